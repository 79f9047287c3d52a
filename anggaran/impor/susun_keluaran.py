"""A file of outputs per quarter as targets of a budget document and figures of quarters."""

from collections.abc import Iterator
from decimal import Decimal

from anggaran.impor.bentuk import RincianBerkas, TolakanImpor
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.keadaan_keluaran import KeadaanKeluaran
from anggaran.impor.keluaran_triwulan import REALISASI_TRIWULAN, TARGET_TRIWULAN, menjumlah
from anggaran.impor.pasang_keluaran import pasang_keluaran
from anggaran.impor.pasang_sub import pasang_sub
from anggaran.impor.rencana_keluaran import (
    REALISASI_KELUARAN,
    TARGET_KELUARAN,
    TempatKeluaran,
    rencana_keluaran,
)
from anggaran.impor.usulan_muat import UsulanMuatan, tolak
from anggaran.models import IndikatorProgram
from anggaran.models.keluaran import SETAHUN
from kinerja.akumulasi import Akumulasi
from kinerja.angka import bulatkan, format_angka
from kinerja.kata_daftar import urutkan
from kinerja.periode import label_tw


def susun_keluaran(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """Each row to its indicator, by sub kegiatan and unit; then what would change."""
    k = KeadaanKeluaran(keadaan)
    sub = pasang_sub(u, keadaan, buat=False)
    ke = u.pilihan.ke or max(keadaan.dokumen, default=0)
    if ke not in keadaan.dokumen:
        tolak(
            u, "ke",
            f"versi anggaran ke-{ke} tahun {u.tahun} belum ada; muat pagunya lebih dahulu."
            if ke
            else "belum ada dokumen anggaran tahun ini; muat pagunya lebih dahulu.",
        )  # fmt: skip
    dipakai: dict[int, str] = {}
    berkas: list[tuple[TempatKeluaran, Decimal]] = []
    for r, pk, indikator in pasang_keluaran(u, keadaan, k, sub):
        if not _cocok(u, indikator, r):
            continue
        if lalu := dipakai.get(pk):
            _tolak(u, r, f"{indikator.kode} sudah diisi dari {lalu}.")
            continue
        dipakai[pk] = f"{r.lembar} baris {r.baris}"
        _sebut_kumulatif(u, indikator, r.isian or {})
        berkas += _angka(pk, r.isian or {})
    if not berkas and u.dapat:
        tolak(u, "keluaran", "tidak ada keluaran yang dapat dimuat.")
    u.keluaran = rencana_keluaran(berkas, k.ada, k.milik, k.terkunci, u.pilihan.putusan)
    u.ke = u.keluaran.ke = ke
    u.keluaran.asal = dipakai
    h = u.rencana.hitungan
    h.baru = sum(lama is None for lama, _ in u.keluaran.ubahan.values())
    h.berubah = len(u.keluaran.ubahan) - h.baru
    h.sama = u.keluaran.sama
    if u.keluaran.terkunci:
        masa = urutkan([label_tw(m) for m in sorted({t.masa for t in u.keluaran.terkunci})])
        u.catatan.append(
            f"{len(u.keluaran.terkunci)} realisasi keluaran {masa} pada berkas ini lain daripada "
            "yang tersimpan dan tidak dimuat: triwulannya sudah diajukan atau disahkan."
        )


def _tolak(u: UsulanMuatan, r: RincianBerkas, pesan: str, nilai: str = "") -> None:
    """Refuse a row of the file."""
    u.tolak.append(TolakanImpor(r.lembar, r.baris, "Keluaran", nilai, pesan))


def _cocok(u: UsulanMuatan, i: IndikatorProgram, r: RincianBerkas) -> bool:
    """The way the file counts is the indicator's, and no figure is finer than it."""
    isian = r.isian or {}
    jumlah, harus = menjumlah(isian), i.akumulasi == Akumulasi.JUMLAH
    if jumlah is not None and jumlah != harus:
        _tolak(
            u,
            r,
            "target triwulannya "
            + ("dijumlahkan menjadi" if jumlah else "berakhir pada")
            + f" volume setahun, sedangkan {i.kode} dihitung sebagai "
            f"“{i.get_akumulasi_display().lower()}”.",
            isian["volume"],
        )
        return False
    halus = [
        teks for nama, teks in isian.items()
        if nama != "satuan" and bulatkan(Decimal(teks), i.desimal) != Decimal(teks)
    ]  # fmt: skip
    if halus:
        _tolak(
            u, r, f"{i.kode} dicatat dengan {i.desimal} desimal.",
            format_angka(Decimal(halus[0])),
        )  # fmt: skip
    return not halus


def _sebut_kumulatif(u: UsulanMuatan, i: IndikatorProgram, isian: dict[str, str]) -> None:
    """Say where figures that would be added up look as if they were added up already."""
    urut = [Decimal(isian[m]) for m in REALISASI_TRIWULAN if m in isian]
    volume = Decimal(isian["volume"])
    naik = len(urut) > 1 and urut == sorted(urut) and urut[0] < urut[-1]
    if i.akumulasi == Akumulasi.JUMLAH and naik and urut[-1] <= volume < sum(urut):
        u.catatan.append(
            f"Realisasi triwulan {i.kode} berjumlah {format_angka(sum(urut))} dari "
            f"{format_angka(volume)}. Bila angka pada berkas sudah kumulatif, tulis angka setiap "
            "triwulannya."
        )


def _angka(pk: int, isian: dict[str, str]) -> Iterator[tuple[TempatKeluaran, Decimal]]:
    yield TempatKeluaran(pk, TARGET_KELUARAN, SETAHUN), Decimal(isian["volume"])
    for apa, kolom in (
        (TARGET_KELUARAN, TARGET_TRIWULAN), (REALISASI_KELUARAN, REALISASI_TRIWULAN),
    ):  # fmt: skip
        for tw, nama in enumerate(kolom, 1):
            # A target of nothing in a quarter means that nothing is due then.
            if nama in isian and (apa == REALISASI_KELUARAN or Decimal(isian[nama])):
                yield TempatKeluaran(pk, apa, tw), Decimal(isian[nama])
