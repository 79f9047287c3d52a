"""One report's sections for one request: drafts, texts, whose they are, what is locked."""

from dataclasses import dataclass
from functools import cached_property

from kinerja.models import Pengguna
from laporan.bahan.bahan import Bahan
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.seksi import otomatis_seksi, seksi_dokumen, terapkan_naskah
from laporan.dokumen.unsur import Dokumen, Gambar, Seksi, Tabel
from laporan.lkjip.susun import susun_berseksi
from laporan.models import BagianReviu, KomentarBagian, Laporan, StatusBagian
from laporan.penulisan.bagian import BagianTulisan, daftar_bagian, semua_terkunci
from laporan.penulisan.lingkup import (
    IZIN_KELOLA,
    TempatBagian,
    boleh_lihat,
    boleh_tulis,
    tempat_bagian,
)
from laporan.penulisan.medan import Medan
from laporan.penulisan.naskah import (
    AngkaBasi,
    blok_tulisan,
    html_draf,
    muat_citra,
    naskah_laporan,
    periksa_basi,
)


@dataclass(frozen=True)
class KeadaanBagian:
    """How one section stands, for lists and outlines."""

    tempat: TempatBagian
    status: str  # of the review
    basi: AngkaBasi
    komentar: int  # not dealt with
    terkunci: str
    boleh: bool

    @property
    def sebutan_status(self) -> str:
        """`Draf`, `Diajukan`."""
        return str(StatusBagian(self.status).label)


class Ruang:
    """Built for one report and user. The number of queries does not depend on the sections."""

    def __init__(self, laporan: Laporan, pengguna: Pengguna) -> None:
        self.laporan, self.pengguna = laporan, pengguna
        self.bahan = Bahan(laporan.pd, laporan.tahun)
        self.medan = Medan(self.bahan, lambda: self.draf)

    @cached_property
    def draf(self) -> Dokumen:
        """The report of drafts alone, sections marked."""
        return susun_berseksi(self.bahan)

    @cached_property
    def seksi(self) -> dict[str, Seksi]:
        """Key → draft, in reading order."""
        return seksi_dokumen(self.draf)

    @cached_property
    def bagian(self) -> dict[str, BagianTulisan]:
        """Key → section, in reading order."""
        return {b.kunci: b for b in daftar_bagian(self.bahan, self.draf)}

    @cached_property
    def tempat(self) -> dict[str, TempatBagian]:
        """Key → section with its row."""
        return tempat_bagian(tuple(self.bagian.values()), self.laporan)

    @cached_property
    def terlihat(self) -> dict[str, TempatBagian]:
        """The sections that the user may open."""
        return {k: t for k, t in self.tempat.items() if boleh_lihat(self.pengguna, self.laporan, t)}

    @cached_property
    def terkunci(self) -> dict[str, str]:
        """Key → why it cannot be edited now."""
        return semua_terkunci(self.laporan.pd, self.laporan.tahun, list(self.bagian))

    @cached_property
    def _status(self) -> dict[str, str]:
        semua = BagianReviu.objects.filter(laporan=self.laporan)
        return dict(semua.values_list("kunci", "status"))

    @cached_property
    def _komentar(self) -> dict[str, int]:
        hasil: dict[str, int] = {}
        for kunci in KomentarBagian.objects.filter(
            bagian__laporan=self.laporan, selesai_pada=None
        ).values_list("bagian__kunci", flat=True):
            hasil[kunci] = hasil.get(kunci, 0) + 1
        return hasil

    @cached_property
    def boleh_kelola(self) -> bool:
        """Whether the user gives out sections."""
        return self.pengguna.has_perm(IZIN_KELOLA) and self.pengguna.pd_id == self.laporan.pd_id

    def boleh_tulis(self, tempat: TempatBagian) -> bool:
        """Whether the user writes the section."""
        return boleh_tulis(self.pengguna, self.laporan, tempat)

    def basi(self, tempat: TempatBagian) -> AngkaBasi:
        """What changed under an edited section."""
        if tempat.baris is None:
            return AngkaBasi([], False, [])
        return periksa_basi(tempat.baris, self.seksi.get(tempat.bagian.kunci), self.medan)

    @cached_property
    def keadaan(self) -> dict[str, KeadaanBagian]:
        """Key → how it stands, for every section that the user may open."""
        return {
            k: KeadaanBagian(
                t,
                self._status.get(k, StatusBagian.DRAF.value),
                self.basi(t),
                self._komentar.get(k, 0),
                self.terkunci.get(k, ""),
                self.boleh_tulis(t),
            )
            for k, t in self.terlihat.items()
        }

    def html(self, tempat: TempatBagian) -> str:
        """The text that the editor opens: people's, else the draft."""
        if tempat.baris is not None and tempat.baris.disunting:
            return tempat.baris.isi
        return html_draf(self.seksi[tempat.bagian.kunci])

    def blok_otomatis(self, kunci: str) -> dict[str, dict[str, str]]:
        """The system's tables and figures of a section, as the editor names them."""
        return {k: _sebut(b) for k, b in otomatis_seksi(self.seksi[kunci]).items()}

    def pratinjau(self, kunci: str, html: str) -> Seksi:
        """The section as it prints with this text, numbered within the whole report."""
        naskah = naskah_laporan(self.bahan, self.medan)
        citra = muat_citra(self.laporan.pd_id, [html])
        naskah[kunci] = blok_tulisan(kunci, html, self.medan, citra)
        return seksi_dokumen(nomori(terapkan_naskah(self.draf, naskah)))[kunci]


def _sebut(b: Tabel | Gambar) -> dict[str, str]:
    jenis = "tabel" if isinstance(b, Tabel) else "gambar"
    return {"label": b.label or jenis.capitalize(), "judul": b.judul, "jenis": jenis}
