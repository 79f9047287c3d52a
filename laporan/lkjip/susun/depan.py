"""Cover, kata pengantar, ringkasan eksekutif, lists."""

from collections.abc import Callable
from dataclasses import replace

from anggaran.rekap import Jumlah
from anggaran.sebutan import sebut_mata
from kinerja.angka import format_rupiah
from kinerja.jenis import StatusPemangku
from kinerja.kata_daftar import urutkan
from kinerja.models import Realisasi
from kinerja.periode import ROMAWI, nama_bulan
from kinerja.sebutan import AWALAN_PEMANGKU
from laporan.bahan.bahan import TRIWULAN_DRAF
from laporan.cetak.lambang import lambang_pd
from laporan.dokumen.kalimat import (
    cacah,
    kapital,
    kapital_isi,
    kecilkan,
    rangkai,
    satuan_kecil,
    sebanyak,
    tanpa_titik,
    urutkan_isi,
)
from laporan.dokumen.unsur import (
    GARIS_NAMA,
    GARIS_PEGAWAI,
    Bagian,
    Baris,
    Blok,
    BlokTandaTangan,
    DaftarOtomatis,
    Isi,
    Kolom,
    Penandatangan,
    Sampul,
    Sel,
    Tabel,
    Teks,
)
from laporan.lkjip.kalimat.anggaran import banyak_mata
from laporan.lkjip.kalimat.capaian import ringkas
from laporan.lkjip.kalimat.hukum import PERMEN_PELAPORAN, PERPRES_SAKIP
from laporan.lkjip.susun.dasar import KonteksSusun, belum, daftar, par, seksi
from laporan.lkjip.susun.gambaran import gambaran
from laporan.lkjip.susun.reviu import pernyataan_reviu
from laporan.lkjip.tabel import sel

BUTIR_RINGKAS = 2
"""Items of an analysis that the summary quotes."""


def sampul(k: KonteksSusun) -> Sampul:
    """The cover; "Draf" until every report of the year is approved."""
    return Sampul(
        judul=("LAPORAN KINERJA", "INSTANSI PEMERINTAH", "(LKjIP)", f"TAHUN {k.tahun}"),
        pd=k.pd.nama,
        pemda=k.pemda,
        tahun_terbit=str(k.tahun + 1),
        lambang=lambang_pd(k.pd),
        status="" if k.semua_disahkan else "Draf",
    )


def tempat_tanggal(k: KonteksSusun) -> str:
    """`Martapura, Februari 2025`."""
    if k.dicetak is None:
        return f"{k.pd.tempat}, {k.tahun + 1}"
    return f"{k.pd.tempat}, {nama_bulan(k.dicetak.month)} {k.dicetak.year}"


def kata_pengantar(k: KonteksSusun) -> Bagian:
    """Why the report exists, what it holds, who answers for it."""
    b = k.bahan
    isi: list[Blok] = [
        par(
            f"{PERPRES_SAKIP} mewajibkan perangkat daerah melaporkan kinerjanya setiap tahun. "
            f"Untuk memenuhi kewajiban itu, {k.nama} menyusun Laporan Kinerja Instansi Pemerintah "
            f"(LKjIP) Tahun {k.tahun} menurut {PERMEN_PELAPORAN}."
        )
    ]
    if b.baris:
        isi += isi_laporan(k)
    kepada = f" kepada {k.pd.kepala_daerah}" if k.pd.kepala_daerah else ""
    isi.append(
        par(
            f"Laporan ini disampaikan{kepada} sebagai pertanggungjawaban kinerja tahun {k.tahun} "
            "dan menjadi bahan perbaikan perencanaan, pelaksanaan, serta pengukuran kinerja tahun "
            f"{k.tahun + 1}."
        )
    )
    tanda_tangan = BlokTandaTangan((penanda_tangan(k),), tempat_tanggal(k))
    return Bagian(
        "KATA PENGANTAR",
        (seksi("kata_pengantar", "Kata Pengantar", *isi), tanda_tangan),
        "kata-pengantar",
    )


def isi_laporan(k: KonteksSusun) -> list[Blok]:
    """What was measured, against what, with how much money, and how sure the figures are."""
    b = k.bahan
    terisi = [x for x in b.baris if x.ukuran.terisi]
    anggaran = (
        rangkai(" Anggaran yang dipertanggungjawabkan ", k.dana("total", b.anggaran.total), ".")
        if b.anggaran.program
        else ()
    )
    isi: list[Blok] = [
        par(
            "Laporan ini memuat ",
            "hasil pengukuran " if len(terisi) == len(b.baris) else "",
            k.hitungan("indikator", len(b.baris), "indikator kinerja"),
            *_letak(k),
            ".",
            _pembanding(k),
            anggaran,
        )
    ]
    if terisi:
        isi.append(par(_asal(k), _pengesahan(k), _versi_pengesahan(k)))
    return isi


