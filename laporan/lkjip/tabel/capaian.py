"""Tables of BAB III A.1 to A.5: scale, capaian, earlier years, end of Renstra, outside figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kinerja.angka import format_persen
from kinerja.capaian import Hasil, Rerata, uraikan_rerata
from kinerja.kata_daftar import urutkan
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017, Pita
from kinerja.models import Indikator, Pembanding, Sasaran
from kinerja.pengukuran import AkhirPenerus, diganti
from kinerja.sebutan_daerah import tanpa_pemerintah
from kinerja.ukuran import Ukuran, kriteria_dari
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.dokumen.kalimat import kalimat, kapital, kecilkan, satuan_kecil, tanpa_titik
from laporan.dokumen.unsur import Baris, Isi, Kolom, Sel, Tabel
from laporan.lkjip.kalimat.penerus import menggantikan, tak_sebanding_akhir
from laporan.lkjip.tabel import sel, sel_indikator
from laporan.lkjip.tabel.sel import (
    KOLOM_NO,
    catatan_ditetapkan,
    catatan_tidak_dihitung,
    kolom,
    teks,
)

SASARAN = "Sasaran Strategis/Sasaran Kinerja"
_SASARAN_DAERAH = "Tujuan/Sasaran RPJMD"


def kepala_sasaran(bahan: Bahan, awal: str = "") -> str:
    """What the column of sasaran is called; a region has one level, and its tujuan beside it."""
    return _SASARAN_DAERAH if bahan.pd.pemerintah_daerah else f"{awal}{SASARAN}"


def pelapor(bahan: Bahan) -> str:
    """Whose performance the title of a table names: the agency, or the region itself."""
    if bahan.pd.pemerintah_daerah:
        return tanpa_pemerintah(bahan.pd.pemda)
    return bahan.pd.singkatan or bahan.pd.nama


def skala(bahan: Bahan) -> list[Tabel]:
    """The bands in force, half-open, so that no figure falls between two of them."""
    pita = bahan.aturan.pita
    baris = tuple(
        Baris((teks(i), teks(interval(pita, i - 1)), teks(p.label)))
        for i, p in enumerate(pita, start=1)
    )
    tersimpan = bahan.pengukuran.kebijakan(bahan.tahun)
    return [
        Tabel(
            "skala",
            "Skala Nilai Peringkat Kinerja",
            kolom(
                KOLOM_NO,
                Kolom("Interval Nilai Realisasi Kinerja", "tengah", 30, kunci="interval"),
                ("kriteria", "Kriteria Penilaian Realisasi Kinerja", 40),
            ),
            baris,
            catatan=(
                "Kriteria ditetapkan dari capaian sebagaimana tercetak "
                f"({bahan.kebijakan.desimal} angka di belakang koma).",
            ),
            sumber=(tersimpan.dasar if tersimpan else "") or _sumber_skala(bahan),
        )
    ]


def _sumber_skala(bahan: Bahan) -> str:
    """Whose scale it is where nobody wrote its basis: the regulation's only if it is that one."""
    if tuple(bahan.aturan.pita) == PITA_PERMENDAGRI_86_2017:
        return "Permendagri Nomor 86 Tahun 2017"
    return f"Kebijakan pengukuran kinerja {pelapor(bahan)}"


def interval(pita: tuple[Pita, ...], urutan: int) -> str:
    """`76% ≤ capaian < 91%`."""
    bawah = pita[urutan].batas_bawah
    atas = pita[urutan - 1].batas_bawah if urutan else None
    if bawah is None:
        return f"capaian < {format_persen(atas, None)}"
    if atas is None:
        return f"capaian ≥ {format_persen(bawah, None)}"
    return f"{format_persen(bawah, None)} ≤ capaian < {format_persen(atas, None)}"


