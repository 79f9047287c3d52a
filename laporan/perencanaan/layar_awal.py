"""The first steps of an agency, each with what it lacks; and their rows, one at a time.

| name | method | answer |
| --- | --- | --- |
| `persiapan` | GET | the steps, computed from what is stored |
| `persiapan_isi` lembar | GET | the rows of a sheet; `?k=` a key: the row to change |
| | POST | writes one row; 422 with the mistakes at their fields |
| `persiapan_logo` | POST `logo` | the agency's coat of arms |
"""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from kinerja.bukti.gambar import LOGO, rapikan_gambar
from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.rencana import IZIN_SUSUN
from kinerja.models import PerangkatDaerah, PerjanjianKinerja, Renstra, Sasaran, Tujuan
from kinerja.penolakan import Penolakan
from kinerja.periode import ROMAWI
from kinerja.status import StatusPerjanjian
from kinerja.usul_jadwal import triwulan_lewat
from laporan.bahan.bahan import Bahan
from laporan.isian.layar_bukti import dibatasi_unggahnya
from laporan.perencanaan.aksi import IZIN, ganti_logo
from laporan.perencanaan.baris import (
    MENURUT_TAHUN,
    FormulirBaris,
    LembarBaris,
    label_kolom,
    simpan_baris,
    tampil_sel,
    teks,
)
from laporan.perencanaan.keadaan_awal import baca_fakta
from laporan.perencanaan.langkah_awal import KeadaanRencana, TempatMembenahi, susun_langkah
from laporan.perencanaan.layar_buku import pd_sendiri
from laporan.perencanaan.layar_salin import tahun_asal
from laporan.perencanaan.lembar_sini import SEMUA
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, KIRIM, hari_ini, layar
from laporan.rangka.penolakan import status_penolakan

