"""LKE of the pemda itself: every rule with agencies that meet it and that do not; gathered in as
many queries for twelve agencies as for three.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from kinerja.penolakan import TidakBerizinError, TidakDitemukanError
from kinerja.peran import ADMIN_PEMDA, EVALUATOR, KEPALA_DAERAH, SEKRETARIAT
from laporan.lke import aksi
from laporan.lke.antrean import AntreanLKE
from laporan.lke.aturan import ATURAN
from laporan.lke.aturan_daerah import ATURAN_DAERAH, usulan_daerah
from laporan.lke.baku import lembar_baku
from laporan.lke.fakta import FaktaSakip, Hitung
from laporan.lke.fakta_daerah import FaktaDaerah, KeadaanPerangkat, sebut_bagian
from laporan.lke.kumpul_daerah import fakta_daerah
from laporan.models import EvaluasiLKE, LingkupLKE, NilaiSubLKE
from tests import factories as f
from tests.lke.conftest import (
    PADA,
    EvaluasiLKEFactory,
    JawabanLKEFactory,
    JendelaLKEFactory,
    PetugasLKEFactory,
    VersiLembarFactory,
)
from tests.lke.test_aturan import KASUS as KASUS_SENDIRI
from tests.lke.test_aturan import fakta_sendiri

D = Decimal
PENUH, SEBAGIAN = Hitung(2, 2), Hitung(1, 2, ("Meningkatnya mutu",))

#: Criterion → what an agency has that meets it. The other agency has nothing.
PERANGKAT: dict[str, dict[str, Any]] = {
    "rencana_jangka_pendek": {"pk_kepala": True},
    "penjenjangan": {"terhubung": True},
    "unit_merencanakan": {"pk_kepala": True},
    "aktivitas_mendukung": {"rencana_aksi": True},
    "rencana_aksi_dinamis": {"ditindak": 4},
    "pimpinan_terlibat": {"sah": 4},
    "data_berbukti": {"berbukti": True},
    "ukur_berkala": {"tepat": 4},
    "pantau_berjenjang": {"diperiksa": True},
    "data_aplikasi": {"lewat_aplikasi": True},
    "ukur_aplikasi": {"baris": 3},
    "dasar_aktivitas": {"rencana_berubah": True},
    "dasar_anggaran": {"anggaran_berubah": True},
    "lapor_tersusun": {"lapor_final": True},
    "lapor_berkala": {"sah": 4},
    "lapor_formal": {"lapor_disetujui": True},
    "lapor_direviu": {"lapor_direviu": True},
    "lapor_terbit": {"lapor_terbit": True},
    "lapor_tepat_waktu": {"lapor_tepat": True},
    "evaluasi_seluruh": {"nilai": D(80)},
    "evaluasi_berjenjang": {"tahap_lke": 2},
    "evaluasi_standar": {"komponen_sesuai": True},
    "evaluasi_mendalam": {"dinilai": 80, "bercatatan": 80},
    "evaluasi_seluruh_unit": {"nilai": D(80)},
    "evaluasi_aplikasi": {"lke_dibuka": True},
    "rekomendasi_tuntas": {"rekomendasi": 2, "selesai": 2},
}
#: Beside it, what the region itself must have.
DAERAH = {
    "rencana_jangka_pendek": ("perencanaan", {"iku": 3}),
    "lapor_tersusun": ("pelaporan", {"disusun": True, "final": date(2025, 2, 1)}),
    "lapor_formal": ("pelaporan", {"disetujui": date(2025, 2, 1)}),
    "lapor_direviu": ("pelaporan", {"reviu": date(2025, 2, 1)}),
    "lapor_terbit": (
        "pelaporan", {"terbit": date(2025, 3, 1), "terbit_tautan": "https://contoh.go.id/"},
    ),
    "lapor_tepat_waktu": (
        "pelaporan", {"kirim": date(2025, 2, 20), "batas": date(2025, 2, 28)},
    ),
}  # fmt: skip
#: What ties the agencies to the RPJMD, and the scores of two years.
LAIN: dict[str, tuple[FaktaDaerah, FaktaDaerah]] = {
    "lintas_bidang": (
        FaktaDaerah(FaktaSakip(2025), bersama=PENUH),
        FaktaDaerah(FaktaSakip(2025), bersama=SEBAGIAN),
    ),
    "anggaran_mengacu": (
        FaktaDaerah(FaktaSakip(2025), beranggaran=PENUH),
        FaktaDaerah(FaktaSakip(2025), beranggaran=SEBAGIAN),
    ),
    "sakip_meningkat": (
        FaktaDaerah(
            FaktaSakip(2025),
            (
                KeadaanPerangkat(1, "A", nilai=D(75), nilai_lalu=D(70)),
                KeadaanPerangkat(2, "B", nilai=D(60), nilai_lalu=D(62)),
                KeadaanPerangkat(3, "C", nilai=D(10)),  # new: neither raises nor lowers
            ),
        ),
        FaktaDaerah(
            FaktaSakip(2025),
            (
                KeadaanPerangkat(1, "A", nilai=D(75), nilai_lalu=D(80)),
                KeadaanPerangkat(2, "B", nilai=D(63), nilai_lalu=D(62)),
                KeadaanPerangkat(3, "C", nilai=D(99)),
            ),
        ),
    ),
}


def _perangkat(kunci: str, banyak: int) -> FaktaDaerah:
    """Of two agencies so many meet the criterion, the region what it must have."""
    sendiri = FaktaSakip(2025)
    if kunci in DAERAH:
        sendiri = fakta_sendiri(*DAERAH[kunci])
    semua = tuple(
        KeadaanPerangkat(n, "AB"[n], **(PERANGKAT[kunci] if n < banyak else _tanpa(kunci)))
        for n in range(2)
    )
    return FaktaDaerah(sendiri, semua, didukung=PENUH)


def _tanpa(kunci: str) -> dict[str, Any]:
    """An agency that fails the criterion, where having nothing would not count."""
    return {
        "evaluasi_mendalam": {"dinilai": 80, "bercatatan": 0},
        "rekomendasi_tuntas": {"rekomendasi": 2, "selesai": 0},
    }.get(kunci, {})


def test_setiap_kriteria_berdata_berkasus() -> None:
    """The 48 that data answer are answered for a region too: with data that meet and do not."""
    sendiri = set(ATURAN_DAERAH) - set(PERANGKAT) - set(LAIN)
    fakta = {k for k, u in usulan_daerah(FaktaDaerah(FaktaSakip(2025)), ATURAN).items()
             if u.jawaban is None}  # fmt: skip
    assert set(ATURAN_DAERAH) == set(ATURAN)
    assert sendiri - fakta <= set(KASUS_SENDIRI)
    assert len(set(ATURAN_DAERAH) - fakta) == 48
    kriteria = {k.kunci for _, k in lembar_baku(LingkupLKE.PEMDA).kriteria}
    assert set(ATURAN_DAERAH) <= kriteria
    for kunci in sendiri - fakta:
        kelompok, ya, tidak = KASUS_SENDIRI[kunci]
        for isi, jawaban in ((ya, True), (tidak, False)):
            u = ATURAN_DAERAH[kunci](FaktaDaerah(fakta_sendiri(kelompok, isi)))
            assert (u.jawaban == "ya") is jawaban, kunci


def test_semua_sebagian_tidak_ada() -> None:
    """All agencies yes, one of two in part, none no; where the region has its own, both count."""
    for kunci in PERANGKAT:
        semua, satu, kosong = (
            ATURAN_DAERAH[kunci](_perangkat(kunci, n)) for n in (2, 1, 0)
        )  # fmt: skip
        assert (semua.jawaban, satu.jawaban) == ("ya", "sebagian"), kunci
        berdaerah = kunci in DAERAH or kunci == "penjenjangan"
        assert kosong.jawaban == ("sebagian" if berdaerah else "tidak"), kunci
        assert "50,00%, sebagian kecil" in satu.dasar, (kunci, satu.dasar)
        assert "B" in satu.dasar.split("Belum:")[-1] or kunci == "evaluasi_mendalam", kunci
    for kunci, (ya, tidak) in LAIN.items():
        assert ATURAN_DAERAH[kunci](ya).jawaban == "ya", kunci
        assert ATURAN_DAERAH[kunci](tidak).jawaban in ("sebagian", "tidak"), kunci
    # (75 + 60) / 2 = 67,5 after (70 + 62) / 2 = 66; the new agency is left out.
    dasar = ATURAN_DAERAH["sakip_meningkat"](LAIN["sakip_meningkat"][0]).dasar
    assert dasar == "Rata-rata nilai 2 perangkat daerah 2023 66,00, 2024 67,50; 1 meningkat."


def test_tanpa_perangkat_daerah_tidak_ada_yang_terpenuhi() -> None:
    semua = usulan_daerah(FaktaDaerah(FaktaSakip(2025)), ATURAN_DAERAH)
    assert all(u.jawaban in (None, "tidak") for u in semua.values())


@pytest.mark.parametrize(
    ("ada", "semua", "teks"),
    [
        (40, 40, " (seluruhnya)"),
        (30, 40, " (75,00%, sebagian besar)"),
        (21, 40, " (52,50%, sebagian besar)"),
        (20, 40, " (50,00%, sebagian kecil)"),
        (1, 40, " (2,50%, sebagian kecil)"),
        (0, 40, ""),
        (0, 0, ""),
    ],
    ids=["semua", "tiga-perempat", "lewat-setengah", "setengah", "satu", "nol", "tanpa"],
)
def test_bagian_menurut_skala_lembar(ada: int, semua: int, teks: str) -> None:
    assert sebut_bagian(Hitung(ada, semua)) == teks


# --- from the database ---------------------------------------------------------------------------

TUTUP = date(2024, 4, 15)


def _pd_lengkap(n: int, pemda: str, orang: tuple[Any, Any], lembar: Any) -> Any:
    """An agency of which every fact can be read; only even ones have what is asked."""
    oleh, lain = orang
    pd = f.PDFactory(pemda=pemda)
    unit = f.UnitFactory(pd=pd)
    renstra = f.RenstraFactory(pd=pd, tahun_awal=2021, tahun_akhir=2026)
    milik = {"tujuan__renstra": renstra, "penanggung_jawab": f.JabatanFactory(unit=unit)}
    i = f.IndikatorFactory(sasaran=f.SasaranFactory(**milik))
    for tw in (1, 2, 3, 4):
        f.PeriodeFactory(pd=pd, tahun=2024, triwulan=tw, buka=date(2024, 4, 1), tutup=TUTUP)
        pada = datetime(2024, 4, 15 if n % 2 == 0 else 16, 1, tzinfo=UTC)
        f.RealisasiFactory(
            indikator=i, tahun=2024, triwulan=tw, status="disahkan",
            diajukan_oleh=oleh, diajukan_pada=pada,
            diverifikasi_oleh=lain if n % 2 == 0 else oleh, diverifikasi_pada=pada,
            diubah_oleh=oleh, disahkan_oleh=oleh, disahkan_pada=pada,
            upaya_perbaikan="Pendampingan.",
        )  # fmt: skip
        if n % 2 == 0 or tw < 4:
            f.PengesahanFactory(pd=pd, tahun=2024, triwulan=tw, oleh=oleh)
    akip = f.EvaluasiAKIPFactory(pd=pd, tahun=2024, nilai=D(70 + n))
    f.RekomendasiLHEFactory(evaluasi=akip)
    bersama = {"pd": pd, "lembar": lembar, "mulai_oleh": oleh}
    e = EvaluasiLKEFactory(**bersama, tahun=2025, kirim_pada=date(2025, 2, 28))
    NilaiSubLKE.objects.bulk_create(
        NilaiSubLKE(
            evaluasi=e, tahap="mandiri", sub=s.kode, tingkat="BB" if n % 2 == 0 else "CC",
            diubah_pada=PADA, diubah_oleh=oleh,
        )
        for s in lembar_baku().sub
    )  # fmt: skip
    lama = EvaluasiLKEFactory(**bersama, tahun=2024)
    JawabanLKEFactory(evaluasi=lama, diubah_oleh=oleh)
    JawabanLKEFactory(evaluasi=lama, diubah_oleh=oleh, tahap="evaluasi", catatan="Sesuai.")
    return pd


class DuniaDaerah:
    """A region with three agencies, the third of another region."""

    def __init__(self) -> None:
        self.pemda = "Kabupaten Uji"
        self.daerah = f.PDFactory(jenis="pemda", pemda=self.pemda, nama="Kabupaten Uji")
        renstra = f.RenstraFactory(pd=self.daerah, tahun_awal=2021, tahun_akhir=2026)
        self.sasaran = f.SasaranFactory(tujuan__renstra=renstra, uraian="Meningkatnya mutu")
        self.orang = tuple(f.PenggunaFactory.create_batch(2, pd=self.daerah))
        self.lembar = VersiLembarFactory()
        self.pd = [self.tambah(n) for n in range(3)]
        f.PDFactory(pemda="Kabupaten Lain")
        self.sekretariat = f.buat_pengguna(SEKRETARIAT, pd=self.daerah)
        self.sekretariat_pd = f.buat_pengguna(SEKRETARIAT, pd=self.pd[0])
        self.evaluator = f.buat_pengguna(EVALUATOR, pd=None)

    def tambah(self, n: int) -> Any:
        """One more agency."""
        return _pd_lengkap(n, self.pemda, self.orang, self.lembar)


@pytest.fixture(scope="module")
def _potret_daerah(potret: Any, potret_peran: Any) -> Any:
    return potret(DuniaDaerah, potret_peran)


@pytest.fixture
def d(_peran_terpasang: None, _potret_daerah: Any, tanpa_pemicu: Any) -> Any:
    return _potret_daerah.pakai()


@pytest.mark.django_db
def test_dikumpulkan_dari_perangkat_daerahnya(d: Any) -> None:
    """Agencies 0 and 2 in time and verified by another; 1 a day late, its fourth quarter open."""
    from kinerja.models import DukunganSasaran

    for pd in d.pd[:2]:
        DukunganSasaran.objects.create(sasaran=d.sasaran, tujuan=f.TujuanFactory(renstra__pd=pd))
    fakta = fakta_daerah(d.daerah, 2025, None)
    a, b, c = sorted(fakta.perangkat, key=lambda p: p.pk)
    assert [p.sah for p in (a, b, c)] == [4, 3, 4]
    assert [p.tepat for p in (a, b, c)] == [4, 0, 4]
    assert [p.diperiksa for p in (a, b, c)] == [True, False, True]
    assert [p.terhubung for p in (a, b, c)] == [True, True, False]
    assert [(p.baris, p.ditindak, p.renstra, p.lke_dibuka) for p in (a, b, c)] == [
        (4, 4, True, True)
    ] * 3
    assert [(p.tahap_lke, p.dinilai, p.bercatatan) for p in (a, b, c)] == [(2, 1, 1)] * 3
    assert [(p.selesai, p.rekomendasi) for p in (a, b, c)] == [(0, 1)] * 3
    assert (fakta.triwulan_tepat.ada, fakta.triwulan_tepat.semua) == (8, 12)
    assert fakta.rerata == 71  # (70 + 71 + 72) / 3
    assert (fakta.didukung, fakta.bersama) == (Hitung(1, 1), Hitung(1, 1))
    u = usulan_daerah(fakta, ATURAN_DAERAH)
    assert u["pimpinan_terlibat"].dasar == (
        "Kepala mengesahkan keempat triwulan 2024 pada 2 dari 3 perangkat daerah (66,67%, sebagian "
        f"besar). Belum: {d.pd[1].nama}."
    )
    assert u["evaluasi_seluruh"].dasar.endswith("Rata-rata nilainya 71,00.")


@pytest.mark.django_db
@pytest.mark.sqlite  # what PostgreSQL counts is asked above
def test_lembar_halaman_dan_kueri_tetap(d: Any, client: Any, jumlah_kueri: Any) -> None:
    """Opened with the pemda's sheet, seen by its people alone, no dearer with twelve agencies."""
    client.force_login(d.sekretariat)
    lke, daerah = (f"{reverse(n)}?tahun=2025" for n in ("lke", "lke_daerah"))
    assert client.post(lke, {"langkah": "buka"}).status_code == 302
    e = EvaluasiLKE.objects.get(pd=d.daerah)
    assert (e.lembar.lingkup, e.lembar.kode) == ("pemda", "pemda-88-2021")
    sub = reverse("lke_sub", args=[e.pk, "2.b"])
    isi = " ".join(client.get(sub).text.split())
    assert "Kepala mengesahkan keempat triwulan 2024 pada 2 dari 3 perangkat daerah" in isi
    assert "/lke/daerah/" in isi
    banyak: dict[str, list[int]] = {}
    for tambah in (0, 9):
        for n in range(tambah):
            d.tambah(n)
        for alamat in (sub, daerah):
            with jumlah_kueri() as kueri:
                isi = client.get(alamat).text
            banyak.setdefault(alamat, []).append(len(kueri))
    assert all(sedikit == lebih for sedikit, lebih in banyak.values()), banyak
    # Twelve: seven BB throughout, five CC: (7 × 24 + 5 × 18) / 12 = 21,50 of component 1.
    komponen = " ".join(client.get(lke).text.split())
    assert "21,50" in komponen
    assert "80,00 (BB)" in " ".join(isi.split())
    client.force_login(d.sekretariat_pd)
    assert client.get(daerah).status_code == 404
    assert client.get(sub).status_code == 404
    client.force_login(d.evaluator)
    antre = AntreanLKE(d.evaluator, 2025, datetime(2025, 5, 5, tzinfo=UTC))
    assert antre.banyak == 13  # twelve, and one of another region
    assert d.daerah in [b.pd for b in antre.baris]
    assert client.get(sub).status_code == 200


