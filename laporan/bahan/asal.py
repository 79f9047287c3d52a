"""Where a figure comes from, as the "asal angka" komponen shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.urls import reverse

from anggaran.efisiensi import keterangan_metode
from anggaran.rekap import Jumlah, Simpul
from kinerja.angka import KOSONG, format_persen, format_rupiah
from kinerja.models import PerangkatDaerah
from kinerja.periode import ROMAWI, format_tanggal
from kinerja.ukuran import AsalNilai, IsianTriwulan
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.bahan.jejak_angka import LangkahAngka
from laporan.dokumen.asal import BUKTI, MITRA

MAKS_BARIS = 6
MAKS_BUKTI = 3
KE_ASAL = "Asal angka dan bukti"


class BarisAsal(NamedTuple):
    """One line of the panel; `tautan` opens what it names."""

    label: str
    nilai: str
    tautan: str = ""


@dataclass(frozen=True)
class Asal:
    """One explained figure: the arguments of `komponen/asal_angka.html`."""

    nilai: str
    judul: str = ""
    rumus: str = ""
    ringkas: str = ""
    baris: tuple[BarisAsal, ...] = ()
    tautan: str = ""
    teks_tautan: str = ""


def halaman_asal(bahan: Bahan, b: BarisIndikator, bagian: str = "") -> str:
    """The page that explains the figures of an indicator's year."""
    alamat = reverse("asal", args=[bahan.pd.kode, b.ukuran.tahun, b.indikator.kode])
    return f"{alamat}#{bagian}" if bagian else alamat


def asal_capaian(bahan: Bahan, b: BarisIndikator) -> Asal:
    """The capaian with its calculation line and who stands behind it."""
    u = b.ukuran
    return Asal(
        nilai=u.capaian_teks,
        judul=f"Capaian {u.tahun}",
        rumus=u.uraian_capaian,
        baris=(
            BarisAsal("Realisasi", u.realisasi_teks),
            BarisAsal("Target", u.target.teks if u.target else "belum ditetapkan"),
            BarisAsal("Menurut", u.target.dokumen if u.target else KOSONG),
            BarisAsal("Kriteria", u.kriteria),
            *baris_jejak(bahan, b),
        ),
        tautan=halaman_asal(bahan, b, "capaian"),
        teks_tautan=KE_ASAL,
    )


def asal_realisasi(bahan: Bahan, b: BarisIndikator) -> Asal:
    """The actual: typed, derived from variables, or set officially with its reason; who entered,
    checked and endorsed it, and its evidence.
    """
    u = b.ukuran
    isian = u.isian_akhir
    baris: list[BarisAsal] = []
    rumus = ""
    if isian is not None:
        baris.append(BarisAsal("Periode", f"Triwulan {ROMAWI[isian.triwulan - 1]} {u.tahun}"))
        if isian.turunan is not None:
            rumus = isian.turunan.uraian
            for v in isian.turunan.variabel[:MAKS_BARIS]:
                if v.nilai is not None:
                    sumber = f" ({v.sumber})" if v.sumber else ""
                    baris.append(BarisAsal(v.nama, f"{v.uraian}{sumber}"))
        if isian.status:
            baris.append(BarisAsal("Status", isian.status.capitalize()))
    if b.indikator.sumber_data:
        baris.append(BarisAsal("Sumber data", b.indikator.sumber_data))
    baris += baris_jejak(bahan, b)
    return Asal(
        nilai=u.realisasi_teks,
        judul=f"Realisasi {u.tahun}",
        rumus=rumus,
        ringkas=_ringkas(isian),
        baris=tuple(baris),
        tautan=halaman_asal(bahan, b, "realisasi"),
        teks_tautan=KE_ASAL,
    )


