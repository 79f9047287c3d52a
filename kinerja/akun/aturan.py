"""PURE. Who may keep whose account, which roles may be given, and when an account may sign.

Nobody sets anything on the own account that bears on authority: another person does, and it is
recorded. What was set lately keeps the account from signing for a day, unless a second person has
consented. See docs/keputusan/0026-who-may-become-whom.md.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kinerja.jenis import HalPenetapan, UntukTautan
from kinerja.peran import (
    ADMIN_PEMDA,
    EVALUATOR,
    KEPALA_DAERAH,
    KEPALA_DINAS,
    OPERATOR,
    PEJABAT,
    PEMBACA_PEMDA,
    SEKRETARIAT,
    SEKRETARIS,
)

IZIN_KELOLA = "kinerja.kelola_akun"
JEDA = timedelta(hours=24)
SELAGI = timedelta(minutes=10)
"""A signature takes no longer, from its click to its row."""
#: Who has set an account's password, address or factor is no stranger to it for so long.
MASA_PEMBUAT = timedelta(days=30)
#: Roles within one agency, in the order in which a page offers them.
PERAN_PERANGKAT = (OPERATOR, PEJABAT, SEKRETARIAT, SEKRETARIS, KEPALA_DINAS)
#: Roles that only the pemda gives: over every agency, or the one that evaluates agencies.
PERAN_PEMDA = (EVALUATOR, KEPALA_DAERAH, PEMBACA_PEMDA, ADMIN_PEMDA)
#: Roles of accounts without an agency; the evaluator belongs to the agency that is evaluated.
PERAN_TANPA_PD = frozenset({KEPALA_DAERAH, PEMBACA_PEMDA, ADMIN_PEMDA})
#: Roles that sign by themselves, whatever the post of the account.
PERAN_MENEKEN = frozenset({KEPALA_DINAS, KEPALA_DAERAH})
MASA_TAUTAN: Mapping[UntukTautan, timedelta] = {
    UntukTautan.UNDANGAN: timedelta(days=7),
    UntukTautan.PEMULIHAN: timedelta(hours=24),
}
MASA_SENDIRI = timedelta(hours=1)
"""How long a link holds that somebody asked for by e-mail."""

AKUN_SENDIRI = (
    "Peran, jabatan, tempat kerja, dan keaktifan akun sendiri hanya diubah orang lain yang "
    "berwenang."
)
BUKAN_PENGELOLA = "Akun dikelola Sekretariat perangkat daerah dan Admin Pemda."
DIURUS_PEMDA = "Akun ini diurus Admin Pemda, karena perannya di luar perangkat daerah."


@dataclass(frozen=True)
class DataAkun:
    """What of an account decides."""

    pk: int
    pd: int | None
    peran: frozenset[str] = frozenset()
    istimewa: bool = False
    """A superuser."""
    lintas: bool = False
    """Whether it works at the level of the whole pemda."""
    mengelola: bool = False
    """Whether it holds the permission to keep accounts."""


def terlihat(pengelola: DataAkun, akun: DataAkun) -> bool:
    """Whether the account is one that this person finds at all."""
    if akun.istimewa and not pengelola.istimewa:
        return False
    return pengelola.lintas or (pengelola.pd is not None and pengelola.pd == akun.pd)


def boleh_mengurus(pengelola: DataAkun, akun: DataAkun) -> str | None:
    """None where this person may set something on the account, else the reason why not.

    Whether the account is found at all is another question: `terlihat`.
    """
    if pengelola.pk == akun.pk:
        return AKUN_SENDIRI
    if not pengelola.mengelola:
        return BUKAN_PENGELOLA
    if not pengelola.lintas and akun.peran - set(PERAN_PERANGKAT):
        return DIURUS_PEMDA
    return None


def peran_ditawarkan(pengelola: DataAkun, *, di_pd: bool) -> tuple[str, ...]:
    """The roles that this person may give to an account with or without an agency."""
    if not pengelola.lintas:
        return PERAN_PERANGKAT
    if di_pd:
        return (*PERAN_PERANGKAT, *(p for p in PERAN_PEMDA if p not in PERAN_TANPA_PD))
    return tuple(p for p in PERAN_PEMDA if p in PERAN_TANPA_PD)


def peran_ditolak(pengelola: DataAkun, diminta: Iterable[str], *, di_pd: bool) -> str | None:
    """None where these roles may be given, else the reason why not."""
    boleh = peran_ditawarkan(pengelola, di_pd=di_pd)
    asing = sorted(set(diminta) - set(boleh))
    if not asing:
        return None
    if not pengelola.lintas:
        return f"Peran {asing[0]} hanya diberikan Admin Pemda."
    tempat = "akun perangkat daerah" if di_pd else "akun tanpa perangkat daerah"
    return f"Peran {asing[0]} tidak diberikan kepada {tempat}."


# --- signing -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ditetapkan:
    """One thing that somebody else has set on an account, as far as it decides."""

    hal: HalPenetapan
    pada: datetime
    perlu_konfirmasi: bool = False
    dikonfirmasi: bool = False
    ditolak: bool = False
    disetujui: bool = False
    """A second person has consented."""
    jabatan: int | None = None
    """Of several assignments: which post it is about; each is answered by itself."""


@dataclass(frozen=True)
class TundaMeneken:
    """Why an account may not sign now. `sampai`: until when, where only time is missing."""

    sampai: datetime | None
    hal: HalPenetapan
    ditolak: bool = False


def tunda_meneken(baris: Sequence[Ditetapkan], pada: datetime) -> TundaMeneken | None:
    """None where the account may sign, else what stands in the way. `baris`: the oldest first.

    What its holder has to confirm comes first: waiting does not help there. A later setting of the
    same kind takes the place of an earlier one that nobody answered.
    """
    terakhir = {(b.hal, b.jabatan): b for b in baris}
    for b in terakhir.values():
        if b.perlu_konfirmasi and not b.dikonfirmasi:
            return TundaMeneken(None, b.hal, b.ditolak)
    # What was set while the signature was under way bears a later time than it: that counts too.
    baru = [b for b in baris if not b.disetujui and b.pada - SELAGI <= pada < b.pada + JEDA]
    if not baru:
        return None
    akhir = max(baru, key=lambda b: b.pada)
    return TundaMeneken(akhir.pada + JEDA, akhir.hal)


def boleh_menyetujui(
    pengelola: DataAkun,
    *,
    akun: DataAkun,
    oleh: int,
    tertunda: bool,
    pembuat: Container[int] = (),
) -> str | None:
    """None where this person may be the second one, else the reason why not.

    `oleh`: who set it. `tertunda`: whether the person's own account may not sign yet: whoever has
    just been made a keeper of accounts is no second person. `pembuat`: who made the account the
    keeper that it is, or has lately held a way into it; none of them finds a second person in it.
    """
    if pengelola.pk == akun.pk:
        return "Perubahan atas akun sendiri disetujui orang lain."
    if pengelola.pk == oleh:
        return "Anda yang membuat perubahan ini; persetujuannya oleh orang lain."
    if alasan := boleh_mengurus(pengelola, akun):
        return alasan
    if tertunda:
        return "Akun Anda sendiri baru diubah; menyetujui dapat dilakukan sesudah 24 jam."
    if oleh in pembuat:
        return (
            "Yang membuat perubahan ini juga mengatur akun Anda; persetujuannya oleh orang lain, "
            "misalnya Admin Pemda."
        )
    return None
