"""The agency's workbook, out and in again: lists, comments, nothing changed, then what changed."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kinerja.himpunan.galat import Galat
from kinerja.models import Jabatan, JejakAudit, Target, UnitKerja
from kinerja.penolakan import BentrokError, TerkunciError, TidakDitemukanError, TidakSahError
from laporan.data.himpunan import LEMBAR, muat
from laporan.models import PemetaanLembar, StatusUnggahan, UnggahanData
from laporan.perencanaan.aksi import (
    periksa,
    petakan,
    terapkan_unggahan,
    titipkan,
)
from laporan.perencanaan.garis_besar import garis_besar
from laporan.perencanaan.lembar_sini import DI_SINI
from laporan.perencanaan.pintu import HasilBuku, SelSalah
from laporan.perencanaan.tandai import tandai_salah
from laporan.perencanaan.templat import tulis_templat
from tests.factories import PDFactory, PenggunaFactory
from tests.pasti import pasti
from tests.perencanaan.conftest import PADA, Memeriksa, sunting

pytestmark = pytest.mark.django_db


def _unggah(perencana: Any, pd: Any, isi: bytes) -> UnggahanData:
    unggahan = titipkan(isi, "data.xlsx", pd=pd, oleh=perencana, pada=PADA)
    return periksa(unggahan, oleh=perencana, pada=PADA)


def _terapkan(unggahan: UnggahanData, perencana: Any) -> int:
    return terapkan_unggahan(unggahan, sidik=unggahan.hasil["sidik"], oleh=perencana, pada=PADA)


@pytest.mark.parametrize("semua", [False, True], ids=["tahun", "semua"])
def test_tanpa_perubahan_tidak_mengubah_apa_pun(
    semua: bool, perencana: Any, pd: Any, periksakan: Memeriksa
) -> None:
    hasil = periksakan(tulis_templat(pd, 2024, semua=semua).isi)
    assert not hasil.galat, hasil.garis_besar
    assert not hasil.catatan
    assert hasil.perubahan == 0


def test_tahun_kosong_pun_utuh(perencana: Any, pd: Any, periksakan: Memeriksa) -> None:
    """A year of which nothing is stored yet: its sheets hold their header."""
    hasil = periksakan(tulis_templat(pd, 2031).isi)
    assert not hasil.galat, hasil.garis_besar
    assert hasil.perubahan == 0


def test_templat_menuntun(perencana: Any, pd: Any) -> None:
    xl = load_workbook(BytesIO(tulis_templat(pd, 2024).isi))
    assert xl.sheetnames[:4] == ["Petunjuk", "perangkat_daerah", "unit_kerja", "jabatan"]
    jabatan = xl["jabatan"]
    judul: dict[Any, Any] = {sel.value: sel for sel in jabatan[1]}
    assert "kode *" in judul
    assert "eselon" in judul
    komentar = pasti(judul["unit *"].comment).text
    assert komentar.startswith("Wajib diisi. Kode yang ada pada lembar unit_kerja.")
    daftar = {str(a.sqref): a for a in jabatan.data_validations.dataValidation}
    jenis = daftar[f"{judul['jenis *'].column_letter}2:{judul['jenis *'].column_letter}505"]
    assert jenis.formula1 == '"struktural,fungsional,pelaksana"'
    unit = daftar[f"{judul['unit *'].column_letter}2:{judul['unit *'].column_letter}505"]
    assert unit.formula1 == "'unit_kerja'!$A$2:$A$505"
    assert unit.errorStyle == "warning"
    assert jabatan.column_dimensions["A"].number_format == "@"
    rumus = next(s for s in xl["unit_kerja"]["E"] if s.value == "=SUM(1)")
    assert rumus.data_type == "s"
    assert rumus.quotePrefix


def test_templat_termuat_lewat_perintah(perencana: Any, pd: Any, tmp_path: Any) -> None:
    """The same file through the same engine: the sheet that explains is no data."""
    berkas = tmp_path / "data.xlsx"
    berkas.write_bytes(tulis_templat(pd, 2024).isi)
    assert muat(berkas, oleh=perencana, pada=PADA, periksa=True).berubah == 0


def _ubah_dua(xl: Any) -> None:
    xl["unit_kerja"]["B3"] = "Sekretariat Badan"
    xl["unit_kerja"].append(["B9", "Bidang Baru", "bidang", "D"])


def test_pratinjau_lalu_terapkan(perencana: Any, pd: Any) -> None:
    unggahan = _unggah(perencana, pd, sunting(tulis_templat(pd, 2024).isi, _ubah_dua))
    assert unggahan.status == StatusUnggahan.SIAP
    hasil = HasilBuku.dari(unggahan.hasil)
    unit = next(satu for satu in hasil.lembar if satu.nama == "unit_kerja")
    assert (unit.baru, unit.berubah, unit.tetap) == (1, 1, 3)
    ubah, baru = unit.rinci
    assert (ubah["nama"], ubah["medan"]) == ("S", [["nama", "Sekretariat", "Sekretariat Badan"]])
    assert (baru["nama"], baru["jenis"]) == ("B9", "baru")
    assert ["induk", "", "D"] in baru["medan"]
    assert not UnitKerja.objects.filter(kode="B9").exists()

    assert _terapkan(unggahan, perencana) == 2
    unggahan.refresh_from_db()
    assert unggahan.status == StatusUnggahan.DITERAPKAN
    assert UnitKerja.objects.get(kode="S").nama == "Sekretariat Badan"
    jejak = JejakAudit.objects.filter(oleh=perencana, aksi="diubah lewat buku kerja").get()
    assert jejak.perubahan == {"nama": ["Sekretariat", "Sekretariat Badan"]}
    # Sent again: nothing more happens.
    assert _terapkan(unggahan, perencana) == 0


def test_berubah_sejak_pratinjau_ditolak(perencana: Any, pd: Any) -> None:
    unggahan = _unggah(perencana, pd, sunting(tulis_templat(pd, 2024).isi, _ubah_dua))
    UnitKerja.objects.filter(kode="S").update(nama="Sekretariat Lain")
    with pytest.raises(BentrokError, match="data berubah sejak pratinjau"):
        _terapkan(unggahan, perencana)
    assert not UnitKerja.objects.filter(kode="B9").exists()
    unggahan.refresh_from_db()
    (unit,) = [s for s in HasilBuku.dari(unggahan.hasil).lembar if s.nama == "unit_kerja"]
    assert unit.rinci[0]["medan"] == [["nama", "Sekretariat Lain", "Sekretariat Badan"]]


def test_yang_salah_tidak_dapat_diterapkan(perencana: Any, pd: Any) -> None:
    isi = sunting(tulis_templat(pd, 2024).isi, lambda xl: xl["jabatan"].__setitem__("C2", "bukan"))
    unggahan = _unggah(perencana, pd, isi)
    assert unggahan.status == StatusUnggahan.DITOLAK
    with pytest.raises(TerkunciError, match="Perbaiki"):
        terapkan_unggahan(unggahan, sidik="", oleh=perencana, pada=PADA)


def test_buku_kerja_kembali_bertanda(perencana: Any, pd: Any) -> None:
    salah = [
        SelSalah("jabatan", 2, "jenis", "bukan", "yang diharapkan struktural.", "C2"),
        SelSalah("jabatan", 1, "", "", "kolom wajib ini tidak ada."),
    ]
    asal = tulis_templat(pd, 2024).isi
    sekali = tandai_salah(asal, salah)
    xl = load_workbook(BytesIO(sekali))
    assert xl["jabatan"]["C2"].comment.text == "yang diharapkan struktural."
    assert xl["jabatan"]["C2"].fill.fgColor.rgb == "00F8D0CC"
    assert [s.value for s in xl["Galat"][2]] == [
        "jabatan", "C2", "jenis", "bukan", "yang diharapkan struktural.",
    ]  # fmt: skip
    assert xl["Galat"]["B2"].hyperlink.location == "'jabatan'!C2"
    lagi = load_workbook(BytesIO(tandai_salah(sekali, [])))
    assert lagi["jabatan"]["C2"].comment is None
    assert lagi["jabatan"]["C1"].comment is not None


def test_hanya_perangkat_daerah_sendiri(perencana: Any, pd: Any) -> None:
    lain = PDFactory()
    isi = tulis_templat(pd, 2024).isi
    with pytest.raises(TidakDitemukanError):
        titipkan(isi, "x.xlsx", pd=lain, oleh=perencana, pada=PADA)
    pemda = PenggunaFactory(pd=None, is_superuser=True)
    with pytest.raises(TidakDitemukanError):
        titipkan(isi, "x.xlsx", pd=pd, oleh=pemda, pada=PADA)
    assert not UnggahanData.objects.untuk(pemda).exists()


def test_jabatan_sendiri_tidak_diubah_sendiri(perencana: Any, pd: Any, periksakan: Any) -> None:
    perencana.jabatan = Jabatan.objects.get(kode="SEK")
    perencana.save()
    isi = sunting(tulis_templat(pd, 2024).isi, lambda xl: xl["jabatan"].__setitem__("D3", "II"))
    (salah,) = periksakan(isi).galat
    assert (salah.alamat, salah.pesan[:25]) == ("D3", "Jenis, eselon, dan atasan")


def test_lembar_sendiri_dipetakan_dan_diingat(perencana: Any, pd: Any) -> None:
    def lembar(xl: Any) -> None:
        for nama in xl.sheetnames[1:]:
            del xl[nama]
        bidang = xl.create_sheet("Daftar Bidang 2026")
        for baris in (["Singkatan", "Bidang", "Macam", "Di bawah"], ["B9", "Baru", "bidang", "D"]):
            bidang.append(baris)

    isi = sunting(tulis_templat(pd, 2024).isi, lembar)
    unggahan = _unggah(perencana, pd, isi)
    assert unggahan.hasil["asing"][0]["kolom"][0] == "Singkatan"
    kolom = {"singkatan": "kode", "bidang": "nama", "macam": "jenis", "di bawah": "induk"}
    with pytest.raises(TidakSahError, match="Pilih kolom yang berisi kode"):
        petakan(
            unggahan, asal="Daftar Bidang 2026", tujuan="unit_kerja", kolom={"bidang": "nama"},
            oleh=perencana, pada=PADA,
        )  # fmt: skip
    petakan(
        unggahan, asal="Daftar Bidang 2026", tujuan="unit_kerja", kolom=kolom,
        oleh=perencana, pada=PADA,
    )  # fmt: skip
    lagi = _unggah(perencana, pd, isi)
    assert lagi.status == StatusUnggahan.SIAP
    assert _terapkan(lagi, perencana) == 1
    assert pasti(UnitKerja.objects.get(kode="B9").induk).kode == "D"
    assert PemetaanLembar.objects.get().kolom == kolom


def test_lembar_target_tanpa_tahun_dan_dokumen(perencana: Any, pd: Any) -> None:
    """A list of targets as people keep it: its year and document stand in its title only."""

    def lembar(xl: Any) -> None:
        for nama in xl.sheetnames[1:]:
            del xl[nama]
        target = xl.create_sheet("Target Renstra")
        for baris in (["TARGET TAHUN 2025"], ["Kode IK", "Sasaran", "Nilainya"], ["I2", "x", 250]):
            target.append(baris)

    isi = sunting(tulis_templat(pd, 2024).isi, lembar)
    petakan(
        _unggah(perencana, pd, isi), asal="Target Renstra", tujuan="target",
        kolom={"kode ik": "indikator", "nilainya": "target"},
        tetap={"tahun": "2025", "dokumen": "RD", "triwulan": "", "penanggung_jawab": "x"},
        oleh=perencana, pada=PADA,
    )  # fmt: skip
    lagi = _unggah(perencana, pd, isi)
    assert lagi.status == StatusUnggahan.SIAP, lagi.hasil["garis_besar"]
    assert _terapkan(lagi, perencana) == 1
    target = Target.objects.get(indikator__kode="I2", tahun=2025)
    assert (target.nilai, target.dokumen.kode) == (250, "RD")


def test_garis_besar_paling_banyak_tiga() -> None:
    satu = [Galat("unit_kerja", n, "jenis", f"x{n}", f"“x{n}” bukan jenis.") for n in range(2, 9)]
    lain = [Galat("jabatan", 3, k, "", "wajib diisi.") for k in ("kode", "nama", "unit")]
    lembar = [Galat("target", 1, "", "", "judul kolom tidak ditemukan.")]
    assert garis_besar([*satu, *lain, *lembar]) == (
        "Lembar target, baris 1: judul kolom tidak ditemukan.",
        "Lembar unit_kerja, baris 2, kolom jenis (tertulis “x2”): “x2” bukan jenis. "
        "Begitu juga 6 sel lain pada kolom ini.",
        "3 kesalahan lain pada lembar jabatan; semuanya ada pada daftar.",
    )
    assert garis_besar([]) == ()


@pytest.mark.sqlite  # what is read of a file does not depend on the database
@settings(
    max_examples=12, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(data=st.data())
def test_rusak_sembarang_tetap_berkalimat(
    data: st.DataObject, perencana: Any, pd: Any, periksakan: Memeriksa
) -> None:
    """Whatever stands in a few cells, the answer is a preview or mistakes at their cells."""

    def rusak(xl: Any) -> None:
        for _ in range(data.draw(st.integers(1, 4))):
            lembar = xl[data.draw(st.sampled_from(["unit_kerja", "jabatan", "target", "renstra"]))]
            baris = data.draw(st.integers(1, 4))
            kolom = data.draw(st.integers(1, 8))
            lembar.cell(baris, kolom).value = data.draw(
                st.one_of(
                    st.none(), st.integers(-5, 10**16), st.booleans(), st.dates(),
                    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"]),
                            max_size=12),
                )
            )  # fmt: skip

    hasil = periksakan(sunting(tulis_templat(pd, 2024).isi, rusak))
    assert len(hasil.garis_besar) <= 3
    assert bool(hasil.galat) != bool(hasil.sidik)
    for satu in hasil.galat:
        assert satu.pesan
        assert not re.search(r"Error|Traceback|None", satu.pesan)


def test_setiap_lembar_punya_tempat() -> None:
    """A new sheet of the data set is either taken here or left to its own page, on purpose."""
    assert {s.nama for s in LEMBAR} - DI_SINI == {
        "latihan", "unit_kerja_lama", "jabatan_lama", "penanggung_jawab_lama",
    }  # fmt: skip


def test_titipan_lama_dibuang(perencana: Any, pd: Any) -> None:
    isi = tulis_templat(pd, 2024).isi
    lama = titipkan(isi, "lama.xlsx", pd=pd, oleh=perencana, pada=PADA - timedelta(days=15))
    titipkan(isi, "baru.xlsx", pd=pd, oleh=perencana, pada=PADA)
    assert [u.nama for u in UnggahanData.objects.all()] == ["baru.xlsx"]
    assert not default_storage.exists(lama.berkas)
