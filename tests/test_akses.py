"""Every page by name: who may open it, and that nothing of another agency or unit opens.

A new named route must be added to AKSES or PUBLIK below, or the first test fails.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from openpyxl import Workbook

from kinerja.models import PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.models import EvaluasiAKIP, StatusUnggahan, UnggahanData
from laporan.uji.jalankan import uji_konsistensi
from tests.anggaran.impor.pabrik import MuatanFactory
from tests.factories import (
    PADA,
    BerkasTetapFactory,
    EvaluasiAKIPFactory,
    FotoKegiatanFactory,
    IndikatorFactory,
    JabatanFactory,
    PDFactory,
    PenggunaFactory,
    PerjanjianFactory,
    ProgramFactory,
    RealisasiFactory,
    RekomendasiLHEFactory,
    RenstraFactory,
    SasaranFactory,
    SubKegiatanFactory,
    TargetFactory,
    TugasFactory,
    TujuanFactory,
    UnitFactory,
    VersiPengesahanFactory,
    dokumen,
    perjanjian_berstatus,
)
from tests.lhe.conftest import TemuanPemeriksaanFactory
from tests.lke.conftest import DokumenLKEFactory, EvaluasiLKEFactory, HasilLamaLKEFactory
from tests.pemda.predikat.pabrik import PredikatPDFactory
from tests.silang.pabrik import KesepakatanSilangFactory


@dataclass(frozen=True)
class Dunia:
    """Two units of one agency and one unit of another, each with an indicator."""

    pd: Any
    unit: Any
    milik: Any
    unit_lain: Any
    pd_lain: Any
    pk: dict[str, tuple[Any, Any, Any]]
    """Status → agreements of the own unit, of the other unit, of the other agency."""


Jalur = Callable[[Dunia], str]


def _temuan(pd: Any) -> str:
    """The key of a finding of the agency's year, whichever."""
    return uji_konsistensi(Bahan(pd, 2024), date(2025, 2, 28))[0].kunci


@dataclass(frozen=True)
class Akses:
    """`izin`: permission that opens the page (empty: signed in is enough). `asing`: paths that
    reach for another unit or agency and must not be found.
    """

    izin: str
    jalur: Jalur
    asing: tuple[Jalur, ...] = ()
    tambahan: tuple[str, ...] = ()  # needed besides `izin`

    @property
    def semua_izin(self) -> list[str]:
        return [*([self.izin] if self.izin else []), *self.tambahan]


def _nama(nama: str, *args: Any) -> Jalur:
    return lambda d: reverse(nama, args=args)


def _versi_pengesahan(d: "Dunia") -> str:
    """The first endorsement of the fourth quarter, made when it is asked for."""
    VersiPengesahanFactory(pengesahan__pd=d.pd, pengesahan__tahun=2024, pengesahan__triwulan=4)
    return reverse("versi_pengesahan", args=[2024, 4, 1])


def _rpjmd(d: "Dunia") -> Any:
    """An indicator in the plan of the region that the own agency belongs to."""
    daerah = PerangkatDaerah.objects.daerah(d.pd.pemda).first() or PDFactory(
        jenis="pemda", pemda=d.pd.pemda
    )
    return IndikatorFactory(sasaran__tujuan__renstra__pd=daerah)


def _jadikan_daerah(d: "Dunia") -> Any:
    """The own agency as the region itself."""
    d.pd.jenis, d.pd.pemda = "pemda", f"Kabupaten {d.pd.kode}"
    d.pd.save()
    return d.pd


def _pd_lain(nama: str, *args: Any) -> Jalur:
    return lambda d: f"{reverse(nama, args=args)}?pd={d.pd_lain.pd.kode}"


def _isi(nama: str, siapa: str = "milik", tambahan: str = "") -> Jalur:
    return lambda d: (
        f"{reverse(nama)}?tahun=2024&triwulan=4&sasaran=indikator:{getattr(d, siapa).pk}{tambahan}"
    )


def _buku(nama: str, siapa: str = "milik") -> Jalur:
    return lambda d: reverse(nama, args=[getattr(d, siapa).penanggung_jawab.unit_id, 2024, 4])


def _asal(siapa: str = "milik", tw: int | None = None) -> Jalur:
    def jalur(d: Dunia) -> str:
        i = getattr(d, siapa)
        if tw is None:
            return reverse("asal", args=[i.pd.kode, 2024, i.kode])
        return reverse("asal_triwulan", args=[i.pd.kode, 2024, tw, i.kode])

    return jalur


def _kegiatan(siapa: str = "milik") -> Jalur:
    """The activities of one indicator in its agency's rencana aksi."""

    def jalur(d: Dunia) -> str:
        i = getattr(d, siapa)
        return reverse("rencana_kegiatan", args=[dokumen(i.pd, 2024, "rencana_aksi").pk, i.pk])

    return jalur


def _pk(nama: str, status: str, *args: Any, siapa: int = 0) -> Jalur:
    """A page of one agreement in that state: 0 own, 1 of the other unit, 2 of the other agency."""
    return lambda d: reverse(nama, args=[d.pk[status][siapa].pk, *args])


def _pk_asing(nama: str, status: str, *args: Any) -> tuple[Jalur, ...]:
    return (
        _pk(nama, status, *args, siapa=1),
        _pk(nama, status, *args, siapa=2),
        _nama(nama, 10**9, *args),
    )


def _berkas_pk(d: Dunia, siapa: int = 0) -> str:
    p = d.pk["diajukan"][siapa]
    return reverse("perjanjian_berkas", args=[p.pk, p.naskah.get().berkas_id])


def _rekomendasi(indikator: Any) -> Any:
    """A recommendation for the post that answers for the indicator."""
    pj = indikator.penanggung_jawab
    evaluasi = EvaluasiAKIP.objects.filter(pd=pj.pd, tahun=2024).first() or EvaluasiAKIPFactory(
        pd=pj.pd
    )
    return RekomendasiLHEFactory(evaluasi=evaluasi, penanggung_jawab=pj)


def _temuan_lain(indikator: Any) -> Any:
    """A finding for the post that answers for the indicator."""
    pj = indikator.penanggung_jawab
    return TemuanPemeriksaanFactory(pd=pj.pd, penanggung_jawab=pj)


def _periksa(pd: Any, *, ada: bool = False) -> Any:
    """A check of a report for the agency; `ada`: with its result."""
    isi = {"jenis": "periksa_lkjip", "argumen": {"nama": "lkjip.docx", "letak": "tugas/tak-ada"}}
    if not ada:
        return TugasFactory(pd=pd, **isi)
    hasil = b'{"nama": "lkjip.docx", "temuan": [], "tabel": []}'
    letak = default_storage.save(f"tugas/{pd.pk}/periksa.json", ContentFile(hasil))
    return TugasFactory(pd=pd, status="selesai", selesai_pada=PADA, berkas=letak, **isi)


def _evaluasi_lke(pd: Any) -> Any:
    """The evaluation of the agency, opened when it is asked for."""
    return pd.evaluasilke_set.first() or EvaluasiLKEFactory(pd=pd)


def _hasil_lke(pd: Any) -> Any:
    """A result from before the evaluation was reopened."""
    e = _evaluasi_lke(pd)
    return e.hasil_lama.first() or HasilLamaLKEFactory(evaluasi=e)


def _dokumen_lke(pd: Any) -> Any:
    """A document of an evaluation, with a file."""
    berkas = BerkasTetapFactory(tipe="application/pdf")
    return DokumenLKEFactory(evaluasi=_evaluasi_lke(pd), tautan="", berkas=berkas)


