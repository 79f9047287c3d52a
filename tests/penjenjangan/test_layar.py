"""The grid of a unit, one's own line, the RHK list."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from kinerja.models import JejakAudit, RencanaHasil
from kinerja.peran import OPERATOR, PEJABAT, SEKRETARIAT
from tests import factories as f
from tests.baca import terbaca
from tests.penjenjangan.pabrik import RencanaHasilFactory

pytestmark = pytest.mark.django_db
TAHUN = f.TAHUN


class DuniaJenjang:
    """A bidang whose head answers for an indicator, and a functional post below."""

    def __init__(self, pengguna: Any) -> None:
        self.pd = f.PDFactory(kepala_daerah="Bupati Contoh")
        kadis = f.JabatanFactory(unit=f.puncak(self.pd), nama="Kepala Dinas", eselon="II")
        self.bidang = f.UnitFactory(pd=self.pd, nama="Bidang Penempatan", kode="PNP")
        self.kabid = f.JabatanFactory(unit=self.bidang, nama="Kepala Bidang", atasan=kadis)
        self.jf = f.JabatanFactory(
            unit=self.bidang, nama="Pengantar Kerja", atasan=self.kabid, jenis="fungsional",
            eselon="",
        )  # fmt: skip
        self.orang = f.PemangkuFactory(jabatan=self.jf, nama="Pegawai Satu", nip="1" * 18)
        strategis = f.SasaranFactory(
            tujuan__renstra__pd=self.pd, penanggung_jawab=kadis, uraian="Meningkatnya kesempatan"
        )
        self.iku = f.IndikatorFactory(sasaran=strategis, nama="Tingkat Pengangguran")
        f.PenandaIndikatorFactory(indikator=self.iku, uraian="Menurunnya kemiskinan")
        self.sasaran = f.SasaranFactory(
            tujuan=strategis.tujuan, induk=strategis, tingkat="eselon_iii",
            penanggung_jawab=self.kabid, uraian="Meningkatnya penempatan",
        )  # fmt: skip
        self.indikator = f.IndikatorFactory(sasaran=self.sasaran, nama="Jumlah Penempatan")
        self.operator = pengguna(OPERATOR, unit=self.bidang)
        self.sekretariat = pengguna(SEKRETARIAT, pd=self.pd)
        self.akun_jf = pengguna(OPERATOR, unit=self.bidang, jabatan=self.jf)
        self.lain = pengguna(PEJABAT, unit=f.UnitFactory(pd=self.pd))

    def alamat(self, nama: str = "penjenjangan_unit") -> str:
        pk = [self.bidang.pk] if nama == "penjenjangan_unit" else []
        return f"{reverse(nama, args=pk)}?tahun={TAHUN}"

    def kirim(self, client: Any, **isi: Any) -> Any:
        halaman = {"halaman_pd": self.pd.kode, "halaman_tahun": str(TAHUN)}
        return client.post(self.alamat(), {**halaman, **isi})


@pytest.fixture
def dunia(pengguna: Any) -> DuniaJenjang:
    return DuniaJenjang(pengguna)


def _baris(d: DuniaJenjang, **ubah: Any) -> dict[str, Any]:
    isi = {
        "jabatan": d.jf.pk, "pemangku": d.orang.pk, "mendukung": f"i{d.indikator.pk}",
        "cara": "dibagi", "hasil": "Pencari kerja ditempatkan", "aspek": "kuantitas",
        "ukuran": "Jumlah penempatan", "target": "120", "satuan": "orang", "kontribusi": "40%",
    } | ubah  # fmt: skip
    return {"langkah": "simpan", "n0-baris": "1", **{f"n0-{n}": v for n, v in isi.items()}}


def test_unit_mengisi_menempel_dan_menghapus(client: Any, dunia: DuniaJenjang) -> None:
    client.force_login(dunia.operator)
    assert "Bidang Penempatan" in terbaca(client.get(dunia.alamat("penjenjangan")))
    r = dunia.kirim(client, **_baris(dunia, target=""))
    assert r.status_code == 422
    assert "Pencari kerja ditempatkan" in r.content.decode()
    assert dunia.kirim(client, **_baris(dunia)).status_code == 302
    satu = RencanaHasil.objects.get()
    assert (satu.kode, satu.indikator, satu.pemangku) == ("1", dunia.indikator, dunia.orang)
    # Pasted by names; below the result of another row.
    sel = [
        "Pengantar Kerja", "Pegawai Satu", "Pencari kerja ditempatkan", "Diturunkan",
        "Lowongan terhimpun", "Waktu", "Hari kerja penyajian", "5", "hari", "",
    ]  # fmt: skip
    r = dunia.kirim(client, langkah="tempel", tempelan="\t".join(sel))
    assert r.status_code == 200
    (baru,) = r.context["lembar"].baru
    assert baru.formulir.cleaned_data["mendukung"] == f"r{satu.pk}"
    isi = _baris(
        dunia, mendukung=f"r{satu.pk}", cara="diturunkan", hasil="Lowongan terhimpun",
        aspek="waktu", target="5", satuan="hari",
    )  # fmt: skip
    assert dunia.kirim(client, **isi).status_code == 302
    bawah = RencanaHasil.objects.get(kode="2")
    assert (bawah.induk, bawah.indikator) == (satu, None)
    # What others support cannot be taken away, nor be put below itself.
    hapus = {"langkah": "simpan", f"b{satu.pk}-versi": "1", f"b{satu.pk}-hapus": "1"}
    r = dunia.kirim(client, **hapus)
    assert r.status_code == 422
    assert "masih didukung 1 hasil kerja lain" in terbaca(r)
    medan = {n.removeprefix("n0-"): v for n, v in _baris(dunia, mendukung=f"r{bawah.pk}").items()}
    ubah = {f"b{satu.pk}-{n}": v for n, v in medan.items() if n not in ("langkah", "baris")}
    awal = {f"initial-b{satu.pk}-mendukung": f"i{dunia.indikator.pk}"}
    r = dunia.kirim(client, langkah="simpan", **ubah, **awal, **{f"b{satu.pk}-versi": "1"})
    assert r.status_code == 422
    assert "lingkaran" in terbaca(r)
    aksi = JejakAudit.objects.filter(model="kinerja.rencanahasil").values_list("aksi", flat=True)
    assert set(aksi) == {"jenjang: rencana hasil kerja ditambah"}
    # Another unit neither sees nor writes it.
    client.force_login(dunia.lain)
    assert client.get(dunia.alamat()).status_code == 404


def test_garis_dari_pekerjaan_sampai_bupati(
    client: Any, dunia: DuniaJenjang, django_assert_max_num_queries: Any
) -> None:
    atas = RencanaHasilFactory(indikator=dunia.indikator, jabatan=dunia.kabid, hasil="Penempatan")
    RencanaHasilFactory(
        indikator=None, induk=atas, jabatan=dunia.jf, pemangku=dunia.orang, hasil="Lowongan"
    )
    client.force_login(dunia.akun_jf)
    r = client.get(dunia.alamat("garis"))
    (garis,) = r.context["garis"]
    assert [(x.jenis, x.teks) for x in garis.langkah] == [
        ("Rencana hasil kerja", "Lowongan"),
        ("Rencana hasil kerja", "Penempatan"),
        ("Indikator", "Jumlah Penempatan"),
        ("Sasaran kinerja eselon III", "Meningkatnya penempatan"),
        ("Sasaran strategis", "Meningkatnya kesempatan"),
        ("Tujuan", dunia.sasaran.tujuan.uraian),
        ("Sasaran RPJMD", "Menurunnya kemiskinan"),
    ]
    assert garis.langkah[-1].kecil == "Bupati Contoh"
    assert all(x.url for x in garis.langkah)
    # Every step can be opened by the one who reads it.
    for url in {x.url.partition("#")[0] for x in garis.langkah}:
        assert client.get(url).status_code == 200
    # A head of a bidang begins with the own indicator; more posts ask no more.
    for n in range(4):
        RencanaHasilFactory(indikator=dunia.indikator, jabatan=dunia.jf, kode=f"x{n}")
    client.force_login(dunia.sekretariat)
    url = f"{dunia.alamat('garis')}&jabatan="
    client.get(f"{url}{dunia.jf.pk}")
    with django_assert_max_num_queries(45):
        assert len(client.get(f"{url}{dunia.jf.pk}").context["garis"]) == 5
    with django_assert_max_num_queries(35):
        assert len(client.get(dunia.alamat()).context["lembar"].baris) == 6
    assert len(client.get(f"{url}{dunia.kabid.pk}").context["garis"]) == 2
    client.force_login(dunia.lain)
    assert "belum berjabatan" in terbaca(client.get(dunia.alamat("garis")))
    assert client.get(f"{url}{dunia.jf.pk}").status_code == 404


def test_salin_dari_tahun_lalu(client: Any, dunia: DuniaJenjang) -> None:
    """The same tree a year later; under what succeeds an indicator; without what ended."""
    lalu = {"tahun": TAHUN - 1}
    berakhir = f.IndikatorFactory(sasaran=dunia.sasaran, nama="Lama", sampai_tahun=TAHUN - 1)
    penerus = f.IndikatorFactory(
        sasaran=dunia.sasaran, nama="Baru", pendahulu=berakhir, mulai_tahun=TAHUN
    )
    tamat = f.IndikatorFactory(sasaran=dunia.sasaran, nama="Tamat", sampai_tahun=TAHUN - 1)
    pergi = f.PemangkuFactory(
        jabatan=dunia.jf, nama="Pegawai Lama", mulai=date(2020, 1, 2), sampai=date(2023, 12, 31)
    )
    bawah = RencanaHasilFactory(indikator=dunia.indikator, jabatan=dunia.jf, hasil="C", **lalu)
    atas = RencanaHasilFactory(
        indikator=berakhir, jabatan=dunia.kabid, hasil="A", pemangku=None, **lalu
    )
    bawah.indikator, bawah.induk, bawah.pemangku = None, atas, pergi
    bawah.save()
    lepas = RencanaHasilFactory(indikator=tamat, jabatan=dunia.kabid, hasil="T", **lalu)
    RencanaHasilFactory(indikator=None, induk=lepas, jabatan=dunia.jf, hasil="U", **lalu)
    client.force_login(dunia.operator)
    assert "Salin dari 2023" in terbaca(client.get(dunia.alamat()))
    r = dunia.kirim(client, langkah="salin")
    assert r.status_code == 302
    assert "2 baris disalin dari tahun 2023" in terbaca(client.get(r.url))
    baru = {x.hasil: x for x in RencanaHasil.objects.filter(tahun=TAHUN)}
    assert set(baru) == {"A", "C"}
    assert (baru["A"].indikator, baru["A"].kode) == (penerus, atas.kode)
    assert (baru["C"].induk, baru["C"].pemangku, baru["C"].target) == (baru["A"], None, "12")
    assert JejakAudit.objects.filter(aksi="jenjang: disalin dari tahun lalu").count() == 2
    # Only into an empty year.
    assert dunia.kirim(client, langkah="salin").status_code == 422
    assert RencanaHasil.objects.filter(tahun=TAHUN).count() == 2


def test_daftar_rhk_dan_nip(client: Any, dunia: DuniaJenjang) -> None:
    RencanaHasilFactory(
        indikator=dunia.indikator, jabatan=dunia.jf, hasil="=1+1", target="12", satuan="laporan"
    )
    f.PemangkuFactory(
        jabatan=dunia.jf, nama="Pegawai Lama", mulai=date(2020, 1, 2), sampai=date(2022, 12, 31)
    )

    def baca(siapa: Any) -> list[Any]:
        client.force_login(siapa)
        r = client.get(f"{dunia.alamat('penjenjangan_unduh')}&unit={dunia.bidang.pk}")
        assert f'filename="RHK-{TAHUN}-{dunia.pd.kode}-PNP.xlsx"' in r["Content-Disposition"]
        buku = load_workbook(BytesIO(r.content))
        assert buku.sheetnames == ["RHK", "Matriks Penjenjangan"]
        assert [
            list(b)[:5] for b in buku["Matriks Penjenjangan"].iter_rows(2, values_only=True)
        ] == [
            [
                "Menurunnya kemiskinan",
                dunia.sasaran.tujuan.uraian,
                "Meningkatnya kesempatan\nMeningkatnya penempatan",
                "Jumlah Penempatan",
                None,
            ]
        ]
        lembar = buku["RHK"]
        kepala, *baris = lembar.iter_rows(values_only=True)
        assert kepala[5:7] == (
            "Rencana Hasil Kerja Pimpinan yang Diintervensi", "Rencana Hasil Kerja",
        )  # fmt: skip
        assert len(baris) == 1
        return list(baris[0])

    isi = baca(dunia.sekretariat)
    assert isi == [
        1, "Pegawai Satu", "1" * 18, "Pengantar Kerja", "Bidang Penempatan", "Jumlah Penempatan",
        "=1+1", "Kuantitas", "Jumlah laporan", "12", "laporan", "Diturunkan", None,
    ]  # fmt: skip
    # Who does not keep the holders of posts takes no NIP along.
    assert baca(dunia.operator)[2] is None
