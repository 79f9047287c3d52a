"""Reopening through its pages: every state, every role, by the buttons that the pages show."""

import datetime
from collections.abc import Callable
from typing import Any

import lxml.html
import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import JejakAudit, PengesahanTriwulan, PermintaanBuka, Realisasi
from kinerja.pembukaan import LingkupBuka
from kinerja.peran import EVALUATOR, SEKRETARIAT
from tests import factories as f
from tests.baca import terbaca
from tests.halaman import formulir_halaman
from tests.isian.dunia import TAHUN, Dunia, ke_sasaran
from tests.isian.tahap import (
    SESUDAH,
    ajukan_semua,
    buka,
    minta,
    sahkan,
    sampai_disahkan,
    verifikasi_semua,
    versi,
)

pytestmark = pytest.mark.django_db

URL = "pembukaan"
LEWAT = SESUDAH + datetime.timedelta(days=30)


@pytest.fixture
def d(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> Dunia:
    """An endorsed first quarter, a month after it closed."""
    sampai_disahkan(dunia)
    monkeypatch.setattr(timezone, "now", lambda: SESUDAH)
    return dunia


def _url(nama: str = URL, *lain: Any) -> str:
    return reverse(nama, args=[TAHUN, 1, *lain])


def _halaman(d: Dunia) -> dict[str, str]:
    return {
        "pembukaan": _url(),
        "pengesahan": _url("pengesahan_triwulan"),
        "periksa": reverse("periksa_unit", args=[d.bidang.pk, TAHUN, 1]),
        "isian": f"{reverse('isian')}?unit={d.bidang.pk}&tahun={TAHUN}&triwulan=1",
    }


def _tombol(
    client: Any, d: Dunia, siapa: Any, tertutup: set[tuple[int, str]]
) -> dict[str, tuple[str, dict[str, Any]]]:
    """What this user can press in this quarter: name → where it goes and what it sends.

    `tertutup`: pages that the user's role does not open, in any state; found out once.
    """
    client.force_login(siapa)
    hasil: dict[str, tuple[str, dict[str, Any]]] = {}
    for nama_halaman, url in _halaman(d).items():
        if nama_halaman == "isian" and not siapa.has_perm("kinerja.isi_realisasi"):
            continue  # who does not fill only looks on there
        if (siapa.pk, nama_halaman) in tertutup:
            continue
        respons = client.get(url)
        if respons.status_code == 403:
            tertutup.add((siapa.pk, nama_halaman))
            continue
        assert respons.status_code == 200
        akar = lxml.html.fromstring(respons.content.decode())
        if akar.xpath("//tbody[@data-baris and not(@data-terkunci)]"):
            hasil["isi"] = (url, {})
        for satu in formulir_halaman(respons):
            nama = "sahkan" if "sidik" in satu.isi else satu.isi.get("langkah", "")
            if nama and nama != "simpan":
                hasil.setdefault(nama, (satu.tujuan or url, satu.isi))
    return hasil


#: What checking offers on a row, beside the step to the next status.
_TETAPKAN = {"resmi", "capaian"}


def test_setiap_keadaan_punya_jalan_keluar(
    client: Any, d: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quarter walked through all its states. In each of them what each role can press is what
    the pages show, and nobody waits for somebody who has no button.
    """

    tampil: dict[str, dict[str, tuple[str, dict[str, Any]]]] = {}
    tertutup: set[tuple[int, str]] = set()

    def ada(keadaan: str, **harap: set[str]) -> None:
        for peran in ("operator", "sekretariat", "kadis"):
            tampil[peran] = _tombol(client, d, getattr(d, peran), tertutup)
        kini = {peran: set(tombol) for peran, tombol in tampil.items()}
        assert kini == {"operator": set(), "sekretariat": set(), "kadis": set()} | harap, keadaan
        assert any(kini.values()), keadaan

    def tekan(siapa: str, nama: str, **ketik: Any) -> None:
        """Press a button that the page shows; it must be taken."""
        orang = getattr(d, siapa)
        if siapa not in tampil:
            tampil[siapa] = _tombol(client, d, orang, tertutup)
        url, isi = tampil[siapa][nama]
        client.force_login(orang)
        respons = client.post(url, {**isi, **ketik})
        assert respons.status_code == 302, terbaca(respons)
        tampil.clear()

    isi_minta = {"lingkup": "triwulan", "alasan": "Angka BPS terbit.", "sampai": "2024-05-31"}

    ada("disahkan", sekretariat={"minta"})
    tekan("sekretariat", "minta", **isi_minta)
    ada("diminta", sekretariat={"tarik"}, kadis={"buka", "tolak"})
    tekan("sekretariat", "tarik")
    ada("ditarik", sekretariat={"minta"})
    tekan("sekretariat", "minta", **isi_minta)
    tekan("kadis", "tolak", catatan="Cukup dijelaskan pada TW II.")
    ada("ditolak", sekretariat={"minta"})
    tekan("sekretariat", "minta", **isi_minta)
    tekan("kadis", "buka")
    dibuka = {"minta", "akhiri"} | _TETAPKAN
    ada("dibuka", operator={"isi", "ajukan"}, sekretariat=dibuka, kadis={"akhiri"})
    tekan("kadis", "akhiri")
    ada("diakhiri", sekretariat={"minta"})
    tekan("sekretariat", "minta", **isi_minta)
    tekan("kadis", "buka")
    d.isi(d.angka, "nilai", "81", versi=versi(d.angka), pada=SESUDAH)
    mengisi = {"isi", "ajukan"}
    ada("berubah", operator=mengisi, sekretariat={"minta"} | _TETAPKAN)
    # The day passes: the unit waits, Sekretariat asks, the head opens on.
    monkeypatch.setattr(timezone, "now", lambda: LEWAT)
    ada("lewat", sekretariat={"minta"} | _TETAPKAN)
    tekan("sekretariat", "minta", **isi_minta | {"sampai": "2024-06-30"})
    ada("lewat dan diminta", sekretariat={"tarik"} | _TETAPKAN, kadis={"buka", "tolak"})
    tekan("kadis", "buka")
    ada("diperpanjang", operator=mengisi, sekretariat={"minta"} | _TETAPKAN)
    tekan("operator", "ajukan")
    memeriksa = {"verifikasi", "kembalikan", "banyak"}
    ada("diajukan", operator=mengisi, sekretariat={"minta"} | memeriksa | _TETAPKAN)
    tekan("sekretariat", "kembalikan", catatan="Lampirkan rilisnya.")
    ada("dikembalikan", operator=mengisi, sekretariat={"minta"} | _TETAPKAN)
    tekan("operator", "ajukan")
    tekan("sekretariat", "verifikasi")
    ada(
        "diverifikasi",
        operator=mengisi,
        sekretariat={"minta", "batalkan"} | _TETAPKAN,
        kadis={"sahkan"},
    )
    tekan("kadis", "sahkan", setuju="ya")
    ada("disahkan ke-2", sekretariat={"minta"})
    assert PengesahanTriwulan.objects.get().ke == 2


def test_permintaan_menurut_lingkupnya(client: Any, d: Dunia) -> None:
    client.force_login(d.sekretariat)
    umum = {"langkah": "minta", "alasan": "Salah ketik.", "sampai": "2024-05-31"}
    for kurang, pesan in (
        ({"lingkup": "unit"}, "Pilih unit kerjanya."),
        ({"lingkup": "baris"}, "Pilih sekurang-kurangnya satu baris."),
        ({"lingkup": "baris", "baris": ["indikator:999999"]}, "bukan salah satu"),
        ({"lingkup": "triwulan", "sampai": "2024-05-01"}, "1 Mei 2024 sudah lewat."),
        ({"lingkup": "triwulan", "alasan": ""}, "kotak-isian__galat"),
    ):
        respons = client.post(_url(), umum | kurang)
        assert respons.status_code == 422
        assert pesan in terbaca(respons)
    baris = [f"indikator:{d.rumus.pk}", f"sub:{d.sub.pk}"]
    assert client.post(_url(), umum | {"lingkup": "baris", "baris": baris}).status_code == 302
    p = PermintaanBuka.objects.get()
    assert [b["sasaran"] for b in p.baris] == baris
    isi = terbaca(client.get(_url()))
    assert d.rumus.nama in isi
    assert "Salah ketik." in isi
    assert "31 Mei 2024" in isi


def test_tautan_menyebut_barisnya(client: Any, d: Dunia) -> None:
    client.force_login(d.sekretariat)
    akar = lxml.html.fromstring(client.get(_halaman(d)["periksa"]).content.decode())
    tautan = akar.xpath(f'//li[@id="baris-indikator-{d.angka.pk}"]//a[contains(., "dibuka")]/@href')
    respons = client.get(*tautan)
    akar = lxml.html.fromstring(respons.content.decode())
    assert akar.xpath('//input[@name="lingkup" and @checked]/@value') == ["baris"]
    assert akar.xpath('//input[@name="baris" and @checked]/@value') == [f"indikator:{d.angka.pk}"]


def test_pd_dan_peran_lain(client: Any, d: Dunia, pengguna: Any) -> None:
    p = minta(d)
    langkah = {"langkah": "buka", "permintaan": p.pk, "versi": 1, "buka-sampai": "2024-05-31"}
    client.force_login(d.operator)
    assert client.get(_url()).status_code == 403
    client.force_login(d.sekretariat)
    assert client.post(_url(), langkah).status_code == 403
    # Another agency's request is not there.
    client.force_login(pengguna(SEKRETARIAT, pd=f.PDFactory()))
    tarik = {"langkah": "tarik", "permintaan": p.pk, "versi": 1}
    assert client.post(_url(), tarik).status_code == 404
    assert client.get(_url("versi_pengesahan", 1)).status_code == 404
    client.force_login(d.sekretariat)
    assert client.post(_url(), tarik | {"versi": 7}).status_code == 409
    assert client.post(_url(), {"langkah": "hapus"}).status_code == 404
    assert client.get(reverse(URL, args=[1999, 1])).status_code == 404
    assert "belum disahkan" in terbaca(client.get(reverse(URL, args=[TAHUN, 2])))
    # The evaluator reads all of it and presses nothing.
    client.force_login(pengguna(EVALUATOR, pd=d.pd))
    halaman = client.get(_url())
    assert "Angka BPS terbit 15 Mei." in terbaca(halaman)
    assert not [x for x in formulir_halaman(halaman) if "langkah" in x.isi]
    assert client.get(_url("versi_pengesahan", 1)).status_code == 200


def test_versi_terbaca_lama_dan_baru(client: Any, d: Dunia) -> None:
    buka(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(d.rumus)])
    d.isi(d.rumus, "variabel:bekerja", "310.000", versi=versi(d.rumus), pada=SESUDAH)
    ajukan_semua(d, SESUDAH)
    verifikasi_semua(d, SESUDAH)
    # What the head reads before endorsing again: the change, old and new.
    client.force_login(d.kadis)
    isi = terbaca(client.get(_url("pengesahan_triwulan")))
    assert "Yang berubah sejak pengesahan ke-1" in isi
    assert "<del>309.142</del>" in isi
    assert "<ins>310.000</ins>" in isi
    assert "1 baris berubah" in isi
    assert "Baca dan sahkan" in terbaca(client.get(reverse("beranda"), {"tahun": TAHUN}))
    sahkan(d, SESUDAH)
    lama = terbaca(client.get(_url("versi_pengesahan", 1)))
    assert "Sudah disusul pengesahan ke-2" in lama
    assert "309.142" in lama
    assert "310.000" not in lama
    baru = terbaca(client.get(_url("versi_pengesahan", 2)))
    assert "Yang berubah dari pengesahan ke-1" in baru
    assert "<del>309.142</del>" in baru
    assert "Angka BPS terbit 15 Mei." in baru
    assert client.get(_url("versi_pengesahan", 3)).status_code == 404
    assert "Pengesahan ke-2" in terbaca(client.get(reverse("pengesahan"), {"tahun": TAHUN}))


def test_yang_menunggu_di_beranda(client: Any, d: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    def beranda(siapa: Any) -> str:
        client.force_login(siapa)
        return terbaca(client.get(reverse("beranda"), {"tahun": TAHUN}))

    p = minta(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(d.angka)])
    teks = "Permintaan membuka kembali Triwulan I 2024 menunggu keputusan Anda."
    assert teks in beranda(d.kadis)
    assert _url() in beranda(d.kadis)
    client.post(
        _url(),
        {"langkah": "buka", "permintaan": p.pk, "versi": 1, "buka-sampai": "2024-05-25"},
    )
    assert teks not in beranda(d.kadis)
    teks = "Triwulan I 2024 dibuka kembali sampai 25 Mei 2024."
    assert teks in beranda(d.operator)
    assert "Angka BPS terbit 15 Mei." in beranda(d.operator)
    assert teks not in beranda(d.operator_lain)
    monkeypatch.setattr(timezone, "now", lambda: LEWAT)
    assert teks not in beranda(d.operator)
    assert "berakhir 25 Mei 2024 dan belum selesai" in beranda(d.sekretariat)


def test_isian_dan_papan_menyebut_pembukaan(client: Any, d: Dunia) -> None:
    buka(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(d.angka)])
    client.force_login(d.operator)
    respons = client.get(_halaman(d)["isian"])
    assert "Dibuka kembali sampai 31 Mei 2024" in terbaca(respons)
    akar = lxml.html.fromstring(respons.content.decode())
    assert akar.xpath("//tbody[@data-baris and not(@data-terkunci)]/@data-baris") == [
        f"indikator:{d.angka.pk}"
    ]
    client.force_login(d.sekretariat)
    papan = terbaca(client.get(reverse("kelengkapan"), {"tahun": TAHUN}))
    assert "dibuka kembali s.d. 31 Mei 2024" in papan
    assert _url() in papan


def test_riwayat_berkata_dengan_kata(client: Any, d: Dunia) -> None:
    p = minta(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(d.angka)])
    client.force_login(d.kadis)
    isi = {"langkah": "buka", "permintaan": p.pk, "versi": 1, "buka-sampai": "2024-05-25"}
    client.post(_url(), isi)
    d.isi(d.angka, "nilai", "81", versi=versi(d.angka), pada=SESUDAH)
    client.force_login(d.sekretariat)
    riwayat = terbaca(client.get(reverse("riwayat")))
    for teks in (
        "minta buka kembali",
        "Pembukaan kembali Triwulan I 2024",
        d.angka.nama,
        "25 Mei 2024",
        "Menunggu keputusan",
        "Disahkan",
    ):
        assert teks in riwayat, teks
    assert JejakAudit.objects.filter(aksi="buka kembali", oleh=d.kadis).count() == 1


@pytest.mark.parametrize("nama", ["pembukaan", "versi_pengesahan", "pengesahan_triwulan", "isian"])
def test_kueri_tidak_bertambah_dengan_baris(
    pengguna: Callable[..., Any],
    client: Any,
    jumlah_kueri: Any,
    monkeypatch: pytest.MonkeyPatch,
    nama: str,
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: SESUDAH)
    hasil = []
    for kali in (1, 4):
        d = Dunia(pengguna, kali=kali)
        for n, baris in enumerate(d.semua_angka):
            d.isi(baris, "nilai", str(80 + n))
        semua = Realisasi.objects.filter(indikator__pd=d.pd)
        lama = {"diajukan_oleh": d.operator, "diajukan_pada": SESUDAH}
        lama |= {"diverifikasi_oleh": d.sekretariat, "diverifikasi_pada": SESUDAH}
        f.PeriodeFactory(pd=d.pd, tahun=TAHUN, triwulan=2)
        semua.update(status="diverifikasi", **lama)
        isi = {
            f"indikator:{i.pk}": {
                "jenis": "indikator",
                "indikator": {"nama": i.nama, "desimal": 0, "satuan": ""},
            }
            for i in d.semua_angka
        }
        sah = f.PengesahanFactory(pd=d.pd, tahun=TAHUN, oleh=d.kadis)
        f.VersiPengesahanFactory(pengesahan=sah, isi={"baris": isi})
        sasaran = [
            {"sasaran": s, "nama": s, "unit": d.bidang.pk, "unit_nama": d.bidang.nama} for s in isi
        ]
        f.PermintaanBukaFactory(
            pd=d.pd, tahun=TAHUN, oleh=d.sekretariat, lingkup="baris", baris=sasaran, dibuka=True
        )
        url = _halaman(d).get(nama) or (_url(nama, 1) if nama == "versi_pengesahan" else _url(nama))
        orang = {"pengesahan_triwulan": d.kadis, "isian": d.operator}
        client.force_login(orang.get(nama, d.sekretariat))
        client.get(url)
        with jumlah_kueri() as kueri:
            assert client.get(url).status_code == 200
        hasil.append(len(kueri))
    assert hasil[0] == hasil[1], hasil
