"""BAB III Akuntabilitas Kinerja of a region's report."""

from kinerja.angka import format_angka, format_persen
from kinerja.kata_daftar import urutkan
from laporan.dokumen.kalimat import rangkai, tanpa_titik, urutkan_isi
from laporan.dokumen.unsur import Bab, Blok, Isi, Paragraf, Rujukan, Teks
from laporan.lkjip.kalimat.efisiensi import uraian_metode
from laporan.lkjip.susun import akhir_renstra, capaian, standar_luar, tahun_lalu
from laporan.lkjip.susun.analisis import analisis_indikator, pembuka_penyebab
from laporan.lkjip.susun.daerah_dasar import KonteksDaerah
from laporan.lkjip.susun.daerah_depan import sisa
from laporan.lkjip.susun.dasar import belum, judul, mendatar, par, tandai


def susun(k: KonteksDaerah) -> Bab:
    """The chapter: A.1 to A.6, the money of all agencies, their AKIP scores."""
    isi = (
        judul("A. Capaian Kinerja Pemerintah Daerah"),
        *capaian.susun(k),
        *tandai(tahun_lalu.tahun_sebelumnya(k), "bab3:a2"),
        *tandai(akhir_renstra.akhir_renstra(k), "bab3:a3"),
        *tandai(standar_luar.standar_nasional(k), "bab3:a4"),
        *_penyebab(k),
        *tandai(_efisiensi(k), "bab3:a6"),
        *tandai(_anggaran(k), "bab3:anggaran"),
        *tandai(_akip(k), "bab3:akip_pd"),
    )
    return Bab("AKUNTABILITAS KINERJA", isi, "bab-3")


def _penyebab(k: KonteksDaerah) -> tuple[Blok, ...]:
    kepala = judul("A.5 Analisis Setiap Sasaran dan Perangkat Daerah Pendukungnya", 2)
    if not k.bahan.sasaran_strategis:
        teks = "Sasaran RPJMD belum diisi, sehingga analisis per sasaran belum ada."
        return tandai((kepala, belum("sasaran", teks)), "bab3:a5")
    isi: list[Blok] = [*tandai((kepala, pembuka_penyebab(k)), "bab3:a5")]
    for t in k.bahan.tujuan:
        if baris := k.bahan.baris_tujuan(t):
            atas = judul(f"Tujuan: {tanpa_titik(t.uraian)}", 3)
            isi += tandai((atas, *analisis_indikator(k, baris)), f"bab3:a5:tujuan:{t.kode}")
    tabel = zip(
        k.bahan.sasaran_strategis,
        k.tabel("capaian_sasaran"),
        k.tabel("dukungan_sasaran"),
        strict=True,
    )
    for nomor, (s, milik, dukungan) in enumerate(tabel, start=1):
        baris = k.bahan.baris_di_bawah(s)
        atas = judul(f"Sasaran {nomor}: {tanpa_titik(s.uraian)}", 3)
        awal = par(
            "Realisasi indikator sasaran ini disajikan pada ",
            Rujukan(milik.kunci),
            "; ",
            k.rerata(f"{s.kode}:semua", baris),
            ".",
        )
        isi += tandai(
            (
                atas,
                *((awal, milik) if milik.baris else (milik,)),
                *_dukungan(k, s.pk, s.kode, dukungan.kunci),
                *((dukungan,) if dukungan.baris else ()),
                *analisis_indikator(k, baris),
            ),
            f"bab3:a5:{s.kode}",
        )
    return tuple(isi)


def _dukungan(k: KonteksDaerah, pk: int, kode: str, tabel: str) -> tuple[Blok, ...]:
    """Who stands behind a sasaran, and with how much money."""
    semua = k.dukungan[pk]
    if not semua:
        teks = "Belum ada tujuan perangkat daerah yang dikaitkan dengan sasaran ini."
        return (belum(f"dukungan:{kode}", teks),)
    nama = urutkan([d.pd.nama for d in semua])
    jumlah = k.daerah.anggaran_sasaran([pk])
    uang: Isi = ""
    if jumlah.pagu is not None:
        uang = rangkai(" Anggaran yang mendukungnya ", k.dana(f"sasaran:{kode}", jumlah), ".")
    else:
        uang = " Program dan kegiatannya belum dikaitkan dengan indikator perangkat daerah itu."
    return (par(f"Sasaran ini didukung {nama}, yang dirinci pada ", Rujukan(tabel), ".", uang),)


def _efisiensi(k: KonteksDaerah) -> tuple[Blok, ...]:
    kepala = judul("A.6 Efisiensi Penggunaan Sumber Daya", 2)
    if k.daerah.anggaran.total.pagu is None or not k.bahan.sasaran_strategis:
        teks = f"Anggaran sasaran RPJMD tahun {k.tahun} belum diisi."
        return (kepala, belum("anggaran_sasaran", teks))
    return mendatar(
        kepala,
        par(
            "Capaian setiap sasaran disandingkan dengan anggaran perangkat daerah yang "
            "mendukungnya pada ",
            k.rujuk("anggaran_sasaran_daerah"),
            ". ",
            uraian_metode(k.bahan.metode_efisiensi, k.bahan.ambang_efisiensi),
        ),
        *_serapan_rendah(k),
        *k.tabel("anggaran_sasaran_daerah"),
    )


