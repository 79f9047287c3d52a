"""What the home page says of one user's jobs: those that run, and failures not tried again."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.peran import SEKRETARIAT
from laporan.models import Tugas
from laporan.tugas.kabar import SELAMA, kabar_tugas

pytestmark = pytest.mark.django_db


def _gagal(t: Tugas) -> None:
    Tugas.objects.filter(pk=t.pk).update(
        status="gagal", selesai_pada=timezone.now(), galat="Font hilang."
    )


def test_berjalan_gagal_dicoba_lagi(minta: Any, orang: Any, pengguna: Any) -> None:
    t = minta("cepat")
    (satu,) = kabar_tugas(orang, orang.pd, timezone.now())
    assert satu.teks == f"{t.judul} sedang dikerjakan."
    _gagal(t)
    (satu,) = kabar_tugas(orang, orang.pd, timezone.now())
    assert (satu.teks, satu.catatan) == (f"{t.judul} gagal.", "Font hilang.")
    assert satu.url == f"{reverse('berkas')}?tugas={t.pk}"
    assert kabar_tugas(pengguna(SEKRETARIAT, pd=orang.pd), orang.pd, timezone.now()) == []
    assert kabar_tugas(orang, orang.pd, t.pada + SELAMA + timedelta(seconds=1)) == []
    kedua = minta("cepat")
    (satu,) = kabar_tugas(orang, orang.pd, timezone.now())
    assert "sedang dikerjakan" in satu.teks
    Tugas.objects.filter(pk=kedua.pk).update(status="dibatalkan", selesai_pada=timezone.now())
    assert kabar_tugas(orang, orang.pd, timezone.now()) == []


def test_satu_kueri(minta: Any, orang: Any, jumlah_kueri: Any) -> None:
    for n in range(3):
        _gagal(minta("cepat", n=n))
    with jumlah_kueri() as kueri:
        assert len(kabar_tugas(orang, orang.pd, timezone.now())) == 3
    assert len(kueri) == 1
