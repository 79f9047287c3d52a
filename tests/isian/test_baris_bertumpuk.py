"""Entry of spending while lines change their level of detail (docs/keputusan/0020)."""

from uuid import uuid4

import pytest

from anggaran.models import BarisAnggaran, PaguBaris, RealisasiAnggaran, VersiAnggaran
from kinerja.angka import format_rupiah
from kinerja.isian.sel import JenisSasaran, SasaranSel, Sel
from kinerja.penolakan import TidakSahError
from laporan.isian.tulis import TempelanDitolakError, pratinjau_tempel, simpan_tempel
from tests import factories as f
from tests.isian.dunia import PADA, TAHUN, Dunia

pytestmark = pytest.mark.django_db


class DuniaKasar(Dunia):
    """With a line at 5, and one more that a later version itemises it into."""

    kasar: BarisAnggaran
    gaji: BarisAnggaran


@pytest.fixture
def dunia(pengguna) -> DuniaKasar:
    """Pagu at 5 in the original budget, itemised by a later version; Triwulan I and II open."""
    d = DuniaKasar(pengguna)
    f.PeriodeFactory(pd=d.pd, tahun=TAHUN, triwulan=2, buka="2024-04-01", tutup="2024-07-15")
    d.kasar = f.BarisAnggaranFactory(sub_kegiatan=d.sub, rekening="5")
    d.gaji = f.BarisAnggaranFactory(sub_kegiatan=d.sub, rekening="5.1.01")
    PaguBaris.objects.filter(baris=d.lini).delete()
    PaguBaris.objects.create(
        baris=d.kasar, versi=VersiAnggaran.objects.get(pd=d.pd), nilai=100_000_000
    )
    return d


def _rinci(d: DuniaKasar) -> None:
    versi = f.VersiAnggaranFactory(pd=d.pd, tahun=TAHUN, ke=2, jenis="pergeseran")
    for baris, nilai in ((d.gaji, 30_000_000), (d.lini, 70_000_000)):
        PaguBaris.objects.create(baris=baris, versi=versi, nilai=nilai)


def _sel(baris: BarisAnggaran, teks: str, versi: int) -> Sel:
    return Sel(SasaranSel(JenisSasaran.BARIS, baris.pk), "kumulatif", teks, versi)


def test_isian_meminta_baris_yang_berlaku_saja(dunia):
    dunia.isi(dunia.kasar, "kumulatif", "20.000.000")
    _rinci(dunia)
    dua = dunia.isi(dunia.lini, "kumulatif", "35.000.000", triwulan=2)["baris"]

    assert [b["rekening"] for b in dua["baris"]] == ["5.1.01", "5.1.02"]
    assert (dua["pagu"], dua["sampai_lalu"], dua["kumulatif"], dua["triwulan_ini"]) == (
        "100.000.000",
        "20.000.000",
        "35.000.000",
        "15.000.000",
    )
    assert dua["serapan"] == "35,00%"
    assert not dua["terisi"]
    lengkap = dunia.isi(dunia.gaji, "kumulatif", "10.000.000", triwulan=2, versi=1)["baris"]
    assert lengkap["terisi"]
    assert lengkap["kumulatif"] == "45.000.000"


def test_isian_menolak_belanja_yang_sudah_ada_di_baris_lain(dunia):
    _rinci(dunia)
    dunia.isi(dunia.lini, "kumulatif", "35.000.000")
    with pytest.raises(TidakSahError) as galat:
        dunia.isi(dunia.kasar, "kumulatif", "20.000.000", versi=1)

    assert galat.value.pesan == (
        f"5.1.02 sebesar {format_rupiah(35_000_000)} dan 5 sebesar {format_rupiah(20_000_000)} "
        "terhitung dua kali: “5.1.02” adalah rincian “5”; tulis rinciannya saja atau jumlahnya "
        "saja."
    )
    assert RealisasiAnggaran.objects.get().nilai == 35_000_000


