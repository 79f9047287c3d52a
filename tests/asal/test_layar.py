"""The page "asal angka": everything that the way from a figure to its evidence needs."""

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from kinerja.peran import SEKRETARIAT
from tests.baca import terbaca
from tests.factories import (
    DataDukungFactory,
    IndikatorFactory,
    JabatanFactory,
    NilaiVariabelFactory,
    PenggunaFactory,
    RealisasiFactory,
    TargetFactory,
    VariabelFactory,
    VersiRealisasiFactory,
)

PENGANGGUR, ANGKATAN = "Penganggur terbuka", "Angkatan kerja"


def _orang(pd: Any, nama: str) -> Any:
    return PenggunaFactory(pd=pd, first_name=nama, jabatan=JabatanFactory(unit__pd=pd))


@pytest.fixture
def tpt(db: None) -> Any:
    """A rate with a formula, reported in two quarters, endorsed in the second, with evidence."""
    i = IndikatorFactory(
        kode="IKU/1",  # an address must stand every code
        formula="nganggur / angkatan * 100",
        polaritas="makin_rendah",
        akumulasi="posisi_akhir",
        satuan="Persen",
        pola_tampil="{n}%",
        desimal=2,
    )
    TargetFactory(indikator=i, teks="3", nilai=Decimal(3), jenis="maksimal")
    kode = {
        "nganggur": VariabelFactory(indikator=i, kode="nganggur", nama=PENGANGGUR),
        "angkatan": VariabelFactory(indikator=i, kode="angkatan", nama=ANGKATAN),
    }
    for tw, n in ((1, 8600), (4, 8604)):
        pelaku = {
            "diubah_oleh": _orang(i.pd, f"Pengisi {tw}"),
            "diverifikasi_oleh": _orang(i.pd, f"Pemeriksa {tw}"),
            "disahkan_oleh": _orang(i.pd, f"Pengesah {tw}"),
        }
        r = RealisasiFactory(
            indikator=i, triwulan=tw, nilai=None, disahkan=True, versi=tw + 2, **pelaku
        )
        NilaiVariabelFactory(realisasi=r, variabel=kode["nganggur"], nilai=n, sumber="Sakernas")
        NilaiVariabelFactory(realisasi=r, variabel=kode["angkatan"], nilai=317_696)
        DataDukungFactory(
            realisasi=r,
            judul=f"Berita resmi TW {tw}",
            jenis="tautan",
            teks="",
            tautan=f"https://bps.contoh.go.id/{tw}",
        )
    VersiRealisasiFactory(realisasi=r, ke=2, sha256="b" * 64)
    return i


def _setahun(i: Any) -> str:
    return reverse("asal", args=[i.pd.kode, 2024, i.kode])


def test_setahun_menyebut_semuanya(client: Any, pengguna: Any, tpt: Any) -> None:
    """8.604 ÷ 317.696 × 100 = 2,708…; against a ceiling of 3: (2 × 3 − 2,71) ÷ 3 = 109,67%."""
    client.force_login(pengguna(SEKRETARIAT, pd=tpt.pd))
    isi = terbaca(client.get(_setahun(tpt)))
    for kata in (
        "8.604 ÷ 317.696 × 100 = 2,71",
        f"{PENGANGGUR} ÷ {ANGKATAN} × 100",
        "109,67%",
        "Sakernas",
        "Pengisi 4",
        "Pemeriksa 4",
        "Pengesah 4",
        "versi isian 6",
        "pengajuan ke-2",
        'href="https://bps.contoh.go.id/1"',
        'href="https://bps.contoh.go.id/4"',
    ):
        assert kata in isi, kata
    assert "nganggur /" not in isi


def test_triwulan_hanya_miliknya(client: Any, pengguna: Any, tpt: Any) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=tpt.pd))
    isi = terbaca(client.get(reverse("asal_triwulan", args=[tpt.pd.kode, 2024, 1, tpt.kode])))
    assert "8.600 ÷ 317.696 × 100 = 2,71" in isi
    assert "Pengisi 1" in isi
    assert "bps.contoh.go.id/1" in isi
    assert "Pengisi 4" not in isi
    assert "bps.contoh.go.id/4" not in isi
    assert "pengajuan ke-2" not in isi


def test_belum_diisi_dan_di_luar_masa(client: Any, pengguna: Any) -> None:
    i = IndikatorFactory(mulai_tahun=2023, sampai_tahun=2024)
    client.force_login(pengguna(SEKRETARIAT, pd=i.pd))
    isi = terbaca(client.get(_setahun(i)))
    assert "Belum ada data dukung" in isi
    assert "Belum ada isian" in isi
    isi = terbaca(client.get(reverse("asal", args=[i.pd.kode, 2026, i.kode])))
    assert "Tidak ada angka untuk tahun 2026" in isi
    assert f'href="{_setahun(i)}"' in isi


