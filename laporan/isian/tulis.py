"""Saving what was typed: one cell, a pasted block, and undoing the block.

Every function answers with JSON-ready values and raises `kinerja.penolakan.Penolakan`.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from anggaran.isian.baris import PenyusunSub
from anggaran.isian.sub import PenulisanSub
from anggaran.models import LaporanSubKegiatan
from kinerja.isian import gembok
from kinerja.isian.baris import PenyusunIndikator
from kinerja.isian.indikator import PenulisanIndikator
from kinerja.isian.penolakan import SelBentrokError
from kinerja.isian.penulisan import (
    AKSI_ISI,
    AKSI_TEMPEL,
    AKSI_URUNG,
    Penulisan,
    PerubahanSel,
)
from kinerja.isian.pintu import Pintu
from kinerja.isian.sekali import sekali
from kinerja.isian.sel import JenisSasaran, SasaranSel, Sel
from kinerja.models import JejakAudit, Pengguna, Realisasi
from kinerja.penolakan import Penolakan, TidakDitemukanError, TidakSahError
from kinerja.periode import triwulan_dari
from kinerja.uji_isian import Dugaan, Temuan
from laporan.isian.lembar import baris_json, pd_dari, susun_baris
from laporan.isian.resmi import KETETAPAN, tulis_ketetapan

SEL_MAKSIMUM = 5_000
Galat = tuple[int, Penolakan]


class TempelanDitolakError(TidakSahError):
    """A block with cells that cannot be written; nothing was stored."""

    def __init__(self, galat: Sequence[Galat]) -> None:
        self.galat = list(galat)
        super().__init__(
            f"{len(galat)} sel tidak dapat disimpan; tidak ada yang diubah. Perbaiki sel yang "
            "ditandai, lalu tempel kembali."
        )

    def json(self) -> dict[str, Any]:
        """With every cell that cannot be written, by its place in the block."""
        return {
            "jenis": "tempelan",
            "pesan": self.pesan,
            "galat": [{"indeks": n, **g.json()} for n, g in self.galat],
        }


class Tulisan:
    """Cells of one quarter over both kinds of rows."""

    def __init__(self, pintu: Pintu, sel: Sequence[Sel], *, tulis: bool) -> None:
        self.indikator = PenulisanIndikator(
            pintu, [s for s in sel if s.sasaran.jenis is JenisSasaran.INDIKATOR], tulis=tulis
        )
        self.sub = PenulisanSub(
            pintu, [s for s in sel if s.sasaran.jenis is not JenisSasaran.INDIKATOR], tulis=tulis
        )

    def untuk(self, sasaran: SasaranSel) -> Penulisan[Any]:
        """The writer of a target's kind."""
        return self.indikator if sasaran.jenis is JenisSasaran.INDIKATOR else self.sub

    def terapkan(self, sel: Sequence[Sel]) -> tuple[list[PerubahanSel | None], list[Galat]]:
        """Apply every cell; what cannot be is listed by position."""
        hasil: list[PerubahanSel | None] = []
        galat: list[Galat] = []
        for n, satu in enumerate(sel):
            try:
                hasil.append(self.untuk(satu.sasaran).terapkan(satu))
            except Penolakan as sebab:
                hasil.append(None)
                galat.append((n, sebab))
        galat += self.sub.bertumpuk(sel)
        return hasil, sorted(galat, key=lambda satu: satu[0])

    def temuan(
        self, pintu: Pintu, perubahan: Sequence[PerubahanSel | None]
    ) -> dict[int, list[Temuan]]:
        """What the changed rows contradict, by the position of the first figure that changed them:
        what the grid will say once they are stored.
        """
        pi, ps = self.penyusun(pintu)
        hasil: dict[int, list[Temuan]] = {}
        sudah: set[SasaranSel] = set()
        for n, p in enumerate(perubahan):
            if p is None or not p.berubah or p.sel.sasaran in sudah or not _angka(p.sel.medan):
                continue
            sasaran = p.sel.sasaran
            sudah.add(sasaran)
            if sasaran.jenis is JenisSasaran.INDIKATOR:
                hasil[n] = list(pi.temuan(pi.p.indikator[sasaran.pk]))
            elif sasaran.jenis is JenisSasaran.SUB:
                hasil[n] = list(ps.temuan(ps.sub[sasaran.pk]))
            elif sasaran.jenis is JenisSasaran.KELUARAN:
                i = ps.satu_keluaran(sasaran.pk)
                hasil[n] = list(ps.temuan_keluaran(ps.sub[i.dilaporkan_pada_id], i))
            else:
                lini = ps.satu_lini(sasaran.pk)
                hasil[n] = list(ps.temuan_lini(ps.sub[lini.sub_kegiatan_id], lini))
        return hasil

    def penyusun(self, pintu: Pintu) -> tuple[PenyusunIndikator, PenyusunSub]:
        """What shows the rows with the cells applied so far, from what was read to write them."""
        p = self.indikator.pengukuran
        pi = PenyusunIndikator(pintu, sorted(self.indikator.termuat), p)
        kebijakan = p.aturan(pintu.triwulan.tahun).kebijakan
        return pi, PenyusunSub(pintu, kebijakan, termuat=self.sub.termuat)

    def baris(self, pintu: Pintu) -> dict[str, dict[str, Any]]:
        """The rows as the endpoints give them, by name."""
        return baris_json(*self.penyusun(pintu))

    def simpan(self, *, aksi: str, kelompok: UUID) -> None:
        """Store everything."""
        self.indikator.simpan(aksi=aksi, kelompok=kelompok)
        self.sub.simpan(aksi=aksi, kelompok=kelompok)


