// One section on its way to the server: sent when its writer pauses.

import { Antrean } from "../bersama/antrean.js";
import { Simpanan } from "../bersama/simpanan.js";

const JEDA_KETIK = 1200;
const JEDA_PALING_LAMA = 6000;
const TERHENTI = new Set(["bentrok", "terkunci"]); // typing on does not send

export class AntreanBagian extends Antrean {
  #bagian;
  #simpanan;
  #kabari;
  #jam = null;
  #sejak = 0;
  versi;

  // kabari(keadaan, isi): tersimpan, ketik, mengirim, putus, masuk, akunlain, bentrok, ditolak,
  // terkunci.
  constructor(bekal, kabari) {
    const simpanan = new Simpanan(`tapak.narasi/${bekal.pengguna}/`);
    super({
      simpanan,
      pengguna: bekal.pengguna,
      url: { kirim: bekal.url.simpan, siapa: bekal.url.siapa },
      tolakan: "Teks ini tidak dapat diterima.",
      pendengar: {
        draf: (draf) => this.#tentang(draf),
        diterima: (isi) => {
          this.versi = isi.versi;
          kabari("tersimpan", isi);
          if (this.adaDraf) kabari("ketik");
        },
        usang: () => {},
        jalur: (jalur, pesan) => jalur !== "baik" && kabari(jalur, { pesan }),
        ringkas: () => {},
      },
    });
    this.#bagian = { laporan: bekal.laporan, bagian: bekal.kunci };
    this.#simpanan = simpanan;
    this.#kabari = kabari;
    this.versi = bekal.versi;
    document.addEventListener("visibilitychange", () => {
      if (document.hidden && this.#draf?.keadaan === "ketik") this.kirim();
    });
  }

  tempat({ laporan, bagian }) {
    return `${laporan}/${bagian}`;
  }

  badan({ html, versi, kunci }) {
    return { html, versi, kunci };
  }

  get #draf() {
    return this.ambil(this.#bagian);
  }

  get adaDraf() {
    return this.#draf !== undefined;
  }

  // The text that an earlier visit did not bring to the server, if any.
  teringat() {
    return this.#simpanan.ambil(this.tempat(this.#bagian));
  }

  ketik(html) {
    if (TERHENTI.has(this.#draf?.keadaan)) {
      this.taruh({ ...this.#draf, html });
      return;
    }
    const { versi } = this;
    this.taruh({ ...this.#bagian, html, versi, kunci: null, keadaan: "ketik", urut: 0 });
    this.#kabari("ketik");
    const kini = Date.now();
    this.#sejak ||= kini;
    clearTimeout(this.#jam);
    const sisa = this.#sejak + JEDA_PALING_LAMA - kini;
    this.#jam = setTimeout(() => this.kirim(), Math.max(0, Math.min(JEDA_KETIK, sisa)));
  }

  // Resolves when the server has it, or cannot have it now.
  async kirim() {
    clearTimeout(this.#jam);
    this.#sejak = 0;
    const draf = this.#draf;
    if (!draf || TERHENTI.has(draf.keadaan)) return;
    if (draf.keadaan !== "menunggu") this.antrekan(draf);
    if (this.jalur !== "baik") await this.cobaLagi();
    if (this.jalur !== "baik") this.#kabari(this.jalur, { pesan: this.sebab });
    await this.tenang();
  }

  // Mine stands, over the version that was shown.
  pakaiMilikSaya(html, versi) {
    this.versi = versi;
    this.antrekan({ ...this.#bagian, html, versi });
  }

  pakaiMilikMereka(versi) {
    this.versi = versi;
    this.buang(this.#bagian);
    this.#kabari("tersimpan");
  }

  #tentang({ keadaan, bentrok, pesan }) {
    if (keadaan === "bentrok") this.#kabari("bentrok", bentrok);
    else if (keadaan === "terkunci" || keadaan === "ditolak") this.#kabari(keadaan, { pesan });
    else if (keadaan === "mengirim") this.#kabari("mengirim");
  }
}
