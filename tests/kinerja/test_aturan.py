"""Rules of one row, and that forms say what sheets say. The law is named where a rule has one."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from anggaran.aturan import fisik_persen, kode_di_bawah, murni_pertama, tahun_seinduk
from kinerja import aturan
from kinerja.models import (
    Crosscutting,
    DokumenPerencanaan,
    Indikator,
    Jabatan,
    KebijakanPengukuran,
    Masalah,
    Pemangku,
    PeriodePengukuran,
    Renstra,
    Sasaran,
    Target,
)
from tests import factories as f

INDIKATOR = {
    "tujuan": None, "sasaran": 1, "jenis_nilai": "angka", "skala": None, "formula": "",
    "polaritas": "makin_tinggi", "akumulasi": "jumlah",
}  # fmt: skip
MASA = dict.fromkeys(("mulai_tahun", "sampai_tahun", "mulai_triwulan", "sampai_triwulan"))
SETAHUN = {**MASA, "mulai_tahun": 2024, "sampai_tahun": 2024}
TARGET = {"jenis": "minimal", "nilai": 5, "bawah": None, "atas": None, "predikat": None}
DOKUMEN = {"jenis": "pk", "renstra": None, "tahun": 2024, "ke": 0, "alasan": ""}
RENSTRA = {"tahun_awal": 2021, "tahun_akhir": 2026}


@pytest.mark.parametrize(
    ("aturan_ini", "isi", "medan"),
    [
        (aturan.jadwal_sah, {"jadwal": "bulan:2,8"}, None),
        (aturan.jadwal_sah, {"jadwal": "bulan:"}, "jadwal"),
        (aturan.triwulan_bertahun, MASA, None),
        (aturan.triwulan_bertahun, {**MASA, "mulai_tahun": 2024, "mulai_triwulan": 3}, None),
        (aturan.triwulan_bertahun, {**MASA, "mulai_triwulan": 3}, "mulai_tahun"),
        (aturan.triwulan_bertahun, {**MASA, "sampai_triwulan": 3}, "sampai_tahun"),
        (aturan.triwulan_bertahun, {**SETAHUN, "mulai_triwulan": 2, "sampai_triwulan": 2}, None),
        (
            aturan.triwulan_bertahun,
            {**SETAHUN, "mulai_triwulan": 3, "sampai_triwulan": 2},
            "sampai_triwulan",
        ),
        (aturan.eselon_struktural, {"jenis": "struktural", "eselon": "II"}, None),
        (aturan.eselon_struktural, {"jenis": "struktural", "eselon": ""}, "eselon"),
        (aturan.eselon_struktural, {"jenis": "fungsional", "eselon": "IV"}, "eselon"),
        (aturan.eselon_struktural, {"jenis": "pelaksana", "eselon": ""}, None),
        (aturan.sampai_setelah_mulai, {"mulai": date(2024, 1, 2), "sampai": None}, None),
        (
            aturan.sampai_setelah_mulai,
            {"mulai": date(2024, 1, 2), "sampai": date(2024, 1, 2)},
            None,
        ),
        (
            aturan.sampai_setelah_mulai,
            {"mulai": date(2024, 1, 2), "sampai": date(2024, 1, 1)},
            "sampai",
        ),
        (
            aturan.sisa_bersyarat,
            {"metode_efisiensi": "sisa", "efisiensi_capaian_minimum": None},
            "efisiensi_capaian_minimum",
        ),
        (
            aturan.sisa_bersyarat,
            {"metode_efisiensi": "rasio", "efisiensi_capaian_minimum": None},
            None,
        ),
        (aturan.batas_capaian, {"capaian_minimum": 0, "capaian_maksimum": 0}, None),
        (aturan.batas_capaian, {"capaian_minimum": 1, "capaian_maksimum": 0}, "capaian_maksimum"),
        (aturan.tahun_renstra, RENSTRA, None),
        (aturan.tahun_renstra, {"tahun_awal": 2021, "tahun_akhir": 2021}, "tahun_akhir"),
        (aturan.tahun_berurutan, {"mulai_tahun": 2021, "sampai_tahun": 2021}, None),
        (aturan.tahun_berurutan, {"mulai_tahun": 2022, "sampai_tahun": 2021}, "sampai_tahun"),
        (aturan.tahun_berurutan, {"mulai_tahun": None, "sampai_tahun": 2021}, None),
        (aturan.satu_pihak, {"unit": 1, "pihak_luar": ""}, None),
        (aturan.satu_pihak, {"unit": 1, "pihak_luar": "BPS"}, "pihak_luar"),
        (aturan.satu_pihak, {"unit": None, "pihak_luar": ""}, "unit"),
        (aturan.satu_pemilik, INDIKATOR, None),
        (aturan.satu_pemilik, INDIKATOR | {"tujuan": 1}, "sasaran"),
        (aturan.satu_pemilik, INDIKATOR | {"sasaran": None}, "sasaran"),
        (aturan.bentuk_predikat, INDIKATOR, None),
        (aturan.bentuk_predikat, INDIKATOR | {"skala": 1}, "skala"),
        (aturan.bentuk_predikat, INDIKATOR | {"jenis_nilai": "predikat"}, "skala"),
        (
            aturan.bentuk_predikat,
            INDIKATOR | {"jenis_nilai": "predikat", "skala": 1},
            "akumulasi",
        ),
        (
            aturan.bentuk_predikat,
            INDIKATOR | {"jenis_nilai": "predikat", "skala": 1, "polaritas": "makin_rendah"},
            "polaritas",
        ),
        (
            aturan.bentuk_predikat,
            INDIKATOR | {"jenis_nilai": "predikat", "skala": 1, "formula": "a"},
            "formula",
        ),
        (
            aturan.bentuk_predikat,
            INDIKATOR | {"jenis_nilai": "predikat", "skala": 1, "akumulasi": "posisi_akhir"},
            None,
        ),
        (aturan.renstra_atau_tahun, DOKUMEN, None),
        (aturan.renstra_atau_tahun, DOKUMEN | {"tahun": None}, "tahun"),
        (aturan.renstra_atau_tahun, DOKUMEN | {"renstra": 1}, "renstra"),
        (aturan.renstra_atau_tahun, DOKUMEN | {"jenis": "renstra"}, "renstra"),
        (aturan.renstra_atau_tahun, DOKUMEN | {"jenis": "renstra", "renstra": 1}, "tahun"),
        (aturan.perubahan_beralasan, DOKUMEN, None),
        (aturan.perubahan_beralasan, DOKUMEN | {"ke": 1}, "alasan"),
        (aturan.perubahan_beralasan, DOKUMEN | {"ke": 1, "alasan": "x"}, None),
        (aturan.bentuk_target, TARGET, None),
        (aturan.bentuk_target, TARGET | {"nilai": 0}, None),
        (aturan.bentuk_target, TARGET | {"nilai": None}, "nilai"),
        (aturan.bentuk_target, TARGET | {"atas": 1}, "atas"),
        (aturan.bentuk_target, TARGET | {"jenis": "predikat", "nilai": None}, "predikat"),
        (
            aturan.bentuk_target,
            TARGET | {"jenis": "rentang", "nilai": None, "bawah": 2, "atas": 2},
            None,
        ),
        (
            aturan.bentuk_target,
            TARGET | {"jenis": "rentang", "nilai": None, "bawah": 3, "atas": 2},
            "atas",
        ),
        (aturan.tutup_setelah_buka, {"buka": date(2024, 4, 1), "tutup": date(2024, 4, 1)}, None),
        (
            aturan.tutup_setelah_buka,
            {"buka": date(2024, 4, 2), "tutup": date(2024, 4, 1)},
            "tutup",
        ),
        (
            aturan.kembali_bercatatan,
            {"status": "dikembalikan", "catatan_kembali": ""},
            "catatan_kembali",
        ),
        (aturan.kembali_bercatatan, {"status": "draf", "catatan_kembali": ""}, None),
        (murni_pertama, {"jenis": "murni", "ke": 1}, None),
        (murni_pertama, {"jenis": "murni", "ke": 2}, "ke"),
        (murni_pertama, {"jenis": "perubahan", "ke": 2}, None),
        (fisik_persen, {"fisik": None}, None),
        (fisik_persen, {"fisik": 100}, None),
        (fisik_persen, {"fisik": 101}, "fisik"),
        (fisik_persen, {"fisik": -1}, "fisik"),
    ],
)
def test_aturan_satu_baris(aturan_ini, isi, medan):
    salah = aturan_ini(isi)
    assert (salah and salah[0]) == medan
    if salah:
        assert salah[1].endswith((".", ".”."))
        assert salah[1][0] == salah[1][0].lower() or salah[1].startswith("Renstra")


@pytest.mark.parametrize(
    ("tingkat", "induk", "salah"),
    [
        ("pokok", None, None),
        ("pokok", "pokok", "pokok masalah tidak punya induk; kosongkan."),
        ("masalah", None, "wajib diisi: masalah berada di bawah pokok."),
        ("masalah", "pokok", None),
        ("masalah", "akar", "harus bertingkat pokok; “M1” bertingkat akar."),
        ("akar", "pokok", "harus bertingkat masalah; “M1” bertingkat pokok."),
        ("akar", "masalah", None),
    ],
)
def test_tingkat_masalah(tingkat, induk, salah):
    isi = {"tingkat": tingkat, "induk": induk and 1}
    hasil = aturan.tingkat_masalah(isi, induk and {"tingkat": induk}, "M1")
    assert (hasil and hasil[1]) == salah


@pytest.mark.parametrize(
    ("tingkat", "induk", "salah"),
    [
        ("strategis", None, None),
        ("strategis", "strategis", "sasaran strategis berada di puncak; kosongkan."),
        ("eselon_iii", None, "wajib diisi untuk sasaran eselon_iii."),
        ("eselon_iii", "strategis", None),
        ("eselon_iii", "eselon_iii", None),
        ("eselon_iii", "eselon_iv", "tingkat “S1” (eselon_iv) di bawah eselon_iii."),
    ],
)
def test_tingkat_sasaran(tingkat, induk, salah):
    isi = {"tingkat": tingkat, "induk": induk and 1}
    hasil = aturan.tingkat_sasaran(isi, induk and {"tingkat": induk}, "S1")
    assert (hasil and hasil[1]) == salah


@pytest.mark.parametrize(
    ("tahun", "dokumen", "renstra", "salah"),
    [
        (2024, DOKUMEN, None, None),
        (2025, DOKUMEN, None, "dokumen ini untuk tahun 2024."),
        (2020, DOKUMEN | {"tahun": None}, RENSTRA, None),  # the baseline, the year before
        (2019, DOKUMEN | {"tahun": None}, RENSTRA, "di luar masa Renstra 2021–2026."),
        (2026, DOKUMEN | {"tahun": None}, RENSTRA, None),
        (2027, DOKUMEN | {"tahun": None}, RENSTRA, "di luar masa Renstra 2021–2026."),
    ],
)
def test_tahun_target(tahun, dokumen, renstra, salah):
    hasil = aturan.tahun_target(tahun, dokumen, renstra)
    assert (hasil and hasil[1]) == salah


def test_kode_dan_tahun_mengikuti_induk():
    assert kode_di_bawah("2.07.01.2.01", "2.07.01") is None
    assert kode_di_bawah("2.07.010", "2.07.01") == (
        "kode", "harus diawali kode induknya, “2.07.01.”.",
    )  # fmt: skip
    assert tahun_seinduk(2024, 2025, "program") == ("program", "harus dari tahun 2024.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("buat", "ubah", "medan", "pesan"),
    [
        (f.JabatanFactory, {"eselon": ""}, "eselon", "Wajib diisi untuk jabatan struktural"),
        (f.RenstraFactory, {"tahun_akhir": 2000}, "tahun_akhir", "Harus setelah tahun awal"),
        (f.IndikatorFactory, {"sasaran": None}, "sasaran", "Isi tujuan atau sasaran."),
        (f.SasaranFactory, {"tingkat": "eselon_iv"}, "induk", "Wajib diisi untuk sasaran"),
        (f.DokumenFactory, {"ke": 1, "alasan": ""}, "alasan", "Wajib diisi untuk dokumen"),
        (f.TargetFactory, {"bawah": 1}, "bawah", "Dikosongkan untuk target jenis"),
        (f.PeriodeFactory, {"tutup": date(2000, 1, 1)}, "tutup", "Tidak boleh sebelum tanggal"),
        (f.PemangkuFactory, {"sampai": date(1990, 1, 1)}, "sampai", "Tidak boleh sebelum"),
        (
            f.KebijakanFactory,
            {"metode_efisiensi": "sisa", "efisiensi_capaian_minimum": None},
            "efisiensi_capaian_minimum",
            "Wajib diisi untuk metode sisa",
        ),
        (f.CrosscuttingFactory, {"pihak_luar": "BPS"}, "pihak_luar", "Isi unit atau pihak_luar"),
        (f.MasalahFactory, {"tingkat": "akar"}, "induk", "Wajib diisi: akar berada di bawah"),
    ],
    ids=lambda x: x.__name__ if isinstance(x, type) else None,
)
def test_formulir_mengatakan_hal_yang_sama(buat, ubah, medan, pesan):
    """What a sheet says after its place, a form says as a sentence at the field, and only once."""
    baris = buat()
    assert isinstance(
        baris,
        Crosscutting | DokumenPerencanaan | Indikator | Jabatan | KebijakanPengukuran | Masalah
        | Pemangku | PeriodePengukuran | Renstra | Sasaran | Target,
    )  # fmt: skip
    baris.full_clean()
    for nama, nilai in ubah.items():
        setattr(baris, nama, nilai)
    with pytest.raises(ValidationError) as galat:
        baris.full_clean()
    assert list(galat.value.message_dict) == [medan]
    (satu,) = galat.value.message_dict[medan]
    assert satu.startswith(pesan)
