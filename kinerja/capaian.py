"""PURE. Achievement (capaian) of an indicator, its explanation, and averages.

Order of work, so that a reader with a calculator gets the printed figure:

1. target and realisasi are rounded half-up to the indicator's decimals, as they are printed;
2. capaian in percent is computed from those printed figures;
3. the policy's floor and cap are applied;
4. the percentage is rounded once, to `Kebijakan.desimal`, by `Kebijakan.pembulatan`.

`Pembulatan.POTONG` (truncation) therefore acts on percentages only: capaian, averages, serapan and
efisiensi (`anggaran.serapan`, `anggaran.efisiensi`). It never acts on target or realisasi: the
reference report prints TPT 2,7082… as 2,71 (rounded) and its capaian 100,3676… as 100,36
(truncated).

Capaian against the end of the Renstra is the same function with the final target.

A negative target (growth, selisih) is measured by its distance: (1 + (R − T) ÷ |T|) × 100, with −
where lower is better. For a positive target that is R ÷ T and (2T − R) ÷ T.

Source: PermenPANRB 53/2014 (both formulas); PermenPANRB 8/2021 for range targets.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Self

from kinerja.angka import (
    Pembulatan,
    bulatkan,
    format_angka,
    format_persen,
    format_suku,
    konteks_hitung,
    persen,
)
from kinerja.pilihan import PilihanBerlabel

SERATUS = Decimal(100)


class Polaritas(PilihanBerlabel):
    """Which direction is better."""

    TINGGI = "makin_tinggi", "Makin tinggi makin baik"
    RENDAH = "makin_rendah", "Makin rendah makin baik"
    DALAM_RENTANG = "dalam_rentang", "Terbaik di dalam rentang"


class JenisTarget(PilihanBerlabel):
    """What was promised about the figure; both bounds of a range are included."""

    MINIMAL = "minimal", "Sekurang-kurangnya (≥)"
    MAKSIMAL = "maksimal", "Setinggi-tingginya (≤)"
    RENTANG = "rentang", "Rentang"
    PREDIKAT = "predikat", "Predikat"


class RumusRendah(PilihanBerlabel):
    """Formula where lower is better."""

    SELISIH = "selisih", "(2 × target − realisasi) ÷ target × 100"
    RASIO = "rasio", "target ÷ realisasi × 100"


class CaraRerata(PilihanBerlabel):
    """What an average of capaian is an average of."""

    INDIKATOR = "indikator", "Rata-rata sederhana semua indikator"
    BERBOBOT = "berbobot", "Ditimbang menurut bobot indikator"
    SASARAN = "sasaran", "Rata-rata dari rata-rata setiap sasaran"


class Alasan(StrEnum):
    """Why a figure cannot be computed; reads after "tidak dapat dihitung:"."""

    BELUM_DILAPORKAN = "realisasi belum dilaporkan"
    TIDAK_DIJADWALKAN = "pelaporannya tidak dijadwalkan pada masa ini"
    TIDAK_ADA_TARGET = "target belum ditetapkan"
    TIDAK_BERLAKU = "tidak berlaku pada periode ini"
    TARGET_NOL = "target nol"
    TARGET_BUKAN_RENTANG = "target belum berupa rentang"
    REALISASI_NOL = "realisasi nol tidak dapat menjadi pembagi"
    REALISASI_NEGATIF = "realisasi negatif tidak dapat menjadi pembagi"
    PENYEBUT_NOL = "penyebut nol"


@dataclass(frozen=True)
class NilaiTarget:
    """A target as parsed; the text as agreed is kept elsewhere, beside it.

    For PREDIKAT `nilai` is the level's rank (1 = lowest), and realisasi is given the same way;
    `skor` is the score that the agreement names beside it: BB (75).
    """

    jenis: JenisTarget
    nilai: Decimal | None = None
    bawah: Decimal | None = None
    atas: Decimal | None = None
    skor: Decimal | None = None

    def __post_init__(self) -> None:
        if self.jenis is JenisTarget.RENTANG:
            if self.nilai is not None or self.bawah is None or self.atas is None:
                raise ValueError("Target rentang memerlukan batas bawah dan batas atas.")
            if self.bawah > self.atas:
                raise ValueError("Batas bawah target melebihi batas atasnya.")
        elif self.nilai is None or self.bawah is not None or self.atas is not None:
            raise ValueError(f"Target {self.jenis} memerlukan satu nilai.")

    @property
    def negatif(self) -> bool:
        """Whether a figure to measure against lies below zero."""
        return any(n is not None and n < 0 for n in (self.nilai, self.bawah, self.atas))

    @property
    def patokan(self) -> Decimal | None:
        """One figure that tells the target's scale: itself, or the upper bound of a range."""
        return self.atas if self.jenis is JenisTarget.RENTANG else self.nilai

    @classmethod
    def minimal(cls, nilai: Decimal) -> Self:
        """At least `nilai`."""
        return cls(JenisTarget.MINIMAL, nilai)

    @classmethod
    def maksimal(cls, nilai: Decimal) -> Self:
        """At most `nilai`."""
        return cls(JenisTarget.MAKSIMAL, nilai)

    @classmethod
    def rentang(cls, bawah: Decimal, atas: Decimal) -> Self:
        """From `bawah` to `atas`, both included."""
        return cls(JenisTarget.RENTANG, None, bawah, atas)

    @classmethod
    def predikat(cls, peringkat: Decimal, skor: Decimal | None = None) -> Self:
        """At least the level of this rank."""
        return cls(JenisTarget.PREDIKAT, peringkat, skor=skor)


