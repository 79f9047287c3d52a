"""The pages of accounts: what keepers see and do, what holders answer, what home pages tell."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.akun import surel
from kinerja.akun.aksi import sidik_akun
from kinerja.models import AplikasiKode, CakupanPD, PenetapanAkun, Pengguna, TautanAkun
from kinerja.peran import (
    ADMIN_PEMDA,
    EVALUATOR,
    KEPALA_DAERAH,
    KEPALA_DINAS,
    OPERATOR,
    PEJABAT,
    PEMANTAU,
    SEKRETARIAT,
)
from kinerja.surel import kirim_surel
from tests import factories as f
from tests.baca import terbaca
from tests.halaman import cari_formulir

pytestmark = pytest.mark.django_db


def formulir(**lain: Any) -> dict[str, Any]:
    return {"nama": "Orang Baru", "surel": "", "peran": [OPERATOR], "status": "definitif", **lain}


def undang(client: Client, username: str = "baru", alamat: str = "", **lain: Any) -> Any:
    return client.post(
        reverse("akun_undang") + alamat, formulir(username=username, **lain), follow=True
    )


def satu(orang: Any) -> str:
    return reverse("akun_satu", args=[orang.pk])


def tautan(respons: Any) -> str:
    """The path of the link that the page shows."""
    (alamat,) = re.findall(r'value="http://testserver(/atur-kata-sandi/[^"]+)"', terbaca(respons))
    return alamat


def test_sekretariat_mengundang_dan_menyerahkan_tautan_sekali(kantor: Any, client: Client):
    client.force_login(kantor.sekretariat)
    respons = undang(client, unit=kantor.bidang.pk, jabatan=kantor.kabid.pk, peran=[PEJABAT])
    baru = Pengguna.objects.get(username="baru")
    assert (baru.pd, baru.unit, baru.jabatan) == (kantor.pd, kantor.bidang, kantor.kabid)
    assert baru.nama_peran == {PEJABAT}
    assert not baru.has_usable_password()
    assert Client().get(tautan(respons), follow=True).status_code == 200
    lagi = terbaca(client.get(satu(baru)))
    assert "/atur-kata-sandi/" not in lagi  # shown once
    assert "Belum mengatur kata sandi" in terbaca(client.get(reverse("akun")))


def test_tautan_dikirim_bila_ada_surel(
    kantor: Any, client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
):
    settings.TAPAK_SUREL = True
    monkeypatch.setattr(surel, "kirim_di_belakang", kirim_surel)
    Pengguna.objects.filter(pk=kantor.kepala.pk).update(email="kepala@contoh.go.id")
    client.force_login(kantor.sekretariat)
    respons = undang(client, surel="baru@contoh.go.id", jabatan=kantor.kabid.pk)
    assert "/atur-kata-sandi/" not in terbaca(respons)
    tautan_di = [s.to for s in mail.outbox if "/atur-kata-sandi/" in s.body]
    assert tautan_di == [["baru@contoh.go.id"]]
    kabar = [s for s in mail.outbox if "/atur-kata-sandi/" not in s.body]
    assert {s.to[0] for s in kabar} == {"kepala@contoh.go.id", "baru@contoh.go.id"}
    assert all("Petugas Satu" in s.body and "Kepala Bidang Contoh" in s.body for s in kabar)


@pytest.mark.parametrize("peran", [ADMIN_PEMDA, EVALUATOR, KEPALA_DAERAH])
def test_formulir_tidak_menawarkan_atau_menerima_peran_pemda(
    kantor: Any, client: Client, peran: str
):
    client.force_login(kantor.sekretariat)
    assert f'value="{peran}"' not in terbaca(client.get(reverse("akun_undang")))
    assert undang(client, peran=[peran]).status_code == 422
    assert not Pengguna.objects.filter(username="baru").exists()
    respons = client.post(satu(kantor.operator), formulir(langkah="simpan", peran=[peran]))
    assert respons.status_code == 422
    assert Pengguna.objects.get(pk=kantor.operator.pk).nama_peran == {OPERATOR}


def test_unit_dan_jabatan_asing_ditolak(kantor: Any, client: Client):
    client.force_login(kantor.sekretariat)
    asing = f.JabatanFactory()
    assert undang(client, jabatan=asing.pk).status_code == 422
    assert undang(client, unit=asing.unit_id).status_code == 422
    assert undang(client, username="OPERATOR").status_code == 422  # taken, in another case


@pytest.mark.parametrize("langkah", ["simpan", "tautan", "nonaktifkan"])
def test_akun_sendiri_dan_milik_pemda_tidak_diurus(
    kantor: Any, client: Client, pengguna: Any, langkah: str
):
    client.force_login(kantor.sekretariat)
    penilai = pengguna(EVALUATOR, pd=kantor.pd)
    for orang in (kantor.sekretariat, penilai):
        lama = (orang.nama_peran, orang.jabatan_id, orang.is_active)
        isi = formulir(langkah=langkah, jabatan=kantor.kadis.pk, peran=[KEPALA_DINAS])
        assert client.post(satu(orang), isi).status_code in (403, 422)
        kini = Pengguna.objects.get(pk=orang.pk)
        assert (kini.nama_peran, kini.jabatan_id, kini.is_active) == lama
        teks = terbaca(client.get(satu(orang)))
        assert 'name="langkah"' not in teks
    assert not TautanAkun.objects.exists()
    assert not PenetapanAkun.objects.exists()


def test_nonaktif_lalu_aktif_dan_langkah_asing(kantor: Any, client: Client):
    client.force_login(kantor.sekretariat)
    for langkah, aktif in (("nonaktifkan", False), ("aktifkan", True)):
        client.post(satu(kantor.operator), {"langkah": langkah})
        assert Pengguna.objects.get(pk=kantor.operator.pk).is_active is aktif
    assert client.post(satu(kantor.operator), {"langkah": "hapus"}).status_code == 404
    assert client.post(satu(kantor.operator), {"langkah": "aktifkan"}).status_code == 422


def test_admin_pemda_mengundang_untuk_perangkat_daerah_dan_tingkat_pemda(
    kantor: Any, client: Client
):
    client.force_login(kantor.admin)
    kode = f"?pd={kantor.pd.kode}"
    assert undang(client, alamat=kode, peran=[EVALUATOR]).status_code == 200
    assert Pengguna.objects.get(username="baru").pd == kantor.pd
    assert undang(client, "bupati", "?tingkat=pemda", peran=[KEPALA_DAERAH]).status_code == 200
    assert Pengguna.objects.get(username="bupati").pd is None
    assert undang(client, "lain", "?tingkat=pemda", peran=[OPERATOR]).status_code == 422
    assert "bupati" in terbaca(client.get(reverse("akun") + "?tingkat=pemda"))
    # Whoever works for one agency stays there, whatever the address says.
    client.force_login(kantor.sekretariat)
    undang(client, "titipan", "?tingkat=pemda", peran=[OPERATOR])
    assert Pengguna.objects.get(username="titipan").pd == kantor.pd


@pytest.mark.django_db
def test_akun_pertama_sebelum_ada_perangkat_daerah(client: Client, pengguna: Any):
    """A new installation, as the README says: the first account invites the pemda's admin."""
    client.force_login(pengguna(ADMIN_PEMDA, username="pertama"))
    for alamat in ("?tingkat=pemda", ""):
        halaman = client.get(reverse("akun_undang") + alamat)
        isi = cari_formulir(halaman, halaman_pd="").isi  # the page showed no agency
        isi |= {"username": f"baru{len(alamat)}", "nama": "Petugas", "peran": [ADMIN_PEMDA]}
        jawab = client.post(reverse("akun_undang") + alamat, isi)
        assert jawab.status_code == 200, terbaca(jawab)
        assert Pengguna.objects.get(username=isi["username"]).pd is None


