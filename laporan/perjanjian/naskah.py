"""The Perjanjian Kinerja as a document: statement, annex of targets and budget, IKU sheet, rencana
aksi. Made from frozen data (laporan/perjanjian/data.py) alone, so it can be made again.

PURE: no Django, no clock, no database. Source of the form: PermenPANRB 53/2014, Lampiran I.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kinerja.angka import KOSONG, format_angka
from kinerja.periode import ROMAWI, format_tanggal
from laporan.dokumen.unsur import (
    NOMOR,
    Bagian,
    Baris,
    Blok,
    BlokTandaTangan,
    Dokumen,
    Kolom,
    Lampiran,
    Paragraf,
    Penandatangan,
    Sel,
    Tabel,
)

Data = Mapping[str, Any]

KAKI_SEGEL = (
    "Tanda tangan elektronik pada dokumen ini adalah segel Tapak, bukan TTE tersertifikasi."
)
KAKI_BSRE = (
    "Dokumen ini ditandatangani secara elektronik menggunakan sertifikat elektronik yang "
    "diterbitkan oleh BSrE."
)


@dataclass(frozen=True)
class PihakNaskah:
    """A party as the statement names it."""

    sebutan: str
    nama: str
    peran: str
    sebagai: str


@dataclass(frozen=True)
class Pernyataan:
    """The first page, in reading order."""

    judul: tuple[str, ...]
    pembuka: str
    pihak: tuple[PihakNaskah, PihakNaskah]
    janji: tuple[str, ...]
    """What each party promises, and why this is a Perubahan."""
    tempat_tanggal: str


def pernyataan(data: Data) -> Pernyataan:
    """The statement's parts from the frozen data."""
    pembuka, *janji = data["pernyataan"]
    pertama, kedua = data["pihak_pertama"], data["pihak_kedua"]
    if data["perubahan"]:
        janji.append(_sebab(data["perubahan"]))
    return Pernyataan(
        judul=judul(data),
        pembuka=pembuka,
        pihak=(
            PihakNaskah(
                pertama["sebutan"],
                pertama.get("nama", ""),
                "PIHAK PERTAMA",
                "selanjutnya disebut pihak pertama",
            ),
            PihakNaskah(
                kedua["sebutan"],
                kedua.get("nama", ""),
                "PIHAK KEDUA",
                "selaku atasan pihak pertama, selanjutnya disebut pihak kedua",
            ),
        ),
        janji=tuple(janji),
        tempat_tanggal=_tempat_tanggal(data),
    )


def judul(data: Data) -> tuple[str, ...]:
    """`PERJANJIAN KINERJA TAHUN 2024`, or that of the perubahan."""
    ke = data["ke"]
    if not ke:
        return (f"PERJANJIAN KINERJA TAHUN {data['tahun']}",)
    return (f"PERJANJIAN KINERJA PERUBAHAN TAHUN {data['tahun']}", f"(PERUBAHAN KE-{ke})")


def _sebab(perubahan: Data) -> str:
    sebab = perubahan["sebab"]
    return (
        f"Perjanjian ini mengubah perjanjian sebelumnya karena {sebab[:1].lower()}{sebab[1:]}: "
        f"{perubahan['alasan']}"
    )


def _tempat_tanggal(data: Data) -> str:
    """`Martapura, 12 Januari 2024`; a draft may have no date yet."""
    tempat = str(data["pd"]["tempat"])
    if not data["tanggal"]:
        return f"{tempat}, {data['tahun']}"
    return f"{tempat}, {format_tanggal(date.fromisoformat(data['tanggal']))}"


def dokumen_perjanjian(data: Data, *, kode: str, alamat_verifikasi: str) -> Dokumen:
    """Build the document that every format prints."""
    p = pernyataan(data)
    return Dokumen(
        judul=" ".join(p.judul),
        subjudul=p.pihak[0].sebutan,
        pd=data["pd"]["nama"],
        pemda=data["pd"]["pemda"],
        tahun=data["tahun"],
        tempat_tanggal=p.tempat_tanggal,
        bagian_depan=(
            Bagian(" ".join(p.judul), _isi_pernyataan(p, kode, alamat_verifikasi), "pk"),
        ),
        lampiran=lampiran(data),
        kepala=f"{' '.join(p.judul).title()}: {p.pihak[0].sebutan}",
        nama_berkas=nama_berkas(data),
    )


