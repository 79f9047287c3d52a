"""What was entered for the year's report beside figures; each with a fixed number of queries."""

from collections import defaultdict
from functools import cached_property

from kinerja.models import PenandaIndikator, PerangkatDaerah
from laporan.models import EvaluasiAKIP, FotoKegiatan, Prestasi, RencanaTindak, SumberDaya


class BahanPelengkap:
    """The part of a bundle that people enter for the report alone."""

    pd: PerangkatDaerah
    tahun: int

    @cached_property
    def penanda(self) -> dict[int, list[PenandaIndikator]]:
        """Indikator id → its tags."""
        hasil: dict[int, list[PenandaIndikator]] = defaultdict(list)
        for p in PenandaIndikator.objects.filter(indikator__pd=self.pd).order_by("pk"):
            hasil[p.indikator_id].append(p)
        return hasil

    @cached_property
    def sumber_daya(self) -> dict[int, list[SumberDaya]]:
        """Indikator id → the people, time and assets that it took."""
        hasil: dict[int, list[SumberDaya]] = defaultdict(list)
        semua = SumberDaya.objects.filter(indikator__pd=self.pd, tahun=self.tahun)
        for s in semua.order_by("pk"):
            hasil[s.indikator_id].append(s)
        return hasil

    @cached_property
    def _rencana(self) -> dict[int, dict[int, list[RencanaTindak]]]:
        hasil: dict[int, dict[int, list[RencanaTindak]]] = defaultdict(lambda: defaultdict(list))
        semua = RencanaTindak.objects.filter(
            indikator__pd=self.pd, tahun__in=(self.tahun, self.tahun - 1)
        )
        for r in semua.select_related("penanggung_jawab").order_by("tenggat", "pk"):
            hasil[r.tahun][r.indikator_id].append(r)
        return hasil

    @property
    def rencana_tindak(self) -> dict[int, list[RencanaTindak]]:
        """Indikator id → the steps that this year's report plans."""
        return self._rencana[self.tahun]

    @property
    def rencana_lalu(self) -> dict[int, list[RencanaTindak]]:
        """Indikator id → the steps that last year's report planned, as far as they came."""
        return self._rencana[self.tahun - 1]

    @cached_property
    def _evaluasi(self) -> dict[int, EvaluasiAKIP]:
        """Year → its AKIP evaluation, of this report and of the one before."""
        dua_tahun = EvaluasiAKIP.objects.filter(
            pd=self.pd, tahun__in=(self.tahun - 1, self.tahun)
        ).prefetch_related("komponen", "rekomendasi__penanggung_jawab")
        return {e.tahun: e for e in dua_tahun}

    @property
    def evaluasi(self) -> EvaluasiAKIP | None:
        """The AKIP evaluation that this year's report presents."""
        return self._evaluasi.get(self.tahun)

    @property
    def evaluasi_lalu(self) -> EvaluasiAKIP | None:
        """The AKIP evaluation that last year's report presented."""
        return self._evaluasi.get(self.tahun - 1)

    @cached_property
    def prestasi(self) -> list[Prestasi]:
        """Awards and innovations of the year."""
        semua = Prestasi.objects.filter(pd=self.pd, tahun=self.tahun)
        return list(semua.order_by("jenis", "tanggal", "pk"))

    @cached_property
    def foto(self) -> list[FotoKegiatan]:
        """Photographs of the year's programs."""
        return list(
            FotoKegiatan.objects.filter(program__pd=self.pd, program__tahun=self.tahun)
            .select_related("program", "gambar__berkas")
            .order_by("program__urutan", "program", "urutan", "pk")
        )
