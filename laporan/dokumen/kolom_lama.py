"""PURE. Keys for the columns of documents that were frozen before every column had one.

Only such a document is read by its titles, and they are those that were printed then: nothing here
follows when a title changes.
"""

import re
from dataclasses import replace

from laporan.dokumen.unsur import NOMOR, Kolom

_KURUNG_TAHUN = re.compile(r"\([^)]*\)|\b\d{4}\b")
_PER_TAHUN = re.compile(r"Tahun (\d{4}) (Realisasi|Capaian)\b")
_BUKAN_HURUF = re.compile(r"[^a-z0-9]+")

_KUNCI = {
    "": "kode",
    "no": NOMOR,
    "tujuan_sasaran_strategis_sasaran_kinerja": "sasaran",
    "sasaran_strategis_sasaran_kinerja": "sasaran",
    "sasaran_strategis": "sasaran",
    "indikator_kinerja_utama": "indikator",
    "indikator_kinerja": "indikator",
    "indikator_program_kegiatan": "indikator_program",
    "capaian_program_kegiatan": "capaian_program",
    "program_kegiatan_sub_kegiatan": "program",
    "program_kegiatan": "program",
    "kegiatan_sub_kegiatan": "program",
    "sub_kegiatan": "program",
    "kegiatan": "program",
    "formulasi_perhitungan": "formulasi",
    "definisi_operasional": "definisi",
    "sumber_data": "sumber",
    "target_setahun": "target",
    "kinerja_capaian": "capaian",
    "capaian_terhadap_target_akhir": "capaian",
    "tingkat_efisiensi": "efisiensi",
    "persentase": "serapan",
    "anggaran_serapan": "serapan",
    "anggaran": "pagu",
    "interval_nilai_realisasi_kinerja": "interval",
    "kriteria_penilaian_realisasi_kinerja": "kriteria",
    "pokok_masalah": "pokok",
    "akar_masalah": "akar",
    "komponen_yang_dinilai": "komponen",
    "data_dukung": "bukti",
    **{
        f"target_triwulan_tw_{romawi}": f"tw{n}"
        for n, romawi in enumerate(("i", "ii", "iii", "iv"), 1)
    },
}


def beri_kunci(kolom: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    """The columns of one table, each with a key; a title that stands twice is told apart."""
    dipakai = {k.kunci for k in kolom if k.kunci}
    hasil = []
    for urutan, k in enumerate(kolom, start=1):
        kunci = k.kunci or _kunci(f"{k.kelompok} {k.judul}")
        if not k.kunci:
            kunci = f"{kunci}_{urutan}" if kunci in dipakai else kunci
            dipakai.add(kunci)
        hasil.append(replace(k, kunci=kunci))
    return tuple(hasil)


def _kunci(judul: str) -> str:
    rapi = " ".join(judul.split())
    if satu := _PER_TAHUN.match(rapi):
        return f"{satu[2].lower()}_{satu[1]}"
    kunci = _BUKAN_HURUF.sub("_", _KURUNG_TAHUN.sub(" ", rapi).lower()).strip("_")
    return _KUNCI.get(kunci, kunci)
