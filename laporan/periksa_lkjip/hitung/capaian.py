"""PURE. Capaian recomputed: target and realisasi of a row against its printed percentage."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kinerja.capaian import SERATUS
from laporan.periksa_lkjip.angka_cetak import AngkaCetak, kosong
from laporan.periksa_lkjip.hitung.rumus_capaian import (
    RENDAH,
    Calon,
    Cocokan,
    RumusCapaian,
    calon_rumus,
    hitung,
    nama_makin_rendah,
)
from laporan.periksa_lkjip.hitung.tulis import di_sel, seperti
from laporan.periksa_lkjip.nama import Kamus
from laporan.periksa_lkjip.penyebab import PEMBULATAN, PEMOTONGAN, sebab
from laporan.periksa_lkjip.tabel.kolom import Lajur, PeranKolom
from laporan.periksa_lkjip.tabel.susun import BarisTerbaca, TabelTerbaca
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan


@dataclass(frozen=True)
class Tiga:
    """A row's target, realisasi and capaian."""

    tabel: TabelTerbaca
    baris: BarisTerbaca
    kolom: Lajur
    target: AngkaCetak
    realisasi: AngkaCetak
    capaian: AngkaCetak


@dataclass(frozen=True)
class CaraHitung:
    """How the agency computes, told from its own rows."""

    batas: Decimal | None = None
    rendah: RumusCapaian = RumusCapaian.SELISIH
    mentah: bool = False
    """Whether several of its rows follow realisasi with more decimals than are printed."""
    arah: dict[str, bool] = field(default_factory=dict)
    """Key of an indicator → whether less is better, where a row shows it."""
    kalimat: str = ""


def pasangan(tabel: TabelTerbaca) -> Iterator[tuple[Lajur, Lajur, Lajur]]:
    """Target, realisasi and capaian columns that belong together: same year, quarter, group."""
    for c in tabel.semua(PeranKolom.CAPAIAN):
        akhir = any(k in c.nama.utuh.lower() for k in ("akhir", "renstra", "rpjmd"))
        target = _dekat(
            tabel,
            c,
            (PeranKolom.TARGET_AKHIR, PeranKolom.TARGET_RENSTRA) if akhir else (PeranKolom.TARGET,),
        )
        if target is None and tabel.satu(PeranKolom.TARGET) is None:
            target = _dekat(tabel, c, (PeranKolom.TARGET_AKHIR, PeranKolom.TARGET_RENSTRA))
        realisasi = _dekat(tabel, c, (PeranKolom.REALISASI,))
        if target and realisasi:
            yield target, realisasi, c


def _dekat(tabel: TabelTerbaca, c: Lajur, peran: Sequence[PeranKolom]) -> Lajur | None:
    """The column of the kind with the same year and quarter, nearest at the left."""
    calon = tabel.semua(*peran)
    sama = [k for k in calon if k.triwulan == c.triwulan]
    tahun = [k for k in sama if c.tahun and k.tahun == c.tahun]
    sekelompok = [k for k in sama if k.nama.kelompok and k.nama.kelompok == c.nama.kelompok]
    pilih = sekelompok or tahun or (sama if len(sama) == 1 else [k for k in sama if not k.tahun])
    if (
        not pilih
        and sama
        and any(p in peran for p in (PeranKolom.TARGET_AKHIR, PeranKolom.REALISASI))
    ):
        pilih = [max(sama, key=lambda k: k.tahun)]
    kiri = [k for k in pilih if k.nomor < c.nomor]
    ada = kiri or pilih
    return ada[-1] if ada else None


def semua_tiga(tabel: Sequence[TabelTerbaca]) -> list[Tiga]:
    """Every row of the document that can be recomputed."""
    hasil = []
    for t in tabel:
        for kt, kr, kc in pasangan(t):
            for b in t.baris:
                target, realisasi, capaian = b.angka(kt), b.angka(kr), b.angka(kc)
                if not (b.biasa and target and realisasi and capaian):
                    continue
                if _sebanding(target, realisasi, capaian):
                    hasil.append(Tiga(t, b, kc, target, realisasi, capaian))
    return hasil


def _sebanding(t: AngkaCetak, r: AngkaCetak, c: AngkaCetak) -> bool:
    """Whether units agree, and the capaian is a percentage at all."""
    if c.satuan and not c.persen and c.satuan not in {"persen"}:
        return False
    return not (t.rupiah != r.rupiah and (t.persen or r.persen))


def kenali_cara(tiga: Sequence[Tiga], kamus: Kamus) -> CaraHitung:
    """How the agency computes. What most rows show counts; a single row shows nothing."""
    batas = _batas(tiga)
    rumus: Counter[RumusCapaian] = Counter()
    cocokan: Counter[Cocokan] = Counter()
    arah: dict[str, bool] = {}
    for x in tiga:
        cocok = [c for c in calon_rumus(x.target, x.realisasi, x.capaian, batas) if c.cocokan]
        tepat = [c for c in cocok if c.cocokan in (Cocokan.TEPAT, Cocokan.POTONG)] or cocok
        if len({c.nilai for c in tepat}) == 1 and tepat and tepat[0].nilai != SERATUS:
            rumus[tepat[0].rumus] += 1
            if tepat[0].cocokan:
                cocokan[tepat[0].cocokan] += 1
            if x.target.nilai != x.realisasi.nilai:
                kunci = kamus.samakan(x.tabel.sebut_baris(x.baris))
                turun = tepat[0].rumus in RENDAH
                arah[kunci] = arah.get(kunci, turun) and turun
    rendah = max(RENDAH, key=lambda r: rumus[r])
    dipotong = cocokan[Cocokan.POTONG] > cocokan[Cocokan.TEPAT]
    kalimat = f"Capaian dihitung {RumusCapaian.RASIO}"
    if rumus[rendah]:
        kalimat += f"; bila makin rendah makin baik, {rendah}"
    if batas is not None:
        kalimat += f"; paling tinggi {seperti(None, batas)}%"
    kalimat += "; angka dipotong" if dipotong else ""
    return CaraHitung(batas, rendah, cocokan[Cocokan.MENTAH] >= 2, arah, kalimat if tiga else "")


