"""Reminders by e-mail, where the installation has an SMTP server (EMAIL_URL)."""

from collections import defaultdict
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
    """Active users who fill the unit's rows and have an address, in order of account name: those of
    the unit itself, else of the nearest unit above that has any, who fill its rows too.
    """
    semua = (
        Pengguna.objects.filter(pd=unit.pd_id, unit__isnull=False, is_active=True)
        .exclude(email="")
        .select_related("jabatan")
        .order_by("username")
    )
    menurut: dict[int, list[Pengguna]] = defaultdict(list)
    for p in semua:
        menurut[p.unit_id or 0].append(p)
    pohon = UnitKerja.objects.all().pohon(unit.pd_id)
    simpul: int | None = unit.pk
    dilalui = set[int]()
    while simpul is not None and simpul not in dilalui:
        dilalui.add(simpul)
        if pengisi := [p for p in menurut[simpul] if p.has_perm(IZIN_ISI)]:
            return pengisi
        # What a unit that is no more left behind, the one that continues it fills.
        simpul = pohon.penerus.get(simpul) or pohon.kini.get(simpul)
    return []


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
            f"{unit.nama} dan unit di atasnya belum punya pengisi yang beralamat surel. Lengkapi "
            "surelnya pada halaman Akun, atau salin pengingat ini ke WhatsApp."
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
