"""Which indicator each row of a file of outputs is of: the only one with that unit, else what a
person decided: made from the row, mapped to one of the sub kegiatan, or left out.
"""

from collections.abc import Iterator
from decimal import Decimal

from anggaran.impor.bentuk import RincianBerkas, TolakanImpor
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.keadaan_keluaran import KeadaanKeluaran
from anggaran.impor.keluaran_triwulan import menjumlah
from anggaran.impor.nilai import jalur_kode, kunci_teks
from anggaran.impor.usulan_muat import BUAT, BarisKeluaran, UsulanMuatan
from anggaran.models import IndikatorProgram
from kinerja.akumulasi import Akumulasi

LEWATI = "lewati"
"""The decision to leave a row of the file out."""
AWAL_PETA = "i"
"""Before the id of an indicator that a row is mapped to; ids of sub kegiatan stand alone."""
AWAL_KUNCI = "keluaran-baris:"
_SATUAN_MAKSIMUM = 60


def kunci_baris(r: RincianBerkas) -> str:
    """How a decision names a row: its sub kegiatan and its unit, in whatever file."""
    satuan = kunci_teks((r.isian or {}).get("satuan", ""))
    return f"{AWAL_KUNCI}{'.'.join(map(str, jalur_kode(r.sub)))}|{satuan}"


def pasang_keluaran(
    u: UsulanMuatan, keadaan: KeadaanImpor, k: KeadaanKeluaran, sub: dict[int, int]
) -> Iterator[tuple[RincianBerkas, int, IndikatorProgram]]:
    """Rows with the id and the indicator that each is of; a negative id is of one to be made."""
    dilewati, dibuat = 0, dict[tuple[int, str], int]()
    for n, r in enumerate(u.rincian):
        if n not in sub or r.isian is None:
            continue
        semua = k.per_sub.get(sub[n], [])
        satuan = r.isian.get("satuan", "")
        senama = [i for i in semua if kunci_teks(i.satuan) == kunci_teks(satuan)]
        if len(senama) == 1:
            yield r, senama[0].pk, senama[0]
            continue
        baris = BarisKeluaran(
            kunci_baris(r), keadaan.sub[sub[n]], satuan, Decimal(r.isian["volume"]),
            f"{r.lembar} baris {r.baris}", semua,
        )  # fmt: skip
        baris.putus = u.pilihan.putusan.get(baris.kunci) or k.peta.get(baris.kunci, "")
        u.baris_keluaran.append(baris)
        dipetakan = next((i for i in semua if baris.putus == f"{AWAL_PETA}{i.pk}"), None)
        if dipetakan is not None:
            yield r, dipetakan.pk, dipetakan
        elif baris.putus == BUAT:
            nomor = dibuat.setdefault((sub[n], kunci_teks(satuan)), -len(u.keluaran_baru) - 1)
            if nomor not in u.keluaran_baru:
                k.indikator[nomor] = u.keluaran_baru[nomor] = _baru(u, k, baris, r)
            yield r, nomor, k.indikator[nomor]  # a second row of it is refused as one of any is
        elif baris.putus == LEWATI:
            dilewati += 1
        else:
            _tolak(u, r, baris, len(senama))
    if dilewati:
        u.catatan.append(f"{dilewati} keluaran pada berkas dilewati sesuai pilihan.")


def _baru(
    u: UsulanMuatan, k: KeadaanKeluaran, baris: BarisKeluaran, r: RincianBerkas
) -> IndikatorProgram:
    """The indicator that a row makes: counted as its targets count, as fine as its figures."""
    sub, isian = baris.sub, r.isian or {}
    angka = [Decimal(teks) for nama, teks in isian.items() if nama != "satuan"]
    dipakai = {i.kode for i in u.keluaran_baru.values()} | k.kode_terpakai
    akumulasi = Akumulasi.POSISI_AKHIR if menjumlah(isian) is False else Akumulasi.JUMLAH
    return IndikatorProgram(
        pd=u.pd, tahun=u.tahun, kode=_kode(sub.kode, dipakai), sub_kegiatan=sub,
        dilaporkan_pada=sub, nama=k.nama_keluaran(sub, baris.satuan),
        satuan=baris.satuan[:_SATUAN_MAKSIMUM], akumulasi=akumulasi.value,
        desimal=max(-int(n.as_tuple().exponent) if n % 1 else 0 for n in angka),
    )  # fmt: skip


def _kode(sub: str, dipakai: set[str]) -> str:
    kode, n = f"K-{sub}", 1
    while kode in dipakai:
        n += 1
        kode = f"K-{sub}-{n}"
    return kode


def _tolak(u: UsulanMuatan, r: RincianBerkas, baris: BarisKeluaran, senama: int) -> None:
    kode, satuan = baris.sub.kode, baris.satuan
    ada = ", ".join(dict.fromkeys(i.satuan for i in baris.calon))
    if not baris.calon:
        pesan = f"{kode} belum mempunyai indikator keluaran. Buat dari berkas ini, atau lewati."
    elif senama:
        pesan = f"{kode} mempunyai {senama} keluaran bersatuan {satuan}; petakan ke salah satunya."
    else:
        pesan = (
            f"keluaran {kode} bersatuan {ada}, pada berkas {satuan}. Petakan, buat keluaran baru, "
            "atau lewati."
        )
    u.tolak.append(
        TolakanImpor(r.lembar, r.baris, "Keluaran", satuan, pesan, "" if senama else ada)
    )
