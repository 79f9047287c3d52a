"""Any tree, any sequence of versions, any itemisation: the tables of one report agree.

Each total equals the sum of its parts at every level and what a slow model gives; Tabel 2.2, 3.8,
3.12, 3.13, 3.14 and the agreement of the head name the same money; PMK 22 counts it once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anggaran.bacaan import Garis, Pernyataan
from anggaran.models import BarisAnggaran, Dukungan, PaguBaris, RealisasiAnggaran
from kinerja.models import Indikator, PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.dokumen.unsur import Tabel
from laporan.lkjip.tabel import TABEL
from laporan.perjanjian.jumlah import jumlah_mata
from laporan.perjanjian.sumber import AcuanAnggaran, SumberPerjanjian
from tests import factories as f
from tests.anggaran.lambat import lambat, lambat_bertumpuk

pytestmark = pytest.mark.django_db

BARIS = st.tuples(
    st.sampled_from(["5", "5.1", "5.2", "5.1.01", "5.1.02", "5.2.02", "5.1.02.01"]),
    st.sampled_from(["", "", "DAU", "PAD"]),
)


@st.composite
def dokumen(buat: Any, sub: list[str]) -> list[Pernyataan[Any]]:
    """One to three documents that can be read: no two lines of one say the same money."""
    hasil: list[Pernyataan[Any]] = []
    for ke in range(1, buat(st.integers(1, 3)) + 1):
        isi: list[Pernyataan[Any]] = []
        for satu in sub:
            for rekening, sumber in buat(st.lists(BARIS, max_size=3, unique=True)):
                kunci = (satu, rekening, sumber)
                if not any(lambat_bertumpuk(p.kunci, kunci) for p in isi):
                    nilai = buat(st.integers(0, 5)) * 1_000_000
                    isi.append(Pernyataan(satu, kunci, Garis.dari(rekening, sumber), ke, nilai))
        hasil += isi
    return hasil


@dataclass
class Dinas:
    """What a made-up agency holds; sub kegiatan by code, indicators by number."""

    sub: list[str]
    pagu: list[Pernyataan[Any]]
    realisasi: list[Pernyataan[Any]]
    induk: list[int | None]  # sasaran → sasaran above it
    sasaran: list[int]  # indicator → its sasaran
    capaian: list[int]  # indicator → percent
    kaitan: list[set[str]]  # indicator → codes of any level
    pd: PerangkatDaerah = field(init=False)


@st.composite
def dinas(buat: Any) -> Dinas:
    sub = [
        f"2.07.{p:02}.2.{k:02}.{s:04}"
        for p in range(1, buat(st.integers(1, 2)) + 1)
        for k in range(1, buat(st.integers(1, 2)) + 1)
        for s in range(1, buat(st.integers(1, 2)) + 1)
    ]
    simpul = sorted({k for s in sub for k in (s, s[:12], s[:7])})
    banyak = buat(st.integers(1, 3))
    indikator = buat(st.integers(1, 4))
    return Dinas(
        sub,
        buat(dokumen(sub)),
        buat(dokumen(sub)),
        [buat(st.sampled_from([None, *range(s)])) for s in range(banyak)],
        [buat(st.integers(0, banyak - 1)) for _ in range(indikator)],
        [buat(st.integers(0, 150)) for _ in range(indikator)],
        [buat(st.sets(st.sampled_from(simpul), max_size=2)) for _ in range(indikator)],
    )


@contextmanager
def tersimpan(d: Dinas) -> Iterator[Bahan]:
    """The agency in the database, for as long as it is looked at."""
    with transaction.atomic():
        pd = f.PDFactory()
        kepala = f.JabatanFactory(unit=f.puncak(pd), eselon="II")
        f.KebijakanFactory(pd=pd, metode_efisiensi="pmk22", efisiensi_capaian_minimum=None)
        mata: dict[str, Any] = {}
        for kode in d.sub:
            if kode[:7] not in mata:
                mata[kode[:7]] = f.ProgramFactory(pd=pd, kode=kode[:7], penanggung_jawab=kepala)
            if kode[:12] not in mata:
                mata[kode[:12]] = f.KegiatanFactory(program=mata[kode[:7]], kode=kode[:12])
            mata[kode] = f.SubKegiatanFactory(kegiatan=mata[kode[:12]], kode=kode)
        baris = {
            p.kunci: BarisAnggaran(
                sub_kegiatan=mata[str(p.wadah)], rekening=p.kunci[1], sumber_dana=p.kunci[2]
            )
            for p in (*d.pagu, *d.realisasi)
        }
        BarisAnggaran.objects.bulk_create(baris.values())
        versi = {
            ke: f.VersiAnggaranFactory(pd=pd, ke=ke, jenis="murni" if ke == 1 else "pergeseran")
            for ke in sorted({p.dokumen for p in d.pagu})
        }
        PaguBaris.objects.bulk_create(
            PaguBaris(baris=baris[p.kunci], versi=versi[p.dokumen], nilai=p.nilai) for p in d.pagu
        )
        RealisasiAnggaran.objects.bulk_create(
            RealisasiAnggaran(baris=baris[p.kunci], bulan=p.dokumen * 3, nilai=p.nilai)
            for p in d.realisasi
        )
        tujuan = f.TujuanFactory(renstra__pd=pd)
        pohon: list[Any] = []
        for induk in d.induk:
            tingkat = "strategis" if induk is None else "eselon_iii"
            atas = None if induk is None else pohon[induk]
            pohon.append(
                f.SasaranFactory(
                    tujuan=tujuan, induk=atas, tingkat=tingkat, penanggung_jawab=kepala
                )
            )
        tingkat_kode = {7: "program", 12: "kegiatan", 17: "sub_kegiatan"}
        for n, (sasaran, capaian) in enumerate(zip(d.sasaran, d.capaian, strict=True)):
            i: Indikator = f.IndikatorFactory(
                sasaran=pohon[sasaran], kode=str(n), nama=f"Indikator {n}", urutan=n, desimal=0
            )
            f.TargetFactory(indikator=i, nilai=Decimal(100), teks="100")
            f.RealisasiFactory(indikator=i, triwulan=4, nilai=Decimal(capaian))
            for kode in sorted(d.kaitan[n]):
                Dukungan.objects.create(indikator=i, **{tingkat_kode[len(kode)]: mata[kode]})
        yield Bahan(pd, 2024)
        transaction.set_rollback(True)


def per_sub(semua: list[Pernyataan[Any]]) -> dict[str, int]:
    hasil: dict[str, int] = {}
    for (sub, _, _), nilai in lambat(semua).items():
        hasil[sub] = hasil.get(sub, 0) + nilai
    return hasil


def budget(d: Dinas, n: int) -> set[str]:
    """Sub kegiatan of an indicator, by walking: its own ties, else those below its sasaran."""

    def milik(i: int) -> set[str]:
        return {s for s in d.sub if any(s == k or s.startswith(f"{k}.") for k in d.kaitan[i])}

    def di_bawah(s: int, atas: int) -> bool:
        induk = d.induk[s]
        return induk is not None and (induk == atas or di_bawah(induk, atas))

    if d.kaitan[n]:
        return milik(n)
    bawah = [i for i, s in enumerate(d.sasaran) if di_bawah(s, d.sasaran[n])]
    return {s for i in bawah for s in milik(i)}


def jumlah(nilai: dict[str, int], sub: set[str]) -> int | None:
    ada = [nilai[s] for s in sub if s in nilai]
    return sum(ada) if ada else None


def tabel(bahan: Bahan, kunci: str) -> Tabel:
    (satu,) = TABEL[kunci](bahan)
    return satu


def angka(t: Tabel, *kolom: str) -> dict[str, list[int | None]]:
    """Column keys → figures of the rows that are no sum."""
    letak = {k: next(n for n, x in enumerate(t.kolom) if x.kunci == k) for k in kolom}
    biasa = [b for b in t.baris if b.jenis != "jumlah"]
    return {k: [b.sel[n].nilai for b in biasa] for k, n in letak.items()}  # type: ignore[misc]


def total(t: Tabel, banyak: int = 2) -> list[Any]:
    """Pagu and realisasi of the sum row; of a table that holds no figure: none."""
    if not t.baris:
        return [None] * banyak
    (terakhir,) = [b for b in t.baris if b.jenis == "jumlah"]
    return [s.nilai for s in terakhir.sel[1 : 1 + banyak]]


def memuat(t: Tabel, harap: dict[str, list[int | None]]) -> None:
    """The table's figures are these; it has no rows only where there are none."""
    ada = any(n is not None for lajur in harap.values() for n in lajur)
    assert angka(t, *harap) == (harap if t.baris else {k: [] for k in harap})
    assert t.baris or not ada


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(dinas())
def test_semua_tabel_sepakat(db: None, d: Dinas) -> None:
    pagu, terpakai = per_sub(d.pagu), per_sub(d.realisasi)
    with tersimpan(d) as bahan:
        # Tabel 3.13: every level is the sum of the level below, and the slow model's.
        pohon = tabel(bahan, "realisasi_anggaran")
        for b in pohon.baris:
            if b.jenis == "jumlah":
                continue
            bawah = {s for s in d.sub if s == b.sel[1].teks or s.startswith(f"{b.sel[1].teks}.")}
            assert (b.sel[3].nilai, b.sel[4].nilai) == (
                jumlah(pagu, bawah),
                jumlah(terpakai, bawah),
            )
        semua = [jumlah(pagu, set(d.sub)), jumlah(terpakai, set(d.sub))]
        assert total(pohon) == semua

        # Tabel 3.12: the kelompok make up the same total.
        jenis = tabel(bahan, "jenis_belanja")
        if jenis.baris:
            assert total(jenis) == semua
            atas = [b for b in jenis.baris if b.grup == "kelompok"]
            assert sum(b.sel[2].nilai or 0 for b in atas) == (semua[0] or 0)
            assert sum(b.sel[3].nilai or 0 for b in atas) == (semua[1] or 0)

        # Tabel 2.2 and 3.14: each indicator its own, the sum every sub kegiatan once.
        milik = [budget(d, int(b.indikator.kode)) for b in bahan.baris_sasaran]
        gabungan = set().union(*milik)
        sasaran, pk = tabel(bahan, "anggaran_sasaran"), tabel(bahan, "perjanjian_kinerja")
        setiap = [[jumlah(n, m) for m in milik] for n in (pagu, terpakai)]
        memuat(sasaran, {"pagu": setiap[0], "terpakai": setiap[1]})
        memuat(pk, {"pagu": setiap[0]})
        assert total(sasaran) == [jumlah(pagu, gabungan), jumlah(terpakai, gabungan)]
        assert total(pk, 1) == [jumlah(pagu, gabungan)]
        bersama = sum(len(m) for m in milik) > len(gabungan)
        for t in (sasaran, pk):
            assert ("satu kali" in str(t.catatan)) == (bersama and bool(t.baris))

        # The agreement of the head.
        s = SumberPerjanjian(bahan.pd, 2024)
        assert s.puncak is not None
        mata = s.mata(s.puncak, AcuanAnggaran(date(2024, 12, 31)))
        assert jumlah_mata([(m.kode, m.anggaran) for m in mata]) == (semua[0] or 0)

        _pmk22(d, bahan, milik, pagu, terpakai)


