"""The RPJMD: its tree with figures, and the agencies that stand behind it."""
