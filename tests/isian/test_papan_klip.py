"""What Excel, LibreOffice and Word put on the clipboard."""

import re

import pytest

from laporan.isian import papan_klip
from laporan.isian.papan_klip import PapanKlipError, baca_papan_klip

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>
<!--table {mso-displayed-decimal-separator:"\\,";} td {padding:1px;}--></style></head><body>
<table border=0><col width=64><tr height=20><td>Indikator</td><td>TW I</td></tr>
<tr><td class=xl65 align=right>97,30</td><td align=right>12.453.995.443</td></tr>
<tr><td>Dua
  baris<br>teks</td><td>&nbsp;</td></tr>
<tr><td>Jumlah</td><td>12.453.995.443</td></tr></table></body></html>"""


def test_tsv_excel():
    blok = baca_papan_klip("97,30\t12.453.995.443\r\n\t(1.000)\r\n")
    assert blok.baris == (("97,30", "12.453.995.443"), ("", "(1.000)"))
    assert blok.dilewati == ()


def test_tsv_sel_berbaris_dan_berkutip():
    blok = baca_papan_klip('"satu\ndua"\t"kata ""penting"""\n')
    assert blok.baris == (("satu\ndua", 'kata "penting"'),)


@pytest.mark.parametrize(
    ("sumber", "teks"),
    [
        ("satu\n  dua", "satu dua"),
        ("satu \t\r\n\n \n dua", "satu dua"),
        ("satu\n", "satu"),
        ("\n\n", ""),
        ("satu  dua", "satu dua"),
    ],
)
def test_akhir_baris_sumber_hanya_tata_letak(sumber: str, teks: str):
    html = f"<table><tr><td>{sumber}</td><td>x</td></tr></table>"
    assert baca_papan_klip("", html).baris == ((teks, "x"),)


def test_deretan_spasi_dilalui_sekali():
    """Looking for a line end from every blank anew took hours for a megabyte of them."""
    pola = [p for p in vars(papan_klip).values() if isinstance(p, re.Pattern)]
    assert not [p.pattern for p in pola if "\\n" in p.pattern]
    spasi = " " * 2_000_000
    html = f"<table><tr><td>a{spasi}b</td></tr></table>"
    assert baca_papan_klip("", html).baris == (("a b",),)


def test_html_excel_judul_dan_jumlah_dilewati_dan_disebut():
    blok = baca_papan_klip("", EXCEL)
    assert blok.baris == (("97,30", "12.453.995.443"), ("Dua baris\nteks", ""))
    assert [(d.baris, d.sebab) for d in blok.dilewati] == [(1, "judul"), (4, "jumlah")]
    assert blok.dilewati[1].isi == "Jumlah · 12.453.995.443"


def test_html_sel_gabungan_menahan_tempatnya():
    html = (
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr>"
        "<tr><td>c</td><td>d</td></tr><tr><td>e</td><td>f</td><td>g</td></tr></table>"
    )
    assert baca_papan_klip("", html).baris == (("a", "b", ""), ("", "c", "d"), ("e", "f", "g"))


def test_html_tanpa_tabel_memakai_teks():
    assert baca_papan_klip("5\t6", "<p>5 6</p>").baris == (("5", "6"),)


def test_tabel_pertama_saja_dan_yang_di_dalamnya_teks():
    html = "<table><tr><td>1</td></tr></table><table><tr><td>2</td></tr></table>"
    assert baca_papan_klip("", html).baris == (("1",),)


@pytest.mark.parametrize(
    "baris",
    [
        "Jumlah pekerja yang dilatih bertambah",  # an analysis, not a total
        "Total",  # alone: no figures beside it
        "Jumlah\tnaik",
        "Realisasi anggaran terlambat karena lelang\t5",
    ],
)
def test_kalimat_bukan_jumlah_bukan_judul(baris):
    blok = baca_papan_klip("5\t6\n" + baris)
    assert len(blok.baris) == 2


def test_judul_hanya_di_atas():
    blok = baca_papan_klip("Uraian\tTW I\n(1)\t(2)\n5\t6\nTarget\tRealisasi\n")
    assert blok.baris == (("5", "6"), ("Target", "Realisasi"))
    assert len(blok.dilewati) == 2


