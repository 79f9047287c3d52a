"""One file: what it would do, what is to be decided, accepting it, taking it back.

`anggaran_impor_satu` pk: GET; POST `langkah` = pilih | terima | buang | batalkan.
`anggaran_impor_tugas` pk: the same of the file that a job read or accepted.
"""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from anggaran.impor.batal import batalkan_muatan, buang_muatan, sebab_tak_batal
from anggaran.impor.bentuk import HasilBacaBerkas, JenisBerkas
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.nilai import nama_bulan
from anggaran.impor.simpan_bacaan import bacaan_tersimpan, pilihan_tersimpan
from anggaran.impor.terima import sidik_usulan, terima
from anggaran.impor.usulan import DUA_GUNA, usulkan
from anggaran.impor.usulan_muat import UsulanMuatan
from anggaran.models import KeperluanMuatan, MuatanAnggaran, StatusMuatan
from kinerja.angka import format_rupiah
from kinerja.http import AuthenticatedHttpRequest
from kinerja.jenis import JenisVersiAnggaran
from kinerja.penolakan import Penolakan, TidakSahError
from laporan.anggaran_impor.pilihan import simpan_pilihan
from laporan.anggaran_impor.tabel_putusan import tabel_putusan
from laporan.anggaran_impor.tampilan import yang_berubah, yang_diubah
from laporan.anggaran_impor.tampilan_jenis import isi_jenis
from laporan.anggaran_impor.tampilan_keluaran import keluaran_berubah, keluaran_diubah
from laporan.anggaran_impor.tugas_baca import BACA_ANGGARAN, muatan_tugas
from laporan.anggaran_impor.tugas_terima import TERIMA_ANGGARAN
from laporan.anggaran_impor.unggah import IZIN_IMPOR
from laporan.models import Tugas
from laporan.rangka.konteks import pakai
from laporan.rangka.layar import FORMULIR, layar, pastikan_semua_unit
from laporan.rangka.penolakan import status_penolakan
from laporan.tugas import minta

TERIMA_LANGSUNG = 3_000
"""Amounts that are written within the request."""
_TOLAK_DISEBUT = 200


