"""Rules about the budget that entry, import, admin and the checks ask alike. PURE."""
