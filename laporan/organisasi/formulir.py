"""What the page of a change of SOTK sends, read into a plan; and the same back into its fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kinerja.hari_wajar import HariJanggalError, baca_hari
from kinerja.jenis import Eselon, JenisUnit
from laporan.organisasi.rencana import RencanaSOTK, UnitBaru

BARIS_BARU, BARIS_JABATAN, BARIS_INDIKATOR = 3, 6, 6
PINDAH, GABUNG, BUBAR = "pindah", "gabung", "bubar"
TINDAKAN = (
    ("", "Tetap"),
    (PINDAH, "Pindah ke bawah"),
    (GABUNG, "Digabung ke"),
    (BUBAR, "Dibubarkan, diteruskan oleh"),
)


@dataclass
class IsianSOTK:
    """The fields as typed: the page shows them again, whatever was wrong."""

    isi: Mapping[str, str] = field(default_factory=dict)
    salah: list[str] = field(default_factory=list)

    def teks(self, nama: str) -> str:
        """One field without the spaces around it."""
        return " ".join(str(self.isi.get(nama, "")).split())

    def _nomor(self, nama: str) -> int | None:
        teks = self.teks(nama)
        return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 19 else None

    def terisi(self) -> Iterator[tuple[str, str]]:
        """Fields that say something, for the form that confirms."""
        for nama in self.isi:
            awal = nama.split("-", 1)[0]
            if awal in _AWALAN and self.teks(nama):
                yield nama, self.teks(nama)

    def rencana(self, unit: Mapping[int, str]) -> RencanaSOTK | None:
        """The plan; None where `salah` says what cannot be read. `unit`: id → its name of now."""
        berlaku = self._tanggal()
        nama = {pk: n for pk in unit if (n := self.teks(f"nama-{pk}")) and n != unit[pk]}
        pindah: dict[int, int] = {}
        gabung: dict[int, int] = {}
        bubar: set[int] = set()
        for pk in unit:
            apa = self.teks(f"apa-{pk}")
            ke = self._nomor(f"ke-{pk}") or 0
            if apa == PINDAH:
                pindah[pk] = ke
            elif apa in (GABUNG, BUBAR):
                gabung[pk] = ke
                bubar |= {pk} if apa == BUBAR else set()
        baru, nomor = self._baru()
        jabatan = dict(self._pasangan("jabatan", BARIS_JABATAN, nomor))
        indikator = dict(self._pasangan("indikator", BARIS_INDIKATOR, {}))
        if self.salah or berlaku is None:
            return None
        return RencanaSOTK(
            berlaku=berlaku,
            dasar=self.teks("dasar"),
            nama=nama,
            pindah=pindah,
            gabung=gabung,
            bubar=frozenset(bubar),
            baru=baru,
            jabatan=jabatan,
            indikator=indikator,
        )

    def _tanggal(self) -> date | None:
        try:
            return baca_hari(self.teks("berlaku"))
        except HariJanggalError as galat:
            self.salah.append(str(galat))
            return None
        except ValueError:
            self.salah.append("Isi tanggal mulai berlakunya.")
            return None

    def _baru(self) -> tuple[tuple[UnitBaru, ...], dict[str, int]]:
        """New units, and the number of each by the row that it was typed in."""
        hasil: list[UnitBaru] = []
        nomor: dict[str, int] = {}
        for n in range(1, BARIS_BARU + 1):
            medan = ("kode", "nama", "pimpinan", "eselon", "jenis")
            kode, nama, pimpinan, eselon, jenis = (self.teks(f"baru-{n}-{m}") for m in medan)
            if not (kode or nama or pimpinan):
                continue
            asal = self._nomor(f"baru-{n}-dari")
            if asal is None or jenis not in JenisUnit.values:
                self.salah.append(f"Pilih jenis dan asal unit baru “{nama or kode}”.")
            elif eselon and eselon not in Eselon.values:
                self.salah.append(f"Pilih eselon pimpinan unit baru “{nama or kode}”.")
            else:
                hasil.append(UnitBaru(kode, nama, jenis, asal, pimpinan, eselon))
                nomor[f"baru-{n}"] = -len(hasil)
        return tuple(hasil), nomor

    def _pasangan(
        self, apa: str, banyak: int, nomor: Mapping[str, int]
    ) -> Iterator[tuple[int, int]]:
        for n in range(1, banyak + 1):
            pk = self._nomor(f"{apa}-{n}")
            tujuan = self.teks(f"{apa}_ke-{n}")
            if pk is None and not tujuan:
                continue
            ke = nomor.get(tujuan) or self._nomor(f"{apa}_ke-{n}")
            if pk is None or ke is None:
                self.salah.append(f"Pilih {apa} dan tujuannya pada baris {n}.")
            else:
                yield pk, ke


_AWALAN = frozenset(
    {
        "berlaku",
        "dasar",
        "nama",
        "apa",
        "ke",
        "baru",
        "jabatan",
        "jabatan_ke",
        "indikator",
        "indikator_ke",
    }
)
