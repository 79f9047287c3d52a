"""The board of completeness, and reminders from it."""

from typing import Any

import pytest
from django.urls import reverse

from kinerja.models import JejakAudit, Pengguna
from laporan.isian.surel import pengisi_bersurel
from tests import factories as f
from tests.isian.alur.langkah import isi_halaman
from tests.isian.dunia import PADA, TAHUN, Dunia

pytestmark = pytest.mark.django_db


def test_papan_menuntun_ke_sel_kosong_pertama(dunia: Dunia, sebagai: Any) -> None:
    client = sebagai(dunia.sekretariat)
    respons = client.get(reverse("kelengkapan"), {"tahun": TAHUN, "tw": 1})
    isi = isi_halaman(respons)
    assert f"#sel-indikator-{dunia.angka.pk}-nilai" in isi
    assert "sisa 6 hari" in isi
    assert f"Yth. {dunia.bidang.nama}," in isi
    assert "http://testserver" + reverse("isian") in isi
    # An operator sees the own units only, and reminds nobody.
    isi = isi_halaman(sebagai(dunia.operator_seksi).get(reverse("kelengkapan"), {"tahun": TAHUN}))
    assert dunia.bidang.nama not in isi
    assert "Yth." not in isi


def test_tahun_tanpa_jadwal_dikatakan_sekali(dunia: Dunia, sebagai: Any) -> None:
    """Not four times the same; who may set it is led there, a reader is not."""
    kalimat = f"Jadwal pengisian {TAHUN + 1} belum ditetapkan"
    isi = isi_halaman(sebagai(dunia.sekretariat).get(reverse("kelengkapan"), {"tahun": TAHUN + 1}))
    assert f'{kalimat}; <a href="{reverse("persiapan")}">' in " ".join(isi.split())
    assert "Batas pengisian unit teratas" not in isi
    assert f"Triwulan I {TAHUN + 1} belum berjadwal; belum ada yang perlu diingatkan." in isi
    assert "Yth." not in isi
    isi = isi_halaman(sebagai(dunia.operator).get(reverse("kelengkapan"), {"tahun": TAHUN + 1}))
    assert f"{kalimat}. Angka" in " ".join(isi.split())


def test_papan_sesudah_pengajuan(diajukan: Dunia, sebagai: Any) -> None:
    kueri = {"tahun": TAHUN, "tw": 1, "unit": diajukan.bidang.pk}
    isi = isi_halaman(sebagai(diajukan.sekretariat).get(reverse("kelengkapan"), kueri))
    assert "4 baris diajukan, 0 diverifikasi" in isi
    assert f"{reverse('periksa')}?status=semua&amp;unit={diajukan.bidang.pk}" in isi
    assert "Semua unit sudah mengajukan" in isi


def test_rincian_di_samping_matriks(dunia: Dunia, sebagai: Any) -> None:
    """A cell leads to its details on the same page; a unit out of sight is not found."""
    dunia.isi(dunia.angka, "nilai", "80")
    client = sebagai(dunia.sekretariat)
    alamat = reverse("kelengkapan")
    kueri = {"tahun": TAHUN, "tw": 1, "unit": dunia.bidang.pk}
    respons = client.get(alamat, kueri)
    rincian = respons.context["dipilih"]
    # One of four rows is filled: two more indicators and a sub kegiatan are not.
    assert (rincian.s.unit, rincian.sebutan.kata) == (dunia.bidang, "isi 1/4")
    assert "3 baris belum diisi" in isi_halaman(respons)
    assert respons.content.decode().count('aria-current="true"') == 1
    f.PengecualianFactory(periode=dunia.periode, unit=dunia.bidang, sampai="2024-04-20")
    assert "Pengecualian sampai 20 April 2024." in isi_halaman(client.get(alamat, kueri))
    assert client.get(alamat, {**kueri, "unit": dunia.orang_luar.unit_id}).status_code == 404
    client = sebagai(dunia.operator_seksi)
    assert client.get(alamat, kueri).status_code == 404


