"""Read the signatures of a PDF and say in plain words what they are worth."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from django.conf import settings

from kinerja.models.perjanjian import SertifikatSegel
from kinerja.pagar import Jatah, JatahHabisError, di_dalam_pagar
from laporan.segel.dasar import MEDAN
from laporan.segel.gelung import di_luar_gelung

_PIHAK = {medan: pihak for pihak, medan in MEDAN.items()}
_catatan = logging.getLogger(__name__)
JATAH = Jatah(detik=4.0, memori=512 * 1024 * 1024)
"""Of one file: what a signed agreement takes is a tenth of a second."""


@dataclass(frozen=True)
class TandaPdf:
    """One signature in the file. `sah` only when nothing at all is wrong with it."""

    medan: str
    pihak: int | None
    penanda: str
    pada: datetime | None
    subjek: str
    sidik: str
    sertifikat: SertifikatSegel | None
    utuh: bool
    dipercaya: bool
    sah: bool
    pesan: str

    @property
    def dikenal(self) -> bool:
        """Whether this installation recorded the certificate."""
        return self.sertifikat is not None

    @property
    def tersertifikasi(self) -> bool:
        """Issued by an Indonesian PSrE: trusted without being our own self-signed one."""
        return self.dipercaya and (self.sertifikat is None or self.sertifikat.tersertifikasi)


@dataclass(frozen=True)
class HasilPeriksa:
    """`utuh`: signed, and nothing changed since; `sah`: every signer is trusted as well."""

    tanda: tuple[TandaPdf, ...]
    sah: bool
    pesan: str
    utuh: bool = False
    terbaca: bool = True


def periksa_pdf(pdf: bytes) -> HasilPeriksa:
    """Validate every signature of a file of our own making, or of the sealing service.

    Never raises: what cannot be read is a finding too.
    """
    return _terbaca(pdf, _dikenal)


def periksa_pdf_asing(pdf: bytes) -> HasilPeriksa:
    """The same of a file that a stranger brings: in a child process with a budget.

    Raises PagarPenuhError where too many are being looked at.
    """
    try:
        hasil: HasilPeriksa = di_dalam_pagar(_terbaca_asing, pdf, _dikenal(), jatah=JATAH)
    except JatahHabisError as galat:
        return HasilPeriksa((), sah=False, pesan=galat.pesan, terbaca=False)
    return hasil


def _terbaca_asing(pdf: bytes, dikenal: dict[str, SertifikatSegel]) -> HasilPeriksa:
    return _terbaca(pdf, lambda: dikenal)


def _dikenal() -> dict[str, SertifikatSegel]:
    return {s.sidik: s for s in SertifikatSegel.objects.all()}


def _terbaca(pdf: bytes, dikenal: Callable[[], dict[str, SertifikatSegel]]) -> HasilPeriksa:
    try:
        return _periksa(pdf, dikenal)
    except MemoryError:
        raise
    except Exception as galat:  # a damaged or hostile file may break the reader anywhere
        _catatan.info("PDF not readable: %s", type(galat).__name__)
        return HasilPeriksa(
            (),
            sah=False,
            pesan="Berkas ini rusak, terpotong, atau bukan PDF yang sah, sehingga tanda tangannya "
            "tidak dapat diperiksa.",
            terbaca=False,
        )


def _periksa(pdf: bytes, tercatat: Callable[[], dict[str, SertifikatSegel]]) -> HasilPeriksa:
    from pyhanko.pdf_utils.reader import PdfFileReader

    pembaca = PdfFileReader(BytesIO(pdf))
    tertanam = list(pembaca.embedded_regular_signatures)
    if not tertanam:
        return HasilPeriksa((), sah=False, pesan="Berkas ini tidak memuat tanda tangan elektronik.")
    dikenal = tercatat()
    terakhir = list(pembaca.embedded_signatures)[-1]
    tanda = tuple(_tanda(t, dikenal) for t in tertanam)
    ditambah = _cakupan(terakhir) != "seluruhnya"
    utuh = all(t.utuh for t in tanda) and not ditambah
    return HasilPeriksa(
        tanda,
        sah=utuh and all(t.sah for t in tanda),
        pesan=_kesimpulan(tanda, ditambah=ditambah),
        utuh=utuh,
    )


def _kesimpulan(tanda: tuple[TandaPdf, ...], *, ditambah: bool) -> str:
    if any(not t.utuh for t in tanda):
        return "Isi berkas ini diubah setelah ditandatangani. Jangan dipakai."
    if ditambah:
        return "Ada yang ditambahkan atau diganti setelah tanda tangan terakhir. Jangan dipakai."
    if any(not t.sah for t in tanda):
        return "Berkas ini utuh, tetapi tidak semua tanda tangannya dapat dipercaya."
    return "Semua tanda tangan sah dan isi berkas tidak berubah sejak ditandatangani."


def _cakupan(tertanam: Any) -> str:
    from pyhanko.sign.validation import SignatureCoverageLevel as Cakupan

    try:
        tingkat = tertanam.evaluate_signature_coverage()
    except Exception:  # as above: a byte range that points nowhere
        return "tidak"
    if tingkat == Cakupan.ENTIRE_FILE:
        return "seluruhnya"
    return "revisi" if tingkat == Cakupan.ENTIRE_REVISION else "tidak"


def _tanda(tertanam: Any, dikenal: dict[str, SertifikatSegel]) -> TandaPdf:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import NameOID

    pemilik = x509.load_der_x509_certificate(tertanam.signer_cert.dump())
    sidik = pemilik.fingerprint(hashes.SHA256()).hex()
    nama = pemilik.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    pada = tertanam.self_reported_timestamp
    milik = dikenal.get(sidik)
    utuh, dipercaya, pesan = _nilai(tertanam, dikenal, milik, pada)
    return TandaPdf(
        medan=tertanam.field_name,
        pihak=_PIHAK.get(tertanam.field_name),
        penanda=str(tertanam.sig_object.get("/Name", "")),
        pada=pada,
        subjek=str(nama[0].value) if nama else pemilik.subject.rfc4514_string(),
        sidik=sidik,
        sertifikat=milik,
        utuh=utuh,
        dipercaya=dipercaya,
        sah=utuh and dipercaya,
        pesan=pesan,
    )


def _nilai(
    tertanam: Any,
    dikenal: dict[str, SertifikatSegel],
    milik: SertifikatSegel | None,
    pada: datetime | None,
) -> tuple[bool, bool, str]:
    """Whether the content is what was signed, whether we trust the signer, and in words."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature

    percaya = _percaya(dikenal, pada)
    status = di_luar_gelung(lambda: validate_pdf_signature(tertanam, percaya))
    if not status.intact or not status.valid:
        return False, False, "Tanda tangan tidak cocok dengan isi berkas: berkas diubah."
    cakupan = _cakupan(tertanam)
    if cakupan == "tidak":
        return False, False, "Tanda tangan tidak meliputi seluruh isi berkas."
    if cakupan == "revisi" and status.modification_level not in (
        ModificationLevel.LTA_UPDATES,
        ModificationLevel.FORM_FILLING,
    ):
        return False, False, "Halaman, isian, atau keterangan berkas diubah setelah tanda tangan."
    # A root is trusted at any time: pyHanko does not ask how long our own certificates were valid.
    if not status.trusted or (milik is not None and not _berlaku(milik, pada)):
        return True, False, _tak_dipercaya(milik is not None or _pernah(tertanam, dikenal))
    if cakupan == "revisi":
        return True, True, "Sah. Sesudahnya hanya ditambahkan tanda tangan pihak lain."
    return True, True, "Sah. Tanda tangan meliputi seluruh isi berkas."


