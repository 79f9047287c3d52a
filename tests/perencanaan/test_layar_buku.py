"""The pages of the agency's workbook."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from kinerja.models import UnitKerja
from kinerja.peran import ADMIN_PEMDA, OPERATOR
from laporan.models import StatusTugas, StatusUnggahan, Tugas, UnggahanData
from laporan.pekerjaan import PEKERJAAN
from laporan.perencanaan import layar_buku
from laporan.perencanaan.aksi import titipkan
from laporan.perencanaan.templat import tulis_templat
from laporan.tugas.dasar import Argumen
from tests.factories import PDFactory, PenggunaFactory
from tests.perencanaan.conftest import PADA, sunting

pytestmark = pytest.mark.django_db
BARU = ["B9", "Bidang Baru", "bidang", "D"]


@pytest.fixture
def klien(client: Any, perencana: Any) -> Any:
    client.force_login(perencana)
    return client


def _tampil(pd: Any, tahun: int = 2024) -> dict[str, str]:
    return {"halaman_pd": pd.kode, "halaman_tahun": str(tahun)}


def _unggah(klien: Any, pd: Any, isi: bytes, nama: str = "data.xlsx") -> Any:
    berkas = SimpleUploadedFile(nama, isi)
    return klien.post(reverse("persiapan_buku"), {"berkas": berkas, **_tampil(pd)})


def _isi(pd: Any, ubah: Callable[[Any], Any]) -> bytes:
    return sunting(tulis_templat(pd, 2024).isi, ubah)


def test_unduh_unggah_pratinjau_terapkan(klien: Any, pd: Any) -> None:
    unduh = klien.get(reverse("persiapan_unduh", args=["tahun"]))
    assert unduh["Content-Disposition"] == 'attachment; filename="Persiapan-2024-dinuk.xlsx"'
    isi = sunting(unduh.content, lambda xl: xl["unit_kerja"].append(BARU))
    jawab = _unggah(klien, pd, isi)
    unggahan = UnggahanData.objects.get()
    halaman = reverse("persiapan_unggahan", args=[unggahan.pk])
    assert jawab.url == halaman
    teks = klien.get(halaman).content.decode()
    assert "Pratinjau: 1 baris" in teks
    assert "Bidang Baru" in teks
    sidik = unggahan.hasil["sidik"]
    jawab = klien.post(
        reverse("persiapan_terapkan", args=[unggahan.pk]), {"sidik": sidik, **_tampil(pd)}
    )
    assert jawab.url == halaman
    assert UnitKerja.objects.filter(kode="B9").exists()
    assert "Sudah diterapkan" in klien.get(halaman).content.decode()


def test_kesalahan_tampil_dan_kembali_bertanda(klien: Any, pd: Any) -> None:
    jawab = _unggah(klien, pd, _isi(pd, lambda xl: xl["jabatan"].__setitem__("C2", "x")))
    teks = klien.get(jawab.url).content.decode()
    assert "1 hal harus diperbaiki" in teks
    assert 'class="garis-besar"' not in teks, "what the table says is not said twice"
    assert "C2" in teks
    assert "Terapkan" not in teks
    bertanda = klien.get(reverse("persiapan_bertanda", args=[UnggahanData.objects.get().pk]))
    assert load_workbook(BytesIO(bertanda.content)).sheetnames[0] == "Galat"


@pytest.mark.parametrize(
    ("isi", "kalimat"), [(b"%PDF-1.4", "Ini berkas PDF."), (b"", "Pilih berkas")],
    ids=["pdf", "tanpa berkas"],
)  # fmt: skip
def test_bukan_buku_kerja_berakhir_dengan_kalimat(
    isi: bytes, kalimat: str, klien: Any, pd: Any
) -> None:
    jawab = klien.post(
        reverse("persiapan_buku"),
        {**({"berkas": SimpleUploadedFile("a.xlsx", isi)} if isi else {}), **_tampil(pd)},
    )
    assert jawab.status_code == 422
    assert kalimat in jawab.content.decode()
    assert not UnggahanData.objects.exists()


def _kerjakan(perencana: Any) -> tuple[Tugas, list[int]]:
    """What a worker does with the job that waits; its progress."""
    tugas = Tugas.objects.belum_selesai().get()
    lapor: list[int] = []
    argumen = Argumen(tugas.pd, tugas.tahun, perencana, PADA, tugas.argumen)
    PEKERJAAN[tugas.jenis].kerjakan(argumen, lambda persen, langkah: lapor.append(persen))
    Tugas.objects.filter(pk=tugas.pk).update(status=StatusTugas.SELESAI, selesai_pada=PADA)
    return tugas, lapor


def test_berkas_besar_diperiksa_dan_diterapkan_pekerja(
    klien: Any, perencana: Any, pd: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layar_buku, "LANGSUNG_BITA", 0)
    monkeypatch.setattr(layar_buku, "LANGSUNG_BARIS", 0)
    jawab = _unggah(klien, pd, _isi(pd, lambda xl: xl["unit_kerja"].append(BARU)))
    unggahan = UnggahanData.objects.get()
    assert unggahan.status == StatusUnggahan.MENUNGGU
    assert "Menunggu giliran" in klien.get(jawab.url).content.decode()
    tugas, lapor = _kerjakan(perencana)
    assert lapor == sorted(lapor)
    assert klien.get(reverse("persiapan_pekerjaan", args=[tugas.pk])).url == jawab.url
    unggahan.refresh_from_db()
    assert unggahan.status == StatusUnggahan.SIAP
    klien.post(
        reverse("persiapan_terapkan", args=[unggahan.pk]),
        {"sidik": unggahan.hasil["sidik"], **_tampil(pd)},
    )
    assert not UnitKerja.objects.filter(kode="B9").exists()
    _kerjakan(perencana)
    unggahan.refresh_from_db()
    assert unggahan.status == StatusUnggahan.DITERAPKAN
    assert UnitKerja.objects.filter(kode="B9").exists()


def test_hanya_sekretariat_sendiri(client: Any, perencana: Any, pd: Any) -> None:
    unggahan = titipkan(tulis_templat(pd, 2024).isi, "x.xlsx", pd=pd, oleh=perencana, pada=PADA)
    alamat = reverse("persiapan_unggahan", args=[unggahan.pk])
    for pengguna, status in (
        (PenggunaFactory(pd=pd, peran=[OPERATOR]), 403),
        (PenggunaFactory(pd=None, peran=[ADMIN_PEMDA]), 403),
        (PenggunaFactory(pd=None, is_superuser=True), 404),
        (PenggunaFactory(pd=PDFactory(), is_superuser=True), 404),
    ):
        client.force_login(pengguna)
        assert client.get(alamat).status_code == status


def test_pemetaan_lewat_halaman(klien: Any, pd: Any) -> None:
    def lembar(xl: Any) -> None:
        bidang = xl.create_sheet("Bidang kami")
        for baris in (["Singkatan", "Bidang", "Macam", "Bawah"], BARU):
            bidang.append(baris)
        del xl["unit_kerja"]

    jawab = _unggah(klien, pd, _isi(pd, lembar))
    teks = klien.get(jawab.url).content.decode()
    assert "Petakan lembar “Bidang kami”" in teks
    klien.post(
        reverse("persiapan_petakan", args=[UnggahanData.objects.get().pk]),
        {
            "lembar": "Bidang kami", "tujuan": "unit_kerja",
            "kolom_asal": ["Singkatan", "Bidang", "Macam", "Bawah"],
            "kolom_tujuan": ["kode", "nama", "jenis", "induk"],
            **_tampil(pd),
        },
    )  # fmt: skip
    assert "Bidang Baru" in klien.get(jawab.url).content.decode()
    assert UnggahanData.objects.get().status == StatusUnggahan.SIAP
