"""The reviu of the Inspektorat: answers, notes with follow-up, sign-off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db import transaction
from django.db.models import Max

from kinerja.isian.pintu import hari_lokal
from kinerja.langkah import pastikan_dilihat, sidik_dilihat
from kinerja.models import Pengguna, PerangkatDaerah, jejak
from kinerja.penolakan import (
    BentrokError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from kinerja.sebutan import bertitik
from laporan.bahan.bahan import Bahan
from laporan.dokumen.unsur import Dokumen
from laporan.models import (
    CatatanReviu,
    HasilReviu,
    Jawaban,
    JawabanReviu,
    Laporan,
    ReviuInspektorat,
    StatusCatatan,
    StatusLaporan,
)
from laporan.models.butir_reviu import BUTIR, KELOMPOK, MENURUT_KODE, ButirReviu
from laporan.models.langkah_reviu import Langkah, Peran
from laporan.penulisan.naskah import laporan_bernaskah
from laporan.reviu.aksi import kunci_laporan, langkah_laporan, periksa_catatan
from laporan.reviu.papan import PapanReviu
from laporan.reviu.usulan import Usulan, usulan
from laporan.reviu.wewenang import pastikan_pd, peran_reviu
from laporan.uji.persetujuan import persetujuan, sebut_beda, yang_basi

SEBUTAN_INSPEKTUR = "Inspektur"


# --- reading -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class BarisButir:
    """One statement with the answer given and the answer that the data propose."""

    butir: ButirReviu
    jawaban: JawabanReviu | None
    usulan: Usulan | None
    tautan: str  # key of the section where it is checked; empty where the report has none


def reviu_terbaru(laporan: Laporan) -> ReviuInspektorat | None:
    """The latest reviu of a report."""
    if not laporan.pk:
        return None
    return (
        ReviuInspektorat.objects.filter(laporan=laporan)
        .select_related("selesai_oleh__jabatan", "mulai_oleh__jabatan")
        .order_by("-ke")
        .first()
    )


class LembarReviu:
    """The checklist page: statements by group, notes, what still stands in the way of signing."""

    def __init__(self, papan: PapanReviu, reviu: ReviuInspektorat | None) -> None:
        self.papan, self.reviu = papan, reviu

    @cached_property
    def usulan(self) -> dict[str, Usulan]:
        """Proposals while the reviu is under way."""
        if self.reviu is None or self.reviu.selesai_pada:
            return {}
        return usulan(self.papan.bahan, self.papan.laporan, self.papan.semua)

    @cached_property
    def jawaban(self) -> dict[str, JawabanReviu]:
        """Code → answer."""
        return {} if self.reviu is None else {j.butir: j for j in self.reviu.jawaban.all()}

    @cached_property
    def kelompok(self) -> list[tuple[str, str, list[BarisButir]]]:
        """(I, Format, statements) and so on."""
        ada = {b.kunci for b in self.papan.semua}
        return [
            (
                nomor,
                nama,
                [
                    BarisButir(
                        b,
                        self.jawaban.get(b.kode),
                        self.usulan.get(b.kode),
                        b.seksi if b.seksi in ada else "",
                    )
                    for b in BUTIR
                    if b.kelompok == nomor
                ],
            )
            for nomor, nama in KELOMPOK.items()
        ]

    @cached_property
    def catatan(self) -> list[CatatanReviu]:
        """The notes."""
        if self.reviu is None:
            return []
        return list(
            CatatanReviu.objects.filter(reviu=self.reviu).select_related(
                "oleh__jabatan", "ditindaklanjuti_oleh__jabatan"
            )
        )

    @property
    def terjawab(self) -> int:
        """How many statements are answered."""
        return len(self.jawaban)

    @property
    def banyak(self) -> int:
        """How many statements there are."""
        return len(BUTIR)

    @property
    def usulan_terbuka(self) -> dict[str, tuple[str, str]]:
        """Proposals for statements that have no answer yet, as answers."""
        return {
            kode: (u.jawaban, "" if u.jawaban == Jawaban.YA else u.dasar)
            for kode, u in self.usulan.items()
            if u.jawaban and kode not in self.jawaban
        }

    @property
    def dapat_diusulkan(self) -> int:
        """How many statements the data could answer."""
        return len(self.usulan_terbuka)

    @property
    def kurang(self) -> list[str]:
        """What stands in the way of signing off."""
        hasil = []
        if sisa := self.banyak - self.terjawab:
            hasil.append(f"{sisa} pernyataan belum dijawab.")
        if menunggu := sum(1 for c in self.catatan if c.status == StatusCatatan.TERBUKA):
            hasil.append(
                f"{menunggu} catatan belum ditindaklanjuti; nyatakan sebagai pengecualian bila "
                "reviu diselesaikan sekarang."
            )
        return hasil

    @property
    def dapat_dijawab(self) -> bool:
        """Whether the reader may write answers now."""
        return (
            self.reviu is not None
            and self.reviu.selesai_pada is None
            and self.papan.laporan.status == StatusLaporan.DISETUJUI
            and Peran.INSPEKTORAT in self.papan.peran
        )

    @property
    def dapat_dimulai(self) -> bool:
        """Whether the reader may begin a reviu now: the first, or another after a reopening."""
        return (
            (self.reviu is None or self.reviu.selesai_pada is not None)
            and self.papan.laporan.status == StatusLaporan.DISETUJUI
            and Peran.INSPEKTORAT in self.papan.peran
        )

    @property
    def dapat_dicatat(self) -> bool:
        """Whether the reader may record a statement from paper now."""
        return (
            (self.reviu is None or self.reviu.selesai_pada is not None)
            and self.papan.laporan.status == StatusLaporan.DISETUJUI
            and Peran.PERENCANAAN in self.papan.peran
        )

    @property
    def dapat_ditindaklanjuti(self) -> bool:
        """Whether the reader may write follow-up now."""
        return (
            self.reviu is not None
            and self.reviu.selesai_pada is None
            and Peran.PERENCANAAN in self.papan.peran
        )


def sidik_reviu(reviu: ReviuInspektorat | None) -> str:
    """Fingerprint of the answers and notes of a reviu."""
    if reviu is None:
        return ""
    jawaban = reviu.jawaban.order_by("butir").values_list("butir", "jawaban", "catatan")
    return sidik_dilihat(list(jawaban), [c.sidik for c in reviu.catatan.order_by("pk")])


# --- writing -------------------------------------------------------------------------------------


def _pastikan(oleh: Pengguna, pd: PerangkatDaerah, peran: Peran, pesan: str) -> None:
    pastikan_pd(oleh, pd)
    if peran not in peran_reviu(oleh, pd):
        raise TidakBerizinError(pesan)


def _terbuka(pd: PerangkatDaerah, tahun: int) -> tuple[Laporan, ReviuInspektorat]:
    """The report, locked, and its reviu in progress."""
    laporan = kunci_laporan(pd, tahun)
    reviu = reviu_terbaru(laporan)
    if reviu is None or reviu.selesai_pada is not None:
        raise TidakSahError("Tidak ada reviu yang sedang berjalan atas laporan ini.")
    return laporan, reviu


_HANYA_INSPEKTORAT = "Reviu dilakukan Inspektorat."


@transaction.atomic
def mulai_reviu(
    *, pd: PerangkatDaerah, tahun: int, oleh: Pengguna, pada: datetime
) -> ReviuInspektorat:
    """Begin the reviu of an approved report. A reviu in progress is returned as it is; a report
    reviewed before starts from its earlier answers.
    """
    _pastikan(oleh, pd, Peran.INSPEKTORAT, _HANYA_INSPEKTORAT)
    laporan = kunci_laporan(pd, tahun)
    lama = reviu_terbaru(laporan)
    if lama is not None and lama.selesai_pada is None:
        return lama
    if laporan.status != StatusLaporan.DISETUJUI:
        raise TidakSahError("Reviu dimulai setelah laporan disetujui Kepala.")
    reviu = ReviuInspektorat.objects.create(
        laporan=laporan, ke=lama.ke + 1 if lama else 1, mulai_oleh=oleh, mulai_pada=pada
    )
    if lama is not None:
        JawabanReviu.objects.bulk_create(
            JawabanReviu(
                reviu=reviu, butir=j.butir, jawaban=j.jawaban, catatan=j.catatan, oleh=oleh,
                pada=pada,
            )
            for j in lama.jawaban.all()
        )  # fmt: skip
    jejak(aksi="reviu: dimulai", objek=reviu, oleh=oleh, pada=pada, pd=pd).save()
    return reviu


@transaction.atomic
def jawab(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    jawaban: Mapping[str, tuple[str, str]],
    oleh: Pengguna,
    pada: datetime,
    dilihat: Mapping[str, tuple[str, str]] | None = None,
) -> int:
    """Store answers: code → (answer, note); an empty answer leaves the statement as it is.

    `dilihat`: what the writer's page showed: what they left as it was stays as it is now, and what
    somebody else changed meanwhile is a conflict. Returns how many changed. Nothing is stored where
    one of them is not possible.
    """
    _pastikan(oleh, pd, Peran.INSPEKTORAT, _HANYA_INSPEKTORAT)
    laporan, reviu = _terbuka(pd, tahun)
    if laporan.status != StatusLaporan.DISETUJUI:
        raise TidakSahError("Laporan sedang diperbaiki; reviu dilanjutkan setelah disetujui lagi.")
    ada = {j.butir: j for j in reviu.jawaban.all()}
    banyak = 0
    for kode, (isi, catatan) in jawaban.items():
        if kode not in MENURUT_KODE:
            raise TidakDitemukanError(f"Pernyataan {kode} tidak dikenal.")
        if not isi:
            continue
        if isi not in Jawaban.values:
            raise TidakSahError(f"Jawaban {kode} tidak dikenal.")
        wajib = isi != Jawaban.YA
        catatan = periksa_catatan(catatan, wajib=wajib, apa=f"catatan untuk pernyataan {kode}")
        lama = ada.get(kode)
        kini = (lama.jawaban, lama.catatan) if lama else ("", "")
        if (isi, catatan) == kini:
            continue
        if dilihat is not None and (tampil := _tampil(dilihat, kode)) != kini:
            if tampil == (isi, catatan):
                continue
            raise BentrokError(
                f"Jawaban {kode} baru saja diubah {bertitik(ada[kode].oleh.sebutan)} Belum "
                "ada yang disimpan; isian Anda tetap di tempatnya. Bandingkan, lalu simpan lagi."
            )
        baru = lama or JawabanReviu(reviu=reviu, butir=kode)
        dulu = lama.jawaban if lama else None
        baru.jawaban, baru.catatan, baru.oleh, baru.pada = isi, catatan, oleh, pada
        baru.save()
        jejak(
            aksi="reviu: dijawab", objek=baru, oleh=oleh, pada=pada,
            perubahan={kode: (dulu, isi)}, alasan=catatan, pd=pd,
        ).save()  # fmt: skip
        banyak += 1
    return banyak


def _tampil(dilihat: Mapping[str, tuple[str, str]], kode: str) -> tuple[str, str]:
    """What the page showed of a statement; a form breaks lines its own way."""
    isi, catatan = dilihat.get(kode, ("", ""))
    return isi, catatan.replace("\r\n", "\n").strip()


@transaction.atomic
def tulis_catatan(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    uraian: str,
    oleh: Pengguna,
    pada: datetime,
    butir: str = "",
    kunci: str = "",
) -> CatatanReviu:
    """Add a finding."""
    _pastikan(oleh, pd, Peran.INSPEKTORAT, _HANYA_INSPEKTORAT)
    _, reviu = _terbuka(pd, tahun)
    if butir and butir not in MENURUT_KODE:
        raise TidakDitemukanError(f"Pernyataan {butir} tidak dikenal.")
    teks = periksa_catatan(uraian, wajib=True, apa="catatan hasil reviunya")
    nomor = (reviu.catatan.aggregate(n=Max("nomor"))["n"] or 0) + 1
    catatan = CatatanReviu.objects.create(
        reviu=reviu, nomor=nomor, butir=butir, kunci=kunci, uraian=teks, oleh=oleh, pada=pada
    )
    jejak(aksi="reviu: catatan", objek=catatan, oleh=oleh, pada=pada, alasan=teks, pd=pd).save()
    return catatan


def _catatan(reviu: ReviuInspektorat, pk: int) -> CatatanReviu:
    ada = reviu.catatan.filter(pk=pk).first()
    if ada is None:
        raise TidakDitemukanError("Catatan reviu tidak ditemukan.")
    return ada


@transaction.atomic
def tindak_lanjuti(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    pk: int,
    teks: str,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
) -> CatatanReviu:
    """Sekretariat says what was done about a note."""
    _pastikan(oleh, pd, Peran.PERENCANAAN, "Tindak lanjut ditulis Sub Bagian Perencanaan.")
    _, reviu = _terbuka(pd, tahun)
    catatan = _catatan(reviu, pk)
    if catatan.status == StatusCatatan.TUNTAS:
        raise TidakSahError("Catatan ini sudah dinyatakan tuntas.")
    pastikan_dilihat(catatan.sidik, dilihat)
    lama = catatan.tindak_lanjut
    catatan.tindak_lanjut = periksa_catatan(teks, wajib=True, apa="tindak lanjutnya")
    catatan.status = StatusCatatan.DITINDAKLANJUTI
    catatan.ditindaklanjuti_oleh, catatan.ditindaklanjuti_pada = oleh, pada
    catatan.save()
    jejak(
        aksi="reviu: ditindaklanjuti", objek=catatan, oleh=oleh, pada=pada,
        perubahan={"tindak_lanjut": (lama, catatan.tindak_lanjut)}, pd=pd,
    ).save()  # fmt: skip
    return catatan


@transaction.atomic
def nilai_tindak_lanjut(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    pk: int,
    tuntas: bool,
    oleh: Pengguna,
    pada: datetime,
    alasan: str = "",
    dilihat: str | None = None,
) -> CatatanReviu:
    """The reviewer closes a note, or opens it again with a reason."""
    _pastikan(oleh, pd, Peran.INSPEKTORAT, _HANYA_INSPEKTORAT)
    _, reviu = _terbuka(pd, tahun)
    catatan = _catatan(reviu, pk)
    if catatan.status != StatusCatatan.DITINDAKLANJUTI:
        raise TidakSahError("Catatan ini belum ditindaklanjuti Sekretariat.")
    pastikan_dilihat(catatan.sidik, dilihat)
    dari = catatan.status
    alasan = periksa_catatan(alasan, wajib=not tuntas, apa="apa yang masih kurang")
    catatan.status = StatusCatatan.TUNTAS if tuntas else StatusCatatan.TERBUKA
    catatan.save()
    jejak(
        aksi="reviu: tuntas" if tuntas else "reviu: dibuka lagi", objek=catatan, oleh=oleh,
        pada=pada, perubahan={"status": (dari, catatan.status)}, alasan=alasan, pd=pd,
    ).save()  # fmt: skip
    return catatan


@transaction.atomic
def selesaikan_reviu(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    hasil: str,
    pengecualian: str,
    tempat: str,
    tanggal: date | None,
    oleh: Pengguna,
    pada: datetime,
    sebutan: str = SEBUTAN_INSPEKTUR,
    dilihat: str | None = None,
    catatan: str = "",
) -> ReviuInspektorat:
    """Sign the reviu off; the report moves on. Open notes are possible only as exceptions.

    `dilihat`: fingerprint of the answers and notes that the signer's page showed (`sidik_reviu`).
    """
    _pastikan(oleh, pd, Peran.INSPEKTORAT, _HANYA_INSPEKTORAT)
    laporan, reviu = _terbuka(pd, tahun)
    if laporan.status != StatusLaporan.DISETUJUI:
        raise TidakSahError("Reviu diselesaikan atas laporan yang disetujui Kepala.")
    dokumen = pastikan_isi_disetujui(laporan, pada)
    pastikan_dilihat(
        sidik_reviu(reviu),
        dilihat,
        "Jawaban atau catatan reviu baru saja berubah. Periksa kembali sebelum menyelesaikannya.",
    )
    terjawab = reviu.jawaban.count()
    if terjawab < len(BUTIR):
        raise TidakSahError(f"{len(BUTIR) - terjawab} pernyataan belum dijawab.")
    if hasil == HasilReviu.BERSIH and reviu.catatan.filter(status=StatusCatatan.TERBUKA).exists():
        raise TidakSahError(
            "Masih ada catatan yang belum ditindaklanjuti. Pilih hasil dengan pengecualian, atau "
            "tunggu tindak lanjutnya."
        )
    isi_pernyataan(reviu, hasil, pengecualian, tempat, tanggal, sebutan)
    reviu.selesai_oleh, reviu.selesai_pada = oleh, pada
    reviu.save()
    jejak(
        aksi="reviu: selesai", objek=reviu, oleh=oleh, pada=pada,
        perubahan={"hasil": ("", hasil)}, alasan=reviu.pengecualian, pd=pd,
    ).save()  # fmt: skip
    langkah_laporan(
        pd=pd,
        tahun=tahun,
        langkah=Langkah.SELESAIKAN_REVIU,
        oleh=oleh,
        pada=pada,
        catatan=catatan,
        dokumen=dokumen,
    )
    return reviu


def pastikan_isi_disetujui(laporan: Laporan, pada: datetime) -> Dokumen:
    """The report, which is still what the head approved. Raises TidakSahError."""
    bahan = Bahan(laporan.pd, laporan.tahun)
    dokumen = laporan_bernaskah(bahan, hari_lokal(laporan.pd, pada))
    for p in yang_basi(persetujuan(laporan, dokumen)):
        assert p.beda is not None
        raise TidakSahError(
            f"Isi laporan berubah sesudah {p.sebutan}: {sebut_beda(p.beda)}. Kembalikan laporan, "
            "atau buka kembali, agar jenjangnya diulang; jawaban reviu tetap tersimpan."
        )
    return dokumen


def isi_pernyataan(
    reviu: ReviuInspektorat,
    hasil: str,
    pengecualian: str,
    tempat: str,
    tanggal: date | None,
    sebutan: str,
) -> None:
    """What the statement says. Raises TidakSahError."""
    if hasil not in HasilReviu.values:
        raise TidakSahError("Pilih hasil reviu.")
    if not tempat.strip() or tanggal is None or not sebutan.strip():
        raise TidakSahError("Isi tempat, tanggal, dan jabatan penanda tangan.")
    reviu.hasil = hasil
    reviu.pengecualian = (
        ""
        if hasil == HasilReviu.BERSIH
        else periksa_catatan(pengecualian, wajib=True, apa="pengecualiannya")
    )
    reviu.tempat, reviu.tanggal, reviu.sebutan = tempat.strip()[:80], tanggal, sebutan.strip()[:160]
