"""A checked report taken over: its figures as rows, what is doubtful, and loaded by the engine."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from anggaran.models import PaguBaris
from kinerja.models import Indikator, Realisasi, Target
from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.cetak.html import ekspor
from laporan.models import UnggahanData
from laporan.perencanaan.aksi import periksa as periksa_unggahan
from laporan.perencanaan.aksi import terapkan_unggahan, titipkan
from laporan.periksa_lkjip.ambil.bentuk import BarisAmbil, BukuAmbil, TersimpanAmbil
from laporan.periksa_lkjip.ambil.susun import susun_buku
from laporan.periksa_lkjip.ambil.tersimpan import baca_tersimpan
from laporan.periksa_lkjip.ambil.tulis import tulis_buku
from laporan.periksa_lkjip.baca.bentuk import baca_naskah
from laporan.periksa_lkjip.periksa import periksa_naskah
from laporan.terbit.nomor import dokumen_lkjip
from tests.factories import PDFactory
from tests.periksa_lkjip.susun import BERSIH, Isi, ganti, periksa, teks

PADA = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
KOSONG = TersimpanAmbil(
    perangkat={"kode": "dpu", "nama": "Dinas Pekerjaan Umum"},
    sebutan_kepala="Kepala Dinas",
    tahun_kini=2026,
)
#: BERSIH with what it stands on: the Renstra, sasaran, and targets at its end.
LENGKAP: Isi = [
    *BERSIH,
    "Rencana Strategis Dinas Pekerjaan Umum Tahun 2021–2026 menetapkan satu sasaran.",
    (
        "Tabel 2.1 Sasaran dan Target Akhir Renstra",
        [
            ["No.", "Sasaran Strategis", "Indikator Kinerja", "Target Akhir Renstra 2026"],
            ["1", "Meningkatnya jalan mantap", "Persentase jalan dalam kondisi mantap", "85,00%"],
            ["2", "Meningkatnya jalan mantap", "Panjang saluran yang dibangun", "15.000 Meter"],
        ],
    ),
]


def ambil(isi: Isi, tersimpan: TersimpanAmbil = KOSONG) -> BukuAmbil:
    hasil = periksa(isi)
    return susun_buku(hasil.bahan, hasil.temuan, tersimpan)


def baris(buku: BukuAmbil, lembar: str, *kolom: str) -> list[tuple[Any, ...]]:
    return [tuple(b.isi.get(k, "") for k in kolom) for b in buku.lembar.get(lembar, ())]


def satu_baris(buku: BukuAmbil, lembar: str, **kunci: Any) -> BarisAmbil:
    """The one row with these cells."""
    (satu,) = [b for b in buku.lembar[lembar] if kunci.items() <= b.isi.items()]
    return satu


def ragu(buku: BukuAmbil, lembar: str, **kunci: Any) -> dict[str, str]:
    """The doubts about that row."""
    return dict(satu_baris(buku, lembar, **kunci).ragu)


def test_indikator_target_dan_realisasi_seperti_tercetak() -> None:
    buku = ambil(LENGKAP)

    assert baris(buku, "indikator", "kode", "satuan", "polaritas", "desimal", "sasaran") == [
        ("IK-1", "Persen", "makin_tinggi", 2, "SS1"),
        ("IK-2", "Meter", "makin_tinggi", 0, "SS1"),
        ("IK-3", "Persen", "makin_rendah", 2, "SS2"),
    ]
    assert baris(buku, "target", "indikator", "tahun", "dokumen", "target") == [
        ("IK-1", 2026, "DOK-RENSTRA-2021-2026", Decimal(85)),
        ("IK-1", 2024, "PK-2024", Decimal(80)),
        ("IK-2", 2026, "DOK-RENSTRA-2021-2026", Decimal(15000)),
        ("IK-2", 2024, "PK-2024", Decimal(12000)),
        ("IK-3", 2024, "PK-2024", Decimal(8)),
    ]
    assert sorted(baris(buku, "realisasi", "indikator", "tahun", "triwulan", "nilai")) == [
        ("IK-1", 2023, 4, Decimal(75)),
        ("IK-1", 2024, 4, Decimal(72)),
        ("IK-2", 2023, 4, Decimal(11000)),
        ("IK-2", 2024, 4, Decimal(12600)),
        ("IK-3", 2023, 4, Decimal("9.5")),
        ("IK-3", 2024, 4, Decimal(9)),
    ]
    # Of 2023 the report prints no target: its own capaian is kept.
    lalu = satu_baris(buku, "realisasi", indikator="IK-1", tahun=2023)
    assert lalu.isi["capaian_dilaporkan"] == Decimal("96.15")
    assert lalu.isi["catatan_data"] == "Tercetak “75,00%” pada Tabel 3.3 LKjIP 2024."


def test_renstra_dan_sasaran() -> None:
    buku = ambil(LENGKAP)

    assert baris(buku, "renstra", "tahun_awal", "tahun_akhir") == [(2021, 2026)]
    assert baris(buku, "sasaran", "kode", "tujuan", "uraian")[0] == (
        "SS1",
        "T1",
        "Meningkatnya jalan mantap",
    )
    # The third indicator stands beside no sasaran: a row that says so, marked.
    assert "tidak mencetaknya" in ragu(buku, "sasaran", kode="SS2")["uraian"]
    assert not ragu(buku, "renstra")


def test_tujuan_yang_tercetak_juga_sebagai_sasaran_tetap_tujuan() -> None:
    tabel = [
        ["No.", "Tujuan", "Sasaran Strategis", "Indikator Kinerja", "Target"],
        ["1", "Jalan mantap", "Jalan mantap", "Persentase jalan dalam kondisi mantap", "80,00%"],
        ["2", "Jalan mantap", "Saluran terbangun", "Panjang saluran yang dibangun", "12.000 Meter"],
    ]
    buku = ambil([*BERSIH, ("Tabel 2.1 Perjanjian Kinerja Tahun 2024", tabel)])

    assert baris(buku, "indikator", "tujuan", "sasaran")[:2] == [("T1", ""), ("", "SS1")]
    assert ("SS1", "T1", "Saluran terbangun") in baris(buku, "sasaran", "kode", "tujuan", "uraian")


def test_sasaran_tanpa_tujuan_mengikuti_satu_satunya_tujuan() -> None:
    """Of two it cannot be told: the cell is marked."""

    def tabel(kedua: str) -> Isi:
        isi = [
            ["No.", "Tujuan", "Indikator Kinerja", "Target"],
            ["1", "Jalan mantap", "Persentase jalan dalam kondisi mantap", "80,00%"],
            ["2", kedua, "Persentase rumah tidak layak huni miskin", "8,00%"],
        ]
        sasaran = [
            ["No.", "Sasaran Strategis", "Indikator Kinerja", "Target"],
            ["1", "Saluran terbangun", "Panjang saluran yang dibangun", "12.000 Meter"],
        ]
        return [*BERSIH, ("Tabel 2.1 Tujuan", isi), ("Tabel 2.2 Sasaran", sasaran)]

    satu, dua = ambil(tabel("Jalan mantap")), ambil(tabel("Rumah layak"))

    assert satu_baris(satu, "sasaran", uraian="Saluran terbangun").isi["tujuan"] == "T1"
    assert not ragu(satu, "sasaran", uraian="Saluran terbangun")
    assert "tidak mencetaknya" in ragu(dua, "sasaran", uraian="Saluran terbangun")["tujuan"]


def test_satuan_menurut_kebanyakan_cetakan() -> None:
    """One table that prints an index as a percentage does not make it one."""
    buku = ambil(ganti(BERSIH, "11.000 Meter", "11.000%"))

    assert satu_baris(buku, "indikator", kode="IK-2").isi["satuan"] == "Meter"
    assert ragu(buku, "indikator", kode="IK-2")["satuan"] == "Laporan juga mencetak Persen."


def test_anggaran_sub_kegiatan() -> None:
    buku = ambil(BERSIH)

    assert baris(buku, "program_kegiatan", "tingkat", "kode", "induk", "nama") == [
        ("program", "9.99.01", "", "Penyelenggaraan Jalan"),
        ("kegiatan", "9.99.01.2.01", "9.99.01", "Penyelenggaraan Jalan Kabupaten"),
        ("sub_kegiatan", "9.99.01.2.01.0001", "9.99.01.2.01", "Rehabilitasi Jalan"),
        ("sub_kegiatan", "9.99.01.2.01.0002", "9.99.01.2.01", "Pemeliharaan Rutin Jalan"),
        ("program", "9.99.02", "", "Pengelolaan Sistem Drainase"),
        ("kegiatan", "9.99.02.2.01", "9.99.02", "Pengembangan Drainase"),
        ("sub_kegiatan", "9.99.02.2.01.0001", "9.99.02.2.01", "Pembangunan Saluran"),
    ]
    assert [n for (n,) in baris(buku, "pagu", "nilai")] == [600_000_000, 400_000_000, 500_000_000]
    assert baris(buku, "realisasi_anggaran", "bulan", "nilai") == [
        (12, 450_000_000),
        (12, 300_000_000),
        (12, 450_000_000),
    ]
    assert "kode nomenklatur" in ragu(buku, "program_kegiatan", kode="9.99.01")["kode"]
    assert not any(b.ragu for b in buku.lembar["pagu"])


def test_dua_bacaan_diragukan() -> None:
    sebab = ragu(ambil(BERSIH), "target", indikator="IK-2", tahun=2024)["target"]

    assert sebab == "Tercetak “12.000 Meter”: dibaca 12.000, dapat juga 12."


def test_tabel_yang_berbeda_diragukan_dengan_bacaan_lain() -> None:
    buku = ambil(ganti(BERSIH, "72,00%", "73,00%", 3))

    satu = satu_baris(buku, "realisasi", indikator="IK-1", tahun=2024)
    nilai = {"72": "Tabel 3.3 mencetak 73,00%", "73": "Tabel 3.2 mencetak 72,00%"}
    assert nilai[f"{satu.isi['nilai']:.0f}"] in satu.ragu["nilai"]


def test_temuan_pada_barisnya_diragukan() -> None:
    """A capaian that does not follow: its target or its realisasi may be the wrong one."""
    buku = ambil(ganti(BERSIH, "90,00%", "91,00%", 2))

    sebab = ragu(buku, "target", indikator="IK-1", tahun=2024)["target"]
    assert "kolom Capaian (%)" in sebab
    assert "90,00%" in sebab
    assert "target" not in ragu(buku, "target", indikator="IK-3", tahun=2024)


def test_yang_bersih_tidak_diragukan() -> None:
    buku = ambil(BERSIH)

    assert not ragu(buku, "target", indikator="IK-1", tahun=2024)
    assert not ragu(buku, "realisasi", indikator="IK-1", tahun=2024)


def test_yang_tersimpan_tidak_ditulis_ulang() -> None:
    tersimpan = replace(
        KOSONG,
        kepala="KADIS",
        renstra=(("R21", 2021, 2026),),
        indikator={
            "JALAN": "Persentase jalan dalam kondisi mantap",
            "IK-1": "Yang lain",
        },
        dokumen={("pk", "2024"): "PKP-2024"},
        target=frozenset({("JALAN", 2024, "PKP-2024")}),
        realisasi=frozenset({("JALAN", 2023)}),
        beranggaran=frozenset({2024}),
    )
    buku = ambil(BERSIH, tersimpan)

    assert [k for (k,) in baris(buku, "indikator", "kode")] == ["IK-2", "IK-3"]
    assert baris(buku, "target", "indikator", "dokumen") == [
        ("IK-2", "PKP-2024"),
        ("IK-3", "PKP-2024"),
    ]
    assert [t for i, t in baris(buku, "realisasi", "indikator", "tahun") if i == "JALAN"] == [2024]
    assert not {"renstra", "dokumen", "pagu", "unit_kerja", "jabatan"} & buku.lembar.keys()
    assert "Anggaran 2024 sudah tersimpan dan tidak diambil dari laporan." in buku.kurang


def test_tahun_berjalan_dan_predikat_disebut_belum_ada() -> None:
    isi = ganti(BERSIH, "8,00%", "BB")
    buku = ambil(isi, replace(KOSONG, tahun_kini=2024))

    assert {t for (t,) in baris(buku, "realisasi", "tahun")} == {2023}
    assert any("“BB” bukan angka" in k for k in buku.kurang)
    assert any("diisi lewat Isi Realisasi" in k for k in buku.kurang)


def test_yang_belum_diisi_bukan_predikat() -> None:
    tabel = [
        ["No.", "Indikator Kinerja", "Satuan", "Target", "Realisasi"],
        ["1", "Predikat akuntabilitas kinerja", "Predikat", "75,00", "belum diisi"],
        ["2", "Kepuasan masyarakat pengguna", "Indeks", "belum diisi", "tidak tercatat"],
    ]
    buku = ambil([*BERSIH, ("Tabel 3.6 Realisasi Kinerja Lain", tabel)])

    assert not any("bukan angka" in k for k in buku.kurang)
    kurang = "Tanpa target dan realisasi yang terbaca: Kepuasan masyarakat pengguna."
    assert kurang in buku.kurang
    assert "skalanya" in ragu(buku, "indikator", satuan="Predikat")["satuan"]


@pytest.mark.parametrize("bentuk", ["docx", "xlsx", "html", "markdown"])
def test_bentuk_lain_memberi_baris_yang_sama(bentuk: str) -> None:
    hasil = periksa(LENGKAP, bentuk)
    buku, teks_saja = susun_buku(hasil.bahan, hasil.temuan, KOSONG), ambil(LENGKAP)

    for lembar in ("sasaran", "indikator", "target", "program_kegiatan", "pagu"):
        assert [b.isi for b in buku.lembar[lembar]] == [b.isi for b in teks_saja.lembar[lembar]]


def test_laporan_tanpa_tabel_tidak_menawarkan_apa_pun() -> None:
    buku = ambil(BERSIH[:3])

    assert not buku.berisi
    assert "Tabel anggaran per program tidak dikenali." in buku.kurang


def test_buku_kerja_menandai_dan_menjelaskan() -> None:
    buku = ambil(ganti(LENGKAP, "72,00%", "73,00%", 3))
    xl = load_workbook(BytesIO(tulis_buku(buku, "lkjip.docx", "Dinas Pekerjaan Umum")))

    awal = [" ".join(str(s) for s in b if s) for b in xl["Petunjuk"].values]
    assert awal[0] == "Data dari LKjIP 2024"
    assert "Dari Tabel 3.2, Tabel 3.3, Tabel 2.1, Tabel 3.4." in awal
    assert any(b.startswith("realisasi 6 ") for b in awal)
    ragu_sel = [s for b in xl["realisasi"].iter_rows() for s in b if s.comment]
    assert any("mencetak" in s.comment.text for s in ragu_sel if s.comment)
    assert {s.fill.fgColor.rgb for s in ragu_sel} == {"00FFE08A"}
    assert xl["indikator"]["A2"].fill.fgColor.rgb == "00DDE8F5"
    assert xl["program_kegiatan"]["C2"].number_format == "@"


@pytest.mark.django_db
def test_dimuat_ke_perangkat_daerah_kosong(pengguna: Any) -> None:
    """Through the same door as any workbook of Persiapan."""
    orang = pengguna(SEKRETARIAT, pd=PDFactory())
    _muat(teks(LENGKAP), "lkjip.txt", orang)

    assert list(Target.objects.filter(tahun=2024).values_list("indikator__kode", "nilai")) == [
        ("IK-1", Decimal(80)),
        ("IK-2", Decimal(12000)),
        ("IK-3", Decimal(8)),
    ]
    assert Realisasi.objects.get(indikator__kode="IK-3", tahun=2023).nilai == Decimal("9.5")
    assert sum(PaguBaris.objects.values_list("nilai", flat=True)) == 1_500_000_000
    # What has been taken is not offered a second time.
    lagi = _buku(teks(LENGKAP), "lkjip.txt", orang)
    assert not lagi.berisi


def _buku(isi: bytes, nama: str, orang: Any) -> BukuAmbil:
    hasil = periksa_naskah(baca_naskah(isi, nama))
    return susun_buku(hasil.bahan, hasil.temuan, baca_tersimpan(orang.pd, PADA))


def _unggah(buku: BukuAmbil, orang: Any) -> UnggahanData:
    """Put the workbook through the door of Persiapan as it is."""
    isi = tulis_buku(buku, "lkjip", orang.pd.nama)
    unggahan = titipkan(isi, "data.xlsx", pd=orang.pd, oleh=orang, pada=PADA)
    return periksa_unggahan(unggahan, oleh=orang, pada=PADA)


def _muat(isi: bytes, nama: str, orang: Any) -> BukuAmbil:
    """Take a report over, upload the workbook as it is, and apply it."""
    buku = _buku(isi, nama, orang)
    unggahan = _unggah(buku, orang)
    assert not unggahan.hasil["galat"], unggahan.hasil["garis_besar"]
    terapkan_unggahan(unggahan, sidik=unggahan.hasil["sidik"], oleh=orang, pada=PADA)
    return buku


@pytest.mark.django_db
def test_laporan_contoh_menjadi_data(contoh: Any, pengguna: Any) -> None:
    """The sample's own report, taken over by an agency that has nothing."""
    isi = ekspor(dokumen_lkjip(Bahan(contoh, 2024), date(2025, 2, 10))).isi
    orang = pengguna(SEKRETARIAT, pd=PDFactory())
    buku = _muat(isi, "lkjip.html", orang)

    nama = "Tingkat Kesempatan Kerja"
    target = Target.objects.get(indikator__pd=orang.pd, indikator__nama=nama, tahun=2024)
    realisasi = Realisasi.objects.filter(indikator__pd=orang.pd, indikator__nama=nama)
    # As the data set of the sample has them.
    assert target.nilai == Decimal("97.30")
    assert dict(realisasi.exclude(tahun=2024).values_list("tahun", "nilai")) == {
        2022: Decimal("97.28"),
        2023: Decimal("97.27"),
    }
    rendah = Indikator.objects.get(pd=orang.pd, nama="Tingkat Pengangguran Terbuka")
    assert rendah.polaritas == "makin_rendah"
    assert buku.banyak("pagu") == buku.banyak("realisasi_anggaran") > 0


@pytest.mark.django_db
def test_laporan_sendiri_tidak_mengubah_yang_tersimpan(contoh: Any, pengguna: Any) -> None:
    """The agency whose data the report was made from: only what it has not is new."""
    isi = ekspor(dokumen_lkjip(Bahan(contoh, 2024), date(2025, 2, 10))).isi
    orang = pengguna(SEKRETARIAT, pd=contoh)
    buku = _buku(isi, "lkjip.html", orang)

    assert not {"unit_kerja", "jabatan", "renstra", "pagu"} & buku.lembar.keys()
    unggahan = _unggah(buku, orang)
    assert not unggahan.hasil["galat"], unggahan.hasil["garis_besar"]
    assert not any(satu["berubah"] for satu in unggahan.hasil["lembar"])
