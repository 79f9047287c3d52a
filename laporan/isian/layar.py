"""The entry page of a unit and quarter.

GET shows it; `baris` opens the drawer of that row. POST is for browsers without script: `langkah`
simpan stores one row, ajukan submits. With script the cells go through `layar_api`; both ways end
in the same actions.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString

from kinerja.http import AuthenticatedHttpRequest
from kinerja.isian.penolakan import BelumLengkapError, Kekurangan, SelBentrokError
from kinerja.isian.pintu import IZIN_ISI
from kinerja.isian.sel import PANJANG_TEKS, SasaranSel, Sel
from kinerja.jadwal import KeadaanJadwal
from kinerja.kunci import SebabKunci
from kinerja.models import StatusRealisasi
from kinerja.penolakan import BentrokError, Penolakan, TidakDitemukanError
from kinerja.periode import ROMAWI, TAHUN_DIKENAL, Triwulan, format_tanggal, sebut_sisa
from laporan.isian.baris_html import Baris, PenggambarBaris, dihitung_layar
from laporan.isian.kelompok import kelompokkan
from laporan.isian.layar_laci import IZIN_LIHAT, konteks_laci, sasaran_dari
from laporan.isian.lembar import LembarIsian
from laporan.isian.pengajuan import TERBUKA, ajukan
from laporan.isian.tampilan import PenolakanSel, PenyusunLayar
from laporan.isian.tempat import TempatIsian, tempat_dari
from laporan.isian.tulis import TempelanDitolakError, simpan_tempel
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import FORMULIR, bulat, layar, tanpa_pd
from laporan.rangka.penolakan import status_penolakan
from laporan.rangka.tanda_formulir import tanda_formulir


@layar(IZIN_LIHAT, metode=FORMULIR)
def isian(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The grids of a unit and quarter."""
    diminta = bulat(request.GET.get("tahun")) or 0
    if diminta in TAHUN_DIKENAL:  # never another year in its place: a form would write there
        pakai(request, tahun=diminta)
    konteks = konteks_kerja(request)
    if konteks.pd is None:
        return tanpa_pd(request)
    tempat = tempat_dari(request, konteks.pd, diminta if "tahun" in request.GET else konteks.tahun)
    if tempat is None:
        return render(request, "laporan/isian/tanpa_unit.html", {})
    if request.method == "POST":
        return _terima(request, tempat)
    return _halaman(request, tempat)


def _halaman(
    request: AuthenticatedHttpRequest,
    tempat: TempatIsian,
    *,
    penolakan: PenolakanSel | None = None,
    galat: str = "",
    kekurangan: Sequence[Kekurangan] = (),
    status: int = 200,
) -> HttpResponse:
    tw = tempat.triwulan
    lembar = LembarIsian(request.user, tempat.unit, tw.tahun, tw.nomor, pada=tempat.pada)
    pita = [x.label for x in lembar.penyusun_indikator.p.aturan(tw.tahun).pita]
    susun = PenyusunLayar(tw, penolakan, pita)
    ps = lembar.penyusun_sub
    kelompok = kelompokkan(_dikembalikan_dulu(lembar.indikator))
    indikator = [susun.indikator(b) for _, milik in kelompok for b in milik]
    sub = [
        susun.sub(b, diharapkan=frozenset(f"baris:{x.pk}" for x in ps.diisi(ps.sub[b.sub])))
        for b in _dikembalikan_dulu(lembar.sub)
    ]
    dihitung: list[Baris] = [
        *(b.b for b in indikator if dihitung_layar(b.b)),
        *(s.b for s in sub if s.diharapkan),
    ]
    laci = None
    if tempat.baris:
        laci = konteks_laci(
            request, lembar.pintu, sasaran_dari(tempat.baris), penolakan, lembar=lembar
        )
    kunci = str(uuid4())
    tw_lalu = f"TW {ROMAWI[tw.nomor - 2]}" if tw.nomor > 1 else ""
    gambar = PenggambarBaris(tempat.url(), tempat.unit.pk, tw.label_pendek, tw_lalu, len(pita))
    dibuka, tanda = laci["sasaran"] if laci else "", tanda_formulir(request)
    semua: list[Baris] = [*(r.b for r in indikator), *(r.b for r in sub)]
    formulir = [
        gambar.formulir(b, kunci=kunci, tanda=tanda, terbuka=b.sasaran == dibuka) for b in semua
    ]
    data = {
        "tempat": tempat,
        "tw": tw,
        "tw_lalu": tw_lalu,
        "kisi_indikator": gambar.kisi_indikator(indikator, kelompok),
        "menyusul": _menyusul(lembar, tempat),
        "kisi_sub": SafeString("".join(map(gambar.sub, sub))),
        "formulir_baris": SafeString("".join(formulir)),
        "indikator": indikator,
        "sub": sub,
        "keluaran": any(s.keluaran for s in sub),
        "terisi": sum(1 for b in dihitung if b.terisi),
        "banyak": len(dihitung),
        "kembali": sum(1 for b in dihitung if b.status == StatusRealisasi.DIKEMBALIKAN),
        "terbuka": any(
            not b.terkunci and (b.status in TERBUKA or lembar.pintu.pembukaan) for b in semua
        ),
        "keadaan": _keadaan(lembar, tempat, dihitung),
        "pita": list(enumerate(pita, start=1)),
        "banyak_pita": len(pita),
        "laci": laci,
        "kunci": kunci,
        "galat": galat,
        "kekurangan": [(k, _tautan_kurang(tempat, k)) for k in kekurangan],
        "boleh_isi": request.user.has_perm(IZIN_ISI),
    }
    return render(request, "laporan/isian/isian.html", data, status=status)


