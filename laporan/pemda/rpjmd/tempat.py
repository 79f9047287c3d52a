"""Whose RPJMD a user reads, and who may change what ties it to the agencies."""

from django.http import Http404

from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import Pengguna, PerangkatDaerah
from laporan.rangka.konteks import konteks_kerja

IZIN_BACA = "kinerja.view_indikator"
IZIN_DUKUNGAN = "kinerja.change_dukungansasaran"
IZIN_KONTRIBUSI = "kinerja.change_kontribusiindikator"


def daerah_bagi(pengguna: Pengguna, pd: PerangkatDaerah | None) -> PerangkatDaerah | None:
    """The region whose plan this user reads: that of the agency at hand, of the own one, or the
    only one there is. The RPJMD is a regulation: who works for the region reads it.
    """
    if pengguna.lintas_pd:
        if pd is not None:
            return pd if pd.pemerintah_daerah else _dari(pd.pemda)
        semua = list(PerangkatDaerah.objects.untuk(pengguna).filter(jenis="pemda")[:2])
        return semua[0] if len(semua) == 1 else None
    milik = pengguna.pd
    if milik is None:
        return None
    return milik if milik.pemerintah_daerah else _dari(milik.pemda)


def _dari(pemda: str) -> PerangkatDaerah | None:
    return PerangkatDaerah.objects.daerah(pemda).first()


def daerah_kerja(request: AuthenticatedHttpRequest, _alamat: object) -> PerangkatDaerah:
    """The region of this request. Raises Http404 where there is none within reach."""
    daerah = daerah_bagi(request.user, konteks_kerja(request).pd)
    if daerah is None:
        raise Http404("Rencana pemerintah daerah belum ada.")
    return daerah


def menyunting(pengguna: Pengguna, daerah: PerangkatDaerah) -> bool:
    """Whether the region's plan is this user's to keep: its own Sekretariat, the pemda's admin."""
    return pengguna.menjangkau(daerah.pk) and pengguna.has_perms((IZIN_DUKUNGAN, IZIN_KONTRIBUSI))
