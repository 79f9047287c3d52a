"""The reporting schedule: what is due, what a year is worth, and what is missing from it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.akumulasi import Akumulasi, akumulasikan
from kinerja.capaian import Alasan, NilaiTarget, Polaritas
from kinerja.jadwal import Jadwal, JadwalError, KeadaanJadwal, masa_hidup
from kinerja.periode import Triwulan
from kinerja.ukuran import BentukIndikator, Ukuran
from tests.kinerja.test_ukuran import hitung, isian, target, tidak_berlaku
from tests.orakel import BANYAK, bulat_setengah_ke_atas, desimal_acak
from tests.pasti import pasti

D = Decimal
J, P, R, K = Akumulasi.JUMLAH, Akumulasi.POSISI_AKHIR, Akumulasi.RATA_RATA, Akumulasi.KUMULATIF
ANGKA = {1: "4", 2: "6", 3: "8", 4: "10"}
TEMPO = {
    "triwulanan": (1, 2, 3, 4),
    "semesteran": (2, 4),
    "tahunan": (4,),
    "bulan:8": (3,),
    "bulan:2,8": (1, 3),
    "terbit:11": (4,),
    "terbit:3+1": (4,),
}
#: Reckoned by hand: the year up to TW I, II, III, IV, each due quarter filled with its ANGKA.
TABEL = {
    ("triwulanan", J): (4, 10, 18, 28),
    ("triwulanan", P): (4, 6, 8, 10),
    ("triwulanan", R): (4, 5, 6, 7),
    ("triwulanan", K): (4, 6, 8, 10),
    ("semesteran", J): (None, 6, 6, 16),
    ("semesteran", P): (None, 6, 6, 10),
    ("semesteran", R): (None, 6, 6, 8),
    ("semesteran", K): (None, 6, 6, 10),
    ("tahunan", J): (None, None, None, 10),
    ("tahunan", P): (None, None, None, 10),
    ("tahunan", R): (None, None, None, 10),
    ("tahunan", K): (None, None, None, 10),
    ("bulan:8", J): (None, None, 8, 8),
    ("bulan:8", P): (None, None, 8, 8),
    ("bulan:8", R): (None, None, 8, 8),
    ("bulan:8", K): (None, None, 8, 8),
    ("bulan:2,8", J): (4, 4, 12, 12),
    ("bulan:2,8", P): (4, 4, 8, 8),
    ("bulan:2,8", R): (4, 4, 6, 6),
    ("bulan:2,8", K): (4, 4, 8, 8),
    ("terbit:11", J): (None, None, None, 10),
    ("terbit:11", P): (None, None, None, 10),
    ("terbit:11", R): (None, None, None, 10),
    ("terbit:11", K): (None, None, None, 10),
    ("terbit:3+1", J): (None, None, None, 10),
    ("terbit:3+1", P): (None, None, None, 10),
    ("terbit:3+1", R): (None, None, None, 10),
    ("terbit:3+1", K): (None, None, None, 10),
}
KASUS = [
    pytest.param(jadwal, cara, tw, n, id=f"{jadwal}-{cara.value}-{tw}")
    for (jadwal, cara), semua in TABEL.items()
    for tw, n in enumerate(semua, 1)
]


def bentuk(jadwal: str, cara: Akumulasi, **masa: Triwulan | None) -> BentukIndikator:
    return BentukIndikator(
        Polaritas.TINGGI, cara, 0, "{n} orang", jadwal=Jadwal.baca(jadwal, **masa)
    )


def tahun(
    jadwal: str,
    cara: Akumulasi,
    terisi: dict[int, str],
    sampai: int = 4,
    **masa: Triwulan | None,
) -> Ukuran:
    daftar = [isian(tw, n) for tw, n in terisi.items()]
    return hitung(daftar, bentuk(jadwal, cara, **masa), target(NilaiTarget.minimal(D(20))), sampai)


@pytest.mark.parametrize(("jadwal", "cara", "sampai", "nilai"), KASUS)
def test_yang_jatuh_tempo_terisi(
    jadwal: str, cara: Akumulasi, sampai: int, nilai: int | None
) -> None:
    """Due?, the year's value, complete?: nothing is missing where every due quarter is filled."""
    tempo = TEMPO[jadwal]
    assert (sampai in Jadwal.baca(jadwal).tempo(2024)) is (sampai in tempo)

    u = tahun(jadwal, cara, {tw: ANGKA[tw] for tw in tempo}, sampai)

    assert u.realisasi == (None if nilai is None else D(nilai))
    assert (u.kurang, u.belum_lengkap, u.menyusul) == ((), False, False)
    assert u.lengkap is (nilai is not None)
    if nilai is None:
        assert (u.realisasi_teks, u.capaian.alasan) == (
            "tidak dijadwalkan",
            Alasan.TIDAK_DIJADWALKAN,
        )
    else:
        assert u.capaian.nilai == D(nilai * 5)  # of 20


