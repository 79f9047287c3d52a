"""Tables that only a region's report has: its agencies, what they support, their money, scores."""

from collections.abc import Callable
from dataclasses import replace

from anggaran.efisiensi import hitung_efisiensi, keterangan_metode
from anggaran.rekap import Jumlah
from kinerja.angka import KOSONG, format_angka, konteks_hitung
from kinerja.capaian import Hasil
from kinerja.jenis import PeranKontribusi
from kinerja.kata_daftar import urutkan
from kinerja.models import Sasaran
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.bahan.daerah import NilaiPD
from laporan.dokumen.kalimat import tanpa_titik
from laporan.dokumen.unsur import Baris, Isi, Kolom, Sel, Tabel
from laporan.lkjip.tabel import sel
from laporan.lkjip.tabel.sel import KOLOM_NO, kolom, teks


def perangkat(bahan: Bahan) -> list[Tabel]:
    """Every agency of the region with its kind."""
    baris = [
        Baris((teks(n), teks(p.nama), teks(p.jenis_pd.label), teks(p.tempat)))
        for n, p in enumerate(bahan.daerah.perangkat, start=1)
    ]
    return [
        Tabel(
            "perangkat_daerah",
            f"Perangkat Daerah yang Kinerjanya Dihimpun Tahun {bahan.tahun}",
            kolom(
                KOLOM_NO,
                ("perangkat", "Perangkat Daerah", 52),
                ("jenis", "Jenis", 24),
                ("tempat", "Tempat Kedudukan", 20),
            ),
            tuple(baris),
            kosong="Perangkat daerah belum diisi.",
        )
    ]


def rencana(bahan: Bahan) -> list[Tabel]:
    """Misi, tujuan, sasaran and indicators of the RPJMD with the targets of year and period."""
    akhir = bahan.renstra.tahun_akhir if bahan.renstra else None
    baris: list[Baris] = []
    for t in bahan.tujuan:
        misi = t.misi.uraian if t.misi is not None else KOSONG
        # One without an indicator of its own has its row all the same.
        milik = [("Tujuan", t.uraian, b) for b in _atau_kosong(bahan.baris_tujuan(t))]
        for s in bahan.sasaran_strategis:
            if s.tujuan_id == t.pk:
                milik += [("Sasaran", s.uraian, b) for b in _atau_kosong(bahan.baris_dari(s))]
        sebelum = ""
        for urutan, (jenis, uraian, b) in enumerate(milik):
            awal = (
                teks(len(baris) + 1),
                teks(misi, lanjutan=urutan > 0),
                teks(f"{jenis}: {uraian}", lanjutan=uraian == sebelum),
            )
            baris.append(Baris((*awal, *_sel_rencana(bahan, b))))
            sebelum = uraian
    return [
        Tabel(
            "rencana_daerah",
            f"Misi, Tujuan, Sasaran, dan Indikator RPJMD Tahun {bahan.tahun}",
            kolom(
                KOLOM_NO,
                ("misi", "Misi", 20),
                ("tujuan", "Tujuan/Sasaran", 26),
                ("indikator", "Indikator Kinerja", 24),
                ("sifat", "Jenis", 8),
                Kolom(f"Target {bahan.tahun}", "kanan", 11, kunci="target"),
                Kolom(f"Target Akhir ({akhir or '–'})", "kanan", 11, kunci="akhir"),
            ),
            tuple(baris),
            lebar=True,
            kosong="Tujuan, sasaran, dan indikator RPJMD belum diisi.",
        )
    ]


def _atau_kosong(baris: list[BarisIndikator]) -> list[BarisIndikator | None]:
    """The rows; a single empty one where there are none."""
    return [*baris] if baris else [None]


