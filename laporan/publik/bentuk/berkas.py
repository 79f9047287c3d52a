"""Released data of an agency's year, or of all agencies, as one file."""

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from tempfile import SpooledTemporaryFile
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.urls import reverse

from kinerja.himpunan.teks_aman import kunci_teks
from kinerja.himpunan.tulis import LembarTulis, bita_buku
from laporan.cetak.paket import zip_tetap
from laporan.models import BagianRilis, Rilis
from laporan.publik.baca import IndikatorPublik, telusuri_indikator
from laporan.publik.bentuk.lembar import lembar_kamus, lembar_terbuka
from laporan.publik.bentuk.stratml import tulis_stratml

MIME = {
    "json": "application/json",
    "csv": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "stratml": "application/xml",
    "zip": "application/zip",
}
AKHIRAN = {"csv": "zip", "stratml": "xml"}
_MEMORI, _POTONG = 8 * 1024 * 1024, 64 * 1024


def buat_berkas(pd: str, tahun: int, bentuk: str) -> bytes | None:
    """One agency's year; None where nothing of it is released, or no tree for StratML."""
    rilis = list(Rilis.objects.berlaku().filter(pd__kode=pd, tahun=tahun).order_by("bagian"))
    if not rilis:
        return None
    match bentuk:
        case "json":
            return _json(rilis)
        case "csv":
            return zip_tetap(_csv(rilis))
        case "xlsx":
            return bita_buku(*lembar_terbuka(rilis), lembar_kamus())
        case "stratml":
            return _stratml(pd, tahun, rilis)
        case _:
            semua = {"data.json": _json(rilis), **_csv(rilis)}
            semua["data.xlsx"] = bita_buku(*lembar_terbuka(rilis), lembar_kamus())
            if (stratml := _stratml(pd, tahun, rilis)) is not None:
                semua["pohon-stratml.xml"] = stratml
            return zip_tetap(semua)


def buat_arsip(tahun: int) -> Any:
    """All agencies of a year as an archive in a temporary file: JSON of each part, then the tables
    of each agency. One agency is held in memory at a time.
    """
    arsip = SpooledTemporaryFile(max_size=_MEMORI)  # noqa: SIM115 - `alirkan` closes it
    with ZipFile(arsip, "w", ZIP_DEFLATED) as z:
        for pd, rilis in _per_pd(tahun):
            for nama, isi in {"data.json": _json(rilis), **_csv(rilis)}.items():
                if nama != "kamus_data.csv":
                    _tambah(z, f"{_aman(pd)}/{nama}", isi)
        _tambah(z, "kamus_data.csv", _teks(lembar_kamus()))
    arsip.seek(0)
    return arsip


def alirkan(arsip: Any) -> Iterator[bytes]:
    """A file piece by piece, closed after the last."""
    with arsip:
        while potong := arsip.read(_POTONG):
            yield potong


def _per_pd(tahun: int) -> Iterator[tuple[str, list[Rilis]]]:
    semua = Rilis.objects.berlaku().filter(tahun=tahun).select_related("pd")
    kini, kumpulan = "", list[Rilis]()
    for r in semua.order_by("pd__kode", "bagian").iterator(chunk_size=50):
        if r.pd.kode != kini and kumpulan:
            yield kini, kumpulan
            kumpulan = []
        kini = r.pd.kode
        kumpulan.append(r)
    if kumpulan:
        yield kini, kumpulan


def _aman(kode: str) -> str:
    """A code as the name of a folder within an archive."""
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in kode).strip(".") or "pd"


def _tambah(z: ZipFile, nama: str, isi: bytes) -> None:
    info = ZipInfo(nama, (1980, 1, 1, 0, 0, 0))
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    z.writestr(info, isi)


def _json(rilis: list[Rilis]) -> bytes:
    isi = {
        r.bagian: {"rilis": r.ke, "dirilis": r.pada.isoformat(), "sidik": r.sha256, "isi": r.isi}
        for r in rilis
    }
    return json.dumps(isi, ensure_ascii=False, indent=1).encode()


def _csv(rilis: list[Rilis]) -> dict[str, bytes]:
    ada = [*(x for x in lembar_terbuka(rilis) if x.baris), lembar_kamus()]
    return {f"{x.nama}.csv": _teks(x) for x in ada}


def _teks(lembar: LembarTulis) -> bytes:
    """UTF-8, commas, decimal points: for programs; people take the workbook."""
    aliran = StringIO(newline="")
    penulis = csv.writer(aliran, lineterminator="\n")
    penulis.writerow(lembar.kolom)
    for baris in lembar.baris:
        penulis.writerow([_sel(baris.get(k)) for k in lembar.kolom])
    return aliran.getvalue().encode()


def _sel(isi: Any) -> Any:
    if isinstance(isi, Decimal):
        return f"{isi:f}"
    return kunci_teks(isi) if isinstance(isi, str) else isi


def _stratml(pd: str, tahun: int, rilis: list[Rilis]) -> bytes | None:
    pohon = next((r for r in rilis if r.macam is BagianRilis.POHON), None)
    if pohon is None:
        return None
    alamat = f"{settings.TAPAK_ALAMAT}{reverse('publik_pohon', args=[pd, tahun])}"
    bagian = [b for b in BagianRilis if b.triwulan]
    semua = list(Rilis.objects.berlaku().filter(pd__kode=pd, bagian__in=bagian))
    hasil = {
        i["kode"]: {x.tahun: x.baris for x in IndikatorPublik(i["kode"], semua).riwayat}
        for i in telusuri_indikator(pohon.isi)
    }
    return tulis_stratml(pohon.isi, hasil, alamat=alamat, dirilis=pohon.pada.date().isoformat())
