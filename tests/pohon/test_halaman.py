"""The tree on sheets, checked by the geometry of the page model: nothing cut, nothing lost."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laporan.cetak.denah.halaman import (
    BidangHalaman,
    HalamanDenah,
    bagi_halaman,
    halaman_lanjutan,
)
from laporan.cetak.denah.tata import Jarak, Kotak
from laporan.cetak.grafik import KartuCetak, KopLembar, RincianKartu, TandaLembar, lembar_pohon
from laporan.cetak.grafik.lembar_pohon import KAKI, KEPALA, TEPI, UKURAN_KERTAS, SusunanLembar
from laporan.perencanaan.pohon.cetak import kartu_cetak
from tests.pohon.pohon_besar import kartu_besar
from tests.pohon.test_tata import bertumpuk, pohon, terlintasi

KOP = KopLembar(("PEMERINTAH KABUPATEN CONTOH", "DINAS CONTOH"), "Jalan Contoh 1")
TANDA = TandaLembar(("Contoh, ....", "Kepala Dinas,"), ("A. Contoh", "Pembina", "NIP 1"))
BIDANG = BidangHalaman(700, 500, kop=60)
JARAK = Jarak(saudara=14, tingkat=26, tumpuk=8, geser=16)


def periksa_halaman(kotak: list[Kotak], halaman: list[HalamanDenah]) -> None:
    """Every box stands as itself once; where it does not with its branch, a later page has it."""
    menurut = {k.kode: k for k in kotak}
    lanjutan = halaman_lanjutan(halaman)
    sendiri: list[str] = []
    for nomor, h in enumerate(halaman, start=1):
        kode = [p.kode for p in h.denah.letak]
        assert not bertumpuk(list(h.denah.letak))
        assert not terlintasi(h.denah)
        bebas = BIDANG.tinggi - (BIDANG.kop if nomor == 1 else 0)
        bebas -= 40 + JARAK.tingkat if h.leluhur else 0
        assert (h.denah.lebar <= BIDANG.lebar, h.denah.tinggi <= bebas) == (True, True)
        # The strip names everyone above each of the roots, from the top.
        for akar in h.akar:
            atas, kini = [], menurut[akar].induk
            while kini:
                atas.append(kini)
                kini = menurut[kini].induk
            assert h.leluhur == tuple(reversed(atas))
        for p in h.denah.letak:
            if p.tingkat:
                assert menurut[p.kode].induk in kode
            if p.kode in h.lanjut:
                ke = halaman[lanjutan[p.kode] - 1]
                assert lanjutan[p.kode] > nomor
                assert p.kode in (*ke.leluhur, *ke.akar)
            elif p.kode != h.ulangan:
                sendiri.append(p.kode)
    # A box that goes on elsewhere stands there as itself; all others stand once.
    assert len(sendiri) == len(set(sendiri))
    assert set(sendiri) | {k for h in halaman for k in h.lanjut} == set(menurut)


def bagikan(kotak: list[Kotak]) -> list[HalamanDenah]:
    return bagi_halaman(
        kotak,
        BIDANG,
        leluhur=lambda atas: 40 if atas else 0,
        ulang=lambda kode: Kotak(kode, "", 100, 40),
        tambahan=13,
        jarak=JARAK,
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 60).flatmap(pohon))
def test_pohon_apa_pun_terbagi_tanpa_terpotong(kotak: list[Kotak]) -> None:
    periksa_halaman(kotak, bagikan(kotak))


def test_yang_muat_tetap_satu_halaman_dan_pohon_kecil_bersama() -> None:
    kecil = [Kotak("a", "", 80, 40), Kotak("b", "a", 80, 40), Kotak("c", "", 80, 40)]
    (satu,) = bagikan(kecil)
    assert [p.kode for p in satu.denah.letak] == ["a", "b", "c"]
    assert bagikan([]) == []


def test_anak_yang_banyak_bersambung_ke_halaman_berikutnya() -> None:
    # Five boxes 120 wide with 14 between stand in 700; each has one below it.
    kotak = [Kotak("r", "", 120, 60)]
    for n in range(8):
        kotak += [Kotak(f"a{n}", "r", 120, 60), Kotak(f"b{n}", f"a{n}", 120, 60)]
    satu, dua = bagikan(kotak)
    assert [p.kode for p in satu.denah.letak if p.tingkat == 1] == [f"a{n}" for n in range(5)]
    assert [p.kode for p in dua.denah.letak if p.tingkat == 1] == ["a5", "a6", "a7"]
    assert (satu.bersambung, satu.ulangan, dua.bersambung, dua.ulangan) == (True, "", False, "r")


@pytest.mark.parametrize("kertas", ["a3", "a4"])
@pytest.mark.parametrize("indikator", [0, 2, 30])
def test_setiap_kartu_utuh_di_dalam_bidang_kertasnya(kertas: str, indikator: int) -> None:
    kartu = kartu_cetak(kartu_besar(12 if indikator == 30 else 90, indikator=indikator))
    s = SusunanLembar(kartu, kertas=kertas, kop=KOP, tanda=TANDA)
    lebar, tinggi = UKURAN_KERTAS[kertas]
    tercetak: set[str] = set()
    for nomor, h in enumerate(s.halaman, start=1):
        geser = s.geser(nomor)
        assert geser >= TEPI
        assert not bertumpuk(list(h.denah.letak))
        for p in h.denah.letak:
            assert geser + p.kanan <= lebar - TEPI
            assert s.atas(nomor) + p.y >= TEPI + KEPALA
            assert s.atas(nomor) + p.bawah <= tinggi - TEPI - KAKI
            k = s.ulangan(p.kode) if p.kode == h.ulangan else s.kartu[p.kode]
            assert p.tinggi >= k.tinggi  # all of its lines
            tercetak.add(p.kode)
        for x, selebar, _ in s.leluhur(h.leluhur):
            assert x + selebar <= lebar - TEPI
    if not s.tanda_sendiri:  # the signature is 230 wide and 11 for each of its five lines, 40 free
        akhir = len(s.halaman)
        geser, atas = s.geser(akhir), s.atas(akhir)
        for p in s.halaman[-1].denah.letak:
            di_kiri = geser + p.kanan <= lebar - TEPI - 230
            assert di_kiri or atas + p.bawah <= tinggi - TEPI - KAKI - 11 * 5 - 40
    assert tercetak == set(s.kartu)
    rincian = sum(len(k.rincian) for k in kartu)
    assert sum(len(k.kartu.rincian) for k in s.kartu.values()) == rincian


def test_lembar_berkop_bernomor_bertanda_tangan_dan_terbaca_delapan_titik() -> None:
    lembar = lembar_pohon(
        kartu_cetak(kartu_besar(60)), kertas="a4", judul="Pohon Kinerja", kop=KOP, tanda=TANDA
    )
    assert len(lembar) > 2
    for nomor, satu in enumerate(lembar, start=1):
        akar = ET.fromstring(satu.svg)
        assert (akar.get("width"), akar.get("height")) == ("842pt", "595pt")
        huruf = [
            int(t.get("font-size", "0")) for t in akar.iter("{http://www.w3.org/2000/svg}text")
        ]
        assert min(huruf) == 8
        assert f"Halaman {nomor} dari {len(lembar)}" in satu.svg
        assert ("DINAS CONTOH" in satu.svg) == (nomor == 1)
        assert ("A. Contoh" in satu.svg) == (nomor == len(lembar))
        assert "style=" not in satu.svg
    disebut = {
        int(n) for n in re.findall(r"Lanjut ke halaman (\d+)", "".join(s.svg for s in lembar))
    }
    assert disebut
    assert disebut <= set(range(2, len(lembar) + 1))
    assert lembar_pohon((), kertas="a4", judul="x") == ()


def test_petunjuk_halaman_mendahului_pohon_yang_banyak_halamannya() -> None:
    kartu = kartu_cetak(kartu_besar(120))
    s = SusunanLembar(kartu, kertas="a4", kop=KOP)
    lembar = lembar_pohon(kartu, kertas="a4", judul="Pohon", kop=KOP)
    assert len(lembar) == s.banyak == 1 + len(s.halaman) >= 1 + 8
    assert "Petunjuk halaman" in lembar[0].svg
    assert KOP.baris[0] in lembar[0].svg
    assert KOP.baris[0] not in lembar[1].svg
    # The first reference on the first sheet of the tree counts the index, too.
    kode = next(p.kode for p in s.halaman[0].denah.letak if p.kode in s.halaman[0].lanjut)
    ke = s.lanjutan[kode] + 1
    assert f"Lanjut ke halaman {ke}<" in lembar[1].svg
    assert f"Halaman {ke} dari {s.banyak}" in lembar[ke - 1].svg
    assert kode in {p.kode for p in s.halaman[ke - 2].denah.letak}


def test_isi_yang_berbahaya_tertulis_sebagai_teks() -> None:
    jahat = '<script>alert("1")</script>'
    kartu = [KartuCetak("a", "", jahat, jahat, 1, (RincianKartu(jahat),))]
    (satu,) = lembar_pohon(kartu, kertas="a3", judul=jahat, kop=KopLembar((jahat,), jahat))
    assert "<script>" not in satu.svg


def test_cabang_tercetak_di_bawah_leluhurnya() -> None:
    kartu = kartu_besar(90)
    cabang = kartu_cetak(kartu, "sasaran-7")
    assert [k.kode for k in cabang[:3]] == ["tujuan-0", "sasaran-1", "sasaran-7"]
    assert all(k.kode in {"tujuan-0", "sasaran-1", "sasaran-7"} or k.induk for k in cabang)
    assert len(cabang) == 2 + 1 + 5 + sum(1 for n in range(90) if (n - 1) // 5 in range(36, 41))


@pytest.mark.parametrize(("kertas", "paling"), [("a3", 80), ("a4", 210)])
def test_seribu_simpul_tercetak_utuh_dengan_petunjuk_halaman(kertas: str, paling: int) -> None:
    """Every card stands whole on its paper, beside no other, exactly once as itself; references and
    the index name sheets on which the card stands. `paling`: sheets, for one indicator a card.
    """
    kartu = kartu_cetak(kartu_besar(1000))
    s = SusunanLembar(kartu, kertas=kertas, kop=KOP, tanda=TANDA)
    assert s.banyak <= paling
    lebar, tinggi = UKURAN_KERTAS[kertas]
    sendiri: list[str] = []
    di: dict[str, set[int]] = {}
    for nomor, h in enumerate(s.halaman, start=1):
        assert not bertumpuk(list(h.denah.letak))
        for p in h.denah.letak:
            di.setdefault(p.kode, set()).add(s.awal + nomor)
            assert TEPI <= s.geser(nomor) + p.x <= lebar - TEPI - p.lebar
            assert TEPI + KEPALA <= s.atas(nomor) + p.y <= tinggi - TEPI - KAKI - p.tinggi
            if p.kode in h.lanjut:
                assert s.lanjutan[p.kode] > nomor
            elif p.kode != h.ulangan:
                sendiri.append(p.kode)
    assert len(sendiri) == len(set(sendiri))
    assert set(sendiri) | set(s.lanjutan) == {k.kode for k in kartu}
    # The index: letterhead above it, every line on its paper, every number a sheet of that node.
    assert s.awal >= 1
    assert s.bidang.kop == 0
    teks = {f"{k.label}: {k.teks}": k.kode for k in kartu}
    for nomor in range(1, s.awal + 1):
        letak = s.letak_petunjuk(nomor)
        assert len({(x, y) for x, y, _, _ in letak}) == len(letak)
        for kiri, y, kanan, b in letak:
            assert TEPI <= kiri < kanan <= lebar - TEPI
            assert TEPI + KEPALA < y <= tinggi - TEPI - KAKI
            assert b.halaman in di[teks[b.teks]]
