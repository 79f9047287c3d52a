"""The pages and files of spending: two sub kegiatan, figures by hand."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from anggaran.models import SubKegiatan
from kinerja.peran import SEKRETARIAT
from kinerja.periode import Triwulan
from laporan.bahan.bahan import Bahan
from laporan.serapan.bahan import BahanSerapan
from laporan.triwulanan.bahan import RekapTriwulan
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinas(client, peran):
    """Pagu 300 and 100 million; 60 million of the first spent by February, 90 by March."""
    pd = f.PDFactory()
    f.RenstraFactory(pd=pd)
    kegiatan = f.KegiatanFactory(program__pd=pd, nama="Kegiatan Uji")
    satu, dua = (f.SubKegiatanFactory(kegiatan=kegiatan, nama=n) for n in ("Sub A", "Sub B"))
    a = f.BarisAnggaranFactory(
        sub_kegiatan=satu, rekening="5.1.02", sumber_dana="DAU", pagu=300_000_000
    )
    f.BarisAnggaranFactory(sub_kegiatan=dua, rekening="5.2", pagu=100_000_000)
    f.RealisasiAnggaranFactory(baris=a, bulan=2, nilai=60_000_000)
    f.RealisasiAnggaranFactory(baris=a, bulan=3, nilai=90_000_000)
    f.LaporanSubFactory(sub_kegiatan=satu, triwulan=1, fisik=Decimal(40))
    client.force_login(f.buat_pengguna(SEKRETARIAT, pd=pd))
    return pd


def sel(halaman):
    """Rows of every table as text."""
    return [
        [re.sub(r"<[^>]+>", "", s).strip() for s in re.findall(r"<td[^>]*>(.*?)</td>", b, re.S)]
        for b in re.findall(r"<tr[^>]*>(.*?)</tr>", halaman, re.S)
    ]


def test_serapan(client, dinas):
    halaman = client.get(reverse("serapan"), {"tahun": "2024"}).content.decode()
    baris = sel(halaman)
    assert ["Januari", "0", "0", "0,00%", "8,33%", "-8,33%"] in baris
    assert ["Maret", "30.000.000", "90.000.000", "22,50%", "25,00%", "-2,50%"] in baris
    assert ["DAU", "300.000.000", "90.000.000", "210.000.000", "30,00%"] in baris
    assert "Sub Kegiatan yang Belum Terserap" in halaman
    assert [f"{dinas_sub('Sub B')}", "100.000.000"] in baris
    assert "tanpa Kemajuan Fisik" not in halaman
    assert "tanpa Keluaran" not in halaman


def dinas_sub(nama):
    return SubKegiatan.objects.get(nama=nama)


def test_terserap_tanpa_keluaran(client, dinas):
    """90 million spent, ten people due by March: none is listed, the first one is not any more."""
    satu = dinas_sub("Sub A")
    i = f.IndikatorProgramFactory(sub_kegiatan=satu, target={0: 40, 1: 10})
    berkas = client.get(reverse("serapan_unduh", args=["serapan", "xlsx"]), {"tahun": "2024"})
    isi = [
        r for lembar in load_workbook(BytesIO(berkas.content))
        for r in lembar.iter_rows(values_only=True)
    ]  # fmt: skip
    assert any("Sub Kegiatan yang Terserap tanpa Keluaran" in str(s) for r in isi for s in r)
    assert any(str(satu) in r and 90_000_000 in r for r in isi)
    f.RealisasiProgramFactory(indikator=i, triwulan=1, nilai=Decimal(1))
    assert "tanpa Keluaran" not in client.get(reverse("serapan")).content.decode()


def test_rfk(client, dinas):
    baris = sel(client.get(reverse("rfk"), {"tahun": "2024", "bulan": "3"}).content.decode())
    # Rp, % and fisik of the months before, of March, and since January.
    assert ["1", "Sub A", "300.000.000", "75,00%", "60.000.000", "20,00%", "–", "30.000.000",
            "10,00%", "40,00%", "90.000.000", "30,00%", "40,00%",
            "210.000.000"] in baris  # fmt: skip
    # 300 × 40 ÷ 400 = 30
    assert ["", "Jumlah", "400.000.000", "100,00%", "60.000.000", "15,00%", "–", "30.000.000",
            "7,50%", "30,00%", "90.000.000", "22,50%", "30,00%",
            "310.000.000"] in baris  # fmt: skip


def test_pagu_yang_berlaku_pada_akhir_bulan(client, dinas):
    """A revision of 1 June lifts Sub A from 300 to 600 million, and 120 are spent by June: March
    stays 90 of 400 as in its quarterly report, June is 120 of 700, and each says by which document.
    """
    a = dinas_sub("Sub A").baris.get()
    perubahan = f.VersiAnggaranFactory(
        pd=dinas, jenis="perubahan", ke=2, nomor="DPPA-77", tanggal=date(2024, 6, 1)
    )
    f.PaguBarisFactory(baris=a, versi=perubahan, nilai=600_000_000)
    f.RealisasiAnggaranFactory(baris=a, bulan=6, nilai=120_000_000)
    maret, juni = BahanSerapan(dinas, 2024, 3), BahanSerapan(dinas, 2024)
    triwulan = RekapTriwulan(dinas, Triwulan(2024, 1), Bahan(dinas, 2024).kebijakan)
    assert maret.total_pagu == sum(triwulan.pagu_baris.values()) == 400_000_000
    assert juni.total_pagu == 700_000_000
    for b in (maret, juni):
        assert b.bulanan[2].serapan == Decimal("22.5")
        assert [n for _, n in b.per_versi] == [400_000_000, 700_000_000]
    assert (juni.bulanan[4].pagu, juni.bulanan[5].pagu) == (400_000_000, 700_000_000)
    for rute in ("serapan", "rfk"):
        isi = client.get(reverse(rute), {"tahun": "2024", "bulan": "3"}).content.decode()
        assert "Pagu menurut anggaran murni, yang berlaku pada 31 Maret 2024." in isi
        isi = client.get(reverse(rute), {"tahun": "2024"}).content.decode()
        assert "Pagu menurut anggaran perubahan (DPPA-77), yang berlaku pada 30 Juni 2024." in isi
    baris = sel(client.get(reverse("rfk"), {"tahun": "2024", "bulan": "3"}).content.decode())
    assert any(b[1:3] == ["Jumlah", "400.000.000"] for b in baris if len(b) > 2)


def test_rfk_xlsx(client, dinas):
    respons = client.get(
        reverse("serapan_unduh", args=["rfk", "xlsx"]), {"tahun": "2024", "bulan": "2"}
    )
    buku = load_workbook(BytesIO(respons.content))
    isi = [s for lembar in buku for r in lembar.iter_rows(values_only=True) for s in r]
    assert "Sub A" in isi
    assert 60_000_000 in isi
    assert 90_000_000 not in isi


def test_tahun_kosong(client, peran):
    pd = f.PDFactory()
    f.RenstraFactory(pd=pd)
    client.force_login(f.buat_pengguna(SEKRETARIAT, pd=pd))
    for rute in ("serapan", "rfk"):
        isi = client.get(reverse(rute)).content.decode()
        assert "Anggaran tahun ini belum diisi" in isi
        assert isi.count("Belum ada ") == 0, "one sentence, not one for each table"
        assert reverse("serapan_unduh", args=[rute, "pdf"]) not in isi


def test_kueri_tidak_tumbuh(client, dinas, django_assert_max_num_queries):
    for _ in range(10):
        f.BarisAnggaranFactory(
            sub_kegiatan__kegiatan__program__pd=dinas, rekening="5.1.01", pagu=1_000
        )
    for nama in ("serapan", "rfk"):
        with django_assert_max_num_queries(24):
            client.get(reverse(nama), {"tahun": "2024"})


def test_grafik(client, dinas):
    """22,5 % of the pagu by March, and 30 % of barang dan jasa: said in the charts too."""
    halaman = client.get(reverse("serapan"), {"tahun": "2024"}).content.decode()
    assert "Serapan anggaran per bulan 2024" in halaman
    assert "Mar: serapan 23%, waktu 25%" in halaman
    assert "Serapan menurut jenis belanja 2024" in halaman
    assert "Rp90.000.000 dari Rp300.000.000" in halaman.replace("Rp ", "Rp")
    for bentuk in ("docx", "xlsx"):
        alamat = reverse("serapan_unduh", args=["serapan", bentuk])
        assert client.get(alamat, {"tahun": "2024", "bulan": "3"}).status_code == 200
