"""A load in progress: what the file wants beside what the database holds, and every mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import NOT_PROVIDED, Field

from kinerja.himpunan.galat import Galat, saran
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.mentah import teks_sel
from kinerja.himpunan.skema import Baris, Calon, Kunci, Tabel

SARAN_MAKSIMUM = 200
"""Mistakes that get a suggestion; comparing every wrong code with every known one takes time."""


class Pemuatan:
    """Collects candidates and mistakes; writes nothing.

    `asal`: the sheet that a message names as the place of a table's codes.
    """

    def __init__(self, keadaan: Keadaan, asal: Mapping[Tabel, str]) -> None:
        self.keadaan = keadaan
        self.galat: list[Galat] = []
        self.pertanyaan: list[Galat] = []
        """What can be true and asks for a sentence; it does not keep the load from happening."""
        self.calon: dict[Tabel, dict[Kunci, Calon]] = {satu: {} for satu in keadaan.tabel}
        self.baris: dict[str, list[Baris]] = {}
        self.kolom_ada: dict[str, frozenset[str]] = {}
        self.rusak: set[Tabel] = set()
        """Tables whose sheet could not be read: references to them are not judged."""
        self._lihat: dict[tuple[Tabel, Kunci], dict[str, Any]] = {}
        self._asal = asal

    # -- mistakes

    def tolak(self, baris: Baris, kolom: str, pesan: str) -> None:
        """Record a mistake in a cell."""
        baris.cacat.add(kolom)
        nilai = teks_sel(baris.mentah.get(kolom))
        self.galat.append(Galat(baris.lembar, baris.nomor, kolom, nilai, pesan))

    def tanyakan(self, baris: Baris, kolom: str, pesan: str) -> None:
        """Ask about a cell that may be right."""
        nilai = teks_sel(baris.mentah.get(kolom))
        self.pertanyaan.append(Galat(baris.lembar, baris.nomor, kolom, nilai, pesan))

    # -- candidates

    def calonkan(
        self,
        baris: Baris,
        tabel: Tabel,
        kunci: Kunci,
        nilai: dict[str, Any],
        kolom: dict[str, str] | None = None,
    ) -> Calon:
        """Want a row with these fields; a second call for the same key adds fields."""
        calon = self.calon[tabel].get(kunci)
        if calon is None:
            calon = Calon(tabel, kunci, {}, baris, {})
            self.calon[tabel][kunci] = calon
        for medan, isi in nilai.items():
            self._periksa_medan(baris, tabel, medan, (kolom or {}).get(medan, medan), isi)
        calon.nilai.update(nilai)
        calon.kolom.update(kolom or {})
        self._lihat.pop((tabel, kunci), None)
        return calon

    def _periksa_medan(self, baris: Baris, tabel: Tabel, medan: str, kolom: str, isi: Any) -> None:
        """Run the field's own validators (length, pattern, digits)."""
        if medan in tabel.semu:
            return
        f = tabel.medan(medan)
        if f.is_relation or isi is None or isi == "" or kolom in baris.cacat:
            return
        try:
            f.run_validators(isi)
        except ValidationError as galat:
            self.tolak(baris, kolom, " ".join(galat.messages))

    # -- looking things up in file and database together

    def ada(self, tabel: Tabel, kunci: Kunci) -> bool:
        """Whether the row is in the file or in the database."""
        return kunci in self.calon[tabel] or self.keadaan.ambil(tabel, kunci) is not None

    def lihat(self, tabel: Tabel, kunci: Kunci | None) -> dict[str, Any] | None:
        """The row as it will stand after the load: stored fields under those of the file."""
        if kunci is None:
            return None
        if (tabel, kunci) in self._lihat:
            return self._lihat[tabel, kunci]
        calon, objek = self.calon[tabel].get(kunci), self.keadaan.ambil(tabel, kunci)
        if calon is None and objek is None:
            return None
        hasil: dict[str, Any] = {}
        for f in tabel.model._meta.concrete_fields:
            if objek is not None:
                hasil[f.name] = (
                    self.keadaan.nilai(tabel, objek, f.name) if f.name != "pd" else self.keadaan.pd
                )
            else:
                hasil[f.name] = bawaan(f)
        hasil.update(zip(tabel.kunci, kunci, strict=True))
        if calon is not None:
            hasil.update(calon.nilai)
        self._lihat[tabel, kunci] = hasil
        return hasil

    def semua(self, tabel: Tabel) -> Iterator[tuple[Kunci, dict[str, Any]]]:
        """Every row of a table as it will stand, those of the file first."""
        for kunci in {**self.calon[tabel], **dict.fromkeys(self.keadaan.kunci_tabel(tabel))}:
            hasil = self.lihat(tabel, kunci)
            if hasil is not None:
                yield kunci, hasil

    def tak_dikenal(self, tabel: Tabel, kunci: Kunci) -> str:
        """The message for a reference that leads nowhere, with the closest known code."""
        if tabel.tak_dikenal:
            return tabel.tak_dikenal
        *bersama, kode = kunci
        dikenal = [
            str(satu[-1])
            for satu in {**self.calon[tabel], **dict.fromkeys(self.keadaan.kunci_tabel(tabel))}
            if list(satu[:-1]) == bersama
        ]
        lembar = self._asal.get(tabel, "")
        konteks = "".join(f" pada {sebut_kunci((satu,))}" for satu in bersama)
        return (
            f"{tabel.sebutan} “{kode}”{konteks} tidak dikenal; "
            f"tulis kode yang ada pada lembar {lembar}.{self.saran(str(kode), dikenal)}"
        )

    def saran(self, tertulis: str, dikenal: Iterable[str]) -> str:
        """The closest known word, while there are few enough mistakes for a person to read."""
        return saran(tertulis, dikenal) if len(self.galat) < SARAN_MAKSIMUM else ""

    def periksa_rujukan(self) -> None:
        """Judge every reference of every candidate."""
        for tabel, isi in self.calon.items():
            rujukan = {
                nama: self.keadaan.tabel_dari(model) for nama, model in tabel.rujukan().items()
            }
            for calon in isi.values():
                for medan, tujuan in rujukan.items():
                    kunci = calon.nilai.get(medan)
                    kolom = calon.kolom.get(medan, medan)
                    if (
                        kunci is not None
                        and tujuan not in self.rusak
                        and kolom not in calon.asal.cacat
                        and not self.ada(tujuan, kunci)
                    ):
                        self.tolak(calon.asal, kolom, self.tak_dikenal(tujuan, kunci))


