"""Printing a frozen version again, with the proof that it says what was frozen."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from kinerja.angka import format_angka
from kinerja.models import JejakAudit
from kinerja.waktu import format_saat
from laporan.cetak.dasar import Berkas
from laporan.cetak.json import sebagai_data
from laporan.cetak.paket import zip_tetap
from laporan.cetak.sidik import sidik_kode
from laporan.dokumen.seksi import ratakan
from laporan.dokumen.unsur import Dokumen
from laporan.models import VersiLaporan
from laporan.models.versi import ISI_VERSI
from laporan.terbit.beku import (
    RANTAI_HILANG,
    Keutuhan,
    berkas_versi,
    dokumen_versi,
    periksa_keutuhan,
)
from laporan.tugas.berkas import tulis
from laporan.tugas.dasar import Lapor, diam

PANJANG_PENCETAK = 12
"""Letters of the renderer's fingerprint that people compare."""


@dataclass(frozen=True)
class BandingCetakan:
    """The tables of the model as they print now, against those of the JSON that was frozen."""

    tabel: int
    sel: int
    beda: tuple[str, ...] = ()

    @property
    def sama(self) -> bool:
        """Whether every cell says the same."""
        return not self.beda

    @property
    def kalimat(self) -> str:
        """The outcome in one sentence."""
        jumlah = f"{format_angka(self.sel)} sel dalam {format_angka(self.tabel)} tabel"
        if self.sama:
            return f"{jumlah} dibandingkan: semuanya sama dengan yang dibekukan."
        return (
            f"{jumlah} dibandingkan: {format_angka(len(self.beda))} tidak sama dengan yang "
            "dibekukan."
        )


@dataclass(frozen=True)
class Pencetak:
    """The code that printed when the version was frozen, and the one that prints now."""

    dulu: str  # empty for a version frozen before it was recorded
    kini: str

    @property
    def kalimat(self) -> str:
        """Which renderer, and whether it is the one of that day."""
        if not self.dulu:
            return f"Pencetak {self.kini}; pencetak saat pembekuan tidak tercatat."
        if self.dulu == self.kini:
            return f"Pencetak {self.kini}, sama dengan saat dibekukan."
        return f"Pencetak {self.kini}; saat dibekukan {self.dulu}. Tata letak dapat berbeda."


@dataclass(frozen=True)
class Cetakan:
    """A file printed again. `sama_bita`: None where that form was not frozen."""

    berkas: Berkas
    banding: BandingCetakan
    pencetak: Pencetak
    sama_bita: bool | None

    @property
    def kalimat_bita(self) -> str:
        """How the file compares with the stored one as a whole."""
        if self.sama_bita is None:
            return "Bentuk berkas ini tidak ikut dibekukan, jadi tidak ada berkas pembanding."
        if self.sama_bita:
            return "Berkas cetak ulang sama sampai ke bitanya dengan berkas yang dibekukan."
        return (
            "Tata letak atau sifat berkas berbeda dari berkas yang dibekukan; yang resmi tetap "
            "berkas yang dibekukan."
        )


def pencetak(versi: VersiLaporan) -> Pencetak:
    """The renderer then, from the audit row of the freezing, and now."""
    catatan = JejakAudit.objects.tentang(versi).filter(aksi="bekukan").first()
    perubahan = catatan.perubahan if catatan else {}
    dulu = str((perubahan.get("pencetak") or ("", ""))[1] or "")
    return Pencetak(dulu[:PANJANG_PENCETAK], sidik_kode()[:PANJANG_PENCETAK])


def bandingkan(versi: VersiLaporan, dokumen: Dokumen) -> BandingCetakan:
    """Print every table of the flattened model again and hold it against the frozen JSON."""
    kini = sebagai_data(dokumen)["tabel"]
    try:
        dulu = json.loads(bytes(versi.json.isi))["tabel"]
        pasangan = {(t["kunci"], t.get("bagian", "")): t for t in dulu}
    except (ValueError, KeyError, TypeError):
        return BandingCetakan(0, 0, ("Berkas JSON yang dibekukan tidak terbaca.",))
    beda: list[str] = []
    banyak = 0
    for t in kini:
        sebutan = _sebut(t)
        asli = pasangan.pop((t["kunci"], t.get("bagian", "")), None)
        banyak += sum(len(b) for b in t["baris"])
        if asli is None:
            beda.append(f"{sebutan}: tidak ada dalam berkas yang dibekukan.")
        else:
            beda += [f"{sebutan}, {x}" for x in _beda_tabel(asli, t)]
    beda += [f"{_sebut(t)}: tidak tercetak lagi." for t in pasangan.values()]
    return BandingCetakan(len(kini), banyak, tuple(beda))


