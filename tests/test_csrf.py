"""A form whose token is stale: an Indonesian page that says what to do."""

from django.test import Client
from django.urls import reverse


def test_formulir_kedaluwarsa(db: None) -> None:
    respons = Client(enforce_csrf_checks=True).post(reverse("masuk"), {"username": "x"})

    assert respons.status_code == 403
    assert "Formulir ini sudah kedaluwarsa" in respons.content.decode()
