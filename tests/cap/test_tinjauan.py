"""The overview keeps a row of each agency, and what was drawn of it: nothing stale, on no page, on
neither of two hosts, whoever wrote; and nothing drawn twice.
"""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from anggaran.models import RealisasiAnggaran
from kinerja.models import (
    CakupanPD,
    KebijakanPengukuran,
    PengecualianPeriode,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    Realisasi,
    UnitKerja,
)
from kinerja.peran import OPERATOR
from laporan.bahan.simpanan import SimpananAngka
from laporan.models import (
    EvaluasiAKIP,
    HitunganUji,
    Laporan,
    PilihanPengingat,
    PredikatPD,
    RingkasanPemda,
)
from laporan.pemda.tinjauan import gambar, layar, tetap, tren
from laporan.pemda.tinjauan.papan import TinjauanPemda
from laporan.pemda.tinjauan.simpanan import ringkasan_pemda
from laporan.pemda.tinjauan.susun import susun_tinjauan, susun_tren
from tests import factories as f
from tests.pemda.predikat.pabrik import PredikatPDFactory
from tests.pemda.tinjauan.conftest import PADA, TAHUN, _potret_pemda, april, d

__all__ = ["_potret_pemda", "april", "d"]
pytestmark = [pytest.mark.usefixtures("april"), pytest.mark.sqlite]  # it only reads; the number
# of every table is asked for on both databases in test_cap_data.py

TABEL, PETA, RAPAT, TREN = "tinjauan", "tinjauan_peta", "tinjauan_rapat", "tinjauan_tren"
SEMUA = (TABEL, PETA, RAPAT, TREN)