def _tugas_impor(pd: Any) -> Any:
    """A job that accepted a budget file."""
    return TugasFactory(pd=pd, jenis="anggaran_terima", argumen={"muatan": MuatanFactory(pd=pd).pk})


def _foto(indikator: Any) -> Any:
    """A photograph of a program of the post that answers for the indicator."""
    pj = indikator.penanggung_jawab
    return FotoKegiatanFactory(program=ProgramFactory(pd=pj.pd, penanggung_jawab=pj))


def _kesepakatan(indikator: Any) -> Any:
    """What the unit of the indicator asks of another one."""
    return KesepakatanSilangFactory(sasaran=indikator.sasaran)


def _unggahan(nama: str, siapa: str = "milik") -> Jalur:
    """An upload of an agency's data in which something must be mended."""

    def jalur(d: Dunia) -> str:
        pd = getattr(d, siapa).pd
        isi = BytesIO()
        Workbook().save(isi)
        berkas = default_storage.save("persiapan/akses", ContentFile(isi.getvalue()))
        unggahan = UnggahanData.objects.create(
            pd=pd, nama="data.xlsx", berkas=berkas, ukuran=1, sha256="", hasil={"galat": []},
            status=StatusUnggahan.DITOLAK, oleh=PenggunaFactory(pd=pd), pada=timezone.now(),
        )  # fmt: skip
        return reverse(nama, args=[unggahan.pk])

    return jalur


def _narasi(nama: str, siapa: str = "milik", pd: str = "pd") -> Jalur:
    """A section of the report: the calculation of one indicator, which its unit writes."""

    def jalur(d: Dunia) -> str:
        from laporan.models import laporan_tahun

        milik = getattr(d, siapa)
        pk = laporan_tahun(d.pd if pd == "pd" else d.pd_lain.pd, 2024).pk
        return reverse(nama, args=[pk, f"bab3:a1:{milik.kode}"])

    return jalur


def _narasi_asing(nama: str) -> tuple[Jalur, ...]:
    return (
        _narasi(nama, "unit_lain"),
        _narasi(nama, "pd_lain", "lain"),
        lambda d: reverse(nama, args=[10**9, f"bab3:a1:{d.milik.kode}"]),
        lambda d: _narasi(nama)(d).replace("a1", "tidak-ada"),
    )


SEMUA_UNIT = "kinerja.lihat_semua_unit"
LIHAT_PREDIKAT = "laporan.lihat_predikat"
LIHAT_TINJAUAN = "laporan.lihat_tinjauan"
SIAPKAN = "laporan.siapkan_data"
LIHAT_PK, KELOLA_PK = "kinerja.lihat_perjanjian", "kinerja.kelola_perjanjian"

