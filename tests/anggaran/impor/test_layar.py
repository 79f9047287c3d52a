"""Budget files in the browser: from the file that is dropped to the figure, and back."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from anggaran.models import (
    MuatanAnggaran,
    PaguBaris,
    RealisasiAnggaran,
    SubKegiatan,
    VersiAnggaran,
)
from kinerja.peran import SEKRETARIAT
from tests import factories as f
from tests.anggaran.impor.conftest import A1, A2, B1, CONTOH, D1, TAHUN
from tests.anggaran.impor.test_perintah import FEBRUARI, JANUARI, PAGU, TOTAL, pagu, realisasi
from tests.pasti import pasti

pytestmark = pytest.mark.django_db


@pytest.fixture
def sekretariat(client, dinas, peran):
    """A client of Sekretariat, in the year of the files."""
    f.RenstraFactory(pd=dinas, tahun_awal=2025, tahun_akhir=2029)
    client.force_login(f.buat_pengguna(SEKRETARIAT, pd=dinas))
    return client


def kirim(klien, alamat, **isi):
    return klien.post(
        alamat, {"halaman_pd": "dinas-uji", "halaman_tahun": str(TAHUN), **isi}, follow=True
    )


def unggah(klien, nama, isi=None, **lain):
    """Drop a file; the page that it leads to."""
    berkas = SimpleUploadedFile(nama, isi or (CONTOH / nama).read_bytes())
    return kirim(klien, reverse("anggaran_impor"), berkas=berkas, **lain)


def satu(m=None):
    return reverse("anggaran_impor_satu", args=[pasti(m or MuatanAnggaran.objects.first()).pk])


def terima(klien, m=None):
    isi = klien.get(satu(m)).content.decode()
    dilihat = pasti(re.search(r'name="dilihat" value="(\w+)"', isi))[1]
    return kirim(klien, satu(m), langkah="terima", dilihat=dilihat)


def muat(klien, nama, **pilihan):
    unggah(klien, nama)
    kirim(klien, satu(), langkah="pilih", **pilihan)
    return terima(klien)


def test_rekap_dari_unggahan_sampai_diterima(sekretariat, dinas):
    halaman = unggah(sekretariat, A1).content.decode()
    assert "Dikenali sebagai Rekap RKA/DPA SIPD" in halaman
    assert "pilih murni, pergeseran, atau perubahan" in halaman
    assert not PaguBaris.objects.exists()
    halaman = kirim(sekretariat, satu(), langkah="pilih", ke="0")
    assert "Isi versi ke dengan angka 1 sampai 99." in halaman.content.decode()
    halaman = kirim(sekretariat, satu(), langkah="pilih", tahapan="murni", nomor="DPA 1/2026")
    assert "Sheet1 baris 4 dan Sheet1 baris 5" in halaman.content.decode()
    terima(sekretariat)
    assert pagu(dinas) == PAGU
    assert VersiAnggaran.objects.get().nomor == "DPA 1/2026"
    m = MuatanAnggaran.objects.get()
    assert (m.status, m.hasil["total"]) == ("diterima", TOTAL)
    lagi = kirim(sekretariat, satu(), langkah="terima").content.decode()
    assert "Tidak ada yang berubah" in lagi
    assert "Tidak dapat dibatalkan" not in lagi


def test_tanpa_nip_dan_nama(sekretariat):
    """What a file says of persons is nowhere in the database."""
    from io import BytesIO

    from openpyxl import load_workbook

    muat(sekretariat, A1, tahapan="murni")
    buku = load_workbook(CONTOH / B1)
    lembar = pasti(buku.active)
    judul = [s.value for s in lembar[1]]
    lembar.cell(2, judul.index("NIP Pegawai") + 1).value = "199001012020121001"
    lembar.cell(2, judul.index("Nama Pegawai") + 1).value = "Nama Rekaan"
    berkas = BytesIO()
    buku.save(berkas)
    unggah(sekretariat, B1, berkas.getvalue())
    m = pasti(MuatanAnggaran.objects.first())
    semua = str(m.bacaan) + str(list(m.rincian.values()))
    assert "199001012020121001" not in semua
    assert "Nama Rekaan" not in semua


def test_bulan_dimuat_lalu_dibatalkan(sekretariat, dinas):
    muat(sekretariat, A1, tahapan="murni")
    muat(sekretariat, B1, bulan="1")
    assert realisasi(dinas, 1) == JANUARI
    halaman = sekretariat.get(satu()).content.decode()
    assert "Data Realisasi Dokumen baris 2" in halaman
    halaman = kirim(sekretariat, satu(), langkah="batalkan", alasan="salah unduh")
    assert "angkanya kembali semula" in halaman.content.decode()
    assert not RealisasiAnggaran.objects.exists()
    assert pagu(dinas) == PAGU


def test_yang_lebih_dahulu_tidak_dapat_dibatalkan(sekretariat, dinas):
    muat(sekretariat, A1, tahapan="murni")
    pertama = MuatanAnggaran.objects.get()
    muat(sekretariat, A2, tahapan="pergeseran")
    halaman = sekretariat.get(satu(pertama)).content.decode()
    assert f"“{A2}” dimuat sesudahnya" in halaman
    kirim(sekretariat, satu(pertama), langkah="batalkan", alasan="coba")
    assert pagu(dinas) != {}
    kirim(sekretariat, satu(), langkah="batalkan", alasan="coba")
    assert pagu(dinas) == PAGU
    kirim(sekretariat, satu(pertama), langkah="batalkan", alasan="coba")
    assert not SubKegiatan.objects.filter(pd=dinas).exists()
    assert not VersiAnggaran.objects.exists()


def test_sub_tak_dikenal_dipetakan_dan_dibuat(sekretariat, dinas):
    lama = f.SubKegiatanFactory(
        kode="2.07.04.2.03.0009", nama="Bursa Kerja", tahun=TAHUN, kegiatan__tahun=TAHUN,
        kegiatan__kode="2.07.04.2.03", kegiatan__program__kode="2.07.04",
        kegiatan__program__pd=dinas, kegiatan__program__tahun=TAHUN,
    )  # fmt: skip
    unggah(sekretariat, A1)
    putusan = {f"putusan-{kode}": "buat" for kode in PAGU}
    putusan["putusan-2.07.04.2.03.0003"] = str(lama.pk)
    kirim(sekretariat, satu(), langkah="pilih", tahapan="murni", **putusan)
    terima(sekretariat)
    sesudah = dict(PAGU)
    sesudah["2.07.04.2.03.0009"] = sesudah.pop("2.07.04.2.03.0003")
    assert pagu(dinas) == sesudah


def test_ketikan_dan_berkas_dipertemukan(sekretariat, dinas):
    muat(sekretariat, A1, tahapan="murni")
    sub = SubKegiatan.objects.get(kode="2.07.04.2.03.0003")
    garis = f.BarisAnggaranFactory(sub_kegiatan=sub, rekening="5")
    f.RealisasiAnggaranFactory(baris=garis, bulan=1, nilai=2_000_000)
    halaman = unggah(sekretariat, B1).content.decode()
    assert "Diketik dan pada berkas berbeda" in halaman
    assert "Terima berkas ini" not in halaman
    kunci = f"putusan-{sub.pk}:1:5"
    kirim(sekretariat, satu(), langkah="pilih", bulan="1", **{kunci: "ketik"})
    terima(sekretariat)
    assert realisasi(dinas, 1) == JANUARI - 2_150_000 + 2_000_000
    kirim(sekretariat, satu(), langkah="batalkan", alasan="pakai berkas")
    muat(sekretariat, B1, bulan="1", **{kunci: "impor"})
    assert realisasi(dinas, 1) == JANUARI
    kirim(sekretariat, satu(), langkah="batalkan", alasan="kembali")
    assert realisasi(dinas, 1) == 2_000_000


def test_lra_pagu_atau_realisasi(sekretariat, dinas):
    muat(sekretariat, D1, keperluan="pagu", tahapan="murni")
    assert pagu(dinas) == PAGU
    muat(sekretariat, D1, keperluan="realisasi")
    assert realisasi(dinas, 2) == FEBRUARI


def test_triwulan_yang_disahkan_menuju_pembukaannya(sekretariat, dinas):
    muat(sekretariat, A1, tahapan="murni")
    f.PengesahanFactory(pd=dinas, tahun=TAHUN, triwulan=1)
    halaman = unggah(sekretariat, B1).content.decode()
    alamat = reverse("pembukaan", args=[TAHUN, 1])
    assert f'href="{alamat}">Minta pembukaan kembali</a>' in halaman


def test_yang_dilihat_yang_dilakukan(sekretariat, dinas):
    unggah(sekretariat, A1)
    kirim(sekretariat, satu(), langkah="pilih", tahapan="murni")
    respons = sekretariat.post(
        satu(), {"halaman_pd": "dinas-uji", "halaman_tahun": str(TAHUN), "langkah": "terima",
                 "dilihat": "0" * 16},
    )  # fmt: skip
    assert respons.status_code == 409
    assert not PaguBaris.objects.exists()


@pytest.mark.sqlite  # a fingerprint, reckoned by the same code
def test_dua_tab(sekretariat, dinas):
    """What one tab shows is not accepted after another changed under which document it goes."""
    pilihan = {"langkah": "pilih", "tahapan": "murni", "nomor": "DPA 1/2026",
               "tanggal": "2026-01-02"}  # fmt: skip
    unggah(sekretariat, A1)
    for ubahan in (
        {"tahapan": "pergeseran", "ke": "7"}, {"tanggal": "2026-01-09"}, {"nomor": "DPA 2/2026"},
    ):  # fmt: skip
        isi = kirim(sekretariat, satu(), **pilihan).content.decode()
        dilihat = pasti(re.search(r'name="dilihat" value="(\w+)"', isi))[1]
        kirim(sekretariat, satu(), **(pilihan | ubahan))  # the other tab
        respons = kirim(sekretariat, satu(), langkah="terima", dilihat=dilihat)
        assert respons.status_code == 409, ubahan
        assert "Periksa pratinjau yang baru." in respons.content.decode()
        assert not VersiAnggaran.objects.exists()
    terima(sekretariat)
    v = VersiAnggaran.objects.get()
    assert (v.jenis, v.nomor, f"{v.tanggal}") == ("murni", "DPA 2/2026", "2026-01-02")


def test_dibuang_di_tab_lain_sesudah_diterima(sekretariat, dinas):
    unggah(sekretariat, A1)
    kirim(sekretariat, satu(), langkah="pilih", tahapan="murni")
    terima(sekretariat)
    respons = kirim(sekretariat, satu(), langkah="buang")
    assert "Berkas ini sudah diterima; batalkan muatannya." in respons.content.decode()
    assert pagu(dinas) == PAGU


@pytest.mark.sqlite  # a sentence of the preview
def test_nomor_versi_yang_sudah_ada_disebut(sekretariat, dinas):
    muat(sekretariat, A1, tahapan="murni", nomor="DPA 1/2026", tanggal="2026-01-02")
    unggah(sekretariat, A2)
    halaman = kirim(sekretariat, satu(), langkah="pilih", tahapan="murni", nomor="DPA 9/2026")
    isi = halaman.content.decode()
    assert "Versi ke-1 sudah tercatat dengan nomor DPA 1/2026; isian di sini tidak" in isi


@pytest.mark.sqlite  # a sentence of the preview
def test_sub_berealisasi_yang_kehilangan_pagu_disebut(sekretariat, dinas):
    """A file without all of its rows looks like a budget that was cut."""
    muat(sekretariat, A1, tahapan="murni")
    kode = "2.07.04.2.03.0003"
    garis = f.BarisAnggaranFactory(sub_kegiatan=SubKegiatan.objects.get(kode=kode), rekening="5")
    belanja = f.RealisasiAnggaranFactory(baris=garis, bulan=1, nilai=2_000_000)
    buku = load_workbook(CONTOH / A1)
    lembar = pasti(buku.active)
    for n in range(lembar.max_row, 1, -1):
        if lembar.cell(n, 15).value in (kode, "2.07.01.2.08.0002"):
            lembar.delete_rows(n)
    berkas = BytesIO()
    buku.save(berkas)
    unggah(sekretariat, "kurang.xlsx", berkas.getvalue())
    kalimat = "1 sub kegiatan yang sudah berealisasi tidak ada pada berkas ini"
    pilih = {"langkah": "pilih", "tahapan": "pergeseran"}
    halaman = kirim(sekretariat, satu(), **pilih).content.decode()
    assert f"{kalimat}, sehingga pagunya menjadi nol dan realisasinya tetap: {kode}." in halaman
    belanja.nilai = 0
    belanja.save()
    assert kalimat not in kirim(sekretariat, satu(), **pilih).content.decode()


def test_bukan_berkas_anggaran(sekretariat):
    respons = unggah(sekretariat, "surat.csv", b"a;b\n1;2\n")
    assert respons.status_code == 422
    assert "Tidak ada baris judul kolom" in respons.content.decode()


def test_apa_yang_bergeser(sekretariat, dinas):
    muat(sekretariat, A1, tahapan="murni")
    muat(sekretariat, A2, tahapan="pergeseran", tanggal="2026-04-01")
    halaman = sekretariat.get(reverse("anggaran_bergeser")).content.decode()
    assert "2 sub kegiatan bergeser" in halaman
    assert "155.000.000" in halaman
    assert "20.750.000" in halaman


def test_kueri_tidak_tumbuh_dengan_baris(sekretariat, django_assert_max_num_queries):
    unggah(sekretariat, A1)
    kirim(sekretariat, satu(), langkah="pilih", tahapan="murni")
    with django_assert_max_num_queries(32):
        sekretariat.get(satu())
    terima(sekretariat)
    with django_assert_max_num_queries(32):
        sekretariat.get(satu())
    with django_assert_max_num_queries(20):
        sekretariat.get(reverse("anggaran_impor"))


def test_berkas_besar_lewat_pekerja(sekretariat, dinas, monkeypatch):
    """Both halves as jobs: the file waits for the worker, and is gone when it is read."""
    from django.core.files.storage import default_storage

    from laporan.anggaran_impor import layar_muatan
    from laporan.anggaran_impor import unggah as pintu
    from laporan.models import Tugas
    from laporan.pekerjaan import PEKERJAAN
    from laporan.tugas.dasar import Argumen, diam

    monkeypatch.setattr(pintu, "LANGSUNG", 10)
    monkeypatch.setattr(layar_muatan, "TERIMA_LANGSUNG", 1)

    def kerjakan():
        t = pasti(Tugas.objects.order_by("-pk").first())
        PEKERJAAN[t.jenis].kerjakan(Argumen(t.pd, t.tahun, t.oleh, t.pada, t.argumen), diam)
        return sekretariat.get(reverse("anggaran_impor_tugas", args=[t.pk]))

    unggah(sekretariat, A1)
    assert not MuatanAnggaran.objects.exists()
    assert "Dikenali sebagai Rekap RKA/DPA SIPD" in kerjakan().content.decode()
    assert default_storage.listdir("impor-anggaran")[1] == []
    kirim(sekretariat, satu(), langkah="pilih", tahapan="murni")
    terima(sekretariat)
    assert not PaguBaris.objects.exists()
    kerjakan()
    assert pagu(dinas) == PAGU


@pytest.mark.parametrize("bentuk", ["xlsx", "csv"])
def test_rekap_keluar_dan_kembali(sekretariat, dinas, bentuk):
    """What goes out in the rekap's columns comes back as the same pagu, line by line."""
    muat(sekretariat, A1, tahapan="murni")
    ada = set(PaguBaris.objects.values_list("baris", "nilai"))
    berkas = sekretariat.get(reverse("anggaran_keluar", args=["rekap", bentuk])).content
    if bentuk == "xlsx":
        lembar = pasti(load_workbook(BytesIO(berkas)).active)
        assert (lembar.freeze_panes, lembar.print_title_rows) == ("A2", "$1:$1")
        assert lembar["W2"].number_format == "#,##0"
        assert lembar.column_dimensions["P"].width == 36
    unggah(sekretariat, f"rekap.{bentuk}", berkas)
    halaman = kirim(sekretariat, satu(), langkah="pilih", tahapan="murni").content.decode()
    assert "isi berkas ini sama dengan yang tersimpan" in halaman
    assert set(PaguBaris.objects.values_list("baris", "nilai")) == ada


