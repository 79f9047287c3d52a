"""The sections of a report that people may rewrite: which there are, their contents, replacement.

PURE: no Django, no clock, no database. A section marks where an author's text goes; the tables
and figures in it stay the system's, whatever the author wrote.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from laporan.dokumen.penomoran import semua_blok, telusuri
from laporan.dokumen.unsur import (
    Bab,
    Bagian,
    Blok,
    Dokumen,
    Gambar,
    Isi,
    Mendatar,
    Rujukan,
    Seksi,
    Sisipan,
    Tabel,
    Teks,
    larik,
    teks_polos,
)

Penulis = Literal["perencanaan", "keuangan", "kepegawaian", "penanggung_jawab", "pimpinan"]
SEBUTAN_PENULIS: Mapping[Penulis, str] = {
    "perencanaan": "Sub bagian yang menangani perencanaan dan pelaporan",
    "keuangan": "Sub bagian yang menangani keuangan",
    "kepegawaian": "Sub bagian yang menangani umum dan kepegawaian",
    "penanggung_jawab": "Unit penanggung jawab indikator atau sasaran",
    "pimpinan": "Kepala perangkat daerah dibantu Sekretaris",
}
HILANG = "[rujukan tidak ditemukan]"
"""Stands where an author's text points at a table that the report no longer has."""

TANYA = "tanya:"
"""`Teks.medan` of a question to the author; never in a final report."""
BELUM = "belum:"
"""`Teks.medan` of a sentence that says which data are missing."""


@dataclass(frozen=True)
class JenisSeksi:
    """One kind of section. A key ending in `*` stands for one section per indicator or sasaran."""

    kunci: str
    bab: str
    judul: str
    wajib: bool
    penulis: Penulis

    def cocok(self, kunci: str) -> bool:
        """Whether a section's key is of this kind."""
        if not self.kunci.endswith("*"):
            return kunci == self.kunci
        return kunci.startswith(self.kunci[:-1]) and len(kunci) >= len(self.kunci)


_P: Penulis = "perencanaan"
SEKSI: tuple[JenisSeksi, ...] = (
    JenisSeksi("kata_pengantar", "Depan", "Kata Pengantar", True, "pimpinan"),
    JenisSeksi("ringkasan_eksekutif", "Depan", "Ringkasan Eksekutif", True, _P),
    JenisSeksi("bab1:maksud", "Bab I", "A.1 Maksud", True, _P),
    JenisSeksi("bab1:tujuan", "Bab I", "A.2 Tujuan", True, _P),
    JenisSeksi("bab1:tugas", "Bab I", "B.1 Tugas", True, "kepegawaian"),
    JenisSeksi("bab1:fungsi", "Bab I", "B.2 Fungsi", True, "kepegawaian"),
    JenisSeksi("bab1:dasar_hukum", "Bab I", "B.3 Dasar Hukum", True, _P),
    JenisSeksi("bab1:gambaran", "Bab I", "B. Gambaran Umum Daerah", False, _P),
    JenisSeksi("bab1:perangkat", "Bab I", "C. Perangkat Daerah", False, _P),
    JenisSeksi("bab1:struktur", "Bab I", "C. Struktur Organisasi", True, "kepegawaian"),
    JenisSeksi("bab1:masalah", "Bab I", "D. Permasalahan", True, _P),
    JenisSeksi("bab1:isu_strategis", "Bab I", "E. Isu Strategis", True, _P),
    JenisSeksi("bab1:kepegawaian", "Bab I", "F. Kepegawaian", False, "kepegawaian"),
    JenisSeksi("bab1:sistematika", "Bab I", "G. Sistematika Penyajian", True, _P),
    JenisSeksi("bab2:visi_misi", "Bab II", "Visi, Misi, dan Tujuan", True, _P),
    JenisSeksi("bab2:iku", "Bab II", "A. Indikator Kinerja Utama", True, _P),
    JenisSeksi("bab2:pk", "Bab II", "B. Perjanjian Kinerja", True, _P),
    JenisSeksi("bab2:pohon_kinerja", "Bab II", "C. Pohon Kinerja", False, _P),
    JenisSeksi("bab2:pengampu", "Bab II", "Perangkat Daerah Pengampu", False, _P),
    JenisSeksi("bab2:keterkaitan", "Bab II", "Keterkaitan dan Keselarasan Kinerja", False, _P),
    JenisSeksi("bab3:metode", "Bab III", "A.1 Cara Menghitung Capaian", True, _P),
    JenisSeksi("bab3:a1", "Bab III", "A.1 Target dan Realisasi Kinerja", True, _P),
    JenisSeksi("bab3:a1:*", "Bab III", "A.1 Perhitungan per indikator", True, "penanggung_jawab"),
    JenisSeksi("bab3:a2", "Bab III", "A.2 Perbandingan dengan Tahun Sebelumnya", True, _P),
    JenisSeksi("bab3:a3", "Bab III", "A.3 Perbandingan dengan Target Akhir Renstra", True, _P),
    JenisSeksi("bab3:a4", "Bab III", "A.4 Perbandingan dengan Standar Nasional", False, _P),
    JenisSeksi("bab3:a5", "Bab III", "A.5 Analisis Penyebab (pembuka)", False, _P),
    JenisSeksi("bab3:a5:*", "Bab III", "A.5 Analisis per sasaran", True, "penanggung_jawab"),
    JenisSeksi("bab3:a6", "Bab III", "A.6 Efisiensi Penggunaan Sumber Daya", True, _P),
    JenisSeksi("bab3:a7", "Bab III", "A.7 Program dan Kegiatan Penunjang", True, _P),
    JenisSeksi("bab3:a7_analisis", "Bab III", "A.7 Analisis Program dan Kegiatan", False, _P),
    JenisSeksi("bab3:a8_rekomendasi", "Bab III", "A.8.1 Tindak Lanjut LHE AKIP", True, _P),
    JenisSeksi("bab3:a8_simpulan", "Bab III", "A.8.2 Simpulan Hasil Evaluasi", False, _P),
    JenisSeksi("bab3:anggaran", "Bab III", "B. Realisasi Anggaran", True, "keuangan"),
    JenisSeksi("bab3:akip_pd", "Bab III", "C. Akuntabilitas Perangkat Daerah", False, _P),
    JenisSeksi("bab3:sumber_daya", "Bab III", "Sumber Daya Manusia, Waktu, Aset", False, _P),
    JenisSeksi("bab3:tindak_lanjut", "Bab III", "Tindak Lanjut Laporan Lalu", False, _P),
    JenisSeksi("bab3:prestasi", "Bab III", "Penghargaan dan Inovasi", False, _P),
    JenisSeksi("bab3:dokumentasi", "Bab III", "Dokumentasi Kegiatan", False, _P),
    JenisSeksi("bab4:kesimpulan", "Bab IV", "A. Kesimpulan", True, _P),
    JenisSeksi("bab4:saran", "Bab IV", "B. Saran", True, _P),
)