def _cari(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> MuatanAnggaran:
    pastikan_semua_unit(request)
    m = (
        MuatanAnggaran.objects.untuk(request.user)
        .select_related("pd", "oleh", "diterima_oleh", "dibatalkan_oleh")
        .filter(pk=alamat.pop("pk"))
        .first()
    )
    if m is None:
        raise Http404("Berkas itu tidak ditemukan.")
    pakai(request, pd=m.pd, tahun=m.tahun)
    return m


@layar(IZIN_IMPOR, buka=_cari, metode=FORMULIR)
def anggaran_impor_satu(request: AuthenticatedHttpRequest, m: MuatanAnggaran) -> HttpResponse:
    """The page of one file."""
    if request.method != "POST":
        return _halaman(request, m)
    try:
        return _langkah(request, m)
    except Penolakan as galat:
        segar = _cari(request, {"pk": m.pk})
        return _halaman(request, segar, tolak=galat.pesan, status=status_penolakan(galat))


def _cari_dari_tugas(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> MuatanAnggaran:
    pastikan_semua_unit(request)
    tugas = Tugas.objects.filter(
        pk=alamat.pop("pk"), jenis__in=(BACA_ANGGARAN.jenis, TERIMA_ANGGARAN.jenis)
    ).first()
    if tugas is None:
        raise Http404("Pekerjaan itu tidak ditemukan.")
    muatan = muatan_tugas(tugas)
    pk = tugas.argumen.get("muatan") or (muatan.pk if muatan else 0)
    return _cari(request, {"pk": pk})


@layar(IZIN_IMPOR, buka=_cari_dari_tugas)
def anggaran_impor_tugas(request: AuthenticatedHttpRequest, m: MuatanAnggaran) -> HttpResponse:
    """The page of a job's file."""
    return _halaman(request, m)


def _langkah(request: AuthenticatedHttpRequest, m: MuatanAnggaran) -> HttpResponse:
    pada, ulang = timezone.now(), reverse("anggaran_impor_satu", args=[m.pk])
    match request.POST.get("langkah"):
        case "pilih":
            with transaction.atomic():
                simpan_pilihan(m, {k: str(v) for k, v in request.POST.items()})
            return redirect(ulang)
        case "terima":
            return _terima(request, m)
        case "buang":
            buang_muatan(m)
            messages.success(request, f"“{m.nama_berkas}” dibuang; tidak ada yang berubah.")
            return redirect("anggaran_impor")
        case "batalkan":
            batalkan_muatan(m, oleh=request.user, pada=pada, alasan=request.POST.get("alasan", ""))
            messages.success(request, f"“{m.nama_berkas}” dibatalkan; angkanya kembali semula.")
            return redirect(ulang)
    raise TidakSahError("Langkah itu tidak dikenal.")


def _terima(request: AuthenticatedHttpRequest, m: MuatanAnggaran) -> HttpResponse:
    dilihat, pada = request.POST.get("dilihat") or "-", timezone.now()
    if m.rincian.count() > TERIMA_LANGSUNG:
        minta(
            pekerjaan=TERIMA_ANGGARAN, pd=m.pd, tahun=m.tahun, oleh=request.user, pada=pada,
            argumen={"muatan": m.pk, "dilihat": dilihat},
        )  # fmt: skip
        return redirect("berkas")
    u = terima(m, oleh=request.user, pada=pada, dilihat=dilihat)
    banyak = u.banyak_ubahan
    messages.success(
        request, f"“{m.nama_berkas}” diterima; {banyak} angka {u.keperluan.label.lower()} dicatat."
    )
    return redirect("anggaran_impor_satu", m.pk)


def _halaman(
    request: AuthenticatedHttpRequest, m: MuatanAnggaran, *, tolak: str = "", status: int = 200
) -> HttpResponse:
    data: dict[str, Any] = {
        "m": m, "tahun": m.tahun, "tolak": tolak, "jenis": JenisBerkas(m.jenis).sebutan,
        "keluaran": m.jenis == JenisBerkas.KELUARAN,
        "per_jenis": m.jenis == JenisBerkas.JENIS_BULANAN,
        "bulan": nama_bulan(m.bulan) if m.bulan else "",
    }  # fmt: skip
    if m.status == StatusMuatan.DIPERIKSA:
        return render(
            request, "laporan/anggaran_impor/pratinjau.html", data | _pratinjau(m), status=status
        )
    data |= {
        "berubah": keluaran_diubah(m)
        if m.keperluan == KeperluanMuatan.KELUARAN
        else yang_diubah(m),
        "isi_jenis": isi_jenis(m) if m.keperluan == KeperluanMuatan.JENIS_BULANAN else [],
        "judul_tolak": "Tidak dapat dibatalkan"
        if request.POST.get("langkah") == "batalkan"
        else "Tidak ada yang berubah",
        "tak_batal": sebab_tak_batal(m) if m.status == StatusMuatan.DITERIMA else "",
        "catatan": m.bacaan["catatan"],
    }
    return render(request, "laporan/anggaran_impor/dimuat.html", data, status=status)


def _pratinjau(m: MuatanAnggaran) -> dict[str, Any]:
    keadaan = KeadaanImpor(m.pd, m.tahun)
    baca = bacaan_tersimpan(m)
    u = usulkan(keadaan, baca, pilihan_tersimpan(m))
    jenis, skpd = u.jenis, _pilihan_skpd(u, baca)
    return {
        "u": u,
        "pagu": u.keperluan is KeperluanMuatan.PAGU,
        "dokumen": jenis is JenisBerkas.DOKUMEN,
        "berbulan": u.keperluan is KeperluanMuatan.REALISASI,
        "berversi": u.keperluan is KeperluanMuatan.KELUARAN,
        "dua_guna": jenis.berpagu and jenis.berrealisasi,
        "keperluan": [(k.value, k.label) for k in DUA_GUNA],
        "tahapan": JenisVersiAnggaran.choices,
        "versi": [keadaan.dokumen[ke] for ke in sorted(keadaan.dokumen)],
        "pilihan_bulan": [(n, nama_bulan(n)) for n in range(1, 13)],
        "bulan_berkas": nama_bulan(baca.bulan) if baca.bulan else "",
        "skpd": skpd,
        "satu_skpd": len(skpd) == 1,
        "asing": [(baca.skpd.get(k) or k, n) for k, n in u.asing.most_common()],
        "halangan": u.menghalangi[:_TOLAK_DISEBUT],
        "banyak_halangan": len(u.menghalangi),
        "putusan": tabel_putusan(u, keadaan),
        "berubah": keluaran_berubah(u, keadaan)
        if u.keperluan is KeperluanMuatan.KELUARAN
        else yang_berubah(u, keadaan),
        "isi_jenis": isi_jenis(m) if jenis is JenisBerkas.JENIS_BULANAN else [],
        "label_jumlah": "Rencana pada berkas"
        if jenis in (JenisBerkas.JENIS_BULANAN, JenisBerkas.RENCANA_KAS)
        else "Jumlah pada berkas",
        "akan_dimuat": format_rupiah(u.total_dimuat) if u.dapat else "Belum ada",
        "dapat_dipilih": bool(u.keperluan is not KeperluanMuatan.JENIS_BULANAN or skpd),
        "dilihat": sidik_usulan(u),
    }


def _pilihan_skpd(u: UsulanMuatan, baca: HasilBacaBerkas) -> list[tuple[str, str]]:
    """The agencies that may be chosen: of several, or the only one where it has to be confirmed."""
    if len(baca.skpd) > 1:
        return list(baca.skpd.items())
    if u.tanya_skpd is not None:
        return list(u.tanya_skpd.pilihan.items())
    return [(u.skpd, baca.skpd.get(u.skpd, ""))] if u.pilihan.skpd and u.skpd else []
