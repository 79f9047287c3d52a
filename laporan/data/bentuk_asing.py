"""PURE. Workbooks as people really make them: titles above the header, notes, sheets of their own.

What can be told is read; what is left out is said in one line each; what could be either is asked.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from kinerja.himpunan.galat import Galat, saran
from kinerja.himpunan.mentah import (
    LEMBAR_BANTU,
    BarisMentah,
    HimpunanMentah,
    LembarMentah,
    Sel,
    teks_sel,
)

_SELA = re.compile(r"[\s\-/]+")
_SALINAN = re.compile(r"\s*\(\d+\)$")
_NOMOR_KOLOM = re.compile(r"\(?\d{1,2}\)?")
_COCOK = 2
"""Known names that make a row the header of a known sheet."""
_LEBAR = 0.7
"""Of an unknown sheet's widest row: the first as wide as this is taken for its header."""
_MIRIP = 0.8
"""How alike two names are, from 0 to 1, before one is taken for a slip of the other."""
_PENDEK = 60
_CONTOH = 3


@dataclass(frozen=True)
class BentukLembar:
    """What a sheet of the data set has."""

    kolom: tuple[str, ...]
    wajib: frozenset[str]


@dataclass(frozen=True)
class PetaLembar:
    """How somebody said that a foreign sheet is to be read: its columns → ours, and what holds of
    all its rows.
    """

    tujuan: str
    kolom: Mapping[str, str]
    tetap: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LembarAsing:
    """A sheet that nobody knows: what it is called, its columns, and its first rows."""

    nama: str
    kolom: tuple[str, ...]
    contoh: tuple[tuple[str, ...], ...]


@dataclass
class BukuRapi:
    """A source after tidying: what the engine reads, what is told, and what could be mapped."""

    mentah: HimpunanMentah
    catatan: list[Galat] = field(default_factory=list)
    asing: list[LembarAsing] = field(default_factory=list)


def nama_polos(nama: str) -> str:
    """`Unit Kerja (2)` → `unit_kerja`."""
    return _SELA.sub("_", _SALINAN.sub("", nama.strip()).casefold()).strip("_")


class KepalaDikenal:
    """Finds the header of each sheet among its first rows."""

    def __init__(self, bentuk: Mapping[str, BentukLembar]) -> None:
        self._bentuk = bentuk
        self._semua = {nama for satu in bentuk.values() for nama in satu.kolom}

    def nama_kolom(self, lembar: str, teks: str) -> str:
        """`Tahun Awal` → `tahun_awal`, where that is one of ours."""
        polos = nama_polos(teks)
        ada = self._bentuk.get(nama_polos(lembar))
        return polos if polos in (ada.kolom if ada else self._semua) else teks

    def kepala(self, lembar: str, baris: Sequence[Sequence[Sel | None]]) -> int | None:
        """The row with the most names of ours; of an unknown sheet the first wide one of text."""
        ada = self._bentuk.get(nama_polos(lembar))
        if ada is not None:
            kolom = set(ada.kolom)
            terbaik = self._terbaik(baris, kolom)
            return self._seluruhnya(baris, kolom) if terbaik is None else terbaik
        cocok = self._terbaik(baris, self._semua, sedikitnya=3)
        if cocok is not None:
            return cocok
        lebar = [sum(1 for sel in satu if _judul(sel)) for satu in baris]
        batas = max(lebar, default=0) * _LEBAR
        return next((n for n, isi in enumerate(lebar) if isi >= max(2, batas)), None)

    @staticmethod
    def _seluruhnya(baris: Sequence[Sequence[Sel | None]], dikenal: set[str]) -> int | None:
        """A row that is nothing but names of ours, though it be one."""
        for n, satu in enumerate(baris):
            isi = [nama_polos(teks) for sel in satu if (teks := _tanpa_bintang(sel))]
            if isi and dikenal.issuperset(isi):
                return n
        return None

    def _terbaik(
        self, baris: Sequence[Sequence[Sel | None]], dikenal: set[str], sedikitnya: int = _COCOK
    ) -> int | None:
        nilai = [
            len({n for sel in satu if (n := nama_polos(_tanpa_bintang(sel))) in dikenal})
            for satu in baris
        ]
        puncak = max(nilai, default=0)
        return nilai.index(puncak) if puncak >= sedikitnya else None


def _tanpa_bintang(sel: Sel | None) -> str:
    return teks_sel(sel).strip().removesuffix("*")


