"""PURE. The list of abbreviations of a report: the usual ones, and those that it really uses."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from laporan.dokumen.kalimat import rangkai
from laporan.dokumen.penomoran import semua_blok
from laporan.dokumen.unsur import (
    Bagian,
    Butir,
    Daftar,
    Dokumen,
    Gambar,
    Judul,
    Paragraf,
    Tabel,
    Teks,
    teks_polos,
)

KUNCI = "daftar-singkatan"
JUDUL = "DAFTAR SINGKATAN"

LAZIM: Mapping[str, str] = {
    "AKIP": "akuntabilitas kinerja instansi pemerintah",
    "APBD": "anggaran pendapatan dan belanja daerah",
    "APBN": "anggaran pendapatan dan belanja negara",
    "APIP": "aparat pengawasan intern pemerintah",
    "ASN": "aparatur sipil negara",
    "BLUD": "badan layanan umum daerah",
    "BMD": "barang milik daerah",
    "BP2MI": "Badan Pelindungan Pekerja Migran Indonesia",
    "BPJS": "Badan Penyelenggara Jaminan Sosial",
    "BPK": "Badan Pemeriksa Keuangan",
    "BPS": "Badan Pusat Statistik",
    "BUMD": "badan usaha milik daerah",
    "BUMDes": "badan usaha milik desa",
    "DAK": "dana alokasi khusus",
    "DAU": "dana alokasi umum",
    "DBH": "dana bagi hasil",
    "DPA": "dokumen pelaksanaan anggaran",
    "DPRD": "Dewan Perwakilan Rakyat Daerah",
    "IKD": "indikator kinerja daerah",
    "IKK": "indikator kinerja kunci",
    "IKM": "indeks kepuasan masyarakat",
    "IKU": "indikator kinerja utama",
    "IPM": "indeks pembangunan manusia",
    "KUR": "kredit usaha rakyat",
    "LAKIP": "laporan akuntabilitas kinerja instansi pemerintah",
    "LHE": "laporan hasil evaluasi",
    "LKE": "lembar kerja evaluasi",
    "LKjIP": "laporan kinerja instansi pemerintah",
    "LKPD": "laporan keuangan pemerintah daerah",
    "LKS Bipartit": "lembaga kerja sama bipartit",
    "LPK": "lembaga pelatihan kerja",
    "LPPD": "laporan penyelenggaraan pemerintahan daerah",
    "Musrenbang": "musyawarah perencanaan pembangunan",
    "NIP": "nomor induk pegawai",
    "OPD": "organisasi perangkat daerah",
    "PAD": "pendapatan asli daerah",
    "PDRB": "produk domestik regional bruto",
    "PermenPANRB": "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "PHK": "pemutusan hubungan kerja",
    "PKB": "perjanjian kerja bersama",
    "PKWT": "perjanjian kerja waktu tertentu",
    "PKWTT": "perjanjian kerja waktu tidak tertentu",
    "Plh.": "pelaksana harian",
    "Plt.": "pelaksana tugas",
    "PMI": "pekerja migran Indonesia",
    "PNS": "pegawai negeri sipil",
    "PPPK": "pegawai pemerintah dengan perjanjian kerja",
    "Renja": "rencana kerja",
    "Renstra": "rencana strategis",
    "RKPD": "rencana kerja pemerintah daerah",
    "RPJMD": "rencana pembangunan jangka menengah daerah",
    "RPJPD": "rencana pembangunan jangka panjang daerah",
    "RSUD": "rumah sakit umum daerah",
    "RTK": "rencana tenaga kerja",
    "SAKIP": "sistem akuntabilitas kinerja instansi pemerintah",
    "SDGs": "tujuan pembangunan berkelanjutan",
    "SDM": "sumber daya manusia",
    "SKM": "survei kepuasan masyarakat",
    "SOP": "standar operasional prosedur",
    "SOTK": "susunan organisasi dan tata kerja",
    "SPBE": "sistem pemerintahan berbasis elektronik",
    "SPIP": "sistem pengendalian intern pemerintah",
    "SPM": "standar pelayanan minimal",
    "TKK": "tingkat kesempatan kerja",
    "TPAK": "tingkat partisipasi angkatan kerja",
    "TPT": "tingkat pengangguran terbuka",
    "UMKM": "usaha mikro, kecil, dan menengah",
    "UPTD": "unit pelaksana teknis daerah",
    "WTP": "wajar tanpa pengecualian",
}
"""Usual in performance reports. Ambiguous ones (PP, PK, TW) are the agency's own to explain."""


def dengan_singkatan(dokumen: Dokumen, milik_pd: Mapping[str, str]) -> Dokumen:
    """The report with its list of abbreviations after the other lists; none where it uses none."""
    terpakai = singkatan_terpakai(dokumen, {**LAZIM, **milik_pd})
    if not terpakai:
        return dokumen
    butir = tuple(
        Butir(rangkai(Teks(singkatan, tebal=True), f" – {arti}")) for singkatan, arti in terpakai
    )
    bagian = Bagian(JUDUL, (Daftar(butir),), KUNCI)
    return replace(dokumen, bagian_depan=(*dokumen.bagian_depan, bagian))


def singkatan_terpakai(dokumen: Dokumen, arti: Mapping[str, str]) -> list[tuple[str, str]]:
    """(abbreviation, meaning) of those that occur, in alphabetical order whatever the capitals."""
    if not arti:
        return []
    # The longest first, so that "LKS Bipartit" is not read as "LKS".
    semua = sorted(arti, key=len, reverse=True)
    pola = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(s) for s in semua)})(?!\w)")
    # Most cells of a table say what other cells say.
    ada = {kata for teks in set(_semua_teks(dokumen)) for kata in pola.findall(teks)}
    return sorted(
        ((s, arti[s]) for s in ada if arti[s].strip()), key=lambda x: (x[0].casefold(), x[0])
    )


def _semua_teks(dokumen: Dokumen) -> Iterator[str]:
    for b in semua_blok(dokumen):
        if isinstance(b, Judul):
            yield b.teks
        elif isinstance(b, Paragraf):
            yield teks_polos(b.isi)
        elif isinstance(b, Daftar):
            yield from (teks_polos(x.isi) for x in b.butir)
        elif isinstance(b, Tabel):
            yield from _teks_tabel(b)
        elif isinstance(b, Gambar):
            yield b.judul
            yield from (teks_polos(c) for c in b.catatan)


def _teks_tabel(tabel: Tabel) -> Iterable[str]:
    yield tabel.judul
    yield tabel.sumber
    yield from (teks_polos(c) for c in tabel.catatan)
    yield from (k.judul for k in tabel.kolom)
    for baris in tabel.baris:
        yield from (s.teks for s in baris.sel if not s.lanjutan)
