// What was typed, until the server has it: kept in this browser first, one request under way, a
// repeated request carries the same key, so the server stores it once.

import { PutusError, minta, sementara, tandaMasuk, uuid } from "../kisi/jaringan.js";

const JEDA_KETIK = 1200;
const JEDA_PALING_LAMA = 6000;
const JEDA_ULANG = [1000, 2000, 4000, 8000, 15000, 30000];

export class Antrean {
  #nama;
  #bekal;
  #pendengar;
  #draf = null;
  #terbang = false;
  #jam = null;
  #sejak = 0;
  #gagal = 0;
  #tanda = tandaMasuk();
  andal = true;
  keadaan = "tersimpan"; // tersimpan, ketik, mengirim, putus, masuk, akunlain, bentrok, ditolak, terkunci

  constructor(bekal, pendengar) {
    this.#bekal = bekal;
    this.#pendengar = pendengar;
    this.#nama = `tapak.narasi/${bekal.pengguna}/${bekal.laporan}/${bekal.kunci}`;
    this.versi = bekal.versi;
    window.addEventListener("online", () => this.kirim());
    window.addEventListener("focus", () => {
      if (["masuk", "akunlain", "putus"].includes(this.keadaan)) this.kirim();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.hidden && this.#draf && this.keadaan === "ketik") this.kirim();
    });
  }

  // The text that an earlier visit did not bring to the server, if any.
  teringat() {
    try {
      const teks = localStorage.getItem(this.#nama);
      return teks ? JSON.parse(teks) : null;
    } catch {
      this.andal = false;
      return null;
    }
  }

  get belumTerkirim() {
    return this.#draf !== null;
  }

  ketik(html) {
    this.#taruh({ html, versi: this.versi, kunci: null });
    if (["bentrok", "terkunci"].includes(this.keadaan)) return;
    this.#menjadi("ketik");
    const kini = Date.now();
    this.#sejak ||= kini;
    clearTimeout(this.#jam);
    const sisa = this.#sejak + JEDA_PALING_LAMA - kini;
    this.#jam = setTimeout(() => this.kirim(), Math.max(0, Math.min(JEDA_KETIK, sisa)));
  }

  // Mine stands, over the version that was shown.
  pakaiMilikSaya(html, versi) {
    this.versi = versi;
    this.#taruh({ html, versi, kunci: null });
    this.#menjadi("ketik");
    return this.kirim();
  }

  pakaiMilikMereka(versi) {
    this.versi = versi;
    this.#lepas();
    this.#menjadi("tersimpan");
  }

  async kirim() {
    clearTimeout(this.#jam);
    this.#sejak = 0;
    if (this.#terbang || !this.#draf || ["bentrok", "terkunci"].includes(this.keadaan)) return;
    this.#draf.kunci ??= uuid();
    this.#taruh(this.#draf);
    const draf = this.#draf;
    this.#terbang = true;
    this.#menjadi("mengirim");
    try {
      if (!(await this.#orangSama())) return;
      const jawab = await minta(this.#bekal.url.simpan, { isi: draf });
      this.#terima(draf, jawab);
    } catch (galat) {
      if (!(galat instanceof PutusError)) throw galat;
      this.#putus();
    } finally {
      this.#terbang = false;
    }
    if (this.#draf && this.#draf !== draf && this.keadaan === "tersimpan") this.ketik(this.#draf.html);
  }

  // Whether the user of this draft is the one who is logged in now.
  async #orangSama() {
    const tanda = tandaMasuk();
    if (tanda === this.#tanda && !["masuk", "akunlain"].includes(this.keadaan)) return true;
    const { status, isi } = await minta(this.#bekal.url.siapa);
    if (status === 200 && String(isi.pengguna) === this.#bekal.pengguna) {
      this.#tanda = tanda;
      return true;
    }
    this.#menjadi(status === 200 ? "akunlain" : "masuk");
    return false;
  }

  #putus() {
    this.#menjadi("putus");
    clearTimeout(this.#jam);
    this.#jam = setTimeout(
      () => this.kirim(), JEDA_ULANG[Math.min(this.#gagal, JEDA_ULANG.length - 1)]);
    this.#gagal += 1;
  }

  #terima(draf, { status, isi, json }) {
    if (sementara(status)) {
      this.#putus();
      return;
    }
    if (status === 401 || (status === 403 && !json)) {
      // A refused CSRF token is a login that changed under this page.
      this.#tanda = null;
      this.#menjadi("masuk");
      return;
    }
    this.#gagal = 0;
    if (status === 200) {
      this.versi = isi.versi;
      if (this.#draf === draf) this.#lepas();
      else if (this.#draf) this.#taruh({ ...this.#draf, versi: isi.versi });
      this.#menjadi("tersimpan", isi);
      return;
    }
    const pesan = json && isi.pesan ? isi.pesan : "Teks ini tidak dapat diterima server.";
    if (this.#draf === draf) this.#taruh({ ...draf, kunci: null });
    if (status === 409) this.#menjadi("bentrok", isi);
    else if (status === 423) this.#menjadi("terkunci", { pesan });
    else this.#menjadi("ditolak", { pesan });
  }

  #taruh(draf) {
    this.#draf = draf;
    try {
      localStorage.setItem(this.#nama, JSON.stringify(draf));
    } catch {
      this.andal = false;
    }
  }

  #lepas() {
    this.#draf = null;
    try {
      localStorage.removeItem(this.#nama);
    } catch {
      this.andal = false;
    }
  }

  #menjadi(keadaan, isi = {}) {
    this.keadaan = keadaan;
    this.#pendengar(keadaan, isi);
  }
}
