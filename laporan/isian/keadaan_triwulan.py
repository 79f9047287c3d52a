"""PURE. What a quarter leaves to do: for who fills it, for who checks it, for who endorses it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kinerja.periode import Triwulan, format_tanggal, sebut_sisa, sisa_hari
from laporan.rangka.menunggu import JenisTunggu, Menunggu

BANYAK_UNIT = 10
_J = JenisTunggu


@dataclass(frozen=True)
class KeadaanUnit:
    """Rows of one unit in one quarter, each counted once: empty, filled and never submitted, sent
    back, waiting for the checker, verified.
    """

    unit: int
    nama: str
    kosong: int = 0
    terisi: int = 0
    dikembalikan: int = 0
    diajukan: int = 0
    diverifikasi: int = 0
    batas: date | None = None
    pengecualian: bool = False  # `batas` is that of a leave
    url: str = ""  # where the unit goes on: its first empty cell, or its entry page

    @property
    def banyak(self) -> int:
        """Rows expected."""
        return self.kosong + self.terisi + self.dikembalikan + self.diajukan + self.diverifikasi


@dataclass(frozen=True)
class KeadaanTriwulan:
    """One quarter of an agency. `unit`: own rows of each; `bersama`: each with the units below."""

    triwulan: Triwulan
    hari_ini: date
    buka: date | None
    tutup: date | None
    disahkan: bool
    unit: tuple[KeadaanUnit, ...]
    bersama: tuple[KeadaanUnit, ...]
    url_papan: str
    url_sahkan: str
    termuat: int = 0  # verified rows that are endorsed already: nothing is left to sign on them
    dibuka_lagi: bool = False  # some of an endorsed quarter is open again
    susulan: int = 0  # published figures that were verified
    menahan: int | None = None  # rows that the endorsement waits for; None: all not verified

    @property
    def dibuka(self) -> bool:
        """Whether the quarter's entry has begun."""
        return self.buka is not None and self.hari_ini >= self.buka

    def jumlah(self, ambil: Callable[[KeadaanUnit], int]) -> int:
        """Over all units, each row once."""
        return sum(ambil(u) for u in self.unit)


def tunggu_triwulan(k: KeadaanTriwulan) -> list[Menunggu]:
    """Everything that this quarter leaves to do; once it is endorsed and not reopened, only the
    figures that were published since.
    """
    if k.disahkan and not k.dibuka_lagi:
        return _susulan(k)
    hasil = [m for u in k.bersama if (m := _pengisi(k, u)) is not None]
    return [*hasil, *_sekretariat(k), *_kepala(k)]


def _susulan(k: KeadaanTriwulan) -> list[Menunggu]:
    if not k.susulan:
        return []
    return [
        Menunggu(
            f"{k.triwulan}: {k.susulan} angka susulan sudah diverifikasi dan belum disahkan.",
            k.url_sahkan,
            "Baca dan sahkan",
            ikon="tanda-tangan",
            jenis=_J.SAHKAN,
        )
    ]


# --- who fills ---------------------------------------------------------------------------------


def _pengisi(k: KeadaanTriwulan, u: KeadaanUnit) -> Menunggu | None:
    """To the first missing cell, or to the submission; after the last day, to who may open it."""
    sisa = u.kosong + u.terisi
    if not k.dibuka or not sisa or u.batas is None:
        return None
    tw = k.triwulan
    if u.batas < k.hari_ini:
        return Menunggu(
            f"{tw} sudah ditutup dan {sisa} dari {u.banyak} baris belum diajukan.",
            u.url,
            "Lihat barisnya",
            f"{sebut_batas(u, k.hari_ini)} Minta pengecualian kepada Sekretariat.",
            "jam",
            _J.TERLAMBAT,
            u.batas,
            u.unit,
        )
    if u.kosong:
        return Menunggu(
            f"{tw}: {u.kosong} dari {u.banyak} baris belum diisi.",
            u.url,
            "Isi yang pertama",
            sebut_batas(u, k.hari_ini),
            "isi",
            _J.ISI,
            u.batas,
            u.unit,
        )
    return Menunggu(
        f"{tw}: {u.terisi} baris sudah terisi dan belum diajukan.",
        u.url,
        "Periksa dan ajukan",
        sebut_batas(u, k.hari_ini),
        "ajukan",
        _J.AJUKAN,
        u.batas,
        u.unit,
    )


