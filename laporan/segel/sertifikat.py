"""The installation's own certificate: made, kept, read, and its public half recorded."""

import os
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID, ObjectIdentifier
from django.conf import settings

from kinerja.models.perjanjian import SertifikatSegel
from laporan.segel.dasar import SegelError

PENANDA = "(bukan TTE tersertifikasi)"
MASA_TAHUN = 5
_PENANDATANGANAN_DOKUMEN = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336


@dataclass(frozen=True)
class Sertifikat:
    """A key with its certificate, ready to sign."""

    p12: bytes = field(repr=False)
    sandi: bytes | None = field(repr=False)
    x509: x509.Certificate

    @property
    def pem(self) -> str:
        return self.x509.public_bytes(serialization.Encoding.PEM).decode()

    @property
    def sidik(self) -> str:
        return self.x509.fingerprint(hashes.SHA256()).hex()

    @property
    def subjek(self) -> str:
        nama = self.x509.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(nama[0].value) if nama else self.x509.subject.rfc4514_string()


def buat_p12(*, nama: str, sandi: str, pada: datetime) -> bytes:
    """Make a key and a self-signed certificate whose name says that it is not certified."""
    kunci = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    subjek = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.COMMON_NAME, _potong(nama)),
        ]
    )
    bangun = (
        x509.CertificateBuilder()
        .subject_name(subjek)
        .issuer_name(subjek)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(pada.astimezone(UTC) - timedelta(minutes=5))
        .not_valid_after(pada.astimezone(UTC) + timedelta(days=365 * MASA_TAHUN))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_kegunaan(), critical=True)
        .add_extension(x509.ExtendedKeyUsage([_PENANDATANGANAN_DOKUMEN]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(kunci.public_key()), False)
    )
    sertifikat = bangun.sign(kunci, hashes.SHA256())
    sandi_kunci: Any = (
        serialization.BestAvailableEncryption(sandi.encode())
        if sandi
        else serialization.NoEncryption()
    )
    return pkcs12.serialize_key_and_certificates(
        b"tapak-segel", kunci, sertifikat, None, sandi_kunci
    )


def _potong(nama: str) -> str:
    """X.509 allows 64 characters; the mark at the end must survive."""
    muat = 64 - len(PENANDA) - 1
    return f"{nama[:muat].rstrip()} {PENANDA}"


def _kegunaan() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def tulis_p12(berkas: Path, isi: bytes) -> None:
    """Write the key file for its owner only (0600); never over another one."""
    berkas.parent.mkdir(parents=True, exist_ok=True)
    sementara = berkas.with_name(f".{berkas.name}.{secrets.token_hex(4)}")
    pegangan = os.open(sementara, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(pegangan, "wb") as tujuan:
            tujuan.write(isi)
            tujuan.flush()
            os.fsync(tujuan.fileno())
        os.link(sementara, berkas)
    finally:
        sementara.unlink()


def muat() -> Sertifikat:
    """Read the certificate that settings name. Raises SegelError with what to do."""
    berkas = Path(settings.TAPAK_SEGEL_BERKAS)
    sandi = settings.TAPAK_SEGEL_SANDI.encode() or None
    try:
        isi = berkas.read_bytes()
    except OSError as galat:
        raise SegelError(
            "Sertifikat segel belum tersedia. Minta admin menjalankan perintah "
            "“manage.py buat_sertifikat_segel”."
        ) from galat
    try:
        kunci, sertifikat, _ = pkcs12.load_key_and_certificates(isi, sandi)
    except ValueError:
        # The library's own message may quote what it was given.
        raise SegelError(
            "Sertifikat segel tidak terbuka: sandinya (TAPAK_SEGEL_SANDI) tidak cocok atau "
            "berkasnya rusak."
        ) from None
    if kunci is None or sertifikat is None:
        raise SegelError("Berkas sertifikat segel tidak memuat kunci beserta sertifikatnya.")
    return Sertifikat(isi, sandi, sertifikat)


def catat(sertifikat: Sertifikat) -> SertifikatSegel:
    """Return the row of this certificate, made when it is not there yet."""
    baris, _ = SertifikatSegel.objects.get_or_create(
        sidik=sertifikat.sidik,
        defaults={
            "pem": sertifikat.pem,
            "subjek": sertifikat.subjek,
            "berlaku_mulai": sertifikat.x509.not_valid_before_utc,
            "berlaku_sampai": sertifikat.x509.not_valid_after_utc,
            "tersertifikasi": False,
        },
    )
    return baris
