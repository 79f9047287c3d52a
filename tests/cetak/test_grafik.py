"""Charts: well-formed, accessible, safe under CSP, and true to their figures."""

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from laporan.cetak.grafik import (
    ButirCapaian,
    ButirSerapan,
    PanelTren,
    SimpulPohon,
    TitikKuadran,
    TitikTren,
    UnitBagan,
    bagan_organisasi,
    batang_capaian,
    kisi_tren,
    kuadran,
    pohon_kinerja,
    serapan_program,
    tren,
)
from laporan.cetak.grafik.percikan import percikan
from laporan.cetak.grafik.svg import bungkus, lebar_teks
from laporan.cetak.grafik.tren import catatan_putus, tanpa_awal
from laporan.dokumen.penomoran import semua_gambar
from tests.cetak.contoh_dokumen import POHON, UNIT, contoh_dokumen

NS = {"s": "http://www.w3.org/2000/svg"}
JAHAT = '<script>alert(1)</script> & "kutip"'
SEMUA = {g.kunci: g.svg for g in semua_gambar(contoh_dokumen())}
KOSONG = {
    "batang": batang_capaian(()),
    "tren": tren((), judul="T"),
    "serapan": serapan_program(()),
    "kuadran": kuadran((), batas_serapan=Decimal(75)),
    "bagan": bagan_organisasi(())[0],
    "pohon": pohon_kinerja(()),
}


def teks(svg: str) -> str:
    """All visible text, in drawing order."""
    return " ".join(t.text or "" for t in ET.fromstring(svg).iterfind(".//s:text", NS))


def batang(svg: str) -> list[Decimal]:
    """Widths of the bars."""
    return [Decimal(r.get("width", "0")) for r in ET.fromstring(svg).iterfind(".//s:rect", NS)]


@pytest.mark.parametrize("svg", [*SEMUA.values(), *KOSONG.values()])
def test_svg_sahih_bernama_dan_tanpa_style(svg):
    akar = ET.fromstring(svg)

    nama, uraian = akar.find("s:title", NS), akar.find("s:desc", NS)
    assert nama is not None
    assert uraian is not None
    assert nama.text
    assert uraian.text
    assert akar.get("aria-labelledby") == nama.get("id")
    assert akar.get("aria-describedby") == uraian.get("id")
    assert "style=" not in svg
    assert "<style" not in svg
    assert "href" not in svg


