"""A backup comes back whole, into an empty installation only, or not at all."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from kinerja.cadangan.arsip import MANIFES
from kinerja.cadangan.basis_data import basis_data
from kinerja.cadangan.buat import HasilCadangan, cadangkan
from kinerja.cadangan.pemasangan import CadanganError, Pemasangan
from kinerja.cadangan.pulih import pulihkan
from kinerja.models import BerkasTetap, JejakAudit
from kinerja.pemicu import hilang
from tests.cadangan.conftest import PADA, Kosong
from tests.factories import PDFactory
from tests.terbit.lama.pulih import Lama

# Not on PostgreSQL too: an archive is read the same way, whichever database stands in it.
_SEKALI = pytest.mark.sqlite
#: A backup made by this version; those of earlier ones: test_pulih_lama.py.
MUTAKHIR = True
Pasangan = tuple[Lama, Pemasangan]
Ubah = Callable[[dict[str, bytes]], object]


def test_pulih_ke_basis_data_yang_sudah_dimigrasikan(
    hasil: HasilCadangan, kosong: Kosong, tmp_path: Path
) -> None:
    """As README has it: `script/setup`, `migrate`, then restore. And a second time is refused."""
    with kosong(tmp_path, dimigrasikan=True) as baru:
        pulihkan(hasil.berkas, pemasangan=baru)
        assert hilang(connection) == []
        jumlah = JejakAudit.objects.count()
        with pytest.raises(CadanganError, match="sudah berisi"):
            pulihkan(hasil.berkas, pemasangan=baru)
        assert JejakAudit.objects.count() == jumlah


@_SEKALI
def test_bersandi(lama: Pasangan, kosong: Kosong, tmp_path: Path) -> None:
    arsip = cadangkan(
        tmp_path / "x.zip", pada=PADA, pemasangan=lama[1], sandi="tiga kata panjang"
    ).berkas
    with kosong(tmp_path) as baru:
        for sandi, pesan in (("", "bersandi"), ("tiga kata pendek", "tidak cocok")):
            with pytest.raises(CadanganError, match=pesan):
                pulihkan(arsip, pemasangan=baru, sandi=sandi)
            assert not baru.folder.exists()
        pulihkan(arsip, pemasangan=baru, sandi="tiga kata panjang")
        assert BerkasTetap.objects.count() == lama[0].fakta["berkas_tetap"]


@_SEKALI
def test_kunci_yang_diatur_di_luar_dilewati(
    hasil: HasilCadangan, kosong: Kosong, tmp_path: Path
) -> None:
    with kosong(tmp_path) as baru:
        luar = Pemasangan(baru.alias, baru.folder, baru.segel, None)
        assert pulihkan(hasil.berkas, pemasangan=luar).dilewati == ["segel/kunci-rahasia"]


# --- refused, and nothing moved ------------------------------------------------------------------


def _berkas_lama(p: Pemasangan) -> None:
    (p.folder / "data-dukung").mkdir(parents=True)
    (p.folder / "data-dukung" / "lama.pdf").write_bytes(b"%PDF-")


def _segel_lama(p: Pemasangan) -> None:
    p.segel.parent.mkdir(exist_ok=True)
    p.segel.write_bytes(b"segel lain")


@pytest.mark.parametrize(
    ("siapkan", "pesan"),
    [(_berkas_lama, r"sudah berisi berkas \(lama\.pdf\)"), (_segel_lama, "Segel .* sudah ada")],
)
def test_yang_tidak_kosong_ditolak(
    hasil: HasilCadangan, kosong: Kosong, tmp_path: Path, siapkan: Any, pesan: str
) -> None:
    with kosong(tmp_path) as baru:
        siapkan(baru)
        sebelum = _potret(tmp_path)
        with pytest.raises(CadanganError, match=pesan):
            pulihkan(hasil.berkas, pemasangan=baru)
        assert _potret(tmp_path) == sebelum
        assert "kinerja_pengguna" not in connection.introspection.table_names()


def test_satu_perangkat_daerah_pun_menolak(
    hasil: HasilCadangan, kosong: Kosong, tmp_path: Path
) -> None:
    with kosong(tmp_path, dimigrasikan=True) as baru:
        PDFactory.create(nama="Dinas Percobaan")
        with pytest.raises(CadanganError, match="sudah berisi 1 perangkat daerah"):
            pulihkan(hasil.berkas, pemasangan=baru)
        assert not baru.folder.exists()


def _manifes(ubah: Callable[[dict[str, Any]], object]) -> Ubah:
    def terapkan(isi: dict[str, bytes]) -> None:
        data = json.loads(isi[MANIFES])
        ubah(data)
        isi[MANIFES] = json.dumps(data).encode()

    return terapkan


def _balik(awalan: str) -> Ubah:
    """Turn one bit of a part."""

    def terapkan(isi: dict[str, bytes]) -> None:
        nama = next(n for n in isi if n.startswith(awalan))
        tengah = len(isi[nama]) // 2
        isi[nama] = isi[nama][:tengah] + bytes([isi[nama][tengah] ^ 1]) + isi[nama][tengah + 1 :]

    return terapkan


RUSAK: list[tuple[str, Ubah, str]] = [
    ("basis data berubah", _balik("basis-data/"), "basis-data/.* berubah"),
    ("berkas berubah", _balik("berkas/"), "berkas/.* berubah"),
    ("segel berubah", _balik("segel/"), "segel/.* berubah"),
    ("berkas dibuang", lambda isi: isi.pop("segel/segel.p12"), "tidak sama dengan daftarnya"),
    ("berkas ditambah", lambda isi: isi.update({"berkas/x": b"x"}), "tidak sama dengan daftarnya"),
    ("daftar dibuang", lambda isi: isi.pop(MANIFES), f"tidak memuat {MANIFES}"),
    ("daftar bukan JSON", lambda isi: isi.update({MANIFES: b"{"}), "bukan cadangan Tapak"),
    ("jenis lain", _manifes(lambda d: d.update(jenis="zip")), "bukan cadangan Tapak"),
    ("format kelak", _manifes(lambda d: d.update(format=2)), "berformat 2"),
    ("vendor lain", _manifes(lambda d: d.update(vendor="oracle")), "Cadangan ini dari oracle"),
    (
        "dari versi kelak",
        _manifes(lambda d: d["migrasi"].append("laporan.0999_kelak")),
        "laporan.0999_kelak tidak dikenal",
    ),
    (
        "baris tidak sama",
        _manifes(lambda d: d["baris"].update(kinerja_pengguna=999)),
        "kinerja_pengguna",
    ),
]


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        pytest.param(ubah, pesan, id=nama, marks=[] if nama == "baris tidak sama" else _SEKALI)
        for nama, ubah, pesan in RUSAK
    ],
)
def test_arsip_yang_rusak_ditolak_dan_tidak_ada_yang_berpindah(
    hasil: HasilCadangan, kosong: Kosong, tmp_path: Path, ubah: Ubah, pesan: str
) -> None:
    with ZipFile(hasil.berkas) as arsip:
        isi = {nama: arsip.read(nama) for nama in arsip.namelist()}
    ubah(isi)
    rusak = tmp_path / "rusak.zip"
    with ZipFile(rusak, "w") as arsip:
        for nama, satu in isi.items():
            arsip.writestr(nama, satu)
    with kosong(tmp_path) as baru:
        assert baru.kunci is not None
        baru.kunci.parent.mkdir()
        baru.kunci.write_bytes(b"kunci pemasangan baru")
        with pytest.raises(CadanganError, match=pesan):
            pulihkan(rusak, pemasangan=baru)
        assert [p for p in baru.folder.rglob("*") if p.is_file()] == []
        assert not baru.segel.exists()
        assert baru.kunci.read_bytes() == b"kunci pemasangan baru"
        assert "kinerja_pengguna" not in connection.introspection.table_names()


@_SEKALI
@pytest.mark.parametrize("nama", ["../jahat.txt", "/jahat.txt", "berkas/../../jahat.txt"])
def test_nama_yang_keluar_dari_foldernya_ditolak(
    hasil: HasilCadangan, kosong: Kosong, tmp_path: Path, nama: str
) -> None:
    jahat = tmp_path / "jahat.zip"
    with ZipFile(hasil.berkas) as arsip, ZipFile(jahat, "w") as tujuan:
        data = json.loads(arsip.read(MANIFES))
        data["isi"] = {nama: {"ukuran": 1, "sha256": sha256(b"x").hexdigest()}}
        tujuan.writestr(MANIFES, json.dumps(data))
        tujuan.writestr(nama, b"x")
    with kosong(tmp_path) as baru, pytest.raises(CadanganError, match="tidak wajar"):
        pulihkan(jahat, pemasangan=baru)
    assert not list(tmp_path.rglob("jahat.txt"))


@_SEKALI
@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04 setengah", b"bukan zip" * 1000])
def test_bukan_cadangan(kosong: Kosong, tmp_path: Path, isi: bytes) -> None:
    berkas = tmp_path / "x.zip"
    berkas.write_bytes(isi)
    with kosong(tmp_path) as baru, pytest.raises(CadanganError, match="tidak dapat dibuka"):
        pulihkan(berkas, pemasangan=baru)


def test_basis_data_yang_gagal_mengembalikan_berkas(
    hasil: HasilCadangan, kosong: Kosong, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files and seal leave again; the key that was here before comes back."""
    with kosong(tmp_path) as baru:
        assert baru.kunci is not None
        baru.kunci.parent.mkdir()
        baru.kunci.write_bytes(b"kunci pemasangan baru")

        def gagal(*_: Any) -> None:
            raise OSError("No space left on device")

        monkeypatch.setattr(type(basis_data(connection)), "pasang", gagal)
        with pytest.raises(OSError, match="No space"):
            pulihkan(hasil.berkas, pemasangan=baru)
        assert [p for p in baru.folder.rglob("*") if p.is_file()] == []
        assert not baru.segel.exists()
        assert baru.kunci.read_bytes() == b"kunci pemasangan baru"


