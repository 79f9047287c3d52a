"""A small agency in the middle of a quarter: two bidang, a seksi, every kind of row, every role."""

import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

from kinerja.isian.sel import SasaranSel, Sel
from kinerja.peran import KEPALA_DINAS, OPERATOR, PEJABAT, SEKRETARIAT
from laporan.isian.tulis import simpan_sel
from tests import factories as f

TAHUN = 2024
#: 10 April 2024, 10.00 WITA: Triwulan I is open from 1 to 15 April.
PADA = f.PADA


class Dunia:
    """`d.angka`, `d.rumus`, `d.predikat`, `d.sub`, `d.lini`; users by role."""

    def __init__(self, pengguna: Any, *, kali: int = 1) -> None:
        self.pd = f.PDFactory()
        self.bidang = f.UnitFactory(pd=self.pd, nama="Bidang Penempatan")
        self.seksi = f.UnitFactory(pd=self.pd, nama="Seksi Data", jenis="seksi", induk=self.bidang)
        self.lain = f.UnitFactory(pd=self.pd, nama="Bidang Lain")
        self.puncak = f.puncak(self.pd)
        self.operator = pengguna(OPERATOR, unit=self.bidang)
        self.rekan = pengguna(OPERATOR, unit=self.bidang)
        self.operator_seksi = pengguna(OPERATOR, unit=self.seksi)
        self.operator_lain = pengguna(OPERATOR, unit=self.lain)
        self.pejabat = pengguna(PEJABAT, unit=self.bidang)
        self.sekretariat = pengguna(SEKRETARIAT, pd=self.pd)
        self.kadis = pengguna(KEPALA_DINAS, pd=self.pd, unit=self.puncak)
        self.orang_luar = pengguna(OPERATOR, unit=f.UnitFactory())
        self.periode = f.PeriodeFactory(pd=self.pd, tahun=TAHUN)
        f.KebijakanFactory(pd=self.pd)
        self.jabatan = f.JabatanFactory(unit=self.bidang)
        self.jabatan_lain = f.JabatanFactory(unit=self.lain)
        sasaran = f.SasaranFactory(
            tujuan__renstra__pd=self.pd, penanggung_jawab=self.jabatan, tingkat="strategis"
        )
        self.semua_angka, self.semua_lini = [], []
        for n in range(kali):
            angka = f.IndikatorFactory(
                sasaran=sasaran, penanggung_jawab=self.jabatan, nama=f"Layanan {n}", desimal=2
            )
            rumus = f.IndikatorFactory(
                sasaran=sasaran,
                penanggung_jawab=self.jabatan,
                nama=f"Tingkat kesempatan kerja {n}",
                formula="bekerja / angkatan_kerja * 100",
            )
            for kode, nama in (
                ("bekerja", "Penduduk bekerja"),
                ("angkatan_kerja", "Angkatan kerja"),
            ):
                f.VariabelFactory(indikator=rumus, kode=kode, nama=nama, satuan="Orang")
            predikat = f.IndikatorPredikatFactory(sasaran=sasaran, penanggung_jawab=self.jabatan)
            f.TargetFactory(indikator=angka, nilai=Decimal(80), teks="80")
            f.TargetFactory(indikator=rumus, nilai=Decimal(90), teks="90")
            sub = f.SubKegiatanFactory(
                kegiatan__program__pd=self.pd, kegiatan__program__penanggung_jawab=self.jabatan
            )
            lini = f.BarisAnggaranFactory(sub_kegiatan=sub, rekening="5.1.02", pagu=100_000_000)
            self.semua_angka.append(angka)
            self.semua_lini.append(lini)
            if n == 0:
                self.angka, self.rumus, self.predikat = angka, rumus, predikat
                self.sub, self.lini = sub, lini

    def isi(self, sasaran: Any, medan: str, teks: str, **lain: Any) -> dict[str, Any]:
        """Save one cell, by the operator unless told otherwise."""
        lain = {"versi": 0, "oleh": self.operator, "pada": PADA, "kunci": uuid4(), **lain}
        lain.setdefault("tahun", TAHUN)
        lain.setdefault("triwulan", 1)
        return simpan_sel(sasaran=ke_sasaran(sasaran), medan=medan, teks=teks, **lain)

    def isi_semua(self, **lain: Any) -> None:
        """Fill every row of the bidang so that it can be submitted."""
        self.isi(self.angka, "nilai", "80", **lain)
        self.isi(self.rumus, "variabel:bekerja", "309.142", **lain)
        self.isi(self.rumus, "variabel:angkatan_kerja", "317.696", **lain)
        self.isi(self.predikat, "predikat", "BB", **lain)
        self.isi(self.lini, "kumulatif", "12.500.000", **lain)


def ke_sasaran(baris: Any) -> SasaranSel:
    """The name of a factory's row in the grid."""
    jenis = {
        "Indikator": "indikator",
        "SubKegiatan": "sub",
        "BarisAnggaran": "baris",
        "IndikatorProgram": "keluaran",
    }
    return SasaranSel.baca(f"{jenis[type(baris).__name__]}:{baris.pk}")


def sel(baris: Any, medan: str, teks: str, versi: int = 0) -> Sel:
    """One cell of a block."""
    return Sel(ke_sasaran(baris), medan, teks, versi)


def wita(tahun: int, bulan: int, hari: int, jam: int = 0, menit: int = 0, detik: int = 0) -> Any:
    """A moment by the clock of Central Indonesia (UTC+8), in UTC."""
    lokal = datetime.timezone(datetime.timedelta(hours=8))
    return datetime.datetime(tahun, bulan, hari, jam, menit, detik, tzinfo=lokal).astimezone(
        datetime.UTC
    )