def _judul(sel: Sel | None) -> bool:
    return isinstance(sel, str) and 0 < len(sel.strip()) <= _PENDEK


def rapikan(
    mentah: HimpunanMentah,
    bentuk: Mapping[str, BentukLembar],
    boleh: Collection[str],
    peta: Mapping[str, PetaLembar],
) -> BukuRapi:
    """Every sheet under the name it is read as, or left out and told.

    `boleh`: sheets that this door takes; `peta`: remembered readings by plain name of the sheet.
    """
    hasil = BukuRapi(HimpunanMentah())
    himpunan_galat = [g for g in mentah.galat if g.lembar not in mentah.lembar]
    hasil.mentah.galat += himpunan_galat
    menurut: dict[str, list[Galat]] = {}
    for g in mentah.galat:
        menurut.setdefault(g.lembar, []).append(g)
    tersebut = {nama_polos(nama) for nama in mentah.lembar}
    for nama, lembar in mentah.lembar.items():
        _satu(lembar, menurut.get(nama, []), tersebut, bentuk, boleh, peta, hasil)
    return hasil


def _satu(
    lembar: LembarMentah,
    galat: list[Galat],
    tersebut: set[str],
    bentuk: Mapping[str, BentukLembar],
    boleh: Collection[str],
    peta: Mapping[str, PetaLembar],
    hasil: BukuRapi,
) -> None:
    asli = lembar.nama_asli or lembar.nama
    polos = nama_polos(lembar.nama)
    kosong = not lembar.kolom and lembar.baris_kepala > 0
    if polos in LEMBAR_BANTU or (kosong and polos not in bentuk):
        return
    tujuan = polos if polos in bentuk else ""
    if not tujuan and polos in peta:
        lembar, tujuan = _petakan(lembar, peta[polos]), peta[polos].tujuan
        galat = _ganti_kolom(galat, peta[polos].kolom)
        hasil.catatan.append(_catat(asli, f"dibaca sebagai {tujuan} menurut pemetaan Anda."))
    if not tujuan and (tujuan := _menurut_judul(lembar, tersebut, bentuk)):
        hasil.catatan.append(_catat(asli, f"dibaca sebagai {tujuan} menurut judul kolomnya."))
    if not tujuan:
        _lewati(lembar, asli, bentuk, hasil)
        return
    if tujuan not in boleh:
        pesan = (
            f"tidak dimuat di sini; isi lembar {tujuan} diubah pada halamannya sendiri atau oleh "
            "pengelola server."
        )
        hasil.catatan.append(_catat(asli, pesan))
        return
    if tujuan in hasil.mentah.lembar:
        lain = hasil.mentah.lembar[tujuan].nama_asli
        pesan = f"sama-sama dibaca sebagai {tujuan} dengan lembar “{lain}”; hapus salah satunya."
        hasil.mentah.galat.append(Galat(tujuan, 0, "", "", f"“{asli}” {pesan}"))
        return
    _terima(lembar, asli, galat, tujuan, bentuk[tujuan], hasil)


def _terima(
    lembar: LembarMentah,
    asli: str,
    galat: Iterable[Galat],
    tujuan: str,
    bentuk: BentukLembar,
    hasil: BukuRapi,
) -> None:
    """A sheet that is read."""
    milik = replace(lembar, nama=tujuan, nama_asli=asli)
    if not milik.baris_kepala or not milik.kolom:
        contoh = ", ".join(sorted(bentuk.wajib, key=bentuk.kolom.index)[:3])
        pesan = (
            f"judul kolom tidak ditemukan. Tulis nama kolomnya ({contoh}, …) pada satu baris di "
            "atas data, seperti pada buku kerja yang diunduh dari sini."
        )
        terbaca = [g for g in galat if g.baris == 0]
        kepala = Galat(tujuan, 1, "", "", pesan)
        hasil.mentah.galat += [replace(g, lembar=tujuan) for g in terbaca] or [kepala]
        hasil.mentah.lembar[tujuan] = replace(milik, kolom=[], baris=[])
        return
    if milik.baris_kepala > 1:
        atas = milik.baris_kepala - 1
        rentang = "baris 1" if atas == 1 else f"baris 1–{atas}"
        pesan = f"judul kolom ada pada baris {milik.baris_kepala}; {rentang} di atasnya dilewati."
        hasil.catatan.append(_catat(asli, pesan))
    buang = _kolom_asing(milik, bentuk)
    if buang:
        judul = ", ".join(f"“{milik.judul.get(nama, nama)}”" for nama in buang)
        sebutan = "kolom" if len(buang) == 1 else f"{len(buang)} kolom"
        hasil.catatan.append(_catat(asli, f"{sebutan} {judul} bukan kolom Tapak; dilewati."))
    baris = [
        BarisMentah(b.nomor, {k: v for k, v in b.sel.items() if k not in buang})
        for b in _tanpa_nomor_kolom(milik.baris)
    ]
    kolom = [nama for nama in milik.kolom if nama not in buang]
    hasil.mentah.lembar[tujuan] = replace(milik, kolom=kolom, baris=[b for b in baris if b.sel])
    hasil.mentah.galat += [replace(g, lembar=tujuan) for g in galat if g.kolom not in buang]


