"""What waits for a checker as a table: one row for each bidang and quarter."""

from typing import Any

import django_tables2 as tables

from laporan.rangka.tabel_daftar import KolomTemplat, TabelDaftar


class KolomBanyak(tables.Column):
    """A count; one that is zero steps back. `kuat`: one that is not stands out."""

    def __init__(self, judul: str, *, kuat: bool = False) -> None:
        def kelas(value: Any) -> str:
            if not value:
                return "angka redup"
            return "angka kuat" if kuat else "angka"

        super().__init__(
            verbose_name=judul, attrs={"th": {"class": "angka"}, "td": {"class": kelas}}
        )


class TabelAntrean(TabelDaftar):
    """Rows are `Antrean`, what waits longest first."""

    unit = KolomTemplat(
        "laporan/isian/bagian/antrean_unit.html", "Unit",
        urut=("unit__urutan", "unit__pk"), kelas="lebar", kepala_baris=True,
    )  # fmt: skip
    triwulan = KolomTemplat(
        "laporan/isian/bagian/antrean_triwulan.html", "Triwulan",
        urut=("triwulan__tahun", "triwulan__nomor"),
    )  # fmt: skip
    sejak = KolomTemplat("laporan/isian/bagian/antrean_sejak.html", "Menunggu sejak", urut="sejak")
    diajukan = KolomBanyak("Menunggu", kuat=True)
    dikembalikan = KolomBanyak("Dikembalikan")
    diverifikasi = KolomBanyak("Diverifikasi")
    disahkan = KolomBanyak("Disahkan")

    judul = "Pengajuan per bidang dan triwulan"
    nama_baris = "pengajuan"

    class Meta(TabelDaftar.Meta):
        attrs = {"class": "tabel tabel--kartu isian-antrean"}
