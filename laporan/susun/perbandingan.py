"""BAB III A.2 to A.4: earlier years, the end of the Renstra, national or provincial figures."""

from decimal import Decimal

from kinerja.angka import format_persen
from kinerja.models import Pembanding
from kinerja.perbandingan import bandingkan
from laporan.bahan import BarisIndikator
from laporan.dokumen import Blok, Gambar, Isi, Potongan, Rujukan, Teks
from laporan.grafik import TitikTren, tren
from laporan.kalimat import cacah, kalimat, kapital, rangkai, urutkan, urutkan_isi
from laporan.narasi.banding import perubahan, terhadap_luar, terhadap_target
from laporan.susun.dasar import AkhirRenstra, Banding, Konteks, daftar, judul, par


def tahun_sebelumnya(k: Konteks) -> tuple[Blok, ...]:
    """A.2."""
    kepala = judul("A.2 Perbandingan Realisasi dan Capaian dengan Tahun Sebelumnya", 2)
    tabel = k.tabel("tahun_sebelumnya")
    if not k.bahan.baris:
        return (kepala, par("Belum ada indikator yang dapat dibandingkan."), *tabel)
    isi: list[Blok] = [
        kepala,
        par(
            f"Realisasi dan capaian tahun {k.tahun} bersama tahun "
            f"{urutkan([str(t) for t in k.bahan.tahun_sebelumnya])} disajikan pada ",
            k.rujuk("tahun_sebelumnya"),
            ".",
        ),
        *tabel,
        *_simpulan(k),
    ]
    isi += _butir_arah(k)
    isi += _target_tak_tercatat(k)
    isi += _tren(k)
    return tuple(isi)


def ringkas_arah(k: Konteks) -> str:
    """`9 (sembilan) indikator membaik, … dibandingkan dengan tahun 2023`; empty without data."""
    arah = k.menurut_arah(k.tahun_lalu)
    if not k.ada_tahun_lalu:
        return ""
    sebutan = {"membaik": "membaik", "tetap": "tetap", "memburuk": "memburuk"}
    bagian = [
        f"{cacah(len(arah[x]), 'indikator')} {kata}" for x, kata in sebutan.items() if arah[x]
    ]
    teks = f"Dibandingkan dengan tahun {k.tahun_lalu}, realisasi {urutkan(bagian)}"
    if arah["tanpa"]:
        teks += f"; {cacah(len(arah['tanpa']), 'indikator')} tidak dapat dibandingkan"
    return teks


def _simpulan(k: Konteks) -> tuple[Blok, ...]:
    teks = ringkas_arah(k)
    if not teks:
        return (
            par(
                f"Realisasi tahun {k.tahun_lalu} tidak tercatat atau tidak sebanding, sehingga "
                "kenaikan dan penurunannya tidak dapat disimpulkan."
            ),
        )
    return (par(f"{teks}."),)


def _butir_arah(k: Konteks) -> list[Blok]:
    arah = k.menurut_arah(k.tahun_lalu)
    sebelum = dict(zip((b.indikator.pk for b in k.bahan.baris), _tahun_lebih_lama(k), strict=True))
    isi: list[Blok] = []
    if not k.ada_tahun_lalu:
        return isi
    for nama, pembuka in (("memburuk", "Memburuk"), ("membaik", "Membaik")):
        if arah[nama]:
            isi.append(par(f"{pembuka} dibandingkan dengan tahun {k.tahun_lalu}:"))
            isi += daftar([_butir(k, x, sebelum[x.baris.indikator.pk]) for x in arah[nama]])
    if arah["tetap"]:
        isi.append(par(f"Sama dengan tahun {k.tahun_lalu}:"))
        isi += daftar([_butir(k, x, sebelum[x.baris.indikator.pk]) for x in arah["tetap"]])
    if arah["tanpa"]:
        isi.append(par(f"Tidak dapat dibandingkan dengan tahun {k.tahun_lalu}:"))
        isi += daftar([_tanpa(x) for x in arah["tanpa"]])
    return isi


def _tahun_lebih_lama(k: Konteks) -> list[Banding | None]:
    lama = k.bahan.tahun_sebelumnya[1:]
    return list(k.banding[lama[0]]) if lama else [None] * len(k.bahan.baris)


