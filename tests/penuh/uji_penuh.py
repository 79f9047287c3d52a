"""The disk of a server fills up while evidence is uploaded, and is given room again.

`script/uji-penuh`

gunicorn serves a database and its stored files on a small file system of their own (tmpfs in a
mount namespace, for which root or user namespaces are needed), and ballast takes the room. Each
upload must end in a sentence, nothing of it may stay behind, what was there must be handed out
unchanged, and the same upload must succeed once there is room. Where no file system may be mounted
it is said so, and the kernel limits the size of the files that the server writes (RLIMIT_FSIZE).
Exit status 0 only when all holds.
"""

import contextlib
import http.client
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.isian.bukti.berkas import PDF
from tests.isian.uji_mati import Server, cetak, jalankan_django, lingkungan_server
from tests.kinerja_waktu.sesi import pelabuhan

KB = 1024
LUAS = 24 * 1024 * KB
KALIMAT = "ruang penyimpanan server penuh"
CSRF = "c" * 32


def pdf(ukuran: int) -> bytes:
    """A PDF of this size that no other resembles."""
    return PDF.replace(b"1 0 obj", b"%" + os.urandom(ukuran // 2).hex().encode() + b"\n1 0 obj")


class Ruang:
    """A small file system under the server's data, seen from outside through its process."""

    def __init__(self, folder: Path, server: Server) -> None:
        self._folder, self._server = folder, server

    @property
    def dalam(self) -> Path:
        """The folder as the server sees it."""
        assert self._server.proses is not None
        return Path(f"/proc/{self._server.proses.pid}/root{self._folder}")

    def sisakan(self, banyak: int) -> None:
        """Fill it until so many bytes are left."""
        pemberat = self.dalam / "pemberat"
        with pemberat.open("ab") as berkas, contextlib.suppress(OSError):
            bebas = shutil.disk_usage(self.dalam).free
            while bebas > banyak:
                berkas.write(b"\0" * min(bebas - banyak, 64 * KB))
                berkas.flush()
                bebas = shutil.disk_usage(self.dalam).free

    def lapangkan(self) -> None:
        """Give the room back."""
        (self.dalam / "pemberat").unlink()


class BatasUkuran(Ruang):
    """The same without a file system: no file of the server may grow beyond a size."""

    @property
    def dalam(self) -> Path:
        return self._folder

    def sisakan(self, banyak: int) -> None:
        """No file may become larger than this."""
        self._batasi(banyak)

    def lapangkan(self) -> None:
        self._batasi(resource.RLIM_INFINITY)

    def _batasi(self, banyak: int) -> None:
        assert self._server.proses is not None
        induk = self._server.proses.pid
        anak = Path(f"/proc/{induk}/task/{induk}/children").read_text().split()
        for pid in (induk, *map(int, anak)):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (banyak, resource.RLIM_INFINITY))


def awalan_ruang(folder: Path, benih: Path) -> list[str]:
    """The command that mounts a small file system at `folder` and starts a server over it; empty
    where nobody may mount.
    """
    ruang = ["unshare", "--mount", *(() if os.geteuid() == 0 else ("--user", "--map-root-user"))]
    if shutil.which("unshare") is None:
        return []
    pasang = (
        f'mount -t tmpfs -o size={LUAS},mode=700 tmpfs "{folder}" && mkdir "{folder}/tmp" && '
        f'cp "{benih}" "{folder}/tapak.sqlite3"'
    )
    boleh = subprocess.run([*ruang, "sh", "-c", pasang], capture_output=True, check=False)
    return [] if boleh.returncode else [*ruang, "sh", "-c", f'{pasang} && exec "$@"', "sh"]


@dataclass
class Peramban:
    """One operator at the page of an indicator's evidence."""

    port: int
    sesi: str
    indikator: int

    @property
    def halaman(self) -> str:
        """The address of the evidence."""
        return f"/bukti/indikator/{self.indikator}/2024/1/"

    def unggah(self, *semua: bytes) -> tuple[int, dict[str, Any]]:
        """Attach files in one request; (status, answer)."""
        batas = uuid4().hex
        kepala = (
            f"--{batas}\r\n"
            'Content-Disposition: form-data; name="berkas"; filename="berkas.pdf"\r\n'
            "Content-Type: application/pdf\r\n\r\n"
        ).encode()
        badan = b"".join(kepala + isi + b"\r\n" for isi in semua) + f"--{batas}--\r\n".encode()
        status, jawab = self._minta("POST", badan, f"multipart/form-data; boundary={batas}")
        return status, json.loads(jawab)

    def panel(self) -> tuple[int, dict[str, Any]]:
        """What is attached."""
        status, jawab = self._minta("GET")
        return status, json.loads(jawab)

    def unduh(self, panel: dict[str, Any]) -> list[bytes]:
        """Every attached file."""
        semua = sorted(set(re.findall(r"/bukti/\d+/unduh/", panel["html"])))
        return [self._minta("GET", jalur=satu)[1] for satu in semua]

    def _minta(
        self, metode: str, badan: bytes | None = None, tipe: str = "", jalur: str = ""
    ) -> tuple[int, bytes]:
        kepala = {
            "Cookie": f"sessionid={self.sesi}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
            "Accept": "application/json",
        }
        if tipe:
            kepala["Content-Type"] = tipe
        sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            sambungan.request(
                metode, jalur or f"/bukti/indikator/{self.indikator}/2024/1/", badan, kepala
            )
            jawab = sambungan.getresponse()
            return jawab.status, jawab.read()
        finally:
            sambungan.close()


def uji(*, sempit: bool = False) -> list[str]:
    """Run once; return what is wrong, and print what was seen. `sempit`: without a file system."""
    with tempfile.TemporaryDirectory(prefix="tapak-penuh-") as nama:
        folder = Path(nama)
        data = folder / "data"
        data.mkdir()
        (data / "tmp").mkdir()
        benih = folder / "benih.sqlite3"
        dunia = jalankan_django(
            lingkungan_server(f"sqlite:///{benih}") | {"TAPAK_DATA": str(folder / "benih")},
            "bangun(1, 1)",
        )
        awalan = [] if sempit else awalan_ruang(data, benih)
        if not awalan:
            shutil.copy(benih, data / "tapak.sqlite3")
        lingkungan = lingkungan_server(f"sqlite:///{data / 'tapak.sqlite3'}") | {
            "TAPAK_DATA": str(data),
            "TAPAK_PROSES": "1",
            "TAPAK_PEKERJA": "mandiri",
            "TMPDIR": str(data / "tmp"),
        }
        server = Server(lingkungan, pelabuhan(), folder / "log", awalan=awalan)
        try:
            server.mulai()
            ruang = (Ruang if awalan else BatasUkuran)(data, server)
            cetak(
                f"Penyimpanan {LUAS // KB // KB} MB yang penuh (tmpfs)."
                if awalan
                else "Tidak dapat memasang sistem berkas di sini: ukuran berkas yang dibatasi."
            )
            peramban = Peramban(server.port, dunia["sesi"][0], dunia["indikator"][0])
            masalah = list(_jalani(peramban, ruang, tmpfs=bool(awalan)))
        finally:
            server.bunuh()
        if "Traceback" in (catatan := (folder / "log").read_text()):
            masalah.append(f"jejak tumpukan dalam log:\n{catatan[-3000:]}")
    cetak("LULUS" if not masalah else "GAGAL")
    for m in masalah:
        cetak(f"  - {m}")
    return masalah


def _jalani(peramban: Peramban, ruang: Ruang, *, tmpfs: bool) -> Iterator[str]:
    """One after the other: what was there before, every way to fail, and the room given back."""
    lama = pdf(300 * KB)
    status, jawab = peramban.unggah(lama)
    if status != 201:
        yield f"unggahan pertama dijawab {status}: {jawab}"
        return
    berkas = _berkas(ruang)
    besar = pdf(6 * KB * KB)
    sedang = pdf(900 * KB)
    # What is left → what is uploaded: into memory first, through a temporary file, nearly nothing.
    kasus = (
        [(400 * KB, sedang), (2 * KB * KB, besar), (64 * KB, pdf(40 * KB)), (0, pdf(2 * KB))]
        if tmpfs
        else [(5 * KB * KB, besar), (16 * KB, pdf(200 * KB))]
    )
    for sisa, isi in kasus:
        ruang.sisakan(sisa)
        apa = f"unggahan {len(isi) // KB} KB ketika tersisa {sisa // KB} KB"
        status, jawab = peramban.unggah(isi)
        yield from _tertolak(apa, status, jawab)
        cetak(f"  {apa}: {status} {jawab.get('pesan', '')}")
        yield from _utuh(apa, peramban, ruang, lama, berkas)
        ruang.lapangkan()
    # Two at once, and room for the first alone: it stays, and the answer says both.
    ruang.sisakan(1200 * KB if tmpfs else 5 * KB * KB)
    dua = sedang, pdf(600 * KB) if tmpfs else besar
    if tmpfs:
        status, jawab = peramban.unggah(*dua)
        if (status, jawab.get("banyak")) != (201, 2) or KALIMAT not in " ".join(jawab["galat"]):
            yield f"dua berkas, ruang untuk satu, dijawab {status}: {jawab}"
        cetak(f"  dua berkas, ruang untuk satu: {status} {' '.join(jawab.get('galat', []))}")
    ruang.lapangkan()
    status, jawab = peramban.unggah(*dua)
    if (status, jawab.get("banyak")) != (201, 3):
        yield f"sesudah ruangnya kembali dijawab {status}: {jawab}"
    elif sorted(peramban.unduh(jawab)) != sorted((lama, *dua)):
        yield "isi ketiga berkas bukan yang diunggah"


def _tertolak(apa: str, status: int, jawab: dict[str, Any]) -> Iterator[str]:
    if (status, jawab.get("jenis")) != (507, "penuh") or KALIMAT not in jawab.get("pesan", ""):
        yield f"{apa} dijawab {status}: {jawab}"


def _utuh(
    apa: str, peramban: Peramban, ruang: Ruang, lama: bytes, berkas: list[str]
) -> Iterator[str]:
    """The page still opens, with the one file of before, and nothing lies about."""
    status, panel = peramban.panel()
    if (status, panel.get("banyak"), panel.get("versi")) != (200, 1, 1):
        yield f"{apa}: sesudahnya {panel.get('banyak')} data dukung, dijawab {status}"
    elif peramban.unduh(panel) != [lama]:
        yield f"{apa}: berkas yang lama tidak sama lagi"
    if (kini := _berkas(ruang)) != berkas:
        yield f"{apa}: tertinggal {sorted(set(kini) - set(berkas))}"


def _berkas(ruang: Ruang) -> list[str]:
    """Stored and temporary files."""
    semua = (p for nama in ("berkas", "tmp") for p in (ruang.dalam / nama).rglob("*"))
    return sorted(str(p.relative_to(ruang.dalam)) for p in semua if p.is_file())


if __name__ == "__main__":
    sys.exit(bool(uji()))
