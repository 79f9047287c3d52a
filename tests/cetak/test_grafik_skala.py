"""One scale for one chart, nothing clipped, letters that can be read on paper."""

import re
from decimal import Decimal as D
from xml.etree import ElementTree as ET

import pytest

from laporan.cetak.grafik import (
    ButirCapaian,
    ButirJalur,
    ButirSerapan,
    PanelTren,
    SimpulPohon,
    TitikKuadran,
    TitikTren,
    UnitBagan,
    bagan_organisasi,
    batang_capaian,
    jalur_akhir,
    kisi_tren,
    kuadran,
    pecah_pohon,
    pohon_kinerja,
    serapan_program,
    tren,
)
from laporan.cetak.grafik import svg as alat
from laporan.cetak.grafik.pohon import LANJUTAN

NS = "{http://www.w3.org/2000/svg}"
PANJANG = "Persentase penyelenggaraan urusan " * 6  # 204 letters
# A4 less the margins of laporan.css, in points.
LEBAR_KERTAS, LEBAR_KERTAS_MENDATAR = D(155) * 72 / D("25.4"), D(257) * 72 / D("25.4")


def _semua(svg: str, tanda: str) -> list[dict[str, str]]:
    return [dict(e.attrib) for e in ET.fromstring(svg).iter(f"{NS}{tanda}")]


def _ukuran(svg: str) -> tuple[D, D]:
    akar = ET.fromstring(svg)
    return D(akar.get("width", "")), D(akar.get("height", ""))


def _titik(svg: str) -> list[D]:
    return [D(c["cx"]) for c in _semua(svg, "circle")]


def _di_dalam(svg: str) -> None:
    """Every mark and every line of text lies within the drawing."""
    lebar, tinggi = _ukuran(svg)
    for k in _semua(svg, "rect"):
        x, y, panjang, bawah = (D(k[n]) for n in ("x", "y", "width", "height"))
        assert x >= 0, k
        assert y >= 0, k
        assert x + panjang <= lebar, k
        assert y + bawah <= tinggi, k
        assert panjang >= 0, k
    for c in _semua(svg, "circle"):
        assert D(c["r"]) <= D(c["cx"]) <= lebar - D(c["r"]), c
        assert 0 <= D(c["cy"]) <= tinggi, c
    for e in ET.fromstring(svg).iter(f"{NS}text"):
        if "transform" in e.attrib:
            continue
        ukuran, tebal = int(e.get("font-size", "")), e.get("font-weight") == "700"
        panjang = D(alat.lebar_teks(e.text or "", ukuran, tebal=tebal))
        x, jangkar = D(e.get("x", "")), e.get("text-anchor", "start")
        kiri = x - {"start": D(0), "middle": panjang / 2, "end": panjang}[jangkar]
        assert kiri >= -1, e.text
        assert kiri + panjang <= lebar + 1, e.text
        assert 0 <= D(e.get("y", "")) <= tinggi, e.text


NILAI = [D(0), D("157.41"), D(1000), D(-20), D(100)]


@pytest.mark.parametrize("nilai", NILAI)
def test_jalur_sampai_ke_nilai_terbesar_dan_terkecil(nilai):
    svg = jalur_akhir(
        [
            ButirJalur("A", D(50), "50 dari 100", awal=nilai),
            ButirJalur("B", nilai, "x dari 100"),
            ButirJalur("C", D(100), "100 dari 100"),
            ButirJalur("D", D(0), "0 dari 100"),
        ],
        judul="J",
        garis_teks="Target 2026",
    )
    _di_dalam(svg)
    awal, separuh, sama, seratus, nol = _titik(svg)
    assert awal == sama
    # Every dot stands where its number says, none at an edge instead.
    satuan = (seratus - nol) / 100
    assert abs((sama - nol) - nilai * satuan) <= D("0.3")
    assert abs((separuh - nol) - 50 * satuan) <= D("0.3")


