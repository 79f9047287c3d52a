"""PURE. What of a table's cells is printed, and which rows stay together."""

from laporan.dokumen.unsur.tabel import Tabel

ULANG_LANJUTAN = 8
"""A repeated cell prints its text again every so many rows, so that no page lacks it."""


def baris_tercetak(tabel: Tabel) -> tuple[tuple[str, ...], ...]:
    """The cell texts exactly as every exporter prints them, one per leaf column.

    Columns under a spanning cell are "". A `lanjutan` cell is "" too, but for every
    `ULANG_LANJUTAN`-th row of a run, where the text is printed again.
    """
    ulang = [0] * len(tabel.kolom)
    hasil: list[tuple[str, ...]] = []
    for baris in tabel.baris:
        tercetak: list[str] = []
        for sel in baris.sel:
            letak = len(tercetak)
            ulang[letak] = ulang[letak] + 1 if sel.lanjutan else 0
            kosong = sel.lanjutan and ulang[letak] % ULANG_LANJUTAN != 0
            tercetak += ["" if kosong else sel.teks, *[""] * (sel.rentang - 1)]
        hasil.append(tuple(tercetak))
    return tuple(hasil)


def baris_lengkap(tabel: Tabel) -> tuple[tuple[str, ...], ...]:
    """The cell texts with nothing left blank, for readers by machine."""
    return tuple(
        tuple(t for sel in baris.sel for t in (sel.teks, *[""] * (sel.rentang - 1)))
        for baris in tabel.baris
    )


def kelompok_kolom(tabel: Tabel) -> tuple[tuple[str, int], ...]:
    """The upper header row as (text, columns); an empty text is a column without group."""
    hasil: list[tuple[str, int]] = []
    for kolom in tabel.kolom:
        if kolom.kelompok and hasil and hasil[-1][0] == kolom.kelompok:
            hasil[-1] = (kolom.kelompok, hasil[-1][1] + 1)
        else:
            hasil.append((kolom.kelompok, 1))
    return tuple(hasil)


def ikatan_baris(tabel: Tabel) -> tuple[tuple[int, int], ...]:
    """Half-open runs of rows that should stay on one page.

    A run starts at a row whose printed text is whole; rows with blanked repeats follow it.
    A group row stays with the row after it.
    """
    tercetak = baris_tercetak(tabel)
    batas: list[int] = []
    for i, baris in enumerate(tabel.baris):
        kolom = 0
        menyambung = False
        for sel in baris.sel:
            menyambung = menyambung or (sel.lanjutan and bool(sel.teks) and not tercetak[i][kolom])
            kolom += sel.rentang
        sesudah_kelompok = i > 0 and tabel.baris[i - 1].jenis == "kelompok"
        if not (menyambung or sesudah_kelompok):
            batas.append(i)
    return tuple(zip(batas, [*batas[1:], len(tabel.baris)], strict=True))
