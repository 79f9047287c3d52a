"""Aggregates that both databases have under different names."""

from typing import Any

from django.db.models import Aggregate, CharField, Value
from django.db.models.functions import Cast


class GabungTeks(Aggregate):
    """Texts of a group as one, separated by `pemisah`; None for an empty group."""

    function = "GROUP_CONCAT"
    name = "GabungTeks"
    output_field = CharField()

    def __init__(self, teks: Any, pemisah: str = "\n", **tambahan: Any) -> None:
        super().__init__(Cast(teks, CharField()), Value(pemisah), **tambahan)

    def as_postgresql(self, compiler: Any, connection: Any, **konteks: Any) -> Any:
        """PostgreSQL's name of it."""
        return super().as_sql(compiler, connection, function="STRING_AGG", **konteks)
