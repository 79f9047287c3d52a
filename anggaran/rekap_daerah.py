"""The budgets of all agencies of a region in one year: each rupiah once, whoever it serves."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from anggaran.bacaan import Pernyataan, baca, jumlahkan
from anggaran.kaitan import Daun, Kaitan
from anggaran.models import Dukungan, PaguBaris, Program, RealisasiAnggaran, SubKegiatan
from anggaran.rekap import Jumlah
from anggaran.serapan import serapan_teruraikan
from kinerja.capaian import Kebijakan
from kinerja.jenis import JenisVersiAnggaran
from kinerja.models import Indikator, Sasaran
from kinerja.models.pohon import berlaku_pada


class RekapDaerah:
    """Sums over agencies in `tahun`, read as each of them reads its own (anggaran/bacaan.py).

    Seven queries, whatever the number of agencies and lines.
    """

    def __init__(
        self, pd: Iterable[int], tahun: int, kebijakan: Kebijakan, *, murni: bool = False
    ) -> None:
        """`pd`: ids of the agencies; `murni`: the pagu of the original budget alone."""
        self.pd, self.tahun, self.kebijakan, self.murni = frozenset(pd), tahun, kebijakan, murni

    @cached_property
    def _sub(self) -> list[tuple[int, int, int, int]]:
        """(sub kegiatan, kegiatan, program, agency) of the year."""
        semua = SubKegiatan.objects.filter(pd__in=self.pd, tahun=self.tahun).order_by()
        return list(semua.values_list("pk", "kegiatan", "kegiatan__program", "pd"))

    @cached_property
    def pagu(self) -> dict[int, int]:
        """Sub kegiatan → pagu of the lines in force."""
        semua = PaguBaris.objects.filter(versi__pd__in=self.pd, versi__tahun=self.tahun)
        if self.murni:
            semua = semua.filter(versi__jenis=JenisVersiAnggaran.MURNI)
        return _per_sub(semua.pernyataan())

    @cached_property
    def realisasi(self) -> dict[int, int]:
        """Sub kegiatan → what was spent in the year."""
        return _per_sub(
            RealisasiAnggaran.objects.filter(
                baris__sub_kegiatan__pd__in=self.pd, baris__sub_kegiatan__tahun=self.tahun
            ).pernyataan()
        )

    @cached_property
    def daun_pd(self) -> dict[int, Daun]:
        """Agency → its sub kegiatan."""
        hasil: dict[int, set[int]] = defaultdict(set)
        for sub, _, _, pd in self._sub:
            hasil[pd].add(sub)
        return {pd: frozenset(isi) for pd, isi in hasil.items()}

    @cached_property
    def program(self) -> dict[int, list[tuple[Program, Daun]]]:
        """Agency → its programs with their sub kegiatan, in the order of the codes."""
        daun: dict[int, set[int]] = defaultdict(set)
        for sub, _, program, _ in self._sub:
            daun[program].add(sub)
        hasil: dict[int, list[tuple[Program, Daun]]] = defaultdict(list)
        for p in Program.objects.filter(pd__in=self.pd, tahun=self.tahun).order_by("pd", "kode"):
            hasil[p.pd_id].append((p, frozenset(daun[p.pk])))
        return dict(hasil)

    def jumlah(self, daun: Iterable[int]) -> Jumlah:
        """Sum over sub kegiatan, each once."""
        unik = sorted(set(daun))
        pagu = jumlahkan(self.pagu.get(s) for s in unik)
        realisasi = jumlahkan(self.realisasi.get(s) for s in unik)
        return Jumlah(pagu, realisasi, *serapan_teruraikan(pagu, realisasi, self.kebijakan))

    def jumlah_pd(self, pd: int) -> Jumlah:
        """Sum of one agency."""
        return self.jumlah(self.daun_pd.get(pd, ()))

    @cached_property
    def total(self) -> Jumlah:
        """Sum of all agencies."""
        return self.jumlah(sub for sub, *_ in self._sub)

    @cached_property
    def kaitan(self) -> Kaitan:
        """Whose budget is whose, in every agency at once: no tie leads from one to another."""
        daun: dict[tuple[str, int], set[int]] = defaultdict(set)
        for sub, kegiatan, program, _ in self._sub:
            for kunci in (("sub", sub), ("kegiatan", kegiatan), ("program", program)):
                daun[kunci].add(sub)
        sendiri: dict[int, set[int]] = defaultdict(set)
        semua = Dukungan.objects.filter(indikator__pd__in=self.pd).order_by()
        for indikator, *mata in semua.values_list(
            "indikator", "program", "kegiatan", "sub_kegiatan"
        ):
            for tingkat, pk in zip(("program", "kegiatan", "sub"), mata, strict=True):
                if pk is not None:
                    sendiri[indikator] |= daun.get((tingkat, pk), set())
        berlaku = berlaku_pada(self.tahun)
        ukur = list(
            Indikator.objects.filter(berlaku, pd__in=self.pd)
            .order_by()
            .values_list("pk", "sasaran", "tujuan")
        )
        sasaran = list(
            Sasaran.objects.filter(berlaku, pd__in=self.pd)
            .order_by()
            .values_list("pk", "induk", "tujuan")
        )
        return Kaitan(
            # Ties of other years hold nothing here: they are no ties of this one.
            sendiri={i: frozenset(milik) for i, _, _ in ukur if (milik := sendiri.get(i))},
            sasaran={i: s for i, s, _ in ukur if s is not None},
            tujuan={i: t for i, _, t in ukur if t is not None},
            induk={s: induk for s, induk, _ in sasaran},
            tujuan_sasaran={s: t for s, _, t in sasaran},
        )

    @cached_property
    def _tujuan(self) -> dict[int, set[int]]:
        """Tujuan → sub kegiatan tied to it or to anything below it."""
        k = self.kaitan
        hasil: dict[int, set[int]] = defaultdict(set)
        for i, tujuan in k.tujuan.items():
            hasil[tujuan] |= k.sendiri.get(i, frozenset())
        for i, sasaran in k.sasaran.items():
            if (atas := k.tujuan_sasaran.get(sasaran)) is not None:
                hasil[atas] |= k.sendiri.get(i, frozenset())
        return dict(hasil)

    def daun_tujuan(self, tujuan: int) -> Daun:
        """Sub kegiatan tied to a tujuan of an agency, or to anything below it."""
        return frozenset(self._tujuan.get(tujuan, ()))


def _per_sub(pernyataan: list[Pernyataan[int]]) -> dict[int, int]:
    """Sub kegiatan → sum of its lines in force."""
    wadah = {p.kunci: p.wadah for p in pernyataan}
    hasil: dict[int, int] = defaultdict(int)
    for baris, nilai in baca(pernyataan).items():
        sub = wadah[baris]
        assert isinstance(sub, int)  # the queryset's own: the id of the sub kegiatan
        hasil[sub] += nilai
    return dict(hasil)
