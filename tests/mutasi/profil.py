"""How pytest and hypothesis behave while mutants run: repeatable, quick to notice, no shrinking.

A plugin of pytest (`-p tests.mutasi.profil`): the profile must exist before tests/orakel.py reads
its defaults.
"""

import pytest
from hypothesis import Phase, is_hypothesis_test, settings

settings.register_profile(
    "mutasi",
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    database=None,
    deadline=None,
)
settings.load_profile("mutasi")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tables of cases first: they need milliseconds, a property needs seconds."""
    items.sort(key=lambda i: (is_hypothesis_test(getattr(i, "obj", None)), i.nodeid))
