"""The RHK list as a workbook: one row per individual indicator, to be taken over into e-Kinerja."""

from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO

from django.db.models import Prefetch
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from kinerja.masa_organisasi import akhir_tahun, awal_tahun
from kinerja.models import Pemangku, Pengguna, PerangkatDaerah, RencanaHasil, UnitKerja
from kinerja.penjenjangan import AspekKinerja, CaraPenjenjangan
from laporan.cetak.dasar import Berkas
from laporan.cetak.xlsx import MIME_XLSX, tulis_teks

IZIN_NIP = "kinerja.change_pemangku"
"""NIP is personal data: only who keeps the holders of posts takes it along."""
KOLOM = (
    ("No", 6),
    ("Nama Pegawai", 30),
    ("NIP", 22),
    ("Jabatan", 34),
    ("Unit Kerja", 30),
    ("Rencana Hasil Kerja Pimpinan yang Diintervensi", 48),
    ("Rencana Hasil Kerja", 48),
    ("Aspek", 12),
    ("Indikator Kinerja Individu", 44),
    ("Target", 16),
    ("Satuan", 16),
    ("Cara Penjenjangan", 18),
    ("Kontribusi", 36),
)


def buku_rhk(
    pd: PerangkatDaerah, tahun: int, pengguna: Pengguna, unit: UnitKerja | None = None
) -> Berkas:
    """The results of a year that this user may see, of one unit or of all. Three queries."""
    bernip = pengguna.pd_id == pd.pk and pengguna.has_perm(IZIN_NIP)
    semua = RencanaHasil.objects.untuk(pengguna).filter(pd=pd, tahun=tahun)
    if unit is not None:
        semua = semua.filter(jabatan__unit=unit)
    milik = Pemangku.objects.filter(mulai__lte=akhir_tahun(tahun)).order_by("mulai")
    baris = (
        semua.select_related("jabatan__unit", "pemangku", "indikator", "induk")
        .prefetch_related(Prefetch("jabatan__pemangku", milik, to_attr="pemangku_tahun"))
        .order_by("jabatan__unit__urutan", "jabatan__urutan", "jabatan", "pemangku", "pk")
    )
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("RHK")
    lembar.freeze_panes = "A2"
    for n, (_, lebar) in enumerate(KOLOM):
        lembar.column_dimensions["ABCDEFGHIJKLM"[n]].width = lebar
    kepala = []
    for judul, _ in KOLOM:
        sel = WriteOnlyCell(lembar, judul)
        sel.font = Font(bold=True)
        kepala.append(sel)
    lembar.append(kepala)
    for nomor, isi in enumerate(_isi(baris, tahun, bernip=bernip), 1):
        satu = [WriteOnlyCell(lembar, nomor)]
        for teks in isi:
            sel = WriteOnlyCell(lembar)
            tulis_teks(sel, teks)
            satu.append(sel)
        lembar.append(satu)
    aliran = BytesIO()
    buku.save(aliran)
    akhir = f"-{unit.kode}" if unit is not None else ""
    return Berkas(f"RHK-{tahun}-{pd.kode}{akhir}.xlsx", MIME_XLSX, aliran.getvalue())


def _isi(semua: Iterable[RencanaHasil], tahun: int, *, bernip: bool) -> Iterator[list[str]]:
    for r in semua:
        orang = r.pemangku or _pemangku(r.jabatan.pemangku_tahun, tahun)  # type: ignore[attr-defined]
        atas = r.indikator.sebutan if r.indikator is not None else str(r.induk)
        yield [
            orang.nama if orang is not None else "",
            orang.nip if orang is not None and bernip else "",
            r.jabatan.nama,
            r.jabatan.unit.nama,
            atas,
            r.hasil,
            AspekKinerja(r.aspek).label,
            r.ukuran,
            r.target,
            r.satuan,
            CaraPenjenjangan(r.cara).label,
            r.kontribusi,
        ]


def _pemangku(semua: list[Pemangku], tahun: int) -> Pemangku | None:
    """Who held the post last in the year."""
    awal: date = awal_tahun(tahun)
    ada = [p for p in semua if p.sampai is None or p.sampai >= awal]
    return ada[-1] if ada else None
