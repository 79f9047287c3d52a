"""What waits for whom: gathered from the features, and told by reminders."""
