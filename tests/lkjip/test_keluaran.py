"""Outputs in Tabel 3.9 and 3.13: beside program and money where there are any, else no trace."""

from decimal import Decimal

import pytest
from django.urls import reverse

from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.lkjip.tabel.anggaran import analisis_program, realisasi_anggaran
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def sub():
    sub = f.SubKegiatanFactory()
    f.KebijakanFactory(pd=sub.pd)
    f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=600, realisasi=250)
    return sub


def _isi(tabel):
    kunci = [k.kunci for k in tabel.kolom]
    return [
        dict(zip(kunci, [s.teks for s in b.sel], strict=False))
        for b in tabel.baris
        if all(s.rentang == 1 for s in b.sel)
    ]


def test_tanpa_keluaran_tabelnya_seperti_semula(sub):
    bahan = Bahan(sub.pd, 2024)
    (anggaran,), (analisis,) = realisasi_anggaran(bahan), analisis_program(bahan)
    assert [k.kunci for k in anggaran.kolom] == [
        "no", "kode", "program", "pagu", "terpakai", "serapan",
    ]  # fmt: skip
    assert analisis.baris == ()
    assert analisis.kalimat_kosong.endswith(
        "belum dikaitkan dengan indikator dan belum dianalisis."
    )


def test_halaman_anggaran_menyebut_keluaran_dan_sumber_dana(sub, client, pengguna):
    f.BarisAnggaranFactory(sub_kegiatan=sub, rekening="5.1.01", sumber_dana="DAU", pagu=9)
    f.IndikatorProgramFactory(
        sub_kegiatan=sub, nama="Peserta", target={0: 120}, realisasi={1: 20, 2: 41}
    )
    client.force_login(pengguna(SEKRETARIAT, pd=sub.pd))
    teks = client.get(f"{reverse('anggaran')}?tahun=2024").content.decode()
    assert "Sumber dana: DAU" in teks
    assert "Peserta (Orang): 61 dari 120 (50,83%)" in teks


def test_keluaran_di_sebelah_uang_dan_programnya(sub):
    """61 of 120: 50,83 %; 45,50 of 50: 91 %."""
    f.IndikatorProgramFactory(
        sub_kegiatan=sub, nama="Peserta", target={0: 120}, realisasi={1: 20, 2: 41}
    )
    f.IndikatorProgramFactory(sub_kegiatan=sub, nama="Dokumen", satuan="Dokumen", target={0: 2})
    f.IndikatorProgramFactory(
        sub_kegiatan=None,
        program=sub.kegiatan.program,
        dilaporkan_pada=sub,
        nama="Lulusan bekerja",
        satuan="Persen",
        desimal=2,
        akumulasi="posisi_akhir",
        target={0: 50},
        realisasi={4: Decimal("45.5")},
    )
    bahan = Bahan(sub.pd, 2024)
    program, kegiatan, daun = _isi(realisasi_anggaran(bahan)[0])[:3]
    assert program["keluaran"] == "Lulusan bekerja (Persen): 45,50 dari 50,00 (91,00%)"
    assert kegiatan["keluaran"] == ""
    assert daun["keluaran"].split("\n") == [
        "Peserta (Orang): 61 dari 120 (50,83%)",
        "Dokumen (Dokumen): belum dilaporkan",
    ]
    analisis = _isi(analisis_program(bahan)[0])
    assert [(b["indikator_program"], b["capaian_program"]) for b in analisis] == [
        ("Lulusan bekerja (Persen)", "91,00%"), ("–", "–"),
    ]  # fmt: skip
