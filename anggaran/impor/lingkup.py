"""Whose rows a file holds: the agency's own, and those of others, which are counted and refused."""

from anggaran.impor.bentuk import HasilBacaBerkas, RincianBerkas, TolakanImpor
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.milik_skpd import TanyaSkpd
from anggaran.impor.penampung import TANPA_SKPD
from anggaran.impor.usulan_muat import UsulanMuatan, tolak

_ASING_DISEBUT = 500
_TANPA_DISEBUT = 50


def lingkup_skpd(
    u: UsulanMuatan, keadaan: KeadaanImpor, baca: HasilBacaBerkas
) -> list[RincianBerkas]:
    """The rows of the agency; those of others are counted and refused."""
    ada = {k: n for k, n in baca.banyak_skpd.items() if k != TANPA_SKPD}
    if not ada:
        if baca.rincian:
            u.catatan.append("Berkas ini tidak menyebut SKPD; seluruh barisnya dianggap milik "
                             f"{keadaan.pd.nama}.")  # fmt: skip
        return baca.rincian
    milik = keadaan.kenali_skpd({k: baca.skpd.get(k, "") for k in ada}, u.pilihan.skpd)
    if isinstance(milik, TanyaSkpd):
        u.tanya_skpd = milik
        tolak(u, "SKPD", milik.pesan, next(iter(ada)) if len(ada) == 1 else "")
        return []
    u.skpd = milik
    hasil: list[RincianBerkas] = []
    tanpa = 0
    for r in baca.rincian:
        if r.skpd == milik:
            hasil.append(r)
            continue
        if r.skpd == TANPA_SKPD:
            tanpa += 1
            if tanpa <= _TANPA_DISEBUT:
                u.tolak.append(
                    TolakanImpor(
                        r.lembar, r.baris, "SKPD", "",
                        "baris ini tidak menyebut SKPD, sedangkan baris lain menyebutnya; isi kode "
                        "dan nama SKPD-nya.",
                    )
                )  # fmt: skip
            continue
        u.asing[r.skpd] += 1
        if sum(u.asing.values()) <= _ASING_DISEBUT:
            u.tolak.append(
                TolakanImpor(
                    r.lembar, r.baris, "SKPD", r.skpd,
                    f"baris perangkat daerah lain ({baca.skpd.get(r.skpd) or r.skpd}); dilewati.",
                    asing=True,
                )
            )  # fmt: skip
    return hasil
