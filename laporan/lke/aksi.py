"""Writes on an evaluation: opened, answered, graded, sent on, returned. Each leaves its audit row.

Who may: `laporan/lke/wewenang.py`. Every step locks the evaluation, so that it cannot move while
somebody answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from kinerja.bukti.nama import periksa_tautan
from kinerja.kata_daftar import urutkan_sebagian
from kinerja.langkah import Pencatat, ambil_terkunci, simpan_baris
from kinerja.models import Pengguna, PerangkatDaerah, jejak
from kinerja.penolakan import (
    BentrokError,
    TerkunciError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from laporan.lke.baca import IZIN_ISI, lembar_tahun, orang_lke, rantai_tahun, simpan_lembar
from laporan.lke.lembar import LembarLKE, SubLKE, dari_data, nomor_kriteria
from laporan.lke.skor import AlasanTingkat, kurang_untuk, usul_tingkat
from laporan.lke.usul import lingkup_pd
from laporan.lke.wewenang import RantaiLKE, menjawab_sendiri, tahap_dari
from laporan.models import (
    AsalJawaban,
    BuktiLKE,
    EvaluasiLKE,
    JawabanKriteria,
    JawabanLKE,
    NilaiSubLKE,
    StatusLKE,
    TahapLKE,
)

PANJANG_CATATAN = 4000


@dataclass(frozen=True)
class IsiJawaban:
    """What is to be stored for one criterion. `versi`: of the row that the page showed, 0: none."""

    jawaban: str
    catatan: str = ""
    asal: AsalJawaban = AsalJawaban.SENDIRI
    dasar: str = ""
    sidik_data: str = ""
    versi: int | None = None


@dataclass(frozen=True)
class RuangLKE:
    """One evaluation under lock, and what this person may do in it."""

    evaluasi: EvaluasiLKE
    lembar: LembarLKE
    rantai: RantaiLKE
    tahap: TahapLKE
    komponen: frozenset[str]
    oleh: Pengguna
    pada: datetime

    @property
    def jawaban(self) -> dict[tuple[str, str], JawabanLKE]:
        """(step, criterion) → answer."""
        return {(j.tahap, j.kunci): j for j in self.evaluasi.jawaban.all()}

    def pencatat(self, aksi: str, alasan: str = "") -> Pencatat:
        """The audit rows of this write."""
        return Pencatat(
            oleh=self.oleh, pada=self.pada, aksi=f"LKE: {aksi}", pd=self.evaluasi.pd, alasan=alasan
        )

    def pastikan(self, sub: SubLKE) -> None:
        """Raise TidakBerizinError where the sub-component is not this person's to answer."""
        komponen = self.lembar.komponen_dari(sub.kode)
        if komponen is None or komponen.kode not in self.komponen:
            raise TidakBerizinError(
                f"Sub komponen {sub.kode} tidak ditugaskan kepada Anda pada tahap "
                f"{self.tahap.label.lower()}."
            )


@transaction.atomic
def buka_evaluasi(
    *, pd: PerangkatDaerah, tahun: int, oleh: Pengguna, pada: datetime
) -> EvaluasiLKE:
    """Open the sheet of a year. One that is open already is returned as it is."""
    if not oleh.menjangkau(pd.pk):
        raise TidakDitemukanError
    if not (oleh.has_perm(IZIN_ISI) or orang_lke(oleh, tahun).menilai):
        raise TidakBerizinError("LKE dibuka Sekretariat atau evaluator.")
    ambil_terkunci(PerangkatDaerah.objects.filter(pk=pd.pk))
    ada = EvaluasiLKE.objects.filter(pd=pd, tahun=tahun).first()
    if ada is not None:
        return ada
    lembar = lembar_tahun(tahun, lingkup_pd(pd))
    if lembar is None:
        raise TidakSahError(
            f"Tidak ada lembar evaluasi untuk tahun {tahun}: lembar PermenPANRB 88/2021 berlaku "
            "mulai 2021."
        )
    baru = EvaluasiLKE.objects.create(
        pd=pd,
        tahun=tahun,
        lembar=simpan_lembar(lembar, pada=pada),
        mulai_oleh=oleh,
        mulai_pada=pada,
    )
    jejak(aksi="LKE: dibuka", objek=baru, oleh=oleh, pada=pada, pd=pd).save()
    return baru


