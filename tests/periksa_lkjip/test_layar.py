"""The page: upload, progress, findings, lists; what is kept and for how long."""

import json
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook

from kinerja.peran import OPERATOR, SEKRETARIAT
from laporan.models import StatusTugas, Tugas
from laporan.periksa_lkjip.tugas import PERIKSA_LKJIP
from laporan.tugas.anak import simpan
from laporan.tugas.bersih import bersihkan
from laporan.tugas.dasar import Argumen, PekerjaanGagalError, diam
from tests.factories import PDFactory, UnitFactory
from tests.periksa_lkjip.susun import BERSIH, docx, ganti, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def orang(pengguna: Any) -> Any:
    return pengguna(SEKRETARIAT, pd=PDFactory())


@pytest.fixture
def masuk(client: Any, orang: Any) -> Any:
    client.force_login(orang)
    client.get(reverse("beranda"), {"tahun": "2024"})
    return client


def _unggah(klien: Any, isi: bytes, nama: str = "LKjIP 2024.txt") -> Any:
    return klien.post(reverse("periksa_lkjip"), {"berkas": SimpleUploadedFile(nama, isi)})


def _kerjakan(t: Tugas) -> Tugas:
    """What the worker does, without its process."""
    berkas = PERIKSA_LKJIP.kerjakan(Argumen(t.pd, t.tahun, t.oleh, t.pada, t.argumen), diam)
    assert berkas is not None
    isi = simpan(t, berkas)
    Tugas.objects.filter(pk=t.pk).update(
        status=StatusTugas.SELESAI, selesai_pada=timezone.now(), **isi
    )
    t.refresh_from_db()
    return t


@pytest.fixture
def diperiksa(masuk: Any) -> Tugas:
    """A finished check of a report with two faults."""
    isi = ganti(ganti(BERSIH, "94,17%", "94,71%"), "3 (tiga)", "3 (empat)")
    _unggah(masuk, teks(isi))
    return _kerjakan(Tugas.objects.get())


def test_unggah_lalu_ikuti(masuk: Any) -> None:
    respons = _unggah(masuk, teks(BERSIH))

    t = Tugas.objects.get()
    assert respons["Location"] == reverse("periksa_lkjip_hasil", args=[t.pk])
    isi = masuk.get(respons["Location"]).text
    assert "Menunggu giliran" in isi
    assert 'http-equiv="refresh"' in isi
    assert t.judul == "Periksa LKjIP: LKjIP 2024.txt"


def test_hasil_menyandingkan_angka(masuk: Any, diperiksa: Tugas) -> None:
    isi = masuk.get(reverse("periksa_lkjip_hasil", args=[diperiksa.pk])).text

    assert "94,71%" in isi
    assert "<strong>94,17%</strong>" in isi
    assert "Kemungkinan sebab: Dua digit tertukar." in isi
    assert "Galat (2)" in isi
    assert "Efisiensi (Tabel 3.5) dihitung 100% − serapan." in isi


def test_saring_dan_urut(masuk: Any, diperiksa: Tugas) -> None:
    alamat = reverse("periksa_lkjip_hasil", args=[diperiksa.pk])

    catatan = masuk.get(alamat, {"tingkat": "catatan"}).text
    tempat = masuk.get(alamat, {"urut": "tempat"}).text

    assert "94,71%" not in catatan
    assert "Skala kriteria tidak menyebut" in catatan
    # The sentence stands before the tables in the report.
    assert tempat.index("empat") < tempat.index("94,71%")


def test_daftar_excel_dan_json(masuk: Any, diperiksa: Tugas) -> None:
    def unduh(bentuk: str) -> bytes:
        alamat = reverse("periksa_lkjip_unduh", args=[diperiksa.pk, bentuk])
        return b"".join(masuk.get(alamat))

    baris = list(load_workbook(BytesIO(unduh("xlsx")))["Temuan"].values)

    assert [b[0] for b in baris] == ["Tingkat", "Galat", "Galat", "Catatan"]
    assert baris[2][4:6] == ("94,71%", "94,17%")
    assert len(json.loads(unduh("json"))["temuan"]) == 3