def test_contoh_157_persen_tidak_digambar_di_100():
    svg = jalur_akhir([ButirJalur("A", D(70), "t", awal=D(157))], judul="J")
    awal, kini = _titik(svg)
    assert awal > kini
    (target,) = {g["points"].split(",")[0] for g in _semua(svg, "polyline")
                 if g.get("stroke-dasharray") == "4 2.5"}  # fmt: skip
    assert awal > D(target)


def test_bagian_satu_gambar_memakai_satu_skala():
    semua = [ButirCapaian(f"I{n}", D(n), f"{n},00%", "Sangat Tinggi") for n in (100, 80, 195, 60)]
    satu, dua = (batang_capaian(semua[a:b], semua=semua) for a, b in ((0, 2), (2, 4)))
    panjang = [D(k["width"]) for s in (satu, dua) for k in _semua(s, "rect")]
    for b, p in zip(semua, panjang, strict=True):
        assert b.nilai is not None
        assert abs(p * 100 - panjang[0] * b.nilai) <= 15
    garis = [
        next(g["points"] for g in _semua(s, "polyline") if g.get("stroke-dasharray"))
        for s in (satu, dua)
    ]
    assert garis[0].split(",")[0] == garis[1].split(",")[0]


@pytest.mark.parametrize("nilai", NILAI)
def test_kuadran_menaruh_setiap_titik_di_nilainya(nilai):
    titik = [TitikKuadran("A", nilai, D(10), "a"), TitikKuadran("B", D(100), D(95), "b"),
             TitikKuadran("C", D(60), D(140), "c")]  # fmt: skip
    svg = kuadran(titik, batas_serapan=D(90))
    _di_dalam(svg)
    y = [D(k["y"]) + 9 for k in _semua(svg, "rect") if k.get("rx") == "9"]
    assert len(y) == 3
    # The scale is linear: the three heights lie as their values do.
    tertinggi = (y[2] - y[1]) / 40
    assert abs((y[1] - y[0]) - (nilai - 100) * tertinggi) <= D("0.6") + abs(nilai) / 80


@pytest.mark.parametrize("nilai", NILAI)
def test_serapan_melampaui_pagu_digambar_melampaui_bingkainya(nilai):
    svg = serapan_program([ButirSerapan("A", nilai, "x%", "r"), ButirSerapan("B", D(50), "y%")])
    _di_dalam(svg)
    bingkai, isi, _, setengah = (D(k["width"]) for k in _semua(svg, "rect"))
    assert abs(isi - abs(nilai) * bingkai / 100) <= D("0.3")
    assert abs(setengah * 2 - bingkai) <= D("0.3")


def _pohon(banyak: int, *, panjang: bool = False) -> list[SimpulPohon]:
    """A root, five below it, the others below those in turn."""
    return [
        SimpulPohon(
            f"s{n}",
            PANJANG if panjang else f"Meningkatnya mutu {n}",
            "" if n == 0 else "s0" if n <= 5 else f"s{(n - 6) % 5 + 1}",
            (f"Persentase hasil {n}: 100,00%", f"Penanggung jawab: Kepala Seksi {n}"),
            "Sasaran",
        )
        for n in range(banyak)
    ]


@pytest.mark.parametrize("panjang", [False, True])
@pytest.mark.parametrize("banyak", [1, 6, 60])
@pytest.mark.parametrize("tinggi", [345, 700])
def test_pohon_dipecah_sehingga_muat_dan_setiap_simpul_sekali(banyak, panjang, tinggi):
    simpul = _pohon(banyak, panjang=panjang)
    bagian = pecah_pohon(simpul, tinggi=tinggi)
    asli = [s.teks for b in bagian for s in b if not s.teks.endswith(LANJUTAN)]
    assert len(asli) == banyak
    assert (len(bagian) == 1) == (_ukuran(pohon_kinerja(simpul))[1] <= tinggi)
    for b in bagian:
        svg = pohon_kinerja(b)
        _di_dalam(svg)
        assert _ukuran(svg)[1] <= tinggi
        # Whoever is drawn below nobody here is a root, or says that its branch goes on.
        kode = {s.kode for s in b}
        lepas = [s for s in b if s.induk not in kode]
        assert all(s.kode == "s0" or s.teks.endswith(LANJUTAN) for s in lepas)