@pytest.mark.parametrize(
    ("jadwal", "cara", "terisi", "nilai", "kurang"),
    [
        pytest.param("semesteran", J, {2: "6"}, 6, (4,), id="jumlah-tanpa-tw-iv"),
        pytest.param("semesteran", J, {4: "9"}, 9, (2,), id="jumlah-tanpa-tw-ii"),
        pytest.param("semesteran", P, {4: "9"}, 9, (), id="posisi-hanya-yang-terakhir"),
        pytest.param("semesteran", P, {2: "6"}, 6, (4,), id="posisi-tanpa-yang-terakhir"),
        pytest.param("semesteran", R, {4: "9"}, 9, (2,), id="rata-rata-tanpa-tw-ii"),
        pytest.param("semesteran", K, {4: "9"}, 9, (), id="kumulatif-hanya-yang-terakhir"),
        pytest.param("tahunan", P, {}, None, (4,), id="tahunan-kosong"),
        pytest.param("tahunan", P, {2: "3"}, 3, (4,), id="tahunan-baru-angka-sementara"),
        pytest.param("bulan:8", J, {}, None, (3,), id="agustus-kosong"),
        pytest.param("bulan:8", J, {4: "5"}, 5, (3,), id="agustus-kosong-tw-iv-terisi"),
        pytest.param("bulan:8", P, {4: "5"}, 5, (), id="posisi-sesudah-agustus"),
        pytest.param("bulan:2,8", J, {1: "4"}, 4, (3,), id="februari-saja"),
    ],
)
def test_yang_jatuh_tempo_kosong(
    jadwal: str, cara: Akumulasi, terisi: dict[int, str], nilai: int | None, kurang: tuple[int, ...]
) -> None:
    u = tahun(jadwal, cara, terisi)

    assert u.realisasi == (None if nilai is None else D(nilai))
    assert u.kurang == kurang
    assert u.belum_lengkap is bool(kurang)
    assert u.capaian.dapat is (not kurang)


@pytest.mark.parametrize(
    ("jadwal", "cara", "terisi", "nilai"),
    [
        # Added between two due quarters: that much more, a later position, no third mean.
        pytest.param("semesteran", J, {1: "4", 2: "6", 4: "10"}, 20, id="jumlah"),
        pytest.param("semesteran", P, {1: "4", 2: "6", 3: "7", 4: "10"}, 10, id="posisi"),
        pytest.param("semesteran", R, {1: "4", 2: "6", 3: "7", 4: "10"}, 8, id="rata-rata"),
        pytest.param("tahunan", R, {1: "4", 2: "6", 4: "10"}, 10, id="rata-rata-setahun"),
    ],
)
def test_angka_yang_diisi_lebih_awal_ikut_dihitung(
    jadwal: str, cara: Akumulasi, terisi: dict[int, str], nilai: int
) -> None:
    u = tahun(jadwal, cara, terisi)
    assert (u.realisasi, u.lengkap) == (D(nilai), True)


@pytest.mark.parametrize(
    ("jadwal", "terisi", "sampai", "alasan", "teks"),
    [
        pytest.param(
            *("terbit:11", {}, 4, "angkanya menyusul, diperkirakan terbit November 2024"),
            "menyusul",
            id="tahun-ini",
        ),
        pytest.param(
            *("terbit:3+1", {}, 4, "angkanya menyusul, diperkirakan terbit Maret 2025"),
            "menyusul",
            id="tahun-berikutnya",
        ),
        pytest.param(
            *(
                "terbit:5,11",
                {2: "6"},
                4,
                "angka TW IV menyusul, diperkirakan terbit November 2024",
            ),
            "6 orang",
            id="yang-kedua",
        ),
        pytest.param("terbit:11", {}, 3, Alasan.TIDAK_DIJADWALKAN, "tidak dijadwalkan", id="belum"),
    ],
)
def test_angka_yang_terbit_kemudian_menyusul(
    jadwal: str, terisi: dict[int, str], sampai: int, alasan: str, teks: str
) -> None:
    """It waits for its publication, and nobody is late."""
    u = tahun(jadwal, J, terisi, sampai)
    assert (u.capaian.alasan, u.realisasi_teks, u.belum_lengkap) == (alasan, teks, False)


