"""The open API: what its answers hold, validators, refusals, the feed, held to its own document."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings

from laporan.models import BagianRilis, Rilis
from laporan.publik.aksi import rilis_bagian, tarik_rilis
from laporan.publik.api.kunci import buat_kunci
from laporan.publik.api.layar_api import dokumen_openapi
from laporan.publik.tersimpan import SIMPANAN_PUBLIK
from tests import factories as f
from tests.isian.tahap import SESUDAH
from tests.publik.pabrik import PengaturanPublikFactory, RilisFactory

pytestmark = pytest.mark.django_db
B = BagianRilis
AWAL = "/api/v1/"


@pytest.fixture
def terbit(disahkan: Any) -> Any:
    """Tree, quarter, agreement and score released."""
    d = disahkan
    f.perjanjian_berstatus("berlaku", nyata=True, jabatan=d.jabatan)
    evaluasi = f.EvaluasiAKIPFactory(pd=d.pd)
    f.KomponenAKIPFactory(evaluasi=evaluasi)
    for b in (B.POHON, B.TW1, B.PK, B.LHE):
        rilis_bagian(pd=d.pd, tahun=2024, bagian=b, oleh=d.sekretariat, pada=SESUDAH)
    return d


def _satu(d: Any, nama: str) -> str:
    return f"{AWAL}perangkat-daerah/{d.pd.kode}/2024/{nama}"


def test_isi_jawaban(client: Any, terbit: Any) -> None:
    d = terbit
    assert client.get(AWAL).json()["lisensi"].startswith("Creative Commons")
    (pd,) = client.get(f"{AWAL}perangkat-daerah").json()
    assert (pd["kode"], pd["tahun"]) == (
        d.pd.kode, [{"tahun": 2024, "bagian": ["pohon", "pk", "tw1", "lhe"]}],
    )  # fmt: skip
    tw = client.get(_satu(d, "indikator")).json()
    satu = next(i for i in tw["indikator"] if i["kode"] == d.angka.kode)
    assert (tw["triwulan"], tw["pengesahan"]) == (1, {"ke": 1, "tanggal": "2024-04-10"})
    assert (satu["realisasi"], satu["capaian"]) == (
        {"nilai": "80.00", "teks": "80,00%"}, {"nilai": "100.00", "teks": "100,00%"},
    )  # fmt: skip
    lalu = client.get(f"{AWAL}perangkat-daerah/{d.pd.kode}/indikator/{d.angka.kode}").json()
    assert [(x["tahun"], x["triwulan"], x["realisasi"]["nilai"]) for x in lalu["riwayat"]] == [
        (2024, 1, "80.00")
    ]
    uang = client.get(_satu(d, "anggaran"), {"triwulan": 1}).json()
    assert (uang["jumlah"]["pagu"], uang["jumlah"]["realisasi"]) == (100_000_000, 12_500_000)
    assert uang["program"][0]["anak"][0]["anak"][0]["kode"] == d.sub.kode
    (pk,) = client.get(_satu(d, "perjanjian")).json()
    assert pk["verifikasi"].endswith(f"/verifikasi/{pk['kode']}/")
    assert client.get(_satu(d, "pohon")).json()["tujuan"][0]["sasaran"][0]["indikator"]
    assert [r["bagian"] for r in client.get(_satu(d, "rilis")).json()] == pd["tahun"][0]["bagian"]
    (akip,) = client.get(f"{AWAL}akip", {"tahun": 2024}).json()
    assert (akip["pd"], akip["nilai"], akip["predikat"]) == (d.pd.kode, "65.4", "B")
    assert client.get(f"{AWAL}akip", {"tahun": 2023}).json() == []


def test_penanda_dan_penolakan(client: Any, terbit: Any) -> None:
    d = terbit
    alamat = _satu(d, "indikator")
    satu = client.get(alamat)
    assert satu["Cache-Control"].startswith("public")
    assert "Cookie" not in satu.get("Vary", "")
    assert satu["Access-Control-Allow-Origin"] == "*"
    ulang = client.get(alamat, headers={"if-none-match": satu["ETag"]})
    assert (ulang.status_code, ulang["ETag"]) == (304, satu["ETag"])
    assert client.head(alamat).status_code == 200
    kasus = [
        (client.post(alamat), 405),
        (client.get(alamat, {"triwulan": "5"}), 422),
        (client.get(alamat, {"triwulan": "2"}), 404),
        (client.get(_satu(d, "unduh/exe")), 422),
        (client.get(f"{AWAL}perangkat-daerah/lain/2024/pohon"), 404),
        (client.get(f"{AWAL}perubahan", {"sesudah": "-1"}), 422),
        (client.get(f"{AWAL}unduh/2023.zip"), 404),
    ]
    for respons, status in kasus:
        assert respons.status_code == status, respons.content
        assert set(respons.json()) == {"jenis", "pesan"}
    kosong = {"if-none-match": "*"}, {"if-modified-since": "Mon, 01 Jan 2035 00:00:00 GMT"}
    for kepala in kosong:
        assert client.get(alamat, headers=kepala).status_code == 304
        # What is not there does not become "unchanged" by what the client says it holds.
        lain = client.get(f"{AWAL}perangkat-daerah/lain/2024/pohon", headers=kepala)
        assert lain.status_code == 404, kepala
    beda = client.get(alamat, headers={"if-match": '"lama"'})
    assert (beda.status_code, beda.json()["jenis"]) == (412, "syarat")
    assert "public" not in beda.get("Cache-Control", "")
    bukan = client.get(f"{AWAL}tidak-ada")
    assert (bukan.status_code, set(bukan.json())) == (404, {"jenis", "pesan"})
    tidak = client.get(alamat, {"triwulan": "5"}).json()["pesan"]
    assert tidak == "Parameter tidak terbaca: triwulan."


def test_hanya_dibaca_walau_jawabannya_tersimpan(client: Any, settings: Any) -> None:
    """An answer that is kept for the next reader is no answer to who means to write."""
    settings.TAPAK_SIMPANAN_LAPORAN = 16
    SIMPANAN_PUBLIK.kosongkan()
    PengaturanPublikFactory()
    assert client.get(AWAL).status_code == 200
    for cara in (client.post, client.put, client.patch, client.delete, client.options):
        respons = cara(AWAL)
        assert (respons.status_code, respons["Allow"]) == (405, "GET, HEAD")
        assert respons.json()["jenis"] == "metode"
    assert client.head(AWAL).status_code == 200
    SIMPANAN_PUBLIK.kosongkan()


def test_laju(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    PengaturanPublikFactory()
    monkeypatch.setattr("laporan.publik.api.pintu.LAJU_API", 2)
    status = [client.get(AWAL).status_code for _ in range(4)]
    assert status[-1] == 429
    respons = client.get(AWAL)
    assert (respons["Retry-After"], respons.json()["jenis"]) == ("60", "tunggu")


def test_umpan_perubahan(client: Any, terbit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    d = terbit
    alamat = f"{AWAL}perubahan"
    monkeypatch.setattr("laporan.publik.api.layar_api._UMPAN", 3)
    satu = client.get(alamat).json()
    assert [p["bagian"] for p in satu["perubahan"]] == ["pohon", "tw1", "pk"]
    assert satu["masih_ada"]
    dua = client.get(alamat, {"sesudah": satu["berikutnya"]}).json()
    assert [p["bagian"] for p in dua["perubahan"]] == ["lhe"]
    assert not dua["masih_ada"]
    kosong = client.get(alamat, {"sesudah": dua["berikutnya"]}).json()
    assert (kosong["perubahan"], kosong["berikutnya"]) == ([], dua["berikutnya"])
    lhe = Rilis.objects.get(bagian="lhe")
    tarik_rilis(rilis=lhe.pk, pd=d.pd, alasan="Keliru.", oleh=d.sekretariat, pada=SESUDAH)
    (tarik,) = client.get(alamat, {"sesudah": dua["berikutnya"]}).json()["perubahan"]
    assert (tarik["peristiwa"], tarik["bagian"], tarik["masih_berlaku"]) == ("tarik", "lhe", False)
    assert client.get(f"{AWAL}akip").json() == []


def test_kueri_tidak_bertambah(client: Any, jumlah_kueri: Any) -> None:
    PengaturanPublikFactory()
    pd = f.PDFactory()

    def banyak() -> list[int]:
        hasil = []
        for jalur in ("perangkat-daerah", "akip", "perubahan", f"perangkat-daerah/{pd.kode}/2024/"
                      "unduh/csv", "unduh/2024.zip"):  # fmt: skip
            with jumlah_kueri() as kueri:
                respons = client.get(AWAL + jalur)
                assert (respons.status_code, bool(respons.getvalue())) == (200, True)
            hasil.append(len(kueri))
        return hasil

    RilisFactory(pd=pd)
    sedikit = banyak()
    RilisFactory.create_batch(8)
    assert banyak() == sedikit
    assert max(sedikit) <= 4


def test_halaman_data_terbuka(client: Any, terbit: Any) -> None:
    isi = client.get(reverse("publik_api")).content.decode().replace("<wbr>", "")
    for jalur in dokumen_openapi()["paths"]:
        assert jalur in isi
    assert "<script" not in isi


# --- the document ---------------------------------------------------------------------------------


def test_dokumen_menyebut_setiap_alamat(client: Any, terbit: Any) -> None:
    dokumen = client.get(reverse("api_openapi")).json()
    assert dokumen["openapi"] == "3.1.0"
    assert json.loads(json.dumps(dokumen_openapi())) == dokumen
    operasi = [x["get"]["operationId"] for x in dokumen["paths"].values()]
    assert len(operasi) == len(set(operasi)) == 15
    kunci = [x["get"].get("security") for j, x in dokumen["paths"].items() if "/milik/" in j]
    assert kunci == [[{"KunciPembaca": []}]] * 3


@pytest.fixture
def _sambungan_tetap() -> Iterator[None]:
    """As Django's own client does: the request shares the connection of the test."""
    for sinyal in (request_started, request_finished):
        sinyal.disconnect(close_old_connections)
    yield
    for sinyal in (request_started, request_finished):
        sinyal.connect(close_old_connections)


