"""BAB III A.2: this year beside the years before."""

from kinerja.kata_daftar import urutkan
from kinerja.perbandingan import Arah
from laporan.bahan.bahan import BarisIndikator
from laporan.bahan.rangkum import gabung_mirip, mengulang_angka
from laporan.dokumen.kalimat import (
    kalimat,
    kapital,
    kecilkan,
    rangkai,
    satuan_kecil,
    tanpa_titik,
    urutkan_isi,
    urutkan_titik_koma,
)
from laporan.dokumen.unsur import Blok, Isi, Paragraf, Potongan, Teks
from laporan.lkjip.kalimat.banding import perubahan
from laporan.lkjip.kalimat.capaian import nilai_realisasi
from laporan.lkjip.susun.dasar import Banding, KonteksSusun, daftar, judul, par, tanya
from laporan.lkjip.susun.tren_indikator import tren_indikator

SEBAB_DIKUTIP = 2
"""Hindrances quoted beside a fall; all of them stand in A.5."""


def tahun_sebelumnya(k: KonteksSusun) -> tuple[Blok, ...]:
    """A.2."""
    kepala = judul("A.2 Perbandingan Realisasi dan Capaian dengan Tahun Sebelumnya", 2)
    tabel = k.tabel("tahun_sebelumnya")
    if not k.bahan.baris:
        kosong = par(f"Indikator kinerja tahun {k.tahun} belum diisi.")
        return (kepala, *k.kosong(kosong, "tahun_sebelumnya"))
    if not any(t.baris for t in tabel):
        kosong = par(
            f"Realisasi dan capaian tahun-tahun sebelum {k.tahun} tidak tercatat, sehingga "
            "kenaikan dan penurunannya tidak dapat disimpulkan."
        )
        return (kepala, *k.kosong(kosong, "tahun_sebelumnya"))
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
    isi += tren_indikator(k)
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
