"""The overview as one page for a meeting, and the five years, as documents."""

from collections.abc import Iterator

from kinerja.angka import KOSONG, format_persen
from kinerja.periode import format_tanggal
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.sel_angka import sel_dua_desimal
from laporan.dokumen.unsur import Bagian, Baris, Dokumen, Kolom, Paragraf, Sel, Selembar, Tabel
from laporan.pemda.tinjauan.baris import BarisTinjauan
from laporan.pemda.tinjauan.papan import TinjauanPemda
from laporan.pemda.tinjauan.tren import TrenPemda


def susun_tinjauan(t: TinjauanPemda) -> Dokumen:
    """Who is behind first, everybody in one table."""
    pemda = t.baris[0].pd.pemda if t.baris else ""
    tanggal = format_tanggal(t.hari)
    isi = (Selembar((Paragraf(_ringkas(t)), tabel_tinjauan(t))),)
    return nomori(
        Dokumen(
            judul=f"Tinjauan Perangkat Daerah {t.tw.label}",
            subjudul=pemda,
            pd=pemda,
            pemda=pemda,
            tahun=t.tahun,
            tempat_tanggal=f"{t.baris[0].pd.tempat if t.baris else ''}, {tanggal}",
            bagian_depan=(
                Bagian(f"TINJAUAN PERANGKAT DAERAH {t.tw.label.upper()}", isi, "tinjauan"),
            ),
            nama_berkas=f"Tinjauan-{t.tahun}-TW{t.triwulan}",
        )
    )


def _ringkas(t: TinjauanPemda) -> str:
    kalimat = t.kalimat_keadaan
    if t.terlambat:
        daftar = "; ".join(
            f"{b.pd.nama} ({b.lama} hari, pada {b.pemegang})" for b in t.terlambat[:5]
        )
        kalimat += f" Paling lama terlambat: {daftar}."
    return kalimat


def tabel_tinjauan(t: TinjauanPemda) -> Tabel:
    """One row for each agency, the worst first."""
    return Tabel(
        "tinjauan_pd",
        f"Keadaan Perangkat Daerah {t.tw.label}",
        (
            Kolom("Perangkat Daerah", lebar=30, kunci="pd"),
            Kolom("Kelengkapan", lebar=20, kunci="keadaan"),
            Kolom("Diajukan", "kanan", 9, kunci="diajukan"),
            Kolom("Pada", lebar=18, kunci="pemegang"),
            Kolom("Capaian (%)", "kanan", 9, kunci="capaian"),
            Kolom("Kriteria", lebar=12, kunci="kriteria"),
            Kolom("Predikat", lebar=12, kunci="predikat"),
            Kolom("Serapan (%)", "kanan", 9, kunci="serapan"),
            Kolom("PK", "tengah", 8, kunci="pk"),
            Kolom("LKjIP", lebar=14, kunci="lkjip"),
            Kolom("AKIP", "kanan", 9, kunci="akip"),
            Kolom("Galat", "kanan", 7, kunci="galat"),
        ),
        tuple(_baris(b) for b in t.urut_rapat),
        lebar=True,
        bernomor=False,
        catatan=_catatan(t),
    )


def _baris(b: BarisTinjauan) -> Baris:
    r, k = b.ringkasan, b.kelengkapan
    return Baris(
        (
            Sel(b.pd.nama + (" *" if b.beda else "") + (" †" if _lama(b) else "")),
            Sel(
                (b.keadaan.label if b.keadaan else "Belum dihitung")
                + (f" ({b.lama} hari)" if b.lama else "")
            ),
            Sel(f"{k.diajukan}/{k.diharapkan}" if k else KOSONG, rata="kanan"),
            Sel(b.pemegang or KOSONG),
            sel_dua_desimal(r.capaian.rerata if r else None),
            Sel((r.capaian.kriteria if r else "") or KOSONG),
            Sel(b.predikat.predikat if b.predikat else KOSONG),
            sel_dua_desimal(r.serapan.persen if r else None),
            Sel(f"{b.perjanjian.lengkap}/{b.perjanjian.banyak}" if b.perjanjian.banyak else KOSONG),
            Sel(b.lkjip),
            sel_dua_desimal(b.nilai.nilai if b.nilai else None),
            Sel(str(b.temuan.galat), b.temuan.galat, "angka")
            if b.temuan
            else Sel(KOSONG, rata="kanan"),
        )
    )


def _lama(b: BarisTinjauan) -> bool:
    return b.terbaca is not None and b.terbaca.lama


def _catatan(t: TinjauanPemda) -> tuple[str, ...]:
    hasil = [
        f"Serapan sampai akhir triwulan, yaitu {format_persen(t.waktu, 0)} waktu setahun.",
    ]
    if t.kebijakan:
        hasil.append("Cara hitung: " + ". ".join(t.kebijakan) + ".")
    for b in t.baris:
        if b.ringkasan and b.ringkasan.capaian.lain:
            hasil.append(f"{b.pd.nama}: {'; '.join(b.ringkasan.capaian.lain)}.")
    if any(b.beda for b in t.baris):
        hasil.append("* Capaiannya dihitung dengan cara lain dan tidak sebanding.")
    if any(_lama(b) for b in t.baris):
        hasil.append("† Angka sebelum perubahan terakhir, sedang dihitung ulang.")
    return tuple(hasil)


def susun_tren(t: TrenPemda) -> Dokumen:
    """Capaian and AKIP scores of five years."""
    pemda = t.baris[0].pd.pemda if t.baris else ""
    return nomori(
        Dokumen(
            judul=f"Perkembangan Lima Tahun {t.daftar_tahun[0]}–{t.daftar_tahun[-1]}",
            subjudul=pemda,
            pd=pemda,
            pemda=pemda,
            tahun=t.tahun,
            tempat_tanggal=str(t.tahun),
            bagian_depan=(
                Bagian(
                    "PERKEMBANGAN LIMA TAHUN", (_tabel_tren(t, "capaian"), _tabel_tren(t, "nilai"))
                ),
            ),
            nama_berkas=f"Tren-{t.tahun}",
        )
    )


def _tabel_tren(t: TrenPemda, apa: str) -> Tabel:
    judul = "Rata-rata Capaian Setahun (%)" if apa == "capaian" else "Nilai AKIP"
    return Tabel(
        f"tren_{apa}",
        judul,
        (
            Kolom("Perangkat Daerah", lebar=40, kunci="pd"),
            *(Kolom(str(x), "kanan", 10, kunci=f"t{x}") for x in t.daftar_tahun),
        ),
        tuple(
            Baris((Sel(b.pd.nama), *(sel_dua_desimal(getattr(x, apa)) for x in b.tahun)))
            for b in t.baris
        ),
        catatan=tuple(_catatan_capaian(t)) if apa == "capaian" else (),
    )


def _catatan_capaian(t: TrenPemda) -> Iterator[str]:
    if any(x.berganti for b in t.baris for x in b.tahun):
        yield "Tahun yang cara hitungnya berganti tidak sebanding dengan tahun sebelumnya."
    if t.belum:
        yield f"{t.belum} capaian masih akan dihitung atau dihitung ulang."