def _letak(k: KonteksSusun) -> tuple[Isi, ...]:
    """On how many tujuan and sasaran: those that have an indicator."""
    indikator = [b.indikator for b in k.bahan.baris]
    ada: list[Isi] = [
        (k.hitungan(kunci, len(pemilik), kunci),)
        for kunci, pemilik in (
            ("tujuan", {i.tujuan_id for i in indikator} - {None}),
            ("sasaran", {i.sasaran_id for i in indikator} - {None}),
        )
        if pemilik
    ]
    return (" pada ", urutkan_isi(ada)) if ada else ()


def _pembanding(k: KonteksSusun) -> str:
    """Only what the report really compares."""
    tanpa = [b for b in k.bahan.baris if not b.ukuran.terisi]
    menyusul = sum(b.ukuran.menyusul for b in tanpa)
    kosong = len(tanpa) - menyusul
    if kosong == len(k.bahan.baris):
        return " Realisasinya belum diisi."
    sebagian = f" Realisasi {cacah(kosong, 'indikator')} belum diisi." if kosong else ""
    if menyusul:
        sebagian += f" Angka {cacah(menyusul, 'indikator')} menyusul."
    patokan = []
    if any(b.ukuran.terisi and b.ukuran.target is not None for b in k.bahan.baris):
        patokan.append(f"target tahun {k.tahun}")
    if k.tahun_terbanding:
        patokan.append(f"realisasi tahun {urutkan([str(t) for t in k.tahun_terbanding])}")
    if any(a.jarak is not None for a in k.akhir_renstra):
        patokan.append(f"target akhir {k.rencana} tahun {k.tahun_akhir}")
    if not patokan:
        return sebagian
    # "dan" already stands between two years.
    ada_dan = any(" dan " in p for p in patokan[:-1])
    sambung = f"{', '.join(patokan[:-1])}, serta {patokan[-1]}" if ada_dan else urutkan(patokan)
    apa = "Realisasi yang lain" if tanpa else "Realisasinya"
    return f"{sebagian} {apa} dibandingkan dengan {sambung}."


def _asal(k: KonteksSusun) -> str:
    beranalisis = any(
        k.bahan.analisis(b.indikator, medan) for b in k.bahan.baris for medan in Realisasi.ANALISIS
    )
    apa = "Angka realisasi dan analisis penyebab" if beranalisis else "Angka realisasi"
    return f"{apa} berasal dari laporan triwulanan penanggung jawab indikator."


def _pengesahan(k: KonteksSusun) -> Isi:
    """What has been approved, in the words of the quarterly reports themselves."""
    semua, sah = len(k.bahan.baris), len(k.disahkan)
    draf = urutkan([ROMAWI[tw - 1] for tw in k.triwulan_draf])
    status = f"berstatus “{kecilkan(TRIWULAN_DRAF)}”"
    if sah == semua:
        awal: Isi = " Realisasi setiap indikator telah disahkan"
    elif sah:
        awal = rangkai(
            " Realisasi ",
            k.angka("disahkan", sah),
            f" dari {cacah(semua, 'indikator')} telah disahkan",
        )
    else:
        awal = " Realisasi indikator belum disahkan"
    if not draf:
        return rangkai(awal, ".")
    hubung = "; laporan" if not sah else ", sedangkan laporan"
    return rangkai(awal, f"{hubung} triwulan {draf} masih {status}.")


def _versi_pengesahan(k: KonteksSusun) -> str:
    """Which endorsement of each quarter the figures are of, and which of them is open again.

    Around a year that stays as printed the path of its quarters is invented: no word of it.
    """
    b = k.bahan
    dijalani = b.pengesahan if b.triwulan_nyata else ()
    sah = [f"triwulan {ROMAWI[n - 1]} menurut {b.sebut_pengesahan(n)}" for n in dijalani]
    hasil = f" Angka {'; '.join(sah)}." if sah else ""
    if b.triwulan_dibuka:
        dibuka = urutkan([ROMAWI[n - 1] for n in b.triwulan_dibuka])
        hasil += f" Triwulan {dibuka} sedang dibuka kembali, sehingga angkanya masih dapat berubah."
    return hasil


