"""Releasing and withdrawing: who, what, when it is refused, what the database keeps."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.jenis import JenisJabatan
from kinerja.models import JejakAudit, TahunLatihan
from kinerja.penolakan import (
    BentrokError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from laporan.models import BagianRilis, PengaturanPublik, PerubahanPublik, Rilis
from laporan.publik.aksi import atur_publik, rilis_bagian, tarik_rilis
from laporan.publik.potret.dasar import BelumDapatDirilisError
from laporan.publik.potret.susun import potret_bagian
from tests import factories as f
from tests.isian.tahap import SESUDAH, ajukan_semua, buka, sahkan, verifikasi_semua, versi
from tests.publik.pabrik import KunciApiFactory, PerubahanPublikFactory

pytestmark = pytest.mark.django_db
B = BagianRilis


def _rilis(d: Any, bagian: BagianRilis = B.TW1, **lain: Any) -> Rilis:
    isi = {"pd": d.pd, "tahun": 2024, "bagian": bagian, "oleh": d.sekretariat, "pada": SESUDAH}
    return rilis_bagian(**{**isi, **lain})


def _tarik(d: Any, r: Rilis, **lain: Any) -> Rilis:
    isi = {"rilis": r.pk, "pd": d.pd, "alasan": "Ada salah ketik.", "oleh": d.sekretariat}
    return tarik_rilis(**{**isi, "pada": SESUDAH, **lain})


def _baris(isi: dict[str, Any], kode: str) -> dict[str, Any]:
    return next(b for b in isi["indikator"] if b["kode"] == kode)


def test_yang_dirilis_adalah_salinan_yang_disahkan(disahkan: Any) -> None:
    d = disahkan
    r = _rilis(d)
    b = _baris(r.isi, d.angka.kode)
    # 80 of 80; 309.142 of 317.696 are 97.3075 percent; 12.5 million of 100 million spent.
    assert (b["realisasi"], b["capaian"]["nilai"]) == (
        {"nilai": "80.00", "teks": "80,00%"},
        "100.00",
    )
    assert _baris(r.isi, d.rumus.kode)["realisasi"]["teks"] == "97,31%"
    assert r.isi["anggaran"]["jumlah"]["pagu"] == 100_000_000
    assert r.isi["anggaran"]["jumlah"]["realisasi"] == 12_500_000
    assert r.isi["anggaran"]["jumlah"]["serapan"]["teks"] == "12,50%"
    assert (r.ke, r.berlaku, r.isi["pengesahan"]["ke"]) == (1, True, 1)
    assert PerubahanPublik.objects.get().rilis == r
    assert PengaturanPublik.objects.get().revisi == 2
    jejak = JejakAudit.objects.get(aksi="rilis publik")
    assert (jejak.oleh, jejak.perubahan["sha256"]) == (d.sekretariat, [None, r.sha256])


def test_rilis_kedua_menggantikan_yang_pertama(disahkan: Any) -> None:
    d = disahkan
    pertama = _rilis(d)
    with pytest.raises(TidakSahError, match="sudah dirilis"):
        _rilis(d)
    p = buka(d)
    d.isi(d.angka, "nilai", "60", versi=versi(d.angka), pada=SESUDAH)
    with pytest.raises(BelumDapatDirilisError, match="sedang dibuka kembali"):
        _rilis(d)
    assert Rilis.objects.berlaku().get() == pertama  # what was endorsed stays true
    ajukan_semua(d, pada=SESUDAH)
    verifikasi_semua(d, pada=SESUDAH)
    sahkan(d, pada=SESUDAH)
    p.refresh_from_db()
    kedua = _rilis(d)
    pertama.refresh_from_db()
    assert (pertama.berlaku, kedua.ke, kedua.berlaku) == (False, 2, True)
    assert _baris(kedua.isi, d.angka.kode)["realisasi"]["teks"] == "60,00%"
    assert kedua.isi["pengesahan"]["ke"] == 2


def test_ditarik_dengan_alasan_dan_tidak_kembali(disahkan: Any) -> None:
    d = disahkan
    r = _rilis(d)
    with pytest.raises(TidakSahError, match="alasan"):
        _tarik(d, r, alasan="  ")
    with pytest.raises(TidakBerizinError):
        _tarik(d, r, oleh=d.kadis)
    ditarik = _tarik(d, r)
    assert (ditarik.berlaku, ditarik.alasan_tarik) == (False, "Ada salah ketik.")
    assert [p.peristiwa for p in PerubahanPublik.objects.all()] == ["rilis", "tarik"]
    assert JejakAudit.objects.get(aksi="tarik rilis").alasan == "Ada salah ketik."
    with pytest.raises(TidakSahError, match="sudah ditarik"):
        _tarik(d, r)
    kedua = _rilis(d)  # the same content, released anew
    assert (kedua.ke, kedua.sha256) == (2, r.sha256)


def test_yang_tidak_boleh_merilis(disahkan: Any) -> None:
    d = disahkan
    for orang in (d.kadis, d.operator, d.pejabat):
        with pytest.raises(TidakBerizinError):
            _rilis(d, oleh=orang)
    for orang in (d.orang_luar, d.admin):
        with pytest.raises(TidakDitemukanError):
            _rilis(d, oleh=orang)
    with pytest.raises(BentrokError):
        _rilis(d, dilihat="0" * 64)
    with pytest.raises(TidakBerizinError):
        atur_publik(isi={"aktif": False}, oleh=d.sekretariat, pada=SESUDAH)
    kosong = {"aktif": True, "lisensi": "", "kontak": ""}
    with pytest.raises(TidakSahError, match="lisensi"):
        atur_publik(isi=kosong, oleh=d.admin, pada=SESUDAH)
    assert not Rilis.objects.exists()


def test_yang_belum_disahkan_tidak_dapat_dirilis(dunia: Any) -> None:
    """Typed, submitted, verified: at no step before the endorsement."""
    d = dunia
    d.isi_semua()
    for maju in (lambda: None, lambda: ajukan_semua(d), lambda: verifikasi_semua(d)):
        maju()
        with pytest.raises(BelumDapatDirilisError, match="belum disahkan"):
            _rilis(d)
    sahkan(d)
    assert _rilis(d).berlaku


def test_angka_di_atas_baris_yang_belum_disahkan_ditinggalkan(disahkan: Any) -> None:
    """A later figure of an endorsed quarter, and a budget whose report is on its way."""
    d = disahkan
    susul = f.IndikatorFactory(sasaran=d.angka.sasaran, penanggung_jawab=d.jabatan, nama="Susulan")
    f.RealisasiFactory(indikator=susul, triwulan=1, nilai=Decimal("70.4711"), diverifikasi=True)
    lain = f.SubKegiatanFactory(
        kegiatan__program__pd=d.pd, kegiatan__program__penanggung_jawab=d.jabatan
    )
    f.LaporanSubFactory(sub_kegiatan=lain, triwulan=1)
    isi = potret_bagian(d.pd, 2024, B.TW1)
    b = _baris(isi, susul.kode)
    assert (b["realisasi"], b["capaian"], b["keadaan"]) == (None, None, "belum disahkan")
    assert isi["anggaran"] is None
    assert "70.4711" not in str(b)


@pytest.mark.parametrize(
    ("bagian", "pesan"),
    [
        (B.TW2, "belum disahkan"),
        (B.PK, "Belum ada Perjanjian"),
        (B.LKJIP, "belum berversi final"),
        (B.LHE, "belum dicatat"),
    ],
)
def test_bagian_yang_belum_ada(disahkan: Any, bagian: BagianRilis, pesan: str) -> None:
    with pytest.raises(BelumDapatDirilisError, match=pesan):
        potret_bagian(disahkan.pd, 2024, bagian)


def test_data_latihan_tidak_dirilis(disahkan: Any) -> None:
    latihan = TahunLatihan.objects.create(pd=disahkan.pd, tahun=2024, cakupan="triwulan")
    with pytest.raises(BelumDapatDirilisError, match="Data latihan tidak dirilis"):
        potret_bagian(disahkan.pd, 2024, B.TW1)
    assert potret_bagian(disahkan.pd, 2024, B.POHON)  # the year itself is real
    with pytest.raises(BelumDapatDirilisError, match="Triwulan IV 2024 belum disahkan"):
        potret_bagian(disahkan.pd, 2024, B.TW4)  # and so are its figures at its end
    latihan.delete()
    TahunLatihan.objects.create(pd=disahkan.pd, tahun=2024, cakupan="tahun")
    with pytest.raises(BelumDapatDirilisError, match="Data latihan tidak dirilis"):
        potret_bagian(disahkan.pd, 2024, B.POHON)


def test_perjanjian_jabatan_struktural_tanpa_nama_orang(disahkan: Any) -> None:
    d = disahkan
    staf = f.JabatanFactory(unit=d.bidang, jenis=JenisJabatan.PELAKSANA, eselon="")
    for jabatan in (d.jabatan, staf):
        f.perjanjian_berstatus(
            "berlaku", nyata=True, jabatan=jabatan,
            nama_pertama="Nama Pejabat", nip_pertama="197001012000031001",
        )  # fmt: skip
    f.perjanjian_berstatus("pihak_pertama", nyata=True, jabatan=d.jabatan_lain)
    isi = potret_bagian(d.pd, 2024, B.PK)
    assert [p["jabatan"] for p in isi["perjanjian"]] == [d.jabatan.nama]
    assert "Nama Pejabat" not in str(isi)
    assert "197001012000031001" not in str(isi)


def test_pohon_memuat_target_renstra(disahkan: Any) -> None:
    d = disahkan
    renstra = d.angka.sasaran.tujuan.renstra
    dok = f.DokumenFactory(pd=d.pd, jenis="renstra", renstra=renstra, tahun=None)
    f.TargetFactory(indikator=d.angka, dokumen=dok, tahun=renstra.tahun_akhir, nilai=Decimal(95))
    isi = potret_bagian(d.pd, 2024, B.POHON)
    sasaran = isi["tujuan"][0]["sasaran"][0]
    satu = next(i for i in sasaran["indikator"] if i["kode"] == d.angka.kode)
    assert [t["tahun"] for t in satu["target"]] == [renstra.tahun_akhir]
    assert satu["target"][0]["nilai"] == "95"


def test_kueri_tidak_bertambah_dengan_barisnya(disahkan: Any, jumlah_kueri: Any) -> None:
    d = disahkan
    f.perjanjian_berstatus("berlaku", nyata=True, jabatan=d.jabatan)

    def banyak() -> dict[BagianRilis, int]:
        hasil = {}
        for b in (B.POHON, B.TW1, B.PK):
            with jumlah_kueri() as kueri:
                potret_bagian(d.pd, 2024, b)
            hasil[b] = len(kueri)
        return hasil

    def tambah() -> None:
        jabatan = f.JabatanFactory(unit=d.bidang)
        i = f.IndikatorFactory(sasaran=d.angka.sasaran, penanggung_jawab=jabatan)
        f.TargetFactory(indikator=i, nilai=Decimal(5))
        f.RealisasiFactory(indikator=i, triwulan=1, nilai=Decimal(5), disahkan=True)
        sub = f.SubKegiatanFactory(
            kegiatan__program__pd=d.pd, kegiatan__program__penanggung_jawab=jabatan
        )
        f.BarisAnggaranFactory(sub_kegiatan=sub, rekening="5.1.02", pagu=1_000_000)
        f.perjanjian_berstatus("berlaku", nyata=True, jabatan=jabatan)

    tambah()
    sedikit = banyak()
    for _ in range(4):
        tambah()
    assert banyak() == sedikit


# --- what the database itself refuses -------------------------------------------------------------


def test_basis_data_menjaga_rilis(disahkan: Any) -> None:
    d = disahkan
    r = _tarik(d, _rilis(d))
    kini = _rilis(d)
    k = KunciApiFactory(pd=d.pd, dicabut_pada=f.PADA, dicabut_oleh=d.sekretariat)
    PerubahanPublikFactory(rilis__pd=d.pd, rilis__bagian="lhe")
    ubah = [
        lambda: Rilis.objects.filter(pk=kini.pk).update(isi={}),
        lambda: Rilis.objects.filter(pk=kini.pk).update(tahun=2023),
        lambda: Rilis.objects.filter(pk=r.pk).update(alasan_tarik="Lain"),
        lambda: Rilis.objects.filter(pk=kini.pk).delete(),
        lambda: PerubahanPublik.objects.update(peristiwa="tarik"),
        lambda: type(k).objects.filter(pk=k.pk).update(dicabut_pada=None, dicabut_oleh=None),
        lambda: type(k).objects.filter(pk=k.pk)._raw_delete("default"),
    ]
    for satu in ubah:
        with pytest.raises(IntegrityError), transaction.atomic():
            satu()
    hidup = Rilis.objects.filter(pk=r.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        hidup.update(berlaku=True, ditarik_pada=None, ditarik_oleh=None, alasan_tarik="")


def test_pengaturan_dicatat_dan_bernomor(disahkan: Any) -> None:
    d = disahkan
    isi = {"aktif": False, "lisensi": "CC BY 4.0", "lisensi_tautan": "", "kontak": "Diskominfo"}
    p = atur_publik(isi=isi, oleh=d.admin, pada=SESUDAH, versi=1)
    assert (p.revisi, p.versi, p.aktif) == (2, 2, False)
    assert JejakAudit.objects.get(aksi="atur halaman publik").perubahan["aktif"] == [True, False]
    with pytest.raises(BentrokError):
        atur_publik(isi=isi, oleh=d.admin, pada=SESUDAH, versi=1)


def test_hari_pengesahan_menurut_kalender_setempat(disahkan: Any) -> None:
    isi = potret_bagian(disahkan.pd, 2024, B.TW1)
    assert isi["pengesahan"] == {"ke": 1, "tanggal": "2024-04-10", "teks": "10 April 2024"}
