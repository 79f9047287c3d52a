"""The entry page's drawer, the history of a cell, and who is logged in.

| name | answer |
| --- | --- |
| `isian_laci` ?sasaran&tahun&triwulan | the drawer's content |
| `isian_riwayat` ?sasaran&medan&tahun&triwulan | who changed a cell from what to what |
| `isian_siapa` | {pengguna}: who is logged in now; 401 when nobody is |
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from anggaran.models import LaporanSubKegiatan
from kinerja.angka import KOSONG, AngkaError, format_angka
from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.baris import BarisIndikatorIsian, PenyusunIndikator
from kinerja.isian.indikator import teks_isian
from kinerja.isian.pintu import Pintu
from kinerja.isian.sel import JenisSasaran, SasaranSel
from kinerja.models import Indikator, JejakAudit, Realisasi
from kinerja.penolakan import TidakDitemukanError
from kinerja.periode import ROMAWI, Triwulan, triwulan_dari
from kinerja.senama import bedakan_dari_senama
from kinerja.uji_isian import TingkatTemuan
from laporan.isian.lembar import LembarIsian
from laporan.isian.tampilan import PenolakanSel, PenyusunLayar
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import bulat, layar

IZIN_LIHAT = "kinerja.view_indikator"
RIWAYAT_MAKSIMUM = 20
NAMA_ANALISIS = {
    "faktor_pendukung": "Faktor pendukung: mengapa hasil ini tercapai?",
    "faktor_penghambat": "Faktor penghambat: mengapa hasil ini tertahan?",
    "upaya_perbaikan": "Upaya perbaikan",
    "tindak_lanjut": "Rencana tindak lanjut",
}


def sasaran_dari(teks: str) -> SasaranSel:
    """A row named in an address. Raises Http404."""
    try:
        return SasaranSel.baca(teks)
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat


def _dari_kueri(request: AuthenticatedHttpRequest) -> tuple[Pintu, SasaranSel]:
    """The quarter and row of a fragment. Raises Http404."""
    pd = request.user.pd or konteks_kerja(request).pd
    if pd is None:
        raise Http404("Pilih perangkat daerah.")
    try:
        tw = triwulan_dari(
            bulat(request.GET.get("tahun")) or 0, bulat(request.GET.get("triwulan")) or 0
        )
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat
    pintu = Pintu(pd, tw, oleh=request.user, pada=timezone.now())
    return pintu, sasaran_dari(request.GET.get("sasaran", ""))


@dataclass(frozen=True)
class KuartalLaci:
    """An earlier quarter in the drawer."""

    nama: str
    realisasi: str
    target: str
    status: str


def konteks_laci(
    request: AuthenticatedHttpRequest,
    pintu: Pintu,
    sasaran: SasaranSel,
    penolakan: PenolakanSel | None = None,
    *,
    lembar: LembarIsian | None = None,
) -> dict[str, Any]:
    """Context of the drawer of one row. Raises Http404 outside the user's scope."""
    susun = PenyusunLayar(pintu.triwulan, penolakan)
    if sasaran.jenis is JenisSasaran.INDIKATOR:
        return _laci_indikator(request, pintu, sasaran.pk, susun, lembar)
    return _laci_sub(request, pintu, sasaran, susun)


