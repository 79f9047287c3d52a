"""The steps of freezing, with the report itself given: what is stored, in which order, and why not.

The report that is really composed, checked and printed is frozen in test_beku; here a small one
stands in for it, so that every step has its own case.
"""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kinerja.models import BerkasTetap, JejakAudit, PerangkatDaerah, RantaiJejak
from kinerja.models.jejak import jejak
from kinerja.peran import SEKRETARIAT
from laporan.cetak.dasar import Berkas
from laporan.dokumen.json import sebagai_json
from laporan.dokumen.unsur import Dokumen
from laporan.models import LangkahReviu, Laporan, VersiLaporan
from laporan.perjanjian.temuan import Tingkat
from laporan.terbit import beku
from laporan.terbit.beku import (
    Keutuhan,
    VersiRusakError,
    bekukan,
    berkas_versi,
    data_zip,
    dokumen_versi,
    periksa_keutuhan,
)
from laporan.tugas import PekerjaanGagalError
from laporan.uji.final import TemuanFinal
from tests import factories as f
from tests.terbit.status import status_laporan

HARI = date(2025, 2, 28)
PADA = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)


class Dunia:
    """An agency whose report has been reviewed; what the report says is `judul`."""

    def __init__(self, pengguna: Any, ganti: pytest.MonkeyPatch) -> None:
        self.pd = f.PDFactory(kode="dinas-uji", nama="Dinas Uji")
        self.oleh = pengguna(SEKRETARIAT, pd=self.pd)
        self.temuan: list[list[TemuanFinal]] = []
        """What each check of the report finds; nothing where the list has run out."""
        self.diperiksa: list[tuple[Any, Dokumen]] = []
        self.ditulis: list[str] = []
        self.kemajuan: list[tuple[int, str]] = []
        self.saat_membekukan: Any = None
        self.kendala = ""
        ganti.setattr(beku, "laporan_bernaskah", self.susun)
        ganti.setattr(beku, "uji_final", self.uji)
        ganti.setattr(beku, "tulis", self.tulis)
        ganti.setattr(beku, "ratakan", lambda d: replace(d, judul=f"{d.judul}, rata"))
        ganti.setattr(beku, "simpan", simpan)
        ganti.setattr(beku, "sidik_kode", lambda: "sidik pencetak")
        ganti.setattr("laporan.cetak.pdf.kendala", lambda: self.kendala)
        self.direviu()

    def direviu(self) -> Laporan:
        return status_laporan(self.pd, "direviu_inspektorat", self.oleh)

    def susun(self, bahan: Any, dicetak: date) -> Dokumen:
        return Dokumen(
            judul=f"Laporan {bahan.tahun}",
            subjudul="",
            pd=bahan.pd.nama,
            pemda="",
            tahun=bahan.tahun,
            tempat_tanggal=dicetak.isoformat(),
        )

    def uji(self, bahan: Any, dokumen: Dokumen) -> list[TemuanFinal]:
        self.diperiksa.append((bahan, dokumen))
        return self.temuan.pop(0) if self.temuan else []

    def tulis(self, dokumen: Dokumen, bentuk: str, lapor: Any) -> Berkas:
        assert lapor == self.lapor
        self.ditulis.append(bentuk)
        return Berkas(f"LKjIP.{bentuk}", f"tipe/{bentuk}", f"{dokumen.judul} {bentuk}".encode())

    def lapor(self, persen: int, langkah: str) -> None:
        self.kemajuan.append((persen, langkah))
        if persen == 97 and self.saat_membekukan is not None:
            self.saat_membekukan()

    def bekukan(self, keterangan: str = "") -> VersiLaporan:
        return bekukan(
            pd=self.pd,
            tahun=2024,
            keterangan=keterangan,
            dicetak=HARI,
            oleh=self.oleh,
            pada=PADA,
            lapor=self.lapor,
        )


def simpan(pd: PerangkatDaerah, folder: str) -> None:
    """A data set of two files, one of them in a folder, written out of order."""
    asal = Path(folder)
    assert asal.name.startswith("tapak-")
    (asal / "lampiran").mkdir()
    (asal / "sasaran.csv").write_text(f"kode\n{pd.kode}\n")
    (asal / "lampiran" / "a.csv").write_text("a" * 1000)


