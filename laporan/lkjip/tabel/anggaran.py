"""Tables of efficiency and budget: A.6, A.7 and B."""

import re
from collections.abc import Iterable, Iterator

from anggaran.efisiensi import efisiensi_pmk22, keterangan_metode
from anggaran.rekap import BarisJenis, Jumlah, Simpul
from anggaran.sebutan import baris_mata, nama_mata
from kinerja.angka import format_persen, format_rupiah
from kinerja.capaian import Hasil
from kinerja.jenis import MetodeEfisiensi
from kinerja.periode import nama_bulan
from kinerja.teks import butir
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.dokumen.kalimat import cacah, urutkan_titik_koma
from laporan.dokumen.unsur import Baris, Isi, Kolom, Sel, Tabel
from laporan.lkjip.tabel import sel, sel_indikator
from laporan.lkjip.tabel.capaian import SASARAN
from laporan.lkjip.tabel.perencanaan import catatan_berbagi, tingkat_sasaran
from laporan.lkjip.tabel.sel import KOLOM_NO, kolom, teks

_TINGKAT = {"program": 0, "kegiatan": 1, "sub_kegiatan": 2}
DISEBUT = 10
"""Names that a note lists before it counts the rest."""
AKHIR_TAHUN = 12
_LAPORAN_INI = re.compile(r"\b(?:LKjIP|LKIP|LAKIP|Laporan Kinerja)\b", re.I)


def efisiensi(bahan: Bahan) -> list[Tabel]:
    """Capaian against serapan by the year's method; rows without a figure are listed below."""
    baris: list[Baris] = []
    termuat: list[BarisIndikator] = []
    tidak: list[tuple[int, str, str]] = []
    for nomor, b in enumerate(bahan.baris_sasaran, start=1):
        hasil = bahan.efisiensi(b)
        if hasil.dapat:
            termuat.append(b)
            baris.append(_baris_efisiensi(bahan, len(baris) + 1, b, hasil))
        else:
            tidak.append((nomor, b.indikator.sebutan, hasil.alasan or ""))
    ambang = bahan.ambang_efisiensi
    syarat = "" if ambang is None else f" (≥ {format_persen(ambang, None)})"
    return [
        Tabel(
            "efisiensi",
            "Efisiensi Penggunaan Sumber Daya",
            kolom(
                KOLOM_NO,
                ("sasaran", SASARAN, 30),
                ("indikator", "Indikator Kinerja", 34),
                Kolom(f"Capaian Kinerja{syarat}", "kanan", 13, kunci="capaian"),
                Kolom("Penyerapan Anggaran (%)", "kanan", 13, kunci="serapan"),
                Kolom("Tingkat Efisiensi (%)", "kanan", 12, kunci="efisiensi"),
            ),
            tuple(baris),
            nomor_kolom=True,
            catatan=(
                keterangan_metode(bahan.metode_efisiensi, ambang),
                *(_catatan_pmk22(bahan) if bahan.metode_efisiensi is MetodeEfisiensi.PMK22 else ()),
                *sel.catatan_ditetapkan((b.indikator.sebutan, b.ukuran) for b in termuat),
                # The table numbers the rows that it holds, not those that it leaves out.
                *sel.catatan_tidak_dihitung(
                    tidak, awalan="Tidak dihitung tingkat efisiensinya", bernomor=False
                ),
            ),
            kosong="Tidak ada indikator yang memenuhi syarat penghitungan efisiensi.",
        )
    ]


def _baris_efisiensi(bahan: Bahan, nomor: int, b: BarisIndikator, hasil: Hasil) -> Baris:
    serapan = sel.persen(b.anggaran.serapan, bahan.kebijakan)
    tingkat = sel.persen(hasil, bahan.kebijakan, formula=_rumus_efisiensi(bahan))
    return Baris(
        (
            teks(nomor),
            teks(b.simpul.uraian),
            teks(b.indikator.sebutan),
            sel_indikator.capaian(bahan, b),
            sel_indikator.berasal(serapan, "serapan_indikator", b),
            sel_indikator.berasal(tingkat, "efisiensi", b),
        )
    )


