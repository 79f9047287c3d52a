"""One indicator over one year: which quarters count, what is shown, why a capaian is missing."""

from decimal import Decimal

import pytest

from kinerja.akumulasi import Akumulasi
from kinerja.capaian import Kebijakan, NilaiTarget, Polaritas
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017
from kinerja.ukuran import (
    AsalNilai,
    Aturan,
    BentukIndikator,
    IsianTriwulan,
    TargetTampil,
    Ukuran,
    tampilkan_target,
    ukur,
)

D = Decimal
ATURAN = Aturan(Kebijakan(), PITA_PERMENDAGRI_86_2017)
PERSEN = BentukIndikator(Polaritas.TINGGI, Akumulasi.POSISI_AKHIR, 2, "{n}%")
SKALA = {1: "CC", 2: "B", 3: "BB", 4: "A"}


def bentuk(akumulasi: Akumulasi, **ubah: object) -> BentukIndikator:
    dasar = {"polaritas": Polaritas.TINGGI, "desimal": 0, "pola": "{n} orang"}
    return BentukIndikator(akumulasi=akumulasi, **(dasar | ubah))  # type: ignore[arg-type]


def isian(tw: int, nilai: str | None, **ubah: object) -> IsianTriwulan:
    if nilai is None:
        return IsianTriwulan(tw, None, AsalNilai.KOSONG, **ubah)  # type: ignore[arg-type]
    return IsianTriwulan(tw, D(nilai), AsalNilai.DIKETIK, **ubah)  # type: ignore[arg-type]


def tidak_berlaku(tw: int) -> IsianTriwulan:
    return IsianTriwulan(tw, None, AsalNilai.TIDAK_BERLAKU, alasan="kegiatan belum dimulai")


def target(nilai: NilaiTarget, teks: str = "") -> TargetTampil:
    return TargetTampil(nilai, teks, teks, "PK 2024", "pk")


def hitung(
    daftar: list[IsianTriwulan], b: BentukIndikator, t: TargetTampil | None, sampai: int = 4
) -> Ukuran:
    return ukur(
        tahun=2024,
        sampai=sampai,
        target=t,
        triwulan={i.triwulan: i for i in daftar},
        bentuk=b,
        aturan=ATURAN,
    )


def test_capaian_dari_angka_yang_tercetak():
    rendah = BentukIndikator(Polaritas.RENDAH, Akumulasi.POSISI_AKHIR, 2, "{n}%")
    hasil = hitung([isian(4, "2.7082")], rendah, target(NilaiTarget.maksimal(D("2.72"))))

    assert hasil.realisasi_teks == "2,71%"
    assert hasil.capaian_teks == "100,37%"
    assert hasil.uraian_capaian == "(2 × 2,72 − 2,71) ÷ 2,72 × 100 = 100,37%"
    assert (hasil.kriteria, hasil.tingkat) == ("Sangat Tinggi", 1)


@pytest.mark.parametrize(
    ("akumulasi", "daftar", "realisasi", "kurang"),
    [
        (Akumulasi.JUMLAH, {1: "1", 2: "0", 3: "2", 4: "4"}, "7", ""),
        (Akumulasi.JUMLAH, {1: "1", 3: "2", 4: "4"}, "7", "TW II"),
        (Akumulasi.RATA_RATA, {1: "2", 2: "4", 3: "6"}, "4", "TW IV"),
        (Akumulasi.POSISI_AKHIR, {4: "9"}, "9", ""),
        # A later position makes up for those between: only the last one is waited for.
        (Akumulasi.POSISI_AKHIR, {1: "3"}, "3", "TW IV"),
        (Akumulasi.KUMULATIF, {1: "3", 2: "5"}, "5", "TW IV"),
        (Akumulasi.KUMULATIF, {2: "5", 4: "9"}, "9", ""),
        (Akumulasi.JUMLAH, {1: "3"}, "3", "TW II, TW III, dan TW IV"),
        (Akumulasi.RATA_RATA, {1: "3"}, "3", "TW II, TW III, dan TW IV"),
    ],
    ids=[
        "jumlah",
        "jumlah-kurang",
        "rata-rata-kurang",
        "posisi",
        "posisi-kurang",
        "kumulatif-kurang",
        "kumulatif",
        "jumlah-satu",
        "rata-rata-satu",
    ],
)
def test_triwulan_yang_diperlukan(
    akumulasi: Akumulasi, daftar: dict[int, str], realisasi: str, kurang: str
):
    hasil = hitung(
        [isian(tw, n) for tw, n in daftar.items()],
        bentuk(akumulasi),
        target(NilaiTarget.minimal(D(10))),
    )

    assert hasil.realisasi == D(realisasi)
    assert hasil.lengkap is (kurang == "")
    if kurang:
        assert hasil.capaian.alasan == f"realisasi {kurang} belum dilaporkan"
        assert hasil.capaian_teks == "–"
    else:
        assert hasil.capaian.dapat


