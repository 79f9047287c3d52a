"""`manage.py lkjip`: choosing the agency, saying what is wrong, writing whole files only."""

import json
import os
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from laporan.cetak import pdf
from tests import factories as f
from tests.lkjip.test_susun import dinas

pytestmark = pytest.mark.django_db


def lkjip(keluaran, *pilihan: str, tahun: int = 2024, bentuk: str = "json") -> str:
    cetak = StringIO()
    call_command(
        "lkjip",
        f"--tahun={tahun}",
        f"--format={bentuk}",
        f"--keluaran={keluaran}",
        *pilihan,
        stdout=cetak,
    )
    return cetak.getvalue()


@pytest.mark.parametrize("bentuk", ["json", "html", "docx", "xlsx", "pdf"])
def test_menulis_setiap_bentuk(tmp_path, bentuk):
    dinas()
    keluaran = tmp_path / f"lkjip.{bentuk}"
    assert "ditulis ke" in lkjip(keluaran, bentuk=bentuk)

    awal = {"json": b"{", "html": b"<!DOCTYPE", "xlsx": b"PK", "docx": b"PK", "pdf": b"%PDF"}
    assert keluaran.read_bytes().startswith(awal[bentuk])
    assert [p.name for p in tmp_path.iterdir()] == [keluaran.name]


def test_contoh_tanpa_pd_bernomor_lengkap(contoh, tmp_path):
    keluaran = tmp_path / "lkjip.json"
    lkjip(keluaran, "--tanggal=2025-02-28")

    data = json.loads(keluaran.read_bytes())
    nomor = [t["nomor"] for t in data["tabel"] if t["nomor"]]
    assert nomor == [
        *(f"R.{n}" for n in range(1, 4)), *("1", "2"), *(f"2.{n}" for n in range(1, 6)),
        *(f"3.{n}" for n in range(1, 15)),
    ]  # fmt: skip
    assert data["tempat_tanggal"] == "Martapura, Februari 2025"
    capaian = next(t for t in data["tabel"] if t["nomor"] == "3.2")
    assert any("100,37%" in baris for baris in capaian["baris"])


@pytest.mark.parametrize("bentuk", ["json", "html", "docx"])
def test_bita_sama_bila_diulang(tmp_path, bentuk):
    dinas(2)
    for nama in ("a", "b"):
        lkjip(tmp_path / nama, "--tanggal=2025-02-28", bentuk=bentuk)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_pd_wajib_bila_lebih_dari_satu(tmp_path):
    satu, dua = dinas(), f.PDFactory()
    with pytest.raises(CommandError, match="sebutkan --pd") as galat:
        lkjip(tmp_path / "x")
    assert satu.kode in str(galat.value)
    assert dua.kode in str(galat.value)
    lkjip(tmp_path / "x", f"--pd={satu.kode}")


def test_pd_tak_dikenal_menyebut_pilihan(tmp_path):
    pd = dinas()
    with pytest.raises(CommandError, match=f"tidak dikenal. Pilihan: {pd.kode}"):
        lkjip(tmp_path / "x", "--pd=tidak-ada")


def test_basis_data_kosong(tmp_path):
    with pytest.raises(CommandError, match="Belum ada perangkat daerah"):
        lkjip(tmp_path / "x")


def test_tahun_tanpa_data_menyebut_tahun_yang_ada(tmp_path):
    dinas()
    with pytest.raises(CommandError, match="Tidak ada data tahun 2030") as galat:
        lkjip(tmp_path / "x", tahun=2030)
    assert "2023, 2024" in str(galat.value)
    assert not list(tmp_path.iterdir())


def test_folder_tidak_ada(tmp_path):
    dinas()
    with pytest.raises(CommandError, match="tidak ada"):
        lkjip(tmp_path / "tidak" / "ada.json")


def test_keluaran_berupa_folder(tmp_path):
    dinas()
    with pytest.raises(CommandError, match="adalah folder"):
        lkjip(tmp_path)


def test_gagal_menulis_membiarkan_berkas_lama(tmp_path, monkeypatch):
    dinas()
    keluaran = tmp_path / "lkjip.json"
    keluaran.write_bytes(b"lama")

    def gagal(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", gagal)
    with pytest.raises(CommandError, match="Tidak dapat menulis"):
        lkjip(keluaran)
    assert keluaran.read_bytes() == b"lama"
    assert [p.name for p in tmp_path.iterdir()] == ["lkjip.json"]


def test_pango_tidak_ada(tmp_path, monkeypatch):
    dinas()
    monkeypatch.setattr(pdf, "kendala", lambda: "Pustaka Pango belum terpasang.")
    with pytest.raises(CommandError, match=r"PDF tidak dapat dibuat\. Pustaka Pango"):
        lkjip(tmp_path / "x.pdf", bentuk="pdf")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("perintah", ["lkjip", "laporan_triwulan"])
def test_tanggal_cetak_yang_salah_dijelaskan(perintah, tmp_path):
    argumen = ["--tahun=2024", f"--keluaran={tmp_path / 'x.pdf'}", "--tanggal=28-02-2025"]
    if perintah == "laporan_triwulan":
        argumen.append("--triwulan=4")
    with pytest.raises(CommandError, match=r"28-02-2025 bukan tanggal\. Tulis YYYY-MM-DD"):
        call_command(perintah, *argumen)
