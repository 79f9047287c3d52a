"""From an account and an agreement to what laporan/perjanjian/wewenang.py decides on."""

from kinerja.jenis import CaraTandaTangan
from kinerja.models import Pengguna, PerjanjianKinerja
from kinerja.status import LENGKAP, StatusPerjanjian
from laporan.perjanjian.penolakan import AksiDitolakError
from laporan.perjanjian.wewenang import (
    KELOLA,
    KEPALA_DAERAH,
    LIHAT_PK,
    TANDATANGANI,
    KeadaanPerjanjian,
    LangkahPerjanjian,
    boleh,
)

_IZIN = (LIHAT_PK, KELOLA, TANDATANGANI, KEPALA_DAERAH)
_BERTANDA_TANGAN_SATU = StatusPerjanjian.PIHAK_PERTAMA


def izin_pengguna(oleh: Pengguna) -> frozenset[str]:
    """The permissions of an account that decide here."""
    return frozenset(i for i in _IZIN if oleh.has_perm(i))


def keadaan(
    perjanjian: PerjanjianKinerja, oleh: Pengguna, *, dalam_lingkup: bool | None = None
) -> KeadaanPerjanjian:
    """The state as one account meets it. `dalam_lingkup` spares the query where it is known.

    In lists, prefetch `naskah__tanda_tangan` and annotate `ada_perubahan`; then there is no query.
    """
    if dalam_lingkup is None:
        dalam_lingkup = PerjanjianKinerja.objects.untuk(oleh).filter(pk=perjanjian.pk).exists()
    return KeadaanPerjanjian(
        status=perjanjian.status,
        izin=izin_pengguna(oleh),
        pengguna=oleh.pk,
        dalam_lingkup=dalam_lingkup,
        pd_sendiri=oleh.pd_id == perjanjian.pd_id,
        jabatan_pengguna=oleh.jabatan_id,
        pihak_pertama=perjanjian.jabatan_id,
        pihak_kedua=perjanjian.pihak_kedua_id,
        penanda_tangan=_penanda_tangan(perjanjian),
        ada_perubahan=_ada_perubahan(perjanjian),
        pernah_diajukan=bool(perjanjian.pengajuan),
    )


def pastikan_boleh(
    langkah: LangkahPerjanjian, perjanjian: PerjanjianKinerja, oleh: Pengguna
) -> None:
    """Raise AksiDitolakError with the reason where the account may not take the step."""
    if alasan := boleh(langkah, keadaan(perjanjian, oleh)):
        raise AksiDitolakError(alasan)


def _penanda_tangan(perjanjian: PerjanjianKinerja) -> frozenset[int]:
    if perjanjian.status != _BERTANDA_TANGAN_SATU:
        return frozenset()
    return frozenset(
        t.oleh_id
        for n in perjanjian.naskah.all()
        if n.ke == perjanjian.pengajuan
        for t in n.tanda_tangan.all()
        if t.cara != CaraTandaTangan.KERTAS
    )


def _ada_perubahan(perjanjian: PerjanjianKinerja) -> bool:
    if perjanjian.status not in LENGKAP:
        return False
    diketahui = getattr(perjanjian, "ada_perubahan", None)
    if diketahui is not None:
        return bool(diketahui)
    return PerjanjianKinerja.objects.filter(
        tahun=perjanjian.tahun, jabatan=perjanjian.jabatan_id, ke__gt=perjanjian.ke
    ).exists()