@dataclass(frozen=True)
class Kebijakan:
    """One agency's calculation policy. Percentages; None means no limit."""

    minimum: Decimal | None = Decimal(0)
    maksimum: Decimal | None = None
    rumus_rendah: RumusRendah = RumusRendah.SELISIH
    pembulatan: Pembulatan = Pembulatan.SETENGAH_KE_ATAS
    desimal: int = 2
    rerata_dibatasi: bool = False
    rerata: CaraRerata = CaraRerata.INDIKATOR

    def __post_init__(self) -> None:
        if self.minimum is not None and self.maksimum is not None and self.minimum > self.maksimum:
            raise ValueError("Batas bawah capaian melebihi batas atasnya.")
        if not 0 <= self.desimal <= 6:
            raise ValueError("Jumlah desimal persentase harus 0 sampai dengan 6.")

    def bulatkan(self, nilai: Decimal) -> Decimal:
        """Round a percentage as this policy prints it."""
        return bulatkan(nilai, self.desimal, self.pembulatan)


KEBIJAKAN_BAWAAN = Kebijakan()


@dataclass(frozen=True)
class Hasil:
    """Either a rounded percentage or the reason there is none; never both, never neither."""

    nilai: Decimal | None
    alasan: str | None

    def __post_init__(self) -> None:
        if (self.nilai is None) is (self.alasan is None):
            raise ValueError("Hasil holds either a value or a reason")

    @classmethod
    def dari(cls, nilai: Decimal) -> Self:
        return cls(nilai, None)

    @classmethod
    def tidak_dapat(cls, alasan: str) -> Self:
        return cls(None, str(alasan))

    @property
    def dapat(self) -> bool:
        """Whether there is a number."""
        return self.nilai is not None

    @property
    def keterangan(self) -> str:
        """`tidak dapat dihitung: target nol`, or empty where there is a number."""
        return "" if self.alasan is None else f"tidak dapat dihitung: {self.alasan}"


@dataclass(frozen=True)
class _Langkah:
    """Unrounded, unlimited capaian and the expression it came from, without the result."""

    nilai: Decimal
    ekspresi: str


def capaian_teruraikan(
    *,
    target: NilaiTarget | None,
    realisasi: Decimal | None,
    polaritas: Polaritas,
    desimal_indikator: int,
    kebijakan: Kebijakan = KEBIJAKAN_BAWAAN,
) -> tuple[Hasil, str]:
    """Capaian in percent (100 = target met) by the steps in this module's docstring, and the
    calculation with its numbers: `(2 × 2,72 − 2,71) ÷ 2,72 × 100 = 100,37%`.

    The target's kind decides the formula: MINIMAL R/T, MAKSIMAL (2T − R)/T or T/R. Polarity
    decides for RENTANG: inside is 100; outside, the nearer bound is the target: a minimum below and
    a maximum above where the indicator is best inside. Such an indicator has no capaian against a
    single figure, which would praise one side. PREDIKAT is rank / target rank, never rounded first
    (a reader sees letters); its scale is ordered from worst to best, so polarity does not matter. A
    zero target is not computable, except target 0 and realisasi 0 of an at-most target or a
    makin-rendah indicator, which is 100. The sentence says when a floor, a cap or truncation
    changed the figure, or why there is none.
    """
    langkah = _hitung(target, realisasi, polaritas, desimal_indikator, kebijakan)
    return _hasil(langkah, kebijakan), _uraian(langkah, kebijakan)


