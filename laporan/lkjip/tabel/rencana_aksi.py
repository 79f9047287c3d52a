"""The activities of the rencana aksi in force: of the whole year, and of one quarter."""

from collections.abc import Iterable, Sequence

from kinerja.angka import KOSONG
from kinerja.models import AksiRencana
from kinerja.periode import ROMAWI
from laporan.dokumen.kalimat import hitungan
from laporan.dokumen.unsur import Baris, Kolom, Sel, Tabel
from laporan.lkjip.tabel import sel
from laporan.lkjip.tabel.sel import KOLOM_NO

BerSebutan = tuple[str, AksiRencana]
"""What the report calls the indicator, and the activity."""


def kegiatan_setahun(semua: Sequence[BerSebutan], tahun: int) -> Tabel:
    """Every activity with its money in the four quarters."""
    baris = [
        Baris((*_kepala(n, semua), *map(_uang, a.anggaran), sel.uang(a.jumlah)))
        for n, (_, a) in enumerate(semua, start=1)
    ]
    jumlah = [_jumlah(a.anggaran[n] for _, a in semua) for n in range(4)]
    total = _jumlah(a.jumlah for _, a in semua)
    baris.append(Baris((Sel("Jumlah", rentang=3), *map(_uang, jumlah), sel.uang(total)), "jumlah"))
    return Tabel(
        "rencana_aksi",
        f"Kegiatan Rencana Aksi Tahun {tahun}",
        (
            KOLOM_NO,
            Kolom("Indikator Kinerja", lebar=24, kunci="indikator"),
            Kolom("Kegiatan", lebar=30, kunci="kegiatan"),
            *(
                Kolom(f"TW {romawi}", "kanan", 10, "Anggaran (Rp)", f"anggaran_{n}")
                for n, romawi in enumerate(ROMAWI, start=1)
            ),
            Kolom("Setahun", "kanan", 12, "Anggaran (Rp)", "jumlah"),
        ),
        tuple(baris),
        lebar=True,
        catatan=(_CATATAN,),
    )


_CATATAN = (
    f"{KOSONG} berarti tidak ada kegiatan pada triwulan itu; 0 berarti dikerjakan tanpa anggaran."
)


def kegiatan_triwulan(semua: Sequence[BerSebutan], triwulan: int, label: str) -> Tabel:
    """What the quarter has of it. `label`: how the quarter is called, `TW II 2024`."""
    baris = [
        Baris((*_kepala(n, semua), _uang(a.anggaran[triwulan - 1]), sel.uang(a.jumlah)))
        for n, (_, a) in enumerate(semua, start=1)
    ]
    total = (
        _jumlah(a.anggaran[triwulan - 1] for _, a in semua),
        _jumlah(a.jumlah for _, a in semua),
    )
    baris.append(Baris((Sel("Jumlah", rentang=3), *map(_uang, total)), "jumlah"))
    return Tabel(
        "kegiatan_triwulan",
        f"Kegiatan Rencana Aksi {label}",
        (
            KOLOM_NO,
            Kolom("Indikator Kinerja", lebar=28, kunci="indikator"),
            Kolom("Kegiatan", lebar=36, kunci="kegiatan"),
            Kolom("Triwulan Ini", "kanan", 14, "Anggaran (Rp)", "anggaran"),
            Kolom("Setahun", "kanan", 14, "Anggaran (Rp)", "jumlah"),
        ),
        tuple(baris),
    )


def sebut_banyak(semua: Sequence[BerSebutan]) -> str:
    """`5 (lima) kegiatan untuk 2 (dua) indikator`."""
    indikator = len({a.indikator_id for _, a in semua})
    return f"{hitungan(len(semua), 'kegiatan')} untuk {hitungan(indikator, 'indikator')}"


def _kepala(n: int, semua: Sequence[BerSebutan]) -> tuple[Sel, ...]:
    sebutan, a = semua[n - 1]
    sama = n > 1 and semua[n - 2][1].indikator_id == a.indikator_id
    return (Sel(str(n)), sel.teks(sebutan, lanjutan=sama), sel.teks(a.uraian))


def _uang(nilai: int | None) -> Sel:
    return Sel(KOSONG) if nilai is None else sel.uang(nilai)


def _jumlah(semua: Iterable[int | None]) -> int | None:
    """Their sum; nothing where none has a figure."""
    ada = [n for n in semua if n is not None]
    return sum(ada) if ada else None
