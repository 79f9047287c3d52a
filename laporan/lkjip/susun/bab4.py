"""BAB IV Penutup: conclusions with figures, and what the data say needs work."""

from anggaran.sebutan import sebut_mata
from kinerja.angka import format_angka, format_persen, format_rupiah
from kinerja.capaian import Alasan, Hasil
from kinerja.ukuran import TIDAK_BERLAKU
from laporan.bahan.rangkum import gabung_mirip
from laporan.dokumen.kalimat import (
    cacah,
    kecilkan,
    rangkai,
    sebanyak,
    tanpa_titik,
    urutkan_isi,
    urutkan_titik_koma,
)
from laporan.dokumen.unsur import Bab, Blok, Isi, Teks
from laporan.lkjip.kalimat.capaian import nilai_capaian
from laporan.lkjip.susun.analisis import tanpa_analisis
from laporan.lkjip.susun.dasar import (
    AkhirRenstra,
    KonteksSusun,
    belum,
    daftar,
    daftar_teks,
    judul,
    par,
    tandai,
    tanya,
)
from laporan.lkjip.susun.gambar import belum_sampai
from laporan.models import RekomendasiLHE


def susun(k: KonteksSusun) -> Bab:
    """The chapter."""
    isi = (*tandai(_kesimpulan(k), "bab4:kesimpulan"), *tandai(_saran(k), "bab4:saran"))
    return Bab("PENUTUP", isi, "bab-4")


def _kesimpulan(k: KonteksSusun) -> tuple[Blok, ...]:
    b = k.bahan
    isi: list[Blok] = [judul("A. Kesimpulan")]
    if not b.baris and not b.anggaran.program:
        return (
            *isi,
            belum(
                "data",
                f"Data kinerja dan anggaran tahun {k.tahun} belum diisi; belum ada kesimpulan.",
            ),
        )
    butir: list[Isi] = []
    if b.baris:
        butir.append(_target(k))
        butir += [
            rangkai(f"Sasaran {s.uraian} mencatat ", k.rerata(s.kode, b.baris_dari(s)), ".")
            for s in b.sasaran_strategis
        ]
    if k.di_bawah:
        nama = [
            rangkai(x.indikator.sebutan, " (", nilai_capaian(x.indikator.kode, x.ukuran), ")")
            for x in k.di_bawah
        ]
        butir.append(rangkai("Target belum tercapai pada ", urutkan_isi(nama), "."))
    butir += _kemajuan(k)
    if b.anggaran.program:
        butir.append(_anggaran(k))
    if b.evaluasi is not None:
        butir.append(
            rangkai(
                "Evaluasi AKIP memberi nilai ",
                Teks(format_angka(b.evaluasi.nilai, 2), medan=f"akip:nilai:{k.tahun}"),
                f" dengan predikat {b.evaluasi.predikat} ({b.evaluasi.sebutan}).",
            )
        )
    return (*isi, *daftar(butir, bernomor=True))


def _target(k: KonteksSusun) -> Isi:
    return rangkai(
        "Target tercapai pada ",
        k.angka("tercapai", len(k.tercapai)),
        " dari ",
        k.cacah("indikator", len(k.bahan.baris), "indikator kinerja"),
        ", dengan ",
        k.rerata("semua", k.bahan.baris, banyak=bool(k.tak_terukur)),
        ".",
    )


def _kemajuan(k: KonteksSusun) -> list[Isi]:
    """What got worse since last year, and what is short of the Renstra's end."""
    butir: list[Isi] = []
    if k.ada_tahun_lalu:
        buruk = [x.baris.indikator.sebutan for x in k.menurut_arah(k.tahun_lalu)["memburuk"]]
        if buruk:
            banyak = k.sebanyak(f"memburuk:{k.tahun_lalu}", len(buruk), "indikator")
            awal = f" memburuk dibandingkan dengan tahun {k.tahun_lalu}: "
            butir.append(rangkai(banyak, awal, f"{urutkan_titik_koma(buruk)}."))
        else:
            butir.append(
                f"Tidak ada realisasi yang memburuk dibandingkan dengan tahun {k.tahun_lalu}."
            )
    kurang = belum_sampai(k)
    if kurang:
        butir.append(_terjauh(k, kurang))
    elif k.akhir_renstra:
        butir.append(f"Semua target akhir Renstra tahun {k.tahun_akhir} telah dicapai.")
    return butir


def _terjauh(k: KonteksSusun, kurang: list[AkhirRenstra]) -> Isi:
    """How many are short of the Renstra's end, and the three that are furthest from it."""
    nama = [
        rangkai(
            f"{a.baris.indikator.sebutan} (",
            Teks(
                format_persen(a.capaian.nilai, k.desimal),
                medan=f"capaian_akhir:{a.baris.indikator.kode}:{k.tahun}",
            ),
            ")",
        )
        for a in kurang[:3]
    ]
    sebutan = "; yang terjauh dari target itu adalah " if len(kurang) > 3 else ", yaitu "
    return rangkai(
        f"Target akhir Renstra tahun {k.tahun_akhir} belum dicapai oleh ",
        k.cacah("akhir_sisa", len(kurang)),
        sebutan,
        urutkan_isi(nama),
        ".",
    )


