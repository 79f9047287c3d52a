"""PURE. How a sheet is scored: shares of criteria, proposed grades, scores, the predicate.

A grade is given to a sub-component; the criteria only limit it. Nothing is rounded before the
predicate is found: exactly 80 is BB, exactly 90 is A. Source: PermenPANRB 88/2021.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kinerja.angka import konteks_hitung
from laporan.lke.lembar import BagianLKE, DimensiLKE, LembarLKE, PitaLKE, SubLKE
from laporan.models.tahap_lke import JawabanKriteria

PENUH = Decimal(100)
#: Grade → how many years an existing practice must have been kept. Source: PermenPANRB 88/2021.
TAHUN_BERTAHAN = {"A": 1, "AA": 5}
BERSYARAT = tuple(TAHUN_BERTAHAN)
_J = JawabanKriteria


@dataclass(frozen=True)
class SkorSub:
    """The score of one sub-component; None where no grade was given yet."""

    sub: SubLKE
    tingkat: str
    nilai: Decimal | None


@dataclass(frozen=True)
class SkorKomponen:
    """The score of one component, unrounded; of what is graded so far."""

    komponen: BagianLKE
    sub: tuple[SkorSub, ...]

    @property
    def nilai(self) -> Decimal:
        """The sum of its sub-components."""
        with konteks_hitung():
            return sum((s.nilai for s in self.sub if s.nilai is not None), Decimal(0))

    @property
    def lengkap(self) -> bool:
        """Whether every sub-component is graded."""
        return all(s.nilai is not None for s in self.sub)


@dataclass(frozen=True)
class SkorLKE:
    """The score of a sheet."""

    lembar: LembarLKE
    komponen: tuple[SkorKomponen, ...]

    @property
    def nilai(self) -> Decimal:
        """The total, unrounded."""
        with konteks_hitung():
            return sum((k.nilai for k in self.komponen), Decimal(0))

    @property
    def lengkap(self) -> bool:
        """Whether every sub-component is graded: only then the total means something."""
        return all(k.lengkap for k in self.komponen)

    @property
    def dinilai(self) -> int:
        """How many sub-components are graded."""
        return sum(s.nilai is not None for k in self.komponen for s in k.sub)

    @property
    def predikat(self) -> PitaLKE | None:
        """The predicate of the unrounded total; None until all is graded."""
        return self.lembar.predikat(self.nilai) if self.lengkap else None


def skor(lembar: LembarLKE, tingkat: Mapping[str, str]) -> SkorLKE:
    """Score a sheet; `tingkat`: code of a sub-component → grade. Unknown grades count as none."""
    return SkorLKE(
        lembar,
        tuple(
            SkorKomponen(k, tuple(_skor_sub(lembar, s, tingkat.get(s.kode, "")) for s in k.sub))
            for k in lembar.komponen
        ),
    )


def _skor_sub(lembar: LembarLKE, sub: SubLKE, kode: str) -> SkorSub:
    tingkat = lembar.menurut_kode(kode)
    if tingkat is None:
        return SkorSub(sub, "", None)
    with konteks_hitung():
        return SkorSub(sub, kode, sub.bobot * tingkat.persen / 100)


def bagian_terpenuhi(lembar: LembarLKE, jawaban: Iterable[str]) -> Decimal | None:
    """Percentage of the criteria that are met; what does not apply is left out.

    None where no criterion applies, or one is not answered (empty).
    """
    berlaku = [j for j in jawaban if j != _J.TIDAK_BERLAKU]
    if not berlaku or not all(berlaku):
        return None
    with konteks_hitung():
        terpenuhi = sum((_bobot_jawaban(lembar, j) for j in berlaku), Decimal(0))
        return terpenuhi / len(berlaku) * 100


def _bobot_jawaban(lembar: LembarLKE, jawaban: str) -> Decimal:
    if jawaban == _J.YA:
        return Decimal(1)
    return lembar.sebagian if jawaban == _J.SEBAGIAN else Decimal(0)


def usul_tingkat(lembar: LembarLKE, jawaban: Iterable[str]) -> str:
    """The grade that the answers allow by themselves: BB at most. Empty where that is not known."""
    bagian = bagian_terpenuhi(lembar, jawaban)
    if bagian is None:
        return ""
    cocok = [t for t in lembar.tingkat if t.kode not in BERSYARAT and t.memuat(bagian)]
    return max(cocok, key=lambda t: t.persen).kode if cocok else ""


@dataclass(frozen=True)
class AlasanTingkat:
    """What somebody says for a grade: years kept, an effort or innovation, a reason; evidence."""

    tahun_bertahan: int | None = None
    upaya: str = ""
    alasan: str = ""
    berbukti: bool = False


def kurang_untuk(
    lembar: LembarLKE, sub: SubLKE, tingkat: str, jawaban: Iterable[str], a: AlasanTingkat
) -> list[str]:
    """What is missing before the grade may be given, in words; empty where it may.

    Lower than the answers allow is possible with a reason, higher never; A and AA ask for what the
    scale asks, with evidence.
    """
    diberi = lembar.menurut_kode(tingkat)
    if diberi is None:
        return [f"Tingkat “{tingkat}” tidak ada pada lembar ini."]
    isi = list(jawaban)
    if isi and all(j == _J.TIDAK_BERLAKU for j in isi) and diberi.kode not in BERSYARAT:
        tanpa = f"Tulis alasan nilai {sub.kode}: tidak ada kriterianya yang berlaku."
        return [] if a.alasan.strip() else [tanpa]
    usul = lembar.menurut_kode(usul_tingkat(lembar, isi))
    if usul is None:
        return [f"Jawab dahulu semua kriteria sub komponen {sub.kode}."]
    if diberi.kode in BERSYARAT:
        if bagian_terpenuhi(lembar, isi) != PENUH:
            return [
                f"{diberi.kode} menuntut seluruh kriteria {sub.kode} terpenuhi; jawaban yang ada "
                f"memungkinkan paling tinggi {usul.kode}."
            ]
        return _kurang_bersyarat(sub, diberi.kode, a)
    if diberi.persen > usul.persen:
        return [f"Jawaban kriteria {sub.kode} memungkinkan paling tinggi {usul.kode}."]
    if diberi.persen < usul.persen and not a.alasan.strip():
        return [f"Tulis alasan memberi {diberi.kode}, lebih rendah daripada {usul.kode}."]
    return []


def _kurang_bersyarat(sub: SubLKE, kode: str, a: AlasanTingkat) -> list[str]:
    hasil = []
    if sub.dimensi == DimensiLKE.KEBERADAAN:
        perlu = TAHUN_BERTAHAN[kode]
        if a.tahun_bertahan is None or a.tahun_bertahan < perlu:
            hasil.append(
                f"{kode} pada {sub.kode} menuntut kriteria dipertahankan paling sedikit {perlu} "
                "tahun terakhir; isi lamanya."
            )
    elif not a.upaya.strip():
        apa = "inovasi" if kode == "AA" else "upaya yang dapat dihargai"
        hasil.append(f"{kode} pada {sub.kode} menuntut {apa}; sebutkan.")
    if not a.berbukti:
        hasil.append(f"Lampirkan bukti untuk {kode} pada {sub.kode}.")
    return hasil
