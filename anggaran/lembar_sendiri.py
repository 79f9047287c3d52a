"""Sheets of the budget as the master-data site takes them: one table at a time."""

from collections.abc import Iterator
from dataclasses import replace

from anggaran.aturan import kode_di_bawah
from anggaran.lembar import (
    BARIS,
    KEGIATAN,
    LEMBAR,
    PAGU,
    SUB_KEGIATAN,
    TABEL,
    VERSI,
    susun_pagu,
    tanpa_hitung_ganda,
)
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.mesin import Mesin
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Baris, BarisTulis, Kolom
from kinerja.himpunan.susun import lembar_tabel
from kinerja.himpunan.tipe import Bulat, Kode, Rupiah
from kinerja.lembar import MESIN
from kinerja.lembar.kolom import kode, rujuk, tahun
from kinerja.lembar.organisasi import JABATAN

#: The data set as far as the budget goes: what these sheets refer to.
MESIN_ANGGARAN = Mesin((*MESIN.lembar, *LEMBAR), (*MESIN.tabel, *TABEL))


def _kode_di_bawah_kegiatan(kerja: Pemuatan, baris: list[Baris]) -> None:
    """The code of a sub kegiatan starts with that of its kegiatan."""
    for kunci, calon in kerja.calon[SUB_KEGIATAN].items():
        isi = kerja.lihat(SUB_KEGIATAN, kunci)
        if isi is not None and isi["kegiatan"] is not None and not calon.asal.cacat:
            calon.tolak(kerja, kode_di_bawah(isi["kode"], isi["kegiatan"][1]))


SUB_KEGIATAN_SENDIRI = replace(
    lembar_tabel(
        "sub_kegiatan", SUB_KEGIATAN,
        tahun(), kode(), Kolom("nama", wajib=True),
        rujuk("kegiatan", KEGIATAN, "tahun", wajib=True),
        rujuk("penanggung_jawab", JABATAN, wajib=True), Kolom("urutan", Bulat(0, 2_147_483_647)),
        Kolom("analisis"), Kolom("pagu_renstra", Rupiah()), Kolom("belanja_renstra", Rupiah()),
        kunci=("tahun", "kode"), periksa=(_kode_di_bawah_kegiatan,),
    ),
    sebagian=True, mengurutkan=False,
)  # fmt: skip


def _susun_pagu(baris: Baris, kerja: Pemuatan) -> None:
    versi = kerja.lihat(VERSI, (baris["versi"],))
    if versi is not None and baris.utuh("tahun") and versi["tahun"] != baris["tahun"]:
        kerja.tolak(baris, "versi", f"versi ini untuk tahun {versi['tahun']}.")
        return
    susun_pagu(baris, kerja, "pagu")


def _tulis_pagu(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(PAGU):
        yield {
            "tahun": objek.versi.tahun,
            "sub_kegiatan": objek.baris.sub_kegiatan.kode,
            "rekening": objek.baris.rekening,
            "versi": objek.versi.kode,
            "pagu": objek.nilai,
            "sumber_dana": objek.baris.sumber_dana,
        }


PAGU_SENDIRI = Lembar(
    "pagu",
    (
        tahun(), Kolom("sub_kegiatan", Kode(), wajib=True), Kolom("rekening", Kode(), wajib=True),
        rujuk("versi", VERSI, wajib=True), Kolom("pagu", Rupiah(), wajib=True),
        Kolom("sumber_dana"),
    ),
    _susun_pagu, _tulis_pagu,
    kunci=("tahun", "sub_kegiatan", "rekening", "sumber_dana", "versi"), tabel=(PAGU, BARIS),
    periksa=(tanpa_hitung_ganda(PAGU),),
)  # fmt: skip
