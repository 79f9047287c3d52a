"""PURE. The rule of the predicate as data, and the calculation with every step shown.

Of each element a percentage is taken (capaian: the mean of the indicators, each counted as at most
`batas_atas`), weighted, summed and rounded once, half-up, to two decimals; the first band whose
lower bound the rounded figure reaches is the predicate, and names the scale of e-Kinerja.

Source of what is supplied: bands of Permendagri 86/2017; e-Kinerja scale of PermenPANRB 6/2022.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kinerja.angka import (
    bulatkan,
    desimal_tersimpan,
    format_angka,
    format_persen,
    konteks_hitung,
    persen,
)
from kinerja.capaian import SERATUS
from kinerja.kata_daftar import urutkan
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017, Pita, salah_pita
from kinerja.pilihan import PilihanBerlabel
from laporan.pemda.tinjauan.fakta import FaktaIndikator, FaktaTW

TIDAK_DINILAI = "Tidak dapat dinilai"
DESIMAL = 2
BANYAK_SUKU = 8
"""Figures of a mean that are written out; of more, their sum and count are."""


class UnsurPredikat(PilihanBerlabel):
    """What a predicate may be made of."""

    CAPAIAN = "capaian", "Rata-rata capaian indikator"
    SERAPAN = "serapan", "Serapan anggaran"
    KELENGKAPAN = "kelengkapan", "Kelengkapan pelaporan"


class LingkupPredikat(PilihanBerlabel):
    """Whose capaian counts."""

    SEMUA = "semua", "Semua indikator"
    IKU = "iku", "Indikator kinerja utama"
    STRATEGIS = "strategis", "Indikator tujuan dan sasaran strategis"


class TanpaCapaian(PilihanBerlabel):
    """What becomes of an indicator that is due and has no capaian."""

    DILEWATI = "dilewati", "Tidak dihitung"
    NOL = "nol", "Dihitung nol"


@dataclass(frozen=True)
class PitaPredikat:
    """One band: from its lower bound, the predicate and the word of e-Kinerja for it."""

    batas: Decimal | None
    predikat: str
    ekinerja: str


@dataclass(frozen=True)
class IsiAturan:
    """A rule. `bobot` are percentages that make 100 together."""

    bobot: Mapping[UnsurPredikat, Decimal]
    pita: tuple[PitaPredikat, ...]
    batas_atas: Decimal | None = SERATUS
    lingkup: LingkupPredikat = LingkupPredikat.SEMUA
    tanpa_capaian: TanpaCapaian = TanpaCapaian.DILEWATI


EKINERJA = ("Istimewa", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
ATURAN_BAKU = IsiAturan(
    bobot={UnsurPredikat.CAPAIAN: SERATUS},
    pita=tuple(
        PitaPredikat(p.batas_bawah, p.label, kata)
        for p, kata in zip(PITA_PERMENDAGRI_86_2017, EKINERJA, strict=True)
    ),
)
NAMA_BAKU = "Rata-rata capaian menurut kriteria"
DASAR_BAKU = "Permendagri 86/2017 (kriteria); PermenPANRB 6/2022 (predikat kinerja)"


@dataclass(frozen=True)
class LangkahHitung:
    """One line of the calculation."""

    judul: str
    hitungan: str
    hasil: str


@dataclass(frozen=True)
class HasilPredikat:
    """The predicate with its steps; without a figure the reason stands in `alasan`."""

    nilai: Decimal | None
    predikat: str
    ekinerja: str
    langkah: tuple[LangkahHitung, ...]
    alasan: str = ""


def salah_aturan(a: IsiAturan) -> Iterator[str]:
    """What is wrong with a rule, sentence by sentence."""
    if any(b < 0 for b in a.bobot.values()):
        yield "Bobot tidak boleh negatif."
    with konteks_hitung():
        jumlah = sum(a.bobot.values(), Decimal(0))
    if jumlah != SERATUS:
        yield f"Bobot seluruh unsur harus berjumlah 100; kini {format_angka(jumlah)}."
    if a.batas_atas is not None and a.batas_atas <= 0:
        yield "Capaian tertinggi yang dihitung harus lebih dari nol."
    for letak, pesan in salah_pita([Pita(p.batas, p.predikat) for p in a.pita]):
        yield f"Tingkat ke-{letak + 1}: {pesan}"
    if any(not p.ekinerja.strip() for p in a.pita):
        yield "Setiap predikat harus mempunyai predikat e-Kinerja."


def hitung_predikat(a: IsiAturan, f: FaktaTW) -> HasilPredikat:
    """The predicate of an agency's quarter, step by step."""
    langkah: list[LangkahHitung] = []
    suku: list[tuple[Decimal, Decimal]] = []
    for unsur in UnsurPredikat:
        bobot = a.bobot.get(unsur, Decimal(0))
        if not bobot:
            continue
        nilai, baris = _unsur(a, f, unsur)
        langkah.append(baris)
        if nilai is None:
            return HasilPredikat(
                None, TIDAK_DINILAI, "", tuple(langkah), f"{unsur.label}: {baris.hasil}"
            )
        suku.append((nilai, bobot))
    with konteks_hitung():
        jumlah = sum((n * b / SERATUS for n, b in suku), Decimal(0))
    akhir = bulatkan(jumlah, DESIMAL)
    if len(suku) > 1 or suku[0][1] != SERATUS:
        hitungan = " + ".join(f"{format_angka(n, DESIMAL)} × {format_angka(b)}%" for n, b in suku)
        langkah.append(LangkahHitung("Nilai", hitungan, format_angka(akhir, DESIMAL)))
    pita = next(p for p in a.pita if p.batas is None or akhir >= p.batas)
    langkah.append(LangkahHitung("Predikat", _sebut_pita(a, pita, akhir), pita.predikat))
    langkah.append(LangkahHitung("Predikat pada e-Kinerja", pita.predikat, pita.ekinerja))
    return HasilPredikat(akhir, pita.predikat, pita.ekinerja, tuple(langkah))