def _menyusul(lembar: LembarIsian, tempat: TempatIsian) -> list[tuple[str, str, str]]:
    """Figures of earlier quarters that are still to come: name, what is awaited, where it goes."""
    p, hasil = lembar.penyusun_indikator, []
    dibuka = {(x.tahun, x.triwulan) for x in tempat.periode}  # nothing goes into another quarter
    for b in lembar.indikator_unit:
        ada = p.menyusul(b)
        if ada is not None and ada[:2] in dibuka:
            tahun, nomor, kapan = ada
            tw = Triwulan(tahun, nomor)
            alamat = tempat.url_triwulan(tw, f"indikator:{b.pk}")
            hasil.append((b.sebutan, f"{tw.label}, perkiraan terbit {kapan}", alamat))
    return hasil


def _dikembalikan_dulu(baris: Sequence[Any]) -> list[Any]:
    return sorted(baris, key=lambda b: b.status != StatusRealisasi.DIKEMBALIKAN)


def _keadaan(lembar: LembarIsian, tempat: TempatIsian, baris: Sequence[Baris]) -> dict[str, str]:
    """The quarter in one sentence: {nada, teks}."""
    periode, tw = lembar.pintu.periode, lembar.triwulan.label
    if lembar.pintu.disahkan:
        return _keadaan_disahkan(lembar)
    sebab = {b.terkunci["sebab"]: b.terkunci["pesan"] for b in baris if b.terkunci}
    if baris and len(sebab) == 1 and all(b.terkunci for b in baris):
        if SebabKunci.DIAJUKAN in sebab:
            return {
                "nada": "terkunci",
                "teks": f"{tw} sudah diajukan dan sedang diperiksa Sekretariat.",
            }
        if SebabKunci.LUAR_LINGKUP in sebab and not tempat.pengguna.has_perm(IZIN_ISI):
            return {
                "nada": "terkunci",
                "teks": "Anda melihat isian unit ini; yang mengisi adalah operator unitnya.",
            }
        return {"nada": "terkunci", "teks": next(iter(sebab.values()))}
    if periode is None:
        return {
            "nada": "terkunci",
            "teks": f"Periode {tw} belum ditetapkan. Sekretariat menetapkannya pada Persiapan.",
        }
    if lembar.pintu.hari_ini < periode.buka:
        return {"nada": "terkunci", "teks": f"{tw} dibuka {format_tanggal(periode.buka)}."}
    batas, sisa = lembar.batas, lembar.sisa_hari
    if batas is None or sisa is None or sisa <= 0:
        teks = f"{tw} ditutup {format_tanggal(batas or periode.tutup)}. "
        if any(b.jadwal is KeadaanJadwal.TERBIT and not b.terkunci for b in lembar.indikator):
            return {"nada": "terbuka", "teks": f"{teks}Angka yang menyusul tetap dapat diisi."}
        return {"nada": "terkunci", "teks": f"{teks}Minta pengecualian kepada Sekretariat."}
    tambahan = " menurut pengecualian unit Anda" if batas > periode.tutup else ""
    return {
        "nada": "mepet" if sisa <= 3 else "terbuka",
        "teks": f"Terbuka sampai {format_tanggal(batas)}{tambahan}, {sebut_sisa(sisa)}.",
    }


def _keadaan_disahkan(lembar: LembarIsian) -> dict[str, str]:
    """An endorsed quarter, closed or reopened for some of these rows."""
    tw, sampai = lembar.triwulan.label, lembar.dibuka_sampai
    if sampai is None:
        teks = f"{tw} sudah disahkan {lembar.pintu.pd.kepala}."
        if any(b.jadwal is KeadaanJadwal.TERBIT and not b.terkunci for b in lembar.indikator):
            return {"nada": "terbuka", "teks": f"{teks} Angka yang menyusul tetap dapat diisi."}
        return {"nada": "terkunci", "teks": teks}
    if sampai < lembar.pintu.hari_ini:
        return {
            "nada": "terkunci",
            "teks": f"Pembukaan kembali {tw} berakhir {format_tanggal(sampai)}.",
        }
    mepet = (sampai - lembar.pintu.hari_ini).days < 3
    return {
        "nada": "mepet" if mepet else "terbuka",
        "teks": f"Dibuka kembali sampai {format_tanggal(sampai)}; hanya baris yang dibuka dapat "
        "diubah, lalu diajukan lagi.",
    }


