"""The nodes of the budget tree that a year takes over: their codes, names and posts as chosen."""

import re
from functools import cached_property

from anggaran.aturan import kode_di_bawah
from anggaran.kode import POLA_KEGIATAN, POLA_PROGRAM, POLA_SUB_KEGIATAN
from laporan.perencanaan.usulan import BarisUsulan, Dipilih
from laporan.perencanaan.usulan_tahun import UsulanTahun

_POLA = (POLA_PROGRAM, POLA_KEGIATAN, POLA_SUB_KEGIATAN)


class SimpulDipilih:
    """What was chosen of the proposed nodes. A node below one that is left out is left out too."""

    def __init__(self, usulan: UsulanTahun, dipilih: Dipilih) -> None:
        self.usulan, self.dipilih = usulan, dipilih

    @cached_property
    def diusul(self) -> dict[str, BarisUsulan]:
        """Code → its row among the proposals."""
        semua = (b for satu in self.usulan.bagian if satu.kunci == "simpul" for b in satu.baris)
        return {b.kunci.partition("|")[2]: b for b in semua}

    @property
    def tanpa(self) -> set[str]:
        """Codes that were left out."""
        return {kode for kode, b in self.diusul.items() if b.kunci not in self.dipilih}

    def ikut(self, kode: str) -> bool:
        """Whether the later year has the node afterwards."""
        if kode not in self.diusul:
            return self.usulan.sudah_ada(kode)
        if self.diusul[kode].kunci not in self.dipilih:
            return False
        induk = self.usulan.induk.get(kode)
        return induk is None or self.ikut(induk)

    def kode(self, kode: str) -> str:
        """The code that the node has in the later year."""
        if kode in self.diusul and (isi := self.dipilih.get(self.diusul[kode].kunci)):
            return isi["kode"]
        ada = self.usulan.kode_ada
        return kode if kode in ada else self.usulan.nomenklatur.kode_baru(kode)

    @property
    def ganti(self) -> dict[str, tuple[str, str]]:
        """Code → the code and name that it has from now on, where the code is another one."""
        return {
            kode: (baru, self.usulan.nomenklatur.nama_baru(baru, kode) or b.judul)
            for kode, b in self.diusul.items()
            if self.ikut(kode) and (baru := self.kode(kode)) != kode
        }

    def periksa(self) -> tuple[dict[str, int], dict[str, str]]:
        """Code → its post; and the sentence at each row that cannot be taken."""
        jabatan = {j.kode: j.pk for j in self.usulan.pos}
        penanggung: dict[str, int] = {}
        salah: dict[str, str] = {}
        dipakai: dict[str, str] = {}
        for kode, b in self.diusul.items():
            if not self.ikut(kode):
                continue
            isi, baru = self.dipilih[b.kunci], self.kode(kode)
            induk = self.usulan.induk.get(kode)
            if not re.match(_POLA[b.tingkat], baru):
                salah[b.kunci] = f"kode “{baru}” tidak dikenal bentuknya pada tingkat ini."
            elif induk and (keliru := kode_di_bawah(baru, self.kode(induk))):
                salah[b.kunci] = f"kode {keliru[1]}"
            elif baru in dipakai or (baru != kode and baru in self.usulan.kode_ada):
                salah[b.kunci] = (
                    f"kode {baru} dipakai dua baris; lepaskan salah satunya atau beri kode lain."
                )
            elif (pk := jabatan.get(isi["penanggung"])) is None:
                salah[b.kunci] = (
                    f"kode jabatan “{isi['penanggung']}” tidak dikenal; pilih dari daftar."
                )
            else:
                penanggung[kode] = pk
            dipakai[baru] = kode
        return penanggung, salah
