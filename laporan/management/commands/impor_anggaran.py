"""`manage.py impor_anggaran`: load a budget file that an office has; see docs/panduan."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from anggaran.impor.baca import baca_berkas
from anggaran.impor.bentuk import BerkasTakDikenalError, HasilBacaBerkas, JenisBerkas
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.keadaan_keluaran import KeadaanKeluaran
from anggaran.impor.nilai import jalur_kode, kunci_teks
from anggaran.impor.pasang_keluaran import AWAL_PETA, LEWATI, kunci_baris
from anggaran.impor.simpan_bacaan import simpan_bacaan
from anggaran.impor.terima import terima
from anggaran.impor.usulan import json_usulan, usulkan
from anggaran.impor.usulan_muat import BUAT, PilihanMuat, SubTakDikenal, UsulanMuatan
from kinerja.gangguan import sebab_os
from kinerja.jenis import JenisVersiAnggaran
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.models.pengguna import akun_sistem
from kinerja.perintah.dasar import Perintah
from kinerja.perintah.nilai import baca_tahun, baca_tanggal, bilangan
from kinerja.perintah.pilih import pilih_pd

SEMUA = "semua"
_CONTOH_PETA = "2.07.01.2.02.0009=2.07.01.2.02.0001"


class Command(Perintah):
    """Exit status 1 where anything is refused; other agencies' rows are left out and told."""

    help = "Memuat berkas anggaran (rekap RKA/DPA, realisasi per dokumen, LRA, RFK, …)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "berkas", type=Path, metavar="FILE", help="berkas .xlsx, .csv, atau .pdf (RKA)"
        )
        parser.add_argument("--pd", help="Kode perangkat daerah; boleh kosong bila hanya ada satu.")
        parser.add_argument("--tahun", type=baca_tahun, required=True, help="Tahun anggaran.")
        parser.add_argument("--jenis", choices=[j.value for j in JenisBerkas])
        parser.add_argument("--tahapan", choices=JenisVersiAnggaran.values)
        parser.add_argument(
            "--ke", type=bilangan(1, 99), help="Urutan versi dalam tahun itu; murni = 1."
        )
        parser.add_argument(
            "--tanggal", type=baca_tanggal, help="Tanggal dokumen, atau sampai tanggal berapa."
        )
        parser.add_argument("--nomor", default="", help="Nomor dokumen anggaran.")
        parser.add_argument("--bulan", type=bilangan(1, 12), metavar="1-12")
        parser.add_argument("--skpd", default="", help="Kode SKPD pada berkas.")
        parser.add_argument(
            "--buat", action="append", default=[], metavar="KODE",
            help="buat sub kegiatan ini bila belum ada (boleh berulang); “semua” untuk semuanya",
        )  # fmt: skip
        parser.add_argument(
            "--petakan", action="append", default=[], metavar="DARI=KE",
            help="sub kegiatan pada berkas (kode, atau namanya bila tanpa kode) = kode pada pohon",
        )  # fmt: skip
        parser.add_argument(
            "--lewati", action="append", default=[], metavar="KODE",
            help="keluaran sub kegiatan ini tidak dimuat (boleh berulang)",
        )  # fmt: skip
        parser.add_argument("--periksa", action="store_true", help="hanya memeriksa")
        parser.add_argument("--oleh", metavar="NAMA", help="nama akun yang memuat")
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *args: Any, **options: Any) -> None:
        pd, tahun = pilih_pd(options["pd"]), options["tahun"]
        berkas: Path = options["berkas"]
        jenis = JenisBerkas(options["jenis"]) if options["jenis"] else None
        try:
            isi = berkas.read_bytes()
        except OSError as galat:
            sebab = sebab_os(galat) or galat.strerror
            self._gagal(f"Tidak dapat membaca {berkas}: {sebab}.", options["format"])
        try:
            baca = baca_berkas(berkas.name, isi, tahun=tahun, jenis=jenis)
        except BerkasTakDikenalError as galat:
            self._gagal(str(galat), options["format"])
        if options["lewati"] and baca.jenis is not JenisBerkas.KELUARAN:
            raise CommandError("--lewati hanya berlaku untuk berkas keluaran.")
        keadaan = KeadaanImpor(pd, tahun)
        pilihan = PilihanMuat(
            tahapan=options["tahapan"] or "",
            ke=options["ke"],
            nomor=options["nomor"],
            tanggal=options["tanggal"],
            bulan=_bulan(baca, options["bulan"], options["tanggal"]),
            skpd=options["skpd"],
            putusan=_putusan_keluaran(keadaan, baca, options)
            if baca.jenis is JenisBerkas.KELUARAN
            else _putusan(keadaan, baca, options["buat"], options["petakan"]),
        )
        u = usulkan(keadaan, baca, pilihan)
        dimuat = u.dapat and u.berubah and not options["periksa"]
        if dimuat:
            _muat(pd, tahun, berkas.name, isi, baca, pilihan, options["oleh"])
        self._laporkan(u, dimuat=dimuat, bentuk=options["format"])
        if u.tolak:
            raise SystemExit(1)

    def _gagal(self, pesan: str, bentuk: str) -> None:
        if bentuk == "json":
            kosong = dict.fromkeys(("baris", "baru", "berubah", "sama", "hilang"), 0)
            tolak = {"lembar": "", "baris": 0, "kolom": "", "nilai": "", "pesan": pesan, "usul": ""}
            self.stdout.write(
                json.dumps(
                    {
                        "jenis": "", **kosong, "ditolak": [tolak], "total_berkas": 0,
                        "total_dimuat": 0, "catatan": [], "dimuat": False,
                    },
                    ensure_ascii=False,
                )
            )  # fmt: skip
            raise SystemExit(1)
        raise CommandError(pesan)

    def _laporkan(self, u: UsulanMuatan, *, dimuat: bool, bentuk: str) -> None:
        data = json_usulan(u) | {"dimuat": dimuat}
        if bentuk == "json":
            self.stdout.write(json.dumps(data, ensure_ascii=False))
            return
        self.stdout.write(
            f"{u.jenis.sebutan}: {data['baris']} baris; baru {data['baru']}, berubah "
            f"{data['berubah']}, sama {data['sama']}, hilang {data['hilang']}."
        )
        for satu in u.tolak:
            tempat = f"{satu.tempat}: " if satu.tempat else ""
            nilai = f"“{satu.nilai}”: " if satu.nilai else ""
            usul = f" Mungkin maksudnya {satu.usul}." if satu.usul else ""
            self.stderr.write(f"{tempat}{nilai}{satu.pesan}{usul}")
        for catatan in u.catatan:
            self.stdout.write(f"Catatan: {catatan}")
        rupiah = f"{data['total_dimuat']:,}".replace(",", ".")
        penutup = (
            f"Dimuat: Rp{rupiah}."
            if dimuat
            else "Ditolak; tidak ada yang disimpan."
            if not u.dapat
            else "Sudah sama; tidak ada yang berubah."
            if not u.berubah
            else f"Dapat dimuat: Rp{rupiah}. Hanya diperiksa; tidak ada yang disimpan."
        )
        self.stdout.write(penutup)


