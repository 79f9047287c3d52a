"""Released data as files: the same figures in each, the dictionary, StratML."""

import csv
import json
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook

from laporan.models import BagianRilis
from laporan.publik.aksi import rilis_bagian
from laporan.publik.baca import IndikatorPublik
from laporan.publik.bentuk.kamus import KAMUS
from laporan.publik.bentuk.stratml import RUANG
from tests import factories as f
from tests.isian.tahap import SESUDAH
from tests.publik.pabrik import RilisFactory
from tests.publik.skema_stratml import salah_stratml

pytestmark = pytest.mark.django_db
B = BagianRilis
N = {"s": RUANG}


@pytest.fixture
def terbit(disahkan: Any) -> Any:
    d = disahkan
    renstra = d.angka.sasaran.tujuan.renstra
    dok = f.DokumenFactory(pd=d.pd, jenis="renstra", renstra=renstra, tahun=None)
    f.TargetFactory(indikator=d.angka, dokumen=dok, tahun=2026, nilai=95, teks="95")
    d.angka.nama = "=HYPERLINK(1)"
    d.angka.save()
    for b in (B.POHON, B.TW1):
        rilis_bagian(pd=d.pd, tahun=2024, bagian=b, oleh=d.sekretariat, pada=SESUDAH)
    return d


def test_yang_berbeda_disebut_sebagai_satu_daftar() -> None:
    i = IndikatorPublik("I1", [])
    satu = {"definisi": "a", "formulasi": "b", "satuan": "c"}
    i._rumusan, i.rinci = {2023: satu}, {k: f"{v} lain" for k, v in satu.items()}
    assert i.putus(2023) == "definisi, cara menghitung, dan satuannya berbeda"


def _unduh(client: Any, d: Any, bentuk: str) -> bytes:
    respons = client.get(f"/api/v1/perangkat-daerah/{d.pd.kode}/2024/unduh/{bentuk}")
    assert respons.status_code == 200
    isi: bytes = respons.content
    return isi


def _csv(arsip: bytes, nama: str) -> list[dict[str, str]]:
    with ZipFile(BytesIO(arsip)) as z:
        return list(csv.DictReader(StringIO(z.read(nama).decode())))


def test_setiap_bentuk_memuat_angka_yang_sama(client: Any, terbit: Any) -> None:
    d = terbit
    arsip = _unduh(client, d, "csv")
    baris = next(b for b in _csv(arsip, "indikator.csv") if b["indikator_kode"] == d.angka.kode)
    assert (baris["realisasi"], baris["capaian"], baris["triwulan"]) == ("80.00", "100.00", "1")
    assert baris["indikator"] == "'=HYPERLINK(1)"  # no spreadsheet runs it
    uang = _csv(arsip, "anggaran.csv")[-1]
    assert (uang["tingkat"], uang["pagu"], uang["serapan"]) == ("jumlah", "100000000", "12.50")
    assert _csv(arsip, "target_renstra.csv")[0]["target"] == "95"
    kamus = {(k["tabel"], k["kolom"]) for k in _csv(arsip, "kamus_data.csv")}
    assert kamus == {(t, k.nama) for t, kolom in KAMUS.items() for k in kolom}
    assert all(k.arti.endswith(".") for kolom in KAMUS.values() for k in kolom)

    buku = load_workbook(BytesIO(_unduh(client, d, "xlsx")))
    assert buku.sheetnames == [*KAMUS, "kamus_data"]
    kepala, *isi = buku["indikator"].iter_rows(values_only=True)
    satu = next(dict(zip(kepala, b, strict=True)) for b in isi if d.angka.kode in b)
    assert (satu["realisasi"], satu["indikator"]) == (80, "=HYPERLINK(1)")
    sel = next(c for r in buku["indikator"] for c in r if c.value == "=HYPERLINK(1)")
    assert sel.data_type == "s"

    data = json.loads(_unduh(client, d, "json"))
    assert set(data) == {"pohon", "tw1"}
    assert data["tw1"]["isi"]["anggaran"]["jumlah"]["realisasi"] == 12_500_000
    with ZipFile(BytesIO(_unduh(client, d, "zip"))) as z:
        assert {"data.json", "data.xlsx", "pohon-stratml.xml", "kamus_data.csv"} <= {*z.namelist()}
    assert _unduh(client, d, "csv") == arsip  # the same bytes


