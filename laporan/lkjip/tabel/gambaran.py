"""The one-page picture of the year: key indicators, and how many indicators stand in each band."""

from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.dokumen.unsur import Baris, Kolom, Sel, Tabel
from laporan.lkjip.tabel import sel, sel_indikator
from laporan.lkjip.tabel.keterkaitan import baris_puncak
from laporan.lkjip.tabel.sel import KOLOM_NO, kolom, teks

BELUM_TERHITUNG = "Belum dapat dihitung"


def baris_utama(bahan: Bahan) -> tuple[str, list[BarisIndikator]]:
    """What the year is judged by: the key indicators; without any, those of the top of the tree."""
    if bahan.baris_iku:
        return "Indikator Kinerja Utama", bahan.baris_iku
    return "Indikator Tujuan dan Sasaran Strategis", baris_puncak(bahan)


def gambaran_utama(bahan: Bahan) -> list[Tabel]:
    """Target, realisasi, capaian and kriteria of the key indicators."""
    sebutan, dipakai = baris_utama(bahan)
    baris = [
        Baris(
            (
                teks(n),
                teks(b.indikator.sebutan),
                sel_indikator.target(b),
                sel_indikator.realisasi(b),
                sel_indikator.capaian_berumus(bahan, b),
                sel_indikator.kriteria(b, None if b.ukuran.capaian.dapat else "–"),
            )
        )
        for n, b in enumerate(dipakai, start=1)
    ]
    tidak = [
        (n, b.indikator.sebutan, b.ukuran.capaian.alasan or "")
        for n, b in enumerate(dipakai, start=1)
        if not b.ukuran.capaian.dapat
    ]
    return [
        sel.bermuatan(
            Tabel(
                "gambaran_utama",
                f"{sebutan} Tahun {bahan.tahun}",
                kolom(
                    KOLOM_NO,
                    ("indikator", "Indikator Kinerja", 44),
                    Kolom("Target", "kanan", 14, kunci="target"),
                    Kolom("Realisasi", "kanan", 14, kunci="realisasi"),
                    Kolom("Capaian (%)", "kanan", 12, kunci="capaian"),
                    ("kriteria", "Kriteria", 12),
                ),
                tuple(baris),
                catatan=(
                    *sel.catatan_ditetapkan((b.indikator.sebutan, b.ukuran) for b in dipakai),
                    *sel.catatan_tidak_dihitung(tidak),
                ),
            ),
            "target",
            "realisasi",
            "capaian",
            kosong=f"Target dan realisasi kinerja tahun {bahan.tahun} belum diisi.",
        )
    ]


def cacah_kriteria(bahan: Bahan) -> list[tuple[str, int]]:
    """Band → indicators in it, from the top; then those that could not be computed, if any."""
    ada = [b.ukuran.kriteria for b in bahan.baris if b.ukuran.capaian.dapat]
    hasil = [(x, ada.count(x)) for x in dict.fromkeys(p.label for p in bahan.aturan.pita)]
    if sisa := len(bahan.baris) - len(ada):
        hasil.append((BELUM_TERHITUNG, sisa))
    return hasil


def gambaran_kriteria(bahan: Bahan) -> list[Tabel]:
    """How many indicators stand in each band."""
    baris = [Baris((teks(label), Sel(str(n), n, "angka"))) for label, n in cacah_kriteria(bahan)]
    if baris:
        banyak = len(bahan.baris)
        jumlah = Sel(str(banyak), banyak, "angka", formula="=SUM({banyak@*})")
        baris.append(Baris((Sel("Jumlah"), jumlah), "jumlah"))
    return [
        Tabel(
            "gambaran_kriteria",
            f"Banyaknya Indikator menurut Kriteria Capaian Tahun {bahan.tahun}",
            kolom(("kriteria", "Kriteria", 60), Kolom("Indikator", "kanan", 20, kunci="banyak")),
            tuple(baris),
        )
    ]
