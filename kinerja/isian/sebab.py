"""What a written cause of one indicator is held against (kinerja/sebab.py), and what to say."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from kinerja.angka import bulatkan, konteks_hitung
from kinerja.models import Indikator, Tujuan
from kinerja.sebab import UkuranSebab, butir_hasil, ukuran_sebab
from kinerja.teks import butir
from kinerja.turunan import IsianVariabel
from kinerja.ukuran import Ukuran


def ukuran_sebab_baris(i: Indikator, u: Ukuran, lalu: Decimal | None) -> UkuranSebab:
    """The words and figures of one indicator as measured; `lalu` is last year's realisasi."""
    variabel = [
        v
        for isian in u.triwulan.values()
        if isian.turunan is not None
        for v in _semua(isian.turunan.variabel)
    ]
    target = u.target.nilai.patokan if u.target is not None else None
    return ukuran_sebab(
        sebutan=[
            *(i.nama, i.definisi, i.formulasi, i.satuan),
            *_simpul(i),
            *(teks for v in variabel for teks in (v.nama, v.satuan)),
        ],
        realisasi=[u.realisasi, *(isian.nilai for isian in u.triwulan.values())],
        angka=[
            *(target, lalu, _selisih(u.realisasi, target, i), _selisih(u.realisasi, lalu, i)),
            *(v.nilai for v in variabel),
        ],
    )


def _simpul(i: Indikator) -> Iterator[str]:
    simpul = i.tujuan or i.sasaran
    if simpul is None:
        return
    yield simpul.uraian
    if not isinstance(simpul, Tujuan) and simpul.tujuan is not None:
        yield simpul.tujuan.uraian


def _selisih(kini: Decimal | None, lain: Decimal | None, i: Indikator) -> Decimal | None:
    if kini is None or lain is None:
        return None
    with konteks_hitung():
        return abs(bulatkan(kini, i.desimal) - bulatkan(lain, i.desimal))


def _semua(variabel: tuple[IsianVariabel, ...]) -> Iterator[IsianVariabel]:
    for v in variabel:
        yield v
        yield from _semua(v.bagian)


def pesan_sebab(analisis: Iterable[str], ukuran: UkuranSebab) -> str:
    """The hint to the writer of causes that only tell the result; empty where there are none."""
    hasil = butir_hasil((x for teks in analisis for x in butir(teks)), ukuran)
    if not hasil:
        return ""
    kutipan = "; ".join(f"“{x}”" for x in hasil)
    return f"{kutipan} menyebut hasilnya, bukan sebabnya. Tulis mengapa hasil itu terjadi."
