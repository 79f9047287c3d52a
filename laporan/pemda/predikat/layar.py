"""Predicates of agencies per quarter.

| name | method | what |
| --- | --- | --- |
| `predikat` | GET, POST | the list; `langkah` = umumkan, ulang (as a job), jadwal, tetapkan |
| `predikat_pd` pk | GET, POST | one agency: steps, objection; `langkah` = keberatan, tarik, jawab |
| `predikat_aturan` | GET, POST | the rule and its versions; POST keeps a new one |
| `predikat_unduh` pk bentuk | GET | a final list, pdf or xlsx |
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan, TidakSahError
from kinerja.periode import Triwulan, triwulan_dari
from laporan.cetak.dasar import Berkas
from laporan.models import AturanPredikat, KeberatanPredikat, PenetapanPredikat, PredikatPD
from laporan.pemda.predikat import aksi
from laporan.pemda.predikat.aturan import (
    LingkupPredikat,
    TanpaCapaian,
    UnsurPredikat,
    angka_indikator,
    aturan_dari_data,
    hitung_predikat,
    terhitung,
    uraian_aturan,
)
from laporan.pemda.predikat.baca import (
    IZIN_KEBERATAN,
    IZIN_KELOLA,
    IZIN_LIHAT,
    PapanPredikat,
    aturan_pada,
    boleh_kelola,
)
from laporan.pemda.predikat.formulir import BANYAK_PITA, baca_aturan
from laporan.pemda.predikat.keadaan import LangkahPredikat
from laporan.pemda.predikat.susun import pencetak
from laporan.pemda.predikat.tugas import minta_ulang, minta_umumkan, tugas_terakhir
from laporan.pemda.tinjauan.fakta import fakta_dari_data
from laporan.pemda.tinjauan.layar import masa_diminta, pd_dipilih
from laporan.pemda.tinjauan.ringkasan import fakta_predikat
from laporan.rangka.berkas import kirim
from laporan.rangka.hari import hari_diketik
from laporan.rangka.konteks import pakai
from laporan.rangka.layar import FORMULIR, bulat, hari_ini, layar, pastikan_semua_unit
from laporan.rangka.penolakan import status_penolakan
from laporan.segel.dasar import Rahasia
from laporan.segel.penyegel import penyegel_aktif


@layar(IZIN_LIHAT, metode=FORMULIR)
def predikat(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The list of a quarter, with what may be done now."""
    pastikan_semua_unit(request)
    if request.method != "POST":
        return _daftar(request, *masa_diminta(request))
    tahun, triwulan = (bulat(request.POST.get(n)) for n in ("tahun_predikat", "triwulan_predikat"))
    tw = triwulan_dari(tahun, triwulan)
    try:
        kabar = _langkah(request, tw)
    except Penolakan as galat:
        return _daftar(
            request, tw.tahun, tw.nomor, galat=galat.pesan, status=status_penolakan(galat)
        )
    messages.success(request, kabar)
    kueri = urlencode({"tahun": tw.tahun, "triwulan": tw.nomor})
    return redirect(f"{reverse('predikat')}?{kueri}")


LENGKAPI = "Isi tanggalnya lengkap."


def _tanggal(teks: str) -> date:
    if (hari := hari_diketik(teks, LENGKAPI)) is None:
        raise TidakSahError(LENGKAPI)
    return hari


def _langkah(request: AuthenticatedHttpRequest, tw: Triwulan) -> str:
    isi = request.POST
    umum: dict[str, Any] = {"oleh": request.user, "pada": timezone.now()}
    if isi.get("langkah") == LangkahPredikat.UMUMKAN:
        umum |= {
            "tahun": tw.tahun,
            "triwulan": tw.nomor,
            "keberatan_sampai": _tanggal(isi.get("sampai", "")),
            "alasan": isi.get("alasan", ""),
        }
        aksi.periksa_pengumuman(**umum)
        minta_umumkan(**umum)
        return f"Predikat {tw.label} sedang dihitung dan diumumkan begitu selesai."
    milik = PenetapanPredikat.objects.filter(tahun=tw.tahun, triwulan=tw.nomor)
    p = get_object_or_404(milik, pk=bulat(isi.get("penetapan")) or 0)
    match isi.get("langkah"):
        case LangkahPredikat.JADWAL:
            aksi.ubah_jadwal(
                penetapan=p,
                sampai=_tanggal(isi.get("sampai", "")),
                versi=bulat(isi.get("versi")),
                **umum,
            )
            return "Batas keberatan diubah."
        case LangkahPredikat.ULANG:
            aksi.periksa_ulang(penetapan=p, **umum)
            minta_ulang(penetapan=p, **umum)
            return f"Predikat {tw.label} sedang dihitung ulang dari data kini."
        case LangkahPredikat.TETAPKAN:
            rahasia = Rahasia(
                isi.get("nik", "").strip(), isi.get("passphrase", ""), isi.get("totp", "").strip()
            )
            cetak = pencetak(
                oleh=request.user,
                penyegel=penyegel_aktif(),
                tautan=request.build_absolute_uri(reverse("verifikasi")),
                rahasia=rahasia,
            )
            aksi.tetapkan(penetapan=p, cetak=cetak, versi=bulat(isi.get("versi")), **umum)
            return f"Predikat {tw.label} ditetapkan dan disegel."
    raise Http404("Langkah tidak dikenal.")


