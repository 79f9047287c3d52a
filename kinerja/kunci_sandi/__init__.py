"""Passkeys (WebAuthn): registering one, proving with one."""
