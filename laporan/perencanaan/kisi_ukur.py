"""Grids of what is measured: variables of one indicator, and who answers for what, and when."""

from typing import Any

from kinerja.jenis import KaitanPendahulu
from kinerja.lembar.indikator import INDIKATOR
from laporan.perencanaan.baris import LembarBaris, teks
from laporan.perencanaan.kisi import BarisKisi, Kisi, SelKisi

#: Rows for variables that are not stored yet.
BARIS_BARU = 5
_MEDAN = {
    "kode": "Kode", "nama": "Nama", "satuan": "Satuan", "sumber_data": "Sumber data",
    "induk": "Bagian dari",
}  # fmt: skip
_WAJIB_INDIKATOR = ("nama", "satuan", "polaritas", "akumulasi")
_KAITAN = tuple((satu.value, satu.label) for satu in KaitanPendahulu)
_YA_TIDAK = (("ya", "Ya"), ("tidak", "Tidak"))
_WAJIB_PROGRAM = ("tingkat", "induk", "nama")


def _berlaku(lembar: LembarBaris) -> list[Any]:
    return [i for _, i in lembar.keadaan.semua(INDIKATOR) if i.berlaku_tahun(lembar.tahun)]


def pilihan_indikator(lembar: LembarBaris) -> list[tuple[str, str]]:
    """Indicators of the year: those with a formula first, for they need variables."""
    urut = sorted(_berlaku(lembar), key=lambda i: not i.formula)
    return [(i.kode, f"{i.kode} · {i.nama}"[:120]) for i in urut]


def kisi_variabel(lembar: LembarBaris, pilih: str) -> Kisi:
    """The variables of an indicator, and some rows for further ones."""
    if not pilih:
        return Kisi("variabel", (), ())
    ada = [b for b in lembar.baris if b["indikator"] == pilih]
    baris = [_variabel(pilih, teks(b["kode"]), b, 0) for b in ada]
    baris += [_variabel(pilih, "", {}, n) for n in range(1, BARIS_BARU + 1)]
    return Kisi("variabel", tuple(_MEDAN.values()), tuple(baris))


def _variabel(indikator: str, kode: str, b: Any, ke: int) -> BarisKisi:
    kunci = (("indikator", indikator), ("kode", kode))
    sel = tuple(
        SelKisi(
            kunci,
            medan,
            teks(b.get(medan)),
            ke=ke,
            boleh_kosong=medan in ("satuan", "sumber_data", "induk"),
            tetap=not ke and medan == "kode",
        )
        for medan in _MEDAN
    )
    return BarisKisi(teks(b.get("nama")) or f"Variabel baru {ke}", "", sel)


def kisi_indikator(lembar: LembarBaris, _pilih: str) -> Kisi:
    """Who answers for each indicator, and when its figures are due."""
    jabatan = _pilihan_jabatan(lembar)
    ada = {teks(b["kode"]): b for b in lembar.baris}
    baris: list[BarisKisi] = []
    for i in _berlaku(lembar):
        b, kunci = ada[i.kode], (("kode", i.kode),)
        bawaan = tuple((k, teks(b.get(k))) for k in _WAJIB_INDIKATOR)
        sel = (
            SelKisi(
                kunci, "penanggung_jawab", teks(b["penanggung_jawab"]), pilihan=jabatan,
                bawaan=bawaan,
            ),
            SelKisi(kunci, "jadwal", teks(b.get("jadwal")), bawaan=bawaan),
            SelKisi(kunci, "iku", teks(b.get("iku")), pilihan=_YA_TIDAK, bawaan=bawaan),
        )  # fmt: skip
        baris.append(BarisKisi(i.nama, i.kode, sel, kunci))
    return Kisi("indikator", ("Penanggung jawab", "Jadwal", "IKU"), tuple(baris))


def kisi_kaitan(lembar: LembarBaris, _pilih: str) -> Kisi:
    """What each indicator of the year continues, and whether their figures compare."""
    ada = {teks(b["kode"]): b for b in lembar.baris}
    semua = [(kode, f"{kode} · {teks(b['nama'])}"[:90]) for kode, b in ada.items()]
    baris: list[BarisKisi] = []
    for i in _berlaku(lembar):
        b, kunci = ada[i.kode], (("kode", i.kode),)
        bawaan = tuple((k, teks(b.get(k))) for k in (*_WAJIB_INDIKATOR, "penanggung_jawab"))
        lain = tuple(satu for satu in semua if satu[0] != i.kode)
        sel = (
            SelKisi(
                kunci, "pendahulu", teks(b.get("pendahulu")), pilihan=lain, boleh_kosong=True,
                bawaan=bawaan,
            ),
            SelKisi(
                kunci, "kaitan_pendahulu", teks(b.get("kaitan_pendahulu")), pilihan=_KAITAN,
                boleh_kosong=True, bawaan=bawaan,
            ),
        )  # fmt: skip
        baris.append(BarisKisi(i.nama, i.kode, sel, kunci))
    return Kisi("indikator", ("Melanjutkan", "Kaitan"), tuple(baris))


def kisi_program(lembar: LembarBaris, _pilih: str) -> Kisi:
    """Who answers for each program, kegiatan and sub kegiatan of the year."""
    jabatan = _pilihan_jabatan(lembar)
    baris: list[BarisKisi] = []
    for b in lembar.setahun:
        kunci = (("tahun", teks(b["tahun"])), ("kode", teks(b["kode"])))
        sel = SelKisi(
            kunci, "penanggung_jawab", teks(b["penanggung_jawab"]), pilihan=jabatan,
            bawaan=tuple((k, teks(b.get(k))) for k in _WAJIB_PROGRAM),
        )  # fmt: skip
        keterangan = f"{teks(b['kode'])} · {teks(b['tingkat']).replace('_', ' ')}"
        baris.append(BarisKisi(teks(b["nama"]), keterangan, (sel,), kunci))
    return Kisi("program_kegiatan", ("Penanggung jawab",), tuple(baris))


def _pilihan_jabatan(lembar: LembarBaris) -> tuple[tuple[str, str], ...]:
    kolom = next(k for k in lembar.lembar.kolom if k.nama == "penanggung_jawab")
    return tuple(lembar.kode_dikenal(kolom))
