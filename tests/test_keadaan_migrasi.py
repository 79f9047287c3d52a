"""An upgrade draws fewer models than Django would, and its migrations see the same ones."""

from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState, StateApps

from config.keadaan_migrasi import PelaksanaHemat, gambar_seperlunya

Kunci = tuple[str, str]


@pytest.fixture
def digambar(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the models that are drawn, in order."""
    nama: list[str] = []
    asli = ModelState.render

    def gambar(satu: ModelState, apps: Any) -> Any:
        nama.append(satu.name)
        return asli(satu, apps)

    monkeypatch.setattr(ModelState, "render", gambar)
    return nama


def _model(nama: str, bases: tuple[Any, ...] = (models.Model,), **medan: Any) -> ModelState:
    kunci = {} if bases != (models.Model,) else {"id": models.AutoField(primary_key=True)}
    return ModelState("uji", nama, list({**kunci, **medan}.items()), bases=bases)


def _ke(tujuan: str) -> Any:
    return models.ForeignKey(tujuan, on_delete=models.CASCADE)


def _keadaan(*model: ModelState) -> ProjectState:
    keadaan = ProjectState()
    for satu in model:
        keadaan.add_model(satu)
    assert keadaan.apps is not None  # drawn, as while operations run
    return keadaan


def _tunjukan_putus(apps: Any) -> list[str]:
    """Fields that point to a class that is no longer the one of its name."""
    semua = apps.get_models(include_auto_created=True)
    putus = []
    for model in semua:
        for medan in model._meta.get_fields(include_hidden=True):
            terkait = medan.related_model
            if medan.is_relation and terkait is not None:
                opsi = terkait._meta
                if apps.get_model(opsi.app_label, opsi.model_name) is not terkait:
                    putus.append(f"{model.__name__}.{medan.name}")
    return putus


def _isi(apps: Any) -> dict[str, Any]:
    """What the schema of a model is made of."""
    return {
        m._meta.label: (
            [(f.column, f.deconstruct()[1:]) for f in m._meta.local_concrete_fields],
            [f.deconstruct()[1:] for f in m._meta.local_many_to_many],
            sorted(r.get_accessor_name() or "" for r in m._meta.related_objects),
            [c.deconstruct() for c in (*m._meta.constraints, *m._meta.indexes)],
            (m._meta.db_table, m._meta.unique_together, [b.__name__ for b in m.__bases__]),
        )
        for m in apps.get_models(include_auto_created=True)
    }


def test_yang_menunjuk_digambar_lagi_yang_ditunjuk_tidak(digambar: list[str]) -> None:
    keadaan = _keadaan(
        _model("Induk"),
        _model("Berubah", induk=_ke("uji.Induk")),
        _model("Anak", berubah=_ke("uji.Berubah")),
        _model("Cucu", anak=_ke("uji.Anak"), sendiri=_ke("self")),
        _model("Saudara", induk=_ke("uji.Induk")),
    )
    digambar.clear()
    with gambar_seperlunya():
        keadaan.add_field("uji", "berubah", "baru", models.IntegerField(default=0), True)
    assert sorted(digambar) == ["Anak", "Berubah", "Cucu"]
    assert _tunjukan_putus(keadaan.apps) == []
    assert _isi(keadaan.apps) == _isi(StateApps([], keadaan.models))


def test_relasi_baru_terlihat_dari_yang_ditunjuk(digambar: list[str]) -> None:
    keadaan = _keadaan(_model("Induk"), _model("Anak", induk=_ke("uji.Induk")), _model("Lain"))
    digambar.clear()
    with gambar_seperlunya():
        keadaan.add_field("uji", "lain", "induk", _ke("uji.Induk"), True)
        keadaan.add_model(_model("Baru", lain=_ke("uji.Lain")))
    assert digambar == ["Lain", "Baru"]
    induk = keadaan.apps.get_model("uji", "induk")
    assert {r.related_model.__name__ for r in induk._meta.related_objects} == {"Anak", "Lain"}
    assert _isi(keadaan.apps) == _isi(StateApps([], keadaan.models))


def test_turunan_dan_perantara_ikut() -> None:
    """Models built on the changed one, and those whose many-to-many goes through it."""
    banyak = models.ManyToManyField("uji.Tujuan", through="uji.Perantara")
    keadaan = _keadaan(
        _model("Tujuan"),
        _model("Asal", banyak=banyak, langsung=models.ManyToManyField("uji.Tujuan")),
        _model("Perantara", asal=_ke("uji.Asal"), tujuan=_ke("uji.Tujuan")),
        _model("Khusus", bases=("uji.Perantara",), perantara_ptr=_induk("uji.Perantara")),
        ModelState("uji", "Wakil", [], {"proxy": True}, bases=("uji.Perantara",)),
    )
    with gambar_seperlunya():
        for nama in ("perantara", "tujuan", "asal"):
            keadaan.add_field("uji", nama, "baru", models.IntegerField(default=0), True)
            assert _tunjukan_putus(keadaan.apps) == []
            assert _isi(keadaan.apps) == _isi(StateApps([], keadaan.models))
    asal = keadaan.apps.get_model("uji", "asal")
    perantara = keadaan.apps.get_model("uji", "perantara")
    assert asal._meta.get_field("banyak").remote_field.through is perantara
    assert perantara in keadaan.apps.get_model("uji", "wakil").__bases__


def _induk(nama: str) -> Any:
    return models.OneToOneField(
        nama, on_delete=models.CASCADE, parent_link=True, primary_key=True, auto_created=True
    )


def test_kode_migrasi_melihat_semua_yang_baru() -> None:
    """What RunPython asks for before it runs leaves no model that was not drawn anew."""
    keadaan = _keadaan(_model("Induk"), _model("Anak", induk=_ke("uji.Induk")))
    induk = keadaan.apps.get_model("uji", "induk")
    with gambar_seperlunya():
        keadaan.remove_field("uji", "anak", "induk")
        assert hasattr(induk, "anak_set")  # Django takes no accessor off a class
        keadaan.clear_delayed_apps_cache()
    assert not hasattr(keadaan.apps.get_model("uji", "induk"), "anak_set")


def test_setiap_migrasi_melihat_model_yang_sama() -> None:
    """All migrations since those of the oldest fixture: none sees a class that is out of date."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    daun = sorted(loader.graph.leaf_nodes())
    urutan: list[Kunci] = []
    for satu in daun:
        urutan += [k for k in loader.graph.forwards_plan(satu) if k not in urutan]
    awal = [k for k in urutan if k[0] in {"kinerja", "laporan", "anggaran"}][:20]
    keadaan = loader.project_state(awal)
    sisa = [k for k in urutan if k not in _terpakai(loader, awal)]
    assert len(sisa) > 40
    assert keadaan.apps is not None
    with gambar_seperlunya():
        for satu in sisa:
            keadaan = loader.graph.nodes[satu].mutate_state(keadaan, preserve=False)
            assert _tunjukan_putus(keadaan.apps) == [], satu
    assert _isi(keadaan.apps) == _isi(StateApps(sorted(keadaan.real_apps), keadaan.models))


def _terpakai(loader: MigrationLoader, tujuan: list[Kunci]) -> set[Kunci]:
    return {k for satu in tujuan for k in loader.graph.forwards_plan(satu)}


def test_perintah_migrate_memakainya_dan_hanya_ke_depan(monkeypatch: pytest.MonkeyPatch) -> None:
    dipakai: list[Any] = []

    def catat(perintah: Any, *args: Any, **options: Any) -> None:
        dipakai.append(vars(migrate)["MigrationExecutor"])

    monkeypatch.setattr(migrate.Command, "handle", catat)
    call_command("migrate")
    assert dipakai == [PelaksanaHemat]
    assert vars(migrate)["MigrationExecutor"] is MigrationExecutor

    asli = vars(ProjectState)["_find_reload_model"]
    cara: list[bool] = []

    def lihat(*args: Any, **kwargs: Any) -> None:
        cara.append(vars(ProjectState)["_find_reload_model"] is asli)

    for nama in ("_migrate_all_forwards", "_migrate_all_backwards"):
        monkeypatch.setattr(MigrationExecutor, nama, lihat)
        getattr(PelaksanaHemat.__new__(PelaksanaHemat), nama)()
    assert cara == [False, True]
    assert vars(ProjectState)["_find_reload_model"] is asli
