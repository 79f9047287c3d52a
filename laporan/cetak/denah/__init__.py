"""How a tree of cards is laid out and drawn, on screens, on sheets and in the report. PURE."""
