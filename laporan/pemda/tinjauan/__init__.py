"""Every agency of the pemda at a glance: who is behind, where, and why."""
