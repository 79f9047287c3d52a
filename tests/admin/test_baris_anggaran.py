"""Budget lines in the master data: no money twice, none deleted under its spending."""

import pytest

from anggaran.models import BarisAnggaran, PaguBaris, RealisasiAnggaran
from kinerja.angka import format_rupiah
from kinerja.peran import SEKRETARIAT
from tests import factories as f
from tests.admin.bangun import isian
from tests.admin.test_halaman import alamat
from tests.admin.test_impor import galat, impor, pagu, unggah
from tests.halaman import cari_formulir

BARIS, PAGU, SUB = "anggaran.barisanggaran", "anggaran.pagubaris", "anggaran.subkegiatan"


@pytest.fixture(autouse=True)
def sekretariat(client, pengguna, isi):
    client.force_login(pengguna(SEKRETARIAT, pd=isi["kinerja.perangkatdaerah"]))


def _rinci(isi, rekening="5.1.02.01", nilai=7_000_000):
    """A later version itemises the line of `isi`."""
    versi = f.VersiAnggaranFactory(
        pd=isi["kinerja.perangkatdaerah"], tahun=isi[SUB].tahun, ke=2, jenis="pergeseran"
    )
    baris = f.BarisAnggaranFactory(sub_kegiatan=isi[SUB], rekening=rekening)
    return PaguBaris.objects.create(baris=baris, versi=versi, nilai=nilai)


# --- deleting -----------------------------------------------------------------------------------


def test_baris_berealisasi_tidak_dapat_dihapus(client, isi):
    halaman = alamat(BARIS, "delete", isi[BARIS].pk)
    teks = client.get(halaman).content.decode()
    assert "tidak dapat dihapus karena dipakai oleh data berikut" in teks
    assert "s.d. Desember" in teks

    client.post(halaman, {"post": "yes", "alasan": "coba"})
    pilihan = {"action": "delete_selected", "_selected_action": [isi[BARIS].pk], "post": "yes"}
    client.post(alamat(BARIS, "changelist"), pilihan | {"alasan": "coba"})

    assert BarisAnggaran.objects.filter(pk=isi[BARIS].pk).exists()
    assert RealisasiAnggaran.objects.count() == 1


def test_baris_berealisasi_tidak_dapat_dihapus_dari_sub_kegiatannya(client, isi):
    halaman = alamat(SUB, "change", isi[SUB].pk)
    kirim = isian(client.get(halaman)) | {"baris-0-DELETE": "on"}
    respons = client.post(halaman, kirim)

    assert respons.status_code == 200
    teks = respons.content.decode()
    assert "tidak dapat dihapus karena dipakai oleh realisasi anggaran s.d. Desember" in teks
    assert BarisAnggaran.objects.filter(pk=isi[BARIS].pk).exists()


def test_baris_tanpa_realisasi_dapat_dihapus_bersama_pagunya(client, isi):
    RealisasiAnggaran.objects.all().delete()
    halaman = alamat(BARIS, "delete", isi[BARIS].pk)
    kirim = cari_formulir(client.get(halaman), alasan="*").isi
    client.post(halaman, kirim | {"alasan": "Salah ketik"})

    assert not BarisAnggaran.objects.exists()
    assert not PaguBaris.objects.exists()


SUDAH = "sudah berealisasi Rp3.000.000 s.d. Desember. Tulis 0 bila pagunya dihapus"


@pytest.mark.sqlite  # nothing is written
def test_pagu_berealisasi_tidak_dapat_dihapus(client, isi):
    """One by one, with others, or on the page of its line: nothing of it is done."""
    RealisasiAnggaran.objects.update(nilai=3_000_000)
    satu = PaguBaris.objects.get()
    lain = f.BarisAnggaranFactory(sub_kegiatan=isi[SUB], rekening="5.2", pagu=60).pagu.get()
    halaman = alamat(PAGU, "delete", satu.pk)
    teks = client.get(halaman).content.decode()
    assert SUDAH in teks
    assert "Pagu 5.1.02 pada " in teks
    assert "<h1>Pagu tidak dapat dihapus</h1>" in teks
    client.post(halaman, {"post": "yes", "alasan": "coba"})
    pilihan = {"action": "delete_selected", "_selected_action": [satu.pk, lain.pk], "post": "yes"}
    teks = client.post(alamat(PAGU, "changelist"), pilihan | {"alasan": "coba"}).content.decode()
    assert f"sub kegiatan {isi[SUB].kode}: {SUDAH}" in teks
    assert "<h1>Pagu tidak dapat dihapus</h1>" in teks
    halaman = alamat(BARIS, "change", satu.baris_id)
    kirim = isian(client.get(halaman)) | {"pagu-0-DELETE": "on"}
    assert SUDAH in client.post(halaman, kirim).content.decode()
    halaman = alamat(PAGU, "change", satu.pk)
    kirim = isian(client.get(halaman)) | {"baris": str(lain.baris_id)}
    assert SUDAH in client.post(halaman, kirim).content.decode()
    assert set(PaguBaris.objects.values_list("pk", "baris")) == {
        (satu.pk, satu.baris_id), (lain.pk, lain.baris_id)
    }  # fmt: skip