def _sebut(tabel: dict[str, Any]) -> str:
    nomor = f"Tabel {tabel['nomor']} " if tabel["nomor"] else ""
    return f"{nomor}{tabel['judul']}"


def _beda_tabel(dulu: dict[str, Any], kini: dict[str, Any]) -> list[str]:
    if dulu["kolom"] != kini["kolom"] or len(dulu["baris"]) != len(kini["baris"]):
        return ["susunan kolom atau baris berbeda."]
    return [
        f"baris {i} kolom {j}: semula “{a}”, kini “{b}”."
        for i, (x, y) in enumerate(zip(dulu["baris"], kini["baris"], strict=True), start=1)
        for j, (a, b) in enumerate(zip(x, y, strict=True), start=1)
        if a != b
    ]


def cetak_ulang(versi: VersiLaporan, bentuk: str, lapor: Lapor = diam) -> Cetakan:
    """Render a frozen version from its model, whatever the data say now.

    Raises VersiRusakError where the model is not the one that was frozen.
    """
    lapor(2, "Membaca model yang dibekukan")
    dokumen = ratakan(dokumen_versi(versi))
    banding = bandingkan(versi, dokumen)
    hasil = tulis(dokumen, bentuk, lapor)
    asli = berkas_versi(versi, bentuk)
    nama = (asli.nama if asli else hasil.nama).removesuffix(f".{bentuk}")
    return Cetakan(
        Berkas(f"{nama}-cetak-ulang.{bentuk}", hasil.tipe, hasil.isi),
        banding,
        pencetak(versi),
        None if asli is None else asli.isi == hasil.isi,
    )


def paket(versi: VersiLaporan, cetakan: Cetakan, *, oleh: str, pada: datetime) -> Berkas:
    """The printed file and the account of the check in one ZIP."""
    surat = keterangan(versi, cetakan, oleh=oleh, pada=pada)
    nama = f"{cetakan.berkas.nama.replace('.', '-')}.zip"
    isi = zip_tetap({cetakan.berkas.nama: cetakan.berkas.isi, "pemeriksaan.txt": surat.encode()})
    return Berkas(nama, "application/zip", isi)


def keterangan(versi: VersiLaporan, cetakan: Cetakan, *, oleh: str, pada: datetime) -> str:
    """What was checked and what came of it, in words that an auditor can file."""
    keutuhan = periksa_keutuhan(versi)
    zona = ZoneInfo(versi.laporan.pd.zona_waktu)
    bagian = [
        f"- {ISI_VERSI[nama]}: {'utuh' if keutuhan.bagian[nama] else 'BERUBAH'}, SHA-256 {sidik}"
        for nama, sidik in versi.sidik_isi.items()
    ]
    baris = [
        "HASIL PEMERIKSAAN CETAK ULANG",
        "",
        f"Laporan: LKjIP {versi.laporan.tahun} {versi.laporan.pd.nama}, versi final {versi.ke}",
        f"Dibekukan: {format_saat(versi.pada, zona)} oleh {versi.oleh.sebutan}",
        f"Dicetak ulang: {format_saat(pada, zona)} oleh {oleh}",
        f"Berkas: {cetakan.berkas.nama}",
        "",
        f"Nilai tabel: {'SAMA' if cetakan.banding.sama else 'TIDAK SAMA'}. "
        f"{cetakan.banding.kalimat}",
        *(f"- {b}" for b in cetakan.banding.beda),
        f"Bita: {cetakan.kalimat_bita}",
        cetakan.pencetak.kalimat,
        "",
        f"Sidik versi: {'cocok' if keutuhan.sidik_cocok else 'TIDAK COCOK'}, {versi.sidik}",
        *_jejak_audit(versi, keutuhan),
        "Berkas yang dibekukan, sidiknya dihitung ulang:",
        *bagian,
        "",
        "Data yang berubah sesudah pembekuan tidak memengaruhi cetakan ini.",
    ]
    return "\n".join(baris) + "\n"


def _jejak_audit(versi: VersiLaporan, keutuhan: Keutuhan) -> list[str]:
    if not versi.jangkar:
        return []
    kalimat = "masih ada" if keutuhan.rantai else f"HILANG. {RANTAI_HILANG}"
    return [f"Mata rantai jejak audit saat dibekukan, {versi.jangkar}: {kalimat}"]
