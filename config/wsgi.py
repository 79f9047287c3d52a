"""WSGI entry for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
# Loads every view. Django does it at the first request, which then waits a second longer.
_ = get_resolver().url_patterns
