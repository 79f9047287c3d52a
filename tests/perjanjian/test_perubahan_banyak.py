"""Many Perubahan in one act after a change of APBD: the preview, the act, what is left and why."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kinerja.models import PerjanjianKinerja
from laporan.perjanjian.calon_perubahan import calon_perubahan
from laporan.perjanjian.menunggu import tunggu_kelola
from laporan.perjanjian.perubahan import siapkan_perubahan
from laporan.rangka.menunggu import JenisTunggu
from tests.baca import terbaca
from tests.halaman import cari_formulir
from tests.perjanjian.bantu import PADA, TAHUN
from tests.perjanjian.test_perubahan import ISI, _geser_pagu

pytestmark = pytest.mark.django_db
ALAMAT = "perjanjian_perubahan_banyak"
FORMULIR = {
    "jenis_alasan": "strategi",
    "alasan": "APBD Perubahan ditetapkan.",
    "berlaku_mulai": "2024-10-01",
}


@pytest.fixture
def empat(contoh: Any, pk: dict[str, Any], penanda: Any) -> dict[str, Any]:
    """Four signed agreements; the budget of KASI-TRANS moved, and of the posts above it that hold
    the same money.
    """
    hasil: dict[str, Any] = {
        kode: penanda.sampai(pk[kode], "pihak_kedua")
        for kode in ("KADIS", "KASI-TRANS", "KASI-LATIH", "KASI-RENCANA")
        if kode in pk
    }
    _geser_pagu(contoh, date(2024, 6, 1))
    return hasil


def _buka(client: Any, siapa: Any) -> Any:
    client.force_login(siapa)
    return client.get(reverse(ALAMAT), {"tahun": TAHUN})


def test_pratinjau_menyebut_yang_berbeda_dan_yang_sudah_ada(
    client: Any, contoh: Any, empat: dict[str, Any], sekretariat: Any
) -> None:
    baru = siapkan_perubahan(perjanjian=empat["KADIS"], oleh=sekretariat, **ISI)
    calon = {c.perjanjian.jabatan.kode: c for c in calon_perubahan(sekretariat, contoh, TAHUN)}
    assert set(calon) == set(empat)
    assert calon["KADIS"].perubahan == baru
    assert not calon["KADIS"].dapat
    assert calon["KASI-TRANS"].bergeser
    # Rp206.253.000 as signed, Rp100.000.000 today: kegiatan and sub kegiatan.
    assert {(b.lama, b.baru) for b in calon["KASI-TRANS"].butir} == {
        ("Rp206.253.000", "Rp100.000.000")
    }
    assert calon["KASI-LATIH"].dapat
    assert not calon["KASI-LATIH"].bergeser
    respons = _buka(client, sekretariat)
    isi = terbaca(respons)
    assert "1 dari 4 perjanjian 2024 yang ditandatangani tidak lagi sama" in isi
    assert "1 perubahan sudah disiapkan" in isi
    # Ticked: only the one that moved and has no draft yet.
    trans = empat["KASI-TRANS"]
    assert cari_formulir(respons, alasan="*").isi["pilih"] == f"{trans.pk}:{trans.versi}"


def test_disiapkan_sekali_jalan(
    client: Any, contoh: Any, empat: dict[str, Any], sekretariat: Any
) -> None:
    pilih = [f"{p.pk}:{p.versi}" for p in empat.values()]
    siapkan_perubahan(perjanjian=empat["KASI-RENCANA"], oleh=sekretariat, **ISI)
    client.force_login(sekretariat)
    respons = client.post(f"{reverse(ALAMAT)}?tahun={TAHUN}", {**FORMULIR, "pilih": pilih})
    assert respons.status_code == 302
    assert respons.url == f"{reverse('perjanjian')}?tahun=2024&status=draf"
    baru = PerjanjianKinerja.objects.filter(ke=1).exclude(jabatan__kode="KASI-RENCANA")
    assert {p.jabatan.kode for p in baru} == {"KADIS", "KASI-TRANS", "KASI-LATIH"}
    assert {(p.status, p.berlaku_mulai, p.alasan) for p in baru} == {
        ("draf", date(2024, 10, 1), "APBD Perubahan ditetapkan.")
    }
    isi = terbaca(client.get(respons.url))
    assert "3 perubahan disiapkan sebagai draf" in isi
    assert "Lanjutkan yang sudah ada." in isi  # the one that was left, and why
    # What was signed stays what is in force.
    assert all(PerjanjianKinerja.objects.get(pk=p.pk).status == "berlaku" for p in empat.values())


def test_yang_ditolak_tetap_tercentang(
    client: Any, empat: dict[str, Any], sekretariat: Any
) -> None:
    alamat = f"{reverse(ALAMAT)}?tahun={TAHUN}"
    client.force_login(sekretariat)
    assert "Pilih sedikitnya satu perjanjian." in terbaca(client.post(alamat, FORMULIR))
    latih = empat["KASI-LATIH"]
    pilih = [f"{latih.pk}:{latih.versi}"]
    respons = client.post(alamat, {**FORMULIR, "alasan": " ", "pilih": pilih})
    assert respons.status_code == 422
    formulir = cari_formulir(respons, alasan="*").isi
    assert formulir["pilih"] == pilih[0]
    # Before the agreement began, and seen in another version.
    for cacat in ({"berlaku_mulai": "2024-01-01"}, {"pilih": [f"{latih.pk}:{latih.versi + 1}"]}):
        respons = client.post(alamat, {**FORMULIR, "pilih": pilih, **cacat})
        assert respons.status_code == 422
        assert "Belum disiapkan" in terbaca(respons)
    assert not PerjanjianKinerja.objects.filter(ke=1).exists()


def test_hanya_pengelolanya(client: Any, empat: dict[str, Any], penanda: Any) -> None:
    assert _buka(client, penanda.akun(empat["KADIS"].jabatan)).status_code == 403


def test_beranda_menuju_ke_sana(contoh: Any, empat: dict[str, Any], sekretariat: Any) -> None:
    """Told as long as no draft answers it."""

    def bergeser() -> list[str]:
        semua = tunggu_kelola(contoh, TAHUN)
        return [m.url for m in semua if m.jenis is JenisTunggu.PERJANJIAN_BERGESER]

    assert bergeser() == [f"{reverse(ALAMAT)}?tahun=2024"]
    for c in calon_perubahan(sekretariat, contoh, TAHUN):
        if c.bergeser:
            siapkan_perubahan(perjanjian=c.perjanjian, oleh=sekretariat, **ISI)
    assert bergeser() == []


def test_kueri_tidak_bertambah(
    contoh: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any, jumlah_kueri: Any
) -> None:
    hasil = []
    for kode in ("KASI-LATIH", "KASI-RENCANA", "KASI-TRANS"):
        penanda.sampai(pk[kode], "pihak_kedua", PADA)
        with jumlah_kueri() as kueri:
            calon_perubahan(sekretariat, contoh, TAHUN)
        hasil.append(len(kueri))
    assert hasil[0] == hasil[-1]
