"""Write the differences: created and changed rows with their audit entries.

Runs inside the caller's transaction. The number of queries follows the number of tables (and of
levels in a tree), not the number of rows.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import ForeignKey, Model

from kinerja.himpunan.beda import BedaHimpunan, PerubahanBaris
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.pemuatan import sebut_kunci
from kinerja.himpunan.skema import Calon, Pelaku, Tabel
from kinerja.models import JejakAudit, PerangkatDaerah, jejak

PER_KIRIM = 500


def terapkan(beda: BedaHimpunan, keadaan: Keadaan, pelaku: Pelaku) -> PerangkatDaerah:
    """Write everything; returns the agency."""
    catatan: list[JejakAudit] = []
    pd = keadaan.pd
    for tabel in keadaan.tabel:
        ubah = beda.ubah[tabel]
        disisihkan = _sisihkan(tabel, ubah)
        for tingkat in _per_tingkat(tabel, beda.baru[tabel]):
            objek = [_bangun(tabel, calon, keadaan, pelaku, pd) for calon in tingkat]
            tabel.model._default_manager.bulk_create(objek, batch_size=PER_KIRIM)
            for calon, satu in zip(tingkat, objek, strict=True):
                keadaan.catat(tabel, calon.kunci, satu)
                if isinstance(satu, PerangkatDaerah):
                    pd = satu
                catatan.append(_catat("dibuat", tabel, satu, _isi(calon), calon.alasan, pelaku, pd))
        _ubah(tabel, ubah, disisihkan, keadaan, pelaku)
        for perubahan in ubah:
            if perubahan.medan:
                isi = {m: (_baca(lama), _baca(baru)) for m, (lama, baru) in perubahan.medan.items()}
                catatan.append(
                    _catat("diubah", tabel, perubahan.objek, isi, perubahan.alasan, pelaku, pd)
                )
    JejakAudit.objects.bulk_create(catatan, batch_size=PER_KIRIM)
    assert pd is not None
    return pd


def _bangun(
    tabel: Tabel, calon: Calon, keadaan: Keadaan, pelaku: Pelaku, pd: PerangkatDaerah | None
) -> Model:
    objek = tabel.model()
    for medan, isi in {**dict(zip(tabel.kunci, calon.kunci, strict=True)), **calon.nilai}.items():
        _pasang(tabel, objek, medan, isi, keadaan)
    if pd is not None and any(f.name == "pd" for f in tabel.model._meta.concrete_fields):
        setattr(objek, "pd", pd)  # noqa: B010 - not every model has it
    if tabel.saat_dibuat is not None:
        tabel.saat_dibuat(objek, pelaku)
    return objek


def _pasang(tabel: Tabel, objek: Model, medan: str, isi: Any, keadaan: Keadaan) -> None:
    f = None if medan in tabel.semu else tabel.medan(medan)
    if isinstance(f, ForeignKey) and isinstance(isi, tuple):
        tujuan = keadaan.ambil(keadaan.tabel_dari(f.related_model), isi)
        if tujuan is None:
            raise LookupError(f"{tabel.sebutan}: {medan} {sebut_kunci(isi)}")
        setattr(objek, medan, tujuan)
    else:
        setattr(objek, medan, isi)


def _sisihkan(tabel: Tabel, ubah: list[PerubahanBaris]) -> set[str]:
    """Move changed rows out of the way, so that two rows may trade a unique value."""
    if tabel.sisihkan is None or not ubah:
        return set()
    sementara: set[str] = set()
    asal: list[tuple[Model, str, Any]] = []
    for urut, satu in enumerate(ubah, 1):
        for medan, isi in tabel.sisihkan(satu.objek, urut).items():
            asal.append((satu.objek, medan, getattr(satu.objek, medan)))
            setattr(satu.objek, medan, isi)
            sementara.add(medan)
    _kirim(tabel, [satu.objek for satu in ubah], sementara)
    for objek, medan, isi in asal:
        setattr(objek, medan, isi)
    return sementara


def _ubah(
    tabel: Tabel, ubah: list[PerubahanBaris], medan: set[str], keadaan: Keadaan, pelaku: Pelaku
) -> None:
    for satu in ubah:
        for nama, (_, isi) in satu.medan.items():
            _pasang(tabel, satu.objek, nama, isi, keadaan)
            medan.add(nama)
        if tabel.saat_diubah is not None:
            tabel.saat_diubah(satu.objek, pelaku)
            medan.update(tabel.medan_ikut)
    _kirim(tabel, [satu.objek for satu in ubah], medan)


def _kirim(tabel: Tabel, objek: list[Model], medan: set[str]) -> None:
    nyata = sorted(medan.difference(tabel.semu))
    if nyata:
        tabel.model._default_manager.bulk_update(objek, nyata, batch_size=PER_KIRIM)


def _per_tingkat(tabel: Tabel, baru: list[Calon]) -> Iterator[list[Calon]]:
    """New rows level by level, parents before the rows that refer to them."""
    diri = [nama for nama, model in tabel.rujukan().items() if model is tabel.model]
    sisa = {calon.kunci: calon for calon in baru}
    while sisa:
        tingkat = [
            calon
            for calon in sisa.values()
            if all(calon.nilai.get(medan) not in sisa for medan in diri)
        ]
        if not tingkat:
            raise LookupError(f"{tabel.sebutan}: lingkaran")
        yield tingkat
        for calon in tingkat:
            del sisa[calon.kunci]


def _isi(calon: Calon) -> dict[str, tuple[Any, Any]]:
    """What a new row holds, as an audit entry shows it."""
    return {
        medan: (None, _baca(isi)) for medan, isi in calon.nilai.items() if isi not in (None, "")
    }


def _baca(isi: Any) -> Any:
    return sebut_kunci(isi) if isinstance(isi, tuple) else isi


def _catat(
    aksi: str,
    tabel: Tabel,
    objek: Model,
    perubahan: dict[str, tuple[Any, Any]],
    alasan: str,
    pelaku: Pelaku,
    pd: PerangkatDaerah | None,
) -> JejakAudit:
    return jejak(
        aksi=f"{aksi} {pelaku.lewat}".strip(), objek=objek, oleh=pelaku.oleh, pada=pelaku.pada,
        perubahan=perubahan, alasan=alasan or pelaku.alasan, kelompok=pelaku.kelompok, pd=pd,
    )  # fmt: skip
