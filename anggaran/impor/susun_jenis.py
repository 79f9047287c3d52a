"""Plan and spending by jenis belanja of an agency: kept beside the lines, to be compared."""

from collections import defaultdict

from anggaran.impor.banding import HitunganBanding, RencanaAngka
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.nilai import nama_bulan
from anggaran.impor.penampung import rupiah
from anggaran.impor.usulan_muat import UsulanMuatan, tolak


def susun_jenis(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """The file of the year replaces the one before; what differs from the lines is told."""
    baru = {
        (r.rekening, r.bulan): (r.pagu or 0, r.realisasi) for r in u.rincian if r.bulan is not None
    }
    if not baru and u.dapat:
        tolak(u, "rencana", "tidak ada rencana yang dapat dimuat.")
    u.total_dimuat = sum(rencana for rencana, _ in baru.values())
    u.rencana = RencanaAngka(HitunganBanding.dari(baru, keadaan.jenis_bulanan))
    _banding_pagu(u, keadaan, baru)
    _banding_realisasi(u, keadaan, baru)


def _banding_pagu(
    u: UsulanMuatan, keadaan: KeadaanImpor, baru: dict[tuple[str, int], tuple[int, int | None]]
) -> None:
    pagu: dict[str, int] = defaultdict(int)
    for k, nilai in keadaan.pagu.items():
        pagu[".".join(k.rekening.split(".")[:2])] += nilai
    rinci = bool(pagu) and all("." in jenis for jenis in pagu)
    for jenis in sorted({j for j, _ in baru}):
        urut = [n for (j, _), (n, _) in sorted(baru.items()) if j == jenis]
        if len(urut) > 1 and urut == sorted(urut) and urut[0] and urut[-1] == pagu.get(jenis):
            tolak(
                u, "rencana",
                f"rencana {jenis} naik terus sampai sama dengan pagunya, {rupiah(urut[-1])}: "
                "tampaknya kumulatif. Tulis rencana setiap bulannya.", urut[-1],
            )  # fmt: skip
        elif rinci and len(urut) == 12 and sum(urut) != pagu.get(jenis, 0):
            u.catatan.append(
                f"Rencana {jenis} setahun {rupiah(sum(urut))}, sedangkan pagunya "
                f"{rupiah(pagu.get(jenis, 0))}."
            )
        _tolak_kumulatif(u, jenis, baru, pagu.get(jenis, 0) if rinci else 0)


def _tolak_kumulatif(
    u: UsulanMuatan, jenis: str, baru: dict[tuple[str, int], tuple[int, int | None]], pagu: int
) -> None:
    """Spending that never falls and adds up to more than the pagu was added up already."""
    urut = [n for (j, _), (_, n) in sorted(baru.items()) if j == jenis and n is not None]
    if pagu and len(urut) > 1 and urut == sorted(urut) and urut[-1] <= pagu < sum(urut):
        tolak(
            u, "realisasi",
            f"realisasi {jenis} tidak pernah turun dan berjumlah {rupiah(sum(urut))}, melebihi "
            f"pagunya, {rupiah(pagu)}: tampaknya kumulatif. Tulis realisasi setiap bulannya.",
            urut[-1],
        )  # fmt: skip


def _banding_realisasi(
    u: UsulanMuatan, keadaan: KeadaanImpor, baru: dict[tuple[str, int], tuple[int, int | None]]
) -> None:
    """Where the lines say another sum up to the last month of the file."""
    akhir = max((b for (_, b), (_, n) in baru.items() if n is not None), default=0)
    berlaku = keadaan.realisasi.berlaku(akhir) if akhir else {}
    if not berlaku or any("." not in k.rekening for k in berlaku):
        return
    lini: dict[str, int] = defaultdict(int)
    for k, nilai in berlaku.items():
        lini[".".join(k.rekening.split(".")[:2])] += nilai
    for jenis in sorted({j for j, _ in baru} | set(lini)):
        berkas = sum(n or 0 for (j, _), (_, n) in baru.items() if j == jenis)
        if berkas != lini.get(jenis, 0):
            u.catatan.append(
                f"Realisasi {jenis} s.d. {nama_bulan(akhir)} menurut berkas {rupiah(berkas)}, "
                f"menurut baris anggaran {rupiah(lini.get(jenis, 0))}."
            )
