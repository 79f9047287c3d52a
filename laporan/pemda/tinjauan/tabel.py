"""The overview as a table: one row for each agency."""

from laporan.rangka.tabel_daftar import KolomTemplat, TabelDaftar


class TabelTinjauan(TabelDaftar):
    """Rows are `BarisTinjauan`, what is worst first."""

    pd = KolomTemplat(
        "laporan/pemda/tinjauan/bagian/sel_pd.html", "Perangkat daerah", urut="urut_nama",
        kelas="lebar", kepala_baris=True,
    )  # fmt: skip
    keadaan = KolomTemplat(
        "laporan/pemda/tinjauan/bagian/sel_keadaan.html", "Kelengkapan", urut="urut_keadaan"
    )
    capaian = KolomTemplat(
        "laporan/pemda/tinjauan/bagian/sel_capaian.html",
        "Capaian",
        urut="urut_capaian",
        kelas="angka",
    )
    serapan = KolomTemplat(
        "laporan/pemda/tinjauan/bagian/sel_serapan.html",
        "Serapan",
        urut="urut_serapan",
        kelas="angka",
    )
    perjanjian = KolomTemplat(
        "laporan/pemda/tinjauan/bagian/sel_pk.html", "PK", urut="urut_pk", kelas="angka"
    )
    lkjip = KolomTemplat("laporan/pemda/tinjauan/bagian/sel_lkjip.html", "LKjIP", urut="lkjip")
    nilai = KolomTemplat(
        "laporan/pemda/tinjauan/bagian/sel_nilai.html",
        "Nilai AKIP",
        urut="urut_nilai",
        kelas="angka",
    )
    temuan = KolomTemplat(
        "laporan/pemda/tinjauan/bagian/sel_temuan.html",
        "Temuan uji",
        urut="urut_temuan",
        kelas="angka",
    )

    judul = "Tinjauan perangkat daerah"
    nama_baris = "perangkat daerah"

    class Meta(TabelDaftar.Meta):
        attrs = {"class": "tabel tabel--kartu tinjauan"}
