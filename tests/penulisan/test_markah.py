"""The dialect: what is let in, what is taken out, and that nothing typed is lost on the way."""

import re
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laporan.dokumen.unsur import (
    Blok,
    Butir,
    Daftar,
    GantiBaris,
    GantiHalaman,
    Judul,
    Mendatar,
    Paragraf,
    Rujukan,
    Sisipan,
    Tabel,
    Teks,
)
from laporan.penulisan.markah.rapi import PANJANG_MAKSIMUM, rapikan
from laporan.penulisan.markah.simpul import MarkahError
from laporan.penulisan.markah.tulis import teks_biasa
from laporan.penulisan.ubah import baku, ke_blok, ke_html, nilai_medan, semua_medan

# --- attacks -----------------------------------------------------------------------------------

SERANGAN = {
    "script": "<p>A<script>alert(1)</script>B</p>",
    "script tak tertutup": "<p>A</p><script>alert(1)",
    "on*": '<p onclick="alert(1)" onmouseover=alert(2)>AB</p>',
    "javascript:": '<p><a href="javascript:alert(1)">AB</a></p>',
    "javascript berspasi": '<p><a href=" jav&#x09;ascript:alert(1)">AB</a></p>',
    "data:": '<p>AB<img src="data:text/html;base64,PHNjcmlwdD4="></p>',
    "img onerror": "<p>AB<img src=x onerror=alert(1)></p>",
    "style": '<p style="background:url(javascript:alert(1))">AB</p>',
    "elemen style": "<style>p{background:url(//luar)}</style><p>AB</p>",
    "svg": "<p>AB</p><svg><script>alert(1)</script><animate onbegin=alert(1)></svg>",
    "math": '<math><mtext><img src=x onerror="alert(1)"></mtext></math><p>AB</p>',
    "iframe": '<iframe src="//luar/"></iframe><p>AB</p>',
    "object": "<object data=x><param></object><p>AB</p>",
    "form": '<form action="//luar"><p>AB</p><input name=x><button>kirim</button></form>',
    "mutasi mxss": "<p>AB</p><noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "mutasi svg style": "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "komentar bersyarat": "<!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--><p>AB</p>",
    "atribut medan berisi tag": '<p><span data-medan="a:&quot;><script>x</script>">AB</span></p>',
    "kunci blok berisi tag": '<div data-blok="&quot;><script>alert(1)</script>"></div><p>AB</p>',
    "judul gambar": '<figure data-gambar="1" data-judul="&quot; onload=&quot;x"></figure>',
    "gambar bukan nomor": '<figure data-gambar="../../etc"></figure><p>AB</p>',
    "kelas dan id": '<p class="orang__menu" id="isi">AB</p>',
    "meta base": '<base href="//luar"><meta http-equiv=refresh content=0><p>AB</p>',
    "nol dan kendali": "<p>A\x00\x08B</p>",
}
BOLEH = re.compile(
    r"</?(p|h[2-5]|ul|ol|li|table|tbody|tr|th|td|figure|div|hr|strong|em|br|span)"
    r"( (data-(gaya|kunci|judul|gambar|alt|blok|mendatar|halaman|medan|rujukan)|type|start|colspan)"
    r'="[^"<>]*")*>'
)


def hanya_dialek(html):
    """Nothing that looks like a tag is left outside the dialect."""
    return "<" not in BOLEH.sub("", html) and ">" not in BOLEH.sub("", html)


@pytest.mark.parametrize("mentah", SERANGAN.values(), ids=SERANGAN)
def test_serangan_tidak_tersisa(mentah):
    hasil = rapikan(mentah).html
    assert hanya_dialek(hasil), hasil
    tanpa_isi_atribut = re.sub(r'"[^"]*"', '""', hasil)
    assert not re.search(r"\bon\w+=|javascript|style=|src=|href=", tanpa_isi_atribut)
    assert "alert" not in hasil
    assert rapikan(hasil).html == hasil


@pytest.mark.parametrize(
    "kasus", ["on*", "javascript:", "style", "form", "iframe", "kelas dan id", "nol dan kendali"]
)
def test_kata_di_sekitar_serangan_tetap(kasus):
    assert "AB" in teks_biasa(rapikan(SERANGAN[kasus]).html)


