"""Tables of A.8: recommendations of the LHE and the AKIP score."""

from dataclasses import replace
from decimal import Decimal

from kinerja.angka import format_angka, konteks_hitung
from laporan.bahan.bahan import Bahan
from laporan.dokumen.unsur import Baris, Isi, Kolom, Sel, Tabel
from laporan.lkjip.tabel import sel
from laporan.lkjip.tabel.sel import KOLOM_NO, kolom, teks
from laporan.models import EvaluasiAKIP


def rekomendasi_lhe(bahan: Bahan) -> list[Tabel]:
    """What the Inspektorat recommended and what was done."""
    evaluasi = bahan.evaluasi
    baris = [
        Baris(
            (
                teks(r.kode),
                teks(r.rekomendasi),
                teks(r.tindak_lanjut or "belum ada tindak lanjut"),
                teks(r.get_status_display()),
            )
        )
        for r in (evaluasi.rekomendasi.all() if evaluasi else [])
    ]
    return [
        Tabel(
            "rekomendasi_lhe",
            f"Rekomendasi dan Tindak Lanjut LHE AKIP Tahun {bahan.tahun}",
            kolom(
                KOLOM_NO,
                ("rekomendasi", "Rekomendasi", 44),
                ("tindak_lanjut", "Tindak Lanjut", 40),
                Kolom("Status", "tengah", 14, kunci="status"),
            ),
            tuple(baris),
            kosong=f"Rekomendasi LHE tahun {bahan.tahun} belum diisi.",
        )
    ]


def nilai_akip(bahan: Bahan) -> list[Tabel]:
    """Component scores, the final score of the LHE, predicate and its name."""
    evaluasi = bahan.evaluasi
    baris: list[Baris] = []
    catatan: list[Isi] = []
    if evaluasi is not None:
        baris = [
            Baris((teks(k.kode), teks(k.nama), sel.angka(k.bobot, 0), sel.angka(k.nilai, 2)))
            for k in evaluasi.komponen.all()
        ]
        baris += [
            Baris((Sel("Nilai", rentang=3), _jumlah(evaluasi)), "jumlah"),
            Baris((Sel("Predikat", rentang=3), Sel(evaluasi.predikat, rata="kanan")), "jumlah"),
            Baris((Sel("Sebutan", rentang=3), Sel(evaluasi.sebutan, rata="kanan")), "jumlah"),
        ]
        catatan = [evaluasi.keterangan] if evaluasi.keterangan else [*_catatan_selisih(evaluasi)]
    return [
        Tabel(
            "nilai_akip",
            "Simpulan Hasil Evaluasi AKIP",
            kolom(
                Kolom("", "tengah", 5, kunci="kode"),
                ("komponen", "Komponen yang Dinilai", 50),
                Kolom("Bobot", "kanan", 15, kunci="bobot"),
                Kolom("Nilai", "kanan", 20, kunci="nilai"),
            ),
            tuple(baris),
            catatan=tuple(catatan),
            kosong=f"Hasil evaluasi AKIP tahun {bahan.tahun} belum diisi.",
        )
    ]


def _jumlah_komponen(evaluasi: EvaluasiAKIP) -> Decimal | None:
    """What the component scores add up to."""
    semua = [k.nilai for k in evaluasi.komponen.all()]
    with konteks_hitung():
        return sum(semua, Decimal(0)) if semua else None


def _jumlah(evaluasi: EvaluasiAKIP) -> Sel:
    """The score of the LHE; a sum in the workbook where it is the sum."""
    hasil = sel.angka(evaluasi.nilai, 2)
    if _jumlah_komponen(evaluasi) != evaluasi.nilai:
        return hasil
    return replace(hasil, formula="=SUM({nilai@*})")


def _catatan_selisih(evaluasi: EvaluasiAKIP) -> list[str]:
    """Say when the component scores do not add up to the score of the LHE."""
    jumlah = _jumlah_komponen(evaluasi)
    if jumlah is None or jumlah == evaluasi.nilai:
        return []
    return [
        f"Jumlah nilai komponen {format_angka(jumlah, 2)}; nilai akhir pada LHE "
        f"{format_angka(evaluasi.nilai, 2)}."
    ]
