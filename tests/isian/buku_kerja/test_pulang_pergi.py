"""The workbook out and in again: unchanged changes nothing, one cell once, no newer one lost."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from anggaran.models import LaporanSubKegiatan, RealisasiAnggaran
from kinerja.models import Indikator, JejakAudit, NilaiVariabel, Realisasi, Variabel
from kinerja.peran import OPERATOR, SEKRETARIAT
from laporan.isian.buku_kerja import baca
from laporan.isian.buku_kerja.baca import BukuDitolakError
from laporan.isian.buku_kerja.kerja import periksa, simpan
from laporan.isian.buku_kerja.kolom import KOLOM_ANGGARAN, kolom_indikator
from laporan.isian.buku_kerja.lembar import susun_buku
from laporan.isian.buku_kerja.tandai import tandai
from laporan.isian.buku_kerja.tulis import tulis_buku
from laporan.isian.lembar import LembarIsian
from tests.factories import (
    BarisAnggaranFactory,
    IndikatorFactory,
    IndikatorPredikatFactory,
    PaguBarisFactory,
    PeriodeFactory,
    RealisasiAnggaranFactory,
    RealisasiFactory,
    SubKegiatanFactory,
    UnitFactory,
    VariabelFactory,
)
from tests.pasti import pasti

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.isian.bukti.urls")]
PADA = datetime(2024, 4, 10, 1, 0, tzinfo=UTC)
JAHAT = '=HYPERLINK("http://contoh";"x")'


@pytest.fixture
def d(pengguna):
    """An agency's unit with every kind of input, TW I open."""
    angka = IndikatorFactory(nama="Angka terbuka", desimal=2, satuan="Nilai", pola_tampil="{n}")
    pd, jabatan = angka.pd, angka.penanggung_jawab
    bagi = {"sasaran": angka.sasaran, "penanggung_jawab": jabatan}
    rumus = IndikatorFactory(nama="Persentase", formula="a / b * 100", **bagi)
    a, b = (
        VariabelFactory(indikator=rumus, kode=k, nama=f"Jumlah {k}", satuan="orang") for k in "ab"
    )
    predikat = IndikatorPredikatFactory(nama="Predikat", **bagi)
    sub = SubKegiatanFactory(pd=pd, penanggung_jawab=jabatan)
    lini = [BarisAnggaranFactory(sub_kegiatan=sub, rekening=f"5.1.0{n}") for n in (1, 2)]
    for x in lini:
        PaguBarisFactory(baris=x, nilai=1_000_000)
    PeriodeFactory(pd=pd)
    operator = pengguna(OPERATOR, unit=jabatan.unit)
    r = RealisasiFactory(
        indikator=angka,
        nilai="8604.25",
        faktor_pendukung="- butir satu\n=dua",
        diubah_oleh=operator,
    )
    rr = RealisasiFactory(indikator=rumus, nilai=None, diubah_oleh=operator)
    NilaiVariabel.objects.create(realisasi=rr, variabel=a, nilai=8604, sumber="BPS 2024")
    RealisasiAnggaranFactory(baris=lini[0], bulan=3, nilai=123_456)
    return SimpleNamespace(
        pd=pd, unit=jabatan.unit, operator=operator, angka=angka, rumus=rumus, a=a, b=b,
        predikat=predikat, sub=sub, lini=lini, r=r, rr=rr,
    )  # fmt: skip


def buku(d, oleh=None, tahun=2024, triwulan=1, unit=None):
    return susun_buku(LembarIsian(oleh or d.operator, unit or d.unit, tahun, triwulan, pada=PADA))


def unduh(d, **lain) -> bytes:
    return tulis_buku(buku(d, **lain)).isi


def ubah(isi: bytes, *perubahan: tuple[str, str, str, Any]) -> bytes:
    """Change cells as a person does: (sheet, part of the hidden key, column, value)."""
    xl = load_workbook(io.BytesIO(isi))
    for lembar, kunci, kolom, nilai in perubahan:
        ws = xl[lembar]
        kepala = {s.value: n for n, s in enumerate(ws[1], 1)}
        (baris,) = [
            r for r in range(2, ws.max_row + 1) if kunci in str(ws.cell(r, kepala["kunci"]).value)
        ]
        ws.cell(baris, kepala[kolom]).value = nilai
    aliran = io.BytesIO()
    xl.save(aliran)
    return aliran.getvalue()


