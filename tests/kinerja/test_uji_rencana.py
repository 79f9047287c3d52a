"""The quarters of a rencana aksi beside the year's target: expected values reckoned by hand."""

from decimal import Decimal
from typing import Any

import pytest

from kinerja.akumulasi import Akumulasi
from kinerja.capaian import JenisTarget, NilaiTarget, Polaritas
from kinerja.uji_rencana import RencanaDiperiksa, periksa_rencana

SETAHUN = frozenset({1, 2, 3, 4})
J, P, K, R = (
    Akumulasi.JUMLAH,
    Akumulasi.POSISI_AKHIR,
    Akumulasi.KUMULATIF,
    Akumulasi.RATA_RATA,
)


def _nilai(teks: Any) -> NilaiTarget:
    if isinstance(teks, NilaiTarget):
        return teks
    return NilaiTarget.minimal(Decimal(str(teks)))


def _tulis(t: NilaiTarget) -> str:
    return str(t.nilai) if t.nilai is not None else f"{t.bawah}–{t.atas}"


def _periksa(akumulasi: Akumulasi, tahunan: Any, *triwulan: Any, **lain: Any) -> list[Any]:
    isi: dict[str, Any] = {
        "akumulasi": akumulasi,
        "polaritas": Polaritas.TINGGI,
        "desimal": 2,
        "tahunan": None if tahunan is None else _nilai(tahunan),
        "triwulan": {n: _nilai(v) for n, v in enumerate(triwulan, start=1) if v is not None},
        "tempo": SETAHUN,
        "hidup": SETAHUN,
        "tulis": _tulis,
    }
    return periksa_rencana(RencanaDiperiksa(**{**isi, **lain}))


def _predikat(peringkat: int, skor: str | None = None) -> NilaiTarget:
    return NilaiTarget.predikat(Decimal(peringkat), Decimal(skor) if skor else None)


@pytest.mark.parametrize(
    ("akumulasi", "tahunan", "triwulan", "harapan"),
    [
        pytest.param(J, 900, (200, 200, 250, 250), [], id="jumlah-cocok"),
        pytest.param(J, 900, (200, 200, 250, 251), ["jumlah_beda"], id="jumlah-lebih-satu"),
        pytest.param(J, 900, (None, None, None, 950), ["kosong", "melebihi_tahun"], id="I8"),
        pytest.param(J, 900, (None, 200, None, 700), ["kosong"], id="jumlah-belum-lebih"),
        pytest.param(J, 900, (0, 0, 0, 900), [], id="nol-bukan-kosong"),
        pytest.param(P, 80, (20, 40, 60, 80), [], id="posisi-cocok"),
        pytest.param(P, 80, (20, 40, 60, 85), ["akhir_beda"], id="posisi-akhir-beda"),
        pytest.param(P, 80, (20, 50, 40, 80), ["menjauh"], id="posisi-menjauh"),
        pytest.param(P, 80, (80, 80, 80, 80), [], id="posisi-tetap"),
        pytest.param(K, 900, (200, 400, 600, 900), [], id="kumulatif-cocok"),
        pytest.param(K, 900, (200, 400, 300, 900), ["kumulatif_turun"], id="kumulatif-turun"),
        pytest.param(K, 900, (200, 950, None, None), ["kosong", "melebihi_tahun"], id="kumulatif"),
        pytest.param(R, "97.5", (97, 98, 97, 98), [], id="rata-cocok"),
        pytest.param(R, "97.5", (97, 97, 97, 98), ["rata_beda"], id="rata-beda"),
        pytest.param(R, "33.33", (33, 33, 34, "33.33"), [], id="rata-dibulatkan"),
        pytest.param(P, None, (1, 2, 3, 4), ["tanpa_target_tahun"], id="tanpa-tahunan"),
        pytest.param(P, 80, (), ["kosong"], id="tanpa-satu-pun"),
    ],
)
def test_menurut_akumulasi(
    akumulasi: Akumulasi, tahunan: Any, triwulan: tuple[Any, ...], harapan: list[str]
) -> None:
    assert [t.kode for t in _periksa(akumulasi, tahunan, *triwulan)] == harapan


