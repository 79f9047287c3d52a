"""The sample frozen as a worker does it, in every form; the PDF printed again is the same."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from kinerja.peran import SEKRETARIAT
from laporan.models import Laporan, VersiLaporan
from laporan.pekerjaan import PEKERJAAN
from laporan.terbit.beku import periksa_keutuhan
from laporan.terbit.cetak_ulang import cetak_ulang
from laporan.terbit.tugas_final import VERSI_FINAL
from laporan.tugas import minta
from laporan.tugas.pekerja import ProsesPekerja
from tests.terbit.jawaban import jawab_pertanyaan
from tests.terbit.status import status_laporan

# Not repeated on PostgreSQL: the files are made from the document model, not by the database.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]


@pytest.mark.lama(detik=40)
def test_contoh_dibekukan_dalam_semua_bentuk(contoh: Any, pengguna: Any) -> None:
    oleh = pengguna(SEKRETARIAT, pd=contoh)
    jawab_pertanyaan(contoh)
    status_laporan(contoh, "direviu_inspektorat", oleh)
    t = minta(
        pekerjaan=VERSI_FINAL, pd=contoh, tahun=2024,
        argumen={"keterangan": "", "tanggal": date(2025, 2, 28)},
        oleh=oleh, pada=timezone.now(),
    )  # fmt: skip
    ProsesPekerja(PEKERJAAN).jalan(sampai_kosong=True, nganggur=0)
    t.refresh_from_db()
    assert t.status == "selesai", t.galat
    v = VersiLaporan.objects.get()
    assert set(v.sidik_isi) == {"model", "data", "json", "xlsx", "docx", "pdf"}
    assert periksa_keutuhan(v).utuh
    assert Laporan.objects.get(pd=contoh).status == "final"
    for bentuk in ("json", "xlsx", "docx", "pdf"):
        cetakan = cetak_ulang(v, bentuk)
        assert cetakan.sama_bita, bentuk
        assert cetakan.banding.sama, cetakan.banding.beda
