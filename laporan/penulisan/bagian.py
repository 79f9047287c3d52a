"""The sections of a report as the review sees them: whose they are, and whether they are locked."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from kinerja.models import PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.dokumen.seksi import bab_seksi, jenis_seksi, seksi_dokumen
from laporan.dokumen.unsur import Dokumen, Seksi
from laporan.lkjip.susun import susun_berseksi
from laporan.models import BagianNarasi, BagianReviu, Laporan
from laporan.models.langkah_reviu import DISUSUN, DRAF, cara_membuka, terkunci


@dataclass(frozen=True)
class BagianTulisan:
    """One section: its key, heading, chapter, and the unit that writes it (None: Perencanaan), or
    the person who was named to.
    """

    kunci: str
    judul: str
    bab: str
    unit: int | None
    orang: int | None = None
    isi: Seksi | None = field(default=None, compare=False, repr=False)
    """What it says, where the report was composed to list it."""


def daftar_bagian(bahan: Bahan, dokumen: Dokumen | None = None) -> tuple[BagianTulisan, ...]:
    """Every section of the report of this agency and year, in reading order. `dokumen`: the report
    with its sections marked, where it is at hand.
    """
    dokumen = dokumen or susun_berseksi(bahan)
    bab = bab_seksi(dokumen)
    pemilik, tugas = _pemilik(bahan), _penugasan(bahan)
    hasil = []
    for s in seksi_dokumen(dokumen).values():
        jenis = jenis_seksi(s.kunci)
        milik = jenis is not None and jenis.penulis == "penanggung_jawab"
        unit = pemilik.get(s.kunci.rpartition(":")[2]) if milik else None
        unit, orang = tugas.get(s.kunci, (unit, None))
        hasil.append(BagianTulisan(s.kunci, s.judul, bab.get(s.kunci, ""), unit, orang, s))
    return tuple(hasil)


def _pemilik(bahan: Bahan) -> dict[str, int]:
    """Code of an indicator or sasaran → the unit that answers for it."""
    return {
        **{s.kode: s.penanggung_jawab.unit_id for s in bahan.sasaran},
        **{i.kode: i.penanggung_jawab.unit_id for i in bahan.indikator},
    }


def _penugasan(bahan: Bahan) -> dict[str, tuple[int | None, int | None]]:
    """Section key → the unit and the person that Sekretariat gave it to, where it did."""
    semua = BagianNarasi.objects.filter(
        Q(unit__isnull=False) | Q(penanggung_jawab__isnull=False),
        laporan__pd=bahan.pd,
        laporan__tahun=bahan.tahun,
    )
    return {k: (u, o) for k, u, o in semua.values_list("kunci", "unit_id", "penanggung_jawab_id")}


def cara_buka_bagian(pd: PerangkatDaerah, tahun: int, kunci: str) -> str:
    """How a locked section is opened, and by whom; empty where it is open. Two queries."""
    laporan = Laporan.objects.filter(pd=pd, tahun=tahun).first()
    if laporan is None:
        return ""
    bagian = BagianReviu.objects.filter(laporan=laporan, kunci=kunci).first()
    return cara_membuka(bagian=bagian.status if bagian else DRAF, laporan=laporan.status)


def bagian_terkunci(pd: PerangkatDaerah, tahun: int, kunci: str) -> str | None:
    """Why the text of a section cannot be edited now; None where it can. Two queries."""
    laporan = Laporan.objects.filter(pd=pd, tahun=tahun).first()
    if laporan is None:
        return None
    bagian = BagianReviu.objects.filter(laporan=laporan, kunci=kunci).first()
    return terkunci(bagian=bagian.status if bagian else DRAF, laporan=laporan.status)


def semua_terkunci(pd: PerangkatDaerah, tahun: int, kunci: Sequence[str]) -> dict[str, str]:
    """Key → why it is locked, for the sections that are. Two queries, however many keys."""
    laporan = Laporan.objects.filter(pd=pd, tahun=tahun).first()
    status, bagian = laporan.status if laporan else DISUSUN, status_bagian(laporan)
    sebab = {k: terkunci(bagian=bagian.get(k, DRAF), laporan=status) for k in kunci}
    return {k: s for k, s in sebab.items() if s}


def status_bagian(laporan: Laporan | None) -> dict[str, str]:
    """Key → state of every section that has one; the others are drafts. One query."""
    if laporan is None:
        return {}
    return dict(BagianReviu.objects.filter(laporan=laporan).values_list("kunci", "status"))
