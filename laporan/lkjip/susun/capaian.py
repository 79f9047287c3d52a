"""BAB III A.1 Target dan realisasi: the method, the tables, one calculation per indicator."""

from kinerja.angka import bulatkan
from kinerja.capaian import SERATUS, JenisTarget, Polaritas
from kinerja.kata_daftar import urutkan
from kinerja.models import Sasaran, StatusRealisasi
from kinerja.periode import ROMAWI
from kinerja.turunan import IsianVariabel
from laporan.bahan.bahan import BarisIndikator
from laporan.cetak.grafik import ButirCapaian, batang_capaian
from laporan.dokumen.asal import MITRA
from laporan.dokumen.kalimat import (
    hitungan,
    kalimat,
    rangkai,
    tanpa_titik,
    urutkan_isi,
    urutkan_titik_koma,
)
from laporan.dokumen.unsur import Blok, Butir, Daftar, Gambar, Isi, Teks
from laporan.lkjip.kalimat.capaian import (
    angka_resmi,
    asal_realisasi,
    aturan_hitung,
    baris_capaian,
    baris_turunan,
    baris_variabel,
    metode_capaian,
    nilai_target,
    tak_terisi,
)
from laporan.lkjip.kalimat.perubahan_target import kalimat_perubahan
from laporan.lkjip.susun.dasar import (
    KonteksSusun,
    belum,
    daftar,
    judul,
    nilai,
    par,
    rumus,
    seksi,
    tandai,
)

BATANG_PER_GAMBAR = 13
"""Half a page of bars, so that the figure does not leave the page before it empty."""


def susun(k: KonteksSusun) -> tuple[Blok, ...]:
    """The section."""
    kepala = judul(f"A.1 Target dan Realisasi Kinerja Tahun {k.tahun}", 2)
    if not k.bahan.baris:
        isi: tuple[Blok, ...] = (
            *k.tabel("skala"),
            *k.kosong(
                belum("indikator", f"Indikator kinerja tahun {k.tahun} belum diisi."), "capaian"
            ),
        )
        return (kepala, seksi("bab3:a1", kepala.teks, *isi))
    return (
        kepala,
        seksi("bab3:metode", "A.1 Cara Menghitung Capaian", *_metode(k), *k.tabel("skala")),
        seksi(
            "bab3:a1",
            kepala.teks,
            *_tabel_capaian(k),
            *_grafik(k),
            par(
                "Setiap indikator diuraikan sebagai berikut."
                if _sama_sekali_kosong(k)
                else "Perhitungan realisasi dan capaian setiap indikator diuraikan sebagai berikut."
            ),
        ),
        *_rincian(k),
    )


def _tabel_capaian(k: KonteksSusun) -> tuple[Blok, ...]:
    tabel = k.tabel("capaian")
    if not any(t.baris for t in tabel):
        teks = f"Target dan realisasi kinerja tahun {k.tahun} belum diisi."
        return k.kosong(belum("target_realisasi", teks), "capaian")
    awal = par(
        "Target, realisasi, dan capaian setiap indikator disajikan pada ",
        k.rujuk("capaian"),
        ".",
        _menurut_kriteria(k),
    )
    return (awal, *tabel)


def _bertahan_nol(b: BarisIndikator) -> bool:
    """Whether the target is that nothing of the kind happens."""
    target = b.ukuran.target
    if target is None or target.nilai.nilai is None or target.nilai.jenis is JenisTarget.PREDIKAT:
        return False
    rendah = b.bentuk.polaritas is Polaritas.RENDAH or target.nilai.jenis is JenisTarget.MAKSIMAL
    return rendah and bulatkan(target.nilai.nilai, b.bentuk.desimal) == 0


def _metode(k: KonteksSusun) -> tuple[Blok, ...]:
    kebijakan = k.bahan.kebijakan
    pasangan = metode_capaian(
        kebijakan,
        polaritas=[b.bentuk.polaritas for b in k.bahan.baris],
        jenis=[b.ukuran.target.nilai.jenis for b in k.bahan.baris if b.ukuran.target],
        negatif=any(b.ukuran.target.nilai.negatif for b in k.bahan.baris if b.ukuran.target),
        rentang_searah=any(
            b.ukuran.target.nilai.jenis is JenisTarget.RENTANG
            for b in k.bahan.baris
            if b.ukuran.target and b.bentuk.polaritas is not Polaritas.DALAM_RENTANG
        ),
        berskor=any(
            b.ukuran.target.nilai.skor is not None and b.ukuran.skor is not None
            for b in k.bahan.baris
            if b.ukuran.target
        ),
    )
    isi: list[Blok] = [par("Capaian setiap indikator dihitung dengan rumus berikut.")]
    for syarat, rumus_teks in pasangan:
        isi += [par(syarat), rumus(rumus_teks)]
    isi.append(par("Ketentuan penghitungan yang berlaku:"))
    nol = any(_bertahan_nol(b) for b in k.bahan.baris)
    aturan = aturan_hitung(kebijakan, k.bahan.aturan.pita, nol=nol)
    isi += daftar(list[Isi](aturan), bernomor=True)
    isi.append(par("Kriteria penilaian capaian disajikan pada ", k.rujuk("skala"), "."))
    return tuple(isi)


