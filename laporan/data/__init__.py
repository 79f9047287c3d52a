"""Data sets of one agency: load and save."""