def test_pohon_yang_dalam_tidak_menyempit():
    rantai = [SimpulPohon(f"s{n}", f"Sasaran {n}", f"s{n - 1}" if n else "") for n in range(9)]
    for b in pecah_pohon(rantai):
        svg = pohon_kinerja(b)
        assert min(D(k["width"]) for k in _semua(svg, "rect")) >= 90
    assert pecah_pohon(()) == ()


@pytest.mark.parametrize("panjang", [False, True])
@pytest.mark.parametrize("banyak", [1, 4, 14, 60])
def test_bagan_memuat_setiap_unit_pada_halaman_sebanyak_perlunya(banyak, panjang):
    nama = PANJANG if panjang else "Sub Bagian"
    unit = [UnitBagan("0", "Kepala Dinas", jenis="kepala")] + [
        UnitBagan(str(n), f"{nama} {n}", str((n - 1) // 3), "bidang" if n <= 3 else "sub", "Nama")
        for n in range(1, banyak)
    ]
    gambar = bagan_organisasi(unit)
    assert len(gambar) > 1 if banyak == 60 else len(gambar) >= 1
    kata = re.sub(r"[\s-]+", "", "".join("".join(ET.fromstring(g).itertext()) for g in gambar))
    for u in unit:
        assert re.sub(r"[\s-]+", "", u.nama) in kata
    for g in gambar:
        _di_dalam(g)
        assert _ukuran(g)[1] <= alat.TINGGI


def test_bidang_yang_banyak_menjadi_daftar_berjenjang():
    unit = [UnitBagan("0", "Sekretariat Daerah", jenis="kepala")] + [
        UnitBagan(str(n), f"Bagian Perekonomian dan Pembangunan {n}", "0", "bidang")
        for n in range(1, 10)
    ]
    (svg,) = bagan_organisasi(unit)
    # No word is cut, and everyone hangs on the head.
    assert all("-" not in (t.text or "") for t in ET.fromstring(svg).iter(f"{NS}text"))
    assert len(_semua(svg, "polyline")) == 9


def test_huruf_gambar_paling_kecil_delapan_titik_di_kertas():
    assert alat.LEBAR_MENDATAR * 8 <= LEBAR_KERTAS_MENDATAR * alat.KECIL
    angka = (TitikTren("2023", D(1), "1", D(2), "2"), TitikTren("2024", D(3), "3"))
    for svg in (
        jalur_akhir([ButirJalur("A", D(50), "5 dari 10", awal=D(20))], judul="J"),
        batang_capaian([ButirCapaian("A", D(90), "90%", "Tinggi"), ButirCapaian("B", None, "n")]),
        kuadran(
            [TitikKuadran("A", D(90), D(80), "a"), TitikKuadran("B", D(110), D(99), "b")],
            batas_serapan=D(90),
        ),
        serapan_program([ButirSerapan("A", D(90), "90%", "Rp9 dari Rp10")]),
        tren(angka, judul="J"),
        kisi_tren([PanelTren("A", angka)], judul="J"),
        pohon_kinerja(_pohon(6)),
        *bagan_organisasi([UnitBagan("0", "Dinas", pejabat="Nama"), UnitBagan("1", "Bidang", "0")]),
    ):
        lebar = _ukuran(svg)[0]
        ukuran = [D(t["font-size"]) for t in _semua(svg, "text")]
        assert min(ukuran) * LEBAR_KERTAS / lebar >= 8
