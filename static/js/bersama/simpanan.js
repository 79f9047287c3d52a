// Drafts in this browser, one entry per cell, under the name of one user: others never see them.
// Where the browser keeps nothing (private window, full disk) they live in memory, and `andal`
// says so.

export class Simpanan {
  #awalan;
  #ingatan = new Map();
  andal = true;

  constructor(pengguna) {
    this.#awalan = `tapak.isi/${pengguna}/`;
  }

  static tempat({ tahun, triwulan, sasaran, medan }) {
    return `${tahun}/${triwulan}/${sasaran}/${medan}`;
  }

  simpan(draf) {
    const tempat = Simpanan.tempat(draf);
    this.#ingatan.set(tempat, draf);
    try {
      localStorage.setItem(this.#awalan + tempat, JSON.stringify(draf));
    } catch {
      this.andal = false;
    }
  }

  hapus(draf) {
    const tempat = Simpanan.tempat(draf);
    this.#ingatan.delete(tempat);
    try {
      localStorage.removeItem(this.#awalan + tempat);
    } catch {
      this.andal = false;
    }
  }

  semua() {
    const hasil = new Map(this.#ingatan);
    try {
      for (const nama of Object.keys(localStorage)) {
        if (!nama.startsWith(this.#awalan)) continue;
        try {
          const draf = JSON.parse(localStorage.getItem(nama));
          hasil.set(Simpanan.tempat(draf), draf);
        } catch {
          localStorage.removeItem(nama);
        }
      }
    } catch {
      this.andal = false;
    }
    return [...hasil.values()];
  }
}
