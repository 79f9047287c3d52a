"""Accounts: who may become whom, who keeps whose account, links, the wait before signing."""
