"""A made-up kabupaten: agencies of every kind, as data sets that grow from a seed."""