def capaian(bahan: Bahan) -> list[Tabel]:
    """Target, realisasi, capaian and kriteria of every indicator, and the mean of the agency."""
    baris = [
        Baris(
            (
                teks(nomor),
                teks(b.simpul.uraian),
                teks(b.indikator.sebutan),
                sel_indikator.target(b),
                teks(b.indikator.satuan),
                sel_indikator.realisasi(b),
                sel_indikator.capaian_berumus(bahan, b),
                sel_indikator.kriteria(b),
            )
        )
        for nomor, b in enumerate(bahan.baris, start=1)
    ]
    if baris:
        baris.append(_baris_rerata(bahan, bahan.baris, kolom_sebelum=6, kriteria=True))
    return [
        sel.bermuatan(
            Tabel(
                "capaian",
                f"Realisasi Kinerja {pelapor(bahan)} Tahun {bahan.tahun}",
                kolom(
                    KOLOM_NO,
                    ("sasaran", kepala_sasaran(bahan, "Tujuan/"), 34),
                    ("indikator", "Indikator Kinerja", 36),
                    Kolom("Target", "kanan", 13, kunci="target"),
                    ("satuan", "Satuan", 10),
                    Kolom("Realisasi", "kanan", 13, kunci="realisasi"),
                    Kolom("Capaian (%)", "kanan", 11, kunci="capaian"),
                    Kolom("Kriteria", "tengah", 11, kunci="kriteria"),
                ),
                tuple(baris),
                nomor_kolom=True,
                catatan=(*catatan_capaian(bahan, bahan.baris), *catatan_resmi(bahan.baris)),
                kosong=f"Indikator kinerja tahun {bahan.tahun} belum diisi.",
            ),
            "target",
            "realisasi",
            "capaian",
            kosong=f"Target dan realisasi kinerja tahun {bahan.tahun} belum diisi.",
        )
    ]


def _baris_rerata(
    bahan: Bahan, baris: list[BarisIndikator], *, kolom_sebelum: int, kriteria: bool
) -> Baris:
    rerata = bahan.rerata(baris)
    hasil = Hasil.dari(rerata.nilai) if rerata.nilai is not None else Hasil.tidak_dapat("kosong")
    label, _ = kriteria_dari(hasil, bahan.aturan.pita)
    ekor = (teks(label),) if kriteria else ()
    return Baris(
        (
            Sel(sebutan_rerata(rerata), rentang=kolom_sebelum),
            sel.persen(
                hasil, bahan.kebijakan, formula=sel.rumus_rerata("capaian", bahan.kebijakan)
            ),
            *ekor,
        ),
        "jumlah",
    )


def sebutan_rerata(rerata: Rerata) -> str:
    """`Rata-rata capaian (23 indikator dihitung, 1 tidak dapat dihitung)`."""
    bagian = [
        f"{n} {sebutan}"
        for n, sebutan in (
            (rerata.dihitung, "dihitung"),
            (rerata.dilewati, "tidak dapat dihitung"),
            (rerata.tanpa_bobot, "tanpa bobot"),
        )
        if n
    ]
    if not bagian:
        return "Rata-rata capaian"
    banyak, _, sebutan = bagian[0].partition(" ")
    return f"Rata-rata capaian ({', '.join([f'{banyak} indikator {sebutan}', *bagian[1:]])})"


def catatan_capaian(
    bahan: Bahan, baris: list[BarisIndikator], *, bernomor: bool = True
) -> tuple[Isi, ...]:
    """Which rows have no capaian and why; what the mean is a mean of."""
    tidak = [
        (nomor, b.indikator.sebutan, b.ukuran.capaian.alasan or "")
        for nomor, b in enumerate(baris, start=1)
        if not b.ukuran.capaian.dapat
    ]
    ditetapkan = catatan_ditetapkan((b.indikator.sebutan, b.ukuran) for b in baris)
    rerata = (uraikan_rerata(bahan.kebijakan, bahan.rerata(baris)),) if baris else ()
    return (*ditetapkan, *catatan_tidak_dihitung(tidak, bernomor=bernomor), *rerata)


def catatan_resmi(baris: list[BarisIndikator]) -> tuple[Isi, ...]:
    """Rows whose official figure differs from what the variables give: both figures.

    The reason of each stands with its indicator.
    """
    hasil: list[str] = []
    for b in baris:
        isian = b.ukuran.isian_akhir
        if isian is None or not isian.berbeda or isian.turunan is None:
            continue
        turunan = isian.turunan.nilai
        hitungan = (
            "tidak dapat dihitung"
            if turunan is None
            else f"hitungan {satuan_kecil(b.bentuk.tampil(turunan))}"
        )
        hasil.append(f"{b.indikator.sebutan} {satuan_kecil(b.ukuran.realisasi_teks)} ({hitungan})")
    if not hasil:
        return ()
    return (f"Angka resmi yang berbeda dari hitungan variabelnya: {'; '.join(hasil)}.",)


