"""The accounts of an agency, and what was set on them, as tables."""

from laporan.rangka.tabel_daftar import KolomTemplat, TabelDaftar


class TabelAkun(TabelDaftar):
    """Rows are `Pengguna` with `menunggu_jawaban`, by name."""

    nama = KolomTemplat(
        "laporan/akun/bagian/daftar_nama.html",
        "Nama",
        urut=("first_name", "username"),
        kepala_baris=True,
    )
    peran = KolomTemplat("laporan/akun/bagian/daftar_peran.html", "Peran")
    jabatan = KolomTemplat(
        "laporan/akun/bagian/daftar_jabatan.html",
        "Jabatan dan unit",
        urut=("jabatan__nama", "unit__nama"),
    )
    masuk = KolomTemplat(
        "laporan/akun/bagian/daftar_masuk.html", "Terakhir masuk", urut="last_login"
    )
    keadaan = KolomTemplat("laporan/akun/bagian/daftar_keadaan.html", "Keadaan", urut="is_active")

    judul = "Akun"
    nama_baris = "akun"

    class Meta(TabelDaftar.Meta):
        attrs = {"class": "tabel tabel--kartu akun-daftar"}


class TabelPerubahan(TabelDaftar):
    """Rows are `PenetapanAkun`, the latest first."""

    pada = KolomTemplat(
        "laporan/akun/bagian/perubahan_waktu.html", "Waktu", urut="pada", kepala_baris=True
    )
    akun = KolomTemplat(
        "laporan/akun/bagian/perubahan_akun.html", "Akun", urut="pengguna__first_name"
    )
    isi = KolomTemplat("laporan/akun/bagian/perubahan_isi.html", "Perubahan", urut="hal")
    oleh = KolomTemplat(
        "laporan/akun/bagian/perubahan_oleh.html", "Ditetapkan oleh", urut="oleh__first_name"
    )
    keadaan = KolomTemplat("laporan/akun/bagian/perubahan_keadaan.html", "Keadaan")

    judul = "Perubahan akun"
    nama_baris = "perubahan"

    class Meta(TabelDaftar.Meta):
        attrs = {"class": "tabel tabel--kartu akun-perubahan"}
