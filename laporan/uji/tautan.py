"""Where a finding is looked at and where it is mended, as addresses with what opens them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import resolve, reverse
from django.utils.http import urlencode

from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.uji.dasar import HasilUji, JenisRujuk, TemuanUji
from laporan.uji.perbaikan import PERBAIKAN, TempatPerbaikan, kueri_perbaikan


@dataclass(frozen=True)
class TautanUji:
    """An address, and what one must hold to open it; `izin` empty where every reader may."""

    alamat: str
    izin: str = ""


def _admin(model: str, pk: object = None) -> str:
    return (
        reverse(f"admin:{model}_changelist")
        if pk is None
        else reverse(f"admin:{model}_change", args=[pk])
    )


def _indikator(_tahun: int, t: TemuanUji) -> TautanUji:
    return TautanUji(reverse("indikator", args=[t.pada.kunci]), "kinerja.view_indikator")


def _hasil(tahun: int, t: TemuanUji) -> TautanUji:
    alamat = f"{reverse('garis')}?tahun={tahun}&jabatan={t.pada.kunci}"
    return TautanUji(alamat, "kinerja.view_indikator")


def _bagian(_tahun: int, t: TemuanUji) -> TautanUji:
    return TautanUji(reverse("penulisan"), "laporan.lihat_narasi")


_PETA: dict[JenisRujuk, Callable[[int, TemuanUji], TautanUji]] = {
    JenisRujuk.PD: lambda _, t: TautanUji(reverse("organisasi"), "kinerja.view_unitkerja"),
    JenisRujuk.UNIT: lambda _, t: TautanUji(
        reverse("organisasi_unit", args=[t.pada.kunci]), "kinerja.view_unitkerja"
    ),
    JenisRujuk.JABATAN: lambda _, t: TautanUji(
        _admin("kinerja_jabatan", t.pada.kunci), "kinerja.view_jabatan"
    ),
    JenisRujuk.TUJUAN: lambda _, t: TautanUji(
        _admin("kinerja_tujuan", t.pada.kunci), "kinerja.view_tujuan"
    ),
    JenisRujuk.SASARAN: lambda _, t: TautanUji(
        _admin("kinerja_sasaran", t.pada.kunci), "kinerja.view_sasaran"
    ),
    JenisRujuk.INDIKATOR: _indikator,
    JenisRujuk.TARGET: _indikator,
    JenisRujuk.RENCANA_AKSI: lambda _, t: TautanUji(
        reverse("rencana_aksi"), "kinerja.view_indikator"
    ),
    JenisRujuk.ISIAN: _indikator,
    JenisRujuk.TRIWULAN: lambda _, t: TautanUji(reverse("kelengkapan"), "laporan.lihat_tabel"),
    JenisRujuk.PROGRAM: lambda _, t: TautanUji(reverse("anggaran"), "anggaran.view_program"),
    JenisRujuk.KEGIATAN: lambda _, t: TautanUji(reverse("anggaran"), "anggaran.view_program"),
    JenisRujuk.SUB_KEGIATAN: lambda _, t: TautanUji(reverse("anggaran"), "anggaran.view_program"),
    JenisRujuk.VERSI_ANGGARAN: lambda _, t: TautanUji(
        _admin("anggaran_versianggaran", t.pada.kunci), "anggaran.view_versianggaran"
    ),
    JenisRujuk.PERJANJIAN: lambda _, t: TautanUji(
        reverse("perjanjian_satu", args=[t.pada.kunci]) if t.pada.kunci else reverse("perjanjian"),
        "kinerja.lihat_perjanjian",
    ),
    JenisRujuk.BAGIAN: _bagian,
    JenisRujuk.EVALUASI: lambda _, t: TautanUji(reverse("lhe"), "laporan.lihat_lhe"),
    JenisRujuk.REKOMENDASI: lambda _, t: TautanUji(
        reverse("lhe_rinci", args=[t.pada.kunci]), "laporan.lihat_lhe"
    ),
    JenisRujuk.REVIU: lambda _, t: TautanUji(reverse("reviu"), "laporan.lihat_reviu"),
    JenisRujuk.HASIL: _hasil,
    JenisRujuk.RENCANA_TINDAK: lambda _, t: TautanUji(
        reverse("pelengkap_isi", args=["rencana_tindak"]), "laporan.lihat_pelengkap"
    ),
}


#: Pages that a door's finding names and that not every reader opens.
_IZIN_RUTE = {
    "perjanjian_isi": "kinerja.kelola_perjanjian",
    "persiapan_isi": "laporan.siapkan_data",
    "persiapan_kisi": "laporan.siapkan_data",
}


def _izin_pintu(alamat: str) -> str:
    rute = resolve(alamat.partition("?")[0].partition("#")[0]).url_name or ""
    return _IZIN_RUTE.get(rute, "")


def tautan_temuan(tahun: int, t: TemuanUji) -> tuple[TautanUji, ...]:
    """Where this finding is looked at: first for who may write there, last for who only reads."""
    if t.tautan:
        return (TautanUji(t.tautan, _izin_pintu(t.tautan)),)
    umum = _PETA[t.pada.jenis](tahun, t)
    if t.pada.jenis is JenisRujuk.ISIAN and t.triwulan:
        alamat = f"{reverse('isian')}?tahun={tahun}&triwulan={t.triwulan}"
        return TautanUji(alamat, "kinerja.isi_realisasi"), umum
    return (umum,)


def alamat_perbaikan(tempat: TempatPerbaikan, tahun: int, t: TemuanUji) -> str:
    """The page where a finding is mended."""
    alamat = reverse(tempat.rute, args=tempat.arg)
    kueri = urlencode(kueri_perbaikan(tempat, tahun, t))
    return f"{alamat}?{kueri}" if kueri else alamat


def boleh_memperbaiki(pengguna: Pengguna, pd: PerangkatDaerah, tempat: TempatPerbaikan) -> bool:
    """Whether this person mends there, and does not only read."""
    milik = not tempat.sendiri or pengguna.pd_id == pd.pk
    return milik and pengguna.has_perm(tempat.izin)


def tempat_perbaikan(h: HasilUji) -> tuple[TempatPerbaikan, ...]:
    """Where the rule's fault is mended; nothing where the finding names its own page."""
    return () if h.temuan.tautan else PERBAIKAN.get(h.aturan.kode, ())
