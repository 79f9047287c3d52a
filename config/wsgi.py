"""WSGI entry for gunicorn."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from gunicorn.errors import AppImportError

from config.badan_utuh import utuhkan
from config.mulai import pastikan_terjaga

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = utuhkan(get_wsgi_application())
try:
    pastikan_terjaga()
except ImproperlyConfigured as galat:
    # Of this one gunicorn prints the message alone, and stops instead of trying again.
    raise AppImportError(str(galat)) from None
# Loads every view. Django does it at the first request, which then waits a second longer.
_ = get_resolver().url_patterns
