"""No version and no month of a data set says the same money twice (docs/keputusan/0020)."""

import pytest
from django.core.checks import run_checks

from anggaran.models import BarisAnggaran, PaguBaris
from kinerja.angka import format_rupiah
from kinerja.himpunan.galat import HimpunanDitolakError
from tests.himpunan.kecil import Himpunan

pytestmark = pytest.mark.django_db


def _pagu(himpunan: Himpunan, *isi: tuple[str, str, str]) -> Himpunan:
    himpunan["pagu"] = [
        {
            "versi": v,
            "sub_kegiatan": "2.07.01.2.01.0002",
            "rekening": r,
            "nilai": n,
            "sumber_dana": "",
        }
        for v, r, n in isi
    ]
    return himpunan


def test_muat_menolak_satu_versi_yang_menyebut_dua_kali(himpunan, muatkan):
    with pytest.raises(HimpunanDitolakError) as tolak:
        muatkan(_pagu(himpunan, ("M", "5", "100"), ("M", "5.1.02", "60")))

    (galat,) = tolak.value.galat
    assert (galat.lembar, galat.baris, galat.kolom, galat.nilai) == ("pagu", 2, "rekening", "5")
    assert galat.pesan == (
        "terhitung dua kali: “5.1.02” adalah rincian “5”. Baris ini 5 sebesar "
        f"{format_rupiah(100)}, pada lembar pagu baris 3 5.1.02 sebesar {format_rupiah(60)}; "
        "tulis rinciannya saja atau jumlahnya saja."
    )


@pytest.mark.parametrize(
    ("tersimpan", "dimuat"), [(("M", "5", "100"), ("M", "5.1.02", "60")),
                              (("M", "5.1.02", "60"), ("M", "5", "100"))]
)  # fmt: skip
def test_muat_menolak_yang_bertumpuk_dengan_yang_tersimpan(
    himpunan,
    muatkan,
    tersimpan,
    dimuat,
):
    muatkan(_pagu(himpunan, tersimpan))
    with pytest.raises(HimpunanDitolakError) as tolak:
        muatkan(_pagu(himpunan, dimuat))

    (galat,) = tolak.value.galat
    assert (galat.lembar, galat.baris) == ("pagu", 2)
    assert "yang sudah tersimpan" in galat.pesan


def test_muat_menolak_satu_bulan_yang_menyebut_dua_kali(himpunan, muatkan):
    """Finding A1: the same across months, 158,04 % seen."""
    himpunan["realisasi_anggaran"][1:] = [
        {**himpunan["realisasi_anggaran"][1], "rekening": r, "sumber_dana": ""}
        for r in ("5.1.02", "5.1.02.01")
    ]
    with pytest.raises(HimpunanDitolakError, match=r"“5\.1\.02\.01” adalah rincian “5\.1\.02”"):
        muatkan(himpunan)


def test_muat_membaca_versi_yang_merinci_dan_nol_yang_menghapus(himpunan, muatkan):
    muatkan(
        _pagu(
            himpunan,
            ("M", "5", "100"),
            ("P", "5", "0"),
            ("P", "5.1.01", "30"),
            ("P", "5.1.02", "70"),
        )
    )

    assert sorted(PaguBaris.objects.berlaku().values()) == [30, 70]
    assert not [k for k in run_checks(databases=["default"]) if k.id == "tapak.W002"]


def test_sumber_dana_membedakan_baris(himpunan, muatkan):
    muatkan(himpunan)
    himpunan["pagu"].append({**himpunan["pagu"][1], "sumber_dana": "PAD", "nilai": "7"})
    hasil = muatkan(himpunan)

    assert hasil.berubah == 1  # a sheet counts its own rows, not the line below
    assert sorted(BarisAnggaran.objects.values_list("rekening", "sumber_dana")) == [
        ("5", ""),
        ("5.1.02", "DAU"),
        ("5.1.02", "PAD"),
    ]


def test_himpunan_lama_tanpa_kolom_sumber_dana_tetap_termuat(himpunan, muatkan):
    for lembar in ("pagu", "realisasi_anggaran"):
        himpunan[lembar] = [
            {k: n for k, n in satu.items() if k != "sumber_dana"} for satu in himpunan[lembar]
        ]
    muatkan(himpunan)

    assert set(BarisAnggaran.objects.values_list("sumber_dana", flat=True)) == {""}
    assert muatkan(himpunan).berubah == 0


def test_himpunan_lama_tidak_menggandakan_baris_yang_sudah_bersumber(himpunan, muatkan):
    """The stored line names its source, the old file does not: the same money twice."""
    muatkan(himpunan)
    for satu in himpunan["pagu"]:
        del satu["sumber_dana"]

    with pytest.raises(HimpunanDitolakError, match=r"“5\.1\.02 \(DAU\)” adalah rincian “5\.1\.02”"):
        muatkan(himpunan)
