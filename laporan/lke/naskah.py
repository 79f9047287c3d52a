"""The parts of the LHE that offices write: a draft from data each, and the text as blocks.

A part is plain text: every line a paragraph, lines that begin with a number, a letter or a dash are
the items of a list.
"""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from kinerja.angka import format_angka
from kinerja.kata_daftar import urutkan
from kinerja.langkah import sidik_dilihat
from kinerja.periode import format_tanggal
from kinerja.pilihan import PilihanBerlabel
from laporan.dokumen.unsur import Blok, Butir, Daftar, Paragraf
from laporan.lke.baku import DASAR
from laporan.lke.fakta import FaktaSakip, Hitung
from laporan.lke.hasil import HasilLKE
from laporan.models import TahapLKE

BELUM = "Belum ditulis evaluator."
_BUTIR = re.compile(
    r"^(?:(?P<angka>\d{1,2})|(?P<huruf>[a-z])|(?P<tanda>[-–•]))(?:[.)]|(?<=[-–•]))\s+"
)


class BagianLHE(PilihanBerlabel):
    """The parts, in the order of the report."""

    DASAR = "dasar", "Dasar hukum"
    LATAR_BELAKANG = "latar_belakang", "Latar belakang"
    TUJUAN = "tujuan", "Tujuan"
    RUANG_LINGKUP = "ruang_lingkup", "Ruang lingkup"
    METODOLOGI = "metodologi", "Metodologi"
    GAMBARAN = "gambaran", "Gambaran umum pelaksanaan SAKIP"
    TINDAK_LANJUT = "tindak_lanjut", "Tindak lanjut evaluasi tahun sebelumnya"
    PENUTUP = "penutup", "Penutup"


def teks_bagian(h: HasilLKE, bagian: BagianLHE) -> str:
    """What the report prints: as written, else the draft."""
    return h.naskah.get(bagian.value) or draf(h, bagian)


def draf(h: HasilLKE, bagian: BagianLHE) -> str:
    """The part from data."""
    return _DRAF[bagian](h)


def rapikan(teks: str) -> str:
    """The text as it is stored: one kind of line ends, nothing behind a line."""
    return "\n".join(b.rstrip() for b in teks.replace("\r\n", "\n").strip().split("\n"))


def sidik_naskah(teks: str) -> str:
    """A fingerprint of the text, however a browser sends it."""
    return sidik_dilihat(rapikan(teks))


def blok_teks(teks: str) -> Iterator[Blok]:
    """The text as paragraphs and lists."""
    baris = [b.strip() for b in teks.splitlines() if b.strip()]
    for jenis, semua in groupby(baris, key=_jenis):
        isi = list(semua)
        if not jenis:
            yield from (Paragraf(b) for b in isi)
            continue
        butir = tuple(Butir(_BUTIR.sub("", b, count=1)) for b in isi)
        if jenis == "tanda":
            yield Daftar(butir)
        elif jenis == "angka":
            yield Daftar(butir, bernomor=True, mulai=_mulai(isi[0]))
        else:
            yield Daftar(butir, bernomor=True, penomor="a", mulai=_mulai(isi[0]))


def _jenis(baris: str) -> str:
    cocok = _BUTIR.match(baris)
    return "" if cocok is None else str(cocok.lastgroup)


def _mulai(baris: str) -> int:
    cocok = _BUTIR.match(baris)
    assert cocok is not None  # it was sorted by it
    return int(cocok["angka"]) if cocok["angka"] else ord(cocok["huruf"]) - ord("a") + 1


# --- drafts --------------------------------------------------------------------------------------


def _dasar(h: HasilLKE) -> str:
    return (
        "1. Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi "
        f"Pemerintah.\n2. {h.lembar.dasar or DASAR}."
    )


def _latar_belakang(h: HasilLKE) -> str:
    return (
        "Evaluasi akuntabilitas kinerja dilaksanakan untuk mengetahui sejauh mana "
        f"{h.pd.nama} menerapkan sistem akuntabilitas kinerja instansi pemerintah dan mendorong "
        "peningkatan kinerjanya."
    )


def _tujuan(_: HasilLKE) -> str:
    return (
        "a. memperoleh informasi tentang implementasi SAKIP;\n"
        "b. menilai tingkat implementasi SAKIP;\n"
        "c. memberikan saran perbaikan untuk peningkatan implementasi SAKIP; dan\n"
        "d. memonitor tindak lanjut rekomendasi hasil evaluasi tahun sebelumnya."
    )


def _ruang_lingkup(h: HasilLKE) -> str:
    semua = urutkan([k.nama.lower() for k in h.lembar.komponen])
    return (
        f"Evaluasi mencakup {semua}. Perencanaan dinilai untuk tahun {h.tahun}; pengukuran, "
        f"pelaporan, dan tindak lanjut untuk tahun {h.tahun - 1}."
    )


