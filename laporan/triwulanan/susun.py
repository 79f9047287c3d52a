"""From the data of one quarter to one report: facts, three tables, analysis, what is missing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kinerja.angka import format_persen, format_rupiah
from kinerja.capaian import SERATUS
from kinerja.jenis import StatusPemangku
from kinerja.models import Realisasi
from kinerja.periode import format_tanggal, nama_bulan
from kinerja.status import ISIAN_DIVERIFIKASI
from kinerja.teks import butir
from laporan.bahan.bahan import TRIWULAN_DRAF, Bahan
from laporan.cetak.grafik import ButirCapaian, ButirSerapan, batang_capaian, serapan_program
from laporan.dokumen.kalimat import hitungan, kalimat, kecilkan, rangkai, urutkan_titik_koma
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import (
    GARIS_PEGAWAI,
    Bab,
    Blok,
    BlokTandaTangan,
    Butir,
    Daftar,
    DaftarOtomatis,
    Dokumen,
    Gambar,
    Isi,
    Judul,
    Paragraf,
    Penandatangan,
    Rujukan,
    Teks,
)
from laporan.lkjip.kalimat.anggaran import serapan_isi
from laporan.lkjip.susun import depan
from laporan.lkjip.susun.dasar import KonteksSusun, daftar, par
from laporan.perjanjian.dipakai import versi_dipakai
from laporan.triwulanan import tabel
from laporan.triwulanan.bahan import BarisTriwulan, Kuartal

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
    konteks = KonteksSusun(bahan, dicetak)
    terbit = str(dicetak.year if dicetak else k.tw.tahun + (triwulan == 4))
    return nomori(
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
                status="" if k.pengesahan else TRIWULAN_DRAF,
            ),
            bagian_depan=(DaftarOtomatis("isi"),),
            bab=(
                Bab("PENDAHULUAN", _pendahuluan(k, konteks), "pendahuluan"),
                Bab("CAPAIAN KINERJA", _capaian(k), "capaian-kinerja"),
                Bab("REALISASI ANGGARAN", _anggaran(k), "realisasi-anggaran"),
                Bab("KELENGKAPAN PELAPORAN", _kelengkapan(k, konteks, dicetak, terbit), "lengkap"),
            ),
            nama_berkas=f"Laporan-TW-{triwulan}-{k.tw.tahun}-{bahan.pd.kode}",
        )
    )


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
            f"({format_tanggal(tw.awal)} sampai dengan {format_tanggal(tw.akhir)}): realisasi "
            "setiap indikator terhadap target triwulan menurut rencana aksi dan terhadap target "
            "tahun menurut Perjanjian Kinerja, serta realisasi anggaran sejak Januari."
        )
    ]
    butir: list[Isi] = [_periode(k)]
    if versi := versi_dipakai(k.bahan.pd, tw.tahun, tw.akhir).kalimat:
        butir.append(versi)
    if k.baris:
        terisi = sum(b.terisi for b in k.baris)
        diverifikasi = sum(
            b.baris is not None and b.baris.status in ISIAN_DIVERIFIKASI for b in k.baris
        )
        butir.append(
            f"Dari {hitungan(len(k.baris), 'indikator')}, {terisi} sudah diisi dan {diverifikasi} "
            "sudah diverifikasi."
        )
    if k.unit:
        lengkap = [u.nama for u in k.unit if _unit_lengkap(k, u.pk)]
        belum = [u.nama for u in k.unit if u.nama not in lengkap]
        butir.append(
            f"{len(lengkap)} dari {hitungan(len(k.unit), 'unit kerja')} sudah mengisi seluruh "
            "indikator dan sub kegiatannya."
            + (f" Yang belum: {'; '.join(belum)}." if belum else "")
        )
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


def _periode(k: Kuartal) -> str:
    awal = (
        f"Masa pengisian {format_tanggal(k.periode.buka)} sampai dengan "
        f"{format_tanggal(k.periode.tutup)}."
        if k.periode
        else "Masa pengisian belum ditetapkan."
    )
    if k.pengesahan is None:
        return f"{awal} Triwulan ini belum disahkan; angkanya masih dapat berubah."
    hari = format_tanggal(k.hari(k.pengesahan.pada))
    return f"{awal} Triwulan ini disahkan {k.pengesahan.oleh.sebutan} pada {hari}."


def _unit_lengkap(k: Kuartal, unit: int) -> bool:
    indikator, sub = tabel.hitung_unit(k, unit)
    return indikator[0] == indikator[1] and sub[0] == sub[1]


def _capaian(k: Kuartal) -> tuple[Blok, ...]:
    tw = k.tw.label_pendek
    isi: list[Blok] = [
        par(_kalimat_capaian(k), " Rinciannya disajikan pada ", Rujukan("kinerja_triwulan"), "."),
        *_belum_tercapai(k),
        *_grafik(k),
        tabel.kinerja(k),
        Judul("Analisis per Indikator"),
    ]
    analisis = [blok for b in k.baris for blok in _analisis(k, b)]
    isi += analisis or [par(f"Analisis {tw} belum ditulis.")]
    return tuple(isi)


def _kalimat_capaian(k: Kuartal) -> str:
    tw, terukur = k.tw.label_pendek, k.terukur
    if not k.baris:
        return f"Indikator kinerja tahun {k.tw.tahun} belum diisi."
    if not terukur:
        return (
            f"Belum ada indikator yang capaian {tw}-nya dapat dihitung, karena target triwulan "
            "atau realisasinya belum ada."
        )
    tercapai = sum(1 for b in terukur if (b.sendiri.capaian.nilai or 0) >= SERATUS)
    return (
        f"Dari {hitungan(len(k.baris), 'indikator')}, {len(terukur)} dapat diukur terhadap target "
        f"{tw}: {tercapai} mencapai target dan {len(terukur) - tercapai} belum."
    )


def _belum_tercapai(k: Kuartal) -> tuple[Blok, ...]:
    """Every indicator below the quarter's target, lowest first."""
    di_bawah = [b for b in k.terukur if (b.sendiri.capaian.nilai or 0) < SERATUS]
    if not di_bawah:
        return ()
    di_bawah.sort(key=lambda b: b.sendiri.capaian.nilai or SERATUS)
    return (
        par(f"Indikator yang belum mencapai target {k.tw.label_pendek}:"),
        *daftar([f"{b.indikator.nama}: {kecilkan(_ringkas(k, b))}" for b in di_bawah]),
    )


