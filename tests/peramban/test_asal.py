"""From a figure to the open evidence in three clicks at most, on screen and from the PDF."""

from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from kinerja.models import Indikator, Realisasi
from kinerja.periode import Triwulan
from laporan.bahan.alamat_asal import dasar_asal_tercetak
from laporan.bahan.bahan import Bahan
from laporan.cetak import pdf
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import Bab, Dokumen
from laporan.lkjip.tabel.capaian import capaian
from tests.factories import DataDukungFactory
from tests.isian.bukti.berkas import gambar

pytestmark = pytest.mark.django_db(transaction=True)
SITUS = "https://tapak.contoh.go.id"
TW = Triwulan(2024, 4)


@pytest.fixture
def bukti(contoh: Any, akun: dict[str, Any]) -> Any:
    """A picture behind the first figure of Tabel 3.2."""
    from hashlib import sha256

    from django.core.files.base import ContentFile

    isi = gambar()
    pertama = Bahan(contoh, TW.tahun).baris[0].indikator
    r = Realisasi.objects.get(indikator=pertama, tahun=TW.tahun, triwulan=TW.nomor)
    d = DataDukungFactory.build(
        realisasi=r,
        jenis="berkas",
        judul="Berita resmi.png",
        teks="",
        tipe="image/png",
        ukuran=len(isi),
        sha256=sha256(isi).hexdigest(),
        diunggah_oleh=akun["operator.naker"],
    )
    d.berkas.save("bukti.png", ContentFile(isi), save=True)
    yield d
    d.berkas.delete(save=False)


def _buka_bukti(halaman: Any, klik: int) -> None:
    """On the page "asal angka": the evidence opens, and that was the third click at most."""
    expect(halaman.get_by_role("heading", name="Asal angka 2024")).to_be_visible()
    with halaman.page.context.expect_page() as tab:
        halaman.get_by_role("link", name="Berita resmi.png").click()
    gambar_terbuka = tab.value.locator("img")
    expect(gambar_terbuka).to_be_visible()
    assert gambar_terbuka.evaluate("g => g.naturalWidth") == 8
    assert klik + 1 <= 3


def test_dari_pratinjau_sampai_bukti(halaman: Any, akun: dict[str, Any], bukti: Any) -> None:
    """Figure, panel, page, evidence; the panel closes by Esc and gives the focus back."""
    halaman.masuk(akun["evaluator"])
    halaman.buka("/lkjip/letak/capaian/?tahun=2024")
    tabel = halaman.locator(".lk-tabel").filter(has_text="Realisasi Kinerja Disnakertrans")
    angka = tabel.locator("tbody tr").first.get_by_role("link", name="2,71%")
    panel = halaman.get_by_role("dialog", name="Asal angka")
    angka.click()
    expect(panel.get_by_role("link", name="Berita resmi.png")).to_be_visible()
    halaman.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(angka).to_be_focused()
    angka.click()
    with halaman.page.expect_navigation():
        panel.get_by_role("link", name="Asal angka dan bukti").click()
    _buka_bukti(halaman, 2)


def test_dari_pdf_sampai_bukti(
    halaman: Any, akun: dict[str, Any], contoh: Any, bukti: Any, settings: Any
) -> None:
    """The link annotation over the figure, followed as a reader of the file does."""
    settings.TAPAK_ALAMAT = SITUS
    dokumen = Dokumen(
        "Laporan", "", contoh.nama, contoh.pemda, 2024, "",
        bab=(Bab("CAPAIAN", tuple(capaian(Bahan(contoh, 2024)))),),
        asal=dasar_asal_tercetak(contoh),
    )  # fmt: skip
    pertama_pdf: Any = PdfReader(BytesIO(pdf.ekspor(nomori(dokumen)).isi)).pages[0]
    alamat = [str(a.get_object()["/A"]["/URI"]) for a in pertama_pdf["/Annots"]]
    kode = Indikator.objects.get(pk=bukti.realisasi.indikator_id).kode
    (pertama, *_) = [a for a in alamat if a.endswith(f"/{kode}/#realisasi")]
    assert pertama.startswith(f"{SITUS}/asal/")
    halaman.masuk(akun["evaluator"])
    bagian = urlsplit(pertama)
    halaman.buka(f"{bagian.path}#{bagian.fragment}")
    _buka_bukti(halaman, 1)
