"""PURE. One agency's quarter in figures, as the overview shows it and as it is stored.

Nothing in it depends on the day: what is late follows from its dates and the day that asks. `VERSI`
counts up whenever a stored summary of before would say something else.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from kinerja.angka import desimal_tersimpan, format_angka, format_persen, persen
from kinerja.capaian import Kebijakan
from kinerja.kriteria import Pita
from kinerja.nada import Nada
from kinerja.periode import label_tw
from kinerja.pilihan import PilihanBerlabel

VERSI = 2
BANYAK_NAMA = 5
"""Names that a summary keeps of what a unit has not filled, and of the lowest indicators."""


class KeadaanTW(PilihanBerlabel):
    """How far an agency is in a quarter, and with whom it lies; what is worst comes first."""

    TERLAMBAT = "terlambat", "Terlambat"
    BERJALAN = "berjalan", "Sedang diisi"
    TANPA_JADWAL = "tanpa_jadwal", "Jadwal belum ditetapkan"
    VERIFIKASI = "verifikasi", "Menunggu verifikasi"
    PENGESAHAN = "pengesahan", "Menunggu pengesahan"
    BELUM_BUKA = "belum_buka", "Belum dibuka"
    KOSONG = "kosong", "Tidak ada yang ditagih"
    DISAHKAN = "disahkan", "Disahkan"

    @property
    def nada(self) -> str:
        """The tone of its badge."""
        return _NADA.get(self, "")

    @property
    def urutan(self) -> int:
        """The worst first."""
        return list(KeadaanTW).index(self)

    @property
    def dalam_hitungan(self) -> str:
        """After a number of agencies: `3 terlambat`, `2 belum berjadwal`."""
        return _DALAM_HITUNGAN.get(self, self.label.lower())

    @property
    def pendek(self) -> str:
        """For a cell of the map."""
        return _PENDEK[self]


_DALAM_HITUNGAN = {
    KeadaanTW.TANPA_JADWAL: "belum berjadwal",
    KeadaanTW.KOSONG: "tanpa tagihan",
}
_NADA = {
    KeadaanTW.TERLAMBAT: Nada.BAHAYA,
    KeadaanTW.BERJALAN: Nada.INFO,
    KeadaanTW.TANPA_JADWAL: Nada.AWAS,
    KeadaanTW.VERIFIKASI: Nada.AWAS,
    KeadaanTW.PENGESAHAN: Nada.AWAS,
    KeadaanTW.DISAHKAN: Nada.BAIK,
}
_PENDEK = {
    KeadaanTW.TERLAMBAT: "terlambat",
    KeadaanTW.BERJALAN: "diisi",
    KeadaanTW.TANPA_JADWAL: "tanpa jadwal",
    KeadaanTW.VERIFIKASI: "verifikasi",
    KeadaanTW.PENGESAHAN: "pengesahan",
    KeadaanTW.BELUM_BUKA: "nanti",
    KeadaanTW.KOSONG: "–",
    KeadaanTW.DISAHKAN: "disahkan",
}


@dataclass(frozen=True)
class UnitTertinggal:
    """A unit that has not handed in every row of its own. `batas`: its last day."""

    unit: int
    nama: str
    diharapkan: int
    terisi: int
    diajukan: int
    dikembalikan: int
    batas: date | None
    belum: tuple[str, ...] = ()

    @property
    def kosong(self) -> int:
        """Rows without a figure."""
        return self.diharapkan - self.terisi

    @property
    def lainnya(self) -> int:
        """Empty rows that are not named."""
        return self.kosong - len(self.belum)

    @cached_property
    def sebab(self) -> str:
        """Why it is behind, in words."""
        bagian = []
        if self.kosong:
            bagian.append(f"{self.kosong} dari {self.diharapkan} baris belum diisi")
        if self.dikembalikan:
            bagian.append(f"{self.dikembalikan} baris dikembalikan dan belum diperbaiki")
        sisa = self.terisi - self.diajukan - self.dikembalikan
        if sisa > 0:
            bagian.append(f"{sisa} baris terisi tetapi belum diajukan")
        return "; ".join(bagian)

    def lewat(self, hari: date) -> bool:
        """Whether its last day is over."""
        return self.batas is not None and self.batas < hari


@dataclass(frozen=True)
class KelengkapanTW:
    """What a quarter expects of an agency and how much has come. Each count includes the next."""

    triwulan: int
    diharapkan: int
    terisi: int
    diajukan: int
    diverifikasi: int
    disahkan: int
    buka: date | None
    tutup: date | None
    sah: bool
    tertinggal: tuple[UnitTertinggal, ...] = ()

    @property
    def label(self) -> str:
        """`TW I`."""
        return label_tw(self.triwulan)

    @property
    def persen(self) -> Decimal | None:
        """Share of the rows that were handed in."""
        return persen(self.diajukan, self.diharapkan) if self.diharapkan else None

    def keadaan(self, hari: date) -> KeadaanTW:
        """How far it is on a day."""
        if not self.diharapkan:
            return KeadaanTW.DISAHKAN if self.sah else KeadaanTW.KOSONG
        if self.disahkan >= self.diharapkan or (self.sah and self.diverifikasi >= self.diharapkan):
            return KeadaanTW.DISAHKAN
        if self.diverifikasi >= self.diharapkan:
            return KeadaanTW.PENGESAHAN
        if self.diajukan >= self.diharapkan:
            return KeadaanTW.VERIFIKASI
        if self.buka is None:
            return KeadaanTW.TANPA_JADWAL
        if hari < self.buka:
            return KeadaanTW.BELUM_BUKA
        if any(u.lewat(hari) for u in self.tertinggal):
            return KeadaanTW.TERLAMBAT
        return KeadaanTW.BERJALAN

    def pemegang(self, hari: date, kepala: str) -> str:
        """With whom it lies now."""
        match self.keadaan(hari):
            case KeadaanTW.TERLAMBAT | KeadaanTW.BERJALAN:
                banyak = len(self.tertinggal)
                return self.tertinggal[0].nama if banyak == 1 else f"{banyak} unit"
            case KeadaanTW.VERIFIKASI | KeadaanTW.TANPA_JADWAL:
                return "Sekretariat"
            case KeadaanTW.PENGESAHAN:
                return kepala
            case _:
                return ""

    def lama(self, hari: date) -> int:
        """Days since the first last day that was missed; 0 where none was."""
        lewat = [u.batas for u in self.tertinggal if u.batas is not None and u.lewat(hari)]
        if self.keadaan(hari) is not KeadaanTW.TERLAMBAT or not lewat:
            return 0
        return (hari - min(lewat)).days


@dataclass(frozen=True)
class IndikatorRendah:
    """An indicator far from its target, and the cause that its unit wrote."""

    pk: int
    nama: str
    capaian: Decimal
    kriteria: str
    sebab: str = ""


@dataclass(frozen=True)
class CapaianTW:
    """Capaian of the quarter: its mean by the agency's policy, and the count in each band."""

    rerata: Decimal | None
    dihitung: int
    dilewati: int
    pita: tuple[tuple[str, int], ...] = ()
    kriteria: str = ""
    tingkat: int = 0
    setahun: Decimal | None = None
    rendah: tuple[IndikatorRendah, ...] = ()
    lain: tuple[str, ...] = ()
    """Other readings of the mean, where they differ much, as clauses."""

    @property
    def sebut_pita(self) -> str:
        """`3 Sangat Tinggi, 1 Rendah`: bands that hold anything."""
        return ", ".join(f"{n} {label}" for label, n in self.pita if n)


