"""Whether an account may sign now, and what a signature records of it."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from kinerja.akun.aturan import JEDA, Ditetapkan, TundaMeneken, tunda_meneken
from kinerja.akun.penetapan import penugasan_tercatat
from kinerja.jenis import HalPenetapan, StatusPemangku
from kinerja.models import PenetapanAkun, Pengguna, TugasLain
from kinerja.penolakan import TerkunciError
from kinerja.waktu import format_saat

_HAL = {
    HalPenetapan.PENUGASAN: "Jabatan akun Anda",
    HalPenetapan.TUGAS_LAIN: "Penugasan lain akun Anda",
    HalPenetapan.TEMPAT: "Tempat kerja akun Anda",
    HalPenetapan.PERAN: "Peran akun Anda",
    HalPenetapan.SANDI: "Kata sandi Anda",
    HalPenetapan.SUREL: "Nama pengguna atau surel akun Anda",
    HalPenetapan.AKTIF: "Keaktifan akun Anda",
    HalPenetapan.FAKTOR: "Faktor kedua akun Anda",
}
_STATUS = {
    StatusPemangku.DEFINITIF: "definitif",
    StatusPemangku.PLT: "Plt.",
    StatusPemangku.PLH: "Plh.",
}


class BelumBolehMenekenError(TerkunciError):
    """What somebody else set on the account keeps it from signing for now."""


def zona_akun(pengguna: Pengguna) -> ZoneInfo:
    """Where the account's agency is; a pemda-level account where the installation is."""
    return ZoneInfo(pengguna.pd.zona_waktu if pengguna.pd else settings.TIME_ZONE)


def ringkas(satu: PenetapanAkun) -> Ditetapkan:
    """What decides of a recorded setting."""
    return Ditetapkan(
        HalPenetapan(satu.hal),
        satu.pada,
        satu.perlu_konfirmasi,
        satu.dikonfirmasi_pada is not None,
        satu.ditolak_pada is not None,
        satu.disetujui_pada is not None,
        satu.jabatan_id if satu.hal == HalPenetapan.TUGAS_LAIN else None,
    )


def tunda(pengguna: Pengguna, pada: datetime) -> TundaMeneken | None:
    """What keeps the account from signing now; None where nothing does. One query."""
    ditanya = (HalPenetapan.PENUGASAN, HalPenetapan.PERAN, HalPenetapan.TUGAS_LAIN)
    menentukan = Q(pada__gt=pada - JEDA) | Q(hal__in=ditanya)
    baris = PenetapanAkun.objects.milik(pengguna).filter(menentukan)
    return tunda_meneken([ringkas(satu) for satu in baris], pada)


def alasan_tunda(pengguna: Pengguna, pada: datetime) -> str | None:
    """The sentence for the holder of the account; None where it may sign."""
    t = tunda(pengguna, pada)
    if t is None:
        return None
    if t.ditolak:
        return (
            f"{_HAL[t.hal]} Anda nyatakan keliru, sehingga akun ini belum dapat menandatangani. "
            "Minta Sekretariat atau Admin Pemda memperbaikinya."
        )
    if t.sampai is None:
        return (
            f"{_HAL[t.hal]} baru ditetapkan dan belum Anda konfirmasi. Konfirmasikan dahulu pada "
            "halaman Penugasan saya, lalu tanda tangani."
        )
    return (
        f"{_HAL[t.hal]} baru diubah orang lain. Demi keamanan, akun ini dapat menandatangani mulai "
        f"{format_saat(t.sampai, zona_akun(pengguna))}, atau lebih awal bila perubahan itu "
        "disetujui orang kedua yang mengelola akun."
    )


def pastikan_boleh_meneken(oleh: Pengguna, pada: datetime) -> None:
    """Raise BelumBolehMenekenError where the account may not sign now."""
    if alasan := alasan_tunda(oleh, pada):
        raise BelumBolehMenekenError(alasan)


@dataclass(frozen=True)
class Penanda:
    """What a signature records of the account behind it, in words that stay."""

    akun: str
    penugasan: str = ""
    sejak: date | None = None
    oleh: str = ""


def pemilik_akun(pengguna: Pengguna) -> str:
    """The holder's name, which a public page may show; the account name where none is entered."""
    return pengguna.get_full_name() or pengguna.username


def akun_kini(oleh: Pengguna, pada: datetime) -> Pengguna | None:
    """The account afresh, acting for the assignment that it acts for; None where it no longer has
    that post. At most two queries.
    """
    kini = Pengguna.objects.select_related("pd", "jabatan").get(pk=oleh.pk)
    if oleh.tugas_dipakai is not None:
        hari = pada.astimezone(zona_akun(kini)).date()
        semua = TugasLain.objects.filter(pk=oleh.tugas_dipakai.pk, pengguna=kini).berlaku(hari)
        if (tugas := semua.select_related("jabatan__unit").first()) is not None:
            kini.bertindak(tugas)
    return kini if kini.jabatan_id == oleh.jabatan_id else None


def penanda(pengguna: Pengguna, *, peran: str = "") -> Penanda:
    """Holder and assignment of the account as they stand now. One query.

    `peran`: the role by which it signs, where not for a post.
    """
    akun = pemilik_akun(pengguna)
    if peran:
        milik = PenetapanAkun.objects.milik(pengguna)
        satu = milik.filter(hal=HalPenetapan.PERAN, perlu_konfirmasi=True).last()
        sebutan = f"peran {peran}"
    else:
        satu = penugasan_tercatat(pengguna.pk, pengguna.jabatan)
        status = _STATUS.get(StatusPemangku(satu.status)) if satu and satu.status else None
        sebutan = f"penugasan {status}" if status else "penugasan"
    if satu is None:
        return Penanda(akun)
    sejak = satu.pada.astimezone(zona_akun(pengguna)).date()
    return Penanda(akun, sebutan, sejak, satu.oleh.sebutan)
