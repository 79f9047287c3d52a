"""Sheets of how the agency measures: kebijakan, its kriteria scale, and the practice years."""

from collections.abc import Iterator
from typing import Any

from kinerja.angka import Pembulatan
from kinerja.aturan import batas_capaian, batas_serapan, sisa_bersyarat
from kinerja.capaian import CaraRerata, RumusRendah
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Baris, BarisTulis, Kolom, Rujukan, Tabel
from kinerja.himpunan.susun import aturan_baris, calon_baris, lembar_tabel, tulis_kolom
from kinerja.himpunan.tipe import Angka, Bulat, Pilihan, Tahun, YaTidak
from kinerja.jenis import MetodeEfisiensi
from kinerja.kata_daftar import urutkan
from kinerja.kriteria import Pita, salah_pita
from kinerja.latihan import CakupanLatihan
from kinerja.lembar.kolom import tahun
from kinerja.models import BatasKriteria, KebijakanPengukuran, TahunLatihan


def _pinggirkan(objek: BatasKriteria, urut: int) -> dict[str, Any]:
    """Order and bound while bands trade places."""
    return {"urutan": 10_000 + urut, "batas_bawah": -1_000_000 - urut}


KEBIJAKAN = Tabel(KebijakanPengukuran, ("mulai_tahun",), urut=("mulai_tahun",))
BATAS = Tabel(
    BatasKriteria,
    ("kebijakan", "label"),
    pd="kebijakan__pd",
    urut=("kebijakan__mulai_tahun", "urutan"),
    sisihkan=_pinggirkan,
)
LATIHAN = Tabel(TahunLatihan, ("tahun",), urut=("tahun",))
TABEL = (KEBIJAKAN, BATAS, LATIHAN)


_KRITERIA = (
    Kolom("mulai_tahun", Tahun(), wajib=True, medan="kebijakan", rujukan=Rujukan(KEBIJAKAN)),
    Kolom("batas_bawah", Angka(persen=True)),
    Kolom("kriteria", wajib=True, medan="label"),
)


def _susun_kriteria(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("mulai_tahun", "kriteria"):
        return
    kebijakan = (baris["mulai_tahun"],)
    urutan = sum(kunci[0] == kebijakan for kunci in kerja.calon[BATAS]) + 1
    calon_baris(kerja, baris, BATAS, _KRITERIA, urutan=urutan)


def _tulis_kriteria(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(BATAS):
        yield tulis_kolom(keadaan, BATAS, objek, _KRITERIA)


def skala_menurun(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Bands fall from the highest, the last one without a bound; the scale is given whole."""
    skala: dict[Any, list[Baris]] = {}
    for satu in baris:
        if satu.utuh("mulai_tahun") and "batas_bawah" in kerja.kolom_ada["kriteria"]:
            skala.setdefault(satu["mulai_tahun"], []).append(satu)
    for mulai, pita in skala.items():
        label = {satu["kriteria"] for satu in pita}
        tertinggal = [
            kunci[1] for kunci, _ in kerja.keadaan.semua(BATAS)
            if kunci[0] == (mulai,) and kunci[1] not in label
        ]  # fmt: skip
        if tertinggal:
            kerja.tolak(
                pita[-1], "kriteria",
                f"skala mulai {mulai} yang tersimpan juga memuat {urutkan(tertinggal)}; "
                "tulis seluruh pita, atau hapus dahulu lewat Data induk.",
            )  # fmt: skip
        if not any("batas_bawah" in satu.cacat for satu in pita):
            for nomor, pesan in salah_pita(
                [Pita(satu["batas_bawah"], str(satu["kriteria"])) for satu in pita]
            ):
                kerja.tolak(pita[nomor], "batas_bawah", pesan)


LEMBAR = (
    lembar_tabel(
        "kebijakan", KEBIJAKAN,
        tahun("mulai_tahun"),
        Kolom("capaian_minimum", Angka(persen=True)), Kolom("capaian_maksimum", Angka(persen=True)),
        Kolom("rumus_makin_rendah", Pilihan(RumusRendah.choices)),
        Kolom("pembulatan", Pilihan(Pembulatan.choices)),
        Kolom("desimal", Bulat(0, 6)), Kolom("rerata", Pilihan(CaraRerata.choices)),
        Kolom("rerata_dibatasi", YaTidak()),
        Kolom("metode_efisiensi", Pilihan(MetodeEfisiensi.choices)),
        Kolom("efisiensi_capaian_minimum", Angka(persen=True)),
        Kolom("serapan_rendah", Angka(persen=True)),
        Kolom("analisis_bila_di_bawah", Angka(persen=True)),
        Kolom("analisis_bila_di_atas", Angka(persen=True)),
        Kolom("bukti_wajib", YaTidak()), Kolom("dasar"),
        kunci=("mulai_tahun",),
        periksa=(aturan_baris(KEBIJAKAN, sisa_bersyarat, batas_capaian, batas_serapan),),
    ),
    Lembar(
        "kriteria", _KRITERIA, _susun_kriteria, _tulis_kriteria,
        kunci=("mulai_tahun", "kriteria"), tabel=(BATAS,), periksa=(skala_menurun,),
    ),
    lembar_tabel(
        "latihan", LATIHAN,
        tahun(), Kolom("cakupan", Pilihan(CakupanLatihan.choices), wajib=True),
        kunci=("tahun",),
    ),
)  # fmt: skip
