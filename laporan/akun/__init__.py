"""Accounts of an agency on screen: the list, inviting, one account, what was set on them."""
