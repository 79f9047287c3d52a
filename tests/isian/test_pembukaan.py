"""Reopening an endorsed quarter: asking, deciding, what it reaches, the next endorsement."""

import datetime
from typing import Any
from uuid import uuid4

import pytest

from kinerja.bukti.aksi import hapus_bukti, tambah_bukti
from kinerja.bukti.panel import panel_bukti
from kinerja.isian.penolakan import BelumLengkapError
from kinerja.isian.sel import SasaranSel
from kinerja.jejak_berantai import kepala, rantaikan
from kinerja.models import (
    JejakAudit,
    PengesahanTriwulan,
    PermintaanBuka,
    Realisasi,
    VersiPengesahan,
)
from kinerja.pembukaan import LingkupBuka
from kinerja.penolakan import (
    BentrokError,
    TerkunciError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from kinerja.periode import Triwulan
from laporan.isian.pembukaan import (
    akhiri_pembukaan,
    buka_triwulan,
    tarik_permintaan,
    tolak_permintaan,
)
from laporan.isian.tulis import simpan_tempel, urungkan
from laporan.isian.verifikasi import kembalikan
from laporan.isian.versi_pengesahan import beda_versi
from laporan.menunggu.daftar import TungguPD
from tests import factories as f
from tests.isian.dunia import TAHUN, Dunia, ke_sasaran, sel
from tests.isian.tahap import (
    SAMPAI,
    SESUDAH,
    ajukan_semua,
    buka,
    minta,
    sahkan,
    sampai_disahkan,
    semua_baris,
    verifikasi_semua,
    versi,
)

pytestmark = pytest.mark.django_db
LEWAT = SESUDAH + datetime.timedelta(days=30)


@pytest.fixture
def disahkan(dunia: Dunia) -> Dunia:
    sampai_disahkan(dunia)
    return dunia


def _isi(d: Dunia, baris: Any, medan: str, teks: str, **lain: Any) -> Any:
    lain.setdefault("pada", SESUDAH)
    return d.isi(baris, medan, teks, **lain)


def _status(d: Dunia) -> dict[str, str]:
    return {b.nama_isian: b.status for b in semua_baris(d)}


# --- asking and deciding -------------------------------------------------------------------------


def test_versi_pertama_memuat_setiap_baris(disahkan: Dunia) -> None:
    d = disahkan
    v = VersiPengesahan.objects.get()
    assert (v.ke, v.oleh, v.pengesahan.ke) == (1, d.kadis, 1)
    baris = v.isi["baris"]
    assert set(baris) == {
        f"indikator:{d.angka.pk}",
        f"indikator:{d.rumus.pk}",
        f"indikator:{d.predikat.pk}",
        f"sub:{d.sub.pk}",
    }
    rumus = baris[f"indikator:{d.rumus.pk}"]
    assert [(x["kode"], x["nilai"].split(".")[0]) for x in rumus["variabel"]] == [
        ("bekerja", "309142"),
        ("angkatan_kerja", "317696"),
    ]
    assert rumus["unit"] == "Bidang Penempatan"
    assert baris[f"sub:{d.sub.pk}"]["baris"][0]["realisasi"] == "12500000"


def test_bukti_disebut_dengan_nomornya(dunia: Dunia) -> None:
    dunia.isi_semua()
    r = Realisasi.objects.get(indikator=dunia.angka)
    bukti = f.DataDukungFactory(realisasi=r, judul="Rekap", diunggah_oleh=dunia.operator)
    ajukan_semua(dunia)
    verifikasi_semua(dunia)
    sahkan(dunia)
    isi = VersiPengesahan.objects.get().isi["baris"][f"indikator:{dunia.angka.pk}"]
    assert [(b["id"], b["judul"]) for b in isi["bukti"]] == [(bukti.pk, "Rekap")]


def test_permintaan_saja_tidak_membuka_apa_pun(disahkan: Dunia) -> None:
    minta(disahkan)
    with pytest.raises(TerkunciError, match="pembukaan kembali"):
        _isi(disahkan, disahkan.angka, "nilai", "81", versi=versi(disahkan.angka))
    j = JejakAudit.objects.get(aksi="minta buka kembali")
    assert (j.oleh, j.alasan) == (disahkan.sekretariat, "Angka BPS terbit 15 Mei.")
    assert j.perubahan["lingkup"] == [None, "seluruh triwulan"]


def test_yang_dapat_diminta(disahkan: Dunia, pengguna: Any) -> None:
    d = disahkan
    tolak: list[tuple[type[Exception], dict[str, Any]]] = [
        (TidakSahError, {"alasan": "  "}),
        (TidakSahError, {"sampai": datetime.date(2024, 5, 19)}),
        (TidakSahError, {"triwulan": 2}),
        (TidakDitemukanError, {"lingkup": LingkupBuka.UNIT}),
        (TidakDitemukanError, {"lingkup": LingkupBuka.UNIT, "unit": d.orang_luar.unit}),
        (TidakSahError, {"lingkup": LingkupBuka.BARIS}),
        (
            TidakDitemukanError,
            {"lingkup": LingkupBuka.BARIS, "baris": [SasaranSel.baca("indikator:999999")]},
        ),
        (
            TidakDitemukanError,
            {"lingkup": LingkupBuka.BARIS, "baris": [ke_sasaran(f.IndikatorFactory())]},
        ),
        (TidakBerizinError, {"oleh": d.operator}),
        (TidakBerizinError, {"oleh": d.kadis}),
        (TidakDitemukanError, {"oleh": d.orang_luar}),
    ]
    for galat, lain in tolak:
        with pytest.raises(galat):
            minta(d, **lain)
    assert not PermintaanBuka.objects.exists()


def test_satu_permintaan_menunggu_pada_satu_waktu(disahkan: Dunia) -> None:
    p = minta(disahkan)
    with pytest.raises(BentrokError):
        minta(disahkan)
    tarik_permintaan(
        permintaan=p.pk, pd=disahkan.pd, oleh=disahkan.sekretariat, pada=SESUDAH, versi=1
    )
    minta(disahkan)
    assert sorted(PermintaanBuka.objects.values_list("status", flat=True)) == ["diminta", "ditarik"]


def test_putusan_hanya_kepala_dan_hanya_sekali(disahkan: Dunia, pengguna: Any) -> None:
    d = disahkan
    p = minta(d)
    putus: dict[str, Any] = {"permintaan": p.pk, "pd": d.pd, "pada": SESUDAH}
    with pytest.raises(TidakBerizinError):
        buka_triwulan(**putus, sampai=SAMPAI, oleh=d.sekretariat)
    with pytest.raises(TidakDitemukanError):
        buka_triwulan(**{**putus, "pd": f.PDFactory()}, sampai=SAMPAI, oleh=d.kadis)
    with pytest.raises(TidakSahError, match="sudah lewat"):
        buka_triwulan(**putus, sampai=datetime.date(2024, 5, 1), oleh=d.kadis)
    with pytest.raises(TidakSahError, match="catatan"):
        tolak_permintaan(**putus, catatan=" ", oleh=d.kadis)
    with pytest.raises(BentrokError):
        tolak_permintaan(**putus, catatan="x", oleh=d.kadis, versi=7)
    tolak_permintaan(**putus, catatan="Cukup dijelaskan pada TW II.", oleh=d.kadis, versi=1)
    p.refresh_from_db()
    assert (p.status, p.diputus_oleh, p.catatan) == (
        "ditolak",
        d.kadis,
        "Cukup dijelaskan pada TW II.",
    )
    for ulang in (
        lambda: buka_triwulan(**putus, sampai=SAMPAI, oleh=d.kadis),
        lambda: tolak_permintaan(**putus, catatan="x", oleh=d.kadis),
        lambda: tarik_permintaan(permintaan=p.pk, pd=d.pd, oleh=d.sekretariat, pada=SESUDAH),
    ):
        with pytest.raises(BentrokError):
            ulang()


def test_permintaan_sendiri_diputus_orang_lain(disahkan: Dunia, pengguna: Any) -> None:
    from kinerja.peran import KEPALA_DINAS, SEKRETARIAT

    rangkap = pengguna([SEKRETARIAT, KEPALA_DINAS], pd=disahkan.pd)
    p = minta(disahkan, oleh=rangkap)
    with pytest.raises(TidakBerizinError):
        buka_triwulan(permintaan=p.pk, pd=disahkan.pd, sampai=SAMPAI, oleh=rangkap, pada=SESUDAH)


# --- what it reaches -----------------------------------------------------------------------------


def test_yang_tidak_diubah_tetap_disahkan(disahkan: Dunia) -> None:
    d = disahkan
    buka(d)
    assert set(_status(d).values()) == {"disahkan"}
    _isi(d, d.angka, "nilai", "81", versi=versi(d.angka))
    status = _status(d)
    assert status.pop(f"indikator:{d.angka.pk}") == "draf"
    assert set(status.values()) == {"disahkan"}
    r = Realisasi.objects.get(indikator=d.angka)
    assert (r.disahkan_oleh, r.diverifikasi_oleh) == (None, None)
    j = JejakAudit.objects.tentang(r).first()
    assert j is not None
    assert j.perubahan["status"] == ["disahkan", "draf"]


def test_lingkup_baris(disahkan: Dunia) -> None:
    d = disahkan
    buka(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(d.rumus), ke_sasaran(d.sub)])
    _isi(d, d.rumus, "variabel:bekerja", "310.000", versi=versi(d.rumus))
    _isi(d, d.lini, "kumulatif", "13.000.000", versi=versi(d.sub))
    with pytest.raises(TerkunciError):
        _isi(d, d.angka, "nilai", "81", versi=versi(d.angka))
    # Nor does evidence slip in.
    with pytest.raises(TerkunciError):
        tambah_bukti(
            indikator=d.angka.pk,
            triwulan=Triwulan(TAHUN, 1),
            oleh=d.operator,
            pada=SESUDAH,
            teks="Catatan",
        )


