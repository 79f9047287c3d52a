"""BAB IV Penutup: conclusions with figures, and what the data say needs work."""

from collections.abc import Sequence

from anggaran.sebutan import sebut_mata
from kinerja.angka import format_angka, format_persen, format_rupiah
from kinerja.capaian import Alasan, Hasil
from kinerja.kata_daftar import urutkan
from kinerja.perbandingan import NilaiLaju
from kinerja.ukuran import TIDAK_BERLAKU
from laporan.bahan.bahan import BarisIndikator
from laporan.bahan.rangkum import gabung_mirip
from laporan.dokumen.kalimat import (
    kapital_isi,
    kecilkan,
    rangkai,
    sebanyak,
    tanpa_titik,
    urutkan_isi,
    urutkan_titik_koma,
)
from laporan.dokumen.unsur import Bab, Blok, Isi, Teks
from laporan.lkjip.kalimat.banding import terhadap_target
from laporan.lkjip.kalimat.capaian import nilai_capaian, nilai_realisasi, nilai_target
from laporan.lkjip.susun.akhir_renstra import Jalan, jalan_tersisa
from laporan.lkjip.susun.dasar import (
    AkhirRenstra,
    KonteksSusun,
    belum,
    daftar,
    daftar_teks,
    judul,
    par,
    sebut_indikator,
    tandai,
    tanya,
)
from laporan.lkjip.susun.gambar import belum_sampai
from laporan.lkjip.susun.rencana_tindak import rencana_tindak
from laporan.lkjip.susun.saran_target import saran_target
from laporan.models import StatusRekomendasi


def susun(k: KonteksSusun, tambahan: Sequence[Isi] = ()) -> Bab:
    """The chapter. `tambahan`: further conclusions, where more than the agency's own is told."""
    kesimpulan = tandai(_kesimpulan(k, tambahan), "bab4:kesimpulan")
    return Bab("PENUTUP", (*kesimpulan, *tandai(_saran(k), "bab4:saran")), "bab-4")


def _kesimpulan(k: KonteksSusun, tambahan: Sequence[Isi]) -> tuple[Blok, ...]:
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
            rangkai(
                f"Sasaran {tanpa_titik(s.uraian)}",
                " mencatat " if b.rerata(b.baris_dari(s)).nilai is not None else ": ",
                k.rerata(s.kode, b.baris_dari(s)),
                ".",
            )
            for s in b.sasaran_strategis
        ]
    if k.di_bawah:
        nama = [
            rangkai(x.indikator.sebutan, " (", nilai_capaian(x.indikator.kode, x.ukuran), ")")
            for x in k.di_bawah
        ]
        butir.append(rangkai("Target belum tercapai pada ", urutkan_isi(nama), "."))
    if k.lewat_nol:
        lewat = [
            rangkai(
                x.indikator.sebutan,
                " (realisasi ",
                nilai_realisasi(x.indikator.kode, x.ukuran),
                ", target ",
                nilai_target(x.indikator.kode, x.ukuran),
                ")",
            )
            for x in k.lewat_nol
        ]
        butir.append(
            rangkai(
                "Target nol tidak tercapai, sekalipun capaiannya tidak dapat dinyatakan dalam "
                "persen, pada ",
                urutkan_isi(lewat),
                ".",
            )
        )
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
    return (*isi, *daftar([*butir, *tambahan], bernomor=True))


