"""What a target, a policy and a result may hold, and what is said of one that may not."""

from decimal import Decimal
from typing import Any

import pytest

from kinerja.capaian import (
    Hasil,
    JenisTarget,
    Kebijakan,
    NilaiTarget,
    Polaritas,
    RumusRendah,
)
from tests.kinerja.hitung import hitung_capaian, uraikan_capaian

D = Decimal


def test_setiap_jenis_target_membawa_nilainya():
    """Built here, not while the module loads: a mutant must be able to reach it."""
    assert NilaiTarget.minimal(D(80)) == NilaiTarget(JenisTarget.MINIMAL, D(80), None, None)
    assert NilaiTarget.maksimal(D(5)) == NilaiTarget(JenisTarget.MAKSIMAL, D(5), None, None)
    assert NilaiTarget.rentang(D(7), D(8)) == NilaiTarget(JenisTarget.RENTANG, None, D(7), D(8))
    assert NilaiTarget.predikat(D(3)) == NilaiTarget(JenisTarget.PREDIKAT, D(3), None, None)
    assert NilaiTarget.predikat(D(3), D("75.5")).skor == D("75.5")
    assert NilaiTarget.rentang(D(7), D(7)).bawah == 7


@pytest.mark.parametrize(
    ("target", "negatif", "patokan"),
    [
        (NilaiTarget.minimal(D("0.5")), False, D("0.5")),
        (NilaiTarget.minimal(D(0)), False, D(0)),
        (NilaiTarget.maksimal(D("-0.1")), True, D("-0.1")),
        (NilaiTarget.rentang(D("0.2"), D("0.8")), False, D("0.8")),
        (NilaiTarget.rentang(D(-1), D(1)), True, D(1)),
        (NilaiTarget.rentang(D(-3), D(-1)), True, D(-1)),
    ],
)
def test_target_di_bawah_nol_dan_patokannya(target: NilaiTarget, negatif: bool, patokan: Decimal):
    """A range is below zero where one of its bounds is; its scale is its upper bound."""
    assert (target.negatif, target.patokan) == (negatif, patokan)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ((JenisTarget.RENTANG, None, D(1), None), "dua-batas"),
        ((JenisTarget.RENTANG, None, None, D(1)), "dua-batas"),
        ((JenisTarget.RENTANG, D(1), D(1), D(2)), "dua-batas"),
        ((JenisTarget.RENTANG, None, D(2), D(1)), "terbalik"),
        ((JenisTarget.MINIMAL, None, None, None), "minimal"),
        ((JenisTarget.MAKSIMAL, D(1), None, D(2)), "maksimal"),
        ((JenisTarget.PREDIKAT, D(1), D(1), None), "predikat"),
    ],
)
def test_target_yang_tidak_utuh_ditolak_dengan_sebabnya(isi: Any, pesan: str):
    kalimat = {
        "dua-batas": "Target rentang memerlukan batas bawah dan batas atas.",
        "terbalik": "Batas bawah target melebihi batas atasnya.",
    }
    with pytest.raises(ValueError) as galat:  # noqa: PT011 - the whole message is compared
        NilaiTarget(*isi)
    assert str(galat.value) == kalimat.get(pesan, f"Target {pesan} memerlukan satu nilai.")


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (
            {"minimum": D("0.01"), "maksimum": D(0)},
            "Batas bawah capaian melebihi batas atasnya.",
        ),
        ({"desimal": -1}, "Jumlah desimal persentase harus 0 sampai dengan 6."),
        ({"desimal": 7}, "Jumlah desimal persentase harus 0 sampai dengan 6."),
    ],
)
def test_kebijakan_yang_tidak_masuk_akal_ditolak_dengan_sebabnya(isi: Any, pesan: str):
    with pytest.raises(ValueError) as galat:  # noqa: PT011 - the whole message is compared
        Kebijakan(**isi)
    assert str(galat.value) == pesan


def test_kebijakan_pada_batasnya_diterima():
    for desimal, teks in ((0, "2"), (6, "1.666667")):
        assert str(Kebijakan(desimal=desimal).bulatkan(D(5) / D(3))) == teks
    assert Kebijakan(minimum=D(100), maksimum=D(100)).maksimum == 100
    assert Kebijakan(minimum=None, maksimum=D(-1)).minimum is None


def test_kebijakan_bawaan_menurut_rancangan():
    """Rancangan §5: floor 0, no cap, (2T − R) ÷ T, half up, two decimals, means uncapped."""
    bawaan = Kebijakan()
    assert (bawaan.minimum, bawaan.maksimum) == (Decimal(0), None)
    assert bawaan.rumus_rendah is RumusRendah.SELISIH
    assert (str(bawaan.bulatkan(D("2.725"))), bawaan.rerata_dibatasi) == ("2.73", False)


@pytest.mark.parametrize(("nilai", "alasan"), [(None, None), (D(1), "target nol"), (D(0), "")])
def test_hasil_berisi_angka_atau_alasan_tidak_keduanya(nilai: Any, alasan: Any):
    with pytest.raises(ValueError, match=r"^Hasil holds either a value or a reason$"):
        Hasil(nilai, alasan)


def capaian(uraian: bool, realisasi: str, **kebijakan: Any) -> Any:
    """Of a target of at least 3."""
    return (uraikan_capaian if uraian else hitung_capaian)(
        target=NilaiTarget.minimal(D(3)),
        realisasi=D(realisasi),
        polaritas=Polaritas.TINGGI,
        desimal_indikator=0,
        kebijakan=Kebijakan(**kebijakan),
    )


def test_batas_disebut_dengan_desimal_kebijakan():
    """5 ÷ 3 × 100 = 166,666…; a cap of 120 is printed as the policy prints percentages."""
    assert capaian(True, "5", maksimum=D(120), desimal=1) == (
        "5 ÷ 3 × 100 = 166,7%, ditetapkan 120,0% (batas atas)"
    )
    assert capaian(True, "1", minimum=D("33.5"), desimal=0) == (
        "1 ÷ 3 × 100 = 33%, ditetapkan 34% (batas bawah)"
    )


def test_capaian_tepat_pada_batas_tidak_disebut_dibatasi():
    assert capaian(True, "3", minimum=D(100), maksimum=D(100)) == "3 ÷ 3 × 100 = 100,00%"
    assert capaian(False, "3", minimum=D(100), maksimum=D(100)) == Hasil.dari(D("100.00"))
