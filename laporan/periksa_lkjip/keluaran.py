"""PURE. The result as a file: JSON that the page reads again, and a workbook of the list.

With the document marked, and what can be taken over as data, they are one archive: kept, and
removed, together.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from io import BytesIO
from typing import IO, Any
from zipfile import ZIP_STORED, ZipFile, is_zipfile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from kinerja.himpunan.teks_aman import kunci_teks
from laporan.periksa_lkjip.ambil.bentuk import BukuAmbil
from laporan.periksa_lkjip.periksa import HasilPeriksaLkjip
from laporan.periksa_lkjip.temuan import TingkatTemuan

VERSI = 1
_KOLOM = (
    ("Tingkat", "tingkat", 12),
    ("Tempat", "lokasi", 26),
    ("Baris", "baris", 44),
    ("Kolom", "kolom", 20),
    ("Tercetak", "tercetak", 22),
    ("Seharusnya", "seharusnya", 22),
    ("Kemungkinan sebab", "penyebab", 30),
    ("Penjelasan", "pesan", 70),
    ("Kutipan", "kutipan", 60),
    ("Kode", "kode", 8),
)


_HASIL, _BERTANDA, _DATA = "hasil.json", "bertanda", "data.xlsx"


def tulis_json(
    hasil: HasilPeriksaLkjip,
    nama: str,
    bertanda: str = "",
    ambil: Mapping[str, Any] | None = None,
) -> bytes:
    """Everything that the page shows. `bertanda`: the form of the marked document, where kept;
    `ambil`: what the workbook of data holds, where there is one.
    """
    isi = {
        "versi": VERSI,
        "nama": nama,
        "bertanda": bertanda,
        "ambil": dict(ambil or {}),
        "tahun": hasil.tahun,
        "halaman": hasil.halaman,
        "cara": hasil.cara,
        "tak_terbaca": hasil.tak_terbaca,
        "tabel": [asdict(t) for t in hasil.tabel],
        "temuan": [t.json() for t in hasil.temuan],
    }
    return json.dumps(isi, ensure_ascii=False).encode()


_DISEBUT = (
    ("indikator", "indikator"),
    ("target", "target"),
    ("realisasi", "realisasi"),
    ("program_kegiatan", "program, kegiatan, dan sub kegiatan"),
    ("pagu", "pagu sub kegiatan"),
    ("realisasi_anggaran", "realisasi anggaran sub kegiatan"),
)


def ringkas_ambil(buku: BukuAmbil | None) -> dict[str, Any]:
    """What the page says of the workbook of data; nothing without one."""
    if buku is None:
        return {}
    isi = [{"sebutan": s, "banyak": n} for lembar, s in _DISEBUT if (n := buku.banyak(lembar))]
    return {"isi": isi, "ragu": buku.ragu, "kurang": list(buku.kurang)}


def bungkus(hasil: bytes, bertanda: bytes | None, data: bytes | None = None) -> bytes:
    """The result, the marked document and the workbook of data in one file."""
    aliran = BytesIO()
    with ZipFile(aliran, "w", ZIP_STORED) as arsip:
        arsip.writestr(_HASIL, hasil)
        for nama, isi in ((_BERTANDA, bertanda), (_DATA, data)):
            if isi is not None:
                arsip.writestr(nama, isi)
    return aliran.getvalue()


def isi_json(berkas: IO[bytes]) -> bytes:
    """The JSON of a kept result, alone or in its archive."""
    if is_zipfile(berkas):
        with ZipFile(berkas) as arsip:
            return arsip.read(_HASIL)
    berkas.seek(0)
    return berkas.read()


def isi_bertanda(berkas: IO[bytes]) -> bytes | None:
    """The marked document of a kept result; None where there is none."""
    return _isi(berkas, _BERTANDA)


def isi_data(berkas: IO[bytes]) -> bytes | None:
    """The workbook of data of a kept result; None where there is none."""
    return _isi(berkas, _DATA)


def _isi(berkas: IO[bytes], nama: str) -> bytes | None:
    if not is_zipfile(berkas):
        return None
    with ZipFile(berkas) as arsip:
        return arsip.read(nama) if nama in arsip.namelist() else None


def baca_json(isi: bytes) -> dict[str, Any]:
    """What `tulis_json` wrote."""
    hasil: dict[str, Any] = json.loads(isi)
    return hasil


def tulis_xlsx(temuan: Sequence[Mapping[str, Any]]) -> bytes:
    """The list as a workbook, to be worked through line by line."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Temuan")
    for huruf, (_, _, lebar) in zip("ABCDEFGHIJ", _KOLOM, strict=True):
        lembar.column_dimensions[huruf].width = lebar
    lembar.freeze_panes = "A2"
    kepala = [_sel(lembar, judul, tebal=True) for judul, _, _ in _KOLOM]
    lembar.append(kepala)
    label = {t.value: t.label for t in TingkatTemuan}
    for t in temuan:
        baris = [str(t.get(kunci, "")) for _, kunci, _ in _KOLOM]
        baris[0] = label.get(baris[0], baris[0])
        lembar.append([_sel(lembar, teks) for teks in baris])
    aliran = BytesIO()
    buku.save(aliran)
    return aliran.getvalue()


def _sel(lembar: Any, teks: str, *, tebal: bool = False) -> Any:

    sel = WriteOnlyCell(lembar, value=kunci_teks(ILLEGAL_CHARACTERS_RE.sub("", teks))[:32_000])
    sel.alignment = Alignment(wrap_text=True, vertical="top")
    if tebal:
        sel.font = Font(bold=True)
    return sel