def _metodologi(h: HasilLKE) -> str:
    tahap = urutkan([t.label.lower() for t in h.tahap or (TahapLKE.MANDIRI,)])
    return (
        f"Evaluasi memakai {h.lembar.nama} dengan {h.lembar.banyak} kriteria, melalui tahap "
        f"{tahap}. Jawaban didasarkan pada data, dokumen, dan catatan kriteria. Nilai dihitung "
        "tanpa pembulatan; predikat ditetapkan dari nilai yang tidak dibulatkan."
    )


def _gambaran(h: HasilLKE) -> str:
    """What was written where the evaluation was finished before parts were kept, else facts."""
    if h.gambaran or h.fakta is None:
        return h.gambaran or BELUM
    return "\n".join(_kalimat(h.fakta)) or BELUM


def _kalimat(f: FaktaSakip) -> Iterator[str]:
    """One paragraph per component, of what the data show."""
    p, u, lapor, e = f.perencanaan, f.pengukuran, f.pelaporan, f.evaluasi
    if p.renstra or p.sasaran:
        nama = f" dengan {p.renstra}" if p.renstra else ""
        yield (
            f"Perencanaan kinerja tahun {f.tahun}{nama} memuat {p.tujuan} tujuan, {p.sasaran} "
            f"sasaran, dan {p.iku} indikator kinerja utama."
            + _sebagian(p.pk, "Perjanjian kinerja ditandatangani", "jabatan")
            + _sebagian(p.rencana_aksi, "Target triwulan ditetapkan untuk", "indikator")
        )
    if u.pengesahan.ada or u.capaian.semua:
        yield (
            f"Pengukuran kinerja tahun {f.lalu} disahkan untuk {u.pengesahan.ada} dari 4 triwulan."
            + _sebagian(u.bukti, "Data dukung dilampirkan pada", "indikator yang dilaporkan")
            + _sebagian(u.capaian, "Capaian tergolong tinggi atau lebih pada", "indikator terukur")
        )
    if lapor.disusun:
        hari = [
            f"{apa} {format_tanggal(kapan)}"
            for apa, kapan in (
                ("disampaikan", lapor.kirim), ("dipublikasikan", lapor.terbit),
                ("direviu", lapor.reviu),
            )
            if kapan
        ]  # fmt: skip
        yield (
            f"Laporan kinerja tahun {f.lalu} telah disusun"
            + (f", {', '.join(hari)}." if hari else ".")
        )
    if e.nilai is not None:
        yield (
            f"Nilai akuntabilitas kinerja tahun {f.lalu} adalah {format_angka(e.nilai, 2)}"
            + (f", dari {format_angka(e.nilai_lalu, 2)} pada tahun {f.lalu - 1}"
               if e.nilai_lalu is not None else "")
            + "."
            + _sebagian(e.rekomendasi, "Tindak lanjut selesai untuk", "rekomendasi")
        )  # fmt: skip


def _sebagian(h: Hitung, awal: str, apa: str) -> str:
    return f" {awal} {h.sebut(apa)}." if h.semua else ""


def _tindak_lanjut(h: HasilLKE) -> str:
    if not h.tindak_lanjut:
        return f"Rekomendasi hasil evaluasi tahun {h.tahun - 1} tidak tercatat."
    selesai = sum(r.diverifikasi_pada is not None for r in h.tindak_lanjut)
    return (
        f"{_yang_selesai(selesai, len(h.tindak_lanjut), h.tahun - 1)} dinyatakan selesai oleh "
        "evaluator."
    )


def _yang_selesai(selesai: int, semua: int, tahun: int) -> str:
    if semua == 1:
        return f"Satu rekomendasi tahun {tahun}{'' if selesai else ' belum'}"
    if selesai == semua:
        return f"Seluruh {semua} rekomendasi tahun {tahun}"
    if not selesai:
        return f"Belum satu pun dari {semua} rekomendasi tahun {tahun}"
    return f"Dari {semua} rekomendasi tahun {tahun}, {selesai}"


def _penutup(h: HasilLKE) -> str:
    nomor = f" Nomor {h.nomor}" if h.nomor else ""
    return (
        f"Demikian laporan hasil evaluasi{nomor} ini disampaikan. Rekomendasi agar ditindaklanjuti "
        f"{h.pd.kepala} dan dilaporkan kepada evaluator."
    )


_DRAF: dict[BagianLHE, Callable[[HasilLKE], str]] = {
    BagianLHE.DASAR: _dasar,
    BagianLHE.LATAR_BELAKANG: _latar_belakang,
    BagianLHE.TUJUAN: _tujuan,
    BagianLHE.RUANG_LINGKUP: _ruang_lingkup,
    BagianLHE.METODOLOGI: _metodologi,
    BagianLHE.GAMBARAN: _gambaran,
    BagianLHE.TINDAK_LANJUT: _tindak_lanjut,
    BagianLHE.PENUTUP: _penutup,
}
