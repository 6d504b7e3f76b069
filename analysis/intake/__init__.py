"""Files and pastes → articles: their text, what is known about them, and what does not count.

Readers of file formats are loaded when the first such file comes, in a process of their own.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
