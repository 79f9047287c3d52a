"""Reminders by e-mail, where the installation has an SMTP server (EMAIL_URL)."""

from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMessage

from kinerja.isian.pintu import IZIN_ISI
from kinerja.models import Pengguna, UnitKerja, jejak
from kinerja.penolakan import Penolakan
from kinerja.periode import Triwulan


class SurelGagalError(Penolakan):
    """The server did not take the message; nothing was recorded as sent."""


@dataclass(frozen=True)
class Terkirim:
    """Who was written to."""

    penerima: tuple[Pengguna, ...]


def pengisi_bersurel(unit: UnitKerja) -> list[Pengguna]:
    """Active users who fill the unit's rows and have an address, in order of account name."""
    semua = (
        Pengguna.objects.filter(pd=unit.pd_id, unit=unit, is_active=True)
        .exclude(email="")
        .order_by("username")
    )
    return [p for p in semua if p.has_perm(IZIN_ISI)]


def kirim_pengingat(
    *, unit: UnitKerja, triwulan: Triwulan, teks: str, oleh: Pengguna, pada: datetime
) -> Terkirim:
    """Send the reminder to everyone who fills the unit, then record it.

    Not in a transaction: a slow mail server must not hold the database. Raises SurelGagalError
    where nobody has an address or the server refuses: then nothing is recorded.
    """
    penerima = pengisi_bersurel(unit)
    if not penerima:
        raise SurelGagalError(
            f"{unit.nama} belum punya pengisi yang beralamat surel. Lengkapi surelnya pada Data "
            "Induk, atau salin pengingat ini ke WhatsApp."
        )
    surat = EmailMessage(
        subject=f"Pengingat realisasi {triwulan.label}: {unit.nama}",
        body=teks,
        to=[p.email for p in penerima],
    )
    try:
        surat.send()
    except (SMTPException, OSError) as galat:
        raise SurelGagalError(
            "Peladen surel tidak menerima pesan. Coba lagi, atau salin pengingat ini ke WhatsApp."
        ) from galat
    jejak(
        aksi="diingatkan lewat surel",
        objek=unit,
        oleh=oleh,
        pada=pada,
        pd=unit.pd,
        perubahan={"triwulan": (None, triwulan.label)},
        alasan=", ".join(p.username for p in penerima),
    ).save()
    return Terkirim(tuple(penerima))