def test_templat_yang_diisi_dapat_dimuat(sekretariat, dinas):
    """An agency without SIPD: the tree goes out, rekening and pagu are typed, and it comes back."""
    from io import BytesIO

    from openpyxl import load_workbook

    f.SubKegiatanFactory(
        kode="2.07.04.2.03.0009", nama="Bursa Kerja", tahun=TAHUN, kegiatan__tahun=TAHUN,
        kegiatan__kode="2.07.04.2.03", kegiatan__program__kode="2.07.04",
        kegiatan__program__pd=dinas, kegiatan__program__tahun=TAHUN,
    )  # fmt: skip
    berkas = sekretariat.get(reverse("anggaran_keluar", args=["templat", "xlsx"])).content
    buku = load_workbook(BytesIO(berkas))
    judul = [s.value for s in pasti(buku.active)[1]]
    pasti(buku.active).cell(2, judul.index("KODE REKENING") + 1).value = "5.1.02"
    pasti(buku.active).cell(2, judul.index("PAGU") + 1).value = 75_000_000
    isi = BytesIO()
    buku.save(isi)
    unggah(sekretariat, "templat.xlsx", isi.getvalue())
    kirim(sekretariat, satu(), langkah="pilih", tahapan="murni")
    terima(sekretariat)
    assert pagu(dinas) == {"2.07.04.2.03.0009": 75_000_000}


