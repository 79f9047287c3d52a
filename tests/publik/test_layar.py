"""The public pages, and the screens on which data are released and the pages opened."""

import copy
import re
from datetime import timedelta
from decimal import Decimal
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import http_date
from lxml import etree

from kinerja.gangguan import TERPUTUS
from kinerja.models import PerangkatDaerah, Realisasi
from kinerja.models.jejak import jejak
from kinerja.penolakan import SibukError
from laporan.models import BagianRilis, PengaturanPublik, Rilis
from laporan.publik.aksi import rilis_bagian, tarik_rilis
from laporan.publik.baca import telusuri_indikator
from laporan.publik.data_terstruktur import tulis_ld
from laporan.publik.tersimpan import SIMPANAN_PUBLIK
from tests import factories as f
from tests.isian.tahap import SESUDAH
from tests.publik.pabrik import PengaturanPublikFactory, RilisFactory, isi_lhe

pytestmark = pytest.mark.django_db
B = BagianRilis


@pytest.fixture
def terbit(disahkan: Any) -> Any:
    """Tree, quarter and agreement released."""
    d = disahkan
    f.perjanjian_berstatus("berlaku", nyata=True, jabatan=d.jabatan)
    for b in (B.POHON, B.TW1, B.PK):
        rilis_bagian(pd=d.pd, tahun=2024, bagian=b, oleh=d.sekretariat, pada=SESUDAH)
    return d