def _daftar(
    request: AuthenticatedHttpRequest,
    tahun: int,
    triwulan: int,
    *,
    galat: str = "",
    status: int = 200,
) -> HttpResponse:
    p = PapanPredikat(request.user, tahun, triwulan, timezone.now())
    mengelola = boleh_kelola(request.user)
    data = {
        "p": p,
        "t": {"tahun": tahun, "triwulan": triwulan},
        "tahun": tahun,
        "tw": p.tw,
        "kuartal": [Triwulan(tahun, n) for n in (1, 2, 3, 4)],
        "galat": galat,
        "ketikan": request.POST if galat else {},
        "mengelola": mengelola,
        "tugas": tugas_terakhir(tahun, triwulan) if mengelola else None,
        "langkah": {x.value for x in p.langkah} if mengelola else set(),
        "uraian": uraian_aturan(aturan_dari_data(p.aturan.isi)),
        "perlu_rahasia": penyegel_aktif().perlu_rahasia,
    }
    return render(request, "laporan/pemda/predikat/predikat.html", data, status=status)


def _terlihat(request: AuthenticatedHttpRequest, pk: int) -> PredikatPD:
    pastikan_semua_unit(request)
    semua = PredikatPD.objects.untuk(request.user).select_related("pd", "penetapan__aturan")
    return get_object_or_404(semua, pk=pk)


