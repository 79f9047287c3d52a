"""BSrE e-sign client service: the signer's own certified signature, versions 1 and 2 of its API.

Known from the code of public clients; tried against a fake (tests/segel/bsre_tiruan.py), never
against the service itself. NIK, passphrase and one-time code live in the arguments only: no
attribute, log line, exception or cause holds them.
"""

import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener
from zoneinfo import ZoneInfo

import segno
from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from kinerja.jenis import CaraTandaTangan
from laporan.segel.dasar import HAL_PERJANJIAN, MEDAN, HasilSegel, Rahasia, SegelError
from laporan.segel.periksa import periksa_pdf

BATAS_DETIK = 60
MAKS_BALASAN = 64 * 1024 * 1024
_LOKAL = {"127.0.0.1", "::1", "localhost"}

MATI = (
    "Layanan TTE BSrE tidak dapat dihubungi. Naskah belum ditandatangani; coba lagi beberapa saat "
    "lagi atau hubungi pengelola."
)
SALAH_SANDI = "Passphrase atau kode sekali pakai TTE tidak cocok. Naskah belum ditandatangani."
TAK_DIKENAL = (
    "NIK ini belum terdaftar atau sertifikatnya tidak aktif pada BSrE. Naskah belum "
    "ditandatangani; hubungi verifikator BSrE daerah."
)
GANJIL = "Balasan layanan TTE BSrE tidak dapat dipakai. Naskah belum ditandatangani."
AKUN = "Layanan TTE BSrE menolak akun aplikasi. Minta pengelola memeriksa setelan TAPAK_BSRE_*."


class _TanpaAlihan(HTTPRedirectHandler):
    """A redirect would carry the passphrase to another address."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True)
class _Letak:
    """Where the visible mark goes: page from 1, points from the lower left corner."""

    halaman: int
    x: int
    y: int
    sisi: int


@dataclass(frozen=True)
class PenyegelBsre:
    """Signs through the agency's e-sign client service."""

    url: str
    pengguna: str
    sandi: str = field(repr=False)
    versi: str = "2"

    cara = CaraTandaTangan.BSRE
    perlu_rahasia = True

    @classmethod
    def dari_setelan(cls) -> "PenyegelBsre":
        """The sealer that the settings TAPAK_BSRE_* describe."""
        return cls(
            settings.TAPAK_BSRE_URL,
            settings.TAPAK_BSRE_PENGGUNA,
            settings.TAPAK_BSRE_SANDI,
            settings.TAPAK_BSRE_VERSI,
        )

    def kendala(self) -> str:
        """Why nothing can be signed now; empty when it can. Does not call the service."""
        if not (self.url and self.pengguna and self.sandi):
            return "Layanan TTE BSrE belum disetel: isi TAPAK_BSRE_URL, _PENGGUNA, dan _SANDI."
        bagian = urlsplit(self.url)
        if bagian.scheme != "https" and bagian.hostname not in _LOKAL:
            return "TAPAK_BSRE_URL harus beralamat https."
        return ""

    @sensitive_variables()
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
        """Send the document to be signed. Raises SegelError in the signer's words."""
        if alasan := self.kendala():
            raise SegelError(alasan)
        if rahasia is None or not rahasia.nik or not (rahasia.passphrase or rahasia.totp):
            raise SegelError("Isi NIK beserta passphrase (atau kode sekali pakai) TTE Anda.")
        if not (rahasia.nik.isdecimal() and len(rahasia.nik) == 16):
            raise SegelError("NIK terdiri atas 16 angka.")
        letak = _letak(pdf, pihak)
        if self.versi == "1":
            if not rahasia.passphrase:
                raise SegelError("Layanan TTE BSrE versi 1 memerlukan passphrase.")
            hasil, rujukan = self._versi_1(pdf, letak, tautan, rahasia)
        else:
            sebab = _sebab(sebutan, keterangan, hal)
            hasil, rujukan = self._versi_2(pdf, letak, tautan, sebab, rahasia)
        _pastikan_bertambah(pdf, hasil)
        return HasilSegel(hasil, self.cara, None, rujukan[:120])

    @sensitive_variables()
    def _versi_1(
        self, pdf: bytes, letak: _Letak, tautan: str, rahasia: Rahasia
    ) -> tuple[bytes, str]:
        isian = {
            "nik": rahasia.nik,
            "passphrase": rahasia.passphrase,
            "tampilan": "visible",
            "page": str(letak.halaman),
            "image": "false",
            "linkQR": tautan,
            "xAxis": str(letak.x),
            "yAxis": str(letak.y),
            "width": str(letak.sisi),
            "height": str(letak.sisi),
        }
        tipe, isi = _multipart(isian, pdf)
        balasan, kepala = self._kirim("/api/sign/pdf", tipe, isi)
        return balasan, str(kepala.get("id_dokumen") or "")

    @sensitive_variables()
    def _versi_2(
        self, pdf: bytes, letak: _Letak, tautan: str, sebab: str, rahasia: Rahasia
    ) -> tuple[bytes, str]:
        rahasia_dipakai = (
            {"passphrase": rahasia.passphrase} if rahasia.passphrase else {"totp": rahasia.totp}
        )
        permintaan = {
            "nik": rahasia.nik,
            **rahasia_dipakai,
            "signatureProperties": [
                {
                    "tampilan": "VISIBLE",
                    "imageBase64": b64encode(_qr_png(tautan)).decode(),
                    "page": letak.halaman,
                    "originX": letak.x,
                    "originY": letak.y,
                    "width": letak.sisi,
                    "height": letak.sisi,
                    "reason": sebab,
                }
            ],
            "file": [b64encode(pdf).decode()],
        }
        isi, kepala = self._kirim(
            "/api/v2/sign/pdf", "application/json", json.dumps(permintaan).encode()
        )
        try:
            berkas = b64decode(json.loads(isi)["file"][0], validate=True)
        except (ValueError, KeyError, IndexError, TypeError):
            raise SegelError(GANJIL) from None
        return berkas, str(kepala.get("id_dokumen") or "")

    @sensitive_variables()
    def _kirim(self, jalur: str, tipe: str, isi: bytes) -> tuple[bytes, Any]:
        akun = b64encode(f"{self.pengguna}:{self.sandi}".encode()).decode()
        permintaan = Request(
            self.url + jalur,
            data=isi,
            method="POST",
            headers={"Content-Type": tipe, "Authorization": f"Basic {akun}"},
        )
        # `from None` throughout: a cause would keep the request, and with it the passphrase.
        try:
            with build_opener(_TanpaAlihan, HTTPSHandler).open(
                permintaan, timeout=BATAS_DETIK
            ) as balasan:
                hasil = balasan.read(MAKS_BALASAN + 1)
                if len(hasil) > MAKS_BALASAN:
                    raise SegelError(GANJIL)
                return hasil, balasan.headers
        except HTTPError as galat:
            with galat:
                pesan = _pesan_tolakan(galat.code, galat.read(10_000))
        except (URLError, OSError, ValueError):
            pesan = MATI
        raise SegelError(pesan) from None


