"""Tables of BAB II that tie things together: key indicators and money, sasaran and other parties,
RPJMD, Renstra and Perjanjian Kinerja.
"""

from anggaran.rekap import Simpul
from anggaran.sebutan import baris_mata, nama_mata
from kinerja.capaian import NilaiTarget
from kinerja.jenis import JenisDokumen, JenisPenanda
from kinerja.kata_daftar import urutkan
from kinerja.ukuran import TargetTampil
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.dokumen.kalimat import sekali
from laporan.dokumen.unsur import Baris, Isi, Kolom, Sel, Tabel
from laporan.lkjip.tabel import sel, sel_indikator
from laporan.lkjip.tabel.sel import KOLOM_NO, kolom, teks

BELUM_DIKAITKAN = "belum dikaitkan"
SAMA, BERBEDA = "selaras", "berbeda"


# --- IKU, program, kegiatan, anggaran, penanggung jawab -----------------------------------


def iku_program(bahan: Bahan) -> list[Tabel]:
    """Every key indicator with what is tied to it, one row per program; the sum counts each sub
    kegiatan once.
    """
    baris: list[Baris] = []
    tercetak: list[int | None] = []
    for nomor, b in enumerate(bahan.baris_iku, start=1):
        kelompok = program_penunjang(bahan, b)
        if not kelompok:
            baris.append(_baris_iku(bahan, nomor, b, BELUM_DIKAITKAN, "–", sel.uang(None), "–"))
        for urutan, (program, simpul) in enumerate(kelompok):
            pagu = bahan.anggaran.jumlah_daun({d for s in simpul for d in s.daun}).pagu
            tercetak.append(pagu)
            baris.append(
                _baris_iku(
                    bahan,
                    nomor,
                    b,
                    nama_mata("program", program.mata.nama),
                    _rincian(program, simpul),
                    sel.uang(pagu),
                    _penanggung_jawab(bahan, simpul),
                    lanjutan=urutan > 0,
                )
            )
    catatan: list[Isi] = []
    if tercetak:
        total = bahan.anggaran.anggaran(b.indikator.pk for b in bahan.baris_iku).pagu
        sama = total is not None and sum(n or 0 for n in tercetak) == total
        jumlah = sel.uang(total, formula="=SUM({pagu@*})" if sama else "")
        baris.append(Baris((Sel("Jumlah anggaran", rentang=5), jumlah, teks("")), "jumlah"))
        if not sama:
            catatan.append(
                "Anggaran yang menunjang lebih dari satu indikator dihitung satu kali pada jumlah."
            )
    return [
        Tabel(
            "iku_program",
            "Keterkaitan Indikator Kinerja Utama dengan Program, Kegiatan, dan Anggaran Tahun "
            f"{bahan.tahun}",
            kolom(
                KOLOM_NO,
                ("indikator", "Indikator Kinerja Utama", 22),
                Kolom("Target", "kanan", 9, kunci="target"),
                ("program", "Program", 22),
                ("kegiatan", "Kegiatan/Sub Kegiatan", 30),
                Kolom("Anggaran (Rp)", "kanan", 14, kunci="pagu"),
                ("penanggung_jawab", "Penanggung Jawab", 18),
            ),
            tuple(baris),
            lebar=True,
            catatan=tuple(catatan),
            kosong=f"Indikator kinerja utama tahun {bahan.tahun} belum ditetapkan.",
        )
    ]


def _baris_iku(
    bahan: Bahan,
    nomor: int,
    b: BarisIndikator,
    program: str,
    rincian: str,
    pagu: Sel,
    jabatan: str,
    *,
    lanjutan: bool = False,
) -> Baris:
    target = sel_indikator.target(b)
    return Baris(
        (
            teks(nomor, lanjutan=lanjutan),
            teks(b.indikator.sebutan, lanjutan=lanjutan),
            teks(target.teks, lanjutan=True) if lanjutan else target,
            teks(program),
            teks(rincian),
            pagu,
            teks(jabatan),
        )
    )


