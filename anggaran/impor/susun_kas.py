"""A file as the cash plan of the year."""

from collections import Counter, defaultdict

from anggaran.impor.banding import HitunganBanding, RencanaAngka
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.pasang_sub import pasang_sub
from anggaran.impor.penampung import rupiah
from anggaran.impor.usulan_muat import UsulanMuatan, tolak


def susun_rencana_kas(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """The plan of the year replaces the one before; its sums are compared with the pagu."""
    sub = pasang_sub(u, keadaan, buat=False)
    rencana: dict[tuple[int, str, int], int] = defaultdict(int)
    per_sub: Counter[int] = Counter()
    for n, r in enumerate(u.rincian):
        if n in sub and r.bulan:
            rencana[sub[n], r.rekening, r.bulan] += r.pagu or 0
            per_sub[sub[n]] += r.pagu or 0
    if not rencana and u.dapat:
        tolak(u, "pagu", "tidak ada rencana kas yang dapat dimuat.")
    u.total_dimuat = sum(rencana.values())
    u.rencana = RencanaAngka(HitunganBanding.dari(rencana, keadaan.rencana_kas))
    beda = [pk for pk, n in per_sub.items() if keadaan.pagu_sub.get(pk, 0) != n]
    if beda:
        contoh = keadaan.sub[beda[0]]
        u.catatan.append(
            f"Rencana kas {len(beda)} sub kegiatan tidak sama dengan pagu yang berlaku, mis. "
            f"{contoh.kode}: {rupiah(per_sub[beda[0]])} dan "
            f"{rupiah(keadaan.pagu_sub.get(beda[0], 0))}."
        )
