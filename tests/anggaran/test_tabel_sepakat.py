"""Findings A1 to A4: the whole report of each data set, every table that prints the budget.

The figures are those of the README beside each data set, worked out by hand.
"""

from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from kinerja.models import PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.dokumen.penomoran import semua_blok, semua_tabel
from laporan.dokumen.unsur import Daftar, Dokumen, Tabel, baris_lengkap, teks_polos
from laporan.perjanjian.jumlah import jumlah_mata
from laporan.perjanjian.sumber import AcuanAnggaran, SumberPerjanjian
from tests.susunan import susun_lkjip

CONTOH = Path(__file__).parent.parent / "contoh"


def muat(nama: str, pd: str) -> Bahan:
    call_command("muat_data", str(CONTOH / nama), stdout=StringIO())
    return Bahan(PerangkatDaerah.objects.get(kode=pd), 2024)


def laporan(bahan: Bahan) -> Dokumen:
    return susun_lkjip(bahan, dicetak=date(2025, 2, 28))


def tabel(dokumen: Dokumen, kunci: str) -> Tabel:
    return next(t for t in semua_tabel(dokumen) if t.kunci == kunci)


def isi(dokumen: Dokumen, kunci: str) -> list[tuple[str, ...]]:
    return [b for b in baris_lengkap(tabel(dokumen, kunci)) if any(b)]


def baris(dokumen: Dokumen, kunci: str, nama: str) -> tuple[str, ...]:
    return next(b for b in isi(dokumen, kunci) if nama in b)


def jumlah(dokumen: Dokumen, kunci: str) -> list[str]:
    """The cells with a figure of the sum row of a table."""
    terakhir = next(b for b in tabel(dokumen, kunci).baris if b.jenis == "jumlah")
    return [s.teks for s in terakhir.sel if s.nilai is not None]


def jumlah_pk(bahan: Bahan) -> int:
    """Sum of the agreement of the head, by the nodes that it lists."""
    s = SumberPerjanjian(bahan.pd, bahan.tahun)
    assert s.puncak is not None
    mata = s.mata(s.puncak, AcuanAnggaran(date(2024, 12, 31)))
    return jumlah_mata([(m.kode, m.anggaran) for m in mata])


def semua_sepakat(bahan: Bahan, pagu: str, realisasi: str, serapan: str) -> Dokumen:
    """Tabel 2.2, 3.12, 3.13, 3.14, the summary and the agreement name one total."""
    dokumen = laporan(bahan)
    assert jumlah(dokumen, "perjanjian_kinerja") == [pagu]
    for kunci in ("jenis_belanja", "realisasi_anggaran", "anggaran_sasaran", "ringkasan_anggaran"):
        assert jumlah(dokumen, kunci) == [pagu, realisasi, serapan], kunci
    assert jumlah_pk(bahan) == int(pagu.replace(".", ""))
    return dokumen


def catatan(dokumen: Dokumen, kunci: str) -> str:
    return " ".join(teks_polos(c) for c in tabel(dokumen, kunci).catatan)


# --- A1 -----------------------------------------------------------------------------------------


def test_a1_versi_yang_merinci_tidak_mengubah_jumlah(contoh):
    bahan = muat("anggaran-dirinci", "disnakertrans-banjar")
    dokumen = semua_sepakat(bahan, "12.660.248.443", "10.004.700.874", "79,02%")

    sub = next(b for b in isi(dokumen, "realisasi_anggaran") if b[1] == "2.07.01.2.01.0001")
    assert sub[3:] == ("13.242.200", "13.139.900", "99,23%")
    nomor = {t.kunci: t.nomor for t in semua_tabel(dokumen)}
    assert [
        nomor[k]
        for k in (
            "perjanjian_kinerja", "efisiensi", "jenis_belanja", "realisasi_anggaran",
            "anggaran_sasaran",
        )
    ] == ["2.2", "3.8", "3.12", "3.13", "3.14"]  # fmt: skip


def test_a1_setiap_tabel_sama_dengan_sebelum_dirinci(contoh):
    """The itemisation says nothing new: no cell of the report changes but the version's name."""
    kunci = ("perjanjian_kinerja", "efisiensi", "jenis_belanja", "anggaran_sasaran")
    sebelum = laporan(Bahan(contoh, 2024))
    sesudah = laporan(muat("anggaran-dirinci", "disnakertrans-banjar"))

    for k in (*kunci, "realisasi_anggaran"):
        assert isi(sesudah, k) == isi(sebelum, k), k


# --- A2, A4 -------------------------------------------------------------------------------------


@pytest.fixture
def sekandung(db) -> Bahan:
    return muat("anggaran-sekandung", "distan-sekandung")


