"""Writing the report: the list of sections, one section with its editor, its history."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from kinerja.http import AuthenticatedHttpRequest
from kinerja.masa_organisasi import akhir_tahun, awal_tahun
from kinerja.models import Pengguna, UnitKerja, ada_dalam
from kinerja.organisasi_pada import OrganisasiPada
from kinerja.penolakan import BentrokError, Penolakan, TidakDitemukanError, TidakSahError
from laporan.bahan.bahan import Bahan
from laporan.cetak.html import blok_layar
from laporan.models import BagianNarasi, Laporan, StatusBagian, laporan_tahun
from laporan.penulisan.bagian import cara_buka_bagian
from laporan.penulisan.beda import bandingkan_teks
from laporan.penulisan.lingkup import IZIN_LIHAT, IZIN_TULIS
from laporan.penulisan.markah.tulis import teks_biasa
from laporan.penulisan.medan import Medan
from laporan.penulisan.naskah import draf_seksi, html_draf
from laporan.penulisan.ruang import KeadaanBagian, Ruang
from laporan.penulisan.simpan import (
    kembali_otomatis,
    komentari,
    pulihkan,
    selesaikan_komentar,
    tandai_diperiksa,
    tugaskan,
)
from laporan.penulisan.ubah import dengan_nilai, semua_gambar_html, semua_medan
from laporan.rangka.halaman import BERTENTANGAN, HalamanBedaError
from laporan.rangka.hari import hari_diketik
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import FORMULIR, bulat, hari_ini, layar, tanpa_pd, versi_dilihat
from laporan.rangka.saring import formulir

SARINGAN = (
    ("", "Semua bagian"),
    ("milik", "Bagian saya"),
    ("draf", "Masih draf otomatis"),
    ("berubah", "Datanya berubah"),
    ("komentar", "Ada komentar terbuka"),
    ("lewat", "Lewat tenggat"),
)
SELESAI = (StatusBagian.DIAJUKAN, StatusBagian.DIPERIKSA)
BANYAK_BERUBAH = 12


def _lewat(k: KeadaanBagian, hari: date) -> bool:
    tenggat = k.tempat.tenggat
    return tenggat is not None and tenggat < hari and k.status not in SELESAI


def _milik(k: KeadaanBagian, pengguna: Pengguna) -> bool:
    return k.tempat.penulis == pengguna.pk or k.tempat.unit in pengguna.lingkup_unit


@dataclass(frozen=True)
class BarisTulisan:
    """A section with the words of its list."""

    k: KeadaanBagian
    penulis: str
    lewat: bool


@dataclass(frozen=True)
class BabDaftar:
    """A chapter with its sections."""

    judul: str
    bagian: list[BarisTulisan]


def _per_bab(
    keadaan: Iterable[KeadaanBagian], unit: Mapping[int, str], hari: date
) -> list[BabDaftar]:
    hasil: list[BabDaftar] = []
    for k in keadaan:
        judul = k.tempat.bagian.bab
        if not hasil or hasil[-1].judul != judul:
            hasil.append(BabDaftar(judul, []))
        hasil[-1].bagian.append(BarisTulisan(k, _penulis(k, unit), _lewat(k, hari)))
    return hasil


def _penulis(k: KeadaanBagian, unit: Mapping[int, str]) -> str:
    """Who writes the section, as people say it."""
    baris = k.tempat.baris
    if baris is not None and baris.penanggung_jawab is not None:
        return baris.penanggung_jawab.sebutan
    return unit.get(k.tempat.unit or 0, "Sekretariat")


# --- the list ----------------------------------------------------------------------------------


@layar(IZIN_LIHAT, metode=FORMULIR)
def penulisan(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Every section: whose it is, when it is due, how it stands; Sekretariat gives them out."""
    konteks = konteks_kerja(request)
    if konteks.pd is None:
        return tanpa_pd(request)
    laporan = laporan_tahun(konteks.pd, konteks.tahun)
    ruang = Ruang(laporan, request.user)
    if request.method == "POST":
        return _tugaskan(request, ruang)
    hari = hari_ini(konteks.pd)
    semua = list(ruang.keadaan.values())
    syarat: dict[str, Callable[[KeadaanBagian], bool]] = {
        "milik": lambda k: _milik(k, request.user),
        "draf": lambda k: not k.tempat.disunting,
        "berubah": lambda k: bool(k.basi),
        "komentar": lambda k: bool(k.komentar),
        "lewat": lambda k: _lewat(k, hari),
    }
    pilih = request.GET.get("saring", "")
    tampil = [k for k in semua if pilih not in syarat or syarat[pilih](k)]
    unit = _nama_unit(laporan)
    return render(
        request,
        "laporan/penulisan/penulisan.html",
        {
            "laporan": laporan,
            "tahun": konteks.tahun,
            "bab": _per_bab(tampil, unit, hari),
            "saring": formulir(request.GET, pilihan=[("saring", "Tampilkan", list(SARINGAN))]),
            "jumlah": f"{len(tampil)} dari {len(semua)} bagian",
            "bersihkan": reverse("penulisan") if pilih else "",
            "disunting": sum(1 for k in semua if k.tempat.disunting),
            "banyak": len(semua),
            "berubah": sum(1 for k in semua if k.basi),
            "unit": unit.items(),
            "kelola": ruang.boleh_kelola,
            "orang": _orang(laporan) if ruang.boleh_kelola else [],
        },
    )