@_SEKALI
def test_ruang_yang_kurang(
    hasil: HasilCadangan, kosong: Kosong, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Sempit:
        free = 10 * 1024 * 1024

    monkeypatch.setattr("shutil.disk_usage", lambda _: Sempit)
    with kosong(tmp_path) as baru, pytest.raises(CadanganError, match=r"tidak cukup: ada 10 MB"):
        pulihkan(hasil.berkas, pemasangan=baru)
    assert not (tmp_path / "berkas").exists()


def test_perintah(
    hasil: HasilCadangan,
    kosong: Kosong,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with kosong(tmp_path) as baru:
        monkeypatch.setattr(Pemasangan, "ini", classmethod(lambda cls: baru))
        call_command("pulihkan", str(hasil.berkas))
        teks = capsys.readouterr().out
        assert "Dipulihkan dari cadangan 2026-03-02T01:30:00+08:00" in teks
        assert f"{sum(hasil.manifes.baris.values())} baris, cocok." in teks
        assert "semua sidik cocok" in teks
        call_command("cadangkan", str(tmp_path / "lagi.zip"))
        assert "selesai dan sudah dibaca ulang" in capsys.readouterr().out
        with pytest.raises(CommandError, match="sudah berisi"):
            call_command("pulihkan", str(tmp_path / "lagi.zip"))
        with pytest.raises(CommandError, match="tidak ada"):
            call_command("pulihkan", str(tmp_path / "tiada.zip"))


def _potret(folder: Path) -> dict[str, bytes]:
    """Every file but the database, which a question makes where there is none."""
    semua = (p for p in folder.rglob("*") if p.is_file() and p.parent.name != "baru")
    return {str(p): p.read_bytes() for p in semua}
