"""The recommendations of an evaluation as a table."""

import django_tables2 as tables

from laporan.rangka.tabel_daftar import KolomTemplat, TabelDaftar


class TabelRekomendasi(TabelDaftar):
    """Rows are `BarisLHE`, in the order of the evaluation."""

    nomor = tables.Column(
        "No", accessor="r__kode", order_by=("r__urutan", "r__pk"),
        attrs={"th": {"class": "angka"}, "td": {"class": "angka"}},
    )  # fmt: skip
    rekomendasi = KolomTemplat(
        "laporan/lhe/bagian/daftar_rekomendasi.html", "Rekomendasi",
        urut="r__rekomendasi", kelas="lebar", kepala_baris=True,
    )  # fmt: skip
    jabatan = KolomTemplat(
        "laporan/lhe/bagian/daftar_jabatan.html", "Penanggung jawab",
        urut="r__penanggung_jawab__nama",
    )  # fmt: skip
    tenggat = KolomTemplat(
        "laporan/lhe/bagian/daftar_tenggat.html", "Tenggat",
        urut="r__tenggat", kelas="lhe-tenggat",
    )  # fmt: skip
    status = KolomTemplat(
        "laporan/lhe/bagian/daftar_status.html", "Status", urut=("urutan_status", "r__tenggat")
    )

    judul = "Rekomendasi"
    nama_baris = "rekomendasi"

    class Meta(TabelDaftar.Meta):
        attrs = {"class": "tabel tabel--kartu lhe-daftar"}
