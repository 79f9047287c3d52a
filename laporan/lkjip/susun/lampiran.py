"""Lampiran: the evidence that was entered for the year's reports; of a figure that a region takes
from an agency, what the agency entered.
"""

from collections import defaultdict

from django.db.models import Q

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
    di_mitra: dict[int, list[int]] = defaultdict(list)  # two may be taken from one
    for pk, x in k.bahan.pengukuran.sumber.items():
        if x.sumber_id is not None:
            di_mitra[x.sumber_id].append(pk)
    milik = Q(realisasi__indikator__pd=k.pd)
    if di_mitra:
        milik |= Q(realisasi__indikator__in=di_mitra)
    semua = DataDukung.objects.filter(milik, realisasi__tahun=k.tahun)
    bukti = [
        (pk, d)
        for d in semua.select_related("realisasi").order_by("pk")
        for pk in di_mitra.get(d.realisasi.indikator_id, [d.realisasi.indikator_id])
    ]
    bukti.sort(key=lambda x: (urutan.get(x[0], len(urutan)), x[1].realisasi.triwulan))
    if not bukti:
        isi = par(f"Belum ada data dukung yang diunggah untuk realisasi tahun {k.tahun}.")
        return (Lampiran("DAFTAR DATA DUKUNG", (isi,), "lampiran-data-dukung"),)
    awal = par(
        f"{sebanyak(len(bukti), 'data dukung')} tercatat untuk "
        f"{hitungan(len({pk for pk, _ in bukti}), 'indikator')} tahun {k.tahun}."
    )
    return (Lampiran("DAFTAR DATA DUKUNG", (awal, _tabel(k, bukti)), "lampiran-data-dukung"),)


def _tabel(k: KonteksSusun, bukti: list[tuple[int, DataDukung]]) -> Tabel:
    baris: list[Baris] = []
    lalu = 0
    for nomor, (pk, d) in enumerate(bukti, start=1):
        indikator = k.bahan.pengukuran.indikator[pk]
        baris.append(
            Baris(
                (
                    Sel(str(nomor)),
                    Sel(indikator.sebutan, lanjutan=pk == lalu),
                    Sel(f"TW {ROMAWI[d.realisasi.triwulan - 1]}"),
                    Sel(d.judul, asal=_asal(indikator.kode, d)),
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


def _asal(kode: str, d: DataDukung) -> str:
    r = d.realisasi
    return kunci_asal(BUKTI, kode, r.tahun, r.triwulan)


def _rincian(d: DataDukung) -> str:
    """The link, the text, or the file's fingerprint: what lets a reader find the evidence."""
    if d.jenis == JenisBukti.TAUTAN:
        return f"Tautan: {d.tautan}"
    if d.jenis == JenisBukti.TEKS:
        return f"Keterangan: {d.teks}"
    return f"Berkas, sidik SHA-256 {d.sha256[:16]}…"
