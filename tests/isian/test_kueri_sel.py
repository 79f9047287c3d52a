"""Saving a cell asks the database little, whatever kind of cell it is."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.models import Realisasi
from laporan.isian.pengajuan import ajukan
from tests import factories as f
from tests.isian.dunia import PADA, TAHUN, Dunia, ke_sasaran

PALING_BANYAK = 15
DENGAN_KELUARAN = 18
"""Where a sub kegiatan has indicators: they, their figures and their targets are read too."""
BUKAN_PERTANYAAN = ("SAVEPOINT", "RELEASE SAVEPOINT", "SELECT pg_advisory_xact_lock")

# Each kind of cell: its row, its field, and what is typed one after the other ("" clears it).
SEL = {
    "angka": ("angka", "nilai", ["80", "81,5", ""]),
    "predikat": ("predikat", "predikat", ["B", "BB", ""]),
    "variabel": ("rumus", "variabel:bekerja", ["309.142", "309.143", ""]),
    "tidak berlaku": ("angka", "tidak_berlaku", ["Belum ada survei", "Survei ditunda", ""]),
    "analisis": ("rumus", "faktor_pendukung", ["Ada", "Lebih banyak", ""]),
    "penjelasan": ("rumus", "penjelasan", ["Ada", "Lebih banyak", ""]),
    "fisik": ("sub", "fisik", ["10", "25,5", ""]),
    "penjelasan belanja": ("sub", "penjelasan", ["Ada", "Lebih banyak", ""]),
    "kumulatif": ("lini", "kumulatif", ["12.500.000", "13.000.000", ""]),
    "keluaran": ("keluaran", "realisasi", ["20", "21", ""]),
    "triwulan ini": ("lini", "triwulan_ini", ["12.500.000", "13.000.000", ""]),
}


class Pencacah:
    """Saves cells through the endpoint and keeps what each save asked."""

    def __init__(self, pengguna: Any, sasaran: Any) -> None:
        self.klien = Client()
        self.klien.force_login(pengguna)
        self.sasaran, self.versi = str(ke_sasaran(sasaran)), 0

    def simpan(self, medan: str, teks: str, **lain: str) -> list[str]:
        """Questions of one save, session and user included.

        Savepoints and PostgreSQL's advisory locks read nothing and are left out.
        """
        isi = {
            "kunci": str(uuid4()), "sasaran": self.sasaran, "tahun": TAHUN, "triwulan": 1,
            "medan": medan, "teks": teks, "versi": self.versi, **lain,
        }  # fmt: skip
        with CaptureQueriesContext(connection) as rekam:
            jawaban = self.klien.post(
                reverse("isian_sel"), json.dumps(isi), content_type="application/json"
            )
        assert jawaban.status_code == 200, jawaban.content
        lama, self.versi = self.versi, jawaban.json()["versi"]
        assert self.versi == lama + 1, "nothing was stored"
        semua = [k["sql"] for k in rekam.captured_queries]
        return [k for k in semua if not k.startswith(BUKAN_PERTANYAAN)]


@pytest.fixture(autouse=True)
def _jam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laporan.isian.layar_api.timezone.now", lambda: PADA)


def _pastikan_sedikit(kueri: list[str], paling_banyak: int = PALING_BANYAK) -> None:
    assert len(kueri) <= paling_banyak, "\n".join([str(len(kueri)), *kueri])


@pytest.mark.django_db
@pytest.mark.parametrize("jenis", SEL)
def test_menyimpan_sel_paling_banyak_lima_belas_kueri(dunia: Dunia, jenis: str) -> None:
    """The first save makes the row, the second changes it, the third clears the cell."""
    baris, medan, ketikan = SEL[jenis]
    sasaran = (
        f.IndikatorProgramFactory(sub_kegiatan=dunia.sub, target={0: 120, 1: 20})
        if baris == "keluaran"
        else getattr(dunia, baris)
    )
    pencacah = Pencacah(dunia.operator, sasaran)
    for teks in ketikan:
        paling_banyak = DENGAN_KELUARAN if baris == "keluaran" else PALING_BANYAK
        _pastikan_sedikit(pencacah.simpan(medan, teks), paling_banyak)


@pytest.mark.django_db
def test_nilai_pendamping_predikat(dunia: Dunia) -> None:
    pencacah = Pencacah(dunia.operator, dunia.predikat)
    pencacah.simpan("predikat", "BB")
    for teks in ("72,5", "73", ""):
        _pastikan_sedikit(pencacah.simpan("nilai", teks))


@pytest.mark.django_db
@pytest.mark.parametrize("medan", ["sumber:bekerja", "rincian:bekerja"])
def test_keterangan_variabel(dunia: Dunia, medan: str) -> None:
    pencacah = Pencacah(dunia.operator, dunia.rumus)
    pencacah.simpan("variabel:bekerja", "309.142")
    for teks in ("BPS", "BPS, Sakernas", ""):
        _pastikan_sedikit(pencacah.simpan(medan, teks))


@pytest.mark.django_db
@pytest.mark.parametrize("medan", ["nilai_resmi", "capaian_ditetapkan"])
@pytest.mark.parametrize("baris", ["angka", "rumus"])
def test_ketetapan_sekretariat(dunia: Dunia, baris: str, medan: str) -> None:
    dunia.isi_semua(versi=0)
    pencacah = Pencacah(dunia.sekretariat, getattr(dunia, baris))
    ajukan(
        kunci=uuid4(), unit=dunia.bidang, tahun=TAHUN, triwulan=1, oleh=dunia.operator, pada=PADA
    )
    pencacah.versi = Realisasi.objects.get(indikator=getattr(dunia, baris)).versi
    for teks in ("81", "82", ""):
        _pastikan_sedikit(pencacah.simpan(medan, teks, alasan="Rilis BPS"))


@pytest.mark.django_db
def test_baris_unit_bawahan(dunia: Dunia) -> None:
    dunia.angka.penanggung_jawab = f.JabatanFactory(unit=dunia.seksi)
    dunia.angka.save()
    pencacah = Pencacah(dunia.operator, dunia.angka)
    for teks in ("80", "81,5", ""):
        _pastikan_sedikit(pencacah.simpan("nilai", teks))


@pytest.mark.django_db
def test_indikator_yang_melanjutkan_indikator_lama(dunia: Dunia) -> None:
    """Its figures of last year are found, without a question more than for any other."""
    dunia.angka.pendahulu = f.IndikatorFactory(
        sasaran=dunia.angka.sasaran, penanggung_jawab=dunia.jabatan, sampai_tahun=TAHUN - 1
    )
    dunia.angka.save()
    pencacah = Pencacah(dunia.operator, dunia.angka)
    for teks in ("80", "81,5", ""):
        _pastikan_sedikit(pencacah.simpan("nilai", teks))
