"""The Perjanjian Kinerja as a document: statement, annex of targets and budget, IKU sheet, rencana
aksi. Made from frozen data (laporan/perjanjian/data.py) alone, so it can be made again.

PURE: no Django, no clock, no database. Source of the form: PermenPANRB 53/2014, Lampiran I.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from kinerja.angka import KOSONG, format_angka
from kinerja.periode import ROMAWI, format_tanggal
from kinerja.pernyataan import IDENTITAS, TITIK_TITIK
from kinerja.satuan import bersatuan, tanpa_satuan
from laporan.dokumen.latihan import tandai_latihan
from laporan.dokumen.unsur import (
    GARIS_NAMA,
    GARIS_PEGAWAI,
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
    pangkat: str = ""
    nip: str = ""
    pegawai: bool = True
    """Whether rank and NIP belong under the name: not under that of the head of the region."""

    @property
    def penanda_tangan(self) -> Penandatangan:
        """The same as a signer of a document."""
        return Penandatangan(
            f"{self.peran},\n{self.sebutan}",
            self.nama,
            self.pangkat,
            self.nip,
            garis=() if self.nama else GARIS_PEGAWAI if self.pegawai else GARIS_NAMA,
        )


BagianNaskah: TypeAlias = str | PihakNaskah
"""A paragraph (empty: an empty line), or the lines that name a party."""


@dataclass(frozen=True)
class Pernyataan:
    """The first page, in reading order."""

    judul: tuple[str, ...]
    bagian: tuple[BagianNaskah, ...]
    pihak: tuple[PihakNaskah, PihakNaskah]
    tempat_tanggal: str

    @property
    def tampil(self) -> list[dict[str, Any]]:
        """The parts for a page: `pihak`, or `teks`."""
        return [
            {"pihak": b, "teks": ""} if isinstance(b, PihakNaskah) else {"pihak": None, "teks": b}
            for b in self.bagian
        ]


def pernyataan(data: Data) -> Pernyataan:
    """The statement's parts from the frozen data."""
    pihak = (
        _pihak(data["pihak_pertama"], "PIHAK PERTAMA"),
        _pihak(data["pihak_kedua"], "PIHAK KEDUA"),
    )
    menurut = {IDENTITAS[1]: pihak[0], IDENTITAS[2]: pihak[1]}
    bagian: list[BagianNaskah] = [menurut.get(b, b) for b in _susunan(data)]
    if data["perubahan"]:
        bagian.append(_sebab(data["perubahan"]))
    return Pernyataan(judul(data), tuple(bagian), pihak, _tempat_tanggal(data))


def _pihak(isi: Data, peran: str) -> PihakNaskah:
    return PihakNaskah(
        isi["sebutan"],
        isi.get("nama", ""),
        peran,
        isi.get("pangkat", ""),
        isi.get("nip", ""),
        pegawai=not isi["kepala_daerah"],
    )


def _susunan(data: Data) -> Sequence[str]:
    """The statement in parts. Before skema 2 it did not say where the parties stand: after the
    first paragraph.
    """
    bagian: Sequence[str] = data["pernyataan"]
    if data["skema"] >= 2 or not bagian:
        return bagian
    return (
        bagian[0],
        IDENTITAS[1],
        "selanjutnya disebut pihak pertama.",
        IDENTITAS[2],
        "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
        *bagian[1:],
    )


def judul(data: Data) -> tuple[str, ...]:
    """`PERJANJIAN KINERJA TAHUN 2024`, or that of the perubahan; then whose it is."""
    ke, pd = data["ke"], data["pd"]["nama"].upper()
    if not ke:
        return (f"PERJANJIAN KINERJA TAHUN {data['tahun']}", pd)
    return (f"PERJANJIAN KINERJA PERUBAHAN TAHUN {data['tahun']}", f"(PERUBAHAN KE-{ke})", pd)


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
    judul_satu = " ".join(p.judul[:-1])
    dokumen = Dokumen(
        judul=judul_satu,
        subjudul=p.pihak[0].sebutan,
        pd=data["pd"]["nama"],
        pemda=data["pd"]["pemda"],
        tahun=data["tahun"],
        tempat_tanggal=p.tempat_tanggal,
        bagian_depan=(
            Bagian("\n".join(p.judul), _isi_pernyataan(p, kode, alamat_verifikasi), "pk"),
        ),
        lampiran=lampiran(data),
        kepala=f"{judul_satu.title()}: {p.pihak[0].sebutan}",
        nama_berkas=nama_berkas(data),
    )
    return tandai_latihan(dokumen, data.get("latihan", ""))


def nama_berkas(data: Data) -> str:
    """`Perjanjian-Kinerja-2024-kepala-dinas`, without extension."""
    ke = f"-perubahan-{data['ke']}" if data["ke"] else ""
    return f"Perjanjian-Kinerja-{data['tahun']}-{data['jabatan']['kode']}{ke}"


