"""Grids of posts: who holds them in a year, and where they stand in the organisation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kinerja.jenis import Eselon, StatusPemangku
from kinerja.lembar.organisasi import JABATAN
from kinerja.periode import format_tanggal
from laporan.perencanaan.baris import LembarBaris, teks
from laporan.perencanaan.kisi import BarisKisi, Kisi, SelKisi

#: Columns of a holder as they stand in the grid. `nip` is personal data: it stays in its own form.
_MEDAN = ("nama", "status", "mulai", "sampai", "pangkat")
#: What the decree of a holder says: changed later, it is changed for a reason.
_PENETAPAN = frozenset({"nama", "status"})
_HARI = frozenset({"mulai", "sampai"})
_STATUS = tuple((satu.value, str(satu.label)) for satu in StatusPemangku)
_ESELON = tuple((satu.value, str(satu.label)) for satu in Eselon)


def ada_pada(mulai: date | None, sampai: date | None, tahun: int) -> bool:
    """Whether something from one day to another was there on a day of the year."""
    awal, akhir = date(tahun, 1, 1), date(tahun, 12, 31)
    return (mulai is None or mulai <= akhir) and (sampai is None or sampai >= awal)


def _jabatan(lembar: LembarBaris) -> list[Any]:
    semua = (j for _, j in lembar.keadaan.semua(JABATAN))
    return [j for j in semua if ada_pada(j.mulai, j.sampai, lembar.tahun)]


def kisi_pemangku(lembar: LembarBaris, _pilih: str) -> Kisi:
    """Each post with its holders of the year, and a row for the next one."""
    milik: dict[str, list[Mapping[str, Any]]] = {}
    for b in lembar.baris:
        if ada_pada(b["mulai"], b.get("sampai"), lembar.tahun):  # type: ignore[arg-type]
            milik.setdefault(teks(b["jabatan"]), []).append(b)
    baris: list[BarisKisi] = []
    for j in _jabatan(lembar):
        baris += [_pemangku(j, b) for b in milik.get(j.kode, [])]
        baris.append(_pemangku(j, None))
    return Kisi("pemangku", ("Nama", "Status", "Sejak", "Sampai dengan", "Pangkat"), tuple(baris))


def _pemangku(jabatan: Any, b: Mapping[str, Any] | None) -> BarisKisi:
    mulai = teks(b["mulai"]) if b else ""
    kunci = (("jabatan", jabatan.kode), ("mulai", mulai))
    sejak = ""
    if b and isinstance(hari := b["mulai"], date):
        sejak = f"Pemangku {jabatan.nama} tercatat sejak {format_tanggal(hari)}"
    sel = tuple(
        SelKisi(
            kunci,
            medan,
            _isi(b, medan),
            ke=0 if b else 1,
            jenis="date" if medan in _HARI and not (b and medan == "mulai") else "",
            pilihan=_STATUS if medan == "status" else (),
            boleh_kosong=medan in ("sampai", "pangkat"),
            tetap=b is not None and medan == "mulai",
            bertanggal=sejak if medan in _PENETAPAN else "",
        )
        for medan in _MEDAN
    )
    keterangan = "" if b else " · pemangku baru"
    ubah = kunci if b else ()
    return BarisKisi(jabatan.nama, f"{jabatan.kode}{keterangan}", sel, ubah)


def _isi(b: Mapping[str, Any] | None, medan: str) -> str:
    if b is None:
        return ""
    return format_tanggal(b["mulai"]) if medan == "mulai" else teks(b.get(medan))


def kisi_jabatan(lembar: LembarBaris, _pilih: str) -> Kisi:
    """Unit, superior and echelon of every post of the year."""
    kolom = {k.nama: k for k in lembar.lembar.kolom}
    pilihan = {
        "unit": tuple(lembar.kode_dikenal(kolom["unit"])),
        "atasan": tuple(lembar.kode_dikenal(kolom["atasan"])),
        "eselon": _ESELON,
    }
    ada = {teks(b["kode"]): b for b in lembar.baris}
    baris: list[BarisKisi] = []
    for j in _jabatan(lembar):
        b = ada[j.kode]
        kunci = (("kode", j.kode),)
        bawaan = tuple((k, teks(b.get(k))) for k in ("nama", "jenis"))
        sel = tuple(
            SelKisi(
                kunci,
                medan,
                teks(b.get(medan)),
                pilihan=tuple(p for p in semua if medan != "atasan" or p[0] != j.kode),
                boleh_kosong=medan != "unit",
                bawaan=bawaan,
            )
            for medan, semua in pilihan.items()
        )
        baris.append(BarisKisi(j.nama, j.kode, sel, kunci))
    return Kisi("jabatan", ("Unit kerja", "Atasan langsung", "Eselon"), tuple(baris))
