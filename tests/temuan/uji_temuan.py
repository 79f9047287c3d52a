"""Ask today's code and the code of before the first mend the probes of the safety findings.

`script/uji-temuan`

The old tree is taken from git into a temporary folder and run with today's packages; for the one
that is no longer among them (django-axes) stands one that neither locks nor looks at headers.
Exit status 0 only when every probe fails there and passes here.
"""

import os
import re
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
SEBELUM = "a7370c22de9fe5d6dea9c9058d3ee71b4436f392"
"""The last commit before the first of the mends."""
PROBE = Path(__file__).with_name("probe.py")
NAMA = "tests/test_probe_temuan.py"
AXES = {
    "__init__.py": "",
    "handlers/__init__.py": "",
    "handlers/proxy.py": (
        "class AxesProxyHandler:\n"
        "    is_allowed = staticmethod(lambda *a, **k: True)\n"
        "    user_login_failed = staticmethod(lambda *a, **k: None)\n"
    ),
    "helpers.py": (
        "def get_client_ip_address(request):\n    return request.META.get('REMOTE_ADDR')\n"
    ),
    "middleware.py": (
        "class AxesMiddleware:\n"
        "    def __init__(self, jawab):\n        self.jawab = jawab\n"
        "    def __call__(self, request):\n        return self.jawab(request)\n"
    ),
    "backends.py": (
        "from django.contrib.auth.backends import ModelBackend\n"
        "class AxesStandaloneBackend(ModelBackend):\n"
        "    def authenticate(self, request=None, **lain):\n        return None\n"
    ),
}


def jalankan(folder: Path, jalur: str = "") -> dict[str, str]:
    """Probe → PASSED, FAILED or ERROR, run in this tree."""
    tujuan = folder / NAMA
    tujuan.write_bytes(PROBE.read_bytes())
    lain = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "TAPAK_DATA"}}
    try:
        hasil = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:randomly", "-rA", "--tb=no", "-q", NAMA],
            cwd=folder,
            env=lain | ({"PYTHONPATH": jalur} if jalur else {}),
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        tujuan.unlink()
    pola = r"^(PASSED|FAILED|ERROR) \S+::test_(\w+)"
    return {nama: apa for apa, nama in re.findall(pola, hasil.stdout, re.MULTILINE)}


def main() -> int:
    """Print the table."""
    arsip = subprocess.run(["git", "archive", SEBELUM], cwd=AKAR, capture_output=True, check=False)
    if arsip.returncode:
        sys.stdout.write("Riwayat git di sini tidak memuat kode sebelum perbaikan.\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="tapak-temuan-") as nama:
        folder = Path(nama)
        with tarfile.open(fileobj=BytesIO(arsip.stdout)) as isi:
            isi.extractall(folder / "lama", filter="data")
        for berkas, teks in AXES.items():
            tujuan = folder / "pengganti" / "axes" / berkas
            tujuan.parent.mkdir(parents=True, exist_ok=True)
            tujuan.write_text(teks)
        dulu = jalankan(folder / "lama", str(folder / "pengganti"))
    kini = jalankan(AKAR)
    semua = re.findall(r"^def test_(F\w+)", PROBE.read_text(), re.MULTILINE)
    for satu in semua:
        sys.stdout.write(f"{satu:<44} dulu {dulu.get(satu, '-'):<7} kini {kini.get(satu, '-')}\n")
    benar = all((dulu.get(s), kini.get(s)) == ("FAILED", "PASSED") for s in semua)
    sys.stdout.write("LULUS\n" if benar else "GAGAL\n")
    return int(not benar)


if __name__ == "__main__":
    sys.exit(main())
