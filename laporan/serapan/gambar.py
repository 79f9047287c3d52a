"""The charts of spending: months against time and plan, and each jenis belanja against its pagu."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from anggaran.impor.nilai import nama_bulan
from anggaran.rekening import NAMA
from kinerja.angka import bulatkan, format_persen, format_rupiah, persen
from laporan.cetak.grafik import ButirSerapan, serapan_program, svg
from laporan.cetak.grafik.bulanan import ButirBulan, serapan_bulanan
from laporan.dokumen.unsur import Gambar
from laporan.serapan.bahan import BahanSerapan

LAYAR, PONSEL = 640, 350


@dataclass(frozen=True)
class GambarBelanja:
    """The same chart drawn for a page and for a phone."""

    lebar: SafeString
    sempit: SafeString

    @classmethod
    def dari(cls, gambar: Callable[[int], str]) -> "GambarBelanja":
        """Draw it for both widths; `gambar` takes the width."""
        return cls(mark_safe(gambar(LAYAR)), mark_safe(gambar(PONSEL)))


def _bulan(b: BahanSerapan, lebar: int) -> str:
    sampai = {m.bulan: m for m in b.bulanan}
    butir = []
    for n in range(1, 13):
        serapan = sampai[n].serapan if n in sampai else None
        rencana = b.rencana.get(n) if b.total_pagu > 0 else None
        butir.append(
            ButirBulan(
                nama_bulan(n)[:3],
                serapan,
                persen(n, 12),
                "" if serapan is None else format_persen(bulatkan(serapan, 0), 0),
                None if rencana is None else persen(rencana, b.total_pagu),
            )
        )
    return serapan_bulanan(butir, judul=f"Serapan anggaran per bulan {b.tahun}", lebar=lebar)


def _jenis(b: BahanSerapan, lebar: int) -> str:
    butir = [
        ButirSerapan(
            NAMA.get(j.kunci, j.kunci),
            j.serapan,
            "–" if j.serapan is None else format_persen(bulatkan(j.serapan, 2), 2),
            f"{format_rupiah(j.realisasi)} dari {format_rupiah(j.pagu)}",
        )
        for j in b.jenis
    ]
    return serapan_program(butir, judul=f"Serapan menurut jenis belanja {b.tahun}", lebar=lebar)


def _ada_serapan(b: BahanSerapan) -> bool:
    return bool(b.bulanan) and any(j.serapan is not None for j in b.jenis)


def gambar_layar(b: BahanSerapan) -> dict[str, GambarBelanja]:
    """Key of a table → the chart above it; none where there is nothing to draw."""
    hasil = {}
    if b.bulanan and b.total_pagu > 0:
        hasil["serapan_bulan"] = GambarBelanja.dari(lambda lebar: _bulan(b, lebar))
    if _ada_serapan(b):
        hasil["serapan_rekening"] = GambarBelanja.dari(lambda lebar: _jenis(b, lebar))
    return hasil


def gambar_dokumen(b: BahanSerapan) -> dict[str, Gambar]:
    """The same for files."""
    hasil = {}
    if b.bulanan and b.total_pagu > 0:
        akhir = b.bulanan[-1]
        hasil["serapan_bulan"] = Gambar(
            "gambar_serapan_bulan", f"Serapan Anggaran per Bulan Tahun {b.tahun}",
            _bulan(b, svg.LEBAR),
            f"Serapan s.d. {nama_bulan(akhir.bulan)} {format_persen(akhir.serapan, 2)}, waktu yang "
            f"sudah berjalan {format_persen(akhir.waktu, 2)}.",
        )  # fmt: skip
    if _ada_serapan(b):
        hasil["serapan_rekening"] = Gambar(
            "gambar_serapan_rekening", f"Serapan menurut Jenis Belanja Tahun {b.tahun}",
            _jenis(b, svg.LEBAR),
            "Realisasi setiap jenis belanja dibandingkan dengan pagunya.",
        )  # fmt: skip
    return hasil
