"""Loading: what is written, what is recorded, and that it is all or nothing."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError
from django.test.utils import CaptureQueriesContext

from anggaran.models import BarisAnggaran, Kegiatan, PaguBaris, RealisasiAnggaran
from kinerja.himpunan import mesin as modul
from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.himpunan.terapkan import terapkan
from kinerja.models import (
    AksiRencana,
    BatasKriteria,
    ButirProfil,
    DokumenPerencanaan,
    Indikator,
    Jabatan,
    JejakAudit,
    KebijakanPengukuran,
    NilaiVariabel,
    PengecualianPeriode,
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    Predikat,
    Realisasi,
    Target,
    UnitKerja,
)
from laporan.data.himpunan import muat
from tests.factories import perjanjian_berstatus
from tests.himpunan.conftest import PADA, Memuat, isi_basis_data
from tests.himpunan.kecil import Himpunan, salin, tulis_folder
from tests.jejak import kosongkan_jejak

pytestmark = pytest.mark.django_db
NANTI = datetime(2025, 2, 1, 0, 0, tzinfo=UTC)


def _galat(muatkan: Memuat, himpunan: Himpunan, **opsi: object) -> list[str]:
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muatkan(himpunan, **opsi)
    return [str(satu) for satu in ditolak.value.galat]


def test_muat_pertama_mencatat_satu_jejak_per_baris(himpunan: Himpunan, muatkan: Memuat) -> None:
    hasil = muatkan(himpunan)

    assert {(s.nama, s.berubah, s.tetap, s.hanya_tersimpan) for s in hasil.lembar} == {
        (nama, 0, 0, 0) for nama in himpunan
    }
    jumlah = {s.nama: s.baru for s in hasil.lembar}
    assert jumlah["unit_kerja"] == 4
    assert jumlah["predikat"] == 4  # three levels and their scale
    assert jumlah["target"] == 8
    assert jumlah["analisis"] == 1  # one realisasi
    assert set(JejakAudit.objects.values_list("aksi", "pada", "oleh__username")) == {
        ("dibuat", PADA, "pemuat")
    }
    assert JejakAudit.objects.count() == sum(isi_basis_data().values())
    jejak = JejakAudit.objects.tentang(Realisasi.objects.get(indikator__kode="I5")).get()
    assert jejak.perubahan["nilai"] == [None, "7.123"]
    assert jejak.alasan.startswith("Dimuat dari himpunan data muat-")
    assert JejakAudit.objects.values("kelompok").distinct().count() == 1
    assert jejak.pd == PerangkatDaerah.objects.get()


def test_muat_kedua_kali_tidak_mengubah_apa_pun(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    jejak = JejakAudit.objects.count()

    hasil = muatkan(himpunan, pada=NANTI)

    assert hasil.berubah == 0
    assert JejakAudit.objects.count() == jejak
    assert set(Realisasi.objects.values_list("versi", "diubah_pada")) == {(1, PADA)}


def test_perubahan_mencatat_nilai_lama_dan_baru(
    himpunan: Himpunan, muatkan: Memuat, operator: Pengguna
) -> None:
    muatkan(himpunan)
    kosongkan_jejak()
    himpunan["realisasi"][2].update(nilai="5", status="diverifikasi")
    himpunan["jabatan"][2]["atasan"] = "KA"

    hasil = muatkan(himpunan, pada=NANTI)

    assert hasil.berubah == 2
    jabatan, realisasi = JejakAudit.objects.order_by("pk")
    assert (jabatan.aksi, jabatan.perubahan) == ("diubah", {"atasan": ["SEK", "KA"]})
    assert realisasi.perubahan == {"nilai": ["0", "5"], "status": ["diajukan", "diverifikasi"]}
    satu = Realisasi.objects.get(indikator__kode="I2", triwulan=1)
    assert (satu.versi, satu.diubah_pada, satu.diubah_oleh) == (2, NANTI, operator)
    assert (satu.diajukan_pada, satu.diverifikasi_pada) == (PADA, NANTI)
    assert satu.disahkan_pada is None


def test_variabel_yang_berubah_menaikkan_versi_realisasinya(
    himpunan: Himpunan, muatkan: Memuat
) -> None:
    muatkan(himpunan)
    himpunan["nilai_variabel"][0]["nilai"] = "8.605"

    muatkan(himpunan, pada=NANTI)

    assert (
        NilaiVariabel.objects.get(realisasi__indikator__kode="I1", variabel__kode="nganggur").nilai
        == 8605
    )
    satu = Realisasi.objects.get(indikator__kode="I1", tahun=2024)
    assert (satu.versi, satu.diubah_pada) == (2, NANTI)
    assert JejakAudit.objects.filter(aksi="diubah").count() == 1


def test_status_dan_pengesahan_terisi_pelaku_dan_waktu_muat(
    himpunan: Himpunan, muatkan: Memuat, operator: Pengguna
) -> None:
    muatkan(himpunan)
    sah = Realisasi.objects.get(indikator__kode="I3")
    assert (sah.diajukan_oleh, sah.diverifikasi_pada, sah.disahkan_oleh) == (
        operator,
        PADA,
        operator,
    )
    draf = Realisasi.objects.get(indikator__kode="I5")
    assert (draf.diajukan_pada, draf.disahkan_pada) == (None, None)
    rencana = DokumenPerencanaan.objects.get(kode="RA")
    assert (rencana.disetujui_pada, rencana.disetujui_oleh) == (PADA, operator)
    assert rencana.mulai_triwulan == 2
    pengecualian = PengecualianPeriode.objects.get()
    assert (pengecualian.oleh, pengecualian.pada) == (operator, PADA)


def test_tanpa_pelaku_memakai_akun_sistem_yang_tidak_dapat_masuk(
    himpunan: Himpunan, muatkan: Memuat
) -> None:
    muatkan(himpunan, oleh=None)
    akun = Pengguna.objects.get(username="sistem")
    assert (akun.is_active, akun.has_usable_password()) == (False, False)
    assert set(JejakAudit.objects.values_list("oleh", flat=True)) == {akun.pk}


def test_periksa_tidak_menulis(himpunan: Himpunan, muatkan: Memuat) -> None:
    hasil = muatkan(himpunan, periksa=True, oleh=None)
    assert hasil.periksa
    assert hasil.berubah > 90
    assert not any(isi_basis_data().values())
    assert not Pengguna.objects.filter(username="sistem").exists()


@pytest.mark.parametrize("lembar", ["unit_kerja", "realisasi", "rekomendasi_lhe", "pagu"])
def test_satu_baris_salah_membatalkan_semuanya(
    lembar: str, himpunan: Himpunan, muatkan: Memuat
) -> None:
    himpunan[lembar][-1][next(iter(himpunan[lembar][-1]))] = ""
    _galat(muatkan, himpunan)
    assert not any(isi_basis_data().values())
    assert not JejakAudit.objects.exists()


def test_galat_basis_data_membatalkan_semuanya_dengan_pesan(
    himpunan: Himpunan, muatkan: Memuat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*args: Any) -> None:
        terapkan(*args)
        raise IntegrityError("UNIQUE constraint failed")

    monkeypatch.setattr(modul, "terapkan", gagal)
    (pesan,) = _galat(muatkan, himpunan)
    assert "tidak ada yang tersimpan, silakan ulangi" in pesan
    assert not any(isi_basis_data().values())


def test_baris_yang_hilang_dari_berkas_dibiarkan_dan_dihitung(
    himpunan: Himpunan, muatkan: Memuat
) -> None:
    muatkan(himpunan)
    himpunan["crosscutting"].pop()
    del himpunan["pembanding"]

    hasil = muatkan(himpunan)

    ringkas = {s.nama: s for s in hasil.lembar}
    assert ringkas["crosscutting"].hanya_tersimpan == 1
    assert "pembanding" not in ringkas
    assert hasil.berubah == 0


def test_himpunan_sebagian_merujuk_isi_basis_data(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    sebagian = {nama: himpunan[nama] for nama in ("perangkat_daerah", "realisasi")}
    sebagian["realisasi"] = [{**himpunan["realisasi"][2], "triwulan": "4", "nilai": "1.234"}]

    hasil = muatkan(sebagian)

    assert hasil.berubah == 1
    assert Realisasi.objects.get(indikator__kode="I2", triwulan=4).nilai == 1234


def test_kolom_yang_tidak_ada_dibiarkan_kolom_kosong_mengosongkan(
    himpunan: Himpunan, muatkan: Memuat
) -> None:
    muatkan(himpunan)
    for baris in himpunan["indikator"]:
        del baris["definisi"]
        baris["formulasi"] = ""
    for baris in himpunan["realisasi"]:
        del baris["status"]

    muatkan(himpunan)

    satu = Indikator.objects.get(kode="I1")
    assert (satu.definisi, satu.formulasi) == ("Definisi", "")
    assert Realisasi.objects.filter(status="disahkan").count() == 2


def test_kolom_pilihan_yang_tidak_ada_memakai_bawaan(himpunan: Himpunan, muatkan: Memuat) -> None:
    himpunan["kebijakan"] = [{"mulai_tahun": "2024"}]

    muatkan(himpunan)
    kebijakan = KebijakanPengukuran.objects.get()
    assert (kebijakan.capaian_minimum, kebijakan.metode_efisiensi) == (0, "sisa")


def test_status_kosong_tidak_membatalkan_pengesahan(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    himpunan["realisasi"][0]["status"] = ""
    assert muatkan(himpunan).berubah == 0


def test_status_mundur_menghapus_pengesahan(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    himpunan["realisasi"][0]["status"] = "diverifikasi"
    muatkan(himpunan, pada=NANTI)
    satu = Realisasi.objects.get(indikator__kode="I1", tahun=2023)
    assert (satu.status, satu.disahkan_pada, satu.diverifikasi_pada) == ("diverifikasi", None, PADA)


def test_urutan_baris_dipertahankan(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    himpunan["unit_kerja"].reverse()  # children before their parent
    himpunan["unit_kerja"].insert(
        1, {"kode": "X", "nama": "Baru", "jenis": "seksi", "induk": "B", "tugas": ""}
    )

    muatkan(himpunan)

    assert list(UnitKerja.objects.order_by("urutan").values_list("kode", flat=True)) == [
        "L", "X", "B", "S", "D",
    ]  # fmt: skip
    assert muatkan(himpunan).berubah == 0


def test_nilai_unik_dapat_bertukar_tempat(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    himpunan["predikat"].insert(
        1, {"skala": "SAKIP", "nama_skala": "Skala AKIP", "predikat": "C+", "nama": ""}
    )
    kriteria = himpunan["kriteria"]
    kriteria.insert(1, {"mulai_tahun": "2024", "batas_bawah": "91", "kriteria": "Baru"})
    kriteria[0]["batas_bawah"] = "95"
    kriteria[3]["kriteria"], kriteria[2]["kriteria"] = "Tinggi", "Rendah"
    himpunan["dokumen"][1].update(ke="1", alasan="Tukar")
    himpunan["dokumen"][2].update(ke="0", alasan="")
    himpunan["versi_anggaran"][0].update(ke="2", jenis="perubahan")
    himpunan["versi_anggaran"][1].update(ke="1", jenis="murni")

    muatkan(himpunan)

    assert list(Predikat.objects.order_by("peringkat").values_list("kode", flat=True)) == [
        "CC", "C+", "B", "BB",
    ]  # fmt: skip
    assert list(BatasKriteria.objects.order_by("urutan").values_list("label", "batas_bawah")) == [
        ("Sangat Tinggi", Decimal(95)), ("Baru", Decimal(91)), ("Rendah", Decimal("75.5")),
        ("Tinggi", None),
    ]  # fmt: skip
    assert DokumenPerencanaan.objects.get(kode="PKP").ke == 0
    assert muatkan(himpunan).berubah == 0


def test_butir_profil_menurut_urutan_baris(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    assert list(
        ButirProfil.objects.filter(jenis="misi").order_by("urutan").values_list("urutan", "teks")
    ) == [(1, "Maju"), (2, "- berdaya saing")]


def test_analisis_digabung_per_baris(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    satu = Realisasi.objects.get(indikator__kode="I1", tahun=2024)
    assert satu.faktor_pendukung == "Satu\n@dua"
    assert satu.tindak_lanjut == "Lima"
    assert Kegiatan.objects.get().analisis == "Tiga"

    himpunan["analisis"] = [{**himpunan["analisis"][0], "uraian": "Lain"}]
    muatkan(himpunan)
    satu.refresh_from_db()
    assert (satu.faktor_pendukung, satu.faktor_penghambat) == ("Lain", "Tiga")


def test_anggaran_bertingkat(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    assert BarisAnggaran.objects.count() == 2
    assert PaguBaris.objects.get(versi__kode="M", baris__rekening="5").nilai == 0
    assert RealisasiAnggaran.objects.get(bulan=12).nilai == 12453995442


def test_target_yang_ditandatangani_tidak_dapat_diubah(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    perjanjian_berstatus(
        "pihak_pertama",
        jabatan=Jabatan.objects.get(kode="KA"),
        dokumen=DokumenPerencanaan.objects.get(kode="PK"),
    )
    himpunan["target"][0]["target"] = "≤ 2,70%"
    (pesan,) = _galat(muatkan, himpunan)
    assert pesan == (
        "lembar target, baris 2, kolom target (tertulis “≤ 2,70%”): target pada dokumen ini sudah "
        "ditandatangani sehingga tidak dapat diubah; buat dokumen perubahan."
    )
    himpunan["target"][0]["target"] = "≤ 2,72%"
    himpunan["target"][3]["target"] = "1.300"  # the revision is not signed
    assert muatkan(himpunan).berubah == 1


def test_kegiatan_rencana_aksi_yang_disetujui_tidak_dapat_diubah(
    himpunan: Himpunan, muatkan: Memuat
) -> None:
    muatkan(himpunan)
    dua = AksiRencana.objects.get(urutan=2)
    assert (dua.uraian, dua.anggaran) == (
        "Pelatihan pencari kerja",
        (None, None, 7_000_000, 8_000_000),
    )
    himpunan["kegiatan_rencana_aksi"][1]["anggaran_tw_4"] = "9000000"
    (pesan,) = _galat(muatkan, himpunan)
    assert pesan == (
        "lembar kegiatan_rencana_aksi, baris 3, kolom anggaran_tw_4 (tertulis “9000000”): dokumen "
        "ini sudah disetujui, sehingga kegiatannya tidak dapat diubah; buat dokumen perubahan."
    )


def test_triwulan_yang_disahkan_tidak_dapat_diubah(
    himpunan: Himpunan, muatkan: Memuat, operator: Pengguna
) -> None:
    muatkan(himpunan)
    PengesahanTriwulan.objects.create(
        pd=PerangkatDaerah.objects.get(), tahun=2024, triwulan=4, oleh=operator, pada=PADA
    )
    assert muatkan(himpunan).berubah == 0
    himpunan["realisasi"][5]["nilai"] = "B"
    himpunan["nilai_variabel"][0]["nilai"] = "1"
    himpunan["analisis"][0]["uraian"] = "Lain"
    himpunan["realisasi_anggaran"][1]["nilai"] = "1"
    himpunan["realisasi_anggaran"][0]["nilai"] = "1"  # January to March: not endorsed
    pesan = _galat(muatkan, himpunan)
    assert len(pesan) == 4
    assert all("triwulan 4 tahun 2024 sudah disahkan" in satu for satu in pesan)


def test_baris_yang_diajukan_tidak_dapat_diubah(
    himpunan: Himpunan, muatkan: Memuat, operator: Pengguna
) -> None:
    """What went through submission is frozen; what only a file brought may be corrected."""
    from kinerja.models import Realisasi, VersiRealisasi

    muatkan(himpunan)
    himpunan["nilai_variabel"][0]["nilai"] = "1"
    assert muatkan(himpunan).berubah == 1

    terisi = Realisasi.objects.get(nilai_variabel__nilai="1")
    VersiRealisasi.objects.create(
        realisasi=terisi, ke=1, isi={}, sha256="0" * 64, oleh=operator, pada=PADA
    )
    Realisasi.objects.filter(pk=terisi.pk).update(
        status="diajukan", diajukan_pada=PADA, diajukan_oleh=operator,
        diverifikasi_pada=None, diverifikasi_oleh=None, disahkan_pada=None, disahkan_oleh=None,
    )  # fmt: skip
    himpunan["nilai_variabel"][0]["nilai"] = "2"
    pesan = _galat(muatkan, himpunan)
    assert any("sudah diajukan; minta Sekretariat mengembalikannya" in satu for satu in pesan)
    assert not Realisasi.objects.filter(nilai_variabel__nilai="2").exists()

    Realisasi.objects.filter(pk=terisi.pk).update(status="draf")
    for baris in himpunan["realisasi"]:
        baris["status"] = ""
    muatkan(himpunan)
    assert Realisasi.objects.filter(pk=terisi.pk, nilai_variabel__nilai="2").exists()


def test_dua_perangkat_daerah_tidak_saling_melihat(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(himpunan)
    lain = salin(himpunan)
    lain["perangkat_daerah"][0]["kode"] = "lain"
    assert muatkan(lain).lembar[1].baru == 4
    assert PerangkatDaerah.objects.count() == 2

    hanya_rujuk = {
        "perangkat_daerah": [{**himpunan["perangkat_daerah"][0], "kode": "ketiga"}],
        "jabatan": himpunan["jabatan"][:1],
    }
    (pesan,) = _galat(muatkan, hanya_rujuk)
    assert "unit kerja “D” tidak dikenal" in pesan


def test_jumlah_kueri_tidak_mengikuti_jumlah_baris(
    himpunan: Himpunan, tmp_path: Path, operator: Pengguna
) -> None:
    from django.db import connection

    def kueri(nama: str, jumlah: int) -> int:
        isi = salin(himpunan)
        isi["perangkat_daerah"][0]["kode"] = nama
        isi["unit_kerja"] += [
            {"kode": f"U{n}", "nama": "Unit", "jenis": "seksi", "induk": "D", "tugas": ""}
            for n in range(jumlah)
        ]
        isi["realisasi"] += [
            {**isi["realisasi"][2], "tahun": str(1950 + n), "triwulan": "1"} for n in range(jumlah)
        ]
        folder = tulis_folder(tmp_path / nama, isi)
        with CaptureQueriesContext(connection) as tertangkap:
            muat(folder, oleh=operator, pada=PADA)
        return len(tertangkap)

    sedikit, banyak = kueri("sedikit", 1), kueri("banyak", 20)
    # SQLite sends at most 999 values in one statement; the audit rows alone need some more.
    assert banyak - sedikit <= 3


def test_target_lama_dengan_spasi_tidak_dianggap_berubah(
    himpunan: Himpunan, muatkan: Memuat
) -> None:
    muatkan(himpunan)
    Target.objects.filter(teks="BB (75)").update(teks=" BB (75) ")
    assert muatkan(himpunan).berubah == 0