def _catatan_pmk22(bahan: Bahan) -> Iterator[Isi]:
    """E and NE of all rows together, and how a budget that serves several indicators counts."""
    desimal = bahan.kebijakan.desimal
    semua = efisiensi_pmk22(
        bahan.anggaran.beban({b.indikator.pk: b.ukuran.capaian for b in bahan.baris_sasaran}),
        bahan.kebijakan,
    )
    if semua.e.dapat:
        batas = ""
        if semua.e_mentah != semua.e.nilai:
            batas = f", dibatasi menjadi {format_persen(semua.e.nilai, desimal)}"
        yield (
            f"E seluruh baris {format_persen(semua.e_mentah, desimal)}{batas}; "
            f"NE {format_persen(semua.ne.nilai, desimal)}."
        )
    if bahan.anggaran.kaitan.berbagi([b.indikator.pk for b in bahan.baris_sasaran]).ada:
        yield (
            "Anggaran yang menunjang beberapa indikator dihitung satu kali dengan rata-rata "
            "capaian indikator itu."
        )


def _rumus_efisiensi(bahan: Bahan) -> str:
    match bahan.metode_efisiensi:
        case MetodeEfisiensi.SISA:
            return sel.rumus_selisih("100", "{serapan}", bahan.kebijakan)
        case MetodeEfisiensi.SELISIH:
            return sel.rumus_selisih("{capaian}", "{serapan}", bahan.kebijakan)
        case MetodeEfisiensi.RASIO:
            return sel.rumus_persen("capaian", "serapan", bahan.kebijakan)
        case _:
            return ""


def analisis_program(bahan: Bahan) -> list[Tabel]:
    """Each program and kegiatan with the indicator it supports, those of its own, and what was
    done.
    """
    a, menurut_pk = bahan.anggaran, {b.indikator.pk: b for b in bahan.baris}

    def baris_dari(indikator: Iterable[int]) -> list[BarisIndikator]:
        return [menurut_pk[i] for i in indikator if i in menurut_pk]

    baris: list[Baris] = []
    for program in a.program:
        milik_program = a.didukung.get(program.kunci, [])
        atas = baris_dari(milik_program or a.terkait(program))
        for urutan, simpul in enumerate([program, *program.anak]):
            # Sub kegiatan have no rows: what is tied to them stands with their kegiatan.
            sendiri = baris_dari(a.terkait(simpul) if urutan else milik_program)
            keluaran = bahan.keluaran.get(simpul.kunci, [])
            nama = [*(b.indikator.sebutan for b in sendiri), *(k.sebutan for k in keluaran)]
            capaian = [
                *(b.ukuran.capaian_teks for b in sendiri),
                *(k.capaian_teks for k in keluaran),
            ]
            baris.append(
                Baris(
                    (
                        teks(len(baris) + 1),
                        *_didukung_program(atas, lanjutan=urutan > 0),
                        teks(baris_mata(simpul.tingkat, simpul.mata.nama)),
                        teks("\n".join(nama) or "–"),
                        teks("\n".join(capaian) or "–"),
                        teks(_butir(simpul)),
                    )
                )
            )
    return [
        sel.bermuatan(
            Tabel(
                "analisis_program",
                "Analisis Program dan Kegiatan yang Menunjang Pencapaian Kinerja",
                kolom(
                    KOLOM_NO,
                    ("sasaran", SASARAN, 16),
                    ("indikator", "Indikator Kinerja", 17),
                    Kolom("Capaian (%)", "kanan", 8, kunci="capaian"),
                    ("program", "Program/Kegiatan", 20),
                    ("indikator_program", "Indikator Program/Kegiatan", 18),
                    Kolom("Capaian Program/Kegiatan (%)", "kanan", 9, kunci="capaian_program"),
                    ("analisis", "Analisis", 32),
                ),
                tuple(baris),
                lebar=True,
                nomor_kolom=True,
                kosong=f"Program dan kegiatan tahun {bahan.tahun} belum diisi.",
            ),
            "indikator",
            "capaian",
            "indikator_program",
            "capaian_program",
            "analisis",
            kosong=f"Program dan kegiatan tahun {bahan.tahun} belum dikaitkan dengan indikator "
            "dan belum dianalisis.",
        )
    ]


