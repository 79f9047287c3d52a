"""The one write step: lock, version, permission, change, next version, audit; all or nothing."""

from datetime import UTC, date, datetime

import pytest

from kinerja.langkah import Pencatat, ambil_terkunci, kunci_atau_buat, mengubah
from kinerja.models import DokumenPerencanaan, JejakAudit, Realisasi
from kinerja.penolakan import BentrokError, TerkunciError, TidakBerizinError, TidakDitemukanError
from kinerja.status import StatusRealisasi
from tests import factories as f

PADA = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)


@pytest.fixture
def realisasi(db):
    return f.RealisasiFactory(nilai=5, keterangan="")


@pytest.fixture
def oleh(realisasi):
    return f.PenggunaFactory(pd=realisasi.indikator.pd)


def ubah(realisasi, oleh, **lain):
    return mengubah(
        Realisasi.objects.select_related("indikator__pd").filter(pk=realisasi.pk),
        **{"oleh": oleh, "pada": PADA, "aksi": "coba", "pd": lambda r: r.milik_pd, **lain},
    )


def test_perubahan_tersimpan_dengan_versi_dan_jejak(realisasi, oleh):
    with ubah(realisasi, oleh, versi=realisasi.versi) as langkah:
        langkah.baris.keterangan = "Baru"
        langkah.lain["bukti"] = (None, "a.pdf")
    r = Realisasi.objects.get()
    assert (r.keterangan, r.versi, r.diubah_oleh, r.diubah_pada) == (
        "Baru", realisasi.versi + 1, oleh, PADA,
    )  # fmt: skip
    jejak = JejakAudit.objects.get()
    assert jejak.perubahan == {
        "keterangan": ["", "Baru"],
        "bukti": [None, "a.pdf"],
        "versi": [realisasi.versi, realisasi.versi + 1],
    }
    assert (jejak.aksi, jejak.oleh, jejak.pada, jejak.pd) == (
        "coba", oleh, PADA, realisasi.indikator.pd,
    )  # fmt: skip


def test_hanya_kolom_yang_berubah_yang_ditulis(realisasi, oleh, django_assert_num_queries):
    # The row, its new values and the audit row, between the two ends of a savepoint.
    with django_assert_num_queries(5) as kueri, ubah(realisasi, oleh) as langkah:
        langkah.baris.keterangan = "Baru"
    (tulis,) = [k["sql"] for k in kueri.captured_queries if k["sql"].startswith("UPDATE")]
    assert '"nilai"' not in tulis
    assert '"keterangan"' in tulis


def test_tanpa_perubahan_tanpa_jejak(realisasi, oleh):
    with ubah(realisasi, oleh):
        pass
    assert Realisasi.objects.get().versi == realisasi.versi
    assert not JejakAudit.objects.exists()


def test_alasan_saja_pun_tercatat(realisasi, oleh):
    with ubah(realisasi, oleh, alasan="Sudah dibaca"):
        pass
    assert JejakAudit.objects.get().alasan == "Sudah dibaca"


def test_versi_lain_ditolak_tanpa_menulis(realisasi, oleh):
    with pytest.raises(BentrokError, match="baru saja diubah"), ubah(realisasi, oleh, versi=99):
        pytest.fail("the block must not run")
    with (
        pytest.raises(TerkunciError, match="punya sendiri"),
        ubah(realisasi, oleh, versi=99, bentrok=lambda r: TerkunciError("punya sendiri")),
    ):
        pytest.fail("the block must not run")


def test_yang_tidak_berhak_ditolak_di_bawah_gembok(realisasi, oleh):
    def boleh(r):
        assert r.pk == realisasi.pk
        raise TidakBerizinError("bukan peran Anda")

    with pytest.raises(TidakBerizinError), ubah(realisasi, oleh, boleh=boleh):
        pytest.fail("the block must not run")


def test_yang_di_luar_lingkup_tidak_ditemukan(realisasi, oleh):
    with pytest.raises(TidakDitemukanError):
        ambil_terkunci(Realisasi.objects.none())


def test_galat_di_tengah_membatalkan_semuanya(realisasi, oleh):
    def terlambat():
        with ubah(realisasi, oleh) as langkah:
            langkah.baris.keterangan = "Baru"
            langkah.baris.save()
            raise TerkunciError("terlambat")

    with pytest.raises(TerkunciError):
        terlambat()
    assert Realisasi.objects.get().keterangan == ""
    assert not JejakAudit.objects.exists()


def test_model_tanpa_versi_dan_rujukan_disebut_namanya(oleh):
    d = f.DokumenFactory(pd=oleh.pd, tahun=2024, nama="PK")
    with mengubah(
        DokumenPerencanaan.objects.select_related("pd").filter(pk=d.pk),
        oleh=oleh, pada=PADA, aksi="setujui", pd=lambda d: d.pd,
    ) as langkah:  # fmt: skip
        langkah.baris.tanggal = date(2024, 1, 31)
        langkah.baris.disetujui_pada, langkah.baris.disetujui_oleh = PADA, oleh
    assert JejakAudit.objects.get().perubahan == {
        "tanggal": [None, "2024-01-31"],
        "disetujui_pada": [None, "2024-05-06T07:08:00Z"],
        "disetujui_oleh": [None, str(oleh)],
    }


