"""BAB III A.2 to A.4: earlier years, the end of the Renstra, national or provincial figures."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja.angka import format_persen
from kinerja.capaian import JenisTarget
from kinerja.kesinambungan import sebab_putus
from kinerja.models import Pembanding
from kinerja.perbandingan import (
    Arah,
    Laju,
    NilaiLaju,
    bandingkan,
    batas_terdekat,
    laju,
    nilai_laju,
)
from laporan.bahan.bahan import BarisIndikator
from laporan.bahan.rangkum import gabung_mirip, mengulang_angka
from laporan.cetak.grafik import PanelTren, TitikTren, kisi_tren, tren
from laporan.cetak.grafik.tren import catatan_putus, tanpa_awal
from laporan.dokumen.kalimat import (
    kalimat,
    kapital,
    kecilkan,
    rangkai,
    rentang_rujukan,
    satuan_kecil,
    tanpa_titik,
    terbilang,
    urutkan,
    urutkan_isi,
    urutkan_titik_koma,
)
from laporan.dokumen.unsur import Blok, Gambar, Isi, Paragraf, Potongan, Rujukan, Teks
from laporan.lkjip.kalimat.banding import (
    laju_lalu,
    laju_perlu,
    perubahan,
    terhadap_luar,
    terhadap_target,
)
from laporan.lkjip.kalimat.capaian import nilai_realisasi, target_kalimat
from laporan.lkjip.kalimat.penerus import tak_sebanding_akhir
from laporan.lkjip.susun.banding import gambar_banding
from laporan.lkjip.susun.dasar import (
    AkhirRenstra,
    Banding,
    KonteksSusun,
    belum,
    daftar,
    daftar_teks,
    judul,
    par,
    tanya,
    tersebut,
)
from laporan.lkjip.susun.gambar import belum_sampai, jalur_gambar
from laporan.lkjip.tabel.capaian import sumber_pembanding

SEBAB_DIKUTIP = 2
"""Hindrances quoted beside a fall; all of them stand in A.5."""
TAHUN_KISI = 3
"""Years of realisasi that make a trend of an indicator which is no IKU."""
PANEL_SEGAMBAR = 6


def tahun_sebelumnya(k: KonteksSusun) -> tuple[Blok, ...]:
    """A.2."""
    kepala = judul("A.2 Perbandingan Realisasi dan Capaian dengan Tahun Sebelumnya", 2)
    tabel = k.tabel("tahun_sebelumnya")
    if not k.bahan.baris:
        return (kepala, par(f"Indikator kinerja tahun {k.tahun} belum diisi."), *tersebut(tabel))
    lalu = [t for t in k.bahan.tahun_berdata if _tercatat(k, t)]
    awal = (
        f"Realisasi dan capaian tahun {k.tahun} disandingkan dengan tahun "
        f"{urutkan([str(t) for t in lalu])} pada "
        if lalu
        else f"Realisasi dan capaian tahun {k.tahun} disajikan pada "
    )
    isi: list[Blok] = [
        kepala,
        par(awal, k.rujuk("tahun_sebelumnya"), "."),
        *tabel,
        _simpulan(k),
    ]
    isi += _butir_arah(k)
    isi += _target_tak_tercatat(k)
    isi += _tren(k)
    return tuple(isi)


def _tercatat(k: KonteksSusun, tahun: int) -> bool:
    """Whether anything is known of the year, comparable or not."""
    return any(x.lalu.terisi or x.lalu.capaian.dapat for x in k.banding[tahun])


def _simpulan(k: KonteksSusun) -> Paragraf:
    if not k.ada_tahun_lalu:
        return par(
            f"Realisasi tahun {k.tahun_lalu} tidak tercatat atau tidak sebanding, sehingga "
            "kenaikan dan penurunannya tidak dapat disimpulkan."
        )
    arah = k.menurut_arah(k.tahun_lalu)
    bagian = k.cacah_arah(k.tahun_lalu)
    tanpa: Isi = ""
    if arah["tanpa"]:
        banyak = k.cacah(f"tanpa_banding:{k.tahun_lalu}", len(arah["tanpa"]))
        tanpa = rangkai("; ", banyak, " tidak dapat dibandingkan")
    awal = f"Dibandingkan dengan tahun {k.tahun_lalu}, realisasi "
    return par(awal, urutkan_isi(bagian), tanpa, ".")


def _butir_arah(k: KonteksSusun) -> list[Blok]:
    if not k.ada_tahun_lalu:
        return []
    arah = k.menurut_arah(k.tahun_lalu)
    lama = _tahun_lebih_lama(k)
    isi: list[Blok] = []
    for nama in ("memburuk", "membaik"):
        if arah[nama]:
            isi.append(par(f"Indikator yang {nama}:"))
            isi += daftar([_butir(k, x, lama.get(x.baris.indikator.pk)) for x in arah[nama]])
    if arah["setara"]:
        isi.append(par("Indikator yang berubah, tetapi sama dekatnya dengan rentang targetnya:"))
        isi += daftar([_butir(k, x, lama.get(x.baris.indikator.pk)) for x in arah["setara"]])
    if arah["tetap"]:
        isi.append(par("Indikator yang tetap:"))
        isi += daftar(_butir_tetap(k, arah["tetap"], lama))
    if arah["tanpa"]:
        isi.append(par("Indikator yang tidak dapat dibandingkan:"))
        isi += daftar(_butir_tanpa(arah["tanpa"]))
    return isi


def _tahun_lebih_lama(k: KonteksSusun) -> dict[int, Banding]:
    """Indikator id → the comparison with the year before the last, where that compares."""
    lama = k.bahan.tahun_sebelumnya[1:]
    ada = k.banding[lama[0]] if lama else []
    return {x.baris.indikator.pk: x for x in ada if x.perubahan is not None}


def _butir(k: KonteksSusun, x: Banding, lama: Banding | None) -> tuple[Potongan, ...]:
    b, kode = x.baris, x.baris.indikator.kode
    assert x.perubahan is not None
    kini = nilai_realisasi(kode, b.ukuran)
    if x.perubahan.arah is Arah.TETAP:
        berubah = rangkai("tetap ", kini, f" seperti tahun {k.tahun_lalu}")
    else:
        teks = perubahan(x.perubahan, b.bentuk, x.lalu_teks, k.tahun_lalu)
        medan = f"perubahan:{kode}:{k.tahun}:{k.tahun_lalu}"
        berubah = rangkai(kini, ", ", Teks(teks, medan=medan))
    isi = rangkai(Teks(b.indikator.sebutan, tebal=True), ": ", berubah)
    if lama is not None:
        nilai_lama = Teks(lama.lalu_teks, medan=f"realisasi:{kode}:{lama.lalu.tahun}")
        isi = rangkai(isi, f" (tahun {lama.lalu.tahun}: ", nilai_lama, ")")
    isi = rangkai(isi, _capaian_berubah(k, x))
    catatan = [x.lalu.keterangan] if x.lalu.keterangan else []
    if x.perubahan.membaik is False and b.ukuran.keterangan:
        catatan.insert(0, b.ukuran.keterangan)
    for teks in dict.fromkeys(catatan):
        isi = rangkai(isi, f" {kalimat(teks)}")
    return rangkai(isi, " ", _sebab(k, b)) if x.perubahan.membaik is False else isi


def _capaian_berubah(k: KonteksSusun, x: Banding) -> Isi:
    kini, lalu, kode = x.baris.ukuran, x.lalu, x.baris.indikator.kode
    if kini.capaian.nilai is None or lalu.capaian.nilai is None:
        return "."
    nilai_kini = Teks(kini.capaian_teks, medan=f"capaian:{kode}:{k.tahun}")
    nilai_lalu = Teks(lalu.capaian_teks, medan=f"capaian:{kode}:{k.tahun_lalu}")
    if kini.capaian_teks == lalu.capaian_teks:
        return rangkai(", dengan capaian tetap ", nilai_kini, ".")
    arah = "naik" if kini.capaian.nilai > lalu.capaian.nilai else "turun"
    return rangkai(f". Capaiannya {arah} dari ", nilai_lalu, " menjadi ", nilai_kini, ".")


def _sebab(k: KonteksSusun, b: BarisIndikator) -> Isi:
    """The hindrances reported for a fall; where nothing says why, a question to the author."""
    semua = gabung_mirip(k.hambatan(b))
    hambatan = [x for x in semua if not mengulang_angka(x, b.ukuran.keterangan)]
    if hambatan:
        rinci = "; ".join(kecilkan(tanpa_titik(x)) for x in hambatan[:SEBAB_DIKUTIP])
        awal = ", antara lain" if len(hambatan) > SEBAB_DIKUTIP else ""
        return f"Faktor penghambat yang dilaporkan{awal}: {rinci}."
    if b.ukuran.keterangan:
        return ""
    return (
        tanya(
            f"turun:{b.indikator.kode}:{k.tahun}",
            "Mengapa realisasi indikator ini memburuk? Tulis sebabnya di sini atau pada faktor "
            "penghambat laporan triwulanan.",
        ),
    )


def _butir_tetap(k: KonteksSusun, tetap: list[Banding], lama: dict[int, Banding]) -> list[Isi]:
    """One item for those that stood at one figure in every year, one for each of the others."""
    rata: dict[tuple[str, int], list[Banding]] = {}
    lain: list[Isi] = []
    for x in tetap:
        b, dulu = x.baris, lama.get(x.baris.indikator.pk)
        if dulu is None or dulu.lalu.realisasi_teks == x.lalu.realisasi_teks:
            tahun = k.tahun_lalu if dulu is None else dulu.lalu.tahun
            rata.setdefault((b.ukuran.realisasi_teks, tahun), []).append(x)
        else:
            lain.append(_butir(k, x, dulu))
    kelompok: list[Isi] = [
        rangkai(
            Teks(
                satuan_kecil(nilai_ini),
                medan=f"realisasi:{butir[0].baris.indikator.kode}:{k.tahun}",
            ),
            f" sejak tahun {tahun}: {urutkan_titik_koma(_nama(butir))}.",
        )
        for (nilai_ini, tahun), butir in rata.items()
    ]
    return [*kelompok, *lain]


def _nama(butir: list[Banding]) -> list[str]:
    return [x.baris.indikator.sebutan for x in butir]


def _butir_tanpa(tanpa: list[Banding]) -> list[Isi]:
    """One item for all that share a reason, one for each of the others."""
    menurut_alasan: dict[str, list[Banding]] = {}
    for x in tanpa:
        menurut_alasan.setdefault(x.alasan, []).append(x)
    return [
        _tanpa(butir[0])
        if len(butir) == 1
        else rangkai(kapital(alasan), f": {urutkan_titik_koma(_nama(butir))}.")
        for alasan, butir in menurut_alasan.items()
    ]


def _tanpa(x: Banding) -> Isi:
    i = x.baris.indikator
    alasan = Teks(f"{x.alasan}.", medan=f"tanpa_banding:{i.kode}:{x.lalu.tahun}")
    isi = rangkai(Teks(i.sebutan, tebal=True), ": ", alasan)
    if not x.beda or x.bentuk_lalu.pola != x.baris.bentuk.pola:
        return isi
    catatan = [t for t in (x.baris.ukuran.keterangan, x.lalu.keterangan) if t]
    return rangkai(isi, *(f" {kalimat(t)}" for t in dict.fromkeys(catatan)))


def _target_tak_tercatat(k: KonteksSusun) -> list[Blok]:
    per_tahun = {
        tahun: sum(x.lalu.dilaporkan and x.lalu.target is None for x in daftar_banding)
        for tahun, daftar_banding in k.banding.items()
    }
    menurut_banyak: dict[int, list[str]] = {}
    for tahun, n in sorted(per_tahun.items()):
        if n:
            menurut_banyak.setdefault(n, []).append(str(tahun))
    if not menurut_banyak:
        return []
    bagian: list[Isi] = [
        rangkai(f"tahun {urutkan(tahun)} untuk ", k.cacah(f"target_kosong:{tahun[0]}", n))
        for n, tahun in menurut_banyak.items()
    ]
    return [
        par(
            "Target ",
            urutkan_isi(bagian),
            " tidak tercatat. Capaian tahun itu disajikan sebagaimana pernah dilaporkan, tanpa "
            "dihitung ulang.",
        )
    ]


def _tren(k: KonteksSusun) -> list[Blok]:
    """A chart for each key indicator with two comparable years or more."""
    gambar: list[Blok] = []
    for b in k.bahan.baris_iku:
        titik = _titik(k, b)
        if sum(t.nilai is not None for t in titik) < 2:
            continue
        rentang = f"{tanpa_awal(titik)[0].tahun}–{titik[-1].tahun}"
        gambar.append(
            Gambar(
                f"tren:{b.indikator.kode}",
                f"{b.indikator.sebutan} Tahun {rentang}",
                tren(
                    titik,
                    judul=f"{b.indikator.sebutan} tahun {rentang}",
                    akhir_teks=f"Target akhir {k.rencana}",
                    tinggi=220,
                ),
                _alt_tren(b, titik),
            )
        )
    isi: list[Blok] = []
    if gambar:
        rujukan: list[Isi] = [(Rujukan(g.kunci),) for g in gambar if isinstance(g, Gambar)]
        awal = par(
            "Perkembangan indikator kinerja utama digambarkan pada ", rentang_rujukan(rujukan), "."
        )  # fmt: skip
        isi = [awal, *gambar]
    return [*isi, *_kisi(k)]


def _kisi(k: KonteksSusun) -> list[Blok]:
    """The other indicators with three comparable years that moved, as small multiples."""
    utama = {b.indikator.pk for b in k.bahan.baris_iku}
    gerak: list[tuple[BarisIndikator, list[TitikTren]]] = []
    for b in k.bahan.baris_diperbandingkan:
        titik = [] if b.indikator.pk in utama else _titik(k, b)
        ada = [t.nilai for t in titik if t.nilai is not None]
        if len(ada) >= TAHUN_KISI and len(set(ada)) > 1:
            gerak.append((b, [t for t in titik if int(t.tahun) <= k.tahun]))
    if not gerak:
        return []
    # Whole rows of three, shared evenly, so that no figure is left with a single panel.
    banyak = -(-len(gerak) // PANEL_SEGAMBAR)
    ukuran = -(-len(gerak) // (3 * banyak)) * 3
    bagian = [gerak[n : n + ukuran] for n in range(0, len(gerak), ukuran)]
    judul_kisi = f"Perkembangan Indikator Sasaran sampai dengan Tahun {k.tahun}"
    gambar: list[Gambar] = []
    for n, isi in enumerate(bagian, 1):
        ekor = f" (Bagian {n})" if len(bagian) > 1 else ""
        panel = [PanelTren(b.indikator.sebutan, tuple(tanpa_awal(t))) for b, t in isi]
        gambar.append(
            Gambar(
                "kisi_tren" if n == 1 else f"kisi_tren:{n}",
                f"{judul_kisi}{ekor}",
                kisi_tren(panel, judul=f"{judul_kisi}{ekor}"),
                "; ".join(_alt_tren(b, t) for b, t in isi),
            )
        )
    rujukan: list[Isi] = [(Rujukan(g.kunci),) for g in gambar]
    awal = par(
        "Perkembangan ",
        k.cacah("kisi_tren", len(gerak)),
        f" lainnya yang realisasinya berubah dan tercatat paling sedikit {terbilang(TAHUN_KISI)} "
        "tahun digambarkan pada ",
        urutkan_isi(rujukan),
        ".",
    )
    return [awal, *gambar]


def _alt_tren(b: BarisIndikator, titik: list[TitikTren]) -> str:
    ada = [t for t in titik if t.nilai is not None]
    akhir = titik[-1]
    teks = (
        f"Realisasi {b.indikator.sebutan}: {satuan_kecil(ada[0].teks)} pada tahun {ada[0].tahun}, "
        f"{satuan_kecil(ada[-1].teks)} pada tahun {ada[-1].tahun}"
    )
    if akhir.nilai is None and akhir.teks_target:
        teks += f"; target tahun {akhir.tahun} {satuan_kecil(akhir.teks_target)}"
    if putus := catatan_putus(titik):
        teks += f"; {kecilkan(tanpa_titik(putus))}"
    return teks


def _titik(k: KonteksSusun, b: BarisIndikator) -> list[TitikTren]:
    ukur = k.bahan.pengukuran
    titik: list[TitikTren] = []
    for tahun in [*sorted(k.bahan.tahun_sebelumnya), k.tahun]:
        u, _ = ukur.ukuran_riwayat(b.indikator, tahun)
        sebab = sebab_putus(ukur, b.indikator, tahun)
        if sebab or u.realisasi is None:
            titik.append(TitikTren(str(tahun), putus=sebab))
            continue
        target = u.target.nilai.nilai if u.target else None
        titik.append(
            TitikTren(
                str(tahun),
                u.realisasi,
                u.realisasi_teks,
                target,
                u.target.teks if u.target and target is not None else "",
            )
        )
    while titik and titik[0].nilai is None and not titik[0].putus:
        titik.pop(0)
    akhir = ukur.target_akhir_renstra(b.indikator, k.tahun)
    if akhir is not None and akhir.nilai.nilai is not None and (k.tahun_akhir or 0) > k.tahun:
        titik.append(
            TitikTren(str(k.tahun_akhir), target=akhir.nilai.nilai, teks_target=akhir.teks)
        )
    return titik


# --- A.3 ---------------------------------------------------------------------------------


def akhir_renstra(k: KonteksSusun) -> tuple[Blok, ...]:
    """A.3."""
    kepala = judul(f"A.3 Perbandingan Realisasi dengan Target Akhir Periode {k.rencana}", 2)
    tabel = k.tabel("akhir_renstra")
    if k.bahan.renstra is None:
        teks = f"{k.rencana} yang mencakup tahun {k.tahun} dan target akhirnya belum diisi."
        return (kepala, belum("renstra", teks), *tersebut(tabel))
    if not k.akhir_renstra:
        teks = f"Target tahun {k.tahun_akhir} pada {k.bahan.renstra.nama} belum diisi."
        pada_penerus = [par(kata) for b in k.bahan.baris if (kata := _dilanjutkan(k, b))]
        isian: list[Blok] = [*pada_penerus] or [belum("target_akhir", teks)]
        return (kepala, *isian, *tersebut(tabel))
    sudah = [a for a in k.akhir_renstra if a.jarak and a.jarak.tercapai]
    kurang = sorted(
        (a for a in k.akhir_renstra if a.jarak and not a.jarak.tercapai),
        key=lambda a: a.capaian.nilai or Decimal(0),
    )
    tanpa_realisasi = [a for a in k.akhir_renstra if a.jarak is None]
    jalur = jalur_gambar(k)
    isi: list[Blok] = [
        kepala,
        par(
            f"Realisasi tahun {k.tahun} disandingkan dengan target tahun {k.tahun_akhir} pada ",
            k.rujuk("akhir_renstra"),
            ".",
            _pembuka_akhir(k),
            rangkai(" Jalan yang tersisa digambarkan pada ", Rujukan(jalur[0].kunci), ".")
            if jalur
            else "",
        ),
        *tabel,
        *jalur,
    ]
    if kurang:
        isi.append(par(f"Indikator yang belum mencapai target akhir {k.rencana}:"))
        isi += daftar([_butir_belum(k, a) for a in kurang])
    lebih = [a for a in sudah if a.jarak and a.jarak.selisih]
    if lebih:
        isi.append(par(f"Indikator yang telah melampaui target akhir {k.rencana}:"))
        isi += daftar([_butir_akhir(k, a) for a in lebih])
    if pas := [a.baris.indikator.sebutan for a in sudah if a not in lebih]:
        rentang = any(a.target.nilai.jenis is JenisTarget.RENTANG for a in sudah if a not in lebih)
        ekor = " atau di dalam rentangnya" if rentang else ""
        isi.append(par(f"Indikator yang realisasinya sama dengan target akhir {k.rencana}{ekor}:"))
        isi += daftar_teks(pas, bernomor=False)
    if tanpa_realisasi:
        nama = urutkan([a.baris.indikator.sebutan for a in tanpa_realisasi])
        isi.append(par(f"Belum dapat dibandingkan karena realisasinya belum lengkap: {nama}."))
    tanpa = [b for b in k.bahan.baris if b not in [a.baris for a in k.akhir_renstra]]
    lanjutan = {b.indikator.pk: _dilanjutkan(k, b) for b in tanpa}
    isi += [par(kata) for kata in lanjutan.values() if kata]
    if kosong := [b for b in tanpa if not lanjutan[b.indikator.pk]]:
        nama = urutkan([b.indikator.sebutan for b in kosong])
        isi.append(par(f"Target akhir {k.rencana} tidak tercatat untuk {nama}."))
    return tuple(isi)


def _dilanjutkan(k: KonteksSusun, b: BarisIndikator) -> str:
    """What of the Renstra's end stands with indicators that continue this one, in one sentence."""
    penerus = k.bahan.pengukuran.akhir_penerus(b.indikator, k.tahun)
    if not penerus:
        return ""
    alasan = tak_sebanding_akhir(penerus)
    target = urutkan([f"{a.indikator.sebutan} {satuan_kecil(a.target.teks)}" for a in penerus])
    return f"{b.indikator.sebutan}: {alasan} (target tahun {k.tahun_akhir}: {target})."


