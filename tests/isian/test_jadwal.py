"""The quarter as the schedule asks for it: entry, submission, endorsement, board, late figures.

In Dunia TW I is open from 1 to 15 April 2024; its bidang has three indicators and a sub kegiatan.
"""

import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from anggaran.models import LaporanSubKegiatan
from kinerja.isian.penolakan import BelumLengkapError
from kinerja.isian.rencana import buat_rencana_aksi
from kinerja.models import Indikator, JejakAudit, Realisasi
from kinerja.pengukuran import Pengukuran
from kinerja.penolakan import TerkunciError, TidakSahError
from kinerja.periode import Triwulan
from laporan.isian.kelengkapan import PapanKelengkapan
from laporan.isian.pengajuan import periksa_pengajuan
from laporan.isian.pengesahan import LembarPengesahan, ringkas_triwulan
from laporan.isian.rencana_aksi import LembarRencana
from laporan.isian.verifikasi import (
    kembalikan,
    sahkan_susulan,
    sahkan_triwulan,
    verifikasi,
    verifikasi_banyak,
)
from laporan.menunggu.daftar import TungguPD
from tests import factories as f
from tests.isian.dunia import PADA, TAHUN, Dunia, wita
from tests.isian.test_pengajuan import _ajukan

pytestmark = pytest.mark.django_db
NANTI = wita(2024, 11, 12, 9)


def _jadwalkan(i: Indikator, jadwal: str, **masa: int) -> None:
    Indikator.objects.filter(pk=i.pk).update(jadwal=jadwal, **masa)


@pytest.fixture
def terjadwal(dunia: Dunia) -> Dunia:
    """In TW I the formula is due; the number is due in TW IV, the predicate in TW II and IV."""
    _jadwalkan(dunia.angka, "tahunan")
    _jadwalkan(dunia.predikat, "semesteran")
    return dunia


@pytest.fixture
def terbit(dunia: Dunia) -> Dunia:
    """The number is published by others, expected in February: the figure of TW I."""
    _jadwalkan(dunia.angka, "terbit:2")
    _jadwalkan(dunia.predikat, "tahunan")
    return dunia


def _isi_yang_ditagih(d: Dunia) -> None:
    d.isi(d.rumus, "variabel:bekerja", "309.142")
    d.isi(d.rumus, "variabel:angkatan_kerja", "317.696")
    d.isi(d.lini, "kumulatif", "12.500.000")


def _sasaran(i: Indikator) -> str:
    return f"indikator:{i.pk}"


def _verifikasi_semua(d: Dunia, pada: datetime.datetime = PADA) -> None:
    semua: list[Realisasi | LaporanSubKegiatan] = [
        *Realisasi.objects.filter(status="diajukan"),
        *LaporanSubKegiatan.objects.filter(status="diajukan"),
    ]
    verifikasi_banyak(baris=semua, oleh=d.sekretariat, pada=pada)


def _sahkan(d: Dunia) -> None:
    sahkan_triwulan(pd=d.pd, tahun=TAHUN, triwulan=1, oleh=d.kadis, pada=PADA)


def _papan(d: Dunia) -> Any:
    papan = PapanKelengkapan(d.pd, TAHUN, pada=PADA)
    return next(b.sel[0] for b in papan.baris if b.unit == d.bidang)


# --- what is not due -----------------------------------------------------------------------------


def test_yang_tidak_jatuh_tempo_tidak_ditagih(terjadwal: Dunia) -> None:
    """Nothing is asked, nothing blocks, and nobody is reminded of it."""
    d = terjadwal
    kurang = periksa_pengajuan(d.bidang, TAHUN, 1, oleh=d.operator, pada=PADA)
    assert {k.sasaran for k in kurang} == {_sasaran(d.rumus), f"baris:{d.lini.pk}"}
    sel = _papan(d)
    assert (sel.diharapkan, [b.nama for b in sel.belum]) == (2, [d.rumus.nama, d.sub.nama])
    assert "belum diisi (2 baris)" in sel.pengingat()
    assert d.angka.nama not in sel.pengingat()

    _isi_yang_ditagih(d)
    assert _ajukan(d)["diajukan"] == [_sasaran(d.rumus), f"sub:{d.sub.pk}"]
    assert _papan(d).pengingat() == ""
    _verifikasi_semua(d)
    _sahkan(d)
    assert list(Realisasi.objects.values_list("indikator", "status")) == [(d.rumus.pk, "disahkan")]


