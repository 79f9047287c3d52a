"""What is not entered is one sentence under its caption: no table of dashes, in any report."""

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from laporan.bahan.bahan import Bahan
from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.penomoran import nomori, semua_blok, semua_gambar, semua_tabel
from laporan.dokumen.seksi import belum_ada
from laporan.dokumen.unsur import Dokumen, Paragraf, Tabel, baris_lengkap, teks_polos
from laporan.lhe.matriks import susun_matriks
from laporan.lkjip.susun import susun_berseksi
from laporan.lkjip.tabel.sel import catatan_tidak_dihitung
from laporan.perjanjian.rekap import IsiRekap, rekap_pd
from laporan.serapan.bahan import BahanSerapan
from laporan.serapan.tabel import dokumen_serapan
from laporan.triwulanan import susun_triwulanan
from laporan.triwulanan.renja_susun import susun_evaluasi_renja
from tests import factories as f
from tests.susunan import susun_lkjip

pytestmark = pytest.mark.django_db
TAHUN = 2024
#: What a row is called by; a table of these alone tells nothing.
SEBUTAN = frozenset(
    {"no", "kode", "sasaran", "tujuan", "misi", "indikator", "satuan", "program", "belanja",
     "perangkat", "unit", "mata", "keselarasan", "status"}
)  # fmt: skip
RENCANA = frozenset({"tujuan_sasaran", "rencana_daerah"})
"""Tables that are there for the names."""
HAMPA = frozenset({"", "–", "belum diisi"})
#: Where an agency stands: indicators, their target, their realisasi, the budget.
KEADAAN = {
    "kosong": "",
    "indikator": "i",
    "target": "it",
    "realisasi tanpa anggaran": "itr",
    "anggaran tak terkait": "ita",
    "anggaran saja": "a",
}


def _pd(ada: str, **medan: Any) -> Any:
    pd = f.PDFactory(**medan)
    jabatan = f.JabatanFactory(unit=f.puncak(pd), nama=pd.kepala)
    tujuan = f.TujuanFactory(renstra=f.RenstraFactory(pd=pd)) if "i" in ada else None
    for _ in range(2 if tujuan else 0):
        sasaran = f.SasaranFactory(tujuan=tujuan, penanggung_jawab=jabatan)
        i = f.IndikatorFactory(sasaran=sasaran)
        if "t" in ada:
            f.TargetFactory(indikator=i)
        if "r" in ada:
            f.RealisasiFactory(indikator=i, triwulan=4)
    if "a" in ada:
        program = f.ProgramFactory(pd=pd, penanggung_jawab=jabatan)
        sub = f.SubKegiatanFactory(kegiatan__program=program)
        f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=2_000_000)
    return pd


def _laporan(pd: Any) -> Iterator[Dokumen]:
    yield susun_lkjip(Bahan(pd, TAHUN))
    yield susun_triwulanan(Bahan(pd, TAHUN), 4)
    if not pd.pemerintah_daerah:
        yield nomori(susun_evaluasi_renja(Bahan(pd, TAHUN), 4))
        for rfk in (True, False):
            yield nomori(dokumen_serapan(BahanSerapan(pd, TAHUN, 6), rfk=rfk))
        yield nomori(susun_matriks(pd, TAHUN, date(2025, 1, 2)))
        yield nomori(rekap_pd(IsiRekap((), date(2024, 12, 31)), pd, TAHUN))


def _hampa(t: Tabel) -> bool:
    """Every cell that is no name is a dash."""
    isi = [n for n, kolom in enumerate(t.kolom) if kolom.kunci not in SEBUTAN]
    if not t.baris or t.kunci in RENCANA:
        return False
    return all(b[n] in HAMPA for b in baris_lengkap(t) for n in isi)


def _periksa(dokumen: Dokumen) -> None:
    tabel = semua_tabel(dokumen)
    assert not [t.kunci for t in tabel if _hampa(t)]
    kosong = [t for t in tabel if not t.baris]
    lalu = ""
    for b in semua_blok(dokumen):
        if isinstance(b, Paragraf):
            lalu = teks_polos(b.isi)
            for t in kosong:  # no sentence leads to a table that holds nothing
                assert not re.search(rf"(?:disajikan|disandingkan).* {t.label}(?!\d)", lalu), lalu
        elif isinstance(b, Tabel):
            if not b.baris:
                assert re.fullmatch(r"[A-Z].{10,}[a-z]\.", b.kalimat_kosong), (b.kunci, b.kosong)
                assert b.kalimat_kosong != lalu
                assert not b.lebar
            lalu = ""


