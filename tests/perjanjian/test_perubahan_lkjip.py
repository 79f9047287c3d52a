"""What the annual report says of a Perubahan: former target, reason, date; both agreements."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from kinerja.models import DokumenPerencanaan, Indikator, Target
from laporan.bahan.bahan import Bahan
from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.kalimat import hitungan
from laporan.dokumen.penomoran import semua_tabel, telusuri
from laporan.dokumen.unsur import baris_lengkap, teks_polos
from laporan.lkjip.susun import bab2
from laporan.lkjip.susun.dasar import KonteksSusun
from laporan.perjanjian.aksi import ubah_baris
from laporan.perjanjian.perubahan import siapkan_perubahan
from tests.perjanjian.bantu import TAHUN
from tests.susunan import susun_lkjip

pytestmark = pytest.mark.django_db
JULI = datetime(2024, 7, 1, 2, 0, tzinfo=UTC)
OKTOBER = datetime(2024, 10, 1, 2, 0, tzinfo=UTC)
ALASAN = "Anggaran transmigrasi dikurangi pada APBD Perubahan"


def _teks(dokumen: Any) -> str:
    return " ".join(EXPORTERS["html"](dokumen).isi.decode().split())


@pytest.fixture
def berubah(pk: dict[str, Any], penanda: Any, sekretariat: Any) -> tuple[Any, Any]:
    """4 Kawasan Wilayah signed in January, 3 since 1 October."""
    murni = penanda.sampai(pk["KASI-TRANS"], "pihak_kedua")
    baru = siapkan_perubahan(
        perjanjian=murni, jenis_alasan="strategi", alasan=f"{ALASAN}.",
        berlaku_mulai=date(2024, 10, 1), oleh=sekretariat, pada=OKTOBER,
    )  # fmt: skip
    ubah_baris(baris=baru.baris.get(), target="3", oleh=sekretariat, pada=OKTOBER)
    return murni, penanda.sampai(baru, "pihak_kedua", OKTOBER)


def test_target_semula_alasan_dan_tanggal(contoh: Any, berubah: tuple[Any, Any]) -> None:
    bahan = Bahan(contoh, TAHUN)
    kalimat = (
        "semula 4 kawasan wilayah, diubah menjadi 3 kawasan wilayah dengan Perjanjian Kinerja "
        f"Perubahan ke-1, berlaku mulai 1 Oktober 2024. Alasan: {ALASAN}."
    )
    dokumen = susun_lkjip(bahan)
    semua = {t.kunci: t for t in semua_tabel(dokumen)}
    tabel = semua["perjanjian_kinerja"]
    nomor = next(n for n, b in enumerate(bahan.baris_sasaran, 1) if b.indikator.kode == "IK-E4.3a")
    assert tabel.catatan[0] == f"Target baris {nomor} {kalimat}"
    assert baris_lengkap(tabel)[nomor - 1][4] == "3 Kawasan Wilayah"
    teks = _teks(dokumen)
    assert f"Target itu {kalimat}" in teks
    assert f"Alasan perubahannya: {ALASAN}." in teks


def _bab2(pd: Any) -> str:
    bab = bab2.susun(KonteksSusun(Bahan(pd, TAHUN), None))
    return " ".join(teks_polos(isi) for b in telusuri(bab.isi) for isi in b.isi_teks())


def test_bab2_hanya_menyebut_yang_ditandatangani(
    contoh: Any, pk: dict[str, Any], penanda: Any, monkeypatch: Any
) -> None:
    """Planned, in part agreed, wholly agreed: the agreement of KASI-TRANS has one indicator."""
    banyak = len(Bahan(contoh, TAHUN).baris_sasaran)
    semua = f"mencakup {hitungan(banyak, 'indikator')} pada "
    teks = _bab2(contoh)
    assert f"Perencanaan kinerja tahun 2024 {semua}" in teks
    assert "Perjanjian Kinerja Tahun 2024 belum tercatat ditandatangani kedua pihak." in teks
    assert "memuat" not in teks
    penanda.sampai(pk["KASI-TRANS"], "pihak_kedua")
    teks = _bab2(contoh)
    assert (
        "Perjanjian Kinerja Tahun 2024 yang ditandatangani kedua pihak memuat 1 (satu) indikator, "
        f"sedangkan perencanaan kinerja tahun itu {semua}"
    ) in teks
    assert "belum tercatat" not in teks
    semuanya = frozenset(Indikator.objects.values_list("pk", flat=True))
    monkeypatch.setattr(bab2, "indikator_termuat", lambda _: semuanya)
    assert f"Perjanjian Kinerja Tahun 2024 memuat {hitungan(banyak, 'indikator')}" in _bab2(contoh)


def test_lampiran_memuat_keduanya(contoh: Any, berubah: tuple[Any, Any]) -> None:
    murni, baru = berubah
    semua = {t.kunci: t for t in semua_tabel(susun_lkjip(Bahan(contoh, TAHUN)))}
    kini, dulu = baris_lengkap(semua["pk_berlaku"]), baris_lengkap(semua["pk_digantikan"])
    assert f"(kode {baru.kode})" in kini[0][0]
    assert dulu[0][0].endswith(
        f" (kode {murni.kode}), berlaku 15 Januari 2024 sampai dengan 30 September 2024"
    )
    assert (kini[1][4], dulu[1][4]) == ("3", "4")  # the unit has a column


def test_kedua_berkas_kepala_disematkan(
    contoh: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    murni = penanda.sampai(pk["KADIS"], "pihak_kedua")
    baru = siapkan_perubahan(
        perjanjian=murni, jenis_alasan="prioritas", alasan="Arah kebijakan berubah.",
        berlaku_mulai=date(2024, 7, 1), oleh=sekretariat, pada=JULI,
    )  # fmt: skip
    dokumen = susun_lkjip(Bahan(contoh, TAHUN))
    assert len(dokumen.sisipan) == 1  # a draft is nobody's agreement
    baru = penanda.sampai(baru, "pihak_kedua", JULI)
    dokumen = susun_lkjip(Bahan(contoh, TAHUN))
    asli = [bytes(p.naskah.get().tanda_tangan.get(pihak=2).berkas.isi) for p in (baru, murni)]
    assert [s.isi for s in dokumen.sisipan] == asli
    assert len({s.nama for s in dokumen.sisipan}) == 2
    teks = _teks(dokumen)
    assert "Alasan perubahannya: Arah kebijakan berubah." in teks
    assert "berlaku 15 Januari 2024 sampai dengan 30 Juni 2024, lalu digantikan" in teks
    assert {"pk_kepala", "pk_kepala_digantikan_0"} <= {t.kunci for t in semua_tabel(dokumen)}


def test_menurut_dokumen_bila_tanpa_perjanjian(contoh: Any) -> None:
    """Two PK documents in the data set, no agreement kept here."""
    i = Indikator.objects.get(pd=contoh, kode="IK-E4.3a")
    dokumen = DokumenPerencanaan.objects.create(
        pd=contoh, jenis="pk", tahun=TAHUN, ke=1, kode="PK-2024-P1", nama="PK Perubahan 2024",
        tanggal=date(2024, 9, 2), alasan="Refocusing",
    )  # fmt: skip
    Target.objects.create(
        indikator=i, tahun=TAHUN, dokumen=dokumen, jenis="minimal", nilai=Decimal(3), teks="3"
    )
    (satu,) = Bahan(contoh, TAHUN).perubahan_target[i.pk]
    assert (satu.ke, satu.alasan, satu.mulai) == (1, "Refocusing", date(2024, 9, 2))
    assert (satu.semula, satu.menjadi) == ("4 Kawasan Wilayah", "3 Kawasan Wilayah")


def test_tanpa_perubahan_tidak_disebut(contoh: Any, pk: dict[str, Any], penanda: Any) -> None:
    penanda.sampai(pk["KASI-TRANS"], "pihak_kedua")
    bahan = Bahan(contoh, TAHUN)
    assert bahan.perubahan_target == {}
    assert "pk_digantikan" not in {t.kunci for t in semua_tabel(susun_lkjip(bahan))}
