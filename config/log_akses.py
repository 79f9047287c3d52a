"""gunicorn's access log: addresses without codes and tokens."""

from typing import Any

from gunicorn.glogging import Logger

from config.log import jalur_tanpa_rahasia


class LogAkses(Logger):
    """One line for each request, in the form of config/gunicorn.py."""

    def atoms(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        isi: dict[str, Any] = super().atoms(*args, **kwargs)
        isi["U"] = jalur_tanpa_rahasia(isi["U"] or "")
        return isi
