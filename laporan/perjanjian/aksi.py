"""The steps of an agreement: submit, return, sign, record paper, bring into force.

Each is one transaction with its audit rows, on a locked row. Rendering and sealing, which may be
slow, happen before the transaction; it then refuses what has changed meanwhile.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from kinerja.bukti.isi import kenali
from kinerja.bukti.jenis import JPEG, PDF, PNG
from kinerja.isian.galat import TidakSahError
from kinerja.isian.pintu import hari_lokal
from kinerja.models import NaskahPerjanjian, Pengguna, PerjanjianKinerja, TandaTangan
from kinerja.models.berkas import BerkasTetap
from kinerja.models.perjanjian import CaraTandaTangan, SertifikatSegel, StatusPerjanjian
from laporan.perjanjian.berlaku import berlakukan, berlakukan_jabatan
from laporan.perjanjian.data import data_beku, sidik
from laporan.perjanjian.galat import AksiDitolakError, VersiBerubahError
from laporan.perjanjian.kunci import ambil_terkunci, simpan
from laporan.perjanjian.pelaku import pastikan_boleh
from laporan.perjanjian.periksa import Temuan, penghalang, periksa_perjanjian
from laporan.perjanjian.sumber import SumberPerjanjian
from laporan.perjanjian.sunting import (
    hapus_baris,
    tambah_baris,
    ubah_baris,
    ubah_perjanjian,
    urutkan_baris,
)
from laporan.perjanjian.wewenang import CATAT_KERTAS, TANDA_TANGAN, Langkah

__all__ = [
    "AksiDitolakError",
    "BelumSiapError",
    "VersiBerubahError",
    "ajukan",
    "ajukan_banyak",
    "berlakukan",
    "catat_kertas",
    "hapus_baris",
    "kembalikan",
    "tambah_baris",
    "tandatangani",
    "ubah_baris",
    "ubah_perjanjian",
    "urutkan_baris",
]

AKSI_AJUKAN, AKSI_KEMBALIKAN = "ajukan perjanjian", "kembalikan perjanjian"
AKSI_TANDATANGANI, AKSI_KERTAS = "tandatangani perjanjian", "catat tanda tangan kertas"
TIPE_PDF = "application/pdf"

Perender = Callable[[Mapping[str, Any]], bytes]
"""Makes the exact PDF, with two empty signature fields, from the frozen data."""


class HasilSegel(Protocol):
    """What a sealer gives back."""

    pdf: bytes
    cara: CaraTandaTangan
    sertifikat: SertifikatSegel | None
    rujukan: str


class Penyegel(Protocol):
    """Puts a party's electronic signature on a PDF."""

    def segel(
        self,
        pdf: bytes,
        *,
        pihak: int,
        sebutan: str,
        nama: str,
        pada: datetime,
        tautan: str,
        rahasia: Any = None,
        zona: ZoneInfo | None = None,
    ) -> HasilSegel:
        """Return the signed file."""


_STATUS = {1: StatusPerjanjian.PIHAK_PERTAMA, 2: StatusPerjanjian.PIHAK_KEDUA}


class BelumSiapError(AksiDitolakError):
    """The cascade check found what stands in the way."""

    def __init__(self, temuan: list[Temuan]) -> None:
        self.temuan = temuan
        lain = f" (dan {len(temuan) - 1} temuan lain)" if len(temuan) > 1 else ""
        super().__init__(f"Belum dapat diajukan: {temuan[0].pesan}{lain}")


