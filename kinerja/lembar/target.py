"""Sheets of what was promised: dokumen, target (yearly and quarterly)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from kinerja.aturan import (
    bentuk_target,
    perubahan_beralasan,
    renstra_atau_tahun,
    tahun_target,
    target_terkunci,
    triwulan_target,
)
from kinerja.capaian import JenisTarget, Polaritas
from kinerja.dokumen_terkunci import sebab_terkunci
from kinerja.himpunan.beda import berbeda
from kinerja.himpunan.galat import NilaiError
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.mentah import Sel, teks_sel
from kinerja.himpunan.pemuatan import Pemuatan, sebut_kunci
from kinerja.himpunan.skema import Baris, BarisTulis, Calon, Kolom, Kunci, Pelaku, Tabel
from kinerja.himpunan.susun import Aturan, aturan_baris, beralasan, lembar_tabel
from kinerja.himpunan.tipe import ApaAdanya, Bulat, Pilihan, Tanggal, YaTidak
from kinerja.jenis import JenisDokumen
from kinerja.lembar.angka_indikator import baca_bebas, bentuk_indikator
from kinerja.lembar.indikator import INDIKATOR, PREDIKAT
from kinerja.lembar.kolom import kode, rujuk, tahun
from kinerja.lembar.pohon import RENSTRA
from kinerja.models import DokumenPerencanaan, Target, TargetTriwulan
from kinerja.target_teks import (
    NILAI_BERBEDA,
    BentukAngka,
    TanpaAngkaError,
    TargetTeksError,
    baca_predikat,
    baca_target,
    jenis_baku,
)


def _pinggirkan(objek: DokumenPerencanaan, urut: int) -> dict[str, Any]:
    """Number of revision while documents trade places; a revision needs a reason."""
    return {"ke": 10_000 + urut, "alasan": objek.alasan or "…"}


def _setujui(objek: Any, pelaku: Pelaku) -> None:
    """Actor and time of an approval that the file states; one already recorded keeps its own."""
    disetujui = getattr(objek, "disetujui", None)
    if disetujui and objek.disetujui_pada is None:
        objek.disetujui_pada, objek.disetujui_oleh = pelaku.pada, pelaku.oleh
    elif disetujui is False:
        objek.disetujui_pada = objek.disetujui_oleh = None


DOKUMEN = Tabel(
    DokumenPerencanaan,
    ("kode",),
    urut=("tahun", "jenis", "ke"),
    saat_dibuat=_setujui,
    saat_diubah=_setujui,
    medan_ikut=("disetujui_pada", "disetujui_oleh"),
    semu={"disetujui": lambda objek: objek.disetujui_pada is not None},
    sisihkan=_pinggirkan,
)
TARGET = Tabel(
    Target,
    ("indikator", "tahun", "dokumen"),
    pd="indikator__pd",
    urut=("indikator__urutan", "indikator", "tahun", "dokumen__jenis", "dokumen__ke"),
)
TARGET_TRIWULAN = Tabel(
    TargetTriwulan,
    ("indikator", "tahun", "triwulan", "dokumen"),
    pd="indikator__pd",
    urut=("indikator__urutan", "indikator", "tahun", "triwulan", "dokumen__jenis", "dokumen__ke"),
)
TABEL = (DOKUMEN, TARGET, TARGET_TRIWULAN)


# -- dokumen


def ke_tunggal(kerja: Pemuatan, baris: list[Baris]) -> None:
    """No two documents of a kind, Renstra and year have the same number of revision."""
    dipakai: dict[tuple[Any, ...], Kunci] = {}
    for kunci, isi in kerja.semua(DOKUMEN):
        calon = kerja.calon[DOKUMEN].get(kunci)
        if calon is not None and calon.asal.cacat:
            continue
        tanda = (isi["jenis"], isi["renstra"], isi["tahun"], isi["ke"])
        lain = dipakai.setdefault(tanda, kunci)
        if lain == kunci:
            continue
        asal = calon or kerja.calon[DOKUMEN].get(lain)
        if asal is not None:
            kedua = sebut_kunci(lain if calon is not None else kunci)
            kerja.tolak(
                asal.asal, "ke",
                f"dokumen “{kedua}” sudah memakai jenis, tahun dan ke yang sama; naikkan ke.",
            )  # fmt: skip


# -- target

_TARGET = (
    rujuk("indikator", INDIKATOR, wajib=True),
    tahun(),
    Kolom("triwulan", Bulat(1, 4)),
    rujuk("dokumen", DOKUMEN, wajib=True),
    Kolom("target", ApaAdanya(), wajib=True),
    Kolom("nilai", ApaAdanya()),
)
_BAGIAN = ("jenis", "nilai", "bawah", "atas", "predikat")
_MEDAN = ("teks", *_BAGIAN)


def _susun_target(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("indikator", "tahun", "dokumen") or "triwulan" in baris.cacat:
        return
    indikator = (baris["indikator"],)
    kunci: Kunci = (indikator, baris["tahun"], (baris["dokumen"],))
    tabel = TARGET
    if baris["triwulan"] is not None:
        tabel = TARGET_TRIWULAN
        kunci = (indikator, baris["tahun"], baris["triwulan"], (baris["dokumen"],))
    nilai: dict[str, Any] = dict(zip(tabel.kunci, kunci, strict=True))
    isi = kerja.lihat(INDIKATOR, indikator)
    if isi is not None and baris.utuh("target"):
        nilai.update(_terbaca(kerja, baris, "target", isi))
    kerja.calonkan(baris, tabel, kunci, nilai, dict.fromkeys(_MEDAN, "target"))


def _terbaca(
    kerja: Pemuatan, baris: Baris, kolom: str, indikator: dict[str, Any]
) -> dict[str, Any]:
    """The fields of a target from the text that was agreed; nothing where it cannot be read."""
    if not indikator["polaritas"]:
        return {}
    teks, skala = _teks_target(baris[kolom]), kode_skala(kerja, indikator["skala"])
    try:
        if teks is None:
            raise TargetTeksError(
                "Excel mengubah isian ini menjadi tanggal; format sel sebagai Teks, "
                "lalu ketik ulang."
            )
        terbaca = baca_target(
            teks, bentuk_indikator(indikator), Polaritas(indikator["polaritas"]), skala
        )
    except TanpaAngkaError as galat:
        if not baris.utuh("nilai"):
            kerja.tolak(baris, kolom, str(galat))
            return {}
        return {"teks": teks, **_nilai_di_sampingnya(kerja, baris, indikator)}
    except TargetTeksError as galat:
        kerja.tolak(baris, kolom, str(galat))
        return {}
    if baris.utuh("nilai"):
        tertulis = _angka(kerja, baris, "nilai", indikator)
        if terbaca.jenis is JenisTarget.PREDIKAT and terbaca.nilai is None:
            terbaca = replace(terbaca, nilai=tertulis)
        elif "nilai" not in baris.cacat and tertulis != terbaca.nilai:
            kerja.tolak(baris, kolom, NILAI_BERBEDA)
    return {
        "teks": teks,
        "jenis": terbaca.jenis.value,
        "nilai": terbaca.nilai,
        "bawah": terbaca.bawah,
        "atas": terbaca.atas,
        "predikat": None if terbaca.predikat is None else (indikator["skala"], terbaca.predikat),
    }


def _nilai_di_sampingnya(
    kerja: Pemuatan, baris: Baris, indikator: dict[str, Any]
) -> dict[str, Any]:
    """The value given beside words that hold none: one figure, as the indicator's polarity has it;
    where it is best inside a range the words must say both bounds.
    """
    polaritas = Polaritas(indikator["polaritas"])
    return {
        "jenis": jenis_baku(polaritas).value,
        "nilai": _angka(kerja, baris, "nilai", indikator),
        "bawah": None,
        "atas": None,
        "predikat": None,
    }


def _angka(kerja: Pemuatan, baris: Baris, kolom: str, indikator: dict[str, Any]) -> Decimal | None:
    """A figure in the indicator's unit; None once it is said why it cannot be read."""
    try:
        return baca_bebas(baris[kolom], bentuk_indikator(indikator))
    except NilaiError as galat:
        kerja.tolak(baris, kolom, str(galat))
        return None