def _sel_rencana(bahan: Bahan, b: BarisIndikator | None) -> tuple[Sel, ...]:
    """Indicator, kind, and both targets; dashes where there is none."""
    if b is None:
        return (teks(KOSONG), teks(KOSONG), Sel(KOSONG), Sel(KOSONG))
    akhir = bahan.pengukuran.target_akhir_renstra(b.indikator, bahan.tahun)
    return (
        teks(b.indikator.sebutan),
        teks(_sifat(bahan, b.indikator.pk, iku=b.indikator.iku)),
        sel.target(b.ukuran.target, b.bentuk),
        sel.target(akhir, b.bentuk),
    )


def _sifat(bahan: Bahan, indikator: int, *, iku: bool) -> str:
    """`IKU`, `IKD`, `IKK`: what kind of indicator of the region it is."""
    milik = ["IKU"] if iku else []
    for p in bahan.penanda.get(indikator, ()):
        if p.jenis in ("ikd", "ikk") and p.jenis.upper() not in milik:
            milik.append(p.jenis.upper())
    return ", ".join(milik) or KOSONG


def pengampu(bahan: Bahan) -> list[Tabel]:
    """Who keeps the figures of each indicator, and who contributes."""
    baris: list[Baris] = []
    for n, b in enumerate(bahan.baris, start=1):
        milik = bahan.daerah.kontribusi.get(b.indikator.pk, [])
        utama = [k for k in milik if k.peran == PeranKontribusi.PENGAMPU]
        lain = [k for k in milik if k.peran != PeranKontribusi.PENGAMPU]
        sumber = next((k.sumber for k in milik if k.sumber is not None), None)
        baris.append(
            Baris(
                (
                    teks(n),
                    teks(b.indikator.sebutan),
                    teks("\n".join(k.mitra.nama for k in utama) or KOSONG),
                    teks(sumber.nama if sumber is not None else "Diisi pada tingkat daerah"),
                    teks(
                        "\n".join(
                            f"{k.mitra.nama}: {k.uraian}" if k.uraian else k.mitra.nama
                            for k in lain
                        )
                        or KOSONG
                    ),
                )
            )
        )
    return [
        Tabel(
            "pengampu_indikator",
            f"Perangkat Daerah Pengampu dan Pendukung Indikator Tahun {bahan.tahun}",
            kolom(
                KOLOM_NO,
                ("indikator", "Indikator Kinerja", 28),
                ("pengampu", "Pengampu", 22),
                ("sumber", "Sumber Angka", 24),
                ("pendukung", "Pendukung", 24),
            ),
            tuple(baris),
            lebar=True,
            kosong="Indikator RPJMD belum diisi.",
        )
    ]


def dukungan(bahan: Bahan) -> list[Tabel]:
    """Per sasaran of the RPJMD: the agencies behind it, their tujuan and the budget below them."""
    return [_dukungan_satu(bahan, s) for s in bahan.sasaran_strategis]


def _dukungan_satu(bahan: Bahan, s: Sasaran) -> Tabel:
    semua = bahan.daerah.dukungan_pd(s.pk)
    baris = [
        Baris(
            (
                teks(n),
                teks(d.pd.nama),
                teks("\n".join(t.uraian for t in d.tujuan)),
                *sel.anggaran(d.jumlah, bahan.kebijakan),
            )
        )
        for n, d in enumerate(semua, start=1)
    ]
    if baris:
        # No two agencies share a sub kegiatan: the rows add up.
        baris.append(_baris_jumlah(bahan, bahan.daerah.anggaran_sasaran([s.pk]), 3, rumus=True))
    return Tabel(
        f"dukungan_sasaran:{s.kode}",
        f"Perangkat Daerah yang Mendukung Sasaran “{tanpa_titik(s.uraian)}” Tahun {bahan.tahun}",
        kolom(
            KOLOM_NO,
            ("perangkat", "Perangkat Daerah", 26),
            ("tujuan", "Tujuan yang Mendukung", 30),
            *_KOLOM_UANG,
        ),
        tuple(baris),
        kosong="Belum ada tujuan perangkat daerah yang dikaitkan dengan sasaran ini.",
    )


