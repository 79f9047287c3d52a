"""What a file would become for one agency and year: nodes, versions, amounts, refusals."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from anggaran.impor.banding import (
    BetsDokumen,
    DokumenAktif,
    HitunganBanding,
    KunciGaris,
    RencanaAngka,
    SasaranAngka,
    bulan_sendiri,
    kumulatif_dokumen,
    nol_triwulan,
    putar,
    rantai_bulan,
    rencana_pagu,
    rencana_realisasi,
)
from anggaran.impor.bentuk import (
    HasilBacaBerkas,
    JenisBerkas,
    RincianBerkas,
    TolakanImpor,
)
from anggaran.impor.fisik import RencanaFisik, rencana_fisik
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.nilai import jalur_kode, kunci_teks, nama_bulan
from anggaran.impor.penampung import TANPA_SKPD, rupiah
from anggaran.models import KeperluanMuatan, SubKegiatan
from kinerja.jenis import JenisVersiAnggaran
from kinerja.models import PerangkatDaerah
from kinerja.periode import label_tw, triwulan_bulan

BUAT = "buat"
_ASING_DISEBUT = 500


@dataclass(frozen=True)
class PilihanMuat:
    """What the person says of the file."""

    tahapan: str = ""
    ke: int | None = None
    nomor: str = ""
    tanggal: date | None = None
    bulan: int | None = None
    skpd: str = ""
    keperluan: str = ""
    putusan: Mapping[str, str] = field(default_factory=dict)


@dataclass
class SubTakDikenal:
    """A sub kegiatan of the file that the year's tree does not have."""

    kode: str
    nama: str
    nilai: int = 0
    baris: int = 0
    usul: SubKegiatan | None = None
    """One of the tree with the same name."""

    @property
    def kunci(self) -> str:
        """How a decision names it."""
        return self.kode or f"nama:{kunci_teks(self.nama)}"


@dataclass
class UsulanMuatan:
    """The plan of a load. Nothing is stored before `terima`."""

    pd: PerangkatDaerah
    tahun: int
    jenis: JenisBerkas
    keperluan: KeperluanMuatan
    pilihan: PilihanMuat
    ke: int = 0
    skpd: str = ""
    rencana: RencanaAngka = field(default_factory=lambda: RencanaAngka(HitunganBanding()))
    fisik: RencanaFisik = field(default_factory=RencanaFisik)
    tolak: list[TolakanImpor] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    tak_dikenal: list[SubTakDikenal] = field(default_factory=list)
    dibuat: list[SubTakDikenal] = field(default_factory=list)
    asing: Counter[str] = field(default_factory=Counter)
    simpul: Mapping[str, str] = field(default_factory=dict)
    rincian: Sequence[RincianBerkas] = ()
    total_berkas: int = 0
    total_dimuat: int = 0
    banyak_baris: int = 0

    @property
    def menghalangi(self) -> list[TolakanImpor]:
        """What keeps the load from happening: everything but other agencies' rows."""
        return [t for t in self.tolak if not t.asing]

    @property
    def dapat(self) -> bool:
        """Whether it can be accepted."""
        return not self.menghalangi

    @property
    def berubah(self) -> bool:
        """Whether accepting it would change anything."""
        h = self.rencana.hitungan
        berbaris = self.jenis in (JenisBerkas.DOKUMEN, JenisBerkas.RENCANA_KAS)
        dokumen = berbaris and (h.baru or h.berubah or h.hilang)
        return bool(self.rencana.ubahan or self.fisik.ubahan or self.dibuat or dokumen)