def lihat(d, isi, **lain):
    return periksa(isi, buku(d, **lain), oleh=lain.get("oleh", d.operator), pada=PADA)


def komit(d, bekal, oleh=None, unit=None):
    return simpan(
        bekal,
        unit=(unit or d.unit).pk,
        tahun=2024,
        triwulan=1,
        oleh=oleh or d.operator,
        pada=PADA,
    )


def test_tidak_berubah(d):
    jejak = JejakAudit.objects.count()
    hasil = lihat(d, unduh(d))
    assert (hasil.perubahan, hasil.galat, hasil.basi, hasil.bekal) == ((), (), (), "")
    # Saved again by another program.
    assert lihat(d, ubah(unduh(d))).perubahan == ()
    assert JejakAudit.objects.count() == jejak


def test_bentuk_buku(d):
    xl = load_workbook(io.BytesIO(unduh(d)))
    assert xl.sheetnames == ["Petunjuk", "Indikator", "Anggaran", "Kunci"]
    assert xl["Kunci"].sheet_state == "veryHidden"
    ws = xl["Indikator"]
    kepala = {s.value: n for n, s in enumerate(ws[1], 1)}
    assert ws.protection.sheet
    assert ws.column_dimensions[get_column_letter(kepala["kunci"])].hidden
    terbuka = {
        ws.cell(1, pasti(s.column)).value
        for baris in ws.iter_rows(min_row=2)
        for s in baris
        if not s.protection.locked
    }
    assert terbuka == {
        *("Nilai", "Sumber", "Tidak berlaku", "Alasan tidak berlaku", "Faktor pendukung"),
        *("Faktor penghambat", "Upaya perbaikan", "Rencana tindak lanjut", "Penjelasan"),
    }
    assert ws.cell(2, kepala["Nilai"]).value == 8604.25
    assert {v.formula1 for v in ws.data_validations.dataValidation} >= {'"ya"'}
    assert any("CC" in v.formula1 for v in ws.data_validations.dataValidation)
    assert len(list(ws.iter_rows(min_row=2))) == 5  # value, two variables, predicate and its score
    assert len(list(xl["Anggaran"].iter_rows(min_row=2))) == 2
    # A text that begins like a formula stays a text.
    sel = ws.cell(2, kepala["Faktor pendukung"])
    assert (sel.data_type, sel.quotePrefix) == ("s", True)


def test_ribuan_pada_satuan_terukur(d):
    # "1.920" jam has two readings for whoever types it; what is stored has one.
    d.rr.nilai_variabel.update(nilai=1920)
    Variabel.objects.filter(pk=d.a.pk).update(satuan="jam")
    isi = unduh(d)
    ws = load_workbook(io.BytesIO(isi))["Indikator"]
    kepala = {s.value: n for n, s in enumerate(ws[1], 1)}
    assert 1920 in {ws.cell(r, kepala["Nilai"]).value for r in range(2, ws.max_row + 1)}
    assert lihat(d, ubah(isi)).perubahan == ()
    hasil = lihat(d, ubah(isi, ("Indikator", "variabel:a", "Nilai", 1921)))
    assert hasil.galat == ()
    assert [(p.lama, p.baru) for p in hasil.perubahan] == [("1.920", "1.921")]
    komit(d, hasil.bekal)
    assert d.rr.nilai_variabel.get(variabel=d.a).nilai == 1921


def test_satu_sel_sekali(d):
    hasil = lihat(d, ubah(unduh(d), ("Indikator", f":{d.angka.pk}/nilai", "Nilai", 9000.5)))
    (p,) = hasil.perubahan
    assert (p.lembar, p.baris, p.kolom, p.nama, p.lama, p.baru) == (
        "Indikator", 2, "Nilai", "Angka terbuka", "8.604,25", "9.000,50",
    )  # fmt: skip
    assert str(Realisasi.objects.get(pk=d.r.pk).nilai) == "8604.25"  # a preview writes nothing

    assert komit(d, hasil.bekal).berubah == 1
    assert komit(d, hasil.bekal).berubah == 1  # sent again: the same answer, no second write
    r = Realisasi.objects.get(pk=d.r.pk)
    assert (str(r.nilai), r.versi) == ("9000.5", 2)
    assert JejakAudit.objects.count() == 1
    assert lihat(d, unduh(d)).perubahan == ()


