"""Sheets of what is measured: predikat, indikator, variabel, pembanding."""

from collections.abc import Iterator
from typing import Any

from kinerja.akumulasi import Akumulasi
from kinerja.aturan import (
    bentuk_predikat,
    bobot_positif,
    jadwal_sah,
    kaitan_berpendahulu,
    satu_pemilik,
    tahun_berurutan,
    triwulan_bertahun,
    variabel_formula,
)
from kinerja.capaian import Polaritas
from kinerja.formula import FormulaError
from kinerja.himpunan.galat import NilaiError
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.pemuatan import Pemuatan, tanpa_lingkaran
from kinerja.himpunan.skema import Baris, BarisTulis, Kolom, Kunci, Rujukan, Tabel
from kinerja.himpunan.susun import (
    aturan_baris,
    calon_baris,
    lembar_sendiri,
    lembar_tabel,
    tulis_kolom,
)
from kinerja.himpunan.tipe import Angka, ApaAdanya, Bulat, Kode, Pilihan, YaTidak
from kinerja.jenis import JenisNilai, JenisPenanda, KaitanPendahulu, LingkupPembanding
from kinerja.kata_daftar import urutkan
from kinerja.lembar.angka_indikator import baca_bebas, bentuk_indikator
from kinerja.lembar.jadwal import TeksJadwal
from kinerja.lembar.kolom import MASA_BERLAKU, kode, naikkan_versi, rujuk, tahun
from kinerja.lembar.organisasi import JABATAN
from kinerja.lembar.pohon import SASARAN, TUJUAN
from kinerja.models import (
    Indikator,
    Pembanding,
    PenandaIndikator,
    Predikat,
    SkalaPredikat,
    Variabel,
)


def _pinggirkan(objek: Predikat, urut: int) -> dict[str, Any]:
    """Ranks while predicates trade places."""
    return {"peringkat": 10_000 + urut}


SKALA = Tabel(SkalaPredikat, ("kode",), urut=("kode",))
PREDIKAT = Tabel(
    Predikat,
    ("skala", "kode"),
    pd="skala__pd",
    urut=("skala__kode", "peringkat"),
    sisihkan=_pinggirkan,
)
INDIKATOR = Tabel(Indikator, ("kode",), urut=("urutan",), berurutan=True)
VARIABEL = Tabel(
    Variabel,
    ("indikator", "kode"),
    pd="indikator__pd",
    urut=("indikator__urutan", "indikator", "urutan"),
    berurutan=True,
)
PEMBANDING = Tabel(
    Pembanding,
    ("indikator", "tahun", "lingkup", "daerah", "sumber"),
    pd="indikator__pd",
    urut=("indikator__urutan", "indikator", "tahun", "lingkup"),
    saat_diubah=naikkan_versi,
    medan_ikut=("versi",),
)
PENANDA = Tabel(
    PenandaIndikator,
    ("indikator", "jenis", "uraian"),
    pd="indikator__pd",
    urut=("indikator__urutan", "indikator"),
    saat_diubah=naikkan_versi,
    medan_ikut=("versi",),
)
TABEL = (SKALA, PREDIKAT, INDIKATOR, VARIABEL, PEMBANDING, PENANDA)


# -- predikat: a scale and its levels on one sheet, lowest first

_PREDIKAT = (
    Kolom("skala", Kode(), wajib=True, rujukan=Rujukan(SKALA)),
    Kolom("nama_skala"),
    Kolom("predikat", Kode(), wajib=True, medan="kode"),
    Kolom("nama"),
)


