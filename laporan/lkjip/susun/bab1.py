"""BAB I Pendahuluan."""

from collections import defaultdict
from itertools import groupby

from kinerja.jenis import JenisUnit, TingkatMasalah
from kinerja.kata_daftar import urutkan
from kinerja.models import RekapPegawai, UnitKerja
from laporan.cetak.grafik import UnitBagan
from laporan.cetak.grafik.bagan import JenisUnit as JenisKotak
from laporan.dokumen.kalimat import hitungan, kalimat, kecilkan, rangkai, tanpa_titik, urutkan_isi
from laporan.dokumen.unsur import Bab, Blok, Butir, Daftar, Isi, Paragraf, Rujukan, Teks
from laporan.lkjip.kalimat.hukum import susun_hukum
from laporan.lkjip.susun import lampiran_pengukuran
from laporan.lkjip.susun.dasar import (
    KonteksSusun,
    belum,
    daftar,
    daftar_teks,
    judul,
    mendatar,
    par,
    tandai,
)
from laporan.lkjip.susun.gambar_pohon import gambar_organisasi
from laporan.lkjip.susun.keterkaitan import keterkaitan

_AWALAN_KERJA = ("me", "mem", "men", "ber")
"""A task that starts with a verb reads after "bertugas"."""

_DI_SAMPING: dict[str, JenisKotak] = {
    JenisUnit.SEKRETARIAT: "sekretariat",
    JenisUnit.KOMITE: "fungsional",
    JenisUnit.SATUAN_PENGAWAS: "fungsional",
    JenisUnit.KELOMPOK_FUNGSIONAL: "fungsional",
}
"""Kinds that stand beside the trunk of the chart where they report to the head."""

_BERNAMA = (JenisUnit.DINAS, JenisUnit.LAINNYA)
"""Kinds that say nothing of a unit below the top: those are named instead of counted."""


def susun(k: KonteksSusun) -> Bab:
    """The chapter."""
    isi = (
        *tandai(_maksud(k), "bab1:maksud", "bab1:tujuan"),
        *tandai(_tugas(k), "bab1:tugas", "bab1:fungsi", "bab1:dasar_hukum"),
        *tandai(_struktur(k), "bab1:struktur"),
        *tandai(_masalah(k), "bab1:masalah"),
        *tandai(_isu(k), "bab1:isu_strategis"),
        *tandai(_kepegawaian(k), "bab1:kepegawaian"),
        *tandai(_sistematika(k), "bab1:sistematika"),
    )
    return Bab("PENDAHULUAN", isi, "bab-1")


def _maksud(k: KonteksSusun) -> tuple[Blok, ...]:
    kepala = k.pd.kepala_daerah or "kepala daerah"
    return (
        judul("A. Maksud dan Tujuan"),
        judul("A.1 Maksud", 3),
        *daftar(
            [
                f"Mempertanggungjawabkan kepada {kepala} pelaksanaan tugas, fungsi, dan "
                f"Perjanjian Kinerja {k.pd.nama} selama tahun {k.tahun}.",
                "Melaporkan capaian setiap indikator kinerja beserta perhitungan dan sumbernya.",
                "Melaporkan anggaran yang digunakan untuk menghasilkan kinerja tersebut.",
            ],
            bernomor=True,
        ),
        judul("A.2 Tujuan", 3),
        *daftar(
            [
                "Mengetahui indikator yang mencapai target, yang belum mencapai target, dan "
                "penyebabnya.",
                "Mengukur kemajuan terhadap tahun sebelumnya dan terhadap target akhir Renstra.",
                "Menilai efisiensi penggunaan sumber daya.",
                "Menetapkan perbaikan bagi perencanaan dan pelaksanaan tahun berikutnya.",
            ],
            bernomor=True,
        ),
    )


def _tugas(k: KonteksSusun) -> tuple[Blok, ...]:
    profil = k.bahan.profil
    tugas = [b.teks for b in profil.get("tugas", [])]
    fungsi = [b.teks for b in profil.get("fungsi", [])]
    hukum = [b.teks for b in profil.get("dasar_hukum", [])]
    isi: list[Blok] = [judul("B. Tugas dan Fungsi"), judul("B.1 Tugas", 3)]
    if tugas:
        uraian = kecilkan(kalimat(tugas[0]))
        sebutan = " bertugas" if uraian.startswith(_AWALAN_KERJA) else " mempunyai tugas:"
        isi.append(par(f"{k.pd.nama}{sebutan} {uraian}"))
        isi += daftar_teks(tugas[1:])
    else:
        isi.append(belum("tugas", "Uraian tugas belum diisi."))
    isi.append(judul("B.2 Fungsi", 3))
    if fungsi:
        isi += [par(f"Untuk melaksanakan tugasnya, {k.pd.nama} menyelenggarakan fungsi:")]
        isi += daftar([_butir(f, n == len(fungsi)) for n, f in enumerate(fungsi, 1)], bernomor=True)
    else:
        isi.append(belum("fungsi", "Uraian fungsi belum diisi."))
    if any(u.tugas for u in k.bahan.unit if u.induk_id):
        isi.append(par("Tugas unit kerja di bawahnya adalah sebagai berikut."))
        isi += _tugas_unit(k.bahan.unit)
    isi.append(judul("B.3 Dasar Hukum", 3))
    if hukum:
        hukum = susun_hukum(hukum)
        isi.append(par("Pelaksanaan tugas dan penyusunan laporan ini berlandaskan pada:"))
        isi += daftar([_butir(h, n == len(hukum)) for n, h in enumerate(hukum, 1)], bernomor=True)
    else:
        isi.append(belum("dasar_hukum", "Dasar hukum belum diisi."))
    return tuple(isi)