def test_semua_jenis_isian(d):
    isi = ubah(
        unduh(d),
        ("Indikator", "variabel:b", "Nilai", "317.696"),
        ("Indikator", "variabel:b", "Sumber", "BPS"),
        ("Indikator", "variabel:a", "Sumber", "BPS 2025"),
        ("Indikator", "/predikat", "Nilai", "CC"),
        ("Indikator", f":{d.angka.pk}/nilai", "Faktor penghambat", "-1+1 bukan rumus"),
        ("Anggaran", f"baris:{d.lini[1].pk}", "Realisasi kumulatif (Rp)", 500_000),
        ("Anggaran", f"baris:{d.lini[0].pk}", "Realisasi kumulatif (Rp)", None),
        ("Anggaran", f"baris:{d.lini[0].pk}", "Fisik (%)", 42.5),
    )
    hasil = lihat(d, isi)
    assert hasil.galat == ()
    assert len(hasil.perubahan) == 8
    assert komit(d, hasil.bekal).berubah == 8

    nilai = {n.variabel.kode: (n.nilai, n.sumber) for n in d.rr.nilai_variabel.all()}
    assert nilai == {"a": (8604, "BPS 2025"), "b": (317696, "BPS")}
    assert pasti(Realisasi.objects.get(indikator=d.predikat).predikat).kode == "CC"
    assert Realisasi.objects.get(pk=d.r.pk).faktor_penghambat == "-1+1 bukan rumus"
    uang = dict(RealisasiAnggaran.objects.values_list("baris", "nilai"))
    assert uang == {d.lini[1].pk: 500_000}
    assert str(LaporanSubKegiatan.objects.get().fisik) == "42.5"
    assert len(set(JejakAudit.objects.values_list("kelompok", flat=True))) == 1
    assert lihat(d, unduh(d)).perubahan == ()


def test_tidak_berlaku_dan_sebaliknya(d):
    nama = f":{d.angka.pk}/nilai"
    isi = ubah(
        unduh(d),
        ("Indikator", nama, "Nilai", None),
        ("Indikator", nama, "Tidak berlaku", "ya"),
        ("Indikator", nama, "Alasan tidak berlaku", "Belum dimulai"),
    )
    assert komit(d, lihat(d, isi).bekal).berubah == 2
    r = Realisasi.objects.get(pk=d.r.pk)
    assert (r.tidak_berlaku, r.alasan_tidak_berlaku, r.nilai) == (True, "Belum dimulai", None)

    kembali = ubah(
        unduh(d), ("Indikator", nama, "Tidak berlaku", None), ("Indikator", nama, "Nilai", 5)
    )
    assert komit(d, lihat(d, kembali).bekal).berubah == 2
    r.refresh_from_db()
    assert (r.tidak_berlaku, r.nilai) == (False, 5)


