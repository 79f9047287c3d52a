"""PURE. Sentences that compare: with earlier years, the end of the Renstra, outside figures."""

from decimal import Decimal

from kinerja.angka import format_angka, format_persen, format_pola
from kinerja.perbandingan import Arah, Jarak, Laju, NilaiLaju, Perubahan, nilai_laju
from kinerja.ukuran import BentukIndikator
from laporan.dokumen.kalimat import satuan_kecil

_SEPADAN = ("{n}", "Rp")


def selisih_tampil(selisih: Decimal, bentuk: BentukIndikator, *, desimal: int | None = None) -> str:
    """A difference in the indicator's unit: `0,02 poin persentase`, `Rp626/jam`, `32 lowongan`."""
    d = bentuk.desimal if desimal is None else desimal
    if bentuk.pola == "{n}%":
        return f"{format_angka(selisih, d)} poin persentase"
    if bentuk.predikat is not None:
        return f"{format_angka(selisih, desimal or 0)} peringkat"
    if bentuk.pola.startswith(_SEPADAN):
        return satuan_kecil(format_pola(selisih, d, bentuk.pola))
    return format_angka(selisih, d)


def perubahan(p: Perubahan, bentuk: BentukIndikator, lalu: str, tahun: int) -> str:
    """`turun 0,02 poin persentase dari 2,73% pada tahun 2023, yang berarti membaik`.

    A rise of what should rise needs no such word; a fall that is an improvement does.
    """
    if p.arah is Arah.TETAP:
        return f"sama dengan tahun {tahun} ({lalu})"
    besar = selisih_tampil(p.selisih, bentuk)
    if p.relatif is not None and bentuk.pola != "{n}%" and bentuk.predikat is None:
        besar += f" atau {format_persen(p.relatif, None)}"
    makna = ""
    if p.membaik is not None and (p.arah is Arah.NAIK) is not p.membaik:
        makna = ", yang berarti membaik" if p.membaik else ", yang berarti memburuk"
    return f"{p.arah} {besar} dari {lalu} pada tahun {tahun}{makna}"


def terhadap_target(j: Jarak, bentuk: BentukIndikator) -> str:
    """`kurang 0,20 poin persentase dari`, `melampaui … sebesar`: the clause before "target"."""
    if j.selisih == 0:
        return "tepat sama dengan target"
    arah = "di atas" if j.di_atas else "di bawah"
    return f"{selisih_tampil(j.selisih, bentuk)} {arah} target"


def terhadap_luar(p: Perubahan, bentuk: BentukIndikator, sebutan: str) -> str:
    """`2,30 poin persentase di atas angka nasional (lebih baik)`."""
    if p.arah is Arah.TETAP:
        return f"sama dengan {sebutan}"
    arah = "di atas" if p.arah is Arah.NAIK else "di bawah"
    jarak = f"{selisih_tampil(p.selisih, bentuk)} {arah} {sebutan}"
    if p.membaik is None:
        return jarak
    return f"{jarak} ({'lebih baik' if p.membaik else 'belum sebaik'})"


def laju_perlu(laju: Laju, bentuk: BentukIndikator, sampai: int) -> str:
    """`perlu naik 5,23 poin persentase setiap tahun sampai dengan tahun 2026`."""
    arah = "naik" if laju.naik else "turun"
    besar = selisih_tampil(laju.setahun, bentuk, desimal=laju.desimal)
    if laju.tahun == 1:
        return f"perlu {arah} {besar} pada tahun {sampai}"
    return f"perlu {arah} {besar} setiap tahun sampai dengan tahun {sampai}"


def laju_lalu(perlu: Laju, lalu: Laju, bentuk: BentukIndikator, rentang: str) -> str:
    """The pace so far beside the pace needed."""
    penilaian = nilai_laju(perlu=perlu, lalu=lalu)
    if penilaian is NilaiLaju.TETAP:
        return f"sedangkan selama {rentang} realisasinya tidak berubah"
    besar = selisih_tampil(lalu.setahun, bentuk, desimal=lalu.desimal)
    kata = "naik" if lalu.naik else "turun"
    if penilaian is NilaiLaju.MENJAUH:
        return f"sedangkan selama {rentang} realisasinya {kata} rata-rata {besar} setahun"
    nilai = "telah memadai" if penilaian is NilaiLaju.MEMADAI else "belum memadai"
    return f"dan laju selama {rentang}, yaitu {kata} rata-rata {besar} setahun, {nilai}"