def masuk(pk: int, oleh: Pengguna, pada: datetime, versi: int | None = None) -> RuangLKE:
    """The evaluation, locked, at the step that it waits for. Raises TerkunciError where it is
    finished or its window is closed, TidakBerizinError where the step is not this person's.
    """
    e = ambil_terkunci(
        EvaluasiLKE.objects.untuk(oleh).filter(pk=pk).select_related("pd", "lembar"), versi
    )
    tahap = tahap_dari(e.status)
    if tahap is None:
        raise TerkunciError(f"LKE {e.tahun} sudah selesai dan tidak dapat diubah.")
    lembar, rantai = dari_data(e.lembar.isi), rantai_tahun(e.tahun)
    semua = [k.kode for k in lembar.komponen]
    komponen = orang_lke(oleh, e.tahun).komponen(tahap, e.pd_id, semua)
    if not komponen:
        raise TidakBerizinError(
            f"LKE ini sedang pada tahap {tahap.label.lower()}, yang tidak ditugaskan kepada Anda."
        )
    if not rantai.terbuka(tahap, pada):
        raise TerkunciError(f"Jadwal {tahap.label.lower()} LKE {e.tahun} tidak sedang terbuka.")
    return RuangLKE(e, lembar, rantai, tahap, komponen, oleh, pada)


@transaction.atomic
def jawab_lke(*, pk: int, isi: Mapping[str, IsiJawaban], oleh: Pengguna, pada: datetime) -> int:
    """Store answers: key of the criterion → answer. Returns how many changed; nothing is stored
    where one of them is not possible.
    """
    ruang = masuk(pk, oleh, pada)
    ada = ruang.jawaban
    baru: list[tuple[JawabanLKE, dict[str, Any]]] = []
    ubah: list[tuple[JawabanLKE, dict[str, Any]]] = []
    for kunci, satu in isi.items():
        tempat = ruang.lembar.cari(kunci)
        if tempat is None:
            raise TidakDitemukanError(f"Kriteria {kunci} tidak ada pada lembar ini.")
        sub, kriteria = tempat
        if not satu.jawaban:
            continue
        nomor = nomor_kriteria(sub, kriteria)
        lama = ada.get((ruang.tahap.value, kunci))
        catatan = _catatan(satu, nomor)
        if lama is not None and (lama.jawaban, lama.catatan, lama.sidik_data) == (
            satu.jawaban, catatan, satu.sidik_data or lama.sidik_data,
        ):  # fmt: skip
            continue
        _pastikan_boleh(ruang, sub, kunci, nomor, ada)
        if satu.versi is not None and satu.versi != (lama.versi if lama else 0):
            raise BentrokError(
                f"Jawaban {nomor} baru saja diubah orang lain. Belum ada yang disimpan; muat ulang "
                "halamannya, bandingkan, lalu simpan lagi."
            )
        baris = lama or JawabanLKE(
            evaluasi=ruang.evaluasi, tahap=ruang.tahap, kunci=kunci, diubah_oleh=oleh,
            diubah_pada=pada,
        )  # fmt: skip
        dulu = lama.jawaban if lama else None
        baris.jawaban, baris.catatan, baris.asal = satu.jawaban, catatan, satu.asal
        baris.dasar, baris.sidik_data = satu.dasar, satu.sidik_data
        (ubah if lama else baru).append((baris, {nomor: (dulu, satu.jawaban)}))
    JawabanLKE.objects.bulk_create([b for b, _ in baru])
    catatan_audit = ruang.pencatat(f"{ruang.tahap.label.lower()} dijawab")
    for baris, beda in baru:
        catatan_audit.catat(baris, beda, pindah=False)
    for baris, beda in ubah:
        catatan_audit.catat(baris, beda)
    catatan_audit.simpan("jawaban", "catatan", "asal", "dasar", "sidik_data")
    return len(baru) + len(ubah)


