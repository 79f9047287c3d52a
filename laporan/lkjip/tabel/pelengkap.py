"""Tables of what people enter for the report alone: people, time and assets, last year's steps,
awards, planned steps.
"""

from decimal import Decimal

from kinerja.angka import bulatkan, format_angka, format_persen, persen
from kinerja.capaian import SERATUS, Hasil
from kinerja.models import Jabatan
from kinerja.periode import format_tanggal
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.dokumen.unsur import Baris, Kolom, Tabel
from laporan.lkjip.tabel import sel, sel_indikator
from laporan.lkjip.tabel.sel import KOLOM_NO, kolom, teks
from laporan.models import RencanaTindak, SumberDaya

EFISIEN, SESUAI, MELEBIHI = "efisien", "sesuai rencana", "melebihi rencana"
BELUM_TERCAPAI, TANPA_CAPAIAN = "target belum tercapai", "capaian belum dapat dihitung"


# --- people, time, assets -----------------------------------------------------------------


def pemakaian(s: SumberDaya, desimal: int) -> Decimal:
    """Use in percent of the plan, as printed."""
    return bulatkan(persen(s.terpakai, s.rencana), desimal)


def simpulan(b: BarisIndikator, dipakai: Decimal) -> str:
    """What use and capaian say together; less use is praised only where the target was met."""
    if dipakai > SERATUS:
        return MELEBIHI
    if b.ukuran.capaian.nilai is None:
        return TANPA_CAPAIAN
    if b.ukuran.capaian.nilai < SERATUS:
        return BELUM_TERCAPAI
    return EFISIEN if dipakai < SERATUS else SESUAI


def baris_sumber_daya(bahan: Bahan) -> list[tuple[BarisIndikator, SumberDaya, Decimal]]:
    """The year's rows in listing order of the indicators, with their use."""
    d = bahan.kebijakan.desimal
    return [(b, s, pemakaian(s, d)) for b in bahan.baris for s in bahan.sumber_daya[b.indikator.pk]]


def sumber_daya(bahan: Bahan) -> list[Tabel]:
    """What each indicator was planned to take and took, beside its capaian."""
    k = bahan.kebijakan
    baris: list[Baris] = []
    lalu = 0
    for b, s, dipakai in baris_sumber_daya(bahan):
        lanjutan = b.indikator.pk == lalu
        lalu = b.indikator.pk
        baris.append(
            Baris(
                (
                    teks(len(baris) + 1),
                    teks(b.indikator.sebutan, lanjutan=lanjutan),
                    teks(f"{s.get_jenis_display()}: {s.uraian}"),
                    teks(f"{format_angka(s.rencana)} {s.satuan}"),
                    teks(f"{format_angka(s.terpakai)} {s.satuan}"),
                    sel.persen(Hasil.dari(dipakai), k),
                    sel_indikator.capaian(bahan, b),
                    teks(simpulan(b, dipakai)),
                )
            )
        )
    return [
        Tabel(
            "sumber_daya",
            f"Pemakaian Sumber Daya Manusia, Waktu, dan Aset Tahun {bahan.tahun}",
            kolom(
                KOLOM_NO,
                ("indikator", "Indikator Kinerja", 24),
                ("sumber_daya", "Sumber Daya", 26),
                Kolom("Rencana", "kanan", 11, kunci="rencana"),
                Kolom("Terpakai", "kanan", 11, kunci="terpakai"),
                Kolom("Pemakaian (%)", "kanan", 10, kunci="pemakaian"),
                Kolom("Capaian (%)", "kanan", 10, kunci="capaian"),
                ("simpulan", "Simpulan", 14),
            ),
            tuple(baris),
            catatan=(
                "Pemakaian = terpakai dibagi rencana. Efisien bila pemakaiannya di bawah "
                f"{format_persen(SERATUS, None)} dan target indikatornya tercapai.",
            ),
            kosong=f"Sumber daya selain anggaran tahun {bahan.tahun} tidak dicatat.",
        )
    ]


# --- last year's steps --------------------------------------------------------------------


