"""PURE. Read numbers and targets of an indicator as people agree on them in writing.

`97,30` · `97,30%` · `≥ 80` · `minimal 80` · `≤ 5` · `maks. 5` · `7–8` · `7 s.d. 8` · `2,5 ± 1` ·
`BB` · `BB (75,20)` · `Opini WTP` · `1:25` · `Rp 22.884 / Jam` · `6 dok.` · `Level 3 (3,35)` ·
`100 dari 110 organisasi`. What has two readings is refused with both of them. Words that hold no
figure keep their place where the figure stands behind them in brackets.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kinerja.angka import (
    AngkaError,
    baca_angka,
    bulatkan,
    format_angka,
    konteks_hitung,
    persen,
)
from kinerja.capaian import JenisTarget, Polaritas

PANJANG_TARGET = 120
NILAI_BERBEDA = (
    "Nilai yang diketik berbeda dari yang terbaca pada target ini. Kosongkan nilainya agar dibaca "
    "dari target, atau samakan."
)
"""What every door says of a value that contradicts the text beside it."""


class TargetTeksError(ValueError):
    """The text is not a target of this indicator; the message is for the user, in Indonesian."""


class TanpaAngkaError(TargetTeksError):
    """Its words hold no figure of this indicator: the value has to be given beside them."""


@dataclass(frozen=True)
class BentukAngka:
    """How figures of an indicator are written: its decimals, display pattern and unit."""

    desimal: int
    pola: str = "{n}"
    satuan: str = ""

    @property
    def berpersen(self) -> bool:
        """Whether a % sign belongs to the figure."""
        return "%" in self.pola or "%" in self.satuan or "persen" in self.satuan.casefold()

    @property
    def berrupiah(self) -> bool:
        """Whether Rp belongs to the figure."""
        kata = re.split(r"[^a-z]+", f"{self.pola} {self.satuan}".casefold())
        return not {"rp", "rupiah", "idr"}.isdisjoint(kata)


@dataclass(frozen=True)
class TargetTerbaca:
    """A target as parsed. `predikat` is the code on the scale; `nilai` beside it is its score.

    `apa_adanya`: its words say more than the figure in its house form would; documents print them.
    """

    jenis: JenisTarget
    nilai: Decimal | None = None
    bawah: Decimal | None = None
    atas: Decimal | None = None
    predikat: str | None = None
    apa_adanya: bool = False


_SPASI = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_MINIMAL = re.compile(
    r"(?:≥|>=|=>|sekurang[- ]kurangnya|paling (?:sedikit|kurang|rendah)"
    r"|minimal|minimum|min\b\.?)\s*",
    re.IGNORECASE,
)
_MAKSIMAL = re.compile(
    r"(?:≤|<=|=<|(?:setinggi[- ]tinggi|sebanyak[- ]banyak)nya|paling (?:banyak|tinggi)"
    r"|maksimal|maksimum|maks\b\.?|max\b\.?)\s*",
    re.IGNORECASE,
)
_TEGAS = re.compile(r"[<>]|(?:lebih|kurang) dari\b|di (?:atas|bawah)\b", re.IGNORECASE)
_RENTANG = re.compile(
    r"(?P<bawah>.*?\d[^\d–—-]*?)\s*"
    r"(?:–|—|-|\bs\.? ?d\.?(?= ?\S*\d)|\bs/d\b|\bsampai dengan\b|\bsampai\b|\bhingga\b)\s*"
    r"(?P<atas>.*\d.*)",
    re.IGNORECASE,
)

_KURUNG = re.compile(r"(?P<depan>[^()]*[^()\s])\s*\((?P<isi>[^()]+)\)")
_DARI = re.compile(r"(?P<dari>\d[\d.,]*) dari (?P<semua>\d[\d.,]*)(?: (?P<satuan>\D+))?")
_LABEL = re.compile(
    r"(?:(?:level|tingkat|nilai|skor|indeks|predikat|opini|kategori|kriteria|peringkat|sebutan"
    r"|grade|mutu|hasil)\b[: ]*)+",
    re.IGNORECASE,
)
_SINGKATAN = re.compile(r"(?P<angka>.*\d)\s*(?P<kata>[a-z]{2,})\.?", re.IGNORECASE)
_SIMPANGAN = re.compile(r"(?P<tengah>.*\d.*?)\s*(?:±|\+\s*/\s*[-–−])\s*(?P<simpangan>.*\d.*)")


def baca_angka_indikator(teks: str, bentuk: BentukAngka) -> Decimal:
    """Read one figure of an indicator, with or without what its pattern and unit put around it.

    Raises TargetTeksError.
    """
    inti = _rapikan(teks)
    if inti.endswith("%") and not bentuk.berpersen:
        raise TargetTeksError(
            f"“{inti}” memakai tanda %, sedangkan satuan indikator ini "
            f"{bentuk.satuan or 'bukan persen'}; tulis angkanya saja."
        )
    if re.search(r"\brp(?![a-z])", inti, re.IGNORECASE) and not bentuk.berrupiah:
        raise TargetTeksError(
            f"“{inti}” memakai Rp, sedangkan satuan indikator ini "
            f"{bentuk.satuan or 'bukan rupiah'}; tulis angkanya saja."
        )
    try:
        return baca_angka(_lepas_imbuhan(inti, bentuk), desimal=bentuk.desimal)
    except AngkaError as galat:
        raise TargetTeksError(str(galat)) from galat


def baca_target(
    teks: str, bentuk: BentukAngka, polaritas: Polaritas, skala: Sequence[str] = ()
) -> TargetTerbaca:
    """Read the text of a target. `skala`: the codes of a predicate indicator, lowest first.

    A bare number is a minimum where higher is better, a maximum where lower is; where the
    indicator is best inside a range, both bounds must be said. Raises TargetTeksError.
    """
    if len(teks) > PANJANG_TARGET:
        raise TargetTeksError(f"Target paling panjang {PANJANG_TARGET} karakter.")
    inti = _rapikan(teks)
    arah, sisa = _arah(inti)
    if arah is not None:
        _pastikan_searah(arah, polaritas, inti)
    elif cocok := _TEGAS.match(inti):
        raise TargetTeksError(
            f"“{cocok[0]}” tidak menyatakan batasnya ikut atau tidak; "
            "tulis ≥ (sekurang-kurangnya) atau ≤ (setinggi-tingginya)."
        )
    if skala:
        predikat, skor, apa_adanya = _predikat_berskor(sisa, skala, bentuk)
        return TargetTerbaca(JenisTarget.PREDIKAT, skor, predikat=predikat, apa_adanya=apa_adanya)
    if arah is None and (rentang := _rentang_tertulis(inti, bentuk)):
        return rentang
    if polaritas is Polaritas.DALAM_RENTANG:
        raise TargetTeksError(
            f"“{inti}” hanya menyebut satu angka, sedangkan indikator ini terbaik di dalam "
            "rentang; tulis kedua batasnya, misalnya 60–85 atau 2,5 ± 1."
        )
    nilai, apa_adanya = _nilai_tertulis(sisa, bentuk)
    return TargetTerbaca(jenis_baku(polaritas), nilai, apa_adanya=apa_adanya)


def baca_predikat(
    teks: str, bentuk: BentukAngka, skala: Sequence[str]
) -> tuple[str, Decimal | None]:
    """Read a predicate with or without its score: `BB`, `BB (75,20)`, `75,20 (BB)`.

    Raises TargetTeksError.
    """
    predikat, skor, _ = _predikat_berskor(_rapikan(teks), skala, bentuk)
    return predikat, skor


def jenis_baku(polaritas: Polaritas) -> JenisTarget:
    """The kind of target that one figure alone makes."""
    return JenisTarget.MAKSIMAL if polaritas is Polaritas.RENDAH else JenisTarget.MINIMAL


def tulis_predikat(predikat: str, skor: Decimal | None, desimal: int) -> str:
    """`BB (75,20)`, or the predicate alone where it has no score."""
    return predikat if skor is None else f"{predikat} ({format_angka(skor, desimal)})"


def _rapikan(teks: str) -> str:
    return _SPASI.sub(" ", teks).strip()


def _arah(teks: str) -> tuple[JenisTarget | None, str]:
    if cocok := _MINIMAL.match(teks):
        return JenisTarget.MINIMAL, teks[cocok.end() :]
    if cocok := _MAKSIMAL.match(teks):
        return JenisTarget.MAKSIMAL, teks[cocok.end() :]
    return None, teks


def _pastikan_searah(arah: JenisTarget, polaritas: Polaritas, teks: str) -> None:
    if arah is JenisTarget.MAKSIMAL and polaritas is Polaritas.TINGGI:
        raise TargetTeksError(
            f"“{teks}” adalah batas atas, sedangkan indikator ini makin tinggi makin baik; "
            "tulis ≥ atau angkanya saja, atau perbaiki polaritas indikator."
        )
    if arah is JenisTarget.MINIMAL and polaritas is Polaritas.RENDAH:
        raise TargetTeksError(
            f"“{teks}” adalah batas bawah, sedangkan indikator ini makin rendah makin baik; "
            "tulis ≤ atau angkanya saja, atau perbaiki polaritas indikator."
        )


def _predikat(teks: str, skala: Sequence[str]) -> str:
    kode = _kode_skala(teks, skala)
    if kode is None:
        raise TargetTeksError(
            f"“{teks.strip()}” tidak ada pada skala predikat; dari yang terendah: "
            f"{', '.join(skala)}."
        )
    return kode


def _kode_skala(teks: str, skala: Sequence[str]) -> str | None:
    inti = teks.strip()
    if inti in skala:
        return inti
    serupa = [kode for kode in skala if kode.casefold() == inti.casefold()]
    if len(serupa) == 1:
        return serupa[0]
    tanpa_label = _LABEL.sub("", inti, count=1) if _LABEL.match(inti) else inti
    return _kode_skala(tanpa_label, skala) if tanpa_label not in ("", inti) else None


def _predikat_berskor(
    teks: str, skala: Sequence[str], bentuk: BentukAngka
) -> tuple[str, Decimal | None, bool]:
    """Code, score, and whether the words say more than the code."""
    kode = _kode_skala(teks, skala)
    if kode is not None:
        return kode, None, kode.casefold() != teks.strip().casefold()
    if cocok := _KURUNG.fullmatch(teks):
        depan, isi = _kode_skala(cocok["depan"], skala), _kode_skala(cocok["isi"], skala)
        if depan is not None and isi is None:
            return depan, _angka_atau_kata(cocok["isi"], bentuk), True
        if isi is not None and depan is None:
            return isi, _angka_atau_kata(cocok["depan"], bentuk), True
    return _predikat(teks, skala), None, False


def _nilai_tertulis(teks: str, bentuk: BentukAngka) -> tuple[Decimal, bool]:
    """The figure of a target, and whether its words say more than the figure."""
    try:
        return baca_angka_indikator(teks, bentuk), False
    except TargetTeksError as galat:
        pertama = galat
    if cocok := _KURUNG.fullmatch(teks):
        depan, isi = _angka_berkata(cocok["depan"], bentuk), _angka_atau_kata(cocok["isi"], bentuk)
        if depan is not None and isi is not None and isi != depan and int(isi) != depan:
            raise TargetTeksError(
                f"“{teks}” memuat dua angka, {format_angka(depan)} dan {format_angka(isi)}; tulis "
                "satu saja."
            )
        if (nilai := isi if isi is not None else depan) is not None:
            return nilai, True
    elif (nilai := _angka_berkata(teks, bentuk)) is not None:
        return nilai, True
    if re.search(r"[^\W\d_]", teks):
        raise TanpaAngkaError(
            f"{pertama} Bila memang begitu bunyinya, tulis nilainya dalam kurung di belakangnya: "
            f"{teks} (…); teksnya tercetak apa adanya."
        ) from pertama
    raise pertama


def _angka_berkata(teks: str, bentuk: BentukAngka) -> Decimal | None:
    """A figure among words: `Level 3`, `100 dari 110 organisasi`."""
    if cocok := _DARI.fullmatch(teks):
        return _bagian(cocok, bentuk)
    return _coba(_LABEL.sub("", teks, count=1) if _LABEL.match(teks) else teks, bentuk)


def _bagian(cocok: re.Match[str], bentuk: BentukAngka) -> Decimal | None:
    """`100 dari 110 organisasi`: 90,91 in percent, 100 in organisasi; unknown in another unit."""
    try:
        dari, semua = (baca_angka(cocok[n], desimal=0) for n in ("dari", "semua"))
    except AngkaError:
        return None
    if bentuk.berpersen:
        return None if semua == 0 else bulatkan(persen(dari, semua), bentuk.desimal)
    satuan = cocok["satuan"]
    return dari if satuan is None or _singkatan_dari(satuan, bentuk) else None


def _angka_atau_kata(teks: str, bentuk: BentukAngka) -> Decimal | None:
    """A figure; None where there are only words. Raises TargetTeksError for one that is unclear."""
    return baca_angka_indikator(teks, bentuk) if re.search(r"\d", teks) else None


def _coba(teks: str, bentuk: BentukAngka) -> Decimal | None:
    try:
        return baca_angka_indikator(teks, bentuk)
    except TargetTeksError:
        return None


def _rentang_tertulis(teks: str, bentuk: BentukAngka) -> TargetTerbaca | None:
    """A range, or one in or before brackets: `60–85`, `2,5 ± 1`, `Ideal (60–85)`."""
    if (cocok := _KURUNG.fullmatch(teks)) is None:
        return _simpangan(teks, bentuk) or _rentang(teks, bentuk)
    for bagian in (cocok["isi"], cocok["depan"]):
        try:
            rentang = _simpangan(bagian, bentuk) or _rentang(bagian, bentuk)
        except TargetTeksError:
            continue
        if rentang is not None:
            return replace(rentang, apa_adanya=True)
    return None


def _rentang(teks: str, bentuk: BentukAngka) -> TargetTerbaca | None:
    cocok = _RENTANG.fullmatch(teks)
    if cocok is None:
        return None
    bawah = baca_angka_indikator(cocok["bawah"], bentuk)
    atas = baca_angka_indikator(cocok["atas"], bentuk)
    if bawah > atas:
        raise TargetTeksError(f"Batas bawah rentang “{teks}” melebihi batas atasnya.")
    return TargetTerbaca(JenisTarget.RENTANG, bawah=bawah, atas=atas)


def _simpangan(teks: str, bentuk: BentukAngka) -> TargetTerbaca | None:
    """`2,5 ± 1`: from 1,5 to 3,5."""
    cocok = _SIMPANGAN.fullmatch(teks)
    if cocok is None:
        return None
    tengah = baca_angka_indikator(cocok["tengah"], bentuk)
    jauh = baca_angka_indikator(cocok["simpangan"], bentuk)
    if jauh < 0:
        raise TargetTeksError(f"Simpangan pada “{teks}” tidak boleh negatif.")
    with konteks_hitung():
        return TargetTerbaca(
            JenisTarget.RENTANG, bawah=tengah - jauh, atas=tengah + jauh, apa_adanya=True
        )


def _lepas_imbuhan(teks: str, bentuk: BentukAngka) -> str:
    """Take off the pattern's prefix and suffix, or the unit; case and blanks do not matter."""
    depan, _, belakang = bentuk.pola.partition("{n}")
    sisa = _lepas(teks, belakang, di_depan=False)
    if sisa == teks:
        sisa = _lepas(teks, bentuk.satuan, di_depan=False)
    if sisa == teks and (cocok := _SINGKATAN.fullmatch(teks)):
        sisa = cocok["angka"] if _singkatan_dari(cocok["kata"], bentuk) else teks
    return _lepas(sisa, depan, di_depan=True)


