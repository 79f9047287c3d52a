"""Above the agencies: the region itself."""
