"""One quarter by itself: its own figure against its own target, whatever the accumulation."""

from decimal import Decimal

import pytest

from kinerja.akumulasi import Akumulasi
from kinerja.capaian import Kebijakan, NilaiTarget, Polaritas
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017
from kinerja.ukuran import (
    AsalNilai,
    Aturan,
    BentukIndikator,
    IsianTriwulan,
    TargetTampil,
    Ukuran,
    ukur_triwulan,
)

D = Decimal
ATURAN = Aturan(Kebijakan(), PITA_PERMENDAGRI_86_2017)


def hitung(
    isian: IsianTriwulan | None,
    target: NilaiTarget | None,
    akumulasi: Akumulasi = Akumulasi.JUMLAH,
    polaritas: Polaritas = Polaritas.TINGGI,
) -> Ukuran:
    return ukur_triwulan(
        tahun=2024,
        triwulan=3,
        target=None
        if target is None
        else TargetTampil(target, "t", "t", "RA 2024", "rencana_aksi"),
        isian=isian,
        bentuk=BentukIndikator(polaritas, akumulasi, 0, "{n} orang"),
        aturan=ATURAN,
    )


def isian(nilai: str | None, **ubah: object) -> IsianTriwulan:
    asal = AsalNilai.KOSONG if nilai is None else AsalNilai.DIKETIK
    return IsianTriwulan(3, None if nilai is None else D(nilai), asal, **ubah)  # type: ignore[arg-type]


@pytest.mark.parametrize("akumulasi", list(Akumulasi))
def test_hanya_triwulan_itu(akumulasi):
    hasil = hitung(isian("30"), NilaiTarget.minimal(D(40)), akumulasi)

    assert (hasil.realisasi_teks, hasil.capaian_teks, hasil.sampai) == ("30 orang", "75,00%", 3)
    assert hasil.lengkap


def test_makin_rendah():
    hasil = hitung(isian("3"), NilaiTarget.maksimal(D(2)), polaritas=Polaritas.RENDAH)

    assert hasil.uraian_capaian == "(2 × 2 − 3) ÷ 2 × 100 = 50,00%"


@pytest.mark.parametrize(
    ("masukan", "target", "teks", "alasan"),
    [
        (None, NilaiTarget.minimal(D(40)), "belum diisi", "realisasi belum dilaporkan"),
        (isian(None), NilaiTarget.minimal(D(40)), "belum diisi", "realisasi belum dilaporkan"),
        (isian("0"), NilaiTarget.minimal(D(0)), "0 orang", "target nol"),
        (isian("30"), None, "30 orang", "target belum ditetapkan"),
        (
            IsianTriwulan(3, None, AsalNilai.TIDAK_BERLAKU, alasan="kegiatan belum dimulai"),
            NilaiTarget.minimal(D(40)),
            "tidak berlaku",
            "tidak berlaku: kegiatan belum dimulai",
        ),
    ],
    ids=["tanpa-baris", "kosong", "target-nol", "tanpa-target", "tidak-berlaku"],
)
def test_tanpa_capaian(masukan, target, teks, alasan):
    hasil = hitung(masukan, target)

    assert (hasil.realisasi_teks, hasil.capaian.alasan) == (teks, alasan)


def test_capaian_tahunan_yang_dilaporkan_bukan_capaian_triwulan():
    hasil = hitung(isian("30", capaian_dilaporkan=D("99.44")), None)

    assert hasil.capaian.alasan == "target belum ditetapkan"
    assert not hasil.dilaporkan