def _tugas_unit(unit: list[UnitKerja]) -> tuple[Blok, ...]:
    """The tasks that were entered, each below the unit that its own unit belongs to."""
    anak: dict[int | None, list[UnitKerja]] = defaultdict(list)
    for u in unit:
        anak[u.induk_id].append(u)

    def susun(induk: int) -> tuple[Blok, ...]:
        butir: list[Butir] = []
        for u in anak[induk]:
            bawah = susun(u.pk)
            if u.tugas:
                isi = rangkai(Teks(u.nama, tebal=True), f": {kecilkan(tanpa_titik(u.tugas))}.")
                butir.append(Butir(isi, bawah))
            elif bawah:
                butir.append(Butir((Teks(u.nama, tebal=True),), bawah))
        return (Daftar(tuple(butir)),) if butir else ()

    return tuple(b for atas in anak[None] for b in susun(atas.pk))


def _butir(teks: str, terakhir: bool) -> str:
    return f"{tanpa_titik(teks)}{'.' if terakhir else ';'}"


def _struktur(k: KonteksSusun) -> tuple[Blok, ...]:
    unit = k.bahan.unit
    kepala = judul("C. Struktur Organisasi")
    if not unit:
        return (kepala, belum("unit", "Struktur organisasi belum diisi."))
    susunan = _susunan(unit)
    gambar = gambar_organisasi(
        f"Struktur Organisasi {k.nama} Tahun {k.tahun}", [_kotak(u, unit) for u in unit]
    )
    rujukan = urutkan_isi([(Rujukan(g.kunci),) for g in gambar])
    awal = (
        f"{k.pd.nama} terdiri atas {urutkan(susunan)}, sebagaimana tampak pada "
        if susunan
        else f"Struktur organisasi {k.pd.nama} digambarkan pada "
    )
    return (
        kepala,
        par(awal, rujukan, "."),
        *gambar,
    )


def _susunan(unit: list[UnitKerja]) -> list[str]:
    """`1 (satu) sekretariat`, `5 (lima) inspektur pembantu`: what stands below the top unit."""
    bawah = [u for u in unit if u.induk_id]
    hasil = [
        hitungan(n, jenis.label if jenis is JenisUnit.UPTD else jenis.label.lower())
        for jenis in JenisUnit
        if jenis not in _BERNAMA and (n := sum(u.jenis == jenis for u in bawah))
    ]
    return [*hasil, *(u.nama for u in bawah if u.jenis in _BERNAMA)]


def _kotak(u: UnitKerja, unit: list[UnitKerja]) -> UnitBagan:
    """The box of a unit by its place: what reports to the head stands in the row below it."""
    jenis: JenisKotak = "sub"
    if u.induk_id is None:
        jenis = "kepala"
    elif any(x.pk == u.induk_id and x.induk_id is None for x in unit):
        jenis = _DI_SAMPING.get(u.jenis, "bidang")
    return UnitBagan(str(u.pk), u.nama, str(u.induk_id or ""), jenis)


def _kepegawaian(k: KonteksSusun) -> tuple[Blok, ...]:
    pegawai = k.bahan.pegawai
    kepala = judul("F. Kepegawaian")
    if not pegawai:
        return (kepala, belum("pegawai", f"Rekapitulasi pegawai tahun {k.tahun} belum diisi."))
    golongan = _hitung(pegawai, RekapPegawai.GOLONGAN, ("IV", "III", "II", "I"))
    pendidikan = _hitung(pegawai, RekapPegawai.PENDIDIKAN, tuple(
        m.upper() for m in RekapPegawai.PENDIDIKAN
    ))  # fmt: skip
    total, total_didik = sum(n for _, n in golongan), sum(n for _, n in pendidikan)
    kalimat_1 = rangkai(
        f"Pada tahun {k.tahun} {k.pd.nama} didukung ", k.hitungan("pegawai", total, "pegawai")
    )
    if golongan:
        rinci: list[Isi] = [
            rangkai(k.cacah(f"golongan:{g}", n, "orang"), f" golongan {g}") for g, n in golongan
        ]
        kalimat_1 = rangkai(kalimat_1, ", yaitu ", urutkan_isi(rinci))
    kalimat_2: Isi = ""
    if pendidikan:
        rinci = [
            (Teks(f"{n} orang {p}", medan=f"cacah:pendidikan:{p}:{k.tahun}"),)
            for p, n in pendidikan
        ]
        kalimat_2 = rangkai(" Menurut pendidikan terdapat ", urutkan_isi(rinci), ".")
    beda = (
        f" Rincian menurut pendidikan mencakup {hitungan(total_didik, 'orang')}, berbeda dengan "
        "jumlah menurut golongan."
        if pendidikan and total_didik != total
        else ""
    )
    isi: tuple[Blok, ...] = (kepala, par(kalimat_1, ".", kalimat_2, beda), *k.tabel("kepegawaian"))
    return mendatar(*isi) if any(t.lebar for t in k.tabel("kepegawaian")) else isi


