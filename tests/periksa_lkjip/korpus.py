"""Faults planted into Tapak's own reports, each with its key: what stood there, what stands now.

A fault is planted in the document model, so that every format shows the same one. Only figures
that the print alone can prove wrong are touched.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Any

from laporan.dokumen.unsur import Baris, Daftar, Paragraf, Sel, Tabel, Teks, teks_polos

HITUNG, ANTAR, KALIMAT = "hitungan", "tabel dengan tabel", "kalimat dengan tabel"


@dataclass(frozen=True)
class SalahTanam:
    """One planted fault."""

    macam: str
    golongan: str
    tabel: str
    baris: str
    kolom: str
    asli: str
    tanam: str


#: Kind of table → (pattern of the column's title and group, class of fault).
_SEL = {
    "capaian": (
        (r"^Capaian", HITUNG),
        (r"^Realisasi", HITUNG),
        (r"^Target", HITUNG),
        (r"^Kriteria", HITUNG),
    ),
    "capaian_sasaran": ((r"Capaian", HITUNG), (r"^Realisasi", HITUNG)),
    "target_akhir": ((r"^Capaian", HITUNG), (r"^Realisasi", ANTAR)),
    "tahun_lalu": ((r"^Realisasi.*2024", ANTAR), (r"^Capaian.*2024", ANTAR)),
    "efisiensi": ((r"Efisiensi", HITUNG), (r"^Capaian", ANTAR), (r"^Penyerapan", ANTAR)),
    "belanja": ((r"^Anggaran", HITUNG), (r"^Realisasi", HITUNG), (r"^Persentase", HITUNG)),
    "anggaran": ((r"^Anggaran", HITUNG), (r"^Realisasi", HITUNG), (r"^Persentase", HITUNG)),
    "anggaran_sasaran": (
        (r"^Serapan", HITUNG),
        (r"^Pagu", HITUNG),
        (r"^Capaian", HITUNG),
        (r"^Target", ANTAR),
    ),
    "perjanjian": ((r"^Target", ANTAR), (r"^Anggaran", ANTAR)),
    "tujuan_sasaran": ((r"^Target", ANTAR),),
    "analisis": ((r"^Capaian", ANTAR),),
}


def kenali_jenis(t: Tabel) -> str:
    """Which kind of the list above a table is, by its title: keys are the product's own affair."""
    judul = t.judul.lower()
    for pola, jenis in (
        (r"^realisasi kinerja|^indikator kinerja utama tahun", "capaian"),
        (r"^realisasi indikator sasaran", "capaian_sasaran"),
        (r"target akhir", "target_akhir"),
        (r"tahun sebelumnya", "tahun_lalu"),
        (r"^efisiensi", "efisiensi"),
        (r"jenis belanja", "belanja"),
        (r"menurut program", "anggaran"),
        (r"mewujudkan sasaran|menurut sasaran", "anggaran_sasaran"),
        (r"^perjanjian kinerja", "perjanjian"),
        (r"^tujuan dan sasaran", "tujuan_sasaran"),
        (r"^analisis program", "analisis"),
    ):
        if re.search(pola, judul):
            return jenis
    return ""


def ubah_angka(teks: str, acak: Random) -> tuple[str, str]:
    """A slip in a printed figure: which kind, and the text with it; empty where none changes it."""
    cocok = re.search(r"\d[\d.,]*\d|\d", teks)
    if cocok is None:
        return "", ""
    angka = cocok[0]
    digit = [i for i, c in enumerate(angka) if c.isdigit()]
    cara = ["tukar", "keliru", "hilang", "geser"]
    acak.shuffle(cara)
    for satu in cara:
        baru = _selip(satu, angka, digit, acak)
        if baru and _jauh(angka, baru):
            return satu, teks[: cocok.start()] + baru + teks[cocok.end() :]
    return "", ""


