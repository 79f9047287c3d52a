"""Sheets of the performance tree: renstra, masalah, tujuan, sasaran, crosscutting, what
stands between two sasaran, and how levels are called.
"""

from collections.abc import Iterator
from typing import Any

from kinerja.aturan import (
    satu_atas,
    satu_pihak,
    tahun_berurutan,
    tahun_renstra,
    tingkat_masalah,
    tingkat_sasaran,
    tujuan_seinduk,
)
from kinerja.himpunan.pemuatan import Pemuatan, sebut_kunci, tanpa_lingkaran
from kinerja.himpunan.skema import Baris, Calon, Kolom, Tabel
from kinerja.himpunan.susun import aturan_baris, lembar_tabel
from kinerja.himpunan.tipe import Pilihan, YaTidak
from kinerja.jenis import JenisKondisi, JenjangPohon, TingkatMasalah, TingkatSasaran
from kinerja.lembar.kolom import MASA_BERLAKU, kode, rujuk, tahun
from kinerja.lembar.organisasi import JABATAN, UNIT
from kinerja.models import (
    Crosscutting,
    KondisiAntara,
    KondisiPohon,
    Masalah,
    Misi,
    Renstra,
    Sasaran,
    SebutanJenjang,
    Tujuan,
)

RENSTRA = Tabel(Renstra, ("kode",), urut=("tahun_awal",))
MISI = Tabel(Misi, ("kode",), urut=("urutan",), berurutan=True)
MASALAH = Tabel(Masalah, ("kode",), urut=("urutan",), berurutan=True)
TUJUAN = Tabel(Tujuan, ("kode",), urut=("urutan",), berurutan=True)
SASARAN = Tabel(Sasaran, ("kode",), urut=("urutan",), berurutan=True)
CROSSCUTTING = Tabel(
    Crosscutting,
    ("sasaran", "unit", "pihak_luar"),
    pd="sasaran__pd",
    urut=("sasaran__urutan", "sasaran"),
)
KONDISI = Tabel(KondisiAntara, ("sasaran",), pd="sasaran__pd", urut=("sasaran__urutan", "sasaran"))
KONDISI_POHON = Tabel(KondisiPohon, ("kode",), urut=("pk",))
JENJANG = Tabel(SebutanJenjang, ("jenjang", "bagi_pd"), urut=("jenjang", "bagi_pd"))
TABEL = (
    RENSTRA, MISI, MASALAH, TUJUAN, SASARAN, CROSSCUTTING, KONDISI, KONDISI_POHON, JENJANG,
)  # fmt: skip


def masalah_bertingkat(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Each problem hangs exactly one level below its parent."""
    for asal, isi, induk, sebutan in _berinduk(kerja, MASALAH):
        asal.tolak(kerja, tingkat_masalah(isi, induk, sebutan))


def sasaran_bertingkat(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Sasaran strategis stand on top; the others follow the tujuan of their parent."""
    for asal, isi, induk, sebutan in _berinduk(kerja, SASARAN):
        tujuan = sebut_kunci(induk["tujuan"] or ()) if induk else ""
        asal.tolak(
            kerja, tingkat_sasaran(isi, induk, sebutan) or tujuan_seinduk(isi, induk, tujuan)
        )


def _berinduk(
    kerja: Pemuatan, tabel: Tabel
) -> Iterator[tuple[Calon, dict[str, Any], dict[str, Any] | None, str]]:
    """Every sound candidate as it will stand, its parent, and the parent's name."""
    for kunci, calon in kerja.calon[tabel].items():
        isi = kerja.lihat(tabel, kunci)
        if isi is not None and not calon.asal.cacat:
            yield calon, isi, kerja.lihat(tabel, isi["induk"]), sebut_kunci(isi["induk"] or ())


LEMBAR = (
    lembar_tabel(
        "renstra", RENSTRA,
        kode(), Kolom("nama", wajib=True), tahun("tahun_awal"), tahun("tahun_akhir"),
        kunci=("kode",), periksa=(aturan_baris(RENSTRA, tahun_renstra),),
    ),
    lembar_tabel(
        "misi", MISI,
        rujuk("renstra", RENSTRA, wajib=True), kode(), Kolom("uraian", wajib=True),
        kunci=("kode",),
    ),
    lembar_tabel(
        "masalah", MASALAH,
        rujuk("renstra", RENSTRA, wajib=True), kode(),
        Kolom("tingkat", Pilihan(TingkatMasalah.choices), wajib=True), rujuk("induk", MASALAH),
        Kolom("uraian", wajib=True),
        kunci=("kode",), periksa=(masalah_bertingkat, tanpa_lingkaran(MASALAH, "induk")),
    ),
    lembar_tabel(
        "tujuan", TUJUAN,
        rujuk("renstra", RENSTRA, wajib=True), kode(), Kolom("uraian", wajib=True), *MASA_BERLAKU,
        rujuk("misi", MISI),
        kunci=("kode",), periksa=(aturan_baris(TUJUAN, tahun_berurutan),),
    ),
    lembar_tabel(
        "sasaran", SASARAN,
        kode(), rujuk("tujuan", TUJUAN, wajib=True), rujuk("induk", SASARAN),
        Kolom("tingkat", Pilihan(TingkatSasaran.choices), wajib=True), Kolom("uraian", wajib=True),
        rujuk("penanggung_jawab", JABATAN, wajib=True), *MASA_BERLAKU,
        kunci=("kode",),
        periksa=(
            aturan_baris(SASARAN, tahun_berurutan), sasaran_bertingkat,
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
    lembar_tabel(
        "kondisi_antara", KONDISI,
        rujuk("sasaran", SASARAN, wajib=True),
        Kolom("jenis", Pilihan(JenisKondisi.choices), wajib=True), Kolom("uraian", wajib=True),
        kunci=("sasaran",),
    ),
    lembar_tabel(
        "kondisi_pohon", KONDISI_POHON,
        kode(), Kolom("jenis", Pilihan(JenisKondisi.choices), wajib=True),
        Kolom("uraian", wajib=True), rujuk("tujuan", TUJUAN), rujuk("sasaran", SASARAN),
        rujuk("induk", KONDISI_POHON),
        kunci=("kode",),
        periksa=(
            aturan_baris(KONDISI_POHON, satu_atas), tanpa_lingkaran(KONDISI_POHON, "induk"),
        ),
    ),
    lembar_tabel(
        "sebutan_jenjang", JENJANG,
        Kolom("jenjang", Pilihan(JenjangPohon.choices), wajib=True),
        Kolom("sebutan", wajib=True), Kolom("bagi_pd", YaTidak()),
        kunci=("jenjang", "bagi_pd"),
    ),
)  # fmt: skip
