"""From the data of one quarter to one report: facts, three tables, analysis, what is missing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from anggaran.sebutan import nama_mata
from kinerja.angka import format_persen, format_rupiah
from kinerja.capaian import SERATUS
from kinerja.kata_daftar import urutkan
from kinerja.models import Realisasi, TahunLatihan
from kinerja.models.pengguna import AKUN_SISTEM
from kinerja.periode import format_tanggal, nama_bulan
from kinerja.status import ISIAN_DIVERIFIKASI
from kinerja.teks import butir
from laporan.bahan.alamat_asal import dasar_asal_tercetak
from laporan.bahan.bahan import TRIWULAN_DIBUKA, TRIWULAN_DRAF, Bahan
from laporan.cetak.grafik import ButirCapaian, ButirSerapan, batang_capaian, serapan_program
from laporan.dokumen.kalimat import (
    cacah,
    hitungan,
    kalimat,
    kapital,
    kecilkan,
    rangkai,
    satuan_kecil,
    urutkan_titik_koma,
)
from laporan.dokumen.latihan import tandai_latihan
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import (
    Bab,
    Blok,
    Butir,
    Daftar,
    DaftarOtomatis,
    Dokumen,
    Gambar,
    Isi,
    Judul,
    Paragraf,
    Rujukan,
    Teks,
)
from laporan.lkjip.kalimat.anggaran import serapan_isi
from laporan.lkjip.kalimat.capaian import target_kalimat
from laporan.lkjip.susun import depan
from laporan.lkjip.susun.anggaran import tanpa_serapan
from laporan.lkjip.susun.dasar import KonteksSusun, daftar, kosongkan, par
from laporan.lkjip.susun.lampiran_aksi import kegiatan_berlaku
from laporan.lkjip.tabel.rencana_aksi import kegiatan_triwulan, sebut_banyak
from laporan.triwulanan import tabel
from laporan.triwulanan.bahan import BarisTriwulan, Kuartal
from laporan.triwulanan.susun_kelengkapan import pelaporan

BATANG_PER_GAMBAR = 13
_ANALISIS = {
    "faktor_pendukung": "Faktor pendukung",
    "faktor_penghambat": "Faktor penghambat",
    "upaya_perbaikan": "Upaya perbaikan",
    "tindak_lanjut": "Rencana tindak lanjut",
    "penjelasan": "Penjelasan",
}


def susun_triwulanan(bahan: Bahan, triwulan: int, dicetak: date | None = None) -> Dokumen:
    """The report, numbered. `dicetak` dates the signature; without it only the year is printed, so
    that nothing depends on the clock. Raises ValueError for what is no quarter.
    """
    k = Kuartal(bahan, triwulan)
    konteks = KonteksSusun(k.bahan, dicetak)
    terbit = str(dicetak.year if dicetak else k.tw.tahun + (triwulan == 4))
    latihan = TahunLatihan.objects.kalimat(bahan.pd, k.tw.tahun, triwulan=True)
    dokumen = nomori(
        Dokumen(
            judul=f"Laporan Kinerja {k.tw.label}",
            subjudul=konteks.nama,
            pd=konteks.nama,
            pemda=konteks.pemda,
            tahun=k.tw.tahun,
            tempat_tanggal=_tempat_tanggal(k, dicetak, terbit),
            sampul=replace(
                depan.sampul(konteks),
                judul=("LAPORAN KINERJA", f"TRIWULAN {k.tw.romawi}", f"TAHUN {k.tw.tahun}"),
                tahun_terbit=terbit,
                status=_status(k),
            ),
            bagian_depan=(DaftarOtomatis("isi"),),
            bab=(
                Bab("PENDAHULUAN", _pendahuluan(k, konteks), "pendahuluan"),
                Bab("CAPAIAN KINERJA", _capaian(k), "capaian-kinerja"),
                Bab("REALISASI ANGGARAN", _anggaran(k), "realisasi-anggaran"),
                Bab("KELENGKAPAN PELAPORAN", pelaporan(k, dicetak, terbit), "lengkap"),
            ),
            nama_berkas=f"Laporan-TW-{triwulan}-{k.tw.tahun}-{bahan.pd.kode}",
            asal=dasar_asal_tercetak(bahan.pd),
            bab_menyambung=True,
        )
    )
    return tandai_latihan(dokumen, latihan)


def _status(k: Kuartal) -> str:
    """What the cover says of figures that may still change; nothing where they may not."""
    if k.berubah:
        return TRIWULAN_DIBUKA
    return "" if k.pengesahan or k.seluruhnya_disahkan else TRIWULAN_DRAF


def _tempat_tanggal(k: Kuartal, dicetak: date | None, terbit: str) -> str:
    tempat = k.bahan.pd.tempat
    if dicetak is None:
        return f"{tempat}, {terbit}"
    return f"{tempat}, {nama_bulan(dicetak.month)} {dicetak.year}"


def _pendahuluan(k: Kuartal, konteks: KonteksSusun) -> tuple[Blok, ...]:
    tw = k.tw
    isi: list[Blok] = [
        par(
            f"Laporan ini menyajikan kinerja {konteks.nama} pada {tw.label} "
            f"({format_tanggal(tw.awal)} sampai dengan {format_tanggal(tw.akhir)}){_muatan(k)}."
        )
    ]
    butir: list[Isi] = [_periode(k)]
    if versi := k.versi.kalimat:
        butir.append(versi)
    if dijadwalkan := k.dijadwalkan:
        terisi = sum(b.terisi for b in dijadwalkan)
        diverifikasi = sum(
            b.baris is not None and b.baris.status in ISIAN_DIVERIFIKASI for b in dijadwalkan
        )
        butir.append(_pengisian(len(dijadwalkan), terisi, diverifikasi))
    if len(k.dijadwalkan) < len(k.baris):
        sisa = hitungan(len(k.baris) - len(k.dijadwalkan), "indikator")
        butir.append(f"Pelaporan {sisa} tidak dijadwalkan pada triwulan ini atau menyusul.")
    if k.unit:
        belum = [u.nama for u in k.unit if not _unit_lengkap(k, u.pk)]
        butir.append(_pengisian_unit(k, belum))
    if k.anggaran.program:
        t = k.anggaran.total
        butir.append(
            rangkai(
                f"Anggaran sampai dengan {tw.label_pendek}: ",
                serapan_isi(
                    f"tw{tw.nomor}",
                    tw.tahun,
                    t.pagu,
                    t.realisasi,
                    t.serapan,
                    k.bahan.kebijakan.desimal,
                ),
                ".",
            )
        )
    return (*isi, *daftar(butir))


def _pengisian(semua: int, terisi: int, diverifikasi: int) -> str:
    """`Dari 3 (tiga) indikator, 2 sudah diisi dan 1 sudah diverifikasi.`"""
    if not terisi:
        return f"Realisasi {hitungan(semua, 'indikator')} belum diisi."
    if terisi == semua:
        dan = " dan diverifikasi" if diverifikasi == semua else ""
        ekor = "; belum ada yang diverifikasi" if not diverifikasi else ""
        if 0 < diverifikasi < semua:
            ekor = f"; {diverifikasi} sudah diverifikasi"
        awal = f"Seluruh {hitungan(semua, 'indikator')}" if semua > 1 else "Satu indikator"
        return f"{awal} sudah diisi{dan}{ekor}."
    verifikasi = f"{diverifikasi} sudah" if diverifikasi else "belum ada yang"
    return (
        f"Dari {hitungan(semua, 'indikator')}, {terisi} sudah diisi dan {verifikasi} diverifikasi."
    )


def _pengisian_unit(k: Kuartal, belum: list[str]) -> str:
    """How many units have entered all that they owe, and which have not."""
    wajib = [sebutan for sebutan, ada in (("indikator", k.baris), ("sub kegiatan", k.sub)) if ada]
    seluruh = f"mengisi seluruh {urutkan(wajib)}nya"
    semua = hitungan(len(k.unit), "unit kerja")
    sisa = f" Yang belum: {'; '.join(belum)}." if belum else ""
    if len(k.unit) == 1:
        return f"{k.unit[0].nama} {'belum' if belum else 'sudah'} {seluruh}."
    if not belum:
        return f"Seluruh {semua} sudah {seluruh}."
    if len(belum) == len(k.unit):
        return f"Belum ada unit kerja yang {seluruh}.{sisa}"
    return f"{len(k.unit) - len(belum)} dari {semua} sudah {seluruh}.{sisa}"


def _muatan(k: Kuartal) -> str:
    """What the report holds: nothing that was not entered."""
    isi = [f"realisasi setiap indikator {_patokan(k)}"] if k.baris else []
    if k.anggaran.program:
        isi.append("realisasi anggaran sejak Januari")
    return f": {', serta '.join(isi)}" if isi else ""


def _patokan(k: Kuartal) -> str:
    """Against which targets: only those that there are."""
    if k.bertarget:
        return (
            "terhadap target triwulan menurut rencana aksi dan terhadap target tahun menurut "
            "Perjanjian Kinerja"
        )
    if any(b.target is not None for b in k.baris):
        return "terhadap target tahun menurut Perjanjian Kinerja"
    return "tanpa pembanding karena targetnya belum ditetapkan"


def _periode(k: Kuartal) -> str:
    awal = (
        f"Masa pengisian {format_tanggal(k.periode.buka)} sampai dengan "
        f"{format_tanggal(k.periode.tutup)}."
        if k.periode
        else "Masa pengisian belum ditetapkan."
    )
    if k.pengesahan is None and k.seluruhnya_disahkan:
        return f"{awal} Seluruh baris indikator dimuat dengan status disahkan."
    if k.pengesahan is None:
        return f"{awal} Triwulan ini belum disahkan; angkanya masih dapat berubah."
    hari = format_tanggal(k.hari(k.pengesahan.pada))
    oleh = k.pengesahan.oleh
    siapa = "" if oleh.username == AKUN_SISTEM else f" {oleh.sebutan}"
    sah = (
        f"{awal} Triwulan ini disahkan{siapa} pada {hari}. Angkanya menurut pengesahan "
        f"ke-{k.pengesahan.ke}"
    )
    if not k.berubah:
        return f"{sah}."
    return (
        f"{sah}, kecuali {k.berubah} baris yang dibuka kembali dan belum disahkan lagi; angkanya "
        "masih dapat berubah."
    )


def _unit_lengkap(k: Kuartal, unit: int) -> bool:
    indikator, sub = tabel.hitung_unit(k, unit)
    return indikator[0] == indikator[1] and sub[0] == sub[1]


def _capaian(k: Kuartal) -> tuple[Blok, ...]:
    tw = k.tw.label_pendek
    if not k.baris:
        return kosongkan(par(_kalimat_capaian(k)), [tabel.kinerja(k)])
    kinerja = tabel.kinerja(k)
    rinci = rangkai(" Rinciannya disajikan pada ", Rujukan("kinerja_triwulan"), ".")
    isi: list[Blok] = [
        par(_kalimat_capaian(k), rinci if kinerja.baris else ""),
        *_belum_tercapai(k),
        *_grafik(k),
        kinerja,
        *_kegiatan(k),
        Judul("Analisis per Indikator"),
    ]
    analisis = [blok for b in k.baris for blok in _analisis(k, b)]
    isi += analisis or [par(f"Analisis {tw} belum ditulis.")]
    return tuple(isi)


def _kegiatan(k: Kuartal) -> tuple[Blok, ...]:
    """What the rencana aksi has for the quarter; nothing where it has no activities at all."""
    tw = k.tw
    semua = kegiatan_berlaku(k.bahan, [b.indikator for b in k.baris], tw.nomor)
    if not semua:
        return ()
    kini = [x for x in semua if x[1].anggaran[tw.nomor - 1] is not None]
    judul = Judul("Kegiatan Rencana Aksi")
    if not kini:
        return (judul, par(f"Rencana aksi tidak memuat kegiatan pada {tw.label_pendek}."))
    return (
        judul,
        par(
            f"Rencana aksi memuat {sebut_banyak(kini)} pada {tw.label_pendek}, sebagaimana "
            "disajikan pada ",
            Rujukan("kegiatan_triwulan"),
            ".",
        ),
        kegiatan_triwulan(kini, tw.nomor, tw.label),
    )


def _kalimat_capaian(k: Kuartal) -> str:
    tw, terukur = k.tw.label_pendek, k.terukur
    if not k.baris:
        return f"Indikator kinerja tahun {k.tw.tahun} belum diisi."
    if not k.bertarget:
        return f"Target {tw} belum ditetapkan, sehingga capaian {tw} tidak dihitung.{_setahun(k)}"
    if not terukur:
        return (
            f"Belum ada indikator yang capaian {tw}-nya dapat dihitung, karena target triwulan "
            "atau realisasinya belum ada."
        )
    tercapai = sum(1 for b in terukur if (b.sendiri.capaian.nilai or 0) >= SERATUS)
    semua = hitungan(len(k.dijadwalkan), "indikator")
    awal = f"Dari {semua}, {len(terukur)} dapat"
    if len(terukur) == len(k.dijadwalkan) > 1:
        awal = f"Seluruh {semua} dapat"
    return f"{awal} diukur terhadap target {tw}: {_tercapai(tercapai, len(terukur))}."


def _setahun(k: Kuartal) -> str:
    """At the end of the year the year's target can be judged even so."""
    if not k.patokan_tahun or not k.terukur:
        return ""
    tercapai = sum((k.dinilai(b).capaian.nilai or 0) >= SERATUS for b in k.terukur)
    return (
        f" Terhadap target tahun {k.tw.tahun}, {cacah(len(k.terukur), 'indikator')} dapat diukur: "
        f"{_tercapai(tercapai, len(k.terukur))}."
    )