def _catatan(satu: IsiJawaban, nomor: str) -> str:
    if satu.jawaban not in JawabanKriteria.values:
        raise TidakSahError(f"Jawaban {nomor} tidak dikenal.")
    rapi = satu.catatan.replace("\r\n", "\n").strip()
    if len(rapi) > PANJANG_CATATAN:
        raise TidakSahError(f"Catatan {nomor} paling panjang {PANJANG_CATATAN} huruf.")
    if satu.jawaban == JawabanKriteria.TIDAK_BERLAKU and not rapi:
        raise TidakSahError(f"Tulis alasan kriteria {nomor} tidak berlaku.")
    return rapi


def _pastikan_boleh(
    ruang: RuangLKE,
    sub: SubLKE,
    kunci: str,
    nomor: str,
    ada: Mapping[tuple[str, str], JawabanLKE],
) -> None:
    ruang.pastikan(sub)
    lain = {
        j.diubah_oleh_id for (tahap, k), j in ada.items() if k == kunci and tahap != ruang.tahap
    }
    if menjawab_sendiri(ruang.oleh.pk, lain):
        raise TidakBerizinError(
            f"Anda sudah menjawab {nomor} pada tahap lain; jawaban sendiri dinilai orang lain."
        )
    if ruang.tahap is TahapLKE.MANDIRI and ruang.evaluasi.putaran > 1:
        lama = ada.get((ruang.tahap.value, kunci))
        if lama is not None and not lama.dikembalikan:
            raise TerkunciError(f"Jawaban {nomor} tidak dikembalikan, sehingga tidak diubah lagi.")


@dataclass(frozen=True)
class IsiNilai:
    """A grade that is to be stored. `versi`: of the row that the page showed, 0: none."""

    tingkat: str
    tahun_bertahan: int | None = None
    upaya: str = ""
    alasan: str = ""
    versi: int | None = None


@transaction.atomic
def nilai_sub_lke(
    *, pk: int, sub: str, isi: IsiNilai, oleh: Pengguna, pada: datetime
) -> NilaiSubLKE:
    """Grade one sub-component, as far as the answers of this step allow."""
    ruang = masuk(pk, oleh, pada)
    satu = next((s for s in ruang.lembar.sub if s.kode == sub), None)
    if satu is None:
        raise TidakDitemukanError(f"Sub komponen {sub} tidak ada pada lembar ini.")
    ruang.pastikan(satu)
    semua = ruang.jawaban
    tahap = ruang.tahap.value
    jawaban = [
        semua[tahap, k.kunci].jawaban if (tahap, k.kunci) in semua else "" for k in satu.kriteria
    ]
    kunci = [k.kunci for k in satu.kriteria]
    berbukti = BuktiLKE.objects.filter(dokumen__evaluasi=ruang.evaluasi, kunci__in=kunci).exists()
    alasan = AlasanTingkat(isi.tahun_bertahan, isi.upaya, isi.alasan, berbukti)
    if kurang := kurang_untuk(ruang.lembar, satu, isi.tingkat, jawaban, alasan):
        raise TidakSahError(" ".join(kurang))
    ada = ruang.evaluasi.nilai_sub.filter(tahap=tahap, sub=sub).first()
    if isi.versi is not None and isi.versi != (ada.versi if ada else 0):
        raise BentrokError(f"Nilai {sub} baru saja diubah orang lain. Muat ulang halamannya.")
    baris = ada or NilaiSubLKE(
        evaluasi=ruang.evaluasi, tahap=tahap, sub=sub, diubah_oleh=oleh, diubah_pada=pada
    )
    dulu = ada.tingkat if ada else None
    baris.tingkat, baris.tahun_bertahan = isi.tingkat, isi.tahun_bertahan
    baris.upaya, baris.alasan, baris.otomatis = isi.upaya.strip(), isi.alasan.strip(), False
    if ada is None:
        baris.save()
    catatan = ruang.pencatat(f"{ruang.tahap.label.lower()} dinilai", isi.alasan.strip())
    catatan.catat(baris, {sub: (dulu, isi.tingkat)}, pindah=ada is not None)
    catatan.simpan("tingkat", "tahun_bertahan", "upaya", "alasan", "otomatis")
    return baris


