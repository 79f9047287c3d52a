"""How large the body of a request may be, by route; asked before any of it is read."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest

from kinerja.penolakan import TerlaluBesarError

MB = 1024 * 1024
#: What a form of fields adds to its files: names, boundaries, texts.
RUANG_FORMULIR = MB
Layar = TypeVar("Layar", bound=Callable[..., Any])


def badan_maks(batas: Callable[[], int]) -> Callable[[Layar], Layar]:
    """Let a route take files. `batas`: how many bytes of them, told when asked, for what it depends
    on is a setting.
    """

    def hias(view: Layar) -> Layar:
        view.badan_maks = batas  # type: ignore[attr-defined]
        return view

    return hias


def batas_isi(view: Callable[..., Any]) -> int:
    """Bytes that a request to this view may bring, beside what a form adds to them."""
    batas: Callable[[], int] | None = getattr(view, "badan_maks", None)
    return batas() if batas else settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def pastikan_muat(request: HttpRequest, view: Callable[..., Any]) -> None:
    """Raises TerlaluBesarError for a body that is announced as larger than its route takes.

    What is not announced (a chunked body) is not read at all: Django takes it as empty.
    """
    try:
        panjang = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        panjang = 0
    if panjang > (batas := batas_isi(view)) + RUANG_FORMULIR:
        raise TerlaluBesarError(pesan_terlalu_besar(batas))


def pesan_terlalu_besar(batas: int) -> str:
    """What is told of it."""
    return f"Kiriman melebihi {batas // MB} MB dan tidak diterima. Kurangi isinya, lalu ulangi."
