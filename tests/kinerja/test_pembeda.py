"""C4: what tells two indicators of one name apart."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kinerja.pembeda import bedakan
from kinerja.senama import bedakan_dari_senama
from tests import factories as f


def _indikator(kode: str, nama: str, unit: str, sasaran: str, **lain: Any) -> SimpleNamespace:
    return SimpleNamespace(
        kode=kode,
        nama=nama,
        tujuan_id=None,
        tujuan=None,
        sasaran=SimpleNamespace(uraian=sasaran),
        penanggung_jawab=SimpleNamespace(unit=SimpleNamespace(nama=unit)),
        **{"mulai_tahun": None, "sampai_tahun": None, **lain},
    )


@pytest.mark.parametrize(
    ("daftar", "harapan"),
    [
        ([("A", "Tepat waktu", "Bagian Hukum", "S1"), ("B", "Nilai", "Bagian Umum", "S2")],
         ["", ""]),
        ([("A", "Tepat waktu", "Bagian Hukum", "S1"), ("B", "Tepat  Waktu", "Bagian Umum", "S1")],
         ["Bagian Hukum", "Bagian Umum"]),
        ([("A", "Tepat waktu", "Bagian Umum", "S1."), ("B", "Tepat waktu", "Bagian Umum", "S2")],
         ["sasaran: S1", "sasaran: S2"]),
        ([("A", "Tepat waktu", "Bagian Umum", "S1"), ("B", "Tepat waktu", "Bagian Umum", "S1")],
         ["A", "B"]),
        # Two of three share their unit: the unit tells none of them apart.
        ([("A", "Tepat waktu", "Umum", "S1"), ("B", "Tepat waktu", "Umum", "S2"),
          ("C", "Tepat waktu", "Hukum", "S3")], ["sasaran: S1", "sasaran: S2", "sasaran: S3"]),
    ],
)  # fmt: skip
def test_pembeda(daftar, harapan):
    indikator = [_indikator(*x) for x in daftar]
    bedakan(indikator)
    assert [i.pembeda for i in indikator] == harapan


@pytest.mark.django_db
def test_dibedakan_dari_senama_yang_tidak_ikut_diambil(
    django_assert_num_queries: Any,
) -> None:
    """As search and the evidence page have it: one row, whose namesake they never read."""
    hukum = f.JabatanFactory(unit__nama="Bagian Hukum")
    umum = f.JabatanFactory(unit__nama="Bagian Umum", unit__pd=hukum.pd)
    sasaran = f.SasaranFactory(tujuan__renstra__pd=hukum.pd)
    satu = f.IndikatorFactory(nama="Tepat waktu", sasaran=sasaran, penanggung_jawab=hukum)
    f.IndikatorFactory(nama="tepat  waktu", sasaran=sasaran, penanggung_jawab=umum)
    sendiri = f.IndikatorFactory(nama="Tepat waktu")  # of another agency
    beda = f.IndikatorFactory(sasaran=sasaran, nama="Nilai")
    with django_assert_num_queries(2):
        bedakan_dari_senama([satu, sendiri, beda])
    assert [i.sebutan for i in (satu, sendiri, beda)] == [
        "Tepat waktu (Bagian Hukum)",
        "Tepat waktu",
        "Nilai",
    ]
    with django_assert_num_queries(1):
        bedakan_dari_senama([sendiri])
    with django_assert_num_queries(0):
        bedakan_dari_senama([])


def test_penerus_tetap_bernama_saja():
    lama = _indikator("A", "Tepat waktu", "Umum", "S1", sampai_tahun=2023)
    baru = _indikator("B", "Tepat waktu", "Umum", "S1", mulai_tahun=2024)
    bedakan([lama, baru])
    assert (lama.pembeda, baru.pembeda) == ("", "")
    baru.mulai_tahun = 2023
    bedakan([lama, baru])
    assert (lama.pembeda, baru.pembeda) == ("A", "B")


def test_laporan_mencetak_sebutan_bukan_nama():
    """C4 is kept only while every printed name is `sebutan`; comparing names is something else."""
    akar = Path(__file__).parent.parent.parent / "laporan"
    temuan = [
        f"{b.relative_to(akar)}:{n}"
        for folder in ("lkjip", "triwulanan", "bahan", "uji", "pelengkap")
        for b in sorted((akar / folder).rglob("*.py"))
        for n, baris in enumerate(b.read_text("utf-8").splitlines(), 1)
        if re.search(r"\b(?:i|indikator|dipakai)\.nama\b", baris)
        and not re.search(r"!= b\.indikator\.nama|\.nama\.casefold\(\)", baris)
    ]
    assert temuan == []
