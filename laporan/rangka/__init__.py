"""What every screen shares: the agency and year at hand, navigation, refusals, search."""
