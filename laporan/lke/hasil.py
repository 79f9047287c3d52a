"""One sheet as it stands, for files: answers of every step, scores, the year before.

An agency that has not opened its sheet gets what the data propose, so that the office sees where it
stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kinerja.models import PerangkatDaerah
from kinerja.penolakan import TidakSahError
from laporan.lke.baca import evaluasi_pd, lembar_tahun
from laporan.lke.fakta import FaktaSakip
from laporan.lke.lembar import LembarLKE, dari_data
from laporan.lke.skor import SkorLKE, skor, usul_tingkat
from laporan.lke.usul import lingkup_pd, usul_evaluasi
from laporan.lke.usulan import UsulanLKE
from laporan.lke.wewenang import URUTAN
from laporan.models import (
    BuktiLKE,
    EvaluasiAKIP,
    EvaluasiLKE,
    RekomendasiLHE,
    SegelLHE,
    TahapLKE,
)


@dataclass(frozen=True)
class JawabanHasil:
    """One answer, as files tell it."""

    jawaban: str
    label: str
    catatan: str = ""
    dasar: str = ""


@dataclass(frozen=True)
class HasilLKE:
    """Everything that a file of an evaluation prints."""

    pd: PerangkatDaerah
    tahun: int
    lembar: LembarLKE
    status: str
    selesai: bool
    tahap: tuple[TahapLKE, ...]
    jawaban: Mapping[tuple[str, str], JawabanHasil]  # (step, criterion)
    skor: Mapping[str, SkorLKE]  # step
    usulan: Mapping[str, UsulanLKE]
    bukti: Mapping[str, tuple[tuple[str, str, str], ...]]  # criterion → (title, page, link)
    rekomendasi: tuple[str, ...]
    lalu: EvaluasiAKIP | None
    tindak_lanjut: tuple[RekomendasiLHE, ...]
    nomor: str = ""
    tanggal: date | None = None
    gambaran: str = ""
    naskah: Mapping[str, str] = field(default_factory=dict)  # part of the LHE → as it was written
    fakta: FaktaSakip | None = None  # what the data show; not once it is finished
    segel: SegelLHE | None = None  # the signed text, once there is one

    @property
    def terakhir(self) -> TahapLKE:
        """The latest step that answered: whose word counts now."""
        return self.tahap[-1] if self.tahap else TahapLKE.MANDIRI

    @property
    def skor_akhir(self) -> SkorLKE:
        """The score by that step."""
        return self.skor.get(self.terakhir.value) or skor(self.lembar, {})

    def jawab(self, tahap: TahapLKE, kunci: str) -> JawabanHasil | None:
        """What a step answered."""
        return self.jawaban.get((tahap.value, kunci))

    @property
    def nilai_lalu(self) -> list[Decimal | None]:
        """Last year's components in order, where the LHE has as many."""
        ada = list(self.lalu.komponen.all()) if self.lalu else []
        if len(ada) != len(self.lembar.komponen):
            return [None] * len(self.lembar.komponen)
        return [k.nilai for k in ada]


def hasil_lke(pd: PerangkatDaerah, tahun: int, *, segar: bool = False) -> HasilLKE:
    """The sheet of an agency and year. `segar`: for whoever writes in the same transaction.

    Raises TidakSahError for a year without a sheet.
    """
    e = evaluasi_pd(pd, tahun)
    lembar = dari_data(e.lembar.isi) if e else lembar_tahun(tahun, lingkup_pd(pd))
    if lembar is None:
        raise TidakSahError(f"Tidak ada lembar evaluasi untuk tahun {tahun}.")
    selesai = e is not None and e.selesai_pada is not None
    usul = (
        None
        if selesai
        else usul_evaluasi(pd, tahun, e, [k.kunci for _, k in lembar.kriteria], segar=segar)
    )
    usulan = usul.usulan if usul else {}
    jawaban = _jawaban(e) if e else _menurut_data(usulan)
    lalu = (
        EvaluasiAKIP.objects.filter(pd=pd, tahun=tahun - 1)
        .prefetch_related("komponen", "rekomendasi__penanggung_jawab")
        .first()
    )
    return HasilLKE(
        pd,
        tahun,
        lembar,
        e.get_status_display() if e else "Belum dibuka; jawaban menurut data",
        selesai,
        tuple(t for t in URUTAN if any(tahap == t for tahap, _ in jawaban)),
        jawaban,
        _skor(e, lembar) if e else _skor_data(lembar, jawaban),
        usulan,
        _bukti(e),
        tuple(e.rekomendasi.values_list("teks", flat=True)) if e else (),
        lalu,
        tuple(lalu.rekomendasi.all()) if lalu else (),
        e.nomor_lhe if e else "",
        e.tanggal_lhe if e else None,
        e.gambaran if e else "",
        dict(e.naskah.values_list("kode", "teks")) if e else {},
        usul.fakta if usul else None,
        segel_bertanda(e) if e else None,
    )


def segel_bertanda(e: EvaluasiLKE) -> SegelLHE | None:
    """The signed text of the evaluation as it is finished now. One query."""
    if e.selesai_pada is None:
        return None
    milik = e.segel.bertanda().filter(selesai_pada=e.selesai_pada)
    return milik.select_related("evaluasi__pd").defer("isi").first()


def _jawaban(e: EvaluasiLKE) -> dict[tuple[str, str], JawabanHasil]:
    return {
        (j.tahap, j.kunci): JawabanHasil(j.jawaban, j.get_jawaban_display(), j.catatan, j.dasar)
        for j in e.jawaban.all()
    }


def _menurut_data(usulan: Mapping[str, UsulanLKE]) -> dict[tuple[str, str], JawabanHasil]:
    return {
        (TahapLKE.MANDIRI.value, k): JawabanHasil(u.jawaban, u.jawaban.label, "", u.dasar)
        for k, u in usulan.items()
        if u.jawaban is not None
    }


def _skor(e: EvaluasiLKE, lembar: LembarLKE) -> dict[str, SkorLKE]:
    tingkat: dict[str, dict[str, str]] = {}
    for tahap, sub, kode in e.nilai_sub.values_list("tahap", "sub", "tingkat"):
        tingkat.setdefault(tahap, {})[sub] = kode
    return {tahap: skor(lembar, isi) for tahap, isi in tingkat.items()}


def _skor_data(
    lembar: LembarLKE, jawaban: Mapping[tuple[str, str], JawabanHasil]
) -> dict[str, SkorLKE]:
    """Grades of the sub-components whose every criterion the data answer."""
    tahap = TahapLKE.MANDIRI.value
    tingkat = {}
    for s in lembar.sub:
        ada = [jawaban.get((tahap, k.kunci)) for k in s.kriteria]
        if usul := usul_tingkat(lembar, [j.jawaban if j else "" for j in ada]):
            tingkat[s.kode] = usul
    return {tahap: skor(lembar, tingkat)}


def _bukti(e: EvaluasiLKE | None) -> dict[str, tuple[tuple[str, str, str], ...]]:
    if e is None:
        return {}
    hasil: dict[str, list[tuple[str, str, str]]] = {}
    for b in BuktiLKE.objects.filter(dokumen__evaluasi=e).select_related("dokumen"):
        hasil.setdefault(b.kunci, []).append((b.dokumen.judul, b.halaman, b.dokumen.tautan))
    return {kunci: tuple(semua) for kunci, semua in hasil.items()}