def _tercapai(tercapai: int, semua: int) -> str:
    """`6 mencapai target dan 4 belum`: only those that there are."""
    if not tercapai:
        return "belum ada yang mencapai target"
    if tercapai == semua:
        return "semuanya mencapai target" if semua > 1 else "target tercapai"
    return f"{tercapai} mencapai target dan {semua - tercapai} belum"


def _sebutan_target(k: Kuartal) -> str:
    """`target TW III`, `target tahun 2024`: what the rows are judged by."""
    return f"target tahun {k.tw.tahun}" if k.patokan_tahun else f"target {k.tw.label_pendek}"


def _belum_tercapai(k: Kuartal) -> tuple[Blok, ...]:
    """Every indicator below the quarter's target, lowest first."""
    di_bawah = [b for b in k.terukur if (k.dinilai(b).capaian.nilai or 0) < SERATUS]
    if not di_bawah:
        return ()
    di_bawah.sort(key=lambda b: k.dinilai(b).capaian.nilai or 0)
    return (
        par(f"Indikator yang belum mencapai {_sebutan_target(k)}:"),
        *daftar([f"{b.indikator.sebutan}: {kecilkan(_ringkas(k, b))}" for b in di_bawah]),
    )


def _grafik(k: Kuartal) -> tuple[Blok, ...]:
    semua = k.terukur
    butir = [
        ButirCapaian(b.indikator.sebutan, u.capaian.nilai, u.capaian_teks, u.kriteria)
        for b, u in ((b, k.dinilai(b)) for b in semua)
    ]
    return tuple(
        Gambar(
            f"batang_triwulan:{n}",
            f"Capaian Kinerja per Indikator {k.tw.label}"
            + (f" (Bagian {n})" if len(semua) > BATANG_PER_GAMBAR else ""),
            batang_capaian(
                butir[awal : awal + BATANG_PER_GAMBAR],
                judul=f"Capaian kinerja per indikator {k.tw.label}",
                garis_teks=f"{kapital(_sebutan_target(k))} (100%)",
                semua=butir,
            ),
            _temuan_batang(k, semua[awal : awal + BATANG_PER_GAMBAR]),
        )
        for n, awal in enumerate(range(0, len(semua), BATANG_PER_GAMBAR), 1)
    )


