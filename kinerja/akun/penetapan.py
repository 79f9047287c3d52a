"""What somebody else sets on an account: allowed, recorded, answered.

Every door (the pages of accounts, Data Induk, commands) goes through `mengubah_akun` or, where a
form of Django writes, through `potret_akun` before and `catat_perubahan` after, in one transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import is_password_usable
from django.db import transaction

from kinerja.akun.aturan import (
    AKUN_SENDIRI,
    IZIN_KELOLA,
    MASA_PEMBUAT,
    PERAN_MENEKEN,
    DataAkun,
    boleh_mengurus,
    peran_ditolak,
    terlihat,
)
from kinerja.jenis import HalPenetapan, StatusPemangku
from kinerja.langkah import ambil_terkunci
from kinerja.models import (
    Jabatan,
    JejakAudit,
    Pemangku,
    PenetapanAkun,
    Pengguna,
    PerangkatDaerah,
    PerjanjianKinerja,
    TautanAkun,
    TautanIdentitas,
    UnitKerja,
    jejak,
)
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError
from kinerja.peran import PERAN_STAF

AKSI_UBAH = "akun diubah"
#: Whoever sets these can come in as the account.
_PINTU = frozenset({HalPenetapan.SANDI, HalPenetapan.SUREL, HalPenetapan.FAKTOR})


@dataclass(frozen=True)
class PotretAkun:
    """What of an account bears on authority, as stored."""

    pd: PerangkatDaerah | None = None
    unit: UnitKerja | None = None
    jabatan: Jabatan | None = None
    peran: frozenset[str] = frozenset()
    nama: str = ""
    surel: str = ""
    aktif: bool = True
    istimewa: bool = False
    sandi: str = ""
    """The stored digest: only whether it changed is looked at."""


BELUM_ADA = PotretAkun()
"""An account that is only being made."""


def potret_akun(pk: int) -> PotretAkun:
    """The account as the database holds it now."""
    p = Pengguna.objects.select_related("pd", "unit", "jabatan").get(pk=pk)
    return PotretAkun(
        p.pd,
        p.unit,
        p.jabatan,
        frozenset(p.groups.values_list("name", flat=True)),
        p.username,
        p.email,
        p.is_active,
        p.is_superuser,
        p.password,
    )


def data_akun(pengguna: Pengguna) -> DataAkun:
    """What the rules ask of the account of who acts."""
    return DataAkun(
        pengguna.pk,
        pengguna.pd_id,
        pengguna.nama_peran,
        istimewa=pengguna.is_superuser,
        lintas=pengguna.lintas_pd and pengguna.batas_pd is None,
        mengelola=pengguna.is_active and pengguna.has_perm(IZIN_KELOLA),
    )


def data_diurus(pengguna: Pengguna) -> DataAkun:
    """What the rules ask of an account that somebody keeps; no query where its groups are there."""
    peran = frozenset(g.name for g in pengguna.groups.all())
    return DataAkun(pengguna.pk, pengguna.pd_id, peran, istimewa=pengguna.is_superuser)


def pastikan_mengurus(oleh: Pengguna, pengguna: Pengguna) -> None:
    """Raise TidakDitemukanError outside the person's reach, TidakBerizinError without the right."""
    pengelola, akun = data_akun(oleh), data_diurus(pengguna)
    if not terlihat(pengelola, akun):
        raise TidakDitemukanError("Akun tidak ditemukan.")
    if alasan := boleh_mengurus(pengelola, akun):
        raise TidakBerizinError(alasan)


@contextmanager
def mengubah_akun(
    pengguna: Pengguna,
    *,
    oleh: Pengguna,
    pada: datetime,
    aksi: str = AKSI_UBAH,
    status: StatusPemangku | None = None,
) -> Iterator[Pengguna]:
    """Change one account in a transaction: locked, allowed, then the block, then its records.

    The block stores what it changes. `status`: how the post is held; without it as `pemangku` says.
    """
    with transaction.atomic():
        akun = ambil_terkunci(Pengguna.objects.filter(pk=pengguna.pk))
        pastikan_mengurus(oleh, akun)
        lama = potret_akun(akun.pk)
        yield akun
        catat_perubahan(lama, akun.pk, oleh=oleh, pada=pada, status=status, aksi=aksi)


