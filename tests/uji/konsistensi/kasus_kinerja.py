"""For each rule of kinerja: a year that raises exactly it, and one that only comes close."""

from dataclasses import replace
from datetime import date

from kinerja.akumulasi import Akumulasi
from kinerja.uji.ketikan.dasar import NilaiDiperiksa
from kinerja.uji.potret import (
    BuktiDiuji,
    HasilDiuji,
    IsianDiuji,
    PotretKinerja,
    TujuanDiuji,
    UnitDiuji,
)
from kinerja.uji.potret import JabatanDiuji as J
from kinerja.uji.potret import PemangkuDiuji as M
from kinerja.uji.potret import SasaranDiuji as S
from tests.uji.konsistensi.bersih import (
    KABID,
    KAPASITAS,
    KASI,
    KEPALA,
    KINERJA,
    LULUS,
    ORANG,
    PERSEN,
    PESERTA,
    D,
    daftar,
    indikator,
    isian,
    tahun,
    tambah,
)

AKHIR_2023 = date(2023, 12, 31)
DEFINITIF = M(KABID, "Pejabat Lain", date(2024, 6, 1))
SAMA_PANJANG = "Peserta berhalangan hadir karena musim panen raya di seluruh kecamatan"
KEMBAR = replace(PESERTA, pk=13, nama="Jumlah Peserta Magang")
TURUNAN = S(3, "Meningkatnya mutu kurikulum", "eselon_iv", 1, 2, KASI)
MUTU = replace(
    PESERTA,
    pk=14,
    nama="Persentase Kurikulum Terbarui",
    satuan="%",
    bentuk=PERSEN,
    sasaran=3,
    jabatan=KASI,
    target=LULUS.target,
    target_triwulan={},
    tempo=frozenset({4}),
    tahun={
        2024: replace(
            LULUS.tahun[2024],
            capaian=D(101),
            isian={4: IsianDiuji(4, D(77), diajukan=date(2024, 12, 20))},
        )
    },
)
BERTURUNAN = replace(
    KINERJA,
    sasaran=(*KINERJA.sasaran, TURUNAN),
    indikator=(*KINERJA.indikator, MUTU),
    bukti=(*KINERJA.bukti, BuktiDiuji(14, 2024, 4, "Rekap kurikulum", date(2024, 12, 1), "x" * 8)),
)


DILATIH = HasilDiuji(1, "Peserta dilatih", KASI, "diturunkan", "360", "Orang", indikator=12)


LUAR = replace(KAPASITAS, pk=15, nama="Indeks Hubungan Industrial")
BUKTI_LUAR = BuktiDiuji(15, 2024, 4, "Rekap", date(2024, 12, 1), "hi")


def dibagi(pk: int, target: str) -> HasilDiuji:
    """A result below DILATIH that takes a part of it."""
    return replace(DILATIH, pk=pk, cara="dibagi", target=target)


def _bobot(*nilai: int | None) -> PotretKinerja:
    semua = tuple(
        replace(i, bobot=None if n is None else D(n))
        for i, n in zip(KINERJA.indikator, nilai, strict=True)
    )
    return replace(KINERJA, indikator=semua, berbobot=True)


def _renstra(pk: int, ubah: dict[int, int]) -> PotretKinerja:
    i = next(i for i in KINERJA.indikator if i.pk == pk)
    baru = tuple(
        replace(t, nilai=D(ubah[t.tahun]), teks=str(ubah[t.tahun])) if t.tahun in ubah else t
        for t in i.target
    )
    return indikator(pk, target=baru)


def _deret(
    pk: int, n: int, *nilai: int, p: PotretKinerja = KINERJA, dijelaskan: bool = False
) -> PotretKinerja:
    for tw, x in enumerate(nilai, start=1):
        p = isian(pk, tw, p, n, nilai=D(x), dijelaskan=dijelaskan)
    return p


