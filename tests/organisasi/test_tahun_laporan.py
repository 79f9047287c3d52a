"""A report prints the names of its year, however often the organisation changed since."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from kinerja.models import Indikator, Jabatan, UnitKerja
from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.cetak.json import ekspor
from laporan.dokumen.seksi import ratakan
from laporan.lkjip.susun import susun_berseksi
from laporan.organisasi.laksanakan import ubah_sotk
from laporan.organisasi.rencana import RencanaSOTK
from laporan.triwulanan import susun_triwulanan

pytestmark = pytest.mark.django_db

PADA = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
DASAR = "Peraturan Bupati Nomor 12 Tahun 2026"
LAMA, BARU = "Bidang Tenaga Kerja", "Bidang Ketenagakerjaan"


def _laporan(pd: Any, tahun: int) -> bytes:
    return ekspor(ratakan(susun_berseksi(Bahan(pd, tahun)))).isi


def _kuartal(pd: Any, tahun: int, triwulan: int) -> bytes:
    return ekspor(susun_triwulanan(Bahan(pd, tahun), triwulan)).isi


def _unit(pd: Any, kode: str) -> Any:
    return UnitKerja.objects.get(pd=pd, kode=kode)


def _ubah(pd: Any, oleh: Any, **isi: Any) -> None:
    rencana = RencanaSOTK(**{"berlaku": date(2026, 7, 1), "dasar": DASAR, **isi})
    ubah_sotk(pd=pd, rencana=rencana, oleh=oleh, pada=PADA)


@pytest.fixture
def sekretariat(contoh: Any, pengguna: Any) -> Any:
    return pengguna(SEKRETARIAT, pd=contoh)


def test_laporan_2024_tidak_berubah_oleh_sotk_2026(contoh: Any, sekretariat: Any) -> None:
    """The finding: a bidang renamed and an indicator moved in 2026 changed the report of 2024."""
    sebelum, triwulan = _laporan(contoh, 2024), _kuartal(contoh, 2024, 4)
    naker, hi = _unit(contoh, "NAKER"), _unit(contoh, "HI")
    satu = Indikator.objects.filter(pd=contoh, penanggung_jawab__unit=naker).first()
    assert satu is not None
    assert LAMA.encode() in sebelum
    kabid_hi = Jabatan.objects.get(pd=contoh, unit=hi, eselon="III")
    bawah = _unit(contoh, "HI-SYARAT")

    _ubah(
        contoh,
        sekretariat,
        nama={naker.pk: BARU},
        indikator={satu.pk: kabid_hi.pk},
        gabung={bawah.pk: _unit(contoh, "HI-SELISIH").pk},
    )

    assert _laporan(contoh, 2024) == sebelum
    assert _kuartal(contoh, 2024, 4) == triwulan
    assert _unit(contoh, "NAKER").nama == BARU
    assert Indikator.objects.get(pk=satu.pk).penanggung_jawab == kabid_hi
    kini = {u.nama for u in Bahan(contoh, 2026).unit}
    assert BARU in kini
    assert kini.isdisjoint({LAMA, bawah.nama})


@pytest.mark.parametrize(
    ("tahun", "nama", "penanggung"),
    [
        pytest.param(2023, LAMA, "NAKER", id="2023"),
        pytest.param(2024, LAMA, "NAKER", id="2024"),
        pytest.param(2025, "Bidang Naker", "NAKER", id="2025-sesudah-yang-pertama"),
        pytest.param(2026, BARU, "HI", id="2026-sesudah-keduanya"),
        pytest.param(2027, BARU, "HI", id="2027"),
    ],
)
def test_nama_dan_penanggung_jawab_menurut_tahun(
    contoh: Any, sekretariat: Any, tahun: int, nama: str, penanggung: str
) -> None:
    """Renamed on 1 January 2025, then renamed and its indicator moved on 1 July 2026."""
    naker, hi = _unit(contoh, "NAKER"), _unit(contoh, "HI")
    satu = Indikator.objects.filter(pd=contoh, penanggung_jawab__unit=naker).first()
    assert satu is not None
    kabid_hi = Jabatan.objects.get(pd=contoh, unit=hi, eselon="III")
    _ubah(contoh, sekretariat, berlaku=date(2025, 1, 1), nama={naker.pk: "Bidang Naker"})
    _ubah(contoh, sekretariat, nama={naker.pk: BARU}, indikator={satu.pk: kabid_hi.pk})

    bahan = Bahan(contoh, tahun)

    assert next(u.nama for u in bahan.unit if u.pk == naker.pk) == nama
    milik = bahan.pengukuran.indikator[satu.pk].penanggung_jawab
    assert milik.unit.kode == penanggung
    kabid = next(j for j in bahan.jabatan if j.unit_id == naker.pk and j.eselon == "III")
    assert kabid.nama == f"Kepala {nama}"
    assert kabid.unit.nama == nama
    for triwulan, pada in ((date(2026, 6, 30), "Bidang Naker"), (date(2026, 9, 30), BARU)):
        unit = Bahan(contoh, 2026).pada(triwulan).unit
        assert next(u.nama for u in unit if u.pk == naker.pk) == pada


def test_tanpa_perubahan_tanpa_kueri_tambahan(
    contoh: Any, sekretariat: Any, django_assert_num_queries: Any
) -> None:
    """An agency without changes is asked one query for its posts; changes cost a fixed number."""
    with django_assert_num_queries(1):
        assert Bahan(contoh, 2024).jabatan
    _ubah(contoh, sekretariat, nama={_unit(contoh, "NAKER").pk: BARU})
    with django_assert_num_queries(4):
        assert Bahan(contoh, 2024).jabatan
    _ubah(
        contoh,
        sekretariat,
        berlaku=date(2026, 8, 1),
        nama={_unit(contoh, k).pk: f"Unit {k}" for k in ("HI", "LATTRANS", "SEK-KEU")},
    )
    with django_assert_num_queries(4):
        assert Bahan(contoh, 2024).jabatan
