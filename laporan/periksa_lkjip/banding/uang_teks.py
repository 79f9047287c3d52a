"""PURE. Amounts in sentences against the budget tables, and against each other."""

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kinerja.angka import format_angka, konteks_hitung, persen
from laporan.periksa_lkjip.angka_cetak import AngkaCetak, rapi, semua_bilangan
from laporan.periksa_lkjip.banding.fakta import Fakta
from laporan.periksa_lkjip.banding.sebutan_teks import kalimat
from laporan.periksa_lkjip.hitung.serapan import kelompok_uang
from laporan.periksa_lkjip.hitung.tulis import seperti
from laporan.periksa_lkjip.naskah import AlineaNaskah, Naskah
from laporan.periksa_lkjip.penyebab import (
    cocok,
    sebab,
    sebab_digit,
    sejangkau,
    terpotong,
)
from laporan.periksa_lkjip.tabel.kolom import UANG, PeranKolom
from laporan.periksa_lkjip.tabel.susun import TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

BESAR = Decimal(1_000_000)
_TOTAL = re.compile(
    r"\b(mengelola anggaran|pagu anggaran|total anggaran|jumlah anggaran|"
    r"anggaran\s+(?:\w+\s+){0,4}sebesar|"
    r"total pagu|jumlah pagu|total realisasi|realisasi anggaran)\b",
    re.IGNORECASE,
)


def periksa_uang(
    naskah: Naskah, tabel: Sequence[TabelTerbaca], fakta: Fakta, tahun: int
) -> Iterator[TemuanLkjip]:
    """Every amount of a million and more that a sentence names."""
    kenal = _dikenal(tabel, fakta)
    if not kenal:
        return
    for alinea in naskah.alinea():
        teks = rapi(alinea.teks)
        if not re.search(r"\d[.,]\d{3}", teks):
            continue
        for satu in kalimat(teks):
            uang = [
                (a, x) for a, _, x in semua_bilangan(satu)
                if x.nilai >= BESAR and not x.persen and (x.rupiah or x.teks.count(".") >= 2)
            ]  # fmt: skip
            if not uang:
                continue
            yield from _serapan(alinea, satu, uang)
            yield from _sisa(alinea, satu, uang)
            yield from _cacat(alinea, satu, uang)
            if "=" not in satu:
                asing = list(_asing(alinea, satu, uang, kenal, fakta, tahun))
                yield from asing
                if [t.kode for t in asing] == ["PL36", "PL36"]:
                    yield from _serapan_turunan(alinea, satu, uang, fakta)


def _dikenal(tabel: Sequence[TabelTerbaca], fakta: Fakta) -> set[Decimal]:
    """Amounts that tables print, their differences row by row, and the totals."""
    hasil: set[Decimal] = set()
    ada = False
    for t in tabel:
        for k in t.kolom:
            ada = ada or k.peran in UANG
            if k.peran not in UANG and not any(x.rupiah for b in t.baris if (x := b.angka(k))):
                continue
            for b in t.baris:
                if (a := b.angka(k)) and a.nilai >= BESAR:
                    hasil.add(a.nilai)
        for kolom in kelompok_uang(t):
            for b in t.baris:
                p, r = (
                    b.angka(kolom[PeranKolom.PAGU]),
                    b.angka(kolom.get(PeranKolom.REALISASI_ANGGARAN)),
                )
                if p and r:
                    hasil.add(p.nilai - r.nilai)
    pagu = [n for n, _ in fakta.total.get(PeranKolom.PAGU, [])]
    pakai = [n for n, _ in fakta.total.get(PeranKolom.REALISASI_ANGGARAN, [])]
    hasil |= {*pagu, *pakai, *(p - r for p in pagu for r in pakai)}
    return hasil if ada else set()


