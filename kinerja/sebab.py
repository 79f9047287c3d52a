"""PURE. A cause that only says the result again: "Seluruh 11 perkara terselesaikan".

The question of an analysis is why, not how much. An item is noticed when it names the year's own
figures or an outcome and everything else in it is the indicator's own words; a word that gives a
reason clears it. It is a hint to the writer and never blocks: where in doubt the item stands.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_SATUAN_BILANGAN = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11,
}  # fmt: skip

_PENYEBAB = re.compile(
    r"\b(?:karena|sebab\w*|disebabkan|akibat\w*|diakibatkan|berkat|lantaran|dipicu|didorong|dipengaruhi|"
    r"terkendala|kendala\w*|terhambat|hambatan\w*|menghambat|melalui|mendorong|menekan|mempercepat|"
    r"memperlambat|menyebabkan|mengakibatkan|me(?:m|ny)?pengaruhi|memengaruhi|memudahkan|menyulitkan|"
    r"mencegah|kurangnya|terbatasnya|keterbatasan|minimnya|seiring|sejak adanya|setelah adanya|"
    r"enggan|sulit\w*|terlambat|belum memahami|tidak memahami|dukungan|didukung)\b"
)

_KATA_UMUM = """
yang dan di ke dari pada untuk dengan secara oleh telah sudah para serta atau agar dalam adalah
ini itu masih juga lebih kepada akan sebagai terhadap sehingga hanya saja baru tahun triwulan tw
per orang total bahwa atas antara masing sejumlah
"""
_UMUM = frozenset(_KATA_UMUM.split())
"""Words that say nothing of their own."""

_KATA_HASIL = """
capai tercapai dicapai mencapai pencapaian capaian target realisasi terealisasi persen persentase
poin jumlah sebanyak sebesar seluruh semua seluruhnya naik turun kenaikan penurunan meningkat
menurun bertambah berkurang banding dibandingkan dibanding melampaui melebihi sesuai setara kurang
tinggi rendah berhasil terpenuhi dipenuhi terlaksana dilaksanakan selesai tercatat kumulatif
hingga sampai sebelumnya lalu tetap sama tidak belum optimal baik cukup menjadi kinerja indikator
sasaran nilai angka penuh
"""
_HASIL = frozenset(_KATA_HASIL.split())
"""Words of results."""

_KATA_TUNTAS = """
tercapai mencapai terealisasi naik turun meningkat menurun melampaui melebihi terpenuhi terlaksana
selesai berhasil capaian realisasi target
"""
_TUNTAS = frozenset(_KATA_TUNTAS.split())
_KATA = re.compile(r"[0-9][0-9.,]*|[^\W\d_]+(?:-[^\W\d_]+)*")
_AWALAN = re.compile(
    r"^(?:ter|ber|di|peny|peng|pem|pen|per|pe|meny|meng|mem|men|me)(?=[^\W\d_]{3,})"
)
_LULUH = re.compile(r"^[kpst](?=[aiueo])")  # dissolved by a prefix: susun, penyusunan
_AKHIRAN = re.compile(r"(?:kannya|annya|inya|nya|kan|an|i)$")
_AWAL_HASIL = re.compile(r"^(?:sebanyak|seluruh|semua|hanya|sejumlah)?\s*$")


@dataclass(frozen=True)
class UkuranSebab:
    """What an item is held against: the words and figures that are the indicator's own."""

    sebutan: frozenset[str]  # as written
    kata: frozenset[str]  # their stems
    realisasi: frozenset[Decimal]
    angka: frozenset[Decimal]


def ukuran_sebab(
    *,
    sebutan: Iterable[str],
    realisasi: Iterable[Decimal | None],
    angka: Iterable[Decimal | None] = (),
) -> UkuranSebab:
    """`sebutan`: names, definition, formula, variables and their units, sasaran and tujuan;
    `realisasi`: the figure reported; `angka`: target, variables, last year, differences.
    """
    semua = frozenset(k for teks in sebutan for k in _kata(teks))
    kata = frozenset(_akar(k) for k in semua)
    hasil = frozenset(abs(n) for n in realisasi if n is not None)
    lain = frozenset(abs(n) for n in angka if n is not None)
    return UkuranSebab(semua, kata, hasil, hasil | lain)


def hanya_hasil(teks: str, ukuran: UkuranSebab) -> bool:
    """Whether the item tells a result and no cause."""
    rapi = " ".join(teks.casefold().split())
    if not rapi or _PENYEBAB.search(rapi):
        return False
    potongan = _KATA.findall(rapi)
    angka, sisa, awal_hasil = _angka(potongan, ukuran)
    isi = [k for k in sisa if k not in _UMUM]
    asing = [k for k in isi if k not in _HASIL and _akar(k) not in ukuran.kata]
    if awal_hasil:
        return True
    if asing:
        return False
    if angka & ukuran.angka or (angka and any(k in _TUNTAS for k in isi)):
        return True
    return any(k in _TUNTAS for k in isi)


def butir_hasil(butir: Iterable[str], ukuran: UkuranSebab) -> list[str]:
    """The items that only tell a result."""
    return [satu for satu in butir if hanya_hasil(satu, ukuran)]


def _angka(potongan: list[str], ukuran: UkuranSebab) -> tuple[set[Decimal], list[str], bool]:
    """The figures in digits and words, the other words, and whether the sentence opens with the
    realisasi itself ("Empat dokumen tersusun …").
    """
    angka: set[Decimal] = set()
    sisa: list[str] = []
    awal = False
    n = 0
    while n < len(potongan):
        nilai, panjang = _bilangan(potongan, n)
        if nilai is None:
            sisa.append(potongan[n])
            n += 1
            continue
        if _AWAL_HASIL.match(" ".join(potongan[:n])) and nilai in ukuran.realisasi:
            # "Empat dokumen …" of an indicator that counts documents, not "Satu mediator …".
            lanjut = potongan[n + panjang] if n + panjang < len(potongan) else ""
            awal = lanjut in _HASIL or lanjut == "dari" or lanjut in ukuran.sebutan
        angka.add(nilai)
        n += panjang
    return angka, sisa, awal


def _bilangan(potongan: list[str], n: int) -> tuple[Decimal | None, int]:
    """A figure at this place: digits, or Indonesian words up to 99."""
    kata = potongan[n]
    if kata[0].isdigit():
        try:
            return Decimal(kata.rstrip(".,").replace(".", "").replace(",", ".")), 1
        except InvalidOperation:
            return None, 1
    if kata not in _SATUAN_BILANGAN:
        return None, 1
    nilai, lanjut = _SATUAN_BILANGAN[kata], potongan[n + 1] if n + 1 < len(potongan) else ""
    if lanjut == "belas":
        return Decimal(10 + nilai), 2
    if lanjut == "puluh":
        satuan = _SATUAN_BILANGAN.get(potongan[n + 2] if n + 2 < len(potongan) else "", 0)
        ada = 0 < satuan < 10
        return Decimal(nilai * 10 + (satuan if ada else 0)), 3 if ada else 2
    return Decimal(nilai), 1


def _kata(teks: str) -> list[str]:
    return [k for k in _KATA.findall(teks.casefold()) if not k[0].isdigit()]


def _akar(kata: str) -> str:
    """A rough stem, the same for forms of one word: tersusun, disusun, penyusunan."""
    inti = _AKHIRAN.sub("", kata) if len(kata) > 5 else kata
    return _LULUH.sub("", _AWALAN.sub("", inti) if len(inti) > 5 else inti)
