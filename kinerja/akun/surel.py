"""Messages about accounts."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from kinerja.akun.meneken import zona_akun
from kinerja.models import PenetapanAkun, Pengguna, PerangkatDaerah
from kinerja.sebutan import bertitik
from kinerja.surel import kirim_di_belakang, kirim_surel, surel_aktif
from kinerja.waktu import format_saat

IZIN_KABAR = "kinerja.view_penetapanakun"


def alamat_tautan(nilai: str) -> str:
    """The link as a message carries it: the installation's own address, never the request's."""
    return f"{settings.TAPAK_ALAMAT}{reverse('tautan_akun', args=[nilai])}"


def kirim_undangan(akun: Pengguna, nilai: str) -> bool:
    """Send an account its link; whether it went out. Not in a transaction."""
    if not surel_aktif() or not akun.email:
        return False
    isi = (
        f"Yth. {akun.sebutan},\n\nAnda dapat mengatur kata sandi akun Tapak “{akun.username}” "
        f"lewat tautan berikut:\n\n{alamat_tautan(nilai)}\n\nTautan ini hanya dapat dipakai "
        "sekali. Jangan meneruskannya kepada siapa pun.\n"
    )
    return kirim_surel("Atur kata sandi akun Tapak Anda", isi, [akun.email])


def kirim_pemulihan(akun: Pengguna, nilai: str) -> None:
    """Send who asked the way back in, beside the request."""
    isi = (
        f"Yth. {akun.sebutan},\n\nAda permintaan untuk mengatur ulang kata sandi akun Tapak "
        f"“{akun.username}”. Bila Anda yang meminta, buka tautan berikut dalam satu jam:\n\n"
        f"{alamat_tautan(nilai)}\n\nBila bukan Anda, abaikan surel ini; kata sandi Anda tidak "
        "berubah.\n"
    )
    kirim_di_belakang("Pemulihan kata sandi akun Tapak", isi, [akun.email])


def penerima_kabar(pd: PerangkatDaerah, kecuali: Sequence[int] = ()) -> list[Pengguna]:
    """Who is told of the agency's accounts by e-mail: Sekretariat and the head, with an address."""
    semua = (
        Pengguna.objects.filter(pd=pd, is_active=True)
        .exclude(email="")
        .exclude(pk__in=kecuali)
        .order_by("username")
    )
    return [p for p in semua if p.has_perm(IZIN_KABAR)]


def kabari_alamat_lama(akun: Pengguna, lama: str, oleh: Pengguna) -> None:
    """Tell the address of before that another has taken its place: the way back in goes there now.
    After the transaction.
    """
    if not surel_aktif() or not lama or lama == akun.email:
        return
    isi = (
        f"Yth. {akun.sebutan},\n\nAlamat surel akun Tapak “{akun.username}” diganti oleh "
        f"{bertitik(oleh.sebutan)} Pemulihan kata sandi sekarang dikirim ke alamat yang baru."
        "\n\nBila "
        f"Anda tidak mengetahuinya, segera hubungi Admin Pemda.\n\n{settings.TAPAK_ALAMAT}\n"
    )
    kirim_di_belakang("Alamat surel akun Tapak Anda diganti", isi, [lama])


def kabarkan(pengguna: Pengguna, *, pada: datetime) -> None:
    """Tell the agency of what was just set on an account that its holder has to confirm, and the
    holder too. Call it after the transaction.
    """
    if not surel_aktif():
        return
    baru = list(
        PenetapanAkun.objects.milik(pengguna)
        .filter(pada=pada, perlu_konfirmasi=True)
        .select_related("oleh__jabatan", "pengguna__jabatan", "pd")
    )
    if not baru:
        return
    saat = format_saat(pada, zona_akun(pengguna))
    butir = "\n".join(
        f"- {b.get_hal_display()}: {b.dari or '–'} menjadi {b.ke or '–'}" for b in baru
    )
    isi = (
        f"Akun {pengguna.sebutan} ({pengguna.username}) diubah oleh {baru[0].oleh.sebutan} pada "
        f"{saat}:\n\n{butir}\n\nPemilik akun harus mengonfirmasinya sebelum menandatangani. Bila "
        f"perubahan ini keliru, hubungi Sekretariat atau Admin Pemda.\n\n{settings.TAPAK_ALAMAT}\n"
    )
    alamat = [p.email for p in penerima_kabar(pengguna.pd, (pengguna.pk,))] if pengguna.pd else []
    if pengguna.email:
        alamat.append(pengguna.email)
    kirim_di_belakang(f"Perubahan akun {pengguna.sebutan}", isi, list(dict.fromkeys(alamat)))
