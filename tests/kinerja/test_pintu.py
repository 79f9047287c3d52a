"""The stored facts behind the period locks: whose leave counts, whose rows one may write or see."""

import datetime
from typing import Any

import pytest

from kinerja.isian.penolakan import IsianTerkunciError
from kinerja.isian.pintu import Pintu, hari_lokal
from kinerja.kunci import SebabKunci
from kinerja.models import PengecualianPeriode
from kinerja.peran import ADMIN_PEMDA, EVALUATOR, KEPALA_DINAS, OPERATOR, PEJABAT, SEKRETARIAT
from kinerja.periode import Triwulan
from tests import factories as f

pytestmark = pytest.mark.django_db

TW1 = Triwulan(2024, 1)
BUKA, TUTUP = datetime.date(2024, 4, 1), datetime.date(2024, 4, 15)


def hari(n: int) -> datetime.date:
    """A day of April 2024."""
    return datetime.date(2024, 4, n)


def siang(tanggal: datetime.date) -> datetime.datetime:
    """Noon in Central Indonesia on the day."""
    return datetime.datetime.combine(tanggal, datetime.time(4), tzinfo=datetime.UTC)


class Dunia:
    """One agency with a bidang, a seksi below it and another bidang; another agency beside it."""

    def __init__(self) -> None:
        self.pd = f.PDFactory()
        self.puncak = f.puncak(self.pd)
        self.bidang = f.UnitFactory(pd=self.pd)
        self.seksi = f.UnitFactory(pd=self.pd, induk=self.bidang, jenis="seksi")
        self.lain = f.UnitFactory(pd=self.pd)
        self.asing = f.UnitFactory()
        self.periode = f.PeriodeFactory(pd=self.pd, buka=BUKA, tutup=TUTUP)

    def pintu(self, oleh: Any = None, pada: datetime.date = BUKA, tw: Triwulan = TW1) -> Pintu:
        return Pintu(self.pd, tw, oleh=oleh, pada=siang(pada))

    def izinkan(self, unit: Any, *sampai: datetime.date, **medan: Any) -> None:
        for tanggal in sampai:
            f.PengecualianFactory(**{"periode": self.periode, **medan}, unit=unit, sampai=tanggal)


@pytest.fixture
def d() -> Dunia:
    return Dunia()


# --- the day -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zona", "tanggal"),
    [("Asia/Jakarta", 15), ("Asia/Makassar", 16), ("Asia/Jayapura", 16), ("UTC", 15)],
)
def test_hari_menurut_kalender_perangkat_daerah(zona: str, tanggal: int):
    """15 April 16.30 UTC is 23.30 in Jakarta and half past midnight in Makassar."""
    pada = datetime.datetime(2024, 4, 15, 16, 30, tzinfo=datetime.UTC)
    pd = f.PDFactory.build(zona_waktu=zona)
    assert hari_lokal(pd, pada) == hari(tanggal)
    assert Pintu(pd, TW1, oleh=None, pada=pada).hari_ini == hari(tanggal)


def test_terbuka_sampai_tengah_malam_hari_terakhir(d: Dunia):
    """23.59 WITA of the last day may write, 00.00 of the next may not."""
    terakhir = datetime.datetime(2024, 4, 15, 15, 59, tzinfo=datetime.UTC)
    lewat = terakhir + datetime.timedelta(minutes=1)
    alasan = [
        Pintu(d.pd, TW1, oleh=None, pada=p).alasan(d.bidang.pk, "draf") for p in (terakhir, lewat)
    ]
    assert alasan[0] is None
    assert alasan[1] is not None
    assert alasan[1].sebab is SebabKunci.DITUTUP


# --- the period and its endorsement --------------------------------------------------------------


def test_periode_milik_pd_tahun_dan_triwulan_itu(d: Dunia):
    f.PeriodeFactory(pd=d.pd, triwulan=2)
    f.PeriodeFactory(pd=d.pd, tahun=2023)
    f.PeriodeFactory(pd=d.asing.pd)
    assert d.pintu().periode == d.periode
    assert d.pintu(tw=Triwulan(2024, 3)).periode is None
    assert d.pintu(tw=Triwulan(2022, 1)).periode is None
    assert Pintu(f.PDFactory(), TW1, oleh=None, pada=siang(BUKA)).periode is None