def _laci_indikator(
    request: AuthenticatedHttpRequest,
    pintu: Pintu,
    pk: int,
    susun: PenyusunLayar,
    lembar: LembarIsian | None,
) -> dict[str, Any]:
    penyusun = lembar.penyusun_indikator if lembar else PenyusunIndikator(pintu, [pk])
    i = next((x for x in penyusun.semua() if x.pk == pk), None)
    if i is None or not pintu.terlihat(i.penanggung_jawab.unit_id):
        raise Http404("Baris tidak ditemukan.")
    if lembar is None:
        bedakan_dari_senama([i])
    b = penyusun.baris(i)
    panjang: dict[str, Any] = {"kolom": "laci"}
    return {
        "jenis": "indikator",
        "b": b,
        "i": i,
        "sasaran": b.sasaran,
        "nama": b.nama,
        "kuartal": _kuartal(penyusun, i),
        "analisis": [
            susun.sel(b.sasaran, m, b.analisis[m], nama, **panjang)
            for m, nama in NAMA_ANALISIS.items()
        ],
        "penjelasan": susun.sel(
            b.sasaran, "penjelasan", b.penjelasan, "Penjelasan atas temuan", **panjang
        ),
        "minta_penjelasan": _minta_penjelasan(b),
        "keterangan": susun.sel(b.sasaran, "keterangan", b.keterangan, "Keterangan", **panjang),
        "catatan_data": susun.sel(
            b.sasaran, "catatan_data", b.catatan_data, "Catatan pengelola data", **panjang
        ),
        "tidak_berlaku": susun.sel(
            b.sasaran, "tidak_berlaku", b.tidak_berlaku, "Alasan tidak berlaku", **panjang
        ),
        "url_bukti": _url_bukti(i, pintu.triwulan),
        "boleh_halaman": request.user.has_perm("kinerja.view_indikator"),
        "tw": pintu.triwulan,
    }


def _laci_sub(
    request: AuthenticatedHttpRequest, pintu: Pintu, sasaran: SasaranSel, susun: PenyusunLayar
) -> dict[str, Any]:
    from laporan.isian.lembar import susun_baris

    semua = susun_baris(pintu, [sasaran])
    b = next((x for x in semua.values() if pintu.terlihat(x["unit"])), None)
    if b is None:
        raise Http404("Baris tidak ditemukan.")
    return {
        "jenis": "sub",
        "b": b,
        "sasaran": b["sasaran"],
        "nama": b["nama"],
        "penjelasan": susun.sel(
            b["sasaran"], "penjelasan", b["penjelasan"], "Penjelasan atas temuan", kolom="laci"
        ),
        "temuan": [
            *b["temuan"],
            *(t for x in (*b["baris"], *b["keluaran"]) for t in x["temuan"]),
        ],
        "tw": pintu.triwulan,
    }


def _minta_penjelasan(b: BarisIndikatorIsian) -> bool:
    return bool(b.penjelasan) or any(t.tingkat is TingkatTemuan.JELASKAN for t in b.temuan)


def _kuartal(penyusun: PenyusunIndikator, i: Indikator) -> list[KuartalLaci]:
    """The quarters before this one, back to the same quarter of last year."""
    p, tw = penyusun.p, penyusun.tw
    bentuk = p.bentuk(i)
    hasil: list[KuartalLaci] = []
    lampau = penyusun.tahun_lalu(i)
    for tahun, ada, nomor in (
        (tw.tahun - 1, lampau, range(tw.nomor, 5)),
        (tw.tahun, p.ukuran(i, tw.tahun, 4).triwulan, range(1, tw.nomor)),
    ):
        for n in nomor:
            isian, target = ada.get(n), p.target_triwulan(i, tahun, n)
            if isian is None and target is None:
                continue
            hasil.append(
                KuartalLaci(
                    f"TW {ROMAWI[n - 1]} {tahun}",
                    bentuk.tampil(isian.nilai, isian.skor) if isian else KOSONG,
                    target.teks if target else KOSONG,
                    isian.status if isian else "",
                )
            )
    return hasil


def _url_bukti(i: Indikator, tw: Triwulan) -> str:
    try:
        return reverse("bukti", args=[i.pk, tw.tahun, tw.nomor])
    except NoReverseMatch:  # an installation without evidence
        return ""


