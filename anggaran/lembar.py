"""The sheets of anggaran: the budget tree of a year, what it supports, pagu and realisasi."""

from collections.abc import Iterator
from typing import Any

from anggaran.aturan import fisik_persen, kode_di_bawah, murni_pertama, rekap_masuk_akal
from anggaran.bacaan import Garis, Pernyataan, bertentangan
from anggaran.kode import kode_belum_dirinci
from anggaran.models import (
    BarisAnggaran,
    Dukungan,
    Kegiatan,
    LaporanSubKegiatan,
    PaguBaris,
    Program,
    RealisasiAnggaran,
    RekapBelanja,
    SubKegiatan,
    VersiAnggaran,
    VersiLaporanSub,
)
from anggaran.uji.bacaan import hubungan, sebut
from kinerja.aturan import kembali_bercatatan
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.pemuatan import Pemuatan, sebut_kunci
from kinerja.himpunan.skema import Baris, BarisTulis, Kolom, Kunci, Rujukan, Tabel
from kinerja.himpunan.susun import aturan_baris, calon_baris, lembar_tabel, tulis_kolom
from kinerja.himpunan.tipe import Angka, Bulat, Kode, Pilihan, Rupiah, Tanggal
from kinerja.jenis import JenisVersiAnggaran
from kinerja.lembar.alur import (
    CATATAN,
    MEDAN_IKUT,
    STATUS,
    Gembok,
    catat_perubahan,
    catat_status,
)
from kinerja.lembar.indikator import INDIKATOR
from kinerja.lembar.kolom import TRIWULAN, kode, rujuk, tahun
from kinerja.lembar.organisasi import JABATAN
from kinerja.periode import triwulan_bulan
from kinerja.teks import butir
from kinerja.uji_isian import Dugaan, periksa_anggaran


def _pinggirkan(objek: VersiAnggaran, urut: int) -> dict[str, Any]:
    """Number and kind while versions trade places; two may not be murni even in passing."""
    return {"ke": 10_000 + urut, "jenis": JenisVersiAnggaran.PERGESERAN}


_BUTIR = frozenset({"analisis"})
PROGRAM = Tabel(
    Program, ("tahun", "kode"), urut=("tahun", "urutan", "kode"), berurutan=True, per_butir=_BUTIR
)
KEGIATAN = Tabel(
    Kegiatan, ("tahun", "kode"), urut=("tahun", "urutan", "kode"), berurutan=True, per_butir=_BUTIR
)
SUB_KEGIATAN = Tabel(
    SubKegiatan,
    ("tahun", "kode"),
    urut=("tahun", "urutan", "kode"),
    berurutan=True,
    per_butir=_BUTIR,
)
DUKUNGAN = Tabel(
    Dukungan,
    ("indikator", "program", "kegiatan", "sub_kegiatan"),
    pd="indikator__pd",
)
VERSI = Tabel(VersiAnggaran, ("kode",), urut=("tahun", "ke"), sisihkan=_pinggirkan)
BARIS = Tabel(
    BarisAnggaran,
    ("sub_kegiatan", "rekening", "sumber_dana"),
    pd="sub_kegiatan__pd",
    urut=(
        "sub_kegiatan__tahun",
        "sub_kegiatan__urutan",
        "sub_kegiatan__kode",
        "rekening",
        "sumber_dana",
    ),
)
PAGU = Tabel(
    PaguBaris,
    ("baris", "versi"),
    pd="baris__sub_kegiatan__pd",
    urut=(
        "versi__tahun", "versi__ke", "baris__sub_kegiatan__urutan", "baris__sub_kegiatan__kode",
        "baris__rekening", "baris__sumber_dana",
    ),
)  # fmt: skip
REALISASI_ANGGARAN = Tabel(
    RealisasiAnggaran,
    ("baris", "bulan"),
    pd="baris__sub_kegiatan__pd",
    urut=(
        "baris__sub_kegiatan__tahun", "baris__sub_kegiatan__urutan", "baris__sub_kegiatan__kode",
        "baris__rekening", "baris__sumber_dana", "bulan",
    ),
)  # fmt: skip
LAPORAN_SUB = Tabel(
    LaporanSubKegiatan,
    ("sub_kegiatan", "triwulan"),
    pd="sub_kegiatan__pd",
    urut=("sub_kegiatan__tahun", "sub_kegiatan__urutan", "sub_kegiatan__kode", "triwulan"),
    saat_dibuat=catat_status,
    saat_diubah=catat_perubahan,
    medan_ikut=MEDAN_IKUT,
)
REKAP = Tabel(RekapBelanja, ("tahun", "rekening"), urut=("tahun", "rekening"))
TABEL = (
    PROGRAM, KEGIATAN, SUB_KEGIATAN, DUKUNGAN, VERSI, BARIS, PAGU, REALISASI_ANGGARAN, LAPORAN_SUB,
    REKAP,
)  # fmt: skip

