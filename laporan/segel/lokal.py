"""The installation's own seal: PAdES with the certificate of laporan/segel/sertifikat.py.

PAdES baseline B-B. B-T and B-LTA need a time stamp authority, which an installation without
internet does not have.
"""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from kinerja.jenis import CaraTandaTangan
from laporan.cetak.pdf import PdfTidakTersediaError
from laporan.segel import sertifikat
from laporan.segel.cap import cap_pdf, isi_cap
from laporan.segel.dasar import HAL_PERJANJIAN, MEDAN, HasilSegel, Rahasia, SegelError
from laporan.segel.gelung import di_luar_gelung

if TYPE_CHECKING:
    from pyhanko.sign.signers import PdfSigner


_SEBAB = "(segel elektronik, bukan TTE tersertifikasi)"


class PenyegelLokal:
    """Signs with the key on this machine."""

    cara = CaraTandaTangan.SEGEL
    perlu_rahasia = False

    def kendala(self) -> str:
        """Why nothing can be signed now; empty when it can."""
        try:
            milik = sertifikat.muat()
        except SegelError as galat:
            return str(galat)
        return _masa(milik, timezone.now())

    def segel(
        self,
        pdf: bytes,
        *,
        pihak: int,
        sebutan: str,
        nama: str,
        pada: datetime,
        tautan: str,
        rahasia: Rahasia | None = None,
        zona: ZoneInfo | None = None,
        keterangan: str = "",
        hal: str = HAL_PERJANJIAN,
    ) -> HasilSegel:
        """Fill the party's field. Raises SegelError; `rahasia` is not needed here."""
        milik = sertifikat.muat()
        if alasan := _masa(milik, pada):
            raise SegelError(alasan)
        zona = zona or ZoneInfo(settings.TIME_ZONE)
        try:
            cap = cap_pdf(
                sebutan=sebutan,
                nama=nama,
                pada=pada,
                zona=zona,
                tautan=tautan,
                keterangan=keterangan,
            )
        except PdfTidakTersediaError as galat:
            raise SegelError(f"Tanda tangan tidak dapat dibubuhkan. {galat}") from galat
        penanda = f"{sebutan}, {nama}" if nama else sebutan
        tersegel = _tandatangani(
            pdf,
            milik,
            MEDAN[pihak],
            penanda=penanda,
            keterangan=keterangan,
            pada=pada.astimezone(zona),
            cap=cap,
            hal=hal,
        )
        return HasilSegel(tersegel, self.cara, sertifikat.catat(milik))


def _masa(milik: sertifikat.Sertifikat, pada: datetime) -> str:
    if milik.x509.not_valid_before_utc <= pada <= milik.x509.not_valid_after_utc:
        return ""
    return (
        "Sertifikat segel tidak berlaku pada waktu ini. Minta admin memperbaruinya dengan "
        "“manage.py buat_sertifikat_segel --ganti”."
    )


def _tandatangani(
    pdf: bytes,
    milik: sertifikat.Sertifikat,
    medan: str,
    *,
    penanda: str,
    keterangan: str,
    pada: datetime,
    cap: bytes,
    hal: str,
) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner
    from pyhanko.stamp import StaticStampStyle

    penanda_tangan = SimpleSigner.load_pkcs12_data(
        milik.p12, other_certs=[], passphrase=milik.sandi
    )
    if penanda_tangan is None:
        raise SegelError("Sertifikat segel tidak dapat dipakai untuk menandatangani.")
    meta = PdfSignatureMetadata(
        field_name=medan,
        name=penanda,
        reason=". ".join(bagian for bagian in (f"{hal} {_SEBAB}", keterangan) if bagian),
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
    )
    gaya = StaticStampStyle(background=isi_cap(cap), border_width=0)
    hasil = BytesIO()
    try:
        # Not `strict`: a scanner's or BSrE's file may be sloppy; validation is strict.
        penulis = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
        penyegel = _penyegel(meta, penanda_tangan, gaya, pada)
        di_luar_gelung(lambda: penyegel.sign_pdf(penulis, existing_fields_only=True, output=hasil))
    except (SigningError, PdfError) as galat:
        raise SegelError(
            "Naskah tidak dapat ditandatangani: ruang tanda tangan pihak ini tidak ada atau "
            "sudah terisi."
        ) from galat
    return hasil.getvalue()


def _penyegel(meta: Any, penanda_tangan: Any, gaya: Any, pada: datetime) -> "PdfSigner":
    """A PdfSigner that writes the time of the action, so that file and record agree."""
    from pyhanko.sign.signers import PdfSigner

    class PenyegelPdf(PdfSigner):
        def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
            sesi = super().init_signing_session(*args, **kwargs)
            sesi.system_time = pada
            return sesi

    return PenyegelPdf(meta, penanda_tangan, stamp_style=gaya)