def usulkan(keadaan: KeadaanImpor, baca: HasilBacaBerkas, pilihan: PilihanMuat) -> UsulanMuatan:
    """The plan for a file as it stands now."""
    jenis = baca.jenis
    u = UsulanMuatan(keadaan.pd, keadaan.tahun, jenis, _keperluan(baca, pilihan), pilihan)
    u.tolak, u.catatan = list(baca.tolak), list(baca.catatan)
    u.simpul, u.banyak_baris = baca.simpul, baca.baris
    pagu = u.keperluan is not KeperluanMuatan.REALISASI
    u.total_berkas = baca.total_pagu if pagu else baca.total_realisasi
    u.rincian = _lingkup(u, keadaan, baca)
    if u.keperluan is KeperluanMuatan.PAGU:
        _susun_pagu(u, keadaan)
    elif jenis is JenisBerkas.RENCANA_KAS:
        _susun_rencana_kas(u, keadaan)
    elif jenis is JenisBerkas.DOKUMEN:
        _susun_dokumen(u, keadaan)
    else:
        _susun_laporan(u, keadaan, baca)
    if not u.dapat:
        u.total_dimuat = 0
    return u


def _keperluan(baca: HasilBacaBerkas, pilihan: PilihanMuat) -> KeperluanMuatan:
    """What the file becomes: as chosen where it can be both, else spending where it reports a
    month.
    """
    jenis = baca.jenis
    if jenis is JenisBerkas.RENCANA_KAS:
        return KeperluanMuatan.RENCANA_KAS
    if not jenis.berrealisasi:
        return KeperluanMuatan.PAGU
    if not jenis.berpagu:
        return KeperluanMuatan.REALISASI
    if pilihan.keperluan:
        return KeperluanMuatan(pilihan.keperluan)
    return KeperluanMuatan.PAGU if pilihan.tahapan else KeperluanMuatan.REALISASI


def _tolak(
    u: UsulanMuatan, kolom: str, pesan: str, nilai: object = "", usul: str = "", dibuka: int = 0
) -> None:
    u.tolak.append(TolakanImpor("", 0, kolom, str(nilai), pesan, usul, dibuka=dibuka))


# -- whose rows


def _lingkup(u: UsulanMuatan, keadaan: KeadaanImpor, baca: HasilBacaBerkas) -> list[RincianBerkas]:
    """The rows of the agency; those of others are counted and refused."""
    ada = {k: n for k, n in baca.banyak_skpd.items() if k != TANPA_SKPD}
    if not ada:
        if baca.rincian:
            u.catatan.append("Berkas ini tidak menyebut SKPD; seluruh barisnya dianggap milik "
                             f"{keadaan.pd.nama}.")  # fmt: skip
        return baca.rincian
    milik = keadaan.skpd_milik({k: baca.skpd.get(k, "") for k in ada}, u.pilihan.skpd)
    if milik is None:
        daftar = "; ".join(f"{k} {baca.skpd.get(k, '')}".strip() for k in list(ada)[:10])
        _tolak(
            u, "SKPD",
            f"tidak dapat dipastikan mana yang {keadaan.pd.nama}. Pilih SKPD-nya: {daftar}.",
        )  # fmt: skip
        return []
    u.skpd = milik.kode
    if milik.catatan:
        u.catatan.append(milik.catatan)
    hasil: list[RincianBerkas] = []
    for r in baca.rincian:
        if r.skpd == milik.kode:
            hasil.append(r)
            continue
        u.asing[r.skpd] += 1
        if sum(u.asing.values()) <= _ASING_DISEBUT:
            u.tolak.append(
                TolakanImpor(
                    r.lembar, r.baris, "SKPD", r.skpd,
                    f"baris perangkat daerah lain ({baca.skpd.get(r.skpd) or r.skpd}); dilewati.",
                    asing=True,
                )
            )  # fmt: skip
    return hasil


# -- which sub kegiatan


