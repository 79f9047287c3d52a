"""What the empty cells of a new row mean; and a list that lands in the empty rows of a grid."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from anggaran.models import Kegiatan
from kinerja.himpunan.mentah import BarisMentah, HimpunanMentah, LembarMentah
from kinerja.models import Sasaran
from laporan.data.himpunan import muat
from laporan.data.lengkapi import lengkapi_mentah
from laporan.data.lengkapi_baris import (
    Lengkapi,
    lengkapi_dokumen,
    lengkapi_indikator,
    lengkapi_program,
    lengkapi_sasaran,
    lengkapi_tetap,
    lengkapi_versi,
)
from tests.himpunan.kecil import kecil
from tests.perencanaan.conftest import PADA, Memeriksa, buku

TINGKAT = ("program", "kegiatan", "sub_kegiatan")
SASARAN = lengkapi_sasaran("T1", {"S1": "strategis", "S9": "pelaksana"}, {"S1": "T2", "S9": "T2"})


def _program() -> Lengkapi:
    return lengkapi_program(TINGKAT, {"2.23.01": "KA"})


@pytest.mark.parametrize(
    ("lengkapi", "baris", "hasil"),
    [
        (lengkapi_tetap({"jenis": "struktural", "x": ""}), [{}], {"jenis": "struktural"}),
        (lengkapi_tetap({"jenis": "struktural"}), [{"jenis": "fungsional"}], {}),
        (SASARAN, [{"kode": "A"}], {"tujuan": "T1", "tingkat": "strategis"}),
        (SASARAN, [{"kode": "B", "induk": "S1"}], {"tujuan": "T2", "tingkat": "eselon_iii"}),
        (SASARAN, [{"kode": "C", "induk": "S9"}], {"tujuan": "T2"}),
        (SASARAN, [{"kode": "D", "induk": "S1"}, {"kode": "E", "induk": "D"}],
         {"tujuan": "T2", "tingkat": "eselon_iv"}),
        (SASARAN, [{"kode": "F", "tingkat": "eselon_iv", "tujuan": "T3"}],
         {"tujuan": "T3", "tingkat": "eselon_iv"}),
        (lengkapi_indikator({"S1": "KA"}), [{"sasaran": "S1"}],
         {"penanggung_jawab": "KA", "polaritas": "makin_tinggi", "akumulasi": "posisi_akhir"}),
        (lengkapi_indikator({}), [{"sasaran": "S1", "polaritas": "makin_rendah"}],
         {"akumulasi": "posisi_akhir"}),
        (lengkapi_dokumen(2026, "R", ()), [{"jenis": "pk"}],
         {"tahun": "2026", "kode": "PK-2026", "nama": "Perjanjian Kinerja 2026"}),
        (lengkapi_dokumen(2026, "R", {"PK-2026"}), [{"jenis": "pk", "nama": "PK kedua"}],
         {"tahun": "2026"}),
        (lengkapi_dokumen(2026, "R", ()), [{"jenis": "rencana_aksi", "tahun": "2025"}],
         {"kode": "RA-2025", "nama": "Rencana Aksi 2025"}),
        (lengkapi_dokumen(2026, "R", ()), [{"jenis": "renstra"}],
         {"renstra": "R", "kode": "DOK-R", "nama": "Renstra"}),
        (lengkapi_dokumen(2026, "R", ()), [{"nama": "Tanpa jenis"}], {}),
        (lengkapi_versi(2026, 1), [{"jenis": "murni"}], {"ke": "1", "kode": "APBD-2026"}),
        (lengkapi_versi(2026, 2), [{"tanggal": "2026-09-30"}], {"ke": "2", "kode": "APBD-2026-2"}),
        # The original budget and its change, pasted as one block.
        (lengkapi_versi(2026, 1), [{"jenis": "murni"}, {"jenis": "perubahan"}],
         {"ke": "2", "kode": "APBD-2026-2"}),
        (lengkapi_versi(2026, 1), [{"ke": "3"}, {"tanggal": "2026-09-30"}],
         {"ke": "4", "kode": "APBD-2026-4"}),
        (_program(), [{"kode": "2.23.02"}], {"tingkat": "program"}),
        (_program(), [{"kode": "2.23.01.2.01"}],
         {"tingkat": "kegiatan", "induk": "2.23.01", "penanggung_jawab": "KA"}),
        (_program(), [{"kode": "2.23.01.2.01", "penanggung_jawab": "SEK"},
                      {"kode": "2.23.01.2.01.0005"}],
         {"tingkat": "sub_kegiatan", "induk": "2.23.01.2.01", "penanggung_jawab": "SEK"}),
        (_program(), [{"kode": "1.14.01.15", "tingkat": "program"}], {}),
        (_program(), [{"kode": "026.13.DG.4459", "tingkat": "kegiatan", "induk": "026.13.DG"}], {}),
    ],
)  # fmt: skip
def test_yang_kosong_dapat_diketahui(
    lengkapi: Lengkapi, baris: Sequence[Mapping[str, str]], hasil: Mapping[str, str]
) -> None:
    """The last of these rows, after those above it."""
    *atas, akhir = baris
    for satu in atas:
        lengkapi(satu)
    assert lengkapi(akhir) == hasil


def _blok(client: Any, pd: Any, macam: str, *baris: dict[str, str]) -> Any:
    sel = [
        {"sasaran": f"sel|{awal}+{n}", "medan": m, "teks": t, "versi": ""}
        for n, satu in enumerate(baris, 1)
        for awal in [satu.get("awal", "|")]
        for m, t in satu.items()
        if m != "awal"
    ]
    isi = {"kunci": str(uuid4()), "pd": pd.kode, "tahun": 2024, "macam": macam, "pilih": ""}
    return client.post(
        reverse("persiapan_sel"), {**isi, "sel": sel}, content_type="application/json"
    )


@pytest.mark.django_db
def test_daftar_ditempel_ke_baris_baru(client: Any, perencana: Any, pd: Any) -> None:
    """Rows of one block may refer to each other; a code that is taken is named at its cell, and
    then nothing of the block is stored."""
    client.force_login(perencana)
    baris = [
        {"kode": "SX", "uraian": "Meningkatnya layanan", "penanggung_jawab": "KA", "induk": ""},
        {"kode": "SY", "uraian": "Tertibnya arsip", "penanggung_jawab": "SEK", "induk": "SX"},
    ]
    jawab = _blok(client, pd, "sasaran", *baris)
    assert jawab.status_code == 200, jawab.content
    assert jawab.json()["muat_ulang"] is True
    bawah = Sasaran.objects.get(pd=pd, kode="SY")
    assert bawah.induk is not None
    assert (bawah.induk.kode, bawah.tingkat, bawah.tujuan) == (
        "SX", "eselon_iii", bawah.induk.tujuan,
    )  # fmt: skip
    ulang = _blok(client, pd, "sasaran", {**baris[0], "kode": "SZ"}, baris[1])
    assert ulang.status_code == 422
    assert list(ulang.json()["salah"]) == ["sel||+2|kode"]
    assert not Sasaran.objects.filter(pd=pd, kode="SZ").exists()
    awal = {"awal": "2024||"}
    program = _blok(
        client, pd, "program_kegiatan",
        {**awal, "kode": "2.07.04", "nama": "Program Uji", "penanggung_jawab": "KA"},
        {**awal, "kode": "2.07.04.2.01", "nama": "Kegiatan Uji"},
    )  # fmt: skip
    assert program.status_code == 200, program.content
    kegiatan = Kegiatan.objects.get(pd=pd, kode="2.07.04.2.01")
    assert (kegiatan.program.kode, kegiatan.penanggung_jawab.kode) == ("2.07.04", "KA")


def test_yang_hanya_diduga_disebut_sendiri() -> None:
    """Who answers follows from the sasaran; that more is better follows from nothing."""
    kolom = ["kode", "sasaran", "penanggung_jawab", "polaritas", "akumulasi"]
    sasaran = LembarMentah("sasaran", ["kode", "penanggung_jawab"])
    sasaran.baris.append(BarisMentah(2, {"kode": "S1", "penanggung_jawab": "KA"}))
    lembar = LembarMentah("indikator", kolom)
    for n, isi in enumerate(({}, {"polaritas": "makin_rendah"}), 2):
        lembar.baris.append(BarisMentah(n, {"kode": f"I{n}", "sasaran": "S1", **isi}))
    mentah = HimpunanMentah({"sasaran": sasaran, "indikator": lembar})
    (catatan,) = lengkapi_mentah(mentah, None)
    assert catatan.pesan == (
        "2 sel kosong pada baris baru diisi menurut kode, induk, atau sasarannya. "
        "Polaritas 1 baris baru yang kosong dibaca makin_tinggi; tulis makin_rendah bila angka "
        "yang turun berarti membaik. "
        "Akumulasi 2 baris baru yang kosong dibaca posisi_akhir; tulis yang lain bila angka "
        "triwulannya dijumlahkan."
    )


@pytest.mark.django_db
@pytest.mark.sqlite  # reads, and writes nothing
def test_buku_kerja_melengkapi_baris_baru(
    periksakan: Memeriksa, perencana: Any, tmp_path: Path
) -> None:
    """At both doors: a new row may leave empty what can be known, and it is told; a stored row may
    not."""
    himpunan = {k: v for k, v in kecil().items() if k in ("perangkat_daerah", "program_kegiatan")}
    lama = himpunan["program_kegiatan"]
    kosong = dict.fromkeys(lama[0], "")
    himpunan["program_kegiatan"] = [
        *lama,
        {**kosong, "tahun": "2024", "kode": "2.07.09", "nama": "Program", "penanggung_jawab": "KA"},
        {**kosong, "tahun": "2024", "kode": "2.07.09.2.01", "nama": "Kegiatan"},
    ]
    isi = buku(himpunan)
    hasil = periksakan(isi)
    assert not hasil.galat, hasil.galat
    (lembar,) = hasil.berubah
    assert (lembar.nama, lembar.baru, lembar.berubah) == ("program_kegiatan", 2, 0)
    berkas = tmp_path / "data.xlsx"
    berkas.write_bytes(isi)
    langsung = muat(berkas, oleh=perencana, pada=PADA, periksa=True)
    # Level of the program; level, node above and post of the kegiatan.
    assert [c.pesan.split()[0] for c in hasil.catatan] == ["4"]
    assert [c.pesan for c in langsung.catatan] == [c.pesan for c in hasil.catatan]
    himpunan["program_kegiatan"] = [{**lama[0], "penanggung_jawab": ""}]
    (salah,) = periksakan(buku(himpunan)).galat
    assert (salah.kolom, salah.pesan) == ("penanggung_jawab", "wajib diisi.")