AKSES = {
    "beranda": Akses("", _nama("beranda"), (_pd_lain("beranda"),)),
    "ganti_sandi": Akses("", _nama("ganti_sandi")),
    "penugasan": Akses("", _nama("penugasan")),
    "pengingat": Akses("", _nama("pengingat")),
    "akun": Akses("kinerja.kelola_akun", _nama("akun"), (_pd_lain("akun"),)),
    "akun_undang": Akses("kinerja.kelola_akun", _nama("akun_undang"), (_pd_lain("akun_undang"),)),
    "akun_satu": Akses(
        "kinerja.kelola_akun",
        lambda d: reverse("akun_satu", args=[PenggunaFactory(pd=d.pd).pk]),
        (
            lambda d: reverse("akun_satu", args=[PenggunaFactory(pd=d.pd_lain.pd).pk]),
            lambda d: reverse("akun_satu", args=[PenggunaFactory(pd=None).pk]),
            lambda d: reverse("akun_satu", args=[PenggunaFactory(pd=d.pd, is_superuser=True).pk]),
            _nama("akun_satu", 10**9),
        ),
    ),
    "organisasi": Akses("kinerja.view_unitkerja", _nama("organisasi"), (_pd_lain("organisasi"),)),
    "organisasi_perubahan": Akses(
        "kinerja.change_unitkerja",
        _nama("organisasi_perubahan"),
        (_pd_lain("organisasi_perubahan"),),
    ),
    "organisasi_unit": Akses(
        "kinerja.view_unitkerja",
        lambda d: reverse("organisasi_unit", args=[d.unit.pk]),
        (
            lambda d: reverse("organisasi_unit", args=[d.pd_lain.penanggung_jawab.unit_id]),
            _nama("organisasi_unit", 10**9),
        ),
    ),
    "persiapan": Akses(SIAPKAN, _nama("persiapan"), (_pd_lain("persiapan"),)),
    "persiapan_kisi": Akses(
        SIAPKAN,
        _nama("persiapan_kisi", "periode"),
        (_nama("persiapan_kisi", "lain"), _pd_lain("persiapan_kisi", "periode")),
    ),
    "persiapan_tahun": Akses(SIAPKAN, _nama("persiapan_tahun"), (_pd_lain("persiapan_tahun"),)),
    "persiapan_renstra": Akses(
        SIAPKAN, _nama("persiapan_renstra"), (_pd_lain("persiapan_renstra"),)
    ),
    "persiapan_isi": Akses(
        SIAPKAN,
        _nama("persiapan_isi", "unit_kerja"),
        (_nama("persiapan_isi", "latihan"), _pd_lain("persiapan_isi", "unit_kerja")),
    ),
    "persiapan_buku": Akses(SIAPKAN, _nama("persiapan_buku"), (_pd_lain("persiapan_buku"),)),
    "persiapan_unduh": Akses(
        SIAPKAN,
        _nama("persiapan_unduh", "tahun"),
        (_nama("persiapan_unduh", "lain"), _pd_lain("persiapan_unduh", "tahun")),
    ),
    "persiapan_unggahan": Akses(
        SIAPKAN,
        _unggahan("persiapan_unggahan"),
        (_unggahan("persiapan_unggahan", "pd_lain"), _nama("persiapan_unggahan", 10**9)),
    ),
    "persiapan_bertanda": Akses(
        SIAPKAN,
        _unggahan("persiapan_bertanda"),
        (_unggahan("persiapan_bertanda", "pd_lain"), _nama("persiapan_bertanda", 10**9)),
    ),
    "akun_perubahan": Akses(
        "kinerja.view_penetapanakun", _nama("akun_perubahan"), (_pd_lain("akun_perubahan"),)
    ),
    "kunci_sandi": Akses("", _nama("kunci_sandi")),
    "keamanan": Akses("", _nama("keamanan")),
    "faktor_pasang": Akses("", _nama("faktor_pasang")),
    "faktor_akun": Akses("kinerja.kelola_akun", _nama("faktor_akun")),
    "reviu": Akses("laporan.lihat_reviu", _nama("reviu"), (_pd_lain("reviu"),)),
    "reviu_bagian": Akses(
        "laporan.lihat_reviu",
        lambda d: reverse("reviu_bagian", args=[f"bab3:a1:{d.milik.kode}"]),
        (
            lambda d: reverse("reviu_bagian", args=[f"bab3:a1:{d.unit_lain.kode}"]),
            lambda d: reverse("reviu_bagian", args=[f"bab3:a1:{d.pd_lain.kode}"]),
            _nama("reviu_bagian", "bab3:a2"),
            _nama("reviu_bagian", "tidak-ada"),
        ),
    ),
    "reviu_kembalikan": Akses(
        "laporan.lihat_reviu",
        lambda d: f"{reverse('reviu_kembalikan')}?bagian=bab3:a1:{d.milik.kode}",
        (lambda d: f"{reverse('reviu_kembalikan')}?bagian=bab3:a1:{d.unit_lain.kode}",),
    ),
    "reviu_inspektorat": Akses(
        "laporan.lihat_reviu",
        _nama("reviu_inspektorat"),
        (_pd_lain("reviu_inspektorat"),),
        (SEMUA_UNIT,),
    ),
    "lhe": Akses("laporan.lihat_lhe", _nama("lhe"), (_pd_lain("lhe"),)),
    "uji": Akses("laporan.lihat_uji", _nama("uji"), (_pd_lain("uji"),)),
    "uji_terima": Akses(
        "laporan.lihat_uji",
        lambda d: f"{reverse('uji_terima')}?temuan={quote(_temuan(d.pd))}",
        (_pd_lain("uji_terima"),),
        ("laporan.terima_temuan",),
    ),
    "lhe_matriks": Akses(
        "laporan.lihat_lhe", _nama("lhe_matriks"), (_pd_lain("lhe_matriks"),), (SEMUA_UNIT,)
    ),
    "silang": Akses("kinerja.view_indikator", _nama("silang"), (_pd_lain("silang"),)),
    "silang_minta": Akses(
        "kinerja.view_indikator",
        _nama("silang_minta"),
        (_pd_lain("silang_minta"),),
        ("kinerja.isi_realisasi",),
    ),
    "silang_satu": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("silang_satu", args=[_kesepakatan(d.milik).pk]),
        (
            lambda d: reverse("silang_satu", args=[_kesepakatan(d.unit_lain).pk]),
            lambda d: reverse("silang_satu", args=[_kesepakatan(d.pd_lain).pk]),
            _nama("silang_satu", 10**9),
        ),
    ),
    "garis": Akses(
        "kinerja.view_indikator",
        lambda d: f"{reverse('garis')}?jabatan={d.milik.penanggung_jawab_id}",
        (
            lambda d: f"{reverse('garis')}?jabatan={d.unit_lain.penanggung_jawab_id}",
            lambda d: f"{reverse('garis')}?jabatan={d.pd_lain.penanggung_jawab_id}",
            _pd_lain("garis"),
        ),
    ),
    "penjenjangan": Akses(
        "kinerja.view_indikator", _nama("penjenjangan"), (_pd_lain("penjenjangan"),)
    ),
    "penjenjangan_unit": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("penjenjangan_unit", args=[d.unit.pk]),
        (
            lambda d: reverse("penjenjangan_unit", args=[d.unit_lain.penanggung_jawab.unit_id]),
            lambda d: reverse("penjenjangan_unit", args=[d.pd_lain.penanggung_jawab.unit_id]),
            _nama("penjenjangan_unit", 10**9),
        ),
    ),
    "penjenjangan_unduh": Akses(
        "kinerja.view_indikator",
        _nama("penjenjangan_unduh"),
        (
            lambda d: (
                f"{reverse('penjenjangan_unduh')}?unit={d.unit_lain.penanggung_jawab.unit_id}"
            ),
            _pd_lain("penjenjangan_unduh"),
        ),
    ),
    "tlhp": Akses("laporan.lihat_lhe", _nama("tlhp"), (_pd_lain("tlhp"),)),
    "tlhp_matriks": Akses(
        "laporan.lihat_lhe", _nama("tlhp_matriks"), (_pd_lain("tlhp_matriks"),), (SEMUA_UNIT,)
    ),
    "tlhp_rinci": Akses(
        "laporan.lihat_lhe",
        lambda d: reverse("tlhp_rinci", args=[_temuan_lain(d.milik).pk]),
        (
            lambda d: reverse("tlhp_rinci", args=[_temuan_lain(d.unit_lain).pk]),
            lambda d: reverse("tlhp_rinci", args=[_temuan_lain(d.pd_lain).pk]),
        ),
    ),
    "pelengkap": Akses("laporan.lihat_pelengkap", _nama("pelengkap"), (_pd_lain("pelengkap"),)),
    "pelengkap_isi": Akses(
        "laporan.lihat_pelengkap",
        _nama("pelengkap_isi", "rencana_tindak"),
        (_nama("pelengkap_isi", "tidak-ada"), _pd_lain("pelengkap_isi", "rencana_tindak")),
    ),
    "pelengkap_foto": Akses(
        "laporan.lihat_pelengkap",
        lambda d: reverse("pelengkap_foto", args=[_foto(d.milik).pk]),
        (
            lambda d: reverse("pelengkap_foto", args=[_foto(d.unit_lain).pk]),
            lambda d: reverse("pelengkap_foto", args=[_foto(d.pd_lain).pk]),
        ),
    ),
    "lhe_nilai": Akses("laporan.change_evaluasiakip", _nama("lhe_nilai"), (_pd_lain("lhe_nilai"),)),
    "lhe_rinci": Akses(
        "laporan.lihat_lhe",
        lambda d: reverse("lhe_rinci", args=[_rekomendasi(d.milik).pk]),
        (
            lambda d: reverse("lhe_rinci", args=[_rekomendasi(d.unit_lain).pk]),
            lambda d: reverse("lhe_rinci", args=[_rekomendasi(d.pd_lain).pk]),
        ),
    ),
    "lke": Akses("laporan.lihat_lke", _nama("lke"), (_pd_lain("lke"),), (SEMUA_UNIT,)),
    "lke_sub": Akses(
        "laporan.lihat_lke",
        lambda d: reverse("lke_sub", args=[_evaluasi_lke(d.pd).pk, "1.a"]),
        (
            lambda d: reverse("lke_sub", args=[_evaluasi_lke(d.pd_lain.pd).pk, "1.a"]),
            lambda d: reverse("lke_sub", args=[_evaluasi_lke(d.pd).pk, "9.z"]),
            _nama("lke_sub", 10**9, "1.a"),
        ),
        (SEMUA_UNIT,),
    ),
    "lke_naskah": Akses(
        "laporan.lihat_lke",
        lambda d: reverse("lke_naskah", args=[_evaluasi_lke(d.pd).pk]),
        (
            lambda d: reverse("lke_naskah", args=[_evaluasi_lke(d.pd_lain.pd).pk]),
            _nama("lke_naskah", 10**9),
        ),
        (SEMUA_UNIT,),
    ),
    "lke_hasil": Akses(
        "laporan.lihat_lke",
        lambda d: reverse("lke_hasil", args=[_hasil_lke(d.pd).pk]),
        (lambda d: reverse("lke_hasil", args=[_hasil_lke(d.pd_lain.pd).pk]),),
        (SEMUA_UNIT,),
    ),
    "lke_paket": Akses(
        "laporan.lihat_lke", _nama("lke_paket"), (_pd_lain("lke_paket"),), (SEMUA_UNIT,)
    ),
    "lke_bukti": Akses(
        "laporan.lihat_lke",
        lambda d: reverse("lke_bukti", args=[_dokumen_lke(d.pd).pk]),
        (lambda d: reverse("lke_bukti", args=[_dokumen_lke(d.pd_lain.pd).pk]),),
        (SEMUA_UNIT,),
    ),
    "tinjauan": Akses(LIHAT_TINJAUAN, _nama("tinjauan"), (_pd_lain("tinjauan"),), (SEMUA_UNIT,)),
    "tinjauan_peta": Akses(
        LIHAT_TINJAUAN, _nama("tinjauan_peta"), (_pd_lain("tinjauan_peta"),), (SEMUA_UNIT,)
    ),
    "tinjauan_rapat": Akses(
        LIHAT_TINJAUAN, _nama("tinjauan_rapat"), (_pd_lain("tinjauan_rapat"),), (SEMUA_UNIT,)
    ),
    "tinjauan_tren": Akses(
        LIHAT_TINJAUAN, _nama("tinjauan_tren"), (_pd_lain("tinjauan_tren"),), (SEMUA_UNIT,)
    ),
    "tinjauan_unduh": Akses(
        LIHAT_TINJAUAN,
        _nama("tinjauan_unduh", "rapat", "xlsx"),
        (_nama("tinjauan_unduh", "rapat", "exe"), _nama("tinjauan_unduh", "lain", "pdf")),
        (SEMUA_UNIT,),
    ),
    "tinjauan_ingatkan": Akses(
        LIHAT_TINJAUAN,
        _nama("tinjauan_ingatkan"),
        (_pd_lain("tinjauan_ingatkan"),),
        (SEMUA_UNIT, "laporan.ingatkan_pd"),
    ),
    "tinjauan_pd": Akses(
        LIHAT_TINJAUAN,
        lambda d: reverse("tinjauan_pd", args=[d.pd.kode]),
        (
            lambda d: reverse("tinjauan_pd", args=[d.pd_lain.pd.kode]),
            _nama("tinjauan_pd", "tidak-ada"),
        ),
        (SEMUA_UNIT,),
    ),
    "predikat": Akses(LIHAT_PREDIKAT, _nama("predikat"), (_pd_lain("predikat"),), (SEMUA_UNIT,)),
    "predikat_pd": Akses(
        LIHAT_PREDIKAT,
        lambda d: reverse("predikat_pd", args=[PredikatPDFactory(pd=d.pd).pk]),
        (
            lambda d: reverse("predikat_pd", args=[PredikatPDFactory(pd=d.pd_lain.pd).pk]),
            _nama("predikat_pd", 10**9),
        ),
        (SEMUA_UNIT,),
    ),
    "rilis": Akses("laporan.rilis_publik", _nama("rilis"), (_pd_lain("rilis"),), (SEMUA_UNIT,)),
    "rilis_satu": Akses(
        "laporan.rilis_publik",
        _nama("rilis_satu", 2024, "tw4"),
        (_nama("rilis_satu", 2024, "tw5"), _pd_lain("rilis_satu", 2024, "tw4")),
        (SEMUA_UNIT,),
    ),
    "atur_publik": Akses("laporan.kelola_publik", _nama("atur_publik")),
    "kunci_api": Akses(
        "laporan.kelola_kunci_api", _nama("kunci_api"), (_pd_lain("kunci_api"),), (SEMUA_UNIT,)
    ),
    "cari": Akses("", lambda d: f"{reverse('cari')}?q=layanan", (_pd_lain("cari"),)),
    "pohon": Akses("kinerja.view_indikator", _nama("pohon"), (_pd_lain("pohon"),)),
    "pohon_gambar": Akses(
        "kinerja.view_indikator", _nama("pohon_gambar"), (_pd_lain("pohon_gambar"),)
    ),
    "pohon_pindah": Akses(
        SIAPKAN,
        lambda d: reverse("pohon_pindah", args=[d.milik.sasaran_id]),
        (
            lambda d: reverse("pohon_pindah", args=[d.pd_lain.sasaran_id]),
            _nama("pohon_pindah", 10**9),
        ),
    ),
    "pohon_unduh": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("pohon_unduh", args=["json"]),
        (
            lambda d: f"{reverse('pohon_unduh', args=['json'])}?pd={d.pd_lain.pd.kode}",
            lambda d: reverse("pohon_unduh", args=["exe"]),
            lambda d: f"{reverse('pohon_unduh', args=['svg'])}?cabang=sasaran-0",
        ),
    ),
    # The plan of a region is read by who works for it; another agency's rows are none of it.
    "rpjmd": Akses("kinerja.view_indikator", _nama("rpjmd"), (_pd_lain("rpjmd"),)),
    # The agreement of the head of the region is told at the level of the region.
    "rpjmd_pk": Akses(
        "laporan.unduh_laporan",
        lambda d: f"{reverse('rpjmd_pk')}?pd={_jadikan_daerah(d).kode}",
        (_nama("rpjmd_pk"),),
    ),
    "rpjmd_sasaran": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("rpjmd_sasaran", args=[_rpjmd(d).sasaran_id]),
        (lambda d: reverse("rpjmd_sasaran", args=[d.pd_lain.sasaran_id]),),
    ),
    "rpjmd_indikator": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("rpjmd_indikator", args=[_rpjmd(d).pk]),
        (lambda d: reverse("rpjmd_indikator", args=[d.pd_lain.pk]),),
    ),
    "indikator": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("indikator", args=[d.milik.pk]),
        (
            lambda d: reverse("indikator", args=[d.unit_lain.pk]),
            lambda d: reverse("indikator", args=[d.pd_lain.pk]),
            lambda d: reverse("indikator", args=[10**9]),
            lambda d: f"{reverse('indikator', args=[d.milik.pk])}?pd={d.pd_lain.pd.kode}",
        ),
    ),
    "asal": Akses(
        "kinerja.view_indikator",
        _asal(),
        (_asal("unit_lain"), _asal("pd_lain"), lambda d: _asal()(d).replace("2024", "1999")),
    ),
    "asal_triwulan": Akses(
        "kinerja.view_indikator",
        _asal(tw=4),
        (_asal("unit_lain", 4), _asal("pd_lain", 4), _asal(tw=5)),
    ),
    "anggaran": Akses("anggaran.view_program", _nama("anggaran"), (_pd_lain("anggaran"),)),
    "anggaran_impor": Akses(
        "anggaran.add_pagubaris",
        _nama("anggaran_impor"),
        (_pd_lain("anggaran_impor"),),
        (SEMUA_UNIT,),
    ),
    "anggaran_impor_satu": Akses(
        "anggaran.add_pagubaris",
        lambda d: reverse("anggaran_impor_satu", args=[MuatanFactory(pd=d.pd).pk]),
        (
            lambda d: reverse("anggaran_impor_satu", args=[MuatanFactory(pd=d.pd_lain.pd).pk]),
            _nama("anggaran_impor_satu", 10**9),
        ),
        (SEMUA_UNIT,),
    ),
    "anggaran_impor_tugas": Akses(
        "anggaran.add_pagubaris",
        lambda d: reverse("anggaran_impor_tugas", args=[_tugas_impor(d.pd).pk]),
        (
            lambda d: reverse("anggaran_impor_tugas", args=[_tugas_impor(d.pd_lain.pd).pk]),
            _nama("anggaran_impor_tugas", 10**9),
        ),
        (SEMUA_UNIT,),
    ),
    **{
        nama: Akses("anggaran.view_program", _nama(nama), (_pd_lain(nama),), (SEMUA_UNIT,))
        for nama in ("serapan", "rfk")
    },
    "serapan_unduh": Akses(
        "anggaran.view_program",
        _nama("serapan_unduh", "rfk", "xlsx"),
        (_nama("serapan_unduh", "rfk", "exe"), _pd_lain("serapan_unduh", "rfk", "xlsx")),
        (SEMUA_UNIT,),
    ),
    "anggaran_keluar": Akses(
        "anggaran.view_program",
        _nama("anggaran_keluar", "rekap", "csv"),
        (_nama("anggaran_keluar", "rekap", "exe"), _pd_lain("anggaran_keluar", "rekap", "csv")),
        (SEMUA_UNIT,),
    ),
    "anggaran_bergeser": Akses(
        "anggaran.view_program",
        _nama("anggaran_bergeser"),
        (_pd_lain("anggaran_bergeser"),),
        (SEMUA_UNIT,),
    ),
    "anggaran_rekonsiliasi": Akses(
        "anggaran.view_program",
        _nama("anggaran_rekonsiliasi"),
        (_pd_lain("anggaran_rekonsiliasi"),),
        (SEMUA_UNIT,),
    ),
    "tabel_daftar": Akses(
        "laporan.lihat_tabel", _nama("tabel_daftar"), (_pd_lain("tabel_daftar"),)
    ),
    "tabel": Akses(
        "laporan.lihat_tabel",
        _nama("tabel", "capaian"),
        (_nama("tabel", "tidak_ada"), _pd_lain("tabel", "capaian")),
    ),
    "tabel_unduh": Akses(
        "laporan.lihat_tabel",
        _nama("tabel_unduh", "capaian"),
        (_nama("tabel_unduh", "tidak_ada"), _pd_lain("tabel_unduh", "capaian")),
    ),
    "isian": Akses(
        "kinerja.view_indikator",
        _isi("isian"),
        (lambda d: f"{_isi('isian')(d)}&unit={d.unit_lain.penanggung_jawab.unit_id}",),
    ),
    "isian_laci": Akses(
        "kinerja.view_indikator",
        _isi("isian_laci"),
        (_isi("isian_laci", "unit_lain"), _isi("isian_laci", "pd_lain")),
    ),
    "isian_riwayat": Akses(
        "kinerja.view_indikator",
        _isi("isian_riwayat", tambahan="&medan=nilai"),
        (
            _isi("isian_riwayat", "unit_lain", tambahan="&medan=nilai"),
            _isi("isian_riwayat", "pd_lain", tambahan="&medan=nilai"),
        ),
    ),
    "bukti": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("bukti", args=[d.milik.pk, 2024, 4]),
        (
            lambda d: reverse("bukti", args=[d.unit_lain.pk, 2024, 4]),
            lambda d: reverse("bukti", args=[d.pd_lain.pk, 2024, 4]),
        ),
    ),
    "bukti_pakai": Akses(
        "kinerja.view_indikator",
        lambda d: reverse("bukti_pakai", args=[d.milik.pk, 2024, 4]),
        (
            lambda d: reverse("bukti_pakai", args=[d.unit_lain.pk, 2024, 4]),
            lambda d: reverse("bukti_pakai", args=[d.pd_lain.pk, 2024, 4]),
            lambda d: reverse("bukti_pakai", args=[d.milik.pk, 2024, 5]),
        ),
    ),
    "buku_kerja": Akses(
        "kinerja.view_indikator",
        _buku("buku_kerja"),
        (_buku("buku_kerja", "unit_lain"), _buku("buku_kerja", "pd_lain")),
    ),
    "buku_kerja_unduh": Akses(
        "kinerja.view_indikator",
        _buku("buku_kerja_unduh"),
        (_buku("buku_kerja_unduh", "unit_lain"), _buku("buku_kerja_unduh", "pd_lain")),
    ),
    "triwulanan": Akses(
        "laporan.unduh_laporan", _nama("triwulanan"), (_pd_lain("triwulanan"),), (SEMUA_UNIT,)
    ),
    "triwulanan_unduh": Akses(
        "laporan.unduh_laporan",
        _nama("triwulanan_unduh", "json"),
        (_nama("triwulanan_unduh", "exe"), _pd_lain("triwulanan_unduh", "json")),
        (SEMUA_UNIT,),
    ),
    "evaluasi_renja": Akses(
        "laporan.unduh_laporan",
        _nama("evaluasi_renja"),
        (_pd_lain("evaluasi_renja"),),
        (SEMUA_UNIT,),
    ),
    "evaluasi_renja_unduh": Akses(
        "laporan.unduh_laporan",
        _nama("evaluasi_renja_unduh", "json"),
        (_nama("evaluasi_renja_unduh", "exe"), _pd_lain("evaluasi_renja_unduh", "json")),
        (SEMUA_UNIT,),
    ),
    "periksa": Akses("kinerja.view_realisasi", _nama("periksa"), (_pd_lain("periksa"),)),
    "periksa_unit": Akses(
        "kinerja.view_realisasi",
        _buku("periksa_unit"),
        (_buku("periksa_unit", "unit_lain"), _buku("periksa_unit", "pd_lain")),
    ),
    "pengesahan": Akses(
        "kinerja.sahkan_triwulan", _nama("pengesahan"), (_pd_lain("pengesahan"),), (SEMUA_UNIT,)
    ),
    "pengesahan_triwulan": Akses(
        "kinerja.sahkan_triwulan",
        _nama("pengesahan_triwulan", 2024, 4),
        (_nama("pengesahan_triwulan", 2024, 5), _pd_lain("pengesahan_triwulan", 2024, 4)),
        (SEMUA_UNIT,),
    ),
    "pembukaan": Akses(
        "kinerja.view_indikator",
        _nama("pembukaan", 2024, 4),
        (_nama("pembukaan", 2024, 5), _pd_lain("pembukaan", 2024, 4)),
        (SEMUA_UNIT,),
    ),
    "versi_pengesahan": Akses(
        "kinerja.view_indikator",
        _versi_pengesahan,
        (_nama("versi_pengesahan", 2024, 4, 2), _pd_lain("versi_pengesahan", 2024, 4, 1)),
        (SEMUA_UNIT,),
    ),
    "kelengkapan": Akses(
        "kinerja.view_indikator", _nama("kelengkapan"), (_pd_lain("kelengkapan"),)
    ),
    "pengecualian": Akses(
        "kinerja.add_pengecualianperiode",
        _nama("pengecualian"),
        (_pd_lain("pengecualian"),),
        (SEMUA_UNIT,),
    ),
    "rencana_aksi": Akses(
        "kinerja.view_indikator",
        _nama("rencana_aksi"),
        (_pd_lain("rencana_aksi"), lambda d: f"{reverse('rencana_aksi')}?dokumen=999999"),
    ),
    "rencana_kegiatan": Akses(
        "kinerja.view_indikator",
        _kegiatan(),
        (_kegiatan("unit_lain"), _kegiatan("pd_lain"), _nama("rencana_kegiatan", 10**9, 1)),
    ),
    "perjanjian": Akses(LIHAT_PK, _nama("perjanjian"), (_pd_lain("perjanjian"),)),
    "perjanjian_rekap": Akses(
        LIHAT_PK,
        lambda _: reverse("perjanjian_rekap", args=["xlsx"]),
        (lambda _: reverse("perjanjian_rekap", args=["exe"]),),
    ),
    "perjanjian_menunggu": Akses(LIHAT_PK, _nama("perjanjian_menunggu")),
    "perjanjian_pernyataan": Akses(
        KELOLA_PK, _nama("perjanjian_pernyataan"), (_pd_lain("perjanjian_pernyataan"),)
    ),
    "perjanjian_satu": Akses(
        LIHAT_PK, _pk("perjanjian_satu", "draf"), _pk_asing("perjanjian_satu", "draf")
    ),
    "perjanjian_beda": Akses(
        LIHAT_PK, _pk("perjanjian_beda", "perubahan"), _pk_asing("perjanjian_beda", "perubahan")
    ),
    "perjanjian_unduh": Akses(
        LIHAT_PK,
        _pk("perjanjian_unduh", "draf", "xlsx"),
        (
            *_pk_asing("perjanjian_unduh", "draf", "xlsx"),
            _pk("perjanjian_unduh", "draf", "exe"),
        ),
    ),
    "perjanjian_berkas": Akses(
        LIHAT_PK,
        _berkas_pk,
        (
            lambda d: _berkas_pk(d, 1),
            lambda d: _berkas_pk(d, 2),
            lambda d: reverse(
                "perjanjian_berkas",
                args=[d.pk["diajukan"][0].pk, d.pk["diajukan"][2].naskah.get().berkas_id],
            ),
        ),
    ),
    "perjanjian_isi": Akses(
        KELOLA_PK,
        _pk("perjanjian_isi", "draf"),
        _pk_asing("perjanjian_isi", "draf"),
        (LIHAT_PK,),
    ),
    "perjanjian_perubahan": Akses(
        KELOLA_PK,
        _pk("perjanjian_perubahan", "berlaku"),
        _pk_asing("perjanjian_perubahan", "berlaku"),
        (LIHAT_PK,),
    ),
    "perjanjian_perubahan_banyak": Akses(
        KELOLA_PK,
        _nama("perjanjian_perubahan_banyak"),
        (_pd_lain("perjanjian_perubahan_banyak"),),
        (LIHAT_PK,),
    ),
    "perjanjian_kertas": Akses(
        KELOLA_PK,
        _pk("perjanjian_kertas", "diajukan"),
        _pk_asing("perjanjian_kertas", "diajukan"),
        (LIHAT_PK,),
    ),
    "riwayat": Akses(
        "kinerja.view_jejakaudit", _nama("riwayat"), (_pd_lain("riwayat"),), (SEMUA_UNIT,)
    ),
    "riwayat_unduh": Akses(
        "kinerja.view_jejakaudit",
        _nama("riwayat_unduh"),
        (_pd_lain("riwayat_unduh"),),
        (SEMUA_UNIT,),
    ),
    "lkjip": Akses("laporan.unduh_laporan", _nama("lkjip"), (_pd_lain("lkjip"),), (SEMUA_UNIT,)),
    "lkjip_seluruhnya": Akses(
        "laporan.unduh_laporan",
        _nama("lkjip_seluruhnya"),
        (_pd_lain("lkjip_seluruhnya"),),
        (SEMUA_UNIT,),
    ),
    "lkjip_halaman": Akses(
        "laporan.unduh_laporan",
        _nama("lkjip_halaman", "bab-1"),
        (_nama("lkjip_halaman", "tidak-ada"), _pd_lain("lkjip_halaman", "bab-1")),
        (SEMUA_UNIT,),
    ),
    "lkjip_unduh": Akses(
        "laporan.unduh_laporan",
        _nama("lkjip_unduh", "json"),
        (_nama("lkjip_unduh", "exe"), _pd_lain("lkjip_unduh", "json")),
        (SEMUA_UNIT,),
    ),
    "versi": Akses("laporan.unduh_laporan", _nama("versi"), (_pd_lain("versi"),), (SEMUA_UNIT,)),
    "periksa_lkjip": Akses(
        "laporan.unduh_laporan",
        _nama("periksa_lkjip"),
        (_pd_lain("periksa_lkjip"),),
        (SEMUA_UNIT,),
    ),
    "periksa_lkjip_hasil": Akses(
        "laporan.unduh_laporan",
        lambda d: reverse("periksa_lkjip_hasil", args=[_periksa(d.pd).pk]),
        (
            lambda d: reverse("periksa_lkjip_hasil", args=[_periksa(d.pd_lain.pd).pk]),
            _nama("periksa_lkjip_hasil", 10**9),
        ),
        (SEMUA_UNIT,),
    ),
    "periksa_lkjip_unduh": Akses(
        "laporan.unduh_laporan",
        lambda d: reverse("periksa_lkjip_unduh", args=[_periksa(d.pd, ada=True).pk, "json"]),
        (
            lambda d: reverse("periksa_lkjip_unduh", args=[_periksa(d.pd_lain.pd).pk, "json"]),
            lambda d: reverse("periksa_lkjip_unduh", args=[_periksa(d.pd).pk, "json"]),
        ),
        (SEMUA_UNIT,),
    ),
    "berkas": Akses("", _nama("berkas"), (_pd_lain("berkas"),)),
    "berkas_daftar": Akses("", _nama("berkas_daftar"), (_pd_lain("berkas_daftar"),)),
    "penulisan": Akses("laporan.lihat_narasi", _nama("penulisan"), (_pd_lain("penulisan"),)),
    "penulisan_bagian": Akses(
        "laporan.lihat_narasi", _narasi("penulisan_bagian"), _narasi_asing("penulisan_bagian")
    ),
    "penulisan_versi": Akses(
        "laporan.lihat_narasi", _narasi("penulisan_versi"), _narasi_asing("penulisan_versi")
    ),
    "penulisan_banding": Akses(
        "laporan.lihat_narasi", _narasi("penulisan_banding"), _narasi_asing("penulisan_banding")
    ),
}
#: Open without signing in: name → status of a plain GET.
PUBLIK = {
    "masuk": 200,
    "verifikasi": 200,
    "lupa_sandi": 200,
    "panduan": 200,
    "sehat": 200,
    "sehat_hidup": 200,
    "sehat_metrik": 404,
    # Closed until the pemda opens them: tests/publik
    "publik": 404,
    "publik_tentang": 404,
    "publik_cari": 404,
    "publik_api": 404,
    "api_info": 404,
    "api_pd": 404,
    "api_akip": 404,
    "api_perubahan": 404,
    "api_openapi": 404,
    "peta_situs": 404,
    "robots": 200,
}
#: Only by POST; tested one by one below.
KHUSUS = {
    # Public, of an agency: tests/publik
    "publik_pd",
    "publik_tahun",
    "publik_pohon",
    "publik_anggaran",
    "publik_perjanjian",
    "publik_lkjip",
    "publik_indikator",
    "publik_riwayat",
    "api_rilis",
    "api_pohon",
    "api_indikator",
    "api_riwayat",
    "api_anggaran",
    "api_perjanjian",
    "api_unduh",
    "api_arsip",
    # By key: tests/publik/test_kunci.py
    "api_milik_indikator",
    "api_milik_anggaran",
    "api_milik_pohon",
    # of the pemda, above the agencies: tests/lke
    "lke_antrean",
    "lke_antrean_unduh",
    "lke_atur",
    "lke_lembar",
    # tests/anggaran/nomenklatur
    "nomenklatur",
    "nomenklatur_padanan",
    # tests/pemda
    "predikat_aturan",
    "predikat_unduh",
    "keluar",
    # tests/akun/test_tugas_lain.py
    "bertindak",
    # Public, with a one-time value: tests/akun/test_tautan.py
    "tautan_akun",
    "atur_sandi",
    "buku_kerja_simpan",
    # Public with a code in the path: tests/segel/test_verifikasi.py
    "verifikasi_kode",
    "verifikasi_salinan",
    "bukti_unduh",
    "bukti_lihat",
    "bukti_hapus",
    "bukti_halaman",
    "bukti_kembalikan",
    "lhe_lampiran",
    # tests/reviu/test_kertas.py
    "reviu_pindaian",
    # tests/reviu/test_potret.py
    "persetujuan_beda",
    # tests/terbit/test_hasil_tugas.py
    "versi_tugas",
    # tests/perjanjian/test_rekap.py, tests/perjanjian/test_pengajuan.py
    "perjanjian_paket",
    "perjanjian_pengajuan",
    # Opens for a party only: tests/perjanjian/test_layar.py
    "perjanjian_tanda_tangan",
    # Public, and lead back to the first step without one: tests/kinerja/masuk/test_layar_masuk.py
    "masuk_faktor",
    "masuk_faktor_mulai",
    "masuk_faktor_kunci",
    # Not there until a service is set: tests/kinerja/masuk/test_identitas.py
    "masuk_identitas",
    "masuk_identitas_kembali",
    # An upload's own: tests/perencanaan/test_layar_buku.py
    "persiapan_terapkan",
    "persiapan_petakan",
    "persiapan_pekerjaan",
    # Takes a picture: tests/perencanaan/test_langkah_awal.py
    "persiapan_logo",
    # What these refuse: tests/kinerja/test_kunci_sandi.py
    "kunci_sandi_daftar_mulai",
    "kunci_sandi_daftar",
    "kunci_sandi_bukti_mulai",
    "kunci_sandi_bukti",
    # JSON, and an image: tests/penulisan/test_layar.py
    "penulisan_simpan",
    "penulisan_pratinjau",
    "penulisan_angka",
    "penulisan_gambar",
    "penulisan_gambar_isi",
    "berkas_minta",
    "berkas_unduh",
    "berkas_keadaan",
    "berkas_batal",
    "berkas_ulangi",
    "versi_rinci",
    "versi_unduh",
    "versi_beda",
    "versi_cetak",
    "versi_kini",
    # Public: tests/panduan/test_layar.py
    "panduan_halaman",
    # Leads to the page of a heading: tests/terbit/test_halaman_lkjip.py
    "lkjip_letak",
    # Leads on to today's address: tests/rangka/test_alamat_lama.py
    "alamat_lama",
}
#: Answer in JSON, a lost session too: name → method. What they refuse is tested in tests/isian.
API = {
    "cari_saran": "get",
    "isian_sel": "post",
    "isian_baris": "get",
    "isian_lembar": "get",
    "isian_tempel_pratinjau": "post",
    "isian_tempel": "post",
    "isian_urungkan": "post",
    "isian_ajukan_periksa": "get",
    "isian_ajukan": "post",
    "isian_siapa": "get",
}
#: Pages that also take a form; who may post: tests/isian.
MENERIMA_FORMULIR = {
    "predikat",
    "predikat_pd",
    "penjenjangan_unit",
    "pohon_pindah",
    "silang_minta",
    "silang_satu",
    "tinjauan_ingatkan",
    "rpjmd_pk",
    "rpjmd_sasaran",
    "rpjmd_indikator",
    "lke",
    "lke_sub",
    "lke_naskah",
    "anggaran_impor",
    "anggaran_impor_satu",
    "periksa_lkjip",
    "periksa_lkjip_hasil",
    "persiapan_buku",
    "persiapan_isi",
    "persiapan_kisi",
    "persiapan_tahun",
    "persiapan_renstra",
    "pelengkap_isi",
    "versi",
    "penulisan",
    "penulisan_bagian",
    "perjanjian",
    "pembukaan",
    "perjanjian_pernyataan",
    "perjanjian_satu",
    "perjanjian_isi",
    "perjanjian_perubahan",
    "perjanjian_perubahan_banyak",
    "perjanjian_kertas",
    "ganti_sandi",
    "penugasan",
    "pengingat",
    "akun_undang",
    "akun_satu",
    "akun_perubahan",
    "organisasi_perubahan",
    "kunci_sandi",
    "keamanan",
    "faktor_pasang",
    "faktor_akun",
    "isian",
    "bukti",
    "buku_kerja",
    "periksa_unit",
    "pengesahan_triwulan",
    "pengecualian",
    "rencana_aksi",
    "rencana_kegiatan",
    "kelengkapan",
    "reviu",
    "reviu_bagian",
    "reviu_kembalikan",
    "reviu_inspektorat",
    "lhe_nilai",
    "lhe_rinci",
    "tlhp",
    "tlhp_rinci",
    "uji",
    "uji_terima",
    "rilis_satu",
    "atur_publik",
    "kunci_api",
}


