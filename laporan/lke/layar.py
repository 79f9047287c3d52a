"""The LKE of one agency and year.

`lke`: overview; POST `langkah` = buka | data | lalu | laporan | kirim | kembalikan | rekomendasi |
hapus | selesai | ajukan_lhe | buka_kembali. `lke_sub` pk sub: one sub-component, its criteria with
every step's answer side by side; POST `langkah` = jawab | samakan | nilai | lampirkan | pakai |
lepaskan.
`lke_bukti` pk: a file, opened at its page where browsers show it.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from kinerja.bukti.berkas import batas_mb, pesan_terlalu_besar
from kinerja.bukti.jenis import ACCEPT, DITERIMA, MENURUT_TIPE
from kinerja.bukti.nama import nama_unduhan
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import Penolakan, TidakSahError
from laporan.cetak import pdf
from laporan.isian.layar_bukti import DILIHAT, dibatasi_unggahnya
from laporan.lke import aksi, buka_kembali, dokumen_bukti, segel_aksi, selesai, serentak
from laporan.lke.baca import IZIN_ISI, IZIN_LIHAT, IZIN_NILAI, evaluasi_pd
from laporan.lke.daerah import PapanDaerah
from laporan.lke.halaman_beku import tautan_beku
from laporan.lke.lembar import SubLKE
from laporan.lke.paket import paket_esr
from laporan.lke.segel_baca import papan_segel
from laporan.lke.tampilan import BarisKriteria, PapanLKE
from laporan.models import AsalJawaban, DokumenLKE, EvaluasiLKE, JawabanKriteria
from laporan.models.segel_lhe import IZIN_TANDA_TANGAN
from laporan.rangka.berkas import kirim
from laporan.rangka.hari import hari_diketik
from laporan.rangka.konteks import konteks_kerja, pakai
from laporan.rangka.layar import (
    FORMULIR,
    bulat,
    hari_ini,
    layar,
    pastikan_semua_unit,
    pd_kerja,
    versi_dilihat,
)
from laporan.rangka.penolakan import status_penolakan


@layar(IZIN_LIHAT, buka=pd_kerja, metode=FORMULIR)
def lke(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The evaluation of the year: whose turn it is, scores, what is still open."""
    pastikan_semua_unit(request)
    tahun = konteks_kerja(request).tahun
    evaluasi = evaluasi_pd(pd, tahun)
    if request.method != "POST":
        return _halaman(request, pd, tahun, evaluasi)
    try:
        kabar = _langkah(request, pd, tahun, evaluasi)
    except Penolakan as galat:
        return _halaman(
            request, pd, tahun, evaluasi_pd(pd, tahun), galat=galat.pesan,
            status=status_penolakan(galat),
        )  # fmt: skip
    messages.success(request, kabar)
    return redirect(f"{reverse('lke')}?tahun={tahun}")


def _langkah(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    tahun: int,
    evaluasi: EvaluasiLKE | None,
) -> str:
    isi, pada = request.POST, timezone.now()
    langkah = isi.get("langkah", "")
    if langkah == "buka":
        aksi.buka_evaluasi(pd=pd, tahun=tahun, oleh=request.user, pada=pada)
        return f"LKE {tahun} dibuka."
    if evaluasi is None:
        raise Http404("LKE belum dibuka.")
    umum: dict[str, Any] = {"pk": evaluasi.pk, "oleh": request.user, "pada": pada}
    versi = versi_dilihat(request)
    match langkah:
        case "data":
            papan = PapanLKE(evaluasi, request.user, pada)
            n = serentak.pakai_data(usulan=papan.usulan, **umum)
            return f"{n} kriteria dijawab menurut data." if n else "Tidak ada yang berubah."
        case "lalu":
            n = serentak.pakai_tahun_lalu(**umum)
            return f"{n} kriteria dijawab seperti tahun lalu (n-1)." if n else "Tidak ada."
        case "laporan":
            aksi.catat_laporan(
                terbit=_tanggal(isi.get("terbit", "")),
                tautan=isi.get("tautan", ""),
                kirim=_tanggal(isi.get("kirim", "")),
                versi=versi,
                **umum,
            )
            return "Tanggal laporan disimpan."
        case "kirim":
            e = aksi.kirim_lke(versi=versi, **umum)
            return f"LKE diteruskan. Berikutnya: {e.get_status_display().lower()}."
        case "kembalikan":
            aksi.kembalikan_lke(versi=versi, **umum)
            return "LKE dikembalikan kepada perangkat daerah."
        case "rekomendasi":
            selesai.tulis_rekomendasi(teks=isi.get("teks", ""), kunci=isi.get("kunci", ""), **umum)
            return "Rekomendasi ditambahkan."
        case "hapus":
            selesai.hapus_rekomendasi(rekomendasi=bulat(isi.get("rekomendasi")) or 0, **umum)
            return "Rekomendasi dihapus."
        case "selesai":
            selesai.selesaikan_lke(
                nomor=isi.get("nomor", ""),
                tanggal=_tanggal(isi.get("tanggal", "")),
                versi=versi,
                **umum,
            )
            return "Evaluasi selesai. Nilai dan rekomendasinya tersaji pada Tindak Lanjut LHE."
        case "ajukan_lhe":
            segel_aksi.ajukan_lhe(evaluasi=evaluasi, oleh=request.user, pada=pada, versi=versi)
            return "LHE diajukan untuk ditandatangani."
        case "buka_kembali":
            buka_kembali.buka_kembali_lke(alasan=isi.get("alasan", ""), versi=versi, **umum)
            return "Evaluasi dibuka kembali. LHE terdahulu tersimpan dan dapat diunduh."
    raise Http404("Langkah tidak dikenal.")


