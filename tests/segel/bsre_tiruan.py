"""A BSrE e-sign client service on 127.0.0.1: both versions of its API, signing with a test CA.

Answers as public clients of the service expect; knows one NIK with one passphrase and one code.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

NIK = "6303000000000001"
PASSPHRASE = "Kata-Sandi+Rahasia&Sekali=1"
TOTP = "918273"
AKUN = ("aplikasi-tes", "sandi-aplikasi-tes")


class Tiruan:
    """The service's keys, and what it was asked."""

    def __init__(self) -> None:
        self.akar_pem, self.p12 = buat_ca(datetime.now(UTC) - timedelta(days=3 * 365))
        self.permintaan: list[dict[str, Any]] = []
        self.ulah = ""
        self.url = ""


def buat_ca(sejak: datetime) -> tuple[bytes, bytes]:
    """A root and a person's certificate under it, both valid for 3650 days."""

    def sertifikat(nama: str, kunci: Any, penerbit: str, kunci_penerbit: Any, ca: bool) -> Any:
        return (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, nama)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, penerbit)]))
            .public_key(kunci.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(sejak)
            .not_valid_after(sejak + timedelta(days=3650))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(not ca, not ca, False, False, False, ca, ca, False, False), True
            )
            .sign(kunci_penerbit, hashes.SHA256())
        )

    kunci_akar, kunci = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    akar = sertifikat("BSrE Tiruan (tes)", kunci_akar, "BSrE Tiruan (tes)", kunci_akar, True)
    orang = sertifikat("Bupati Banjar", kunci, "BSrE Tiruan (tes)", kunci_akar, False)
    p12 = pkcs12.serialize_key_and_certificates(
        b"tes", kunci, orang, [akar], serialization.NoEncryption()
    )
    return akar.public_bytes(serialization.Encoding.PEM), p12


def tandatangani(
    tiruan: Tiruan, pdf: bytes, *, halaman: int, kotak: tuple[int, int, int, int]
) -> bytes:
    """As iText does it: a new signature field in an incremental update."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
    from pyhanko.stamp import TextStampStyle

    penulis = IncrementalPdfFileWriter(BytesIO(pdf))
    nama = f"Signature{len(list(enumerate_sig_fields(penulis)))}"
    penanda = SimpleSigner.load_pkcs12_data(tiruan.p12, other_certs=[], passphrase=None)
    hasil = BytesIO()
    PdfSigner(
        PdfSignatureMetadata(
            field_name=nama, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
        ),
        penanda,
        stamp_style=TextStampStyle(stamp_text="QR", border_width=0),
        new_field_spec=SigFieldSpec(nama, on_page=halaman - 1, box=kotak),
    ).sign_pdf(penulis, output=hasil)
    return hasil.getvalue()


def _muatan(bagian: Message) -> bytes:
    isi = bagian.get_payload(decode=True)
    assert isinstance(isi, bytes)
    return isi


class _Penjawab(BaseHTTPRequestHandler):
    tiruan: Tiruan

    def do_POST(self) -> None:
        isi = self.rfile.read(int(self.headers["Content-Length"]))
        akun = b64decode(self.headers["Authorization"].removeprefix("Basic ")).decode()
        if akun != ":".join(AKUN):
            return self._json(401, {"error": "Unauthorized"})
        match self.tiruan.ulah:
            case "mati":
                return self._json(503, {"error": "Service Unavailable"})
            case "alihkan":
                self.send_response(307)
                self.send_header("Location", f"{self.tiruan.url}/lain")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
            case "ganjil":
                return self._kirim(200, "text/html", b"<html>Halo</html>", {})
        if self.path == "/api/sign/pdf":
            return self._versi_1(isi)
        if self.path == "/api/v2/sign/pdf":
            return self._versi_2(json.loads(isi))
        return self._json(404, {"error": "Not Found"})

    def _versi_1(self, isi: bytes) -> None:
        kepala = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        pesan = BytesParser(policy=HTTP).parsebytes(kepala + isi)
        isian = {
            str(b.get_param("name", header="content-disposition")): _muatan(b)
            for b in pesan.iter_parts()
        }
        pdf = isian.pop("file")
        medan = {k: v.decode() for k, v in isian.items()}
        self.tiruan.permintaan.append(medan)
        if galat := _periksa(medan):
            return self._json(400, galat)
        x, y, sisi = (int(medan[k]) for k in ("xAxis", "yAxis", "width"))
        hasil = self._tanda(pdf, int(medan["page"]), (x, y, x + sisi, y + sisi))
        return self._kirim(200, "application/pdf", hasil, {"id_dokumen": "dok-tes-1"})

    def _versi_2(self, medan: dict[str, Any]) -> None:
        self.tiruan.permintaan.append(medan)
        if galat := _periksa(medan):
            return self._json(400, galat)
        s = medan["signatureProperties"][0]
        x, y, sisi = (int(s[k]) for k in ("originX", "originY", "width"))
        hasil = self._tanda(b64decode(medan["file"][0]), s["page"], (x, y, x + sisi, y + sisi))
        return self._json(200, {"file": [b64encode(hasil).decode()], "time": 12})

    def _tanda(self, pdf: bytes, halaman: int, kotak: tuple[int, int, int, int]) -> bytes:
        if self.tiruan.ulah == "tak-ditandatangani":
            return pdf
        hasil = tandatangani(self.tiruan, pdf, halaman=halaman, kotak=kotak)
        if self.tiruan.ulah == "tertukar":
            return hasil.replace(b"%PDF-1.7", b"%PDF-1.6", 1)
        return hasil

    def _json(self, kode: int, isi: dict[str, Any]) -> None:
        self._kirim(kode, "application/json", json.dumps(isi).encode(), {})

    def _kirim(self, kode: int, tipe: str, isi: bytes, kepala: dict[str, str]) -> None:
        self.send_response(kode)
        for nama, nilai in {
            "Content-Type": tipe,
            "Content-Length": str(len(isi)),
            **kepala,
        }.items():
            self.send_header(nama, nilai)
        self.end_headers()
        self.wfile.write(isi)

    def log_message(self, *args: Any) -> None:
        return None


def _periksa(medan: dict[str, Any]) -> dict[str, Any] | None:
    """The service quotes what it was given: a client must not repeat its words."""
    if medan.get("nik") != NIK:
        return {"status_code": 2011, "error": f"NIK {medan.get('nik')} tidak terdaftar"}
    if medan.get("passphrase") == PASSPHRASE or medan.get("totp") == TOTP:
        return None
    return {"status_code": 2031, "error": f"Passphrase {medan.get('passphrase')} anda salah"}


@contextmanager
def layanan() -> Iterator[Tiruan]:
    tiruan = Tiruan()
    penjawab = type("Penjawab", (_Penjawab,), {"tiruan": tiruan})
    peladen = ThreadingHTTPServer(("127.0.0.1", 0), penjawab)
    utas = Thread(target=peladen.serve_forever, daemon=True)
    utas.start()
    tiruan.url = f"http://127.0.0.1:{peladen.server_address[1]}"
    try:
        yield tiruan
    finally:
        peladen.shutdown()
        peladen.server_close()
        utas.join()
