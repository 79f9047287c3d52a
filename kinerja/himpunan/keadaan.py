"""What the database holds of one agency, by key; one query per table."""

from collections.abc import Container, Iterator, KeysView, Sequence
from typing import Any

from django.db.models import ForeignKey, Model

from kinerja.himpunan.skema import Kunci, Tabel
from kinerja.models import PerangkatDaerah


class Keadaan:
    """All rows of one agency. `pd` None: an agency that does not exist yet."""

    def __init__(self, pd: PerangkatDaerah | None, tabel: Sequence[Tabel]) -> None:
        self.pd = pd
        self.tabel = tuple(tabel)
        self._untuk_model = {satu.model: satu for satu in tabel}
        self._objek: dict[Tabel, dict[Kunci, Model]] = {satu: {} for satu in tabel}
        self._kunci: dict[Tabel, dict[int, Kunci]] = {satu: {} for satu in tabel}
        if pd is not None:
            for satu in tabel:
                self._muat(satu, pd)

    def _muat(self, tabel: Tabel, pd: PerangkatDaerah) -> None:
        rujukan = tabel.rujukan()
        milik_pd = any(f.name == "pd" for f in tabel.model._meta.concrete_fields)
        milik = tabel.model._default_manager.filter(**{tabel.pd: pd.pk}, **tabel.saring)
        semua = list(milik.order_by())
        for objek in semua:
            if milik_pd:
                setattr(objek, "pd", pd)  # noqa: B010 - not every model has it
            self._pasang(objek, rujukan)
        # Sorted here: databases disagree about NULL and about the order of text.
        for objek in sorted(semua, key=lambda satu: _urutan(satu, tabel.urut)):
            self.catat(tabel, self.kunci_dari(tabel, objek), objek)

    def _pasang(self, objek: Model, rujukan: dict[str, type[Model]]) -> None:
        """Cache the rows it refers to, so that naming a row needs no further query."""
        for nama, model in rujukan.items():
            pk = getattr(objek, f"{nama}_id")
            if pk is not None:
                asal = self._untuk_model[model]
                kunci = self._kunci[asal].get(pk)
                if kunci is not None:
                    setattr(objek, nama, self._objek[asal][kunci])

    def kunci_dari(self, tabel: Tabel, objek: Model) -> Kunci:
        """The key of a stored row."""
        return tuple(self.nilai(tabel, objek, medan) for medan in tabel.kunci)

    def catat(self, tabel: Tabel, kunci: Kunci, objek: Model) -> None:
        """Remember a row, loaded or just created."""
        self._objek[tabel][kunci] = objek
        self._kunci[tabel][objek.pk] = kunci

    def tabel_dari(self, model: type[Model]) -> Tabel:
        """The table of a model."""
        return self._untuk_model[model]

    def nilai(self, tabel: Tabel, objek: Model, medan: str) -> Any:
        """A field as a plain value: a reference becomes the key of its row."""
        if medan in tabel.semu:
            return tabel.semu[medan](objek)
        f = tabel.medan(medan)
        isi = getattr(objek, f.attname)
        asing = medan == "pd" or medan in tabel.luar
        if isinstance(f, ForeignKey) and f.related_model in self._untuk_model and not asing:
            return None if isi is None else self._kunci[self._untuk_model[f.related_model]][isi]
        return isi

    def ambil(self, tabel: Tabel, kunci: Kunci | None) -> Model | None:
        """The row with this key."""
        return None if kunci is None else self._objek[tabel].get(kunci)

    def hanya(self, tabel: Tabel, pk: Container[int]) -> None:
        """Forget the rows of a table but these, so that a sheet writes no others."""
        self._objek[tabel] = {k: o for k, o in self._objek[tabel].items() if o.pk in pk}

    def semua(self, tabel: Tabel) -> Iterator[tuple[Kunci, Any]]:
        """All rows of a table, in file order."""
        yield from self._objek[tabel].items()

    def kunci_tabel(self, tabel: Tabel) -> KeysView[Kunci]:
        """The keys of a table, in file order."""
        return self._objek[tabel].keys()


def _urutan(objek: Any, urut: tuple[str, ...]) -> tuple[Any, ...]:
    """What a row is sorted by: the values along `urut`, empty first, and the primary key last."""
    hasil: list[Any] = []
    for jalan in urut:
        nilai = objek
        for medan in jalan.split("__"):
            nilai = getattr(nilai, medan)
        nilai = nilai.pk if isinstance(nilai, Model) else nilai
        hasil.append((nilai is not None, nilai))
    return (*hasil, objek.pk)
