"""The layered review of the LKjIP.

`reviu`: the board, and the steps on many sections or on the report (POST `langkah`).
`reviu_bagian` kunci: one section with its text, comments and steps.
`reviu_kembalikan`: names sections and reasons (GET `bagian`, POST `alasan:<kunci>`, `catatan`).
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.pintu import hari_lokal
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import BentrokError, Penolakan, TidakSahError
from kinerja.periode import format_tanggal
from laporan.bahan.bahan import Bahan
from laporan.cetak.html import blok_layar
from laporan.dokumen.satu_seksi import sidik_seksi
from laporan.dokumen.seksi import seksi_dokumen
from laporan.models.langkah_reviu import LAPORAN, Langkah
from laporan.models.potret_reviu import BAGIAN_BERPOTRET, BERPOTRET
from laporan.penulisan.bagian import BagianTulisan
from laporan.penulisan.beda import bandingkan_teks
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import FORMULIR, bulat, layar, pd_kerja, versi_dilihat
from laporan.rangka.penolakan import status_penolakan
from laporan.reviu.aksi import (
    kembalikan_bagian,
    komentari,
    langkah_bagian,
    langkah_laporan,
    sebab_dilewati,
)
from laporan.reviu.diketahui import catatan_diketahui
from laporan.reviu.papan import HALANGAN, BarisBagian, PapanReviu

IZIN = "laporan.lihat_reviu"
#: Steps that the board takes on the ticked sections.
_BANYAK = {
    Langkah.AJUKAN: "diajukan",
    Langkah.PERIKSA: "diterima",
    Langkah.AMBIL_ALIH: "diambil alih dan menunggu diperiksa",
}
#: Of those, the steps that nobody takes past a question or a gap in the text without seeing it.
_BERSIH = (Langkah.AJUKAN, Langkah.PERIKSA)
_TERSISA = "Teksnya masih memuat pertanyaan atau kekurangan: buka bagiannya, lalu putuskan di sana."
_KABAR = {
    Langkah.TERUSKAN: "Laporan diteruskan kepada Sekretaris.",
    Langkah.TARIK_LAPORAN: "Laporan ditarik kembali. Bagiannya dapat diperbaiki lagi.",
    Langkah.PERIKSA_LAPORAN: "Laporan diteruskan kepada Kepala untuk disetujui.",
    Langkah.SETUJUI: "Laporan disetujui. Inspektorat dapat mulai mereviu.",
    Langkah.BUKA_KEMBALI: "Laporan dibuka kembali. Jenjang pemeriksaannya diulang dari awal.",
    Langkah.KEMBALIKAN_LAPORAN: "Laporan dikembalikan untuk diperbaiki.",
}
#: Steps on the report that the board takes; the others have a page of their own.
_SEKALI = (
    Langkah.TERUSKAN,
    Langkah.TARIK_LAPORAN,
    Langkah.PERIKSA_LAPORAN,
    Langkah.SETUJUI,
    Langkah.BUKA_KEMBALI,
)


def _papan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> PapanReviu:
    return PapanReviu(Bahan(pd, konteks_kerja(request).tahun), request.user, timezone.now())


def _langkah(request: AuthenticatedHttpRequest) -> Langkah:
    try:
        return Langkah(request.POST.get("langkah", ""))
    except ValueError:
        raise Http404("Langkah tidak dikenal.") from None


# --- the board -----------------------------------------------------------------------------------


@layar(IZIN, buka=pd_kerja, metode=FORMULIR)
def reviu(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """Sections × layers, who holds what, and what the reader may do."""
    papan = _papan(request, pd)
    if request.method != "POST":
        return _halaman(request, papan)
    langkah = _langkah(request)
    try:
        if langkah in _BANYAK:
            return _banyak(request, papan, langkah)
        if langkah is Langkah.KEMBALIKAN:
            return _pilih_kembali(request)
        if langkah not in _SEKALI:
            raise Http404("Langkah tidak dikenal.")
        return _sekali(request, papan, langkah)
    except Penolakan as galat:
        return _halaman(
            request, papan, galat=galat.pesan, langkah=langkah.value, status=status_penolakan(galat)
        )


def _halaman(
    request: AuthenticatedHttpRequest,
    papan: PapanReviu,
    *,
    galat: str = "",
    langkah: str = "",
    status: int = 200,
) -> HttpResponse:
    bisa = {x for b in papan.baris for x in b.boleh}
    data = {
        "papan": papan,
        "tahun": papan.tahun,
        "galat": galat,
        "galat_langkah": langkah,
        "catatan": request.POST.get("catatan", "") if galat else "",
        "langkah": {s.value for s in papan.langkah_laporan},
        "bisa_ajukan": "ajukan" in bisa,
        "bisa_ambil_alih": "ambil_alih" in bisa,
        "bisa_periksa": "periksa" in bisa,
        "bisa_kembalikan": bool({"kembalikan", "kembalikan_laporan"} & bisa),
        "riwayat": papan.riwayat(),
        "boleh_lkjip": request.user.has_perm("laporan.unduh_laporan"),
    }
    return render(request, "laporan/reviu/reviu.html", data, status=status)


def _dipilih(request: AuthenticatedHttpRequest) -> dict[str, int]:
    """Ticked sections: key → the row version that was seen."""
    hasil: dict[str, int] = {}
    for teks in request.POST.getlist("pilih"):
        kunci, _, versi = teks.rpartition("@")
        hasil[kunci] = bulat(versi) or 0
    return hasil


def _banyak(request: AuthenticatedHttpRequest, papan: PapanReviu, langkah: Langkah) -> HttpResponse:
    versi = _dipilih(request)
    if not versi:
        messages.info(request, "Belum ada bagian yang dipilih.")
        return redirect("reviu")
    dipilih = _temukan(papan, list(versi))
    kurang = [b for b in dipilih if langkah in _BERSIH and b.kunci in papan.tersisa]
    hasil = langkah_bagian(
        pd=papan.pd,
        tahun=papan.tahun,
        langkah=langkah,
        bagian=[b for b in dipilih if b not in kurang],
        oleh=request.user,
        pada=timezone.now(),
        versi=versi,
        catatan=request.POST.get("catatan", "") if langkah is Langkah.AMBIL_ALIH else "",
    )
    if hasil.jalan:
        messages.success(request, f"{len(hasil.jalan)} bagian {_BANYAK[langkah]}.")
    menurut_sebab: dict[str, list[str]] = {}
    for judul, sebab in (*hasil.dilewati, *((b.judul, _TERSISA) for b in kurang)):
        menurut_sebab.setdefault(sebab, []).append(judul)
    for sebab, judul_semua in menurut_sebab.items():
        messages.warning(request, f"{_sebut(judul_semua)} dilewati. {sebab}")
    return redirect("reviu")


def _sebut(judul: Sequence[str]) -> str:
    """The sections that a message speaks of: up to three by name."""
    if len(judul) > 3:
        return f"{len(judul)} bagian"
    return ", ".join(f"“{j}”" for j in judul)


def _temukan(papan: PapanReviu, kunci: Sequence[str]) -> list[BagianTulisan]:
    hasil = [papan.cari(k) for k in kunci]
    if not all(hasil):
        raise Http404("Bagian laporan tidak ditemukan.")
    return [b for b in hasil if b]


def _pilih_kembali(request: AuthenticatedHttpRequest) -> HttpResponse:
    dipilih = list(_dipilih(request))
    if not dipilih:
        raise TidakSahError("Pilih lebih dahulu bagian yang perlu diperbaiki.")
    return redirect(f"{reverse('reviu_kembalikan')}?{urlencode({'bagian': dipilih}, doseq=True)}")


def _sekali(request: AuthenticatedHttpRequest, papan: PapanReviu, langkah: Langkah) -> HttpResponse:
    if langkah is Langkah.SETUJUI and not request.POST.get("setuju"):
        raise TidakSahError("Centang pernyataan bahwa laporan sudah dibaca sebelum menyetujuinya.")
    catatan = request.POST.get("catatan", "")
    if langkah in BERPOTRET and versi_dilihat(request) in (None, papan.laporan.versi):
        catatan = _diketahui(request, papan, catatan)  # else it is refused for what changed
    langkah_laporan(
        pd=papan.pd,
        tahun=papan.tahun,
        langkah=langkah,
        bagian=papan.semua,
        oleh=request.user,
        pada=timezone.now(),
        versi=versi_dilihat(request),
        catatan=catatan,
        dokumen=papan.dokumen,
    )
    messages.success(request, _KABAR[langkah])
    return redirect("reviu")


def _diketahui(request: AuthenticatedHttpRequest, papan: PapanReviu, catatan: str) -> str:
    """The note of an approval, with what still hinders the final version: nobody passes it unseen.
    Raises TidakSahError, BentrokError.
    """
    dilihat = request.POST.get("sidik", "")
    if dilihat and dilihat != papan.sidik:
        raise BentrokError(
            "Isi laporan berubah sejak halaman ini dibuka. Periksa lagi, lalu ulangi."
        )
    diketahui = request.POST.get("diketahui", "")
    return catatan_diketahui(len(papan.halangan), diketahui, catatan, kata=HALANGAN)


# --- one section ---------------------------------------------------------------------------------


@layar(IZIN, buka=pd_kerja, metode=FORMULIR)
def reviu_bagian(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, kunci: str
) -> HttpResponse:
    """The text of one section, what was said about it, and its steps."""
    papan = _papan(request, pd)
    bagian = papan.cari(kunci)
    if bagian is None:
        raise Http404("Bagian laporan tidak ditemukan.")
    if request.method != "POST":
        return _halaman_bagian(request, papan, bagian)
    langkah = _langkah(request)
    try:
        kabar = _satu(request, papan, bagian, langkah)
    except Penolakan as galat:
        return _halaman_bagian(
            request,
            papan,
            bagian,
            galat=galat.pesan,
            langkah=langkah.value,
            status=status_penolakan(galat),
        )
    messages.success(request, kabar)
    return redirect("reviu_bagian", kunci)


def _satu(
    request: AuthenticatedHttpRequest, papan: PapanReviu, bagian: BagianTulisan, langkah: Langkah
) -> str:
    catatan = request.POST.get("catatan", "")
    umum: dict[str, Any] = {
        "pd": papan.pd,
        "tahun": papan.tahun,
        "oleh": request.user,
        "pada": timezone.now(),
        "catatan": catatan,
    }
    if langkah is Langkah.KOMENTARI:
        komentari(**umum, bagian=bagian)
        return "Komentar ditulis."
    if langkah in LAPORAN:
        raise Http404("Langkah tidak dikenal.")
    if langkah in _BERSIH:
        umum["catatan"] = catatan_diketahui(
            len(papan.tersisa.get(bagian.kunci, ())),
            request.POST.get("diketahui", ""),
            catatan,
            kata="hal yang belum selesai dalam teks bagian ini",
        )
    if langkah in BAGIAN_BERPOTRET:
        _pastikan_terbaca(request, bagian)
    versi = {bagian.kunci: bulat(request.POST.get("versi")) or 0}
    hasil = langkah_bagian(**umum, langkah=langkah, bagian=[bagian], versi=versi)
    if hasil.dilewati:
        raise sebab_dilewati(hasil.dilewati[0][1])
    kata = {
        Langkah.AJUKAN: "diajukan",
        Langkah.TARIK: "ditarik kembali",
        Langkah.PERIKSA: "diterima",
        Langkah.TERIMA_LAGI: "diterima lagi",
        Langkah.AMBIL_ALIH: "Anda ambil alih dan menunggu diperiksa",
        Langkah.KEMBALIKAN: "dikembalikan kepada penulisnya",
    }
    return f"Bagian ini {kata[langkah]}."


def _pastikan_terbaca(request: AuthenticatedHttpRequest, bagian: BagianTulisan) -> None:
    """What is accepted is what the page showed. Raises BentrokError."""
    dilihat = request.POST.get("sidik", "")
    if dilihat and bagian.isi is not None and dilihat != sidik_seksi(bagian.isi):
        raise BentrokError(
            "Isi bagian ini berubah sejak halaman ini dibuka. Baca lagi, lalu ulangi."
        )


def _beda_bagian(papan: PapanReviu, baris: BarisBagian) -> dict[str, Any]:
    """What changed in an accepted section, as the page shows it."""
    if baris.berubah is None:
        return {}
    beda, langkah = baris.berubah.beda, baris.berubah.langkah
    hari = format_tanggal(hari_lokal(papan.pd, langkah.pada))
    return {
        "berubah": baris.berubah,
        "hari_terima": hari,
        "beda_teks": [
            (t, bandingkan_teks("\n".join(t.dihapus), "\n".join(t.ditambah))) for t in beda.teks
        ],
    }


def _halaman_bagian(
    request: AuthenticatedHttpRequest,
    papan: PapanReviu,
    bagian: BagianTulisan,
    *,
    galat: str = "",
    langkah: str = "",
    status: int = 200,
) -> HttpResponse:
    urutan = [b.bagian.kunci for b in papan.baris]
    letak = urutan.index(bagian.kunci)
    data = {
        "papan": papan,
        "tahun": papan.tahun,
        "b": papan.baris[letak],
        "sidik": sidik_seksi(bagian.isi) if bagian.isi else "",
        **_beda_bagian(papan, papan.baris[letak]),
        "isi": mark_safe(blok_layar(seksi_dokumen(papan.dokumen)[bagian.kunci].isi)),
        "tersisa": papan.tersisa.get(bagian.kunci, []),
        "riwayat": papan.riwayat(bagian),
        "sebelum": urutan[letak - 1] if letak else "",
        "sesudah": urutan[letak + 1] if letak + 1 < len(urutan) else "",
        "galat": galat,
        "galat_langkah": langkah,
        "catatan": request.POST.get("catatan", "") if galat else "",
        "boleh_komentar": bool(papan.peran - {"pembaca"}),
    }
    return render(request, "laporan/reviu/bagian.html", data, status=status)


# --- return --------------------------------------------------------------------------------------


@layar(IZIN, buka=pd_kerja, metode=FORMULIR)
def reviu_kembalikan(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """Name the sections and what has to be mended in each."""
    papan = _papan(request, pd)
    kunci = request.POST.getlist("bagian") or request.GET.getlist("bagian")
    bagian = _temukan(papan, list(dict.fromkeys(kunci)))
    if request.method != "POST":
        return _halaman_kembali(request, papan, bagian)
    alasan = {b.kunci: request.POST.get(f"alasan:{b.kunci}", "") for b in bagian}
    try:
        kabar = _kembalikan(request, papan, bagian, alasan)
    except Penolakan as galat:
        return _halaman_kembali(
            request, papan, bagian, galat=galat.pesan, alasan=alasan, status=status_penolakan(galat)
        )
    messages.success(request, kabar)
    return redirect("reviu")


def _kembalikan(
    request: AuthenticatedHttpRequest,
    papan: PapanReviu,
    bagian: list[BagianTulisan],
    alasan: dict[str, str],
) -> str:
    if Langkah.KEMBALIKAN_LAPORAN in papan.langkah_laporan:
        langkah_laporan(
            pd=papan.pd,
            tahun=papan.tahun,
            langkah=Langkah.KEMBALIKAN_LAPORAN,
            bagian=papan.semua,
            oleh=request.user,
            pada=timezone.now(),
            versi=versi_dilihat(request),
            catatan=request.POST.get("catatan", ""),
            kembali=alasan,
        )
        return f"Laporan dikembalikan dengan {len(bagian)} bagian untuk diperbaiki."
    kembalikan_bagian(
        pd=papan.pd,
        tahun=papan.tahun,
        bagian={b: alasan[b.kunci] for b in bagian},
        oleh=request.user,
        pada=timezone.now(),
        versi={b.kunci: bulat(request.POST.get(f"versi:{b.kunci}")) or 0 for b in bagian},
    )
    return f"{len(bagian)} bagian dikembalikan kepada penulisnya."


def _halaman_kembali(
    request: AuthenticatedHttpRequest,
    papan: PapanReviu,
    bagian: list[BagianTulisan],
    *,
    galat: str = "",
    alasan: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    versi = {b.bagian.kunci: b.versi for b in papan.baris}
    data = {
        "papan": papan,
        "tahun": papan.tahun,
        "bagian": [(b, (alasan or {}).get(b.kunci, ""), versi.get(b.kunci, 0)) for b in bagian],
        "laporan": Langkah.KEMBALIKAN_LAPORAN in papan.langkah_laporan,
        "catatan": request.POST.get("catatan", ""),
        "galat": galat,
    }
    return render(request, "laporan/reviu/kembalikan.html", data, status=status)
