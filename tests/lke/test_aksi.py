"""The chain of an evaluation: who may do what at which step, what is refused, what it becomes."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from kinerja.models import JejakAudit
from kinerja.penolakan import (
    BentrokError,
    TerkunciError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from laporan.lke import aksi, dokumen_bukti, selesai, serentak
from laporan.lke.baku import lembar_baku
from laporan.lke.usulan import UsulanLKE
from laporan.models import (
    EvaluasiAKIP,
    EvaluasiLKE,
    JawabanKriteria,
    JawabanLKE,
    NilaiSubLKE,
    RekomendasiLHE,
    StatusLKE,
    TahapLKE,
    VersiLembarLKE,
)
from tests import factories as f
from tests.lke.conftest import PADA, TAHUN, JendelaLKEFactory, PetugasLKEFactory

pytestmark = pytest.mark.django_db
D = Decimal
T = TahapLKE
SIAPA = (
    "sekretariat", "sekretariat_b", "operator", "kepala", "admin", "verifikator", "penjamin",
    "evaluator", "evaluator_b",
)  # fmt: skip
#: Step → who may answer criterion 1.b.1 of agency A then. Everybody else may not.
BOLEH = {
    T.MANDIRI: {"sekretariat"},
    T.VERIFIKASI: {"verifikator"},
    T.PENJAMINAN: {"penjamin"},
    T.EVALUASI: {"evaluator"},
}


@pytest.mark.parametrize("tahap", list(TahapLKE))
@pytest.mark.parametrize("siapa", SIAPA)
def test_hak_menurut_peran_tahap_dan_pd(semua_tahap, siapa, tahap):
    d = semua_tahap
    EvaluasiLKE.objects.filter(pk=d.lke.pk).update(status=tahap.value)
    if siapa in BOLEH[tahap]:
        assert d.jawab(getattr(d, siapa), "rencana_formal") == 1
        return
    with pytest.raises((TidakBerizinError, TidakDitemukanError)) as tolak:
        d.jawab(getattr(d, siapa), "rencana_formal")
    asing = siapa in ("sekretariat_b", "evaluator_b")
    assert isinstance(tolak.value, TidakDitemukanError) is asing
    assert not JawabanLKE.objects.exists()


def test_verifikator_hanya_komponennya(d):
    JendelaLKEFactory(tahap="verifikasi")
    d.sampai(T.VERIFIKASI)
    assert d.jawab(d.verifikator, "rencana_formal", "data_berbukti") == 2
    with pytest.raises(TidakBerizinError, match=r"3\.a tidak ditugaskan"):
        d.jawab(d.verifikator, "lapor_tersusun")


def test_petugas_satu_pd_tidak_menjawab_pd_lain(d):
    satu = PetugasLKEFactory(tahap="evaluasi", pengguna=d.evaluator, pd=d.b)
    d.sampai(T.EVALUASI)
    with pytest.raises(TidakBerizinError):
        d.jawab(d.evaluator, "rencana_formal")
    satu.pd = d.a
    satu.save()
    assert d.jawab(d.evaluator, "rencana_formal") == 1


def test_tidak_menilai_jawaban_sendiri(semua_tahap):
    """Who answered as verifikator does not answer the same criterion as evaluator."""
    d = semua_tahap
    PetugasLKEFactory(tahap="evaluasi", pengguna=d.verifikator)
    d.sampai(T.EVALUASI)
    with pytest.raises(TidakBerizinError, match="dinilai orang lain"):
        d.jawab(d.verifikator, "rencana_formal")
    assert serentak.samakan(pk=d.lke.pk, sub="1.a", oleh=d.verifikator, pada=PADA) == 0
    assert serentak.samakan(pk=d.lke.pk, sub="1.a", oleh=d.evaluator, pada=PADA) == 6


def test_tahap_tanpa_jadwal_dilewati(d):
    """Without windows the chain is own evaluation → evaluator."""
    assert d.sampai(T.EVALUASI).status == StatusLKE.EVALUASI
    assert not d.lke.jawaban.filter(tahap=T.VERIFIKASI).exists()


@pytest.mark.parametrize(("menit", "terbuka"), [(59, False), (60, True), (119, True), (120, False)])
def test_jadwal_sampai_menitnya(d, menit, terbuka):
    JendelaLKEFactory(
        tahap="mandiri",
        buka=datetime(2025, 5, 5, 8, 0, tzinfo=UTC),
        tutup=datetime(2025, 5, 5, 9, 0, tzinfo=UTC),
    )
    kini = datetime(2025, 5, 5, 7 + menit // 60, menit % 60, tzinfo=UTC)
    isi = {"rencana_formal": aksi.IsiJawaban("ya")}
    if terbuka:
        assert aksi.jawab_lke(pk=d.lke.pk, isi=isi, oleh=d.sekretariat, pada=kini) == 1
    else:
        with pytest.raises(TerkunciError, match="tidak sedang terbuka"):
            aksi.jawab_lke(pk=d.lke.pk, isi=isi, oleh=d.sekretariat, pada=kini)


# --- own evaluation ------------------------------------------------------------------------------


def test_sebelum_2021_tidak_ada_lembar(d):
    with pytest.raises(TidakSahError, match="mulai 2021"):
        aksi.buka_evaluasi(pd=d.b, tahun=2020, oleh=d.sekretariat_b, pada=PADA)


def test_dibuka_sekali_dengan_lembar_yang_sama(d):
    lagi = aksi.buka_evaluasi(pd=d.a, tahun=TAHUN, oleh=d.sekretariat, pada=PADA)
    lain = aksi.buka_evaluasi(pd=d.b, tahun=TAHUN, oleh=d.sekretariat_b, pada=PADA)
    assert lagi == d.lke
    assert lain.lembar == d.lke.lembar
    assert VersiLembarLKE.objects.count() == 1
    with pytest.raises(TidakDitemukanError):
        aksi.buka_evaluasi(pd=d.b, tahun=TAHUN, oleh=d.sekretariat, pada=PADA)


def test_tidak_berlaku_beralasan_dan_lembar_dikenal(d):
    with pytest.raises(TidakSahError, match=r"Tulis alasan kriteria 1\.b\.11"):
        d.jawab(d.sekretariat, "pegawai_merencanakan", jawaban="tidak_berlaku")
    with pytest.raises(TidakSahError, match="tidak dikenal"):
        d.jawab(d.sekretariat, "rencana_formal", jawaban="mungkin")
    with pytest.raises(TidakDitemukanError):
        d.jawab(d.sekretariat, "tidak_ada")
    d.jawab(d.sekretariat, "pegawai_merencanakan", jawaban="tidak_berlaku", catatan="Tanpa staf.")
    satu = JawabanLKE.objects.get()
    assert (satu.jawaban, satu.catatan, satu.diubah_oleh) == (
        "tidak_berlaku", "Tanpa staf.", d.sekretariat,
    )  # fmt: skip


def test_dua_orang_sekaligus(d):
    d.jawab(d.sekretariat, "rencana_formal")
    isi = {"rencana_formal": aksi.IsiJawaban("tidak", versi=0)}
    with pytest.raises(BentrokError, match=r"1\.b\.1 baru saja diubah"):
        aksi.jawab_lke(pk=d.lke.pk, isi=isi, oleh=d.sekretariat, pada=PADA)
    assert d.jawab(d.sekretariat, "rencana_formal") == 0  # the same is no change


def test_menurut_data_dan_data_yang_berubah(d):
    """An answer by data keeps which data; changed data change it only when somebody asks."""
    usulan = {
        "rencana_formal": UsulanLKE(None, "PK ditandatangani 2 dari 4 jabatan."),
        "data_berbukti": UsulanLKE(JawabanKriteria.SEBAGIAN, "1 dari 4 indikator."),
        "data_relevan": UsulanLKE(JawabanKriteria.YA, "4 dari 4 indikator."),
    }
    d.jawab(d.sekretariat, "data_relevan", jawaban="tidak", catatan="Sumbernya lama.")
    umum: dict[str, Any] = {"pk": d.lke.pk, "oleh": d.sekretariat, "pada": PADA}
    assert serentak.pakai_data(usulan=usulan, **umum) == 1
    satu = JawabanLKE.objects.get(kunci="data_berbukti")
    assert (satu.jawaban, satu.asal, satu.dasar) == ("sebagian", "data", "1 dari 4 indikator.")
    assert JawabanLKE.objects.get(kunci="data_relevan").jawaban == "tidak"
    assert serentak.pakai_data(usulan=usulan, **umum) == 0
    usulan["data_berbukti"] = UsulanLKE(JawabanKriteria.YA, "4 dari 4 indikator.")
    satu.refresh_from_db()
    assert satu.jawaban == "sebagian"
    assert serentak.pakai_data(usulan=usulan, **umum) == 1
    satu.refresh_from_db()
    assert (satu.jawaban, satu.dasar) == ("ya", "4 dari 4 indikator.")


def test_jawaban_tahun_lalu_bertanda_dengan_dokumennya(d):
    umum: dict[str, Any] = {"pk": d.lke.pk, "oleh": d.sekretariat, "pada": PADA}
    d.jawab(d.sekretariat, "rencana_formal", catatan="Renstra bertanda tangan.")
    dokumen_bukti.lampirkan_lke(
        tautan="https://contoh.go.id/renstra.pdf",
        halaman={"rencana_formal": "12-14", "rencana_jangka_menengah": "1"},
        tahun_dokumen=2024,
        **umum,
    )
    depan = aksi.buka_evaluasi(pd=d.a, tahun=TAHUN + 1, oleh=d.sekretariat, pada=PADA)
    umum["pk"] = depan.pk
    assert serentak.pakai_tahun_lalu(**umum) == 1
    satu = depan.jawaban.get()
    assert (satu.kunci, satu.jawaban, satu.catatan, satu.asal) == (
        "rencana_formal", "ya", "Renstra bertanda tangan.", "lalu",
    )  # fmt: skip
    dokumen = depan.dokumen.get()
    assert dokumen.tahun_dokumen == 2024
    assert [(b.kunci, b.halaman) for b in dokumen.bukti.all()] == [("rencana_formal", "12-14")]


def test_satu_dokumen_membuktikan_banyak_kriteria(d):
    umum: dict[str, Any] = {"pk": d.lke.pk, "oleh": d.sekretariat, "pada": PADA}
    pdf = SimpleUploadedFile("lkjip.pdf", b"%PDF-1.4\nstartxref\n0\n%%EOF\n")
    satu = dokumen_bukti.lampirkan_lke(
        berkas=pdf, halaman={"lapor_tersusun": "", "banding_target": "33"}, **umum
    )
    dokumen_bukti.pakai_dokumen(dokumen=satu.pk, halaman={"banding_tahun": "35"}, **umum)
    assert satu.bukti.count() == 3
    for bukti in satu.bukti.all():
        dokumen_bukti.lepaskan_lke(bukti=bukti.pk, **umum)
    assert not d.lke.dokumen.exists()
    with pytest.raises(TidakSahError, match="Pilih kriteria"):
        dokumen_bukti.lampirkan_lke(tautan="https://contoh.go.id", halaman={}, **umum)
    with pytest.raises(TidakSahError, match="Tahun dokumen 2026"):
        dokumen_bukti.lampirkan_lke(
            tautan="https://contoh.go.id", halaman={"lapor_terbit": ""}, tahun_dokumen=2026, **umum
        )


def test_nilai_sub_menuntut_bukti_untuk_aa(d):
    umum: dict[str, Any] = {"pk": d.lke.pk, "oleh": d.sekretariat, "pada": PADA}
    d.jawab(d.sekretariat)
    isi = aksi.IsiNilai("AA", tahun_bertahan=5)
    with pytest.raises(TidakSahError, match="Lampirkan bukti"):
        aksi.nilai_sub_lke(sub="1.a", isi=isi, **umum)
    dokumen_bukti.lampirkan_lke(
        tautan="https://contoh.go.id/lhe.pdf", halaman={"rencana_jangka_pendek": "3"}, **umum
    )
    assert aksi.nilai_sub_lke(sub="1.a", isi=isi, **umum).tingkat == "AA"
    # the answers fall: the grade is told when the evaluation is sent on
    d.jawab(d.sekretariat, "rencana_anggaran", jawaban="tidak")
    with pytest.raises(TidakSahError, match=r"Nilai 1\.a perlu diperiksa lagi"):
        d.kirim(d.sekretariat)


def test_kirim_menuntut_semua_jawaban_dan_melengkapi_nilai(d):
    d.jawab(d.sekretariat, "rencana_formal")
    with pytest.raises(TidakSahError, match="79 kriteria belum dijawab"):
        d.kirim(d.sekretariat)
    d.jawab(d.sekretariat)
    d.jawab(d.sekretariat, "rencana_anggaran", jawaban="tidak")
    assert d.kirim(d.sekretariat).status == StatusLKE.EVALUASI
    tingkat = dict(NilaiSubLKE.objects.values_list("sub", "tingkat"))
    assert len(tingkat) == 12
    assert tingkat["1.a"] == "B"  # five of six: 83,3 %
    assert tingkat["1.b"] == "BB"
    with pytest.raises(TidakBerizinError):
        d.jawab(d.sekretariat, "rencana_formal", jawaban="tidak")


def test_dikembalikan_hanya_yang_ditandai_dijawab_lagi(semua_tahap):
    d = semua_tahap
    d.sampai(T.VERIFIKASI)
    umum: dict[str, Any] = {"pk": d.lke.pk, "oleh": d.verifikator, "pada": PADA}
    with pytest.raises(TidakSahError, match="Tandai kriteria"):
        aksi.kembalikan_lke(**umum)
    with pytest.raises(TidakSahError, match=r"apa yang kurang pada 1\.b\.1"):
        aksi.tandai_kembali(catatan={"rencana_formal": "x"}, **umum)
    tanda = {"rencana_formal": "Belum bertanda tangan.", "data_berbukti": "Halaman?"}
    assert aksi.tandai_kembali(catatan=tanda, **umum) == 2
    assert aksi.tandai_kembali(catatan={"data_berbukti": ""}, **umum) == 1  # taken away again
    d.jawab(d.verifikator)
    with pytest.raises(TidakSahError, match="1 kriteria ditandai"):
        d.kirim(d.verifikator)
    aksi.kembalikan_lke(**umum)
    assert (d.segarkan().status, d.lke.putaran) == (StatusLKE.MANDIRI, 2)
    with pytest.raises(TerkunciError, match=r"1\.b\.4 tidak dikembalikan"):
        d.jawab(d.sekretariat, "rumusan_hasil", jawaban="tidak")
    assert d.jawab(d.sekretariat, "rencana_formal", jawaban="sebagian") == 1
    assert d.kirim(d.sekretariat).status == StatusLKE.VERIFIKASI
    assert not d.lke.jawaban.filter(dikembalikan=True).exists()


def test_tanggal_laporan_hanya_perangkat_daerah(d):
    isi: dict[str, Any] = {
        "terbit": date(2025, 2, 20),
        "tautan": "contoh.go.id/lkjip",
        "kirim": date(2025, 2, 27),
    }
    e = aksi.catat_laporan(pk=d.lke.pk, oleh=d.sekretariat, pada=PADA, **isi)
    assert e.terbit_tautan == "https://contoh.go.id/lkjip"
    with pytest.raises(TidakBerizinError):
        aksi.catat_laporan(pk=d.lke.pk, oleh=d.evaluator, pada=PADA, **isi)


# --- the end -------------------------------------------------------------------------------------


def _evaluasi(d, **beda):
    """At the evaluator, answered: all met but the criteria of `beda`."""
    d.sampai(T.EVALUASI)
    d.jawab(d.evaluator)
    for kunci, jawaban in beda.items():
        d.jawab(d.evaluator, kunci, jawaban=jawaban, catatan="Belum ada.")
    return {"pk": d.lke.pk, "oleh": d.evaluator, "pada": PADA}


LHE: dict[str, Any] = {"nomor": "700/12/Insp", "tanggal": date(2025, 6, 30)}


def test_hasil_mengalir_ke_halaman_lhe(d):
    """1.a with five of six is B: 6×70 % = 4,2 instead of 4,8; everything else BB: 79,4."""
    umum = _evaluasi(d, pedoman_perencanaan="tidak")
    with pytest.raises(TidakSahError, match="satu rekomendasi"):
        selesai.selesaikan_lke(**LHE, **umum)
    r = selesai.tulis_rekomendasi(teks="", kunci="pedoman_perencanaan", **umum)
    assert r.teks == ("Agar memenuhi kriteria 1.a.1: terdapat pedoman teknis perencanaan kinerja.")
    selesai.selesaikan_lke(**LHE, **umum)
    akip = EvaluasiAKIP.objects.get(pd=d.a, tahun=TAHUN)
    assert (akip.nilai, akip.predikat, akip.sebutan) == (D("79.4"), "BB", "Sangat Baik")
    assert [(k.kode, k.nilai, k.keberadaan, k.kualitas) for k in akip.komponen.all()] == [
        ("A", D("23.4"), D("4.2"), D("7.2")), ("B", D(24), D("4.8"), D("7.2")),
        ("C", D(12), D("2.4"), D("3.6")), ("D", D(20), D(4), D(6)),
    ]  # fmt: skip
    (satu,) = RekomendasiLHE.objects.filter(evaluasi=akip)
    assert (satu.kode, satu.rekomendasi, satu.status) == ("1", r.teks, "belum")
    with pytest.raises(TerkunciError, match="sudah selesai"):
        d.jawab(d.evaluator, "rencana_formal", jawaban="tidak")
    assert JejakAudit.objects.filter(aksi="LHE: nilai dari LKE", oleh=d.evaluator).exists()


def test_nilai_yang_diketik_diganti_rekomendasinya_tetap(d):
    lama = f.EvaluasiAKIPFactory(pd=d.a, tahun=TAHUN)
    f.RekomendasiLHEFactory(evaluasi=lama, kode="1", rekomendasi="Ditulis dahulu.")
    umum = _evaluasi(d)
    selesai.tulis_rekomendasi(teks="Agar mempertahankan capaian.", **umum)
    selesai.selesaikan_lke(**LHE, **umum)
    lama.refresh_from_db()
    assert (lama.nilai, lama.predikat) == (D(80), "BB")
    assert [(r.kode, r.rekomendasi) for r in lama.rekomendasi.all()] == [
        ("1", "Ditulis dahulu."), ("2", "Agar mempertahankan capaian."),
    ]  # fmt: skip


def test_hanya_evaluator_seluruh_komponen_menyelesaikan(d):
    PetugasLKEFactory(tahap="evaluasi", pengguna=d.evaluator, komponen="1 2 3")
    d.sampai(T.EVALUASI)
    with pytest.raises(TidakBerizinError, match="Komponen 4"):
        selesai.selesaikan_lke(pk=d.lke.pk, oleh=d.evaluator, pada=PADA, **LHE)
    with pytest.raises(TidakBerizinError):
        selesai.selesaikan_lke(pk=d.lke.pk, oleh=d.sekretariat, pada=PADA, **LHE)


def test_basis_data_menjaga_yang_selesai(d):
    umum = _evaluasi(d)
    selesai.selesaikan_lke(**LHE, **umum)
    for lakukan in (
        lambda: JawabanLKE.objects.filter(evaluasi=d.lke).update(jawaban="tidak"),
        lambda: NilaiSubLKE.objects.filter(evaluasi=d.lke).update(tingkat="AA"),
        lambda: EvaluasiLKE.objects.filter(pk=d.lke.pk).update(nomor_lhe="lain"),
        lambda: VersiLembarLKE.objects.update(nama="lain"),
        lambda: JawabanLKE.objects.filter(evaluasi=d.lke).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            lakukan()


def test_lembar_lokal_dipakai_evaluasi_berikutnya(d):
    """An edited sheet takes its year; what was opened before keeps its own."""
    from dataclasses import replace

    from laporan.lke.baca import lembar_tahun, simpan_lembar

    lokal = replace(lembar_baku(), nama="LKE lokal", mulai_tahun=2026)
    simpan_lembar(lokal, pada=PADA, oleh=d.admin)
    assert getattr(lembar_tahun(2025), "nama", "") == "LKE Perangkat Daerah"
    assert getattr(lembar_tahun(2026), "nama", "") == "LKE lokal"
    depan = aksi.buka_evaluasi(pd=d.a, tahun=2026, oleh=d.sekretariat, pada=PADA)
    assert depan.lembar.nama == "LKE lokal"
    assert d.segarkan().lembar.nama == "LKE Perangkat Daerah"