def _teks_target(sel: Sel) -> str | None:
    """The text as agreed; None where Excel made a date of it (7-8)."""
    return None if isinstance(sel, date) else teks_sel(sel)


def kode_skala(kerja: Pemuatan, skala: Kunci | None) -> list[str]:
    """Codes of a scale, lowest first."""
    if skala is None:
        return []
    isi = [(p["peringkat"], kunci[1]) for kunci, p in kerja.semua(PREDIKAT) if kunci[0] == skala]
    return [kode_predikat for _, kode_predikat in sorted(isi)]


def cari_predikat(
    kerja: Pemuatan, baris: Baris, kolom: str, indikator: dict[str, Any]
) -> tuple[Kunci, Decimal | None] | None:
    """The predicate that a cell names, whatever its case, and the score beside it; None once it
    is said what there is.
    """
    tertulis, ada = teks_sel(baris[kolom]), kode_skala(kerja, indikator["skala"])
    try:
        kode_predikat, skor = baca_predikat(tertulis, bentuk_indikator(indikator), ada)
    except TargetTeksError:
        kerja.tolak(
            baris, kolom,
            f"tidak ada pada skala “{sebut_kunci(indikator['skala'])}”; "
            f"yang ada: {', '.join(ada)}.{kerja.saran(tertulis, ada)}",
        )  # fmt: skip
        return None
    return (indikator["skala"], kode_predikat), skor


