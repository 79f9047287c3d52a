"""What a workbook says of itself: its sheets, its shared texts, which formats are dates.

Everything is read by expat within the bounds of the door, and a document type is refused, so that
no text stands for another. Names are compared with their namespace, under whatever prefix.
"""

import re
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from posixpath import dirname, join, normpath
from typing import Any
from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from kinerja.himpunan.batas import BatasBuku, ribuan
from kinerja.himpunan.mentah import SumberError, SumberTerlaluBesarError
from kinerja.himpunan.ukur_xlsx import TAK_TERBACA, Tenggat

POTONG = 64 * 1024
PEMISAH = "}"
"""Between the namespace of a name and the rest of it."""
RUANG = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_HURUF_RUJUK = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BUKAN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
HURUF_SEL = 32_767
"""Characters of a cell; Excel takes no more."""
HURUF_BUKU = 100_000_000
"""Of all cells and shared texts: a few kilobytes unpack to as many as a workbook may hold."""
KOSONGKAN = "Hapus baris dan lembar yang tidak dipakai, lalu simpan ulang."


class Gaya(IntEnum):
    """What the number of a cell is shown as."""

    ANGKA = 0
    TANGGAL = 1
    LAMA_WAKTU = 2
    PERSEN = 3


@dataclass
class HitunganBuku:
    """What was read of one workbook so far, held against its bounds."""

    batas: BatasBuku
    tenggat: Tenggat
    unsur: int = 0
    sel: int = 0
    rentang: int = 0
    huruf: int = 0
    baris: int = 0
    """Rows of the sheets that were read to their end."""

    def tambah_unsur(self, banyak: int) -> None:
        """Count elements."""
        self.unsur += banyak
        if self.unsur > self.batas.unsur:
            raise SumberTerlaluBesarError(
                f"Isi buku kerja melebihi {ribuan(self.batas.unsur)} unsur. {KOSONGKAN}"
            )

    def tambah_huruf(self, banyak: int) -> None:
        """Count the characters of one text."""
        self.huruf += banyak
        if banyak > HURUF_SEL:
            raise SumberTerlaluBesarError(
                f"Satu sel buku kerja melebihi {ribuan(HURUF_SEL)} huruf. Pendekkan isinya."
            )
        if self.huruf > HURUF_BUKU:
            raise SumberTerlaluBesarError(
                f"Teks buku kerja melebihi {HURUF_BUKU // 1_000_000} juta huruf. {KOSONGKAN}"
            )


@dataclass(frozen=True)
class LembarBuku:
    """One sheet: its name, the part that holds it, whether people see it."""

    nama: str
    bagian: str
    tampak: bool


@dataclass
class PetaBuku:
    """What the sheets of a workbook share."""

    lembar: list[LembarBuku] = field(default_factory=list)
    teks: list[str] = field(default_factory=list)
    gaya: list[Gaya] = field(default_factory=list)
    awal: datetime = WINDOWS_EPOCH


def baca_peta(arsip: zipfile.ZipFile, hitungan: HitunganBuku) -> PetaBuku:
    """The map of a workbook. Raises SumberError."""
    daftar, b = arsip.infolist(), hitungan.batas
    if len(daftar) > b.bagian or sum(satu.file_size for satu in daftar) > b.terurai:
        raise SumberTerlaluBesarError(
            f"Isi buku kerja melebihi {b.terurai // 1024 // 1024} MB setelah dibuka."
        )
    ada = {satu.filename for satu in daftar}
    utama = [t for jenis, t, _ in _hubungan(arsip, "", hitungan) if jenis == "officeDocument"]
    if not utama or utama[0] not in ada:
        raise SumberError(TAK_TERBACA)
    peta = PetaBuku()
    bagian: dict[str, str] = {}
    for jenis, tujuan, kunci in _hubungan(arsip, utama[0], hitungan):
        if tujuan not in ada:
            continue
        if jenis == "worksheet":
            bagian[kunci] = tujuan
        elif jenis == "sharedStrings":
            peta.teks = _teks_bersama(arsip, tujuan, hitungan)
        elif jenis == "styles":
            peta.gaya = _gaya(arsip, tujuan, hitungan)
    _daftar_lembar(arsip, utama[0], hitungan, bagian, peta)
    return peta


def urai(arsip: zipfile.ZipFile, bagian: str, hitungan: HitunganBuku, **penangan: Any) -> None:
    """Run a parser over one part. Raises SumberError for what is no XML."""
    pengurai = pengurai_baru(**penangan)
    with arsip.open(bagian) as isi:
        try:
            while potong := isi.read(POTONG):
                hitungan.tenggat.periksa()
                pengurai.Parse(potong)
            pengurai.Parse(b"", True)
        except expat.ExpatError as galat:
            raise SumberError(TAK_TERBACA) from galat


def pengurai_baru(**penangan: Any) -> Any:
    """A parser with these handlers, that takes no document type."""
    pengurai = expat.ParserCreate(namespace_separator=PEMISAH)
    pengurai.buffer_text = True
    pengurai.StartDoctypeDeclHandler = _tolak_doctype
    for nama, satu in penangan.items():
        setattr(pengurai, nama, satu)
    return pengurai


def _tolak_doctype(*_: Any) -> None:
    raise SumberError(TAK_TERBACA)


