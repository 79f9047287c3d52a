"""Who took which step on the figures of a year, when, and what proves them: four queries at most,
whatever the number of indicators.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.urls import reverse

from kinerja.bukti.jenis import MENURUT_TIPE
from kinerja.bukti.panel import jangkar_halaman
from kinerja.jenis import JenisBukti
from kinerja.models import DataDukung, Pengguna, Realisasi, VersiRealisasi
from kinerja.periode import label_tw

_LANGKAH = (
    ("Diisi", "diubah"),
    ("Diajukan", "diajukan"),
    ("Diverifikasi", "diverifikasi"),
    ("Disahkan", "disahkan"),
)


@dataclass(frozen=True)
class LangkahAngka:
    """One step: what, by whom, when; `oleh` is empty for a step that was not taken."""

    sebutan: str
    oleh: str = ""
    pada: datetime | None = None


@dataclass(frozen=True)
class BuktiAngka:
    """One piece of evidence with the address that opens it; empty for a text."""

    bukti: DataDukung
    alamat: str
    keluar: bool
    sebutan: str
    oleh: str

    @property
    def jangkar(self) -> str:
        """Its place on the page."""
        return f"bukti-{self.bukti.pk}"


@dataclass(frozen=True)
class JejakTriwulan:
    """One quarter of one indicator."""

    baris: Realisasi
    langkah: tuple[LangkahAngka, ...]
    bukti: tuple[BuktiAngka, ...]

    @property
    def label(self) -> str:
        """`TW II`."""
        return label_tw(self.baris.triwulan)


def bukti_angka(d: DataDukung, oleh: str = "") -> BuktiAngka:
    """Evidence as the pages list it."""
    if d.jenis == JenisBukti.TAUTAN:
        return BuktiAngka(d, d.tautan, True, "tautan", oleh)
    if d.jenis == JenisBukti.TEKS:
        return BuktiAngka(d, "", False, "keterangan", oleh)
    jenis = MENURUT_TIPE.get(d.tipe)
    terlihat = jenis is not None and jenis.keluarga != "office"
    alamat = reverse("bukti_lihat" if terlihat else "bukti_unduh", args=[d.pk])
    sebutan = jenis.sebutan if jenis else "berkas"
    return BuktiAngka(d, f"{alamat}{jangkar_halaman(d)}", False, sebutan, oleh)


class JejakTahun:
    """The steps and the evidence behind the rows of one agency and year."""

    def __init__(self, baris: Iterable[Realisasi]) -> None:
        self._baris = {(r.indikator_id, r.triwulan): r for r in baris}

    @cached_property
    def _bukti(self) -> Mapping[int, list[DataDukung]]:
        hasil: dict[int, list[DataDukung]] = defaultdict(list)
        pk = [r.pk for r in self._baris.values()]
        for d in DataDukung.objects.filter(realisasi__in=pk).order_by("pk"):
            hasil[d.realisasi_id].append(d)
        return hasil

    @cached_property
    def _orang(self) -> Mapping[int, str]:
        """Id → how the person is addressed, of everybody named anywhere in the year."""
        pk = {d.diunggah_oleh_id for semua in self._bukti.values() for d in semua}
        for r in self._baris.values():
            pk |= {getattr(r, f"{medan}_oleh_id") for _, medan in _LANGKAH}
        return orang(pk)

    def triwulan(self, indikator: int, tw: int) -> JejakTriwulan | None:
        """One quarter; None where nothing was entered."""
        r = self._baris.get((indikator, tw))
        if r is None:
            return None
        return JejakTriwulan(
            r,
            tuple(self._langkah(r, sebutan, medan) for sebutan, medan in _LANGKAH),
            tuple(
                bukti_angka(d, self._orang.get(d.diunggah_oleh_id, "")) for d in self._bukti[r.pk]
            )
            if r.pk in self._bukti
            else (),
        )

    def tahun(self, indikator: int) -> list[JejakTriwulan]:
        """Its quarters that have a row, in order."""
        return [j for tw in range(1, 5) if (j := self.triwulan(indikator, tw)) is not None]

    def _langkah(self, r: Realisasi, sebutan: str, medan: str) -> LangkahAngka:
        oleh, pada = getattr(r, f"{medan}_oleh_id"), getattr(r, f"{medan}_pada")
        return (
            LangkahAngka(sebutan, self._orang.get(oleh, ""), pada)
            if oleh
            else (LangkahAngka(sebutan))
        )

    @staticmethod
    def pengajuan(jejak: Iterable[JejakTriwulan]) -> list[VersiRealisasi]:
        """What was submitted of these quarters, frozen, the latest first."""
        pk = [j.baris.pk for j in jejak]
        return list(
            VersiRealisasi.objects.filter(realisasi__in=pk)
            .select_related("oleh__jabatan", "realisasi")
            .defer("isi")
            .order_by("-pada", "-ke")
        )


def orang(pk: Iterable[int | None]) -> dict[int, str]:
    """How these people are addressed, in one query; a name with the post beside it."""
    semua = Pengguna.objects.select_related("jabatan").filter(pk__in={n for n in pk if n})
    return {p.pk: _sebut(p) for p in semua}


def _sebut(p: Pengguna) -> str:
    sebutan = p.sebutan
    if p.jabatan is None or p.jabatan.nama == sebutan or not p.get_full_name():
        return sebutan
    return f"{sebutan}, {p.jabatan.nama}"
