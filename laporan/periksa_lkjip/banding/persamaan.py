"""PURE. Sums that a sentence writes out, and numbers that it repeats in words."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from kinerja.angka import format_angka, konteks_hitung, persen
from laporan.periksa_lkjip.angka_cetak import AngkaCetak, rapi
from laporan.periksa_lkjip.banding.angka_teks import NUM, baca_num, tanpa_rumus
from laporan.periksa_lkjip.hitung.tingkat_baris import banyak_tingkat
from laporan.periksa_lkjip.hitung.tulis import seperti
from laporan.periksa_lkjip.naskah import AlineaNaskah, Naskah
from laporan.periksa_lkjip.penyebab import (
    PEMBULATAN,
    PEMOTONGAN,
    cocok,
    sebab,
    sejangkau,
    terpotong,
)
from laporan.periksa_lkjip.tabel.susun import TabelTerbaca, berkolom_uang
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan
from laporan.periksa_lkjip.terbilang import baca_terbilang

_SATUAN = r"(?:\s*(?:orang|unit|dokumen|perusahaan|kawasan|kali|hari|jam))?"
#: A colon behind a word ends a label, one behind a figure divides it.
_BAGI = re.compile(
    rf"(?<![\w.,:/÷×x+−-])(?<![/÷×x+−]\s)(?<!\d:\s)(?<!\d\s:\s)(?<!%\s:\s)((?:{NUM}){_SATUAN}(?:\s*[:÷/]\s*(?:{NUM}){_SATUAN})+)"
    rf"\s*((?:[x×*]\s*100\s*%?\s*)?)=\s*({NUM})",
    re.IGNORECASE,
)
_TAMBAH = re.compile(
    rf"(?<![\w.,:/=+−-])((?:{NUM})(?:\s*\+\s*(?:{NUM}))+)\s*=\s*({NUM})", re.IGNORECASE
)
_TERBILANG = re.compile(r"(?<![\d.,])(\d[\d.]*)\s*\(\s*([A-Za-z][A-Za-z \-]{2,80}?)\s*\)")
_SEBUT_BANYAK = re.compile(
    r"(?<![\d.,])(\d{1,3})\s*(?:\(\s*[A-Za-z ]+\s*\)\s*)?(sub\s*kegiatan|kegiatan|program)\b",
    re.IGNORECASE,
)
_TINGKAT = {"program": 1, "kegiatan": 2, "subkegiatan": 3}


_TERLALU = Decimal(10) ** 30


def periksa_persamaan(naskah: Naskah) -> Iterator[TemuanLkjip]:
    """`4 : 19 × 100 = 21,05%` and `50 + 309.092 = 309.142`, reckoned again."""
    for alinea in naskah.alinea():
        teks = tanpa_rumus(rapi(alinea.teks))
        if "=" not in teks:
            continue
        for m in _BAGI.finditer(teks):
            yield from _bagi(alinea, m)
        for m in _TAMBAH.finditer(teks):
            yield from _tambah(alinea, m)


def _bagi(alinea: AlineaNaskah, m: re.Match[str]) -> Iterator[TemuanLkjip]:
    suku = [baca_num(x) for x in re.split(r"[:÷/]", m[1])]
    c = baca_num(m[3])
    calon: list[Decimal] = []
    if len(suku) > 4:
        return
    for bacaan in product(*(s.bacaan for s in suku)):
        nilai: Decimal | None = bacaan[0]
        for pembagi in bacaan[1:]:
            nilai = persen(nilai, pembagi).scaleb(-2) if nilai is not None and pembagi else None
        if nilai is not None:
            calon.append(nilai.scaleb(2) if m[2] or c.persen else nilai)
    if not calon or max(abs(n) for n in calon) > _TERLALU or any(cocok(c, n) for n in calon):
        return
    yield _temuan("PL40", alinea, m[0], c, min(calon, key=lambda n: abs(n - c.nilai)), m[1].strip())


def _tambah(alinea: AlineaNaskah, m: re.Match[str]) -> Iterator[TemuanLkjip]:
    suku = [baca_num(s) for s in m[1].split("+")]
    c = baca_num(m[2])
    with konteks_hitung():
        jumlah = sum((s.nilai for s in suku), Decimal(0))
    if jumlah not in c.bacaan and not cocok(c, jumlah):
        yield _temuan("PL41", alinea, m[0], c, jumlah, m[1].strip())


def _temuan(
    kode: str, alinea: AlineaNaskah, kutipan: str, cetak: AngkaCetak, nilai: Decimal, soal: str
) -> TemuanLkjip:
    tingkat, penyebab = TingkatTemuan.GALAT, sebab(cetak, nilai)
    if terpotong(cetak, nilai):
        tingkat, penyebab = TingkatTemuan.CATATAN, PEMOTONGAN
    elif sejangkau(cetak, nilai):
        tingkat, penyebab = TingkatTemuan.CATATAN, PEMBULATAN
    return TemuanLkjip(
        kode,
        tingkat,
        f"{soal} memberi {seperti(cetak, nilai)}, tetapi tertulis {cetak.teks}.",
        alinea.tempat,
        kolom="perhitungan",
        tercetak=cetak.teks,
        seharusnya=seperti(cetak, nilai),
        penyebab=penyebab,
        kutipan=kutipan,
    )


def periksa_terbilang(naskah: Naskah, tabel: Sequence[TabelTerbaca]) -> Iterator[TemuanLkjip]:
    """`41 (empat puluh satu)`, and how many programs and kegiatan a sentence counts."""
    banyak = max(
        (banyak_tingkat(t) for t in tabel if berkolom_uang(t)),
        key=lambda x: sum(x.values()),
        default={},
    )
    for alinea in naskah.alinea():
        teks = rapi(alinea.teks)
        for m in _TERBILANG.finditer(teks):
            kata = baca_terbilang(m[2])
            angka = int(m[1].replace(".", "") or 0)
            if kata is not None and kata != angka:
                yield TemuanLkjip(
                    "PL42",
                    TingkatTemuan.GALAT,
                    f'Angka {m[1]} ditulis dengan huruf "{m[2]}" ({format_angka(kata)}).',
                    alinea.tempat,
                    kolom="terbilang",
                    tercetak=m[2],
                    seharusnya=m[1],
                    kutipan=teks[max(0, m.start() - 120) : m.end() + 120],
                )
        sebut = [
            (m, _TINGKAT[re.sub(r"\s", "", m[2].lower())]) for m in _SEBUT_BANYAK.finditer(teks)
        ]
        if {1, 2} <= {t for _, t in sebut} and {1, 2, 3} <= set(banyak) and len(sebut) <= 3:
            for m, t in sebut:
                if banyak[t] != int(m[1]):
                    yield TemuanLkjip(
                        "PL43",
                        TingkatTemuan.GALAT,
                        f"Kalimat menyebut {m[1]} {m[2].lower()}, tetapi tabel anggaran "
                        f"memuat {banyak[t]}.",
                        alinea.tempat,
                        kolom="banyaknya",
                        tercetak=f"{m[1]} {m[2].lower()}",
                        seharusnya=f"{banyak[t]} {m[2].lower()}",
                        kutipan=teks[max(0, m.start() - 120) : m.end() + 120],
                    )
