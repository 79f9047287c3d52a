"""What a view may rely on about its request."""

from django.http import HttpRequest

from kinerja.models import Pengguna


class AuthenticatedHttpRequest(HttpRequest):
    """A request that LoginRequiredMiddleware has let through."""

    user: Pengguna
