// Moving between cells. A focused cell is chosen (its whole text is selected, arrows move) or
// edited (typing, F2 or a second click; arrows move the caret, and leave at its edges). A grid is a
// [data-lembar], its cells are [data-isian] with their [data-kolom]. A day and a list keep the keys
// that are their own.

export class PapanKetik {
  #akar;
  #kerja;

  // kerja: {serahkan(masukan, paksa), batalkan(masukan, peristiwa), urungkan()}, and where the grid
  // has them laci(masukan), diketik(masukan)
  constructor(akar, kerja) {
    this.#akar = akar;
    this.#kerja = kerja;
    akar.addEventListener("keydown", (p) => this.#tekan(p));
    akar.addEventListener("focusin", (p) => {
      if (!p.target.matches("[data-lembar] input[data-isian]")) return;
      delete p.target.dataset.sunting;
      p.target.select();
    });
    akar.addEventListener("mouseup", (p) => {
      const masukan = p.target.closest?.("[data-lembar] input[data-isian]");
      if (!masukan) return;
      if (masukan.dataset.terpilih === undefined) {
        // The first click chooses the cell, as in a spreadsheet.
        p.preventDefault();
        masukan.select();
        masukan.dataset.terpilih = "";
      } else {
        masukan.dataset.sunting = "";
      }
    });
    akar.addEventListener("focusout", (p) => {
      delete p.target.dataset?.terpilih;
      delete p.target.dataset?.sunting;
    });
    akar.addEventListener("input", (p) => {
      if (p.target.matches("input[data-isian]")) p.target.dataset.sunting = "";
    });
  }

  static semua(tempat) {
    return [...tempat.querySelectorAll("[data-isian]:not([data-panjang])")].filter(
      (m) => !m.disabled && m.offsetParent !== null,
    );
  }

  #tekan(p) {
    const masukan = p.target;
    if (!masukan.matches("[data-lembar] [data-isian]") || p.isComposing || p.altKey) return;
    const kendali = p.ctrlKey || p.metaKey;
    if (masukan.type === "date" && (p.key.startsWith("Arrow") || p.key === "F2")) return;
    switch (p.key) {
      case "Enter":
        p.preventDefault();
        this.#kerja.serahkan(masukan, true);
        this.#tegak(masukan, p.shiftKey ? -1 : 1);
        return;
      case "Tab":
        this.#urut(masukan, p);
        return;
      case "ArrowUp":
      case "ArrowDown":
        if (masukan.matches("select") || kendali || p.shiftKey) return;
        p.preventDefault();
        this.#tegak(masukan, p.key === "ArrowUp" ? -1 : 1);
        return;
      case "ArrowLeft":
      case "ArrowRight":
        if (!kendali && !p.shiftKey) this.#datar(masukan, p);
        return;
      case "F2":
        p.preventDefault();
        if (p.shiftKey) {
          this.#kerja.laci?.(masukan);
        } else if (!masukan.matches("select")) {
          masukan.dataset.sunting = "";
          masukan.setSelectionRange(masukan.value.length, masukan.value.length);
        }
        return;
      case "Escape":
        this.#kerja.batalkan(masukan, p);
        return;
      case "z":
      case "Z":
        if (kendali && !p.shiftKey && masukan.dataset.sunting === undefined) {
          if (this.#kerja.urungkan()) p.preventDefault();
        }
        return;
      default:
        if (p.key.length === 1 && !kendali) this.#kerja.diketik?.(masukan);
    }
  }

  #tegak(masukan, arah) {
    const sekolom = PapanKetik.semua(this.#akar).filter(
      (m) =>
        m.closest("[data-lembar]") === masukan.closest("[data-lembar]") &&
        m.dataset.kolom === masukan.dataset.kolom,
    );
    const tujuan = sekolom[sekolom.indexOf(masukan) + arah] ?? this.#lembarLain(masukan, arah);
    if (tujuan) tujuan.focus();
    else if (masukan.matches("input")) masukan.select();
  }

  // Below the last row of the first grid stands the first row of the second.
  #lembarLain(masukan, arah) {
    const lembar = [...this.#akar.querySelectorAll("[data-lembar]")];
    const lain = lembar[lembar.indexOf(masukan.closest("[data-lembar]")) + arah];
    if (!lain) return null;
    const isi = PapanKetik.semua(lain);
    const kolom = isi.filter((m) => m.dataset.kolom === isi[0].dataset.kolom);
    return arah > 0 ? kolom[0] : kolom[kolom.length - 1];
  }

  #urut(masukan, p) {
    const semua = PapanKetik.semua(this.#akar);
    const tujuan = semua[semua.indexOf(masukan) + (p.shiftKey ? -1 : 1)];
    if (!tujuan) return; // the browser goes on: no trap
    p.preventDefault();
    tujuan.focus();
  }

  #datar(masukan, p) {
    const kiri = p.key === "ArrowLeft";
    if (masukan.matches("input") && masukan.dataset.sunting !== undefined) {
      const { selectionStart: awal, selectionEnd: akhir, value } = masukan;
      if (awal !== akhir || (kiri ? awal !== 0 : akhir !== value.length)) return;
    }
    const sebaris = PapanKetik.semua(masukan.closest("tr"));
    const tujuan = sebaris[sebaris.indexOf(masukan) + (kiri ? -1 : 1)];
    p.preventDefault();
    if (tujuan) tujuan.focus();
  }
}
