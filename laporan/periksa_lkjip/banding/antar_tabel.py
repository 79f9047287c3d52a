"""PURE. Table against table: the same figure of the same indicator or program, printed twice."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kinerja.angka import Pembulatan, bulatkan
from laporan.periksa_lkjip.angka_cetak import AngkaCetak
from laporan.periksa_lkjip.banding.fakta import Fakta, SatuFakta
from laporan.periksa_lkjip.banding.pagu_perjanjian import (
    jumlahnya_sendiri,
    sebagai_catatan,
    tabel_perjanjian,
    versi_lain,
)
from laporan.periksa_lkjip.hitung.jumlah import total_tabel
from laporan.periksa_lkjip.hitung.tulis import di_sel, seperti
from laporan.periksa_lkjip.naskah import Tempat
from laporan.periksa_lkjip.penyebab import sebab, sebab_digit
from laporan.periksa_lkjip.tabel.kolom import PeranKolom
from laporan.periksa_lkjip.tabel.susun import BarisTerbaca, TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_BERHITUNG = {"PL01", "PL03", "PL05", "PL08", "PL09", "PL11"}


def sama(a: AngkaCetak, b: AngkaCetak) -> bool:
    """Whether two prints are one figure, as far as the shorter one tells."""
    if a.atas != b.atas or not _sederet(a.teks, b.teks):
        return False
    for x in a.bacaan:
        for y in b.bacaan:
            if x == y:
                return True
            desimal = min(a.desimal, b.desimal)
            if a.desimal != b.desimal and (desimal or a.persen):
                panjang, pendek = (x, y) if a.desimal > b.desimal else (y, x)
                if pendek in {
                    bulatkan(panjang, desimal),
                    bulatkan(panjang, desimal, Pembulatan.POTONG),
                }:
                    return True
    return False


def _sederet(a: str, b: str) -> bool:
    """Whether two prints with several figures, `Level 3 (3,35)`, have the same ones."""
    x, y = re.findall(r"\d[\d.,]*", a), re.findall(r"\d[\d.,]*", b)
    if len(x) != len(y) or len(x) < 2:
        return True
    return [s.rstrip("0.,") for s in x] == [s.rstrip("0.,") for s in y]


def _satu_angka(a: SatuFakta, b: SatuFakta) -> bool:
    """Whether two cells print one figure. A column that has decimals elsewhere does not round:
    its `100%` is no `100,36%`.
    """
    if not sama(a.angka, b.angka):
        return False
    pendek, panjang = sorted((a, b), key=lambda f: f.angka.desimal)
    if pendek.angka.desimal == panjang.angka.desimal:
        return True
    isi = [x for r in pendek.tabel.baris if r.biasa and (x := r.angka(pendek.kolom))]
    bulat = max((x.desimal for x in isi), default=0) <= pendek.angka.desimal
    return bulat or bool(set(a.angka.bacaan) & set(b.angka.bacaan))


def periksa_antar_tabel(
    fakta: Fakta, tabel: Sequence[TabelTerbaca], temuan: Sequence[TemuanLkjip]
) -> list[TemuanLkjip]:
    """Every figure that two tables print differently, told at the one that is likelier wrong."""
    curiga = {
        (t.tempat, t.nomor_baris)
        for t in temuan
        if t.kode in _BERHITUNG and t.tingkat is TingkatTemuan.GALAT
    }
    hasil: dict[tuple[object, ...], TemuanLkjip] = {}
    perjanjian: dict[tuple[object, ...], str] = {}
    # What is outvoted first: a row that lost a vote is the likelier wrong one of any two.
    for kalah in (True, False):
        for daftar in fakta.menurut.values():
            for satu, pasti, subjek in _banding(daftar, fakta, curiga):
                tempat = (satu.tempat, satu.nomor_baris, satu.nomor_kolom)
                if pasti is kalah and hasil.setdefault(tempat, satu) is satu and subjek:
                    perjanjian[tempat] = subjek
        curiga |= {(t.tempat, t.nomor_baris) for t in hasil.values()}
    if berubah := versi_lain(perjanjian.values()):
        hasil |= {tempat: sebagai_catatan(hasil[tempat]) for tempat in perjanjian}
    return [*hasil.values(), *_banding_total(fakta, tabel, berubah=berubah)]


def _banding(
    daftar: Sequence[SatuFakta], fakta: Fakta, curiga: set[tuple[Tempat, int]]
) -> Iterator[tuple[TemuanLkjip, bool, str]]:
    """Each print that differs, whether more tables print the other figure, and whose money it is
    where one of the two stands in an agreement.
    """
    if len(daftar) < 2:
        return
    wakil = _sekelompok(daftar)
    if len(wakil) < 2:
        return

    def bersih(kelompok: list[SatuFakta]) -> int:
        return sum((f.baris.tempat, f.baris.nomor) not in curiga for f in kelompok)

    def bobot(kelompok: list[SatuFakta]) -> tuple[int, int, int]:
        terbukti = sum(_terbukti(f) for f in kelompok)
        return len(kelompok), bersih(kelompok) + terbukti, -kelompok[0].tabel.tempat.urutan

    benar = max(wakil, key=bobot)
    for kelompok in wakil:
        if kelompok is not benar:
            kalah = len(benar) > len(kelompok)
            pasti = kalah or (not bersih(kelompok) and bersih(benar) == len(benar))
            for f in kelompok:
                milik = (
                    f.subjek
                    if f.macam == PeranKolom.PAGU.value
                    and (tabel_perjanjian(f.tabel) or tabel_perjanjian(benar[0].tabel))
                    else ""
                )
                yield _beda(f, benar[0], fakta, pasti=pasti), kalah, milik


def _sekelompok(daftar: Sequence[SatuFakta]) -> list[list[SatuFakta]]:
    """Prints that are one figure stand together."""
    wakil: list[list[SatuFakta]] = []
    for f in daftar:
        for kelompok in wakil:
            if _satu_angka(f, kelompok[0]):
                kelompok.append(f)
                break
        else:
            wakil.append([f])
    return wakil


def tak_kalah_suara(daftar: Sequence[SatuFakta]) -> list[SatuFakta]:
    """Prints less those that another print of the same figure outvotes: a sentence that repeats a
    table's slip is as wrong as the table.
    """
    hasil: list[SatuFakta] = []
    menurut: dict[tuple[str, str, int, int], list[SatuFakta]] = {}
    for f in daftar:
        menurut.setdefault(f.kunci, []).append(f)
    for satu in menurut.values():
        wakil = _sekelompok(satu)
        banyak = max(map(len, wakil))
        hasil += [f for w in wakil if len(w) == banyak for f in w]
    return hasil


def _terbukti(f: SatuFakta) -> bool:
    """Whether its own row shows what it was computed from."""
    dasar = {
        PeranKolom.SERAPAN.value: (PeranKolom.PAGU, PeranKolom.REALISASI_ANGGARAN),
        PeranKolom.CAPAIAN.value: (PeranKolom.TARGET, PeranKolom.REALISASI),
    }.get(f.macam, ())
    return bool(dasar) and all(f.baris.angka(f.tabel.satu(p)) for p in dasar)


def _beda(f: SatuFakta, benar: SatuFakta, fakta: Fakta, *, pasti: bool) -> TemuanLkjip:
    lain = [
        (sebut_fakta(x, fakta).strip('"'), x.angka.nilai)
        for d in fakta.menurut.values() for x in d
        if x.macam == f.macam and x.subjek != f.subjek and x.tahun == f.tahun
    ]  # fmt: skip
    tahun = [
        (x.tahun, x.angka.nilai)
        for d in fakta.menurut.values() for x in d
        if x.macam == f.macam and x.subjek == f.subjek and x.tahun not in (f.tahun, 0)
    ]  # fmt: skip
    ekor = "" if pasti else " Salah satunya keliru."
    return di_sel(
        "PL20", TingkatTemuan.GALAT, f.tabel, f.baris, f.kolom,
        f"{f.macam.capitalize()} {sebut_fakta(f, fakta)}{f' tahun {f.tahun}' if f.tahun else ''} "
        f"tercetak "
        f"{f.angka.teks} di sini, tetapi {benar.angka.teks} pada Tabel "
        f"{benar.tabel.sebutan}.{ekor}",
        seharusnya=benar.angka.teks,
        penyebab=sebab(f.angka, benar.angka.nilai, baris_lain=lain, tahun_lain=tahun),
    )  # fmt: skip


def sebut_fakta(f: SatuFakta, fakta: Fakta) -> str:
    """What a fact is about, as a finding names it."""
    jenis, _, kunci = f.subjek.partition(":")
    nama = (fakta.kamus if jenis == "i" else fakta.program).sebutan(kunci)
    return f'"{nama[:110]}"'


def _banding_total(
    fakta: Fakta, tabel: Sequence[TabelTerbaca], *, berubah: bool
) -> Iterator[TemuanLkjip]:
    """The whole budget in every table that totals it. `berubah`: agreements hold another one."""
    for peran, daftar in fakta.total.items():
        benar, sumber = Counter(daftar).most_common(1)[0][0]
        suara = Counter(n for n, _ in daftar)
        benar = max(suara, key=lambda n: (suara[n], n == benar))
        sumber = next(s for n, s in daftar if n == benar)
        for t in tabel:
            k = t.satu(peran)
            b, total = total_tabel(t, k) if k else (None, None)
            if (
                k is None
                or b is None
                or total is None
                or total.nilai == benar
                or t.sebutan == sumber
            ):
                continue
            if len(t.semua(peran)) != 1:
                continue
            setara = t.satu(PeranKolom.PROGRAM) is not None and t.satu(PeranKolom.INDIKATOR) is None
            if setara or _salah_tulis(total.nilai, benar):
                satu = _temuan_total(t, b, total, benar, sumber, peran)
                lain = peran is PeranKolom.PAGU and tabel_perjanjian(t)
                lain = lain and (berubah or jumlahnya_sendiri(t, k, total.nilai))
                yield sebagai_catatan(satu) if lain else satu


def _salah_tulis(cetak: Decimal, benar: Decimal) -> bool:
    """Whether an amount is another one with a slip, and has digits enough to tell: 1.000.000 and
    4.000.000 have one each, which says nothing.
    """
    a, b = (f"{n:f}".strip("0.") for n in (cetak, benar))
    return len(a) >= (2 if a == b else 4) and bool(sebab_digit(cetak, benar))


def _temuan_total(
    t: TabelTerbaca,
    b: BarisTerbaca,
    total: AngkaCetak,
    benar: Decimal,
    sumber: str,
    peran: PeranKolom,
) -> TemuanLkjip:
    k = t.satu(peran)
    assert k is not None
    return di_sel(
        "PL21", TingkatTemuan.GALAT, t, b, k,
        f"Jumlah {peran.value} di sini {total.teks}, tetapi menurut Tabel {sumber} "
        f"{seperti(total, benar)}.",
        seharusnya=seperti(total, benar), penyebab=sebab(total, benar),
    )  # fmt: skip