def _pembuka_akhir(k: KonteksSusun) -> Isi:
    """`Dari 23 indikator yang mempunyai target akhir Renstra, 15 … telah mencapainya …`."""
    sudah = sum(bool(a.jarak and a.jarak.tercapai) for a in k.akhir_renstra)
    tanpa = sum(a.jarak is None for a in k.akhir_renstra)
    sisa = len(k.akhir_renstra) - sudah - tanpa
    bagian: list[Isi] = []
    if sudah:
        bagian.append(rangkai(k.cacah("akhir_tercapai", sudah), " telah mencapainya"))
    if sisa:
        ekor = " belum" if sudah else " belum mencapainya"
        bagian.append(rangkai(k.cacah("akhir_sisa", sisa), ekor))
    if tanpa:
        banyak = k.cacah("akhir_tanpa", tanpa)
        bagian.append(rangkai(banyak, " tidak dapat dibandingkan"))
    return rangkai(
        " Dari ",
        k.cacah("akhir", len(k.akhir_renstra)),
        f" yang mempunyai target akhir {k.rencana}, ",
        urutkan_isi(bagian),
        ".",
    )


def _butir_akhir(k: KonteksSusun, a: AkhirRenstra) -> tuple[Potongan, ...]:
    b, kode = a.baris, a.baris.indikator.kode
    assert a.jarak is not None
    isi = rangkai(
        Teks(b.indikator.sebutan, tebal=True),
        ": realisasi ",
        nilai_realisasi(kode, b.ukuran),
        ", ",
        Teks(terhadap_target(a.jarak, b.bentuk), medan=f"jarak_akhir:{kode}:{k.tahun}"),
        " ",
        Teks(target_kalimat(a.target), medan=f"target_akhir:{kode}"),
    )
    if a.capaian.nilai is None:
        return rangkai(isi, f"; capaiannya {a.capaian.keterangan}.")
    teks = format_persen(a.capaian.nilai, k.desimal)
    return rangkai(isi, " (", Teks(teks, medan=f"capaian_akhir:{kode}:{k.tahun}"), ").")