def _asing(
    alinea: AlineaNaskah,
    satu: str,
    uang: list[tuple[int, AngkaCetak]],
    kenal: set[Decimal],
    fakta: Fakta,
    tahun: int,
) -> Iterator[TemuanLkjip]:
    tahun_lain = any(int(t) != tahun for t in re.findall(r"\b(20\d\d)\b", satu)) if tahun else False
    for urut, (awal, x) in enumerate(uang):
        lain = [y.nilai for n, (_, y) in enumerate(uang) if n != urut]
        if x.cacat or x.nilai in kenal or _tersusun(x.nilai, lain):
            continue
        mirip = [n for n in kenal if sebab_digit(x.nilai, n) and n > BESAR]
        if len(mirip) >= 1:
            harap = min(mirip, key=lambda n: (_urut(sebab_digit(x.nilai, n)), abs(n - x.nilai)))
            yield _temuan(
                "PL35", TingkatTemuan.GALAT, alinea, satu, awal, x, harap,
                f"Kalimat menyebut {_rp(x.nilai)}; tabel memuat {_rp(harap)}.", sebab(x, harap),
            )  # fmt: skip
            continue
        depan = satu[max(0, awal - 70) : awal]
        total = fakta.total.get(
            PeranKolom.REALISASI_ANGGARAN
            if re.search(r"realisasi", depan[-45:], re.I)
            else PeranKolom.PAGU
        )
        if total and not tahun_lain and _TOTAL.search(depan):
            yield _temuan(
                "PL36", TingkatTemuan.GALAT, alinea, satu, awal, x, total[0][0],
                f"Kalimat menyebut {_rp(x.nilai)}, yang tidak ada pada tabel mana pun; jumlah "
                f"menurut "
                f"Tabel {total[0][1]} {_rp(total[0][0])}.", "Angka tahun atau tahapan lain",
            )  # fmt: skip


def _serapan_turunan(
    alinea: AlineaNaskah, satu: str, uang: list[tuple[int, AngkaCetak]], fakta: Fakta
) -> Iterator[TemuanLkjip]:
    """The percentage that a sentence reckons from two totals, neither of which is the agency's."""
    persenan = [(a, x) for a, _, x in semua_bilangan(satu) if x.persen and a > uang[-1][0]]
    pagu, pakai = (fakta.total.get(p, []) for p in (PeranKolom.PAGU, PeranKolom.REALISASI_ANGGARAN))
    if len(uang) != 2 or len(persenan) != 1 or not pagu or not pakai or not pagu[0][0]:
        return
    nilai = persen(pakai[0][0], pagu[0][0])
    awal, cetak = persenan[0]
    kecil, besar = sorted(x.nilai for _, x in uang)
    if cocok(cetak, persen(kecil, besar)) and not cocok(cetak, nilai):
        yield _temuan(
            "PL37", TingkatTemuan.GALAT, alinea, satu, awal, cetak, nilai,
            f"Serapan seluruhnya menurut Tabel {pagu[0][1]} {seperti(cetak, nilai)}, tetapi "
            f"kalimat menyebut {cetak.teks}, dihitung dari dua jumlah yang keliru.",
            "Angka tahun atau tahapan lain",
        )  # fmt: skip


def _cacat(
    alinea: AlineaNaskah, satu: str, uang: list[tuple[int, AngkaCetak]]
) -> Iterator[TemuanLkjip]:
    """Amounts whose separators stand where no number has them."""
    for awal, x in uang:
        if x.cacat:
            yield _temuan(
                "PL08", TingkatTemuan.PERINGATAN, alinea, satu, awal, x, None,
                f"Pemisah ribuan pada {x.teks} salah tempat.", "Tanda pemisah ribuan salah tempat",
            )  # fmt: skip


def _urut(penyebab: str) -> int:
    """The likelier slip first."""
    return 0 if penyebab == "Dua digit tertukar" else 1


def _tersusun(nilai: Decimal, lain: Sequence[Decimal]) -> bool:
    """Whether the amount is a sum or a difference of the others of its sentence."""
    with konteks_hitung():
        if len(lain) > 1 and sum(lain, Decimal(0)) == nilai:
            return True
        pasang = [(a, b) for i, a in enumerate(lain) for b in lain[i + 1 :]]
        return any(nilai in (a + b, abs(a - b)) for a, b in pasang)