@pytest.mark.parametrize(
    ("perubahan", "kolom", "pesan"),
    [
        ([("Nilai", "sembilan")], "Nilai", "tidak dapat dibaca sebagai angka"),
        ([("Nilai", 97.345)], "Nilai", "paling banyak 2 angka"),
        ([("Nilai", date(2024, 4, 1))], "Nilai", "sebagai tanggal"),
        ([("Nilai", True)], "Nilai", "BENAR/SALAH"),
        ([("Nilai", "=1+1")], "Nilai", "rumus tanpa hasil tersimpan"),
        ([("Tidak berlaku", "ya")], "Alasan tidak berlaku", "tulis alasan"),
        ([("Alasan tidak berlaku", "x")], "Tidak berlaku", "pilih “ya”"),
        ([("Tidak berlaku", "tidak")], "Tidak berlaku", "isi “ya”"),
    ],
)
def test_galat_di_tempatnya(d, perubahan, kolom, pesan):
    nama = f":{d.angka.pk}/nilai"
    isi = ubah(unduh(d), *(("Indikator", nama, k, v) for k, v in perubahan))
    hasil = lihat(d, isi)
    assert hasil.bekal == ""
    (g,) = hasil.galat
    assert (g.lembar, g.baris, g.kolom) == ("Indikator", 2, kolom)
    assert pesan in g.pesan

    xl = load_workbook(io.BytesIO(tandai(isi, list(hasil.galat))))
    ws = xl["Indikator"]
    sel = ws.cell(2, {s.value: n for n, s in enumerate(ws[1], 1)}[kolom])
    assert sel.fill.fgColor.rgb == "00F8D0CC"
    assert pesan in pasti(sel.comment).text
    assert xl.sheetnames[0] == "Galat"
    assert [s.value for s in xl["Galat"][2]][:3] == ["Indikator", 2, kolom]
    assert ws.protection.sheet

    # Mended in the marked workbook and sent again: no mark and no mistake is left.
    aliran = io.BytesIO()
    xl.save(aliran)
    awal = {"Nilai": 8604.25, "Tidak berlaku": None, "Alasan tidak berlaku": None}
    baik = ubah(aliran.getvalue(), *(("Indikator", nama, k, awal[k]) for k in awal))
    assert lihat(d, baik).galat == ()
    bersih = load_workbook(io.BytesIO(tandai(baik, [])))["Indikator"]
    assert bersih.cell(2, pasti(sel.column)).comment is None
    assert bersih.cell(2, pasti(sel.column)).fill.fgColor.rgb == "00FFF9DB"


@pytest.mark.parametrize(
    ("kolom", "nilai", "pesan"),
    [
        ("Fisik (%)", 150, "Kemajuan fisik 150,00% harus antara 0% dan 100%."),
        (
            "Realisasi kumulatif (Rp)",
            99_999_999_999,
            "Realisasi Rp99.999.999.999 lebih dari sepuluh kali pagu Rp1.000.000",
        ),
    ],
)
def test_yang_mustahil_ditolak_di_selnya(d, kolom, nilai, pesan):
    """I9: the workbook once passed both without a word."""
    hasil = lihat(d, ubah(unduh(d), ("Anggaran", f"baris:{d.lini[0].pk}", kolom, nilai)))
    assert (hasil.bekal, [(g.lembar, g.kolom) for g in hasil.galat]) == ("", [("Anggaran", kolom)])
    assert pesan in hasil.galat[0].pesan


def test_yang_perlu_dijelaskan_disebut_di_samping_perubahannya(d):
    RealisasiFactory(indikator=d.angka, tahun=2023, nilai="40")
    hasil = lihat(d, ubah(unduh(d), ("Indikator", f":{d.angka.pk}/nilai", "Nilai", 80)))
    assert [p.temuan for p in hasil.perubahan] == [
        ("80,00 naik 100,0% dari tahun lalu (40,00). Jelaskan sebabnya, atau perbaiki.",)
    ]
    assert hasil.bekal


def test_persen_dibaca_sebagaimana_terlihat(d):
    Indikator.objects.filter(pk=d.angka.pk).update(satuan="%", pola_tampil="{n}%")
    isi = unduh(d)
    xl = load_workbook(io.BytesIO(isi))
    ws = xl["Indikator"]
    sel = ws.cell(2, {s.value: n for n, s in enumerate(ws[1], 1)}["Nilai"])
    sel.value, sel.number_format = 0.973, "0.00%"
    aliran = io.BytesIO()
    xl.save(aliran)
    (p,) = lihat(d, aliran.getvalue()).perubahan
    assert p.baru == "97,30"


def test_basi_ditolak_dengan_daftarnya(d):
    isi = ubah(unduh(d), ("Indikator", f":{d.angka.pk}/nilai", "Nilai", 9000))
    d.rr.nilai_variabel.update(nilai=9)
    hasil = lihat(d, isi)
    (b,) = hasil.basi
    assert (b.lembar, b.kolom, b.nama, b.di_buku, b.sekarang) == (
        "Indikator", "Nilai", "Persentase: Jumlah a", "8604", "9",
    )  # fmt: skip
    assert hasil.bekal == ""
    RealisasiAnggaran.objects.update(nilai=1)
    assert len(lihat(d, isi).basi) == 2


