"""What the public may read: released parts that were neither withdrawn nor replaced, and nothing
else. No question here touches the agencies' working data.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from kinerja.kata_daftar import urutkan
from kinerja.periode import TAHUN_DIKENAL
from laporan.models import TRIWULAN_RILIS, BagianRilis, Rilis

Isi = dict[str, Any]
_RILIS_DIBACA = 60


@dataclass
class PdPublik:
    """An agency of which something is public."""

    kode: str
    nama: str
    pemda: str
    diperbarui: datetime
    bagian: dict[int, set[BagianRilis]] = field(default_factory=lambda: defaultdict(set))

    @property
    def tahun(self) -> list[int]:
        """Its years, latest first."""
        return sorted(self.bagian, reverse=True)

    @property
    def sebut_bagian(self) -> list[str]:
        """What there is of the latest year, in words."""
        ada = self.bagian[self.tahun[0]]
        return [b.sebutan for b in BagianRilis if b in ada]


def daftar_pd(kode: str | None = None) -> list[PdPublik]:
    """Every agency of which something is public, by its code; `kode`: only that one. One query,
    which reads no content.
    """
    semua = Rilis.objects.berlaku()
    if kode is not None:
        semua = semua.filter(pd__kode=kode)
    hasil: dict[str, PdPublik] = {}
    for kode_pd, nama, pemda, tahun, bagian, pada in semua.order_by("pd__kode").values_list(
        "pd__kode", "pd__nama", "pd__pemda", "tahun", "bagian", "pada"
    ):
        satu = hasil.setdefault(kode_pd, PdPublik(kode_pd, nama, pemda, pada))
        satu.diperbarui = max(satu.diperbarui, pada)
        satu.bagian[tahun].add(BagianRilis(bagian))
    return list(hasil.values())


def _kode_wajar(kode: str) -> bool:
    """PostgreSQL refuses to look for some of what an address may hold."""
    return kode.isprintable()


class TahunPublik:
    """The released parts of one agency and year."""

    def __init__(self, kode: str, tahun: int, rilis: list[Rilis]) -> None:
        self.kode, self.tahun = kode, tahun
        self.rilis = {BagianRilis(r.bagian): r for r in rilis}

    @classmethod
    def ambil(cls, kode: str, tahun: int) -> "TahunPublik | None":
        """None where nothing of the year is public. One query."""
        if not _kode_wajar(kode) or tahun not in TAHUN_DIKENAL:
            return None
        ada = list(Rilis.objects.berlaku().filter(pd__kode=kode, tahun=tahun))
        return cls(kode, tahun, ada) if ada else None

    def isi(self, bagian: BagianRilis) -> Isi | None:
        """A part's content."""
        rilis = self.rilis.get(bagian)
        return None if rilis is None else rilis.isi

    @cached_property
    def pd(self) -> Isi:
        """The agency, as the latest release calls it."""
        pd: Isi = max(self.rilis.values(), key=lambda r: (r.pada, r.pk)).isi["pd"]
        return pd

    @property
    def diperbarui(self) -> datetime:
        """When the latest of its parts was released."""
        return max(r.pada for r in self.rilis.values())

    @property
    def pohon(self) -> Isi | None:
        """The released performance tree."""
        return self.isi(BagianRilis.POHON)

    @property
    def perjanjian(self) -> Isi | None:
        """The released agreements."""
        return self.isi(BagianRilis.PK)

    @property
    def lkjip(self) -> Isi | None:
        """The released final report."""
        return self.isi(BagianRilis.LKJIP)

    @property
    def lhe(self) -> Isi | None:
        """The released AKIP score."""
        return self.isi(BagianRilis.LHE)

    @property
    def semua_triwulan(self) -> list[Isi]:
        """Its quarters in order."""
        return [isi for b in TRIWULAN_RILIS if (isi := self.isi(b)) is not None]

    @property
    def triwulan(self) -> Isi | None:
        """The latest quarter."""
        semua = self.semua_triwulan
        return semua[-1] if semua else None

    @property
    def anggaran(self) -> tuple[Isi, Isi] | None:
        """The latest quarter that has a budget, and that budget."""
        for isi in reversed(self.semua_triwulan):
            if isi["anggaran"] is not None:
                return isi, isi["anggaran"]
        return None

    @cached_property
    def indikator_pohon(self) -> dict[str, Isi]:
        """Code → indicator of the tree."""
        return {i["kode"]: i for i in telusuri_indikator(self.pohon)} if self.pohon else {}


def telusuri_indikator(pohon: Isi) -> Iterator[Isi]:
    """Every indicator of a tree, down it."""
    for t in pohon["tujuan"]:
        yield from t["indikator"]
        for s in t["sasaran"]:
            yield from _indikator_sasaran(s)


def _indikator_sasaran(s: Isi) -> Iterator[Isi]:
    yield from s["indikator"]
    for anak in s["sasaran"]:
        yield from _indikator_sasaran(anak)


def telusuri_mata(anggaran: Isi) -> Iterator[tuple[int, Isi]]:
    """Every node of a budget with its depth, in reading order."""
    antre = [(0, s) for s in reversed(anggaran["program"])]
    while antre:
        dalam, s = antre.pop()
        yield dalam, s
        antre.extend((dalam + 1, a) for a in reversed(s["anak"]))