def _menurut_kriteria(k: KonteksSusun) -> Isi:
    """How many indicators fall under each kriteria, the best first."""
    bagian: list[Isi] = []
    for pita in k.bahan.aturan.pita:
        n = sum(b.ukuran.kriteria == pita.label for b in k.terukur)
        if n:
            banyak = k.cacah(f"kriteria:{pita.label}", n)
            bagian.append(rangkai(banyak, f" berkriteria {pita.label}"))
    if not bagian:
        return ""
    isi = rangkai(" Dari hasil penilaian, ", urutkan_isi(bagian))
    if k.tak_terukur:
        isi = rangkai(
            isi, ", sedangkan ", k.cacah("tak_terukur", len(k.tak_terukur)), " belum bernilai"
        )
    return rangkai(isi, ".")


def _grafik(k: KonteksSusun) -> tuple[Blok, ...]:
    """The bars; without any capaian there is nothing to draw, which one sentence says."""
    if not k.terukur:
        ada = any(t.baris for t in k.tabel("capaian"))  # else the sentence stands in its place
        return (par(_tanpa_capaian(k)),) if ada else ()
    bagian = _potong(k.bahan.baris)
    # Where reasons are more than bars, or a whole drawing of them, only the bars are drawn.
    if len(k.tak_terukur) > len(k.terukur) or not all(any(map(_terukur, satu)) for satu in bagian):
        bagian = _potong(k.terukur)
    semua_butir = [_batang(b) for satu in bagian for b in satu]
    hasil: list[Blok] = []
    for n, satu in enumerate(bagian, start=1):
        ekor = f" (Bagian {n})" if len(bagian) > 1 else ""
        hasil.append(
            Gambar(
                "batang_capaian" if n == 1 else f"batang_capaian:{n}",
                f"Capaian Kinerja per Indikator Tahun {k.tahun}{ekor}",
                batang_capaian(
                    [_batang(b) for b in satu],
                    judul=f"Capaian kinerja per indikator tahun {k.tahun}",
                    semua=semua_butir,
                ),
                _alt_batang(satu),
            )
        )
    return tuple(hasil)


