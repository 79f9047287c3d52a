"""Sheets of what was promised: dokumen, target (yearly and quarterly)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from kinerja.capaian import Polaritas
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.mentah import Sel, teks_sel
from kinerja.himpunan.pemuatan import Pemuatan, sebut_kunci
from kinerja.himpunan.skema import Baris, BarisTulis, Kolom, Kunci, Lembar, Pelaku, Tabel
from kinerja.himpunan.susun import aturan_baris, kunci_rujukan, lembar_tabel
from kinerja.himpunan.tipe import ApaAdanya, Bulat, Pilihan, Tanggal, YaTidak
from kinerja.jenis import JenisDokumen
from kinerja.lembar.angka_indikator import bentuk_indikator
from kinerja.lembar.indikator import INDIKATOR, PREDIKAT
from kinerja.lembar.kolom import kode, rujuk, tahun
from kinerja.lembar.pohon import RENSTRA
from kinerja.models import DokumenPerencanaan, Target, TargetTriwulan
from kinerja.models.perjanjian import PerjanjianKinerja
from kinerja.status import DITANDATANGANI
from kinerja.target_teks import TargetTeksError, TargetTerbaca, baca_target


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


def renstra_atau_tahun(isi: dict[str, Any]) -> tuple[str, str] | None:
    """A Renstra document names its Renstra, the others their year."""
    if isi["jenis"] == JenisDokumen.RENSTRA:
        if isi["renstra"] is None:
            return "renstra", "wajib diisi untuk dokumen jenis renstra."
        if isi["tahun"] is not None:
            return "tahun", "dikosongkan untuk dokumen jenis renstra."
        return None
    if isi["tahun"] is None:
        return "tahun", f"wajib diisi untuk dokumen jenis {isi['jenis']}."
    if isi["renstra"] is not None:
        return "renstra", f"dikosongkan untuk dokumen jenis {isi['jenis']}."
    return None


def perubahan_beralasan(isi: dict[str, Any]) -> tuple[str, str] | None:
    """A revision gives its reason."""
    if isi["ke"] > 0 and not isi["alasan"]:
        return "alasan", "wajib diisi untuk dokumen perubahan (ke lebih dari 0)."
    return None


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
)
_KOLOM = {"teks": "target", "jenis": "target", "nilai": "target", "bawah": "target",
          "atas": "target", "predikat": "target"}  # fmt: skip


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
    if isi is not None and isi["polaritas"] and baris.utuh("target"):
        teks = _teks_target(baris["target"])
        skala = kode_skala(kerja, isi["skala"])
        try:
            if teks is None:
                raise TargetTeksError(
                    "Excel mengubah isian ini menjadi tanggal; format sel sebagai Teks, "
                    "lalu ketik ulang."
                )
            terbaca = baca_target(teks, bentuk_indikator(isi), Polaritas(isi["polaritas"]), skala)
        except TargetTeksError as galat:
            kerja.tolak(baris, "target", str(galat))
        else:
            nilai.update(_medan_target(teks, terbaca, isi["skala"]))
    kerja.calonkan(baris, tabel, kunci, nilai, _KOLOM)


def _teks_target(sel: Sel) -> str | None:
    """The text as agreed; None where Excel made a date of it (7-8)."""
    return None if isinstance(sel, date) else teks_sel(sel)


def _medan_target(teks: str, terbaca: TargetTerbaca, skala: Kunci | None) -> dict[str, Any]:
    return {
        "teks": teks,
        "jenis": str(terbaca.jenis),
        "nilai": terbaca.nilai,
        "bawah": terbaca.bawah,
        "atas": terbaca.atas,
        "predikat": None if terbaca.predikat is None else (skala, terbaca.predikat),
    }


def kode_skala(kerja: Pemuatan, skala: Kunci | None) -> list[str]:
    """Codes of a scale, lowest first."""
    if skala is None:
        return []
    isi = [(p["peringkat"], kunci[1]) for kunci, p in kerja.semua(PREDIKAT) if kunci[0] == skala]
    return [kode_predikat for _, kode_predikat in sorted(isi)]


def target_sesuai_dokumen(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Year and quarter of a target fit its document; what was signed is not changed any more."""
    terkunci = _dokumen_ditandatangani(kerja)
    for satu in baris:
        if satu.cacat or not satu.utuh("dokumen", "tahun"):
            continue
        kolom = next(k for k in _TARGET if k.nama == "dokumen")
        kunci_dokumen = kunci_rujukan(satu, kolom)
        dokumen = kerja.lihat(DOKUMEN, kunci_dokumen)
        if dokumen is None:
            continue
        jenis, tahun_target = dokumen["jenis"], satu["tahun"]
        renstra = kerja.lihat(RENSTRA, dokumen["renstra"])
        if dokumen["tahun"] is not None and dokumen["tahun"] != tahun_target:
            kerja.tolak(satu, "tahun", f"dokumen ini untuk tahun {dokumen['tahun']}.")
        elif renstra is not None and not (
            (renstra["tahun_awal"] or 0) <= tahun_target <= (renstra["tahun_akhir"] or tahun_target)
        ):
            kerja.tolak(
                satu, "tahun",
                f"di luar masa Renstra {renstra['tahun_awal']}–{renstra['tahun_akhir']}.",
            )  # fmt: skip
        if jenis == JenisDokumen.RENCANA_AKSI and satu["triwulan"] is None:
            kerja.tolak(satu, "triwulan", "wajib diisi untuk target pada rencana aksi.")
        elif jenis == JenisDokumen.RENSTRA and satu["triwulan"] is not None:
            kerja.tolak(satu, "triwulan", "Renstra menetapkan target tahunan; kosongkan.")
        if kunci_dokumen in terkunci and _mengubah_target(kerja, satu):
            kerja.tolak(
                satu, "target",
                "target pada dokumen ini sudah ditandatangani sehingga tidak dapat diubah; "
                "buat dokumen perubahan.",
            )  # fmt: skip


