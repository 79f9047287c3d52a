"""Settings of the server that the kill test and the benchmark start: as delivered, plus routes."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.entri.urls_server"
ALLOWED_HOSTS = ["127.0.0.1"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
