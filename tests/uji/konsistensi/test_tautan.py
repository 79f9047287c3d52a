"""Every finding leads to the screen where its reader mends it, or says who does and where."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import resolve

from kinerja.peran import EVALUATOR, KEPALA_DINAS, OPERATOR, PERAN, SEKRETARIAT
from kinerja.uji.dasar import HasilUji, JenisRujuk, Rujuk, TemuanUji
from laporan.perencanaan.layar_awal import LEMBAR_LANGKAH
from laporan.perencanaan.susun_kisi import MACAM
from laporan.perjanjian.temuan import Tingkat
from laporan.uji.jalankan import SEMUA
from laporan.uji.perbaikan import PERBAIKAN
from laporan.uji.pintu import JENJANG
from laporan.uji.tampilan import _tautan
from laporan.uji.tautan import alamat_perbaikan

ATURAN = {a.kode: a for a in SEMUA}
SUB = Rujuk(JenisRujuk.SUB_KEGIATAN, 7, "2.07.02.2.01.0001 Pelatihan", 3, "2.07.02.2.01.0001")
TEMUAN = TemuanUji(SUB, "x", triwulan=2)


def _orang(peran: str, pd: int | None = 1) -> Any:
    izin = PERAN[peran]
    return SimpleNamespace(pd_id=pd, has_perm=lambda satu: satu in izin)


def _dilihat(kode: str, orang: Any) -> tuple[str, bool, str]:
    bahan: Any = SimpleNamespace(pd=SimpleNamespace(pk=1), tahun=2026)
    return _tautan(orang, bahan, HasilUji(ATURAN[kode], TEMUAN))


def test_setiap_aturan_punya_tempat_perbaikan() -> None:
    assert set(PERBAIKAN) == set(ATURAN)
    izin = {satu for semua in PERAN.values() for satu in semua}
    for kode, semua in PERBAIKAN.items():
        for satu in semua:
            resolve(alamat_perbaikan(satu, 2026, TEMUAN).partition("?")[0])
            assert satu.izin in izin, kode
            if satu.rute == "persiapan_kisi":
                assert satu.arg[0] in MACAM, kode
            if satu.rute == "persiapan_isi":
                assert satu.arg[0] in {n for d in LEMBAR_LANGKAH.values() for n in d}, kode


@pytest.mark.parametrize(
    ("kode", "peran", "alamat"),
    [
        (
            "A18",
            SEKRETARIAT,
            "/persiapan/isi/dukungan/?tahun=2026&baru=ya&kode=2.07.02.2.01.0001",
        ),
        (
            "I01",
            SEKRETARIAT,
            "/persiapan/isi/indikator/?tahun=2026&kode=2.07.02.2.01.0001",
        ),
        ("A03", SEKRETARIAT, "/persiapan/kisi/pagu/?tahun=2026"),
        ("O02", SEKRETARIAT, "/persiapan/kisi/pemangku/?tahun=2026"),
        ("A11", OPERATOR, "/isian/?tahun=2026&triwulan=2"),
        ("A11", SEKRETARIAT, "/anggaran/berkas/?tahun=2026"),
        ("V01", SEKRETARIAT, "/lhe/nilai/?tahun=2026"),
    ],
)
def test_menuju_tempatnya(kode: str, peran: str, alamat: str) -> None:
    assert _dilihat(kode, _orang(peran)) == (alamat, True, "")


def test_yang_tidak_dapat_memperbaiki_diberi_tahu_siapa() -> None:
    alamat, perbaiki, oleh = _dilihat("A18", _orang(OPERATOR))
    assert (alamat, perbaiki) == ("/anggaran/", False)
    assert oleh == "Diperbaiki oleh Sekretariat: isian Kaitan dengan indikator di Persiapan."
    _, perbaiki, oleh = _dilihat("R10", _orang(EVALUATOR, None))
    assert (perbaiki, oleh) == (False, "Diperbaiki oleh pengisi unitnya: Isi Realisasi.")
    # A finding of the agreement's own door names a page that only Sekretariat opens.
    bahan: Any = SimpleNamespace(pd=SimpleNamespace(pk=1), tahun=2026)
    pintu = HasilUji(
        JENJANG[Tingkat.GALAT], replace(TEMUAN, tautan="/perjanjian/5/isi/#nama_kedua")
    )
    assert _tautan(_orang(KEPALA_DINAS), bahan, pintu) == (
        "",
        False,
        "Diperbaiki oleh Sekretariat.",
    )
    assert _tautan(_orang(SEKRETARIAT), bahan, pintu)[0] == "/perjanjian/5/isi/#nama_kedua"
    # The Sekretariat of the region sees an agency's findings, but sets up its own alone.
    assert _dilihat("A03", _orang(SEKRETARIAT, 2))[1] is False
