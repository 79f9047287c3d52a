"""The one door to all parts, and the words by which a part is found."""

from collections.abc import Iterator
from typing import Any

from kinerja.models import PerangkatDaerah
from laporan.models import BagianRilis
from laporan.publik.potret.dasar import Isi, pastikan_nyata
from laporan.publik.potret.dokumen import potret_lhe, potret_lkjip, potret_perjanjian
from laporan.publik.potret.pohon import potret_pohon
from laporan.publik.potret.triwulan import potret_triwulan

_DICARI = frozenset({"nama", "uraian", "indikator", "sasaran", "jabatan"})


def potret_bagian(pd: PerangkatDaerah, tahun: int, bagian: BagianRilis) -> Isi:
    """The part as it would be released now. Raises BelumDapatDirilisError."""
    pastikan_nyata(pd, tahun, bagian)
    if bagian.triwulan:
        return potret_triwulan(pd, tahun, bagian)
    susun = {
        BagianRilis.POHON: potret_pohon,
        BagianRilis.PK: potret_perjanjian,
        BagianRilis.LKJIP: potret_lkjip,
        BagianRilis.LHE: potret_lhe,
    }
    return susun[bagian](pd, tahun)


def kata_cari(isi: Isi) -> str:
    """What the part is about, in lower case, each text once."""
    return "\n".join(dict.fromkeys(t.casefold() for t in _teks(isi)))


def _teks(isi: Any) -> Iterator[str]:
    if isinstance(isi, dict):
        for kunci, nilai in isi.items():
            if isinstance(nilai, str):
                if kunci in _DICARI:
                    yield nilai
            elif kunci != "pd":  # every part would be found by the name of its agency
                yield from _teks(nilai)
    elif isinstance(isi, list):
        for satu in isi:
            yield from _teks(satu)