def _sebut_pita(a: IsiAturan, pita: PitaPredikat, nilai: Decimal) -> str:
    teks = format_angka(nilai, DESIMAL)
    if pita.batas is None:
        atas = a.pita[-2].batas if len(a.pita) > 1 else None
        return teks if atas is None else f"{teks} < {format_angka(atas)}"
    return f"{teks} ≥ {format_angka(pita.batas)}"


def _unsur(a: IsiAturan, f: FaktaTW, unsur: UnsurPredikat) -> tuple[Decimal | None, LangkahHitung]:
    match unsur:
        case UnsurPredikat.CAPAIAN:
            return _capaian(a, f)
        case UnsurPredikat.SERAPAN:
            nilai = None if f.serapan is None else min(f.serapan, SERATUS)
            alasan = f.alasan_serapan or "realisasi anggaran belum dicatat"
            return nilai, LangkahHitung(
                unsur.label,
                "realisasi ÷ pagu sampai akhir triwulan, paling tinggi 100",
                alasan if nilai is None else format_angka(nilai, DESIMAL),
            )
    if not f.diharapkan:
        return None, LangkahHitung(unsur.label, "", "tidak ada yang ditagih pada triwulan ini")
    nilai = bulatkan(persen(f.diajukan, f.diharapkan), DESIMAL)
    return nilai, LangkahHitung(
        unsur.label,
        f"{f.diajukan} baris diajukan ÷ {f.diharapkan} baris yang ditagih × 100",
        format_angka(nilai, DESIMAL),
    )


def terhitung(a: IsiAturan, i: FaktaIndikator) -> bool:
    """Whether the rule looks at an indicator at all."""
    match a.lingkup:
        case LingkupPredikat.IKU:
            return i.iku
        case LingkupPredikat.STRATEGIS:
            return i.strategis
    return True


