"""The LHE and the sheet as files: what stands in them, and the command."""

import json
from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from laporan.dokumen.penomoran import semua_blok, semua_tabel
from laporan.dokumen.unsur import baris_tercetak
from laporan.lke import dokumen_bukti, selesai, tulis_naskah
from laporan.lke.berkas import data_lke, tulis_lke
from laporan.lke.hasil import hasil_lke
from laporan.lke.susun import susun_lhe
from laporan.models import TahapLKE
from tests import factories as f
from tests.lke.conftest import PADA, TAHUN

pytestmark = pytest.mark.django_db


@pytest.fixture
def lhe(d):
    """Agency A evaluated: all met but 1.a.1; last year's LHE as the reference printed it."""
    lalu = f.EvaluasiAKIPFactory(pd=d.a, tahun=TAHUN - 1, nilai=Decimal("80.15"), predikat="A")
    for kode, bobot, nilai in (
        ("A", 30, "24.05"), ("B", 30, "24.22"), ("C", 15, "11.99"), ("D", 25, "19.88"),
    ):  # fmt: skip
        f.KomponenAKIPFactory(evaluasi=lalu, kode=kode, bobot=bobot, nilai=Decimal(nilai))
    f.RekomendasiLHEFactory(evaluasi=lalu, kode="1", rekomendasi="Perbaiki pohon kinerja.")
    dokumen_bukti.lampirkan_lke(
        pk=d.lke.pk, tautan="https://contoh.go.id/pk.pdf", judul="PK 2025",
        halaman={"rencana_jangka_pendek": "3"}, oleh=d.sekretariat, pada=PADA,
    )  # fmt: skip
    d.sampai(TahapLKE.EVALUASI)
    d.jawab(d.evaluator)
    umum = {"pk": d.lke.pk, "oleh": d.evaluator, "pada": PADA}
    d.jawab(d.evaluator, "pedoman_perencanaan", jawaban="tidak", catatan="Perbup belum terbit.")
    selesai.tulis_rekomendasi(teks="Agar menerbitkan pedoman.", **umum)
    tulis_naskah.tulis_bagian(
        kode="gambaran", teks="SAKIP berjalan.\nSecara umum baik.", versi=0, **umum
    )
    selesai.selesaikan_lke(nomor="700/12", tanggal=date(2025, 6, 30), **umum)
    return hasil_lke(d.a, TAHUN)


def _teks(dokumen):
    return " ".join(t for b in semua_blok(dokumen) for t in b.terbaca())


def test_bagian_lhe_dan_nilainya(lhe):
    """Last year's official 80,15 stays, the sum of its components is told; this year 79,40 BB."""
    dokumen = susun_lhe(lhe)
    judul = [b.judul for b in dokumen.bab]
    assert judul == [
        "PENDAHULUAN", "TINDAK LANJUT EVALUASI TAHUN SEBELUMNYA", "HASIL EVALUASI", "REKOMENDASI",
        "PENUTUP",
    ]  # fmt: skip
    sampul = dokumen.sampul
    assert sampul is not None
    assert (sampul.judul[0], sampul.judul[-1]) == ("LAPORAN HASIL EVALUASI", f"TAHUN {lhe.tahun}")
    assert sampul.pd == lhe.pd.nama
    assert lhe.nomor in sampul.status
    teks = _teks(dokumen)
    assert "adalah 79,40 dengan predikat BB (Sangat Baik)." in teks
    assert "1.a.1 Terdapat pedoman teknis perencanaan kinerja: tidak. Perbup belum terbit." in teks
    assert "Agar menerbitkan pedoman." in teks
    assert "Secara umum baik." in teks
    assert "Satu rekomendasi tahun 2024 belum dinyatakan selesai oleh evaluator." in teks
    assert "24 dari 25 kriteria terpenuhi" in teks
    assert "Seluruh 20 kriteria terpenuhi atau tidak berlaku." in teks
    nilai = next(t for t in semua_tabel(dokumen) if t.kunci == "nilai_komponen")
    cetak = baris_tercetak(nilai)
    assert cetak[0][2:] == ("30", "24,05", "23,40")
    assert cetak[-1][0] == "Nilai dan predikat (BB)"
    assert cetak[-1][2:] == ("100", "80,15", "79,40")
    assert "80,14" in str(nilai.catatan)


def test_lke_sebagai_buku_kerja(lhe):
    buku = load_workbook(BytesIO(tulis_lke(lhe, "xlsx").isi))
    data = next(
        s for s in buku.worksheets if any(c.value == "Kode" for r in s.iter_rows() for c in r)
        and any(c.value == "Bukti" for r in s.iter_rows() for c in r)
    )  # fmt: skip
    baris = [[c.value for c in r] for r in data.iter_rows()]
    pk = next(r for r in baris if "1.a.4" in r)
    assert "PK 2025, hlm. 3 (https://contoh.go.id/pk.pdf)" in pk
    assert sum("Ya" in r for r in baris) == 79


def test_lhe_sebagai_word(lhe):
    isi = ZipFile(BytesIO(tulis_lke(lhe, "docx").isi)).read("word/document.xml").decode()
    assert "79,40" in isi
    assert "Agar menerbitkan pedoman." in isi
    assert "Secara umum baik." in isi


def test_data_menyebut_setiap_tahap(lhe):
    data = data_lke(lhe)
    assert (data["nilai"], data["predikat"], data["tahap"]) == ("79.4", "BB", "evaluasi")
    satu = next(k for k in data["kriteria"] if k["kunci"] == "pedoman_perencanaan")
    assert satu["jawaban"] == {"mandiri": "ya", "evaluasi": "tidak"}
    assert len(data["kriteria"]) == 80


def test_perintah_lke_tanpa_evaluasi_memakai_data(tmp_path, d):
    """Agency B never opened its sheet: what data say, no total."""
    tujuan = tmp_path / "lke.json"
    call_command("lke", pd=d.b.kode, tahun=2025, format="json", keluaran=tujuan)
    data = json.loads(tujuan.read_text())
    assert data["nilai"] is None
    jawaban = {k["kunci"]: k["jawaban"] for k in data["kriteria"] if k["jawaban"]}
    assert len(jawaban) == 48
    assert jawaban["pimpinan_terlibat"] == {"mandiri": "tidak"}
    with pytest.raises(CommandError, match="2019"):
        call_command("lke", pd=d.b.kode, tahun=2019, format="json", keluaran=tujuan)
    with pytest.raises(CommandError, match="tidak dikenal"):
        call_command("lke", pd="tidak-ada", tahun=2025, format="json", keluaran=tujuan)
