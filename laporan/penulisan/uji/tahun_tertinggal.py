"""PURE. A text names the report, agreement or budget of another year as its own."""

import re
from collections.abc import Iterator

from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.penulisan.uji.potret import PotretTeks

_DOKUMEN = re.compile(
    r"\b(LKjIP|LAKIP|Laporan Kinerja(?: Instansi Pemerintah)?|Perjanjian Kinerja|Tahun Anggaran|"
    r"Rencana Kerja|APBD|DPA)(?:\s+\w+){0,6}?\s+(?:tahun\s+)?(20\d\d)\b",
    re.IGNORECASE,
)
_LAPORAN = re.compile(r"LK|LAKIP|Laporan", re.IGNORECASE)
_BANDING = re.compile(
    r"sebelum|lalu|dibanding|sejak|hingga|sampai|dari tahun|mendatang|berikut|akan datang|nomor|"
    r"evaluasi|tindak\s?lanjut|rekomendasi",
    re.IGNORECASE,
)
"""A sentence that compares, looks back or ahead, or says what became of last year's document."""


def tahun_lain(kalimat: str, tahun: int) -> Iterator[tuple[str, int]]:
    """Documents of another year that a sentence names as its own, with the year."""
    if str(tahun) in kalimat or _BANDING.search(kalimat):
        return
    for cocok in _DOKUMEN.finditer(kalimat):
        # Plans and budgets of the year after are spoken of in every report.
        akhir = tahun + 1 if _LAPORAN.match(cocok[1]) else tahun - 1
        if tahun - 3 <= int(cocok[2]) <= akhir:
            yield cocok[0], int(cocok[2])


def periksa(p: PotretTeks) -> Iterator[TemuanUji]:
    """Sentences that name a document of another year and not this year at all."""
    for b in p.bagian:
        for kalimat in b.kalimat():
            for cetak, lain in tahun_lain(kalimat, p.tahun):
                yield TemuanUji(
                    b.rujuk,
                    f"Bagian “{b.judul}” menyebut “{cetak}” pada laporan tahun {p.tahun}.",
                    str(lain),
                    str(p.tahun),
                    penyebab="teks tahun lain",
                    rinci=cetak[:60],
                )


ATURAN: AturanUji[PotretTeks] = AturanUji(
    "N03",
    AreaUji.TEKS,
    TingkatUji.PERINGATAN,
    "Tahun laporan lain tertinggal dalam teks",
    "Teks yang disalin dari laporan tahun lalu masih menyebut tahunnya.",
    periksa,
)
