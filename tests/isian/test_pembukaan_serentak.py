"""Two people at once at an endorsed quarter, on connections of their own."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from kinerja.isian.sel import SasaranSel
from kinerja.models import PengesahanTriwulan, PermintaanBuka, VersiPengesahan
from kinerja.pembukaan import LingkupBuka
from kinerja.penolakan import BentrokError
from kinerja.periode import Triwulan
from laporan.isian.pembukaan import buka_triwulan, tolak_permintaan
from laporan.isian.pengesahan import LembarPengesahan
from tests.isian.dunia import TAHUN, Dunia, ke_sasaran
from tests.isian.tahap import (
    SAMPAI,
    SESUDAH,
    ajukan_semua,
    buka,
    minta,
    sahkan,
    sampai_disahkan,
    verifikasi_semua,
    versi,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def disahkan(pengguna: Callable[..., Any]) -> Dunia:
    d = Dunia(pengguna)
    sampai_disahkan(d)
    return d


def _serentak(*kerja: Callable[[], Any]) -> list[Exception | None]:
    """What each was refused with, or None."""
    hasil: list[Exception | None] = [None] * len(kerja)
    pagar = Barrier(len(kerja), timeout=30)

    def jalan(nomor: int) -> None:
        try:
            pagar.wait()
            kerja[nomor]()
        except Exception as galat:
            hasil[nomor] = galat
        finally:
            connection.close()

    utas = [Thread(target=jalan, args=[n]) for n in range(len(kerja))]
    for u in utas:
        u.start()
    for u in utas:
        u.join(timeout=60)
    assert not any(u.is_alive() for u in utas)
    return hasil


def _satu_menang(hasil: list[Exception | None]) -> None:
    galat = [g for g in hasil if g is not None]
    assert len(galat) == len(hasil) - 1, hasil
    assert all(isinstance(g, BentrokError) for g in galat), hasil


def test_dua_permintaan_satu_yang_masuk(disahkan: Dunia) -> None:
    _satu_menang(_serentak(lambda: minta(disahkan), lambda: minta(disahkan)))
    assert PermintaanBuka.objects.count() == 1


def test_dua_putusan_satu_yang_berlaku(disahkan: Dunia) -> None:
    d = disahkan
    p = minta(d)
    umum: dict[str, Any] = {"permintaan": p.pk, "pd": d.pd, "oleh": d.kadis, "pada": SESUDAH}
    _satu_menang(
        _serentak(
            lambda: buka_triwulan(**umum, sampai=SAMPAI, versi=1),
            lambda: tolak_permintaan(**umum, catatan="Tidak perlu", versi=1),
        )
    )


def test_membuka_selagi_mengesahkan(disahkan: Dunia) -> None:
    """Nobody endorses what was opened behind their back, and no opening is lost."""
    d = disahkan
    buka(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(d.angka)])
    d.isi(d.angka, "nilai", "81", versi=versi(d.angka), pada=SESUDAH)
    ajukan_semua(d, SESUDAH)
    verifikasi_semua(d, SESUDAH)
    sidik = LembarPengesahan(d.kadis, d.pd, Triwulan(TAHUN, 1), pada=SESUDAH).sidik
    p = minta(d, lingkup=LingkupBuka.BARIS, baris=[SasaranSel.baca(f"indikator:{d.predikat.pk}")])
    sah, putus = _serentak(
        lambda: sahkan(d, SESUDAH, dilihat=sidik),
        lambda: buka_triwulan(
            permintaan=p.pk, pd=d.pd, sampai=SAMPAI, oleh=d.kadis, pada=SESUDAH, versi=1
        ),
    )
    assert putus is None
    p.refresh_from_db()
    assert p.status == "dibuka"
    ke = PengesahanTriwulan.objects.get().ke
    assert VersiPengesahan.objects.count() == ke
    if sah is None:
        assert ke == 2
    else:
        assert isinstance(sah, BentrokError)
        assert ke == 1
