"""The database side of the load test: agencies, their operators, and an indicator pair for each."""

import datetime

from django.core.management import call_command
from django.utils import timezone

from kinerja.management.commands.pasang_peran import pasang_peran
from kinerja.models import JejakAudit, Pengguna, PerangkatDaerah, Realisasi, TulisanDiterima
from kinerja.peran import OPERATOR
from laporan.tugas import minta
from tests import factories as f
from tests.host.dunia import JENIS, PEKERJAAN, tugas
from tests.isian.uji_mati_data import keluar, sesi

__all__ = ["antrekan", "bangun", "hitung", "tugas"]
PER_OPERATOR = 2


def bangun(instansi: int, operator: int) -> None:
    """`operator` people in `instansi` agencies, each with indicators of their own in one bidang per
    agency, in an open quarter; a session for each.
    """
    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    pasang_peran()
    hari = timezone.now().date()
    tempat = []
    for _ in range(min(instansi, operator)):
        pd = f.PDFactory()
        unit = f.UnitFactory(pd=pd)
        jabatan = f.JabatanFactory(unit=unit)
        f.PeriodeFactory(
            pd=pd,
            tahun=2024,
            buka=hari - datetime.timedelta(days=2),
            tutup=hari + datetime.timedelta(days=2),
        )
        sasaran = f.SasaranFactory(tujuan__renstra__pd=pd, penanggung_jawab=jabatan)
        tempat.append((pd, unit, jabatan, sasaran))
    hasil = []
    for n in range(operator):
        pd, unit, jabatan, sasaran = tempat[n % len(tempat)]
        milik = []
        for _ in range(PER_OPERATOR):
            i = f.IndikatorFactory(sasaran=sasaran, penanggung_jawab=jabatan)
            f.TargetFactory(indikator=i)
            milik.append(i.pk)
        orang = f.PenggunaFactory(pd=pd, unit=unit, peran=OPERATOR)
        hasil.append({"sesi": sesi(orang), "indikator": milik})
    keluar(hasil)


def antrekan(banyak: int) -> None:
    """Queue so many jobs, of one agency after the other."""
    tempat = list(PerangkatDaerah.objects.order_by("pk"))
    oleh = {p.pd_id: p for p in Pengguna.objects.exclude(pd=None).order_by("-pk")}
    for nomor in range(banyak):
        pd = tempat[nomor % len(tempat)]
        minta(
            pekerjaan=PEKERJAAN[JENIS],
            pd=pd,
            tahun=2024,
            argumen={"nomor": nomor},
            oleh=oleh[pd.pk],
            pada=timezone.now(),
        )
    keluar(banyak)


def hitung() -> None:
    """What the database holds afterwards."""
    keluar(
        {
            "tulisan": TulisanDiterima.objects.count(),
            "jejak": JejakAudit.objects.filter(aksi="isi").count(),
            "versi": sum(Realisasi.objects.values_list("versi", flat=True)),
        }
    )