def _dokumen_ditandatangani(kerja: Pemuatan) -> set[Kunci]:
    if kerja.keadaan.pd is None:
        return set()
    daftar = PerjanjianKinerja.objects.filter(pd=kerja.keadaan.pd, status__in=DITANDATANGANI)
    return {(kode_dokumen,) for kode_dokumen in daftar.values_list("dokumen__kode", flat=True)}


def _mengubah_target(kerja: Pemuatan, baris: Baris) -> bool:
    """Whether a stored target would get another text."""
    indikator, dokumen = (baris["indikator"],), (baris["dokumen"],)
    if baris["triwulan"] is None:
        objek: Any = kerja.keadaan.ambil(TARGET, (indikator, baris["tahun"], dokumen))
    else:
        objek = kerja.keadaan.ambil(
            TARGET_TRIWULAN, (indikator, baris["tahun"], baris["triwulan"], dokumen)
        )
    return objek is not None and objek.teks.strip() != _teks_target(baris["target"])


def _tulis_target(keadaan: Keadaan) -> Iterator[BarisTulis]:
    semua: list[Any] = [objek for _, objek in keadaan.semua(TARGET)]
    semua += [objek for _, objek in keadaan.semua(TARGET_TRIWULAN)]
    urutan = {kunci: nomor for nomor, (kunci, _) in enumerate(keadaan.semua(INDIKATOR))}
    semua.sort(key=lambda t: (urutan[(t.indikator.kode,)], t.tahun, getattr(t, "triwulan", 0)))
    for objek in semua:
        yield {
            "indikator": objek.indikator.kode,
            "tahun": objek.tahun,
            "triwulan": getattr(objek, "triwulan", None),
            "dokumen": objek.dokumen.kode,
            "target": objek.teks.strip(),
        }


LEMBAR = (
    lembar_tabel(
        "dokumen", DOKUMEN,
        kode(), Kolom("jenis", Pilihan(JenisDokumen.values), wajib=True),
        rujuk("renstra", RENSTRA), tahun(wajib=False), Kolom("ke", Bulat(0, 99)),
        Kolom("nama", wajib=True), Kolom("nomor"), Kolom("tanggal", Tanggal()), Kolom("alasan"),
        Kolom("mulai_triwulan", Bulat(1, 4)), Kolom("disetujui", YaTidak()),
        kunci=("kode",),
        periksa=(
            aturan_baris(DOKUMEN, renstra_atau_tahun), aturan_baris(DOKUMEN, perubahan_beralasan),
            ke_tunggal,
        ),
    ),
    Lembar(
        "target", _TARGET, _susun_target, _tulis_target,
        kunci=("indikator", "tahun", "triwulan", "dokumen"), tabel=(TARGET, TARGET_TRIWULAN),
        periksa=(target_sesuai_dokumen,),
    ),
)  # fmt: skip