@pytest.mark.sqlite  # what the form says; nothing is written
def test_baris_yang_menanggung_realisasi_lain_tidak_dapat_dihapus(client, isi):
    """Its own spending is none; that of a part of it stands on its pagu."""
    kasar = f.BarisAnggaranFactory(sub_kegiatan=isi[SUB], rekening="5.2", pagu=60)
    rinci = f.BarisAnggaranFactory(sub_kegiatan=isi[SUB], rekening="5.2.01")
    f.RealisasiAnggaranFactory(baris=rinci, bulan=3, nilai=3_000_000)
    sebab = "Pagu 5.2 pada "
    assert sebab in client.get(alamat(BARIS, "delete", kasar.pk)).content.decode()
    halaman = alamat(SUB, "change", isi[SUB].pk)
    kirim = isian(client.get(halaman))
    (nama,) = (k for k, v in kirim.items() if k.endswith("-rekening") and v == "5.2")
    respons = client.post(halaman, kirim | {nama.replace("rekening", "DELETE"): "on"})
    assert "5.2.01 sudah berealisasi Rp3.000.000 s.d. Maret" in respons.content.decode()
    assert BarisAnggaran.objects.filter(pk=kasar.pk).exists()
    respons = client.post(halaman, kirim | {nama: "5.3"})
    assert "Tidak dapat dipindahkan, pagu 5.2 pada" in respons.content.decode()
    halaman = alamat(BARIS, "change", kasar.pk)
    kirim = isian(client.get(halaman))
    respons = client.post(halaman, kirim | {"rekening": "5.3"})  # 5.2.01 would stay behind
    assert "5.2.01 sudah berealisasi Rp3.000.000 s.d. Maret" in respons.content.decode()
    f.RealisasiAnggaranFactory(baris=kasar, bulan=6, nilai=1)  # its own goes along
    respons = client.post(halaman, kirim | {"sumber_dana": "DAU"})
    assert "5.2.01 sudah" not in respons.content.decode()
    rinci.realisasi.update(nilai=0)
    assert sebab not in client.get(alamat(BARIS, "delete", kasar.pk)).content.decode()


@pytest.mark.sqlite  # what the form says; nothing is written
def test_tahun_yang_ditumpangi_tetap(client, isi):
    """Pagu of 2024 on a document of 2025 would stand in no report."""
    for label, apa in (
        ("anggaran.versianggaran", "1 pagu"), ("anggaran.program", "1 kegiatan"),
        (SUB, "1 dukungan anggaran, 1 baris anggaran"),
    ):  # fmt: skip
        satu = isi[label]
        halaman = alamat(label, "change", satu.pk)
        kirim = isian(client.get(halaman))
        respons = client.post(halaman, kirim | {"tahun": str(satu.tahun + 1)})
        pesan = " ".join(str(e) for e in respons.context["errors"])
        assert f"Tidak dapat diubah: {apa}" in pesan, label
        assert client.post(halaman, kirim).status_code == 302, label
        satu.refresh_from_db()
    versi = f.VersiAnggaranFactory(
        pd=isi["kinerja.perangkatdaerah"], tahun=isi[SUB].tahun, ke=3, jenis="perubahan"
    )
    halaman = alamat("anggaran.versianggaran", "change", versi.pk)
    kirim = isian(client.get(halaman))
    assert client.post(halaman, kirim | {"tahun": str(versi.tahun + 1)}).status_code == 302


# --- the same money twice -----------------------------------------------------------------------


def test_daftar_menunjukkan_yang_berlaku(client, isi):
    _rinci(isi)
    teks = client.get(alamat(BARIS, "changelist")).content.decode()

    assert "7.000.000" in teks
    assert "12.453.995.443" not in teks


def test_banyak_kueri_daftar_tidak_mengikuti_banyak_baris(client, isi, jumlah_kueri):
    def hitung():
        with jumlah_kueri() as kueri:
            client.get(alamat(BARIS, "changelist"))
        return len(kueri)

    _rinci(isi)
    sedikit = hitung()
    for n in range(10, 30):
        f.BarisAnggaranFactory(sub_kegiatan=isi[SUB], rekening=f"5.2.{n}", pagu=1)

    assert hitung() == sedikit