def test_perangkat_daerah_baru_menuju_undangan_sekretariatnya(kantor: Any, client: Client):
    """Created, invited, handed on: each page leads to the next, until nobody is missing."""
    client.force_login(kantor.admin)
    tambah = reverse("admin:kinerja_perangkatdaerah_add")
    semula = client.get(tambah).context["adminform"].form
    assert semula["zona_waktu"].value() == kantor.pd.zona_waktu == "Asia/Makassar"
    assert semula["pemda"].value() == kantor.pd.pemda
    assert semula["kepala_daerah"].value() == kantor.pd.kepala_daerah
    isi = {
        "kode": "kec-anyar", "nama": "Kecamatan Anyar", "pemda": kantor.pd.pemda,
        "kepala_daerah": "Bupati Contoh", "tempat": "Anyar", "zona_waktu": "Asia/Jakarta",
        "_save": "Simpan",
    }  # fmt: skip
    jawab = client.post(tambah, isi)
    undangan = f"{reverse('akun_undang')}?pd=kec-anyar&peran=sekretariat"
    assert jawab["Location"] == undangan
    assert client.get(undangan).context["form"].initial["peran"] == [SEKRETARIAT]
    beranda = terbaca(client.get(reverse("beranda")))
    assert "Belum mempunyai Sekretariat" in beranda
    assert undangan.replace("&", "&amp;") in client.get(reverse("beranda")).content.decode()
    jawab = undang(client, "kec", "?pd=kec-anyar&peran=sekretariat", peran=[SEKRETARIAT])
    assert "Sekretariat meneruskan lewat Persiapan" in terbaca(jawab)
    assert "Belum mempunyai Sekretariat" not in terbaca(client.get(reverse("beranda")))


