"""The figures of one indicator, a year or a quarter of it, each with how it comes about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from anggaran.efisiensi import keterangan_metode
from kinerja.angka import KOSONG, format_persen, format_rupiah
from kinerja.formula import FormulaError, uraikan_formula
from kinerja.jenis import JenisDokumen
from kinerja.models import Indikator, Pengguna
from kinerja.periode import label_tw
from kinerja.turunan import IsianVariabel, rata
from kinerja.ukuran import AsalNilai, IsianTriwulan, TargetTampil, Ukuran
from laporan.bahan.bahan import Bahan, BarisIndikator


@dataclass(frozen=True)
class UraianAngka:
    """One figure: `kunci` is its place on the page, `rumus` its calculation with the numbers."""

    kunci: str
    judul: str
    nilai: str
    rumus: str = ""
    kata: str = ""
    """The formula in the words of its variables."""
    penjelasan: tuple[str, ...] = ()
    ada: bool = True


@dataclass(frozen=True)
class VariabelAsal:
    """A variable of the formula, or a part of one, with its depth."""

    isian: IsianVariabel
    tingkat: int


@dataclass(frozen=True)
class AsalMitra:
    """The agency whose figures a region's indicator has. `alamat`: its own page of the figure;
    empty for whoever may not see it there.
    """

    pd: str
    indikator: str
    alamat: str


def asal_mitra(
    pengguna: Pengguna, bahan: Bahan, indikator: int, hari: date, triwulan: int | None
) -> AsalMitra | None:
    """Where the figures of an indicator are kept; None where they are its own. One query."""
    dari = bahan.pengukuran.sumber.get(indikator)
    if dari is None or dari.sumber is None:
        return None
    terlihat = Indikator.objects.untuk(pengguna, hari).filter(pk=dari.sumber.pk).exists()
    periode = [bahan.tahun, triwulan] if triwulan else [bahan.tahun]
    nama = "asal_triwulan" if triwulan else "asal"
    alamat = reverse(nama, args=[dari.mitra.kode, *periode, dari.sumber.kode]) if terlihat else ""
    return AsalMitra(dari.mitra.nama, dari.sumber.sebutan, alamat)


def rumus_kata(formula: str, isian: IsianTriwulan | None) -> str:
    """The formula with the names of its variables; empty without a formula."""
    if not formula or isian is None or isian.turunan is None:
        return ""
    nama = {v.kode: v.nama for v in rata(isian.turunan.variabel)}
    try:
        return uraikan_formula(formula).sebut(nama)
    except FormulaError:
        return formula


def variabel_rata(isian: IsianTriwulan | None) -> list[VariabelAsal]:
    """The variables with their parts, in reading order."""
    if isian is None or isian.turunan is None:
        return []
    return [x for v in isian.turunan.variabel for x in _rata(v, 1)]


def _rata(v: IsianVariabel, tingkat: int) -> Iterator[VariabelAsal]:
    yield VariabelAsal(v, tingkat)
    for bagian in v.bagian:
        yield from _rata(bagian, tingkat + 1)


def uraian_setahun(bahan: Bahan, b: BarisIndikator) -> list[UraianAngka]:
    """Every figure that the report prints of an indicator's year."""
    u = b.ukuran
    hasil = [_realisasi(bahan, b), _target(u.target), _capaian(u), _kriteria(u)]
    hasil.append(_akhir_renstra(bahan, b))
    efisiensi = bahan.efisiensi(b)
    hasil.append(
        UraianAngka(
            "serapan",
            "Serapan anggaran",
            format_persen(b.anggaran.serapan.nilai, None),
            b.anggaran.uraian if b.anggaran.serapan.dapat else "",
            penjelasan=(
                f"Realisasi {format_rupiah(b.anggaran.realisasi)} dari pagu "
                f"{format_rupiah(b.anggaran.pagu)} program, kegiatan, dan sub kegiatan yang "
                "mendukung; setiap sub kegiatan dihitung satu kali.",
            )
            if b.anggaran.pagu is not None
            else ("Belum ada anggaran yang dikaitkan dengan indikator ini.",),
            ada=b.anggaran.serapan.dapat,
        )
    )
    hasil.append(
        UraianAngka(
            "efisiensi",
            "Tingkat efisiensi",
            format_persen(efisiensi.nilai, bahan.kebijakan.desimal),
            penjelasan=(
                keterangan_metode(bahan.metode_efisiensi, bahan.ambang_efisiensi),
                *((_kalimat(efisiensi.keterangan),) if efisiensi.keterangan else ()),
            ),
            ada=efisiensi.dapat,
        )
    )
    return hasil


def uraian_triwulan(bahan: Bahan, b: BarisIndikator, tw: int) -> list[UraianAngka]:
    """The figures of one quarter: what was reported, its target, and the year up to it."""
    isian = b.ukuran.triwulan.get(tw)
    sampai = bahan.pengukuran.ukuran(b.indikator, bahan.tahun, tw)
    target = bahan.pengukuran.target_triwulan(b.indikator, bahan.tahun, tw)
    return [
        UraianAngka(
            "realisasi",
            f"Realisasi {label_tw(tw)}",
            sebut_isian(b, tw),
            isian.turunan.uraian if isian is not None and isian.turunan is not None else "",
            rumus_kata(b.indikator.formula, isian),
            _asal_isian(isian),
            ada=isian is not None and isian.nilai is not None,
        ),
        UraianAngka(
            "target",
            f"Target {label_tw(tw)}",
            target.teks if target else KOSONG,
            penjelasan=(f"Menurut {target.dokumen}.",)
            if target
            else ("Rencana aksi belum menetapkan target triwulan ini.",),
            ada=target is not None,
        ),
        UraianAngka(
            "kumulatif",
            f"Realisasi sampai dengan {label_tw(tw)}",
            sampai.realisasi_teks,
            sampai.akumulasi.uraian,
            penjelasan=(f"{b.indikator.get_akumulasi_display()}.",),
            ada=sampai.terisi,
        ),
    ]