_KOLOM_UANG = (
    Kolom("Anggaran (Rp)", "kanan", 17, kunci="pagu"),
    Kolom("Realisasi (Rp)", "kanan", 17, kunci="terpakai"),
    Kolom("Serapan (%)", "kanan", 10, kunci="serapan"),
)


def _baris_jumlah(bahan: Bahan, jumlah: Jumlah, rentang: int, *, rumus: bool) -> Baris:
    pagu, terpakai, serapan = sel.anggaran(jumlah, bahan.kebijakan)
    if rumus:
        pagu = replace(pagu, formula="=SUM({pagu@*})")
        terpakai = replace(terpakai, formula="=SUM({terpakai@*})")
    return Baris((Sel("Jumlah", rentang=rentang), pagu, terpakai, serapan), "jumlah")


def anggaran_perangkat(bahan: Bahan) -> list[Tabel]:
    """The budget of every agency and of all together."""
    a = bahan.daerah.anggaran
    baris = [
        Baris((teks(n), teks(p.nama), *sel.anggaran(a.jumlah_pd(p.pk), bahan.kebijakan)))
        for n, p in enumerate(bahan.daerah.perangkat, start=1)
    ]
    if baris:
        baris.append(_baris_jumlah(bahan, a.total, 2, rumus=True))
    return [
        sel.bermuatan(
            Tabel(
                "anggaran_perangkat",
                f"Anggaran dan Realisasi menurut Perangkat Daerah Tahun {bahan.tahun}",
                kolom(KOLOM_NO, ("perangkat", "Perangkat Daerah", 48), *_KOLOM_UANG),
                tuple(baris),
                kosong="Perangkat daerah belum diisi.",
            ),
            "pagu",
            "terpakai",
            kosong=f"Anggaran perangkat daerah tahun {bahan.tahun} belum diisi.",
        )
    ]


def anggaran_sasaran(bahan: Bahan) -> list[Tabel]:
    """Capaian and budget of every sasaran of the RPJMD; what stands behind none; the total."""
    kebijakan, d = bahan.kebijakan, bahan.daerah
    strategis = bahan.sasaran_strategis
    baris: list[Baris] = []
    for n, s in enumerate(strategis, start=1):
        jumlah = d.anggaran_sasaran([s.pk])
        capaian = rerata_sasaran(bahan, s)
        baris.append(
            Baris(
                (
                    teks(n),
                    teks(s.uraian),
                    sel.persen(capaian, kebijakan),
                    *sel.anggaran(jumlah, kebijakan),
                    sel.persen(efisiensi_sasaran(bahan, s), kebijakan),
                )
            )
        )
    urut = [s.pk for s in strategis]
    berbagi = d.berbagi(urut)
    if baris:
        sisa = d.tak_terkait(urut)
        if sisa.pagu or sisa.realisasi:
            isi = (Sel("Belum dikaitkan dengan sasaran RPJMD", rentang=3),)
            baris.append(Baris((*isi, *sel.anggaran(sisa, kebijakan), teks(KOSONG))))
        jumlah_akhir = _baris_jumlah(bahan, d.anggaran.total, 3, rumus=not berbagi)
        baris.append(replace(jumlah_akhir, sel=(*jumlah_akhir.sel, teks(""))))
    catatan: list[Isi] = [keterangan_metode(bahan.metode_efisiensi, bahan.ambang_efisiensi)]
    for b in berbagi:
        nomor = urutkan([str(urut.index(s) + 1) for s in b.sasaran])
        catatan.append(
            f"Sasaran nomor {nomor} didukung anggaran yang sama sebesar Rp{format_angka(b.pagu)}; "
            "baris jumlah menghitungnya satu kali."
        )
    return [
        sel.bermuatan(
            Tabel(
                "anggaran_sasaran_daerah",
                f"Kinerja dan Anggaran menurut Sasaran RPJMD Tahun {bahan.tahun}",
                kolom(
                    KOLOM_NO,
                    ("sasaran", "Sasaran RPJMD", 36),
                    Kolom("Rata-rata Capaian (%)", "kanan", 12, kunci="capaian"),
                    *_KOLOM_UANG,
                    Kolom("Efisiensi (%)", "kanan", 11, kunci="efisiensi"),
                ),
                tuple(baris),
                catatan=tuple(catatan),
                lebar=True,
                kosong="Sasaran RPJMD belum diisi.",
            ),
            "pagu",
            "terpakai",
            kosong="Anggaran perangkat daerah belum dikaitkan dengan sasaran RPJMD.",
        )
    ]


