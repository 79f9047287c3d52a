"""Budget files that offices have: read by headings, proven, compared, then loaded as one batch."""