def test_lingkup_unit_beserta_bawahannya(disahkan: Dunia) -> None:
    d = disahkan
    seksi = f.IndikatorFactory(
        sasaran=d.angka.sasaran, penanggung_jawab=f.JabatanFactory(unit=d.seksi)
    )
    lain = f.IndikatorFactory(sasaran=d.angka.sasaran, penanggung_jawab=d.jabatan_lain)
    buka(d, lingkup=LingkupBuka.UNIT, unit=d.bidang)
    _isi(d, seksi, "nilai", "5")
    with pytest.raises(TerkunciError):
        _isi(d, lain, "nilai", "5", oleh=d.operator_lain)


def test_batas_waktunya_sendiri(disahkan: Dunia) -> None:
    d = disahkan
    buka(d)
    akhir = datetime.datetime(2024, 5, 31, 15, 59, tzinfo=datetime.UTC)  # 23.59 WITA
    _isi(d, d.angka, "nilai", "81", versi=versi(d.angka), pada=akhir)
    with pytest.raises(TerkunciError, match="berakhir 31 Mei 2024"):
        _isi(
            d,
            d.angka,
            "nilai",
            "82",
            versi=versi(d.angka),
            pada=akhir + datetime.timedelta(minutes=1),
        )
    # The way on: asked for again, over what is still open.
    p = minta(d, sampai=datetime.date(2024, 6, 30), pada=LEWAT)
    buka_triwulan(permintaan=p.pk, pd=d.pd, sampai=p.sampai, oleh=d.kadis, pada=LEWAT)
    _isi(d, d.angka, "nilai", "82", versi=versi(d.angka), pada=LEWAT)


