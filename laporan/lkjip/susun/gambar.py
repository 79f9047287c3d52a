"""Figures that the report and the web pages share: data of a bundle → one chart."""

from decimal import Decimal

from kinerja.angka import format_persen
from kinerja.capaian import SERATUS
from laporan.bahan.bahan import BarisIndikator
from laporan.cetak.grafik import ButirJalur, TitikKuadran, jalur_akhir, kuadran
from laporan.cetak.grafik.svg import LEBAR
from laporan.dokumen.kalimat import hitungan, satuan_kecil, sebanyak, urutkan_titik_koma
from laporan.dokumen.unsur import Gambar
from laporan.lkjip.kalimat.capaian import target_kalimat
from laporan.lkjip.susun.dasar import AkhirRenstra, KonteksSusun, nilai

PUNCAK = ("strategis", "eselon_iii")
TITIK_MAKSIMUM = 16
"""Dots of the quadrant where the upper levels alone are too few."""


def jalur_gambar(k: KonteksSusun, *, lebar: int = LEBAR) -> tuple[Gambar, ...]:
    """The indicators that have not reached the Renstra's final target, the furthest first."""
    kurang = [a for a in belum_sampai(k) if a.capaian.dapat]
    if not kurang or (k.tahun_akhir or 0) <= k.tahun:
        return ()
    tahun_awal = _tahun_awal(k, kurang)
    butir = [_butir(k, a, tahun_awal) for a in kurang]
    jauh = kurang[0]
    judul = f"Jarak Indikator terhadap Target Akhir {k.rencana} Tahun {k.tahun_akhir}"
    return (
        Gambar(
            "jalur_renstra",
            judul,
            jalur_akhir(
                butir,
                judul=judul,
                garis_teks=f"Target {k.tahun_akhir}",
                awal_teks=str(tahun_awal or ""),
                kini_teks=str(k.tahun),
                lebar=lebar,
            ),
            f"{sebanyak(len(kurang), 'indikator')} belum mencapai target akhir {k.rencana} "
            f"tahun {k.tahun_akhir}; yang terjauh {jauh.baris.indikator.sebutan}, "
            f"{_persen(k, jauh)} dari target",
        ),
    )


def belum_sampai(k: KonteksSusun) -> list[AkhirRenstra]:
    """Indicators short of the final target, the furthest first; last those short of nought, of
    which no percentage says how far.
    """
    ada = [a for a in k.akhir_renstra if a.jarak and not a.jarak.tercapai]
    return sorted(ada, key=lambda a: (not a.capaian.dapat, a.capaian.nilai or 0))


def _tahun_awal(k: KonteksSusun, kurang: list[AkhirRenstra]) -> int | None:
    """The earliest year for which any of them can be placed."""
    for tahun in sorted(k.bahan.tahun_sebelumnya):
        if any(_awal(k, a, tahun) is not None for a in kurang):
            return tahun
    return None


def _awal(k: KonteksSusun, a: AkhirRenstra, tahun: int) -> Decimal | None:
    x = next(x for x in k.banding[tahun] if x.baris is a.baris)
    if x.perubahan is None:
        return None
    hasil, _ = k.bahan.pengukuran.capaian_akhir_renstra(x.dipakai, tahun)
    return hasil.nilai


def _butir(k: KonteksSusun, a: AkhirRenstra, tahun_awal: int | None) -> ButirJalur:
    awal = None if tahun_awal is None else _awal(k, a, tahun_awal)
    assert a.capaian.nilai is not None
    teks = f"{satuan_kecil(a.baris.ukuran.realisasi_teks)} dari {target_kalimat(a.target)}"
    return ButirJalur(a.baris.indikator.sebutan, a.capaian.nilai, teks, awal)


def _persen(k: KonteksSusun, a: AkhirRenstra) -> str:
    return format_persen(a.capaian.nilai, k.desimal)


# --- capaian against serapan --------------------------------------------------------------


def baris_kuadran(k: KonteksSusun) -> list[BarisIndikator]:
    """The upper levels where there are several, otherwise the first rows, and every indicator
    that missed its target; nothing for one.
    """
    baris = [
        b
        for b in k.bahan.baris_sasaran
        if b.ukuran.capaian.dapat and b.anggaran.serapan.dapat and b.indikator.sasaran
    ]
    atas = [b for b in baris if b.indikator.sasaran and b.indikator.sasaran.tingkat in PUNCAK]
    pilihan = {b.indikator.pk for b in (atas if len(atas) > 1 else baris[:TITIK_MAKSIMUM])}
    dipakai = [b for b in baris if b.indikator.pk in pilihan or nilai(b) < SERATUS]
    return dipakai if len(dipakai) > 1 else []


def kuadran_gambar(k: KonteksSusun, baris: list[BarisIndikator]) -> Gambar:
    """Where each indicator stands between results and money."""
    titik = [
        TitikKuadran(
            b.indikator.sebutan,
            nilai(b),
            _serapan(b),
            f"{b.ukuran.capaian_teks} · {format_persen(b.anggaran.serapan.nilai, k.desimal)}",
        )
        for b in baris
    ]
    awal = f"Letak {hitungan(len(titik), 'indikator')} menurut capaian dan serapan."
    return Gambar(
        "kuadran",
        f"Capaian Kinerja terhadap Serapan Anggaran Tahun {k.tahun}",
        kuadran(titik, batas_serapan=k.bahan.serapan_rendah),
        f"{awal}{simpulan_kuadran(k, baris)}",
    )


def simpulan_kuadran(k: KonteksSusun, baris: list[BarisIndikator]) -> str:
    """Which indicators of the figure stand where results are short or money was left."""
    sisa = [b for b in baris if nilai(b) >= SERATUS and _serapan(b) < k.bahan.serapan_rendah]
    kurang = [b for b in baris if nilai(b) < SERATUS]
    teks = ""
    if sisa:
        banyak = "Semua" if len(sisa) == len(baris) else sebanyak(len(sisa), "indikator")
        ekor = " indikator pada gambar" if len(sisa) == len(baris) else ""
        teks += f" {banyak}{ekor} mencapai target dengan serapan di bawah {k.batas_serapan}."
    if kurang:
        nama = urutkan_titik_koma([b.indikator.sebutan for b in kurang])
        teks += f" Di bawah garis capaian 100% terletak {nama}."
    return teks


def _serapan(b: BarisIndikator) -> Decimal:
    return b.anggaran.serapan.nilai or Decimal(0)
