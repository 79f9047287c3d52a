"""What tells indicators from others of their name, where not all of the agency are at hand."""

from collections import Counter
from collections.abc import Sequence

from kinerja.models import Indikator
from kinerja.pembeda import bedakan


def _nama(nama: str) -> str:
    return " ".join(nama.split()).casefold()


def bedakan_dari_senama(indikator: Sequence[Indikator]) -> None:
    """Set `pembeda` of these as the report does: one query, a second one where a name is shared."""
    if not indikator:
        return
    semua = list(
        Indikator.objects.filter(pd__in={i.pd_id for i in indikator}).values_list(
            "pk", "pd", "nama"
        )
    )
    dicari = {(i.pd_id, _nama(i.nama)) for i in indikator}
    senama = [(pk, (pd, kunci)) for pk, pd, nama in semua if (pd, kunci := _nama(nama)) in dicari]
    banyak = Counter(kunci for _, kunci in senama)
    if not (ganda := [pk for pk, kunci in senama if banyak[kunci] > 1]):
        return
    lengkap = Indikator.objects.filter(pk__in=ganda).select_related(
        "penanggung_jawab__unit", "tujuan", "sasaran"
    )
    menurut_pd: dict[int, list[Indikator]] = {}
    for i in lengkap:
        menurut_pd.setdefault(i.pd_id, []).append(i)
    for kelompok in menurut_pd.values():
        bedakan(kelompok)
    pembeda = {i.pk: i.pembeda for kelompok in menurut_pd.values() for i in kelompok}
    for i in indikator:
        i.pembeda = pembeda.get(i.pk, "")
