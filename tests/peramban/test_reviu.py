"""The report from its author to the statement of the Inspektorat, frozen, and read a year later."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from anggaran.models import RekapBelanja
from kinerja.models import Realisasi
from laporan.models import Laporan, VersiLaporan
from laporan.models.butir_reviu import BUTIR
from laporan.pekerjaan import PEKERJAAN
from laporan.tugas.pekerja import ProsesPekerja
from tests.peramban.test_terbit_berkas import _potret
from tests.terbit.jawaban import jawab_pertanyaan

SEMPIT = {"width": 360, "height": 740}
LAPTOP = {"width": 1366, "height": 768}
BAGIAN = "bab3:a1:IK-E3.4"  # an indicator of Bidang Tenaga Kerja


def _tanpa_geser(halaman: Any) -> None:
    lebar = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert halaman.evaluate(lebar)


def _klik(halaman: Any, nama: str) -> None:
    with halaman.expect_navigation():
        halaman.get_by_role("button", name=nama, exact=True).first.click()


def _pilih_semua(halaman: Any) -> None:
    for kotak in halaman.locator("[data-pilih]").all():
        kotak.check()


@pytest.fixture
def berkas_pekerja(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the worker's process writes, the pages can read; the PDF has its own tests."""
    settings.MEDIA_ROOT = str(tmp_path)
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    monkeypatch.setattr("laporan.cetak.pdf.kendala", lambda: "Tidak dalam tes ini.")


