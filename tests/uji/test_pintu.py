"""What a door asks of a figure, Uji Konsistensi asks of the stored one: same rule, same code."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from anggaran.keluaran import periksa_keluaran
from anggaran.uji.daftar import ATURAN as ATURAN_ANGGARAN
from kinerja.akumulasi import Akumulasi
from kinerja.capaian import Hasil, NilaiTarget
from kinerja.isian.baris import PenyusunIndikator
from kinerja.isian.pintu import Pintu
from kinerja.models import Indikator, Realisasi
from kinerja.periode import Triwulan
from kinerja.uji.daftar import ATURAN as ATURAN_KINERJA
from kinerja.uji.ketikan.daftar import KETIKAN
from kinerja.uji.potret import PotretKinerja
from kinerja.uji.tersimpan import isian_tersimpan
from kinerja.uji_isian import (
    Temuan,
    periksa_anggaran,
    periksa_capaian,
    periksa_indikator,
    periksa_kosong,
)
from kinerja.uji_rencana import RencanaDiperiksa, periksa_rencana
from laporan.bahan.bahan import Bahan
from laporan.uji.final import _DI_PINTU
from laporan.uji.jalankan import SEMUA, terapkan, uji_konsistensi
from laporan.uji.kode_pintu import KODE_PINTU, KODE_RENCANA
from laporan.uji.pintu import GESER, JENJANG
from tests.uji.konsistensi.bersih import LULUS, ORANG, PERSEN, TAHUN, D, indikator, isian
from tests.uji.konsistensi.kasus_kinerja import KASUS as KINERJA
from tests.uji.konsistensi.test_anggaran import KASUS as ANGGARAN

AKAR = Path(__file__).resolve().parents[2]
#: Where the doors make their findings.
BERKAS = (
    "kinerja/uji_isian.py", "anggaran/keluaran.py", "anggaran/isian/baris.py",
    *(b.relative_to(AKAR).as_posix() for b in (AKAR / "kinerja/uji/ketikan").glob("*.py")),
)  # fmt: skip


def test_setiap_kode_pintu_punya_aturan() -> None:
    tertulis = {
        kode
        for b in BERKAS
        for kode in re.findall(r'\bTemuan\(\s*"(\w+)"', (AKAR / b).read_text(encoding="utf-8"))
    }
    assert tertulis == set(KODE_PINTU)
    ada = {a.kode for a in SEMUA}
    assert frozenset().union(*KODE_PINTU.values(), *KODE_RENCANA.values()) <= ada
    assert set(_DI_PINTU) <= ada
    assert {a.kode for a in (*JENJANG.values(), GESER)} == {"K10", "K11", "K12"}


def _kode_pintu(p: PotretKinerja) -> set[str]:
    """What the door says of every quarter of the picture."""
    return {t.kode for i, s in p.isian() for t in periksa_indikator(isian_tersimpan(i, s, p.tahun))}


_SISI = (("Bekerja", D(101)), ("Lulusan", D(100)))
#: A picture for each rule on a figure; R08 gathers three of them.
POTRET: dict[tuple[str, str], PotretKinerja] = {
    (a.kode, a.uji): KINERJA[a.uji][0] for a in KETIKAN if a.uji != "R08"
} | {
    ("melebihi_100", "R08"): KINERJA["R08"][0],
    ("koma_hilang", "R08"): isian(11, 4, nilai=D(9730)),
    ("pembilang_melebihi_penyebut", "R08"): isian(
        11, 4, nilai=D(101), sisi=_SISI, diketik=False
    ),
}  # fmt: skip


@pytest.mark.parametrize("aturan", KETIKAN, ids=[f"{a.kode}-{a.uji}" for a in KETIKAN])
def test_angka_yang_sama_berkode_sama(aturan: Any) -> None:
    p = POTRET[aturan.kode, aturan.uji]
    assert aturan.kode in _kode_pintu(p)
    assert aturan.uji in {h.aturan.kode for h in terapkan(ATURAN_KINERJA, p)}


def _uang(pagu: int | None, realisasi: int | None, lalu: int | None = None) -> list[Temuan]:
    return periksa_anggaran(pagu=pagu, realisasi=realisasi, triwulan_lalu=lalu, fisik=None)


def _fisik() -> list[Temuan]:
    return periksa_anggaran(pagu=None, realisasi=None, triwulan_lalu=None, fisik=D("100.01"))


def _keluaran(target: int, realisasi: int, lalu: int | None, *, kumulatif: bool) -> list[Temuan]:
    return periksa_keluaran(
        nama="Modul",
        target=D(target),
        realisasi=D(realisasi),
        sampai_lalu=None if lalu is None else D(lalu),
        kumulatif=kumulatif,
    )


#: Door code → the door asked with the figures of the rule's own case, and the rules that are run.
LAIN: dict[str, tuple[Callable[[], list[Temuan]], Iterable[Any], Any]] = {
    "capaian_perlu_sebab": (
        lambda: periksa_capaian(Hasil(D("99.99"), None), bawah=D(100), atas=None, penjelasan=""),
        ATURAN_KINERJA, KINERJA["R10"][0],
    ),
    "kosong_berstatus": (
        lambda: periksa_kosong(terisi=False, terbuka=False, status="diajukan"),
        ATURAN_KINERJA, KINERJA["R01"][0],
    ),
    "realisasi_melebihi_pagu": (lambda: _uang(400, 401), ATURAN_ANGGARAN, ANGGARAN["A11"][0]),
    "jauh_melebihi_pagu": (lambda: _uang(400, 4001), ATURAN_ANGGARAN, ANGGARAN["A11"][0]),
    "realisasi_turun": (lambda: _uang(None, 240, 250), ATURAN_ANGGARAN, ANGGARAN["A12"][0]),
    "fisik_di_luar_batas": (_fisik, ATURAN_ANGGARAN, ANGGARAN["A27"][0]),
    "keluaran_jauh_di_atas_target": (
        lambda: _keluaran(1, 10, None, kumulatif=False), ATURAN_ANGGARAN, ANGGARAN["A25"][0],
    ),
    "keluaran_turun": (
        lambda: _keluaran(100, 4, 5, kumulatif=True), ATURAN_ANGGARAN, ANGGARAN["A26"][0],
    ),
    # The door asks anggaran.bacaan, and so does the picture.
    "baris_bertumpuk": (list, ATURAN_ANGGARAN, ANGGARAN["A01"][0]),
}  # fmt: skip


@pytest.mark.parametrize("kode", LAIN)
def test_pintu_lain_berkode_sama(kode: str) -> None:
    pintu, aturan, potret = LAIN[kode]
    if temuan := pintu():
        assert kode in {t.kode for t in temuan}
    assert KODE_PINTU[kode] <= {h.aturan.kode for h in terapkan(aturan, potret)}


def test_setiap_kode_diuji() -> None:
    assert {a.kode for a in KETIKAN} | set(LAIN) == set(KODE_PINTU)


_KUMULATIF = replace(ORANG, akumulasi=Akumulasi.KUMULATIF)
_RATA = replace(PERSEN, akumulasi=Akumulasi.RATA_RATA)
_SEMUA = frozenset({1, 2, 3, 4})
#: Door code of a rencana aksi → how the indicator adds up, its quarters, those due and those lived.
#: The target of the year is 76.
RENCANA: dict[str, tuple[Any, dict[int, int], frozenset[int], frozenset[int]]] = {
    "kosong": (PERSEN, {1: 71, 2: 73}, _SEMUA, _SEMUA),
    "di_luar_masa": (PERSEN, {1: 71, 3: 75, 4: 76}, frozenset({3, 4}), frozenset({3, 4})),
    "tidak_dijadwalkan": (PERSEN, {2: 71, 4: 76}, frozenset({4}), _SEMUA),
    "kumulatif_turun": (_KUMULATIF, {1: 20, 2: 50, 3: 40, 4: 76}, _SEMUA, _SEMUA),
    "menjauh": (PERSEN, {1: 71, 2: 75, 3: 73, 4: 76}, _SEMUA, _SEMUA),
    "akhir_beda": (PERSEN, {1: 71, 2: 73, 3: 75, 4: 77}, _SEMUA, _SEMUA),
    "jumlah_beda": (ORANG, {1: 19, 2: 19, 3: 19, 4: 20}, _SEMUA, _SEMUA),
    "rata_beda": (_RATA, {1: 76, 2: 76, 3: 76, 4: 80}, _SEMUA, _SEMUA),
    "melebihi_tahun": (ORANG, {1: 40, 2: 40}, _SEMUA, _SEMUA),
    "tanpa_target_tahun": (PERSEN, {1: 71, 2: 73, 3: 75, 4: 76}, _SEMUA, _SEMUA),
}


@pytest.mark.parametrize("kode", RENCANA)
def test_pintu_rencana_aksi_berkode_sama(kode: str) -> None:
    bentuk, triwulan, tempo, hidup = RENCANA[kode]
    tanpa = kode == "tanpa_target_tahun"
    pintu = periksa_rencana(
        RencanaDiperiksa(
            akumulasi=bentuk.akumulasi,
            polaritas=bentuk.polaritas,
            desimal=bentuk.desimal,
            tahunan=None if tanpa else NilaiTarget.minimal(D(76)),
            triwulan={tw: NilaiTarget.minimal(D(n)) for tw, n in triwulan.items()},
            tempo=tempo,
            hidup=hidup,
            tulis=lambda t: str(t.nilai),
        )
    )
    assert kode in {t.kode for t in pintu}
    potret = indikator(
        11,
        bentuk=bentuk,
        target_triwulan={tw: D(n) for tw, n in triwulan.items()},
        tempo=tempo,
        target=tuple(t for t in LULUS.target if not tanpa or t.tahun != TAHUN),
    )
    assert KODE_RENCANA[kode] <= {h.aturan.kode for h in terapkan(ATURAN_KINERJA, potret)}


def test_setiap_kode_rencana_aksi_diuji() -> None:
    """The two of activities have no rule: nothing is stored of them that a picture holds."""
    tanpa = {kode for kode, aturan in KODE_RENCANA.items() if not aturan}
    assert tanpa == {"kegiatan_melebihi_pagu", "tanpa_triwulan"}
    assert set(RENCANA) == KODE_RENCANA.keys() - tanpa


@pytest.mark.sqlite
@pytest.mark.django_db
def test_yang_lolos_dari_pintu_ditemukan_dengan_kalimat_yang_sama(contoh: Any) -> None:
    """A comma lost in a row that no grid has seen: the door's finding, of the stored figure."""
    baris = Realisasi.objects.filter(
        tahun=2024, triwulan=4, indikator__satuan="Persen", indikator__formula="", nilai__gt=0
    ).first()
    assert baris is not None
    Realisasi.objects.filter(pk=baris.pk).update(nilai=D(9730))
    i = Indikator.objects.get(pk=baris.indikator_id)

    pintu = Pintu(contoh, Triwulan(2024, 4), oleh=None, pada=timezone.now())
    susun = PenyusunIndikator(pintu)
    temuan = {t.kode: t.pesan for t in susun.temuan(susun.p.indikator[i.pk])}
    hasil = uji_konsistensi(Bahan(contoh, 2024), date(2025, 2, 28))

    pesan = [h.temuan.pesan for h in hasil if h.aturan.kode == "R08"]
    assert pesan == [f"TW IV “{i.sebutan}”: {temuan['koma_hilang']}"]


def test_penjelasan_menjawab_keduanya() -> None:
    """What a sentence answers is silent; what cannot be true is not."""
    jelas = replace(KINERJA["R23"][0])
    jelas = isian(12, 4, jelas, dijelaskan=True)
    assert "R23" not in {h.aturan.kode for h in terapkan(ATURAN_KINERJA, jelas)}
    mustahil = isian(11, 4, nilai=D(9730), dijelaskan=True)
    assert "R08" in {h.aturan.kode for h in terapkan(ATURAN_KINERJA, mustahil)}
