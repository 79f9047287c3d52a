"""The sections of a report as the review sees them: whose they are, and whether they are locked."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.models import PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.dokumen.seksi import bab_seksi, jenis_seksi, seksi_dokumen
from laporan.dokumen.unsur import Blok, Dokumen
from laporan.lkjip.susun import susun_berseksi
from laporan.models import BagianNarasi, BagianReviu, Laporan
from laporan.models.langkah_reviu import DISUSUN, DRAF, terkunci
from laporan.penulisan.naskah import laporan_bernaskah


@dataclass(frozen=True)
class BagianTulisan:
    """One section: its key, heading, chapter, and the unit that writes it (None: Perencanaan)."""

    kunci: str
    judul: str
    bab: str
    unit: int | None


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
        unit = tugas.get(s.kunci, unit)
        hasil.append(BagianTulisan(s.kunci, s.judul, bab.get(s.kunci, ""), unit))
    return tuple(hasil)


def isi_bagian(bahan: Bahan, kunci: str) -> tuple[Blok, ...]:
    """The blocks of one section as the report prints them: its authors' text, numbered."""
    return seksi_dokumen(laporan_bernaskah(bahan))[kunci].isi


def _pemilik(bahan: Bahan) -> dict[str, int]:
    """Code of an indicator or sasaran → the unit that answers for it."""
    return {
        **{s.kode: s.penanggung_jawab.unit_id for s in bahan.sasaran},
        **{i.kode: i.penanggung_jawab.unit_id for i in bahan.indikator},
    }


def _penugasan(bahan: Bahan) -> dict[str, int]:
    """Section key → the unit that Sekretariat gave it to."""
    semua = BagianNarasi.objects.filter(
        laporan__pd=bahan.pd, laporan__tahun=bahan.tahun, unit__isnull=False
    )
    return {k: u for k, u in semua.values_list("kunci", "unit_id") if u is not None}


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
    status = laporan.status if laporan else DISUSUN
    bagian = dict(
        BagianReviu.objects.filter(laporan__pd=pd, laporan__tahun=tahun).values_list(
            "kunci", "status"
        )
    )
    sebab = {k: terkunci(bagian=bagian.get(k, DRAF), laporan=status) for k in kunci}
    return {k: s for k, s in sebab.items() if s}
