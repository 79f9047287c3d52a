"""What the organisation was on a day, without a database."""

from datetime import date

import pytest

from kinerja.masa_organisasi import PohonUnit, ada_pada, bentuk_pada, unit_dan_bawahan

AWAL, TENGAH = date(2025, 1, 1), date(2026, 7, 1)
#: A bidang that was renamed twice: on 1 January 2025 and on 1 July 2026.
NAMA = {date(2024, 12, 31): "Bidang Pelatihan", date(2026, 6, 30): "Bidang Produktivitas"}
KINI = "Bidang Pelatihan dan Produktivitas"


@pytest.mark.parametrize(
    ("hari", "nama"),
    [
        pytest.param(date(2021, 12, 31), "Bidang Pelatihan", id="laporan-2021"),
        pytest.param(date(2024, 12, 31), "Bidang Pelatihan", id="laporan-2024"),
        pytest.param(date(2025, 1, 1), "Bidang Produktivitas", id="hari-pertama-2025"),
        pytest.param(date(2025, 12, 31), "Bidang Produktivitas", id="laporan-2025"),
        pytest.param(date(2026, 3, 31), "Bidang Produktivitas", id="tw-1-2026"),
        pytest.param(date(2026, 6, 30), "Bidang Produktivitas", id="tw-2-2026"),
        pytest.param(date(2026, 7, 1), KINI, id="hari-berlaku-2026"),
        pytest.param(date(2026, 12, 31), KINI, id="laporan-2026"),
    ],
)
def test_nama_menurut_hari(hari: date, nama: str) -> None:
    assert bentuk_pada(KINI, NAMA, hari) == nama


def test_yang_tak_pernah_berubah_selalu_sama() -> None:
    assert bentuk_pada(KINI, {}, date(1990, 1, 1)) == KINI


@pytest.mark.parametrize(
    ("hari", "ada"),
    [
        pytest.param(date(2024, 12, 31), False, id="sehari-sebelum-dibentuk"),
        pytest.param(AWAL, True, id="hari-pertama"),
        pytest.param(date(2026, 6, 30), True, id="hari-terakhir"),
        pytest.param(TENGAH, False, id="sehari-sesudah-bubar"),
    ],
)
def test_ada_menurut_hari(hari: date, ada: bool) -> None:
    assert ada_pada(AWAL, date(2026, 6, 30), hari) is ada


def test_tanpa_tanggal_selalu_ada() -> None:
    assert ada_pada(None, None, date(1945, 8, 17))


def test_lingkup_mengikuti_pohon_pada_harinya() -> None:
    """Seksi 3 stood below bidang 1 until mid-2026, and below bidang 2 since."""
    pohon = PohonUnit({0: None, 1: 0, 2: 0, 3: 2}, {}, {3: {date(2026, 6, 30): 1}})

    assert pohon.lingkup(1) == {1}
    assert pohon.lingkup(1, date(2026, 6, 30)) == {1, 3}
    assert pohon.lingkup(2, date(2026, 6, 30)) == {2}
    assert pohon.lingkup(2, TENGAH) == {2, 3}
    assert pohon.lingkup_pernah(1) == {1, 3}


def test_penerus_memegang_lingkup_unit_yang_bubar() -> None:
    """Bidang 1 was merged into bidang 2: what it and its seksi 3 left behind is 2's to see."""
    assert unit_dan_bawahan({0: None, 1: 0, 2: 0, 3: 1}, 2, {1: 2}) == {1, 2, 3}