@dataclass
class HasilBanyak:
    """What came of submitting many: those submitted, and those left with the reason."""

    diajukan: list[PerjanjianKinerja] = field(default_factory=list)
    dilewati: list[tuple[PerjanjianKinerja, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Pindaian:
    """An uploaded scan of a page that was signed on paper."""

    nama: str
    isi: bytes = field(repr=False)


# --- submit and return -----------------------------------------------------------------------


def ajukan(
    *,
    perjanjian: PerjanjianKinerja,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
    perender: Perender,
) -> NaskahPerjanjian:
    """Submit: freeze the content and the exact PDF that both parties will sign.

    Raises BelumSiapError with what the cascade check holds against it, AksiDitolakError otherwise.
    """
    pastikan_boleh(Langkah.AJUKAN, perjanjian, oleh)
    sumber = SumberPerjanjian(perjanjian.pd, perjanjian.tahun)
    temuan = periksa_perjanjian(perjanjian.pd, perjanjian.tahun, sumber=sumber)
    return _ajukan(perjanjian, temuan, sumber, oleh=oleh, pada=pada, versi=versi, perender=perender)


def ajukan_banyak(
    *,
    perjanjian: Iterable[PerjanjianKinerja],
    oleh: Pengguna,
    pada: datetime,
    lapor: Callable[[int, str], None] | None = None,
    perender: Perender,
) -> HasilBanyak:
    """Submit agreements of one agency and year; each by itself, refused ones with their reason."""
    hasil, daftar = HasilBanyak(), list(perjanjian)
    if not daftar:
        return hasil
    pd, tahun = daftar[0].pd, daftar[0].tahun
    sumber = SumberPerjanjian(pd, tahun)
    temuan = periksa_perjanjian(pd, tahun, sumber=sumber)
    for nomor, p in enumerate(daftar):
        if lapor:
            lapor(nomor * 100 // len(daftar), f"Mengajukan Perjanjian Kinerja {p.jabatan}")
        try:
            if (p.pd_id, p.tahun) != (pd.pk, tahun):
                raise AksiDitolakError("Bukan dari perangkat daerah dan tahun yang sama.")
            pastikan_boleh(Langkah.AJUKAN, p, oleh)
            _ajukan(p, temuan, sumber, oleh=oleh, pada=pada, versi=p.versi, perender=perender)
            hasil.diajukan.append(p)
        except AksiDitolakError as galat:
            hasil.dilewati.append((p, galat.pesan))
    if lapor:
        lapor(100, "Selesai")
    return hasil


def _ajukan(
    perjanjian: PerjanjianKinerja,
    temuan: list[Temuan],
    sumber: SumberPerjanjian,
    *,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None,
    perender: Perender,
) -> NaskahPerjanjian:
    segar = PerjanjianKinerja.objects.select_related("jabatan", "pd", "dokumen").get(
        pk=perjanjian.pk
    )
    if versi is not None and segar.versi != versi:
        raise VersiBerubahError
    if halangan := penghalang(temuan, segar):
        raise BelumSiapError(halangan)
    isi = data_beku(segar, sumber)
    pdf = perender(isi)
    with transaction.atomic():
        p = ambil_terkunci(segar, Langkah.AJUKAN, oleh, segar.versi)
        naskah = NaskahPerjanjian.objects.create(
            perjanjian=p,
            ke=p.pengajuan + 1,
            isi=isi,
            sha256=sidik(isi),
            berkas=BerkasTetap.objects.simpan(pdf, tipe=TIPE_PDF, pada=pada),
            oleh=oleh,
            pada=pada,
        )
        lama = p.status
        p.status, p.pengajuan, p.catatan_kembali = StatusPerjanjian.DIAJUKAN, naskah.ke, ""
        simpan(
            p,
            aksi=AKSI_AJUKAN,
            oleh=oleh,
            pada=pada,
            perubahan={
                "status": (lama, p.status),
                "naskah_ke": (None, naskah.ke),
                "sha256": (None, naskah.sha256),
                "pdf": (None, naskah.berkas_id),
            },
        )
    return naskah


@transaction.atomic
def kembalikan(
    *,
    perjanjian: PerjanjianKinerja,
    catatan: str,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> PerjanjianKinerja:
    """Return what was submitted, also after the first signature; its text stays on record."""
    p = ambil_terkunci(perjanjian, Langkah.KEMBALIKAN, oleh, versi)
    if not (isi := catatan.strip()):
        raise AksiDitolakError("Tuliskan catatan: apa yang perlu diperbaiki.")
    lama = p.status
    p.status, p.catatan_kembali = StatusPerjanjian.DIKEMBALIKAN, isi
    simpan(
        p,
        aksi=AKSI_KEMBALIKAN,
        oleh=oleh,
        pada=pada,
        perubahan={"status": (lama, p.status)},
        alasan=isi,
    )
    return p


# --- sign ------------------------------------------------------------------------------------


def tandatangani(
    *,
    perjanjian: PerjanjianKinerja,
    pihak: int,
    oleh: Pengguna,
    pada: datetime,
    penyegel: Penyegel,
    versi: int | None = None,
    rahasia: Any = None,
    tautan: str = "",
) -> TandaTangan:
    """Sign the submitted text as one party; the sealer works while nothing is locked.

    Two clicks at once make one signature: the later one is refused. When both parties have signed
    and the day has come, the agreement is in force. Raises AksiDitolakError.
    """
    langkah = TANDA_TANGAN[pihak]
    p = PerjanjianKinerja.objects.select_related("jabatan", "pd").get(pk=perjanjian.pk)
    pastikan_boleh(langkah, p, oleh)
    if versi is not None and p.versi != versi:
        raise VersiBerubahError
    naskah, berkas = _yang_ditandatangani(p, pihak)
    hasil = penyegel.segel(
        bytes(berkas.isi),
        pihak=pihak,
        sebutan=_sebutan(p, pihak),
        nama=_nama(p, pihak),
        pada=pada,
        tautan=tautan,
        rahasia=rahasia,
        zona=ZoneInfo(p.pd.zona_waktu),
    )
    with transaction.atomic():
        terkunci = ambil_terkunci(p, langkah, oleh, p.versi)
        return _bubuhkan(
            terkunci,
            naskah,
            TandaTangan(
                naskah=naskah,
                pihak=pihak,
                cara=hasil.cara,
                sebutan=_sebutan(p, pihak),
                nama=_nama(p, pihak),
                sha256=berkas.sha256,
                berkas=BerkasTetap.objects.simpan(hasil.pdf, tipe=TIPE_PDF, pada=pada),
                sertifikat=hasil.sertifikat,
                rujukan=hasil.rujukan,
                oleh=oleh,
                pada=pada,
            ),
            aksi=AKSI_TANDATANGANI,
        )


def catat_kertas(
    *,
    perjanjian: PerjanjianKinerja,
    pihak: int,
    pindaian: Pindaian,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> TandaTangan:
    """Record that a party signed the printed text: its scan is kept, and the hash of it.

    Raises AksiDitolakError.
    """
    berkas_pindaian = _periksa_pindaian(pindaian)
    with transaction.atomic():
        p = ambil_terkunci(perjanjian, CATAT_KERTAS[pihak], oleh, versi)
        naskah, berkas = _yang_ditandatangani(p, pihak)
        simpanan = BerkasTetap.objects.simpan(pindaian.isi, tipe=berkas_pindaian, pada=pada)
        if NaskahPerjanjian.objects.filter(berkas=simpanan).exists() or (
            TandaTangan.objects.filter(berkas=simpanan).exists()
        ):
            raise AksiDitolakError(
                "Berkas ini sama dengan naskah atau pindaian yang sudah tersimpan. Unggah pindaian "
                "halaman yang sudah ditandatangani."
            )
        return _bubuhkan(
            p,
            naskah,
            TandaTangan(
                naskah=naskah,
                pihak=pihak,
                cara=CaraTandaTangan.KERTAS,
                sebutan=_sebutan(p, pihak),
                nama=_nama(p, pihak),
                sha256=berkas.sha256,
                berkas=simpanan,
                oleh=oleh,
                pada=pada,
            ),
            aksi=AKSI_KERTAS,
        )


def _periksa_pindaian(pindaian: Pindaian) -> str:
    """The MIME type of an acceptable scan. Raises AksiDitolakError."""
    batas = settings.TAPAK_BUKTI_MAKS_MB
    if len(pindaian.isi) > batas * 1024 * 1024:
        raise AksiDitolakError(f"Pindaian melebihi {batas} MB. Perkecil resolusinya.")
    try:
        jenis = kenali(pindaian.nama, pindaian.isi)
    except TidakSahError as galat:
        raise AksiDitolakError(galat.pesan) from galat
    if jenis not in (PDF, PNG, JPEG):
        raise AksiDitolakError("Pindaian berupa PDF, JPG, atau PNG.")
    return jenis.tipe


def _yang_ditandatangani(p: PerjanjianKinerja, pihak: int) -> tuple[NaskahPerjanjian, BerkasTetap]:
    """The submitted text, and the exact file that the party signs. Raises AksiDitolakError."""
    naskah = p.naskah.select_related("berkas").get(ke=p.pengajuan)
    berkas: BerkasTetap = naskah.berkas
    if pihak == TandaTangan.Pihak.KEDUA:
        pertama = (
            naskah.tanda_tangan.filter(pihak=TandaTangan.Pihak.PERTAMA)
            .exclude(cara=CaraTandaTangan.KERTAS)
            .select_related("berkas")
            .first()
        )
        berkas = pertama.berkas if pertama else berkas
    if not berkas.utuh or sidik(naskah.isi) != naskah.sha256:
        raise AksiDitolakError(
            "Naskah yang tersimpan tidak lagi sesuai sidiknya dan tidak boleh ditandatangani. "
            "Laporkan kepada Admin Pemda."
        )
    return naskah, berkas


def _bubuhkan(
    p: PerjanjianKinerja, naskah: NaskahPerjanjian, tanda_tangan: TandaTangan, *, aksi: str
) -> TandaTangan:
    """Store the signature and the next status; bring the agreement into force when due."""
    t = tanda_tangan
    if naskah.ke != p.pengajuan:
        raise VersiBerubahError
    t.save()
    lama, p.status = p.status, _STATUS[t.pihak]
    simpan(
        p,
        aksi=aksi,
        oleh=t.oleh,
        pada=t.pada,
        perubahan={
            "status": (lama, p.status),
            "cara": (None, t.cara),
            "sebagai": (None, t.sebutan),
            "ditandatangani": (None, t.sha256),
            "hasil": (None, t.berkas_id),
        },
    )
    if t.pihak == TandaTangan.Pihak.KEDUA:
        berlakukan_jabatan(p, hari=hari_lokal(p.pd, t.pada), oleh=t.oleh, pada=t.pada)
    return t


def _sebutan(p: PerjanjianKinerja, pihak: int) -> str:
    return p.sebutan_pertama if pihak == TandaTangan.Pihak.PERTAMA else p.sebutan_kedua


def _nama(p: PerjanjianKinerja, pihak: int) -> str:
    return p.nama_pertama if pihak == TandaTangan.Pihak.PERTAMA else p.nama_kedua
