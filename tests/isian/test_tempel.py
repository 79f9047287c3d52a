"""A pasted block: previewed, stored all or nothing, undone once."""

from decimal import Decimal
from uuid import uuid4

import pytest

from anggaran.models import RealisasiAnggaran
from kinerja.models import JejakAudit, NilaiVariabel, Realisasi
from kinerja.penolakan import BentrokError, TidakDitemukanError, TidakSahError
from laporan.isian.tulis import TempelanDitolakError, pratinjau_tempel, simpan_tempel, urungkan
from tests import factories as f
from tests.isian.dunia import PADA, TAHUN, Dunia, sel

pytestmark = pytest.mark.django_db


def _blok(dunia):
    return [
        sel(dunia.angka, "nilai", "97,30"),
        sel(dunia.angka, "faktor_pendukung", "Pelatihan"),
        sel(dunia.rumus, "variabel:bekerja", "309.142"),
        sel(dunia.rumus, "variabel:angkatan_kerja", "317.696"),
        sel(dunia.predikat, "predikat", "BB"),
        sel(dunia.lini, "kumulatif", "Rp 12.500.000"),
        sel(dunia.sub, "fisik", "20"),
    ]


def _tempel(dunia, blok, **lain):
    isi = {"kunci": uuid4(), "oleh": dunia.operator, "pada": PADA, **lain}
    return simpan_tempel(sel=blok, tahun=TAHUN, triwulan=1, **isi)


def _kosong():
    return not (
        Realisasi.objects.exists()
        or NilaiVariabel.objects.exists()
        or RealisasiAnggaran.objects.exists()
        or JejakAudit.objects.exists()
    )


def test_pratinjau_tidak_menulis(dunia):
    hasil = pratinjau_tempel(
        sel=[*_blok(dunia), sel(dunia.angka, "keterangan", ""), sel(dunia.lini, "kumulatif", "x")],
        tahun=TAHUN,
        triwulan=1,
        oleh=dunia.operator,
        pada=PADA,
    )
    assert (hasil["berubah"], hasil["galat"]) == (7, 1)
    assert [s["baru"] for s in hasil["sel"][:3]] == ["97,30", "Pelatihan", "309.142"]
    assert hasil["sel"][0]["lama"] == ""
    assert hasil["sel"][-1]["galat"]["jenis"] == "tidak_sah"
    assert _kosong()


def test_tersimpan_satu_jejak_per_baris_satu_kelompok(dunia):
    kunci = uuid4()
    hasil = _tempel(dunia, _blok(dunia), kunci=kunci)
    assert hasil["kelompok"] == str(kunci)
    assert hasil["berubah"] == 7
    assert {b["sasaran"].split(":")[0] for b in hasil["baris"]} == {"indikator", "sub"}
    assert JejakAudit.objects.filter(kelompok=kunci, aksi="tempel").count() == 4
    assert Realisasi.objects.get(indikator=dunia.angka).nilai == Decimal("97.3")
    assert RealisasiAnggaran.objects.get().nilai == 12_500_000
    assert _tempel(dunia, _blok(dunia), kunci=kunci) == hasil
    assert JejakAudit.objects.count() == 4


@pytest.mark.parametrize("n", range(8))
def test_satu_sel_buruk_di_mana_pun_membatalkan_semuanya(dunia, n):
    blok = _blok(dunia)
    blok.insert(n, sel(dunia.sub, "fisik", "banyak"))
    with pytest.raises(TempelanDitolakError) as galat:
        _tempel(dunia, blok)
    assert [i for i, _ in galat.value.galat] == [n]
    assert _kosong()


def test_baris_orang_lain_membatalkan_semuanya(dunia):
    lain = f.IndikatorFactory()
    with pytest.raises(TempelanDitolakError) as galat:
        _tempel(dunia, [*_blok(dunia), sel(lain, "nilai", "1")])
    assert isinstance(galat.value.galat[0][1], TidakDitemukanError)
    assert _kosong()


