"""The scripts, the locks, gunicorn's settings, the system check and the sample accounts."""

import re
import shutil
import subprocess
import sys
import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from config import checks
from kinerja import peran as p
from kinerja.management.commands.buat_akun_contoh import akun_contoh, sandi_acak
from kinerja.models import Pengguna
from tests import factories as f
from tests.pasti import pasti

AKAR = Path(__file__).parent.parent
SKRIP = sorted(s for s in (AKAR / "script").iterdir() if s.suffix == "")
KUNCI = [AKAR / "requirements.txt", AKAR / "requirements-dev.txt"]


# --- scripts -------------------------------------------------------------------------------------


@pytest.mark.parametrize("skrip", [*SKRIP, AKAR / ".ci" / "run"], ids=lambda s: s.name)
def test_skrip_sh_yang_sah(skrip):
    isi = skrip.read_text()
    assert isi.startswith("#!/bin/sh\n# "), "the second line says what the script does"
    assert skrip.stat().st_mode & 0o111, "executable"
    assert subprocess.run(["sh", "-n", skrip], check=False).returncode == 0
    assert not re.search(r"\[\[|\bfunction \w|\blocal |<\(|\bsource ", isi), "POSIX sh only"


def test_skrip_lengkap():
    assert {s.name for s in SKRIP} >= {"setup", "run", "test", "check", "kunci"}


@pytest.mark.parametrize(
    ("kata", "pesan"),
    [
        ("run --sandi-bar", "Unknown option: --sandi-bar"),
        ("uji-penuh --apa", "takes no options: --apa"),
        ("uji-temuan --apa", "takes no options: --apa"),
        ("pasang --apa", "Unknown option: --apa"),
        ("pasang --nama", "--nama needs a value"),
    ],
    ids=lambda v: v.partition(" ")[0],
)
def test_pilihan_yang_salah_berhenti_sebelum_bekerja(kata, pesan):
    """A slip of the keys is refused at once, not taken for its default."""
    skrip, *pilihan = kata.split()
    hasil = subprocess.run(
        ["sh", AKAR / "script" / skrip, *pilihan], capture_output=True, text=True, check=False
    )
    assert hasil.returncode == 1
    assert pesan in hasil.stderr
    assert hasil.stdout == ""


