"""What stands against a change of the organisation, without a database."""

from datetime import date
from typing import Any

import pytest

from laporan.organisasi.rencana import (
    KeadaanSOTK,
    RencanaSOTK,
    UnitBaru,
    UnitKini,
    halangan,
    nama_jabatan_ikut,
    uraikan,
)

DINAS, A, B, SEKSI = 1, 2, 3, 4
KADIS, KABID_A, KABID_B, KASI = 11, 12, 13, 14
KEADAAN = KeadaanSOTK(
    hari_ini=date(2026, 11, 30),
    unit={
        DINAS: UnitKini("Dinas Contoh", "D", None, None, KADIS),
        A: UnitKini("Bidang A", "A", DINAS, None, KABID_A),
        B: UnitKini("Bidang B", "B", DINAS, date(2025, 1, 1), KABID_B),
        SEKSI: UnitKini("Seksi A1", "A1", A, None, KASI),
    },
    kode_terpakai=frozenset({"D", "A", "B", "A1"}),
    unit_jabatan={KADIS: DINAS, KABID_A: A, KABID_B: B, KASI: SEKSI},
    nama_jabatan={KADIS: "Kepala Dinas", KABID_A: "Kabid A", KABID_B: "Kabid B", KASI: "Kasi A1"},
    penanggung={21: KABID_A},
    nama_indikator={21: "Persentase kerja"},
    jabatan_sejak={},
    indikator_sejak={21: date(2025, 7, 1)},
)


def _halangan(**isi: Any) -> list[str]:
    dasar = {"berlaku": date(2026, 7, 1), "dasar": "Perbup 12/2026"}
    return halangan(RencanaSOTK(**{**dasar, **isi}), KEADAAN)


@pytest.mark.parametrize(
    "isi",
    [
        pytest.param({"nama": {A: "Bidang Baru"}}, id="ganti-nama"),
        pytest.param({"nama": {A: "Bidang B"}, "gabung": {B: A}}, id="nama-yang-ditinggalkan"),
        pytest.param({"pindah": {SEKSI: B}}, id="pindah"),
        pytest.param({"gabung": {SEKSI: A}}, id="gabung-ke-induknya"),
        pytest.param({"baru": (UnitBaru("C", "Bidang C", "bidang", A),)}, id="pecah"),
        pytest.param(
            {"baru": (UnitBaru("C", "Bidang C", "bidang", A),), "jabatan": {KASI: -1}},
            id="pecah-dengan-jabatan",
        ),
        pytest.param({"indikator": {21: KABID_B}}, id="alihkan-indikator"),
        pytest.param({"nama": {B: "Bidang Baru"}, "berlaku": date(2025, 1, 2)}, id="esok-harinya"),
    ],
)
def test_dapat_dicatat(isi: dict[str, Any]) -> None:
    assert _halangan(**isi) == []


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        pytest.param({}, "Belum ada perubahan", id="kosong"),
        pytest.param({"nama": {A: "X"}, "dasar": " "}, "dasar hukum", id="tanpa-dasar"),
        pytest.param({"nama": {A: "X"}, "berlaku": date(2026, 12, 1)}, "belum tiba", id="besok"),
        pytest.param({"nama": {A: "bidang b"}}, "sudah dipakai", id="nama-kembar"),
        pytest.param({"nama": {A: "X"}, "gabung": {A: B}}, "tidak perlu", id="nama-yang-berakhir"),
        pytest.param({"pindah": {DINAS: A}}, "unit puncak", id="puncak-pindah"),
        pytest.param({"gabung": {DINAS: A}}, "unit puncak", id="puncak-bubar"),
        pytest.param({"pindah": {A: SEKSI}}, "ke bawahnya", id="lingkaran"),
        pytest.param({"pindah": {A: 0}}, "induk baru", id="tanpa-induk"),
        pytest.param({"gabung": {A: 0}}, "meneruskan", id="tanpa-penerus"),
        pytest.param({"gabung": {A: SEKSI}}, "di bawahnya", id="penerus-bawahannya"),
        pytest.param({"gabung": {A: B, B: A}}, "sendiri berakhir", id="penerus-berakhir"),
        pytest.param(
            {"nama": {B: "X"}, "berlaku": date(2025, 1, 1)}, "1 Januari 2025", id="hari-yang-sama"
        ),
        pytest.param(
            {"indikator": {21: KABID_B}, "berlaku": date(2025, 6, 1)},
            "1 Juli 2025",
            id="indikator-sebelum-perubahannya",
        ),
        pytest.param(
            {"baru": (UnitBaru("a", "Bidang C", "bidang", A),)}, "Kode", id="kode-terpakai"
        ),
        pytest.param(
            {"baru": (UnitBaru("C", "Bidang C", "bidang", A, "Kabid C"),)}, "eselon", id="eselon"
        ),
        pytest.param({"jabatan": {KASI: -1}}, "unit yang ada", id="unit-baru-yang-tak-ada"),
        pytest.param({"jabatan": {KASI: A}, "gabung": {A: B}}, "unit yang ada", id="ke-berakhir"),
        pytest.param({"indikator": {21: 99}}, "penanggung jawab", id="jabatan-asing"),
    ],
)
def test_tidak_dapat_dicatat(isi: dict[str, Any], kata: str) -> None:
    assert kata in " ".join(_halangan(**isi))


def test_uraian_menyebut_setiap_langkah() -> None:
    rencana = RencanaSOTK(
        date(2026, 7, 1), "Perbup",
        nama={B: "Bidang Usaha"}, pindah={SEKSI: B}, gabung={A: B}, bubar=frozenset({A}),
        baru=(UnitBaru("C", "Bidang C", "bidang", A),), jabatan={KASI: -1},
        indikator={21: KABID_B},
    )  # fmt: skip

    assert uraikan(rencana, KEADAAN) == [
        "Bidang B berganti nama menjadi Bidang Usaha.",
        "Bidang C dibentuk dari Bidang A.",
        "Seksi A1 pindah dari Bidang A ke bawah Bidang Usaha.",
        "Bidang A dibubarkan; tugasnya diteruskan Bidang Usaha.",
        "Kasi A1 pindah ke Bidang C.",
        "Indikator “Persentase kerja” beralih dari Kabid A ke Kabid B.",
    ]


@pytest.mark.parametrize(
    ("jabatan", "ikut"),
    [
        pytest.param("Kepala Bidang A", "Kepala Bidang Usaha", id="memuat-nama-unit"),
        pytest.param("Analis", "Analis", id="tanpa-nama-unit"),
    ],
)
def test_nama_jabatan_ikut_nama_unit(jabatan: str, ikut: str) -> None:
    assert nama_jabatan_ikut(jabatan, "Bidang A", "Bidang Usaha") == ikut
