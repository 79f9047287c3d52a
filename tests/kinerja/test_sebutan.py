"""Titles, levels and the head by place. Titles: PP 18/2016 and 72/2019, PP 17/2018, PP 16/2018,
Permendagri 46/2008.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from kinerja.jenis import JenisPD
from kinerja.sebutan import (
    KEPALA,
    alasan_tanpa_kepala,
    bertitik,
    jenis_menurut_nama,
    kepala_pd,
    sebut_hitungan,
    sebut_sebagian,
    sebutan_kepala_pd,
    sebutan_lengkap,
    sebutan_tingkat,
)
from kinerja.templatetags.komponen import patah

AKAR = Path(__file__).parent.parent.parent


@dataclass
class Pos:
    nama: str
    atasan_id: int | None = None
    jenis: str = "struktural"
    eselon: str = "II"


@pytest.mark.parametrize(
    ("nama", "jenis"),
    [
        ("Dinas Perikanan", JenisPD.DINAS),
        ("DINAS PERIKANAN", JenisPD.DINAS),
        ("Badan Pendapatan Daerah", JenisPD.BADAN),
        ("Badan Penanggulangan Bencana Daerah", JenisPD.BPBD),
        ("Inspektorat Daerah Kota Contoh", JenisPD.INSPEKTORAT),
        ("Sekretariat Daerah", JenisPD.SEKRETARIAT_DAERAH),
        ("Sekretariat DPRD", JenisPD.SEKRETARIAT_DPRD),
        ("Sekretariat Dewan Perwakilan Rakyat Daerah", JenisPD.SEKRETARIAT_DPRD),
        ("Satuan Polisi Pamong Praja", JenisPD.SATPOL_PP),
        ("Kecamatan Sukamaju", JenisPD.KECAMATAN),
        ("Distrik Contoh", JenisPD.KECAMATAN),
        ("Kelurahan Mekar", JenisPD.KELURAHAN),
        ("RSUD Sehat", JenisPD.RUMAH_SAKIT),
        ("Rumah Sakit Umum Daerah Sehat", JenisPD.RUMAH_SAKIT),
        ("Biro Hukum", JenisPD.BIRO),
        ("Bagian Organisasi", JenisPD.BAGIAN),
        ("UPTD Pasar", JenisPD.UPTD),
        ("BLUD RSUD Sehat", JenisPD.RUMAH_SAKIT),
        ("BLUD Puskesmas Mekar", JenisPD.UPTD),
        ("RSJ Tenang", JenisPD.RUMAH_SAKIT),
        ("Kantor Arsip", JenisPD.LAINNYA),
        ("Rsudirman", JenisPD.LAINNYA),
    ],
)
def test_jenis_menurut_nama(nama, jenis):
    assert jenis_menurut_nama(nama) is jenis


@pytest.mark.parametrize(
    ("nama", "pesan", "tanda_tangan"),
    [
        ("Puskesmas Mekar", "Kepala Puskesmas", "Kepala Puskesmas Mekar"),
        ("UPTD Puskesmas Mekar", "Kepala Puskesmas", "Kepala UPTD Puskesmas Mekar"),
        ("UPT Puskesmas Mekar", "Kepala Puskesmas", "Kepala UPT Puskesmas Mekar"),
        ("BLUD Puskesmas Mekar", "Kepala Puskesmas", "Kepala BLUD Puskesmas Mekar"),
        ("Kantor Arsip", "Kepala Kantor", "Kepala Kantor Arsip"),
        ("UPTD Pasar", "Kepala UPTD", "Kepala UPTD Pasar"),
        ("Dinas Perkantoran", "Kepala Dinas", "Kepala Dinas Perkantoran"),
        ("Rsudirman", "kepala perangkat daerah", "Kepala Rsudirman"),
    ],
)
def test_kepala_kantor_tanpa_jenis_disebut_menurut_namanya(nama, pesan, tanda_tangan):
    jenis = jenis_menurut_nama(nama)
    assert sebutan_kepala_pd(jenis, nama) == pesan
    lengkap = sebutan_lengkap("", jenis=jenis, nama=nama, singkatan="", pemda="Kabupaten Contoh")
    assert lengkap == tanda_tangan


@pytest.mark.parametrize(
    ("jabatan", "nama", "singkatan", "harapan"),
    [
        ("Kepala Dinas", "Dinas Perikanan", "", "Kepala Dinas Perikanan"),
        ("Kepala Dinas Perikanan", "Dinas Perikanan", "", "Kepala Dinas Perikanan"),
        ("Kepala Badan", "Badan Keuangan dan Aset", "", "Kepala Badan Keuangan dan Aset"),
        ("Kepala", "Badan Keuangan", "", "Kepala Badan Keuangan"),
        ("Kepala Pelaksana BPBD", "Badan Penanggulangan Bencana Daerah", "BPBD",
         "Kepala Pelaksana BPBD"),
        ("Inspektur", "Inspektorat", "", "Inspektur Kabupaten Contoh"),
        ("Inspektur Daerah", "Inspektorat Daerah", "", "Inspektur Daerah Kabupaten Contoh"),
        ("Sekretaris Daerah", "Sekretariat Daerah", "", "Sekretaris Daerah Kabupaten Contoh"),
        ("Sekretaris DPRD", "Sekretariat DPRD Kabupaten Contoh", "",
         "Sekretaris DPRD Kabupaten Contoh"),
        ("Camat", "Kecamatan Sukamaju", "", "Camat Sukamaju"),
        ("Camat Sukamaju", "Kecamatan Sukamaju", "", "Camat Sukamaju"),
        ("Lurah", "Kelurahan Mekar", "", "Lurah Mekar"),
        ("Direktur", "RSUD Sehat", "", "Direktur RSUD Sehat"),
        ("Direktur RSUD", "Rumah Sakit Umum Daerah Sehat", "RSUD Sehat", "Direktur RSUD Sehat"),
        ("Direktur Rumah Sakit", "Rumah Sakit Umum Daerah Sehat", "",
         "Direktur Rumah Sakit Umum Daerah Sehat"),
        ("Kepala Satuan", "Satuan Polisi Pamong Praja", "", "Kepala Satuan Polisi Pamong Praja"),
        ("Kepala Biro", "Biro Hukum", "", "Kepala Biro Hukum"),
        ("", "RSUD Sehat", "", "Direktur RSUD Sehat"),
        ("", "Badan Keuangan", "", "Kepala Badan Keuangan"),
        ("", "Kantor Arsip", "", "Kepala Kantor Arsip"),
    ],
)  # fmt: skip
def test_sebutan_lengkap(jabatan, nama, singkatan, harapan):
    jenis = jenis_menurut_nama(nama)
    hasil = sebutan_lengkap(
        jabatan, jenis=jenis, nama=nama, singkatan=singkatan, pemda="Kabupaten Contoh"
    )
    assert hasil == harapan


def test_setiap_jenis_punya_sebutan_kepala():
    assert set(KEPALA) == set(JenisPD)


def test_kepala_menurut_tempat():
    kepala = Pos("Direktur", None, "fungsional", "")
    assert kepala_pd([Pos("Kabid", 1), kepala]) is kepala
    assert kepala_pd([]) is None
    assert kepala_pd([Pos("Kabid", 1)]) is None
    assert kepala_pd([kepala, Pos("Kepala Dinas")]) is None


def test_alasan_tanpa_kepala():
    assert alasan_tanpa_kepala(["Camat"], "Camat") == ""
    assert alasan_tanpa_kepala([], "Camat") == (
        "Jabatan Camat belum ada. Isi jabatan tanpa atasan langsung pada Persiapan."
    )
    assert alasan_tanpa_kepala(["Camat", "Lurah Mekar"], "Camat") == (
        "2 jabatan tidak mempunyai atasan langsung: Camat; Lurah Mekar. Hanya Camat yang tanpa "
        "atasan; isi atasan langsung jabatan lainnya."
    )


@pytest.mark.parametrize(
    ("tingkat", "pos", "harapan"),
    [
        ("strategis", Pos("Lurah", None, "struktural", "IV"), "Sasaran strategis"),
        ("eselon_iii", Pos("Kasi", 1, "struktural", "IV"), "Sasaran kinerja eselon IV"),
        ("eselon_iii", Pos("Karo", 1, "struktural", "II"), "Sasaran kinerja eselon II"),
        ("eselon_iv", Pos("Ahli Muda", 1, "fungsional", ""), "Sasaran kinerja jabatan fungsional"),
        ("eselon_iv", Pos("Pengelola", 1, "pelaksana", ""), "Sasaran kinerja pelaksana"),
        ("eselon_iv", None, "Sasaran kinerja eselon IV"),
        ("pelaksana", None, "Sasaran kinerja pelaksana"),
    ],
)
def test_sebutan_tingkat(tingkat, pos, harapan):
    assert sebutan_tingkat(tingkat, pos) == harapan


def test_tidak_ada_sebutan_dinas_yang_terketik():
    """No screen, message or role names the head of a Dinas to those who have none: the words come
    from the agency. Only the table of titles and help texts with examples of several kinds do.
    """
    boleh = {"kinerja/sebutan.py", "kinerja/models/organisasi.py"}
    temuan = [
        f"{b.relative_to(AKAR)}:{n}"
        for folder in ("kinerja", "anggaran", "laporan", "templates", "static", "config")
        for b in sorted((AKAR / folder).rglob("*"))
        if b.suffix in {".py", ".html", ".txt", ".js"}
        and "migrations" not in b.parts
        and str(b.relative_to(AKAR)) not in boleh
        for n, baris in enumerate(_baris(b), 1)
        if re.search(r"Kepala Dinas|Sekretaris Dinas|Kadis\b", baris)
        and (b.suffix == ".html" or not _contoh(baris))
    ]
    assert temuan == []


def _baris(berkas: Path) -> list[str]:
    """A template is read as the browser joins it: words that stand on two lines are neighbours."""
    isi = berkas.read_text("utf-8")
    return [" ".join(isi.split())] if berkas.suffix == ".html" else isi.splitlines()


def _contoh(baris: str) -> bool:
    """A docstring's or comment's example between backticks, or a comment."""
    return "`" in baris or baris.strip().startswith("#")


def test_gelar_di_akhir_kalimat_tidak_bertitik_dua() -> None:
    assert (bertitik("Siti, S.E."), bertitik("Siti")) == ("Siti, S.E.", "Siti.")
    akar = Path(__file__).parents[2]
    berkas = [*(akar / "templates").rglob("*.html")]
    for aplikasi in ("kinerja", "anggaran", "laporan"):
        berkas += (akar / aplikasi).rglob("*.py")
    polos = re.compile(r"\{\{? ?[\w.\[\]-]*oleh(\.sebutan)? ?\}\}?\.")
    assert [b.name for b in berkas if polos.search(b.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("banyak", "semua", "kalimat"),
    [
        (0, 58, "Belum satu pun dari 58 bagian diperiksa"),
        (1, 58, "1 dari 58 bagian sudah diperiksa"),
        (58, 58, "Semua 58 bagian sudah diperiksa"),
        (0, 1, "Satu-satunya bagian belum diperiksa"),
        (1, 1, "Satu-satunya bagian sudah diperiksa"),
    ],
)
def test_sebagian_disebut_dengan_kata(banyak: int, semua: int, kalimat: str) -> None:
    assert sebut_sebagian(banyak, semua, "bagian", "diperiksa") == kalimat


@pytest.mark.parametrize(
    ("hitungan", "kalimat"),
    [
        ((0, 61, 34), "61 peringatan dan 34 catatan"),
        ((2, 61, 34), "2 galat, 61 peringatan, dan 34 catatan"),
        ((0, 0, 1), "1 catatan"),
        ((0, 0, 0), ""),
    ],
)
def test_hitungan_tanpa_yang_nol(hitungan: tuple[int, int, int], kalimat: str) -> None:
    kata = ("galat", "peringatan", "catatan")
    assert sebut_hitungan(*zip(hitungan, kata, strict=True)) == kalimat


def test_alamat_patah_di_antara_bagiannya() -> None:
    """What a page breaks stays escaped."""
    assert patah("/api/v1/pd/{kode}") == "/<wbr>api/<wbr>v1/<wbr>pd/{kode}"
    assert patah("lra_<b>_2026.xlsx") == "lra_&lt;b&gt;_<wbr>2026.xlsx"
