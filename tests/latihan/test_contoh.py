"""The living sample on the days where a calendar breaks: what is open, what waits for whom."""

from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from anggaran.models import PaguBaris
from anggaran.rekap import RekapAnggaran
from kinerja.capaian import KEBIJAKAN_BAWAAN
from kinerja.models import (
    AksiRencana,
    DataDukung,
    DokumenPerencanaan,
    Indikator,
    JejakAudit,
    KesepakatanSilang,
    PengesahanTriwulan,
    Pengguna,
    PeriodePengukuran,
    PerjanjianKinerja,
    Realisasi,
    Renstra,
    TahunLatihan,
    Target,
)
from kinerja.pengukuran import Pengukuran
from laporan.isian.kelengkapan import PapanKelengkapan
from laporan.isian.rencana_periksa import KegiatanDiperiksa
from laporan.latihan.publik import rilis_contoh
from laporan.menunggu.daftar import TungguPD
from laporan.models import Rilis
from laporan.perjanjian.menunggu import menunggu_perjanjian
from laporan.rangka.menunggu import Menunggu
from tests.latihan.conftest import DIMUAT, WITA

# Rows that a unit and those below it report: indicators and sub kegiatan of the printed year.
BARIS_HI, BARIS_LATTRANS = 3 + 5, 5 + 3
# PostgreSQL lives one of them, with evidence: every action that the year is made of is tested there
# by its own tests.
_SEKALI = pytest.mark.sqlite
HARI = [
    pytest.param("2026-01-01", 1, marks=_SEKALI),
    pytest.param("2026-03-31", 1, marks=_SEKALI),
    ("2026-04-01", 2),
    pytest.param("2026-06-30", 2, marks=_SEKALI),
    pytest.param("2026-07-01", 3, marks=_SEKALI),
    pytest.param("2026-09-30", 3, marks=_SEKALI),
    pytest.param("2026-10-01", 4, marks=_SEKALI),
    pytest.param("2026-12-31", 4, marks=_SEKALI),
    pytest.param("2028-02-29", 1, marks=_SEKALI),
]


def kotak(nama: str, pd: Any, tahun: int) -> list[Menunggu]:
    """All that waits for an account, as its home page asks for it."""
    p = Pengguna.objects.get(username=nama)
    return TungguPD(pd, tahun, timezone.now()).untuk(p, berita=False)


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
    dikembalikan = next(iter(kotak("operator.naker", pd, tahun)))
    assert dikembalikan.catatan.startswith("Angkanya berbeda")
    for nama in ("kepala.daerah", "kepala.dinas", "sekretaris", "kepala.seksi"):
        (satu,) = menunggu_perjanjian(Pengguna.objects.get(username=nama)).giliran
        pertama = nama in ("sekretaris", "kepala.seksi")
        assert (satu.pihak, satu.perjanjian.ke) == (1 if pertama else 2, int(triwulan > 1)), nama
    assert any("lewat tenggat 6 hari" in m.teks for m in kotak("kepala.bidang", pd, tahun))
    assert any("menunggu diperiksa" in m.teks for m in kotak("sekretariat", pd, tahun))
    assert any("menunggu tulisan" in m.teks for m in kotak("operator.sekretariat", pd, tahun))
    assert any("diusulkan selesai" in m.teks for m in kotak("evaluator", pd, tahun))
    # One bidang asked two things of another: one was agreed to, one waits for its answer.
    silang = KesepakatanSilang.objects.filter(pd=pd, tahun=tahun)
    assert sorted(silang.values_list("unit__kode", "status")) == [
        ("LATTRANS", "diminta"), ("LATTRANS-LATIH", "disetujui"),
    ]  # fmt: skip
    assert any("meminta kontribusi" in m.teks for m in kotak("kepala.bidang", pd, tahun))
    assert any("temuan pemeriksaan" in m.teks for m in kotak("sekretariat", pd, tahun))
    # The head is not called to endorse what nobody has verified.
    assert not [m for m in kotak("kepala.dinas", pd, tahun) if "disahkan" in m.teks]

    tanda = TahunLatihan.objects.filter(pd=pd)
    assert dict(tanda.values_list("tahun", "cakupan")) == {2024: "triwulan", tahun: "tahun"}
    if tambahan := PADA_HARI.get(hari):
        tambahan(pd)


def versi_anggaran(pd):
    """On 30 September the perubahan of that day is decided, and rules."""
    pagu = PaguBaris.objects.filter(baris__sub_kegiatan__tahun=2026)
    assert set(pagu.values_list("versi__jenis", flat=True)) == {
        "murni", "pergeseran", "perubahan",
    }  # fmt: skip
    # By hand: 13.275.480.000 murni; the pergeseran moves within it; the perubahan adds
    # 150 + 45 + 120 + 12 − 400 = −73 million.
    assert RekapAnggaran(pd, 2026, KEBIJAKAN_BAWAAN).total.pagu == 13_202_480_000


def tanpa_perubahan(pd):
    """A quarter earlier only money has moved."""
    assert RekapAnggaran(pd, 2026, KEBIJAKAN_BAWAAN).total.pagu == 13_275_480_000


