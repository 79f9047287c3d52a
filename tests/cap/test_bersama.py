"""Pages share one bundle of an agency's year: the same page, fewer queries, nothing stale."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Concat
from django.urls import reverse

from anggaran.models import PaguBaris
from kinerja.models import (
    Indikator,
    Jabatan,
    NilaiVariabel,
    Pengguna,
    PerangkatDaerah,
    Sasaran,
    Tujuan,
    UnitKerja,
)
from kinerja.pemicu_cap import SUMBER
from kinerja.peran import EVALUATOR, KEPALA_DINAS, OPERATOR, SEKRETARIAT
from laporan.bahan.terbaca import SIMPANAN_BAHAN, bahan_terbaca
from laporan.models import EvaluasiAKIP, HitunganUji
from laporan.penulisan.tersusun import SIMPANAN
from tests.factories import PDFactory, SasaranFactory
from tests.factories.rpjmd import DukunganSasaranFactory
from tests.rangka.test_layar_kueri import Dinas
from tests.silang.pabrik import KesepakatanSilangFactory

#: Role, page, and as many queries as the second visit may ask.
HALAMAN = (
    (SEKRETARIAT, "beranda", (), 38),
    (EVALUATOR, "beranda", (), 14),
    (OPERATOR, "beranda", (), 20),
    (SEKRETARIAT, "pohon_gambar", (), 9),
    (SEKRETARIAT, "tabel", ("capaian",), 8),
)


@pytest.fixture(scope="module")
def _potret_dinas(potret: Callable[..., Any]) -> Any:
    def buat() -> Dinas:
        dinas = Dinas()
        dinas.tambah()
        dinas.tambah()
        return dinas

    return potret(buat)


@pytest.fixture
def dinas(db: None, _potret_dinas: Any, settings: Any) -> Iterator[Dinas]:
    """An agency whose bundle is kept, as delivered; the suite keeps nothing otherwise."""
    settings.TAPAK_SIMPANAN_LAPORAN = 16
    for satu in (SIMPANAN, SIMPANAN_BAHAN):
        satu.kosongkan()
    yield _potret_dinas.pakai()
    for satu in (SIMPANAN, SIMPANAN_BAHAN):
        satu.kosongkan()


def _isi(client: Any, nama: str, args: tuple[str, ...] = ()) -> str:
    respons = client.get(reverse(nama, args=args), {"tahun": 2024})
    assert respons.status_code == 200
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", respons.content.decode())


@pytest.mark.sqlite  # what is read is the same on both; the number is asked for below
def test_halaman_sama_dengan_kueri_lebih_sedikit(
    client: Any, pengguna: Any, dinas: Dinas, settings: Any, jumlah_kueri: Any
) -> None:
    orang = {
        p: pengguna(p, pd=dinas.pd, unit=dinas.unit) for p in dict.fromkeys(h[0] for h in HALAMAN)
    }
    for peran, nama, args, paling_banyak in HALAMAN:
        client.force_login(orang[peran])
        settings.TAPAK_SIMPANAN_LAPORAN = 0
        sendiri = _isi(client, nama, args)
        settings.TAPAK_SIMPANAN_LAPORAN = 16
        _isi(client, nama, args)
        with jumlah_kueri() as kueri:
            assert _isi(client, nama, args) == sendiri, (peran, nama)
        assert len(kueri) <= paling_banyak, (peran, nama)


#: What is written, by whatever way, and the page that shows it.
TULISAN: tuple[tuple[Callable[[], Any], str, tuple[str, ...]], ...] = (
    (lambda: NilaiVariabel.objects.update(nilai=Decimal(9)), "beranda", ()),
    (lambda: Indikator.objects.update(nama="Cakupan layanan baru"), "beranda", ()),
    (lambda: EvaluasiAKIP.objects.update(nilai=Decimal("81.25")), "beranda", ()),
    (lambda: Sasaran.objects.update(uraian="Membaiknya layanan baru"), "pohon", ()),
    (lambda: PaguBaris.objects.update(nilai=7_654_321), "pohon_gambar", ()),
    (lambda: NilaiVariabel.objects.all().delete(), "tabel", ("capaian",)),
    # Names of accounts do not count as data: a page that shows one asks for it itself.
    (lambda: Pengguna.objects.update(first_name="Nama Sesudahnya"), "beranda", ()),
)


def test_tidak_pernah_basi(client: Any, pengguna: Any, dinas: Dinas, settings: Any) -> None:
    """After every write the shared page says what one says that reads everything itself."""
    client.force_login(pengguna(KEPALA_DINAS, pd=dinas.pd))
    for tulis, nama, args in TULISAN:
        sebelum = _isi(client, nama, args)
        tulis()
        sesudah = _isi(client, nama, args)
        assert sesudah != sebelum, nama
        settings.TAPAK_SIMPANAN_LAPORAN = 0
        assert sesudah == _isi(client, nama, args), nama
        settings.TAPAK_SIMPANAN_LAPORAN = 16


def test_mitra_silang_tidak_basi(dinas: Dinas, pengguna: Any) -> None:
    """What another agency is called stands on the pages of the one that contributes to it."""
    sasaran = SasaranFactory(tujuan__renstra__pd__pemda=dinas.pd.pemda)
    KesepakatanSilangFactory(
        sasaran=sasaran, tahun=2024, pihak="pd", unit=None, pd_mitra=dinas.pd, disetujui=True
    )
    orang = pengguna(SEKRETARIAT, pd=dinas.pd)

    def disebut() -> tuple[str, str, str]:
        (k,) = bahan_terbaca(orang, dinas.pd, 2024).kesepakatan
        return k.pd.nama, k.peminta.nama, k.sasaran.uraian

    disebut()
    PerangkatDaerah.objects.filter(pk=sasaran.pd_id).update(nama="Dinas Baru")
    UnitKerja.objects.filter(pd=sasaran.pd_id).update(nama="Bidang Baru")
    Sasaran.objects.filter(pk=sasaran.pk).update(uraian="Sasaran Baru")
    assert disebut() == ("Dinas Baru", "Bidang Baru", "Sasaran Baru")


#: Pages that read what processes share, by whoever sees most of them.
BERSAMA: tuple[tuple[str, str, tuple[Any, ...]], ...] = (
    (SEKRETARIAT, "beranda", ()),
    (SEKRETARIAT, "pohon", ()),
    (SEKRETARIAT, "pohon_gambar", ()),
    (SEKRETARIAT, "anggaran", ()),
    (SEKRETARIAT, "lkjip_halaman", ("bab-2",)),
    (KEPALA_DINAS, "beranda", ()),
)
#: What a row is called, in whatever table.
_SEBUTAN = ("nama", "uraian", "permintaan", "first_name", "singkatan", "alamat")


def _ganti_sebutan(semua: Any) -> int:
    """Call every one of these rows otherwise, past the ORM's save."""
    medan = {m.name: m for m in semua.model._meta.concrete_fields if m.name in _SEBUTAN}
    teks = [n for n, m in medan.items() if isinstance(m, CharField | TextField) and not m.choices]
    if not teks:
        return 0
    return int(semua.update(**{n: Concat(F(n), Value(" berganti")) for n in teks}))


