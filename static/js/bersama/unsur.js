// Small pieces of page: buttons, and the one dialog that asks.

export const tombol = (teks, kerja, kelas = "tombol tombol--kecil") => {
  const unsur = document.createElement("button");
  unsur.type = "button";
  unsur.className = kelas;
  unsur.textContent = teks;
  unsur.addEventListener("click", kerja);
  return unsur;
};

export const tandaiTombol = (tempat, daftar) => {
  if (!daftar.length) return;
  const deret = document.createElement("span");
  deret.className = "sel__pilihan";
  deret.append(...daftar.map(([teks, kerja]) => tombol(teks, kerja)));
  tempat.append(deret);
};

export const paragraf = (teks, kelas = "") => {
  const p = document.createElement("p");
  p.textContent = teks;
  if (kelas) p.className = kelas;
  return p;
};

export class Dialog {
  #unsur = document.querySelector("[data-dialog]");
  #kembali = null;

  constructor() {
    this.#unsur.addEventListener("close", () => {
      const { isConnected } = this.#kembali ?? {};
      if (isConnected && document.activeElement === document.body) this.#kembali.focus();
    });
  }

  get terbuka() {
    return this.#unsur.open;
  }

  buka({ judul, isi, kaki, lebar = false }) {
    if (!this.#unsur.open) this.#kembali = document.activeElement;
    this.#unsur.classList.toggle("isi-dialog--lebar", lebar);
    this.#unsur.querySelector("[data-dialog-judul]").textContent = judul;
    this.#unsur.querySelector("[data-dialog-isi]").replaceChildren(...isi);
    this.#unsur.querySelector("[data-dialog-kaki]").replaceChildren(...kaki);
    if (!this.#unsur.open) this.#unsur.showModal();
    (kaki.find((k) => !k.disabled) ?? this.#unsur.querySelector("[data-dialog-judul]")).focus();
  }

  tutup() {
    if (this.#unsur.open) this.#unsur.close();
  }
}
