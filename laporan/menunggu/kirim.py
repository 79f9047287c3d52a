"""Send the reminders of one agency for one day, and write down what was sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from kinerja.isian.pintu import hari_lokal
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.models.pengguna import AKUN_SISTEM
from kinerja.surel import kirim_surel, surel_aktif
from laporan.menunggu.daftar import TungguPD, tunggu_tanpa_pd
from laporan.menunggu.jadwal import DigestTerakhir, isi_digest, kunci_butir, perlu_dikirim
from laporan.models import CatatanPengingat, KerapPengingat, PilihanPengingat
from laporan.perjanjian.wewenang import KEPALA_DAERAH
from laporan.rangka.menunggu import Menunggu
from laporan.tugas.dasar import Lapor, diam


@dataclass(frozen=True)
class HasilPengingat:
    """How many were written to, and how many messages the server did not take."""

    terkirim: int
    gagal: int


def kirim_pengingat_pd(pd: PerangkatDaerah, pada: datetime, lapor: Lapor = diam) -> HasilPengingat:
    """One digest for everybody of the agency for whom something waits, as each has chosen.

    Not in a transaction: a slow mail server must not hold the database. Run again on the same day
    it writes to nobody a second time.
    """
    if not surel_aktif():
        return HasilPengingat(0, 0)
    hari_ini = hari_lokal(pd, pada)
    # In the first months the year before is still reported, and its report written.
    kini, lalu = (TungguPD(pd, tahun, pada) for tahun in (hari_ini.year, hari_ini.year - 1))
    terkirim = gagal = 0
    semua = list(_penerima(pd))
    for n, p in enumerate(semua):
        lapor(5 + 90 * n // len(semua), f"Menyiapkan pengingat {n + 1} dari {len(semua)}")
        if p.pd_id is None:
            butir = [m for m in tunggu_tanpa_pd(p, pada) if not m.berita]
        else:
            butir = _gabung(kini.untuk(p, berita=False), lalu.setahun(p))
        hasil = _kirim(p, butir, pd, pada)
        terkirim += hasil is True
        gagal += hasil is False
    return HasilPengingat(terkirim, gagal)


def _penerima(pd: PerangkatDaerah) -> Iterator[Pengguna]:
    """Active accounts of the agency with an address, and the head of the region, who works in none;
    not those who want no reminder.
    """
    menolak = PilihanPengingat.objects.filter(kerap=KerapPengingat.TIDAK).values("pengguna")
    semua = (
        Pengguna.objects.filter(is_active=True)
        .exclude(email="")
        .exclude(username=AKUN_SISTEM)
        .exclude(pk__in=menolak)
        .select_related("pd", "jabatan")
        .order_by("username")
    )
    yield from semua.filter(pd=pd)
    for p in semua.filter(pd=None):
        if p.has_perm(KEPALA_DAERAH):
            yield p


def _gabung(kini: list[Menunggu], lalu: list[Menunggu]) -> list[Menunggu]:
    ada = {(m.jenis, m.url) for m in kini}
    semua = [*kini, *(m for m in lalu if (m.jenis, m.url) not in ada)]
    return sorted(semua, key=lambda m: not m.lewat)


def _kirim(p: Pengguna, butir: list[Menunggu], pd: PerangkatDaerah, pada: datetime) -> bool | None:
    """Whether the server took the message; None where none was due."""
    hari_ini = hari_lokal(pd, pada)
    catatan = CatatanPengingat.objects.filter(pengguna=p, terkirim=True).first()
    terakhir = (
        DigestTerakhir(catatan.hari, frozenset(catatan.butir)) if catatan is not None else None
    )
    pilihan = PilihanPengingat.objects.filter(pengguna=p).first()
    kerap = KerapPengingat(pilihan.kerap) if pilihan is not None else KerapPengingat.PENTING
    if not perlu_dikirim(kerap, butir, terakhir=terakhir, hari_ini=hari_ini):
        return None
    try:
        with transaction.atomic():
            baru = CatatanPengingat.objects.create(
                pengguna=p,
                hari=hari_ini,
                pada=pada,
                banyak=len(butir),
                butir=[kunci_butir(m, hari_ini) for m in butir],
            )
    except IntegrityError:  # another worker is writing to this person
        return None
    judul, isi = isi_digest(
        p.sebutan,
        butir,
        alamat=settings.TAPAK_ALAMAT,
        atur=reverse("pengingat"),
    )
    if not kirim_surel(judul, isi, [p.email]):
        return False
    baru.terkirim = True
    baru.save(update_fields=["terkirim"])
    return True
