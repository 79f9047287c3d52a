// Small pieces of page.

export const buat = (nama, sifat = {}, ...isi) => {
  const unsur = document.createElement(nama);
  for (const [kunci, nilai] of Object.entries(sifat)) {
    if (kunci.startsWith("on")) unsur.addEventListener(kunci.slice(2), nilai);
    else if (nilai === true) unsur.setAttribute(kunci, "");
    else if (nilai !== false && nilai !== null && nilai !== undefined) {
      unsur.setAttribute(kunci, nilai);
    }
  }
  unsur.append(...isi);
  return unsur;
};

export class Dialog {
  #unsur = document.querySelector("[data-dialog]");

  constructor() {
    this.#unsur.addEventListener("close", () => this.#selesai?.(null));
  }

  #selesai = null;

  // `kaki`: [[words, value, class]]; resolves with the value, or with null when it was closed.
  tanya({ judul, isi, kaki, lebar = false, wajib = false }) {
    this.tutup();
    this.#unsur.classList.toggle("narasi-dialog--lebar", lebar);
    this.#unsur.querySelector("[data-dialog-judul]").textContent = judul;
    this.#unsur.querySelector("[data-dialog-isi]").replaceChildren(...isi);
    return new Promise((lanjut) => {
      this.#selesai = (nilai) => {
        this.#selesai = null;
        lanjut(nilai);
      };
      const tombol = kaki.map(([teks, nilai, kelas = ""]) =>
        buat("button", {
          type: "button",
          class: `tombol ${kelas}`,
          onclick: () => this.jawab(nilai),
        }, teks));
      this.#unsur.querySelector("[data-dialog-kaki]").replaceChildren(...tombol);
      this.#unsur.oncancel = (peristiwa) => {
        if (wajib) peristiwa.preventDefault();
      };
      this.#unsur.showModal();
      const awal = this.#unsur.querySelector("[data-dialog-isi] :is(input, textarea, select)");
      (awal ?? this.#unsur.querySelector("[data-dialog-judul]")).focus();
    });
  }

  jawab(nilai) {
    const selesai = this.#selesai;
    this.#selesai = null;
    this.#unsur.close();
    selesai?.(nilai);
  }

  tutup() {
    if (this.#unsur.open) this.#unsur.close();
  }
}
