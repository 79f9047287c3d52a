"""Sheets of what was achieved: periode, pengecualian, realisasi, nilai_variabel, analisis."""

from collections.abc import Iterator
from typing import Any

from kinerja.aturan import capaian_sah, kembali_bercatatan, tutup_setelah_buka
from kinerja.himpunan.galat import NilaiError
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Baris, BarisTulis, Kolom, Kunci, Pelaku, Rujukan, Tabel
from kinerja.himpunan.susun import aturan_baris, calon_baris, lembar_tabel, tulis_kolom
from kinerja.himpunan.tipe import (
    Angka,
    ApaAdanya,
    Bulat,
    Kode,
    Pilihan,
    Tanggal,
)
from kinerja.lembar.alur import (
    CATATAN,
    MEDAN_IKUT,
    STATUS,
    Gembok,
    catat_perubahan,
    catat_status,
)
from kinerja.lembar.angka_indikator import baca_sel_indikator, baca_variabel, bentuk_indikator
from kinerja.lembar.indikator import INDIKATOR, VARIABEL
from kinerja.lembar.kolom import TRIWULAN, rujuk, tahun
from kinerja.lembar.masuk_akal import realisasi_masuk_akal
from kinerja.lembar.organisasi import UNIT
from kinerja.lembar.rpjmd import KONTRIBUSI, bersumber
from kinerja.lembar.target import cari_predikat
from kinerja.models import (
    NilaiVariabel,
    PengecualianPeriode,
    PeriodePengukuran,
    Realisasi,
    VersiRealisasi,
)
from kinerja.target_teks import tulis_predikat
from kinerja.teks import butir


def _buat_pengecualian(objek: PengecualianPeriode, pelaku: Pelaku) -> None:
    objek.oleh, objek.pada = pelaku.oleh, pelaku.pada


PERIODE = Tabel(
    PeriodePengukuran,
    ("tahun", "triwulan"),
    urut=("tahun", "triwulan"),
    tak_dikenal="triwulan tahun itu belum ada pada lembar periode.",
)
PENGECUALIAN = Tabel(
    PengecualianPeriode,
    ("periode", "unit", "sampai"),
    pd="periode__pd",
    urut=("periode__tahun", "periode__triwulan", "unit__urutan", "unit", "sampai"),
    saat_dibuat=_buat_pengecualian,
)
REALISASI = Tabel(
    Realisasi,
    ("indikator", "tahun", "triwulan"),
    pd="indikator__pd",
    urut=("indikator__urutan", "indikator", "tahun", "triwulan"),
    per_butir=frozenset(Realisasi.ANALISIS),
    tak_dikenal=("belum ada baris untuk indikator, tahun, dan triwulan ini pada lembar realisasi."),
    saat_dibuat=catat_status,
    saat_diubah=catat_perubahan,
    medan_ikut=MEDAN_IKUT,
)
NILAI_VARIABEL = Tabel(
    NilaiVariabel,
    ("realisasi", "variabel"),
    pd="realisasi__indikator__pd",
    urut=(
        "realisasi__indikator__urutan", "realisasi__indikator", "realisasi__tahun",
        "realisasi__triwulan", "variabel__urutan", "variabel",
    ),
    menyentuh="realisasi",
)  # fmt: skip
TABEL = (PERIODE, PENGECUALIAN, REALISASI, NILAI_VARIABEL)


# -- periode


_PENGECUALIAN = (
    tahun(),
    Kolom(
        "triwulan", Bulat(1, 4), wajib=True, medan="periode", rujukan=Rujukan(PERIODE, ("tahun",))
    ),
    rujuk("unit", UNIT, wajib=True),
    Kolom("sampai", Tanggal(), wajib=True),
    Kolom("alasan", wajib=True),
)


def _susun_pengecualian(baris: Baris, kerja: Pemuatan) -> None:
    calon_baris(kerja, baris, PENGECUALIAN, _PENGECUALIAN[1:])