def renstra_latihan(pd):
    """The printed Renstra ends in 2026; what follows is a practice one with its own targets."""
    satu = Renstra.objects.get(pd=pd, tahun_awal__lte=2028, tahun_akhir__gte=2028)
    assert (satu.tahun_awal, satu.tahun_akhir) == (2027, 2031)
    milik = Target.objects.filter(dokumen__renstra=satu, indikator__kode="IK-E3.6")
    assert dict(milik.values_list("tahun", "teks")) == {2028: "55,00%", 2031: "62,00%"}


def kegiatan(pd):
    """The activities of the approved rencana aksi; each indicator's sum is its murni budget."""
    semua = AksiRencana.objects.berlaku(pd, 2026).values_list("indikator__kode", flat=True)
    assert Counter(semua) == {
        "IK-E4.1a": 1, "IK-E4.2a": 3, "IK-E4.2b": 1, "IK-E4.4a1": 2, "IK-E4.4a2": 2, "IK-E4.6b": 3,
    }  # fmt: skip
    d = DokumenPerencanaan.objects.get(pd=pd, tahun=2026, jenis="rencana_aksi")
    diperiksa = KegiatanDiperiksa(Pengukuran(pd, [2026]), d)
    temuan = [t for k in Indikator.objects.filter(pd=pd) for t in diperiksa.temuan(k)]
    assert not temuan, temuan


def data_dukung(pd):
    """Small files of the practice year, each of which says so."""
    semua = DataDukung.objects.filter(realisasi__indikator__pd=pd)
    assert {d.realisasi.tahun for d in semua} == {2026}
    for d in semua:
        isi = d.berkas.read()
        assert b"LATIHAN" in isi
        assert len(isi) < 2_000


PADA_HARI = {
    "2026-09-30": versi_anggaran,
    "2026-01-01": kegiatan,
    "2026-06-30": tanpa_perubahan,
    "2028-02-29": renstra_latihan,
    "2026-04-01": data_dukung,
}


@_SEKALI
@pytest.mark.lama(detik=10)
def test_setiap_akun_menemukan_pekerjaannya_di_beranda(latihan, dasar, client):
    latihan("2026-11-30")
    for a in dasar.akun:
        p = a.pengguna
        client.force_login(p)
        respons = client.get(reverse("beranda"), follow=True)
        assert respons.status_code == 200
        isi = respons.content.decode()
        if p.username == "sekda":
            assert [t for t, _ in respons.redirect_chain] == [reverse("tinjauan")]
            assert str(dasar.pd) in isi
            continue
        if p.username == "admin.pemda":
            # Three of HI, three of five of LATTRANS, the three of the head.
            assert "TW IV: 9 indikator belum dilaporkan" in isi
            continue
        butir = respons.context["menunggu"]
        assert butir, p.username
        # One click: what the button opens is there, for this account.
        for m in butir[:3]:
            assert client.get(m.url).status_code == 200, (p.username, m.url)
        assert "Tahun 2026 adalah tahun latihan" in isi


@_SEKALI
@pytest.mark.lama(detik=8)
def test_kepala_diberi_tahu_siapa_yang_terlambat(latihan, dasar, monkeypatch):
    """Called to endorse only when nothing blocks; after the last day he reads who is late."""
    latihan("2026-03-31")
    assert not [m for m in kotak("kepala.dinas", dasar.pd, 2026) if "disahkan" in m.teks]
    lewat = datetime(2026, 4, 15, 9, tzinfo=WITA)  # closed on the 14th
    monkeypatch.setattr(timezone, "now", lambda: lewat)
    (satu,) = [m for m in kotak("kepala.dinas", dasar.pd, 2026) if "disahkan" in m.teks]
    assert satu.tautan == "Lihat siapa yang terlambat"
    # HI: its bidang 1, Seksi Syarat 1 + 2, Seksi Selisih 1 + 3; the 32 of the Sekretariat wait.
    assert "Bidang Hubungan Industrial 1 baris" in satu.catatan
    assert "Seksi Syarat Kerja dan Jaminan Sosial 3 baris" in satu.catatan
    assert "Seksi Hubungan Industrial 4 baris" in satu.catatan
    assert "32 baris menunggu diperiksa Sekretariat" in satu.catatan
    # The unit may no longer write that quarter: its home page asks for the next one only.
    diminta = [m.teks for m in kotak("operator.hi", dasar.pd, 2026) if "belum diisi" in m.teks]
    assert diminta == ["Triwulan II 2026: 8 dari 8 baris belum diisi."]


def test_tahun_tercetak_dirilis(client: Any, dasar: Any) -> None:
    """The year as it was printed, without the invented way there."""
    dirilis = rilis_contoh(dasar.pd, kini=DIMUAT)
    assert {"pohon", "tw4"} <= {b.value for b in dirilis}
    assert {"tw1", "tw2", "tw3"}.isdisjoint(b.value for b in dirilis)
    isi = Rilis.objects.get(bagian="tw4").isi
    assert isi["pengesahan"] is None
    terisi = [i for i in isi["indikator"] if i["realisasi"] is not None]
    assert terisi
    for i in isi["indikator"]:
        assert (i["realisasi_triwulan"], i["capaian_triwulan"], i["target_triwulan"]) == (
            None, None, None,
        )  # fmt: skip
    halaman = client.get(reverse("publik"))
    assert halaman.status_code == 200
    assert dasar.pd.nama in halaman.content.decode()