def test_yang_dikembalikan_disebut_kepada_yang_memperbaikinya(dunia: Dunia, sebagai: Any) -> None:
    """Who only reads the unit's entry is not told to mend it."""
    f.RealisasiFactory(
        indikator=dunia.angka, tahun=TAHUN, triwulan=1, nilai=9, status="dikembalikan",
        catatan_kembali="Belum cocok.", diajukan_pada=PADA, diajukan_oleh=dunia.operator,
    )  # fmt: skip
    kueri = {"unit": dunia.bidang.pk, "tahun": TAHUN, "triwulan": 1}
    suruh = "Perbaiki, lalu ajukan kembali."
    isi = isi_halaman(sebagai(dunia.operator).get(reverse("isian"), kueri))
    assert "1 baris dikembalikan" in isi
    assert suruh in isi
    isi = isi_halaman(sebagai(dunia.sekretariat).get(reverse("isian"), kueri))
    assert "1 baris dikembalikan" in isi
    assert suruh not in isi
    assert "Yang memperbaikinya operator unit." in isi


@pytest.fixture
def surel(settings: Any, mailoutbox: list[Any]) -> list[Any]:
    settings.TAPAK_SUREL = True
    return mailoutbox


def _ingatkan(client: Any, d: Dunia, **lain: Any) -> Any:
    isi = {"unit": d.bidang.pk, "tw": 1, **lain}
    return client.post(f"{reverse('kelengkapan')}?tahun={TAHUN}", isi, follow=True)


def test_pengingat_dikirim_kepada_pengisi_unit(dunia: Dunia, sebagai: Any, surel: Any) -> None:
    dunia.operator.email = "operator@contoh.go.id"
    dunia.operator.save()
    client = sebagai(dunia.sekretariat)
    assert "Kirim surel" in isi_halaman(
        client.get(reverse("kelengkapan"), {"tahun": TAHUN, "tw": 1})
    )
    respons = _ingatkan(client, dunia)
    assert f"terkirim kepada {dunia.operator.sebutan}" in isi_halaman(respons)
    (surat,) = surel
    assert surat.to == ["operator@contoh.go.id"]
    assert surat.body.startswith(f"Yth. {dunia.bidang.nama},")
    assert "http://testserver" + reverse("isian") in surat.body
    catatan = JejakAudit.objects.get(aksi="diingatkan lewat surel")
    assert (catatan.oleh, catatan.alasan) == (dunia.sekretariat, dunia.operator.username)


def test_unit_tanpa_akun_diingatkan_lewat_unit_di_atasnya(dunia: Dunia) -> None:
    """The seksi's own account has no address: its bidang fills its rows too."""
    Pengguna.objects.update(email="")
    Pengguna.objects.filter(pk=dunia.operator.pk).update(email="bidang@contoh.go.id")
    assert pengisi_bersurel(dunia.seksi) == [dunia.operator]
    Pengguna.objects.filter(pk=dunia.operator_seksi.pk).update(email="seksi@contoh.go.id")
    assert pengisi_bersurel(dunia.seksi) == [dunia.operator_seksi]
    assert pengisi_bersurel(dunia.lain) == []


def test_pengingat_tanpa_alamat_dikatakan(dunia: Dunia, sebagai: Any, surel: Any) -> None:
    type(dunia.operator).objects.update(email="")
    respons = _ingatkan(sebagai(dunia.sekretariat), dunia)
    assert "di atasnya belum punya pengisi yang beralamat surel" in isi_halaman(respons)
    assert surel == []
    assert not JejakAudit.objects.filter(aksi="diingatkan lewat surel").exists()


def test_pengingat_ditolak_peladen_tidak_tercatat(
    dunia: Dunia, sebagai: Any, surel: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_: Any, **__: Any) -> None:
        raise ConnectionRefusedError

    dunia.operator.email = "operator@contoh.go.id"
    dunia.operator.save()
    monkeypatch.setattr("laporan.isian.surel.EmailMessage.send", gagal)
    respons = _ingatkan(sebagai(dunia.sekretariat), dunia)
    assert "tidak menerima pesan" in isi_halaman(respons)
    assert not JejakAudit.objects.filter(aksi="diingatkan lewat surel").exists()


def test_pengingat_hanya_dari_yang_memeriksa(dunia: Dunia, sebagai: Any, surel: Any) -> None:
    assert _ingatkan(sebagai(dunia.operator), dunia).status_code == 403
    assert _ingatkan(sebagai(dunia.sekretariat), dunia, tw=9).status_code == 404
    assert surel == []


def test_tanpa_peladen_surel_tidak_ada_tombolnya(dunia: Dunia, sebagai: Any, settings: Any) -> None:
    settings.TAPAK_SUREL = False
    client = sebagai(dunia.sekretariat)
    assert "Kirim surel" not in isi_halaman(
        client.get(reverse("kelengkapan"), {"tahun": TAHUN, "tw": 1})
    )
    assert _ingatkan(client, dunia).status_code == 404