def _pasang_sub(u: UsulanMuatan, keadaan: KeadaanImpor, *, buat: bool) -> dict[int, int]:
    """Position of a row → id of its sub kegiatan; negative for one that the load will make."""
    hasil: dict[int, int] = {}
    asing: dict[str, SubTakDikenal] = {}
    baru: dict[str, int] = {}
    for n, r in enumerate(u.rincian):
        pk = keadaan.cari_sub(r.sub, r.nama, r.induk)
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
    for satu in asing.values():
        satu.usul = keadaan.senama(satu.nama)
        _tolak(
            u, "sub kegiatan",
            f"{satu.nama or satu.kode} ({rupiah(satu.nilai)}, {satu.baris} baris) tidak ada pada "
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
        _tolak(u, "sub kegiatan", "belum ada jabatan pada perangkat daerah ini; isi organisasi "
                                  "lebih dahulu.")  # fmt: skip
    for satu in u.dibuat:
        bagian = satu.kode.split(".")
        for tingkat, panjang in (("program", 3), ("kegiatan", 5), ("sub kegiatan", 6)):
            kode = ".".join(bagian[:panjang])
            if not u.simpul.get(kode) and not keadaan.ada_simpul(kode):
                _tolak(u, tingkat, f"nama {tingkat} {kode} tidak ada pada berkas.", kode)


# -- pagu


def _susun_pagu(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    _tentukan_versi(u, keadaan)
    sub = _pasang_sub(u, keadaan, buat=True)
    pagu: dict[KunciGaris, int] = defaultdict(int)
    for n, r in enumerate(u.rincian):
        if n in sub:
            pagu[KunciGaris(sub[n], r.rekening, keadaan.sumber(r.sumber))] += r.pagu or 0
    if not pagu and u.dapat:
        _tolak(u, "pagu", "tidak ada baris pagu yang dapat dimuat.")
    u.total_dimuat = sum(pagu.values())
    u.rencana = rencana_pagu(u.ke, pagu, keadaan.versi, keadaan.lengkap)
    _periksa_tumpuk(u, pagu, keadaan)


def _periksa_tumpuk(u: UsulanMuatan, pagu: Mapping[KunciGaris, int], keadaan: KeadaanImpor) -> None:
    per_sub: dict[int, list[KunciGaris]] = defaultdict(list)
    for k in pagu:
        per_sub[k.sub].append(k)
    for sub, semua in per_sub.items():
        if len(semua) > 500:
            continue
        for n, a in enumerate(semua):
            for b in semua[n + 1 :]:
                if a.garis.bertumpuk(b.garis) and pagu[a] and pagu[b]:
                    nama = keadaan.sub[sub].kode if sub in keadaan.sub else ""
                    _tolak(
                        u, "rekening",
                        f"{a.garis.tertulis} dan {b.garis.tertulis} pada {nama} menyebut uang yang "
                        "sama; tulis rinciannya saja atau jumlahnya saja.", a.rekening,
                    )  # fmt: skip


def _tentukan_versi(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """Which version of the year's budget the file is."""
    p = u.pilihan
    if p.tahapan not in JenisVersiAnggaran.values:
        _tolak(u, "tahapan", "berkas tidak menyebut tahapannya; pilih murni, pergeseran, atau "
                             "perubahan.")  # fmt: skip
        return
    murni = p.tahapan == JenisVersiAnggaran.MURNI
    u.ke = p.ke or (1 if murni else max(max(keadaan.dokumen, default=1), 1) + 1)
    ada = keadaan.dokumen.get(u.ke)
    if murni and u.ke != 1:
        _tolak(u, "ke", "anggaran murni adalah versi ke-1.", u.ke)
    elif not murni and u.ke == 1:
        _tolak(u, "ke", "versi ke-1 adalah anggaran murni.", u.ke)
    elif ada is not None and ada.jenis != p.tahapan:
        _tolak(
            u, "ke",
            f"versi ke-{u.ke} tahun {u.tahun} adalah {ada.get_jenis_display().lower()}.", u.ke,
        )  # fmt: skip
    if p.tanggal is not None:
        for ke, lain in keadaan.dokumen.items():
            if lain.tanggal and ((ke < u.ke and lain.tanggal > p.tanggal)
                                 or (ke > u.ke and lain.tanggal < p.tanggal)):  # fmt: skip
                u.catatan.append(
                    f"Tanggal dokumen ini tidak urut dengan versi ke-{ke}, {lain.tanggal:%d/%m/%Y}."
                )


# -- cash plan


def _susun_rencana_kas(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """The plan of the year replaces the one before; its sums are compared with the pagu."""
    sub = _pasang_sub(u, keadaan, buat=False)
    rencana: dict[tuple[int, str, int], int] = defaultdict(int)
    per_sub: Counter[int] = Counter()
    for n, r in enumerate(u.rincian):
        if n in sub and r.bulan:
            rencana[sub[n], r.rekening, r.bulan] += r.pagu or 0
            per_sub[sub[n]] += r.pagu or 0
    if not rencana and u.dapat:
        _tolak(u, "pagu", "tidak ada rencana kas yang dapat dimuat.")
    u.total_dimuat = sum(rencana.values())
    u.rencana = RencanaAngka(HitunganBanding.dari(rencana, keadaan.rencana_kas))
    beda = [pk for pk, n in per_sub.items() if keadaan.pagu_sub.get(pk, 0) != n]
    if beda:
        contoh = keadaan.sub[beda[0]]
        u.catatan.append(
            f"Rencana kas {len(beda)} sub kegiatan tidak sama dengan pagu yang berlaku, mis. "
            f"{contoh.kode}: {rupiah(per_sub[beda[0]])} dan "
            f"{rupiah(keadaan.pagu_sub.get(beda[0], 0))}."
        )


# -- spending


def _susun_dokumen(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    sub = _pasang_sub(u, keadaan, buat=False)
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
        _tolak(u, "tanggal", "tidak ada dokumen yang dapat dimuat.")
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
    _periksa_kunci(u, keadaan)
    _sebut_selisih(u, keadaan)


def _pastikan_lengkap(
    u: UsulanMuatan, isi: Mapping[str, DokumenAktif], terganti: Mapping[str, DokumenAktif]
) -> None:
    """A file that would take away most documents of a month has to say that it is of that month."""
    lama = Counter(d.bulan for d in terganti.values())
    hilang = Counter(d.bulan for k, d in terganti.items() if k not in isi)
    for bulan, banyak in hilang.items():
        if banyak * 2 > lama[bulan]:
            _tolak(
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
    sebut = ", ".join(map(nama_bulan, kurang))
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


def _susun_laporan(u: UsulanMuatan, keadaan: KeadaanImpor, baca: HasilBacaBerkas) -> None:
    p = u.pilihan
    bulan = p.bulan or (p.tanggal.month if p.tanggal else None) or baca.bulan
    if bulan is None:
        _tolak(u, "bulan", "berkas tidak menyebut bulannya; pilih sampai dengan bulan apa.")
        return
    if baca.bulan and baca.bulan != bulan:
        _tolak(
            u, "bulan",
            f"berkas menyebut s.d. {nama_bulan(baca.bulan)}, sedangkan yang dipilih "
            f"{nama_bulan(bulan)}.", bulan,
        )  # fmt: skip
    sub = _pasang_sub(u, keadaan, buat=False)
    angka: dict[SasaranAngka, int] = defaultdict(int)
    for n, r in enumerate(u.rincian):
        if n in sub and r.realisasi is not None:
            kunci = KunciGaris(sub[n], r.rekening, keadaan.sumber(r.sumber))
            angka[SasaranAngka(bulan, kunci)] += r.realisasi
    u.total_dimuat = sum(angka.values())
    u.rencana = rencana_realisasi(angka, keadaan.realisasi, p.putusan)
    if u.jenis is JenisBerkas.RFK:
        _susun_fisik(u, keadaan, sub, bulan)
    _banding_pagu(u, keadaan, sub)
    _periksa_kunci(u, keadaan)
    _sebut_selisih(u, keadaan)


def _susun_fisik(
    u: UsulanMuatan, keadaan: KeadaanImpor, sub: Mapping[int, int], bulan: int
) -> None:
    """Physical progress is reported by quarter: that of a file of the quarter's last month."""
    if bulan % 3:
        if any(r.fisik for r in u.rincian):
            u.catatan.append("Kemajuan fisik dimuat dari RFK bulan terakhir triwulan saja.")
        return
    tw = triwulan_bulan(bulan)
    u.fisik = rencana_fisik(
        ((sub[n], r.fisik) for n, r in enumerate(u.rincian) if n in sub), tw, keadaan.fisik(tw),
        lambda pk: bool(keadaan.terkunci(pk, tw)), u.pilihan.putusan,
    )  # fmt: skip
    u.catatan += u.fisik.catatan
    if u.fisik.ubahan:
        u.catatan.append(
            f"Kemajuan fisik {len(u.fisik.ubahan)} sub kegiatan dicatat pada {label_tw(tw)}."
        )


def _banding_pagu(u: UsulanMuatan, keadaan: KeadaanImpor, sub: Mapping[int, int]) -> None:
    """Say where the report's pagu is not the one in force: it may be of another version."""
    berkas: Counter[int] = Counter()
    for n, r in enumerate(u.rincian):
        if n in sub and r.pagu is not None:
            berkas[sub[n]] += r.pagu
    beda = [pk for pk, n in berkas.items() if pk in keadaan.pagu_sub and keadaan.pagu_sub[pk] != n]
    if beda:
        contoh = keadaan.sub[beda[0]]
        u.catatan.append(
            f"Pagu {len(beda)} sub kegiatan pada berkas ini berbeda dari pagu yang berlaku, mis. "
            f"{contoh.kode}: {rupiah(berkas[beda[0]])} dan {rupiah(keadaan.pagu_sub[beda[0]])}."
        )


def _periksa_negatif(
    u: UsulanMuatan, keadaan: KeadaanImpor, angka: Mapping[SasaranAngka, int]
) -> None:
    for s, n in angka.items():
        if n < 0:
            _tolak(
                u, "realisasi",
                f"realisasi s.d. {nama_bulan(s.dokumen)} {keadaan.sub[s.kunci.sub].kode} rekening "
                f"{s.kunci.rekening} menjadi negatif, {rupiah(n)}.", n,
            )  # fmt: skip


def _periksa_kunci(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """Nothing changes in a quarter that was endorsed, or in a row that was handed in."""
    kena: dict[tuple[int, str], set[int]] = defaultdict(set)
    for ubahan in u.rencana.ubahan:
        tw = triwulan_bulan(ubahan.sasaran.dokumen)
        if sebab := keadaan.terkunci(ubahan.sasaran.kunci.sub, tw):
            kena[tw, sebab].add(ubahan.sasaran.kunci.sub)
    for (tw, sebab), sub in sorted(kena.items()):
        kode = sorted(keadaan.sub[pk].kode for pk in sub)
        sebut = ", ".join(kode[:3]) + (f", dan {len(kode) - 3} lainnya" if len(kode) > 3 else "")
        _tolak(
            u,
            label_tw(tw),
            f"realisasi {len(kode)} sub kegiatan ({sebut}) akan berubah, tetapi "
            f"{label_tw(tw)} {sebab}",
            dibuka=tw if keadaan.disahkan(tw) else 0,
        )


def _sebut_selisih(u: UsulanMuatan, keadaan: KeadaanImpor) -> None:
    """What was typed and what the file says meet here; a person decides."""
    for s in u.rencana.berselisih:
        if u.pilihan.putusan.get(s.kunci) in {"impor", "ketik"}:
            continue
        _tolak(
            u, "realisasi",
            f"{keadaan.sub[s.sub].kode} s.d. {nama_bulan(s.bulan)}: diketik {rupiah(s.diketik)}, "
            f"pada berkas {rupiah(s.diimpor)}. Putuskan mana yang dipakai.", s.diimpor,
        )  # fmt: skip


def json_usulan(u: UsulanMuatan) -> dict[str, Any]:
    """As the command line gives it."""
    h = u.rencana.hitungan
    return {
        "jenis": u.jenis.value,
        "baris": u.banyak_baris,
        "baru": h.baru,
        "berubah": h.berubah,
        "sama": h.sama,
        "hilang": h.hilang,
        "ditolak": [
            {
                "lembar": t.lembar, "baris": t.baris, "kolom": t.kolom, "nilai": t.nilai,
                "pesan": t.pesan, "usul": t.usul,
            }
            for t in u.tolak
        ],
        "total_berkas": u.total_berkas,
        "total_dimuat": u.total_dimuat,
        "catatan": u.catatan,
    }  # fmt: skip
