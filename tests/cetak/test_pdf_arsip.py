"""The PDF as an archival and accessible file: what PDF/A-3a and a screen reader ask of it.

No validator runs here; these are the conditions of ISO 19005-3 that a report could break.
"""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from laporan.cetak import pdf
from laporan.cetak.dasar import Berkas
from laporan.dokumen.penomoran import daftar_gambar, daftar_isi, daftar_tabel, nomori, semua_gambar
from laporan.dokumen.unsur import Dokumen
from tests.cetak.contoh_dokumen import contoh_dokumen

pytestmark = pytest.mark.sqlite


@pytest.fixture(scope="module")
def dokumen() -> Dokumen:
    return nomori(contoh_dokumen())


@pytest.fixture(scope="module")
def berkas(dokumen: Dokumen, sekali: Any) -> Iterator[pikepdf.Pdf]:
    data = (Berkas("data.json", "application/json", b"{}"),)
    # The same as in test_exporters.py.
    cetakan, _ = sekali("contoh_dokumen berdata", lambda: pdf.cetak(dokumen, data=data))
    isi = cetakan.isi
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", isi)
    with pikepdf.open(BytesIO(isi)) as terbuka:
        yield terbuka


@pytest.fixture(scope="module")
def simpul(berkas: pikepdf.Pdf) -> list[Any]:
    """Every element of the tag tree in reading order."""

    def telusuri(n: Any) -> Iterator[Any]:
        if isinstance(n, pikepdf.Array):
            for anak in n:
                yield from telusuri(anak)
        elif isinstance(n, pikepdf.Dictionary) and "/S" in n:
            yield n
            yield from telusuri(n.get("/K"))

    return list(telusuri(berkas.Root.StructTreeRoot.K))


def kamus(berkas: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream of the file."""
    return (o for o in berkas.objects if isinstance(o, pikepdf.Dictionary | pikepdf.Stream))


def test_menyatakan_diri_pdf_a_dan_xmp_sama_dengan_info(berkas):
    with berkas.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
        assert xmp["dc:title"] == str(berkas.docinfo.Title)
        assert xmp["dc:creator"] == [str(berkas.docinfo.Author)]
        assert xmp["dc:description"] == str(berkas.docinfo.Subject)
        assert xmp["xmp:CreatorTool"] == str(berkas.docinfo.Creator)
        assert xmp["pdf:Producer"] == str(berkas.docinfo.Producer)
    assert "/Filter" not in berkas.Root.Metadata


def test_warna_bersandar_pada_profil_yang_ikut(berkas):
    (maksud,) = berkas.Root.OutputIntents
    assert maksud.S == "/GTS_PDFA1"
    assert maksud.DestOutputProfile.N == 3
    assert maksud.DestOutputProfile.read_bytes()[36:40] == b"acsp"  # an ICC profile
    ruang = {str(o.ColorSpace) for o in kamus(berkas) if o.get("/Subtype") == "/Image"}
    assert "/DeviceCMYK" not in ruang


def test_huruf_tertanam_dan_dapat_dibaca_sebagai_teks(berkas):
    huruf = [o for o in kamus(berkas) if o.get("/Type") == "/FontDescriptor"]
    assert len(huruf) >= 4
    assert all({"/FontFile2", "/FontFile3"} & set(h.keys()) for h in huruf)
    assert all("/ToUnicode" in o for o in kamus(berkas) if o.get("/Subtype") == "/Type0")
    jenis = {str(o.Subtype) for o in kamus(berkas) if o.get("/Type") == "/Font"}
    assert jenis <= {"/Type0", "/CIDFontType2", "/CIDFontType0"}  # no standard font left outside


def test_tanpa_sandi_skrip_formulir_dan_bagian_yang_tembus(berkas):
    assert not berkas.is_encrypted
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Collection"} & set(berkas.Root.keys())
    terlarang = {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData"}
    for o in kamus(berkas):
        assert str(o.get("/S")) not in terlarang
        assert "/AA" not in o
        # Transparency would need a blending colour space on its page.
        assert o.get("/BM", "/Normal") == "/Normal"
        assert o.get("/ca", 1) == o.get("/CA", 1) == 1
        assert o.get("/SMask", "/None") == "/None"
        assert "/LZWDecode" not in str(o.get("/Filter"))


def test_lampiran_data_menyebut_jenis_dan_kaitannya(berkas):
    (lampiran,) = (o for o in kamus(berkas) if o.get("/Type") == "/Filespec")
    assert str(lampiran.UF) == str(lampiran.F) == "data.json"
    assert lampiran.AFRelationship == "/Data"
    assert lampiran.EF.F.Subtype == "/application/json"
    assert [str(a.UF) for a in berkas.Root.AF] == ["data.json"]
    assert list(berkas.attachments) == ["data.json"]


def test_setiap_tautan_tercetak_dan_bernama_tujuannya(berkas, dokumen):
    butir = (*daftar_isi(dokumen), *daftar_tabel(dokumen), *daftar_gambar(dokumen))
    nama = {b.kunci: f"{b.nomor} {b.teks}".strip() for b in butir}
    tautan = [a for h in berkas.pages for a in h.get("/Annots", [])]
    for a in tautan:
        assert int(a.F) & 0b111110 == 0b100  # printed, neither hidden nor without a view
        assert "/StructParent" in a
        assert str(a.Contents) == nama[str(a.Dest)]
    assert {str(a.Dest) for a in tautan} == set(nama)


def test_pohon_tanda_memuat_judul_tabel_daftar_dan_gambar(berkas, simpul, dokumen):
    banyak = Counter(str(s.S) for s in simpul)
    assert banyak["/Document"] == 1
    assert banyak["/H1"] == len(dokumen.bagian_depan) + len(dokumen.bab) + len(dokumen.lampiran)
    assert min(banyak[t] for t in ("/H2", "/P", "/L", "/LI", "/LBody", "/Table", "/TR")) > 0
    assert all(h.Tabs == "/S" and "/StructParents" in h for h in berkas.pages)
    tingkat = [int(str(s.S)[2]) for s in simpul if re.fullmatch(r"/H\d", str(s.S))]
    assert tingkat[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(tingkat)), tingkat


def test_setiap_sel_kepala_menyebut_lingkupnya(simpul):
    kepala = [s for s in simpul if s.S == "/TH"]
    assert len(kepala) > 20
    assert {str(s.A.Scope) for s in kepala} == {"/Column"}
    for tabel in (s for s in simpul if s.S == "/Table"):
        assert {str(a.S) for a in tabel.K} <= {"/THead", "/TBody", "/Caption"}


def test_setiap_gambar_beralternatif_teks(simpul, dokumen):
    alternatif = [str(s.get("/Alt", "")).strip() for s in simpul if s.S == "/Figure"]
    assert len(alternatif) >= len(semua_gambar(dokumen)) > 3
    assert all(alternatif)
