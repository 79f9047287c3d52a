"""The tag tree of the PDF: one table is one table, however many pages it takes.

WeasyPrint tags every page by itself: each page's piece of a table is a table of its own, with the
repeated head as if it were new. Here the pieces become one, and what is repeated is an artifact,
which a screen reader passes over.
"""

from collections.abc import Iterator
from typing import Any

from laporan.cetak.letak import potongan_tabel


def satukan_tabel(berkas: Any, halaman: list[Any]) -> None:
    """Merge the pieces of every table in a file that WeasyPrint is about to write."""
    import pydyf  # type: ignore[import-untyped]

    objek = berkas.objects
    tabel = [o for o in objek if isinstance(o, pydyf.Dictionary) and o.get("S") == "/Table"]
    unsur = [k.element for h in halaman for k in potongan_tabel(h._page_box)]
    if len(tabel) != len(unsur):
        raise RuntimeError(f"{len(tabel)} tanda untuk {len(unsur)} potongan tabel.")
    pertama: dict[Any, Any] = {}
    for satu, asal in zip(tabel, unsur, strict=True):
        if asal not in pertama:
            pertama[asal] = satu
            continue
        _gabung(berkas, pertama[asal], satu)


def _gabung(berkas: Any, pertama: Any, lanjutan: Any) -> None:
    import pydyf

    kepala = _turunan(berkas, pertama, "/TH")
    ulangan: list[Any] = []
    for rujukan in lanjutan["K"]:
        bagian = _objek(berkas, rujukan)
        if bagian["S"] == "/THead":
            ulangan += _turunan(berkas, bagian, "/TH")
            _jadikan_artefak(berkas, bagian)
        else:
            bagian["P"] = pertama.reference
            pertama["K"].append(rujukan)
    # The cells name the heads of their piece: from now on those of the table.
    pengenal = {ulang["ID"].string: asli["ID"] for ulang, asli in zip(ulangan, kepala, strict=True)}
    for rujukan in lanjutan["K"]:
        for sel in _turunan(berkas, _objek(berkas, rujukan), "/TD"):
            if judul := sel["A"].get("Headers"):
                sel["A"]["Headers"] = pydyf.Array([pengenal[j.string] for j in judul])
    _lepas(berkas, lanjutan)


def _lepas(berkas: Any, unsur: Any) -> None:
    """Take an element out of the tree, and its parents as far as they stay empty."""
    induk = _objek(berkas, unsur["P"])
    if "K" not in induk:
        return
    induk["K"].remove(unsur.reference)
    if not induk["K"] and induk["S"] != "/Document":
        _lepas(berkas, induk)


def _jadikan_artefak(berkas: Any, unsur: Any) -> None:
    """Mark everything that an element shows as a repeated head of the page."""
    halaman = _objek(berkas, unsur["Pg"])
    isi = _objek(berkas, halaman["Contents"]).stream
    nomor = set(_isi_bertanda(berkas, unsur))
    for n, sifat in enumerate(isi):
        if isinstance(sifat, dict) and sifat.get("MCID") in nomor:
            sifat.pop("MCID")
            sifat |= {"Type": "/Pagination", "Subtype": "/Header"}
            isi[n - 1] = "/Artifact"
    peta = _objek(berkas, _objek(berkas, berkas.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    untuk_halaman = peta[peta.index(halaman["StructParents"]) + 1]
    for satu in nomor:
        untuk_halaman[satu] = "null"


def _isi_bertanda(berkas: Any, unsur: Any) -> Iterator[int]:
    for anak in unsur["K"]:
        if isinstance(anak, int):
            yield anak
        else:
            yield from _isi_bertanda(berkas, _objek(berkas, anak))


def _turunan(berkas: Any, unsur: Any, jenis: str) -> list[Any]:
    hasil: list[Any] = []
    for anak in unsur.get("K", ()):
        if isinstance(anak, int):
            continue
        objek = _objek(berkas, anak)
        if objek.get("S") == jenis:
            hasil.append(objek)
        elif "K" in objek:
            hasil += _turunan(berkas, objek, jenis)
    return hasil


def _objek(berkas: Any, rujukan: bytes) -> Any:
    return berkas.objects[int(rujukan.split()[0])]
