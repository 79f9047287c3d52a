"""From a table of the report to a django-tables2 table: filtered, sorted, never recomputed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import django_tables2 as tables

from laporan.dokumen.asal import alamat_asal
from laporan.dokumen.unsur import (
    NOMOR,
    Baris,
    Kolom,
    Tabel,
    baris_tercetak,
    kelompok_kolom,
    teks_polos,
)

#: kunci → what the table answers, in the words of its readers.
KEGUNAAN = {
    "gambaran_utama": "Target, realisasi, capaian, dan kriteria indikator kinerja utama.",
    "gambaran_kriteria": "Banyaknya indikator pada setiap kriteria capaian.",
    "kepegawaian": "Jumlah pegawai menurut jabatan, golongan, dan pendidikan.",
    "masalah": "Pokok masalah, masalah, dan akar masalah yang hendak dijawab Renstra.",
    "tujuan_sasaran": "Tujuan, sasaran, dan indikator dengan targetnya menurut Renstra.",
    "perjanjian_kinerja": "Yang dijanjikan tahun ini: sasaran, indikator, target, dan anggaran.",
    "iku_program": "Program, kegiatan, anggaran, dan penanggung jawab setiap IKU.",
    "lintas_unit": "Unit kerja dan pihak luar yang menunjang setiap sasaran.",
    "keselarasan": "Target menurut Renstra di samping target Perjanjian Kinerja.",
    "skala": "Batas capaian untuk setiap kriteria.",
    "capaian": "Target, realisasi, capaian, dan kriteria semua indikator.",
    "tahun_sebelumnya": "Realisasi dan capaian tahun ini di samping dua tahun sebelumnya.",
    "akhir_renstra": "Seberapa dekat realisasi tahun ini dengan target akhir Renstra.",
    "standar_nasional": "Realisasi di samping angka nasional, provinsi, atau daerah lain.",
    "capaian_sasaran": "Capaian indikator, satu tabel untuk setiap sasaran strategis.",
    "efisiensi": "Capaian dibandingkan dengan anggaran yang dipakai.",
    "analisis_program": "Apa yang dikerjakan program dan kegiatan untuk kinerja.",
    "rekomendasi_lhe": "Rekomendasi evaluasi AKIP dan tindak lanjutnya.",
    "nilai_akip": "Nilai evaluasi AKIP menurut komponen.",
    "jenis_belanja": "Pagu dan realisasi menurut kelompok dan jenis belanja.",
    "realisasi_anggaran": "Pagu dan realisasi setiap program, kegiatan, dan sub kegiatan.",
    "anggaran_sasaran": "Kinerja dan anggaran setiap sasaran berdampingan.",
    "sumber_daya": "Orang, waktu, dan aset yang dipakai di samping capaian indikatornya.",
    "tindak_lanjut_lalu": "Apa yang diminta tahun lalu dan sejauh mana dikerjakan.",
    "prestasi": "Penghargaan yang diterima dan inovasi yang dihasilkan.",
    "rencana_tindak": "Siapa mengerjakan apa sampai kapan untuk indikator yang tertinggal.",
}
_RATA = {"kiri": "", "kanan": "angka", "tengah": "tengah"}
KOLOM_PADAT = 7
#: Longest text of a column in letters → class of its width.
_LEBAR = ((160, "kol-panjang"), (44, "kol-lebar"), (22, "kol-sedang"))


@dataclass(frozen=True)
class SelTabelLayar:
    """A cell as the page shows it; `ulangan` is a repeated text that paper leaves blank."""

    teks: str
    kelas: str
    rentang: int
    label: str
    nilai: Decimal | int | None
    ulangan: bool
    asal: str = ""
    """Address of the page that explains the figure."""

    @property
    def urutan(self) -> tuple[int, Decimal | int, str]:
        """Sort key: figures, then words, then what is empty."""
        if self.nilai is not None:
            return 0, self.nilai, ""
        kosong = self.teks in ("", "–")
        return (2 if kosong else 1), 0, self.teks.casefold()

    def __str__(self) -> str:
        return self.teks


@dataclass(frozen=True)
class BarisTabelLayar:
    """A row of cells with the class of its kind."""

    sel: tuple[SelTabelLayar, ...]
    kelas: str


class TabelLaporan(tables.Table):
    """Columns are added per report table; the page's template draws rows with their spans."""

    class Meta:
        template_name = "laporan/terbit/tabel_layar.html"

    judul: str = ""
    kepala_atas: list[dict[str, Any]]
    kepala_bawah: list[Any]
    nomor_kolom: list[int]
    kaki: list[BarisTabelLayar]


