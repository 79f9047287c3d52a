"""Settings of the server that the kill test and the benchmark start: as delivered, plus routes.

Its tables come straight from the models (`migrate --run-syncdb`): replaying every migration takes
longer than the test itself, and script/check proves that both give the same tables.
"""

import os

from config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.isian.urls_server"
ALLOWED_HOSTS = ["127.0.0.1", *os.environ.get("UJI_ALAMAT", "").split()]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


class _TanpaMigrasi:
    """As pytest-django's --no-migrations: no app has any."""

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


MIGRATION_MODULES = _TanpaMigrasi()
