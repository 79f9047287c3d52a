"""What must be there."""

from typing import TypeVar

T = TypeVar("T")


def pasti(nilai: T | None) -> T:
    """Return the value; fail the test where there is none."""
    if nilai is None:
        raise AssertionError("nothing is there")
    return nilai
