"""A reminder that the pemda sends to one agency, as a job."""

from kinerja.periode import Triwulan, label_tw
from laporan.pemda.tinjauan.ingatkan import IZIN_INGATKAN, kirim_rencana, rencana_pengingat
from laporan.pemda.tinjauan.papan import TinjauanPemda
from laporan.tugas import Argumen, Lapor, Pekerjaan, PekerjaanGagalError


def _kerjakan(argumen: Argumen, lapor: Lapor) -> None:
    triwulan = int(argumen["triwulan"])
    lapor(10, "Menyiapkan pengingat")
    tw = Triwulan(argumen.tahun, triwulan)
    t = TinjauanPemda(argumen.oleh, argumen.tahun, triwulan, argumen.pada, hanya=argumen.pd)
    for rencana in rencana_pengingat(t.baris, tw, argumen.pada):
        hasil = kirim_rencana(rencana, tw, oleh=argumen.oleh, pada=argumen.pada)
        if hasil.gagal:
            raise PekerjaanGagalError(
                f"{hasil.gagal} surel tidak diterima peladen; {hasil.terkirim} terkirim. Periksa "
                "peladen surelnya, lalu ingatkan lagi esok hari."
            )


INGATKAN_PEMDA = Pekerjaan(
    jenis="pengingat_pemda",
    judul=lambda tahun, isi: f"Pengingat pemda {label_tw(int(isi['triwulan']))} {tahun}",
    kerjakan=_kerjakan,
    izin=IZIN_INGATKAN,
)
