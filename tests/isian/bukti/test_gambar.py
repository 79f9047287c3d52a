"""Every picture that somebody uploads: bounded by its header, drawn anew (finding F8)."""

import io
import struct
import zlib
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from kinerja.bukti.berkas import baca_berkas
from kinerja.bukti.gambar import (
    GAMBAR_LAPORAN,
    LOGO,
    SISI_BUKTI,
    TITIK_MAKSIMUM,
    BatasGambar,
    periksa_gambar,
    rapikan_gambar,
)
from kinerja.bukti.jenis import JPEG, PNG
from kinerja.models import PerangkatDaerah
from kinerja.penolakan import TerlaluBesarError, TidakSahError
from kinerja.peran import SEKRETARIAT
from laporan.cetak import lambang
from laporan.cetak.lambang import lambang_pd
from tests import factories as f
from tests.admin.test_halaman import alamat
from tests.isian.bukti.bantu import Unggahan
from tests.isian.bukti.berkas import HTML, gambar

RAHASIA = b"-3.316694,114.590111"
"""What a telephone writes into a photograph: where it was taken."""


def kepala_png(lebar: int, tinggi: int) -> bytes:
    """A PNG of a hundred bytes that says it is so large; its data are one row."""

    def potong(tipe: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + tipe + isi + struct.pack(">I", zlib.crc32(tipe + isi))

    return (
        b"\x89PNG\r\n\x1a\n"
        + potong(b"IHDR", struct.pack(">IIBBBBB", lebar, tinggi, 8, 0, 0, 0, 0))
        + potong(b"IDAT", zlib.compress(b"\x00" * 8))
        + potong(b"IEND", b"")
    )


def berahasia(bentuk: str) -> bytes:
    aliran = io.BytesIO()
    asal = Image.new("RGB", (40, 20), (13, 74, 56))
    if bentuk == "PNG":
        teks = PngImagePlugin.PngInfo()
        teks.add_text("Comment", RAHASIA.decode())
        asal.save(aliran, "PNG", pnginfo=teks, icc_profile=b"ICC" + RAHASIA)
    else:
        exif = Image.Exif()
        exif[0x010E] = RAHASIA.decode()
        exif[0x0112] = 6  # held on its side
        asal.save(aliran, "JPEG", exif=exif, comment=RAHASIA, icc_profile=b"ICC" + RAHASIA)
    assert RAHASIA in aliran.getvalue()
    return aliran.getvalue()


@pytest.mark.parametrize("batas", [LOGO, GAMBAR_LAPORAN])
@pytest.mark.parametrize(
    "ukuran",
    [(TITIK_MAKSIMUM // 5_000 + 1, 5_000), (20_001, 1), (1, 20_001), (60_000, 60_000)],
)
def test_titik_diketahui_dari_kepalanya(
    ukuran: tuple[int, int], batas: BatasGambar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred bytes that would take gigabytes: refused before anything is decoded."""
    isi = kepala_png(*ukuran)
    assert len(isi) < 120
    monkeypatch.setattr(
        "PIL.ImageFile.ImageFile.load", lambda *_: pytest.fail("the picture was decoded")
    )
    with pytest.raises(TerlaluBesarError, match="50 juta titik"):
        rapikan_gambar("a.png", isi, batas)
    with pytest.raises(TerlaluBesarError, match="50 juta titik"):
        periksa_gambar(isi, PNG)
    with pytest.raises(TerlaluBesarError, match="50 juta titik"):
        baca_berkas(Unggahan("a.png", isi))


def test_sapuan_jpeg_terbatas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty bytes make the reader go over every dot once more: refused before any is decoded."""
    aliran = io.BytesIO()
    Image.new("L", (16, 16), 128).save(aliran, "JPEG", progressive=True)
    asal = aliran.getvalue()
    sapuan = asal[asal.rfind(b"\xff\xda") : -2]
    assert len(sapuan) < 60
    assert rapikan_gambar("a.jpg", asal, LOGO).lebar == 16
    bom = asal[:-2] + sapuan * 100 + asal[-2:]
    monkeypatch.setattr(
        "PIL.ImageFile.ImageFile.load", lambda *_: pytest.fail("the picture was decoded")
    )
    for baca in (
        lambda: rapikan_gambar("a.jpg", bom, LOGO),
        lambda: periksa_gambar(bom, JPEG),
        lambda: baca_berkas(Unggahan("a.jpg", bom)),
    ):
        with pytest.raises(TerlaluBesarError, match="100 sapuan"):
            baca()


@pytest.mark.parametrize("tanda", [0x00, 0x1A], ids=["the width", "the dots of an inch"])
@pytest.mark.parametrize("bentuk", ["JPEG", "PNG"])
def test_kepala_exif_yang_berdusta_ditolak(bentuk: str, tanda: int) -> None:
    """A text where a number belongs, found by changing bytes at random: a fault of the server."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "judul", 6
    bohong = exif.tobytes().replace(b"\x01\x0e\x00\x02", bytes([1, tanda, 0, 2]))
    aliran = io.BytesIO()
    Image.new("RGB", (40, 20)).save(aliran, bentuk, exif=bohong)
    with pytest.raises(TidakSahError, match="rusak"):
        rapikan_gambar(f"a.{bentuk.lower()}", aliran.getvalue(), LOGO)


def test_bita() -> None:
    with pytest.raises(TerlaluBesarError, match="lebih dari 2 MB"):
        rapikan_gambar("a.png", bytes(LOGO.bita + 1), LOGO)


@pytest.mark.parametrize("bentuk", ["PNG", "JPEG"])
def test_yang_tersembunyi_tidak_ikut(bentuk: str) -> None:
    mentah = berahasia(bentuk)
    nama = f"a.{'png' if bentuk == 'PNG' else 'jpg'}"
    for batas in (LOGO, GAMBAR_LAPORAN):
        rapi = rapikan_gambar(nama, mentah, batas)
        assert RAHASIA not in rapi.isi
        with Image.open(io.BytesIO(rapi.isi)) as hasil:
            assert not hasil.getexif()
            assert not {"comment", "Comment", "icc_profile"} & set(hasil.info)
            assert hasil.size == (rapi.lebar, rapi.tinggi)
            # what was held on its side is turned, for nothing says so any more
            assert hasil.size == ((40, 20) if bentuk == "PNG" else (20, 40))
    assert RAHASIA not in baca_berkas(Unggahan(nama, mentah)).isi


@pytest.mark.parametrize("bentuk", ["PNG", "JPEG"])
def test_sisi_yang_disimpan(bentuk: str) -> None:
    nama = f"a.{'png' if bentuk == 'PNG' else 'jpg'}"
    besar = gambar(bentuk, (4_400, 1_100))
    assert (rapikan_gambar(nama, besar, LOGO).lebar, LOGO.sisi) == (800, 800)
    assert rapikan_gambar(nama, besar, GAMBAR_LAPORAN).tinggi == 400
    with Image.open(io.BytesIO(baca_berkas(Unggahan(nama, besar)).isi)) as hasil:
        assert hasil.size == (SISI_BUKTI, 1_000)


def test_bukan_gambar() -> None:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    for nama, isi in (("a.svg", svg), ("a.png", svg), ("a.png", HTML), ("a.pdf", b"%PDF-1.4")):
        with pytest.raises(TidakSahError):
            rapikan_gambar(nama, isi, LOGO)
    rusak = bytearray(gambar("PNG", (64, 64)))
    rusak[60:66] = b"\x00\x11\x22\x33\x44\x55"
    with pytest.raises(TidakSahError, match="rusak atau terpotong"):
        rapikan_gambar("a.png", bytes(rusak), LOGO)
    with pytest.raises(TidakSahError, match="rusak atau terpotong"):
        periksa_gambar(gambar("JPEG", (64, 64))[:300], JPEG)


# --- the logo ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_logo_digambar_ulang(client: Any, pengguna: Any) -> None:
    """Finding F8: 120 MB were accepted, and embedded in every page."""
    pd = f.PDFactory()
    client.force_login(pengguna(SEKRETARIAT, pd=pd))
    halaman = alamat("kinerja.perangkatdaerah", "change", pd.pk)
    formulir = client.get(halaman).context["adminform"].form
    isian = {
        k: formulir[k].value() for k in formulir.fields if formulir[k].value() not in (None, "")
    }
    isian = {k: v for k, v in isian.items() if k != "logo"}

    def unggah(nama: str, isi: bytes) -> Any:
        return client.post(halaman, isian | {"logo": SimpleUploadedFile(nama, isi)})

    respons = unggah("a.png", bytes(LOGO.bita + 1))
    assert "lebih dari 2 MB" in str(respons.context["adminform"].form.errors["logo"])
    respons = unggah("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert "tidak diterima" in str(respons.context["adminform"].form.errors["logo"])
    assert unggah("../../a.jpg", berahasia("JPEG")).status_code == 302
    pd.refresh_from_db()
    with pd.logo.open("rb") as berkas:
        assert RAHASIA not in berkas.read()
    assert str(pd.logo.name).startswith("logo/logo")
    tercetak = lambang_pd(pd)
    assert tercetak is not None
    assert tercetak.tipe == "image/jpeg"


@pytest.mark.django_db
def test_logo_lama_yang_besar_diperkecil_sekali(monkeypatch: pytest.MonkeyPatch) -> None:
    pd = f.PDFactory()
    besar = Image.effect_noise((1_200, 900), 100)
    aliran = io.BytesIO()
    besar.save(aliran, "PNG")
    assert len(aliran.getvalue()) > lambang._KECIL
    PerangkatDaerah.objects.filter(pk=pd.pk).update(
        logo=pd.logo.storage.save("logo/besar.png", ContentFile(aliran.getvalue()))
    )
    pd.refresh_from_db()
    pertama = lambang_pd(pd)
    assert pertama is not None
    with Image.open(io.BytesIO(pertama.isi)) as hasil:
        assert hasil.size == (800, 600)
    monkeypatch.setattr(lambang, "gambar_ulang", lambda *_: pytest.fail("drawn twice"))
    assert lambang_pd(pd) == pertama
    for nama in ("logo/tidak-ada.png", "logo/lama.svg"):
        pd.logo = nama
        assert lambang_pd(pd) is None
