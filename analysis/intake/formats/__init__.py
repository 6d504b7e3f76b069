"""The bytes of one file → its texts, a module for each format. Runs in the limited process; what comes in may be hostile."""
