"""A new Renstra's tree from the old one: what ends, what begins, what each indicator continues."""

from typing import Any

from kinerja.renstra_baru import (
    TETAP,
    IndikatorLanjut,
    Lanjutan,
    PohonLama,
    kode_baru,
    susun_perubahan,
    susun_pohon_baru,
    terlalu_baru,
)

_I = {"tujuan": "", "sasaran": "S1", "satuan": "Persen", "pola_tampil": "{n}%", "definisi": "Lama",
      "formulasi": "a : b", "formula": "a / b", "sumber_data": "BPS", "mulai_tahun": "",
      "sampai_tahun": "", "mulai_triwulan": "", "sampai_triwulan": ""}  # fmt: skip
LAMA = PohonLama(
    tujuan=({"renstra": "R", "kode": "T1", "uraian": "Tujuan", "mulai_tahun": "2021"},),
    sasaran=(
        {"kode": "S1.1", "tujuan": "T1", "induk": "S1", "uraian": "Bawah", "tingkat": "eselon_iii"},
        {"kode": "S1", "tujuan": "T1", "induk": "", "uraian": "Atas", "tingkat": "strategis"},
    ),
    indikator=(
        {**_I, "kode": "A", "nama": "Angka A"},
        {**_I, "kode": "B", "nama": "Angka B"},
        {**_I, "kode": "C-2021", "nama": "Angka C", "sasaran": "S1.1"},
    ),
    variabel=({"indikator": "A", "kode": "a"}, {"indikator": "B", "kode": "a"}),
    penanda=({"indikator": "A", "jenis": "rpjmd", "uraian": "X"},),
    crosscutting=({"sasaran": "S1", "unit": "U", "kontribusi": "Data"},),
    kondisi_antara=(
        {"sasaran": "S1", "jenis": "csf", "uraian": "Layanan dekat"},
        {"sasaran": "S1.1", "jenis": "csf", "uraian": "Petugas cukup"},
    ),
    kondisi_pohon=(
        {"kode": "K2", "uraian": "Anak", "tujuan": "", "sasaran": "", "induk": "K1"},
        {"kode": "K1", "uraian": "Atas", "tujuan": "T1", "sasaran": "", "induk": ""},
        {"kode": "K3", "uraian": "Lain", "tujuan": "", "sasaran": "S1.1", "induk": ""},
        {"kode": "K4", "uraian": "Di S1", "tujuan": "", "sasaran": "S1", "induk": ""},
        {"kode": "K5", "uraian": "Di K3", "tujuan": "", "sasaran": "", "induk": "K3"},
    ),
)


def _lanjut(kaitan: str, nama: str, **ubah: str) -> IndikatorLanjut:
    return IndikatorLanjut(**{"kaitan": kaitan, "nama": nama, "satuan": "Persen", **ubah})


def _baris(hasil: Any, lembar: str) -> dict[str, Any]:
    return {b["kode"]: b for b in hasil.baris[lembar]}


def test_kode_baru() -> None:
    assert kode_baru("IK-3", 2025, ()) == "IK-3-2025"
    assert kode_baru("IK-3-2021", 2025, ()) == "IK-3-2025"
    assert kode_baru("IK-3", 2025, {"IK-3-2025"}) == "IK-3-2025-2"
    assert len(kode_baru("K" * 60, 2025, ())) == 60


def test_pohon_baru() -> None:
    """The sasaran S1.1 is not carried on, so C below it has no successor either."""
    pilih = Lanjutan(
        {"T1": "Tujuan baru"},
        {"S1": "Atas baru"},
        {
            "A": _lanjut("sama", "Angka A", definisi="Lama"),
            "B": _lanjut("diganti", "Indeks B", satuan="Indeks"),
            "C-2021": _lanjut("sama", "Angka C"),
        },
    )
    hasil = susun_pohon_baru(LAMA, pilih, renstra="R2", mulai=2025)
    tujuan, sasaran, indikator = (_baris(hasil, n) for n in ("tujuan", "sasaran", "indikator"))
    assert tujuan["T1"]["sampai_tahun"] == "2024"
    assert (tujuan["T1-2025"]["renstra"], tujuan["T1-2025"]["uraian"]) == ("R2", "Tujuan baru")
    assert set(sasaran) == {"S1", "S1.1", "S1-2025"}
    assert (sasaran["S1-2025"]["tujuan"], sasaran["S1-2025"]["mulai_tahun"]) == ("T1-2025", "2025")
    assert sasaran["S1.1"]["sampai_tahun"] == "2024"
    assert set(indikator) == {"A", "B", "C-2021", "A-2025", "B-2025"}
    sama, ganti = indikator["A-2025"], indikator["B-2025"]
    assert (sama["pendahulu"], sama["kaitan_pendahulu"], sama["formula"]) == ("A", "sama", "a / b")
    assert (ganti["kaitan_pendahulu"], ganti["formula"], ganti["definisi"]) == ("diganti", "", "")
    assert (ganti["sasaran"], ganti["pola_tampil"]) == ("S1-2025", "{n}")
    assert hasil.baris["variabel"] == [{"indikator": "A-2025", "kode": "a"}]
    assert [b["indikator"] for b in hasil.baris["penanda"]] == ["A-2025"]
    assert [b["sasaran"] for b in hasil.baris["crosscutting"]] == ["S1-2025"]
    assert hasil.baris["kondisi_antara"] == [
        {"sasaran": "S1-2025", "jenis": "csf", "uraian": "Layanan dekat"}
    ]
    assert [
        (b["kode"], b["tujuan"], b["sasaran"], b["induk"]) for b in hasil.baris["kondisi_pohon"]
    ] == [
        ("K1-2025", "T1-2025", "", ""),
        ("K2-2025", "", "", "K1-2025"),
        ("K4-2025", "", "S1-2025", ""),
    ]


def test_perubahan_hanya_menyentuh_yang_berubah() -> None:
    pilih = Lanjutan(indikator={
        "A": _lanjut(TETAP, "Angka A"),
        "B": _lanjut("definisi_berubah", "Angka B", definisi="Baru"),
    })  # fmt: skip
    hasil = susun_perubahan(LAMA, pilih, mulai=2024)
    indikator = _baris(hasil, "indikator")
    assert set(hasil.baris) == {"indikator", "variabel"}
    assert set(indikator) == {"B", "B-2024", "C-2021"}
    assert (indikator["B-2024"]["sasaran"], indikator["B-2024"]["definisi"]) == ("S1", "Baru")
    assert indikator["C-2021"]["sampai_tahun"] == "2023"


def test_yang_baru_mulai_tidak_dapat_berakhir_sebelumnya() -> None:
    assert terlalu_baru(LAMA, 2021) == ["Tujuan"]
    assert not terlalu_baru(LAMA, 2022)
