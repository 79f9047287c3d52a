"""The post that signs the LHE of a region, and the state of a text as one account meets it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kinerja.jenis import JenisPD, StatusPemangku
from kinerja.models import Jabatan, Pemangku, Pengguna, PerangkatDaerah
from kinerja.sebutan import AWALAN_PEMANGKU, kepala_pd
from laporan.lke.baca import IZIN_ISI
from laporan.lke.buka_kembali import boleh_membuka
from laporan.lke.segel_aturan import KeadaanSegel
from laporan.models import EvaluasiLKE, SegelLHE, StatusLKE, StatusSegelLHE
from laporan.models.segel_lhe import IZIN_TANDA_TANGAN


@dataclass(frozen=True)
class PosSegel:
    """Who signs: the post as the document names it; without `jabatan` an evaluator by role."""

    sebutan: str
    nama: str = ""
    jabatan: int | None = None


def inspektorat(pd: PerangkatDaerah) -> bool:
    """Whether the agency is the Inspektorat of its region."""
    return pd.jenis_pd is JenisPD.INSPEKTORAT


def pos_segel(pd: PerangkatDaerah, hari: date) -> PosSegel:
    """The head of the Inspektorat of the agency's region on a day. At most three queries."""
    jenis = Q(jenis=JenisPD.INSPEKTORAT) | Q(jenis="", nama__istartswith="inspektorat")
    ada = PerangkatDaerah.objects.sedaerah(pd.pemda).filter(jenis).first()
    jabatan = kepala_pd(Jabatan.objects.filter(pd=ada).ada_pada(hari)) if ada else None
    if ada is None or jabatan is None:
        return PosSegel(f"Evaluator Inspektorat {pd.pemda}")
    sebutan = ada.sebutan_jabatan_kepala(jabatan.nama)
    pemangku = (
        Pemangku.objects.filter(Q(sampai=None) | Q(sampai__gte=hari), jabatan=jabatan)
        .filter(mulai__lte=hari)
        .order_by("-mulai")
        .first()
    )
    if pemangku is None:
        return PosSegel(sebutan, "", jabatan.pk)
    awalan = AWALAN_PEMANGKU.get(StatusPemangku(pemangku.status), "")
    return PosSegel(f"{awalan}{sebutan}", pemangku.nama, jabatan.pk)


def meneken(pengguna: Pengguna, e: EvaluasiLKE, pos: PosSegel) -> bool:
    """Whether the account signs the LHE of an evaluation. At most one query."""
    if not pengguna.has_perm(IZIN_TANDA_TANGAN) or pengguna.has_perm(IZIN_ISI):
        return False
    if pos.jabatan is not None:
        return pengguna.jabatan_id == pos.jabatan
    return boleh_membuka(pengguna, e)


def keadaan_segel(
    e: EvaluasiLKE, satu: SegelLHE | None, oleh: Pengguna, hari: date
) -> tuple[KeadaanSegel, PosSegel]:
    """The state as one account meets it, and the post that signs."""
    pos = pos_segel(e.pd, hari)
    selesai = e.status == StatusLKE.SELESAI
    terlihat = (
        SegelLHE.objects.untuk(oleh).filter(pk=satu.pk).exists()
        if satu is not None
        else EvaluasiLKE.objects.untuk(oleh).filter(pk=e.pk).exists()
    )
    keadaan = KeadaanSegel(
        status=satu.status if satu is not None else "",
        dalam_lingkup=terlihat,
        berlaku=selesai and (satu is None or satu.selesai_pada == e.selesai_pada),
        evaluator=boleh_membuka(oleh, e),
        penanda_tangan=meneken(oleh, e, pos),
        pos=pos.sebutan if pos.jabatan is not None else "",
    )
    return keadaan, pos


def segel_kini(e: EvaluasiLKE) -> SegelLHE | None:
    """The latest text of the evaluation as it is finished now. One query."""
    if e.selesai_pada is None:
        return None
    milik = SegelLHE.objects.filter(evaluasi=e, selesai_pada=e.selesai_pada)
    return milik.defer("isi").order_by("-ke").first()


@dataclass(frozen=True)
class PapanSegel:
    """The signed LHE on the page of its evaluation."""

    satu: SegelLHE | None
    lama: tuple[SegelLHE, ...]
    boleh_ajukan: bool


def papan_segel(e: EvaluasiLKE, pengguna: Pengguna, *, pernah_selesai: bool) -> PapanSegel | None:
    """None where there is nothing to say: the evaluation goes on, and was never signed."""
    if e.status != StatusLKE.SELESAI and not pernah_selesai:
        return None
    semua = list(e.segel.defer("isi").order_by("-ke"))
    kini = [s for s in semua if s.selesai_pada == e.selesai_pada]
    lama = tuple(s for s in semua if s.bertanda and s.selesai_pada != e.selesai_pada)
    satu = kini[0] if kini else None
    if e.status != StatusLKE.SELESAI and not lama:
        return None
    terbuka = satu is None or satu.status == StatusSegelLHE.DIKEMBALIKAN
    boleh = e.status == StatusLKE.SELESAI and terbuka and boleh_membuka(pengguna, e)
    return PapanSegel(satu, lama, boleh)
