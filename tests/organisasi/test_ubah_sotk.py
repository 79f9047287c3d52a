"""A change of the organisation is carried out whole or not at all, and history stays."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from kinerja.isian.pintu import Pintu
from kinerja.models import (
    Indikator,
    Jabatan,
    JabatanLama,
    JejakAudit,
    PerubahanSOTK,
    TanggungJawabLama,
    UnitKerja,
    UnitLama,
)
from kinerja.penolakan import BentrokError, TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.peran import OPERATOR, SEKRETARIAT
from kinerja.periode import Triwulan
from laporan.bahan.lingkup import bahan_untuk
from laporan.organisasi.laksanakan import ubah_sotk
from laporan.organisasi.rencana import RencanaSOTK, UnitBaru
from tests import factories as f

pytestmark = pytest.mark.django_db

PADA = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
BERLAKU = date(2026, 7, 1)
TW_LAMA, TW_BARU = Triwulan(2026, 2), Triwulan(2026, 3)


class Dunia:
    """Two bidang, a seksi below the first, each with its head and an indicator."""

    def __init__(self, pengguna: Any) -> None:
        self.pd = f.PDFactory()
        puncak = f.puncak(self.pd)
        self.kadis = f.JabatanFactory(unit=puncak, eselon="II", nama="Kepala Dinas")
        self.a = f.UnitFactory(pd=self.pd, nama="Bidang A", kode="A")
        self.b = f.UnitFactory(pd=self.pd, nama="Bidang B", kode="B")
        self.seksi = f.UnitFactory(pd=self.pd, nama="Seksi A1", induk=self.a, jenis="seksi")
        self.kabid_a = f.JabatanFactory(unit=self.a, nama="Kepala Bidang A", atasan=self.kadis)
        self.kabid_b = f.JabatanFactory(unit=self.b, nama="Kepala Bidang B", atasan=self.kadis)
        self.kasi = f.JabatanFactory(
            unit=self.seksi, nama="Kepala Seksi A1", eselon="IV", atasan=self.kabid_a
        )
        renstra = f.RenstraFactory(pd=self.pd, tahun_awal=2024, tahun_akhir=2028)
        sasaran = f.SasaranFactory(tujuan__renstra=renstra, penanggung_jawab=self.kadis)
        self.indikator = f.IndikatorFactory(sasaran=sasaran, penanggung_jawab=self.kabid_a)
        self.sub = f.SubKegiatanFactory(pd=self.pd, tahun=2026, penanggung_jawab=self.kabid_a)
        self.sub_lama = f.SubKegiatanFactory(pd=self.pd, tahun=2025, penanggung_jawab=self.kabid_a)
        self.sekretariat = pengguna(SEKRETARIAT, pd=self.pd)
        self.operator_a = pengguna(OPERATOR, unit=self.a)
        self.operator_b = pengguna(OPERATOR, unit=self.b)

    def ubah(self, **isi: Any) -> PerubahanSOTK:
        dilihat = isi.pop("dilihat", None)
        oleh = isi.pop("oleh", self.sekretariat)
        rencana = RencanaSOTK(**{"berlaku": BERLAKU, "dasar": "Perbup 12/2026", **isi})
        return ubah_sotk(pd=self.pd, rencana=rencana, oleh=oleh, pada=PADA, dilihat=dilihat)

    def segar(self, pengguna: Any) -> Any:
        return type(pengguna).objects.get(pk=pengguna.pk)

    def boleh(self, pengguna: Any, unit: Any, tw: Triwulan) -> bool:
        pintu = Pintu(self.pd, tw, oleh=self.segar(pengguna), pada=PADA)
        return pintu.dalam_lingkup(unit.pk)


@pytest.fixture
def d(pengguna: Any) -> Dunia:
    return Dunia(pengguna)


def test_gabung(d: Dunia) -> None:
    pemangku = f.PemangkuFactory(jabatan=d.kabid_a)
    d.ubah(gabung={d.a.pk: d.b.pk})

    pemangku.refresh_from_db()
    assert pemangku.sampai == date(2026, 6, 30)
    a = UnitKerja.objects.get(pk=d.a.pk)
    assert (a.sampai, a.penerus) == (date(2026, 6, 30), d.b)
    assert UnitKerja.objects.get(pk=d.seksi.pk).induk == d.b
    assert Jabatan.objects.get(pk=d.kabid_a.pk).sampai == date(2026, 6, 30)
    assert Jabatan.objects.get(pk=d.kasi.pk).atasan == d.kabid_b
    assert Indikator.objects.get(pk=d.indikator.pk).penanggung_jawab == d.kabid_b
    lama = TanggungJawabLama.objects.get(indikator=d.indikator)
    assert (lama.jabatan, lama.sampai) == (d.kabid_a, date(2026, 6, 30))
    # A budget is of its year: that of 2025 keeps whom it had.
    assert type(d.sub).objects.get(pk=d.sub.pk).penanggung_jawab == d.kabid_b
    assert type(d.sub).objects.get(pk=d.sub_lama.pk).penanggung_jawab == d.kabid_a
    assert d.segar(d.operator_a).unit == d.b
    assert JejakAudit.objects.filter(aksi="perubahan SOTK").count() >= 5


def test_hak_menurut_triwulan(d: Dunia) -> None:
    """The seksi moves to bidang B on 1 July: what it did before stays with bidang A."""
    d.ubah(pindah={d.seksi.pk: d.b.pk})

    assert d.boleh(d.operator_a, d.seksi, TW_LAMA)
    assert not d.boleh(d.operator_a, d.seksi, TW_BARU)
    assert not d.boleh(d.operator_b, d.seksi, TW_LAMA)
    assert d.boleh(d.operator_b, d.seksi, TW_BARU)


def test_unit_lama_tetap_melihat_indikator_yang_pernah_miliknya(d: Dunia) -> None:
    d.ubah(indikator={d.indikator.pk: d.kabid_b.pk})

    def indikator(pengguna: Any, tahun: int) -> set[int]:
        return {i.pk for i in bahan_untuk(d.segar(pengguna), d.pd, tahun).indikator}

    assert d.indikator.pk in indikator(d.operator_a, 2025)
    assert d.indikator.pk not in indikator(d.operator_a, 2026)
    assert d.indikator.pk in indikator(d.operator_b, 2026)
    lama = Indikator.objects.untuk(d.segar(d.operator_a), TW_LAMA.akhir)
    assert lama.filter(pk=d.indikator.pk).exists()
    assert (
        not Indikator.objects.untuk(d.segar(d.operator_a), TW_BARU.akhir)
        .filter(pk=d.indikator.pk)
        .exists()
    )


def test_penerus_mengisi_triwulan_unit_yang_bubar(d: Dunia) -> None:
    d.ubah(gabung={d.a.pk: d.b.pk}, bubar=frozenset({d.a.pk}))

    assert d.boleh(d.operator_b, d.a, TW_LAMA)
    assert d.boleh(d.operator_a, d.a, TW_LAMA)


def test_pecah(d: Dunia) -> None:
    baru = UnitBaru("C", "Bidang C", "bidang", d.a.pk, "Kepala Bidang C", "III")
    d.ubah(baru=(baru,), jabatan={d.kasi.pk: -1})

    c = UnitKerja.objects.get(pd=d.pd, kode="C")
    assert (c.mulai, c.induk) == (BERLAKU, d.a.induk)
    kabid_c = Jabatan.objects.get(unit=c, eselon="III")
    assert (kabid_c.nama, kabid_c.atasan, kabid_c.mulai) == ("Kepala Bidang C", d.kadis, BERLAKU)
    kasi = Jabatan.objects.get(pk=d.kasi.pk)
    assert (kasi.unit, kasi.atasan) == (c, kabid_c)
    assert JabatanLama.objects.get(jabatan=kasi).unit == d.seksi


def test_ganti_nama_menyimpan_yang_lama(d: Dunia) -> None:
    d.ubah(nama={d.a.pk: "Bidang Usaha"})

    assert UnitLama.objects.get(unit=d.a).nama == "Bidang A"
    assert Jabatan.objects.get(pk=d.kabid_a.pk).nama == "Kepala Bidang Usaha"
    assert PerubahanSOTK.objects.get().uraian == "Bidang A berganti nama menjadi Bidang Usaha."


def test_ditolak_tanpa_bekas(d: Dunia) -> None:
    """The account that records it is of the unit that ends: nobody moves the own account."""
    d.sekretariat.unit = d.a
    d.sekretariat.save()

    with pytest.raises(TidakBerizinError):
        d.ubah(gabung={d.a.pk: d.b.pk})

    assert not UnitLama.objects.exists()
    assert not PerubahanSOTK.objects.exists()


@pytest.mark.parametrize(
    ("siapa", "galat"),
    [
        pytest.param("operator_a", TidakBerizinError, id="operator"),
        pytest.param("asing", TidakDitemukanError, id="sekretariat-lain"),
    ],
)
def test_siapa_yang_tidak_boleh(d: Dunia, pengguna: Any, siapa: str, galat: Any) -> None:
    oleh = pengguna(SEKRETARIAT) if siapa == "asing" else getattr(d, siapa)
    with pytest.raises(galat):
        d.ubah(nama={d.a.pk: "X"}, oleh=oleh)


def test_yang_sudah_berubah_sejak_ditinjau(d: Dunia) -> None:
    with pytest.raises(BentrokError):
        d.ubah(nama={d.a.pk: "X"}, dilihat="0" * 16)


def test_tanggal_tidak_mundur(d: Dunia) -> None:
    d.ubah(nama={d.a.pk: "Bidang X"})
    with pytest.raises(TidakSahError, match="1 Juli 2026"):
        d.ubah(nama={d.a.pk: "Bidang Y"})


def test_halaman_meninjau_lalu_mencatat(client: Any, d: Dunia) -> None:
    client.force_login(d.sekretariat)
    alamat = reverse("organisasi_perubahan")
    assert client.get(alamat).status_code == 200
    isi = {
        "berlaku": "2026-07-01", "dasar": "Perbup 12/2026", f"nama-{d.b.pk}": "Bidang Usaha",
        f"apa-{d.a.pk}": "bubar", f"ke-{d.a.pk}": d.b.pk,
    }  # fmt: skip

    tinjau = client.post(alamat, {**isi, "langkah": "tinjau"})

    assert tinjau.status_code == 200
    teks = tinjau.content.decode()
    assert "Bidang A dibubarkan; tugasnya diteruskan Bidang Usaha." in teks
    assert d.kabid_a.nama in teks
    assert not PerubahanSOTK.objects.exists()
    dilihat = tinjau.context["dilihat"]
    simpan = client.post(alamat, {**isi, "langkah": "simpan", "dilihat": dilihat})
    assert simpan.status_code == 302
    assert UnitKerja.objects.get(pk=d.a.pk).penerus == d.b
    daftar = client.get(reverse("organisasi") + "?tahun=2026").content.decode()
    assert "Bidang Usaha" in daftar
    unit = client.get(reverse("organisasi_unit", args=[d.b.pk])).content.decode()
    assert "Bidang B" in unit
    assert "Meneruskan tugas" in unit


def test_halaman_menyebut_semua_yang_salah(client: Any, d: Dunia) -> None:
    client.force_login(d.sekretariat)
    respons = client.post(
        reverse("organisasi_perubahan"),
        {"berlaku": "2026-07-01", "dasar": "", f"apa-{d.a.pk}": "gabung", "langkah": "tinjau"},
    )
    assert respons.status_code == 422
    teks = respons.content.decode()
    assert "Tulis dasar hukumnya" in teks
    assert "Pilih unit yang meneruskan tugas Bidang A." in teks