@dataclass(frozen=True)
class Layar:
    """One report table on its page."""

    tabel: Tabel
    label: str
    isi: TabelLaporan
    tampil: int
    jumlah: int
    catatan: tuple[str, ...]

    @property
    def disaring(self) -> bool:
        """Whether rows are left out."""
        return self.tampil < self.jumlah


def kolom_sasaran(tabel: Tabel) -> int | None:
    """Index of the column that names the sasaran, if rows can be told apart by it."""
    return tabel.letak("sasaran")


def pilihan_sasaran(daftar: Sequence[Tabel]) -> list[str]:
    """The different sasaran of the rows, in order of appearance."""
    hasil: dict[str, None] = {}
    for t in daftar:
        letak = kolom_sasaran(t)
        if letak is None:
            continue
        for b in t.baris:
            if b.jenis == "biasa" and (teks := _teks(b, letak)):
                hasil.setdefault(teks)
    return list(hasil)


def _teks(baris: Baris, letak: int) -> str:
    """Text of the cell that covers a column."""
    posisi = 0
    for sel in baris.sel:
        if posisi <= letak < posisi + sel.rentang:
            return sel.teks
        posisi += sel.rentang
    return ""


def dapat_diurutkan(tabel: Tabel) -> bool:
    """Whether rows stand for themselves: no tree, no groups, no running cells."""
    return not any(k.pohon for k in tabel.kolom) and all(
        b.jenis in ("biasa", "jumlah") and not any(s.lanjutan for s in b.sel) for b in tabel.baris
    )


def saring(tabel: Tabel, *, teks: str = "", sasaran: str = "") -> list[int]:
    """Indexes of the rows to show: those that match, what is below a matching group or tree row,
    and the group rows above a match. Totals are not rows here: they are always shown.
    """
    kata = teks.casefold().split()
    letak = kolom_sasaran(tabel)

    def cocok(b: Baris) -> bool:
        isi = " ".join(s.teks for s in b.sel).casefold()
        if not all(k in isi for k in kata):
            return False
        return not sasaran or (letak is not None and _teks(b, letak) == sasaran)

    badan = [i for i, b in enumerate(tabel.baris) if b.jenis != "jumlah"]
    dipilih: set[int] = set()
    induk: list[tuple[int, int, bool]] = []  # (depth, row, matches)
    for i in badan:
        b = tabel.baris[i]
        dalam = _kedalaman(b)
        while induk and induk[-1][0] >= dalam:
            induk.pop()
        sesuai = cocok(b)
        if sesuai or any(m for _, _, m in induk):
            dipilih.add(i)
            if sesuai:
                dipilih.update(j for _, j, _ in induk)
        induk.append((dalam, i, sesuai))
    return [i for i in badan if i in dipilih]


def _kedalaman(b: Baris) -> int:
    return -1 if b.jenis == "kelompok" else b.tingkat


def tampilkan(
    tabel: Tabel,
    label: str = "",
    *,
    teks: str = "",
    sasaran: str = "",
    awalan: str = "",
    asal: str = "",
) -> Layar:
    """Build the page's table; `awalan` keeps apart the sort parameters of several on a page,
    `asal` is what addresses of its figures' origin begin with.
    """
    tercetak = baris_tercetak(tabel)
    urut = dapat_diurutkan(tabel)
    letak = saring(tabel, teks=teks, sasaran=sasaran)
    badan = [i for i, b in enumerate(tabel.baris) if b.jenis != "jumlah"]
    disaring = len(letak) < len(badan)
    kelas = _kelas_kolom(tabel)
    data = [
        {"baris": baris, **{f"k{n}": s for n, s in _per_kolom(baris)}}
        for i in letak
        for baris in (_baris(tabel, tabel.baris[i], tercetak[i], kelas, utuh=disaring, asal=asal),)
    ]
    isi = TabelLaporan(
        data,
        extra_columns=[
            (
                f"k{n}",
                tables.Column(
                    verbose_name=k.judul,
                    orderable=urut,
                    order_by=f"k{n}__urutan",
                    attrs={"th": {"class": kelas[n]}},
                ),
            )
            for n, k in enumerate(tabel.kolom)
        ],
        prefix=awalan,
        empty_text="Tidak ada baris yang cocok dengan saringan."
        if tabel.baris
        else tabel.kalimat_kosong,
        attrs={"class": _kelas_tabel(tabel)},
    )
    isi.judul = f"{label} {tabel.judul}".strip()
    isi.kaki = [
        _baris(tabel, b, tercetak[i], kelas, utuh=True, asal=asal)
        for i, b in enumerate(tabel.baris)
        if b.jenis == "jumlah"
    ]
    isi.nomor_kolom = list(range(1, len(tabel.kolom) + 1)) if tabel.nomor_kolom else []
    _kepala(isi, tabel)
    return Layar(
        tabel,
        label,
        isi,
        len(letak),
        len(badan),
        tuple(teks_polos(c) for c in tabel.catatan),
    )


