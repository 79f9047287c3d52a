// The one dialog of a page (komponen/dialog.html): it shows something, or asks and waits.

import { tombol } from "./unsur.js";

const MASUKAN = ":is(input, textarea, select):not(:disabled)";

export class Dialog {
  #unsur = document.querySelector("[data-dialog]");
  #judul = this.#unsur.querySelector("[data-dialog-judul]");
  #isi = this.#unsur.querySelector("[data-dialog-isi]");
  #kaki = this.#unsur.querySelector("[data-dialog-kaki]");
  #kembali = null;
  #wajib = false;
  #jawab = null;

  constructor() {
    this.#unsur.addEventListener("cancel", (p) => {
      if (this.#wajib) p.preventDefault();
    });
    this.#unsur.addEventListener("close", () => {
      this.#selesai(null);
      const { isConnected } = this.#kembali ?? {};
      if (isConnected && document.activeElement === document.body) this.#kembali.focus();
    });
  }

  get terbuka() {
    return this.#unsur.open;
  }

  // `isi` and `kaki` are elements. The first field of `isi` has the focus, else the first button;
  // with `wajib` neither, and Esc does not close: a slip of the finger decides nothing.
  buka({ judul, isi, kaki, lebar = false, wajib = false }) {
    this.#selesai(null);
    if (!this.#unsur.open) this.#kembali = document.activeElement;
    this.#wajib = wajib;
    this.#unsur.classList.toggle("dialog--lebar", lebar);
    this.#judul.textContent = judul;
    this.#isi.replaceChildren(...isi);
    this.#kaki.replaceChildren(...kaki);
    if (!this.#unsur.open) this.#unsur.showModal();
    const awal = this.#isi.querySelector(MASUKAN) ?? kaki.find((k) => !k.disabled);
    (wajib ? this.#judul : (awal ?? this.#judul)).focus();
  }

  // `pilihan`: [[words, value, class]]. Resolves with the value, with null when it was closed.
  tanya({ pilihan, ...lain }) {
    const kaki = pilihan.map(([teks, nilai, kelas = ""]) =>
      tombol(teks, () => this.jawab(nilai), `tombol ${kelas}`.trim()),
    );
    this.buka({ ...lain, kaki });
    return new Promise((lanjut) => {
      this.#jawab = lanjut;
    });
  }

  jawab(nilai) {
    this.#selesai(nilai);
    this.tutup();
  }

  tutup() {
    if (this.#unsur.open) this.#unsur.close();
  }

  #selesai(nilai) {
    const jawab = this.#jawab;
    this.#jawab = null;
    jawab?.(nilai);
  }
}
