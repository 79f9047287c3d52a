"""A made-up kabupaten: of all kinds, the same from the same seed, and whole in the database."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kinerja.jenis import JenisPD
from kinerja.models import PerangkatDaerah, Realisasi, TahunLatihan
from laporan.bahan.bahan import Bahan
from laporan.latihan.kabupaten.dadu import Dadu
from laporan.latihan.kabupaten.instansi import daftar_instansi
from laporan.latihan.kabupaten.rpjmd import susun_daerah
from laporan.latihan.kabupaten.susun import susun
from laporan.latihan.kabupaten.tulis import tulis_kabupaten
from laporan.latihan.kabupaten.waktu import MasaKarangan


def test_empat_puluh_perangkat_daerah_segala_jenis() -> None:
    semua = daftar_instansi(40)
    assert {i.jenis for i in semua} == {
        JenisPD.SEKRETARIAT_DAERAH, JenisPD.SEKRETARIAT_DPRD, JenisPD.INSPEKTORAT, JenisPD.DINAS,
        JenisPD.BADAN, JenisPD.BPBD, JenisPD.SATPOL_PP, JenisPD.RUMAH_SAKIT, JenisPD.KECAMATAN,
    }  # fmt: skip
    assert all(len(i.bidang) >= 2 for i in semua)
    banyak = daftar_instansi(400)
    assert banyak[:40] == semua
    assert len({i.kode for i in banyak}) == len({i.nama for i in banyak}) == 400


def test_benih_menentukan_semuanya() -> None:
    satu, dua = daftar_instansi(2)
    masa = MasaKarangan(2025, 3)
    assert susun(satu, masa, 1) == susun(satu, masa, 1)
    assert susun(satu, masa, 1)["realisasi"] != susun(satu, masa, 2)["realisasi"]
    assert susun(satu, masa, 1)["pagu"] != susun(dua, masa, 1)["pagu"]
    dadu = Dadu("1|x")
    lemparan = [dadu.bulat(1, 6, n) for n in range(200)]
    assert set(lemparan) == {1, 2, 3, 4, 5, 6}
    assert lemparan == [Dadu("1|x").bulat(1, 6, n) for n in range(200)]


def test_tahun_terakhir_berhenti_pada_triwulannya() -> None:
    himpunan = susun(daftar_instansi(1)[0], MasaKarangan(2026, 2, triwulan=3), 1)
    ada: set[Any] = {(b["tahun"], b["triwulan"]) for b in himpunan["realisasi"]}
    assert max(ada) == (2026, 3)
    assert {t for t, _ in ada} == {2025, 2026}
    assert {b["bulan"] for b in himpunan["realisasi_anggaran"] if b["tahun"] == 2026} == {
        *range(1, 10)
    }
    assert {b["tahun"] for b in himpunan["evaluasi_akip"]} == {2025}


def test_setiap_perangkat_daerah_mendukung_satu_sasaran() -> None:
    """Whatever number of agencies is made, none stands outside the region's plan."""
    semua = daftar_instansi(400)
    lembar = susun_daerah(semua, MasaKarangan(2025, 3), 1)
    assert sorted(str(b["perangkat_daerah"]) for b in lembar["dukungan_sasaran"]) == sorted(
        i.kode for i in semua
    )
    ambil = {b["indikator"] for b in lembar["kontribusi_indikator"] if b["sumber"]}
    assert ambil
    assert ambil.isdisjoint(b["indikator"] for b in lembar["realisasi"])
    assert {b["jenis"] for b in lembar["penanda"]} == {"ikd", "ikk"}
    satu = susun_daerah(semua[:1], MasaKarangan(2025, 1), 1)
    assert {b["perangkat_daerah"] for b in satu["kontribusi_indikator"]} == {semua[0].kode}
    assert len(satu["sasaran"]) == len(lembar["sasaran"]), "the plan does not shrink"


@pytest.mark.django_db
def test_beberapa_folder_masing_masing_seluruhnya(tmp_path: Path) -> None:
    """One process loads all that are sound; of one that is not, nothing, and the others stay."""
    setda, setwan, inspektorat = tulis_kabupaten(
        daftar_instansi(3), MasaKarangan(2025, 1), 1, tmp_path
    )
    sasaran = setwan / "sasaran.csv"
    sasaran.write_text(sasaran.read_text().replace(",KEPALA", ",TIDAK-ADA"))
    keluar, galat = StringIO(), StringIO()
    with pytest.raises(CommandError, match="1 himpunan data ditolak"):
        call_command(
            "muat_data", *map(str, (setda, setwan, inspektorat)), stdout=keluar, stderr=galat
        )
    assert set(PerangkatDaerah.objects.values_list("kode", flat=True)) == {
        "tk-setda", "tk-inspektorat",
    }  # fmt: skip
    assert "2 dari 3 himpunan data dimuat" in keluar.getvalue()
    assert "TIDAK-ADA" in galat.getvalue()
    pd = PerangkatDaerah.objects.get(kode="tk-inspektorat")
    assert pd.kepala == "Inspektur"
    bahan = Bahan(pd, 2025)
    terukur = [b for b in bahan.baris if b.ukuran.capaian.nilai is not None]
    assert 0 < len(terukur) < len(bahan.baris), "this one reports late"
    assert bahan.anggaran.total.realisasi
    assert bahan.latihan, "every page says that the year is invented"

    dulu = Realisasi.objects.count()
    keluar = StringIO()
    call_command("muat_data", str(setda), str(inspektorat), "--periksa", stdout=keluar)
    assert "2 dari 2 himpunan data sah" in keluar.getvalue()
    assert Realisasi.objects.count() == dulu


@pytest.mark.django_db
def test_perintah_membuat_kabupaten(tmp_path: Path, settings: Any) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="TAPAK_DEBUG"):
        call_command("buat_kabupaten", pd=1)
    with pytest.raises(CommandError, match="--folder"):
        call_command("buat_kabupaten", pd=1, tulis=True)
    with pytest.raises(CommandError, match="Paling banyak"):
        call_command("buat_kabupaten", pd=0, tulis=True, folder=tmp_path)
    keluar = StringIO()
    call_command("buat_kabupaten", pd=2, tulis=True, folder=tmp_path / "a", stdout=keluar)
    assert "2 perangkat daerah" in keluar.getvalue()
    assert not PerangkatDaerah.objects.exists()
    settings.DEBUG = True
    call_command("buat_kabupaten", pd=1, tahun=1, terakhir=2024, stdout=StringIO())
    assert set(TahunLatihan.objects.values_list("pd__kode", "tahun")) == {
        ("tk-setda", 2024), ("tk-pemda", 2024),
    }  # fmt: skip
    daerah = PerangkatDaerah.objects.get(kode="tk-pemda")
    bahan = Bahan(daerah, 2024)
    assert [p.kode for p in bahan.daerah.perangkat] == ["tk-setda"]
    assert bahan.renstra is not None
    assert len(bahan.sasaran_strategis) == 10
    akuntabel = next(s for s in bahan.sasaran_strategis if s.kode == "S4.1")
    assert [d.pd.kode for d in bahan.daerah.dukungan_pd(akuntabel.pk)] == ["tk-setda"]
    assert all(b.ukuran.terisi for b in bahan.baris)