def _kerjakan() -> None:
    """The queue, as a worker empties it."""
    ProsesPekerja(PEKERJAAN).jalan(sampai_kosong=True, nganggur=0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.lama(detik=40)
def test_dari_penulis_sampai_dibaca_setahun_kemudian(
    akun: dict[str, Any],
    contoh: Any,
    halaman: Any,
    berkas_pekerja: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    jawab_pertanyaan(contoh)
    halaman.set_viewport_size(LAPTOP)
    # The author hands a section in; Perencanaan returns it with a reason, the author again.
    halaman.masuk(akun["operator.naker"])
    halaman.buka(f"/reviu/bagian/{BAGIAN}/")
    _klik(halaman, "Ajukan untuk diperiksa")
    halaman.masuk(akun["sekretariat"])
    halaman.buka(f"/reviu/bagian/{BAGIAN}/")
    halaman.get_by_text("Kembalikan kepada penulisnya").click()
    halaman.locator("#alasan-kembali").fill("Sebutkan sumber jumlah pencari kerja.")
    _klik(halaman, "Kembalikan")
    halaman.masuk(akun["operator.naker"])
    halaman.buka("beranda")
    halaman.get_by_text("Sebutkan sumber jumlah pencari kerja.").wait_for()
    halaman.get_by_role("link", name="Perbaiki").first.click()
    _klik(halaman, "Ajukan untuk diperiksa")

    # Perencanaan hands its own in, takes over what nobody wrote, accepts many at once and sends
    # the report up.
    halaman.masuk(akun["sekretariat"])
    halaman.buka("reviu")
    _pilih_semua(halaman)
    _klik(halaman, "Ajukan yang dipilih")
    _pilih_semua(halaman)
    halaman.get_by_text("Ambil alih yang dipilih dari penulisnya").click()
    halaman.locator("#alasan-alih").fill("Tenggat laporan besok.")
    _klik(halaman, "Ambil alih yang dipilih")
    _pilih_semua(halaman)
    _klik(halaman, "Terima yang dipilih")
    halaman.locator("#catatan-langkah").fill("Lengkap.")
    _klik(halaman, "Teruskan laporan")

    halaman.masuk(akun["sekretaris"])
    halaman.buka("reviu")
    halaman.get_by_text("Lengkap.").first.wait_for()
    _klik(halaman, "Teruskan kepada Kepala")

    # The Kepala Dinas returns one section, then approves; all of it on a phone.
    halaman.set_viewport_size(SEMPIT)
    halaman.masuk(akun["kepala.dinas"])
    halaman.buka("beranda")
    with halaman.expect_navigation():
        halaman.get_by_role("link", name="Baca dan setujui").click()
    _tanpa_geser(halaman)
    halaman.get_by_label("Pilih B. Saran").check()
    _klik(halaman, "Kembalikan yang dipilih")
    _tanpa_geser(halaman)
    halaman.locator("#alasan-1").fill("Saran belum menyebut tenggat.")
    halaman.locator("#catatan").fill("Satu bagian saja.")
    _klik(halaman, "Kembalikan laporan")
    assert Laporan.objects.get().status == "disusun"
    for nama, tombol in (
        ("sekretariat", "Teruskan laporan"),
        ("sekretaris", "Teruskan kepada Kepala"),
    ):
        halaman.masuk(akun[nama])
        halaman.buka("reviu")
        if nama == "sekretariat":
            for langkah in ("Ajukan yang dipilih", "Terima yang dipilih"):
                halaman.get_by_label("Pilih B. Saran").check()
                _klik(halaman, langkah)
        _klik(halaman, tombol)
    halaman.masuk(akun["kepala.dinas"])
    halaman.buka("reviu")
    halaman.locator("#setuju").check()
    _klik(halaman, "Setujui laporan")
    assert Laporan.objects.get().status == "disetujui"

    # The Inspektorat answers the checklist, writes a note, signs off with an exception.
    halaman.set_viewport_size(LAPTOP)
    halaman.masuk(akun["evaluator"])
    halaman.buka("reviu_inspektorat")
    _klik(halaman, "Mulai reviu")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name=re.compile("pakai .* usulan")).click()
    for b in BUTIR:
        if not halaman.locator(f'[name="jawab:{b.kode}"]:checked').count():
            halaman.locator(f'[name="jawab:{b.kode}"][value=ya]').check()
    _klik(halaman, "Simpan jawaban")
    halaman.locator("#uraian").fill("Data dukung belum terlampir.")
    _klik(halaman, "Tambah catatan")
    _potret(halaman, "reviu-inspektorat")
    halaman.get_by_label("Dengan pengecualian").check()
    halaman.locator("#pengecualian").fill("Data dukung capaian belum terlampir.")
    _klik(halaman, "Selesaikan reviu")
    assert Laporan.objects.get().status == "direviu_inspektorat"

    _potret(halaman, "reviu-inspektorat-selesai")
    halaman.buka(reverse("lkjip_letak", args=["pernyataan-reviu"]))
    pernyataan = halaman.locator("section:has(#pernyataan-reviu)").inner_text()
    assert "keyakinan terbatas" in pernyataan
    assert "Data dukung capaian belum terlampir." in pernyataan
    assert "Inspektur" in pernyataan

    # Frozen by the Sekretariat: first refused, with the list and the place to mend.
    RekapBelanja.objects.filter(tahun=2024).update(pagu=F("pagu") + 1000)
    halaman.masuk(akun["sekretariat"])
    halaman.buka("lkjip")
    halaman.get_by_text(re.compile(r"\d hal menghalangi versi\s+final")).click()
    halaman.get_by_text("Pagu pada rekap belanja berbeda").wait_for()
    _potret(halaman, "lkjip-siap")
    halaman.buka("versi")
    assert halaman.get_by_text("Pagu pada rekap belanja berbeda").is_visible()
    assert not halaman.get_by_role("button", name="Bekukan versi final").count()
    RekapBelanja.objects.filter(tahun=2024).update(pagu=F("pagu") - 1000)
    halaman.buka("versi")
    _potret(halaman, "versi")
    _klik(halaman, "Bekukan versi final")
    _kerjakan()
    versi = VersiLaporan.objects.get()
    assert Laporan.objects.get().status == "final"

    # A year later the data are others. The preview follows them, the frozen version does not.
    # The page is left before: an answer to what it still asks would end the session begun next.
    halaman.goto("about:blank")
    kini = timezone.now
    monkeypatch.setattr("django.utils.timezone.now", lambda: kini() + timedelta(days=365))
    Realisasi.objects.filter(indikator__kode="IK-E3.4", tahun=2024).update(nilai_resmi=41)
    halaman.masuk(akun["sekretariat"])
    halaman.buka("/lkjip/?tahun=2024")
    assert "Laporan ini sudah final" in halaman.inner_text("main")
    halaman.buka(reverse("lkjip_letak", args=["capaian"]))
    sel = re.compile(r"^41(,00?)?%?$")
    assert halaman.locator(".lk td").filter(has_text=sel).count()
    halaman.buka("/lkjip/?tahun=2024")
    halaman.get_by_role("link", name="Lihat versi final").click()
    with halaman.expect_navigation():
        halaman.get_by_role("link", name="Versi final 1").click()
    assert "semuanya sama dengan yang dibekukan" in halaman.inner_text("main")
    _potret(halaman, "versi-rinci")
    alamat = halaman.url
    _klik(halaman, "Cetak ulang JSON")
    _kerjakan()
    halaman.buka("berkas")
    with halaman.page.expect_download() as unduhan:
        halaman.get_by_role("link", name=re.compile("Unduh Cetak ulang")).click()
    with ZipFile(BytesIO(Path(unduhan.value.path()).read_bytes())) as arsip:
        (json_ulang,) = [n for n in arsip.namelist() if n.endswith(".json")]
        assert arsip.read(json_ulang) == bytes(versi.json.isi)
        assert "Nilai tabel: SAMA" in arsip.read("pemeriksaan.txt").decode()
    halaman.goto(alamat)
    with halaman.expect_navigation():
        halaman.get_by_role("link", name="Lihat perubahan").click()
    assert halaman.locator("ins").filter(has_text=sel).count()
    assert halaman.locator("del").filter(has_text=re.compile(r"^37,90?%?$")).count()
    _potret(halaman, "versi-kini")
