"""The agreement of the head of the region as a document: not signed here (PermenPANRB 53/2014).

Statement and annexes as in every agreement (laporan/perjanjian/naskah.py); the money is the
original budget of all agencies by program.
"""

from collections import defaultdict
from typing import Any

from anggaran.rekap_daerah import RekapDaerah
from anggaran.sebutan import nama_mata
from kinerja.angka import KOSONG
from kinerja.jenis import PeranKontribusi
from kinerja.pernyataan import BAWAAN, bagian_pernyataan, isi_pernyataan
from kinerja.sebutan_daerah import atasan_daerah, sebutan_pemda
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.dokumen.latihan import tandai_latihan
from laporan.dokumen.penomoran import nomori
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
    Sel,
    Tabel,
)
from laporan.lkjip.tabel import sel
from laporan.perjanjian.naskah import (
    Data,
    PihakNaskah,
    judul,
    pernyataan,
    tabel_iku,
    tabel_kinerja,
)

CATATAN = "Perjanjian ini ditandatangani di luar Tapak."


def susun_pk_daerah(bahan: Bahan) -> Dokumen:
    """The whole agreement, numbered."""
    data = _data(bahan)
    p = pernyataan(data)
    isi: list[Blok] = [
        Paragraf(f"Nama: {b.nama or '……………………'}\nJabatan: {b.sebutan}", "rumus")
        if isinstance(b, PihakNaskah)
        else Paragraf(b)
        for b in p.bagian
    ]
    # The second party stands at the left.
    tanda = BlokTandaTangan(tuple(x.penanda_tangan for x in reversed(p.pihak)), p.tempat_tanggal)
    kepala = "\n".join(judul(data))
    dokumen = Dokumen(
        judul=f"Perjanjian Kinerja Tahun {bahan.tahun}",
        subjudul=p.pihak[0].sebutan,
        pd=data["pd"]["nama"],
        pemda=data["pd"]["nama"],
        tahun=bahan.tahun,
        tempat_tanggal=p.tempat_tanggal,
        bagian_depan=(Bagian("\n".join(p.judul), (*isi, tanda, Paragraf(CATATAN, "kecil")), "pk"),),
        lampiran=(
            Lampiran(
                f"{kepala}\n{p.pihak[0].sebutan}",
                (tabel_kinerja(data["baris"]), tabel_program(bahan), tanda),
                "lampiran-kinerja",
            ),
            *_lampiran_iku(bahan, data),
        ),
        kepala=f"Perjanjian Kinerja Tahun {bahan.tahun}: {p.pihak[0].sebutan}",
        nama_berkas=f"Perjanjian-Kinerja-{bahan.tahun}-{bahan.pd.kode}",
    )
    return nomori(tandai_latihan(dokumen, bahan.latihan))


def _data(bahan: Bahan) -> Data:
    """What the form of an agreement asks (laporan/perjanjian/data.py), of the region."""
    pd = bahan.pd
    kepala, atasan = pd.kepala_daerah or pd.kepala, atasan_daerah(pd.pemda)
    jabatan = bahan.kepala
    pemangku = bahan.pemangku.get(jabatan.pk) if jabatan else None
    nama = pemangku.nama if pemangku else ""
    nilai = {"jabatan": kepala, "nama": nama, "atasan": atasan, "tahun": str(bahan.tahun)}
    return {
        "skema": 2,
        "tahun": bahan.tahun,
        "ke": 0,
        "perubahan": None,
        "pd": {"nama": sebutan_pemda(pd.pemda), "tempat": pd.tempat},
        "pihak_pertama": {"sebutan": kepala, "nama": nama, "kepala_daerah": True},
        "pihak_kedua": {"sebutan": atasan, "nama": "", "kepala_daerah": True},
        "pernyataan": bagian_pernyataan(isi_pernyataan(BAWAAN, nilai)),
        "tanggal": None,
        "baris": [
            {
                "sasaran": b.simpul.uraian,
                "nama": b.indikator.sebutan,
                "satuan": b.indikator.satuan,
                "target": b.ukuran.target.disepakati if b.ukuran.target else "",
            }
            for b in bahan.baris_sasaran
        ],
    }


def _lampiran_iku(bahan: Bahan, data: Data) -> tuple[Lampiran, ...]:
    if not bahan.baris_iku:
        return ()
    nama = "Indikator Kinerja Utama"
    isi = tabel_iku({"judul": nama, "baris": [_iku(bahan, b) for b in bahan.baris_iku]})
    kepala = f"{nama.upper()} TAHUN {bahan.tahun}\n{data['pd']['nama'].upper()}"
    return (Lampiran(kepala, (isi,), "lampiran-iku"),)


def _iku(bahan: Bahan, b: BarisIndikator) -> dict[str, Any]:
    """One line of the sheet of key indicators; who keeps the figures answers for them."""
    milik = bahan.daerah.kontribusi.get(b.indikator.pk, [])
    pengampu = [k.mitra.nama for k in milik if k.peran == PeranKontribusi.PENGAMPU]
    i = b.indikator
    return {
        "nama": i.sebutan,
        "target": b.ukuran.target.disepakati if b.ukuran.target else "",
        "satuan": i.satuan,
        "definisi": i.definisi,
        "formulasi": i.formulasi,
        "sumber": i.sumber_data,
        "penanggung_jawab": "\n".join(pengampu),
    }


def tabel_program(bahan: Bahan) -> Tabel:
    """The programs of all agencies with their original budget: one line for a program's name,
    whoever carries it out.
    """
    rekap = RekapDaerah(
        (p.pk for p in bahan.daerah.perangkat), bahan.tahun, bahan.kebijakan, murni=True
    )
    daun: dict[str, set[int]] = defaultdict(set)
    oleh: dict[str, list[str]] = defaultdict(list)
    for p in bahan.daerah.perangkat:
        for program, milik in rekap.program.get(p.pk, []):
            nama = nama_mata("program", program.nama)
            daun[nama] |= milik
            if p.nama not in oleh[nama]:
                oleh[nama].append(p.nama)
    baris = [
        Baris(
            (
                Sel(str(n)),
                Sel(nama),
                sel.uang(rekap.jumlah(daun[nama]).pagu),
                Sel("\n".join(oleh[nama]) or KOSONG),
            )
        )
        for n, nama in enumerate(daun, start=1)
    ]
    if baris:
        total = sel.uang(rekap.total.pagu, formula="=SUM({anggaran@*})")
        baris.append(Baris((Sel("Jumlah", rentang=2), total, Sel("")), "jumlah"))
    return Tabel(
        "pk_anggaran",
        "Program dan Anggaran",
        (
            Kolom("No.", "tengah", 5, kunci=NOMOR),
            Kolom("Program", lebar=42, kunci="program"),
            Kolom("Anggaran (Rp)", "kanan", 20, kunci="anggaran"),
            Kolom("Perangkat Daerah", lebar=30, kunci="perangkat"),
        ),
        tuple(baris),
        bernomor=False,
        catatan=("Anggaran murni seluruh perangkat daerah.",) if baris else (),
        kosong=f"Program dan anggaran murni tahun {bahan.tahun} belum diisi.",
    )
