"""Checks of an agency's own data and report."""