def test_python_di_luar_rentang_ditolak_dengan_jelas(tmp_path):
    """script/setup names the versions that it needs, and stops."""
    palsu = tmp_path / "python-lama"
    palsu.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n')
    palsu.chmod(0o755)
    salinan = shutil.copytree(AKAR / "script", tmp_path / "script")
    hasil = subprocess.run(
        ["sh", salinan / "setup"],
        env={"PATH": "/usr/bin:/bin", "PYTHON": str(palsu)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 1
    assert "Python 3.11, 3.12 or 3.13" in hasil.stderr


def test_apt_dipanggil_satu_per_satu(tmp_path):
    """Two scripts that install at the same time wait for each other."""
    for nama, isi in {
        "apt-get": f"mkdir {tmp_path}/sibuk || exit 1\nsleep 0.1\nrmdir {tmp_path}/sibuk\n",
        "id": "echo 0\n",
    }.items():
        (tmp_path / nama).write_text(f"#!/bin/sh\n{isi}")
        (tmp_path / nama).chmod(0o755)
    hasil = subprocess.run(
        ["sh", "-c", ". script/pustaka.sh; pasang_apt satu & pasang_apt dua && wait $!"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        cwd=AKAR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    assert sorted(hasil.stdout.splitlines()) == [
        "Installing by apt-get: dua",
        "Installing by apt-get: satu",
    ]


# --- locks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kunci", KUNCI, ids=lambda k: k.name)
def test_kunci_bersidik_dan_tanpa_alamat(kunci):
    isi = kunci.read_text()
    assert "://" not in isi
    assert not re.search(r"^\s*-(i|f|e)\b|--(extra-)?index-url|--find-links", isi, re.M)
    paket = re.split(r"\n(?=\w)", isi)[1:]
    assert paket
    tanpa = [b.split()[0] for b in paket if "--hash=sha256:" not in b]
    assert not tanpa, tanpa
    longgar = [b.split()[0] for b in paket if "==" not in b.split()[0]]
    assert not longgar, longgar


def test_yang_dites_adalah_yang_dijalankan():
    def versi(kunci):
        return dict(re.findall(r"^([\w.-]+)==(\S+)", kunci.read_text(), re.M))

    jalan, tes = map(versi, KUNCI)
    assert jalan.items() <= tes.items()


def test_kunci_memuat_semua_yang_diminta():
    for kunci in KUNCI:
        minta = kunci.with_suffix(".in").read_text()
        nama = re.findall(r"^([A-Za-z][\w-]*)", minta, re.M)
        ada = re.findall(r"^([\w.-]+)==", kunci.read_text(), re.M)
        assert {n.lower().replace("_", "-") for n in nama} <= set(ada)


def test_rentang_python_satu_dan_sama():
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text())
    assert proyek["project"]["requires-python"] == ">=3.11,<3.14"
    assert (3, 11) <= sys.version_info[:2] <= (3, 13)


# --- gunicorn and the system check ---------------------------------------------------------------


def test_gunicorn_menerima_pengaturannya():
    hasil = subprocess.run(
        [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "--print-config"],
        cwd=AKAR,
        env={
            "PATH": "/usr/bin:/bin",
            "TAPAK_SECRET_KEY": "x" * 60,
            "DATABASE_URL": "sqlite://:memory:",
            "TAPAK_PROSES": "3",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 0, hasil.stderr
    tercetak = dict(re.findall(r"^(\w+)\s+= (.*)$", hasil.stdout, re.M))
    assert tercetak["bind"] == "['127.0.0.1:8000']"
    assert (tercetak["workers"], tercetak["threads"]) == ("3", "4")
    assert "%(q)s" not in tercetak["access_log_format"], "queries stay out of the log"


def test_pango_terpasang_sehingga_pdf_dites():
    """The suite must not pass on a machine where half of it could not run."""
    assert checks.pango_ada()
    assert checks.periksa_pango(None) == []


def test_pango_hilang_hanya_memperingatkan(monkeypatch):
    monkeypatch.setattr(checks, "_PUSTAKA", ("libtidakada.so.0",))
    (pesan,) = checks.periksa_pango(None)
    assert pesan.id == "tapak.W001"
    assert not pesan.is_serious()
    assert "libpangoft2-1.0-0" in pasti(pesan.hint)


# --- sample accounts -----------------------------------------------------------------------------


@pytest.fixture
def dinas():
    """An agency with a sekretariat, two bidang and their heads."""
    pd = f.PDFactory()
    puncak = f.puncak(pd)
    kepala = f.JabatanFactory(unit=puncak, nama="Kepala Dinas", eselon="II")
    f.UnitFactory(pd=pd, jenis="sekretariat", kode="SEK", nama="Sekretariat")
    for kode in ("NAKER", "HI"):
        unit = f.UnitFactory(pd=pd, kode=kode, nama=f"Bidang {kode}")
        f.JabatanFactory(unit=unit, nama=f"Kepala Bidang {kode}", atasan=kepala)
    return pd


def _buat(**opsi):
    keluaran = StringIO()
    call_command("buat_akun_contoh", stdout=keluaran, **opsi)
    return keluaran.getvalue()


@pytest.mark.django_db
def test_satu_akun_per_peran_dengan_lingkupnya(peran, dinas):
    akun = {a.pengguna.username: a for a in akun_contoh(pd=dinas)}
    assert set(akun) == {
        "operator.naker", "operator.hi", "operator.sekretariat", "sekretariat",
        "kepala.dinas", "kepala.bidang", "kepala.daerah", "sekda", "evaluator",
        "admin.pemda",
    }  # fmt: skip
    # The agency of this test has no Sekretaris and no post below the bidang head.
    assert {a.peran for a in akun.values()} == set(p.PERAN) - {p.SEKRETARIS}
    for a in akun.values():
        a.pengguna.full_clean()
        assert a.pengguna.is_staff == (a.peran in p.PERAN_STAF)
        assert not a.pengguna.is_superuser
        pemda = a.peran in {p.ADMIN_PEMDA, p.KEPALA_DAERAH, p.PEMANTAU}
        assert a.pengguna.pd == (None if pemda else dinas)
        assert not a.pengguna.last_name
    assert pasti(akun["operator.naker"].pengguna.unit).kode == "NAKER"
    assert pasti(akun["kepala.dinas"].pengguna.jabatan).eselon == "II"
    assert pasti(akun["kepala.bidang"].pengguna.jabatan).eselon == "III"
    assert akun["admin.pemda"].pengguna.lintas_pd
    assert akun["kepala.daerah"].pengguna.lintas_pd


@pytest.mark.django_db
def test_sandi_ditampilkan_sekali_dan_berlaku(peran, dinas, settings, rf):
    settings.DEBUG = True
    keluaran = _buat()
    baris = re.search(r"^ +operator\.naker +(\S+)", keluaran, re.M)
    assert authenticate(rf.post("/"), username="operator.naker", password=pasti(baris)[1])
    assert _buat() == "", "never again"
    assert _buat(ulang=True).count("\n") == keluaran.count("\n")
    assert not authenticate(rf.post("/"), username="operator.naker", password=pasti(baris)[1])


@pytest.mark.django_db
def test_sandi_yang_diminta(peran, dinas, settings, rf):
    settings.DEBUG = True
    _buat(sandi="coba-tapak-2024", pd=dinas.kode)
    assert authenticate(rf.post("/"), username="evaluator", password="coba-tapak-2024")


def test_sandi_acak_tidak_berulang():
    assert len({sandi_acak() for _ in range(200)}) == 200
    assert re.fullmatch(r"(\w{4}-){2}\w{4}", sandi_acak())


@pytest.mark.django_db
def test_ditolak_di_luar_debug(peran, dinas, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="hanya untuk mencoba"):
        _buat()
    assert not Pengguna.objects.exists()


@pytest.mark.django_db
def test_pd_harus_jelas(peran, settings):
    settings.DEBUG = True
    with pytest.raises(CommandError, match="Belum ada perangkat daerah"):
        _buat()
    f.PDFactory.create_batch(2)
    with pytest.raises(CommandError, match="sebutkan --pd"):
        _buat()
    with pytest.raises(CommandError, match="tidak dikenal"):
        _buat(pd="tidak-ada")


@pytest.mark.django_db
def test_tanpa_peran_ditolak(settings):
    settings.DEBUG = True
    with pytest.raises(CommandError, match="pasang_peran"):
        _buat()
