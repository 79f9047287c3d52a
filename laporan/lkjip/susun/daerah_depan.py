"""Cover, kata pengantar and ringkasan eksekutif of a region's report."""

from kinerja.angka import format_rupiah
from laporan.cetak.lambang import lambang_pd
from laporan.dokumen.kalimat import rangkai
from laporan.dokumen.unsur import (
    Bagian,
    Blok,
    BlokTandaTangan,
    DaftarOtomatis,
    Isi,
    Sampul,
    Teks,
)
from laporan.lkjip.kalimat.hukum import PERMEN_PELAPORAN, PERPRES_SAKIP
from laporan.lkjip.susun.daerah_dasar import KonteksDaerah
from laporan.lkjip.susun.dasar import belum, par, seksi
from laporan.lkjip.susun.depan import (
    isi_laporan,
    penanda_tangan,
    ringkasan,
    tempat_tanggal,
)
from laporan.lkjip.susun.reviu import pernyataan_reviu


def sampul(k: KonteksDaerah) -> Sampul:
    """The cover; "Draf" until every figure of the year is endorsed."""
    return Sampul(
        judul=("LAPORAN KINERJA", "INSTANSI PEMERINTAH", "(LKjIP)", f"TAHUN {k.tahun}"),
        pd=k.wilayah,
        pemda=k.pemda,
        tahun_terbit=str(k.tahun + 1),
        lambang=lambang_pd(k.pd),
        status="" if k.semua_disahkan else "Draf",
    )


def kata_pengantar(k: KonteksDaerah) -> Bagian:
    """Why the report exists, what it holds, who answers for it."""
    isi: list[Blok] = [
        par(
            f"{PERPRES_SAKIP} mewajibkan pemerintah daerah melaporkan kinerjanya setiap tahun. "
            f"Untuk memenuhi kewajiban itu, {k.pemda} menyusun Laporan Kinerja Instansi Pemerintah "
            f"(LKjIP) Tahun {k.tahun} menurut {PERMEN_PELAPORAN}."
        )
    ]
    if k.bahan.baris:
        isi += isi_laporan(k)
    banyak = len(k.daerah.perangkat)
    if banyak:
        isi.append(
            par(
                "Laporan ini menghimpun kinerja dan anggaran ",
                k.hitungan("perangkat", banyak, "perangkat daerah"),
                ".",
                _mitra(k),
            )
        )
    isi.append(
        par(
            f"Laporan ini disampaikan kepada {k.atasan} sebagai pertanggungjawaban kinerja tahun "
            f"{k.tahun} dan menjadi bahan perbaikan perencanaan, pelaksanaan, serta pengukuran "
            f"kinerja tahun {k.tahun + 1}."
        )
    )
    return Bagian(
        "KATA PENGANTAR",
        (
            seksi("kata_pengantar", "Kata Pengantar", *isi),
            BlokTandaTangan((penanda_tangan(k),), tempat_tanggal(k)),
        ),
        "kata-pengantar",
    )


def _mitra(k: KonteksDaerah) -> Isi:
    """How many of the figures are those of agencies."""
    n = sum(b.indikator.pk in k.bahan.pengukuran.sumber for b in k.bahan.baris)
    if not n:
        return ""
    return rangkai(
        " Realisasi ",
        k.cacah("bersumber", n),
        " diambil langsung dari pengukuran perangkat daerah pengampunya.",
    )


def anggaran_ringkas(k: KonteksDaerah) -> tuple[Blok, ...]:
    """The money of all agencies, and per sasaran."""
    total = k.daerah.anggaran.total
    if total.pagu is None:
        return (belum("anggaran", f"Anggaran perangkat daerah tahun {k.tahun} belum diisi."),)
    per_sasaran: Isi = (
        rangkai(" Anggaran setiap sasaran disajikan pada ", k.rujuk("anggaran_sasaran_daerah"), ".")
        if k.bahan.sasaran_strategis
        else ""
    )
    return (
        par(
            "Anggaran ",
            k.hitungan("perangkat", len(k.daerah.perangkat), "perangkat daerah"),
            " yang membiayai kinerja tersebut " if total.pagu else " ",
            k.dana("total", total),
            ".",
            sisa(k),
            per_sasaran,
        ),
    )


def sisa(k: KonteksDaerah) -> Isi:
    """How much was not spent, and by which agency most of it."""
    total = k.daerah.anggaran.total
    if not total.sisa or total.sisa <= 0:
        return ""
    isi = rangkai(
        " Anggaran yang tidak terserap ",
        Teks(format_rupiah(total.sisa), medan=f"sisa:total:{k.tahun}"),
    )
    milik = [(k.daerah.anggaran.jumlah_pd(p.pk).sisa or 0, p) for p in k.daerah.perangkat]
    besar, pd = max(milik, key=lambda satu: satu[0], default=(0, None))
    if pd is None or len(milik) < 2 or besar <= 0:
        return rangkai(isi, ".")
    return rangkai(
        isi,
        "; bagian terbesarnya, ",
        Teks(format_rupiah(besar), medan=f"sisa:{pd.kode}:{k.tahun}"),
        f", terdapat pada {pd.nama}.",
    )


def bagian_depan(k: KonteksDaerah) -> tuple[Bagian | DaftarOtomatis, ...]:
    """Everything before BAB I."""
    return (
        kata_pengantar(k),
        *pernyataan_reviu(k),
        ringkasan(k, lambda _: anggaran_ringkas(k)),
        DaftarOtomatis("isi"),
        DaftarOtomatis("tabel"),
        DaftarOtomatis("gambar"),
    )