#: Step → its sheets that are filled in row by row, and pages of its own: (title, route).
LEMBAR_LANGKAH: dict[str, tuple[str, ...]] = {
    "identitas": ("perangkat_daerah",),
    "organisasi": ("unit_kerja", "jabatan"),
    "orang": ("pemangku", "pegawai"),
    "renstra": (
        "renstra",
        "masalah",
        "tujuan",
        "sasaran",
        "kondisi_antara",
        "kondisi_pohon",
        "sebutan_jenjang",
    ),
    "indikator": ("indikator", "penanda", "dokumen", "target"),
    "anggaran": (
        "program_kegiatan",
        "versi_anggaran",
        "pagu",
        "indikator_program",
        "target_program",
        "dukungan",
    ),
    "periode": ("periode",),
    "perjanjian": (),
    "rencana_aksi": (),
}
#: Step → its grids: (title, kind).
KISI_LANGKAH: dict[str, tuple[tuple[str, str], ...]] = {
    "organisasi": (
        ("Unit kerja", "unit_kerja"),
        ("Jabatan", "daftar_jabatan"),
        ("Kedudukan jabatan", "jabatan"),
    ),
    "orang": (("Pemangku jabatan", "pemangku"),),
    "renstra": (("Renstra", "renstra"), ("Tujuan", "tujuan"), ("Sasaran", "sasaran")),
    "indikator": (
        ("Indikator", "daftar_indikator"),
        ("Dokumen perencanaan", "dokumen"),
        ("Target", "target"),
        ("Variabel", "variabel"),
        ("Penanggung jawab dan jadwal", "indikator"),
        ("Kaitan dengan indikator lama", "kaitan"),
    ),
    "anggaran": (
        ("Program dan kegiatan", "program_kegiatan"),
        ("Versi anggaran", "versi_anggaran"),
        ("Pagu", "pagu"),
        ("Target hasil dan keluaran", "keluaran"),
        ("Penanggung jawab", "program"),
    ),
    "periode": (("Keempat triwulan", "periode"),),
}
HALAMAN_LANGKAH: dict[str, tuple[tuple[str, str], ...]] = {
    "identitas": (
        ("Tugas, fungsi, dasar hukum, isu, visi, dan misi", "admin:kinerja_butirprofil_changelist"),
    ),
    "organisasi": (("Halaman organisasi", "organisasi"),),
    "orang": (("Akun", "akun"),),
    "renstra": (("Pohon kinerja", "pohon"), ("Renstra berikutnya", "persiapan_renstra")),
    "indikator": (("Skala predikat", "skala_predikat"),),
    "anggaran": (("Anggaran", "anggaran"), ("Muat dari berkas SIPD", "anggaran_impor")),
    "perjanjian": (("Perjanjian Kinerja", "perjanjian"),),
}
#: Place where a step is mended → (words of its link, route, its arguments).
TEMPAT_MEMBENAHI: dict[TempatMembenahi, tuple[str, str, tuple[str, ...]]] = {
    TempatMembenahi.PEMANGKU: ("Catat pemangkunya", "persiapan_kisi", ("pemangku",)),
    TempatMembenahi.AKUN: ("Buka halaman akun", "akun", ()),
}
_JUDUL = {
    "perangkat_daerah": "Identitas", "unit_kerja": "Unit kerja", "jabatan": "Jabatan",
    "pemangku": "Pemangku jabatan", "renstra": "Renstra", "tujuan": "Tujuan",
    "pegawai": "Jumlah pegawai", "masalah": "Permasalahan",
    "sasaran": "Sasaran", "kondisi_antara": "Kondisi antara",
    "kondisi_pohon": "Kondisi di bawah simpul",
    "sebutan_jenjang": "Sebutan jenjang", "indikator": "Indikator",
    "dokumen": "Dokumen perencanaan",
    "target": "Target", "program_kegiatan": "Program dan kegiatan",
    "versi_anggaran": "Versi anggaran", "pagu": "Pagu", "periode": "Jadwal pengisian",
    "penanda": "IKK, SPM, SDG, dan penanda lain", "indikator_program": "Hasil dan keluaran",
    "target_program": "Target hasil dan keluaran",
    "dukungan": "Kaitan dengan indikator",
}  # fmt: skip
#: Columns of the list of rows, where the first ones do not say enough.
_KOLOM_DAFTAR = {
    "unit_kerja": ("kode", "nama", "jenis", "induk"),
    "jabatan": ("kode", "nama", "unit", "atasan"),
    "renstra": ("kode", "nama", "tahun_awal", "tahun_akhir"),
    "dokumen": ("kode", "nama", "jenis", "tahun"),
    "pagu": ("sub_kegiatan", "rekening", "versi", "nilai"),
    "periode": ("triwulan", "buka", "tutup"),
    "indikator": ("kode", "nama", "satuan", "polaritas", "penanggung_jawab"),
    "sasaran": ("kode", "uraian", "tingkat", "penanggung_jawab"),
    "masalah": ("kode", "uraian", "tingkat", "induk"),
    "pegawai": ("jabatan", "gol_iv", "gol_iii", "gol_ii", "gol_i"),
    "program_kegiatan": ("kode", "tingkat", "nama", "penanggung_jawab"),
    "target": ("indikator", "tahun", "triwulan", "dokumen", "target"),
    "indikator_program": ("kode", "nama", "satuan", "program", "sub_kegiatan"),
    "target_program": ("indikator", "triwulan", "versi", "target"),
}
_KOLOM_MAKS = 5
_BARIS_MAKS = 300


#: The page that a form may be opened on, beside the lists of rows.
KEMBALI_POHON = "pohon_gambar"


def _asal_formulir(request: AuthenticatedHttpRequest) -> tuple[str, str]:
    return request.GET.get("kembali", ""), request.POST.get("kembali", "")


def milik_sendiri(request: AuthenticatedHttpRequest) -> bool:
    """Whether the user sets up the agency that they work in."""
    pd = konteks_kerja(request).pd
    return pd is not None and request.user.pd_id == pd.pk and request.user.has_perm(IZIN)


def berrenstra(pd: PerangkatDaerah) -> bool:
    """Whether the agency has begun at all."""
    return Renstra.objects.filter(pd=pd).exists()


def belum_disiapkan(
    request: AuthenticatedHttpRequest, bahan: Bahan, berjadwal: Collection[int]
) -> bool:
    """Whether the home page leads to the first steps: quarters that are to come without their days,
    or no agreement in force. One query.
    """
    if not milik_sendiri(request):
        return False
    milik = PerjanjianKinerja.objects.filter(pd=bahan.pd, tahun=bahan.tahun)
    berlaku = milik.filter(status=StatusPerjanjian.BERLAKU)
    lewat = triwulan_lewat(bahan.tahun, berjadwal, hari_ini(bahan.pd)) if berjadwal else ()
    return len(berjadwal) + len(lewat) < len(ROMAWI) or not berlaku.exists()