def _nama_unit(laporan: Laporan) -> dict[int, str]:
    """Units that were there in the report's year, as it calls them, in listing order."""
    awal, akhir = awal_tahun(laporan.tahun), akhir_tahun(laporan.tahun)
    organisasi = OrganisasiPada(laporan.pd, akhir)
    semua = organisasi.tandai(UnitKerja.objects.filter(ada_dalam(awal, akhir), pd=laporan.pd_id))
    unit = organisasi.pasang_unit(list(semua.order_by("urutan", "pk")))
    return {u.pk: u.nama for u in unit}


def _orang(laporan: Laporan) -> list[Pengguna]:
    """People of the agency who may be given a section."""
    semua = Pengguna.objects.filter(pd=laporan.pd_id, is_active=True).select_related(
        "jabatan", "unit"
    )
    return sorted(
        semua.filter(groups__permissions__codename=IZIN_TULIS.partition(".")[2]).distinct(),
        key=lambda p: p.sebutan.casefold(),
    )


def _tugaskan(request: AuthenticatedHttpRequest, ruang: Ruang) -> HttpResponse:
    isi = request.POST
    try:
        if bulat(isi.get("laporan")) != ruang.laporan.pk:
            raise HalamanBedaError(BERTENTANGAN)
        bagian = [ruang.bagian[k] for k in isi.getlist("bagian") if k in ruang.bagian]
        if not bagian:
            raise TidakSahError("Pilih dahulu bagian yang ditugaskan.")
        unit = _pilih(UnitKerja.objects.filter(pd=ruang.laporan.pd), isi.get("unit"))
        penulis = _pilih(Pengguna.objects.filter(pd=ruang.laporan.pd), isi.get("penulis"))
        banyak = tugaskan(
            laporan=ruang.laporan,
            bagian=bagian,
            unit=unit,
            penulis=penulis,
            tenggat=_tanggal(isi.get("tenggat", "")),
            oleh=request.user,
            pada=timezone.now(),
            dilihat={b.kunci: isi.get(f"dilihat:{b.kunci}", "") for b in bagian},
        )
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat
    except BentrokError:
        raise
    except Penolakan as galat:
        messages.error(request, galat.pesan)
    else:
        messages.success(request, f"Penugasan {banyak} bagian disimpan.")
    saring = request.GET.get("saring", "")
    return redirect(f"{reverse('penulisan')}?saring={saring}" if saring.isalpha() else "penulisan")


def _pilih(baris: Any, pk: str | None) -> Any:
    if not pk:
        return None
    ada = baris.filter(pk=bulat(pk) or 0).first()
    if ada is None:
        raise TidakDitemukanError
    return ada


def _tanggal(teks: str) -> date | None:
    return hari_diketik(teks, "Tenggat ditulis sebagai tanggal, mis. 2025-02-15.")


# --- one section -------------------------------------------------------------------------------


def _ruang(request: AuthenticatedHttpRequest, laporan: int, kunci: str) -> Ruang:
    """The report of an address. Raises Http404 outside the user's scope."""
    baris = Laporan.objects.untuk(request.user).select_related("pd").filter(pk=laporan).first()
    if baris is None:
        raise Http404("Laporan tidak ditemukan.")
    pakai(request, pd=baris.pd, tahun=baris.tahun)
    ruang = Ruang(baris, request.user)
    if kunci not in ruang.terlihat:
        raise Http404("Bagian laporan tidak ditemukan.")
    return ruang