PESAN = {
    "<script>x</script>": "Kode program",
    "<p onclick=x>A</p>": "Kode program",
    '<p><img src="a.png"></p>': "tombol Gambar",
    '<p><a href="https://contoh.go.id">A</a></p>': "teks biasa",
    '<table><tr><td rowspan="2">A</td><td>B</td></tr><tr><td>C</td></tr></table>': "digabung",
    "<table><tr><td><table><tr><td>A</td></tr></table></td></tr></table>": "dijadikan teks",
    "<ul><li>1" * 9: "digabung",
}


@pytest.mark.parametrize("mentah", PESAN)
def test_yang_dibuang_dikatakan(mentah):
    assert any(PESAN[mentah] in p for p in rapikan(mentah).pesan)


def test_teks_biasa_tidak_diperingatkan():
    assert rapikan("<p>Realisasi <strong>baik</strong>: onset = 3 &lt; 4.</p>").pesan == ()


def test_terlalu_panjang_ditolak_dengan_kata():
    with pytest.raises(MarkahError, match="400 ribu"):
        rapikan("<p>" + "a" * PANJANG_MAKSIMUM)


@pytest.mark.parametrize(
    "mentah",
    [
        "<div>" * 60_000,
        "<ul><li>" * 30_000,
        "<b>" * 90_000 + "A",
        "<table><tr><td>" * 20_000,
        "<blockquote>" * 30_000 + "A",
        "<span data-medan=" * 20_000,
        "&lt;" * 90_000,
        "<p>" * 100_000,
    ],
    ids=lambda m: m[:12],
)
def test_masukan_jahat_tidak_menjatuhkan_server(mentah):
    """Bounded time: refused in words, or cut down to the dialect."""
    awal = time.process_time()
    html = ""
    with suppress(MarkahError):
        html = rapikan(mentah).html
    assert hanya_dialek(html)
    ke_blok(html)
    assert time.process_time() - awal < 5


# --- from Word -----------------------------------------------------------------------------------

BENTUK = {
    "div jadi paragraf": ("<div>Satu</div><div>Dua</div>", "<p>Satu</p><p>Dua</p>"),
    "teks lepas": ("Satu<br>Dua", "<p>Satu<br>Dua</p>"),
    "b dan i": ("<p><b>A</b> <i>B</i></p>", "<p><strong>A</strong> <em>B</em></p>"),
    "span kosong Word": (
        '<p class="MsoNormal"><span style="font-family:Arial"><o:p>A&nbsp;</o:p>B</span></p>',
        "<p>A\xa0B</p>",
    ),
    "h1 jadi paragraf": ("<h1>Bab</h1>", "<p>Bab</p>"),
    "h6 jadi paragraf": ("<h6>Kecil</h6>", "<p>Kecil</p>"),
    "kutipan": ("<blockquote><p>A</p></blockquote>", "<p>A</p>"),
    "b membungkus blok": (
        "<b id=docs><p>A</p><p>B</p></b>",
        "<p>A</p><p>B</p>",
    ),
    "daftar dalam daftar (Word)": (
        "<ul><li>A</li><ul><li>B</li></ul></ul>",
        "<ul><li><p>A</p><ul><li><p>B</p></li></ul></li></ul>",
    ),
    "butir tanpa daftar": ("<li>A</li>", "<ul><li><p>A</p></li></ul>"),
    "daftar yang nomornya tidak berujung": (
        f'<ol start="000100{"9" * 5000}"><li>A</li></ol>',
        "<ol><li><p>A</p></li></ol>",
    ),
    "daftar huruf": (
        '<ol type="a" start="3"><li>A</li></ol>',
        '<ol type="a" start="3"><li><p>A</p></li></ol>',
    ),
    "tabel tanpa tbody": (
        "<table><tr><th>N</th><th>M</th></tr><tr><td>1</td></tr></table>",
        "<table><tbody><tr><th><p>N</p></th><th><p>M</p></th></tr>"
        "<tr><td><p>1</p></td><td><p></p></td></tr></tbody></table>",
    ),
    "sel berparagraf": (
        "<table><tr><td><p>A</p><p>B</p></td></tr></table>",
        "<table><tbody><tr><td><p>A<br>B</p></td></tr></tbody></table>",
    ),
    "medan": (
        '<p>Nilai <span class="x" data-medan="capaian:IKU1:2024">97,3%</span></p>',
        '<p>Nilai <span data-medan="capaian:IKU1:2024">97,3%</span></p>',
    ),
    "pemisah halaman": ('<hr data-halaman="">', '<hr data-halaman="">'),
    "garis biasa dibuang": ("<p>A</p><hr><p>B</p>", "<p>A</p><p>B</p>"),
    "tempat tabel": (
        '<div data-blok="capaian:SS1">x</div>',
        '<div data-blok="capaian:SS1"></div><p>x</p>',
    ),
    "mendatar": (
        '<div data-mendatar=""><div data-mendatar=""><p>A</p></div></div>',
        '<div data-mendatar=""><p>A</p></div>',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("mentah", "rapi"), BENTUK.values(), ids=BENTUK)
def test_bentuk(mentah, rapi):
    assert rapikan(mentah).html == rapi


# --- properties ----------------------------------------------------------------------------------

HURUF = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\u2028\u2029"
)
kata = st.text(HURUF, min_size=1, max_size=12)
medan = st.sampled_from(["", "", "", "capaian:IKU1:2024", "rerata:SS1:semua:2024", "tanya:a"])
teks = st.builds(Teks, kata, st.booleans(), st.booleans(), medan)
rujukan = st.builds(Rujukan, st.sampled_from(["capaian", "x:1"]), st.just("Tabel 3.1"))
isi = st.lists(teks | rujukan | st.just(GantiBaris()), min_size=1, max_size=5).map(tuple)
paragraf = st.builds(Paragraf, isi, st.sampled_from(["biasa", "rumus", "kecil", "tengah", "kanan"]))
judul = st.builds(
    Judul,
    kata.map(lambda t: " ".join(t.split())).filter(bool),
    st.integers(1, 4),
    st.just(""),
)
tempat = st.builds(Sisipan, st.sampled_from(["t1", "t2:a", "g1"]))
polos = paragraf.map(lambda p: Paragraf(p.isi))


