"""Findings A5 to A10 as data sets of one made-up Badan: tables, screens and refusals are those that
the README of each folder works out by hand.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.models import PerangkatDaerah, Realisasi
from kinerja.peran import SEKRETARIAT
from laporan.data.himpunan import muat
from tests.himpunan.conftest import PADA
from tests.himpunan.kecil import baca_folder, tulis_folder

CONTOH = Path(__file__).parent.parent / "contoh"
pytestmark = pytest.mark.django_db


def _lkjip(folder: Path, tahun: int) -> dict[str, Any]:
    keluaran = folder / f"{tahun}.json"
    opsi = {"pd": "badan-hitungan", "tahun": tahun, "format": "json", "keluaran": keluaran}
    call_command("lkjip", **opsi, verbosity=0)
    isi: dict[str, Any] = json.loads(keluaran.read_text("utf-8"))
    return isi


def _tabel(lkjip: dict[str, Any], kunci: str) -> dict[str, Any]:
    return next(t for t in lkjip["tabel"] if t["kunci"] == kunci)


def _capaian(lkjip: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
    """Name → target, realisasi, capaian of Tabel 3.2; its mean under its label."""
    *baris, rerata = _tabel(lkjip, "capaian")["baris"]
    return {b[2]: (b[3], b[5], b[6]) for b in baris} | {rerata[0]: ("", "", rerata[-2])}


@pytest.fixture
def badan() -> PerangkatDaerah:
    assert muat(CONTOH / "badan-hitungan", oleh=None, pada=PADA).pertanyaan == ()
    return PerangkatDaerah.objects.get(kode="badan-hitungan")


def test_tahun_2024(badan: PerangkatDaerah, tmp_path: Path) -> None:
    """A5, A6, A9 and the mean of the means of the sasaran, percentages with one decimal (A10)."""
    lkjip = _lkjip(tmp_path, 2024)
    assert _capaian(lkjip) == {
        "Realisasi Pendapatan Asli Daerah": ("100,00%", "112,00%", "112,0%"),
        "Realisasi Retribusi Daerah": ("100,00%", "104,00%", "104,0%"),
        "Rasio Kas terhadap Belanja Bulanan": ("5,00–10,00%", "12,00%", "80,0%"),
        "Pertumbuhan Pajak Hotel": ("-2,00%", "-1,50%", "125,0%"),
        "Wajib Pajak Baru": ("1.000 Orang", "900 Orang", "90,0%"),
        "Rata-rata capaian (5 indikator dihitung)": ("", "", "103,2%"),
    }
    assert _tabel(lkjip, "capaian")["catatan"] == [
        "Rata-rata capaian adalah rata-rata dari rata-rata setiap sasaran. Bila capaian di atas "
        "100% dihitung 100%, rata-ratanya 95,0%."
    ]
    rerata = [
        t["baris"][-1][-1] for t in lkjip["tabel"] if t["kunci"].startswith("capaian_sasaran")
    ]
    assert rerata == ["108,0%", "98,3%"]


def test_tahun_2022_ditimbang(badan: PerangkatDaerah, tmp_path: Path) -> None:
    """The dated policy of 2022: weights 70 and 30, two decimals (A10)."""
    lkjip = _lkjip(tmp_path, 2022)
    assert _capaian(lkjip) == {
        "Realisasi Pendapatan Asli Daerah": ("100,00%", "60,00%", "60,00%"),
        "Realisasi Retribusi Daerah": ("100,00%", "100,00%", "100,00%"),
        "Rata-rata capaian (2 indikator dihitung)": ("", "", "72,00%"),
    }
    assert _tabel(lkjip, "capaian")["catatan"] == [
        "Rata-rata capaian ditimbang menurut bobot indikator. Bila semua indikator dihitung sama, "
        "rata-ratanya 80,00%."
    ]


def test_capaian_2023_sebagaimana_dilaporkan(badan: PerangkatDaerah, tmp_path: Path) -> None:
    """A7: with a target beside it and without."""
    tabel = _tabel(_lkjip(tmp_path, 2024), "tahun_sebelumnya")
    menurut = {b[2]: b for b in tabel["baris"]}
    pad = menurut["Realisasi Pendapatan Asli Daerah"]
    assert pad[4:10] == ["112,00%", "112,0%", "tidak tercatat", "103,2%", "60,00%", "60,0%"]
    assert pad[10] == "Tahun 2023: capaian dilaporkan; realisasinya tidak tercatat."
    assert menurut["Realisasi Retribusi Daerah"][6:8] == ["tidak tercatat", "97,4%"]
    assert menurut["Wajib Pajak Baru"][6:8] == ["belum diisi", "–"]
    assert tabel["catatan"] == [
        "Capaian tahun yang targetnya tidak tercatat adalah capaian sebagaimana dilaporkan pada "
        "laporan kinerja tahun itu."
    ]


def test_layar_tabel_sama_dengan_hitungan_tangan(
    badan: PerangkatDaerah, client: Any, pengguna: Any
) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=badan))
    halaman = client.get(reverse("tabel", args=["capaian"]), {"tahun": 2024}).content.decode()
    for teks in ("112,0%", "104,0%", "80,0%", "125,0%", "90,0%", "103,2%", "95,0%"):
        assert teks in halaman, teks
    assert "102,2%" not in halaman  # the plain mean, which this policy is not


# --- A8 ---------------------------------------------------------------------------------


def test_setiap_salah_tulis_ditolak_dengan_kalimatnya() -> None:
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muat(CONTOH / "badan-salah-tulis", oleh=None, pada=PADA)
    galat = [(g.lembar, g.baris, g.kolom, g.pesan) for g in ditolak.value.galat]
    tanya = "Penjelasannya ditulis pada kolom penjelasan."
    boleh = (
        "Bila indikator ini memang dapat melebihi 100%, minta Sekretariat menandainya “dapat "
        "melebihi 100%”."
    )
    assert [g[:3] for g in galat] == [("realisasi", n, "nilai") for n in range(2, 8)]
    assert [g[3] for g in galat] == [
        "0,97% tampaknya tertulis sebagai pecahan: target 97,30%. Bila maksudnya 97,00%, "
        f"perbaiki; bila benar, jelaskan. {tanya}",
        "7,63 jauh di bawah target (72,63), kira-kira sepuluh kali lipat. Mungkin ada koma atau "
        f"angka yang hilang atau berlebih; perbaiki, atau jelaskan sebabnya. {tanya}",
        "Nilainya kosong, padahal statusnya disahkan. Isi nilainya, tulis alasan tidak berlaku, "
        "atau kembalikan statusnya ke draf.",
        f"9.730,00% jauh melebihi 100%; tampaknya koma desimalnya hilang (maksudnya 97,30%?). "
        f"{boleh}",
        f"97.305,00% jauh melebihi 100%; tampaknya koma desimalnya hilang (maksudnya 97,31%?). "
        f"{boleh}",
        "-5 Berkas: jumlah tidak dapat kurang dari nol.",
    ]
    assert not PerangkatDaerah.objects.exists()


def test_penjelasan_meluluskan_yang_mungkin_saja(tmp_path: Path) -> None:
    """What can be true passes with a sentence; what cannot stays refused."""
    himpunan = baca_folder(CONTOH / "badan-salah-tulis")
    for baris in himpunan["realisasi"]:
        baris["penjelasan"] = "Layanan baru dibuka bulan Desember."
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muat(tulis_folder(tmp_path / "a", himpunan), oleh=None, pada=PADA)
    assert [g.baris for g in ditolak.value.galat] == [4, 5, 6, 7]
    himpunan["realisasi"] = himpunan["realisasi"][:2]
    muat(tulis_folder(tmp_path / "b", himpunan), oleh=None, pada=PADA)
    nilai = dict(Realisasi.objects.values_list("indikator__kode", "nilai"))
    assert {k: str(v.normalize()) for k, v in nilai.items() if v} == {
        "PATUH": "0.97", "LAPOR": "7.63",
    }  # fmt: skip