def test_unit_tanpa_yang_jatuh_tempo_tidak_mengajukan(terjadwal: Dunia) -> None:
    d = terjadwal
    milik = {"sasaran": d.angka.sasaran, "penanggung_jawab": d.jabatan_lain}
    f.IndikatorFactory(**milik, jadwal="bulan:8")
    assert periksa_pengajuan(d.lain, TAHUN, 1, oleh=d.operator_lain, pada=PADA) == []
    with pytest.raises(TidakSahError, match="Tidak ada baris yang perlu diajukan"):
        _ajukan(d, unit=d.lain, oleh=d.operator_lain)
    papan = {b.unit: b for b in PapanKelengkapan(d.pd, TAHUN, pada=PADA).baris}
    assert [s.diharapkan for s in papan[d.lain].sel] == [0, 0, 1, 0]


def test_yang_diisi_lebih_awal_ikut_diajukan_dan_diperiksa(terjadwal: Dunia) -> None:
    d = terjadwal
    _isi_yang_ditagih(d)
    d.isi(d.angka, "nilai", "81")
    assert _papan(d).diharapkan == 2  # a draft that nobody asked for is not counted
    assert _sasaran(d.angka) in _ajukan(d)["diajukan"]
    assert _papan(d).diharapkan == 3
    with pytest.raises(BelumLengkapError):  # handed in: it waits for an answer
        _sahkan(d)
    _verifikasi_semua(d)
    _sahkan(d)
    assert set(Realisasi.objects.values_list("status", flat=True)) == {"disahkan"}


def test_draf_yang_tidak_ditagih_tidak_menahan_pengesahan(terjadwal: Dunia) -> None:
    d = terjadwal
    _isi_yang_ditagih(d)
    _ajukan(d)
    d.isi(d.angka, "nilai", "81")
    _verifikasi_semua(d)
    lembar = LembarPengesahan(d.kadis, d.pd, Triwulan(TAHUN, 1), pada=PADA)
    assert (lembar.banyak, lembar.siap, lembar.kurang) == (2, 2, [])
    _sahkan(d)
    assert Realisasi.objects.get(indikator=d.angka).status == "draf"
    with pytest.raises(TerkunciError):
        d.isi(d.angka, "nilai", "82", versi=1)


def test_yang_dikembalikan_tanpa_ditagih_tidak_menahan(terjadwal: Dunia) -> None:
    d = terjadwal
    _isi_yang_ditagih(d)
    d.isi(d.angka, "nilai", "81")
    _ajukan(d)
    r = Realisasi.objects.get(indikator=d.angka)
    kembalikan(baris=r, catatan="Belum waktunya.", oleh=d.sekretariat, pada=PADA)
    _verifikasi_semua(d)
    _sahkan(d)
    r.refresh_from_db()
    assert r.status == "dikembalikan"


# --- the life of an indicator --------------------------------------------------------------------


def test_indikator_yang_mulai_kemudian_tidak_ditanya_sebelumnya(dunia: Dunia) -> None:
    d = dunia
    _jadwalkan(d.angka, "triwulanan", mulai_tahun=TAHUN, mulai_triwulan=2)
    kurang = periksa_pengajuan(d.bidang, TAHUN, 1, oleh=d.operator, pada=PADA)
    assert _sasaran(d.angka) not in {k.sasaran for k in kurang}
    with pytest.raises(TerkunciError, match="tidak berlaku pada Triwulan I 2024"):
        d.isi(d.angka, "nilai", "80")
    for tw in (2, 3, 4):
        f.RealisasiFactory(indikator=d.angka, tahun=TAHUN, triwulan=tw, nilai=Decimal(80))
    u = Pengukuran(d.pd, [TAHUN]).ukuran(Indikator.objects.get(pk=d.angka.pk), TAHUN)
    assert (u.lengkap, u.capaian_teks) == (True, "100,00%")


# --- figures that are published later ------------------------------------------------------------


def test_angka_yang_menyusul_tidak_menahan_apa_pun(terbit: Dunia) -> None:
    d = terbit
    sel = _papan(d)
    assert (sel.diharapkan, [(b.nama, b.perkiraan) for b in sel.menyusul]) == (
        2,
        [(d.angka.nama, "Februari 2024")],
    )
    _isi_yang_ditagih(d)
    assert _sasaran(d.angka) not in _ajukan(d)["diajukan"]
    _verifikasi_semua(d)
    lembar = LembarPengesahan(d.kadis, d.pd, Triwulan(TAHUN, 1), pada=PADA)
    assert [b.nama for b in lembar.menyusul] == [d.angka.nama]
    _sahkan(d)


