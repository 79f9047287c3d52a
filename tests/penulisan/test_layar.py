"""Pages and endpoints of the narrative: refusals, scope, images, queries, the picker."""

import io
import json
from uuid import uuid4

import pytest
from django.urls import reverse
from PIL import Image

from kinerja.models import BerkasTetap
from laporan.models import BagianNarasi, GambarNarasi
from laporan.penulisan.ruang import Ruang
from tests.halaman import cari_formulir
from tests.pasti import pasti
from tests.penulisan.bantu import SS1, laporan, medan, simpan

pytestmark = pytest.mark.django_db


def _url(nama, pd, *sisa):
    return reverse(nama, args=[laporan(pd).pk, *sisa])


def _post(client, url, badan):
    return client.post(url, json.dumps(badan), content_type="application/json")


def _simpan(client, pd, **ganti):
    badan = {"kunci": str(uuid4()), "versi": 0, "html": "<p>A</p>", **ganti}
    return _post(client, _url("penulisan_simpan", pd, SS1), badan)


@pytest.mark.parametrize(
    ("nama", "sisa", "metode"),
    [
        ("penulisan_simpan", (SS1,), "post"),
        ("penulisan_pratinjau", (SS1,), "post"),
        ("penulisan_angka", (), "get"),
        ("penulisan_gambar", (), "post"),
    ],
)
def test_tanpa_sesi_401_tanpa_izin_403_pd_lain_404(client, contoh, pengguna, nama, sisa, metode):
    from kinerja.peran import SEKRETARIAT
    from tests.factories import PDFactory, PenggunaFactory

    url = _url(nama, contoh, *sisa)
    panggil = getattr(client, metode)
    assert panggil(url).json()["jenis"] == "masuk"
    client.force_login(PenggunaFactory(pd=contoh))
    assert panggil(url).status_code == 403
    client.force_login(pengguna(SEKRETARIAT, pd=PDFactory()))
    assert panggil(url).status_code == 404
    assert not BagianNarasi.objects.exists()


def test_simpan_lalu_bentrok_409(client, contoh, akun):
    client.force_login(akun["sekretariat"])
    assert _simpan(client, contoh).json()["versi"] == 1
    respons = _simpan(client, contoh, html="<p>B</p>")
    assert respons.status_code == 409
    isi = respons.json()
    assert (isi["jenis"], isi["milik_anda"], isi["milik_mereka"], isi["versi"]) == (
        "bentrok", "<p>B</p>", "<p>A</p>", 1,
    )  # fmt: skip


def test_yang_dibuang_diberitahukan(client, contoh, akun):
    client.force_login(akun["sekretariat"])
    isi = _simpan(client, contoh, html="<p onclick='x'>A<script>1</script></p>").json()
    assert isi["html"] == "<p>A</p>"
    assert any("Kode program" in p for p in isi["pesan"])


@pytest.mark.parametrize(
    "badan", [{"versi": "1"}, {"versi": -1}, {"kunci": "bukan"}, {"html": 3}, {"html": "a\x00"}]
)
def test_permintaan_cacat_400(client, contoh, akun, badan):
    client.force_login(akun["sekretariat"])
    assert _simpan(client, contoh, **badan).status_code == 400
    assert not BagianNarasi.objects.exists()


def test_terlalu_panjang_422(client, contoh, akun):
    client.force_login(akun["sekretariat"])
    respons = _simpan(client, contoh, html="<p>" + "a" * 400_000)
    assert respons.status_code == 422
    assert "terlalu panjang" in respons.json()["pesan"]


def test_pratinjau_memakai_nomor_laporan(client, contoh, akun):
    client.force_login(akun["sekretariat"])
    ruang = Ruang(laporan(contoh), akun["sekretariat"])
    html = ruang.html(ruang.tempat[SS1])
    isi = _post(client, _url("penulisan_pratinjau", contoh, SS1), {"html": html}).json()
    for b in ruang.blok_otomatis(SS1).values():
        assert b["label"] in isi["html"]
    assert not BagianNarasi.objects.exists()