def test_versi_yang_naik_tanpa_perubahan_nilai_tidak_basi(d):
    """Evidence attached after the download moves the row version, not a value."""
    isi = ubah(unduh(d), ("Indikator", f":{d.angka.pk}/nilai", "Nilai", 9000))
    Realisasi.objects.filter(pk=d.r.pk).update(versi=7)
    hasil = lihat(d, isi)
    assert hasil.basi == ()
    assert komit(d, hasil.bekal).berubah == 1


def test_berubah_antara_pratinjau_dan_simpan(d):
    hasil = lihat(d, ubah(unduh(d), ("Indikator", f":{d.angka.pk}/nilai", "Nilai", 9000)))
    lain = lihat(d, ubah(unduh(d), ("Indikator", f":{d.angka.pk}/nilai", "Nilai", 7000)))
    komit(d, lain.bekal)
    tolak = komit(d, hasil.bekal)
    assert tolak.berubah == 0
    assert "sudah diubah" in tolak.galat[0].pesan
    assert Realisasi.objects.get(pk=d.r.pk).nilai == 7000


def test_bukan_untuk_halaman_ini(d, pengguna):
    isi = unduh(d)
    lain = UnitFactory(pd=d.pd)
    with pytest.raises(BukuDitolakError, match="Buka halaman unit"):
        lihat(d, isi, oleh=pengguna(SEKRETARIAT, pd=d.pd), unit=lain)
    with pytest.raises(BukuDitolakError, match=r"untuk TW I 2024.*TW II 2024"):
        lihat(d, isi, triwulan=2)
    with pytest.raises(BukuDitolakError, match="Buka triwulan"):
        lihat(d, isi, tahun=2025)


