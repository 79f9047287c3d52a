"""A small agency, from the account that the pemda's admin made to its PK and its first report,
through grids alone: every click, typed field, pasted block and key is counted.
"""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from anggaran.models import PaguBaris, SubKegiatan
from kinerja.models import Indikator, PerangkatDaerah, UnitKerja
from kinerja.peran import SEKRETARIAT
from tests.factories import PDFactory, PenggunaFactory
from tests.peramban.test_persiapan import TEMPEL

pytestmark = pytest.mark.django_db(transaction=True)

#: The contract of issue 14: "a small one (3 units, 6 indicators, 5 sub kegiatan) through grids
#: alone in under 200 actions".
PALING_BANYAK = 200
UNIT = ["DPU|Dinas Perpustakaan Ujicoba|dinas", "SEK|Sekretariat|sekretariat|DPU",
        "LAY|Bidang Layanan|bidang|DPU"]  # fmt: skip
JABATAN = ["KA|Kepala Dinas|DPU||II", "SEKR|Sekretaris|SEK|KA|III",
           "KABID|Kepala Bidang Layanan|LAY|KA|III"]  # fmt: skip
PEMANGKU = ["Ibu Contoh Satu|definitif|2/1/{tahun}", "Bapak Contoh Dua|definitif|2/1/{tahun}",
            "Ibu Contoh Tiga|definitif|2/1/{tahun}"]  # fmt: skip
SASARAN = ["S1|Meningkatnya minat baca masyarakat|KA",
           "S2|Meningkatnya layanan perpustakaan|KABID|S1",
           "S3|Tertibnya tata kelola dinas|SEKR|S1"]  # fmt: skip
INDIKATOR = [
    "I1|Tingkat kegemaran membaca|Nilai|S1", "I2|Indeks literasi masyarakat|Nilai|S1",
    "I3|Pemustaka yang dilayani|Orang|S2", "I4|Koleksi yang dipinjam|Eksemplar|S2",
    "I5|Nilai SAKIP dinas|Nilai|S3", "I6|Temuan yang ditindaklanjuti|Persen|S3",
]  # fmt: skip
TARGET = ["61,37", "58,43", "12719", "8317", "71,29", "97,13"]
PROGRAM = [
    "2.23.02|Program Pembinaan Perpustakaan|KA",
    "2.23.02.2.01|Pengelolaan Perpustakaan|KABID",
    "2.23.02.2.01.0005|Pengembangan Layanan Perpustakaan",
    "2.23.02.2.01.0006|Pengembangan Koleksi",
    "2.23.02.2.01.0007|Pembinaan Perpustakaan Sekolah",
    "2.23.02.2.02|Pembudayaan Gemar Membaca|SEKR",
    "2.23.02.2.02.0001|Sosialisasi Budaya Baca",
    "2.23.02.2.02.0002|Pemberian Penghargaan",
]
PAGU = ["412739000", "187315000", "93217000", "61843000", "38471000"]
JUMLAH_PAGU = "793.585.000"
#: As the report writes them.
TARGET_TERCETAK = ["61,37", "58,43", "12.719,00", "8.317,00", "71,29", "97,13"]
RP = [JUMLAH_PAGU, "693.271.000", "412.739.000", "187.315.000", "93.217.000", "100.314.000",
      "61.843.000", "38.471.000"]  # fmt: skip


class Tangan:
    """A person's hands, and how often they moved."""

    def __init__(self, halaman: Any) -> None:
        self.halaman, self.banyak = halaman, 0

    def klik(self, sasaran: Any) -> None:
        self.banyak += 1
        sasaran.click()

    def pilih(self, sasaran: Any, isi: str) -> None:
        """Open a list and choose: two actions."""
        self.banyak += 2
        sasaran.focus()
        sasaran.select_option(isi)

    def ketik(self, teks: str) -> None:
        self.banyak += 1
        self.halaman.keyboard.type(teks)

    def tekan(self, tombol: str) -> None:
        self.banyak += 1
        self.halaman.keyboard.press(tombol)

    def tempel(self, baris: list[str]) -> None:
        """Paste at the cell that has the focus, and agree to the preview."""
        self.banyak += 1
        teks = "\n".join(satu.replace("|", "\t") for satu in baris)
        aktif = self.halaman.evaluate_handle("document.activeElement")
        self.halaman.evaluate(TEMPEL, [aktif, f"{teks}\n"])
        dialog = self.halaman.locator("[data-dialog]")
        expect(dialog.get_by_role("button", name="Tempel semua")).to_be_focused()
        self.tekan("Enter")
        expect(dialog).to_be_hidden()

    def isi(self, baris: list[str]) -> None:
        """Type rows cell by cell: a field, and the key that leads to the next; each row is left
        for the next one by a key as well.
        """
        for nomor, satu in enumerate(baris):
            awal = self.halaman.locator("tr[data-baru] [data-isian]").first
            expect(awal).to_be_focused()
            sel = satu.split("|")
            for n, teks in enumerate(sel):
                aktif = self.halaman.locator("*:focus")
                if teks and aktif.evaluate("e => e.tagName") == "SELECT":
                    self.banyak += 1  # its first letters choose it
                    aktif.select_option(teks)
                elif teks:
                    self.ketik(teks)
                if n < len(sel) - 1:
                    self.tekan("Tab")
            self.tekan("Enter")
            self.tunggu(nomor + 1)

    def tunggu(self, baris: int) -> None:
        """Until that many rows are stored."""
        expect(self.halaman.locator("[data-kisi] tbody tr:not([data-baru])")).to_have_count(baris)

    def lanjut(self, judul: str) -> None:
        with self.halaman.expect_navigation():
            self.klik(self.halaman.get_by_role("link", name=f"Lanjut: {judul}"))
        self.siap()

    def siap(self) -> None:
        self.halaman.locator("[data-kisi][data-siap]").wait_for()