@pytest.mark.parametrize("keadaan", KEADAAN)
def test_tidak_ada_tabel_berisi_strip_saja(keadaan: str):
    pd = _pd(KEADAAN[keadaan])
    semua = list(_laporan(pd))
    for dokumen in semua:
        _periksa(dokumen)
    gambar = {g.kunci for dokumen in semua for g in semua_gambar(dokumen)}
    teks = "\n".join(_teks(semua[0]))
    # A chart has a bar at least; else one sentence says why nothing is drawn.
    assert ("batang_capaian" in gambar) is (keadaan == "realisasi tanpa anggaran")
    assert not gambar & {"serapan_program", "serapan_triwulan", "gambar_serapan_rekening"}
    capaian = (
        "Capaian 2 (dua) indikator tahun 2024 belum dapat dihitung: realisasi belum dilaporkan."
    )
    assert (capaian in teks) is (keadaan in ("target", "anggaran tak terkait"))
    serapan = "Serapan setiap program tahun 2024 belum dapat dihitung: realisasi anggaran belum"
    assert (serapan in teks) is ("a" in KEADAAN[keadaan])
    # The numbers that people cite hold in every agency, with data or without.
    nomor = {t.jenis: t.nomor for t in semua_tabel(semua[0])}
    urut = ("skala", "capaian", "tahun_sebelumnya", "akhir_renstra", "standar_nasional")
    assert [nomor[x] for x in urut] == ["3.1", "3.2", "3.3", "3.4", "3.5"]


def test_daerah_tanpa_isian():
    daerah = f.PDFactory(jenis="pemda", kode="daerah", nama="Pemerintah Kabupaten Contoh")
    _pd("", pemda=daerah.pemda)
    for dokumen in _laporan(daerah):
        _periksa(dokumen)


def test_sebab_tanpa_angka_disebut_satu_kali():
    """With the rows it holds for: one by its name, several by their numbers."""
    target, realisasi = "target belum ditetapkan", "realisasi belum dilaporkan"
    kurang = [(1, "Indeks warga", target), (2, "Desa", realisasi), (3, "Lurah", realisasi)]
    assert catatan_tidak_dihitung(kurang) == (
        f"Tidak dapat dihitung: Indeks warga ({target}); nomor 2 dan 3 ({realisasi}).",
    )
    semua = [(n, f"I{n}", target) for n in range(1, 11)]
    assert catatan_tidak_dihitung(semua) == (f"Tidak dapat dihitung: nomor 1–10 ({target}).",)


def test_yang_tidak_terukur_tidak_dihakimi():
    """One of two is measured: the other neither met nor missed its target."""
    pd = _pd("ita")
    pertama, _ = pd.indikator_set.order_by("kode")
    f.RealisasiFactory(indikator=pertama, triwulan=4, nilai=60)  # 60 of 80: 75 %
    teks = "\n".join(_teks(susun_lkjip(Bahan(pd, TAHUN))))
    assert "1 indikator kinerja yang terukur belum mencapai target" in teks
    assert "Rata-rata capaiannya 75,00% (Sedang) dari 1 indikator; 1 indikator belum dapat" in teks
    assert "belum satu pun dari 2 indikator" not in teks.lower()
    triwulan = "\n".join(_teks(susun_triwulanan(Bahan(pd, TAHUN), 4)))
    assert f"{f.puncak(pd).nama} belum mengisi seluruh indikator" in triwulan
    assert "baris belanjanya belum diisi." in triwulan
    assert " 1 dari 1 " not in triwulan


