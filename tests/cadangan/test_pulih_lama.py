"""Backups of earlier versions come back whole in this one."""

import os
import stat
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from kinerja.cadangan.buat import HasilCadangan
from kinerja.cadangan.pemasangan import Pemasangan
from kinerja.cadangan.pulih import pulihkan
from kinerja.models import BerkasTetap, DataDukung, JejakAudit, TandaTangan
from kinerja.pemicu import hilang
from laporan.models import VersiLaporan
from laporan.terbit.beku import periksa_keutuhan
from tests.cadangan.conftest import KUNCI, SEGEL, Kosong
from tests.terbit.lama.pulih import ARSIP, Lama

#: Version → the first migration that it did not have yet.
MIGRASI_SESUDAH = {
    "2fcd5cdb898d": "laporan.0010_reviu_kertas",
    "7ea3eabc13e2": "anggaran.0005_sumber_dana",
    "a7370c22de9f": "kinerja.0011_catatan_data_dan_serapan_rendah",
}
Pasangan = tuple[Lama, Pemasangan]


@pytest.mark.parametrize("lama", ARSIP, indirect=True, ids=lambda a: a.name.partition(".")[0])
def test_cadangan_lama_pulih_ke_versi_ini(
    lama: Pasangan, hasil: HasilCadangan, kosong: Kosong, tmp_path: Path
) -> None:
    """What an earlier version had signed, frozen and stored is there, guarded, and sound."""
    satu, asal = lama
    with kosong(tmp_path) as baru:
        # What a fresh installation makes for itself at its first start.
        assert baru.kunci is not None
        baru.kunci.parent.mkdir()
        baru.kunci.write_bytes(b"kunci pemasangan baru")
        pulang = pulihkan(hasil.berkas, pemasangan=baru)
        assert MIGRASI_SESUDAH[satu.versi] in pulang.migrasi_baru
        assert pulang.dilewati == []
        assert hilang(connection) == []
        call_command("check", databases=["default"], fail_level="ERROR")
        call_command("migrate", check_unapplied=True, verbosity=0)
        assert BerkasTetap.objects.count() == satu.fakta["berkas_tetap"]
        assert JejakAudit.objects.count() == satu.fakta["jejak"]
        assert all(b.utuh for b in BerkasTetap.objects.all())
        bukti = DataDukung.objects.get(pk=satu.fakta["bukti"]["pk"])
        isi = (baru.folder / str(bukti.berkas.name)).read_bytes()
        assert sha256(isi).hexdigest() == satu.fakta["bukti"]["sha256"]
        versi = VersiLaporan.objects.get(pk=satu.fakta["versi"]["pk"])
        assert periksa_keutuhan(versi).utuh
        with pytest.raises(IntegrityError), transaction.atomic():
            TandaTangan.objects.update(nama="Orang lain")
        assert baru.segel.read_bytes() == SEGEL
        assert baru.kunci.read_bytes() == KUNCI
        assert stat.S_IMODE(baru.segel.stat().st_mode) == 0o600
        assert sorted(os.listdir(tmp_path)) == sorted(
            ["berkas", "rahasia", *(["baru"] if connection.vendor == "sqlite" else [])]
        )
    ada = {p.relative_to(asal.folder) for p in asal.folder.rglob("*") if p.is_file()}
    assert {p.relative_to(baru.folder) for p in baru.folder.rglob("*") if p.is_file()} == ada
