"""Perjanjian Kinerja: prepared from the tree, checked, submitted, signed, replaced."""
