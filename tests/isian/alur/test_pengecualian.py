"""Exceptions from the window of a quarter."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import JejakAudit, PengecualianPeriode
from kinerja.penolakan import TidakSahError
from laporan.isian.pengecualian import beri_pengecualian
from tests import factories as f
from tests.isian.alur.langkah import isi_halaman
from tests.isian.dunia import TAHUN, Dunia, wita

pytestmark = pytest.mark.django_db


def _beri(client: Any, d: Dunia, **lain: Any) -> Any:
    isi = {
        "langkah": "beri",
        "unit": d.bidang.pk,
        "periode": d.periode.pk,
        "sampai": "2024-04-25",
        "alasan": "Jaringan kantor putus",
        **lain,
    }
    return client.post(reverse("pengecualian"), isi)


def test_pengecualian_diberikan_tercatat_dan_dicabut(dunia: Dunia, sebagai: Any) -> None:
    client = sebagai(dunia.sekretariat)
    assert client.get(reverse("pengecualian")).status_code == 200
    assert _beri(client, dunia).status_code == 302
    p = PengecualianPeriode.objects.get()
    assert (p.unit, p.sampai, p.oleh) == (
        dunia.bidang,
        datetime.date(2024, 4, 25),
        dunia.sekretariat,
    )
    j = JejakAudit.objects.get(aksi="beri pengecualian")
    assert (j.pd, j.alasan, j.oleh) == (dunia.pd, "Jaringan kantor putus", dunia.sekretariat)
    isi = isi_halaman(client.get(reverse("pengecualian")))
    assert "25 April 2024" in isi
    cabut = {"langkah": "cabut", "pengecualian": p.pk}
    assert client.post(reverse("pengecualian"), {**cabut, "alasan": ""}).status_code == 422
    assert client.post(reverse("pengecualian"), {**cabut, "alasan": "Selesai"}).status_code == 302
    assert not PengecualianPeriode.objects.exists()
    assert JejakAudit.objects.filter(aksi="cabut pengecualian", alasan="Selesai").exists()


@pytest.mark.parametrize(
    ("lain", "pesan"),
    [
        ({"alasan": " "}, "kotak-isian__galat"),
        ({"sampai": "2024-04-15"}, "masih dapat diisi sampai 15 April 2024"),
        ({"sampai": "besok"}, "tanggal"),
        ({"unit": 10**9}, ""),
    ],
    ids=["tanpa alasan", "sebelum tutup", "bukan tanggal", "unit tak dikenal"],
)
def test_pengecualian_ditolak(dunia: Dunia, sebagai: Any, lain: Any, pesan: str) -> None:
    respons = _beri(sebagai(dunia.sekretariat), dunia, **lain)
    assert respons.status_code == 422
    assert pesan in isi_halaman(respons)
    assert "Jaringan kantor putus" in isi_halaman(respons) or "alasan" in lain
    assert not PengecualianPeriode.objects.exists()


def test_pengecualian_hanya_bagi_unit_yang_ada_pada_triwulannya(dunia: Dunia, sebagai: Any) -> None:
    """TW I 2024: one unit was dissolved the year before, one begins the year after."""
    lama = f.UnitFactory(pd=dunia.pd, nama="Seksi Lama", sampai=datetime.date(2023, 12, 31))
    nanti = f.UnitFactory(pd=dunia.pd, nama="Seksi Nanti", mulai=datetime.date(2025, 1, 1))
    client = sebagai(dunia.sekretariat)
    isi = isi_halaman(client.get(reverse("pengecualian")))
    assert "Seksi Lama" not in isi
    assert "Seksi Nanti" not in isi
    with pytest.raises(TidakSahError, match="Seksi Nanti tidak ada pada"):
        beri_pengecualian(
            periode=dunia.periode, unit=nanti, sampai=datetime.date(2024, 4, 25),
            alasan="Jaringan putus", oleh=dunia.sekretariat, pada=timezone.now(),
        )  # fmt: skip
    assert _beri(client, dunia, unit=lama.pk).status_code == 422


def test_pengecualian_terlihat_pada_tab_isian(
    dunia: Dunia, sebagai: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the 16th the quarter is closed; who holds a leave, or stands below who does, reads it."""
    monkeypatch.setattr(timezone, "now", lambda: wita(2024, 4, 16))
    alamat = f"{reverse('isian')}?tahun={TAHUN}&triwulan=1"
    assert "pengecualian sampai" not in isi_halaman(sebagai(dunia.operator).get(alamat))
    f.PengecualianFactory(periode=dunia.periode, unit=dunia.bidang, sampai="2024-04-20")
    for siapa in (dunia.operator, dunia.operator_seksi):
        isi = isi_halaman(sebagai(siapa).get(alamat))
        assert "pengecualian sampai 20 April 2024" in isi
    assert "pengecualian sampai" not in isi_halaman(sebagai(dunia.operator_lain).get(alamat))


def test_pengecualian_dua_kali_dan_unit_pd_lain(dunia: Dunia, sebagai: Any) -> None:
    client = sebagai(dunia.sekretariat)
    assert _beri(client, dunia, unit=dunia.orang_luar.unit_id).status_code == 422
    assert _beri(client, dunia).status_code == 302
    assert _beri(client, dunia).status_code == 422
    assert sebagai(dunia.operator).get(reverse("pengecualian")).status_code == 403
    assert _beri(client, dunia).status_code == 403
    assert PengecualianPeriode.objects.count() == 1