def _kepala(isi: TabelLaporan, tabel: Tabel) -> None:
    """Header cells: the upper row with its spans, and the leaves below groups."""
    kelompok = kelompok_kolom(tabel)
    if not any(judul for judul, _ in kelompok):
        isi.kepala_atas, isi.kepala_bawah = [], []
        return
    atas: list[dict[str, Any]] = []
    bawah: list[Any] = []
    letak = 0
    for judul, banyak in kelompok:
        kolom = isi.columns[f"k{letak}"]
        atas.append({"judul": judul, "rentang": banyak, "kolom": None if judul else kolom})
        if judul:
            bawah += [isi.columns[f"k{letak + n}"] for n in range(banyak)]
        letak += banyak
    isi.kepala_atas, isi.kepala_bawah = atas, bawah


def _kolom_nomor(tabel: Tabel) -> bool:
    return tabel.letak(NOMOR) == 0


def _kolom_nama(tabel: Tabel) -> int:
    """The column that titles a row: the tree, the indicator, else the first words."""
    for n, k in enumerate(tabel.kolom):
        if k.pohon or k.kunci == "indikator":
            return n
    return 1 if _kolom_nomor(tabel) and len(tabel.kolom) > 1 else 0


def _kelas_tabel(tabel: Tabel) -> str:
    kelas = "tabel tabel--kartu tabel-laporan"
    if len(tabel.kolom) >= KOLOM_PADAT:
        kelas += " tabel-laporan--padat"
    return f"{kelas} tabel--nomor" if _kolom_nomor(tabel) else kelas


def _kelas_kolom(tabel: Tabel) -> tuple[str, ...]:
    """Class of each column: alignment, what sticks, and a width by its longest text."""
    nama = _kolom_nama(tabel)
    panjang = [0] * len(tabel.kolom)
    for b in tabel.baris:
        letak = 0
        for s in b.sel:
            if s.rentang == 1:
                baris = max((len(x) for x in s.teks.split("\n")), default=0)
                panjang[letak] = max(panjang[letak], baris)
            letak += s.rentang

    def satu(n: int, kolom: Kolom) -> str:
        if n == 0 and _kolom_nomor(tabel):
            return "nomor tengah"
        lebar = ""
        if kolom.rata == "kiri":
            lebar = next((kelas for batas, kelas in _LEBAR if panjang[n] >= batas), "")
        lekat = "lekat nama" if n == nama and _kolom_nomor(tabel) else "nama" if n == nama else ""
        return " ".join(x for x in (_RATA[kolom.rata], lekat, lebar) if x)

    return tuple(satu(n, k) for n, k in enumerate(tabel.kolom))


def _baris(
    tabel: Tabel,
    baris: Baris,
    tercetak: tuple[str, ...],
    kelas_kolom: tuple[str, ...],
    *,
    utuh: bool,
    asal: str = "",
) -> BarisTabelLayar:
    sel: list[SelTabelLayar] = []
    letak = 0
    for s in baris.sel:
        kolom = tabel.kolom[letak]
        kelas = [kelas_kolom[letak]]
        if s.rata is not None and s.rata != kolom.rata:
            kelas = [_RATA[s.rata]]
        if kolom.pohon and baris.tingkat:
            kelas.append(f"masuk-{min(baris.tingkat, 4)}")
        kelas += ["kuat"] if s.tebal else []
        if s.rentang > 1:
            kelas = ["gabung"]
        ulangan = s.lanjutan and not tercetak[letak] and not utuh
        label = kolom.judul if not kolom.kelompok else f"{kolom.kelompok}: {kolom.judul}"
        sel.append(
            SelTabelLayar(
                s.teks,
                " ".join(x for x in kelas if x),
                s.rentang,
                label,
                s.nilai,
                ulangan,
                alamat_asal(asal, s.asal),
            )
        )
        letak += s.rentang
    jenis = {"kelompok": "kelompok", "subjumlah": "subjumlah", "jumlah": "total"}
    return BarisTabelLayar(tuple(sel), jenis.get(baris.jenis, ""))


def _per_kolom(baris: BarisTabelLayar) -> list[tuple[int, SelTabelLayar]]:
    """(column, cell), a spanning cell standing for each column it covers."""
    hasil: list[tuple[int, SelTabelLayar]] = []
    for s in baris.sel:
        hasil += [(len(hasil) + n, s) for n in range(s.rentang)]
    return hasil