def catat_perubahan(
    lama: PotretAkun,
    pk: int,
    *,
    oleh: Pengguna,
    pada: datetime,
    status: StatusPemangku | None = None,
    aksi: str = "",
) -> list[PenetapanAkun]:
    """Record what was set on an account since `lama`; with `aksi` in the audit trail too.

    The last gate: raises TidakBerizinError where somebody set it on the own account, or gave a role
    that is not theirs to give; the caller's transaction then undoes it.
    """
    baru = potret_akun(pk)
    status = _status_lain(pk, lama, baru, status, pada)
    baris = _susun(lama, baru, status, pada, belum=_peran_belum_dikonfirmasi(pk))
    if not baris:
        return []
    pengguna = Pengguna.objects.select_related("pd").get(pk=pk)
    if oleh.pk == pk:
        raise TidakBerizinError(AKUN_SENDIRI)
    # What is taken away needs no right to give it.
    alasan = peran_ditolak(
        data_akun(oleh), baru.peran - lama.peran, di_pd=baru.pd is not None
    ) or _istimewa(lama, baru, oleh)
    if alasan:
        raise TidakBerizinError(alasan)
    if pengguna.is_staff != (staf := baru.istimewa or bool(PERAN_STAF & baru.peran)):
        # is_staff follows from the roles, so that it cannot contradict them.
        pengguna.is_staff = staf
        pengguna.save(update_fields=["is_staff"])
    for satu in baris:
        satu.pengguna, satu.pd, satu.oleh, satu.pada = pengguna, pengguna.pd, oleh, pada
    PenetapanAkun.objects.bulk_create(baris)
    _putuskan(lama, baru, pk, pada)
    if aksi:
        JejakAudit.objects.bulk_create(
            [
                jejak(
                    aksi=aksi,
                    objek=pengguna,
                    oleh=oleh,
                    pada=pada,
                    pd=pengguna.pd,
                    perubahan={s.get_hal_display().lower(): (s.dari, s.ke) for s in baris},
                )
            ]
        )
    return baris


def _putuskan(lama: PotretAkun, baru: PotretAkun, pk: int, pada: datetime) -> None:
    """End the ways into the account that what was changed had opened."""
    beralamat = lama.nama and lama.surel and lama.surel != baru.surel
    if beralamat or lama.sandi != baru.sandi or not baru.aktif:
        TautanAkun.objects.batalkan(pk, pada)
    if (lama.nama, lama.surel) != (baru.nama, baru.surel):
        # By the name or the address of before an identity was linked; the owner's links again.
        TautanIdentitas.objects.filter(pengguna=pk).delete()


def _peran_belum_dikonfirmasi(pk: int) -> bool:
    """Whether the roles as they stand wait for their holder's word, or were called wrong."""
    satu = PenetapanAkun.objects.filter(pengguna=pk, hal=HalPenetapan.PERAN).first()
    return satu is not None and satu.perlu_konfirmasi and satu.dikonfirmasi_pada is None


def pembuat_pengelola(pengguna: Pengguna, pada: datetime) -> frozenset[int]:
    """Who gave this account the roles that it has, or has lately set what opens it. One query."""
    pembuat, peran = set(), None
    for satu in PenetapanAkun.objects.milik(pengguna).only("hal", "oleh_id", "pada"):
        if satu.hal == HalPenetapan.PERAN:
            peran = satu.oleh_id
        elif satu.hal in _PINTU and pada < satu.pada + MASA_PEMBUAT:
            pembuat.add(satu.oleh_id)
    return frozenset(pembuat if peran is None else pembuat | {peran})


def penugasan_tercatat(pk: int, jabatan: Jabatan | None) -> PenetapanAkun | None:
    """The recorded assignment of an account to the post that it has."""
    satu = PenetapanAkun.objects.filter(pengguna=pk, hal=HalPenetapan.PENUGASAN).first()
    if jabatan is None:
        return None
    if satu is not None and satu.jabatan_id == jabatan.pk:
        return satu
    lain = PenetapanAkun.objects.filter(pengguna=pk, hal=HalPenetapan.TUGAS_LAIN, jabatan=jabatan)
    return lain.first()