def _hasil(langkah: _Langkah | Alasan, kebijakan: Kebijakan) -> Hasil:
    if isinstance(langkah, Alasan):
        return Hasil.tidak_dapat(langkah)
    return Hasil.dari(kebijakan.bulatkan(_batasi(langkah.nilai, kebijakan)))


def _uraian(langkah: _Langkah | Alasan, kebijakan: Kebijakan) -> str:
    if isinstance(langkah, Alasan):
        return f"Tidak dapat dihitung: {langkah}"
    dibatasi = _batasi(langkah.nilai, kebijakan)
    sebelum = kebijakan.bulatkan(langkah.nilai)
    baris = f"{langkah.ekspresi} = {format_persen(sebelum, kebijakan.desimal)}"
    if dibatasi != langkah.nilai:
        batas = "batas bawah" if dibatasi > langkah.nilai else "batas atas"
        akhir = format_persen(kebijakan.bulatkan(dibatasi), kebijakan.desimal)
        return f"{baris}, ditetapkan {akhir} ({batas})"
    potong = kebijakan.pembulatan is Pembulatan.POTONG
    if potong and sebelum != bulatkan(langkah.nilai, kebijakan.desimal):
        return f"{baris} (dipotong, tidak dibulatkan)"
    return baris


def tetapkan_capaian(nilai: Decimal, kebijakan: Kebijakan = KEBIJAKAN_BAWAAN) -> Hasil:
    """A capaian that a person set: steps 3 and 4 hold for it too, so that no table breaks them."""
    return Hasil.dari(kebijakan.bulatkan(_batasi(nilai, kebijakan)))


def uraikan_ketetapan(
    nilai: Decimal, alasan: str, rumus: str = "", kebijakan: Kebijakan = KEBIJAKAN_BAWAAN
) -> str:
    """`Ditetapkan 95,00%: …; menurut rumus 92,40 ÷ 85,00 × 100 = 108,71%`."""
    hasil = tetapkan_capaian(nilai, kebijakan).nilai
    baris = f"Ditetapkan {format_persen(kebijakan.bulatkan(nilai), kebijakan.desimal)}"
    if hasil != kebijakan.bulatkan(nilai):
        baris += f", dibatasi menjadi {format_persen(hasil, kebijakan.desimal)}"
    baris += f": {alasan.strip().rstrip('.')}"
    return f"{baris}; menurut rumus {rumus}" if rumus else baris


def _batasi(nilai: Decimal, kebijakan: Kebijakan) -> Decimal:
    if kebijakan.minimum is not None:
        nilai = max(nilai, kebijakan.minimum)
    if kebijakan.maksimum is not None:
        nilai = min(nilai, kebijakan.maksimum)
    return nilai


def _hitung(
    target: NilaiTarget | None,
    realisasi: Decimal | None,
    polaritas: Polaritas,
    desimal: int,
    kebijakan: Kebijakan,
) -> _Langkah | Alasan:
    if target is None:
        return Alasan.TIDAK_ADA_TARGET
    if realisasi is None:
        return Alasan.BELUM_DILAPORKAN
    if target.jenis is JenisTarget.PREDIKAT:
        return _tinggi(_wajib(target.nilai), realisasi)
    tercapai = bulatkan(realisasi, desimal)
    if target.jenis is JenisTarget.RENTANG:
        return _rentang(target, tercapai, polaritas, desimal, kebijakan)
    if polaritas is Polaritas.DALAM_RENTANG:
        return Alasan.TARGET_BUKAN_RENTANG
    patokan = bulatkan(_wajib(target.nilai), desimal)
    makin_rendah = target.jenis is JenisTarget.MAKSIMAL
    if patokan == 0 == tercapai and (makin_rendah or polaritas is Polaritas.RENDAH):
        return _Langkah(SERATUS, "Target 0 dan realisasi 0")
    if makin_rendah:
        return _rendah(patokan, tercapai, kebijakan.rumus_rendah)
    return _tinggi(patokan, tercapai)