def target_sesuai_dokumen(*dikunci: str) -> Aturan:
    """Rule: year and quarter of a target fit its document, and what was signed or approved is not
    changed any more. `dikunci`: the fields that count as a change.
    """

    def periksa(kerja: Pemuatan, baris: list[Baris]) -> None:
        terkunci = dokumen_terkunci(kerja)
        for tabel in (TARGET, TARGET_TRIWULAN):
            for kunci, calon in kerja.calon.get(tabel, {}).items():
                if calon.asal.cacat:
                    continue
                _, tahun_target_ini, *triwulan, kunci_dokumen = kunci
                dokumen = kerja.lihat(DOKUMEN, kunci_dokumen)
                if dokumen is None:
                    continue
                renstra = kerja.lihat(RENSTRA, dokumen["renstra"])
                calon.tolak(kerja, tahun_target(tahun_target_ini, dokumen, renstra))
                calon.tolak(kerja, triwulan_target(triwulan[0] if triwulan else None, dokumen))
                sebab = terkunci.get(kunci_dokumen)
                diketik = ("nilai",) if calon.asal.utuh("nilai") else ()
                if sebab and (medan := medan_berubah(kerja, calon, (*dikunci, *diketik))):
                    calon.tolak(kerja, (medan, target_terkunci(sebab)))

    return periksa


def dokumen_terkunci(kerja: Pemuatan) -> dict[Kunci, str]:
    """Key of a stored document that is closed → why."""
    if kerja.keadaan.pd is None:
        return {}
    milik = DokumenPerencanaan.objects.filter(pd=kerja.keadaan.pd)
    sebab = sebab_terkunci(milik)
    return {
        kunci: sebab[objek.pk] for kunci, objek in kerja.keadaan.semua(DOKUMEN) if objek.pk in sebab
    }


def medan_berubah(kerja: Pemuatan, calon: Calon, dikunci: tuple[str, ...]) -> str:
    """The first of these fields that the candidate adds or changes."""
    objek = kerja.keadaan.ambil(calon.tabel, calon.kunci)
    if objek is None:
        return dikunci[0]
    beda = dict(berbeda(calon.tabel, calon, objek, kerja.keadaan))
    return next((medan for medan in dikunci if medan in beda), "")


