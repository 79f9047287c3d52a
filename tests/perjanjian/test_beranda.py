"""What Sekretariat's home page says of the agreements, and to nobody else."""

from typing import Any

from django.urls import reverse

from kinerja.models import BarisPerjanjian, PerjanjianKinerja
from kinerja.peran import KEPALA_DINAS
from laporan.perjanjian.menunggu import tunggu_kelola
from tests.perjanjian.bantu import TAHUN


def _teks(pd: Any) -> list[str]:
    return [b.teks for b in tunggu_kelola(pd, TAHUN)]


def test_siap_diajukan(
    client: Any, contoh: Any, pk: dict[str, Any], sekretariat: Any, pengguna: Any
) -> None:
    BarisPerjanjian.objects.filter(perjanjian=pk["KASI-LATIH"], urutan=1).update(target="")
    kalimat = f"{len(pk) - 1} dari {len(pk)} rancangan perjanjian kinerja {TAHUN} siap diajukan."
    assert _teks(contoh) == [kalimat]
    for siapa, melihat in ((sekretariat, True), (pengguna(KEPALA_DINAS), False)):
        client.force_login(siapa)
        beranda = client.get(f"{reverse('beranda')}?tahun={TAHUN}").text
        assert (kalimat in beranda) is melihat
    PerjanjianKinerja.objects.exclude(pk=pk["KASI-LATIH"].pk).delete()
    assert _teks(contoh) == [f"1 rancangan perjanjian kinerja {TAHUN} belum siap diajukan."]


def test_bergeser(contoh: Any, pk: dict[str, Any], penanda: Any) -> None:
    penanda.sampai(pk["KASI-LATIH"], "pihak_kedua")
    assert not [t for t in _teks(contoh) if "tidak lagi sama" in t]
    jabatan = pk["KASI-LATIH"].jabatan
    jabatan.nama = "Kepala Seksi Baru"
    jabatan.save()
    assert f"1 perjanjian kinerja {TAHUN} tidak lagi sama dengan data hari ini." in _teks(contoh)


def test_kueri_tetap(contoh: Any, pk: dict[str, Any], penanda: Any, jumlah_kueri: Any) -> None:
    """One drifted agreement, or one more, and one draft less: as many queries."""
    hitung = []
    for kode in [k for k in pk if k.startswith("KASI")][:3]:
        penanda.sampai(pk[kode], "pihak_kedua")
        pk[kode].jabatan.nama += " Baru"
        pk[kode].jabatan.save()
        with jumlah_kueri() as kueri:
            teks = _teks(contoh)
        assert len(teks) == 2, teks
        hitung.append(len(kueri))
    assert len(set(hitung)) == 1, hitung
