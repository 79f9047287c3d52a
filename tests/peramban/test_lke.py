"""An evaluation from the agency's answers to a recommendation that is followed up and verified, and
the next year's sheet that starts from it.
"""

from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from laporan.lke import aksi
from laporan.lke.berkas import tulis_lke
from laporan.lke.hasil import hasil_lke
from laporan.models import EvaluasiLKE, PetugasLKE, RekomendasiLHE, StatusLKE, TahapLKE
from tests import factories as f
from tests.lke.conftest import PADA, TAHUN, DuniaLKE, JendelaLKEFactory


def _klik(halaman: Any, nama: str) -> None:
    with halaman.expect_navigation():
        halaman.get_by_role("button", name=nama).first.click()


def _lke(d: DuniaLKE, tahun: int = TAHUN) -> str:
    return f"{reverse('lke')}?pd={d.a.kode}&tahun={tahun}"


def _sub(d: DuniaLKE, sub: str) -> str:
    return reverse("lke_sub", args=[d.lke.pk, sub])


@pytest.mark.django_db(transaction=True)
@pytest.mark.lama(detik=12)
def test_dari_jawaban_sampai_lembar_tahun_berikutnya(
    halaman: Any, pengguna: Any, potret_peran: Any
) -> None:
    d = DuniaLKE(pengguna)
    PetugasLKE.objects.filter(pengguna=d.verifikator).update(komponen="")
    JendelaLKEFactory(
        tahap="verifikasi",
        buka=PADA - timedelta(days=1),
        tutup=timezone.now() + timedelta(days=1),
    )
    for _ in range(2):  # three agencies wait for the evaluator
        pd = f.PDFactory()
        lain = aksi.buka_evaluasi(pd=pd, tahun=TAHUN, oleh=d.evaluator, pada=PADA)
        EvaluasiLKE.objects.filter(pk=lain.pk).update(status=TahapLKE.EVALUASI.value)

    # the agency: by data, then one criterion by hand
    halaman.masuk(d.sekretariat)
    halaman.buka(_lke(d))
    _klik(halaman, "Jawab 48 kriteria menurut data")
    expect(halaman.get_by_text("48 kriteria dijawab menurut data.")).to_be_visible()
    halaman.buka(_sub(d, "1.b"))
    halaman.locator("[name='jawab:rencana_formal'][value=ya]").check()
    _klik(halaman, "Simpan jawaban")
    expect(halaman.get_by_text("1 jawaban disimpan.")).to_be_visible()
    d.jawab(d.sekretariat)  # the rest, all met
    halaman.buka(_lke(d))
    _klik(halaman, "Kirim LKE")
    expect(halaman.get_by_text("Berikutnya: diverifikasi.")).to_be_visible()

    # the verifikator returns one
    halaman.masuk(d.verifikator)
    halaman.buka(_sub(d, "1.b"))
    halaman.get_by_text("Kembalikan 1.b.1 kepada perangkat daerah").click()
    halaman.locator("[name='kurang:rencana_formal']").fill("Renstra belum bertanda tangan.")
    _klik(halaman, "Simpan jawaban")
    halaman.buka(_lke(d))
    _klik(halaman, "Kembalikan kepada perangkat daerah")
    halaman.masuk(d.sekretariat)
    halaman.buka(_lke(d))
    expect(halaman.get_by_text("Renstra belum bertanda tangan.")).to_be_visible()
    halaman.buka(_sub(d, "1.b"))
    halaman.locator("[name='jawab:rencana_formal'][value=sebagian]").check()
    _klik(halaman, "Simpan jawaban")
    d.kirim(d.sekretariat)
    d.jawab(d.verifikator)
    d.kirim(d.verifikator)

    # the evaluator: the queue, agreement, a finding, the end
    halaman.masuk(d.evaluator)
    halaman.buka(f"{reverse('lke_antrean')}?tahun={TAHUN}")
    expect(halaman.get_by_text("3 dari 4 perangkat daerah menunggu Anda.")).to_be_visible()
    halaman.buka(_sub(d, "1.a"))
    _klik(halaman, "Setujui 6 yang belum dijawab")
    expect(halaman.get_by_text("6 kriteria disamakan dengan tahap sebelumnya.")).to_be_visible()
    d.jawab(d.evaluator)
    d.jawab(d.evaluator, "rencana_formal", jawaban="tidak", catatan="Belum ditetapkan.")
    halaman.buka(_lke(d))
    halaman.locator("#kunci").select_option("rencana_formal")
    _klik(halaman, "Tambah rekomendasi")
    halaman.locator("#nomor").fill("700/12/Insp")
    _klik(halaman, "Selesaikan evaluasi")
    expect(halaman.get_by_text("79,10").first).to_be_visible()  # 1.b is B: 6,3 instead of 7,2
    word = ZipFile(BytesIO(tulis_lke(hasil_lke(d.a, TAHUN), "docx").isi))
    assert "79,10" in word.read("word/document.xml").decode()

    # the recommendation is followed up and verified
    r = RekomendasiLHE.objects.get()
    assert r.rekomendasi.startswith("Agar memenuhi kriteria 1.b.1")
    halaman.masuk(d.sekretariat)
    halaman.buka(reverse("lhe_rinci", args=[r.pk]))
    halaman.locator("#tindak_lanjut").fill("Renstra ditetapkan.")
    halaman.locator("#bukti").fill("SK 12/2025")
    _klik(halaman, "Simpan dan usulkan selesai")
    expect(halaman.get_by_role("button", name="Nyatakan selesai")).to_have_count(0)
    halaman.masuk(d.evaluator)
    halaman.buka(reverse("lhe_rinci", args=[r.pk]))
    _klik(halaman, "Nyatakan selesai")
    r.refresh_from_db()
    assert r.diverifikasi_oleh == d.evaluator

    # next year starts from it
    depan = aksi.buka_evaluasi(pd=d.a, tahun=TAHUN + 1, oleh=d.sekretariat, pada=PADA)
    halaman.masuk(d.sekretariat)
    halaman.buka(_lke(d, TAHUN + 1))
    _klik(halaman, "jawaban tahun lalu")
    expect(halaman.get_by_text("80 kriteria dijawab seperti tahun lalu")).to_be_visible()
    halaman.buka(reverse("lke_sub", args=[depan.pk, "4.c"]))
    expect(halaman.get_by_text("1 dari 1 rekomendasi LHE 2025 selesai").first).to_be_visible()
    assert d.segarkan().status == StatusLKE.SELESAI
