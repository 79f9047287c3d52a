"""PURE. Figures as sentences write them, and the three that make a capaian."""

import re

from laporan.periksa_lkjip.angka_cetak import AngkaCetak, baca_bilangan

NUM = r"(?:rp\.?\s*)?-?\d[\d.,]{0,26}\d(?:\s*%)?|(?:rp\.?\s*)?-?\d(?:\s*%)?"
_SATUAN = r"(?:\s*/?\s*(?!dari\b|dengan\b|capaian\b)[A-Za-z]{2,20}){0,3}"
_KETERANGAN = r"(?:\s*\([^)]{0,30}\))?(?:\s*(?:realisasi\w*|pada|tahun|20\d\d))*"
TIGA_ANGKA = re.compile(
    rf"({NUM}){_SATUAN}{_KETERANGAN}\s+dari\s+target\s+(?:yang\s+(?:telah\s+)?ditetapkan\s+)?"
    rf"(?:sebesar\s+)?({NUM}){_SATUAN},?\s+(?:dengan\s+|dan\s+)?(?:persentase\s+)?capaian\s+"
    rf"(?:kinerja\s+)?(?:sebesar\s+)?({NUM})",
    re.IGNORECASE,
)
"""`2,71% dari target 2,72% dengan capaian 100,37%`."""


def tanpa_rumus(teks: str) -> str:
    """A sentence without the marks in which Markdown sets formulas."""
    return teks.replace("$", "").replace("\\times", "×").replace("\\%", "%")


def baca_num(teks: str) -> AngkaCetak:
    """A figure as the patterns catch it."""
    bersih = teks.strip()
    cocokan = re.search(r"-?\d[\d.,]*", bersih)
    assert cocokan is not None
    return baca_bilangan(
        cocokan[0], sebelum=bersih[: cocokan.start()], sesudah=bersih[cocokan.end() :], teks=bersih
    )
