"""Analyses → rows → DataFrames → CSV and ZIP: what `docs/tables.md` promises.

pandas is loaded when the first DataFrame is asked for: the command line and its workers write rows without it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
