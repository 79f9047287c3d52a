"""Settings of the pemda's admin: windows of the chain, who takes a step, edited sheets."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from kinerja.himpunan.baca_xlsx import baca_buku
from kinerja.himpunan.batas import UNGGAHAN
from kinerja.himpunan.mentah import HimpunanMentah, LembarMentah, teks_sel
from kinerja.himpunan.tulis import LembarTulis, bita_buku
from kinerja.kata_daftar import urutkan
from kinerja.langkah import ambil_terkunci, kunci_semua
from kinerja.models import Pengguna, PerangkatDaerah, jejak
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.periode import TAHUN_TERAKHIR
from laporan.lke.baca import IZIN_KELOLA, IZIN_NILAI, lembar_tahun, simpan_lembar
from laporan.lke.baku import MULAI_BAKU
from laporan.lke.lembar import LembarLKE
from laporan.lke.lembar_kerja import KOLOM, NAMA_LEMBAR, Isian, baris_lembar, susun_dari
from laporan.lke.skala_kerja import (
    KOLOM_PITA,
    KOLOM_TINGKAT,
    NAMA_PITA,
    NAMA_TINGKAT,
    baris_pita,
    baris_tingkat,
)
from laporan.models import (
    JendelaLKE,
    LingkupLKE,
    PetugasLKE,
    TahapLKE,
    VersiLembarLKE,
)


def _pengelola(oleh: Pengguna) -> None:
    if not (oleh.lintas_pd and oleh.has_perm(IZIN_KELOLA)):
        raise TidakBerizinError("Lembar, jadwal, dan petugas LKE diatur Admin Pemda.")


@transaction.atomic
def atur_jadwal(
    *,
    tahun: int,
    tahap: TahapLKE,
    buka: datetime | None,
    tutup: datetime | None,
    oleh: Pengguna,
    pada: datetime,
) -> None:
    """Open a step from a minute to a minute; without both it is not in the chain (own evaluation
    and evaluator are then always open).
    """
    _pengelola(oleh)
    if (buka is None) != (tutup is None):
        raise TidakSahError(f"Isi waktu buka dan tutup {tahap.label.lower()}, atau kosongkan.")
    ada = JendelaLKE.objects.filter(tahun=tahun, tahap=tahap)
    if buka is None or tutup is None:
        if satu := ada.first():
            jejak(aksi="LKE: jadwal dihapus", objek=satu, oleh=oleh, pada=pada, pd=None).save()
            ada.delete()
        return
    if tutup <= buka:
        raise TidakSahError(f"Waktu tutup {tahap.label.lower()} harus sesudah waktu bukanya.")
    lama = ada.first()
    dulu = (lama.buka.isoformat(), lama.tutup.isoformat()) if lama else ("", "")
    kini = (buka.isoformat(), tutup.isoformat())
    if lama is not None and (lama.buka, lama.tutup) == (buka, tutup):
        return
    baris = ambil_terkunci(ada) if lama else JendelaLKE(tahun=tahun, tahap=tahap)
    baris.buka, baris.tutup = buka, tutup
    baris.save()
    beda = {n: (a, b) for n, a, b in zip(("buka", "tutup"), dulu, kini, strict=True) if a != b}
    jejak(
        aksi="LKE: jadwal diatur", objek=baris, oleh=oleh, pada=pada, perubahan=beda, pd=None
    ).save()


@transaction.atomic
def tugaskan_lke(
    *,
    tahun: int,
    tahap: str,
    pengguna: int,
    komponen: Iterable[str],
    pd: int | None,
    oleh: Pengguna,
    pada: datetime,
) -> PetugasLKE:
    """Give somebody a step, for components (none: all) and one agency (None: all)."""
    _pengelola(oleh)
    if tahap not in TahapLKE.values or tahap == TahapLKE.MANDIRI:
        raise TidakSahError("Pilih tahap verifikasi, penjaminan, atau evaluasi.")
    # Locked, so that a form that is sent twice gives one assignment.
    siapa = next(iter(kunci_semua(Pengguna.objects.filter(pk=pengguna, is_active=True))), None)
    if siapa is None:
        raise TidakDitemukanError("Akun petugas tidak ditemukan.")
    if not siapa.has_perm(IZIN_NILAI):
        raise TidakSahError(f"{siapa.sebutan} tidak berperan Evaluator.")
    if pd is not None and not PerangkatDaerah.objects.filter(pk=pd).exists():
        raise TidakDitemukanError("Perangkat daerah tidak ditemukan.")
    dipilih, lembar = sorted(set(komponen)), lembar_tahun(tahun)
    if not {k.kode for k in (lembar.komponen if lembar else ())}.issuperset(dipilih):
        raise TidakSahError(f"Pilih komponen dari lembar LKE {tahun}.")
    isi = {
        "tahun": tahun,
        "tahap": tahap,
        "pengguna": siapa,
        "komponen": " ".join(dipilih),
        "pd_id": pd,
    }
    if PetugasLKE.objects.filter(**isi).exists():
        raise TidakSahError(f"{siapa.sebutan} sudah ditetapkan untuk tahap dan komponen itu.")
    baru = PetugasLKE.objects.create(**isi)
    jejak(
        aksi="LKE: petugas ditetapkan", objek=baru, oleh=oleh, pada=pada,
        alasan=f"{siapa.sebutan}: {baru.get_tahap_display()}", pd=None,
    ).save()  # fmt: skip
    return baru


@transaction.atomic
def lepas_petugas(*, pk: int, oleh: Pengguna, pada: datetime) -> None:
    """Take an assignment back."""
    _pengelola(oleh)
    satu = PetugasLKE.objects.filter(pk=pk).select_related("pengguna").first()
    if satu is None:
        raise TidakDitemukanError("Petugas tidak ditemukan.")
    jejak(
        aksi="LKE: petugas dilepas", objek=satu, oleh=oleh, pada=pada,
        alasan=f"{satu.pengguna.sebutan}: {satu.get_tahap_display()}", pd=None,
    ).save()  # fmt: skip
    satu.delete()


def buku_lembar(lembar: LembarLKE) -> bytes:
    """The sheet as a workbook to edit."""
    return bita_buku(
        LembarTulis(NAMA_LEMBAR, KOLOM, baris_lembar(lembar)),
        LembarTulis(NAMA_TINGKAT, KOLOM_TINGKAT, baris_tingkat(lembar)),
        LembarTulis(NAMA_PITA, KOLOM_PITA, baris_pita(lembar)),
    )


def _baris(mentah: LembarMentah) -> list[Isian]:
    return [(b.nomor, {k: teks_sel(s) for k, s in b.sel.items()}) for b in mentah.baris]


def _skala(himpunan: HimpunanMentah, nama: str, kolom: Iterable[str]) -> list[Isian] | None:
    """A further sheet of the workbook; None where it holds none: what stands is kept."""
    mentah = himpunan.lembar.get(nama)
    if mentah is None:
        return None
    if hilang := set(kolom) - set(mentah.kolom):
        raise TidakSahError(f"Lembar “{nama}”: kolom yang tidak ada: {urutkan(sorted(hilang))}.")
    return _baris(mentah)


@transaction.atomic
def muat_lembar_lke(
    *,
    isi: bytes,
    nama: str,
    mulai_tahun: int,
    oleh: Pengguna,
    pada: datetime,
    lingkup: LingkupLKE = LingkupLKE.PD,
) -> VersiLembarLKE:
    """Take an edited sheet of a scope, of the years from `mulai_tahun` on; evaluations opened
    before keep theirs.
    """
    _pengelola(oleh)
    if not MULAI_BAKU <= mulai_tahun <= TAHUN_TERAKHIR:
        raise TidakSahError(f"Tahun mulai berlaku {MULAI_BAKU} sampai {TAHUN_TERAKHIR}.")
    if not nama.strip():
        raise TidakSahError("Tulis nama lembarnya, misalnya LKE Perangkat Daerah 2026.")
    himpunan = baca_buku(isi, UNGGAHAN)
    if himpunan.galat:
        raise TidakSahError(str(himpunan.galat[0]))
    mentah = himpunan.lembar.get(NAMA_LEMBAR)
    if mentah is None or (hilang := set(KOLOM) - {"bukti"} - set(mentah.kolom)):
        kurang = "" if mentah is None else f" Kolom yang tidak ada: {urutkan(sorted(hilang))}."
        raise TidakSahError(f"Buku kerja harus memuat lembar “{NAMA_LEMBAR}”.{kurang}")
    asal = lembar_tahun(mulai_tahun, lingkup)
    assert asal is not None  # a year from the rule's on has a sheet
    baru = susun_dari(
        asal,
        _baris(mentah),
        nama=nama.strip()[:160],
        mulai_tahun=mulai_tahun,
        tingkat=_skala(himpunan, NAMA_TINGKAT, KOLOM_TINGKAT),
        pita=_skala(himpunan, NAMA_PITA, KOLOM_PITA),
    )
    versi = simpan_lembar(baru, pada=pada, oleh=oleh)
    jejak(aksi="LKE: lembar dimuat", objek=versi, oleh=oleh, pada=pada, pd=None).save()
    return versi