def test_berkas_yang_tidak_dapat_diperiksa_disebut_di_halaman(masuk: Any) -> None:
    respons = _unggah(masuk, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 90, "lama.doc")

    assert respons.status_code == 422
    assert "berkata sandi atau berformat Office lama" in respons.text
    assert not Tugas.objects.exists()


def test_tanpa_berkas(masuk: Any) -> None:
    respons = masuk.post(reverse("periksa_lkjip"))

    assert respons.status_code == 422
    assert "Pilih laporan yang akan diperiksa." in respons.text


def test_dokumen_yang_sudah_dihapus_diminta_lagi(masuk: Any) -> None:
    _unggah(masuk, teks(BERSIH))
    t = Tugas.objects.get()
    default_storage.delete(t.argumen["letak"])

    with pytest.raises(PekerjaanGagalError, match="Unggah lagi"):
        PERIKSA_LKJIP.kerjakan(Argumen(t.pd, t.tahun, t.oleh, t.pada, t.argumen), diam)


def test_dokumen_tidak_disimpan_setelah_diperiksa(diperiksa: Tugas) -> None:
    assert not default_storage.exists(diperiksa.argumen["letak"])


@pytest.fixture
def diperiksa_word(masuk: Any) -> Tugas:
    """A finished check of a Word file."""
    _unggah(masuk, docx(ganti(BERSIH, "94,17%", "94,71%")), "LKjIP 2024.docx")
    return _kerjakan(Tugas.objects.get())


def test_dokumen_bertanda_diunduh(masuk: Any, diperiksa_word: Tugas) -> None:
    halaman = masuk.get(reverse("periksa_lkjip_hasil", args=[diperiksa_word.pk])).text
    alamat = reverse("periksa_lkjip_unduh", args=[diperiksa_word.pk, "bertanda"])
    respons = masuk.get(alamat)

    assert f'href="{alamat}"' in halaman
    assert "Unduh dokumen bertanda (Word)" in halaman
    assert 'filename="LKjIP 2024-bertanda.docx"' in respons["Content-Disposition"]
    komentar = [k.text for k in Document(BytesIO(respons.content)).comments]
    assert any("Tercetak: 94,71%. Seharusnya: 94,17%." in k for k in komentar)
    # The list is still there beside it.
    daftar = masuk.get(reverse("periksa_lkjip_unduh", args=[diperiksa_word.pk, "json"]))
    assert json.loads(daftar.content)["bertanda"] == "docx"


def test_teks_tidak_punya_dokumen_bertanda(masuk: Any, diperiksa: Tugas) -> None:
    alamat = reverse("periksa_lkjip_unduh", args=[diperiksa.pk, "bertanda"])

    assert alamat not in masuk.get(reverse("periksa_lkjip_hasil", args=[diperiksa.pk])).text
    assert masuk.get(alamat).status_code == 404


def test_buku_kerja_data_diunduh(masuk: Any, diperiksa_word: Tugas) -> None:
    halaman = masuk.get(reverse("periksa_lkjip_hasil", args=[diperiksa_word.pk])).text
    alamat = reverse("periksa_lkjip_unduh", args=[diperiksa_word.pk, "data"])
    respons = masuk.get(alamat)

    assert f'href="{alamat}"' in halaman
    assert "3 indikator" in halaman
    assert "6 realisasi" in halaman
    assert f'href="{reverse("persiapan_buku")}"' in halaman
    assert 'filename="data-LKjIP 2024.xlsx"' in respons["Content-Disposition"]
    xl = load_workbook(BytesIO(respons.content))
    assert xl.sheetnames[0] == "Petunjuk"
    assert [b[0] for b in xl["indikator"].values] == ["kode", "IK-1", "IK-2", "IK-3"]
    assert xl["perangkat_daerah"]["A2"].value == diperiksa_word.pd.kode


