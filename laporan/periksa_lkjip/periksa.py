"""PURE. The whole check of one document: tables recognised, every rule asked, findings in order."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from laporan.periksa_lkjip.ambil.bentuk import BahanAmbil
from laporan.periksa_lkjip.banding.akhir_renstra import periksa_akhir_renstra
from laporan.periksa_lkjip.banding.antar_tabel import periksa_antar_tabel
from laporan.periksa_lkjip.banding.butir_ganda import periksa_ganda
from laporan.periksa_lkjip.banding.capaian_teks import periksa_capaian_teks
from laporan.periksa_lkjip.banding.data import periksa_data
from laporan.periksa_lkjip.banding.fakta import Fakta, kumpulkan
from laporan.periksa_lkjip.banding.halaman_daftar import periksa_halaman_daftar
from laporan.periksa_lkjip.banding.kalimat import periksa_kalimat
from laporan.periksa_lkjip.banding.kategori_teks import periksa_kategori
from laporan.periksa_lkjip.banding.nama_dua_cara import periksa_nama_dua_cara
from laporan.periksa_lkjip.banding.persamaan import periksa_persamaan, periksa_terbilang
from laporan.periksa_lkjip.banding.sisa_salinan import periksa_nama, periksa_tahun_teks
from laporan.periksa_lkjip.banding.susunan import periksa_susunan
from laporan.periksa_lkjip.banding.tanda_desimal import periksa_tanda_desimal
from laporan.periksa_lkjip.banding.uang_teks import periksa_uang
from laporan.periksa_lkjip.hitung.capaian import (
    kenali_cara,
    periksa_capaian,
    periksa_satuan_capaian,
    semua_tiga,
)
from laporan.periksa_lkjip.hitung.efisiensi import metode, periksa_efisiensi
from laporan.periksa_lkjip.hitung.jumlah import periksa_jumlah
from laporan.periksa_lkjip.hitung.kriteria import periksa_kriteria
from laporan.periksa_lkjip.hitung.nilai_akip import periksa_nilai_akip
from laporan.periksa_lkjip.hitung.rerata import periksa_rerata
from laporan.periksa_lkjip.hitung.satuan_sel import periksa_satuan_sel
from laporan.periksa_lkjip.hitung.serapan import periksa_serapan
from laporan.periksa_lkjip.hitung.skala import baca_skala, periksa_skala
from laporan.periksa_lkjip.nama import Kamus
from laporan.periksa_lkjip.naskah import AlineaNaskah, Naskah, Unsur
from laporan.periksa_lkjip.tabel.jenis import jenis_tabel
from laporan.periksa_lkjip.tabel.judul import daftar_tabel, tahun_laporan
from laporan.periksa_lkjip.tabel.susun import TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan, urutkan


@dataclass(frozen=True)
class TabelDikenali:
    """What a table was taken for."""

    nomor: str
    judul: str
    jenis: str
    baris: int


@dataclass(frozen=True)
class HasilPeriksaLkjip:
    """The findings, and what they rest on."""

    tahun: int
    halaman: int
    tabel: tuple[TabelDikenali, ...]
    cara: tuple[str, ...]
    """How the agency computes, as its rows show."""
    tak_terbaca: tuple[str, ...]
    temuan: tuple[TemuanLkjip, ...]
    bahan: BahanAmbil = field(compare=False, repr=False)
    """What was recognised, for whoever takes it over."""

    def banyak(self, tingkat: TingkatTemuan) -> int:
        """How many findings of a weight."""
        return sum(t.tingkat is tingkat for t in self.temuan)


PANJANG_ALINEA = 12_000
Maju = Callable[[int, str], None]


def diam(_persen: int, _langkah: str) -> None:
    """Tells nobody."""


def periksa_naskah(
    naskah: Naskah, maju: Maju = diam, *, acuan: Naskah | None = None
) -> HasilPeriksaLkjip:
    """Check a document against itself; with `acuan`, Tapak's own report, against its data too."""
    naskah = replace(naskah, unsur=tuple(map(_wajar, naskah.unsur)))
    maju(50, "Mengenali tabel")
    tahun = tahun_laporan(naskah)
    tabel, keterangan = daftar_tabel(naskah, tahun)
    kamus = Kamus()
    fakta = kumpulkan(tabel, tahun, kamus)
    tiga = semua_tiga(tabel)
    cara = kenali_cara(tiga, kamus)
    maju(60, "Menghitung ulang tabel")
    temuan = [
        *periksa_capaian(tiga, cara, kamus),
        *_tabel(tabel, berbobot=_berbobot(naskah), bertingkat=_bertingkat(naskah)),
    ]
    maju(75, "Membandingkan tabel dengan tabel")
    temuan += periksa_antar_tabel(fakta, tabel, temuan)
    maju(85, "Membandingkan kalimat dengan tabel")
    temuan += _teks(naskah, tabel, fakta, tahun)
    temuan += periksa_capaian_teks(naskah, cara)
    temuan += periksa_susunan(naskah, keterangan, tahun)
    temuan += periksa_halaman_daftar(naskah)
    temuan += _salinan(naskah, tabel, tahun)
    if acuan is not None:
        tabel_acuan, _ = daftar_tabel(acuan, tahun)
        data = kumpulkan(tabel_acuan, tahun, kamus, fakta.program)
        temuan += periksa_data(fakta, data, tabel)
    return HasilPeriksaLkjip(
        tahun,
        naskah.halaman,
        tuple(TabelDikenali(t.nomor, t.judul, jenis_tabel(t), len(t.baris)) for t in tabel),
        tuple(_cara(cara.kalimat, tabel)),
        naskah.tak_terbaca,
        tuple(urutkan(temuan)),
        BahanAmbil(tahun, naskah, tabel, fakta, cara.arah),
    )