def _bulan(baca: HasilBacaBerkas, bulan: int | None, sampai: date | None) -> int | None:
    """The month as told; `--tanggal` tells it for reports up to a day."""
    if bulan is None and sampai is not None and baca.jenis.berrealisasi:
        return None if baca.jenis is JenisBerkas.DOKUMEN else sampai.month
    return bulan


def _putusan(
    keadaan: KeadaanImpor, baca: HasilBacaBerkas, buat: list[str], petakan: list[str]
) -> dict[str, str]:
    """What `--buat` and `--petakan` say of the file's sub kegiatan, as its page would store it."""
    ada = {SubTakDikenal(r.sub, r.nama).kunci for r in baca.rincian}
    hasil: dict[str, str] = {}
    for kode in buat:
        if kode == SEMUA:
            hasil |= {k: BUAT for k in ada if keadaan.cari_sub(k) is None}
        else:
            hasil[_pada_berkas(ada, kode)] = BUAT
    for satu in petakan:
        dari, tanda, ke = satu.rpartition("=")
        if not tanda or not dari.strip() or not ke.strip():
            raise CommandError(f"--petakan {satu}: tulis DARI=KE, mis. {_CONTOH_PETA}.")
        pk = keadaan.cari_sub(ke.strip())
        if pk is None:
            raise CommandError(
                f"--petakan {satu}: {ke.strip()} tidak ada pada pohon anggaran {keadaan.tahun}."
            )
        hasil[_pada_berkas(ada, dari.strip())] = str(pk)
    return hasil