def _nama_rute(rute: list[Any], ruang: str = "") -> Iterator[str]:
    for r in rute:
        if isinstance(r, URLResolver):
            if r.app_name != "admin":
                awalan = f"{r.namespace}:" if r.namespace else ""
                yield from _nama_rute(r.url_patterns, ruang + awalan)
        elif isinstance(r, URLPattern) and r.name:
            yield f"{ruang}{r.name}"


def _tanpa_nama(rute: list[Any]) -> Iterator[str]:
    for r in rute:
        if isinstance(r, URLResolver):
            if r.app_name != "admin":
                yield from _tanpa_nama(r.url_patterns)
        elif not r.name:
            yield str(r.pattern)


@pytest.fixture(scope="module")
def _potret_dunia(potret: Callable[..., Any]) -> Any:
    return potret(_buat_dunia)


@pytest.fixture
def dunia(db: None, _potret_dunia: Any) -> Any:
    return _potret_dunia.pakai()


def _buat_dunia() -> Dunia:
    renstra = RenstraFactory()
    tujuan = TujuanFactory(renstra=renstra)
    hasil: list[Any] = []
    for _ in range(2):
        j = JabatanFactory(unit=UnitFactory(pd=renstra.pd))
        sasaran = SasaranFactory(tujuan=tujuan, penanggung_jawab=j)
        indikator = IndikatorFactory(sasaran=sasaran)
        TargetFactory(
            indikator=indikator, dokumen__kode=f"PK-{j.pk}", dokumen__ke=len(hasil),
            dokumen__alasan="Ujian",
        )  # fmt: skip
        RealisasiFactory(indikator=indikator, triwulan=4)
        SubKegiatanFactory(kegiatan__program__pd=renstra.pd, kegiatan__program__penanggung_jawab=j)
        hasil.append(indikator)
    lain = RealisasiFactory(triwulan=4).indikator
    jabatan = [i.penanggung_jawab for i in (*hasil, lain)]
    pk: dict[str, tuple[Any, ...]] = {
        status: tuple(
            perjanjian_berstatus(status, nyata=True, jabatan=JabatanFactory(unit=j.unit))
            for j in jabatan
        )
        for status in ("draf", "diajukan", "berlaku")
    }
    pk["perubahan"] = tuple(
        PerjanjianFactory(
            jabatan=p.jabatan, ke=1, jenis_alasan="strategi", alasan="Ujian", dokumen=p.dokumen
        )
        for p in (
            perjanjian_berstatus("berlaku", nyata=True, jabatan=JabatanFactory(unit=j.unit))
            for j in jabatan
        )
    )
    return Dunia(renstra.pd, hasil[0].penanggung_jawab.unit, hasil[0], hasil[1], lain, pk)