def _rentang(
    target: NilaiTarget,
    tercapai: Decimal,
    polaritas: Polaritas,
    desimal: int,
    kebijakan: Kebijakan,
) -> _Langkah | Alasan:
    bawah = bulatkan(_wajib(target.bawah), desimal)
    atas = bulatkan(_wajib(target.atas), desimal)
    if bawah <= tercapai <= atas:
        rentang = f"{format_angka(bawah)}–{format_angka(atas)}"
        return _Langkah(SERATUS, f"{format_angka(tercapai)} di dalam rentang {rentang}")
    di_bawah = tercapai < bawah
    patokan = bawah if di_bawah else atas
    if polaritas is Polaritas.RENDAH:
        return _rendah(patokan, tercapai, kebijakan.rumus_rendah)
    if polaritas is Polaritas.DALAM_RENTANG and not di_bawah:
        # T ÷ R is a policy for what is better the lower it is, not for what is best inside.
        return _rendah(patokan, tercapai, RumusRendah.SELISIH)
    return _tinggi(patokan, tercapai)


def _tinggi(target: Decimal, realisasi: Decimal) -> _Langkah | Alasan:
    if target == 0:
        return Alasan.TARGET_NOL
    if target < 0:
        return _terhadap_negatif(target, realisasi, 1)
    t, r = format_suku(target), format_suku(realisasi)
    return _Langkah(persen(realisasi, target), f"{r} ÷ {t} × 100")


def _rendah(target: Decimal, realisasi: Decimal, rumus: RumusRendah) -> _Langkah | Alasan:
    if target == 0:
        return Alasan.TARGET_NOL
    if target < 0:
        return _terhadap_negatif(target, realisasi, -1)
    t, r = format_suku(target), format_suku(realisasi)
    if rumus is RumusRendah.RASIO:
        if realisasi <= 0:
            return Alasan.REALISASI_NOL if realisasi == 0 else Alasan.REALISASI_NEGATIF
        return _Langkah(persen(target, realisasi), f"{t} ÷ {r} × 100")
    with konteks_hitung():
        pembilang = 2 * target - realisasi
    return _Langkah(persen(pembilang, target), f"(2 × {t} − {r}) ÷ {t} × 100")


def _terhadap_negatif(target: Decimal, realisasi: Decimal, arah: int) -> _Langkah:
    """(1 ± (R − T) ÷ |T|) × 100 with one division; `arah` −1 where lower is better.

    T ÷ R is not offered here: with signs it would fall where the figure improves.
    """
    besar = abs(target)
    with konteks_hitung():
        pembilang = besar + arah * (realisasi - target)
    t, r, mutlak = format_suku(target), format_suku(realisasi), format_suku(besar)
    tanda = "+" if arah > 0 else "−"
    return _Langkah(persen(pembilang, besar), f"(1 {tanda} ({r} − {t}) ÷ {mutlak}) × 100")


def _wajib(nilai: Decimal | None) -> Decimal:
    if nilai is None:  # NilaiTarget.__post_init__ has refused this
        raise AssertionError
    return nilai


@dataclass(frozen=True)
class Timbangan:
    """What an average asks of an indicator beside its capaian."""

    bobot: Decimal | None = None
    sasaran: Hashable = None


@dataclass(frozen=True)
class BacaanLain:
    """Another reading of the same average, told where it differs much: `bila …, rata-ratanya`."""

    sebutan: str
    nilai: Decimal

    @property
    def kalimat(self) -> str:
        """`bila capaian di atas 100% dihitung 100%, rata-ratanya 99,60%`."""
        return f"{self.sebutan}, rata-ratanya {format_persen(self.nilai, None)}"


@dataclass(frozen=True)
class Rerata:
    """A mean in percent, how many figures it counts and how many it had to leave out: `dilewati`
    for want of a capaian, `tanpa_bobot` for want of a weight.
    """

    nilai: Decimal | None
    dihitung: int
    dilewati: int
    tanpa_bobot: int = 0
    lain: tuple[BacaanLain, ...] = ()


BEDA_BACAAN = Decimal(5)
"""Two readings of an average that differ by more than this many points are both told."""


@dataclass(frozen=True)
class _Suku:
    nilai: Decimal
    timbangan: Timbangan