@pytest.fixture
def d(db: None, pengguna: Any, monkeypatch: pytest.MonkeyPatch) -> Dunia:
    return Dunia(pengguna, monkeypatch)


def temuan(kalimat: str, tingkat: Tingkat = Tingkat.GALAT) -> TemuanFinal:
    return TemuanFinal("F99", tingkat, kalimat, "/")


# --- what a version holds ------------------------------------------------------------------------

DOKUMEN = Dokumen(
    judul="Laporan 2024",
    subjudul="",
    pd="Dinas Uji",
    pemda="",
    tahun=2024,
    tempat_tanggal="2025-02-28",
)


def test_versi_memuat_model_data_dan_semua_bentuk(d: Dunia) -> None:
    sebelum = jejak(aksi="ubah", objek=d.pd, oleh=d.oleh, pada=PADA, pd=d.pd)
    sebelum.save()
    v = d.bekukan("Pertama.")
    isi = {
        "model": ("application/json", sebagai_json(DOKUMEN)),
        "data": ("application/zip", data_zip(d.pd).isi),
        **{
            bentuk: (f"tipe/{bentuk}", f"Laporan 2024, rata {bentuk}".encode())
            for bentuk in ("json", "xlsx", "docx", "pdf")
        },
    }
    assert {n: (getattr(v, n).tipe, bytes(getattr(v, n).isi)) for n in isi} == isi
    assert {getattr(v, n).disimpan_pada for n in isi} == {PADA}
    assert v.sidik_isi == {n: sha256(b).hexdigest() for n, (_, b) in isi.items()}
    laporan = Laporan.objects.get(pd=d.pd)
    assert (v.laporan, v.ke, v.keterangan) == (laporan, 1, "Pertama.")
    assert (v.oleh, v.pada) == (d.oleh, PADA)
    # The trail so far is closed into the link that it names.
    mata = RantaiJejak.objects.get()
    assert (v.rantai_ke, v.rantai) == (1, mata.sidik)
    assert mata.sampai == sebelum.pk
    # One fingerprint over report, number, words, the parts by name and that link.
    bahan = json.dumps([laporan.pk, 1, "Pertama.", sorted(v.sidik_isi.items()), f"1:{mata.sidik}"])
    assert v.sidik == sha256(bahan.encode()).hexdigest()
    assert periksa_keutuhan(v) == Keutuhan(dict.fromkeys(isi, True), sidik_cocok=True)


def test_langkah_terakhir_reviu_dan_jejaknya_ikut_tersimpan(d: Dunia) -> None:
    v = d.bekukan("Pertama.")
    laporan = Laporan.objects.get(pd=d.pd)
    assert (laporan.status, laporan.final_oleh, laporan.final_pada) == ("final", d.oleh, PADA)
    langkah = LangkahReviu.objects.get(laporan=laporan)
    assert (langkah.langkah, langkah.oleh, langkah.pada) == ("finalkan", d.oleh, PADA)
    satu = JejakAudit.objects.tentang(v).get()
    assert (satu.aksi, satu.oleh, satu.pada, satu.pd) == ("bekukan", d.oleh, PADA, d.pd)
    assert satu.alasan == "Pertama."
    assert satu.perubahan == {"sidik": [None, v.sidik], "pencetak": [None, "sidik pencetak"]}


def test_kemajuan_dan_urutan_berkas(d: Dunia) -> None:
    d.bekukan()
    assert d.ditulis == ["json", "xlsx", "docx", "pdf"]
    assert d.kemajuan == [(2, "Memeriksa kesiapan laporan"), (97, "Membekukan versi final")]


def test_tanpa_pencetak_pdf_versi_tetap_dibuat(d: Dunia) -> None:
    d.kendala = "Pencetak PDF belum terpasang."
    v = d.bekukan()
    assert d.ditulis == ["json", "xlsx", "docx"]
    assert v.pdf is None
    assert set(v.sidik_isi) == {"model", "data", "json", "xlsx", "docx"}


def test_hanya_bentuk_yang_terdaftar(d: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beku, "EXPORTERS", {"json": None, "xlsx": None, "html": None})
    v = d.bekukan()
    assert d.ditulis == ["json", "xlsx"]
    assert (v.docx, v.pdf) == (None, None)


