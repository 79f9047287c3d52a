"""PURE. The scale and the predicates of a sheet as rows of a workbook, and back.

Lower bounds are open: a grade or predicate begins above its `di_atas`. A grade without one takes
exactly its `sampai`, a predicate without one begins at 0.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from kinerja.angka import AngkaError, AngkaTaksaError, baca_angka, format_angka
from kinerja.penolakan import TidakSahError
from laporan.lke.lembar import BOBOT_SELURUHNYA, DimensiLKE, LembarLKE, PitaLKE, TingkatLKE
from laporan.lke.skor import BERSYARAT

NAMA_TINGKAT, NAMA_PITA = "tingkat", "predikat"
KOLOM_TINGKAT = ("kode", "persen", "di_atas", "sampai", *DimensiLKE.values)
KOLOM_PITA = ("kode", "sebutan", "di_atas", "sampai")
PANJANG_KODE = 4
PANJANG_SEBUTAN = 40
DESIMAL = 4
Isian = tuple[int, Mapping[str, str]]
"""Row number in Excel, and its cells."""


def baris_tingkat(lembar: LembarLKE) -> list[dict[str, str]]:
    """One row per grade, the highest first."""
    return [
        {
            "kode": t.kode,
            "persen": format_angka(t.persen),
            "di_atas": "" if t.di_atas is None else format_angka(t.di_atas),
            "sampai": format_angka(t.sampai),
            **{d: t.syarat.get(d, "") for d in DimensiLKE.values},
        }
        for t in lembar.tingkat
    ]


def baris_pita(lembar: LembarLKE) -> list[dict[str, str]]:
    """One row per predicate, the highest first."""
    return [
        {
            "kode": p.kode,
            "sebutan": p.sebutan,
            "di_atas": "" if p.di_atas is None else format_angka(p.di_atas),
            "sampai": format_angka(p.sampai),
        }
        for p in lembar.pita
    ]


def tingkat_dari(isi: Iterable[Isian]) -> tuple[TingkatLKE, ...]:
    """The scale. Raises TidakSahError with the row that is wrong.

    Each grade is worth less than the one above it. Those that criteria alone can give cover every
    share from exactly 100 down to exactly 0, none of them twice.
    """
    semua = list(isi)
    hasil: list[TingkatLKE] = []
    batas: Decimal | None = None
    for nomor, baris in semua:
        letak = f"Lembar {NAMA_TINGKAT}, baris {nomor}"
        t = TingkatLKE(
            _kode(letak, baris, [x.kode for x in hasil]),
            _wajib(letak, baris, "persen"),
            _angka(letak, baris, "di_atas"),
            _wajib(letak, baris, "sampai"),
            {d: baris.get(d, "").strip() for d in DimensiLKE.values},
        )
        if hasil and t.persen >= hasil[-1].persen:
            raise TidakSahError(
                f"{letak}: persen {t.kode} harus lebih kecil daripada {hasil[-1].kode} di atasnya."
            )
        if t.di_atas is not None and t.di_atas >= t.sampai:
            raise TidakSahError(f"{letak}: di_atas harus lebih kecil daripada sampai.")
        if t.kode in BERSYARAT:
            if t.di_atas is not None or t.sampai != BOBOT_SELURUHNYA:
                raise TidakSahError(
                    f"{letak}: {t.kode} menuntut seluruh kriteria; isi sampai 100 dan kosongkan "
                    "di_atas."
                )
        else:
            batas = _sambung(letak, t, batas)
        hasil.append(t)
    if not hasil:
        raise TidakSahError(f"Lembar {NAMA_TINGKAT} tidak berisi.")
    akhir = hasil[-1]
    if akhir.persen or akhir.di_atas is not None or akhir.sampai:
        raise TidakSahError(
            f"Lembar {NAMA_TINGKAT}, baris {semua[-1][0]}: tingkat terakhir bernilai 0, untuk 0 "
            "persen kriteria (sampai 0, di_atas kosong)."
        )
    return tuple(hasil)


def _sambung(letak: str, t: TingkatLKE, batas: Decimal | None) -> Decimal:
    """The share down to which the grades so far reach. `batas`: of those above, None for none."""
    if batas is None:
        if t.di_atas is not None or t.sampai != BOBOT_SELURUHNYA:
            raise TidakSahError(
                f"{letak}: tingkat tertinggi menurut kriteria ({t.kode}) untuk tepat 100 persen "
                "kriteria: isi sampai 100 dan kosongkan di_atas."
            )
        return t.sampai
    if t.di_atas is None and t.sampai:
        raise TidakSahError(f"{letak}: isi di_atas {t.kode}.")
    if t.sampai != batas:
        raise TidakSahError(
            f"{letak}: sampai {format_angka(t.sampai)} harus sama dengan di_atas tingkat di "
            f"atasnya ({format_angka(batas)})."
        )
    return Decimal(0) if t.di_atas is None else t.di_atas


def pita_dari(isi: Iterable[Isian]) -> tuple[PitaLKE, ...]:
    """The predicates, from 100 down to 0 without a hole. Raises TidakSahError with the row."""
    semua = list(isi)
    hasil: list[PitaLKE] = []
    batas = BOBOT_SELURUHNYA
    for urut, (nomor, baris) in enumerate(semua, start=1):
        letak = f"Lembar {NAMA_PITA}, baris {nomor}"
        sebutan = baris.get("sebutan", "").strip()
        if not sebutan or len(sebutan) > PANJANG_SEBUTAN:
            raise TidakSahError(f"{letak}: isi sebutan, paling panjang {PANJANG_SEBUTAN} huruf.")
        p = PitaLKE(
            _kode(letak, baris, [x.kode for x in hasil]),
            sebutan,
            _angka(letak, baris, "di_atas"),
            _wajib(letak, baris, "sampai"),
        )
        if p.sampai != batas:
            apa = "100" if urut == 1 else f"di_atas predikat di atasnya ({format_angka(batas)})"
            raise TidakSahError(
                f"{letak}: sampai {format_angka(p.sampai)} harus sama dengan {apa}."
            )
        if p.di_atas is not None and p.di_atas >= p.sampai:
            raise TidakSahError(f"{letak}: di_atas harus lebih kecil daripada sampai.")
        if (p.di_atas is None) != (urut == len(semua)):
            raise TidakSahError(
                f"{letak}: di_atas kosong hanya pada predikat terakhir, mulai dari 0."
            )
        batas = p.di_atas or Decimal(0)
        hasil.append(p)
    if not hasil:
        raise TidakSahError(f"Lembar {NAMA_PITA} tidak berisi.")
    return tuple(hasil)


def _kode(letak: str, baris: Mapping[str, str], ada: list[str]) -> str:
    kode = baris.get("kode", "").strip()
    if not kode or len(kode) > PANJANG_KODE:
        raise TidakSahError(f"{letak}: isi kode, paling panjang {PANJANG_KODE} huruf.")
    if kode in ada:
        raise TidakSahError(f"{letak}: kode {kode} ditulis lebih dari sekali.")
    return kode


def _wajib(letak: str, baris: Mapping[str, str], kolom: str) -> Decimal:
    nilai = _angka(letak, baris, kolom)
    if nilai is None:
        raise TidakSahError(f"{letak}: kolom {kolom} kosong.")
    return nilai


def _angka(letak: str, baris: Mapping[str, str], kolom: str) -> Decimal | None:
    """A figure from 0 to 100; None for an empty cell."""
    teks = baris.get(kolom, "").strip()
    if not teks:
        return None
    try:
        nilai = baca_angka(teks, desimal=DESIMAL)
    except (AngkaError, AngkaTaksaError):
        raise TidakSahError(f"{letak}: {kolom} “{teks}” bukan angka.") from None
    if not 0 <= nilai <= BOBOT_SELURUHNYA:
        raise TidakSahError(f"{letak}: {kolom} {format_angka(nilai)} di luar 0 sampai 100.")
    return nilai
