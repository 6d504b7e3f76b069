"""Quotient: who speaks in the news, who is named, and how it reads. Nothing here knows about the app that shows it."""

from analysis.telemetry import switch_off_telemetry

__version__ = "0.1.0"

switch_off_telemetry()  # here, because every way in passes here first: the app, workers, notebooks, training
