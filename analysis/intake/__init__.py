"""From what people have (a paste, files, archives) to articles."""
