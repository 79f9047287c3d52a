"""A known capaian in the data set: kept and printed, or refused with the reason (A7)."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.models import Indikator, PerangkatDaerah, Realisasi
from kinerja.pengukuran import Pengukuran
from tests.himpunan.conftest import Memuat
from tests.himpunan.kecil import Himpunan, baca_folder

pytestmark = pytest.mark.django_db


def _tambah(himpunan: Himpunan, **isi: str) -> Himpunan:
    baris = {"indikator": "I2", "tahun": "2022", "triwulan": "4", "status": "disahkan", **isi}
    himpunan["realisasi"].append(baris)
    for satu in himpunan["realisasi"]:
        for kolom in ("capaian_ditetapkan", "alasan_capaian"):
            satu.setdefault(kolom, "")
    kolom_baku = list(himpunan["realisasi"][0])
    himpunan["realisasi"] = [
        {k: satu.get(k, "") for k in kolom_baku} for satu in himpunan["realisasi"]
    ]
    return himpunan


def _galat(muatkan: Memuat, himpunan: Himpunan) -> str:
    with pytest.raises(HimpunanDitolakError) as ditolak:
        muatkan(himpunan)
    return "\n".join(map(str, ditolak.value.galat))


def test_dilaporkan_saja_disimpan_dan_tampil(himpunan: Himpunan, muatkan: Memuat) -> None:
    muatkan(_tambah(himpunan, capaian_dilaporkan="98,1"))

    i = Indikator.objects.get(kode="I2")
    ukuran = Pengukuran(PerangkatDaerah.objects.get(), [2022]).ukuran(i, 2022)
    assert (ukuran.capaian_teks, ukuran.dilaporkan) == ("98,10%", True)


def test_ditetapkan_disimpan_ditandai_dan_pulang_pergi(
    himpunan: Himpunan, muatkan: Memuat, simpankan: Callable[[str], Path]
) -> None:
    muatkan(_tambah(himpunan, capaian_ditetapkan="95,5", alasan_capaian="Tanpa rumus"))

    r = Realisasi.objects.get(indikator__kode="I2", tahun=2022)
    assert (r.capaian_ditetapkan, r.alasan_capaian) == (Decimal("95.5"), "Tanpa rumus")
    tersimpan = next(
        b for b in baca_folder(simpankan("hasil"))["realisasi"] if b["tahun"] == "2022"
    )
    assert (tersimpan["capaian_ditetapkan"], tersimpan["alasan_capaian"]) == ("95,5", "Tanpa rumus")
    assert not muatkan(himpunan).berubah


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"capaian_ditetapkan": "95"}, "alasan_capaian: wajib diisi bila capaian_ditetapkan"),
        ({"alasan_capaian": "x"}, "capaian_ditetapkan: wajib diisi bila alasan_capaian"),
        (
            {"capaian_ditetapkan": "95", "alasan_capaian": "x", "capaian_dilaporkan": "90"},
            "isi capaian_dilaporkan atau capaian_ditetapkan, salah satu",
        ),
        (
            {"tidak_berlaku": "Tidak disurvei", "capaian_dilaporkan": "90"},
            "dikosongkan karena tidak_berlaku diisi",
        ),
        (
            {"tidak_berlaku": "Tidak ada", "capaian_ditetapkan": "95", "alasan_capaian": "x"},
            "dikosongkan karena tidak_berlaku diisi",
        ),
    ],
)
def test_yang_bertentangan_ditolak(
    himpunan: Himpunan, muatkan: Memuat, isi: dict[str, str], pesan: str
) -> None:
    assert pesan in _galat(muatkan, _tambah(himpunan, **isi)).replace("kolom ", "")
