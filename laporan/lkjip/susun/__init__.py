"""From the data of one agency and year to one LKjIP."""

from collections.abc import Mapping
from datetime import date

from laporan.bahan.alamat_asal import dasar_asal_tercetak
from laporan.bahan.bahan import Bahan
from laporan.dokumen.latihan import tandai_latihan
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.seksi import terapkan_naskah
from laporan.dokumen.singkatan import dengan_singkatan
from laporan.dokumen.unsur import Blok, Dokumen
from laporan.lkjip.susun import (
    bab1,
    bab2,
    bab3,
    bab4,
    depan,
    lampiran,
    lampiran_aksi,
    lampiran_pengukuran,
    lampiran_pk,
)
from laporan.lkjip.susun.catatan import dengan_catatan
from laporan.lkjip.susun.daerah import susun_daerah
from laporan.lkjip.susun.dasar import KonteksSusun
from laporan.lkjip.susun.reviu import lampiran_reviu

Naskah = Mapping[str, tuple[Blok, ...]]
"""Section key → the blocks that its authors wrote."""


def susun_berseksi(
    bahan: Bahan, *, dicetak: date | None = None, naskah: Naskah | None = None
) -> Dokumen:
    """The whole report, numbered, with its sections marked.

    `dicetak` dates the kata pengantar by month and year; without it only the year of publication
    is printed, so that nothing depends on the clock. `naskah` replaces the drafts of sections.
    """
    return rampungkan(susun_draf(bahan, dicetak=dicetak), bahan, naskah)


def rampungkan(
    draf: Dokumen, bahan: Bahan, naskah: Naskah | None = None, *, catatan: bool = False
) -> Dokumen:
    """The drafts with the authors' text, their abbreviations listed, numbered. `catatan` adds the
    working annex of the data's keeper, which the official report never has.
    """
    dokumen = terapkan_naskah(draf, naskah) if naskah else draf
    dokumen = dengan_singkatan(dokumen, bahan.singkatan)
    return nomori(dengan_catatan(dokumen, bahan) if catatan else dokumen)


def susun_draf(bahan: Bahan, *, dicetak: date | None = None) -> Dokumen:
    """The report of drafts with its sections marked, not yet numbered. A region has its own."""
    if bahan.pd.pemerintah_daerah:
        return susun_daerah(bahan, dicetak)
    k = KonteksSusun(bahan, dicetak)
    perjanjian, sisipan = lampiran_pk.susun(k)
    dokumen = Dokumen(
        judul=f"Laporan Kinerja Instansi Pemerintah Tahun {k.tahun}",
        subjudul=k.nama,
        pd=k.nama,
        pemda=k.pemda,
        tahun=k.tahun,
        tempat_tanggal=depan.tempat_tanggal(k),
        sampul=depan.sampul(k),
        bagian_depan=depan.bagian_depan(k),
        bab=(bab1.susun(k), bab2.susun(k), bab3.susun(k), bab4.susun(k)),
        lampiran=(
            *perjanjian,
            *lampiran_pengukuran.susun(k),
            *lampiran.susun(k),
            *lampiran_aksi.susun(k),
            *lampiran_reviu(k),
        ),
        nama_berkas=f"LKjIP-{k.tahun}-{k.pd.kode}",
        sisipan=sisipan,
        asal=dasar_asal_tercetak(k.pd),
    )
    return tandai_latihan(dokumen, bahan.latihan)
