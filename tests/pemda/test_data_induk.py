"""The plan of a region in the master data: from RPJMD to indicator and back, no dead end."""

from typing import Any

from django.urls import reverse
from lxml import html

from kinerja.models import Indikator, Misi, PerangkatDaerah, Renstra, Sasaran, Tujuan
from kinerja.peran import PEMANTAU, SEKRETARIAT
from tests.pemda.himpunan import DISDIK, PEMDA, TAHUN


def _ubah(objek: Any) -> str:
    return reverse(f"admin:kinerja_{objek._meta.model_name}_change", args=[objek.pk])


def _tautan(client: Any, alamat: str, **kueri: Any) -> set[str]:
    respons = client.get(alamat, kueri)
    assert respons.status_code == 200, alamat
    return {a.split("?")[0] for a in html.fromstring(respons.content).xpath("//a/@href")}


def test_dari_rpjmd_ke_data_induk_dan_kembali(client: Any, wilayah: Any, pengguna: Any) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=wilayah))
    renstra = Renstra.objects.get(pd=wilayah)
    misi, tujuan = Misi.objects.get(kode="M1"), Tujuan.objects.get(pd=wilayah, kode="T1")
    sasaran, hls = Sasaran.objects.get(kode="S1"), Indikator.objects.get(kode="IK-HLS")
    rpjmd = reverse("rpjmd")
    s, i = (
        reverse(n, args=[o.pk]) for n, o in (("rpjmd_sasaran", sasaran), ("rpjmd_indikator", hls))
    )
    halaman = _tautan(client, rpjmd, tahun=TAHUN)
    assert {_ubah(renstra), _ubah(misi), _ubah(tujuan), s, i} <= halaman
    assert {_ubah(misi), _ubah(tujuan), rpjmd} <= _tautan(client, _ubah(renstra))
    assert {_ubah(tujuan), rpjmd} <= _tautan(client, _ubah(misi))
    assert {_ubah(sasaran), rpjmd} <= _tautan(client, _ubah(tujuan))
    assert {_ubah(hls), s} <= _tautan(client, _ubah(sasaran))
    assert i in _tautan(client, _ubah(hls))
    assert _ubah(sasaran) in _tautan(client, s)
    assert _ubah(hls) in _tautan(client, i)

    isi = client.get(_ubah(sasaran)).content.decode()
    assert "Dinas Pendidikan: Meningkatnya mutu pendidikan" in isi
    isi = client.get(_ubah(hls)).content.decode()
    assert "Dinas Pendidikan: pengampu; angka dari Harapan Lama Sekolah" in isi


def test_hanya_daerah_dan_hanya_penyunting(client: Any, wilayah: Any, pengguna: Any) -> None:
    """An agency's rows have no such section; who only reads the plan gets no way to edit it."""
    disdik = PerangkatDaerah.objects.get(kode=DISDIK)
    client.force_login(pengguna(SEKRETARIAT, pd=disdik))
    milik = Sasaran.objects.get(pd=disdik)
    assert b"Perangkat daerah yang mendukung" not in client.get(_ubah(milik)).content
    assert client.get(_ubah(Sasaran.objects.get(kode="S1"))).status_code != 200
    assert not any("/data" in t or "admin" in t for t in _isi(client, pd=DISDIK))
    client.force_login(pengguna(PEMANTAU))
    assert _ubah(Misi.objects.get(kode="M1")) not in _isi(client, pd=PEMDA)


def _isi(client: Any, pd: str) -> set[str]:
    respons = client.get(reverse("rpjmd"), {"pd": pd, "tahun": TAHUN})
    return set(html.fromstring(respons.content).xpath("//main//a/@href"))
