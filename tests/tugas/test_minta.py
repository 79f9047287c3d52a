"""Asking: one job for two people, the finished one again, cancelling, limits."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from kinerja.models import JejakAudit
from kinerja.peran import OPERATOR, SEKRETARIAT
from laporan.models import PemintaTugas, StatusTugas, Tugas
from laporan.tugas import PermintaanDitolakError, antrean, batalkan, ulangi
from laporan.tugas import aksi as modul_aksi
from laporan.tugas.bersih import bersihkan
from laporan.tugas.pekerja import ProsesPekerja
from tests.factories import PDFactory, UnitFactory
from tests.tugas.pekerjaan_uji import PEKERJAAN

pytestmark = pytest.mark.django_db


def _selesaikan(t: Tugas, isi: bytes = b"isi") -> Tugas:
    letak = default_storage.save(f"tugas/{t.pk}/a.txt", ContentFile(isi))
    Tugas.objects.filter(pk=t.pk).update(
        status=StatusTugas.SELESAI, selesai_pada=timezone.now(), berkas=letak, nama_berkas="a.txt"
    )
    t.refresh_from_db()
    return t


def test_dua_orang_mendapat_satu_pekerjaan(minta: Any, orang: Any, pengguna: Any) -> None:
    kedua = pengguna(SEKRETARIAT, pd=orang.pd)
    satu, dua = minta("cepat", nama="a"), minta("cepat", oleh=kedua, nama="a")
    assert satu == dua
    assert set(satu.peminta.all()) == {orang, kedua}
    assert list(Tugas.objects.untuk(kedua)) == [satu]
    assert minta("cepat", nama="b") != satu
    assert JejakAudit.objects.tentang(satu).get().aksi == "minta pekerjaan"


def test_hasil_yang_datanya_tetap_ditawarkan_lagi(minta: Any) -> None:
    t = _selesaikan(minta("cepat", data="x"))
    assert minta("cepat", data="x") == t
    assert minta("cepat", data="y") != t
    # without a fingerprint of the data nothing old is offered
    u = _selesaikan(minta("lama", detik=1))
    assert minta("lama", detik=1) != u


def test_hasil_tanpa_berkas_dibuat_lagi(minta: Any) -> None:
    t = _selesaikan(minta("cepat", data="x"))
    default_storage.delete(t.berkas)
    assert minta("cepat", data="x") != t


def test_basis_data_menolak_dua_pekerjaan_sama(minta: Any) -> None:
    t = minta("cepat")
    t.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        t.save(force_insert=True)


@pytest.mark.parametrize(
    "medan",
    [
        {"status": "berjalan"},
        {"status": "selesai"},
        {"status": "gagal", "selesai_pada": timezone.now()},
        {"persen": 101},
        {"selesai_pada": timezone.now()},
    ],
    ids=["berjalan-tanpa-pekerja", "selesai-tanpa-waktu", "gagal-tanpa-sebab", "persen", "waktu"],
)
def test_basis_data_menolak_keadaan_ganjil(minta: Any, medan: dict[str, Any]) -> None:
    t = minta("cepat")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tugas.objects.filter(pk=t.pk).update(**medan)


def test_batal_saat_menunggu(minta: Any, orang: Any) -> None:
    t = minta("cepat")
    hasil = batalkan(tugas=t, oleh=orang, pada=timezone.now())
    assert not hasil.diteruskan
    t.refresh_from_db()
    assert (t.status, t.aktif) == ("dibatalkan", False)
    assert antrean.ambil("uji") is None
    assert minta("cepat") != t


def test_batal_tidak_menghapus_milik_orang_lain(minta: Any, orang: Any, pengguna: Any) -> None:
    kedua = pengguna(SEKRETARIAT, pd=orang.pd)
    t = minta("cepat")
    minta("cepat", oleh=kedua)
    assert batalkan(tugas=t, oleh=orang, pada=timezone.now()).diteruskan
    t.refresh_from_db()
    assert t.status == "menunggu"
    assert list(t.peminta.all()) == [kedua]
    assert not batalkan(tugas=t, oleh=kedua, pada=timezone.now()).diteruskan
    t.refresh_from_db()
    assert t.status == "dibatalkan"


def test_batal_yang_sudah_selesai_tidak_mengubah_apa_pun(minta: Any, orang: Any) -> None:
    t = _selesaikan(minta("cepat"))
    batalkan(tugas=t, oleh=orang, pada=timezone.now())
    t.refresh_from_db()
    assert t.status == "selesai"


def test_tidak_bergabung_dengan_yang_sedang_dibatalkan(minta: Any, orang: Any) -> None:
    t = minta("lama", detik=1)
    assert antrean.ambil("uji") == t
    batalkan(tugas=t, oleh=orang, pada=timezone.now())
    with pytest.raises(PermintaanDitolakError, match="sedang dibatalkan"):
        minta("lama", detik=1)


def test_antrean_satu_pd_terbatas(minta: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul_aksi, "MAKS_MENUNGGU", 2)
    minta("cepat", nama="a")
    minta("cepat", nama="b")
    with pytest.raises(PermintaanDitolakError, match="menunggu"):
        minta("cepat", nama="c")
    minta("cepat", nama="a")  # joining one is no new job


def test_ulangi_meminta_hal_yang_sama(minta: Any, orang: Any) -> None:
    t = minta("gagal", nama="a")
    ProsesPekerja(PEKERJAAN, nama="uji")
    Tugas.objects.filter(pk=t.pk).update(
        status="gagal", galat="Sebab.", selesai_pada=timezone.now()
    )
    baru = ulangi(tugas=t, oleh=orang, pada=timezone.now())
    assert baru != t
    assert (baru.jenis, baru.argumen) == (t.jenis, t.argumen)


def test_lingkup(minta: Any, orang: Any, pengguna: Any) -> None:
    t = minta("cepat")
    operator = pengguna(OPERATOR, unit=UnitFactory(pd=orang.pd))
    asing = pengguna(SEKRETARIAT, pd=PDFactory())
    assert list(Tugas.objects.untuk(orang)) == [t]
    assert not Tugas.objects.untuk(operator).exists()
    assert not Tugas.objects.untuk(asing).exists()
    PemintaTugas.objects.create(tugas=t, pengguna=operator, pada=timezone.now())
    assert list(Tugas.objects.untuk(operator)) == [t]


def test_hasil_lama_dihapus_berkasnya(minta: Any) -> None:
    lama, baru = _selesaikan(minta("cepat", nama="a")), _selesaikan(minta("cepat", nama="b"))
    Tugas.objects.filter(pk=lama.pk).update(selesai_pada=timezone.now() - timedelta(days=31))
    hasil = bersihkan(hari=30)
    assert (hasil.hasil, hasil.yatim) == (1, 0)
    assert not default_storage.exists(lama.berkas)
    assert default_storage.exists(baru.berkas)
    lama.refresh_from_db()
    assert (lama.status, lama.berkas, lama.dapat_diunduh) == ("dihapus", "", False)
    Tugas.objects.filter(pk=lama.pk).update(selesai_pada=timezone.now() - timedelta(days=301))
    assert bersihkan(hari=30).baris > 0
    assert list(Tugas.objects.all()) == [baru]


def test_berkas_tanpa_pemilik_dihapus(minta: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    milik = _selesaikan(minta("cepat"))
    yatim = default_storage.save("tugas/9/yatim.txt", ContentFile(b"x"))
    assert bersihkan(hari=30).yatim == 0  # it may just be being closed
    monkeypatch.setattr("laporan.tugas.bersih.UMUR_YATIM", timedelta(seconds=-5))
    assert bersihkan(hari=30).yatim == 1
    assert not default_storage.exists(yatim)
    assert default_storage.exists(milik.berkas)
