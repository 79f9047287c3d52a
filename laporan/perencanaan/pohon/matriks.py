"""The cascade as a matrix: one row an indicator, the columns that planning offices print."""

from anggaran.models import Program
from kinerja.angka import KOSONG
from kinerja.kesinambungan import ukuran_sebanding
from kinerja.pengukuran import Pengukuran
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.dokumen.unsur import Bagian, Baris, Dokumen, Kolom, Sel, Tabel
from laporan.perencanaan.pohon.cetak import judul_pohon, nama_berkas


def tabel_matriks(bahan: Bahan) -> Tabel:
    """Misi to kondisi akhir: fourteen columns where the Renstra has five years.

    Kondisi awal is the realisasi of the year before the Renstra, by the predecessor where it had
    another indicator; kondisi akhir the Renstra's target for its last year.
    """
    tahun = _tahun_renstra(bahan)
    awal = _awal(bahan, tahun[0] - 1)
    misi = "\n".join(b.teks for b in bahan.profil.get("misi", []))
    baris: list[Baris] = []
    for t in bahan.tujuan:
        for b in bahan.baris_tujuan(t):
            baris.append(_baris(bahan, awal, tahun, misi, t.uraian, "", b))
        for s in (
            x for a in bahan.sasaran_strategis if a.tujuan_id == t.pk for x in bahan.turunan(a)
        ):
            milik: list[BarisIndikator | None] = [*bahan.baris_dari(s)] or [None]
            for satu in milik:
                baris.append(_baris(bahan, awal, tahun, misi, t.uraian, s.uraian, satu))
    return Tabel(
        "matriks_cascading",
        f"Matriks Cascading {bahan.pd.nama} {tahun[0]}–{tahun[-1]}",
        (
            Kolom("Misi", lebar=16, kunci="misi"),
            Kolom("Tujuan", lebar=16, kunci="tujuan"),
            Kolom("Sasaran", lebar=18, kunci="sasaran"),
            Kolom("Indikator", lebar=18, kunci="indikator"),
            Kolom("Program", lebar=18, kunci="program"),
            Kolom("Perangkat Daerah", lebar=14, kunci="pd"),
            Kolom("Satuan", lebar=8, kunci="satuan"),
            Kolom(f"Kondisi Awal ({tahun[0] - 1})", "kanan", 9, kunci="awal"),
            *(Kolom(str(t), "kanan", 8, "Target", kunci=f"t{t}") for t in tahun),
            Kolom(f"Kondisi Akhir ({tahun[-1]})", "kanan", 9, kunci="akhir"),
        ),
        tuple(baris),
        lebar=True,
        bernomor=False,
        kosong="Tujuan dan sasaran belum diisi.",
    )


def dokumen_matriks(bahan: Bahan) -> Dokumen:
    """The matrix alone, for the workbook."""
    return Dokumen(
        judul=judul_pohon(bahan),
        subjudul="Matriks Cascading",
        pd=bahan.pd.nama,
        pemda=bahan.pd.pemda,
        tahun=bahan.tahun,
        tempat_tanggal="",
        bagian_depan=(Bagian("Matriks Cascading", (tabel_matriks(bahan),), "matriks"),),
        nama_berkas=nama_berkas(bahan).replace("Pohon-Kinerja", "Matriks-Cascading"),
    )


def _tahun_renstra(bahan: Bahan) -> list[int]:
    renstra = bahan.renstra
    if renstra is None:
        return [bahan.tahun]
    return list(range(renstra.tahun_awal, renstra.tahun_akhir + 1))


def _awal(bahan: Bahan, tahun: int) -> Pengukuran:
    """What was measured before the Renstra began."""
    if tahun in bahan.pengukuran.daftar_tahun:
        return bahan.pengukuran
    hasil = Pengukuran(bahan.pd, [tahun], hari=bahan.hari)
    hasil.berbagi(bahan.pengukuran)
    return hasil


def _baris(
    bahan: Bahan,
    awal: Pengukuran,
    tahun: list[int],
    misi: str,
    tujuan: str,
    sasaran: str,
    b: BarisIndikator | None,
) -> Baris:
    kepala = (Sel(misi), Sel(tujuan), Sel(sasaran))
    if b is None:
        kosong = (Sel("Belum ada indikator"), Sel(""), Sel(bahan.pd.nama), Sel(""))
        return Baris(
            (*kepala, *kosong, *(Sel(KOSONG, rata="kanan") for _ in range(len(tahun) + 2)))
        )
    program = (s for s in bahan.anggaran.pendukung(b.indikator.pk) if isinstance(s.mata, Program))
    sebelumnya = ukuran_sebanding(awal, b.indikator, tahun[0] - 1)
    target = [bahan.pengukuran.target_renstra(b.indikator, t) for t in tahun]
    return Baris(
        (
            *kepala,
            Sel(b.indikator.sebutan),
            Sel("\n".join(s.mata.nama for s in program)),
            Sel(bahan.pd.nama),
            Sel(b.indikator.satuan),
            Sel(
                sebelumnya.realisasi_teks if sebelumnya and sebelumnya.terisi else KOSONG,
                rata="kanan",
            ),
            *(Sel(t.teks if t else KOSONG, rata="kanan") for t in target),
            Sel(target[-1].teks if target[-1] else KOSONG, rata="kanan"),
        )
    )
