"""Walking a document, numbering it, and the lists of contents that follow from the numbers.

PURE: no Django, no clock, no database.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from laporan.dokumen.unsur import (
    Bab,
    Bagian,
    Blok,
    ButirDaftar,
    DaftarOtomatis,
    Dokumen,
    DokumenError,
    Gambar,
    Isi,
    JenisDaftar,
    Judul,
    Lampiran,
    Rujukan,
    Tabel,
)


def telusuri(blok: tuple[Blok, ...]) -> Iterator[Blok]:
    """Yield every block in reading order, nested ones included."""
    for b in blok:
        yield b
        yield from telusuri(b.dalam())


def semua_blok(dokumen: Dokumen) -> Iterator[Blok]:
    """Yield every block of the document in reading order."""
    for depan in dokumen.bagian_depan:
        if isinstance(depan, Bagian):
            yield from telusuri(depan.isi)
    for bab in dokumen.bab:
        yield from telusuri(bab.isi)
    for lampiran in dokumen.lampiran:
        yield from telusuri(lampiran.isi)


def semua_tabel(dokumen: Dokumen) -> tuple[Tabel, ...]:
    """Every table in reading order."""
    return tuple(b for b in semua_blok(dokumen) if isinstance(b, Tabel))


def semua_gambar(dokumen: Dokumen) -> tuple[Gambar, ...]:
    """Every figure in reading order."""
    return tuple(b for b in semua_blok(dokumen) if isinstance(b, Gambar))


def _ubah(blok: tuple[Blok, ...], ganti: Callable[[Blok], Blok]) -> tuple[Blok, ...]:
    """Rebuild a block tree, parents before their children."""
    return tuple(ganti(b).ganti_dalam(lambda isi: _ubah(isi, ganti)) for b in blok)


class _Penomor:
    """Counts tables, figures and headings of one part and fills their numbers."""

    def __init__(self, awalan: str, kunci: str) -> None:
        self.awalan, self.kunci = awalan, kunci
        self.tabel = self.gambar = self.judul = 0
        self.atasan: list[tuple[int, int]] = []

    def buka(self, kunci: str) -> None:
        """Begin the next part under the same numbers."""
        if kunci != self.kunci:
            self.kunci, self.judul = kunci, 0
        self.atasan.clear()

    def _tingkat(self, ditulis: int) -> int:
        """The level of a heading: none is left out, so that whoever reads by headings or by the
        tags of a file climbs one step at a time. Headings written alike stay alike.
        """
        while self.atasan and self.atasan[-1][0] >= ditulis:
            self.atasan.pop()
        tingkat = min(ditulis, (self.atasan[-1][1] if self.atasan else 0) + 1)
        self.atasan.append((ditulis, tingkat))
        return tingkat

    def __call__(self, blok: Blok) -> Blok:
        if isinstance(blok, Judul):
            self.judul += 1
            kunci = blok.kunci or f"{self.kunci}-{self.judul}"
            return replace(blok, tingkat=self._tingkat(blok.tingkat), kunci=kunci)
        if isinstance(blok, Tabel):
            if not blok.bernomor:
                return replace(blok, nomor="")
            self.tabel += 1
            return replace(blok, nomor=f"{self.awalan}{self.tabel}")
        if isinstance(blok, Gambar):
            if not blok.bernomor:
                return replace(blok, nomor="")
            self.gambar += 1
            return replace(blok, nomor=f"{self.awalan}{self.gambar}")
        return blok


def nomori(dokumen: Dokumen) -> Dokumen:
    """Number chapters, appendices, tables and figures, and resolve references.

    Chapter I counts "1", "2"; the others "2.1", "3.14"; the front matter "R.1" (ringkasan),
    appendices "L.1". Idempotent. A frozen document was numbered by the rules of its day and stays
    as it is: people cite those numbers.
    Raises DokumenError for a key used twice or a reference to an unknown or unnumbered one.
    """
    if dokumen.beku:
        return dokumen
    depan: list[Bagian | DaftarOtomatis] = []
    penomor = _Penomor("R.", "depan-judul")
    for urutan, bagian in enumerate(dokumen.bagian_depan, start=1):
        if isinstance(bagian, Bagian):
            kunci = bagian.kunci or f"depan-{urutan}"
            penomor.buka(kunci)
            depan.append(replace(bagian, kunci=kunci, isi=_ubah(bagian.isi, penomor)))
        else:
            depan.append(bagian)
    bab: list[Bab] = []
    for urutan, b in enumerate(dokumen.bab, start=1):
        kunci = b.kunci or f"bab-{urutan}"
        penomor = _Penomor("" if urutan == 1 else f"{urutan}.", kunci)
        bab.append(replace(b, nomor=urutan, kunci=kunci, isi=_ubah(b.isi, penomor)))
    lampiran: list[Lampiran] = []
    penomor = _Penomor("L.", "lampiran-judul")
    for urutan, lamp in enumerate(dokumen.lampiran, start=1):
        kunci = lamp.kunci or f"lampiran-{urutan}"
        penomor.buka("lampiran-judul")
        lampiran.append(replace(lamp, nomor=urutan, kunci=kunci, isi=_ubah(lamp.isi, penomor)))
    hasil = replace(dokumen, bagian_depan=tuple(depan), bab=tuple(bab), lampiran=tuple(lampiran))
    return _isi_rujukan(hasil, _label_menurut_kunci(hasil))


def _label_menurut_kunci(dokumen: Dokumen) -> dict[str, str]:
    """Map each anchor to its printed label; a key twice is an error."""
    label: dict[str, str] = {}

    def daftarkan(kunci: str, teks: str) -> None:
        if kunci in label:
            raise DokumenError(f"Kunci {kunci!r} dipakai dua kali.")
        label[kunci] = teks

    for bagian in dokumen.bagian_depan:
        if isinstance(bagian, Bagian):
            daftarkan(bagian.kunci, bagian.judul)
    for bab in dokumen.bab:
        daftarkan(bab.kunci, f"Bab {bab.nomor_romawi}")
    for lampiran in dokumen.lampiran:
        daftarkan(lampiran.kunci, lampiran.label)
    for blok in semua_blok(dokumen):
        if isinstance(blok, Tabel | Gambar):
            daftarkan(blok.kunci, blok.label)
        elif isinstance(blok, Judul):
            daftarkan(blok.kunci, blok.teks)
    return label


def _isi_rujukan(dokumen: Dokumen, label: Mapping[str, str]) -> Dokumen:
    def isi(nilai: Isi) -> Isi:
        if isinstance(nilai, str):
            return nilai
        return tuple(rujuk(p) if isinstance(p, Rujukan) else p for p in nilai)

    def rujuk(rujukan: Rujukan) -> Rujukan:
        teks = label.get(rujukan.kunci)
        if not teks:
            raise DokumenError(f"Rujukan ke {rujukan.kunci!r}, yang tidak ada atau tidak bernomor.")
        return replace(rujukan, teks=teks)

    def ganti(blok: Blok) -> Blok:
        return blok.ganti_isi(isi)

    return replace(
        dokumen,
        bagian_depan=tuple(
            replace(b, isi=_ubah(b.isi, ganti)) if isinstance(b, Bagian) else b
            for b in dokumen.bagian_depan
        ),
        bab=tuple(replace(b, isi=_ubah(b.isi, ganti)) for b in dokumen.bab),
        lampiran=tuple(replace(x, isi=_ubah(x.isi, ganti)) for x in dokumen.lampiran),
    )


# --- Lists -----------------------------------------------------------------------------

JUDUL_DAFTAR: Mapping[JenisDaftar, str] = {
    "isi": "DAFTAR ISI",
    "tabel": "DAFTAR TABEL",
    "gambar": "DAFTAR GAMBAR",
}


def kunci_daftar(jenis: JenisDaftar) -> str:
    """The anchor of an automatic list."""
    return f"daftar-{jenis}"


def daftar_isi(dokumen: Dokumen, *, sampai_tingkat: int = 2) -> tuple[ButirDaftar, ...]:
    """Front matter, chapters, headings down to `sampai_tingkat`, appendices."""
    hasil: list[ButirDaftar] = []
    for depan in dokumen.bagian_depan:
        if isinstance(depan, Bagian):
            hasil.append(ButirDaftar(depan.kunci, "", depan.judul, romawi=True))
        else:
            kunci, judul = kunci_daftar(depan.jenis), JUDUL_DAFTAR[depan.jenis]
            hasil.append(ButirDaftar(kunci, "", judul, romawi=True))
    for bab in dokumen.bab:
        hasil.append(ButirDaftar(bab.kunci, bab.label, bab.judul))
        hasil += [
            ButirDaftar(b.kunci, "", b.teks, b.tingkat)
            for b in telusuri(bab.isi)
            if isinstance(b, Judul) and b.tingkat <= sampai_tingkat
        ]
    hasil += [ButirDaftar(x.kunci, x.label, x.judul) for x in dokumen.lampiran]
    return tuple(hasil)


def daftar_tabel(dokumen: Dokumen) -> tuple[ButirDaftar, ...]:
    """The numbered tables."""
    return _daftar_bernomor(dokumen, semua_tabel(dokumen))


def daftar_gambar(dokumen: Dokumen) -> tuple[ButirDaftar, ...]:
    """The numbered figures."""
    return _daftar_bernomor(dokumen, semua_gambar(dokumen))


def _daftar_bernomor(
    dokumen: Dokumen, blok: tuple[Tabel, ...] | tuple[Gambar, ...]
) -> tuple[ButirDaftar, ...]:
    depan = {
        b.kunci
        for bagian in dokumen.bagian_depan
        if isinstance(bagian, Bagian)
        for b in telusuri(bagian.isi)
        if isinstance(b, Tabel | Gambar)
    }
    return tuple(
        ButirDaftar(b.kunci, b.label, b.judul, romawi=b.kunci in depan) for b in blok if b.nomor
    )
