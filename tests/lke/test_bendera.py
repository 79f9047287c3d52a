"""Red flags of evidence; a scan is known by the text that it does not carry."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from laporan.lke import dokumen_bukti, serentak
from laporan.lke.baku import lembar_baku
from laporan.lke.bendera import BERNAMA, BuktiTampak, bendera
from laporan.lke.sifat_pdf import SifatPdf, baca_sifat
from laporan.lke.usulan import UsulanLKE
from laporan.models import DokumenLKE, JawabanKriteria, TahapLKE
from tests.lke.conftest import PADA, TAHUN, EvaluasiLKEFactory, JawabanLKEFactory
from tests.pasti import pasti

CONTOH = Path(__file__).parents[1] / "periksa_lkjip" / "contoh"


def _pdf(nama: str) -> bytes:
    return (CONTOH / nama).read_bytes()


@pytest.mark.parametrize(
    ("isi", "berteks"),
    [
        (_pdf("bersih.pdf"), True),
        (_pdf("pindai.pdf"), False),
        (b"%PDF-1.4\nstartxref\n0\n%%EOF\n", None),
        (b"", None),
    ],
    ids=["berteks", "pindaian", "rusak", "kosong"],
)
def test_pindaian_dikenali(isi, berteks):
    assert baca_sifat(isi).berteks is berteks


@pytest.mark.parametrize(
    ("medan", "bertanda"),
    [
        ({}, False),
        ({"/FT": "/Sig"}, False),  # a field that waits for a signature
        ({"/FT": "/Sig", "/V": DictionaryObject()}, True),
        ({"/FT": "/Tx", "/V": TextStringObject("Nama")}, False),
    ],
    ids=["tanpa medan", "kosong", "bertanda", "isian"],
)
def test_tanda_tangan_elektronik_dikenali(medan, bertanda):
    penulis: Any = PdfWriter(clone_from=BytesIO(_pdf("bersih.pdf")))
    if medan:
        isi = {NameObject(k): NameObject(v) if k == "/FT" else v for k, v in medan.items()}
        isi[NameObject("/T")] = TextStringObject("satu")
        semua = ArrayObject([penulis._add_object(DictionaryObject(isi))])
        penulis.root_object[NameObject("/AcroForm")] = DictionaryObject(
            {NameObject("/Fields"): semua}
        )
    hasil = BytesIO()
    penulis.write(hasil)
    assert baca_sifat(hasil.getvalue()) == SifatPdf(berteks=True, bertanda=bertanda)


def test_bendera_pindaian():
    satu = BuktiTampak("Renstra", 2025, "3", pindaian=True)
    assert bendera("ya", None, [satu], 2025) == ["“Renstra” pindaian tanpa teks."]
    assert bendera("ya", None, [BuktiTampak("Renstra", 2025, "3")], 2025) == []


def _dengan(jawaban):
    return UsulanLKE(jawaban and JawabanKriteria(jawaban), "Menurut data.")


#: The flags that the issue names → what raises it, what does not.
BERBENDERA = {
    "pindaian tanpa teks": (
        ("ya", None, [BuktiTampak("Renstra", 2025, "3", pindaian=True)], "rencana_formal"),
        ("ya", None, [BuktiTampak("Renstra", 2025, "3")], "rencana_formal"),
    ),
    "tanpa tanda tangan elektronik": (
        ("ya", None, [BuktiTampak("SK Tim SAKIP", 2025, "3", polos=True)], "rencana_formal"),
        ("ya", None, [BuktiTampak("Data pegawai", 2025, "3", polos=True)], "rencana_formal"),
    ),
    "PK belum ditandatangani": (
        ("ya", _dengan("sebagian"), [], "rencana_jangka_pendek"),
        ("ya", _dengan("ya"), [], "rencana_jangka_pendek"),
    ),
    "LKjIP belum ditandatangani kepala": (
        ("ya", _dengan("tidak"), [], "lapor_formal"),
        ("ya", _dengan("ya"), [], "lapor_formal"),
    ),
    "survei tahun 2024, bukan tahun 2025": (
        ("ya", None, [BuktiTampak("Laporan SKM 2024", 2024, "3")], "dasar_strategi"),
        ("ya", None, [BuktiTampak("Survei kepuasan", 2025, "3")], "dasar_strategi"),
    ),
    "LKjIP tanpa pembanding": (
        ("ya", _dengan("tidak"), [], "banding_nasional"),
        ("ya", _dengan("ya"), [], "banding_nasional"),
    ),
    "Pohon kinerja tanpa crosscutting": (
        ("sebagian", _dengan("tidak"), [], "lintas_bidang"),
        ("sebagian", _dengan("sebagian"), [], "lintas_bidang"),
    ),
    "Rencana aksi belum ditetapkan": (
        ("ya", _dengan("sebagian"), [], "aktivitas_mendukung"),
        ("tidak", _dengan("sebagian"), [], "aktivitas_mendukung"),  # the agency says so itself
    ),
}


@pytest.mark.parametrize("kata", BERBENDERA)
def test_bendera_yang_disebut_peninjau(kata):
    for (jawaban, usulan, bukti, kunci), ada in zip(BERBENDERA[kata], (True, False), strict=True):
        semua = bendera(jawaban, usulan, bukti, 2025, kunci)
        assert any(kata in b for b in semua) is ada, semua


def test_bendera_bernama_milik_kriteria_yang_ada():
    semua = {k.kunci for _, k in lembar_baku().kriteria}
    assert set(BERNAMA) <= semua


@pytest.mark.parametrize(
    ("judul", "survei"),
    [("Survei Kepuasan", True), ("IKM TW IV", True), ("LKjIP", False), ("Skmendikbud", False)],
)
def test_survei_menurut_judulnya(judul, survei):
    bukti = [BuktiTampak(judul, 2024, "1")]
    assert any("survei tahun" in b for b in bendera("ya", None, bukti, 2025)) is survei


@pytest.mark.django_db
def test_pindaian_ditunjukkan_kepada_evaluator(client, d):
    """Asked once, when the file comes in."""
    satu = dokumen_bukti.lampirkan_lke(
        pk=d.lke.pk, berkas=SimpleUploadedFile("renstra.pdf", _pdf("pindai.pdf")),
        halaman={"rencana_formal": "1"}, oleh=d.sekretariat, pada=PADA,
    )  # fmt: skip
    assert (satu.berteks, satu.bertanda) == (False, False)
    dokumen_bukti.lampirkan_lke(
        pk=d.lke.pk, berkas=SimpleUploadedFile("SK Tim SAKIP.pdf", _pdf("bersih.pdf")),
        halaman={"rencana_formal": "1"}, oleh=d.sekretariat, pada=PADA,
    )  # fmt: skip
    d.sampai(TahapLKE.EVALUASI)
    client.force_login(d.evaluator)
    sub, _ = pasti(lembar_baku().cari("rencana_formal"))
    isi = client.get(reverse("lke_sub", args=[d.lke.pk, sub.kode])).text
    assert "pindaian tanpa teks." in isi
    assert isi.count("tanpa tanda tangan elektronik; pastikan naskahnya sah.") == 1


@pytest.mark.django_db
def test_dokumen_tahun_lalu_membawa_keterangannya(d):
    lalu = EvaluasiLKEFactory(pd=d.a, tahun=TAHUN - 1)
    JawabanLKEFactory(evaluasi=lalu, kunci="rencana_formal")
    asal = DokumenLKE.objects.create(
        evaluasi=lalu, judul="Renstra", tautan="https://contoh.go.id/r.pdf", tahun_dokumen=2024,
        berteks=False, bertanda=True, diubah_oleh=d.sekretariat, diubah_pada=PADA,
    )  # fmt: skip
    asal.bukti.create(kunci="rencana_formal")
    serentak.pakai_tahun_lalu(pk=d.lke.pk, oleh=d.sekretariat, pada=PADA)
    salinan = d.lke.dokumen.get()
    assert (salinan.berteks, salinan.bertanda) == (False, True)
