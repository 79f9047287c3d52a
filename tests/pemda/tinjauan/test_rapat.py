"""The page for a meeting and five years: figures by hand, and what does not compare."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from laporan.dokumen.unsur import Bagian, Selembar
from laporan.pemda.tinjauan.isi import KeadaanTW
from laporan.pemda.tinjauan.papan import TinjauanPemda
from laporan.pemda.tinjauan.susun import susun_tinjauan
from laporan.pemda.tinjauan.tren import TrenPemda
from tests import factories as f
from tests.pemda.tinjauan.conftest import PADA

pytestmark = pytest.mark.usefixtures("april")
TW1 = "?tahun=2024&triwulan=1"


def test_satu_halaman_untuk_rapat(client: Any, d: Any) -> None:
    client.force_login(d.sekda)
    isi = " ".join(client.get(reverse("tinjauan_rapat") + TW1).content.decode().split())
    assert (
        "Keadaan 20 April 2024: dari 3 perangkat daerah, 1 terlambat, 1 sedang diisi, dan "
        "1 menunggu pengesahan." in isi
    )
    assert "(5 hari, pada Bidang Badan Bakung)" in isi
    berkas = client.get(reverse("tinjauan_unduh", args=["rapat", "xlsx"]) + TW1)
    lembar = load_workbook(BytesIO(berkas.content))
    baris = [[c.value for c in b] for s in lembar for b in s.iter_rows()]
    anggrek = next(b for b in baris if "Dinas Anggrek" in b)
    assert {"Menunggu pengesahan", "3/3", "Kepala Dinas", 90, "Tinggi", 18.25} <= set(anggrek)
    bakung = next(b for b in baris if "Badan Bakung" in b)
    assert "Terlambat (5 hari)" in bakung


def test_kalimat_menghitung_semuanya(d: Any) -> None:
    """An agency without a schedule and one that nothing is known of are counted too, and the
    latter comes last.
    """
    t = TinjauanPemda(d.sekda, 2024, 1, PADA)
    (tanpa,) = (b for b in t.baris if b.pd == d.telat.pd)
    tanpa.__dict__["keadaan"] = None
    assert t.kalimat_keadaan == (
        "Keadaan 20 April 2024: dari 3 perangkat daerah, 1 sedang diisi, 1 menunggu pengesahan, "
        "dan 1 belum dihitung."
    )
    assert t.urut_rapat[-1] == tanpa
    t.__dict__.pop("hitung")
    for b in t.baris:
        b.__dict__["keadaan"] = KeadaanTW.KOSONG
    assert (
        t.kalimat_keadaan == "Keadaan 20 April 2024: 3 perangkat daerah, seluruhnya tanpa tagihan."
    )
    (bagian,) = susun_tinjauan(t).bagian_depan
    assert isinstance(bagian, Bagian)
    assert [type(b) for b in bagian.isi] == [Selembar]  # its heading, words and table on one page


def test_lima_tahun_dan_yang_tidak_sebanding(client: Any, d: Any) -> None:
    """Capaian of a year by its own target: 40 of 80 is 50 in 2022, 60 of 80 is 75 in 2023."""
    i = d.beres.indikator[0]
    for tahun, nilai in ((2022, 40), (2023, 60)):
        f.TargetFactory(indikator=i, tahun=tahun)
        for tw in (1, 2, 3, 4):
            f.RealisasiFactory(indikator=i, tahun=tahun, triwulan=tw, nilai=Decimal(nilai))
    f.KebijakanFactory(pd=d.beres.pd, mulai_tahun=2023, capaian_maksimum=120)
    t = TrenPemda(d.sekda, 2024, PADA)
    satu = next(b for b in t.baris if b.pd == d.beres.pd)
    assert [x.tahun for x in satu.tahun] == [2020, 2021, 2022, 2023, 2024]
    assert [x.capaian for x in satu.tahun[2:4]] == [50, 75]
    assert [x.berganti for x in satu.tahun] == [False, False, False, True, False]
    assert [x.nilai for x in satu.tahun] == [None, None, None, Decimal("70.10"), Decimal("72.35")]
    client.force_login(d.sekda)
    isi = client.get(f"{reverse('tinjauan_tren')}?tahun=2024").content.decode()
    assert "75,00% †" in isi