def _didukung_program(atas: list[BarisIndikator], *, lanjutan: bool) -> Iterator[Sel]:
    """What a program supports: sasaran, indicators and their capaian, printed once for its rows."""
    for isi in (
        [b.simpul.uraian for b in atas],
        [b.indikator.sebutan for b in atas],
        [b.ukuran.capaian_teks for b in atas],
    ):
        yield teks("\n".join(isi), lanjutan=lanjutan)


def _butir(simpul: Simpul) -> str:
    return "\n".join(f"– {satu}" for satu in butir(simpul.mata.analisis)) or "–"


def jenis_belanja(bahan: Bahan) -> list[Tabel]:
    """Pagu and realisasi per kelompok and jenis belanja, with the total."""
    a, kebijakan = bahan.anggaran, bahan.kebijakan
    baris, nomor = [], 0
    huruf = 0
    for b in a.per_jenis:
        atas = b.tingkat <= 2
        nomor, huruf = (nomor + 1, 0) if atas else (nomor, huruf + 1)
        baris.append(
            Baris(
                (
                    teks(f"{nomor}." if atas else ""),
                    teks(b.nama if atas else f"{chr(96 + huruf)}. {b.nama}"),
                    *_sel_jenis(bahan, b),
                ),
                "subjumlah" if atas else "biasa",
                0 if atas else 1,
                grup="kelompok" if atas else _kelompok(b),
            )
        )
    if baris:
        atas_jumlah = a.jumlah_jenis
        baris.append(
            Baris(
                (
                    Sel("Jumlah", rentang=2),
                    sel.uang(atas_jumlah.pagu, formula="=SUM({pagu@#kelompok})"),
                    sel.uang(atas_jumlah.realisasi, formula="=SUM({terpakai@#kelompok})"),
                    sel.anggaran(atas_jumlah, kebijakan)[2],
                ),
                "jumlah",
            )
        )
    return [
        sel.bermuatan(
            Tabel(
                "jenis_belanja",
                "Realisasi Anggaran menurut Jenis Belanja",
                kolom(
                    KOLOM_NO,
                    Kolom("Belanja", lebar=40, kunci="belanja", pohon=True),
                    Kolom("Anggaran (Rp)", "kanan", 20, kunci="pagu"),
                    Kolom("Realisasi (Rp)", "kanan", 20, kunci="terpakai"),
                    Kolom("Persentase (%)", "kanan", 14, kunci="serapan"),
                ),
                tuple(baris),
                catatan=catatan_jenis(bahan),
                sumber="" if a.terinci else _sumber_rekap(bahan),
                kosong=f"Anggaran tahun {bahan.tahun} belum diisi.",
            ),
            "pagu",
            "terpakai",
        )
    ]


def _sumber_rekap(bahan: Bahan) -> str:
    semua = dict.fromkeys(r.sumber for r in bahan.anggaran.rekap_belanja)
    return "; ".join(s for s in semua if not sumber_sendiri(s, bahan.tahun))


def sumber_sendiri(teks: str, tahun: int) -> bool:
    """Whether a source is this very report: where its keeper copied from, not where it is from."""
    return _LAPORAN_INI.search(teks) is not None and str(tahun) in teks


def _kelompok(b: BarisJenis) -> str:
    """The kelompok (5.1) of a jenis (5.1.01)."""
    return b.rekening.rpartition(".")[0]


def _sel_jenis(bahan: Bahan, b: BarisJenis) -> tuple[Sel, Sel, Sel]:
    """Pagu, realisasi and serapan; those of a kelompok are sums of its jenis in the workbook."""
    pagu, terpakai, serapan = sel.anggaran(b.jumlah, bahan.kebijakan)
    if b.tingkat > 2:
        return pagu, terpakai, serapan
    isi = [
        j.jumlah for j in bahan.anggaran.per_jenis if j.tingkat > 2 and _kelompok(j) == b.rekening
    ]
    return (
        sel.uang(
            b.jumlah.pagu,
            formula=sel.rumus_jumlah("pagu", b.rekening, b.jumlah.pagu, [j.pagu for j in isi]),
        ),
        sel.uang(
            b.jumlah.realisasi,
            formula=sel.rumus_jumlah(
                "terpakai", b.rekening, b.jumlah.realisasi, [j.realisasi for j in isi]
            ),
        ),
        serapan,
    )


