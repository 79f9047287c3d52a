"""PURE. The rules of the entry, asked again of what is stored (kinerja/uji/ketikan/).

A figure that came past a door, by a load, an older version or a change of the target, is found
here under the rule's own code; what a sentence answers stays silent, as it does at the door.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from kinerja.akumulasi import Akumulasi
from kinerja.periode import label_tw
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.ketikan.daftar import temuan_ketikan
from kinerja.uji.ketikan.dasar import IsianDiperiksa, TingkatTemuan, target_sebanding
from kinerja.uji.potret import IndikatorDiuji, IsianDiuji, PotretKinerja


def isian_tersimpan(i: IndikatorDiuji, s: IsianDiuji, tahun: int) -> IsianDiperiksa:
    """A stored quarter as its door saw it."""
    ini = i.tahun[tahun].isian
    lampau: Mapping[int, IsianDiuji] = i.tahun[tahun - 1].isian if tahun - 1 in i.tahun else {}
    akumulasi, berangka = i.bentuk.akumulasi, i.angka
    sama = lampau.get(s.triwulan)
    if sama is None and akumulasi in (Akumulasi.POSISI_AKHIR, Akumulasi.RATA_RATA):
        sama = lampau.get(max(lampau, default=0))
    # A cumulative figure is compared with the same quarter only: it starts anew each January.
    dulu = [lampau.get(s.triwulan)] if akumulasi is Akumulasi.KUMULATIF else _urut(lampau)
    sebelum = [x for x in _urut(ini) if x.triwulan < s.triwulan]
    setahun = i.tahun[tahun].target
    return IsianDiperiksa(
        nama=i.nama,
        nilai=s.nilai if berangka else None,
        desimal=i.bentuk.desimal,
        akumulasi=akumulasi,
        persentase=i.persentase,
        pembilang=s.sisi[0] if s.sisi else None,
        penyebut=s.sisi[1] if s.sisi else None,
        triwulan_lalu=_nilai(sebelum[-1]) if sebelum else None,
        tahun_lalu=_nilai(sama),
        riwayat=[x.nilai for x in (*dulu, *sebelum) if x is not None and x.nilai is not None],
        boleh_lebih_100=i.boleh_lebih_100 or (setahun is not None and setahun > 100),
        satuan=i.satuan,
        diketik=s.diketik,
        target=target_sebanding(
            triwulan=s.triwulan,
            akumulasi=akumulasi,
            triwulanan=i.target_triwulan.get(s.triwulan),
            setahun=setahun,
        )
        if berangka
        else None,
        target_tahun=setahun if berangka else None,
        variabel=s.variabel,
    )


def _urut(isian: Mapping[int, IsianDiuji]) -> list[IsianDiuji]:
    return [isian[tw] for tw in sorted(isian)]


def _nilai(s: IsianDiuji | None) -> Decimal | None:
    return None if s is None else s.nilai


def temuan_tersimpan(p: PotretKinerja, kode: str) -> Iterator[TemuanUji]:
    """What the rule of this code says of the year's stored quarters."""
    for i, s in p.isian():
        if s.nilai is None and not s.variabel:
            continue
        for aturan, t in temuan_ketikan(isian_tersimpan(i, s, p.tahun)):
            if aturan.uji != kode or (s.dijelaskan and t.tingkat is TingkatTemuan.JELASKAN):
                continue
            yield TemuanUji(
                i.rujuk_isian,
                f"{label_tw(s.triwulan)} “{i.nama}”: {t.pesan}",
                i.tampil(s.nilai),
                rinci=f"{label_tw(s.triwulan)} {t.kode}",
                triwulan=s.triwulan,
            )


def _aturan(kode: str, tingkat: TingkatUji, judul: str, mengapa: str) -> AturanUji[PotretKinerja]:
    return AturanUji(
        kode,
        AreaUji.TRIWULAN,
        tingkat,
        judul,
        mengapa,
        lambda p: temuan_tersimpan(p, kode),
    )


ATURAN: tuple[AturanUji[PotretKinerja], ...] = (
    _aturan(
        "R03",
        TingkatUji.GALAT,
        "Angka kumulatif turun",
        "Angka yang diketik kumulatif sejak awal tahun tidak dapat berkurang.",
    ),
    _aturan(
        "R08",
        TingkatUji.GALAT,
        "Realisasi persentase melebihi 100",
        "Bagian tidak dapat melebihi keseluruhannya; tandai “dapat melebihi 100%” bila memang "
        "wajar.",
    ),
    _aturan(
        "R18",
        TingkatUji.GALAT,
        "Jumlah kurang dari nol",
        "Yang dihitung satu per satu tidak dapat kurang dari nol; angkanya salah tulis.",
    ),
    _aturan(
        "R19",
        TingkatUji.PERINGATAN,
        "Realisasi di bawah nol yang tidak lazim",
        "Target dan angka sebelumnya tidak pernah di bawah nol; tanda minusnya perlu dipastikan.",
    ),
    _aturan(
        "R20",
        TingkatUji.GALAT,
        "Variabel kurang dari nol",
        "Jumlah yang menjadi bahan perhitungan tidak dapat kurang dari nol.",
    ),
    _aturan(
        "R21",
        TingkatUji.PERINGATAN,
        "Persentase tertulis sebagai pecahan",
        "Angka 0,97 tanpa format persen dari Excel berarti 97%; capaiannya menjadi seperseratus.",
    ),
    _aturan(
        "R22",
        TingkatUji.PERINGATAN,
        "Realisasi sepuluh kali acuannya",
        "Selisih sepuluh kali lipat biasanya koma atau satu angka yang hilang atau berlebih.",
    ),
    _aturan(
        "R23",
        TingkatUji.CATATAN,
        "Realisasi melompat tanpa penjelasan",
        "Perubahan besar dari triwulan atau tahun lalu perlu dijelaskan agar dapat dipercaya.",
    ),
    _aturan(
        "R24",
        TingkatUji.CATATAN,
        "Realisasi nol yang tidak lazim",
        "Nol sering berarti belum dilaporkan; yang belum ada laporannya dikosongkan.",
    ),
    _aturan(
        "R25",
        TingkatUji.PERINGATAN,
        "Ukuran kumulatif turun tanpa penjelasan",
        "Ukuran yang diketik kumulatif biasanya naik; penurunannya perlu dijelaskan.",
    ),
)
