"""Every finding of the final check, each raised alone; those that block refuse the freeze."""

import re
from collections.abc import Callable
from datetime import date
from inspect import getsource
from typing import Any

import pytest
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from anggaran.models import (
    BarisAnggaran,
    PaguBaris,
    RealisasiAnggaran,
    RekapBelanja,
    SubKegiatan,
)
from kinerja.models import BerkasTetap, Jabatan, PengesahanTriwulan, Realisasi, RekapPegawai
from kinerja.peran import SEKRETARIAT
from laporan.bahan.bahan import Bahan
from laporan.dokumen.padat import TIPE_PADAT, padatkan
from laporan.models import LangkahReviu, Laporan, PotretReviu, RencanaTindak, VersiLaporan
from laporan.terbit.beku import bekukan, dokumen_berseksi
from laporan.tugas import PekerjaanGagalError
from laporan.uji import final
from tests.factories import JabatanFactory, PengesahanFactory, PermintaanBukaFactory
from tests.penulisan.bantu import medan, simpan
from tests.terbit.jawaban import ganti_sebab_hasil, jawab_pertanyaan
from tests.terbit.status import status_laporan

pytestmark = pytest.mark.django_db
HARI = date(2025, 2, 28)
TANPA_TABEL = "bab1:maksud"
"""A required section of words only."""
GAGAL = "IK-E3.4"


class Dunia:
    """The sample, its questions answered, reviewed by the Inspektorat, its last quarter endorsed:
    nothing to find.
    """

    def __init__(self, pd: Any, oleh: Any) -> None:
        self.pd, self.oleh = pd, oleh
        PengesahanFactory(pd=pd, tahun=2024, triwulan=4)
        jawab_pertanyaan(pd)
        ganti_sebab_hasil(pd)
        self.berstatus("direviu_inspektorat")

    def berstatus(self, status: str) -> None:
        status_laporan(self.pd, status, self.oleh)

    def tulis(self, html: str) -> None:
        """Replace a section's text, as its writer does, before the reviu."""
        self.berstatus("disusun")
        simpan(self.oleh, self.pd, html, versi=0, kunci=TANPA_TABEL)
        self.berstatus("direviu_inspektorat")

    def temuan(self) -> list[final.TemuanFinal]:
        bahan = Bahan(self.pd, 2024)
        return final.uji_final(bahan, dokumen_berseksi(bahan, HARI))

    def bekukan(self) -> VersiLaporan:
        return bekukan(
            pd=self.pd, tahun=2024, keterangan="", dicetak=HARI, oleh=self.oleh, pada=timezone.now()
        )


PEMBACA = (
    "sekretariat", "kepala.dinas", "sekretaris", "kepala.daerah", "evaluator", "admin.pemda",
)  # fmt: skip


@pytest.mark.lama(detik=2)
@pytest.mark.parametrize("nama", PEMBACA)
def test_tautan_temuan_terbuka_bagi_pembacanya(
    client: Any, akun: dict[str, Any], contoh: Any, nama: str, laporan_disimpan: None
) -> None:
    """The questions are not answered and two posts stand on top: links of many kinds."""
    JabatanFactory(unit=akun["kepala.dinas"].unit, atasan=None)
    client.force_login(akun[nama])
    tautan: set[str] = set()
    for halaman in ("lkjip", "versi"):
        teks = client.get(f"{reverse(halaman)}?pd={contoh.kode}&tahun=2024").content.decode()
        daftar = teks.partition('class="daftar versi__temuan"')[2].partition("</ul>")[0]
        assert "[Mengapa" in daftar, halaman
        tautan |= set(re.findall(r'href="([^"]+)"', daftar))
    for satu in sorted(tautan):
        assert client.get(satu).status_code == 200, satu


@pytest.fixture
def d(contoh: Any, pengguna: Any, tanpa_pemicu: None, monkeypatch: pytest.MonkeyPatch) -> Dunia:
    # A version has these two at least; printing the others takes most of the time.
    monkeypatch.setattr("laporan.terbit.beku.EXPORTERS", ("json", "xlsx"))
    return Dunia(contoh, pengguna(SEKRETARIAT, pd=contoh))


