// What was typed, until the server has it. Every draft is kept in the browser before anything is
// sent; a row has one request under way; a repeated request carries the same key, so the server
// stores it once. Drafts leave this queue only when the server has them or their user drops them.

import { PutusError, minta, sementara, tandaMasuk, uuid } from "./jaringan.js";
import { Simpanan } from "./simpanan.js";

const JEDA = [1000, 2000, 4000, 8000, 15000, 30000];
const SEREMPAK = 4;
const DITOLAK = new Set(["ditolak", "bentrok", "terkunci"]);

export class Antrean {
  #simpanan;
  #pengguna;
  #url;
  #pendengar;
  #draf = new Map();
  #terbang = new Map();
  #gagal = 0;
  #jam = null;
  #tanda = tandaMasuk();
  #menunggu = [];
  #urut = 0;
  jalur = "baik"; // "putus", "masuk" (session ended), "akunlain" (somebody else is logged in)

  constructor({ pengguna, urlSel, urlSiapa, pendengar }) {
    this.#simpanan = new Simpanan(pengguna);
    this.#pengguna = pengguna;
    this.#url = { sel: urlSel, siapa: urlSiapa };
    this.#pendengar = pendengar;
    for (const draf of this.#simpanan.semua()) this.#draf.set(Simpanan.tempat(draf), draf);
    window.addEventListener("online", () => this.cobaLagi());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && this.jalur !== "baik") this.cobaLagi();
    });
    window.addEventListener("focus", () => {
      if (this.jalur === "masuk" || this.jalur === "akunlain") this.cobaLagi();
    });
  }

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
    return this.semua.filter((d) => DITOLAK.has(d.keadaan));
  }

  get sibuk() {
    return this.#terbang.size > 0;
  }

  ambil(sel) {
    return this.#draf.get(Simpanan.tempat(sel));
  }

  mulai() {
    this.#pompa();
  }

  // While typing: kept, not sent.
  ketik(sel, teks) {
    const ada = this.ambil(sel);
    this.#taruh({
      ...sel,
      teks,
      versi: ada ? ada.versi : sel.versi,
      kunci: null,
      keadaan: "ketik",
      urut: 0,
    });
    this.#pendengar.ringkas();
  }

  // On leaving the cell. `asal` is what the server is known to hold.
  serahkan(sel, teks, asal, { paksa = false } = {}) {
    const ada = this.ambil(sel);
    if (ada && ada.teks === teks) {
      if (ada.keadaan === "menunggu") return;
      if (DITOLAK.has(ada.keadaan) && !paksa) return;
    }
    if (teks === asal && !this.#sedangTerbang(sel)) {
      if (ada) this.buang(sel);
      return;
    }
    this.#urut += 1;
    const draf = {
      ...sel,
      teks,
      versi: ada ? ada.versi : sel.versi,
      kunci: uuid(),
      keadaan: "menunggu",
      urut: this.#urut,
    };
    this.#taruh(draf);
    this.#pendengar.sel(draf);
    this.#pompa();
  }

  buang(sel) {
    const ada = this.ambil(sel);
    if (!ada) return;
    this.#draf.delete(Simpanan.tempat(sel));
    this.#simpanan.hapus(ada);
    this.#pendengar.ringkas();
  }

  // The conflict is decided: mine stands, over the version that was shown.
  pakaiMilikSaya(sel) {
    const ada = this.ambil(sel);
    if (!ada || ada.keadaan !== "bentrok") return;
    this.#urut += 1;
    const draf = {
      ...ada,
      versi: ada.bentrok.versi,
      bentrok: undefined,
      kunci: uuid(),
      keadaan: "menunggu",
      urut: this.#urut,
    };
    this.#taruh(draf);
    this.#pendengar.sel(draf);
    this.#pompa();
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

  // Resolves when nothing is under way and nothing waits, or when waiting makes no sense.
  tenang() {
    if (this.jalur !== "baik" || (!this.sibuk && !this.belumTerkirim.length)) {
      return Promise.resolve();
    }
    return new Promise((lanjut) => {
      this.#menunggu.push(lanjut);
    });
  }

  #taruh(draf) {
    this.#draf.set(Simpanan.tempat(draf), draf);
    this.#simpanan.simpan(draf);
  }

  #baris(draf) {
    return `${draf.tahun}/${draf.triwulan}/${draf.baris}`;
  }

  #sedangTerbang(sel) {
    const t = this.#terbang.get(this.#baris(sel));
    return t !== undefined && t.sasaran === sel.sasaran && t.medan === sel.medan;
  }

  #jalurMenjadi(jalur) {
    if (this.jalur === jalur) return;
    this.jalur = jalur;
    this.#pendengar.jalur(jalur);
  }

  #pompa() {
    if (this.jalur === "baik") {
      const urut = this.belumTerkirim.sort((a, b) => a.urut - b.urut);
      for (const draf of urut) {
        if (this.#terbang.size >= SEREMPAK) break;
        if (!this.#terbang.has(this.#baris(draf))) this.#kirim(draf);
      }
    }
    this.#pendengar.ringkas();
    if (this.jalur !== "baik" || (!this.sibuk && !this.belumTerkirim.length)) {
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
    const baris = this.#baris(draf);
    this.#terbang.set(baris, draf);
    this.#pendengar.sel({ ...draf, keadaan: "mengirim" });
    let jawab = null;
    try {
      if (await this.#pastikanOrang()) {
        const { kunci, sasaran, medan, teks, versi, tahun, triwulan } = draf;
        jawab = await minta(this.#url.sel, {
          isi: { kunci, sasaran, medan, teks, versi, tahun, triwulan },
        });
      }
    } catch (galat) {
      if (!(galat instanceof PutusError)) throw galat;
      this.#putus();
    } finally {
      this.#terbang.delete(baris);
    }
    if (jawab) this.#terima(draf, jawab);
    else this.#pendengar.sel(this.ambil(draf) ?? draf);
    this.#pompa();
  }

  #putus() {
    this.#jalurMenjadi("putus");
    if (this.#jam !== null) return;
    const jeda = JEDA[Math.min(this.#gagal, JEDA.length - 1)];
    this.#gagal += 1;
    this.#jam = setTimeout(() => this.cobaLagi(), jeda);
  }

  #terima(draf, { status, isi, json }) {
    const kini = this.ambil(draf);
    const masih = kini?.kunci === draf.kunci;
    if (sementara(status)) {
      this.#putus();
      this.#pendengar.sel(kini ?? draf);
      return;
    }
    if (status === 401 || (status === 403 && !json)) {
      // A refused CSRF token is a login that changed under this page.
      this.#jalurMenjadi("masuk");
      this.#pendengar.sel(kini ?? draf);
      return;
    }
    this.#gagal = 0;
    if (status === 200) {
      if (masih) this.buang(draf);
      this.#maju(draf, isi.versi);
      this.#pendengar.baris(isi.baris, draf);
      if (!this.ambil(draf)) this.#pendengar.sel({ ...draf, keadaan: "tersimpan" });
      return;
    }
    if (!masih) return; // typed anew meanwhile; that text asks for itself
    const pesan = json && isi.pesan ? isi.pesan : "Isian ini tidak dapat diterima server.";
    if (status === 409) this.#taruh({ ...kini, keadaan: "bentrok", kunci: null, bentrok: isi });
    else if (status === 423) this.#taruh({ ...kini, keadaan: "terkunci", kunci: null, pesan });
    else this.#taruh({ ...kini, keadaan: "ditolak", kunci: null, pesan });
    this.#pendengar.sel(this.ambil(draf));
    if (status === 423 || status === 409) this.#pendengar.usang(draf);
  }

  // My own save is no conflict for what I typed into the same cell after it. The two columns of a
  // budget line are one figure.
  #maju(draf, versi) {
    for (const lain of this.#draf.values()) {
      if (this.#baris(lain) !== this.#baris(draf) || lain.sasaran !== draf.sasaran) continue;
      if (lain.medan !== draf.medan && !draf.sasaran.startsWith("baris:")) continue;
      if (lain.keadaan !== "bentrok") this.#taruh({ ...lain, versi });
    }
  }
}
