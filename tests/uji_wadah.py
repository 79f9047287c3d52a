"""Build the image and serve from it: `script/uji-wadah [--dasar FOLDER] [--simpan]`, as root.

The image is built from what git holds, on a Debian made by debootstrap. Then, in a network of its
own, the services of docs/pasang/compose.yaml start in the order that it states: the database
(PostgreSQL of that version from packages, for the image that a registry would give), `siapkan`,
`web`, `pekerja`. Asked are: the health check, the sign-in page with its stylesheet, a night as the
guide writes it, and all of it again in new containers on the same volumes. Nothing of the image may
be anyone's data.
"""

import argparse
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import yaml

AKAR = Path(__file__).resolve().parent.parent
DASAR = "docker.io/library/debian:bookworm-slim"
BASIS = "localhost/tapak-uji-basis"
CITRA = "localhost/tapak-uji"
COMPOSE: dict[str, Any] = yaml.safe_load(
    (AKAR / "docs/pasang/compose.yaml").read_text(encoding="utf-8")
)["services"]
ASING = re.compile(r"usr/src/tapak/(\.git|\.env|\.venv|data|staticfiles)(/|$)")
BATAS_DETIK = 90
RAHASIA = {
    "TAPAK_NAMA": "tapak.contoh.invalid",
    "TAPAK_SANDI_BASIS": "sandi-basis-uji-wadah",
    "TAPAK_SECRET_KEY": "kunci-uji-wadah-" + "0" * 48,
}


def kabar(teks: str) -> None:
    """One line of what happens."""
    sys.stdout.write(teks + "\n")
    sys.stdout.flush()


def buildah(*argumen: str, **pilihan: Any) -> str:
    """Run buildah and return what it prints. Raises: CalledProcessError."""
    pilihan = {"stdout": subprocess.PIPE, "text": True, "check": True} | pilihan
    return (subprocess.run(["buildah", *argumen], **pilihan).stdout or "").strip()


def bangun(dasar: Path | None, kerja: Path) -> None:
    """The bare image, then ours by the Containerfile, from the files that git holds."""
    if dasar is None:
        dasar = kerja / "dasar"
        perintah = ["debootstrap", "--variant=minbase", "--include=ca-certificates", "bookworm"]
        subprocess.run([*perintah, str(dasar)], check=True, stdout=subprocess.DEVNULL)
    arsip = kerja / "dasar.tar"
    subprocess.run(["tar", "-C", str(dasar), "-cf", str(arsip), "."], check=True)
    wadah = buildah("from", "scratch")
    # Registries of packages are reached as this machine reaches them.
    buildah("add", "--quiet", wadah, str(arsip), "/")
    for berkas in ("/etc/pip.conf", "/etc/ssl/certs/ca-certificates.crt"):
        if Path(berkas).exists():
            buildah("copy", "--quiet", wadah, berkas, berkas)
    buildah("config", "--cmd", "/bin/bash", wadah)
    buildah("commit", "--quiet", "--rm", wadah, DASAR)
    arsip.unlink()
    sumber = kerja / "sumber"
    sumber.mkdir()
    git = subprocess.Popen(["git", "archive", "HEAD"], cwd=AKAR, stdout=subprocess.PIPE)
    subprocess.run(["tar", "-xf", "-", "-C", str(sumber)], stdin=git.stdout, check=True)
    # What a real folder also holds must not go along.
    for rahasia in (".env", "data/db.sqlite3", ".git/config"):
        (sumber / rahasia).parent.mkdir(exist_ok=True)
        (sumber / rahasia).write_text("rahasia-kantor")
    berkas = str(sumber / "docs/pasang/Containerfile")
    pilihan = ["--isolation", "chroot", "--pull-never", "--network", "host", "--layers"]
    buildah("bud", *pilihan, "-f", berkas, "-t", CITRA, str(sumber), stdout=sys.stderr)


def bangun_basis() -> None:
    """PostgreSQL of the version that compose.yaml names, from the packages of the bare system."""
    versi = COMPOSE["basis"]["image"].removeprefix("postgres:")
    wadah = buildah("from", "--pull-never", DASAR)
    pasang = f"apt-get update -qq; apt-get install -qqy --no-install-recommends postgresql-{versi}"
    pilihan = ["--isolation", "chroot", "--network", "host"]
    pilihan += ["--env", "DEBIAN_FRONTEND=noninteractive"]
    buildah(
        "run",
        *pilihan,
        wadah,
        "--",
        "sh",
        "-ec",
        f"{pasang}; ln -s /usr/lib/postgresql/{versi} /pg",
    )
    buildah("commit", "--quiet", "--rm", wadah, BASIS)