def baris_jejak(bahan: Bahan, b: BarisIndikator, triwulan: int | None = None) -> list[BarisAsal]:
    """The steps of the quarter that the figure rests on, its version, the year's evidence; with
    `triwulan` those of that quarter alone.
    """
    semua = bahan.jejak.tahun(b.indikator.pk)
    jejak = [j for j in semua if triwulan in (None, j.baris.triwulan)]
    if not jejak:
        return _baris_mitra(bahan, b)
    akhir = jejak[-1]
    hasil = [
        BarisAsal(x.sebutan, _sebut_langkah(x, bahan.pd))
        for x in akhir.langkah
        if x.pada is not None and x.sebutan != "Diajukan"
    ]
    hasil.append(BarisAsal("Versi isian", f"{akhir.baris.versi} ({akhir.label})"))
    bukti = [(j.label, x) for j in reversed(jejak) for x in j.bukti]
    if not bukti:
        return [*hasil, BarisAsal("Data dukung", "belum ada")]
    hasil += [
        BarisAsal(f"Data dukung {tw}", x.bukti.judul, x.alamat or halaman_asal(bahan, b, x.jangkar))
        for tw, x in bukti[:MAKS_BUKTI]
    ]
    if (sisa := len(bukti) - MAKS_BUKTI) > 0:
        hasil.append(
            BarisAsal("Lainnya", f"{sisa} data dukung lagi", halaman_asal(bahan, b, BUKTI))
        )
    return hasil


def _baris_mitra(bahan: Bahan, b: BarisIndikator) -> list[BarisAsal]:
    """Whose figures a region's indicator has; the page leads on to them."""
    dari = bahan.pengukuran.sumber.get(b.indikator.pk)
    if dari is None or dari.sumber is None:
        return []
    nama = f"{dari.mitra.nama}: {dari.sumber.sebutan}"
    return [BarisAsal("Diambil dari", nama, halaman_asal(bahan, b, MITRA))]


def _sebut_langkah(x: LangkahAngka, pd: PerangkatDaerah) -> str:
    """`Nama, 15 April 2025`, by the agency's own clock."""
    assert x.pada is not None
    return f"{x.oleh}, {format_tanggal(x.pada.astimezone(ZoneInfo(pd.zona_waktu)).date())}"


def _ringkas(isian: IsianTriwulan | None) -> str:
    if isian is None:
        return "Belum ada isian untuk tahun ini."
    asal = isian.asal.value
    kalimat = f"{asal[0].upper()}{asal[1:]}."
    if isian.asal in (AsalNilai.RESMI, AsalNilai.TIDAK_BERLAKU) and isian.alasan:
        kalimat += f" Alasan: {isian.alasan}"
    if isian.turunan is not None and isian.turunan.nilai is None and isian.turunan.alasan:
        kalimat += f" Rumus tidak dapat dihitung: {isian.turunan.alasan_kata}"
    return kalimat


def asal_serapan(jumlah: Jumlah) -> Asal:
    """Serapan with its division."""
    return Asal(
        nilai=format_persen(jumlah.serapan.nilai, None),
        judul="Serapan anggaran",
        rumus=jumlah.uraian,
        baris=(
            BarisAsal("Realisasi", format_rupiah(jumlah.realisasi)),
            BarisAsal("Pagu", format_rupiah(jumlah.pagu)),
            BarisAsal("Sisa", format_rupiah(jumlah.sisa)),
        ),
    )


def asal_pagu(jumlah: Jumlah, simpul: Sequence[Simpul], *, judul: str = "Anggaran") -> Asal:
    """Budget behind an indicator or sasaran: the nodes that it sums."""
    baris = [BarisAsal(f"{s.mata.kode}", format_rupiah(s.jumlah.pagu)) for s in simpul[:MAKS_BARIS]]
    sisa = len(simpul) - MAKS_BARIS
    if sisa > 0:
        baris.append(BarisAsal("Lainnya", f"{sisa} simpul lagi"))
    return Asal(
        nilai=format_rupiah(jumlah.pagu),
        judul=judul,
        ringkas="Jumlah pagu sub kegiatan yang mendukung; setiap sub kegiatan dihitung satu kali."
        if jumlah.pagu is not None
        else "Belum ada program, kegiatan, atau sub kegiatan yang dikaitkan.",
        baris=tuple(baris),
    )


def asal_efisiensi(bahan: Bahan, b: BarisIndikator) -> Asal:
    """Efisiensi by the year's method, or why there is none."""
    hasil = bahan.efisiensi(b)
    return Asal(
        nilai=format_persen(hasil.nilai, bahan.kebijakan.desimal),
        judul="Tingkat efisiensi",
        ringkas=keterangan_metode(bahan.metode_efisiensi, bahan.ambang_efisiensi)
        + (f" {hasil.keterangan[0].upper()}{hasil.keterangan[1:]}." if hasil.keterangan else ""),
        baris=(
            BarisAsal("Capaian", b.ukuran.capaian_teks),
            BarisAsal("Serapan", format_persen(b.anggaran.serapan.nilai, None)),
        ),
    )