def test_kalimatnya_menyebut_kedua_angka() -> None:
    """The case of the finding: TW IV 950 against 900 in the year."""
    semua = _periksa(J, 900, None, None, None, 950)
    assert [t.pesan for t in semua] == [
        "TW I, TW II, dan TW III belum bertarget.",
        "Jumlah target yang sudah diisi 950.00, melebihi target setahun 900.",
    ]
    assert _periksa(P, 80, 20, 40, 60, 85)[0].pesan == (
        "Target TW IV 85, sedangkan target setahun 80."
    )


def test_makin_rendah_menjauh_bila_naik() -> None:
    isi = {"polaritas": Polaritas.RENDAH}
    assert [t.kode for t in _periksa(P, 2, 5, 4, 3, 2, **isi)] == []
    assert [t.kode for t in _periksa(P, 2, 3, 4, 3, 2, **isi)] == ["menjauh"]
    # Best inside a range: neither way is away.
    isi = {"polaritas": Polaritas.DALAM_RENTANG}
    assert [t.kode for t in _periksa(P, 2, 3, 1, 3, 2, **isi)] == []


def test_mengikuti_jadwal() -> None:
    """A semester indicator is due in TW II and IV; TW I is asked about, TW III missed by nobody."""
    semester = {"tempo": frozenset({2, 4})}
    assert _periksa(P, 80, None, 40, None, 80, **semester) == []
    semua = _periksa(P, 80, 20, 40, None, None, **semester)
    assert [(t.kode, t.menghalangi) for t in semua] == [
        ("kosong", True),
        ("tidak_dijadwalkan", False),
    ]
    # Born in TW III: TW I is outside its life.
    lahir = {"tempo": frozenset({3, 4}), "hidup": frozenset({3, 4})}
    assert [t.kode for t in _periksa(J, 10, 5, None, 5, 5, **lahir)] == ["di_luar_masa"]


def test_perubahan_hanya_ditanya_triwulannya() -> None:
    """A revision from TW III on cannot fill what the old document left open."""
    isi = {"dimuat": frozenset({3, 4})}
    assert _periksa(P, 80, None, None, 60, 80, **isi) == []
    assert [t.pesan for t in _periksa(P, 80, None, None, None, 80, **isi)] == [
        "TW III belum bertarget."
    ]


def test_rentang_dan_predikat() -> None:
    def rentang(bawah: str, atas: str) -> NilaiTarget:
        return NilaiTarget(JenisTarget.RENTANG, None, Decimal(bawah), Decimal(atas))

    sama = rentang("7", "8.0")
    assert _periksa(P, rentang("7", "8"), sama, sama, sama, sama) == []
    beda = _periksa(P, rentang("7", "8"), sama, sama, sama, rentang("7", "9"))
    assert [t.kode for t in beda] == ["akhir_beda"]
    assert _periksa(R, rentang("7", "8"), sama, sama, sama, rentang("1", "2")) == []
    bb = [_predikat(n) for n in (3, 4, 4, 5)]
    assert _periksa(P, _predikat(5), *bb) == []
    assert [t.kode for t in _periksa(P, _predikat(6), *bb)] == ["akhir_beda"]
    # A score counts only where both name one.
    assert _periksa(P, _predikat(5, "75"), *bb) == []
    bb[3] = _predikat(5, "74")
    assert [t.kode for t in _periksa(P, _predikat(5, "75"), *bb)] == ["akhir_beda"]


def test_sebagian_tahun_tidak_dijumlahkan() -> None:
    """A first plan that begins in TW II leaves TW I to nobody: there is no sum to compare."""
    isi = {"tempo": frozenset({2, 3, 4}), "sejak_awal": False}
    assert _periksa(J, 900, None, 200, 200, 250, **isi) == []
    assert [t.kode for t in _periksa(P, 80, None, 40, 60, 85, **isi)] == ["akhir_beda"]
