"""An agency of the sample's size through the workbook, from nothing to its PK and first report, as
a person would: what is done is counted, what it takes is estimated (klm.py), what the machine
takes is measured beside it. Run by `script/ukur-persiapan`; no test of the suite.

What is pasted is what an agency holds as a table: names of units and posts, the matrix of its PK,
program and pagu of its DPA. Everything else is typed.
"""

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from playwright.sync_api import expect

from anggaran.models import Kegiatan, Program, SubKegiatan
from kinerja.models import Indikator, UnitKerja
from kinerja.peran import SEKRETARIAT
from laporan.data.lengkapi_baris import (
    Lengkapi,
    lengkapi_indikator,
    lengkapi_program,
    lengkapi_sasaran,
)
from tests.factories import PDFactory, PenggunaFactory
from tests.latihan.klm import Langkah, tabel
from tests.pasti import pasti

pytestmark = pytest.mark.django_db(transaction=True)

CONTOH = Path(__file__).parents[2] / "contoh" / "disnakertrans-banjar-2024"
TAHUN = "2024"
BATAS_DETIK = 30 * 60
#: Sheet → its columns: blocks that are pasted, columns that are filled with one value, and columns
#: that are typed cell by cell.
Rencana = dict[str, tuple[tuple[tuple[str, ...], ...], tuple[str, ...], tuple[str, ...]]]
RENCANA: Rencana = {
    "unit_kerja": ((("nama",),), (), ("kode", "jenis", "induk")),
    "jabatan": ((("nama",),), (), ("kode", "jenis", "eselon", "unit", "atasan")),
    "pemangku": ((("jabatan",),), ("mulai",), ("status",)),
    "renstra": ((), (), ("kode", "nama", "tahun_awal", "tahun_akhir")),
    "tujuan": ((), (), ("renstra", "kode", "uraian")),
    "sasaran": ((("uraian",),), (), ("kode", "induk", "tingkat", "penanggung_jawab")),
    "indikator": (
        (("nama", "satuan"), ("formulasi",), ("sumber_data",)), (),
        ("kode", "tujuan", "sasaran", "pola_tampil", "polaritas", "desimal", "iku", "akumulasi",
         "penanggung_jawab"),
    ),
    "dokumen": ((), (), ("kode", "jenis", "renstra", "tahun", "ke", "nama", "alasan")),
    "target": ((("indikator",), ("target",)), (), ("tahun", "dokumen")),
    "periode": ((), ("tahun",), ("triwulan", "buka", "tutup")),
    "program_kegiatan": ((("kode", "nama"),), ("tahun",),
                         ("tingkat", "induk", "penanggung_jawab")),
    "versi_anggaran": ((), (), ("kode", "tahun", "jenis", "ke", "nomor")),
    "pagu": ((("sub_kegiatan", "nilai"),), ("versi",), ("rekening",)),
}  # fmt: skip


def _baris(lembar: str) -> list[dict[str, str]]:
    with (CONTOH / f"{lembar}.csv").open(encoding="utf-8-sig", newline="") as berkas:
        semua = list(csv.DictReader(berkas))
    if lembar == "indikator":  # those of the year: the 24 of the sample
        semua = [b for b in semua if not b["sampai_tahun"] or b["sampai_tahun"] >= TAHUN]
    if lembar == "target":
        ada = {b["kode"] for b in _baris("indikator")}
        semua = [b for b in semua if b["indikator"] in ada]
    return semua


@contextmanager
def _mesin(langkah: Langkah) -> Iterator[None]:
    """Somebody waits."""
    mulai = perf_counter()
    yield
    langkah.tunggu += 1
    langkah.mesin += perf_counter() - mulai


def _diketik() -> dict[str, list[dict[str, str]]]:
    """The rows as they are typed: without what Tapak fills in as it stands in the sample."""
    hasil = {nama: _baris(nama) for nama in RENCANA}
    pj = {b["kode"]: b["penanggung_jawab"] for b in hasil["sasaran"]}
    diketahui: dict[str, tuple[tuple[str, ...], Lengkapi]] = {
        "sasaran": (("tujuan", "tingkat"), lengkapi_sasaran("TJ1", {}, {})),
        "indikator": (("penanggung_jawab", "polaritas", "akumulasi"), lengkapi_indikator(pj)),
        "program_kegiatan": (
            ("tingkat", "induk", "penanggung_jawab"),
            lengkapi_program(("program", "kegiatan", "sub_kegiatan"), {}),
        ),
    }
    for nama, (kolom, lengkapi) in diketahui.items():
        for b in hasil[nama]:
            tebakan = lengkapi({k: v for k, v in b.items() if k not in kolom})
            lengkapi(dict(b))  # what is below builds on the row as it is
            b.update({k: "" for k in kolom if tebakan.get(k) == b[k]})
    return hasil


