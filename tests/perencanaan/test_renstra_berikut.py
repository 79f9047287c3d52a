"""A Renstra 2025–2029 from the one before: what goes on, and what A.2 and A.3 then compare."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from kinerja.management.commands.pasang_peran import pasang_peran
from kinerja.models import (
    DokumenPerencanaan,
    Indikator,
    JejakAudit,
    PerangkatDaerah,
    Sasaran,
    Tujuan,
)
from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.data.himpunan import muat
from laporan.latihan.muatan import muat_lembar
from laporan.lkjip.gambar_layar import titik_tren
from laporan.terbit.tugas_lkjip import buat_lkjip
from tests.factories import PenggunaFactory
from tests.himpunan.kecil import baca_teks, tulis_folder
from tests.pasti import pasti

pytestmark = pytest.mark.django_db
PADA = datetime(2025, 1, 20, 2, 0, tzinfo=UTC)
SETAHUN = Path(__file__).parents[1] / "peramban" / "setahun.txt"


@pytest.fixture
def pd(db: None, tmp_path: Path) -> PerangkatDaerah:
    """The agency of setahun.txt: realisasi 2024 of A1 78%, A2 82%, B1 61%."""
    pasang_peran()
    muat(tulis_folder(tmp_path, baca_teks(SETAHUN)), oleh=None, pada=PADA)
    return PerangkatDaerah.objects.get()


@pytest.fixture
def klien(client: Any, pd: Any) -> Any:
    client.force_login(PenggunaFactory(pd=pd, unit=None, peran=[SEKRETARIAT]))
    return client


def _formulir(klien: Any, pd: Any, **kueri: str) -> dict[str, str]:
    respons = klien.get(reverse("persiapan_renstra"), kueri)
    data = {
        "halaman_pd": pd.kode, "halaman_tahun": str(respons.context["konteks"].tahun),
        "asal": respons.context["asal"].kode, "jenis": respons.context["jenis"],
        "sidik": respons.context["sidik"],
    }  # fmt: skip
    data |= {k: isi for k, _, isi in respons.context["kepala"]}
    for g in respons.context["bagian"]:
        for r in g["baris"]:
            data |= {m["nama"]: m["isi"] for m in r["medan"]} | {r["ikut"]: "1"}
    return data


BARU = {
    "kode": "R2", "nama": "Renstra 2025–2029", "tahun_awal": "2025", "tahun_akhir": "2029",
    "mulai": "2025", "isi|sasaran|S1|uraian": "Meningkatnya daya saing tenaga kerja",
    "isi|indikator|A2|kaitan": "definisi_berubah",
    "isi|indikator|A2|definisi": "Pelatihan yang selesai tepat waktu",
    "isi|indikator|B1|kaitan": "diganti", "isi|indikator|B1|nama": "Indeks penempatan kerja",
    "isi|indikator|B1|satuan": "Indeks",
}  # fmt: skip


def _kirim(klien: Any, data: dict[str, str]) -> Any:
    return klien.post(reverse("persiapan_renstra"), data)


def _angka(pd: Any, tahun: int, realisasi: dict[str, str], akhir: dict[str, str]) -> None:
    """PK targets and figures of a year, and the new Renstra's final targets."""
    target = [
        {"indikator": i, "tahun": str(tahun), "dokumen": f"PK-{tahun}", "target": "80"}
        for i in realisasi
    ]
    target += [{"indikator": i, "tahun": "2029", "dokumen": "R2", "target": t}
               for i, t in akhir.items()]  # fmt: skip
    isi = [
        {"indikator": i, "tahun": str(tahun), "triwulan": "4", "nilai": n, "status": "disahkan"}
        for i, n in realisasi.items()
    ]
    dokumen = [{"kode": f"PK-{tahun}", "jenis": "pk", "tahun": str(tahun), "ke": "0",
                "nama": f"PK {tahun}"}]  # fmt: skip
    lembar = {"dokumen": dokumen, "target": target, "realisasi": isi}
    muat_lembar(pd, lembar, oleh=None, pada=PADA)


def _laporan(pd: Any, tahun: int) -> tuple[str, dict[str, Any]]:
    """The text of a report, and its tables by key."""
    isi = json.loads(buat_lkjip(Bahan(pd, tahun), "json", date(2026, 2, 14)).isi)
    tabel = {t["kunci"]: t for t in isi["tabel"]}
    return json.dumps(isi, ensure_ascii=False), tabel