@pytest.mark.parametrize("tw", [1, 2, 3, 4])
def test_yang_sudah_terbit_tidak_ditunggu_lagi(tw: int) -> None:
    """Published before its month, or entered in a later quarter: it is there."""
    assert tahun("terbit:8", J, {tw: "8"}).capaian.nilai == D(40)


def test_keadaan_triwulan_yang_angkanya_sudah_ada() -> None:
    """Its own figure keeps the quarter; one that came early or later leaves it nothing to ask."""
    j = Jadwal.baca("terbit:8")
    terisi = {(): "terbit", (3,): "terbit", (2,): "tidak", (4,): "tidak", (3, 4): "terbit"}
    assert {ada: j.keadaan(2024, 3, ada).value for ada in terisi} == terisi
    assert Jadwal.baca("bulan:8").keadaan(2024, 3, (4,)) is KeadaanJadwal.TEMPO


def test_masa_berlaku() -> None:
    """An indicator that begins in TW III asks nothing of the quarters before; likewise its end."""
    j = Jadwal.baca("triwulanan", mulai=Triwulan(2024, 3), sampai=Triwulan(2025, 2))
    T, L = KeadaanJadwal.TEMPO, KeadaanJadwal.DI_LUAR
    assert [j.keadaan(2023, tw) for tw in (1, 2, 3, 4)] == [L, L, L, L]
    assert [j.keadaan(2024, tw) for tw in (1, 2, 3, 4)] == [L, L, T, T]
    assert [j.keadaan(2025, tw) for tw in (1, 2, 3, 4)] == [T, T, L, L]
    assert j.sebutan_masa == "sejak TW III 2024 sampai TW II 2025"

    u = tahun("triwulanan", J, {3: "8", 4: "10"}, mulai=Triwulan(2024, 3))
    assert (u.realisasi, u.lengkap) == (D(18), True)
    u = tahun("semesteran", J, {4: "10"}, mulai=Triwulan(2024, 3))
    assert (u.realisasi, u.lengkap) == (D(10), True)
    u = tahun("bulan:2", J, {}, mulai=Triwulan(2024, 3))
    assert (u.realisasi_teks, u.belum_lengkap) == ("tidak dijadwalkan", False)


def test_masa_hidup_dari_tahun_dan_triwulan() -> None:
    assert masa_hidup(None, None) is None
    assert masa_hidup(2025, None) == Triwulan(2025, 1)
    assert masa_hidup(2025, 3) == Triwulan(2025, 3)
    assert masa_hidup(2025, None, akhir=True) == Triwulan(2025, 4)


def test_tidak_berlaku_tetap_pengecualian() -> None:
    """N/A in the one due quarter: nothing is owed. N/A in three of four: the fourth is."""
    u = hitung([tidak_berlaku(3)], bentuk("bulan:8", P), None)
    assert (u.realisasi_teks, u.belum_lengkap) == ("tidak berlaku", False)
    u = hitung([tidak_berlaku(tw) for tw in (1, 2, 3)], bentuk("triwulanan", P), None)
    assert (u.kurang, u.belum_lengkap) == ((4,), True)


def test_capaian_yang_ditetapkan_bertahan_melewati_triwulan_tanpa_jadwal() -> None:
    satu = isian(3, "8", capaian_ditetapkan=D(95), alasan_capaian="tanpa rumus")
    u = hitung([satu, isian(4, None)], bentuk("bulan:8", P), None)
    assert (u.capaian.nilai, u.ditetapkan) == (D(95), True)