@pytest.mark.lama(detik=16)
def test_perangkat_daerah_kecil_lewat_kisi(peran: None, halaman: Any) -> None:
    tahun = timezone.localdate().year
    pd: PerangkatDaerah = PDFactory(kode="dpu", nama="Dinas Perpustakaan Ujicoba", alamat="")
    halaman.masuk(PenggunaFactory(pd=pd, peran=[SEKRETARIAT], is_staff=True))
    halaman.buka("beranda")
    t = Tangan(halaman)
    with halaman.expect_navigation():
        t.klik(halaman.get_by_role("link", name="Kisi Unit kerja"))
    t.siap()
    t.isi(UNIT)
    t.lanjut("Jabatan")
    t.tempel(JABATAN)
    t.tunggu(3)
    t.lanjut("Pemangku jabatan")
    t.tempel([satu.format(tahun=tahun) for satu in PEMANGKU])
    t.lanjut("Renstra")
    t.isi([f"R1|Renstra {tahun - 1}–{tahun + 3}|{tahun - 1}|{tahun + 3}"])
    t.lanjut("Tujuan")
    t.isi(["T1|Masyarakat yang gemar membaca"])
    t.lanjut("Sasaran")
    t.tempel(SASARAN)
    t.tunggu(3)
    t.lanjut("Indikator")
    t.tempel(INDIKATOR)
    t.tunggu(6)
    t.lanjut("Variabel")
    t.lanjut("Dokumen perencanaan")
    t.pilih(halaman.locator("tr[data-baru] select").first, "pk")
    t.tekan("Enter")
    t.tunggu(1)
    t.lanjut("Target")
    t.tempel(TARGET)
    t.lanjut("Program dan kegiatan")
    t.tempel(PROGRAM)
    t.tunggu(8)
    t.lanjut("Versi anggaran")
    t.pilih(halaman.locator("tr[data-baru] select").first, "murni")
    t.tekan("Enter")
    t.tunggu(1)
    t.lanjut("Pagu")
    t.tempel(PAGU)
    t.lanjut("Jadwal pengisian")
    halaman.buka(f"{reverse('persiapan_kisi', args=['periode'])}?usul=ya")  # whatever day it is
    t.siap()
    t.klik(halaman.get_by_role("button", name="Simpan usulan"))
    expect(halaman.locator("[data-kisi-kabar]")).to_contain_text("8 sel disimpan.")
    with halaman.expect_navigation():
        t.klik(halaman.get_by_role("link", name="Lanjut: Perjanjian Kinerja"))

    # The agreement of the head: the typed targets, and the money of all that is below.
    with halaman.expect_navigation():
        t.klik(halaman.get_by_role("button", name="Siapkan").first)
    with halaman.expect_navigation():
        t.klik(halaman.locator("table").get_by_role("link", name="Kepala Dinas").first)
    isi = halaman.locator("main")
    for angka in ("61,37", "58,43", JUMLAH_PAGU):
        expect(isi).to_contain_text(angka)

    # The first report, from the rail.
    t.banyak += 2
    halaman.buka(f"{reverse('lkjip')}?tahun={tahun}")
    halaman.set_default_timeout(20_000)
    for bab, isi in (
        ("BAB II PERENCANAAN KINERJA", TARGET_TERCETAK),
        ("BAB III AKUNTABILITAS KINERJA", []),
        ("B. Realisasi Anggaran", RP),
    ):
        with halaman.expect_navigation():
            t.klik(halaman.get_by_role("link", name=bab).first)
        for angka in isi:
            expect(halaman.locator("main")).to_contain_text(angka)
    assert t.banyak < PALING_BANYAK
    assert UnitKerja.objects.filter(pd=pd).count() == 3
    assert Indikator.objects.filter(pd=pd).count() == 6
    assert SubKegiatan.objects.filter(pd=pd, tahun=tahun).count() == 5
    assert sorted(PaguBaris.objects.values_list("nilai", flat=True)) == sorted(map(int, PAGU))
