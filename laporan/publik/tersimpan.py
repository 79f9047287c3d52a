"""Public pages as they were drawn, kept in each process under their validator.

A page is the same for everybody, and its ETag moves with everything that it shows, in the
transaction of what changes it. So a page that is asked for again under the same ETag is the same
page. It is drawn from what is read after its ETag, so it is never older than that.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.http import HttpResponse
from django.http.response import HttpResponseBase

PALING_BANYAK = 64
PALING_BESAR = 512 * 1024
"""Bytes of a page; what is larger is a file, which is asked for rarely."""

_Isi = tuple[bytes, dict[str, str]]


class HalamanTersimpan:
    """The latest pages by their ETag."""

    def __init__(self) -> None:
        self._gembok = Lock()
        self._isi: OrderedDict[str, _Isi] = OrderedDict()

    def ambil(self, etag: str, buat: Callable[[], HttpResponseBase]) -> HttpResponseBase:
        """The page of this ETag; drawn where it is not there. Raises what `buat` raises."""
        if not settings.TAPAK_SIMPANAN_LAPORAN:
            return buat()
        with self._gembok:
            if (ada := self._isi.get(etag)) is not None:
                self._isi.move_to_end(etag)
        if ada is not None:
            return HttpResponse(ada[0], headers=ada[1])
        respons = buat()
        if self._layak(respons):
            assert isinstance(respons, HttpResponse)
            with self._gembok:
                self._isi[etag] = (respons.content, dict(respons.headers))
                while len(self._isi) > PALING_BANYAK:
                    self._isi.popitem(last=False)
        return respons

    def kosongkan(self) -> None:
        """Forget everything."""
        with self._gembok:
            self._isi.clear()

    @staticmethod
    def _layak(respons: HttpResponseBase) -> bool:
        return (
            isinstance(respons, HttpResponse)
            and respons.status_code == 200
            and not respons.cookies
            and len(respons.content) <= PALING_BESAR
        )


#: The pages of this process.
SIMPANAN_PUBLIK = HalamanTersimpan()