def _susun_predikat(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("skala"):
        return
    skala: Kunci = (baris["skala"],)
    nama = baris["nama_skala"]
    lama = kerja.calon[SKALA].get(skala)
    if nama and lama is not None and lama.nilai.get("nama", nama) != nama:
        kerja.tolak(baris, "nama_skala", f"berbeda dari baris sebelumnya, “{lama.nilai['nama']}”.")
    elif nama:
        kerja.calonkan(baris, SKALA, skala, {"nama": nama}, {"nama": "nama_skala"})
    elif lama is None:
        tersimpan = kerja.keadaan.ambil(SKALA, skala)
        kerja.calonkan(baris, SKALA, skala, {} if tersimpan else {"nama": baris["skala"]})
    if baris.utuh("predikat"):
        peringkat = sum(kunci[0] == skala for kunci in kerja.calon[PREDIKAT]) + 1
        kolom = [satu for satu in _PREDIKAT if satu.nama != "nama_skala"]
        calon_baris(kerja, baris, PREDIKAT, kolom, peringkat=peringkat)


def _tulis_predikat(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(PREDIKAT):
        yield {
            "skala": objek.skala.kode,
            "nama_skala": objek.skala.nama,
            "predikat": objek.kode,
            "nama": objek.nama or None,
        }


def skala_utuh(kerja: Pemuatan, baris: list[Baris]) -> None:
    """A scale is given whole: its order is the order of its rows."""
    terakhir = {satu["skala"]: satu for satu in baris if satu.utuh("skala")}
    for skala, satu in terakhir.items():
        hilang = [
            kunci[1] for kunci, _ in kerja.keadaan.semua(PREDIKAT)
            if kunci[0] == (skala,) and kunci not in kerja.calon[PREDIKAT]
        ]  # fmt: skip
        if hilang:
            kerja.tolak(
                satu, "predikat",
                f"skala “{skala}” yang tersimpan juga memuat {urutkan(hilang)}; "
                "tulis seluruh predikat dari yang terendah.",
            )  # fmt: skip


# -- indikator


def formula_sah(kerja: Pemuatan, baris: list[Baris]) -> None:
    """A formula can be read and uses only variables of its indicator; also for stored formulas."""
    variabel: dict[Kunci, list[str]] = {}
    for (indikator, kode_variabel), _ in kerja.semua(VARIABEL):
        variabel.setdefault(indikator, []).append(kode_variabel)
    for kunci, calon in kerja.calon[INDIKATOR].items():
        isi = kerja.lihat(INDIKATOR, kunci)
        if isi is None or not isi["formula"] or "formula" in calon.asal.cacat:
            continue
        try:
            salah = list(variabel_formula(isi["formula"], variabel.get(kunci, [])))
        except FormulaError as galat:
            kerja.tolak(calon.asal, "formula", str(galat))
            continue
        for asing, pesan in salah if VARIABEL not in kerja.rusak else ():
            saran = kerja.saran(asing, variabel.get(kunci, []))
            kerja.tolak(calon.asal, "formula", f"{pesan}{saran}")


# -- pembanding

_PEMBANDING = (
    rujuk("indikator", INDIKATOR, wajib=True),
    tahun(),
    Kolom("lingkup", Pilihan(LingkupPembanding.choices), wajib=True),
    Kolom("nilai", ApaAdanya(), wajib=True),
    Kolom("daerah"),
    tahun("tahun_data", wajib=False),
    Kolom("sumber", wajib=True),
    Kolom("keterangan"),
)


def _susun_pembanding(baris: Baris, kerja: Pemuatan) -> None:
    indikator = kerja.lihat(INDIKATOR, (baris["indikator"],))
    tambahan: dict[str, Any] = {}
    if indikator is not None and baris.utuh("nilai"):
        if indikator["skala"] is not None:
            kerja.tolak(baris, "nilai", "indikator predikat tidak dapat dibandingkan dengan angka.")
        else:
            try:
                tambahan["nilai"] = baca_bebas(baris["nilai"], bentuk_indikator(indikator))
            except NilaiError as galat:
                kerja.tolak(baris, "nilai", str(galat))
    kolom = [satu for satu in _PEMBANDING if satu.nama != "nilai"]
    calon_baris(kerja, baris, PEMBANDING, kolom, **tambahan)


def _tulis_pembanding(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(PEMBANDING):
        yield tulis_kolom(keadaan, PEMBANDING, objek, _PEMBANDING)


PEMBANDING_HIMPUNAN = Lembar(
    "pembanding",
    _PEMBANDING,
    _susun_pembanding,
    _tulis_pembanding,
    kunci=("indikator", "tahun", "lingkup", "daerah", "sumber"),
    tabel=(PEMBANDING,),
)
PENANDA_HIMPUNAN = lembar_tabel(
    "penanda",
    PENANDA,
    rujuk("indikator", INDIKATOR, wajib=True),
    Kolom("jenis", Pilihan(JenisPenanda.choices), wajib=True),
    Kolom("uraian", wajib=True),
    kunci=("indikator", "jenis", "uraian"),
)
INDIKATOR_HIMPUNAN = lembar_tabel(
    "indikator", INDIKATOR,
    kode(), rujuk("tujuan", TUJUAN), rujuk("sasaran", SASARAN), Kolom("nama", wajib=True),
    Kolom("satuan", wajib=True), Kolom("pola_tampil"),
    Kolom("polaritas", Pilihan(Polaritas.choices), wajib=True),
    Kolom("jenis_nilai", Pilihan(JenisNilai.choices)), rujuk("skala", SKALA),
    Kolom("desimal", Bulat(0, 6)), Kolom("iku", YaTidak()),
    Kolom("akumulasi", Pilihan(Akumulasi.choices), wajib=True),
    Kolom("bobot", Angka()), Kolom("boleh_lebih_100", YaTidak()),
    Kolom("definisi"), Kolom("formulasi"), Kolom("formula"), Kolom("sumber_data"),
    rujuk("penanggung_jawab", JABATAN, wajib=True), rujuk("pendahulu", INDIKATOR),
    *MASA_BERLAKU,
    Kolom("jadwal", TeksJadwal()),
    Kolom("mulai_triwulan", Bulat(1, 4)), Kolom("sampai_triwulan", Bulat(1, 4)),
    Kolom("kaitan_pendahulu", Pilihan(KaitanPendahulu.choices)),
    kunci=("kode",), butuh=(VARIABEL,),
    periksa=(
        aturan_baris(
            INDIKATOR, satu_pemilik, bentuk_predikat, bobot_positif, tahun_berurutan, jadwal_sah,
            triwulan_bertahun, kaitan_berpendahulu,
        ),
        tanpa_lingkaran(INDIKATOR, "pendahulu"),
        formula_sah,
    ),
)  # fmt: skip
INDIKATOR_SENDIRI = lembar_sendiri(INDIKATOR_HIMPUNAN, Kolom("urutan", Bulat(0, 2_147_483_647)))

LEMBAR = (
    Lembar(
        "predikat", _PREDIKAT, _susun_predikat, _tulis_predikat,
        kunci=("skala", "predikat"), tabel=(PREDIKAT, SKALA), periksa=(skala_utuh,),
    ),
    INDIKATOR_HIMPUNAN,
    lembar_tabel(
        "variabel", VARIABEL,
        rujuk("indikator", INDIKATOR, wajib=True), kode(), Kolom("nama", wajib=True),
        Kolom("satuan"), Kolom("sumber_data"), rujuk("induk", VARIABEL, "indikator"),
        kunci=("indikator", "kode"),
        periksa=(tanpa_lingkaran(VARIABEL, "induk"),),
    ),
    PEMBANDING_HIMPUNAN,
    PENANDA_HIMPUNAN,
)  # fmt: skip
