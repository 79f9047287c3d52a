"""The agreements of one agency and year as the tree of posts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import Eselon
from kinerja.models import (
    BarisPerjanjian,
    Jabatan,
    MataPerjanjian,
    Pengguna,
    PerangkatDaerah,
    PerjanjianKinerja,
)
from kinerja.status import LENGKAP
from laporan.perjanjian.dihitung import hari_hitung, yang_berlaku, yang_dihitung
from laporan.perjanjian.jumlah import jumlah_mata
from laporan.perjanjian.temuan import TemuanPerjanjian, Tingkat

BELUM = "belum"
"""The status of a post that has no agreement yet."""


@dataclass(frozen=True)
class BarisJabatan:
    """One post with its newest agreement, and the earlier versions. `dihitung`: the one whose
    state and figures the row tells.
    """

    jabatan: Jabatan
    tingkat: int
    perjanjian: PerjanjianKinerja | None = None
    dihitung: PerjanjianKinerja | None = None
    lama: Sequence[PerjanjianKinerja] = ()
    berlaku: bool = False
    """One version is in force on the day."""
    banyak_baris: int = 0
    anggaran: int = 0
    galat: int = 0
    peringatan: int = 0
    bergeser: int = 0

    @property
    def status(self) -> str:
        """The status, or `belum`."""
        return self.perjanjian.status if self.perjanjian else BELUM

    @property
    def lengkap(self) -> bool:
        """Signed by both parties: a Perubahan in the making takes nothing from the one before."""
        return any(p.status in LENGKAP for p in (self.perjanjian, *self.lama) if p)

    @property
    def disiapkan(self) -> PerjanjianKinerja | None:
        """The version on its way beside the one that counts."""
        return self.perjanjian if self.perjanjian != self.dihitung else None

    @property
    def siap(self) -> bool:
        """Whether it can be submitted."""
        return self.perjanjian is not None and self.perjanjian.terbuka and not self.galat


@dataclass
class DaftarPerjanjian:
    """The rows shown and what is said above them."""

    baris: list[BarisJabatan]
    hitung: Counter[str] = field(default_factory=Counter)
    jabatan: int = 0
    """Posts that stand in the list when nothing is filtered out."""
    lengkap: int = 0
    """Posts of which an agreement is signed by both parties."""
    berlaku: int = 0
    """Posts of which one is in force on the day."""
    hari: date | None = None
    """That day: today, or the last day of a year that is over."""

    @property
    def banyak(self) -> int:
        """Agreements, each post once."""
        return sum(n for status, n in self.hitung.items() if status != BELUM)

    @property
    def siap(self) -> list[PerjanjianKinerja]:
        """Open agreements that nothing keeps from being submitted."""
        return [b.perjanjian for b in self.baris if b.siap and b.perjanjian]

    @property
    def kurang(self) -> int:
        """Posts without an agreement that both parties have signed."""
        return self.jabatan - self.lengkap


def milik(pengguna: Pengguna, pd: PerangkatDaerah, tahun: int) -> QuerySet[PerjanjianKinerja]:
    """The year's agreements within the user's scope, newest version first, with `banyak_baris`."""
    hitung = (
        BarisPerjanjian.objects.filter(perjanjian=OuterRef("pk"))
        .order_by()
        .values("perjanjian")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return (
        PerjanjianKinerja.objects.untuk(pengguna)
        .filter(pd=pd, tahun=tahun)
        .annotate(banyak_baris=Coalesce(Subquery(hitung), 0))
        .select_related("jabatan__unit", "pihak_kedua", "pd")
        .order_by("jabatan__urutan", "jabatan", "-ke")
    )


def jumlah_anggaran(perjanjian: Iterable[int]) -> dict[int, int]:
    """Agreement id → its budget in rupiah. One query."""
    mata: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for pk, kode, nilai in MataPerjanjian.objects.filter(
        perjanjian__in=list(perjanjian)
    ).values_list("perjanjian", "kode", "anggaran"):
        mata[pk].append((kode, nilai))
    return {pk: jumlah_mata(daftar) for pk, daftar in mata.items()}


def daftar_perjanjian(
    pengguna: Pengguna,
    pd: PerangkatDaerah,
    tahun: int,
    *,
    temuan: Sequence[TemuanPerjanjian],
    geser: Mapping[int, int],
    hari: date | None = None,
) -> DaftarPerjanjian:
    """The tree of posts: those with an agreement, and the structural ones without.

    `hari`: as of which day, today unless given; `temuan`: of the cascade check; `geser`: agreement
    id → how many things moved away from it.
    """
    menurut: dict[int, list[PerjanjianKinerja]] = defaultdict(list)
    for p in milik(pengguna, pd, tahun):
        menurut[p.jabatan_id].append(p)
    kini = hari_hitung(tahun, hari or hari_lokal(pd, timezone.now()))
    dihitung = {pk: yang_dihitung(daftar, kini) for pk, daftar in menurut.items()}
    anggaran = jumlah_anggaran(p.pk for p in dihitung.values())
    terlihat = {
        j.pk: j for j in Jabatan.objects.untuk(pengguna).filter(pd=pd).select_related("unit")
    }
    for daftar in menurut.values():
        terlihat.setdefault(daftar[0].jabatan_id, daftar[0].jabatan)
    tampil = [j for j in _menurun(terlihat) if j.pk in menurut or j.eselon]
    baris = []
    for j, tingkat in _bertingkat(tampil, terlihat):
        versi = menurut.get(j.pk, [])
        if not versi:
            baris.append(BarisJabatan(j, tingkat))
            continue
        terbaru, lama = versi[0], versi[1:]
        banyak = (
            Counter(t.tingkat for t in temuan_milik(temuan, terbaru)) if terbaru.terbuka else {}
        )
        satu = dihitung[j.pk]
        baris.append(
            BarisJabatan(
                j,
                tingkat,
                terbaru,
                satu,
                lama,
                yang_berlaku(versi, kini) is not None,
                satu.banyak_baris,  # type: ignore[attr-defined]
                anggaran.get(satu.pk, 0),
                banyak.get(Tingkat.GALAT, 0),
                banyak.get(Tingkat.PERINGATAN, 0),
                geser.get(terbaru.pk, 0),
            )
        )
    return DaftarPerjanjian(
        baris,
        Counter(b.status for b in baris),
        len(baris),
        sum(b.lengkap for b in baris),
        sum(b.berlaku for b in baris),
        kini,
    )


def temuan_milik(
    temuan: Sequence[TemuanPerjanjian], p: PerjanjianKinerja
) -> list[TemuanPerjanjian]:
    """The findings that concern one agreement, what keeps it back first."""
    return [
        t
        for t in temuan
        if (t.perjanjian is not None and t.perjanjian.pk == p.pk) or p.pk in t.terkait
    ]


def saring(daftar: DaftarPerjanjian, *, status: str, eselon: str) -> DaftarPerjanjian:
    """The rows that match; the counts stay those of all rows."""
    cocok = [
        b
        for b in daftar.baris
        if (not status or status in {b.status, b.dihitung.status if b.dihitung else BELUM})
        and (not eselon or (b.jabatan.eselon or BELUM) == eselon)
    ]
    if status or eselon:
        cocok = [replace(b, tingkat=0) for b in cocok]
    return replace(daftar, baris=cocok)


PILIHAN_ESELON = (
    ("", "Semua jabatan"),
    *((str(k), f"Eselon {k}") for k, _ in Eselon.choices),
    (BELUM, "Fungsional dan pelaksana"),
)


def _menurun(jabatan: Mapping[int, Jabatan]) -> list[Jabatan]:
    """Posts with each one's subordinates right after it."""
    anak: dict[int | None, list[Jabatan]] = defaultdict(list)
    for j in jabatan.values():
        anak[j.atasan_id if j.atasan_id in jabatan else None].append(j)
    for saudara in anak.values():
        saudara.sort(key=lambda j: (j.urutan, j.pk))
    hasil: list[Jabatan] = []
    antre = list(reversed(anak[None]))
    while antre:
        j = antre.pop()
        hasil.append(j)
        antre.extend(reversed(anak[j.pk]))
    return hasil


def _bertingkat(
    tampil: Sequence[Jabatan], semua: Mapping[int, Jabatan]
) -> Iterable[tuple[Jabatan, int]]:
    """Each post with its depth among the posts shown."""
    ada = {j.pk for j in tampil}
    dalam: dict[int, int] = {}
    for j in tampil:
        atas = j.atasan_id
        while atas is not None and atas not in ada:
            atas = semua[atas].atasan_id if atas in semua else None
        dalam[j.pk] = 0 if atas is None else dalam.get(atas, 0) + 1
        yield j, dalam[j.pk]