def _hitung(
    pegawai: list[RekapPegawai], medan: tuple[str, ...], nama: tuple[str, ...]
) -> list[tuple[str, int]]:
    jumlah = [(n, sum(getattr(p, m) for p in pegawai)) for n, m in zip(nama, medan, strict=True)]
    return [(n, j) for n, j in jumlah if j]


def _masalah(k: KonteksSusun) -> tuple[Blok, ...]:
    kepala = judul("D. Permasalahan")
    daftar_masalah = k.bahan.masalah
    if not daftar_masalah:
        return (kepala, *k.kosong(belum("masalah", "Permasalahan belum diisi."), "masalah"))
    tingkat = TingkatMasalah
    banyak = [
        hitungan(n, sebutan)
        for t, sebutan in (
            (tingkat.POKOK, "pokok masalah"),
            (tingkat.MASALAH, "masalah"),
            (tingkat.AKAR, "akar masalah"),
        )
        if (n := sum(m.tingkat == t for m in daftar_masalah))
    ]
    renstra = k.bahan.renstra
    return (
        kepala,
        par(
            f"{renstra.nama if renstra else 'Renstra'} mencatat {urutkan(banyak)}, yang dirinci "
            "pada ",
            k.rujuk("masalah"),
            ".",
        ),
        *k.tabel("masalah"),
    )


def _isu(k: KonteksSusun) -> tuple[Blok, ...]:
    isi: list[Blok] = [judul("E. Isu Strategis")]
    isu = k.bahan.profil.get("isu_strategis", [])
    if not isu:
        return (*isi, belum("isu_strategis", "Isu strategis belum diisi."))
    isi.append(par(f"Isu strategis yang dihadapi {k.pd.nama} pada tahun {k.tahun}:"))
    for kelompok, butir in groupby(isu, key=lambda b: b.kelompok):
        if kelompok:
            isi.append(Paragraf((Teks(kelompok, tebal=True),)))
        isi += daftar_teks([b.teks for b in butir])
    return tuple(isi)


def _sistematika(k: KonteksSusun) -> tuple[Blok, ...]:
    bab: tuple[tuple[str, Isi], ...] = (
        (
            "bab-1",
            "memuat maksud dan tujuan, tugas dan fungsi, struktur organisasi, permasalahan, "
            "isu strategis, kepegawaian, dan sistematika penyajian.",
        ),
        (
            "bab-2",
            f"memuat {_isi_bab2(k)}.",
        ),
        (
            "bab-3",
            "memuat capaian kinerja organisasi beserta perbandingan, analisis, dan efisiensinya, "
            "serta realisasi anggaran.",
        ),
        ("bab-4", "memuat kesimpulan dan saran."),
        ("lampiran-perjanjian", f"memuat {_isi_lampiran_pk(k)}."),
        *lampiran_pengukuran.sistematika(k),
        ("lampiran-data-dukung", "memuat daftar data dukung realisasi kinerja."),
    )
    if k.bahan.reviu is not None and not k.bahan.reviu.dari_kertas:
        bab += (("lampiran-reviu", "memuat daftar uji reviu Inspektorat."),)
    return (
        judul("G. Sistematika Penyajian"),
        Daftar(tuple(Butir(rangkai(Rujukan(kunci), " ", isi)) for kunci, isi in bab)),
    )


def _isi_lampiran_pk(k: KonteksSusun) -> str:
    pk = f"Perjanjian Kinerja Tahun {k.tahun}"
    return pk if k.versi_pk.perjanjian else f"keterangan tentang {pk}"


def _isi_bab2(k: KonteksSusun) -> str:
    """The sections that BAB II has this year."""
    isi = ["indikator kinerja utama", "perjanjian kinerja"]
    if k.bahan.sasaran_strategis:
        isi.append("pohon kinerja")
    # "dan" already stands within the last one.
    if keterkaitan(k, "D"):
        return f"{', '.join(isi)}, serta keterkaitan dan keselarasan kinerja"
    return urutkan(isi)
