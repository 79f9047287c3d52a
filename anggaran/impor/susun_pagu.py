"""A file as a version of the budget."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from anggaran.bacaan import Pernyataan, bertentangan
from anggaran.impor.banding import KunciGaris, rencana_pagu
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.pasang_sub import pasang_sub
from anggaran.impor.usulan_muat import PilihanMuat, UsulanMuatan, tolak
from anggaran.models import VersiAnggaran
from kinerja.jenis import JenisVersiAnggaran
from kinerja.kata_daftar import urutkan

_DISEBUT = 5


def susun_pagu(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """The version that the file becomes, whole."""
    _tentukan_versi(u, keadaan)
    sub = pasang_sub(u, keadaan, buat=True)
    pagu: dict[KunciGaris, int] = defaultdict(int)
    for n, r in enumerate(u.rincian):
        if n in sub:
            pagu[KunciGaris(sub[n], r.rekening, keadaan.sumber(r.sumber))] += r.pagu or 0
    if not pagu and u.dapat:
        tolak(u, "pagu", "tidak ada baris pagu yang dapat dimuat.")
    u.total_dimuat = sum(pagu.values())
    hanya = {k.sub for k in pagu} if u.jenis.sebagian else None
    u.rencana = rencana_pagu(u.ke, pagu, keadaan.versi, keadaan.lengkap, hanya)
    if hanya is not None and len(keadaan.sub) > len(hanya):
        u.catatan.append(
            f"Berkas ini memuat {len(hanya)} sub kegiatan; pagu sub kegiatan lainnya tetap."
        )
    _periksa_tumpuk(u, pagu, keadaan)
    if u.dapat and u.ke >= max(keadaan.versi, default=0):
        _sebut_tanpa_pagu(u, keadaan, {k.sub for k, n in pagu.items() if n}, hanya)


def _sebut_tanpa_pagu(
    u: UsulanMuatan, keadaan: KeadaanImpor, berpagu: Collection[int], hanya: Collection[int] | None
) -> None:
    """Say which sub kegiatan with spending lose their pagu: it may be meant, or rows are missing
    in the file.
    """
    semula = {k.sub for k, n in keadaan.pagu.items() if n}
    if hanya is not None:
        semula &= set(hanya)
    habis = sorted(keadaan.sub[s].kode for s in (semula - set(berpagu)) & keadaan.sub_berealisasi)
    if habis:
        lain = ", …" if len(habis) > _DISEBUT else ""
        u.catatan.append(
            f"{len(habis)} sub kegiatan yang sudah berealisasi tidak ada pada berkas ini, sehingga "
            f"pagunya menjadi nol dan realisasinya tetap: {', '.join(habis[:_DISEBUT])}{lain}. "
            "Periksa dahulu apakah berkasnya lengkap."
        )


def _periksa_tumpuk(u: UsulanMuatan, pagu: Mapping[KunciGaris, int], keadaan: KeadaanImpor) -> None:
    for a, b in bertentangan(
        Pernyataan(k.sub, k, k.garis, u.ke, nilai) for k, nilai in pagu.items() if nilai
    ):
        nama = keadaan.sub[a.kunci.sub].kode if a.kunci.sub in keadaan.sub else ""
        tolak(
            u, "rekening",
            f"{a.garis.tertulis} dan {b.garis.tertulis} pada {nama} menyebut uang yang sama; "
            "tulis rinciannya saja atau jumlahnya saja.", a.kunci.rekening,
        )  # fmt: skip


def _tentukan_versi(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """Which version of the year's budget the file is."""
    p = u.pilihan
    if p.tahapan not in JenisVersiAnggaran.values:
        tolak(u, "tahapan", "berkas tidak menyebut tahapannya; pilih murni, pergeseran, atau "
                             "perubahan.")  # fmt: skip
        return
    murni = p.tahapan == JenisVersiAnggaran.MURNI
    u.ke = p.ke or (1 if murni else max(max(keadaan.dokumen, default=1), 1) + 1)
    ada = keadaan.dokumen.get(u.ke)
    if murni and u.ke != 1:
        tolak(u, "ke", "anggaran murni adalah versi ke-1.", u.ke)
    elif not murni and u.ke == 1:
        tolak(u, "ke", "versi ke-1 adalah anggaran murni.", u.ke)
    elif ada is not None and ada.jenis != p.tahapan:
        tolak(
            u, "ke",
            f"versi ke-{u.ke} tahun {u.tahun} adalah {ada.get_jenis_display().lower()}.", u.ke,
        )  # fmt: skip
    if ada is not None:
        u.catatan += _dokumen_lain(ada, p)
    if p.tanggal is not None:
        for ke, lain in keadaan.dokumen.items():
            if lain.tanggal and ((ke < u.ke and lain.tanggal > p.tanggal)
                                 or (ke > u.ke and lain.tanggal < p.tanggal)):  # fmt: skip
                u.catatan.append(
                    f"Tanggal dokumen ini tidak urut dengan versi ke-{ke}, {lain.tanggal:%d/%m/%Y}."
                )


def _dokumen_lain(ada: VersiAnggaran, p: PilihanMuat) -> list[str]:
    """What was typed of a document that is there already, under another number or date."""
    beda = []
    if p.nomor and p.nomor != ada.nomor:
        beda.append(f"dengan nomor {ada.nomor}" if ada.nomor else "tanpa nomor")
    if p.tanggal and p.tanggal != ada.tanggal:
        beda.append(f"bertanggal {ada.tanggal:%d/%m/%Y}" if ada.tanggal else "tanpa tanggal")
    if not beda:
        return []
    return [
        f"Versi ke-{ada.ke} sudah tercatat {urutkan(beda)}; isian di sini tidak mengubahnya. "
        "Bila keliru, ubah pada Versi anggaran di Data Induk."
    ]
