"""Triggers that change the number of an agency's data with every write to it.

An application names its models and how each row leads to its agency and year; what it leaves out,
and why, stands beside it. The triggers are removed and installed with those of kinerja/pemicu.py.
See docs/keputusan/0050-validator-of-an-agency.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.apps import AppConfig, apps
from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate, pre_migrate

from kinerja import pemicu

#: Application label → model name → how a row leads to its agency and its year.
SUMBER: dict[str, Mapping[str, "Sumber"]] = {}
#: Application label → model name → why its rows do not count.
TANPA_CAP: dict[str, Mapping[str, str]] = {}

_TABEL = "kinerja_capdata"
_NAIK = "kinerja_cap_naik"
#: 56 bits: as many as a hundred rows still add up to a number that SQLite can hold.
_ACAK = {
    "sqlite": "(random() & 72057594037927935)",
    "postgresql": "(random() * 72057594037927936)::bigint",
}
_KEJADIAN = {
    "INSERT": {"baru": "NEW"},
    "UPDATE": {"lama": "OLD", "baru": "NEW"},
    "DELETE": {"lama": "OLD"},
}


@dataclass(frozen=True)
class Sumber:
    """Paths of fields from a row to the key of its agency, and to its year.

    No `pd`: the row counts for every agency. No `tahun`: it counts for every year.
    """

    pd: str = ""
    tahun: str = ""


@dataclass(frozen=True)
class PemicuCap:
    """The triggers of one table."""

    tabel: str
    model: str
    sumber: Sumber

    @property
    def nama(self) -> str:
        """What they are called together."""
        return f"cap_{self.tabel}"

    def nama_semua(self, vendor: str) -> tuple[str, ...]:
        """The name of each trigger on this kind of database."""
        huruf = "iudt" if vendor == "postgresql" else "iud"
        return tuple(f"{self.nama}_{h}" for h in huruf)


def ikuti_migrasi(
    aplikasi: AppConfig, sumber: Mapping[str, Sumber], tanpa: Mapping[str, str]
) -> None:
    """Have an application's triggers removed before migrations run and installed after them."""
    label = aplikasi.label
    SUMBER[label], TANPA_CAP[label] = sumber, tanpa

    def sebelum(sender: Any, using: str, plan: Any = (), **lainnya: Any) -> None:
        if plan:
            lepas(connections[using], daftar(label))

    def sesudah(sender: Any, using: str, **lainnya: Any) -> None:
        pasang(connections[using], daftar(label))

    pre_migrate.connect(sebelum, sender=aplikasi, weak=False, dispatch_uid=f"cap_{label}")
    post_migrate.connect(sesudah, sender=aplikasi, weak=False, dispatch_uid=f"cap_{label}")
    pemicu.awasi(label, partial(_hilang, label))


def daftar(label: str) -> list[PemicuCap]:
    """The triggers of an application."""
    return [
        PemicuCap(apps.get_model(label, nama)._meta.db_table, f"{label}.{nama}", sumber)
        for nama, sumber in SUMBER[label].items()
    ]


def lepas(koneksi: BaseDatabaseWrapper, semua: Iterable[PemicuCap]) -> None:
    """Remove the triggers that are there, all or none."""
    _jalankan(koneksi, [s for p in _terpasang(koneksi, semua) for s in _perintah_lepas(koneksi, p)])


def pasang(koneksi: BaseDatabaseWrapper, semua: Iterable[PemicuCap]) -> None:
    """Install the triggers whose table exists, all or none, then change every number.

    What was written while they were away (a migration of data, an old server) is counted so.
    """
    ada = set(koneksi.introspection.table_names())
    if _TABEL not in ada:
        return
    baru = [p for p in semua if p.tabel in ada]
    perintah = [s for p in _terpasang(koneksi, baru) for s in _perintah_lepas(koneksi, p)]
    if koneksi.vendor == "postgresql":
        perintah.append(_FUNGSI_NAIK)
    perintah += [s for p in baru for s in _perintah_pasang(koneksi.vendor, p)]
    _jalankan(koneksi, perintah)
    with koneksi.cursor() as kursor:
        kursor.execute("SELECT EXISTS (SELECT 1 FROM kinerja_perangkatdaerah)")
        if kursor.fetchone()[0]:
            ubah_semua(koneksi)


