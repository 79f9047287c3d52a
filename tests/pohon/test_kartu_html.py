"""PURE. Cards of the drawn tree as markup: what is typed stays text, a large tree is lighter."""

from dataclasses import replace

import lxml.html
import pytest

from laporan.perencanaan.pohon.kartu_html import PenggambarKartu, aksi_html
from laporan.perencanaan.pohon.tautan import PembuatTautan, TautanKartu
from tests.pohon.pohon_besar import kartu_besar

JAHAT = "<b>\"&'"


def _satu(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(html)


@pytest.mark.parametrize("besar", [False, True])
def test_yang_diketik_tertulis_sebagai_teks(besar: bool) -> None:
    k = kartu_besar(2)[1]
    i = replace(k.indikator[0], nama=JAHAT, target=JAHAT, kriteria=JAHAT)
    k = replace(
        k, kode=JAHAT, label=JAHAT, teks=JAHAT, penanggung_jawab=JAHAT, unit=JAHAT, anggaran=JAHAT,
        serapan=JAHAT, lintas=(JAHAT,), kode_tujuan=JAHAT, indikator=(i,),
    )  # fmt: skip
    html = PenggambarKartu(besar=besar).kartu(k, 3, [TautanKartu(JAHAT, f"/?a={JAHAT}", "laci")])
    akar = _satu(html)
    assert not akar.xpath(".//b")
    assert akar.get("data-unit") == JAHAT
    assert (akar.get("data-kode"), akar.get("data-tujuan")) == (
        (JAHAT, JAHAT) if besar else (None, None)
    )
    for kelas in ("teks", "pj"):
        assert akar.xpath(f".//p[@class='kp__{kelas}']")[0].text_content() == JAHAT
    tautan = akar.xpath(".//p[@class='kp__aksi']/a[@data-laci]")[0]
    assert (tautan.text, tautan.get("href")) == (JAHAT, f"/?a={JAHAT}")


def test_pohon_besar_dilipat_dan_bertautan_pola() -> None:
    """What the script needs to write the links of each kind stands in their patterns."""
    semua = kartu_besar(7)
    akar = [
        _satu(PenggambarKartu(besar=True).kartu(k, 0, ())) for k in (semua[0], semua[1], semua[2])
    ]
    assert ["kp--nanti" in a.get("class") for a in akar] == [False, False, True]
    pola = dict(PembuatTautan(boleh_ubah=True).pola())
    assert set(pola) == {"tujuan", "sasaran", "kondisi", "faktor", "sasaran-berkondisi"}
    biasa = PembuatTautan(boleh_ubah=True)(
        replace(semua[1], kode="__kode__", kode_tujuan="__tujuan__")
    )
    assert [t.teks for t in pola["sasaran"]] == [t.teks for t in biasa]
    alamat = [
        t.alamat.replace("__pk__", "1").replace("__kunci__", "sasaran-1") for t in pola["sasaran"]
    ]
    assert alamat == [t.alamat for t in biasa]
    assert "Sisipkan kondisi" not in aksi_html(pola["sasaran-berkondisi"])
