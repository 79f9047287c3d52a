"""PURE. The whole data set of one made-up agency: the same for the same seed, year and code."""

from laporan.latihan.kabupaten.belanja import lembar_anggaran, lembar_evaluasi
from laporan.latihan.kabupaten.dadu import Dadu
from laporan.latihan.kabupaten.instansi import Instansi
from laporan.latihan.kabupaten.organisasi import Baris, lembar_organisasi
from laporan.latihan.kabupaten.pohon import indikator, lembar_pohon
from laporan.latihan.kabupaten.ukuran import lembar_ukuran, watak
from laporan.latihan.kabupaten.waktu import MasaKarangan

Himpunan = dict[str, list[Baris]]


def susun(i: Instansi, r: MasaKarangan, benih: int) -> Himpunan:
    """Sheet → rows, as docs/format-data.md describes them; every year is marked as invented."""
    d = Dadu(f"{benih}|{i.kode}")
    semua = indikator(i, d)
    lembar = dict(lembar_organisasi(i, r))
    lembar |= dict(lembar_pohon(i, r, semua))
    lembar |= dict(lembar_ukuran(semua, r, d))
    lembar |= dict(lembar_anggaran(i, r, d, watak(d)))
    lembar |= dict(lembar_evaluasi(r, d))
    lembar["latihan"] = [{"tahun": tahun, "cakupan": "tahun"} for tahun in r.tahun]
    return {nama: baris for nama, baris in lembar.items() if baris}
