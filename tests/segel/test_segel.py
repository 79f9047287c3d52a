"""A naskah signed by both parties: what pyHanko and poppler say of it, and of every change."""

import subprocess
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pikepdf
import pytest

from kinerja.models import SertifikatSegel
from laporan.perjanjian.cetak import pdf_naskah
from laporan.segel import HasilSegel, Rahasia, SegelError, penyegel_aktif, periksa_pdf, sertifikat
from laporan.segel.gelung import di_luar_gelung
from laporan.segel.lokal import PenyegelLokal
from tests.segel.bsre_tiruan import buat_ca
from tests.segel.data import ALAMAT, KODE, data_contoh

PADA = {1: datetime(2026, 1, 12, 1, 30, tzinfo=UTC), 2: datetime(2026, 1, 15, 6, 5, tzinfo=UTC)}
WITA = ZoneInfo("Asia/Makassar")

# Not repeated on PostgreSQL: the files are made from the document model, not by the database.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture(scope="module")
def naskah() -> bytes:
    return pdf_naskah(data_contoh(), kode=KODE, alamat_verifikasi=ALAMAT)


def segel(pdf: bytes, pihak: int) -> HasilSegel:
    data = data_contoh()
    sebutan = data["pihak_pertama" if pihak == 1 else "pihak_kedua"]["sebutan"]
    return penyegel_aktif().segel(
        pdf, pihak=pihak, sebutan=sebutan, nama="", pada=PADA[pihak], tautan=ALAMAT, zona=WITA
    )


@pytest.fixture
def berdua(naskah: bytes, sertifikat_segel: Path, simpanan: dict[str, bytes]) -> bytes:
    """Signed once for the whole file of tests; the certificate is recorded for each."""
    if not simpanan:
        simpanan["berdua"] = segel(segel(naskah, 1).pdf, 2).pdf
    sertifikat.catat(sertifikat.muat())
    return simpanan["berdua"]


@pytest.fixture(scope="module")
def simpanan() -> dict[str, bytes]:
    return {}


def jalankan(tmp_path: Path, pdf: bytes, *perintah: str) -> str:
    berkas = tmp_path / "x.pdf"
    berkas.write_bytes(pdf)
    return subprocess.run(
        [perintah[0], *perintah[1:], str(berkas)], capture_output=True, text=True, check=True
    ).stdout


def test_dua_medan_kosong_sebelum_ditandatangani(naskah: bytes) -> None:
    with pikepdf.open(BytesIO(naskah)) as pdf:
        medan = {str(m.T): m for m in pdf.Root.AcroForm.Fields}
        assert set(medan) == {"PihakPertama", "PihakKedua"}
        assert all("/V" not in m and "/N" in m.AP for m in medan.values())
        # Second party left, first party right, on one line.
        kiri, kanan = (medan[n].Rect for n in ("PihakKedua", "PihakPertama"))
        assert float(kiri[2]) < float(kanan[0])
        assert float(kiri[1]) == float(kanan[1])


def test_kedua_tanda_tangan_sah(berdua: bytes) -> None:
    hasil = periksa_pdf(berdua)
    assert hasil.sah, hasil
    pertama, kedua = hasil.tanda
    assert (pertama.pihak, kedua.pihak) == (1, 2)
    assert pertama.penanda == "Kepala Dinas Tenaga Kerja dan Transmigrasi"
    assert kedua.penanda == "Bupati Banjar"
    assert (pertama.pada, kedua.pada) == (PADA[1], PADA[2])
    assert all(t.dikenal and t.utuh and not t.tersertifikasi for t in hasil.tanda)
    assert "bukan TTE tersertifikasi" in pertama.subjek
    assert pertama.pesan == "Sah. Sesudahnya hanya ditambahkan tanda tangan pihak lain."


def test_tanda_tangan_pertama_adalah_awalan_berkas_kedua(
    naskah: bytes, sertifikat_segel: Path
) -> None:
    """Incremental: nothing that was signed is rewritten."""
    pertama = segel(naskah, 1).pdf
    kedua = segel(pertama, 2).pdf
    assert pertama.startswith(naskah)
    assert kedua.startswith(pertama)


def test_pdfsig_menerima_keduanya(berdua: bytes, tmp_path: Path) -> None:
    keluaran = jalankan(tmp_path, berdua, "pdfsig")
    assert keluaran.count("Signature Validation: Signature is Valid.") == 2
    assert keluaran.count("ETSI.CAdES.detached") == 2
    assert keluaran.count("Total document signed") == 1
    assert "Signature Field Name: PihakPertama" in keluaran


def test_validator_pyhanko_menerima_keduanya(berdua: bytes) -> None:
    """Their own reading: the certificate as the only root, the default difference policy."""
    from asn1crypto import pem, x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    akar = x509.Certificate.load(pem.unarmor(SertifikatSegel.objects.get().pem.encode())[2])
    tertanam = PdfFileReader(BytesIO(berdua)).embedded_regular_signatures
    assert len(tertanam) == 2
    for satu in tertanam:
        konteks = ValidationContext(trust_roots=[akar], allow_fetching=False)
        # A browser test of the same process may have left its loop running.
        status = di_luar_gelung(partial(validate_pdf_signature, satu, konteks))
        assert status.bottom_line, status.pretty_print_details()