def _jalankan(koneksi: BaseDatabaseWrapper, perintah: list[str]) -> None:
    """All statements as one step: hundreds of them, each of which would wait for the disk."""
    if not perintah:
        return
    with transaction.atomic(using=koneksi.alias):
        if koneksi.vendor == "postgresql":
            with koneksi.cursor() as kursor:
                kursor.execute(";\n".join(perintah))
            return
        for satu in perintah:
            koneksi.connection.execute(satu)


def _terpasang(koneksi: BaseDatabaseWrapper, semua: Iterable[PemicuCap]) -> list[PemicuCap]:
    """Those of which at least one trigger is there."""
    daftar = list(semua)
    label = {p.model.split(".")[0] for p in daftar}
    ada = {nama for satu in label for nama, _ in pemicu.terpasang(koneksi, satu)}
    return [p for p in daftar if not ada.isdisjoint(p.nama_semua(koneksi.vendor))]


def ubah_semua(koneksi: BaseDatabaseWrapper) -> None:
    """Change the number of every agency and year."""
    acak = _ACAK[koneksi.vendor]
    with koneksi.cursor() as kursor:
        # Constants of this file.
        kursor.execute(f"UPDATE {_TABEL} SET nilai = {acak} WHERE pd = 0 AND tahun = 0")
        if not kursor.rowcount:
            kursor.execute(f"INSERT INTO {_TABEL} (pd, tahun, nilai) VALUES (0, 0, {acak})")


def _hilang(label: str, koneksi: BaseDatabaseWrapper, tabel: set[str]) -> Iterator[PemicuCap]:
    """The sets of triggers of which one is not there."""
    if _TABEL not in tabel:
        return
    ada = {nama for nama, _ in pemicu.terpasang(koneksi, label)}
    for p in daftar(label):
        if p.tabel in tabel and not ada.issuperset(p.nama_semua(koneksi.vendor)):
            yield p


# --- from a row to its agency and year -----------------------------------------------------------


def _pemilik(p: PemicuCap, pola: str, tabel: str) -> str:
    """SQL for (pd, tahun) of rows of one table, with the joins that lead there.

    `pola`: a column of the row itself, `{}` for its name; `tabel`: what holds the rows, if any.
    """
    gabung: dict[str, tuple[str, str]] = {}

    def kolom(jalur: str) -> str:
        model: type[models.Model] = apps.get_model(p.model)
        bagian = jalur.split("__")
        di_sini, dilalui = pola, ""
        for ke, nama in enumerate(bagian):
            medan = model._meta.get_field(nama)
            assert isinstance(medan, models.Field)
            satu = di_sini.format(medan.column)
            if ke == len(bagian) - 1:
                return f"COALESCE({satu}, 0)" if medan.null else satu
            assert not medan.null, f"{p.model}: {jalur} may lead nowhere"
            assert medan.related_model is not None
            model = medan.related_model
            dilalui += f"_{nama}"
            if dilalui not in gabung:
                sambung = f"{model._meta.db_table} j{dilalui}"
                gabung[dilalui] = (sambung, f"j{dilalui}.{model._meta.pk.column} = {satu}")
            di_sini = f"j{dilalui}.{{}}"
        raise AssertionError(jalur)

    pd, tahun = (kolom(j) if j else "0" for j in (p.sumber.pd, p.sumber.tahun))
    dari = " CROSS JOIN ".join([*filter(None, [tabel]), *(t for t, _ in gabung.values())])
    syarat = " AND ".join(s for _, s in gabung.values())
    return (
        f"SELECT {pd} AS pd, {tahun} AS tahun"
        f"{f' FROM {dari}' if dari else ''}{f' WHERE {syarat}' if syarat else ''}"
    )


def _semua_pemilik(vendor: str, p: PemicuCap, kejadian: str) -> str:
    """SQL for (pd, tahun) of every row that a write touches, as it was and as it is."""
    return " UNION ".join(
        _pemilik(p, f"{tabel}.{{}}", tabel)
        if vendor == "postgresql"
        else _pemilik(p, f"{baris}.{{}}", "")
        for tabel, baris in _KEJADIAN[kejadian].items()
    )


