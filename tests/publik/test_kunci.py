"""Keys of the API: shown once, hashed, of one agency, revoked, audited; what they open."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import JejakAudit
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.models import KunciApi, PengaturanPublik
from laporan.publik.api.kunci import buat_kunci, cabut_kunci
from tests import factories as f
from tests.isian.tahap import ajukan_semua

pytestmark = pytest.mark.django_db
INDIKATOR = "/api/v1/milik/indikator?tahun=2024&triwulan=1"


def _buat(d: Any, **lain: Any) -> tuple[KunciApi, str]:
    pada = timezone.now()
    sampai = timezone.localdate(pada) + timedelta(days=30)
    isi = {"pd": d.pd, "nama": "e-Kinerja", "sampai": sampai, "oleh": d.sekretariat, "pada": pada}
    return buat_kunci(**{**isi, **lain})


def _dengan(kunci: str) -> dict[str, str]:
    return {"authorization": f"Bearer {kunci}"}


def test_membaca_data_sendiri_apa_pun_statusnya(client: Any, dunia: Any, settings: Any) -> None:
    d = dunia
    lain = f.RealisasiFactory(triwulan=1).indikator
    k, kunci = _buat(d)
    d.isi_semua()
    ajukan_semua(d)
    respons = client.get(INDIKATOR, headers=_dengan(kunci))
    assert respons["Cache-Control"] == "private, no-store"
    assert "Access-Control-Allow-Origin" not in respons
    isi = respons.json()
    satu = next(i for i in isi["indikator"] if i["kode"] == d.angka.kode)
    assert (satu["realisasi"], satu["status"], isi["disahkan"]) == ("80.00", "Diajukan", False)
    assert lain.kode not in [i["kode"] for i in isi["indikator"]]
    uang = client.get("/api/v1/milik/anggaran?tahun=2024&triwulan=1", headers=_dengan(kunci))
    assert uang.json()["jumlah"]["realisasi"] == 12_500_000
    assert client.get("/api/v1/milik/pohon?tahun=2024", headers=_dengan(kunci)).status_code == 200
    k.refresh_from_db()
    assert k.dipakai_pada is not None
    sejak = datetime(2090, 1, 1, tzinfo=UTC).isoformat().replace("+", "%2B")
    kosong = client.get(f"{INDIKATOR}&diubah_sejak={sejak}", headers=_dengan(kunci))
    assert kosong.json()["indikator"] == []
    # An installation for trying refuses in the same words as one in use.
    settings.DEBUG = True
    tanpa_zona = f"{INDIKATOR}&diubah_sejak=2024-01-01T00:00:00"
    assert client.get(tanpa_zona, headers=_dengan(kunci)).status_code == 422


def test_tanpa_kunci_yang_sah_ditolak(client: Any, dunia: Any) -> None:
    d = dunia
    k, kunci = _buat(d)
    PengaturanPublik.objects.all().delete()  # one's own data do not wait for the public pages
    assert client.get(INDIKATOR, headers=_dengan(kunci)).status_code == 200
    for salah in ("", "tapak_salah", kunci[:-1], kunci.upper()):
        respons = client.get(INDIKATOR, headers=_dengan(salah))
        assert (respons.status_code, respons.json()["jenis"]) == (401, "kunci")
        assert respons["WWW-Authenticate"] == "Bearer"
    client.force_login(d.sekretariat)
    assert client.get(INDIKATOR).status_code == 401  # a session is no key
    cabut_kunci(kunci=k.pk, pd=d.pd, oleh=d.sekretariat, pada=timezone.now())
    assert client.get(INDIKATOR, headers=_dengan(kunci)).status_code == 401
    with pytest.raises(TidakSahError, match="sudah dicabut"):
        cabut_kunci(kunci=k.pk, pd=d.pd, oleh=d.sekretariat, pada=timezone.now())
    _, usang = _buat(d, pada=datetime(2020, 1, 1, tzinfo=UTC), sampai=date(2020, 2, 1))
    assert client.get(INDIKATOR, headers=_dengan(usang)).status_code == 401


def test_yang_tersimpan_bukan_kuncinya(dunia: Any) -> None:
    d = dunia
    k, kunci = _buat(d)
    assert len(kunci) >= 48
    assert kunci not in str(KunciApi.objects.values().get())
    assert kunci.startswith(k.awalan)
    cabut_kunci(kunci=k.pk, pd=d.pd, oleh=d.sekretariat, pada=timezone.now())
    jejak = JejakAudit.objects.filter(model="laporan.kunciapi").order_by("pk")
    assert [j.aksi for j in jejak] == ["buat kunci API", "cabut kunci API"]
    assert not [j for j in jejak if kunci in f"{j.objek}{j.perubahan}"]


def test_siapa_yang_membuat(dunia: Any) -> None:
    d = dunia
    for orang in (d.kadis, d.operator):
        with pytest.raises(TidakBerizinError):
            _buat(d, oleh=orang)
    with pytest.raises(TidakDitemukanError):
        _buat(d, oleh=d.orang_luar)
    hari = timezone.localdate()
    for sampai in (hari - timedelta(days=2), hari + timedelta(days=500)):
        with pytest.raises(TidakSahError, match="400 hari"):
            _buat(d, sampai=sampai)
    k, _ = _buat(d)
    lain = f.PDFactory()
    with pytest.raises(TidakDitemukanError):
        cabut_kunci(kunci=k.pk, pd=lain, oleh=d.sekretariat, pada=timezone.now())


def test_layar(client: Any, dunia: Any) -> None:
    d = dunia
    client.force_login(d.sekretariat)
    alamat = reverse("kunci_api")
    assert client.post(alamat, {"langkah": "buat", "nama": "", "sampai": ""}).status_code == 422
    sampai = (timezone.localdate() + timedelta(days=30)).isoformat()
    isi = {"langkah": "buat", "nama": "Dasbor", "sampai": sampai}
    dibuat = client.post(alamat, isi).content.decode()
    k = KunciApi.objects.get()
    assert f"<code>{k.awalan}" in dibuat
    assert "tidak dapat dilihat lagi" in dibuat
    assert "tidak dapat dilihat lagi" not in client.get(alamat).content.decode()
    assert client.post(alamat, {"langkah": "cabut", "kunci": k.pk}).status_code == 302
    assert "Dicabut" in client.get(alamat).content.decode()
