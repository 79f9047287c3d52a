"""The columns of an event of a row, who and when, and the condition that holds them together."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q


def pelaku(**tambahan: Any) -> "models.ForeignKey[Any, Any]":
    """The account that did it: an action writes it, no form does."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+", **tambahan
    )


def pelaku_langkah() -> "models.ForeignKey[Any, Any]":
    """The same of a step that may not have been taken yet."""
    return pelaku(null=True, blank=True)


def saat_langkah() -> "models.DateTimeField[Any, Any]":
    """When such a step was taken."""
    return models.DateTimeField(null=True, blank=True, editable=False)


def berpasangan(peristiwa: str) -> Q:
    """Condition: the time and the actor of an event are both set or both empty."""
    return Q(**{f"{peristiwa}_pada": None, f"{peristiwa}_oleh": None}) | Q(
        **{f"{peristiwa}_pada__isnull": False, f"{peristiwa}_oleh__isnull": False}
    )
