"""PURE. Serapan and what is left, recomputed from the pagu and realisasi of the same row."""

from collections.abc import Iterator, Sequence

from kinerja.angka import persen
from laporan.periksa_lkjip.hitung.tulis import di_sel, seperti
from laporan.periksa_lkjip.penyebab import (
    PEMBULATAN,
    PEMOTONGAN,
    cocok,
    sebab,
    sejangkau,
    terpotong,
)
from laporan.periksa_lkjip.tabel.kolom import Lajur, PeranKolom
from laporan.periksa_lkjip.tabel.susun import BarisTerbaca, TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_UANG = (PeranKolom.PAGU, PeranKolom.REALISASI_ANGGARAN)


def kelompok_uang(tabel: TabelTerbaca) -> Iterator[dict[PeranKolom, Lajur]]:
    """Pagu, realisasi, serapan and sisa columns that belong together: of one year, one quarter."""
    pagu = tabel.semua(PeranKolom.PAGU)
    for n, p in enumerate(pagu):
        batas = pagu[n + 1].nomor if n + 1 < len(pagu) else 10**6
        satu: dict[PeranKolom, Lajur] = {PeranKolom.PAGU: p}
        for peran in (PeranKolom.REALISASI_ANGGARAN, PeranKolom.SERAPAN, PeranKolom.SISA):
            calon = [
                k
                for k in tabel.semua(peran)
                if (p.nomor < k.nomor < batas or (p.tahun and k.tahun == p.tahun) or len(pagu) == 1)
                and (not k.tahun or not p.tahun or k.tahun == p.tahun)
            ]
            if calon:
                satu[peran] = calon[0]
        yield satu


def periksa_serapan(tabel: Sequence[TabelTerbaca]) -> Iterator[TemuanLkjip]:
    """Rows whose percentage or rest is not that of their own two amounts."""
    for t in tabel:
        for kolom in kelompok_uang(t):
            for b in t.baris:
                if not b.rerata:
                    yield from _baris(t, kolom, b)
        yield from _pemisah(t)


def _baris(
    t: TabelTerbaca, kolom: dict[PeranKolom, Lajur], b: BarisTerbaca
) -> Iterator[TemuanLkjip]:
    pagu = b.angka(kolom[PeranKolom.PAGU])
    pakai = b.angka(kolom.get(PeranKolom.REALISASI_ANGGARAN))
    if pagu is None or pakai is None or pagu.nilai <= 0 or pagu.persen or pakai.persen:
        return
    serapan, sisa = b.angka(kolom.get(PeranKolom.SERAPAN)), b.angka(kolom.get(PeranKolom.SISA))
    dasar = f"Anggaran {pagu.teks} dan realisasi {pakai.teks}"
    if serapan is not None and not cocok(serapan, nilai := persen(pakai.nilai, pagu.nilai)):
        tulis = seperti(serapan, nilai)
        tingkat, penyebab = TingkatTemuan.GALAT, ""
        if terpotong(serapan, nilai):
            tingkat, penyebab = TingkatTemuan.CATATAN, PEMOTONGAN
        elif sejangkau(serapan, nilai):
            tingkat, penyebab = TingkatTemuan.PERINGATAN, PEMBULATAN
        else:
            k = kolom[PeranKolom.SERAPAN]
            lain = [
                (t.sebut_baris(x), a.nilai) for x in t.baris if x is not b and (a := x.angka(k))
            ]
            penyebab = sebab(
                serapan, nilai, baris_lain=lain, rumus_lain=[("sisa anggaran", 100 - nilai)]
            )
        yield di_sel(
            "PL05", tingkat, t, b, kolom[PeranKolom.SERAPAN],
            f"{dasar} memberi serapan {tulis}, tetapi tercetak {serapan.teks}.",
            seharusnya=tulis, penyebab=penyebab,
        )  # fmt: skip
    if sisa is not None and not sisa.persen and abs(sisa.nilai) != abs(pagu.nilai - pakai.nilai):
        harap = pagu.nilai - pakai.nilai
        yield di_sel(
            "PL06", TingkatTemuan.GALAT, t, b, kolom[PeranKolom.SISA],
            f"{dasar} menyisakan {seperti(sisa, harap)}, tetapi tercetak {sisa.teks}.",
            seharusnya=seperti(sisa, harap), penyebab=sebab(sisa, harap),
        )  # fmt: skip
    if pakai.nilai > pagu.nilai and not (serapan and serapan.nilai > 100):
        yield di_sel(
            "PL07", TingkatTemuan.PERINGATAN, t, b, kolom[PeranKolom.REALISASI_ANGGARAN],
            f"Realisasi {pakai.teks} melebihi anggarannya, {pagu.teks}.",
            seharusnya=f"paling banyak {pagu.teks}",
        )  # fmt: skip


def _pemisah(t: TabelTerbaca) -> Iterator[TemuanLkjip]:
    """Amounts whose separators stand where no number has them."""
    for k in t.semua(*_UANG, PeranKolom.SISA):
        for b in t.baris:
            if (a := b.angka(k)) and a.cacat:
                yield di_sel(
                    "PL08", TingkatTemuan.GALAT, t, b, k,
                    f"Pemisah ribuan pada {a.teks} salah tempat; terbaca {seperti(None, a.nilai)}.",
                    seharusnya=seperti(None, a.nilai), penyebab="Tanda pemisah ribuan salah tempat",
                )  # fmt: skip
