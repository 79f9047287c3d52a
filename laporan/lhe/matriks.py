"""The matrix of the follow-up: recommendation, plan, who answers, deadline, evidence, status."""

from datetime import date

from kinerja.models import PerangkatDaerah
from kinerja.periode import format_tanggal
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import Bab, Baris, Dokumen, Kolom, Sel, Tabel
from laporan.lhe.tampilan import hari_lewat
from laporan.models import RekomendasiLHE

TANDA = "–"


def susun_matriks(pd: PerangkatDaerah, tahun: int, hari_ini: date) -> Dokumen:
    """The matrix of one year's LHE."""
    semua = RekomendasiLHE.objects.filter(evaluasi__pd=pd, evaluasi__tahun=tahun)
    return nomori(
        Dokumen(
            judul=f"Matriks Tindak Lanjut LHE {tahun}",
            subjudul=pd.nama,
            pd=pd.nama,
            pemda=pd.pemda,
            tahun=tahun,
            tempat_tanggal=f"{pd.tempat}, {format_tanggal(hari_ini)}",
            bab=(
                Bab(
                    "TINDAK LANJUT",
                    (_tabel(list(semua.select_related("penanggung_jawab")), tahun, hari_ini),),
                    "matriks",
                ),
            ),
            nama_berkas=f"Matriks-LHE-{tahun}-{pd.kode}",
        )
    )


def _tabel(semua: list[RekomendasiLHE], tahun: int, hari_ini: date) -> Tabel:
    return Tabel(
        "matriks_lhe",
        f"Matriks Tindak Lanjut Rekomendasi LHE {tahun}",
        (
            Kolom("No", "tengah", 5, kunci="no"),
            Kolom("Rekomendasi", lebar=30, kunci="rekomendasi"),
            Kolom("Rencana Tindak Lanjut", lebar=24, kunci="rencana"),
            Kolom("Penanggung Jawab", lebar=18, kunci="pj"),
            Kolom("Tenggat", lebar=16, kunci="tenggat"),
            Kolom("Tindak Lanjut", lebar=28, kunci="tindak_lanjut"),
            Kolom("Bukti", lebar=20, kunci="bukti"),
            Kolom("Status", "tengah", 12, kunci="status"),
        ),
        tuple(
            Baris(
                (
                    Sel(r.kode),
                    Sel(r.rekomendasi),
                    Sel(r.rencana or TANDA),
                    Sel(r.penanggung_jawab.nama if r.penanggung_jawab else TANDA),
                    Sel(_tenggat(r, hari_ini)),
                    Sel(r.tindak_lanjut or TANDA),
                    Sel(r.bukti or TANDA),
                    Sel(r.get_status_display()),
                )
            )
            for r in semua
        ),
        lebar=True,
        kosong="Belum ada rekomendasi.",
    )


def _tenggat(r: RekomendasiLHE, hari_ini: date) -> str:
    if r.tenggat is None:
        return TANDA
    lewat = hari_lewat(r, hari_ini)
    return format_tanggal(r.tenggat) + (f" (lewat {lewat} hari)" if lewat else "")
