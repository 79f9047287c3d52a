"""What the page of a file shows: what changes per sub kegiatan, and from which rows of the file."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from anggaran.impor.banding import KunciGaris, pagu_berlaku
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.nilai import nama_bulan
from anggaran.impor.usulan_muat import UsulanMuatan
from anggaran.models import KeperluanMuatan, MuatanAnggaran, SubKegiatan
from kinerja.kata_daftar import urutkan_sebagian

RINCI_MAKSIMUM = 400
"""Lines that one page shows; the sums are of all."""
_ASAL_DISEBUT = 6


@dataclass(frozen=True)
class GarisBerubah:
    """One line before and after."""

    rekening: str
    sumber: str
    masa: str
    sebelum: int | None
    sesudah: int | None
    asal: str = ""

    @property
    def selisih(self) -> int:
        """What the pagu gains; negative: loses."""
        return (self.sesudah or 0) - (self.sebelum or 0)


@dataclass
class SubBerubah:
    """A sub kegiatan with its lines that change."""

    kode: str
    nama: str
    baris: list[GarisBerubah] = field(default_factory=list)

    @property
    def sebelum(self) -> int:
        """Sum of what stood there."""
        return sum(b.sebelum or 0 for b in self.baris)

    @property
    def sesudah(self) -> int:
        """Sum of what will stand there."""
        return sum(b.sesudah or 0 for b in self.baris)

    @property
    def selisih(self) -> int:
        """What it gains."""
        return self.sesudah - self.sebelum


@dataclass
class DaftarBerubah:
    """All that changes, as far as a page shows it."""

    sub: list[SubBerubah]
    banyak: int

    @property
    def terpotong(self) -> int:
        """Lines that are not shown."""
        return self.banyak - sum(len(s.baris) for s in self.sub)

    @property
    def selisih(self) -> int:
        """What the whole gains, of what is shown."""
        return sum(s.selisih for s in self.sub)


def yang_berubah(u: UsulanMuatan, keadaan: KeadaanImpor) -> DaftarBerubah:
    """What accepting would change: pagu in force before and after, or spending up to a month."""
    asal = _asal(u, keadaan)
    baris: list[tuple[KunciGaris, int, int | None, int | None]] = []
    if u.keperluan is KeperluanMuatan.PAGU:
        versi = {ke: dict(isi) for ke, isi in keadaan.versi.items()}
        lama = pagu_berlaku(versi, u.ke)
        for s in u.rencana.ubahan:
            isi = versi.setdefault(s.sasaran.dokumen, {})
            if s.sesudah is None:
                isi.pop(s.sasaran.kunci, None)
            else:
                isi[s.sasaran.kunci] = s.sesudah
        kini = pagu_berlaku(versi, u.ke)
        baris = [
            (k, 0, lama.get(k), kini.get(k))
            for k in sorted({*lama, *kini})
            if (lama.get(k) or 0) != (kini.get(k) or 0)
        ]
    else:
        baris = [
            (s.sasaran.kunci, s.sasaran.dokumen, s.sebelum, s.sesudah) for s in u.rencana.ubahan
        ]
    baru = {-n - 1: satu for n, satu in enumerate(u.dibuat)}

    def sebut(pk: int) -> tuple[str, str]:
        if pk < 0:
            return baru[pk].kode, baru[pk].nama
        return keadaan.sub[pk].kode, keadaan.sub[pk].nama

    return _kelompokkan(
        (
            (
                sebut(k.sub),
                GarisBerubah(
                    k.rekening, k.sumber, f"s.d. {nama_bulan(bulan)}" if bulan else "", a, b,
                    asal.get((sebut(k.sub)[0], k.rekening), ""),
                ),
            )
            for k, bulan, a, b in baris
        ),
        len(baris),
    )  # fmt: skip


def yang_diubah(m: MuatanAnggaran) -> DaftarBerubah:
    """What an accepted load changed. A fixed number of queries."""
    asal: dict[tuple[str, str], list[str]] = defaultdict(list)
    for r in m.rincian.order_by("pk"):
        asal[r.sub or r.nama, r.rekening].append(f"{r.lembar} baris {r.baris}")
    semua = m.ubahan.order_by(
        "baris__sub_kegiatan__urutan", "baris__sub_kegiatan__kode", "baris__rekening", "bulan"
    )
    beda = semua.select_related("baris__sub_kegiatan", "versi")
    sub = _sub(m)

    def satu() -> Iterable[tuple[tuple[str, str], GarisBerubah]]:
        for u in beda[:RINCI_MAKSIMUM]:
            s = sub[u.baris.sub_kegiatan_id]
            masa = f"s.d. {nama_bulan(u.bulan)}" if u.bulan else f"versi ke-{u.versi.ke}"  # type: ignore[union-attr]
            rekening = u.baris.rekening
            tempat = asal.get((s.kode, rekening)) or asal.get((s.nama, rekening)) or []
            yield (
                (s.kode, s.nama),
                GarisBerubah(
                    rekening, u.baris.sumber_dana, masa, u.sebelum, u.sesudah, _sebut_asal(tempat)
                ),
            )

    return _kelompokkan(satu(), semua.count())


def _sub(m: MuatanAnggaran) -> dict[int, SubKegiatan]:
    return {s.pk: s for s in SubKegiatan.objects.filter(pd=m.pd_id, tahun=m.tahun)}


def _kelompokkan(
    baris: Iterable[tuple[tuple[str, str], GarisBerubah]], banyak: int
) -> DaftarBerubah:
    hasil: dict[str, SubBerubah] = {}
    for n, ((kode, nama), satu) in enumerate(baris):
        if n >= RINCI_MAKSIMUM:
            break
        hasil.setdefault(kode, SubBerubah(kode, nama)).baris.append(satu)
    return DaftarBerubah([hasil[k] for k in sorted(hasil)], banyak)


def _asal(u: UsulanMuatan, keadaan: KeadaanImpor) -> Mapping[tuple[str, str], str]:
    """Code of the sub kegiatan and rekening → the rows of the file that make it."""
    tempat: dict[tuple[str, str], list[str]] = defaultdict(list)
    for r in u.rincian:
        pk = keadaan.cari_sub(r.sub, r.nama, r.induk)
        kode = keadaan.sub[pk].kode if pk is not None else r.sub
        tempat[kode, r.rekening].append(f"{r.lembar} baris {r.baris}")
    return {k: _sebut_asal(semua) for k, semua in tempat.items()}


def _sebut_asal(tempat: list[str]) -> str:
    return urutkan_sebagian(tempat, _ASAL_DISEBUT, "baris lain")
