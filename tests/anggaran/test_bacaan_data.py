"""The reading of anggaran/bacaan.py in queries, forms and the system check."""

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ValidationError

from anggaran.models import BarisAnggaran, PaguBaris, RealisasiAnggaran, SubKegiatan, VersiAnggaran
from anggaran.rekap import RekapAnggaran
from kinerja.angka import format_rupiah
from kinerja.capaian import KEBIJAKAN_BAWAAN
from tests import factories as f

pytestmark = pytest.mark.django_db


Garis = str | tuple[str, str]


class Anggaran:
    """One sub kegiatan and its versions: `versi({"5": 100}, {("5.1.02", "DAU"): 60})`."""

    def __init__(self) -> None:
        self.sub: SubKegiatan = f.SubKegiatanFactory()
        self.pd, self.tahun = self.sub.pd, self.sub.tahun

    def baris(self, garis: Garis) -> BarisAnggaran:
        rekening, sumber = (garis, "") if isinstance(garis, str) else garis
        return BarisAnggaran.objects.get_or_create(
            sub_kegiatan=self.sub, rekening=rekening, sumber_dana=sumber
        )[0]

    def versi(self, *isi: dict[Garis, int]) -> list[VersiAnggaran]:
        hasil: list[VersiAnggaran] = []
        for ke, satu in enumerate(isi, start=1):
            versi: VersiAnggaran = f.VersiAnggaranFactory(
                pd=self.pd, tahun=self.tahun, ke=ke, jenis="murni" if ke == 1 else "pergeseran"
            )
            hasil.append(versi)
            for rekening, nilai in satu.items():
                PaguBaris.objects.create(baris=self.baris(rekening), versi=versi, nilai=nilai)
        return hasil

    def bulan(self, **isi: dict[Garis, int]) -> None:
        for bulan, satu in isi.items():
            for rekening, nilai in satu.items():
                RealisasiAnggaran.objects.create(
                    baris=self.baris(rekening), bulan=int(bulan[1:]), nilai=nilai
                )

    def rekap(self, sampai_bulan: int = 12) -> RekapAnggaran:
        return RekapAnggaran(self.pd, self.tahun, KEBIJAKAN_BAWAAN, sampai_bulan)


@pytest.fixture
def anggaran() -> Anggaran:
    return Anggaran()


def _jumlah(rekap: RekapAnggaran) -> set[tuple[int | None, int | None]]:
    """The totals at every level, and those per jenis: one pair where they agree."""
    jenis = rekap.jumlah_jenis
    return {
        *((s.jumlah.pagu, s.jumlah.realisasi) for s in rekap.simpul.values()),
        (rekap.total.pagu, rekap.total.realisasi),
        (jenis.pagu, jenis.realisasi),
    }


# --- queries ------------------------------------------------------------------------------------


def test_rincian_menggantikan_jumlah_pada_pagu_dan_realisasi(anggaran):
    anggaran.versi({"5": 100}, {"5.1.01": 30, "5.1.02": 70})
    anggaran.bulan(b3={"5": 20}, b6={"5": 40}, b9={"5.1.01": 25, "5.1.02": 35})

    assert _jumlah(anggaran.rekap()) == {(100, 60)}
    assert _jumlah(anggaran.rekap(8)) == {(100, 40)}
    assert [
        (j.rekening, j.jumlah.pagu, j.jumlah.realisasi) for j in anggaran.rekap().per_jenis
    ] == [
        ("5.1", 100, 60),
        ("5.1.01", 30, 25),
        ("5.1.02", 70, 35),
    ]


def test_pagu_dan_realisasi_berbeda_tingkat_dibandingkan_pada_yang_lebih_kasar(anggaran):
    anggaran.versi({"5": 100})
    anggaran.bulan(b12={"5.1.01": 25, "5.1.02": 35})
    rekap = anggaran.rekap()

    assert _jumlah(rekap) == {(100, 60)}
    assert not rekap.terinci
    (jenis,) = rekap.per_jenis
    assert (jenis.rekening, jenis.jumlah.pagu, jenis.jumlah.realisasi) == ("5", 100, 60)


def test_rekap_belanja_dipakai_selama_realisasi_belum_dirinci(anggaran):
    """Pagu per jenis beside spending that is not: a line of 0 % would be wrong."""
    anggaran.versi({"5.1.01": 30, "5.1.02": 70})
    anggaran.bulan(b12={"5": 60})
    for rekening, pagu, realisasi in (("5.1.01", 30, 25), ("5.1.02", 70, 35)):
        f.RekapBelanjaFactory(
            pd=anggaran.pd, tahun=anggaran.tahun, rekening=rekening, pagu=pagu, realisasi=realisasi
        )
    rekap = anggaran.rekap()

    assert rekap.selisih_jenis == (0, 0)
    assert [(j.rekening, j.jumlah.realisasi) for j in rekap.per_jenis] == [
        ("5.1", 60),
        ("5.1.01", 25),
        ("5.1.02", 35),
    ]


