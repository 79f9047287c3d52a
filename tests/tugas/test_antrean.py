"""Taking jobs: each once, dead workers replaced, slow ones left alone. On both databases."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.db.models.functions import Now
from django.utils import timezone

from laporan.models import Pekerja, Tugas
from laporan.tugas import antrean, batalkan

pytestmark = pytest.mark.django_db


def _umur(t: Tugas, detik: int) -> None:
    Tugas.objects.filter(pk=t.pk).update(detak=Now() - timedelta(seconds=detik))


def test_yang_pertama_diminta_pertama_diambil(minta: Any) -> None:
    satu, dua = minta("cepat", nama="a"), minta("cepat", nama="b")
    assert antrean.ambil("p1") == satu
    assert antrean.ambil("p2") == dua
    assert antrean.ambil("p1") is None
    satu.refresh_from_db()
    assert (satu.status, satu.pekerja, satu.percobaan) == ("berjalan", "p1", 1)
    assert satu.detak is not None


def test_pekerja_lambat_yang_hidup_tidak_dirampas(minta: Any) -> None:
    t = minta("cepat")
    antrean.ambil("p1")
    _umur(t, antrean.BATAS_DETAK - 5)
    assert antrean.ambil("p2") is None
    assert antrean.kabari(t.pk, "p1", persen=10, langkah="x")


def test_pekerja_mati_digantikan_dan_kehilangan_haknya(minta: Any) -> None:
    t = minta("cepat")
    antrean.ambil("p1")
    _umur(t, antrean.BATAS_DETAK + 1)
    assert antrean.ambil("p2") == t
    assert not antrean.kabari(t.pk, "p1", persen=50, langkah="lama")
    assert not antrean.selesaikan(t.pk, "p1", berkas="lama")
    assert not antrean.gagalkan(t.pk, "p1", "lama")
    assert antrean.keadaan(t.pk, "p1") is None
    assert antrean.keadaan(t.pk, "p2") is False
    assert antrean.selesaikan(t.pk, "p2", berkas="baru")
    t.refresh_from_db()
    assert (t.status, t.berkas, t.persen, t.percobaan) == ("selesai", "baru", 100, 2)


def test_percobaan_terbatas(minta: Any) -> None:
    t = minta("cepat")
    for nomor in range(antrean.MAKS_PERCOBAAN):
        assert antrean.ambil(f"p{nomor}") == t
        _umur(t, antrean.BATAS_DETAK + 1)
    assert antrean.ambil("p9") is None
    t.refresh_from_db()
    assert (t.status, t.galat) == ("gagal", antrean.PESAN_TERHENTI)


def test_dikembalikan_tanpa_menghabiskan_percobaan(minta: Any) -> None:
    t = minta("cepat")
    antrean.ambil("p1")
    assert antrean.kembalikan(t.pk, "p1", dihitung=False)
    t.refresh_from_db()
    assert (t.status, t.percobaan, t.pekerja) == ("menunggu", 0, "")
    antrean.ambil("p1")
    assert antrean.kembalikan(t.pk, "p1", dihitung=True)
    t.refresh_from_db()
    assert t.percobaan == 1


def test_batal_saat_pekerjanya_sudah_mati(minta: Any, orang: Any) -> None:
    t = minta("cepat")
    antrean.ambil("p1")
    batalkan(tugas=t, oleh=orang, pada=timezone.now())
    assert antrean.keadaan(t.pk, "p1") is True
    _umur(t, antrean.BATAS_DETAK + 1)
    assert antrean.ambil("p2") is None
    t.refresh_from_db()
    assert t.status == "dibatalkan"


def test_kemajuan_dibatasi(minta: Any) -> None:
    t = minta("cepat")
    antrean.ambil("p1")
    antrean.kabari(t.pk, "p1", persen=250, langkah="x" * 500)
    t.refresh_from_db()
    assert (t.persen, len(t.langkah)) == (99, 200)


def test_tanda_hidup_pekerja() -> None:
    assert not antrean.ada_pekerja()
    antrean.daftarkan("p1")
    assert antrean.ada_pekerja()
    Pekerja.objects.update(detak=Now() - timedelta(seconds=antrean.BATAS_DETAK))
    assert not antrean.ada_pekerja()
    Pekerja.objects.update(detak=Now() - timedelta(seconds=11 * antrean.BATAS_DETAK))
    antrean.daftarkan("p2")
    assert [p.nama for p in Pekerja.objects.all()] == ["p2"]
    antrean.hapus_pekerja("p2")
    assert not antrean.ada_pekerja()


@pytest.mark.django_db(transaction=True)
def test_setiap_pekerjaan_sekali_saja(minta: Any) -> None:
    """Eight takers, forty jobs of two agencies' worth of queue: nobody gets one twice."""
    from laporan.tugas import aksi

    aksi.MAKS_MENUNGGU, semula = 100, aksi.MAKS_MENUNGGU
    try:
        semua = {minta("cepat", nama=str(n)).pk for n in range(40)}
    finally:
        aksi.MAKS_MENUNGGU = semula
    diambil: list[tuple[str, int]] = []
    galat: list[BaseException] = []

    def kerja(nama: str) -> None:
        try:
            while (t := antrean.ambil(nama)) is not None:
                diambil.append((nama, t.pk))
                antrean.selesaikan(t.pk, nama)
        except BaseException as e:
            galat.append(e)
        finally:
            connections.close_all()

    utas = [threading.Thread(target=kerja, args=(f"p{n}",)) for n in range(8)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert not galat
    assert sorted(pk for _, pk in diambil) == sorted(semua)
    assert Tugas.objects.filter(status="selesai").count() == 40


@pytest.mark.django_db(transaction=True)
def test_diminta_bersamaan_hanya_satu_pekerjaan(minta: Any, orang: Any, pengguna: Any) -> None:
    from kinerja.peran import SEKRETARIAT

    semua = [orang, *(pengguna(SEKRETARIAT, pd=orang.pd) for _ in range(5))]
    mulai = threading.Barrier(len(semua))
    hasil: list[int] = []
    galat: list[BaseException] = []

    def kerja(siapa: Any) -> None:
        try:
            mulai.wait()
            hasil.append(minta("cepat", oleh=siapa, data="sama").pk)
        except BaseException as e:
            galat.append(e)
        finally:
            connections.close_all()

    utas = [threading.Thread(target=kerja, args=(s,)) for s in semua]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert not galat
    assert len(set(hasil)) == 1
    t = Tugas.objects.get()
    assert set(t.peminta.all()) == set(semua)