@layar(IZIN_LIHAT, segar=True)
def isian_laci(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The drawer's content for one row."""
    pintu, sasaran = _dari_kueri(request)
    laci = konteks_laci(request, pintu, sasaran)
    # Without the request: a fragment shows no frame, and must not touch the session.
    return HttpResponse(render_to_string("laporan/isian/bagian/laci.html", {"laci": laci}))


# --- history of a cell -------------------------------------------------------------------------


@dataclass(frozen=True)
class ButirRiwayatSel:
    """One change of a cell."""

    oleh: str
    pada: datetime
    aksi: str
    lama: str
    baru: str
    alasan: str


@layar(IZIN_LIHAT, segar=True)
def isian_riwayat(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Who changed a cell, when, from what to what."""
    pintu, sasaran = _dari_kueri(request)
    medan = request.GET.get("medan", "")[:80]
    baris, kunci, desimal = _objek_riwayat(pintu, sasaran, medan)
    butir: list[ButirRiwayatSel] = []
    if baris is not None:
        semua = (
            JejakAudit.objects.untuk(request.user)
            .tentang(baris)
            .filter(perubahan__has_key=kunci)
            .select_related("oleh__jabatan")
        )
        butir = [
            ButirRiwayatSel(
                oleh=j.oleh.sebutan,
                pada=j.pada,
                aksi=j.aksi,
                lama=_tampil_riwayat(kunci, j.perubahan[kunci][0], desimal),
                baru=_tampil_riwayat(kunci, j.perubahan[kunci][1], desimal),
                alasan=j.alasan,
            )
            for j in semua[:RIWAYAT_MAKSIMUM]
        ]
    return HttpResponse(render_to_string("laporan/isian/bagian/riwayat.html", {"butir": butir}))


def _objek_riwayat(
    pintu: Pintu, sasaran: SasaranSel, medan: str
) -> tuple[Realisasi | LaporanSubKegiatan | None, str, int | None]:
    """The row whose trail it is, the cell's name there, its decimals. Raises Http404."""
    tw = pintu.triwulan
    if sasaran.jenis is JenisSasaran.INDIKATOR:
        i = (
            Indikator.objects.filter(pd=pintu.pd, pk=sasaran.pk)
            .berunit(tw.akhir)
            .select_related("penanggung_jawab")
            .first()
        )
        if i is None or i.unit_pada is None or not pintu.terlihat(i.unit_pada):
            raise Http404("Baris tidak ditemukan.")
        r = Realisasi.objects.filter(indikator=i, tahun=tw.tahun, triwulan=tw.nomor).first()
        return r, medan, i.desimal if medan == "nilai" else None
    milik = LaporanSubKegiatan.objects.filter(
        sub_kegiatan__pd=pintu.pd, sub_kegiatan__tahun=tw.tahun, triwulan=tw.nomor
    )
    laporan = milik.berunit().select_related("sub_kegiatan__penanggung_jawab")
    kunci, desimal = medan, 2 if medan == "fisik" else None
    if sasaran.jenis is JenisSasaran.BARIS:
        ada = laporan.filter(sub_kegiatan__baris=sasaran.pk).first()
        if ada is not None:
            kunci = ada.sub_kegiatan.baris.get(pk=sasaran.pk).kunci_realisasi
    elif sasaran.jenis is JenisSasaran.KELUARAN:
        ada = laporan.filter(sub_kegiatan__indikator_dilaporkan=sasaran.pk).first()
        if ada is not None:
            keluaran = ada.sub_kegiatan.indikator_dilaporkan.get(pk=sasaran.pk)
            kunci, desimal = keluaran.kunci_realisasi, keluaran.desimal
    else:
        ada = laporan.filter(sub_kegiatan=sasaran.pk).first()
    if ada is not None and not pintu.terlihat(ada.milik_unit):
        raise Http404("Baris tidak ditemukan.")
    return ada, kunci, desimal


def _tampil_riwayat(kunci: str, nilai: object, desimal: int | None) -> str:
    """A value of the trail as people read it; empty for "belum diisi"."""
    if nilai is None or nilai == "":
        return ""
    if isinstance(nilai, int) and not isinstance(nilai, bool):
        return format_angka(nilai)
    if kunci in ("nilai", "fisik") or kunci.startswith(("variabel:", "keluaran:")):
        try:
            return teks_isian(Decimal(str(nilai)), desimal)
        except (InvalidOperation, AngkaError):
            return str(nilai)
    return str(nilai)


@login_not_required  # answered below, without a redirect
@require_safe
@never_cache
def isian_siapa(request: HttpRequest) -> HttpResponse:
    """Who is logged in: drafts of one user must never be sent by another."""
    if not request.user.is_authenticated:
        return JsonResponse({"jenis": "masuk"}, status=401)
    return JsonResponse({"pengguna": request.user.pk})