def catatan_jenis(bahan: Bahan) -> tuple[Isi, ...]:
    """Where unitemised figures per jenis come from, and whether they agree with the lines."""
    selisih = bahan.anggaran.selisih_jenis
    if selisih is None:
        return ()
    asal = (
        "Angka menurut jenis belanja diambil dari rekapitulasi keuangan karena rincian anggaran "
        "belum memuat seluruh jenisnya."
    )
    if selisih == (0, 0):
        return (f"{asal} Jumlahnya sama dengan jumlah baris anggaran.",)
    return (
        f"{asal} Jumlahnya berbeda dari baris anggaran: pagu {format_rupiah(selisih[0])}, "
        f"realisasi {format_rupiah(selisih[1])}.",
    )


def _catatan_realisasi(bahan: Bahan) -> tuple[Isi, ...]:
    """What the sums leave out: sub kegiatan without a figure, months that are not there yet."""
    a = bahan.anggaran
    if a.total.realisasi is None:
        return ()
    hasil: list[Isi] = []
    if kosong := [s for p in a.program for s in a.belum_dicatat(p)]:
        nama = urutkan_titik_koma([nama_mata(s.tingkat, s.mata.nama) for s in kosong[:DISEBUT]])
        sisa = len(kosong) - DISEBUT
        ekor = f"; dan {cacah(sisa, 'sub kegiatan')} lainnya" if sisa > 0 else ""
        hasil.append(
            f"Realisasi {cacah(len(kosong), 'sub kegiatan')} belum dicatat dan tidak ikut "
            f"dijumlahkan: {nama}{ekor}."
        )
    if (bulan := a.bulan_tercatat) is not None and bulan < AKHIR_TAHUN:
        hasil.append(
            f"Realisasi tercatat sampai dengan {nama_bulan(bulan)} {bahan.tahun}, bukan setahun."
        )
    return tuple(hasil)


def realisasi_anggaran(bahan: Bahan) -> list[Tabel]:
    """The whole budget tree; parents are formulas over their parts in the workbook. What it brought
    about stands beside it where there are outputs.
    """
    berkeluaran = bool(bahan.keluaran)
    baris = [
        _baris_mata(bahan, s) for program in bahan.anggaran.program for s in program.telusuri()
    ]
    if baris:
        t = bahan.anggaran.total
        baris.append(
            Baris(
                (
                    Sel("Jumlah", rentang=3),
                    *sel.uang_seluruhnya(t),
                    sel.anggaran(t, bahan.kebijakan)[2],
                    *((teks(""),) if berkeluaran else ()),
                ),
                "jumlah",
            )
        )
    versi = bahan.anggaran.versi
    return [
        sel.bermuatan(
            Tabel(
                "realisasi_anggaran",
                "Realisasi Anggaran menurut Program, Kegiatan, dan Sub Kegiatan",
                kolom(
                    KOLOM_NO,
                    ("kode", "Kode", 16),
                    Kolom("Program/Kegiatan/Sub Kegiatan", lebar=46, kunci="program", pohon=True),
                    Kolom("Anggaran (Rp)", "kanan", 16, kunci="pagu"),
                    Kolom("Realisasi (Rp)", "kanan", 16, kunci="terpakai"),
                    Kolom("Persentase (%)", "kanan", 11, kunci="serapan"),
                    *((("keluaran", "Hasil dan Keluaran", 34),) if berkeluaran else ()),
                ),
                tuple(baris),
                lebar=True,
                catatan=_catatan_realisasi(bahan),
                sumber=f"Anggaran {versi[-1].get_jenis_display().lower()} {versi[-1].nomor}".strip()
                if versi
                else "",
                kosong=f"Anggaran tahun {bahan.tahun} belum diisi.",
            ),
            "pagu",
            "terpakai",
            "keluaran",
        )
    ]