def _pmk22(
    d: Dinas, bahan: Bahan, milik: list[set[str]], pagu: dict[str, int], terpakai: dict[str, int]
) -> None:
    """Tabel 3.8: E by exact fractions over groups of sub kegiatan that the same rows use."""
    capaian = [d.capaian[int(b.indikator.kode)] for b in bahan.baris_sasaran]
    kelompok: dict[tuple[int, ...], set[str]] = {}
    for sub in set().union(*milik):
        pemakai = tuple(n for n, m in enumerate(milik) if sub in m)
        kelompok.setdefault(pemakai, set()).add(sub)
    beban, habis = Fraction(0), 0
    for pemakai, bersama in kelompok.items():
        p, r = jumlah(pagu, bersama), jumlah(terpakai, bersama)
        if p is not None and r is not None:
            beban += p * Fraction(sum(capaian[n] for n in pemakai), 100 * len(pemakai))
            habis += r
    catatan = str(tabel(bahan, "efisiensi").catatan)
    if beban == 0:
        assert "E seluruh baris" not in catatan
        return
    e = (beban - habis) / beban * 100
    dibulatkan = Decimal(round(abs(e) * 100 + Fraction(1, 10**9))) / 100
    if abs(e) * 100 % 1 != Fraction(1, 2):  # the half is test_serapan's
        tulis = f"{dibulatkan:,.2f}".translate(str.maketrans(",.", ".,"))
        assert f"E seluruh baris {'-' if e < 0 and dibulatkan else ''}{tulis}%" in catatan
    ne = 50 + max(min(e, Fraction(20)), Fraction(-20)) / 20 * 50
    if e <= -20:
        assert "dibatasi menjadi -20,00%" in catatan or e == -20
        assert "NE 0,00%" in catatan
        assert ne == 0
    elif e >= 20:
        assert "NE 100,00%" in catatan
