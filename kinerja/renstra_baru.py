"""PURE. The next Renstra, or a revision of this one, from the tree of the one before: which nodes
end, which begin, and what each indicator continues.

Rows are those of the data set's sheets, column → text. A node that is not carried on only ends; a
node below it is not carried on either.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kinerja.jenis import KaitanPendahulu

TETAP = "tetap"
"""In a revision: the indicator goes on as it is, and nothing is written."""
PANJANG_KODE = 60
_TAHUN_EKOR = re.compile(r"-20\d\d(-\d+)?$")
_MILIK_SENDIRI = ("definisi", "formulasi", "formula", "sumber_data")
"""What a measure that takes another's place does not take over."""

Baris = Mapping[str, str]
BarisLembar = dict[str, str]


@dataclass(frozen=True)
class PohonLama:
    """The tree in force, sheet by sheet."""

    tujuan: tuple[Baris, ...] = ()
    sasaran: tuple[Baris, ...] = ()
    indikator: tuple[Baris, ...] = ()
    variabel: tuple[Baris, ...] = ()
    penanda: tuple[Baris, ...] = ()
    crosscutting: tuple[Baris, ...] = ()
    kondisi_antara: tuple[Baris, ...] = ()
    kondisi_pohon: tuple[Baris, ...] = ()


@dataclass(frozen=True)
class IndikatorLanjut:
    """How one indicator goes on."""

    kaitan: str
    nama: str
    satuan: str
    definisi: str = ""


@dataclass(frozen=True)
class Lanjutan:
    """What is carried on: code of a node → its words; code of an indicator → how."""

    tujuan: Mapping[str, str] = field(default_factory=dict)
    sasaran: Mapping[str, str] = field(default_factory=dict)
    indikator: Mapping[str, IndikatorLanjut] = field(default_factory=dict)


@dataclass
class PohonBaru:
    """Rows to write by sheet, each with the node that it came from."""

    baris: dict[str, list[BarisLembar]] = field(default_factory=dict)
    asal: dict[tuple[str, int], str] = field(default_factory=dict)
    """Sheet and number of a row → `tujuan|T1`."""

    def tulis(self, lembar: str, asal: str, isi: Baris) -> None:
        """Add a row."""
        semua = self.baris.setdefault(lembar, [])
        self.asal[lembar, len(semua)] = asal
        semua.append(dict(isi))


def kode_baru(lama: str, tahun: int, dipakai: Iterable[str]) -> str:
    """`IK-3` → `IK-3-2025`, `IK-3-2021` too; with a number where that is taken."""
    ada, ekor = set(dipakai), f"-{tahun}"
    dasar = _TAHUN_EKOR.sub("", lama)
    calon, ke = f"{dasar[: PANJANG_KODE - len(ekor)]}{ekor}", 2
    while calon in ada:
        nomor = f"{ekor}-{ke}"
        calon, ke = f"{dasar[: PANJANG_KODE - len(nomor)]}{nomor}", ke + 1
    return calon


def terlalu_baru(lama: PohonLama, mulai: int) -> list[str]:
    """Names of nodes that begin in or after the year, and so cannot end before it."""
    semua = (*lama.tujuan, *lama.sasaran, *lama.indikator)
    return [
        b.get("nama") or b.get("uraian", "")
        for b in semua
        if b.get("mulai_tahun") and int(b["mulai_tahun"]) >= mulai
    ]


def susun_pohon_baru(lama: PohonLama, pilih: Lanjutan, *, renstra: str, mulai: int) -> PohonBaru:
    """A tree of its own for a new Renstra: everything of the old one ends before `mulai`."""
    hasil = PohonBaru()
    masa = {"mulai_tahun": str(mulai), "sampai_tahun": ""}
    tujuan = _baru(hasil, "tujuan", lama.tujuan, pilih.tujuan, mulai, lambda b: {
        **b, **masa, "renstra": renstra,
    })  # fmt: skip
    sasaran: dict[str, str] = {}
    kode_lama = {b["kode"] for b in lama.sasaran}
    for b in _induk_dahulu(lama.sasaran):
        _akhiri(hasil, "sasaran", b, mulai)
        kode, induk = b["kode"], b.get("induk", "")
        if (
            kode not in pilih.sasaran
            or b["tujuan"] not in tujuan
            or (induk and induk not in sasaran)
        ):
            continue
        sasaran[kode] = kode_baru(kode, mulai, {*kode_lama, *sasaran.values()})
        hasil.tulis("sasaran", f"sasaran|{kode}", {
            **b, **masa, "kode": sasaran[kode], "uraian": pilih.sasaran[kode],
            "tujuan": tujuan[b["tujuan"]], "induk": sasaran.get(induk, ""),
        })  # fmt: skip
    for nama, semua in (
        ("crosscutting", lama.crosscutting),
        ("kondisi_antara", lama.kondisi_antara),
    ):
        for b in semua:
            if b["sasaran"] in sasaran:
                asal = f"sasaran|{b['sasaran']}"
                hasil.tulis(nama, asal, {**b, "sasaran": sasaran[b["sasaran"]]})
    _kondisi(hasil, lama.kondisi_pohon, tujuan, sasaran, mulai)
    for b in lama.indikator:
        _akhiri(hasil, "indikator", b, mulai)
        pemilik = {"tujuan": tujuan.get(b.get("tujuan", ""), ""),
                   "sasaran": sasaran.get(b.get("sasaran", ""), "")}  # fmt: skip
        if b["kode"] in pilih.indikator and any(pemilik.values()):
            _lanjutkan(hasil, lama, b, pilih.indikator[b["kode"]], mulai, pemilik)
    return hasil


