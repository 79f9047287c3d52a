"""Activities of the rencana aksi in the annex of the report and in the quarterly report.

By hand: Bursa 12.500.000 (TW II) + 0 (TW III); Pelatihan 7.000.000 (TW III) + 8.000.000 (TW IV).
"""

import pytest

from kinerja.models import AksiRencana
from laporan.bahan.bahan import Bahan
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.unsur import baris_lengkap
from laporan.triwulanan import susun_triwulanan
from tests import factories as f
from tests.susunan import susun_lkjip

pytestmark = pytest.mark.django_db


@pytest.fixture
def bahan():
    pd = f.PDFactory()
    indikator = f.IndikatorFactory(pd=pd, nama="Pencari kerja yang ditempatkan")
    lama, kini, draf = (
        f.DokumenFactory(
            pd=pd, jenis="rencana_aksi", tahun=2024, ke=ke, renstra=None, kode=f"RA{ke}",
            alasan="Bergeser." if ke else "", mulai_triwulan=mulai,
            disetujui_pada=f.PADA if ke < 2 else None,
            disetujui_oleh=f.PenggunaFactory() if ke < 2 else None,
        )
        for ke, mulai in ((0, 1), (1, 3), (2, 4))
    )  # fmt: skip

    def kegiatan(dokumen, urutan, uraian, *anggaran):
        AksiRencana.objects.create(
            dokumen=dokumen, indikator=indikator, urutan=urutan, uraian=uraian,
            **{f"anggaran_{n}": nilai for n, nilai in enumerate(anggaran, start=1)},
        )  # fmt: skip

    kegiatan(lama, 1, "Bursa kerja", 5_000_000, None, None, None)
    kegiatan(kini, 1, "Bursa kerja", None, 12_500_000, 0, None)
    kegiatan(kini, 2, "Pelatihan", None, None, 7_000_000, 8_000_000)
    kegiatan(draf, 1, "Belum disetujui", 1, 1, 1, 1)
    return Bahan(pd, 2024)


def _tabel(dokumen, kunci):
    return [baris_lengkap(t) for t in semua_tabel(dokumen) if t.kunci == kunci]


def test_lampiran_memuat_kegiatan_dokumen_yang_berlaku(bahan):
    (isi,) = _tabel(susun_lkjip(bahan), "rencana_aksi")
    nama = "Pencari kerja yang ditempatkan"
    assert list(isi) == [
        ("1", nama, "Bursa kerja", "–", "12.500.000", "0", "–", "12.500.000"),
        ("2", nama, "Pelatihan", "–", "–", "7.000.000", "8.000.000", "15.000.000"),
        ("Jumlah", "", "", "–", "12.500.000", "7.000.000", "8.000.000", "27.500.000"),
    ]


@pytest.mark.parametrize(
    ("triwulan", "harapan"),
    [
        (1, [("Bursa kerja", "5.000.000", "5.000.000"), ("", "5.000.000", "5.000.000")]),
        (2, None),  # the first document has nothing for it, the Perubahan begins in TW III
        (
            3,
            [
                ("Bursa kerja", "0", "12.500.000"),
                ("Pelatihan", "7.000.000", "15.000.000"),
                ("", "7.000.000", "27.500.000"),
            ],
        ),
        (4, [("Pelatihan", "8.000.000", "15.000.000"), ("", "8.000.000", "15.000.000")]),
    ],
)
def test_laporan_triwulan_memuat_kegiatan_triwulannya(bahan, triwulan, harapan):
    ada = _tabel(susun_triwulanan(bahan, triwulan), "kegiatan_triwulan")
    assert [[b[2:] for b in satu] for satu in ada] == ([] if harapan is None else [harapan])


def test_tanpa_kegiatan_tidak_ada_lampirannya(bahan):
    AksiRencana.objects.all().delete()
    assert _tabel(susun_lkjip(bahan), "rencana_aksi") == []
    assert "Kegiatan Rencana Aksi" not in repr(susun_triwulanan(bahan, 1))
