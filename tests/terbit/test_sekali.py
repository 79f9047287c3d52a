"""The report is composed once, also when its authors' text names live figures."""

from datetime import date
from typing import Any

import pytest

from laporan.bahan.bahan import Bahan
from laporan.dokumen.penomoran import telusuri
from laporan.dokumen.unsur import Dokumen, Paragraf, teks_polos
from laporan.lkjip.susun import bab3
from laporan.models import BagianNarasi
from laporan.penulisan.markah.rapi import rapikan
from laporan.terbit.nomor import dokumen_lkjip
from tests import factories as f

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_laporan_disusun_sekali(contoh: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    bahan = Bahan(contoh, 2024)
    kode = bahan.baris[0].indikator.kode
    html = rapikan(f'<p>Capaian <span data-medan="capaian:{kode}:2024">x</span> tercatat.</p>').html
    oleh = f.PenggunaFactory(pd=contoh)
    laporan = f.LaporanFactory(pd=contoh, tahun=2024)
    BagianNarasi.objects.create(
        laporan=laporan, kunci="bab4:kesimpulan", judul="Kesimpulan", disunting=True, isi=html,
        diubah_oleh=oleh, diubah_pada="2025-02-01T00:00Z",
    )  # fmt: skip
    kali = 0
    asli = bab3.susun

    def hitung(k: Any) -> Any:
        nonlocal kali
        kali += 1
        return asli(k)

    monkeypatch.setattr(bab3, "susun", hitung)
    dokumen = dokumen_lkjip(bahan, date(2025, 2, 28))
    assert kali == 1
    asal = dokumen_kalimat(dokumen)
    assert f"Capaian {bahan.baris[0].ukuran.capaian_teks} tercatat." in asal


def dokumen_kalimat(dokumen: Dokumen) -> str:
    """Every paragraph of the chapters as plain text."""
    return " ".join(
        teks_polos(b.isi)
        for bab in dokumen.bab
        for b in telusuri(bab.isi)
        if isinstance(b, Paragraf)
    )
