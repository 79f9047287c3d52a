"""The kinds of jobs that this installation knows, handed in by laporan/pekerjaan.py."""

from collections.abc import Callable, Mapping

from django.db.models import QuerySet

from kinerja.models import Pengguna, PerangkatDaerah
from laporan.models import Tugas
from laporan.tugas.dasar import Pekerjaan

_sumber: list[Callable[[], Mapping[str, Pekerjaan]]] = []


def pasang(sumber: Callable[[], Mapping[str, Pekerjaan]]) -> None:
    """Say where the list is. Called once, when the application is ready; read when first needed."""
    _sumber[:] = [sumber]


def daftar() -> Mapping[str, Pekerjaan]:
    """jenis → Pekerjaan."""
    return _sumber[0]()


def tugas_terlihat(pengguna: Pengguna, pd: PerangkatDaerah | None = None) -> QuerySet[Tugas]:
    """Jobs that this user may see: of their scope, and of kinds that they might ask for."""
    jenis = [k for k, p in daftar().items() if pengguna.has_perm(p.izin)]
    semua = Tugas.objects.untuk(pengguna).filter(jenis__in=jenis)
    return semua if pd is None else semua.filter(pd=pd)
