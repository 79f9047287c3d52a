// Several cells stored by one request, all of them or none; and the steps back from what was stored.

import { minta, uuid } from "../bersama/jaringan.js";

const BATAS_URUNG = 50;

export class Blok {
  #konteks;
  #url;
  #langkah = [];

  // konteks: {pd, tahun, macam, pilih}
  constructor(konteks, url) {
    this.#konteks = konteks;
    this.#url = url;
  }

  // `sel`: [{sasaran, medan, teks, versi}]. Answers as `minta`; null without an answer.
  tulis(sel, alasan) {
    const isi = { ...this.#konteks, kunci: uuid(), alasan, sel };
    return minta(this.#url, { isi }).catch(() => null);
  }

  get dapatDiurungkan() {
    return this.#langkah.length > 0;
  }

  // What was stored: [{sasaran, medan, versi: text before}], and the texts now by field.
  catat(sel, kini) {
    const langkah = sel.flatMap(({ sasaran, medan, versi }) => {
      const ke = kini[`${sasaran}|${medan}`];
      return ke === undefined || ke === versi ? [] : [{ sasaran, medan, teks: versi, versi: ke }];
    });
    if (langkah.length) this.#langkah = [...this.#langkah.slice(1 - BATAS_URUNG), langkah];
  }

  // The last of them, to be written back; it counts as taken back whatever comes of it.
  ambil() {
    return this.#langkah.pop();
  }
}
