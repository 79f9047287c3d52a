"""Two people at once, on connections of their own: one step is taken, the other is refused."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from kinerja.models import NaskahPerjanjian, PerjanjianKinerja, TandaTangan
from laporan.perjanjian.aksi import AksiDitolakError, ajukan, tandatangani
from laporan.perjanjian.siapkan import siapkan_semua
from tests.perjanjian.bantu import PADA, TAHUN, PenyegelPalsu, cetak

pytestmark = pytest.mark.django_db(transaction=True)


def serentak(*kerja: Callable[[], Any]) -> list[Exception | None]:
    """Run each in a thread; what each was refused with, or None."""
    hasil: list[Exception | None] = [None] * len(kerja)

    def jalankan(nomor: int) -> None:
        try:
            kerja[nomor]()
        except Exception as galat:
            hasil[nomor] = galat
        finally:
            connection.close()

    utas = [Thread(target=jalankan, args=[i]) for i in range(len(kerja))]
    for u in utas:
        u.start()
    for u in utas:
        u.join(timeout=60)
    assert not any(u.is_alive() for u in utas)
    return hasil


class Berbarengan(PenyegelPalsu):
    """Gives its answer only when both are being sealed: nothing is locked meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.pagar = Barrier(2, timeout=30)

    def segel(self, pdf: bytes, **argumen: Any) -> Any:
        hasil = super().segel(pdf, **argumen)
        self.pagar.wait()
        return hasil


def satu_menang(hasil: list[Exception | None]) -> None:
    galat = [g for g in hasil if g is not None]
    assert len(galat) == len(hasil) - 1, hasil
    assert all(isinstance(g, AksiDitolakError) for g in galat), hasil


def test_dua_klik_satu_tanda_tangan(pk, penanda):
    p = penanda.sampai(pk["KASI-TRANS"], "diajukan")
    oleh, penyegel = penanda.akun(p.jabatan), Berbarengan()

    def klik() -> None:
        tandatangani(perjanjian=p, pihak=1, oleh=oleh, pada=PADA, penyegel=penyegel)

    satu_menang(serentak(klik, klik))
    assert len(penyegel.dipanggil) == 2
    assert TandaTangan.objects.get().naskah.perjanjian_id == p.pk
    assert PerjanjianKinerja.objects.get(pk=p.pk).status == "pihak_pertama"


def test_dua_pengajuan_satu_naskah(pk, sekretariat):
    p, pagar = pk["KASI-TRANS"], Barrier(2, timeout=30)

    def render(isi: Any) -> bytes:
        pagar.wait()
        return cetak(isi)

    def kirim() -> None:
        ajukan(perjanjian=p, oleh=sekretariat, pada=PADA, perender=render)

    satu_menang(serentak(kirim, kirim))
    assert NaskahPerjanjian.objects.get().ke == 1


def test_dua_persiapan_tidak_menggandakan(contoh, sekretariat):
    def siapkan() -> None:
        siapkan_semua(pd=contoh, tahun=TAHUN, oleh=sekretariat, pada=PADA)

    assert serentak(siapkan, siapkan) == [None, None]
    assert PerjanjianKinerja.objects.count() == 14
