"""The public pages: agencies, one agency's year, tree, indicator, budget, agreements, search.

| name | shows |
| --- | --- |
| `publik` | every agency of which something is released |
| `publik_pd` pd | its latest year |
| `publik_tahun` pd tahun | figures, budget and documents of a year |
| `publik_pohon`, `publik_anggaran`, `publik_perjanjian` | a part of it as a whole |
| `publik_lkjip` | the final report's file |
| `publik_indikator` pd kode | an indicator over the years |
| `publik_riwayat` pd | what was released and withdrawn, when and why |
| `publik_cari` `?q=` | search |
| `publik_tentang` | what the words mean, source, licence |

Everything comes from released parts (laporan/publik/baca.py). 404 while the pages are closed.
"""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe

from kinerja.models.berkas import BerkasTetap
from kinerja.periode import format_tanggal
from laporan.cetak.grafik import ButirSerapan, TitikTren, serapan_program, tren
from laporan.models import BagianRilis, PengaturanPublik, Rilis
from laporan.publik.baca import (
    IndikatorPublik,
    PdPublik,
    TahunPublik,
    cari_publik,
    daftar_pd,
    telusuri_mata,
)
from laporan.publik.data_terstruktur import ld_himpunan, ld_pd, tulis_ld
from laporan.publik.layar_dasar import gambar_halaman, halaman_publik
from laporan.segel.alamat import alamat_verifikasi

Isi = dict[str, Any]
LEBAR_GRAFIK, LEBAR_PONSEL = 640, 350


@halaman_publik
def publik(p: PengaturanPublik, request: HttpRequest) -> HttpResponse:
    """The list."""
    pd = daftar_pd()
    return gambar_halaman(
        "laporan/publik/daftar.html", p, daftar=pd, pemda=pd[0].pemda if pd else ""
    )


@halaman_publik
def publik_tentang(p: PengaturanPublik, request: HttpRequest) -> HttpResponse:
    """What the words mean."""
    return gambar_halaman("laporan/publik/tentang.html", p)


@halaman_publik
def publik_cari(p: PengaturanPublik, request: HttpRequest) -> HttpResponse:
    """Search."""
    q = request.GET.get("q", "")[:80]
    temuan = cari_publik(q) if q else []
    return gambar_halaman("laporan/publik/cari.html", p, q=q, temuan=temuan)


@halaman_publik
def publik_pd(p: PengaturanPublik, request: HttpRequest, pd: str) -> HttpResponse:
    """An agency in its latest year."""
    satu = _pd(pd)
    return _tahun(p, satu, _ambil(pd, satu.tahun[0]))


@halaman_publik
def publik_tahun(p: PengaturanPublik, request: HttpRequest, pd: str, tahun: int) -> HttpResponse:
    """An agency in one year."""
    return _tahun(p, _pd(pd), _ambil(pd, tahun))


@halaman_publik
def publik_pohon(p: PengaturanPublik, request: HttpRequest, pd: str, tahun: int) -> HttpResponse:
    """The tree of a year."""
    t = _ambil(pd, tahun)
    return _bagian(p, t, t.pohon, "laporan/publik/pohon.html")


@halaman_publik
def publik_perjanjian(
    p: PengaturanPublik, request: HttpRequest, pd: str, tahun: int
) -> HttpResponse:
    """The agreements of a year."""
    t = _ambil(pd, tahun)
    return _bagian(p, t, t.perjanjian, "laporan/publik/perjanjian.html")


@halaman_publik
def publik_anggaran(p: PengaturanPublik, request: HttpRequest, pd: str, tahun: int) -> HttpResponse:
    """Budget and spending of a year."""
    t = _ambil(pd, tahun)
    if t.anggaran is None:
        raise Http404("Anggaran belum dirilis.")
    triwulan, anggaran = t.anggaran
    butir = [
        ButirSerapan(
            s["nama"],
            Decimal(s["serapan"]["nilai"]) if s["serapan"] else None,
            s["serapan"]["teks"] if s["serapan"] else "–",
        )
        for s in anggaran["program"]
    ]
    bergambar = any(b.persen is not None for b in butir)
    return gambar_halaman(
        "laporan/publik/anggaran.html",
        p,
        t=t,
        triwulan=triwulan,
        anggaran=anggaran,
        mata=list(telusuri_mata(anggaran)),
        lebar=mark_safe(serapan_program(butir, lebar=LEBAR_GRAFIK)) if bergambar else "",
        sempit=mark_safe(serapan_program(butir, lebar=LEBAR_PONSEL)) if bergambar else "",
    )


@halaman_publik
def publik_lkjip(p: PengaturanPublik, request: HttpRequest, pd: str, tahun: int) -> HttpResponse:
    """The final report as it was frozen."""
    isi = _ambil(pd, tahun).lkjip
    if isi is None or not isi["pdf"]:
        raise Http404("LKjIP belum dirilis.")
    berkas = BerkasTetap.objects.get(pk=isi["pdf"])
    respons = HttpResponse(bytes(berkas.isi), content_type="application/pdf")
    respons["Content-Disposition"] = f'inline; filename="LKjIP-{tahun}.pdf"'
    return respons