def _tanpa_lalu(pk: int, *triwulan: int) -> PotretKinerja:
    """Last year without these quarters."""
    i = next(i for i in KINERJA.indikator if i.pk == pk)
    ada = {tw: s for tw, s in i.tahun[2023].isian.items() if tw not in triwulan}
    return tahun(pk, 2023, isian=ada)


def _ukuran_kumulatif(kedua: int) -> PotretKinerja:
    """A cumulative percentage: 73 in the first quarter, then this."""
    return indikator(
        11,
        _deret(11, 2024, 73, kedua, 74, 75),
        bentuk=replace(PERSEN, akumulasi=Akumulasi.KUMULATIF),
        target_triwulan={},
    )


def _negatif_terukur(nilai: int) -> PotretKinerja:
    """An index whose last year was 0, so that no change against it can be told in percent."""
    return isian(10, 4, tahun(10, 2023, isian={4: IsianDiuji(4, D(0))}), nilai=D(nilai))


def _terurai(*target: int) -> PotretKinerja:
    """Two posts share the count of participants: their targets, and the whole above them."""
    atas, *bawah = target
    sasaran = [S(n, f"Meningkatnya peserta wilayah {n}", "eselon_iv", 1, 2, KASI) for n in (3, 4)]
    bagian = [
        replace(
            MUTU,
            pk=20 + n,
            nama=f"Jumlah Peserta Pelatihan Wilayah {n}",
            satuan="Orang",
            bentuk=ORANG,
            sasaran=n,
            target=PESERTA.target,
            tahun={2024: replace(PESERTA.tahun[2024], target=D(t), isian={})},
        )
        for n, t in zip((3, 4), bawah, strict=True)
    ]
    p = tahun(12, 2024, target=D(atas))
    p = indikator(12, p, target_triwulan={})
    return replace(
        p,
        sasaran=(*KINERJA.sasaran, *sasaran),
        indikator=(*p.indikator, *bagian),
        analisis_di_bawah=D(0),
    )


def _tersalin(akhir: int) -> PotretKinerja:
    """Another indicator with the quarters of the participants, but for the last one told here."""
    isian_lain = {
        tw: replace(s, analisis=(f"Instruktur pindah tugas pada triwulan {tw}",))
        for tw, s in PESERTA.tahun[2024].isian.items()
    }
    isian_lain[4] = replace(isian_lain[4], nilai=D(akhir))
    modul = replace(
        PESERTA,
        pk=14,
        nama="Jumlah Penguji",
        sasaran=3,
        jabatan=KASI,
        target_triwulan={},
        tahun={2024: replace(PESERTA.tahun[2024], isian=isian_lain)},
    )
    bukti = (
        replace(b, indikator=14, sidik=f"m{b.triwulan}") for b in KINERJA.bukti if b.indikator == 12
    )
    return replace(
        KINERJA,
        sasaran=(*KINERJA.sasaran, TURUNAN),
        indikator=(*KINERJA.indikator, modul),
        bukti=(*KINERJA.bukti, *bukti),
    )