def _tulis_target(keadaan: Keadaan) -> Iterator[BarisTulis]:
    semua: list[Any] = [objek for _, objek in keadaan.semua(TARGET)]
    semua += [objek for _, objek in keadaan.semua(TARGET_TRIWULAN)]
    urutan = {kunci: nomor for nomor, (kunci, _) in enumerate(keadaan.semua(INDIKATOR))}
    skala: dict[str, list[str]] = {}
    for kunci, _ in keadaan.semua(PREDIKAT):  # lowest first
        skala.setdefault(kunci[0][0], []).append(kunci[1])
    semua.sort(key=lambda t: (urutan[(t.indikator.kode,)], t.tahun, getattr(t, "triwulan", 0)))
    for objek in semua:
        yield {
            "indikator": objek.indikator.kode,
            "tahun": objek.tahun,
            "triwulan": getattr(objek, "triwulan", None),
            "dokumen": objek.dokumen.kode,
            "target": objek.teks.strip(),
            "nilai": _nilai_terpisah(objek, skala),
        }


def _nilai_terpisah(target: Any, skala: dict[str, list[str]]) -> Decimal | None:
    """The value where the text does not hold it."""
    i = target.indikator
    bentuk = BentukAngka(i.desimal, i.pola_tampil, i.satuan)
    kode_predikat = skala.get(i.skala.kode, []) if i.skala_id else []
    try:
        terbaca = baca_target(target.teks, bentuk, Polaritas(i.polaritas), kode_predikat)
    except TanpaAngkaError:
        return target.nilai  # type: ignore[no-any-return]  # of either kind of target
    except TargetTeksError:
        return None
    berskor = terbaca.jenis is JenisTarget.PREDIKAT and terbaca.nilai is None
    return target.nilai if berskor else None


# -- target, one table at a time and with its parts, as the master-data site takes it

_TERURAI = (
    rujuk("indikator", INDIKATOR, wajib=True),
    rujuk("dokumen", DOKUMEN, wajib=True),
    tahun(),
    Kolom("jenis", Pilihan(JenisTarget.choices)),
    Kolom("nilai", ApaAdanya()),
    Kolom("bawah", ApaAdanya()),
    Kolom("atas", ApaAdanya()),
    Kolom("predikat", ApaAdanya()),
    Kolom("teks", wajib=True),
    Kolom("alasan_perubahan"),
)


def _susun_terurai(baris: Baris, kerja: Pemuatan) -> None:
    if not baris.utuh("indikator", "tahun", "dokumen"):
        return
    kunci: Kunci = ((baris["indikator"],), baris["tahun"], (baris["dokumen"],))
    nilai: dict[str, Any] = dict(zip(TARGET.kunci, kunci, strict=True))
    indikator = kerja.lihat(INDIKATOR, kunci[0])
    if indikator is not None:
        if baris.utuh("teks") and not any(baris.utuh(satu) for satu in _BAGIAN):
            nilai.update(_terbaca(kerja, baris, "teks", indikator))
        else:
            tersimpan = kerja.keadaan.ambil(TARGET, kunci)
            nilai.update(_bagian(kerja, baris, indikator, tersimpan))
    calon = kerja.calonkan(baris, TARGET, kunci, nilai)
    calon.alasan = baris["alasan_perubahan"] or ""


def _bagian(
    kerja: Pemuatan, baris: Baris, indikator: dict[str, Any], tersimpan: Model | None
) -> dict[str, Any]:
    """The parts of a target as the file gives them; columns that it lacks are left out."""
    ada = kerja.kolom_ada[baris.lembar] - baris.cacat
    hasil: dict[str, Any] = {m: baris[m] for m in ("teks", "jenis") if m in ada and baris.utuh(m)}
    if not baris.utuh("jenis") and ("jenis" in ada or tersimpan is None):
        hasil["jenis"] = _jenis_tersirat(baris, indikator)
    for medan in ("nilai", "bawah", "atas"):
        if medan not in ada:
            continue
        hasil[medan] = _angka(kerja, baris, medan, indikator) if baris.utuh(medan) else None
    if "predikat" in ada:
        if not baris.utuh("predikat"):
            hasil["predikat"] = None
        elif indikator["skala"] is None:
            kerja.tolak(baris, "predikat", "diisi untuk indikator predikat saja.")
        else:
            terbaca = cari_predikat(kerja, baris, "predikat", indikator)
            hasil["predikat"] = None if terbaca is None else terbaca[0]
    return hasil


