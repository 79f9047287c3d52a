"""Whose file it is: by name, by what was remembered, else by asking."""

import pytest

from anggaran.impor.milik_skpd import TanyaSkpd, kenali_skpd

PD = "Dinas Tenaga Kerja"
A, B = "2.07.3.32.0.00.01.0000", "2.07.0.00.0.00.01.0000"


def kenali(ada, teringat=(), dipilih=""):
    """`teringat`: codes, or codes with the names under which they were loaded."""
    ingat = teringat if isinstance(teringat, dict) else {k: {"Disnaker"} for k in teringat}
    return kenali_skpd(ada, pd=PD, lain=["Dinas Sosial"], teringat=ingat, dipilih=dipilih)


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
        ({A: ""}, [A], "", A),
        ({A: "DISNAKER KAB. CONTOH"}, [A], "", A),
        ({A: "Dinas Sosial"}, {A: {"Dinas Sosial"}}, A, A),
    ],
    ids=["nama", "teringat", "dijawab", "dijawab lain", "teringat dari dua", "nama dari dua",
         "tanpa kode", "kode baru dan lama", "teringat tanpa nama", "teringat berdaerah",
         "teringat dijawab"],
)  # fmt: skip
def test_dikenali(ada, teringat, dipilih, kode):
    assert kenali(ada, teringat, dipilih) == kode


@pytest.mark.parametrize(
    ("ada", "teringat", "pesan", "pilihan"),
    [
        # Codes are given anew: the one that was remembered is under another name.
        ({A: "Dinas Kesehatan"}, [A],
         f"SKPD {A} pernah dimuat sebagai {PD}, tetapi berkas ini menamainya Dinas Kesehatan. "
         f"Pakai sebagai anggaran {PD}?", {A: "Dinas Kesehatan"}),
        ({A: "Dinas Sosial"}, {A: {"Dinas Sosial"}},
         f"SKPD {A} pernah dimuat sebagai {PD}, tetapi berkas ini menamainya Dinas Sosial. "
         f"Pakai sebagai anggaran {PD}?", {A: "Dinas Sosial"}),
        ({A: "Disnaker", B: PD}, [A],
         f"tidak dapat dipastikan mana yang {PD}. Pilih SKPD-nya: {A} Disnaker; {B} {PD}.",
         {A: "Disnaker", B: PD}),
        ({"Dinas Sosial": ""}, {"Dinas Sosial": {""}},
         f"SKPD Dinas Sosial pernah dimuat sebagai {PD}, tetapi itu nama perangkat daerah lain. "
         f"Pakai sebagai anggaran {PD}?", {"Dinas Sosial": ""}),
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
    ids=["teringat bernama lain", "teringat milik lain", "teringat dan nama sendiri",
         "nama teringat", "belum pernah", "kode lain", "nama sama kode lain", "hanya nama",
         "milik lain", "dua"],
)  # fmt: skip
def test_ditanyakan(ada, teringat, pesan, pilihan):
    assert kenali(ada, teringat) == TanyaSkpd(pesan, pilihan)
