"""What is kept of an agency is never older than its data: whoever wrote, whatever was written."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from anggaran.models import PaguBaris, RealisasiAnggaran
from kinerja.models import (
    Indikator,
    Jabatan,
    KebijakanPengukuran,
    PerangkatDaerah,
    Realisasi,
    Sasaran,
    Target,
)
from kinerja.pemicu_cap import daftar
from kinerja.peran import ADMIN_PEMDA, SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.bahan.simpanan import SimpananAngka
from laporan.bahan.terbaca import SIMPANAN_BAHAN
from laporan.beranda.kelengkapan_pd import hitung_kelengkapan, kelengkapan, tahun_terbaru
from laporan.dokumen.json import sebagai_json
from laporan.models import EvaluasiAKIP
from laporan.penulisan import tersusun
from laporan.penulisan.naskah import laporan_bernaskah
from laporan.rangka.layar import hari_ini
from laporan.terbit import nomor
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def simpan(settings: Any) -> Iterator[None]:
    """As delivered; the suite keeps nothing otherwise."""
    settings.TAPAK_SIMPANAN_LAPORAN = 16
    tersusun.SIMPANAN.kosongkan()
    SIMPANAN_BAHAN.kosongkan()
    yield
    tersusun.SIMPANAN.kosongkan()
    SIMPANAN_BAHAN.kosongkan()


def test_dihitung_sekali_sampai_datanya_berubah(simpan: None, settings: Any) -> None:
    r = f.RealisasiFactory()
    pd, dihitung = r.indikator.pd_id, list[str]()
    s: SimpananAngka[str] = SimpananAngka()

    def hitung() -> str:
        dihitung.append(Realisasi.objects.get(pk=r.pk).keterangan)
        return dihitung[-1]

    assert [s.ambil(pd, "a", hitung) for _ in range(3)] == [""] * 3
    assert len(dihitung) == 1
    Realisasi.objects.filter(pk=r.pk).update(keterangan="baru")
    assert [s.ambil(pd, "a", hitung) for _ in range(2)] == ["baru"] * 2
    assert len(dihitung) == 2
    f.RealisasiFactory()  # of another agency
    s.ambil(pd, "a", hitung)
    assert len(dihitung) == 2
    settings.TAPAK_SIMPANAN_LAPORAN = 1
    s.ambil(pd, "b", hitung)
    s.ambil(pd, "a", hitung)
    assert len(dihitung) == 4, "one place only"
    settings.TAPAK_SIMPANAN_LAPORAN = 0
    s.ambil(pd, "a", hitung)
    assert len(dihitung) == 5


def test_yang_berubah_selagi_dihitung_tidak_disimpan(simpan: None) -> None:
    r = f.RealisasiFactory()
    pd = r.indikator.pd_id
    s: SimpananAngka[str] = SimpananAngka()

    def hitung() -> str:
        lama = Realisasi.objects.get(pk=r.pk).keterangan
        Realisasi.objects.filter(pk=r.pk).update(keterangan="sesudahnya")
        return lama

    assert s.ambil(pd, "a", hitung) == ""
    assert s.ambil(pd, "a", lambda: Realisasi.objects.get(pk=r.pk).keterangan) == "sesudahnya"


def test_dari_banyak_hanya_yang_berubah_dihitung(
    simpan: None, django_assert_num_queries: Any
) -> None:
    r = f.RealisasiFactory(keterangan="a")
    semua = [r.indikator.pd_id, f.PDFactory().pk, f.PDFactory().pk]
    s: SimpananAngka[list[str]] = SimpananAngka(10)
    diminta: list[list[int]] = []

    def hitung(pk: list[int]) -> dict[int, list[str]]:
        diminta.append(pk)
        ada = Realisasi.objects.all()
        return {p: [x.keterangan for x in ada.filter(indikator__pd=p).order_by("pk")] for p in pk}

    dulu = s.ambil_banyak(semua, "k", hitung)
    assert dulu == {semua[0]: ["a"], semua[1]: [], semua[2]: []}
    with django_assert_num_queries(1):
        assert s.ambil_banyak(semua, "k", hitung) == dulu
    f.RealisasiFactory(indikator=r.indikator, triwulan=2, keterangan="b")
    assert s.ambil_banyak(semua, "k", hitung) == dulu | {semua[0]: ["a", "b"]}
    assert diminta == [semua, [semua[0]]]


TULISAN = st.sampled_from(["tulis", "batal", "sql", "hapus", "baca satu", "baca dua"])


@hypothesis_settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(TULISAN, min_size=3, max_size=14))
def test_dua_host_tidak_pernah_menampilkan_yang_lama(simpan: None, langkah: list[str]) -> None:
    """Two processes with stores of their own, any order of writes, rollbacks and reads."""
    with transaction.atomic():
        i = f.RealisasiFactory().indikator
        host: dict[str, SimpananAngka[Any]] = {"satu": SimpananAngka(), "dua": SimpananAngka()}

        def hitung() -> list[Any]:
            return list(
                Realisasi.objects.filter(indikator=i).order_by("pk").values_list("pk", "keterangan")
            )

        def tulis(isi: str) -> None:
            if not Realisasi.objects.filter(indikator=i).update(keterangan=isi):
                f.RealisasiFactory(indikator=i, keterangan=isi)

        for nomor_tulis, satu in enumerate(langkah):
            if satu == "tulis":
                tulis(f"t{nomor_tulis}")
            elif satu == "batal":
                with transaction.atomic():
                    tulis(f"b{nomor_tulis}")
                    assert host["satu"].ambil(i.pd_id, "k", hitung) == hitung()
                    transaction.set_rollback(True)
            elif satu == "sql":
                with connection.cursor() as kursor:
                    kursor.execute("UPDATE kinerja_realisasi SET keterangan = 'sql' || keterangan")
            elif satu == "hapus":
                Realisasi.objects.filter(indikator=i).delete()
            for nama, s in host.items():
                if satu in {"batal", f"baca {nama}"}:
                    assert s.ambil(i.pd_id, "k", hitung) == hitung()
        assert all(s.ambil(i.pd_id, "k", hitung) == hitung() for s in host.values())
        transaction.set_rollback(True)


def test_kelengkapan_dan_tahun_semua_perangkat_daerah(simpan: None) -> None:
    """The list of all agencies: what is kept is what would be counted anew, after each write."""
    i = f.TargetFactory().indikator
    lain = f.IndikatorFactory()
    daftar_pd = [i.pd, lain.pd]
    hari = date(2024, 12, 1)

    def cocok() -> None:
        assert kelengkapan(daftar_pd, 2024, hari) == hitung_kelengkapan(daftar_pd, 2024, hari)

    cocok()
    assert tahun_terbaru(daftar_pd) == []
    for tulis in (
        lambda: f.RealisasiFactory(indikator=i, tahun=2024, nilai=3),
        lambda: f.RealisasiFactory(indikator=lain, tahun=2022, nilai=3),
        lambda: f.TargetFactory(indikator=lain),
        lambda: f.PeriodeFactory(pd=lain.pd, tahun=2024, triwulan=1),
        lambda: f.EvaluasiAKIPFactory(pd=i.pd, tahun=2024),
        lambda: Realisasi.objects.filter(indikator=i).delete(),
    ):
        cocok()
        tulis()
        cocok()
    assert tahun_terbaru(daftar_pd) == [2022]


@pytest.mark.sqlite  # it only reads
def test_daftar_perangkat_daerah_sebanyak_satu_halaman(client: Any, pengguna: Any) -> None:
    """The region stands among its agencies and is not counted as one."""
    f.PDFactory.create_batch(50)
    f.PDFactory(jenis="pemda")
    client.force_login(pengguna(ADMIN_PEMDA))
    satu = client.get(reverse("beranda"))
    assert satu.content.decode().count('data-label="Renstra"') == 50
    assert "Menampilkan 1–50 dari 51" in " ".join(satu.content.decode().split())
    dua = client.get(reverse("beranda"), {"halaman": 2}).content.decode()
    assert dua.count('data-label="Renstra"') == 1
    assert "0 dari 50 perangkat daerah lengkap" in " ".join(dua.split())


# --- the report ----------------------------------------------------------------------------------


def _segar(pd: PerangkatDaerah) -> bytes:
    pd = PerangkatDaerah.objects.get(pk=pd.pk)
    return sebagai_json(laporan_bernaskah(Bahan(pd, 2025), hari_ini(pd)))


def _sql(perintah: str) -> Callable[[Any], None]:
    def kerja(pd: Any) -> None:
        with connection.cursor() as kursor:
            kursor.execute(perintah)

    return kerja


def _tetapkan() -> None:
    for r in Realisasi.objects.filter(tahun=2025, triwulan=4, tidak_berlaku=False):
        if r.capaian_dilaporkan is None:
            r.capaian_ditetapkan, r.alasan_capaian = Decimal(77), "Rapat"
            r.save()


#: A write that the printed report shows, each through another door.
TERLIHAT: dict[str, Callable[[Any], Any]] = {
    "nama perangkat daerah": lambda pd: PerangkatDaerah.objects.update(nama="Dinas Samudra"),
    "sasaran": lambda pd: Sasaran.objects.filter(kode="S1").update(uraian="Pulihnya laut"),
    "indikator": _sql("UPDATE kinerja_indikator SET nama = nama || ' setahun'"),
    "jabatan": lambda pd: Jabatan.objects.filter(kode="KADIS").update(nama="Kepala Dinas Laut"),
    "realisasi": lambda pd: _tetapkan(),
    "nilai variabel": _sql("UPDATE kinerja_nilaivariabel SET nilai = nilai + 1"),
    "target": lambda pd: Target.objects.filter(tahun=2025).update(teks="tidak terbaca"),
    "kebijakan": lambda pd: KebijakanPengukuran.objects.update(capaian_maksimum=90),
    "pagu": lambda pd: PaguBaris.objects.update(nilai=F("nilai") + 1000),
    "belanja": _sql("UPDATE anggaran_realisasianggaran SET nilai = nilai + 1"),
    "evaluasi": lambda pd: EvaluasiAKIP.objects.update(sebutan="Lumayan"),
    "hapus belanja": lambda pd: RealisasiAnggaran.objects.all().delete(),
    "narasi": lambda pd: f.BagianNarasiFactory(
        laporan__pd=pd, laporan__tahun=2025, kunci="bab1:isu_strategis", disunting=True,
        isi="<p>Ditulis sendiri.</p>", diubah_pada=f.PADA, diubah_oleh=f.PenggunaFactory(pd=pd),
    ),
}  # fmt: skip


@pytest.mark.sqlite  # every door is tried on both databases in test_cap_data.py
def test_tidak_ada_laporan_yang_basi(
    simpan: None, fiktif: Any, django_assert_num_queries: Any
) -> None:
    """After every write the kept report is the one that would be composed anew; a second reader
    composes nothing.
    """
    bahan = Bahan(fiktif, 2025)
    dulu = sebagai_json(nomor.dokumen_berseksi(bahan))
    assert dulu == _segar(fiktif)
    for nama, tulis in TERLIHAT.items():
        tulis(fiktif)
        kini = sebagai_json(nomor.dokumen_berseksi(bahan))
        assert kini != dulu, f"{nama}: the report does not show it"
        assert kini == _segar(fiktif), f"{nama}: stale"
        with django_assert_num_queries(1):
            nomor.dokumen_berseksi(bahan)
        dulu = kini


@pytest.mark.sqlite  # as above
def test_halaman_laporan_menyusun_sekali(simpan: None, fiktif: Any, client: Any, pengguna: Any,
                                         monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Contents, two pages of the report and two tables: one composition for all of them."""
    disusun: list[Any] = []

    def hitung(bahan: Any, *isi: Any) -> Any:
        disusun.append(bahan)
        return laporan_bernaskah(bahan, *isi)

    monkeypatch.setattr(tersusun, "laporan_bernaskah", hitung)
    client.force_login(pengguna(SEKRETARIAT, pd=fiktif))
    f.LaporanFactory(pd=fiktif, tahun=2025)  # the first visit would make it
    alamat = [
        reverse("lkjip"), reverse("lkjip_halaman", args=["bab-1"]), reverse("tabel_daftar"),
        reverse("tabel", args=["capaian"]),
    ]  # fmt: skip
    for satu in alamat:
        assert client.get(satu, {"tahun": 2025}).status_code == 200, satu
    assert len(disusun) == 1
    Indikator.objects.filter(pd=fiktif).update(nama="Nama lain sama sekali")
    for satu in alamat:
        client.get(satu)
    assert len(disusun) == 2


@pytest.mark.sqlite  # the same code reads the same tables
def test_laporan_hanya_membaca_yang_dihitung(fiktif: Any) -> None:
    """Every table that the report reads changes the number, or cannot change at all."""
    dihitung = {p.tabel for app in ("kinerja", "anggaran", "laporan") for p in daftar(app)}
    with CaptureQueriesContext(connection) as kueri:
        _segar(fiktif)
    dibaca = {
        t for q in kueri.captured_queries
        for t in re.findall(r'(?:FROM|JOIN) "(\w+)"', q["sql"])
    }  # fmt: skip
    assert len(dibaca) > 20
    assert dibaca - dihitung <= {"kinerja_berkastetap"}
