"""From the data of one agency and year to one LKjIP."""

from datetime import date

from laporan.bahan import Bahan
from laporan.dokumen import Dokumen
from laporan.penomoran import nomori
from laporan.susun import bab1, bab2, bab3, bab4, depan, lampiran
from laporan.susun.dasar import Konteks


def susun_lkjip(bahan: Bahan, *, dicetak: date | None = None) -> Dokumen:
    """The whole report, numbered. `dicetak` dates the kata pengantar by month and year; without
    it only the year of publication is printed, so that nothing depends on the clock.
    """
    k = Konteks(bahan, dicetak)
    return nomori(
        Dokumen(
            judul=f"Laporan Kinerja Instansi Pemerintah Tahun {k.tahun}",
            subjudul=k.nama,
            pd=k.nama,
            pemda=k.pemda,
            tahun=k.tahun,
            tempat_tanggal=depan.tempat_tanggal(k),
            sampul=depan.sampul(k),
            bagian_depan=depan.bagian_depan(k),
            bab=(bab1.susun(k), bab2.susun(k), bab3.susun(k), bab4.susun(k)),
            lampiran=lampiran.susun(k),
            nama_berkas=f"LKjIP-{k.tahun}-{k.pd.kode}",
        )
    )
