"""BAB I Pendahuluan of a region's report."""

from collections import Counter

from kinerja.kata_daftar import urutkan
from laporan.dokumen.kalimat import hitungan, kalimat, kecilkan, rangkai
from laporan.dokumen.unsur import Bab, Blok, Butir, Daftar, Isi, Rujukan
from laporan.lkjip.kalimat.hukum import susun_hukum
from laporan.lkjip.susun import lampiran_pengukuran
from laporan.lkjip.susun.daerah_dasar import KonteksDaerah
from laporan.lkjip.susun.dasar import belum, daftar, daftar_teks, judul, par, tandai


def susun(k: KonteksDaerah) -> Bab:
    """The chapter."""
    isi = (
        *tandai(_maksud(k), "bab1:maksud", "bab1:tujuan"),
        *tandai(_gambaran(k), "bab1:gambaran", "bab1:dasar_hukum"),
        *tandai(_perangkat(k), "bab1:perangkat"),
        *tandai(_isu(k), "bab1:isu_strategis"),
        *tandai(_sistematika(k), "bab1:sistematika"),
    )
    return Bab("PENDAHULUAN", isi, "bab-1")


def _maksud(k: KonteksDaerah) -> tuple[Blok, ...]:
    return (
        judul("A. Maksud dan Tujuan"),
        judul("A.1 Maksud", 3),
        *daftar(
            [
                f"Mempertanggungjawabkan pelaksanaan RPJMD dan Perjanjian Kinerja "
                f"{k.kepala_daerah} selama tahun {k.tahun}.",
                "Melaporkan capaian setiap indikator kinerja daerah beserta perhitungan dan "
                "sumbernya.",
                "Melaporkan perangkat daerah yang mendukung setiap sasaran dan anggaran yang "
                "digunakannya.",
            ],
            bernomor=True,
        ),
        judul("A.2 Tujuan", 3),
        *daftar(
            [
                "Mengetahui indikator yang mencapai target, yang belum mencapai target, dan "
                "penyebabnya.",
                "Mengukur kemajuan terhadap tahun sebelumnya dan terhadap target akhir RPJMD.",
                "Menilai efisiensi penggunaan anggaran perangkat daerah.",
                "Menetapkan perbaikan bagi perencanaan dan pelaksanaan tahun berikutnya.",
            ],
            bernomor=True,
        ),
    )


def _gambaran(k: KonteksDaerah) -> tuple[Blok, ...]:
    gambaran = [b.teks for b in k.bahan.profil.get("gambaran", [])]
    hukum = [b.teks for b in k.bahan.profil.get("dasar_hukum", [])]
    isi: list[Blok] = [judul("B. Gambaran Umum"), judul("B.1 Gambaran Umum Daerah", 3)]
    isi += [par(kalimat(teks)) for teks in gambaran] or [
        belum("gambaran", f"Gambaran umum {k.wilayah} belum diisi.")
    ]
    isi.append(judul("B.2 Dasar Hukum", 3))
    isi.append(par("Laporan ini disusun berdasarkan:"))
    isi += daftar_teks(susun_hukum(hukum))
    return tuple(isi)


def _perangkat(k: KonteksDaerah) -> tuple[Blok, ...]:
    kepala = judul("C. Perangkat Daerah")
    semua = k.daerah.perangkat
    if not semua:
        return (
            kepala,
            *k.kosong(
                belum("perangkat", f"Perangkat daerah {k.wilayah} belum diisi."),
                "perangkat_daerah",
            ),
        )
    jenis = Counter(kecilkan(p.jenis_pd.label) for p in semua)
    rinci = urutkan([hitungan(n, sebutan) for sebutan, n in jenis.most_common()])
    return (
        kepala,
        par(
            "Laporan ini menghimpun kinerja ",
            k.hitungan("perangkat", len(semua), "perangkat daerah"),
            f", terdiri atas {rinci}, yang disajikan pada ",
            k.rujuk("perangkat_daerah"),
            ".",
        ),
        *k.tabel("perangkat_daerah"),
    )


def _isu(k: KonteksDaerah) -> tuple[Blok, ...]:
    kepala = judul("D. Isu Strategis")
    isu = k.bahan.profil.get("isu_strategis", [])
    if not isu:
        return (kepala, belum("isu_strategis", "Isu strategis daerah belum diisi."))
    return (
        kepala,
        par(f"Isu strategis yang dihadapi {k.wilayah} pada tahun {k.tahun}:"),
        *daftar_teks([b.teks for b in isu]),
    )


def _sistematika(k: KonteksDaerah) -> tuple[Blok, ...]:
    bab: tuple[tuple[str, Isi], ...] = (
        (
            "bab-1",
            "memuat maksud dan tujuan, gambaran umum, perangkat daerah, isu strategis, dan "
            "sistematika penyajian.",
        ),
        (
            "bab-2",
            "memuat visi, misi, dan tujuan, indikator kinerja, perjanjian kinerja, serta perangkat "
            "daerah pengampunya.",
        ),
        (
            "bab-3",
            "memuat capaian kinerja beserta perbandingan, analisis setiap sasaran, dan "
            "efisiensinya, realisasi anggaran seluruh perangkat daerah, serta akuntabilitas "
            "kinerjanya.",
        ),
        ("bab-4", "memuat kesimpulan dan saran."),
        *lampiran_pengukuran.sistematika(k),
        ("lampiran-data-dukung", "memuat daftar data dukung realisasi kinerja."),
    )
    if k.bahan.reviu is not None and not k.bahan.reviu.dari_kertas:
        bab += (("lampiran-reviu", "memuat daftar uji reviu Inspektorat."),)
    return (
        judul("E. Sistematika Penyajian"),
        Daftar(tuple(Butir(rangkai(Rujukan(kunci), " ", isi)) for kunci, isi in bab)),
    )
