"""The rencana aksi page: drafted by one, approved by another, changed by a dated decision."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import DokumenPerencanaan, JejakAudit, TargetTriwulan
from kinerja.peran import SEKRETARIAT
from laporan.isian.rencana_langkah import sidik_rencana
from tests import factories as f
from tests.baca import terbaca
from tests.isian.dunia import PADA, TAHUN, Dunia

pytestmark = pytest.mark.django_db
URL = "rencana_aksi"


@pytest.fixture
def dunia(pengguna: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Dunia:
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    return Dunia(pengguna)


def _pos(client: Any, siapa: Any, **isi: Any) -> Any:
    client.force_login(siapa)
    # What a page opened just now shows; most plans here are full of gaps, so a reason goes along.
    if isi["langkah"] in ("ajukan", "setujui", "kembalikan", "simpan_tempelan"):
        isi["dilihat"] = sidik_rencana(DokumenPerencanaan.objects.get(pk=isi["dokumen"]))
        isi.setdefault("alasan", "Indikator lain menyusul.")
    return client.post(f"{reverse(URL)}?tahun={TAHUN}", isi)


def _lihat(client: Any, siapa: Any, **kueri: Any) -> str:
    client.force_login(siapa)
    return terbaca(client.get(reverse(URL), {"tahun": TAHUN, **kueri}))


def _sel(i: Any, tw: int, teks: str, lama: str = "") -> dict[str, str]:
    return {f"target-{i.pk}-{tw}": teks, f"lama-target-{i.pk}-{tw}": lama}


@pytest.fixture
def draf(dunia: Dunia, client: Any) -> DokumenPerencanaan:
    assert _pos(client, dunia.sekretariat, langkah="buat", tahun=TAHUN).status_code == 302
    return DokumenPerencanaan.objects.get(jenis="rencana_aksi")


def test_dari_draf_sampai_berlaku(dunia: Dunia, draf: Any, client: Any) -> None:
    d = dunia
    satu = {"langkah": "simpan", "dokumen": draf.pk}
    respons = _pos(client, d.sekretariat, **satu, **_sel(d.angka, 1, "20"), **_sel(d.angka, 2, "x"))
    assert respons.status_code == 422
    isi = respons.content.decode()
    assert "1 target belum tersimpan" in isi
    assert 'value="x"' in isi  # kept as typed
    assert TargetTriwulan.objects.get().teks == "20"
    # The operator adds the own indicator's; another unit's operator cannot.
    assert _pos(client, d.operator, **satu, **_sel(d.angka, 2, "40")).status_code == 302
    _pos(client, d.operator_lain, **satu, **_sel(d.angka, 3, "60"))
    assert TargetTriwulan.objects.count() == 2
    # Somebody else's value is not overwritten.
    respons = _pos(client, d.sekretariat, **satu, **_sel(d.angka, 2, "45", lama="39"))
    assert respons.status_code == 409
    assert "Sudah diubah orang lain menjadi “40”" in respons.content.decode()
    # Not before it is handed over, not by who wrote in it.
    setuju = {"langkah": "setujui", "dokumen": draf.pk}
    assert _pos(client, d.kadis, **setuju).status_code == 422
    assert _pos(client, d.operator, langkah="ajukan", dokumen=draf.pk).status_code == 403
    assert _pos(client, d.sekretariat, langkah="ajukan", dokumen=draf.pk).status_code == 302
    assert _pos(client, d.sekretariat, langkah="ajukan", dokumen=draf.pk).status_code == 422
    assert "persetujuannya oleh orang lain" in _lihat(client, d.sekretariat)
    assert _pos(client, d.sekretariat, **setuju).status_code == 403
    assert _pos(client, d.operator, **setuju).status_code == 403
    assert "Setujui dengan alasan ini" in _lihat(client, d.kadis)
    assert _pos(client, d.kadis, **setuju).status_code == 302
    draf.refresh_from_db()
    assert draf.disetujui_oleh == d.kadis
    assert "Murni berlaku" in _lihat(client, d.kadis)
    respons = _pos(client, d.sekretariat, **satu, **_sel(d.angka, 1, "25", lama="20"))
    assert respons.status_code == 422
    assert {j.aksi for j in JejakAudit.objects.tentang(draf)} == {
        "susun rencana aksi",
        "target triwulan",
        "ajukan rencana aksi",
        "setujui",
    }


def test_berubah_sesudah_diajukan_diajukan_lagi(dunia: Dunia, draf: Any, client: Any) -> None:
    simpan = {"langkah": "simpan", "dokumen": draf.pk}
    assert _pos(client, dunia.sekretariat, langkah="ajukan", dokumen=draf.pk).status_code == 422
    _pos(client, dunia.sekretariat, **simpan, **_sel(dunia.angka, 1, "20"))
    _pos(client, dunia.sekretariat, langkah="ajukan", dokumen=draf.pk)
    _pos(client, dunia.sekretariat, **simpan, **_sel(dunia.angka, 1, "21", lama="20"))
    respons = _pos(client, dunia.kadis, langkah="setujui", dokumen=draf.pk)
    assert respons.status_code == 422
    assert "belum diajukan, atau berubah sesudah diajukan" in respons.content.decode()


def test_perubahan_bertanggal(dunia: Dunia, draf: Any, client: Any) -> None:
    d = dunia
    _pos(client, d.sekretariat, langkah="simpan", dokumen=draf.pk, **_sel(d.angka, 1, "20"))
    _pos(client, d.sekretariat, langkah="ajukan", dokumen=draf.pk)
    _pos(client, d.kadis, langkah="setujui", dokumen=draf.pk)
    isi = {"langkah": "ubah", "dokumen": draf.pk, "nomor": "", "tanggal": "2024-07-01",
           "mulai_triwulan": "3", "alasan": "Refocusing"}  # fmt: skip
    respons = _pos(client, d.sekretariat, **isi)
    assert respons.status_code == 422
    assert "Refocusing" in respons.content.decode()
    assert _pos(client, d.operator, **{**isi, "nomor": "050/1"}).status_code == 403
    assert _pos(client, d.sekretariat, **{**isi, "nomor": "050/1"}).status_code == 302
    baru = DokumenPerencanaan.objects.get(ke=1)
    assert (baru.nomor, str(baru.tanggal), baru.mulai_triwulan) == ("050/1", "2024-07-01", 3)
    halaman = _lihat(client, d.sekretariat, dokumen=baru.pk)
    assert f'name="target-{d.angka.pk}-3"' in halaman
    assert f'name="target-{d.angka.pk}-2"' not in halaman  # keeps the old document
    assert "050/1" in halaman
    _pos(client, d.sekretariat, langkah="simpan", dokumen=baru.pk, **_sel(d.angka, 3, "55"))
    _pos(client, d.sekretariat, langkah="ajukan", dokumen=baru.pk)
    assert _pos(client, d.kadis, langkah="setujui", dokumen=baru.pk).status_code == 302
    halaman = _lihat(client, d.kadis)
    assert halaman.count("Murni berlaku") == 2
    assert halaman.count("Perubahan ke-1 berlaku") == 2


def test_dokumen_pd_lain_tidak_ditemukan(
    dunia: Dunia, draf: Any, client: Any, pengguna: Any
) -> None:
    f.RenstraFactory()
    lain = pengguna(SEKRETARIAT, pd=f.PDFactory())
    client.force_login(lain)
    assert client.get(reverse(URL), {"dokumen": draf.pk}).status_code == 404
    respons = client.post(reverse(URL), {"langkah": "ajukan", "dokumen": draf.pk})
    assert respons.status_code == 404
    respons = _pos(client, dunia.sekretariat, langkah="buat", tahun=1999)
    assert respons.status_code == 409  # not the year of the page


def test_kueri_tetap(
    pengguna: Any, client: Any, jumlah_kueri: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    hasil = []
    for kali in (1, 8):
        d = Dunia(pengguna, kali=kali)
        _pos(client, d.sekretariat, langkah="buat", tahun=TAHUN)
        _lihat(client, d.sekretariat)
        with jumlah_kueri() as kueri:
            _ = client.get(reverse(URL), {"tahun": TAHUN}).content
        hasil.append(len(kueri))
    assert hasil[0] == hasil[1] < 40
