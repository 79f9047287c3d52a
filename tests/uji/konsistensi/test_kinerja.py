"""Each rule of kinerja raises exactly its case, and not what comes close to it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kinerja.capaian import Polaritas
from kinerja.uji.daftar import ATURAN
from kinerja.uji.potret import PeriodeDiuji, PotretKinerja, TargetDiuji
from laporan.uji.jalankan import terapkan
from tests.uji.konsistensi.bersih import KABID, KAPASITAS, KINERJA, D, indikator, tahun, tambah
from tests.uji.konsistensi.kasus_kinerja import DILATIH, KASUS, dibagi


def kode(p: PotretKinerja) -> set[str]:
    return {h.aturan.kode for h in terapkan(ATURAN, p)}


def test_agensi_bersih() -> None:
    assert kode(KINERJA) == set()


def test_setiap_aturan_punya_kasus() -> None:
    assert sorted(KASUS) == sorted(a.kode for a in ATURAN)


@pytest.mark.parametrize("satu", sorted(KASUS))
def test_menemukan_hanya_itu(satu: str) -> None:
    assert kode(KASUS[satu][0]) == {satu}


@pytest.mark.parametrize("satu", sorted(KASUS))
def test_yang_nyaris_tidak_ditemukan(satu: str) -> None:
    assert satu not in kode(KASUS[satu][1])


@pytest.mark.parametrize("satu", sorted(KASUS))
def test_kalimatnya_selesai(satu: str) -> None:
    for h in terapkan(ATURAN, KASUS[satu][0]):
        pesan: Any = h.temuan.pesan
        assert pesan[-1] in ".”:" or satu in ("R11", "R12"), pesan
        assert "None" not in pesan
        assert h.temuan.pada.nama


def test_tahun_kosong_tidak_gagal() -> None:
    """A new agency: nothing entered at all; only the missing head is told."""
    assert kode(PotretKinerja(2024, date(2024, 5, 1), "Camat")) == {"O01"}
    assert kode(replace(KINERJA, indikator=(), bukti=())) == {"P02", "P03"}


def test_pembagian_kepada_bawahan() -> None:
    """Parts in another unit, words, and measured figures have no sum to be held against."""
    for satu in (
        replace(dibagi(1, "1"), satuan="Kelas"),
        dibagi(1, "sesuai jadwal"),
        dibagi(1, "2,5"),
    ):
        assert "P16" not in kode(tambah("hasil", satu))
    # Below a result the same holds as below an indicator.
    atas = replace(DILATIH, jabatan=KABID, target="40", satuan="Kelas")
    bagian = replace(DILATIH, pk=2, indikator=None, induk=1, cara="dibagi", satuan="kelas")
    assert "P16" in kode(tambah("hasil", atas, replace(bagian, target="39")))
    assert "P16" not in kode(tambah("hasil", atas, replace(bagian, target="40")))


def test_periode_tanpa_tanggal() -> None:
    assert kode(replace(KINERJA, periode=tuple(PeriodeDiuji(tw) for tw in (1, 2, 3, 4)))) == set()


def test_makin_rendah_sudah_tercapai() -> None:
    """Less is better: last year's 4 was better than a target of 5 that lies above it."""
    p = tahun(10, 2024, tahun(10, 2023, realisasi=D(4)), target=D(5))
    p = indikator(10, p, bentuk=replace(KAPASITAS.bentuk, polaritas=Polaritas.RENDAH))
    (pesan,) = (h.temuan.pesan for h in terapkan(ATURAN, p) if h.aturan.kode == "T04")
    assert "(5,00) di atas realisasi 2023 (4,00)" in pesan


def test_makin_rendah_dan_rentang() -> None:
    rendah = indikator(
        10,
        bentuk=replace(KAPASITAS.bentuk, polaritas=Polaritas.RENDAH),
        target=(TargetDiuji(2024, "pk", "PK", D(5), "5"), TargetDiuji(2023, "pk", "PK", D(4), "4")),
    )
    assert "T03" in kode(rendah)
    rentang = indikator(
        10, rendah, bentuk=replace(KAPASITAS.bentuk, polaritas=Polaritas.DALAM_RENTANG)
    )
    assert "T03" not in kode(rentang)


def test_jenjang_disebut_tanpa_eselon() -> None:
    """In a Kecamatan the second level is eselon IV: the place in the tree is what is told."""
    (satu,) = terapkan(ATURAN, KASUS["P04"][0])
    assert "(sasaran kinerja jenjang ketiga) langsung di bawah" in satu.temuan.pesan
    assert "(sasaran strategis);" in satu.temuan.pesan
    assert "eselon" not in satu.temuan.pesan


@pytest.mark.parametrize(("capaian", "tercetak"), [("99.9", "99,9%"), ("50", "50%")])
def test_capaian_disebut_dengan_desimal_kebijakannya(capaian: str, tercetak: str) -> None:
    """What a finding calls printed is what the report prints: the policy's decimals."""
    (satu,) = terapkan(ATURAN, tahun(10, 2024, capaian=D(capaian)))
    assert satu.aturan.kode == "R10"
    assert satu.temuan.tercetak == tercetak


def test_meneruskan_yang_berbeda_menyebut_yang_berbeda() -> None:
    """Of one unit: the definitions are told, not the unit twice; what was accepted while it was
    told so stays accepted.
    """
    lama = {"definisi operasional": "Semua pendaftar.", "formulasi": "Jumlah"}
    p = indikator(
        12,
        pendahulu="Jumlah Peserta",
        satuan_pendahulu="orang",
        beda_rumusan=("definisi operasional",),
        rumusan_pendahulu=lama,
    )
    (satu,) = [h for h in terapkan(ATURAN, p) if h.aturan.kode == "I13"]
    keduanya = (satu.temuan.tercetak, satu.temuan.seharusnya)
    assert keduanya == ("Pencari kerja yang menyelesaikan pelatihan.", "Semua pendaftar.")
    assert satu.angka.casefold() == "orang | orang"
    (satuan,) = terapkan(ATURAN, KASUS["I13"][0])
    assert satuan.temuan.seharusnya == "Kelas"
