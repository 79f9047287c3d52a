"""Grids of the rows themselves (units, posts, Renstra, tujuan, sasaran, indicators, documents,
programs): those that are stored, and empty rows for new ones, where a list from Excel or Word lands
as one block.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from anggaran.lembar import KEGIATAN, PROGRAM, SUB_KEGIATAN, TINGKAT, VERSI
from kinerja.himpunan.tipe import Tanggal
from kinerja.lembar.pohon import RENSTRA, SASARAN, TUJUAN
from kinerja.lembar.target import DOKUMEN
from laporan.data.lengkapi_baris import (
    Lengkapi,
    lengkapi_dokumen,
    lengkapi_indikator,
    lengkapi_program,
    lengkapi_sasaran,
    lengkapi_tetap,
    lengkapi_versi,
)
from laporan.perencanaan.baris import LembarBaris, label_kolom, teks
from laporan.perencanaan.kisi import BarisKisi, Kisi, SelKisi
from laporan.perencanaan.petunjuk_kolom import pilihan, sebut_pilihan

#: Empty rows under those that are stored.
BARIS_BARU = 20


@dataclass(frozen=True)
class BentukDaftar:
    """The columns of a sheet that such a grid shows, and what an empty cell of a new row means."""

    medan: tuple[str, ...]
    lengkapi: Callable[[LembarBaris], Lengkapi] = lambda _: lengkapi_tetap({})
    setahun: bool = False
    """Whether the working year is part of the key."""


def _pj(semua: Any) -> dict[str, str]:
    return {o.kode: o.penanggung_jawab.kode for _, o in semua if o.penanggung_jawab_id}


def _renstra(lembar: LembarBaris) -> str:
    """The code of the Renstra of the year, else of the newest."""
    semua = [r for _, r in lembar.keadaan.semua(RENSTRA)]
    kini = [r for r in semua if r.tahun_awal <= lembar.tahun <= r.tahun_akhir]
    return (kini or semua)[-1].kode if semua else ""


def _tujuan(lembar: LembarBaris) -> Lengkapi:
    return lengkapi_tetap({"renstra": _renstra(lembar)})


def _sasaran(lembar: LembarBaris) -> Lengkapi:
    tujuan = [t.kode for _, t in lembar.keadaan.semua(TUJUAN) if t.berlaku_tahun(lembar.tahun)]
    tingkat = {s.kode: s.tingkat for _, s in lembar.keadaan.semua(SASARAN)}
    milik = {s.kode: s.tujuan.kode for _, s in lembar.keadaan.semua(SASARAN)}
    return lengkapi_sasaran(tujuan[0] if len(tujuan) == 1 else "", tingkat, milik)


def _indikator(lembar: LembarBaris) -> Lengkapi:
    return lengkapi_indikator(_pj(lembar.keadaan.semua(SASARAN)))


def _dokumen(lembar: LembarBaris) -> Lengkapi:
    ada = {d.kode for _, d in lembar.keadaan.semua(DOKUMEN)}
    return lengkapi_dokumen(lembar.tahun, _renstra(lembar), ada)


def _program(lembar: LembarBaris) -> Lengkapi:
    milik: dict[str, str] = {}
    for tabel in (PROGRAM, KEGIATAN, SUB_KEGIATAN):
        setahun = ((k, o) for k, o in lembar.keadaan.semua(tabel) if o.tahun == lembar.tahun)
        milik |= _pj(setahun)
    return lengkapi_program(tuple(TINGKAT), milik)


def _versi(lembar: LembarBaris) -> Lengkapi:
    ke = [v.ke for _, v in lembar.keadaan.semua(VERSI) if v.tahun == lembar.tahun]
    return lengkapi_versi(lembar.tahun, max(ke, default=0) + 1)


BENTUK: dict[str, BentukDaftar] = {
    "unit_kerja": BentukDaftar(("kode", "nama", "jenis", "induk")),
    "jabatan": BentukDaftar(
        ("kode", "nama", "unit", "atasan", "eselon", "jenis"),
        lambda _: lengkapi_tetap({"jenis": "struktural"}),
    ),
    "renstra": BentukDaftar(("kode", "nama", "tahun_awal", "tahun_akhir")),
    "tujuan": BentukDaftar(("kode", "uraian", "renstra"), _tujuan),
    "sasaran": BentukDaftar(
        ("kode", "uraian", "penanggung_jawab", "induk", "tujuan", "tingkat"), _sasaran
    ),
    "indikator": BentukDaftar(
        ("kode", "nama", "satuan", "sasaran", "penanggung_jawab", "polaritas", "akumulasi",
         "desimal", "iku"),
        _indikator,
    ),
    "dokumen": BentukDaftar(
        ("jenis", "kode", "nama", "tahun", "renstra", "nomor", "tanggal"), _dokumen
    ),
    "program_kegiatan": BentukDaftar(
        ("kode", "nama", "penanggung_jawab", "tingkat", "induk"), _program, setahun=True
    ),
    "versi_anggaran": BentukDaftar(("jenis", "kode", "ke", "nomor", "tanggal"), _versi),
}  # fmt: skip


def _kisi_daftar(nama: str, lembar: LembarBaris, _pilih: str) -> Kisi:
    bentuk = BENTUK[nama]
    kolom = {k.nama: k for k in lembar.lembar.kolom}
    daftar: dict[str, tuple[tuple[str, str], ...]] = {}
    for m in bentuk.medan:
        k = kolom[m]
        if k.rujukan is not None and not k.rujukan.bersama:
            daftar[m] = tuple(lembar.kode_dikenal(k))
        elif kata := pilihan(k):
            daftar[m] = tuple((satu, sebut_pilihan(k, satu)) for satu in kata)
    tetap = (("tahun", str(lembar.tahun)),) if bentuk.setahun else ()
    wajib = [k.nama for k in lembar.lembar.kolom if k.wajib]
    milik = [b for b in lembar.baris if not bentuk.setahun or b["tahun"] == lembar.tahun]
    tetap_lain: tuple[tuple[str, str], ...] = ()
    if nama == "versi_anggaran":  # of the year, whose versions have codes of their own
        tetap_lain = (("tahun", str(lembar.tahun)),)
        milik = [b for b in milik if b["tahun"] == lembar.tahun]
    baris: list[BarisKisi] = []
    for n, b in enumerate([*milik, *({} for _ in range(BARIS_BARU))]):
        kode = teks(b.get("kode"))
        kunci = (*tetap, ("kode", kode))
        sisa = [m for m in wajib if m not in (*bentuk.medan, *(k for k, _ in kunci))]
        bawaan = tuple((m, teks(b.get(m))) for m in sisa if b) or tetap_lain
        sel = tuple(
            SelKisi(
                kunci,
                m,
                teks(b.get(m)),
                ke=0 if b else n - len(milik) + 1,
                jenis="date" if isinstance(kolom[m].tipe, Tanggal) else "",
                pilihan=daftar.get(m, ()),
                boleh_kosong=not kolom[m].wajib,
                tetap=bool(b) and m == "kode",
                bawaan=bawaan,
            )
            for m in bentuk.medan
        )
        judul = kode or f"Baru {n - len(milik) + 1}"
        baris.append(BarisKisi(judul, "", sel, kunci if b else ()))
    return Kisi(
        nama,
        tuple(label_kolom(m) for m in bentuk.medan),
        tuple(baris),
        lengkapi=bentuk.lengkapi(lembar),
    )


def kisi_daftar(nama: str) -> Callable[[LembarBaris, str], Kisi]:
    """What makes the grid of this sheet's rows."""
    return partial(_kisi_daftar, nama)