def test_angka_yang_menyusul_masuk_sesudah_triwulan_disahkan(terbit: Dunia) -> None:
    """Entered, submitted, verified and endorsed by itself, each with its own day; the others of
    that quarter stay closed."""
    d = terbit
    _isi_yang_ditagih(d)
    _ajukan(d)
    _verifikasi_semua(d)
    _sahkan(d)
    sebelum = {r.pk: r.versi for r in Realisasi.objects.all()}
    for i, medan in ((d.rumus, "keterangan"), (d.predikat, "keterangan")):
        with pytest.raises(TerkunciError):
            d.isi(i, medan, "baru", versi=9, pada=NANTI)

    d.isi(d.angka, "nilai", "80", pada=NANTI)
    assert periksa_pengajuan(d.bidang, TAHUN, 1, oleh=d.operator, pada=NANTI) == []
    assert _ajukan(d, pada=NANTI)["diajukan"] == [_sasaran(d.angka)]
    r = Realisasi.objects.get(indikator=d.angka)
    verifikasi(baris=r, oleh=d.sekretariat, pada=NANTI)
    assert ringkas_triwulan(d.pd, TAHUN)[0].susulan == 1
    (sah,) = sahkan_susulan(pd=d.pd, tahun=TAHUN, triwulan=1, oleh=d.kadis, pada=NANTI)

    assert (sah.pk, sah.status, sah.disahkan_pada) == (r.pk, "disahkan", NANTI)
    assert JejakAudit.objects.tentang(sah).filter(aksi="sahkan susulan").count() == 1
    assert {r.pk: r.versi for r in Realisasi.objects.exclude(pk=sah.pk)} == sebelum
    assert ringkas_triwulan(d.pd, TAHUN)[0].susulan == 0
    baris = LembarPengesahan(d.kadis, d.pd, Triwulan(TAHUN, 1), pada=NANTI).indikator
    assert [b.jadwal_teks for b in baris if b.indikator == d.angka.pk] == [
        "Menyusul, diajukan 12 November 2024"
    ]
    with pytest.raises(TerkunciError):
        d.isi(d.angka, "nilai", "90", versi=sah.versi, pada=NANTI)
    with pytest.raises(TidakSahError, match="Tidak ada angka susulan"):
        sahkan_susulan(pd=d.pd, tahun=TAHUN, triwulan=1, oleh=d.kadis, pada=NANTI)


def test_angka_yang_menyusul_pada_triwulan_yang_ditutup_saja(terbit: Dunia) -> None:
    """Closed and not endorsed: it goes alone; the rows that are late do not go with it."""
    d = terbit
    with pytest.raises(TidakSahError, match="Angka yang menyusul belum diisi"):
        _ajukan(d, pada=NANTI)
    d.isi(d.angka, "nilai", "80", pada=NANTI)
    assert _ajukan(d, pada=NANTI)["diajukan"] == [_sasaran(d.angka)]
    with pytest.raises(TidakSahError, match="belum disahkan; angkanya disahkan bersama"):
        sahkan_susulan(pd=d.pd, tahun=TAHUN, triwulan=1, oleh=d.kadis, pada=NANTI)


def test_beranda_mengingatkan_yang_sudah_waktunya_terbit(terbit: Dunia) -> None:
    """Once its quarter is closed and its month has come; to its own unit, until it is filled."""
    d = terbit

    def menyusul(siapa: Any, pada: datetime.datetime) -> list[str]:
        semua = TungguPD(d.pd, TAHUN, pada).untuk(siapa)
        return [m.teks for m in semua if m.teks.endswith("menyusul.")]

    pesan = [f"“{d.angka.nama}”, Triwulan I 2024: angkanya menyusul."]
    assert menyusul(d.operator, PADA) == []  # the quarter is open: its own line says it
    assert menyusul(d.operator, NANTI) == pesan
    assert menyusul(d.operator_lain, NANTI) == []
    _jadwalkan(d.angka, "terbit:3+1")
    assert menyusul(d.operator, NANTI) == []
    _jadwalkan(d.angka, "terbit:2")
    d.isi(d.angka, "nilai", "80", pada=NANTI)
    assert menyusul(d.operator, NANTI) == []


# --- pages ---------------------------------------------------------------------------------------


