"""The cascade down to people: results of each post, one's own line to the top, the RHK list."""