def rerata_sasaran(bahan: Bahan, s: Sasaran) -> Hasil:
    """The mean capaian of a sasaran's indicators."""
    hasil = bahan.rerata(bahan.baris_di_bawah(s))
    return Hasil.tidak_dapat("belum ada") if hasil.nilai is None else Hasil.dari(hasil.nilai)


def efisiensi_sasaran(bahan: Bahan, s: Sasaran) -> Hasil:
    """Efficiency of a sasaran by the year's method."""
    jumlah = bahan.daerah.anggaran_sasaran([s.pk])
    return hitung_efisiensi(
        bahan.metode_efisiensi,
        capaian=rerata_sasaran(bahan, s),
        serapan=jumlah.serapan,
        pagu=jumlah.pagu,
        realisasi=jumlah.realisasi,
        ambang=bahan.ambang_efisiensi,
        kebijakan=bahan.kebijakan,
    )


def akip_perangkat(bahan: Bahan) -> list[Tabel]:
    """The AKIP score of every agency beside that of the year before."""
    semua = bahan.daerah.akip
    ada = [n for n in semua if n.kini is not None or n.lalu is not None]
    baris = [_baris_akip(n, nilai) for n, nilai in enumerate(semua, start=1)] if ada else []
    return [
        Tabel(
            "akip_perangkat",
            f"Nilai AKIP Perangkat Daerah Tahun {bahan.tahun - 1} dan {bahan.tahun}",
            kolom(
                KOLOM_NO,
                ("perangkat", "Perangkat Daerah", 46),
                Kolom(f"Nilai {bahan.tahun - 1}", "kanan", 12, kunci="lalu"),
                Kolom(f"Nilai {bahan.tahun}", "kanan", 12, kunci="kini"),
                Kolom("Predikat", "tengah", 10, kunci="predikat"),
                Kolom("Perubahan", "kanan", 11, kunci="perubahan"),
            ),
            tuple(baris),
            kosong=f"Hasil evaluasi AKIP perangkat daerah tahun {bahan.tahun} belum diisi.",
        )
    ]


def _baris_akip(nomor: int, n: NilaiPD) -> Baris:
    perubahan = Sel(KOSONG)
    if n.kini is not None and n.lalu is not None:
        with konteks_hitung():
            beda = n.kini.nilai - n.lalu.nilai
        perubahan = sel.angka(beda, 2)
        if beda > 0:
            perubahan = replace(perubahan, teks=f"+{perubahan.teks}")
    return Baris(
        (
            teks(nomor),
            teks(n.pd.nama),
            sel.angka(n.lalu.nilai if n.lalu else None, 2),
            sel.angka(n.kini.nilai if n.kini else None, 2),
            teks(n.kini.predikat if n.kini else KOSONG),
            perubahan,
        )
    )


#: kunci → builder, in the order of the report.
TABEL_DAERAH: dict[str, Callable[[Bahan], list[Tabel]]] = {
    "perangkat_daerah": perangkat,
    "rencana_daerah": rencana,
    "pengampu_indikator": pengampu,
    "dukungan_sasaran": dukungan,
    "anggaran_perangkat": anggaran_perangkat,
    "anggaran_sasaran_daerah": anggaran_sasaran,
    "akip_perangkat": akip_perangkat,
}