#: code → (raises exactly it, comes close and does not).
KASUS: dict[str, tuple[PotretKinerja, PotretKinerja]] = {
    "O01": (
        daftar("jabatan", 2, atasan=None),
        tambah("jabatan", J(4, "Kepala Dinas Lama", 1, mulai=date(2020, 1, 1), sampai=AKHIR_2023)),
    ),
    "O02": (
        daftar("pemangku", 1, sampai=date(2024, 11, 30)),
        daftar("pemangku", 1, sampai=date(2024, 12, 31)),
    ),
    "O03": (tambah("pemangku", DEFINITIF), tambah("pemangku", replace(DEFINITIF, status="plt"))),
    "O04": (
        daftar("pemangku", 2, nama="Pejabat  dua"),
        daftar("pemangku", 2, nama="Pejabat Dua", status="plt"),
    ),
    "O05": (
        daftar("jabatan", 1, mulai=date(2023, 1, 1)),
        daftar("jabatan", 1, mulai=date(2022, 1, 1)),
    ),
    "O06": (
        tambah("unit", UnitDiuji(3, "UPTD Balai Latihan", 1)),
        tambah(
            "unit",
            UnitDiuji(3, "UPTD Balai Latihan", 1, sampai=date(2024, 6, 30)),
            UnitDiuji(4, "Kelompok Jabatan Fungsional", 1, jenis="kelompok_fungsional"),
        ),
    ),
    "O07": (
        replace(
            daftar("jabatan", 2, atasan=9),
            jabatan=(
                *daftar("jabatan", 2, atasan=9).jabatan,
                J(9, "Kepala UPTD", 2, KEPALA, sampai=date(2024, 6, 30)),
            ),
        ),
        tambah("jabatan", J(9, "Kepala UPTD", 2, KEPALA, jenis="fungsional")),
    ),
    "O08": (
        tambah(
            "unit",
            UnitDiuji(3, "Bidang Lama", 1, sampai=date(2024, 6, 30)),
            p=daftar("unit", 1, induk=3),
        ),
        tambah("unit", UnitDiuji(3, "Bidang Lama", 1, sampai=date(2024, 6, 30))),
    ),
    "O09": (
        tambah(
            "pemangku",
            M(4, "Pejabat Empat", date(2022, 1, 1)),
            p=tambah("jabatan", J(4, "Kepala seksi  Kurikulum", 2, KABID)),
        ),
        tambah(
            "pemangku",
            M(4, "Pejabat Empat", date(2022, 1, 1)),
            p=tambah("jabatan", J(4, "Kepala Seksi Kurikulum", 1, KEPALA)),
        ),
    ),
    "P01": (
        replace(
            tambah("tujuan", TujuanDiuji(2, "Terwujudnya hubungan industrial")),
            indikator=(
                replace(KAPASITAS, pk=15, tujuan=2, nama="Indeks Hubungan Industrial"),
                *KINERJA.indikator,
            ),
            bukti=(*KINERJA.bukti, BuktiDiuji(15, 2024, 4, "Rekap", date(2024, 12, 1), "hi")),
        ),
        KINERJA,
    ),
    "P02": (
        replace(KINERJA, indikator=(LULUS, PESERTA)),
        replace(
            KINERJA, tujuan=(), sasaran=tuple(replace(s, tujuan=None) for s in KINERJA.sasaran)
        ),
    ),
    "P03": (replace(BERTURUNAN, indikator=KINERJA.indikator), BERTURUNAN),
    "P04": (daftar("sasaran", 1, tingkat="eselon_iv"), BERTURUNAN),
    "P05": (daftar("sasaran", 2, p=BERTURUNAN, induk=None), daftar("sasaran", 0, induk=None)),
    "P06": (
        indikator(14, BERTURUNAN, nama="persentase  lulusan yang bekerja"),
        indikator(14, BERTURUNAN, nama="Persentase lulusan yang bekerja mandiri"),
    ),
    "P07": (
        daftar("sasaran", 1, nama="Terlaksananya pelatihan"),
        daftar("sasaran", 2, p=BERTURUNAN, nama="Terlaksananya pelatihan"),
    ),
    "P08": (
        indikator(11, nama="Persentase jumlah kegiatan terlaksana"),
        indikator(12, nama="Jumlah Kegiatan Pelatihan"),
    ),
    "P09": (indikator(11, iku=False), indikator(12, iku=False)),
    "P10": (
        replace(
            tambah("sasaran", S(5, "Meningkatnya perlindungan", "strategis", 1, None, KEPALA)),
            indikator=(
                *KINERJA.indikator,
                replace(
                    LULUS,
                    pk=16,
                    sasaran=5,
                    nama="Persentase Terlindungi",
                    target_triwulan={},
                    tempo=frozenset(),
                    tahun={},
                ),
            ),
        ),
        BERTURUNAN,
    ),
    "P11": (
        daftar("sasaran", 1, p=daftar("sasaran", 0, jabatan=KASI), jabatan=KABID),
        daftar("sasaran", 1, jabatan=KEPALA),
    ),
    "P12": (
        daftar("sasaran", 2, p=BERTURUNAN, nama="Meningkatnya  Kompetensi peserta"),
        daftar("sasaran", 2, p=BERTURUNAN, nama="Meningkatnya kompetensi peserta magang"),
    ),
    "P13": (daftar("sasaran", 1, lintas=(2,)), daftar("sasaran", 1, lintas=(1,))),
    "P14": (
        daftar("sasaran", 1, jabatan=7, p=KINERJA),
        daftar("sasaran", 1, jabatan=KASI),
    ),
    "P15": (
        tambah("hasil", replace(DILATIH, jabatan=KABID)),
        tambah("hasil", DILATIH),
    ),
    "P16": (  # 200 + 100 of 360
        tambah("hasil", dibagi(1, "200"), dibagi(2, "100")),
        tambah("hasil", dibagi(1, "200"), dibagi(2, "160")),
    ),
    "P17": (
        tambah("hasil", replace(DILATIH, cara="adopsi", target="300")),
        tambah("hasil", replace(DILATIH, cara="adopsi", satuan="orang")),
    ),
    "P18": (
        tambah("hasil", DILATIH, replace(DILATIH, pk=2, jabatan=KABID, indikator=None, induk=1)),
        tambah(
            "hasil",
            replace(DILATIH, jabatan=KABID),
            replace(DILATIH, pk=2, indikator=None, induk=1),
        ),
    ),
    "I01": (
        indikator(11, definisi="Persentase lulusan yang bekerja."),
        indikator(11, definisi="Lulusan."),
    ),
    "I02": (indikator(12, formulasi=" "), indikator(11, formulasi="")),
    "I03": (indikator(11, sumber_data=""), indikator(11, sumber_data="BPS")),
    "I04": (
        indikator(11, variabel=("bekerja", "lulusan", "usaha")),
        indikator(11, variabel=("bekerja", "lulusan"), bagian=("usaha",)),
    ),
    "I05": (
        indikator(11, dipakai=frozenset({"bekerja", "lulusan", "usaha"})),
        indikator(11, dipakai=frozenset({"bekerja", "lulusan", "usaha"}), bagian=("usaha",)),
    ),
    "I06": (
        indikator(11, formula="bekerja / lulusan"),
        indikator(11, formula="100 * bekerja / lulusan"),
    ),
    "I07": (
        indikator(12, nama="Persentase Peserta Pelatihan"),
        indikator(10, nama="Rasio Kapasitas"),
    ),
    "I08": (
        tambah(
            "indikator", replace(PESERTA, pk=17, tempo=frozenset(), target_triwulan={}, tahun={})
        ),
        tambah(
            "indikator",
            replace(
                PESERTA,
                pk=17,
                sasaran=1,
                tempo=frozenset(),
                target_triwulan={},
                tahun={},
                nama="Jumlah Peserta Magang",
            ),
        ),
    ),
    "I09": (_bobot(100, 60, 100), _bobot(100, 100, 100)),
    "I10": (_bobot(None, 100, 100), replace(_bobot(None, 100, 100), berbobot=False)),
    "I11": (
        indikator(11, nama="Persentase pengangguran lulusan"),
        indikator(11, nama="Persentase penurunan pengangguran lulusan"),
    ),
    "I12": (indikator(12, jabatan=7), indikator(12, jabatan=KASI)),
    "I13": (
        indikator(12, pendahulu="Jumlah Peserta", satuan_pendahulu="Kelas"),
        indikator(12, pendahulu="Jumlah Peserta", satuan_pendahulu="orang"),
    ),
    "I14": (
        tambah("bukti", BUKTI_LUAR, p=tambah("indikator", replace(LUAR, tujuan=7))),
        tambah("bukti", BUKTI_LUAR, p=tambah("indikator", LUAR)),
    ),
    "T01": (
        indikator(12, target=tuple(t for t in PESERTA.target if t.tahun != 2024)),
        indikator(12, target=tuple(t for t in PESERTA.target if t.dokumen != "pk")),
    ),
    "T02": (
        indikator(
            12, target=(replace(PESERTA.target[0], nilai=D(350), teks="350"), *PESERTA.target[1:])
        ),
        indikator(12, target=PESERTA.target[1:]),
    ),
    "T03": (_renstra(10, {2023: 67}), _renstra(10, {2023: 66})),
    "T04": (tahun(10, 2023, realisasi=D(67)), tahun(10, 2023, realisasi=D(66))),
    "T05": (
        indikator(12, target_triwulan={1: D(60), 2: D(100), 3: D(100), 4: D(110)}),
        indikator(11, target_triwulan={1: D(10), 2: D(10), 3: D(10), 4: D(76)}),
    ),
    "T06": (
        indikator(12, target_triwulan={1: D(60), 2: D(100)}),
        indikator(12, target_triwulan={}),
    ),
    "T07": (
        _renstra(11, {2024: 101, 2025: 102, 2026: 103}),
        indikator(11, _renstra(11, {2024: 101, 2025: 102, 2026: 103}), boleh_lebih_100=True),
    ),
    "T08": (
        indikator(11, target=tuple(t for t in LULUS.target if t.tahun != 2026)),
        indikator(12, target=tuple(t for t in PESERTA.target if t.tahun != 2026)),
    ),
    "T09": (
        _renstra(11, dict.fromkeys(range(2021, 2027), 76)),
        _renstra(11, dict.fromkeys(range(2021, 2027), 100)),
    ),
    "T10": (
        tahun(12, 2023, target=D(230)),
        tahun(12, 2023, target=D(240)),
    ),
    "T11": (_terurai(360, 200, 150), _terurai(360, 200, 160)),
    "T12": (
        indikator(11, target_triwulan={1: D(71), 2: D(75), 3: D(73), 4: D(76)}),
        indikator(11, target_triwulan={1: D(71), 2: D(75), 3: D(75), 4: D(76)}),
    ),
    "T13": (
        indikator(10, target_triwulan={2: D(64), 4: D(66)}),
        indikator(10, target_triwulan={4: D(66)}),
    ),
    "R01": (
        tahun(
            12,
            2024,
            isian={tw: s for tw, s in PESERTA.tahun[2024].isian.items() if tw < 4},
            belum=(4,),
        ),
        replace(
            tahun(
                12,
                2024,
                isian={tw: s for tw, s in PESERTA.tahun[2024].isian.items() if tw < 4},
                belum=(4,),
            ),
            periode=KINERJA.periode[:3],
        ),
    ),
    "R02": (
        daftar("periode", 3, disahkan=False),
        daftar("periode", 3, disahkan=False, tutup=date(2025, 2, 15)),
    ),
    "R03": (
        indikator(
            12,
            _deret(12, 2024, 62, 95, 94, 140),
            bentuk=replace(ORANG, akumulasi=Akumulasi.KUMULATIF),
            target_triwulan={},
        ),
        indikator(
            11,
            _deret(11, 2024, 74, 72, 74, 75),
            bentuk=replace(PERSEN, akumulasi=Akumulasi.KUMULATIF),
            target_triwulan={},
        ),
    ),
    "R04": (_deret(12, 2024, 61, 92, 95, 97), _deret(12, 2024, 61, 92, 95, 98)),
    "R05": (_tersalin(98), _tersalin(97)),
    "R06": (tahun(10, 2024, realisasi=D(196)), tahun(10, 2024, realisasi=D(195))),
    "R07": (_deret(12, 2024, 60, 100, 100, 100), _deret(12, 2024, 60, 100, 100, 99)),
    "R08": (
        isian(11, 2, nilai=D("100.01")),
        indikator(11, isian(11, 2, nilai=D("100.01")), boleh_lebih_100=True),
    ),
    "R09": (tahun(12, 2024, capaian=D("200.01")), tahun(12, 2024, capaian=D(200))),
    "R10": (tahun(10, 2024, capaian=D("99.99")), tahun(10, 2024, capaian=D(100))),
    "R11": (
        isian(12, 4, hanya_hasil="“350 orang” menyebut hasilnya."),
        isian(12, 4, hanya_hasil=""),
    ),
    "R12": (
        isian(12, 4, isian(11, 3, analisis=(SAMA_PANJANG,)), analisis=(SAMA_PANJANG.upper(),)),
        isian(11, 4, isian(11, 3, analisis=(SAMA_PANJANG,)), analisis=(SAMA_PANJANG,)),
    ),
    "R13": (
        replace(KINERJA, bukti=KINERJA.bukti[1:]),
        isian(10, 4, replace(KINERJA, bukti=KINERJA.bukti[1:]), status="diverifikasi"),
    ),
    "R14": (isian(12, 4, diajukan=date(2024, 12, 26)), isian(12, 4, diajukan=date(2024, 12, 25))),
    "R15": (
        isian(11, 4, resmi=True, turunan=D(68)),
        isian(11, 4, resmi=True, turunan=D(69)),
    ),
    "R16": (indikator(10, target=()), indikator(10, target=(), tahun={})),
    "R17": (
        _deret(12, 2024, 300, 241, 99, 98, dijelaskan=True),
        _deret(12, 2024, 300, 240, 99, 98),
    ),
    "R18": (
        isian(12, 1, nilai=D(-1), dijelaskan=True),
        isian(12, 1, nilai=D(0), dijelaskan=True),
    ),
    "R19": (_negatif_terukur(-1), _negatif_terukur(0)),
    "R20": (
        isian(11, 1, variabel=(NilaiDiperiksa("Lulusan bekerja", "Orang", D(-1)),)),
        isian(11, 1, variabel=(NilaiDiperiksa("Lulusan bekerja", "Orang", D(0)),)),
    ),
    "R21": (
        isian(11, 4, nilai=D("0.76")),
        isian(11, 4, nilai=D("0.76"), dijelaskan=True),
    ),
    # The target of the quarter is 100: 12 is less than an eighth of it, 13 is not.
    "R22": (isian(12, 4, nilai=D(12)), isian(12, 4, nilai=D(13))),
    # 97 last year: 48 is 50,5 percent less, 49 is 49,5 percent less.
    "R23": (isian(12, 4, nilai=D(48)), isian(12, 4, nilai=D(49))),
    "R24": (
        isian(12, 4, _tanpa_lalu(12, 4), nilai=D(0)),
        isian(12, 4, isian(12, 3, _tanpa_lalu(12, 4), nilai=D(0), dijelaskan=True), nilai=D(0)),
    ),
    "R25": (_ukuran_kumulatif(72), _ukuran_kumulatif(73)),
    "B01": (
        replace(
            replace(
                BERTURUNAN,
                bukti=tuple(
                    replace(b, sidik="sama") if b.triwulan == 4 else b for b in BERTURUNAN.bukti
                ),
            ),
        ),
        replace(
            KINERJA,
            bukti=tuple(replace(b, sidik="sama") if b.triwulan == 4 else b for b in KINERJA.bukti),
        ),
    ),
    "B02": (
        daftar("bukti", 0, diunggah=date(2024, 9, 30)),
        daftar("bukti", 0, diunggah=date(2024, 10, 1)),
    ),
    "B03": (
        replace(
            KINERJA,
            bukti=tuple(
                replace(b, sidik="s") if b.indikator == 12 and b.triwulan < 4 else b
                for b in KINERJA.bukti
            ),
        ),
        replace(
            KINERJA,
            bukti=tuple(
                replace(b, sidik="s") if b.indikator == 12 and b.triwulan < 3 else b
                for b in KINERJA.bukti
            ),
        ),
    ),
}
