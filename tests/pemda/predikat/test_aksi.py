"""From the announcement to the final list: windows, objections, nothing changes silently."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.jejak_berantai import kepala
from kinerja.models import JejakAudit, Realisasi
from kinerja.penolakan import TerkunciError, TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.models import AturanPredikat, PenetapanPredikat, PredikatPD
from laporan.pemda.predikat import aksi
from laporan.pemda.predikat.aturan import ATURAN_BAKU, TanpaCapaian
from laporan.pemda.predikat.baca import PapanPredikat
from laporan.pemda.predikat.keadaan import TahapPredikat

PADA = datetime(2024, 4, 20, 2, 0, tzinfo=UTC)
SESUDAH = datetime(2024, 5, 2, 2, 0, tzinfo=UTC)
BATAS = date(2024, 4, 30)


def umumkan(d: Any, **ubah: Any) -> PenetapanPredikat:
    isi = {"tahun": 2024, "triwulan": 1, "keberatan_sampai": BATAS, "oleh": d.admin, "pada": PADA}
    return aksi.umumkan(**(isi | ubah))


def hasil(p: PenetapanPredikat, x: Any) -> PredikatPD:
    return PredikatPD.objects.select_related("penetapan", "pd").get(penetapan=p, pd=x.pd)


def test_diumumkan_menurut_hitungan_tangan(d: Any) -> None:
    """(100 + 80) ÷ 2 = 90 is Tinggi; of the other only 64 of 80 is reported: 80, Tinggi."""
    p = umumkan(d)
    isi = [(h.pd.nama, h.nilai, h.predikat, h.ekinerja) for h in p.hasil.select_related("pd")]
    assert sorted(isi) == [
        ("Badan Bakung", Decimal(80), "Tinggi", "Baik"),
        ("Dinas Anggrek", Decimal(90), "Tinggi", "Baik"),
    ]
    assert (p.aturan.ke, p.aturan.oleh, p.final) == (1, None, False)
    with pytest.raises(TerkunciError, match="sudah diumumkan"):
        umumkan(d)


def test_yang_tidak_boleh_diumumkan(d: Any) -> None:
    with pytest.raises(TidakBerizinError):
        umumkan(d, oleh=d.sekre)
    with pytest.raises(TerkunciError, match="belum berakhir"):
        umumkan(d, triwulan=2)
    with pytest.raises(TidakSahError, match="sebelum hari ini"):
        umumkan(d, keberatan_sampai=date(2024, 4, 19))
    assert not PenetapanPredikat.objects.exists()


def test_aturan_menurut_tanggalnya(d: Any) -> None:
    isi = replace(ATURAN_BAKU, tanpa_capaian=TanpaCapaian.NOL)
    umum = {"nama": "Perbup 3/2024", "dasar": "Perbup", "oleh": d.admin, "pada": PADA}
    with pytest.raises(TidakSahError, match="berjumlah 100"):
        aksi.simpan_aturan(berlaku_mulai=BATAS, isi=replace(isi, bobot={}), **umum)
    aksi.simpan_aturan(berlaku_mulai=date(2024, 3, 31), isi=isi, **umum)
    aksi.simpan_aturan(berlaku_mulai=date(2024, 4, 1), isi=ATURAN_BAKU, **umum)
    p = umumkan(d)
    assert p.aturan.ke == 1
    assert hasil(p, d.telat).nilai == 40  # 80 and 0
    with pytest.raises(IntegrityError), transaction.atomic():
        AturanPredikat.objects.update(nama="lain")


def test_keberatan_diterima_dihitung_ulang_lalu_ditetapkan(d: Any, cetak: Any) -> None:
    p = umumkan(d)
    h = hasil(p, d.beres)
    with pytest.raises(TidakDitemukanError):
        aksi.ajukan_keberatan(hasil=h, alasan="Bukan milik", oleh=d.kepala_lain, pada=PADA)
    with pytest.raises(TidakSahError):
        aksi.ajukan_keberatan(hasil=h, alasan=" ", oleh=d.sekre, pada=PADA)
    k = aksi.ajukan_keberatan(hasil=h, alasan="Peserta 76", oleh=d.sekre, pada=PADA)
    with pytest.raises(TerkunciError, match="belum dijawab"):
        aksi.ajukan_keberatan(hasil=h, alasan="Lagi", oleh=d.sekre, pada=PADA)
    with pytest.raises(TerkunciError, match="1 keberatan belum dijawab"):
        aksi.tetapkan(penetapan=p, oleh=d.admin, pada=SESUDAH, cetak=cetak)
    Realisasi.objects.filter(indikator=d.beres.indikator[1]).update(nilai=76)
    with pytest.raises(TidakBerizinError):
        aksi.jawab_keberatan(
            keberatan=k, diterima=True, jawaban="Benar", oleh=d.sekre, pada=SESUDAH
        )
    aksi.jawab_keberatan(keberatan=k, diterima=True, jawaban="Benar", oleh=d.admin, pada=SESUDAH)
    h.refresh_from_db()
    assert (h.nilai, h.predikat) == (Decimal("97.50"), "Sangat Tinggi")  # 100 and 95
    with pytest.raises(TerkunciError, match="dijawab atau ditarik"):
        aksi.jawab_keberatan(
            keberatan=k, diterima=False, jawaban="Tidak", oleh=d.admin, pada=SESUDAH
        )
    final = aksi.tetapkan(penetapan=p, oleh=d.admin, pada=SESUDAH, cetak=cetak)
    assert (final.final_pada, final.final_oleh, final.pdf is not None) == (SESUDAH, d.admin, True)
    assert len(cetak.dicetak) == 1
    assert (final.rantai_ke, final.rantai) == kepala() != (None, "")
    assert set(JejakAudit.objects.values_list("aksi", flat=True)) == {
        "predikat diumumkan", "keberatan predikat diajukan", "keberatan predikat dijawab",
        "predikat dihitung ulang", "predikat ditetapkan",
    }  # fmt: skip


def test_masa_keberatan_dan_penarikan(d: Any, cetak: Any) -> None:
    p = umumkan(d)
    h = hasil(p, d.beres)
    with pytest.raises(TerkunciError, match="Masa keberatan belum berakhir"):
        aksi.tetapkan(penetapan=p, oleh=d.admin, pada=PADA, cetak=cetak)
    with pytest.raises(TerkunciError):
        aksi.ajukan_keberatan(hasil=h, alasan="Terlambat", oleh=d.sekre, pada=SESUDAH)
    aksi.ubah_jadwal(
        penetapan=p, sampai=date(2024, 5, 10), oleh=d.admin, pada=SESUDAH, versi=p.versi
    )
    k = aksi.ajukan_keberatan(hasil=h, alasan="Masih sempat", oleh=d.sekre, pada=SESUDAH)
    aksi.tarik_keberatan(keberatan=k, oleh=d.sekre, pada=SESUDAH)
    with pytest.raises(TidakSahError):
        aksi.ubah_jadwal(penetapan=p, sampai=BATAS, oleh=d.admin, pada=SESUDAH, versi=None)
    akhir = datetime(2024, 5, 11, 2, 0, tzinfo=UTC)
    aksi.tetapkan(penetapan=p, oleh=d.admin, pada=akhir, cetak=cetak)


def test_final_tidak_berubah_dan_perubahannya_disebut(d: Any, cetak: Any) -> None:
    p = umumkan(d)
    aksi.tetapkan(penetapan=p, oleh=d.admin, pada=SESUDAH, cetak=cetak)
    papan = PapanPredikat(d.admin, 2024, 1, SESUDAH)
    assert (papan.tahap, papan.berubah) == (TahapPredikat.FINAL, 0)
    Realisasi.objects.filter(indikator=d.beres.indikator[1]).update(nilai=40)
    papan = PapanPredikat(d.admin, 2024, 1, SESUDAH)
    assert [(b.hasil.pd, b.hasil.nilai) for b in papan.baris if b.berubah] == [
        (d.beres.pd, Decimal(90))
    ]
    with pytest.raises(TerkunciError):
        aksi.hitung_ulang(penetapan=p, oleh=d.admin, pada=SESUDAH)
    for tulis in (
        lambda: PredikatPD.objects.update(nilai=1),
        lambda: PredikatPD.objects.all().delete(),
        lambda: PenetapanPredikat.objects.update(keberatan_sampai=BATAS),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            tulis()
    with pytest.raises(TidakSahError, match="alasan koreksi"):
        umumkan(d, pada=SESUDAH, keberatan_sampai=date(2024, 5, 10))
    koreksi = umumkan(
        d, pada=SESUDAH, keberatan_sampai=date(2024, 5, 10), alasan="Angka terbit kembali"
    )
    assert (koreksi.ke, hasil(koreksi, d.beres).nilai) == (2, 75)  # 100 and 50
    assert hasil(p, d.beres).nilai == 90
    assert set(PredikatPD.objects.berlaku()) == set(koreksi.hasil.all())


def test_hitung_ulang_hanya_yang_berubah(d: Any) -> None:
    p = umumkan(d)
    Realisasi.objects.filter(indikator=d.beres.indikator[1]).update(nilai=80)
    assert aksi.hitung_ulang(penetapan=p, oleh=d.admin, pada=SESUDAH) == 1
    assert (hasil(p, d.beres).nilai, hasil(p, d.beres).versi) == (100, 2)
    assert hasil(p, d.telat).versi == 1


def test_hitung_ulang_tidak_menimpa_yang_lebih_baru(d: Any) -> None:
    """An objection is accepted while the facts of all agencies are read: 100 by the figures of
    then, not the 75 that were read before.
    """
    p = umumkan(d)
    h, milik = hasil(p, d.beres), Realisasi.objects.filter(indikator=d.beres.indikator[1])
    k = aksi.ajukan_keberatan(hasil=h, alasan="Keliru", oleh=d.sekre, pada=PADA)
    milik.update(nilai=40)

    def lapor(persen: int, langkah: str) -> None:
        if persen == 95:
            milik.update(nilai=80)
            aksi.jawab_keberatan(
                keberatan=k, diterima=True, jawaban="Dibetulkan", oleh=d.admin,
                pada=SESUDAH + timedelta(minutes=1),
            )  # fmt: skip

    assert aksi.hitung_ulang(penetapan=p, oleh=d.admin, pada=SESUDAH, lapor=lapor) == 0
    assert hasil(p, d.beres).nilai == 100