def _pengguna(dunia: Dunia, *izin: str) -> Any:
    """A user of the first unit with these permissions and no role."""
    pengguna = PenggunaFactory(pd=dunia.pd, unit=dunia.unit)
    semua = Permission.objects.annotate(
        nama_izin=Concat("content_type__app_label", Value("."), "codename")
    )
    pilihan = list(semua.filter(nama_izin__in=izin))
    assert len(pilihan) == len(set(izin)), izin
    pengguna.user_permissions.add(*pilihan)
    return pengguna


def test_setiap_rute_bernama_dan_terdaftar() -> None:
    rute = get_resolver().url_patterns
    ada = set(_nama_rute(rute))
    assert ada == set(AKSES) | set(PUBLIK) | KHUSUS | set(API)
    assert not list(_tanpa_nama(rute))


# Not repeated on PostgreSQL: refused before anything of the page is asked of the database.
@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.parametrize("nama", sorted(AKSES))
def test_tanpa_masuk_diarahkan_ke_halaman_masuk(client: Any, dunia: Dunia, nama: str) -> None:
    jalur = AKSES[nama].jalur(dunia)
    respons = client.get(jalur)
    assert respons.status_code == 302
    assert urlsplit(respons["Location"]).path == reverse("masuk")
    assert "next=" in respons["Location"]