@layar(IZIN, buka=pd_sendiri)
def persiapan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """What is done, and what comes next."""
    tahun = konteks_kerja(request).tahun
    fakta = baca_fakta(pd, tahun, hari_ini(pd))
    langkah = susun_langkah(fakta, tahun, pd.kepala)
    berikut = next((satu.kunci for satu in langkah if not satu.selesai), "")
    halaman = {**HALAMAN_LANGKAH, "rencana_aksi": (_rencana_aksi(request, fakta.rencana),)}
    data = {
        "tahun": tahun,
        "butir": [
            {
                "langkah": satu,
                "berikut": satu.kunci == berikut,
                "lembar": [(nama, _JUDUL[nama]) for nama in LEMBAR_LANGKAH[satu.kunci]],
                "kisi": KISI_LANGKAH.get(satu.kunci, ()),
                "halaman": halaman.get(satu.kunci, ()),
                "berubah": [(b.kalimat, *_membenahi(b.tempat)) for b in satu.berubah],
            }
            for satu in langkah
        ],
        "salin": bool(tahun_asal(pd)),
        "selesai": sum(1 for satu in langkah if satu.selesai),
        "banyak": len(langkah),
    }
    return render(request, "laporan/perencanaan/persiapan.html", data)


def _membenahi(tempat: TempatMembenahi) -> tuple[str, str]:
    """The words and the address of the link."""
    kata, rute, argumen = TEMPAT_MEMBENAHI[tempat]
    return kata, reverse(rute, args=argumen)


def _rencana_aksi(request: AuthenticatedHttpRequest, keadaan: KeadaanRencana) -> tuple[str, str]:
    """The page of the rencana aksi, by what this user has to do there."""
    tertulis = (KeadaanRencana.DIAJUKAN, KeadaanRencana.DISETUJUI)
    menyusun = keadaan not in tertulis and request.user.has_perm(IZIN_SUSUN)
    return "Susun rencana aksi" if menyusun else "Lihat rencana aksi", "rencana_aksi"


@layar(IZIN, buka=pd_sendiri, metode=FORMULIR)
def persiapan_isi(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, lembar: str
) -> HttpResponse:
    """The rows of one sheet, and a form for one of them."""
    if lembar not in _JUDUL:
        raise Http404("Isian tidak dikenal.")
    isi = LembarBaris(pd, lembar, konteks_kerja(request).tahun)
    if request.method != "POST":
        ada = _dipilih(request, isi)
        dilihat = isi.sidik(ada) if ada else ""
        form = FormulirBaris(None, isi, ada)
        if ada is None:  # a new row begins with the year, and what its link knows: the node above
            awal = {"tahun": str(isi.tahun)} if lembar in MENURUT_TAHUN else {}
            awal |= {k: request.GET[k] for k in isi.lembar.nama_kolom if k in request.GET}
            form.initial.update(awal)
        return _halaman_isi(request, isi, form, dilihat)
    sidik = request.POST.get("sidik", "")
    kirim = {k: str(request.POST.get(k, "")) for k in isi.lembar.nama_kolom}
    kunci = {k: str(request.POST.get(f"kunci-{k}", "")) for k in isi.lembar.kunci}
    ada = isi.cari(kunci) if sidik else None
    kirim |= kunci if sidik else {}
    form = FormulirBaris(kirim, isi, ada)
    try:
        banyak = simpan_baris(
            pd, lembar, kirim, sidik=sidik, oleh=request.user, pada=timezone.now()
        )
    except HimpunanDitolakError as galat:
        form.is_valid()
        form.errors.clear()
        form.tandai(galat)
        return _halaman_isi(request, isi, form, sidik, status=422)
    except Penolakan as galat:
        return _halaman_isi(
            request, isi, form, sidik, tolak=galat.pesan, status=status_penolakan(galat)
        )
    if banyak:
        messages.success(request, f"{_JUDUL[lembar]} disimpan.")
    return _kembali(request, pd, lembar, kirim)


