"""Reminders to many agencies at once: to whom, why, and never twice on a day.

Whoever an agency's quarter lies with is written to: the fillers of its units that are behind, its
Sekretariat while rows wait for it, its head while the endorsement does. The day's note of the
person (`CatatanPengingat`) is written before the message, as the daily digest does it, so that the
two together write once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from kinerja.isian.pintu import IZIN_ISI, hari_lokal
from kinerja.models import Pengguna, PerangkatDaerah, UnitKerja, jejak
from kinerja.penolakan import TidakBerizinError
from kinerja.periode import Triwulan, sisa_hari
from kinerja.surel import kirim_surel, surel_aktif
from laporan.isian.pengingat import teks_pengingat
from laporan.isian.resmi import IZIN_VERIFIKASI
from laporan.isian.verifikasi import IZIN_SAHKAN
from laporan.models import CatatanPengingat, KerapPengingat, PilihanPengingat
from laporan.pemda.tinjauan.baris import BarisTinjauan
from laporan.pemda.tinjauan.isi import KeadaanTW, UnitTertinggal

IZIN_INGATKAN = "laporan.ingatkan_pd"
AKSI_INGATKAN = "diingatkan dari pemda"
#: States in which somebody can be reminded.
DIINGATKAN = (
    KeadaanTW.TERLAMBAT, KeadaanTW.BERJALAN, KeadaanTW.VERIFIKASI, KeadaanTW.PENGESAHAN,
)  # fmt: skip


@dataclass
class PenerimaPemda:
    """One person, and what they are reminded of. `sudah`: was written to today; `menolak`: wants
    no e-mail.
    """

    pengguna: Pengguna
    hal: list[str] = field(default_factory=list)
    teks: list[Callable[[], str]] = field(default_factory=list)
    """What the message says of each; written when it is sent, of hundreds few are."""
    sudah: bool = False
    menolak: bool = False

    @property
    def dikirimi(self) -> bool:
        """Whether a message goes out."""
        return not (self.sudah or self.menolak)


@dataclass(frozen=True)
class RencanaPengingat:
    """Who of an agency would be written to; `tanpa`: what nobody with an address stands for."""

    pd: PerangkatDaerah
    keadaan: KeadaanTW
    penerima: tuple[PenerimaPemda, ...]
    tanpa: tuple[str, ...] = ()
    gambar: dict[str, tuple[object, SafeString]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What was drawn of its agency's row."""

    @property
    def ciri(self) -> object:
        """All that the page says of it and that may change without the agency's data."""
        orang = tuple((p.pengguna.sebutan, *p.hal, p.sudah, p.menolak) for p in self.penerima)
        return (self.keadaan, orang, self.tanpa)

    @property
    def banyak(self) -> int:
        """How many messages go out."""
        return sum(p.dikirimi for p in self.penerima)


def rencana_pengingat(
    baris: Sequence[BarisTinjauan], tw: Triwulan, pada: datetime
) -> list[RencanaPengingat]:
    """Whom a reminder would reach, for the agencies that anybody can be reminded of. Six queries,
    however many agencies.
    """
    milik = [b for b in baris if b.keadaan in DIINGATKAN]
    pd = [b.pk for b in milik]
    induk = dict(UnitKerja.objects.filter(pd__in=pd).values_list("pk", "induk"))
    pengisi: dict[int, list[Pengguna]] = defaultdict(list)
    for p in _berizin(IZIN_ISI, pd).filter(unit__isnull=False):
        pengisi[p.unit_id or 0].append(p)
    atas: dict[tuple[str, int], list[Pengguna]] = defaultdict(list)
    for izin in (IZIN_VERIFIKASI, IZIN_SAHKAN):
        for p in _berizin(izin, pd):
            atas[izin, p.pd_id or 0].append(p)
    sudah = _sudah_hari_ini([b.pd for b in milik], pada)
    menolak = set(
        PilihanPengingat.objects.filter(
            pengguna__pd__in=pd, kerap=KerapPengingat.TIDAK
        ).values_list("pengguna", flat=True)
    )
    hasil = []
    for b in milik:
        r = _satu(b, tw, pada, induk, pengisi, atas)
        for x in r.penerima:
            x.sudah, x.menolak = x.pengguna.pk in sudah, x.pengguna.pk in menolak
        hasil.append(r)
    return hasil


def _berizin(izin: str, pd: Sequence[int]) -> QuerySet[Pengguna]:
    app, kode = izin.split(".")
    return (
        Pengguna.objects.filter(
            pd__in=pd,
            is_active=True,
            groups__permissions__codename=kode,
            groups__permissions__content_type__app_label=app,
        )
        .exclude(email="")
        .select_related("jabatan")
        .order_by("username")
        .distinct()
    )


def _sudah_hari_ini(pd: Sequence[PerangkatDaerah], pada: datetime) -> set[int]:
    zona = {p.zona_waktu: p for p in pd}
    hari = {hari_lokal(p, pada) for p in zona.values()}
    milik = [p.pk for p in pd]
    catatan = CatatanPengingat.objects.filter(pengguna__pd__in=milik, hari__in=hari)
    return set(catatan.values_list("pengguna", flat=True))