@dataclass(frozen=True)
class SerapanTW:
    """Spending up to the end of the quarter, in whole rupiah."""

    pagu: int | None
    realisasi: int | None
    persen: Decimal | None
    alasan: str = ""


@dataclass(frozen=True)
class RingkasanTW:
    """All that the overview says of one agency and quarter. `kebijakan`: how it calculates."""

    triwulan: int
    kuartal: tuple[KelengkapanTW, ...]
    capaian: CapaianTW
    serapan: SerapanTW
    kebijakan: tuple[str, ...] = ()
    sidik: str = ""
    """Fingerprint of the facts that a predicate is reckoned from (fakta.py)."""

    @property
    def kelengkapan(self) -> KelengkapanTW:
        """Of the quarter itself."""
        return self.kuartal[self.triwulan - 1]


# --- policies that compare -------------------------------------------------------------


def uraian_kebijakan(k: Kebijakan, pita: Sequence[Pita]) -> tuple[str, ...]:
    """How an agency calculates, sentence by sentence; the same sentences compare."""
    bawah = (
        "tanpa batas bawah" if k.minimum is None else f"paling rendah {format_persen(k.minimum)}"
    )
    atas = (
        "tanpa batas atas" if k.maksimum is None else f"paling tinggi {format_persen(k.maksimum)}"
    )
    tangga = "; ".join(
        p.label if p.batas_bawah is None else f"{p.label} ≥ {format_angka(p.batas_bawah)}"
        for p in pita
    )
    return (
        f"Capaian {bawah}, {atas}",
        f"Makin rendah makin baik: {k.rumus_rendah.label}",
        f"{k.rerata.label}{', capaian di atas 100% dihitung 100%' if k.rerata_dibatasi else ''}",
        f"{k.pembulatan.label}, {k.desimal} desimal",
        f"Skala kriteria: {tangga}",
    )