def _serapan_rendah(k: KonteksDaerah) -> tuple[Blok, ...]:
    """Sasaran whose money was little used: told beside their capaian, never as a merit."""
    butir: list[Isi] = []
    for s in k.bahan.sasaran_strategis:
        serapan = k.daerah.anggaran_sasaran([s.pk]).serapan
        if serapan.nilai is not None and serapan.nilai < k.bahan.serapan_rendah:
            teks = format_persen(serapan.nilai, k.desimal)
            butir.append(
                rangkai(
                    f"{tanpa_titik(s.uraian)} (",
                    Teks(teks, medan=f"serapan:sasaran:{s.kode}:{k.tahun}"),
                    ")",
                )
            )
    if not butir:
        return ()
    return (
        par(
            f"Serapan anggaran di bawah {k.batas_serapan} terdapat pada sasaran ",
            urutkan_isi(butir),
            "; sebabnya perlu dijelaskan sebelum sisanya disebut efisiensi.",
        ),
    )


def _anggaran(k: KonteksDaerah) -> tuple[Blok, ...]:
    kepala = judul("B. Realisasi Anggaran")
    total = k.daerah.anggaran.total
    if total.pagu is None:
        return (
            kepala,
            *k.kosong(
                belum("anggaran", f"Anggaran perangkat daerah tahun {k.tahun} belum diisi."),
                "anggaran_perangkat",
            ),
        )
    tanpa = [p.nama for p in k.daerah.perangkat if k.daerah.anggaran.jumlah_pd(p.pk).pagu is None]
    isi: list[Blok] = [
        kepala,
        par(
            f"Anggaran seluruh perangkat daerah tahun {k.tahun} ",
            k.dana("total", total),
            ".",
            sisa(k),
            " Rincian menurut perangkat daerah disajikan pada ",
            k.rujuk("anggaran_perangkat"),
            ".",
        ),
        *k.tabel("anggaran_perangkat"),
    ]
    if tanpa:
        isi.append(
            Paragraf((Teks(f"Anggaran {urutkan(tanpa)} belum diisi.", medan="belum:anggaran_pd"),))
        )
    return tuple(isi)


def _akip(k: KonteksDaerah) -> tuple[Blok, ...]:
    kepala = judul("C. Akuntabilitas Kinerja Perangkat Daerah")
    ada = [n for n in k.daerah.akip if n.kini is not None]
    if not ada:
        teks = f"Hasil evaluasi AKIP perangkat daerah tahun {k.tahun} belum diisi."
        return (kepala, *k.kosong(belum("akip_pd", teks), "akip_perangkat"))
    predikat: dict[str, int] = {}
    for n in sorted(ada, key=lambda n: n.kini.nilai if n.kini else 0, reverse=True):
        assert n.kini is not None
        predikat[n.kini.predikat] = predikat.get(n.kini.predikat, 0) + 1
    rinci: list[Isi] = [
        rangkai(k.angka(f"akip:{p}", n), f" berpredikat {p}") for p, n in predikat.items()
    ]
    belum_ada = len(k.daerah.akip) - len(ada)
    ekor: Isi = (
        rangkai(" Nilai ", k.cacah("akip_belum", belum_ada, "perangkat daerah"), " belum diisi.")
        if belum_ada
        else ""
    )
    return (
        kepala,
        par(
            "Dari ",
            k.hitungan("akip", len(ada), "perangkat daerah"),
            " yang nilai evaluasi akuntabilitas kinerjanya tercatat, ",
            urutkan_isi(rinci),
            ".",
            _gerak(k),
            ekor,
            " Nilai setiap perangkat daerah disajikan pada ",
            k.rujuk("akip_perangkat"),
            ".",
        ),
        *k.tabel("akip_perangkat"),
        *_daerah(k),
    )


def _gerak(k: KonteksDaerah) -> Isi:
    """How many rose, fell or stayed, of those that have both years."""
    pasangan = [
        (n.kini.nilai, n.lalu.nilai) for n in k.daerah.akip if n.kini is not None and n.lalu
    ]
    arah = (
        ("naik", sum(kini > lalu for kini, lalu in pasangan)),
        ("turun", sum(kini < lalu for kini, lalu in pasangan)),
        ("tetap", sum(kini == lalu for kini, lalu in pasangan)),
    )
    ada = [(sebutan, n) for sebutan, n in arah if n]
    rinci: list[Isi] = [
        rangkai(k.angka(f"akip_{sebutan}", n), f" {'' if urut else 'perangkat daerah '}{sebutan}")
        for urut, (sebutan, n) in enumerate(ada)
    ]
    if not rinci:
        return ""
    return rangkai(f" Terhadap tahun {k.tahun - 1}, nilai ", urutkan_isi(rinci), ".")


def _daerah(k: KonteksDaerah) -> tuple[Blok, ...]:
    """The score of the region itself, where it is entered."""
    e = k.bahan.evaluasi
    if e is None:
        return ()
    return (
        par(
            f"Evaluasi AKIP {k.pemda} memberi nilai ",
            Teks(format_angka(e.nilai, 2), medan=f"akip:nilai:{k.tahun}"),
            f" dengan predikat {e.predikat} ({e.sebutan}).",
        ),
    )
