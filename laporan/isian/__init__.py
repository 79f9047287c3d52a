"""The quarterly entry as one: grid, cells, paste, submission, verification, completeness."""
