"""What the home page says of accounts: to its holder, to Sekretariat and to the head."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse

from kinerja.akun.aturan import IZIN_KELOLA
from kinerja.akun.meneken import zona_akun
from kinerja.akun.surel import IZIN_KABAR
from kinerja.models import PenetapanAkun, Pengguna
from kinerja.models.akun import dalam_lingkup
from kinerja.models.pengguna import AKUN_SISTEM
from kinerja.waktu import format_saat
from laporan.rangka.menunggu import JenisTunggu, Menunggu

SELAMA = timedelta(days=7)
BANYAK_KABAR = 3
_DIBACA = 20


def kabar_akun(pengguna: Pengguna, pada: datetime) -> tuple[list[Menunggu], list[Menunggu]]:
    """What waits for an answer (own assignments, those called wrong), and what is only told to who
    is told of accounts: what was set lately on those that sign. One query.
    """
    semua = (
        PenetapanAkun.objects.berpengganti()
        .filter(_syarat(pengguna, pada), pengguna__is_active=True)
        .select_related("pengguna__jabatan", "oleh__jabatan")[:_DIBACA]
    )
    # Without an answer, or called wrong, it is news only until something later replaces it.
    baru = [p for p in semua if p.dikonfirmasi_pada or not p.digantikan]  # type: ignore[attr-defined]
    tugas = [_milik(p, pengguna) for p in baru if p.pengguna_id == pengguna.pk]
    lain = [p for p in baru if p.pengguna_id != pengguna.pk]
    tugas += [_kabar(p, pengguna) for p in lain if p.ditolak_pada is not None][:BANYAK_KABAR]
    berita = [p for p in lain if p.ditolak_pada is None]
    kabar = [_kabar(p, pengguna) for p in berita[:BANYAK_KABAR]]
    if len(berita) > BANYAK_KABAR:
        teks = "Masih ada perubahan akun lain dalam tujuh hari terakhir."
        url = reverse("akun_perubahan")
        kabar.append(Menunggu(teks, url, "Lihat semua", ikon="orang", jenis=JenisTunggu.KABAR_AKUN))
    return tugas, kabar


def _syarat(pengguna: Pengguna, pada: datetime) -> Q:
    milik = Q(
        pengguna=pengguna.pk, perlu_konfirmasi=True, dikonfirmasi_pada=None, ditolak_pada=None
    )
    if not pengguna.has_perm(IZIN_KABAR):
        return milik
    baru = Q(pada__gt=pada - SELAMA) | Q(ditolak_pada__gt=pada - SELAMA)
    # Who set it knows of it, but not of its holder's answer.
    lain = ~Q(pengguna=pengguna.pk) & (~Q(oleh=pengguna.pk) | Q(ditolak_pada__isnull=False))
    # Sample accounts are made with their posts: nobody's change.
    lain &= ~Q(oleh__username=AKUN_SISTEM)
    return milik | (Q(perlu_konfirmasi=True) & baru & lain & dalam_lingkup(pengguna))


def _milik(satu: PenetapanAkun, pengguna: Pengguna) -> Menunggu:
    return Menunggu(
        f"Akun Anda ditetapkan: {satu.get_hal_display().lower()} {satu.menjadi}.",
        reverse("penugasan"),
        "Periksa dan konfirmasi",
        f"Oleh {satu.oleh.sebutan}, {format_saat(satu.pada, zona_akun(pengguna))}.",
        "orang",
        JenisTunggu.PENUGASAN,
    )


def _kabar(satu: PenetapanAkun, pembaca: Pengguna) -> Menunggu:
    keadaan = "sudah dikonfirmasi pemiliknya"
    if satu.ditolak_pada is not None:
        keadaan = "dinyatakan keliru oleh pemiliknya"
    elif satu.dikonfirmasi_pada is None:
        keadaan = "belum dikonfirmasi pemiliknya"
    url, ajakan = reverse("akun_perubahan"), "Lihat perubahannya"
    if pembaca.has_perm(IZIN_KELOLA) and satu.ditolak_pada is not None:
        url, ajakan = reverse("akun_satu", args=[satu.pengguna_id]), "Perbaiki"
    apa = f"{satu.get_hal_display().lower()} {satu.menjadi}"
    return Menunggu(
        f"Akun {satu.pengguna.sebutan} ditetapkan: {apa}.",
        url,
        ajakan,
        f"Oleh {satu.oleh.sebutan}, {format_saat(satu.pada, zona_akun(pembaca))}; {keadaan}.",
        "peringatan" if satu.ditolak_pada is not None else "orang",
        JenisTunggu.KABAR_AKUN if satu.ditolak_pada is None else JenisTunggu.AKUN_KELIRU,
    )
