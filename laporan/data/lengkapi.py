"""A source before it is judged: what its new rows leave empty and can be known is filled in, and
told. What is stored is left alone: there an empty cell is a mistake, or means that it is emptied.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from anggaran.models import Kegiatan, Program, SubKegiatan
from kinerja.himpunan.galat import Galat
from kinerja.himpunan.mentah import HimpunanMentah, LembarMentah, teks_sel
from kinerja.models import Indikator, PerangkatDaerah, Sasaran, Tujuan
from laporan.data.lengkapi_baris import (
    Lengkapi,
    lengkapi_indikator,
    lengkapi_program,
    lengkapi_sasaran,
)

_TINGKAT = ("program", "kegiatan", "sub_kegiatan")
#: Columns whose empty cells nothing tells: what they are taken for, and what to look at.
DUGAAN = {
    "polaritas": ("makin_tinggi", "tulis makin_rendah bila angka yang turun berarti membaik"),
    "akumulasi": ("posisi_akhir", "tulis yang lain bila angka triwulannya dijumlahkan"),
}
#: Sheet → columns that a new row may leave empty.
DAPAT_KOSONG = {
    "sasaran": ("tujuan", "tingkat"),
    "indikator": ("penanggung_jawab", "polaritas", "akumulasi"),
    "program_kegiatan": ("tingkat", "induk", "penanggung_jawab"),
}
Baris = Mapping[str, str]


def lengkapi_mentah(mentah: HimpunanMentah, pd: PerangkatDaerah | None) -> list[Galat]:
    """Changes the source; returns one note for each sheet in which something was filled in."""
    catatan: list[Galat] = []
    for nama, pembuat in (
        ("sasaran", _sasaran),
        ("indikator", _indikator),
        ("program_kegiatan", _program),
    ):
        lembar, kolom = mentah.lembar.get(nama), DAPAT_KOSONG[nama]
        if lembar is None or not _berlubang(lembar, kolom):
            continue
        ada, lengkapi = pembuat(mentah, pd)
        if terisi := _isi(lembar, kolom, ada, lengkapi):
            pesan = " ".join(_sebut(terisi))
            catatan.append(Galat(lembar.nama_asli or nama, 0, "", "", pesan))
    return catatan


def _sebut(terisi: Counter[str]) -> Iterator[str]:
    """What followed from other cells, and what was only supposed, each by itself."""
    if banyak := sum(n for k, n in terisi.items() if k not in DUGAAN):
        yield f"{banyak} sel kosong pada baris baru diisi menurut kode, induk, atau sasarannya."
    for kolom, (isi, periksa) in DUGAAN.items():
        if n := terisi[kolom]:
            yield f"{kolom.capitalize()} {n} baris baru yang kosong dibaca {isi}; {periksa}."


def _teks(lembar: LembarMentah | None) -> Iterable[dict[str, str]]:
    for baris in lembar.baris if lembar else ():
        yield {k: teks_sel(v).strip() for k, v in baris.sel.items()}


def _berlubang(lembar: LembarMentah, kolom: Iterable[str]) -> bool:
    milik = [k for k in kolom if k in lembar.kolom]
    return any(not baris.get(k) for baris in _teks(lembar) for k in milik)


def _isi(
    lembar: LembarMentah, kolom: Iterable[str], ada: Callable[[Baris], bool], lengkapi: Lengkapi
) -> Counter[str]:
    """Column → how many of its cells were filled in."""
    milik = {k for k in kolom if k in lembar.kolom}
    terisi: Counter[str] = Counter()
    for n, (baris, teks) in enumerate(zip(lembar.baris, list(_teks(lembar)), strict=True)):
        tambah = {k: v for k, v in lengkapi(teks).items() if k in milik and not teks.get(k)}
        if tambah and not ada(teks):
            lembar.baris[n] = replace(baris, sel={**baris.sel, **tambah})
            terisi.update(tambah.keys())
    return terisi


def _sasaran(
    mentah: HimpunanMentah, pd: PerangkatDaerah | None
) -> tuple[Callable[[Baris], bool], Lengkapi]:
    tersimpan = list(
        Sasaran.objects.filter(pd=pd).values_list("kode", "tingkat", "tujuan__kode") if pd else ()
    )
    tujuan = set(Tujuan.objects.filter(pd=pd).values_list("kode", flat=True) if pd else ())
    tujuan |= {b["kode"] for b in _teks(mentah.lembar.get("tujuan")) if b.get("kode")}
    lengkapi = lengkapi_sasaran(
        next(iter(tujuan)) if len(tujuan) == 1 else "",
        {kode: tingkat for kode, tingkat, _ in tersimpan},
        {kode: milik for kode, _, milik in tersimpan},
    )
    dikenal = {kode for kode, *_ in tersimpan}
    return lambda b: b.get("kode", "") in dikenal, lengkapi


def _indikator(
    mentah: HimpunanMentah, pd: PerangkatDaerah | None
) -> tuple[Callable[[Baris], bool], Lengkapi]:
    pj = dict(
        Sasaran.objects.filter(pd=pd).values_list("kode", "penanggung_jawab__kode") if pd else ()
    )
    for b in _teks(mentah.lembar.get("sasaran")):
        if b.get("kode") and b.get("penanggung_jawab"):
            pj[b["kode"]] = b["penanggung_jawab"]
    dikenal = set(Indikator.objects.filter(pd=pd).values_list("kode", flat=True) if pd else ())
    return lambda b: b.get("kode", "") in dikenal, lengkapi_indikator(pj)


def _program(
    mentah: HimpunanMentah, pd: PerangkatDaerah | None
) -> tuple[Callable[[Baris], bool], Lengkapi]:
    tersimpan: dict[str, dict[str, str]] = {}
    kolom = ("tahun", "kode", "penanggung_jawab__kode")
    semua = (
        Program.objects.filter(pd=pd).values_list(*kolom),
        Kegiatan.objects.filter(pd=pd).values_list(*kolom),
        SubKegiatan.objects.filter(pd=pd).values_list(*kolom),
    )
    for tahun, kode, pj in chain(*semua) if pd else ():
        tersimpan.setdefault(str(tahun), {})[kode] = pj or ""
    setahun: dict[str, Lengkapi] = {}

    def lengkapi(baris: Baris) -> Baris:
        tahun = baris.get("tahun", "")
        if tahun not in setahun:
            setahun[tahun] = lengkapi_program(_TINGKAT, tersimpan.get(tahun, {}))
        return setahun[tahun](baris)

    def ada(baris: Baris) -> bool:
        return baris.get("kode", "") in tersimpan.get(baris.get("tahun", ""), {})

    return ada, lengkapi
