"""Where a figure comes from, as the "asal angka" komponen shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from anggaran.efisiensi import keterangan_metode
from anggaran.rekap import Jumlah, Simpul
from kinerja.angka import KOSONG, format_persen, format_rupiah
from kinerja.periode import ROMAWI
from kinerja.ukuran import AsalNilai, IsianTriwulan
from laporan.bahan.bahan import Bahan, BarisIndikator

MAKS_BARIS = 6


@dataclass(frozen=True)
class Asal:
    """One explained figure: the arguments of `komponen/asal_angka.html`."""

    nilai: str
    judul: str = ""
    rumus: str = ""
    ringkas: str = ""
    baris: tuple[tuple[str, str], ...] = ()
    tautan: str = ""
    teks_tautan: str = ""


def _tautan(b: BarisIndikator) -> dict[str, str]:
    return {
        "tautan": reverse("indikator", args=[b.indikator.pk]),
        "teks_tautan": "Lihat perhitungan dan riwayat",
    }


def asal_capaian(b: BarisIndikator, *, bertautan: bool = True) -> Asal:
    """The capaian with its calculation line."""
    u = b.ukuran
    return Asal(
        nilai=u.capaian_teks,
        judul=f"Capaian {u.tahun}",
        rumus=u.uraian_capaian,
        baris=(
            ("Realisasi", u.realisasi_teks),
            ("Target", u.target.teks if u.target else "belum ditetapkan"),
            ("Menurut", u.target.dokumen if u.target else KOSONG),
            ("Kriteria", u.kriteria),
        ),
        **(_tautan(b) if bertautan else {}),
    )


def asal_realisasi(b: BarisIndikator, *, bertautan: bool = True) -> Asal:
    """The actual: typed, derived from variables, or set officially with its reason."""
    u = b.ukuran
    isian = u.isian_akhir
    baris: list[tuple[str, str]] = []
    rumus = ""
    if isian is not None:
        baris.append(("Periode", f"Triwulan {ROMAWI[isian.triwulan - 1]} {u.tahun}"))
        if isian.turunan is not None:
            rumus = isian.turunan.uraian
            for v in isian.turunan.variabel[:MAKS_BARIS]:
                if v.nilai is not None:
                    sumber = f" ({v.sumber})" if v.sumber else ""
                    baris.append((v.nama, f"{v.uraian}{sumber}"))
        if isian.status:
            baris.append(("Status", isian.status.capitalize()))
    if b.indikator.sumber_data:
        baris.append(("Sumber data", b.indikator.sumber_data))
    return Asal(
        nilai=u.realisasi_teks,
        judul=f"Realisasi {u.tahun}",
        rumus=rumus,
        ringkas=_ringkas(isian),
        baris=tuple(baris),
        **(_tautan(b) if bertautan else {}),
    )


def _ringkas(isian: IsianTriwulan | None) -> str:
    if isian is None:
        return "Belum ada isian untuk tahun ini."
    asal = isian.asal.value
    kalimat = f"{asal[0].upper()}{asal[1:]}."
    if isian.asal in (AsalNilai.RESMI, AsalNilai.TIDAK_BERLAKU) and isian.alasan:
        kalimat += f" Alasan: {isian.alasan}"
    if isian.turunan is not None and isian.turunan.nilai is None and isian.turunan.alasan:
        kalimat += f" Rumus tidak dapat dihitung: {isian.turunan.alasan}"
    return kalimat


def asal_serapan(jumlah: Jumlah) -> Asal:
    """Serapan with its division."""
    return Asal(
        nilai=format_persen(jumlah.serapan.nilai, None),
        judul="Serapan anggaran",
        rumus=jumlah.uraian,
        baris=(
            ("Realisasi", format_rupiah(jumlah.realisasi)),
            ("Pagu", format_rupiah(jumlah.pagu)),
            ("Sisa", format_rupiah(jumlah.sisa)),
        ),
    )


def asal_pagu(jumlah: Jumlah, simpul: Sequence[Simpul], *, judul: str = "Anggaran") -> Asal:
    """Budget behind an indicator or sasaran: the nodes that it sums."""
    baris = [(f"{s.mata.kode}", format_rupiah(s.jumlah.pagu)) for s in simpul[:MAKS_BARIS]]
    sisa = len(simpul) - MAKS_BARIS
    if sisa > 0:
        baris.append(("Lainnya", f"{sisa} simpul lagi"))
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
            ("Capaian", b.ukuran.capaian_teks),
            ("Serapan", format_persen(b.anggaran.serapan.nilai, None)),
        ),
    )