def _tulis_pengecualian(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(PENGECUALIAN):
        yield {
            "tahun": objek.periode.tahun,
            **tulis_kolom(keadaan, PENGECUALIAN, objek, _PENGECUALIAN[1:]),
        }


# -- realisasi

_REALISASI = (
    rujuk("indikator", INDIKATOR, wajib=True),
    tahun(),
    TRIWULAN,
    Kolom("nilai", ApaAdanya()),
    Kolom("angka_resmi", ApaAdanya(), medan="nilai_resmi"),
    Kolom("alasan_resmi"),
    Kolom("tidak_berlaku", medan="alasan_tidak_berlaku"),
    Kolom("capaian_dilaporkan", Angka(persen=True)),
    Kolom("capaian_ditetapkan", Angka(persen=True)),
    Kolom("alasan_capaian"),
    Kolom("keterangan"),
    Kolom("catatan_data"),
    *CATATAN,
    STATUS,
)
_POLOS = tuple(satu for satu in _REALISASI if satu.nama not in {"nilai", "angka_resmi", "status"})


def _susun_realisasi(baris: Baris, kerja: Pemuatan) -> None:
    ada = kerja.kolom_ada["realisasi"]
    tambahan: dict[str, Any] = {}
    if "tidak_berlaku" in ada and "tidak_berlaku" not in baris.cacat:
        tambahan["tidak_berlaku"] = bool(baris["tidak_berlaku"])
    if baris["status"] is not None:
        tambahan["status"] = baris["status"]
    indikator = kerja.lihat(INDIKATOR, (baris["indikator"],))
    if indikator is not None:
        if "nilai" in ada:
            tambahan.update(_nilai(baris, kerja, indikator))
        if "angka_resmi" in ada:
            tambahan["nilai_resmi"] = _angka(baris, kerja, indikator, "angka_resmi")
    calon_baris(kerja, baris, REALISASI, _POLOS, **tambahan)


def _nilai(baris: Baris, kerja: Pemuatan, indikator: dict[str, Any]) -> dict[str, Any]:
    """Column nilai: a number, or the code of a predicate."""
    if indikator["skala"] is None:
        return {"nilai": _angka(baris, kerja, indikator, "nilai"), "predikat": None}
    if baris["nilai"] is None:
        return {"nilai": None, "predikat": None}
    terbaca = cari_predikat(kerja, baris, "nilai", indikator)
    return {} if terbaca is None else {"nilai": terbaca[1], "predikat": terbaca[0]}


def _angka(baris: Baris, kerja: Pemuatan, indikator: dict[str, Any], kolom: str) -> Any:
    if baris[kolom] is None:
        return None
    try:
        return baca_sel_indikator(baris[kolom], bentuk_indikator(indikator))
    except NilaiError as galat:
        kerja.tolak(baris, kolom, str(galat))
        return None


def realisasi_sendiri(kerja: Pemuatan, baris: list[Baris]) -> None:
    """What a region takes from an agency is not reported here as well: it would never be read."""
    sumber = bersumber(kerja)
    for kunci, calon in kerja.calon[REALISASI].items():
        if kunci[0] in sumber and calon.asal.lembar == "realisasi":
            pesan = "angkanya diambil dari perangkat daerah (lembar kontribusi_indikator)."
            kerja.tolak(calon.asal, "indikator", pesan)


def realisasi_sah(kerja: Pemuatan, baris: list[Baris]) -> None:
    """N/A has no figure, an official figure has a reason, a formula leaves nilai empty."""
    for kunci, calon in kerja.calon[REALISASI].items():
        isi = kerja.lihat(REALISASI, kunci)
        if isi is None or calon.asal.cacat or calon.asal.lembar != "realisasi":
            continue
        indikator = kerja.lihat(INDIKATOR, kunci[0])
        terisi = {
            "nilai": isi["nilai"] is not None or isi["predikat"] is not None,
            "angka_resmi": isi["nilai_resmi"] is not None,
        }
        if keberatan := capaian_sah(isi):
            kerja.tolak(calon.asal, *keberatan)
        elif isi["tidak_berlaku"] and any(terisi.values()):
            kolom = next(nama for nama, ada in terisi.items() if ada)
            kerja.tolak(calon.asal, kolom, "dikosongkan karena tidak_berlaku diisi.")
        elif terisi["angka_resmi"] and not isi["alasan_resmi"]:
            kerja.tolak(calon.asal, "alasan_resmi", "wajib diisi bila angka_resmi diisi.")
        elif not terisi["angka_resmi"] and isi["alasan_resmi"]:
            kerja.tolak(calon.asal, "angka_resmi", "wajib diisi bila alasan_resmi diisi.")
        elif indikator is None:
            continue
        elif indikator["skala"] is not None and terisi["angka_resmi"]:
            kerja.tolak(
                calon.asal, "angka_resmi", "indikator predikat tidak punya angka resmi; kosongkan."
            )
        elif indikator["formula"] and isi["nilai"] is not None:
            kerja.tolak(
                calon.asal, "nilai",
                "indikator ini berformula: isi lembar nilai_variabel dan kosongkan nilai; "
                "angka dari sumber lain ditulis pada angka_resmi dengan alasannya.",
            )  # fmt: skip


def realisasi_terkunci(kerja: Pemuatan, baris: list[Baris]) -> None:
    """What is endorsed or submitted stays as it is, its variables and analysis included."""
    gembok = Gembok(kerja, VersiRealisasi, "realisasi")
    for tabel in (REALISASI, NILAI_VARIABEL) if gembok.ada else ():
        for kunci in kerja.calon[tabel]:
            induk = kunci if tabel is REALISASI else kunci[0]
            tw = (induk[1], induk[2])
            gembok.periksa(tabel, kunci, tw, kerja.keadaan.ambil(REALISASI, induk))


def _predikat(objek: Realisasi) -> str:
    """`BB (75,20)`: a predicate with its score."""
    assert objek.predikat is not None
    return tulis_predikat(objek.predikat.kode, objek.nilai, objek.indikator.desimal)


def _tulis_realisasi(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(REALISASI):
        yield {
            **tulis_kolom(keadaan, REALISASI, objek, _POLOS),
            "nilai": _predikat(objek) if objek.predikat_id else objek.nilai,
            "angka_resmi": objek.nilai_resmi,
            "status": objek.status,
        }


# -- nilai_variabel


def kunci_realisasi(baris: Baris) -> Kunci:
    """The realisasi that a row of nilai_variabel or analisis belongs to."""
    return ((baris["indikator"],), baris["tahun"], baris["triwulan"])


def _indikator_dikenal(baris: Baris, kerja: Pemuatan) -> bool:
    """Say so where the indicator itself is unknown, instead of what follows from it."""
    indikator = (baris["indikator"],)
    if kerja.ada(INDIKATOR, indikator) or INDIKATOR in kerja.rusak:
        return True
    kerja.tolak(baris, "indikator", kerja.tak_dikenal(INDIKATOR, indikator))
    return False


_NILAI_VARIABEL = (
    rujuk("indikator", INDIKATOR, wajib=True),
    tahun(),
    TRIWULAN,
    Kolom("variabel", Kode(), wajib=True, rujukan=Rujukan(VARIABEL, ("indikator",))),
    Kolom("nilai", ApaAdanya(), wajib=True),
    Kolom("sumber"),
    Kolom("rincian"),
    Kolom("catatan_data"),
)


_POLOS_VARIABEL = frozenset({"variabel", "sumber", "rincian", "catatan_data"})


def _susun_nilai_variabel(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("indikator", "tahun", "triwulan", "variabel"):
        return
    if not _indikator_dikenal(baris, kerja):
        return
    kunci_variabel = ((baris["indikator"],), baris["variabel"])
    tambahan: dict[str, Any] = {"realisasi": kunci_realisasi(baris)}
    variabel = kerja.lihat(VARIABEL, kunci_variabel)
    if baris.utuh("nilai"):
        try:
            satuan = variabel["satuan"] if variabel is not None else ""
            tambahan["nilai"] = baca_variabel(baris["nilai"], satuan)
        except NilaiError as galat:
            kerja.tolak(baris, "nilai", str(galat))
    kolom = [satu for satu in _NILAI_VARIABEL if satu.nama in _POLOS_VARIABEL]
    kunci = (kunci_realisasi(baris), kunci_variabel)
    calon = calon_baris(kerja, baris, NILAI_VARIABEL, kolom, **tambahan)
    if calon is not None:
        assert calon.kunci == kunci
        calon.kolom["realisasi"] = "triwulan"


def variabel_terisi_benar(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Only leaves are typed; sums of parts are not. N/A has no variables."""
    berbagian = {isi["induk"] for _, isi in kerja.semua(VARIABEL) if isi["induk"] is not None}
    for satu in baris:
        if satu.cacat:
            continue
        realisasi = kerja.lihat(REALISASI, kunci_realisasi(satu))
        if ((satu["indikator"],), satu["variabel"]) in berbagian:
            kerja.tolak(
                satu, "variabel", "variabel ini dijumlahkan dari bagiannya; isi bagiannya saja."
            )
        elif realisasi is not None and realisasi["tidak_berlaku"]:
            kerja.tolak(satu, "nilai", "realisasinya tidak berlaku (N/A); hapus baris ini.")


def _tulis_nilai_variabel(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(NILAI_VARIABEL):
        yield {
            "indikator": objek.realisasi.indikator.kode,
            "tahun": objek.realisasi.tahun,
            "triwulan": objek.realisasi.triwulan,
            "variabel": objek.variabel.kode,
            "nilai": objek.nilai,
            "sumber": objek.sumber or None,
            "rincian": objek.rincian.strip() or None,
            "catatan_data": objek.catatan_data.strip() or None,
        }


# -- analisis: the items of four texts of the realisasi, in file order

JENIS_ANALISIS = {
    "pendukung": "faktor_pendukung",
    "penghambat": "faktor_penghambat",
    "upaya": "upaya_perbaikan",
    "tindak_lanjut": "tindak_lanjut",
}
_ANALISIS = (
    rujuk("indikator", INDIKATOR, wajib=True),
    tahun(),
    TRIWULAN,
    Kolom("jenis", Pilihan(JENIS_ANALISIS), wajib=True),
    Kolom("uraian", wajib=True),
)


def _susun_analisis(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("indikator", "tahun", "triwulan", "jenis", "uraian"):
        return
    if not _indikator_dikenal(baris, kerja):
        return
    kunci, medan = kunci_realisasi(baris), JENIS_ANALISIS[baris["jenis"]]
    if not kerja.ada(REALISASI, kunci):
        if REALISASI not in kerja.rusak:
            kerja.tolak(baris, "triwulan", REALISASI.tak_dikenal)
        return
    lama = kerja.calon[REALISASI].get(kunci)
    sebelum = butir(lama.nilai.get(medan, "")) if lama is not None else []
    nilai = dict(zip(REALISASI.kunci, kunci, strict=True))
    nilai[medan] = "\n".join([*sebelum, *butir(baris["uraian"])])
    kerja.calonkan(baris, REALISASI, kunci, nilai, {medan: "uraian"})


def _tulis_analisis(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(REALISASI):
        for jenis, medan in JENIS_ANALISIS.items():
            for uraian in butir(getattr(objek, medan)):
                yield {
                    "indikator": objek.indikator.kode,
                    "tahun": objek.tahun,
                    "triwulan": objek.triwulan,
                    "jenis": jenis,
                    "uraian": uraian,
                }


LEMBAR = (
    lembar_tabel(
        "periode", PERIODE,
        tahun(), TRIWULAN, Kolom("buka", Tanggal(), wajib=True),
        Kolom("tutup", Tanggal(), wajib=True),
        kunci=("tahun", "triwulan"), periksa=(aturan_baris(PERIODE, tutup_setelah_buka),),
    ),
    Lembar(
        "pengecualian", _PENGECUALIAN, _susun_pengecualian, _tulis_pengecualian,
        kunci=("tahun", "triwulan", "unit", "sampai"), tabel=(PENGECUALIAN,),
    ),
    Lembar(
        "realisasi", _REALISASI, _susun_realisasi, _tulis_realisasi,
        kunci=("indikator", "tahun", "triwulan"), tabel=(REALISASI,),
        periksa=(
            aturan_baris(REALISASI, kembali_bercatatan), realisasi_sah, realisasi_sendiri,
            realisasi_masuk_akal(REALISASI, NILAI_VARIABEL), realisasi_terkunci,
        ),
        butuh=(KONTRIBUSI,),
    ),
    Lembar(
        "nilai_variabel", _NILAI_VARIABEL, _susun_nilai_variabel, _tulis_nilai_variabel,
        kunci=("indikator", "tahun", "triwulan", "variabel"), tabel=(NILAI_VARIABEL,),
        periksa=(
            variabel_terisi_benar, realisasi_masuk_akal(REALISASI, NILAI_VARIABEL),
            realisasi_terkunci,
        ),
    ),
    Lembar(
        "analisis", _ANALISIS, _susun_analisis, _tulis_analisis,
        tabel=(REALISASI,), medan=frozenset(JENIS_ANALISIS.values()),
        periksa=(realisasi_terkunci,),
    ),
)  # fmt: skip
