"""The entry's endpoints, the site, and an empty view to measure against."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def kosong(request: HttpRequest) -> HttpResponse:
    """Nothing but what every logged-in request costs: session, user, middleware."""
    return HttpResponse(request.user.get_username())


urlpatterns = [
    path("kosong/", kosong, name="kosong"),
    path("", include("laporan.isian.urls")),
    path("", include("config.urls")),
]
