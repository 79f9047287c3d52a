"""What the page of a file of outputs shows: targets and figures that change, and where they differ
from what was typed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.keadaan_keluaran import KeadaanKeluaran
from anggaran.impor.muat_keluaran import angka_muatan
from anggaran.impor.rencana_keluaran import TARGET_KELUARAN, TempatKeluaran
from anggaran.impor.usulan_muat import UsulanMuatan
from anggaran.models import IndikatorProgram, KeperluanMuatan, MuatanAnggaran
from kinerja.periode import label_tw
from laporan.anggaran_impor.tampilan import RINCI_MAKSIMUM


@dataclass(frozen=True)
class AngkaKeluaranLayar:
    """One target or figure before and after."""

    indikator: IndikatorProgram
    tempat: TempatKeluaran
    sebelum: Decimal | None
    sesudah: Decimal | None

    @property
    def apa(self) -> str:
        """`Target setahun`, `Realisasi TW II`."""
        awal = "Target" if self.tempat.apa == TARGET_KELUARAN else "Realisasi"
        return f"{awal} {label_tw(self.tempat.masa) if self.tempat.masa else 'setahun'}"


@dataclass
class KeluaranBerubah:
    """An output with its figures that change, and the row of the file."""

    indikator: IndikatorProgram
    asal: str = ""
    baru: bool = False
    """Whether the load will make it."""
    angka: list[AngkaKeluaranLayar] = field(default_factory=list)


@dataclass
class DaftarKeluaran:
    """All that changes, as far as a page shows it."""

    keluaran: list[KeluaranBerubah]
    banyak: int

    @property
    def terpotong(self) -> int:
        """Figures that are not shown."""
        return self.banyak - sum(len(k.angka) for k in self.keluaran)


@dataclass(frozen=True)
class SelisihLayar:
    """A figure that was typed beside the file's, with what was decided."""

    angka: AngkaKeluaranLayar
    putus: str


def keluaran_berubah(u: UsulanMuatan, keadaan: KeadaanImpor) -> DaftarKeluaran:
    """What accepting would change."""
    angka = ((t, lama, kini) for t, (lama, kini) in sorted(u.keluaran.ubahan.items()))
    indikator = KeadaanKeluaran(keadaan).indikator | u.keluaran_baru
    return _kelompok(angka, indikator, u.keluaran.asal)


def keluaran_diubah(m: MuatanAnggaran) -> DaftarKeluaran:
    """What an accepted load changed."""
    isi = m.hasil.get("keluaran", {})
    semua = list(angka_muatan(isi))
    indikator = IndikatorProgram.objects.in_bulk({t.indikator for t, _, _ in semua})
    asal = {int(pk): teks for pk, teks in isi.get("asal", {}).items()}
    return _kelompok(semua, indikator, asal)


def selisih_keluaran(u: UsulanMuatan, keadaan: KeadaanImpor) -> list[SelisihLayar]:
    """What was typed and is another in the file."""
    if u.keperluan is not KeperluanMuatan.KELUARAN or not u.keluaran.berselisih:
        return []
    indikator = KeadaanKeluaran(keadaan).indikator
    return [
        SelisihLayar(
            AngkaKeluaranLayar(indikator[s.tempat.indikator], s.tempat, s.diketik, s.diimpor),
            u.pilihan.putusan.get(s.tempat.kunci, ""),
        )
        for s in u.keluaran.berselisih
    ]


def _kelompok(
    angka: Iterable[tuple[TempatKeluaran, Decimal | None, Decimal | None]],
    indikator: Mapping[int, IndikatorProgram],
    asal: Mapping[int, str],
) -> DaftarKeluaran:
    hasil: dict[int, KeluaranBerubah] = {}
    banyak = 0
    for tempat, lama, kini in angka:
        i = indikator.get(tempat.indikator)
        if i is None:
            continue  # deleted since
        banyak += 1
        if banyak <= RINCI_MAKSIMUM:
            pk = tempat.indikator
            satu = hasil.setdefault(pk, KeluaranBerubah(i, asal.get(pk, ""), baru=pk < 0))
            satu.angka.append(AngkaKeluaranLayar(i, tempat, lama, kini))
    return DaftarKeluaran(list(hasil.values()), banyak)