def sebut_isian(b: BarisIndikator, tw: int) -> str:
    """The quarter's figure, or in words why it has none."""
    isian = b.ukuran.triwulan.get(tw)
    if isian is None or isian.asal is AsalNilai.KOSONG:
        return AsalNilai.KOSONG.value
    if isian.asal is AsalNilai.TIDAK_BERLAKU:
        return isian.asal.value
    return b.bentuk.tampil(isian.nilai, isian.skor)


def isian_terpakai(b: BarisIndikator) -> IsianTriwulan | None:
    """The last quarter that the year's figure counts; without one the last that was opened."""
    terpakai = b.ukuran.akumulasi.terpakai
    return b.ukuran.triwulan[terpakai[-1]] if terpakai else b.ukuran.isian_akhir


def _realisasi(bahan: Bahan, b: BarisIndikator) -> UraianAngka:
    u, isian = b.ukuran, isian_terpakai(b)
    penjelasan = list(_asal_isian(isian))
    if len(u.akumulasi.terpakai) > 1 or len(u.triwulan) > 1:
        penjelasan.append(
            f"Dari triwulan ke tahun: {b.indikator.get_akumulasi_display().lower()}. "
            f"{u.akumulasi.uraian}."
        )
    if b.indikator.sumber_data:
        penjelasan.append(f"Sumber data: {b.indikator.sumber_data.rstrip('.')}.")
    return UraianAngka(
        "realisasi",
        f"Realisasi {bahan.tahun}",
        u.realisasi_teks,
        isian.turunan.uraian if isian is not None and isian.turunan is not None else "",
        rumus_kata(b.indikator.formula, isian),
        tuple(penjelasan),
        ada=u.terisi,
    )


def _asal_isian(isian: IsianTriwulan | None) -> tuple[str, ...]:
    if isian is None:
        return ("Belum diisi.",)
    hasil = [_kalimat(isian.asal.value)]
    if isian.asal in (AsalNilai.RESMI, AsalNilai.TIDAK_BERLAKU) and isian.alasan:
        hasil.append(f"Alasan: {_kalimat(isian.alasan)}")
    if isian.turunan is not None and isian.turunan.nilai is None and isian.turunan.alasan:
        hasil.append(f"Rumus tidak dapat dihitung: {isian.turunan.alasan_kata}")
    return tuple(hasil)


def _target(target: TargetTampil | None) -> UraianAngka:
    if target is None:
        return UraianAngka(
            "target", "Target", "belum ditetapkan", penjelasan=("Tidak tercatat.",), ada=False
        )
    jenis = JenisDokumen(target.dokumen_jenis).label
    penjelasan = [f"Menurut {target.dokumen} ({jenis})."]
    if target.disepakati.strip() and target.disepakati not in target.teks:
        penjelasan.append(f"Tertulis “{target.disepakati}” dalam dokumen itu.")
    return UraianAngka("target", "Target", target.teks, penjelasan=tuple(penjelasan))


def _capaian(u: Ukuran) -> UraianAngka:
    alasan = f"Ditetapkan Sekretariat: {_kalimat(u.alasan_capaian)}" if u.ditetapkan else ""
    return UraianAngka(
        "capaian",
        "Capaian",
        u.capaian_teks,
        u.uraian_capaian,
        penjelasan=tuple(x for x in (alasan, u.catatan_capaian) if x),
        ada=u.capaian.dapat,
    )


def _kriteria(u: Ukuran) -> UraianAngka:
    return UraianAngka(
        "kriteria",
        "Kriteria",
        u.kriteria or KOSONG,
        penjelasan=("Menurut skala nilai peringkat kinerja tahun itu.",)
        if u.kriteria
        else ("Ditetapkan setelah capaian dapat dihitung.",),
        ada=bool(u.kriteria),
    )


def _akhir_renstra(bahan: Bahan, b: BarisIndikator) -> UraianAngka:
    hasil, uraian = bahan.pengukuran.capaian_akhir_renstra(b.indikator, bahan.tahun)
    target = bahan.pengukuran.target_akhir_renstra(b.indikator, bahan.tahun)
    tahun = f" ({bahan.renstra.tahun_akhir})" if bahan.renstra else ""
    return UraianAngka(
        "capaian_akhir",
        f"Terhadap target akhir {bahan.rencana}{tahun}",
        format_persen(hasil.nilai, bahan.kebijakan.desimal) if hasil.dapat else KOSONG,
        uraian,
        penjelasan=(f"Target akhir {target.teks}, {target.dokumen}.",)
        if target
        else ("Target akhir belum tercatat.",),
        ada=hasil.dapat,
    )


def _kalimat(teks: str) -> str:
    """With a capital and a full stop."""
    rapi = teks.strip().rstrip(".")
    return f"{rapi[:1].upper()}{rapi[1:]}."
