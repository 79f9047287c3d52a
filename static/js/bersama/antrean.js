// The send queue: what was typed, until the server has it. Every draft is kept in the browser
// before anything is sent; a lane has one request under way; a repeated request carries the same
// key, so the server stores it once. Drafts leave only when the server has them or their user
// drops them.
//
// A draft is {versi, kunci, keadaan, urut} and what its feature adds: where it stands and what was
// typed. Its keadaan is "ketik" (kept, not sent), "menunggu", or what the server answered:
// "bentrok", "terkunci", "ditolak" (with its answer as `jawaban`). A feature says by tempat, lajur, badan and sekawan what a
// draft is; see isian/antrean.js and penulisan/antrean.js.

import { minta, PutusError, sementara, sesiBerakhir, tandaMasuk, uuid } from "./jaringan.js";

// An answer came, but no word in it: the line holds, the server does not.
const TERGANGGU =
  "Server sedang terganggu. Isian Anda tersimpan di peramban ini dan dikirim lagi begitu pulih.";
const JEDA = [1000, 2000, 4000, 8000, 15000, 30000];
export const TERTOLAK = new Set(["ditolak", "bentrok", "terkunci"]);

export class Antrean {
  #simpanan;
  #pengguna;
  #url;
  #serempak;
  #tolakan;
  #pendengar;
  #draf = new Map();
  #terbang = new Map();
  #gagal = 0;
  #jam = null;
  #tanda = tandaMasuk();
  #menunggu = [];
  #urut = 0;
  jalur = "baik"; // "putus", "masuk" (session ended), "akunlain" (somebody else is logged in)
  sebab = ""; // of "putus", where the server answered that it cannot store now

