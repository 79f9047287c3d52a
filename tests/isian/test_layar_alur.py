"""Checking, returning, verifying, endorsing: every step through its page."""

import datetime
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from anggaran.models import LaporanSubKegiatan
from kinerja.models import (
    JejakAudit,
    PengecualianPeriode,
    PengesahanTriwulan,
    Pengguna,
    Realisasi,
)
from kinerja.penolakan import TidakSahError
from kinerja.peran import EVALUATOR, SEKRETARIAT
from laporan.isian.kotak_masuk import kotak_masuk
from laporan.isian.lembar import bidang_menurut
from laporan.isian.pengajuan import ajukan
from laporan.isian.pengecualian import beri_pengecualian
from laporan.isian.surel import pengisi_bersurel
from tests import factories as f
from tests.baca import terbaca
from tests.isian.dunia import PADA, TAHUN, Dunia, wita

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia(pengguna: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Dunia:
    """The agency of tests/isian, on a day on which its first quarter is open."""
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    return Dunia(pengguna)


def _ajukan(d: Dunia, oleh: Any = None, **lain: Any) -> None:
    ajukan(
        kunci=uuid4(),
        unit=d.bidang,
        tahun=TAHUN,
        triwulan=1,
        oleh=oleh or d.operator,
        pada=PADA,
        **lain,
    )


@pytest.fixture
def diajukan(dunia: Dunia) -> Dunia:
    dunia.isi_semua()
    _ajukan(dunia)
    return dunia


@pytest.fixture
def sebagai(client: Any) -> Callable[[Any], Any]:
    def masuk(siapa: Any) -> Any:
        client.force_login(siapa)
        return client

    return masuk


def _url(d: Dunia, unit: Any = None) -> str:
    return reverse("periksa_unit", args=[(unit or d.bidang).pk, TAHUN, 1])


def _semua() -> dict[str, Any]:
    hasil: dict[str, Any] = {f"indikator:{r.indikator_id}": r for r in Realisasi.objects.all()}
    hasil |= {f"sub:{r.sub_kegiatan_id}": r for r in LaporanSubKegiatan.objects.all()}
    return hasil


def _langkah(client: Any, d: Dunia, langkah: str, nama: str, **lain: Any) -> Any:
    lain.setdefault("versi", _semua()[nama].versi)
    return client.post(_url(d), {"langkah": langkah, "sasaran": nama, **lain})


def _pilih() -> list[str]:
    return [f"{nama}@{r.versi}" for nama, r in _semua().items()]


def _isi(respons: Any) -> str:
    return terbaca(respons)


# --- the inbox -----------------------------------------------------------------------------------


def test_kotak_masuk_menunjukkan_yang_menunggu(diajukan: Dunia, sebagai: Any) -> None:
    client = sebagai(diajukan.sekretariat)
    isi = _isi(client.get(reverse("periksa")))
    assert "4 baris menunggu diperiksa." in isi
    assert _url(diajukan) in isi
    assert _url(diajukan) not in _isi(client.get(reverse("periksa"), {"status": "diverifikasi"}))
    assert _url(diajukan) not in _isi(
        client.get(reverse("periksa"), {"unit": diajukan.lain.pk, "status": "semua"})
    )
    assert _url(diajukan) in _isi(client.get(reverse("periksa"), {"tw": 1, "tahun_isian": TAHUN}))
    # A unit above stands for those below it.
    assert _url(diajukan) in _isi(client.get(reverse("periksa"), {"unit": diajukan.puncak.pk}))


def test_satu_bidang_satu_baris_kotak_masuk(dunia: Dunia, sebagai: Any) -> None:
    """A bidang and its seksi hand in together: one row of the inbox, one page, and what changed
    since the submission before.
    """
    seksi = f.IndikatorFactory(
        sasaran=dunia.angka.sasaran,
        penanggung_jawab=f.JabatanFactory(unit=dunia.seksi),
        nama="Data seksi",
        desimal=2,
    )
    f.TargetFactory(indikator=seksi, teks="80")
    dunia.isi_semua()
    dunia.isi(seksi, "nilai", "80")
    _ajukan(dunia)
    (satu,) = kotak_masuk(dunia.pd, beda=True)
    assert (satu.unit, satu.diajukan) == (dunia.bidang, 5)
    assert satu.bagian == (dunia.bidang, dunia.seksi)
    assert (satu.ulang, satu.baru) == ((), 5)
    client = sebagai(dunia.sekretariat)
    isi = _isi(client.get(reverse("periksa")))
    assert "Pengajuan pertama" in isi
    isi = _isi(client.get(_url(dunia)))
    assert "5 baris menunggu diperiksa." in isi
    assert "Data seksi" in isi
    nama = f"indikator:{seksi.pk}"
    assert _langkah(client, dunia, "kembalikan", nama, catatan="Periksa lagi.").status_code == 302
    dunia.isi(seksi, "nilai", "79", versi=_semua()[nama].versi)
    _ajukan(dunia)
    (satu,) = kotak_masuk(dunia.pd, beda=True)
    assert (satu.diajukan, satu.baru, len(satu.berubah)) == (5, 4, 1)
    isi = _isi(client.get(reverse("periksa")))
    assert "1 baris berubah" in isi
    assert "Data seksi: " in isi
    assert "80 menjadi 79" in isi
    # Its own page still is that of the seksi, and the whole bidang is verified on its page.
    assert "1 baris menunggu diperiksa." in _isi(client.get(_url(dunia, dunia.seksi)))
    client.post(_url(dunia), {"langkah": "banyak", "pilih": _pilih()})
    assert {r.status for r in _semua().values()} == {"diverifikasi"}


@pytest.mark.parametrize(
    ("induk", "harapan"),
    [
        ({1: None, 2: 1, 3: 2, 4: 1}, {1: 1, 2: 2, 3: 2, 4: 4}),
        ({1: None, 2: None, 3: 1}, {1: 1, 2: 2, 3: 1}),
        ({1: None}, {1: 1}),
    ],
    ids=["satu puncak", "beberapa puncak", "satu unit"],
)
def test_bidang_dari_pohon_unit(induk: dict[int, int | None], harapan: dict[int, int]) -> None:
    assert bidang_menurut(induk) == harapan


def test_halaman_unit_memuat_yang_diperlukan(diajukan: Dunia, sebagai: Any) -> None:
    r = Realisasi.objects.get(indikator=diajukan.angka)
    bukti = f.DataDukungFactory(realisasi=r, judul="Laporan layanan")
    isi = _isi(sebagai(diajukan.sekretariat).get(_url(diajukan)))
    assert diajukan.angka.nama in isi
    assert "309.142" in isi
    assert diajukan.operator.sebutan in isi
    assert "Laporan layanan" in isi
    assert bukti.jenis != "berkas" or reverse("bukti_unduh", args=[bukti.pk]) in isi
    assert "Verifikasi yang dipilih" in isi


def test_evaluator_hanya_membaca(diajukan: Dunia, sebagai: Any, pengguna: Any) -> None:
    client = sebagai(pengguna(EVALUATOR, pd=diajukan.pd))
    isi = _isi(client.get(_url(diajukan)))
    assert diajukan.angka.nama in isi
    assert "Verifikasi yang dipilih" not in isi
    assert 'name="langkah"' not in isi
    nama = f"indikator:{diajukan.angka.pk}"
    assert _langkah(client, diajukan, "verifikasi", nama).status_code == 403
    assert client.post(_url(diajukan), {"langkah": "banyak", "pilih": _pilih()}).status_code == 403
    assert not Realisasi.objects.filter(status="diverifikasi").exists()


def test_pd_lain_tidak_ditemukan(diajukan: Dunia, sebagai: Any, pengguna: Any) -> None:
    client = sebagai(pengguna(SEKRETARIAT, pd=f.PDFactory()))
    assert client.get(_url(diajukan)).status_code == 404
    nama = f"indikator:{diajukan.angka.pk}"
    assert _langkah(client, diajukan, "verifikasi", nama).status_code == 404
    client.force_login(diajukan.sekretariat)
    assert (
        client.get(reverse("periksa_unit", args=[diajukan.bidang.pk, 1999, 1])).status_code == 404
    )
    # A row of another unit than the page's.
    respons = client.post(
        _url(diajukan, diajukan.lain), {"langkah": "verifikasi", "sasaran": nama, "versi": 1}
    )
    assert respons.status_code == 404
    assert _langkah(client, diajukan, "hapus", nama).status_code == 404


# --- the whole way -------------------------------------------------------------------------------


def test_perjalanan_satu_triwulan(diajukan: Dunia, sebagai: Any) -> None:
    d = diajukan
    nama = f"indikator:{d.rumus.pk}"
    client = sebagai(d.sekretariat)
    # A note is required, and stays next to the row that was refused.
    respons = _langkah(client, d, "kembalikan", nama, catatan="  ")
    assert respons.status_code == 422
    assert "Tuliskan catatan" in _isi(respons)
    respons = _langkah(client, d, "kembalikan", nama, catatan="Angka Februari belum final.")
    assert respons["Location"] == f"{_url(d)}#baris-indikator-{d.rumus.pk}"
    # The operator sees it where the work is done, and on the home page.
    sebagai(d.operator)
    assert "Angka Februari belum final." in _isi(
        client.get(reverse("isian"), {"unit": d.bidang.pk})
    )
    assert "Angka Februari belum final." in _isi(client.get(reverse("beranda")))
    versi = Realisasi.objects.get(indikator=d.rumus).versi
    d.isi(d.rumus, "variabel:bekerja", "310.000", versi=versi)
    _ajukan(d)
    # What changed since the last submission.
    sebagai(d.sekretariat)
    isi = _isi(client.get(_url(d)))
    assert "Berubah sejak pengajuan sebelumnya" in isi
    assert "<del>309.142</del>" in isi
    assert "<ins>310.000</ins>" in isi
    for satu in (nama, f"indikator:{d.angka.pk}"):
        assert _langkah(client, d, "verifikasi", satu).status_code == 302
    respons = client.post(_url(d), {"langkah": "banyak", "pilih": _pilih()}, follow=True)
    assert "2 baris diverifikasi." in _isi(respons)
    assert "bukan diajukan" in _isi(respons)  # those verified before are named
    assert {r.status for r in _semua().values()} == {"diverifikasi"}
    # Withdrawn with a reason, verified again.
    respons = _langkah(client, d, "batalkan", nama, alasan="")
    assert respons.status_code == 422
    assert _langkah(client, d, "batalkan", nama, alasan="Keliru memilih baris").status_code == 302
    _sahkan_ditolak(client, sebagai, d)
    sebagai(d.sekretariat)
    assert _langkah(client, d, "verifikasi", nama).status_code == 302
    # Endorsed.
    sebagai(d.kadis)
    url = reverse("pengesahan_triwulan", args=[TAHUN, 1])
    halaman = client.get(url)
    sidik = halaman.context["lembar"].sidik
    assert "4 dari 4 baris sudah diverifikasi." in _isi(halaman)
    assert client.post(url, {"sidik": sidik}).status_code == 422  # not ticked
    assert client.post(url, {"sidik": "lain", "setuju": "ya"}).status_code == 409
    assert client.post(url, {"sidik": sidik, "setuju": "ya"}).status_code == 302
    assert PengesahanTriwulan.objects.get().oleh == d.kadis
    assert {r.status for r in _semua().values()} == {"disahkan"}
    assert "Disahkan" in _isi(client.get(reverse("pengesahan"), {"tahun": TAHUN}))
    _semua_ditolak(client, sebagai, d, url, sidik)


def _sahkan_ditolak(client: Any, sebagai: Any, d: Dunia) -> None:
    """A row still stands in the way: it is named, and there is nothing to press."""
    sebagai(d.kadis)
    url = reverse("pengesahan_triwulan", args=[TAHUN, 1])
    halaman = client.get(url)
    assert "Masih menghalangi" in _isi(halaman)
    assert 'name="setuju"' not in _isi(halaman)
    respons = client.post(url, {"setuju": "ya", "sidik": halaman.context["lembar"].sidik})
    assert respons.status_code == 422
    assert "1 baris belum diverifikasi" in _isi(respons)


def _semua_ditolak(client: Any, sebagai: Any, d: Dunia, url: str, sidik: str) -> None:
    """Nothing changes any more, whoever asks."""
    sebelum = {n: (r.status, r.versi) for n, r in _semua().items()}
    assert client.post(url, {"sidik": sidik, "setuju": "ya"}).status_code == 422
    sebagai(d.sekretariat)
    assert 'name="langkah"' not in _isi(client.get(_url(d)))
    for nama in sebelum:
        for langkah in ("verifikasi", "kembalikan", "batalkan", "resmi"):
            respons = _langkah(
                client, d, langkah, nama, catatan="x", alasan="x", angka="1", kunci=str(uuid4())
            )
            # A sub kegiatan has no official figure.
            resmi = langkah == "resmi" and nama.startswith("sub")
            assert respons.status_code == (404 if resmi else 423), (nama, langkah)
    respons = client.post(
        reverse("pengecualian"),
        {
            "langkah": "beri",
            "unit": d.bidang.pk,
            "periode": d.periode.pk,
            "sampai": "2024-05-01",
            "alasan": "x",
        },
    )
    assert respons.status_code == 422
    assert {n: (r.status, r.versi) for n, r in _semua().items()} == sebelum


def test_milik_sendiri_tidak_dapat_diverifikasi(dunia: Dunia, sebagai: Any, pengguna: Any) -> None:
    from kinerja.peran import OPERATOR

    rangkap = pengguna([SEKRETARIAT, OPERATOR], unit=dunia.bidang)
    dunia.isi_semua()
    _ajukan(dunia, oleh=rangkap)
    client = sebagai(rangkap)
    isi = _isi(client.get(_url(dunia)))
    assert "verifikasinya oleh orang lain" in isi
    assert 'value="verifikasi"' not in isi
    assert 'name="pilih"' not in isi
    respons = _langkah(client, dunia, "verifikasi", f"indikator:{dunia.angka.pk}")
    assert respons.status_code == 403
    assert "Anda sendiri yang mengisi atau mengajukan" in _isi(respons)
    respons = client.post(_url(dunia), {"langkah": "banyak", "pilih": _pilih()}, follow=True)
    assert _isi(respons).count("dilewati.") == 4
    assert not Realisasi.objects.filter(status="diverifikasi").exists()


def test_banyak_sama_dengan_satu_per_satu(diajukan: Dunia, sebagai: Any) -> None:
    """Rows with findings are skipped and named; the rest end as if verified one by one."""
    d = diajukan
    Realisasi.objects.filter(indikator=d.rumus).update(penjelasan="")
    d.lini.pagu.update(nilai=1_000)  # spending is now above the pagu
    client = sebagai(d.sekretariat)
    respons = client.post(_url(d), {"langkah": "banyak", "pilih": _pilih()}, follow=True)
    assert "3 baris diverifikasi." in _isi(respons)
    assert f"“{d.sub.nama}” dilewati." in _isi(respons)
    assert "Alasan memverifikasi dengan temuan" in _isi(respons)
    jejak = JejakAudit.objects.filter(aksi="verifikasi")
    assert {(j.oleh_id, tuple(j.perubahan["status"])) for j in jejak} == {
        (d.sekretariat.pk, ("diajukan", "diverifikasi"))
    }
    nama = f"sub:{d.sub.pk}"
    assert _langkah(client, d, "verifikasi", nama).status_code == 422
    respons = _langkah(client, d, "verifikasi", nama, alasan="Pagu diturunkan sesudah pengajuan")
    assert respons.status_code == 302
    assert _semua()[nama].status == "diverifikasi"


def test_banyak_menolak_versi_yang_bergeser(diajukan: Dunia, sebagai: Any) -> None:
    """A row that was returned and submitted anew since the page was read is not verified."""
    pilih = _pilih()
    Realisasi.objects.filter(indikator=diajukan.angka).update(versi=99)
    respons = sebagai(diajukan.sekretariat).post(
        _url(diajukan), {"langkah": "banyak", "pilih": pilih}, follow=True
    )
    assert "3 baris diverifikasi." in _isi(respons)
    assert "baru saja berubah" in _isi(respons)
    assert _semua()[f"indikator:{diajukan.angka.pk}"].status == "diajukan"


def test_angka_resmi_beralasan(diajukan: Dunia, sebagai: Any) -> None:
    nama = f"indikator:{diajukan.rumus.pk}"
    client = sebagai(diajukan.sekretariat)
    respons = _langkah(client, diajukan, "resmi", nama, angka="97,25", kunci=str(uuid4()))
    assert respons.status_code == 422
    assert "wajib disertai alasan" in _isi(respons)
    assert 'value="97,25"' in _isi(respons)  # what was typed stays
    respons = _langkah(
        client, diajukan, "resmi", nama, angka="97,25", alasan="Rilis BPS", kunci=str(uuid4())
    )
    assert respons.status_code == 302
    assert "Rilis BPS" in _isi(client.get(_url(diajukan)))
    respons = _langkah(client, diajukan, "resmi", nama, angka="", kunci=str(uuid4()))
    assert respons.status_code == 302
    assert Realisasi.objects.get(indikator=diajukan.rumus).nilai_resmi is None


def test_capaian_ditetapkan_beralasan_dan_terlihat_pengesah(diajukan: Dunia, sebagai: Any) -> None:
    nama = f"indikator:{diajukan.rumus.pk}"
    client = sebagai(diajukan.sekretariat)
    respons = _langkah(client, diajukan, "capaian", nama, angka="95", kunci=str(uuid4()))
    assert respons.status_code == 422
    assert "wajib disertai alasan" in _isi(respons)
    respons = _langkah(
        client, diajukan, "capaian", nama, angka="95", alasan="Tanpa rumus", kunci=str(uuid4())
    )
    assert respons.status_code == 302
    assert "Capaian setahun ditetapkan 95%" in _isi(client.get(_url(diajukan)))
    pengesahan = sebagai(diajukan.kadis).get(reverse("pengesahan_triwulan", args=[TAHUN, 1]))
    assert "Capaian setahun ditetapkan Sekretariat" in _isi(pengesahan)


# --- endorsement ---------------------------------------------------------------------------------


def test_hanya_kepala_dinas_yang_mengesahkan(diajukan: Dunia, sebagai: Any) -> None:
    url = reverse("pengesahan_triwulan", args=[TAHUN, 1])
    for siapa in (diajukan.sekretariat, diajukan.operator, diajukan.pejabat):
        client = sebagai(siapa)
        assert client.get(reverse("pengesahan")).status_code == 403
        assert client.get(url).status_code == 403
        assert client.post(url, {"setuju": "ya"}).status_code == 403


# --- the board -----------------------------------------------------------------------------------


def test_papan_menuntun_ke_sel_kosong_pertama(dunia: Dunia, sebagai: Any) -> None:
    client = sebagai(dunia.sekretariat)
    respons = client.get(reverse("kelengkapan"), {"tahun": TAHUN, "tw": 1})
    isi = _isi(respons)
    assert f"#sel-indikator-{dunia.angka.pk}-nilai" in isi
    assert "sisa 6 hari" in isi
    assert f"Yth. {dunia.bidang.nama}," in isi
    assert "http://testserver" + reverse("isian") in isi
    # An operator sees the own units only, and reminds nobody.
    isi = _isi(sebagai(dunia.operator_seksi).get(reverse("kelengkapan"), {"tahun": TAHUN}))
    assert dunia.bidang.nama not in isi
    assert "Yth." not in isi


def test_papan_sesudah_pengajuan(diajukan: Dunia, sebagai: Any) -> None:
    kueri = {"tahun": TAHUN, "tw": 1, "unit": diajukan.bidang.pk}
    isi = _isi(sebagai(diajukan.sekretariat).get(reverse("kelengkapan"), kueri))
    assert "4 baris diajukan, 0 diverifikasi" in isi
    assert f"{reverse('periksa')}?status=semua&amp;unit={diajukan.bidang.pk}" in isi
    assert "Semua unit sudah mengajukan" in isi


def test_rincian_di_samping_matriks(dunia: Dunia, sebagai: Any) -> None:
    """A cell leads to its details on the same page; a unit out of sight is not found."""
    dunia.isi(dunia.angka, "nilai", "80")
    client = sebagai(dunia.sekretariat)
    alamat = reverse("kelengkapan")
    kueri = {"tahun": TAHUN, "tw": 1, "unit": dunia.bidang.pk}
    respons = client.get(alamat, kueri)
    rincian = respons.context["dipilih"]
    # One of four rows is filled: two more indicators and a sub kegiatan are not.
    assert (rincian.s.unit, rincian.sebutan.kata) == (dunia.bidang, "isi 1/4")
    assert "3 baris belum diisi" in _isi(respons)
    assert respons.content.decode().count('aria-current="true"') == 1
    f.PengecualianFactory(periode=dunia.periode, unit=dunia.bidang, sampai="2024-04-20")
    assert "Pengecualian sampai 20 April 2024." in _isi(client.get(alamat, kueri))
    assert client.get(alamat, {**kueri, "unit": dunia.orang_luar.unit_id}).status_code == 404
    client = sebagai(dunia.operator_seksi)
    assert client.get(alamat, kueri).status_code == 404


@pytest.fixture
def surel(settings: Any, mailoutbox: list[Any]) -> list[Any]:
    settings.TAPAK_SUREL = True
    return mailoutbox


def _ingatkan(client: Any, d: Dunia, **lain: Any) -> Any:
    isi = {"unit": d.bidang.pk, "tw": 1, **lain}
    return client.post(f"{reverse('kelengkapan')}?tahun={TAHUN}", isi, follow=True)


def test_pengingat_dikirim_kepada_pengisi_unit(dunia: Dunia, sebagai: Any, surel: Any) -> None:
    dunia.operator.email = "operator@contoh.go.id"
    dunia.operator.save()
    client = sebagai(dunia.sekretariat)
    assert "Kirim surel" in _isi(client.get(reverse("kelengkapan"), {"tahun": TAHUN, "tw": 1}))
    respons = _ingatkan(client, dunia)
    assert f"terkirim kepada {dunia.operator.sebutan}" in _isi(respons)
    (surat,) = surel
    assert surat.to == ["operator@contoh.go.id"]
    assert surat.body.startswith(f"Yth. {dunia.bidang.nama},")
    assert "http://testserver" + reverse("isian") in surat.body
    catatan = JejakAudit.objects.get(aksi="diingatkan lewat surel")
    assert (catatan.oleh, catatan.alasan) == (dunia.sekretariat, dunia.operator.username)


def test_unit_tanpa_akun_diingatkan_lewat_unit_di_atasnya(dunia: Dunia) -> None:
    """The seksi's own account has no address: its bidang fills its rows too."""
    Pengguna.objects.update(email="")
    Pengguna.objects.filter(pk=dunia.operator.pk).update(email="bidang@contoh.go.id")
    assert pengisi_bersurel(dunia.seksi) == [dunia.operator]
    Pengguna.objects.filter(pk=dunia.operator_seksi.pk).update(email="seksi@contoh.go.id")
    assert pengisi_bersurel(dunia.seksi) == [dunia.operator_seksi]
    assert pengisi_bersurel(dunia.lain) == []


def test_pengingat_tanpa_alamat_dikatakan(dunia: Dunia, sebagai: Any, surel: Any) -> None:
    type(dunia.operator).objects.update(email="")
    respons = _ingatkan(sebagai(dunia.sekretariat), dunia)
    assert "di atasnya belum punya pengisi yang beralamat surel" in _isi(respons)
    assert surel == []
    assert not JejakAudit.objects.filter(aksi="diingatkan lewat surel").exists()


def test_pengingat_ditolak_peladen_tidak_tercatat(
    dunia: Dunia, sebagai: Any, surel: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_: Any, **__: Any) -> None:
        raise ConnectionRefusedError

    dunia.operator.email = "operator@contoh.go.id"
    dunia.operator.save()
    monkeypatch.setattr("laporan.isian.surel.EmailMessage.send", gagal)
    respons = _ingatkan(sebagai(dunia.sekretariat), dunia)
    assert "tidak menerima pesan" in _isi(respons)
    assert not JejakAudit.objects.filter(aksi="diingatkan lewat surel").exists()


def test_pengingat_hanya_dari_yang_memeriksa(dunia: Dunia, sebagai: Any, surel: Any) -> None:
    assert _ingatkan(sebagai(dunia.operator), dunia).status_code == 403
    assert _ingatkan(sebagai(dunia.sekretariat), dunia, tw=9).status_code == 404
    assert surel == []


def test_tanpa_peladen_surel_tidak_ada_tombolnya(dunia: Dunia, sebagai: Any, settings: Any) -> None:
    settings.TAPAK_SUREL = False
    client = sebagai(dunia.sekretariat)
    assert "Kirim surel" not in _isi(client.get(reverse("kelengkapan"), {"tahun": TAHUN, "tw": 1}))
    assert _ingatkan(client, dunia).status_code == 404


# --- exceptions ----------------------------------------------------------------------------------


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
    isi = _isi(client.get(reverse("pengecualian")))
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
    assert pesan in _isi(respons)
    assert "Jaringan kantor putus" in _isi(respons) or "alasan" in lain
    assert not PengecualianPeriode.objects.exists()


def test_pengecualian_hanya_bagi_unit_yang_ada_pada_triwulannya(dunia: Dunia, sebagai: Any) -> None:
    """TW I 2024: one unit was dissolved the year before, one begins the year after."""
    lama = f.UnitFactory(pd=dunia.pd, nama="Seksi Lama", sampai=datetime.date(2023, 12, 31))
    nanti = f.UnitFactory(pd=dunia.pd, nama="Seksi Nanti", mulai=datetime.date(2025, 1, 1))
    client = sebagai(dunia.sekretariat)
    isi = _isi(client.get(reverse("pengecualian")))
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
    assert "pengecualian sampai" not in _isi(sebagai(dunia.operator).get(alamat))
    f.PengecualianFactory(periode=dunia.periode, unit=dunia.bidang, sampai="2024-04-20")
    for siapa in (dunia.operator, dunia.operator_seksi):
        isi = _isi(sebagai(siapa).get(alamat))
        assert "pengecualian sampai 20 April 2024" in isi
    assert "pengecualian sampai" not in _isi(sebagai(dunia.operator_lain).get(alamat))


def test_pengecualian_dua_kali_dan_unit_pd_lain(dunia: Dunia, sebagai: Any) -> None:
    client = sebagai(dunia.sekretariat)
    assert _beri(client, dunia, unit=dunia.orang_luar.unit_id).status_code == 422
    assert _beri(client, dunia).status_code == 302
    assert _beri(client, dunia).status_code == 422
    assert sebagai(dunia.operator).get(reverse("pengecualian")).status_code == 403
    assert _beri(client, dunia).status_code == 403
    assert PengecualianPeriode.objects.count() == 1


# --- queries -------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["periksa", "periksa_unit", "kelengkapan", "pengesahan_triwulan"])
def test_kueri_tidak_bertambah_dengan_baris(
    pengguna: Callable[..., Any],
    client: Any,
    jumlah_kueri: Any,
    monkeypatch: pytest.MonkeyPatch,
    nama: str,
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    hasil = []
    for kali in (1, 6):
        d = Dunia(pengguna, kali=kali)
        for baris in d.semua_angka:
            d.isi(baris, "nilai", "80")
        Realisasi.objects.filter(indikator__pd=d.pd).update(
            status="diajukan", diajukan_oleh=d.operator, diajukan_pada=PADA
        )
        for r in Realisasi.objects.filter(indikator__pd=d.pd):
            f.DataDukungFactory(realisasi=r, diunggah_oleh=d.operator)
        url = {
            "periksa": reverse("periksa"),
            "periksa_unit": _url(d),
            "kelengkapan": f"{reverse('kelengkapan')}?tahun={TAHUN}",
            "pengesahan_triwulan": reverse("pengesahan_triwulan", args=[TAHUN, 1]),
        }[nama]
        client.force_login(d.kadis if nama.startswith("pengesahan") else d.sekretariat)
        client.get(url)
        with jumlah_kueri() as kueri:
            assert client.get(url).status_code == 200
        hasil.append(len(kueri))
    assert hasil[0] == hasil[1], hasil
    assert hasil[0] < 80