def _grafik(k: Kuartal) -> tuple[Blok, ...]:
    semua = k.terukur
    butir = [
        ButirCapaian(
            b.indikator.nama, b.sendiri.capaian.nilai, b.sendiri.capaian_teks, b.sendiri.kriteria
        )
        for b in semua
    ]
    return tuple(
        Gambar(
            f"batang_triwulan:{n}",
            f"Capaian Kinerja per Indikator {k.tw.label}"
            + (f" (Bagian {n})" if len(semua) > BATANG_PER_GAMBAR else ""),
            batang_capaian(
                butir[awal : awal + BATANG_PER_GAMBAR],
                judul=f"Capaian kinerja per indikator {k.tw.label}",
                garis_teks="Target triwulan (100%)",
                semua=butir,
            ),
            _temuan_batang(semua[awal : awal + BATANG_PER_GAMBAR]),
        )
        for n, awal in enumerate(range(0, len(semua), BATANG_PER_GAMBAR), 1)
    )


def _temuan_batang(baris: Sequence[BarisTriwulan]) -> str:
    """How many reached the quarter's target, and which did not."""
    kurang = [b for b in baris if (b.sendiri.capaian.nilai or 0) < SERATUS]
    awal = f"Capaian {hitungan(len(baris), 'indikator')} terhadap target triwulan"
    if not kurang:
        return f"{awal}: semuanya mencapai target"
    sebutan = [f"{b.indikator.nama} ({b.sendiri.capaian_teks})" for b in kurang]
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
        Judul(b.indikator.nama, 2),
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
    target = f" dari target {s.target.teks}" if s.target else ""
    capaian = f", capaian {s.capaian_teks} ({s.kriteria})" if s.capaian.dapat else ""
    sampai = ""
    if t.target is not None and t.capaian.dapat:
        sampai = (
            f" Sampai dengan {k.tw.label_pendek} {t.realisasi_teks}, capaian {t.capaian_teks} "
            f"terhadap target tahun {t.target.teks}."
        )
    return f"Realisasi {k.tw.label_pendek} {s.realisasi_teks}{target}{capaian}.{sampai}"