def _batas(tiga: Sequence[Tiga]) -> Decimal | None:
    """A cap: no capaian above it, and two rows that stand at it although they earned more."""
    if not tiga:
        return None
    puncak = max(x.capaian.nilai for x in tiga)
    if puncak < SERATUS:
        return None
    kena = 0
    for x in tiga:
        nilai = hitung(RumusCapaian.RASIO, x.target, x.realisasi.nilai)
        kena += nilai is not None and nilai > puncak + 1 and x.capaian.nilai == puncak
    return puncak if kena >= 2 and puncak % 5 == 0 else None


def periksa_capaian(tiga: Sequence[Tiga], cara: CaraHitung, kamus: Kamus) -> Iterator[TemuanLkjip]:
    """Rows whose printed capaian follows no formula, or not the agency's own."""
    for x in tiga:
        if x.target.nilai == 0 and x.target.atas is None:
            continue
        calon = calon_rumus(x.target, x.realisasi, x.capaian, cara.batas)
        cocok = [c for c in calon if c.cocokan]
        nama = x.tabel.sebut_baris(x.baris)
        rendah = cara.arah.get(kamus.samakan(nama), nama_makin_rendah(nama))
        if any(c.cocokan is Cocokan.TEPAT for c in cocok):
            continue
        harap = _harapan(calon, cara, rendah)
        if harap is None:
            continue
        yield _temuan(x, cocok, calon, harap, cara)


def _harapan(calon: Sequence[Calon], cara: CaraHitung, rendah: bool) -> Calon | None:
    """What the row should say, by the direction that its indicator has."""
    menurut = {c.rumus: c for c in calon}
    if RumusCapaian.RENTANG in menurut:
        return menurut[RumusCapaian.RENTANG]
    return menurut.get(cara.rendah if rendah else RumusCapaian.RASIO)


def _temuan(
    x: Tiga, cocok: Sequence[Calon], calon: Sequence[Calon], harap: Calon, cara: CaraHitung
) -> TemuanLkjip:
    pilih = next((c for c in cocok if c.rumus is harap.rumus), cocok[0] if cocok else None)
    nilai = (pilih or harap).nilai
    tulis = seperti(x.capaian, nilai)
    rumus = (pilih or harap).rumus
    dasar = (
        f"Target {x.target.teks} dan realisasi {x.realisasi.teks} memberi capaian {tulis} ({rumus})"
    )
    if pilih and pilih.cocokan is Cocokan.POTONG:
        return di_sel(
            "PL01", TingkatTemuan.CATATAN, x.tabel, x.baris, x.kolom,
            f"{dasar}; tercetak {x.capaian.teks}: angka di belakangnya dipotong.",
            seharusnya=tulis, penyebab=PEMOTONGAN,
        )  # fmt: skip
    if pilih and pilih.cocokan is Cocokan.MENTAH and cara.mentah:
        return di_sel(
            "PL01", TingkatTemuan.CATATAN, x.tabel, x.baris, x.kolom,
            f"{dasar}; tercetak {x.capaian.teks}, yang cocok bila realisasi dihitung sebelum "
            f"dibulatkan.",
            seharusnya=tulis, penyebab=PEMBULATAN,
        )  # fmt: skip
    if pilih:
        return di_sel(
            "PL01", TingkatTemuan.PERINGATAN, x.tabel, x.baris, x.kolom,
            f"{dasar}, tetapi tercetak {x.capaian.teks}.", seharusnya=tulis, penyebab=PEMBULATAN,
        )  # fmt: skip
    lain = [
        (x.tabel.sebut_baris(b), a.nilai)
        for b in x.tabel.baris
        if b is not x.baris and (a := b.angka(x.kolom))
    ]
    rumus_lain = [(str(c.rumus), c.nilai) for c in calon if c.rumus is not harap.rumus]
    return di_sel(
        "PL01", TingkatTemuan.GALAT, x.tabel, x.baris, x.kolom,
        f"{dasar}, tetapi tercetak {x.capaian.teks}.",
        seharusnya=tulis,
        penyebab=sebab(x.capaian, nilai, baris_lain=lain, rumus_lain=rumus_lain),
    )  # fmt: skip


def periksa_satuan_capaian(tabel: Sequence[TabelTerbaca]) -> Iterator[TemuanLkjip]:
    """A capaian that is no percentage: `4 Dokumen` under `Capaian (%)`."""
    for t in tabel:
        for k in t.semua(PeranKolom.CAPAIAN, PeranKolom.SERAPAN):
            isi = [
                (b, a) for b in t.baris if b.biasa and not kosong(b.teks(k)) and (a := b.angka(k))
            ]
            persen = sum(a.persen for _, a in isi)
            if persen < 3 or persen < len(isi) - max(2, len(isi) // 5):
                continue
            for b, a in isi:
                if a.satuan and not a.persen:
                    yield di_sel(
                        "PL02", TingkatTemuan.GALAT, t, b, k,
                        f"Kolom {k.judul} berisi persentase, tetapi baris ini berisi {a.teks}.",
                        seharusnya="persentase", penyebab="Isi kolom lain",
                    )  # fmt: skip
