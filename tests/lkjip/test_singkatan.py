"""The list of abbreviations: those that the report uses, in the agency's words where it has any."""

import json

import pytest

from laporan.bahan.bahan import Bahan
from laporan.cetak import json as ekspor_json
from laporan.dokumen.penomoran import daftar_isi
from laporan.dokumen.singkatan import KUNCI, LAZIM, dengan_singkatan, singkatan_terpakai
from laporan.dokumen.unsur import (
    Bab,
    Bagian,
    Baris,
    Daftar,
    DaftarOtomatis,
    Dokumen,
    Judul,
    Kolom,
    Paragraf,
    Sel,
    Tabel,
    teks_polos,
)
from laporan.models import Singkatan
from tests import factories as f
from tests.susunan import susun_lkjip


def _dokumen(*isi) -> Dokumen:
    return Dokumen(
        judul="Laporan", subjudul="", pd="Dinas", pemda="Pemda", tahun=2024, tempat_tanggal="",
        bagian_depan=(DaftarOtomatis("isi"),), bab=(Bab("BAB", tuple(isi), "bab-1"),),
    )  # fmt: skip


def test_hanya_yang_muncul_sebagai_kata_utuh_dan_terurut():
    dokumen = _dokumen(
        Judul("Pencatatan PKWT"),
        Paragraf("LKS Bipartit dan lhe; XPMI bukan PMI2, IKU-nya ada, Plt. Sekretaris."),
        Tabel("t", "Tabel SDM", (Kolom("Isi"),), (Baris((Sel("BUMDes"),)),), sumber="BPS"),
    )
    assert singkatan_terpakai(dokumen, LAZIM) == [
        ("BPS", "Badan Pusat Statistik"),
        ("BUMDes", "badan usaha milik desa"),
        ("IKU", "indikator kinerja utama"),
        ("LKS Bipartit", "lembaga kerja sama bipartit"),
        ("PKWT", "perjanjian kerja waktu tertentu"),
        ("Plt.", "pelaksana tugas"),
        ("SDM", "sumber daya manusia"),
    ]


def test_kata_perangkat_daerah_menggantikan_dan_tanpa_singkatan_tidak_ada_daftar():
    dokumen = dengan_singkatan(
        _dokumen(Paragraf("UPT dan RTK")),
        {"UPT": "unit permukiman transmigrasi", "RTK": "rencana tenaga kerja daerah"},
    )
    (bagian,) = [b for b in dokumen.bagian_depan if isinstance(b, Bagian)]
    (daftar,) = bagian.isi
    assert isinstance(daftar, Daftar)
    assert [teks_polos(b.isi) for b in daftar.butir] == [
        "RTK – rencana tenaga kerja daerah",
        "UPT – unit permukiman transmigrasi",
    ]
    # After the other lists.
    assert dokumen.bagian_depan[-1] is bagian
    tanpa = _dokumen(Paragraf("Tidak ada."))
    assert dengan_singkatan(tanpa, {}) is tanpa


@pytest.mark.django_db
def test_daftar_singkatan_contoh_pada_daftar_isi_dan_json(contoh):
    lain = f.PDFactory()
    Singkatan.objects.create(pd=lain, singkatan="PKWT", kepanjangan="milik dinas lain")
    dokumen = susun_lkjip(Bahan(contoh, 2024))
    assert (KUNCI, "DAFTAR SINGKATAN") in [(b.kunci, b.teks) for b in daftar_isi(dokumen)]
    isi = json.loads(ekspor_json.ekspor(dokumen).isi)
    (bagian,) = [b for b in isi["depan"] if b.get("kunci") == KUNCI]
    teks = json.dumps(bagian, ensure_ascii=False)
    for baris in (
        "PKWT – perjanjian kerja waktu tertentu",
        "PMI – pekerja migran Indonesia",
        "LHE – laporan hasil evaluasi",
        "RTK – rencana tenaga kerja",
        "PP – peraturan perusahaan",
    ):
        assert baris in teks
    assert "milik dinas lain" not in teks
    assert "RSUD" not in teks
