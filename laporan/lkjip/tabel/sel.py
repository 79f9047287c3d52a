"""Cells: one figure, its printed text and its value for the workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from anggaran.rekap import Jumlah, Simpul
from kinerja.angka import KOSONG, Pembulatan, bulatkan, format_angka, format_persen
from kinerja.capaian import CaraRerata, Hasil, JenisTarget, Kebijakan, RumusRendah
from kinerja.kata_daftar import urutkan
from kinerja.ukuran import BentukIndikator, TargetTampil, Ukuran
from laporan.dokumen.kalimat import urutkan_titik_koma
from laporan.dokumen.unsur import NOMOR, Isi, Kolom, Sel, Tabel


def teks(isi: object, *, lanjutan: bool = False, tebal: bool = False) -> Sel:
    """A cell of words."""
    return Sel(str(isi), lanjutan=lanjutan, tebal=tebal)


def bulat(nilai: int | None, *, tebal: bool = False) -> Sel:
    """A count; empty where it is zero or missing, as head-count tables print it."""
    return Sel(format_angka(nilai), nilai, "angka", tebal=tebal) if nilai else Sel("")


def uang(nilai: int | None, *, formula: str = "") -> Sel:
    """Whole rupiah without the sign: the header names it."""
    return Sel(format_angka(nilai), nilai, "angka", formula=formula if nilai is not None else "")


def persen(hasil: Hasil, kebijakan: Kebijakan, *, formula: str = "") -> Sel:
    """A percentage, or an en dash where it cannot be computed."""
    if hasil.nilai is None:
        return Sel(KOSONG)
    nilai = bulatkan(hasil.nilai, kebijakan.desimal)
    return Sel(
        format_persen(nilai, kebijakan.desimal), nilai, "persen", kebijakan.desimal, formula=formula
    )


def capaian(ukuran: Ukuran, kebijakan: Kebijakan, *, formula: str = "") -> Sel:
    """A capaian; one that was set bears an asterisk, which `catatan_ditetapkan` explains."""
    hasil = persen(ukuran.capaian, kebijakan, formula=formula)
    return replace(hasil, teks=f"{hasil.teks}*") if ukuran.ditetapkan else hasil


def angka(nilai: Decimal | None, desimal: int) -> Sel:
    """A plain number."""
    if nilai is None:
        return Sel(KOSONG)
    nilai = bulatkan(nilai, desimal)
    return Sel(format_angka(nilai, desimal), nilai, "angka", desimal)


def realisasi(ukuran: Ukuran, bentuk: BentukIndikator) -> Sel:
    """A realisasi as people read it; its number beside it unless it is a predicate."""
    if ukuran.realisasi is None or bentuk.predikat is not None:
        return Sel(ukuran.realisasi_teks)
    return _ukuran(ukuran.realisasi_teks, ukuran.realisasi, bentuk)


def target(patokan: TargetTampil | None, bentuk: BentukIndikator) -> Sel:
    """A target as people read it; its number beside it where it is one number."""
    if patokan is None:
        return Sel(KOSONG)
    if patokan.apa_adanya or patokan.nilai.jenis in (JenisTarget.RENTANG, JenisTarget.PREDIKAT):
        return Sel(patokan.teks)
    return _ukuran(patokan.teks, patokan.nilai.nilai, bentuk)


def nilai_berpola(nilai: Decimal | None, bentuk: BentukIndikator) -> Sel:
    """A figure of the indicator in its display pattern."""
    if bentuk.predikat is not None:
        return Sel(bentuk.tampil(nilai))
    return _ukuran(bentuk.tampil(nilai), nilai, bentuk)


def _ukuran(tampil: str, nilai: Decimal | None, bentuk: BentukIndikator) -> Sel:
    if nilai is None:
        return Sel(tampil)
    format_sel = "persen" if bentuk.pola == "{n}%" else "angka"
    return Sel(tampil, bulatkan(nilai, bentuk.desimal), format_sel, bentuk.desimal)  # type: ignore[arg-type]


def rumus_persen(pembilang: str, penyebut: str, kebijakan: Kebijakan) -> str:
    """Workbook formula of a rounded percentage of two columns."""
    return _bulatkan(f"{{{pembilang}}}/{{{penyebut}}}*100", kebijakan)


def rumus_selisih(dari: str, dikurangi: str, kebijakan: Kebijakan) -> str:
    """Workbook formula of the rounded difference of two columns (or a number and a column)."""
    return _bulatkan(f"{dari}-{dikurangi}", kebijakan)


def _bulatkan(ungkapan: str, kebijakan: Kebijakan) -> str:
    fungsi = "ROUNDDOWN" if kebijakan.pembulatan is Pembulatan.POTONG else "ROUND"
    return f"={fungsi}({ungkapan},{kebijakan.desimal})"


def rumus_capaian(ukuran: Ukuran, kebijakan: Kebijakan) -> str:
    """Workbook formula of a capaian from the columns target and realisasi; empty where the figure
    is not a plain quotient (range, predicate, floor or cap at work, reported only).
    """
    if ukuran.target is None or ukuran.dilaporkan or ukuran.ditetapkan:
        return ""
    return rumus_terhadap(ukuran.target, ukuran.capaian, kebijakan)


def rumus_terhadap(tampil: TargetTampil, hasil: Hasil, kebijakan: Kebijakan) -> str:
    """`rumus_capaian` against any target: the columns are still target and realisasi."""
    if not hasil.dapat or hasil.nilai in (kebijakan.minimum, kebijakan.maksimum):
        return ""
    jenis, patokan = tampil.nilai.jenis, tampil.nilai.nilai
    if patokan is None or patokan <= 0 or tampil.apa_adanya:
        return ""
    if jenis is JenisTarget.MINIMAL:
        return rumus_persen("realisasi", "target", kebijakan)
    if jenis is JenisTarget.MAKSIMAL and kebijakan.rumus_rendah is RumusRendah.RASIO:
        return rumus_persen("target", "realisasi", kebijakan)
    if jenis is JenisTarget.MAKSIMAL:
        return _bulatkan("(2*{target}-{realisasi})/{target}*100", kebijakan)
    return ""


def rumus_rerata(kunci: str, kebijakan: Kebijakan) -> str:
    """Workbook formula of the mean of a column's figures; none where it is not the plain mean."""
    if kebijakan.rerata_dibatasi or kebijakan.rerata is not CaraRerata.INDIKATOR:
        return ""
    return _bulatkan(f"AVERAGE({{{kunci}@*}})", kebijakan)