def _tautan_kurang(tempat: TempatIsian, k: Kekurangan) -> str:
    """Where a plain page mends it: the grid, or the drawer of the row."""
    di_lembar = k.medan in (
        "nilai", "predikat", "kumulatif", "triwulan_ini", "fisik", "realisasi",
    )  # fmt: skip
    if di_lembar or k.medan.startswith("variabel:"):
        return f"#{k.jangkar}"
    return f"{tempat.url(baris=k.sasaran)}#{k.jangkar}"


# --- without script ----------------------------------------------------------------------------


def _terima(request: AuthenticatedHttpRequest, tempat: TempatIsian) -> HttpResponse:
    """A plain form: the cells of one row, or the submission."""
    tw = tempat.triwulan
    kunci = _kunci(request)
    if request.POST.get("langkah") == "ajukan":
        try:
            hasil = ajukan(
                kunci=kunci,
                unit=tempat.unit,
                tahun=tw.tahun,
                triwulan=tw.nomor,
                oleh=request.user,
                pada=tempat.pada,
            )
        except BelumLengkapError as galat:
            return _halaman(
                request, tempat, galat=galat.pesan, kekurangan=galat.kekurangan, status=422
            )
        except Penolakan as galat:
            return _halaman(request, tempat, galat=galat.pesan, status=status_penolakan(galat))
        messages.success(request, f"{tw.label} diajukan: {len(hasil['diajukan'])} baris.")
        return redirect(tempat.url())
    return _simpan(request, tempat, kunci)


def _kunci(request: AuthenticatedHttpRequest) -> UUID:
    """The key of the page, and of the row in it: a form sent twice is stored once."""
    try:
        halaman = UUID(request.POST.get("kunci", ""))
    except ValueError:
        return uuid4()
    return uuid5(halaman, request.POST.get("langkah", "") + request.POST.get("sasaran", ""))


def _simpan(request: AuthenticatedHttpRequest, tempat: TempatIsian, kunci: UUID) -> HttpResponse:
    """Store the cells that differ from what the form was made with."""
    tw = tempat.triwulan
    versi = bulat(request.POST.get("versi")) or 0
    sel: list[Sel] = []
    try:
        for nama, teks in request.POST.items():
            sasaran, ada, medan = nama.partition("|")
            asal = request.POST.get(f"asal|{nama}")
            if not ada or sasaran == "asal" or asal is None or not isinstance(teks, str):
                continue
            if _ratakan(teks) != _ratakan(asal) and len(teks) <= 2 * PANJANG_TEKS:
                sel.append(Sel(SasaranSel.baca(sasaran), medan[:80], teks, versi))
    except TidakDitemukanError as galat:
        raise Http404(galat.pesan) from galat
    if not sel:
        messages.info(request, "Tidak ada yang berubah.")
        return redirect(tempat.url(**({"baris": tempat.baris} if tempat.baris else {})))
    try:
        simpan_tempel(
            kunci=kunci,
            sel=sel,
            tahun=tw.tahun,
            triwulan=tw.nomor,
            oleh=request.user,
            pada=tempat.pada,
        )
    except TempelanDitolakError as galat:
        sebab = {n: _sebab(g) for n, g in galat.galat}
        penolakan = {
            (str(s.sasaran), s.medan): (s.teks, sebab.get(n, "Belum disimpan."))
            for n, s in enumerate(sel)
        }
        pesan = "Baris belum disimpan; isian Anda tetap di tempatnya. " + " ".join(
            dict.fromkeys(sebab.values())
        )
        bentrok = any(isinstance(g, BentrokError) for _, g in galat.galat)
        status = 409 if bentrok else 422
        return _halaman(request, tempat, penolakan=penolakan, galat=pesan, status=status)
    except Penolakan as galat:
        penolakan = {(str(s.sasaran), s.medan): (s.teks, galat.pesan) for s in sel}
        status = status_penolakan(galat)
        return _halaman(request, tempat, penolakan=penolakan, galat=galat.pesan, status=status)
    messages.success(request, f"{len(sel)} isian tersimpan.")
    return redirect(tempat.url(**({"baris": tempat.baris} if tempat.baris else {})))


def _sebab(galat: Penolakan) -> str:
    if isinstance(galat, SelBentrokError):
        return f"{galat.pesan} Yang tersimpan: “{galat.milik_mereka}”."
    return galat.pesan


def _ratakan(teks: str) -> str:
    return teks.replace("\r\n", "\n").strip()