def _angka(medan: str) -> bool:
    """Whether a cell holds a figure rather than what is said about it."""
    return medan.partition(":")[0] in {
        "nilai", "predikat", "variabel", "fisik", "kumulatif", "triwulan_ini", "realisasi",
    }  # fmt: skip


def _mustahil(temuan: Mapping[int, Sequence[Temuan]]) -> list[Galat]:
    """A block is stored whole, so it holds nothing that cannot be true. A single typed cell is kept
    as a draft with its finding beside it.
    """
    return [
        (n, TidakSahError(t.pesan))
        for n, daftar in temuan.items()
        for t in daftar
        if t.dugaan is Dugaan.MUSTAHIL
    ]


@contextmanager
def menulis(oleh: Pengguna, tahun: int, triwulan: int, pada: datetime) -> Iterator[Pintu]:
    """The quarter as a writer sees it, the endorsement kept waiting. Needs a transaction."""
    pd, tw = pd_dari(oleh), triwulan_dari(tahun, triwulan)
    gembok.bersama(pd.pk, tw.tahun, tw.nomor)
    yield Pintu(pd, tw, oleh=oleh, pada=pada)


def simpan_sel(
    *,
    kunci: UUID,
    sasaran: SasaranSel,
    tahun: int,
    triwulan: int,
    medan: str,
    teks: str,
    versi: int,
    oleh: Pengguna,
    pada: datetime,
    alasan: str = "",
) -> dict[str, Any]:
    """Save one cell once; return {"versi", "baris"}.

    Raises TidakDitemukanError, TidakBerizinError, IsianTerkunciError, TidakSahError,
    SelBentrokError.
    """

    def kerja() -> dict[str, Any]:
        sel = Sel(sasaran, medan, teks, versi)
        with menulis(oleh, tahun, triwulan, pada) as pintu:
            if medan in KETETAPAN:
                tulis_ketetapan(pintu, sel, alasan=alasan, kelompok=kunci)
                semua = susun_baris(pintu, [sasaran])
            else:
                tulisan = Tulisan(pintu, [sel], tulis=True)
                tulisan.untuk(sasaran).terapkan(sel)
                tulisan.simpan(aksi=AKSI_ISI, kelompok=kunci)
                semua = tulisan.baris(pintu)
            (baris,) = semua.values()
        return {"versi": baris["versi"], "baris": baris}

    return sekali(
        kunci=kunci,
        oleh=oleh,
        pada=pada,
        jenis="sel",
        permintaan=[str(sasaran), tahun, triwulan, medan, teks, alasan],
        kerja=kerja,
    )


def pratinjau_tempel(
    *, sel: Sequence[Sel], tahun: int, triwulan: int, oleh: Pengguna, pada: datetime
) -> dict[str, Any]:
    """What a block would do, cell by cell; nothing is written."""
    _batasi(sel)
    pintu = Pintu(pd_dari(oleh), triwulan_dari(tahun, triwulan), oleh=oleh, pada=pada)
    tulisan = Tulisan(pintu, sel, tulis=False)
    hasil, galat = tulisan.terapkan(sel)
    temuan = tulisan.temuan(pintu, hasil)
    galat += _mustahil(temuan)
    sebab = dict(galat)
    return {
        "sel": [
            {
                "sasaran": str(s.sasaran),
                "medan": s.medan,
                "teks": s.teks,
                "lama": p.lama if p else "",
                "baru": p.baru if p else "",
                "berubah": bool(p and p.berubah),
                "galat": sebab[n].json() if n in sebab else None,
                "temuan": [t.pesan for t in temuan.get(n, ()) if n not in sebab],
            }
            for n, (s, p) in enumerate(zip(sel, hasil, strict=True))
        ],
        "berubah": sum(1 for p in hasil if p and p.berubah),
        "galat": len(sebab),
    }


