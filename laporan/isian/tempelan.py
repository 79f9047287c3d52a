"""A block from the clipboard laid over the cells of a grid, whichever grid it is."""

from kinerja.penolakan import TidakSahError
from kinerja.uji_isian import SEL_GABUNGAN
from laporan.isian.papan_klip import PapanKlipError, Tergabung, baca_papan_klip
from laporan.rangka.titik import Isi, PermintaanError, daftar, teks

_BATAS = 5_000_000


def petakan(isi: Isi) -> tuple[list[Isi], list[Isi]]:
    """Lay `papan_klip` over `tujuan`, the cells from the anchor on, row by row; null: no cell.

    Returns the cells with what falls on them as `teks`, and the rows that are left out. Raises
    TidakSahError for what falls outside.
    """
    klip = isi["papan_klip"]
    if not isinstance(klip, dict):
        raise PermintaanError("“papan_klip” harus objek.")
    try:
        blok = baca_papan_klip(
            teks(klip, "teks", panjang=_BATAS, bawaan=""),
            teks(klip, "html", panjang=_BATAS, bawaan=""),
        )
    except PapanKlipError as galat:
        raise TidakSahError(str(galat)) from galat
    tujuan = daftar(isi, "tujuan")
    tinggi, lebar = len(blok.baris), len(blok.baris[0])
    muat = len(tujuan) >= tinggi and all(isinstance(b, list) and len(b) >= lebar for b in tujuan)
    if not muat:
        raise TidakSahError(
            f"Blok yang disalin ({tinggi} baris × {lebar} kolom) tidak muat mulai sel ini. Pilih "
            "sel awal yang lain, atau salin blok yang lebih kecil."
        )
    if any(
        isinstance(satu, dict) and isinstance(teks, Tergabung)
        for baris, isian in zip(tujuan, blok.baris, strict=False)
        for satu, teks in zip(baris, isian, strict=False)
    ):
        raise TidakSahError(f"Pada blok ini {SEL_GABUNGAN}")
    sel = [
        {**satu, "teks": teks}
        for baris, isian in zip(tujuan, blok.baris, strict=False)
        for satu, teks in zip(baris, isian, strict=False)
        if isinstance(satu, dict)
    ]
    lewat = [{"baris": d.baris, "isi": d.isi, "sebab": d.sebab} for d in blok.dilewati]
    return sel, lewat
