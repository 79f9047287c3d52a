"""A stranger's file is read by a child that is killed at its budget (finding F9)."""

import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinerja import pagar
from kinerja.pagar import Jatah, JatahHabisError, PagarPenuhError, di_dalam_pagar
from kinerja.penolakan import TidakSahError
from laporan.segel import periksa
from laporan.segel.periksa import periksa_pdf, periksa_pdf_asing

MB = 1024 * 1024
CUKUP = Jatah(detik=20, memori=256 * MB)


def bom(baris: int) -> bytes:
    """A PDF whose table of cross-references has so many lines: each costs its reader ten times
    what it costs the sender.
    """
    kepala = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    tabel = b"xref\n0 %d\n0000000000 65535 f \n" % baris + b"0000000009 00000 n \n" * (baris - 1)
    ekor = b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (baris, len(kepala))
    return kepala + tabel + ekor


def makan_memori(banyak: int) -> int:
    return len(bytes(banyak))


def tolak() -> None:
    raise TidakSahError("Tidak boleh.")


def runtuh() -> None:
    os.kill(os.getpid(), 9)


def siapa() -> int:
    return os.getpid()


def tulis_berkas(jalur: str) -> None:
    Path(jalur).write_text("x")


def test_hasil_dan_penolakan_sampai() -> None:
    assert di_dalam_pagar(sorted, [3, 1, 2], jatah=CUKUP) == [1, 2, 3]
    assert di_dalam_pagar(siapa, jatah=CUKUP) != os.getpid()
    with pytest.raises(TidakSahError, match=r"Tidak boleh\."):
        di_dalam_pagar(tolak, jatah=CUKUP)


@pytest.mark.parametrize(
    ("kerja", "argumen", "jatah"),
    [
        (time.sleep, (600,), Jatah(detik=0.2, memori=256 * MB)),
        (makan_memori, (1024 * MB,), Jatah(detik=20, memori=64 * MB)),
        (runtuh, (), CUKUP),
    ],
    ids=["waktu", "memori", "runtuh"],
)
def test_dihentikan_pada_jatahnya(kerja: Any, argumen: Any, jatah: Jatah) -> None:
    with pytest.raises(JatahHabisError, match="Pemeriksaan berkas ini dihentikan"):
        di_dalam_pagar(kerja, *argumen, jatah=jatah)
    assert di_dalam_pagar(sorted, [2, 1], jatah=CUKUP) == [1, 2]  # the next one has its turn


def test_tidak_menulis_berkas(tmp_path: Path) -> None:
    with pytest.raises((JatahHabisError, OSError)):
        di_dalam_pagar(tulis_berkas, str(tmp_path / "a"), jatah=CUKUP)


def test_sekaligus_hanya_beberapa(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagar, "_GILIRAN", threading.BoundedSemaphore(1))
    monkeypatch.setattr(pagar, "SABAR", 0.01)
    with pagar._GILIRAN, pytest.raises(PagarPenuhError, match="Ulangi sebentar lagi"):
        di_dalam_pagar(sorted, [1], jatah=CUKUP)


@pytest.mark.django_db
@pytest.mark.sqlite  # no row is concerned
@pytest.mark.parametrize(
    "jatah",
    [Jatah(detik=0.01, memori=512 * MB), Jatah(detik=60, memori=8 * MB)],
    ids=["waktu", "memori"],
)
def test_bom_pdf_di_pintu_umum(jatah: Jatah, client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, and the door stays open."""
    monkeypatch.setattr(periksa, "JATAH", jatah)
    isi = bom(200_000)
    hasil = periksa_pdf_asing(isi)
    assert (hasil.sah, hasil.utuh, hasil.terbaca, hasil.tanda) == (False, False, False, ())
    assert "Pemeriksaan berkas ini dihentikan" in hasil.pesan
    berkas = SimpleUploadedFile("a.pdf", isi, "application/pdf")
    respons = client.post(reverse("verifikasi"), {"berkas": berkas})
    assert respons.status_code == 200
    assert "menuntut waktu atau memori yang tidak wajar" in respons.content.decode()


@pytest.mark.django_db
@pytest.mark.sqlite
def test_pintu_umum_penuh(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def penuh(*_: Any, **__: Any) -> None:
        raise PagarPenuhError("Ulangi.")

    monkeypatch.setattr(periksa, "di_dalam_pagar", penuh)
    berkas = SimpleUploadedFile("a.pdf", bom(10), "application/pdf")
    respons = client.post(reverse("verifikasi"), {"berkas": berkas})
    assert (respons.status_code, respons["Retry-After"]) == (429, "60")


@pytest.mark.django_db
@pytest.mark.sqlite
def test_di_dalam_dan_di_luar_pagar_sama_jawabannya() -> None:
    for isi in (b"bukan PDF", bom(10)):
        assert periksa_pdf_asing(isi) == periksa_pdf(isi)


class DuaArgumenError(Exception):
    """Its message alone does not make it again."""

    def __init__(self, sebab: str, tempat: int) -> None:
        super().__init__(sebab)
        self.tempat = tempat


def _gagal_tak_terbawa() -> None:
    raise DuaArgumenError("rusak", 7)


def test_galat_yang_tidak_dapat_dibawa_tidak_menjatuhkan_induknya() -> None:
    with pytest.raises(RuntimeError, match="DuaArgumenError"):
        di_dalam_pagar(_gagal_tak_terbawa, jatah=Jatah(detik=10, memori=512 * 1024 * 1024))
