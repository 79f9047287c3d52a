"""Agreements between units, and the two agencies in which they are made."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from kinerja.kesepakatan import IsiPermintaan
from kinerja.models import KesepakatanSilang
from kinerja.peran import EVALUATOR, KEPALA_DINAS, OPERATOR, PEJABAT, SEKRETARIAT
from tests import factories as f
from tests.factories.sebutan import sebutan

TAHUN = 2026
PADA = datetime(2026, 2, 3, 2, 0, tzinfo=UTC)
ISI = IsiPermintaan(
    "Menyediakan data lowongan kerja",
    tenggat=date(2026, 6, 30),
    mulai=date(2026, 2, 3),
    sampai=date(2026, 12, 31),
    ukuran="Lowongan terverifikasi",
    target="200",
    satuan="lowongan",
)


class KesepakatanSilangFactory(DjangoModelFactory):
    """A request that waits; `disetujui=True`, `ditolak=True`, `berakhir=True` for what follows."""

    class Meta:
        model = KesepakatanSilang

    class Params:
        dijawab = factory.Trait(
            dijawab_oleh=factory.SubFactory(f.PenggunaFactory), dijawab_pada=PADA
        )
        disetujui = factory.Trait(dijawab=True, status="disetujui")
        ditolak = factory.Trait(dijawab=True, status="ditolak", jawaban="Bukan tugas kami.")
        berakhir = factory.Trait(
            dijawab=True,
            status="berakhir",
            diakhiri_oleh=factory.SubFactory(f.PenggunaFactory),
            diakhiri_pada=PADA,
            alasan_akhir="Program dihentikan.",
        )
        luar = factory.Trait(
            disetujui=True,
            pihak="luar",
            unit=None,
            pihak_luar="Balai Latihan Kerja Provinsi",
            dokumen_nomor="PKS 12/2026",
            dokumen_tanggal=date(2026, 1, 20),
        )

    sasaran = factory.SubFactory(f.SasaranFactory)
    pd = factory.SelfAttribute("sasaran.pd")
    tahun = TAHUN
    peminta = factory.SelfAttribute("sasaran.penanggung_jawab.unit")
    pihak = "unit"
    unit = factory.SubFactory(f.UnitFactory, pd=factory.SelfAttribute("..pd"))
    permintaan = factory.Sequence(lambda n: f"Menyediakan data lowongan {sebutan(n)}")
    mulai = date(2026, 2, 3)
    sampai = date(2026, 12, 31)
    tenggat = date(2026, 6, 30)
    oleh = factory.SubFactory(f.PenggunaFactory, pd=factory.SelfAttribute("..pd"))
    pada = PADA


class DuniaSilang:
    """Two bidang of one agency, and another agency: who asks, who is asked, who looks on."""

    def __init__(self, pengguna: Any) -> None:
        self.pd = f.PDFactory(nama="Dinas Tenaga Kerja")
        self.lain = f.PDFactory(nama="Dinas Pendidikan")
        kadis = f.JabatanFactory(unit=f.puncak(self.pd), nama="Kepala Dinas", eselon="II")
        self.meminta = f.UnitFactory(pd=self.pd, nama="Bidang Penempatan")
        self.diminta = f.UnitFactory(pd=self.pd, nama="Bidang Pelatihan")
        kabid = f.JabatanFactory(unit=self.meminta, atasan=kadis)
        kabid_diminta = f.JabatanFactory(unit=self.diminta, atasan=kadis)
        penata = f.JabatanFactory(
            unit=self.diminta, atasan=kabid_diminta, jenis="pelaksana", eselon=""
        )
        self.sasaran = f.SasaranFactory(tujuan__renstra__pd=self.pd, penanggung_jawab=kabid)
        self.sasaran_diminta = f.SasaranFactory(
            tujuan=self.sasaran.tujuan, penanggung_jawab=kabid_diminta
        )
        kadis_lain = f.JabatanFactory(unit=f.puncak(self.lain), nama="Kepala Dinas", eselon="II")
        self.sasaran_lain = f.SasaranFactory(
            tujuan__renstra__pd=self.lain, penanggung_jawab=kadis_lain
        )
        ketiga = f.UnitFactory(pd=self.pd, nama="Bidang Ketiga")
        kabid_ketiga = f.JabatanFactory(unit=ketiga, atasan=kadis)
        self.orang: dict[str, Any] = {
            "operator": pengguna(OPERATOR, unit=self.meminta),
            "kabid": pengguna(PEJABAT, unit=self.meminta, jabatan=kabid),
            "operator diminta": pengguna(OPERATOR, unit=self.diminta),
            "pelaksana diminta": pengguna(OPERATOR, unit=self.diminta, jabatan=penata),
            "kabid diminta": pengguna(PEJABAT, unit=self.diminta, jabatan=kabid_diminta),
            "kabid ketiga": pengguna(PEJABAT, unit=ketiga, jabatan=kabid_ketiga),
            "sekretariat": pengguna(SEKRETARIAT, pd=self.pd),
            "kepala": pengguna(KEPALA_DINAS, pd=self.pd, jabatan=kadis),
            "kepala lain": pengguna(KEPALA_DINAS, pd=self.lain, jabatan=kadis_lain),
            "sekretariat lain": pengguna(SEKRETARIAT, pd=self.lain),
            "operator lain": pengguna(OPERATOR, unit=f.UnitFactory(pd=self.lain)),
            "evaluator": pengguna(EVALUATOR, pd=None),
        }

    def minta(self, **lain: Any) -> Any:
        """A request of the first bidang; asked by its operator."""
        isi = {"sasaran": self.sasaran, "unit": self.diminta, "oleh": self.orang["operator"]}
        return KesepakatanSilangFactory(**{**isi, **lain})

    def minta_pd(self, **lain: Any) -> Any:
        """The same of the other agency."""
        return self.minta(pihak="pd", unit=None, pd_mitra=self.lain, **lain)