def rumus_jumlah(kunci: str, grup: str, jumlah: int | None, bagian: Sequence[int | None]) -> str:
    """Workbook formula of a sum over a group of rows, where those rows are what is summed."""
    if jumlah is None or not bagian or sum(n or 0 for n in bagian) != jumlah:
        return ""
    return f"=SUM({{{kunci}@#{grup}}})"


def uang_simpul(simpul: Simpul) -> tuple[Sel, Sel]:
    """Pagu and realisasi of a node of the budget; what has parts is their sum in the workbook."""
    bagian = bool(simpul.anak) and simpul.tingkat != "sub_kegiatan"
    pagu, terpakai = (
        f"=SUM({{{kolom}@#{simpul.kunci}}})" if bagian else "" for kolom in ("pagu", "terpakai")
    )
    return (
        uang(simpul.jumlah.pagu, formula=pagu),
        uang(simpul.jumlah.realisasi, formula=terpakai),
    )


def uang_seluruhnya(total: Jumlah) -> tuple[Sel, Sel]:
    """Pagu and realisasi of all programs: in the workbook the sum of the rows of group `puncak`."""
    return (
        uang(total.pagu, formula="=SUM({pagu@#puncak})"),
        uang(total.realisasi, formula="=SUM({terpakai@#puncak})"),
    )


def anggaran(jumlah: Jumlah, kebijakan: Kebijakan) -> tuple[Sel, Sel, Sel]:
    """Pagu, realisasi and serapan, the last as a formula over columns pagu and terpakai."""
    return (
        uang(jumlah.pagu),
        uang(jumlah.realisasi),
        persen(jumlah.serapan, kebijakan, formula=rumus_persen("terpakai", "pagu", kebijakan)),
    )


TAK_TERISI = frozenset({"", KOSONG, "belum diisi"})
"""Cells that hold nothing."""


def bermuatan(tabel: Tabel, *kunci: str, kosong: Isi = "") -> Tabel:
    """The table; where no row holds anything in these columns, its caption over one sentence.

    The columns are those that the table is there for: names and numbers of rows alone tell nothing.
    """
    ada = False
    for b in tabel.baris:
        letak = 0
        for s in b.sel:
            milik = tabel.kolom[letak : letak + s.rentang]
            ada = ada or (s.rentang == 1 and milik[0].kunci in kunci and s.teks not in TAK_TERISI)
            letak += s.rentang
    if ada or not tabel.baris:
        return tabel
    return replace(
        tabel, baris=(), lebar=False, catatan=(), sumber="", kosong=kosong or tabel.kosong
    )


KOLOM_NO = Kolom("No.", "tengah", 4, kunci=NOMOR)


def kolom(*definisi: tuple[str, str, int] | Kolom) -> tuple[Kolom, ...]:
    """Left-aligned columns from (kunci, judul, lebar); full ones pass through."""
    return tuple(
        k if isinstance(k, Kolom) else Kolom(k[1], lebar=k[2], kunci=k[0]) for k in definisi
    )


def catatan_ditetapkan(ukuran: Iterable[tuple[str, Ukuran]]) -> tuple[str, ...]:
    """What the asterisk means: `* Capaian ditetapkan Sekretariat: A (…); B (…)`."""
    isi = [f"{nama} ({u.alasan_capaian.strip().rstrip('.')})" for nama, u in ukuran if u.ditetapkan]
    return (f"* Capaian ditetapkan Sekretariat: {'; '.join(isi)}.",) if isi else ()


def catatan_tidak_dihitung(
    alasan: Sequence[tuple[int, str, str]],
    *,
    awalan: str = "Tidak dapat dihitung",
    bernomor: bool = True,
) -> tuple[str, ...]:
    """Rows (number, name, reason), each reason told once: one row names itself, several give
    their numbers where the table has numbers, otherwise their names.

    `Tidak dapat dihitung: A (target nol); nomor 2–4 dan 7 (target belum ditetapkan)`.
    """
    menurut: dict[str, list[tuple[int, str]]] = {}
    for nomor, nama, sebab in alasan:
        menurut.setdefault(sebab, []).append((nomor, nama))
    if not menurut:
        return ()
    isi = [
        f"nomor {rentang_nomor([n for n, _ in baris])} ({sebab})"
        if bernomor and len(baris) > 1
        else f"{urutkan_titik_koma([nama for _, nama in baris])} ({sebab})"
        for sebab, baris in menurut.items()
    ]
    return (f"{awalan}: {'; '.join(isi)}.",)


def rentang_nomor(nomor: Sequence[int]) -> str:
    """`1–4, 7, dan 9`."""
    bagian: list[list[int]] = []
    for n in nomor:
        if bagian and n == bagian[-1][-1] + 1:
            bagian[-1].append(n)
        else:
            bagian.append([n])
    teks_bagian = [
        f"{b[0]}–{b[-1]}" if len(b) > 2 else ", ".join(str(n) for n in b) for b in bagian
    ]
    return urutkan(", ".join(teks_bagian).split(", "))
