"""Submission, verification, endorsement."""

import datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anggaran.models import LaporanSubKegiatan, RealisasiAnggaran, VersiLaporanSub
from kinerja.isian.beku import sidik
from kinerja.isian.penolakan import BelumLengkapError
from kinerja.models import (
    JejakAudit,
    KebijakanPengukuran,
    NilaiVariabel,
    PengesahanTriwulan,
    Realisasi,
    VersiRealisasi,
)
from kinerja.penolakan import (
    BentrokError,
    TerkunciError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from laporan.isian.meja_periksa import MejaPeriksa
from laporan.isian.pengajuan import ajukan, periksa_pengajuan
from laporan.isian.verifikasi import (
    batalkan_verifikasi,
    kembalikan,
    perubahan_sejak_pengajuan,
    sahkan_triwulan,
    verifikasi,
    verifikasi_banyak,
)
from tests import factories as f
from tests.isian.dunia import PADA, TAHUN, sel
from tests.isian.test_tempel import _tempel
from tests.pasti import pasti

pytestmark = pytest.mark.django_db


def _ajukan(dunia, **lain):
    isi = {"kunci": uuid4(), "unit": dunia.bidang, "oleh": dunia.operator, "pada": PADA, **lain}
    return ajukan(tahun=TAHUN, triwulan=1, **isi)


def _periksa(dunia, unit=None):
    return periksa_pengajuan(unit or dunia.bidang, TAHUN, 1, oleh=dunia.operator, pada=PADA)


def _semua():
    return [*Realisasi.objects.order_by("pk"), *LaporanSubKegiatan.objects.order_by("pk")]


def _oleh_sekretariat(dunia, langkah, baris, **lain):
    return langkah(baris=baris, oleh=dunia.sekretariat, pada=PADA, **lain)


@pytest.fixture
def diajukan(dunia):
    """Everything filled and submitted."""
    dunia.isi_semua()
    _ajukan(dunia)
    return dunia


# --- what is missing -----------------------------------------------------------------------------


def test_yang_kurang_disebut_dengan_jangkarnya(dunia):
    kurang = {(k.sasaran, k.medan): k for k in _periksa(dunia)}
    assert set(kurang) == {
        (f"indikator:{dunia.angka.pk}", "nilai"),
        (f"indikator:{dunia.rumus.pk}", "variabel:bekerja"),
        (f"indikator:{dunia.rumus.pk}", "variabel:angkatan_kerja"),
        (f"indikator:{dunia.predikat.pk}", "predikat"),
        (f"baris:{dunia.lini.pk}", "kumulatif"),
    }
    satu = kurang[f"indikator:{dunia.rumus.pk}", "variabel:bekerja"]
    assert satu.jangkar == f"sel-indikator-{dunia.rumus.pk}-variabel-bekerja"
    with pytest.raises(BelumLengkapError) as galat:
        _ajukan(dunia)
    assert len(galat.value.kekurangan) == 5
    assert not VersiRealisasi.objects.exists()


def test_temuan_menghalangi_dan_yang_perlu_penjelasan(dunia):
    dunia.isi_semua()
    dunia.isi(dunia.rumus, "variabel:bekerja", "400.000", versi=2)
    dunia.isi(dunia.lini, "kumulatif", "100.000.001", versi=1)
    f.RealisasiFactory(indikator=dunia.angka, tahun=2023, nilai=Decimal(10))
    kode = {k.kode: k.medan for k in _periksa(dunia)}
    assert kode == {
        "pembilang_melebihi_penyebut": "penjelasan",
        "realisasi_melebihi_pagu": "penjelasan",
        "sepuluh_kali": "penjelasan",
    }
    dunia.isi(dunia.angka, "penjelasan", "Program baru", versi=1)
    assert "sepuluh_kali" not in {k.kode for k in _periksa(dunia)}


def test_kebijakan_bukti_dan_sebab(dunia):
    dunia.isi_semua()
    f.TargetTriwulanFactory(
        indikator=dunia.angka,
        nilai=Decimal(100),
        teks="100",
        dokumen=f.DokumenFactory(
            pd=dunia.pd,
            jenis="rencana_aksi",
            disetujui_pada=PADA,
            disetujui_oleh=dunia.sekretariat,
        ),
    )
    KebijakanPengukuran.objects.update(bukti_wajib=True)
    kurang = {(k.sasaran, k.medan) for k in _periksa(dunia)}
    assert (f"indikator:{dunia.angka.pk}", "faktor_penghambat") in kurang
    assert {m for _, m in kurang} == {"faktor_penghambat", "bukti"}
    dunia.isi(dunia.angka, "faktor_penghambat", "Peserta sedikit", versi=1)
    for r in Realisasi.objects.all():
        f.DataDukungFactory(realisasi=r)
    assert _periksa(dunia) == []


def test_tidak_berlaku_cukup(dunia):
    dunia.isi_semua()
    dunia.isi(dunia.angka, "nilai", "", versi=1)
    assert [k.kode for k in _periksa(dunia)] == ["belum_diisi"]
    dunia.isi(dunia.angka, "tidak_berlaku", "Setahun sekali", versi=2)
    assert _periksa(dunia) == []


# --- frozen versions -----------------------------------------------------------------------------


def test_pengajuan_membekukan_dan_isian_sesudahnya_tidak_mengubahnya(diajukan):
    dunia = diajukan
    assert {b.status for b in _semua()} == {"diajukan"}
    beku = VersiRealisasi.objects.get(realisasi__indikator=dunia.rumus)
    semula = dict(beku.isi)
    assert beku.ke == 1
    assert beku.sha256 == sidik(beku.isi)
    assert [v["nilai"] for v in beku.isi["variabel"]] == ["309142", "317696"]
    assert beku.isi["hitungan"]["realisasi"] == "97.31"
    assert beku.isi["target"]["tahun"] == {
        "teks": "90",
        "dokumen": "Perjanjian Kinerja 2024",
        "jenis": "pk",
    }
    sub = VersiLaporanSub.objects.get()
    assert sub.isi["baris"][0]["realisasi"] == "12500000"
    baris = Realisasi.objects.get(indikator=dunia.rumus)
    _oleh_sekretariat(dunia, kembalikan, baris, catatan="Periksa penyebut")
    versi = baris.versi + 1
    dunia.isi(dunia.rumus, "variabel:bekerja", "300.000", versi=versi)
    dunia.rumus.target.update(teks="95", nilai=Decimal(95))
    beku.refresh_from_db()
    assert beku.isi == semula
    baris.refresh_from_db()
    assert baris.catatan_kembali == "Periksa penyebut"
    dunia.isi(dunia.rumus, "faktor_penghambat", "Data terlambat", versi=versi + 1)
    assert _ajukan(dunia)["diajukan"] == [f"indikator:{dunia.rumus.pk}"]
    baris.refresh_from_db()
    assert (baris.status, baris.catatan_kembali) == ("diajukan", "")
    beda = perubahan_sejak_pengajuan([baris])[f"indikator:{dunia.rumus.pk}"]
    assert ("Penduduk bekerja", "309.142", "300.000") in {(b.label, b.lama, b.baru) for b in beda}
    assert any(b.label == "Faktor penghambat" for b in beda)


def test_pengajuan_diulang_dengan_kunci_yang_sama(dunia):
    dunia.isi_semua()
    kunci = uuid4()
    assert _ajukan(dunia, kunci=kunci) == _ajukan(dunia, kunci=kunci)
    assert VersiRealisasi.objects.count() == 3
    with pytest.raises(TidakSahError, match="Tidak ada baris"):
        _ajukan(dunia)


def test_belanja_dari_impor_pun_diajukan(dunia):
    dunia.isi_semua()
    LaporanSubKegiatan.objects.all().delete()
    _ajukan(dunia)
    assert LaporanSubKegiatan.objects.get().status == "diajukan"


def test_lingkup_pengajuan(dunia):
    for oleh in (dunia.operator_lain, dunia.orang_luar):
        with pytest.raises(TidakDitemukanError):
            _ajukan(dunia, oleh=oleh)


# --- verification --------------------------------------------------------------------------------


def test_verifikasi_lalu_dibatalkan_dengan_alasan(diajukan):
    dunia = diajukan
    baris = Realisasi.objects.get(indikator=dunia.angka)
    sah = _oleh_sekretariat(dunia, verifikasi, baris)
    assert (sah.status, sah.diverifikasi_oleh) == ("diverifikasi", dunia.sekretariat)
    with pytest.raises(TidakSahError, match="bukan diajukan"):
        _oleh_sekretariat(dunia, verifikasi, baris)
    with pytest.raises(TidakSahError, match="alasan"):
        _oleh_sekretariat(dunia, batalkan_verifikasi, baris, alasan=" ")
    batal = _oleh_sekretariat(dunia, batalkan_verifikasi, baris, alasan="Salah baca")
    assert (batal.status, batal.diverifikasi_oleh) == ("diajukan", None)
    assert [j.aksi for j in JejakAudit.objects.tentang(baris).order_by("pk")] == [
        "isi",
        "ajukan",
        "verifikasi",
        "batalkan verifikasi",
    ]


def test_kembalikan_wajib_bercatatan(diajukan):
    baris = pasti(Realisasi.objects.first())
    for catatan, pesan in (("  ", "apa yang perlu diperbaiki"), ("x" * 2001, "paling panjang")):
        with pytest.raises(TidakSahError, match=pesan):
            _oleh_sekretariat(diajukan, kembalikan, baris, catatan=catatan)


def test_bukan_isian_sendiri(dunia, pengguna):
    from kinerja.peran import OPERATOR, SEKRETARIAT

    rangkap = pengguna([SEKRETARIAT, OPERATOR], unit=dunia.bidang)
    dunia.isi_semua()
    dunia.isi(dunia.angka, "keterangan", "Oleh sekretariat", versi=1, oleh=rangkap)
    _ajukan(dunia)
    angka = Realisasi.objects.get(indikator=dunia.angka)
    with pytest.raises(TidakBerizinError, match="orang lain"):
        verifikasi(baris=angka, oleh=rangkap, pada=PADA)
    rumus = Realisasi.objects.get(indikator=dunia.rumus)
    assert verifikasi(baris=rumus, oleh=rangkap, pada=PADA).status == "diverifikasi"
    kembalikan(baris=angka, catatan="Ulangi", oleh=dunia.sekretariat, pada=PADA)
    sub = LaporanSubKegiatan.objects.get()
    kembalikan(baris=sub, catatan="Ulangi", oleh=dunia.sekretariat, pada=PADA)
    _ajukan(dunia, oleh=rangkap)
    with pytest.raises(TidakBerizinError):
        verifikasi(baris=LaporanSubKegiatan.objects.get(), oleh=rangkap, pada=PADA)


def test_peran_dan_pd_lain(diajukan, pengguna):
    from kinerja.peran import SEKRETARIAT

    baris = pasti(Realisasi.objects.first())
    for oleh in (diajukan.operator, diajukan.kadis):
        with pytest.raises(TidakBerizinError):
            verifikasi(baris=baris, oleh=oleh, pada=PADA)
    with pytest.raises(TidakDitemukanError):
        verifikasi(baris=baris, oleh=pengguna(SEKRETARIAT, pd=f.PDFactory()), pada=PADA)


def test_versi_yang_dilihat_pemeriksa(diajukan):
    baris = pasti(Realisasi.objects.first())
    with pytest.raises(BentrokError, match="berubah"):
        _oleh_sekretariat(diajukan, verifikasi, baris, versi=baris.versi - 1)


def test_temuan_yang_muncul_kemudian_perlu_alasan_dan_dilewati_bersama(diajukan):
    dunia = diajukan
    dunia.lini.pagu.update(nilai=10_000_000)
    sub = LaporanSubKegiatan.objects.get()
    with transaction.atomic():
        meja = MejaPeriksa([sub], oleh=dunia.sekretariat, pada=PADA)
        assert [t.kode for t in meja.temuan(sub)] == ["realisasi_melebihi_pagu"]
    hasil = verifikasi_banyak(baris=_semua(), oleh=dunia.sekretariat, pada=PADA)
    assert len(hasil.diverifikasi) == 3
    ((lewat, sebab),) = hasil.dilewati
    assert lewat == sub
    assert "melebihi pagu" in sebab
    sub = _oleh_sekretariat(dunia, verifikasi, sub, alasan="Pergeseran sedang diproses")
    assert sub.status == "diverifikasi"
    assert pasti(JejakAudit.objects.tentang(sub).first()).alasan == "Pergeseran sedang diproses"


def test_angka_resmi_saat_diperiksa(diajukan):
    dunia = diajukan
    baris = Realisasi.objects.get(indikator=dunia.rumus)
    isi = {"versi": baris.versi, "oleh": dunia.sekretariat}
    with pytest.raises(TidakSahError, match="alasan"):
        dunia.isi(dunia.rumus, "nilai_resmi", "97,27", **isi)
    with pytest.raises(TidakBerizinError):
        dunia.isi(dunia.rumus, "nilai_resmi", "97,27", **{**isi, "oleh": dunia.operator})
    hasil = dunia.isi(dunia.rumus, "nilai_resmi", "97,27", alasan="Rilis BPS", **isi)["baris"]
    assert (hasil["realisasi"], hasil["status"]) == ("97,27%", "diajukan")
    assert "97,31" in hasil["uraian_realisasi"]
    baris.refresh_from_db()
    assert baris.diubah_oleh == dunia.operator
    assert _oleh_sekretariat(dunia, verifikasi, baris).status == "diverifikasi"
    with pytest.raises(TidakSahError, match="diperiksa"):
        dunia.isi(dunia.rumus, "nilai_resmi", "97,28", alasan="x", **isi)


def test_capaian_ditetapkan_saat_diperiksa(diajukan):
    dunia = diajukan
    baris = Realisasi.objects.get(indikator=dunia.rumus)
    isi = {"versi": baris.versi, "oleh": dunia.sekretariat}
    with pytest.raises(TidakSahError, match="Capaian ditetapkan wajib disertai alasan"):
        dunia.isi(dunia.rumus, "capaian_ditetapkan", "95", **isi)
    with pytest.raises(TidakBerizinError, match="hanya oleh Sekretariat"):
        dunia.isi(dunia.rumus, "capaian_ditetapkan", "95", **{**isi, "oleh": dunia.operator})
    hasil = dunia.isi(dunia.rumus, "capaian_ditetapkan", "95,5%", alasan="Tanpa rumus", **isi)
    assert hasil["baris"]["capaian_tahun"] == "95,50% ditetapkan"
    assert "Ditetapkan 95,50%: Tanpa rumus" in hasil["baris"]["uraian_capaian_tahun"]
    jejak = pasti(JejakAudit.objects.tentang(baris).first())
    assert (jejak.aksi, jejak.oleh, jejak.alasan) == (
        "capaian ditetapkan", dunia.sekretariat, "Tanpa rumus",
    )  # fmt: skip
    baris.refresh_from_db()
    assert (baris.status, baris.diubah_oleh) == ("diajukan", dunia.operator)
    dunia.isi(dunia.rumus, "capaian_ditetapkan", "", **{**isi, "versi": baris.versi})
    baris.refresh_from_db()
    assert (baris.capaian_ditetapkan, baris.alasan_capaian) == (None, "")


# --- many = each ---------------------------------------------------------------------------------


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_verifikasi_banyak_sama_dengan_satu_per_satu(diajukan, data):
    """Same rows, same audit trail, same totals, whatever the mix of statuses and findings."""
    dunia = diajukan
    pilihan = data.draw(st.lists(st.sampled_from(range(4)), max_size=6))
    with transaction.atomic():
        for n, b in enumerate(_semua()):
            ubah = data.draw(
                st.sampled_from(["biarkan", "kembalikan", "verifikasi", "isi sendiri"])
            )
            if ubah == "kembalikan":
                _oleh_sekretariat(dunia, kembalikan, b, catatan="Ulangi")
            elif ubah == "verifikasi":
                _oleh_sekretariat(dunia, verifikasi, b)
            elif ubah == "isi sendiri":
                type(b).objects.filter(pk=b.pk).update(diubah_oleh=dunia.sekretariat)
            assert n < 4
        if data.draw(st.booleans()):
            dunia.lini.pagu.update(nilai=1)
        hasil = []
        for cara in ("banyak", "satu"):
            titik = transaction.savepoint()
            awal = JejakAudit.objects.count()
            baris = [_semua()[n] for n in pilihan]
            if cara == "banyak":
                verifikasi_banyak(baris=baris, oleh=dunia.sekretariat, pada=PADA)
            else:
                for b in baris:
                    try:
                        _oleh_sekretariat(dunia, verifikasi, b)
                    except (BentrokError, TidakSahError, TidakBerizinError):
                        continue
            hasil.append(
                (
                    [(b.pk, b.status, b.versi, b.diverifikasi_oleh_id) for b in _semua()],
                    list(
                        JejakAudit.objects.order_by("pk").values_list(
                            "aksi", "model", "objek_id", "perubahan", "alasan"
                        )[awal:]
                    ),
                )
            )
            transaction.savepoint_rollback(titik)
        assert hasil[0] == hasil[1]
        transaction.set_rollback(True)


# --- endorsement ---------------------------------------------------------------------------------


def _sahkan(dunia, **lain):
    isi = {"pd": dunia.pd, "tahun": TAHUN, "triwulan": 1, "oleh": dunia.kadis, "pada": PADA}
    return sahkan_triwulan(**{**isi, **lain})


def test_pengesahan_menolak_dengan_daftar(diajukan):
    dunia = diajukan
    _oleh_sekretariat(dunia, verifikasi, Realisasi.objects.get(indikator=dunia.angka))
    kosong = f.IndikatorFactory(
        sasaran=dunia.angka.sasaran, penanggung_jawab=dunia.jabatan_lain, nama="Kosong"
    )
    with pytest.raises(BelumLengkapError) as galat:
        _sahkan(dunia)
    daftar = {k.sasaran: k.kode for k in galat.value.kekurangan}
    assert daftar[f"indikator:{kosong.pk}"] == "belum_diisi"
    assert daftar[f"sub:{dunia.sub.pk}"] == "diajukan"
    assert f"indikator:{dunia.angka.pk}" not in daftar
    assert len(daftar) == 4
    assert not PengesahanTriwulan.objects.exists()


def test_sesudah_disahkan_tidak_ada_yang_berubah(diajukan):
    dunia = diajukan
    verifikasi_banyak(baris=_semua(), oleh=dunia.sekretariat, pada=PADA)
    with pytest.raises(TidakBerizinError):
        _sahkan(dunia, oleh=dunia.sekretariat)
    _sahkan(dunia)
    assert {(b.status, b.disahkan_oleh) for b in _semua()} == {("disahkan", dunia.kadis)}
    assert JejakAudit.objects.filter(aksi="sahkan").count() == 5
    potret = [
        list(m.objects.order_by("pk").values())
        for m in (Realisasi, NilaiVariabel, LaporanSubKegiatan, RealisasiAnggaran, JejakAudit)
    ]
    versi = {type(b).__name__ + str(b.pk): b.versi for b in _semua()}
    angka = Realisasi.objects.get(indikator=dunia.angka)
    sub = LaporanSubKegiatan.objects.get()
    upaya = [
        lambda: dunia.isi(dunia.angka, "nilai", "1", versi=angka.versi),
        lambda: dunia.isi(dunia.rumus, "variabel:bekerja", "1", versi=angka.versi),
        lambda: dunia.isi(dunia.lini, "kumulatif", "1", versi=sub.versi),
        lambda: dunia.isi(
            dunia.angka,
            "nilai_resmi",
            "1",
            versi=angka.versi,
            oleh=dunia.sekretariat,
            alasan="x",
        ),
        lambda: _tempel(dunia, [sel(dunia.angka, "nilai", "1", angka.versi)]),
        lambda: _oleh_sekretariat(dunia, verifikasi, angka),
        lambda: _oleh_sekretariat(dunia, kembalikan, angka, catatan="x"),
        lambda: _oleh_sekretariat(dunia, batalkan_verifikasi, angka, alasan="x"),
        lambda: _ajukan(dunia),
        lambda: _sahkan(dunia),
    ]
    for satu in upaya:
        with pytest.raises((BentrokError, TerkunciError, TidakSahError)):
            satu()
    assert potret == [
        list(m.objects.order_by("pk").values())
        for m in (Realisasi, NilaiVariabel, LaporanSubKegiatan, RealisasiAnggaran, JejakAudit)
    ]
    assert versi == {type(b).__name__ + str(b.pk): b.versi for b in _semua()}


def test_baris_baru_pada_triwulan_yang_disahkan_pun_ditolak(diajukan):
    """A row that did not exist at the endorsement cannot come into being after it."""
    dunia = diajukan
    verifikasi_banyak(baris=_semua(), oleh=dunia.sekretariat, pada=PADA)
    _sahkan(dunia)
    baru = f.IndikatorFactory(sasaran=dunia.angka.sasaran, penanggung_jawab=dunia.jabatan)
    with pytest.raises(TerkunciError):
        dunia.isi(baru, "nilai", "1", pada=PADA + datetime.timedelta(days=1))


def test_verifikasi_banyak_kuerinya_tetap(diajukan, jumlah_kueri):
    """More rows of a kind ask no more: one transaction, however many rows."""
    banyak = []
    semua = _semua()
    # All but a plain number: what formulas and predicates ask for is asked either way.
    biasa = [
        r
        for r in semua
        if isinstance(r, Realisasi) and not (r.indikator.formula or r.indikator.skala_id)
    ]
    assert biasa
    kurang = [b for b in semua if b not in biasa]
    for baris in (semua, kurang, semua):  # the first fills the caches of a process
        titik = transaction.savepoint()
        with jumlah_kueri() as kueri:
            hasil = verifikasi_banyak(baris=baris, oleh=diajukan.sekretariat, pada=PADA)
        assert len(hasil.diverifikasi) == len(baris)
        banyak.append(len(kueri))
        transaction.savepoint_rollback(titik)
    assert banyak[1] == banyak[2]
