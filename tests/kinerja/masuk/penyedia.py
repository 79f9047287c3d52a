"""A small OpenID provider on loopback, written from the specifications and not from our client.

It signs with a real RSA key, gives each code once, and checks client, address and PKCE.
"""

import base64
import hashlib
import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric import padding, rsa

KLIEN, RAHASIA = "tapak", "rahasia-klien"


def b64(isi: bytes) -> str:
    return base64.urlsafe_b64encode(isi).rstrip(b"=").decode()


def _json(isi: Any) -> str:
    return b64(json.dumps(isi).encode())


@dataclass
class Penyedia:
    """The provider. `klaim` overrides what the next ID token says; None takes a claim out."""

    server: ThreadingHTTPServer
    klaim: dict[str, Any] = field(default_factory=dict)
    kunci: Any = None
    kid: str = "satu"
    algoritma: str = "RS256"
    token_rusak: bool = False
    kode: dict[str, dict[str, str]] = field(default_factory=dict)
    diminta: list[str] = field(default_factory=list)

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def kunci_baru(self, kid: str) -> None:
        self.kunci, self.kid = rsa.generate_private_key(65537, 2048), kid

    def jwks(self) -> dict[str, Any]:
        angka = self.kunci.public_key().public_numbers()
        return {
            "keys": [
                {
                    "kty": "RSA",
                    "use": "sig",
                    "alg": "RS256",
                    "kid": self.kid,
                    "n": b64(angka.n.to_bytes(256, "big")),
                    "e": b64(angka.e.to_bytes(3, "big")),
                }
            ]
        }

    def keterangan(self) -> dict[str, Any]:
        return {
            "issuer": self.alamat,
            "authorization_endpoint": f"{self.alamat}/masuk",
            "token_endpoint": f"{self.alamat}/token",
            "jwks_uri": f"{self.alamat}/kunci",
        }

    def izinkan(self, tanya: dict[str, str]) -> str:
        """The person has signed in: send them back with a code."""
        assert tanya["response_type"] == "code"
        assert tanya["client_id"] == KLIEN
        assert "openid" in tanya["scope"].split()
        assert tanya["code_challenge_method"] == "S256"
        assert len(tanya["state"]) >= 20
        kode = f"kode-{len(self.kode)}"
        self.kode[kode] = tanya
        return f"{tanya['redirect_uri']}?{urlencode({'code': kode, 'state': tanya['state']})}"

    def tukar(self, isi: dict[str, str], kepala: str) -> tuple[int, dict[str, Any]]:
        """A code for tokens."""
        if kepala != "Basic " + base64.b64encode(f"{KLIEN}:{RAHASIA}".encode()).decode():
            return 401, {"error": "invalid_client"}
        tanya = self.kode.pop(isi.get("code", ""), None)
        bukti = b64(hashlib.sha256(isi.get("code_verifier", "").encode()).digest())
        if (
            tanya is None
            or isi.get("grant_type") != "authorization_code"
            or isi.get("redirect_uri") != tanya["redirect_uri"]
            or bukti != tanya["code_challenge"]
        ):
            return 400, {"error": "invalid_grant"}
        return 200, {
            "access_token": "token-akses",
            "token_type": "Bearer",
            "id_token": self.id_token(tanya["nonce"]),
        }

    def id_token(self, nonce: str) -> str:
        kini = int(time.time())
        klaim = {
            "iss": self.alamat,
            "aud": KLIEN,
            "sub": "subjek-1",
            "iat": kini,
            "exp": kini + 300,
            "nonce": nonce,
            **self.klaim,
        }
        isi = {k: v for k, v in klaim.items() if v is not None}
        teks = f"{_json({'alg': self.algoritma, 'kid': self.kid})}.{_json(isi)}"
        return f"{teks}.{b64(self._tanda(teks.encode()))}"

    def _tanda(self, isi: bytes) -> bytes:
        if self.algoritma == "none":
            return b""
        if self.algoritma == "HS256":  # "signed" with what everybody can read
            mac = hmac.HMAC(self.jwks()["keys"][0]["n"].encode(), hashes.SHA256())
            mac.update(isi)
            return mac.finalize()
        tanda: bytes = self.kunci.sign(isi, padding.PKCS1v15(), hashes.SHA256())
        return bytes([tanda[0] ^ 1]) + tanda[1:] if self.token_rusak else tanda


def jalankan() -> Penyedia:
    """Start a provider; its `server.shutdown()` ends it."""

    class Pintu(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            penyedia.diminta.append(self.path)
            bagian = urlsplit(self.path)
            if bagian.path == "/masuk":
                self.send_response(302)
                tanya = {k: v[0] for k, v in parse_qs(bagian.query).items()}
                self.send_header("Location", penyedia.izinkan(tanya))
                self.end_headers()
            elif bagian.path == "/.well-known/openid-configuration":
                self._jawab(200, penyedia.keterangan())
            elif bagian.path == "/kunci":
                self._jawab(200, penyedia.jwks())
            else:
                self._jawab(404, {})

        def do_POST(self) -> None:
            panjang = int(self.headers["Content-Length"])
            isi = {k: v[0] for k, v in parse_qs(self.rfile.read(panjang).decode()).items()}
            self._jawab(*penyedia.tukar(isi, self.headers.get("Authorization", "")))

        def _jawab(self, status: int, isi: dict[str, Any]) -> None:
            badan = json.dumps(isi).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(badan)))
            self.end_headers()
            self.wfile.write(badan)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    penyedia = Penyedia(ThreadingHTTPServer(("127.0.0.1", 0), Pintu))
    penyedia.server.daemon_threads = True
    penyedia.kunci_baru("satu")
    threading.Thread(target=penyedia.server.serve_forever, daemon=True).start()
    return penyedia
