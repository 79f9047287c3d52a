"""Rows of one quarter before Sekretariat: afresh, locked, with what is found in them."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property, singledispatchmethod
from typing import TypeVar, cast

from anggaran.isian.baris import PenyusunSub
from anggaran.models import LaporanSubKegiatan, SubKegiatan
from kinerja.isian import gembok
from kinerja.isian.baris import PenyusunIndikator
from kinerja.isian.penolakan import IsianTerkunciError
from kinerja.isian.pintu import Pintu
from kinerja.jadwal import KeadaanJadwal
from kinerja.kunci import SebabKunci, Terkunci, pesan_disahkan
from kinerja.langkah import Pencatat, pastikan_versi
from kinerja.models import Indikator, Pengguna, Realisasi
from kinerja.penolakan import BentrokError, TidakDitemukanError
from kinerja.status import StatusRealisasi
from kinerja.uji_isian import Temuan
from laporan.isian.langkah import Baris, kunci_baris, menurut_model, pastikan_izin, pencatat_langkah
from laporan.isian.resmi import IZIN_VERIFIKASI

B = TypeVar("B", bound=Baris)
_BERUBAH = "Baris ini baru saja berubah. Muat ulang, lalu periksa kembali."


class MejaPeriksa:
    """Rows of one agency and quarter, locked for one who checks them, within a transaction.

    The number of queries does not depend on how many rows there are. Raises TidakDitemukanError and
    TidakBerizinError for the rows as a whole.
    """

    def __init__(self, baris: Sequence[Baris], *, oleh: Pengguna, pada: datetime) -> None:
        self.pd, self.tw = baris[0].milik_pd, baris[0].kuartal
        self.oleh, self.pada = oleh, pada
        pastikan_izin(
            oleh, IZIN_VERIFIKASI, self.pd, "Peran Anda tidak mencakup verifikasi realisasi."
        )
        gembok.bersama(self.pd.pk, self.tw.tahun, self.tw.nomor)
        self._baris: dict[type[Baris], dict[int, Baris]] = {
            model: kunci_baris(model, [b.pk for b in milik])
            for model, milik in menurut_model(baris).items()
        }
        # No writer of its own: a finding is a fact about the row, whoever looks.
        self._pintu = Pintu(self.pd, self.tw, oleh=None, pada=pada)

    def ambil(self, baris: B, versi: int | None = None) -> B:
        """The row as it stands. Raises BentrokError where it is not the version that was seen,
        IsianTerkunciError once it is endorsed.
        """
        r = cast("B | None", self._baris.get(cast("type[Baris]", type(baris)), {}).get(baris.pk))
        if r is None:
            raise TidakDitemukanError
        pastikan_versi(r, versi, bentrok=lambda _: BentrokError(_BERUBAH))
        jadwal = KeadaanJadwal.TEMPO
        if isinstance(r, Realisasi):
            jadwal = self._pintu.keadaan(r.indikator)
        if r.status == StatusRealisasi.DISAHKAN or self._pintu.tetap_sah(
            r.milik_unit, r.nama_isian, jadwal
        ):
            raise IsianTerkunciError(
                Terkunci(SebabKunci.DISAHKAN, pesan_disahkan(self.tw.label, self.pd.kepala))
            )
        return r

    def pencatat(self, aksi: str, alasan: str = "") -> Pencatat:
        """The write of one step on these rows."""
        return pencatat_langkah(self.pd, aksi=aksi, oleh=self.oleh, pada=self.pada, alasan=alasan)

    @singledispatchmethod
    def temuan(self, baris: Baris) -> list[Temuan]:
        """Findings on a row that nothing explains, by the same checks as the entry sheet."""
        raise NotImplementedError

    @temuan.register
    def _(self, baris: Realisasi) -> list[Temuan]:
        indikator = self._indikator
        milik = [i for i in indikator.semua() if i.pk == baris.indikator_id]
        return [t for i in milik for t in indikator.temuan(i)]

    @temuan.register
    def _(self, baris: LaporanSubKegiatan) -> list[Temuan]:
        s = self._sub.sub.get(baris.sub_kegiatan_id)
        if s is None:
            return []
        lini = [t for b in self._sub.lini(s) for t in self._sub.temuan_lini(s, b)]
        return [*self._sub.temuan(s), *lini]

    @cached_property
    def _indikator(self) -> PenyusunIndikator:
        return PenyusunIndikator(self._pintu, [r.pk for r in self._dilaporkan(Realisasi)])

    @cached_property
    def _sub(self) -> PenyusunSub:
        kebijakan = self._indikator.p.aturan(self.tw.tahun).kebijakan
        milik = [s.pk for s in self._dilaporkan(LaporanSubKegiatan)]
        return PenyusunSub(self._pintu, kebijakan, milik)

    def _dilaporkan(self, model: type[Baris]) -> list[Indikator | SubKegiatan]:
        return [r.yang_dilaporkan for r in self._baris.get(model, {}).values()]
