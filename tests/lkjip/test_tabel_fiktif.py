"""A made-up agency with every hard case: each figure of harapan.md, worked out by hand."""

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from kinerja.angka import KOSONG, format_angka
from kinerja.capaian import Hasil
from kinerja.models import Indikator, PerangkatDaerah, RekapPegawai, Sasaran
from laporan.bahan.bahan import Bahan

FOLDER = Path(__file__).parent.parent / "contoh" / "dinas-laut-fiktif"
Harapan = list[tuple[str, str, str]]


def baca_harapan() -> dict[str, Harapan]:
    """Bagian → (kunci, medan, harapan)."""
    hasil: dict[str, Harapan] = {}
    bagian = ""
    for baris in (FOLDER / "harapan.md").read_text().splitlines():
        if baris.startswith("## "):
            bagian = baris[3:].strip()
        elif baris.startswith("|") and not re.match(r"^\|\s*(kunci\s*\||-+)", baris):
            kunci, medan, harapan = (s.strip() for s in baris.strip("|").split("|")[:3])
            hasil.setdefault(bagian, []).append((kunci, medan, harapan))
    return hasil


HARAPAN = baca_harapan()


@pytest.fixture
def bahan(db: None) -> Bahan:
    call_command("muat_data", str(FOLDER), stdout=StringIO())
    return Bahan(PerangkatDaerah.objects.get(kode="dinas-laut-fiktif"), 2025)


def indikator(bahan: Bahan, kode: str) -> Indikator:
    return next(i for i in bahan.pengukuran.indikator.values() if i.kode == kode)


def hasil(h: Hasil) -> str:
    return "x" if h.nilai is None else format_angka(h.nilai, 2)


def periksa(bagian: str, hitung: Callable[[str, str], str]) -> None:
    """Compare every row of one part of harapan.md, all differences at once."""
    assert HARAPAN[bagian], f"harapan.md has no part {bagian}"
    beda = [
        (kunci, medan, harapan, didapat)
        for kunci, medan, harapan in HARAPAN[bagian]
        if (didapat := hitung(kunci, medan)) != harapan
    ]
    assert beda == []


def test_realisasi(bahan):
    def hitung(kode: str, tahun: str) -> str:
        ukuran, dipakai = bahan.pengukuran.ukuran_riwayat(indikator(bahan, kode), int(tahun))
        if ukuran.realisasi is None:
            return "x"
        if dipakai.jenis_nilai == "predikat":
            return ukuran.realisasi_teks
        return format_angka(ukuran.realisasi, dipakai.desimal).replace(".", "")

    periksa("realisasi", hitung)


def test_target(bahan):
    def hitung(kode: str, medan: str) -> str:
        i = indikator(bahan, kode)
        tahun, _, tw = medan.partition(" TW ")
        target = (
            bahan.pengukuran.target_triwulan(i, int(tahun), ["I", "II", "III", "IV"].index(tw) + 1)
            if tw
            else bahan.pengukuran.target(i, int(tahun))
        )
        assert target is not None
        return target.disepakati

    periksa("target", hitung)


def test_capaian(bahan):
    periksa(
        "capaian",
        lambda kode, tahun: hasil(
            bahan.pengukuran.ukuran_riwayat(indikator(bahan, kode), int(tahun))[0].capaian
        ),
    )


def test_kriteria(bahan):
    periksa(
        "kriteria",
        lambda kode, tahun: (
            bahan.pengukuran.ukuran(indikator(bahan, kode), int(tahun)).kriteria or KOSONG
        ),
    )


def test_kumulatif(bahan):
    def hitung(kode: str, medan: str) -> str:
        i = indikator(bahan, kode)
        tw = ["I", "II", "III", "IV"].index(medan.removeprefix("TW ")) + 1
        nilai = bahan.pengukuran.ukuran(i, 2025, tw).realisasi
        return format_angka(nilai, i.desimal).replace(".", "")

    periksa("kumulatif", hitung)


