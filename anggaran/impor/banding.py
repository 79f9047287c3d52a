"""PURE. What a load would change: the file's amounts beside what is stored. Whole rupiah.

A key is a line of the budget: id of the sub kegiatan, rekening, sumber dana. Nothing is counted
twice: lines are compared by `anggaran.bacaan`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from anggaran.bacaan import Garis, Pernyataan, baca, kelompokkan


class KunciGaris(NamedTuple):
    """A line: the sub kegiatan, its rekening, the source of its money (may be empty)."""

    sub: int
    rekening: str
    sumber: str = ""

    @property
    def garis(self) -> Garis:
        """For the reading."""
        return Garis.dari(self.rekening, self.sumber)


class SasaranAngka(NamedTuple):
    """Where an amount stands: a line in a document, `ke` of the version or the month."""

    dokumen: int
    kunci: KunciGaris


@dataclass(frozen=True)
class UbahanAngka:
    """One amount before and after; None where there is none."""

    sasaran: SasaranAngka
    sebelum: int | None
    sesudah: int | None

    @classmethod
    def balik(
        cls, dokumen: int, kunci: KunciGaris, sebelum: int | None, sesudah: int | None
    ) -> "UbahanAngka":
        """The change that takes another back."""
        return cls(SasaranAngka(dokumen, kunci), sebelum, sesudah)


@dataclass
class HitunganBanding:
    """How many lines (or documents) are new, changed, the same, and gone."""

    baru: int = 0
    berubah: int = 0
    sama: int = 0
    hilang: int = 0

    @classmethod
    def dari(cls, berkas: Mapping[Any, object], ada: Mapping[Any, object]) -> "HitunganBanding":
        """What the file says beside what stood there."""
        sama = sum(k in ada and ada[k] == n for k, n in berkas.items())
        berubah = sum(k in ada and ada[k] != n for k, n in berkas.items())
        hilang = sum(k not in berkas for k in ada)
        return cls(len(berkas) - sama - berubah, berubah, sama, hilang)


@dataclass
class RencanaAngka:
    """What a load would write, and what it leaves for people to decide."""

    hitungan: HitunganBanding
    ubahan: list[UbahanAngka] = field(default_factory=list)
    berselisih: list["SelisihKetik"] = field(default_factory=list)


@dataclass(frozen=True)
class SelisihKetik:
    """Spending of the same money, typed and imported, that differs."""

    sub: int
    bulan: int
    rekening: str
    diketik: int
    diimpor: int

    @property
    def kunci(self) -> str:
        """How a decision names it."""
        return f"{self.sub}:{self.bulan}:{self.rekening}"


Versi = Mapping[int, Mapping[KunciGaris, int]]


def pagu_berlaku(versi: Versi, sampai: int) -> dict[KunciGaris, int]:
    """Line → pagu in force after version `sampai`."""
    return baca(
        Pernyataan(k.sub, k, k.garis, ke, nilai)
        for ke, isi in versi.items()
        if ke <= sampai
        for k, nilai in isi.items()
    )


def rencana_pagu(
    ke: int,
    berkas: Mapping[KunciGaris, int],
    versi: Versi,
    lengkap: Iterable[int],
    hanya: Collection[int] | None = None,
) -> RencanaAngka:
    """A version becomes what the file says, whole: a line that it does not name any more is zero.

    `lengkap`: versions that a file was loaded as; what is put below them later may not shine
    through, so they get their zeros too. `hanya`: the sub kegiatan that the file is of; nothing
    else changes in its version.
    """

    def termasuk(k: KunciGaris) -> bool:
        return hanya is None or k.sub in hanya

    lama = {k: n for k, n in pagu_berlaku(versi, ke).items() if termasuk(k)}
    hitungan = HitunganBanding.dari(berkas, {k: n for k, n in lama.items() if n or k in berkas})
    kini: dict[int, dict[KunciGaris, int]] = {n: dict(isi) for n, isi in versi.items()}
    kini[ke] = {k: n for k, n in kini.get(ke, {}).items() if not termasuk(k)} | dict(berkas)
    for nomor in sorted({ke, *(n for n in lengkap if n > ke)}):
        dokumen = kini.setdefault(nomor, {})
        bernama = _per_sub(dokumen)
        for k, nilai in pagu_berlaku(kini, nomor - 1).items():
            luar = nomor == ke and not termasuk(k)
            if nilai and not luar and not any(g.bertumpuk(k.garis) for g in bernama.get(k.sub, ())):
                dokumen[k] = 0
    ubahan = [
        UbahanAngka(SasaranAngka(nomor, k), sebelum, sesudah)
        for nomor in sorted(kini)
        for k in sorted({*versi.get(nomor, {}), *kini[nomor]})
        if (sebelum := versi.get(nomor, {}).get(k)) != (sesudah := kini[nomor].get(k))
    ]
    return RencanaAngka(hitungan, ubahan)


def _per_sub(isi: Iterable[KunciGaris]) -> dict[int, list[Garis]]:
    hasil: dict[int, list[Garis]] = defaultdict(list)
    for k in isi:
        hasil[k.sub].append(k.garis)
    return hasil


# -- documents


class DokumenAktif(NamedTuple):
    """One document × sub kegiatan × rekening in force."""

    bulan: int
    kunci: KunciGaris
    nilai: int


@dataclass(frozen=True)
class BetsDokumen:
    """The documents of one file. `bulan`: the months that it holds completely, so that it replaces
    older files of them; a document of another month is only added or corrected.
    """

    bulan: frozenset[int]
    isi: Mapping[str, DokumenAktif]


def bulan_sendiri(bulan: Iterable[tuple[int | None, int | None]]) -> frozenset[int]:
    """Months that a file holds completely, of (month that counts, month of the document): those
    that both say. A payment transferred in the month after is the other file's.
    """
    dihitung, dokumen = set[int](), set[int]()
    for hitung, tertulis in bulan:
        dihitung |= {hitung} if hitung else set()
        dokumen |= {tertulis} if tertulis else set()
    return frozenset(dihitung & dokumen or dihitung)


def putar(bets: Iterable[BetsDokumen]) -> dict[str, DokumenAktif]:
    """Documents in force after these files, in the order in which they were accepted."""
    aktif: dict[str, DokumenAktif] = {}
    for satu in bets:
        if satu.bulan:
            aktif = {k: d for k, d in aktif.items() if d.bulan not in satu.bulan}
        aktif.update(satu.isi)
    return aktif


class RantaiBulan(NamedTuple):
    """Months whose documents add up from `mulai`; `dasar`: the month whose figures, from elsewhere,
    they are added to (0: from nothing).
    """

    mulai: int
    dasar: int


def rantai_bulan(sendiri: Iterable[int], lain: Iterable[int]) -> list[RantaiBulan]:
    """Where adding up begins. `sendiri`: months whose documents are there; `lain`: months that have
    figures from elsewhere. Where months are missing and something else says how far it was by then,
    the documents go on from there.
    """
    hasil = [RantaiBulan(1, 0)]
    lalu = 0
    for bulan in sorted(set(sendiri)):
        dasar = max((b for b in lain if lalu < b < bulan), default=0)
        if dasar:
            hasil.append(RantaiBulan(bulan, dasar))
        lalu = bulan
    return hasil


def kumulatif_dokumen(
    aktif: Mapping[str, DokumenAktif],
    sampai: int,
    mulai: int = 1,
    dasar: Mapping[KunciGaris, int] | None = None,
) -> dict[SasaranAngka, int]:
    """Spending since January, for every line and month from its first document on. Up to the month
    `sampai` of the last complete file; beyond it only where a document says so.

    `mulai`, `dasar`: only documents from that month on, added to these figures, at the coarser of
    the levels in which the two say it.
    """
    bersih: dict[KunciGaris, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for d in aktif.values():
        if d.bulan >= mulai:
            bersih[d.kunci][d.bulan] += d.nilai
    awal: dict[KunciGaris, int] = {}
    if dasar:
        bersih, awal = _atas_dasar(bersih, dasar)
    hasil: dict[SasaranAngka, int] = {}
    for kunci in {*bersih, *awal}:
        bulanan, jumlah = bersih.get(kunci, {}), awal.get(kunci, 0)
        pertama = mulai if kunci in awal else min(bulanan)
        for bulan in range(mulai, 13):
            jumlah += bulanan.get(bulan, 0)
            if bulan in bulanan or pertama <= bulan <= sampai:
                hasil[SasaranAngka(bulan, kunci)] = jumlah
    return hasil


def _atas_dasar(
    bersih: Mapping[KunciGaris, Mapping[int, int]], dasar: Mapping[KunciGaris, int]
) -> tuple[dict[KunciGaris, dict[int, int]], dict[KunciGaris, int]]:
    """Documents and the figures they go on from, both by the coarsest line of the same money."""
    per_sub: dict[int, set[KunciGaris]] = defaultdict(set)
    for k in (*bersih, *dasar):
        per_sub[k.sub].add(k)
    dokumen: dict[KunciGaris, dict[int, int]] = {}
    awal: dict[KunciGaris, int] = {}
    for semua in per_sub.values():
        for kelompok in kelompokkan({k: k.garis for k in sorted(semua)}):
            kasar = min(kelompok, key=lambda k: (len(k.garis.rekening), len(k.garis.sumber)))
            if not any(k in dasar for k in kelompok):
                dokumen |= {k: dict(bersih[k]) for k in kelompok}
                continue
            awal[kasar] = sum(dasar.get(k, 0) for k in kelompok)
            bulanan: dict[int, int] = defaultdict(int)
            for k in kelompok:
                for bulan, nilai in bersih.get(k, {}).items():
                    bulanan[bulan] += nilai
            if bulanan:
                dokumen[kasar] = bulanan
    return dokumen, awal


def nol_triwulan(
    pagu: Mapping[KunciGaris, int],
    angka: Mapping[SasaranAngka, int],
    lengkap: Iterable[int],
) -> dict[SasaranAngka, int]:
    """Zeros at the end of a quarter for lines with a pagu that no document speaks of: the quarter
    asks for a figure of each. Only where the documents of every month up to it are there
    (`lengkap`).
    """
    ada = frozenset(lengkap)
    hasil: dict[SasaranAngka, int] = {}
    for bulan in (3, 6, 9, 12):
        if not ada.issuperset(range(1, bulan + 1)):
            break
        terpakai = _per_sub(s.kunci for s in angka if s.dokumen == bulan)
        for k, nilai in pagu.items():
            if nilai and not any(g.bertumpuk(k.garis) for g in terpakai.get(k.sub, ())):
                hasil[SasaranAngka(bulan, k._replace(sumber=""))] = 0
    return hasil


# -- spending


@dataclass(frozen=True)
class RealisasiTersimpan:
    """Spending as stored. `milik`: what loads wrote and nobody has changed since; `dokumen`: those
    of them that files of documents wrote.
    """

    angka: Mapping[SasaranAngka, int]
    milik: frozenset[SasaranAngka] = frozenset()
    dokumen: frozenset[SasaranAngka] = frozenset()

    def berlaku(self, sampai: int) -> dict[KunciGaris, int]:
        """Line → spending in force after a month."""
        return baca(
            Pernyataan(s.kunci.sub, s.kunci, s.kunci.garis, s.dokumen, n)
            for s, n in self.angka.items()
            if s.dokumen <= sampai
        )

    @property
    def bulan_lain(self) -> frozenset[int]:
        """Months that have figures which no file of documents wrote."""
        return frozenset(s.dokumen for s, n in self.angka.items() if n and s not in self.dokumen)

    def sejak(self, bulan: int) -> "RealisasiTersimpan":
        """The same without the months before."""
        angka = {s: n for s, n in self.angka.items() if s.dokumen >= bulan}
        return RealisasiTersimpan(angka, self.milik, self.dokumen)


def rencana_realisasi(
    berkas: Mapping[SasaranAngka, int],
    ada: RealisasiTersimpan,
    putusan: Mapping[str, str],
    *,
    gantikan_dokumen: bool = False,
) -> RencanaAngka:
    """Spending becomes what the file says, for the same money at whatever level of detail.

    What people typed and what differs is left for them, unless `putusan` says "impor" of it.
    `gantikan_dokumen`: what files of documents wrote before and no document says now is removed.
    """
    stok: dict[tuple[int, int], set[KunciGaris]] = defaultdict(set)
    for s in (*berkas, *(s for s in ada.angka)):
        stok[s.dokumen, s.kunci.sub].add(s.kunci)
    rencana = RencanaAngka(HitunganBanding())
    for (bulan, sub), semua in sorted(stok.items()):
        urut = sorted(semua)
        for kelompok in kelompokkan({k: k.garis for k in urut}):
            sasaran = [SasaranAngka(bulan, k) for k in kelompok]
            _kelompok(
                rencana, sub, bulan,
                {s: berkas[s] for s in sasaran if s in berkas},
                {s: ada.angka[s] for s in sasaran if s in ada.angka},
                ada, putusan, gantikan_dokumen=gantikan_dokumen,
            )  # fmt: skip
    return rencana


def _kelompok(
    rencana: RencanaAngka,
    sub: int,
    bulan: int,
    baru: dict[SasaranAngka, int],
    lama: dict[SasaranAngka, int],
    ada: RealisasiTersimpan,
    putusan: Mapping[str, str],
    *,
    gantikan_dokumen: bool,
) -> None:
    if not baru:
        if gantikan_dokumen:
            buang = {s: n for s, n in lama.items() if s in ada.dokumen}
            rencana.hitungan.hilang += len(buang)
            rencana.ubahan += [UbahanAngka(s, n, None) for s, n in buang.items()]
        return
    jumlah_baru, jumlah_lama = sum(baru.values()), sum(lama.values())
    sama_kunci = baru.keys() == lama.keys()
    if lama and jumlah_baru == jumlah_lama and (baru == lama or not sama_kunci):
        rencana.hitungan.sama += len(baru)
        return
    diketik = {s: n for s, n in lama.items() if s not in ada.milik and baru.get(s) != n}
    if diketik:
        rekening = min((s.kunci.rekening for s in (*baru, *lama)), key=len)
        selisih = SelisihKetik(sub, bulan, rekening, jumlah_lama, jumlah_baru)
        rencana.berselisih.append(selisih)
        if putusan.get(selisih.kunci) != "impor":
            return
    rencana.hitungan.baru += sum(s not in lama for s in baru)
    rencana.hitungan.berubah += sum(s in lama and lama[s] != n for s, n in baru.items())
    rencana.hitungan.sama += sum(lama.get(s) == n for s, n in baru.items())
    rencana.ubahan += [
        UbahanAngka(s, lama.get(s), baru.get(s))
        for s in sorted({*baru, *lama})
        if lama.get(s) != baru.get(s)
    ]
