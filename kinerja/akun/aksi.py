"""What keepers of accounts do, and what the holder of an account answers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction

from kinerja.akun.aturan import BUKAN_PENGELOLA, boleh_menyetujui, peran_ditolak, terlihat
from kinerja.akun.meneken import tunda
from kinerja.akun.penetapan import (
    BELUM_ADA,
    catat_perubahan,
    data_akun,
    data_diurus,
    mengubah_akun,
    pembuat_pengelola,
)
from kinerja.jenis import StatusPemangku
from kinerja.langkah import ambil_terkunci, pastikan_dilihat, sidik_dilihat
from kinerja.models import (
    Jabatan,
    PenetapanAkun,
    Pengguna,
    PerangkatDaerah,
    UnitKerja,
    jejak,
)
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.peran import PERAN


@dataclass(frozen=True)
class IsianAkun:
    """What a keeper of accounts says of one."""

    nama: str
    surel: str
    peran: frozenset[str]
    unit: UnitKerja | None = None
    jabatan: Jabatan | None = None
    status: StatusPemangku | None = None


@transaction.atomic
def undang(
    *, username: str, pd: PerangkatDaerah | None, isi: IsianAkun, oleh: Pengguna, pada: datetime
) -> Pengguna:
    """Make an account without a password: its holder sets one by the link that is handed over.

    Raises TidakBerizinError, TidakDitemukanError (another agency), TidakSahError.
    """
    pengelola = data_akun(oleh)
    if not pengelola.mengelola:
        raise TidakBerizinError(BUKAN_PENGELOLA)
    if not pengelola.lintas and (pd is None or pd.pk != oleh.pd_id):
        raise TidakDitemukanError("Perangkat daerah tidak ditemukan.")
    akun = Pengguna(username=username, pd=pd)
    akun.set_unusable_password()
    _isi(akun, isi)
    _pastikan_peran(pengelola_di=pd, isi=isi, oleh=oleh)
    _simpan(akun)
    akun.groups.set(Group.objects.filter(name__in=isi.peran))
    jejak(
        aksi="akun diundang",
        objek=akun,
        oleh=oleh,
        pada=pada,
        pd=pd,
        perubahan={
            "nama pengguna": (None, username),
            "jabatan": (None, str(isi.jabatan or "")),
            "peran": (None, ", ".join(sorted(isi.peran))),
        },
    ).save()
    catat_perubahan(BELUM_ADA, akun.pk, oleh=oleh, pada=pada, status=isi.status)
    return akun


def sidik_akun(akun: Pengguna) -> str:
    """Fingerprint of what the account's form shows. Not of its password: that is its holder's."""
    peran = sorted(akun.groups.values_list("name", flat=True))
    nama = (akun.first_name, akun.last_name, akun.email)
    return sidik_dilihat(nama, akun.unit_id, akun.jabatan_id, akun.is_active, peran)


def ubah_akun(
    *,
    pengguna: Pengguna,
    isi: IsianAkun,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
) -> Pengguna:
    """Set name, address, place, post and roles of another's account.

    `dilihat`: its `sidik_akun` when the form was opened. Raises TidakDitemukanError,
    TidakBerizinError, TidakSahError, BentrokError.
    """
    with mengubah_akun(pengguna, oleh=oleh, pada=pada, status=isi.status) as akun:
        pastikan_dilihat(sidik_akun(akun), dilihat)
        lama = set(akun.groups.values_list("name", flat=True))
        _pastikan_peran(pengelola_di=akun.pd, isi=isi, oleh=oleh, sudah=lama)
        nama = akun.get_full_name()
        _isi(akun, isi)
        _simpan(akun)
        akun.groups.set(Group.objects.filter(name__in=isi.peran))
        if nama != akun.get_full_name():
            jejak(
                aksi="akun diubah",
                objek=akun,
                oleh=oleh,
                pada=pada,
                pd=akun.pd,
                perubahan={"nama": (nama, akun.get_full_name())},
            ).save()
    return akun


def atur_keaktifan(*, pengguna: Pengguna, aktif: bool, oleh: Pengguna, pada: datetime) -> Pengguna:
    """Switch an account on or off; off, its sessions end and its links hold no more."""
    aksi = "akun diaktifkan" if aktif else "akun dinonaktifkan"
    with mengubah_akun(pengguna, oleh=oleh, pada=pada, aksi=aksi) as akun:
        if akun.is_active == aktif:
            raise TidakSahError(f"Akun ini sudah {'aktif' if aktif else 'nonaktif'}.")
        akun.is_active = aktif
        akun.save(update_fields=["is_active"])
    return akun


@transaction.atomic
def jawab_penugasan(
    *, penetapan: PenetapanAkun, benar: bool, oleh: Pengguna, pada: datetime
) -> PenetapanAkun:
    """The holder says that the assignment is right, or that it is not theirs.

    Raises TidakDitemukanError for another's, TidakSahError where it was answered.
    """
    satu = ambil_terkunci(PenetapanAkun.objects.filter(pk=penetapan.pk, pengguna=oleh))
    if not satu.menunggu_pemilik:
        raise TidakSahError("Penugasan ini sudah Anda jawab.")
    kolom = "dikonfirmasi_pada" if benar else "ditolak_pada"
    setattr(satu, kolom, pada)
    satu.save(update_fields=[kolom])
    jejak(
        aksi="penugasan dikonfirmasi" if benar else "penugasan dinyatakan keliru",
        objek=oleh,
        oleh=oleh,
        pada=pada,
        pd=satu.pd,
        perubahan={satu.get_hal_display().lower(): (satu.dari, satu.ke)},
    ).save()
    return satu


@transaction.atomic
def setujui_perubahan(*, penetapan: PenetapanAkun, oleh: Pengguna, pada: datetime) -> PenetapanAkun:
    """A second person consents: the account need not wait its day.

    Raises TidakDitemukanError, TidakBerizinError (own change, own account, just made a keeper, or
    made one by who set it),
    TidakSahError where somebody has.
    """
    satu = ambil_terkunci(PenetapanAkun.objects.untuk(oleh).filter(pk=penetapan.pk))
    akun = data_diurus(Pengguna.objects.get(pk=satu.pengguna_id))
    if not terlihat(data_akun(oleh), akun):
        raise TidakDitemukanError
    alasan = boleh_menyetujui(
        data_akun(oleh),
        akun=akun,
        oleh=satu.oleh_id,
        tertunda=tunda(oleh, pada) is not None,
        pembuat=pembuat_pengelola(oleh, pada),
    )
    if alasan:
        raise TidakBerizinError(alasan)
    if satu.disetujui_pada is not None:
        raise TidakSahError("Perubahan ini sudah disetujui orang kedua.")
    satu.disetujui_oleh, satu.disetujui_pada = oleh, pada
    satu.save(update_fields=["disetujui_oleh", "disetujui_pada"])
    jejak(
        aksi="perubahan akun disetujui",
        objek=satu.pengguna,
        oleh=oleh,
        pada=pada,
        pd=satu.pd,
        perubahan={satu.get_hal_display().lower(): (satu.dari, satu.ke)},
    ).save()
    return satu


def _pastikan_peran(
    *,
    pengelola_di: PerangkatDaerah | None,
    isi: IsianAkun,
    oleh: Pengguna,
    sudah: Collection[str] = (),
) -> None:
    diminta = isi.peran - set(sudah)
    if asing := diminta - set(PERAN):
        raise TidakSahError(f"Peran “{min(asing)}” tidak dikenal.")
    if alasan := peran_ditolak(data_akun(oleh), diminta, di_pd=pengelola_di is not None):
        raise TidakBerizinError(alasan)


def _isi(akun: Pengguna, isi: IsianAkun) -> None:
    for milik in (isi.unit, isi.jabatan):
        if milik is not None and milik.pd_id != akun.pd_id:
            raise TidakDitemukanError("Unit kerja dan jabatan harus dari perangkat daerah akun.")
    akun.first_name, akun.last_name = isi.nama, ""
    akun.email, akun.unit, akun.jabatan = isi.surel, isi.unit, isi.jabatan


def _simpan(akun: Pengguna) -> None:
    try:
        akun.full_clean(exclude=["password"])
    except ValidationError as galat:
        raise TidakSahError(" ".join(galat.messages)) from galat
    akun.save()