@layar(IZIN_LIHAT, metode=FORMULIR)
def penulisan_bagian(request: AuthenticatedHttpRequest, laporan: int, kunci: str) -> HttpResponse:
    """One section: outline, the page as it prints or its editor, figures and comments."""
    ruang = _ruang(request, laporan, kunci)
    if request.method == "POST":
        return _langkah(request, ruang, kunci)
    keadaan = ruang.keadaan[kunci]
    tempat = keadaan.tempat
    html = dengan_nilai(ruang.html(tempat), ruang.medan.nilai)
    seksi = ruang.pratinjau(kunci, html) if tempat.disunting else ruang.seksi[kunci]
    sunting = keadaan.boleh and not keadaan.terkunci
    urutan = list(ruang.terlihat)
    letak = urutan.index(kunci)
    angka = [(m, ruang.medan.cari(m)) for m in semua_medan(html)]
    unit, hari = _nama_unit(ruang.laporan), hari_ini(ruang.laporan.pd)
    komentar = (
        list(tempat.baris.komentar.select_related("oleh", "selesai_oleh")) if tempat.baris else []
    )
    return render(
        request,
        "laporan/penulisan/bagian.html",
        {
            "laporan": ruang.laporan,
            "kunci": kunci,
            "k": keadaan,
            "bagian": tempat.bagian,
            "bab": _per_bab(ruang.keadaan.values(), unit, hari),
            "sebelum": ruang.terlihat[urutan[letak - 1]] if letak else None,
            "sesudah": ruang.terlihat[urutan[letak + 1]] if letak + 1 < len(urutan) else None,
            "sunting": sunting,
            "cara_buka": (
                cara_buka_bagian(ruang.laporan.pd, ruang.laporan.tahun, kunci)
                if keadaan.terkunci
                else ""
            ),
            "cetak": mark_safe(blok_layar(seksi.isi)),
            "angka": angka,
            "komentar": [c for c in komentar if not c.selesai_pada],
            "komentar_selesai": [c for c in komentar if c.selesai_pada],
            "penulis": _penulis(keadaan, unit),
            "berubah": keadaan.basi.angka[:BANYAK_BERUBAH],
            "sisa_berubah": max(0, len(keadaan.basi.angka) - BANYAK_BERUBAH),
            "lewat": _lewat(keadaan, hari),
            "daftar_tahun": range(ruang.laporan.tahun - 5, ruang.laporan.tahun + 3),
            "bekal": _bekal(request, ruang, kunci, html) if sunting else None,
        },
    )


def _bekal(
    request: AuthenticatedHttpRequest, ruang: Ruang, kunci: str, html: str
) -> dict[str, Any]:
    """What the editor's script starts with."""
    pk = ruang.laporan.pk
    baris = ruang.tempat[kunci].baris
    nilai = {m: ruang.medan.cari(m) for m in semua_medan(html)}
    return {
        "pengguna": str(request.user.pk),
        "laporan": pk,
        "kunci": kunci,
        "tahun": ruang.laporan.tahun,
        "html": html,
        "versi": baris.versi if baris else 0,
        "disunting": bool(baris and baris.disunting),
        "medan": {m: n.json() for m, n in nilai.items() if n is not None},
        "blok": ruang.blok_otomatis(kunci),
        "gambar": {
            n: reverse("penulisan_gambar_isi", args=[pk, n]) for n in set(semua_gambar_html(html))
        },
        "url": {
            "simpan": reverse("penulisan_simpan", args=[pk, kunci]),
            "pratinjau": reverse("penulisan_pratinjau", args=[pk, kunci]),
            "angka": reverse("penulisan_angka", args=[pk]),
            "gambar": reverse("penulisan_gambar", args=[pk]),
            "siapa": reverse("isian_siapa"),
            "masuk": reverse("masuk"),
        },
    }


def _langkah(request: AuthenticatedHttpRequest, ruang: Ruang, kunci: str) -> HttpResponse:
    """One form of the page."""
    isi = request.POST
    bersama: dict[str, Any] = {
        "laporan": ruang.laporan,
        "bagian": ruang.bagian[kunci],
        "oleh": request.user,
        "pada": timezone.now(),
    }

    def seksi() -> tuple[Any, Medan]:
        return ruang.seksi[kunci], ruang.medan

    try:
        match isi.get("aksi"):
            case "komentar":
                komentari(teks=isi.get("teks", ""), kutipan=isi.get("kutipan", ""), **bersama)
                pesan = "Komentar disimpan."
            case "selesai" | "buka" as langkah:
                k = selesaikan_komentar(
                    komentar=bulat(isi.get("komentar")) or 0,
                    selesai=langkah != "buka",
                    **bersama,
                )
                pesan = "Komentar diselesaikan." if k.selesai_pada else "Komentar dibuka kembali."
            case "otomatis":
                kembali_otomatis(versi=versi_dilihat(request), **bersama)
                pesan = "Bagian ini kembali memakai draf otomatis. Teks Anda tetap ada di riwayat."
            case "periksa":
                tandai_diperiksa(seksi=seksi, versi=versi_dilihat(request), **bersama)
                pesan = "Tanda perubahan data dihapus: bagian ini sudah Anda periksa."
            case "pulihkan":
                pulihkan(
                    ke=bulat(isi.get("ke")) or 0,
                    seksi=seksi,
                    versi=versi_dilihat(request),
                    **bersama,
                )
                pesan = f"Versi {isi.get('ke')} dipulihkan. Teks sebelumnya tetap ada di riwayat."
            case _:
                raise TidakSahError("Langkah ini tidak dikenal. Muat ulang halaman.")
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat
    except BentrokError:
        raise  # 409, with what was typed
    except Penolakan as galat:
        messages.error(request, galat.pesan)
    else:
        messages.success(request, pesan)
    return redirect("penulisan_bagian", ruang.laporan.pk, kunci)