def angka_indikator(a: IsiAturan, i: FaktaIndikator) -> Decimal | None:
    """The figure that an indicator gives to the mean; None where it is left out."""
    if i.capaian is None:
        return Decimal(0) if i.ditagih and a.tanpa_capaian is TanpaCapaian.NOL else None
    return i.capaian if a.batas_atas is None else min(i.capaian, a.batas_atas)


def _capaian(a: IsiAturan, f: FaktaTW) -> tuple[Decimal | None, LangkahHitung]:
    milik = [i for i in f.indikator if terhitung(a, i)]
    angka = [n for i in milik if (n := angka_indikator(a, i)) is not None]
    dilewati = len(milik) - len(angka)
    judul = UnsurPredikat.CAPAIAN.label
    if not angka:
        return None, LangkahHitung(judul, "", "belum ada indikator yang capaiannya dapat dihitung")
    with konteks_hitung():
        jumlah = sum(angka, Decimal(0))
        nilai = bulatkan(jumlah / len(angka), DESIMAL)
    hitungan = f"{_suku(angka, jumlah)} ÷ {len(angka)}"
    if dilewati:
        hitungan += f" ({dilewati} indikator tidak dihitung)"
    return nilai, LangkahHitung(judul, hitungan, format_angka(nilai, DESIMAL))


def _suku(angka: list[Decimal], jumlah: Decimal) -> str:
    if len(angka) > BANYAK_SUKU:
        return format_angka(jumlah)
    teks = " + ".join(format_angka(n) for n in angka)
    return teks if len(angka) == 1 else f"({teks})"


def uraian_aturan(a: IsiAturan) -> tuple[str, ...]:
    """The rule in sentences."""
    unsur = urutkan(
        [f"{u.label} {format_persen(a.bobot[u], None)}" for u in UnsurPredikat if a.bobot.get(u)]
    )
    batas = (
        "capaian dihitung apa adanya"
        if a.batas_atas is None
        else f"capaian dihitung paling tinggi {format_persen(a.batas_atas, None)}"
    )
    tangga = "; ".join(
        f"{p.predikat} ({p.ekinerja})"
        + ("" if p.batas is None else f" ≥ {format_angka(p.batas)}")
        for p in a.pita
    )  # fmt: skip
    return (
        f"Unsur: {unsur}",
        f"{a.lingkup.label}, {batas}; indikator yang ditagih tanpa capaian: "
        f"{a.tanpa_capaian.label.lower()}",
        f"Predikat: {tangga}",
    )


# --- stored form -----------------------------------------------------------------------


def aturan_ke_data(a: IsiAturan) -> dict[str, Any]:
    """As JSON holds it."""
    return {
        "bobot": {u.value: str(b) for u, b in a.bobot.items()},
        "pita": [[_teks(p.batas), p.predikat, p.ekinerja] for p in a.pita],
        "batas_atas": _teks(a.batas_atas),
        "lingkup": a.lingkup.value,
        "tanpa_capaian": a.tanpa_capaian.value,
    }


def aturan_dari_data(isi: Mapping[str, Any]) -> IsiAturan:
    """The inverse of `aturan_ke_data`."""
    return IsiAturan(
        {UnsurPredikat(u): Decimal(b) for u, b in isi["bobot"].items()},
        tuple(PitaPredikat(desimal_tersimpan(b), p, e) for b, p, e in isi["pita"]),
        desimal_tersimpan(isi["batas_atas"]),
        LingkupPredikat(isi["lingkup"]),
        TanpaCapaian(isi["tanpa_capaian"]),
    )


def langkah_ke_data(langkah: tuple[LangkahHitung, ...]) -> list[list[str]]:
    """As JSON holds them."""
    return [[x.judul, x.hitungan, x.hasil] for x in langkah]


def langkah_dari_data(isi: list[list[str]]) -> tuple[LangkahHitung, ...]:
    """Read back the steps of a calculation that were stored."""
    return tuple(LangkahHitung(*x) for x in isi)


def _teks(nilai: Decimal | None) -> str | None:
    return None if nilai is None else str(nilai)
