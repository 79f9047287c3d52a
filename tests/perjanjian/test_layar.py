"""Who may post what to the pages of agreements, and what a refusal leaves behind."""

from typing import Any

import pytest
from django.urls import reverse

from kinerja.models import PerjanjianKinerja
from kinerja.peran import EVALUATOR, KEPALA_DINAS, OPERATOR, PEJABAT, SEKRETARIAT
from tests.factories import SANDI, JabatanFactory, perjanjian_berstatus

pytestmark = pytest.mark.usefixtures("sertifikat_segel")


@pytest.fixture
def p(db: None) -> Any:
    """Submitted, with its own content."""
    atasan = JabatanFactory()
    jabatan = JabatanFactory(unit=atasan.unit, atasan=atasan)
    return perjanjian_berstatus("diajukan", nyata=True, jabatan=jabatan, pihak_kedua=atasan)


def _isi(p: Any, **lain: Any) -> dict[str, Any]:
    sidik = p.naskah.get().berkas_id
    dasar = {"langkah": "tandatangani", "versi": p.versi, "sidik": sidik, "setuju": "ya"}
    # Dated 2024, signed today.
    return {**dasar, "sandi": SANDI, "alasan": "Ditandatangani susulan.", **lain}


@pytest.mark.parametrize("peran", [OPERATOR, PEJABAT, KEPALA_DINAS, SEKRETARIAT, EVALUATOR])
def test_bukan_pihak_ditolak(client: Any, pengguna: Any, p: Any, peran: str) -> None:
    client.force_login(pengguna(peran, pd=p.pd, unit=p.jabatan.unit))
    alamat = reverse("perjanjian_tanda_tangan", args=[p.pk])
    assert client.get(alamat).status_code == 403
    assert client.post(alamat, _isi(p)).status_code == 403
    p.refresh_from_db()
    assert p.status == "diajukan"


def test_pihak_kedua_menunggu_giliran(client: Any, pengguna: Any, p: Any) -> None:
    atasan = p.pihak_kedua
    client.force_login(pengguna(PEJABAT, pd=p.pd, unit=atasan.unit, jabatan=atasan))
    alamat = reverse("perjanjian_tanda_tangan", args=[p.pk])
    assert "Pihak pertama belum menandatangani" in client.get(alamat).content.decode()
    assert client.post(alamat, _isi(p)).status_code == 302
    p.refresh_from_db()
    assert p.status == "diajukan"


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"sandi": "salah"}, "Kata sandi salah"),
        ({"sandi": ""}, "Kata sandi belum diisi"),
        ({"setuju": ""}, "Centang pernyataan ini"),
        ({"sidik": "0" * 64}, "sudah berganti"),
        ({"alasan": " "}, "Tuliskan alasannya, atau kembalikan"),
    ],
    ids=["sandi-salah", "tanpa-sandi", "tanpa-centang", "naskah-lain", "tanpa-alasan"],
)
def test_syarat_tanda_tangan(
    client: Any, pengguna: Any, p: Any, ubah: dict[str, str], pesan: str
) -> None:
    client.force_login(pengguna(PEJABAT, pd=p.pd, unit=p.jabatan.unit, jabatan=p.jabatan))
    respons = client.post(reverse("perjanjian_tanda_tangan", args=[p.pk]), _isi(p, **ubah))
    assert respons.status_code == (409 if "sidik" in ubah else 422)
    assert pesan in respons.content.decode()
    p.refresh_from_db()
    assert p.status == "diajukan"


def test_sandi_salah_mengunci(client: Any, pengguna: Any, p: Any, settings: Any) -> None:
    client.force_login(pengguna(PEJABAT, pd=p.pd, unit=p.jabatan.unit, jabatan=p.jabatan))
    alamat = reverse("perjanjian_tanda_tangan", args=[p.pk])
    kode = [client.post(alamat, _isi(p, sandi="salah")).status_code for _ in range(5)]
    assert kode == [422, 422, 422, 422, 429]
    assert client.post(alamat, _isi(p)).status_code == 429


def test_kembalikan_butuh_catatan(client: Any, pengguna: Any, p: Any) -> None:
    client.force_login(pengguna(PEJABAT, pd=p.pd, unit=p.jabatan.unit, jabatan=p.jabatan))
    alamat = reverse("perjanjian_tanda_tangan", args=[p.pk])
    isi = {"langkah": "kembalikan", "versi": p.versi, "catatan": " "}
    assert client.post(alamat, isi).status_code == 422
    assert client.post(alamat, isi | {"catatan": "Target keliru."}).status_code == 302
    p.refresh_from_db()
    assert (p.status, p.catatan_kembali) == ("dikembalikan", "Target keliru.")


@pytest.mark.parametrize("peran", [OPERATOR, PEJABAT, KEPALA_DINAS, EVALUATOR])
def test_hanya_sekretariat_menyiapkan(client: Any, pengguna: Any, p: Any, peran: str) -> None:
    client.force_login(pengguna(peran, pd=p.pd, unit=p.jabatan.unit))
    banyak = PerjanjianKinerja.objects.count()
    for langkah in ("siapkan_semua", "ajukan_semua", "siapkan"):
        respons = client.post(reverse("perjanjian"), {"langkah": langkah})
        assert respons.status_code == 403, langkah
    for nama in ("perjanjian_isi", "perjanjian_perubahan", "perjanjian_kertas"):
        assert client.post(reverse(nama, args=[p.pk])).status_code == 403, nama
    assert PerjanjianKinerja.objects.count() == banyak


def test_kueri_daftar_tidak_bertambah(
    client: Any, pengguna: Any, p: Any, jumlah_kueri: Any
) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=p.pd, unit=p.jabatan.unit))
    alamat = f"{reverse('perjanjian')}?tahun={p.tahun}"
    client.get(alamat)
    with jumlah_kueri() as sedikit:
        assert client.get(alamat).status_code == 200
    for _ in range(6):
        jabatan = JabatanFactory(unit=p.jabatan.unit, atasan=p.pihak_kedua)
        perjanjian_berstatus("diajukan", nyata=True, jabatan=jabatan, pihak_kedua=p.pihak_kedua)
    with jumlah_kueri() as banyak:
        assert client.get(alamat).status_code == 200
    assert len(banyak) <= len(sedikit)
