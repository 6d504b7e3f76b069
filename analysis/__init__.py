"""Quotient: who speaks in the news, who is named, and how it reads. Nothing here knows about the app that shows it."""

__version__ = "0.1.0"
