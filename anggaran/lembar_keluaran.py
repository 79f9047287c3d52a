"""The sheets of indicators of program, kegiatan and sub kegiatan: what they are, their targets,
their figures.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from anggaran.keluaran import SIMPUL, pelapor_bawaan, satu_simpul
from anggaran.lembar import LAPORAN_SUB, SUB_KEGIATAN, TINGKAT, VERSI, simpul_tak_dikenal
from anggaran.models import IndikatorProgram, RealisasiProgram, TargetProgram, VersiLaporanSub
from anggaran.models.keluaran import PELAPOR_TETAP, SETAHUN
from kinerja.akumulasi import Akumulasi
from kinerja.capaian import Polaritas
from kinerja.himpunan.galat import NilaiError
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Baris, BarisTulis, Kolom, Kunci, Tabel
from kinerja.himpunan.susun import calon_baris, tulis_kolom
from kinerja.himpunan.tipe import ApaAdanya, Bulat, Kode, Pilihan
from kinerja.lembar.alur import Gembok
from kinerja.lembar.angka_indikator import baca_bebas, baca_sel_indikator
from kinerja.lembar.kolom import TRIWULAN, kode, rujuk, tahun
from kinerja.target_teks import BentukAngka

INDIKATOR_PROGRAM = Tabel(
    IndikatorProgram, ("tahun", "kode"), urut=("tahun", "urutan", "kode"), berurutan=True
)
TARGET_PROGRAM = Tabel(
    TargetProgram,
    ("indikator", "versi", "triwulan"),
    pd="indikator__pd",
    urut=("versi__tahun", "versi__ke", "indikator__urutan", "indikator__kode", "triwulan"),
)
REALISASI_PROGRAM = Tabel(
    RealisasiProgram,
    ("indikator", "triwulan"),
    pd="indikator__pd",
    urut=("indikator__tahun", "indikator__urutan", "indikator__kode", "triwulan"),
)
TABEL = (INDIKATOR_PROGRAM, TARGET_PROGRAM, REALISASI_PROGRAM)


def _angka(
    kerja: Pemuatan, baris: Baris, kolom: str, indikator: dict[str, Any], *, bebas: bool = False
) -> Decimal | None:
    """A figure in the indicator's unit; None once it is said why it cannot be read."""
    baca = baca_bebas if bebas else baca_sel_indikator
    try:
        bentuk = BentukAngka(indikator["desimal"] or 0, satuan=indikator["satuan"] or "")
        return baca(baris[kolom], bentuk)
    except NilaiError as galat:
        kerja.tolak(baris, kolom, str(galat))
        return None


# -- indikator_program

_BIASA = (
    tahun(),
    kode(),
    Kolom("nama", wajib=True),
    Kolom("satuan", wajib=True),
    Kolom("desimal", Bulat(0, 6)),
    Kolom("polaritas", Pilihan([p for p in Polaritas.choices if p[0] != Polaritas.DALAM_RENTANG])),
    Kolom("akumulasi", Pilihan(Akumulasi.choices)),
)
_RENSTRA = ("target_renstra", "realisasi_renstra")
_KOLOM_SIMPUL = tuple(Kolom(tingkat, Kode()) for tingkat in SIMPUL)
_INDIKATOR = (
    *_BIASA[:2],
    *_KOLOM_SIMPUL,
    Kolom("dilaporkan_pada", Kode()),
    *_BIASA[2:],
    *(Kolom(nama, ApaAdanya()) for nama in _RENSTRA),
)


