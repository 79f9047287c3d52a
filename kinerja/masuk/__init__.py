"""Signing in: pauses after failures, sessions, second factors, a pemda's identity service."""