# --- history and comparison ----------------------------------------------------------------------


@layar(IZIN_LIHAT)
def penulisan_versi(request: AuthenticatedHttpRequest, laporan: int, kunci: str) -> HttpResponse:
    """The versions of a section, and one of them beside the present text."""
    ruang = _ruang(request, laporan, kunci)
    keadaan = ruang.keadaan[kunci]
    baris = keadaan.tempat.baris
    versi = list(baris.riwayat.select_related("oleh")) if baris else []
    pilih = next((v for v in versi if v.ke == bulat(request.GET.get("ke"))), None)
    if pilih is None and versi:
        pilih = versi[1] if len(versi) > 1 else versi[0]
    kini = _biasa(ruang, kunci, ruang.html(keadaan.tempat))
    lama = ""
    if pilih is not None:
        lama = _biasa(ruang, kunci, pilih.isi) if pilih.disunting else _draf_biasa(ruang, kunci)
    return render(
        request,
        "laporan/penulisan/versi.html",
        {
            "laporan": ruang.laporan,
            "kunci": kunci,
            "bagian": keadaan.tempat.bagian,
            "versi": versi,
            "pilih": pilih,
            "judul_kiri": f"Versi {pilih.ke}" if pilih else "",
            "beda": bandingkan_teks(lama, kini) if pilih else (),
            "versi_baris": keadaan.tempat.baris.versi if keadaan.tempat.baris else 0,
            "boleh_pulihkan": keadaan.boleh and not keadaan.terkunci,
        },
    )


def _draf_biasa(ruang: Ruang, kunci: str) -> str:
    return _biasa(ruang, kunci, html_draf(ruang.seksi[kunci]))


def _biasa(ruang: Ruang, kunci: str, html: str) -> str:
    """The words of a text; the system's tables and figures by the name that readers know."""
    teks = teks_biasa(html)
    for k, b in ruang.blok_otomatis(kunci).items():
        teks = teks.replace(f"[{k}]", f"[{b['label']} {b['judul']}]")
    return teks


@layar(IZIN_LIHAT)
def penulisan_banding(request: AuthenticatedHttpRequest, laporan: int, kunci: str) -> HttpResponse:
    """The text beside last year's, beside the automatic draft, or how that draft changed."""
    ruang = _ruang(request, laporan, kunci)
    keadaan = ruang.keadaan[kunci]
    kini = _biasa(ruang, kunci, dengan_nilai(ruang.html(keadaan.tempat), ruang.medan.nilai))
    dengan = request.GET.get("dengan", "lalu")
    baris = keadaan.tempat.baris
    if dengan == "draf":
        kiri, judul = _draf_biasa(ruang, kunci), ("Draf otomatis sekarang", "Teks bagian ini")
    elif dengan == "draf_lama" and baris is not None and baris.draf:
        kiri, kini = _biasa(ruang, kunci, baris.draf), _draf_biasa(ruang, kunci)
        judul = ("Draf otomatis ketika teks ditulis", "Draf otomatis sekarang")
    else:
        dengan, tahun = "lalu", ruang.laporan.tahun - 1
        kiri, asal = _tahun_lalu(ruang, kunci)
        judul = (f"LKjIP {tahun}{asal}", f"LKjIP {ruang.laporan.tahun}")
    return render(
        request,
        "laporan/penulisan/banding.html",
        {
            "laporan": ruang.laporan,
            "kunci": kunci,
            "bagian": keadaan.tempat.bagian,
            "dengan": dengan,
            "judul_kiri": judul[0],
            "judul_kanan": judul[1],
            "beda": bandingkan_teks(kiri, kini),
            "kosong": not kiri,
            "ada_draf_lama": bool(baris and baris.draf),
        },
    )


def _tahun_lalu(ruang: Ruang, kunci: str) -> tuple[str, str]:
    """Last year's words of the section, and where they come from."""
    tahun = ruang.laporan.tahun - 1
    baris = BagianNarasi.objects.filter(
        laporan__pd=ruang.laporan.pd, laporan__tahun=tahun, kunci=kunci, disunting=True
    ).first()
    bahan = Bahan(ruang.laporan.pd, tahun)
    if baris is not None:
        return _biasa(ruang, kunci, dengan_nilai(baris.isi, Medan(bahan).nilai)), ""
    seksi = draf_seksi(bahan).get(kunci)
    return (_biasa(ruang, kunci, html_draf(seksi)), " (draf otomatis)") if seksi else ("", "")
