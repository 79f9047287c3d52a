"""A file to what it says: every sheet of a known kind, every refusal at once."""

from collections.abc import Callable, Iterable, Iterator

from anggaran.impor.aliran import BERKAS_ANGGARAN, LembarAliran, buka
from anggaran.impor.bentuk import BerkasTakDikenalError, HasilBacaBerkas, JenisBerkas
from anggaran.impor.berjenjang import baca_lra, terapkan_keterangan
from anggaran.impor.datar import baca_datar, baca_penjabaran
from anggaran.impor.dokumen import baca_dokumen
from anggaran.impor.jenis_bulanan import baca_jenis_bulanan
from anggaran.impor.keluaran_triwulan import baca_keluaran
from anggaran.impor.kenali import TabelDikenal, kenali, tak_dikenal
from anggaran.impor.kepala import KEPALA_MAKSIMUM, Sel
from anggaran.impor.laporan_bulanan import baca_per_sub, baca_rfk
from anggaran.impor.luar_nilai import (
    sebut_lembar_tersembunyi,
    sebut_tersembunyi,
    tolak_lembar_berulang,
    tolak_ribuan,
    tolak_tak_terhitung,
)
from anggaran.impor.penampung import Penampung, TerlaluBanyakTolakanError
from anggaran.impor.per_program import baca_per_program
from anggaran.impor.rencana_kas import baca_rencana_kas
from anggaran.impor.rka import baca_rka
from kinerja.angka import format_angka
from kinerja.himpunan.batas import BatasBuku

_SEKALI_LAPOR = 500
TANDA_PDF = b"%PDF-"
_PEMBACA: dict[JenisBerkas, Callable[[Penampung], None]] = {
    JenisBerkas.REKAP: baca_datar,
    JenisBerkas.ALOKASI: baca_datar,
    JenisBerkas.PENJABARAN: baca_penjabaran,
    JenisBerkas.LRA: baca_lra,
    JenisBerkas.PER_SUB: baca_per_sub,
    JenisBerkas.RFK: baca_rfk,
    JenisBerkas.RENCANA_KAS: baca_rencana_kas,
    JenisBerkas.KELUARAN: baca_keluaran,
    JenisBerkas.JENIS_BULANAN: baca_jenis_bulanan,
    JenisBerkas.PROGRAM: baca_per_program,
}


def baca_berkas(
    nama: str,
    isi: bytes,
    *,
    tahun: int,
    jenis: JenisBerkas | None = None,
    lapor: Callable[[int], None] = lambda _: None,
    batas: BatasBuku = BERKAS_ANGGARAN,
) -> HasilBacaBerkas:
    """What a file says of the year. `jenis`: what the user says it is; else it is recognised.
    `lapor`: told the rows read so far. Raises BerkasTakDikenalError.
    """
    if isi[:5] == TANDA_PDF:
        if jenis not in (None, JenisBerkas.RKA):
            raise BerkasTakDikenalError(
                f"{jenis.sebutan} dibaca dari XLSX atau CSV, bukan PDF. Unduh bentuk Excelnya."
            )
        if len(isi) > batas.bita:
            raise BerkasTakDikenalError("PDF terlalu besar. Bagi menjadi beberapa berkas.")
        # The reader of PDFs is loaded when it is wanted: a worker that prints goes without it.
        from anggaran.impor.pdf_rka import baris_pdf

        return baca_rka(baris_pdf(isi, lapor), tahun)
    if jenis is JenisBerkas.RKA:
        raise BerkasTakDikenalError("RKA rincian belanja dibaca dari PDF yang dicetak SIPD.")
    return baca_lembar(buka(nama, isi, batas), tahun=tahun, jenis=jenis, lapor=lapor, batas=batas)