@pytest.mark.parametrize("svg", SEMUA.values(), ids=SEMUA.keys())
def test_tidak_ada_teks_yang_keluar_bingkai(svg):
    akar = ET.fromstring(svg)
    _, _, lebar, tinggi = map(int, akar.get("viewBox", "").split())
    for t in akar.iterfind(".//s:text", NS):
        if t.get("transform"):
            continue
        x, y, panjang = (
            Decimal(t.get("x", "0")),
            Decimal(t.get("y", "0")),
            lebar_teks(
                t.text or "", int(t.get("font-size", "11")), tebal=t.get("font-weight") == "700"
            ),
        )
        kiri = (
            x - {"start": 0, "middle": panjang // 2, "end": panjang}[t.get("text-anchor", "start")]
        )
        assert kiri >= -1, t.text
        assert kiri + panjang <= lebar + 1, t.text
        assert 0 < y <= tinggi, t.text
    for r in akar.iterfind(".//s:rect", NS):
        assert Decimal(r.get("width", "-1")) >= 0
        assert Decimal(r.get("x", "0")) + Decimal(r.get("width", "0")) <= lebar + 1


def test_teks_pengguna_diloloskan():
    for svg in (
        batang_capaian((ButirCapaian(JAHAT, Decimal(90), JAHAT, JAHAT),)),
        *bagan_organisasi((UnitBagan("A", JAHAT),)),
        pohon_kinerja((SimpulPohon("A", JAHAT, rincian=(JAHAT,), label=JAHAT),)),
        tren((TitikTren(JAHAT, Decimal(1), JAHAT),), judul=JAHAT),
        serapan_program((ButirSerapan(JAHAT, Decimal(1), JAHAT, JAHAT),)),
        kuadran((TitikKuadran(JAHAT, Decimal(1), Decimal(1), JAHAT),), batas_serapan=Decimal(75)),
    ):
        assert "<script" not in svg
        ET.fromstring(svg)


def test_batang_sebanding_dan_mulai_dari_nol():
    svg = batang_capaian(
        (ButirCapaian("A", Decimal(50), "50%"), ButirCapaian("B", Decimal(100), "100%"))
    )
    setengah, penuh = batang(svg)
    assert abs(setengah * 2 - penuh) <= Decimal("0.2")


def test_batang_di_atas_dua_ratus_dipotong_dengan_tanda():
    biasa = (ButirCapaian("A", Decimal(150), "150%"), ButirCapaian("B", Decimal(200), "200%"))
    ekstrem = (biasa[0], ButirCapaian("B", Decimal(606), "606,60%"))

    svg = batang_capaian(ekstrem)

    assert batang(svg)[1] == batang(batang_capaian((biasa[0], replace_teks(biasa[1]))))[1]
    assert "606,60%" in teks(svg)
    assert svg.count('stroke="#ffffff"') == 2  # the two strokes of the break
    assert batang_capaian(biasa).count('stroke="#ffffff"') == 0


def replace_teks(b: ButirCapaian) -> ButirCapaian:
    return ButirCapaian(b.label, b.nilai, "606,60%", b.kriteria)


def test_garis_target_tidak_mencoret_sebab():
    """Where no figure is, its reason stands in the way of the target line: the line makes room."""
    pendek, panjang = "target nol", "tidak dapat dihitung: realisasi TW IV belum dilaporkan"
    putus = [
        len(re.findall("stroke-dasharray", batang_capaian((ButirCapaian("A", None, sebab),) * 2)))
        for sebab in (pendek, panjang)
    ]
    assert putus == [1, 3]
    garis = re.findall(
        r'points="[\d.]+,([\d.]+) [\d.]+,([\d.]+)"[^>]*dasharray',
        batang_capaian((ButirCapaian("A", None, panjang),)),
    )
    assert not [(a, b) for a, b in garis if float(a) < 38 < float(b)]  # the middle of its row


def test_sebab_yang_panjang_tidak_terpotong():
    sebab = "tidak dapat dihitung: angkanya menyusul, diperkirakan terbit November 2026"
    svg = batang_capaian((ButirCapaian("A", None, sebab),))
    baris = re.findall(r'<text x="([\d.]+)"[^>]*>(tidak[^<]*|[^<]*2026)<', svg)
    assert " ".join(isi for _, isi in baris) == sebab
    assert all(float(x) + lebar_teks(isi, 10) <= 540 for x, isi in baris)


def test_yang_tidak_dapat_dihitung_tertulis_dan_tanpa_batang():
    svg = batang_capaian((ButirCapaian("A", None, "tidak dapat dihitung: target nol"),))
    assert batang(svg) == []
    assert "tidak dapat dihitung: target nol" in teks(svg)


def test_capaian_negatif_tidak_menggambar_batang_terbalik():
    svg = batang_capaian((ButirCapaian("A", Decimal(-20), "-20,00%"),))
    assert batang(svg) == [Decimal(0)]


def test_tren_satu_titik_dan_nilai_tetap_dapat_digambar():
    satu = tren((TitikTren("2024", Decimal(4), "4"),), judul="T")
    rata = tren(tuple(TitikTren(str(t), Decimal(100), "100%") for t in (2022, 2023)), judul="T")
    assert "2024" in teks(satu)
    assert "Sumbu tegak" not in teks(rata)


def test_tren_tidak_menyambung_tahun_yang_kosong():
    titik = (
        TitikTren("2021", Decimal(1), "1"),
        TitikTren("2022", Decimal(2), "2"),
        TitikTren("2023"),
        TitikTren("2024", Decimal(3), "3"),
    )
    svg = tren(titik, judul="T")
    garis = re.findall(r'<polyline points="([^"]+)"[^>]*stroke-width="2"', svg)
    assert [len(g.split()) for g in garis] == [2]


def test_tren_putus_pada_ukuran_yang_berubah_dan_menyebut_sebabnya():
    """Years of another measure: neither line passes over them; before all others they take no room;
    the reason stands below, whatever the width.
    """
    beda = "definisi operasionalnya berbeda"

    def satu(tahun: int, n: int) -> TitikTren:
        return TitikTren(str(tahun), Decimal(n), str(n), Decimal(n + 1), str(n + 1))

    titik = [
        TitikTren("2019"), TitikTren("2020", putus=beda), satu(2021, 1), satu(2022, 2),
        TitikTren("2023", putus=beda), satu(2024, 3), satu(2025, 4),
    ]  # fmt: skip
    assert [t.tahun for t in tanpa_awal(titik)] == ["2021", "2022", "2023", "2024", "2025"]
    sebab = "Tahun 2020 dan 2023 tidak digambarkan karena definisi operasionalnya berbeda."
    assert catatan_putus(titik) == sebab
    for lebar in (560, 350):
        svg = tren(titik, judul="T", lebar=lebar)
        assert " ".join(sebab.split()) in teks(svg)
        assert "2019" not in teks(svg)
        nyata, target = (
            re.findall(rf'<polyline points="([^"]+)"[^>]*stroke-width="{tebal}"', svg)
            for tebal in ("2", "1.4")
        )
        assert [len(g.split()) for g in nyata] == [len(g.split()) for g in target] == [2, 2]
        kotak = ET.fromstring(svg).get("viewBox", "").split()
        assert max(float(y) for y in re.findall(r'<text[^>]* y="([\d.]+)"', svg)) < float(kotak[3])
    kecil = percikan(titik, judul="T")
    assert kecil.count("<polyline") == 4 + 2  # a dash for each target, a line on either side
    assert sebab in kecil


def test_tren_yang_tidak_dari_nol_mengatakannya():
    titik = (
        TitikTren("2023", Decimal("97.27"), "97,27%"),
        TitikTren("2024", Decimal("97.30"), "97,30%"),
    )
    assert "Sumbu tegak tidak dimulai dari nol." in teks(tren(titik, judul="T"))


def test_kuadran_menggabung_titik_yang_berimpit():
    titik = tuple(TitikKuadran(f"P{i}", Decimal(100), Decimal(98)) for i in range(3))
    assert "1, 2, 3" in teks(kuadran(titik, batas_serapan=Decimal(75)))


def kata(svg: str) -> str:
    return re.sub(r"[\s-]+", " ", teks(svg))


def test_bagan_memuat_semua_unit_dan_muat_selebar_kertas():
    (svg,) = bagan_organisasi(UNIT)
    for unit in UNIT:
        assert re.sub(r"[\s-]+", " ", unit.nama) in kata(svg)
    assert 'viewBox="0 0 540 ' in svg


def test_pohon_memuat_semua_simpul():
    svg = pohon_kinerja(POHON, lebar=900)
    for simpul in POHON:
        assert re.sub(r"[\s-]+", " ", simpul.teks) in kata(svg)


def test_bungkus_mematuhi_lebar_dan_menandai_yang_terpotong():
    panjang = "Persentase Peraturan Perusahaan yang disahkan dan didaftarkan oleh perusahaan"
    baris = bungkus(panjang, 120, 10, maksimum=2)
    assert len(baris) == 2
    assert baris[-1].endswith("…")
    assert all(lebar_teks(b, 10) <= 120 for b in baris)


def test_bungkus_memenggal_kata_yang_lebih_lebar_dari_baris():
    baris = bungkus("pertanggungjawabannyakah", 40, 10)
    assert "".join(b.rstrip("-") for b in baris) == "pertanggungjawabannyakah"
    assert all(lebar_teks(b, 10) <= 40 for b in baris)


def _panel(nama: str, *nilai: int | None) -> PanelTren:
    return PanelTren(
        nama,
        tuple(
            TitikTren(str(2022 + n), None if v is None else Decimal(v), "" if v is None else str(v))
            for n, v in enumerate(nilai)
        ),
    )


@pytest.mark.parametrize(
    ("nilai", "titik", "garis"),
    [
        pytest.param((1, 2, 3), 3, [3], id="lengkap"),
        pytest.param((1, None, 3), 2, [], id="kosong-di-tengah-memutus-garis"),
        pytest.param((1, 2, None, 3), 3, [2], id="sisa-tetap-bersambung"),
        pytest.param((100, 100, 100), 3, [3], id="tidak-berubah"),
        pytest.param((-5, 0, 900), 3, [3], id="negatif-dan-besar"),
        pytest.param((None, None), 0, [], id="tanpa-angka"),
    ],
)
def test_kisi_tren_menggambar_setiap_tahun_yang_ada(nilai, titik, garis):
    svg = kisi_tren([_panel("A", *nilai)], judul="T")
    assert svg.count("<circle") == titik
    ruas = re.findall(r'<polyline points="([^"]+)"[^>]*stroke="#1f5c4a"', svg)
    assert [len(g.split()) for g in ruas] == garis


def test_kisi_tren_empat_puluh_indikator_bernama_panjang_tetap_di_dalam_bingkai():
    svg = kisi_tren([_panel("Persentase yang panjang sekali " * 9, 1, 2, 9)] * 40, judul="T")
    akar = ET.fromstring(svg)
    lebar, tinggi = Decimal(akar.get("width", "")), Decimal(akar.get("height", ""))
    letak = [
        (Decimal(c.get("cx", "")), Decimal(c.get("cy", ""))) for c in akar.iterfind("s:circle", NS)
    ]
    assert len(letak) == 120
    assert all(0 < x < lebar and 0 < y < tinggi for x, y in letak)
    assert all("9 (2024)" in d.text for d in akar.iterfind("s:desc", NS) if d.text)