def _tanggal(teks: str) -> date | None:
    return hari_diketik(teks, "Tanggal ditulis lengkap, misalnya 2025-02-28.")


def _halaman(
    request: AuthenticatedHttpRequest,
    pd: PerangkatDaerah,
    tahun: int,
    evaluasi: EvaluasiLKE | None,
    *,
    galat: str = "",
    status: int = 200,
) -> HttpResponse:
    papan = PapanLKE(evaluasi, request.user, timezone.now()) if evaluasi else None
    data = {
        "tahun": tahun,
        "pd": pd,
        "papan": papan,
        "e": evaluasi,
        "bagian": papan.bagian() if papan else [],
        "komponen_daerah": PapanDaerah(pd, tahun).komponen() if pd.pemerintah_daerah else [],
        "galat": galat,
        "ketikan": request.POST if galat else {},
        "boleh_buka": request.user.has_perm(IZIN_ISI) or request.user.has_perm(IZIN_NILAI),
        "boleh_antrean": request.user.lintas_pd,
        "boleh_meneken": request.user.has_perm(IZIN_TANDA_TANGAN),
        "segel": papan_segel(papan.evaluasi, request.user, pernah_selesai=bool(papan.hasil_lama))
        if papan
        else None,
        "hari_ini": hari_ini(pd).isoformat(),
        "kendala_pdf": pdf.kendala(),
    }
    return render(request, "laporan/lke/lke.html", data, status=status)


def _dibuka(request: AuthenticatedHttpRequest, alamat: dict[str, Any]) -> tuple[PapanLKE, SubLKE]:
    pastikan_semua_unit(request)
    semua = EvaluasiLKE.objects.untuk(request.user).select_related("pd", "lembar")
    evaluasi = semua.filter(pk=alamat.pop("pk")).first()
    if evaluasi is None:
        raise Http404("LKE tidak ditemukan.")
    pakai(request, pd=evaluasi.pd, tahun=evaluasi.tahun)
    papan = PapanLKE(evaluasi, request.user, timezone.now())
    kode = alamat.pop("sub")
    sub = next((s for s in papan.lembar.sub if s.kode == kode), None)
    if sub is None:
        raise Http404("Sub komponen tidak ditemukan.")
    return papan, sub


@dibatasi_unggahnya(1)
@layar(IZIN_LIHAT, buka=_dibuka, metode=FORMULIR)
def lke_sub(request: AuthenticatedHttpRequest, tentang: tuple[PapanLKE, SubLKE]) -> HttpResponse:
    """One sub-component."""
    papan, sub = tentang
    if request.method != "POST":
        return _halaman_sub(request, papan, sub)
    try:
        kabar = _langkah_sub(request, papan, sub)
    except Penolakan as galat:
        return _halaman_sub(request, papan, sub, galat=galat.pesan, status=status_penolakan(galat))
    messages.success(request, kabar)
    return redirect("lke_sub", papan.evaluasi.pk, sub.kode)


