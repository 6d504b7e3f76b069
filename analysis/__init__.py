"""Quotient: who speaks in the news, who is named, and how it reads. Nothing here knows about the app that shows it.

What is public stands in `__init__.pyi`; each of it is loaded when it is first asked for, so that importing this costs nothing.
"""

import lazy_loader

from analysis.telemetry import switch_off_telemetry

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

switch_off_telemetry()  # here, because every way in passes here first: the app, workers, notebooks, training
