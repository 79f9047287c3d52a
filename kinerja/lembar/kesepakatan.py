"""Sheet of agreed contributions within the agency and of outside partners: kesepakatan_silang.

What another agency agreed to is its own word and is not part of a data set.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from kinerja.aturan import satu_pihak
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Baris, Kolom, Pelaku, Tabel
from kinerja.himpunan.susun import aturan_baris, lembar_tabel
from kinerja.himpunan.tipe import Tanggal
from kinerja.kesepakatan import IsiPermintaan, PihakSilang, salah_permintaan
from kinerja.lembar.indikator import INDIKATOR
from kinerja.lembar.kolom import naikkan_versi, rujuk, tahun
from kinerja.lembar.organisasi import JABATAN, UNIT
from kinerja.lembar.pohon import SASARAN
from kinerja.models import KesepakatanSilang
from kinerja.status import StatusKesepakatan

_TENGAH_HARI = time(12)


def _hari_sepakat(k: KesepakatanSilang) -> date:
    """The day on which it was agreed, where the agency is."""
    assert k.dijawab_pada is not None
    return k.dijawab_pada.astimezone(ZoneInfo(k.pd.zona_waktu)).date()


def _tandai_hari(k: Any) -> None:
    """The moment of the agreement, where the file names another day than the stored one."""
    hari: date | None = getattr(k, "disepakati", None)
    if hari is not None and (k.dijawab_pada is None or _hari_sepakat(k) != hari):
        zona = ZoneInfo(k.pd.zona_waktu)
        k.dijawab_pada = datetime.combine(hari, _TENGAH_HARI, tzinfo=zona)


def _buat(k: Any, pelaku: Pelaku) -> None:
    """An agreement that the file states; who loads it answers for it."""
    k.pihak = PihakSilang.UNIT if k.unit is not None else PihakSilang.LUAR
    k.peminta = k.sasaran.penanggung_jawab.unit
    k.status = StatusKesepakatan.DISETUJUI
    k.oleh = k.dijawab_oleh = pelaku.oleh
    k.pada = pelaku.pada
    _tandai_hari(k)


def _ubah(k: Any, pelaku: Pelaku) -> None:
    naikkan_versi(k, pelaku)
    _tandai_hari(k)


KESEPAKATAN = Tabel(
    KesepakatanSilang,
    ("tahun", "sasaran", "unit", "pihak_luar", "permintaan"),
    urut=("tahun", "sasaran__urutan", "sasaran", "permintaan"),
    saat_dibuat=_buat,
    saat_diubah=_ubah,
    medan_ikut=("versi", "dijawab_pada"),
    semu={"disepakati": _hari_sepakat},
    saring={
        "status": StatusKesepakatan.DISETUJUI,
        "pihak__in": (PihakSilang.UNIT, PihakSilang.LUAR),
    },
)
TABEL = (KESEPAKATAN,)


def _isi(kerja: Pemuatan) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Every sound candidate as it will stand."""
    for kunci, calon in kerja.calon[KESEPAKATAN].items():
        isi = kerja.lihat(KESEPAKATAN, kunci)
        if isi is not None and not calon.asal.cacat:
            yield calon, isi


def permintaan_masuk_akal(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Days within the year, a target with its measure, a partner with a document."""
    for calon, isi in _isi(kerja):
        medan = ("permintaan", "tenggat", "mulai", "sampai", "ukuran", "target", "satuan")
        permintaan = IsiPermintaan(**{m: isi[m] for m in medan})
        salah = next(salah_permintaan(permintaan, isi["tahun"]), None)
        if salah is None and isi["unit"] is None:
            kurang = [m for m in ("dokumen_nomor", "dokumen_tanggal") if not isi[m]]
            if kurang:
                salah = kurang[0], "sebutkan dokumen kesepakatan dengan mitra itu."
        calon.tolak(kerja, salah)


def pihak_lain(kerja: Pemuatan, baris: list[Baris]) -> None:
    """The unit is another one than that of the sasaran; the indicator is one of the sasaran."""
    for calon, isi in _isi(kerja):
        sasaran = kerja.lihat(SASARAN, isi["sasaran"])
        jabatan = kerja.lihat(JABATAN, sasaran["penanggung_jawab"]) if sasaran else None
        if jabatan is not None and isi["unit"] is not None and jabatan["unit"] == isi["unit"]:
            calon.tolak(kerja, ("unit", "unit ini penanggung jawab sasaran itu; pilih unit lain."))
        indikator = kerja.lihat(INDIKATOR, isi["indikator"]) if isi["indikator"] else None
        if indikator is not None and indikator["sasaran"] != isi["sasaran"]:
            calon.tolak(kerja, ("indikator", "bukan indikator dari sasaran itu."))


LEMBAR = (
    lembar_tabel(
        "kesepakatan_silang", KESEPAKATAN,
        tahun(), rujuk("sasaran", SASARAN, wajib=True), rujuk("unit", UNIT), Kolom("pihak_luar"),
        Kolom("permintaan", wajib=True), rujuk("indikator", INDIKATOR), Kolom("program"),
        Kolom("nama_program"), Kolom("ukuran"), Kolom("target"), Kolom("satuan"),
        Kolom("mulai", Tanggal(), wajib=True), Kolom("sampai", Tanggal(), wajib=True),
        Kolom("tenggat", Tanggal(), wajib=True), Kolom("disepakati", Tanggal(), wajib=True),
        Kolom("dokumen_nomor"), Kolom("dokumen_tanggal", Tanggal()),
        rujuk("sasaran_mitra", SASARAN), Kolom("jawaban"),
        kunci=("tahun", "sasaran", "unit", "pihak_luar", "permintaan"),
        periksa=(
            aturan_baris(KESEPAKATAN, satu_pihak), permintaan_masuk_akal, pihak_lain,
        ),
    ),
)  # fmt: skip