def jenis_seksi(kunci: str) -> JenisSeksi | None:
    """The kind of the section with this key; an exact key wins over a pattern."""
    cocok = [j for j in SEKSI if j.cocok(kunci)]
    return min(cocok, key=lambda j: j.kunci.endswith("*"), default=None)


# --- Walking ---------------------------------------------------------------------------


def seksi_dokumen(dokumen: Dokumen) -> dict[str, Seksi]:
    """Key → section, in reading order; empty for a flattened document."""
    return {b.kunci: b for b in semua_blok(dokumen) if isinstance(b, Seksi)}


def ratakan(dokumen: Dokumen) -> Dokumen:
    """The document without the wrappers: what exporters and numbering read."""
    return _tiap_bagian(dokumen, lambda isi: tuple(_rata(isi)))


def _rata(blok: Iterable[Blok]) -> Iterator[Blok]:
    for b in blok:
        if isinstance(b, Seksi):
            yield from _rata(b.isi)
        elif not isinstance(b, Sisipan):
            yield b.ganti_dalam(lambda isi: tuple(_rata(isi)))


def _tiap_bagian(dokumen: Dokumen, ubah: Callable[[tuple[Blok, ...]], tuple[Blok, ...]]) -> Dokumen:
    return replace(
        dokumen,
        bagian_depan=tuple(
            replace(b, isi=ubah(b.isi)) if isinstance(b, Bagian) else b
            for b in dokumen.bagian_depan
        ),
        bab=tuple(replace(b, isi=ubah(b.isi)) for b in dokumen.bab),
        lampiran=tuple(replace(x, isi=ubah(x.isi)) for x in dokumen.lampiran),
    )


# --- Replacement -----------------------------------------------------------------------


def terapkan_naskah(dokumen: Dokumen, naskah: Mapping[str, tuple[Blok, ...]]) -> Dokumen:
    """Put the authors' blocks in place of the drafts of those sections.

    A `Sisipan`, or a table or figure with a key of the section, becomes the system's current one;
    those that the author left out follow at the end of the section. References to what the
    document no longer has become `HILANG`. Keys that name no section are left alone.
    """
    hasil = _tiap_bagian(dokumen, lambda isi: tuple(_ganti(isi, naskah)))
    kunci = _kunci_rujukan(hasil)
    dipakai = naskah.keys() & seksi_dokumen(dokumen).keys()
    if not dipakai:
        return hasil
    return _tiap_bagian(hasil, lambda isi: tuple(_periksa(isi, dipakai, kunci)))


def _ganti(blok: Iterable[Blok], naskah: Mapping[str, tuple[Blok, ...]]) -> Iterator[Blok]:
    for b in blok:
        if isinstance(b, Seksi):
            yield replace(b, isi=isi_gabung(b, naskah[b.kunci])) if b.kunci in naskah else b
        else:
            yield b.ganti_dalam(lambda isi: tuple(_ganti(isi, naskah)))


