"""The annual report of an agency whose budget came only from files: Tabel 3.12, 3.13, 3.14 and 3.8
cell by cell beside sums of the files' own cells, added up here without the reader.
"""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import pytest
from openpyxl import load_workbook

from anggaran.models import Program
from laporan.bahan.bahan import Bahan
from laporan.dokumen.unsur import baris_lengkap
from laporan.lkjip.tabel.anggaran import (
    anggaran_sasaran,
    efisiensi,
    jenis_belanja,
    realisasi_anggaran,
)
from tests import factories as f
from tests.anggaran.impor.conftest import A1, B1, B2, CONTOH, TAHUN
from tests.pasti import pasti

pytestmark = pytest.mark.django_db
#: Sasaran → the programs behind it.
SASARAN = {"Sasaran pertama": ("2.07.01", "2.07.03", "3.32.03"), "Sasaran kedua": ("2.07.04",)}


def baris(nama):
    """Rows of a sample as heading → cell."""
    semua = pasti(load_workbook(CONTOH / nama).active).iter_rows(values_only=True)
    judul = next(semua)
    return [dict(zip(judul, sel, strict=True)) for sel in semua]


def jumlah_berkas():
    """(code, rekening) → pagu and spending of the year, as the files' cells say."""
    pagu: Counter[tuple[str, str]] = Counter()
    for r in baris(A1):
        pagu[r["KODE SUB KEGIATAN"], r["KODE REKENING"]] += r["PAGU"]
    # The honorarium stands in both files; a row is one document, sub kegiatan and rekening.
    dokumen = {
        (r["Nomor Dokumen"], r["Kode Sub Kegiatan"], r["Kode Rekening"]): r
        for r in (*baris(B1), *baris(B2))
    }
    realisasi: Counter[tuple[str, str]] = Counter()
    for (_, sub, rekening), r in dokumen.items():
        realisasi[sub, rekening] += r["Nilai Realisasi"] - r["Nilai Setoran"]
    return pagu, realisasi


PAGU, REALISASI = jumlah_berkas()


def jumlah(awal="", rekening=""):
    """Pagu, spending and percentage of everything below these codes, as they are printed."""
    pagu, terpakai = (
        sum(n for (sub, rek), n in isi.items() if sub.startswith(awal) and rek.startswith(rekening))
        for isi in (PAGU, REALISASI)
    )
    return cetak(pagu, terpakai)


def cetak(pagu, terpakai):
    """Of what no document speaks a dash is printed: two months say nothing of the year."""
    if not terpakai:
        return f"{pagu:,}".replace(",", "."), "–", "–"
    persen = (Decimal(terpakai) * 100 / pagu).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return (*(f"{n:,}".replace(",", ".") for n in (pagu, terpakai)), f"{persen}%".replace(".", ","))


@pytest.fixture
def bahan(dinas, impor):
    for berkas in ((A1, "--tahapan", "murni"), (B1,), (B2,)):
        assert impor(*berkas)["keluar"] == 0
    f.RenstraFactory(pd=dinas, tahun_awal=2025, tahun_akhir=2029)
    for uraian, kode in SASARAN.items():
        i = f.IndikatorFactory(
            sasaran__uraian=uraian, sasaran__tujuan__pd=dinas, nama=f"Indikator {uraian}",
        )  # fmt: skip
        f.TargetFactory(indikator=i, tahun=TAHUN, nilai=Decimal(80))
        f.RealisasiFactory(indikator=i, tahun=TAHUN, triwulan=4, nilai=Decimal(84))
        for satu in kode:
            f.DukunganFactory(
                indikator=i, program=Program.objects.get(pd=dinas, tahun=TAHUN, kode=satu)
            )
    return Bahan(dinas, TAHUN)


def isi(tabel):
    return [b for b in baris_lengkap(tabel[0]) if any(b)]


def test_tabel_anggaran_sama_dengan_berkas(bahan):
    # 3.12: kelompok, jenis and the whole.
    rinci = {b[1]: b[2:] for b in isi(jenis_belanja(bahan)) if len(b) > 4}
    harapan = {
        "Belanja Operasi": jumlah(rekening="5.1."),
        "a. Belanja Pegawai": jumlah(rekening="5.1.01."),
        "b. Belanja Barang dan Jasa": jumlah(rekening="5.1.02."),
        "Belanja Modal": jumlah(rekening="5.2."),
    }
    for nama, angka in harapan.items():
        assert rinci[nama] == angka, nama
    assert isi(jenis_belanja(bahan))[-1][-3:] == jumlah()

    # 3.13: every node of the tree by its code.
    pohon = {b[1]: b for b in isi(realisasi_anggaran(bahan))}
    kode = {sub[:panjang] for sub, _ in PAGU for panjang in (7, 12, 17)}
    assert len(kode) == 5 + 6 + 7
    for satu in kode:
        assert pohon[satu][3:6] == jumlah(awal=satu), satu
    assert isi(realisasi_anggaran(bahan))[-1][-3:] == jumlah()

    # 3.14: each sasaran with its programs, and both together.
    baris_sasaran = {b[1]: b for b in isi(anggaran_sasaran(bahan))}
    for uraian, semua in SASARAN.items():
        assert baris_sasaran[uraian][-3:] == gabung(semua), uraian
    assert isi(anggaran_sasaran(bahan))[-1][-3:] == gabung(sum(SASARAN.values(), ()))

    # 3.8: capaian 84 of 80 is 105 %; 100 less the same absorption is what was saved.
    hemat = {b[1]: b for b in isi(efisiensi(bahan))}
    for uraian, semua in SASARAN.items():
        serapan = gabung(semua)[2]
        sisa = 100 - Decimal(serapan.rstrip("%").replace(",", "."))
        hemat_cetak = f"{sisa}%".replace(".", ",")
        assert hemat[uraian][3:] == ("105,00%", serapan, hemat_cetak), uraian


def gabung(kode):
    pagu, terpakai = (
        sum(n for (sub, _), n in isi_berkas.items() if sub[:7] in kode)
        for isi_berkas in (PAGU, REALISASI)
    )
    return cetak(pagu, terpakai)