def test_baris_kosong_di_tengah_tetap_menempati():
    assert baca_papan_klip("5\n\n6\n").baris == (("5",), ("",), ("6",))


@pytest.mark.parametrize("teks", ["", "\n\n", "\t\t\n", "Target\tRealisasi"])
def test_kosong_ditolak(teks):
    with pytest.raises(PapanKlipError):
        baca_papan_klip(teks)


def test_terlalu_besar_ditolak():
    with pytest.raises(PapanKlipError, match="1001 baris"):
        baca_papan_klip("5\n" * 1001)
    with pytest.raises(PapanKlipError, match="101 kolom"):
        baca_papan_klip("\t".join("5" * 101))
    with pytest.raises(PapanKlipError):
        baca_papan_klip("", "<table><tr><td colspan=999>5</td></tr></table>")


# --- bounds (finding F6) -------------------------------------------------------------------------

SERANGAN = {
    # one cell that reaches over a thousand rows and columns, and rows for it to reach into
    "rentang": "<table><tr><td colspan=1000 rowspan=1000>5</td></tr>" + "<tr><td>5</td></tr>" * 200,
    "rentang bersusun": "<table>" + "<tr><td colspan=90 rowspan=999>5</td></tr>" * 200,
    "rentang sangat besar": "<table><tr><td colspan=999999999>5</td></tr></table>",
    "baris": "<table>" + "<tr><td>5</td></tr>" * 5001,
}


@pytest.mark.parametrize("nama", SERANGAN)
def test_rentang_dibatasi_selagi_dibaca(nama, monkeypatch):
    """Refused before the cells are made, not after."""
    dibuat = 0

    class Terhitung(papan_klip.Tergabung):
        def __new__(cls, *isi):
            nonlocal dibuat
            dibuat += 1
            return super().__new__(cls, *isi)

    monkeypatch.setattr(papan_klip, "Tergabung", Terhitung)
    with pytest.raises(PapanKlipError, match="Blok terlalu besar"):
        baca_papan_klip("", SERANGAN[nama])
    assert dibuat <= 2 * papan_klip.KOLOM_MAKSIMUM


def test_seluruh_blok_terbesar_masih_diterima():
    """1.000 rows of 100 columns, merged as far as they go."""
    html = "<table>" + "<tr><td colspan=100 rowspan=1000>5</td></tr>" + "<tr></tr>" * 999
    baris = baca_papan_klip("", html).baris
    assert (len(baris), len(baris[0]), baris[0][0]) == (1000, 100, "5")


@pytest.mark.parametrize(
    "pecahan", ["<a ", "<td ", "<a a='", "<!--", "<![", "<style>", "<", "</", "&#", '<td x="']
)
def test_tag_yang_tidak_berakhir_dibaca_sekali_jalan(pecahan):
    """html.parser takes minutes over 20.000 of the first, and raises AssertionError at `<![`."""
    html = "<table><tr><td>5</td><td>6</td></tr>" + pecahan * 100_000
    assert baca_papan_klip("7", html).baris[0][:2] == ("5", "6")


def test_jumlah_yang_bertitik_dua_banyak():
    """A row that begins like a total is looked at once, however many colons follow."""
    blok = baca_papan_klip(f"Total{':' * 100_000}x\t5")
    assert len(blok.baris) == 1
    blok = baca_papan_klip("1\t5\nSub - Total : keseluruhan ::\t5")
    assert [d.sebab for d in blok.dilewati] == ["jumlah"]


def test_tag_sebagaimana_ditulis_office():
    html = (
        "<html><head><style>td {x:'<td>'}</style></head><!-- <table><tr><td>0 -->"
        "<TABLE border=0><TR><TD CLASS='a>b' colspan=\"2\" style='mso-number-format:\"[>=1]0\";'>"
        "A &lt; B&nbsp;&#67;</TD><th rowspan='1'>3\n   4<br/>5</th></TR></TABLE><p>x"
    )
    assert baca_papan_klip("", html).baris == (("A < B C", "", "3 4\n5"),)