#: Account → the steps of the region's sheet that it answers; every other is refused.
HAK: dict[str, set[str]] = {
    "sekretariat": {"mandiri"},
    "sekretariat_pd": set(),
    "evaluator": {"evaluasi"},
    "verifikator": {"verifikasi"},
    "evaluator_pd": set(),
    "kepala_daerah": set(),
    "admin": set(),
}


@pytest.mark.django_db
def test_hak_atas_lembar_daerah(d: Any) -> None:
    """Role × step for the region itself: its own people fill, those of the chain judge."""
    orang = {
        "sekretariat": d.sekretariat,
        "sekretariat_pd": d.sekretariat_pd,
        "evaluator": d.evaluator,
        "verifikator": f.buat_pengguna(EVALUATOR, pd=None),
        "evaluator_pd": f.buat_pengguna(EVALUATOR, pd=d.pd[0]),
        "kepala_daerah": f.buat_pengguna(KEPALA_DAERAH, pd=None),
        "admin": f.buat_pengguna(ADMIN_PEMDA),
    }
    PetugasLKEFactory(pengguna=orang["verifikator"], tahap="verifikasi")
    e = aksi.buka_evaluasi(pd=d.daerah, tahun=2025, oleh=d.sekretariat, pada=PADA)
    for tahap in ("mandiri", "verifikasi", "evaluasi"):
        JendelaLKEFactory(tahap=tahap)
        EvaluasiLKE.objects.filter(pk=e.pk).update(status=tahap)
        for siapa, milik in HAK.items():
            isi = {"pedoman_perencanaan": aksi.IsiJawaban("ya")}
            try:
                dapat = aksi.jawab_lke(pk=e.pk, isi=isi, oleh=orang[siapa], pada=PADA) == 1
            except (TidakBerizinError, TidakDitemukanError):
                dapat = False
            assert dapat is (tahap in milik), (siapa, tahap)
