"""17.2: a criterion that the LKjIP answers leads to the page of the frozen PDF where it stands."""

from hashlib import sha256
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfWriter

from kinerja.models import BerkasTetap
from laporan.lke.halaman_beku import halaman_tujuan
from laporan.models import laporan_tahun
from tests import factories as f
from tests.lke.conftest import PADA, TAHUN

pytestmark = pytest.mark.django_db


def _pdf() -> bytes:
    """Six pages; the table of capaian stands on the fourth, efisiensi on the sixth."""
    tulis = PdfWriter()
    for _ in range(6):
        tulis.add_blank_page(100, 100)
    for nama, halaman in (("capaian", 3), ("efisiensi", 5)):
        tulis.add_named_destination(nama, halaman)
    aliran = BytesIO()
    tulis.write(aliran)
    return aliran.getvalue()


def test_tujuan_bernama_menjadi_nomor_halaman():
    assert halaman_tujuan(_pdf()) == {"capaian": 4, "efisiensi": 6}
    assert halaman_tujuan(b"bukan pdf") == {}


def test_kriteria_menuju_halaman_pdf_final(client, d, tanpa_pemicu):
    sub = reverse("lke_sub", args=[d.lke.pk, "3.b"])
    client.force_login(d.sekretariat)
    assert "final, halaman" not in " ".join(client.get(sub).text.split())
    isi = _pdf()
    pdf = BerkasTetap.objects.create(
        sha256=sha256(isi).hexdigest(), isi=isi, tipe="application/pdf", ukuran=len(isi),
        disimpan_pada=PADA,
    )  # fmt: skip
    versi = f.VersiLaporanFactory(laporan=laporan_tahun(d.a, TAHUN - 1), pdf=pdf)
    alamat = f"{reverse('versi_unduh', args=[versi.pk, 'pdf'])}?lihat=1"
    halaman = client.get(sub).text
    assert f'href="{alamat}#page=4"' in halaman
    assert f'href="{alamat}#page=6"' in halaman
    assert f"LKjIP {TAHUN - 1} final, halaman 6" in " ".join(halaman.split())
    respons = client.get(alamat)
    assert respons["Content-Disposition"].startswith("inline")
    assert "object-src 'self'" in respons["Content-Security-Policy"]
    assert client.get(alamat.partition("?")[0])["Content-Disposition"].startswith("attachment")
