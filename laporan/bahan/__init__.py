"""One agency's year as figures: the bundle, where a figure comes from, the user's scope."""
