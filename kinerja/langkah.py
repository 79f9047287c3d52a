"""The one write step: the row locked and of the version seen, the writer allowed, then the change
with its next version and its audit row. All of it or nothing.

- `mengubah`: one row, what changed is found by comparing; the usual way.
- `ambil_terkunci`, `kunci_semua`, `kunci_atau_buat`: the lock alone, where a step moves more than
  one row; `pastikan_versi`: the version alone, where the lock is taken for several rows at once;
  `pastikan_dilihat`: a fingerprint, where a page shows more than one row.
- `Pencatat`: many rows in one write, a fixed number of queries.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction

from kinerja.models import JejakAudit, Pengguna, PerangkatDaerah, jejak
from kinerja.penolakan import BentrokError, Penolakan, TidakDitemukanError

M = TypeVar("M", bound=models.Model)
VERSI = "versi"
_PENGUBAH = ("diubah_pada", "diubah_oleh")
_BERUBAH = "Data ini baru saja diubah orang lain. Muat ulang halamannya, periksa, lalu ulangi."


def ambil_terkunci(
    semua: models.QuerySet[M],
    versi: int | None = None,
    *,
    bentrok: Callable[[M], Penolakan] = lambda _: BentrokError(_BERUBAH),
) -> M:
    """The one row of the queryset afresh, locked until the transaction ends.

    The queryset holds no more than its writer may find. `versi`: the one that the writer saw. Join
    only along references that never change: PostgreSQL drops a row from a locking join when the
    reference changed while it waited. Raises TidakDitemukanError, and what `bentrok` makes.
    """
    baris = semua.select_for_update(of=("self",)).first()
    if baris is None:
        raise TidakDitemukanError
    pastikan_versi(baris, versi, bentrok=bentrok)
    return baris


def pastikan_versi(
    baris: M,
    versi: int | None,
    *,
    bentrok: Callable[[M], Penolakan] = lambda _: BentrokError(_BERUBAH),
) -> None:
    """Raise what `bentrok` makes where the locked row is not the version that its writer saw."""
    if versi is not None and getattr(baris, VERSI) != versi:
        raise bentrok(baris)


def sidik_dilihat(*isi: object) -> str:
    """A fingerprint of what a page shows, for its form to carry."""
    return sha256(repr(isi).encode()).hexdigest()[:16]


def pastikan_dilihat(kini: str, dilihat: str | None, pesan: str = "") -> None:
    """Raises BentrokError where what stands now is not what the writer saw. None: nobody looked,
    it is a program that writes.
    """
    if dilihat is not None and dilihat != kini:
        raise BentrokError(pesan or _BERUBAH)


def kunci_semua(semua: models.QuerySet[M]) -> list[M]:
    """Every row of the queryset afresh, locked in one order, whoever locks them.

    Join as in `ambil_terkunci`.
    """
    return list(semua.select_for_update(of=("self",)).order_by("pk"))


def kunci_atau_buat(
    semua: models.QuerySet[M],
    kurang: Callable[[list[M]], Sequence[M]],
    *,
    kosong: bool = False,
) -> list[M]:
    """Every row of the queryset, locked. `kurang`: those to make, of the ones that are there.

    `kosong`: the caller has just seen none of them; then they are made without looking first.
    """
    ada = [] if kosong else kunci_semua(semua)
    if not (baru := kurang(ada)):
        return kunci_semua(semua) if kosong else ada
    model = semua.model._default_manager
    try:
        with transaction.atomic():
            return [*ada, *model.bulk_create(baru)]
    except IntegrityError:
        # Whoever comes second has waited for the first, and finds its row.
        model.bulk_create(baru, ignore_conflicts=True)
        return kunci_semua(semua)


def naikkan(
    baris: models.Model, *, oleh: Pengguna | None, pada: datetime
) -> tuple[int, int] | None:
    """Count a row up in memory, written by `oleh` if given; return its version before and now.

    None for a row without versions. Of its own only where not every write leaves an audit row.
    """
    medan = {f.name for f in baris._meta.concrete_fields}
    if oleh is not None and medan.issuperset(_PENGUBAH):
        baris.diubah_pada, baris.diubah_oleh = pada, oleh  # type: ignore[attr-defined]
    if VERSI not in medan:
        return None
    lama: int = getattr(baris, VERSI)
    setattr(baris, VERSI, lama + 1)
    return lama, lama + 1


class Pencatat:
    """What one write does to some rows, each counted up to its next version.

    Without `pengubah` a row keeps who wrote it last: a step on what somebody wrote is no writing.
    Without `sebut_versi` the version is counted but not named in the audit row.
    """

    def __init__(
        self,
        *,
        oleh: Pengguna,
        pada: datetime,
        aksi: str,
        pd: PerangkatDaerah | None,
        alasan: str = "",
        kelompok: UUID | None = None,
        pengubah: bool = True,
        sebut_versi: bool = True,
    ) -> None:
        self.oleh, self.pada, self.aksi, self.pd = oleh, pada, aksi, pd
        self.alasan, self.kelompok = alasan, kelompok
        self._pengubah, self._sebut_versi = pengubah, sebut_versi
        self._baris: dict[type[models.Model], list[models.Model]] = {}
        self._jejak: list[JejakAudit] = []

    def catat(
        self,
        baris: models.Model,
        perubahan: Mapping[str, tuple[Any, Any]],
        *,
        pindah: bool = True,
        aksi: str | None = None,
        alasan: str | None = None,
    ) -> None:
        """Count the row up and remember its audit row; without `pindah` it stays as it is.

        `aksi`, `alasan`: of this row, where they are not those of the whole write.
        """
        isi = dict(perubahan)
        if pindah:
            oleh = self.oleh if self._pengubah else None
            versi = naikkan(baris, oleh=oleh, pada=self.pada)
            if versi is not None and self._sebut_versi:
                isi[VERSI] = versi
            self._baris.setdefault(type(baris), []).append(baris)
        self._jejak.append(
            jejak(
                aksi=self.aksi if aksi is None else aksi,
                objek=baris,
                oleh=self.oleh,
                pada=self.pada,
                perubahan=isi,
                alasan=self.alasan if alasan is None else alasan,
                kelompok=self.kelompok,
                pd=self.pd,
            )
        )

    def simpan(self, *kolom: str) -> None:
        """Store these columns of the rows, and all audit rows: one query per model and one more.

        Without columns the rows are left to the caller.
        """
        for model, baris in self._baris.items() if kolom else ():
            simpan_baris(model, baris, _kolom_langkah(model, kolom, self._pengubah))
        JejakAudit.objects.bulk_create(self._jejak)
        self._baris, self._jejak = {}, []


class Ubahan(Generic[M]):
    """One locked row under change. `baris` is changed freely; `lain` and `alasan` go on record."""

    def __init__(self, baris: M, catatan: Pencatat) -> None:
        self.baris, self.catatan = baris, catatan
        self.lain: dict[str, tuple[Any, Any]] = {}
        self._lama = _potret(baris)

    def simpan(self) -> None:
        """Store what changed. A row that nothing was done to is neither stored nor recorded."""
        kini = _potret(self.baris)
        beda = [nama for nama, (nilai, _) in kini.items() if nilai != self._lama[nama][0]]
        perubahan = {nama: (self._lama[nama][1], kini[nama][1]) for nama in beda} | self.lain
        if not perubahan and not self.catatan.alasan:
            return
        self.catatan.catat(self.baris, perubahan)
        self.catatan.simpan(*beda or (self.baris._meta.pk.name,))


@contextmanager
def mengubah(
    semua: models.QuerySet[M],
    *,
    oleh: Pengguna,
    pada: datetime,
    aksi: str,
    pd: Callable[[M], PerangkatDaerah | None],
    versi: int | None = None,
    boleh: Callable[[M], None] = lambda _: None,
    alasan: str = "",
    bentrok: Callable[[M], Penolakan] = lambda _: BentrokError(_BERUBAH),
) -> Iterator[Ubahan[M]]:
    """Change one row in its own transaction (or the caller's): lock, version, permission, then the
    block, then the row with its next version and its audit row.

    `boleh` raises the refusal that applies; it is asked under the lock. What the block raises
    undoes everything. Raises as `ambil_terkunci` does.
    """
    with transaction.atomic():
        baris = ambil_terkunci(semua, versi, bentrok=bentrok)
        boleh(baris)
        catatan = Pencatat(oleh=oleh, pada=pada, aksi=aksi, pd=pd(baris), alasan=alasan)
        ubahan = Ubahan(baris, catatan)
        yield ubahan
        ubahan.simpan()


def simpan_baris(
    model: type[models.Model], baris: Sequence[models.Model], kolom: Sequence[str]
) -> None:
    """Update some columns of rows: one query however many there are."""
    if len(baris) == 1:
        baris[0].save(update_fields=kolom)
    elif baris:
        model._base_manager.bulk_update(baris, kolom)


def _kolom_langkah(model: type[models.Model], kolom: Sequence[str], pengubah: bool) -> list[str]:
    """These columns with those that every step moves; never the primary key."""
    medan = {f.name for f in model._meta.concrete_fields}
    ikut = (VERSI, *(_PENGUBAH if pengubah and medan.issuperset(_PENGUBAH) else ()))
    semua = dict.fromkeys((*kolom, *(satu for satu in ikut if satu in medan)))
    return [satu for satu in semua if satu != model._meta.pk.name]


def _potret(baris: models.Model) -> dict[str, tuple[Any, Any]]:
    """Field → stored value, and what the audit trail calls it."""
    hasil: dict[str, tuple[Any, Any]] = {}
    for f in baris._meta.concrete_fields:
        if f.primary_key or f.name == VERSI or f.name in _PENGUBAH:
            continue
        nilai = sebutan = getattr(baris, f.attname)
        if f.is_relation and nilai is not None:
            dikenal = baris._state.fields_cache.get(f.name)
            sebutan = f"#{nilai}" if dikenal is None else str(dikenal)
        hasil[f.name] = (nilai, sebutan)
    return hasil