def _anggaran(k: Kuartal) -> tuple[Blok, ...]:
    if not k.anggaran.program:
        return (par(f"Anggaran tahun {k.tw.tahun} belum diisi."), tabel.anggaran(k))
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
    desimal = k.bahan.kebijakan.desimal
    butir = [
        ButirSerapan(
            p.mata.nama,
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


def _kelengkapan(
    k: Kuartal, konteks: KonteksSusun, dicetak: date | None, terbit: str
) -> tuple[Blok, ...]:
    isi: list[Blok] = [
        par("Kemajuan pelaporan setiap unit disajikan pada ", Rujukan("kelengkapan_triwulan"), "."),
        tabel.kelengkapan(k),
        *_pelapor(k),
        Judul("Yang Masih Harus Dilengkapi"),
        *_kurang(k),
    ]
    if not dicetak:
        tempat = f"{k.bahan.pd.tempat}, {terbit}"
    else:
        tempat = f"{k.bahan.pd.tempat}, {format_tanggal(dicetak)}"
    isi.append(BlokTandaTangan((_penandatangan(k, konteks),), tempat))
    return tuple(isi)


def _pelapor(k: Kuartal) -> tuple[Blok, ...]:
    butir: list[Isi] = [f"{u.nama}: {nama}" for u in k.unit if (nama := tabel.pelapor(k, u.pk))]
    if not butir:
        return (par("Belum ada unit yang mengajukan isian triwulan ini."),)
    return (par("Isian diajukan oleh:"), *daftar(butir))


def _kurang(k: Kuartal) -> tuple[Blok, ...]:
    """Per unit: indicators with what they lack, then sub kegiatan with empty lines."""
    per_unit: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for x in k.kekurangan:
        per_unit[x.unit][x.baris].append(x.pesan)
    for b in k.baris:
        if b.sendiri.target is None and b.sampai.target is not None:
            per_unit[b.indikator.penanggung_jawab.unit.nama][b.indikator.nama].append(
                f"Target {k.tw.label_pendek} belum ditetapkan dalam rencana aksi."
            )
    for s in k.sub.values():
        if not s.lengkap:
            per_unit[s.sub.penanggung_jawab.unit.nama][s.sub.nama].append(
                f"{s.diharapkan - s.terisi} dari {s.diharapkan} baris belanja belum diisi."
            )
    if not per_unit:
        return (par("Tidak ada: seluruh isian triwulan ini lengkap."),)
    urut = [u.nama for u in k.unit if u.nama in per_unit]
    return tuple(
        blok
        for unit in urut
        for blok in (
            Paragraf((Teks(unit, tebal=True),)),
            *daftar(
                [
                    f"{baris}: {' '.join(dict.fromkeys(kalimat(p) for p in pesan))}"
                    for baris, pesan in per_unit[unit].items()
                ]
            ),
        )
    )


def _penandatangan(k: Kuartal, konteks: KonteksSusun) -> Penandatangan:
    jabatan = konteks.kepala
    if jabatan is None:
        return Penandatangan(f"Kepala {k.bahan.pd.nama},", "", garis=GARIS_PEGAWAI)
    pemangku = k.pemangku(jabatan)
    awalan = {StatusPemangku.PLT: "Plt. ", StatusPemangku.PLH: "Plh. "}
    sebutan = awalan.get(StatusPemangku(pemangku.status), "") if pemangku else ""
    status = ""
    if k.pengesahan is not None:
        status = f"Disahkan {format_tanggal(k.hari(k.pengesahan.pada))}"
    if pemangku is None or not pemangku.nama:
        return Penandatangan(f"{sebutan}{jabatan.nama},", "", status=status, garis=GARIS_PEGAWAI)
    return Penandatangan(
        f"{sebutan}{jabatan.nama},", pemangku.nama, pemangku.pangkat, pemangku.nip, status
    )