MULAI_BASIS = """
install -d -m 700 -o postgres -g postgres /basis
printf %s "$SANDI" >/tmp/sandi
chown postgres /tmp/sandi
cd /
runuser -u postgres -- /pg/bin/initdb -D /basis -U tapak -A scram-sha-256 \\
  --pwfile /tmp/sandi >/dev/null
exec runuser -u postgres -- /pg/bin/postgres -D /basis -c listen_addresses=127.0.0.1 \
  -c unix_socket_directories= -c dynamic_shared_memory_type=mmap
"""


@contextlib.contextmanager
def postgresql() -> Iterator[None]:
    """The database server on the loopback address, with the user and database of compose.yaml."""
    sandi = RAHASIA["TAPAK_SANDI_BASIS"]
    wadah = buildah("from", "--pull-never", BASIS)
    pilihan = ["--isolation", "chroot", "--network", "host", "--env", f"SANDI={sandi}"]
    server = subprocess.Popen(["buildah", "run", *pilihan, wadah, "--", "sh", "-ec", MULAI_BASIS])
    akhir = time.monotonic() + BATAS_DETIK
    try:
        while True:
            try:
                alamat = f"postgresql://tapak:{sandi}@127.0.0.1/postgres"
                with psycopg.connect(alamat, autocommit=True) as basis:
                    basis.execute("CREATE DATABASE tapak")
                break
            except psycopg.OperationalError:
                if time.monotonic() > akhir or server.poll() is not None:
                    raise
                time.sleep(1)
        yield
    finally:
        server.terminate()
        server.wait(30)
        buildah("rm", wadah)


class Layanan:
    """A service of compose.yaml in a container of its own."""

    def __init__(self, nama: str, kerja: Path) -> None:
        self.isi: dict[str, Any] = COMPOSE[nama]
        self.nama = nama
        self.wadah = buildah("from", "--pull-never", CITRA)
        lingkungan = {k: self.nilai(v) for k, v in self.isi["environment"].items()}
        alamat = lingkungan["DATABASE_URL"].replace("@basis/", "@127.0.0.1/")
        self.pilihan = ["--isolation", "chroot", "--network", "host"]
        for kunci, nilai in (lingkungan | {"DATABASE_URL": alamat}).items():
            self.pilihan += ["--env", f"{kunci}={nilai}"]
        for satu in self.isi["volumes"]:
            volume, tempat = satu.split(":")
            self.pilihan += ["--volume", f"{volume_folder(kerja, volume)}:{tempat}"]

    @staticmethod
    def nilai(pola: str) -> str:
        """`${NAMA:?}` and `${NAMA:-lain}` as compose reads them."""
        return re.sub(
            r"\$\{(\w+)(?::\?|:-([^}]*))\}", lambda m: RAHASIA.get(m[1]) or m[2] or "", pola
        )

    def perintah(self, isi: list[str] | None = None) -> list[str]:
        """The command line that runs `isi`, or the service's own command, in the container."""
        isi = isi or self.isi.get("command") or bawaan_citra()
        return ["buildah", "run", *self.pilihan, self.wadah, "--", *isi]

    def jalankan(self, isi: list[str] | None = None) -> str:
        """Run to its end and return what it prints."""
        hasil = subprocess.run(self.perintah(isi), capture_output=True, text=True)
        if hasil.returncode:
            raise SystemExit(f"{self.nama}: {hasil.returncode}\n{hasil.stdout}{hasil.stderr}")
        return hasil.stdout

    @contextlib.contextmanager
    def hidup(self) -> Iterator[subprocess.Popen[bytes]]:
        """Run beside us until the block ends."""
        proses = subprocess.Popen(self.perintah())
        try:
            yield proses
        finally:
            proses.terminate()
            proses.wait(30)

    def buang(self) -> None:
        """The container goes; the volumes stay."""
        buildah("rm", self.wadah)


def bawaan_citra() -> list[str]:
    """The command that the image runs by itself."""
    pola = "{{range .OCIv1.Config.Cmd}}{{println .}}{{end}}"
    return buildah("inspect", "--type", "image", "--format", pola, CITRA).split()


def volume_folder(kerja: Path, nama: str) -> Path:
    """A new volume is owned as the image's folder is: by the user that serves."""
    folder = kerja / "volume" / nama
    if not folder.exists():
        folder.mkdir(parents=True, mode=0o700)
        wadah = buildah("from", "--pull-never", CITRA)
        pemilik = buildah("run", "--isolation", "chroot", wadah, "--", "id", "-u").split()[-1]
        buildah("rm", wadah)
        os.chown(folder, int(pemilik), int(pemilik))
    return folder


def tunggu_sehat(periksa: list[str], web: Layanan, proses: subprocess.Popen[bytes]) -> None:
    """The health check of compose.yaml, run in the container, until it agrees."""
    akhir = time.monotonic() + BATAS_DETIK
    while subprocess.run(web.perintah(periksa), capture_output=True).returncode:
        if proses.poll() is not None or time.monotonic() > akhir:
            raise SystemExit("web: never healthy")
        time.sleep(1)


