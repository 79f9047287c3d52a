"""Settings of the test suite: fast passwords, no TLS, one database named by the environment."""

import os

os.environ.setdefault("TAPAK_DEBUG", "1")
# Workers, also those that a test starts, do what the test asks and nothing of the night.
os.environ["TAPAK_UJI_MALAM"] = "0"

from config.settings import *  # noqa: F403
from config.settings import DATABASES, MIDDLEWARE
from tests.lambat import JEDA

DEBUG = False
SECRET_KEY = "hanya-untuk-tes-" + "x" * 40
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# No connection outlives a test: an unclosed one would be a ResourceWarning, which is an error.
DATABASES["default"]["CONN_MAX_AGE"] = 0
MIDDLEWARE = (["tests.lambat.Lambat"] if JEDA else []) + list(MIDDLEWARE)
# What a test replaces in the code is seen at once; tests/cap asks for it by name.
TAPAK_SIMPANAN_LAPORAN = 0
# No test starts a worker unless it says so.
TAPAK_PEKERJA = "mandiri"
