"""The entry page: add articles, see what came of it, list and remove them."""
