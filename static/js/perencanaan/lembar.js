// The cells of a grid on the page. `asal` of a cell is what the server is known to hold.

import { tandaiSel } from "../bersama/tanda_sel.js";

const PESAN = { menunggu: "Tersimpan di peramban ini, akan dikirim." };

export class LembarKisi {
  #akar;
  #suara;
  #halaman;

  // halaman: {pd, tahun, macam, pilih}
  constructor(akar, suara, halaman) {
    this.#akar = akar;
    this.#suara = suara;
    this.#halaman = halaman;
  }

  suarakan(teks) {
    this.#suara.textContent = teks;
  }

  get semua() {
    return [...this.#akar.querySelectorAll("[data-isian]")];
  }

  // What the queue and a pasted block need to know of a cell.
  sel(masukan) {
    const { sasaran, medan, asal } = masukan.dataset;
    return { ...this.#halaman, sasaran, medan, versi: asal };
  }

  // Whether a draft was typed on this very grid.
  milik(draf) {
    const { pd, tahun, macam, pilih } = this.#halaman;
    return draf.pd === pd && draf.tahun === tahun && draf.macam === macam && draf.pilih === pilih;
  }

  masukan(sasaran, medan) {
    return this.sebaris(sasaran).find((satu) => satu.dataset.medan === medan) ?? null;
  }

  // The cells of one row of the sheet.
  sebaris(sasaran) {
    return this.semua.filter((satu) => satu.dataset.sasaran === sasaran);
  }

  static berubah(masukan) {
    return masukan.value.trim() !== masukan.dataset.asal;
  }

  static baru(masukan) {
    return masukan.closest("tr").dataset.baru !== undefined;
  }

  tandai(masukan, keadaan, { pesan, tombol = [], bisu = false } = {}) {
    const isi = pesan ?? PESAN[keadaan] ?? "";
    const kata = tandaiSel(masukan, keadaan, isi, tombol);
    if (kata && !bisu) this.suarakan(`${masukan.getAttribute("aria-label")}: ${kata}. ${isi}`);
  }

  // A proposal looks like one until it is stored or typed over.
  usulan(masukan) {
    masukan.classList.toggle(
      "kisi-siap__isian--usul",
      masukan.dataset.usulan !== undefined && LembarKisi.berubah(masukan),
    );
  }

  // Put in what the server holds now: field → text. `tertahan`: cells that hold something else.
  terapkan(kini, tertahan = () => false) {
    for (const masukan of this.semua) {
      const isi = kini[`${masukan.dataset.sasaran}|${masukan.dataset.medan}`];
      if (isi === undefined) continue;
      masukan.dataset.asal = isi;
      const awal = masukan.closest("[data-sel]").querySelector("[data-salinan-asal]");
      if (awal) awal.value = isi;
      if (!tertahan(masukan) && masukan.value !== isi) {
        masukan.value = isi;
        if (document.activeElement === masukan && masukan.matches("input")) masukan.select();
      }
      this.usulan(masukan);
    }
  }
}