def rerata(
    hasil: Iterable[Hasil],
    kebijakan: Kebijakan = KEBIJAKAN_BAWAAN,
    timbangan: Iterable[Timbangan] | None = None,
) -> Rerata:
    """Mean of the printed percentages, as the policy says; `rerata_dibatasi` counts each as at most
    100.

    Results without a number are left out and counted, never taken as zero; so are those without a
    weight where weights decide. The mean of a sasaran is rounded as it is printed before the mean
    of all is taken. `timbangan` goes with `hasil` one by one.
    """
    semua = list(hasil)
    pasangan = list(zip(semua, timbangan, strict=True)) if timbangan is not None else []
    suku = [
        _Suku(h.nilai, t)
        for h, t in pasangan or [(h, Timbangan()) for h in semua]
        if h.nilai is not None
    ]
    dilewati, tanpa_bobot, bercapaian = len(semua) - len(suku), 0, suku
    if kebijakan.rerata is CaraRerata.BERBOBOT:
        suku = [s for s in suku if s.timbangan.bobot is not None and s.timbangan.bobot > 0]
        tanpa_bobot = len(bercapaian) - len(suku)
    if not suku:
        return Rerata(None, 0, dilewati, tanpa_bobot)
    cara = _CARA_RERATA[kebijakan.rerata]
    dibatasi = [_Suku(min(s.nilai, SERATUS), s.timbangan) for s in suku]
    nilai = cara(dibatasi if kebijakan.rerata_dibatasi else suku, kebijakan)
    lain: list[BacaanLain] = []
    if not kebijakan.rerata_dibatasi:
        lain.append(
            BacaanLain("bila capaian di atas 100% dihitung 100%", cara(dibatasi, kebijakan))
        )
        if kebijakan.rerata is not CaraRerata.INDIKATOR:
            polos = _sederhana(bercapaian, kebijakan)
            lain.append(BacaanLain("bila semua indikator dihitung sama", polos))
    # One indicator has no mean to be read otherwise.
    banyak = len(bercapaian) > 1
    jauh = tuple(b for b in lain if banyak and abs(b.nilai - nilai) > BEDA_BACAAN)
    return Rerata(nilai, len(suku), dilewati, tanpa_bobot, jauh)


def _sederhana(suku: list[_Suku], kebijakan: Kebijakan) -> Decimal:
    with konteks_hitung():
        mentah = sum((s.nilai for s in suku), Decimal(0)) / len(suku)
    return kebijakan.bulatkan(mentah)


def _berbobot(suku: list[_Suku], kebijakan: Kebijakan) -> Decimal:
    with konteks_hitung():
        bobot = [s.timbangan.bobot or Decimal(0) for s in suku]
        jumlah = sum((s.nilai * b for s, b in zip(suku, bobot, strict=True)), Decimal(0))
        mentah = jumlah / sum(bobot, Decimal(0))
    return kebijakan.bulatkan(mentah)


def _per_sasaran(suku: list[_Suku], kebijakan: Kebijakan) -> Decimal:
    kelompok: dict[Hashable, list[_Suku]] = {}
    for satu in suku:
        kelompok.setdefault(satu.timbangan.sasaran, []).append(satu)
    return _sederhana(
        [_Suku(_sederhana(isi, kebijakan), Timbangan()) for isi in kelompok.values()], kebijakan
    )


_CARA_RERATA: dict[CaraRerata, Callable[[list[_Suku], Kebijakan], Decimal]] = {
    CaraRerata.INDIKATOR: _sederhana,
    CaraRerata.BERBOBOT: _berbobot,
    CaraRerata.SASARAN: _per_sasaran,
}

_SEBUTAN_RERATA = {
    CaraRerata.INDIKATOR: "Rata-rata capaian menghitung semua indikator sama",
    CaraRerata.BERBOBOT: "Rata-rata capaian ditimbang menurut bobot indikator",
    CaraRerata.SASARAN: "Rata-rata capaian adalah rata-rata dari rata-rata setiap sasaran",
}


def uraikan_rerata(kebijakan: Kebijakan, hasil: Rerata | None = None) -> str:
    """The policy of averages in sentences, as it stands under every table that has one; with
    `hasil` also what that average left out for want of a weight, and its other readings.
    """
    kalimat = [_SEBUTAN_RERATA[kebijakan.rerata]]
    if kebijakan.rerata_dibatasi:
        kalimat[0] += "; capaian di atas 100% dihitung 100%"
    if hasil is not None:
        if hasil.tanpa_bobot:
            kalimat.append(f"{hasil.tanpa_bobot} indikator tanpa bobot tidak ikut dihitung")
        kalimat += [f"{b.kalimat[:1].upper()}{b.kalimat[1:]}" for b in hasil.lain]
    return f"{'. '.join(kalimat)}."