def test_bentrok_di_tengah_membatalkan_semuanya(dunia):
    dunia.isi(dunia.angka, "nilai", "5")
    dunia.isi(dunia.angka, "nilai", "6", versi=1, oleh=dunia.rekan)
    blok = [sel(dunia.lini, "kumulatif", "1"), sel(dunia.angka, "nilai", "7", 1)]
    with pytest.raises(TempelanDitolakError) as galat:
        _tempel(dunia, blok)
    assert isinstance(galat.value.galat[0][1], BentrokError)
    assert not RealisasiAnggaran.objects.exists()


def test_dua_isian_untuk_satu_sel_ditolak(dunia):
    blok = [sel(dunia.lini, "kumulatif", "10"), sel(dunia.lini, "triwulan_ini", "11")]
    with pytest.raises(TempelanDitolakError):
        _tempel(dunia, blok)
    blok[1] = sel(dunia.lini, "triwulan_ini", "10")
    assert _tempel(dunia, blok)["berubah"] == 1


def test_diurungkan_seluruhnya_sekali(dunia):
    dunia.isi(dunia.angka, "nilai", "5")
    dunia.isi(dunia.rumus, "variabel:bekerja", "7")
    dunia.isi(dunia.rumus, "sumber:bekerja", "BPS", versi=1)
    kunci = uuid4()
    blok = _blok(dunia)
    blok[0] = sel(dunia.angka, "nilai", "97,30", 1)
    blok[2] = sel(dunia.rumus, "variabel:bekerja", "", 2)
    _tempel(dunia, blok, kunci=kunci)
    assert not NilaiVariabel.objects.filter(variabel__kode="bekerja").exists()
    urungkan(kunci=uuid4(), kelompok=kunci, oleh=dunia.operator, pada=PADA)
    angka = Realisasi.objects.get(indikator=dunia.angka)
    assert (angka.nilai, angka.faktor_pendukung) == (5, "")
    kembali = NilaiVariabel.objects.get()
    assert (kembali.variabel.kode, kembali.nilai, kembali.sumber) == ("bekerja", 7, "BPS")
    assert Realisasi.objects.get(indikator=dunia.predikat).predikat is None
    assert not RealisasiAnggaran.objects.exists()
    assert JejakAudit.objects.filter(kelompok=kunci, aksi="urungkan tempelan").count() == 4
    with pytest.raises(TidakSahError, match="sudah diurungkan"):
        urungkan(kunci=uuid4(), kelompok=kunci, oleh=dunia.operator, pada=PADA)


def _isi_baris(baris):
    predikat = baris.predikat and baris.predikat.kode
    return (baris.nilai, predikat, baris.tidak_berlaku, baris.alasan_tidak_berlaku)


#: Field of the block → what stood before, and what the block brings, in the order it is typed.
GANTI = {
    "N/A menjadi angka": (
        "angka",
        {"tidak_berlaku": "Belum mulai"},
        {"tidak_berlaku": "", "nilai": "5"},
    ),
    "angka menjadi N/A": ("angka", {"nilai": "5"}, {"nilai": "", "tidak_berlaku": "Ditiadakan"}),
    "predikat dengan skor dikosongkan": (
        "predikat",
        {"predikat": "BB", "nilai": "75,20"},
        {"predikat": ""},
    ),
    "predikat dengan skor menjadi N/A": (
        "predikat",
        {"predikat": "BB", "nilai": "75,20"},
        {"predikat": "", "tidak_berlaku": "Ditiadakan"},
    ),
    "N/A menjadi predikat dengan skor": (
        "predikat",
        {"tidak_berlaku": "Belum mulai"},
        {"tidak_berlaku": "", "predikat": "BB", "nilai": "75,20"},
    ),
}