@pytest.mark.parametrize(
    ("medan", "disahkan"),
    [
        pytest.param({}, True, id="itu"),
        pytest.param({"triwulan": 2}, False, id="triwulan-lain"),
        pytest.param({"tahun": 2023}, False, id="tahun-lain"),
        pytest.param({"pd": None}, False, id="pd-lain"),
    ],
)
def test_disahkan_hanya_oleh_pengesahan_triwulan_itu(
    d: Dunia, medan: dict[str, Any], disahkan: bool
):
    medan = {"pd": d.pd, "tahun": 2024, "triwulan": 1} | medan
    medan["pd"] = medan["pd"] or d.asing.pd
    f.PengesahanFactory(**medan)
    pintu = d.pintu()
    assert pintu.disahkan is disahkan
    terkunci = pintu.alasan(d.bidang.pk, "draf")
    assert (terkunci is not None and terkunci.sebab is SebabKunci.DISAHKAN) is disahkan


# --- leave ---------------------------------------------------------------------------------------


def test_pengecualian_terpanjang_yang_berlaku_bagi_unit_itu_sendiri(d: Dunia):
    """A second leave lengthens the first; whichever was entered last, the longest counts."""
    d.izinkan(d.bidang, hari(20), hari(28), hari(24))
    assert d.pintu().pengecualian(d.bidang.pk) == hari(28)
    assert d.pintu(pada=hari(28)).alasan(d.bidang.pk, "draf") is None
    terkunci = d.pintu(pada=hari(29)).alasan(d.bidang.pk, "draf")
    assert terkunci is not None
    assert "28 April 2024" in terkunci.pesan


@pytest.mark.parametrize(
    ("milik", "induk", "berlaku"),
    [(20, 26, 26), (26, 20, 26), (None, 26, 26), (20, None, 20), (None, None, None)],
    ids=["induk-lebih-lama", "sendiri-lebih-lama", "induk-saja", "sendiri-saja", "tanpa"],
)
def test_pengecualian_terpanjang_dari_unit_dan_atasannya(
    d: Dunia, milik: int | None, induk: int | None, berlaku: int | None
):
    if milik:
        d.izinkan(d.seksi, hari(milik))
    if induk:
        d.izinkan(d.bidang, hari(induk))
    assert d.pintu().pengecualian(d.seksi.pk) == (hari(berlaku) if berlaku else None)


def test_pengecualian_berlaku_dari_puncak_sampai_ke_bawah_tidak_ke_atas_atau_ke_samping(d: Dunia):
    d.izinkan(d.bidang, hari(20))
    pintu = d.pintu()
    assert pintu.pengecualian(d.puncak.pk) is None
    assert pintu.pengecualian(d.lain.pk) is None
    d.izinkan(d.puncak, hari(18))
    pintu = d.pintu()
    assert pintu.pengecualian(d.lain.pk) == hari(18)
    assert pintu.pengecualian(d.seksi.pk) == hari(20)


def test_pengecualian_periode_lain_tidak_berlaku(d: Dunia):
    d.izinkan(d.bidang, hari(20), periode=f.PeriodeFactory(pd=d.pd, triwulan=2))
    assert d.pintu().pengecualian(d.bidang.pk) is None


def test_tanpa_periode_tanpa_pengecualian_dan_tanpa_batas(d: Dunia):
    d.izinkan(d.bidang, hari(20))
    pintu = d.pintu(tw=Triwulan(2024, 3))
    assert pintu.pengecualian(d.bidang.pk) is None
    assert pintu.batas(d.bidang.pk) is None
    terkunci = pintu.alasan(d.bidang.pk, "draf")
    assert terkunci is not None
    assert terkunci.sebab is SebabKunci.TANPA_PERIODE


def test_unit_yang_tidak_ada_pada_pohon_tidak_berizin(d: Dunia):
    d.izinkan(d.puncak, hari(20))
    assert d.pintu().pengecualian(d.asing.pk) is None


def test_lingkaran_unit_tidak_menggantung_pintu(d: Dunia):
    """No constraint of the database forbids a circle of three; a lock may not wait for ever."""
    d.izinkan(d.seksi, hari(20))
    d.bidang.induk = d.seksi
    d.bidang.save()
    assert d.pintu().pengecualian(d.bidang.pk) == hari(20)


@pytest.mark.parametrize(
    ("sampai", "batas"),
    [(None, 15), (20, 20), (10, 15), (15, 15)],
    ids=["tanpa", "lebih-lama", "lebih-singkat", "sama"],
)
def test_batas_adalah_hari_terakhir_unit_boleh_menulis(d: Dunia, sampai: int | None, batas: int):
    if sampai:
        d.izinkan(d.bidang, hari(sampai))
    assert d.pintu().batas(d.bidang.pk) == hari(batas)
    assert d.pintu(pada=hari(batas)).alasan(d.bidang.pk, "draf") is None
    assert d.pintu(pada=hari(batas + 1)).alasan(d.bidang.pk, "draf") is not None


# --- who -----------------------------------------------------------------------------------------

