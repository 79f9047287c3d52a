"""Read the audit trail again and find where it is not what was chained."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections

from kinerja.jejak_berantai import baris_jejak, nomor_terakhir
from kinerja.models.jejak import JejakAudit
from kinerja.models.rantai import Berjangkar, RantaiJejak, tulis_kepala
from kinerja.rantai_jejak import MataRantai, rangkai


@dataclass(frozen=True)
class Putus:
    """A place where the trail is not what was chained, in words; row numbers from and to."""

    dari: int
    sampai: int
    sebab: str

    def __str__(self) -> str:
        tempat = f"nomor {self.dari}" if self.dari == self.sampai else f"{self.dari}–{self.sampai}"
        return f"jejak {tempat}: {self.sebab}"


@dataclass(frozen=True)
class KeadaanRantai:
    """What checking the whole trail found."""

    mata: int
    jejak: int
    belum: int
    """Rows after the last link, which only the triggers guard."""
    kepala: str
    putus: tuple[Putus, ...]


def periksa_rantai(alias: str = DEFAULT_DB_ALIAS, jangkar: str = "") -> KeadaanRantai:
    """Read the whole trail again and compare it with its chain.

    `jangkar`: a link that was written down elsewhere, as `tulis_kepala` writes it.
    """
    putus: list[Putus] = []
    ke, sampai, jumlah, sidik = 0, 0, 0, ""
    ada: dict[int, str] = {}
    for satu in RantaiJejak.objects.using(alias).order_by("ke").iterator():
        putus += _periksa_mata(satu, ke, sampai, sidik, alias)
        ke, sampai, sidik = satu.ke, satu.sampai, satu.sidik
        jumlah += satu.banyak
        ada[ke] = sidik
    putus += _periksa_jangkar(ada, sampai, alias, jangkar)
    belum = JejakAudit.objects.using(alias).filter(pk__gt=sampai).count()
    putus += _periksa_ujung(sampai, belum, alias)
    return KeadaanRantai(len(ada), jumlah, belum, tulis_kepala(ke, sidik), tuple(putus))


def _periksa_mata(
    satu: RantaiJejak, ke: int, sampai: int, sidik: str, alias: str
) -> Iterator[Putus]:
    """One link against the one before it and against its rows."""
    if satu.ke != ke + 1 or satu.dari != sampai + 1 or satu.sebelum != sidik:
        yield Putus(sampai + 1, satu.dari, "mata rantai sebelum ini hilang atau diganti")
    ulang = rangkai(
        ke=satu.ke,
        dari=satu.dari,
        sampai=satu.sampai,
        sebelum=satu.sebelum,
        baris=baris_jejak(satu.dari, satu.sampai, alias),
    )
    tercatat = MataRantai(satu.ke, satu.dari, satu.sampai, satu.banyak, satu.sebelum, satu.sidik)
    if ulang == tercatat:
        return
    if ulang.banyak < satu.banyak:
        sebab = f"{satu.banyak - ulang.banyak} dari {satu.banyak} jejak hilang"
    elif ulang.banyak > satu.banyak:
        sebab = f"{ulang.banyak - satu.banyak} jejak disisipkan sesudah dirantai"
    else:
        sebab = "isi atau urutannya diubah sesudah dirantai"
    yield Putus(satu.dari, satu.sampai, sebab)


def _periksa_jangkar(ada: dict[int, str], sampai: int, alias: str, jangkar: str) -> Iterator[Putus]:
    """Links that frozen rows, a backup or a log name must still be there."""
    for model in berjangkar(alias):
        disebut = (
            model._default_manager.using(alias)
            .filter(rantai_ke__isnull=False)
            .order_by("rantai_ke", "rantai")
            .values_list("rantai_ke", "rantai")
            .distinct()
        )
        for ke, sidik in disebut:
            if ke is not None and ada.get(ke) != sidik:
                yield _tanpa_mata(ke, sampai, f"pada {model._meta.verbose_name}")
    if jangkar:
        nomor, _, sidik = jangkar.partition(":")
        if ada.get(int(nomor)) != sidik:
            yield _tanpa_mata(int(nomor), sampai, "di tempat lain")


def _tanpa_mata(ke: int, sampai: int, tempat: str) -> Putus:
    return Putus(
        sampai + 1, sampai + 1, f"mata rantai ke-{ke} yang dicatat {tempat} tidak ada lagi"
    )


def berjangkar(alias: str) -> list[type[Berjangkar]]:
    """Models whose rows name a link. A database not yet migrated may lack a column; without it no
    row there can name one.
    """
    koneksi = connections[alias]
    hasil = []
    with koneksi.cursor() as kursor:
        tabel = set(koneksi.introspection.table_names(kursor))
        for model in apps.get_models():
            if not issubclass(model, Berjangkar) or model._meta.db_table not in tabel:
                continue
            kolom = koneksi.introspection.get_table_description(kursor, model._meta.db_table)
            if any(k.name == "rantai_ke" for k in kolom):
                hasil.append(model)
    return hasil


def _periksa_ujung(sampai: int, belum: int, alias: str) -> Iterator[Putus]:
    """Rows before the first number; on SQLite, whose numbers have no gaps, rows after the last
    link.
    """
    if JejakAudit.objects.using(alias).filter(pk__lt=1).exists():
        yield Putus(0, 0, "jejak bernomor di bawah satu disisipkan")
    if connections[alias].vendor == "sqlite":
        nomor = nomor_terakhir(connections[alias])
        if (hilang := nomor - sampai - belum) > 0:
            yield Putus(sampai + 1, nomor, f"{hilang} jejak yang belum dirantai hilang")