def test_banyak_kueri_tidak_mengikuti_banyak_baris(anggaran, jumlah_kueri):
    def hitung() -> int:
        with jumlah_kueri() as kueri:
            rekap = anggaran.rekap()
            assert rekap.total.pagu
            assert rekap.per_jenis
            assert rekap.program
        return len(kueri)

    versi, _ = anggaran.versi({"5": 100}, {"5.1.01": 30, "5.1.02": 70})
    sedikit = hitung()
    for n in range(10, 60):
        PaguBaris.objects.create(baris=anggaran.baris(f"5.2.{n}"), versi=versi, nilai=1)

    assert hitung() == sedikit


def test_sumber_dana_dijumlahkan_dan_menggantikan_baris_tanpa_sumber(anggaran):
    anggaran.versi({"5.1.02": 100}, {("5.1.02", "DAU"): 60, ("5.1.02", "PAD"): 40})
    anggaran.bulan(b6={"5.1.02": 30}, b12={("5.1.02", "DAU"): 50})

    assert _jumlah(anggaran.rekap()) == {(100, 50)}
    (_, jenis) = anggaran.rekap().per_jenis
    assert (jenis.rekening, jenis.jumlah.pagu, jenis.jumlah.realisasi) == ("5.1.02", 100, 50)


# --- databases that hold what is refused today --------------------------------------------------


def _peringatan() -> list[str]:
    return [k.msg for k in run_checks(databases=["default"]) if k.id == "tapak.W002"]


def test_data_lama_yang_bertumpuk_tetap_terbaca_dan_diberitahukan(anggaran):
    (versi,) = anggaran.versi({"5": 100, "5.1.02": 60})
    anggaran.bulan(b12={"5": 50, "5.1.02": 40})

    assert _jumlah(anggaran.rekap()) == {(60, 40)}
    pagu, realisasi = _peringatan()
    assert f"Pagu sub kegiatan {anggaran.sub.kode}" in pagu
    assert f"versi {versi.kode}" in pagu
    assert f"5 sebesar {format_rupiah(100)} dan 5.1.02 sebesar {format_rupiah(60)}" in pagu
    assert "s.d. bulan 12" in realisasi
    assert f"5 sebesar {format_rupiah(50)} dan 5.1.02 sebesar {format_rupiah(40)}" in realisasi


def test_data_yang_terbaca_tidak_diberitahukan(anggaran):
    anggaran.versi({"5": 100}, {"5": 0, "5.1.02": 60}, {"5": 70})
    anggaran.bulan(b6={"5": 50}, b12={"5.1.02": 40})

    assert _peringatan() == []


def test_pemeriksaan_sistem_tidak_menahan_migrasi(monkeypatch):
    """`migrate` runs the checks before the columns of a new release exist."""
    from anggaran import checks

    kolom_baru = BarisAnggaran._meta.concrete_fields[-1]
    monkeypatch.setattr(kolom_baru, "column", "belum_ada")

    assert checks.periksa_baris_bertumpuk(None, databases=["default"]) == []


# --- forms and import ---------------------------------------------------------------------------


def test_pagu_bertumpuk_ditolak_model(anggaran):
    satu, dua = anggaran.versi({"5": 100}, {"5.1.01": 30})
    baris = anggaran.baris("5.1.02")

    with pytest.raises(ValidationError) as galat:
        PaguBaris(baris=baris, versi=satu, nilai=60).full_clean()
    assert galat.value.message_dict["nilai"] == [
        f"5 sebesar {format_rupiah(100)} dan 5.1.02 sebesar {format_rupiah(60)} terhitung dua "
        "kali: “5.1.02” adalah rincian “5”; tulis rinciannya saja atau jumlahnya saja."
    ]
    PaguBaris(baris=baris, versi=satu, nilai=0).full_clean()
    PaguBaris(baris=baris, versi=dua, nilai=60).full_clean()
    # An unsaved line, as a form makes it.
    baru = BarisAnggaran(sub_kegiatan=anggaran.sub, rekening="5.2")
    with pytest.raises(ValidationError, match="terhitung dua kali"):
        PaguBaris(baris=baru, versi=satu, nilai=1).clean()


def test_realisasi_bertumpuk_ditolak_model(anggaran):
    anggaran.bulan(b6={"5": 50})
    baris = anggaran.baris("5.1.02")

    with pytest.raises(ValidationError, match="terhitung dua kali"):
        RealisasiAnggaran(baris=baris, bulan=6, nilai=40).full_clean()
    RealisasiAnggaran(baris=baris, bulan=7, nilai=40).full_clean()
    lama = RealisasiAnggaran.objects.get()
    lama.nilai = 55
    lama.full_clean()


def test_rekening_yang_diubah_tidak_boleh_menumpuk(anggaran):
    anggaran.versi({"5.1.01": 30, "5.1.02": 70})
    baris = anggaran.baris("5.1.01")

    baris.rekening = "5.1"
    with pytest.raises(ValidationError) as galat:
        baris.full_clean()
    assert "5.1.02" in galat.value.message_dict["rekening"][0]
    baris.rekening = "5.1.03"
    baris.full_clean()