#: Who fills (True) and who sees the rows of: the own bidang, the seksi below it, another bidang.
WEWENANG = {
    "operator bidang": (OPERATOR, "bidang", (True, True, False), (True, True, False)),
    "operator seksi": (OPERATOR, "seksi", (False, True, False), (False, True, False)),
    "pejabat": (PEJABAT, "bidang", (True, True, False), (True, True, False)),
    "operator puncak": (OPERATOR, "puncak", (True, True, True), (True, True, True)),
    "operator tanpa unit": (OPERATOR, None, (False,) * 3, (False,) * 3),
    "kepala dinas": (KEPALA_DINAS, "puncak", (False,) * 3, (True,) * 3),
    "sekretariat": (SEKRETARIAT, None, (False,) * 3, (True,) * 3),
    "evaluator": (EVALUATOR, None, (False,) * 3, (True,) * 3),
    "tanpa peran": (None, "bidang", (False,) * 3, (True, True, False)),
}


@pytest.mark.parametrize("siapa", WEWENANG)
def test_siapa_mengisi_dan_melihat_baris_unit_mana(d: Dunia, pengguna: Any, siapa: str):
    peran, unit, mengisi, melihat = WEWENANG[siapa]
    pintu = d.pintu(pengguna(peran, pd=d.pd, unit=unit and getattr(d, unit)))
    baris = [d.bidang.pk, d.seksi.pk, d.lain.pk]
    assert tuple(pintu.dalam_lingkup(u) for u in baris) == mengisi
    assert tuple(pintu.terlihat(u) for u in baris) == melihat
    for pk, boleh in zip(baris, mengisi, strict=True):
        terkunci = pintu.alasan(pk, "draf")
        assert (terkunci is None) is boleh
        assert terkunci is None or terkunci.sebab is SebabKunci.LUAR_LINGKUP


@pytest.mark.parametrize("peran", [OPERATOR, SEKRETARIAT, KEPALA_DINAS, EVALUATOR])
def test_orang_pd_lain_tidak_mengisi_dan_tidak_melihat(d: Dunia, pengguna: Any, peran: str):
    pintu = d.pintu(pengguna(peran, unit=d.asing))
    for unit in (d.bidang, d.puncak, d.asing):
        assert not pintu.dalam_lingkup(unit.pk)
        assert not pintu.terlihat(unit.pk)


def test_admin_pemda_melihat_semua_dan_tidak_mengisi(d: Dunia, pengguna: Any):
    pintu = d.pintu(pengguna(ADMIN_PEMDA))
    assert pintu.terlihat(d.bidang.pk)
    assert not pintu.dalam_lingkup(d.bidang.pk)


def test_tanpa_orang_tertentu_lingkup_dianggap_ada(d: Dunia):
    pintu = d.pintu()
    assert pintu.dalam_lingkup(d.bidang.pk)
    assert pintu.terlihat(d.bidang.pk)
    assert pintu.alasan(d.bidang.pk, "draf") is None


# --- the refusal ---------------------------------------------------------------------------------


def test_pastikan_terbuka_melempar_alasan_yang_sama(d: Dunia):
    pintu = d.pintu(pada=hari(16))
    with pytest.raises(IsianTerkunciError) as galat:
        pintu.pastikan_terbuka(d.bidang.pk, "draf")
    assert galat.value.terkunci == pintu.alasan(d.bidang.pk, "draf")
    with pytest.raises(IsianTerkunciError):
        d.pintu().pastikan_terbuka(d.bidang.pk, "diajukan")
    d.pintu().pastikan_terbuka(d.bidang.pk, "draf")


def test_pastikan_terbuka_menanyakan_unit_itu(d: Dunia):
    d.izinkan(d.bidang, hari(20))
    d.pintu(pada=hari(16)).pastikan_terbuka(d.bidang.pk, "draf")
    with pytest.raises(IsianTerkunciError):
        d.pintu(pada=hari(16)).pastikan_terbuka(d.lain.pk, "draf")


def test_paling_banyak_empat_kueri(d: Dunia, pengguna: Any, jumlah_kueri: Any):
    """Whatever is asked, for however many units: period, endorsement, tree, leave, own units."""
    for _ in range(5):
        d.izinkan(f.UnitFactory(pd=d.pd, induk=d.seksi), hari(20))
    orang = pengguna(OPERATOR, unit=d.bidang)
    orang.get_all_permissions()
    pintu = d.pintu(orang)
    semua = list(d.pintu().induk_unit)
    assert PengecualianPeriode.objects.count() == 5
    with jumlah_kueri() as kueri:
        for pk in semua:
            pintu.alasan(pk, "draf")
            pintu.batas(pk)
            pintu.terlihat(pk)
    assert len(kueri) == 4