def nama_unsur(*nama: str) -> dict[str, str]:
    """Full name → name, of elements of a workbook in both of its dialects."""
    return {f"{ruang}{PEMISAH}{satu}": satu for ruang in RUANG for satu in nama}


def _hubungan(
    arsip: zipfile.ZipFile, dari: str, hitungan: HitunganBuku
) -> list[tuple[str, str, str]]:
    """Relations of a part: kind, target, key."""
    folder = dirname(dari)
    letak = join(folder, "_rels", f"{dari.rpartition('/')[2]}.rels")
    hasil: list[tuple[str, str, str]] = []

    def awal(nama: str, atribut: dict[str, str]) -> None:
        hitungan.tambah_unsur(1)
        if (
            nama.rpartition(PEMISAH)[2] == "Relationship"
            and atribut.get("TargetMode") != "External"
        ):
            tujuan = atribut.get("Target", "")
            tujuan = tujuan[1:] if tujuan.startswith("/") else normpath(join(folder, tujuan))
            jenis = atribut.get("Type", "").rpartition("/")[2]
            hasil.append((jenis, tujuan, atribut.get("Id", "")))

    if letak in arsip.namelist():
        urai(arsip, letak, hitungan, StartElementHandler=awal)
    return hasil


def _daftar_lembar(
    arsip: zipfile.ZipFile,
    letak: str,
    hitungan: HitunganBuku,
    bagian: dict[str, str],
    peta: PetaBuku,
) -> None:
    dikenal = nama_unsur("sheet", "workbookPr")

    def awal(nama: str, atribut: dict[str, str]) -> None:
        hitungan.tambah_unsur(1)
        match dikenal.get(nama):
            case "workbookPr" if atribut.get("date1904") in ("1", "true"):
                peta.awal = MAC_EPOCH
            case "sheet":
                kunci = next((v for k, v in atribut.items() if k.endswith(f"{PEMISAH}id")), "")
                if kunci in bagian:
                    tampak = atribut.get("state", "visible") == "visible"
                    peta.lembar.append(LembarBuku(atribut.get("name", ""), bagian[kunci], tampak))

    urai(arsip, letak, hitungan, StartElementHandler=awal)


def _teks_bersama(arsip: zipfile.ZipFile, letak: str, hitungan: HitunganBuku) -> list[str]:
    dikenal = nama_unsur("si", "t", "rPh")
    hasil: list[str] = []
    kini: list[str] = []
    keadaan = {"t": False, "rPh": False}
    panjang = 0

    def awal(nama: str, _: dict[str, str]) -> None:
        nonlocal panjang
        hitungan.tambah_unsur(1)
        unsur = dikenal.get(nama)
        if unsur == "si":
            kini.clear()
            panjang = 0
        elif unsur is not None:
            keadaan[unsur] = True

    def akhir(nama: str) -> None:
        unsur = dikenal.get(nama)
        if unsur == "si":
            hitungan.tambah_huruf(panjang)
            hasil.append(teks_asli("".join(kini)))
        elif unsur is not None:
            keadaan[unsur] = False

    def huruf(teks: str) -> None:
        nonlocal panjang
        if keadaan["t"] and not keadaan["rPh"]:  # how a text is read aloud is not the text
            panjang += len(teks)
            if panjang > HURUF_SEL:
                hitungan.tambah_huruf(panjang)
            kini.append(teks)

    urai(
        arsip, letak, hitungan, StartElementHandler=awal, EndElementHandler=akhir,
        CharacterDataHandler=huruf,
    )  # fmt: skip
    return hasil


def teks_asli(teks: str) -> str:
    """A text with the characters that XML cannot hold, which are written as `_x000D_`."""
    return _HURUF_RUJUK.sub(lambda m: chr(int(m[1], 16)), teks) if "_x" in teks else teks


def _gaya(arsip: zipfile.ZipFile, letak: str, hitungan: HitunganBuku) -> list[Gaya]:
    dikenal = nama_unsur("numFmt", "cellXfs", "xf")
    sendiri: dict[int, str] = {}
    nomor: list[int] = []
    di_dalam = [False]

    def awal(nama: str, atribut: dict[str, str]) -> None:
        hitungan.tambah_unsur(1)
        unsur = dikenal.get(nama)
        if unsur == "cellXfs":
            di_dalam[0] = True
        elif unsur == "numFmt":
            sendiri[_bulat(atribut.get("numFmtId"))] = atribut.get("formatCode", "")
        elif unsur == "xf" and di_dalam[0]:
            nomor.append(_bulat(atribut.get("numFmtId")))

    def akhir(nama: str) -> None:
        if dikenal.get(nama) == "cellXfs":
            di_dalam[0] = False

    urai(arsip, letak, hitungan, StartElementHandler=awal, EndElementHandler=akhir)
    return [_satu_gaya(sendiri.get(n) or BUILTIN_FORMATS.get(n, "")) for n in nomor]


def _bulat(teks: str | None) -> int:
    return int(teks) if teks and teks.isdecimal() and len(teks) < 9 else 0


def _satu_gaya(pola: str) -> Gaya:
    if len(pola) > 255:  # longer than Excel takes
        return Gaya.ANGKA
    if is_timedelta_format(pola):
        return Gaya.LAMA_WAKTU
    if is_date_format(pola):
        return Gaya.TANGGAL
    return Gaya.PERSEN if "%" in _BUKAN_FORMAT.sub("", pola) else Gaya.ANGKA