@pytest.fixture
def simpan(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Rows are kept, as delivered. Two years for five: each costs a summary of each agency."""
    settings.TAPAK_SIMPANAN_LAPORAN = 16
    monkeypatch.setattr(tren, "BANYAK_TAHUN_TREN", 2)
    for satu in (tetap.SIMPANAN_BARIS, tren.SIMPANAN_TREN):
        satu.kosongkan()
    yield
    for satu in (tetap.SIMPANAN_BARIS, tren.SIMPANAN_TREN):
        satu.kosongkan()


def _isi(client: Any, nama: str, kueri: str = "") -> str:
    respons = client.get(f"{reverse(nama)}?tahun={TAHUN}&triwulan=1{kueri}")
    assert respons.status_code == 200
    isi = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", respons.content.decode())
    return " ".join(isi.split())


def _sendiri(client: Any, settings: Any, nama: str, kueri: str = "") -> str:
    """The page of a process that keeps nothing."""
    settings.TAPAK_SIMPANAN_LAPORAN = 0
    isi = _isi(client, nama, kueri)
    settings.TAPAK_SIMPANAN_LAPORAN = 16
    return isi


def test_yang_tidak_berubah_tidak_digambar_lagi(
    client: Any, d: Any, simpan: None, settings: Any, monkeypatch: Any, jumlah_kueri: Any
) -> None:
    """A second visit draws no row and reads none; a change draws and reads its agency alone."""
    digambar: list[str] = []
    asli = render_to_string

    def catat(templat: str, isi: Any) -> Any:
        digambar.append(f"{isi['b'].pd.nama}: {templat.rpartition('/')[2]}")
        return asli(templat, isi)

    client.force_login(d.sekda)
    for nama in SEMUA:
        assert _isi(client, nama) == _sendiri(client, settings, nama), nama
        with jumlah_kueri() as kueri:
            _isi(client, nama)
        assert len(kueri) <= 8, nama
    monkeypatch.setattr(gambar, "render_to_string", catat)
    for nama in SEMUA:
        _isi(client, nama)
    # Sorted and filtered over all of them, joined of the same rows.
    for kueri in ("&urut=-capaian", "&keadaan=terlambat"):
        kini = _isi(client, TABEL, kueri)
        assert digambar == []
        assert kini == _sendiri(client, settings, TABEL, kueri), kueri
        digambar.clear()
    Realisasi.objects.filter(indikator=d.beres.indikator[1]).update(nilai=72)
    for nama in SEMUA:
        _isi(client, nama)
    assert digambar == [
        f"Dinas Anggrek: {t}.html" for t in ("baris", "baris_peta", "baris_rapat", "baris_tren")
    ]


def _sql(perintah: str) -> Callable[[Any], None]:
    def tulis(_: Any) -> None:
        with connection.cursor() as kursor:
            kursor.execute(perintah)

    return tulis


def _hitung_malam(d: Any) -> None:
    HitunganUji.objects.create(
        pd=d.telat.pd, tahun=TAHUN, hari=PADA.date(), galat=17, peringatan=0, catatan=0, diterima=0
    )


def _perjanjian(d: Any) -> None:
    f.perjanjian_berstatus("berlaku", jabatan=d.beres.indikator[0].penanggung_jawab)


def _realisasi(d: Any) -> Any:
    return Realisasi.objects.filter(indikator=d.beres.indikator[1])


def _periode(satu: Any) -> Any:
    return PeriodePengukuran.objects.filter(pd=satu.pd)


def _unit(satu: Any) -> Any:
    return UnitKerja.objects.filter(pd=satu.pd)


def _pd(satu: Any) -> Any:
    return PerangkatDaerah.objects.filter(pk=satu.pd.pk)


def _kebijakan(satu: Any) -> None:
    f.KebijakanFactory(pd=satu.pd, mulai_tahun=TAHUN, capaian_maksimum=100)


def _cakupan(d: Any) -> None:
    Pengguna.objects.filter(pk=d.sekda.pk).update(cakupan_terbatas=True)
    CakupanPD.objects.create(pengguna=d.sekda, pd=d.telat.pd, oleh=f.PenggunaFactory(), pada=PADA)


#: What is written, through whatever door, and a page that says it. Those that change no number of
#: an agency's data come too: they are read by each page.
TULISAN: tuple[tuple[str, Callable[[Any], Any], str], ...] = (
    ("jenis", lambda d: _pd(d.beres).update(jenis="badan"), TABEL),
    ("nilai", lambda d: _realisasi(d).update(nilai=72), TABEL),
    ("nilai dengan SQL", _sql("UPDATE kinerja_realisasi SET nilai = 40 WHERE nilai = 72"), RAPAT),
    ("nilai dihapus", lambda d: Realisasi.objects.filter(nilai=40).delete(), TABEL),
    ("serapan", lambda d: RealisasiAnggaran.objects.update(nilai=500_000), RAPAT),
    ("batas waktu", lambda d: _periode(d.telat).update(tutup=PADA.date()), PETA),
    ("pengecualian dicabut", lambda d: PengecualianPeriode.objects.all().delete(), PETA),
    ("nama unit", lambda d: _unit(d.telat).update(nama="Bidang Samudra"), RAPAT),
    ("nama", lambda d: _pd(d.lain).update(nama="Kecamatan Baru"), TREN),
    ("skor", lambda d: EvaluasiAKIP.objects.update(nilai=Decimal("81.25")), TREN),
    ("skor tahun lalu", lambda d: EvaluasiAKIP.objects.filter(tahun=2023).delete(), TABEL),
    ("laporan", lambda d: f.LaporanFactory(pd=d.beres.pd, tahun=TAHUN), PETA),
    ("laporan dihapus", lambda d: Laporan.objects.all().delete(), PETA),
    ("perjanjian", _perjanjian, PETA),
    # One agency's policy changes what is said of the others.
    ("kebijakan", lambda d: _kebijakan(d.telat), TABEL),
    ("tanpa kebijakan", lambda d: KebijakanPengukuran.objects.all().delete(), TABEL),
    # None of these changes a number.
    ("hitungan malam", _hitung_malam, TABEL),
    ("predikat", lambda d: PredikatPDFactory(pd=d.beres.pd, predikat="Istimewa"), TABEL),
    ("predikat dihapus", lambda d: PredikatPD.objects.all().delete(), TABEL),
    ("cakupan akun", _cakupan, TABEL),
)  # fmt: skip


def test_tidak_pernah_basi(
    client: Any, d: Any, simpan: None, settings: Any, monkeypatch: Any
) -> None:
    """After every write both hosts say what one says that keeps nothing, and it is something else
    than before.
    """
    host = [(SimpananAngka[Any](50), SimpananAngka[Any](50)) for _ in range(2)]

    def pada(ke: int) -> None:
        monkeypatch.setattr(tetap, "SIMPANAN_BARIS", host[ke][0])
        monkeypatch.setattr(tren, "SIMPANAN_TREN", host[ke][1])

    client.force_login(d.sekda)
    for ke in (0, 1):
        pada(ke)
        dulu = {nama: _isi(client, nama) for nama in SEMUA}
    for ke, (sebab, tulis, nama) in enumerate(TULISAN):
        tulis(d)
        pada(ke % 2)
        satu, kini = _isi(client, nama), _sendiri(client, settings, nama)
        assert satu == kini, f"{sebab}: stale"
        assert kini != dulu[nama], f"{sebab}: {nama} does not show it"
        pada(1 - ke % 2)
        assert _isi(client, nama) == kini, f"{sebab}: stale on the other host"
        dulu[nama] = kini
    RingkasanPemda.objects.all().delete()
    for nama in (RAPAT, TREN):  # and as reckoned from nothing
        assert _isi(client, nama) == _sendiri(client, settings, nama), nama


def test_hari_berganti(client: Any, d: Any, simpan: None, settings: Any, monkeypatch: Any) -> None:
    """Nothing is written, yet tomorrow it is a day later: five days late, then six."""
    client.force_login(d.sekda)
    assert "lewat 5 hari" in _isi(client, TABEL)
    monkeypatch.setattr(timezone, "now", lambda: PADA + timedelta(days=1))
    client.force_login(d.sekda)
    besok = _isi(client, TABEL)
    assert "lewat 6 hari" in besok
    assert "(6 hari," in _isi(client, RAPAT)
    assert besok == _sendiri(client, settings, TABEL)


def test_yang_belum_dihitung_tidak_disimpan(
    client: Any, d: Any, simpan: None, monkeypatch: Any
) -> None:
    """What there was no time to reckon says so on every page and every file, and is reckoned by the
    next visit.
    """

    def tanpa_waktu(*isi: Any, **lain: Any) -> Any:
        return ringkasan_pemda(*isi, **{**lain, "batas": 0})

    client.force_login(d.sekda)
    for nama in SEMUA:
        _isi(client, nama)
    with monkeypatch.context() as sibuk:
        sibuk.setattr(tetap, "ringkasan_pemda", tanpa_waktu)
        sibuk.setattr(tren, "ringkasan_pemda", tanpa_waktu)
        Realisasi.objects.filter(nilai=64).update(nilai=72)
        assert "ada perubahan sesudahnya" in _isi(client, TABEL)
        assert "terlambat sejauh yang sudah dihitung" in _isi(client, TABEL)
        assert "sedang dihitung ulang" in _isi(client, PETA)
        assert "Dinas Anggrek&nbsp;†" in _isi(client, RAPAT)
        assert "dihitung ulang" in _isi(client, TREN)
        assert "Dinas Anggrek †" in repr(susun_tinjauan(TinjauanPemda(d.sekda, TAHUN, 1, PADA)))
        lima = repr(susun_tren(tren.TrenPemda(d.sekda, TAHUN, PADA)))
        assert "3 capaian masih akan dihitung" in lima
    for nama in SEMUA:
        assert "ihitung ulang" not in _isi(client, nama), nama


def test_pengingat_tidak_basi(client: Any, d: Any, simpan: None, settings: Any) -> None:
    """Who would be written to is asked by each page: an account's name, its wish for no e-mail."""
    orang = f.buat_pengguna(OPERATOR, unit=d.telat.unit, email="isi@contoh.go.id")
    client.force_login(d.sekda)
    _isi(client, "tinjauan_ingatkan")
    milik = Pengguna.objects.filter(pk=orang.pk)
    for tulis, tampil in (
        (lambda: milik.update(first_name="Samudra"), "Samudra"),
        (lambda: _menolak(orang), "tidak menghendaki"),
    ):
        tulis()
        kini = _isi(client, "tinjauan_ingatkan")
        assert tampil in kini
        assert kini == _sendiri(client, settings, "tinjauan_ingatkan")


def _menolak(orang: Any) -> None:
    PilihanPengingat.objects.create(pengguna=orang, kerap="tidak", diubah_pada=PADA)


def test_temuan_terakhir_setiap_perangkat_daerah(d: Any, django_assert_num_queries: Any) -> None:
    """Of a year of nights the latest of each agency; another year's count is not this year's."""
    for pd, hari, galat in (
        (d.beres.pd, "2024-04-18", 1), (d.beres.pd, "2024-04-19", 2),
        (d.telat.pd, "2024-03-01", 3), (d.lain.pd, "2023-12-31", 4),
    ):  # fmt: skip
        HitunganUji.objects.create(
            pd=pd, tahun=int(hari[:4]), hari=hari, galat=galat, peringatan=0, catatan=0, diterima=0
        )
    with django_assert_num_queries(1):
        ada = tetap.temuan_terakhir([d.beres.pd.pk, d.telat.pd.pk, d.lain.pd.pk], TAHUN)
    assert {pk: t.galat for pk, t in ada.items()} == {d.beres.pd.pk: 2, d.telat.pd.pk: 3}


def test_lima_puluh_sehalaman_ringkasannya_seluruhnya(
    client: Any, d: Any, simpan: None, monkeypatch: Any
) -> None:
    """Counts, filters and order go over all agencies, whatever the page holds."""
    monkeypatch.setattr(layar, "PER_HALAMAN", 2)
    client.force_login(d.sekda)
    for nama, tak_dua in ((TABEL, "Dinas Anggrek"), (PETA, "Dinas Anggrek"),
                          (TREN, "Kecamatan Cempaka")):  # fmt: skip
        satu, dua = _isi(client, nama), _isi(client, nama, "&halaman=2")
        assert "Menampilkan 1–2 dari 3 perangkat daerah" in satu, nama
        pola = rf'<th scope="row"[^>]*>(?:(?!</th>).)*{tak_dua}'
        assert re.search(pola, dua), nama
        assert not re.search(pola, satu), nama
        cari = _isi(client, nama, "&q=anggrek&urut=pd")
        assert ("Dinas Anggrek</a>" in cari, "Badan Bakung</a>" in cari) == (True, False), nama
        # What is searched for is searched for in the same year and quarter, in the same order.
        assert '<input type="hidden" name="tahun" value="2024"' in cari, nama
        assert 'name="triwulan" value="1"' in cari, nama
        assert ('name="urut" value="pd"' in cari) == (nama == TABEL)
    for isi in (_isi(client, TABEL), _isi(client, TABEL, "&halaman=2")):
        assert "3 perangkat daerah; 1 terlambat" in isi
        assert '<span class="kuat">1</span> Menunggu pengesahan' in isi
    assert "Dinas Anggrek</a>" in _isi(client, TABEL, "&urut=-capaian")
    assert "Dinas Anggrek</a>" in _isi(client, TABEL, "&keadaan=pengesahan")
