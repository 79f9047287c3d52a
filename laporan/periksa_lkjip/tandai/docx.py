"""PURE. Word comments at the findings; everything else of the document stays."""

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx import Document
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from laporan.periksa_lkjip.baca.arsip import lokal
from laporan.periksa_lkjip.baca.docx import baris_tabel, sel_baris, unsur_badan
from laporan.periksa_lkjip.tandai.komentar import BANYAK, PARAF, PENULIS, cari, teks_komentar
from laporan.periksa_lkjip.temuan import TemuanLkjip


def tandai_docx(isi: bytes, temuan: Sequence[TemuanLkjip]) -> bytes:
    """The document with a comment for each finding."""
    dokumen = Document(BytesIO(isi))
    unsur = list(unsur_badan(dokumen.element.body))
    for t in temuan[:BANYAK]:
        if t.tempat.urutan >= len(unsur):
            continue
        alinea = _alinea(unsur[t.tempat.urutan], t)
        if alinea is not None:
            potong = _potong(Paragraph(alinea, dokumen), t)
            dokumen.add_comment(potong, teks_komentar(t), PENULIS, PARAF)
    aliran = BytesIO()
    dokumen.save(aliran)
    return aliran.getvalue()


def _alinea(unsur: Any, t: TemuanLkjip) -> Any:
    """The paragraph that a finding is about; in a table that of its cell which has the figure."""
    if lokal(unsur) == "p":
        return unsur
    semua = [p for p in _sel(unsur, t).iter() if lokal(p) == "p"]
    return next((p for p in semua if _letak(p, t)), semua[0] if semua else None)


def _sel(tbl: Any, t: TemuanLkjip) -> Any:
    """The cell at a finding's row and column; the nearest thing there is where there is none."""
    baris = baris_tabel(tbl)
    nomor = max(t.nomor_baris, 0)
    while 0 <= nomor < len(baris):
        kolom, akhir = 0, None
        for tc, rentang, lanjut in sel_baris(baris[nomor]):
            akhir = tc, lanjut
            kolom += rentang
            if kolom > t.nomor_kolom:
                break
        if akhir is None:
            return baris[nomor]
        if not akhir[1] or not nomor:
            return akhir[0]
        nomor -= 1  # the cell goes on with the one above, which is the one that shows
    return tbl


def _lari(alinea: Any) -> list[Any]:
    return [r for r in alinea if lokal(r) == "r"]


def _letak(alinea: Any, t: TemuanLkjip) -> tuple[int, int] | None:
    return cari("".join(str(r.text) for r in _lari(alinea)), t)


def _potong(alinea: Paragraph, t: TemuanLkjip) -> list[Run]:
    """The runs that hold the figure, cut at its ends; without one, all of the paragraph."""
    letak = _letak(alinea._p, t)
    if letak is not None:
        for batas in letak:
            _belah(alinea._p, batas)
        kena, n = [], 0
        for r in _lari(alinea._p):
            panjang = len(Run(r, alinea).text)
            if panjang and n < letak[1] and n + panjang > letak[0]:
                kena.append(Run(r, alinea))
            n += panjang
        if kena:
            return kena
    return [Run(r, alinea) for r in _lari(alinea._p)] or [alinea.add_run()]


def _belah(alinea: Any, batas: int) -> None:
    """Cut the run that goes over a place into two that look alike, where it is nothing but text."""
    n = 0
    for r in _lari(alinea):
        teks = str(r.text)
        if n < batas < n + len(teks):
            if all(lokal(a) in {"rPr", "t"} for a in r):
                sisa = deepcopy(r)
                r.addnext(sisa)
                _isi(r, teks[: batas - n])
                _isi(sisa, teks[batas - n :])
            return
        n += len(teks)


def _isi(r: Any, teks: str) -> None:
    kata = [a for a in r if lokal(a) == "t"]
    for lain in kata[1:]:
        r.remove(lain)
    kata[0].text = teks
    kata[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