def test_kata_sandi_buatan_orang_lain_diganti_sebelum_halaman_apa_pun(
    client: Any, dunia: Dunia
) -> None:
    orang = _pengguna(dunia, *{i for a in AKSES.values() for i in a.semua_izin})
    orang.sandi_sementara = True
    orang.save()
    client.force_login(orang)
    for nama in sorted(set(AKSES) - {"ganti_sandi"}):
        respons = client.get(AKSES[nama].jalur(dunia))
        assert respons.status_code == 302, nama
        assert respons["Location"] == reverse("ganti_sandi"), nama
    for nama, metode in API.items():
        respons = getattr(client, metode)(
            reverse(nama), **({"content_type": "application/json"} if metode == "post" else {}),
            headers={"accept": "application/json"},
        )  # fmt: skip
        assert respons.status_code == 403, nama
    assert client.get(reverse("admin:index")).status_code == 302
    assert client.get(reverse("ganti_sandi")).status_code == 200
    assert client.get(reverse("verifikasi")).status_code == 200


@pytest.mark.sqlite
@pytest.mark.parametrize("nama", sorted(n for n, a in AKSES.items() if a.izin))
def test_tanpa_izin_ditolak(client: Any, dunia: Dunia, nama: str) -> None:
    semua = {a.izin for a in AKSES.values() if a.izin} - {AKSES[nama].izin}
    client.force_login(_pengguna(dunia, *semua))
    respons = client.get(AKSES[nama].jalur(dunia))
    assert respons.status_code == 403
    assert "tidak berwenang" in respons.content.decode()