def program_penunjang(bahan: Bahan, b: BarisIndikator) -> list[tuple[Simpul, list[Simpul]]]:
    """The programs in which an indicator's budget stands, each with its nodes that make it."""
    anggaran = bahan.anggaran
    hasil: dict[str, tuple[Simpul, list[Simpul]]] = {}
    for s in anggaran.penunjang(b.indikator.pk):
        puncak = s.kunci
        while puncak in anggaran.induk:
            puncak = anggaran.induk[puncak]
        hasil.setdefault(puncak, (anggaran.simpul[puncak], []))[1].append(s)
    return list(hasil.values())


def _rincian(program: Simpul, simpul: list[Simpul]) -> str:
    """The kegiatan of a program that is tied whole, else the nodes that are tied."""
    if simpul == [program]:
        return "\n".join(nama_mata(k.tingkat, k.mata.nama) for k in program.anak) or "–"
    return "\n".join(
        nama_mata(s.tingkat, s.mata.nama)
        if s.tingkat == "kegiatan"
        else baris_mata(s.tingkat, s.mata.nama)
        for s in simpul
    )


def _penanggung_jawab(bahan: Bahan, simpul: list[Simpul]) -> str:
    """The posts that answer for the nodes, each once."""
    return "\n".join(sekali(bahan.sebutan_jabatan(s.mata.penanggung_jawab) for s in simpul))


# --- sasaran and other parties ------------------------------------------------------------


def lintas_unit(bahan: Bahan) -> list[Tabel]:
    """Sasaran that need others: units inside the agency and parties outside it, as entered."""
    baris: list[Baris] = []
    for s in bahan.sasaran:
        for urutan, c in enumerate(bahan.crosscutting.get(s.pk, [])):
            lanjutan = urutan > 0
            baris.append(
                Baris(
                    (
                        teks(s.uraian, lanjutan=lanjutan),
                        teks(bahan.sebutan_jabatan(s.penanggung_jawab), lanjutan=lanjutan),
                        teks(c.unit.nama if c.unit else ""),
                        teks(c.pihak_luar),
                        teks(c.kontribusi),
                    )
                )
            )
    return [
        Tabel(
            "lintas_unit",
            f"Sasaran yang Memerlukan Unit Kerja atau Pihak Lain Tahun {bahan.tahun}",
            kolom(
                ("sasaran", "Sasaran", 26),
                ("penanggung_jawab", "Penanggung Jawab", 18),
                ("unit_kerja_lain", "Unit Kerja Lain", 18),
                ("pihak_luar", "Pihak di Luar Perangkat Daerah", 20),
                ("kontribusi", "Kontribusi", 34),
            ),
            tuple(baris),
            lebar=True,
            kosong="Tidak ada hubungan lintas unit yang dicatat.",
        )
    ]


# --- RPJMD, Renstra, Perjanjian Kinerja ---------------------------------------------------


