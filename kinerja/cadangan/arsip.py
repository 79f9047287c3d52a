"""The archive: a ZIP with a list of what it holds, so that a missing or changed byte is noticed.

    manifes.json        what, when, by which version, rows per table, size and SHA-256 of each part
    basis-data/…        the database: an SQLite file, or pg_dump's custom format
    berkas/…            evidence and other stored files
    segel/…             the seal of this installation and its secret key

Anyone can open it without Tapak.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from kinerja.cadangan.pemasangan import CadanganError
from kinerja.gangguan import sebab_os

JENIS = "cadangan-tapak"
FORMAT = 1
MANIFES = "manifes.json"
_POTONG = 1024 * 1024
#: The manifest of forty agencies' files is a few megabytes; anything larger is no manifest.
_MANIFES_MAKS = 256 * 1024 * 1024
_SUDAH_RAPAT = {".pdf", ".jpg", ".jpeg", ".png", ".webp", ".zip", ".docx", ".xlsx", ".pptx", ".odt"}


@dataclass(frozen=True)
class Isi:
    """One part of the archive: bytes, and their SHA-256 in hexadecimal."""

    ukuran: int
    sha256: str


@dataclass(frozen=True)
class Manifes:
    """What the archive holds, and what the database held at that moment."""

    dibuat: str
    versi: str
    vendor: str
    basis_data: str
    migrasi: list[str]
    baris: dict[str, int]
    pemicu: list[str]
    #: Last link of the audit trail's chain, as `manage.py periksa_jejak --jangkar` takes it.
    jejak: str = ""
    hilang: list[str] = field(default_factory=list)
    isi: dict[str, Isi] = field(default_factory=dict)

    def json(self) -> str:
        return json.dumps(
            {"jenis": JENIS, "format": FORMAT} | asdict(self), ensure_ascii=False, indent=1
        )

    @classmethod
    def baca(cls, teks: bytes) -> "Manifes":
        """Read it; CadanganError where it is not one, or of a format that came later."""
        try:
            data = json.loads(teks)
            if data.pop("jenis") != JENIS:
                raise ValueError
            format_ = data.pop("format")
            isi = {nama: Isi(**satu) for nama, satu in data.pop("isi").items()}
            if format_ == FORMAT:
                return cls(**data, isi=isi)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise CadanganError(
                f"{MANIFES} tidak dapat dibaca: ini bukan cadangan Tapak."
            ) from None
        raise CadanganError(
            f"Cadangan ini berformat {format_}; versi Tapak ini hanya membaca format {FORMAT}. "
            "Pasang versi Tapak yang lebih baru."
        )


class PenulisArsip:
    """Adds parts and remembers the size and hash of each."""

    def __init__(self, arsip: ZipFile) -> None:
        self._arsip = arsip
        self.isi: dict[str, Isi] = {}

    def tambah(self, nama: str, buka: Callable[[], Any]) -> bool:
        """Add a file; False where it is gone by now (deleted since the list was made)."""
        try:
            sumber = buka()
        except FileNotFoundError:
            return False
        with sumber, self._arsip.open(_info(nama), "w", force_zip64=True) as tujuan:
            self.isi[nama] = _alirkan(sumber, tujuan.write)
        return True

    def tutup(self, manifes: Manifes) -> None:
        self._arsip.writestr(_info(MANIFES), manifes.json())


@contextmanager
def buka(berkas: Path) -> Iterator[tuple[ZipFile, Manifes]]:
    """Open an archive whose list and whose parts have the same names."""
    try:
        arsip = ZipFile(berkas)
    except BadZipFile:
        raise CadanganError(
            f"{berkas} tidak dapat dibuka sebagai cadangan: rusak, terpotong, atau bukan ZIP."
        ) from None
    except OSError as galat:
        sebab = sebab_os(galat) or galat.strerror
        raise CadanganError(f"{berkas} tidak dapat dibuka sebagai cadangan: {sebab}.") from None
    with arsip:
        if MANIFES not in arsip.namelist():
            raise CadanganError(f"{berkas} tidak memuat {MANIFES}: ini bukan cadangan Tapak.")
        if arsip.getinfo(MANIFES).file_size > _MANIFES_MAKS:
            raise CadanganError(f"{MANIFES} terlalu besar untuk dibaca.")
        manifes = Manifes.baca(arsip.read(MANIFES))
        nama = [n for n in arsip.namelist() if n != MANIFES]
        if sorted(nama) != sorted(manifes.isi):
            beda = sorted(set(nama) ^ set(manifes.isi)) or ["nama ganda"]
            raise CadanganError(f"Isi cadangan tidak sama dengan daftarnya: {beda[0]}.")
        for satu in nama:
            jalur = PurePosixPath(satu)
            if jalur.is_absolute() or ".." in jalur.parts or "\\" in satu:
                raise CadanganError(f"Nama berkas dalam cadangan tidak wajar: {satu!r}.")
        yield arsip, manifes


def keluarkan(arsip: ZipFile, manifes: Manifes, nama: str, tujuan: Path | None = None) -> None:
    """Read a part to its end, into a file where one is named; refused unless its hash agrees."""
    try:
        with arsip.open(nama) as sumber:
            if tujuan is None:
                ada = _alirkan(sumber, lambda _: None)
            else:
                tujuan.parent.mkdir(parents=True, exist_ok=True)
                with tujuan.open("xb") as keluar:
                    tujuan.chmod(0o600)
                    ada = _alirkan(sumber, keluar.write)
    except BadZipFile:
        raise CadanganError(f"Bagian {nama} dari cadangan rusak.") from None
    if ada != manifes.isi[nama]:
        raise CadanganError(f"Bagian {nama} dari cadangan berubah: sidiknya tidak cocok.")


def periksa(berkas: Path) -> Manifes:
    """Read a whole archive again; refused where any byte differs from what was written."""
    with buka(berkas) as (arsip, manifes):
        for nama in manifes.isi:
            keluarkan(arsip, manifes, nama)
        return manifes


def jumlah_ukuran(isi: Mapping[str, Isi]) -> int:
    return sum(satu.ukuran for satu in isi.values())


def _info(nama: str) -> ZipInfo:
    info = ZipInfo(nama)
    rapat = PurePosixPath(nama).suffix.lower() in _SUDAH_RAPAT
    info.compress_type = ZIP_STORED if rapat else ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _alirkan(sumber: BinaryIO | Any, tulis: Callable[[bytes], Any]) -> Isi:
    sidik, ukuran = sha256(), 0
    while potong := sumber.read(_POTONG):
        sidik.update(potong)
        ukuran += len(potong)
        tulis(potong)
    return Isi(ukuran, sidik.hexdigest())