def sebut_batas(u: KeadaanUnit, hari_ini: date) -> str:
    """`Batasnya 25 April 2024 menurut pengecualian unit Anda, sisa 3 hari termasuk hari ini.`"""
    if u.batas is None:
        return ""
    tanggal, sisa = format_tanggal(u.batas), sebut_sisa(sisa_hari(u.batas, hari_ini))
    izin = " menurut pengecualian unit Anda" if u.pengecualian else ""
    if not sisa:
        return f"Batasnya {tanggal}{izin}."
    return f"Batasnya {tanggal}{izin}, {sisa}."


# --- who checks --------------------------------------------------------------------------------


def _sekretariat(k: KeadaanTriwulan) -> list[Menunggu]:
    """Whose rows have not come in, and whose were not mended."""
    if not k.dibuka:
        return []
    tutup = f"Batas {format_tanggal(k.tutup)}. " if k.tutup is not None else ""
    bagian: list[tuple[JenisTunggu, Callable[[KeadaanUnit], int], str]] = [
        (_J.BELUM_DIISI, lambda u: u.kosong, "belum diisi"),
        (_J.BELUM_DIAJUKAN, lambda u: u.terisi, "sudah terisi dan belum diajukan"),
        (_J.BELUM_DIPERBAIKI, lambda u: u.dikembalikan, "dikembalikan dan belum diperbaiki"),
    ]
    hasil = []
    for jenis, ambil, keadaan in bagian:
        milik = [(u.nama, ambil(u)) for u in k.unit if ambil(u)]
        if milik:
            hasil.append(
                Menunggu(
                    f"{k.triwulan}: {sum(n for _, n in milik)} baris dari {len(milik)} unit "
                    f"{keadaan}.",
                    k.url_papan,
                    "Lihat unitnya",
                    f"{tutup}{sebut_unit(milik)}",
                    "jam",
                    jenis,
                    k.tutup,
                )
            )
    return hasil


def sebut_unit(milik: Sequence[tuple[str, int]]) -> str:
    """`Bidang A 5 baris; Bidang B 2 baris; 3 unit lain.`, most rows first."""
    urut = sorted(milik, key=lambda pasangan: -pasangan[1])
    bagian = [f"{nama} {n} baris" for nama, n in urut[:BANYAK_UNIT]]
    if (sisa := len(urut) - BANYAK_UNIT) > 0:
        bagian.append(f"{sisa} unit lain")
    return "; ".join(bagian) + "." if bagian else ""


# --- who endorses ------------------------------------------------------------------------------


def _kepala(k: KeadaanTriwulan) -> list[Menunggu]:
    """Called when nothing blocks; after the last day told who is late."""
    banyak, siap = k.jumlah(lambda u: u.banyak), k.jumlah(lambda u: u.diverifikasi)
    menahan = banyak - siap if k.menahan is None else k.menahan
    if not siap and not menahan:
        return []
    if not menahan:
        if siap == k.termuat:
            return []
        if k.dibuka_lagi:
            siap -= k.termuat
        return [
            Menunggu(
                f"{k.triwulan}: {siap} baris sudah diverifikasi dan belum disahkan.",
                k.url_sahkan,
                "Baca dan sahkan",
                ikon="tanda-tangan",
                jenis=_J.SAHKAN,
            )
        ]
    if k.dibuka_lagi or k.tutup is None or k.hari_ini <= k.tutup:
        return []
    return [
        Menunggu(
            f"{k.triwulan} lewat batas dan belum dapat disahkan: {menahan} dari {banyak} "
            "baris belum diverifikasi.",
            k.url_papan,
            "Lihat siapa yang terlambat",
            _siapa_terlambat(k),
            "jam",
            _J.TERHALANG,
        )
    ]


def _siapa_terlambat(k: KeadaanTriwulan) -> str:
    belum = [(u.nama, n) for u in k.unit if (n := u.kosong + u.terisi + u.dikembalikan)]
    bagian = [f"Belum mengajukan: {sebut_unit(belum)}"] if belum else []
    if diperiksa := k.jumlah(lambda u: u.diajukan):
        bagian.append(f"{diperiksa} baris menunggu diperiksa Sekretariat.")
    return " ".join(bagian)