@pytest.mark.parametrize(
    ("tertulis", "teks", "sebutan"),
    [
        ("triwulanan", "triwulanan", "setiap triwulan"),
        (" Semesteran ", "semesteran", "setiap semester"),
        ("tahunan", "tahunan", "sekali setahun"),
        ("bulan:8", "bulan:8", "bulan Agustus"),
        ("bulan: 8, 2", "bulan:2,8", "bulan Februari dan Agustus"),
        ("bulan:maret;juni;12", "bulan:3,6,12", "bulan Maret, Juni, dan Desember"),
        ("terbit:11", "terbit:11", "saat terbit, perkiraan November"),
        ("terbit:3 + 1", "terbit:3+1", "saat terbit, perkiraan Maret tahun berikutnya"),
    ],
)
def test_dibaca_ditulis_dan_disebut(tertulis: str, teks: str, sebutan: str) -> None:
    j = Jadwal.baca(tertulis)
    assert (j.teks, j.sebutan, Jadwal.baca(j.teks)) == (teks, sebutan, j)


@pytest.mark.parametrize(
    ("tertulis", "pesan"),
    [
        ("", "yang diharapkan triwulanan"),
        ("bulanan", "yang diharapkan triwulanan"),
        ("tahunan:4", "tahunan ditulis tanpa bulan."),
        ("bulan", "sebutkan bulannya"),
        ("terbit:", "sebutkan bulannya, misalnya terbit:8."),
        ("bulan:13", "bulan ditulis 1 sampai 12, bukan “13”."),
        ("bulan:0", "bulan ditulis 1 sampai 12"),
        ("bulan:3+1", "bulan ditulis 1 sampai 12"),
        ("terbit:²", "bulan ditulis 1 sampai 12"),
        ("terbit:" + ",".join(f"{n},{n}+1" for n in range(1, 13)), "paling banyak 12 bulan."),
    ],
    ids=range(10),
)
def test_yang_tidak_terbaca_ditolak(tertulis: str, pesan: str) -> None:
    with pytest.raises(JadwalError, match=pesan):
        Jadwal.baca(tertulis)


_angka = st.dictionaries(st.integers(1, 4), st.none() | desimal_acak())
_tempo = st.frozensets(st.integers(1, 4))


@BANYAK
@given(_angka, st.sampled_from(Akumulasi), st.integers(1, 4), _tempo)
def test_jadwal_tidak_pernah_mengubah_angka_yang_dilaporkan(nilai, cara, sampai, tempo):
    """Beside the mean, the schedule decides what is missing and never what was reported."""
    semua = akumulasikan(nilai, cara, sampai, desimal=2)
    hasil = akumulasikan(nilai, cara, sampai, desimal=2, tempo=tempo)

    assert set(hasil.kosong) == set(semua.kosong) & tempo
    if cara is not R:
        assert (hasil.nilai, hasil.terpakai) == (semua.nilai, semua.terpakai)


@BANYAK
@given(_angka, st.integers(1, 4), _tempo)
def test_rata_rata_satu_angka_untuk_setiap_jadwal(nilai, sampai, tempo):
    """Written again: walk the year, keep the last figure, put it down at each due quarter."""
    catatan, terakhir = [], None
    for tw in range(1, sampai + 1):
        if nilai.get(tw) is not None:
            terakhir = bulat_setengah_ke_atas(Fraction(nilai[tw]), 2)
        if tw in tempo and terakhir is not None:
            catatan.append(terakhir)
            terakhir = None
    if terakhir is not None:
        catatan.append(terakhir)

    hasil = akumulasikan(nilai, R, sampai, desimal=2, tempo=tempo)

    if not catatan:
        assert hasil.nilai is None
    else:
        rata = bulat_setengah_ke_atas(sum(catatan, Fraction(0)) / len(catatan), 2)
        assert Fraction(pasti(hasil.nilai)) == rata


@BANYAK
@given(
    st.sampled_from([*TEMPO, "terbit:5,11", "bulan:1,6,12"]),
    st.sampled_from(Akumulasi),
    st.sets(st.integers(1, 4)),
    st.integers(1, 4),
)
def test_tahun_lengkap_atau_kurang_tidak_pernah_keduanya(jadwal, cara, terisi, sampai):
    """What is not due is never missing; what is complete has a capaian, what is missing has none;
    and a year whose every due quarter is filled is complete whatever else is.
    """
    u = tahun(jadwal, cara, {tw: ANGKA[tw] for tw in terisi}, sampai)
    tempo = {tw for tw in Jadwal.baca(jadwal).tempo(2024) if tw <= sampai}

    assert set(u.kurang) <= tempo - terisi
    assert u.capaian.dapat is u.lengkap
    assert not (u.lengkap and u.kurang)
    if tempo <= terisi:
        assert not u.kurang
    assert u.belum_lengkap is (bool(u.kurang) and not jadwal.startswith("terbit"))