def _jenis_tersirat(baris: Baris, indikator: dict[str, Any]) -> str:
    """The kind of target that the parts given make."""
    if baris.utuh("predikat"):
        return JenisTarget.PREDIKAT.value
    if baris.utuh("bawah") or baris.utuh("atas"):
        return JenisTarget.RENTANG.value
    return jenis_baku(Polaritas(indikator["polaritas"] or Polaritas.TINGGI)).value


def teks_senilai(kerja: Pemuatan, _baris: list[Baris]) -> None:
    """Rule: parts that the load changes say what their text says, where it holds a figure."""
    for kunci, calon in kerja.calon[TARGET].items():
        isi = kerja.lihat(TARGET, kunci)
        indikator = kerja.lihat(INDIKATOR, kunci[0])
        if calon.asal.cacat or isi is None or indikator is None or not indikator["polaritas"]:
            continue
        if not medan_berubah(kerja, calon, _MEDAN):
            continue
        try:
            terbaca = baca_target(
                isi["teks"],
                bentuk_indikator(indikator),
                Polaritas(indikator["polaritas"]),
                kode_skala(kerja, indikator["skala"]),
            )
        except TanpaAngkaError:
            continue  # the parts are its value: it has none of its own
        except TargetTeksError as galat:
            calon.tolak(kerja, ("teks", str(galat)))
            continue
        predikat = None if terbaca.predikat is None else (indikator["skala"], terbaca.predikat)
        skor = terbaca.nilai
        if terbaca.jenis is JenisTarget.PREDIKAT and skor is None:
            skor = isi["nilai"]  # a score beside the words
        sama = (terbaca.jenis.value, skor, terbaca.bawah, terbaca.atas, predikat)
        if sama != tuple(isi[medan] for medan in _BAGIAN):
            calon.tolak(kerja, ("teks", NILAI_BERBEDA))


def _tulis_terurai(keadaan: Keadaan) -> Iterator[BarisTulis]:
    for _, objek in keadaan.semua(TARGET):
        yield {
            "indikator": objek.indikator.kode,
            "dokumen": objek.dokumen.kode,
            "tahun": objek.tahun,
            "jenis": objek.jenis,
            "nilai": objek.nilai,
            "bawah": objek.bawah,
            "atas": objek.atas,
            "predikat": objek.predikat.kode if objek.predikat else None,
            "teks": objek.teks.strip(),
        }


TARGET_SENDIRI = Lembar(
    "target", _TERURAI, _susun_terurai, _tulis_terurai,
    kunci=("indikator", "dokumen", "tahun"), tabel=(TARGET,), butuh=(PREDIKAT,),
    periksa=(
        aturan_baris(TARGET, bentuk_target),
        target_sesuai_dokumen(*_MEDAN),
        teks_senilai,
        beralasan(
            TARGET, "alasan_perubahan", "target ini sudah ada: sebutkan alasan perubahannya."
        ),
    ),
    sebagian=True, mengurutkan=False,
)  # fmt: skip


LEMBAR = (
    lembar_tabel(
        "dokumen", DOKUMEN,
        kode(), Kolom("jenis", Pilihan(JenisDokumen.choices), wajib=True),
        rujuk("renstra", RENSTRA), tahun(wajib=False), Kolom("ke", Bulat(0, 99)),
        Kolom("nama", wajib=True), Kolom("nomor"), Kolom("tanggal", Tanggal()), Kolom("alasan"),
        Kolom("mulai_triwulan", Bulat(1, 4)), Kolom("disetujui", YaTidak()),
        kunci=("kode",),
        periksa=(
            aturan_baris(DOKUMEN, renstra_atau_tahun, perubahan_beralasan), ke_tunggal,
        ),
    ),
    Lembar(
        "target", _TARGET, _susun_target, _tulis_target,
        kunci=("indikator", "tahun", "triwulan", "dokumen"), tabel=(TARGET, TARGET_TRIWULAN),
        periksa=(target_sesuai_dokumen("teks"),), butuh=(PREDIKAT,),
    ),
)  # fmt: skip
