"""Any sequence of loads, in any order and repeated, gives the totals of a slow model that knows
nothing of versions' lines: what the last file said, added up.
"""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from anggaran.impor.banding import (
    BetsDokumen,
    DokumenAktif,
    KunciGaris,
    RealisasiTersimpan,
    SasaranAngka,
    kumulatif_dokumen,
    nol_triwulan,
    pagu_berlaku,
    putar,
    rencana_pagu,
    rencana_realisasi,
)

SUB = (1, 2)
#: Lines of one file never overlap each other; files may be at different levels.
TINGKAT = (
    ("5",),
    ("5.1.01", "5.1.02"),
    ("5.1.01", "5.1.02.01.01.0024", "5.1.02.01.01.0052", "5.2.02"),
)
SUMBER = ("", "1.1", "1.2.01.01")


@st.composite
def berkas_pagu(draw):
    """A version of the budget as a file says it: its number and its lines."""
    rekening, bersumber = draw(st.sampled_from(TINGKAT)), draw(st.booleans())
    semua = [
        KunciGaris(s, r, d)
        for s in SUB
        for r in rekening
        for d in (SUMBER[1:] if bersumber else SUMBER[:1])
    ]
    dipilih = draw(st.lists(st.sampled_from(semua), min_size=1, unique=True))
    nilai = st.integers(0, 9)
    return draw(st.integers(1, 3)), {k: draw(nilai) for k in dipilih}


def terapkan(angka, ubahan):
    """What is stored after a plan is carried out."""
    for s in ubahan:
        assert angka.get(s.sasaran) == s.sebelum
        if s.sesudah is None:
            del angka[s.sasaran]
        else:
            angka[s.sasaran] = s.sesudah


def per_versi(angka):
    hasil: dict[Any, Any] = {}
    for s, nilai in angka.items():
        hasil.setdefault(s.dokumen, {})[s.kunci] = nilai
    return hasil


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(berkas_pagu(), min_size=1, max_size=6))
def test_pagu_menurut_berkas_terakhir_setiap_versi(urutan):
    angka: dict[Any, Any] = {}
    terakhir: dict[Any, Any] = {}
    for ke, isi in urutan:
        terapkan(angka, rencana_pagu(ke, isi, per_versi(angka), terakhir).ubahan)
        terakhir[ke] = isi
        for versi, berkas in terakhir.items():
            berlaku = pagu_berlaku(per_versi(angka), versi)
            for sub in SUB:
                diharapkan = sum(n for k, n in berkas.items() if k.sub == sub)
                assert sum(n for k, n in berlaku.items() if k.sub == sub) == diharapkan
        ulang = rencana_pagu(ke, isi, per_versi(angka), terakhir)
        assert ulang.ubahan == []
        assert (ulang.hitungan.baru, ulang.hitungan.berubah) == (0, 0)


dokumen = st.tuples(
    st.sampled_from("abcdef"),
    st.sampled_from([KunciGaris(s, r) for s in SUB for r in TINGKAT[2]]),
    st.integers(1, 99),
)
bulanan = st.tuples(st.integers(1, 4), st.lists(dokumen, max_size=5, unique_by=lambda d: d[0]))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(bulanan, min_size=1, max_size=6))
def test_realisasi_menurut_dokumen_terakhir(urutan):
    """The slow model: a list of documents; a file strikes out its month and its own numbers."""
    tersimpan: dict[Any, Any] = {}
    bets: list[Any] = []
    model: list[Any] = []
    for bulan, isi in urutan:
        bets.append(
            BetsDokumen(frozenset({bulan}), {k: DokumenAktif(bulan, g, n) for k, g, n in isi})
        )
        aktif = putar(bets)
        sampai = max(max(b.bulan) for b in bets)
        milik = frozenset(tersimpan)
        rencana = rencana_realisasi(
            kumulatif_dokumen(aktif, sampai),
            RealisasiTersimpan(dict(tersimpan), milik, milik),
            {},
            gantikan_dokumen=True,
        )
        assert rencana.berselisih == []
        terapkan(tersimpan, rencana.ubahan)

        nomor = {k for k, _, _ in isi}
        model = [d for d in model if d[1] != bulan and d[0] not in nomor]
        model += [(k, bulan, g.sub, n) for k, g, n in isi]
        for b in range(1, sampai + 1):
            for sub in SUB:
                terbaca = sum(
                    n for s, n in tersimpan.items() if s.dokumen == b and s.kunci.sub == sub
                )
                assert terbaca == sum(n for _, m, s, n in model if m <= b and s == sub)


def test_yang_diketik_tinggal_sampai_diputuskan():
    """Typed at the level of the sub kegiatan, imported by rekening: one money, two figures."""
    ketik = {SasaranAngka(1, KunciGaris(1, "5")): 70}
    berkas = {
        SasaranAngka(1, KunciGaris(1, "5.1.01")): 50,
        SasaranAngka(1, KunciGaris(1, "5.1.02")): 30,
    }
    ada = RealisasiTersimpan(ketik)
    (selisih,) = rencana_realisasi(berkas, ada, {}).berselisih
    assert (selisih.kunci, selisih.diketik, selisih.diimpor) == ("1:1:5", 70, 80)
    assert rencana_realisasi(berkas, ada, {"1:1:5": "ketik"}).ubahan == []
    angka = dict(ketik)
    terapkan(angka, rencana_realisasi(berkas, ada, {"1:1:5": "impor"}).ubahan)
    assert angka == berkas
    sama = {SasaranAngka(1, KunciGaris(1, "5")): 80}
    rencana = rencana_realisasi(berkas, RealisasiTersimpan(sama), {})
    assert (rencana.ubahan, rencana.berselisih, rencana.hitungan.sama) == ([], [], 2)


def test_nol_pada_akhir_triwulan_yang_lengkap():
    """A line with a pagu and no document is zero, not missing; what a document holds is not."""
    pagu = {
        KunciGaris(1, "5.1.01", "1.1"): 10,
        KunciGaris(1, "5.1.02"): 20,
        KunciGaris(2, "5.2"): 0,
        KunciGaris(2, "5"): 30,
    }
    angka = {SasaranAngka(3, KunciGaris(2, "5.1.02.01.01.0024")): 4}
    assert nol_triwulan(pagu, angka, {1, 2, 3, 4}) == {
        SasaranAngka(3, KunciGaris(1, "5.1.01")): 0,
        SasaranAngka(3, KunciGaris(1, "5.1.02")): 0,
    }
    assert nol_triwulan(pagu, angka, {1, 3}) == {}
