"""The number of queries of a page does not grow with its rows."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.urls import reverse

from kinerja.models import Indikator, PerangkatDaerah
from kinerja.peran import ADMIN_PEMDA, EVALUATOR, KEPALA_DINAS, OPERATOR, SEKRETARIAT
from laporan.lkjip.tabel import TABEL
from tests.factories import (
    BarisAnggaranFactory,
    CrosscuttingFactory,
    DataDukungFactory,
    DokumenFactory,
    DukunganFactory,
    EvaluasiAKIPFactory,
    IndikatorFactory,
    IndikatorProgramFactory,
    JabatanFactory,
    KomponenAKIPFactory,
    MasalahFactory,
    NilaiVariabelFactory,
    PDFactory,
    PemangkuFactory,
    PembandingFactory,
    PerjanjianFactory,
    RealisasiFactory,
    RekapBelanjaFactory,
    RekomendasiLHEFactory,
    RenstraFactory,
    SasaranFactory,
    SubKegiatanFactory,
    TargetFactory,
    TargetTriwulanFactory,
    TujuanFactory,
    UnitFactory,
    VariabelFactory,
)
from tests.pasti import pasti

SEDIKIT, BANYAK = 1, 20


class Dinas:
    """An agency that can grow: every call of `tambah` adds one of everything a page may list."""

    def __init__(self) -> None:
        self.renstra = RenstraFactory()
        self.pd: PerangkatDaerah = self.renstra.pd
        self.unit = UnitFactory(pd=self.pd)
        self.jabatan = JabatanFactory(unit=self.unit)
        self.pk = DokumenFactory(pd=self.pd)
        self.murni = DokumenFactory(pd=self.pd, jenis="renstra", renstra=self.renstra, tahun=None)
        self.aksi = DokumenFactory(pd=self.pd, jenis="rencana_aksi")
        self.evaluasi = EvaluasiAKIPFactory(pd=self.pd)
        self.pembuat: Any = None
        RekapBelanjaFactory(pd=self.pd)
        PerjanjianFactory(jabatan=self.jabatan, dokumen=self.pk)
        self.tujuan = TujuanFactory(renstra=self.renstra)

    def tambah(self) -> None:
        jabatan = JabatanFactory(unit=UnitFactory(pd=self.pd, induk=self.unit))
        PemangkuFactory(jabatan=jabatan)
        strategis = SasaranFactory(tujuan=self.tujuan, penanggung_jawab=self.jabatan)
        bawah = SasaranFactory(
            tujuan=self.tujuan, induk=strategis, tingkat="eselon_iii", penanggung_jawab=jabatan
        )
        CrosscuttingFactory(sasaran=bawah, unit=self.unit)
        MasalahFactory(renstra=self.renstra)
        for sasaran in (strategis, bawah):
            self._indikator(sasaran, jabatan)
        KomponenAKIPFactory(evaluasi=self.evaluasi)
        RekomendasiLHEFactory(evaluasi=self.evaluasi)

    def _indikator(self, sasaran: Any, jabatan: Any) -> None:
        i = IndikatorFactory(
            sasaran=sasaran, penanggung_jawab=jabatan, formula="a / b * 100", iku=True
        )
        variabel = [
            VariabelFactory(indikator=i, kode="a", urutan=1),
            VariabelFactory(indikator=i, kode="b", urutan=2),
        ]
        for dokumen, tahun in ((self.pk, 2024), (self.murni, 2024), (self.murni, 2026)):
            TargetFactory(indikator=i, dokumen=dokumen, tahun=tahun)
        TargetTriwulanFactory(indikator=i, dokumen=self.aksi)
        PembandingFactory(indikator=i)
        for tahun, triwulan in ((2022, 4), (2023, 4), (2024, 1), (2024, 4)):
            medan: dict[str, Any] = {"diubah_oleh": self.pembuat} if self.pembuat else {}
            r = RealisasiFactory(
                indikator=i, tahun=tahun, triwulan=triwulan, nilai=None,
                faktor_penghambat="Anggaran terlambat", **medan,
            )  # fmt: skip
            self.pembuat = r.diubah_oleh
            for v in variabel:
                NilaiVariabelFactory(realisasi=r, variabel=v, nilai=Decimal(7 + v.urutan))
            DataDukungFactory(realisasi=r)
        sub = SubKegiatanFactory(
            kegiatan__program__pd=self.pd, kegiatan__program__penanggung_jawab=jabatan
        )
        BarisAnggaranFactory(sub_kegiatan=sub, rekening="5", pagu=1000, realisasi=900)
        DukunganFactory(indikator=i, program=sub.kegiatan.program)
        IndikatorProgramFactory(sub_kegiatan=sub, target={0: 9, 1: 2}, realisasi={1: 3})


@pytest.fixture(scope="module")
def _sedikit(potret: Callable[..., Any]) -> Any:
    def buat() -> Dinas:
        dinas = Dinas()
        for _ in range(SEDIKIT):
            dinas.tambah()
        return dinas

    return potret(buat)


@pytest.fixture(scope="module")
def banyak(potret: Callable[..., Any], _sedikit: Any) -> Any:
    """What lets the agency of `dinas` grow."""

    def buat() -> None:
        for _ in range(BANYAK - SEDIKIT):
            _sedikit.hasil.tambah()

    return potret(buat, _sedikit)


@pytest.fixture
def dinas(db: None, _sedikit: Any) -> Any:
    return _sedikit.pakai()


def _tetap(
    client: Any,
    jumlah_kueri: Callable[..., Any],
    banyak: Any,
    jalur: Callable[[], str],
    paling_banyak: int = 57,
    tenang: Callable[[], str] = lambda: reverse("berkas"),
) -> None:
    """`tenang`: a page that is opened before, so that the session and its context settle."""
    hitung = []
    for putaran in range(2):
        if putaran:
            banyak.pakai()
        assert Indikator.objects.count() == 2 * (SEDIKIT, BANYAK)[putaran]
        client.get(tenang())
        with jumlah_kueri() as kueri:
            respons = client.get(jalur())
        assert respons.status_code == 200
        hitung.append(len(kueri))
        assert len(kueri) <= paling_banyak, [k["sql"][:120] for k in kueri]
    assert hitung[0] == hitung[1]


@pytest.mark.parametrize("peran", [SEKRETARIAT, KEPALA_DINAS, EVALUATOR, OPERATOR])
def test_beranda(
    client: Any, jumlah_kueri: Any, pengguna: Any, dinas: Dinas, banyak: Any, peran: str
) -> None:
    client.force_login(pengguna(peran, pd=dinas.pd, unit=dinas.unit))
    _tetap(client, jumlah_kueri, banyak, lambda: reverse("beranda"), paling_banyak=58)


@pytest.mark.parametrize("peran", [SEKRETARIAT, OPERATOR])
@pytest.mark.parametrize("nama", ["pohon", "pohon_gambar", "anggaran", "tabel_daftar"])
def test_layar(
    client: Any, jumlah_kueri: Any, pengguna: Any, dinas: Dinas, banyak: Any, nama: str, peran: str
) -> None:
    client.force_login(pengguna(peran, pd=dinas.pd, unit=dinas.unit))
    _tetap(client, jumlah_kueri, banyak, lambda: reverse(nama))


def test_evaluasi_renja(
    client: Any, jumlah_kueri: Any, pengguna: Any, dinas: Dinas, banyak: Any
) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=dinas.pd))
    _tetap(client, jumlah_kueri, banyak, lambda: reverse("evaluasi_renja"))


def test_indikator(
    client: Any, jumlah_kueri: Any, pengguna: Any, dinas: Dinas, banyak: Any
) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=dinas.pd))

    def jalur() -> str:
        return reverse("indikator", args=[pasti(Indikator.objects.order_by("pk").first()).pk])

    _tetap(client, jumlah_kueri, banyak, jalur)


@pytest.mark.lama(detik=0.5)
@pytest.mark.parametrize("kunci", sorted(TABEL))
def test_tabel(
    client: Any, jumlah_kueri: Any, pengguna: Any, dinas: Dinas, banyak: Any, kunci: str
) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=dinas.pd))
    _tetap(client, jumlah_kueri, banyak, lambda: reverse("tabel", args=[kunci]))


def test_lkjip(client: Any, jumlah_kueri: Any, pengguna: Any, dinas: Dinas, banyak: Any) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=dinas.pd))
    # The whole report: also who stands behind each figure, outputs, endorsements, former names,
    # activities of the rencana aksi.
    lkjip = partial(reverse, "lkjip")
    _tetap(client, jumlah_kueri, banyak, lkjip, paling_banyak=59, tenang=lkjip)


def test_lkjip_per_halaman(
    client: Any, jumlah_kueri: Any, pengguna: Any, dinas: Dinas, banyak: Any
) -> None:
    """One page of it asks no more than the whole."""
    client.force_login(pengguna(SEKRETARIAT, pd=dinas.pd))

    def halaman() -> str:
        return reverse("lkjip_halaman", args=["bab-3"])

    _tetap(client, jumlah_kueri, banyak, halaman, paling_banyak=59, tenang=halaman)


def test_cari(client: Any, jumlah_kueri: Any, pengguna: Any, dinas: Dinas, banyak: Any) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=dinas.pd))
    _tetap(client, jumlah_kueri, banyak, lambda: f"{reverse('cari')}?q=contoh")


def test_beranda_pemda(client: Any, jumlah_kueri: Any, pengguna: Any, dinas: Dinas) -> None:
    client.force_login(pengguna(ADMIN_PEMDA))
    PDFactory()
    with jumlah_kueri() as sedikit:
        assert client.get(reverse("beranda")).status_code == 200
    PDFactory.create_batch(19)
    with jumlah_kueri() as banyak:
        assert client.get(reverse("beranda")).status_code == 200
    assert len(banyak) == len(sedikit)