def test_pemilih_angka(client, contoh, akun):
    client.force_login(akun["sekretariat"])
    url = _url("penulisan_angka", contoh)
    angka = client.get(url, {"q": "capaian pengangguran", "tahun": 2024}).json()["angka"]
    assert angka[0]["nama"].startswith("Capaian Tingkat Pengangguran Terbuka")
    assert angka[0]["teks"] == "100,37%"  # (2 × 2,72 − 2,71) ÷ 2,72 × 100
    assert angka[0]["tautan"].startswith("/indikator/")
    assert client.get(url, {"q": "zzzz"}).json()["angka"] == []


def test_pemilih_angka_operator_hanya_unitnya(client, contoh, akun):
    operator = akun["operator.naker"]
    client.force_login(operator)
    angka = client.get(_url("penulisan_angka", contoh), {"q": "realisasi"}).json()["angka"]
    ruang = Ruang(laporan(contoh), operator)
    milik = {
        i.kode for i in ruang.bahan.indikator if i.penanggung_jawab.unit_id in operator.lingkup_unit
    }
    dari_indikator = {a["kunci"].split(":")[1] for a in angka if "/indikator/" in a["tautan"]}
    assert dari_indikator
    assert dari_indikator <= milik


def _angka_unit_lain(ruang, operator):
    """A figure of another unit's indicator and of another unit's program."""
    indikator = next(
        i for i in ruang.bahan.indikator if i.penanggung_jawab.unit_id not in operator.lingkup_unit
    )
    mata = next(
        s.mata
        for s in ruang.bahan.anggaran.simpul.values()
        if s.mata.penanggung_jawab.unit_id not in operator.lingkup_unit
    )
    return [f"realisasi:{indikator.kode}:2024", f"pagu:{mata.kode}:2024"]


def _bagian_operator(ruang, operator):
    return next(k for k, t in ruang.terlihat.items() if ruang.boleh_tulis(t))


def _tulis_operator(client, pd, kunci, html, versi=0):
    badan = {"kunci": str(uuid4()), "versi": versi, "html": html}
    return _post(client, _url("penulisan_simpan", pd, kunci), badan)


def test_operator_tidak_menyebut_angka_unit_lain(client, contoh, akun):
    operator = akun["operator.naker"]
    client.force_login(operator)
    ruang = Ruang(laporan(contoh), operator)
    kunci = _bagian_operator(ruang, operator)
    for angka in (*_angka_unit_lain(ruang, operator), "realisasi:TIDAKADA:2024"):
        html = f"<p>Isi {medan(angka)}</p>"
        nilai = ruang.medan.nilai(angka)
        for respons in (
            _post(client, _url("penulisan_pratinjau", contoh, kunci), {"html": html}),
            _tulis_operator(client, contoh, kunci, html),
        ):
            assert respons.status_code == 403
            pesan = respons.json()["pesan"]
            assert f"“{angka}”" in pesan
            assert nilai is None or nilai not in pesan
    assert not BagianNarasi.objects.filter(disunting=True).exists()


def test_operator_menyebut_angkanya_dan_angka_seluruh_dinas(client, contoh, akun):
    operator = akun["operator.naker"]
    client.force_login(operator)
    ruang = Ruang(laporan(contoh), operator)
    kunci = _bagian_operator(ruang, operator)
    milik = next(
        i.kode for i in ruang.bahan.indikator if i.penanggung_jawab.unit_id in operator.lingkup_unit
    )
    semua = [f"capaian:{milik}:2024", "serapan:total:2024", "rerata:semua:2024", "akip:nilai:2024"]
    html = "".join(f"<p>{medan(k)}</p>" for k in semua) + ruang.html(ruang.tempat[kunci])
    respons = _post(client, _url("penulisan_pratinjau", contoh, kunci), {"html": html})
    assert respons.status_code == 200
    assert _tulis_operator(client, contoh, kunci, html).status_code == 200