def _pesan_tolakan(kode: int, isi: bytes) -> str:
    """What the refusal means; the service's own words are only looked at, never repeated."""
    if kode in (401, 403):
        return AKUN
    if kode >= 500 or 300 <= kode < 400:
        return MATI
    kata = isi.decode("utf-8", "replace").lower()
    if "passphrase" in kata or "totp" in kata or "otp" in kata:
        return SALAH_SANDI
    if kode == 404 or any(k in kata for k in ("nik", "user", "pengguna", "sertifikat")):
        return TAK_DIKENAL
    return GANJIL


@sensitive_variables()
def _multipart(isian: dict[str, str], pdf: bytes) -> tuple[str, bytes]:
    """A form with one file. NIK is digits; the passphrase may hold anything but ends its part."""
    batas = f"tapak-{secrets.token_hex(16)}"
    potongan = [
        f'--{batas}\r\nContent-Disposition: form-data; name="{nama}"\r\n\r\n{nilai}\r\n'.encode()
        for nama, nilai in isian.items()
    ]
    potongan += [
        f'--{batas}\r\nContent-Disposition: form-data; name="file"; filename="naskah.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n".encode(),
        pdf,
        f"\r\n--{batas}--\r\n".encode(),
    ]
    return f"multipart/form-data; boundary={batas}", b"".join(potongan)


def _sebab(sebutan: str, keterangan: str, hal: str) -> str:
    """Why and through which account it is signed, as the signature itself carries it."""
    return ". ".join(b for b in (f"{hal}: {sebutan}", keterangan) if b)


def _letak(pdf: bytes, pihak: int) -> _Letak:
    """The middle of the party's signing space, as the empty field marks it."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    try:
        pembaca = PdfFileReader(BytesIO(pdf), strict=False)
        medan = {nama: rujukan.get_object() for nama, _, rujukan in enumerate_sig_fields(pembaca)}[
            MEDAN[pihak]
        ]
        x1, y1, x2, y2 = (int(n) for n in medan["/Rect"])
        halaman = _nomor_halaman(pembaca, medan.raw_get("/P"))
    except (PdfError, KeyError):
        raise SegelError("Naskah ini tidak memuat ruang tanda tangan pihak tersebut.") from None
    sisi = min(x2 - x1, y2 - y1)
    return _Letak(halaman, (x1 + x2 - sisi) // 2, y1, sisi)


def _nomor_halaman(pembaca: Any, rujukan: Any) -> int:
    """Position of a page object, from 1."""
    banyak = int(pembaca.root["/Pages"]["/Count"])
    for urutan in range(banyak):
        if pembaca.find_page_for_modification(urutan)[0].reference == rujukan.reference:
            return urutan + 1
    raise KeyError("/P")


def _qr_png(tautan: str) -> bytes:
    keluar = BytesIO()
    segno.make(tautan, error="m", micro=False).save(keluar, kind="png", scale=8, border=1)
    return keluar.getvalue()


def _pastikan_bertambah(sebelum: bytes, sesudah: bytes) -> None:
    """Take nothing back that is not our document with one sound signature more."""
    lama, baru = periksa_pdf(sebelum), periksa_pdf(sesudah)
    utuh = all(t.utuh for t in baru.tanda)
    if len(baru.tanda) != len(lama.tanda) + 1 or not utuh or not sesudah.startswith(sebelum):
        raise SegelError(GANJIL)
