"""Make one account per role for trying Tapak out. Never in production."""

import secrets
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone

from kinerja import peran
from kinerja.akun.aturan import JEDA, PERAN_MENEKEN
from kinerja.akun.penetapan import status_pemangku
from kinerja.jenis import HalPenetapan, JenisUnit
from kinerja.models import (
    Jabatan,
    PenetapanAkun,
    Pengguna,
    PerangkatDaerah,
    TahunLatihan,
    UnitKerja,
)
from kinerja.models.pengguna import akun_sistem
from kinerja.perintah.dasar import Perintah
from kinerja.perintah.pilih import pilih_pd
from kinerja.sebutan import kepala_pd

# Without the letters and digits that are mistaken for each other on paper.
_HURUF = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Rencana:
    """One account to be: whose, with which role and scope. Names are positions only."""

    nama: str
    sebutan: str
    peran: str
    pd: PerangkatDaerah | None
    unit: UnitKerja | None = None
    jabatan: Jabatan | None = None


@dataclass(frozen=True)
class AkunContoh:
    """An account made now, with the password that is shown this once."""

    pengguna: Pengguna
    peran: str
    sandi: str


def sandi_acak() -> str:
    """Return a random password that is easy to type: three groups of four."""
    return "-".join("".join(secrets.choice(_HURUF) for _ in range(4)) for _ in range(3))


def _rencana(pd: PerangkatDaerah) -> list[Rencana]:
    """List the accounts that suit the agency's own units and posts."""
    unit = list(UnitKerja.objects.filter(pd=pd))
    puncak = {u.pk for u in unit if u.induk_id is None}
    jabatan = list(Jabatan.objects.filter(pd=pd).select_related("unit"))
    sekretariat = next((u for u in unit if u.jenis == JenisUnit.SEKRETARIAT), None)
    kepala = kepala_pd(jabatan)
    langsung = [j for j in jabatan if kepala and j.eselon and j.atasan_id == kepala.pk]
    sekretaris = next((j for j in langsung if j.unit == sekretariat), None)
    kabid = next((j for j in langsung if j.unit.induk_id and j.unit != sekretariat), None)
    kasi = next((j for j in jabatan if kabid and j.eselon and j.atasan_id == kabid.pk), None)

    akun = [
        Rencana(f"operator.{u.kode.lower()}", f"Operator {u.nama}", peran.OPERATOR, pd, u)
        for u in unit
        if u.induk_id in puncak and u != sekretariat
    ]
    if sekretariat:
        akun.append(
            Rencana("operator.sekretariat", "Operator Sekretariat", peran.OPERATOR, pd, sekretariat)
        )
    if TahunLatihan.objects.filter(pd=pd).exists() and len(puncak) == 1:
        # In a practice year the head's own indicators need somebody who fills them too.
        atas = next(u for u in unit if u.pk in puncak)
        akun.append(
            Rencana(f"operator.{atas.kode.lower()}", "Operator Pimpinan", peran.OPERATOR, pd, atas)
        )
    akun.append(Rencana("sekretariat", "Petugas Perencanaan", peran.SEKRETARIAT, pd, sekretariat))
    if kepala:
        akun.append(
            Rencana(
                pd.kepala.lower().replace(" ", "."),
                kepala.nama,
                peran.KEPALA_DINAS,
                pd,
                kepala.unit,
                kepala,
            )
        )
    if sekretaris:
        akun.append(
            Rencana(
                "sekretaris", sekretaris.nama, peran.SEKRETARIS, pd, sekretaris.unit, sekretaris
            )
        )
    if kabid:
        akun.append(Rencana("kepala.bidang", kabid.nama, peran.PEJABAT, pd, kabid.unit, kabid))
    if kasi:
        akun.append(Rencana("kepala.seksi", kasi.nama, peran.PEJABAT, pd, kasi.unit, kasi))
    akun.append(Rencana("kepala.daerah", pd.kepala_daerah, peran.KEPALA_DAERAH, None))
    akun.append(Rencana("sekda", "Sekretaris Daerah", peran.PEMANTAU, None))
    akun.append(Rencana("evaluator", "Evaluator Inspektorat", peran.EVALUATOR, pd))
    akun.append(Rencana("admin.pemda", "Admin Pemda", peran.ADMIN_PEMDA, None))
    return akun