def _kolom_asing(lembar: LembarMentah, bentuk: BentukLembar) -> set[str]:
    """Columns that are no misspelling of one of ours."""
    hilang = set(bentuk.kolom) - set(lembar.kolom)
    return {
        nama
        for nama in lembar.kolom
        if nama not in bentuk.kolom and not saran(nama_polos(nama), hilang)
    }


def _tanpa_nomor_kolom(baris: Sequence[BarisMentah]) -> Sequence[BarisMentah]:
    """Without the row (1) (2) (3) that forms have below their header."""
    if baris and len(baris[0].sel) > 2:
        teks = [teks_sel(sel).strip() for sel in baris[0].sel.values()]
        nomor = [int(t.strip("()")) for t in teks if _NOMOR_KOLOM.fullmatch(t)]
        if len(nomor) == len(teks) and nomor == list(range(nomor[0], nomor[0] + len(nomor))):
            return baris[1:]
    return baris


def _menurut_judul(
    lembar: LembarMentah, tersebut: Collection[str], bentuk: Mapping[str, BentukLembar]
) -> str:
    """The one sheet, absent by name, all of whose required columns are here, and no others."""
    ada = set(lembar.kolom)
    cocok = [
        (len(satu.wajib), nama)
        for nama, satu in bentuk.items()
        if nama not in tersebut
        and len(satu.wajib) >= _CONTOH
        and satu.wajib <= ada
        and ada <= set(satu.kolom)
    ]
    cocok.sort(reverse=True)
    if not cocok or (len(cocok) > 1 and cocok[0][0] == cocok[1][0]):
        return ""
    return cocok[0][1]


def _lewati(
    lembar: LembarMentah, asli: str, bentuk: Mapping[str, BentukLembar], hasil: BukuRapi
) -> None:
    mirip = get_close_matches(nama_polos(asli), bentuk, n=1, cutoff=_MIRIP)
    pesan = "bukan lembar Tapak; tidak dibaca."
    if mirip:
        pesan += f" Bila maksudnya {mirip[0]}, ganti nama lembarnya."
    if not lembar.kolom:
        pesan = "tidak berjudul kolom, mungkin catatan atau grafik; tidak dibaca."
    elif len(lembar.kolom) > 1:
        contoh = tuple(
            tuple(teks_sel(b.sel.get(k))[:_PENDEK] for k in lembar.kolom)
            for b in lembar.baris[:_CONTOH]
        )
        judul = tuple(lembar.judul.get(k, k) for k in lembar.kolom)
        hasil.asing.append(LembarAsing(asli, judul, contoh))
    hasil.catatan.append(_catat(asli, pesan))


def _petakan(lembar: LembarMentah, peta: PetaLembar) -> LembarMentah:
    """The sheet with our names for the columns that somebody named; the others are left out."""
    ganti = {k: peta.kolom[k] for k in lembar.kolom if k in peta.kolom}
    return replace(
        lembar,
        kolom=[*(ganti[k] for k in lembar.kolom if k in ganti), *peta.tetap],
        baris=[
            BarisMentah(b.nomor, {**isi, **peta.tetap})
            for b in lembar.baris
            if (isi := {ganti[k]: v for k, v in b.sel.items() if k in ganti})
        ],
        letak={ganti[k]: n for k, n in lembar.letak.items() if k in ganti},
        judul={ganti[k]: n for k, n in lembar.judul.items() if k in ganti},
    )


def _ganti_kolom(galat: Iterable[Galat], kolom: Mapping[str, str]) -> list[Galat]:
    return [
        replace(g, kolom=kolom.get(g.kolom, g.kolom))
        for g in galat
        if not g.kolom or g.kolom in kolom
    ]


def _catat(lembar: str, pesan: str) -> Galat:
    return Galat(lembar, 0, "", "", pesan)
