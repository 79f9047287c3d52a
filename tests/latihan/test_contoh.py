"""The living sample on the days where a calendar breaks: what is open, what waits for whom."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from anggaran.models import PaguBaris
from anggaran.rekap import RekapAnggaran
from kinerja.bukti.berkas import batas_mb
from kinerja.capaian import KEBIJAKAN_BAWAAN
from kinerja.models import (
    DataDukung,
    JejakAudit,
    PengesahanTriwulan,
    Pengguna,
    PeriodePengukuran,
    PerjanjianKinerja,
    Realisasi,
    Renstra,
    TahunLatihan,
    Target,
)
from laporan.isian.kelengkapan import PapanKelengkapan
from laporan.isian.menunggu import menunggu
from laporan.lhe.tampilan import kotak_lhe
from laporan.penulisan.menunggu import menunggu_narasi
from laporan.perjanjian.menunggu import butir_beranda, menunggu_perjanjian
from laporan.rangka.menunggu import Menunggu

# Rows that a unit and those below it report: indicators and sub kegiatan of the printed year.
BARIS_HI, BARIS_LATTRANS = 3 + 5, 5 + 3
HARI = [
    ("2026-01-01", 1),
    ("2026-03-31", 1),
    ("2026-04-01", 2),
    ("2026-06-30", 2),
    ("2026-07-01", 3),
    ("2026-09-30", 3),
    ("2026-10-01", 4),
    ("2026-12-31", 4),
    ("2028-02-29", 1),
]


def kotak(nama: str, pd: Any, tahun: int) -> list[Menunggu]:
    """All that waits for an account, as its home page asks for it."""
    p = Pengguna.objects.get(username=nama)
    kini = timezone.now()
    return [
        *butir_beranda(p),
        *menunggu(p, pd, tahun, kini),
        *kotak_lhe(p, pd, kini),
        *menunggu_narasi(p, pd, tahun),
    ]


@pytest.mark.parametrize(("hari", "triwulan"), HARI)
@pytest.mark.lama(detik=8)
def test_pada_setiap_hari_ada_yang_terbuka_dan_yang_menunggu(latihan, dasar, hari, triwulan):
    k = latihan(hari)
    pd, tahun = dasar.pd, int(hari[:4])
    lampau = list(range(1, triwulan))

    # The quarter of the day is open; those before it are endorsed, and no other.
    terbuka = PeriodePengukuran.objects.get(pd=pd, tahun=tahun, triwulan=triwulan)
    assert terbuka.buka <= k.hari <= terbuka.tutup
    disahkan = PengesahanTriwulan.objects.filter(pd=pd, tahun=tahun)
    assert sorted(disahkan.values_list("triwulan", flat=True)) == lampau
    assert not Realisasi.objects.filter(
        indikator__pd=pd, tahun=tahun, triwulan__gt=triwulan
    ).exists()

    # Nothing happened in the future.
    assert not JejakAudit.objects.filter(pd=pd, pada__gt=k.kini).exists()

    # One bidang late, one half way, one checked with a row returned.
    papan = PapanKelengkapan(pd, tahun, pada=k.kini, triwulan=[triwulan])
    sel = {b.unit.kode: b.sel[0] for b in papan.baris}
    assert (sel["HI"].terisi, sel["HI"].diharapkan) == (0, BARIS_HI)
    assert (sel["LATTRANS"].terisi, sel["LATTRANS"].diharapkan) == (4, BARIS_LATTRANS)
    assert sel["LATTRANS"].diajukan == 0
    assert (sel["NAKER"].dikembalikan, sel["NAKER"].belum) == (1, ())
    assert sel["NAKER"].diverifikasi == sel["NAKER"].diharapkan - 1
    assert sel["SEK"].diajukan == sel["SEK"].diharapkan
    assert sel["SEK"].diverifikasi == 0

    # In the first quarter the original agreements wait; later ones of those in force.
    kadis = PerjanjianKinerja.objects.filter(pd=pd, tahun=tahun, jabatan__kode="KADIS")
    status = dict(kadis.values_list("ke", "status"))
    menanti = "pihak_pertama"
    assert status == ({0: menanti} if triwulan == 1 else {0: "berlaku", 1: menanti})

    # Every account has something to do, and it is its own.
    for nama in ("operator.hi", "operator.lattrans"):
        teks = [m.teks for m in kotak(nama, pd, tahun)]
        assert any("baris belum diisi" in t for t in teks), (nama, teks)
    assert [m.catatan for m in kotak("operator.naker", pd, tahun)][0].startswith("Angkanya berbeda")
    for nama in ("kepala.daerah", "kepala.dinas", "sekretaris", "kepala.seksi"):
        (satu,) = menunggu_perjanjian(Pengguna.objects.get(username=nama)).giliran
        pertama = nama in ("sekretaris", "kepala.seksi")
        assert (satu.pihak, satu.perjanjian.ke) == (1 if pertama else 2, int(triwulan > 1)), nama
    assert any("lewat tenggat 6 hari" in m.teks for m in kotak("kepala.bidang", pd, tahun))
    assert any("menunggu diperiksa" in m.teks for m in kotak("sekretariat", pd, tahun))
    assert any("menunggu tulisan" in m.teks for m in kotak("operator.sekretariat", pd, tahun))
    assert any("diusulkan selesai" in m.teks for m in kotak("evaluator", pd, tahun))
    # The head is not called to endorse what nobody has verified.
    assert not [m for m in kotak("kepala.dinas", pd, tahun) if "disahkan" in m.teks]


def test_versi_anggaran_menurut_harinya(latihan, dasar):
    """On 30 September the Perubahan of that day is decided; the later it is, the later it rules."""
    latihan("2026-09-30")
    versi = PaguBaris.objects.filter(baris__sub_kegiatan__tahun=2026).values_list(
        "versi__jenis", flat=True
    )
    assert set(versi) == {"murni", "pergeseran", "perubahan"}
    # By hand: 13.275.480.000 murni; the pergeseran moves within it; the perubahan adds
    # 150 + 45 + 120 + 12 − 400 = −73 million.
    rekap = RekapAnggaran(dasar.pd, 2026, KEBIJAKAN_BAWAAN)
    assert rekap.total.pagu == 13_202_480_000


def test_renstra_latihan_bila_renstra_contoh_sudah_berakhir(latihan, dasar):
    latihan("2028-02-29")
    satu = Renstra.objects.get(pd=dasar.pd, tahun_awal__lte=2028, tahun_akhir__gte=2028)
    assert (satu.tahun_awal, satu.tahun_akhir) == (2027, 2031)
    milik = Target.objects.filter(dokumen__renstra=satu, indikator__kode="IK-E3.6")
    assert dict(milik.values_list("tahun", "teks")) == {2028: "55,00%", 2031: "62,00%"}


def test_data_dukung_kecil_dan_menyebut_latihan(latihan, dasar):
    latihan("2026-04-01")
    semua = DataDukung.objects.filter(realisasi__indikator__pd=dasar.pd)
    assert {d.realisasi.tahun for d in semua} == {2026}
    for d in semua:
        isi = d.berkas.read()
        assert b"LATIHAN" in isi
        assert len(isi) < 2_000 < batas_mb() * 1024 * 1024


@pytest.mark.lama(detik=10)
def test_setiap_akun_menemukan_pekerjaannya_di_beranda(latihan, dasar, client):
    latihan("2026-11-30")
    for a in dasar.akun:
        p = a.pengguna
        client.force_login(p)
        respons = client.get(reverse("beranda"))
        assert respons.status_code == 200
        isi = respons.content.decode()
        if p.username == "admin.pemda":
            assert "indikator belum dilaporkan" in isi
            continue
        butir = respons.context["menunggu"]
        assert butir, p.username
        # One click: what the button opens is there, for this account.
        for m in butir[:3]:
            assert client.get(m.url).status_code == 200, (p.username, m.url)
        assert "Tahun 2026 adalah tahun latihan" in isi


def test_tanda_tahun(latihan, dasar):
    latihan("2026-01-01")
    tanda = TahunLatihan.objects.filter(pd=dasar.pd)
    assert dict(tanda.values_list("tahun", "cakupan")) == {2024: "triwulan", 2026: "tahun"}