@pytest.mark.usefixtures("_sambungan_tetap")
def test_jawaban_menurut_dokumennya(terbit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked within the document is answered by it, and never by a fault of ours."""
    monkeypatch.setattr("laporan.publik.api.pintu.LAJU_API", 10**6)
    d, pada = terbit, timezone.now()
    sampai = timezone.localdate(pada)
    _, kunci = buat_kunci(pd=d.pd, nama="Uji", sampai=sampai, oleh=d.sekretariat, pada=pada)
    ada = {"pd": d.pd.kode, "tahun": 2024, "triwulan": 1, "bentuk": "csv", "kode": d.angka.kode}
    skema = schemathesis.openapi.from_dict(dokumen_openapi())
    skema.app = get_wsgi_application()

    for hasil in skema.get_all_operations():
        operasi = hasil.ok()  # type: ignore[union-attr]  # a schema that is wrong fails here

        @given(case=operasi.as_strategy())
        @settings(
            max_examples=3, derandomize=True, database=None, deadline=None,
            phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        def jawab(case: Any) -> None:
            case.call_and_validate()

        jawab()
        perlu = {x["name"] for x in operasi.definition.raw.get("parameters", ()) if x["required"]}
        baik = {n: nilai for n, nilai in ada.items() if n in perlu}
        case = operasi.Case(
            path_parameters={n: v for n, v in baik.items() if f"{{{n}}}" in operasi.path},
            query={n: v for n, v in baik.items() if f"{{{n}}}" not in operasi.path},
            headers={"Authorization": f"Bearer {kunci}"},
        )
        assert case.call_and_validate().status_code == 200, operasi.path
