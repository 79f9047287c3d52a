"""`--buat` and `--petakan`: unknown sub kegiatan decided from the command line."""

import pytest
from django.core.management.base import CommandError

from anggaran.models import MuatanAnggaran, SubKegiatan
from tests import factories as f
from tests.anggaran.impor.conftest import A1, B1, F1, TAHUN
from tests.anggaran.impor.test_perintah import JANUARI, MURNI, PAGU, pagu, realisasi
from tests.pasti import pasti

pytestmark = pytest.mark.django_db
GAJI, JOB_FAIR = "2.07.01.2.02.0001", "2.07.04.2.03.0003"


@pytest.fixture
def pohon(dinas):
    """A tree that has only the first of the file's seven sub kegiatan."""
    return f.SubKegiatanFactory(
        kode=GAJI, tahun=TAHUN, kegiatan__kode="2.07.01.2.02", kegiatan__tahun=TAHUN,
        kegiatan__program__kode="2.07.01", kegiatan__program__pd=dinas,
        kegiatan__program__tahun=TAHUN,
    )  # fmt: skip


def test_buat_semua(dinas, impor, pohon):
    assert impor(A1, *MURNI, "--buat", "semua")["keluar"] == 0
    assert pagu(dinas) == PAGU


def test_buat_satu_per_satu_dengan_dua_angka(dinas, impor, pohon):
    lain = [k for k in PAGU if k not in (GAJI, JOB_FAIR)]
    buat = [satu for k in lain for satu in ("--buat", k)]
    hasil = impor(A1, *MURNI, *buat)
    assert [t["nilai"] for t in hasil["ditolak"]] == [JOB_FAIR]
    assert impor(A1, *MURNI, *buat, "--buat", "2.07.04.2.03.03")["keluar"] == 0
    assert pagu(dinas) == PAGU


def test_petakan_diingat(dinas, impor):
    """Job Fair (2.150.000 in January) goes to another node, in the next file too."""
    impor(A1, *MURNI)
    sub = SubKegiatan.objects.get(kode=JOB_FAIR)
    SubKegiatan.objects.filter(pk=sub.pk).update(kode="2.07.04.2.03.0009", nama="Bursa")
    assert impor(B1)["keluar"] == 1
    assert impor(B1, "--petakan", f"{JOB_FAIR}=2.07.04.2.03.0009")["keluar"] == 0
    assert realisasi(dinas, 1) == JANUARI
    assert pasti(MuatanAnggaran.objects.first()).putusan == {JOB_FAIR: str(sub.pk)}
    assert not impor(B1)["ditolak"]
    # The RFK has names only.
    hasil = impor(F1, "--bulan", "2", "--petakan", "Job Fair/Bursa Kerja=2.07.04.2.03.0009")
    assert hasil["keluar"] == 0


@pytest.mark.parametrize(
    ("lain", "pesan"),
    [
        (("--petakan", GAJI), "DARI=KE"),
        (("--petakan", f"{GAJI}=9.99.01.2.01.0001"), "tidak ada pada pohon"),
        (("--buat", "9.99.01.2.01.0001"), "tidak ada pada berkas"),
    ],
    ids=["bentuk", "tujuan", "asal"],
)
def test_salah_sebut_ditolak(impor, pohon, lain, pesan):
    with pytest.raises(CommandError, match=pesan):
        impor(A1, *MURNI, *lain)