def keselarasan(bahan: Bahan) -> list[Tabel]:
    """The indicators of the tujuan and sasaran strategis: the year's target by the Renstra beside
    that of the Perjanjian Kinerja.
    """
    atas = baris_puncak(bahan)
    bertanda = any(bahan.penanda[b.indikator.pk] for b in atas)
    baris: list[Baris] = []
    lalu = ""
    for b in atas:
        renstra, pk = target_renstra(bahan, b), target_pk(b)
        uraian = b.simpul.uraian
        baris.append(
            Baris(
                (
                    *([teks(sasaran_rpjmd(bahan, b) or "–")] if bertanda else []),
                    teks(uraian, lanjutan=uraian == lalu),
                    teks(b.indikator.sebutan),
                    *([teks(penanda_lain(bahan, b) or "–")] if bertanda else []),
                    sel.target(renstra, b.bentuk),
                    sel.target(pk, b.bentuk),
                    teks(banding_target(renstra, pk)),
                )
            )
        )
        lalu = uraian
    if not bertanda and not terbanding(bahan):
        baris = []
    return [
        sel.bermuatan(
            Tabel(
                "keselarasan",
                f"Keselarasan {'RPJMD, ' if bertanda else 'Target '}Renstra"
                f"{',' if bertanda else ''} dan Perjanjian Kinerja Tahun {bahan.tahun}",
                kolom(
                    *([("sasaran_rpjmd", "Sasaran RPJMD", 26)] if bertanda else []),
                    ("sasaran", "Tujuan/Sasaran Renstra", 30),
                    ("indikator", "Indikator Kinerja", 28),
                    *([("penanda_lain", "Penanda Lain", 18)] if bertanda else []),
                    Kolom("Target Renstra", "kanan", 13, kunci="target_renstra"),
                    Kolom("Target PK", "kanan", 13, kunci="target_pk"),
                    ("keselarasan", "Keselarasan", 16),
                ),
                tuple(baris),
                kosong="Target menurut Renstra dan Perjanjian Kinerja tidak dapat disandingkan "
                "karena salah satu atau keduanya tidak tercatat."
                if atas
                else "Tujuan dan sasaran strategis belum mempunyai indikator.",
            ),
            *("target_renstra", "target_pk", "sasaran_rpjmd", "penanda_lain"),
            kosong="Target indikator tujuan dan sasaran strategis belum diisi.",
        )
    ]


def terbanding(bahan: Bahan) -> bool:
    """Whether any indicator of the top has both targets."""
    return any(
        target_renstra(bahan, b) is not None and target_pk(b) is not None
        for b in baris_puncak(bahan)
    )


def sasaran_rpjmd(bahan: Bahan, b: BarisIndikator) -> str:
    """The sasaran of the RPJMD that an indicator answers to, one to a line."""
    return "\n".join(
        p.uraian for p in bahan.penanda[b.indikator.pk] if p.jenis == JenisPenanda.RPJMD
    )


def penanda_lain(bahan: Bahan, b: BarisIndikator) -> str:
    """The other tags of an indicator, one to a line."""
    return "\n".join(str(p) for p in bahan.penanda[b.indikator.pk] if p.jenis != JenisPenanda.RPJMD)


def baris_puncak(bahan: Bahan) -> list[BarisIndikator]:
    """Indicators of the tujuan and of the sasaran strategis."""
    strategis = {s.pk for s in bahan.sasaran_strategis}
    return [b for b in bahan.baris if b.indikator.tujuan_id or b.indikator.sasaran_id in strategis]


def target_renstra(bahan: Bahan, b: BarisIndikator) -> TargetTampil | None:
    """What the Renstra asks of the year."""
    return bahan.pengukuran.target_renstra(b.indikator, bahan.tahun)


def target_pk(b: BarisIndikator) -> TargetTampil | None:
    """What the Perjanjian Kinerja promises; None where only the Renstra has a target."""
    ada = b.ukuran.target
    return ada if ada is not None and ada.dokumen_jenis == JenisDokumen.PK else None


def banding_target(renstra: TargetTampil | None, pk: TargetTampil | None) -> str:
    """`selaras`, `berbeda`, or which of the two is missing."""
    if renstra is None or pk is None:
        kurang = [
            nama for nama, ada in (("Renstra", renstra), ("PK", pk)) if ada is None
        ]  # fmt: skip
        return f"tanpa target {urutkan(kurang)}"
    return SAMA if _sama(renstra.nilai, pk.nilai) else BERBEDA


def _sama(a: NilaiTarget, b: NilaiTarget) -> bool:
    """The same figure or range; a score beside a predicate counts where both name one."""
    if (a.jenis, a.nilai, a.bawah, a.atas) != (b.jenis, b.nilai, b.bawah, b.atas):
        return False
    return a.skor is None or b.skor is None or a.skor == b.skor