def penanda_tangan(k: KonteksSusun) -> Penandatangan:
    """Who signs the report: the head on the day beside the signature, at the end of the year where
    none is printed. The region's has no pangkat and no NIP.
    """
    jabatan, hari = k.bahan.kepala, k.dicetak or k.bahan.hari
    sebutan = k.pd.sebutan_jabatan_kepala(jabatan.nama if jabatan else "")
    pemangku = k.bahan.pemangku_pada(hari).get(jabatan.pk) if jabatan else None
    depan = AWALAN_PEMANGKU.get(StatusPemangku(pemangku.status), "") if pemangku else ""
    if pemangku is None or not pemangku.nama:
        garis = GARIS_NAMA if k.pd.pemerintah_daerah else GARIS_PEGAWAI
        return Penandatangan(f"{depan}{sebutan},", "", garis=garis)
    return Penandatangan(f"{depan}{sebutan},", pemangku.nama, pemangku.pangkat, pemangku.nip)


def ringkasan(
    k: KonteksSusun, anggaran: Callable[[KonteksSusun], tuple[Blok, ...]] | None = None
) -> Bagian:
    """The year on two pages: performance, budget, best and worst. `anggaran`: what is said of the
    money, where it is not the agency's own.
    """
    b, anggaran = k.bahan, anggaran or _anggaran
    if not b.baris:
        isi: tuple[Blok, ...] = (
            belum(
                "indikator",
                f"Indikator kinerja {k.nama} tahun {k.tahun} belum diisi, sehingga capaian kinerja "
                "belum dapat disajikan.",
            ),
            *anggaran(k),
        )
        return _bagian_ringkasan(isi)
    isi = (
        *gambaran(k),
        par(kalimat_umum(k)),
        *_kemajuan(k),
        *_sasaran(k),
        *anggaran(k),
        *_terbaik(k),
        *_terendah(k),
        *_belum(k),
    )
    return _bagian_ringkasan(isi)


def _bagian_ringkasan(isi: tuple[Blok, ...]) -> Bagian:
    isi_seksi = seksi("ringkasan_eksekutif", "Ringkasan Eksekutif", *isi)
    return Bagian("RINGKASAN EKSEKUTIF", (isi_seksi,), "ringkasan-eksekutif")


def kalimat_umum(k: KonteksSusun) -> Isi:
    """How many indicators met their target, and the mean."""
    b = k.bahan
    if not k.terukur:
        return rangkai(
            "Dari ",
            k.hitungan("indikator", len(b.baris), "indikator kinerja"),
            f" tahun {k.tahun}, belum ada yang capaiannya dapat dihitung.",
        )
    bagian: list[Isi] = []
    sama = "mencapai atau melampaui" if not k.di_bawah else "belum mencapai"
    if len(b.baris) > 1 and not k.tak_terukur and not (k.tercapai and k.di_bawah):
        return rangkai(
            "Seluruh ",
            k.hitungan("indikator", len(b.baris), "indikator kinerja"),
            f" yang diukur pada tahun {k.tahun} {sama} target. ",
            k.rerata("semua", b.baris, sebut="Rata-rata capaiannya", banyak=False),
            ".",
        )
    if k.tercapai:
        banyak = k.cacah("tercapai", len(k.tercapai))
        bagian.append(rangkai(banyak, " mencapai atau melampaui target"))
    if k.di_bawah:
        bagian.append(rangkai(k.cacah("di_bawah", len(k.di_bawah)), " di bawah target"))
    if k.tak_terukur:
        bagian.append(
            rangkai(k.cacah("tak_terukur", len(k.tak_terukur)), " belum dapat dihitung capaiannya")
        )
    return rangkai(
        "Dari ",
        k.hitungan("indikator", len(b.baris), "indikator kinerja"),
        f" {'' if k.tak_terukur else 'yang diukur pada '}tahun {k.tahun}, ",
        urutkan_isi(bagian),
        ". ",
        k.rerata("semua", b.baris, sebut="Rata-rata capaiannya", banyak=bool(k.tak_terukur))
        if len(k.terukur) > 1 or k.tak_terukur
        else kapital_isi(k.rerata("semua", b.baris)),
        ".",
    )