def _selip(cara: str, angka: str, digit: list[int], acak: Random) -> str:
    huruf = list(angka)
    if cara == "tukar":
        pasang = [
            (a, b) for a, b in pairwise(digit) if angka[a] != angka[b] and (a or angka[b] != "0")
        ]
        if not pasang:
            return ""
        a, b = acak.choice(pasang)
        huruf[a], huruf[b] = huruf[b], huruf[a]
        return "".join(huruf)
    if cara == "keliru":
        i = acak.choice(digit[:-1] or digit)
        huruf[i] = acak.choice([c for c in "123456789" if c != angka[i]])
        return "".join(huruf)
    if cara == "hilang" and len(digit) > 6:
        bersih = re.sub(r"\D", "", angka)
        i = acak.randrange(1, len(bersih))
        return f"{int(bersih[:i] + bersih[i + 1 :]):,}".replace(",", ".")
    if cara == "geser" and "," in angka:
        bulat, _, pecah = angka.partition(",")
        semua = bulat.replace(".", "") + pecah
        if len(semua) > 3 and len(bulat) > 1:
            return (
                f"{semua[: len(semua) - len(pecah) - 1]},{semua[len(semua) - len(pecah) - 1 :][:2]}"
            )
    return ""


def _nilai(teks: str) -> Decimal:
    return Decimal(teks.replace(".", "").replace(",", "."))


def _jauh(lama: str, baru: str) -> bool:
    """Whether the change is more than the last digit: a cut-off digit is no fault."""
    a, b = _nilai(lama), _nilai(baru)
    ekor = len(lama.partition(",")[2])
    return abs(a - b) > Decimal(2).scaleb(-ekor) and not (a > 100 and abs(a - b) * 10000 < a)


def _calon_sel(t: Tabel) -> Iterator[tuple[int, int, str]]:
    for i, baris in enumerate(t.baris):
        letak = 0
        for j, sel in enumerate(baris.sel):
            kolom = t.kolom[letak]
            letak += sel.rentang
            judul = f"{kolom.judul} {kolom.kelompok}"
            if sel.lanjutan:
                continue
            if not re.search(r"\d", sel.teks) and "Kriteria" not in judul:
                continue
            if kolom.judul in {"No.", "Kode"} or "Program/" in judul:
                continue
            if baris.jenis in {"jumlah", "subjumlah"}:
                if sel.nilai is not None or re.fullmatch(r"[\d.,]+%?", sel.teks):
                    yield i, j, HITUNG
                continue
            for pola, golongan in _SEL.get(kenali_jenis(t), ()):
                if re.search(pola, judul) and sel.teks not in {"", "–"}:
                    yield i, j, golongan
                    break


def _tanam_sel(
    t: Tabel, i: int, j: int, golongan: str, acak: Random
) -> tuple[Tabel, SalahTanam] | None:
    baris = t.baris[i]
    sel = baris.sel[j]
    kolom = t.kolom[sum(s.rentang for s in baris.sel[:j])]
    if kolom.judul.startswith("Kriteria"):
        lain = sorted(
            {b.sel[j].teks for b in t.baris if len(b.sel) == len(baris.sel)} - {sel.teks, ""}
        )
        if not lain:
            return None
        macam, baru = "kriteria", acak.choice(lain)
    else:
        macam, baru = ubah_angka(sel.teks, acak)
    if not baru:
        return None
    ganti = replace(sel, teks=baru, nilai=None, formula="", format="teks", lanjutan=False)
    if sel.nilai is not None and re.fullmatch(r"[\d.,]+%?", baru):
        ganti = replace(
            ganti, nilai=_nilai(baru.rstrip("%")), format=sel.format, desimal=sel.desimal
        )
    sels = (*baris.sel[:j], ganti, *baris.sel[j + 1 :])
    tabel = replace(t, baris=(*t.baris[:i], replace(baris, sel=sels), *t.baris[i + 1 :]))
    nama = next((s.teks for s in baris.sel if len(re.findall("[A-Za-z]", s.teks)) > 5), "")
    return tabel, SalahTanam(
        f"{macam}: {kolom.judul}", golongan, t.nomor, nama, kolom.judul, sel.teks, baru
    )


_POLA_TEKS = (
    ("rupiah", re.compile(r"(?:realisasi|sebesar|pagu) (Rp\d[\d.]{8,})")),
    ("capaian", re.compile(r"[a-z]: realisasi [^,]{1,40}, capaian (\d+,\d\d%)")),
    ("realisasi", re.compile(r"[a-z]: realisasi (\d[\d.,]*)")),
    ("target", re.compile(r"realisasi [^,.]{1,24} dari target (\d[\d.,]*)")),
    ("serapan", re.compile(r"realisasi Rp[\d.]+ \((\d+,\d\d%)\)")),
    ("selisih", re.compile(r", (?:naik|turun) (\d+,\d\d) poin persentase dari \d")),
    (
        "terbilang",
        re.compile(r"(?<![\d.])(\d+) \([a-z ]+\) (?:program|kegiatan|sub kegiatan|indikator)"),
    ),
    ("arah", re.compile(r"\d%?[a-z ]*, (naik|turun) \d+,\d\d poin")),
)


