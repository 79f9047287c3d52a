"""The public pages: what they tell of signed documents, and that they tell nothing of others."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from kinerja.models import BerkasTetap
from laporan.segel.verifikasi import rapikan_kode
from tests.baca import terbaca
from tests.factories import perjanjian_berstatus
from tests.segel import pk
from tests.segel.data import KODE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _simpanan_kosong() -> None:
    """Each test counts its own requests."""
    from django.core.cache import cache

    cache.clear()


def buka(client: Client, kode: str = KODE) -> tuple[int, str]:
    respons = client.get(reverse("verifikasi_kode", args=[kode]))
    return respons.status_code, terbaca(respons)


def unggah(client: Client, isi: bytes, nama: str = "pk.pdf") -> str:
    respons = client.post(reverse("verifikasi"), {"berkas": SimpleUploadedFile(nama, isi)})
    assert respons.status_code == 200, respons.status_code
    return terbaca(respons)


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("7KQ2-M8XR-4TNP", "7KQ2-M8XR-4TNP"),
        ("7kq2m8xr4tnp", "7KQ2-M8XR-4TNP"),
        (" 7KQ2 M8XR 4TNP ", "7KQ2-M8XR-4TNP"),
        ("7KQ2–M8XR–4TNP", "7KQ2-M8XR-4TNP"),
        ("7KQ2-M8XR-4TN", ""),
        ("7KQ2-M8XR-4TN0", ""),  # no 0, 1, I, O in a code
        ("", ""),
        ("' OR 1=1 --", ""),
    ],
)
def test_kode_dirapikan(teks: str, kode: str) -> None:
    assert rapikan_kode(teks) == kode


def test_formulir_mengantar_ke_halaman_kode(client: Client) -> None:
    respons = client.get(reverse("verifikasi"), {"kode": "7kq2 m8xr 4tnp"})
    assert respons["Location"] == reverse("verifikasi_kode", args=[KODE])
    keliru = client.get(reverse("verifikasi"), {"kode": "<script>"})
    assert keliru.status_code == 200
    assert "&lt;script&gt;" in keliru.content.decode()


@pytest.fixture
def hari_ini(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Set the day on which the public page is read."""

    def atur(hari: date) -> None:
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: hari)

    return atur


#: An agreement of the year in which `pk` signs.
SETAHUN = {"tahun": 2026, "tanggal": "2026-01-12", "berlaku_mulai": "2026-01-12"}


def test_berlaku(client: Client, sertifikat_segel: Path, hari_ini: Callable[[date], None]) -> None:
    pk.berlaku(**SETAHUN)
    hari_ini(date(2026, 2, 1))
    status, isi = buka(client)
    assert status == 200
    assert "Ditandatangani kedua pihak dan berlaku" in isi
    assert "Berlaku dari 12 Januari 2026 sampai dengan 31 Desember 2026." in isi
    assert "hari ini" not in isi
    assert "Kepala Dinas Tenaga Kerja dan Transmigrasi" in isi
    assert "Bupati" in isi
    assert isi.count("12 Januari 2026 pukul 09.30 WITA") == 2
    assert isi.count("bukan TTE tersertifikasi") >= 2
    assert BerkasTetap.objects.get(sha256__in=[_naskah_sidik()]).sha256 in isi


def _naskah_sidik() -> str:
    from hashlib import sha256

    return sha256(pk.naskah_pdf()).hexdigest()


@pytest.mark.parametrize("status", ["draf", "diajukan", "dikembalikan"])
def test_yang_belum_ditandatangani_sama_dengan_yang_tidak_ada(client: Client, status: str) -> None:
    p = perjanjian_berstatus(status)
    kode, isi = buka(client, p.kode)
    tanpa, isi_tanpa = buka(client, "AAAA-BBBB-CCCC")
    assert (kode, tanpa) == (404, 404)
    assert isi.replace(p.kode, "AAAA-BBBB-CCCC") == isi_tanpa
    assert p.sebutan_pertama not in isi
    assert client.get(reverse("verifikasi_salinan", args=[p.kode])).status_code == 404


