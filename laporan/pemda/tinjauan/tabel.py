"""The overview as a table: one row for each agency."""

from collections.abc import Iterator

from django.utils.safestring import SafeString

from laporan.pemda.tinjauan.gambar import BARIS_TABEL, gambar
from laporan.rangka.tabel_daftar import KolomTemplat, TabelDaftar


class KolomAngka(KolomTemplat):
    """A column of figures, its head above them."""

    def __init__(self, templat: str, judul: str, *, urut: str) -> None:
        super().__init__(templat, judul, urut=urut)
        self.attrs = {"th": {"class": "angka"}, "td": {"class": "angka"}}


class TabelTinjauan(TabelDaftar):
    """Rows are `BarisTinjauan`, what is worst first."""

    pd = KolomTemplat(
        "laporan/pemda/tinjauan/bagian/sel_pd.html", "Perangkat daerah", urut="urut_nama",
        kelas="lebar", kepala_baris=True,
    )  # fmt: skip
    keadaan = KolomTemplat(
        "laporan/pemda/tinjauan/bagian/sel_keadaan.html", "Kelengkapan", urut="urut_keadaan"
    )
    capaian = KolomAngka(
        "laporan/pemda/tinjauan/bagian/sel_capaian.html", "Capaian", urut="urut_capaian"
    )
    predikat = KolomTemplat(
        "laporan/pemda/tinjauan/bagian/sel_predikat.html", "Predikat", urut="urut_predikat"
    )
    serapan = KolomAngka(
        "laporan/pemda/tinjauan/bagian/sel_serapan.html", "Serapan", urut="urut_serapan"
    )
    perjanjian = KolomAngka("laporan/pemda/tinjauan/bagian/sel_pk.html", "PK", urut="urut_pk")
    lkjip = KolomTemplat("laporan/pemda/tinjauan/bagian/sel_lkjip.html", "LKjIP", urut="lkjip")
    nilai = KolomAngka(
        "laporan/pemda/tinjauan/bagian/sel_nilai.html", "Nilai AKIP", urut="urut_nilai"
    )
    temuan = KolomAngka(
        "laporan/pemda/tinjauan/bagian/sel_temuan.html", "Temuan uji", urut="urut_temuan"
    )

    judul = "Tinjauan perangkat daerah"
    nama_baris = "perangkat daerah"

    class Meta(TabelDaftar.Meta):
        attrs = {"class": "tabel tabel--kartu tinjauan"}

    def baris_tergambar(self) -> Iterator[SafeString]:
        """The rows of the page, drawn."""
        for row in self.paginated_rows:
            yield gambar(row.record, BARIS_TABEL, row=row)
