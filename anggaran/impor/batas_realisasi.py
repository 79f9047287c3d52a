"""What a load of spending may not change by itself: locked quarters, and what people typed."""

from collections import defaultdict

from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.nilai import nama_bulan
from anggaran.impor.penampung import rupiah
from anggaran.impor.usulan_muat import UsulanMuatan, tolak
from kinerja.kata_daftar import urutkan_sebagian
from kinerja.periode import label_tw, triwulan_bulan


def periksa_kunci(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """Nothing changes in a quarter that was endorsed, or in a row that was handed in."""
    kena: dict[tuple[int, str], set[int]] = defaultdict(set)
    for ubahan in u.rencana.ubahan:
        tw = triwulan_bulan(ubahan.sasaran.dokumen)
        if sebab := keadaan.terkunci(ubahan.sasaran.kunci.sub, tw):
            kena[tw, sebab].add(ubahan.sasaran.kunci.sub)
    for (tw, sebab), sub in sorted(kena.items()):
        kode = sorted(keadaan.sub[pk].kode for pk in sub)
        sebut = urutkan_sebagian(kode, 3)
        tolak(
            u,
            label_tw(tw),
            f"realisasi {len(kode)} sub kegiatan ({sebut}) akan berubah, tetapi "
            f"{label_tw(tw)} {sebab}",
            dibuka=tw if keadaan.disahkan(tw) else 0,
        )


def sebut_selisih(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """What was typed and what the file says meet here; a person decides."""
    for s in u.rencana.berselisih:
        if u.pilihan.putusan.get(s.kunci) in {"impor", "ketik"}:
            continue
        tolak(
            u, "realisasi",
            f"{keadaan.sub[s.sub].kode} s.d. {nama_bulan(s.bulan)}: diketik {rupiah(s.diketik)}, "
            f"pada berkas {rupiah(s.diimpor)}. Putuskan mana yang dipakai.", s.diimpor,
        )  # fmt: skip