@transaction.atomic
def kirim_lke(*, pk: int, oleh: Pengguna, pada: datetime, versi: int | None = None) -> EvaluasiLKE:
    """Send the evaluation on to the next step. Grades that nobody gave are those that the answers
    allow. The last step ends with `selesaikan_lke` instead.
    """
    ruang = masuk(pk, oleh, pada, versi)
    if ruang.tahap is TahapLKE.EVALUASI:
        raise TidakSahError("Evaluasi diakhiri dengan menyelesaikan LHE.")
    pastikan_tanpa_tanda(ruang)
    lengkapi_nilai(ruang)
    ke = ruang.rantai.sesudah(ruang.tahap)
    e = ruang.evaluasi
    JawabanLKE.objects.filter(evaluasi=e, tahap=TahapLKE.MANDIRI, dikembalikan=True).update(
        dikembalikan=False
    )
    _pindah(ruang, ke, "dikirim")
    return e


def lengkapi_nilai(ruang: RuangLKE) -> dict[str, str]:
    """Sub-component → grade of the step, all of them; missing ones are made from the answers.

    Raises TidakSahError where criteria are not answered, or a grade is above what they allow now.
    """
    tahap, semua = ruang.tahap.value, ruang.jawaban
    belum = [
        nomor_kriteria(s, k) for s, k in ruang.lembar.kriteria if (tahap, k.kunci) not in semua
    ]
    if belum:
        contoh = urutkan_sebagian(belum, 4)
        raise TidakSahError(f"{len(belum)} kriteria belum dijawab: {contoh}.")
    ada = {n.sub: n for n in ruang.evaluasi.nilai_sub.filter(tahap=tahap)}
    berbukti = set(
        BuktiLKE.objects.filter(dokumen__evaluasi=ruang.evaluasi).values_list("kunci", flat=True)
    )
    hasil: dict[str, str] = {}
    baru: list[NilaiSubLKE] = []
    ubah: list[NilaiSubLKE] = []
    for s in ruang.lembar.sub:
        jawaban = [semua[tahap, k.kunci].jawaban for k in s.kriteria]
        n = ada.get(s.kode)
        if n is None or n.otomatis:
            usul = usul_tingkat(ruang.lembar, jawaban)
            if not usul:
                raise TidakSahError(
                    f"Semua kriteria {s.kode} tidak berlaku; beri nilainya dengan alasan."
                )
            hasil[s.kode] = usul
            if n is not None:
                n.tingkat = usul
                ubah.append(n)
                continue
            baru.append(
                NilaiSubLKE(
                    evaluasi=ruang.evaluasi, tahap=tahap, sub=s.kode, tingkat=usul,
                    otomatis=True, diubah_oleh=ruang.oleh, diubah_pada=ruang.pada,
                )
            )  # fmt: skip
            continue
        a = AlasanTingkat(
            n.tahun_bertahan, n.upaya, n.alasan, any(k.kunci in berbukti for k in s.kriteria)
        )
        if kurang := kurang_untuk(ruang.lembar, s, n.tingkat, jawaban, a):
            raise TidakSahError(f"Nilai {s.kode} perlu diperiksa lagi. {' '.join(kurang)}")
        hasil[s.kode] = n.tingkat
    NilaiSubLKE.objects.bulk_create(baru)
    simpan_baris(NilaiSubLKE, ubah, ["tingkat"])
    return hasil


