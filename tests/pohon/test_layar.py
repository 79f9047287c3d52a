"""The drawn tree over the sample: every figure, the scope, the files."""

import json
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from pypdf import PdfReader

from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.models import Tugas
from laporan.perencanaan.pohon import layar
from laporan.perencanaan.pohon.matriks import tabel_matriks
from laporan.perencanaan.pohon.potret import kartu_pohon
from laporan.perencanaan.pohon.tugas_cetak import CETAK_POHON
from laporan.tugas.dasar import Argumen, PekerjaanGagalError, diam
from tests.baca import terbaca
from tests.factories import RenstraFactory


@pytest.fixture
def sebagai(client: Any, akun: dict[str, Any]) -> Any:
    def masuk(nama: str) -> Any:
        client.force_login(akun[nama])
        return client

    return masuk


def test_kartu_memuat_angka_yang_sama_dengan_daftar(sebagai: Any, contoh: Any) -> None:
    client = sebagai("sekretariat")
    isi = terbaca(client.get(reverse("pohon_gambar")))
    bahan = Bahan(contoh, 2024)
    for b in bahan.baris:
        assert b.indikator.nama in isi
        assert f"Capaian {b.ukuran.capaian_teks}, {b.ukuran.kriteria}" in isi
    for s in bahan.sasaran:
        assert f'id="sasaran-{s.pk}"' in isi
        induk = f"sasaran-{s.induk_id}" if s.induk_id else f"tujuan-{s.tujuan_id}"
        assert f'data-induk="{induk}"' in isi
    # TPT 2024 as the report prints it, and the sasaran's budget as its Perjanjian Kinerja does.
    assert "Target 2,72% · realisasi 2,71%" in isi
    assert "Rp12.453.995.443" in isi
    assert "Matriks Excel" in isi


def test_operator_melihat_leluhurnya_tanpa_angka(sebagai: Any, contoh: Any, akun: Any) -> None:
    client = sebagai("operator.lattrans")
    isi = terbaca(client.get(reverse("pohon_gambar")))
    assert "kp--konteks" in isi
    assert "Rp12.453.995.443" not in isi  # the agency's own, on the sasaran strategis
    data = json.loads(client.get(reverse("pohon_unduh", args=["json"])).content)
    (tujuan,) = data["pohon"]
    assert (tujuan["indikator"], tujuan["pagu"]) == ([], None)


def test_berkas(sebagai: Any, contoh: Any) -> None:
    client = sebagai("sekretariat")

    def unduh(bentuk: str, **param: str) -> Any:
        respons = client.get(reverse("pohon_unduh", args=[bentuk]), param)
        assert respons.status_code == 200
        assert respons["Content-Disposition"].startswith("attachment")
        return respons

    data = json.loads(unduh("json").content)
    assert (data["format"], data["versi"], data["tahun"]) == ("tapak-pohon-kinerja", 1, 2024)
    (tujuan,) = data["pohon"]
    assert [s["kode"] for s in tujuan["anak"]] == ["SS1", "SS2"]
    assert tujuan["indikator"][0]["realisasi"] == "2,71%"
    ss2 = next(k for k in kartu_pohon(Bahan(contoh, 2024)) if k.kode == "SS2")
    svg = unduh("svg", kertas="a3", cabang=ss2.kunci)
    assert svg["Content-Type"] == "image/svg+xml"
    assert b"PEMERINTAH KABUPATEN BANJAR" in svg.content
    assert b"Terwujudnya Pengembangan" in svg.content
    assert unduh("svg", kertas="a4")["Content-Type"] == "application/zip"
    buku = openpyxl.load_workbook(BytesIO(unduh("xlsx").content))
    assert "Kondisi Awal (2020)" in str([c.value for r in buku.worksheets[1].rows for c in r])


