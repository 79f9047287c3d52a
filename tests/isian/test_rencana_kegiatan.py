"""Activities of a rencana aksi: written on a draft, checked beside the budget, taken along."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from anggaran.models import Dukungan
from kinerja.isian.rencana import (
    buang_rencana_aksi,
    buat_rencana_aksi,
    revisi_rencana_aksi,
    setujui_rencana_aksi,
    simpan_target_triwulan,
)
from kinerja.isian.rencana_kegiatan import IsiKegiatan, kegiatan, simpan_kegiatan
from kinerja.models import AksiRencana, JejakAudit
from kinerja.penolakan import BentrokError, TidakDitemukanError, TidakSahError
from kinerja.uji_rencana import periksa_kegiatan
from laporan.isian.rencana_langkah import ajukan_rencana_aksi, pengajuan_terakhir
from laporan.isian.rencana_periksa import periksa_dokumen
from tests import factories as f
from tests.baca import terbaca
from tests.halaman import cari_formulir
from tests.isian.dunia import PADA, TAHUN, Dunia

pytestmark = pytest.mark.django_db
RAPAT = IsiKegiatan("Rapat koordinasi", (10_000_000, None, 0, 5_000_000))


@pytest.fixture
def dunia(pengguna: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Dunia:
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    return Dunia(pengguna)


@pytest.fixture
def draf(dunia: Dunia) -> Any:
    d = buat_rencana_aksi(pd=dunia.pd, tahun=TAHUN, oleh=dunia.sekretariat, pada=PADA)
    simpan_target_triwulan(
        dokumen=d, indikator=dunia.angka, triwulan=4, teks="80", oleh=dunia.sekretariat, pada=PADA
    )
    return d


def _simpan(dunia: Dunia, draf: Any, *isi: IsiKegiatan, **lain: Any) -> bool:
    arg = {"indikator": dunia.angka, "oleh": dunia.operator, "pada": PADA, **lain}
    return simpan_kegiatan(dokumen=draf, isi=isi, **arg)


def _alamat(draf: Any, i: Any) -> str:
    return reverse("rencana_kegiatan", args=[draf.pk, i.pk])


def test_ditulis_diganti_dan_tercatat(dunia: Dunia, draf: Any) -> None:
    assert _simpan(dunia, draf, RAPAT)
    assert not _simpan(dunia, draf, RAPAT)  # nothing changed, nothing recorded
    (satu,) = kegiatan(draf, dunia.angka)
    assert (satu.uraian, satu.anggaran, satu.jumlah) == (*_isi(RAPAT), 15_000_000)
    assert _simpan(dunia, draf, IsiKegiatan("Pelatihan", (None, 7, None, None)), RAPAT)
    assert [a.uraian for a in kegiatan(draf, dunia.angka)] == ["Pelatihan", "Rapat koordinasi"]
    jejak = JejakAudit.objects.tentang(draf).filter(aksi="kegiatan rencana aksi").order_by("pk")
    assert next(j.perubahan[f"{dunia.angka.kode} kegiatan"] for j in jejak) == [
        "", "Rapat koordinasi; TW I Rp10.000.000; TW III Rp0; TW IV Rp5.000.000",
    ]  # fmt: skip
    assert jejak.count() == 2


def _isi(k: IsiKegiatan) -> tuple[Any, Any]:
    return k.uraian, k.anggaran


def test_yang_ditolak(dunia: Dunia, draf: Any) -> None:
    for isi, pesan in (
        (IsiKegiatan(" ", (1, None, None, None)), "belum diuraikan"),
        (IsiKegiatan("a" * 501, (1, None, None, None)), "melebihi 500"),
        (IsiKegiatan("Rapat", (-1, None, None, None)), "batas yang masuk akal"),
    ):
        with pytest.raises(TidakSahError, match=pesan):
            _simpan(dunia, draf, isi)
    for oleh in (dunia.operator_lain, dunia.orang_luar):
        with pytest.raises(TidakDitemukanError):
            _simpan(dunia, draf, RAPAT, oleh=oleh)
    with pytest.raises(BentrokError):
        _simpan(dunia, draf, RAPAT, dilihat="lama")
    setujui_rencana_aksi(dokumen=draf, oleh=dunia.kadis, pada=PADA)
    with pytest.raises(TidakSahError, match="sudah disetujui"):
        _simpan(dunia, draf, RAPAT)
    assert not AksiRencana.objects.exists()


def test_menarik_pengajuan_dan_ikut_perubahan(dunia: Dunia, draf: Any) -> None:
    ajukan_rencana_aksi(dokumen=draf, oleh=dunia.sekretariat, pada=PADA, alasan="Awal.")
    _simpan(dunia, draf, RAPAT)
    assert pengajuan_terakhir(draf) is None
    setujui_rencana_aksi(dokumen=draf, oleh=dunia.kadis, pada=PADA)
    draf.refresh_from_db()
    baru = revisi_rencana_aksi(
        dokumen=draf, alasan="Bergeser", nomor="050/1", tanggal=datetime.date(2024, 7, 1),
        mulai_triwulan=3, oleh=dunia.sekretariat, pada=PADA,
    )  # fmt: skip
    assert [_isi_model(a) for a in kegiatan(baru, dunia.angka)] == [_isi(RAPAT)]
    _simpan(dunia, baru, IsiKegiatan("Lain", (None, None, 1, None)))
    assert [_isi_model(a) for a in kegiatan(draf, dunia.angka)] == [_isi(RAPAT)]  # stays as it was
    buang_rencana_aksi(dokumen=baru, alasan="Tidak jadi.", oleh=dunia.sekretariat, pada=PADA)
    assert AksiRencana.objects.count() == 1


def _isi_model(a: AksiRencana) -> tuple[Any, Any]:
    return a.uraian, a.anggaran


@pytest.mark.parametrize(
    ("jumlah", "tanpa", "pagu", "kode"),
    [
        (100, 0, 100, []),
        (101, 0, 100, ["kegiatan_melebihi_pagu"]),
        (101, 0, None, []),
        (0, 1, None, ["tanpa_triwulan"]),
    ],
)
def test_murni(jumlah: int, tanpa: int, pagu: int | None, kode: list[str]) -> None:
    semua = periksa_kegiatan(jumlah=jumlah, tanpa_triwulan=tanpa, pagu=pagu, tulis=str)
    assert [t.kode for t in semua] == kode


def test_dibandingkan_dengan_anggaran_terkait(dunia: Dunia, draf: Any) -> None:
    """Rp100.000.000 is tied to the indicator."""
    Dukungan.objects.create(indikator=dunia.angka, sub_kegiatan=dunia.sub)
    _simpan(dunia, draf, IsiKegiatan("Pelatihan", (100_000_000, None, None, None)))

    def kode() -> set[str]:
        semua = periksa_dokumen(draf, dunia.sekretariat)
        return {t.kode for s in semua if s.indikator == dunia.angka for t in s.temuan}

    assert "kegiatan_melebihi_pagu" not in kode()
    _simpan(dunia, draf, IsiKegiatan("Pelatihan", (100_000_000, 1, None, None)))
    assert "kegiatan_melebihi_pagu" in kode()


# --- the page -------------------------------------------------------------------------------


def test_halaman(client: Any, dunia: Dunia, draf: Any) -> None:
    client.force_login(dunia.operator)
    alamat = _alamat(draf, dunia.angka)
    formulir = cari_formulir(client.get(alamat), dilihat="*").isi
    assert {"uraian-1", "rp-1-1", "uraian-3"} <= set(formulir)
    kirim = {**formulir, "uraian-1": "Rapat koordinasi", "rp-1-1": "Rp10.000.000", "rp-1-3": "0",
             "rp-1-4": "5.000.000"}  # fmt: skip
    assert client.post(alamat, kirim).status_code == 302
    (satu,) = kegiatan(draf, dunia.angka)
    assert (satu.uraian, satu.anggaran) == _isi(RAPAT)
    # From a page of before.
    respons = client.post(alamat, {**kirim, "uraian-1": "Lain"})
    assert respons.status_code == 409
    halaman = terbaca(client.get(reverse("rencana_aksi"), {"tahun": TAHUN}))
    assert f'href="{alamat}"' in halaman
    assert "15.000.000" in halaman
    # What cannot be read stays as typed; emptied rows go.
    formulir = cari_formulir(client.get(alamat), dilihat="*").isi
    respons = client.post(alamat, {**formulir, "rp-1-2": "sepuluh", "uraian-2": "", "rp-2-1": "5"})
    assert respons.status_code == 422
    assert 'value="sepuluh"' in respons.text
    assert respons.text.count('aria-invalid="true"') == 2
    kosong = {k: "" for k in formulir if k.startswith(("uraian", "rp"))}
    assert client.post(alamat, {**formulir, **kosong}).status_code == 302
    assert kegiatan(draf, dunia.angka) == []


def test_halaman_hanya_yang_berhak(client: Any, dunia: Dunia, draf: Any, pengguna: Any) -> None:
    alamat = _alamat(draf, dunia.angka)
    client.force_login(dunia.operator_lain)
    assert client.get(alamat).status_code == 404
    client.force_login(dunia.kadis)
    respons = client.get(alamat)
    assert respons.status_code == 200
    assert "uraian-1" not in respons.text
    lain = f.IndikatorFactory()
    client.force_login(dunia.sekretariat)
    assert client.get(_alamat(draf, lain)).status_code == 404
    pk = f.dokumen(dunia.pd, TAHUN, "pk")
    assert client.get(_alamat(pk, dunia.angka)).status_code == 404


def test_kueri_tidak_mengikuti_kegiatan(
    client: Any, dunia: Dunia, draf: Any, jumlah_kueri: Any
) -> None:
    client.force_login(dunia.sekretariat)
    hasil = []
    for n in (1, 9):
        _simpan(dunia, draf, *(IsiKegiatan(f"Ke-{x}", (1, None, None, None)) for x in range(n)))
        client.get(reverse("rencana_aksi"), {"tahun": TAHUN})
        with jumlah_kueri() as kueri:
            _ = client.get(reverse("rencana_aksi"), {"tahun": TAHUN}).content
        hasil.append(len(kueri))
    assert hasil[0] == hasil[1] < 55
