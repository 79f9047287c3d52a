"""Rules on the cascade down to people."""
