"""What the agreements' own check finds, in the words of Uji Konsistensi.

The cascade is checked at its door (laporan/perjanjian/periksa.py) while an agreement is open, and
watched for drift once it is signed (pergeseran.py); the page of all findings shows both.
"""

from collections.abc import Iterator

from kinerja.models import PerjanjianKinerja
from kinerja.uji.dasar import (
    AreaUji,
    AturanUji,
    HasilUji,
    JenisRujuk,
    Rujuk,
    TemuanUji,
    TingkatUji,
)
from laporan.bahan.bahan import Bahan
from laporan.perjanjian.pergeseran import Geser, pergeseran
from laporan.perjanjian.periksa import periksa_perjanjian, versi_terakhir
from laporan.perjanjian.sumber import SumberPerjanjian
from laporan.perjanjian.temuan import TemuanPerjanjian, Tingkat


def _tidak_ada(_: object) -> Iterator[TemuanUji]:
    return iter(())


def _aturan(kode: str, tingkat: TingkatUji, judul: str, mengapa: str) -> AturanUji[object]:
    return AturanUji(kode, AreaUji.PERJANJIAN, tingkat, judul, mengapa, _tidak_ada)


JENJANG = {
    Tingkat.GALAT: _aturan(
        "K10",
        TingkatUji.GALAT,
        "Rancangan perjanjian belum dapat diajukan",
        "Perjanjian kinerja berjenjang harus lengkap dan sejalan dengan data sebelum diajukan "
        "(PermenPANRB 53/2014).",
    ),
    Tingkat.PERINGATAN: _aturan(
        "K11",
        TingkatUji.PERINGATAN,
        "Rancangan perjanjian perlu diperiksa",
        "Perbedaan antara rancangan dan data terbawa ke naskah yang ditandatangani.",
    ),
}
GESER = _aturan(
    "K12",
    TingkatUji.PERINGATAN,
    "Data sudah bergeser dari perjanjian yang ditandatangani",
    "Perubahan target, anggaran, atau pejabat dituangkan dalam perjanjian perubahan "
    "(PermenPANRB 53/2014).",
)


def temuan_perjanjian(bahan: Bahan) -> tuple[list[PerjanjianKinerja], list[HasilUji]]:
    """The latest agreements of the year, and what their check and their watch found."""
    sumber = SumberPerjanjian(bahan.pd, bahan.tahun)
    daftar = versi_terakhir(bahan.pd, bahan.tahun)
    if not daftar:
        return daftar, []  # one finding says so (K01)
    hasil = [
        HasilUji(JENJANG[t.tingkat], _jenjang(t))
        for t in periksa_perjanjian(bahan.pd, bahan.tahun, sumber=sumber, daftar=daftar)
    ]
    for g in pergeseran(bahan.pd, bahan.tahun, sumber=sumber):
        hasil += [HasilUji(GESER, t) for t in _geser(g)]
    return daftar, hasil


def _jenjang(t: TemuanPerjanjian) -> TemuanUji:
    p = t.perjanjian
    pada = (
        Rujuk(JenisRujuk.PERJANJIAN, p.pk, p.sebutan_pertama or p.jabatan.nama, p.jabatan_id)
        if p is not None
        else Rujuk(JenisRujuk.PD, 0, "perjanjian kinerja")
    )
    return TemuanUji(pada, t.pesan, rinci=f"{t.kode} {t.pesan[:60]}", tautan=t.tautan)


def _geser(g: Geser) -> Iterator[TemuanUji]:
    p = g.perjanjian
    pada = Rujuk(JenisRujuk.PERJANJIAN, p.pk, p.sebutan_pertama, p.jabatan_id)
    for b in g.butir:
        yield TemuanUji(
            pada,
            f"Perjanjian {p.sebutan_pertama} memuat {b.label}: {b.lama}; data sekarang {b.baru}.",
            b.lama,
            b.baru,
            rinci=f"{b.jenis} {b.label[:60]}",
        )