def isi_gabung(seksi: Seksi, naskah: tuple[Blok, ...]) -> tuple[Blok, ...]:
    """The author's blocks with the section's own tables and figures, each exactly once."""
    otomatis = otomatis_seksi(seksi)
    sisa = dict(otomatis)
    isi = tuple(_sisip(naskah, otomatis, sisa))
    return (*isi, *sisa.values())


def otomatis_seksi(seksi: Seksi) -> dict[str, Tabel | Gambar]:
    """Key → the system's tables and figures of a section, in reading order."""
    return {b.kunci: b for b in telusuri(seksi.isi) if isinstance(b, Tabel | Gambar)}


def _sisip(
    blok: Iterable[Blok],
    otomatis: Mapping[str, Tabel | Gambar],
    sisa: dict[str, Tabel | Gambar],
) -> Iterator[Blok]:
    for b in blok:
        if isinstance(b, Tabel | Gambar | Sisipan):
            if b.kunci in sisa:
                yield sisa.pop(b.kunci)
            elif b.kunci not in otomatis and not isinstance(b, Sisipan):
                yield b
        elif isinstance(b, Seksi):
            yield from _sisip(b.isi, otomatis, sisa)
        elif isinstance(b, Mendatar):
            isi = tuple(_sisip(b.isi, otomatis, sisa))
            if isi:
                yield replace(b, isi=isi)
        else:
            yield b


def _kunci_rujukan(dokumen: Dokumen) -> frozenset[str]:
    """Everything that a reference may point at."""
    dasar = [b.kunci for b in dokumen.bagian_depan if isinstance(b, Bagian)]
    dasar += [b.kunci for b in dokumen.bab]
    dasar += [x.kunci for x in dokumen.lampiran]
    return frozenset(
        [*dasar, *(b.kunci for b in semua_blok(dokumen) if isinstance(b, Tabel | Gambar))]
    )


def _periksa(blok: Iterable[Blok], dipakai: Iterable[str], kunci: frozenset[str]) -> Iterator[Blok]:
    for b in blok:
        if isinstance(b, Seksi) and b.kunci in dipakai:
            yield replace(b, isi=tuple(_tanpa_mati(b.isi, kunci)))
        else:
            yield b.ganti_dalam(lambda isi: tuple(_periksa(isi, dipakai, kunci)))


def _tanpa_mati(blok: Iterable[Blok], kunci: frozenset[str]) -> Iterator[Blok]:
    def isi(nilai: Isi) -> Isi:
        return tuple(
            Teks(HILANG) if isinstance(p, Rujukan) and p.kunci not in kunci else p
            for p in larik(nilai)
        )

    for b in blok:
        yield b.ganti_isi(isi).ganti_dalam(lambda x: tuple(_tanpa_mati(x, kunci)))


# --- What an author still owes ------------------------------------------------------------


@dataclass(frozen=True)
class Tersisa:
    """A question without an answer or a sentence about missing data, and where it stands."""

    seksi: str
    judul: str
    kunci: str
    teks: str


def pertanyaan(dokumen: Dokumen) -> tuple[Tersisa, ...]:
    """Questions to the author that stand in the report. `dokumen` still has its sections."""
    return tuple(_tersisa(dokumen, TANYA))


def belum_ada(dokumen: Dokumen) -> tuple[Tersisa, ...]:
    """Sentences of the report that say which data are missing."""
    return tuple(_tersisa(dokumen, BELUM))


def rujukan_hilang(dokumen: Dokumen) -> tuple[Tersisa, ...]:
    """Texts that point at a table or figure which is not in the report."""
    return tuple(
        Tersisa(s.kunci, s.judul, s.kunci, teks_polos(isi))
        for s in seksi_dokumen(dokumen).values()
        for isi in _teks(s)
        if HILANG in teks_polos(isi)
    )


def _tersisa(dokumen: Dokumen, awalan: str) -> Iterator[Tersisa]:
    for s in seksi_dokumen(dokumen).values():
        for isi in _teks(s):
            for p in larik(isi):
                if isinstance(p, Teks) and p.medan.startswith(awalan):
                    yield Tersisa(s.kunci, s.judul, p.medan.removeprefix(awalan), p.isi)


def _teks(seksi: Seksi) -> Iterator[Isi]:
    """Every inline content of a section, notes of tables included."""
    for b in telusuri(seksi.isi):
        yield from b.isi_teks()


def bab_seksi(dokumen: Dokumen) -> dict[str, str]:
    """Section key → the heading of the chapter or front part it stands in."""
    hasil: dict[str, str] = {}
    bagian: list[Bagian | Bab] = [b for b in dokumen.bagian_depan if isinstance(b, Bagian)]
    for x in [*bagian, *dokumen.bab]:
        judul = f"{x.label} {x.judul}" if isinstance(x, Bab) else x.judul
        hasil |= {s.kunci: judul for s in telusuri(x.isi) if isinstance(s, Seksi)}
    return hasil