def test_versi_berikutnya_bernomor_berikutnya(d: Dunia) -> None:
    assert d.bekukan().ke == 1
    for ke, keterangan in ((2, "Realisasi diperbaiki."), (3, "Teks diperbaiki.")):
        d.direviu()
        v = d.bekukan(keterangan)
        assert (v.ke, v.keterangan) == (ke, keterangan)
        assert periksa_keutuhan(v).utuh


# --- what stops it -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("banyak", "pesan"),
    [
        (1, "Satu."),
        (3, "Satu. Dua. Tiga."),
        (4, "Satu. Dua. Tiga. Dan 1 hal lain; lihat Kesiapan laporan."),
        (5, "Satu. Dua. Tiga. Dan 2 hal lain; lihat Kesiapan laporan."),
    ],
)
@pytest.mark.parametrize("kedua", [False, True], ids=["sebelum", "selagi"])
def test_yang_menghalangi_disebut(d: Dunia, banyak: int, pesan: str, kedua: bool) -> None:
    """At most three by name; before the files are made, and again before they are stored."""
    semua = [temuan(k) for k in ("Satu.", "Dua.", "Tiga.", "Empat.", "Lima.")[:banyak]]
    d.temuan = [[], semua] if kedua else [semua]
    with pytest.raises(PekerjaanGagalError) as galat:
        d.bekukan()
    assert str(galat.value) == f"Versi final belum dapat dibuat. {pesan}"
    assert bool(d.ditulis) is kedua
    assert not VersiLaporan.objects.exists()
    assert Laporan.objects.get(pd=d.pd).status == "direviu_inspektorat"


def test_peringatan_tidak_menghalangi(d: Dunia) -> None:
    peringatan = [temuan("Periksa.", Tingkat.PERINGATAN)]
    d.temuan = [peringatan, peringatan]
    assert d.bekukan().ke == 1


def test_yang_diperiksa_adalah_laporan_itu_dua_kali_dari_bacaan_baru(d: Dunia) -> None:
    d.bekukan()
    (satu, dokumen), (dua, dokumen_lagi) = d.diperiksa
    assert (dokumen, dokumen_lagi) == (DOKUMEN, DOKUMEN)
    assert {(b.pd, b.tahun) for b in (satu, dua)} == {(d.pd, 2024)}
    assert satu is not dua
    assert dua.pd is not d.pd


def ubah_pd(d: Dunia, **medan: str) -> None:
    PerangkatDaerah.objects.filter(pk=d.pd.pk).update(**medan)


@pytest.mark.parametrize(
    "ubah", [{"nama": "Dinas Berganti Nama"}, {"kode": "dinas-lain"}], ids=["tercetak", "data"]
)
def test_laporan_yang_berubah_selagi_dibekukan_ditolak(d: Dunia, ubah: dict[str, str]) -> None:
    """By somebody else after the files were made: the report bears the old name, the data (which
    are not printed) the old code.
    """

    d.saat_membekukan = partial(ubah_pd, d, **ubah)
    with pytest.raises(PekerjaanGagalError) as galat:
        d.bekukan()
    assert str(galat.value) == (
        "Data atau teks laporan berubah selagi versi final dibuat. Periksa lagi, lalu ulangi."
    )
    assert not VersiLaporan.objects.exists()
    assert not JejakAudit.objects.filter(aksi="bekukan").exists()


# --- the copy of the data ------------------------------------------------------------------------


def test_salinan_data_sama_bita_demi_bita(monkeypatch: pytest.MonkeyPatch) -> None:
    folder: list[Path] = []

    def catat(pd: Any, tujuan: str) -> None:
        folder.append(Path(tujuan))
        simpan(pd, tujuan)

    monkeypatch.setattr(beku, "simpan", catat)
    pd = PerangkatDaerah(kode="dinas-uji")
    berkas = data_zip(pd)
    assert (berkas.nama, berkas.tipe) == ("data.zip", "application/zip")
    assert data_zip(pd) == berkas
    with ZipFile(BytesIO(berkas.isi)) as arsip:
        assert arsip.namelist() == ["lampiran/a.csv", "sasaran.csv"]
        assert arsip.read("sasaran.csv") == b"kode\ndinas-uji\n"
        for info in arsip.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.compress_type == ZIP_DEFLATED
            assert info.external_attr >> 16 == 0o600
        assert arsip.getinfo("lampiran/a.csv").compress_size < 100
    assert len(folder) == 2
    assert not any(f.exists() for f in folder)


