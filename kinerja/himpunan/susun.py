"""The ordinary sheet: every row is one row of one table, every column one field."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from kinerja.aturan import Salah
from kinerja.himpunan.beda import berbeda
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.pemuatan import Pemuatan, kosong
from kinerja.himpunan.skema import Baris, BarisTulis, Calon, Kolom, Kunci, Tabel

Aturan = Callable[[Pemuatan, list[Baris]], None]


def isi_medan(
    kerja: Pemuatan, baris: Baris, tabel: Tabel, kolom: Iterable[Kolom]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Fields from columns: references as keys, empty cells as the field's emptiness.

    Columns that the sheet does not have are left out: stored values stay as they are.
    """
    nilai: dict[str, Any] = {}
    nama: dict[str, str] = {}
    for satu in kolom:
        if satu.nama not in kerja.kolom_ada[baris.lembar] or satu.nama in baris.cacat:
            continue
        isi = baris[satu.nama]
        medan = satu.nama_medan
        if isi is None:
            if medan in tabel.semu:
                continue
            isi = kosong(tabel.medan(medan))
        elif satu.rujukan is not None:
            isi = kunci_rujukan(baris, satu)
            if isi is None:
                continue
        nilai[medan] = isi
        nama[medan] = satu.nama
    return nilai, nama


def kunci_rujukan(baris: Baris, kolom: Kolom) -> Kunci | None:
    """The key that a reference column points to."""
    assert kolom.rujukan is not None
    bagian: list[Any] = []
    for nama in kolom.rujukan.bersama:
        isi = baris[nama]
        if isi is None:
            return None
        asal = kolom.rujukan.tabel.rujukan()
        # A shared column that is itself a reference stands in the key as a key.
        bagian.append((isi,) if nama in asal else isi)
    return (*bagian, baris[kolom.nama])


def calon_baris(
    kerja: Pemuatan, baris: Baris, tabel: Tabel, kolom: Iterable[Kolom], **tambahan: Any
) -> Calon | None:
    """Propose the row, unless its key is unreadable."""
    nilai, nama = isi_medan(kerja, baris, tabel, kolom)
    nilai.update(tambahan)
    for satu in kolom:  # an optional part of the key whose column the sheet does not have
        if satu.nama_medan in tabel.kunci and satu.nama not in kerja.kolom_ada[baris.lembar]:
            nilai[satu.nama_medan] = kosong(tabel.medan(satu.nama_medan))
    if any(medan not in nilai for medan in tabel.kunci):
        return None
    kunci = tuple(nilai[medan] for medan in tabel.kunci)
    return kerja.calonkan(baris, tabel, kunci, nilai, nama)


def lembar_tabel(
    nama: str,
    tabel: Tabel,
    *kolom: Kolom,
    kunci: tuple[str, ...],
    periksa: tuple[Aturan, ...] = (),
    butuh: tuple[Tabel, ...] = (),
) -> Lembar:
    """Declare an ordinary sheet."""

    def susun(baris: Baris, kerja: Pemuatan) -> None:
        calon_baris(kerja, baris, tabel, kolom)

    def tulis(keadaan: Keadaan) -> Iterator[BarisTulis]:
        for _, objek in keadaan.semua(tabel):
            yield tulis_kolom(keadaan, tabel, objek, kolom)

    return Lembar(
        nama, kolom, susun, tulis, kunci=kunci, tabel=(tabel,), periksa=periksa, butuh=butuh
    )


def lembar_sendiri(asal: Lembar, *tambahan: Kolom) -> Lembar:
    """An ordinary sheet on its own, as the master-data site takes it: with further columns, free to
    leave columns out, and without a say in the order of the rows.
    """
    (tabel,) = asal.tabel
    hasil = lembar_tabel(
        asal.nama,
        tabel,
        *asal.kolom,
        *tambahan,
        kunci=asal.kunci,
        periksa=asal.periksa,
        butuh=asal.butuh,
    )
    return replace(hasil, sebagian=True, mengurutkan=False)


def tulis_kolom(
    keadaan: Keadaan, tabel: Tabel, objek: Any, kolom: Iterable[Kolom]
) -> dict[str, Any]:
    """The cells of one stored row."""
    hasil: dict[str, Any] = {}
    for satu in kolom:
        isi = keadaan.nilai(tabel, objek, satu.nama_medan)
        if satu.rujukan is not None and isi is not None:
            isi = isi[-1]
        hasil[satu.nama] = None if isi is None else satu.tipe.tulis(isi)
    return hasil


def aturan_baris(tabel: Tabel, *aturan: Callable[[dict[str, Any]], Salah | None]) -> Aturan:
    """Rules over one row as it will stand; the first broken one is told."""

    def jalankan(kerja: Pemuatan, baris: list[Baris]) -> None:
        for kunci, calon in kerja.calon[tabel].items():
            isi = kerja.lihat(tabel, kunci)
            if isi is None or calon.asal.cacat:
                continue
            calon.tolak(kerja, next(filter(None, (satu(isi) for satu in aturan)), None))

    return jalankan


def beralasan(tabel: Tabel, kolom: str, pesan: str) -> Aturan:
    """Rule: a stored row changes only with a reason in this column."""

    def periksa(kerja: Pemuatan, baris: list[Baris]) -> None:
        for kunci, calon in kerja.calon[tabel].items():
            objek = kerja.keadaan.ambil(tabel, kunci)
            if objek is None or calon.alasan or calon.asal.cacat:
                continue
            if any(True for _ in berbeda(tabel, calon, objek, kerja.keadaan)):
                kerja.tolak(calon.asal, kolom, pesan)

    return periksa