def _temuan_batang(k: Kuartal, baris: Sequence[BarisTriwulan]) -> str:
    """How many reached their target, and which did not."""
    kurang = [b for b in baris if (k.dinilai(b).capaian.nilai or 0) < SERATUS]
    awal = f"Capaian {hitungan(len(baris), 'indikator')} terhadap {_sebutan_target(k)}"
    if not kurang:
        return f"{awal}: semuanya mencapai target"
    sebutan = [f"{b.indikator.sebutan} ({k.dinilai(b).capaian_teks})" for b in kurang]
    return f"{awal}; yang di bawah target: {urutkan_titik_koma(sebutan)}"


def _analisis(k: Kuartal, b: BarisTriwulan) -> tuple[Blok, ...]:
    """Heading, the figures in one line, and each field that was written."""
    if b.baris is None:
        return ()
    ditulis = [
        (sebutan, _baris_teks(b.baris, medan))
        for medan, sebutan in _ANALISIS.items()
        if _baris_teks(b.baris, medan)
    ]
    if not ditulis:
        return ()
    return (
        Judul(b.indikator.sebutan, 2),
        par(_ringkas(k, b)),
        *(
            blok
            for sebutan, butir in ditulis
            for blok in (
                Paragraf((Teks(f"{sebutan}:", tebal=True),)),
                Daftar(tuple(Butir(kalimat(x)) for x in butir)),
            )
        ),
    )