def f01(d: Dunia) -> None:
    """The words of its quarters stay: only the figure is gone."""
    Realisasi.objects.filter(indikator__kode="IK-E4.3a", tahun=2024).update(nilai=None)


def f02(d: Dunia) -> None:
    PengesahanTriwulan.objects.filter(pd=d.pd).delete()


def f03(d: Dunia) -> None:
    """Hung below a kegiatan of another code; the sum of everything stays."""
    tujuan = SubKegiatan.objects.get(kode="2.07.01.2.01.0001").kegiatan
    pindah = SubKegiatan.objects.filter(kode__startswith="3.32.04.2.01.")[0]
    SubKegiatan.objects.filter(pk=pindah.pk).update(kegiatan=tujuan)


def f04(d: Dunia) -> None:
    """What it spent is entered at its neighbour: every total stays."""
    satu, dua = RealisasiAnggaran.objects.filter(
        baris__sub_kegiatan__kode__in=["2.07.01.2.01.0001", "2.07.01.2.01.0002"]
    )
    RealisasiAnggaran.objects.filter(pk=dua.pk).update(nilai=F("nilai") + satu.nilai)
    satu.delete()


def f05(d: Dunia) -> None:
    rekap = RekapBelanja.objects.filter(pd=d.pd, tahun=2024)[0]
    RekapBelanja.objects.filter(pk=rekap.pk).update(pagu=F("pagu") + 1000)


def f06(d: Dunia) -> None:
    d.tulis("<p></p>")


def f07(d: Dunia) -> None:
    d.tulis('<p>Lihat <span data-rujukan="tabel-yang-tidak-ada">Tabel 9.9</span>.</p>')


def f08(d: Dunia) -> None:
    """The one that missed its target, and nobody says why."""
    Realisasi.objects.filter(indikator__kode=GAGAL, tahun=2024).update(faktor_penghambat="")


def f09(d: Dunia) -> None:
    RekapPegawai.objects.all().delete()


def f10(d: Dunia) -> None:
    d.berstatus("final")


def f11(d: Dunia) -> None:
    d.berstatus("disetujui")


def f12(d: Dunia) -> None:
    d.tulis(f"<p>Capaian {medan('capaian:TIDAK-ADA:2024', '1%')}.</p>")


def f14(d: Dunia) -> None:
    """One that met its target and got worse; nobody says what is done about it."""
    RencanaTindak.objects.filter(indikator__kode="IK-E4.4a2").delete()


def f16(d: Dunia) -> None:
    """The printed report names as a cause what the realisasi already says."""
    Realisasi.objects.filter(indikator__kode="IK-E4.6b", tahun=2024).update(
        faktor_pendukung="Seluruh 11 perkara yang dilaporkan terselesaikan"
    )


def f13(d: Dunia) -> None:
    """The line's money stands again at a line below it, in one document."""
    lama = PaguBaris.objects.get(baris__sub_kegiatan__kode="2.07.01.2.01.0001")
    bagian = BarisAnggaran.objects.create(
        sub_kegiatan=lama.baris.sub_kegiatan, rekening=f"{lama.baris.rekening}.1"
    )
    PaguBaris.objects.create(baris=bagian, versi=lama.versi, nilai=lama.nilai)


def f15(d: Dunia) -> None:
    """A second post on top: nobody knows whose name stands below the report."""
    Jabatan.objects.filter(pd=d.pd, kode="KABID-HI").update(atasan=None)


def f17(d: Dunia) -> None:
    d.tulis("<p>Sebaran:</p><table><tr><th>Kecamatan</th></tr><tr><td>Martapura</td></tr></table>")


def f18(d: Dunia) -> None:
    """The text is another one than the head approved."""
    langkah = LangkahReviu.objects.create(
        laporan=Laporan.objects.get(pd=d.pd), langkah="setujui", dari="direviu_sekretaris",
        ke="disetujui", oleh=d.oleh, pada=timezone.now(),
    )  # fmt: skip
    isi = padatkan(dokumen_berseksi(Bahan(d.pd, 2024), HARI))
    PotretReviu.objects.create(
        langkah=langkah, isi=BerkasTetap.objects.simpan(isi, tipe=TIPE_PADAT, pada=timezone.now())
    )
    d.tulis("<p>Maksud yang ditulis sesudah persetujuan.</p>")