def _serapan(
    alinea: AlineaNaskah, satu: str, uang: list[tuple[int, AngkaCetak]]
) -> Iterator[TemuanLkjip]:
    """Two amounts and the percentage of one in the other, in one sentence."""
    if not re.search(r"realisasi|terserap|serapan", satu, re.IGNORECASE):
        return
    persenan = [(a, x) for a, _, x in semua_bilangan(satu) if x.persen]
    for (a1, x1), (a2, x2) in itertools.pairwise(uang):
        antara = satu[a1:a2]
        if not re.search(r"realisasi|\bdari\b", antara, re.IGNORECASE) or len(antara) > 160:
            continue
        kecil, besar = sorted((x1.nilai, x2.nilai))
        nilai = persen(kecil, besar)
        # The percentage that stands behind the second amount, or just before the first.
        lanjut = (
            uang[uang.index((a2, x2)) + 1][0] if uang.index((a2, x2)) + 1 < len(uang) else len(satu)
        )
        calon = [(a, p) for a, p in persenan if a2 < a < min(lanjut, a2 + 140)]
        calon = calon or [(a, p) for a, p in persenan if a1 - 60 < a < a1]
        if len(calon) != 1 or cocok(calon[0][1], nilai) or cocok(calon[0][1], 100 - nilai):
            continue
        awal, cetak = calon[0]
        tingkat, penyebab = TingkatTemuan.GALAT, sebab(cetak, nilai)
        if terpotong(cetak, nilai) or sejangkau(cetak, nilai):
            tingkat = TingkatTemuan.CATATAN
        yield _temuan(
            "PL37", tingkat, alinea, satu, awal, cetak, nilai,
            f"{_rp(kecil)} dari {_rp(besar)} adalah {seperti(cetak, nilai)}, tetapi kalimat "
            f"menyebut {cetak.teks}.", penyebab,
        )  # fmt: skip


def _sisa(
    alinea: AlineaNaskah, satu: str, uang: list[tuple[int, AngkaCetak]]
) -> Iterator[TemuanLkjip]:
    """`pagu P, realisasi R, tidak terserap Q`: Q is P less R."""
    for (a0, x0), (a1, x1), (a2, x2) in zip(uang, uang[1:], uang[2:], strict=False):
        if not re.search(
            r"(tidak terserap|sisa\w*)\W*(?:anggaran\W*)?(?:sebesar\W*)?(?:rp\W*)?$",
            satu[a1:a2],
            re.I,
        ):
            continue
        if not re.search(r"realisasi", satu[a0:a1], re.IGNORECASE):
            continue
        harap = abs(x0.nilai - x1.nilai)
        if x2.nilai != harap:
            yield _temuan(
                "PL38", TingkatTemuan.GALAT, alinea, satu, a2, x2, harap,
                f"{_rp(x0.nilai)} dikurangi {_rp(x1.nilai)} menyisakan {_rp(harap)}, tetapi "
                f"kalimat "
                f"menyebut {_rp(x2.nilai)}.", sebab(x2, harap),
            )  # fmt: skip


def _rp(nilai: Decimal) -> str:
    return f"Rp{format_angka(nilai, None)}"


def _temuan(
    kode: str, tingkat: TingkatTemuan, alinea: AlineaNaskah, satu: str, awal: int,
    cetak: AngkaCetak, harap: Decimal | None, pesan: str, penyebab: str,
) -> TemuanLkjip:  # fmt: skip
    mulai = max(0, awal - 160)
    return TemuanLkjip(
        kode,
        tingkat,
        pesan,
        alinea.tempat,
        kolom="kalimat",
        tercetak=cetak.teks,
        seharusnya="" if harap is None else seperti(cetak, harap),
        penyebab=penyebab,
        kutipan=f"{'…' if mulai else ''}{satu[mulai : mulai + 420]}",
    )
