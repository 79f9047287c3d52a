"""The rules of an agreement between units, without a database."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kinerja.kesepakatan import (
    LangkahSilang,
    SisiSilang,
    kalimat_kontribusi,
    kalimat_target,
    langkah_boleh,
    salah_permintaan,
    sebut_dasar,
)
from kinerja.status import StatusKesepakatan
from tests.silang.pabrik import ISI

_L, _S = LangkahSilang, StatusKesepakatan
PEMINTA, PENYUMBANG = frozenset({SisiSilang.PEMINTA}), frozenset({SisiSilang.PENYUMBANG})


@pytest.mark.parametrize(
    ("status", "peminta", "penyumbang"),
    [
        (_S.DIMINTA, (_L.TARIK,), (_L.SETUJUI, _L.TOLAK)),
        (_S.DISETUJUI, (_L.AKHIRI,), (_L.TEMPATKAN, _L.AKHIRI)),
        (_S.DITOLAK, (_L.MINTA_LAGI,), ()),
        (_S.DITARIK, (_L.MINTA_LAGI,), ()),
        (_S.BERAKHIR, (_L.MINTA_LAGI,), ()),
    ],
)
def test_langkah_setiap_keadaan(status: Any, peminta: Any, penyumbang: Any) -> None:
    assert langkah_boleh(status, PEMINTA) == peminta
    assert langkah_boleh(status, PENYUMBANG) == penyumbang
    assert langkah_boleh(status, frozenset()) == ()


def test_peminta_tidak_menjawab_sendiri_dan_yang_lewat_tidak_disetujui() -> None:
    dua = PEMINTA | PENYUMBANG
    assert langkah_boleh(_S.DIMINTA, dua, sendiri=True) == (_L.TARIK,)
    assert langkah_boleh(_S.DIMINTA, dua) == (_L.SETUJUI, _L.TOLAK, _L.TARIK)
    assert langkah_boleh(_S.DIMINTA, PENYUMBANG, lewat=True) == (_L.TOLAK,)


@pytest.mark.parametrize(
    ("ubah", "medan"),
    [
        ({}, set()),
        ({"tenggat": date(2026, 2, 3)}, set()),
        ({"tenggat": date(2026, 12, 31)}, set()),
        ({"permintaan": "  "}, {"permintaan"}),
        ({"tenggat": date(2026, 2, 2)}, {"tenggat"}),
        ({"sampai": date(2026, 2, 2)}, {"sampai"}),
        ({"sampai": date(2027, 1, 1)}, {"sampai"}),
        ({"mulai": date(2025, 12, 31)}, {"mulai"}),
        ({"ukuran": ""}, {"ukuran"}),
        ({"target": ""}, {"target"}),
        ({"ukuran": "", "target": "", "satuan": ""}, set()),
        ({"satuan": ""}, set()),
    ],
)
def test_permintaan(ubah: dict[str, Any], medan: set[str]) -> None:
    assert {m for m, _ in salah_permintaan(replace(ISI, **ubah), 2026)} == medan


def test_kalimat_kontribusi() -> None:
    target = kalimat_target("Lowongan terverifikasi", "200", "lowongan")
    assert target == "Lowongan terverifikasi: 200 lowongan"
    assert kalimat_target("", "", "") == ""
    dasar = sebut_dasar(date(2026, 2, 3))
    assert kalimat_kontribusi("Menyediakan data.", target, dasar) == (
        "Menyediakan data; Lowongan terverifikasi: 200 lowongan (disepakati 3 Februari 2026)"
    )
    surat = sebut_dasar(date(2026, 2, 3), "PKS 12/2026", date(2026, 1, 20))
    assert kalimat_kontribusi("Melatih peserta", "", surat) == (
        "Melatih peserta (PKS 12/2026, 20 Januari 2026)"
    )
