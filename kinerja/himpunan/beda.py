"""Compare what the file wants with what the database holds, by key."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.skema import Calon, Kunci, Tabel
from kinerja.himpunan.tipe import rapikan_teks
from kinerja.himpunan.urutan import urutkan
from kinerja.teks import butir


@dataclass
class PerubahanBaris:
    """A stored row and the fields that differ: field → (old, new). Empty: touched by a child."""

    objek: Model
    kunci: Kunci
    medan: dict[str, tuple[Any, Any]]
    alasan: str = ""


@dataclass
class BedaHimpunan:
    """Everything a load would write."""

    baru: dict[Tabel, list[Calon]] = field(default_factory=dict)
    ubah: dict[Tabel, list[PerubahanBaris]] = field(default_factory=dict)

    def jumlah(self) -> int:
        """Rows created or changed."""
        return sum(map(len, self.baru.values())) + sum(map(len, self.ubah.values()))


def bandingkan(
    calon: dict[Tabel, dict[Kunci, Calon]],
    keadaan: Keadaan,
    tanpa_urutan: Collection[Tabel] = (),
) -> BedaHimpunan:
    """Which candidates are new, which change a stored row.

    `tanpa_urutan`: tables whose rows keep their order whatever the order of the file; what is new
    goes to the end unless the file says where.
    """
    hasil = BedaHimpunan()
    for tabel in keadaan.tabel:
        isi = calon.get(tabel, {})
        if tabel.berurutan and tabel in tanpa_urutan:
            _ke_ujung(tabel, isi, keadaan)
        elif tabel.berurutan:
            _beri_urutan(tabel, isi, keadaan)
        baru, ubah = [], []
        for kunci, satu in isi.items():
            objek = keadaan.ambil(tabel, kunci)
            if objek is None:
                baru.append(satu)
            elif medan := dict(berbeda(tabel, satu, objek, keadaan)):
                ubah.append(PerubahanBaris(objek, kunci, medan, satu.alasan))
        hasil.baru[tabel], hasil.ubah[tabel] = baru, ubah
        if tabel.menyentuh:
            _sentuh(tabel, hasil, keadaan)
    return hasil


def berbeda(
    tabel: Tabel, calon: Calon, objek: Model, keadaan: Keadaan
) -> Iterable[tuple[str, tuple[Any, Any]]]:
    """The fields in which a stored row differs from what the file wants: (old, new)."""
    for medan, baru in calon.nilai.items():
        lama = keadaan.nilai(tabel, objek, medan)
        if lama == baru:
            continue
        if isinstance(lama, str) and isinstance(baru, str):
            ratakan = butir if medan in tabel.per_butir else rapikan_teks
            if ratakan(lama) == ratakan(baru):
                continue
        yield medan, (lama, baru)


def _beri_urutan(tabel: Tabel, isi: dict[Kunci, Calon], keadaan: Keadaan) -> None:
    tersimpan = {kunci: (int(objek.urutan), int(objek.pk)) for kunci, objek in keadaan.semua(tabel)}
    for kunci, urutan in urutkan(list(isi), tersimpan).items():
        isi[kunci].nilai["urutan"] = urutan


def _ke_ujung(tabel: Tabel, isi: dict[Kunci, Calon], keadaan: Keadaan) -> None:
    puncak = max((int(objek.urutan) for _, objek in keadaan.semua(tabel)), default=0)
    for kunci, satu in isi.items():
        if keadaan.ambil(tabel, kunci) is None and "urutan" not in satu.nilai:
            puncak += 1
            satu.nilai["urutan"] = puncak


def _sentuh(tabel: Tabel, beda: BedaHimpunan, keadaan: Keadaan) -> None:
    """A row whose parts changed counts as changed itself."""
    induk = keadaan.tabel_dari(tabel.rujukan()[tabel.menyentuh])
    posisi = tabel.kunci.index(tabel.menyentuh)
    sudah = {satu.kunci for satu in beda.ubah[induk]}
    berubah = [satu.kunci for satu in beda.baru[tabel]] + [s.kunci for s in beda.ubah[tabel]]
    for kunci in dict.fromkeys(satu[posisi] for satu in berubah):
        objek = keadaan.ambil(induk, kunci)
        if objek is not None and kunci not in sudah:
            sudah.add(kunci)
            beda.ubah[induk].append(PerubahanBaris(objek, kunci, {}))
