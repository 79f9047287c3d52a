"""Accounts: who may become whom, who keeps whose account, and the links by which one comes in."""
