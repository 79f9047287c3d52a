"""A chapter is laid out in stretches that share no page, and only what changed is laid out anew."""

import re
from typing import Any

import pytest

from laporan.cetak import pdf, penata
from laporan.cetak.ruas import ruas
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import (
    Bab,
    Baris,
    Blok,
    Dokumen,
    GantiHalaman,
    Judul,
    Kolom,
    Lampiran,
    Mendatar,
    Paragraf,
    Sel,
    Tabel,
    teks_polos,
)

TEGAK = Paragraf("Kalimat yang mengisi halaman tegak. " * 30)


def tabel(judul: str, *, lebar: bool) -> Tabel:
    kolom = tuple(Kolom(f"Kolom {n}") for n in range(4))
    return Tabel(judul.lower(), judul, kolom, (Baris((Sel("Isi sel"),) * 4),) * 3, lebar=lebar)


LEBAR = tabel("Lebar", lebar=True)
LAIN = tabel("Lain", lebar=True)


def dokumen(*isi: Blok, lampiran: tuple[Lampiran, ...] = ()) -> Dokumen:
    bab = () if lampiran else (Bab("Isi", isi),)
    return nomori(Dokumen("L", "", "PD", "Pemda", 2024, "", bab=bab, lampiran=lampiran))


def bentuk(d: Dokumen) -> list[tuple[str, int, int]]:
    """Kind of each stretch, its first block, and how many there are."""
    return [(type(b).__name__, getattr(b, "urut", 0), len(b.isi)) for r in ruas(d) for b in r.bab]


@pytest.mark.parametrize(
    ("isi", "benar"),
    [
        ((), [("Bab", 0, 0)]),
        ((TEGAK, TEGAK), [("Bab", 0, 2)]),
        ((LEBAR, TEGAK), [("Bab", 0, 0), ("RuasBab", 0, 1), ("RuasBab", 1, 1)]),
        (
            (TEGAK, LEBAR, Mendatar((TEGAK,)), TEGAK, GantiHalaman(), TEGAK, LAIN),
            [("Bab", 0, 1), ("RuasBab", 1, 2), ("RuasBab", 3, 3), ("RuasBab", 6, 1)],
        ),
    ],
    ids=["kosong", "tegak", "mendatar-lebih-dulu", "berselang-seling"],
)
def test_ruas_bab(isi, benar):
    assert bentuk(dokumen(*isi)) == benar


def test_lampiran_tetap_utuh():
    d = dokumen(lampiran=(Lampiran("A", (TEGAK, LEBAR, TEGAK)),))
    assert list(ruas(d)) == [d]


def test_halaman_sama_seperti_bila_ditata_sekaligus(monkeypatch):
    """But for the file's identifier, which names what was laid out, to the last byte."""
    isi = (
        Judul("A. Satu", 1), TEGAK, LEBAR, tabel("Lebar juga", lebar=True), Judul("B. Dua", 1),
        Judul("1. Anak", 2), TEGAK, tabel("Tegak", lebar=False), GantiHalaman(), TEGAK, LAIN,
    )  # fmt: skip
    d = dokumen(*isi)
    terpisah = pdf.ekspor(d).isi
    monkeypatch.setattr(penata, "ruas", lambda penggal: [penggal])
    assert _tanpa_pengenal(terpisah) == _tanpa_pengenal(pdf.ekspor(d).isi)


def _tanpa_pengenal(isi: bytes) -> bytes:
    hasil, banyak = re.subn(rb"/ID ?\[\([0-9a-f]{32}\) ", b"", isi)
    assert banyak == 1
    return hasil


class _Halaman:
    def __init__(self, markah: str) -> None:
        self.pages = [markah]


def test_hanya_ruas_yang_berubah_ditata_lagi(monkeypatch):
    ditata: list[tuple[str, int]] = []

    def tata_ruas(_penata: Any, markah: str, mulai: int) -> Any:
        ditata.append((re.findall(r"<p[^>]*>(\w+)|Lebar", markah)[-1], mulai))
        return _Halaman(markah)

    monkeypatch.setattr(penata.Penata, "_tata_ruas", tata_ruas)
    p = penata.Penata(None, None, None, {})
    satu, dua, lain = (Paragraf(t) for t in ("Satu", "Dua", "Lain"))
    assert teks_polos(lain.isi) == "Lain"
    lama = dokumen(satu, LEBAR, dua)
    p.tata(lama, 5, lama, {})
    assert ditata == [("Satu", 5), ("", 6), ("Dua", 7)]
    baru = dokumen(satu, LEBAR, lain)
    tata = p.tata(baru, 5, baru, {})
    assert ditata[3:] == [("Lain", 7)]
    assert len(tata.pages) == len(tata.sidik) == 3
    p.lupakan(tata)  # what the chapter was before
    p.tata(baru, 5, baru, {})
    assert len(ditata) == 4
    p.tata(lama, 5, lama, {})
    assert ditata[4:] == [("Dua", 7)]
    p.tata(lama, 6, lama, {})  # the same from another page on: its numbers are others
    assert [mulai for _, mulai in ditata[5:]] == [6, 7, 8]
