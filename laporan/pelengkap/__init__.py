"""What people enter for the annual report beside figures: one grid for each kind of row."""
