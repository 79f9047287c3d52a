"""Freezing: refused while checks stand; afterwards nothing changes it, and it prints as it did."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from anggaran.models import PaguBaris, RealisasiAnggaran, RekapBelanja
from kinerja.models import (
    BerkasTetap,
    Indikator,
    JejakAudit,
    Masalah,
    PerangkatDaerah,
    RantaiJejak,
    Realisasi,
)
from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.cetak import json as ekspor_json
from laporan.dokumen.beda import beda_dokumen
from laporan.dokumen.seksi import ratakan
from laporan.models import Laporan, VersiLaporan
from laporan.pekerjaan import PEKERJAAN
from laporan.terbit.beku import bekukan, dokumen_berseksi, periksa_keutuhan
from laporan.terbit.cetak_ulang import cetak_ulang
from laporan.tugas import PekerjaanGagalError
from laporan.tugas import minta as minta_tugas
from laporan.tugas.dasar import Lapor, diam
from laporan.tugas.pekerja import ProsesPekerja
from laporan.uji.final import menghalangi, uji_final
from tests.baca import terbaca
from tests.conftest import PD_CONTOH
from tests.factories import buat_pengguna
from tests.terbit.jawaban import jawab_pertanyaan
from tests.terbit.status import status_laporan

pytestmark = pytest.mark.django_db
HARI = date(2025, 2, 28)


@pytest.fixture(autouse=True)
def _tanpa_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF takes most of the time and has its own tests; the job below makes all forms."""
    _lewati_pdf(monkeypatch)


def _lewati_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laporan.cetak.pdf.kendala", lambda: "Tidak dalam tes ini.")


@pytest.fixture
def oleh(contoh: Any, pengguna: Any) -> Any:
    return pengguna(SEKRETARIAT, pd=contoh)


@pytest.fixture
def siap(contoh: Any, oleh: Any) -> Any:
    """The sample, its questions answered, reviewed: it passes the final check."""
    _siapkan(contoh, oleh)
    return contoh


def _siapkan(contoh: Any, oleh: Any) -> None:
    jawab_pertanyaan(contoh)
    status_laporan(contoh, "direviu_inspektorat", oleh)
    bahan = Bahan(contoh, 2024)
    assert menghalangi(uji_final(bahan, dokumen_berseksi(bahan, HARI))) == []


@pytest.fixture(scope="session")
def _potret_beku(potret: Callable[..., Any], potret_contoh: Any, potret_peran: Any) -> Any:
    def buat() -> tuple[VersiLaporan, Any]:
        pd = PerangkatDaerah.objects.get(kode=PD_CONTOH)
        oleh = buat_pengguna(SEKRETARIAT, pd=pd)
        with pytest.MonkeyPatch.context() as ubah:
            _lewati_pdf(ubah)
            _siapkan(pd, oleh)
            return _bekukan(pd, oleh), oleh

    return potret(buat, potret_contoh, potret_peran)


@pytest.fixture
def beku(contoh: Any, _peran_terpasang: None, _potret_beku: Any) -> tuple[VersiLaporan, Any]:
    """The sample frozen, and by whom, for tests of what comes afterwards."""
    versi, oleh = _potret_beku.pakai()
    return versi, oleh


def _bekukan(
    pd: Any, oleh: Any, keterangan: str = "", hari: date = HARI, lapor: Lapor = diam
) -> VersiLaporan:
    return bekukan(
        pd=pd, tahun=2024, keterangan=keterangan, dicetak=hari, oleh=oleh, pada=timezone.now(),
        lapor=lapor,
    )  # fmt: skip


def test_versi_menyimpan_semuanya(siap: Any, oleh: Any) -> None:
    v = _bekukan(siap, oleh)
    assert set(v.sidik_isi) >= {"model", "data", "json", "xlsx"}
    assert periksa_keutuhan(v).utuh
    assert Laporan.objects.get(pd=siap).status == "final"
    with ZipFile(BytesIO(bytes(v.data.isi))) as arsip:
        assert "realisasi.csv" in arsip.namelist()
    assert JejakAudit.objects.tentang(v).get().aksi == "bekukan"


