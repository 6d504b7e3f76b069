"""The parts that the pages about articles are made of: each takes a table and shows it with its chart and download."""