def test_semula_perangkat_daerah_menurut_cakupan(kantor: Any, client: Client):
    """Whoever keeps some agencies begins with what those share, not with what others are called."""
    f.PDFactory(pemda="Kabupaten Lain", kepala_daerah="Bupati Lain")
    Pengguna.objects.filter(pk=kantor.admin.pk).update(cakupan_terbatas=True)
    oleh = f.PenggunaFactory()
    CakupanPD.objects.create(pengguna=kantor.admin, pd=kantor.pd, oleh=oleh, pada=timezone.now())
    client.force_login(kantor.admin)
    semula = client.get(reverse("admin:kinerja_perangkatdaerah_add")).context["adminform"].form
    assert semula["pemda"].value() == kantor.pd.pemda


def test_perangkat_daerah_dari_jendela_isian_lain_kembali_ke_sana(kantor: Any, client: Client):
    client.force_login(kantor.admin)
    isi = {
        "kode": "kec-anyar", "nama": "Kecamatan Anyar", "pemda": kantor.pd.pemda,
        "kepala_daerah": "Bupati Contoh", "tempat": "Anyar", "zona_waktu": "Asia/Jakarta",
        "_save": "Simpan", "_popup": "1",
    }  # fmt: skip
    jawab = client.post(reverse("admin:kinerja_perangkatdaerah_add"), isi)
    assert jawab.status_code == 200
    assert "data-popup-response" in jawab.content.decode()


def test_daftar_menyaring(kantor: Any, client: Client, pengguna: Any):
    pengguna(OPERATOR, unit=f.UnitFactory(), username="asing", first_name="Orang Asing")
    client.force_login(kantor.sekretariat)
    semua = terbaca(client.get(reverse("akun")))
    assert "Petugas Dua" in semua
    assert "Orang Asing" not in semua
    assert "admin.pemda" not in semua
    cari = terbaca(client.get(reverse("akun") + "?q=petugas"))
    assert "Petugas Dua" in cari
    assert satu(kantor.operator) not in cari
    kosong = terbaca(client.get(reverse("akun") + "?keadaan=nonaktif"))
    assert "Tidak ada akun yang cocok" in kosong


def test_daftar_tidak_menambah_kueri_per_baris(
    kantor: Any, client: Client, pengguna: Any, jumlah_kueri: Any
):
    client.force_login(kantor.sekretariat)
    f.RenstraFactory(pd=kantor.pd)  # one that has begun: its home is no task list

    def tambah() -> None:
        jabatan = f.JabatanFactory(unit=kantor.bidang)
        orang = pengguna(OPERATOR, unit=kantor.bidang, jabatan=jabatan)
        PenetapanAkun.objects.create(
            pengguna=orang, pd=kantor.pd, hal="sandi", oleh=kantor.admin, pada=kantor.pada
        )

    def hitung(nama: str) -> int:
        with jumlah_kueri() as kueri:
            assert client.get(reverse(nama)).status_code == 200
        return len(kueri)

    tambah()
    sedikit = [hitung(nama) for nama in ("akun", "akun_perubahan", "beranda")]
    for _ in range(6):
        tambah()
    assert [hitung(nama) for nama in ("akun", "akun_perubahan", "beranda")] == sedikit