def test_tempelan_boleh_memindahkan_jumlah_ke_rinciannya(dunia):
    """Whatever the order of the cells: what counts is what stands at the end."""
    dunia.isi(dunia.kasar, "kumulatif", "20.000.000")
    umum = {"tahun": TAHUN, "triwulan": 1, "oleh": dunia.operator, "pada": PADA}
    isi = ((dunia.lini, "15.000.000"), (dunia.kasar, ""), (dunia.gaji, "5.000.000"))
    sel = [_sel(baris, teks, 1) for baris, teks in isi]

    assert pratinjau_tempel(sel=sel, **umum)["galat"] == 0
    simpan_tempel(kunci=uuid4(), sel=sel, **umum)

    assert dict(RealisasiAnggaran.objects.values_list("baris__rekening", "nilai")) == {
        "5.1.01": 5_000_000,
        "5.1.02": 15_000_000,
    }


def test_tempelan_yang_menyebut_dua_kali_ditolak_pada_selnya(dunia):
    umum = {"tahun": TAHUN, "triwulan": 1, "oleh": dunia.operator, "pada": PADA}
    sel = [_sel(dunia.lini, "15.000.000", 0), _sel(dunia.kasar, "20.000.000", 0)]

    satu, dua = pratinjau_tempel(sel=sel, **umum)["sel"]
    assert "terhitung dua kali" in satu["galat"]["pesan"]
    assert "terhitung dua kali" in dua["galat"]["pesan"]
    with pytest.raises(TempelanDitolakError):
        simpan_tempel(kunci=uuid4(), sel=sel, **umum)
    assert not RealisasiAnggaran.objects.exists()


def test_pagu_kasar_dibandingkan_dengan_jumlah_rinciannya(dunia):
    """Pagu at 5, spending by its parts: the parts together may not exceed it."""
    dunia.isi(dunia.gaji, "kumulatif", "60.000.000")
    baris = dunia.isi(dunia.lini, "kumulatif", "60.000.000", versi=1)["baris"]

    assert [(b["rekening"], [t["kode"] for t in b["temuan"]]) for b in baris["baris"]] == [
        ("5", []),
        ("5.1.01", ["realisasi_melebihi_pagu"]),
        ("5.1.02", []),
    ]
    baris = dunia.isi(dunia.lini, "kumulatif", "30.000.000", versi=2)["baris"]
    assert not [t for b in baris["baris"] for t in b["temuan"]]
    assert baris["terisi"]
    assert (baris["pagu"], baris["kumulatif"], baris["serapan"]) == (
        "100.000.000",
        "90.000.000",
        "90,00%",
    )


def test_data_lama_yang_bertumpuk_menghalangi_pengajuan(dunia):
    for baris in (dunia.kasar, dunia.lini):
        RealisasiAnggaran.objects.create(baris=baris, bulan=3, nilai=10_000_000)
    baris = dunia.isi(dunia.sub, "fisik", "10")["baris"]

    assert baris["kumulatif"] == "10.000.000"
    kode = {b["rekening"]: [t["kode"] for t in b["temuan"]] for b in baris["baris"]}
    assert kode["5"] == kode["5.1.02"] == ["baris_bertumpuk"]


def test_dua_sumber_dana_pada_satu_rekening_diisi_sendiri_sendiri(dunia):
    """Each keeps its own figure, its own name and its own history."""
    versi = VersiAnggaran.objects.get(pd=dunia.pd)
    PaguBaris.objects.filter(baris=dunia.kasar).delete()
    dunia.gaji.delete()
    dau, pad = (
        f.BarisAnggaranFactory(sub_kegiatan=dunia.sub, rekening="5.1.02", sumber_dana=s)
        for s in ("DAU", "PAD")
    )
    for baris, nilai in ((dau, 60_000_000), (pad, 40_000_000)):
        PaguBaris.objects.create(baris=baris, versi=versi, nilai=nilai)
    dunia.isi(dau, "kumulatif", "30.000.000")
    hasil = dunia.isi(pad, "kumulatif", "10.000.000", versi=1)["baris"]

    assert [(b["rekening"], b["pagu"], b["kumulatif"]) for b in hasil["baris"]] == [
        ("5.1.02 (DAU)", "60.000.000", "30.000.000"),
        ("5.1.02 (PAD)", "40.000.000", "10.000.000"),
    ]
    assert (hasil["kumulatif"], hasil["serapan"], hasil["terisi"]) == ("40.000.000", "40,00%", True)
    assert dict(RealisasiAnggaran.objects.values_list("baris__sumber_dana", "nilai")) == {
        "DAU": 30_000_000,
        "PAD": 10_000_000,
    }