def test_pohon_baru_dan_laporan_hanya_membandingkan_yang_sebanding(klien: Any, pd: Any) -> None:
    """By hand: A1 78,00 (2024) → 84,00 (2025) is 6,00 up, and 6,00 short of 90,00 (2029). A2 is
    shown with 82,00 and not compared; B1 was replaced, so its 61,00 is no earlier figure.
    """
    data = _formulir(klien, pd) | BARU
    respons = _kirim(klien, data)
    assert (respons.status_code, "pilih=R2" in respons.url) == (302, True)
    kaitan = {
        i.kode: (i.pendahulu.kode if i.pendahulu else "", i.kaitan_pendahulu, i.mulai_tahun)
        for i in Indikator.objects.filter(pd=pd).berlaku(2025)
    }
    assert kaitan == {
        "A1-2025": ("A1", "sama", 2025), "A2-2025": ("A2", "definisi_berubah", 2025),
        "B1-2025": ("B1", "diganti", 2025),
    }  # fmt: skip
    assert Indikator.objects.filter(pd=pd).berlaku(2024).count() == 3
    assert Tujuan.objects.get(pd=pd, kode="T1").sampai_tahun == 2024
    assert Sasaran.objects.get(pd=pd, kode="S1-2025").uraian == BARU["isi|sasaran|S1|uraian"]
    assert pasti(DokumenPerencanaan.objects.get(pd=pd, kode="R2").renstra).tahun_akhir == 2029
    assert JejakAudit.objects.filter(aksi="dibuat lewat persiapan").count() >= 7

    _angka(
        pd, 2025, {"A1-2025": "84", "A2-2025": "83", "B1-2025": "72"},
        {"A1-2025": "90", "A2-2025": "95", "B1-2025": "80"},
    )  # fmt: skip
    teks, tabel = _laporan(pd, 2025)
    assert "naik 6,00 poin" in teks
    assert "definisi operasionalnya berbeda" in teks
    assert (
        "menggantikan “Persentase lowongan yang terisi” mulai tahun 2025, sehingga tidak "
        "diperbandingkan" in teks
    )
    lalu = json.dumps(tabel["tahun_sebelumnya"], ensure_ascii=False)
    assert "78,00" in lalu
    assert "82,00" in lalu
    assert "61,00" not in lalu
    akhir = json.dumps(tabel["akhir_renstra"], ensure_ascii=False)
    assert "90,00" in akhir
    # 84 of 90 is 93,33%.
    assert "93,33" in akhir
    # On screen the line of A1 begins in 2024, that of A2 in 2025.
    bahan = Bahan(pd, 2025)
    milik = {i.kode: i for i in bahan.pengukuran.indikator.values()}
    awal = {
        kode: titik_tren(bahan, milik[kode], [2024, 2025])[0].nilai
        for kode in ("A1-2025", "A2-2025", "B1-2025")
    }
    assert awal == {"A1-2025": Decimal(78), "A2-2025": None, "B1-2025": None}


def test_akhir_renstra_menurut_penerusnya(klien: Any, pd: Any) -> None:
    """The tree begins in 2026, so 2025 is still measured by the old indicators: A1 against its
    successor's 90,00 (84 of 90 is 93,33%); A2 shows 95,00 without a percentage; B1 shows nothing.
    """
    assert _kirim(klien, _formulir(klien, pd) | BARU | {"mulai": "2026"}).status_code == 302
    _angka(
        pd, 2025, {"A1": "84", "A2": "83", "B1": "66"},
        {"A1-2026": "90", "A2-2026": "95", "B1-2026": "80"},
    )  # fmt: skip
    teks, tabel = _laporan(pd, 2025)
    akhir = json.dumps(tabel["akhir_renstra"], ensure_ascii=False)
    assert "93,33" in akhir
    assert "95,00" in akhir
    assert "80,00" not in akhir
    assert "ukurannya berubah pada Renstra 2025–2029" in teks
    assert "digantikan indikator lain pada Renstra 2025–2029" in teks


DITOLAK = [
    ({"mulai": "2024"}, "antara 2025 dan 2029"),
    ({"tahun_awal": "2024", "mulai": "2024"}, "paling cepat mulai 2025"),
    ({"tahun_akhir": "2025"}, "tahun akhir sesudahnya"),
    ({"kode": "R"}, "sudah dipakai"),
    ({"kode": "PK-2024"}, "sudah dipakai"),
    ({"nama": ""}, "Isi kode dan namanya"),
    ({"isi|indikator|A1|nama": " "}, ""),
    ({"isi|indikator|A1|kaitan": "serupa"}, ""),
    ({"sidik": "lain"}, "berubah"),
]


def test_yang_ditolak_tidak_menulis(klien: Any, pd: Any) -> None:
    utuh = _formulir(klien, pd) | BARU
    banyak = JejakAudit.objects.count()
    for ubah, pesan in DITOLAK:
        respons = _kirim(klien, utuh | ubah)
        assert respons.status_code in (409, 422), ubah
        assert pesan in respons.context["tolak"], ubah
    assert JejakAudit.objects.count() == banyak


def test_perubahan_renstra(klien: Any, pd: Any) -> None:
    """A revision touches what changed; an indicator without a tick ends."""
    data = _formulir(klien, pd, jenis="perubahan")
    assert _kirim(klien, data | {"alasan": "Nomenklatur berubah"}).status_code == 422  # nothing did
    del data["ikut|indikator|B1"]
    data |= {"isi|indikator|A2|kaitan": "definisi_berubah", "alasan": "Nomenklatur berubah"}
    assert _kirim(klien, data).status_code == 302
    assert {i.kode for i in Indikator.objects.filter(pd=pd).berlaku(2025)} == {"A1", "A2-2025"}
    dokumen = DokumenPerencanaan.objects.get(pd=pd, kode="R-P1")
    assert (pasti(dokumen.renstra).kode, dokumen.ke, dokumen.alasan) == (
        "R",
        1,
        "Nomenklatur berubah",
    )


def test_kaitan_diubah_pada_kisi(klien: Any, pd: Any) -> None:
    """One indicator may be continued by several; a link without a predecessor is refused."""
    _kirim(klien, _formulir(klien, pd) | BARU)
    alamat = reverse("persiapan_kisi", args=["kaitan"])
    respons = klien.get(alamat, {"tahun": "2025"})
    data = {"halaman_pd": pd.kode, "halaman_tahun": "2025", "pilih": ""}
    for b in respons.context["baris"]:
        for s in b["sel"]:
            data |= {s["nama"]: s["isi"], f"awal|{s['nama']}": s["awal"]}
    salah = klien.post(alamat, data | {"sel|A1-2025|pendahulu": ""})
    assert salah.status_code == 422
    baik = data | {"sel|B1-2025|pendahulu": "A1", "sel|B1-2025|kaitan_pendahulu": "sama"}
    assert klien.post(alamat, baik).status_code == 302
    assert Indikator.objects.get(pd=pd, kode="A1").penerus.count() == 2