def test_formulir_menolak_pagu_yang_bertumpuk(client, isi):
    rinci = f.BarisAnggaranFactory(sub_kegiatan=isi[SUB], rekening="5.1.02.01")
    versi = isi["anggaran.versianggaran"]
    kirim = {"baris": rinci.pk, "versi": versi.pk, "nilai": "60"}
    respons = client.post(alamat(PAGU, "add"), kirim)

    assert respons.status_code == 200
    teks = respons.content.decode()
    assert f"5.1.02 sebesar {format_rupiah(12_453_995_443)}" in teks
    assert f"5.1.02.01 sebesar {format_rupiah(60)}" in teks
    assert PaguBaris.objects.count() == 1


def test_baris_baru_dengan_pagu_yang_bertumpuk_ditolak(client, isi):
    """Line and pagu in one form: the line has no primary key yet."""
    halaman = alamat(BARIS, "add")
    kirim = isian(client.get(halaman)) | {
        "sub_kegiatan": str(isi[SUB].pk),
        "rekening": "5.1",
        "pagu-TOTAL_FORMS": "1",
        "pagu-0-versi": str(isi["anggaran.versianggaran"].pk),
        "pagu-0-nilai": "60",
    }
    respons = client.post(halaman, kirim)

    assert respons.status_code == 200
    assert "terhitung dua kali" in respons.content.decode()
    assert BarisAnggaran.objects.count() == 1


def test_rekening_yang_menumpuk_ditolak(client, isi):
    lain = f.BarisAnggaranFactory(sub_kegiatan=isi[SUB], rekening="5.1.01", pagu=60)
    halaman = alamat(BARIS, "change", lain.pk)
    kirim = isian(client.get(halaman))
    respons = client.post(halaman, kirim | {"rekening": "5.1.02.01"})

    assert respons.status_code == 200
    assert "terhitung dua kali" in respons.content.decode()
    assert client.post(halaman, kirim | {"rekening": "5.1.03"}).status_code == 302


def test_data_lama_yang_bertumpuk_dapat_dibereskan_pada_halamannya(client, isi):
    """As the system check says: set one of the two amounts to 0."""
    kasar = f.BarisAnggaranFactory(sub_kegiatan=isi[SUB], rekening="5")
    PaguBaris.objects.create(baris=kasar, versi=isi["anggaran.versianggaran"], nilai=100)
    halaman = alamat(BARIS, "change", kasar.pk)
    kirim = isian(client.get(halaman))
    assert "terhitung dua kali" in client.post(halaman, kirim).content.decode()

    assert client.post(halaman, kirim | {"pagu-0-nilai": "0"}).status_code == 302
    assert kasar.pagu.get().nilai == 0


def test_impor_menolak_pagu_yang_bertumpuk(client, isi):
    respons = unggah(client, PAGU, pagu(isi, ("5.1.01", 5), ("5.1.02.01", 60)))

    assert "confirm_form" not in respons.context
    ((nomor, _, pesan),) = galat(respons)
    assert nomor == 3
    assert "“5.1.02.01” adalah rincian “5.1.02”" in pesan
    assert f"5.1.02 sebesar {format_rupiah(12_453_995_443)}" in pesan


# --- sumber dana --------------------------------------------------------------------------------


def test_impor_mengenal_sumber_dana(client, isi):
    """The same rekening of two sources; without the column a line is of every source."""
    RealisasiAnggaran.objects.all().delete()
    BarisAnggaran.objects.all().delete()
    judul, *baris = pagu(isi, ("5.1.02", 60), ("5.1.02", 40), ("5.1.01", 7))
    sumber = ("DAU", "PAD", "")
    berkas = [[*judul, "sumber_dana"], *([*b, s] for b, s in zip(baris, sumber, strict=True))]
    impor(client, PAGU, berkas)

    nilai = PaguBaris.objects.values_list("baris__rekening", "baris__sumber_dana", "nilai")
    assert sorted(nilai) == [("5.1.01", "", 7), ("5.1.02", "DAU", 60), ("5.1.02", "PAD", 40)]
    impor(client, PAGU, berkas)
    assert PaguBaris.objects.count() == 3


def test_baris_bersumber_dana_lewat_formulir(client, isi):
    halaman = alamat(BARIS, "add")
    kirim = isian(client.get(halaman)) | {"sub_kegiatan": str(isi[SUB].pk), "rekening": "5.1.02"}
    assert client.post(halaman, kirim).status_code == 200  # the line of `isi` names no source
    assert client.post(halaman, kirim | {"sumber_dana": "DAU"}).status_code == 302
    assert "5.1.02 (DAU)" in str(BarisAnggaran.objects.get(sumber_dana="DAU"))
