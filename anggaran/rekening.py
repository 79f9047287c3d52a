"""PURE. Names of the upper levels of the account code. Source: Permendagri 90/2019 and updates."""

NAMA = {
    "5": "Belanja (jenis tidak dirinci)",
    "5.1": "Belanja Operasi",
    "5.1.01": "Belanja Pegawai",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.1.03": "Belanja Bunga",
    "5.1.04": "Belanja Subsidi",
    "5.1.05": "Belanja Hibah",
    "5.1.06": "Belanja Bantuan Sosial",
    "5.2": "Belanja Modal",
    "5.2.01": "Belanja Modal Tanah",
    "5.2.02": "Belanja Modal Peralatan dan Mesin",
    "5.2.03": "Belanja Modal Gedung dan Bangunan",
    "5.2.04": "Belanja Modal Jalan, Jaringan, dan Irigasi",
    "5.2.05": "Belanja Modal Aset Tetap Lainnya",
    "5.2.06": "Belanja Modal Aset Lainnya",
    "5.3": "Belanja Tidak Terduga",
    "5.3.01": "Belanja Tidak Terduga",
    "5.4": "Belanja Transfer",
    "5.4.01": "Belanja Bagi Hasil",
    "5.4.02": "Belanja Bantuan Keuangan",
}

#: Segments of a jenis, the deepest level that is listed.
JENIS = 3


def tingkat_rekening(kode: str) -> int:
    """Number of segments: 1 for "5", 3 for "5.1.02"."""
    return kode.count(".") + 1


def nama_rekening(kode: str) -> str:
    """Name of a code, of its jenis where it is deeper; the code itself where neither is listed."""
    jenis = ".".join(kode.split(".")[:JENIS])
    return NAMA.get(jenis, f"Rekening {kode}")