def test_nol_kosong_dan_tidak_berlaku_tiga_hal_berbeda():
    t = target(NilaiTarget.minimal(D(10)))
    nol = hitung([isian(4, "0")], bentuk(Akumulasi.KUMULATIF), t)
    kosong = hitung([isian(4, None)], bentuk(Akumulasi.KUMULATIF), t)
    tidak = hitung([tidak_berlaku(4)], bentuk(Akumulasi.KUMULATIF), t)

    assert (nol.realisasi_teks, nol.capaian_teks, nol.kriteria) == (
        "0 orang",
        "0,00%",
        "Sangat Rendah",
    )
    assert (kosong.realisasi_teks, kosong.capaian.alasan) == (
        "belum diisi",
        "realisasi belum dilaporkan",
    )
    assert tidak.realisasi_teks == "tidak berlaku"
    assert "kegiatan belum dimulai" in (tidak.capaian.alasan or "")


def test_triwulan_tidak_berlaku_tidak_ditunggu():
    hasil = hitung(
        [tidak_berlaku(1), isian(2, "4"), isian(3, "3"), isian(4, "3")],
        bentuk(Akumulasi.JUMLAH),
        target(NilaiTarget.minimal(D(10))),
    )

    assert hasil.lengkap
    assert hasil.capaian_teks == "100,00%"


def test_capaian_dilaporkan_tanpa_target():
    hasil = hitung(
        [isian(4, "1083", capaian_dilaporkan=D("127.411"))], bentuk(Akumulasi.KUMULATIF), None
    )

    assert hasil.dilaporkan
    assert hasil.capaian_teks == "127,41%"
    assert "targetnya tidak tercatat" in hasil.uraian_capaian


def test_capaian_dilaporkan_tidak_menggeser_hitungan_bila_target_ada():
    hasil = hitung(
        [isian(4, "9", capaian_dilaporkan=D("120"))],
        bentuk(Akumulasi.KUMULATIF),
        target(NilaiTarget.minimal(D(10))),
    )

    assert not hasil.dilaporkan
    assert hasil.capaian_teks == "90,00%"


def test_predikat():
    b = BentukIndikator(Polaritas.TINGGI, Akumulasi.POSISI_AKHIR, 0, "{n}", SKALA)
    t = target(NilaiTarget.predikat(D(3)))
    hasil = hitung([isian(4, "2")], b, t)

    assert hasil.realisasi_teks == "B"
    assert hasil.capaian_teks == "66,67%"
    assert tampilkan_target(t.nilai, "BB", b) == "BB"


@pytest.mark.parametrize(
    ("nilai", "disepakati", "tampil"),
    [
        (NilaiTarget.minimal(D("97.3")), "97.30%", "97,30%"),
        (NilaiTarget.minimal(D(80)), "≥ 80", "≥ 80,00%"),
        (NilaiTarget.maksimal(D(5)), "≤ 5%", "≤ 5,00%"),
        (NilaiTarget.rentang(D(7), D(8)), "7-8", "7,00–8,00%"),
    ],
)
def test_target_tampil(nilai: NilaiTarget, disepakati: str, tampil: str):
    assert tampilkan_target(nilai, disepakati, PERSEN) == tampil


def test_sampai_triwulan_mengabaikan_sesudahnya():
    hasil = hitung(
        [isian(1, "3"), isian(2, "4"), isian(3, "9")],
        bentuk(Akumulasi.JUMLAH),
        target(NilaiTarget.minimal(D(10))),
        sampai=2,
    )

    assert hasil.realisasi == 7
    assert hasil.capaian_teks == "70,00%"
    assert hasil.isian_akhir is not None
    assert hasil.isian_akhir.triwulan == 2