def _langkah_sub(request: AuthenticatedHttpRequest, papan: PapanLKE, sub: SubLKE) -> str:
    isi = request.POST
    umum: dict[str, Any] = {"pk": papan.evaluasi.pk, "oleh": request.user, "pada": timezone.now()}
    if request.batas_unggah.terlampaui:  # type: ignore[attr-defined]
        raise TidakSahError(pesan_terlalu_besar())
    match isi.get("langkah", ""):
        case "jawab":
            return _simpan_jawaban(request, papan, sub, umum)
        case "samakan":
            n = serentak.samakan(sub=sub.kode, **umum)
            return f"{n} kriteria disamakan dengan tahap sebelumnya." if n else "Tidak ada."
        case "nilai":
            nilai = aksi.nilai_sub_lke(
                sub=sub.kode,
                isi=aksi.IsiNilai(
                    isi.get("tingkat", ""),
                    bulat(isi.get("tahun_bertahan")),
                    isi.get("upaya", ""),
                    isi.get("alasan", ""),
                    versi_dilihat(request),
                ),
                **umum,
            )
            return f"Nilai {sub.kode}: {nilai.tingkat}."
        case "lampirkan":
            berkas = request.FILES.get("berkas")
            satu = dokumen_bukti.lampirkan_lke(
                berkas=berkas if isinstance(berkas, UploadedFile) else None,
                tautan=isi.get("tautan", ""),
                judul=isi.get("judul", ""),
                tahun_dokumen=bulat(isi.get("tahun_dokumen")),
                halaman=_halaman_bukti(request),
                **umum,
            )
            return f"“{satu.judul}” dilampirkan."
        case "pakai":
            satu = dokumen_bukti.pakai_dokumen(
                dokumen=bulat(isi.get("dokumen")) or 0, halaman=_halaman_bukti(request), **umum
            )
            return f"“{satu.judul}” dipakai."
        case "lepaskan":
            judul = dokumen_bukti.lepaskan_lke(bukti=bulat(isi.get("bukti")) or 0, **umum)
            return f"“{judul}” dilepas."
    raise Http404("Langkah tidak dikenal.")


def _simpan_jawaban(
    request: AuthenticatedHttpRequest, papan: PapanLKE, sub: SubLKE, umum: dict[str, Any]
) -> str:
    """Answers, and what is marked to be returned."""
    tanda = {
        k.kunci: request.POST[f"kurang:{k.kunci}"]
        for k in sub.kriteria
        if f"kurang:{k.kunci}" in request.POST
    }
    with transaction.atomic():
        n = aksi.jawab_lke(isi=_isi(request, papan, sub), **umum)
        m = aksi.tandai_kembali(catatan=tanda, **umum) if tanda else 0
    if not n and not m:
        return "Tidak ada jawaban yang berubah."
    return f"{n} jawaban disimpan." + (f" {m} tanda kembali diubah." if m else "")


def _halaman_bukti(request: AuthenticatedHttpRequest) -> dict[str, str]:
    """Chosen criteria → pages: one field for all of them."""
    halaman = request.POST.get("halaman", "")
    return dict.fromkeys(request.POST.getlist("kriteria"), halaman)


def _isi(
    request: AuthenticatedHttpRequest, papan: PapanLKE, sub: SubLKE
) -> dict[str, aksi.IsiJawaban]:
    """What was typed for each criterion that the page offered; an answer that is the data's own
    keeps which data.
    """
    kirim, hasil = request.POST, {}
    for k in sub.kriteria:
        if f"versi:{k.kunci}" not in kirim:
            continue
        jawaban, catatan = kirim.get(f"jawab:{k.kunci}", ""), kirim.get(f"catatan:{k.kunci}", "")
        versi = bulat(kirim.get(f"versi:{k.kunci}"))
        u = papan.usulan.get(k.kunci) if papan.mandiri else None
        if u is not None and u.jawaban == jawaban:
            hasil[k.kunci] = aksi.IsiJawaban(
                jawaban, catatan, AsalJawaban.DATA, u.dasar, u.sidik, versi
            )
        else:
            hasil[k.kunci] = aksi.IsiJawaban(jawaban, catatan, versi=versi)
    return hasil


