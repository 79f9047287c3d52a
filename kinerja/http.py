"""What a view may rely on about its request, and what a client reads."""

from django.http import HttpRequest

from kinerja.models import Pengguna


class AuthenticatedHttpRequest(HttpRequest):
    """A request that LoginRequiredMiddleware has let through."""

    user: Pengguna


_API = "/api/"


def minta_json(request: HttpRequest) -> bool:
    """Whether the client reads JSON: the endpoint speaks nothing else (`hanya_json` of its view; an
    address of the API that is none), or the request is JSON, or it asks for JSON and not for a
    page.
    """
    cocok = request.resolver_match
    if cocok is None and request.path_info.startswith(_API):
        return True
    if cocok is not None and getattr(cocok.func, "hanya_json", False):
        return True
    if request.content_type == "application/json":
        return True
    return request.accepts("application/json") and not request.accepts("text/html")
