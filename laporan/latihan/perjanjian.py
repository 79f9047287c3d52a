"""The agreements of the practice year: signed ones of January, and those that wait today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kinerja.jenis import AlasanPerubahan
from kinerja.models import Pengguna, PerangkatDaerah, PerjanjianKinerja, TandaTangan
from kinerja.status import StatusPerjanjian
from laporan.latihan.berkas import pdf_latihan
from laporan.latihan.waktu import Rentang
from laporan.perjanjian.aksi import Pindaian, ajukan_banyak, catat_kertas, ubah_perjanjian
from laporan.perjanjian.pengajuan import Perender
from laporan.perjanjian.perubahan import siapkan_perubahan_banyak
from laporan.perjanjian.siapkan import siapkan_semua

PERTAMA, KEDUA = TandaTangan.Pihak.PERTAMA, TandaTangan.Pihak.KEDUA
ALASAN = "Alokasi anggaran bergeser untuk menambah pelatihan dan bursa kerja."
KEPALA_DAERAH = "Kepala Daerah Latihan"


@dataclass(frozen=True)
class PenandaTangan:
    """Posts, by code, whose agreements have somebody to sign them today."""

    menunggu_kedua: tuple[str, ...]
    """Signed by the first party on paper; the second one is asked."""
    menunggu_pertama: tuple[str, ...]

    @property
    def semua(self) -> tuple[str, ...]:
        """Posts whose agreement waits for either party."""
        return (*self.menunggu_kedua, *self.menunggu_pertama)


class PerjanjianLatihan:
    """The agreements of one agency and practice year. `perender`: how the PDF is made."""

    def __init__(
        self, pd: PerangkatDaerah, tahun: int, siapa: PenandaTangan, *, oleh: Pengguna,
        perender: Perender | None = None,
    ) -> None:  # fmt: skip
        self.pd, self.tahun, self.siapa, self.oleh = pd, tahun, siapa, oleh
        self._perender = perender

    def siapkan(self, *, pada: datetime) -> None:
        """Drafts for every post; the head of the region is named."""
        hasil = siapkan_semua(pd=self.pd, tahun=self.tahun, oleh=self.oleh, pada=pada)
        for p in hasil.dibuat:
            if p.pihak_kedua_id is None:
                ubah_perjanjian(perjanjian=p, nama_kedua=KEPALA_DAERAH, oleh=self.oleh, pada=pada)

    def tandatangani_murni(self, waktu: Rentang) -> None:
        """Both parties of every post signed in January, on paper."""
        milik = self._ajukan(None, ke=0, pada=waktu.mulai)
        for pihak, bagian in ((PERTAMA, 40), (KEDUA, 80)):
            self._kertas(milik, pihak, pada=waktu.pada(bagian))

    def tunggu_murni(self, waktu: Rentang) -> None:
        """The year's first agreements wait for their signatures."""
        self._tunggu(0, waktu)

    def tunggu_perubahan(self, waktu: Rentang, *, berlaku_mulai: date) -> None:
        """A Perubahan of each waits for its signatures."""
        lama = self._perjanjian(None, ke=0)
        siapkan_perubahan_banyak(
            perjanjian=lama,
            jenis_alasan=AlasanPerubahan.STRATEGI,
            alasan=ALASAN,
            berlaku_mulai=berlaku_mulai,
            oleh=self.oleh,
            pada=waktu.pada(20),
        )
        self._tunggu(1, waktu)

    def _tunggu(self, ke: int, waktu: Rentang) -> None:
        milik = self._ajukan(self.siapa.semua, ke=ke, pada=waktu.pada(40))
        pertama = [p for p in milik if p.jabatan.kode in self.siapa.menunggu_kedua]
        self._kertas(pertama, PERTAMA, pada=waktu.pada(70))

    def _perjanjian(self, jabatan: Iterable[str] | None, *, ke: int) -> list[PerjanjianKinerja]:
        semua = PerjanjianKinerja.objects.filter(pd=self.pd, tahun=self.tahun, ke=ke)
        if jabatan is not None:
            semua = semua.filter(jabatan__kode__in=jabatan)
        return list(semua.select_related("pd", "jabatan", "dokumen").order_by("jabatan__urutan"))

    def _ajukan(
        self, jabatan: Iterable[str] | None, *, ke: int, pada: datetime
    ) -> list[PerjanjianKinerja]:
        """Submitted; none where this machine cannot print them."""
        milik = self._perjanjian(jabatan, ke=ke)
        ajukan_banyak(perjanjian=milik, oleh=self.oleh, pada=pada, perender=self._perender)
        return [
            p for p in self._perjanjian(jabatan, ke=ke) if p.status == StatusPerjanjian.DIAJUKAN
        ]

    def _kertas(self, milik: Iterable[PerjanjianKinerja], pihak: int, *, pada: datetime) -> None:
        for p in milik:
            sebutan = p.sebutan_pertama if pihak == PERTAMA else p.sebutan_kedua
            nama = "pindaian.pdf"
            berkas = pdf_latihan(
                nama, f"Pindaian {p}", f"Ditandatangani {sebutan}", p.kode, str(pihak)
            )
            catat_kertas(
                perjanjian=p,
                pihak=pihak,
                pindaian=Pindaian(nama, berkas.isi),
                oleh=self.oleh,
                pada=pada,
            )