@dataclass(frozen=True)
class TahunDeret:
    """One indicator in one of the years that stand side by side."""

    tahun: int
    ukuran: Ukuran
    dipakai: Indikator
    """The indicator that counted in that year: it, or the one that it continues."""

    @property
    def dilaporkan(self) -> bool:
        """Whether its capaian is what that year's report said, for want of a target."""
        return self.ukuran.dilaporkan and self.ukuran.target is None


def tahun_sebelumnya(bahan: Bahan) -> list[Tabel]:
    """Realisasi and capaian of the year beside the two years before it."""
    tahun_tabel = [bahan.tahun, *bahan.tahun_berdata]
    deret = [
        (b, [TahunDeret(t, *bahan.pengukuran.ukuran_riwayat(b.indikator, t)) for t in tahun_tabel])
        for b in bahan.baris_diperbandingkan
    ]
    baris = tuple(_baris_deret(bahan, n, b, isi) for n, (b, isi) in enumerate(deret, start=1))
    catatan: tuple[Isi, ...] = ()
    if any(satu.dilaporkan for _, isi in deret for satu in isi):
        catatan = (
            "Capaian tahun yang targetnya tidak tercatat adalah capaian sebagaimana dilaporkan "
            "pada laporan kinerja tahun itu.",
        )
    return [
        sel.bermuatan(
            Tabel(
                "tahun_sebelumnya",
                f"Perbandingan Realisasi dan Capaian Tahun {bahan.tahun} dengan Tahun Sebelumnya",
                kolom(
                    KOLOM_NO,
                    ("sasaran", kepala_sasaran(bahan), 24),
                    ("indikator", "Indikator Kinerja", 26),
                    ("satuan", "Satuan", 8),
                    *(
                        Kolom(judul, "kanan", lebar, f"Tahun {tahun}", f"{kunci}_{tahun}")
                        for tahun in tahun_tabel
                        for kunci, judul, lebar in (
                            ("realisasi", "Realisasi", 9),
                            ("capaian", "Capaian (%)", 8),
                        )
                    ),
                    ("keterangan", "Keterangan", 26),
                ),
                baris,
                lebar=True,
                nomor_kolom=True,
                catatan=catatan,
                kosong=f"Indikator kinerja tahun {bahan.tahun} belum diisi.",
            ),
            *(
                f"{awal}_{tahun}"
                for tahun in bahan.tahun_berdata
                for awal in ("realisasi", "capaian")
            ),
            "keterangan",
            kosong=f"Realisasi dan capaian tahun-tahun sebelum {bahan.tahun} tidak tercatat.",
        )
    ]


def _baris_deret(bahan: Bahan, nomor: int, b: BarisIndikator, deret: Sequence[TahunDeret]) -> Baris:
    isi: list[Sel] = []
    for satu in deret:
        nyata = sel.realisasi(satu.ukuran, bahan.pengukuran.bentuk(satu.dipakai))
        capaian = sel.capaian(satu.ukuran, bahan.kebijakan)
        for apa, milik in (("realisasi", nyata), ("capaian", capaian)):
            isi.append(sel_indikator.berasal_dari(milik, apa, satu.dipakai.kode, satu.tahun))
    return Baris(
        (
            teks(nomor),
            teks(b.simpul.uraian),
            teks(b.indikator.sebutan),
            teks(b.indikator.satuan),
            *isi,
            teks(" ".join(kalimat(k) for k in _keterangan_deret(bahan, b, deret))),
        )
    )