def test_matriks_empat_belas_kolom_untuk_lima_tahun(contoh: Any) -> None:
    bahan = Bahan(contoh, 2024)
    tabel = tabel_matriks(bahan)
    # The sample's Renstra runs from 2021 to 2026: six years.
    assert [k.judul for k in tabel.kolom][:8] == [
        "Misi", "Tujuan", "Sasaran", "Indikator", "Program", "Perangkat Daerah", "Satuan",
        "Kondisi Awal (2020)",
    ]  # fmt: skip
    assert len(tabel.kolom) == 8 + 6 + 1
    assert len(tabel.baris) == len(bahan.baris)
    tpt = tabel.baris[0]
    assert tpt.sel[3].teks == "Tingkat Pengangguran Terbuka"
    assert tpt.sel[8 + 3].teks == "2,72%"


def test_tanpa_pohon(client: Any, pengguna: Any) -> None:
    renstra = RenstraFactory()
    client.force_login(pengguna(SEKRETARIAT, pd=renstra.pd))
    assert "belum ada" in terbaca(client.get(reverse("pohon_gambar")))
    assert client.get(reverse("pohon_unduh", args=["pdf"])).status_code == 404
    assert json.loads(client.get(reverse("pohon_unduh", args=["json"])).content)["pohon"] == []
    assert client.get(reverse("pohon_unduh", args=["xlsx"])).status_code == 200
    assert tabel_matriks(Bahan(renstra.pd, 2099)).baris == ()


def test_pdf_berukuran_kertasnya_dan_berteks(
    sebagai: Any, contoh: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = sebagai("sekretariat")
    ss2 = next(k for k in kartu_pohon(Bahan(contoh, 2024)) if k.kode == "SS2")
    jalur = reverse("pohon_unduh", args=["pdf"])
    respons = client.get(jalur, {"kertas": "a3", "cabang": ss2.kunci})
    (halaman,) = PdfReader(BytesIO(respons.content)).pages
    assert (round(halaman.mediabox.width), round(halaman.mediabox.height)) == (1191, 842)
    teks = " ".join(halaman.extract_text().split())
    for kata in ("PEMERINTAH KABUPATEN BANJAR", "Halaman 1 dari 1", "Sasaran strategis SS2"):
        assert kata in teks
    # What makes many sheets is a job, with its progress by page.
    monkeypatch.setattr(layar, "MAKS_LEMBAR", 0)
    respons = client.get(jalur, {"kertas": "a3", "cabang": ss2.kunci}, follow=True)
    assert "menjadi 1 halaman A3: tekan Siapkan PDF" in terbaca(respons)
    formulir = {"jenis": "pohon_cetak", "bentuk": "pdf", "tahun": "2024", "cabang": ss2.kunci}
    minta = reverse("berkas_minta")
    assert client.post(minta, {**formulir, "kertas": "a5"}).status_code == 404
    assert client.post(minta, {**formulir, "kertas": "a3"}).status_code == 302
    tugas = Tugas.objects.get(jenis="pohon_cetak")
    assert tugas.argumen == {"kertas": "a3", "cabang": ss2.kunci}
    argumen = Argumen(contoh, 2024, tugas.oleh, tugas.pada, tugas.argumen)
    langkah: list[tuple[int, str]] = []
    berkas = CETAK_POHON.kerjakan(argumen, lambda persen, kata: langkah.append((persen, kata)))
    assert berkas is not None
    assert len(PdfReader(BytesIO(berkas.isi)).pages) == 1
    assert (95, "Halaman 1 dari 1") in langkah
    hilang = Argumen(contoh, 2024, tugas.oleh, tugas.pada, {"kertas": "a3", "cabang": "sasaran-0"})
    with pytest.raises(PekerjaanGagalError, match="tidak ada"):
        CETAK_POHON.kerjakan(hilang, diam)
    # Who is limited to a unit prints the own tree only, at once or not.
    client = sebagai("operator.hi")
    assert client.post(minta, {**formulir, "kertas": "a3"}).status_code == 403
    respons = client.get(jalur, {"kertas": "a3"}, follow=True)
    assert "minta Sekretariat mencetaknya" in terbaca(respons)