def _butir(k: Konteks, x: Banding, lama: Banding | None) -> tuple[Potongan, ...]:
    b, kode = x.baris, x.baris.indikator.kode
    assert x.perubahan is not None
    isi = rangkai(
        Teks(b.indikator.nama, tebal=True),
        ": ",
        Teks(b.ukuran.realisasi_teks, medan=f"realisasi:{kode}:{k.tahun}"),
    )
    tetap = x.perubahan.membaik is None
    if not tetap:
        kalimat_ini = perubahan(x.perubahan, b.bentuk, x.lalu_teks, k.tahun_lalu)
        medan = f"perubahan:{kode}:{k.tahun}:{k.tahun_lalu}"
        isi = rangkai(isi, ", ", Teks(kalimat_ini, medan=medan))
    if lama is not None and lama.lalu.realisasi is not None:
        isi = rangkai(isi, f"; tahun {lama.lalu.tahun} {lama.lalu_teks}")
    isi = rangkai(isi, ".")
    sama = tetap and x.lalu.capaian_teks == b.ukuran.capaian_teks
    if x.lalu.capaian.dapat and b.ukuran.capaian.dapat and not sama:
        isi = rangkai(
            isi,
            " Capaian ",
            Teks(x.lalu.capaian_teks, medan=f"capaian:{kode}:{k.tahun_lalu}"),
            f" pada tahun {k.tahun_lalu} dan ",
            Teks(b.ukuran.capaian_teks, medan=f"capaian:{kode}:{k.tahun}"),
            f" pada tahun {k.tahun}.",
        )
    catatan = dict.fromkeys(t for t in (b.ukuran.keterangan, x.lalu.keterangan) if t)
    for teks in catatan:
        isi = rangkai(isi, f" {kalimat(teks)}")
    return isi


def _tanpa(x: Banding) -> Isi:
    return rangkai(Teks(x.baris.indikator.nama, tebal=True), f": {kalimat(kapital(x.alasan))}")


def _target_tak_tercatat(k: Konteks) -> list[Blok]:
    isi: list[Blok] = []
    per_tahun = {
        tahun: sum(x.lalu.dilaporkan for x in daftar_banding)
        for tahun, daftar_banding in k.banding.items()
    }
    ada = {t: n for t, n in sorted(per_tahun.items()) if n}
    if ada:
        rinci = urutkan([f"tahun {t} untuk {cacah(n, 'indikator')}" for t, n in ada.items()])
        isi.append(par(f"Target {rinci} tidak tercatat; capaian sebagaimana dilaporkan."))
    return isi


def _tren(k: Konteks) -> list[Blok]:
    """A chart for each key indicator with two comparable years or more."""
    gambar: list[Blok] = []
    for b in k.bahan.baris_iku:
        titik = _titik(k, b)
        if sum(t.nilai is not None for t in titik) < 2:
            continue
        rentang = f"{titik[0].tahun}–{titik[-1].tahun}"
        gambar.append(
            Gambar(
                f"tren:{b.indikator.kode}",
                f"{b.indikator.nama} Tahun {rentang}",
                tren(titik, judul=f"{b.indikator.nama} tahun {rentang}", tinggi=220),
                f"Garis realisasi dan target {b.indikator.nama} tahun {rentang}",
            )
        )
    if not gambar:
        return []
    rujukan: list[Isi] = [(Rujukan(g.kunci),) for g in gambar if isinstance(g, Gambar)]
    awal = par(
        "Perkembangan indikator kinerja utama digambarkan pada ", urutkan_isi(rujukan), "."
    )  # fmt: skip
    return [awal, *gambar]


def _titik(k: Konteks, b: BarisIndikator) -> list[TitikTren]:
    ukur = k.bahan.pengukuran
    titik: list[TitikTren] = []
    for tahun in [*sorted(k.bahan.tahun_sebelumnya), k.tahun]:
        u, dipakai = ukur.ukuran_riwayat(b.indikator, tahun)
        if ukur.bentuk(dipakai).pola != b.bentuk.pola or u.realisasi is None:
            titik.append(TitikTren(str(tahun)))
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
    while titik and titik[0].nilai is None:
        titik.pop(0)
    akhir = ukur.target_akhir_renstra(b.indikator, k.tahun)
    if akhir is not None and akhir.nilai.nilai is not None and (k.tahun_akhir or 0) > k.tahun:
        titik.append(
            TitikTren(str(k.tahun_akhir), target=akhir.nilai.nilai, teks_target=akhir.teks)
        )
    return titik


# --- A.3 ---------------------------------------------------------------------------------


