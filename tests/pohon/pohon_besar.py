"""Made-up trees of any size, as cards."""

from laporan.perencanaan.pohon.kartu import IndikatorKartu, KartuPohon, urutkan_kartu

_KATA = (
    "Meningkatnya kualitas pelayanan publik yang cepat, mudah, dan terukur bagi masyarakat",
    "Menurunnya angka pengangguran terbuka",
    "Terwujudnya tata kelola arsip",
    "Meningkatnya kompetensi tenaga kerja pada kawasan transmigrasi yang telah diserahkan",
)
_LABEL = ("Tujuan", "Sasaran strategis", "Sasaran kinerja eselon III", "Sasaran kinerja eselon IV")


def kartu_besar(banyak: int, *, lebar: int = 5, indikator: int = 1) -> list[KartuPohon]:
    """One tujuan; every node above `lebar` others until there are enough."""
    hasil = []
    for n in range(banyak):
        jenis = "sasaran" if n else "tujuan"
        atas = (n - 1) // lebar
        induk = "" if n == 0 else f"{'sasaran' if atas else 'tujuan'}-{atas}"
        hasil.append(
            KartuPohon(
                kunci=f"{jenis}-{n}",
                pk=n,
                jenis=jenis,
                kode=f"K.{n}",
                induk=induk,
                label=_LABEL[min(len(str(n)), 3)] if n else _LABEL[0],
                teks=f"{_KATA[n % len(_KATA)]} {n}",
                penanggung_jawab=f"Kepala Bidang {n % 9}",
                unit=f"U{n % 9}",
                nama_unit=f"Bidang {n % 9}",
                indikator=tuple(
                    IndikatorKartu(
                        n * 10 + i, f"I.{n}.{i}", f"Persentase {_KATA[(n + i) % 4].lower()}",
                        "%", "97,00%", "98,10%", "101,13%", "Sangat Tinggi", 1 + (n + i) % 5,
                    )
                    for i in range(indikator)
                ),
                pagu=1_000_000 * n,
                anggaran=f"Rp{n}.000.000",
                serapan="97,00%",
            )
        )  # fmt: skip
    return urutkan_kartu(hasil)
