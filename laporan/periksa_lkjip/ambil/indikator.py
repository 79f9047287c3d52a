"""PURE. The indicators that a report's tables name, with what can be told of each."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kinerja.kata_daftar import urutkan
from laporan.periksa_lkjip.ambil.bentuk import BahanAmbil
from laporan.periksa_lkjip.angka_cetak import kosong, rapi
from laporan.periksa_lkjip.banding.fakta import SatuFakta
from laporan.periksa_lkjip.hitung.rumus_capaian import nama_makin_rendah
from laporan.periksa_lkjip.nama import kunci_nama
from laporan.periksa_lkjip.tabel.kolom import Lajur, PeranKolom
from laporan.periksa_lkjip.tabel.susun import BarisTerbaca, TabelTerbaca

BERNILAI = (
    PeranKolom.TARGET,
    PeranKolom.TARGET_AKHIR,
    PeranKolom.TARGET_RENSTRA,
    PeranKolom.REALISASI,
)
DESIMAL_MAKS = 6
_MACAM = frozenset(p.value for p in BERNILAI)
_NOMOR = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+", re.IGNORECASE)
_PERSEN = re.compile(r"^(%|persen|persentase)( \(%\))?$", re.IGNORECASE)
_BELUM = re.compile(r"^(belum|tidak|tanpa|menyusul)\b", re.IGNORECASE)
_PREDIKAT = re.compile(r"^(predikat|opini|kategori)\b", re.IGNORECASE)
_BATAS_ATAS = re.compile(r"≤|<=|maks|paling banyak|setinggi", re.IGNORECASE)


@dataclass
class IndikatorAmbil:
    """An indicator as the report prints it."""

    kunci: str
    nama: str
    fakta: dict[tuple[str, int], list[SatuFakta]] = field(default_factory=dict)
    """Kind and year → every print of that figure of the whole year."""
    sasaran: Counter[str] = field(default_factory=Counter)
    tujuan: Counter[str] = field(default_factory=Counter)
    satuan_tercetak: Counter[str] = field(default_factory=Counter)
    utama: bool = False
    tabel: list[TabelTerbaca] = field(default_factory=list)
    bukan_angka: list[str] = field(default_factory=list)
    """Targets and realisasi that are words: predicates."""

    @property
    def semua(self) -> list[SatuFakta]:
        """Every target and realisasi."""
        return [f for d in self.fakta.values() for f in d if f.macam in _MACAM]

    def satuan(self) -> tuple[str, str]:
        """The unit, and why it is doubtful."""
        semua = self.semua
        persen = sum(f.angka.persen for f in semua)
        if 2 * persen > len(semua):
            return "Persen", ""
        if self.satuan_tercetak:
            banyak = self.satuan_tercetak.most_common()
            satuan = "Persen" if _PERSEN.match(banyak[0][0]) else banyak[0][0]
            lain = [s for s, _ in banyak[1:] if kunci_nama(s) != kunci_nama(satuan)]
            lain += ["Persen"] if persen and satuan != "Persen" and "Persen" not in lain else []
            if _PREDIKAT.match(satuan):
                return satuan, "bila berpredikat, isi lembar predikat, jenis_nilai, dan skalanya"
            return satuan, f"laporan juga mencetak {urutkan(lain)}" if lain else ""
        if any(f.angka.rupiah for f in semua):
            return "Rupiah", ""
        dekat = Counter(f.angka.satuan for f in semua if f.angka.satuan)
        if dekat:
            ragu = "sebagian tabel mencetaknya sebagai persen" if persen else ""
            return dekat.most_common(1)[0][0].capitalize(), ragu
        return "Nilai", "laporan tidak mencetak satuannya"

    def polaritas(self, arah: bool | None) -> tuple[str, str]:
        """Which way is better, and why that is doubtful. `arah`: what its own row shows."""
        if any(f.angka.atas is not None for f in self.semua if "target" in f.macam):
            return "dalam_rentang", "targetnya tercetak sebagai rentang"
        if any(_BATAS_ATAS.search(f.angka.teks) for f in self.semua if "target" in f.macam):
            return "makin_rendah", ""
        if arah is not None:
            return ("makin_rendah" if arah else "makin_tinggi"), ""
        dugaan = "makin_rendah" if nama_makin_rendah(self.nama) else "makin_tinggi"
        return dugaan, "arahnya tidak terlihat dari target, realisasi, dan capaian yang tercetak"

    def desimal(self) -> int:
        """Decimals that its figures are printed with."""
        return min(DESIMAL_MAKS, max((f.angka.desimal for f in self.semua), default=0))


def daftar_indikator(bahan: BahanAmbil) -> list[IndikatorAmbil]:
    """Indicators of the tables that have targets or realisasi, in the order of the report."""
    hasil: dict[str, IndikatorAmbil] = {}
    for t in bahan.tabel:
        kolom = t.satu(PeranKolom.INDIKATOR)
        if kolom is None or not t.semua(*BERNILAI):
            continue
        for b in t.baris:
            teks = b.teks(kolom)
            if b.biasa and sum(c.isalpha() for c in teks) >= 8:
                kunci = bahan.fakta.kamus.samakan(teks)
                satu = hasil.setdefault(kunci, IndikatorAmbil(kunci, tanpa_nomor(teks)))
                _catat(satu, t, b, kolom)
    for (macam, subjek, tahun, triwulan), daftar in bahan.fakta.menurut.items():
        if subjek.startswith("i:") and not triwulan and (ada := hasil.get(subjek[2:])):
            ada.fakta[macam, tahun] = daftar
    return list(hasil.values())


def _catat(satu: IndikatorAmbil, t: TabelTerbaca, b: BarisTerbaca, kolom: Lajur) -> None:
    if t not in satu.tabel:
        satu.tabel.append(t)
    satu.utama |= "utama" in f"{kolom.judul} {t.judul}".lower()
    if (satuan := b.teks(t.satu(PeranKolom.SATUAN))) and not kosong(satuan):
        satu.satuan_tercetak[satuan[:1].upper() + satuan[1:]] += 1
    if t.satu(PeranKolom.PROGRAM) is None:
        tujuan, sasaran = kolom_pohon(t)
        for k, wadah in ((tujuan, satu.tujuan), (sasaran, satu.sasaran)):
            if (teks := tanpa_nomor(b.teks(k))) and not kosong(teks):
                wadah[teks] += 1
    for k in t.semua(*BERNILAI):
        teks = b.teks(k)
        isi = not (kosong(teks) or _BELUM.match(teks))
        if isi and not k.triwulan and b.angka(k) is None:
            satu.bukan_angka.append(teks)


def kolom_pohon(t: TabelTerbaca) -> tuple[Lajur | None, Lajur | None]:
    """The columns of tujuan and of sasaran."""
    pohon = t.semua(PeranKolom.SASARAN)
    sasaran = next((k for k in pohon if "sasaran" in k.nama.sendiri.lower()), None)
    return next((k for k in pohon if k is not sasaran), None), sasaran


def tanpa_nomor(teks: str) -> str:
    """A text without the number that lists it."""
    return _NOMOR.sub("", rapi(teks)).strip(" *;")


def terbanyak(wadah: Counter[str]) -> tuple[str, str]:
    """The text met most, and why it is doubtful; both empty where there is none."""
    if not wadah:
        return "", ""
    menurut: dict[str, Counter[str]] = {}
    for teks, n in wadah.items():
        menurut.setdefault(kunci_nama(teks), Counter())[teks] += n
    urut: Sequence[Counter[str]] = sorted(menurut.values(), key=lambda c: -c.total())
    lain = [c.most_common(1)[0][0] for c in urut[1:]]
    ragu = "laporan juga mencetak " + urutkan([f"“{x[:80]}”" for x in lain]) if lain else ""
    return urut[0].most_common(1)[0][0], ragu
