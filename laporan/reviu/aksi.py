"""The steps of the review: each under the lock of its report, recorded with actor, time, note."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from kinerja.akun.meneken import pastikan_boleh_meneken
from kinerja.isian.pintu import hari_lokal
from kinerja.kiriman_ulang import sudah_dikirim
from kinerja.langkah import Pencatat, ambil_terkunci, pastikan_versi
from kinerja.models import BerkasTetap, Pengguna, PerangkatDaerah
from kinerja.penolakan import (
    BentrokError,
    Penolakan,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from laporan.bahan.bahan import Bahan
from laporan.dokumen.padat import TIPE_PADAT, padatkan
from laporan.dokumen.satu_seksi import padat_seksi
from laporan.dokumen.unsur import Dokumen, Seksi
from laporan.models import (
    LANGKAH_LAPORAN,
    BagianReviu,
    LangkahReviu,
    Laporan,
    PotretReviu,
    StatusLaporan,
    laporan_tahun,
)
from laporan.models.langkah_reviu import (
    BAGIAN,
    DIAJUKAN,
    DIKEMBALIKAN,
    DIPERIKSA,
    DISUSUN,
    DRAF,
    LAPORAN,
    Langkah,
    Peran,
    boleh_bagian,
    boleh_laporan,
)
from laporan.models.potret_reviu import BAGIAN_BERPOTRET, BERPOTRET
from laporan.penulisan.bagian import BagianTulisan
from laporan.penulisan.naskah import laporan_bernaskah
from laporan.reviu.wewenang import pastikan_pd, peran_bagian, peran_reviu
from laporan.uji.diterima import bagian_berubah

#: Steps by which somebody answers for the report with their name.
_MENEKEN = frozenset({Langkah.SETUJUI, Langkah.SELESAIKAN_REVIU, Langkah.FINALKAN})
PANJANG_CATATAN = 4000
ALASAN_AMBIL_ALIH = "mengapa bagian ini diambil alih dari penulisnya"
BAGIAN_BERUBAH = "Bagian ini baru saja berubah. Muat ulang, lalu periksa kembali."
PESAN_BERUBAH = "Laporan ini baru saja berubah. Muat ulang, lalu periksa kembali."


@dataclass
class HasilLangkahReviu:
    """Sections that took the step, and those that did not with the reason."""

    jalan: list[str] = field(default_factory=list)
    dilewati: list[tuple[str, str]] = field(default_factory=list)


def kunci_laporan(pd: PerangkatDaerah, tahun: int) -> Laporan:
    """The report, locked until the transaction ends: two people never step at once."""
    laporan_tahun(pd, tahun)
    return ambil_terkunci(Laporan.objects.filter(pd=pd, tahun=tahun))


def periksa_catatan(catatan: str, *, wajib: bool, apa: str = "alasannya") -> str:
    """The note, tidied. Raises TidakSahError where it is missing or too long."""
    rapi = catatan.replace("\r\n", "\n").strip()
    if wajib and len(rapi) < 3:
        guna = "" if apa == ALASAN_AMBIL_ALIH else " agar penerima tahu apa yang diperbaiki"
        raise TidakSahError(f"Tulis {apa}{guna}.")
    if len(rapi) > PANJANG_CATATAN:
        raise TidakSahError(f"Catatan paling panjang {PANJANG_CATATAN} huruf.")
    return rapi


# --- sections ----------------------------------------------------------------------------------


@transaction.atomic
def langkah_bagian(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    langkah: Langkah,
    bagian: Sequence[BagianTulisan],
    oleh: Pengguna,
    pada: datetime,
    catatan: str = "",
    versi: Mapping[str, int] | None = None,
) -> HasilLangkahReviu:
    """Take one step on each section; what may not be taken is left out with its reason.

    `versi`: key → row version that the actor saw (0: none yet). What its author has not handed in
    is not accepted: AMBIL_ALIH, with a reason, takes it over. Accepting keeps what the section
    says; TERIMA_LAGI accepts what it says now, where that is something else.
    """
    pastikan_pd(oleh, pd)
    apa = ALASAN_AMBIL_ALIH if langkah is Langkah.AMBIL_ALIH else "alasannya"
    catatan = periksa_catatan(catatan, wajib=BAGIAN[langkah].bercatatan, apa=apa)
    laporan = kunci_laporan(pd, tahun)
    ada = {b.kunci: b for b in BagianReviu.objects.filter(laporan=laporan)}
    hasil, ubah = HasilLangkahReviu(), _Ubahan(laporan, oleh, pada)
    diterima: dict[str, Seksi] = {}
    for b in bagian:
        baris = ada.get(b.kunci)
        if versi is not None and versi.get(b.kunci, 0) != (baris.versi if baris else 0):
            hasil.dilewati.append((b.judul, BAGIAN_BERUBAH))
            continue
        status = baris.status if baris else DRAF
        peran = peran_bagian(oleh, pd, b)
        sebab = boleh_bagian(langkah, bagian=status, laporan=laporan.status, peran=peran)
        if sebab is None and langkah is Langkah.AMBIL_ALIH and Peran.PENULIS in peran:
            sebab = "Bagian ini milik Anda sendiri. Ajukan saja."
        if sebab is None and langkah is Langkah.TERIMA_LAGI and not _berubah(laporan, b):
            sebab = "Bagian ini masih seperti ketika diterima."
        if sebab is not None:
            hasil.dilewati.append((b.judul, sebab))
            continue
        if baris is None:
            baris = BagianReviu.objects.create(
                laporan=laporan, kunci=b.kunci, judul=b.judul[:250], sejak=pada
            )
        ubah.bagian(baris, langkah, catatan)
        if langkah in BAGIAN_BERPOTRET and b.isi is not None:
            diterima[b.kunci] = b.isi
        hasil.jalan.append(b.judul)
    ubah.simpan()
    ubah.potret_bagian(diterima)
    return hasil


def _berubah(laporan: Laporan, b: BagianTulisan) -> bool:
    """Whether an accepted section says something else now."""
    isi = {} if b.isi is None else {b.kunci: b.isi}
    return b.kunci in bagian_berubah(laporan, isi, hanya=b.kunci)


def sebab_dilewati(sebab: str, awal: str = "") -> Penolakan:
    """The refusal of a step on one section, where there are no others to go on with."""
    jenis = BentrokError if sebab == BAGIAN_BERUBAH else TidakSahError
    return jenis(awal + sebab)


@transaction.atomic
def kembalikan_bagian(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    bagian: Mapping[BagianTulisan, str],
    oleh: Pengguna,
    pada: datetime,
    versi: Mapping[str, int] | None = None,
) -> None:
    """Return several sections to their authors, each with its own reason: all of them or none.

    `versi`: key → the row version that was seen.
    """
    for b, alasan in bagian.items():
        apa = f"apa yang perlu diperbaiki pada bagian “{b.judul}”"
        periksa_catatan(alasan, wajib=True, apa=apa)
        hasil = langkah_bagian(
            pd=pd,
            tahun=tahun,
            langkah=Langkah.KEMBALIKAN,
            bagian=[b],
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            versi=versi,
        )
        if hasil.dilewati:
            judul, sebab = hasil.dilewati[0]
            raise sebab_dilewati(sebab, f"“{judul}” tidak dapat dikembalikan. ")


class _Ubahan:
    """Steps taken in one transaction, written together."""

    def __init__(self, laporan: Laporan, oleh: Pengguna, pada: datetime) -> None:
        self.laporan, self.oleh, self.pada = laporan, oleh, pada
        self._langkah: list[LangkahReviu] = []
        self._catatan = Pencatat(
            oleh=oleh, pada=pada, aksi="reviu", pd=laporan.pd, sebut_versi=False
        )

    def bagian(self, b: BagianReviu, langkah: Langkah, catatan: str) -> None:
        """Move one section and store it: the trigger sees every step."""
        dari, ke = b.status, BAGIAN[langkah].ke
        b.status, b.sejak = ke, self.pada
        b.catatan_kembali = catatan if ke == DIKEMBALIKAN else ""
        if ke == DIAJUKAN:
            b.diajukan_pada, b.diajukan_oleh = self.pada, self.oleh
        elif ke == DRAF:
            b.diajukan_pada, b.diajukan_oleh = None, None
        if ke == DIPERIKSA:
            b.diperiksa_pada, b.diperiksa_oleh = self.pada, self.oleh
        else:
            b.diperiksa_pada, b.diperiksa_oleh = None, None
        self._catat(b, langkah, dari, ke, catatan)
        b.save()

    def laporan_pindah(self, langkah: Langkah, ke: StatusLaporan, catatan: str) -> None:
        """Move the report and store it, with exactly the steps that its status stands on."""
        laporan, dari = self.laporan, self.laporan.status
        urut = StatusLaporan.values.index(ke)
        for i, nama in enumerate(LANGKAH_LAPORAN, start=1):
            if i == urut:
                setattr(laporan, f"{nama}_pada", self.pada)
                setattr(laporan, f"{nama}_oleh", self.oleh)
            elif i > urut:
                setattr(laporan, f"{nama}_pada", None)
                setattr(laporan, f"{nama}_oleh", None)
        laporan.status = ke
        self._catat(laporan, langkah, dari, ke, catatan)
        laporan.save()

    def _catat(
        self, objek: BagianReviu | Laporan, langkah: Langkah, dari: str, ke: str, catatan: str
    ) -> None:
        """One step for the history and for the audit trail."""
        self._langkah.append(
            LangkahReviu(
                laporan=self.laporan,
                bagian=objek if isinstance(objek, BagianReviu) else None,
                langkah=langkah,
                dari=dari,
                ke=ke,
                catatan=catatan,
                oleh=self.oleh,
                pada=self.pada,
            )
        )
        self._catatan.catat(
            objek,
            {"status": (dari, ke)} if dari != ke else {},
            aksi=f"reviu: {self._langkah[-1].get_langkah_display().lower()}",
            alasan=catatan,
        )

    def simpan(self) -> None:
        """Write the history and the audit rows."""
        LangkahReviu.objects.bulk_create(self._langkah)
        self._catatan.simpan()

    def potret(self, dokumen: Dokumen) -> None:
        """Keep the report as it is beside the step on it that has just been written."""
        isi = BerkasTetap.objects.simpan(padatkan(dokumen), tipe=TIPE_PADAT, pada=self.pada)
        (langkah,) = [s for s in self._langkah if s.bagian is None]
        PotretReviu.objects.create(langkah=langkah, isi=isi)

    def potret_bagian(self, isi: Mapping[str, Seksi]) -> None:
        """Keep what each section says beside the step that has just accepted it."""
        PotretReviu.objects.bulk_create(
            PotretReviu(
                langkah=s,
                isi=BerkasTetap.objects.simpan(
                    padat_seksi(isi[s.bagian.kunci]), tipe=TIPE_PADAT, pada=self.pada
                ),
            )
            for s in self._langkah
            if s.bagian is not None and s.bagian.kunci in isi
        )


# --- the report --------------------------------------------------------------------------------


@transaction.atomic
def langkah_laporan(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    langkah: Langkah,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
    catatan: str = "",
    bagian: Iterable[BagianTulisan] = (),
    kembali: Mapping[str, str] | None = None,
    dokumen: Dokumen | None = None,
) -> Laporan:
    """Take one step on the report as a whole. Approvals keep the report as it was.

    `bagian`: every section the report has now; TERUSKAN needs all of them checked.
    `kembali`: key → reason, the sections that a return names. `dokumen`: the report as it was
    composed just now, where it is at hand.
    """
    pastikan_pd(oleh, pd)
    laporan = kunci_laporan(pd, tahun)
    pastikan_versi(laporan, versi, bentrok=lambda _: BentrokError(PESAN_BERUBAH))
    aturan = LAPORAN[langkah]
    sebab = boleh_laporan(langkah, laporan=laporan.status, peran=peran_reviu(oleh, pd))
    if sebab is not None:
        if laporan.status in aturan.dari:
            raise TidakBerizinError(sebab)
        raise TidakSahError(sebab)
    if langkah in _MENEKEN:
        pastikan_boleh_meneken(oleh, pada)
    catatan = periksa_catatan(catatan, wajib=aturan.bercatatan)
    semua = {b.kunci: b for b in bagian}
    if langkah is Langkah.TERUSKAN:
        _pastikan_diperiksa(laporan, list(semua.values()))
    dinamai = _dinamai(langkah, semua, kembali or {})
    ubah = _Ubahan(laporan, oleh, pada)
    ubah.laporan_pindah(langkah, StatusLaporan(aturan.ke), catatan)
    for b in BagianReviu.objects.filter(laporan=laporan, kunci__in=dinamai):
        if b.status == DIPERIKSA:
            ubah.bagian(b, Langkah.KEMBALIKAN, dinamai[b.kunci])
    ubah.simpan()
    if langkah in BERPOTRET:
        ubah.potret(dokumen or laporan_bernaskah(Bahan(pd, tahun), hari_lokal(pd, pada)))
    return laporan


def _pastikan_diperiksa(laporan: Laporan, bagian: list[BagianTulisan]) -> None:
    """Every section of the report is checked; rows of sections that are gone count no more."""
    ada = {b.kunci: b for b in BagianReviu.objects.filter(laporan=laporan)}
    kurang = [b.judul for b in bagian if b.kunci not in ada or ada[b.kunci].status != DIPERIKSA]
    if kurang or not bagian:
        contoh = "; ".join(kurang[:3])
        sisa = f" dan {len(kurang) - 3} bagian lain" if len(kurang) > 3 else ""
        raise TidakSahError(f"Masih ada bagian yang belum diperiksa: {contoh}{sisa}.")
    kini = {b.kunci for b in bagian}
    for baris in ada.values():
        if baris.aktif != (baris.kunci in kini):
            baris.aktif = not baris.aktif
            baris.save(update_fields=["aktif"])


def _dinamai(
    langkah: Langkah, semua: Mapping[str, BagianTulisan], kembali: Mapping[str, str]
) -> dict[str, str]:
    """The sections that a return names, each with its reason."""
    if asing := set(kembali) - set(semua):
        raise TidakDitemukanError(f"Bagian “{min(asing)}” tidak ada dalam laporan ini.")
    if langkah is not Langkah.KEMBALIKAN_LAPORAN:
        if kembali and LAPORAN[langkah].ke != DISUSUN:
            raise TidakSahError("Bagian hanya dikembalikan bersama laporannya.")
    elif not kembali:
        raise TidakSahError("Pilih sekurang-kurangnya satu bagian yang perlu diperbaiki.")
    hasil = {}
    for kunci, alasan in kembali.items():
        apa = f"apa yang perlu diperbaiki pada bagian “{semua[kunci].judul}”"
        hasil[kunci] = periksa_catatan(alasan, wajib=True, apa=apa)
    return hasil


# --- comments ----------------------------------------------------------------------------------


@transaction.atomic
def komentari(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    oleh: Pengguna,
    pada: datetime,
    catatan: str,
    bagian: BagianTulisan | None = None,
) -> LangkahReviu:
    """Write a comment on a section or on the report; it moves nothing."""
    pastikan_pd(oleh, pd)
    peran = peran_bagian(oleh, pd, bagian) if bagian else peran_reviu(oleh, pd)
    if sebab := boleh_laporan(Langkah.KOMENTARI, laporan=DISUSUN, peran=peran):
        raise TidakBerizinError(sebab)
    teks = periksa_catatan(catatan, wajib=True, apa="komentarnya")
    laporan = kunci_laporan(pd, tahun)
    baris = (
        BagianReviu.objects.filter(laporan=laporan, kunci=bagian.kunci).first() if bagian else None
    )
    if bagian and baris is None and laporan.status == DISUSUN:
        baris = BagianReviu.objects.create(
            laporan=laporan, kunci=bagian.kunci, judul=bagian.judul[:250], sejak=pada
        )
    serupa = LangkahReviu.objects.filter(
        laporan=laporan, bagian=baris, langkah=Langkah.KOMENTARI, catatan=teks, oleh=oleh
    )
    if (ada := sudah_dikirim(serupa, pada)) is not None:
        return ada
    status = baris.status if baris else laporan.status
    jejak = Pencatat(oleh=oleh, pada=pada, aksi="reviu: komentari", pd=pd, alasan=teks)
    jejak.catat(baris or laporan, {}, pindah=False)
    jejak.simpan()
    return LangkahReviu.objects.create(
        laporan=laporan,
        bagian=baris,
        langkah=Langkah.KOMENTARI,
        dari=status,
        ke=status,
        catatan=teks,
        oleh=oleh,
        pada=pada,
    )