  // url: {kirim, siapa}; tolakan: what to say when the server refuses without a word of its own.
  // pendengar: {draf(draf), diterima(isi, draf), usang(draf), jalur(jalur, sebab), ringkas()}
  constructor({ simpanan, pengguna, url, serempak = 1, tolakan, pendengar, awal = [] }) {
    this.#simpanan = simpanan;
    this.#pengguna = pengguna;
    this.#url = url;
    this.#serempak = serempak;
    this.#tolakan = tolakan;
    this.#pendengar = pendengar;
    for (const draf of awal) this.#draf.set(this.tempat(draf), draf);
    window.addEventListener("online", () => this.cobaLagi());
    window.addEventListener("focus", () => this.#kembali());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.#kembali();
    });
  }

  // --- what a feature says of its drafts --------------------------------------------------------

  // The name of the place that a draft fills; a later draft of the same place replaces it.
  tempat(_draf) {
    throw new Error("tempat");
  }

  // Drafts of one lane are sent one after another.
  lajur(draf) {
    return this.tempat(draf);
  }

  // What is sent.
  badan(_draf) {
    throw new Error("badan");
  }

  // Whether `lain` builds on what `draf` changed: my own save is no conflict for it.
  sekawan(draf, lain) {
    return this.tempat(draf) === this.tempat(lain);
  }

  // --- what is known ----------------------------------------------------------------------------

  get andal() {
    return this.#simpanan.andal;
  }

  get semua() {
    return [...this.#draf.values()];
  }

  get belumTerkirim() {
    return this.semua.filter((d) => d.keadaan === "menunggu");
  }

  get tertahan() {
    return this.semua.filter((d) => TERTOLAK.has(d.keadaan));
  }

  get sibuk() {
    return this.#terbang.size > 0;
  }

  ambil(tempat) {
    return this.#draf.get(this.tempat(tempat));
  }

  // Whether the request under way is for exactly this place.
  sedangTerbang(tempat) {
    const draf = this.#terbang.get(this.lajur(tempat));
    return draf !== undefined && this.tempat(draf) === this.tempat(tempat);
  }

  // Resolves when nothing is under way and nothing waits, or when waiting makes no sense.
  tenang() {
    if (this.#selesai()) return Promise.resolve();
    return new Promise((lanjut) => {
      this.#menunggu.push(lanjut);
    });
  }

  // --- what is done -----------------------------------------------------------------------------

  mulai() {
    this.#pompa();
  }

  // Kept, not sent.
  taruh(draf) {
    this.#draf.set(this.tempat(draf), draf);
    this.#simpanan.simpan(this.tempat(draf), draf);
  }

  // Kept, and sent as soon as its turn comes.
  antrekan(draf) {
    this.#urut += 1;
    const bersih = { ...draf, bentrok: undefined, pesan: undefined, jawaban: undefined };
    const baru = { ...bersih, kunci: uuid(), keadaan: "menunggu", urut: this.#urut };
    this.taruh(baru);
    this.#pendengar.draf(baru);
    this.#pompa();
  }

  buang(tempat) {
    if (!this.ambil(tempat)) return;
    this.#draf.delete(this.tempat(tempat));
    this.#simpanan.hapus(this.tempat(tempat));
    this.#pendengar.ringkas();
  }

  async cobaLagi() {
    clearTimeout(this.#jam);
    this.#jam = null;
    if (this.jalur === "masuk" || this.jalur === "akunlain") {
      if (!(await this.#pastikanOrang(true))) return;
    }
    this.#jalurMenjadi("baik");
    this.#pompa();
  }

  // --- within -----------------------------------------------------------------------------------

  #kembali() {
    if (this.jalur !== "baik") this.cobaLagi();
  }

  #selesai() {
    return this.jalur !== "baik" || (!this.sibuk && !this.belumTerkirim.length);
  }

  #jalurMenjadi(jalur, sebab = "") {
    if (this.jalur === jalur && this.sebab === sebab) return;
    this.jalur = jalur;
    this.sebab = sebab;
    this.#pendengar.jalur(jalur, sebab);
  }

  #pompa() {
    if (this.jalur === "baik") {
      const urut = this.belumTerkirim.sort((a, b) => a.urut - b.urut);
      for (const draf of urut) {
        if (this.#terbang.size >= this.#serempak) break;
        if (!this.#terbang.has(this.lajur(draf))) this.#kirim(draf);
      }
    }
    this.#pendengar.ringkas();
    if (this.#selesai()) {
      for (const lanjut of this.#menunggu.splice(0)) lanjut();
    }
  }

  // Whether the user of these drafts is the one who is logged in now.
  async #pastikanOrang(selalu = false) {
    const tanda = tandaMasuk();
    if (!selalu && tanda === this.#tanda) return true;
    const { status, isi } = await minta(this.#url.siapa).catch(() => ({ status: 0, isi: {} }));
    if (status === 200 && String(isi.pengguna) === this.#pengguna) {
      this.#tanda = tanda;
      return true;
    }
    if (status === 200) this.#jalurMenjadi("akunlain");
    else if (status === 401) this.#jalurMenjadi("masuk");
    else this.#putus();
    return false;
  }

  async #kirim(draf) {
    const lajur = this.lajur(draf);
    this.#terbang.set(lajur, draf);
    this.#pendengar.draf({ ...draf, keadaan: "mengirim" });
    let jawab = null;
    try {
      if (await this.#pastikanOrang()) {
        jawab = await minta(this.#url.kirim, { isi: this.badan(draf) });
      }
    } catch (galat) {
      if (!(galat instanceof PutusError)) throw galat;
      this.#putus();
    } finally {
      this.#terbang.delete(lajur);
    }
    if (jawab) this.#terima(draf, jawab);
    else this.#pendengar.draf(this.ambil(draf) ?? draf);
    this.#pompa();
  }

  #putus(sebab = "") {
    this.#jalurMenjadi("putus", sebab);
    if (this.#jam !== null) return;
    const jeda = JEDA[Math.min(this.#gagal, JEDA.length - 1)];
    this.#gagal += 1;
    this.#jam = setTimeout(() => this.cobaLagi(), jeda);
  }

  #terima(draf, jawab) {
    const { status, isi, json } = jawab;
    const kini = this.ambil(draf);
    const masih = kini?.kunci === draf.kunci;
    if (sementara(status) || sesiBerakhir(jawab)) {
      if (sementara(status)) this.#putus(json ? isi.pesan : TERGANGGU);
      else this.#jalurMenjadi("masuk");
      this.#pendengar.draf(kini ?? draf);
      return;
    }
    this.#gagal = 0;
    if (status === 200) {
      if (masih) this.buang(draf);
      this.#majukan(draf, isi.versi);
      this.#pendengar.diterima(isi, draf);
      if (!this.ambil(draf)) this.#pendengar.draf({ ...draf, keadaan: "tersimpan" });
      return;
    }
    if (!masih) return; // typed anew meanwhile; that text asks for itself
    const pesan = json && isi.pesan ? isi.pesan : this.#tolakan;
    if (status === 409) this.taruh({ ...kini, keadaan: "bentrok", kunci: null, bentrok: isi });
    else if (status === 423) this.taruh({ ...kini, keadaan: "terkunci", kunci: null, pesan });
    else {
      const jawaban = json ? isi : undefined;
      this.taruh({ ...kini, keadaan: "ditolak", kunci: null, pesan, jawaban });
    }
    this.#pendengar.draf(this.ambil(draf));
    if (status === 423 || status === 409) this.#pendengar.usang(draf);
  }

  #majukan(draf, versi) {
    for (const lain of this.semua) {
      if (lain.keadaan !== "bentrok" && this.sekawan(draf, lain)) this.taruh({ ...lain, versi });
    }
  }
}