# --- confirming, and telling the agency ----------------------------------------------------------


@pytest.fixture
def ditugaskan(kantor: Any, client: Client) -> PenetapanAkun:
    client.force_login(kantor.sekretariat)
    client.post(
        satu(kantor.operator),
        formulir(
            langkah="simpan",
            dilihat=sidik_akun(kantor.operator),
            nama="Operator",
            jabatan=kantor.kabid.pk,
            status="plt",
            peran=[PEJABAT],
        ),
    )
    return PenetapanAkun.objects.get(pengguna=kantor.operator, hal="penugasan")


def test_pemilik_mengonfirmasi_dari_beranda(kantor: Any, ditugaskan: PenetapanAkun, client: Client):
    client.force_login(kantor.operator)
    beranda = terbaca(client.get(reverse("beranda")))
    assert "Akun Anda ditetapkan: jabatan Plt. Kepala Bidang Contoh." in beranda
    assert reverse("penugasan") in beranda
    halaman = terbaca(client.get(reverse("penugasan")))
    assert "Petugas Satu" in halaman
    assert "Plt." in halaman
    client.post(reverse("penugasan"), {"penetapan": ditugaskan.pk, "jawaban": "benar"})
    ditugaskan.refresh_from_db()
    assert ditugaskan.dikonfirmasi_pada
    assert "Akun Anda ditetapkan" not in terbaca(client.get(reverse("beranda")))
    # Another's is not found, nor is anything else an answer.
    client.force_login(kantor.kepala)
    for isi, status in (
        ({"penetapan": ditugaskan.pk, "jawaban": "benar"}, 404),
        ({"penetapan": ditugaskan.pk, "jawaban": "ya"}, 404),
        ({"penetapan": "x", "jawaban": "benar"}, 404),
    ):
        assert client.post(reverse("penugasan"), isi).status_code == status


def test_yang_tidak_meneken_tidak_diberi_tahu_kapan_ia_boleh(kantor: Any, client: Client):
    for nama, peran, disebut in (
        ("op.dua", OPERATOR, False),
        ("sekre.tiga", SEKRETARIAT, True),
        ("sekda", PEMANTAU, False),
    ):
        client.force_login(kantor.admin if peran == PEMANTAU else kantor.sekretariat)
        undang(client, nama, "?tingkat=pemda", peran=[peran])
        client.force_login(Pengguna.objects.get(username=nama))
        halaman = terbaca(client.get(reverse("penugasan")))
        assert ("Belum dapat menandatangani" in halaman) is disebut


def test_yang_harus_dikerjakan_mendahului_kabar_akun(
    kantor: Any, ditugaskan: PenetapanAkun, client: Client
):
    """News of somebody else's account does not push what waits for the reader out of sight."""
    client.force_login(kantor.kepala)
    f.perjanjian_berstatus(
        "pihak_pertama", nyata=True, jabatan=kantor.kabid, pihak_kedua=kantor.kadis
    )
    teks = terbaca(client.get(reverse("beranda")))
    kabar = teks.index("Akun Operator ditetapkan")
    assert teks.index("perjanjian kinerja menunggu tanda tangan") < kabar


def test_akun_berfaktor_menunjuk_tempat_menghapusnya(kantor: Any, client: Client):
    client.force_login(kantor.sekretariat)
    tautan = f"{reverse('faktor_akun')}?q={kantor.operator.username}"
    assert tautan not in client.get(satu(kantor.operator)).content.decode()
    AplikasiKode.objects.create(pengguna=kantor.operator, rahasia="x", dibuat_pada=timezone.now())
    assert tautan in client.get(satu(kantor.operator)).content.decode()
    assert kantor.operator.username in terbaca(client.get(tautan))


