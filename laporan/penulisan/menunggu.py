"""Sections that wait for one user to write, for their home page."""

from django.urls import reverse
from django.utils.formats import date_format

from kinerja.models import Pengguna, PerangkatDaerah
from laporan.models import BagianNarasi, BagianReviu, KomentarBagian, StatusBagian
from laporan.penulisan.lingkup import IZIN_TULIS
from laporan.rangka.menunggu import Menunggu

BANYAK = 5


def menunggu_narasi(pengguna: Pengguna, pd: PerangkatDaerah, tahun: int) -> list[Menunggu]:
    """Sections given to the user or their unit that are not handed in, soonest due first. Three
    queries.
    """
    if pengguna.pd_id != pd.pk or not pengguna.has_perm(IZIN_TULIS):
        return []
    selesai = BagianReviu.objects.filter(
        laporan__pd=pd,
        laporan__tahun=tahun,
        status__in=[StatusBagian.DIAJUKAN, StatusBagian.DIPERIKSA],
    ).values_list("kunci", flat=True)
    bagian = (
        BagianNarasi.objects.ditugaskan(pengguna)
        .filter(laporan__pd=pd, laporan__tahun=tahun, laporan__status="disusun")
        .exclude(kunci__in=list(selesai))
        .order_by("tenggat", "pk")
    )
    daftar = list(bagian)
    komentar: dict[int, int] = {}
    for pk in KomentarBagian.objects.filter(bagian__in=daftar, selesai_pada=None).values_list(
        "bagian", flat=True
    ):
        komentar[pk] = komentar.get(pk, 0) + 1
    hasil = [_satu(b, komentar.get(b.pk, 0)) for b in daftar[:BANYAK]]
    if len(daftar) > BANYAK:
        hasil.append(
            Menunggu(
                f"{len(daftar) - BANYAK} bagian LKjIP lain menunggu tulisan Anda.",
                f"{reverse('penulisan')}?saring=milik",
                "Lihat semua",
                ikon="draf",
            )
        )
    return hasil


def _satu(b: BagianNarasi, komentar: int) -> Menunggu:
    tenggat = f", tenggat {date_format(b.tenggat, 'j F Y')}" if b.tenggat else ""
    return Menunggu(
        f"Bagian LKjIP “{b.judul}” menunggu tulisan Anda{tenggat}.",
        reverse("penulisan_bagian", args=[b.laporan_id, b.kunci]),
        "Tulis bagian ini",
        f"{komentar} komentar belum diselesaikan." if komentar else "",
        "draf",
    )