@pytest.mark.parametrize("nama", GANTI)
def test_yang_saling_menggantikan_kembali_seperti_semula(dunia, nama):
    """What excludes each other is put back in an order in which it may stand, whatever order the
    audit row is read in: PostgreSQL keeps none.
    """
    baris, semula, blok = GANTI[nama]
    indikator = getattr(dunia, baris)
    for n, (medan, teks) in enumerate(semula.items()):
        dunia.isi(indikator, medan, teks, versi=n)
    sebelum = _isi_baris(Realisasi.objects.get())
    kunci = uuid4()
    _tempel(dunia, [sel(indikator, m, t, len(semula)) for m, t in blok.items()], kunci=kunci)
    assert _isi_baris(Realisasi.objects.get()) != sebelum
    urungkan(kunci=uuid4(), kelompok=kunci, oleh=dunia.operator, pada=PADA)
    assert _isi_baris(Realisasi.objects.get()) == sebelum


def test_yang_tidak_ada_lagi_tidak_dapat_dikembalikan(dunia):
    """A variable and a step of a scale, each taken away once the block had cleared it."""
    dunia.isi(dunia.rumus, "variabel:bekerja", "7")
    dunia.isi(dunia.predikat, "predikat", "BB")
    for indikator, medan in ((dunia.rumus, "variabel:bekerja"), (dunia.predikat, "predikat")):
        kunci = uuid4()
        _tempel(dunia, [sel(indikator, medan, "", 1)], kunci=kunci)
        if indikator == dunia.rumus:
            dunia.rumus.variabel.filter(kode="bekerja").delete()
        else:
            dunia.predikat.skala.predikat.filter(kode="BB").delete()
        with pytest.raises(TidakSahError, match="sudah tidak ada"):
            urungkan(kunci=uuid4(), kelompok=kunci, oleh=dunia.operator, pada=PADA)


def test_tidak_diurungkan_bila_sudah_berubah(dunia):
    kunci = uuid4()
    _tempel(dunia, _blok(dunia), kunci=kunci)
    dunia.isi(dunia.angka, "keterangan", "Sesudahnya", versi=1)
    with pytest.raises(BentrokError):
        urungkan(kunci=uuid4(), kelompok=kunci, oleh=dunia.operator, pada=PADA)
    assert RealisasiAnggaran.objects.exists()


def test_tempelan_orang_lain_tidak_diurungkan(dunia):
    kunci = uuid4()
    _tempel(dunia, _blok(dunia), kunci=kunci)
    with pytest.raises(TidakDitemukanError):
        urungkan(kunci=uuid4(), kelompok=kunci, oleh=dunia.rekan, pada=PADA)
    with pytest.raises(TidakDitemukanError):
        urungkan(kunci=uuid4(), kelompok=uuid4(), oleh=dunia.operator, pada=PADA)


def test_status_dikembalikan_ikut_pulih(dunia):
    f.RealisasiFactory(
        indikator=dunia.angka, diajukan=True, status="dikembalikan", catatan_kembali="Perbaiki"
    )
    kunci = uuid4()
    _tempel(dunia, [sel(dunia.angka, "nilai", "9", 1)], kunci=kunci)
    assert Realisasi.objects.get().status == "draf"
    urungkan(kunci=uuid4(), kelompok=kunci, oleh=dunia.operator, pada=PADA)
    baris = Realisasi.objects.get()
    assert (baris.status, baris.nilai) == ("dikembalikan", Decimal("78.5"))


def test_kueri_tempel_tidak_bergantung_banyak_sel(pengguna, jumlah_kueri):
    biaya = []
    for kali in (2, 20):
        dunia = Dunia(pengguna, kali=kali)
        blok = [
            *(sel(i, "nilai", "5") for i in dunia.semua_angka),
            *(sel(b, "kumulatif", "7") for b in dunia.semua_lini),
        ]
        with jumlah_kueri() as kueri:
            _tempel(dunia, blok)
        biaya.append(len(kueri))
    assert biaya[0] == biaya[1], biaya
