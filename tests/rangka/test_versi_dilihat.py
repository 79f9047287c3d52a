"""A form that somebody else overtook: 409, nothing stored, and what was typed is on the page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from kinerja.models import DokumenPerencanaan, Indikator, JenisPernyataan, PerjanjianKinerja
from kinerja.pernyataan import BAWAAN
from laporan.models import BagianNarasi, BagianReviu, Laporan, RekomendasiLHE, SumberDaya
from laporan.perjanjian.templat import simpan_templat
from tests import factories as f
from tests.halaman import cari_formulir
from tests.isi_tabel import beda_tabel, isi_tabel
from tests.rangka.tab_lain.baris import PerjanjianUji, indikator, lhe, operator
from tests.rangka.tab_lain.dunia import TAHUN, Dunia

KETIKAN = "Kalimat yang tidak boleh hilang."


@dataclass
class Didahului:
    """One form. `ubah`: what somebody else does between opening and sending; `tampil`: whether the
    answer shows KETIKAN, for forms with a text.
    """

    oleh: str
    halaman: Callable[[Dunia], str]
    ubah: Callable[[Dunia], Any]
    pilih: dict[str, str] = field(default_factory=dict)
    ketik: Callable[[Dunia], dict[str, Any]] = lambda d: {}
    siap: Callable[[Dunia], Any] = lambda d: None
    ke: Callable[[Dunia], str] | None = None
    tampil: bool = True


def _naik(model: Any, **cari: Any) -> int:
    n: int = model.objects.filter(**cari).update(versi=F("versi") + 1)
    assert n
    return n


def _lembar(kode: str, **lain: str) -> Callable[[Dunia], str]:
    return lambda d: reverse(kode) + (f"?tahun={TAHUN}" if not lain else "")


_DRAF, _DIAJUKAN, _BERLAKU = map(PerjanjianUji, ("draf", "diajukan", "berlaku"))


def _pk(nama: str, uji: PerjanjianUji) -> Callable[[Dunia], str]:
    return lambda d: reverse(nama, args=[uji(d).pk])


def _pk_naik(uji: PerjanjianUji) -> Callable[[Dunia], Any]:
    return lambda d: _naik(PerjanjianKinerja, pk=uji(d).pk)


def _rencana(d: Dunia) -> Any:
    """A draft of 2025 with one target, written by somebody else than who approves."""
    dokumen = f.DokumenFactory(
        pd=d.pd, tahun=TAHUN, jenis="rencana_aksi", kode="RA-UJI", disetujui_pada=None
    )
    f.TargetTriwulanFactory(dokumen=dokumen, indikator=indikator(d), triwulan=1)
    return dokumen


def _narasi(d: Dunia) -> Any:
    baris = f.BagianNarasiFactory(
        laporan=d.laporan, kunci="kata_pengantar", isi="<p>Teks tersimpan.</p>", disunting=True,
        versi=3, diubah_oleh=d.akun["sekretariat"], diubah_pada=f.PADA,
    )  # fmt: skip
    for ke in (1, 2):
        f.VersiBagianFactory(bagian=baris, ke=ke)
    return baris


def _narasi_naik(d: Dunia) -> int:
    return _naik(BagianNarasi, laporan=d.laporan, kunci="kata_pengantar")


def _bagian_narasi(nama: str) -> Callable[[Dunia], str]:
    return lambda d: reverse(nama, args=[d.laporan.pk, "kata_pengantar"])


def _reviu(d: Dunia) -> Any:
    laporan = f.laporan_sampai("disetujui", pd=d.pd, tahun=TAHUN)
    reviu = f.ReviuInspektoratFactory(laporan=laporan, mulai_oleh=d.akun["evaluator"])
    f.JawabanReviuFactory(reviu=reviu, butir="I.1", jawaban="ya", oleh=d.akun["evaluator"])
    f.CatatanReviuFactory(reviu=reviu, nomor=1, oleh=d.akun["evaluator"])
    return reviu


def _reviu_satu(d: Dunia) -> Any:
    return d.laporan.reviu.get()


def _sumber_baru(d: Dunia) -> Any:
    return f.SumberDayaFactory(indikator=indikator(d), tahun=TAHUN)


def _sumber(d: Dunia) -> Any:
    return SumberDaya.objects.latest("pk")


def _bagian_diajukan(d: Dunia) -> Any:
    return f.bagian_sampai("diajukan", laporan=d.laporan, kunci="kata_pengantar")


DIDAHULUI: dict[str, Didahului] = {
    "nilai LHE": Didahului(
        "sekretariat", _lembar("lhe_nilai"), pilih={"dasar": "*"},
        ketik=lambda d: {"langkah": "simpan", "nilai": "71,25"}, tampil=False,
        ubah=lambda d: d.pd.evaluasiakip_set.filter(tahun=TAHUN).update(nilai=F("nilai") + 1),
    ),
    "tindak lanjut LHE": Didahului(
        "sekretariat", lambda d: reverse("lhe_rinci", args=[lhe(d).pk]),
        pilih={"tindak_lanjut": "*"},
        ketik=lambda d: {"langkah": "tulis", "tindak_lanjut": KETIKAN},
        ubah=lambda d: _naik(RekomendasiLHE, pk=lhe(d).pk),
    ),
    "susunan pernyataan": Didahului(
        "sekretariat", _lembar("perjanjian_pernyataan"), pilih={"dilihat": "*"},
        ketik=lambda d: {"langkah": "simpan", "teks": f"{BAWAAN}\n\n{KETIKAN}"},
        ubah=lambda d: simpan_templat(
            pd=d.pd, jenis=JenisPernyataan.PUNCAK, mulai_tahun=TAHUN,
            teks=f"{BAWAAN}\n\nSusunan rekan.", oleh=d.akun["sekretariat"], pada=timezone.now(),
        ),
    ),
    "isi perjanjian": Didahului(
        "sekretariat", _pk("perjanjian_isi", _DRAF), siap=_DRAF.siap, pilih={"versi": "*"},
        ketik=lambda d: {"nama_kedua": KETIKAN}, ubah=_pk_naik(_DRAF),
    ),
    "siapkan ulang perjanjian": Didahului(
        "sekretariat", _pk("perjanjian_satu", _DRAF), siap=_DRAF.siap, ubah=_pk_naik(_DRAF),
        pilih={"langkah": "siapkan_ulang"}, tampil=False,
    ),
    "kembalikan perjanjian": Didahului(
        "sekretariat", _pk("perjanjian_satu", _DIAJUKAN), siap=_DIAJUKAN.siap,
        pilih={"langkah": "kembalikan"}, ketik=lambda d: {"catatan": KETIKAN},
        ubah=_pk_naik(_DIAJUKAN),
    ),
    "ajukan rencana aksi": Didahului(
        "sekretariat", _lembar("rencana_aksi"), siap=_rencana, pilih={"langkah": "ajukan"},
        tampil=False,
        ubah=lambda d: f.TargetTriwulanFactory(
            dokumen=DokumenPerencanaan.objects.get(kode="RA-UJI"), indikator=indikator(d),
            triwulan=2,
        ),
    ),
    "kembali ke draf otomatis": Didahului(
        "sekretariat", _bagian_narasi("penulisan_bagian"), siap=_narasi, ubah=_narasi_naik,
        pilih={"aksi": "otomatis"}, tampil=False,
    ),
    "pulihkan versi": Didahului(
        "sekretariat", _bagian_narasi("penulisan_versi"), siap=_narasi, ubah=_narasi_naik,
        ke=_bagian_narasi("penulisan_bagian"), pilih={"aksi": "pulihkan"}, tampil=False,
    ),
    "teruskan laporan": Didahului(
        "sekretariat", _lembar("reviu"), siap=lambda d: d.laporan, tampil=False,
        ketik=lambda d: {"langkah": "teruskan", "versi": d.laporan.versi - 1},
        ubah=lambda d: _naik(Laporan, pd=d.pd, tahun=TAHUN),
    ),
    "terima bagian": Didahului(
        "sekretariat", lambda d: reverse("reviu_bagian", args=["kata_pengantar"]),
        siap=_bagian_diajukan, tampil=False, pilih={"versi": "*"},
        ketik=lambda d: {"langkah": "periksa"},
        ubah=lambda d: _naik(BagianReviu, laporan=d.laporan, kunci="kata_pengantar"),
    ),
    "kembalikan bagian": Didahului(
        "sekretariat", lambda d: reverse("reviu_kembalikan") + "?bagian=kata_pengantar",
        siap=_bagian_diajukan, pilih={"bagian": "kata_pengantar"},
        ketik=lambda d: {"alasan:kata_pengantar": KETIKAN},
        ubah=lambda d: _naik(BagianReviu, laporan=d.laporan, kunci="kata_pengantar"),
    ),
    "jawaban Inspektorat": Didahului(
        "evaluator", _lembar("reviu_inspektorat"), siap=_reviu, pilih={"langkah": "jawab"},
        ketik=lambda d: {"jawab:I.1": "tidak", "catatan:I.1": KETIKAN},
        ubah=lambda d: _reviu_satu(d).jawaban.update(jawaban="tidak_relevan", catatan="Rekan."),
    ),
    "pernyataan Inspektorat": Didahului(
        "evaluator", _lembar("reviu_inspektorat"), siap=_reviu, pilih={"tempat": "*"},
        ketik=lambda d: {"langkah": "selesai", "hasil": "pengecualian", "pengecualian": KETIKAN},
        ubah=lambda d: f.CatatanReviuFactory(
            reviu=_reviu_satu(d), nomor=2, oleh=d.akun["evaluator"]
        ),
    ),
    "tindak lanjut catatan reviu": Didahului(
        "sekretariat", _lembar("reviu_inspektorat"), siap=_reviu, pilih={"teks": "*"},
        ketik=lambda d: {"langkah": "tindak_lanjut", "teks": KETIKAN}, tampil=False,
        ubah=lambda d: _reviu_satu(d).catatan.update(
            tindak_lanjut="Ditulis rekan.", status="ditindaklanjuti",
            ditindaklanjuti_oleh=d.akun["sekretaris"], ditindaklanjuti_pada=timezone.now(),
        ),
    ),
    "bekukan versi final": Didahului(
        "sekretariat", _lembar("versi"), ketik=lambda d: {"tahun": TAHUN, "versi": 1,
                                                          "keterangan": KETIKAN},
        siap=lambda d: f.laporan_sampai("direviu_inspektorat", pd=d.pd, tahun=TAHUN),
        ubah=lambda d: _naik(Laporan, pd=d.pd, tahun=TAHUN),
    ),
    "sumber daya": Didahului(
        "sekretariat", lambda d: reverse("pelengkap_isi", args=["sumber_daya"]),
        siap=lambda d: f.SumberDayaFactory(indikator=indikator(d), tahun=TAHUN),
        pilih={"langkah": "simpan"},
        ketik=lambda d: {f"b{SumberDaya.objects.latest('pk').pk}-keterangan": KETIKAN},
        ubah=lambda d: _naik(SumberDaya, pk=SumberDaya.objects.latest("pk").pk),
    ),
    "hapus data induk": Didahului(
        "sekretariat",
        lambda d: reverse("admin:laporan_sumberdaya_delete", args=[_sumber(d).pk]),
        pilih={"alasan": "*"}, ketik=lambda d: {"alasan": KETIKAN}, siap=_sumber_baru,
        ubah=lambda d: SumberDaya.objects.filter(pk=_sumber(d).pk).update(keterangan="Rekan."),
    ),
    "siapkan perubahan perjanjian": Didahului(
        "sekretariat", _pk("perjanjian_perubahan", _BERLAKU), siap=_BERLAKU.siap,
        pilih={"versi": "*"}, ubah=_pk_naik(_BERLAKU),
        ketik=lambda d: {"jenis_alasan": "strategi", "alasan": KETIKAN,
                         "berlaku_mulai": "2024-10-01"},
    ),
    "tugaskan bagian": Didahului(
        "sekretariat", _lembar("penulisan"), siap=_narasi, pilih={"tenggat": "*"}, tampil=False,
        ketik=lambda d: {"bagian": ["kata_pengantar"], "tenggat": "2025-02-01"},
        ubah=lambda d: BagianNarasi.objects.filter(
            laporan=d.laporan, kunci="kata_pengantar"
        ).update(penanggung_jawab=d.akun["sekretaris"]),
    ),
    "akun": Didahului(
        "sekretariat", lambda d: reverse("akun_satu", args=[operator(d).pk]),
        pilih={"langkah": "simpan"}, ketik=lambda d: {"nama": KETIKAN},
        ubah=lambda d: type(operator(d)).objects.filter(pk=operator(d).pk).update(
            email="baru@contoh.go.id"
        ),
    ),
    "data induk": Didahului(
        "sekretariat",
        lambda d: reverse("admin:kinerja_indikator_change", args=[indikator(d).pk]),
        pilih={"definisi": "*"}, ketik=lambda d: {"definisi": KETIKAN},
        ubah=lambda d: Indikator.objects.filter(pk=indikator(d).pk).update(
            definisi="Ditulis rekan."
        ),
    ),
}  # fmt: skip


@pytest.fixture
def dunia(akun: dict[str, Any], contoh: Any) -> Dunia:
    return Dunia(contoh, akun)


@pytest.mark.parametrize("nama", list(DIDAHULUI))
def test_yang_didahului_ditolak(client: Any, dunia: Dunia, nama: str) -> None:
    t = DIDAHULUI[nama]
    client.force_login(dunia.akun[t.oleh])
    client.get(reverse("berkas"), {"tahun": str(TAHUN)})
    t.siap(dunia)
    respons = client.get(t.halaman(dunia))
    assert respons.status_code == 200, respons.content.decode()[-1500:]
    isi = cari_formulir(respons, **t.pilih).isi
    t.ubah(dunia)
    dulu = isi_tabel()
    jawab = client.post((t.ke or t.halaman)(dunia), {**isi, **t.ketik(dunia)})
    assert jawab.status_code == 409, jawab.content.decode()[-1500:]
    assert not beda_tabel(dulu, isi_tabel())
    if t.tampil:
        assert KETIKAN in jawab.content.decode()
    assert operator(dunia)  # the sample has whom the forms speak of