def _anggaran(k: KonteksSusun) -> Isi:
    """`Anggaran tahun 2024 terserap 79,02%, yaitu Rp … dari Rp …`."""
    total = k.bahan.anggaran.total
    if total.serapan.nilai is None:
        return rangkai(f"Anggaran tahun {k.tahun} ", k.dana("total", total), ".")
    return rangkai(
        f"Anggaran tahun {k.tahun} terserap ",
        Teks(format_persen(total.serapan.nilai, k.desimal), medan=f"serapan:total:{k.tahun}"),
        ", yaitu ",
        Teks(format_rupiah(total.realisasi), medan=f"realisasi_anggaran:total:{k.tahun}"),
        " dari ",
        Teks(format_rupiah(total.pagu), medan=f"pagu:total:{k.tahun}"),
        ".",
    )


def _saran(k: KonteksSusun) -> tuple[Blok, ...]:
    isi: list[Blok] = [judul("B. Saran")]
    saran = [b.teks for b in k.bahan.profil.get("saran", [])]
    butir = _dari_data(k)
    if butir:
        isi.append(par(f"Perbaikan yang ditunjukkan oleh data tahun {k.tahun}:"))
        isi += daftar(butir, bernomor=True)
    if saran:
        isi.append(par(f"Saran {k.pd.nama} untuk periode berikutnya:"))
        isi += daftar_teks(saran)
    if len(isi) == 1:
        isi.append(par("Saran belum diisi, dan data tahun ini tidak menunjukkan kekurangan."))
    return tuple(isi)


def _dari_data(k: KonteksSusun) -> list[Isi]:
    """One item for each weakness that the year's data show."""
    b = k.bahan
    butir: list[Isi] = []
    for x in k.di_bawah:
        rencana = b.analisis(x.indikator, "tindak_lanjut") or b.analisis(
            x.indikator, "upaya_perbaikan"
        )
        isi = rangkai(
            f"Target {x.indikator.sebutan} belum tercapai (capaian ",
            nilai_capaian(x.indikator.kode, x.ukuran),
            ")",
        )
        if rencana:
            rangkum = "; ".join(kecilkan(tanpa_titik(r)) for r in gabung_mirip(rencana))
            isi = rangkai(isi, f"; tindak lanjut yang telah direncanakan: {rangkum}.")
        else:
            pertanyaan = tanya(
                f"rencana:{x.indikator.kode}:{k.tahun}", "Apa rencana tindak lanjutnya?"
            )
            isi = rangkai(isi, ". ", pertanyaan)
        butir.append(isi)
    if kurang := belum_sampai(k):
        butir.append(
            rangkai(
                "Kemajuan ",
                k.cacah("akhir_sisa", len(kurang)),
                f" menuju target akhir Renstra tahun {k.tahun_akhir} perlu dijaga menurut laju "
                "yang diuraikan pada A.3.",
            )
        )
    if k.serapan_rendah:
        butir.append(
            rangkai(
                "Perencanaan kas dan jadwal perlu ditinjau pada ",
                cacah(len(k.serapan_rendah), "kegiatan"),
                " yang serapannya di bawah 75%, terendah ",
                f"{sebut_mata(k.serapan_rendah[0].tingkat, k.serapan_rendah[0].mata.nama)} (",
                k.serapan(k.serapan_rendah[0].mata.kode, k.serapan_rendah[0].jumlah)[-2],
                ").",
            )
        )
    if b.evaluasi is not None:
        sisa = [
            r for r in b.evaluasi.rekomendasi.all() if r.status != RekomendasiLHE.Status.SELESAI
        ]
        if sisa:
            butir.append(
                f"{sebanyak(len(sisa), 'rekomendasi')} LHE yang belum selesai perlu dituntaskan."
            )
    return butir + _kelengkapan(k)


def data_kurang(capaian: Hasil) -> bool:
    """Whether data are missing: a target of nought and "not applicable" are data."""
    return not (capaian.alasan or "").startswith((Alasan.TARGET_NOL, TIDAK_BERLAKU))


def _kelengkapan(k: KonteksSusun) -> list[Isi]:
    """What is missing from the data themselves."""
    butir: list[Isi] = []
    kurang = [b for b in k.tak_terukur if data_kurang(b.ukuran.capaian)]
    if kurang:
        nama = urutkan_titik_koma([b.indikator.sebutan for b in kurang])
        butir.append(f"Data indikator berikut perlu dilengkapi agar capaiannya terhitung: {nama}.")
    if tanpa := tanpa_analisis(k):
        nama = urutkan_titik_koma([b.indikator.sebutan for b in tanpa])
        butir.append(f"Analisis penyebab perlu diisi untuk {nama}.")
    resmi = [(b.indikator.sebutan, i) for b in k.bahan.baris if (i := b.ukuran.isian_akhir)]
    beda = [n for n, i in resmi if i.berbeda and i.turunan and i.turunan.nilai is not None]
    if beda:
        butir.append(
            f"Angka resmi {cacah(len(beda), 'indikator')} berbeda dengan hasil perhitungan "
            f"variabelnya dan perlu dipadankan: {urutkan_titik_koma(beda)}."
        )
    kosong = [n for n, i in resmi if i.turunan and i.turunan.nilai is None]
    if kosong:
        butir.append(f"Nilai variabel perlu dicatat untuk {urutkan_titik_koma(kosong)}.")
    return butir