def test_stratml(client: Any, terbit: Any) -> None:
    d = terbit
    akar = etree.fromstring(_unduh(client, d, "stratml"))
    assert akar.tag == f"{{{RUANG}}}PerformancePlanOrReport"
    assert not list(salah_stratml(akar))
    assert akar.findtext("s:StrategicPlanCore/s:Organization/s:Name", namespaces=N) == d.pd.nama
    satu = next(
        i
        for i in akar.iterfind(".//s:Objective/s:PerformanceIndicator", N)
        if i.findtext("s:MeasurementDimension", namespaces=N) == d.angka.nama
    )
    kali = {
        k.findtext("s:*/s:StartDate", namespaces=N)[:4]: {
            etree.QName(h).localname: h.findtext("s:NumberOfUnits", namespaces=N) for h in k
        }
        for k in satu.iterfind("s:MeasurementInstance", N)
    }
    assert kali == {
        "2024": {"TargetResult": "80", "ActualResult": "80.00"},
        "2026": {"TargetResult": "95"},
    }
    nomor = [x.text for x in akar.iterfind(".//s:Identifier", N)]
    assert len(nomor) == len(set(nomor))
    admin = akar.find("s:AdministrativeInformation", N)
    assert admin.findtext("s:PublicationDate", namespaces=N) == "2024-05-20"


def test_arsip_semua_perangkat_daerah(client: Any, terbit: Any) -> None:
    lain = RilisFactory(pd__kode="x/../y").pd
    respons = client.get("/api/v1/unduh/2024.zip")
    with ZipFile(BytesIO(respons.getvalue())) as z:
        nama = z.namelist()
    assert f"{terbit.pd.kode}/indikator.csv" in nama
    assert "x-..-y/data.json" in nama
    assert "kamus_data.csv" in nama
    assert lain.kode not in "".join(nama)


def test_tanpa_pohon_tidak_ada_stratml(client: Any, disahkan: Any) -> None:
    r = RilisFactory()
    alamat = f"/api/v1/perangkat-daerah/{r.pd.kode}/2024/unduh/stratml"
    assert client.get(alamat).status_code == 404


@pytest.mark.parametrize(
    ("dari", "ke"),
    [
        ("<NumberOfUnits>1<", "<NumberOfUnits>satu<"),
        ("<NumberOfUnits>1</NumberOfUnits>", "<NumberOfUnits>1</NumberOfUnits><StartDate/>"),
        ("<Identifier>_b<", "<Identifier>_a<"),
        ("<Name>N</Name>", ""),
        ("Performance_Plan", "Rencana"),
    ],
)
def test_skema_stratml_menangkap(dari: str, ke: str) -> None:
    """The watcher itself: a number in words, a date after it, the same identifier twice."""
    isi = (
        f'<PerformancePlanOrReport xmlns="{RUANG}" Type="Performance_Plan"><Name>N</Name>'
        "<StrategicPlanCore><Goal><Name>G</Name><Description/><Identifier>_a</Identifier>"
        "<Objective><Identifier>_b</Identifier><PerformanceIndicator>"
        "<MeasurementDimension>M</MeasurementDimension><UnitOfMeasurement>U</UnitOfMeasurement>"
        "<MeasurementInstance><TargetResult><StartDate>2024-01-01</StartDate>"
        "<NumberOfUnits>1</NumberOfUnits></TargetResult></MeasurementInstance>"
        "</PerformanceIndicator></Objective></Goal></StrategicPlanCore></PerformancePlanOrReport>"
    )
    assert not list(salah_stratml(etree.fromstring(isi)))
    assert list(salah_stratml(etree.fromstring(isi.replace(dari, ke, 1))))
