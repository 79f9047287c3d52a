"""Posts as a door to signing: whoever holds one signs by its echelon and by who is below it.

Changing a post sets something on its holder's account as giving the post does: nobody does so to
the own one, and a post that begins to sign waits for its holder's word.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from kinerja.akun.penetapan import jabatan_meneken, penugasan_tercatat, status_pemangku
from kinerja.jenis import HalPenetapan
from kinerja.models import Jabatan, PenetapanAkun, Pengguna, TugasLain

WEWENANG_JABATAN = ("jenis", "eselon", "atasan")
JABATAN_SENDIRI = (
    "Jenis, eselon, dan atasan jabatan Anda sendiri, juga siapa bawahannya, ditetapkan orang lain: "
    "minta Sekretariat lain atau Admin Pemda."
)


def jabatan_sendiri(pengguna: Pengguna) -> frozenset[int]:
    """Ids of every post that the account holds, whichever it acts for at the moment."""
    tetap = Pengguna.objects.filter(pk=pengguna.pk, jabatan__isnull=False).values("jabatan")
    lain = TugasLain.objects.filter(pengguna=pengguna.pk, dicabut_pada=None).values("jabatan")
    semua = Jabatan.objects.filter(Q(pk__in=tetap) | Q(pk__in=lain))
    return frozenset(semua.order_by().values_list("pk", flat=True))


def menyangkut_sendiri(oleh: Pengguna, jabatan: Jabatan, berubah: Iterable[str]) -> str | None:
    """The field in which this change would bear on the own post; None where it does not."""
    milik = jabatan_sendiri(oleh)
    if not milik:
        return None
    apa = [nama for nama in WEWENANG_JABATAN if nama in set(berubah)]
    if apa and jabatan.pk in milik:
        return apa[0]
    if "atasan" not in apa or jabatan.atasan_id not in milik:
        return None
    # A new post below one that has others below it already: what its holder is has not changed.
    atas = Jabatan.objects.get(pk=jabatan.atasan_id)
    baru_saja = jabatan.pk is None and jabatan_meneken(atas)
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
