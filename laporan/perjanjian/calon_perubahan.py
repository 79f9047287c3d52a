"""Which agreements of a year a Perubahan can be prepared for, and what moved away from each."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.angka import bilangan_polos
from kinerja.models import Pengguna, PerangkatDaerah, PerjanjianKinerja
from kinerja.status import PERJANJIAN_TERBUKA
from laporan.perjanjian.pergeseran import ButirGeser, pergeseran
from laporan.perjanjian.wewenang import STATUS, LangkahPerjanjian


@dataclass(frozen=True)
class CalonPerubahan:
    """A signed agreement, what differs from it today, and the version already in the making."""

    perjanjian: PerjanjianKinerja
    butir: tuple[ButirGeser, ...]
    perubahan: PerjanjianKinerja | None

    @property
    def dapat(self) -> bool:
        """Whether a Perubahan can be prepared: none is in the making."""
        return self.perubahan is None

    @property
    def bergeser(self) -> bool:
        """Whether one is called for."""
        return self.dapat and bool(self.butir)

    @property
    def nilai(self) -> str:
        """What the form carries: the agreement in the version that was seen."""
        return f"{self.perjanjian.pk}:{self.perjanjian.versi}"

    @property
    def sedang_disunting(self) -> bool:
        """Whether the one in the making is still a draft."""
        return self.perubahan is not None and self.perubahan.status in PERJANJIAN_TERBUKA


def calon_perubahan(pengguna: Pengguna, pd: PerangkatDaerah, tahun: int) -> list[CalonPerubahan]:
    """The latest signed version of every post in the user's scope, in order of posts; a fixed
    number of queries. What moved is told to who sees all units.
    """
    boleh = STATUS[LangkahPerjanjian.SIAPKAN_PERUBAHAN]
    semua = PerjanjianKinerja.objects.untuk(pengguna).filter(pd=pd, tahun=tahun)
    semua = semua.select_related("jabatan", "pd")
    menurut: dict[int, list[PerjanjianKinerja]] = {}
    for p in semua.order_by("jabatan__urutan", "jabatan", "ke"):
        menurut.setdefault(p.jabatan_id, []).append(p)
    terbaca = pergeseran(pd, tahun) if pengguna.lihat_semua_unit else []
    geser = {g.perjanjian.pk: g.butir for g in terbaca}
    hasil = []
    for versi in menurut.values():
        sah = [p for p in versi if p.status in boleh]
        if sah:
            sesudah = [p for p in versi if p.ke > sah[-1].ke]
            butir = geser.get(sah[-1].pk, ())
            hasil.append(CalonPerubahan(sah[-1], butir, sesudah[-1] if sesudah else None))
    return hasil


def pilihan(
    calon: Sequence[CalonPerubahan], terpilih: Sequence[str]
) -> tuple[list[PerjanjianKinerja], dict[int, int]]:
    """The agreements that a form names, and the version that it saw of each."""
    versi: dict[int, int] = {}
    for satu in terpilih:
        pk, dilihat = (bilangan_polos(bagian) for bagian in satu.partition(":")[::2])
        if pk is not None and dilihat is not None:
            versi[pk] = dilihat
    return [c.perjanjian for c in calon if c.perjanjian.pk in versi], versi
