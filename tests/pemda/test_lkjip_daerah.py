"""LKjIP of a region: its words follow its kind and its data, its tables the hand-reckoned ones."""

import pytest

from kinerja.jenis import PeranKontribusi
from kinerja.models import (
    DukunganSasaran,
    Indikator,
    KontribusiIndikator,
    PerangkatDaerah,
    Realisasi,
    Renstra,
    Target,
)
from laporan.bahan.bahan import Bahan
from laporan.cetak.html import isi_html
from laporan.dokumen.penomoran import semua_blok, telusuri
from laporan.dokumen.seksi import jenis_seksi, seksi_dokumen
from laporan.dokumen.unsur import Tabel, baris_lengkap, teks_polos
from laporan.lkjip.susun import daerah_bab2, susun_berseksi
from laporan.lkjip.susun.daerah_dasar import KonteksDaerah
from tests.factories import DataDukungFactory, RealisasiFactory
from tests.pemda.himpunan import TAHUN


def _tabel(dokumen, kunci):
    return next(b for b in semua_blok(dokumen) if isinstance(b, Tabel) and b.kunci == kunci)


def _teks(dokumen):
    return "\n".join(teks_polos(isi) for b in semua_blok(dokumen) for isi in b.isi_teks())


def test_laporan_daerah(bahan):
    dokumen = susun_berseksi(bahan)
    assert dokumen.judul == "Laporan Kinerja Instansi Pemerintah Kabupaten Contoh Raya Tahun 2025"
    assert [b.judul for b in dokumen.bab] == [
        "PENDAHULUAN", "PERENCANAAN KINERJA", "AKUNTABILITAS KINERJA", "PENUTUP",
    ]  # fmt: skip
    assert all(jenis_seksi(kunci) for kunci in seksi_dokumen(dokumen))

    capaian = [b[5:8] for b in baris_lengkap(_tabel(dokumen, "capaian"))]
    assert capaian == [
        ("71,64", "99,50%", "Sangat Tinggi"),
        ("13,26 tahun", "102,00%", "Sangat Tinggi"),
        ("16,50%", "90,00%", "Tinggi"),
        ("belum diisi", "–", "–"),
        ("", "97,17%", "Sangat Tinggi"),
    ]
    sasaran = [b[2:] for b in baris_lengkap(_tabel(dokumen, "anggaran_sasaran_daerah"))]
    assert sasaran == [
        ("102,00%", "1.000.000.000", "840.000.000", "84,00%", "16,00%"),
        ("90,00%", "500.000.000", "450.000.000", "90,00%", "–"),
        ("–", "700.000.000", "600.000.000", "85,71%", "–"),
        ("", "100.000.000", "50.000.000", "50,00%", "–"),
        ("", "1.800.000.000", "1.490.000.000", "82,78%", ""),
    ]
    assert [b[2:] for b in baris_lengkap(_tabel(dokumen, "anggaran_perangkat"))] == [
        ("300.000.000", "200.000.000", "66,67%"),
        ("500.000.000", "450.000.000", "90,00%"),
        ("1.000.000.000", "840.000.000", "84,00%"),
        ("1.800.000.000", "1.490.000.000", "82,78%"),
    ]
    assert baris_lengkap(_tabel(dokumen, "akip_perangkat")) == (
        ("1", "Badan Perencanaan Pembangunan Daerah", "–", "–", "–", "–"),
        ("2", "Dinas Kesehatan", "–", "64,10", "B", "–"),
        ("3", "Dinas Pendidikan", "69,50", "71,20", "BB", "+1,70"),
    )
    teks = _teks(dokumen)
    for kalimat in (
        "Sasaran nomor 2 dan 3 didukung anggaran yang sama sebesar Rp500.000.000; baris jumlah "
        "menghitungnya satu kali.",
        "Sasaran ini didukung Badan Perencanaan Pembangunan Daerah dan Dinas Kesehatan",
        "Realisasi 2 indikator diambil langsung dari pengukuran perangkat daerah pengampunya.",
        "Laporan ini disampaikan kepada Gubernur",
        "Posyandu di tiga kecamatan tanpa alat ukur",
        "Anggaran yang tidak terserap Rp310.000.000; bagian terbesarnya, Rp160.000.000, terdapat "
        "pada Dinas Pendidikan.",
        "Angkanya diambil dari indikator Prevalensi Stunting pada Dinas Kesehatan, yang belum "
        "disahkan di sana.",
        "target akhir RPJMD",
    ):
        assert kalimat in teks, kalimat
    assert "Renstra" not in teks
    assert "Kepala Dinas" not in teks


def test_tanpa_data_tidak_ada_klaim(wilayah):
    DukunganSasaran.objects.all().delete()
    PerangkatDaerah.objects.sedaerah(wilayah.pemda).update(pemda="Kabupaten Lain")
    dokumen = susun_berseksi(Bahan(wilayah, 2020))
    teks = _teks(dokumen)
    assert "RPJMD yang mencakup tahun 2020 belum diisi." in teks
    assert "Perangkat daerah Kabupaten Contoh Raya belum diisi." in teks
    assert "Rp" not in teks.replace("RPJMD", "")


@pytest.mark.parametrize(
    ("pemda", "kepala", "atasan"),
    [
        ("Kota Contoh", "Wali Kota", "Gubernur"),
        ("Provinsi Contoh", "Gubernur", "Menteri Dalam Negeri"),
        ("Kabupaten Contoh", "Bupati", "Gubernur"),
    ],
)
def test_sebutan_menurut_jenis_daerah(pemda, kepala, atasan):
    from kinerja.sebutan_daerah import atasan_daerah, kepala_daerah, sebutan_pemda

    assert kepala_daerah(pemda) == kepala
    assert kepala_daerah(f"Pemerintah {pemda}") == kepala
    assert atasan_daerah(pemda) == atasan
    assert sebutan_pemda(f"Pemerintah {pemda}") == sebutan_pemda(pemda) == f"Pemerintah {pemda}"


