"""BAB IV Penutup: conclusions with figures, and what the data say needs work."""

from kinerja.angka import format_angka
from laporan.dokumen import Bab, Blok, Isi, Teks
from laporan.kalimat import (
    cacah,
    kapital,
    kecilkan,
    rangkai,
    sebanyak,
    tanpa_titik,
    urutkan,
    urutkan_isi,
)
from laporan.models import RekomendasiLHE
from laporan.narasi.capaian import nilai_capaian
from laporan.susun.analisis import tanpa_analisis
from laporan.susun.dasar import Konteks, daftar, daftar_teks, judul, par, tandai
from laporan.susun.depan import kalimat_umum
from laporan.susun.perbandingan import ringkas_akhir, ringkas_arah


def susun(k: Konteks) -> Bab:
    """The chapter."""
    isi = (*tandai(_kesimpulan(k), "bab4:kesimpulan"), *tandai(_saran(k), "bab4:saran"))
    return Bab("PENUTUP", isi, "bab-4")


def _kesimpulan(k: Konteks) -> tuple[Blok, ...]:
    b = k.bahan
    isi: list[Blok] = [judul("A. Kesimpulan")]
    if not b.baris and not b.anggaran.program:
        return (
            *isi,
            par(f"Data kinerja dan anggaran tahun {k.tahun} belum diisi; belum ada kesimpulan."),
        )
    butir: list[Isi] = []
    if b.baris:
        butir.append(kalimat_umum(k))
        butir += [
            rangkai(f"{kapital(s.uraian)}: ", k.rerata(s.kode, b.baris_dari(s)), ".")
            for s in b.sasaran_strategis
        ]
    if k.di_bawah:
        nama = [
            rangkai(x.indikator.nama, " (", nilai_capaian(x.indikator.kode, x.ukuran), ")")
            for x in k.di_bawah
        ]
        butir.append(rangkai("Target belum tercapai pada ", urutkan_isi(nama), "."))
    if arah := ringkas_arah(k):
        butir.append(f"{arah}.")
    if akhir := ringkas_akhir(k):
        butir.append(f"{kapital(akhir)}.")
    if b.anggaran.program:
        butir.append(
            rangkai("Anggaran tahun ini mencatat ", k.serapan("total", b.anggaran.total), ".")
        )
    if b.evaluasi is not None:
        butir.append(
            rangkai(
                "Evaluasi AKIP memberi nilai ",
                Teks(format_angka(b.evaluasi.nilai, 2), medan=f"akip:nilai:{k.tahun}"),
                f" dengan predikat {b.evaluasi.predikat} ({b.evaluasi.sebutan}).",
            )
        )
    return (*isi, *daftar(butir, bernomor=True))


def _saran(k: Konteks) -> tuple[Blok, ...]:
    isi: list[Blok] = [judul("B. Saran")]
    saran = [b.teks for b in k.bahan.profil.get("saran", [])]
    if saran:
        isi.append(par(f"Saran {k.pd.nama} untuk periode berikutnya:"))
        isi += daftar_teks(saran)
    butir = _dari_data(k)
    if butir:
        isi.append(par(f"Perbaikan yang ditunjukkan oleh data tahun {k.tahun}:"))
        isi += daftar(butir, bernomor=True)
    if len(isi) == 1:
        isi.append(par("Saran belum diisi, dan data tahun ini tidak menunjukkan kekurangan."))
    return tuple(isi)


def _dari_data(k: Konteks) -> list[Isi]:
    """One item for each weakness that the year's data show."""
    b = k.bahan
    butir: list[Isi] = []
    for x in k.di_bawah:
        rencana = b.analisis(x.indikator, "tindak_lanjut") or b.analisis(
            x.indikator, "upaya_perbaikan"
        )
        isi = rangkai(
            f"Capaian {x.indikator.nama} sebesar ",
            nilai_capaian(x.indikator.kode, x.ukuran),
            " perlu dinaikkan",
        )
        if rencana:
            rangkum = "; ".join(kecilkan(tanpa_titik(r)) for r in rencana)
            isi = rangkai(isi, f" dengan tindak lanjut yang telah direncanakan: {rangkum}.")
        else:
            isi = rangkai(isi, "; rencana tindak lanjutnya belum diisi.")
        butir.append(isi)
    belum = [a for a in k.akhir_renstra if a.jarak and not a.jarak.tercapai]
    if belum:
        jauh = min(belum, key=lambda a: a.capaian.nilai or 0)
        nama = f"; yang terjauh {jauh.baris.indikator.nama}" if len(belum) > 1 else (
            f", yaitu {jauh.baris.indikator.nama}"
        )  # fmt: skip
        butir.append(
            f"{sebanyak(len(belum), 'indikator')} perlu dipercepat agar mencapai target akhir "
            f"Renstra tahun {k.tahun_akhir}{nama}."
        )
    if k.serapan_rendah:
        butir.append(
            rangkai(
                "Perencanaan kas dan jadwal perlu ditinjau pada ",
                cacah(len(k.serapan_rendah), "kegiatan"),
                " yang serapannya di bawah 75%, terendah ",
                f"{k.serapan_rendah[0].mata.nama} (",
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


def _kelengkapan(k: Konteks) -> list[Isi]:
    """What is missing from the data themselves."""
    butir: list[Isi] = []
    if k.tak_terukur:
        nama = urutkan([b.indikator.nama for b in k.tak_terukur])
        butir.append(f"Data indikator berikut perlu dilengkapi agar capaiannya terhitung: {nama}.")
    if tanpa := tanpa_analisis(k):
        nama = urutkan([b.indikator.nama for b in tanpa])
        butir.append(f"Analisis penyebab perlu diisi untuk {nama}.")
    resmi = [(b.indikator.nama, i) for b in k.bahan.baris if (i := b.ukuran.isian_akhir)]
    beda = [n for n, i in resmi if i.berbeda and i.turunan and i.turunan.nilai is not None]
    if beda:
        butir.append(
            "Angka resmi yang berbeda dengan hasil perhitungan variabelnya perlu dipadankan pada "
            f"{urutkan(beda)}."
        )
    kosong = [n for n, i in resmi if i.turunan and i.turunan.nilai is None]
    if kosong:
        butir.append(f"Nilai variabel perlu dicatat untuk {urutkan(kosong)}.")
    return butir
