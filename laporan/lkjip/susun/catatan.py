"""The working annex: what those who keep the data noted. Never part of the official report; it is
added to a copy by whoever asks for it.
"""

from collections.abc import Iterator
from dataclasses import replace

from kinerja.models import Indikator, Realisasi
from kinerja.periode import ROMAWI
from kinerja.teks import butir
from kinerja.turunan import IsianVariabel
from kinerja.ukuran import AsalNilai, IsianTriwulan
from laporan.bahan.bahan import Bahan
from laporan.dokumen.kalimat import hitungan, kalimat, urutkan_titik_koma
from laporan.dokumen.unsur import Baris, Blok, Dokumen, Kolom, Lampiran, Sel, Tabel
from laporan.lkjip.susun.dasar import daftar_teks, par
from laporan.lkjip.tabel.anggaran import sumber_sendiri
from laporan.lkjip.tabel.sel import KOLOM_NO, kolom

KUNCI = "lampiran-kerja"


def dengan_catatan(dokumen: Dokumen, bahan: Bahan) -> Dokumen:
    """The report, not yet numbered, with the working annex at its end."""
    return replace(dokumen, lampiran=(*dokumen.lampiran, lampiran_kerja(bahan)))


def lampiran_kerja(bahan: Bahan) -> Lampiran:
    """Every note, and what the data still owe their keeper."""
    semua = list(_catatan(bahan))
    isi: list[Blok] = [
        par(
            "Lampiran ini untuk pengelola data dan bukan bagian laporan resmi. "
            + (
                f"Tercatat {hitungan(len(semua), 'catatan')}."
                if semua
                else "Tidak ada catatan pengelola data."
            )
        )
    ]
    if semua:
        isi.append(_tabel(semua))
    if hal := _dirapikan(bahan):
        isi += [par("Data yang perlu dirapikan:"), *daftar_teks(hal)]
    return Lampiran("CATATAN PENGELOLA DATA", tuple(isi), KUNCI)


def _tabel(semua: list[tuple[str, str, str, str]]) -> Tabel:
    return Tabel(
        "catatan_data",
        "Catatan Pengelola Data",
        kolom(
            KOLOM_NO,
            ("data", "Data", 30),
            Kolom("Waktu", "tengah", 11, kunci="waktu"),
            ("perihal", "Perihal", 18),
            ("catatan", "Catatan", 45),
        ),
        tuple(
            Baris((Sel(str(n)), Sel(data), Sel(waktu), Sel(hal), Sel(catatan)))
            for n, (data, waktu, hal, catatan) in enumerate(semua, start=1)
        ),
    )


def _catatan(bahan: Bahan) -> Iterator[tuple[str, str, str, str]]:
    """(what, when, about, note), in the order of the report."""
    tahun = [bahan.tahun, *bahan.tahun_sebelumnya]
    for b in bahan.baris:
        # A predecessor's note stands with the indicator that took its place.
        for t in tahun:
            ukuran, dipakai = bahan.pengukuran.ukuran_riwayat(b.indikator, t)
            for tw, isian in sorted(ukuran.triwulan.items()):
                baris = bahan.pengukuran.baris_realisasi.get((dipakai.pk, t, tw))
                for hal, catatan in _isian(isian, baris):
                    yield _nama(b.indikator, dipakai), f"TW {ROMAWI[tw - 1]} {t}", hal, catatan
    if bahan.evaluasi is not None:
        for satu in butir(bahan.evaluasi.catatan_data):
            yield "Evaluasi AKIP", str(bahan.tahun), "Catatan data", kalimat(satu)
    for sumber in dict.fromkeys(r.sumber for r in bahan.anggaran.rekap_belanja):
        if sumber_sendiri(sumber, bahan.tahun):
            yield "Rekap jenis belanja", str(bahan.tahun), "Sumber", kalimat(sumber)


def _nama(indikator: Indikator, dipakai: Indikator) -> str:
    if dipakai.pk == indikator.pk:
        return indikator.sebutan
    return f"{indikator.sebutan} (pendahulu: {dipakai.sebutan})"


def _isian(isian: IsianTriwulan, baris: Realisasi | None) -> Iterator[tuple[str, str]]:
    if isian.asal is AsalNilai.RESMI and isian.alasan:
        yield "Alasan angka resmi", kalimat(isian.alasan)
    if baris is not None and baris.catatan_data.strip():
        yield "Catatan data", kalimat(baris.catatan_data)
    for v in _semua_variabel(isian.turunan.variabel if isian.turunan else ()):
        if v.catatan_data.strip():
            yield f"Variabel {v.nama}", kalimat(v.catatan_data)


def _semua_variabel(variabel: tuple[IsianVariabel, ...]) -> Iterator[IsianVariabel]:
    for v in variabel:
        yield v
        yield from _semua_variabel(v.bagian)


def _dirapikan(bahan: Bahan) -> list[str]:
    """Figures that do not follow from the variables, and variables that nobody entered."""
    hasil: list[str] = []
    resmi = [(b.indikator.sebutan, i) for b in bahan.baris if (i := b.ukuran.isian_akhir)]
    beda = [n for n, i in resmi if i.berbeda and i.turunan and i.turunan.nilai is not None]
    if beda:
        hasil.append(
            f"Angka resmi berbeda dengan hasil perhitungan variabelnya: {urutkan_titik_koma(beda)}"
        )
    if kosong := [n for n, i in resmi if i.turunan and i.turunan.nilai is None]:
        hasil.append(f"Nilai variabel belum dicatat: {urutkan_titik_koma(kosong)}")
    return hasil
