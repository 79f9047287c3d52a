"""The audit log of an agency: filters, entries as people read them, and the workbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from kinerja.admin.baca_jejak import nama_data, rincian
from kinerja.models import JejakAudit, Pengguna, PerangkatDaerah
from laporan.cetak.dasar import Berkas
from laporan.cetak.xlsx import MIME_XLSX, tulis_teks

BARIS_MAKSIMUM = 100_000
_SEL_MAKSIMUM = 32_000  # characters in a cell of Excel, with room to spare
KEPALA = ("Waktu", "Pengguna", "Aksi", "Jenis data", "Data", "Isian", "Semula", "Menjadi", "Alasan")


@dataclass(frozen=True)
class SaringRiwayat:
    """What is asked for; empty fields ask for everything."""

    dari: date | None = None
    sampai: date | None = None
    oleh: int | None = None
    model: str = ""
    aksi: str = ""
    teks: str = ""

    def terapkan(self, semua: QuerySet[JejakAudit], zona: ZoneInfo) -> QuerySet[JejakAudit]:
        """Days are days of the agency, both ends included."""
        if self.dari:
            semua = semua.filter(pada__gte=datetime.combine(self.dari, time.min, zona))
        if self.sampai:
            semua = semua.filter(pada__lte=datetime.combine(self.sampai, time.max, zona))
        if self.oleh:
            semua = semua.filter(oleh=self.oleh)
        if self.model:
            semua = semua.filter(model=self.model)
        if self.aksi:
            semua = semua.filter(aksi=self.aksi)
        if self.teks:
            semua = semua.filter(
                Q(objek__icontains=self.teks)
                | Q(alasan__icontains=self.teks)
                | Q(perubahan__icontains=self.teks)
            )
        return semua


@dataclass(frozen=True)
class ButirJejak:
    """One entry: when, who, what, and every field that changed."""

    pada: datetime
    oleh: str
    aksi: str
    jenis: str
    objek: str
    perubahan: tuple[tuple[str, str, str], ...]
    alasan: str


def jejak_pd(pd: PerangkatDaerah) -> QuerySet[JejakAudit]:
    """The whole log of an agency, newest first."""
    return JejakAudit.objects.filter(pd=pd).select_related("oleh__jabatan")


def butir(j: JejakAudit) -> ButirJejak:
    """An entry as people read it."""
    return ButirJejak(
        pada=j.pada,
        oleh=j.oleh.sebutan,
        aksi=j.aksi,
        jenis=nama_data(j.model),
        objek=j.objek,
        perubahan=tuple(rincian(j)),
        alasan=j.alasan,
    )


def pilihan_aksi(pd: PerangkatDaerah) -> list[str]:
    """Actions that occur."""
    semua = JejakAudit.objects.filter(pd=pd).order_by().values_list("aksi", flat=True).distinct()
    return sorted(semua)


def pilihan_jenis(pd: PerangkatDaerah) -> list[tuple[str, str]]:
    """Kinds of data that occur: (model, name)."""
    semua = JejakAudit.objects.filter(pd=pd).order_by().values_list("model", flat=True).distinct()
    return sorted(((m, nama_data(m)) for m in semua), key=lambda p: p[1])


def pilihan_orang(pd: PerangkatDaerah) -> list[tuple[str, str]]:
    """People who occur: (id, name)."""
    orang = Pengguna.objects.filter(
        pk__in=JejakAudit.objects.filter(pd=pd).order_by().values("oleh").distinct()
    ).select_related("jabatan")
    return sorted(((str(o.pk), o.sebutan) for o in orang), key=lambda p: p[1])


def _baris(semua: QuerySet[JejakAudit], zona: ZoneInfo) -> Iterator[list[str | datetime]]:
    for j in semua[:BARIS_MAKSIMUM].iterator(chunk_size=2000):
        b = butir(j)
        waktu = b.pada.astimezone(zona).replace(tzinfo=None, microsecond=0)
        for label, lama, baru in b.perubahan or (("", "", ""),):
            yield [waktu, b.oleh, b.aksi, b.jenis, b.objek, label, lama, baru, b.alasan]


def buku_riwayat(pd: PerangkatDaerah, semua: QuerySet[JejakAudit], zona: ZoneInfo) -> Berkas:
    """One row per changed field; every text stays a text, whatever it starts with."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Riwayat")
    lembar.freeze_panes = "A2"
    for kolom, lebar in zip("ABCDEFGHI", (18, 26, 20, 20, 46, 26, 30, 30, 40), strict=True):
        lembar.column_dimensions[kolom].width = lebar
    lembar.append(list(KEPALA))
    for baris in _baris(semua, zona):
        sel = []
        for nilai in baris:
            if isinstance(nilai, datetime):
                satu = WriteOnlyCell(lembar, nilai)
                satu.number_format = "yyyy-mm-dd hh:mm:ss"
            else:
                satu = WriteOnlyCell(lembar)
                tulis_teks(satu, nilai[:_SEL_MAKSIMUM])
            sel.append(satu)
        lembar.append(sel)
    aliran = BytesIO()
    buku.save(aliran)
    return Berkas(f"Riwayat-{pd.kode}.xlsx", MIME_XLSX, aliran.getvalue())
