"""The overview of all agencies as a document, for the workbook."""

from decimal import Decimal

from kinerja.angka import KOSONG
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.sel_angka import sel_dua_desimal
from laporan.dokumen.unsur import Bab, Baris, Dokumen, Kolom, Sel, Tabel
from laporan.lke.antrean import AntreanLKE, BarisAntrean


def susun_antrean(a: AntreanLKE) -> Dokumen:
    """Scores by component and by year, and the criteria missed most."""
    pemda = a.baris[0].pd.pemda if a.baris else ""
    return nomori(
        Dokumen(
            judul=f"Rekapitulasi Evaluasi AKIP {a.tahun}",
            subjudul=pemda,
            pd=pemda,
            pemda=pemda,
            tahun=a.tahun,
            tempat_tanggal=str(a.tahun),
            bab=(Bab("REKAPITULASI", (_nilai(a), _tahun(a), _kriteria(a)), "rekap"),),
            nama_berkas=f"Rekap-LKE-{a.tahun}",
        )
    )


def _komponen(b: BarisAntrean, urut: int) -> Decimal | None:
    if b.skor is None or urut >= len(b.skor.komponen):
        return None
    k = b.skor.komponen[urut]
    return k.nilai if k.lengkap else None


def _nilai(a: AntreanLKE) -> Tabel:
    komponen = a.lembar.komponen if a.lembar else ()
    return Tabel(
        "nilai_pd",
        "Nilai menurut Perangkat Daerah dan Komponen",
        (
            Kolom("Perangkat Daerah", lebar=40, kunci="pd"),
            Kolom("Tahap", lebar=18, kunci="tahap"),
            *(Kolom(k.nama, "kanan", 12, kunci=f"k{k.kode}") for k in komponen),
            Kolom("Nilai", "kanan", 10, kunci="nilai"),
            Kolom("Predikat", "tengah", 9, kunci="predikat"),
            Kolom("Selisih penilaian mandiri", "kanan", 10, kunci="selisih"),
        ),
        tuple(
            Baris(
                (
                    Sel(b.pd.nama),
                    Sel(b.evaluasi.get_status_display() if b.evaluasi else "Belum dibuka"),
                    *(sel_dua_desimal(_komponen(b, i)) for i in range(len(komponen))),
                    sel_dua_desimal(b.skor.nilai if b.skor and b.skor.lengkap else None),
                    Sel(b.skor.predikat.kode if b.skor and b.skor.predikat else KOSONG),
                    sel_dua_desimal(b.selisih),
                )
            )
            for b in a.baris
        ),
        lebar=True,
    )


def _tahun(a: AntreanLKE) -> Tabel:
    return Tabel(
        "nilai_tahun",
        "Nilai AKIP menurut Tahun",
        (
            Kolom("Perangkat Daerah", lebar=40, kunci="pd"),
            *(Kolom(str(t), "kanan", 10, kunci=f"t{t}") for t in a.daftar_tahun),
        ),
        tuple(
            Baris(
                (
                    Sel(b.pd.nama),
                    *(sel_dua_desimal(e.nilai if e else None) for e in a.nilai_tahun(b)),
                )
            )
            for b in a.baris
        ),
    )


def _kriteria(a: AntreanLKE) -> Tabel:
    return Tabel(
        "kriteria_kurang",
        "Kriteria yang Paling Banyak Belum Terpenuhi",
        (
            Kolom("Nomor", "tengah", 8, kunci="nomor"),
            Kolom("Kriteria", lebar=60, kunci="kriteria"),
            Kolom("Perangkat daerah", "kanan", 12, kunci="banyak"),
            Kolom("Dijawab", "kanan", 10, kunci="dijawab"),
        ),
        tuple(
            Baris((Sel(no), Sel(teks), Sel(str(n), n, "angka"), Sel(str(m), m, "angka")))
            for no, teks, n, m in a.paling_kurang()
        ),
    )
