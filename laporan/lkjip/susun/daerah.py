"""The yearly report of a region (LKjIP Kabupaten, Kota, Provinsi), from the parts of an agency's.

Chapters as PermenPANRB 53/2014 asks of every report; the results stand per sasaran of the RPJMD
with the agencies behind them, the money is that of all agencies, each rupiah once.
"""

from datetime import date

from laporan.bahan.alamat_asal import dasar_asal_tercetak
from laporan.bahan.bahan import Bahan
from laporan.dokumen.latihan import tandai_latihan
from laporan.dokumen.unsur import Dokumen
from laporan.lkjip.susun import (
    daerah_bab1,
    daerah_bab2,
    daerah_bab3,
    daerah_depan,
    daerah_penutup,
    lampiran,
    lampiran_pengukuran,
)
from laporan.lkjip.susun.daerah_dasar import KonteksDaerah
from laporan.lkjip.susun.depan import tempat_tanggal
from laporan.lkjip.susun.reviu import lampiran_reviu


def susun_daerah(bahan: Bahan, dicetak: date | None = None) -> Dokumen:
    """The report of drafts with its sections marked, not yet numbered."""
    k = KonteksDaerah(bahan, dicetak)
    dokumen = Dokumen(
        judul=f"Laporan Kinerja Instansi Pemerintah {k.wilayah} Tahun {k.tahun}",
        subjudul=k.pemda,
        pd=k.pemda,
        pemda=k.pemda,
        tahun=k.tahun,
        tempat_tanggal=tempat_tanggal(k),
        sampul=daerah_depan.sampul(k),
        bagian_depan=daerah_depan.bagian_depan(k),
        bab=(
            daerah_bab1.susun(k),
            daerah_bab2.susun(k),
            daerah_bab3.susun(k),
            daerah_penutup.susun(k),
        ),
        lampiran=(*lampiran_pengukuran.susun(k), *lampiran.susun(k), *lampiran_reviu(k)),
        nama_berkas=f"LKjIP-{k.tahun}-{k.pd.kode}",
        asal=dasar_asal_tercetak(k.pd),
    )
    return tandai_latihan(dokumen, bahan.latihan)
