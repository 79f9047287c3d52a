"""PURE. What a card of the drawn tree says: one node with its indicators and figures as text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

TERENDAH = 1
"""The lowest of the five steps that kriteria are shown on: what is called red."""


@dataclass(frozen=True)
class IndikatorKartu:
    """An indicator on its node's card. `nada`: 1 (lowest) to 5, 0 without kriteria."""

    pk: int
    kode: str
    nama: str
    satuan: str
    target: str
    realisasi: str
    capaian: str
    kriteria: str
    nada: int
    iku: bool = False

    @property
    def angka(self) -> str:
        """`Target 97,00% · realisasi 98,10%`, as far as there is any."""
        bagian = [f"target {self.target}" if self.target else "target belum ada"]
        if self.realisasi:
            bagian.append(f"realisasi {self.realisasi}")
        kalimat = " · ".join(bagian)
        return f"{kalimat[0].upper()}{kalimat[1:]}"

    @property
    def hasil(self) -> str:
        """`Capaian 101,13%, Sangat Tinggi`; empty where there is none."""
        if not self.capaian:
            return self.kriteria
        return f"Capaian {self.capaian}" + (f", {self.kriteria}" if self.kriteria else "")


@dataclass(frozen=True)
class KartuPohon:
    """One node. `kunci`: `tujuan-3` or `sasaran-12`; `induk`: the key of the one above.

    `nama_saja`: stands above the reader's own unit and shows no figures.
    """

    kunci: str
    pk: int
    jenis: str
    kode: str
    induk: str
    label: str
    teks: str
    tingkat: int = 1
    penanggung_jawab: str = ""
    unit: str = ""
    nama_unit: str = ""
    indikator: tuple[IndikatorKartu, ...] = ()
    rerata: str = ""
    pagu: int | None = None
    anggaran: str = ""
    serapan: str = ""
    lintas: tuple[str, ...] = ()
    nama_saja: bool = False
    kode_tujuan: str = ""
    atas: str = ""
    """The node that it supports, where a condition stands between them."""
    kode_anak: str = ""
    """Of a condition: the sasaran that it is stored with."""

    @property
    def kunci_atas(self) -> str:
        """The sasaran or tujuan that it supports, whatever stands between them."""
        return self.atas or self.induk

    @property
    def merah(self) -> bool:
        """Whether one of its own indicators stands on the lowest step."""
        return any(i.nada == TERENDAH for i in self.indikator)


@dataclass(frozen=True)
class IsiKondisi:
    """A critical success factor or an intermediate condition, in words."""

    label: str
    uraian: str


@dataclass(frozen=True)
class KondisiBerdiri:
    """A condition that stands by itself. `induk`: the key of its upper card, or of another
    condition.
    """

    pk: int
    kode: str
    induk: str
    isi: IsiKondisi

    @property
    def kunci(self) -> str:
        """The key of its card."""
        return f"faktor-{self.pk}"


def sisipkan_faktor(
    kartu: Sequence[KartuPohon], faktor: Iterable[KondisiBerdiri]
) -> tuple[list[KartuPohon], dict[tuple[str, str, str], str]]:
    """With a card for each condition that stands by itself below a node that is there, and for
    those where another one hangs with the same words: (node, label, words) → its key.
    """
    ada = {k.kunci: k for k in kartu}
    menurut = {f.kunci: f for f in faktor}
    hasil, tempat = list(kartu), dict[tuple[str, str, str], str]()
    for f in menurut.values():
        atas, dilalui = f.induk, {f.kunci}
        while atas in menurut and atas not in dilalui:
            dilalui.add(atas)
            atas = menurut[atas].induk
        if atas not in ada:
            continue
        tempat.setdefault((atas, f.isi.label, _rata(f.isi.uraian)), f.kunci)
        hasil.append(
            KartuPohon(
                kunci=f.kunci,
                pk=f.pk,
                jenis="faktor",
                kode=f.kode,
                induk=f.induk,
                label=f.isi.label,
                teks=f.isi.uraian,
                kode_anak=f.kode,
                nama_saja=ada[atas].nama_saja,
            )
        )
    return hasil, tempat


def _rata(teks: str) -> str:
    return " ".join(teks.casefold().split())


def sisipkan_kondisi(
    kartu: Iterable[KartuPohon],
    kondisi: Mapping[str, IsiKondisi],
    tempat: Mapping[tuple[str, str, str], str] | None = None,
) -> list[KartuPohon]:
    """With a card for each condition between a sasaran and the one above it; siblings with the same
    words stand below one card. `kondisi`: key of the lower one → the condition; `tempat`: cards
    that stand for such words already, as `sisipkan_faktor` gives them.
    """
    hasil: list[KartuPohon] = []
    ada: dict[tuple[str, str, str], str] = dict(tempat or {})
    for k in kartu:
        isi = kondisi.get(k.kunci)
        if isi is None:
            hasil.append(k)
            continue
        sama = (k.induk, isi.label, _rata(isi.uraian))
        if sama not in ada:
            ada[sama] = f"kondisi-{k.pk}"
            hasil.append(
                KartuPohon(
                    kunci=ada[sama],
                    pk=k.pk,
                    jenis="kondisi",
                    kode="",
                    induk=k.induk,
                    label=isi.label,
                    teks=isi.uraian,
                    kode_anak=k.kode,
                    nama_saja=k.nama_saja,
                )
            )
        hasil.append(replace(k, induk=ada[sama], atas=k.induk))
    return hasil


def urutkan_kartu(kartu: Iterable[KartuPohon]) -> list[KartuPohon]:
    """From the top down with their levels, children in the order given; what hangs on nothing here
    is a root.
    """
    semua = list(kartu)
    anak = menurut_induk(semua)
    hasil: list[KartuPohon] = []
    antre = [(k, 1) for k in reversed(anak.get("", ()))]
    while antre:
        k, tingkat = antre.pop()
        hasil.append(replace(k, tingkat=tingkat))
        antre += [(a, tingkat + 1) for a in reversed(anak.get(k.kunci, ()))]
    return hasil


def menurut_induk(kartu: Sequence[KartuPohon]) -> dict[str, list[KartuPohon]]:
    """Key → the cards below it; roots under ""."""
    ada = {k.kunci for k in kartu}
    hasil: dict[str, list[KartuPohon]] = {}
    for k in kartu:
        hasil.setdefault(k.induk if k.induk in ada else "", []).append(k)
    return hasil


def cabang_kartu(kartu: Sequence[KartuPohon], kunci: str) -> list[KartuPohon]:
    """The card with this key and all below it; none for an unknown key."""
    anak = menurut_induk(kartu)

    def turun(k: KartuPohon) -> Iterator[KartuPohon]:
        yield k
        for a in anak.get(k.kunci, ()):
            yield from turun(a)

    pangkal = next((k for k in kartu if k.kunci == kunci), None)
    return [] if pangkal is None else list(turun(pangkal))


def leluhur_kartu(kartu: Sequence[KartuPohon], kunci: str) -> list[KartuPohon]:
    """Those above the card with this key, from the top."""
    menurut = {k.kunci: k for k in kartu}
    hasil: list[KartuPohon] = []
    kini = menurut.get(kunci)
    while kini is not None and (atas := menurut.get(kini.induk)) is not None:
        hasil.append(atas)
        kini = atas
    return hasil[::-1]
