"""PURE. What a comment at a finding says, and where in a text the printed figure stands."""

import re

from laporan.periksa_lkjip.angka_cetak import rapi
from laporan.periksa_lkjip.temuan import TemuanLkjip

PENULIS = "Periksa LKjIP"
PARAF = "PL"
BANYAK = 2_000
"""Comments in one document; findings come by weight, so that notes are left out first."""
_TAK_TERCETAK = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def teks_komentar(t: TemuanLkjip) -> str:
    """Severity, printed and right figure, the sentence, the likely cause: a line each."""
    baris = [f"{t.tingkat.label} ({t.kode})"]
    if t.seharusnya:
        baris.append(f"Tercetak: {t.tercetak or 'kosong'}. Seharusnya: {t.seharusnya}.")
    baris.append(t.pesan)
    if t.penyebab:
        baris.append(f"Kemungkinan sebab: {t.penyebab.rstrip('.')}.")
    return _TAK_TERCETAK.sub("", "\n".join(baris))


def cari(teks: str, t: TemuanLkjip) -> tuple[int, int] | None:
    """Begin and end of the printed figure; the one nearest behind the piece that was quoted."""
    awal = _awal_kutipan(teks, t)
    for apa in (t.tercetak, t.tercetak.partition(" ")[0]):
        if (pola := pola_cetak(apa)) is None:
            continue
        cocok = pola.search(teks, awal) or pola.search(teks)
        if cocok is not None:
            return cocok.span()
    return None


def pola_cetak(apa: str) -> re.Pattern[str] | None:
    """The figure as it may stand: spaces of any kind, no digit or letter right beside it."""
    kata = rapi(apa).split()
    if not kata:
        return None
    inti = r"\s+".join(map(re.escape, kata))
    depan = r"(?<![\d.,])" if kata[0][0].isdigit() else r"(?<!\w)" if kata[0][0].isalpha() else ""
    belakang = r"(?![.,]?\d)" if kata[-1][-1].isdigit() else r"(?!\w)"
    return re.compile(depan + inti + belakang, re.IGNORECASE)


def _awal_kutipan(teks: str, t: TemuanLkjip) -> int:
    """Where the quoted piece begins, or the name in it that the finding is about."""
    awal = 0
    for apa in (t.kutipan.strip("… ")[:60], t.baris[:60]):
        kata = rapi(apa).split()
        if kata and (
            cocok := re.compile(r"\s+".join(map(re.escape, kata)), re.I).search(teks, awal)
        ):
            awal = cocok.start()
    return awal