def test_rpjmd_dipakai_untuk_semua_yang_lain(bahan):
    """Whatever asks a Renstra of an agency asks the RPJMD of a region."""
    assert bahan.rencana == "RPJMD"
    assert bahan.renstra == Renstra.objects.get(pd=bahan.pd)
    assert Bahan(Indikator.objects.get(kode="HLS").pd, TAHUN).rencana == "Renstra"


def test_laporan_kota_berkata_kota(wilayah):
    PerangkatDaerah.objects.update(pemda="Kota Contoh", kepala_daerah="")
    wilayah.refresh_from_db()
    dokumen = susun_berseksi(Bahan(wilayah, TAHUN))
    assert dokumen.judul == "Laporan Kinerja Instansi Pemerintah Kota Contoh Tahun 2025"
    assert dokumen.pemda == "Pemerintah Kota Contoh"
    teks = _teks(dokumen)
    assert "Perjanjian Kinerja Wali Kota" in teks
    assert "Visi Kota Contoh" in teks


def test_perjanjian_daerah_menurut_dokumennya(wilayah):
    """It holds what its document sets a target for: all, one of three, none."""

    def teks():
        bab = daerah_bab2.susun(KonteksDaerah(Bahan(wilayah, TAHUN), None))
        return " ".join(teks_polos(isi) for b in telusuri(bab.isi) for isi in b.isi_teks())

    pk = f"Perjanjian Kinerja Bupati Contoh Raya Tahun {TAHUN}"
    semua = "3 (tiga) indikator pada 3 (tiga) sasaran"
    assert f"{pk} memuat {semua}; targetnya" in teks()
    target = Target.objects.filter(
        indikator__pd=wilayah, indikator__sasaran__isnull=False, tahun=TAHUN, dokumen__jenis="pk"
    )
    target.filter(pk__in=target[:2]).delete()
    sebagian = f"mencakup {semua}, 1 (satu) indikator di antaranya bertarget pada {pk};"
    assert sebagian in teks()
    target.all().delete()
    assert f"mencakup {semua}, dan target {pk} belum tercatat;" in teks()


def test_judul_dan_sebutan_daerah(bahan):
    """A region has one level of sasaran; its tujuan are compared over the years like them."""
    ipm = Indikator.objects.get(pd=bahan.pd, tujuan__isnull=False)
    assert _tabel(susun_berseksi(bahan), "tahun_sebelumnya").baris == ()  # no earlier year
    RealisasiFactory(indikator=ipm, tahun=TAHUN - 1, triwulan=4)
    dokumen = susun_berseksi(Bahan(bahan.pd, TAHUN))
    capaian = _tabel(dokumen, "capaian")
    assert capaian.judul == "Realisasi Kinerja Kabupaten Contoh Raya Tahun 2025"
    assert capaian.kolom[1].judul == "Tujuan/Sasaran RPJMD"
    for kunci in ("akhir_renstra", "tahun_sebelumnya"):
        indikator = [b[2] for b in baris_lengkap(_tabel(dokumen, kunci))]
        assert indikator[0] == "Indeks Pembangunan Manusia"
        assert len(indikator) == 4
    teks = _teks(dokumen)
    assert "sasaran strategis" not in teks.lower()
    assert "Capaian 3 (tiga) sasaran adalah sebagai berikut." in teks
    assert "Perangkat daerah pengampu ditetapkan untuk 2 (dua) indikator; rinciannya" in teks
    assert "Terhadap tahun 2024, nilai 1 perangkat daerah naik." in teks


def test_bukti_dan_tautan_angka_yang_diambil(bahan):
    """What the agency proved stands in the region's annex; the sentence leads on to its figure."""
    hls = Indikator.objects.get(kode="HLS")
    r = Realisasi.objects.get(indikator=hls, triwulan=4)
    DataDukungFactory(realisasi=r, judul="Rekap satuan pendidikan")
    dokumen = susun_berseksi(bahan)
    (baris,) = _tabel(dokumen, "data_dukung").baris
    assert [s.teks for s in baris.sel[:4]] == [
        "1", "Harapan Lama Sekolah", "TW IV", "Rekap satuan pendidikan",
    ]  # fmt: skip
    assert baris.sel[3].asal == "bukti@4:IK-HLS:2025"
    html = isi_html(dokumen, asal="https://tapak.contoh/asal/pemda-contoh/")
    alamat = "https://tapak.contoh/asal/pemda-contoh/2025/IK-HLS/#mitra"
    assert f'href="{alamat}">Harapan Lama Sekolah pada Dinas Pendidikan</a>' in html


def test_bukti_satu_angka_bagi_dua_indikator(wilayah):
    """Two indicators of the region that are taken from one of an agency both show its evidence."""
    hls = Indikator.objects.get(kode="HLS")
    lain = Indikator.objects.get(pd=wilayah, tujuan__isnull=False)
    KontribusiIndikator.objects.create(
        indikator=lain, mitra=hls.pd, peran=PeranKontribusi.PENGAMPU, sumber=hls
    )
    DataDukungFactory(realisasi=Realisasi.objects.get(indikator=hls, triwulan=4), judul="Rekap")
    tabel = _tabel(susun_berseksi(Bahan(wilayah, TAHUN)), "data_dukung")
    assert [(b[1], b[3]) for b in baris_lengkap(tabel)] == [
        ("Indeks Pembangunan Manusia", "Rekap"), ("Harapan Lama Sekolah", "Rekap"),
    ]  # fmt: skip
