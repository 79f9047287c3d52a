"""Edit a draft: its rows, their order, its statement and its dates."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from kinerja.models import (
    BarisPerjanjian,
    Indikator,
    MataPerjanjian,
    Pengguna,
    PerjanjianKinerja,
)
from kinerja.periode import format_tanggal
from kinerja.pernyataan import rapikan_pernyataan
from laporan.perjanjian.isi import IsiPerjanjian, pasang_isi, susun_isi
from laporan.perjanjian.kunci import ambil_terkunci, simpan
from laporan.perjanjian.penolakan import AksiDitolakError
from laporan.perjanjian.sumber import SumberPerjanjian
from laporan.perjanjian.target import tetapkan_target
from laporan.perjanjian.wewenang import LangkahPerjanjian

AKSI_SUNTING = "sunting perjanjian"
_DARI_POHON = (
    "Sasaran dan indikator baris ini berasal dari pohon kinerja. Ubah di sana, lalu siapkan ulang "
    "Perjanjian Kinerja ini."
)
_PANJANG = {"satuan": 60, "target": 120}
_LABEL = {
    "sasaran": "Sasaran",
    "nama_indikator": "Indikator",
    "satuan": "Satuan",
    "target": "Target",
    "alasan_beda": "Alasan berbeda dengan Renstra",
}


@transaction.atomic
def ubah_baris(
    *,
    baris: BarisPerjanjian,
    oleh: Pengguna,
    pada: datetime,
    target: str | None = None,
    alasan_beda: str | None = None,
    sasaran: str | None = None,
    nama_indikator: str | None = None,
    satuan: str | None = None,
    versi: int | None = None,
) -> BarisPerjanjian:
    """Change what is given of one row. A target of the tree's indicator is a decision: it is also
    recorded in the PK document, so that what is signed is what is measured.

    Raises AksiDitolakError: not open, not readable, signed elsewhere in the same document.
    """
    p = ambil_terkunci(baris.perjanjian, LangkahPerjanjian.SUNTING, oleh, versi)
    b = _baris(p, baris.pk)
    isian = {
        "sasaran": sasaran,
        "nama_indikator": nama_indikator,
        "satuan": satuan,
        "target": target,
        "alasan_beda": alasan_beda,
    }
    baru = {k: _rapikan(k, v) for k, v in isian.items() if v is not None}
    lama = {k: getattr(b, k) for k in baru}
    beda = {k: v for k, v in baru.items() if v != lama[k]}
    if b.indikator_id and beda.keys() & {"sasaran", "nama_indikator", "satuan"}:
        raise AksiDitolakError(_DARI_POHON)
    if not beda:
        return b
    if "target" in beda and b.indikator_id:
        indikator = Indikator.objects.select_related("pd").get(pk=b.indikator_id)
        beda["target"] = tetapkan_target(p, indikator, beda["target"], oleh=oleh, pada=pada)
    for nama, nilai in beda.items():
        setattr(b, nama, nilai)
    b.save()
    p.disunting = p.disunting or not b.indikator_id
    _catat(p, {f"baris {b.urutan}: {k}": (lama[k], v) for k, v in beda.items()}, oleh, pada)
    return b


@transaction.atomic
def tambah_baris(
    *,
    perjanjian: PerjanjianKinerja,
    sasaran: str,
    nama_indikator: str,
    target: str,
    oleh: Pengguna,
    pada: datetime,
    satuan: str = "",
    versi: int | None = None,
) -> BarisPerjanjian:
    """Add a row that is not in the tree, for functional and staff posts."""
    p = ambil_terkunci(perjanjian, LangkahPerjanjian.SUNTING, oleh, versi)
    isian = {
        "sasaran": sasaran,
        "nama_indikator": nama_indikator,
        "satuan": satuan,
        "target": target,
    }
    isi = {k: _rapikan(k, v) for k, v in isian.items()}
    for wajib in ("sasaran", "nama_indikator", "target"):
        if not isi[wajib]:
            raise AksiDitolakError(f"{_LABEL[wajib]} belum diisi.")
    akhir = p.baris.order_by("-urutan").first()
    b = BarisPerjanjian.objects.create(perjanjian=p, urutan=akhir.urutan + 1 if akhir else 1, **isi)
    p.disunting = True
    _catat(p, {f"baris {b.urutan}": (None, b.nama_indikator)}, oleh, pada)
    return b


@transaction.atomic
def hapus_baris(
    *, baris: BarisPerjanjian, oleh: Pengguna, pada: datetime, versi: int | None = None
) -> None:
    """Remove a row that was written by hand."""
    p = ambil_terkunci(baris.perjanjian, LangkahPerjanjian.SUNTING, oleh, versi)
    b = _baris(p, baris.pk)
    if b.indikator_id:
        raise AksiDitolakError(
            "Baris ini berasal dari pohon kinerja dan menjadi tanggung jawab jabatan ini. Alihkan "
            "penanggung jawabnya di pohon kinerja, lalu siapkan ulang."
        )
    sebutan = b.nama_indikator or b.sasaran
    b.delete()
    p.disunting = True
    _catat(p, {f"baris {b.urutan}": (sebutan, None)}, oleh, pada)


@transaction.atomic
def urutkan_baris(
    *,
    perjanjian: PerjanjianKinerja,
    urutan: Sequence[int],
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> None:
    """Put the rows in this order of ids; every row is named once."""
    p = ambil_terkunci(perjanjian, LangkahPerjanjian.SUNTING, oleh, versi)
    baris = {b.pk: b for b in p.baris.all()}
    if sorted(urutan) != sorted(baris):
        raise AksiDitolakError("Urutan harus memuat setiap baris tepat satu kali.")
    lama = list(baris)
    if list(urutan) == lama:
        return
    # Unique per agreement: first out of the way, then into place.
    awal = max((b.urutan for b in baris.values()), default=0) + 1
    for mulai in (awal, 1):
        for nomor, pk in enumerate(urutan, start=mulai):
            baris[pk].urutan = nomor
            baris[pk].save(update_fields=["urutan"])
    p.disunting = True
    _catat(p, {"urutan baris": (lama, list(urutan))}, oleh, pada)


@transaction.atomic
def ubah_perjanjian(
    *,
    perjanjian: PerjanjianKinerja,
    oleh: Pengguna,
    pada: datetime,
    tanggal: date | None = None,
    berlaku_mulai: date | None = None,
    pernyataan: str | None = None,
    nama_kedua: str | None = None,
    versi: int | None = None,
) -> PerjanjianKinerja:
    """Change dates, statement, or the name of the head of the region.

    Who holds the posts, and which budget is in force, follow the date of a draft that nobody
    edited by hand.
    """
    p = ambil_terkunci(perjanjian, LangkahPerjanjian.SUNTING, oleh, versi)
    perubahan: dict[str, tuple[Any, Any]] = {}
    for nama, hari in (("tanggal", tanggal), ("berlaku_mulai", berlaku_mulai)):
        if hari is None or hari == getattr(p, nama):
            continue
        _pastikan_tahun(hari, p.tahun, nama)
        perubahan[nama] = (getattr(p, nama), hari)
        setattr(p, nama, hari)
    if nama_kedua is not None and (isi := " ".join(nama_kedua.split())) != p.nama_kedua:
        if p.pihak_kedua_id is not None:
            raise AksiDitolakError(
                "Nama pihak kedua mengikuti pemangku jabatan atasan pada tanggal perjanjian. "
                "Ubah pemangkunya pada Pemangku jabatan di Persiapan."
            )
        perubahan["nama_kedua"] = (p.nama_kedua, isi)
        p.nama_kedua = isi
    if not p.disunting:
        if "tanggal" in perubahan:
            _segarkan(p)
        elif "nama_kedua" in perubahan:
            _sebut_ulang(p)
    if pernyataan is not None:
        teks = rapikan_pernyataan(pernyataan)
        if not teks:
            raise AksiDitolakError("Pernyataan tidak boleh kosong.")
        if teks != p.pernyataan:
            perubahan["pernyataan"] = (p.pernyataan, teks)
            p.pernyataan, p.disunting = teks, True
    if perubahan:
        _catat(p, perubahan, oleh, pada)
    return p


def _segarkan(p: PerjanjianKinerja) -> None:
    """Put parties, rows and budget of the new date into a draft."""
    assert p.tanggal is not None
    sumber = SumberPerjanjian(p.pd, p.tahun)
    isi: IsiPerjanjian = susun_isi(
        sumber,
        sumber.jabatan[p.jabatan_id],
        tanggal=p.tanggal,
        ke=p.ke,
        nama_kedua=p.nama_kedua,
    )
    isi.pertahankan_alasan(p)
    pasang_isi(p, isi)
    p.baris.all().delete()
    p.mata.all().delete()
    BarisPerjanjian.objects.bulk_create(isi.baris_model(p))
    MataPerjanjian.objects.bulk_create(isi.mata_model(p))


def _sebut_ulang(p: PerjanjianKinerja) -> None:
    """The statement may name the head of the region; rows and budget stay as they are."""
    if p.tanggal is not None:
        sumber = SumberPerjanjian(p.pd, p.tahun)
        jabatan = sumber.jabatan[p.jabatan_id]
        p.pernyataan = sumber.pernyataan(jabatan, p.tanggal, nama_kedua=p.nama_kedua)


def _pastikan_tahun(hari: date, tahun: int, nama: str) -> None:
    label = "Tanggal perjanjian" if nama == "tanggal" else "Tanggal berlaku"
    if nama == "berlaku_mulai" and hari.year != tahun:
        raise AksiDitolakError(f"{label} harus dalam tahun {tahun}.")
    # An agreement is often signed in the last weeks before its year, or late in it.
    if not date(tahun - 1, 10, 1) <= hari <= date(tahun, 12, 31):
        raise AksiDitolakError(
            f"{label} harus antara {format_tanggal(date(tahun - 1, 10, 1))} dan "
            f"{format_tanggal(date(tahun, 12, 31))}."
        )


def _baris(p: PerjanjianKinerja, pk: int) -> BarisPerjanjian:
    b = p.baris.filter(pk=pk).first()
    if b is None:
        raise AksiDitolakError("Baris itu sudah tidak ada. Muat ulang halamannya.")
    return b


def _rapikan(nama: str, nilai: str) -> str:
    teks = nilai.strip() if nama == "alasan_beda" else " ".join(nilai.split())
    batas = _PANJANG.get(nama)
    if batas is not None and len(teks) > batas:
        raise AksiDitolakError(f"{_LABEL[nama]} paling panjang {batas} huruf.")
    return teks


def _catat(
    p: PerjanjianKinerja, perubahan: dict[str, tuple[Any, Any]], oleh: Pengguna, pada: datetime
) -> None:
    simpan(p, aksi=AKSI_SUNTING, oleh=oleh, pada=pada, perubahan=perubahan)
