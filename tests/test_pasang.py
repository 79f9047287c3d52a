"""The kit that installs Tapak: units, proxy, containers. `script/uji-pasang` runs it for real."""

import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

AKAR = Path(__file__).parent.parent
KIT = AKAR / "script" / "pasang.d"
PASANG = (AKAR / "script" / "pasang").read_text(encoding="utf-8")
UNIT = sorted(KIT.glob("tapak-*"))
LAYANAN = [u for u in UNIT if u.suffix == ".service"]
PENGGANTI = {
    "KODE": str(AKAR), "DATA": "/var/lib/tapak", "CADANGAN": "/var/backups/tapak",
    "NAMA": "tapak.contoh.go.id", "BASIS": "",
}  # fmt: skip


def isi(berkas: Path) -> str:
    """A file of the kit as script/pasang writes it."""
    teks = berkas.read_text(encoding="utf-8")
    for nama, nilai in PENGGANTI.items():
        teks = teks.replace(f"@{nama}@", nilai)
    return teks


def urai(berkas: Path) -> dict[str, list[tuple[str, str]]]:
    """Section → (key, value); a key may stand several times."""
    bagian: dict[str, list[tuple[str, str]]] = {}
    kini = ""
    for baris in isi(berkas).splitlines():
        if cocok := re.fullmatch(r"\[(\w+)\]", baris):
            kini = cocok[1]
            bagian[kini] = []
        elif baris and not baris.startswith("#"):
            kunci, sama, nilai = baris.partition("=")
            assert sama, baris
            bagian[kini].append((kunci, nilai))
    return bagian


@pytest.mark.parametrize("berkas", sorted(KIT.iterdir()), ids=lambda p: p.name)
def test_setiap_pengganti_dikenal(berkas: Path) -> None:
    """No @NAME@ is left that script/pasang would not fill in, and it fills in no other."""
    assert not re.findall(r"@[A-Z]+@", isi(berkas))
    diisi = set(re.findall(r"s\|@([A-Z]+)@", PASANG))
    assert diisi == set(PENGGANTI)


def test_semua_unit_dipasang() -> None:
    assert len(UNIT) == 6
    (daftar,) = re.findall(r"for satu in (tapak-web.*?); do", PASANG, re.DOTALL)
    assert set(daftar.replace("\\\n", " ").split()) == {u.name for u in UNIT}


@pytest.mark.parametrize("unit", LAYANAN, ids=lambda p: p.name)
def test_layanan(unit: Path) -> None:
    layanan = dict(urai(unit)["Service"])
    assert layanan["User"] == layanan["Group"] == "tapak"
    assert layanan["UMask"] == "0077"
    assert layanan["EnvironmentFile"] == "/etc/tapak/lingkungan"
    assert layanan["NoNewPrivileges"] == "true"
    assert layanan["ProtectSystem"] == "strict"
    assert "/var/lib/tapak" in layanan["ReadWritePaths"].split()
    assert layanan["WorkingDirectory"] == str(AKAR)


@pytest.mark.parametrize("unit", LAYANAN, ids=lambda p: p.name)
def test_yang_dijalankan_memang_ada(unit: Path) -> None:
    for kunci, perintah in urai(unit)["Service"]:
        if kunci != "ExecStart":
            continue
        python, *sisa = perintah.split()
        assert python == f"{AKAR}/.venv/bin/python"
        if sisa[0] == "-m":
            assert sisa == ["-m", "gunicorn", "--config", "config/gunicorn.py"]
            continue
        assert sisa[0] == "manage.py"
        modul = [
            app for app in ("kinerja", "anggaran", "laporan")
            if (AKAR / app / "management" / "commands" / f"{sisa[1]}.py").is_file()
        ]  # fmt: skip
        assert modul, sisa


def test_pewaktu_menyalakan_layanannya() -> None:
    for unit in (u for u in UNIT if u.suffix == ".timer"):
        assert unit.with_suffix(".service").is_file()
        pewaktu = dict(urai(unit)["Timer"])
        assert pewaktu["Persistent"] == "true"
        assert re.fullmatch(r"\*-\*-\* \d\d:\d\d", pewaktu["OnCalendar"])