def test_setahun_kemudian_tercetak_sama(contoh: Any, beku: tuple[VersiLaporan, Any]) -> None:
    """Whatever changes in the data, the frozen version prints the same JSON, cell by cell."""
    siap, (v, _) = contoh, beku
    asli = bytes(v.json.isi)
    RealisasiAnggaran.objects.update(nilai=1)
    PaguBaris.objects.update(nilai=2)
    Realisasi.objects.filter(indikator__pd=siap).update(nilai=7)
    siap.nama = "Dinas Berganti Nama"
    siap.save()
    v = VersiLaporan.objects.get(pk=v.pk)
    cetakan = cetak_ulang(v, "json")
    assert cetakan.berkas.isi == asli
    assert cetakan.banding.sama
    assert cetakan.sama_bita
    assert cetakan.banding.sel > 1000
    assert cetak_ulang(v, "xlsx").berkas.isi == bytes(v.xlsx.isi)
    kini = ekspor_json.ekspor(ratakan(dokumen_berseksi(Bahan(siap, 2024), HARI)))
    assert kini.isi != asli


@pytest.mark.lama(detik=22)
def test_beda_dua_versi(siap: Any, oleh: Any, tanpa_pemicu: None) -> None:
    satu = _bekukan(siap, oleh)
    Realisasi.objects.filter(indikator__pd=siap, tahun=2024, triwulan=4).update(
        nilai=F("nilai") + 1
    )
    status_laporan(siap, "direviu_inspektorat", oleh)
    dua = _bekukan(siap, oleh, "Realisasi diperbaiki.")
    assert dua.ke == 2
    from laporan.terbit.beku import dokumen_versi

    beda = beda_dokumen(dokumen_versi(satu), dokumen_versi(dua))
    assert beda.tabel
    sel = [s for t in beda.tabel for s in t.sel]
    assert all(s.lama != s.baru for s in sel)
    assert beda_dokumen(dokumen_versi(satu), dokumen_versi(satu)).sama


@pytest.mark.parametrize("status", ["disusun", "direviu_sekretaris", "disetujui", "final"])
def test_hanya_setelah_reviu(contoh: Any, oleh: Any, status: str) -> None:
    status_laporan(contoh, status, oleh)
    with pytest.raises(PekerjaanGagalError, match="belum dapat dibuat"):
        _bekukan(contoh, oleh)
    assert not VersiLaporan.objects.exists()


def test_realisasi_kosong_menghalangi(siap: Any, oleh: Any) -> None:
    Realisasi.objects.filter(indikator__pd=siap, tahun=2024).delete()
    with pytest.raises(PekerjaanGagalError, match="Realisasi 2024 indikator"):
        _bekukan(siap, oleh)
    assert Laporan.objects.get(pd=siap).status == "direviu_inspektorat"


def test_rekap_yang_tidak_cocok_menghalangi(siap: Any, oleh: Any) -> None:
    def temuan() -> list[tuple[str, str]]:
        bahan = Bahan(siap, 2024)
        semua = uji_final(bahan, dokumen_berseksi(bahan, HARI))
        return [(t.tingkat, t.kalimat) for t in semua if t.kode == "F05"]

    assert Bahan(siap, 2024).anggaran.selisih_jenis == (0, 0)
    assert temuan() == []
    rekap = RekapBelanja.objects.filter(pd=siap, tahun=2024)[:1].get()
    RekapBelanja.objects.filter(pk=rekap.pk).update(
        pagu=rekap.pagu + 1000, realisasi=rekap.realisasi - 500
    )
    lanjutan = "dari jumlah rincian anggaran."
    assert temuan() == [
        ("galat", f"Pagu pada rekap belanja berbeda Rp1.000 {lanjutan}"),
        ("galat", f"Realisasi pada rekap belanja berbeda Rp500 {lanjutan}"),
    ]
    with pytest.raises(PekerjaanGagalError, match="Pagu pada rekap belanja"):
        _bekukan(siap, oleh)


def _naikkan_realisasi(pd: PerangkatDaerah) -> None:
    Realisasi.objects.filter(indikator__kode="IK-E4.3a", tahun=2024, triwulan=4).update(
        nilai=F("nilai") + 1
    )


def _ubah_kalimat(pd: PerangkatDaerah) -> None:
    Masalah.objects.filter(renstra__pd=pd).update(uraian="Masalah yang lain sama sekali.")