@transaction.atomic
def tandai_kembali(*, pk: int, catatan: Mapping[str, str], oleh: Pengguna, pada: datetime) -> int:
    """Mark criteria that the agency has to answer again, each with what is missing; an empty note
    takes the mark away. Nothing moves until `kembalikan_lke`. Returns how many changed.
    """
    ruang = masuk(pk, oleh, pada)
    if ruang.tahap is TahapLKE.MANDIRI:
        raise TidakSahError("LKE ini sedang diisi perangkat daerah.")
    ada = ruang.jawaban
    catatan_audit = ruang.pencatat("ditandai untuk dikembalikan")
    berubah = 0
    for kunci, teks in catatan.items():
        tempat = ruang.lembar.cari(kunci)
        baris = ada.get((TahapLKE.MANDIRI.value, kunci))
        if tempat is None or baris is None:
            raise TidakDitemukanError(f"Jawaban kriteria {kunci} tidak ditemukan.")
        rapi = teks.replace("\r\n", "\n").strip()[:PANJANG_CATATAN]
        if rapi == (baris.catatan_kembali if baris.dikembalikan else ""):
            continue
        nomor = nomor_kriteria(*tempat)
        ruang.pastikan(tempat[0])
        if rapi and len(rapi) < 3:
            raise TidakSahError(f"Tulis apa yang kurang pada {nomor}.")
        baris.dikembalikan, baris.catatan_kembali = bool(rapi), rapi or baris.catatan_kembali
        catatan_audit.catat(baris, {}, pindah=False, alasan=f"{nomor}: {rapi or 'tanda dihapus'}")
        simpan_baris(JawabanLKE, [baris], ["dikembalikan", "catatan_kembali"])
        berubah += 1
    catatan_audit.simpan()
    return berubah


@transaction.atomic
def kembalikan_lke(
    *, pk: int, oleh: Pengguna, pada: datetime, versi: int | None = None
) -> EvaluasiLKE:
    """Return the marked criteria to the agency; only these are answered again."""
    ruang = masuk(pk, oleh, pada, versi)
    if ruang.tahap is TahapLKE.MANDIRI:
        raise TidakSahError("LKE ini sedang diisi perangkat daerah.")
    if not _bertanda(ruang):
        raise TidakSahError("Tandai kriteria yang dikembalikan dan tulis apa yang kurang.")
    ruang.evaluasi.putaran += 1
    _pindah(ruang, StatusLKE.MANDIRI, "dikembalikan", "putaran")
    return ruang.evaluasi


def _bertanda(ruang: RuangLKE) -> int:
    return ruang.evaluasi.jawaban.filter(tahap=TahapLKE.MANDIRI, dikembalikan=True).count()


def pastikan_tanpa_tanda(ruang: RuangLKE) -> None:
    """Raise TidakSahError where criteria are marked and were not returned."""
    if ruang.tahap is not TahapLKE.MANDIRI and (n := _bertanda(ruang)):
        raise TidakSahError(
            f"{n} kriteria ditandai untuk dikembalikan. Kembalikan, atau hapus tandanya."
        )


def _pindah(ruang: RuangLKE, ke: StatusLKE, aksi: str, *kolom: str) -> None:
    e = ruang.evaluasi
    dari, e.status = e.status, ke
    catatan = ruang.pencatat(aksi)
    catatan.catat(e, {"status": (dari, str(ke))})
    catatan.simpan("status", *kolom)


@transaction.atomic
def catat_laporan(
    *,
    pk: int,
    terbit: date | None,
    tautan: str,
    kirim: date | None,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
) -> EvaluasiLKE:
    """When and where last year's report was published, and when it was handed in."""
    ruang = masuk(pk, oleh, pada, versi)
    if ruang.tahap is not TahapLKE.MANDIRI:
        raise TerkunciError("Tanggal laporan dicatat selama penilaian mandiri.")
    e = ruang.evaluasi
    baru = (terbit, periksa_tautan(tautan) if tautan.strip() else "", kirim)
    lama = (e.terbit_pada, e.terbit_tautan, e.kirim_pada)
    if baru == lama:
        return e
    e.terbit_pada, e.terbit_tautan, e.kirim_pada = baru
    nama = ("terbit_pada", "terbit_tautan", "kirim_pada")
    beda = {
        n: (str(a or ""), str(b or "")) for n, a, b in zip(nama, lama, baru, strict=True) if a != b
    }
    catatan = ruang.pencatat("tanggal laporan dicatat")
    catatan.catat(e, beda)
    catatan.simpan(*nama)
    return e
