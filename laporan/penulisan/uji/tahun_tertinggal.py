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
_BANDING = re.compile(
    r"sebelum|lalu|dibanding|sejak|hingga|sampai|dari tahun|mendatang|berikut|akan datang|nomor",
    re.IGNORECASE,
)
"""A sentence that compares, or looks back or ahead, may name another year."""


def periksa(p: PotretTeks) -> Iterator[TemuanUji]:
    """Sentences that name a document of another year and not this year at all."""
    for b in p.bagian:
        for kalimat in b.kalimat():
            if str(p.tahun) in kalimat or _BANDING.search(kalimat):
                continue
            for cocok in _DOKUMEN.finditer(kalimat):
                if p.tahun - 3 <= int(cocok[2]) <= p.tahun + 1:
                    yield TemuanUji(
                        b.rujuk,
                        f"Bagian “{b.judul}” menyebut “{cocok[0]}” pada laporan tahun {p.tahun}.",
                        cocok[2],
                        str(p.tahun),
                        penyebab="teks tahun lain",
                        rinci=cocok[0][:60],
                    )


ATURAN: AturanUji[PotretTeks] = AturanUji(
    "N03",
    AreaUji.TEKS,
    TingkatUji.PERINGATAN,
    "Tahun laporan lain tertinggal dalam teks",
    "Teks yang disalin dari laporan tahun lalu masih menyebut tahunnya.",
    periksa,
)