def _satu(
    b: BarisTinjauan,
    tw: Triwulan,
    pada: datetime,
    induk: dict[int, int | None],
    pengisi: dict[int, list[Pengguna]],
    atas: dict[tuple[str, int], list[Pengguna]],
) -> RencanaPengingat:
    assert b.kelengkapan is not None
    assert b.keadaan is not None
    semua: dict[int, PenerimaPemda] = {}
    tanpa: list[str] = []

    def tambah(orang: Iterable[Pengguna], hal: str, teks: Callable[[], str]) -> None:
        daftar = list(orang)
        if not daftar:
            tanpa.append(hal)
        for p in daftar:
            satu = semua.setdefault(p.pk, PenerimaPemda(p))
            satu.hal.append(hal)
            satu.teks.append(teks)

    if b.keadaan in (KeadaanTW.VERIFIKASI, KeadaanTW.PENGESAHAN):
        izin = IZIN_VERIFIKASI if b.keadaan is KeadaanTW.VERIFIKASI else IZIN_SAHKAN
        hal, teks = _menunggu_atas(b, tw, b.keadaan)
        tambah(atas[izin, b.pd.pk], hal, teks)
    else:
        for u in b.kelengkapan.tertinggal:
            orang = _pengisi(u.unit, induk, pengisi)
            tambah(orang, f"{u.nama}: {u.sebab}", partial(_teks_unit, u, tw, b, pada))
    return RencanaPengingat(b.pd, b.keadaan, tuple(semua.values()), tuple(tanpa), b.gambar)


def _pengisi(
    unit: int, induk: dict[int, int | None], pengisi: dict[int, list[Pengguna]]
) -> list[Pengguna]:
    """Those of the unit, else of the nearest unit above that has any."""
    simpul: int | None = unit
    dilalui = set[int]()
    while simpul is not None and simpul not in dilalui:
        if pengisi[simpul]:
            return pengisi[simpul]
        dilalui.add(simpul)
        simpul = induk.get(simpul)
    return []


def _teks_unit(u: UnitTertinggal, tw: Triwulan, b: BarisTinjauan, pada: datetime) -> str:
    kueri = urlencode({"unit": u.unit, "tahun": tw.tahun, "triwulan": tw.nomor})
    return teks_pengingat(
        unit=u.nama,
        triwulan=tw,
        diharapkan=u.diharapkan,
        terisi=u.terisi,
        diajukan=u.diajukan,
        belum=u.belum,
        batas=u.batas,
        sisa_hari=None if u.batas is None else sisa_hari(u.batas, hari_lokal(b.pd, pada)),
        tautan=f"{settings.TAPAK_ALAMAT}{reverse('isian')}?{kueri}",
        dikembalikan=u.dikembalikan,
    )


def _menunggu_atas(
    b: BarisTinjauan, tw: Triwulan, keadaan: KeadaanTW
) -> tuple[str, Callable[[], str]]:
    if keadaan is KeadaanTW.VERIFIKASI:
        hal, rute = f"Semua baris {tw.label} sudah diajukan dan menunggu diperiksa", "periksa"
    else:
        hal, rute = f"{tw.label} sudah diverifikasi dan menunggu disahkan", "pengesahan"
    alamat = f"{settings.TAPAK_ALAMAT}{reverse(rute)}?{urlencode({'tahun': tw.tahun})}"
    return hal, lambda: f"Yth. {b.pd.nama},\n{hal}.\n{alamat}\nTerima kasih."


@dataclass(frozen=True)
class HasilIngatkan:
    """How many were written to, and how many messages the server did not take."""

    terkirim: int
    gagal: int


def kirim_rencana(
    rencana: RencanaPengingat, tw: Triwulan, *, oleh: Pengguna, pada: datetime
) -> HasilIngatkan:
    """Write to everybody of the plan who was not written to today, then record it.

    Not in a transaction: a slow mail server must not hold the database. Raises TidakBerizinError.
    """
    if not (oleh.has_perm(IZIN_INGATKAN) and oleh.menjangkau(rencana.pd.pk)):
        raise TidakBerizinError("Pengingat dari pemda dikirim Admin Pemda atau Pemantau Pemda.")
    if not surel_aktif():
        return HasilIngatkan(0, 0)
    hari = hari_lokal(rencana.pd, pada)
    dikirimi, gagal = [], 0
    for p in rencana.penerima:
        if p.menolak:
            continue
        lama = CatatanPengingat.objects.filter(pengguna=p.pengguna, terkirim=True).first()
        try:
            with transaction.atomic():
                catatan = CatatanPengingat.objects.create(
                    pengguna=p.pengguna,
                    hari=hari,
                    pada=pada,
                    banyak=len(p.hal),
                    # Tomorrow's digest still knows what it has told.
                    butir=lama.butir if lama else [],
                )
        except IntegrityError:  # was written to today
            continue
        judul = f"Pengingat {tw.label}: {rencana.pd.nama}"
        if not kirim_surel(judul, "\n\n".join(t() for t in p.teks) + "\n", [p.pengguna.email]):
            gagal += 1
            continue
        catatan.terkirim = True
        catatan.save(update_fields=["terkirim"])
        dikirimi.append(p.pengguna)
    if dikirimi:
        jejak(
            aksi=AKSI_INGATKAN,
            objek=rencana.pd,
            oleh=oleh,
            pada=pada,
            pd=rencana.pd,
            perubahan={"triwulan": (None, tw.label)},
            alasan=", ".join(p.username for p in dikirimi),
        ).save()
    return HasilIngatkan(len(dikirimi), gagal)
