"""Charts of the report on screens: trend, serapan, the way to the Renstra's end, quadrant."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import mark_safe

from anggaran.sebutan import nama_mata
from kinerja.angka import format_persen, format_rupiah
from kinerja.kesinambungan import sebab_putus
from kinerja.models import Indikator
from laporan.bahan.bahan import Bahan
from laporan.cetak.grafik import ButirSerapan, TitikTren, serapan_program
from laporan.dokumen.kalimat import kalimat
from laporan.dokumen.unsur import Gambar
from laporan.lkjip.susun.dasar import KonteksSusun
from laporan.lkjip.susun.gambar import baris_kuadran, jalur_gambar, kuadran_gambar

LEBAR_PONSEL = 350


def titik_tren(
    bahan: Bahan, indikator: Indikator, tahun: Iterable[int], *, akhir: bool = False
) -> list[TitikTren]:
    """Realisasi and target per year; with `akhir`, the Renstra's final target after them."""
    p, hasil = bahan.pengukuran, []
    for t in sorted(tahun):
        if sebab := sebab_putus(p, indikator, t):
            hasil.append(TitikTren(str(t), putus=sebab))
            continue
        ukuran, _ = p.ukuran_riwayat(indikator, t)
        target = ukuran.target
        hasil.append(
            TitikTren(
                str(t),
                ukuran.realisasi,
                ukuran.realisasi_teks if ukuran.realisasi is not None else "",
                target.nilai.nilai if target else None,
                target.teks if target else "",
            )
        )
    renstra = p.renstra_tahun(bahan.tahun)
    patokan = p.target_akhir_renstra(indikator, bahan.tahun) if akhir else None
    if renstra and patokan and renstra.tahun_akhir > max(tahun, default=0):
        hasil.append(
            TitikTren(str(renstra.tahun_akhir), None, "", patokan.nilai.nilai, patokan.teks)
        )
    return hasil


@dataclass(frozen=True)
class GambarSerapan:
    """The same bars drawn twice: for a page, and so narrow that a phone shows them whole."""

    lebar: str
    sempit: str


def grafik_serapan(bahan: Bahan) -> GambarSerapan | None:
    """Serapan per program; None where there is none to draw."""
    if not any(s.jumlah.serapan.dapat for s in bahan.anggaran.program):
        return None
    butir = [
        ButirSerapan(
            nama_mata("program", s.mata.nama),
            s.jumlah.serapan.nilai,
            format_persen(s.jumlah.serapan.nilai, bahan.kebijakan.desimal),
            f"{format_rupiah(s.jumlah.realisasi)} dari {format_rupiah(s.jumlah.pagu)}",
        )
        for s in bahan.anggaran.program
    ]
    return GambarSerapan(
        mark_safe(serapan_program(butir, lebar=460)),
        mark_safe(serapan_program(butir, lebar=LEBAR_PONSEL)),
    )


@dataclass(frozen=True)
class GambarLayar:
    """A figure of the report on a screen, with its finding in a sentence."""

    judul: str
    svg: str
    simpulan: str
    sempit: str = ""
    """The same, so narrow that a phone shows it whole."""

    @classmethod
    def dari(cls, gambar: Gambar, sempit: Gambar | None = None) -> "GambarLayar":
        kecil = mark_safe(sempit.svg) if sempit else ""
        return cls(gambar.judul, mark_safe(gambar.svg), kalimat(gambar.alt), kecil)


def grafik_jalur(bahan: Bahan) -> GambarLayar | None:
    """The indicators short of the Renstra's end, as the report draws them."""
    k = KonteksSusun(bahan, None)
    ada = jalur_gambar(k)
    return GambarLayar.dari(ada[0], jalur_gambar(k, lebar=LEBAR_PONSEL)[0]) if ada else None


def grafik_kuadran(bahan: Bahan) -> GambarLayar | None:
    """Capaian against serapan, as the report draws it."""
    k = KonteksSusun(bahan, None)
    baris = baris_kuadran(k)
    return GambarLayar.dari(kuadran_gambar(k, baris)) if baris else None
