"""Sections that wait for one user to write, for their home page."""

from collections import Counter
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.formats import date_format

from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.periode import format_tanggal
from laporan.models import BagianNarasi, BagianReviu, KomentarBagian, StatusBagian
from laporan.penulisan.lingkup import IZIN_KELOLA, IZIN_TULIS
from laporan.rangka.menunggu import JenisTunggu, Menunggu

BANYAK = 5


def menunggu_narasi(
    pengguna: Pengguna, pd: PerangkatDaerah, tahun: int, hari_ini: date | None = None
) -> list[Menunggu]:
    """Sections given to the user or their unit that are not handed in, soonest due first; for who
    shares the work out also those of others, with `hari_ini` also that they are late. Three
    queries.
    """
    if pengguna.pd_id != pd.pk or not pengguna.has_perm(IZIN_TULIS):
        return []
    selesai = BagianReviu.objects.filter(
        laporan=OuterRef("laporan"),
        kunci=OuterRef("kunci"),
        status__in=[StatusBagian.DIAJUKAN, StatusBagian.DIPERIKSA],
    )
    terbuka = BagianNarasi.objects.filter(
        ~Exists(selesai), laporan__pd=pd, laporan__tahun=tahun, laporan__status="disusun"
    )
    mengelola = pengguna.has_perm(IZIN_KELOLA)
    if not mengelola:
        terbuka = terbuka.ditugaskan(pengguna)
    semua = list(terbuka.ditugaskan_siapa_pun().order_by("tenggat", "pk"))
    lingkup = pengguna.lingkup_unit if mengelola and semua else frozenset()
    daftar = [
        b
        for b in semua
        if not mengelola
        or b.penanggung_jawab_id == pengguna.pk
        or (b.penanggung_jawab_id is None and b.unit_id in lingkup)
    ]
    komentar: Counter[int] = Counter()
    if daftar:
        belum = KomentarBagian.objects.filter(bagian__in=daftar, selesai_pada=None)
        komentar.update(belum.values_list("bagian", flat=True))
    hasil = [_satu(b, komentar.get(b.pk, 0)) for b in daftar[:BANYAK]]
    if len(daftar) > BANYAK:
        hasil.append(
            Menunggu(
                f"{len(daftar) - BANYAK} bagian LKjIP lain menunggu tulisan Anda.",
                f"{reverse('penulisan')}?saring=milik",
                "Lihat semua",
                ikon="draf",
                jenis=JenisTunggu.TULIS_BAGIAN,
            )
        )
    milik = {b.pk for b in daftar}
    return [*hasil, *_orang_lain([b for b in semua if b.pk not in milik], tahun, hari_ini)]


def _orang_lain(semua: list[BagianNarasi], tahun: int, hari_ini: date | None) -> list[Menunggu]:
    """What others were given to write and have not handed in."""
    if not semua:
        return []
    tenggat = [b.tenggat for b in semua if b.tenggat is not None]
    lewat = sum(1 for t in tenggat if hari_ini is not None and t < hari_ini)
    catatan = f"{lewat} di antaranya lewat tenggat." if lewat else ""
    if tenggat and not lewat:
        catatan = f"Tenggat pertama {format_tanggal(min(tenggat))}."
    return [
        Menunggu(
            f"{len(semua)} bagian LKjIP {tahun} belum diajukan penulisnya.",
            reverse("penulisan"),
            "Lihat bagiannya",
            catatan,
            "draf",
            JenisTunggu.BAGIAN_BELUM,
            min(tenggat, default=None),
        )
    ]


def _satu(b: BagianNarasi, komentar: int) -> Menunggu:
    tenggat = f", tenggat {date_format(b.tenggat, 'j F Y')}" if b.tenggat else ""
    return Menunggu(
        f"Bagian LKjIP “{b.judul}” menunggu tulisan Anda{tenggat}.",
        reverse("penulisan_bagian", args=[b.laporan_id, b.kunci]),
        "Tulis bagian ini",
        f"{komentar} komentar belum diselesaikan." if komentar else "",
        "draf",
        JenisTunggu.TULIS_BAGIAN,
        b.tenggat,
    )
