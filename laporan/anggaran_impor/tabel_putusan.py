"""What is to be decided of a file, as tables of one shape: what is decided, beside a list to choose
from.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.nilai import nama_bulan
from anggaran.impor.pasang_keluaran import AWAL_PETA, LEWATI
from anggaran.impor.usulan_muat import BUAT, UsulanMuatan
from anggaran.models import KeperluanMuatan
from kinerja.angka import format_angka
from kinerja.periode import label_tw
from laporan.anggaran_impor.tampilan_keluaran import selisih_keluaran

KELUARAN_BARU = "keluaran-baru"
"""The table that one choice may settle; `pilihan.SEMUA_KELUARAN` names its field."""
_BELUM = ("", "Belum diputuskan")
_KETIK, _IMPOR = ("ketik", "Yang diketik"), ("impor", "Yang pada berkas")


@dataclass(frozen=True)
class SelPutusan:
    """One cell: its text, a code before it, what stands small behind it."""

    teks: str
    kode: str = ""
    kecil: str = ""


@dataclass(frozen=True)
class KolomPutusan:
    """One heading; `satuan` behind it."""

    judul: str
    angka: bool = False
    satuan: str = ""


@dataclass(frozen=True)
class BarisPutusan:
    """One thing to decide: its cells, the name of its field, what may be chosen."""

    sel: list[SelPutusan]
    kunci: str
    sebutan: str
    pilihan: list[tuple[str, str]]
    putus: str = ""

    @property
    def rinci(self) -> SelPutusan:
        """What it is about."""
        return self.sel[0]


@dataclass(frozen=True)
class TabelPutusan:
    """A table of decisions; `kunci` for its heading's id."""

    kunci: str
    judul: str
    kolom: list[KolomPutusan]
    baris: list[BarisPutusan]
    kolom_pilihan: str = "Dipakai"
    kalimat: str = ""
    massal: tuple[tuple[str, str], ...] = ()
    """What may be chosen at once for all that is not decided."""

    def sel(self) -> Iterator[tuple[BarisPutusan, list[tuple[KolomPutusan, SelPutusan]]]]:
        """Rows with their cells under their headings, but for the first."""
        for b in self.baris:
            yield b, list(zip(self.kolom[1:], b.sel[1:], strict=True))


_DIKETIK, _BERKAS = "Diketik", "Pada berkas"


def tabel_putusan(u: UsulanMuatan, keadaan: KeadaanImpor) -> list[TabelPutusan]:
    """Those of the tables that have a row."""
    semua = (
        _sub(u, keadaan), _keluaran_baru(u), _realisasi(u, keadaan), _fisik(u, keadaan),
        _keluaran(u, keadaan),
    )  # fmt: skip
    return [t for t in semua if t.baris]


def _sub(u: UsulanMuatan, keadaan: KeadaanImpor) -> TabelPutusan:
    keluaran = u.keperluan is KeperluanMuatan.KELUARAN
    pohon = sorted(keadaan.sub.values(), key=lambda s: s.kode) if u.tak_dikenal else []
    baris = []
    for t in u.tak_dikenal:
        pilihan = [_BELUM]
        if u.keperluan is KeperluanMuatan.PAGU and t.kode:
            pilihan.append((BUAT, "Buat sub kegiatan ini"))
        usul = t.usul.pk if t.usul else None
        pilihan += [(str(s.pk), f"Senama: {s}" if s.pk == usul else str(s)) for s in pohon]
        sel = [
            SelPutusan(t.nama, t.kode, f"{t.baris} baris"),
            SelPutusan("–" if keluaran else format_angka(t.nilai)),
        ]
        baris.append(BarisPutusan(sel, t.kunci, t.nama or t.kode, pilihan))
    return TabelPutusan(
        "tak-dikenal", "Sub kegiatan di luar pohon anggaran",
        [KolomPutusan("Sub kegiatan pada berkas"), KolomPutusan("Jumlah", angka=True,
                                                                satuan="rupiah")],
        baris, "Dijadikan",
    )  # fmt: skip