def _status_lain(
    pk: int, lama: PotretAkun, baru: PotretAkun, status: StatusPemangku | None, pada: datetime
) -> StatusPemangku | None:
    """How the post is held, where that is said and is not what is on record; for an account that
    had the post before this was recorded, not what Data Induk says.
    """
    if baru.jabatan is None or status is None or baru.jabatan != lama.jabatan:
        return status
    kini = penugasan_tercatat(pk, baru.jabatan)
    tercatat = kini.status if kini is not None else status_pemangku(baru.jabatan, pada)
    return None if tercatat == status else status


def _istimewa(lama: PotretAkun, baru: PotretAkun, oleh: Pengguna) -> str | None:
    if lama.istimewa != baru.istimewa and not oleh.is_superuser:
        return "Kewenangan pengelola sistem tidak diberikan lewat aplikasi."
    return None


def _susun(
    lama: PotretAkun,
    baru: PotretAkun,
    status: StatusPemangku | None,
    pada: datetime,
    *,
    belum: bool,
) -> list[PenetapanAkun]:
    """`belum`: the roles of before still wait for their holder; other roles are no answer."""
    hasil: list[PenetapanAkun] = []
    meneken = baru.peran & PERAN_MENEKEN
    peran_ditanya = bool(meneken - lama.peran) or (belum and bool(meneken))

    def tambah(hal: HalPenetapan, dari: str, ke: str, **lain: object) -> None:
        hasil.append(PenetapanAkun(hal=hal, dari=dari[:300], ke=ke[:300], **lain))

    if lama.jabatan != baru.jabatan or (status is not None and baru.jabatan is not None):
        kini = None
        if baru.jabatan is not None:
            kini = status or status_pemangku(baru.jabatan, pada)
        tambah(
            HalPenetapan.PENUGASAN,
            _nama(lama.jabatan),
            _nama(baru.jabatan),
            jabatan=baru.jabatan,
            status=kini or "",
            perlu_konfirmasi=baru.jabatan is not None and jabatan_meneken(baru.jabatan),
        )
    if lama.nama and (lama.pd != baru.pd or lama.unit != baru.unit):
        tambah(HalPenetapan.TEMPAT, _tempat(lama), _tempat(baru))
    if lama.peran != baru.peran:
        tambah(
            HalPenetapan.PERAN,
            ", ".join(sorted(lama.peran)),
            ", ".join(sorted(baru.peran)),
            perlu_konfirmasi=peran_ditanya,
        )
    if lama.istimewa != baru.istimewa:
        sistem = "Pengelola sistem" if baru.istimewa else ""
        tambah(HalPenetapan.PERAN, "", sistem, perlu_konfirmasi=peran_ditanya)
    if lama.sandi != baru.sandi and is_password_usable(baru.sandi):
        tambah(HalPenetapan.SANDI, "", "diganti")
    if lama.nama and (lama.nama, lama.surel) != (baru.nama, baru.surel):
        tambah(HalPenetapan.SUREL, f"{lama.nama} {lama.surel}", f"{baru.nama} {baru.surel}")
    if lama.aktif != baru.aktif:
        tambah(HalPenetapan.AKTIF, _aktif(lama), _aktif(baru))
    return hasil


def _nama(jabatan: Jabatan | None) -> str:
    return jabatan.nama if jabatan else ""


def _tempat(p: PotretAkun) -> str:
    return ", ".join(str(satu) for satu in (p.unit, p.pd) if satu)


def _aktif(p: PotretAkun) -> str:
    return "aktif" if p.aktif else "nonaktif"


def jabatan_meneken(jabatan: Jabatan) -> bool:
    """Whether its holder signs: an agreement of the post, as superior or head, by its echelon."""
    if jabatan.eselon or jabatan.atasan_id is None:
        return True
    if Jabatan.objects.filter(atasan=jabatan).exists():
        return True
    return PerjanjianKinerja.objects.filter(jabatan=jabatan).exists()


def status_pemangku(jabatan: Jabatan, pada: datetime) -> StatusPemangku:
    """How the post is held on that day by what Data Induk says; definitif where it says nothing."""
    hari = pada.date()
    kini = (
        Pemangku.objects.filter(jabatan=jabatan, mulai__lte=hari)
        .exclude(sampai__lt=hari)
        .order_by("-mulai")
        .first()
    )
    return StatusPemangku(kini.status) if kini is not None else StatusPemangku.DEFINITIF
