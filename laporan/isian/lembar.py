"""The entry page of a unit and quarter as data, and single rows of it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any

from anggaran.isian.baris import BarisSubIsian, PenyusunSub
from anggaran.models import BarisAnggaran, IndikatorProgram
from kinerja.isian.baris import BarisIndikatorIsian, PenyusunIndikator
from kinerja.isian.pintu import Pintu
from kinerja.isian.sel import JenisSasaran, SasaranSel
from kinerja.masa_organisasi import unit_dan_bawahan
from kinerja.models import Indikator, Pengguna, PerangkatDaerah, UnitKerja
from kinerja.penolakan import TidakDitemukanError
from kinerja.periode import format_tanggal, triwulan_dari


def bidang_menurut(induk: Mapping[int, int | None]) -> dict[int, int]:
    """Unit id → its bidang: the unit directly below the agency's one top unit, which stands for
    itself; with several top units, the top one.
    """
    atas = [u for u, i in induk.items() if i is None or i not in induk]
    puncak = atas[0] if len(atas) == 1 else None
    hasil = {}
    for unit in induk:
        simpul, dilalui = unit, {unit}
        while (naik := induk.get(simpul)) is not None and naik != puncak and naik in induk:
            if naik in dilalui:
                break
            dilalui.add(naik)
            simpul = naik
        hasil[unit] = simpul
    return hasil


def lingkup_bidang(induk: Mapping[int, int | None], unit: int) -> frozenset[int]:
    """Ids of the units whose rows are checked together under this one."""
    milik = frozenset(u for u, b in bidang_menurut(induk).items() if b == unit)
    return milik or unit_dan_bawahan(dict(induk), unit)


class LembarIsian:
    """Rows of `unit` and of the units below it that `pengguna` may see.

    About thirty queries, whatever the number of rows. Raises TidakDitemukanError for a unit outside
    the user's scope.
    """

    def __init__(
        self, pengguna: Pengguna, unit: UnitKerja, tahun: int, triwulan: int, *, pada: datetime
    ) -> None:
        self.pengguna, self.unit = pengguna, unit
        self.triwulan = triwulan_dari(tahun, triwulan)
        self.pintu = Pintu(unit.pd, self.triwulan, oleh=pengguna, pada=pada)
        if not self.pintu.terlihat(unit.pk):
            raise TidakDitemukanError("Unit kerja tidak ditemukan.")
        self.lingkup = unit_dan_bawahan(self.pintu.induk_unit, unit.pk)

    @cached_property
    def penyusun_indikator(self) -> PenyusunIndikator:
        """What makes the first list."""
        return PenyusunIndikator(self.pintu)

    @cached_property
    def penyusun_sub(self) -> PenyusunSub:
        """What makes the second list."""
        return PenyusunSub(
            self.pintu, self.penyusun_indikator.p.aturan(self.triwulan.tahun).kebijakan
        )

    @cached_property
    def indikator(self) -> list[BarisIndikatorIsian]:
        """Rows of indicators, the first of the page's two grids."""
        p = self.penyusun_indikator
        return [p.baris(i) for i in p.semua() if i.penanggung_jawab.unit_id in self.lingkup]

    @property
    def indikator_unit(self) -> list[Indikator]:
        """Every indicator of the units, also those that the quarter does not concern."""
        semua = self.penyusun_indikator.p.indikator.values()
        return [i for i in semua if i.penanggung_jawab.unit_id in self.lingkup]

    @cached_property
    def sub(self) -> list[BarisSubIsian]:
        """Second list: sub kegiatan with their lines."""
        p = self.penyusun_sub
        return [p.baris(s) for s in p.sub.values() if s.penanggung_jawab.unit_id in self.lingkup]

    @property
    def batas(self) -> date | None:
        """Last day on which the unit may write."""
        return self.pintu.batas(self.unit.pk)

    @property
    def dibuka_sampai(self) -> date | None:
        """Last day of what is reopened of these units' endorsed rows; None where nothing is."""
        hari = (self.pintu.dibuka_bagi(unit) for unit in self.lingkup)
        return max((h for h in hari if h is not None), default=None)

    @property
    def sisa_hari(self) -> int | None:
        """Days left, today included; 0 and less: closed."""
        return self.pintu.sisa_hari(self.unit.pk)

    def json(self) -> dict[str, Any]:
        """As `isian_lembar` gives it."""
        periode = self.pintu.periode
        return {
            "unit": {"id": self.unit.pk, "nama": self.unit.nama},
            "tahun": self.triwulan.tahun,
            "triwulan": self.triwulan.nomor,
            "judul": self.triwulan.label,
            "periode": {
                "buka": periode.buka.isoformat(),
                "tutup": periode.tutup.isoformat(),
                "batas": self.batas.isoformat() if self.batas else None,
                "batas_teks": format_tanggal(self.batas) if self.batas else "",
                "sisa_hari": self.sisa_hari,
            }
            if periode
            else None,
            "disahkan": self.pintu.disahkan,
            "indikator": [b.json() for b in self.indikator],
            "sub": [b.json() for b in self.sub],
        }


def susun_baris(pintu: Pintu, sasaran: Iterable[SasaranSel]) -> dict[str, dict[str, Any]]:
    """Fresh data of rows by their name (`indikator:12`, `sub:3`); a line and
    an output give their sub kegiatan.
    """
    daftar = set(sasaran)
    indikator = [s.pk for s in daftar if s.jenis is JenisSasaran.INDIKATOR]
    sub = {s.pk for s in daftar if s.jenis is JenisSasaran.SUB}
    lini = [s.pk for s in daftar if s.jenis is JenisSasaran.BARIS]
    if lini:
        sub |= set(BarisAnggaran.objects.filter(pk__in=lini).values_list("sub_kegiatan", flat=True))
    keluaran = [s.pk for s in daftar if s.jenis is JenisSasaran.KELUARAN]
    if keluaran:
        milik = IndikatorProgram.objects.filter(pk__in=keluaran)
        sub |= set(milik.values_list("dilaporkan_pada", flat=True))
    pi = PenyusunIndikator(pintu, sorted(indikator))
    kebijakan = pi.p.aturan(pintu.triwulan.tahun).kebijakan
    return baris_json(pi, PenyusunSub(pintu, kebijakan, sorted(sub)))


def baris_json(pi: PenyusunIndikator, ps: PenyusunSub) -> dict[str, dict[str, Any]]:
    """All rows of both kinds by name, as the endpoints give them."""
    semua: list[BarisIndikatorIsian | BarisSubIsian] = [pi.baris(i) for i in pi.semua()]
    semua += [ps.baris(s) for s in ps.sub.values()]
    return {b.sasaran: b.json() for b in semua}


def baris_segar(
    pengguna: Pengguna, sasaran: SasaranSel, tahun: int, triwulan: int, *, pada: datetime
) -> dict[str, Any]:
    """One row as it stands now. Raises TidakDitemukanError outside the user's scope."""
    pd = pd_dari(pengguna)
    pintu = Pintu(pd, triwulan_dari(tahun, triwulan), oleh=pengguna, pada=pada)
    for baris in susun_baris(pintu, [sasaran]).values():
        if pintu.terlihat(baris["unit"]):
            return baris
    raise TidakDitemukanError


def pd_dari(pengguna: Pengguna) -> PerangkatDaerah:
    """The agency that the user works in. Raises TidakDitemukanError for the pemda level."""
    if pengguna.pd is None:
        raise TidakDitemukanError("Akun Anda tidak terikat pada perangkat daerah.")
    return pengguna.pd