def test_bukti_membuka_barisnya(disahkan: Dunia) -> None:
    d = disahkan
    buka(d)
    tambah_bukti(
        indikator=d.angka.pk,
        triwulan=Triwulan(TAHUN, 1),
        oleh=d.operator,
        pada=SESUDAH,
        teks="Rekap layanan",
    )
    r = Realisasi.objects.get(indikator=d.angka)
    assert (r.status, r.disahkan_pada, r.diverifikasi_pada) == ("draf", None, None)


def test_bukti_yang_disahkan_dihapus_dengan_alasan(dunia: Dunia) -> None:
    """Also of a row that was loaded as endorsed, without a submission: the page asks for it."""
    d = dunia
    r = f.RealisasiFactory(indikator=d.angka, tahun=TAHUN, triwulan=1, disahkan=True)
    bukti = f.DataDukungFactory(realisasi=r, diunggah_oleh=d.operator)
    f.PengesahanFactory(pd=d.pd, tahun=TAHUN, oleh=d.kadis)
    f.PermintaanBukaFactory(pd=d.pd, tahun=TAHUN, oleh=d.sekretariat, dibuka=True)
    hapus: dict[str, Any] = {"bukti": bukti.pk, "oleh": d.operator, "pada": SESUDAH}
    panel = panel_bukti(
        indikator=d.angka.pk, triwulan=Triwulan(TAHUN, 1), pengguna=d.operator, pada=SESUDAH
    )
    assert panel.boleh_ubah
    assert panel.pernah_diajukan
    with pytest.raises(TidakSahError, match="alasan"):
        hapus_bukti(**hapus)
    assert hapus_bukti(**hapus, alasan="Salah berkas").status == "draf"