def _baris_mata(bahan: Bahan, s: Simpul) -> Baris:
    """A program, kegiatan or sub kegiatan."""
    return Baris(
        (
            teks("" if s.tingkat == "sub_kegiatan" else s.nomor),
            teks(s.mata.kode),
            teks(baris_mata(s.tingkat, s.mata.nama)),
            *sel.uang_simpul(s),
            sel.anggaran(s.jumlah, bahan.kebijakan)[2],
            *((teks(_keluaran(bahan, s)),) if bahan.keluaran else ()),
        ),
        "subjumlah" if s.tingkat == "program" else "biasa",
        _TINGKAT[s.tingkat],
        grup=_induk(bahan, s),
    )


def _keluaran(bahan: Bahan, simpul: Simpul) -> str:
    return "\n".join(k.ringkas for k in bahan.keluaran.get(simpul.kunci, []))


def _induk(bahan: Bahan, simpul: Simpul) -> str:
    """Group of a row in formulas: the kunci of the node above it."""
    if simpul.tingkat == "program":
        return "puncak"
    return bahan.anggaran.induk[simpul.kunci]


def jumlah_strategis(bahan: Bahan, t: Jumlah) -> tuple[Sel, Sel, Sel]:
    """The total; a sum over the sasaran strategis in the workbook where those cover it."""
    atas = [b.anggaran for b in bahan.baris_sasaran if tingkat_sasaran(b) == "strategis"]
    pagu = sel.rumus_jumlah("pagu", "strategis", t.pagu, [a.pagu for a in atas])
    terpakai = sel.rumus_jumlah("terpakai", "strategis", t.realisasi, [a.realisasi for a in atas])
    return (
        sel.uang(t.pagu, formula=pagu),
        sel.uang(t.realisasi, formula=terpakai),
        sel.anggaran(t, bahan.kebijakan)[2],
    )


def anggaran_sasaran(bahan: Bahan) -> list[Tabel]:
    """Performance and budget of every sasaran side by side."""
    kebijakan = bahan.kebijakan
    baris = [
        Baris(
            (
                teks(nomor),
                teks(b.simpul.uraian),
                teks(b.indikator.sebutan),
                sel_indikator.target(b),
                sel_indikator.realisasi(b),
                sel_indikator.capaian_berumus(bahan, b),
                *sel.anggaran(b.anggaran, kebijakan),
            ),
            grup=tingkat_sasaran(b),
        )
        for nomor, b in enumerate(bahan.baris_sasaran, start=1)
    ]
    if baris:
        t = bahan.anggaran.anggaran(b.indikator.pk for b in bahan.baris_sasaran)
        baris.append(
            Baris((Sel("Jumlah anggaran", rentang=6), *jumlah_strategis(bahan, t)), "jumlah")
        )
    return [
        sel.bermuatan(
            Tabel(
                "anggaran_sasaran",
                "Realisasi Anggaran untuk Mewujudkan Sasaran Kinerja sesuai Perjanjian Kinerja",
                kolom(
                    KOLOM_NO,
                    ("sasaran", SASARAN, 24),
                    ("indikator", "Indikator Kinerja", 26),
                    Kolom("Target", "kanan", 12, "Kinerja", "target"),
                    Kolom("Realisasi", "kanan", 12, "Kinerja", "realisasi"),
                    Kolom("Capaian (%)", "kanan", 10, "Kinerja", "capaian"),
                    Kolom("Pagu (Rp)", "kanan", 15, "Anggaran", "pagu"),
                    Kolom("Realisasi (Rp)", "kanan", 15, "Anggaran", "terpakai"),
                    Kolom("Serapan (%)", "kanan", 10, "Anggaran", "serapan"),
                ),
                tuple(baris),
                lebar=True,
                nomor_kolom=True,
                catatan=(
                    *catatan_berbagi(bahan),
                    *sel.catatan_ditetapkan(
                        (b.indikator.sebutan, b.ukuran) for b in bahan.baris_sasaran
                    ),
                ),
                kosong=f"Indikator kinerja tahun {bahan.tahun} belum diisi.",
            ),
            "pagu",
            "terpakai",
            kosong="Anggaran belum dikaitkan dengan sasaran dan indikatornya."
            if bahan.anggaran.program
            else f"Anggaran tahun {bahan.tahun} belum diisi.",
        )
    ]
