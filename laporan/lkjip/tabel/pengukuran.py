"""The measurement of the year quarter by quarter: appendix Pengukuran Kinerja."""

from collections.abc import Iterable

from kinerja.angka import KOSONG
from kinerja.periode import ROMAWI
from kinerja.ukuran import TIDAK_DIJADWALKAN, Ukuran, ukur_triwulan
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.dokumen.unsur import Baris, Isi, Kolom, Sel, Tabel
from laporan.lkjip.tabel import sel, sel_indikator
from laporan.lkjip.tabel.capaian import kepala_sasaran
from laporan.lkjip.tabel.sel import KOLOM_NO, kolom, teks

TRIWULAN = (1, 2, 3, 4)
PERTAMA = TRIWULAN[:3]
"""A year that was reported in its last quarter only has no quarters to show."""


def per_triwulan(bahan: Bahan) -> list[tuple[BarisIndikator, dict[int, Ukuran]]]:
    """Every indicator with its quarters, each measured by itself; none where the year was reported
    as a whole only, or its quarters are invented for practice and the year is not.
    """
    p, tahun = bahan.pengukuran, bahan.tahun
    baris = bahan.baris
    if not bahan.triwulan_nyata or not any(_terisi(b.ukuran) for b in baris):
        return []
    return [
        (
            b,
            {
                tw: ukur_triwulan(
                    tahun=tahun,
                    triwulan=tw,
                    target=p.target_triwulan(b.indikator, tahun, tw),
                    isian=p.isian(b.indikator, tahun).get(tw),
                    bentuk=b.bentuk,
                    aturan=bahan.aturan,
                )
                for tw in TRIWULAN
            },
        )
        for b in baris
    ]


def _terisi(ukuran: Ukuran) -> bool:
    return any(i.nilai is not None for tw, i in ukuran.triwulan.items() if tw in PERTAMA)


def pengukuran_triwulan(bahan: Bahan, isi: list[tuple[BarisIndikator, dict[int, Ukuran]]]) -> Tabel:
    """Target and realisasi of each quarter, and the year that they make."""
    bertarget = any(u.target is not None for _, milik in isi for u in milik.values())
    baris = [
        Baris(
            (
                teks(nomor),
                teks(b.simpul.uraian),
                teks(b.indikator.sebutan),
                sel_indikator.target(b),
                *_sel_triwulan(b, milik, bertarget=bertarget),
                sel_indikator.realisasi(b),
                sel_indikator.capaian(bahan, b),
            )
        )
        for nomor, (b, milik) in enumerate(isi, start=1)
    ]
    catatan: list[Isi] = [
        "Realisasi menurut laporan triwulanan; angka triwulan menjadi angka setahun menurut cara "
        f"akumulasi setiap indikator. {KOSONG} berarti tidak dijadwalkan atau tidak ditetapkan "
        "pada triwulan itu."
    ]
    catatan += sel.catatan_ditetapkan((b.indikator.sebutan, b.ukuran) for b, _ in isi)
    return Tabel(
        "pengukuran_triwulan",
        f"Pengukuran Kinerja Triwulanan Tahun {bahan.tahun}",
        kolom(
            KOLOM_NO,
            ("sasaran", kepala_sasaran(bahan, "Tujuan/"), 20),
            ("indikator", "Indikator Kinerja", 22),
            Kolom("Target", "kanan", 9, "Setahun", "target"),
            *_kolom_triwulan(bertarget=bertarget),
            Kolom("Realisasi", "kanan", 9, "Setahun", "realisasi"),
            Kolom("Capaian (%)", "kanan", 8, "Setahun", "capaian"),
        ),
        tuple(baris),
        lebar=True,
        nomor_kolom=True,
        catatan=tuple(catatan),
    )


def _kolom_triwulan(*, bertarget: bool) -> Iterable[Kolom]:
    for tw, romawi in zip(TRIWULAN, ROMAWI, strict=True):
        if bertarget:
            yield Kolom("Target", "kanan", 7, f"TW {romawi}", f"target_{tw}")
            yield Kolom("Realisasi", "kanan", 7, f"TW {romawi}", f"realisasi_{tw}")
        else:
            yield Kolom(f"TW {romawi}", "kanan", 9, "Realisasi", f"realisasi_{tw}")


def _sel_triwulan(b: BarisIndikator, milik: dict[int, Ukuran], *, bertarget: bool) -> Iterable[Sel]:
    kode = b.indikator.kode
    for tw, u in milik.items():
        if bertarget:
            patokan = sel.target(u.target, b.bentuk)
            yield sel_indikator.berasal_dari(patokan, "target", kode, u.tahun, tw)
        nyata = sel.realisasi(u, b.bentuk)
        if nyata.teks == TIDAK_DIJADWALKAN:
            nyata = teks(KOSONG)
        yield sel_indikator.berasal_dari(nyata, "realisasi", kode, u.tahun, tw)