@pytest.mark.parametrize("pembaca", ["kepala", "sekretariat_lain", "admin"])
def test_penugasan_dikabarkan_kepada_perangkat_daerah(
    kantor: Any, ditugaskan: PenetapanAkun, client: Client, pembaca: str
):
    client.force_login(getattr(kantor, pembaca))
    teks = terbaca(client.get(reverse("beranda")))
    assert "Akun Operator ditetapkan: jabatan Plt. Kepala Bidang Contoh." in teks
    assert "Oleh Petugas Satu" in teks
    assert "belum dikonfirmasi pemiliknya" in teks
    rinci = terbaca(client.get(reverse("akun_perubahan")))
    assert "Petugas Satu" in rinci


def test_yang_keliru_dikabarkan_kepada_yang_menetapkannya_juga(
    kantor: Any, ditugaskan: PenetapanAkun, client: Client
):
    client.force_login(kantor.sekretariat)
    assert "Akun Operator ditetapkan" not in terbaca(client.get(reverse("beranda")))
    client.force_login(kantor.operator)
    client.post(reverse("penugasan"), {"penetapan": ditugaskan.pk, "jawaban": "keliru"})
    client.force_login(kantor.sekretariat)
    teks = terbaca(client.get(reverse("beranda")))
    assert "dinyatakan keliru oleh pemiliknya" in teks
    assert ">Perbaiki" in teks
    client.force_login(kantor.kepala)  # keeps no accounts
    teks = terbaca(client.get(reverse("beranda")))
    assert "dinyatakan keliru oleh pemiliknya" in teks
    assert ">Perbaiki" not in teks


def test_perangkat_daerah_lain_tidak_dikabari(
    kantor: Any, ditugaskan: PenetapanAkun, client: Client, pengguna: Any
):
    client.force_login(pengguna(KEPALA_DINAS, pd=f.PDFactory()))
    for nama in ("beranda", "akun_perubahan"):
        assert "Kepala Bidang Contoh" not in terbaca(client.get(reverse(nama)))
    pk = {"penetapan": ditugaskan.pk}
    assert client.post(reverse("akun_perubahan"), pk).status_code == 403


def test_orang_kedua_menyetujui_di_layar(kantor: Any, ditugaskan: PenetapanAkun, client: Client):
    tombol = f'value="{ditugaskan.pk}"'
    client.force_login(kantor.kepala)  # told of it, but no keeper of accounts
    halaman = terbaca(client.get(reverse("akun_perubahan")))
    assert tombol not in halaman
    assert 'id="setujui"' not in halaman
    client.force_login(kantor.sekretariat)  # who set it
    assert tombol not in terbaca(client.get(reverse("akun_perubahan")))
    client.post(reverse("akun_perubahan"), {"penetapan": ditugaskan.pk})
    ditugaskan.refresh_from_db()
    assert ditugaskan.disetujui_pada is None
    client.force_login(kantor.sekretariat_lain)
    assert tombol in terbaca(client.get(reverse("akun_perubahan")))
    client.post(reverse("akun_perubahan"), {"penetapan": ditugaskan.pk})
    ditugaskan.refresh_from_db()
    assert ditugaskan.disetujui_oleh == kantor.sekretariat_lain
    assert client.post(reverse("akun_perubahan"), {"penetapan": "x"}).status_code == 404


# --- a password that another has made ------------------------------------------------------------


def test_kata_sandi_buatan_orang_lain_diganti_dahulu(kantor: Any, client: Client):
    from tests.factories import SANDI

    Pengguna.objects.filter(pk=kantor.operator.pk).update(sandi_sementara=True)
    client.force_login(kantor.operator)
    halaman = client.get(reverse("beranda"), follow=True)
    assert halaman.request["PATH_INFO"] == reverse("ganti_sandi")
    assert "dibuat orang lain" in terbaca(halaman)
    ganti = {"old_password": SANDI, "new_password1": SANDI, "new_password2": SANDI}
    assert "harus berbeda" in terbaca(client.post(reverse("ganti_sandi"), ganti))
    baru = "kunjungan-lapangan-2026"
    ganti |= {"new_password1": baru, "new_password2": baru}
    assert client.post(reverse("ganti_sandi"), ganti).status_code == 302
    assert client.get(reverse("beranda")).status_code == 200