def _teks(respons: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", respons.content.decode()).split())


def test_halaman_satu_tahun(client: Any, terbit: Any) -> None:
    d = terbit
    for nama in ("publik", "publik_cari", "publik_tentang"):
        assert client.get(reverse(nama)).status_code == 200, nama
    respons = client.get(reverse("publik_pd", args=[d.pd.kode]))
    teks = _teks(respons)
    assert f"{d.pd.nama}, tahun 2024" in teks
    assert "Sampai dengan Triwulan I, disahkan 10 April 2024" in teks
    assert "terserap Rp12.500.000 dari pagu Rp100.000.000 (12,50%)" in teks
    assert "Lisensi data: Creative Commons Atribusi 4.0 Internasional" in teks
    assert "Pertanyaan: Bagian Organisasi Sekretariat Daerah." in teks
    assert "Data dirilis 20 Mei 2024" in teks
    for nama in ("publik_pohon", "publik_anggaran", "publik_perjanjian", "publik_tahun"):
        assert client.get(reverse(nama, args=[d.pd.kode, 2024])).status_code == 200, nama
        assert client.get(reverse(nama, args=[d.pd.kode, 2023])).status_code == 404, nama
        assert client.get(reverse(nama, args=["lain", 2024])).status_code == 404, nama
    assert client.get(reverse("publik_lkjip", args=[d.pd.kode, 2024])).status_code == 404


def test_indikator_bergambar_dan_bertabel(client: Any, terbit: Any) -> None:
    d = terbit
    respons = client.get(reverse("publik_indikator", args=[d.pd.kode, d.angka.kode]))
    assert "<svg" not in respons.content.decode()  # one year is no movement
    lama = copy.deepcopy(Rilis.objects.get(bagian="tw1").isi)
    lama["tahun"] = 2023
    RilisFactory(pd=d.pd, tahun=2023, bagian="tw1", isi=lama)
    respons = client.get(reverse("publik_indikator", args=[d.pd.kode, d.angka.kode]))
    isi = respons.content.decode()
    assert isi.count("<svg") == 2  # wide, and narrow for a phone
    assert "<desc" in isi
    assert "80,00" in _teks(respons)
    assert '<script type="application/ld+json">' in isi
    assert "style=" not in isi
    # What was released of how it was measured in 2023 reads differently: the line breaks.
    pohon = copy.deepcopy(Rilis.objects.get(bagian="pohon").isi)
    for i in telusuri_indikator(pohon):
        i["satuan"] = "Rumah tangga"
    RilisFactory(pd=d.pd, tahun=2023, bagian="pohon", isi=pohon)
    respons = client.get(reverse("publik_indikator", args=[d.pd.kode, d.angka.kode]))
    assert "<svg" not in respons.content.decode()
    assert "tidak diperbandingkan: satuannya berbeda" in _teks(respons)
    tidak_ada = reverse("publik_indikator", args=[d.pd.kode, "tidak-ada"])
    assert client.get(tidak_ada).status_code == 404


def test_riwayat_menyebut_penarikan_tanpa_isinya(client: Any, terbit: Any) -> None:
    d = terbit
    tw1 = Rilis.objects.get(bagian="tw1")
    tarik_rilis(rilis=tw1.pk, pd=d.pd, alasan="Salah ketik.", oleh=d.sekretariat, pada=SESUDAH)
    teks = _teks(client.get(reverse("publik_riwayat", args=[d.pd.kode])))
    assert "ditarik 20 Mei 2024: Salah ketik." in teks
    assert client.get(reverse("publik_anggaran", args=[d.pd.kode, 2024])).status_code == 404


def test_penanda_dan_304(terbit: Any) -> None:
    """The same answer for everybody, kept by caches until anything public changes."""
    d, orang = terbit, Client()
    alamat = reverse("publik_pd", args=[d.pd.kode])
    satu = orang.get(alamat)
    assert satu["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert "Cookie" not in satu.get("Vary", "")
    assert not satu.cookies
    etag = satu["ETag"]
    ulang = orang.get(alamat, headers={"if-none-match": etag})
    assert (ulang.status_code, ulang.content, ulang["ETag"]) == (304, b"", etag)
    assert (
        orang.get(alamat, headers={"if-modified-since": satu["Last-Modified"]}).status_code == 304
    )
    assert orang.get(reverse("publik"))["ETag"] != etag
    orang.force_login(d.sekretariat)
    assert orang.get(alamat).content == satu.content
    tw1 = Rilis.objects.get(bagian="tw1")
    tarik_rilis(rilis=tw1.pk, pd=d.pd, alasan="Salah.", oleh=d.sekretariat, pada=SESUDAH)
    baru = orang.get(alamat, headers={"if-none-match": etag})
    assert (baru.status_code, baru["ETag"] != etag) == (200, True)
    assert orang.post(alamat).status_code == 405


def test_digambar_sekali_dan_tidak_basi(
    terbit: Any, client: Any, settings: Any, jumlah_kueri: Any
) -> None:
    """Drawn once in each process until anything that it shows changes: what is released, and what
    the agency is called. A figure that is typed and not released changes nothing.
    """
    settings.TAPAK_SIMPANAN_LAPORAN = 16
    SIMPANAN_PUBLIK.kosongkan()
    d, alamat = terbit, [reverse("publik"), reverse("publik_pd", args=[terbit.pd.kode])]

    def buka() -> list[tuple[bytes, str]]:
        return [(r.content, r["ETag"]) for r in map(client.get, alamat)]

    dulu = buka()
    Realisasi.objects.filter(indikator__pd=d.pd).update(keterangan="Belum dirilis")
    with jumlah_kueri() as kueri:
        assert buka() == dulu
    assert len(kueri) == len(alamat)
    PerangkatDaerah.objects.filter(pk=d.pd.pk).update(nama="Dinas Samudra")
    kini = client.get(alamat[0], headers={"if-none-match": dulu[0][1]})
    assert kini.status_code == 200
    assert "Dinas Samudra" in kini.content.decode()
    tw1 = Rilis.objects.get(bagian="tw1")
    tarik_rilis(rilis=tw1.pk, pd=d.pd, alasan="Salah.", oleh=d.sekretariat, pada=SESUDAH)
    assert "Triwulan I" not in _teks(client.get(alamat[1]))
    assert client.get(reverse("publik_pd", args=["tidak-ada"])).status_code == 404
    SIMPANAN_PUBLIK.kosongkan()


def test_nama_yang_berubah_tampak_pada_kedua_penanda(terbit: Any, client: Any) -> None:
    """Whoever asks by the day alone gets the new name too, of the page and of the API."""
    d = terbit
    alamat = [reverse("publik"), "/api/v1/perangkat-daerah"]
    dulu = [client.get(a) for a in alamat]
    assert [r.status_code for r in dulu] == [200, 200]
    PerangkatDaerah.objects.filter(pk=d.pd.pk).update(nama="Dinas Muara")
    pada = parsedate_to_datetime(dulu[0]["Last-Modified"]) + timedelta(days=1)
    jejak(aksi="ubah", objek=d.pd, oleh=d.sekretariat, pada=pada).save()
    for a, r in zip(alamat, dulu, strict=True):
        baru = client.get(a, headers={"if-modified-since": r["Last-Modified"]})
        assert baru.status_code == 200
        assert "Dinas Muara" in baru.content.decode()
        assert baru["ETag"] != r["ETag"]
        assert baru["Last-Modified"] == http_date(pada.timestamp())


def test_304_dengan_satu_kueri(terbit: Any, client: Any, jumlah_kueri: Any) -> None:
    alamat = reverse("publik_tahun", args=[terbit.pd.kode, 2024])
    etag = client.get(alamat)["ETag"]
    with jumlah_kueri() as kueri:
        client.get(alamat, headers={"if-none-match": etag})
    assert len(kueri) == 1


def test_kueri_tidak_bertambah(client: Any, jumlah_kueri: Any) -> None:
    PengaturanPublikFactory()

    def banyak() -> dict[str, int]:
        hasil = {}
        for nama in ("publik", "publik_cari", "peta_situs"):
            with jumlah_kueri() as kueri:
                client.get(reverse(nama), {"q": "dinas"})
            hasil[nama] = len(kueri)
        return hasil

    RilisFactory()
    sedikit = banyak()
    for tahun in (2022, 2023, 2024):
        RilisFactory.create_batch(5, tahun=tahun)
    assert banyak() == sedikit
    assert max(sedikit.values()) <= 3


def test_tertutup_sampai_dibuka_pemda(client: Any, dunia: Any) -> None:
    d = dunia
    RilisFactory(pd=d.pd)
    alamat = reverse("publik_pd", args=[d.pd.kode])
    assert client.get(alamat).status_code == 404
    assert client.get(reverse("robots")).content == b"User-agent: *\nDisallow: /\n"
    client.force_login(d.admin)
    atur = reverse("atur_publik")
    isi = {"aktif": "on", "lisensi": "CC BY 4.0", "kontak": "", "versi": "1"}
    assert client.post(atur, isi).status_code == 422
    assert client.post(atur, {**isi, "kontak": "Diskominfo"}).status_code == 302
    assert PengaturanPublik.objects.get().aktif
    client.logout()
    assert client.get(alamat).status_code == 200
    robots = client.get(reverse("robots")).content.decode()
    assert robots.startswith("User-agent: *\nAllow: /publik/\nDisallow: /\nSitemap: http")


def test_ringan_di_ponsel(client: Any, terbit: Any) -> None:
    """A page brings two style sheets and its icon, no script, no font, no picture."""
    for nama in ("publik_tahun", "publik_anggaran"):
        isi = client.get(reverse(nama, args=[terbit.pd.kode, 2024])).content.decode()
        muatan = re.findall(r'(?:src|href)="/static/([^"]+)"', isi)
        assert muatan == ["img/tanda.svg", "css/tokens.css", "css/publik/publik.css"]
        assert "<img" not in isi
    berat = sum(Path(f"static/{m}").stat().st_size for m in muatan)
    assert berat < 20_000


def test_yang_tidak_ada_dijelaskan_di_tempatnya(client: Any, terbit: Any) -> None:
    d = terbit
    respons = client.get(reverse("publik_pohon", args=[d.pd.kode, 2023]))
    assert respons.status_code == 404
    assert "Tahun ini belum dirilis." in _teks(respons)
    assert "ETag" not in respons
    assert client.get(f"/publik/pd/{d.pd.kode}%00/").status_code == 404


def test_peta_situs(client: Any, terbit: Any) -> None:
    akar = etree.fromstring(client.get(reverse("peta_situs")).content)
    loc = [x.text for x in akar.iter("{*}loc")]
    assert any(a.endswith(reverse("publik_pohon", args=[terbit.pd.kode, 2024])) for a in loc)
    assert len(loc) == len(set(loc)) == 7


def test_cari(client: Any, terbit: Any) -> None:
    d = terbit
    alamat = reverse("publik_cari")
    teks = _teks(client.get(alamat, {"q": "LAYANAN 0"}))
    assert f"Indikator · {d.pd.nama} · 2024" in teks
    assert "Tidak ada yang cocok" in _teks(client.get(alamat, {"q": "zz tidak ada"}))
    nama = d.pd.nama.split()[0]
    assert "Perangkat daerah ·" in _teks(client.get(alamat, {"q": nama}))


def test_merilis_lewat_layar(client: Any, disahkan: Any) -> None:
    d = disahkan
    client.force_login(d.sekretariat)
    satu = reverse("rilis_satu", args=[2024, "tw1"])
    halaman = client.get(satu).content.decode()
    sidik = re.search(r'name="sidik" value="(\w+)"', halaman)
    assert sidik is not None
    assert client.post(satu, {"langkah": "rilis", "sidik": "0" * 64}).status_code == 409
    assert client.post(satu, {"langkah": "rilis", "sidik": sidik[1]}).status_code == 302
    r = Rilis.objects.get()
    teks = _teks(client.get(satu))
    assert "Isinya sama dengan data sekarang." in teks
    assert client.post(satu, {"langkah": "tarik", "rilis": r.pk, "alasan": ""}).status_code == 422
    isi = {"langkah": "tarik", "rilis": r.pk, "alasan": "Keliru."}
    assert client.post(satu, isi).status_code == 302
    assert "Ditarik" in _teks(client.get(reverse("rilis"), {"tahun": "2024"}))
    belum = _teks(client.get(reverse("rilis_satu", args=[2024, "tw2"])))
    assert "Belum dapat dirilis" in belum


def test_berkas_lkjip_yang_dirilis(client: Any, tanpa_pemicu: None, dunia: Any) -> None:
    d = dunia
    PengaturanPublikFactory()
    laporan = f.laporan_sampai("final", pd=d.pd)
    pdf = f.BerkasTetapFactory(tipe="application/pdf")
    f.VersiLaporanFactory(laporan=laporan, pdf=pdf)
    alamat = reverse("publik_lkjip", args=[d.pd.kode, 2024])
    assert client.get(alamat).status_code == 404
    rilis_bagian(pd=d.pd, tahun=2024, bagian=B.LKJIP, oleh=d.sekretariat, pada=SESUDAH)
    respons = client.get(alamat)
    assert (respons.status_code, respons.content) == (200, bytes(pdf.isi))


def test_laju(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    PengaturanPublikFactory()
    monkeypatch.setattr("laporan.publik.layar_dasar.LAJU_PUBLIK", 0)
    client.get(reverse("publik"))
    respons = client.get(reverse("publik"))
    assert (respons.status_code, respons["Retry-After"]) == (429, "60")


def test_data_terstruktur_tidak_menutup_wadahnya() -> None:
    assert tulis_ld({"name": "</script><b>&"}) == (
        '{"@context": "https://schema.org", "name": "\\u003c/script\\u003e\\u003cb\\u003e\\u0026"}'
    )


def test_nilai_tercetak(client: Any) -> None:
    PengaturanPublikFactory()
    pd = f.PDFactory()
    isi = {**isi_lhe(pd, 2024), "komponen": [
        {"kode": "1", "nama": "Perencanaan", "bobot": "30", "bobot_teks": "30", "nilai": "21.5",
         "nilai_teks": "21,50"}]}  # fmt: skip
    RilisFactory(pd=pd, isi=isi)
    teks = _teks(client.get(reverse("publik_pd", args=[pd.kode])))
    assert "Nilai 65,40, predikat B (Baik)." in teks
    assert "Perencanaan 30 21,50" in teks
    assert Decimal(isi["nilai"]) == Decimal("65.4")


def test_pembaca_tidak_dikatakan_menyimpan(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database out of reach: who reads a page or the API has typed nothing that could be lost."""

    def putus() -> None:
        raise SibukError(TERPUTUS)

    for tempat in ("laporan.publik.layar_dasar", "laporan.publik.api.pintu"):
        monkeypatch.setattr(f"{tempat}.pengaturan_terbuka", putus)
    pesan = "Belum dapat dibuka: basis data sedang tidak dapat dihubungi."
    for alamat in (reverse("publik"), reverse("api_info")):
        respons = client.get(alamat)
        isi = respons.content.decode()
        assert (respons.status_code, respons["Retry-After"]) == (503, "30")
        assert pesan in isi
        assert "disimpan" not in isi
        assert "Isian" not in isi