def test_cap_terbaca_dan_menyebut_bukan_tte(berdua: bytes, tmp_path: Path) -> None:
    berkas = tmp_path / "x.pdf"
    berkas.write_bytes(berdua)
    teks = subprocess.run(
        ["pdftotext", "-l", "1", str(berkas), "-"], capture_output=True, text=True, check=True
    ).stdout
    rata = " ".join(teks.split())
    assert rata.count("Ditandatangani secara elektronik oleh") == 2
    assert "12 Januari 2026 pukul 09.30 WITA" in rata
    assert "15 Januari 2026 pukul 14.05 WITA" in rata
    assert rata.count("Segel Tapak, bukan TTE tersertifikasi") == 2
    assert KODE in rata


# --- every change is told ----------------------------------------------------------------------


def ubah_bita(pdf: bytes) -> bytes:
    """One bit of a page's content."""
    letak = pdf.index(b"stream") + 200
    return pdf[:letak] + bytes([pdf[letak] ^ 1]) + pdf[letak + 1 :]


def tambah(pdf: bytes, ubah: Any) -> bytes:
    """An incremental update, as an editor that keeps the old bytes writes it."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    penulis = IncrementalPdfFileWriter(BytesIO(pdf))
    ubah(penulis)
    keluar = BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def isian_jabatan(penulis: Any) -> None:
    """Say that somebody else signed."""
    from pyhanko.pdf_utils.generic import pdf_string

    medan = penulis.root["/AcroForm"]["/Fields"][1]
    medan["/TU"] = pdf_string("Tanda tangan Gubernur")
    penulis.update_container(medan)


def keterangan(penulis: Any) -> None:
    from pyhanko.pdf_utils.generic import DictionaryObject, pdf_name, pdf_string

    judul = DictionaryObject({pdf_name("/Title"): pdf_string("PERJANJIAN KINERJA TAHUN 2025")})
    penulis.set_info(penulis.add_object(judul))


def lampiran_diganti(penulis: Any) -> None:
    """Draw the first page where the annex was."""
    halaman = penulis.root["/Pages"]["/Kids"]
    kedua = halaman[1]
    kedua["/Contents"] = halaman[0].raw_get("/Contents")
    penulis.update_container(kedua)


@pytest.mark.parametrize("ubah", [isian_jabatan, keterangan, lampiran_diganti])
def test_perubahan_sesudahnya_terdeteksi(berdua: bytes, ubah: Any) -> None:
    hasil = periksa_pdf(tambah(berdua, ubah))
    assert not hasil.sah
    assert "diubah" in hasil.pesan or "ditambahkan atau diganti" in hasil.pesan


def test_lampiran_diganti_di_antara_dua_tanda_tangan(naskah: bytes, sertifikat_segel: Path) -> None:
    """The second party signs what the first did not: the file is whole, the first is not."""
    hasil = periksa_pdf(segel(tambah(segel(naskah, 1).pdf, lampiran_diganti), 2).pdf)
    pertama, kedua = hasil.tanda
    assert (pertama.utuh, pertama.sah) == (False, False)
    assert pertama.pesan == "Halaman, isian, atau keterangan berkas diubah setelah tanda tangan."
    assert kedua.sah
    assert (hasil.utuh, hasil.sah) == (False, False)
    assert hasil.pesan == "Isi berkas ini diubah setelah ditandatangani. Jangan dipakai."


def _bersertifikat(settings: Any, tmp_path: Path, pada: datetime) -> None:
    """Another certificate of this installation, valid for five years from then on."""
    berkas = tmp_path / "lain.p12"
    sertifikat.tulis_p12(berkas, sertifikat.buat_p12(nama="Segel Tes", sandi="", pada=pada))
    settings.TAPAK_SEGEL_BERKAS = str(berkas)
    sertifikat.catat(sertifikat.muat())


def test_sertifikat_yang_kini_habis_tetap_sah(
    naskah: bytes, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Valid 2015 to 2020, signed in 2018: a document outlives the certificate that sealed it."""
    _bersertifikat(settings, tmp_path, datetime(2015, 1, 5, tzinfo=UTC))
    monkeypatch.setitem(PADA, 1, datetime(2018, 1, 12, 1, 30, tzinfo=UTC))
    hasil = periksa_pdf(segel(naskah, 1).pdf)
    assert hasil.sah, hasil
    assert hasil.tanda[0].pada == PADA[1]


@pytest.mark.parametrize("tahun", [2018, 2024], ids=["belum-berlaku", "sudah-habis"])
def test_sertifikat_yang_tidak_berlaku_saat_menandatangani(
    naskah: bytes, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tahun: int
) -> None:
    """Valid 2019 to early 2024. The seal refuses it; a file made without that refusal is told."""
    _bersertifikat(settings, tmp_path, datetime(2019, 1, 5, tzinfo=UTC))
    monkeypatch.setitem(PADA, 1, datetime(tahun, 6, 12, 1, 30, tzinfo=UTC))
    with pytest.raises(SegelError, match="tidak berlaku pada waktu ini"):
        segel(naskah, 1)
    monkeypatch.setattr("laporan.segel.lokal._masa", lambda milik, pada: "")
    hasil = periksa_pdf(segel(naskah, 1).pdf)
    (tanda,) = hasil.tanda
    assert (tanda.utuh, tanda.dipercaya, hasil.sah) == (True, False, False)
    assert tanda.pesan == (
        "Isi tidak berubah, tetapi sertifikatnya tidak berlaku pada waktu penandatanganan."
    )


