"""The budget year of an agency as the rules of anggaran see it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from anggaran.bacaan import Pernyataan, baca
from anggaran.models import LaporanSubKegiatan
from anggaran.nomenklatur.tahun import NomenklaturTahun
from anggaran.rekap import RekapAnggaran
from anggaran.silang import pagu_menurut_kode, realisasi_menurut_kode
from anggaran.uji.potret import (
    KeluaranDiuji,
    MataDiuji,
    PotretAnggaran,
    SilangDiuji,
    TumpukanDiuji,
    VersiDiuji,
)
from kinerja.akumulasi import Akumulasi
from kinerja.angka import format_angka
from kinerja.uji.potret import PotretKinerja
from laporan.bahan.bahan import Bahan


def potret_anggaran(bahan: Bahan, kinerja: PotretKinerja, *, inti: bool = False) -> PotretAnggaran:
    """Everything that the rules of anggaran look at; a fixed number of queries. `inti`: without the
    months, the physical progress and the nomenclature.
    """
    a = bahan.anggaran
    laporan = () if inti else _laporan(bahan)
    nomenklatur, asing = ("", frozenset[str]()) if inti else _nomenklatur(bahan)
    return PotretAnggaran(
        kinerja=kinerja,
        mata=tuple(_mata(a)),
        versi=tuple(_versi(a)),
        bulan={} if inti else _bulan(a),
        sub_terkait=frozenset(
            d for i in bahan.indikator for s in a.pendukung(i.pk) for d in s.daun
        ),
        sasaran_beranggaran=frozenset(
            s.pk for s in bahan.sasaran if bahan.anggaran_sasaran(s).pagu
        ),
        fisik={} if inti else {(s, tw): n for s, tw, n, _ in laporan if n is not None},
        dijelaskan=frozenset((f"sub_kegiatan-{s}", tw) for s, tw, _, x in laporan if x.strip()),
        selisih_rekap=a.selisih_jenis,
        tumpukan=tuple(_tumpukan(a)),
        silang=tuple(_silang(bahan)),
        keluaran=tuple(_keluaran(bahan)),
        nomenklatur=nomenklatur,
        kode_asing=asing,
    )


def _nomenklatur(bahan: Bahan) -> tuple[str, frozenset[str]]:
    """The year's nomenclature, and the codes of the year that it does not hold."""
    kode = (s.mata.kode for s in bahan.anggaran.simpul.values())
    tahun = NomenklaturTahun(bahan.tahun, bahan.tahun, kode)
    return tahun.versi.nama if tahun.versi else "", frozenset(tahun.asing)


def _mata(a: RekapAnggaran) -> Iterator[MataDiuji]:
    for s in a.simpul.values():
        induk = a.simpul.get(a.induk.get(s.kunci, ""))
        yield MataDiuji(
            s.mata.pk,
            s.tingkat,
            s.mata.kode,
            s.mata.nama,
            s.mata.penanggung_jawab_id,
            s.jumlah.pagu,
            s.jumlah.realisasi,
            induk.mata.kode if induk else "",
        )


def _versi(a: RekapAnggaran) -> Iterator[VersiDiuji]:
    for v in a.versi:
        berlaku = baca([p for p in a.pernyataan_pagu if p.dokumen <= v.ke])
        total = sum(berlaku.values()) if berlaku else None
        yield VersiDiuji(v.pk, v.ke, v.jenis, str(v), v.nomor, v.tanggal, total)


def _bulan(a: RekapAnggaran) -> Mapping[int, Mapping[int, int]]:
    """Per sub kegiatan the sum of the lines in force after each month that says anything."""
    menurut: dict[int, list[Pernyataan[int]]] = defaultdict(list)
    for p in a.pernyataan_realisasi:
        menurut[int(str(p.wadah))].append(p)
    return {
        sub: {
            b: sum(baca([p for p in milik if p.dokumen <= b]).values())
            for b in sorted({p.dokumen for p in milik})
        }
        for sub, milik in menurut.items()
    }


def _laporan(bahan: Bahan) -> tuple[tuple[int, int, Decimal | None, str], ...]:
    """Sub kegiatan, quarter, physical progress, explanation."""
    ada = LaporanSubKegiatan.objects.filter(
        sub_kegiatan__pd=bahan.pd, sub_kegiatan__tahun=bahan.tahun
    )
    return tuple(ada.values_list("sub_kegiatan", "triwulan", "fisik", "penjelasan"))


def _tumpukan(a: RekapAnggaran) -> Iterator[TumpukanDiuji]:
    versi = {v.ke: v.kode for v in a.versi}
    for hal, semua in (("Pagu", a.temuan_pagu), ("Realisasi", a.temuan_realisasi)):
        for t in semua:
            dokumen = versi[t.dokumen] if hal == "Pagu" else f"s.d. bulan {t.dokumen}"
            yield TumpukanDiuji(int(str(t.wadah)), hal, dokumen, t.pesan, t.menghalangi)


def _silang(bahan: Bahan) -> Iterator[SilangDiuji]:
    """Sums along the tree against sums by the codes of the lines, read in another way."""
    a = bahan.anggaran
    kode = (
        ("Pagu", pagu_menurut_kode(a.versi)),
        ("Realisasi", realisasi_menurut_kode(bahan.pd, bahan.tahun, a.sampai_bulan)),
    )
    semua = [(s.kunci, s.mata.kode, s.jumlah) for s in a.simpul.values()]
    semua.append(("", "", a.total))
    for kunci, awal, jumlah in semua:
        for (hal, menurut_kode), atas in zip(
            kode, (jumlah.pagu or 0, jumlah.realisasi or 0), strict=True
        ):
            bawah = sum(_di_bawah(menurut_kode.items(), awal))
            if atas != bawah:
                yield SilangDiuji(kunci, hal, atas, bawah)


def _di_bawah(semua: Iterable[tuple[str, int]], awal: str) -> Iterator[int]:
    return (n for k, n in semua if not awal or f"{k}.".startswith(f"{awal}."))


def _keluaran(bahan: Bahan) -> Iterator[KeluaranDiuji]:
    for kunci, semua in bahan.keluaran.items():
        for k in semua:
            target = k.angka.target
            yield KeluaranDiuji(
                kunci,
                k.sebutan,
                target,
                k.angka.sampai(4),
                "" if target is None else format_angka(target, k.indikator.desimal),
                k.angka.realisasi,
                k.angka.bentuk.akumulasi is Akumulasi.KUMULATIF,
            )
