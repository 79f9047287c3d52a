"""From variables to the derived figure. Expected values are those of the reference report."""

from decimal import Decimal

import pytest

from kinerja.turunan import isi_variabel, turunkan

D = Decimal
TKK = [
    ("bekerja", "Tenaga kerja yang terserap", "orang", ""),
    ("penduduk_bekerja", "Penduduk bekerja", "orang", "bekerja"),
    ("pkwt", "PKWT", "orang", "bekerja"),
    ("angkatan_kerja", "Angkatan kerja", "orang", ""),
]


def isi(**nilai: str | None) -> dict[str, tuple[Decimal, str, str]]:
    return {k: (D(v), "BPS", "") for k, v in nilai.items() if v is not None}


def test_jumlah_bagian_dihitung_dan_tetap_tampak():
    variabel = isi_variabel(TKK, isi(penduduk_bekerja="309092", pkwt="50", angkatan_kerja="317696"))

    assert [v.kode for v in variabel] == ["bekerja", "angkatan_kerja"]
    assert variabel[0].nilai == 309142
    assert variabel[0].uraian == "309.092 + 50 = 309.142"
    assert [b.sumber for b in variabel[0].bagian] == ["BPS", "BPS"]

    hasil = turunkan("bekerja / angkatan_kerja * 100", variabel, 2)

    # 309.142 / 317.696 × 100 = 97,3075…: the report prints 97,30, which the rounding does not give.
    assert hasil.nilai == D("97.31")
    assert hasil.uraian == "309.142 ÷ 317.696 × 100 = 97,31"


def test_bagian_yang_belum_diisi_membuat_jumlahnya_belum_diisi():
    variabel = isi_variabel(TKK, isi(penduduk_bekerja="309092", angkatan_kerja="317696"))

    assert variabel[0].nilai is None
    assert variabel[0].uraian == ""
    hasil = turunkan("bekerja / angkatan_kerja * 100", variabel, 2)
    assert hasil.nilai is None
    assert "bekerja" in hasil.alasan


def test_bagian_bernilai_nol_bukan_belum_diisi():
    variabel = isi_variabel(TKK, isi(penduduk_bekerja="309092", pkwt="0", angkatan_kerja="317696"))

    assert variabel[0].nilai == 309092
    assert variabel[0].uraian == "309.092 + 0 = 309.092"


@pytest.mark.parametrize(
    ("rumus", "kata"),
    [
        ("bekerja / nol * 100", "tidak dikenal"),
        ("bekerja / (angkatan_kerja - angkatan_kerja)", "nol"),
        ("bekerja /", "tidak lengkap"),
    ],
)
def test_kegagalan_rumus_menjadi_alasan(rumus: str, kata: str):
    variabel = isi_variabel(TKK, isi(penduduk_bekerja="1", pkwt="1", angkatan_kerja="1"))

    hasil = turunkan(rumus, variabel, 2)

    assert hasil.nilai is None
    assert kata in hasil.alasan
    assert hasil.variabel == variabel


def test_produktivitas_membagi_dua_kali():
    variabel = isi_variabel(
        [
            ("pdrb", "PDRB", "Rp", ""),
            ("pekerja", "Pekerja", "orang", ""),
            ("jam", "Jam", "jam", ""),
        ],
        isi(pdrb="13829330000000", pekerja="309092", jam="1920"),
    )

    hasil = turunkan("pdrb / pekerja / jam", variabel, 0)

    assert hasil.nilai == 23303
    assert hasil.uraian == "13.829.330.000.000 ÷ 309.092 ÷ 1.920 = 23.303"
