"""Tables → charts, sentences and marked text: what is shown of an analysis, wherever it is shown."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