TINGKAT = {"program": PROGRAM, "kegiatan": KEGIATAN, "sub_kegiatan": SUB_KEGIATAN}
_INDUK = {"kegiatan": "program", "sub_kegiatan": "kegiatan"}
_BAWAH = {"program": (KEGIATAN, "program"), "kegiatan": (SUB_KEGIATAN, "kegiatan")}
EKOR_BELUM_DIRINCI = " (belum dirinci)"


def simpul_anggaran(kerja: Pemuatan, kunci: Kunci) -> str | None:
    """The level of the node with this (tahun, kode)."""
    return next((nama for nama, tabel in TINGKAT.items() if kerja.ada(tabel, kunci)), None)


def simpul_tak_dikenal(kerja: Pemuatan, kunci: Kunci) -> str:
    """What to say of a code that is on no level, with the closest one."""
    dikenal = {
        str(satu[1])
        for tabel in TINGKAT.values()
        for satu, _ in kerja.semua(tabel)
        if satu[0] == kunci[0]
    }
    return (
        f"kode “{kunci[1]}” tahun {kunci[0]} tidak ada pada lembar program_kegiatan."
        f"{kerja.saran(str(kunci[1]), dikenal)}"
    )


# -- program_kegiatan: three tables on one sheet

_PROGRAM_KEGIATAN = (
    tahun(),
    Kolom("tingkat", Pilihan(TINGKAT), wajib=True),
    kode(),
    Kolom("induk", Kode()),
    Kolom("nama", wajib=True),
    rujuk("penanggung_jawab", JABATAN, wajib=True),
    Kolom("pagu_renstra", Rupiah()),
    Kolom("belanja_renstra", Rupiah()),
)


