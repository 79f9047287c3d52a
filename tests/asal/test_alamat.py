"""Keys of origins, their addresses, and the links that printed pages make of them."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from django.urls import resolve
from pypdf import PdfReader

from laporan.bahan.alamat_asal import dasar_asal, dasar_asal_tercetak
from laporan.cetak import html, pdf
from laporan.dokumen.asal import alamat_asal, kunci_asal
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import Bab, Baris, Dokumen, Kolom, Paragraf, Sel, Tabel, Teks
from tests.factories import PDFactory

DASAR = "https://tapak.contoh.go.id/asal/dinas/"
KUNCI = "capaian:IKU 1:2024"


@pytest.mark.parametrize(
    ("kunci", "alamat"),
    [
        pytest.param("realisasi:IKU1:2024", "2024/IKU1/#realisasi", id="setahun"),
        pytest.param("realisasi@2:IKU1:2024", "2024/tw2/IKU1/#realisasi", id="triwulan"),
        pytest.param("turunan:IKU1:2024", "2024/IKU1/#realisasi", id="hasil-rumus"),
        pytest.param("capaian:A:B/1 ä:2023", "2023/A%3AB/1%20%C3%A4/#capaian", id="kode-aneh"),
        pytest.param("cacah:IKU1:2024", "", id="tanpa-halaman"),
        pytest.param("realisasi:IKU1", "", id="tanpa-tahun"),
        pytest.param("realisasi@5:IKU1:2024", "", id="triwulan-lima"),
        pytest.param("realisasi::2024", "", id="tanpa-kode"),
    ],
)
def test_alamat(kunci: str, alamat: str) -> None:
    assert alamat_asal(DASAR, kunci) == (f"{DASAR}{alamat}" if alamat else "")
    assert alamat_asal("", kunci) == ""


def test_alamat_menuju_halamannya(db: None, settings: Any) -> None:
    """What the pure function makes is what the routes read, whatever the codes."""
    pd = PDFactory(kode="dinas/a b")
    alamat = alamat_asal(dasar_asal(pd), kunci_asal("target", "IKU/1", 2024, 3))
    cocok = resolve(alamat.replace("%20", " ").partition("#")[0])
    assert cocok.url_name == "asal_triwulan"
    assert cocok.kwargs == {"pd": "dinas/a b", "tahun": 2024, "triwulan": 3, "kode": "IKU/1"}
    settings.TAPAK_ALAMAT = "https://tapak.contoh.go.id"
    assert dasar_asal_tercetak(pd) == f"https://tapak.contoh.go.id{dasar_asal(pd)}"
    for tanpa in ("", "http://127.0.0.1:8000", "http://localhost"):
        settings.TAPAK_ALAMAT = tanpa
        assert dasar_asal_tercetak(pd) == ""


def _dokumen(asal: str) -> Dokumen:
    baris = tuple(
        Baris((Sel(f"Indikator {n} yang namanya panjang sekali"), Sel("97,30%", asal=kunci)))
        for n, kunci in enumerate((KUNCI, "", "cacah:IKU1:2024"))
    )
    tabel = Tabel(
        "capaian",
        "Realisasi Kinerja",
        (Kolom("Indikator", kunci="indikator"), Kolom("Capaian (%)", "kanan", kunci="capaian")),
        baris,
    )
    teks = Paragraf((Teks("Capaian "), Teks("97,30%", medan=KUNCI), Teks(".")))
    return nomori(
        Dokumen(
            "Laporan", "", "Dinas", "Pemda", 2024, "", bab=(Bab("ISI", (teks, tabel)),), asal=asal
        )
    )


def test_pratinjau_bertautan_ke_situs_sendiri() -> None:
    """Cells and live figures of the text; what has no page is plain text."""
    isi = html.isi_html(_dokumen(DASAR), asal="/asal/dinas/")
    alamat = 'href="/asal/dinas/2024/IKU%201/#capaian"'
    assert isi.count(alamat) == 2
    assert isi.count("lk-asal") == 2
    assert "data-asal" not in isi
    assert "lk-asal" not in html.isi_html(_dokumen(DASAR), asal="")


def test_pdf_bertautan_dan_isinya_tetap() -> None:
    """The address of the site stands in the link; words and their places are the same without."""
    bertautan, polos = (
        PdfReader(BytesIO(pdf.ekspor(_dokumen(asal)).isi)).pages[0] for asal in (DASAR, "")
    )
    tautan = [o.get_object() for o in bertautan.get("/Annots", ())]
    assert [str(t["/A"]["/URI"]) for t in tautan] == [f"{DASAR}2024/IKU%201/#capaian"]
    assert [str(t["/Contents"]) for t in tautan] == ["Asal angka"]
    assert "/Annots" not in polos
    assert _huruf(bertautan) == _huruf(polos)


def _huruf(halaman: Any) -> list[tuple[str, float, float]]:
    hasil: list[tuple[str, float, float]] = []
    halaman.extract_text(
        visitor_text=lambda teks, _cm, tm, *_: hasil.append((teks, tm[4], tm[5])) if teks else None
    )
    return hasil


def test_dokumen_beku_lama_tanpa_tautan() -> None:
    """A document from before has no address: its print is what it was."""
    lama = _dokumen("")
    tanpa_asal = replace(
        lama,
        bab=tuple(
            replace(
                b,
                isi=tuple(
                    replace(
                        x,
                        baris=tuple(
                            replace(r, sel=tuple(replace(s, asal="") for s in r.sel))
                            for r in x.baris
                        ),
                    )
                    if isinstance(x, Tabel)
                    else x
                    for x in b.isi
                ),
            )
            for b in lama.bab
        ),
    )
    assert html.cetak_html(lama) == html.cetak_html(tanpa_asal)
