"""PURE. Numbers in Indonesian words, read."""

_SATUAN = {
    "nol": 0, "kosong": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6,
    "tujuh": 7, "delapan": 8, "sembilan": 9,
}  # fmt: skip
_KELOMPOK = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
_SEBUT = {"sepuluh": (1, 10), "sebelas": (11, 1), "seratus": (1, 100)}


def baca_terbilang(teks: str) -> int | None:
    """`empat puluh satu` → 41; None where the words are no number."""
    kata = teks.lower().replace("-", " ").split()
    if kata and kata[-1] == "rupiah":
        kata = kata[:-1]
    if not kata:
        return None
    jumlah = ratusan = satuan = 0
    for k in kata:
        if k in _SATUAN:
            satuan = _SATUAN[k]
        elif k in _SEBUT:
            banyak, kali = _SEBUT[k]
            ratusan += banyak * kali
        elif k == "belas":
            ratusan, satuan = ratusan + 10 + satuan, 0
        elif k in {"puluh", "ratus"}:
            ratusan, satuan = ratusan + satuan * (10 if k == "puluh" else 100), 0
        elif k in {"seribu", "sejuta"}:
            jumlah += 1000 if k == "seribu" else 10**6
        elif k in _KELOMPOK:
            jumlah += (ratusan + satuan) * _KELOMPOK[k]
            ratusan = satuan = 0
        else:
            return None
    return jumlah + ratusan + satuan
