"""Which pagu may not be emptied: spending would be left without a budget, untold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from anggaran.bacaan import Garis, Pernyataan, baca
from anggaran.models import PaguBaris, RealisasiAnggaran
from kinerja.angka import format_rupiah
from kinerja.periode import nama_bulan


def sebab_pagu_tetap(
    dikosongkan: Iterable[PaguBaris], dipindah: Mapping[int, Garis | None] | None = None
) -> dict[int, str]:
    """Id of a pagu → why it has to stay, where all of these were emptied. Two queries.

    A pagu may go where another document still gives the spent line one, in whatever detail.
    `dipindah`: id of a pagu → what its line becomes with its own spending; None: a line of another
    sub kegiatan.
    """
    semua, pindah = list(dikosongkan), dipindah or {}
    sub = {p.baris.sub_kegiatan_id for p in semua}
    buang = {p.pk for p in semua}
    pagu = PaguBaris.objects.filter(baris__sub_kegiatan__in=sub).exclude(pk__in=buang)
    kolom = ("baris__sub_kegiatan", "baris__rekening", "baris__sumber_dana")
    sisa = [
        Pernyataan(s, (s, rekening, dana), Garis.dari(rekening, dana), ke, nilai)
        for s, rekening, dana, ke, nilai in pagu.order_by().values_list(
            *kolom, "versi__ke", "nilai"
        )
    ]
    for p in semua:
        if baru := pindah.get(p.pk):
            kunci = (p.baris.sub_kegiatan_id, baru.kode, baru.sumber_dana)
            sisa.append(Pernyataan(kunci[0], kunci, baru, p.versi.ke, p.nilai))
    berlaku: dict[int, list[Garis]] = defaultdict(list)
    for s, rekening, dana in baca(sisa):
        berlaku[s].append(Garis.dari(rekening, dana))
    terpakai = _terpakai(sub)
    hasil: dict[int, str] = {}
    for p in semua:
        s, garis = p.baris.sub_kegiatan_id, Garis.dari(p.baris.rekening, p.baris.sumber_dana)
        for lain, (bulan, nilai) in terpakai.get(s, {}).items():
            if p.pk in pindah and lain == garis:
                continue
            tanpa = not any(g.bertumpuk(lain) for g in berlaku[s])
            if tanpa and garis.bertumpuk(lain):
                hasil[p.pk] = _sebab(garis, lain, bulan, nilai)
                break
    return hasil


def _terpakai(sub: Iterable[int]) -> dict[int, dict[Garis, tuple[int, int]]]:
    """Sub kegiatan → line → the last month with spending, and how much."""
    hasil: dict[int, dict[Garis, tuple[int, int]]] = defaultdict(dict)
    isi = RealisasiAnggaran.objects.filter(baris__sub_kegiatan__in=set(sub)).exclude(nilai=0)
    kolom = ("baris__sub_kegiatan", "baris__rekening", "baris__sumber_dana", "bulan", "nilai")
    for s, rekening, dana, bulan, nilai in isi.order_by("bulan").values_list(*kolom):
        hasil[s][Garis.dari(rekening, dana)] = (bulan, nilai)
    return hasil


def _sebab(garis: Garis, lain: Garis, bulan: int, nilai: int) -> str:
    apa = "sudah" if garis == lain else f"{lain.tertulis} sudah"
    return (
        f"{apa} berealisasi {format_rupiah(nilai)} s.d. {nama_bulan(bulan)}. Tulis 0 bila pagunya "
        "dihapus, atau kosongkan realisasinya dahulu."
    )
