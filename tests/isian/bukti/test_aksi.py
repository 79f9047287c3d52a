"""Adding and removing evidence: every lock, one audit row, no orphan file."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from kinerja.bukti import aksi
from kinerja.bukti.aksi import hapus_bukti, kembalikan_bukti, ubah_halaman
from kinerja.bukti.terhapus import bukti_terhapus
from kinerja.bukti.yatim import berkas_yatim, buang_yatim
from kinerja.isian.penolakan import IsianTerkunciError
from kinerja.models import DataDukung, JejakAudit, Realisasi
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.peran import EVALUATOR, OPERATOR, SEKRETARIAT
from tests.factories import (
    IndikatorFactory,
    JabatanFactory,
    PengecualianFactory,
    PengesahanFactory,
    PeriodeFactory,
    RealisasiFactory,
    UnitFactory,
    VersiRealisasiFactory,
)
from tests.isian.bukti.bantu import PADA, Unggahan, folder, tambah, tersimpan
from tests.isian.bukti.berkas import HTML, PDF, gambar
from tests.pasti import pasti


def test_berkas_dilampirkan(indikator, operator):
    hasil = tambah(indikator, operator, berkas=Unggahan("../Rekap TW I.pdf"))

    d = DataDukung.objects.get()
    assert hasil.bukti == d
    assert (hasil.baru, hasil.versi, hasil.banyak, hasil.pemberitahuan) == (True, 1, 1, ())
    assert (d.jenis, d.judul, d.tipe, d.ukuran) == (
        "berkas",
        "Rekap TW I.pdf",
        "application/pdf",
        len(PDF),
    )
    assert len(d.sha256) == 64
    assert "Rekap" not in pasti(d.berkas.name)
    assert pasti(d.berkas.name).startswith("data-dukung/")
    assert d.berkas.read() == PDF
    d.berkas.close()
    r = Realisasi.objects.get()
    assert (r.indikator, r.tahun, r.triwulan, r.status, r.versi) == (indikator, 2024, 1, "draf", 1)
    (jejak,) = JejakAudit.objects.all()
    assert (jejak.aksi, jejak.objek_id, jejak.oleh, jejak.pd) == (
        "tambah bukti",
        r.pk,
        operator,
        indikator.pd,
    )
    assert jejak.perubahan["versi"] == [0, 1]
    assert jejak.perubahan[f"bukti:{d.pk}"][1]["sha256"] == d.sha256


@pytest.mark.parametrize(
    ("isi", "medan", "judul"),
    [
        ({"tautan": " https://contoh.go.id/rekap.pdf "}, "tautan", "contoh.go.id/rekap.pdf"),
        ({"tautan": "https://contoh.go.id", "judul": " Situs  dinas "}, "tautan", "Situs dinas"),
        ({"teks": "Rekap di lemari 3.\r\nNomor 12."}, "teks", "Rekap di lemari 3. Nomor 12."),
    ],
)
def test_tautan_dan_keterangan(indikator, operator, isi, medan, judul):
    d = tambah(indikator, operator, **isi).bukti

    assert (d.jenis, d.judul) == (medan, judul)
    assert getattr(d, medan) == isi[medan].strip().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "isi",
    [
        {"tautan": "", "teks": ""},
        {"tautan": "https://contoh.go.id", "teks": "juga"},
        {"berkas": Unggahan(), "teks": "juga"},
        {"tautan": "javascript:alert(1)"},
        {"berkas": Unggahan("a.pdf", HTML)},
        {"berkas": Unggahan("a.png", gambar()[:-12] + b"rusak" + gambar()[-12:])},
        {"teks": "x", "judul": "j" * 201},
        {"teks": "x" * 10_001},
    ],
)
def test_yang_tidak_sah_tidak_meninggalkan_apa_pun(indikator, operator, isi):
    with pytest.raises(TidakSahError):
        tambah(indikator, operator, **isi)

    assert not Realisasi.objects.exists()
    assert not JejakAudit.objects.exists()
    assert tersimpan() == []


def test_batas_ukuran(indikator, operator, settings):
    settings.TAPAK_BUKTI_MAKS_MB = 1
    with pytest.raises(TidakSahError, match="melebihi 1 MB"):
        tambah(indikator, operator, berkas=Unggahan(isi=PDF + b"\x00" * 1024 * 1024))


def test_berkas_hilang_bila_basis_data_menolak(indikator, operator, monkeypatch):
    def gagal(**_):
        raise RuntimeError("basis data penuh")

    monkeypatch.setattr("kinerja.langkah.jejak", gagal)
    with pytest.raises(RuntimeError):
        tambah(indikator, operator)

    assert tersimpan() == []
    assert not DataDukung.objects.exists()
    assert not Realisasi.objects.exists()


def test_berkas_yang_sama_pada_baris_yang_sama(indikator, operator):
    pertama = tambah(indikator, operator)
    kedua = tambah(indikator, operator, berkas=Unggahan("nama lain.pdf"))

    assert (kedua.baru, kedua.bukti, kedua.versi) == (False, pertama.bukti, 1)
    assert "sudah terlampir" in kedua.pemberitahuan[0]
    assert len(tersimpan()) == 1
    assert JejakAudit.objects.count() == 1


def test_berkas_kembar_pada_indikator_lain_ditunjukkan(indikator, operator):
    lain = IndikatorFactory(
        sasaran=indikator.sasaran, penanggung_jawab=indikator.penanggung_jawab, nama="Angka lain"
    )
    tambah(lain, operator)
    hasil = tambah(indikator, operator)

    assert hasil.baru
    assert "Angka lain (TW I 2024)" in hasil.pemberitahuan[0]
    assert DataDukung.objects.count() == 2


def test_berkas_kembar_pada_indikator_senama_disebut_dengan_pembedanya(indikator, operator):
    """C4: which of the two of one name is meant."""
    for unit in ("Seksi Satu", "Seksi Dua"):
        lain = IndikatorFactory(
            sasaran=indikator.sasaran,
            penanggung_jawab=JabatanFactory(
                unit=UnitFactory(pd=indikator.pd, induk=operator.unit, nama=unit)
            ),
            nama="Tepat waktu",
        )
    tambah(lain, operator)
    (pesan,) = tambah(indikator, operator).pemberitahuan

    assert "Tepat waktu (Seksi Dua) (TW I 2024)" in pesan


def test_berkas_kembar_di_unit_lain_tidak_dinamai(indikator, operator, pengguna):
    unit = UnitFactory(pd=indikator.pd)
    lain = IndikatorFactory(
        sasaran=indikator.sasaran,
        penanggung_jawab=JabatanFactory(unit=unit),
        nama="Rahasia bidang lain",
    )
    tambah(lain, pengguna(OPERATOR, unit=unit))
    pesan = tambah(indikator, operator).pemberitahuan[0]

    assert "1 baris lain" in pesan
    assert "Rahasia" not in pesan


def test_berkas_kembar_di_perangkat_daerah_lain_tidak_disebut(indikator, operator, pengguna):
    lain = IndikatorFactory()
    PeriodeFactory(pd=lain.pd)
    tambah(lain, pengguna(OPERATOR, unit=lain.penanggung_jawab.unit))

    assert tambah(indikator, operator).pemberitahuan == ()


def test_bukti_baru_membuka_kembali_baris_yang_dikembalikan(indikator, operator):
    r = RealisasiFactory(
        indikator=indikator, diajukan=True, status="dikembalikan", catatan_kembali="Mana buktinya?"
    )
    hasil = tambah(indikator, operator)

    r.refresh_from_db()
    assert (hasil.status, r.status, r.versi, r.diubah_oleh) == ("draf", "draf", 2, operator)
    assert JejakAudit.objects.get().perubahan["status"] == ["dikembalikan", "draf"]


KUNCI = {
    "diajukan": ({"diajukan": True}, {}, "diajukan"),
    "diverifikasi": ({"diverifikasi": True}, {}, "diverifikasi"),
    "disahkan": ({"disahkan": True}, {}, "disahkan"),
    "triwulan_disahkan": ({}, {"pengesahan": True}, "disahkan"),
    "belum_dibuka": ({}, {"pada": datetime(2024, 3, 31, 15, 59, tzinfo=UTC)}, "belum_dibuka"),
    "ditutup": ({}, {"pada": datetime(2024, 4, 15, 16, 0, tzinfo=UTC)}, "ditutup"),
    "tanpa_periode": ({}, {"tanpa_periode": True}, "tanpa_periode"),
}


@pytest.mark.parametrize(("baris", "keadaan", "sebab"), KUNCI.values(), ids=KUNCI)
@pytest.mark.parametrize("langkah", ["tambah", "hapus"])
def test_setiap_kunci_berlaku(indikator, operator, baris, keadaan, sebab, langkah):
    r = RealisasiFactory(indikator=indikator, diubah_oleh=operator, **baris)
    ada = DataDukung.objects.create(
        realisasi=r, jenis="teks", judul="x", teks="x", diunggah_oleh=operator, diunggah_pada=PADA
    )
    if keadaan.get("pengesahan"):
        PengesahanFactory(pd=indikator.pd)
    if keadaan.get("tanpa_periode"):
        indikator.pd.periodepengukuran_set.all().delete()
    pada = keadaan.get("pada", PADA)

    kerja = {
        "tambah": lambda: tambah(indikator, operator, berkas=Unggahan(), pada=pada),
        "hapus": lambda: hapus_bukti(bukti=ada.pk, oleh=operator, pada=pada),
    }
    with pytest.raises(IsianTerkunciError) as tolak:
        kerja[langkah]()

    assert tolak.value.terkunci.sebab == sebab
    assert list(DataDukung.objects.all()) == [ada]
    assert not JejakAudit.objects.exists()
    assert tersimpan() == []


def test_detik_terakhir_dan_pengecualian(indikator, operator):
    # 15 April 23.59 WITA is still open; the day after only for a unit with leave.
    tambah(indikator, operator, teks="a", pada=datetime(2024, 4, 15, 15, 59, 59, tzinfo=UTC))
    unit = indikator.penanggung_jawab.unit
    PengecualianFactory(
        periode=indikator.pd.periodepengukuran_set.get(), unit=unit, sampai=date(2024, 4, 20)
    )
    tambah(indikator, operator, teks="b", pada=datetime(2024, 4, 20, 15, 59, tzinfo=UTC))
    with pytest.raises(IsianTerkunciError):
        tambah(indikator, operator, teks="c", pada=datetime(2024, 4, 20, 16, 0, tzinfo=UTC))


def test_di_luar_lingkup(indikator, pengguna):
    lain = pengguna(OPERATOR, unit=UnitFactory(pd=indikator.pd))
    asing = pengguna(OPERATOR, unit=UnitFactory())
    ada = tambah(
        indikator, pengguna(OPERATOR, unit=indikator.penanggung_jawab.unit), teks="x"
    ).bukti
    for oleh in (lain, asing):
        with pytest.raises(TidakDitemukanError):
            tambah(indikator, oleh, teks="y")
        with pytest.raises(TidakDitemukanError):
            hapus_bukti(bukti=ada.pk, oleh=oleh, pada=PADA)


@pytest.mark.parametrize("peran", [SEKRETARIAT, EVALUATOR])
def test_yang_hanya_melihat(indikator, pengguna, peran):
    with pytest.raises(TidakBerizinError):
        tambah(indikator, pengguna(peran, pd=indikator.pd), teks="y")


def test_hapus_dapat_diurungkan(indikator, operator):
    """Same content, title, pages, uploader and time; one file; the trail tells both."""
    d = tambah(indikator, operator, berkas=Unggahan(), halaman="3-5").bukti
    hasil = hapus_bukti(bukti=d.pk, oleh=operator, pada=PADA)
    assert (hasil.judul, hasil.versi, hasil.banyak) == ("rekap.pdf", 2, 0)
    catatan = JejakAudit.objects.get(aksi="hapus bukti")
    assert catatan.perubahan[f"bukti:{d.pk}"][1] is None

    nanti = PADA + timedelta(days=2)
    kembali = kembalikan_bukti(jejak=catatan.pk, oleh=operator, pada=nanti)
    assert (kembali.baru, kembali.versi, kembali.banyak) == (True, 3, 1)
    b = DataDukung.objects.get()
    for medan in ("judul", "sha256", "ukuran", "tipe", "diunggah_oleh", "diunggah_pada"):
        assert getattr(b, medan) == getattr(d, medan), medan
    assert b.halaman == "3–5"
    assert b.berkas.name == d.berkas.name
    assert len(tersimpan()) == 1
    # A second click finds it there.
    assert not kembalikan_bukti(jejak=catatan.pk, oleh=operator, pada=nanti).baru
    assert JejakAudit.objects.filter(aksi="kembalikan bukti").count() == 1


def test_urungkan_ada_batas_waktu_dan_lingkupnya(indikator, operator, pengguna):
    d = tambah(indikator, operator, teks="Rekap").bukti
    hapus_bukti(bukti=d.pk, oleh=operator, pada=PADA)
    catatan = JejakAudit.objects.get(aksi="hapus bukti")
    lain = pengguna(OPERATOR, unit=UnitFactory(pd=indikator.pd))
    asing = pengguna(OPERATOR, unit=UnitFactory())
    for oleh in (lain, asing):
        with pytest.raises(TidakDitemukanError):
            kembalikan_bukti(jejak=catatan.pk, oleh=oleh, pada=PADA)
    tambahan = JejakAudit.objects.get(aksi="tambah bukti")
    with pytest.raises(TidakDitemukanError):
        kembalikan_bukti(jejak=tambahan.pk, oleh=operator, pada=PADA)
    with pytest.raises(TidakSahError, match="7 hari"):
        kembalikan_bukti(jejak=_jejak_lama(catatan), oleh=operator, pada=PADA)
    with pytest.raises(IsianTerkunciError):
        kembalikan_bukti(jejak=catatan.pk, oleh=operator, pada=PADA + timedelta(days=6))


def _jejak_lama(catatan: JejakAudit) -> int:
    """The same removal, eight days earlier."""
    catatan = JejakAudit.objects.get(pk=catatan.pk)
    catatan.pk, catatan.pada = None, PADA - timedelta(days=8)
    catatan.save(force_insert=True)
    return catatan.pk


def test_halaman_diubah(indikator, operator, pengguna):
    d = tambah(indikator, operator).bukti
    hasil = ubah_halaman(bukti=d.pk, halaman="hal 4", oleh=operator, pada=PADA)
    assert (hasil.bukti.halaman, hasil.versi) == ("4", 2)
    assert DataDukung.objects.get().halaman == "4"
    catatan = JejakAudit.objects.get(aksi="halaman bukti")
    assert catatan.perubahan[f"bukti:{d.pk}:halaman"] == ["", "4"]
    # The same again is no change; a picture and a text have no pages; others may not.
    assert ubah_halaman(bukti=d.pk, halaman="4", oleh=operator, pada=PADA).versi == 2
    teks = tambah(indikator, operator, teks="Rekap").bukti
    with pytest.raises(TidakSahError):
        ubah_halaman(bukti=teks.pk, halaman="4", oleh=operator, pada=PADA)
    lain = pengguna(OPERATOR, unit=UnitFactory(pd=indikator.pd))
    with pytest.raises(TidakDitemukanError):
        ubah_halaman(bukti=d.pk, halaman="5", oleh=lain, pada=PADA)
    with pytest.raises(IsianTerkunciError):
        ubah_halaman(bukti=d.pk, halaman="5", oleh=operator, pada=PADA + timedelta(days=6))


def test_terhapus_dari_versi_lama_tidak_ditawarkan(indikator, operator):
    """Its file went at once then: nothing can be brought back."""
    d = tambah(indikator, operator).bukti
    hapus_bukti(bukti=d.pk, oleh=operator, pada=PADA)
    r = Realisasi.objects.get()
    (satu,) = bukti_terhapus(r, PADA, ())
    assert satu.judul == "rekap.pdf"
    lama = JejakAudit.objects.get(aksi="hapus bukti")
    lama.pk = None
    for isi, _ in lama.perubahan.values():
        if isinstance(isi, dict):
            isi.pop("tipe")
            isi["sha256"] = "f" * 64
    lama.save(force_insert=True)
    assert bukti_terhapus(r, PADA, ()) == (satu,)


def test_berkas_terhapus_dibuang_setelah_masa_urung(indikator, operator, monkeypatch):
    """Kept as long as the removal can be undone, not a second less."""
    monkeypatch.setattr(default_storage, "get_modified_time", lambda nama: PADA)
    d = tambah(indikator, operator).bukti
    hapus_bukti(bukti=d.pk, oleh=operator, pada=PADA)
    assert list(berkas_yatim(PADA + timedelta(days=7) - timedelta(seconds=1))) == []
    assert buang_yatim(PADA + timedelta(days=7)) == [d.berkas.name]
    catatan = JejakAudit.objects.get(aksi="hapus bukti")
    with pytest.raises(TidakSahError, match="tidak tersimpan"):
        kembalikan_bukti(jejak=catatan.pk, oleh=operator, pada=PADA)


def test_isi_yang_sama_disimpan_satu_kali(indikator, operator):
    """A second upload and a choice among earlier files both point at the one stored file."""
    lain, ketiga = (
        IndikatorFactory(sasaran=indikator.sasaran, penanggung_jawab=indikator.penanggung_jawab)
        for _ in range(2)
    )
    pertama = tambah(indikator, operator, berkas=Unggahan(), halaman="2").bukti
    kedua = tambah(lain, operator, berkas=Unggahan("salinan.pdf")).bukti
    dipakai = tambah(ketiga, operator, dari=pertama.pk, halaman="7")
    assert dipakai.pemberitahuan == ()
    assert {d.berkas.name for d in DataDukung.objects.all()} == {pertama.berkas.name}
    assert len(tersimpan()) == 1
    b = dipakai.bukti
    assert (b.judul, b.sha256, b.tipe, b.ukuran, b.halaman) == (
        pertama.judul, pertama.sha256, pertama.tipe, pertama.ukuran, "7",
    )  # fmt: skip
    assert kedua.judul == "salinan.pdf"
    # Whoever goes takes nothing from the others.
    hapus_bukti(bukti=pertama.pk, oleh=operator, pada=PADA)
    assert buang_yatim(datetime(2100, 1, 1, tzinfo=UTC)) == []


def test_pakai_berkas_hanya_yang_terlihat(indikator, operator, pengguna):
    """Neither another unit's nor another agency's, nor what is no file."""
    jabatan = JabatanFactory(unit=UnitFactory(pd=indikator.pd))
    unit_lain = IndikatorFactory(sasaran=indikator.sasaran, penanggung_jawab=jabatan)
    pd_lain = IndikatorFactory()
    PeriodeFactory(pd=pd_lain.pd)
    teks = tambah(indikator, operator, teks="Rekap").bukti
    for milik in (unit_lain, pd_lain):
        oleh = pengguna(OPERATOR, unit=milik.penanggung_jawab.unit)
        ada = tambah(milik, oleh).bukti
        with pytest.raises(TidakDitemukanError):
            tambah(indikator, operator, dari=ada.pk)
    with pytest.raises(TidakDitemukanError):
        tambah(indikator, operator, dari=teks.pk)


def test_tautan_simpanan_pribadi_ditanyakan(indikator, operator):
    tautan = "drive.google.com/file/d/1/view"
    with pytest.raises(TidakSahError, match=r"Google Drive.*hak akses"):
        tambah(indikator, operator, tautan=tautan, dibagikan=False)
    d = tambah(indikator, operator, tautan=tautan, dibagikan=True, halaman="4").bukti
    assert (d.tautan, d.halaman) == (f"https://{tautan}", "4")
    tambah(indikator, operator, tautan="contoh.go.id/a", dibagikan=False)


@pytest.mark.parametrize(
    "isi", [{"teks": "Rekap"}, {"berkas": Unggahan("a.png", gambar())}], ids=["teks", "gambar"]
)
def test_halaman_hanya_untuk_dokumen(indikator, operator, isi):
    with pytest.raises(TidakSahError, match="Halaman hanya untuk dokumen"):
        tambah(indikator, operator, halaman="3", **isi)


def test_berkas_yang_pernah_diajukan_tetap_tersimpan(indikator, operator):
    d = tambah(indikator, operator).bukti
    VersiRealisasiFactory(realisasi=Realisasi.objects.get(), oleh=operator)
    with pytest.raises(TidakSahError, match="alasan"):
        hapus_bukti(bukti=d.pk, oleh=operator, pada=PADA)
    hapus_bukti(bukti=d.pk, oleh=operator, pada=PADA, alasan="Salah berkas")

    assert len(tersimpan()) == 1
    assert JejakAudit.objects.get(aksi="hapus bukti").alasan == "Salah berkas"
    assert buang_yatim(datetime(2100, 1, 1, tzinfo=UTC)) == []


def test_berkas_yatim_dibuang(indikator, operator):
    d = tambah(indikator, operator).bukti
    yatim = default_storage.save("data-dukung/2024/yatim.pdf", ContentFile(PDF))

    assert buang_yatim(datetime(2000, 1, 1, tzinfo=UTC)) == []
    assert buang_yatim(datetime(2100, 1, 1, tzinfo=UTC)) == [yatim]
    assert default_storage.exists(pasti(d.berkas.name))


def test_perintah_bersihkan_bukti_membuang_yang_tua_saja(indikator, operator, monkeypatch):
    d = tambah(indikator, operator).bukti
    tua = default_storage.save(f"{folder()}/tua.pdf", ContentFile(PDF))
    muda = default_storage.save(f"{folder()}/muda.pdf", ContentFile(PDF))
    umur = {tua: 25, muda: 23, d.berkas.name: 25}
    monkeypatch.setattr(
        default_storage,
        "get_modified_time",
        lambda nama: timezone.now() - timedelta(hours=umur[nama]),
    )
    keluaran = StringIO()

    call_command("bersihkan_bukti", stdout=keluaran)

    assert keluaran.getvalue().splitlines() == [tua, "1 berkas dihapus."]
    assert not default_storage.exists(tua)
    assert default_storage.exists(muda)
    assert default_storage.exists(pasti(d.berkas.name))
    with pytest.raises(CommandError, match="paling sedikit 1"):
        call_command("bersihkan_bukti", jam=0)


def test_batas_banyaknya(indikator, operator, monkeypatch):
    monkeypatch.setattr(aksi, "BUKTI_MAKSIMUM", 1)
    tambah(indikator, operator, teks="a")
    with pytest.raises(TidakSahError, match="sudah memuat 1"):
        tambah(indikator, operator)
    assert tersimpan() == []


def test_indikator_di_luar_masa_berlaku(indikator, operator):
    indikator.sampai_tahun = 2023
    indikator.save()
    with pytest.raises(TidakDitemukanError):
        tambah(indikator, operator, teks="a")
