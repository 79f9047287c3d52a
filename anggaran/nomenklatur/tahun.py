"""How the codes of an earlier year stand to the nomenclature that a later year is planned by."""

from collections.abc import Iterable

from django.db.models import Q

from anggaran.kode import kunci_kode, kunci_umum
from anggaran.models import KodeNomenklatur, PadananKode, VersiNomenklatur
from anggaran.nomenklatur.padanan import kode_asing


class NomenklaturTahun:
    """Four queries. Without a version in force for the later year nothing is said of any code."""

    def __init__(self, dari: int, ke: int, dipakai: Iterable[str]) -> None:
        kode = list(dipakai)
        semua = VersiNomenklatur.objects.all()
        self.versi = semua.berlaku(ke)
        lama = self.versi if dari == ke else semua.berlaku(dari)
        self.padanan: dict[str, str] = {}
        self.asing: set[str] = set()
        if self.versi is None:
            return
        urusan = Q(kode__startswith="X")
        for bidang in {".".join(k.split(".")[:2]) for k in kode}:
            urusan |= Q(kode__startswith=f"{bidang}.")
        milik = KodeNomenklatur.objects.filter(urusan, versi=self.versi)
        isi = dict(milik.values_list("kode", "nama"))
        if lama is not None and lama.pk != self.versi.pk:
            tetap = PadananKode.objects.antara(lama, self.versi)
            self.padanan = {p.lama: p.baru for p in tetap}
        self.asing = set(kode_asing(kode, isi))
        self._menurut_kunci = {kunci_kode(k): n for k, n in isi.items()}

    def kode_baru(self, kode: str) -> str:
        """The code that the later year has for it: as it was settled, else the same."""
        return self.padanan.get(kode) or kode

    def nama_baru(self, kode: str, lama: str) -> str:
        """The name of a code in the later year's nomenclature, where it is another one."""
        if self.versi is None or kode == lama:
            return ""
        tepat = self._menurut_kunci.get(kunci_kode(kode))
        return tepat or self._menurut_kunci.get(kunci_umum(kode), "")

    def catatan(self, kode: str) -> str:
        """What is to be looked at in a code, in one sentence; mostly nothing."""
        if self.versi is None:
            return ""
        if kode in self.padanan:
            baru = self.padanan[kode]
            if baru == kode:
                return ""
            if not baru:
                return f"Kode ini dihapus pada {self.versi.nama}; lepaskan centangnya atau ganti."
            return f"Menjadi {baru} pada {self.versi.nama}."
        if kode in self.asing:
            return f"Kode ini tidak ada pada {self.versi.nama}."
        return ""