@halaman_publik
def publik_indikator(p: PengaturanPublik, request: HttpRequest, pd: str, kode: str) -> HttpResponse:
    """An indicator over the years, as a chart and as the same figures in a table."""
    satu = _pd(pd)
    i = IndikatorPublik.ambil(pd, kode)
    if i is None:
        raise Http404("Indikator belum dirilis.")
    titik = _titik(i)
    nama = i.sebut["nama"]
    bergambar = sum(not t.putus for t in titik) > 1  # one year is no movement
    alamat = f"{settings.TAPAK_ALAMAT}{reverse('publik_indikator', args=[pd, kode])}"
    ld = ld_himpunan(
        nama=nama,
        uraian=i.sebut.get("definisi") or f"{nama}, {satu.nama}: target dan realisasi per tahun.",
        alamat=alamat,
        pembuat=satu.nama,
        lisensi=p.lisensi_tautan,
        diubah=satu.diperbarui.date().isoformat(),
        tahun=f"{titik[0].tahun}/{titik[-1].tahun}" if titik else "",
    )
    return gambar_halaman(
        "laporan/publik/indikator.html",
        p,
        i=i,
        pd=satu,
        ld=mark_safe(tulis_ld(ld)),
        tahun_pohon=satu.tahun[0],
        tabel=_tabel(i),
        lebar=mark_safe(tren(titik, judul=nama, lebar=LEBAR_GRAFIK)) if bergambar else "",
        sempit=mark_safe(tren(titik, judul=nama, lebar=LEBAR_PONSEL)) if bergambar else "",
    )


@halaman_publik
def publik_riwayat(p: PengaturanPublik, request: HttpRequest, pd: str) -> HttpResponse:
    """What was released and withdrawn, without the content of what was withdrawn."""
    satu = _pd(pd)
    semua = Rilis.objects.filter(pd__kode=pd).defer("isi", "cari").order_by("-pada", "-pk")
    return gambar_halaman("laporan/publik/riwayat.html", p, pd=satu, daftar=list(semua[:200]))


def _pd(kode: str) -> PdPublik:
    ada = daftar_pd(kode) if kode.isprintable() else []
    if not ada:
        raise Http404("Perangkat daerah belum merilis data.")
    return ada[0]


def _ambil(kode: str, tahun: int) -> TahunPublik:
    t = TahunPublik.ambil(kode, tahun)
    if t is None:
        raise Http404("Tahun ini belum dirilis.")
    return t


def _bagian(p: PengaturanPublik, t: TahunPublik, isi: Isi | None, templat: str) -> HttpResponse:
    if isi is None:
        raise Http404("Bagian ini belum dirilis.")
    return gambar_halaman(templat, p, t=t, isi=isi)


def _tahun(p: PengaturanPublik, satu: PdPublik, t: TahunPublik) -> HttpResponse:
    alamat = f"{settings.TAPAK_ALAMAT}{reverse('publik_pd', args=[satu.kode])}"
    kepala = [x for x in t.perjanjian["perjanjian"] if x["kepala"]] if t.perjanjian else []
    return gambar_halaman(
        "laporan/publik/tahun.html",
        p,
        t=t,
        pd=satu,
        perjanjian=[{**x, "alamat": alamat_verifikasi(x["kode"])} for x in kepala],
        ld=mark_safe(tulis_ld(ld_pd(t.pd, alamat))),
        rilis=[
            (b.sebutan, format_tanggal(t.rilis[b].pada.date()), t.rilis[b].ke)
            for b in BagianRilis
            if b in t.rilis
        ],
    )


def _titik(i: IndikatorPublik) -> list[TitikTren]:
    """Every year that has a figure or a target."""
    riwayat = {x.tahun: x.baris for x in i.riwayat}
    hasil = []
    for tahun in sorted({*riwayat, *i.target}):
        if sebab := i.putus(tahun):
            hasil.append(TitikTren(str(tahun), putus=sebab))
            continue
        baris = riwayat.get(tahun) or {}
        nyata = baris.get("realisasi")
        target = baris.get("target_tahun") or i.target.get(tahun)
        hasil.append(
            TitikTren(
                str(tahun),
                Decimal(nyata["nilai"]) if nyata else None,
                nyata["teks"] if nyata else "",
                Decimal(target["nilai"]) if target and target["nilai"] is not None else None,
                target["teks"] if target else "",
            )
        )
    return hasil


def _tabel(i: IndikatorPublik) -> list[Isi]:
    """The same years as rows."""
    riwayat = {x.tahun: x for x in i.riwayat}
    hasil = []
    for tahun in sorted({*riwayat, *i.target}, reverse=True):
        satu = riwayat.get(tahun)
        baris = satu.baris if satu else {}
        target = baris.get("target_tahun") or i.target.get(tahun)
        hasil.append(
            {"tahun": tahun, "sampai": satu.triwulan["nama"] if satu else "", "baris": baris,
             "target": target["teks"] if target else "", "putus": i.putus(tahun)}
        )  # fmt: skip
    return hasil
