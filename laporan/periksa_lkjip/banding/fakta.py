"""PURE. What the tables say, as facts: of which indicator or program, which figure, which year."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kinerja.angka import konteks_hitung
from laporan.periksa_lkjip.angka_cetak import AngkaCetak
from laporan.periksa_lkjip.hitung.jumlah import total_tabel
from laporan.periksa_lkjip.hitung.tingkat_baris import pohon_baris
from laporan.periksa_lkjip.nama import Kamus, jenis_program
from laporan.periksa_lkjip.tabel.kolom import Lajur, PeranKolom
from laporan.periksa_lkjip.tabel.susun import BarisTerbaca, TabelTerbaca

KINERJA = (
    PeranKolom.TARGET,
    PeranKolom.TARGET_AKHIR,
    PeranKolom.TARGET_RENSTRA,
    PeranKolom.REALISASI,
    PeranKolom.CAPAIAN,
)
UANG = (PeranKolom.PAGU, PeranKolom.REALISASI_ANGGARAN, PeranKolom.SERAPAN, PeranKolom.SISA)
CAPAIAN_AKHIR = "capaian akhir"
_MACAM_UANG = frozenset(p.value for p in UANG)
_JENIS_KEPALA = {"program": 1, "kegiatan": 2, "sub kegiatan": 3}


@dataclass(frozen=True)
class SatuFakta:
    """One figure of one subject, and the cell it stands in."""

    macam: str
    subjek: str
    tahun: int
    triwulan: int
    angka: AngkaCetak
    tabel: TabelTerbaca
    baris: BarisTerbaca
    kolom: Lajur

    @property
    def kunci(self) -> tuple[str, str, int, int]:
        """What must agree wherever it is printed."""
        return self.macam, self.subjek, self.tahun, self.triwulan


@dataclass
class Fakta:
    """All facts of a document."""

    kamus: Kamus
    """Names of indicators."""
    program: Kamus
    menurut: dict[tuple[str, str, int, int], list[SatuFakta]] = field(default_factory=dict)
    kriteria: dict[str, set[str]] = field(default_factory=dict)
    """Key of an indicator → the kriteria printed for it."""
    total: dict[PeranKolom, list[tuple[Decimal, str]]] = field(default_factory=dict)
    """Pagu and realisasi of the whole agency, and the table that gives each."""

    def milik(self, subjek: str) -> Iterator[SatuFakta]:
        """Everything said of one indicator."""
        for (_, s, _, _), daftar in self.menurut.items():
            if s == subjek:
                yield from daftar


def kumpulkan(
    tabel: Sequence[TabelTerbaca], tahun: int, kamus: Kamus, program: Kamus | None = None
) -> Fakta:
    """Collect the facts of every table. The names of another document may be given along."""
    fakta = Fakta(kamus, Kamus() if program is None else program)
    kelompok: dict[tuple[str, str, int, int], list[SatuFakta]] = defaultdict(list)
    ganda: Counter[tuple[str, str, int, int]] = Counter()
    for t in tabel:
        sendiri: dict[tuple[str, str, int, int], list[SatuFakta]] = defaultdict(list)
        for f in _dari_tabel(t, tahun, fakta):
            sendiri[f.kunci].append(f)
        for kunci, daftar in sendiri.items():
            berbeda = {f.angka.nilai: f for f in reversed(daftar)}
            sekolom = Counter(f.kolom.nomor for f in berbeda.values()).most_common(1)[0][1]
            ganda[kunci] += sekolom > 1
            kelompok[kunci] += reversed(berbeda.values())
    _kaitkan(tabel, tahun, fakta, kelompok, ganda)
    # A name that two tables, or the only one, give two figures names two things.
    fakta.menurut = {
        k: d
        for k, d in kelompok.items()
        if not ganda[k]
        or (ganda[k] == 1 and k[0] not in _MACAM_UANG and len({id(f.tabel) for f in d}) > 2)
    }
    _total(tabel, fakta)
    return fakta


def _dari_tabel(t: TabelTerbaca, tahun: int, fakta: Fakta) -> Iterator[SatuFakta]:
    indikator, program = t.satu(PeranKolom.INDIKATOR), t.satu(PeranKolom.PROGRAM)
    sasaran, kriteria = t.satu(PeranKolom.SASARAN), t.satu(PeranKolom.KRITERIA)
    biasa = [b for b in t.baris if b.biasa]
    nama = [b.teks(indikator) for b in biasa]
    tunggal = bool(nama) and all(nama) and len(set(nama)) == len(nama)
    banyak = Counter(b.teks(sasaran) for b in biasa)
    for b in biasa:
        if indikator and (teks := b.teks(indikator)) and _bernama(teks):
            kunci = "i:" + fakta.kamus.samakan(teks)
            yield from _angka(t, b, kunci, KINERJA, tahun)
            if not program or tunggal:
                yield from _angka(t, b, kunci, (*UANG, PeranKolom.EFISIENSI), tahun)
            if kriteria and b.teks(kriteria):
                fakta.kriteria.setdefault(kunci, set()).add(b.teks(kriteria))
        if (
            program
            and len(t.semua(PeranKolom.PROGRAM)) == 1
            and (teks := b.sel[program.nomor].strip())
            and "\n" not in teks
        ):
            jenis, inti = jenis_program(b.teks(program))
            jenis = jenis or _JENIS_KEPALA.get(program.nama.sendiri.lower(), 0)
            if _bernama(inti):
                kunci = f"p{jenis or '?'}:" + fakta.program.samakan(inti)
                yield from _angka(t, b, kunci, UANG, tahun)
        if sasaran and not program and banyak[b.teks(sasaran)] == 1 and _bernama(b.teks(sasaran)):
            yield from _angka(t, b, "s:" + fakta.program.samakan(b.teks(sasaran)), UANG, tahun)
        ip, cp = t.satu(PeranKolom.INDIKATOR_PROGRAM), t.satu(PeranKolom.CAPAIAN_PROGRAM)
        if ip and cp and (a := b.angka(cp)) and _bernama(b.teks(ip)):
            kunci = "i:" + fakta.kamus.samakan(b.teks(ip))
            yield SatuFakta(PeranKolom.CAPAIAN, kunci, cp.tahun or t.tahun or tahun, 0, a, t, b, cp)


def _kaitkan(
    tabel: Sequence[TabelTerbaca],
    tahun: int,
    fakta: Fakta,
    kelompok: dict[tuple[str, str, int, int], list[SatuFakta]],
    ganda: Counter[tuple[str, str, int, int]],
) -> None:
    """What an agreement ties an indicator to, `Kegiatan: X, Rp54.208.000`, is the indicator's
    budget: the print of X elsewhere, with the same pagu, speaks of the indicator too.
    """
    for t in tabel:
        for milik, asal, kapan, uang in _ikatan(t, tahun, fakta):
            kunci = (PeranKolom.PAGU.value, asal, kapan, 0)
            if all(f.angka.nilai != uang for f in _di_tabel_lain(kelompok, kunci, t)):
                continue
            for macam in (PeranKolom.PAGU, PeranKolom.REALISASI_ANGGARAN, PeranKolom.SERAPAN):
                kunci = (macam.value, asal, kapan, 0)
                for f in () if ganda[kunci] else _di_tabel_lain(kelompok, kunci, t):
                    satu = replace(f, subjek=f"i:{milik}")
                    kelompok[satu.kunci].append(satu)


def _ikatan(t: TabelTerbaca, tahun: int, fakta: Fakta) -> Iterator[tuple[str, str, int, Decimal]]:
    """Indicators of an agreement that stand on one row, each with its program, year and pagu."""
    indikator, program = t.satu(PeranKolom.INDIKATOR), t.satu(PeranKolom.PROGRAM)
    pagu = t.satu(PeranKolom.PAGU)
    if not (indikator and program and pagu) or len(t.semua(PeranKolom.PAGU)) != 1:
        return
    banyak = Counter(fakta.kamus.samakan(b.teks(indikator)) for b in t.baris if b.biasa)
    for b in t.baris:
        jenis, inti = jenis_program(b.teks(program))
        milik, uang = fakta.kamus.samakan(b.teks(indikator)), b.angka(pagu)
        if not jenis or uang is None or banyak[milik] != 1 or not _bernama(b.teks(indikator)):
            continue
        asal = f"p{jenis}:" + fakta.program.samakan(inti)
        yield milik, asal, pagu.tahun or t.tahun or tahun, uang.nilai


def _di_tabel_lain(
    kelompok: Mapping[tuple[str, str, int, int], list[SatuFakta]],
    kunci: tuple[str, str, int, int],
    t: TabelTerbaca,
) -> list[SatuFakta]:
    return [f for f in kelompok.get(kunci, ()) if f.tabel is not t]


def _bernama(teks: str) -> bool:
    return sum(c.isalpha() for c in teks) >= 8


def _angka(
    t: TabelTerbaca, b: BarisTerbaca, subjek: str, peran: Sequence[PeranKolom], tahun: int
) -> Iterator[SatuFakta]:
    akhir = t.satu(PeranKolom.TARGET_AKHIR) is not None
    for k in t.kolom:
        if k.peran not in peran:
            continue
        a = b.angka(k)
        if a is None:
            continue
        if k.peran is PeranKolom.CAPAIAN and a.satuan and not a.persen:
            continue
        macam = CAPAIAN_AKHIR if akhir and k.peran is PeranKolom.CAPAIAN else k.peran.value
        kapan = (
            0
            if k.peran is PeranKolom.TARGET_AKHIR or macam == CAPAIAN_AKHIR
            else k.tahun or t.tahun or tahun
        )
        yield SatuFakta(macam, subjek, kapan, k.triwulan, a, t, b, k)


def _total(tabel: Sequence[TabelTerbaca], fakta: Fakta) -> None:
    """The agency's whole budget: tables by program or by kind of spending, from their top."""
    for t in tabel:
        if t.satu(PeranKolom.INDIKATOR) or t.satu(PeranKolom.PROGRAM) is None:
            continue
        atas = pohon_baris(t)
        for peran in (PeranKolom.PAGU, PeranKolom.REALISASI_ANGGARAN):
            k = t.satu(peran)
            if k is None or len(t.semua(peran)) != 1:
                continue
            suku = [a.nilai for s in atas if (a := s.baris.angka(k))]
            _, total = total_tabel(t, k)
            if len(suku) == len(atas) and suku:
                with konteks_hitung():
                    jumlah = sum(suku, Decimal(0))
                nilai = jumlah if total is None or total.nilai == jumlah else total.nilai
                fakta.total.setdefault(peran, []).append((nilai, t.sebutan))