def test_semuanya_dikatakan_seluruhnya():
    """Two of two, ten of ten: a person says all of them."""
    pd = _pd("itr")  # 78,5 of 80 each
    teks = "\n".join(_teks(susun_lkjip(Bahan(pd, TAHUN))))
    assert (
        "Seluruh 2 (dua) indikator kinerja yang diukur pada tahun 2024 belum mencapai target."
    ) in teks
    triwulan = "\n".join(_teks(susun_triwulanan(Bahan(pd, TAHUN), 4)))
    assert "Seluruh 2 (dua) indikator sudah diisi; belum ada yang diverifikasi." in triwulan
    # Neither Renstra nor budget has anything to hold beside: each says so of itself.
    kosong = {t.jenis: t.kalimat_kosong for t in semua_tabel(susun_lkjip(Bahan(pd, TAHUN)))}
    assert kosong["anggaran_sasaran"] == "Anggaran tahun 2024 belum diisi."
    assert "tidak dapat disandingkan" in kosong["keselarasan"]


def _teks(dokumen: Dokumen) -> Iterator[str]:
    for b in semua_blok(dokumen):
        yield from (teks_polos(isi) for isi in b.isi_teks())


def test_kalimat_di_bawah_judul_dalam_setiap_bentuk():
    """A.4 without benchmarks, B without a budget: the caption, its number, one sentence."""
    bahan = Bahan(_pd("itr"), TAHUN)
    berseksi = susun_berseksi(bahan)
    dokumen = susun_lkjip(bahan)
    (satu,) = (t for t in semua_tabel(dokumen) if t.kunci == "standar_nasional")
    kalimat = (
        "Angka nasional atau provinsi untuk indikator tahun 2024 tidak dicatat, sehingga "
        "realisasinya tidak dapat disandingkan dengan daerah lain."
    )
    assert (satu.nomor, satu.baris, satu.kalimat_kosong) == ("3.5", (), kalimat)
    judul = f"Tabel 3.5 {satu.judul}"
    # What the readiness list asks for stands in the table as it stood in a paragraph.
    assert {("bab3:anggaran", "anggaran"), ("bab3:a3", "target_akhir")} <= {
        (x.seksi, x.kunci) for x in belum_ada(berseksi)
    }

    data = json.loads(EXPORTERS["json"](dokumen).isi)
    (tabel,) = (t for t in data["tabel"] if t["kunci"] == "standar_nasional")
    assert (tabel["baris"], tabel["kosong"]) == ([], kalimat)
    assert "kosong" not in next(t for t in data["tabel"] if t["kunci"] == "capaian")

    halaman = EXPORTERS["html"](dokumen).isi.decode()
    potong = halaman.split('id="standar_nasional"', 1)[1].split("<h3", 1)[0]
    assert f'<p class="lk-kosong">{kalimat}</p>' in potong
    assert "<table" not in potong

    lembar = load_workbook(io.BytesIO(EXPORTERS["xlsx"](dokumen).isi))["Tabel 3.5"]
    assert [c.value for (c,) in lembar.iter_rows() if c.value] == [
        judul,
        f"{dokumen.pd}, tahun 2024",
        kalimat,
    ]

    word = Document(io.BytesIO(EXPORTERS["docx"](dokumen).isi))
    alinea = [p.text for p in word.paragraphs if p.style and p.style.name != "table of figures"]
    assert alinea[alinea.index(judul) + 1] == kalimat
    cetak = [t for t in word.tables if t.style is not None and t.style.name == "Tabel Laporan"]
    assert len(cetak) == sum(bool(t.baris) for t in semua_tabel(dokumen))


def test_semua_yang_kurang_dihitung_sebagian_disebut():
    """Six of six without a target and an analysis are counted; one of six is named."""
    pd = _pd("")
    tujuan = f.TujuanFactory(renstra=f.RenstraFactory(pd=pd))
    jabatan = pd.jabatan_set.get()
    sasaran = f.SasaranFactory(tujuan=tujuan, penanggung_jawab=jabatan)
    semua = [f.IndikatorFactory(sasaran=sasaran) for _ in range(6)]
    teks = "\n".join(_teks(susun_lkjip(Bahan(pd, TAHUN))))
    assert "Target tahun 2024 belum ditetapkan untuk seluruh 6 (enam) indikator." in teks
    assert "Analisis penyebab belum diisi untuk seluruh 6 (enam) indikator." in teks
    for i in semua[1:]:
        f.TargetFactory(indikator=i)
    teks = "\n".join(_teks(susun_lkjip(Bahan(pd, TAHUN))))
    assert f"Target tahun 2024 belum ditetapkan untuk {semua[0].sebutan}." in teks
