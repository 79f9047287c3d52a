"""PURE. Sums at every level, totals, and columns that add up others."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from kinerja.angka import konteks_hitung, persen
from laporan.periksa_lkjip.angka_cetak import AngkaCetak, kosong
from laporan.periksa_lkjip.hitung.tingkat_baris import SimpulBaris, pohon_baris
from laporan.periksa_lkjip.hitung.tulis import di_sel, seperti
from laporan.periksa_lkjip.penyebab import PEMBULATAN, cocok, sebab
from laporan.periksa_lkjip.tabel.kolom import Lajur, PeranKolom
from laporan.periksa_lkjip.tabel.susun import BarisTerbaca, TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_UANG = (PeranKolom.PAGU, PeranKolom.REALISASI_ANGGARAN, PeranKolom.SISA)


def periksa_jumlah(tabel: Sequence[TabelTerbaca]) -> Iterator[TemuanLkjip]:
    """Every sum of every table that adds up its rows."""
    for t in tabel:
        uang = t.semua(*_UANG)
        if uang and t.satu(PeranKolom.INDIKATOR) is None:
            yield from _bertingkat(t, uang)
        elif not uang:
            yield from _polos(t)
        yield from _menyamping(t)


def total_tabel(t: TabelTerbaca, kolom: Lajur) -> tuple[BarisTerbaca | None, AngkaCetak | None]:
    """The last row that sums, and its figure."""
    for b in reversed(t.baris):
        if b.jumlah and (a := b.angka(kolom)):
            return b, a
    return None, None


def _bertingkat(t: TabelTerbaca, uang: Sequence[Lajur]) -> Iterator[TemuanLkjip]:
    atas = pohon_baris(t)
    for k in uang:
        for simpul in atas:
            yield from _simpul(t, k, simpul)
        b, total = total_tabel(t, k)
        suku = [(t.sebut_baris(s.baris), a.nilai) for s in atas if (a := s.baris.angka(k))]
        if b is not None and total is not None and suku:
            sub = [x for x in t.baris if x.jumlah and x is not b and x.angka(k)]
            if not sub:
                yield from _banding(t, b, k, total, suku, "PL10", "baris di atasnya")


def _simpul(t: TabelTerbaca, k: Lajur, simpul: SimpulBaris) -> Iterator[TemuanLkjip]:
    suku = [(t.sebut_baris(s.baris), a.nilai) for s in simpul.anak if (a := s.baris.angka(k))]
    cetak = simpul.baris.angka(k)
    if cetak is not None and suku and len(suku) == len(simpul.anak):
        for satu in _banding(t, simpul.baris, k, cetak, suku, "PL11", "rinciannya"):
            yield _dengan_dugaan(satu, t, k, simpul, cetak)
    for anak in simpul.anak:
        yield from _simpul(t, k, anak)


def _dengan_dugaan(
    satu: TemuanLkjip, t: TabelTerbaca, k: Lajur, simpul: SimpulBaris, cetak: AngkaCetak
) -> TemuanLkjip:
    """The one row below whose own percentage says that its amount is the wrong one."""
    serapan, pakai = t.satu(PeranKolom.SERAPAN), t.satu(PeranKolom.REALISASI_ANGGARAN)
    if satu.penyebab or k.peran is not PeranKolom.PAGU or not serapan or not pakai:
        return satu
    suku = [(s.baris, a.nilai) for s in simpul.anak if (a := s.baris.angka(k))]
    with konteks_hitung():
        lebih = sum((n for _, n in suku), Decimal(0)) - cetak.nilai
    for b, nilai in suku:
        s, r = b.angka(serapan), b.angka(pakai)
        duga = nilai - lebih
        if (
            s
            and r
            and duga > 0
            and nilai > 0
            and not cocok(s, persen(r.nilai, nilai))
            and cocok(s, persen(r.nilai, duga))
        ):
            nama = t.sebut_baris(b)[:90]
            return replace(satu, penyebab=f'Anggaran "{nama}" tampaknya {seperti(None, duga)}')
    return satu


def _banding(
    t: TabelTerbaca,
    b: BarisTerbaca,
    k: Lajur,
    cetak: AngkaCetak,
    suku: Sequence[tuple[str, Decimal]],
    kode: str,
    apa: str,
) -> Iterator[TemuanLkjip]:
    with konteks_hitung():
        jumlah = sum((n for _, n in suku), Decimal(0))
    if jumlah in cetak.bacaan:
        return
    if not suku:
        yield di_sel(
            kode, TingkatTemuan.GALAT, t, b, k,
            f"Kolom ini kosong pada semua {apa}, tetapi jumlahnya tercetak {cetak.teks}.",
            seharusnya="0",
        )  # fmt: skip
        return
    selisih = abs(jumlah - cetak.nilai)
    ulp = Decimal(1).scaleb(-cetak.desimal)
    bulat = cetak.desimal > 0 and selisih <= ulp * len(suku) / 2
    yield di_sel(
        kode, TingkatTemuan.CATATAN if bulat else TingkatTemuan.GALAT, t, b, k,
        f"Jumlah {apa} ({len(suku)} baris) {seperti(cetak, jumlah)}, tetapi tercetak {cetak.teks}; "
        f"selisih {seperti(cetak, selisih)}.",
        seharusnya=seperti(cetak, jumlah),
        penyebab=PEMBULATAN if bulat else sebab(cetak, jumlah, suku=suku),
    )  # fmt: skip


def _polos(t: TabelTerbaca) -> Iterator[TemuanLkjip]:
    """A table of counts with a row of sums: employees, indicators by kriteria, scores of LHE."""
    isi = [b for b in t.baris if b.biasa]
    total = next((b for b in reversed(t.baris) if b.jumlah or _baris_nilai(t, b)), None)
    if total is None or not isi:
        return
    isi = [b for b in isi if b.nomor < total.nomor]
    hasil: list[tuple[Lajur, AngkaCetak, list[tuple[str, Decimal]]]] = []
    for k in t.kolom:
        cetak = total.angka(k)
        if cetak is None or k.peran in {
            PeranKolom.NOMOR,
            PeranKolom.KODE,
            PeranKolom.CAPAIAN,
            PeranKolom.KRITERIA,
        }:
            continue
        if cetak.persen or k.peran in {
            PeranKolom.TARGET,
            PeranKolom.REALISASI,
            PeranKolom.TARGET_AKHIR,
        }:
            continue
        suku = [(t.sebut_baris(b), a.nilai) for b in isi if (a := b.angka(k))]
        tulisan = sum(1 for b in isi if not kosong(b.teks(k)) and b.angka(k) is None)
        if not tulisan and (suku or (cetak.nilai and k.peran is PeranKolom.LAIN)):
            hasil.append((k, cetak, suku))
    with konteks_hitung():
        tepat = sum(sum((n for _, n in s), Decimal(0)) == c.nilai for _, c, s in hasil)
    if len(hasil) > 2 and 2 * tepat < len(hasil):
        return  # the row sums something else
    salah = [
        (k, temuan)
        for k, cetak, suku in hasil
        for temuan in _banding(t, total, k, cetak, suku, "PL12", "baris di atasnya")
    ]
    selisih: dict[str, Decimal] = {}
    with konteks_hitung():
        for k, cetak, suku in hasil:
            beda = sum((n for _, n in suku), Decimal(0)) - cetak.nilai
            selisih[k.nama.kelompok] = selisih.get(k.nama.kelompok, Decimal(0)) + beda
    tergeser = {g for g, n in selisih.items() if g and n == 0}
    for kelompok in sorted(tergeser):
        geser = [x for x in salah if x[0].nama.kelompok == kelompok]
        if len(geser) > 1:
            kolom = ", ".join(k.nama.sendiri for k, _ in geser)
            yield di_sel(
                "PL12", TingkatTemuan.PERINGATAN, t, total, geser[0][0],
                f"Jumlah kolom {kolom} ({kelompok}) tidak sama dengan isi barisnya, tetapi "
                f"selisihnya saling "
                "menutup: isi beberapa baris tampaknya tergeser ke kolom sebelahnya.",
                seharusnya=geser[0][1].seharusnya, penyebab="Isi tergeser kolom",
            )  # fmt: skip
    yield from (x for k, x in salah if k.nama.kelompok not in tergeser)


def _baris_nilai(t: TabelTerbaca, b: BarisTerbaca) -> bool:
    """`NILAI` below the components of an evaluation."""
    return t.satu(PeranKolom.BOBOT) is not None and any(
        s.strip("* :").lower()
        in {"nilai", "nilai akhir", "nilai total", "total nilai", "jumlah nilai"}
        for s in (" ".join(x.split()) for x in b.sel)
    )


def _menyamping(t: TabelTerbaca) -> Iterator[TemuanLkjip]:
    """A last column that adds up the ones before it, where most rows show that it does."""
    kolom = t.semua(PeranKolom.JUMLAH)
    if len(kolom) != 1:
        return
    k = kolom[0]
    sumber = [x for x in t.kolom if x.nomor < k.nomor and x.peran is PeranKolom.LAIN]
    hasil = []
    for b in t.baris:
        cetak = b.angka(k)
        suku = [(x.judul, a.nilai) for x in sumber if (a := b.angka(x))]
        if cetak is not None and len(suku) > 1:
            hasil.append((b, cetak, suku))
    with konteks_hitung():
        tepat = sum(sum((n for _, n in s), Decimal(0)) == c.nilai for _, c, s in hasil)
    if len(hasil) >= 3 and 3 * tepat >= 2 * len(hasil):
        for b, cetak, suku in hasil:
            yield from _banding(t, b, k, cetak, suku, "PL12", "kolom di kirinya")
