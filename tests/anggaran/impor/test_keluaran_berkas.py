"""Outputs of a quarter from the office's sheet: targets of the DPA and figures, by hand:
50 + 45 of 200 people (added up), 120 of 300 visitors and 3 of 12,5 reports (positions).
"""

from decimal import Decimal as D

import pytest
from django.core.management import CommandError
from django.utils import timezone
from openpyxl import Workbook

from anggaran.impor.rencana_keluaran import TempatKeluaran, rencana_keluaran
from anggaran.models import (
    IndikatorProgram,
    LaporanSubKegiatan,
    MuatanAnggaran,
    RealisasiProgram,
    SubKegiatan,
    TargetProgram,
)
from kinerja.models import JejakAudit
from tests import factories as f
from tests.anggaran.impor.bentuk_buatan import KELUARAN
from tests.anggaran.impor.conftest import A1, TAHUN
from tests.pasti import pasti

ORANG, PENGUNJUNG, DOKUMEN = "2.07.03.2.01.0001", "2.07.04.2.03.0003", "2.07.05.2.02.0002"


# -- pure

_T, _R1, _R2 = (
    TempatKeluaran(1, "target", 0), TempatKeluaran(1, "realisasi", 1),
    TempatKeluaran(1, "realisasi", 2),
)  # fmt: skip


@pytest.mark.parametrize(
    ("ada", "milik", "putusan", "ubahan", "berselisih"),
    [
        ({}, {}, {}, {_R1: (None, D(5))}, 0),
        ({_R1: D(5)}, {}, {}, {}, 0),
        ({_R1: D(4)}, {}, {}, {}, 1),
        ({_R1: D(4)}, {_R1: D(4)}, {}, {_R1: (D(4), D(5))}, 0),
        ({_R1: D(4)}, {_R1: D(3)}, {}, {}, 1),
        ({_R1: D(4)}, {}, {_R1.kunci: "impor"}, {_R1: (D(4), D(5))}, 1),
        ({_R1: D(4)}, {}, {_R1.kunci: "ketik"}, {}, 1),
    ],
    ids=["kosong", "sama", "diketik", "dari berkas", "diubah sesudahnya", "impor", "ketik"],
)
def test_yang_diketik_tetap(ada, milik, putusan, ubahan, berselisih):
    hasil = rencana_keluaran([(_R1, D(5))], ada, milik, lambda _: False, putusan)
    assert (hasil.ubahan, len(hasil.berselisih)) == (ubahan, berselisih)


def test_terkunci_dilewati_dan_disebut():
    hasil = rencana_keluaran(
        [(_T, D(9)), (_R1, D(5)), (_R2, D(6))], {_R2: D(6)}, {}, lambda t: t.apa == "realisasi", {}
    )
    assert (set(hasil.ubahan), hasil.terkunci, hasil.sama) == ({_T}, {_R1}, 1)


# -- stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def berkas(tmp_path):
    """The sheet as a workbook, with cells changed by (row, column)."""

    def tulis(**ubah):
        buku = Workbook()
        for baris in KELUARAN:
            pasti(buku.active).append(baris)
        for letak, isi in ubah.items():
            pasti(buku.active)[letak].value = isi
        jalur = tmp_path / "keluaran.xlsx"
        buku.save(jalur)
        return jalur

    return tulis


@pytest.fixture
def keluaran(dinas, impor):
    """The agency with its budget of a file, and an indicator for each row of the sheet."""
    impor(A1, "--tahapan", "murni")
    hasil = {}
    for kode, satuan, akumulasi, desimal in (
        (ORANG, "orang", "jumlah", 0), (PENGUNJUNG, "Orang", "posisi_akhir", 0),
        (DOKUMEN, "Dokumen", "jumlah", 1),
    ):  # fmt: skip
        sub = SubKegiatan.objects.get(pd=dinas, kode=kode)
        hasil[kode] = f.IndikatorProgramFactory(
            sub_kegiatan=sub, satuan=satuan, akumulasi=akumulasi, desimal=desimal
        )
    return hasil


def target(i):
    return dict(TargetProgram.objects.filter(indikator=i).values_list("triwulan", "nilai"))


def realisasi(i):
    return dict(RealisasiProgram.objects.filter(indikator=i).values_list("triwulan", "nilai"))


def test_dimuat_sekali_lalu_dibatalkan(dinas, impor, berkas, keluaran):
    from anggaran.impor.batal import batalkan_muatan, sebab_tak_batal

    hasil = impor(berkas())
    assert (hasil["jenis"], hasil["keluar"], hasil["ditolak"]) == ("keluaran", 0, [])
    # Five targets and two figures of each row, but for the first quarter's target of nothing.
    assert (hasil["baris"], hasil["baru"], hasil["dimuat"]) == (3, 20, True)
    assert target(keluaran[ORANG]) == {0: 200, 1: 50, 2: 50, 3: 50, 4: 50}
    assert target(keluaran[PENGUNJUNG]) == {0: 300, 2: 100, 3: 200, 4: 300}
    assert target(keluaran[DOKUMEN]) == {0: D("12.5"), 1: 2, 2: 3, 3: D("3.5"), 4: 4}
    assert realisasi(keluaran[ORANG]) == {1: 50, 2: 45}
    assert realisasi(keluaran[PENGUNJUNG]) == {1: 0, 2: 120}
    assert LaporanSubKegiatan.objects.count() == 6
    jejak = JejakAudit.objects.filter(aksi="muat keluaran dari berkas")
    assert jejak.count() == 6

    assert impor(berkas())["dimuat"] is False
    # A corrected file replaces what a file wrote, without asking.
    assert impor(berkas(O7=44))["dimuat"] is True
    assert realisasi(keluaran[ORANG]) == {1: 50, 2: 44}

    akun, pada = f.PenggunaFactory(pd=dinas), timezone.now()
    for m in reversed(MuatanAnggaran.objects.filter(keperluan="keluaran").diterima()):
        assert sebab_tak_batal(m) == ""
        batalkan_muatan(m, oleh=akun, pada=pada, alasan="salah berkas")
    assert not TargetProgram.objects.exists()
    assert not RealisasiProgram.objects.exists()


