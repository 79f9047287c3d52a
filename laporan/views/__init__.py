"""Pages of laporan: thin views over the bundle of one agency and year."""
