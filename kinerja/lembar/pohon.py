"""Sheets of the performance tree: renstra, masalah, tujuan, sasaran, crosscutting."""

from typing import Any

from kinerja.himpunan.pemuatan import Pemuatan, sebut_kunci, tanpa_lingkaran
from kinerja.himpunan.skema import Baris, Kolom, Tabel
from kinerja.himpunan.susun import aturan_baris, lembar_tabel, tahun_berurutan
from kinerja.himpunan.tipe import Pilihan
from kinerja.jenis import TingkatMasalah, TingkatSasaran
from kinerja.lembar.kolom import MASA_BERLAKU, kode, rujuk, tahun
from kinerja.lembar.organisasi import JABATAN, UNIT
from kinerja.models import Crosscutting, Masalah, Renstra, Sasaran, Tujuan

RENSTRA = Tabel(Renstra, ("kode",), urut=("tahun_awal",))
MASALAH = Tabel(Masalah, ("kode",), urut=("urutan",), berurutan=True)
TUJUAN = Tabel(Tujuan, ("kode",), urut=("urutan",), berurutan=True)
SASARAN = Tabel(Sasaran, ("kode",), urut=("urutan",), berurutan=True)
CROSSCUTTING = Tabel(
    Crosscutting,
    ("sasaran", "unit", "pihak_luar"),
    pd="sasaran__pd",
    urut=("sasaran__urutan", "sasaran"),
)
TABEL = (RENSTRA, MASALAH, TUJUAN, SASARAN, CROSSCUTTING)


def tahun_renstra(isi: dict[str, Any]) -> tuple[str, str] | None:
    """A plan ends after it starts."""
    if isi["tahun_akhir"] <= isi["tahun_awal"]:
        return "tahun_akhir", f"harus setelah tahun awal ({isi['tahun_awal']})."
    return None


def tingkat_masalah(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Each problem hangs exactly one level below its parent."""
    urutan = TingkatMasalah.values
    for kunci, calon in kerja.calon[MASALAH].items():
        isi = kerja.lihat(MASALAH, kunci)
        if isi is None or calon.asal.cacat:
            continue
        tingkat, induk = urutan.index(isi["tingkat"]), kerja.lihat(MASALAH, isi["induk"])
        if tingkat == 0 and isi["induk"] is not None:
            kerja.tolak(calon.asal, "induk", "pokok masalah tidak punya induk; kosongkan.")
        elif tingkat > 0 and isi["induk"] is None:
            kerja.tolak(
                calon.asal, "induk",
                f"wajib diisi: {isi['tingkat']} berada di bawah {urutan[tingkat - 1]}.",
            )  # fmt: skip
        elif induk and induk["tingkat"] and urutan.index(induk["tingkat"]) != tingkat - 1:
            kerja.tolak(
                calon.asal, "induk",
                f"harus bertingkat {urutan[tingkat - 1]}; "
                f"“{sebut_kunci(isi['induk'])}” bertingkat {induk['tingkat']}.",
            )  # fmt: skip


def tingkat_sasaran(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Sasaran strategis stand on top; the others follow the tujuan of their parent."""
    urutan = TingkatSasaran.values
    for kunci, calon in kerja.calon[SASARAN].items():
        isi = kerja.lihat(SASARAN, kunci)
        if isi is None or calon.asal.cacat:
            continue
        induk = kerja.lihat(SASARAN, isi["induk"])
        if isi["tingkat"] == TingkatSasaran.STRATEGIS and isi["induk"] is not None:
            kerja.tolak(calon.asal, "induk", "sasaran strategis berada di puncak; kosongkan.")
        elif isi["tingkat"] != TingkatSasaran.STRATEGIS and isi["induk"] is None:
            kerja.tolak(calon.asal, "induk", f"wajib diisi untuk sasaran {isi['tingkat']}.")
        elif induk is None or not induk["tingkat"]:
            continue
        elif urutan.index(induk["tingkat"]) > urutan.index(isi["tingkat"]):
            kerja.tolak(
                calon.asal, "induk",
                f"tingkat “{sebut_kunci(isi['induk'])}” ({induk['tingkat']}) "
                f"di bawah {isi['tingkat']}.",
            )  # fmt: skip
        elif induk["tujuan"] and induk["tujuan"] != isi["tujuan"]:
            kerja.tolak(
                calon.asal, "tujuan",
                f"harus sama dengan tujuan sasaran induknya, “{sebut_kunci(induk['tujuan'])}”.",
            )  # fmt: skip


def satu_pihak(isi: dict[str, Any]) -> tuple[str, str] | None:
    """Either a unit of the agency or an outside party contributes."""
    if isi["unit"] is not None and isi["pihak_luar"]:
        return "pihak_luar", "isi unit atau pihak_luar, tidak keduanya."
    if isi["unit"] is None and not isi["pihak_luar"]:
        return "unit", "isi unit atau pihak_luar."
    return None


LEMBAR = (
    lembar_tabel(
        "renstra", RENSTRA,
        kode(), Kolom("nama", wajib=True), tahun("tahun_awal"), tahun("tahun_akhir"),
        kunci=("kode",), periksa=(aturan_baris(RENSTRA, tahun_renstra),),
    ),
    lembar_tabel(
        "masalah", MASALAH,
        rujuk("renstra", RENSTRA, wajib=True), kode(),
        Kolom("tingkat", Pilihan(TingkatMasalah.values), wajib=True), rujuk("induk", MASALAH),
        Kolom("uraian", wajib=True),
        kunci=("kode",), periksa=(tingkat_masalah, tanpa_lingkaran(MASALAH, "induk")),
    ),
    lembar_tabel(
        "tujuan", TUJUAN,
        rujuk("renstra", RENSTRA, wajib=True), kode(), Kolom("uraian", wajib=True), *MASA_BERLAKU,
        kunci=("kode",), periksa=(aturan_baris(TUJUAN, tahun_berurutan),),
    ),
    lembar_tabel(
        "sasaran", SASARAN,
        kode(), rujuk("tujuan", TUJUAN, wajib=True), rujuk("induk", SASARAN),
        Kolom("tingkat", Pilihan(TingkatSasaran.values), wajib=True), Kolom("uraian", wajib=True),
        rujuk("penanggung_jawab", JABATAN, wajib=True), *MASA_BERLAKU,
        kunci=("kode",),
        periksa=(
            aturan_baris(SASARAN, tahun_berurutan), tingkat_sasaran,
            tanpa_lingkaran(SASARAN, "induk"),
        ),
    ),
    lembar_tabel(
        "crosscutting", CROSSCUTTING,
        rujuk("sasaran", SASARAN, wajib=True), rujuk("unit", UNIT), Kolom("pihak_luar"),
        Kolom("kontribusi", wajib=True),
        kunci=("sasaran", "unit", "pihak_luar"),
        periksa=(aturan_baris(CROSSCUTTING, satu_pihak),),
    ),
)  # fmt: skip
