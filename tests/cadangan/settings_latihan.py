"""Settings of the rehearsal's server: as delivered, with its own folder and every migration."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.isian.urls_server"
ALLOWED_HOSTS = ["127.0.0.1"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
