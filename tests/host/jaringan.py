"""Hosts in network namespaces: each with an address of its own on a switch of their own.

The process runs itself again in a network namespace of its own, where the switch stands with the
database, the store of files and the clients; nothing of the machine's own network is touched, and
all of it is gone with the process. For that root is needed, or user namespaces.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

SAKELAR = "10.77.0.1"
"""Where the database, the store of files and the clients are."""
_DI_DALAM = "UJI_RUANG_JARINGAN"
_ALASAN = "perlu root atau ruang nama pengguna, dan perintah ip dan unshare"


def masuk_ruang(modul: str, argumen: Sequence[str]) -> None:
    """Run the module once more inside a namespace and end with its status; return where that is
    done already, and, having said so, where it cannot be.
    """
    if os.environ.get(_DI_DALAM):
        return
    ruang = ["unshare", "--net", "--mount"]
    if os.geteuid():
        ruang += ["--user", "--map-root-user"]
    if not _boleh(ruang):
        sys.stdout.write(
            f"Ruang jaringan tidak dapat dibuat di sini ({_ALASAN}); host dijalankan sebagai "
            "proses pada satu alamat.\n"
        )
        return
    sys.stdout.flush()
    os.execvpe(
        "unshare",
        [*ruang, sys.executable, "-m", modul, *argumen],
        os.environ | {_DI_DALAM: "1"},
    )


def _boleh(ruang: list[str]) -> bool:
    if not (shutil.which("unshare") and shutil.which("ip")):
        return False
    coba = (
        "mount -t tmpfs tmpfs /run && ip link add coba type bridge && ip netns add coba && "
        "ip link add luar type veth peer name dalam"
    )
    return not subprocess.run(
        [*ruang, "sh", "-c", coba], capture_output=True, check=False
    ).returncode


def jaringan() -> "Jaringan | None":
    """The network of the namespace that `masuk_ruang` made; None outside one."""
    return Jaringan() if os.environ.get(_DI_DALAM) else None


class Jaringan:
    """A switch and the hosts on it, numbered from 1."""

    def __init__(self) -> None:
        self._ada: set[int] = set()
        _perintah("mount", "-t", "tmpfs", "tmpfs", "/run")  # where `ip` keeps names of namespaces
        _perintah("ip", "link", "set", "lo", "up")
        _perintah("ip", "link", "add", "sakelar", "type", "bridge")
        _perintah("ip", "addr", "add", f"{SAKELAR}/24", "dev", "sakelar")
        _perintah("ip", "link", "set", "sakelar", "up")

    @staticmethod
    def alamat(nomor: int) -> str:
        """The address of a host."""
        return f"10.77.0.{10 + nomor}"

    def tambah(self, nomor: int) -> list[str]:
        """A host, made when it is first asked for; the command that runs others on it."""
        nama, luar, dalam = f"host{nomor}", f"luar{nomor}", f"dalam{nomor}"
        awalan = ["ip", "netns", "exec", nama]
        if nomor in self._ada:
            return awalan
        self._ada.add(nomor)
        _perintah("ip", "netns", "add", nama)
        _perintah("ip", "link", "add", luar, "type", "veth", "peer", "name", dalam)
        _perintah("ip", "link", "set", luar, "master", "sakelar", "up")
        _perintah("ip", "link", "set", dalam, "netns", nama)
        _perintah("ip", "-n", nama, "addr", "add", f"{self.alamat(nomor)}/24", "dev", dalam)
        for satu in (dalam, "lo"):
            _perintah("ip", "-n", nama, "link", "set", satu, "up")
        return awalan

    def putuskan(self, nomor: int) -> None:
        """Pull the plug of a host: its packets vanish, and nobody is told."""
        _perintah("ip", "link", "set", f"luar{nomor}", "down")

    def sambungkan(self, nomor: int) -> None:
        """Put the plug back."""
        _perintah("ip", "link", "set", f"luar{nomor}", "up")


def _perintah(*kata: str) -> None:
    subprocess.run(kata, check=True)
