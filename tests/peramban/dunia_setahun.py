"""A small agency with a printed 2024 and a year to live: two bidang, three indicators."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from anggaran.models import BarisAnggaran, LaporanSubKegiatan, SubKegiatan
from anggaran.salin_tahun import siapkan_tahun
from kinerja.models import Indikator, Jabatan, PerangkatDaerah, Realisasi, UnitKerja
from kinerja.peran import EVALUATOR, KEPALA_DINAS, OPERATOR, PEJABAT, SEKRETARIAT, SEKRETARIS
from laporan.bahan.bahan import Bahan
from laporan.data.himpunan import muat
from laporan.isian.pengajuan import ajukan
from laporan.isian.tulis import simpan_sel
from laporan.isian.verifikasi import sahkan_triwulan, verifikasi_banyak
from laporan.latihan.muatan import muat_lembar
from laporan.terbit.tugas_lkjip import buat_lkjip
from tests.factories import buat_pengguna
from tests.himpunan.kecil import baca_teks, tulis_folder
from tests.isian.dunia import ke_sasaran

TAHUN, TERCETAK = 2025, 2024
WITA = ZoneInfo("Asia/Makassar")
TARGET = {"A1": "80%", "A2": "80%", "B1": "60%"}
PAGU = 100_000_000


def saat(hari: str, jam: int = 9) -> datetime:
    """An hour of a day where the agency is."""
    return datetime.fromisoformat(hari).replace(hour=jam, tzinfo=WITA)


class DuniaSetahun:
    """The agency on the first of January 2025, its accounts, and what goes by without a browser."""

    def __init__(self, folder: Path) -> None:
        himpunan = tulis_folder(folder, baca_teks(Path(__file__).parent / "setahun.txt"))
        kode = muat(himpunan, oleh=None, pada=saat("2025-01-20")).kode
        self.pd = PerangkatDaerah.objects.get(kode=kode)
        jabatan = {j.kode: j for j in Jabatan.objects.filter(pd=self.pd)}
        unit = {u.kode: u for u in UnitKerja.objects.filter(pd=self.pd)}
        self.kabid_a, self.kabid_b = jabatan["KBA"], jabatan["KBB"]
        self.a, self.b = unit["A"], unit["B"]
        self.sekretariat = buat_pengguna(SEKRETARIAT, pd=self.pd, username="sekretariat")
        self.sekretaris = buat_pengguna(SEKRETARIS, jabatan=jabatan["SEK"], username="sekretaris")
        self.kepala = buat_pengguna(
            KEPALA_DINAS, jabatan=jabatan["KA"], unit=unit["D"], username="kepala"
        )
        self.operator_a = buat_pengguna(OPERATOR, unit=self.a, username="operator.a")
        self.operator_b = buat_pengguna(OPERATOR, unit=self.b, username="operator.b")
        self.kasubbag = buat_pengguna(PEJABAT, unit=unit["S"], username="kasubbag")
        self.evaluator = buat_pengguna(EVALUATOR, pd=self.pd, username="evaluator")
        self._siapkan()
        self.indikator = {i.kode: i for i in Indikator.objects.filter(pd=self.pd)}
        self.lini = BarisAnggaran.objects.get(sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=TAHUN)

    def _siapkan(self) -> None:
        """The product's own year copy, then what it leaves to people: targets and budget."""
        umum: dict[str, Any] = {"oleh": self.sekretariat, "pada": saat("2025-01-20")}
        siapkan_tahun(pd=self.pd, dari=TERCETAK, ke=TAHUN, dokumen=("pk", "anggaran_murni"), **umum)
        target = [
            {"indikator": i, "tahun": str(TAHUN), "dokumen": f"PK-{TAHUN}", "target": t}
            for i, t in TARGET.items()
        ]
        sub = SubKegiatan.objects.get(pd=self.pd, tahun=TAHUN)
        pagu = [
            {
                "versi": f"MURNI-{TAHUN}",
                "sub_kegiatan": sub.kode,
                "rekening": "5.1.02",
                "nilai": str(PAGU),
            }
        ]
        muat_lembar(self.pd, {"target": target, "pagu": pagu}, **umum)

    def isi(self, oleh: Any, nilai: Mapping[str, str], *, triwulan: int, pada: datetime) -> None:
        """Fill cells: code of an indicator, or `uang`."""
        for kode, teks in nilai.items():
            baris, medan = (self.lini, "kumulatif") if kode == "uang" else (
                self.indikator[kode], "nilai",
            )  # fmt: skip
            simpan_sel(
                sasaran=ke_sasaran(baris), medan=medan, teks=teks, versi=0, kunci=uuid4(),
                tahun=TAHUN, triwulan=triwulan, oleh=oleh, pada=pada,
            )  # fmt: skip

    def ajukan(self, unit: Any, oleh: Any, *, triwulan: int, pada: datetime) -> None:
        """Submit what a bidang has."""
        ajukan(kunci=uuid4(), unit=unit, tahun=TAHUN, triwulan=triwulan, oleh=oleh, pada=pada)

    def jalani(self, triwulan: int, nilai: Mapping[str, str], hari: str) -> None:
        """A quarter that goes by: filled, submitted, verified, endorsed in a day."""
        pada = saat(hari)
        umum: dict[str, Any] = {"triwulan": triwulan, "pada": pada}
        self.isi(self.operator_a, {k: v for k, v in nilai.items() if k != "B1"}, **umum)
        self.isi(self.operator_b, {"B1": nilai["B1"]}, **umum)
        self.ajukan(self.a, self.operator_a, **umum)
        self.ajukan(self.b, self.operator_b, **umum)
        baris = [
            *Realisasi.objects.filter(indikator__pd=self.pd, tahun=TAHUN, triwulan=triwulan),
            *LaporanSubKegiatan.objects.filter(
                sub_kegiatan=self.lini.sub_kegiatan, triwulan=triwulan
            ),
        ]
        hasil = verifikasi_banyak(baris=baris, oleh=self.sekretariat, pada=pada)
        assert not hasil.dilewati
        sahkan_triwulan(pd=self.pd, tahun=TAHUN, triwulan=triwulan, oleh=self.kepala, pada=pada)

    def tabel(self, tahun: int) -> str:
        """The tables of a year's report, as its JSON holds them."""
        isi = buat_lkjip(Bahan(self.pd, tahun), "json", date(2025, 2, 14)).isi
        return json.dumps(json.loads(isi)["tabel"], ensure_ascii=False)