# --- reading a version back ----------------------------------------------------------------------


def tetap(isi: bytes, tipe: str = "application/json", sidik: str | None = None) -> BerkasTetap:
    return BerkasTetap(sha256=sidik or sha256(isi).hexdigest(), isi=isi, tipe=tipe)


def versi(**bagian: BerkasTetap) -> VersiLaporan:
    laporan = Laporan(pk=5, pd=PerangkatDaerah(kode="dinas-uji"), tahun=2024)
    return VersiLaporan(laporan=laporan, ke=2, keterangan="Diperbaiki.", **bagian)


def test_dokumen_versi_terbaca_kembali() -> None:
    """The same document, marked as one that keeps its numbers."""
    dibaca = dokumen_versi(versi(model=tetap(sebagai_json(DOKUMEN))))
    assert dibaca == replace(DOKUMEN, beku=True)


@pytest.mark.parametrize(
    ("model", "pesan"),
    [
        (
            tetap(sebagai_json(DOKUMEN), sidik="0" * 64),
            "Model dokumen versi final 2 tidak sama dengan saat dibekukan, jadi tidak dapat "
            "dicetak atau dibandingkan. Sampaikan kepada admin.",
        ),
        (tetap(b"bukan"), "Model dokumen versi final 2 tidak terbaca. Bukan JSON."),
    ],
    ids=["diganti", "bukan-json"],
)
def test_model_yang_rusak_ditolak_dengan_sebabnya(model: BerkasTetap, pesan: str) -> None:
    with pytest.raises(VersiRusakError) as galat:
        dokumen_versi(versi(model=model))
    assert (galat.value.pesan, str(galat.value)) == (pesan, pesan)


@pytest.mark.parametrize(
    ("nama", "disimpan_sebagai"),
    [
        ("model", "LKjIP-2024-dinas-uji-final-2-model.json"),
        ("data", "LKjIP-2024-dinas-uji-final-2-data.zip"),
        ("json", "LKjIP-2024-dinas-uji-final-2.json"),
        ("xlsx", "LKjIP-2024-dinas-uji-final-2.xlsx"),
        ("docx", "LKjIP-2024-dinas-uji-final-2.docx"),
        ("pdf", "LKjIP-2024-dinas-uji-final-2.pdf"),
    ],
)
def test_bagian_versi_dengan_nama_berkasnya(nama: str, disimpan_sebagai: str) -> None:
    v = versi(**{nama: tetap(b"isi", f"tipe/{nama}")})
    assert berkas_versi(v, nama) == Berkas(disimpan_sebagai, f"tipe/{nama}", b"isi")


@pytest.mark.parametrize("nama", ["pdf", "exe", "sidik", "laporan", ""])
def test_yang_bukan_bagian_versi_tidak_ada(nama: str) -> None:
    assert berkas_versi(versi(json=tetap(b"isi")), nama) is None


def test_keutuhan_dihitung_ulang_bagian_demi_bagian() -> None:
    bagian = {"model": tetap(b"satu"), "json": tetap(b"dua")}
    v = versi(**bagian)
    sidik = sorted((n, b.sha256) for n, b in bagian.items())
    v.sidik = sha256(json.dumps([5, 2, "Diperbaiki.", sidik]).encode()).hexdigest()
    assert periksa_keutuhan(v) == Keutuhan({"model": True, "json": True}, sidik_cocok=True)
    bagian["json"].isi = b"lain"
    assert periksa_keutuhan(v) == Keutuhan({"model": True, "json": False}, sidik_cocok=True)
    v.keterangan = "lain"
    assert periksa_keutuhan(v) == Keutuhan({"model": True, "json": False}, sidik_cocok=False)


@pytest.mark.parametrize(
    ("bagian", "sidik_cocok", "utuh"),
    [
        ({"model": True, "json": True}, True, True),
        ({"model": True, "json": False}, True, False),
        ({"model": True, "json": True}, False, False),
        ({"model": False}, False, False),
    ],
)
def test_utuh_bila_semuanya_utuh(bagian: dict[str, bool], sidik_cocok: bool, utuh: bool) -> None:
    assert Keutuhan(bagian, sidik_cocok).utuh is utuh