def _ganti_nama(pd: PerangkatDaerah) -> None:
    PerangkatDaerah.objects.filter(pk=pd.pk).update(nama="Dinas Berganti Nama")


def _ubah_yang_tak_tercetak(pd: PerangkatDaerah) -> None:
    """A note of the data's keeper: frozen with the data, in no official report."""
    sebelum = dokumen_berseksi(Bahan(pd, 2024), HARI)
    milik = Realisasi.objects.filter(indikator__pd=pd, tahun=2024)
    assert milik.update(catatan_data="Dihitung ulang dari buku register.")
    assert dokumen_berseksi(Bahan(pd, 2024), HARI) == sebelum


@pytest.mark.parametrize(
    "ubah", [_naikkan_realisasi, _ubah_kalimat, _ganti_nama, _ubah_yang_tak_tercetak]
)
def test_data_yang_berubah_selagi_dibekukan_menolak(
    siap: Any, oleh: Any, tanpa_pemicu: None, ubah: Callable[[PerangkatDaerah], None]
) -> None:
    """After the files are made, before the version is stored. The new data have no finding."""
    sempat: list[bool] = []

    def lapor(persen: int, langkah: str) -> None:
        if langkah == "Membekukan versi final":
            ubah(siap)
            bahan = Bahan(PerangkatDaerah.objects.get(pk=siap.pk), 2024)
            sempat.append(not menghalangi(uji_final(bahan, dokumen_berseksi(bahan, HARI))))

    with pytest.raises(PekerjaanGagalError, match="berubah selagi versi final dibuat"):
        _bekukan(siap, oleh, lapor=lapor)
    assert sempat == [True]
    assert not VersiLaporan.objects.exists()
    assert Laporan.objects.get(pd=siap).status == "direviu_inspektorat"


def test_temuan_yang_timbul_selagi_dibekukan_menolak(siap: Any, oleh: Any) -> None:
    """Nothing printed changes: only the check itself, done again, can tell."""

    def lapor(persen: int, langkah: str) -> None:
        if langkah == "Membekukan versi final":
            status_laporan(siap, "disetujui", oleh)

    with pytest.raises(PekerjaanGagalError, match="Reviu belum selesai"):
        _bekukan(siap, oleh, lapor=lapor)
    assert not VersiLaporan.objects.exists()