def test_a2_anggaran_indikator_bukan_anggaran_saudaranya(sekandung):
    dokumen = semua_sepakat(sekandung, "4.000.000.000", "3.500.000.000", "87,50%")

    assert baris(dokumen, "efisiensi", "Produksi Padi")[3:] == ("90,00%", "50,00%", "40,00%")
    assert baris(dokumen, "efisiensi", "Produksi Jagung")[3:] == ("110,00%", "100,00%", "10,00%")
    assert baris(dokumen, "anggaran_sasaran", "Produksi Padi")[6:] == (
        "1.000.000.000",
        "500.000.000",
        "50,00%",
    )
    assert baris(dokumen, "perjanjian_kinerja", "Produksi Padi")[7] == "1.000.000.000"
    assert baris(dokumen, "perjanjian_kinerja", "Produksi Jagung")[7] == "3.000.000.000"


def test_a2_tabel_tanpa_anggaran_bersama_tidak_menyebutnya(sekandung):
    dokumen = laporan(sekandung)

    assert catatan(dokumen, "anggaran_sasaran") == ""
    assert catatan(dokumen, "perjanjian_kinerja") == ""


def test_a4_indikator_tanpa_tautan_tidak_punya_anggaran(sekandung):
    """One answer to one question: Tabel 2.2, 3.8, 3.14 and A.7."""
    dokumen = laporan(sekandung)

    assert baris(dokumen, "anggaran_sasaran", "Produksi Benih Bermutu")[6:] == ("–", "–", "–")
    assert baris(dokumen, "perjanjian_kinerja", "Produksi Benih Bermutu")[7] == "–"
    assert not [b for b in isi(dokumen, "efisiensi") if "Produksi Benih Bermutu" in b]
    assert "Produksi Benih Bermutu (serapan" in catatan(dokumen, "efisiensi")
    butir = [
        teks_polos(b.isi)
        for blok in semua_blok(dokumen)
        if isinstance(blok, Daftar)
        for b in blok.butir
    ]
    assert [b for b in butir if "Benih Bermutu" in b and "belum dikaitkan" in b]


# --- A3 -----------------------------------------------------------------------------------------


@pytest.fixture
def pmk22(db) -> Bahan:
    return muat("anggaran-pmk22", "distan-pmk22")


def test_a3_pmk22_menghitung_setiap_anggaran_satu_kali(pmk22):
    dokumen = semua_sepakat(pmk22, "5.700.000.000", "3.264.000.000", "57,26%")

    assert "E seluruh baris -53,60%, dibatasi menjadi -20,00%; NE 0,00%." in catatan(
        dokumen, "efisiensi"
    )
    assert "dihitung satu kali" not in catatan(dokumen, "efisiensi")
    assert [b[4] for b in isi(dokumen, "efisiensi")] == ["80,00%", "54,17%", "58,88%"]


def test_pmk22_anggaran_bersama_dihitung_satu_kali_dan_disebut(pmk22):
    """Kakao leans on karet's program as well.

    Karet's 3.200 then stands once, with the mean of 20 and 49: 34,5. By hand: 77 + 480 +
    3.200 × 0,345 = 1.661; (1.661 − 3.264) : 1.661 × 100 = −96,508…
    """
    from anggaran.models import Dukungan, Program

    Dukungan.objects.create(
        indikator=next(i for i in pmk22.indikator if i.kode == "KAKAO"),
        program=Program.objects.get(kode="3.27.04"),
    )
    bahan = Bahan(pmk22.pd, 2024)
    dokumen = semua_sepakat(bahan, "5.700.000.000", "3.264.000.000", "57,26%")

    assert "E seluruh baris -96,51%, dibatasi menjadi -20,00%; NE 0,00%." in catatan(
        dokumen, "efisiensi"
    )
    assert (
        "Anggaran yang menunjang beberapa indikator dihitung satu kali dengan rata-rata capaian "
        "indikator itu." in catatan(dokumen, "efisiensi")
    )
    sebut = "Baris 2 dan 3 memakai anggaran bersama; baris jumlah menghitung setiap sub kegiatan"
    for kunci in ("anggaran_sasaran", "perjanjian_kinerja"):
        assert catatan(dokumen, kunci).startswith(sebut), kunci
    beban = bahan.anggaran.beban({b.indikator.pk: b.ukuran.capaian for b in bahan.baris_sasaran})
    assert sorted((p, c.nilai, r) for p, c, r in beban) == [
        (100_000_000, Decimal(77), 80_000_000),
        (2_400_000_000, Decimal(20), 1_300_000_000),
        (3_200_000_000, Decimal("34.5"), 1_884_000_000),
    ]


# --- the sample ---------------------------------------------------------------------------------


def test_contoh_menyebut_anggaran_sasaran_yang_bertingkat(contoh):
    dokumen = semua_sepakat(Bahan(contoh, 2024), "12.660.248.443", "10.004.700.874", "79,02%")

    assert catatan(dokumen, "anggaran_sasaran") == (
        "Anggaran sasaran mencakup anggaran sasaran di bawahnya; baris jumlah menghitung setiap "
        "sub kegiatan satu kali."
    )
