"""Lampiran: the evidence that was entered for the year's reports."""

from kinerja.jenis import JenisBukti
from kinerja.models import DataDukung
from kinerja.periode import ROMAWI
from laporan.dokumen.asal import BUKTI, kunci_asal
from laporan.dokumen.kalimat import hitungan, sebanyak
from laporan.dokumen.unsur import Baris, Kolom, Lampiran, Sel, Tabel
from laporan.lkjip.susun.dasar import KonteksSusun, par
from laporan.lkjip.tabel.sel import KOLOM_NO


def susun(k: KonteksSusun) -> tuple[Lampiran, ...]:
    """One appendix, whether or not there is evidence."""
    urutan = {b.indikator.pk: n for n, b in enumerate(k.bahan.baris)}
    bukti = sorted(
        DataDukung.objects.filter(realisasi__indikator__pd=k.pd, realisasi__tahun=k.tahun)
        .select_related("realisasi__indikator")
        .order_by("pk"),
        key=lambda d: (urutan.get(d.realisasi.indikator_id, len(urutan)), d.realisasi.triwulan),
    )
    if not bukti:
        isi = par(f"Belum ada data dukung yang diunggah untuk realisasi tahun {k.tahun}.")
        return (Lampiran("DAFTAR DATA DUKUNG", (isi,), "lampiran-data-dukung"),)
    awal = par(
        f"{sebanyak(len(bukti), 'data dukung')} tercatat untuk "
        f"{hitungan(len({d.realisasi.indikator_id for d in bukti}), 'indikator')} tahun {k.tahun}."
    )
    return (Lampiran("DAFTAR DATA DUKUNG", (awal, _tabel(k, bukti)), "lampiran-data-dukung"),)


def _tabel(k: KonteksSusun, bukti: list[DataDukung]) -> Tabel:
    baris: list[Baris] = []
    lalu = 0
    for nomor, d in enumerate(bukti, start=1):
        pk = d.realisasi.indikator_id
        baris.append(
            Baris(
                (
                    Sel(str(nomor)),
                    Sel(k.bahan.pengukuran.indikator[pk].sebutan, lanjutan=pk == lalu),
                    Sel(f"TW {ROMAWI[d.realisasi.triwulan - 1]}"),
                    Sel(d.judul, asal=_asal(d)),
                    Sel(_rincian(d)),
                )
            )
        )
        lalu = pk
    return Tabel(
        "data_dukung",
        f"Data Dukung Realisasi Kinerja Tahun {k.tahun}",
        (
            KOLOM_NO,
            Kolom("Indikator Kinerja", lebar=28, kunci="indikator"),
            Kolom("Triwulan", "tengah", 8, kunci="triwulan"),
            Kolom("Data Dukung", lebar=28, kunci="bukti"),
            Kolom("Bentuk", lebar=30, kunci="bentuk"),
        ),
        tuple(baris),
    )


def _asal(d: DataDukung) -> str:
    r = d.realisasi
    return kunci_asal(BUKTI, r.indikator.kode, r.tahun, r.triwulan)


def _rincian(d: DataDukung) -> str:
    """The link, the text, or the file's fingerprint: what lets a reader find the evidence."""
    if d.jenis == JenisBukti.TAUTAN:
        return f"Tautan: {d.tautan}"
    if d.jenis == JenisBukti.TEKS:
        return f"Keterangan: {d.teks}"
    return f"Berkas, sidik SHA-256 {d.sha256[:16]}…"