def test_rencana_kas_di_samping_realisasi(sekretariat, dinas):
    """January's plan of the listrik is 10 million; its documents say 7.412.350 of it."""
    muat(sekretariat, A1, tahapan="murni")
    muat(sekretariat, B1, bulan="1")
    bulan = ("Januari;Februari;Maret;April;Mei;Juni;Juli;Agustus;September;Oktober;November;"
             "Desember")  # fmt: skip
    isi = (
        f"Kode Sub Kegiatan;Kode Rekening;Anggaran;{bulan}\n"
        "2.07.01.2.08.0002;5.1.02.02.01.0061;150.000.000;10.000.000;20.000.000;"
        "12.000.000;12.000.000;12.000.000;12.000.000;12.000.000;12.000.000;12.000.000;"
        "12.000.000;12.000.000;12.000.000\n"
    )
    halaman = unggah(sekretariat, "rak.csv", isi.encode()).content.decode()
    assert "Dikenali sebagai Rencana anggaran kas (RAK)" in halaman
    terima(sekretariat)
    halaman = sekretariat.get(reverse("serapan")).content.decode()
    assert "10.000.000" in halaman
    # 175.602.350 of all documents, less the plan.
    assert "165.602.350" in halaman
    salah = isi.replace("20.000.000", "21.000.000")
    halaman = unggah(sekretariat, "rak.csv", salah.encode()).content.decode()
    assert "jumlah dua belas bulannya, Rp151.000.000" in halaman