def test_baru_satu_pihak(client: Client, sertifikat_segel: Path) -> None:
    pk.tandatangani(pk.diajukan(), 1)
    _, isi = buka(client)
    assert "Baru ditandatangani pihak pertama" in isi
    assert "Belum menandatangani." in isi
    assert "Unduh salinan" not in isi
    assert client.get(reverse("verifikasi_salinan", args=[KODE])).status_code == 404


def test_salinan_adalah_berkas_yang_ditandatangani(client: Client, sertifikat_segel: Path) -> None:
    p = pk.berlaku()
    respons = client.get(reverse("verifikasi_salinan", args=[KODE]))
    assert respons.content == pk.isi_akhir(p)
    assert respons["Content-Disposition"].startswith('attachment; filename="Perjanjian-Kinerja-')


def test_kertas_tidak_memperlihatkan_pindaian(client: Client, sertifikat_segel: Path) -> None:
    pindaian = b"%PDF-1.4 pindaian bertanda tangan basah"
    p = pk.tandatangani(pk.tandatangani(pk.diajukan(), 1), 2, kertas=pindaian)
    _, isi = buka(client)
    assert "Tanda tangan di atas kertas" in isi
    assert client.get(reverse("verifikasi_salinan", args=[KODE])).content == pk.isi_akhir(p)
    assert "sama persis dengan pindaian" in unggah(client, pindaian)


def test_digantikan_menunjuk_yang_berlaku(
    client: Client, sertifikat_segel: Path, hari_ini: Callable[[date], None]
) -> None:
    lama = pk.berlaku(**SETAHUN)
    hari_ini(date(2026, 8, 1))
    baru = perjanjian_berstatus(
        "pihak_kedua",
        jabatan=lama.jabatan,
        dokumen=lama.dokumen,
        tahun=lama.tahun,
        ke=1,
        jenis_alasan="pejabat",
        alasan="Mutasi.",
        berlaku_mulai="2026-07-01",
    )
    lama.status = "digantikan"
    lama.save()
    _, isi = buka(client)
    assert (
        "Berlaku dari 12 Januari 2026 sampai dengan 30 Juni 2026, lalu digantikan perubahan ke-1."
        in isi
    )
    assert "hari ini" not in isi
    assert reverse("verifikasi_kode", args=[baru.kode]) in isi


def test_belum_mulai_berlaku(
    client: Client, sertifikat_segel: Path, hari_ini: Callable[[date], None]
) -> None:
    p = pk.diajukan(**SETAHUN | {"berlaku_mulai": "2026-03-01"})
    hari_ini(date(2026, 2, 1))
    pk.tandatangani(pk.tandatangani(p, 1), 2)
    assert "belum mulai berlaku" in buka(client)[1]


def test_simpanan_yang_rusak_diberitahukan(
    client: Client, sertifikat_segel: Path, tanpa_pemicu: None
) -> None:
    p = pk.berlaku()
    isi = bytearray(pk.isi_akhir(p))
    isi[300] ^= 1
    sidik = p.naskah.get().tanda_tangan.get(pihak=2).berkas_id
    with connection.cursor() as kursor:
        kursor.execute(
            "UPDATE kinerja_berkastetap SET isi = %s WHERE sha256 = %s", [bytes(isi), sidik]
        )
    halaman = buka(client)[1]
    assert "Berkas yang tersimpan tidak utuh" in halaman
    assert "tidak cocok lagi dengan isinya" in halaman


# --- upload ------------------------------------------------------------------------------------


def test_berkas_asli(client: Client, sertifikat_segel: Path) -> None:
    p = pk.berlaku()
    isi = unggah(client, pk.isi_akhir(p))
    assert "Asli: sama persis dengan yang ditandatangani" in isi
    assert "Sah. Sesudahnya hanya ditambahkan tanda tangan pihak lain." in isi


def test_berkas_pihak_pertama_saja(client: Client, sertifikat_segel: Path) -> None:
    p = pk.berlaku()
    pertama = bytes(p.naskah.get().tanda_tangan.get(pihak=1).berkas.isi)
    assert "baru memuat tanda tangan pihak pertama" in unggah(client, pertama)