def susun_perubahan(lama: PohonLama, pilih: Lanjutan, *, mulai: int) -> PohonBaru:
    """A revision: only indicators end or begin, under the sasaran that they had."""
    hasil = PohonBaru()
    for b in lama.indikator:
        lanjut = pilih.indikator.get(b["kode"])
        if lanjut is not None and lanjut.kaitan == TETAP:
            continue
        _akhiri(hasil, "indikator", b, mulai)
        if lanjut is not None:
            _lanjutkan(hasil, lama, b, lanjut, mulai, {})
    return hasil


def _baru(
    hasil: PohonBaru,
    lembar: str,
    lama: tuple[Baris, ...],
    pilih: Mapping[str, str],
    mulai: int,
    isi: Callable[[Baris], Baris],
) -> dict[str, str]:
    peta: dict[str, str] = {}
    ada = {b["kode"] for b in lama}
    for b in lama:
        _akhiri(hasil, lembar, b, mulai)
        kode = b["kode"]
        if kode in pilih:
            peta[kode] = kode_baru(kode, mulai, {*ada, *peta.values()})
            baris = {**isi(b), "kode": peta[kode], "uraian": pilih[kode]}
            hasil.tulis(lembar, f"{lembar}|{kode}", baris)
    return peta


def _kondisi(
    hasil: PohonBaru,
    semua: tuple[Baris, ...],
    tujuan: Mapping[str, str],
    sasaran: Mapping[str, str],
    mulai: int,
) -> None:
    """Conditions that stand below a node that is carried on, and those below these."""
    peta: dict[str, str] = {}
    asal: dict[str, str] = {}
    ada = {b["kode"] for b in semua}
    atas = (("tujuan", tujuan), ("sasaran", sasaran), ("induk", peta))
    for b in _induk_dahulu(semua):
        lanjut = {medan: baru[b[medan]] for medan, baru in atas if b.get(medan, "") in baru}
        if lanjut:
            kode = b["kode"]
            peta[kode] = kode_baru(kode, mulai, {*ada, *peta.values()})
            (medan,) = lanjut
            asal[kode] = asal.get(b.get("induk", "")) or f"{medan}|{b[medan]}"
            hasil.tulis("kondisi_pohon", asal[kode], {**b, **lanjut, "kode": peta[kode]})


def _akhiri(hasil: PohonBaru, lembar: str, b: Baris, mulai: int) -> None:
    tamat = {**b, "sampai_tahun": str(mulai - 1)}
    if "sampai_triwulan" in b:
        tamat["sampai_triwulan"] = ""
    hasil.tulis(lembar, f"{lembar}|{b['kode']}", tamat)


def _induk_dahulu(semua: tuple[Baris, ...]) -> list[Baris]:
    """Each after the one above it."""
    menurut_kode = {b["kode"]: b for b in semua}
    hasil: dict[str, Baris] = {}

    def taruh(b: Baris) -> None:
        if b["kode"] in hasil:
            return
        if (induk := menurut_kode.get(b.get("induk", ""))) is not None:
            taruh(induk)
        hasil[b["kode"]] = b

    for b in semua:
        taruh(b)
    return list(hasil.values())


def _lanjutkan(
    hasil: PohonBaru,
    lama: PohonLama,
    b: Baris,
    lanjut: IndikatorLanjut,
    mulai: int,
    pemilik: Baris,
) -> None:
    ada = {x["kode"] for x in lama.indikator} | {x["kode"] for x in hasil.baris["indikator"]}
    kode = kode_baru(b["kode"], mulai, ada)
    baris = {
        **b, **pemilik, "kode": kode, "nama": lanjut.nama, "satuan": lanjut.satuan,
        "pendahulu": b["kode"], "kaitan_pendahulu": lanjut.kaitan,
        "mulai_tahun": str(mulai), "sampai_tahun": "", "mulai_triwulan": "", "sampai_triwulan": "",
    }  # fmt: skip
    diganti = lanjut.kaitan == KaitanPendahulu.DIGANTI
    if diganti:
        baris |= dict.fromkeys(_MILIK_SENDIRI, "")
    baris["definisi"] = lanjut.definisi
    if lanjut.satuan != b["satuan"]:
        baris["pola_tampil"] = "{n}"  # the old one shows the unit that was
    asal = f"indikator|{b['kode']}"
    hasil.tulis("indikator", asal, baris)
    if not diganti:
        for nama, milik in (("variabel", lama.variabel), ("penanda", lama.penanda)):
            for x in milik:
                if x["indikator"] == b["kode"]:
                    hasil.tulis(nama, asal, {**x, "indikator": kode})