def test_angka_resmi_pada_baris_yang_dibuka(disahkan: Dunia) -> None:
    """Sekretariat's own figure needs nobody to fill anything first."""
    d = disahkan
    tulis: dict[str, Any] = {"oleh": d.sekretariat, "alasan": "Rilis BPS 15 Mei"}
    with pytest.raises(TerkunciError):
        _isi(d, d.rumus, "nilai_resmi", "97,5", versi=versi(d.rumus), **tulis)
    buka(d)
    _isi(d, d.rumus, "nilai_resmi", "97,5", versi=versi(d.rumus), **tulis)
    r = Realisasi.objects.get(indikator=d.rumus)
    assert (r.status, r.disahkan_oleh, r.diverifikasi_oleh) == ("diajukan", None, None)


def test_tempelan_yang_diurungkan_tetap_draf(disahkan: Dunia) -> None:
    d = disahkan
    buka(d)
    kunci = uuid4()
    simpan_tempel(
        kunci=kunci,
        tahun=TAHUN,
        triwulan=1,
        sel=[sel(d.angka, "nilai", "81", versi(d.angka))],
        oleh=d.operator,
        pada=SESUDAH,
    )
    urungkan(kunci=uuid4(), kelompok=kunci, oleh=d.operator, pada=SESUDAH)
    r = Realisasi.objects.get(indikator=d.angka)
    assert (r.nilai, r.status) == (80, "draf")


# --- the next endorsement ------------------------------------------------------------------------


def test_jalan_penuh_sampai_pengesahan_kedua(disahkan: Dunia) -> None:
    d = disahkan
    p = buka(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(d.rumus), ke_sasaran(d.angka)])
    lama = VersiPengesahan.objects.get()
    _isi(d, d.rumus, "variabel:bekerja", "310.000", versi=versi(d.rumus))
    with pytest.raises(BelumLengkapError) as galat:
        sahkan(d, SESUDAH)
    assert [k.sasaran for k in galat.value.kekurangan] == [f"indikator:{d.rumus.pk}"]
    ajukan_semua(d, SESUDAH)
    kembalikan(
        baris=Realisasi.objects.get(indikator=d.rumus),
        catatan="Periksa lagi.",
        oleh=d.sekretariat,
        pada=SESUDAH,
    )
    _isi(d, d.rumus, "variabel:bekerja", "311.000", versi=versi(d.rumus))
    ajukan_semua(d, SESUDAH)
    verifikasi_semua(d, SESUDAH)
    rantaikan(pada=SESUDAH)
    hasil = sahkan(d, SESUDAH)
    assert (hasil.ke, hasil.pada) == (2, SESUDAH)
    assert set(_status(d).values()) == {"disahkan"}
    # The rows that nobody touched keep the first endorsement.
    saat = {b.nama_isian: b.disahkan_pada for b in semua_baris(d)}
    assert saat.pop(f"indikator:{d.rumus.pk}") == SESUDAH
    assert len(set(saat.values())) == 1
    assert SESUDAH not in saat.values()
    p.refresh_from_db()
    assert (p.status, p.menjadi_ke) == ("selesai", 2)
    # The endorsed version before stays as it was, and the change is told old and new.
    baru = VersiPengesahan.objects.get(ke=2)
    lama.refresh_from_db()
    assert (lama.rantai_ke, baru.rantai_ke, baru.rantai) == (None, *kepala())
    assert lama.isi["baris"][f"indikator:{d.rumus.pk}"]["variabel"][0]["nilai"].startswith("309142")
    (satu,) = beda_versi(lama.isi["baris"], baru.isi["baris"])
    assert (satu.nama, satu.unit, satu.semula) == (
        "Tingkat kesempatan kerja 0",
        "Bidang Penempatan",
        True,
    )
    beda = {b.label: (b.lama, b.baru) for b in satu.beda}
    assert beda["Penduduk bekerja"] == ("309.142", "311.000")
    # 309.142 and 311.000 of 317.696.
    assert beda["Realisasi"] == ("97,31%", "97,89%")
    # And nothing is open any more.
    with pytest.raises(TerkunciError):
        _isi(d, d.rumus, "variabel:bekerja", "312.000", versi=versi(d.rumus))
    with pytest.raises(TidakSahError, match="sudah disahkan"):
        sahkan(d, SESUDAH)