@pytest.mark.parametrize(("tahun", "sah"), [(2014, False), (2018, True), (2025, False)])
def test_sertifikat_di_bawah_akar_dinilai_saat_menandatangani(
    naskah: bytes,
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tanpa_pemicu: None,
    tahun: int,
    sah: bool,
) -> None:
    """Issued by a root that we trust, valid January 2015 to December 2024; not recorded here."""
    akar, p12 = buat_ca(datetime(2015, 1, 5, tzinfo=UTC))
    (tmp_path / "akar.pem").write_bytes(akar)
    (tmp_path / "orang.p12").write_bytes(p12)
    settings.TAPAK_BSRE_AKAR = str(tmp_path / "akar.pem")
    settings.TAPAK_SEGEL_BERKAS = str(tmp_path / "orang.p12")
    monkeypatch.setitem(PADA, 1, datetime(tahun, 6, 12, 1, 30, tzinfo=UTC))
    monkeypatch.setattr("laporan.segel.lokal._masa", lambda milik, pada: "")
    tersegel = segel(naskah, 1).pdf
    SertifikatSegel.objects.all().delete()
    hasil = periksa_pdf(tersegel)
    assert hasil.utuh
    assert hasil.sah is sah, hasil
    (tanda,) = hasil.tanda
    assert (
        tanda.pesan.startswith("Sah.")
        if sah
        else tanda.pesan
        == ("Isi tidak berubah, tetapi sertifikatnya tidak berlaku pada waktu penandatanganan.")
    )


def test_satu_bita_terdeteksi(berdua: bytes) -> None:
    hasil = periksa_pdf(ubah_bita(berdua))
    assert not hasil.sah
    assert hasil.pesan == "Isi berkas ini diubah setelah ditandatangani. Jangan dipakai."


@pytest.mark.parametrize("sisa", [100, 1000, 20_000])
def test_berkas_terpotong_terdeteksi(berdua: bytes, sisa: int) -> None:
    hasil = periksa_pdf(berdua[:-sisa])
    assert not hasil.sah


def test_ditulis_ulang_kehilangan_tanda_tangan(berdua: bytes) -> None:
    """Saving anew (merge, print, compress) is not an update: the signature breaks."""
    keluar = BytesIO()
    with pikepdf.open(BytesIO(berdua)) as pdf:
        pdf.save(keluar)
    assert not periksa_pdf(keluar.getvalue()).sah


@pytest.mark.parametrize("isi", [b"", b"%PDF-1.7", b"PK\x03\x04", b"%PDF-1.7\n" + b"0" * 5000])
def test_bukan_pdf(isi: bytes) -> None:
    hasil = periksa_pdf(isi)
    assert not hasil.terbaca
    assert hasil.pesan.startswith("Berkas ini rusak")


def test_naskah_tanpa_tanda_tangan(naskah: bytes) -> None:
    hasil = periksa_pdf(naskah)
    assert (hasil.sah, hasil.tanda) == (False, ())


def test_sertifikat_asing_tidak_dipercaya(berdua: bytes, tanpa_pemicu: None) -> None:
    """Sealed elsewhere: sound, but by nobody we know."""
    SertifikatSegel.objects.all().delete()
    hasil = periksa_pdf(berdua)
    assert not hasil.sah
    assert all(t.utuh and not t.dipercaya for t in hasil.tanda)
    assert all("tidak dikenal oleh sistem ini" in t.pesan for t in hasil.tanda)
    assert hasil.pesan == ("Berkas ini utuh, tetapi tidak semua tanda tangannya dapat dipercaya.")


# --- refusals ----------------------------------------------------------------------------------


def test_medan_yang_terisi_ditolak(naskah: bytes, sertifikat_segel: Path) -> None:
    sekali = segel(naskah, 1).pdf
    with pytest.raises(SegelError, match="sudah terisi"):
        segel(sekali, 1)


def test_tanpa_sertifikat_ditolak(naskah: bytes, settings: Any, tmp_path: Path) -> None:
    settings.TAPAK_SEGEL_BERKAS = str(tmp_path / "tidak-ada.p12")
    assert "buat_sertifikat_segel" in PenyegelLokal().kendala()
    with pytest.raises(SegelError, match="belum tersedia"):
        segel(naskah, 1)


def test_rahasia_tidak_tercetak() -> None:
    rahasia = Rahasia(nik="6303000000000000", passphrase="sandi-tte", totp="123456")
    for teks in (repr(rahasia), str(rahasia), f"{rahasia}", repr([rahasia])):
        assert "6303" not in teks
        assert "sandi-tte" not in teks
        assert "123456" not in teks
