"""The fifth of the month: drop files, map what is unknown, accept, see the figures, take back."""

import re

import pytest
from playwright.sync_api import expect

from anggaran.models import RealisasiAnggaran
from kinerja.peran import SEKRETARIAT
from tests import factories as f
from tests.anggaran.impor.conftest import A1, B1, CONTOH, TAHUN

pytestmark = pytest.mark.django_db(transaction=True)


def _pohon(pd):
    """The tree of the file without two of its sub kegiatan, one of them under an older name."""
    kegiatan = f.KegiatanFactory(
        kode="2.07.01.2.02", tahun=TAHUN, program__kode="2.07.01", program__tahun=TAHUN,
        program__pd=pd,
    )  # fmt: skip
    f.SubKegiatanFactory(kegiatan=kegiatan, kode="2.07.01.2.02.0001", tahun=TAHUN)
    lain = f.KegiatanFactory(
        kode="2.07.04.2.03", tahun=TAHUN, program__kode="2.07.04", program__tahun=TAHUN,
        program__pd=pd,
    )  # fmt: skip
    return f.SubKegiatanFactory(
        kegiatan=lain, kode="2.07.04.2.03.0009", nama="Bursa Kerja", tahun=TAHUN
    )


def test_dari_berkas_sampai_serapan(halaman, peran):
    pd = f.PDFactory(nama="Dinas Tenaga Kerja dan Transmigrasi")
    f.RenstraFactory(pd=pd, tahun_awal=2025, tahun_akhir=2029)
    lama = _pohon(pd)
    halaman.masuk(f.buat_pengguna(SEKRETARIAT, pd=pd))

    halaman.buka(f"/anggaran/berkas/?tahun={TAHUN}")
    halaman.set_input_files("#berkas", CONTOH / A1)
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Baca berkas").click()
    halaman.get_by_label("Tahapan").select_option("murni")
    for pilihan in halaman.locator("select[name^=putusan]").all():
        petakan = "2.07.04.2.03.0003" in (pilihan.get_attribute("name") or "")
        pilihan.select_option(str(lama.pk) if petakan else "buat")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Terapkan pilihan").click()
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Terima berkas ini").click()

    halaman.buka("anggaran_impor")
    halaman.set_input_files("#berkas", CONTOH / B1)
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Baca berkas").click()
    # The sub kegiatan that was mapped once is known now.
    expect(halaman.get_by_text("di luar pohon anggaran")).to_have_count(0)
    halaman.get_by_label("Hanya bulan").select_option("1")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Terapkan pilihan").click()
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Terima berkas ini").click()
    muatan = halaman.url

    halaman.buka("serapan")
    expect(halaman.get_by_role("cell", name="175.602.350").first).to_be_visible()
    halaman.goto(muatan)
    halaman.get_by_label("Alasan").fill("Salah unduh")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Batalkan muatan").click()
    expect(halaman.get_by_text(re.compile("kembali semula")).first).to_be_visible()
    assert not RealisasiAnggaran.objects.exists()