@pytest.mark.parametrize("unit", UNIT, ids=lambda p: p.name)
def test_systemd_menerima_unitnya(unit: Path, tmp_path: Path) -> None:
    """Asked of systemd itself where it is installed; elsewhere its grammar is all that is read."""
    pengurai = ConfigParser(interpolation=None, strict=False, delimiters=("=",))
    pengurai.optionxform = str  # type: ignore[assignment,method-assign]
    pengurai.read_string(isi(unit))
    assert "Unit" in pengurai
    if not (periksa := shutil.which("systemd-analyze")):
        return
    for satu in UNIT:
        (tmp_path / satu.name).write_text(isi(satu))
    nama = unit.name.replace("@.", "@1.")
    hasil = subprocess.run(
        [periksa, "verify", "--man=no", str(tmp_path / nama)],
        env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    milik = [b for b in hasil.stderr.splitlines() if "tapak-" in b]
    assert milik == []


# --- nginx ---------------------------------------------------------------------------------------

NGINX = isi(KIT / "nginx.conf")
PROXY = isi(KIT / "nginx-proxy.conf")


def arahan(teks: str) -> list[str]:
    """Directives without remarks; fails where braces or semicolons are amiss."""
    tanpa = re.sub(r"#.*", "", teks)
    dalam, hasil = 0, []
    for potong in re.split(r"([;{}])", tanpa):
        if potong == "{":
            dalam += 1
        elif potong == "}":
            dalam -= 1
            assert dalam >= 0
        elif potong.strip() and potong != ";":
            hasil.append(" ".join(potong.split()))
    assert dalam == 0
    return hasil


def test_nginx_seimbang_dan_berbatas() -> None:
    semua = arahan(NGINX)
    assert "ssl_protocols TLSv1.2 TLSv1.3" in semua
    assert any(a.startswith("limit_req ") for a in semua)
    assert any(a.startswith("limit_conn ") for a in semua)
    for nama in ("client_header_timeout", "client_body_timeout", "send_timeout"):
        assert any(a.startswith(f"{nama} ") for a in semua)
    assert "server_name tapak.contoh.go.id" in semua


def test_nginx_menerima_yang_diterima_tapak(settings: Any) -> None:
    """The proxy's bound lies above what a form with ten evidence files may weigh."""
    from laporan.isian.layar_bukti import BERKAS_SEKALI

    (mb,) = re.findall(r"client_max_body_size (\d+)m", NGINX)
    assert BERKAS_SEKALI * settings.TAPAK_BUKTI_MAKS_MB < int(mb) <= 200


def test_kepala_klien_diganti_bukan_ditambah() -> None:
    """What a client writes of itself never reaches us: config/klien.py believes this proxy."""
    semua = arahan(PROXY)
    assert "proxy_set_header X-Forwarded-For $remote_addr" in semua
    assert "proxy_set_header X-Forwarded-Proto $scheme" in semua
    assert "proxy_add_x_forwarded_for" not in PROXY
    assert "proxy_pass http://127.0.0.1:8000" in semua


# --- containers ----------------------------------------------------------------------------------

CONTAINERFILE = (AKAR / "docs" / "pasang" / "Containerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load(
    (AKAR / "docs" / "pasang" / "compose.yaml").read_text(encoding="utf-8")
)


def test_wadah_memakai_langkah_yang_sama() -> None:
    langkah = re.findall(r"^([A-Z]+) (.*)$", CONTAINERFILE, re.M)
    assert [n for n, _ in langkah if n == "RUN"] == ["RUN"]
    isi_langkah = dict(langkah)
    assert isi_langkah["RUN"].startswith("/usr/src/tapak/script/pasang --wadah")
    assert "--wadah)" in PASANG
    assert isi_langkah["USER"] == "tapak"
    web = dict(urai(KIT / "tapak-web.service")["Service"])["ExecStart"]
    perintah = re.findall(r'"([^"]+)"', isi_langkah["CMD"])
    assert [f"{AKAR}/{perintah[0]}", *perintah[1:]] == web.split()


def test_citra_tidak_membawa_yang_bukan_kode() -> None:
    """What git leaves out (data, settings, packages) and the history never go into a layer."""
    luar = (AKAR / ".dockerignore").read_text(encoding="utf-8").split("\n")
    for pola in (AKAR / ".gitignore").read_text(encoding="utf-8").split():
        nama = pola.strip("/")
        assert {nama, f"**/{nama}"} & set(luar), pola
    assert ".git" in luar


def test_compose() -> None:
    layanan = COMPOSE["services"]
    assert set(layanan) == {"basis", "siapkan", "web", "pekerja"}
    assert layanan["web"]["depends_on"]["siapkan"]["condition"] == "service_completed_successfully"
    assert all(p.startswith("127.0.0.1:") for p in layanan["web"]["ports"])
    for nama in ("siapkan", "web", "pekerja"):
        assert layanan[nama]["build"]["dockerfile"] == "docs/pasang/Containerfile"
        assert {v.split(":")[0] for v in layanan[nama]["volumes"]} <= set(COMPOSE["volumes"])
    pekerja = dict(urai(KIT / "tapak-pekerja@.service")["Service"])["ExecStart"].split()
    assert layanan["pekerja"]["command"] == [".venv/bin/python", *pekerja[1:]]
    langkah = layanan["siapkan"]["command"][-1]
    for perintah in ("migrate", "pasang_peran", "buat_sertifikat_segel"):
        assert f"manage.py {perintah}" in langkah
        assert f"atur {perintah}" in PASANG


def test_malam_di_wadah_seperti_di_server() -> None:
    """The documented night of the containers runs what the timers of a server run; the image has
    what a backup of PostgreSQL needs, and keeps backups apart from the data.
    """
    panduan = (AKAR / "docs" / "pasang" / "README.md").read_text(encoding="utf-8")
    (malam,) = re.findall(r"exec -T pekerja sh -ec '\n(.*?)'\n", panduan, re.DOTALL)
    for unit in ("tapak-harian.service", "tapak-cadangan.service"):
        for kunci, perintah in urai(KIT / unit)["Service"]:
            if kunci == "ExecStart":
                sesudah = perintah.split("manage.py ")[1]
                assert re.search(rf"\b{re.escape(sesudah)}(?=[\s;']|$)", malam), sesudah
    dasar = re.search(r'if \[ -n "\$wadah\$basis" \].*?\nfi', PASANG, re.DOTALL)
    assert dasar is not None
    assert "postgresql-client" in dasar[0]
    assert "cadangan:/var/backups/tapak" in COMPOSE["services"]["pekerja"]["volumes"]


def test_compose_tidak_memuat_sandi() -> None:
    """Every password comes from the environment, and its absence stops the start."""
    teks = (AKAR / "docs" / "pasang" / "compose.yaml").read_text(encoding="utf-8")
    for baris in teks.splitlines():
        if re.search(r"^\s+\w*(PASSWORD|SECRET_KEY|DATABASE_URL)\w*:", baris):
            assert ":?}" in baris, baris


def test_pilihan_skrip_disebut_panduannya() -> None:
    panduan = (AKAR / "docs" / "pasang" / "README.md").read_text(encoding="utf-8")
    for pilihan in re.findall(r"^  (--[\w-]+)\) ", PASANG, re.M):
        assert pilihan in panduan