def test_banyak_baris_jumlah_kueri_tetap(oleh, django_assert_num_queries):
    baris = [f.RealisasiFactory(indikator__pd=oleh.pd) for _ in range(4)]

    def tulis(ini):
        catatan = Pencatat(oleh=oleh, pada=PADA, aksi="banyak", pd=oleh.pd)
        for r in ini:
            r.keterangan = "Sama"
            catatan.catat(r, {"keterangan": ("", "Sama")})
        catatan.simpan("keterangan")

    with django_assert_num_queries(2):
        tulis(baris[:2])
    with django_assert_num_queries(2):
        tulis(baris)
    assert set(Realisasi.objects.filter(pk__in=[b.pk for b in baris]).values_list(
        "keterangan", flat=True
    )) == {"Sama"}  # fmt: skip
    assert JejakAudit.objects.count() == 6


def test_langkah_atas_tulisan_orang_lain_tidak_mengganti_penulisnya(realisasi, oleh):
    penulis, waktu = realisasi.diubah_oleh, realisasi.diubah_pada
    catatan = Pencatat(oleh=oleh, pada=PADA, aksi="periksa", pd=oleh.pd, pengubah=False)
    realisasi.keterangan = "Diperiksa"
    catatan.catat(realisasi, {"keterangan": ("", "Diperiksa")})
    catatan.simpan("keterangan")
    r = Realisasi.objects.get()
    assert (r.keterangan, r.diubah_oleh, r.diubah_pada) == ("Diperiksa", penulis, waktu)
    assert penulis != oleh
    jejak = JejakAudit.objects.get()
    assert (jejak.oleh, jejak.perubahan["versi"]) == (oleh, [r.versi - 1, r.versi])


def test_jejak_per_baris_boleh_beraksi_dan_beralasan_sendiri(realisasi, oleh):
    versi = realisasi.versi
    catatan = Pencatat(
        oleh=oleh, pada=PADA, aksi="umum", pd=oleh.pd, alasan="umum", sebut_versi=False
    )
    catatan.catat(realisasi, {"status": ("draf", "diajukan")}, aksi="khusus", alasan="")
    catatan.catat(realisasi, {}, pindah=False)
    realisasi.save()
    catatan.simpan()
    assert Realisasi.objects.get().versi == versi + 1
    assert list(JejakAudit.objects.order_by("pk").values_list("aksi", "alasan", "perubahan")) == [
        ("khusus", "", {"status": ["draf", "diajukan"]}),
        ("umum", "umum", {}),
    ]


def test_kunci_atau_buat_membuat_sekali(realisasi, oleh):
    semua = Realisasi.objects.filter(indikator=realisasi.indikator)

    def kurang(ada):
        if any(r.triwulan == 3 for r in ada):
            return []
        return [
            Realisasi(
                indikator=realisasi.indikator, tahun=realisasi.tahun, triwulan=3, versi=0,
                diubah_oleh=oleh, diubah_pada=PADA,
            )
        ]  # fmt: skip

    assert len(kunci_atau_buat(semua, kurang)) == 2
    assert len(kunci_atau_buat(semua, kurang)) == 2


def test_yang_dikira_belum_ada_ternyata_sudah_dibuat_orang_lain(realisasi, oleh):
    """Someone made the row after it was looked for: theirs is locked, and nothing is lost of it."""
    semua = Realisasi.objects.filter(
        indikator=realisasi.indikator, tahun=realisasi.tahun, triwulan=realisasi.triwulan
    )
    baru = Realisasi(
        indikator=realisasi.indikator,
        tahun=realisasi.tahun,
        triwulan=realisasi.triwulan,
        versi=0,
        diubah_oleh=oleh,
        diubah_pada=PADA,
    )
    (ada,) = kunci_atau_buat(semua, lambda ada: [] if ada else [baru], kosong=True)
    assert (ada.pk, ada.nilai, ada.versi) == (realisasi.pk, realisasi.nilai, realisasi.versi)
    assert Realisasi.objects.count() == 1


def test_yang_dikembalikan_menjadi_draf_lagi():
    r = Realisasi(status=StatusRealisasi.DIKEMBALIKAN)
    assert r.buka_kembali() == {"status": ("dikembalikan", "draf")}
    assert r.status == StatusRealisasi.DRAF
    assert r.buka_kembali() == {}


def test_baris_mengatakan_milik_siapa(realisasi):
    assert realisasi.milik_pd == realisasi.indikator.pd
    assert realisasi.milik_unit == realisasi.indikator.penanggung_jawab.unit_id
    assert (realisasi.kuartal.tahun, realisasi.kuartal.nomor) == (
        realisasi.tahun, realisasi.triwulan,
    )  # fmt: skip
    assert realisasi.nama_isian == f"indikator:{realisasi.indikator_id}"
    laporan = f.LaporanSubFactory()
    sub = laporan.sub_kegiatan
    assert laporan.milik_pd == sub.pd
    assert laporan.milik_unit == sub.penanggung_jawab.unit_id
    assert (laporan.kuartal.tahun, laporan.kuartal.nomor) == (sub.tahun, laporan.triwulan)
    assert laporan.nama_isian == f"sub:{sub.pk}"