def _potong(baris: list[BarisIndikator]) -> list[list[BarisIndikator]]:
    """Shared evenly among as few drawings as pages need."""
    banyak = -(-len(baris) // BATANG_PER_GAMBAR)
    ukuran = -(-len(baris) // banyak)
    return [baris[n * ukuran : (n + 1) * ukuran] for n in range(banyak)]


def _terukur(b: BarisIndikator) -> bool:
    return b.ukuran.capaian.dapat


def _tanpa_capaian(k: KonteksSusun) -> str:
    """Why no indicator has a capaian, where all have the same reason."""
    alasan = {b.ukuran.capaian.alasan for b in k.bahan.baris}
    awal = f"Capaian {hitungan(len(k.bahan.baris), 'indikator')} tahun {k.tahun}"
    if len(alasan) == 1:
        return f"{awal} belum dapat dihitung: {alasan.pop()}."
    return f"{awal} belum dapat dihitung; sebabnya disebut pada setiap indikator."


def _sama_sekali_kosong(k: KonteksSusun) -> bool:
    """Whether nothing at all was reported, which is then said once for all indicators."""
    alasan = {b.ukuran.capaian.alasan for b in k.bahan.baris}
    return (
        not any(b.ukuran.terisi or b.ukuran.capaian.dapat for b in k.bahan.baris)
        and len(alasan) == 1
        and any(t.baris for t in k.tabel("capaian"))  # else the sentence has no place
    )


def _alt_batang(baris: list[BarisIndikator]) -> str:
    ada = [b for b in baris if b.ukuran.capaian.nilai is not None]
    rendah = [b.indikator.sebutan for b in ada if nilai(b) < SERATUS]
    awal = f"Capaian {hitungan(len(baris), 'indikator')} terhadap target 100%"
    if not ada:
        return f"{awal}; belum ada yang dapat dihitung"
    if not rendah:
        return f"{awal}; semua yang terukur mencapai target"
    return f"{awal}; yang di bawah target: {urutkan_titik_koma(rendah)}"


def _batang(b: BarisIndikator) -> ButirCapaian:
    u = b.ukuran
    if not u.capaian.dapat:
        return ButirCapaian(b.indikator.sebutan, None, u.capaian.keterangan)
    return ButirCapaian(b.indikator.sebutan, u.capaian.nilai, u.capaian_teks, u.kriteria)


def _rincian(k: KonteksSusun) -> tuple[Blok, ...]:
    isi: list[Blok] = []
    kosong = _sama_sekali_kosong(k)
    for nomor, b in enumerate(k.bahan.baris, start=1):
        satu = _indikator(k, b, nomor, bercapaian=not kosong)
        isi += tandai(tuple(satu), f"bab3:a1:{b.indikator.kode}")
    return tuple(isi)


def _indikator(k: KonteksSusun, b: BarisIndikator, nomor: int, *, bercapaian: bool) -> list[Blok]:
    """`bercapaian`: with its capaian, or why it has none."""
    i, u = b.indikator, b.ukuran
    isi: list[Blok] = [judul(f"{nomor}. {i.sebutan}", 3)]
    simpul = b.simpul
    if isinstance(simpul, Sasaran):
        pengampu = f" Penanggung jawab: {i.penanggung_jawab.nama}."
    else:
        pengampu = ""
    isi.append(par(f"{k.sebutan_simpul(simpul)}: {tanpa_titik(simpul.uraian)}.{pengampu}"))
    isi += _dari_mitra(k, b)
    jelas = [f"Definisi operasional: {kalimat(i.definisi)}"] if i.definisi else []
    if i.formulasi and i.formulasi.casefold() != i.nama.casefold():
        jelas.append(f"Formulasi: {tanpa_titik(i.formulasi)}.")
    if i.sumber_data:
        jelas.append(f"Sumber data: {tanpa_titik(i.sumber_data)}.")
    if jelas:
        isi.append(par(" ".join(jelas)))
    isi += _realisasi(k, b)
    if u.target is not None:
        awal = f"Target tahun {k.tahun} menurut {u.target.dokumen}: "
        isi.append(par(awal, nilai_target(i.kode, u), "."))
        isi += [
            par(f"Target itu {isi_ubah}")
            for isi_ubah in kalimat_perubahan(k.bahan.perubahan_target.get(i.pk, ()))
        ]
    if bercapaian:
        isi.append(rumus(baris_capaian(i.kode, u)))
    if u.keterangan and i.pk not in k.keterangan_penurunan:
        isi.append(par(f"Keterangan: {kalimat(u.keterangan)}"))
    return isi


def _dari_mitra(k: KonteksSusun, b: BarisIndikator) -> list[Blok]:
    """Whose figures a region's indicator has, and whether they are endorsed there."""
    dari = k.bahan.pengukuran.sumber.get(b.indikator.pk)
    if dari is None or dari.sumber is None:
        return []
    nama = Teks(
        f"{dari.sumber.nama} pada {dari.mitra.nama}",
        medan=f"{MITRA}:{b.indikator.kode}:{k.tahun}",
    )
    awal = rangkai("Angkanya diambil dari indikator ", nama)
    isian = b.ukuran.isian_akhir
    if isian is None or isian.nilai is None:
        return [par(awal, ", yang belum dilaporkan.")]
    sah = isian.status == StatusRealisasi.DISAHKAN
    status = "sudah disahkan" if sah else "belum disahkan"
    return [par(awal, f", yang {status} di sana.")]


def _realisasi(k: KonteksSusun, b: BarisIndikator) -> list[Blok]:
    u, kode = b.ukuran, b.indikator.kode
    hasil: list[Blok] = []
    dipakai = [u.triwulan[t] for t in u.akumulasi.terpakai if t in u.triwulan]
    berbilang = len(dipakai) > 1
    for isian in dipakai:
        awal = f"Triwulan {ROMAWI[isian.triwulan - 1]}: " if berbilang else ""
        if isian.turunan is not None and isian.turunan.variabel:
            variabel = isian.turunan.variabel
            if tak_terisi(variabel):
                nama = urutkan([v.nama for v in variabel])
                hasil.append(par(f"{awal}Variabel tidak tercatat: {nama}."))
            else:
                letak = f"{kode}:{k.tahun}" + (f":tw{isian.triwulan}" if berbilang else "")
                hasil.append(_variabel(variabel, letak))
                turunan = baris_turunan(kode, k.tahun, isian.turunan, b.bentuk)
                hasil.append(rumus(awal, turunan))
        if resmi := angka_resmi(kode, k.tahun, isian, b.bentuk):
            hasil.append(par(awal, resmi))
    berformula = any(x.turunan is not None or x.alasan for x in dipakai)
    if asal := asal_realisasi(u, berformula=berformula):
        teks = Teks(asal, medan=f"asal:{kode}:{k.tahun}")
        hasil.append(rumus(teks) if asal.startswith("Realisasi =") else par(teks))
    return hasil


def _variabel(variabel: tuple[IsianVariabel, ...], letak: str) -> Daftar:
    return Daftar(
        tuple(
            Butir(
                (Teks(_penutup(baris_variabel(v)), medan=f"variabel:{letak}:{n}"),),
                (_variabel(v.bagian, f"{letak}:{n}"),) if v.bagian else (),
            )
            for n, v in enumerate(variabel, start=1)
        )
    )


def _penutup(teks: str) -> str:
    return teks if teks.endswith(".") else f"{teks}."