def test_indikator_yang_datang_kemudian_dapat_diisi_dan_disahkan(disahkan: Dunia) -> None:
    d = disahkan
    baru = f.IndikatorFactory(
        sasaran=d.angka.sasaran, penanggung_jawab=d.jabatan, nama="Indikator baru"
    )
    # It stands in nobody's way while it was not asked for.
    buka(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(d.angka)])
    _isi(d, d.angka, "nilai", "81", versi=versi(d.angka))
    ajukan_semua_selain(d, baru)
    verifikasi_semua(d, SESUDAH)
    tunggu = TungguPD(d.pd, TAHUN, SESUDAH)
    assert [m.teks for m in tunggu.untuk(d.kadis) if m.jenis == "sahkan"] == [
        "Triwulan I 2024: 1 baris sudah diverifikasi dan belum disahkan."
    ]
    assert not [m for m in tunggu.untuk(d.sekretariat) if m.jenis == "belum_diisi"]
    assert sahkan(d, SESUDAH).ke == 2
    # Asked for, it is filled or marked N/A, and endorsed with the next version.
    buka(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(baru)])
    _isi(d, baru, "tidak_berlaku", "Ditetapkan bulan Mei.")
    ajukan_semua(d, SESUDAH)
    verifikasi_semua(d, SESUDAH)
    assert sahkan(d, SESUDAH).ke == 3
    isi = [v.isi["baris"] for v in VersiPengesahan.objects.order_by("ke")]
    (satu,) = beda_versi(isi[1], isi[2])
    assert (satu.nama, satu.semula) == ("Indikator baru", False)


def ajukan_semua_selain(d: Dunia, _baru: Any) -> None:
    """A row that nobody may fill is no gap of the submission."""
    ajukan_semua(d, SESUDAH)


def test_tanpa_perubahan_diakhiri_bukan_disahkan(disahkan: Dunia) -> None:
    d = disahkan
    buka(d)
    with pytest.raises(TidakSahError, match="akhiri pembukaannya"):
        sahkan(d, SESUDAH)
    with pytest.raises(TidakBerizinError):
        akhiri_pembukaan(pd=d.pd, tahun=TAHUN, triwulan=1, oleh=d.operator, pada=SESUDAH)
    assert akhiri_pembukaan(pd=d.pd, tahun=TAHUN, triwulan=1, oleh=d.sekretariat, pada=SESUDAH) == 1
    p = PermintaanBuka.objects.get()
    assert (p.status, p.menjadi_ke) == ("selesai", None)
    assert PengesahanTriwulan.objects.get().ke == 1
    with pytest.raises(TerkunciError):
        _isi(d, d.angka, "nilai", "81", versi=versi(d.angka))


def test_yang_sudah_berubah_tidak_diakhiri_begitu_saja(disahkan: Dunia) -> None:
    d = disahkan
    buka(d)
    _isi(d, d.angka, "nilai", "81", versi=versi(d.angka))
    with pytest.raises(TidakSahError, match="1 baris sudah diubah"):
        akhiri_pembukaan(pd=d.pd, tahun=TAHUN, triwulan=1, oleh=d.kadis, pada=SESUDAH)


def test_pembukaan_yang_belum_dipakai_tetap_berjalan(disahkan: Dunia) -> None:
    """One unit is done and endorsed; what the head opened for another is not taken from it."""
    d = disahkan
    dipakai = buka(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(d.angka)])
    belum = buka(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(d.predikat)])
    lewat = buka(
        d,
        lingkup=LingkupBuka.BARIS,
        baris=[ke_sasaran(d.rumus)],
        sampai=datetime.date(2024, 5, 20),
    )
    _isi(d, d.angka, "nilai", "81", versi=versi(d.angka))
    ajukan_semua(d, SESUDAH)
    verifikasi_semua(d, SESUDAH)
    sahkan(d, SESUDAH + datetime.timedelta(days=1))
    for p in (dipakai, belum, lewat):
        p.refresh_from_db()
    assert [(p.status, p.menjadi_ke) for p in (dipakai, belum, lewat)] == [
        ("selesai", 2),
        ("dibuka", None),
        ("selesai", 2),
    ]
    _isi(d, d.predikat, "predikat", "A", versi=versi(d.predikat))


def test_pembukaan_sesudah_halaman_dibaca_membatalkan_pengesahan(disahkan: Dunia) -> None:
    from laporan.isian.pengesahan import LembarPengesahan

    d = disahkan
    buka(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(d.angka)])
    _isi(d, d.angka, "nilai", "81", versi=versi(d.angka))
    ajukan_semua(d, SESUDAH)
    verifikasi_semua(d, SESUDAH)
    sidik = LembarPengesahan(d.kadis, d.pd, Triwulan(TAHUN, 1), pada=SESUDAH).sidik
    buka(d, lingkup=LingkupBuka.BARIS, baris=[ke_sasaran(d.predikat)])
    with pytest.raises(BentrokError):
        sahkan(d, SESUDAH, dilihat=sidik)
