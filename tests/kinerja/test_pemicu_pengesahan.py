"""What the database itself refuses about endorsed quarters: every trigger has a case."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.models import PengesahanTriwulan, PermintaanBuka, VersiPengesahan
from kinerja.pemicu_pengesahan import LANGKAH_BUKA, PEMICU
from kinerja.status import StatusPembukaan
from tests import factories as f

pytestmark = pytest.mark.django_db

PESAN = {p.nama: p.pesan for p in PEMICU}
AKHIR = datetime.date(2024, 6, 1)
_VERSI, _SAH, _BUKA = (
    "kinerja_versipengesahan",
    "kinerja_pengesahantriwulan",
    "kinerja_permintaanbuka",
)


@contextmanager
def ditolak(nama: str) -> Iterator[None]:
    """Expect an IntegrityError with the message of exactly this trigger."""
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        yield
    assert PESAN[nama] in str(galat.value)


def _ubah(semua: Any, **medan: Any) -> Callable[[], Any]:
    return lambda: semua.update(**medan)


def _versi(pakai: Callable[[Any], Callable[[], Any]]) -> Callable[[], Any]:
    f.VersiPengesahanFactory()
    return pakai(VersiPengesahan.objects.all())


def _sah(pakai: Callable[[Any], Callable[[], Any]]) -> Callable[[], Any]:
    f.VersiPengesahanFactory(pengesahan__ke=2)
    return pakai(PengesahanTriwulan.objects.all())


def _buka(status: str, pakai: Callable[[Any], Callable[[], Any]]) -> Callable[[], Any]:
    f.PermintaanBukaFactory(**{status: True})
    return pakai(PermintaanBuka.objects.all())


def _hapus(semua: Any) -> Callable[[], Any]:
    return lambda: semua._raw_delete(semua.db)


KASUS: dict[str, tuple[str, Callable[[], Callable[[], Any]]]] = {
    "isi versi": (f"{_VERSI}_tetap", lambda: _versi(lambda s: _ubah(s, isi={"baris": {}}))),
    "hapus versi": (f"{_VERSI}_abadi", lambda: _versi(_hapus)),
    "pengesahan mundur": (f"{_SAH}_maju", lambda: _sah(lambda s: _ubah(s, ke=1))),
    "pengesahan pindah triwulan": (f"{_SAH}_maju", lambda: _sah(lambda s: _ubah(s, triwulan=3))),
    "pengesahan pindah orang": (
        f"{_SAH}_maju",
        lambda: _sah(lambda s: _ubah(s, oleh=f.PenggunaFactory())),
    ),
    "pengesahan dihapus": (f"{_SAH}_abadi", lambda: _sah(_hapus)),
    "alasan permintaan": (
        f"{_BUKA}_isi_tetap",
        lambda: _buka("diminta", lambda s: _ubah(s, alasan="Lain")),
    ),
    "baris permintaan": (
        f"{_BUKA}_isi_tetap",
        lambda: _buka("diminta", lambda s: _ubah(s, baris=[{"sasaran": "sub:1"}])),
    ),
    "diputus dua kali": (
        f"{_BUKA}_langkah",
        lambda: _buka("ditolak", lambda s: _ubah(s, status="dibuka")),
    ),
    "dibuka lagi": (
        f"{_BUKA}_langkah",
        lambda: _buka("selesai", lambda s: _ubah(s, status="dibuka")),
    ),
    "diperpanjang diam-diam": (
        f"{_BUKA}_putusan_tetap",
        lambda: _buka("dibuka", lambda s: _ubah(s, sampai="2030-01-01")),
    ),
    "permintaan dihapus": (f"{_BUKA}_abadi", lambda: _buka("diminta", _hapus)),
}


@pytest.mark.parametrize("nama", KASUS)
def test_ditolak_basis_data(nama: str) -> None:
    pemicu, siapkan = KASUS[nama]
    kerja = siapkan()
    with ditolak(pemicu):
        kerja()


def test_setiap_pemicu_punya_kasus() -> None:
    assert {pemicu for pemicu, _ in KASUS.values()} == set(PESAN)


def test_pengesahan_berikutnya_dan_putusan_pertama_diterima() -> None:
    """What the steps do must pass."""
    _sah(lambda s: _ubah(s, ke=3, oleh=f.PenggunaFactory(), pada=f.PADA))()
    p = f.PermintaanBukaFactory()
    p.status, p.sampai, p.diputus_oleh, p.diputus_pada = "dibuka", AKHIR, p.oleh, f.PADA
    p.save()
    p.status, p.menjadi_ke = "selesai", 2
    p.save()


def test_setiap_keadaan_pembukaan_punya_langkah() -> None:
    assert set(LANGKAH_BUKA) == set(StatusPembukaan)


def test_pengesahan_lama_tanpa_versi_masih_dapat_dihapus() -> None:
    """Only what was frozen stands for ever: a database of before has endorsements without it."""
    f.PengesahanFactory()
    PengesahanTriwulan.objects.all().delete()