def test_basis_data_menolak_perubahan(beku: tuple[VersiLaporan, Any]) -> None:
    v, oleh = beku
    for ubah in (
        lambda: VersiLaporan.objects.filter(pk=v.pk).update(sidik="x" * 64),
        lambda: VersiLaporan.objects.filter(pk=v.pk).update(pada=timezone.now() + timedelta(1)),
        lambda: VersiLaporan.objects.filter(pk=v.pk).delete(),
        lambda: BerkasTetap.objects.filter(pk=v.json_id).update(isi=b"lain"),
        lambda: BerkasTetap.objects.filter(pk=v.json_id).delete(),
        lambda: VersiLaporan(
            laporan=v.laporan, ke=2, keterangan="x", model=v.model, data=v.data, json=v.json,
            xlsx=v.xlsx, sidik=v.sidik, oleh=oleh, pada=v.pada,
        ).save(),
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah()
    assert periksa_keutuhan(VersiLaporan.objects.get(pk=v.pk)).utuh


def test_isi_yang_dipalsukan_ketahuan(
    beku: tuple[VersiLaporan, Any], client: Any, tanpa_pemicu: None
) -> None:
    """Even past the triggers: the page computes every fingerprint anew."""
    v, oleh = beku
    client.force_login(oleh)
    assert "Tidak utuh" not in client.get(reverse("versi_rinci", args=[v.pk])).text
    BerkasTetap.objects.filter(pk=v.json_id).update(isi=b"{}")
    isi = client.get(reverse("versi_rinci", args=[v.pk])).text
    assert "Tidak utuh" in isi
    # The link that it names, exchanged in the chain, and then in the version too.
    assert v.rantai_ke
    assert "Jejak audit terputus" not in isi
    RantaiJejak.objects.filter(ke=v.rantai_ke).update(sidik="e" * 64)
    assert "Jejak audit terputus" in client.get(reverse("versi_rinci", args=[v.pk])).text
    VersiLaporan.objects.filter(pk=v.pk).update(rantai="e" * 64)
    assert not periksa_keutuhan(VersiLaporan.objects.get(pk=v.pk)).sidik_cocok
    VersiLaporan.objects.filter(pk=v.pk).update(rantai=v.rantai)
    assert periksa_keutuhan(VersiLaporan.objects.get(pk=v.pk)).sidik_cocok
    VersiLaporan.objects.filter(pk=v.pk).update(keterangan="lain")
    assert not periksa_keutuhan(VersiLaporan.objects.get(pk=v.pk)).sidik_cocok


def test_layar(beku: tuple[VersiLaporan, Any], client: Any, pengguna: Any) -> None:
    from tests.factories import PDFactory

    v, oleh = beku
    client.force_login(oleh)
    isi = client.get(reverse("versi"), {"tahun": "2024"}).text
    assert "Laporan ini sudah final" in isi
    assert reverse("versi_rinci", args=[v.pk]) in isi
    for nama in v.sidik_isi:
        respons = client.get(reverse("versi_unduh", args=[v.pk, nama]))
        assert respons.content == bytes(getattr(v, nama).isi)
        assert "final-1" in respons["Content-Disposition"]
    assert client.get(reverse("versi_unduh", args=[v.pk, "exe"])).status_code == 404
    assert "Tidak ada perbedaan" in client.get(reverse("versi_beda", args=[v.pk, v.pk])).text
    client.force_login(pengguna(SEKRETARIAT, pd=PDFactory()))
    for nama, args in (
        ("versi_rinci", [v.pk]),
        ("versi_unduh", [v.pk, "json"]),
        ("versi_beda", [v.pk, v.pk]),
        ("versi_kini", [v.pk]),
    ):
        assert client.get(reverse(nama, args=args)).status_code == 404
    cetak = reverse("versi_cetak", args=[v.pk])
    assert client.post(cetak, {"bentuk": "json"}).status_code == 404


def test_kesiapan_menyebut_yang_menghalangi(contoh: Any, oleh: Any, client: Any) -> None:
    client.force_login(oleh)
    isi = client.get(reverse("versi"), {"tahun": "2024"}).text
    assert "Reviu belum selesai" in isi
    assert "Bekukan versi final" not in isi
    lama = Laporan.objects.filter(pd=contoh, tahun=2024).first()
    isian = {"tahun": "2024", "versi": lama.versi if lama else 0}
    respons = client.post(reverse("versi"), isian, follow=True)
    assert "Versi final belum dapat dibuat" in respons.text
    assert client.post(reverse("versi"), {"tahun": "1999"}).status_code == 409
    # The same list where the Sekretariat reads the report, with whose work it is.
    Realisasi.objects.filter(indikator__kode="IK-E3.4", tahun=2024).delete()
    ik = Indikator.objects.get(kode="IK-E3.4")
    isi = terbaca(client.get(reverse("lkjip"), {"tahun": "2024"}))
    banyak = re.findall(r"\d+ hal menghalangi versi final", isi)
    assert len(banyak) == 1
    assert "berstatus “Disusun”" in isi
    # The page of the review counts the same things: itself is one of them.
    reviu = terbaca(client.get(reverse("reviu"), {"tahun": "2024"}))
    assert banyak[0] in reviu
    assert "berstatus “Disusun”" in reviu
    assert re.search(
        rf"“{re.escape(ik.nama)}” belum ada\..*{reverse('indikator', args=[ik.pk])}.*"
        rf"{re.escape(ik.penanggung_jawab.nama)}",
        isi,
    )


@pytest.mark.django_db(transaction=True)
def test_sebagai_pekerjaan_sebab_penolakan_terbaca(contoh: Any, pengguna: Any) -> None:
    t = minta_tugas(
        pekerjaan=PEKERJAAN["versi_final"], pd=contoh, tahun=2024,
        argumen={"keterangan": "", "tanggal": HARI}, oleh=pengguna(SEKRETARIAT, pd=contoh),
        pada=timezone.now(),
    )  # fmt: skip
    ProsesPekerja(PEKERJAAN).jalan(sampai_kosong=True, nganggur=0)
    t.refresh_from_db()
    assert t.status == "gagal"
    assert "Versi final belum dapat dibuat." in t.galat
