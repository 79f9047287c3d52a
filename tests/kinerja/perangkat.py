"""A software authenticator: answers WebAuthn ceremonies as a phone would, or wrongly on purpose."""

import json
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url

UP, UV, AT = 0x01, 0x04, 0x40


class Perangkat:
    """One key pair bound to one domain. `hitungan` is its signature counter."""

    def __init__(self, rp_id: str = "localhost", asal: str = "http://localhost") -> None:
        self.rp_id, self.asal = rp_id, asal
        self.kunci = ec.generate_private_key(ec.SECP256R1())
        self.pengenal = sha256(str(id(self)).encode() + self._titik()[0]).digest()
        self.hitungan = 0
        self.bendera = UP | UV

    def _titik(self) -> tuple[bytes, bytes]:
        angka = self.kunci.public_key().public_numbers()
        return angka.x.to_bytes(32, "big"), angka.y.to_bytes(32, "big")

    @property
    def id(self) -> str:
        return str(bytes_to_base64url(self.pengenal))

    def _klien(self, jenis: str, tantangan: str) -> bytes:
        return json.dumps({"type": jenis, "challenge": tantangan, "origin": self.asal}).encode()

    def _data(self, tambahan: bytes = b"", bendera: int = 0) -> bytes:
        self.hitungan += 1
        return (
            sha256(self.rp_id.encode()).digest()
            + bytes([self.bendera | bendera])
            + self.hitungan.to_bytes(4, "big")
            + tambahan
        )

    def daftar(self, pilihan: dict[str, Any]) -> dict[str, Any]:
        """Answer `navigator.credentials.create`."""
        x, y = self._titik()
        cose = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: x, -3: y})
        terlampir = bytes(16) + len(self.pengenal).to_bytes(2, "big") + self.pengenal + cose
        bukti = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": self._data(terlampir, AT)})
        klien = self._klien("webauthn.create", pilihan["challenge"])
        return self._jawaban({"attestationObject": bukti, "clientDataJSON": klien})

    def bukti(self, pilihan: dict[str, Any]) -> dict[str, Any]:
        """Answer `navigator.credentials.get`."""
        klien = self._klien("webauthn.get", pilihan["challenge"])
        data = self._data()
        tanda = self.kunci.sign(data + sha256(klien).digest(), ec.ECDSA(hashes.SHA256()))
        return self._jawaban(
            {"authenticatorData": data, "clientDataJSON": klien, "signature": tanda}
        )

    def _jawaban(self, isi: dict[str, bytes]) -> dict[str, Any]:
        return {
            "id": self.id,
            "rawId": self.id,
            "type": "public-key",
            "response": {k: bytes_to_base64url(v) for k, v in isi.items()},
            "clientExtensionResults": {},
        }
