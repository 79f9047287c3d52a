"""What Tapak's own reports of other agencies print is right, and the check knows it.

Each was a galat on a report without a fault; beside each stands the fault that is still found.
"""

import pytest

from tests.periksa_lkjip.susun import BERSIH, Isi, ganti, periksa

NAMA = "Persentase jalan dalam kondisi mantap"


def _galat(isi: Isi) -> list[tuple[str, str, str]]:
    hasil = periksa(isi)
    return [(t.kode, t.tercetak, t.seharusnya) for t in hasil.temuan if t.tingkat == "galat"]


SASARAN: Isi = [
    (
        "Tabel 3.6 Kinerja dan Anggaran menurut Sasaran",
        [
            ["No.", "Sasaran RPJMD", "Rata-rata Capaian (%)", "Anggaran (Rp)", "Realisasi (Rp)",
             "Serapan (%)"],
            ["1", "Meningkatnya kelancaran lalu lintas", "90,00%", "1.000.000.000", "750.000.000",
             "75,00%"],
            ["2", "Menurunnya genangan", "105,00%", "500.000.000", "450.000.000", "90,00%"],
            ["Jumlah", "", "", "1.500.000.000", "1.200.000.000", "80,00%"],
        ],
    )
]  # fmt: skip


def test_capaian_di_sebelah_uang_bukan_serapan():
    assert _galat([*BERSIH, *SASARAN]) == []
    salah = [*BERSIH, *ganti(SASARAN, "90,00%", "99,00%", ke=2)]
    assert ("PL05", "99,00%", "90,00%") in _galat(salah)


#: Means 90,00 and (105,00 capped at 100 and 87,50): 93,75; of the two 91,88.
BERTINGKAT = "Rata-rata capaian adalah rata-rata dari rata-rata setiap sasaran."


@pytest.mark.parametrize(
    ("rerata", "galat"),
    [("91,88%", 0), ("86,00%", 1), ("106,00%", 1)],
    ids=["di-antara", "di-bawah", "di-atas"],
)
def test_rerata_bertingkat_tanpa_kolom_sasaran(rerata, galat):
    """Which rows belong together is not printed: only a mean outside its rows is wrong."""
    isi = [*ganti(BERSIH, "94,17%", rerata), BERTINGKAT]
    assert sum(kode == "PL13" for kode, _, _ in _galat(isi)) == galat
    assert sum(kode == "PL13" for kode, _, _ in _galat(ganti(BERSIH, "94,17%", rerata))) == 1


@pytest.mark.parametrize(
    "kalimat",
    [
        [
            f"{NAMA}: realisasi 72,00%, 18,00 poin persentase di bawah target 90,00% (80,00%). "
            "Realisasinya perlu naik 4,50 poin persentase setiap tahun sampai dengan tahun 2028."
        ],
        [
            "Indikator yang belum mencapai target akhir Renstra:",
            f"{NAMA}: realisasi 72,00%, 18,00 poin persentase di bawah target 90,00%.",
        ],
        [
            f"Target akhir Renstra tahun 2028 belum dicapai oleh {NAMA} (72,00% terhadap "
            "target 90,00%)."
        ],
    ],
    ids=["tahun-nanti", "daftar", "kalimat"],
)
def test_target_akhir_renstra_bukan_target_tahun_ini(kalimat):
    assert _galat([*BERSIH, *kalimat]) == []


def test_target_tahun_ini_tetap_ditegur():
    isi = [
        *BERSIH,
        "Indikator yang belum mencapai target akhir Renstra:",
        "Panjang saluran yang dibangun: realisasi 12.600 Meter.",
        "Uraian tahun ini adalah sebagai berikut.",
        f"{NAMA}: realisasi 72,00% dari target 90,00%.",
    ]
    assert [g[0] for g in _galat(isi) if g[1] == "90,00%"] == ["PL30"]


def _perjanjian(*pagu: str, jumlah: str = "1.450.000.000") -> Isi:
    """An agreement in the annex: its programs and kegiatan at the amounts of the day."""
    nama = [
        "Program: Penyelenggaraan Jalan",
        "Kegiatan: Penyelenggaraan Jalan Kabupaten",
        "Program: Pengelolaan Sistem Drainase",
        "Kegiatan: Pengembangan Drainase",
    ]
    baris = [[str(n), x, p] for n, (x, p) in enumerate(zip(nama, pagu, strict=True), 1)]
    kepala = ["No.", "Program/Kegiatan", "Anggaran (Rp)"]
    judul = "Tabel L.1 Perjanjian Kinerja yang Berlaku pada Akhir Tahun 2024"
    return [(judul, [kepala, *baris, ["Jumlah", "", jumlah]])]


MURNI = ("970.000.000", "970.000.000", "480.000.000", "480.000.000")


def test_pagu_perjanjian_sebelum_perubahan_hanya_catatan():
    """Signed in January at the first budget, reported at the changed one: no fault of the report.
    One amount that differs is a slip still.
    """
    hasil = periksa([*BERSIH, *_perjanjian(*MURNI)])
    beda = [t for t in hasil.temuan if t.kode in {"PL20", "PL21"}]
    assert {(t.kode, t.tingkat.value) for t in beda} == {("PL20", "catatan"), ("PL21", "catatan")}
    assert all("hari perjanjian ditandatangani" in t.penyebab for t in beda)
    assert not any("Salah satunya" in t.pesan for t in beda)
    satu = ("1.000.000.000", "1.000.000.000", "500.000.000", "510.000.000")
    assert ("PL20", "510.000.000", "500.000.000") in _galat(
        [*BERSIH, *_perjanjian(*satu, jumlah="1.500.000.000")]
    )


def test_pagu_di_tabel_realisasi_tetap_ditegur():
    isi = [*BERSIH, *_perjanjian(*MURNI)]
    lain = ganti(isi, "Perjanjian Kinerja yang Berlaku pada Akhir", "Anggaran")
    assert {g[0] for g in _galat(lain)} >= {"PL20"}
