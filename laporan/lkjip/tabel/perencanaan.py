"""Tables of BAB II: goals with their key indicators, and the Perjanjian Kinerja."""

from anggaran.sebutan import baris_mata
from kinerja.kata_daftar import urutkan
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.dokumen.unsur import Baris, Isi, Kolom, Sel, Tabel
from laporan.lkjip.kalimat.perubahan_target import kalimat_perubahan
from laporan.lkjip.tabel import sel, sel_indikator
from laporan.lkjip.tabel.sel import KOLOM_NO, kolom, teks


def tujuan_sasaran(bahan: Bahan) -> list[Tabel]:
    """Tujuan and sasaran strategis with indicator, formulation and the year's target.

    One without an indicator of its own has its row all the same.
    """
    baris: list[Baris] = []

    def tambah(daftar: list[BarisIndikator], tujuan: str, sasaran: str) -> None:
        if not daftar:
            isi = [teks(x) for x in (tujuan, sasaran, "–", "–", "–")]
            baris.append(Baris((teks(len(baris) + 1), *isi)))
        for urutan, b in enumerate(daftar):
            baris.append(
                Baris(
                    (
                        teks(len(baris) + 1),
                        teks(tujuan, lanjutan=bool(tujuan) and urutan > 0),
                        teks(sasaran, lanjutan=bool(sasaran) and urutan > 0),
                        teks(b.indikator.sebutan),
                        teks(b.indikator.formulasi or "–"),
                        sel_indikator.target(b),
                    )
                )
            )

    for tujuan in bahan.tujuan:
        tambah(bahan.baris_tujuan(tujuan), tujuan.uraian, "")
        for s in bahan.sasaran_strategis:
            if s.tujuan_id == tujuan.pk:
                tambah(bahan.baris_dari(s), "", s.uraian)
    return [
        Tabel(
            "tujuan_sasaran",
            f"Tujuan dan Sasaran Strategis Tahun {bahan.tahun}",
            kolom(
                KOLOM_NO,
                ("tujuan", "Tujuan", 18),
                ("sasaran", "Sasaran Strategis", 22),
                ("indikator", "Indikator Kinerja Utama", 20),
                ("formulasi", "Formulasi Perhitungan", 26),
                Kolom(f"Target {bahan.tahun}", "kanan", 10, kunci="target"),
            ),
            tuple(baris),
            kosong="Tujuan dan sasaran strategis belum diisi.",
        )
    ]


def perjanjian_kinerja(bahan: Bahan) -> list[Tabel]:
    """Every sasaran with its indicator, target, program or kegiatan, budget and post."""
    baris = []
    for nomor, b in enumerate(bahan.baris_sasaran, start=1):
        baris.append(
            Baris(
                (
                    teks(nomor),
                    teks(b.simpul.uraian),
                    teks(b.indikator.sebutan),
                    teks(b.indikator.formulasi or "–"),
                    sel_indikator.target(b),
                    teks(b.indikator.satuan),
                    teks(pendukung(bahan, b)),
                    sel.uang(b.anggaran.pagu),
                    teks(bahan.sebutan_jabatan(b.indikator.penanggung_jawab)),
                ),
                grup=tingkat_sasaran(b),
            )
        )
    if baris:
        total = bahan.anggaran.anggaran(b.indikator.pk for b in bahan.baris_sasaran)
        atas = [b.anggaran.pagu for b in bahan.baris_sasaran if tingkat_sasaran(b) == "strategis"]
        rumus = sel.rumus_jumlah("pagu", "strategis", total.pagu, atas)
        pagu = sel.uang(total.pagu, formula=rumus)
        baris.append(Baris((Sel("Jumlah anggaran", rentang=7), pagu, teks("")), "jumlah"))
    dokumen = {b.ukuran.target.dokumen for b in bahan.baris_sasaran if b.ukuran.target is not None}
    return [
        Tabel(
            "perjanjian_kinerja",
            f"Perjanjian Kinerja Tahun {bahan.tahun}",
            kolom(
                KOLOM_NO,
                ("sasaran", "Sasaran Strategis/Sasaran Kinerja", 20),
                ("indikator", "Indikator Kinerja", 20),
                ("formulasi", "Formulasi Perhitungan", 22),
                Kolom("Target", "kanan", 10, kunci="target"),
                ("satuan", "Satuan", 8),
                ("program", "Program/Kegiatan/Sub Kegiatan", 20),
                Kolom("Anggaran (Rp)", "kanan", 14, kunci="pagu"),
                ("penanggung_jawab", "Penanggung Jawab", 16),
            ),
            tuple(baris),
            lebar=True,
            nomor_kolom=True,
            catatan=(*_catatan_perubahan(bahan), *catatan_berbagi(bahan)),
            sumber=urutkan(sorted(dokumen)),
            kosong="Perjanjian kinerja belum diisi.",
        )
    ]


def _catatan_perubahan(bahan: Bahan) -> tuple[Isi, ...]:
    """The former target of each row that a Perubahan changed, why and since when."""
    return tuple(
        f"Target baris {nomor} {isi}"
        for nomor, b in enumerate(bahan.baris_sasaran, start=1)
        for isi in kalimat_perubahan(bahan.perubahan_target.get(b.indikator.pk, ()))
    )


def tingkat_sasaran(b: BarisIndikator) -> str:
    """Level of the sasaran that an indicator measures; empty on a tujuan."""
    return b.indikator.sasaran.tingkat if b.indikator.sasaran else ""


def pendukung(bahan: Bahan, b: BarisIndikator) -> str:
    """`Program : …` lines of what is tied to the indicator."""
    return "\n".join(
        baris_mata(s.tingkat, s.mata.nama) for s in bahan.anggaran.pendukung(b.indikator.pk)
    )


def catatan_berbagi(bahan: Bahan) -> tuple[Isi, ...]:
    """Which rows of a table of all indicators hold the same budget, and how the sum counts it."""
    urut = [b.indikator.pk for b in bahan.baris_sasaran]
    berbagi = bahan.anggaran.kaitan.berbagi(urut)
    isi: list[str] = []
    if berbagi.bertingkat:
        isi.append("anggaran sasaran mencakup anggaran sasaran di bawahnya")
    for kelompok in berbagi.bersama:
        nomor = urutkan([str(urut.index(i) + 1) for i in kelompok])
        isi.append(f"baris {nomor} memakai anggaran bersama")
    if not isi:
        return ()
    kalimat = "; ".join([*isi, "baris jumlah menghitung setiap sub kegiatan satu kali"])
    return (f"{kalimat[0].upper()}{kalimat[1:]}.",)
