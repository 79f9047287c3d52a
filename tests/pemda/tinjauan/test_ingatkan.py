"""Reminders to many: who gets what and why, who sent it, never twice on a day."""

from typing import Any

import pytest
from django.urls import reverse

from kinerja.models import JejakAudit, Pengguna
from kinerja.penolakan import TidakBerizinError
from kinerja.peran import KEPALA_DINAS, OPERATOR
from kinerja.periode import Triwulan
from laporan.models import CatatanPengingat, KerapPengingat, PilihanPengingat, Tugas
from laporan.pekerjaan import PEKERJAAN
from laporan.pemda.tinjauan.ingatkan import kirim_rencana, rencana_pengingat
from laporan.pemda.tinjauan.papan import TinjauanPemda
from laporan.tugas.dasar import Argumen, diam
from tests import factories as f
from tests.halaman import cari_formulir
from tests.pemda.tinjauan.conftest import PADA, TAHUN

TW = Triwulan(TAHUN, 1)


@pytest.fixture
def orang(d: Any, settings: Any) -> Any:
    settings.TAPAK_SUREL = True
    settings.TAPAK_ALAMAT = "https://tapak.contoh.go.id"
    Pengguna.objects.update(email="")
    d.operator = f.buat_pengguna(OPERATOR, unit=d.telat.unit, email="operator@contoh.go.id")
    d.kepala = f.buat_pengguna(KEPALA_DINAS, pd=d.beres.pd, email="kepala@contoh.go.id")
    return d


def rencana(d: Any) -> dict[str, Any]:
    semua = rencana_pengingat(TinjauanPemda(d.sekda, TAHUN, 1, PADA).baris, TW, PADA)
    return {r.pd.nama: r for r in semua}


def test_kepada_yang_ditunggu(orang: Any, mailoutbox: list[Any]) -> None:
    r = rencana(orang)
    assert set(r) == {"Badan Bakung", "Dinas Anggrek", "Kecamatan Cempaka"}
    (operator,) = r["Badan Bakung"].penerima
    assert operator.pengguna == orang.operator
    assert operator.hal == [
        "Bidang Badan Bakung: 2 dari 3 baris belum diisi; 1 baris terisi tetapi belum diajukan"
    ]
    (kepala,) = r["Dinas Anggrek"].penerima
    assert (kepala.pengguna, "menunggu disahkan" in kepala.hal[0]) == (orang.kepala, True)
    assert (r["Kecamatan Cempaka"].penerima, len(r["Kecamatan Cempaka"].tanpa)) == ((), 1)

    hasil = kirim_rencana(r["Badan Bakung"], TW, oleh=orang.sekda, pada=PADA)
    assert (hasil.terkirim, hasil.gagal) == (1, 0)
    (surat,) = mailoutbox
    assert surat.to == ["operator@contoh.go.id"]
    assert "Realisasi Triwulan I 2024 baru terisi 1 dari 3 baris." in surat.body
    jejak = JejakAudit.objects.get(aksi="diingatkan dari pemda")
    assert (jejak.oleh, jejak.pd, jejak.alasan) == (
        orang.sekda, orang.telat.pd, orang.operator.username,
    )  # fmt: skip


def test_tidak_dua_kali_sehari(orang: Any, mailoutbox: list[Any]) -> None:
    lama = rencana(orang)["Badan Bakung"]
    for _ in range(2):  # the second click holds a plan of before the first
        kirim_rencana(lama, TW, oleh=orang.sekda, pada=PADA)
    assert len(mailoutbox) == 1
    kini = rencana(orang)["Badan Bakung"]
    assert (kini.penerima[0].sudah, kini.banyak) == (True, 0)
    assert CatatanPengingat.objects.get().terkirim


def test_yang_menolak_surel_tidak_dikirimi(orang: Any, mailoutbox: list[Any]) -> None:
    PilihanPengingat.objects.create(
        pengguna=orang.operator, kerap=KerapPengingat.TIDAK, diubah_pada=PADA
    )
    r = rencana(orang)["Badan Bakung"]
    assert (r.penerima[0].menolak, r.banyak) == (True, 0)
    kirim_rencana(r, TW, oleh=orang.sekda, pada=PADA)
    assert mailoutbox == []
    with pytest.raises(TidakBerizinError):
        kirim_rencana(r, TW, oleh=orang.kepala, pada=PADA)


def test_lewat_halaman_dan_antrean(
    client: Any, orang: Any, april: None, mailoutbox: list[Any]
) -> None:
    alamat = f"{reverse('tinjauan_ingatkan')}?tahun=2024&triwulan=1"
    client.force_login(orang.sekda)
    halaman = client.get(alamat)
    assert "2 surel untuk 3 perangkat daerah" in " ".join(halaman.content.decode().split())
    formulir = cari_formulir(halaman, tahun_tinjauan="*")
    isi = dict(formulir.isi) | {"pd_diingatkan": ["badan-bakung", "tidak-ada"]}
    assert client.post(alamat, isi).status_code == 302
    tugas = Tugas.objects.get()
    assert (tugas.jenis, tugas.pd, tugas.oleh) == ("pengingat_pemda", orang.telat.pd, orang.sekda)
    PEKERJAAN[tugas.jenis].kerjakan(
        Argumen(tugas.pd, tugas.tahun, tugas.oleh, PADA, tugas.argumen), diam
    )
    assert [s.to for s in mailoutbox] == [["operator@contoh.go.id"]]
    client.force_login(orang.kepala)
    assert client.get(alamat).status_code == 403
