"""The jobs of an agency and their files as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.safestring import mark_safe

from kinerja.http import AuthenticatedHttpRequest
from laporan.models import StatusTugas, Tugas
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.tabel_daftar import KolomTemplat, TabelDaftar
from laporan.tugas.daftar import daftar

PER_HALAMAN = 20
_ULANG = (StatusTugas.GAGAL, StatusTugas.DIBATALKAN, StatusTugas.DIHAPUS)


def halaman_hasil(tugas: Tugas) -> str:
    """The page that shows what came of the job, for kinds that have one."""
    nama = daftar()[tugas.jenis].halaman
    return reverse(nama, args=[tugas.pk]) if nama else ""


@dataclass(frozen=True)
class BarisBerkas:
    """One job as its viewer sees it."""

    tugas: Tugas
    sendiri: bool  # asked for by the viewer
    milik: bool  # the viewer waits for it too
    pemohon_lain: int
    di_depan: int  # jobs before it in the queue
    baru: bool  # the one just asked for

    @property
    def halaman(self) -> str:
        """The page that shows what came of it, if any."""
        return halaman_hasil(self.tugas)

    @property
    def dapat_diulangi(self) -> bool:
        """Whether it ended without a file that is still there."""
        return self.tugas.status in _ULANG


class TabelBerkas(TabelDaftar):
    """Rows are jobs, newest first."""

    nama = KolomTemplat(
        "laporan/terbit/bagian/berkas_nama.html", "Berkas",
        urut=("judul", "-pk"), tanpa_label=True,
    )  # fmt: skip
    diminta = KolomTemplat(
        "laporan/terbit/bagian/berkas_diminta.html", "Diminta", urut=("pada", "pk")
    )
    keadaan = KolomTemplat(
        "laporan/terbit/bagian/berkas_keadaan.html", "Keadaan", urut=("status", "-pk")
    )
    aksi = KolomTemplat(
        "laporan/terbit/bagian/berkas_aksi.html",
        mark_safe('<span class="hanya-pembaca">Tindakan</span>'),
        kelas="berkas__aksi",
        tanpa_label=True,
    )

    judul = "Daftar berkas"
    nama_baris = "berkas"

    class Meta(TabelDaftar.Meta):
        attrs = {"class": "tabel tabel--kartu berkas__tabel"}
        row_attrs = {
            "id": lambda record: f"tugas-{record.pk}",
            "class": lambda record, table: "aktif" if record.pk == table.baru else None,
            "data-status": lambda record: record.status,
            "data-judul": lambda record: record.judul,
            "data-baru": lambda record, table: "" if record.pk == table.baru else None,
        }

    def __init__(
        self, semua: QuerySet[Tugas], request: AuthenticatedHttpRequest, *, baru: int
    ) -> None:
        self.baru, self.pengguna = baru, request.user
        super().__init__(
            semua.select_related("oleh__jabatan").prefetch_related("peminta"),
            request,
            per_halaman=PER_HALAMAN,
        )
        self.konteks_sel = {"csrf_token": get_token(request), "konteks": konteks_kerja(request)}

    @property
    def tugas(self) -> Iterable[Tugas]:
        """The jobs on this page."""
        return [satu.record for satu in self.paginated_rows]

    @property
    def aktif(self) -> bool:
        """Whether one on this page will still change by itself."""
        return any(t.aktif for t in self.tugas)

    @cached_property
    def _letak(self) -> dict[int, int]:
        antre = Tugas.objects.belum_selesai().order_by("pk").values_list("pk", flat=True)[:1000]
        return {pk: urut for urut, pk in enumerate(antre)}

    def butir(self, baris: Tugas) -> BarisBerkas:
        peminta = {p.pk for p in baris.peminta.all()}
        return BarisBerkas(
            baris,
            sendiri=baris.oleh_id == self.pengguna.pk,
            milik=self.pengguna.pk in peminta,
            pemohon_lain=len(peminta - {self.pengguna.pk, baris.oleh_id}),
            di_depan=self._letak.get(baris.pk, 0),
            baru=baris.pk == self.baru,
        )
