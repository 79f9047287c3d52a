"""The quarterly report on reporting itself: who reported, what is missing, who signs."""

from collections import defaultdict
from datetime import date

from anggaran.sebutan import nama_mata
from kinerja.jenis import StatusPemangku
from kinerja.periode import format_tanggal
from kinerja.sebutan import AWALAN_PEMANGKU
from laporan.dokumen.kalimat import cacah, kalimat
from laporan.dokumen.unsur import (
    GARIS_PEGAWAI,
    Blok,
    BlokTandaTangan,
    Isi,
    Judul,
    Paragraf,
    Penandatangan,
    Rujukan,
    Teks,
)
from laporan.lkjip.susun.dasar import daftar, par
from laporan.triwulanan import tabel
from laporan.triwulanan.bahan import BarisSub, Kuartal


def pelaporan(k: Kuartal, dicetak: date | None, terbit: str) -> tuple[Blok, ...]:
    """The last chapter: how far each unit has come, what is missing, and who signs."""
    isi: list[Blok] = [
        *(
            (
                par(
                    "Kemajuan pelaporan setiap unit disajikan pada ",
                    Rujukan("kelengkapan_triwulan"),
                    ".",
                ),
            )
            if k.unit
            else ()
        ),
        tabel.kelengkapan(k),
        *_pelapor(k),
        Judul("Yang Masih Harus Dilengkapi"),
        *_kurang(k),
        *_menyusul(k),
    ]
    if not dicetak:
        tempat = f"{k.bahan.pd.tempat}, {terbit}"
    else:
        tempat = f"{k.bahan.pd.tempat}, {format_tanggal(dicetak)}"
    isi.append(BlokTandaTangan((penandatangan(k, dicetak),), tempat))
    return tuple(isi)


def _pelapor(k: Kuartal) -> tuple[Blok, ...]:
    butir: list[Isi] = [f"{u.nama}: {nama}" for u in k.unit if (nama := tabel.pelapor(k, u.pk))]
    if not butir:
        if any(b.baris is not None and b.baris.diajukan_pada for b in k.baris):
            return (par("Isian triwulan ini dimuat dari berkas data, tanpa pengajuan unit."),)
        return (par("Belum ada unit yang mengajukan isian triwulan ini."),)
    return (par("Isian diajukan oleh:"), *daftar(butir))


def _menyusul(k: Kuartal) -> tuple[Blok, ...]:
    """Figures that others publish after the quarter: when they are expected, or when they came."""
    if not k.menyusul:
        return ()
    butir: list[Isi] = []
    for b in k.menyusul:
        kapan = f"menunggu terbit, perkiraan {b.bentuk.jadwal.terbit(k.tw.tahun, k.tw.nomor)}"
        if b.terisi and b.baris is not None:
            kapan = f"diisi {format_tanggal(k.hari(b.baris.diubah_pada))}"
            if b.baris.disahkan_pada is not None:
                kapan = f"disahkan {format_tanggal(k.hari(b.baris.disahkan_pada))}"
        butir.append(f"{b.indikator.sebutan}: {kapan}.")
    return (
        Judul("Angka yang Menyusul"),
        par(
            "Angka berikut diterbitkan pihak lain. Selama belum terbit, triwulan ini tidak "
            "menunggunya."
        ),
        *daftar(butir),
    )


def _kurang(k: Kuartal) -> tuple[Blok, ...]:
    """Per unit: indicators with what they lack, then sub kegiatan with empty lines."""
    per_unit = {u.pk: _kurang_unit(k, u.pk) for u in k.unit}
    tanpa_target = (
        [par(f"Target {k.tw.label_pendek} seluruh indikator belum ditetapkan dalam rencana aksi.")]
        if k.baris and not k.bertarget
        else []
    )
    if not k.unit:
        return (par("Belum ada indikator atau sub kegiatan yang harus dilaporkan."),)
    if not tanpa_target and not any(per_unit.values()):
        return (par("Tidak ada: seluruh isian triwulan ini lengkap."),)
    return (
        *tanpa_target,
        *(
            blok
            for u in k.unit
            if per_unit[u.pk]
            for blok in (Paragraf((Teks(u.nama, tebal=True),)), *daftar(per_unit[u.pk]))
        ),
    )


