"""Steps of the predicate: the rule, the announcement, objections and answers, the end."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kinerja.jejak_berantai import kepala, rantaikan
from kinerja.langkah import Pencatat, ambil_terkunci, kunci_semua, mengubah
from kinerja.models import Pengguna, PerangkatDaerah, jejak
from kinerja.models.berkas import BerkasTetap
from kinerja.penolakan import TerkunciError, TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.periode import Triwulan, format_tanggal
from laporan.cetak.dasar import Berkas
from laporan.models import (
    AturanPredikat,
    KeberatanPredikat,
    PenetapanPredikat,
    PredikatPD,
    StatusKeberatan,
)
from laporan.pemda.predikat.aturan import (
    IsiAturan,
    aturan_dari_data,
    aturan_ke_data,
    hitung_predikat,
    langkah_ke_data,
    salah_aturan,
)
from laporan.pemda.predikat.baca import (
    IZIN_KEBERATAN,
    aturan_pada,
    boleh_kelola,
    keadaan_penetapan,
    keberatan_terbuka,
)
from laporan.pemda.predikat.keadaan import LangkahPredikat
from laporan.pemda.tinjauan.fakta import FaktaTW, fakta_ke_data
from laporan.pemda.tinjauan.ringkasan import fakta_predikat
from laporan.tugas.dasar import Lapor, diam

PANJANG = 6000
_BUKAN_PENGELOLA = "Aturan dan penetapan predikat dikelola Admin Pemda."
#: The list of a quarter as files: PDF (sealed) and XLSX, and the certificate of the seal.
Cetak = Callable[[PenetapanPredikat, datetime], "tuple[Berkas, Berkas, str | None]"]


def _pastikan_mengelola(oleh: Pengguna) -> None:
    if not boleh_kelola(oleh):
        raise TidakBerizinError(_BUKAN_PENGELOLA)


@transaction.atomic
def simpan_aturan(
    *,
    nama: str,
    dasar: str,
    berlaku_mulai: date,
    isi: IsiAturan,
    oleh: Pengguna,
    pada: datetime,
) -> AturanPredikat:
    """Keep a new version of the rule; those before it stay. Raises TidakSahError."""
    _pastikan_mengelola(oleh)
    galat = list(salah_aturan(isi))
    if not nama.strip():
        galat.insert(0, "Beri nama aturannya.")
    if galat:
        raise TidakSahError(" ".join(galat))
    satu = _versi_baru(nama.strip(), dasar.strip(), berlaku_mulai, isi, oleh, pada)
    jejak(
        aksi="aturan predikat disimpan",
        objek=satu,
        oleh=oleh,
        pada=pada,
        perubahan={"berlaku mulai": (None, format_tanggal(berlaku_mulai))},
    ).save()
    return satu


def _versi_baru(
    nama: str, dasar: str, mulai: date, isi: IsiAturan, oleh: Pengguna | None, pada: datetime
) -> AturanPredikat:
    ke = (AturanPredikat.objects.aggregate(n=Max("ke"))["n"] or 0) + 1
    return AturanPredikat.objects.create(
        ke=ke,
        nama=nama[:160],
        dasar=dasar[:250],
        berlaku_mulai=mulai,
        isi=aturan_ke_data(isi),
        oleh=oleh,
        pada=pada,
    )


def _hasil(p: PenetapanPredikat, pd: PerangkatDaerah, f: FaktaTW, pada: datetime) -> PredikatPD:
    h = hitung_predikat(aturan_dari_data(p.aturan.isi), f)
    return PredikatPD(
        penetapan=p,
        pd=pd,
        nilai=h.nilai,
        predikat=h.predikat,
        ekinerja=h.ekinerja,
        langkah=langkah_ke_data(h.langkah),
        fakta=fakta_ke_data(f),
        sidik=f.sidik,
        dihitung_pada=pada,
    )


def periksa_pengumuman(
    *,
    tahun: int,
    triwulan: int,
    keberatan_sampai: date,
    alasan: str,
    oleh: Pengguna,
    pada: datetime,
) -> list[PerangkatDaerah]:
    """The agencies to be reckoned, before anything is locked. Raises as `umumkan`."""
    _pastikan_mengelola(oleh)
    tw, hari = Triwulan(tahun, triwulan), timezone.localdate(pada)
    if hari <= tw.akhir:
        raise TerkunciError(f"{tw.label} belum berakhir.")
    if keberatan_sampai < hari:
        raise TidakSahError("Batas keberatan tidak boleh sebelum hari ini.")
    milik = PenetapanPredikat.objects.filter(tahun=tahun, triwulan=triwulan)
    _pastikan_dapat_diumumkan(tw, milik.order_by("-ke").first(), alasan)
    semua = list(PerangkatDaerah.objects.perangkat().order_by("nama"))
    if not semua:
        raise TidakSahError("Belum ada perangkat daerah yang dinilai.")
    return semua


def _pastikan_dapat_diumumkan(tw: Triwulan, lama: PenetapanPredikat | None, alasan: str) -> None:
    if lama is not None and not lama.final:
        raise TerkunciError(f"Predikat {tw.label} sudah diumumkan dan belum ditetapkan.")
    if lama is not None and not alasan.strip():
        raise TidakSahError("Tulis alasan koreksi atas predikat yang sudah ditetapkan.")


def _semua_fakta(
    semua: list[PerangkatDaerah], tw: Triwulan, pada: datetime, lapor: Lapor
) -> dict[int, FaktaTW]:
    """Agency → what its predicate is reckoned from, told as it goes."""
    hasil = {}
    for n, pd in enumerate(semua):
        lapor(5 + 90 * n // len(semua), f"{pd.nama} ({n + 1} dari {len(semua)})")
        hasil[pd.pk] = fakta_predikat(pd, tw.tahun, tw.nomor, pada)
    lapor(95, "Menyimpan predikat")
    return hasil


def umumkan(
    *,
    tahun: int,
    triwulan: int,
    keberatan_sampai: date,
    oleh: Pengguna,
    pada: datetime,
    alasan: str = "",
    lapor: Lapor = diam,
) -> PenetapanPredikat:
    """Reckon every agency's predicate and open the time of objections; after a final list, with a
    reason, a correction of it.

    The figures are read before anything is locked. Raises TidakBerizinError, TerkunciError (too
    early, or announced already), TidakSahError (window, reason), and what `lapor` raises.
    """
    tw = Triwulan(tahun, triwulan)
    semua = periksa_pengumuman(
        tahun=tahun,
        triwulan=triwulan,
        keberatan_sampai=keberatan_sampai,
        alasan=alasan,
        oleh=oleh,
        pada=pada,
    )
    fakta = _semua_fakta(semua, tw, pada, lapor)
    with transaction.atomic():
        milik = PenetapanPredikat.objects.filter(tahun=tahun, triwulan=triwulan)
        lama = sorted(kunci_semua(milik), key=lambda p: -p.ke)
        _pastikan_dapat_diumumkan(tw, lama[0] if lama else None, alasan)
        aturan = aturan_pada(tw.akhir)
        if aturan.pk is None:
            isi = aturan_dari_data(aturan.isi)
            aturan = _versi_baru(aturan.nama, aturan.dasar, aturan.berlaku_mulai, isi, None, pada)
        p = PenetapanPredikat.objects.create(
            tahun=tahun,
            triwulan=triwulan,
            ke=lama[0].ke + 1 if lama else 1,
            aturan=aturan,
            alasan=alasan.strip()[:PANJANG] if lama else "",
            diumumkan_pada=pada,
            diumumkan_oleh=oleh,
            keberatan_sampai=keberatan_sampai,
        )
        PredikatPD.objects.bulk_create(_hasil(p, pd, fakta[pd.pk], pada) for pd in semua)
        jejak(
            aksi="predikat diumumkan",
            objek=p,
            oleh=oleh,
            pada=pada,
            perubahan={"keberatan sampai": (None, format_tanggal(keberatan_sampai))},
            alasan=p.alasan,
        ).save()
    return p


def _pastikan(
    p: PenetapanPredikat, langkah: LangkahPredikat, pada: datetime, *, mengelola: bool
) -> None:
    """Raises TerkunciError where the state does not allow the step."""
    k = keadaan_penetapan(p, Triwulan(p.tahun, p.triwulan), keberatan_terbuka(p))
    hari = timezone.localdate(pada)
    if langkah not in k.langkah(hari, mengelola=mengelola):
        if langkah is LangkahPredikat.TETAPKAN and not p.final:
            raise TerkunciError(k.halangan(hari))
        raise TerkunciError(
            f"{langkah.label} tidak dapat dilakukan: {k.tahap(hari).label.lower()}."
        )


def ubah_jadwal(
    *, penetapan: PenetapanPredikat, sampai: date, oleh: Pengguna, pada: datetime, versi: int | None
) -> PenetapanPredikat:
    """Move the last day of objections. Raises as `mengubah`, TerkunciError, TidakSahError."""
    _pastikan_mengelola(oleh)
    if sampai < timezone.localdate(pada):
        raise TidakSahError("Batas keberatan tidak boleh sebelum hari ini.")
    with mengubah(
        PenetapanPredikat.objects.filter(pk=penetapan.pk),
        oleh=oleh,
        pada=pada,
        aksi="batas keberatan diubah",
        pd=lambda _: None,
        versi=versi,
        boleh=lambda p: _pastikan(p, LangkahPredikat.JADWAL, pada, mengelola=True),
    ) as u:
        u.baris.keberatan_sampai = sampai
    return u.baris


def periksa_ulang(*, penetapan: PenetapanPredikat, oleh: Pengguna, pada: datetime) -> None:
    """Raises TidakBerizinError, TerkunciError (final) where it may not be reckoned again."""
    _pastikan_mengelola(oleh)
    _pastikan(penetapan, LangkahPredikat.ULANG, pada, mengelola=True)


def hitung_ulang(
    *, penetapan: PenetapanPredikat, oleh: Pengguna, pada: datetime, lapor: Lapor = diam
) -> int:
    """Reckon again from the data of today; an agency that is new since the announcement is added,
    one that was reckoned meanwhile (an objection was accepted) stays as that left it.
    Returns how many predicates are other than before. Raises as `periksa_ulang` and what `lapor`
    raises.
    """
    periksa_ulang(penetapan=penetapan, oleh=oleh, pada=pada)
    semua = list(PerangkatDaerah.objects.perangkat().order_by("nama"))
    fakta = _semua_fakta(semua, Triwulan(penetapan.tahun, penetapan.triwulan), pada, lapor)
    with transaction.atomic():
        p = _kunci(penetapan)
        _pastikan(p, LangkahPredikat.ULANG, pada, mengelola=True)
        ada = {h.pd_id: h for h in p.hasil.select_related("pd")}
        catatan = Pencatat(oleh=oleh, pada=pada, aksi="predikat dihitung ulang", pd=None)
        for pd in semua:
            if pd.pk not in ada:
                _hasil(p, pd, fakta[pd.pk], pada).save()
        berubah = [
            h
            for h in ada.values()
            if h.pd_id in fakta and h.sidik != fakta[h.pd_id].sidik and h.dihitung_pada <= pada
        ]
        for h in berubah:
            _pakai(h, _hasil(p, h.pd, fakta[h.pd_id], pada), catatan)
        catatan.simpan(*_KOLOM)
    return len(berubah)


_KOLOM = ("nilai", "predikat", "ekinerja", "langkah", "fakta", "sidik", "dihitung_pada")


def _pakai(lama: PredikatPD, baru: PredikatPD, catatan: Pencatat) -> None:
    beda = {
        n: (str(getattr(lama, n)), str(getattr(baru, n)))
        for n in ("nilai", "predikat")
        if getattr(lama, n) != getattr(baru, n)
    }
    for nama in _KOLOM:
        setattr(lama, nama, getattr(baru, nama))
    catatan.catat(lama, beda)


def _kunci(p: PenetapanPredikat) -> PenetapanPredikat:
    semua = PenetapanPredikat.objects.filter(pk=p.pk).select_related("aturan")
    return ambil_terkunci(semua)


@transaction.atomic
def ajukan_keberatan(
    *, hasil: PredikatPD, alasan: str, oleh: Pengguna, pada: datetime
) -> KeberatanPredikat:
    """An agency objects to its provisional predicate, with a reason, while the window is open."""
    if oleh.pd_id != hasil.pd_id:
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_KEBERATAN):
        raise TidakBerizinError("Keberatan diajukan kepala perangkat daerah atau Sekretariat.")
    p = _kunci(hasil.penetapan)
    _pastikan(p, LangkahPredikat.KEBERATAN, pada, mengelola=False)
    if not alasan.strip():
        raise TidakSahError("Tulis alasan keberatannya: angka mana, dan apa yang seharusnya.")
    if hasil.keberatan.filter(status=StatusKeberatan.DIAJUKAN).exists():
        raise TerkunciError("Keberatan sebelumnya belum dijawab.")
    satu = KeberatanPredikat.objects.create(
        hasil=hasil, alasan=alasan.strip()[:PANJANG], oleh=oleh, pada=pada
    )
    jejak(
        aksi="keberatan predikat diajukan",
        objek=satu,
        oleh=oleh,
        pada=pada,
        pd=hasil.pd,
        alasan=satu.alasan,
    ).save()
    return satu


@transaction.atomic
def tarik_keberatan(
    *, keberatan: KeberatanPredikat, oleh: Pengguna, pada: datetime
) -> KeberatanPredikat:
    """The agency takes its objection back while nobody has answered it."""
    hasil = keberatan.hasil
    if oleh.pd_id != hasil.pd_id:
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_KEBERATAN):
        raise TidakBerizinError("Keberatan ditarik kepala perangkat daerah atau Sekretariat.")
    _pastikan(_kunci(hasil.penetapan), LangkahPredikat.TARIK, pada, mengelola=False)
    with mengubah(
        KeberatanPredikat.objects.filter(pk=keberatan.pk),
        oleh=oleh,
        pada=pada,
        aksi="keberatan predikat ditarik",
        pd=lambda _: hasil.pd,
        boleh=_pastikan_terbuka,
    ) as u:
        u.baris.status = StatusKeberatan.DITARIK
    return u.baris


def _pastikan_terbuka(k: KeberatanPredikat) -> None:
    if k.status != StatusKeberatan.DIAJUKAN:
        raise TerkunciError("Keberatan ini sudah dijawab atau ditarik.")


def jawab_keberatan(
    *, keberatan: KeberatanPredikat, diterima: bool, jawaban: str, oleh: Pengguna, pada: datetime
) -> KeberatanPredikat:
    """Answer an objection. Accepted, the agency's predicate is reckoned again from today's data.

    Raises TidakBerizinError, TidakSahError (no answer), TerkunciError (answered, withdrawn, final).
    """
    _pastikan_mengelola(oleh)
    if not jawaban.strip():
        raise TidakSahError("Tulis jawabannya: apa yang diperiksa dan apa hasilnya.")
    hasil = keberatan.hasil
    p = hasil.penetapan
    with transaction.atomic():
        p = _kunci(p)
        if p.final:
            raise TerkunciError("Predikat triwulan ini sudah ditetapkan.")
        # Read once nobody else can reckon anew: the later facts are the ones that stay.
        fakta = fakta_predikat(hasil.pd, p.tahun, p.triwulan, pada) if diterima else None
        with mengubah(
            KeberatanPredikat.objects.filter(pk=keberatan.pk),
            oleh=oleh,
            pada=pada,
            aksi="keberatan predikat dijawab",
            pd=lambda _: hasil.pd,
            boleh=_pastikan_terbuka,
        ) as u:
            u.baris.status = StatusKeberatan.DITERIMA if diterima else StatusKeberatan.DITOLAK
            u.baris.jawaban = jawaban.strip()[:PANJANG]
            u.baris.dijawab_oleh, u.baris.dijawab_pada = oleh, pada
        if fakta is not None:
            catatan = Pencatat(oleh=oleh, pada=pada, aksi="predikat dihitung ulang", pd=hasil.pd)
            terkini = ambil_terkunci(PredikatPD.objects.filter(pk=hasil.pk))
            _pakai(terkini, _hasil(p, hasil.pd, fakta, pada), catatan)
            catatan.simpan(*_KOLOM)
    return u.baris


def tetapkan(
    *,
    penetapan: PenetapanPredikat,
    oleh: Pengguna,
    pada: datetime,
    cetak: Cetak,
    versi: int | None = None,
) -> PenetapanPredikat:
    """Make the list final: printed and sealed while nothing is locked, stored when nothing moved.

    Raises TidakBerizinError, TerkunciError (window open, objections without an answer),
    BentrokError (somebody changed it meanwhile), and what `cetak` raises.
    """
    _pastikan_mengelola(oleh)
    p = PenetapanPredikat.objects.select_related("aturan").get(pk=penetapan.pk)
    _pastikan(p, LangkahPredikat.TETAPKAN, pada, mengelola=True)
    sebelum = _sidik(p)
    pdf, xlsx, sertifikat = cetak(p, pada)
    rantaikan(pada=pada)
    with mengubah(
        PenetapanPredikat.objects.filter(pk=p.pk),
        oleh=oleh,
        pada=pada,
        aksi="predikat ditetapkan",
        pd=lambda _: None,
        versi=p.versi if versi is None else versi,
        boleh=lambda x: _pastikan(x, LangkahPredikat.TETAPKAN, pada, mengelola=True),
    ) as u:
        if _sidik(u.baris) != sebelum:
            raise TerkunciError("Predikat dihitung ulang saat daftarnya dicetak. Ulangi.")
        u.baris.pdf = BerkasTetap.objects.simpan(pdf.isi, tipe=pdf.tipe, pada=pada)
        u.baris.xlsx = BerkasTetap.objects.simpan(xlsx.isi, tipe=xlsx.tipe, pada=pada)
        u.baris.sertifikat_id = sertifikat
        u.baris.rantai_ke, u.baris.rantai = kepala()
        u.baris.final_pada, u.baris.final_oleh = pada, oleh
    return u.baris


def _sidik(p: PenetapanPredikat) -> list[tuple[int, int]]:
    return list(p.hasil.order_by("pk").values_list("pk", "versi"))
