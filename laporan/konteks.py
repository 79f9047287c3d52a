"""What every page shows around its content."""

from typing import Any

from django.http import HttpRequest


def rangka(request: HttpRequest) -> dict[str, Any]:
    """Context of the page frame."""
    return {}