@pytest.mark.parametrize("nama", sorted(AKSES))
def test_dengan_izin_terbuka(client: Any, dunia: Dunia, nama: str) -> None:
    akses = AKSES[nama]
    client.force_login(_pengguna(dunia, *akses.semua_izin))
    assert client.get(akses.jalur(dunia)).status_code == 200


@pytest.mark.parametrize(
    ("nama", "urut"), [(n, i) for n, a in sorted(AKSES.items()) for i in range(len(a.asing))]
)
def test_milik_orang_lain_tidak_ditemukan(client: Any, dunia: Dunia, nama: str, urut: int) -> None:
    akses = AKSES[nama]
    client.force_login(_pengguna(dunia, *akses.semua_izin))
    respons = client.get(akses.asing[urut](dunia))
    assert respons.status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(("nama", "status"), sorted(PUBLIK.items()))
def test_halaman_publik(client: Any, nama: str, status: int) -> None:
    assert client.get(reverse(nama)).status_code == status


def test_keluar_hanya_dengan_post(client: Any, dunia: Dunia) -> None:
    client.force_login(_pengguna(dunia))
    assert client.get(reverse("keluar")).status_code == 405
    respons = client.post(reverse("keluar"))
    assert respons.status_code == 302
    assert client.get(reverse("beranda")).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize(("nama", "metode"), sorted(API.items()))