@layar(IZIN_LIHAT, metode=FORMULIR)
def predikat_pd(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """One agency: the calculation step by step, its objections and answers. `?pd=` leads to the
    same list's of another agency.
    """
    h = _terlihat(request, pk)
    if request.method != "POST":
        if (dipilih := pd_dipilih(request, h.pd)) is not None:
            return _milik(request, h.penetapan, dipilih)
        pakai(request, pd=h.pd)
        return _satu(request, h)
    try:
        kabar = _langkah_pd(request, h)
    except Penolakan as galat:
        return _satu(request, h, galat=galat.pesan, status=status_penolakan(galat))
    messages.success(request, kabar)
    return redirect("predikat_pd", pk)


def _milik(
    request: AuthenticatedHttpRequest, p: PenetapanPredikat, pd: PerangkatDaerah
) -> HttpResponse:
    """The predicate of another agency in the same list."""
    lain = PredikatPD.objects.untuk(request.user).filter(penetapan=p, pd=pd).first()
    if lain is not None:
        return redirect("predikat_pd", lain.pk)
    messages.info(request, f"{pd.nama} tidak ada dalam daftar predikat ini.")
    kueri = urlencode({"tahun": p.tahun, "triwulan": p.triwulan})
    return redirect(f"{reverse('predikat')}?{kueri}")


def _langkah_pd(request: AuthenticatedHttpRequest, h: PredikatPD) -> str:
    isi = request.POST
    umum: dict[str, Any] = {"oleh": request.user, "pada": timezone.now()}
    if isi.get("langkah") == LangkahPredikat.KEBERATAN:
        aksi.ajukan_keberatan(hasil=h, alasan=isi.get("alasan", ""), **umum)
        return "Keberatan diajukan."
    satu = get_object_or_404(
        KeberatanPredikat.objects.select_related("hasil__penetapan", "hasil__pd"),
        hasil=h,
        pk=bulat(isi.get("keberatan")) or 0,
    )
    if isi.get("langkah") == LangkahPredikat.TARIK:
        aksi.tarik_keberatan(keberatan=satu, **umum)
        return "Keberatan ditarik."
    if isi.get("langkah") == LangkahPredikat.JAWAB and isi.get("putusan") in ("terima", "tolak"):
        diterima = isi["putusan"] == "terima"
        aksi.jawab_keberatan(
            keberatan=satu, diterima=diterima, jawaban=isi.get("jawaban", ""), **umum
        )
        return "Keberatan dijawab" + ("; predikat dihitung ulang." if diterima else ".")
    raise Http404("Langkah tidak dikenal.")


def _satu(
    request: AuthenticatedHttpRequest, h: PredikatPD, *, galat: str = "", status: int = 200
) -> HttpResponse:
    tahun, triwulan, pada = h.penetapan.tahun, h.penetapan.triwulan, timezone.now()
    p = PapanPredikat(request.user, tahun, triwulan, pada, hanya=h)
    b = p.baris[0]
    aturan = aturan_dari_data(p.aturan.isi)
    fakta = fakta_dari_data(b.hasil.fakta)
    milik = request.user.pd_id == h.pd_id and request.user.has_perm(IZIN_KEBERATAN)
    mengelola = boleh_kelola(request.user)
    kini = None
    if b.berubah:
        kini = hitung_predikat(aturan, fakta_predikat(h.pd, tahun, triwulan, pada))
    langkah = p.keadaan.langkah(hari_ini(h.pd), mengelola=False) if milik else frozenset()
    data = {
        "p": p,
        "b": b,
        "pd": h.pd,
        "tw": p.tw,
        "kini": kini,
        "indikator": [
            (i, terhitung(aturan, i), angka_indikator(aturan, i)) for i in fakta.indikator
        ],
        "uraian": uraian_aturan(aturan),
        "boleh_keberatan": LangkahPredikat.KEBERATAN in langkah and b.terbuka is None,
        "boleh_tarik": LangkahPredikat.TARIK in langkah and b.terbuka is not None,
        "boleh_jawab": mengelola and b.terbuka is not None,
        "kueri": urlencode({"tahun": tahun, "triwulan": triwulan}),
        "kueri_pd": urlencode({"pd": h.pd.kode, "tahun": tahun}),
        "galat": galat,
        "ketikan": request.POST if galat else {},
    }
    return render(request, "laporan/pemda/predikat/pd.html", data, status=status)


@layar((IZIN_LIHAT, IZIN_KELOLA), metode=FORMULIR)
def predikat_aturan(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The rule in force today, to be changed from a day on."""
    if not boleh_kelola(request.user):
        raise Http404("Aturan predikat berlaku untuk semua perangkat daerah.")
    galat, status = "", 200
    if request.method == "POST":
        try:
            satu = aksi.simpan_aturan(
                nama=request.POST.get("nama", ""),
                dasar=request.POST.get("dasar", ""),
                berlaku_mulai=_tanggal(request.POST.get("berlaku_mulai", "")),
                isi=baca_aturan(request.POST),
                oleh=request.user,
                pada=timezone.now(),
            )
        except Penolakan as tolak:
            galat, status = tolak.pesan, status_penolakan(tolak)
        else:
            messages.success(request, f"{satu} disimpan.")
            return redirect("predikat_aturan")
    kini = aturan_pada(timezone.localdate())
    isi = aturan_dari_data(kini.isi)
    k: Any = request.POST if galat else {}
    pita = [*isi.pita, *([None] * (BANYAK_PITA - len(isi.pita)))]
    data = {
        "galat": galat,
        "kini": kini,
        "uraian": uraian_aturan(isi),
        "nama": k.get("nama", kini.nama),
        "dasar": k.get("dasar", kini.dasar),
        "berlaku_mulai": k.get("berlaku_mulai", timezone.localdate().isoformat()),
        "batas_atas": k.get("batas_atas", _teks(isi.batas_atas)),
        "bobot": [(u, k.get(f"bobot-{u.value}", _teks(isi.bobot.get(u)))) for u in UnsurPredikat],
        "lingkup": [(x, x.value == k.get("lingkup", isi.lingkup)) for x in LingkupPredikat],
        "tanpa": [(x, x.value == k.get("tanpa_capaian", isi.tanpa_capaian)) for x in TanpaCapaian],
        "pita": [
            (
                n,
                k.get(f"batas-{n}", _teks(x.batas) if x else ""),
                k.get(f"predikat-{n}", x.predikat if x else ""),
                k.get(f"ekinerja-{n}", x.ekinerja if x else ""),
            )
            for n, x in enumerate(pita)
        ],
        "versi": AturanPredikat.objects.select_related("oleh__jabatan"),
    }
    return render(request, "laporan/pemda/predikat/aturan.html", data, status=status)


def _teks(nilai: Any) -> str:
    return "" if nilai is None else str(nilai).replace(".", ",")


@layar(IZIN_LIHAT)
def predikat_unduh(request: AuthenticatedHttpRequest, pk: int, bentuk: str) -> HttpResponse:
    """A final list as it was made: the same bytes for ever. It names every agency of the pemda."""
    pastikan_semua_unit(request)
    semua = PenetapanPredikat.objects.select_related("pdf", "xlsx").exclude(final_pada=None)
    p = get_object_or_404(semua, pk=pk)
    berkas = {"pdf": p.pdf, "xlsx": p.xlsx}.get(bentuk)
    if berkas is None or not (request.user.lintas_pd and request.user.batas_pd is None):
        raise Http404("Berkas tidak ditemukan.")
    nama = f"Predikat-{p.tahun}-TW{p.triwulan}" + (f"-K{p.ke - 1}" if p.ke > 1 else "")
    return kirim(Berkas(f"{nama}.{bentuk}", berkas.tipe, bytes(berkas.isi)))
