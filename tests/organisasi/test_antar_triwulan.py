"""A change of the organisation between two quarters of one year: each quarter has its own units."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from kinerja.isian.sel import JenisSasaran, SasaranSel
from kinerja.models import PermintaanBuka
from kinerja.pembukaan import LingkupBuka
from laporan.bahan.bahan import Bahan
from laporan.isian.berkas_pembukaan import pilihan_baris
from laporan.isian.kelengkapan import PapanKelengkapan
from laporan.isian.kotak_masuk import baris_pengajuan, kotak_masuk
from laporan.isian.menunggu import tunggu_kembali, tunggu_pembukaan
from laporan.isian.pembukaan import minta_buka
from laporan.isian.surel import pengisi_bersurel
from tests import factories as f
from tests.organisasi.test_ubah_sotk import PADA, TW_BARU, TW_LAMA, Dunia

pytestmark = pytest.mark.django_db

JUNI = datetime(2026, 6, 20, 3, 0, tzinfo=UTC)


@pytest.fixture
def d(pengguna: Any) -> Dunia:
    return Dunia(pengguna)


def _diharapkan(papan: PapanKelengkapan) -> dict[str, tuple[int, ...]]:
    return {b.unit.nama: tuple(s.diharapkan for s in b.sel) for b in papan.baris}


@pytest.mark.parametrize("terbagi", [False, True], ids=["sendiri", "berbagi"])
def test_papan_menurut_triwulan(d: Dunia, terbagi: bool) -> None:
    """The indicator goes from A to B on 1 July; whoever shares figures of the year's end too."""
    program = f.ProgramFactory(pd=d.pd, tahun=2026, penanggung_jawab=d.kabid_a)
    sub = f.SubKegiatanFactory(kegiatan__program=program)
    f.BarisAnggaranFactory(sub_kegiatan=sub, pagu=1_000_000)
    d.ubah(indikator={d.indikator.pk: d.kabid_b.pk})
    lain: dict[str, Any] = {}
    if terbagi:
        bahan = Bahan(d.pd, 2026)
        lain = {"pengukuran": bahan.pengukuran, "anggaran": bahan.anggaran}
        assert bahan.indikator
    papan = PapanKelengkapan(d.pd, 2026, pada=PADA, **lain)

    # The sub kegiatan of the year stays with A.
    hasil = _diharapkan(papan)
    assert (hasil["Bidang A"], hasil["Bidang B"]) == ((2, 2, 1, 1), (0, 0, 1, 1))


def test_papan_sesudah_gabung(d: Dunia) -> None:
    """A is no more from 1 July: its first two quarters are still its own, below the top unit."""
    d.ubah(gabung={d.a.pk: d.b.pk})
    hasil = _diharapkan(PapanKelengkapan(d.pd, 2026, pada=PADA))
    assert (hasil["Bidang A"], hasil["Bidang B"]) == ((1, 1, 0, 0), (0, 0, 1, 1))
    assert [b.unit for b in PapanKelengkapan(d.pd, 2027, pada=PADA).baris if b.unit == d.a] == []


def test_papan_banyak_kuerinya_tetap_sesudah_sotk(d: Dunia, jumlah_kueri: Any) -> None:
    d.ubah(indikator={d.indikator.pk: d.kabid_b.pk}, nama={d.a.pk: "Bidang Usaha"})
    biaya = []
    for kali in (0, 12):
        for _ in range(kali):
            f.IndikatorFactory(sasaran=d.indikator.sasaran, penanggung_jawab=d.kabid_a)
            f.SubKegiatanFactory(pd=d.pd, tahun=2026, penanggung_jawab=d.kabid_a)
        with jumlah_kueri() as kueri:
            assert PapanKelengkapan(d.pd, 2026, pada=PADA).baris
        biaya.append(len(kueri))
    assert biaya[0] == biaya[1], biaya


def _diajukan(d: Dunia, triwulan: int, status: str = "diajukan", catatan: str = "") -> Any:
    return f.RealisasiFactory(
        indikator=d.indikator,
        tahun=2026,
        triwulan=triwulan,
        status=status,
        diajukan_pada=JUNI,
        diajukan_oleh=d.operator_a,
        catatan_kembali=catatan,
    )