def _keterangan_deret(bahan: Bahan, b: BarisIndikator, deret: Iterable[TahunDeret]) -> list[str]:
    """What a reader of the row must know: notes of each year, and years that do not compare."""
    hasil = [b.ukuran.keterangan] if b.ukuran.keterangan else []
    tak_sebanding: dict[str, list[str]] = {}
    for satu in deret:
        tahun, ukuran, dipakai = satu.tahun, satu.ukuran, satu.dipakai
        if ukuran.catatan_capaian and not satu.dilaporkan:
            hasil.append(f"Tahun {tahun}: {kecilkan(ukuran.catatan_capaian)}")
        if ukuran.terisi and not ukuran.utuh:
            hasil.append(f"Tahun {tahun}: {ukuran.capaian.alasan}")
        if lama := bahan.pengukuran.digantikan(b.indikator, tahun):
            kata = kapital(menggantikan(b.indikator, lama))
            hasil += [kata] if kata not in hasil else []
        lain_nama = dipakai.nama != b.indikator.nama
        if lain_nama:
            hasil.append(f"Tahun {tahun}: {dipakai.sebutan}.")
        beda = bahan.pengukuran.beda_rumusan(b.indikator, dipakai)
        if beda and (not lain_nama or b.indikator.kaitan_pendahulu):
            tak_sebanding.setdefault(urutkan(beda), []).append(str(tahun))
        elif not lain_nama and ukuran.keterangan and ukuran.keterangan not in hasil:
            hasil.append(ukuran.keterangan)
    return hasil + [
        f"Tahun {urutkan(sorted(tahun))} tidak sebanding: {beda} berbeda"
        for beda, tahun in tak_sebanding.items()
    ]


def _menuju_akhir(bahan: Bahan) -> list[BarisIndikator]:
    """The rows on sasaran, and those on tujuan that have a final target: A.3 speaks of them too."""
    p, biasa = bahan.pengukuran, {b.indikator.pk for b in bahan.baris_diperbandingkan}
    return [
        b
        for b in bahan.baris
        if b.indikator.pk in biasa or p.target_akhir_renstra(b.indikator, bahan.tahun) is not None
    ]


def akhir_renstra(bahan: Bahan) -> list[Tabel]:
    """Realisasi of the year against the Renstra's final target."""
    akhir = bahan.renstra.tahun_akhir if bahan.renstra else None
    baris: list[Baris] = []
    tidak: list[tuple[int, str, str]] = []
    termuat = _menuju_akhir(bahan)
    awal = "" if all(b.indikator.sasaran_id for b in termuat) else "Tujuan/"
    for nomor, b in enumerate(termuat, start=1):
        patokan = bahan.pengukuran.target_akhir_renstra(b.indikator, bahan.tahun)
        hasil, _ = bahan.pengukuran.capaian_akhir_renstra(b.indikator, bahan.tahun)
        tampil, alasan = sel.target(patokan, b.bentuk), hasil.alasan or ""
        if patokan is None and (
            lanjutan := bahan.pengukuran.akhir_penerus(b.indikator, bahan.tahun)
        ):
            tampil, alasan = _target_penerus(bahan, b, lanjutan), tak_sebanding_akhir(lanjutan)
        if not hasil.dapat:
            tidak.append((nomor, b.indikator.sebutan, alasan))
        rumus = sel.rumus_terhadap(patokan, hasil, bahan.kebijakan) if patokan else ""
        capaian = sel.persen(hasil, bahan.kebijakan, formula=rumus)
        baris.append(
            Baris(
                (
                    teks(nomor),
                    teks(b.simpul.uraian),
                    teks(b.indikator.sebutan),
                    teks(b.indikator.satuan),
                    sel_indikator.realisasi(b),
                    sel_indikator.berasal(tampil, "capaian_akhir", b),
                    sel_indikator.berasal(capaian, "capaian_akhir", b),
                )
            )
        )
    return [
        sel.bermuatan(
            Tabel(
                "akhir_renstra",
                f"Perbandingan Realisasi Tahun {bahan.tahun} dengan Target Akhir Periode "
                f"{bahan.rencana}",
                kolom(
                    KOLOM_NO,
                    ("sasaran", kepala_sasaran(bahan, awal), 26),
                    ("indikator", "Indikator Kinerja", 28),
                    ("satuan", "Satuan", 10),
                    Kolom(f"Realisasi {bahan.tahun}", "kanan", 13, kunci="realisasi"),
                    Kolom(
                        f"Target Akhir {bahan.rencana} ({akhir or '–'})",
                        "kanan",
                        14,
                        kunci="target",
                    ),
                    Kolom("Capaian terhadap Target Akhir (%)", "kanan", 14, kunci="capaian"),
                ),
                tuple(baris),
                nomor_kolom=True,
                catatan=catatan_tidak_dihitung(tidak),
                sumber=bahan.renstra.nama if bahan.renstra else "",
                kosong=f"Target akhir periode {bahan.rencana} belum diisi.",
            ),
            "target",
            "capaian",
        )
    ]