def nama_berkas(data: Data) -> str:
    """`Perjanjian-Kinerja-2024-kepala-dinas`, without extension."""
    ke = f"-perubahan-{data['ke']}" if data["ke"] else ""
    return f"Perjanjian-Kinerja-{data['tahun']}-{data['jabatan']['kode']}{ke}"


def _isi_pernyataan(p: Pernyataan, kode: str, alamat: str) -> tuple[Blok, ...]:
    blok: list[Blok] = [Paragraf(p.pembuka)]
    for pihak in p.pihak:
        nama = f"Nama: {pihak.nama}\n" if pihak.nama else ""
        blok.append(Paragraf(f"{nama}Jabatan: {pihak.sebutan}", "rumus"))
        blok.append(Paragraf(f"{pihak.sebagai}."))
    blok += [Paragraf(j) for j in p.janji]
    pertama, kedua = p.pihak
    blok.append(
        BlokTandaTangan(
            tuple(Penandatangan(f"{x.peran},\n{x.sebutan}", x.nama) for x in (kedua, pertama)),
            p.tempat_tanggal,
        )
    )
    blok.append(Paragraf(f"Kode verifikasi {kode}, diperiksa di {alamat}", "kecil"))
    return tuple(blok)


# --- Annexes ---------------------------------------------------------------------------


def lampiran(data: Data) -> tuple[Lampiran, ...]:
    """Targets with budget; then the IKU sheet and the rencana aksi where the data has them."""
    sebutan = data["pihak_pertama"]["sebutan"]
    isi: list[Blok] = [tabel_kinerja(data["baris"])]
    if data["anggaran"]["mata"]:
        isi.append(tabel_anggaran(data["anggaran"]))
    hasil = [Lampiran(f"{' '.join(judul(data))}\n{sebutan}", tuple(isi), "lampiran-kinerja")]
    if data["iku"]["baris"]:
        hasil.append(
            Lampiran(
                f"{data['iku']['judul'].upper()}\n{sebutan}",
                (tabel_iku(data["iku"]),),
                "lampiran-iku",
            )
        )
    if any(any(r["triwulan"]) for r in data["rencana_aksi"]["baris"]):
        hasil.append(
            Lampiran(
                f"RENCANA AKSI TAHUN {data['tahun']}\n{sebutan}",
                (tabel_rencana_aksi(data["rencana_aksi"]),),
                "lampiran-rencana-aksi",
            )
        )
    return tuple(hasil)


def tabel_kinerja(baris: Sequence[Data], kunci: str = "pk_kinerja") -> Tabel:
    """No, sasaran, indikator, satuan, target: a sasaran is numbered once."""
    hasil: list[Baris] = []
    nomor, lalu = 0, None
    for b in baris:
        sama = b["sasaran"] == lalu
        nomor += 0 if sama else 1
        lalu = b["sasaran"]
        hasil.append(
            Baris(
                (
                    Sel(str(nomor), lanjutan=sama),
                    Sel(b["sasaran"], lanjutan=sama),
                    Sel(b["nama"]),
                    Sel(b["satuan"]),
                    Sel(b["target"]),
                )
            )
        )
    return Tabel(
        kunci,
        "Sasaran, Indikator, dan Target Kinerja",
        (
            Kolom("No.", "tengah", 4, kunci=NOMOR),
            Kolom("Sasaran", lebar=28, kunci="sasaran"),
            Kolom("Indikator Kinerja", lebar=36, kunci="indikator"),
            Kolom("Satuan", "tengah", 10, kunci="satuan"),
            Kolom("Target", "kanan", 12, kunci="target"),
        ),
        tuple(hasil),
        bernomor=False,
        kosong="Perjanjian ini tidak memuat indikator.",
    )


_SEBUTAN = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}