PERBUATAN: dict[str, Callable[[Dunia], None]] = {
    "F01": f01, "F02": f02, "F03": f03, "F04": f04, "F05": f05, "F06": f06, "F07": f07,
    "F08": f08, "F09": f09, "F10": f10, "F11": f11, "F12": f12, "F13": f13,
    "F14": f14, "F15": f15, "F16": f16, "F17": f17, "F18": f18,
}  # fmt: skip
PERINGATAN = {"F02", "F09", "F14", "F16", "F17"}
KALIMAT = {
    "F01": "belum ada. Isi realisasi triwulan IV atau angka resminya.",
    "F03": "tetapi jumlah baris anggaran yang kodenya di bawahnya",
    "F04": "Realisasi anggaran sub kegiatan “.*” belum diisi",
    "F05": "Pagu pada rekap belanja berbeda Rp1.000 dari jumlah",
    "F06": "wajib ada, tetapi masih kosong",
    "F07": "menunjuk tabel atau gambar yang tidak ada lagi",
    "F08": "masih memuat pertanyaan: .Mengapa ",
    "F10": "Laporan sudah final",
    "F11": "Reviu belum selesai: laporan berstatus “Disetujui",
    "F12": "memakai angka yang sumbernya tidak ada lagi: capaian:TIDAK-ADA:2024",
    "F13": "Pagu 2.07.01.2.01.0001 ",
    "F15": "2 jabatan tidak mempunyai atasan langsung: Kepala Dinas; Kepala Bidang Hubungan",
    "F18": "Isi laporan berubah sesudah disetujui Kepala pada .*: bagian “.*Maksud”. Buka kembali",
}


def test_setiap_kode_punya_perbuatan() -> None:
    """A new finding without a case here fails."""
    assert set(re.findall(r'"(F\d\d)"', getsource(final))) == PERBUATAN.keys()
    assert PERBUATAN.keys() - PERINGATAN == KALIMAT.keys()


def test_tanpa_perbuatan_tidak_ada_temuan(d: Dunia) -> None:
    assert d.temuan() == []
    assert d.bekukan().ke == 1


@pytest.mark.parametrize("kode", sorted(PERBUATAN))
def test_setiap_kode_timbul_sendiri(d: Dunia, kode: str) -> None:
    PERBUATAN[kode](d)
    temuan = d.temuan()
    assert {t.kode for t in temuan} == {kode}, temuan
    assert {t.tingkat for t in temuan} == {"peringatan" if kode in PERINGATAN else "galat"}


@pytest.mark.parametrize("kode", sorted(KALIMAT))
def test_setiap_galat_menolak_pembekuan(d: Dunia, kode: str) -> None:
    PERBUATAN[kode](d)
    sebelum = Laporan.objects.get(pd=d.pd).status
    with pytest.raises(PekerjaanGagalError, match=KALIMAT[kode]) as galat:
        d.bekukan()
    assert str(galat.value).startswith("Versi final belum dapat dibuat.")
    assert not VersiLaporan.objects.exists()
    assert Laporan.objects.get(pd=d.pd).status == sebelum


@pytest.mark.parametrize("kode", sorted(PERINGATAN))
def test_peringatan_tidak_menolak(d: Dunia, kode: str) -> None:
    PERBUATAN[kode](d)
    assert d.bekukan().ke == 1


def test_f02_menyebut_triwulan_yang_dibuka_kembali() -> None:
    """An endorsed quarter that is open again may still change."""
    pd = PengesahanFactory(tahun=2024, triwulan=4).pd
    PengesahanFactory(pd=pd, tahun=2024, triwulan=2)
    PermintaanBukaFactory(pd=pd, tahun=2024, triwulan=2, dibuka=True)
    (satu,) = [t for t in final._realisasi(Bahan(pd, 2024)) if t.kode == "F02"]
    assert satu.kalimat == (
        "Triwulan II 2024 sedang dibuka kembali, sehingga angkanya masih dapat berubah."
    )
    assert satu.tautan == reverse("pembukaan", args=[2024, 2])
    assert satu.milik == pd.kepala
