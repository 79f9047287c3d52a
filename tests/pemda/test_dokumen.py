"""What a region prints beside its yearly report: the head's agreement, the quarterly report."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from kinerja.models import PerangkatDaerah
from kinerja.peran import PEMANTAU, SEKRETARIAT
from laporan.cetak.html import isi_html
from laporan.dokumen.penomoran import semua_blok
from laporan.dokumen.unsur import BlokTandaTangan, Tabel, baris_lengkap, teks_polos
from laporan.models import Tugas
from laporan.pemda.rpjmd.pk import susun_pk_daerah
from laporan.pemda.rpjmd.tugas_pk import PK_DAERAH
from laporan.perjanjian.penolakan import AksiDitolakError
from laporan.perjanjian.siapkan import siapkan, siapkan_semua
from laporan.triwulanan.susun import susun_triwulanan
from laporan.tugas.dasar import Argumen, diam
from tests.pemda.himpunan import DISDIK, PEMDA, TAHUN

PADA = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)


def _tabel(dokumen, kunci):
    return next(b for b in semua_blok(dokumen) if isinstance(b, Tabel) and b.kunci == kunci)


def _teks(dokumen):
    return "\n".join(teks_polos(isi) for b in semua_blok(dokumen) for isi in b.isi_teks())


def test_perjanjian_kepala_daerah(bahan):
    dokumen = susun_pk_daerah(bahan)
    assert baris_lengkap(_tabel(dokumen, "pk_kinerja")) == (
        ("1", "Meningkatnya akses dan mutu pendidikan", "Harapan Lama Sekolah", "13,00 Tahun"),
        ("2", "Meningkatnya derajat kesehatan", "Prevalensi Stunting", "15,00%"),
        ("3", "Meningkatnya mutu pelayanan publik", "Indeks Kepuasan Masyarakat", "85,00 Indeks"),
    )
    # The original budget of all agencies, each program once.
    assert [b[2] for b in baris_lengkap(_tabel(dokumen, "pk_anggaran"))] == [
        "300.000.000", "500.000.000", "1.000.000.000", "1.800.000.000",
    ]  # fmt: skip
    tanda = next(b for b in semua_blok(dokumen) if isinstance(b, BlokTandaTangan))
    assert [p.jabatan for p in tanda.pihak] == [
        "PIHAK KEDUA,\nGubernur",
        "PIHAK PERTAMA,\nBupati Contoh Raya",
    ]
    assert all(p.garis == ("Nama",) for p in tanda.pihak)  # no pangkat, no NIP
    assert "ditandatangani di luar Tapak" in _teks(dokumen)
    # A title of several lines keeps them, as in Word; the running header says the first.
    html = isi_html(dokumen)
    pemda = "PEMERINTAH KABUPATEN CONTOH RAYA"
    judul = f"PERJANJIAN KINERJA TAHUN {TAHUN}"
    assert f">{judul}<br>{pemda}</h1>" in html
    assert f">{judul}<br>{pemda}<br>Bupati Contoh Raya</span></h1>" in html
    assert f'data-kepala="Lampiran 1 {judul}"' in html


def test_perjanjian_kepala_daerah_tidak_disiapkan_untuk_ditandatangani(wilayah, pengguna):
    orang = pengguna(SEKRETARIAT, pd=wilayah)
    kepala = wilayah.jabatan_set.get()
    with pytest.raises(AksiDitolakError, match="ditandatangani di luar Tapak"):
        siapkan(jabatan=kepala, tahun=TAHUN, oleh=orang, pada=PADA)
    hasil = siapkan_semua(pd=wilayah, tahun=TAHUN, oleh=orang, pada=PADA)
    assert not hasil.semua
    assert [d.jabatan for d in hasil.dilewati] == [kepala]


def test_laporan_triwulan_memuat_angka_perangkat_daerah(bahan):
    dokumen = susun_triwulanan(bahan, 4, date(2026, 1, 20))
    isi = "\n".join(
        " | ".join(b) for t in semua_blok(dokumen) if isinstance(t, Tabel) for b in baris_lengkap(t)
    )
    assert "13,26 tahun" in isi
    assert "16,50%" in isi
    assert "Posyandu di tiga kecamatan tanpa alat ukur" in _teks(dokumen)


def test_halaman_perjanjian_dan_berkasnya(client, wilayah, pengguna):
    client.force_login(pengguna(PEMANTAU, pd=None))
    alamat = reverse("rpjmd_pk")
    respons = client.get(alamat, {"pd": PEMDA, "tahun": TAHUN})
    assert "Harapan Lama Sekolah" in respons.content.decode()
    kirim = {"bentuk": "xlsx", "halaman_pd": PEMDA, "halaman_tahun": TAHUN}
    assert client.post(alamat, kirim).status_code == 302
    tugas = Tugas.objects.get()
    assert (tugas.jenis, tugas.pd) == ("pk_daerah", wilayah)
    berkas = PK_DAERAH.kerjakan(Argumen(wilayah, TAHUN, tugas.oleh, PADA, {"bentuk": "xlsx"}), diam)
    assert berkas is not None
    assert berkas.nama == "Perjanjian-Kinerja-2025-pemda-contoh.xlsx"
    # An agency has its own agreements; that of the region is not on its pages.
    client.force_login(pengguna(SEKRETARIAT, pd=PerangkatDaerah.objects.get(kode=DISDIK)))
    assert client.get(alamat).status_code == 404


def test_laporan_triwulan_dibuka_pada_triwulan_yang_dilaporkan_mitra(client, wilayah, pengguna):
    client.force_login(pengguna(SEKRETARIAT, pd=wilayah))
    isi = client.get(reverse("triwulanan"), {"tahun": TAHUN}).content.decode()
    assert "Triwulan IV" in isi
