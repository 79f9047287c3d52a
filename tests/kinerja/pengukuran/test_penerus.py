"""What continues an indicator: its final target, and whose figures stand for whose.

Expected figures are worked by hand; the arithmetic itself stands in test_capaian.
"""

from decimal import Decimal
from typing import Any

import pytest

from kinerja.capaian import NilaiTarget
from kinerja.jenis import KaitanPendahulu
from tests.kinerja.pengukuran.dunia import Dunia
from tests.pasti import pasti

pytestmark = pytest.mark.django_db

D = Decimal
AKHIR = 2026


def test_target_akhir_dari_yang_melanjutkan(d: Dunia) -> None:
    """The one that has a final target lends it; whoever has one of its own needs no other."""
    lama = d.indikator(urutan=1)
    tanpa = d.indikator(urutan=2, pendahulu=lama)
    satu = d.indikator(urutan=3, pendahulu=lama)
    cucu = d.indikator(urutan=4, pendahulu=satu)
    dokumen = d.dokumen_renstra()
    d.target(lama, 60, dokumen, 2024)
    d.target(satu, 70, dokumen, 2025)
    d.target(satu, 90, dokumen, AKHIR)
    d.target(cucu, 95, dokumen, AKHIR)
    p = d.ukur()
    assert [p.penerus(i) for i in (lama, satu, cucu)] == [[tanpa, satu], [cucu], []]
    (hasil,) = p.akhir_penerus(lama, 2024)
    assert hasil.indikator == satu
    assert hasil.target.nilai == NilaiTarget.minimal(D(90))
    assert hasil.sebanding is True
    assert p.target_akhir_renstra(lama, 2024) == hasil.target
    assert p.akhir_penerus(lama, 2020) == []  # no plan covers the year
    assert p.akhir_penerus(satu, 2024) == []
    assert pasti(p.target_akhir_renstra(satu, 2024)).nilai == NilaiTarget.minimal(D(90))


def test_dua_yang_melanjutkan_tidak_memberi_satu_target(d: Dunia) -> None:
    lama = d.indikator()
    dokumen = d.dokumen_renstra()
    penerus = [d.indikator(pendahulu=lama, urutan=n) for n in (1, 2)]
    for i in penerus:
        d.target(i, 90, dokumen, AKHIR)
    p = d.ukur()
    assert [a.indikator for a in p.akhir_penerus(lama, 2024)] == penerus
    assert p.target_akhir_renstra(lama, 2024) is None


def test_sebanding_hanya_bila_ukurannya_tetap(d: Dunia) -> None:
    """Same way of showing, not replaced, same definition; what somebody said goes before what is
    written.
    """
    tulis = {"definisi": "Peserta yang bekerja"}
    lain = {"definisi": "Peserta yang bekerja penuh waktu"}
    kasus: list[tuple[dict[str, Any], dict[str, Any], bool]] = [
        ({}, {}, True),
        ({}, {"pola_tampil": "{n} Orang"}, False),
        ({}, {"kaitan_pendahulu": KaitanPendahulu.DIGANTI}, False),
        ({}, {"kaitan_pendahulu": KaitanPendahulu.DEFINISI}, False),
        (tulis, lain, False),
        (tulis, {**lain, "kaitan_pendahulu": KaitanPendahulu.SAMA}, True),
        ({}, {"pola_tampil": "{n} Orang", "kaitan_pendahulu": KaitanPendahulu.SAMA}, False),
    ]
    dokumen = d.dokumen_renstra()
    lama = []
    for milik, penerus, _ in kasus:
        lama.append(d.indikator(**milik))
        d.target(d.indikator(pendahulu=lama[-1], **penerus), 90, dokumen, AKHIR)
    p = d.ukur()
    for i, (milik, penerus, sebanding) in zip(lama, kasus, strict=True):
        (hasil,) = p.akhir_penerus(i, 2024)
        assert hasil.sebanding is sebanding, (milik, penerus)
        dipakai = p.target_akhir_renstra(i, 2024)
        assert dipakai == (hasil.target if sebanding else None), (milik, penerus)


def test_indikator_pertama_bukan_pendahulu_siapa_pun(d: Dunia) -> None:
    """An indicator without predecessor stays without figures, whatever the first row has."""
    pertama = d.indikator(pk=1)
    d.isi(pertama, 80)
    lepas = d.indikator()
    p = d.ukur()
    assert p.ukuran_riwayat(lepas, 2024)[1] == lepas
    assert p.digantikan(lepas, 2024) is None


def test_yang_menggantikan_berbicara_juga_tanpa_angka(d: Dunia) -> None:
    """A quarter reported as N/A is a report: the year is not that of the one before."""
    lama = d.indikator()
    baru = d.indikator(pendahulu=lama, kaitan_pendahulu=KaitanPendahulu.DIGANTI)
    assert d.ukur().digantikan(baru, 2024) == lama
    d.isi(baru, None, tidak_berlaku=True, alasan_tidak_berlaku="Pelatihan ditunda")
    assert d.ukur().digantikan(baru, 2024) is None