@dataclass(frozen=True)
class TitikIndikator:
    """One indicator in one year: the latest released quarter that names it."""

    tahun: int
    triwulan: Isi
    baris: Isi
    dirilis: datetime


_RUMUSAN = {"definisi": "definisi", "formulasi": "cara menghitung", "satuan": "satuan"}


class IndikatorPublik:
    """An indicator over the years."""

    def __init__(self, kode: str, rilis: list[Rilis]) -> None:
        self.kode = kode
        self.riwayat: list[TitikIndikator] = []
        self.rinci: Isi | None = None
        self.target: dict[int, Isi] = {}
        self._rumusan: dict[int, Isi] = {}
        self.triwulan: list[tuple[Isi, Isi]] = []
        terakhir: dict[int, TitikIndikator] = {}
        per_tahun: dict[int, list[tuple[Isi, Isi]]] = defaultdict(list)
        for r in sorted(rilis, key=lambda r: (r.tahun, r.bagian)):
            if r.macam is BagianRilis.POHON:
                for i in telusuri_indikator(r.isi):
                    if i["kode"] == kode:
                        self.rinci = self._rumusan[r.tahun] = i
                        self.target |= {t["tahun"]: t for t in i["target"]}
                continue
            for b in r.isi["indikator"]:
                if b["kode"] == kode:
                    terakhir[r.tahun] = TitikIndikator(r.tahun, r.isi, b, r.pada)
                    per_tahun[r.tahun].append((r.isi, b))
        self.riwayat = [terakhir[t] for t in sorted(terakhir)]
        if per_tahun:
            self.triwulan = per_tahun[max(per_tahun)]

    @classmethod
    def ambil(cls, pd: str, kode: str) -> "IndikatorPublik | None":
        """None where nothing public names it. One query."""
        if not _kode_wajar(pd):
            return None
        bagian = (BagianRilis.POHON, *TRIWULAN_RILIS)
        semua = cls(kode, list(Rilis.objects.berlaku().filter(pd__kode=pd, bagian__in=bagian)))
        return semua if semua.rinci or semua.riwayat else None

    def putus(self, tahun: int) -> str:
        """Why the year's figures do not compare with the latest: what was released of how it is
        measured reads differently; empty where it does not, or nothing of it was released.
        """
        dulu = self._rumusan.get(tahun)
        if dulu is None or self.rinci is None:
            return ""
        beda = [
            sebutan
            for medan, sebutan in _RUMUSAN.items()
            if (a := dulu.get(medan))
            and (b := self.rinci.get(medan))
            and a.casefold().split() != b.casefold().split()
        ]
        return f"{urutkan(beda)}nya berbeda" if beda else ""

    @property
    def sebut(self) -> Isi:
        """How it is called: by the tree, else by the latest quarter."""
        return self.rinci or self.riwayat[-1].baris


@dataclass(frozen=True)
class TemuanPublik:
    """One hit of the search."""

    macam: str
    teks: str
    pd: str
    pd_kode: str
    tahun: int
    kode: str = ""


def cari_publik(q: str) -> list[TemuanPublik]:
    """Agencies, indicators, sasaran, budget nodes and agreements that hold the text. Two queries,
    of which the second reads so many parts at most.
    """
    kata = " ".join(q.split()).casefold()
    if len(kata) < 3 or not _kode_wajar(kata):
        return []
    hasil = {
        ("pd", p.kode, ""): TemuanPublik("Perangkat daerah", p.nama, p.nama, p.kode, p.tahun[0])
        for p in daftar_pd()
        if kata in p.nama.casefold()
    }
    semua = Rilis.objects.berlaku().filter(cari__contains=kata).select_related("pd")
    for r in semua.order_by("-tahun", "pd__kode", "bagian")[:_RILIS_DIBACA]:
        for macam, teks, kode in _isi_dicari(r):
            if kata in teks.casefold():
                kunci = (macam, r.pd.kode, kode or teks)
                hasil.setdefault(
                    kunci,
                    TemuanPublik(macam, teks, r.isi["pd"]["nama"], r.pd.kode, r.tahun, kode),
                )
    return list(hasil.values())


def _isi_dicari(r: Rilis) -> Iterator[tuple[str, str, str]]:
    match r.macam:
        case BagianRilis.POHON:
            yield from (("Indikator", i["nama"], i["kode"]) for i in telusuri_indikator(r.isi))
            for t in r.isi["tujuan"]:
                yield "Tujuan", t["uraian"], ""
                yield from (("Sasaran", teks, "") for teks in _sasaran(t["sasaran"]))
        case BagianRilis.PK:
            yield from (("Perjanjian Kinerja", p["jabatan"], "") for p in r.isi["perjanjian"])
        case BagianRilis.LKJIP | BagianRilis.LHE:
            return
        case _:
            yield from (("Indikator", i["nama"], i["kode"]) for i in r.isi["indikator"])
            for _, s in telusuri_mata(r.isi["anggaran"]) if r.isi["anggaran"] else ():
                yield "Anggaran", s["nama"], ""


def _sasaran(daftar: list[Isi]) -> Iterator[str]:
    for s in daftar:
        yield s["uraian"]
        yield from _sasaran(s["sasaran"])