def daftar(anak):
    butir = st.builds(Butir, isi, st.lists(anak, max_size=2).map(tuple))
    semua = st.lists(butir, min_size=1, max_size=3).map(tuple)
    return st.builds(Daftar, semua) | st.builds(
        Daftar, semua, st.just(True), st.sampled_from(["1", "a", "i"]), st.integers(1, 20)
    )


blok_biasa = paragraf | judul | daftar(polos | daftar(polos)) | st.just(GantiHalaman())
dokumen = st.lists(
    blok_biasa | st.builds(Mendatar, st.lists(blok_biasa, min_size=1, max_size=2).map(tuple)),
    max_size=4,
).map(tuple)


def tanpa_kosong(blok):
    """Blocks that print nothing (a paragraph of spaces) do not come back."""
    hasil: list[Blok] = []
    for b in blok:
        if isinstance(b, Mendatar):
            isi_dalam = tanpa_kosong(b.isi)
            if isi_dalam:
                hasil.append(Mendatar(isi_dalam))
        elif isinstance(b, Daftar):
            hasil.append(
                Daftar(
                    tuple(Butir(x.isi, tanpa_kosong(x.anak)) for x in b.butir),
                    b.bernomor,
                    b.penomor,
                    b.mulai,
                )
            )
        elif not (isinstance(b, Paragraf) and not b.isi):
            hasil.append(b)
    return tuple(hasil)


@given(dokumen)
@settings(max_examples=150, deadline=None)
def test_blok_pergi_pulang(blok):
    """What the draft writes comes back from the editor as it was."""
    html = ke_html(blok)
    assert ke_blok(rapikan(html).html) == tanpa_kosong(baku(blok))


@given(dokumen, st.lists(tempat, max_size=3, unique=True))
@settings(max_examples=50, deadline=None)
def test_tempat_tabel_pergi_pulang(blok, sisip):
    html = rapikan(ke_html((*sisip, *blok))).html
    assert [b for b in ke_blok(html) if isinstance(b, Sisipan)] == sisip


@given(dokumen)
@settings(max_examples=50, deadline=None)
def test_dialek_tetap_dialek(blok):
    html = rapikan(ke_html(blok)).html
    assert rapikan(html) == rapikan(rapikan(html).html)
    assert rapikan(html).pesan == ()


