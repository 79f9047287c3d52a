"""PURE. A sentence says that an indicator rose where its figures fell, or the reverse."""

import re
from collections.abc import Iterator

from kinerja.angka import tulis_angka
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from laporan.penulisan.uji.potret import PotretTeks

_NAIK = re.compile(r"\b(?:meningkat|naik|bertambah|mengalami (?:kenaikan|peningkatan))\b", re.I)
_TURUN = re.compile(r"\b(?:menurun|turun|berkurang|mengalami penurunan)\b", re.I)
_TERHADAP = re.compile(r"tahun (?:lalu|sebelumnya)|dibanding\w*", re.I)


def periksa(p: PotretTeks) -> Iterator[TemuanUji]:
    """Comparisons with the year before in a sentence that names one indicator."""
    for b in p.bagian:
        for kalimat in b.kalimat():
            rendah = " ".join(kalimat.casefold().split())
            milik = [i for i in p.indikator if " ".join(i.nama.casefold().split()) in rendah]
            if len(milik) != 1 or not _TERHADAP.search(kalimat):
                continue
            i = milik[0]
            # The name itself may hold the word: "Persentase penurunan …".
            sisa = re.sub(re.escape(i.nama), "", kalimat, flags=re.I)
            naik, turun = bool(_NAIK.search(sisa)), bool(_TURUN.search(sisa))
            if naik is turun or i.realisasi is None or i.realisasi_lalu is None:
                continue
            nyata = i.realisasi - i.realisasi_lalu
            if (naik and nyata < 0) or (turun and nyata > 0):
                kata, benar = ("naik", "turun") if naik else ("turun", "naik")
                yield TemuanUji(
                    b.rujuk,
                    f"Bagian “{b.judul}” menyatakan “{i.nama}” {kata}, sedangkan realisasinya "
                    f"{benar} dari {tulis_angka(i.realisasi_lalu)} menjadi "
                    f"{tulis_angka(i.realisasi)}.",
                    kata,
                    benar,
                    rinci=i.nama[:60],
                )


ATURAN: AturanUji[PotretTeks] = AturanUji(
    "N05",
    AreaUji.TEKS,
    TingkatUji.PERINGATAN,
    "Kata naik atau turun menyangkal angkanya",
    "Pembaca mempercayai kalimatnya; arah yang keliru membalik kesimpulan.",
    periksa,
)
