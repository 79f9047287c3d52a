"""Links from the report, its tables and Lampiran 2 to the pages that explain their figures."""

from typing import Any

from django.urls import reverse

from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.lkjip.susun import lampiran
from laporan.lkjip.susun.dasar import KonteksSusun
from laporan.lkjip.tabel.capaian import capaian
from tests.baca import terbaca
from tests.factories import DataDukungFactory, IndikatorFactory, RealisasiFactory


def _terlapor() -> Any:
    i = IndikatorFactory(kode="IKU1")
    DataDukungFactory(realisasi=RealisasiFactory(indikator=i, triwulan=4))
    return i


def test_tabel_capaian_menunjuk_asalnya(client: Any, pengguna: Any) -> None:
    i = _terlapor()
    (tabel,) = capaian(Bahan(i.pd, 2024))
    sel = {k.kunci: s.asal for k, s in zip(tabel.kolom, tabel.baris[0].sel, strict=True)}
    assert sel["realisasi"] == "realisasi:IKU1:2024"
    assert sel["target"] == ""  # none is set: nothing to explain
    client.force_login(pengguna(SEKRETARIAT, pd=i.pd))
    isi = terbaca(client.get(reverse("tabel", args=["capaian"]), {"tahun": "2024"}))
    alamat = reverse("asal", args=[i.pd.kode, 2024, "IKU1"])
    assert f'href="{alamat}#realisasi"' in isi


def test_pratinjau_dan_lampiran_2(client: Any, pengguna: Any) -> None:
    i = _terlapor()
    (satu,) = lampiran.susun(KonteksSusun(Bahan(i.pd, 2024), None))
    assert satu.isi[1].baris[0].sel[3].asal == "bukti@4:IKU1:2024"  # type: ignore[union-attr]
    client.force_login(pengguna(SEKRETARIAT, pd=i.pd))
    isi = terbaca(client.get(reverse("lkjip_seluruhnya"), {"tahun": "2024"}))
    alamat = reverse("asal", args=[i.pd.kode, 2024, "IKU1"])
    assert f'class="lk-asal" href="{alamat}#realisasi"' in isi
    bukti = reverse("asal_triwulan", args=[i.pd.kode, 2024, 4, "IKU1"])
    assert f'href="{bukti}#bukti"' in isi