def bawaan(f: Field[Any, Any]) -> Any:
    """The value of a field that nobody filled."""
    if f.default is not NOT_PROVIDED:
        return f.get_default()
    return None if f.null else ("" if f.empty_strings_allowed and not f.is_relation else None)


def kosong(f: Field[Any, Any]) -> Any:
    """The value of a field whose cell was left empty: nothing where nothing is allowed."""
    return None if f.null else bawaan(f)


def sebut_kunci(kunci: Kunci) -> str:
    """A key as people read it: `IK-1 2024 TW 4` without the punctuation of tuples."""
    bagian: list[str] = []
    for satu in kunci:
        bagian.append(sebut_kunci(satu) if isinstance(satu, tuple) else teks_kunci(satu))
    return " ".join(satu for satu in bagian if satu)


def teks_kunci(nilai: Any) -> str:
    """One part of a key."""
    return "" if nilai is None else str(nilai)


def tanpa_lingkaran(tabel: Tabel, medan: str) -> Callable[[Pemuatan, list[Baris]], None]:
    """Rule: following `medan` upward never comes back to the row."""

    def periksa(kerja: Pemuatan, baris: list[Baris]) -> None:
        beres: set[Kunci] = set()
        for kunci, calon in kerja.calon[tabel].items():
            kolom = calon.kolom.get(medan, medan)
            if kolom in calon.asal.cacat:
                continue
            jalan, ulang = _telusuri(kerja, tabel, medan, kunci, beres)
            if ulang is None:
                beres.update(jalan)
            elif kunci in jalan[jalan.index(ulang) :]:  # others only lead into the circle
                putaran = " → ".join(sebut_kunci(k) for k in (*jalan, ulang))
                kerja.tolak(calon.asal, kolom, f"membentuk lingkaran: {putaran}.")

    return periksa


def _telusuri(
    kerja: Pemuatan, tabel: Tabel, medan: str, awal: Kunci, beres: set[Kunci]
) -> tuple[list[Kunci], Kunci | None]:
    """The way upward from a row to the top or to one in `beres`; and the row that it came to twice,
    if it did.
    """
    jalan: list[Kunci] = []
    simpul: Kunci | None = awal
    while simpul is not None and simpul not in beres:
        if simpul in jalan:
            return jalan, simpul
        jalan.append(simpul)
        isi = kerja.lihat(tabel, simpul)
        simpul = isi[medan] if isi else None
    return jalan, None
