"""A file of documents as spending, beside the documents of earlier files."""

from collections import Counter
from collections.abc import Iterable, Mapping

from anggaran.impor.banding import (
    BetsDokumen,
    DokumenAktif,
    HitunganBanding,
    KunciGaris,
    SasaranAngka,
    bulan_sendiri,
    kumulatif_dokumen,
    nol_triwulan,
    putar,
    rantai_bulan,
    rencana_realisasi,
)
from anggaran.impor.batas_realisasi import periksa_kunci, sebut_selisih
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.nilai import nama_bulan
from anggaran.impor.pasang_sub import pasang_sub
from anggaran.impor.penampung import rupiah
from anggaran.impor.usulan_muat import UsulanMuatan, tolak
from kinerja.kata_daftar import urutkan


def susun_dokumen(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """Spending that the documents of all files make with this one."""
    sub = pasang_sub(u, keadaan, buat=False)
    dipilih = u.pilihan.bulan
    bulan = (
        frozenset({dipilih})
        if dipilih
        else bulan_sendiri((r.bulan, r.bulan_dokumen) for r in u.rincian)
    )
    isi = {
        r.kunci: DokumenAktif(r.bulan, KunciGaris(sub[n], r.rekening), r.realisasi or 0)
        for n, r in enumerate(u.rincian)
        if n in sub and r.bulan and (dipilih is None or r.bulan == dipilih)
    }
    luar = sum(1 for r in u.rincian if dipilih and r.bulan != dipilih)
    if luar:
        u.catatan.append(f"{luar} baris di luar {nama_bulan(dipilih or 1)} tidak dimuat.")
    if not isi and u.dapat:
        tolak(u, "tanggal", "tidak ada dokumen yang dapat dimuat.")
    bets = [*keadaan.bets, BetsDokumen(bulan, isi)]
    lama, baru = putar(keadaan.bets), putar(bets)
    terganti = {k: d for k, d in lama.items() if d.bulan in bulan or k in isi}
    u.rencana.hitungan = HitunganBanding.dari(isi, terganti)
    if dipilih is None:
        _pastikan_lengkap(u, isi, terganti)
    _kurang_bulan(u, keadaan, bets)
    u.total_dimuat = sum(d.nilai for d in isi.values())
    # Months before the first that this file touches are left as other files made them.
    mulai = min({*bulan, *(d.bulan for d in isi.values())}, default=1)
    angka = {s: n for s, n in kumulatif_bets(keadaan, baru, bets).items() if s.dokumen >= mulai}
    _periksa_negatif(u, keadaan, angka)
    hitungan = u.rencana.hitungan
    u.rencana = rencana_realisasi(
        angka, keadaan.realisasi.sejak(mulai), u.pilihan.putusan, gantikan_dokumen=True
    )
    u.rencana.hitungan = hitungan
    periksa_kunci(u, keadaan)
    sebut_selisih(u, keadaan)


def _pastikan_lengkap(
    u: UsulanMuatan, isi: Mapping[str, DokumenAktif], terganti: Mapping[str, DokumenAktif]
) -> None:
    """A file that would take away most documents of a month has to say that it is of that month."""
    lama = Counter(d.bulan for d in terganti.values())
    hilang = Counter(d.bulan for k, d in terganti.items() if k not in isi)
    for bulan, banyak in hilang.items():
        if banyak * 2 > lama[bulan]:
            tolak(
                u, "bulan",
                f"{banyak} dari {lama[bulan]} dokumen {nama_bulan(bulan)} yang sudah dimuat tidak "
                "ada pada berkas ini. Bila berkas ini memang pengganti bulan itu, sebutkan "
                "bulannya.", nama_bulan(bulan),
            )  # fmt: skip


def _kurang_bulan(u: UsulanMuatan, keadaan: KeadaanImpor, bets: Iterable[BetsDokumen]) -> None:
    ada = frozenset().union(*(b.bulan for b in bets))
    kurang = [b for b in range(1, max(ada, default=1)) if b not in ada]
    if not kurang:
        return
    sebut = urutkan(list(map(nama_bulan, kurang)))
    dasar = [r for r in rantai_bulan(ada, keadaan.realisasi.bulan_lain) if r.dasar]
    if dasar:
        u.catatan.append(
            f"Dokumen {sebut} belum dimuat; realisasi dihitung dari angka s.d. "
            f"{nama_bulan(dasar[-1].dasar)} yang sudah ada ditambah dokumen sejak "
            f"{nama_bulan(dasar[-1].mulai)}."
        )
    else:
        u.catatan.append(
            f"Dokumen {sebut} belum dimuat; realisasi kumulatif baru memuat bulan yang sudah ada."
        )


def kumulatif_bets(
    keadaan: KeadaanImpor, aktif: Mapping[str, DokumenAktif], bets: Iterable[BetsDokumen]
) -> dict[SasaranAngka, int]:
    """Spending that the documents make, upon what else says of the months before them."""
    sendiri = frozenset().union(*(b.bulan for b in bets))
    semua = rantai_bulan(sendiri, keadaan.realisasi.bulan_lain)
    hasil: dict[SasaranAngka, int] = {}
    lengkap = set(sendiri)
    for n, satu in enumerate(semua):
        batas = semua[n + 1].mulai if n + 1 < len(semua) else 13
        milik = [b for b in sendiri if b < batas]
        dasar = keadaan.realisasi.berlaku(satu.dasar) if satu.dasar else None
        lengkap |= set(range(1, satu.dasar + 1))
        angka = kumulatif_dokumen(aktif, max(milik, default=0), satu.mulai, dasar)
        hasil |= {s: x for s, x in angka.items() if s.dokumen < batas}
    return hasil | nol_triwulan(keadaan.pagu, hasil, lengkap)


def _periksa_negatif(
    u: UsulanMuatan, keadaan: KeadaanImpor, angka: Mapping[SasaranAngka, int]
) -> None:
    for s, n in angka.items():
        if n < 0:
            tolak(
                u, "realisasi",
                f"realisasi s.d. {nama_bulan(s.dokumen)} {keadaan.sub[s.kunci.sub].kode} rekening "
                f"{s.kunci.rekening} menjadi negatif, {rupiah(n)}.", n,
            )  # fmt: skip