def _susun_program_kegiatan(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("tahun", "tingkat", "kode") or "induk" in baris.cacat:
        return
    tingkat, tambahan = baris["tingkat"], {}
    kolom = [k for k in _PROGRAM_KEGIATAN if k.nama not in {"tingkat", "induk"}]
    if tingkat in _INDUK:
        if baris["induk"] is None:
            kerja.tolak(
                baris, "induk", f"wajib diisi: kode {_INDUK[tingkat]} di atas {tingkat} ini."
            )
        elif salah := kode_di_bawah(baris["kode"], baris["induk"]):
            kerja.tolak(baris, *salah)
        else:
            tambahan[_INDUK[tingkat]] = (baris["tahun"], baris["induk"])
    elif baris["induk"] is not None:
        kerja.tolak(baris, "induk", "program tidak punya induk; kosongkan.")
    calon = calon_baris(kerja, baris, TINGKAT[tingkat], kolom, **tambahan)
    if calon is not None and tambahan:
        calon.kolom[_INDUK[tingkat]] = "induk"


def _tulis_program_kegiatan(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for tingkat, tabel, objek in telusuri(keadaan):
        isi = tulis_kolom(keadaan, tabel, objek, (_PROGRAM_KEGIATAN[0], *_PROGRAM_KEGIATAN[4:]))
        induk = getattr(objek, _INDUK[tingkat]).kode if tingkat in _INDUK else None
        yield {**isi, "tingkat": tingkat, "kode": objek.kode, "induk": induk}


def telusuri(keadaan: Keadaan) -> Iterator[tuple[str, Tabel, Any]]:
    """Every node, each program followed by what is below it."""
    di_bawah: dict[tuple[str, int], list[Any]] = {}
    for tingkat, induk in _INDUK.items():
        for _, objek in keadaan.semua(TINGKAT[tingkat]):
            di_bawah.setdefault((tingkat, getattr(objek, f"{induk}_id")), []).append(objek)
    for _, program in keadaan.semua(PROGRAM):
        yield "program", PROGRAM, program
        for kegiatan in di_bawah.get(("kegiatan", program.pk), []):
            yield "kegiatan", KEGIATAN, kegiatan
            for sub in di_bawah.get(("sub_kegiatan", kegiatan.pk), []):
                yield "sub_kegiatan", SUB_KEGIATAN, sub


# -- dukungan

_DUKUNGAN = (tahun(), kode(), rujuk("indikator", INDIKATOR, wajib=True))


def _susun_dukungan(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("tahun", "kode", "indikator"):
        return
    simpul = (baris["tahun"], baris["kode"])
    tingkat = simpul_anggaran(kerja, simpul)
    if tingkat is None:
        if PROGRAM not in kerja.rusak:
            kerja.tolak(baris, "kode", simpul_tak_dikenal(kerja, simpul))
        return
    nilai: dict[str, Any] = {"indikator": (baris["indikator"],)}
    nilai.update({nama: simpul if nama == tingkat else None for nama in TINGKAT})
    kunci = tuple(nilai[medan] for medan in DUKUNGAN.kunci)
    kerja.calonkan(baris, DUKUNGAN, kunci, nilai, {tingkat: "kode"})


def _tulis_dukungan(keadaan: Keadaan) -> Iterator[BarisTulis]:
    nomor = {(nama, o.pk): urut for urut, (nama, _, o) in enumerate(telusuri(keadaan))}
    urut_indikator = {o.pk: urut for urut, (_, o) in enumerate(keadaan.semua(INDIKATOR))}
    isi: list[tuple[int, int, Any, Any]] = []
    for _, objek in keadaan.semua(DUKUNGAN):
        for nama in TINGKAT:
            simpul = getattr(objek, nama)
            if simpul is not None:
                isi.append(
                    (nomor[nama, simpul.pk], urut_indikator[objek.indikator_id], simpul, objek)
                )
    for _, _, simpul, objek in sorted(isi, key=lambda satu: satu[:2]):
        yield {"tahun": simpul.tahun, "kode": simpul.kode, "indikator": objek.indikator.kode}


# -- analisis_program

_ANALISIS_PROGRAM = (tahun(), kode(), Kolom("uraian", wajib=True))


def _susun_analisis_program(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("tahun", "kode", "uraian"):
        return
    kunci = (baris["tahun"], baris["kode"])
    tingkat = simpul_anggaran(kerja, kunci)
    if tingkat is None:
        if PROGRAM not in kerja.rusak:
            kerja.tolak(baris, "kode", simpul_tak_dikenal(kerja, kunci))
        return
    tabel = TINGKAT[tingkat]
    lama = kerja.calon[tabel].get(kunci)
    sebelum = butir(lama.nilai.get("analisis", "")) if lama is not None else []
    teks = "\n".join([*sebelum, *butir(baris["uraian"])])
    nilai = {"tahun": kunci[0], "kode": kunci[1], "analisis": teks}
    kerja.calonkan(baris, tabel, kunci, nilai, {"analisis": "uraian"})


def _tulis_analisis_program(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, _, objek in telusuri(keadaan):
        for uraian in butir(objek.analisis):
            yield {"tahun": objek.tahun, "kode": objek.kode, "uraian": uraian}


# -- versi_anggaran


def ke_tunggal(kerja: Pemuatan, baris: list[Baris]) -> None:
    """No two versions of a year have the same number."""
    dipakai: dict[tuple[int, int], Kunci] = {}
    for kunci, isi in kerja.semua(VERSI):
        calon = kerja.calon[VERSI].get(kunci)
        if calon is not None and calon.asal.cacat:
            continue
        lain = dipakai.setdefault((isi["tahun"], isi["ke"]), kunci)
        asal = calon or kerja.calon[VERSI].get(lain)
        if lain != kunci and asal is not None:
            kedua = sebut_kunci(lain if calon is not None else kunci)
            kerja.tolak(asal.asal, "ke", f"versi “{kedua}” sudah memakai tahun dan ke yang sama.")


# -- pagu and realisasi_anggaran: lines come into being with their first figure

_PAGU = (
    rujuk("versi", VERSI, wajib=True),
    Kolom("sub_kegiatan", Kode(), wajib=True),
    Kolom("rekening", Kode(), wajib=True),
    Kolom("nilai", Rupiah(), wajib=True),
    Kolom("sumber_dana"),
)
_REALISASI = (
    tahun(),
    Kolom("sub_kegiatan", Kode(), wajib=True),
    Kolom("rekening", Kode(), wajib=True),
    Kolom("bulan", Bulat(1, 12), wajib=True),
    Kolom("nilai", Rupiah(), wajib=True),
    Kolom("sumber_dana"),
)


def baris_anggaran(baris: Baris, kerja: Pemuatan, tahun_anggaran: int) -> Kunci | None:
    """Propose the line of a sub kegiatan, rekening and, where it is told, sumber dana."""
    dituju: Kunci = (tahun_anggaran, baris["sub_kegiatan"])
    sub = dituju if kerja.ada(SUB_KEGIATAN, dituju) else _belum_dirinci(baris, kerja, dituju)
    if SUB_KEGIATAN not in kerja.rusak and sub is None:
        kerja.tolak(baris, "sub_kegiatan", _sub_tak_dikenal(kerja, dituju))
        return None
    kunci: Kunci = (sub or dituju, baris["rekening"], baris["sumber_dana"] or "")
    kerja.calonkan(baris, BARIS, kunci, dict(zip(BARIS.kunci, kunci, strict=True)))
    return kunci


def _belum_dirinci(baris: Baris, kerja: Pemuatan, simpul: Kunci) -> Kunci | None:
    """Where the money of a program or kegiatan stays that has no sub kegiatan: below it, named as
    what it is. None where it has some: then the amounts are theirs.
    """
    tahun_ini, kode_simpul = simpul
    tingkat = simpul_anggaran(kerja, simpul)
    if tingkat not in _BAWAH:
        return None
    tabel, induk = _BAWAH[tingkat]
    kode_bawah = kode_belum_dirinci(str(kode_simpul), tingkat)
    bawah: Kunci = (tahun_ini, kode_bawah)
    lain = (k[1] for k, isi in kerja.semua(tabel) if isi.get(induk) == simpul)
    if any(kode != kode_bawah for kode in lain):
        return None
    isi = kerja.lihat(TINGKAT[tingkat], simpul)
    if isi is None:
        return None
    if not kerja.ada(tabel, bawah):
        nama = str(isi["nama"]).removesuffix(EKOR_BELUM_DIRINCI) + EKOR_BELUM_DIRINCI
        nilai = {"tahun": tahun_ini, "kode": kode_bawah, "nama": nama, induk: simpul,
                 "penanggung_jawab": isi["penanggung_jawab"]}  # fmt: skip
        kerja.calonkan(baris, tabel, bawah, nilai, {"kode": "sub_kegiatan"})
    return bawah if tabel is SUB_KEGIATAN else _belum_dirinci(baris, kerja, bawah)


def _sub_tak_dikenal(kerja: Pemuatan, sub: Kunci) -> str:
    tingkat = simpul_anggaran(kerja, sub)
    if tingkat is not None:
        return f"“{sub[1]}” adalah {tingkat}; pagu dan realisasi ditulis pada sub kegiatan."
    dikenal = [str(kunci[1]) for kunci, _ in kerja.semua(SUB_KEGIATAN) if kunci[0] == sub[0]]
    return (
        f"sub kegiatan “{sub[1]}” tahun {sub[0]} tidak ada pada lembar program_kegiatan."
        f"{kerja.saran(str(sub[1]), dikenal)}"
    )


def _susun_pagu(baris: Baris, kerja: Pemuatan) -> None:
    susun_pagu(baris, kerja, "nilai")


def susun_pagu(baris: Baris, kerja: Pemuatan, kolom: str) -> None:
    """Propose the pagu in this column, and its line."""
    if not baris.utuh("versi", "sub_kegiatan", "rekening"):
        return
    versi = (baris["versi"],)
    isi = kerja.lihat(VERSI, versi)
    if isi is None:
        if VERSI not in kerja.rusak:
            kerja.tolak(baris, "versi", kerja.tak_dikenal(VERSI, versi))
        return
    if isi.get("tahun") is None:
        return
    garis = baris_anggaran(baris, kerja, isi["tahun"])
    if garis is not None:
        nilai = {"baris": garis, "versi": versi}
        if baris[kolom] is not None:
            nilai["nilai"] = baris[kolom]
        kerja.calonkan(baris, PAGU, (garis, versi), nilai, {"nilai": kolom})


def _susun_realisasi(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("tahun", "sub_kegiatan", "rekening", "bulan"):
        return
    garis = baris_anggaran(baris, kerja, baris["tahun"])
    if garis is not None:
        nilai = {"baris": garis, "bulan": baris["bulan"]}
        if baris["nilai"] is not None:
            nilai["nilai"] = baris["nilai"]
        kerja.calonkan(baris, REALISASI_ANGGARAN, (garis, baris["bulan"]), nilai)


def tanpa_hitung_ganda(tabel: Tabel) -> Any:
    """Rule: no version and no month says the same money twice (5 beside 5.1.02), whether the two
    lines stand in the file or one of them is stored.
    """

    def periksa(kerja: Pemuatan, baris: list[Baris]) -> None:
        dokumen: dict[Any, int] = {}
        semua: list[Pernyataan[Kunci]] = []
        for kunci, isi in kerja.semua(tabel):
            ((sub, rekening, sumber), lain) = kunci
            nilai = isi.get("nilai")
            if isinstance(nilai, int):
                nomor = dokumen.setdefault(lain, len(dokumen))
                semua.append(Pernyataan(sub, kunci, Garis.dari(rekening, sumber), nomor, nilai))
        calon, disebut = kerja.calon[tabel], set[Kunci]()
        for kasar, rinci in bertentangan(semua):
            ini, itu = (kasar, rinci) if kasar.kunci in calon else (rinci, kasar)
            # Where both are stored already, the system check tells of them.
            if ini.kunci not in calon or ini.kunci in disebut:
                continue
            disebut.add(ini.kunci)
            tempat = "yang sudah tersimpan"
            if itu.kunci in calon:
                asal = calon[itu.kunci].asal
                tempat = f"pada lembar {asal.lembar} baris {asal.nomor}"
            kerja.tolak(
                calon[ini.kunci].asal, "rekening",
                f"{hubungan(kasar.garis, rinci.garis)}. Baris ini {sebut(ini.garis, ini.nilai)}, "
                f"{tempat} {sebut(itu.garis, itu.nilai)}; tulis rinciannya saja atau jumlahnya "
                "saja.",
            )  # fmt: skip

    return periksa


def _tulis_pagu(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(PAGU):
        yield {
            "versi": objek.versi.kode,
            "sub_kegiatan": objek.baris.sub_kegiatan.kode,
            "rekening": objek.baris.rekening,
            "nilai": objek.nilai,
            "sumber_dana": objek.baris.sumber_dana,
        }


def _tulis_realisasi(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(REALISASI_ANGGARAN):
        yield {
            "tahun": objek.baris.sub_kegiatan.tahun,
            "sub_kegiatan": objek.baris.sub_kegiatan.kode,
            "rekening": objek.baris.rekening,
            "bulan": objek.bulan,
            "nilai": objek.nilai,
            "sumber_dana": objek.baris.sumber_dana,
        }


# -- laporan_sub_kegiatan

_LAPORAN_SUB = (
    tahun(),
    Kolom("sub_kegiatan", Kode(), wajib=True, rujukan=Rujukan(SUB_KEGIATAN, ("tahun",))),
    TRIWULAN,
    Kolom("fisik", Angka(persen=True)),
    *CATATAN,
    STATUS,
)


def _susun_laporan_sub(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("tahun", "sub_kegiatan"):
        return
    sub: Kunci = (baris["tahun"], baris["sub_kegiatan"])
    if SUB_KEGIATAN not in kerja.rusak and not kerja.ada(SUB_KEGIATAN, sub):
        kerja.tolak(baris, "sub_kegiatan", _sub_tak_dikenal(kerja, sub))
        return
    tambahan = {} if baris["status"] is None else {"status": baris["status"]}
    calon_baris(kerja, baris, LAPORAN_SUB, _LAPORAN_SUB[1:-1], **tambahan)


def _tulis_laporan_sub(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(LAPORAN_SUB):
        isi = tulis_kolom(keadaan, LAPORAN_SUB, objek, _LAPORAN_SUB[1:])
        yield {"tahun": objek.sub_kegiatan.tahun, **isi}


def belanja_masuk_akal(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Spending against its budget and the month before, as the entry grid checks it.

    A line without a pagu of its own is left alone: its budget may stand on a line above or below.
    """
    pagu: dict[Kunci, tuple[int, int]] = {}
    for (garis, versi), isi in kerja.semua(PAGU):
        dokumen = kerja.lihat(VERSI, versi)
        if dokumen is not None and isi["nilai"] is not None:
            pagu[garis] = max(pagu.get(garis, (0, 0)), (dokumen["ke"] or 0, isi["nilai"]))
    bulanan: dict[Kunci, dict[int, int]] = {}
    for (garis, bulan), isi in kerja.semua(REALISASI_ANGGARAN):
        if isi["nilai"] is not None:
            bulanan.setdefault(garis, {})[bulan] = isi["nilai"]
    for (garis, bulan), calon in kerja.calon[REALISASI_ANGGARAN].items():
        objek: Any = kerja.keadaan.ambil(REALISASI_ANGGARAN, (garis, bulan))
        nilai = bulanan.get(garis, {}).get(bulan)
        if calon.asal.cacat or (objek is not None and objek.nilai == nilai):
            continue
        lalu = max((b for b in bulanan.get(garis, {}) if b < bulan), default=0)
        laporan = kerja.lihat(LAPORAN_SUB, (garis[0], triwulan_bulan(bulan)))
        for temuan in periksa_anggaran(
            pagu=pagu[garis][1] if garis in pagu else None,
            realisasi=nilai,
            triwulan_lalu=bulanan[garis].get(lalu) if nilai is not None else None,
            fisik=None,
        ):
            if temuan.dugaan is Dugaan.MUSTAHIL:
                kerja.tolak(calon.asal, "nilai", temuan.pesan)
            elif laporan is None or not laporan["penjelasan"]:
                kerja.tanyakan(calon.asal, "nilai", temuan.pesan)


def anggaran_terkunci(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Spending and progress of an endorsed quarter or a submitted report stay as they are."""
    gembok = Gembok(kerja, VersiLaporanSub, "laporan")
    if not gembok.ada:
        return
    for kunci in kerja.calon[REALISASI_ANGGARAN]:
        (sub, *_), bulan = kunci
        nomor = triwulan_bulan(bulan)
        laporan = kerja.keadaan.ambil(LAPORAN_SUB, (sub, nomor))
        gembok.periksa(REALISASI_ANGGARAN, kunci, (sub[0], nomor), laporan)
    for kunci in kerja.calon[LAPORAN_SUB]:
        gembok.periksa(
            LAPORAN_SUB, kunci, (kunci[0][0], kunci[1]), kerja.keadaan.ambil(LAPORAN_SUB, kunci)
        )


LEMBAR = (
    Lembar(
        "program_kegiatan", _PROGRAM_KEGIATAN, _susun_program_kegiatan, _tulis_program_kegiatan,
        kunci=("tahun", "kode"), tabel=(PROGRAM, KEGIATAN, SUB_KEGIATAN),
    ),
    Lembar(
        "dukungan", _DUKUNGAN, _susun_dukungan, _tulis_dukungan,
        kunci=("tahun", "kode", "indikator"), tabel=(DUKUNGAN,),
    ),
    Lembar(
        "analisis_program", _ANALISIS_PROGRAM, _susun_analisis_program, _tulis_analisis_program,
        tabel=(PROGRAM, KEGIATAN, SUB_KEGIATAN), medan=frozenset({"analisis"}),
    ),
    lembar_tabel(
        "versi_anggaran", VERSI,
        kode(), tahun(), Kolom("jenis", Pilihan(JenisVersiAnggaran.choices), wajib=True),
        Kolom("ke", Bulat(1, 99), wajib=True), Kolom("nomor"), Kolom("tanggal", Tanggal()),
        kunci=("kode",), periksa=(aturan_baris(VERSI, murni_pertama), ke_tunggal),
    ),
    Lembar(
        "pagu", _PAGU, _susun_pagu, _tulis_pagu,
        kunci=("versi", "sub_kegiatan", "rekening", "sumber_dana"), tabel=(PAGU,),
        periksa=(tanpa_hitung_ganda(PAGU),),
    ),
    Lembar(
        "realisasi_anggaran", _REALISASI, _susun_realisasi, _tulis_realisasi,
        kunci=("tahun", "sub_kegiatan", "rekening", "bulan", "sumber_dana"),
        tabel=(REALISASI_ANGGARAN,),
        periksa=(
            tanpa_hitung_ganda(REALISASI_ANGGARAN), belanja_masuk_akal, anggaran_terkunci,
        ),
    ),
    Lembar(
        "laporan_sub_kegiatan", _LAPORAN_SUB, _susun_laporan_sub, _tulis_laporan_sub,
        kunci=("tahun", "sub_kegiatan", "triwulan"), tabel=(LAPORAN_SUB,),
        periksa=(aturan_baris(LAPORAN_SUB, fisik_persen, kembali_bercatatan), anggaran_terkunci),
    ),
    lembar_tabel(
        "rekap_belanja", REKAP,
        tahun(), Kolom("rekening", Kode(), wajib=True), Kolom("pagu", Rupiah(), wajib=True),
        Kolom("realisasi", Rupiah(), wajib=True), Kolom("sumber", wajib=True),
        kunci=("tahun", "rekening"), periksa=(aturan_baris(REKAP, rekap_masuk_akal),),
    ),
)  # fmt: skip