def _singkatan_dari(kata: str, bentuk: BentukAngka) -> bool:
    """Whether it abbreviates a word of the unit: `dok` of Dokumen, `org` of Orang."""
    pendek = kata.strip(" .").casefold()
    for panjang in re.findall(r"[^\W\d_]+", f"{bentuk.pola} {bentuk.satuan}".casefold()):
        if len(pendek) >= 2 and panjang.startswith(pendek):
            return True
        sisa = iter(panjang)
        if len(pendek) >= 3 and panjang[0] == pendek[0] and all(h in sisa for h in pendek):
            return True
    return False


def _lepas(teks: str, imbuhan: str, *, di_depan: bool) -> str:
    inti = imbuhan.strip()
    if not inti:
        return teks
    longgar = r"\s*".join(re.escape(huruf) for huruf in "".join(inti.split()))
    batas = r"(?!\w)" if inti[-1].isalpha() and not di_depan else ""
    pola = rf"{longgar}\s*" if di_depan else rf"\s*{longgar}{batas}"
    cocok = (
        re.match(pola, teks, re.IGNORECASE)
        if di_depan
        else re.search(rf"{pola}$", teks, re.IGNORECASE)
    )
    if cocok is None:
        return teks
    sisa = teks[cocok.end() :] if di_depan else teks[: cocok.start()]
    # Leave a lone sign or nothing to the number reader, which says what is wrong with it.
    return sisa if re.search(r"\d", sisa) else teks
