"""Where a figure of an indicator comes from: calculation, people behind it, evidence."""
