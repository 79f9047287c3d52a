"""PURE. What differs between two versions of a report: cell by cell per table, text per section."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from laporan.dokumen.penomoran import semua_tabel, telusuri
from laporan.dokumen.seksi import seksi_dokumen
from laporan.dokumen.unsur import Blok, Dokumen, Kolom, Tabel, baris_lengkap

PEMISAH = " · "
"""Between the words that name a row."""


@dataclass(frozen=True)
class BedaSelTabel:
    """One cell: where, what it said, what it says."""

    baris: str
    kolom: str
    lama: str
    baru: str


@dataclass(frozen=True)
class BedaTabel:
    """One table. `keadaan`: berubah, ditambah, dihapus."""

    kunci: str
    judul: str
    keadaan: str
    sel: tuple[BedaSelTabel, ...] = ()

    @property
    def jenis(self) -> str:
        """The kind of table, the same in every report."""
        return self.kunci.partition(":")[0]


@dataclass(frozen=True)
class BedaTeks:
    """Paragraphs of one section that went and that came."""

    kunci: str
    judul: str
    dihapus: tuple[str, ...]
    ditambah: tuple[str, ...]


@dataclass(frozen=True)
class BedaVersi:
    """Everything that differs."""

    tabel: tuple[BedaTabel, ...]
    teks: tuple[BedaTeks, ...]

    @property
    def sama(self) -> bool:
        """Whether nothing differs."""
        return not self.tabel and not self.teks


def beda_dokumen(lama: Dokumen, baru: Dokumen) -> BedaVersi:
    """Compare two documents that still have their sections."""
    return BedaVersi(tuple(_tabel(lama, baru)), tuple(_teks(lama, baru)))


def _tabel(lama: Dokumen, baru: Dokumen) -> list[BedaTabel]:
    dulu = {t.kunci: t for t in semua_tabel(lama)}
    kini = {t.kunci: t for t in semua_tabel(baru)}
    hasil = [BedaTabel(k, _judul(t), "dihapus") for k, t in dulu.items() if k not in kini]
    for kunci, tabel in kini.items():
        if kunci not in dulu:
            hasil.append(BedaTabel(kunci, _judul(tabel), "ditambah"))
        elif sel := _sel(dulu[kunci], tabel):
            hasil.append(BedaTabel(kunci, _judul(tabel), "berubah", tuple(sel)))
    return hasil


def _judul(tabel: Tabel) -> str:
    return f"{tabel.label} {tabel.judul}".strip()


def _sel(lama: Tabel, baru: Tabel) -> list[BedaSelTabel]:
    a, b = baris_lengkap(lama), baris_lengkap(baru)
    if [k.kunci for k in lama.kolom] != [k.kunci for k in baru.kolom]:
        return [BedaSelTabel("", "Susunan kolom", _kolom(lama), _kolom(baru))]
    kolom = [_judul_kolom(k) for k in baru.kolom]
    hasil = [
        BedaSelTabel("", "Judul kolom", x, y)
        for x, y in zip(map(_judul_kolom, lama.kolom), kolom, strict=True)
        if x != y
    ]
    cocok = SequenceMatcher(None, _nama_baris(lama, a), _nama_baris(baru, b), autojunk=False)
    for jenis, i1, i2, j1, j2 in cocok.get_opcodes():
        if jenis == "equal" or (jenis == "replace" and i2 - i1 == j2 - j1):
            for kiri, kanan in zip(a[i1:i2], b[j1:j2], strict=True):
                hasil += [
                    BedaSelTabel(_sebut(kanan), nama, x, y)
                    for nama, x, y in zip(kolom, kiri, kanan, strict=True)
                    if x != y
                ]
        else:
            hasil += [
                BedaSelTabel(_sebut(r), "Seluruh baris", PEMISAH.join(r), "") for r in a[i1:i2]
            ]
            hasil += [
                BedaSelTabel(_sebut(r), "Seluruh baris", "", PEMISAH.join(r)) for r in b[j1:j2]
            ]
    return hasil


def _kolom(tabel: Tabel) -> str:
    return ", ".join(map(_judul_kolom, tabel.kolom))


def _judul_kolom(kolom: Kolom) -> str:
    return kolom.judul.replace("\n", " ")


def _nama_baris(tabel: Tabel, teks: Sequence[tuple[str, ...]]) -> list[str]:
    """What a row is found by: its key, else its first words that are no figures."""
    return [b.kunci or _sebut(t) for b, t in zip(tabel.baris, teks, strict=True)]


def _sebut(baris: tuple[str, ...]) -> str:
    """The first texts of a row, up to its first figure."""
    kata = [t for t in baris if t and not t[:1].isdigit() and not t.startswith("Rp")]
    return PEMISAH.join(kata[:2]) or PEMISAH.join(baris[:2])


def _teks(lama: Dokumen, baru: Dokumen) -> list[BedaTeks]:
    dulu, kini = seksi_dokumen(lama), seksi_dokumen(baru)
    hasil = []
    for kunci in [*kini, *(k for k in dulu if k not in kini)]:
        a = _paragraf(dulu[kunci].isi) if kunci in dulu else []
        b = _paragraf(kini[kunci].isi) if kunci in kini else []
        hapus: list[str] = []
        tambah: list[str] = []
        for jenis, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            if jenis != "equal":
                hapus += a[i1:i2]
                tambah += b[j1:j2]
        if hapus or tambah:
            judul = (kini.get(kunci) or dulu[kunci]).judul
            hasil.append(BedaTeks(kunci, judul, tuple(hapus), tuple(tambah)))
    return hasil


def _paragraf(isi: tuple[Blok, ...]) -> list[str]:
    return [teks for b in telusuri(isi) for teks in b.terbaca()]