def ambil(jalur: str) -> str:
    """A page as a proxy on this machine asks for it."""
    kepala = {"Host": RAHASIA["TAPAK_NAMA"], "X-Forwarded-Proto": "https"}
    minta = urllib.request.Request(f"http://127.0.0.1:8000{jalur}", headers=kepala)
    with urllib.request.urlopen(minta, timeout=20) as jawab:
        isi: str = jawab.read().decode()
        return isi


def satu_putaran(kerja: Path, akun: str) -> None:
    """Prepare, serve, ask, run a night; `akun` is made, and those made before must be there."""
    siapkan, web, pekerja = (Layanan(n, kerja) for n in ("siapkan", "web", "pekerja"))
    siapkan.jalankan()
    with web.hidup() as proses, pekerja.hidup() as kerjakan:
        uji = web.isi["healthcheck"]["test"]
        tunggu_sehat(uji[1:], web, proses)
        halaman = ambil("/masuk/")
        if 'name="password"' not in halaman:
            raise SystemExit("/masuk/ is not the sign-in page")
        gaya = re.search(r'href="(/static/[^"]+\.css)"', halaman)
        if gaya is None or "{" not in ambil(gaya[1]):
            raise SystemExit("The stylesheet is not served")
        kode = f"from kinerja.models import Pengguna as P; P.objects.create_user({akun!r}); "
        kode += "print('akun', P.objects.count())"
        kabar("  " + pekerja.jalankan(atur("shell", "-c", kode)).strip().splitlines()[-1])
        pekerja.jalankan(["sh", "-ec", malam()])
        if kerjakan.poll() is not None:
            raise SystemExit(f"pekerja ended: {kerjakan.returncode}")
    arsip = sorted((kerja / "volume/cadangan").glob("tapak-*.zip"))
    if not arsip:
        raise SystemExit("No backup in the volume")
    kabar(f"  backups: {len(arsip)}")
    for satu in (siapkan, web, pekerja):
        satu.buang()


def atur(*perintah: str) -> list[str]:
    """manage.py in the container."""
    return [".venv/bin/python", "manage.py", *perintah]


def malam() -> str:
    """The night that docs/pasang/README.md tells people to run."""
    panduan = (AKAR / "docs/pasang/README.md").read_text(encoding="utf-8")
    (isi,) = re.findall(r"exec -T pekerja sh -ec '\n(.*?)'\n", panduan, re.DOTALL)
    return str(isi)


def periksa_citra(kerja: Path) -> None:
    """No layer of the image, not even one that a later layer covers, holds anyone's files."""
    folder = kerja / "citra"
    buildah("push", "--quiet", CITRA, f"dir:{folder}")
    asing: list[str] = []
    lapisan = [p for p in folder.iterdir() if tarfile.is_tarfile(p)]
    for satu in lapisan:
        with tarfile.open(satu) as arsip:
            asing += [n for n in arsip.getnames() if ASING.match(n.removeprefix("./"))]
    kabar(f"  layers: {len(lapisan)}; files that are nobody's business: {asing[:5] or 'none'}")
    if asing or len(lapisan) < 2:
        raise SystemExit(1)
    shutil.rmtree(folder)


def layani(kerja: Path) -> None:
    """In a network of its own: two rounds on the same volumes and database."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=False)
    with postgresql():
        for akun in ("putaran.satu", "putaran.dua"):
            kabar(f"Serving, new containers ({akun})")
            satu_putaran(kerja, akun)


def main() -> None:
    """Build, look inside, serve twice, tidy up."""
    pilihan = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    pilihan.add_argument("--dasar", type=Path)
    pilihan.add_argument("--simpan", action="store_true")
    pilihan.add_argument("--layani", type=Path, help=argparse.SUPPRESS)
    opsi = pilihan.parse_args()
    os.environ["STORAGE_DRIVER"] = "vfs"
    if opsi.layani:
        layani(opsi.layani)
        return
    kerja = Path(tempfile.mkdtemp(prefix="tapak-wadah-"))
    kerja.chmod(0o755)
    try:
        kabar("Building the image")
        bangun(opsi.dasar, kerja)
        bangun_basis()
        periksa_citra(kerja)
        perintah = [sys.executable, "-m", "tests.uji_wadah", "--layani", str(kerja)]
        sendiri = ["unshare", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "--"]
        subprocess.run([*sendiri, *perintah], check=True, cwd=AKAR)
        kabar("LULUS")
    except subprocess.CalledProcessError as gagal:
        raise SystemExit(f"Failed: {gagal}") from gagal
    finally:
        if not opsi.simpan:
            buildah("rmi", "-f", CITRA, BASIS, DASAR, check=False)
        shutil.rmtree(kerja, ignore_errors=True)


if __name__ == "__main__":
    main()
