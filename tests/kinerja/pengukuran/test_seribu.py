"""More sasaran with indicators than SQLite takes in one condition."""

import pytest

from kinerja.models import Indikator, Sasaran
from kinerja.pengukuran import Pengukuran
from tests.factories import IndikatorFactory


@pytest.mark.sqlite  # its limit
def test_seribu_sasaran_berindikator(db: None) -> None:
    contoh = IndikatorFactory()
    s = contoh.sasaran
    banyak = range(1001)
    sasaran = Sasaran.objects.bulk_create(
        Sasaran(
            pd=s.pd, tujuan=s.tujuan, tingkat="strategis", kode=f"XS{n}", uraian="x",
            penanggung_jawab=s.penanggung_jawab,
        )
        for n in banyak
    )  # fmt: skip
    Indikator.objects.bulk_create(
        Indikator(
            pd=s.pd, sasaran=satu, kode=f"XI{n}", nama=f"x {n}", satuan="%",
            polaritas=contoh.polaritas, akumulasi=contoh.akumulasi, jadwal=contoh.jadwal,
            penanggung_jawab=contoh.penanggung_jawab,
        )
        for n, satu in enumerate(sasaran)
    )  # fmt: skip
    semua = Pengukuran(s.pd, [2024]).indikator.values()
    assert len(semua) == 1002
    assert {i.sasaran.kode for i in semua if i.sasaran} == {s.kode, *(f"XS{n}" for n in banyak)}
