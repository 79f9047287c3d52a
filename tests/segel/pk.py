"""An agreement with a real PDF and real seals, step by step."""

from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from kinerja.models.berkas import BerkasTetap
from laporan.perjanjian.cetak import pdf_naskah
from laporan.perjanjian.data import sidik
from laporan.segel import sertifikat
from laporan.segel.lokal import PenyegelLokal
from tests.factories import NaskahPerjanjianFactory, PerjanjianFactory, TandaTanganFactory
from tests.segel.data import ALAMAT, KODE, data_contoh

PADA = datetime(2026, 1, 12, 1, 30, tzinfo=UTC)
WITA = ZoneInfo("Asia/Makassar")


@cache
def naskah_pdf() -> bytes:
    return pdf_naskah(data_contoh(), kode=KODE, alamat_verifikasi=ALAMAT)


@cache
def _tersegel(pdf: bytes, pihak: int, sebutan: str) -> bytes:
    """Sealed once; the key is one for the whole session (`sertifikat_segel`)."""
    argumen: dict[str, Any] = {"pada": PADA, "tautan": ALAMAT, "zona": WITA}
    return PenyegelLokal().segel(pdf, pihak=pihak, sebutan=sebutan, nama="", **argumen).pdf


def simpan(isi: bytes) -> BerkasTetap:
    return BerkasTetap.objects.simpan(isi, tipe="application/pdf", pada=PADA)


def diajukan(**medan: Any) -> Any:
    data = data_contoh()
    p = PerjanjianFactory(
        **{
            "kode": KODE,
            "sebutan_pertama": data["pihak_pertama"]["sebutan"],
            "sebutan_kedua": data["pihak_kedua"]["sebutan"],
            **medan,
        }
    )
    naskah = NaskahPerjanjianFactory(
        perjanjian=p, isi=data, sha256=sidik(data), berkas=simpan(naskah_pdf())
    )
    p.status, p.pengajuan = "diajukan", naskah.ke
    p.save()
    return p


def tandatangani(p: Any, pihak: int, *, kertas: bytes = b"") -> Any:
    """One party signs: sealed, or on paper with this scan."""
    naskah = p.naskah.get(ke=p.pengajuan)
    asal = naskah.berkas
    if sebelumnya := naskah.tanda_tangan.exclude(cara="kertas").first():
        asal = sebelumnya.berkas
    sebutan = p.sebutan_pertama if pihak == 1 else p.sebutan_kedua
    bersama = {"naskah": naskah, "pihak": pihak, "sebutan": sebutan, "sha256": asal.sha256}
    if kertas:
        TandaTanganFactory(**bersama, cara="kertas", berkas=simpan(kertas), pada=PADA)
    else:
        TandaTanganFactory(
            **bersama,
            cara="segel",
            berkas=simpan(_tersegel(bytes(asal.isi), pihak, sebutan)),
            sertifikat=sertifikat.catat(sertifikat.muat()),
            pada=PADA,
        )
    p.status = "pihak_pertama" if pihak == 1 else "pihak_kedua"
    p.lengkap_pada = PADA.astimezone(WITA).date() if pihak == 2 else None
    p.save()
    return p


def berlaku(**medan: Any) -> Any:
    p = tandatangani(tandatangani(diajukan(**medan), 1), 2)
    p.status = "berlaku"
    p.save()
    return p


def isi_akhir(p: Any) -> bytes:
    """The file with the last electronic signature."""
    akhir = p.naskah.get(ke=p.pengajuan).tanda_tangan.exclude(cara="kertas").order_by("-pihak")[0]
    return bytes(akhir.berkas.isi)
