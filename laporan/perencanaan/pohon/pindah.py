"""PURE. Moving a node below another one: whether it may stand there, and what hangs on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kinerja.angka import bilangan_polos
from kinerja.jenis import TingkatSasaran
from kinerja.kata_daftar import urutkan
from kinerja.status import StatusPerjanjian

#: Submitted and not yet signed by both: what is being signed must not move below the pen.
SEDANG_DITEKEN = (
    StatusPerjanjian.DIAJUKAN,
    StatusPerjanjian.PIHAK_PERTAMA,
    StatusPerjanjian.PIHAK_KEDUA,
)


@dataclass(frozen=True)
class SimpulPindah:
    """A sasaran as moving asks for it."""

    pk: int
    induk: int | None
    tujuan: int
    tingkat: str

    @property
    def kunci_induk(self) -> str:
        """The key of the node above it."""
        return f"sasaran-{self.induk}" if self.induk else f"tujuan-{self.tujuan}"


@dataclass(frozen=True)
class PerjanjianTerkait:
    """An agreement of the year that lists an indicator of the branch, or of a node above it."""

    jabatan: str
    status: StatusPerjanjian


@dataclass(frozen=True)
class AkibatPindah:
    """What moves along, and what will print differently. `tolak`: why it may not be moved."""

    sasaran: int
    indikator: int
    target: int
    ganti_tujuan: bool
    perjanjian: tuple[PerjanjianTerkait, ...]
    tahun_final: tuple[int, ...]
    tahun: int
    kondisi: str = ""
    """The condition that stood between it and the one above it."""

    @property
    def tolak(self) -> str:
        """Empty where nothing forbids it."""
        if self.tahun in self.tahun_final:
            return (
                f"Laporan {self.tahun} sudah final, sehingga pohon tahun itu tidak dipindah lagi. "
                "Pilih tahun yang laporannya belum final."
            )
        meneken = [p.jabatan for p in self.perjanjian if p.status in SEDANG_DITEKEN]
        if meneken:
            return (
                f"Perjanjian Kinerja {self.tahun} {'; '.join(meneken)} sedang ditandatangani. "
                "Selesaikan tanda tangannya, atau kembalikan perjanjiannya dahulu."
            )
        return ""

    @property
    def kalimat(self) -> list[str]:
        """Each consequence in one sentence."""
        hasil = [_ikut(self.sasaran, self.indikator, self.target)]
        if self.kondisi:
            hasil.append(
                f"Kondisi antara “{self.kondisi}” ikut pindah; periksa apakah masih sesuai."
            )
        if self.ganti_tujuan:
            hasil.append("Seluruhnya beralih ke tujuan lain.")
        hasil.append(
            "Anggaran dan rata-rata capaian sasaran di atasnya, yang lama dan yang baru, dihitung "
            "ulang; target dan realisasi tidak berubah."
        )
        berlaku = self._sebut(StatusPerjanjian.BERLAKU)
        if berlaku:
            hasil.append(
                f"Perjanjian Kinerja {self.tahun} yang berlaku tetap seperti ditandatangani: "
                f"{berlaku}. Siapkan Perubahan bila anggarannya harus mengikuti pohon."
            )
        draf = self._sebut(StatusPerjanjian.DRAF, StatusPerjanjian.DIKEMBALIKAN)
        if draf:
            hasil.append(f"Rancangan perjanjian yang perlu disiapkan ulang: {draf}.")
        if self.tahun_final:
            tahun = urutkan([str(n) for n in sorted(self.tahun_final)])
            hasil.append(
                f"Laporan {tahun} yang sudah final tetap seperti tercetak; pohon tahun itu di "
                "layar ikut berubah."
            )
        hasil.append(f"Gambar dan tabel LKjIP {self.tahun} tercetak menurut susunan yang baru.")
        return hasil

    def _sebut(self, *status: StatusPerjanjian) -> str:
        return "; ".join(p.jabatan for p in self.perjanjian if p.status in status)


def _ikut(sasaran: int, indikator: int, target: int) -> str:
    bawah = f" beserta {sasaran - 1} sasaran di bawahnya" if sasaran > 1 else ""
    return f"Sasaran ini pindah{bawah}: {indikator} indikator dan {target} target ikut."


def turunan_simpul(semua: Mapping[int, SimpulPindah], pk: int) -> set[int]:
    """The node and all below it."""
    anak: dict[int | None, list[int]] = {}
    for s in semua.values():
        anak.setdefault(s.induk, []).append(s.pk)
    hasil, antre = set[int](), [pk]
    while antre:
        kini = antre.pop()
        if kini not in hasil:
            hasil.add(kini)
            antre += anak.get(kini, ())
    return hasil


def leluhur_simpul(semua: Mapping[int, SimpulPindah], pk: int | None) -> set[int]:
    """The node and all above it."""
    hasil = set[int]()
    while pk is not None and pk in semua and pk not in hasil:
        hasil.add(pk)
        pk = semua[pk].induk
    return hasil


def alasan_tak_pindah(semua: Mapping[int, SimpulPindah], pk: int, ke: str) -> str:
    """Why the node may not stand below `ke` (`tujuan-3`, `sasaran-12`); empty where it may."""
    simpul = semua[pk]
    jenis, _, nomor = ke.partition("-")
    if ke == simpul.kunci_induk:
        return "Sasaran ini sudah berada di sana."
    if simpul.tingkat == TingkatSasaran.STRATEGIS:
        return "" if jenis == "tujuan" else "Sasaran strategis berada langsung di bawah tujuan."
    if jenis == "tujuan":
        return "Di bawah tujuan hanya sasaran strategis. Pilih sasaran di atasnya."
    induk = semua.get(bilangan_polos(nomor) or 0)
    if induk is None:
        return "Pilih simpul dari daftar."
    if induk.pk in turunan_simpul(semua, pk):
        return "Sasaran tidak dapat dipindahkan ke bawah dirinya sendiri atau turunannya."
    urutan = TingkatSasaran.values
    if urutan.index(induk.tingkat) > urutan.index(simpul.tingkat):
        return "Simpul tujuannya berjenjang lebih rendah daripada sasaran ini."
    return ""


def calon_induk(semua: Mapping[int, SimpulPindah], pk: int, kunci: Iterable[str]) -> list[str]:
    """Those of the keys below which the node may stand, and does not yet."""
    return [k for k in kunci if not alasan_tak_pindah(semua, pk, k)]
