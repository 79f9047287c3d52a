"""What waits for one person: agreements to sign, and for Sekretariat those to prepare."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from anggaran.models import VersiAnggaran
from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import CaraTandaTangan, JenisVersiAnggaran
from kinerja.models import Pengguna, PerangkatDaerah, PerjanjianKinerja, TandaTangan
from kinerja.periode import format_tanggal
from kinerja.status import PERJANJIAN_TERBUKA, StatusPerjanjian
from laporan.bahan.bahan import Bahan
from laporan.perjanjian.pergeseran import pergeseran
from laporan.perjanjian.periksa import penghalang, periksa_perjanjian, versi_terakhir
from laporan.perjanjian.sumber import SumberPerjanjian
from laporan.perjanjian.tenggat import sebulan_sesudah
from laporan.perjanjian.wewenang import KELOLA, KEPALA_DAERAH, TANDATANGANI
from laporan.rangka.menunggu import JenisTunggu, Menunggu

_DIAJUKAN, _PERTAMA = StatusPerjanjian.DIAJUKAN, StatusPerjanjian.PIHAK_PERTAMA
_J = JenisTunggu
BANYAK_KEMBALI = 5


@dataclass(frozen=True)
class Giliran:
    """One agreement that waits for this person, as the party that they are."""

    perjanjian: PerjanjianKinerja
    pihak: int

    @property
    def sebagai(self) -> str:
        """As which party the reader signs."""
        return "pihak pertama" if self.pihak == 1 else "pihak kedua"

    @property
    def lawan(self) -> str:
        """The other party."""
        p = self.perjanjian
        return p.sebutan_kedua if self.pihak == 1 else p.sebutan_pertama


@dataclass(frozen=True)
class KotakPerjanjian:
    """The inbox of one person."""

    giliran: Sequence[Giliran] = ()
    #: Where the person is the second party and the first has not signed yet.
    nanti: Sequence[PerjanjianKinerja] = ()
    draf: Sequence[PerjanjianKinerja] = field(default_factory=list)
    kembali: Sequence[PerjanjianKinerja] = field(default_factory=list)
    #: Submitted and not yet signed by both, for Sekretariat.
    berjalan: Sequence[PerjanjianKinerja] = field(default_factory=list)
    mengelola: bool = False
    menandatangani: bool = False

    @property
    def kosong(self) -> bool:
        """Nothing at all."""
        return not (self.giliran or self.nanti or self.draf or self.kembali or self.berjalan)


def giliran(pengguna: Pengguna) -> list[Giliran]:
    """Agreements that this person can sign now, oldest year first. At most two queries."""
    return [
        Giliran(p, 1 if p.status == _DIAJUKAN else 2)
        for p in _untuk_ditandatangani(pengguna)
        if p.status == _DIAJUKAN or not getattr(p, "sudah_sendiri", False)
    ]


def _dasar(pengguna: Pengguna) -> QuerySet[PerjanjianKinerja]:
    return (
        PerjanjianKinerja.objects.untuk(pengguna)
        .select_related("pd", "jabatan", "pihak_kedua")
        .order_by("tahun", "pd", "jabatan__urutan", "jabatan", "ke")
    )


def _sebagai_kedua(pengguna: Pengguna) -> Q | None:
    syarat: Q | None = None
    if pengguna.jabatan_id and pengguna.has_perm(TANDATANGANI):
        syarat = Q(pihak_kedua=pengguna.jabatan_id, pd=pengguna.pd_id)
    if pengguna.has_perm(KEPALA_DAERAH):
        kepala = Q(pihak_kedua=None)
        syarat = kepala if syarat is None else syarat | kepala
    return syarat


def _untuk_ditandatangani(pengguna: Pengguna) -> QuerySet[PerjanjianKinerja]:
    syarat = Q(pk__in=[])
    if pengguna.jabatan_id and pengguna.has_perm(TANDATANGANI):
        syarat |= Q(jabatan=pengguna.jabatan_id, pd=pengguna.pd_id, status=_DIAJUKAN)
    kedua = _sebagai_kedua(pengguna)
    if kedua is not None:
        syarat |= kedua & Q(status=_PERTAMA)
    # One person never signs for both parties.
    sendiri = (
        TandaTangan.objects.filter(naskah__perjanjian__status=_PERTAMA, oleh=pengguna, pihak=1)
        .exclude(cara=CaraTandaTangan.KERTAS)
        .values("naskah__perjanjian")
    )
    return _dasar(pengguna).filter(syarat).exclude(status=_PERTAMA, pk__in=sendiri)


def menunggu_perjanjian(pengguna: Pengguna) -> KotakPerjanjian:
    """Everything that waits for this person."""
    kedua = _sebagai_kedua(pengguna)
    nanti = list(_dasar(pengguna).filter(kedua, status=_DIAJUKAN)) if kedua is not None else []
    mengelola = pengguna.has_perm(KELOLA)
    milik: list[PerjanjianKinerja] = []
    if mengelola:
        milik = list(
            _dasar(pengguna)
            .filter(pd=pengguna.pd_id, status__in=[*PERJANJIAN_TERBUKA, _DIAJUKAN, _PERTAMA])
            .order_by("-tahun", "jabatan__urutan", "jabatan", "ke")
        )
    return KotakPerjanjian(
        giliran(pengguna),
        nanti,
        [p for p in milik if p.status == StatusPerjanjian.DRAF],
        [p for p in milik if p.status == StatusPerjanjian.DIKEMBALIKAN],
        [p for p in milik if p.status in (_DIAJUKAN, _PERTAMA)],
        mengelola,
        kedua is not None or pengguna.has_perm(TANDATANGANI),
    )


def butir_beranda(pengguna: Pengguna, *, kecuali: int | None = None) -> list[Menunggu]:
    """The lines of the home page. Nothing for who only looks on.

    `kecuali`: the year whose drafts `tunggu_kelola` tells of.
    """
    kotak = menunggu_perjanjian(pengguna)
    hasil: list[Menunggu] = []
    if n := len(kotak.giliran):
        satu = kotak.giliran[0]
        url = (
            reverse("perjanjian_tanda_tangan", args=[satu.perjanjian.pk])
            if n == 1
            else reverse("perjanjian_menunggu")
        )
        rincian = f"{satu.perjanjian}, sebagai {satu.sebagai}." if n == 1 else ""
        teks = f"{n} perjanjian kinerja menunggu tanda tangan Anda."
        hasil.append(
            Menunggu(teks, url, "Baca dan tandatangani", rincian, "tanda-tangan", _J.TANDA_TANGAN)
        )
    if not kotak.mengelola:
        return hasil
    for p in kotak.kembali[:BANYAK_KEMBALI]:
        hasil.append(
            Menunggu(
                f"{p} dikembalikan.",
                reverse("perjanjian_satu", args=[p.pk]),
                "Perbaiki",
                p.catatan_kembali,
                "kembali",
                _J.PERJANJIAN_KEMBALI,
            )
        )
    if (sisa := len(kotak.kembali) - BANYAK_KEMBALI) > 0:
        teks = f"{sisa} perjanjian kinerja lain juga dikembalikan."
        hasil.append(
            Menunggu(
                teks,
                reverse("perjanjian_menunggu"),
                "Lihat semua",
                ikon="kembali",
                jenis=_J.PERJANJIAN_KEMBALI,
            )
        )
    for t, banyak in Counter(p.tahun for p in kotak.draf if p.tahun != kecuali).items():
        hasil.append(
            Menunggu(
                f"{banyak} perjanjian kinerja {t} masih draf.",
                f"{reverse('perjanjian')}?tahun={t}&status=draf",
                "Periksa dan ajukan",
                ikon="draf",
                jenis=_J.PERJANJIAN_SIAP,
            )
        )
    for t, banyak in Counter(p.tahun for p in kotak.berjalan).items():
        milik = [p for p in kotak.berjalan if p.tahun == t]
        hasil.append(
            Menunggu(
                f"{banyak} perjanjian kinerja {t} menunggu tanda tangan.",
                reverse("perjanjian_menunggu"),
                "Lihat perjanjiannya",
                _sebut(str(p.jabatan) for p in milik),
                "jam",
                _J.PERJANJIAN_MENUNGGU,
            )
        )
    return hasil


def tunggu_kelola(
    pd: PerangkatDaerah, tahun: int, *, terbaca: Bahan | None = None
) -> list[Menunggu]:
    """Of one year: posts without an agreement, what can be submitted now, what moved away from what
    was signed. A fixed number of queries. `terbaca`: the whole agency's bundle of the year.
    """
    hasil: list[Menunggu] = []
    daftar = versi_terakhir(pd, tahun)
    if not daftar:
        return _belum_satu_pun(pd, tahun, terbaca)
    sumber = SumberPerjanjian(pd, tahun, terbaca=terbaca)
    hasil += _belum_ada(daftar, sumber)
    if terbuka := [p for p in daftar if p.terbuka]:
        temuan = periksa_perjanjian(pd, tahun, sumber=sumber, daftar=daftar)
        siap = sum(1 for p in terbuka if not penghalang(temuan, p))
        hasil.append(
            Menunggu(
                _siap(siap, len(terbuka), tahun),
                f"{reverse('perjanjian')}?tahun={tahun}",
                "Periksa dan ajukan",
                ikon="draf",
                jenis=_J.PERJANJIAN_SIAP,
            )
        )
    # Only first drafts: nothing was signed that could have moved away.
    lanjut = any(p.ke or not p.terbuka for p in daftar)
    geser = (
        [g for g in pergeseran(pd, tahun, sumber=sumber) if g.perubahan is None] if lanjut else []
    )
    if geser:
        hasil.append(
            Menunggu(
                f"{len(geser)} perjanjian kinerja {tahun} tidak lagi sama dengan data hari ini.",
                f"{reverse('perjanjian_perubahan_banyak')}?tahun={tahun}",
                "Siapkan perubahannya",
                "Yang ditandatangani tetap berlaku sampai ada perubahannya.",
                "peringatan",
                _J.PERJANJIAN_BERGESER,
            )
        )
    return hasil


def _batas(versi: Sequence[VersiAnggaran]) -> date | None:
    """A month after the budget document (PermenPANRB 53/2014, Lampiran I); None without its day."""
    asli = next((v for v in versi if v.jenis == JenisVersiAnggaran.MURNI and v.tanggal), None)
    return sebulan_sesudah(asli.tanggal) if asli is not None and asli.tanggal else None


def _sebut_batas(batas: date | None) -> str:
    if batas is None:
        return "Disusun paling lambat sebulan sesudah dokumen anggaran."
    return f"Batasnya {format_tanggal(batas)}, sebulan sesudah dokumen anggaran."


def _belum_satu_pun(pd: PerangkatDaerah, tahun: int, terbaca: Bahan | None) -> list[Menunggu]:
    """Nothing was prepared for a year that is not over: one query at most. What years gone by
    signed on paper only is nobody's work any more.
    """
    hari_ini = hari_lokal(pd, timezone.now())
    if tahun < hari_ini.year or (terbaca is not None and not terbaca.baris):
        return []
    versi = VersiAnggaran.objects.filter(pd=pd, tahun=tahun).order_by("ke")
    batas = _batas(list(versi) if terbaca is None else terbaca.anggaran.versi)
    return [
        Menunggu(
            f"Perjanjian kinerja {tahun} belum disiapkan.",
            f"{reverse('perjanjian')}?tahun={tahun}",
            "Siapkan perjanjian",
            _sebut_batas(batas),
            "perjanjian",
            _J.PERJANJIAN_BELUM_ADA,
            batas,
        )
    ]


def _belum_ada(daftar: list[PerjanjianKinerja], sumber: SumberPerjanjian) -> list[Menunggu]:
    """Posts that answer for something and have no agreement, where the year is not over."""
    if sumber.tahun < sumber.hari_ini.year:
        return []
    berisi = {p.jabatan_id for p in daftar}
    tanpa = [j for j in sumber.jabatan.values() if j.pk not in berisi and sumber.memegang(j)]
    if not tanpa:
        return []
    batas = _batas(sumber.versi_anggaran)
    return [
        Menunggu(
            f"{len(tanpa)} jabatan belum mempunyai perjanjian kinerja {sumber.tahun}.",
            f"{reverse('perjanjian')}?tahun={sumber.tahun}",
            "Siapkan perjanjian",
            f"{_sebut(j.nama for j in tanpa)} {_sebut_batas(batas)}",
            "perjanjian",
            _J.PERJANJIAN_BELUM_ADA,
            batas,
        )
    ]


def _sebut(nama: Iterable[str]) -> str:
    """`Kepala Bidang A; Kepala Seksi B; 12 jabatan lain.`"""
    semua = list(nama)
    bagian = semua[:BANYAK_KEMBALI]
    if (sisa := len(semua) - BANYAK_KEMBALI) > 0:
        bagian.append(f"{sisa} jabatan lain")
    return "; ".join(bagian) + "."


def _siap(siap: int, terbuka: int, tahun: int) -> str:
    apa = f"rancangan perjanjian kinerja {tahun}"
    if not siap:
        return f"{terbuka} {apa} belum siap diajukan."
    if siap == terbuka:
        return f"{terbuka} {apa} siap diajukan."
    return f"{siap} dari {terbuka} {apa} siap diajukan."
