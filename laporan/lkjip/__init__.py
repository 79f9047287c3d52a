"""The annual report from data, and the pages of its tree, indicators and budget."""
