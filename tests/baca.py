"""Reading a page as a person does."""

from typing import Any


def terbaca(respons: Any) -> str:
    """The source of a page with every run of whitespace as the one space that a browser shows."""
    return " ".join(respons.content.decode().split())