def _target(k: KonteksSusun) -> Isi:
    if not k.terukur:
        semua = k.cacah("indikator", len(k.bahan.baris), "indikator kinerja")
        return rangkai("Capaian ", semua, " belum dapat dihitung.")
    awal = kapital_isi(k.banyak_tercapai)
    if k.tercapai:
        semua = k.cacah("indikator", len(k.bahan.baris), "indikator kinerja")
        n = k.angka("tercapai", len(k.tercapai))
        awal = rangkai("Target tercapai pada ", n, " dari ", semua)
    return rangkai(
        *awal,
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
            terbanding = sum(x.perubahan is not None for x in k.banding[k.tahun_lalu])
            butir.append(
                rangkai(
                    "Tidak ada yang memburuk di antara ",
                    k.cacah(f"terbanding:{k.tahun_lalu}", terbanding),
                    f" yang dapat dibandingkan dengan tahun {k.tahun_lalu}.",
                )
            )
    kurang = belum_sampai(k)
    if kurang:
        butir.append(_terjauh(k, kurang))
    elif k.akhir_renstra and all(a.jarak and a.jarak.tercapai for a in k.akhir_renstra):
        butir.append(f"Semua target akhir {k.rencana} tahun {k.tahun_akhir} telah dicapai.")
    return butir


def _terjauh(k: KonteksSusun, kurang: list[AkhirRenstra]) -> Isi:
    """How many are short of the Renstra's end, and the three that are furthest from it."""
    nama = [rangkai(f"{a.baris.indikator.sebutan} (", _sejauh(k, a), ")") for a in kurang[:3]]
    sebutan = "; yang terjauh dari target itu adalah " if len(kurang) > 3 else ", yaitu "
    return rangkai(
        f"Target akhir {k.rencana} tahun {k.tahun_akhir} belum dicapai oleh ",
        k.cacah("akhir_sisa", len(kurang)),
        sebutan,
        urutkan_isi(nama),
        ".",
    )


def _sejauh(k: KonteksSusun, a: AkhirRenstra) -> Teks:
    """`84,00%` of the final target; where that is nought, how far from it: `25 kasus di atas
    target`.
    """
    kode = a.baris.indikator.kode
    if a.capaian.nilai is None and a.jarak is not None:
        teks = terhadap_target(a.jarak, a.baris.bentuk)
        return Teks(teks, medan=f"jarak_akhir:{kode}:{k.tahun}")
    teks = format_persen(a.capaian.nilai, k.desimal)
    return Teks(teks, medan=f"capaian_akhir:{kode}:{k.tahun}")


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
    tindak = rencana_tindak(k)
    butir = [*_dari_data(k), *saran_target(k)]
    if butir:
        isi.append(par(f"Perbaikan yang ditunjukkan oleh data tahun {k.tahun}:"))
        isi += daftar(butir, bernomor=True)
    isi += tindak
    if saran:
        isi.append(par(f"Saran {k.pd.nama} untuk periode berikutnya:"))
        isi += daftar_teks(saran)
    if len(isi) == 1:
        isi.append(belum("saran", f"Saran belum diisi.{_tanpa_kekurangan(k)}"))
    return tuple(isi)


def _tanpa_kekurangan(k: KonteksSusun) -> str:
    """Why the data give no advice either: what they do show, nothing of what they do not hold."""
    bagian = []
    if k.terukur and not k.di_bawah:
        bagian.append("tidak ada capaian terukur yang di bawah 100%")
    if k.kegiatan and not k.serapan_rendah:
        bagian.append(f"semua kegiatan terserap paling sedikit {k.batas_serapan}")
    return f" Menurut data tahun {k.tahun}, {urutkan(bagian)}." if bagian else ""


def _dari_data(k: KonteksSusun) -> list[Isi]:
    """One item for each weakness that the year's data show."""
    b = k.bahan
    butir: list[Isi] = []
    butir += [_tindak_lanjut(k, x) for x in (*k.di_bawah, *k.lewat_nol)]
    butir += _menuju_akhir(k)
    if k.serapan_rendah:
        butir.append(
            rangkai(
                "Sebab rendahnya serapan ",
                k.cacah("serapan_rendah", len(k.serapan_rendah), "kegiatan"),
                f" (di bawah {k.batas_serapan}) perlu menjadi bahan perencanaan anggaran "
                "berikutnya; serapan terendah dicatat ",
                f"{sebut_mata(k.serapan_rendah[0].tingkat, k.serapan_rendah[0].mata.nama)} (",
                k.serapan(k.serapan_rendah[0].mata.kode, k.serapan_rendah[0].jumlah)[-2],
                ").",
            )
        )
    if b.evaluasi is not None:
        sisa = [r for r in b.evaluasi.rekomendasi.all() if r.status != StatusRekomendasi.SELESAI]
        if sisa:
            butir.append(
                f"{sebanyak(len(sisa), 'rekomendasi')} LHE yang belum selesai perlu dituntaskan."
            )
    return butir + _kelengkapan(k)


def _tindak_lanjut(k: KonteksSusun, x: BarisIndikator) -> Isi:
    """A target that was missed and what is planned about it; what was done is not a plan."""
    kode, u = x.indikator.kode, x.ukuran
    angka = (
        ("capaian ", nilai_capaian(kode, u))
        if u.capaian.dapat
        else ("realisasi ", nilai_realisasi(kode, u))
    )
    isi = rangkai(f"Target {x.indikator.sebutan} belum tercapai (", *angka, ")")
    for medan, sebutan in (
        ("upaya_perbaikan", "upaya perbaikan yang dilaporkan"),
        ("tindak_lanjut", "tindak lanjut yang direncanakan"),
    ):
        if ada := k.bahan.analisis(x.indikator, medan):
            rangkum = "; ".join(kecilkan(tanpa_titik(r)) for r in gabung_mirip(ada))
            isi = rangkai(isi, f"; {sebutan}: {rangkum}")
    tersusun = bool(k.bahan.rencana_tindak[x.indikator.pk])
    if tersusun or k.bahan.analisis(x.indikator, "tindak_lanjut"):
        letak = ("; rencananya disajikan pada ", k.rujuk("rencana_tindak")) if tersusun else ()
        return rangkai(isi, *letak, ".")
    pertanyaan = tanya(f"rencana:{x.indikator.kode}:{k.tahun}", "Apa rencana tindak lanjutnya?")
    return rangkai(isi, ". ", pertanyaan)


def _menuju_akhir(k: KonteksSusun) -> list[Isi]:
    """One item for each judgement that A.3 passes on the pace towards the Renstra's end."""
    jalan = jalan_tersisa(k)
    akhir = f"target akhir {k.rencana} tahun {k.tahun_akhir}"
    kelompok: list[tuple[str, list[Jalan], str, str]] = [
        (
            "jalan_memadai",
            [j for j in jalan if j.nilai is NilaiLaju.MEMADAI and not j.memburuk],
            "Laju ",
            f" menuju {akhir} telah memadai dan perlu dijaga: ",
        ),
        (
            "jalan_memburuk",
            [j for j in jalan if j.nilai is NilaiLaju.MEMADAI and j.memburuk],
            "Laju rata-rata ",
            f" menuju {akhir} memadai, tetapi realisasinya memburuk dibandingkan dengan tahun "
            f"{k.tahun_lalu}: ",
        ),
        (
            "jalan_kurang",
            [j for j in jalan if j.nilai is NilaiLaju.KURANG],
            "Laju ",
            f" belum memadai untuk mencapai {akhir} dan perlu dipercepat: ",
        ),
        (
            "jalan_tetap",
            [j for j in jalan if j.nilai is NilaiLaju.TETAP],
            "Realisasi ",
            f" tidak bergerak menuju {akhir}: ",
        ),
        (
            "jalan_menjauh",
            [j for j in jalan if j.nilai is NilaiLaju.MENJAUH],
            "Realisasi ",
            f" bergerak menjauh dari {akhir} dan perlu dipulihkan: ",
        ),
        (
            "jalan_tak_ternilai",
            [j for j in jalan if j.nilai is None],
            "Laju ",
            f" menuju {akhir} belum dapat dinilai: ",
        ),
    ]
    return [
        rangkai(
            awal,
            k.cacah(kunci, len(isi)),
            tengah,
            f"{urutkan_titik_koma([j.akhir.baris.indikator.sebutan for j in isi])}.",
        )
        for kunci, isi, awal, tengah in kelompok
        if isi
    ]


def data_kurang(capaian: Hasil) -> bool:
    """Whether data are missing: a target of nought and "not applicable" are data."""
    bukan = (Alasan.TARGET_NOL, Alasan.TIDAK_DIJADWALKAN, TIDAK_BERLAKU)
    return not (capaian.alasan or "").startswith(bukan)


def _kelengkapan(k: KonteksSusun) -> list[Isi]:
    """What is missing from the data themselves."""
    butir: list[Isi] = []
    tanpa = [b for b in k.tak_terukur if data_kurang(b.ukuran.capaian)]
    kurang = [b for b in tanpa if not b.ukuran.menyusul]
    if menyusul := [b for b in tanpa if b.ukuran.menyusul]:
        nama = urutkan_titik_koma(
            [f"{b.indikator.sebutan} (perkiraan {b.ukuran.perkiraan})" for b in menyusul]
        )
        butir.append(f"Angka indikator berikut menyusul karena menunggu terbit: {nama}.")
    if kurang:
        nama = sebut_indikator(kurang, k.bahan.baris)
        butir.append(f"Data indikator berikut perlu dilengkapi agar capaiannya terhitung: {nama}.")
    return butir
