"""PURE. Kriteria of each row against the report's own scale."""

from collections.abc import Iterator, Sequence

from kinerja.kata_daftar import urutkan
from laporan.periksa_lkjip.hitung.skala import SkalaCetak, kunci_label
from laporan.periksa_lkjip.hitung.tulis import di_sel
from laporan.periksa_lkjip.tabel.kolom import Lajur, PeranKolom
from laporan.periksa_lkjip.tabel.susun import TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan


def periksa_kriteria(tabel: Sequence[TabelTerbaca], skala: SkalaCetak) -> Iterator[TemuanLkjip]:
    """Rows whose kriteria is another one than their capaian has by the scale."""
    dikenal = {kunci_label(p.label): p.label for p in skala.pita}
    for t in tabel:
        kriteria, capaian = t.satu(PeranKolom.KRITERIA), _capaian(t)
        if kriteria is None or capaian is None or t is skala.tabel:
            continue
        isi = [(b, b.teks(kriteria)) for b in t.baris if b.teks(kriteria)]
        tahu = [x for x in isi if kunci_label(x[1]) in dikenal]
        if not isi or 2 * len(tahu) < len(isi):
            continue  # another scale
        for b, teks in isi:
            angka = b.angka(capaian)
            if angka is None:
                continue
            boleh = skala.label(angka.nilai)
            if kunci_label(teks) not in boleh:
                harap = urutkan([dikenal[k] for k in boleh], "atau")
                yield di_sel(
                    "PL03", TingkatTemuan.GALAT, t, b, kriteria,
                    f"Capaian {angka.teks} menurut skala laporan ini termasuk {harap}, tetapi "
                    f"tercetak {teks}.",
                    seharusnya=harap,
                    penyebab="Salah baca skala"
                    if kunci_label(teks) in dikenal
                    else "Sebutan di luar skala",
                )  # fmt: skip


def _capaian(t: TabelTerbaca) -> Lajur | None:
    kolom = t.semua(PeranKolom.CAPAIAN)
    return kolom[0] if len(kolom) == 1 else None
