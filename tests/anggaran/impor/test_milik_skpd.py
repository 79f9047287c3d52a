"""Whose file it is: by name, by what was remembered, else by asking."""

import pytest

from anggaran.impor.milik_skpd import TanyaSkpd, kenali_skpd

PD = "Dinas Tenaga Kerja"
A, B = "2.07.3.32.0.00.01.0000", "2.07.0.00.0.00.01.0000"


def kenali(ada, teringat=(), dipilih=""):
    return kenali_skpd(ada, pd=PD, lain=["Dinas Sosial"], teringat=teringat, dipilih=dipilih)


@pytest.mark.parametrize(
    ("ada", "teringat", "dipilih", "kode"),
    [
        ({A: "DINAS TENAGA KERJA KABUPATEN CONTOH"}, [], "", A),
        ({A: "Disnaker"}, [A], "", A),
        ({A: "Disnaker"}, [], A, A),
        ({A: "Dinas Sosial"}, [], A, A),
        ({A: "Disnaker", B: "Dinas Sosial"}, [A], "", A),
        ({A: PD, B: "Dinas Sosial"}, [], "", A),
        ({PD: PD}, [A], "", PD),
        ({A: PD, B: PD}, [B], "", B),
    ],
    ids=["nama", "teringat", "dijawab", "dijawab lain", "teringat dari dua", "nama dari dua",
         "tanpa kode", "kode baru dan lama"],
)  # fmt: skip
def test_dikenali(ada, teringat, dipilih, kode):
    assert kenali(ada, teringat, dipilih) == kode


@pytest.mark.parametrize(
    ("ada", "teringat", "pesan", "pilihan"),
    [
        ({A: "Disnaker"}, [],
         f"berkas ini memakai kode SKPD {A} (Disnaker); {PD} belum pernah memakainya. "
         f"Pakai sebagai anggaran {PD}?", {A: "Disnaker"}),
        ({A: "Disnaker"}, [B],
         f"berkas ini memakai kode SKPD {A} (Disnaker); kode {PD} adalah {B}. "
         f"Pakai sebagai anggaran {PD}?", {A: "Disnaker"}),
        # The mandate changed, and the code with it; or another agency's file was given this name.
        ({A: PD}, [B],
         f"berkas ini memakai kode SKPD {A} ({PD}); kode {PD} adalah {B}. "
         f"Pakai sebagai anggaran {PD}?", {A: PD}),
        ({"Disnaker": ""}, [],
         f"berkas ini memakai nama SKPD Disnaker; {PD} belum pernah memakainya. "
         f"Pakai sebagai anggaran {PD}?", {"Disnaker": ""}),
        ({A: "Dinas Sosial"}, [],
         f"berkas ini milik Dinas Sosial, jadi tidak dimuat pada {PD}. Unggah berkas {PD}; "
         "berkas ini dimuat oleh Sekretariat Dinas Sosial.", {}),
        ({A: PD, B: PD}, [],
         f"tidak dapat dipastikan mana yang {PD}. Pilih SKPD-nya: {A} {PD}; {B} {PD}.",
         {A: PD, B: PD}),
    ],
    ids=["belum pernah", "kode lain", "nama sama kode lain", "hanya nama", "milik lain", "dua"],
)  # fmt: skip
def test_ditanyakan(ada, teringat, pesan, pilihan):
    assert kenali(ada, teringat) == TanyaSkpd(pesan, pilihan)