def _target_penerus(bahan: Bahan, b: BarisIndikator, lanjutan: Sequence[AkhirPenerus]) -> Sel:
    """The final target of the one indicator that carries this one on; none where it is another."""
    if len(lanjutan) == 1 and not diganti(lanjutan[0].indikator):
        return sel.target(lanjutan[0].target, bahan.pengukuran.bentuk(lanjutan[0].indikator))
    return sel.target(None, b.bentuk)


def standar_nasional(bahan: Bahan) -> list[Tabel]:
    """The year's realisasi beside national, provincial and other figures that were entered."""
    baris: list[Baris] = []
    for b in bahan.baris:
        for urutan, p in enumerate(bahan.pembanding[b.indikator.pk]):
            baris.append(
                Baris(
                    (
                        teks(len(baris) + 1),
                        teks(b.indikator.sebutan, lanjutan=urutan > 0),
                        teks(b.indikator.satuan, lanjutan=urutan > 0),
                        sel_indikator.realisasi(b),
                        teks(p.sebutan),
                        sel.nilai_berpola(p.nilai, b.bentuk),
                        teks(sumber_pembanding(p)),
                        teks(p.keterangan),
                    )
                )
            )
    return [
        Tabel(
            "standar_nasional",
            f"Perbandingan Realisasi Tahun {bahan.tahun} dengan Standar Nasional atau Provinsi",
            kolom(
                KOLOM_NO,
                ("indikator", "Indikator Kinerja", 26),
                ("satuan", "Satuan", 9),
                Kolom(f"Realisasi {bahan.tahun}", "kanan", 12, kunci="realisasi"),
                ("pembanding", "Pembanding", 11),
                Kolom("Angka Pembanding", "kanan", 12, kunci="angka_pembanding"),
                ("sumber", "Sumber", 18),
                ("keterangan", "Keterangan", 14),
            ),
            tuple(baris),
            kosong=f"Tidak ada angka pembanding yang diisi untuk tahun {bahan.tahun}.",
        )
    ]


def sumber_pembanding(p: Pembanding) -> str:
    """Who says so, and of which year where that is another one."""
    lain = p.tahun_angka != p.tahun
    return f"{p.sumber}, angka tahun {p.tahun_angka}" if lain else p.sumber


def capaian_sasaran(bahan: Bahan) -> list[Tabel]:
    """One table per sasaran strategis: its indicators and all indicators below it."""
    return [_capaian_sasaran(bahan, s) for s in bahan.sasaran_strategis]


def _capaian_sasaran(bahan: Bahan, sasaran: Sasaran) -> Tabel:
    daftar = bahan.baris_di_bawah(sasaran)
    baris = [
        Baris(
            (
                teks(b.indikator.sebutan),
                sel_indikator.target(b),
                sel_indikator.realisasi(b),
                sel_indikator.capaian_berumus(bahan, b),
            )
        )
        for b in daftar
    ]
    if baris:
        baris.append(_baris_rerata(bahan, daftar, kolom_sebelum=3, kriteria=False))
    return sel.bermuatan(
        Tabel(
            f"capaian_sasaran:{sasaran.kode}",
            f"Realisasi Indikator Sasaran {tanpa_titik(sasaran.uraian)} Tahun {bahan.tahun}",
            kolom(
                ("indikator", "Indikator Kinerja", 56),
                Kolom("Target", "kanan", 15, kunci="target"),
                Kolom("Realisasi", "kanan", 15, kunci="realisasi"),
                Kolom("Tingkat Capaian (%)", "kanan", 14, kunci="capaian"),
            ),
            tuple(baris),
            catatan=catatan_capaian(bahan, daftar, bernomor=False),
            kosong="Sasaran ini belum mempunyai indikator.",
        ),
        "target",
        "realisasi",
        "capaian",
        kosong="Target dan realisasi indikator sasaran ini belum diisi.",
    )