def _kemajuan(k: KonteksSusun) -> tuple[Blok, ...]:
    """Against last year and against the end of the Renstra, in one paragraph."""
    kalimat_ini: list[Isi] = []
    if k.ada_tahun_lalu:
        awal = f"Terhadap realisasi tahun {k.tahun_lalu}, "
        kalimat_ini.append(rangkai(awal, urutkan_isi(k.cacah_arah(k.tahun_lalu)), "."))
    if any(a.jarak is not None for a in k.akhir_renstra):
        sudah = sum(bool(a.jarak and a.jarak.tercapai) for a in k.akhir_renstra)
        pemilik = k.cacah("akhir", len(k.akhir_renstra))
        awal = f"Target akhir {k.rencana} tahun {k.tahun_akhir} "
        kalimat_ini.append(
            rangkai(
                awal,
                "telah dicapai oleh ",
                k.angka("akhir_tercapai", sudah),
                " dari ",
                pemilik,
                " yang memilikinya.",
            )
            if sudah
            else rangkai(awal, "belum dicapai oleh satu pun dari ", pemilik, " yang memilikinya.")
        )
    if not kalimat_ini:
        return ()
    return (par(*[x for n, kal in enumerate(kalimat_ini) for x in ((" ", kal) if n else (kal,))]),)


def _sasaran(k: KonteksSusun) -> tuple[Blok, ...]:
    butir: list[Isi] = []
    for s in k.bahan.sasaran_strategis:
        sendiri, bawah = k.bahan.baris_dari(s), k.bahan.baris_di_bawah(s)
        isi = rangkai(Teks(tanpa_titik(s.uraian), tebal=True), ": ", k.rerata(s.kode, sendiri))
        if len(bawah) > len(sendiri):
            rerata = k.rerata(f"{s.kode}:semua", bawah)
            isi = rangkai(isi, "; bersama sasaran kinerja di bawahnya ", rerata)
        butir.append(rangkai(isi, "."))
    if not butir:
        return (belum("sasaran", f"{kapital(k.sebutan_strategis)} tahun ini belum ditetapkan."),)
    banyak = k.hitungan("sasaran_strategis", len(butir), k.sebutan_strategis)
    return (par("Capaian ", banyak, " adalah sebagai berikut."), *daftar(butir, bernomor=True))


def _terbaik(k: KonteksSusun) -> tuple[Blok, ...]:
    if len(k.terukur) < 2:
        return ()
    atas = [b for b in reversed(k.menurut_capaian) if b not in k.di_bawah][:3]
    if not atas:
        return ()
    sebutan = sebanyak(len(atas), "capaian") if len(atas) > 1 else "Capaian"
    return (
        par(f"{sebutan} tertinggi dicatat oleh:"),
        *daftar(
            [rangkai(ringkas(b.indikator.sebutan, b.indikator.kode, b.ukuran), ".") for b in atas]
        ),
    )


def _terendah(k: KonteksSusun) -> tuple[Blok, ...]:
    """The rows below target; where there are none, the sentence says so."""
    if not k.terukur:
        return ()
    if not k.di_bawah:
        return (par("Tidak ada indikator terukur yang capaiannya di bawah 100%."),)
    butir: list[Isi] = []
    for b in k.di_bawah[:3]:
        isi = rangkai(ringkas(b.indikator.sebutan, b.indikator.kode, b.ukuran), ".")
        hambatan = k.hambatan(b)
        if hambatan:
            isi = rangkai(isi, f" Faktor penghambat{_rangkum(hambatan)}.")
        upaya = k.bahan.analisis(b.indikator, "upaya_perbaikan")
        if upaya:
            isi = rangkai(isi, f" Upaya perbaikan{_rangkum(upaya)}.")
        butir.append(isi)
    sisa = len(k.di_bawah) - len(butir)
    awal = "Indikator yang belum mencapai target:" if not sisa else (
        f"{sebanyak(len(butir), 'capaian')} terendah dari "
        f"{cacah(len(k.di_bawah), 'indikator')} yang belum mencapai target:"
    )  # fmt: skip
    return (par(awal), *daftar(butir))


def _rangkum(butir: list[str]) -> str:
    """The first items in one clause, after ` antara lain` where there are more."""
    awal = " antara lain" if len(butir) > BUTIR_RINGKAS else ""
    return f"{awal}: {'; '.join(kecilkan(tanpa_titik(x)) for x in butir[:BUTIR_RINGKAS])}"


def _belum(k: KonteksSusun) -> tuple[Blok, ...]:
    if not k.tak_terukur:
        return ()
    lewat = {b.indikator.pk for b in k.lewat_nol}
    butir: list[Isi] = [
        f"{b.indikator.sebutan}: {b.ukuran.capaian.alasan}"
        + (
            f", realisasi {satuan_kecil(b.ukuran.realisasi_teks)}."
            if b.indikator.pk in lewat
            else "."
        )
        for b in k.tak_terukur[:10]
    ]
    sisa = len(k.tak_terukur) - len(butir)
    if sisa:
        butir.append(f"{sebanyak(sisa, 'indikator')} lainnya disebutkan pada Bab III.")
    return (par("Indikator yang capaiannya belum dapat dihitung:"), *daftar(butir))