def akhir_renstra(k: Konteks) -> tuple[Blok, ...]:
    """A.3."""
    kepala = judul("A.3 Perbandingan Realisasi dengan Target Akhir Periode Renstra", 2)
    tabel = k.tabel("akhir_renstra")
    if k.bahan.renstra is None:
        teks = f"Renstra yang mencakup tahun {k.tahun} dan target akhirnya belum diisi."
        return (kepala, par(teks), *tabel)
    if not k.akhir_renstra:
        teks = f"Target tahun {k.tahun_akhir} pada {k.bahan.renstra.nama} belum diisi."
        return (kepala, par(teks), *tabel)
    sudah = [a for a in k.akhir_renstra if a.jarak and a.jarak.tercapai]
    belum = sorted(
        (a for a in k.akhir_renstra if a.jarak and not a.jarak.tercapai),
        key=lambda a: a.capaian.nilai or Decimal(0),
    )
    tanpa_realisasi = [a for a in k.akhir_renstra if a.jarak is None]
    isi: list[Blok] = [
        kepala,
        par(
            f"Realisasi tahun {k.tahun} dan target tahun {k.tahun_akhir} disajikan pada ",
            k.rujuk("akhir_renstra"),
            f". {kapital(ringkas_akhir(k))}.",
        ),
        *tabel,
    ]
    if sudah:
        isi.append(par(f"Telah mencapai target akhir Renstra tahun {k.tahun_akhir}:"))
        isi += daftar([_butir_akhir(k, a) for a in sudah])
    if belum:
        isi.append(par(f"Belum mencapai target akhir Renstra tahun {k.tahun_akhir}:"))
        isi += daftar([_butir_akhir(k, a) for a in belum])
    if tanpa_realisasi:
        nama = urutkan([a.baris.indikator.nama for a in tanpa_realisasi])
        isi.append(par(f"Belum dapat dibandingkan karena realisasinya belum lengkap: {nama}."))
    tanpa = [b for b in k.bahan.baris if b not in [a.baris for a in k.akhir_renstra]]
    if tanpa:
        nama = urutkan([b.indikator.nama for b in tanpa])
        isi.append(par(f"Target akhir Renstra tidak tercatat untuk {nama}."))
    return tuple(isi)


def ringkas_akhir(k: Konteks) -> str:
    """`dari 23 indikator yang bertarget akhir Renstra, 14 telah mencapainya dan 9 belum`."""
    if not k.akhir_renstra:
        return ""
    sudah = sum(bool(a.jarak and a.jarak.tercapai) for a in k.akhir_renstra)
    return (
        f"dari {cacah(len(k.akhir_renstra), 'indikator')} yang mempunyai target akhir Renstra "
        f"tahun {k.tahun_akhir}, {cacah(sudah, 'indikator')} telah mencapainya dan "
        f"{cacah(len(k.akhir_renstra) - sudah, 'indikator')} belum"
    )


def _butir_akhir(k: Konteks, a: AkhirRenstra) -> tuple[Potongan, ...]:
    b, kode = a.baris, a.baris.indikator.kode
    assert a.jarak is not None
    isi = rangkai(
        f"{b.indikator.nama}: realisasi ",
        Teks(b.ukuran.realisasi_teks, medan=f"realisasi:{kode}:{k.tahun}"),
        f", {terhadap_target(a.jarak, b.bentuk)} ",
        Teks(a.target.teks, medan=f"target_akhir:{kode}"),
    )
    if a.capaian.nilai is None:
        return rangkai(isi, f"; capaiannya {a.capaian.keterangan}.")
    teks = format_persen(a.capaian.nilai, k.desimal)
    return rangkai(isi, " (", Teks(teks, medan=f"capaian_akhir:{kode}:{k.tahun}"), ").")


# --- A.4 ---------------------------------------------------------------------------------


def standar_nasional(k: Konteks) -> tuple[Blok, ...]:
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
            "perbandingan tidak dilakukan."
        )
        return (kepala, par(teks), *tabel)
    awal = par("Perbandingan dengan angka di luar perangkat daerah disajikan pada ",
               k.rujuk("standar_nasional"), ".")  # fmt: skip
    return (kepala, awal, *tabel, *daftar(butir))


def _butir_luar(k: Konteks, b: BarisIndikator, p: Pembanding) -> Isi:
    angka = b.bentuk.tampil(p.nilai)
    lingkup = {"nasional": "angka nasional", "provinsi": "angka provinsi"}
    sebutan = f"{lingkup.get(p.lingkup, 'angka pembanding')} {angka} ({p.sumber})"
    if not b.ukuran.lengkap or b.ukuran.realisasi is None:
        return f"{b.indikator.nama}: realisasi {b.ukuran.realisasi_teks}; {sebutan}."
    beda = bandingkan(
        kini=b.ukuran.realisasi,
        lalu=p.nilai,
        polaritas=b.bentuk.polaritas,
        desimal=b.bentuk.desimal,
        kebijakan=k.bahan.kebijakan,
    )
    kode = b.indikator.kode
    return rangkai(
        f"{b.indikator.nama}: realisasi ",
        Teks(b.ukuran.realisasi_teks, medan=f"realisasi:{kode}:{k.tahun}"),
        f", {terhadap_luar(beda, b.bentuk, sebutan)}.",
    )