def _kurang_unit(k: Kuartal, unit: int) -> list[Isi]:
    """What is simply empty as one item with its names; what needs a word of its own by itself."""
    milik = {b.indikator.pk: b for b in k.baris if b.indikator.penanggung_jawab.unit_id == unit}
    kosong: dict[int, None] = {}
    lain: dict[int, list[str]] = defaultdict(list)
    for x in k.kekurangan:
        pk = int(x.sasaran.partition(":")[2])
        if pk not in milik:
            continue
        if x.kode == "belum_diisi" and x.medan in ("nilai", "predikat"):
            kosong[pk] = None
        else:
            lain[pk].append(x.pesan)
    tanpa = [
        b
        for b in milik.values()
        if k.bertarget and b.ditagih and b.sendiri.target is None and b.sampai.target is not None
    ]
    hasil: list[Isi] = []
    for sebutan, daftar_nama in (
        ("Realisasi belum diisi", [milik[pk].indikator.sebutan for pk in kosong]),
        (
            f"Target {k.tw.label_pendek} belum ditetapkan dalam rencana aksi",
            [b.indikator.sebutan for b in tanpa],
        ),
    ):
        if daftar_nama:
            banyak = cacah(len(daftar_nama), "indikator")
            hasil.append(f"{sebutan} untuk {banyak}: {'; '.join(daftar_nama)}.")
    hasil += [
        f"{milik[pk].indikator.sebutan}: {' '.join(dict.fromkeys(kalimat(p) for p in pesan))}"
        for pk, pesan in lain.items()
    ]
    hasil += [
        f"{nama_mata('sub_kegiatan', s.sub.nama)}: {_belum_terisi(s)} belum diisi."
        for s in k.sub.values()
        if not s.lengkap and s.sub.penanggung_jawab.unit_id == unit
    ]
    hasil += [
        f"{nama_mata('sub_kegiatan', s.sub.nama)}: keluaran belum diisi: "
        f"{'; '.join(s.keluaran_kosong)}."
        for s in k.sub.values()
        if s.keluaran_kosong and s.sub.penanggung_jawab.unit_id == unit
    ]
    return hasil


def penandatangan(k: Kuartal, dicetak: date | None) -> Penandatangan:
    """The head who signs: who held the post when the quarter was endorsed, which the line below the
    name says; else on the day beside the signature, else at the end of the quarter.
    """
    jabatan = k.bahan.kepala
    pd = k.bahan.pd
    if jabatan is None:
        return Penandatangan(f"{pd.sebutan_jabatan_kepala()},", "", garis=GARIS_PEGAWAI)
    hari = k.hari(k.pengesahan.pada) if k.pengesahan else dicetak or k.tw.akhir
    pemangku = k.pemangku(jabatan, hari)
    awalan = AWALAN_PEMANGKU.get(StatusPemangku(pemangku.status), "") if pemangku else ""
    status = ""
    if k.pengesahan is not None:
        status = f"Pengesahan ke-{k.pengesahan.ke}, {format_tanggal(hari)}"
    sebutan = f"{awalan}{pd.sebutan_jabatan_kepala(jabatan.nama)},"
    if pemangku is None or not pemangku.nama:
        return Penandatangan(sebutan, "", status=status, garis=GARIS_PEGAWAI)
    return Penandatangan(sebutan, pemangku.nama, pemangku.pangkat, pemangku.nip, status)


def _belum_terisi(s: BarisSub) -> str:
    """`2 dari 3 baris belanja`; all of them are not counted against themselves."""
    kurang = s.diharapkan - s.terisi
    if kurang < s.diharapkan:
        return f"{kurang} dari {s.diharapkan} baris belanja"
    return f"seluruh {kurang} baris belanja" if kurang > 1 else "baris belanjanya"