def test_rerata(bahan):
    def hitung(kunci: str, medan: str) -> str:
        if kunci == "semua sasaran":
            baris = bahan.baris_sasaran
        elif kunci == "semua indikator":
            baris = bahan.baris
        elif kunci == "IKU":
            baris = bahan.baris_iku
        else:
            kode, _, cara = kunci.partition(" ")
            sasaran = Sasaran.objects.get(kode=kode)
            baris = (
                bahan.baris_dari(sasaran)
                if cara == "langsung"
                else bahan.baris_di_bawah(next(s for s in bahan.sasaran if s.pk == sasaran.pk))
            )
        r = bahan.rerata(baris)
        return format_angka(r.nilai, 2) if medan == "nilai" else str(getattr(r, medan))

    periksa("rerata", hitung)


def test_akhir_renstra(bahan):
    periksa(
        "akhir_renstra",
        lambda kode, _: hasil(
            bahan.pengukuran.capaian_akhir_renstra(indikator(bahan, kode), 2025)[0]
        ),
    )


def test_alasan_tidak_dapat_dihitung(bahan):
    alasan = {
        b.indikator.kode: b.ukuran.capaian.alasan for b in bahan.baris if not b.ukuran.capaian.dapat
    }

    assert alasan == {
        "IK-S2b": "target nol",
        "IK-S3b": "realisasi TW III belum dilaporkan",
        "IK-S3.1": "tidak berlaku: Tidak ada sengketa yang dilaporkan",
    }


def test_anggaran(bahan):
    a = bahan.anggaran

    def hitung(kunci: str, medan: str) -> str:
        if medan == "realisasi s.d. Juni":
            from anggaran.rekap import RekapAnggaran

            return format_angka(RekapAnggaran(bahan.pd, 2025, bahan.kebijakan, 6).total.realisasi)
        if kunci == "total":
            jumlah = a.total
        elif kunci.startswith("APBD"):
            versi = next(v for v in a.versi if v.kode == kunci)
            from anggaran.models import PaguBaris

            pagu: dict[int, int] = {}
            for p in PaguBaris.objects.filter(versi__ke__lte=versi.ke).order_by("versi__ke"):
                pagu[p.baris_id] = p.nilai
            return format_angka(sum(pagu.values()))
        elif re.match(r"^S\d", kunci):
            jumlah = a_sasaran(bahan, kunci)
        else:
            jumlah = next(s for s in a.simpul.values() if s.mata.kode == kunci).jumlah
        if medan == "serapan":
            return hasil(jumlah.serapan)
        return format_angka(getattr(jumlah, medan))

    periksa("anggaran", hitung)


def a_sasaran(bahan: Bahan, kode: str):
    return bahan.anggaran_sasaran(next(s for s in bahan.sasaran if s.kode == kode))


def test_jenis_belanja(bahan):
    def hitung(kunci: str, medan: str) -> str:
        if kunci == "total":
            jumlah = bahan.anggaran.jumlah_jenis
        else:
            jumlah = next(b for b in bahan.anggaran.per_jenis if b.rekening == kunci).jumlah
        if medan == "serapan":
            return hasil(jumlah.serapan)
        return format_angka(getattr(jumlah, medan))

    periksa("jenis_belanja", hitung)


def test_lain(bahan):
    def hitung(kunci: str, medan: str) -> str:
        if kunci == "evaluasi_akip":
            assert bahan.evaluasi is not None
            return format_angka(sum(k.nilai for k in bahan.evaluasi.komponen.all()), 2)
        medan_golongan = ("gol_iv",) if medan == "golongan IV" else RekapPegawai.GOLONGAN
        return str(sum(getattr(r, m) for r in bahan.pegawai for m in medan_golongan))

    periksa("lain", hitung)


def test_semua_bagian_harapan_diuji():
    diuji = set(re.findall(r'periksa\(\s*"(\w+)"', Path(__file__).read_text()))

    assert set(HARAPAN) == diuji


def test_efisiensi(bahan):
    def hitung(kode: str, medan: str) -> str:
        b = next(b for b in bahan.baris if b.indikator.kode == kode)
        return hasil(b.anggaran.serapan if medan == "serapan" else bahan.efisiensi(b))

    periksa("efisiensi", hitung)