def _isi_pernyataan(p: Pernyataan, kode: str, alamat: str) -> tuple[Blok, ...]:
    blok: list[Blok] = []
    for b in p.bagian:
        if isinstance(b, PihakNaskah):
            blok.append(Paragraf(f"Nama: {b.nama or TITIK_TITIK}\nJabatan: {b.sebutan}", "rumus"))
        else:
            blok.append(Paragraf(b))
    blok.append(_tanda_tangan(p))
    blok.append(Paragraf(f"Kode verifikasi {kode}, diperiksa di {alamat}", "kecil"))
    return tuple(blok)


def _tanda_tangan(p: Pernyataan, status: Mapping[int, str] | None = None) -> BlokTandaTangan:
    """Both parties, the second at the left."""
    urutan = ((2, p.pihak[1]), (1, p.pihak[0]))
    return BlokTandaTangan(
        tuple(replace(x.penanda_tangan, status=(status or {}).get(n, "")) for n, x in urutan),
        p.tempat_tanggal,
    )


def blok_tanda_tangan(data: Data, status: Mapping[int, str]) -> BlokTandaTangan:
    """The signing block of a signed agreement; `status`: party → what stands in its space."""
    return _tanda_tangan(pernyataan(data), status)


# --- Annexes ---------------------------------------------------------------------------


def lampiran(data: Data) -> tuple[Lampiran, ...]:
    """Targets with budget; then the IKU sheet and the rencana aksi where the data has them."""
    sebutan = data["pihak_pertama"]["sebutan"]
    isi: list[Blok] = [tabel_kinerja(data["baris"])]
    if data["anggaran"]["mata"]:
        isi.append(tabel_anggaran(data["anggaran"]))
    isi.append(_tanda_tangan(pernyataan(data)))
    kepala = "\n".join(judul(data))
    hasil = [Lampiran(f"{kepala}\n{sebutan}", tuple(isi), "lampiran-kinerja")]
    if data["iku"]["baris"]:
        hasil.append(
            Lampiran(
                f"{data['iku']['judul'].upper()} TAHUN {data['tahun']}\n"
                f"{_nama_pd(data)}\n{sebutan}",
                (tabel_iku(data["iku"]),),
                "lampiran-iku",
            )
        )
    if any(any(r["triwulan"]) for r in data["rencana_aksi"]["baris"]):
        hasil.append(
            Lampiran(
                f"RENCANA AKSI TAHUN {data['tahun']}\n{_nama_pd(data)}\n{sebutan}",
                (tabel_rencana_aksi(data["rencana_aksi"]),),
                "lampiran-rencana-aksi",
            )
        )
    return tuple(hasil)


def _nama_pd(data: Data) -> str:
    return str(data["pd"]["nama"]).upper()


def tabel_kinerja(baris: Sequence[Data], kunci: str = "pk_kinerja") -> Tabel:
    """No, sasaran, indikator, target with its unit: a sasaran is numbered once."""
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
                    Sel(bersatuan(b["target"], b["satuan"]) or KOSONG),
                )
            )
        )
    return Tabel(
        kunci,
        "Sasaran, Indikator, dan Target Kinerja",
        (
            Kolom("No.", "tengah", 5, kunci=NOMOR),
            Kolom("Sasaran", lebar=30, kunci="sasaran"),
            Kolom("Indikator Kinerja", lebar=38, kunci="indikator"),
            Kolom("Target", "tengah", 18, kunci="target"),
        ),
        tuple(hasil),
        bernomor=False,
        kosong="Perjanjian ini tidak memuat indikator.",
    )


_SEBUTAN = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}


def tabel_anggaran(anggaran: Data, kunci: str = "pk_anggaran") -> Tabel:
    """Program, kegiatan, sub kegiatan with budget and its source; the total counts each rupiah
    once.
    """
    mata = anggaran["mata"]
    dalam = _kedalaman(mata)
    baris = [_baris_mata(n, m, dalam[m["kode"]]) for n, m in enumerate(mata, start=1)]
    jumlah = anggaran["jumlah"]
    baris.append(
        Baris(
            (
                Sel("Jumlah", rentang=2, rata="kiri"),
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
            Kolom("No.", "tengah", 5, kunci=NOMOR),
            Kolom("/".join(sebutan), lebar=48, kunci="program", pohon=True),
            Kolom("Anggaran (Rp)", "kanan", 20, kunci="anggaran"),
            Kolom("Keterangan", lebar=17, kunci="keterangan"),
        ),
        tuple(baris),
        bernomor=False,
        catatan=(CATATAN_SUMBER,) if any(m["keterangan"] for m in mata) else (),
    )


CATATAN_SUMBER = "Keterangan memuat sumber dana."


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
            Sel(f"{m['kode']} {m['nama']}", tebal=tebal),
            Sel(format_angka(m["anggaran"]), m["anggaran"], "angka", tebal=tebal),
            Sel(m["keterangan"] or KOSONG),
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
                    Sel(bersatuan(i["target"], i["satuan"]) or KOSONG),
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
                    Sel(tanpa_satuan(r["target"], r["satuan"])),
                    *(Sel(tanpa_satuan(t, r["satuan"]) or KOSONG) for t in r["triwulan"]),
                )
            )
            for n, r in enumerate(rencana["baris"], start=1)
        ),
        bernomor=False,
        sumber=rencana["dokumen"] or "",
    )
