"""The chart of a year's months: places of bars and lines, reckoned by hand."""

import re
from decimal import Decimal as D

from laporan.cetak.grafik.bulanan import ButirBulan, serapan_bulanan
from tests.pasti import pasti

BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def butir(serapan, rencana=None):
    return [
        ButirBulan(
            nama, serapan.get(n), D(100) * n / 12, f"{serapan[n]}%" if n in serapan else "",
            rencana.get(n) if rencana else None,
        )
        for n, nama in enumerate(BULAN, 1)
    ]  # fmt: skip


def tinggi(svg):
    return [D(n) for n in re.findall(r'height="([\d.]+)" fill="#1f5c4a"', svg)]


def test_tinggi_batang_sebanding_dari_nol():
    """From 224 (0 %) up to 22 (100 %): 202 pixels for the whole pagu."""
    svg = serapan_bulanan(butir({1: D(10), 2: D(25), 3: D(50)}), judul="Uji")
    assert tinggi(svg) == [D("20.2"), D("50.5"), D(101)]


def test_garis_waktu_sampai_desember():
    svg = serapan_bulanan(butir({1: D(10)}), judul="Uji")
    garis = pasti(re.search(r'points="([^"]+)" fill="none" stroke="#9c2f1f"', svg))[1].split()
    assert len(garis) == 12
    assert garis[-1].endswith(",22")
    assert "Rencana kas" not in svg


def test_nama_garis_tidak_bertumpuk():
    """Time and plan both end at 100 %: their names stand 13 pixels apart."""
    svg = serapan_bulanan(butir({1: D(10)}, {n: D(100) * n / 12 for n in range(1, 13)}), judul="U")
    y = {n: D(t) for t, n in re.findall(r'y="([\d.]+)"[^>]*>(Waktu|Rencana kas)<', svg)}
    assert y["Rencana kas"] - y["Waktu"] == 13


def test_lewat_pagu_tetap_di_dalam():
    svg = serapan_bulanan(butir({12: D(125)}), judul="Uji")
    assert tinggi(svg) == [D(202)]


def test_tanpa_realisasi():
    assert "Belum ada realisasi." in serapan_bulanan(butir({}), judul="Uji")


def test_ponsel_hanya_nilai_terakhir():
    """At 350 pixels a month has some twenty: two values side by side would touch."""
    svg = serapan_bulanan(butir({1: D(10), 2: D(25)}, {}), judul="Uji", lebar=350)
    assert [n for n in ("10%", "25%") if f">{n}<" in svg] == ["25%"]
    assert [n for n in BULAN if f">{n}<" in svg] == list(BULAN[::2])