@pytest.mark.parametrize("nama", ["sekretariat", "kepala.dinas"])
def test_yang_melihat_semua_unit_menyebut_semua_angka(client, contoh, akun, nama):
    operator = akun["operator.naker"]
    ruang = Ruang(laporan(contoh), operator)
    html = "".join(f"<p>{medan(k)}</p>" for k in _angka_unit_lain(ruang, operator))
    client.force_login(akun[nama])
    respons = _post(client, _url("penulisan_pratinjau", contoh, SS1), {"html": html})
    assert respons.status_code == 200
    assert len(respons.json()["medan"]) == 2


def test_angka_yang_disisipkan_sekretariat_tetap_dan_dapat_diurungkan(client, contoh, akun):
    operator = akun["operator.naker"]
    ruang = Ruang(laporan(contoh), operator)
    kunci = _bagian_operator(ruang, operator)
    lain = _angka_unit_lain(ruang, operator)[0]
    html = f"<p>{medan(lain)}</p>"
    client.force_login(akun["sekretariat"])
    assert _tulis_operator(client, contoh, kunci, html).status_code == 200
    client.force_login(operator)
    tanpa = _tulis_operator(client, contoh, kunci, "<p>Tanpa angka</p>", versi=1)
    assert tanpa.status_code == 200
    kembali = _tulis_operator(client, contoh, kunci, html, versi=2)
    assert kembali.status_code == 200
    assert (
        _post(client, _url("penulisan_pratinjau", contoh, kunci), {"html": html}).status_code == 200
    )


# --- images --------------------------------------------------------------------------------------


def _png(lebar=40, tinggi=30):
    aliran = io.BytesIO()
    Image.new("RGB", (lebar, tinggi), "green").save(aliran, "PNG")
    return aliran.getvalue()


def _unggah(client, pd, isi, nama="lokasi.png"):
    berkas = io.BytesIO(isi)
    berkas.name = nama
    return client.post(_url("penulisan_gambar", pd), {"berkas": berkas})


def test_gambar_diunggah_tercetak_dan_diperkecil(client, contoh, akun):
    from laporan.bahan.bahan import Bahan
    from laporan.cetak.html import isi_html
    from laporan.terbit.nomor import dokumen_bernomor

    client.force_login(akun["sekretariat"])
    isi = _unggah(client, contoh, _png(3200, 1600)).json()
    assert (isi["lebar"], isi["tinggi"]) == (1600, 800)
    html = (
        f'<figure data-gambar="{isi["nomor"]}" data-judul="Lokasi &amp; peta" '
        f'data-alt="Peta lokasi"></figure>'
    )
    simpan(akun["sekretariat"], contoh, html, versi=0)
    laporan_html = isi_html(dokumen_bernomor(Bahan(contoh, 2024)))
    assert "Lokasi &amp; peta" in laporan_html
    assert 'aria-label="Peta lokasi"' in laporan_html
    assert "data:image/png;base64," in laporan_html
    respons = client.get(isi["url"])
    assert respons["Content-Type"] == "image/png"
    assert _unggah(client, contoh, _png(3200, 1600)).json()["nomor"] == isi["nomor"]


@pytest.mark.parametrize(
    ("isi", "nama"),
    [
        (b"<svg onload=alert(1)></svg>", "x.svg"),
        (b"%PDF-1.7\nstartxref\n0\n%%EOF", "x.pdf"),
        (b"GIF89a", "x.gif"),
        (_png()[:40], "x.png"),
        (_png() + b"<script>", "x.png"),
        (b"", "x.png"),
        (_png(), "x.jpg"),
    ],
)
def test_bukan_gambar_ditolak(client, contoh, akun, isi, nama):
    client.force_login(akun["sekretariat"])
    assert _unggah(client, contoh, isi, nama).status_code == 422
    assert not GambarNarasi.objects.exists()
    assert not BerkasTetap.objects.exists()


def test_gambar_pd_lain_tidak_ditemukan(client, contoh, akun):
    from tests.factories import GambarNarasiFactory

    asing = GambarNarasiFactory()
    client.force_login(akun["sekretariat"])
    assert client.get(_url("penulisan_gambar_isi", contoh, asing.pk)).status_code == 404
    simpan(akun["sekretariat"], contoh, f'<figure data-gambar="{asing.pk}"></figure>', versi=0)
    ruang = Ruang(laporan(contoh), akun["sekretariat"])
    assert "data:image" not in str(ruang.pratinjau(SS1, pasti(ruang.tempat[SS1].baris).isi))


