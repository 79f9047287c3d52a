"""The RHK list as a workbook: one row per individual indicator, to be taken over into e-Kinerja."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from django.db.models import Prefetch
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from kinerja.masa_organisasi import akhir_tahun, awal_tahun
from kinerja.models import Pemangku, Pengguna, PerangkatDaerah, RencanaHasil, UnitKerja
from kinerja.penjenjangan import AspekKinerja, CaraPenjenjangan
from laporan.bahan.bahan import Bahan
from laporan.cetak.dasar import Berkas
from laporan.cetak.xlsx import MIME_XLSX, tulis_teks
from laporan.penjenjangan.garis import GarisTahun, JenisLangkah

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


KOLOM_MATRIKS = (
    ("Sasaran RPJMD", 36),
    ("Tujuan", 36),
    ("Sasaran, dari Atas ke Bawah", 48),
    ("Indikator", 36),
    ("Hasil Kerja Atasan", 40),
    ("Jabatan", 34),
    ("Nama Pegawai", 30),
    ("Rencana Hasil Kerja", 48),
    ("Indikator Kinerja Individu", 44),
    ("Target", 16),
    ("Satuan", 16),
    ("Cara Penjenjangan", 18),
)
KolomRHK = tuple[tuple[str, int], ...]
"""Headings with their widths."""
IsiRHK = Iterable[Sequence[str | int]]
_BARIS_SEL = "\n"


def buku_rhk(
    pd: PerangkatDaerah, tahun: int, pengguna: Pengguna, unit: UnitKerja | None = None
) -> Berkas:
    """The results of a year that this user may see, of one unit or of all: the RHK list, and the
    matrix that leads to each from the top. A fixed number of queries.
    """
    bernip = pengguna.pd_id == pd.pk and pengguna.has_perm(IZIN_NIP)
    semua = RencanaHasil.objects.untuk(pengguna).filter(pd=pd, tahun=tahun)
    if unit is not None:
        semua = semua.filter(jabatan__unit=unit)
    milik = Pemangku.objects.filter(mulai__lte=akhir_tahun(tahun)).order_by("mulai")
    baris = list(
        semua.select_related("jabatan__unit", "pemangku", "indikator", "induk")
        .prefetch_related(Prefetch("jabatan__pemangku", milik, to_attr="pemangku_tahun"))
        .order_by("jabatan__unit__urutan", "jabatan__urutan", "jabatan", "pemangku", "pk")
    )
    garis = GarisTahun(Bahan(pd, tahun), pengguna)
    buku = Workbook(write_only=True)
    isi: IsiRHK = [[n, *satu] for n, satu in enumerate(_isi(baris, tahun, bernip=bernip), 1)]
    _lembar(buku, "RHK", KOLOM, isi)
    _lembar(buku, "Matriks Penjenjangan", KOLOM_MATRIKS, _matriks(baris, garis, tahun))
    aliran = BytesIO()
    buku.save(aliran)
    akhir = f"-{unit.kode}" if unit is not None else ""
    return Berkas(f"RHK-{tahun}-{pd.kode}{akhir}.xlsx", MIME_XLSX, aliran.getvalue())


def _lembar(buku: Workbook, nama: str, kolom: KolomRHK, isi: IsiRHK) -> None:
    """A sheet of texts below one line of headings."""
    lembar = buku.create_sheet(nama)
    lembar.freeze_panes = "A2"
    kepala = []
    for n, (judul, lebar) in enumerate(kolom, 1):
        lembar.column_dimensions[get_column_letter(n)].width = lebar
        sel = WriteOnlyCell(lembar, judul)
        sel.font = Font(bold=True)
        kepala.append(sel)
    lembar.append(kepala)
    for baris in isi:
        satu = []
        for teks in baris:
            sel = WriteOnlyCell(lembar, teks)
            if isinstance(teks, str):
                tulis_teks(sel, teks)
            sel.alignment = Alignment(wrap_text=True, vertical="top")
            satu.append(sel)
        lembar.append(satu)


def _matriks(semua: Iterable[RencanaHasil], garis: GarisTahun, tahun: int) -> Iterator[list[str]]:
    """One row per result, its line before it from the top."""
    for r in semua:
        di_atas = garis.hasil(r).langkah[1:]
        menurut: dict[str, list[str]] = {jenis: [] for jenis in JenisLangkah}
        sasaran: list[str] = []
        for langkah in reversed(di_atas):
            menurut.get(langkah.jenis, sasaran).append(langkah.teks)
        orang = _orang(r, tahun)
        yield [
            *(_BARIS_SEL.join(menurut[j]) for j in (JenisLangkah.RPJMD, JenisLangkah.TUJUAN)),
            _BARIS_SEL.join(sasaran),
            *(_BARIS_SEL.join(menurut[j]) for j in (JenisLangkah.INDIKATOR, JenisLangkah.HASIL)),
            r.jabatan.nama,
            orang.nama if orang is not None else "",
            r.hasil,
            r.ukuran,
            r.target,
            r.satuan,
            CaraPenjenjangan(r.cara).label,
        ]


def _isi(semua: Iterable[RencanaHasil], tahun: int, *, bernip: bool) -> Iterator[list[str]]:
    for r in semua:
        orang = _orang(r, tahun)
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


def _orang(r: RencanaHasil, tahun: int) -> Pemangku | None:
    """Whose it is: the person named, else who held the post last in the year."""
    if r.pemangku is not None:
        return r.pemangku
    awal, semua = awal_tahun(tahun), getattr(r.jabatan, "pemangku_tahun", [])
    ada: list[Pemangku] = [p for p in semua if p.sampai is None or p.sampai >= awal]
    return ada[-1] if ada else None