def _tautan_beku(
    request: AuthenticatedHttpRequest, papan: PapanLKE, baris: list[BarisKriteria]
) -> dict[str, tuple[int, str]]:
    """Page and address in the frozen LKjIP, for who may open it."""
    if not request.user.has_perm("laporan.unduh_laporan"):
        return {}
    usulan = {b.kriteria.kunci: b.usulan for b in baris if b.usulan is not None}
    return tautan_beku(papan.evaluasi.pd, usulan)


def _halaman_sub(
    request: AuthenticatedHttpRequest,
    papan: PapanLKE,
    sub: SubLKE,
    *,
    galat: str = "",
    status: int = 200,
) -> HttpResponse:
    baris = papan.kriteria(sub)
    semua = list(papan.lembar.sub)
    urut = [s.kode for s in semua].index(sub.kode)
    nilai = papan.nilai[papan.tahap.value].get(sub.kode) if papan.tahap else None
    ketikan = request.POST if galat else {}
    komponen = papan.lembar.komponen_dari(sub.kode)
    beku = _tautan_beku(request, papan, baris)
    data = {
        "papan": papan,
        "e": papan.evaluasi,
        "tahun": papan.evaluasi.tahun,
        "sub": sub,
        "komponen": komponen,
        "baris": [(b, *_ketikan(b, ketikan), beku.get(b.kriteria.kunci)) for b in baris],
        "dapat": any(b.dapat for b in baris),
        "milik": komponen is not None and komponen.kode in papan.komponen,
        "kosong": sum(b.kini is None and b.dapat for b in baris),
        "pilihan": JawabanKriteria.choices,
        "nilai": nilai,
        "nilai_tahap": [(t, papan.nilai[t.value].get(sub.kode)) for t in papan.kolom],
        "usul": papan.usul(sub),
        "tingkat": [(t.kode, t.syarat.get(sub.dimensi.value, "")) for t in papan.lembar.tingkat],
        "dokumen": list(papan.evaluasi.dokumen.all()) if papan.mandiri else [],
        "sebelum": semua[urut - 1] if urut else None,
        "sesudah": semua[urut + 1] if urut + 1 < len(semua) else None,
        "galat": galat,
        "ketikan": ketikan,
        "accept": ACCEPT,
        "diterima": f"{DITERIMA}; paling besar {batas_mb()} MB",
        "kembali": f"{reverse('lke')}?tahun={papan.evaluasi.tahun}",
    }
    return render(request, "laporan/lke/sub.html", data, status=status)


def _ketikan(b: BarisKriteria, ketikan: Any) -> tuple[str, str]:
    """What the two fields of a criterion show: what was typed, else what is stored."""
    kunci, j = b.kriteria.kunci, b.kini
    simpan = (j.jawaban, j.catatan) if j else ("", "")
    return (
        ketikan.get(f"jawab:{kunci}", simpan[0]),
        ketikan.get(f"catatan:{kunci}", simpan[1]),
    )


@layar(IZIN_LIHAT, buka=pd_kerja)
def lke_paket(request: AuthenticatedHttpRequest, pd: PerangkatDaerah) -> HttpResponse:
    """The final documents of the year in one archive, for e-SAKIP Reviu."""
    pastikan_semua_unit(request)
    return kirim(paket_esr(pd, konteks_kerja(request).tahun))


@layar(IZIN_LIHAT)
def lke_bukti(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """The file of a document: a PDF or a picture to look at, anything else for saving."""
    pastikan_semua_unit(request)
    terlihat = EvaluasiLKE.objects.untuk(request.user)
    satu = DokumenLKE.objects.filter(pk=pk, evaluasi__in=terlihat).select_related("berkas").first()
    jenis = MENURUT_TIPE.get(satu.berkas.tipe) if satu and satu.berkas else None
    if satu is None or satu.berkas is None or jenis is None:
        raise Http404("Dokumen bukti tidak ditemukan.")
    unduh = jenis.keluarga not in DILIHAT
    respons = HttpResponse(bytes(satu.berkas.isi), content_type=jenis.tipe)
    nama = nama_unduhan(satu.judul, jenis.akhiran)
    respons["Content-Disposition"] = content_disposition_header(unduh, nama) or "inline"
    respons["X-Content-Type-Options"] = "nosniff"
    respons["Content-Security-Policy"] = (
        "sandbox; default-src 'none'" if unduh else DILIHAT[jenis.keluarga]
    )
    respons["Cross-Origin-Resource-Policy"] = "same-origin"
    respons["Cache-Control"] = "private, no-store"
    return respons