UNSUR = (
    *("p", "div", "b", "i", "strong", "em", "span", "ul", "ol", "li", "table", "tr", "td", "th"),
    *("h1", "h2", "h3", "h6", "section", "blockquote", "u", "a", "font", "center", "o:p", "pre"),
    *("dl", "dd"),
)
potongan_html = st.recursive(
    st.text(HURUF, max_size=8).map(lambda t: t.replace("<", "").replace("&", "")),
    lambda anak: st.builds(
        lambda nama, a: f"<{nama}>{''.join(a)}</{nama}>",
        st.sampled_from(UNSUR),
        st.lists(anak, max_size=4),
    ),
    max_leaves=25,
)


@given(potongan_html)
@settings(max_examples=300, deadline=None)
def test_tidak_ada_huruf_yang_hilang(mentah):
    """Whatever the nesting, every letter that was typed is stored, in order."""
    import nh3

    def huruf(teks):
        return re.sub(r"[\s|]", "", teks)

    # What a browser shows of the same HTML: tags away, entities decoded.
    import html as html_

    tampak = html_.unescape(nh3.clean(mentah, tags=set()))
    rapi = rapikan(mentah).html
    assert hanya_dialek(rapi)
    assert huruf(teks_biasa(rapi)) == huruf(tampak)
    assert rapikan(rapi).html == rapi


@given(potongan_html)
@settings(max_examples=100, deadline=None)
def test_yang_disimpan_selalu_dapat_dibaca(mentah):
    ke_blok(rapikan(mentah).html)


# --- live figures and tables ---------------------------------------------------------------------


def _teks(blok: Blok) -> list[object]:
    """The pieces of a paragraph, texts as they are printed."""
    assert isinstance(blok, Paragraf)
    return [x.isi if isinstance(x, Teks) else x for x in blok.isi]


def test_medan_memakai_nilai_sekarang():
    html = rapikan('<p>Capaian <span data-medan="capaian:A:2024">1%</span>.</p>').html
    assert ke_blok(html, nilai=lambda m: "97,30%") == (
        Paragraf((Teks("Capaian "), Teks("97,30%", medan="capaian:A:2024"), Teks("."))),
    )
    (hilang,) = ke_blok(html, nilai=lambda m: None)
    assert _teks(hilang)[1] == "[angka tidak ditemukan: capaian:A:2024]"
    assert nilai_medan(html) == (("capaian:A:2024", "1%"),)


def test_pertanyaan_bukan_angka():
    html = '<p><span data-medan="tanya:sebab">[Jelaskan sebabnya]</span></p>'
    assert semua_medan(html) == ()
    (tanya,) = ke_blok(html, nilai=lambda m: None)
    assert _teks(tanya) == ["[Jelaskan sebabnya]"]


def test_tabel_tulisan():
    html = rapikan(
        '<table data-judul="Sebaran"><tr><th>Kecamatan</th><th>Orang</th></tr>'
        "<tr><td>Martapura</td><td>1.026</td></tr>"
        '<tr><td colspan="2"><strong>Jumlah</strong></td></tr></table>'
    ).html
    (tabel,) = ke_blok(html, kunci="bab1:isu_strategis")
    assert isinstance(tabel, Tabel)
    assert (tabel.kunci, tabel.judul, tabel.bernomor) == (
        "tulisan:bab1:isu_strategis:1", "Sebaran", True,
    )  # fmt: skip
    assert [k.judul for k in tabel.kolom] == ["Kecamatan", "Orang"]
    assert [[s.teks for s in b.sel] for b in tabel.baris] == [["Martapura", "1.026"], ["Jumlah"]]
    assert tabel.baris[1].sel[0].rentang == 2
    assert tabel.baris[1].sel[0].tebal


def test_jangkar_judul_tidak_dipakai_dua_kali():
    html = '<h2 data-kunci="a">A</h2><h2 data-kunci="a">B</h2><h2 data-kunci="x">C</h2>'
    blok = ke_blok(html, judul_sah={"a"})
    jangkar = [b.kunci for b in blok if isinstance(b, Judul)]
    assert jangkar == ["a", "", ""]
    assert len(jangkar) == len(blok)
