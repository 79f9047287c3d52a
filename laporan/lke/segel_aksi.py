"""Steps towards the signed LHE: submit its text, return it, sign it.

As for a Perjanjian Kinerja (laporan/perjanjian/penandatanganan.py): the text and its exact PDF are
frozen first; the sealer works while nothing is locked; two clicks at once make one signature.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from kinerja.akun.meneken import Penanda, akun_kini, pastikan_boleh_meneken, penanda
from kinerja.catatan_kembali import catatan_kembali
from kinerja.isian.beku import sidik
from kinerja.isian.pintu import hari_lokal
from kinerja.jejak_berantai import kepala
from kinerja.langkah import Pencatat, ambil_terkunci, mengubah
from kinerja.models import Pengguna
from kinerja.models.berkas import BerkasTetap
from kinerja.models.perjanjian import kode_verifikasi
from kinerja.penolakan import (
    BentrokError,
    TerkunciError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from kinerja.peran import EVALUATOR
from kinerja.sebutan import sebut_penanda
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.dokumen.json import sebagai_dict
from laporan.dokumen.unsur import Dokumen
from laporan.lke.berkas import data_lke
from laporan.lke.hasil import HasilLKE, hasil_lke
from laporan.lke.segel_aturan import LangkahSegel, boleh, bukan_wewenang
from laporan.lke.segel_baca import PosSegel, keadaan_segel, segel_kini
from laporan.lke.segel_cetak import lampiran_pengesahan
from laporan.lke.susun import susun_lhe
from laporan.models import EvaluasiLKE, SegelLHE, StatusSegelLHE
from laporan.segel.alamat import alamat_verifikasi
from laporan.segel.dasar import Penyegel, Rahasia
from laporan.segel.ruang import beri_ruang
from laporan.tugas.berkas import tulis

HAL_LHE = "Laporan Hasil Evaluasi AKIP"
TIPE_PDF = "application/pdf"
_BERGANTI = "Naskah LHE ini sudah berganti keadaan. Muat ulang halamannya, lalu baca kembali."

Pencetak = Callable[[Dokumen], bytes]
"""Prints the document as PDF."""


def _pastikan(
    langkah: LangkahSegel, e: EvaluasiLKE, satu: SegelLHE | None, oleh: Pengguna, pada: datetime
) -> PosSegel:
    """The post that signs. Raises TidakDitemukanError outside the account's scope,
    TidakBerizinError for another's step, TerkunciError for a state that does not allow it.
    """
    keadaan, pos = keadaan_segel(e, satu, oleh, hari_lokal(e.pd, pada))
    if not keadaan.dalam_lingkup:
        raise TidakDitemukanError("LHE tidak ditemukan.")
    if alasan := bukan_wewenang(langkah, keadaan):
        raise TidakBerizinError(alasan)
    if alasan := boleh(langkah, keadaan):
        raise TerkunciError(alasan)
    return pos


def isi_beku(h: HasilLKE) -> dict[str, Any]:
    """Text and scores of a finished evaluation, as they are frozen and fingerprinted."""
    return {"skema": 1, "jenis": "lhe", "naskah": sebagai_dict(susun_lhe(h)), "nilai": data_lke(h)}


def _evaluasi(pk: int) -> EvaluasiLKE:
    return EvaluasiLKE.objects.select_related("pd", "lembar").get(pk=pk)


def ajukan_lhe(
    *,
    evaluasi: EvaluasiLKE,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
    cetak: Pencetak | None = None,
) -> SegelLHE:
    """Freeze text, scores and the exact PDF that is to be signed. `versi`: of the evaluation.

    Raises as `_pastikan`, TidakSahError without a printer, BentrokError where the evaluation moved.
    """
    e = _evaluasi(evaluasi.pk)
    pos = _pastikan(LangkahSegel.AJUKAN, e, segel_kini(e), oleh, pada)
    if versi is not None and e.versi != versi:
        raise BentrokError(_BERGANTI)
    h = hasil_lke(e.pd, e.tahun)
    isi, kode = isi_beku(h), kode_verifikasi()
    pdf = _naskah_pdf(h, pos, kode, sidik(isi), cetak or _cetak)
    with transaction.atomic():
        # The evaluation is locked, so that nobody reopens it between check and row.
        kini = ambil_terkunci(
            EvaluasiLKE.objects.filter(pk=e.pk).select_related("pd", "lembar"), e.versi
        )
        _pastikan(LangkahSegel.AJUKAN, kini, segel_kini(kini), oleh, pada)
        assert kini.selesai_pada is not None  # both are given when it is finished
        assert kini.tanggal_lhe is not None
        satu = SegelLHE.objects.create(
            evaluasi=kini,
            ke=kini.segel.count() + 1,
            isi=isi,
            sha256=sidik(isi),
            berkas=BerkasTetap.objects.simpan(pdf, tipe=TIPE_PDF, pada=pada),
            selesai_pada=kini.selesai_pada,
            nomor=kini.nomor_lhe,
            tanggal=kini.tanggal_lhe,
            sebutan=pos.sebutan[:220],
            nama=pos.nama,
            kode=kode,
            oleh=oleh,
            pada=pada,
        )
        catatan = Pencatat(oleh=oleh, pada=pada, aksi="LHE: diajukan untuk tanda tangan", pd=e.pd)
        perubahan = {
            "naskah_ke": (None, satu.ke),
            "sha256": (None, satu.sha256),
            "pdf": (None, satu.berkas_id),
        }
        catatan.catat(satu, perubahan, pindah=False)
        catatan.simpan()
    return satu


def _naskah_pdf(h: HasilLKE, pos: PosSegel, kode: str, sidik_isi: str, cetak: Pencetak) -> bytes:
    pengesahan = lampiran_pengesahan(
        h.skor_akhir,
        sebutan=pos.sebutan,
        nama=pos.nama,
        kode=kode,
        alamat=alamat_verifikasi(kode),
        sidik=sidik_isi,
    )
    pdf = cetak(susun_lhe(h, pengesahan))
    # The code travels in the field's name, so that an altered file still says whose it is.
    return beri_ruang(pdf, f"{pos.sebutan} kode {kode.replace('-', ' ')}")


def _cetak(dokumen: Dokumen) -> bytes:
    try:
        return tulis(dokumen, "pdf").isi
    except PdfTidakTersediaError as galat:
        raise TidakSahError(f"LHE tidak dapat dicetak. {galat}") from galat


def kembalikan_lhe(
    *, segel: SegelLHE, catatan: str, oleh: Pengguna, pada: datetime, versi: int | None = None
) -> SegelLHE:
    """Return a submitted text with what is to be mended; the text stays on record."""
    rapi = catatan_kembali(catatan)
    e = _evaluasi(segel.evaluasi_id)
    with mengubah(
        SegelLHE.objects.filter(pk=segel.pk),
        oleh=oleh,
        pada=pada,
        aksi="LHE: dikembalikan penanda tangan",
        pd=lambda _: e.pd,
        versi=versi,
        boleh=lambda s: _boleh(LangkahSegel.KEMBALIKAN, e, s, oleh, pada),
        alasan=rapi,
        bentrok=lambda _: BentrokError(_BERGANTI),
    ) as u:
        u.baris.status, u.baris.catatan_kembali = StatusSegelLHE.DIKEMBALIKAN, rapi
        u.baris.dikembalikan_pada, u.baris.dikembalikan_oleh = pada, oleh
    return u.baris


def _boleh(
    langkah: LangkahSegel, e: EvaluasiLKE, satu: SegelLHE, oleh: Pengguna, pada: datetime
) -> None:
    _pastikan(langkah, e, satu, oleh, pada)


def tandatangani_lhe(
    *,
    segel: SegelLHE,
    oleh: Pengguna,
    pada: datetime,
    penyegel: Penyegel,
    versi: int | None = None,
    rahasia: Rahasia | None = None,
) -> SegelLHE:
    """Sign the submitted text for the post that it names.

    Raises as `_pastikan`, BentrokError, TidakSahError where the stored text is not what was printed
    or names another holder, BelumBolehMenekenError for an account that somebody else has just
    changed, and SegelError where the sealer refuses.
    """
    satu = SegelLHE.objects.select_related("berkas").get(pk=segel.pk)
    e = _evaluasi(satu.evaluasi_id)
    pos = _pastikan(LangkahSegel.TANDATANGANI, e, satu, oleh, pada)
    if versi is not None and satu.versi != versi:
        raise BentrokError(_BERGANTI)
    pastikan_boleh_meneken(oleh, pada)
    _pastikan_utuh(satu)
    _pastikan_pos(satu, pos)
    tercatat = _penanda(oleh, pos, pada)
    hasil = penyegel.segel(
        bytes(satu.berkas.isi),
        pihak=1,
        sebutan=satu.sebutan,
        nama=satu.nama,
        pada=pada,
        tautan=alamat_verifikasi(satu.kode),
        rahasia=rahasia,
        zona=ZoneInfo(e.pd.zona_waktu),
        keterangan=sebut_penanda(
            tercatat.akun, tercatat.penugasan, sejak=tercatat.sejak, oleh=tercatat.oleh
        ),
        hal=HAL_LHE,
    )
    with transaction.atomic():
        # First the evaluation, as whoever reopens it does: what is signed is what it says now.
        kini = ambil_terkunci(
            EvaluasiLKE.objects.filter(pk=e.pk).select_related("pd", "lembar"),
        )
        with mengubah(
            SegelLHE.objects.filter(pk=satu.pk),
            oleh=oleh,
            pada=pada,
            aksi="LHE: ditandatangani",
            pd=lambda _: e.pd,
            versi=satu.versi,
            boleh=lambda s: _boleh(LangkahSegel.TANDATANGANI, kini, s, oleh, pada),
            bentrok=lambda _: BentrokError(_BERGANTI),
        ) as u:
            pastikan_boleh_meneken(oleh, pada)
            if _penanda(oleh, pos, pada) != tercatat:
                raise BentrokError(_BERGANTI)
            b = u.baris
            b.status, b.cara = StatusSegelLHE.DITANDATANGANI, hasil.cara
            b.tersegel = BerkasTetap.objects.simpan(hasil.pdf, tipe=TIPE_PDF, pada=pada)
            b.sertifikat, b.rujukan = hasil.sertifikat, hasil.rujukan
            b.bertanda_pada, b.bertanda_oleh = pada, oleh
            b.akun, b.penugasan = tercatat.akun, tercatat.penugasan
            b.penugasan_sejak, b.penugasan_oleh = tercatat.sejak, tercatat.oleh
            b.rantai_ke, b.rantai = kepala()
    return u.baris


def _pastikan_utuh(satu: SegelLHE) -> None:
    if not satu.berkas.utuh or sidik(satu.isi) != satu.sha256:
        raise TidakSahError(
            "Naskah yang tersimpan tidak lagi sesuai sidiknya dan tidak boleh ditandatangani. "
            "Laporkan kepada Admin Pemda."
        )


def _pastikan_pos(satu: SegelLHE, pos: PosSegel) -> None:
    """What is printed on the text must still be so."""
    if (satu.sebutan, satu.nama) != (pos.sebutan[:220], pos.nama):
        raise TidakSahError(
            f"Naskah ini menyebut {_sebut(satu.sebutan, satu.nama)} sebagai penanda tangan, "
            f"sedangkan kini {_sebut(pos.sebutan, pos.nama)}. Kembalikan agar diajukan ulang."
        )


def _sebut(sebutan: str, nama: str) -> str:
    return f"{sebutan} ({nama})" if nama else sebutan


def _penanda(oleh: Pengguna, pos: PosSegel, pada: datetime) -> Penanda:
    """Account and assignment behind the signature, read afresh. Raises BentrokError where the
    account has lost the post.
    """
    if (kini := akun_kini(oleh, pada)) is None:
        raise BentrokError(_BERGANTI)
    return penanda(kini, peran="" if pos.jabatan is not None else EVALUATOR)
