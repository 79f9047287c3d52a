"""One archive of an installation, and an installation from one archive."""