def bernama_lain(nama, kode="2.07.0.00.0.00.09.0000"):
    """The rekap of the agency under another code and name."""
    buku = load_workbook(CONTOH / nama)
    for baris in pasti(buku.active).iter_rows(min_row=2):
        baris[4].value, baris[5].value = kode, "Disnakertrans Contoh"
    aliran = BytesIO()
    buku.save(aliran)
    return aliran.getvalue()


def test_kode_skpd_lain_ditanyakan_lalu_diingat(sekretariat, dinas):
    unggah(sekretariat, "murni.xlsx", bernama_lain(A1))
    kirim(sekretariat, satu(), langkah="pilih", tahapan="murni")
    isi = sekretariat.get(satu()).content.decode()
    assert f"Pakai sebagai anggaran {dinas.nama}?" in isi
    assert 'value="terima"' not in isi
    terima(sekretariat)
    assert not PaguBaris.objects.exists()
    jawab = {"langkah": "pilih", "tahapan": "murni", "skpd": "2.07.0.00.0.00.09.0000"}
    kirim(sekretariat, satu(), **jawab)
    isi = sekretariat.get(satu()).content.decode()
    assert f"SKPD 2.07.0.00.0.00.09.0000 Disnakertrans Contoh sebagai anggaran {dinas.nama}?" in isi
    assert '<option value="2.07.0.00.0.00.09.0000" selected>Ya, pakai</option>' in isi
    kirim(sekretariat, satu(), **jawab)  # the answer is still in the form
    terima(sekretariat)
    assert pagu(dinas) == PAGU
    unggah(sekretariat, "geser.xlsx", bernama_lain(A2))
    kirim(sekretariat, satu(), langkah="pilih", tahapan="pergeseran")
    isi = sekretariat.get(satu()).content.decode()
    assert "Pakai sebagai anggaran" not in isi
    assert 'value="terima"' in isi