@pytest.fixture
def sebagai(client: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    def masuk(siapa: Any, pada: datetime.datetime = PADA) -> Any:
        monkeypatch.setattr("django.utils.timezone.now", lambda: pada)
        client.force_login(siapa)
        return client

    return masuk


def _isian(client: Any, d: Dunia) -> str:
    kueri = {"unit": d.bidang.pk, "tahun": TAHUN, "triwulan": 1}
    return client.get(reverse("isian"), kueri).content.decode()


def test_halaman_isian_mendahulukan_yang_ditagih(terjadwal: Dunia, sebagai: Any) -> None:
    d = terjadwal
    isi = _isian(sebagai(d.operator), d)
    batas = isi.index("Boleh diisi lebih awal")
    baris = {i: isi.index(f'data-baris="{_sasaran(i)}"') for i in (d.angka, d.rumus, d.predikat)}
    assert baris[d.rumus] < batas < min(baris[d.angka], baris[d.predikat])
    assert "0 dari 2 baris" in isi
    assert ("Jatuh tempo TW IV" in isi, "Jatuh tempo TW II<" in isi) == (True, True)


def test_halaman_isian_menyebut_yang_menyusul(terbit: Dunia, sebagai: Any) -> None:
    d = terbit
    isi = _isian(sebagai(d.operator), d)
    assert "Menunggu terbit, perkiraan Februari 2024" in isi
    kueri = {"unit": d.bidang.pk, "tahun": TAHUN, "triwulan": 2}
    isi = sebagai(d.operator, NANTI).get(reverse("isian"), kueri).content.decode()
    assert "Angka yang menyusul dari triwulan sebelumnya" in isi
    assert f"triwulan=1&amp;baris=indikator%3A{d.angka.pk}#laci" in isi


def test_susulan_diajukan_diverifikasi_dan_disahkan_lewat_halaman(
    terbit: Dunia, sebagai: Any
) -> None:
    d = terbit
    _isi_yang_ditagih(d)
    _ajukan(d)
    _verifikasi_semua(d)
    _sahkan(d)
    d.isi(d.angka, "nilai", "80", pada=NANTI)
    client = sebagai(d.operator, NANTI)
    assert "Angka yang menyusul tetap dapat diisi." in _isian(client, d)
    url = f"{reverse('isian')}?unit={d.bidang.pk}&tahun={TAHUN}&triwulan=1"
    assert client.post(url, {"langkah": "ajukan", "kunci": str(uuid4())}).status_code == 302

    client = sebagai(d.sekretariat, NANTI)
    halaman = client.get(reverse("periksa_unit", args=[d.bidang.pk, TAHUN, 1])).content.decode()
    assert "kecuali 1 angka susulan" in " ".join(halaman.split())
    verifikasi(baris=Realisasi.objects.get(indikator=d.angka), oleh=d.sekretariat, pada=NANTI)

    client = sebagai(d.kadis, NANTI)
    daftar = client.get(reverse("pengesahan"), {"tahun": TAHUN}).content.decode()
    assert "1 angka susulan belum disahkan" in daftar
    url = reverse("pengesahan_triwulan", args=[TAHUN, 1])
    respons = client.get(url)
    isi = {
        "langkah": "susulan",
        "setuju": "ya",
        "sidik": respons.context["lembar"].sidik,
    }
    assert "Sahkan susulan" in respons.content.decode()
    assert client.post(url, isi).status_code == 302
    assert Realisasi.objects.get(indikator=d.angka).status == "disahkan"


def test_papan_menyebut_yang_menyusul(terbit: Dunia, sebagai: Any) -> None:
    client = sebagai(terbit.sekretariat)
    isi = client.get(reverse("kelengkapan"), {"tahun": TAHUN, "tw": 1}).content.decode()
    assert "1 menyusul" in isi
    assert f"{terbit.angka.nama}, Februari 2024" in isi


def test_rencana_aksi_tidak_menagih_target_di_luar_jadwal(terjadwal: Dunia) -> None:
    """Four quarters of the formula, one of the number, two of the predicate."""
    d = terjadwal
    buat_rencana_aksi(pd=d.pd, tahun=TAHUN, oleh=d.sekretariat, pada=PADA)
    lembar = LembarRencana(d.pd, TAHUN, d.sekretariat)
    assert lembar.kosong == 4 + 1 + 2
    (angka,) = [b for b in lembar.baris if b.indikator.pk == d.angka.pk]
    assert [s.petunjuk for s in angka.sel] == ["tidak dijadwalkan"] * 3 + [""]
