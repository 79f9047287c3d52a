"""Follow-up of the AKIP evaluation: scores explained, recommendations written, proved, verified."""