def _kembali(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, lembar: str, kirim: dict[str, str]
) -> HttpResponse:
    """To the drawn tree where the form was opened there, at the row; else to the list of rows."""
    if request.POST.get("kembali") != KEMBALI_POHON:
        return redirect("persiapan_isi", lembar)
    jangkar = ""
    if lembar in ("sasaran", "tujuan"):
        semua = Sasaran.objects if lembar == "sasaran" else Tujuan.objects
        milik = semua.filter(pd=pd, kode=kirim["kode"].strip())
        jangkar = "".join(f"#{lembar}-{satu.pk}" for satu in milik)
    return redirect(f"{reverse('pohon_gambar')}{jangkar}")


def _dipilih(request: AuthenticatedHttpRequest, isi: LembarBaris) -> Any:
    if isi.lembar.nama == "perangkat_daerah":
        return isi.baris[0]
    kunci = {k: request.GET[k] for k in isi.lembar.kunci if k in request.GET}
    if not kunci:
        return None
    ada = isi.cari(kunci) if len(kunci) == len(isi.lembar.kunci) else None
    # The switch of the year names no row, whatever the row's key is called.
    if ada is None and ("baru" in request.GET or kunci.keys() <= {"tahun", "triwulan"}):
        return None
    if ada is None:
        raise Http404("Baris tidak ditemukan.")
    return ada


def _halaman_isi(
    request: AuthenticatedHttpRequest,
    isi: LembarBaris,
    form: FormulirBaris,
    sidik: str,
    *,
    tolak: str = "",
    status: int = 200,
) -> HttpResponse:
    nama = isi.lembar.nama
    kolom = _KOLOM_DAFTAR.get(nama, isi.lembar.nama_kolom[:_KOLOM_MAKS])
    semua = isi.setahun
    baris = [
        {
            "sel": [(label_kolom(k), tampil_sel(isi.lembar, k, b.get(k))) for k in kolom],
            "ubah": urlencode({k: teks(b.get(k)) for k in isi.lembar.kunci}),
        }
        for b in semua[:_BARIS_MAKS]
    ]
    kunci = [(f"kunci-{k}", teks((form.ada or {}).get(k))) for k in isi.lembar.kunci]
    langkah = next(k for k, daftar in LEMBAR_LANGKAH.items() if nama in daftar)
    data = {
        "judul": _JUDUL[nama],
        "uraian": next(s.isi for s in SEMUA if s.nama == nama),
        "lembar": nama,
        "saudara": [(n, _JUDUL[n]) for n in LEMBAR_LANGKAH[langkah] if n != nama],
        "form": form,
        "sidik": sidik,
        "kunci": kunci if form.ada else [],
        "kolom": [label_kolom(k) for k in kolom],
        "baris": baris,
        "lebih": max(0, len(semua) - _BARIS_MAKS),
        "tahun": isi.tahun if nama in MENURUT_TAHUN else 0,
        "identitas": nama == "perangkat_daerah",
        "pd": isi.pd,
        "tolak": tolak,
        "kembali": KEMBALI_POHON if KEMBALI_POHON in _asal_formulir(request) else "",
    }
    return render(request, "laporan/perencanaan/isi.html", data, status=status)


@dibatasi_unggahnya(1)
@layar(IZIN, buka=pd_sendiri, metode=KIRIM)
def persiapan_logo(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """Take the coat of arms, drawn anew."""
    berkas = request.FILES.get("logo")
    ke = reverse("persiapan_isi", args=["perangkat_daerah"])
    if not isinstance(berkas, UploadedFile):
        messages.error(request, "Pilih berkas logonya.")
        return redirect(ke)
    try:
        rapi = rapikan_gambar(berkas.name or "", berkas.read(LOGO.bita + 1), LOGO)
        ganti_logo(
            pd=pd,
            berkas=ContentFile(rapi.isi, f"logo.{rapi.jenis.akhiran}"),
            oleh=request.user,
            pada=timezone.now(),
        )
    except Penolakan as galat:
        status_penolakan(galat)
        messages.error(request, galat.pesan)
    else:
        messages.success(request, "Logo disimpan.")
    return redirect(ke)
