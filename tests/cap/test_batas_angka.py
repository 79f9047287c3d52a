"""What is kept under the number of a year reads nothing that the number does not stand for: no
table outside it, no row of a later year, nothing that its caller had read before.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from kinerja.pemicu_cap import SUMBER, daftar
from kinerja.peran import SEKRETARIAT
from laporan.beranda.kelengkapan_pd import hitung_kelengkapan
from laporan.lke.kumpul import Pengumpul
from laporan.lke.usul import SIMPANAN, usul_evaluasi
from laporan.models import EvaluasiLKE
from laporan.pemda.tinjauan import tetap
from laporan.pemda.tinjauan.ringkasan import ringkasan
from tests import factories as f
from tests.lke.conftest import EvaluasiLKEFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]  # the same code reads the same tables
PADA = datetime(2026, 2, 3, 2, 0, tzinfo=UTC)
HARI = date(2026, 2, 3)


def _baris(pd: Any) -> Any:
    return tetap.baris_tetap([pd.pk], 2024, 4, HARI, PADA)


#: What is kept, and the tables that it may read beside those that count.
DISIMPAN: dict[str, tuple[Callable[[Any], Any], set[str]]] = {
    # The summary stands under the number itself.
    "tinjauan": (_baris, {"laporan_ringkasanpemda"}),
    "kelengkapan": (lambda pd: hitung_kelengkapan([pd], 2024, HARI), set()),
    # Whether a row was typed by the system's own account, by its key.
    "LKE": (lambda pd: Pengumpul(pd, 2025, None).fakta(), {"kinerja_pengguna"}),
}


def test_hanya_membaca_yang_dihitung(fiktif: Any) -> None:
    dihitung = {p.tabel for app in ("kinerja", "anggaran", "laporan") for p in daftar(app)}
    dihitung |= {"kinerja_capdata", "kinerja_berkastetap"}  # the number; what cannot change
    for nama, (baca, lain) in DISIMPAN.items():
        with CaptureQueriesContext(connection) as kueri:
            baca(fiktif)
        dibaca = {
            t for q in kueri.captured_queries
            for t in re.findall(r'(?:FROM|JOIN) "(\w+)"', q["sql"])
        }  # fmt: skip
        assert len(dibaca) > 5, nama
        assert dibaca - dihitung <= lain, nama


HALAMAN: tuple[tuple[str, tuple[str, ...]], ...] = (("beranda", ()), ("tabel", ("capaian",)))


def test_tahun_sesudahnya_tidak_dibaca(fiktif: Any, client: Any, pengguna: Any) -> None:
    """A write to 2025 leaves the number of 2024 as it is. So nothing of 2024 may be otherwise
    when every row that counts for 2025 alone is gone.
    """
    client.force_login(pengguna(SEKRETARIAT, pd=fiktif))

    def semua() -> dict[str, Any]:
        hasil: dict[str, Any] = {
            "ringkasan": ringkasan(fiktif, 2024, 4, PADA),
            "kelengkapan": hitung_kelengkapan([fiktif], 2024, HARI),
            "perjanjian": tetap.keadaan_pk([fiktif], 2024, HARI),
        }
        for nama, args in HALAMAN:
            isi = client.get(reverse(nama, args=args), {"tahun": 2024}).content
            (utama,) = html.fromstring(isi).xpath("//main")
            hasil[nama] = re.sub(r"\s+", " ", utama.text_content())
        return hasil

    dulu = semua()
    assert dulu["ringkasan"].capaian.dihitung
    nanti = {}
    for app, isi in SUMBER.items():
        for nama, s in isi.items():
            if s.tahun:
                baris = apps.get_model(app, nama)._base_manager
                milik = baris.filter(**{f"{s.tahun}__gt": 2024})
                nanti[baris] = list(milik.values_list("pk", flat=True))
    assert sum(map(len, nanti.values())) > 50
    with transaction.atomic():
        for baris, pk in nanti.items():
            baris.filter(pk__in=pk)._raw_delete("default")
        kini = semua()
        transaction.set_rollback(True)  # what else refers to them is of no matter here
    assert {nama: kini[nama] for nama in dulu if kini[nama] != dulu[nama]} == {}


def test_yang_dibaca_pemanggil_tidak_disimpan(settings: Any) -> None:
    """Between what a page has read of the evaluation and the number under which its facts are kept
    another host may have written: the next page sees that.
    """
    settings.TAPAK_SIMPANAN_LAPORAN = 16
    SIMPANAN.kosongkan()
    pd = f.PDFactory()
    e = EvaluasiLKEFactory(pd=pd, tahun=2025)
    EvaluasiLKE.objects.filter(pk=e.pk).update(terbit_tautan="https://contoh.go.id/lkjip")
    for terbaca in (e, EvaluasiLKE.objects.get(pk=e.pk)):
        fakta = usul_evaluasi(pd, 2025, terbaca, []).fakta
        assert fakta.pelaporan.terbit_tautan == "https://contoh.go.id/lkjip"
    baru = f.PDFactory()
    usul_evaluasi(baru, 2025, None, [])
    EvaluasiLKEFactory(pd=baru, tahun=2025)
    assert usul_evaluasi(baru, 2025, None, []).fakta.evaluasi.di_aplikasi
    SIMPANAN.kosongkan()
