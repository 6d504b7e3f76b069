"""The one file in which collections last: SQLite, with a module for each kind of thing that is kept.

Every function that takes a `Place` looks only at that owner's collection, whoever made up its number.
"""
