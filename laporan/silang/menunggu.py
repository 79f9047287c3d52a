"""What crosscutting leaves to do, and what came of it lately, as facts for rangka/menunggu.py."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse

from kinerja.isian.pintu import hari_lokal
from kinerja.kesepakatan import LangkahSilang, PihakSilang
from kinerja.models import KesepakatanSilang, Pengguna, PerangkatDaerah
from kinerja.status import StatusKesepakatan
from laporan.rangka.menunggu import JenisTunggu, Menunggu
from laporan.silang.wewenang import langkah, sisi

HARI_KABAR = 14
"""Days for which the home page tells of an answer or an end."""
_S = StatusKesepakatan


def baris_silang(pd: PerangkatDaerah, tahun: int, pada: datetime) -> list[KesepakatanSilang]:
    """What of a year may call anybody of the agency. One query."""
    sejak = pada - timedelta(days=HARI_KABAR)
    syarat = Q(status=_S.DIMINTA) | Q(dijawab_pada__gte=sejak) | Q(diakhiri_pada__gte=sejak)
    semua = KesepakatanSilang.objects.tentang_pd(pd).filter(syarat, tahun=tahun)
    return list(semua.beserta_orang().order_by("tenggat", "pk"))


def tunggu_silang(
    pengguna: Pengguna, baris: Sequence[KesepakatanSilang], pada: datetime
) -> list[Menunggu]:
    """Of these rows what waits for one person, on either side, and what they should know."""
    hasil: list[Menunggu] = []
    menunggu: list[KesepakatanSilang] = []
    for k in baris:
        if k.keadaan is not _S.DIMINTA:
            hasil += _kabar(pengguna, k)
        elif LangkahSilang.TOLAK in langkah(pengguna, k, hari_lokal(k.pd, pada)):
            hasil.append(_jawab(k))
        elif k.oleh_id == pengguna.pk:
            menunggu.append(k)
    return [*hasil, *_menunggu(menunggu)]


def _alamat(k: KesepakatanSilang) -> str:
    return reverse("silang_satu", args=[k.pk])


def _jawab(k: KesepakatanSilang) -> Menunggu:
    peminta = k.peminta.nama if k.pihak == PihakSilang.UNIT else k.pd.nama
    return Menunggu(
        f"{peminta} meminta kontribusi {k.sebutan_pihak}.",
        _alamat(k),
        "Baca dan jawab",
        k.permintaan,
        "ajukan",
        JenisTunggu.JAWAB_SILANG,
        k.tenggat,
    )


def _menunggu(semua: list[KesepakatanSilang]) -> Iterator[Menunggu]:
    """Own requests that nobody has answered, as one line."""
    if not semua:
        return
    satu = semua[0]
    teks = f"{len(semua)} permintaan kontribusi menunggu jawaban."
    if len(semua) == 1:
        teks = f"Permintaan kontribusi kepada {satu.sebutan_pihak} menunggu jawaban."
    yield Menunggu(
        teks,
        _alamat(satu) if len(semua) == 1 else f"{reverse('silang')}?tahun={satu.tahun}",
        "Lihat permintaannya",
        ikon="jam",
        jenis=JenisTunggu.SILANG_MENUNGGU,
    )


def _kabar(pengguna: Pengguna, k: KesepakatanSilang) -> Iterator[Menunggu]:
    """An answer is told to who asked, an end to both sides; never to who gave it."""
    pelaku = k.diakhiri_oleh_id or k.dijawab_oleh_id
    if k.pihak == PihakSilang.LUAR or pelaku == pengguna.pk:
        return
    if k.keadaan is _S.BERAKHIR:
        if sisi(pengguna, k):
            teks = f"Kontribusi {k.sebutan_pihak} untuk {k.peminta.nama} diakhiri."
            yield _berita(k, teks, k.alasan_akhir)
    elif k.oleh_id == pengguna.pk:
        kata = "menolak" if k.keadaan is _S.DITOLAK else "menyanggupi"
        yield _berita(k, f"{k.sebutan_pihak} {kata} kontribusi yang diminta.", k.jawaban)


def _berita(k: KesepakatanSilang, teks: str, catatan: str) -> Menunggu:
    return Menunggu(
        teks, _alamat(k), "Lihat", catatan or k.permintaan, "info", JenisTunggu.KABAR_SILANG
    )
