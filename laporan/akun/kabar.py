"""What the home page says of accounts: to its holder, to Sekretariat and to the head."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse

from kinerja.akun.aturan import IZIN_KELOLA
from kinerja.akun.meneken import zona_akun
from kinerja.akun.surel import IZIN_KABAR
from kinerja.models import PenetapanAkun, Pengguna
from kinerja.waktu import format_saat
from laporan.rangka.menunggu import Menunggu

SELAMA = timedelta(days=7)
BANYAK_KABAR = 3


def kabar_akun(pengguna: Pengguna, pada: datetime) -> list[Menunggu]:
    """Own assignments to confirm; for who is told of accounts, what was set lately on those that
    sign. At most two queries.
    """
    hasil = [
        Menunggu(
            f"Akun Anda ditetapkan: {satu.get_hal_display().lower()} {satu.menjadi}.",
            reverse("penugasan"),
            "Periksa dan konfirmasi",
            f"Oleh {satu.oleh.sebutan}, {format_saat(satu.pada, zona_akun(pengguna))}.",
            "orang",
        )
        for satu in PenetapanAkun.objects.filter(pengguna=pengguna)
        .belum_dijawab()
        .select_related("oleh__jabatan")
    ]
    if not pengguna.has_perm(IZIN_KABAR):
        return hasil
    # What its holder calls wrong stays until something later replaces it.
    penting = Q(perlu_konfirmasi=True) & (
        Q(pada__gt=pada - SELAMA) | Q(ditolak_pada__gt=pada - SELAMA)
    )
    kabar = list(
        PenetapanAkun.objects.untuk(pengguna)
        .filter(penting, pengguna__is_active=True)
        .exclude(pengguna=pengguna.pk)
        .exclude(oleh=pengguna.pk, ditolak_pada=None)
        .select_related("pengguna__jabatan", "oleh__jabatan")[: BANYAK_KABAR + 1]
    )
    hasil += [_kabar(satu, pengguna) for satu in kabar[:BANYAK_KABAR]]
    if len(kabar) > BANYAK_KABAR:
        teks = "Masih ada perubahan akun lain dalam tujuh hari terakhir."
        hasil.append(Menunggu(teks, reverse("akun_perubahan"), "Lihat semua", ikon="orang"))
    return hasil


def _kabar(satu: PenetapanAkun, pembaca: Pengguna) -> Menunggu:
    keadaan = "sudah dikonfirmasi pemiliknya"
    if satu.ditolak_pada is not None:
        keadaan = "dinyatakan keliru oleh pemiliknya"
    elif satu.dikonfirmasi_pada is None:
        keadaan = "belum dikonfirmasi pemiliknya"
    url = reverse("akun_perubahan")
    if pembaca.has_perm(IZIN_KELOLA) and satu.ditolak_pada is not None:
        url = reverse("akun_satu", args=[satu.pengguna_id])
    apa = f"{satu.get_hal_display().lower()} {satu.menjadi}"
    return Menunggu(
        f"Akun {satu.pengguna.sebutan} ditetapkan: {apa}.",
        url,
        "Lihat perubahannya" if satu.ditolak_pada is None else "Perbaiki",
        f"Oleh {satu.oleh.sebutan}, {format_saat(satu.pada, zona_akun(pembaca))}; {keadaan}.",
        "peringatan" if satu.ditolak_pada is not None else "orang",
    )
