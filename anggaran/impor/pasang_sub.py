"""Which sub kegiatan of the tree each row of a file is of."""

from anggaran.impor.bentuk import JenisBerkas
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.nilai import jalur_kode
from anggaran.impor.penampung import rupiah
from anggaran.impor.usulan_muat import BUAT, SubTakDikenal, UsulanMuatan, tolak
from anggaran.kode import KOSONG_KEGIATAN, KOSONG_SUB, belum_dirinci, induk_kode


def pasang_sub(u: UsulanMuatan, keadaan: KeadaanImpor, *, buat: bool) -> dict[int, int]:
    """Position of a row → id of its sub kegiatan; negative for one that the load will make."""
    hasil: dict[int, int] = {}
    asing: dict[str, SubTakDikenal] = {}
    baru: dict[str, int] = {}
    dirinci: set[str] = set()
    for n, r in enumerate(u.rincian):
        pk = keadaan.cari_sub(r.sub, r.nama, r.induk)
        if pk is None and r.sub and _sudah_dirinci(keadaan, r.sub):
            dirinci.add(r.sub)
            continue
        if pk is None:
            satu = SubTakDikenal(r.sub, r.nama or u.simpul.get(r.sub, ""))
            putus = u.pilihan.putusan.get(satu.kunci) or keadaan.peta.get(satu.kunci, "")
            if putus.isdecimal() and int(putus) in keadaan.sub:
                pk = int(putus)
            elif buat and r.sub and (putus == BUAT or keadaan.pohon_kosong):
                if satu.kunci not in baru:
                    baru[satu.kunci] = -len(baru) - 1
                    u.dibuat.append(satu)
                pk = baru[satu.kunci]
            else:
                satu = asing.setdefault(satu.kunci, satu)
                satu.nilai += (r.pagu if r.realisasi is None else r.realisasi) or 0
                satu.baris += 1
                continue
        hasil[n] = pk
    for kode in sorted(dirinci):
        tolak(
            u, "program",
            "pohon anggaran sudah merinci program atau kegiatan ini; muat pagu sub kegiatannya.",
            kode.rsplit(".", 1)[0].removesuffix(KOSONG_KEGIATAN),
        )  # fmt: skip
    for satu in asing.values():
        satu.usul = keadaan.senama(satu.nama)
        tolak(
            u, "sub kegiatan",
            f"{satu.nama or satu.kode} ({_sebut(u, satu)}) tidak ada pada "
            f"pohon anggaran {keadaan.tahun}. Buat sub kegiatannya, atau petakan ke yang ada.",
            satu.kode, satu.usul.kode if satu.usul else "",
        )  # fmt: skip
    u.tak_dikenal = list(asing.values())
    dua_angka = {r.sub for n, r in enumerate(u.rincian) if n in hasil and hasil[n] > 0
                 and r.sub and keadaan.sub[hasil[n]].kode != r.sub
                 and keadaan.jalur.get(jalur_kode(r.sub)) == hasil[n]}  # fmt: skip
    if dua_angka:
        u.catatan.append(
            f"{len(dua_angka)} kode sub kegiatan ditulis dengan banyak angka lain dan dicocokkan "
            f"menurut nomornya, mis. {min(dua_angka)}."
        )
    if u.dibuat:
        _periksa_baru(u, keadaan)
    return hasil


def _periksa_baru(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """A node to be made needs its name, those above it, and a post that answers for it."""
    if keadaan.penanggung_jawab is None:
        tolak(u, "sub kegiatan", "belum ada jabatan pada perangkat daerah ini; isi organisasi "
                                  "lebih dahulu.")  # fmt: skip
    for satu in u.dibuat:
        program, kegiatan = induk_kode(satu.kode) or ("", "")
        for tingkat, kode in (
            ("program", program), ("kegiatan", kegiatan), ("sub kegiatan", satu.kode),
        ):  # fmt: skip
            if not u.simpul.get(kode) and not keadaan.ada_simpul(kode):
                tolak(u, tingkat, f"nama {tingkat} {kode} tidak ada pada berkas.", kode)


def _sebut(u: UsulanMuatan, satu: SubTakDikenal) -> str:
    """How much of the file is of it."""
    baris = f"{satu.baris} baris"
    return baris if u.jenis is JenisBerkas.KELUARAN else f"{rupiah(satu.nilai)}, {baris}"


def _sudah_dirinci(keadaan: KeadaanImpor, kode: str) -> bool:
    """Whether a budget that the file does not split up is of a node that the tree does."""
    if not belum_dirinci(kode):
        return False
    return keadaan.berincian(kode.removesuffix(KOSONG_SUB).removesuffix(KOSONG_KEGIATAN))