def _isi_buku(berkas: Path, langkah: Langkah) -> None:
    buku, diketik = load_workbook(berkas), _diketik()
    for nama, (blok, sama, ketik) in RENCANA.items():
        baris, lembar = diketik[nama], buku[nama]
        letak = {str(s.value).removesuffix(" *"): s.column for s in lembar[1]}
        langkah.lakukan("MP")  # its tab
        for kolom in blok:
            langkah.tempel_blok()
            assert set(kolom) <= letak.keys()
        for satu in sama:
            (nilai,) = {b[satu] for b in baris}
            langkah.isi_ke_bawah(nilai)
        for satu in ketik:
            langkah.ketik_kolom([b.get(satu, "") for b in baris])
        for satu in (*(k for kolom in blok for k in kolom), *sama, *ketik):
            for nomor, b in enumerate(baris, 2):
                sel = lembar.cell(nomor, pasti(letak[satu]))
                sel.value = b.get(satu) or None
                if sel.data_type == "f":
                    sel.data_type = "s"
    buku.save(berkas)


def _unggah(halaman: Any, berkas: Path, langkah: Langkah) -> None:
    langkah.klik()  # the field
    langkah.lakukan("HKKKKK")  # the first letters of its name, and Enter
    halaman.locator("#berkas").set_input_files(berkas)
    langkah.klik()
    with _mesin(langkah), halaman.expect_navigation():
        halaman.get_by_role("button", name="Periksa berkas").click()


def test_ukur_persiapan(peran: None, halaman: Any, tmp_path: Path) -> None:
    pd = PDFactory(kode="disnaker-ukur", nama="Dinas Ukur", alamat="")
    halaman.masuk(PenggunaFactory(pd=pd, peran=[SEKRETARIAT], is_staff=True))
    halaman.buka(f"{reverse('persiapan')}?tahun={TAHUN}")

    unduh = Langkah("the workbook downloaded")
    unduh.klik()
    with _mesin(unduh), halaman.expect_navigation():
        halaman.get_by_role("link", name="Muat dari buku kerja Excel").click()
    unduh.klik()
    with _mesin(unduh), halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Unduh").first.click()
    berkas = tmp_path / "buku.xlsx"
    unduhan.value.save_as(berkas)
    unduh.klik()  # opened

    isi = Langkah("filled in")
    _isi_buku(berkas, isi)
    isi.lakukan("MKK")  # stored

    salah = Langkah("uploaded with a slip, read, mended")
    buku = load_workbook(berkas)
    benar = buku["jabatan"]["E4"].value
    buku["jabatan"]["E4"] = f"{benar}-X"
    keliru = tmp_path / "keliru.xlsx"
    buku.save(keliru)
    _unggah(halaman, keliru, salah)
    expect(halaman.get_by_role("cell", name="E4", exact=True)).to_be_visible()
    salah.lakukan("MMM", tindakan=0)  # the sentence, the cell, the right code
    salah.lakukan("KKMPMPH" + "K" * (len(str(benar)) + 1), tindakan=4)  # its tab, its cell
    salah.lakukan("MKK")

    terap = Langkah("uploaded again, preview read, applied")
    terap.klik()
    with _mesin(terap):
        halaman.buka("persiapan_buku")
    _unggah(halaman, berkas, terap)
    expect(halaman.get_by_role("heading", name="Pratinjau")).to_be_visible()
    terap.lakukan("M" * len(RENCANA), tindakan=0)  # each sheet's line
    terap.klik()
    with _mesin(terap), halaman.expect_navigation():
        halaman.get_by_role("button", name="Terapkan").click()
    expect(halaman.get_by_text("Sudah diterapkan")).to_be_visible()

    pk = Langkah("PK prepared and opened")
    halaman.buka(f"{reverse('perjanjian')}?tahun={TAHUN}")
    pk.klik()
    pk.klik()  # the rail, in two steps
    pk.klik()
    with _mesin(pk), halaman.expect_navigation():
        halaman.get_by_role("button", name="Siapkan").first.click()
    pk.klik()
    with _mesin(pk), halaman.expect_navigation():
        halaman.locator("table").get_by_role("link", name="Kepala Dinas").first.click()
    expect(halaman.locator("main")).to_contain_text("97,30%")

    laporan = Langkah("first report opened")
    laporan.klik()
    laporan.klik()
    with _mesin(laporan):
        halaman.buka(f"{reverse('lkjip')}?tahun={TAHUN}")
    laporan.klik()
    with _mesin(laporan), halaman.expect_navigation():
        halaman.get_by_role("link", name="BAB II PERENCANAAN KINERJA").first.click()
    expect(halaman.locator("main")).to_contain_text("97,30%")

    semua = [unduh, isi, salah, terap, pk, laporan]
    orang = sum(s.orang for s in semua)
    sys.stderr.write(f"\n{tabel(semua)}\n\nperson: {orang / 60:.1f} minutes\n")
    assert orang < BATAS_DETIK
    assert UnitKerja.objects.filter(pd=pd).count() == 14
    assert Indikator.objects.filter(pd=pd).berlaku(int(TAHUN)).count() == 24
    simpul = [m.objects.filter(pd=pd).count() for m in (Program, Kegiatan, SubKegiatan)]
    assert sum(simpul) == 62
