"""Budget files in the browser: drop a file, read what it would do, accept it, take it back."""