def _tanam_teks(isi: Any, acak: Random) -> tuple[Any, SalahTanam] | None:
    polos = teks_polos(isi)
    calon = [(nama, m) for nama, pola in _POLA_TEKS for m in pola.finditer(polos)]
    if not calon:
        return None
    nama, m = acak.choice(calon)
    asli = m[1]
    if nama == "arah":
        baru = "turun" if asli == "naik" else "naik"
    else:
        _, baru = ubah_angka(asli, acak) if nama != "terbilang" else ("", str(int(asli) + 1))
    if not baru:
        return None
    hasil = polos[: m.start(1)] + baru + polos[m.end(1) :]
    return (Teks(hasil),), SalahTanam(
        f"kalimat: {nama}", KALIMAT, "", polos[:120], nama, asli, baru
    )


def _jalan(simpul: Any, ubah: Callable[[Any], Any]) -> Any:
    """The document with every table, paragraph and list item passed through `ubah`."""
    if isinstance(simpul, tuple):
        return tuple(_jalan(s, ubah) for s in simpul)
    if isinstance(simpul, Tabel | Paragraf | Daftar):
        return ubah(simpul)
    if not is_dataclass(simpul) or isinstance(simpul, type | Sel | Baris | Teks):
        return simpul
    baru = {}
    for f in fields(simpul):
        lama = getattr(simpul, f.name)
        if isinstance(lama, tuple) or is_dataclass(lama):
            jadi = _jalan(lama, ubah)
            if jadi is not lama:
                baru[f.name] = jadi
    return replace(simpul, **baru) if baru else simpul


def tanam(dokumen: Any, benih: int, banyak: int) -> tuple[Any, list[SalahTanam]]:
    """The report with so many faults at random places, no two in one table or paragraph."""
    acak = Random(benih)
    tempat: list[tuple[str, Any]] = []

    def catat(s: Any) -> Any:
        if isinstance(s, Tabel):
            tempat.extend((c[2], s) for c in list(_calon_sel(s))[:1])
            golongan = {c[2] for c in _calon_sel(s)}
            tempat.extend((g, s) for g in golongan)
        elif isinstance(s, Paragraf) and any(p.search(teks_polos(s.isi)) for _, p in _POLA_TEKS):
            tempat.append((KALIMAT, s))
        elif isinstance(s, Daftar):
            for b in s.butir:
                if any(p.search(teks_polos(b.isi)) for _, p in _POLA_TEKS):
                    tempat.append((KALIMAT, b))
        return s

    _jalan(dokumen, catat)
    pilih: dict[int, str] = {}
    for golongan in (HITUNG, ANTAR, KALIMAT):
        calon = [s for g, s in tempat if g == golongan and id(s) not in pilih]
        acak.shuffle(calon)
        for s in calon[: max(1, banyak // 3)]:
            pilih[id(s)] = golongan
    kunci: list[SalahTanam] = []

    def ubah(s: Any) -> Any:
        if isinstance(s, Tabel) and id(s) in pilih:
            calon = [c for c in _calon_sel(s) if c[2] == pilih[id(s)]]
            acak.shuffle(calon)
            for i, j, golongan in calon:
                if (ada := _tanam_sel(s, i, j, golongan, acak)) is not None:
                    kunci.append(ada[1])
                    return ada[0]
        elif isinstance(s, Paragraf) and id(s) in pilih:
            if (kalimat := _tanam_teks(s.isi, acak)) is not None:
                kunci.append(kalimat[1])
                return replace(s, isi=kalimat[0])
        elif isinstance(s, Daftar):
            butir = []
            for b in s.butir:
                kalimat = _tanam_teks(b.isi, acak) if id(b) in pilih else None
                if kalimat is not None:
                    kunci.append(kalimat[1])
                    b = replace(b, isi=kalimat[0])
                butir.append(b)
            return replace(s, butir=tuple(butir))
        return s

    return _jalan(dokumen, ubah), kunci