def test_kotak_masuk_menamai_unit_triwulannya(d: Dunia) -> None:
    """A seksi below A moves to B and A gets another name: what was submitted before stays there."""
    lama, baru = _diajukan(d, 2), _diajukan(d, 3)
    d.ubah(nama={d.a.pk: "Bidang Usaha"}, indikator={d.indikator.pk: d.kasi.pk})
    assert [(a.triwulan, a.unit.nama) for a in kotak_masuk(d.pd)] == [
        (TW_BARU, "Bidang Usaha"),
        (TW_LAMA, "Bidang A"),
    ]
    d.ubah(pindah={d.seksi.pk: d.b.pk}, berlaku=date(2026, 7, 2))
    assert [(a.triwulan, a.unit.nama) for a in kotak_masuk(d.pd)] == [
        (TW_BARU, "Bidang B"),
        (TW_LAMA, "Bidang A"),
    ]
    milik_a = kotak_masuk(d.pd, d.segar(d.operator_a).lingkup_unit_pada)
    milik_b = kotak_masuk(d.pd, d.segar(d.operator_b).lingkup_unit_pada)
    assert [a.triwulan for a in milik_a] == [TW_LAMA]
    assert [a.triwulan for a in milik_b] == [TW_BARU]
    sasaran = [SasaranSel(JenisSasaran.INDIKATOR, d.indikator.pk)]
    assert baris_pengajuan(d.a, sasaran, TW_LAMA) == [lama]
    assert baris_pengajuan(d.b, sasaran, TW_BARU) == [baru]


def test_yang_dikembalikan_milik_unit_triwulannya(d: Dunia) -> None:
    _diajukan(d, 2, "dikembalikan", "Lengkapi.")
    d.ubah(indikator={d.indikator.pk: d.kabid_b.pk})
    assert [m.unit for m in tunggu_kembali(d.pd)] == [d.a.pk]
    assert len(tunggu_kembali(d.pd, unit=[d.a.pk])) == 1
    assert tunggu_kembali(d.pd, unit=[d.b.pk]) == []


def test_pembukaan_menyebut_unit_triwulannya(d: Dunia) -> None:
    """Rows reopened of a quarter are those of the unit that answered for them then."""
    f.PengesahanFactory(pd=d.pd, tahun=2026, triwulan=2)
    d.ubah(indikator={d.indikator.pk: d.kabid_b.pk}, nama={d.a.pk: "Bidang Usaha"})
    pilihan = {nama: [kunci for kunci, _ in baris] for nama, baris in pilihan_baris(d.pd, TW_LAMA)}
    assert pilihan == {"Bidang A": [f"indikator:{d.indikator.pk}", f"sub:{d.sub.pk}"]}
    kini = {nama: [kunci for kunci, _ in baris] for nama, baris in pilihan_baris(d.pd, TW_BARU)}
    assert kini == {
        "Bidang Usaha": [f"sub:{d.sub.pk}"],
        "Bidang B": [f"indikator:{d.indikator.pk}"],
    }
    p = minta_buka(
        pd=d.pd,
        tahun=2026,
        triwulan=2,
        lingkup=LingkupBuka.BARIS,
        baris=[SasaranSel(JenisSasaran.INDIKATOR, d.indikator.pk)],
        alasan="Angka sumber diperbaiki.",
        sampai=date(2026, 12, 15),
        oleh=d.sekretariat,
        pada=PADA,
    )
    assert [(b["unit"], b["unit_nama"]) for b in p.baris] == [(d.a.pk, "Bidang A")]
    PermintaanBuka.objects.filter(pk=p.pk).update(
        status="dibuka", diputus_oleh=d.operator_b, diputus_pada=PADA
    )
    butir = tunggu_pembukaan(PapanKelengkapan(d.pd, 2026, pada=PADA))
    assert d.a.pk in {m.unit for m in butir}
    assert d.b.pk not in {m.unit for m in butir}


def test_pengingat_unit_yang_tiada_kepada_penerusnya(d: Dunia) -> None:
    for p in (d.operator_a, d.operator_b):
        type(p).objects.filter(pk=p.pk).update(email=f"{p.pk}@contoh.go.id")
    type(d.operator_a).objects.filter(pk=d.operator_a.pk).update(is_active=False)
    d.ubah(gabung={d.a.pk: d.b.pk})
    d.a.refresh_from_db()
    assert pengisi_bersurel(d.a) == [d.operator_b]


def test_asal_angka_menurut_triwulan(client: Any, d: Dunia) -> None:
    """Who answered for the figure in the quarter opens where it comes from; the other does not."""
    d.ubah(indikator={d.indikator.pk: d.kabid_b.pk})

    def buka(pengguna: Any, tw: int) -> int:
        client.force_login(d.segar(pengguna))
        alamat = reverse("asal_triwulan", args=[d.pd.kode, 2026, tw, d.indikator.kode])
        return int(client.get(alamat).status_code)

    assert (buka(d.operator_a, 2), buka(d.operator_a, 3)) == (200, 404)
    assert buka(d.operator_b, 3) == 200
