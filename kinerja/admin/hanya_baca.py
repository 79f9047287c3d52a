"""Rows that the master data pages show and never write."""

from typing import Any


class HanyaBaca:
    """Mixed into an admin or an inline: nobody adds, changes or deletes here, whatever the role."""

    can_delete = False

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False