def test_api_tanpa_sesi_menjawab_401(client: Any, nama: str, metode: str) -> None:
    respons = getattr(client, metode)(reverse(nama))
    assert respons.status_code == 401
    assert respons.json()["jenis"] == "masuk"


def test_api_tanpa_izin_tidak_menulis(client: Any, dunia: Dunia) -> None:
    """Whoever may only look is refused by every endpoint that writes."""
    from kinerja.models import JejakAudit, Realisasi

    client.force_login(_pengguna(dunia, "kinerja.view_indikator"))
    sebelum = list(Realisasi.objects.values_list("pk", "versi"))
    badan = {
        "kunci": str(uuid4()),
        "sasaran": f"indikator:{dunia.milik.pk}",
        "unit": dunia.unit.pk,
        "tahun": 2024,
        "triwulan": 4,
        "medan": "nilai",
        "teks": "1",
        "versi": 1,
        "sel": [],
        "kelompok": str(uuid4()),
    }
    for nama in ("isian_sel", "isian_tempel", "isian_urungkan", "isian_ajukan"):
        respons = client.post(reverse(nama), badan, content_type="application/json")
        assert respons.status_code in {400, 403, 404, 422, 423}, (nama, respons.content)
    assert list(Realisasi.objects.values_list("pk", "versi")) == sebelum
    assert not JejakAudit.objects.exists()


@pytest.mark.parametrize(
    ("nama", "args"),
    [
        ("bukti_unduh", (1,)),
        ("bukti_lihat", (1,)),
        ("bukti_halaman", (1,)),
        ("bukti_kembalikan", (1,)),
        ("bukti_hapus", (1,)),
        ("lhe_lampiran", (1,)),
        ("buku_kerja_simpan", (1, 2024, 4)),
        ("keluar", ()),
        ("bertindak", ()),
        ("perjanjian_tanda_tangan", (1,)),
        ("perjanjian_paket", ()),
        ("persiapan_terapkan", (1,)),
        ("persiapan_petakan", (1,)),
        ("persiapan_logo", ()),
    ],
)
def test_rute_khusus_butuh_masuk(client: Any, db: None, nama: str, args: tuple[int, ...]) -> None:
    respons = client.post(reverse(nama, args=args))
    assert respons.status_code == 302
    assert urlsplit(respons["Location"]).path == reverse("masuk")


@pytest.mark.parametrize(
    "nama",
    [
        "kunci_sandi_daftar_mulai",
        "kunci_sandi_daftar",
        "kunci_sandi_bukti_mulai",
        "kunci_sandi_bukti",
    ],
)
def test_upacara_kunci_sandi_tanpa_sesi_menjawab_401(client: Any, db: None, nama: str) -> None:
    respons = client.post(reverse(nama))
    assert (respons.status_code, respons.json()["jenis"]) == (401, "masuk")


def test_semua_izin_halaman_ada(db: None) -> None:
    for akses in AKSES.values():
        if akses.izin:
            app, kode = akses.izin.split(".")
            assert Permission.objects.filter(content_type__app_label=app, codename=kode).exists()


def test_unit_lain_tidak_muncul_di_mana_pun(client: Any, dunia: Dunia) -> None:
    """No page of an operator names an indicator of another unit, nor of another agency."""
    client.force_login(
        _pengguna(
            dunia,
            "kinerja.view_indikator",
            "anggaran.view_program",
            "laporan.lihat_tabel",
            "laporan.lihat_reviu",
        )
    )
    for nama in (
        "beranda",
        "pohon",
        "anggaran",
        "tabel_daftar",
        "tabel",
        "cari",
        "kelengkapan",
        "rencana_aksi",
        "reviu",
    ):
        isi = client.get(AKSES[nama].jalur(dunia)).content.decode()
        assert dunia.unit_lain.nama not in isi, nama
        assert dunia.pd_lain.nama not in isi, nama
    assert dunia.milik.nama in client.get(reverse("pohon")).content.decode()


def test_hanya_dibaca(client: Any, dunia: Dunia) -> None:
    """The screens answer GET and HEAD only."""
    client.force_login(_pengguna(dunia, *{a.izin for a in AKSES.values() if a.izin}))
    for nama in sorted(set(AKSES) - MENERIMA_FORMULIR):
        assert client.post(AKSES[nama].jalur(dunia)).status_code == 405, nama


def test_pd_dan_tahun_diingat(client: Any, db: None, pengguna: Callable[..., Any]) -> None:
    from kinerja.peran import ADMIN_PEMDA

    satu, dua = PDFactory(), PDFactory()
    RenstraFactory(pd=dua)
    client.force_login(pengguna(ADMIN_PEMDA))
    assert satu.nama in client.get(reverse("pohon")).content.decode()  # a choice of agencies
    client.get(reverse("pohon"), {"pd": dua.kode, "tahun": "2023"})
    respons = client.get(reverse("anggaran"))
    assert respons.context["konteks"].pd == dua
    assert respons.context["konteks"].tahun == 2023
    respons = client.get(reverse("anggaran"), {"tahun": "1900"})  # not a year of this agency
    assert respons.context["konteks"].tahun == 2023
    assert client.get(reverse("anggaran"), {"pd": "tidak-ada"}).status_code == 404