def test_panel_menyebut_orang_versi_dan_bukti(client: Any, pengguna: Any, tpt: Any) -> None:
    """The panel of the tree and of the indicator's page names them, and leads to the page."""
    client.force_login(pengguna(SEKRETARIAT, pd=tpt.pd))
    for alamat in (reverse("pohon"), reverse("indikator", args=[tpt.pk])):
        isi = terbaca(client.get(alamat))
        for kata in ("Pengisi 4", "Pemeriksa 4", "Pengesah 4", "6 (TW IV)"):
            assert kata in isi, (alamat, kata)
        assert 'href="https://bps.contoh.go.id/4"' in isi
        assert f'href="{_setahun(tpt)}#realisasi"' in isi
        assert f'href="{_setahun(tpt)}#capaian"' in isi


@pytest.mark.parametrize(
    ("bagian", "ada"),
    [
        ("realisasi", "8.604 ÷ 317.696 × 100 = 2,71"),
        ("capaian", "109,67%"),
        ("target", "Target: "),
        ("bukti", "Data dukung"),
        ("lain", "Data dukung"),
    ],
)
def test_panel_diambil(client: Any, pengguna: Any, tpt: Any, bagian: str, ada: str) -> None:
    """What a table or the report shows in place: that figure, its people, its evidence."""
    client.force_login(pengguna(SEKRETARIAT, pd=tpt.pd))
    isi = terbaca(client.get(_setahun(tpt), {"panel": bagian}))
    assert "<html" not in isi
    for kata in (ada, "Pengesah 4", 'href="https://bps.contoh.go.id/4"', f'href="{_setahun(tpt)}#'):
        assert kata in isi, kata


def test_panel_triwulan(client: Any, pengguna: Any, tpt: Any) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=tpt.pd))
    jalur = reverse("asal_triwulan", args=[tpt.pd.kode, 2024, 1, tpt.kode])
    isi = terbaca(client.get(jalur, {"panel": "realisasi"}))
    assert "8.600 ÷ 317.696" in isi
    assert "Pengesah 1" in isi
    assert "Pengesah 4" not in isi
    assert "bps.contoh.go.id/4" not in isi


def test_rumus_indikator_dalam_kata(client: Any, pengguna: Any, tpt: Any) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=tpt.pd))
    isi = terbaca(client.get(reverse("indikator", args=[tpt.pk])))
    assert f"Rumus: {PENGANGGUR} ÷ {ANGKATAN} × 100" in isi
    assert "nganggur / angkatan" not in isi


def test_variabel_yang_kurang_disebut_namanya(client: Any, pengguna: Any, tpt: Any) -> None:
    """An empty quarter is opened after the reported one: the year still explains what it counts."""
    tpt.realisasi.get(triwulan=4).nilai_variabel.all().delete()
    client.force_login(pengguna(SEKRETARIAT, pd=tpt.pd))
    alamat = reverse("asal_triwulan", args=[tpt.pd.kode, 2024, 4, tpt.kode])
    for jalur in (alamat, reverse("indikator", args=[tpt.pk])):
        isi = terbaca(client.get(jalur))
        assert f"Variabel belum diisi: {ANGKATAN} dan {PENGANGGUR}." in isi, jalur
        assert "nganggur" not in isi.replace(PENGANGGUR, ""), jalur
    assert "8.600 ÷ 317.696 × 100 = 2,71" in terbaca(client.get(_setahun(tpt)))


def test_kueri_tidak_bertambah(client: Any, pengguna: Any, jumlah_kueri: Any, tpt: Any) -> None:
    """Neither with the agency's indicators nor with the evidence of this one."""
    client.force_login(pengguna(SEKRETARIAT, pd=tpt.pd))
    client.get(_setahun(tpt))
    with jumlah_kueri() as sedikit:
        client.get(_setahun(tpt))
    r = tpt.realisasi.get(triwulan=4)
    for n in range(10):
        DataDukungFactory(
            realisasi=r, judul=f"Lain {n}", diunggah_oleh=_orang(tpt.pd, f"Orang {n}")
        )
        lain = IndikatorFactory(sasaran=tpt.sasaran)
        RealisasiFactory(indikator=lain)
        VersiRealisasiFactory(realisasi=r, ke=n + 3, sha256=f"{n}" * 64)
    with jumlah_kueri() as banyak:
        isi = terbaca(client.get(_setahun(tpt)))
    assert "Orang 9" in isi
    assert len(banyak) == len(sedikit)
