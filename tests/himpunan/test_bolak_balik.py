"""load(save(x)) = x, exactly: folder, workbook and database hold the same data."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from openpyxl import load_workbook

from kinerja.models import JejakAudit, NilaiVariabel, Pengguna, PerangkatDaerah, Realisasi, Target
from laporan.data.himpunan import LEMBAR, muat, simpan
from tests.himpunan.conftest import PADA, Memuat
from tests.himpunan.kecil import Himpunan, baca_folder, tulis_buku
from tests.jejak import tak_terjaga

pytestmark = pytest.mark.django_db
Simpan = Callable[[str], Path]


def _kosongkan() -> None:
    """Forget everything but the accounts; foreign keys are checked when the test commits."""
    with tak_terjaga():
        _kosongkan_semua()


def _kosongkan_semua() -> None:
    for label in ("kinerja", "anggaran", "laporan"):
        for model in apps.get_app_config(label).get_models():
            if model is not Pengguna:
                model._default_manager.all()._raw_delete("default")


def test_semua_lembar_terisi(himpunan: Himpunan) -> None:
    # What only a region has names rows of other agencies: tests/pemda.
    daerah = {"dukungan_sasaran", "kontribusi_indikator"}
    assert set(himpunan) == {satu.nama for satu in LEMBAR} - daerah
    for satu in (s for s in LEMBAR if s.nama not in daerah):
        assert list(himpunan[satu.nama][0]) == list(satu.nama_kolom), satu.nama


def test_folder_kembali_persis(himpunan: Himpunan, muatkan: Memuat, simpankan: Simpan) -> None:
    muatkan(himpunan)
    hasil = baca_folder(simpankan("hasil"))
    for nama, baris in himpunan.items():
        diharapkan = [dict(satu) for satu in baris]
        if nama == "unit_kerja":
            diharapkan[2]["tugas"] = "'=SUM(1)"
        if nama == "profil":
            diharapkan[2]["teks"] = "'- berdaya saing"
        if nama == "nilai_variabel":
            diharapkan[2]["rincian"] = "'+ tambahan\nbaris dua"
        if nama == "analisis":
            diharapkan[1]["uraian"] = "'@dua"
        if nama == "realisasi":
            diharapkan[-1]["nilai"] = "7,1230"  # three decimals could be read as thousands
        assert hasil[nama] == diharapkan, nama


@pytest.mark.parametrize("bentuk", ["folder", "buku.xlsx"])
def test_muat_ulang_hasil_simpan_tidak_mengubah_apa_pun(
    bentuk: str, himpunan: Himpunan, muatkan: Memuat, simpankan: Simpan
) -> None:
    muatkan(himpunan)
    jejak = JejakAudit.objects.count()
    versi = list(Realisasi.objects.order_by("pk").values_list("versi", "diubah_pada"))

    hasil = muat(simpankan(bentuk), oleh=None, pada=PADA)

    assert hasil.berubah == 0
    assert JejakAudit.objects.count() == jejak
    assert list(Realisasi.objects.order_by("pk").values_list("versi", "diubah_pada")) == versi


@pytest.mark.parametrize("bentuk", ["folder", "buku.xlsx"])
def test_basis_data_baru_menyimpan_bita_yang_sama(
    bentuk: str, himpunan: Himpunan, muatkan: Memuat, simpankan: Simpan
) -> None:
    muatkan(himpunan)
    folder, buku = simpankan("a"), simpankan("a.xlsx")
    _kosongkan()

    muat(folder if bentuk == "folder" else buku, oleh=None, pada=PADA)

    folder_lagi, buku_lagi = simpankan("b"), simpankan("b.xlsx")
    for berkas in folder.iterdir():
        assert berkas.read_bytes() == (folder_lagi / berkas.name).read_bytes(), berkas.name
    assert buku.read_bytes() == buku_lagi.read_bytes()


def test_angka_tepat_sampai_digit_terakhir(
    himpunan: Himpunan, muatkan: Memuat, simpankan: Simpan
) -> None:
    muatkan(himpunan)
    pdrb = NilaiVariabel.objects.get(variabel__kode="pdrb")
    assert pdrb.nilai == Decimal("13829330000000.12345678")

    muat(simpankan("buku.xlsx"), oleh=None, pada=PADA)

    pdrb.refresh_from_db()
    assert pdrb.nilai == Decimal("13829330000000.12345678")


def test_nol_kosong_dan_tidak_berlaku_tetap_berbeda(
    himpunan: Himpunan, muatkan: Memuat, simpankan: Simpan
) -> None:
    muatkan(himpunan)
    for bentuk in ("folder", "buku.xlsx"):
        sumber = simpankan(bentuk)
        Realisasi.objects.filter(indikator__kode="I2").update(keterangan="diubah")
        muat(sumber, oleh=None, pada=PADA)
        nol, kosong, tidak_berlaku = Realisasi.objects.filter(indikator__kode="I2").order_by(
            "triwulan"
        )
        assert (nol.nilai, nol.tidak_berlaku) == (0, False)
        assert (kosong.nilai, kosong.tidak_berlaku) == (None, False)
        assert (tidak_berlaku.nilai, tidak_berlaku.tidak_berlaku) == (None, True)
        assert tidak_berlaku.alasan_tidak_berlaku == "Tidak ada pelatihan"


def test_teks_target_disimpan_sebagaimana_disepakati(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    isi = {
        (t.indikator.kode, t.dokumen.kode): (t.teks, t.jenis, t.nilai, t.bawah, t.atas)
        for t in Target.objects.select_related("indikator", "dokumen")
    }
    assert isi["I1", "PK"] == ("≤ 2,72%", "maksimal", Decimal("2.72"), None, None)
    assert isi["I1", "RD"] == ("2,50", "maksimal", Decimal("2.5"), None, None)
    assert isi["I2", "PKP"] == ("minimal 1.200", "minimal", 1200, None, None)
    assert isi["I4", "PK"] == ("Rp 22.884 / Jam", "minimal", 22884, None, None)
    assert isi["I5", "PK"] == ("7,5–8", "rentang", None, Decimal("7.5"), 8)
    predikat = Target.objects.get(indikator__kode="I3").predikat
    assert predikat is not None
    assert predikat.kode == "BB"


def test_buku_kerja_menulis_angka_sebagai_angka_dan_teks_sebagai_teks(
    himpunan: Himpunan, muatkan: Memuat, simpankan: Simpan
) -> None:
    muatkan(himpunan)
    buku = load_workbook(simpankan("buku.xlsx"))

    assert [sel.value for sel in buku["pagu"][3]] == [
        "M", "2.07.01.2.01.0002", "5.1.02", 12453995443, "DAU",
    ]  # fmt: skip
    assert buku["pagu"]["D4"].value == "999999999999999999"  # Excel keeps 15 digits
    tugas = buku["unit_kerja"]["E4"]
    assert (tugas.value, tugas.data_type, tugas.number_format) == ("=SUM(1)", "s", "@")
    assert tugas.quotePrefix
    assert buku["pemangku"]["D2"].is_date
    for lembar in buku:
        assert not any(sel.data_type == "f" for baris in lembar for sel in baris)


def test_butir_dengan_baris_kosong_dari_formulir_tidak_dianggap_berubah(
    himpunan: Himpunan, muatkan: Memuat, simpankan: Simpan
) -> None:
    muatkan(himpunan)
    satu = Realisasi.objects.get(indikator__kode="I1", tahun=2024)
    satu.faktor_pendukung = "Satu\r\n\r\n  @dua \r\n"
    satu.save()

    assert muat(simpankan("lagi"), oleh=None, pada=PADA).berubah == 0


def test_folder_lama_ditimpa_dan_berkas_lain_dibiarkan(
    himpunan: Himpunan, muatkan: Memuat, tmp_path: Path
) -> None:
    muatkan(himpunan)
    folder = tmp_path / "arsip"
    folder.mkdir()
    (folder / "CATATAN.md").write_text("catatan")
    (folder / "renstra.csv").write_text("usang")

    simpan(PerangkatDaerah.objects.get(), folder)

    assert (folder / "CATATAN.md").read_text() == "catatan"
    assert (folder / "renstra.csv").read_text().startswith("kode,nama,")
    assert not list(folder.glob(".*"))


def test_buku_kerja_ketikan_orang_sama_dengan_folder(
    himpunan: Himpunan, muatkan: Memuat, tmp_path: Path
) -> None:
    muatkan(himpunan)
    for satu in himpunan["pagu"]:
        satu["nilai"] = int(satu["nilai"])
    himpunan["pagu"][2]["nilai"] = "999999999999999999"
    for satu in himpunan["nilai_variabel"][:3]:
        satu["nilai"] = float(satu["nilai"])
    for satu in himpunan["periode"]:
        satu["tahun"], satu["triwulan"] = int(satu["tahun"]), int(satu["triwulan"])

    assert muat(tulis_buku(tmp_path / "orang.xlsx", himpunan), oleh=None, pada=PADA).berubah == 0


@pytest.mark.parametrize(
    ("kode", "teks", "nilai"), [("I2", "Sesuai kesepakatan", "1.200"), ("I3", "BB", "75,20")]
)
def test_nilai_di_samping_teks_tanpa_angka(
    himpunan: Himpunan, muatkan: Memuat, simpankan: Simpan, kode: str, teks: str, nilai: str
) -> None:
    """C5: words without a figure, or a predicate without its score, keep the value given."""
    satu = next(b for b in himpunan["target"] if b["indikator"] == kode and b["dokumen"] == "PK")
    satu.update(target=teks, nilai=nilai)
    muatkan(himpunan)
    target = Target.objects.get(indikator__kode=kode, dokumen__kode="PK")
    angka = Decimal(nilai.replace(".", "").replace(",", "."))
    assert (target.teks, target.nilai) == (teks, angka)
    hasil = baca_folder(simpankan("hasil"))["target"]
    assert (teks, angka) in [
        (b["target"], Decimal(b["nilai"].replace(",", "."))) for b in hasil if b["nilai"]
    ]
    assert muat(simpankan("lagi"), oleh=None, pada=PADA).berubah == 0