def _butir_belum(k: KonteksSusun, a: AkhirRenstra) -> tuple[Potongan, ...]:
    """How far, how fast it must go, and how fast it went."""
    isi = _butir_akhir(k, a)
    perlu = _laju_perlu(k, a)
    if perlu is None or k.tahun_akhir is None:
        return isi
    b, kode = a.baris, a.baris.indikator.kode
    teks = f"Realisasinya {laju_perlu(perlu, b.bentuk, k.tahun_akhir)}"
    lalu = _laju_lalu(k, b)
    if lalu is not None:
        tahun, nilai_lalu = lalu
        teks += f", {laju_lalu(perlu, nilai_lalu, b.bentuk, f'{tahun}–{k.tahun}')}"
    return rangkai(isi, " ", Teks(f"{teks}.", medan=f"laju:{kode}:{k.tahun}"))


@dataclass(frozen=True)
class Jalan:
    """How an indicator stands on the way to the Renstra's end; `nilai` None where no two years
    compare. `memburuk`: against last year.
    """

    akhir: AkhirRenstra
    nilai: NilaiLaju | None
    memburuk: bool


def jalan_tersisa(k: KonteksSusun) -> list[Jalan]:
    """The indicators short of the final target by A.3's own judgement of their pace, the furthest
    first; none in the Renstra's last year.
    """
    if (k.tahun_akhir or 0) <= k.tahun:
        return []
    buruk = {x.baris.indikator.pk for x in k.menurut_arah(k.tahun_lalu)["memburuk"]}
    hasil = []
    for a in belum_sampai(k):
        perlu, lalu = _laju_perlu(k, a), _laju_lalu(k, a.baris)
        nilai = nilai_laju(perlu=perlu, lalu=lalu[1]) if perlu and lalu else None
        hasil.append(Jalan(a, nilai, a.baris.indikator.pk in buruk))
    return hasil


