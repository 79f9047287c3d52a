"""PURE. Sentences of the report over measured values; figures are runs keyed by what they show."""