def tabel_anggaran(anggaran: Data, kunci: str = "pk_anggaran") -> Tabel:
    """Program, kegiatan, sub kegiatan with budget; the total counts each rupiah once."""
    mata = anggaran["mata"]
    dalam = _kedalaman(mata)
    baris = [_baris_mata(n, m, dalam[m["kode"]]) for n, m in enumerate(mata, start=1)]
    jumlah = anggaran["jumlah"]
    baris.append(
        Baris(
            (
                Sel("Jumlah", rentang=3, rata="kiri"),
                Sel(format_angka(jumlah), jumlah, "angka", formula="=SUM({anggaran@#teratas})"),
                Sel(""),
            ),
            "jumlah",
        )
    )
    sebutan = [nama for t, nama in _SEBUTAN.items() if any(m["tingkat"] == t for m in mata)]
    return Tabel(
        kunci,
        "Anggaran",
        (
            Kolom("No.", "tengah", 4, kunci=NOMOR),
            Kolom("Kode", lebar=14, kunci="kode"),
            Kolom("/".join(sebutan), lebar=44, kunci="program", pohon=True),
            Kolom("Anggaran (Rp)", "kanan", 18, kunci="anggaran"),
            Kolom("Keterangan", "tengah", 10, kunci="keterangan"),
        ),
        tuple(baris),
        bernomor=False,
    )


def _kedalaman(mata: Sequence[Data]) -> dict[str, int]:
    """How many listed nodes stand above each."""
    induk = {m["kode"]: m["induk"] for m in mata}
    hasil: dict[str, int] = {}
    for kode in induk:
        atas, dalam = induk[kode], 0
        while atas is not None:
            atas, dalam = induk[atas], dalam + 1
        hasil[kode] = dalam
    return hasil


def _baris_mata(nomor: int, m: Data, dalam: int) -> Baris:
    tebal = dalam == 0
    return Baris(
        (
            Sel(str(nomor)),
            Sel(m["kode"], tebal=tebal),
            Sel(m["nama"], tebal=tebal),
            Sel(format_angka(m["anggaran"]), m["anggaran"], "angka", tebal=tebal),
            Sel(m["keterangan"]),
        ),
        tingkat=dalam,
        kunci=m["kode"],
        grup="teratas" if tebal else "",
    )


def tabel_iku(iku: Data) -> Tabel:
    """The sheet of each indicator: meaning, formula, source, who answers for it."""
    return Tabel(
        "pk_iku",
        str(iku["judul"]),
        (
            Kolom("No.", "tengah", 4, kunci=NOMOR),
            Kolom("Indikator Kinerja", lebar=26, kunci="indikator"),
            Kolom("Target", "kanan", 12, kunci="target"),
            Kolom("Definisi Operasional", lebar=30, kunci="definisi"),
            Kolom("Formulasi", lebar=28, kunci="formulasi"),
            Kolom("Sumber Data", lebar=17, kunci="sumber"),
            Kolom("Penanggung Jawab", lebar=18, kunci="penanggung_jawab"),
        ),
        tuple(
            Baris(
                (
                    Sel(str(n)),
                    Sel(i["nama"]),
                    Sel(i["target"] or KOSONG),
                    Sel(i["definisi"] or KOSONG),
                    Sel(i["formulasi"] or KOSONG),
                    Sel(i["sumber"] or KOSONG),
                    Sel(i["penanggung_jawab"] or KOSONG),
                )
            )
            for n, i in enumerate(iku["baris"], start=1)
        ),
        bernomor=False,
    )


def tabel_rencana_aksi(rencana: Data) -> Tabel:
    """Target of each quarter per indicator."""
    return Tabel(
        "pk_rencana_aksi",
        "Target Triwulanan",
        (
            Kolom("No.", "tengah", 4, kunci=NOMOR),
            Kolom("Indikator Kinerja", lebar=38, kunci="indikator"),
            Kolom("Satuan", "tengah", 9, kunci="satuan"),
            Kolom("Target Setahun", "kanan", 12, kunci="target"),
            *(
                Kolom(f"TW {r}", "kanan", 10, "Target Triwulan", f"tw{n}")
                for n, r in enumerate(ROMAWI, start=1)
            ),
        ),
        tuple(
            Baris(
                (
                    Sel(str(n)),
                    Sel(r["indikator"]),
                    Sel(r["satuan"] or KOSONG),
                    Sel(r["target"]),
                    *(Sel(t or KOSONG) for t in r["triwulan"]),
                )
            )
            for n, r in enumerate(rencana["baris"], start=1)
        ),
        bernomor=False,
        sumber=rencana["dokumen"] or "",
    )