def _laju_perlu(k: KonteksSusun, a: AkhirRenstra) -> Laju | None:
    u, sisa = a.baris.ukuran, (k.tahun_akhir or 0) - k.tahun
    d = a.baris.bentuk.desimal
    if sisa < 1 or u.realisasi is None or a.baris.bentuk.predikat is not None:
        return None
    patokan = batas_terdekat(a.target.nilai, u.realisasi, d)
    if patokan is None:
        return None
    return laju(dari=u.realisasi, sampai=patokan, tahun=sisa, desimal=d)


def _laju_lalu(k: KonteksSusun, b: BarisIndikator) -> tuple[int, Laju] | None:
    """The pace since the earliest comparable year; none where a note says years do not compare."""
    if b.ukuran.realisasi is None or b.ukuran.keterangan:
        return None
    for tahun in sorted(k.bahan.tahun_sebelumnya):
        x = next(x for x in k.banding[tahun] if x.baris is b)
        if x.perubahan is None or x.lalu.realisasi is None or x.lalu.keterangan:
            continue
        ini = laju(
            dari=x.lalu.realisasi,
            sampai=b.ukuran.realisasi,
            tahun=k.tahun - tahun,
            desimal=b.bentuk.desimal,
        )
        return tahun, ini
    return None


# --- A.4 ---------------------------------------------------------------------------------


