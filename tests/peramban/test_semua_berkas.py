"""Every sample of the offices' files in the browser: dropped, chosen, accepted, taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import expect

from kinerja.peran import SEKRETARIAT
from tests import factories as f
from tests.anggaran.impor.conftest import A1, A2, A3, B1, B2, C1, CONTOH, D1, F1, TAHUN, dinas
from tests.anggaran.impor.test_perintah import FEBRUARI, JANUARI, PAGU, TOTAL, pagu, realisasi

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["dinas"]
MURNI = {"tahapan": "murni"}


def _terapkan(halaman: Any, pilihan: dict[str, str]) -> None:
    for nama, nilai in pilihan.items():
        halaman.locator(f"[name='{nama}']").select_option(nilai)
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Terapkan pilihan").click()


def _muat(halaman: Any, berkas: str, jumlah: int, *pilihan: dict[str, str]) -> str:
    """Drop it, choose step by step, see the sum, accept; the address of what was loaded."""
    halaman.buka(f"/anggaran/berkas/?tahun={TAHUN}")
    halaman.set_input_files("#berkas", CONTOH / berkas)
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Baca berkas").click()
    for satu in pilihan:
        _terapkan(halaman, satu)
    expect(halaman.get_by_text(f"{jumlah:,}".replace(",", ".")).first).to_be_visible()
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Terima berkas ini").click()
    alamat: str = halaman.url
    return alamat


@contextmanager
def _sementara(halaman: Any, *isi: Any) -> Iterator[None]:
    """Loaded within, taken back afterwards."""
    alamat = _muat(halaman, *isi)
    yield
    halaman.goto(alamat)
    halaman.get_by_label("Alasan").fill("Salah unduh")
    with halaman.expect_navigation():
        halaman.get_by_role("button", name="Batalkan muatan").click()


def test_setiap_berkas_di_peramban(halaman: Any, peran: Any, dinas: Any) -> None:
    f.RenstraFactory(pd=dinas, tahun_awal=2025, tahun_akhir=2029)
    halaman.masuk(f.buat_pengguna(SEKRETARIAT, pd=dinas))
    for berkas, pilihan in ((A3, [MURNI]), (C1, [MURNI]), (D1, [{"keperluan": "pagu"}, MURNI])):
        with _sementara(halaman, berkas, TOTAL, *pilihan):
            assert pagu(dinas) == PAGU, berkas
        assert not any(pagu(dinas).values()), berkas
    _muat(halaman, A1, TOTAL, MURNI)
    geser = {"2.07.04.2.03.0003": -15_000_000, "2.07.03.2.01.0003": 15_000_000}
    with _sementara(halaman, A2, TOTAL, {"tahapan": "pergeseran"}):
        assert pagu(dinas) == {k: n + geser.get(k, 0) for k, n in PAGU.items()}
    assert pagu(dinas) == PAGU
    for berkas, pilih in ((D1, {"keperluan": "realisasi"}), (F1, {"bulan": "2"})):
        with _sementara(halaman, berkas, FEBRUARI, pilih):
            assert realisasi(dinas, 2) == FEBRUARI, berkas
    # Each file's own rows; one of them was transferred in February and stands in both.
    _muat(halaman, B1, 185_102_350)
    assert realisasi(dinas, 1) == JANUARI
    _muat(halaman, B2, 182_925_650)
    assert realisasi(dinas, 2) == FEBRUARI
