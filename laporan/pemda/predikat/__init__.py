"""The predicate of each agency per quarter: by a rule held as data, disputed, then final."""
