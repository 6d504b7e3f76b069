"""What surrounds every page: the frame with the list of pages, the heading, the progress bar, and the labels."""
