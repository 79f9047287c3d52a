"""What counts is what is in force on the day: on the list, in the recap, in the package."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import MataPerjanjian, PerjanjianKinerja
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.unsur import baris_lengkap
from laporan.perjanjian.berlaku import berlakukan
from laporan.perjanjian.daftar import daftar_perjanjian, saring
from laporan.perjanjian.dihitung import hari_hitung, yang_berlaku, yang_dihitung
from laporan.perjanjian.perubahan import siapkan_perubahan
from laporan.perjanjian.rekap import isi_rekap, rekap_pd
from laporan.perjanjian.siapkan import siapkan
from laporan.perjanjian.tugas_paket import paket_naskah
from laporan.tugas.dasar import Argumen, diam
from tests.baca import terbaca
from tests.perjanjian.bantu import TAHUN

pytestmark = pytest.mark.django_db
MARET = datetime(2024, 3, 1, 2, 0, tzinfo=UTC)
OKTOBER = date(2024, 10, 1)


def _pk(ke: int, status: str, mulai: date | None = None, lengkap: date | None = None) -> Any:
    return PerjanjianKinerja(
        pk=ke + 1, tahun=2024, ke=ke, status=status, berlaku_mulai=mulai, lengkap_pada=lengkap
    )


MURNI = _pk(0, "berlaku", date(2024, 1, 1), date(2024, 1, 20))


@pytest.mark.parametrize(
    ("lain", "hari", "ke"),
    [
        pytest.param(_pk(1, "draf", OKTOBER), date(2024, 11, 1), 0, id="draf"),
        pytest.param(
            _pk(1, "pihak_kedua", OKTOBER, date(2024, 9, 1)), date(2024, 9, 30), 0, id="belum-tiba"
        ),
        pytest.param(
            _pk(1, "pihak_kedua", OKTOBER, date(2024, 9, 1)), OKTOBER, 1, id="tepat-harinya"
        ),
        pytest.param(
            _pk(1, "berlaku", OKTOBER, date(2024, 10, 9)), date(2024, 10, 8), 0, id="belum-lengkap"
        ),
        pytest.param(
            _pk(1, "berlaku", OKTOBER, date(2024, 10, 9)), date(2024, 10, 9), 1, id="lengkap"
        ),
    ],
)
def test_menurut_hari(lain: Any, hari: date, ke: int) -> None:
    satu = yang_berlaku([MURNI, lain], hari)
    assert satu is not None
    assert satu.ke == ke
    assert yang_dihitung([lain, MURNI], hari).ke == ke


def test_tanpa_yang_berlaku() -> None:
    """Before its day: the latest signed, else the latest there is. A year over ends it."""
    assert yang_berlaku([MURNI], date(2024, 1, 19)) is None
    assert yang_dihitung([MURNI, _pk(1, "draf")], date(2024, 1, 19)).ke == 0
    assert yang_dihitung([_pk(0, "draf")], OKTOBER).ke == 0
    assert yang_berlaku([MURNI], date(2025, 1, 1)) is None
    assert hari_hitung(2024, date(2026, 11, 30)) == date(2024, 12, 31)
    assert hari_hitung(2024, OKTOBER) == OKTOBER


@pytest.fixture
def kadis(pk: dict[str, Any], penanda: Any, sekretariat: Any) -> tuple[Any, Any]:
    """The head's agreement in force, and a draft of its Perubahan with other amounts."""
    p = penanda.sampai(pk["KADIS"], "pihak_kedua")
    baru = siapkan_perubahan(
        perjanjian=p, jenis_alasan="strategi", alasan="Perubahan APBD.", berlaku_mulai=OKTOBER,
        oleh=sekretariat, pada=MARET,
    )  # fmt: skip
    MataPerjanjian.objects.filter(perjanjian=baru).update(anggaran=1)
    return p, baru


def test_rancangan_tidak_mencetak_angkanya(
    client: Any, contoh: Any, kadis: tuple[Any, Any], sekretariat: Any
) -> None:
    """12.660.248.443 as signed; the draft says a few rupiah."""
    p, baru = kadis
    daftar = daftar_perjanjian(sekretariat, contoh, TAHUN, temuan=[], geser={}, hari=MARET.date())
    baris = next(b for b in daftar.baris if b.jabatan == p.jabatan)
    assert (baris.dihitung, baris.disiapkan, baris.anggaran) == (p, baru, 12_660_248_443)
    assert (daftar.lengkap, daftar.berlaku, daftar.hari) == (1, 1, MARET.date())
    # Found by the state of either.
    for status in ("berlaku", "draf"):
        tersaring = saring(daftar, status=status, eselon="").baris
        assert p.jabatan in {b.jabatan for b in tersaring}
    dokumen = rekap_pd(isi_rekap(sekretariat, contoh, TAHUN, MARET.date()), contoh, TAHUN)
    semua = {t.kunci: t for t in semua_tabel(dokumen)}
    kepala = baris_lengkap(semua["rekap_jabatan"])[0]
    assert kepala[3:5] == ("Murni", "Berlaku")
    assert kepala[9] == "12.660.248.443"
    assert baris_lengkap(semua["rekap_disiapkan"]) == (
        ("1", "Kepala Dinas", "Perubahan ke-1", "Draf"),
    )
    client.force_login(sekretariat)
    isi = terbaca(client.get(reverse("perjanjian"), {"tahun": TAHUN}))
    assert "12.660.248.443" in isi
    assert f'<a href="{reverse("perjanjian_satu", args=[baru.pk])}">Perubahan ke-1</a>: draf' in isi
    assert "1 berlaku pada 31 Desember 2024" in isi


def test_yang_ditandatangani_lebih_awal_menunggu_harinya(
    contoh: Any, kadis: tuple[Any, Any], penanda: Any, sekretariat: Any
) -> None:
    p, baru = kadis
    siapkan(jabatan=p.jabatan, tahun=TAHUN, oleh=sekretariat, pada=MARET, timpa=True)
    baru = penanda.sampai(PerjanjianKinerja.objects.get(pk=baru.pk), "pihak_kedua", MARET)

    def dihitung(hari: date) -> list[int]:
        semua = isi_rekap(sekretariat, contoh, TAHUN, hari).perjanjian
        return [x.ke for x in semua if x.jabatan_id == p.jabatan_id]

    assert [dihitung(h) for h in (date(2024, 9, 30), OKTOBER)] == [[0], [1]]
    berlakukan(pada=datetime(2024, 10, 1, 2, 0, tzinfo=UTC))  # the daily step changes nothing of it
    assert [dihitung(h) for h in (date(2024, 9, 30), OKTOBER)] == [[0], [1]]


def test_paket_memuat_yang_berlaku_dan_rancangannya(
    contoh: Any, kadis: tuple[Any, Any], sekretariat: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("laporan.perjanjian.tugas_paket.pdf_naskah", lambda *_, **__: b"%PDF")
    PerjanjianKinerja.objects.filter(status="draf", ke=0).delete()
    pada = timezone.now()
    berkas = paket_naskah(Argumen(contoh, TAHUN, sekretariat, pada, {}), diam)
    with ZipFile(BytesIO(berkas.isi)) as arsip:
        assert sorted(arsip.namelist()) == [
            "bertanda-tangan/Perjanjian-Kinerja-2024-KADIS.pdf",
            "rancangan/Perjanjian-Kinerja-2024-KADIS-perubahan-1.pdf",
        ]