@transaction.atomic
def akun_contoh(
    *, pd: PerangkatDaerah, sandi: str | None = None, ulang: bool = False
) -> list[AkunContoh]:
    """Create the accounts that are not there yet and return them with their passwords.

    Accounts that exist keep their password and are not returned, unless `ulang`.
    """
    dibuat: list[AkunContoh] = []
    for rencana in _rencana(pd):
        pengguna = Pengguna.objects.filter(username=rencana.nama).first()
        if pengguna and not ulang:
            continue
        pengguna = pengguna or Pengguna(username=rencana.nama)
        pengguna.first_name = rencana.sebutan[:150]
        pengguna.pd, pengguna.unit, pengguna.jabatan = rencana.pd, rencana.unit, rencana.jabatan
        pengguna.is_active, pengguna.is_staff = True, rencana.peran in peran.PERAN_STAF
        kata = sandi or sandi_acak()
        pengguna.set_password(kata)
        pengguna.full_clean()
        pengguna.save()
        pengguna.groups.set([Group.objects.get(name=rencana.peran)])
        _tugaskan(pengguna, rencana)
        dibuat.append(AkunContoh(pengguna, rencana.peran, kata))
    return dibuat


def _tugaskan(pengguna: Pengguna, rencana: Rencana) -> None:
    """Record the assignment, so that a signature can name it. Whoever tries Tapak out has made the
    accounts themselves and signs at once: it lies a day back, confirmed.
    """
    if rencana.jabatan is None and rencana.peran not in PERAN_MENEKEN:
        return
    if PenetapanAkun.objects.filter(pengguna=pengguna).exists():
        return
    pada = timezone.now() - JEDA
    PenetapanAkun.objects.create(
        pengguna=pengguna,
        pd=rencana.pd,
        hal=HalPenetapan.PENUGASAN if rencana.jabatan else HalPenetapan.PERAN,
        jabatan=rencana.jabatan,
        status=status_pemangku(rencana.jabatan, pada) if rencana.jabatan else "",
        ke=rencana.jabatan.nama if rencana.jabatan else rencana.peran,
        oleh=akun_sistem(),
        pada=pada,
        perlu_konfirmasi=True,
        dikonfirmasi_pada=pada,
    )


def sebut_akun(tulis: Callable[[str], object], akun: Sequence[AkunContoh]) -> None:
    """Show the accounts with their passwords, this once."""
    baris = [("Akun", "Sandi", "Peran", "Sebutan")]
    baris += [(a.pengguna.username, a.sandi, a.peran, a.pengguna.first_name) for a in akun]
    lebar = [max(len(b[i]) for b in baris) for i in range(3)]
    tulis("Akun contoh (sandi hanya ditampilkan sekali ini):\n")
    for b in baris:
        kolom = [b[i].ljust(lebar[i]) for i in range(3)]
        tulis("  " + "  ".join([*kolom, b[3]]))


class Command(Perintah):
    """`manage.py buat_akun_contoh`."""

    help = "Membuat satu akun contoh per peran dan menampilkan sandinya sekali saja."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pd", help="kode perangkat daerah; boleh kosong bila hanya ada satu")
        parser.add_argument("--sandi", help="satu sandi untuk semua akun; bawaan: acak per akun")
        parser.add_argument("--ulang", action="store_true", help="buat sandi baru untuk akun lama")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("Akun contoh hanya untuk mencoba: jalankan dengan TAPAK_DEBUG=1.")
        if not Group.objects.filter(name__in=peran.PERAN).count() == len(peran.PERAN):
            raise CommandError("Peran belum terpasang: jalankan pasang_peran lebih dahulu.")
        akun = akun_contoh(
            pd=pilih_pd(options["pd"]), sandi=options["sandi"], ulang=options["ulang"]
        )
        if not akun:
            if options["verbosity"] > 1:
                self.stdout.write("Akun contoh sudah ada; --ulang membuat sandi baru.")
            return
        sebut_akun(self.stdout.write, akun)
