"""Writing a scale of predicates: of one agency, or of every agency of the region at once.

An agency whose scale of the same code differs from what its writer saw keeps its own: somebody
there wrote it so, and its past capaian are reckoned from that order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kinerja.langkah import Pencatat, kunci_semua, sidik_dilihat
from kinerja.models import Pengguna, PerangkatDaerah, Predikat, SkalaPredikat, Target
from kinerja.models.realisasi import Realisasi
from kinerja.penolakan import BentrokError, TidakBerizinError, TidakSahError
from laporan.perencanaan.skala import IsiSkala, TingkatSkala

IZIN = "kinerja.change_skalapredikat"
AKSI = "skala predikat disimpan"
#: Out of the way of every rank while steps change places.
_SISIH = 1_000


@dataclass(frozen=True)
class HasilSkala:
    """What became of each agency. `lain`: kept their own version."""

    ditulis: int
    tetap: int
    lain: tuple[str, ...] = ()


def isi_tersimpan(skala: SkalaPredikat) -> IsiSkala:
    """A stored scale as its form has it; its steps are fetched beforehand."""
    urut = sorted(skala.predikat.all(), key=lambda p: p.peringkat)
    return IsiSkala(skala.kode, skala.nama, tuple(TingkatSkala(p.kode, p.nama) for p in urut))


def sidik_skala(isi: IsiSkala | None) -> str:
    """A fingerprint of what the form showed; empty for a new scale."""
    return sidik_dilihat(isi.nama, [(t.kode, t.nama) for t in isi.tingkat]) if isi else ""


@transaction.atomic
def simpan_skala(
    *,
    isi: IsiSkala,
    pd: Iterable[PerangkatDaerah],
    dilihat: str,
    oleh: Pengguna,
    pada: datetime,
) -> HasilSkala:
    """Write the scale to these agencies, all that can take it or none.

    `dilihat`: the fingerprint of the version that is changed, empty for a new one. Raises
    TidakBerizinError, TidakSahError where a step that goes is in use, BentrokError where no agency
    holds the version any more.
    """
    if not oleh.has_perm(IZIN):
        raise TidakBerizinError("Skala predikat diatur Sekretariat dan Admin Pemda.")
    pk = [satu.pk for satu in pd]
    semua = kunci_semua(PerangkatDaerah.objects.untuk(oleh).filter(pk__in=pk))
    milik = SkalaPredikat.objects.filter(pd__in=semua, kode=isi.kode).prefetch_related("predikat")
    ada = {satu.pd_id: satu for satu in milik}
    ditulis = tetap = 0
    lain: list[str] = []
    for satu in semua:
        lama = ada.get(satu.pk)
        kini = isi_tersimpan(lama) if lama else None
        if kini == isi:
            tetap += 1
        elif kini is not None and sidik_skala(kini) != dilihat:
            lain.append(satu.nama)
        else:
            _tulis(satu, lama, isi, oleh=oleh, pada=pada)
            ditulis += 1
    if not ditulis and not tetap and lain:
        raise BentrokError(
            f"Skala {isi.kode} sudah ada dengan isi lain atau baru saja diubah. Muat ulang halaman "
            "ini, lalu ubah yang tersimpan."
        )
    return HasilSkala(ditulis, tetap, tuple(lain))


def _tulis(
    pd: PerangkatDaerah,
    lama: SkalaPredikat | None,
    isi: IsiSkala,
    *,
    oleh: Pengguna,
    pada: datetime,
) -> None:
    sebelum = isi_tersimpan(lama) if lama else None
    skala = lama or SkalaPredikat(pd=pd, kode=isi.kode)
    tersimpan = {p.kode: p for p in skala.predikat.all()} if lama else {}
    _buang(pd, [p for kode, p in tersimpan.items() if kode not in {t.kode for t in isi.tingkat}])
    skala.nama = isi.nama
    skala.save()
    for satu in tersimpan.values():
        if satu.pk is not None:
            Predikat.objects.filter(pk=satu.pk).update(peringkat=satu.peringkat + _SISIH)
    for peringkat, t in enumerate(isi.tingkat, 1):
        Predikat.objects.update_or_create(
            skala=skala, kode=t.kode, defaults={"nama": t.nama, "peringkat": peringkat}
        )
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI, pd=pd)
    perubahan = {"nama": (sebelum.nama if sebelum else None, isi.nama)}
    perubahan["predikat"] = (sebelum.urutan if sebelum else None, isi.urutan)
    catatan.catat(skala, perubahan, pindah=False)
    catatan.simpan()


def _buang(pd: PerangkatDaerah, lebih: Sequence[Predikat]) -> None:
    """Take away steps that the scale has no more; none that a target or an actual names."""
    for satu in lebih:
        dipakai = (
            Target.objects.filter(predikat=satu).exists()
            or Realisasi.objects.filter(predikat=satu).exists()
        )
        if dipakai:
            raise TidakSahError(
                f"Predikat {satu.kode} sudah dipakai target atau realisasi {pd.nama} dan tidak "
                "dapat dihapus dari skalanya."
            )
        satu.delete()
