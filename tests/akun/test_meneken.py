"""Every act of signing asks whether the account may; what was signed names the account."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kinerja.akun.meneken import BelumBolehMenekenError
from kinerja.isian.rencana import buat_rencana_aksi, setujui_rencana_aksi
from kinerja.models import PenetapanAkun, TandaTangan
from kinerja.peran import KEPALA_DAERAH, KEPALA_DINAS, PEJABAT, SEKRETARIAT
from laporan.isian.verifikasi import sahkan_triwulan
from laporan.perjanjian.aksi import tandatangani
from laporan.segel.lokal import PenyegelLokal
from laporan.terbit.beku import bekukan
from tests import factories as f
from tests.baca import terbaca
from tests.perjanjian.bantu import PenyegelPalsu
from tests.segel import pk
from tests.segel.data import KODE

pytestmark = pytest.mark.django_db
PADA = pk.PADA


def tetapkan(orang: Any, lalu: timedelta, **lain: Any) -> PenetapanAkun:
    """Somebody set something on the account, so long before the signature."""
    isi = {
        "pengguna": orang,
        "pd": orang.pd,
        "hal": "sandi",
        "oleh": f.PenggunaFactory(first_name="Petugas Contoh"),
        "pada": PADA - lalu,
        **lain,
    }
    return PenetapanAkun.objects.create(**isi)


@pytest.fixture
def kepala(pengguna: Any) -> Any:
    """The head of an agency, whose password somebody else set an hour ago."""
    pd = f.PDFactory()
    orang = pengguna(KEPALA_DINAS, pd=pd, unit=f.puncak(pd))
    tetapkan(orang, timedelta(hours=1))
    return orang


def test_pengesahan_triwulan_ditunda(kepala: Any):
    with pytest.raises(BelumBolehMenekenError):
        sahkan_triwulan(pd=kepala.pd, tahun=2025, triwulan=4, oleh=kepala, pada=PADA)


def test_persetujuan_rencana_aksi_ditunda(kepala: Any, pengguna: Any):
    oleh = pengguna(SEKRETARIAT, pd=kepala.pd)
    draf = buat_rencana_aksi(pd=kepala.pd, tahun=2026, oleh=oleh, pada=PADA)
    with pytest.raises(BelumBolehMenekenError):
        setujui_rencana_aksi(dokumen=draf, oleh=kepala, pada=PADA)
    draf.refresh_from_db()
    assert draf.disetujui_pada is None


def test_pembekuan_ditunda(kepala: Any):
    with pytest.raises(BelumBolehMenekenError):
        bekukan(
            pd=kepala.pd,
            tahun=2025,
            keterangan="Final",
            dicetak=PADA.date(),
            oleh=kepala,
            pada=PADA,
        )


# --- Perjanjian Kinerja --------------------------------------------------------------------------


@pytest.fixture
def diajukan(pengguna: Any, sertifikat_segel: Any) -> Any:
    """A submitted agreement, and the account of its first party, assigned and confirmed."""
    p = pk.diajukan()
    orang = pengguna(PEJABAT, jabatan=p.jabatan, unit=p.jabatan.unit, first_name="Pejabat Contoh")
    tetapkan(
        orang,
        timedelta(days=10),
        hal="penugasan",
        jabatan=p.jabatan,
        status="plt",
        perlu_konfirmasi=True,
        dikonfirmasi_pada=PADA - timedelta(days=9),
    )
    cache.clear()
    return p, orang


def teken(p: Any, orang: Any, penyegel: Any, pihak: int = 1) -> TandaTangan:
    return tandatangani(
        perjanjian=p, pihak=pihak, oleh=orang, pada=PADA, penyegel=penyegel, alasan="Uji"
    )


def test_perjanjian_ditolak_sebelum_waktunya(diajukan: Any):
    p, orang = diajukan
    tetapkan(orang, timedelta(hours=23, minutes=59))
    penyegel = PenyegelPalsu()
    with pytest.raises(BelumBolehMenekenError, match=r"12 Januari 2026 pukul 09\.31 WITA"):
        teken(p, orang, penyegel)
    assert not penyegel.dipanggil
    assert not TandaTangan.objects.exists()


def test_perubahan_selagi_disegel_membatalkan(diajukan: Any):
    """The sealer is slow; meanwhile somebody resets the password."""
    p, orang = diajukan

    class Lambat(PenyegelPalsu):
        def segel(self, pdf: bytes, **argumen: Any) -> Any:
            tetapkan(orang, timedelta(0))
            return super().segel(pdf, **argumen)

    with pytest.raises(BelumBolehMenekenError):
        teken(p, orang, Lambat())
    assert not TandaTangan.objects.exists()


def test_tanda_tangan_menyebut_akun_dan_penugasannya(diajukan: Any, client: Client):
    """By hand: set at 2026-01-02 01:30 UTC, which is the second of January in Makassar too."""
    p, orang = diajukan
    t = teken(p, orang, PenyegelLokal())
    kalimat = (
        "Melalui akun Pejabat Contoh, penugasan Plt. sejak 2 Januari 2026, "
        "ditetapkan oleh Petugas Contoh"
    )
    assert t.keterangan_akun == kalimat
    publik = terbaca(client.get(reverse("verifikasi_kode", args=[KODE])))
    assert kalimat in publik
    assert orang.username not in publik  # the account's name is not for the public
    with pikepdf.open(BytesIO(bytes(t.berkas.isi))) as pdf:
        medan: Any = {str(m.T): m for m in pdf.Root.AcroForm.Fields}
        assert kalimat in str(medan["PihakPertama"].V.Reason)
    # What is recorded stays, whatever becomes of the account afterwards.
    orang.first_name = "Nama Lain"
    orang.save()
    assert kalimat in terbaca(client.get(reverse("verifikasi_kode", args=[KODE])))


def test_tanda_tangan_lama_tidak_menyebut_apa_pun(sertifikat_segel: Any, client: Client):
    cache.clear()
    p = pk.tandatangani(pk.diajukan(), 1)
    assert not p.naskah.get().tanda_tangan.get().keterangan_akun
    respons = client.get(reverse("verifikasi_kode", args=[KODE]))
    assert respons.status_code == 200
    assert "Melalui akun" not in terbaca(respons)
    assert "tidak utuh" not in terbaca(respons)


def test_kepala_daerah_menurut_perannya(sertifikat_segel: Any, pengguna: Any):
    p = pk.tandatangani(pk.diajukan(), 1)
    orang = pengguna(KEPALA_DAERAH, pd=None, first_name="Bupati Contoh")
    tetapkan(
        orang,
        timedelta(days=10),
        pd=None,
        hal="peran",
        perlu_konfirmasi=True,
        dikonfirmasi_pada=PADA,
    )
    t = teken(p, orang, PenyegelPalsu(), 2)
    assert t.keterangan_akun == (
        "Melalui akun Bupati Contoh, peran Kepala Daerah sejak 2 Januari 2026, "
        "ditetapkan oleh Petugas Contoh"
    )


def test_halaman_tanda_tangan_mengatakannya_sebelum_kata_sandi_diminta(
    diajukan: Any, client: Client
):
    p, orang = diajukan
    PenetapanAkun.objects.create(
        pengguna=orang, pd=orang.pd, hal="sandi", oleh=f.PenggunaFactory(), pada=timezone.now()
    )
    client.force_login(orang)
    teks = terbaca(client.get(reverse("perjanjian_tanda_tangan", args=[p.pk])))
    assert "Belum dapat menandatangani" in teks
    assert 'name="sandi"' not in teks
