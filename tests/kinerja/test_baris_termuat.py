"""Rows that are made from the database's answer at once are the rows that Django makes of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models
from django.db.models.signals import post_init, pre_init

from kinerja.models import Indikator
from kinerja.models.baris_termuat import BarisTermuat


def _semua(induk: type[models.Model] = BarisTermuat) -> Iterator[Any]:
    for anak in induk.__subclasses__():
        if not anak._meta.abstract and not anak.__module__.startswith("__"):
            yield anak
        yield from _semua(anak)


def _isi(baris: models.Model) -> dict[str, Any]:
    """Its columns and its state; a cache that holds nothing is none."""
    keadaan = vars(baris)["_state"]
    state = {nama: isi for nama, isi in vars(keadaan).items() if isi != {}}
    return {**vars(baris), "_state": (type(keadaan), state)}


def test_sama_dengan_django() -> None:
    semua = set(_semua())
    assert Indikator in semua
    assert len(semua) > 30
    for model in semua:
        nama = [f.attname for f in model._meta.concrete_fields]
        for kolom in (nama, nama[:3]):  # the second: the others were left out
            nilai = tuple(range(7, 7 + len(kolom)))
            cara_django: Any = models.Model.from_db
            harap = cara_django.__func__(model, "lain", kolom, nilai)
            assert _isi(model.from_db("lain", kolom, nilai)) == _isi(harap), (model, kolom)


def test_tidak_ada_yang_mendengar() -> None:
    """Signals that are not sent may have no listener that needs them."""
    for model in _semua():
        for tanda in (pre_init, post_init):
            assert not tanda.has_listeners(model), (model, tanda)


def test_kolom_berlebih_ditolak() -> None:
    with pytest.raises(ValueError, match="zip"):
        Indikator.from_db("default", ["id"], (1, 2))


def test_sertakan_menjawab_tanpa_bertanya() -> None:
    """Without a database: what is laid beside a row is what it answers with."""
    baris = Indikator.from_db("default", ["id", "pendahulu_id"], (1, 2))
    lain = Indikator.from_db("default", ["id"], (2,))
    baris.sertakan("pendahulu", lain)
    assert baris.pendahulu is lain
    baris.sertakan("pendahulu", None)
    assert baris.pendahulu is None
