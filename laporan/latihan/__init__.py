"""The living sample: a practice year that the product's own actions make, for any day."""
