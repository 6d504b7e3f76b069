"""Tables of any number of articles → a folder of Parquet → figures, asked for in place: nothing of it is loaded whole.

What is public stands in `__init__.pyi`; each of it is loaded when it is first asked for.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