def simpan_tempel(
    *,
    kunci: UUID,
    sel: Sequence[Sel],
    tahun: int,
    triwulan: int,
    oleh: Pengguna,
    pada: datetime,
) -> dict[str, Any]:
    """Save a block, all or nothing; return {"kelompok", "berubah", "baris"}.

    `kunci` is also the group id that `urungkan` takes. Raises TempelanDitolakError with every cell
    that stands in the way.
    """
    _batasi(sel)

    def kerja() -> dict[str, Any]:
        with menulis(oleh, tahun, triwulan, pada) as pintu:
            tulisan = Tulisan(pintu, sel, tulis=True)
            hasil, galat = tulisan.terapkan(sel)
            galat += _mustahil(tulisan.temuan(pintu, hasil))
            if galat:
                raise TempelanDitolakError(galat)
            tulisan.simpan(aksi=AKSI_TEMPEL, kelompok=kunci)
            baris = tulisan.baris(pintu)
        berubah = sum(1 for p in hasil if p and p.berubah)
        return {"kelompok": str(kunci), "berubah": berubah, "baris": list(baris.values())}

    return sekali(
        kunci=kunci,
        oleh=oleh,
        pada=pada,
        jenis="tempel",
        permintaan=[tahun, triwulan, [[str(s.sasaran), s.medan, s.teks] for s in sel]],
        kerja=kerja,
    )


def urungkan(*, kunci: UUID, kelompok: UUID, oleh: Pengguna, pada: datetime) -> dict[str, Any]:
    """Undo a whole block, once, where nothing in its rows changed since; return {"baris"}."""

    def kerja() -> dict[str, Any]:
        gembok.tulisan(kelompok)
        jejak = list(
            JejakAudit.objects.filter(kelompok=kelompok, oleh=oleh, pd=pd_dari(oleh)).order_by("pk")
        )
        tempelan = [j for j in jejak if j.aksi == AKSI_TEMPEL]
        if not tempelan:
            raise TidakDitemukanError("Tempelan tidak ditemukan.")
        if any(j.aksi == AKSI_URUNG for j in jejak):
            raise TidakSahError("Tempelan ini sudah diurungkan.")
        sasaran, tahun, triwulan = _asal(tempelan)
        with menulis(oleh, tahun, triwulan, pada) as pintu:
            # The text only says that the row is wanted; no cell is applied.
            muat = [Sel(s, "", "x", 0) for s in sasaran.values()]
            tulisan = Tulisan(pintu, muat, tulis=True)
            for j in tempelan:
                penulisan = tulisan.untuk(sasaran[j.model, j.objek_id])
                b = penulisan.baris(sasaran[j.model, j.objek_id])
                if b.baris.versi != j.perubahan["versi"][1]:
                    raise SelBentrokError(
                        milik_anda="urungkan tempelan",
                        milik_mereka=f"{j.objek} sudah diubah sesudah tempelan",
                        oleh=b.baris.diubah_oleh.sebutan,
                        pada=b.baris.diubah_pada,
                        versi=b.baris.versi,
                    )
                penulisan.pulihkan(b, j.perubahan)
            tulisan.simpan(aksi=AKSI_URUNG, kelompok=kelompok)
            return {"baris": list(tulisan.baris(pintu).values())}

    return sekali(
        kunci=kunci,
        oleh=oleh,
        pada=pada,
        jenis="urungkan",
        permintaan=str(kelompok),
        kerja=kerja,
    )


def _asal(
    jejak: Sequence[JejakAudit],
) -> tuple[dict[tuple[str, int], SasaranSel], int, int]:
    """Which rows a group of audit entries is about, and of which quarter."""
    hasil: dict[tuple[str, int], SasaranSel] = {}
    triwulan: set[tuple[int, int]] = set()
    menurut_model: dict[str, list[int]] = {}
    for j in jejak:
        menurut_model.setdefault(j.model, []).append(j.objek_id)
    for r in Realisasi.objects.filter(pk__in=menurut_model.get("kinerja.realisasi", [])):
        sasaran = SasaranSel(JenisSasaran.INDIKATOR, r.indikator_id)
        hasil["kinerja.realisasi", r.pk] = sasaran
        triwulan.add((r.tahun, r.triwulan))
    laporan = menurut_model.get("anggaran.laporansubkegiatan", [])
    for x in LaporanSubKegiatan.objects.filter(pk__in=laporan).select_related("sub_kegiatan"):
        sasaran = SasaranSel(JenisSasaran.SUB, x.sub_kegiatan_id)
        hasil["anggaran.laporansubkegiatan", x.pk] = sasaran
        triwulan.add((x.sub_kegiatan.tahun, x.triwulan))
    ((tahun, nomor),) = triwulan  # a block is of one quarter
    return hasil, tahun, nomor


def _batasi(sel: Sequence[Sel]) -> None:
    if not sel:
        raise TidakSahError("Tidak ada sel yang ditempel.")
    if len(sel) > SEL_MAKSIMUM:
        raise TidakSahError(f"Terlalu banyak sel: {len(sel)}, paling banyak {SEL_MAKSIMUM}.")