def _susun_indikator(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("tahun", "kode"):
        return
    ada, kunci = kerja.kolom_ada[baris.lembar], (baris["tahun"], baris["kode"])
    tersimpan: Any = kerja.keadaan.ambil(INDIKATOR_PROGRAM, kunci)
    tambahan: dict[str, Any] = {}
    if tersimpan is None or ada & set(SIMPUL):
        simpul = _simpul(baris, kerja)
        if simpul is None:
            return
        tambahan = {satu: simpul[1] if satu == simpul[0] else None for satu in SIMPUL}
        lapor = _pelapor(baris, kerja, simpul[1])
        if lapor is None:
            return
        tambahan["dilaporkan_pada"] = lapor
    calon = calon_baris(kerja, baris, INDIKATOR_PROGRAM, _BIASA, **tambahan)
    isi = kerja.lihat(INDIKATOR_PROGRAM, kunci) if calon is not None else None
    if calon is None or isi is None:
        return
    renstra: dict[str, Any] = {}
    for nama in _RENSTRA:
        if nama in ada and nama not in baris.cacat:
            terisi = baris.utuh(nama)
            renstra[nama] = _angka(kerja, baris, nama, isi, bebas=True) if terisi else None
    kerja.calonkan(baris, INDIKATOR_PROGRAM, kunci, renstra)


def _simpul(baris: Baris, kerja: Pemuatan) -> tuple[str, Kunci] | None:
    """Level and key of the node that the row names; None once it is said what is wrong."""
    if baris.cacat & set(SIMPUL):
        return None
    tingkat = satu_simpul({satu: baris[satu] for satu in SIMPUL})
    if tingkat is None:
        kerja.tolak(
            baris, "sub_kegiatan", "isi tepat satu dari kolom program, kegiatan, sub_kegiatan."
        )
        return None
    kunci: Kunci = (baris["tahun"], baris[tingkat])
    if TINGKAT[tingkat] not in kerja.rusak and not kerja.ada(TINGKAT[tingkat], kunci):
        kerja.tolak(baris, tingkat, simpul_tak_dikenal(kerja, kunci))
        return None
    return tingkat, kunci


def _pelapor(baris: Baris, kerja: Pemuatan, simpul: Kunci) -> Kunci | None:
    """The sub kegiatan in whose row it is filled in: as told, as stored, or the first one below."""
    tahun_ini, kode_simpul = simpul
    di_bawah = {
        kunci[1]
        for kunci, _ in kerja.semua(SUB_KEGIATAN)
        if kunci[0] == tahun_ini and pelapor_bawaan(kode_simpul, [kunci[1]])
    }
    if "dilaporkan_pada" in baris.cacat:
        return None
    tertulis = baris["dilaporkan_pada"]
    if tertulis is None and "dilaporkan_pada" not in kerja.kolom_ada[baris.lembar]:
        lama: Any = kerja.keadaan.ambil(INDIKATOR_PROGRAM, (tahun_ini, baris["kode"]))
        tertulis = lama.dilaporkan_pada.kode if lama is not None else None
    dipakai = tertulis or pelapor_bawaan(kode_simpul, di_bawah)
    if SUB_KEGIATAN in kerja.rusak:
        return None
    if dipakai not in di_bawah:
        sebab = (
            f"belum ada sub kegiatan di bawah {kode_simpul} untuk mengisi realisasinya."
            if not di_bawah
            else f"harus sub kegiatan di bawah {kode_simpul}.{kerja.saran(str(dipakai), di_bawah)}"
        )
        kerja.tolak(baris, "dilaporkan_pada", sebab)
        return None
    return tahun_ini, dipakai


def pelapor_tetap(kerja: Pemuatan, baris: list[Baris]) -> None:
    """What is filled in with one sub kegiatan does not move to another, with its status."""
    berisi = {kunci[0] for kunci in kerja.keadaan.kunci_tabel(REALISASI_PROGRAM)}
    for kunci, calon in kerja.calon[INDIKATOR_PROGRAM].items():
        lama: Any = kerja.keadaan.ambil(INDIKATOR_PROGRAM, kunci)
        baru = calon.nilai.get("dilaporkan_pada")
        if kunci in berisi and baru is not None and lama.dilaporkan_pada.kode != baru[1]:
            kerja.tolak(calon.asal, "dilaporkan_pada", _kecil(PELAPOR_TETAP))


def _kecil(kalimat: str) -> str:
    return kalimat[:1].lower() + kalimat[1:]


def _tulis_indikator(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(INDIKATOR_PROGRAM):
        simpul = {satu: getattr(objek, satu) for satu in SIMPUL}
        yield {
            **tulis_kolom(keadaan, INDIKATOR_PROGRAM, objek, _BIASA),
            **{nama: None if isi is None else isi.kode for nama, isi in simpul.items()},
            "dilaporkan_pada": objek.dilaporkan_pada.kode,
            **{nama: getattr(objek, nama) for nama in _RENSTRA},
        }


# -- target_program

_TARGET = (
    rujuk("versi", VERSI, wajib=True),
    Kolom("indikator", Kode(), wajib=True),
    Kolom("triwulan", Bulat(1, 4)),
    Kolom("target", ApaAdanya(), wajib=True),
)


def _susun_target(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("versi", "indikator", "target") or "triwulan" in baris.cacat:
        return
    versi = (baris["versi"],)
    isi = kerja.lihat(VERSI, versi)
    if isi is None:
        if VERSI not in kerja.rusak:
            kerja.tolak(baris, "versi", kerja.tak_dikenal(VERSI, versi))
        return
    indikator = _indikator(baris, kerja, isi["tahun"])
    if indikator is None:
        return
    masa = SETAHUN if baris["triwulan"] is None else baris["triwulan"]
    nilai = {"indikator": indikator[0], "versi": versi, "triwulan": masa}
    angka = _angka(kerja, baris, "target", indikator[1])
    if angka is not None:
        nilai["nilai"] = angka
        kunci = (indikator[0], versi, masa)
        kerja.calonkan(baris, TARGET_PROGRAM, kunci, nilai, {"nilai": "target"})


def _indikator(
    baris: Baris, kerja: Pemuatan, tahun_ini: int | None
) -> tuple[Kunci, dict[str, Any]] | None:
    """Key and fields of the indicator; None once it is said that there is none."""
    if tahun_ini is None:
        return None
    kunci: Kunci = (tahun_ini, baris["indikator"])
    isi = kerja.lihat(INDIKATOR_PROGRAM, kunci)
    if isi is None and INDIKATOR_PROGRAM not in kerja.rusak:
        kerja.tolak(baris, "indikator", kerja.tak_dikenal(INDIKATOR_PROGRAM, kunci))
    return None if isi is None else (kunci, isi)


def _tulis_target(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(TARGET_PROGRAM):
        yield {
            "versi": objek.versi.kode,
            "indikator": objek.indikator.kode,
            "triwulan": None if objek.triwulan == SETAHUN else objek.triwulan,
            "target": objek.nilai,
        }


# -- realisasi_program

_REALISASI = (
    tahun(),
    Kolom("indikator", Kode(), wajib=True),
    TRIWULAN,
    Kolom("nilai", ApaAdanya(), wajib=True),
)


def _susun_realisasi(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("tahun", "indikator", "triwulan", "nilai"):
        return
    indikator = _indikator(baris, kerja, baris["tahun"])
    angka = None if indikator is None else _angka(kerja, baris, "nilai", indikator[1])
    if indikator is not None and angka is not None:
        kunci = (indikator[0], baris["triwulan"])
        nilai = {"indikator": kunci[0], "triwulan": kunci[1], "nilai": angka}
        kerja.calonkan(baris, REALISASI_PROGRAM, kunci, nilai)


def _tulis_realisasi(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(REALISASI_PROGRAM):
        yield {
            "tahun": objek.indikator.tahun,
            "indikator": objek.indikator.kode,
            "triwulan": objek.triwulan,
            "nilai": objek.nilai,
        }


def realisasi_terkunci(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Figures of an endorsed quarter or of a submitted report stay as they are."""
    gembok = Gembok(kerja, VersiLaporanSub, "laporan")
    if not gembok.ada:
        return
    for kunci in kerja.calon[REALISASI_PROGRAM]:
        indikator, triwulan = kunci
        isi = kerja.lihat(INDIKATOR_PROGRAM, indikator)
        laporan = (
            None
            if isi is None or isi["dilaporkan_pada"] is None
            else kerja.keadaan.ambil(LAPORAN_SUB, (isi["dilaporkan_pada"], triwulan))
        )
        gembok.periksa(REALISASI_PROGRAM, kunci, (indikator[0], triwulan), laporan)


LEMBAR = (
    Lembar(
        "indikator_program", _INDIKATOR, _susun_indikator, _tulis_indikator,
        kunci=("tahun", "kode"), tabel=(INDIKATOR_PROGRAM,), periksa=(pelapor_tetap,),
        butuh=(REALISASI_PROGRAM,),
    ),
    Lembar(
        "target_program", _TARGET, _susun_target, _tulis_target,
        kunci=("versi", "indikator", "triwulan"), tabel=(TARGET_PROGRAM,),
    ),
    Lembar(
        "realisasi_program", _REALISASI, _susun_realisasi, _tulis_realisasi,
        kunci=("tahun", "indikator", "triwulan"), tabel=(REALISASI_PROGRAM,),
        periksa=(realisasi_terkunci,), butuh=(LAPORAN_SUB,),
    ),
)  # fmt: skip
