"""One ZIP per agency and year for e-SAKIP Reviu: the final documents, named and in order, with a
manifest of what is in it and what is missing.

A document is taken where it was made here (agreements, LKjIP, the LHE as it is signed), else from
the evidence of the criterion that asks for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from kinerja.bukti.jenis import MENURUT_TIPE
from kinerja.bukti.nama import bersihkan_nama, nama_unduhan
from kinerja.models import PerangkatDaerah, PerjanjianKinerja, TandaTangan
from kinerja.status import StatusPerjanjian
from laporan.cetak.dasar import Berkas
from laporan.cetak.paket import zip_tetap
from laporan.lke.berkas import tulis_lke
from laporan.lke.hasil import HasilLKE, hasil_lke
from laporan.models import BuktiLKE, VersiLaporan

MIME_ZIP = "application/zip"
MANIFES = "00-Daftar-Isi.txt"


@dataclass(frozen=True)
class BagianPaket:
    """One kind of document: its number and name, and the criteria whose evidence may be it."""

    nomor: int
    nama: str
    kunci: tuple[str, ...] = ()


BAGIAN = (
    BagianPaket(1, "Renstra", ("rencana_jangka_menengah",)),
    BagianPaket(2, "IKU", ("iku_berkelanjutan", "indikator_smart")),
    BagianPaket(3, "Perjanjian Kinerja"),
    BagianPaket(4, "Rencana Aksi", ("rencana_aktivitas", "aktivitas_mendukung")),
    BagianPaket(5, "LKjIP", ("lapor_tersusun", "lapor_formal")),
    BagianPaket(6, "LHE"),
    BagianPaket(7, "Pohon Kinerja", ("penjenjangan",)),
)


@dataclass(frozen=True)
class IsiPaket:
    """One file of the package."""

    bagian: BagianPaket
    nama: str
    isi: bytes

    def alamat(self, urut: int) -> str:
        """`03-Perjanjian-Kinerja/01-Kepala-Dinas.pdf`."""
        folder = f"{self.bagian.nomor:02}-{self.bagian.nama.replace(' ', '-')}"
        return f"{folder}/{urut:02}-{bersihkan_nama(self.nama)}"


def paket_esr(pd: PerangkatDaerah, tahun: int) -> Berkas:
    """The package. Raises TidakSahError for a year without a sheet."""
    h = hasil_lke(pd, tahun)
    isi: dict[str, bytes] = {}
    kurang: list[str] = []
    daftar: list[str] = []
    for bagian in BAGIAN:
        semua = list(_isi(pd, tahun, bagian, h))
        if not semua:
            kurang.append(bagian.nama)
        for urut, satu in enumerate(semua, start=1):
            alamat = satu.alamat(urut)
            isi[alamat] = satu.isi
            daftar.append(f"{alamat}  {len(satu.isi)} bita  SHA-256 {sha256(satu.isi).hexdigest()}")
    isi = {MANIFES: _manifes(pd, tahun, daftar, kurang).encode(), **isi}
    return Berkas(f"Paket-ESR-{tahun}-{pd.kode}.zip", MIME_ZIP, zip_tetap(isi))


def _manifes(pd: PerangkatDaerah, tahun: int, daftar: list[str], kurang: list[str]) -> str:
    baris = [f"Paket dokumen SAKIP {pd.nama} {tahun} untuk e-SAKIP Reviu", ""]
    baris += ["Isi:", *(daftar or ["(belum ada)"]), ""]
    baris += ["Belum ada:", *(f"- {nama}" for nama in kurang)] if kurang else ["Lengkap."]
    return "\n".join(baris) + "\n"


def _isi(pd: PerangkatDaerah, tahun: int, bagian: BagianPaket, h: HasilLKE) -> Iterator[IsiPaket]:
    match bagian.nomor:
        case 3:
            yield from _perjanjian(pd, tahun, bagian)
        case 5 if (lkjip := _lkjip(pd, tahun - 1)) is not None:
            yield IsiPaket(bagian, f"LKjIP-{tahun - 1}.pdf", lkjip)
        case 6 if h.segel is not None and h.segel.tersegel is not None:
            yield IsiPaket(bagian, f"LHE-{tahun}.pdf", bytes(h.segel.tersegel.isi))
        case 6 if h.selesai:
            yield IsiPaket(bagian, f"LHE-{tahun}.docx", tulis_lke(h, "docx").isi)
        case _:
            yield from _bukti(pd, tahun, bagian)


def _perjanjian(pd: PerangkatDaerah, tahun: int, bagian: BagianPaket) -> Iterator[IsiPaket]:
    """The signed file of every agreement in force, the second party's copy."""
    berlaku = PerjanjianKinerja.objects.filter(
        pd=pd, tahun=tahun, status__in=(StatusPerjanjian.BERLAKU, StatusPerjanjian.PIHAK_KEDUA)
    )
    tanda = (
        TandaTangan.objects.filter(naskah__perjanjian__in=berlaku, pihak=2)
        .select_related("naskah__perjanjian__jabatan", "berkas")
        .order_by("naskah__perjanjian__jabatan__urutan", "naskah__perjanjian", "-naskah__ke")
    )
    dipakai: set[int] = set()
    for t in tanda:
        p = t.naskah.perjanjian
        if p.pk not in dipakai:
            dipakai.add(p.pk)
            yield IsiPaket(bagian, f"{p.jabatan.nama}.pdf", bytes(t.berkas.isi))


def _lkjip(pd: PerangkatDaerah, tahun: int) -> bytes | None:
    """The latest final version as PDF."""
    semua = VersiLaporan.objects.filter(laporan__pd=pd, laporan__tahun=tahun, pdf__isnull=False)
    satu = semua.select_related("pdf").order_by("-ke").first()
    return bytes(satu.pdf.isi) if satu and satu.pdf else None


def _bukti(pd: PerangkatDaerah, tahun: int, bagian: BagianPaket) -> Iterator[IsiPaket]:
    """Files that prove the criteria of this kind, each once."""
    semua = BuktiLKE.objects.filter(
        dokumen__evaluasi__pd=pd,
        dokumen__evaluasi__tahun=tahun,
        dokumen__berkas__isnull=False,
        kunci__in=bagian.kunci,
    )
    dipakai: set[str] = set()
    for b in semua.select_related("dokumen__berkas"):
        berkas = b.dokumen.berkas
        if berkas is None or berkas.pk in dipakai:
            continue
        dipakai.add(berkas.pk)
        jenis = MENURUT_TIPE.get(berkas.tipe)
        nama = nama_unduhan(b.dokumen.judul, jenis.akhiran) if jenis else b.dokumen.judul
        yield IsiPaket(bagian, nama, bytes(berkas.isi))
