"""A small pemda: one agency that waits for its head, others that are late."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from kinerja.peran import PEMANTAU
from tests import factories as f

TAHUN = 2024
PADA = datetime(2024, 4, 20, 2, 0, tzinfo=UTC)
"""Five days after the first quarter closed."""


def instansi(nama: str, *, beres: bool) -> Any:
    """An agency with two indicators and one sub kegiatan in the first quarter.

    `beres`: everything verified, capaian 100 and 80. Else one row typed, the others empty.
    """
    pd = f.PDFactory(nama=nama, singkatan="", kode=nama.lower().replace(" ", "-"))
    unit = f.UnitFactory(pd=pd, nama=f"Bidang {nama}")
    jabatan = f.JabatanFactory(unit=unit)
    sasaran = f.SasaranFactory(tujuan__renstra__pd=pd, penanggung_jawab=jabatan)
    f.PeriodeFactory(pd=pd, tahun=TAHUN)
    pengisi = f.PenggunaFactory(pd=pd)
    aksi = f.DokumenFactory(
        pd=pd, jenis="rencana_aksi", disetujui_pada=PADA, disetujui_oleh=pengisi
    )
    indikator = [f.IndikatorFactory(sasaran=sasaran) for _ in range(2)]
    for i, nilai in zip(indikator, (80, 64), strict=True):
        f.TargetTriwulanFactory(indikator=i, dokumen=aksi)
        if beres or nilai == 64:
            f.RealisasiFactory(
                indikator=i,
                nilai=Decimal(nilai),
                diubah_oleh=pengisi,
                diverifikasi=beres,
                faktor_penghambat="Peserta belum terdaftar" if nilai == 64 else "",
            )
    sub = f.SubKegiatanFactory(
        kegiatan__program__pd=pd, kegiatan__program__penanggung_jawab=jabatan
    )
    baris = f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=1_000_000)
    if beres:
        f.RealisasiAnggaranFactory(baris=baris, bulan=3, nilai=182_500)
        f.LaporanSubFactory(sub_kegiatan=sub, diverifikasi=True, diubah_oleh=pengisi)
    return SimpleNamespace(pd=pd, unit=unit, indikator=indikator, sub=sub)


@pytest.fixture(scope="module")
def _potret_pemda(potret, potret_peran) -> Any:
    def buat() -> Any:
        d = SimpleNamespace(
            beres=instansi("Dinas Anggrek", beres=True),
            telat=instansi("Badan Bakung", beres=False),
            lain=instansi("Kecamatan Cempaka", beres=False),
        )
        f.EvaluasiAKIPFactory(pd=d.beres.pd, tahun=2023, nilai=Decimal("70.10"), predikat="BB")
        f.EvaluasiAKIPFactory(pd=d.beres.pd, tahun=2024, nilai=Decimal("72.35"), predikat="BB")
        f.PengecualianFactory(
            periode=d.lain.pd.periodepengukuran_set.get(),
            unit=d.lain.unit,
            sampai=date(2024, 4, 30),
        )
        d.sekda = f.buat_pengguna(PEMANTAU, pd=None, username="sekda")
        return d

    return potret(buat, potret_peran)


@pytest.fixture
def d(db: None, peran: None, _potret_pemda: Any) -> Any:
    """Three agencies, and an account that sees all of them."""
    return _potret_pemda.pakai()


@pytest.fixture
def april(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are opened on 20 April 2024."""
    monkeypatch.setattr(timezone, "now", lambda: PADA)