def test_berkas_yang_bukan_buku_kerja(d, monkeypatch):
    for isi in (b"", b"bukan zip", b"PK\x03\x04"):
        with pytest.raises(BukuDitolakError):
            lihat(d, isi)
    aliran = io.BytesIO()
    from openpyxl import Workbook

    Workbook().save(aliran)
    with pytest.raises(BukuDitolakError, match="bukan buku kerja yang diunduh dari Tapak"):
        lihat(d, aliran.getvalue())
    with pytest.raises(BukuDitolakError, match="melebihi"):
        lihat(d, b"\x00" * (baca.UKURAN_MAKSIMUM_MB * 1024 * 1024 + 1))
    bom = io.BytesIO()
    with zipfile.ZipFile(bom, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("xl/worksheets/sheet1.xml", b"\x00" * (65 * 1024 * 1024))
    with pytest.raises(BukuDitolakError, match="setelah dibuka"):
        lihat(d, bom.getvalue())


def test_kolom_tersembunyi_dan_salinan(d):
    nama = f":{d.angka.pk}/nilai"
    palsu = {"versi": "indikator:1=99", "kunci": f"x:{d.angka.pk}/nilai", "asal": "{}"}
    for kolom, nilai in palsu.items():
        galat = lihat(d, ubah(unduh(d), ("Indikator", nama, kolom, nilai))).galat
        assert len(galat) == 1, kolom
        (g,) = galat
        assert "kolom tersembunyinya berubah" in g.pesan
    meta = ubah(unduh(d))
    xl = load_workbook(io.BytesIO(meta))
    xl["Kunci"].cell(4, 2).value = "lain"
    aliran = io.BytesIO()
    xl.save(aliran)
    with pytest.raises(BukuDitolakError):
        lihat(d, aliran.getvalue())

    xl = load_workbook(io.BytesIO(unduh(d)))
    ws = xl["Indikator"]
    for k in range(1, ws.max_column + 1):
        ws.cell(6, k).value = ws.cell(2, k).value
    ws.cell(7, 2).value = "baris tambahan"
    aliran = io.BytesIO()
    xl.save(aliran)
    pesan = [(g.baris, g.pesan) for g in lihat(d, aliran.getvalue()).galat]
    assert [b for b, _ in pesan] == [6, 7]
    assert "tersalin dua kali" in pesan[0][1]


def test_baris_boleh_diurutkan_dan_dihapus(d):
    xl = load_workbook(io.BytesIO(unduh(d)))
    ws = xl["Indikator"]
    isi = [[s.value for s in b] for b in ws.iter_rows(min_row=2)]
    for n, b in enumerate(reversed(isi[1:]), start=2):
        for k, v in enumerate(b, start=1):
            ws.cell(n, k).value = v
    ws.delete_rows(6)
    aliran = io.BytesIO()
    xl.save(aliran)
    hasil = lihat(d, aliran.getvalue())
    assert (hasil.perubahan, hasil.galat, hasil.basi) == ((), (), ())


def test_baris_terkunci(d):
    Realisasi.objects.filter(pk=d.r.pk).update(
        status="diajukan", diajukan_pada=PADA, diajukan_oleh=d.operator
    )
    isi = unduh(d)
    ws = load_workbook(io.BytesIO(isi))["Indikator"]
    assert all(s.protection.locked for s in ws[2])
    assert not all(s.protection.locked for s in ws[3])
    (g,) = lihat(d, ubah(isi, ("Indikator", f":{d.angka.pk}/nilai", "Nilai", 1))).galat
    assert "sudah diajukan" in g.pesan


def test_bekal_orang_lain_atau_dipalsukan(d, pengguna):
    hasil = lihat(d, ubah(unduh(d), ("Indikator", f":{d.angka.pk}/nilai", "Nilai", 1)))
    from kinerja.penolakan import TidakSahError

    with pytest.raises(TidakSahError):
        komit(d, hasil.bekal, oleh=pengguna(OPERATOR, unit=d.unit))
    with pytest.raises(TidakSahError):
        komit(d, hasil.bekal, unit=UnitFactory(pd=d.pd))
    with pytest.raises(TidakSahError):
        komit(d, hasil.bekal[:-2] + "xx")


def test_teks_berbahaya_dinetralkan(d):
    Realisasi.objects.filter(pk=d.r.pk).update(faktor_pendukung=JAHAT, penjelasan="@SUM(A1)")
    d.angka.nama = "+cmd|' /C calc'!A0"
    d.angka.save()
    isi = unduh(d)
    rumus = [
        s.coordinate
        for ws in load_workbook(io.BytesIO(isi)).worksheets
        for b in ws.iter_rows()
        for s in b
        if s.data_type == "f"
    ]
    assert rumus == []
    assert lihat(d, isi).perubahan == ()
    hasil = lihat(d, ubah(isi, ("Indikator", f":{d.angka.pk}/nilai", "Nilai", "=BAD")))
    bertanda = load_workbook(io.BytesIO(tandai(isi, list(hasil.galat))))
    assert all(s.data_type != "f" for b in bertanda["Galat"].iter_rows() for s in b)


def test_kueri_tetap(d, jumlah_kueri):
    def hitung() -> int:
        with jumlah_kueri() as kueri:
            lihat(d, unduh(d))
        return len(kueri)

    hitung()
    sebelum = hitung()
    for i in IndikatorFactory.create_batch(
        6, sasaran=d.angka.sasaran, penanggung_jawab=d.angka.penanggung_jawab
    ):
        RealisasiFactory(indikator=i, diubah_oleh=d.operator)
    for n in range(10, 16):
        PaguBarisFactory(baris=BarisAnggaranFactory(sub_kegiatan=d.sub, rekening=f"5.1.02.{n}"))
    assert hitung() == sebelum


# --- pages -----------------------------------------------------------------------------------


def alamat(d, nama="buku_kerja"):
    return reverse(nama, args=[d.unit.pk, 2024, 1])


def kirim(client, d, isi):
    with patch.object(timezone, "now", return_value=PADA):
        return client.post(alamat(d), {"berkas": SimpleUploadedFile("isian.xlsx", isi)})


def test_halaman(client, d):
    client.force_login(d.operator)
    with patch.object(timezone, "now", return_value=PADA):
        assert "Unduh buku kerja" in client.get(alamat(d)).text
        respons = client.get(alamat(d, "buku_kerja_unduh"))
    assert respons["Content-Disposition"].startswith('attachment; filename="Isian-TW-1-2024-')
    isi = respons.content
    assert "Tidak ada perubahan" in kirim(client, d, isi).text

    layar = kirim(client, d, ubah(isi, ("Indikator", f":{d.angka.pk}/nilai", "Nilai", 9000)))
    assert "1 perubahan" in layar.text
    assert "9.000,00" in layar.text
    with patch.object(timezone, "now", return_value=PADA):
        hasil = client.post(
            alamat(d, "buku_kerja_simpan"),
            {"bekal": layar.context["pratinjau"].bekal},
            follow=True,
        )
    assert "1 perubahan dari buku kerja disimpan." in hasil.text
    basi = kirim(client, d, isi)
    assert (basi.status_code, "Data berubah sejak" in basi.text) == (422, True)


def test_halaman_galat_membawa_buku_bertanda(client, d):
    client.force_login(d.operator)
    isi = ubah(unduh(d), ("Indikator", f":{d.angka.pk}/nilai", "Nilai", "sembilan"))
    layar = kirim(client, d, isi)
    assert layar.status_code == 422
    assert "Indikator, baris 2, Nilai" in layar.text
    assert 'download="Perbaiki-TW-1-2024.xlsx"' in layar.text
    assert kirim(client, d, b"x").status_code == 422


def test_lingkup(client, d, pengguna):
    for orang in (
        pengguna(OPERATOR, unit=UnitFactory(pd=d.pd)),
        pengguna(OPERATOR, unit=UnitFactory()),
        pengguna(SEKRETARIAT, pd=UnitFactory().pd),
    ):
        client.force_login(orang)
        for nama in ("buku_kerja", "buku_kerja_unduh"):
            assert client.get(alamat(d, nama)).status_code == 404
        assert client.post(alamat(d, "buku_kerja_simpan")).status_code == 404
    client.force_login(pengguna(SEKRETARIAT, pd=d.pd))
    assert client.get(alamat(d, "buku_kerja_unduh")).status_code == 200
    assert client.post(alamat(d)).status_code == 403
    assert client.get(reverse("buku_kerja", args=[d.unit.pk, 2024, 5])).status_code == 404


def _judul_lain(asli: Any) -> Any:
    """Every title another one, as after an upgrade."""

    def ganti(*args: Any) -> Any:
        return tuple(replace(k, judul=f"Baru: {k.kunci}") for k in asli(*args))

    return ganti


def test_judul_kolom_yang_berganti(d, monkeypatch):
    """A workbook given out before a title changed is read by its own titles, and marked there."""
    nilai = ("Indikator", f":{d.angka.pk}/nilai", "Nilai", 9000.5)
    salah = ("Anggaran", f"baris:{d.lini[1].pk}", "Realisasi kumulatif (Rp)", "banyak")
    lama = ubah(unduh(d), nilai)
    rusak = ubah(unduh(d), salah)
    tempat = "laporan.isian.buku_kerja.lembar"
    monkeypatch.setattr(f"{tempat}.kolom_indikator", _judul_lain(kolom_indikator))
    monkeypatch.setattr(f"{tempat}.KOLOM_ANGGARAN", _judul_lain(lambda: KOLOM_ANGGARAN)())

    hasil = lihat(d, lama)
    assert (hasil.galat, hasil.basi) == ((), ())
    assert [(p.kolom, p.lama, p.baru) for p in hasil.perubahan] == [
        ("Nilai", "8.604,25", "9.000,50")
    ]
    (galat,) = lihat(d, rusak).galat
    assert galat.kolom == "Realisasi kumulatif (Rp)"
    ws = load_workbook(io.BytesIO(tandai(rusak, [galat])))["Anggaran"]
    (bertanda,) = [s for b in ws.iter_rows() for s in b if s.comment is not None]
    assert ws.cell(1, pasti(bertanda.column)).value == "Realisasi kumulatif (Rp)"

    # Given out under the new titles: the same columns, the same bounds and lists.
    baru = load_workbook(io.BytesIO(unduh(d)))
    assert baru["Indikator"]["H1"].value == "Baru: nilai"
    assert len(baru["Anggaran"].data_validations.dataValidation) == 2
    (p,) = lihat(d, ubah(unduh(d), (*nilai[:2], "Baru: nilai", 9000.5))).perubahan
    assert (p.kolom, p.baru) == ("Baru: nilai", "9.000,50")
