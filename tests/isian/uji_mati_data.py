"""The database side of the kill test, run in a process of its own (after django.setup())."""

import datetime
import json
import sys
from collections import defaultdict
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from kinerja.management.commands.pasang_peran import pasang_peran
from kinerja.models import JejakAudit, Realisasi, TulisanDiterima
from kinerja.peran import OPERATOR
from tests import factories as f
from tests.basis_data import migrasikan_kosong


def keluar(isi: Any) -> None:
    """Hand the result to the parent process."""
    sys.stdout.write(json.dumps(isi) + "\n")


def sesi(pengguna: Any) -> str:
    """A session as logging in makes it."""
    toko = SessionStore()
    toko[SESSION_KEY] = str(pengguna.pk)
    toko[BACKEND_SESSION_KEY] = "kinerja.pengenal.PengenalAkun"
    toko[HASH_SESSION_KEY] = pengguna.get_session_auth_hash()
    toko.create()
    return str(toko.session_key)


def bangun(baris: int, klien: int) -> None:
    """Tables, one bidang with `baris` indicators in an open quarter, a session per client."""
    if settings.MIGRATION_MODULES:
        call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    else:
        migrasikan_kosong(connection)
    pasang_peran()
    pd = f.PDFactory()
    unit = f.UnitFactory(pd=pd)
    jabatan = f.JabatanFactory(unit=unit)
    hari = timezone.now().date()
    f.PeriodeFactory(
        pd=pd,
        tahun=2024,
        buka=hari - datetime.timedelta(days=2),
        tutup=hari + datetime.timedelta(days=2),
    )
    sasaran = f.SasaranFactory(tujuan__renstra__pd=pd, penanggung_jawab=jabatan)
    indikator = [
        f.IndikatorFactory(sasaran=sasaran, penanggung_jawab=jabatan) for _ in range(baris)
    ]
    for i in indikator:
        f.TargetFactory(indikator=i)
    pengguna = [f.PenggunaFactory(pd=pd, unit=unit, peran=OPERATOR) for _ in range(klien)]
    keluar(
        {
            "indikator": [i.pk for i in indikator],
            "sesi": [sesi(p) for p in pengguna],
            "unit": unit.pk,
        }
    )


def potret() -> None:
    """What the database holds: writes, audit rows by write, and where they contradict the rows."""
    nama = dict(Realisasi.objects.values_list("pk", "indikator_id"))
    jejak: dict[str, list[dict[str, Any]]] = defaultdict(list)
    terakhir: dict[int, dict[str, str]] = defaultdict(dict)
    versi: dict[int, int] = {}
    tak_cocok = []
    for j in JejakAudit.objects.filter(aksi__in=["isi", "tempel"]).order_by("pk"):
        isi = {m: v[1] for m, v in j.perubahan.items() if m != "versi"}
        sasaran = f"indikator:{nama[j.objek_id]}"
        jejak[str(j.kelompok)].append({"sasaran": sasaran, "isi": isi})
        lama, baru = j.perubahan["versi"]
        if lama != versi.get(j.objek_id, 0):
            tak_cocok.append(f"{sasaran}: versi {lama} menyusul {versi.get(j.objek_id, 0)}")
        versi[j.objek_id] = baru
        terakhir[j.objek_id].update(isi)
    for r in Realisasi.objects.all():
        if r.versi != versi.get(r.pk, 0):
            tak_cocok.append(
                f"indikator:{r.indikator_id}: versi {r.versi}, jejak {versi.get(r.pk)}"
            )
        for medan, nilai in terakhir[r.pk].items():
            if getattr(r, medan) != nilai:
                tak_cocok.append(f"indikator:{r.indikator_id} {medan} bukan isian terakhirnya")
    tulisan = {}
    for t in TulisanDiterima.objects.all():
        jawaban = t.hasil["jawaban"]
        tulisan[str(t.kunci)] = jawaban["berubah"] if t.jenis == "tempel" else 1
    keluar(
        {
            "jejak": jejak,
            "tulisan": list(tulisan),
            "lebar": {k: tulisan.get(k, 0) for k in jejak},
            "tak_cocok": tak_cocok,
        }
    )
