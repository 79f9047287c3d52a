"""Every page by name: who may open it, and that nothing of another agency or unit opens.

A new named route must be added to tests/akses/daftar, or the first test fails.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.urls import get_resolver, reverse

from tests.akses.daftar import AKSES, API, KHUSUS, MENERIMA_FORMULIR, PUBLIK
from tests.akses.dunia import Dunia, buat_dunia, pengguna_dunia
from tests.akses.rute import nama_rute, tanpa_nama
from tests.factories import PDFactory, RenstraFactory


@pytest.fixture(scope="module", autouse=True)
def _dunia_menetap(potret: Callable[..., Any], django_db_blocker: Any) -> Iterator[Any]:
    """Its rows stand for all tests of this file: to put them back takes longer than a page."""
    with ExitStack() as menetap:
        with django_db_blocker.unblock():
            salinan = menetap.enter_context(potret(buat_dunia).menetap())
        yield salinan
        with django_db_blocker.unblock():
            menetap.close()


@pytest.fixture
def dunia(db: None, _dunia_menetap: Callable[[], Dunia]) -> Dunia:
    return _dunia_menetap()


def test_setiap_rute_bernama_dan_terdaftar() -> None:
    rute = get_resolver().url_patterns
    ada = set(nama_rute(rute))
    assert ada == set(AKSES) | set(PUBLIK) | KHUSUS | set(API)
    assert not list(tanpa_nama(rute))


# Not repeated on PostgreSQL: refused before anything of the page is asked of the database.
@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.parametrize("nama", sorted(AKSES))
def test_tanpa_masuk_diarahkan_ke_halaman_masuk(client: Any, dunia: Dunia, nama: str) -> None:
    jalur = AKSES[nama].jalur(dunia)
    respons = client.get(jalur)
    assert respons.status_code == 302
    assert urlsplit(respons["Location"]).path == reverse("masuk")
    assert "next=" in respons["Location"]


def test_kata_sandi_buatan_orang_lain_diganti_sebelum_halaman_apa_pun(
    client: Any, dunia: Dunia
) -> None:
    orang = pengguna_dunia(dunia, *{i for a in AKSES.values() for i in a.semua_izin})
    orang.sandi_sementara = True
    orang.save()
    client.force_login(orang)
    for nama in sorted(set(AKSES) - {"ganti_sandi"}):
        respons = client.get(AKSES[nama].jalur(dunia))
        assert respons.status_code == 302, nama
        assert respons["Location"] == reverse("ganti_sandi"), nama
    for nama, metode in API.items():
        respons = getattr(client, metode)(
            reverse(nama), **({"content_type": "application/json"} if metode == "post" else {}),
            headers={"accept": "application/json"},
        )  # fmt: skip
        assert respons.status_code == 403, nama
    assert client.get(reverse("admin:index")).status_code == 302
    assert client.get(reverse("ganti_sandi")).status_code == 200
    assert client.get(reverse("verifikasi")).status_code == 200


@pytest.mark.sqlite
@pytest.mark.parametrize("nama", sorted(n for n, a in AKSES.items() if a.izin))
def test_tanpa_izin_ditolak(client: Any, dunia: Dunia, nama: str) -> None:
    semua = {a.izin for a in AKSES.values() if a.izin} - {AKSES[nama].izin}
    client.force_login(pengguna_dunia(dunia, *semua))
    respons = client.get(AKSES[nama].jalur(dunia))
    assert respons.status_code == 403
    assert "tidak berwenang" in respons.content.decode()


@pytest.mark.parametrize("nama", sorted(AKSES))
def test_dengan_izin_terbuka(client: Any, dunia: Dunia, nama: str) -> None:
    akses = AKSES[nama]
    client.force_login(pengguna_dunia(dunia, *akses.semua_izin))
    assert client.get(akses.jalur(dunia)).status_code == 200


@pytest.mark.parametrize(
    ("nama", "urut"), [(n, i) for n, a in sorted(AKSES.items()) for i in range(len(a.asing))]
)
def test_milik_orang_lain_tidak_ditemukan(client: Any, dunia: Dunia, nama: str, urut: int) -> None:
    akses = AKSES[nama]
    client.force_login(pengguna_dunia(dunia, *akses.semua_izin))
    respons = client.get(akses.asing[urut](dunia))
    assert respons.status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(("nama", "status"), sorted(PUBLIK.items()))
def test_halaman_publik(client: Any, nama: str, status: int) -> None:
    assert client.get(reverse(nama)).status_code == status


def test_keluar_hanya_dengan_post(client: Any, dunia: Dunia) -> None:
    client.force_login(pengguna_dunia(dunia))
    assert client.get(reverse("keluar")).status_code == 405
    respons = client.post(reverse("keluar"))
    assert respons.status_code == 302
    assert client.get(reverse("beranda")).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize(("nama", "metode"), sorted(API.items()))
def test_api_tanpa_sesi_menjawab_401(client: Any, nama: str, metode: str) -> None:
    respons = getattr(client, metode)(reverse(nama))
    assert respons.status_code == 401
    assert respons.json()["jenis"] == "masuk"


def test_api_tanpa_izin_tidak_menulis(client: Any, dunia: Dunia) -> None:
    """Whoever may only look is refused by every endpoint that writes."""
    from kinerja.models import JejakAudit, Realisasi

    client.force_login(pengguna_dunia(dunia, "kinerja.view_indikator"))
    sebelum = list(Realisasi.objects.values_list("pk", "versi"))
    badan = {
        "kunci": str(uuid4()),
        "sasaran": f"indikator:{dunia.milik.pk}",
        "unit": dunia.unit.pk,
        "tahun": 2024,
        "triwulan": 4,
        "medan": "nilai",
        "teks": "1",
        "versi": 1,
        "sel": [],
        "kelompok": str(uuid4()),
    }
    for nama in ("isian_sel", "isian_tempel", "isian_urungkan", "isian_ajukan"):
        respons = client.post(reverse(nama), badan, content_type="application/json")
        assert respons.status_code in {400, 403, 404, 422, 423}, (nama, respons.content)
    assert list(Realisasi.objects.values_list("pk", "versi")) == sebelum
    assert not JejakAudit.objects.exists()


@pytest.mark.parametrize(
    ("nama", "args"),
    [
        ("bukti_unduh", (1,)),
        ("bukti_lihat", (1,)),
        ("bukti_halaman", (1,)),
        ("bukti_kembalikan", (1,)),
        ("bukti_hapus", (1,)),
        ("lhe_lampiran", (1,)),
        ("buku_kerja_simpan", (1, 2024, 4)),
        ("keluar", ()),
        ("bertindak", ()),
        ("perjanjian_tanda_tangan", (1,)),
        ("perjanjian_paket", ()),
        ("persiapan_terapkan", (1,)),
        ("persiapan_petakan", (1,)),
        ("persiapan_logo", ()),
    ],
)
def test_rute_khusus_butuh_masuk(client: Any, db: None, nama: str, args: tuple[int, ...]) -> None:
    respons = client.post(reverse(nama, args=args))
    assert respons.status_code == 302
    assert urlsplit(respons["Location"]).path == reverse("masuk")


@pytest.mark.parametrize(
    "nama",
    [
        "kunci_sandi_daftar_mulai",
        "kunci_sandi_daftar",
        "kunci_sandi_bukti_mulai",
        "kunci_sandi_bukti",
    ],
)
def test_upacara_kunci_sandi_tanpa_sesi_menjawab_401(client: Any, db: None, nama: str) -> None:
    respons = client.post(reverse(nama))
    assert (respons.status_code, respons.json()["jenis"]) == (401, "masuk")


def test_semua_izin_halaman_ada(db: None) -> None:
    for akses in AKSES.values():
        if akses.izin:
            app, kode = akses.izin.split(".")
            assert Permission.objects.filter(content_type__app_label=app, codename=kode).exists()


def test_unit_lain_tidak_muncul_di_mana_pun(client: Any, dunia: Dunia) -> None:
    """No page of an operator names an indicator of another unit, nor of another agency."""
    client.force_login(
        pengguna_dunia(
            dunia,
            "kinerja.view_indikator",
            "anggaran.view_program",
            "laporan.lihat_tabel",
            "laporan.lihat_reviu",
        )
    )
    for nama in (
        "beranda",
        "pohon",
        "anggaran",
        "tabel_daftar",
        "tabel",
        "cari",
        "kelengkapan",
        "rencana_aksi",
        "reviu",
    ):
        isi = client.get(AKSES[nama].jalur(dunia)).content.decode()
        assert dunia.unit_lain.nama not in isi, nama
        assert dunia.pd_lain.nama not in isi, nama
    assert dunia.milik.nama in client.get(reverse("pohon")).content.decode()


def test_hanya_dibaca(client: Any, dunia: Dunia) -> None:
    """The screens answer GET and HEAD only."""
    client.force_login(pengguna_dunia(dunia, *{a.izin for a in AKSES.values() if a.izin}))
    for nama in sorted(set(AKSES) - MENERIMA_FORMULIR):
        assert client.post(AKSES[nama].jalur(dunia)).status_code == 405, nama


def test_pd_dan_tahun_diingat(client: Any, db: None, pengguna: Callable[..., Any]) -> None:
    from kinerja.peran import ADMIN_PEMDA

    satu, dua = PDFactory(), PDFactory()
    RenstraFactory(pd=dua)
    client.force_login(pengguna(ADMIN_PEMDA))
    assert satu.nama in client.get(reverse("pohon")).content.decode()  # a choice of agencies
    client.get(reverse("pohon"), {"pd": dua.kode, "tahun": "2023"})
    respons = client.get(reverse("anggaran"))
    assert respons.context["konteks"].pd == dua
    assert respons.context["konteks"].tahun == 2023
    respons = client.get(reverse("anggaran"), {"tahun": "1900"})  # not a year of this agency
    assert respons.context["konteks"].tahun == 2023
    assert client.get(reverse("anggaran"), {"pd": "tidak-ada"}).status_code == 404