def _putusan_keluaran(
    keadaan: KeadaanImpor, baca: HasilBacaBerkas, pilihan: Mapping[str, Any]
) -> dict[str, str]:
    """What `--buat`, `--lewati` and `--petakan` say of a file of outputs; `--petakan` names an
    indicator by its code, or a sub kegiatan as everywhere.
    """
    baris = {kunci_baris(r): jalur_kode(r.sub) for r in baca.rincian}
    indikator = {i.kode: i.pk for i in KeadaanKeluaran(keadaan).indikator.values()}

    def milik(kode: str) -> list[str]:
        kunci = [k for k, jalur in baris.items() if kode == SEMUA or jalur == jalur_kode(kode)]
        if not kunci:
            raise CommandError(f"Sub kegiatan {kode} tidak ada pada berkas.")
        return kunci

    hasil = {k: BUAT for kode in pilihan["buat"] for k in milik(kode)}
    hasil |= {k: LEWATI for kode in pilihan["lewati"] for k in milik(kode)}
    sisa = []
    for satu in pilihan["petakan"]:
        dari, _, ke = satu.rpartition("=")
        if ke.strip() in indikator:
            nilai = f"{AWAL_PETA}{indikator[ke.strip()]}"
            hasil |= dict.fromkeys(milik(dari.strip()), nilai)
        else:
            sisa.append(satu)
    return hasil | _putusan(keadaan, baca, [], sisa)


def _pada_berkas(ada: set[str], sebutan: str) -> str:
    """How a decision names the sub kegiatan that is written so, or by the same numbers."""
    for kunci in ada:
        if kunci in (sebutan, f"nama:{kunci_teks(sebutan)}"):
            return kunci
    jalur = jalur_kode(sebutan)
    for kunci in ada:
        if -1 not in jalur and jalur_kode(kunci) == jalur:
            return kunci
    raise CommandError(f"Sub kegiatan {sebutan} tidak ada pada berkas.")


def _muat(
    pd: PerangkatDaerah,
    tahun: int,
    nama: str,
    isi: bytes,
    baca: HasilBacaBerkas,
    pilihan: PilihanMuat,
    oleh: str | None,
) -> None:
    akun = Pengguna.objects.filter(username=oleh, is_active=True).first() if oleh else akun_sistem()
    if akun is None:
        raise CommandError(f"Akun “{oleh}” tidak ada atau tidak aktif.")
    pada = timezone.now()
    with transaction.atomic():
        m = simpan_bacaan(pd=pd, tahun=tahun, nama=nama, isi=isi, baca=baca, oleh=akun, pada=pada)
        m.tahapan, m.ke, m.nomor = pilihan.tahapan, pilihan.ke, pilihan.nomor
        m.tanggal, m.bulan, m.skpd = pilihan.tanggal, pilihan.bulan, pilihan.skpd
        m.putusan = dict(pilihan.putusan)
        m.save()
        terima(m, oleh=akun, pada=pada)
