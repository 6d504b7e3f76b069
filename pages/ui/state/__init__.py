"""What a visitor has: the articles, kept in the session, in memory and on disk, their analyses and their tables."""