# --- the statements ------------------------------------------------------------------------------

# Whoever writes at the same time takes another row: nobody waits for anybody, and there are as many
# rows as there were writers at once.
_FUNGSI_NAIK = (
    f"CREATE OR REPLACE FUNCTION {_NAIK}(p bigint, t integer) RETURNS void "
    "LANGUAGE plpgsql AS $isi$ DECLARE k bigint; BEGIN "
    f"SELECT id INTO k FROM {_TABEL} WHERE pd = p AND tahun = t "
    "ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED; "
    f"IF FOUND THEN UPDATE {_TABEL} SET nilai = {_ACAK['postgresql']} WHERE id = k; "
    f"ELSE INSERT INTO {_TABEL} (pd, tahun, nilai) VALUES (p, t, {_ACAK['postgresql']}); "
    "END IF; END $isi$"
)


def _perintah_lepas(koneksi: BaseDatabaseWrapper, p: PemicuCap) -> Iterator[str]:
    for nama in p.nama_semua(koneksi.vendor):
        if koneksi.vendor == "postgresql":
            yield f"DROP TRIGGER IF EXISTS {nama} ON {p.tabel}"
            yield f"DROP FUNCTION IF EXISTS {nama}()"
        else:
            yield f"DROP TRIGGER IF EXISTS {nama}"


def _perintah_pasang(vendor: str, p: PemicuCap) -> Iterator[str]:
    for kejadian in _KEJADIAN:
        nama, pemilik = f"{p.nama}_{kejadian[0].lower()}", _semua_pemilik(vendor, p, kejadian)
        yield from (_postgresql if vendor == "postgresql" else _sqlite)(p, nama, kejadian, pemilik)
    if vendor == "postgresql":
        yield from _buat_postgresql(f"{p.nama}_t", f"PERFORM {_NAIK}(0, 0);", "TRUNCATE", p.tabel)


def _postgresql(p: PemicuCap, nama: str, kejadian: str, pemilik: str) -> Iterator[str]:
    isi = f"FOR r IN {pemilik} LOOP PERFORM {_NAIK}(r.pd, r.tahun); END LOOP;"
    if len(_KEJADIAN[kejadian]) == 1:
        isi = isi.replace("FOR r IN SELECT", "FOR r IN SELECT DISTINCT")
    tabel = {"lama": "OLD TABLE AS lama", "baru": "NEW TABLE AS baru"}
    rujuk = " ".join(tabel[b] for b in _KEJADIAN[kejadian])
    yield from _buat_postgresql(nama, isi, kejadian, f"{p.tabel} REFERENCING {rujuk}")


def _buat_postgresql(nama: str, isi: str, kejadian: str, pada: str) -> Iterator[str]:
    yield (
        f"CREATE FUNCTION {nama}() RETURNS trigger LANGUAGE plpgsql AS $isi$ "
        f"DECLARE r record; BEGIN {isi} RETURN NULL; END $isi$"
    )
    yield (
        f"CREATE TRIGGER {nama} AFTER {kejadian} ON {pada} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {nama}()"
    )


def _sqlite(p: PemicuCap, nama: str, kejadian: str, pemilik: str) -> Iterator[str]:
    acak = _ACAK["sqlite"]
    # Constants of the code. An upsert would follow the conflict clause of the outer statement.
    yield (
        f"CREATE TRIGGER {nama} AFTER {kejadian} ON {p.tabel} FOR EACH ROW BEGIN "
        f"UPDATE {_TABEL} SET nilai = {acak} WHERE id IN (SELECT c.id FROM ({pemilik}) o "
        f"CROSS JOIN {_TABEL} c WHERE c.pd = o.pd AND c.tahun = o.tahun); "
        f"INSERT INTO {_TABEL} (pd, tahun, nilai) SELECT o.pd, o.tahun, {acak} FROM ({pemilik}) o "
        f"WHERE NOT EXISTS (SELECT 1 FROM {_TABEL} c WHERE c.pd = o.pd AND c.tahun = o.tahun); "
        "END"
    )
