"""Grids of targets, pagu and days of entry: what changed is stored, all of it or nothing."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from anggaran.models import PaguBaris, TargetProgram
from kinerja.himpunan.galat import Galat
from kinerja.models import (
    DokumenPerencanaan,
    JejakAudit,
    PerangkatDaerah,
    PeriodePengukuran,
    Sasaran,
    Target,
)
from laporan.perencanaan import layar_kisi
from laporan.perencanaan.kisi import (
    BENTROK,
    DIKOSONGKAN,
    HILANG,
    BarisKisi,
    Kisi,
    SelKisi,
    baca_kiriman,
)
from laporan.perencanaan.susun_kisi import URUT, berikut
from tests.baca import terbaca
from tests.factories import IndikatorFactory, JabatanFactory, UnitFactory

_KUNCI = (("indikator", "I1"), ("tahun", "2026"))
_SEL = SelKisi(_KUNCI, "target", "80")
_LAIN = SelKisi(_KUNCI, "nilai", "8")
_NAMA = "sel|I1|2026|target"
KISI = Kisi("target", ("2026",), (BarisKisi("Indikator", "", (_SEL, _LAIN)),))


def test_nama_sel_dari_kuncinya() -> None:
    assert _SEL.nama == _NAMA


@pytest.mark.parametrize(
    ("isi", "awal", "salah"),
    [
        ({_NAMA: ""}, {_NAMA: "80"}, {_NAMA: DIKOSONGKAN}),
        ({_NAMA: "90"}, {_NAMA: "70"}, {_NAMA: BENTROK.format("80")}),
        ({"sel|I9|2026|target": "1"}, {}, {"sel|I9|2026|target": HILANG}),
        ({_NAMA: " 80 "}, {_NAMA: "80"}, {}),
    ],
    ids=["dikosongkan", "diubah orang lain", "baris hilang", "tidak berubah"],
)
def test_yang_tidak_menjadi_baris(
    isi: dict[str, str], awal: dict[str, str], salah: dict[str, str]
) -> None:
    kiriman = baca_kiriman(KISI, isi, awal)
    assert kiriman.salah == salah
    assert not kiriman.lembar.baris


def test_yang_berubah_menjadi_baris_utuh() -> None:
    """The other cells of the same row go with it, as they stand."""
    kiriman = baca_kiriman(KISI, {_NAMA: "90"}, {_NAMA: "80"})
    (baris,) = kiriman.lembar.baris
    assert baris.sel == {"indikator": "I1", "tahun": "2026", "target": "90", "nilai": "8"}
    assert kiriman.lembar.kolom == ["indikator", "tahun", "target", "nilai"]
    lain = kiriman.tandai([Galat("target", 2, "nilai", "8", "salah"), Galat("", 0, "", "", "x")])
    assert kiriman.salah == {_LAIN.nama: "salah"}
    assert lain == "himpunan data: x"


pytest_db = pytest.mark.django_db


def _kirim(
    client: Any, pd: PerangkatDaerah, macam: str, tahun: int, pilih: str = "", **isi: str
) -> Any:
    """The form as the page has it, with these cells typed over."""
    alamat = reverse("persiapan_kisi", args=[macam])
    respons = client.get(alamat, {"tahun": str(tahun), "pilih": pilih})
    data = {"halaman_pd": pd.kode, "halaman_tahun": str(tahun), "pilih": respons.context["pilih"]}
    for baris in respons.context["baris"]:
        for sel in baris["sel"]:
            data[sel["nama"]], data[f"awal|{sel['nama']}"] = sel["isi"], sel["awal"]
    return client.post(alamat, {**data, **isi})


def _sel(client: Any, macam: str, tahun: int) -> dict[str, str]:
    respons = client.get(reverse("persiapan_kisi", args=[macam]), {"tahun": str(tahun)})
    return {s["nama"]: s["isi"] for b in respons.context["baris"] for s in b["sel"]}


@pytest.fixture
def klien(client: Any, perencana: Any) -> Any:
    client.force_login(perencana)
    return client


@pytest_db
@pytest.mark.parametrize("macam", ["target", "pagu"])
def test_tanpa_perubahan_tidak_menyimpan(macam: str, klien: Any, pd: Any) -> None:
    jejak = JejakAudit.objects.count()
    assert _kirim(klien, pd, macam, 2024).status_code == 302
    assert JejakAudit.objects.count() == jejak


@pytest_db
def test_pagu_diubah_dan_ditambah(klien: Any, pd: Any) -> None:
    halaman = klien.get(reverse("persiapan_kisi", args=["pagu"]), {"tahun": "2024"})
    assert ">Murni 2024</th>" in halaman.content.decode()  # the version by its name, not by its key
    isi = _sel(klien, "pagu", 2024)
    nama, lama = next((n, v) for n, v in isi.items() if v)
    jawab = _kirim(klien, pd, "pagu", 2024, **{nama: "Rp 1.234.567"})
    assert jawab.status_code == 422  # its budget document is dated
    assert "ditetapkan 2 Januari 2024. Sebutkan alasan" in jawab.content.decode()
    jawab = _kirim(klien, pd, "pagu", 2024, **{nama: "Rp 1.234.567", "alasan": "Salah ketik"})
    assert jawab.status_code == 302
    assert JejakAudit.objects.filter(alasan="Salah ketik").exists()
    assert _sel(klien, "pagu", 2024)[nama] == "1.234.567" != lama
    assert PaguBaris.objects.filter(nilai=1_234_567).count() == 1


@pytest_db
def test_yang_salah_pada_selnya_dan_tidak_ada_yang_tersimpan(klien: Any, pd: Any) -> None:
    isi = _sel(klien, "pagu", 2024)
    (benar, _), (salah, _) = [(n, v) for n, v in isi.items() if v][:2]
    isi_baru = {benar: "5", salah: "1,234", "alasan": "Koreksi"}
    jawab = _kirim(klien, pd, "pagu", 2024, **isi_baru)
    assert jawab.status_code == 422
    sel = {s["nama"]: s for b in jawab.context["baris"] for s in b["sel"]}
    assert "dapat dibaca" in sel[salah]["salah"]
    assert (sel[salah]["isi"], sel[benar]["isi"]) == ("1,234", "5")
    assert _sel(klien, "pagu", 2024) == isi


@pytest_db
def test_target_disimpan_pada_dokumen_yang_dipilih(klien: Any, pd: Any) -> None:
    """The Renstra has its years as columns: 2021 to 2026."""
    jawab = _kirim(klien, pd, "target", 2024, pilih="RD", **{"sel|I2|2025||RD|target": "250"})
    assert jawab.status_code == 302
    target = Target.objects.get(indikator__kode="I2", tahun=2025)
    assert (target.dokumen.kode, target.nilai) == ("RD", 250)


@pytest_db
def test_target_pk_baru_diusulkan_dari_renstra(klien: Any, pd: Any) -> None:
    """kecil.txt: the Renstra says 2,50 for I1 in 2026; the PK of 2026 says nothing yet."""
    DokumenPerencanaan.objects.create(pd=pd, kode="PK26", jenis="pk", tahun=2026, nama="PK 2026")
    nama = "sel|I1|2026||PK26|target"
    assert _sel(klien, "target", 2026)[nama] == "2,50"
    assert not Target.objects.filter(dokumen__kode="PK26").exists()
    assert _kirim(klien, pd, "target", 2026).status_code == 302
    assert Target.objects.get(dokumen__kode="PK26").nilai == Decimal("2.5")
    # Once it has targets of its own, nothing more is proposed unless asked for.
    lain = next(n for n, v in _sel(klien, "target", 2026).items() if n.startswith("sel|I2|2026||"))
    assert _sel(klien, "target", 2026)[lain] == ""


@pytest_db
def test_target_dimulai_dari_renstra(klien: Any, pd: Any) -> None:
    """Nothing is set for 2025: the Renstra opens first, since a PK is proposed from it. With a
    target of the year there, the PK does.
    """
    DokumenPerencanaan.objects.create(pd=pd, kode="PK25", jenis="pk", tahun=2025, nama="PK 2025")
    Target.objects.filter(tahun=2025).delete()
    assert all(nama.endswith("|RD|target") for nama in _sel(klien, "target", 2025))
    _kirim(klien, pd, "target", 2025, pilih="RD", **{"sel|I2|2025||RD|target": "250"})
    assert _sel(klien, "target", 2025)["sel|I2|2025||PK25|target"] == "250"


@pytest_db
def test_dokumen_yang_disetujui_tetap(klien: Any, pd: Any) -> None:
    """The rencana aksi of kecil.txt is approved: nothing is added to it, and the cell says so."""
    nama = "sel|I1|2024|2|RA|target"
    jawab = _kirim(klien, pd, "target", 2024, pilih="RA", **{nama: "3"})
    assert jawab.status_code == 422
    sel = {s["nama"]: s for b in jawab.context["baris"] for s in b["sel"]}
    assert "disetujui" in sel[nama]["salah"]
    assert not Target.objects.filter(indikator__kode="I1", dokumen__kode="RA").exists()


@pytest_db
def test_setiap_dokumen_menanyakan_yang_ditetapkannya(klien: Any, pd: Any) -> None:
    """A target of the year is refused on a rencana aksi, a quarter of a PK is used nowhere."""
    for kode, jenis, kolom in (
        ("PK26", "pk", ["Setahun"]),
        ("RA26", "rencana_aksi", ["TW I", "TW II", "TW III", "TW IV"]),
    ):
        DokumenPerencanaan.objects.create(pd=pd, kode=kode, jenis=jenis, tahun=2026, nama=kode)
        alamat = reverse("persiapan_kisi", args=["target"])
        respons = klien.get(alamat, {"tahun": "2026", "pilih": kode})
        assert list(respons.context["kisi"].kolom) == kolom


@pytest_db
def test_jadwal_yang_lewat_ditawari_susulan(klien: Any, pd: Any, monkeypatch: Any) -> None:
    """On 20 August 2026 in a year without days of entry: I and II are over, III and IV to come."""
    PeriodePengukuran.objects.filter(pd=pd, tahun__in=(2025, 2026)).delete()
    monkeypatch.setattr(layar_kisi, "hari_ini", lambda _: date(2026, 8, 20))
    alamat = reverse("persiapan_kisi", args=["periode"])

    def isi(**kueri: str) -> list[list[str]]:
        respons = klien.get(alamat, {"tahun": "2026", **kueri})
        return [[s["isi"] for s in b["sel"]] for b in respons.context["baris"]]

    nanti = [["2026-10-01", "2026-10-15"], ["2027-01-01", "2027-01-15"]]
    assert isi() == [["", ""], ["", ""], *nanti]
    assert isi(usul="ya") == [["2026-08-20", "2026-09-03"]] * 2 + nanti
    halaman = terbaca(klien.get(alamat, {"tahun": "2026"}))
    assert "Triwulan I dan II 2026 sudah lewat sebelum berjadwal." in halaman
    assert "sudah lewat; lazimnya sampai 15 April 2026" in halaman
    assert _kirim(klien, pd, "periode", 2026).status_code == 302
    assert [
        p.triwulan for p in PeriodePengukuran.objects.filter(pd=pd, tahun=2026).order_by("pk")
    ] == [3, 4]


def test_variabel_ada_dalam_urutan_persiapan() -> None:
    """What a formula needs comes after its indicator and before its target."""
    assert berikut("daftar_indikator") == "variabel"
    assert URUT.index("variabel") < URUT.index("target")


@pytest_db
def test_kisi_kosong_menyebut_yang_kurang(klien: Any) -> None:
    respons = klien.get(reverse("persiapan_kisi", args=["pagu"]), {"tahun": "2026"})
    assert "Isi sub kegiatan dan versi anggaran" in respons.content.decode()


@pytest_db
@pytest.mark.parametrize(
    "alamat",
    [
        ("persiapan",),
        ("persiapan_buku",),
        ("persiapan_isi", "unit_kerja"),
        ("persiapan_isi", "jabatan"),
        ("persiapan_isi", "indikator"),
        ("persiapan_kisi", "target"),
        ("persiapan_kisi", "pemangku"),
        ("persiapan_kisi", "jabatan"),
        ("persiapan_kisi", "daftar_indikator"),
        ("persiapan_kisi", "variabel"),
        ("persiapan_kisi", "indikator"),
    ],
    ids="-".join,
)
def test_baris_tidak_menambah_kueri(alamat: tuple[str, ...], klien: Any, pd: Any) -> None:
    def hitung() -> int:
        jalan = reverse(alamat[0], args=alamat[1:])
        klien.get(jalan, {"tahun": "2024"})
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(jalan).status_code == 200
        return len(kueri)

    sedikit = hitung()
    sasaran = Sasaran.objects.get(kode="S1")
    for n in range(8):
        jabatan = JabatanFactory(unit=UnitFactory(pd=pd, kode=f"UJI{n}"), kode=f"UJI{n}")
        IndikatorFactory(sasaran=sasaran, penanggung_jawab=jabatan, kode=f"UJI{n}")
    assert hitung() == sedikit


@pytest_db
def test_kisi_target_hasil_dan_keluaran(klien: Any, pd: Any) -> None:
    """O1 has 90,5 for the year in the original document; its first quarter is typed: 20."""
    alamat = reverse("persiapan_kisi", args=["keluaran"])
    respons = klien.get(alamat, {"tahun": "2024", "pilih": "M"})
    data = {"halaman_pd": pd.kode, "halaman_tahun": "2024", "pilih": "M"}
    for b in respons.context["baris"]:
        for s in b["sel"]:
            data |= {s["nama"]: s["isi"], f"awal|{s['nama']}": s["awal"]}
    assert data["sel|M|O1||target"] == "90,5"
    assert klien.post(alamat, data | {"sel|M|O1|1|target": "20"}).status_code == 302
    baru = TargetProgram.objects.get(indikator__kode="O1", triwulan=1)
    assert (baru.versi.kode, baru.nilai) == ("M", 20)
