"""PURE. The document model as JSON and back, without loss: what a frozen version is made of.

Every node is a dict with its class name under "_" and every field by name, defaults too: a default
that changes later must not change what was frozen. Tuples are lists; Decimal and bytes are tagged.
"""

import dataclasses
import json
from base64 import b64decode, b64encode
from decimal import Decimal
from typing import Any

from laporan.dokumen import unsur as dokumen_modul
from laporan.dokumen.kolom_lama import beri_kunci
from laporan.dokumen.unsur import Dokumen, Tabel

SKEMA = 3
"""Raise it when a node's field gets another meaning, and convert the older form in `dari_dict`.

1: only columns that a formula speaks of have a key. 2: every column of the report has one. 3: pages
are filled with words that come later (`Dokumen.mengalir`); before, all was printed in its order.
"""
_SKEMA_TERBACA = (1, 2, SKEMA)

_SIMPUL: dict[str, Any] = {
    nama: kelas
    for nama, kelas in vars(dokumen_modul).items()
    if isinstance(kelas, type) and dataclasses.is_dataclass(kelas)
}


class ModelTakTerbacaError(ValueError):
    """The stored document is not one that this version can read."""


def sebagai_json(dokumen: Dokumen) -> bytes:
    """Canonical bytes: equal documents give equal bytes."""
    return json.dumps(
        sebagai_dict(dokumen), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def dari_json(isi: bytes) -> Dokumen:
    """Read back what `sebagai_json` wrote."""
    try:
        data = json.loads(isi)
    except ValueError as galat:
        raise ModelTakTerbacaError("Bukan JSON.") from galat
    return dari_dict(data)


def sebagai_dict(dokumen: Dokumen) -> dict[str, Any]:
    """The document as dicts, lists, texts and whole numbers only."""
    return {"skema": SKEMA, "dokumen": _tulis(dokumen)}


def dari_dict(data: Any) -> Dokumen:
    """Build the document again. Raises ModelTakTerbacaError."""
    skema = data.get("skema") if isinstance(data, dict) else None
    if skema not in _SKEMA_TERBACA:
        raise ModelTakTerbacaError(f"Skema {skema!r} tidak dikenal; yang dikenal: {SKEMA}.")
    hasil = _baca(data.get("dokumen"), skema)
    if not isinstance(hasil, Dokumen):
        raise ModelTakTerbacaError("Isinya bukan dokumen.")
    return hasil


def _tulis(nilai: Any) -> Any:
    if nilai is None or isinstance(nilai, str | bool | int):
        return nilai
    if isinstance(nilai, tuple):
        return [_tulis(v) for v in nilai]
    if isinstance(nilai, Decimal):
        return {"_": "Decimal", "nilai": str(nilai)}
    if isinstance(nilai, bytes):
        return {"_": "bytes", "base64": b64encode(nilai).decode("ascii")}
    nama = type(nilai).__name__
    if _SIMPUL.get(nama) is not type(nilai):
        raise TypeError(f"Nilai tak dikenal dalam dokumen: {nama}")
    return {
        "_": nama,
        **{m.name: _tulis(getattr(nilai, m.name)) for m in dataclasses.fields(nilai)},
    }


def _baca(data: Any, skema: int) -> Any:
    if isinstance(data, list):
        return tuple(_baca(v, skema) for v in data)
    if not isinstance(data, dict):
        return data
    nama = str(data.get("_"))
    if nama == "Decimal":
        return Decimal(data["nilai"])
    if nama == "bytes":
        return b64decode(data["base64"], validate=True)
    kelas = _SIMPUL.get(nama)
    if kelas is None:
        raise ModelTakTerbacaError(f"Simpul {nama!r} tidak dikenal.")
    try:
        isi = {k: _baca(v, skema) for k, v in data.items() if k != "_"}
        if kelas is Tabel and skema == 1:
            isi["kolom"] = beri_kunci(isi["kolom"])
        if kelas is Dokumen and skema < 3:
            isi["mengalir"] = False
        return kelas(**isi)
    except (KeyError, TypeError) as galat:
        raise ModelTakTerbacaError(f"Simpul {nama} tidak terbaca: {galat}") from galat
