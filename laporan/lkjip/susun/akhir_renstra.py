"""BAB III A.3: how far it is to the end of the Renstra."""

from dataclasses import dataclass
from decimal import Decimal

from kinerja.angka import format_persen
from kinerja.capaian import JenisTarget
from kinerja.kata_daftar import urutkan
from kinerja.perbandingan import (
    Laju,
    NilaiLaju,
    batas_terdekat,
    berseberangan,
    laju,
    nilai_laju,
)
from laporan.bahan.bahan import BarisIndikator
from laporan.dokumen.kalimat import rangkai, satuan_kecil, urutkan_isi
from laporan.dokumen.unsur import Blok, Isi, Potongan, Rujukan, Teks
from laporan.lkjip.kalimat.banding import laju_lalu, laju_perlu, terhadap_target
from laporan.lkjip.kalimat.capaian import nilai_realisasi, target_kalimat
from laporan.lkjip.kalimat.penerus import tak_sebanding_akhir
from laporan.lkjip.susun.dasar import (
    AkhirRenstra,
    KonteksSusun,
    belum,
    daftar,
    daftar_teks,
    judul,
    par,
    sebut_indikator,
)
from laporan.lkjip.susun.gambar import belum_sampai, jalur_gambar


def akhir_renstra(k: KonteksSusun) -> tuple[Blok, ...]:
    """A.3."""
    kepala = judul(f"A.3 Perbandingan Realisasi dengan Target Akhir Periode {k.rencana}", 2)
    tabel = k.tabel("akhir_renstra")
    if k.bahan.renstra is None:
        teks = f"{k.rencana} yang mencakup tahun {k.tahun} dan target akhirnya belum diisi."
        return (kepala, *k.kosong(belum("renstra", teks), "akhir_renstra"))
    if not k.akhir_renstra:
        teks = f"Target tahun {k.tahun_akhir} pada {k.bahan.renstra.nama} belum diisi."
        pada_penerus = [par(kata) for b in k.bahan.baris if (kata := _dilanjutkan(k, b))]
        if pada_penerus:
            return (kepala, *pada_penerus, *tabel)
        return (kepala, *k.kosong(belum("target_akhir", teks), "akhir_renstra"))
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
        nama = sebut_indikator(
            [a.baris for a in tanpa_realisasi], [a.baris for a in k.akhir_renstra]
        )
        isi.append(par(f"Belum dapat dibandingkan karena realisasinya belum lengkap: {nama}."))
    tanpa = [b for b in k.bahan.baris if b not in [a.baris for a in k.akhir_renstra]]
    lanjutan = {b.indikator.pk: _dilanjutkan(k, b) for b in tanpa}
    isi += [par(kata) for kata in lanjutan.values() if kata]
    if kosong := [b for b in tanpa if not lanjutan[b.indikator.pk]]:
        nama = sebut_indikator(kosong, k.bahan.baris)
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
    lalu = _laju_lalu(k, a)
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
        perlu, lalu = _laju_perlu(k, a), _laju_lalu(k, a)
        nilai = nilai_laju(perlu=perlu, lalu=lalu[1]) if perlu and lalu else None
        hasil.append(Jalan(a, nilai, a.baris.indikator.pk in buruk))
    return hasil


def _laju_perlu(k: KonteksSusun, a: AkhirRenstra) -> Laju | None:
    u, sisa = a.baris.ukuran, (k.tahun_akhir or 0) - k.tahun
    d = _desimal(a.baris)
    if sisa < 1 or u.realisasi is None:
        return None
    patokan = batas_terdekat(a.target.nilai, u.realisasi, d)
    if patokan is None:
        return None
    return laju(dari=u.realisasi, sampai=patokan, tahun=sisa, desimal=d)


def _desimal(b: BarisIndikator) -> int:
    """The decimals of a pace: a predicate moves by ranks, whatever its score is printed with."""
    return 0 if b.bentuk.predikat is not None else b.bentuk.desimal


def _laju_lalu(k: KonteksSusun, a: AkhirRenstra) -> tuple[int, Laju] | None:
    """The pace since the earliest year that A.2 compares with; none where the figure went from one
    side of the final range to the other, which is neither nearer nor further by its direction.
    """
    b = a.baris
    if b.ukuran.realisasi is None:
        return None
    for tahun in sorted(k.bahan.tahun_sebelumnya):
        x = next(x for x in k.banding[tahun] if x.baris is b)
        if x.perubahan is None or x.lalu.realisasi is None:
            continue
        if berseberangan(a.target.nilai, x.lalu.realisasi, b.ukuran.realisasi, _desimal(b)):
            continue
        ini = laju(
            dari=x.lalu.realisasi,
            sampai=b.ukuran.realisasi,
            tahun=k.tahun - tahun,
            desimal=_desimal(b),
        )
        return tahun, ini
    return None
