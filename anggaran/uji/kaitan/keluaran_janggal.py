"""PURE. What the entry says of an output's figure, asked again of what is stored."""

from collections.abc import Iterator

from anggaran.keluaran import periksa_keluaran
from anggaran.uji.potret import PotretAnggaran
from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji


def temuan_keluaran(p: PotretAnggaran, kode: str) -> Iterator[TemuanUji]:
    """What the entry's rule of this code finds in the stored quarters and no sentence answers."""
    for k in p.keluaran:
        m = p.menurut_kunci.get(k.mata)
        for tw, nilai in sorted(k.triwulan.items()) if m is not None else ():
            if (k.mata, tw) in p.dijelaskan:
                continue
            lalu = [k.triwulan[t] for t in sorted(k.triwulan) if t < tw]
            for t in periksa_keluaran(
                nama=k.nama,
                target=k.target,
                realisasi=nilai,
                sampai_lalu=lalu[-1] if lalu else None,
                kumulatif=k.kumulatif,
            ):
                if t.kode == kode and m is not None:
                    yield TemuanUji(
                        m.rujuk,
                        f"{label_tw(tw)} {t.pesan}",
                        rinci=f"{label_tw(tw)} {k.nama[:60]}",
                        triwulan=tw,
                    )


JAUH: AturanUji[PotretAnggaran] = AturanUji(
    "A25",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Keluaran sepuluh kali targetnya",
    "Selisih sepuluh kali lipat biasanya satu angka yang berlebih.",
    lambda p: temuan_keluaran(p, "keluaran_jauh_di_atas_target"),
)
TURUN: AturanUji[PotretAnggaran] = AturanUji(
    "A26",
    AreaUji.ANGGARAN,
    TingkatUji.PERINGATAN,
    "Keluaran kumulatif turun",
    "Angka yang diketik kumulatif sejak awal tahun tidak berkurang kecuali dikoreksi.",
    lambda p: temuan_keluaran(p, "keluaran_turun"),
)
