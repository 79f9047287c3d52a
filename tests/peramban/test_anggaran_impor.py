"""The fifth of the month, in the practice year: drop the file of a month, map what is unknown,
accept it, see what has been spent on two pages, take it back.
"""

import re

import pytest
from playwright.sync_api import expect

from anggaran.models import Kegiatan, Program, RealisasiAnggaran
from kinerja.latihan import CakupanLatihan
from kinerja.models import TahunLatihan
from kinerja.peran import SEKRETARIAT
from tests import factories as f
from tests.anggaran.impor.conftest import B1, CONTOH, TAHUN

pytestmark = pytest.mark.django_db(transaction=True)
#: As the file has them, and as the tree has them: two under codes of their own.
SUB = {
    "2.07.01.2.02.0001": "2.07.01.2.02.0001",
    "2.07.01.2.08.0002": "2.07.01.2.08.0002",
    "2.07.03.2.01.0001": "2.07.03.2.01.0009",
    "2.07.04.2.03.0003": "2.07.04.2.03.0009",
}


def _pohon(pd):
    """Sub kegiatan by the file's code, each with a pagu above what January spends."""
    hasil = {}
    for berkas, kode in SUB.items():
        program, kegiatan = kode[:7], kode[:12]
        atas = Program.objects.filter(pd=pd, kode=program).first() or f.ProgramFactory(
            pd=pd, tahun=TAHUN, kode=program
        )
        induk = Kegiatan.objects.filter(pd=pd, kode=kegiatan).first() or f.KegiatanFactory(
            program=atas, kode=kegiatan
        )
        hasil[berkas] = f.SubKegiatanFactory(kegiatan=induk, kode=kode)
        f.BarisAnggaranFactory(sub_kegiatan=hasil[berkas], rekening="5.1", pagu=300_000_000)
    return hasil


def test_dari_berkas_sebulan_sampai_laporan_triwulan(halaman, peran):
    pd = f.PDFactory(nama="Dinas Tenaga Kerja dan Transmigrasi")
    f.RenstraFactory(pd=pd, tahun_awal=2025, tahun_akhir=2029)
    TahunLatihan.objects.create(pd=pd, tahun=TAHUN, cakupan=CakupanLatihan.TAHUN)
    f.TargetFactory(indikator=f.IndikatorFactory(sasaran__tujuan__pd=pd), tahun=TAHUN)
    pohon = _pohon(pd)
    halaman.masuk(f.buat_pengguna(SEKRETARIAT, pd=pd))

    halaman.buka(f"/anggaran/berkas/?tahun={TAHUN}")
    halaman.set_input_files("#berkas", CONTOH / B1)
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Baca berkas").click()
    # The honorarium of the instructors was transferred in February: it is in the file, not in the
    # month, and its sub kegiatan is asked for all the same.
    expect(halaman.get_by_role("heading", name="Sub kegiatan di luar pohon")).to_be_visible()
    for kode in ("2.07.03.2.01.0001", "2.07.04.2.03.0003"):
        halaman.locator(f"[name='putusan-{kode}']").select_option(str(pohon[kode].pk))
    halaman.get_by_label("Hanya bulan").select_option("1")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Terapkan pilihan").click()
    expect(halaman.get_by_role("heading", name="Sub kegiatan di luar pohon")).to_have_count(0)
    expect(halaman.get_by_role("heading", name="Yang berubah bila diterima")).to_be_visible()
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Terima berkas ini").click()
    muatan = halaman.url

    halaman.buka("serapan")
    expect(halaman.get_by_role("cell", name="175.602.350").first).to_be_visible()
    triwulan = "/laporan-triwulan/?triwulan=1"
    halaman.buka(triwulan)
    expect(halaman.get_by_text("175.602.350").first).to_be_visible()

    halaman.goto(muatan)
    halaman.get_by_label("Alasan").fill("Salah unduh")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Batalkan muatan").click()
    expect(halaman.get_by_text(re.compile("kembali semula")).first).to_be_visible()
    halaman.buka(triwulan)
    expect(halaman.get_by_role("heading", name="Laporan Kinerja Triwulan I")).to_be_visible()
    expect(halaman.get_by_text("175.602.350")).to_have_count(0)
    assert not RealisasiAnggaran.objects.exists()
