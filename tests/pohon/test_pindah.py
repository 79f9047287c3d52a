"""Moving a node: where it may stand, what it means, what forbids it, and the way back."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse

from kinerja.models import JejakAudit, Sasaran
from kinerja.penolakan import (
    BentrokError,
    TerkunciError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from kinerja.peran import OPERATOR, SEKRETARIAT
from kinerja.status import StatusPerjanjian
from laporan.perencanaan.pohon.aksi import AKSI_PINDAH, pindahkan
from laporan.perencanaan.pohon.pindah import (
    AkibatPindah,
    PerjanjianTerkait,
    SimpulPindah,
    alasan_tak_pindah,
    calon_induk,
)
from tests.baca import terbaca
from tests.factories import (
    BarisPerjanjianFactory,
    IndikatorFactory,
    JabatanFactory,
    NaskahPerjanjianFactory,
    RenstraFactory,
    SasaranFactory,
    TargetFactory,
    TujuanFactory,
    UnitFactory,
    laporan_sampai,
    perjanjian_berstatus,
)

PADA = datetime(2024, 5, 2, 3, 0, tzinfo=UTC)
# Two tujuan; 1 and 2 strategis below the first, 3 below the second; 11, 12 eselon III; 111 IV.
SEMUA = {
    s.pk: s
    for s in (
        SimpulPindah(1, None, 1, "strategis"), SimpulPindah(2, None, 1, "strategis"),
        SimpulPindah(3, None, 2, "strategis"), SimpulPindah(11, 1, 1, "eselon_iii"),
        SimpulPindah(12, 1, 1, "eselon_iii"), SimpulPindah(111, 11, 1, "eselon_iv"),
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("pk", "ke", "kata"),
    [
        pytest.param(11, "sasaran-1", "sudah berada", id="tempatnya-sendiri"),
        pytest.param(1, "tujuan-1", "sudah berada", id="tujuannya-sendiri"),
        pytest.param(11, "sasaran-11", "dirinya sendiri", id="diri-sendiri"),
        pytest.param(11, "sasaran-111", "turunannya", id="turunan"),
        pytest.param(1, "sasaran-2", "langsung di bawah tujuan", id="strategis-ke-sasaran"),
        pytest.param(11, "tujuan-2", "hanya sasaran strategis", id="kinerja-ke-tujuan"),
        pytest.param(12, "sasaran-111", "lebih rendah", id="ke-jenjang-lebih-rendah"),
        pytest.param(11, "sasaran-99", "dari daftar", id="tidak-ada"),
        pytest.param(11, "sasaran-x", "dari daftar", id="bukan-nomor"),
        pytest.param(11, "sasaran-2", "", id="ke-saudara-induknya"),
        pytest.param(11, "sasaran-12", "", id="sejenjang"),
        pytest.param(111, "sasaran-3", "", id="jenjang-terlewati-boleh"),
        pytest.param(1, "tujuan-2", "", id="strategis-ke-tujuan-lain"),
    ],
)
def test_tempat_yang_boleh(pk: int, ke: str, kata: str) -> None:
    alasan = alasan_tak_pindah(SEMUA, pk, ke)
    assert kata in alasan
    assert bool(alasan) == bool(kata)


def test_calon_induk_hanya_yang_boleh() -> None:
    kunci = ["tujuan-1", "tujuan-2", *(f"sasaran-{n}" for n in SEMUA)]
    assert calon_induk(SEMUA, 11, kunci) == ["sasaran-2", "sasaran-3", "sasaran-12"]
    assert calon_induk(SEMUA, 1, kunci) == ["tujuan-2"]


def _akibat(status: StatusPerjanjian | None = None, final: tuple[int, ...] = ()) -> AkibatPindah:
    perjanjian = () if status is None else (PerjanjianTerkait("Kepala Bidang", status),)
    return AkibatPindah(3, 2, 10, True, perjanjian, final, 2024)


def test_akibat_dan_penolakannya() -> None:
    kalimat = " ".join(_akibat(StatusPerjanjian.BERLAKU, (2023,)).kalimat)
    assert "beserta 2 sasaran di bawahnya: 2 indikator dan 10 target ikut." in kalimat
    assert "tujuan lain" in kalimat
    assert "tetap seperti ditandatangani: Kepala Bidang" in kalimat
    assert "Laporan 2023 yang sudah final tetap seperti tercetak" in kalimat
    assert "disiapkan ulang: Kepala Bidang" in " ".join(_akibat(StatusPerjanjian.DRAF).kalimat)
    for boleh in (None, StatusPerjanjian.DRAF, StatusPerjanjian.BERLAKU):
        assert _akibat(boleh).tolak == ""
    for tidak in (StatusPerjanjian.DIAJUKAN, StatusPerjanjian.PIHAK_PERTAMA):
        assert "sedang ditandatangani" in _akibat(tidak).tolak
    assert "sudah final" in _akibat(final=(2024,)).tolak
    assert _akibat(final=(2023,)).tolak == ""


@pytest.fixture
def pohon(db: None) -> Any:
    """Two tujuan, a sasaran strategis each; a branch of two below the first."""
    renstra = RenstraFactory()
    puncak = UnitFactory(pd=renstra.pd)
    jabatan = JabatanFactory(unit=puncak)
    a, b = (
        SasaranFactory(tujuan=TujuanFactory(renstra=renstra, kode=k), penanggung_jawab=jabatan)
        for k in ("TA", "TB")
    )
    tengah = SasaranFactory(
        tujuan=a.tujuan, induk=a, tingkat="eselon_iii", penanggung_jawab=jabatan
    )
    daun = SasaranFactory(
        tujuan=a.tujuan, induk=tengah, tingkat="eselon_iv", penanggung_jawab=jabatan
    )
    i = IndikatorFactory(sasaran=daun, penanggung_jawab=jabatan)
    TargetFactory(indikator=i, tahun=2024)
    return type("Pohon", (), {
        "pd": renstra.pd, "a": a, "b": b, "tengah": tengah, "daun": daun, "indikator": i,
        "jabatan": jabatan,
    })  # fmt: skip


def _pindah(p: Any, oleh: Any, **lain: Any) -> Sasaran:
    isi = {
        "pd": p.pd, "pk": p.tengah.pk, "ke": f"sasaran-{p.b.pk}", "dari": f"sasaran-{p.a.pk}",
        "tahun": 2024, "oleh": oleh, "pada": PADA,
    }  # fmt: skip
    isi |= lain
    return pindahkan(isi.pop("pd"), isi.pop("pk"), **isi)


def test_cabang_pindah_seluruhnya_dan_kembali(pohon: Any, pengguna: Any) -> None:
    oleh = pengguna(SEKRETARIAT, pd=pohon.pd)
    _pindah(pohon, oleh)
    tengah, daun = (Sasaran.objects.get(pk=s.pk) for s in (pohon.tengah, pohon.daun))
    assert (tengah.induk, tengah.tujuan, daun.induk, daun.tujuan) == (
        pohon.b, pohon.b.tujuan, pohon.tengah, pohon.b.tujuan,
    )  # fmt: skip
    jejak = list(JejakAudit.objects.filter(aksi=AKSI_PINDAH).order_by("pk"))
    assert [j.objek_id for j in jejak] == [pohon.tengah.pk, pohon.daun.pk]
    _pindah(pohon, oleh, ke=f"sasaran-{pohon.a.pk}", dari=f"sasaran-{pohon.b.pk}")
    daun.refresh_from_db()
    assert daun.tujuan == pohon.a.tujuan
    # A sasaran strategis takes its branch to another tujuan.
    _pindah(pohon, oleh, pk=pohon.a.pk, ke=f"tujuan-{pohon.b.tujuan_id}",
            dari=f"tujuan-{pohon.a.tujuan_id}")  # fmt: skip
    daun.refresh_from_db()
    assert daun.tujuan == pohon.b.tujuan


def test_yang_ditolak_tidak_memindahkan_apa_pun(pohon: Any, pengguna: Any) -> None:
    oleh = pengguna(SEKRETARIAT, pd=pohon.pd)
    lain, _dari_tujuan = SasaranFactory(), f"tujuan-{pohon.a.tujuan_id}"
    for galat, isi in (
        (BentrokError, {"dari": f"sasaran-{pohon.b.pk}"}),
        (TidakSahError, {"ke": f"sasaran-{pohon.daun.pk}"}),
        (TidakSahError, {"ke": f"sasaran-{lain.pk}"}),
        (TidakDitemukanError, {"pk": lain.pk}),
        (TidakDitemukanError, {"oleh": pengguna(SEKRETARIAT, pd=lain.pd)}),
        (TidakBerizinError, {"oleh": pengguna(OPERATOR, pd=pohon.pd)}),
        (
            TidakDitemukanError,
            {
                "pk": pohon.a.pk,
                "ke": f"tujuan-{lain.tujuan_id}",
                "dari": f"tujuan-{pohon.a.tujuan_id}",
            },
        ),
    ):
        with pytest.raises(galat):
            _pindah(pohon, isi.pop("oleh", oleh), **isi)
    pohon.b.sampai_tahun = 2023
    pohon.b.save()
    with pytest.raises(TidakDitemukanError):  # not in the year's tree
        _pindah(pohon, oleh)
    pohon.b.sampai_tahun = None
    pohon.b.save()
    p = perjanjian_berstatus("draf", jabatan=pohon.jabatan, tahun=2024)
    BarisPerjanjianFactory(perjanjian=p, indikator=pohon.indikator)
    p.pengajuan, p.status = NaskahPerjanjianFactory(perjanjian=p).ke, StatusPerjanjian.DIAJUKAN
    p.save()
    with pytest.raises(TerkunciError, match="sedang ditandatangani"):
        _pindah(pohon, oleh)
    assert Sasaran.objects.get(pk=pohon.tengah.pk).induk == pohon.a
    assert not JejakAudit.objects.filter(aksi=AKSI_PINDAH).exists()


def test_tahun_yang_laporannya_final(pohon: Any, pengguna: Any) -> None:
    laporan_sampai("final", pd=pohon.pd, tahun=2024)
    with pytest.raises(TerkunciError, match="2024 sudah final"):
        _pindah(pohon, pengguna(SEKRETARIAT, pd=pohon.pd))


def test_halaman_menunjukkan_akibat_lalu_memindahkan(
    client: Any, pohon: Any, pengguna: Any, monkeypatch: Any
) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=pohon.pd))
    client.get(reverse("pohon_gambar"), {"tahun": "2024"})
    jalur = reverse("pohon_pindah", args=[pohon.tengah.pk])
    ke = f"sasaran-{pohon.b.pk}"
    isi = terbaca(client.get(jalur, {"ke": ke}))
    assert "beserta 1 sasaran di bawahnya: 1 indikator dan 1 target ikut." in isi
    assert client.get(jalur, {"ke": "sasaran-0"}).status_code == 404
    buruk = terbaca(client.get(jalur, {"ke": f"sasaran-{pohon.daun.pk}"}))
    assert "Belum dapat dipindahkan" in buruk
    assert ">Pindahkan</button>" not in buruk
    respons = client.post(
        jalur, {"ke": ke, "dari": f"sasaran-{pohon.a.pk}", "halaman_pd": pohon.pd.kode,
                "halaman_tahun": "2024"},
    )  # fmt: skip
    assert respons.status_code == 302
    pulang = terbaca(client.get(respons["Location"].partition("#")[0]))
    assert "Urungkan" in pulang
    assert f'value="sasaran-{pohon.a.pk}"' in pulang
    # Nowhere to move to is said; there is nothing to press.
    monkeypatch.setattr("laporan.perencanaan.pohon.layar_pindah.calon_induk", lambda *a: [])
    buntu = terbaca(client.get(jalur))
    assert "Belum ada tempat lain untuk sasaran ini" in buntu
    assert "Lihat akibatnya" not in buntu


def test_formulir_simpul_kembali_ke_pohon(client: Any, pohon: Any, pengguna: Any) -> None:
    client.force_login(pengguna(SEKRETARIAT, pd=pohon.pd))
    isi = client.get(reverse("pohon_gambar"), {"tahun": "2024"}).content.decode()
    assert "Tambah di bawahnya" in isi
    jalur = reverse("persiapan_isi", args=["sasaran"])
    baru = client.get(jalur, {"induk": pohon.tengah.kode, "kembali": "pohon_gambar"})
    assert baru.context["form"]["induk"].value() == pohon.tengah.kode
    respons = client.post(
        jalur,
        {
            "kembali": "pohon_gambar", "sidik": "", "kode": "BARU", "induk": pohon.tengah.kode,
            "tujuan": pohon.a.tujuan.kode, "tingkat": "pelaksana", "uraian": "Meningkatnya mutu",
            "penanggung_jawab": pohon.jabatan.kode, "halaman_pd": pohon.pd.kode,
            "halaman_tahun": "2024",
        },
    )  # fmt: skip
    pk = Sasaran.objects.get(kode="BARU").pk
    assert respons["Location"] == f"{reverse('pohon_gambar')}#sasaran-{pk}"
