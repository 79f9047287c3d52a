"""The matrix of the follow-up: recommendation, plan, who answers, deadline, evidence, status."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from kinerja.models import PerangkatDaerah
from kinerja.periode import format_tanggal
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import Bagian, Baris, Dokumen, Kolom, Sel, Tabel
from laporan.lhe.aksi import Ditindak
from laporan.lhe.tampilan import hari_lewat
from laporan.models import RekomendasiLHE, TemuanPemeriksaan

TANDA = "–"


def susun_matriks(pd: PerangkatDaerah, tahun: int, hari_ini: date) -> Dokumen:
    """The matrix of one year's LHE."""
    semua = RekomendasiLHE.objects.filter(evaluasi__pd=pd, evaluasi__tahun=tahun)
    tabel = _tabel(list(semua.select_related("penanggung_jawab")), tahun, hari_ini)
    return _dokumen(pd, tahun, hari_ini, tabel, "LHE")


def susun_tlhp(pd: PerangkatDaerah, tahun: int, hari_ini: date) -> Dokumen:
    """The matrix of the findings of other origin."""
    temuan = TemuanPemeriksaan.objects.filter(pd=pd, tahun=tahun)
    semua = list(temuan.select_related("penanggung_jawab"))
    tabel = replace(
        tabel_tindak_lanjut(
            "matriks_tlhp",
            f"Matriks Tindak Lanjut Hasil Pemeriksaan {tahun}",
            semua,
            _LEBAR_TLHP,
            hari_ini,
        ),
        lebar=bool(semua),
        kosong="Belum ada temuan.",
    )
    return _dokumen(pd, tahun, hari_ini, tabel, "TLHP")


def _dokumen(pd: PerangkatDaerah, tahun: int, hari_ini: date, tabel: Tabel, nama: str) -> Dokumen:
    judul = f"Matriks Tindak Lanjut {nama} {tahun}"
    return nomori(
        Dokumen(
            judul=judul,
            subjudul=pd.nama,
            pd=pd.nama,
            pemda=pd.pemda,
            tahun=tahun,
            tempat_tanggal=f"{pd.tempat}, {format_tanggal(hari_ini)}",
            bagian_depan=(
                Bagian(f"{judul}\n{pd.nama}".upper(), (replace(tabel, bernomor=False),), "matriks"),
            ),
            nama_berkas=f"Matriks-{nama}-{tahun}-{pd.kode}",
        )
    )


_LEBAR = {
    "no": 5,
    "rekomendasi": 30,
    "rencana": 24,
    "pj": 18,
    "tenggat": 16,
    "tindak_lanjut": 28,
    "bukti": 20,
    "status": 12,
}
_LEBAR_TLHP = {
    "sumber": 14,
    "no": 7,
    "laporan": 18,
    "temuan": 30,
    "rekomendasi": 24,
    "rencana": 20,
    "pj": 16,
    "tenggat": 14,
    "tindak_lanjut": 26,
    "bukti": 18,
    "status": 12,
}
_JUDUL = {
    "sumber": "Sumber",
    "laporan": "Laporan Pemeriksaan",
    "temuan": "Temuan",
    "no": "No",
    "rekomendasi": "Rekomendasi",
    "rencana": "Rencana Tindak Lanjut",
    "pj": "Penanggung Jawab",
    "tenggat": "Tenggat",
    "tindak_lanjut": "Tindak Lanjut",
    "bukti": "Bukti",
    "status": "Status",
}


def _tabel(semua: list[RekomendasiLHE], tahun: int, hari_ini: date) -> Tabel:
    judul = f"Matriks Tindak Lanjut Rekomendasi LHE {tahun}"
    return replace(
        tabel_tindak_lanjut("matriks_lhe", judul, semua, _LEBAR, hari_ini),
        lebar=bool(semua),
        kosong="Belum ada rekomendasi.",
    )


def tabel_tindak_lanjut(
    kunci: str,
    judul: str,
    semua: Sequence[Ditindak],
    lebar: Mapping[str, int],
    hari_ini: date | None = None,
) -> Tabel:
    """What was found or recommended and what was done about it. `lebar`: column → its width, in
    their order; `hari_ini`: what a due date is late against.
    """
    return Tabel(
        kunci,
        judul,
        tuple(
            Kolom(_JUDUL[k], "tengah", n, kunci=k)
            if k in ("no", "status")
            else Kolom(_JUDUL[k], lebar=n, kunci=k)
            for k, n in lebar.items()
        ),
        tuple(Baris(tuple(Sel(_isi(r, hari_ini)[k]) for k in lebar)) for r in semua),
    )


def _isi(r: Ditindak, hari_ini: date | None) -> dict[str, str]:
    """Column → what it says of a row."""
    return {
        **(_asal(r) if isinstance(r, TemuanPemeriksaan) else {}),
        "no": r.kode,
        "rekomendasi": r.rekomendasi or TANDA,
        "rencana": r.rencana or TANDA,
        "pj": r.penanggung_jawab.nama if r.penanggung_jawab else TANDA,
        "tenggat": _tenggat(r, hari_ini),
        "tindak_lanjut": r.tindak_lanjut or TANDA,
        "bukti": r.bukti or TANDA,
        "status": r.get_status_display(),
    }


def _asal(t: TemuanPemeriksaan) -> dict[str, str]:
    hari = f"tanggal {format_tanggal(t.tanggal)}" if t.tanggal else ""
    return {
        "sumber": t.get_sumber_display(),
        "laporan": " ".join(x for x in (t.dokumen, hari) if x) or TANDA,
        "temuan": t.temuan,
    }


def _tenggat(r: Ditindak, hari_ini: date | None) -> str:
    if r.tenggat is None:
        return TANDA
    lewat = hari_lewat(r, hari_ini) if hari_ini else 0
    return format_tanggal(r.tenggat) + (f" (lewat {lewat} hari)" if lewat else "")