def _anggaran(k: KonteksSusun) -> tuple[Blok, ...]:
    a = k.bahan.anggaran
    if not a.program:
        return (belum("anggaran", f"Anggaran tahun {k.tahun} belum diisi."),)
    if a.total.pagu:
        kalimat = par(
            "Anggaran yang membiayai kinerja tersebut ",
            k.dana("total", a.total),
            f", tersebar pada {banyak_mata(a.banyak)}.",
            sisa_anggaran(k),
        )
    else:
        kalimat = par(
            f"Tercatat {banyak_mata(a.banyak)}, dengan anggaran tahun {k.tahun} ",
            k.dana("total", a.total),
            ".",
        )
    return (kalimat, tabel_ringkasan(k)) if k.bahan.sasaran_strategis else (kalimat,)


def sisa_anggaran(k: KonteksSusun) -> Isi:
    """How much was not spent and where most of it lies; empty where that is not known."""
    total = k.bahan.anggaran.total
    if total.sisa is None or total.sisa <= 0:
        return ""
    isi = rangkai(
        " Anggaran yang tidak terserap ",
        Teks(format_rupiah(total.sisa), medan=f"sisa:total:{k.tahun}"),
    )
    s = k.sisa_terbesar
    if s is None or s.jumlah.sisa is None:
        return rangkai(isi, ".")
    return rangkai(
        isi,
        "; bagian terbesarnya, ",
        Teks(format_rupiah(s.jumlah.sisa), medan=f"sisa:{s.mata.kode}:{k.tahun}"),
        f", terdapat pada {sebut_mata(s.tingkat, s.mata.nama)}.",
    )


def tabel_ringkasan(k: KonteksSusun) -> Tabel:
    """Budget per sasaran strategis, what is tied to none of them, and the total."""
    b, kebijakan = k.bahan, k.bahan.kebijakan
    baris: list[Baris] = []
    terpakai: set[int] = set()
    ganda = False
    for nomor, s in enumerate(b.sasaran_strategis, start=1):
        pk = {x.pk for x in b.turunan(s)}
        daun = b.anggaran.daun_indikator(i.pk for i in b.indikator if i.sasaran_id in pk)
        ganda = ganda or bool(terpakai & daun)
        terpakai |= daun
        baris.append(_baris(str(nomor), s.uraian, b.anggaran_sasaran(s), k))
    sisa = {d for p in b.anggaran.program for d in p.daun} - terpakai
    if sisa:
        baris.append(
            _baris("", "Belum dikaitkan dengan sasaran strategis", b.anggaran.jumlah_daun(sisa), k)
        )
    pagu, realisasi, serapan = sel.anggaran(b.anggaran.total, kebijakan)
    if not ganda:
        pagu = replace(pagu, formula="=SUM({pagu@*})")
        realisasi = replace(realisasi, formula="=SUM({terpakai@*})")
    baris.append(Baris((Sel("Jumlah", rentang=2), pagu, realisasi, serapan), "jumlah"))
    catatan: tuple[Isi, ...] = (
        ("Sub kegiatan yang menunjang lebih dari satu sasaran dihitung satu kali pada jumlah.",)
        if ganda
        else ()
    )
    return sel.bermuatan(
        Tabel(
            "ringkasan_anggaran",
            f"Anggaran dan Realisasi menurut Sasaran Strategis Tahun {k.tahun}",
            (
                sel.KOLOM_NO,
                Kolom("Sasaran Strategis", lebar=40, kunci="sasaran"),
                Kolom("Anggaran (Rp)", "kanan", 18, kunci="pagu"),
                Kolom("Realisasi (Rp)", "kanan", 18, kunci="terpakai"),
                Kolom("Serapan (%)", "kanan", 12, kunci="serapan"),
            ),
            tuple(baris),
            catatan=catatan,
        ),
        "pagu",
        "terpakai",
        kosong=f"Anggaran tahun {k.tahun} belum diisi.",
    )


def _baris(nomor: str, uraian: str, jumlah: Jumlah, k: KonteksSusun) -> Baris:
    return Baris((Sel(nomor), Sel(uraian), *sel.anggaran(jumlah, k.bahan.kebijakan)))


def bagian_depan(k: KonteksSusun) -> tuple[Bagian | DaftarOtomatis, ...]:
    """Everything before BAB I."""
    return (
        kata_pengantar(k),
        *pernyataan_reviu(k),
        ringkasan(k),
        DaftarOtomatis("isi"),
        DaftarOtomatis("tabel"),
        DaftarOtomatis("gambar"),
    )
