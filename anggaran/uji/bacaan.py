"""PURE. What is wrong with the lines of a budget, in the words of every door that asks."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from anggaran.bacaan import Garis, K, Pernyataan, bertentangan, pergantian
from kinerja.angka import format_rupiah
from kinerja.kata_daftar import urutkan


class KodeBacaan(StrEnum):
    """What a finding is about."""

    BERTUMPUK = "baris_bertumpuk"  # cannot be read: one document says the same money twice
    RINCIAN_BERBEDA = "rincian_berbeda"  # can be read, and changes the total


@dataclass(frozen=True)
class TemuanBacaan:
    """A finding with the amounts of both sides; `dokumen` is its order (`ke`, or the month)."""

    kode: KodeBacaan
    wadah: Hashable
    dokumen: int
    sebelum: int
    sesudah: int
    pesan: str

    @property
    def menghalangi(self) -> bool:
        """Whether nothing may be built on the data until it is mended."""
        return self.kode is KodeBacaan.BERTUMPUK


def periksa_bacaan(pernyataan: Iterable[Pernyataan[K]]) -> list[TemuanBacaan]:
    """Findings on the documents of one year, those that cannot be read first."""
    semua = list(pernyataan)
    return [*temuan_bertumpuk(semua), *_rincian(semua)]


def temuan_bertumpuk(semua: Iterable[Pernyataan[K]]) -> Iterator[TemuanBacaan]:
    """Amounts of one document that cannot both be right."""
    for kasar, rinci in bertentangan(semua):
        yield TemuanBacaan(
            KodeBacaan.BERTUMPUK,
            kasar.wadah,
            kasar.dokumen,
            kasar.nilai,
            rinci.nilai,
            f"{sebut(kasar.garis, kasar.nilai)} dan {sebut(rinci.garis, rinci.nilai)} "
            f"{hubungan(kasar.garis, rinci.garis)}. Yang dihitung hanya yang kedua; hapus salah "
            "satunya, atau isi 0.",
        )


def _rincian(semua: list[Pernyataan[K]]) -> Iterator[TemuanBacaan]:
    for satu in pergantian(semua):
        if not satu.selisih:
            continue
        lama, baru = (sum(p.nilai for p in sisi) for sisi in (satu.lama, satu.baru))
        yield TemuanBacaan(
            KodeBacaan.RINCIAN_BERBEDA,
            satu.baru[0].wadah,
            satu.baru[0].dokumen,
            lama,
            baru,
            f"{_deret(satu.lama)} diganti {_deret(satu.baru)}, sehingga jumlahnya berubah dari "
            f"{format_rupiah(lama)} menjadi {format_rupiah(baru)}. Pastikan rinciannya lengkap.",
        )


def _deret(pernyataan: tuple[Pernyataan[K], ...]) -> str:
    """The codes, the first few of many."""
    kode = [p.garis.tertulis for p in pernyataan]
    if len(kode) > 4:
        kode = [*kode[:3], f"{len(kode) - 3} rekening lain"]
    return urutkan(kode)


def penolakan(baru: Pernyataan[K], lain: Iterable[Pernyataan[K]]) -> str | None:
    """Why an amount cannot stand beside those of the same document; None where it can."""
    for ada in lain:
        if (
            baru.nilai
            and ada.nilai
            and ada.kunci != baru.kunci
            and (ada.wadah, ada.dokumen) == (baru.wadah, baru.dokumen)
            and ada.garis.bertumpuk(baru.garis)
        ):
            return (
                f"{sebut(ada.garis, ada.nilai)} dan {sebut(baru.garis, baru.nilai)} "
                f"{hubungan(ada.garis, baru.garis)}; tulis rinciannya saja atau jumlahnya saja."
            )
    return None


def sebut(garis: Garis, nilai: int) -> str:
    """`5.1.02 (DAU) sebesar Rp60.000`."""
    return f"{garis.tertulis} sebesar {format_rupiah(nilai)}"


def hubungan(satu: Garis, dua: Garis) -> str:
    """Why the two lines cannot stand side by side."""
    if satu.di_atas(dua):
        return f"terhitung dua kali: “{dua.tertulis}” adalah rincian “{satu.tertulis}”"
    if dua.di_atas(satu):
        return f"terhitung dua kali: “{satu.tertulis}” adalah rincian “{dua.tertulis}”"
    return "terhitung dua kali: keduanya memuat belanja yang sama"