def _baris_teks(baris: Realisasi, medan: str) -> list[str]:
    return butir(getattr(baris, medan))


def _ringkas(k: Kuartal, b: BarisTriwulan) -> str:
    s, t = b.sendiri, b.sampai
    target = f" dari target {target_kalimat(s.target)}" if s.target else ""
    capaian = f", capaian {s.capaian_teks} ({s.kriteria})" if s.capaian.dapat else ""
    sampai = ""
    if t.target is not None and t.capaian.dapat:
        sampai = (
            f" Sampai dengan {k.tw.label_pendek} {satuan_kecil(t.realisasi_teks)}, capaian "
            f"{t.capaian_teks} terhadap target tahun {target_kalimat(t.target)}."
        )
    realisasi = satuan_kecil(s.realisasi_teks)
    return f"Realisasi {k.tw.label_pendek} {realisasi}{target}{capaian}.{sampai}"


def _anggaran(k: Kuartal) -> tuple[Blok, ...]:
    if not k.anggaran.program:
        kosong = par(
            "Anggaran dilaksanakan perangkat daerah dan dilaporkan pada laporan triwulanan setiap "
            "perangkat daerah."
            if k.bahan.pd.pemerintah_daerah
            else f"Anggaran tahun {k.tw.tahun} belum diisi."
        )
        return kosongkan(kosong, [tabel.anggaran(k)])
    return (
        *_serapan(k),
        par(
            f"Pagu, realisasi sejak Januari sampai dengan {k.tw.label_pendek}, serapan, dan "
            "kemajuan fisik setiap sub kegiatan disajikan pada ",
            Rujukan("anggaran_triwulan"),
            ".",
        ),
        tabel.anggaran(k),
    )


def _serapan(k: Kuartal) -> tuple[Blok, ...]:
    if not any(p.jumlah.serapan.dapat for p in k.anggaran.program):
        awal = f"Serapan setiap program sampai dengan {k.tw.label_pendek}"
        return (par(tanpa_serapan(k.anggaran.program, awal)),)
    desimal = k.bahan.kebijakan.desimal
    butir = [
        ButirSerapan(
            nama_mata("program", p.mata.nama),
            p.jumlah.serapan.nilai,
            format_persen(p.jumlah.serapan.nilai, desimal),
            f"{format_rupiah(p.jumlah.realisasi)} dari {format_rupiah(p.jumlah.pagu)}",
        )
        for p in k.anggaran.program
    ]
    judul = f"Serapan anggaran per program sampai dengan {k.tw.label}"
    return (
        Gambar(
            "serapan_triwulan",
            f"Serapan Anggaran per Program sampai dengan {k.tw.label}",
            serapan_program(butir, judul=judul),
            f"Serapan {hitungan(len(butir), 'program')}: {_temuan_serapan(butir)}",
        ),
    )


def _temuan_serapan(butir: Sequence[ButirSerapan]) -> str:
    return urutkan_titik_koma([f"{b.label} {b.teks}" for b in butir])
