"""Pieces that any page can use: charts, tables, downloads and filters. They know nothing of any one page."""
