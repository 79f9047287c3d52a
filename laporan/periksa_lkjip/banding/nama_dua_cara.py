"""PURE. One indicator, program or sasaran whose name the tables write in two ways."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from laporan.periksa_lkjip.hitung.tulis import di_sel
from laporan.periksa_lkjip.nama import Kamus, jenis_program, kunci_nama
from laporan.periksa_lkjip.tabel.kolom import Lajur, PeranKolom
from laporan.periksa_lkjip.tabel.susun import BarisTerbaca, TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_NAMA = (PeranKolom.INDIKATOR, PeranKolom.PROGRAM, PeranKolom.SASARAN)
PALING_BANYAK = 20
"""Notes of this kind; a document with more has other troubles."""
BESAR = Decimal(1_000_000)


@dataclass(frozen=True)
class _MataCetak:
    """A program, kegiatan or sub kegiatan of a table, with its budget there."""

    kunci: str
    jenis: int
    pagu: Decimal
    baris: BarisTerbaca
    nama: str


Letak = tuple[TabelTerbaca, BarisTerbaca, Lajur, str]


def periksa_nama_dua_cara(tabel: Sequence[TabelTerbaca]) -> Iterator[TemuanLkjip]:
    """Each rarer way of writing, once. Letters count, capitals and blanks do not."""
    kamus: dict[PeranKolom, Kamus] = defaultdict(Kamus)
    ada: dict[tuple[PeranKolom, str], dict[str, list[Letak]]] = defaultdict(dict)
    for t in tabel:
        for k in t.semua(*_NAMA):
            for b in t.baris:
                teks = jenis_program(b.teks(k))[1] if k.peran is PeranKolom.PROGRAM else b.teks(k)
                kunci = kunci_nama(teks)
                if b.biasa and len(kunci) >= 12:
                    satu = ada[k.peran, kamus[k.peran].samakan(teks)]
                    satu.setdefault(kunci, []).append((t, b, k, teks))
    temuan = [x for cara in ada.values() if len(cara) > 1 for x in _jarang(cara)]
    yield from (temuan + list(_sejumlah(tabel)))[:PALING_BANYAK]


def _sejumlah(tabel: Sequence[TabelTerbaca]) -> Iterator[TemuanLkjip]:
    """A program that only the agreement names so, where the budget table has exactly one of its
    kind with that very amount, which the agreement in turn does not name.
    """
    kamus = Kamus()
    isi: dict[int, list[_MataCetak]] = {}
    for n, t in enumerate(tabel):
        program, pagu = t.satu(PeranKolom.PROGRAM), t.satu(PeranKolom.PAGU)
        for b in t.baris if program and pagu else ():
            jenis, inti = jenis_program(b.teks(program))
            if jenis and b.biasa and (uang := b.angka(pagu)) and uang.nilai >= BESAR:
                kunci = f"{jenis}:{kamus.samakan(inti)}"
                isi.setdefault(n, []).append(_MataCetak(kunci, jenis, uang.nilai, b, inti))
    if len(isi) < 2:
        return
    induk = max(isi, key=lambda n: len(isi[n]))
    for n, baris in isi.items():
        milik = {m.kunci for m in baris}
        if n == induk or tabel[n].satu(PeranKolom.INDIKATOR) is None:
            continue
        for m in baris:
            calon = [x for x in isi[induk] if x.jenis == m.jenis and x.pagu == m.pagu]
            if (
                len(calon) == 1
                and calon[0].kunci not in milik
                and not any(x.kunci == m.kunci for k, v in isi.items() if k != n for x in v)
            ):
                kolom = tabel[n].satu(PeranKolom.PROGRAM)
                assert kolom is not None
                yield di_sel(
                    "PL65", TingkatTemuan.CATATAN, tabel[n], m.baris, kolom,
                    f'Nama ini ditulis "{m.nama[:120]}" di sini, tetapi yang beranggaran sama pada '
                    f'Tabel {tabel[induk].sebutan} bernama "{calon[0].nama[:120]}".',
                    seharusnya=calon[0].nama, penyebab="Nama ditulis dengan dua cara",
                )  # fmt: skip


def _jarang(cara: dict[str, list[Letak]]) -> Iterator[TemuanLkjip]:
    suara = Counter({k: len({x[0].sebutan for x in v}) for k, v in cara.items()})
    lazim = max(cara, key=lambda k: (suara[k], len(cara[k]), len(k)))
    *_, sebutan = cara[lazim][0]
    setabel = {x[0].sebutan for x in cara[lazim]}
    for kunci, letak in cara.items():
        # What one table lists beside each other are two things.
        if kunci != lazim and not setabel & {x[0].sebutan for x in letak}:
            t, b, k, teks = letak[0]
            yield di_sel(
                "PL65", TingkatTemuan.CATATAN, t, b, k,
                f'Nama ini ditulis "{teks[:120]}" di sini, tetapi "{sebutan[:120]}" pada Tabel '
                f"{cara[lazim][0][0].sebutan}.",
                seharusnya=sebutan, penyebab="Nama ditulis dengan dua cara",
            )  # fmt: skip
