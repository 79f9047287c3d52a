"""PURE. What a text that was copied leaves behind: another agency's name, another year."""

import re
from collections import Counter
from collections.abc import Iterator

from laporan.penulisan.uji.nama_perangkat import pemilik_lain, sebutan_perangkat
from laporan.penulisan.uji.tahun_tertinggal import tahun_lain
from laporan.periksa_lkjip.angka_cetak import rapi
from laporan.periksa_lkjip.banding.sebutan_teks import kalimat
from laporan.periksa_lkjip.banding.temuan_teks import di_teks
from laporan.periksa_lkjip.nama import kunci_nama
from laporan.periksa_lkjip.naskah import AlineaNaskah, Naskah
from laporan.periksa_lkjip.tabel.judul import pecah_judul
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan


def nama_sendiri(naskah: Naskah) -> str:
    """The agency that the report is about: the name met most; empty where none stands out."""
    hitung: Counter[str] = Counter()
    tulis: dict[str, str] = {}
    for n, alinea in enumerate(naskah.alinea()):
        for nama, _ in sebutan_perangkat(rapi(alinea.teks)):
            hitung[kunci_nama(nama)] += 4 if n < 12 else 1
            if not nama.isupper():
                tulis.setdefault(kunci_nama(nama), nama)
    if not hitung:
        return ""
    (kunci, banyak), *lain = hitung.most_common(2)
    if banyak < 5 or (lain and banyak < 2 * lain[0][1]):
        return ""
    return tulis.get(kunci, "")


def periksa_nama(naskah: Naskah) -> Iterator[TemuanLkjip]:
    """Documents and duties that are said to be another agency's; the own name cut short."""
    sendiri = nama_sendiri(naskah)
    if not sendiri:
        return
    pendek: dict[str, list[tuple[AlineaNaskah, int, str, str]]] = {}
    for alinea in naskah.alinea():
        teks = rapi(alinea.teks)
        for nama, awal in sebutan_perangkat(teks):
            if _terpotong(nama, sendiri, teks[awal + len(nama) :]):
                pendek.setdefault(kunci_nama(nama), []).append((alinea, awal, nama, teks))
        for nama, awal in pemilik_lain(teks, sendiri):
            yield di_teks(
                "PL60", TingkatTemuan.PERINGATAN, alinea,
                f"Kalimat menyebut {nama} sebagai pemilik laporan, rencana, atau tugas ini, "
                f"sedangkan laporan ini milik {sendiri}.",
                teks=teks, awal=awal, kolom="nama", tercetak=nama, seharusnya=sendiri,
                penyebab="Salinan laporan perangkat daerah lain",
            )  # fmt: skip
    for letak in pendek.values():
        alinea, awal, nama, teks = letak[0]
        yield di_teks(
            "PL60", TingkatTemuan.CATATAN, alinea,
            f"Nama perangkat daerah ditulis {nama}, tidak utuh seperti di tempat lain: {sendiri}"
            f"{f' ({len(letak)} tempat)' if len(letak) > 1 else ''}.",
            teks=teks, awal=awal, kolom="nama", tercetak=nama, seharusnya=sendiri,
            penyebab="Nama ditulis tidak utuh",
        )  # fmt: skip


def _terpotong(nama: str, sendiri: str, ekor: str) -> bool:
    """Whether it is the beginning of the own name, and the region follows at once."""
    kunci, milik = kunci_nama(nama), kunci_nama(sendiri)
    return (
        kunci != milik
        and milik.startswith(kunci)
        and bool(re.match(r"\s+(?:Kabupaten|Kota|Provinsi)\b", ekor, re.IGNORECASE))
    )


def periksa_tahun_teks(naskah: Naskah, tahun: int) -> Iterator[TemuanLkjip]:
    """Sentences that name a document of another year as this report's own."""
    if not tahun:
        return
    for alinea in naskah.alinea():
        teks = rapi(alinea.teks)
        if len(teks) < 20 or not re.search(r"\b20\d\d\b", teks) or pecah_judul(teks)[0]:
            continue  # captions are asked elsewhere
        for satu in kalimat(teks):
            for cetak, lain in tahun_lain(satu, tahun):
                yield di_teks(
                    "PL61", TingkatTemuan.PERINGATAN, alinea,
                    f'Kalimat menyebut "{cetak}", sedangkan laporan ini tentang tahun {tahun}.',
                    teks=satu, awal=satu.find(cetak), kolom="tahun", tercetak=str(lain),
                    seharusnya=str(tahun), penyebab="Salinan laporan tahun lain",
                )  # fmt: skip