def _wajar(unsur: Unsur) -> Unsur:
    """A paragraph of a length that people write: rules look at every pair of its figures."""
    if isinstance(unsur, AlineaNaskah) and len(unsur.teks) > PANJANG_ALINEA:
        return replace(unsur, teks=unsur.teks[:PANJANG_ALINEA])
    return unsur


def _berbobot(naskah: Naskah) -> bool:
    pola = re.compile(r"(ditimbang|tertimbang|rata\W*rata[^.]{0,40}menurut bobot)", re.IGNORECASE)
    return any(pola.search(a.teks) for a in naskah.alinea())


def _bertingkat(naskah: Naskah) -> bool:
    """Whether averages are of the means of sasaran, as the report says."""
    pola = re.compile(r"rata\W*rata dari rata\W*rata", re.IGNORECASE)
    return any(pola.search(a.teks) for a in naskah.alinea())


def _tabel(tabel: list[TabelTerbaca], *, berbobot: bool, bertingkat: bool) -> Iterator[TemuanLkjip]:
    yield from periksa_satuan_capaian(tabel)
    yield from periksa_satuan_sel(tabel)
    if (skala := baca_skala(tabel)) is not None:
        yield from periksa_skala(skala)
        yield from periksa_kriteria(tabel, skala)
    yield from periksa_serapan(tabel)
    yield from periksa_efisiensi(tabel)
    yield from periksa_jumlah(tabel)
    yield from periksa_rerata(tabel, berbobot=berbobot, bertingkat=bertingkat)
    yield from periksa_nilai_akip(tabel)


def _teks(
    naskah: Naskah, tabel: list[TabelTerbaca], fakta: Fakta, tahun: int
) -> Iterator[TemuanLkjip]:
    yield from periksa_kalimat(naskah, fakta)
    yield from periksa_uang(naskah, tabel, fakta, tahun)
    yield from periksa_persamaan(naskah)
    yield from periksa_terbilang(naskah, tabel)
    if (skala := baca_skala(tabel)) is not None:
        yield from periksa_kategori(naskah, skala)


def _salinan(naskah: Naskah, tabel: list[TabelTerbaca], tahun: int) -> Iterator[TemuanLkjip]:
    """What copying leaves behind, and what is written in two ways."""
    yield from periksa_nama(naskah)
    yield from periksa_tahun_teks(naskah, tahun)
    yield from periksa_akhir_renstra(naskah, tahun)
    yield from periksa_ganda(naskah)
    yield from periksa_tanda_desimal(naskah)
    yield from periksa_nama_dua_cara(tabel)


def _cara(capaian: str, tabel: list[TabelTerbaca]) -> Iterator[str]:
    if capaian:
        yield f"{capaian}."
    for t in tabel:
        if (ada := metode(t)) is not None:
            yield f"Efisiensi (Tabel {t.sebutan}) dihitung {ada[0]}."