@pytest.mark.sqlite  # what is read is the same on both; the number is asked for below
def test_tetangga_dan_akun_tidak_basi(
    client: Any, pengguna: Any, dinas: Dinas, settings: Any
) -> None:
    """What the agency's number does not stand for: every name that other agencies, the region and
    accounts go by is changed, with whatever else changes no number; no page is older than they.
    """
    lain = SasaranFactory(tujuan__renstra__pd__pemda=dinas.pd.pemda)
    milik = Sasaran.objects.filter(pd=dinas.pd).order_by("pk")[0]
    unit = milik.penanggung_jawab.unit
    KesepakatanSilangFactory(
        sasaran=lain, tahun=2024, pihak="pd", unit=None, pd_mitra=dinas.pd, disetujui=True
    )
    KesepakatanSilangFactory(
        sasaran=milik, tahun=2024, peminta=unit, pihak="pd", unit=None, pd_mitra=lain.pd,
        disetujui=True,
    )  # fmt: skip
    daerah = PDFactory(jenis="pemda", pemda=dinas.pd.pemda)
    DukunganSasaranFactory(
        sasaran=SasaranFactory(tujuan__renstra__pd=daerah),
        tujuan=Tujuan.objects.filter(pd=dinas.pd)[0],
    )
    orang = {p: pengguna(p, pd=dinas.pd) for p in dict.fromkeys(b[0] for b in BERSAMA)}

    def semua() -> list[str]:
        hasil = []
        for peran, nama, args in BERSAMA:
            client.force_login(orang[peran])
            hasil.append(_isi(client, nama, args))
        return hasil

    semua()
    for app, isi in SUMBER.items():
        for nama, sumber in isi.items():
            if sumber.pd:
                tetangga = apps.get_model(app, nama)._base_manager
                _ganti_sebutan(tetangga.exclude(**{sumber.pd: dinas.pd.pk}))
    assert _ganti_sebutan(Pengguna.objects.all())
    HitunganUji.objects.create(
        pd=dinas.pd, tahun=2024, hari="2024-12-30", galat=17, peringatan=0, catatan=0, diterima=0
    )
    kini = semua()
    settings.TAPAK_SIMPANAN_LAPORAN = 0
    for (peran, nama, args), satu, segar in zip(BERSAMA, kini, semua(), strict=True):
        assert satu == segar, (peran, nama, args)
    semua_pohon = [isi for (_, nama, _), isi in zip(BERSAMA, kini, strict=True) if "pohon" in nama]
    assert all(f"{lain.pd.nama} berganti" in isi for isi in semua_pohon), "the pages name it"


def test_lingkup_tidak_tertukar(pengguna: Any, dinas: Dinas) -> None:
    """One unit's bundle is not another's, nor the whole agency's; the year counts too."""
    sekretariat = pengguna(SEKRETARIAT, pd=dinas.pd)
    bawah = Jabatan.objects.exclude(pk=dinas.jabatan.pk).order_by("pk")
    satu, dua = (pengguna(OPERATOR, unit=j.unit) for j in bawah[:2])
    semua = bahan_terbaca(sekretariat, dinas.pd, 2024)
    milik = [bahan_terbaca(o, dinas.pd, 2024) for o in (satu, dua, satu)]
    assert len(semua.indikator) == 4
    assert [len(b.indikator) for b in milik] == [2, 2, 2]
    assert {i.pk for i in milik[0].indikator}.isdisjoint(i.pk for i in milik[1].indikator)
    assert milik[0].indikator is milik[2].indikator
    assert milik[0] is not milik[2], "who asks for the names of people keeps them for himself"
    assert bahan_terbaca(sekretariat, dinas.pd, 2023).tahun == 2023
    assert PerangkatDaerah.objects.get() == semua.pd
