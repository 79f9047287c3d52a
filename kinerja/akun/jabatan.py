"""Posts as a door to signing: whoever holds one signs by its echelon and by who is below it.

Changing a post sets something on its holder's account as giving the post does: nobody does so to
the own one, and a post that begins to sign waits for its holder's word.
"""

from collections.abc import Iterable
from datetime import datetime

from kinerja.akun.penetapan import jabatan_meneken, penugasan_tercatat, status_pemangku
from kinerja.jenis import HalPenetapan
from kinerja.models import Jabatan, PenetapanAkun, Pengguna

WEWENANG_JABATAN = ("jenis", "eselon", "atasan")
JABATAN_SENDIRI = (
    "Jenis, eselon, dan atasan jabatan Anda sendiri, juga siapa bawahannya, ditetapkan orang lain: "
    "minta Sekretariat lain atau Admin Pemda."
)


def menyangkut_sendiri(oleh: Pengguna, jabatan: Jabatan, berubah: Iterable[str]) -> str | None:
    """The field in which this change would bear on the own post; None where it does not."""
    if oleh.jabatan_id is None:
        return None
    apa = [nama for nama in WEWENANG_JABATAN if nama in set(berubah)]
    if apa and jabatan.pk == oleh.jabatan_id:
        return apa[0]
    if "atasan" not in apa or jabatan.atasan_id != oleh.jabatan_id:
        return None
    # A new post below one that has others below it already: what its holder is has not changed.
    baru_saja = jabatan.pk is None and oleh.jabatan is not None and jabatan_meneken(oleh.jabatan)
    return None if baru_saja else "atasan"


def belum_meneken(jabatan: Jabatan) -> list[Jabatan]:
    """Of a post as it is about to be stored and its superior: those that do not sign as yet."""
    terkait = Jabatan.objects.filter(pk__in=[jabatan.pk or 0, jabatan.atasan_id or 0])
    return [satu for satu in terkait if not jabatan_meneken(satu)]


def catat_jabatan(belum: Iterable[Jabatan], *, oleh: Pengguna, pada: datetime) -> None:
    """Record for the holders of posts that did not sign before (`belum_meneken`) and do now."""
    kini = [j for j in Jabatan.objects.filter(pk__in=[b.pk for b in belum]) if jabatan_meneken(j)]
    baris = []
    for pengguna in Pengguna.objects.filter(jabatan__in=kini).select_related("pd", "jabatan"):
        jabatan = pengguna.jabatan
        if jabatan is None:
            continue
        satu = penugasan_tercatat(pengguna.pk, jabatan)
        baris.append(
            PenetapanAkun(
                pengguna=pengguna,
                pd=pengguna.pd,
                hal=HalPenetapan.PENUGASAN,
                jabatan=jabatan,
                status=satu.status if satu else status_pemangku(jabatan, pada),
                dari=jabatan.nama[:300],
                ke=jabatan.nama[:300],
                oleh=oleh,
                pada=pada,
                perlu_konfirmasi=True,
            )
        )
    PenetapanAkun.objects.bulk_create(baris)