# --- pages ---------------------------------------------------------------------------------------


def test_langkah_halaman_bagian(client, contoh, akun, laporan_disimpan):
    client.force_login(akun["sekretariat"])
    url = _url("penulisan_bagian", contoh, SS1)
    assert client.post(url, {"aksi": "komentar", "teks": "Perjelas."}).status_code == 302
    assert "Perjelas." in client.get(url).content.decode()
    _simpan(client, contoh, html=f"<p>{medan('capaian:TIDAK:2024')}</p>")
    assert "Angka dalam teks tidak ditemukan lagi" in client.get(url).content.decode()
    versi = BagianNarasi.objects.get(kunci=SS1).versi
    client.post(url, {"aksi": "otomatis", "versi": versi})
    assert BagianNarasi.objects.get(kunci=SS1).disunting is False
    assert "Riwayat versi" in client.get(_url("penulisan_versi", contoh, SS1)).content.decode()
    for dengan in ("lalu", "draf", "draf_lama"):
        respons = client.get(_url("penulisan_banding", contoh, SS1), {"dengan": dengan})
        assert respons.status_code == 200
    assert client.post(url, {"aksi": "entah"}, follow=True).status_code == 200


def test_lkjip_menawarkan_sunting(client, contoh, akun):
    client.force_login(akun["sekretariat"])
    isi = client.get(reverse("lkjip_seluruhnya")).content.decode()
    assert f'href="{_url("penulisan_bagian", contoh, SS1)}">Sunting</a>' in isi
    client.force_login(akun["kepala.daerah"])
    assert (
        ">Sunting</a>"
        not in client.get(f"{reverse('lkjip_seluruhnya')}?pd={contoh.kode}").content.decode()
    )


def test_tugaskan_dari_daftar(client, contoh, akun):
    client.force_login(akun["sekretariat"])
    unit = akun["operator.naker"].unit_id
    dilihat = cari_formulir(client.get(reverse("penulisan")), laporan="*").isi
    isi = {**dilihat, "bagian": [SS1], "unit": unit, "tenggat": "2025-02-15"}
    respons = client.post(reverse("penulisan"), isi, follow=True)
    assert "Penugasan 1 bagian disimpan." in respons.content.decode()
    assert BagianNarasi.objects.get(kunci=SS1).unit_id == unit
    client.post(reverse("penulisan"), {**isi, "laporan": 10**6, "tenggat": "2025-03-15"})
    assert str(BagianNarasi.objects.get(kunci=SS1).tenggat) == "2025-02-15"


@pytest.mark.parametrize("nama", ["penulisan", "penulisan_bagian"])
def test_kueri_tidak_bertambah_dengan_bagian(client, contoh, akun, jumlah_kueri, nama):
    sek = akun["sekretariat"]
    client.force_login(sek)
    url = reverse("penulisan") if nama == "penulisan" else _url(nama, contoh, SS1)
    ruang = Ruang(laporan(contoh), sek)
    kunci = list(ruang.bagian)
    for k in (SS1, *kunci[:2]):
        isi = f"<p>{medan('rerata:semua:2024')}</p>"
        simpan(sek, contoh, isi, versi=0, kunci=k, ruang=ruang)
    with jumlah_kueri() as sedikit:
        client.get(url)
    for k in [k for k in kunci[2:20] if k != SS1]:
        isi = f"<p>{medan('pagu:total:2024')}</p>"
        simpan(sek, contoh, isi, versi=0, kunci=k, ruang=ruang)
    with jumlah_kueri() as banyak:
        client.get(url)
    assert len(banyak) <= len(sedikit)


def test_simpan_berikutnya_tidak_menyusun_laporan(client, contoh, akun, jumlah_kueri):
    """Autosave comes every few seconds: it must not build the report."""
    client.force_login(akun["sekretariat"])
    _simpan(client, contoh)
    with jumlah_kueri() as kueri:
        assert _simpan(client, contoh, html="<p>AB</p>", versi=1).status_code == 200
    assert len(kueri) <= 30
