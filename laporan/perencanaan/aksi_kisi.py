"""Storing a grid of Persiapan: the whole form, some cells while one goes on typing, or a preview of
a pasted block.

All or nothing, by the rules of the sheet. A request whose key was seen before gets the stored
answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError

from anggaran.kosong_pagu import sebab_pagu_tetap
from anggaran.models import PaguBaris
from kinerja.dokumen_terkunci import sebab_terkunci
from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.himpunan.mentah import HimpunanMentah
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Pelaku
from kinerja.isian.sekali import sekali
from kinerja.langkah import Pencatat, ambil_terkunci
from kinerja.models import DokumenPerencanaan, JejakAudit, Pengguna, PerangkatDaerah
from kinerja.penolakan import BentrokError, TidakSahError
from laporan.perencanaan.aksi import jabatan_mulai_meneken, pastikan_boleh, tahun_kini
from laporan.perencanaan.baris import LembarBaris, cari_objek, pesan_layar
from laporan.perencanaan.kisi import HILANG, Kiriman, SelKisi, baca_kiriman
from laporan.perencanaan.pintu import timbang_unggahan
from laporan.perencanaan.susun_kisi import MACAM, MacamKisi

LEWAT = "lewat persiapan"
DIPAKAI = "sudah dipakai data lain dan tidak dapat dikosongkan."
JENIS_TULISAN = "kisi persiapan"
#: In the place of a reason while a block is only looked at.
_DILIHAT = "pratinjau"
Isian = Mapping[str, str]


class KisiDitolakError(TidakSahError):
    """Some cells cannot be stored; nothing was. `salah`: field → sentence; `bentrok`: field → what
    somebody else stored there meanwhile.
    """

    def __init__(
        self, salah: Mapping[str, str], lain: str = "", bentrok: Mapping[str, str] | None = None
    ) -> None:
        self.salah, self.bentrok = dict(salah), dict(bentrok or {})
        super().__init__(lain or f"{len(self.salah)} sel belum dapat disimpan.")

    def json(self) -> dict[str, Any]:
        """With the sentence of each cell."""
        return {**super().json(), "salah": self.salah}


class TanpaAlasanKisiError(TidakSahError):
    """A dated decision is changed without a reason; nothing was stored. `sel`: the fields."""

    def __init__(self, bertanggal: Mapping[str, str]) -> None:
        self.sel = list(bertanggal)
        dokumen = "; ".join(dict.fromkeys(bertanggal.values()))
        super().__init__(f"{dokumen}. Sebutkan alasan perubahannya.")

    def json(self) -> dict[str, Any]:
        """So that the page asks for it."""
        return {**super().json(), "jenis": "perlu_alasan", "sel": self.sel}


class KisiBentrokError(BentrokError):
    """Cells that somebody else changed since their writer saw them, and nothing else wrong."""

    def __init__(self, sel: Mapping[str, str], jejak: JejakAudit | None) -> None:
        self.sel, self.jejak = dict(sel), jejak
        super().__init__("Sel ini baru saja diubah orang lain.")

    def json(self) -> dict[str, Any]:
        """With what stands there now, by whom and since when."""
        return {
            **super().json(),
            "sel": self.sel,
            "oleh": self.jejak.oleh.sebutan if self.jejak else "pengguna lain",
            "pada": self.jejak.pada.isoformat() if self.jejak else None,
        }


@transaction.atomic
def simpan_kisi(
    pd: PerangkatDaerah,
    tahun: int,
    macam: MacamKisi,
    pilih: str,
    *,
    isi: Mapping[str, str],
    awal: Mapping[str, str],
    oleh: Pengguna,
    pada: datetime,
    alasan: str = "",
) -> int:
    """Write the changed cells by the sheet's rules, all or none; returns how many rows changed.

    `awal`: what each cell held when its writer saw it. Raises KisiDitolakError with the sentence of
    each cell, TanpaAlasanKisiError where a dated decision changes without a reason.
    """
    pastikan_boleh(pd, oleh)
    ambil_terkunci(PerangkatDaerah.objects.filter(pk=pd.pk))
    lembar = LembarBaris(pd, macam.lembar, tahun)
    kiriman = baca_kiriman(macam.susun(lembar, pilih), isi, awal)
    if kiriman.salah:
        raise KisiDitolakError(kiriman.salah, bentrok=kiriman.bentrok)
    if kiriman.bertanggal and not alasan.strip():
        raise TanpaAlasanKisiError(kiriman.bertanggal)
    pelaku = Pelaku(oleh, pada, alasan.strip(), LEWAT)
    hapus = hapus_baris(pd, lembar, kiriman.dikosongkan, pelaku)
    if not kiriman.lembar.baris:
        return hapus
    # A grid shows some rows of a sheet: their order says nothing about the others.
    mesin = replace(lembar.mesin, lembar=(replace(lembar.lembar, mengurutkan=False),))
    try:
        kerja, _ = timbang_unggahan(
            HimpunanMentah({macam.lembar: kiriman.lembar}),
            pd,
            oleh=oleh,
            tahun_kini=tahun_kini(pd, pada),
            mesin=mesin,
        )
        _pastikan_baru(kiriman, kerja)
        catat = jabatan_mulai_meneken(pd, oleh=oleh, pada=pada)
        beda = mesin.tulis(
            kerja,
            partial(ambil_terkunci, PerangkatDaerah.objects.filter(pk=pd.pk)),
            lambda: pelaku,
        )
        catat(beda)
    except HimpunanDitolakError as galat:
        lain = kiriman.tandai(
            [replace(satu, pesan=pesan_layar(lembar.lembar, satu)) for satu in galat.galat]
        )
        raise KisiDitolakError(kiriman.salah, lain) from galat
    return hapus + beda.jumlah()


def hapus_baris(
    pd: PerangkatDaerah, lembar: LembarBaris, sel: Sequence[SelKisi], pelaku: Pelaku
) -> int:
    """Delete the rows of these emptied cells; returns how many.

    Raises KisiDitolakError where a signed document holds one, where spending would be left without
    a pagu, or another row needs it.
    """
    objek = {s.nama: cari_objek(lembar, s) for s in sel}
    salah = {nama: HILANG for nama, satu in objek.items() if satu is None}
    milik = {nama: pk for nama, satu in objek.items() if (pk := getattr(satu, "dokumen_id", None))}
    terkunci = sebab_terkunci(DokumenPerencanaan.objects.filter(pk__in=set(milik.values())))
    salah |= {
        nama: f"dokumennya sudah {terkunci[pk]}; tetapkan target baru pada dokumen perubahan."
        for nama, pk in milik.items()
        if pk in terkunci
    }
    pagu = {nama: satu for nama, satu in objek.items() if isinstance(satu, PaguBaris)}
    tetap = sebab_pagu_tetap(pagu.values()) if pagu else {}
    salah |= {nama: tetap[satu.pk] for nama, satu in pagu.items() if satu.pk in tetap}
    if salah:
        raise KisiDitolakError(salah)
    catatan = Pencatat(
        oleh=pelaku.oleh, pada=pelaku.pada, aksi=f"dihapus {pelaku.lewat}", pd=pd,
        alasan=pelaku.alasan, kelompok=pelaku.kelompok,
    )  # fmt: skip
    for s in sel:
        satu = objek[s.nama]
        assert satu is not None
        catatan.catat(satu, {s.medan: (s.isi, None)}, pindah=False)
        try:
            satu.delete()
        except ProtectedError as galat:
            raise KisiDitolakError({s.nama: DIPAKAI}) from galat
    catatan.simpan()
    return len(sel)


def _pastikan_baru(kiriman: Kiriman, kerja: Pemuatan) -> None:
    """A row typed as new never changes one that is stored. Raises KisiDitolakError."""
    for tabel, calon in kerja.calon.items():
        for kunci, satu in calon.items():
            if kerja.keadaan.ambil(tabel, kunci) is not None:
                kiriman.tandai_terpakai(satu.asal.nomor)
    if kiriman.salah:
        raise KisiDitolakError(kiriman.salah)


def tulis_sel(
    pd: PerangkatDaerah,
    tahun: int,
    macam: str,
    pilih: str,
    *,
    kunci: UUID,
    isi: Isian,
    awal: Isian,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
) -> dict[str, Any]:
    """Store some cells as one goes: `sel`, the cells of their rows as they stand now; `muat_ulang`,
    where the grid has other rows than before.

    Raises as `simpan_kisi` does; KisiBentrokError where the only fault is that others were first.
    """
    jenis = MACAM[macam]

    def kerja() -> dict[str, Any]:
        banyak = simpan_kisi(
            pd, tahun, jenis, pilih, isi=isi, awal=awal, oleh=oleh, pada=pada, alasan=alasan
        )
        kini = _kini(pd, tahun, jenis, pilih)
        disentuh = {s.sasaran for n in isi if (s := kini.get(n))}
        return {
            "versi": 0,
            "berubah": banyak,
            "sel": {n: s.isi for n, s in kini.items() if s.sasaran in disentuh},
            "muat_ulang": any(n not in kini or kini[n].ke for n in isi),
        }

    try:
        return sekali(
            kunci=kunci, oleh=oleh, pada=pada, jenis=JENIS_TULISAN,
            permintaan=[pd.kode, tahun, macam, pilih, dict(isi), dict(awal), alasan], kerja=kerja,
        )  # fmt: skip
    except KisiDitolakError as galat:
        if galat.bentrok and galat.bentrok.keys() == galat.salah.keys():
            jejak = _jejak(pd, tahun, jenis, pilih, next(iter(galat.bentrok)))
            raise KisiBentrokError(galat.bentrok, jejak) from galat
        raise


def pratinjau_sel(
    pd: PerangkatDaerah,
    tahun: int,
    macam: str,
    pilih: str,
    *,
    isi: Isian,
    awal: Isian,
    oleh: Pengguna,
    pada: datetime,
) -> tuple[dict[str, SelKisi], dict[str, SelKisi], dict[str, str], str]:
    """Preview of a pasted block: its cells before and after, a sentence for each that is wrong, and
    why a reason is needed. It is written and rolled back, so that the rules are those of the write.
    """
    jenis = MACAM[macam]
    dulu = _kini(pd, tahun, jenis, pilih)
    alasan = perlu = ""
    while True:
        with transaction.atomic():
            try:
                simpan_kisi(
                    pd, tahun, jenis, pilih, isi=isi, awal=awal, oleh=oleh, pada=pada, alasan=alasan
                )
                return dulu, _kini(pd, tahun, jenis, pilih), {}, perlu
            except TanpaAlasanKisiError as galat:
                alasan, perlu = _DILIHAT, galat.pesan
            except KisiDitolakError as galat:
                if not galat.salah:
                    raise
                return dulu, dulu, galat.salah, perlu
            finally:
                transaction.set_rollback(True)


def _kini(pd: PerangkatDaerah, tahun: int, jenis: MacamKisi, pilih: str) -> dict[str, SelKisi]:
    return jenis.susun(LembarBaris(pd, jenis.lembar, tahun), pilih).sel


def _jejak(
    pd: PerangkatDaerah, tahun: int, jenis: MacamKisi, pilih: str, nama: str
) -> JejakAudit | None:
    """Who changed the row of a cell last."""
    lembar = LembarBaris(pd, jenis.lembar, tahun)
    sel = jenis.susun(lembar, pilih).sel.get(nama)
    objek = cari_objek(lembar, sel) if sel else None
    if objek is None:
        return None
    return JejakAudit.objects.filter(pd=pd).tentang(objek).select_related("oleh").first()
