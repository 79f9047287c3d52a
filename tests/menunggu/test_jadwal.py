"""When a reminder goes out, and what it says. 10 April 2024 is a Wednesday."""

from dataclasses import replace
from datetime import date

import pytest

from laporan.menunggu.jadwal import (
    DigestTerakhir,
    hari_kerja,
    isi_digest,
    kunci_butir,
    mendesak,
    perlu_dikirim,
)
from laporan.models import KerapPengingat
from laporan.rangka.menunggu import JenisTunggu, Menunggu

_K, _J = KerapPengingat, JenisTunggu
RABU = date(2024, 4, 10)
SELASA, KAMIS = date(2024, 4, 9), date(2024, 4, 11)
SABTU, SENIN, JUMAT_LALU = date(2024, 4, 13), date(2024, 4, 15), date(2024, 4, 5)
ISI = Menunggu("3 baris belum diisi.", "/isian/", "Isi", jenis=_J.ISI, batas=date(2024, 4, 30))
KEMBALI = Menunggu("“X” dikembalikan.", "/isian/?b=1", "Perbaiki", "Salah.", jenis=_J.DIKEMBALIKAN)
LEWAT = replace(ISI, batas=SELASA, lewat=True)


def _terakhir(hari: date, *butir: Menunggu) -> DigestTerakhir:
    return DigestTerakhir(hari, frozenset(kunci_butir(m, hari) for m in butir))


@pytest.mark.parametrize(
    ("kerap", "butir", "terakhir", "hari", "harapan"),
    [
        (_K.PENTING, [ISI], None, RABU, True),
        (_K.PENTING, [], None, RABU, False),
        (_K.TIDAK, [LEWAT], None, RABU, False),
        (_K.HARIAN, [ISI], None, SABTU, False),
        (_K.HARIAN, [ISI], _terakhir(RABU, ISI), RABU, False),
        (_K.HARIAN, [ISI], _terakhir(SELASA, ISI), RABU, True),
        (_K.MINGGUAN, [ISI, LEWAT], _terakhir(SELASA, ISI), RABU, False),
        (_K.MINGGUAN, [ISI], _terakhir(RABU, ISI), SENIN, True),
        (_K.PENTING, [ISI], _terakhir(SELASA, ISI), RABU, False),
        (_K.PENTING, [ISI], _terakhir(RABU, ISI), SENIN, False),
        (_K.PENTING, [ISI, KEMBALI], _terakhir(SELASA, ISI), RABU, True),
        (_K.PENTING, [LEWAT], _terakhir(SELASA, ISI), RABU, True),
        (_K.PENTING, [LEWAT], _terakhir(RABU, LEWAT), KAMIS, False),
        (_K.PENTING, [LEWAT], _terakhir(RABU, LEWAT), SENIN, True),
        (_K.PENTING, [replace(ISI, batas=date(2024, 4, 12))], _terakhir(SELASA, ISI), RABU, True),
        (_K.PENTING, [replace(ISI, batas=date(2024, 4, 13))], _terakhir(SELASA, ISI), RABU, False),
        (
            _K.PENTING,
            [replace(KEMBALI, catatan="Salah lagi.")],
            _terakhir(SELASA, KEMBALI),
            RABU,
            True,
        ),
    ],
    ids=[
        "pertama kali",
        "tidak ada apa-apa",
        "tidak mau",
        "hari Sabtu",
        "sudah hari ini",
        "harian, esoknya",
        "mingguan, pekan sama",
        "mingguan, pekan baru",
        "tidak ada yang baru",
        "pekan baru, tidak mendesak",
        "dikembalikan",
        "menjadi lewat",
        "tetap lewat, pekan sama",
        "tetap lewat, pekan baru",
        "tiga hari lagi",
        "empat hari lagi",
        "dikembalikan lagi",
    ],
)
def test_kapan(
    kerap: KerapPengingat,
    butir: list[Menunggu],
    terakhir: DigestTerakhir | None,
    hari: date,
    harapan: bool,
) -> None:
    assert perlu_dikirim(kerap, butir, terakhir=terakhir, hari_ini=hari) is harapan


def test_hari_kerja_dan_mendesak() -> None:
    assert [hari_kerja(h) for h in (JUMAT_LALU, SABTU, SENIN)] == [True, False, True]
    assert [mendesak(m, RABU) for m in (ISI, KEMBALI, LEWAT)] == [False, True, True]


def test_isi_digest() -> None:
    judul, isi = isi_digest(
        "Kepala Bidang", [ISI, LEWAT, KEMBALI], alamat="https://tapak.contoh.go.id", atur="/atur/"
    )
    assert judul == "Tapak: 3 hal menunggu Anda, 1 lewat batas"
    assert isi == (
        "Yth. Kepala Bidang,\n\n"
        "LEWAT BATAS\n\n- 3 baris belum diisi.\n  Isi: https://tapak.contoh.go.id/isian/\n\n"
        "DIKEMBALIKAN\n\n- “X” dikembalikan.\n  Salah.\n"
        "  Perbaiki: https://tapak.contoh.go.id/isian/?b=1\n\n"
        "MENUNGGU ANDA\n\n- 3 baris belum diisi.\n  Isi: https://tapak.contoh.go.id/isian/\n\n"
        "Surel ini dikirim paling banyak sekali sehari, pada hari kerja. Atur atau hentikan di "
        "https://tapak.contoh.go.id/atur/\n"
    )