def test_yang_diketik_dan_yang_disahkan_tetap(dinas, impor, berkas, keluaran):
    f.RealisasiProgramFactory(indikator=keluaran[ORANG], triwulan=2, nilai=D(40))
    f.PengesahanFactory(pd=dinas, tahun=TAHUN, triwulan=1)
    hasil = impor(berkas())
    assert (hasil["keluar"], hasil["dimuat"]) == (0, True)
    assert realisasi(keluaran[ORANG]) == {2: 40}
    assert realisasi(keluaran[DOKUMEN]) == {2: 3}
    assert "3 realisasi keluaran TW I" in " ".join(hasil["catatan"])


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"I7": "Paket"}, "bersatuan orang, pada berkas Paket"),
        ({"M8": 250}, "salah satunya seharusnya sama dengan volume setahun"),
        ({"O7": 44.5}, "dicatat dengan 0 desimal"),
        ({"J7": 100, "K7": 150, "L7": 180, "M7": 200}, "dihitung sebagai “jumlah keempat"),
        ({"O7": "1.234"}, "dapat berarti 1234 atau 1,234"),
        ({"N7": None}, "realisasi triwulan ini kosong, sedangkan triwulan sesudahnya terisi"),
        ({"D8": ORANG, "I8": "Orang"}, "sudah ada pada baris 7"),
        ({"D8": "2.07.04.2.03.0099"}, "tidak ada pada pohon anggaran 2026"),
    ],
    ids=["satuan", "target", "desimal", "kumulatif", "taksa", "terlewat", "ganda", "asing"],
)  # fmt: skip
def test_yang_tidak_cocok_disebut_dan_tidak_dimuat(impor, berkas, keluaran, ubah, pesan):
    hasil = impor(berkas(**ubah))
    assert (hasil["keluar"], hasil["dimuat"]) == (1, False)
    assert pesan in " ".join(t["pesan"] for t in hasil["ditolak"])
    assert not RealisasiProgram.objects.exists()


def test_tanpa_indikator_dan_tanpa_dokumen_anggaran(dinas, impor, berkas):
    hasil = impor(berkas())
    assert "belum ada dokumen anggaran tahun ini" in " ".join(t["pesan"] for t in hasil["ditolak"])
    impor(A1, "--tahapan", "murni")
    hasil = impor(berkas())
    assert "belum mempunyai indikator keluaran" in hasil["ditolak"][0]["pesan"]
    assert not IndikatorProgram.objects.exists()


def test_tanpa_indikator_diputuskan_dari_baris_perintah(dinas, impor, berkas):
    impor(A1, "--tahapan", "murni")
    i = f.IndikatorProgramFactory(
        sub_kegiatan=SubKegiatan.objects.get(kode=PENGUNJUNG), satuan="Tamu", kode="KEL-1",
        akumulasi="posisi_akhir",
    )  # fmt: skip
    putusan = ("--buat", "semua", "--lewati", DOKUMEN, "--petakan", f"{PENGUNJUNG}=KEL-1")
    hasil = impor(berkas(), *putusan)
    assert (hasil["keluar"], hasil["dimuat"]) == (0, True)
    baru = IndikatorProgram.objects.exclude(pk=i.pk).get()
    nama = SubKegiatan.objects.get(kode=ORANG).nama
    assert (baru.kode, baru.nama) == (f"K-{ORANG}", f"Keluaran {nama}")
    assert (realisasi(baru), realisasi(i)) == ({1: 50, 2: 45}, {1: 0, 2: 120})


def test_lewati_hanya_pada_berkas_keluaran(dinas, impor):
    with pytest.raises(CommandError, match="--lewati hanya berlaku untuk berkas keluaran"):
        impor(A1, "--tahapan", "murni", "--lewati", ORANG)


def test_satu_keluaran_tidak_dibuat_dua_kali(dinas, impor, berkas):
    """The same sub kegiatan and unit in a second row, its code written as it was before 2021."""
    impor(A1, "--tahapan", "murni")
    kedua = {"D8": "2.07.03.2.01.01", "H8": 100, "J8": 25, "K8": 25, "L8": 25, "M8": 25}
    hasil = impor(berkas(**kedua), "--buat", "semua")
    assert [t["pesan"] for t in hasil["ditolak"]] == [f"K-{ORANG} sudah diisi dari Sheet baris 7."]
    assert not IndikatorProgram.objects.exists()


def test_realisasi_yang_tampak_kumulatif_disebut(impor, berkas, keluaran):
    """50, 100, 150 of 200 people, counted by adding up: 300."""
    hasil = impor(berkas(O7=100, P7=150))
    assert hasil["dimuat"]
    assert "berjumlah 300 dari 200. Bila angka pada berkas sudah kumulatif" in " ".join(
        hasil["catatan"]
    )