def kebijakan_umum(semua: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The policy that most agencies have; of several, the first met."""
    hitung = Counter(k for k in semua if k)
    return hitung.most_common(1)[0][0] if hitung else ()


def beda_kebijakan(satu: tuple[str, ...], umum: tuple[str, ...]) -> tuple[str, ...]:
    """What of an agency's policy is not that of most."""
    return tuple(kalimat for kalimat in satu if kalimat not in umum)


# --- stored form -----------------------------------------------------------------------


def ke_data(r: RingkasanTW) -> dict[str, Any]:
    """As JSON holds it: figures as text, days as ISO."""
    c, s = r.capaian, r.serapan
    return {
        "triwulan": r.triwulan,
        "kuartal": [_kuartal(k) for k in r.kuartal],
        "capaian": {
            "rerata": _teks(c.rerata),
            "dihitung": c.dihitung,
            "dilewati": c.dilewati,
            "pita": [list(p) for p in c.pita],
            "kriteria": c.kriteria,
            "tingkat": c.tingkat,
            "setahun": _teks(c.setahun),
            "rendah": [
                [i.pk, i.nama, str(i.capaian), i.kriteria, i.sebab] for i in c.rendah
            ],
            "lain": list(c.lain),
        },
        "serapan": [s.pagu, s.realisasi, _teks(s.persen), s.alasan],
        "kebijakan": list(r.kebijakan),
        "sidik": r.sidik,
    }  # fmt: skip


def _kuartal(k: KelengkapanTW) -> dict[str, Any]:
    return {
        "triwulan": k.triwulan,
        "hitung": [k.diharapkan, k.terisi, k.diajukan, k.diverifikasi, k.disahkan],
        "masa": [_hari(k.buka), _hari(k.tutup)],
        "sah": k.sah,
        "tertinggal": [
            [
                u.unit, u.nama, u.diharapkan, u.terisi, u.diajukan, u.dikembalikan,
                _hari(u.batas), list(u.belum),
            ]
            for u in k.tertinggal
        ],
    }  # fmt: skip


def dari_data(isi: Mapping[str, Any]) -> RingkasanTW:
    """The inverse of `ke_data`."""
    c, s = isi["capaian"], isi["serapan"]
    return RingkasanTW(
        isi["triwulan"],
        tuple(_dari_kuartal(k) for k in isi["kuartal"]),
        CapaianTW(
            desimal_tersimpan(c["rerata"]),
            c["dihitung"],
            c["dilewati"],
            tuple((label, n) for label, n in c["pita"]),
            c["kriteria"],
            c["tingkat"],
            desimal_tersimpan(c["setahun"]),
            tuple(
                IndikatorRendah(pk, nama, Decimal(nilai), kriteria, sebab)
                for pk, nama, nilai, kriteria, sebab in c["rendah"]
            ),
            tuple(c["lain"]),
        ),
        SerapanTW(s[0], s[1], desimal_tersimpan(s[2]), s[3]),
        tuple(isi["kebijakan"]),
        isi["sidik"],
    )


def _dari_kuartal(k: Mapping[str, Any]) -> KelengkapanTW:
    diharapkan, terisi, diajukan, diverifikasi, disahkan = k["hitung"]
    buka, tutup = k["masa"]
    return KelengkapanTW(
        k["triwulan"],
        diharapkan,
        terisi,
        diajukan,
        diverifikasi,
        disahkan,
        _tanggal(buka),
        _tanggal(tutup),
        k["sah"],
        tuple(_dari_unit(*u) for u in k["tertinggal"]),
    )


def _dari_unit(
    unit: int,
    nama: str,
    diharapkan: int,
    terisi: int,
    diajukan: int,
    dikembalikan: int,
    batas: str | None,
    belum: list[str],
) -> UnitTertinggal:
    return UnitTertinggal(
        unit, nama, diharapkan, terisi, diajukan, dikembalikan, _tanggal(batas), tuple(belum)
    )


def _teks(nilai: Decimal | None) -> str | None:
    return None if nilai is None else str(nilai)


def _hari(hari: date | None) -> str | None:
    return None if hari is None else hari.isoformat()


def _tanggal(teks: str | None) -> date | None:
    return None if teks is None else date.fromisoformat(teks)
