"""The evaluation of a Renja as a document: form, factors, what is to be done, signatures."""

from collections.abc import Iterator, Sequence
from datetime import date

from kinerja.models import Realisasi, TahunLatihan
from kinerja.periode import format_tanggal, nama_bulan
from kinerja.teks import butir
from laporan.bahan.bahan import Bahan
from laporan.dokumen.kalimat import hitungan, kalimat
from laporan.dokumen.latihan import tandai_latihan
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import (
    GARIS_PEGAWAI,
    Bagian,
    Blok,
    BlokTandaTangan,
    Butir,
    Daftar,
    Dokumen,
    Judul,
    Penandatangan,
    Selembar,
)
from laporan.lkjip.susun.dasar import KonteksSusun, daftar, par
from laporan.triwulanan import renja_tabel
from laporan.triwulanan.renja_bahan import EvaluasiRenja
from laporan.triwulanan.susun_kelengkapan import penandatangan

SEBARIS = frozenset({"xlsx", "json"})
"""Formats in which the whole form stands in one table: no page bounds its width."""
_FAKTOR = (
    ("faktor_pendukung", "Faktor Pendorong Keberhasilan Kinerja"),
    ("faktor_penghambat", "Faktor Penghambat Pencapaian Kinerja"),
    ("upaya_perbaikan", "Tindak Lanjut yang Diperlukan dalam Triwulan Berikutnya"),
    ("tindak_lanjut", "Tindak Lanjut yang Diperlukan dalam Renja Berikutnya"),
)


def susun_evaluasi_renja(
    bahan: Bahan, triwulan: int, dicetak: date | None = None, *, utuh: bool = False
) -> Dokumen:
    """The form, numbered. `utuh`: in one table, else in three that fit on paper. Without `dicetak`
    only the year is printed. Raises ValueError for what is no quarter.
    """
    e = EvaluasiRenja(bahan, triwulan)
    konteks = KonteksSusun(bahan, dicetak)
    terbit = str(dicetak.year if dicetak else e.tw.tahun + (triwulan == 4))
    tempat = f"{bahan.pd.tempat}, {format_tanggal(dicetak) if dicetak else terbit}"
    bulan = f"{nama_bulan(dicetak.month)} {dicetak.year}" if dicetak else terbit
    dokumen = nomori(
        Dokumen(
            judul=f"Evaluasi terhadap Hasil Renja {e.tw.label}",
            subjudul=konteks.nama,
            pd=konteks.nama,
            pemda=konteks.pemda,
            tahun=e.tw.tahun,
            tempat_tanggal=f"{bahan.pd.tempat}, {bulan}",
            bagian_depan=(
                Bagian(
                    f"EVALUASI TERHADAP HASIL RENJA\n{e.tw.label.upper()}",
                    (Selembar(tuple(_formulir(e, utuh=utuh))), *_faktor(e, tempat, dicetak)),
                    "formulir",
                ),
            ),
            nama_berkas=f"Evaluasi-Renja-TW-{triwulan}-{e.tw.tahun}-{bahan.pd.kode}",
        )
    )
    latihan = TahunLatihan.objects.kalimat(bahan.pd, e.tw.tahun, triwulan=True)
    return tandai_latihan(dokumen, latihan)


def _formulir(e: EvaluasiRenja, *, utuh: bool) -> Iterator[Blok]:
    tw, banyak = e.tw, len(e.semua_kinerja)
    diukur = (
        f" dengan {hitungan(banyak, 'indikator')} hasil dan keluaran"
        if banyak
        else "; indikator hasil dan keluarannya belum diisi"
    )
    yield par(
        f"Evaluasi ini memuat program, kegiatan, dan sub kegiatan Renja tahun {tw.tahun} sampai "
        f"dengan {tw.label} ({format_tanggal(tw.akhir)}){diukur}, menurut formulir Peraturan "
        "Menteri Dalam Negeri Nomor 86 Tahun 2017."
    )
    if e.k.pengesahan is None and not e.k.seluruhnya_disahkan:
        yield par(f"{tw.label} belum disahkan; angkanya masih dapat berubah.")
    yield from (renja_tabel.formulir(e),) if utuh else renja_tabel.formulir_cetak(e)


def _faktor(e: EvaluasiRenja, tempat: str, dicetak: date | None) -> Iterator[Blok]:
    """What those responsible wrote in the quarter, never a word of our own."""
    for medan, judul in _FAKTOR:
        yield Judul(judul)
        isi = [
            _menurut_indikator(b.indikator.sebutan, ditulis)
            for b in e.k.baris
            if b.baris is not None and (ditulis := _ditulis(b.baris, medan))
        ]
        if isi:
            yield Daftar(tuple(isi))
        else:
            yield par(f"Belum ditulis pada isian {e.tw.label_pendek}.")
    yield BlokTandaTangan(
        (
            Penandatangan("Dievaluasi: Kepala Bappeda,", "", garis=GARIS_PEGAWAI),
            _penyusun(e, dicetak),
        ),
        tempat,
    )


def _menurut_indikator(sebutan: str, ditulis: Sequence[str]) -> Butir:
    """What was written of one indicator; its name once, however much it is."""
    if len(ditulis) == 1:
        return Butir(f"{sebutan}: {kalimat(ditulis[0])}")
    return Butir(f"{sebutan}:", daftar([kalimat(satu) for satu in ditulis]))


def _ditulis(r: Realisasi, medan: str) -> list[str]:
    return butir(getattr(r, medan))


def _penyusun(e: EvaluasiRenja, dicetak: date | None) -> Penandatangan:
    kepala = penandatangan(e.k, dicetak)
    return Penandatangan(
        f"Disusun: {kepala.jabatan}",
        kepala.nama,
        kepala.pangkat,
        kepala.nip,
        kepala.status,
        kepala.garis,
    )