def standar_nasional(k: KonteksSusun) -> tuple[Blok, ...]:
    """A.4."""
    kepala = judul("A.4 Perbandingan Realisasi dengan Standar Nasional atau Provinsi", 2)
    butir: list[Isi] = [
        _butir_luar(k, b, p)
        for b in k.bahan.baris
        for p in k.bahan.pembanding.get(b.indikator.pk, [])
    ]
    tabel = k.tabel("standar_nasional")
    if not butir:
        teks = (
            f"Angka nasional atau provinsi untuk indikator tahun {k.tahun} tidak dicatat, sehingga "
            "realisasinya tidak dapat disandingkan dengan daerah lain."
        )
        return (kepala, par(teks), *tersebut(tabel))
    awal = par("Realisasi disandingkan dengan angka nasional atau provinsi pada ",
               k.rujuk("standar_nasional"), ".")  # fmt: skip
    return (kepala, awal, *tabel, *gambar_banding(k), *daftar(butir))


def _butir_luar(k: KonteksSusun, b: BarisIndikator, p: Pembanding) -> Isi:
    angka = satuan_kecil(b.bentuk.tampil(p.nilai))
    lingkup = {"nasional": "angka nasional", "provinsi": "angka provinsi"}
    awal = f"angka {p.daerah}" if p.daerah else lingkup.get(p.lingkup, "angka pembanding")
    sebutan = f"{awal} {angka} ({sumber_pembanding(p)})"
    if not b.ukuran.lengkap or b.ukuran.realisasi is None:
        return (
            f"{b.indikator.sebutan}: realisasi {satuan_kecil(b.ukuran.realisasi_teks)}; {sebutan}."
        )
    beda = bandingkan(
        kini=b.ukuran.realisasi,
        lalu=p.nilai,
        polaritas=b.bentuk.polaritas,
        desimal=b.bentuk.desimal,
        kebijakan=k.bahan.kebijakan,
        target=b.ukuran.target.nilai if b.ukuran.target else None,
    )
    kode = b.indikator.kode
    medan = ":".join(x for x in ("pembanding", kode, p.lingkup, p.daerah) if x)
    return rangkai(
        f"{b.indikator.sebutan}: realisasi ",
        nilai_realisasi(kode, b.ukuran),
        ", ",
        Teks(terhadap_luar(beda, b.bentuk, sebutan), medan=medan),
        ".",
    )
