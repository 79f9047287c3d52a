"""From an upload to a preview, and from a preview to the stored cells: all of them or none."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core import signing

from kinerja.models import Pengguna
from kinerja.penolakan import Penolakan, TidakSahError
from laporan.isian.buku_kerja.baca import (
    GalatBuku,
    SelBasi,
    SelMasuk,
    baca_unggahan,
    dari_data,
    sebagai_data,
    urutkan,
)
from laporan.isian.buku_kerja.lembar import Buku
from laporan.isian.tulis import SEL_MAKSIMUM, TempelanDitolakError, pratinjau_tempel, simpan_tempel

_GARAM = "laporan.buku_kerja.pratinjau"
MASA_BERLAKU = 3_600
"""Seconds between the preview and the commit."""


@dataclass(frozen=True)
class PerubahanBuku:
    """One change as the preview shows it."""

    lembar: str
    baris: int
    kolom: str
    nama: str
    lama: str
    baru: str
    temuan: tuple[str, ...] = ()  # what the grid will ask about it


@dataclass(frozen=True)
class Pratinjau:
    """What an upload would do; `bekal` goes to the commit, empty where nothing may be stored."""

    perubahan: tuple[PerubahanBuku, ...]
    galat: tuple[GalatBuku, ...]
    basi: tuple[SelBasi, ...]
    bekal: str = ""


@dataclass(frozen=True)
class HasilSimpan:
    """What the commit did; with `galat` nothing was stored."""

    berubah: int
    galat: tuple[GalatBuku, ...] = ()


def periksa(isi: bytes, buku: Buku, *, oleh: Pengguna, pada: datetime) -> Pratinjau:
    """Read an upload and say what it would change; nothing is written.

    Raises BukuDitolakError for a file that is not this quarter's workbook.
    """
    hasil = baca_unggahan(isi, buku)
    if hasil.basi:
        return Pratinjau((), tuple(hasil.galat), tuple(hasil.basi))
    masuk = urutkan(hasil.sel)
    if len(masuk) > SEL_MAKSIMUM:
        raise TidakSahError(
            f"Terlalu banyak sel berubah: {len(masuk)}, paling banyak {SEL_MAKSIMUM}. Unggah per "
            "bagian."
        )
    tw = buku.isian.triwulan
    perubahan: list[PerubahanBuku] = []
    galat = list(hasil.galat)
    dipakai: list[SelMasuk] = []
    if masuk:
        jawaban = pratinjau_tempel(
            sel=[m.sel for m in masuk], tahun=tw.tahun, triwulan=tw.nomor, oleh=oleh, pada=pada
        )
        for m, j in zip(masuk, jawaban["sel"], strict=True):
            if j["galat"]:
                galat.append(_galat(m, j["galat"]["pesan"]))
            elif j["berubah"]:
                dipakai.append(m)
                perubahan.append(
                    PerubahanBuku(
                        m.lembar,
                        m.baris,
                        m.kolom,
                        m.nama,
                        j["lama"],
                        j["baru"],
                        tuple(j["temuan"]),
                    )
                )
    perubahan.sort(key=lambda p: (p.lembar != "Indikator", p.baris, p.kolom))
    galat.sort(key=lambda g: (g.lembar != "Indikator", g.baris, g.kolom))
    bekal = ""
    if dipakai and not galat:
        bekal = signing.dumps(
            {
                "kunci": str(uuid4()),
                "oleh": oleh.pk,
                "unit": buku.isian.unit.pk,
                "tahun": tw.tahun,
                "triwulan": tw.nomor,
                "sel": sebagai_data(dipakai),
            },
            salt=_GARAM,
            compress=True,
        )
    return Pratinjau(tuple(perubahan), tuple(galat), (), bekal)


def simpan(
    bekal: str, *, unit: int, tahun: int, triwulan: int, oleh: Pengguna, pada: datetime
) -> HasilSimpan:
    """Store what was previewed: all of it, once; the same form sent again changes nothing more.

    Raises TidakSahError for a form that was tampered with, is another's or is too old.
    """
    isi = _buka(bekal)
    if (isi["oleh"], isi["unit"], isi["tahun"], isi["triwulan"]) != (
        oleh.pk, unit, tahun, triwulan,
    ):  # fmt: skip
        raise TidakSahError("Pratinjau ini bukan milik halaman ini. Unggah ulang buku kerjanya.")
    masuk = dari_data(isi["sel"])
    try:
        jawaban = simpan_tempel(
            kunci=UUID(isi["kunci"]),
            sel=[m.sel for m in masuk],
            tahun=tahun,
            triwulan=triwulan,
            oleh=oleh,
            pada=pada,
        )
    except TempelanDitolakError as tolak:
        return HasilSimpan(0, tuple(_galat(masuk[n], _pesan(g)) for n, g in tolak.galat))
    return HasilSimpan(jawaban["berubah"])


def _buka(bekal: str) -> dict[str, Any]:
    try:
        isi: dict[str, Any] = signing.loads(bekal, salt=_GARAM, max_age=MASA_BERLAKU)
    except signing.SignatureExpired as galat:
        raise TidakSahError("Pratinjau sudah lebih dari satu jam. Unggah ulang.") from galat
    except signing.BadSignature as galat:
        raise TidakSahError("Pratinjau tidak dapat dibaca. Unggah ulang buku kerjanya.") from galat
    return isi


def _pesan(galat: Penolakan) -> str:
    return galat.pesan


def _galat(m: SelMasuk, pesan: str) -> GalatBuku:
    return GalatBuku(m.lembar, m.baris, m.kolom, m.sel.teks, pesan)