def _berlaku(milik: SertifikatSegel, pada: datetime | None) -> bool:
    return pada is not None and milik.berlaku_mulai <= pada <= milik.berlaku_sampai


def _pernah(tertanam: Any, dikenal: dict[str, SertifikatSegel]) -> bool:
    """Whether the certificate was trusted in the middle of its validity: then its time is at fault,
    not its issuer.
    """
    from pyhanko.sign.validation import validate_pdf_signature

    mulai, sampai = tertanam.signer_cert.not_valid_before, tertanam.signer_cert.not_valid_after
    percaya = _percaya(dikenal, mulai + (sampai - mulai) / 2)
    return bool(di_luar_gelung(lambda: validate_pdf_signature(tertanam, percaya)).trusted)


def _tak_dipercaya(pernah: bool) -> str:
    if not pernah:
        return (
            "Isi tidak berubah, tetapi sertifikat penanda tangannya tidak dikenal oleh sistem ini."
        )
    return "Isi tidak berubah, tetapi sertifikatnya tidak berlaku pada waktu penandatanganan."


def _percaya(dikenal: dict[str, SertifikatSegel], pada: datetime | None) -> Any:
    """Trust our own recorded certificates and the roots of TAPAK_BSRE_AKAR; fetch nothing.

    The certificate must have been valid when it signed, not today: a document outlives it.
    """
    from asn1crypto import pem, x509
    from pyhanko_certvalidator import ValidationContext

    akar = [_muat(pem, x509, s.pem.encode()) for s in dikenal.values()]
    if settings.TAPAK_BSRE_AKAR:
        with open(settings.TAPAK_BSRE_AKAR, "rb") as berkas:
            akar += [
                x509.Certificate.load(isi)
                for _, _, isi in pem.unarmor(berkas.read(), multiple=True)
            ]
    return ValidationContext(
        trust_roots=akar, allow_fetching=False, moment=pada, revocation_mode="soft-fail"
    )


def _muat(pem: Any, x509: Any, isi: bytes) -> Any:
    return x509.Certificate.load(pem.unarmor(isi)[2])
