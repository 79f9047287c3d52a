"""What the screens of the Perjanjian Kinerja show, gathered in a fixed number of queries."""