def baca_lembar(
    semua: Iterable[LembarAliran],
    *,
    tahun: int,
    jenis: JenisBerkas | None = None,
    lapor: Callable[[int], None] = lambda _: None,
    batas: BatasBuku = BERKAS_ANGGARAN,
) -> HasilBacaBerkas:
    """What the sheets of one file say. Raises BerkasTakDikenalError."""
    hasil: HasilBacaBerkas | None = None
    awal: list[Sel] = []
    tersembunyi: list[str] = []
    for lembar in semua:
        if lembar.tersembunyi:
            tersembunyi.append(lembar.nama)
            continue
        tabel = kenali(lembar.nama, _hitung(lembar, awal, lapor, batas), jenis)
        if tabel is None:
            continue
        if hasil is not None:
            if tabel.jenis is not hasil.jenis:
                raise BerkasTakDikenalError(
                    f"Lembar “{lembar.nama}” berisi {tabel.jenis.sebutan}, lembar lainnya "
                    f"{hasil.jenis.sebutan}. Pisahkan menjadi dua berkas."
                )
            hasil.catatan.append(f"Lembar “{lembar.nama}” ikut dibaca.")
        hasil = hasil or HasilBacaBerkas(tabel.jenis)
        try:
            _baca(tabel, hasil, lembar, tahun)
        except TerlaluBanyakTolakanError:
            hasil.catatan.append("Terlalu banyak baris yang keliru; sisanya tidak diperiksa.")
            break
    if hasil is None:
        galat = tak_dikenal(awal, jenis)
        if tersembunyi:
            galat = type(galat)(f"{galat} {sebut_lembar_tersembunyi(tersembunyi)}")
        raise galat
    if tersembunyi:
        hasil.catatan.append(sebut_lembar_tersembunyi(tersembunyi))
    if hasil.banyak_sen:
        hasil.catatan.append(_sebut_sen(hasil))
    return hasil


def _sebut_sen(hasil: HasilBacaBerkas) -> str:
    """What rounding to whole rupiah did to the file's amounts, told exactly."""
    beda = hasil.selisih_sen
    arah = "bertambah" if beda > 0 else "berkurang"
    akibat = f"jumlahnya {arah} Rp {format_angka(abs(beda), 2)}" if beda else "jumlahnya tetap"
    return (
        f"{hasil.banyak_sen} angka bersen dibulatkan ke rupiah terdekat (50 sen ke atas menjadi "
        f"satu rupiah); {akibat} dibanding berkas."
    )


def _hitung(
    lembar: LembarAliran, awal: list[Sel], lapor: Callable[[int], None], batas: BatasBuku
) -> Iterator[tuple[int, Sel]]:
    for banyak, (nomor, sel) in enumerate(lembar.baris, 1):
        if nomor <= KEPALA_MAKSIMUM:
            awal.append(sel)
        if banyak > batas.baris:
            raise BerkasTakDikenalError(
                f"Lembar “{lembar.nama}” melebihi {batas.baris} baris. Bagi menjadi beberapa "
                "berkas."
            )
        if banyak % _SEKALI_LAPOR == 0:
            lapor(banyak)
        yield nomor, sel


def _baca(tabel: TabelDikenal, hasil: HasilBacaBerkas, lembar: LembarAliran, tahun: int) -> None:
    p = Penampung(tabel, hasil, lembar.gabungan)
    awal = len(hasil.rincian)
    for medan in tabel.kepala.ganda:
        p.tolak(
            tabel.kepala.baris, medan, tabel.kepala.judul(medan),
            "dua kolom berjudul sama; hapus atau ganti salah satunya.",
        )  # fmt: skip
    terapkan_keterangan(p, tabel.keterangan)
    tolak_ribuan(p, [*tabel.keterangan.teks, *tabel.kepala.tertulis.values()])
    tabel.baris = tolak_tak_terhitung(p, tabel.baris, lembar.catatan)
    if tabel.jenis is JenisBerkas.DOKUMEN:
        baca_dokumen(p, tahun)
    else:
        _PEMBACA[tabel.jenis](p)
    p.periksa_ribuan()
    sebut_tersembunyi(p, lembar.catatan, awal)
    tolak_lembar_berulang(p, awal)
    hasil.baris = len(hasil.rincian)
    if hasil.tahun not in (None, tahun):
        p.tolak(
            0, "tahun", hasil.tahun,
            f"berkas ini tahun {hasil.tahun}, sedangkan yang dibuka tahun {tahun}.",
        )  # fmt: skip
