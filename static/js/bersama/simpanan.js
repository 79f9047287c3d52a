// Drafts in this browser, one entry per place, under the name of one user: others never see them.
// Where the browser keeps nothing (private window, full disk) `andal` says so.

export class Simpanan {
  #awalan;
  andal = true;

  // Drafts wait under `awalan` in browsers out there: a prefix once used is not renamed.
  constructor(awalan) {
    this.#awalan = awalan;
  }

  #coba(kerja) {
    try {
      return kerja();
    } catch {
      this.andal = false;
      return undefined;
    }
  }

  #baca(nama) {
    try {
      return JSON.parse(localStorage.getItem(nama));
    } catch (galat) {
      if (!(galat instanceof SyntaxError)) throw galat;
      localStorage.removeItem(nama);
      return null;
    }
  }

  simpan(tempat, draf) {
    this.#coba(() => localStorage.setItem(this.#awalan + tempat, JSON.stringify(draf)));
  }

  hapus(tempat) {
    this.#coba(() => localStorage.removeItem(this.#awalan + tempat));
  }

  ambil(tempat) {
    return this.#coba(() => this.#baca(this.#awalan + tempat)) ?? null;
  }

  semua() {
    const nama = this.#coba(() => Object.keys(localStorage)) ?? [];
    return nama
      .filter((satu) => satu.startsWith(this.#awalan))
      .map((satu) => this.ambil(satu.slice(this.#awalan.length)))
      .filter((draf) => draf !== null);
  }
}