def test_teks_pun_memberi_buku_kerja_data(masuk: Any, diperiksa: Tugas) -> None:
    respons = masuk.get(reverse("periksa_lkjip_unduh", args=[diperiksa.pk, "data"]))

    assert load_workbook(BytesIO(respons.content))["pagu"].max_row == 4


def test_laporan_tanpa_tabel_tidak_menawarkan_data(masuk: Any) -> None:
    _unggah(masuk, teks(BERSIH[:3]))
    t = _kerjakan(Tugas.objects.get())

    assert "Ambil sebagai data" not in masuk.get(reverse("periksa_lkjip_hasil", args=[t.pk])).text
    assert masuk.get(reverse("periksa_lkjip_unduh", args=[t.pk, "data"])).status_code == 404


def test_data_yang_gagal_disusun_tidak_menghilangkan_temuan(
    masuk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_: Any) -> bytes:
        raise KeyError("indikator")

    monkeypatch.setattr("laporan.periksa_lkjip.tugas.susun_buku", gagal)
    _unggah(masuk, teks(ganti(BERSIH, "94,17%", "94,71%")))
    t = _kerjakan(Tugas.objects.get())

    isi = masuk.get(reverse("periksa_lkjip_hasil", args=[t.pk])).text
    assert "Galat (1)" in isi
    assert "Ambil sebagai data" not in isi


def test_hasil_lama_tanpa_dokumen_bertanda_tetap_terbuka(masuk: Any, diperiksa: Tugas) -> None:
    lama = b'{"nama": "lkjip.docx", "temuan": [], "tabel": [], "tahun": 2024, "halaman": 0}'
    letak = default_storage.save("tugas/lama/periksa.json", ContentFile(lama))
    Tugas.objects.filter(pk=diperiksa.pk).update(berkas=letak)

    respons = masuk.get(reverse("periksa_lkjip_hasil", args=[diperiksa.pk]))

    assert "Tidak ada temuan" in respons.text
    assert "bertanda" not in respons.text


def test_dokumen_yang_tidak_dapat_ditandai_tetap_ada_temuannya(
    masuk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_: Any) -> bytes:
        raise KeyError("word/comments.xml")

    monkeypatch.setattr("laporan.periksa_lkjip.naskah_asing.tandai", gagal)
    _unggah(masuk, docx(ganti(BERSIH, "94,17%", "94,71%")), "LKjIP 2024.docx")
    t = _kerjakan(Tugas.objects.get())

    isi = masuk.get(reverse("periksa_lkjip_hasil", args=[t.pk])).text
    assert "Galat (1)" in isi
    assert "Unduh dokumen bertanda" not in isi
    assert not default_storage.exists(t.argumen["letak"])


def test_hasil_dihapus_setelah_tujuh_hari(masuk: Any, diperiksa: Tugas) -> None:
    def selesai(hari: int) -> str:
        Tugas.objects.filter(pk=diperiksa.pk).update(
            selesai_pada=timezone.now() - timedelta(days=hari)
        )
        bersihkan()
        diperiksa.refresh_from_db()
        return diperiksa.status

    assert selesai(6) == StatusTugas.SELESAI
    assert selesai(8) == StatusTugas.DIHAPUS
    isi = masuk.get(reverse("periksa_lkjip_hasil", args=[diperiksa.pk])).text
    assert "sudah dihapus karena lama" in isi


def test_pd_lain_tidak_melihatnya(client: Any, pengguna: Any, diperiksa: Tugas) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=PDFactory()))

    for alamat in (
        reverse("periksa_lkjip_hasil", args=[diperiksa.pk]),
        reverse("periksa_lkjip_unduh", args=[diperiksa.pk, "json"]),
    ):
        assert client.get(alamat).status_code == 404


def test_operator_tidak_memeriksa(client: Any, pengguna: Any) -> None:
    client.force_login(pengguna(OPERATOR, unit=UnitFactory()))

    assert client.get(reverse("periksa_lkjip")).status_code == 403