def tindak_lanjut_lalu(bahan: Bahan) -> list[Tabel]:
    """What last year's evaluation and report asked for, and how far it came."""
    lalu = bahan.tahun - 1
    baris: list[Baris] = []

    def tambah(
        sumber: str, isi: str, jabatan: Jabatan | None, hasil: str, status: str, *, ke: int
    ) -> None:
        baris.append(
            Baris(
                (
                    teks(len(baris) + 1),
                    teks(sumber, lanjutan=ke > 0),
                    teks(isi),
                    teks(jabatan.nama if jabatan else "–"),
                    teks(hasil or "–"),
                    teks(status),
                )
            )
        )

    evaluasi = bahan.evaluasi_lalu
    for n, r in enumerate(evaluasi.rekomendasi.all() if evaluasi else ()):
        tambah(
            f"LHE AKIP {lalu}", r.rekomendasi, r.penanggung_jawab, r.tindak_lanjut,
            r.get_status_display(), ke=n,
        )  # fmt: skip
    for n, (nama, t) in enumerate(rencana_lalu(bahan)):
        tambah(
            f"LKjIP {lalu}", f"{nama}: {t.tindakan}", t.penanggung_jawab, t.hasil,
            t.get_status_display(), ke=n,
        )  # fmt: skip
    return [
        Tabel(
            "tindak_lanjut_lalu",
            f"Tindak Lanjut atas Evaluasi dan Laporan Kinerja Tahun {lalu}",
            kolom(
                KOLOM_NO,
                ("sumber", "Sumber", 12),
                ("rekomendasi_rencana", "Rekomendasi/Rencana", 36),
                ("penanggung_jawab", "Penanggung Jawab", 18),
                ("hasil", "Hasil", 30),
                ("status", "Status", 13),
            ),
            tuple(baris),
            kosong=f"Tindak lanjut tahun {lalu} tidak dicatat.",
        )
    ]


def rencana_lalu(bahan: Bahan) -> list[tuple[str, RencanaTindak]]:
    """Name of the indicator and step, in listing order; an indicator that ended keeps its steps."""
    semua = bahan.pengukuran.indikator.values()
    terlihat = {b.indikator.pk for b in bahan.baris}
    return [
        (i.sebutan, r)
        for i in semua
        if i.pk in terlihat or (i.sampai_tahun or bahan.tahun) < bahan.tahun
        for r in bahan.rencana_lalu[i.pk]
    ]


# --- planned steps ------------------------------------------------------------------------


def rencana_tindak(bahan: Bahan) -> list[Tabel]:
    """The steps that were entered: what, who, until when."""
    baris: list[Baris] = []
    for b in bahan.baris:
        for n, r in enumerate(bahan.rencana_tindak[b.indikator.pk]):
            baris.append(
                Baris(
                    (
                        teks(len(baris) + 1),
                        teks(b.indikator.sebutan, lanjutan=n > 0),
                        sel_indikator.capaian(bahan, b),
                        teks(r.tindakan),
                        teks(r.penanggung_jawab.nama),
                        teks(format_tanggal(r.tenggat)),
                    )
                )
            )
    return [
        Tabel(
            "rencana_tindak",
            f"Rencana Tindak Lanjut atas Kinerja Tahun {bahan.tahun}",
            kolom(
                KOLOM_NO,
                ("indikator", "Indikator Kinerja", 26),
                Kolom("Capaian (%)", "kanan", 10, kunci="capaian"),
                ("rencana_tindak_lanjut", "Rencana Tindak Lanjut", 36),
                ("penanggung_jawab", "Penanggung Jawab", 18),
                ("tenggat", "Tenggat", 14),
            ),
            tuple(baris),
            kosong=f"Rencana tindak lanjut atas kinerja tahun {bahan.tahun} belum diisi.",
        )
    ]


# --- awards and innovations ---------------------------------------------------------------


def prestasi(bahan: Bahan) -> list[Tabel]:
    """Awards, then innovations, as entered."""
    baris: list[Baris] = []
    lalu = ""
    for p in sorted(bahan.prestasi, key=lambda p: p.jenis != "penghargaan"):
        pemberi = ", ".join(x for x in (p.pemberi, p.get_tingkat_display()) if x)
        baris.append(
            Baris(
                (
                    teks(len(baris) + 1),
                    teks(p.get_jenis_display(), lanjutan=p.jenis == lalu),
                    teks(p.nama),
                    teks(pemberi or "–"),
                    teks(format_tanggal(p.tanggal) if p.tanggal else "–"),
                    teks(p.uraian or "–"),
                )
            )
        )
        lalu = p.jenis
    return [
        Tabel(
            "prestasi",
            f"Penghargaan dan Inovasi Tahun {bahan.tahun}",
            kolom(
                KOLOM_NO,
                ("jenis", "Jenis", 12),
                ("nama", "Nama", 28),
                ("pemberi_dan_tingkat", "Pemberi dan Tingkat", 22),
                ("tanggal", "Tanggal", 14),
                ("uraian_dan_manfaat", "Uraian dan Manfaat", 34),
            ),
            tuple(baris),
            kosong=f"Penghargaan dan inovasi tahun {bahan.tahun} tidak dicatat.",
        )
    ]
