"""PURE. The steps of an evaluation and the answers to a criterion of its sheet."""

from kinerja.pilihan import PilihanBerlabel


class TahapLKE(PilihanBerlabel):
    """Who answers, in the order of the chain. Own evaluation and evaluator are always in it."""

    MANDIRI = "mandiri", "Penilaian mandiri"
    VERIFIKASI = "verifikasi", "Verifikasi"
    PENJAMINAN = "penjaminan", "Penjaminan mutu"
    EVALUASI = "evaluasi", "Evaluasi"


class StatusLKE(PilihanBerlabel):
    """Which step an evaluation waits for; the values of the steps, and the end."""

    MANDIRI = "mandiri", "Diisi perangkat daerah"
    VERIFIKASI = "verifikasi", "Diverifikasi"
    PENJAMINAN = "penjaminan", "Dijamin mutunya"
    EVALUASI = "evaluasi", "Dievaluasi"
    SELESAI = "selesai", "Selesai"


class JawabanKriteria(PilihanBerlabel):
    """Answers to a criterion."""

    YA = "ya", "Ya"
    SEBAGIAN = "sebagian", "Sebagian"
    TIDAK = "tidak", "Tidak"
    TIDAK_BERLAKU = "tidak_berlaku", "Tidak berlaku"


class AsalJawaban(PilihanBerlabel):
    """What an answer was taken from."""

    SENDIRI = "sendiri", "Dijawab sendiri"
    DATA = "data", "Menurut data Tapak"
    LALU = "lalu", "Jawaban tahun lalu (n-1)"
    SEBELUMNYA = "sebelumnya", "Sama dengan tahap sebelumnya"


class LingkupLKE(PilihanBerlabel):
    """Whom a sheet is for."""

    PD = "pd", "Perangkat daerah"
    PEMDA = "pemda", "Pemerintah daerah"
    KL = "kl", "Kementerian/lembaga"


#: Steps that always belong to the chain.
TAHAP_TETAP = (TahapLKE.MANDIRI, TahapLKE.EVALUASI)


class StatusSegelLHE(PilihanBerlabel):
    """Where a text of the LHE that was submitted for signing stands."""

    DIAJUKAN = "diajukan", "Menunggu tanda tangan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DITANDATANGANI = "bertanda", "Ditandatangani"