def test_satu_bita_berubah(client: Client, sertifikat_segel: Path) -> None:
    asli = pk.isi_akhir(pk.berlaku())
    letak = asli.index(b"stream") + 200
    isi = unggah(client, asli[:letak] + bytes([asli[letak] ^ 1]) + asli[letak + 1 :])
    assert "Tidak sama dengan yang ditandatangani" in isi
    assert "isinya berbeda dari yang ditandatangani." in isi
    assert "Tanda tangan tidak cocok dengan isi berkas: berkas diubah." in isi


def test_bantalan_tanda_tangan_pun_dibandingkan(client: Client, sertifikat_segel: Path) -> None:
    """Zeros behind the signature inside its placeholder are covered by no signature: our own
    comparison of bytes tells.
    """
    asli = pk.isi_akhir(pk.berlaku())
    letak = asli.rindex(b"00>")
    isi = unggah(client, asli[:letak] + b"1" + asli[letak + 1 :])
    assert "isinya berbeda dari yang ditandatangani." in isi
    assert "Tidak sama dengan yang ditandatangani" in isi


def test_terpotong_dan_ditambah(client: Client, sertifikat_segel: Path) -> None:
    asli = pk.isi_akhir(pk.berlaku())
    assert "sebagian akhirnya hilang." in unggah(client, asli[:-500])
    assert "di belakangnya ada tambahan." in unggah(client, asli + b"%tambah")


def test_naskah_tanpa_tanda_tangan(client: Client, sertifikat_segel: Path) -> None:
    pk.berlaku()
    assert "Naskah yang sama, tanpa tanda tangan" in unggah(client, pk.naskah_pdf())


def test_naskah_yang_belum_ditandatangani_tidak_dikenal(client: Client) -> None:
    pk.diajukan()
    isi = unggah(client, pk.naskah_pdf())
    assert "Tidak dikenal" in isi
    assert "Bupati" not in isi


def test_naskah_yang_dikembalikan(client: Client, sertifikat_segel: Path) -> None:
    p = pk.tandatangani(pk.diajukan(), 1)
    berkas = pk.isi_akhir(p)
    p.status, p.catatan_kembali = "dikembalikan", "Target keliru."
    p.save()
    isi = unggah(client, berkas)
    assert "Naskah ini tidak dipakai lagi" in isi
    assert "Target keliru" not in isi


@pytest.mark.parametrize(
    "isi", [b"bukan pdf", b"%PDF-1.7\n%%EOF", b"\x89PNG\r\n\x1a\n" + b"0" * 99]
)
def test_berkas_asing(client: Client, isi: bytes) -> None:
    assert "Tidak dikenal" in unggah(client, isi)


def test_unggahan_tidak_disimpan(client: Client) -> None:
    unggah(client, b"%PDF-1.7 rahasia")
    assert not BerkasTetap.objects.exists()


def test_unggahan_dibatasi(client: Client, settings: Any) -> None:
    settings.TAPAK_VERIFIKASI_MAKS_MB = 1
    besar = SimpleUploadedFile("besar.pdf", b"%PDF-1.7" + b"0" * 2 * 1024 * 1024)
    respons = client.post(reverse("verifikasi"), {"berkas": besar})
    assert respons.status_code == 413
    assert "Kiriman melebihi 1 MB" in respons.content.decode()
    assert client.post(reverse("verifikasi")).status_code == 400


def test_csrf_tetap_dijaga() -> None:
    ketat = Client(enforce_csrf_checks=True)
    respons = ketat.post(reverse("verifikasi"), {"berkas": SimpleUploadedFile("a.pdf", b"x")})
    assert respons.status_code == 403


def test_laju_dibatasi(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laporan.perjanjian.layar_verifikasi.LAJU_BUKA", 2)
    monkeypatch.setattr("laporan.perjanjian.layar_verifikasi.timezone.now", lambda: pk.PADA)
    hasil = [client.get(reverse("verifikasi_kode", args=[KODE])) for _ in range(3)]
    assert [r.status_code for r in hasil] == [404, 404, 429]
    assert hasil[-1]["Retry-After"] == "60"


def test_tautan_di_halaman_masuk(client: Client) -> None:
    assert reverse("verifikasi") in client.get(reverse("masuk")).content.decode()