def _keluaran_baru(u: UsulanMuatan) -> TabelPutusan:
    baris = []
    for b in u.baris_keluaran:
        pilihan = [
            _BELUM,
            (BUAT, f"Buat keluaran bersatuan {b.satuan}"),
            *((f"{AWAL_PETA}{i.pk}", f"Petakan ke {i.sebutan}") for i in b.calon),
            (LEWATI, "Lewati baris ini"),
        ]
        sel = [
            SelPutusan(b.sub.nama, b.sub.kode, b.tempat),
            SelPutusan(b.satuan),
            SelPutusan(format_angka(b.volume)),
        ]
        baris.append(BarisPutusan(sel, b.kunci, f"{b.sub.nama}, {b.satuan}", pilihan, b.putus))
    return TabelPutusan(
        KELUARAN_BARU, "Keluaran yang belum ada pada Tapak",
        [KolomPutusan("Sub kegiatan"), KolomPutusan("Satuan"),
         KolomPutusan("Volume setahun", angka=True)],
        baris, "Dijadikan",
        "Keluaran yang dibuat bernama menurut nomenklaturnya, atau menurut sub kegiatannya; "
        "namanya dapat diubah pada Persiapan. Pilihan ini diingat untuk berkas berikutnya.",
        (("", "Diputuskan satu per satu"), (BUAT, "Buat dari berkas"), (LEWATI, "Lewati"))
        if sum(not b.putus for b in baris) > 1
        else (),
    )  # fmt: skip


def _realisasi(u: UsulanMuatan, keadaan: KeadaanImpor) -> TabelPutusan:
    baris = []
    for s in u.rencana.berselisih:
        sub, bulan = keadaan.sub[s.sub], nama_bulan(s.bulan)
        sel = [
            SelPutusan(str(sub), kecil=f"rekening {s.rekening}"), SelPutusan(bulan),
            *_angka([s.diketik, s.diimpor, s.diimpor - s.diketik]),
        ]  # fmt: skip
        putus = u.pilihan.putusan.get(s.kunci, "")
        baris.append(
            BarisPutusan(sel, s.kunci, f"{sub.nama} {bulan}", [_BELUM, _KETIK, _IMPOR], putus)
        )
    rupiah = [KolomPutusan(k, angka=True, satuan="rupiah") for k in (_DIKETIK, _BERKAS, "Selisih")]
    return TabelPutusan(
        "selisih", "Diketik dan pada berkas berbeda",
        [KolomPutusan("Sub kegiatan"), KolomPutusan("Sampai"), *rupiah], baris,
    )  # fmt: skip


_TETAP = "Yang diketik tetap dipakai sampai diputuskan lain."


def _fisik(u: UsulanMuatan, keadaan: KeadaanImpor) -> TabelPutusan:
    baris = []
    for s in u.fisik.berselisih:
        sub = keadaan.sub[s.sub]
        sel = [
            SelPutusan(str(sub)), SelPutusan(label_tw(s.triwulan)),
            *_angka([s.diketik, s.diimpor], 2),
        ]  # fmt: skip
        putus = u.pilihan.putusan.get(s.kunci, "")
        sebutan = f"kemajuan fisik {sub.nama}"
        baris.append(BarisPutusan(sel, s.kunci, sebutan, [_KETIK, _IMPOR], putus))
    persen = [KolomPutusan(k, angka=True, satuan="%") for k in (_DIKETIK, _BERKAS)]
    return TabelPutusan(
        "fisik", "Kemajuan fisik diketik dan pada berkas berbeda",
        [KolomPutusan("Sub kegiatan"), KolomPutusan("Triwulan"), *persen], baris, kalimat=_TETAP,
    )  # fmt: skip


def _keluaran(u: UsulanMuatan, keadaan: KeadaanImpor) -> TabelPutusan:
    baris = []
    for s in selisih_keluaran(u, keadaan):
        a = s.angka
        sel = [
            SelPutusan(a.indikator.sebutan), SelPutusan(a.apa),
            *_angka([a.sebelum, a.sesudah], a.indikator.desimal),
        ]  # fmt: skip
        sebutan = f"{a.indikator.nama}, {a.apa}"
        baris.append(BarisPutusan(sel, a.tempat.kunci, sebutan, [_KETIK, _IMPOR], s.putus))
    return TabelPutusan(
        "keluaran", "Keluaran diketik dan pada berkas berbeda",
        [KolomPutusan("Keluaran"), KolomPutusan("Angka"), KolomPutusan(_DIKETIK, angka=True),
         KolomPutusan(_BERKAS, angka=True)],
        baris, kalimat=_TETAP,
    )  # fmt: skip


def _angka(nilai: Iterable[object], desimal: int | None = None) -> Iterator[SelPutusan]:
    return (SelPutusan(format_angka(n, desimal)) for n in nilai)  # type: ignore[arg-type]
