// Cells on their way to the server: one draft per cell, one request at a time per row.

import { Antrean, TERTOLAK } from "../bersama/antrean.js";
import { Simpanan } from "../bersama/simpanan.js";

export class AntreanSel extends Antrean {
  #lihat;

  // pendengar: as of Antrean.
  constructor({ pengguna, urlSel, urlSiapa, pendengar }) {
    const simpanan = new Simpanan(`tapak.isi/${pengguna}/`);
    super({
      simpanan,
      pengguna,
      url: { kirim: urlSel, siapa: urlSiapa },
      serempak: 4,
      tolakan: "Isian ini tidak dapat diterima.",
      pendengar,
      awal: simpanan.semua(),
    });
    this.#lihat = pendengar;
  }

  tempat({ tahun, triwulan, sasaran, medan }) {
    return `${tahun}/${triwulan}/${sasaran}/${medan}`;
  }

  lajur({ tahun, triwulan, baris }) {
    return `${tahun}/${triwulan}/${baris}`;
  }

  badan({ kunci, sasaran, medan, teks, versi, tahun, triwulan }) {
    return { kunci, sasaran, medan, teks, versi, tahun, triwulan };
  }

  // The two columns of a budget line are one figure.
  sekawan(draf, lain) {
    return (
      this.lajur(draf) === this.lajur(lain) &&
      draf.sasaran === lain.sasaran &&
      (draf.medan === lain.medan || draf.sasaran.startsWith("baris:"))
    );
  }

  // While typing: kept, not sent.
  ketik(sel, teks) {
    const versi = this.ambil(sel)?.versi ?? sel.versi;
    this.taruh({ ...sel, teks, versi, kunci: null, keadaan: "ketik", urut: 0 });
    this.#lihat.ringkas();
  }

  // On leaving the cell. `asal` is what the server is known to hold.
  serahkan(sel, teks, asal, { paksa = false } = {}) {
    const ada = this.ambil(sel);
    if (ada && ada.teks === teks) {
      if (ada.keadaan === "menunggu") return;
      if (TERTOLAK.has(ada.keadaan) && !paksa) return;
    }
    if (teks === asal && !this.sedangTerbang(sel)) {
      this.buang(sel);
      return;
    }
    this.antrekan({ ...sel, teks, versi: ada?.versi ?? sel.versi });
  }

  // The conflict is decided: mine stands, over the version that was shown.
  pakaiMilikSaya(sel) {
    const ada = this.ambil(sel);
    if (ada?.keadaan === "bentrok") this.antrekan({ ...ada, versi: ada.bentrok.versi });
  }
}
