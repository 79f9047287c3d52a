// Moving through the tree by keyboard and by search. One card at a time has the focus; only its
// links and buttons are reached by Tab.

export class Kemudi {
  #papan;
  #bidang;
  #aktif = null;

  constructor(akar, papan, bidang) {
    this.#papan = papan;
    this.#bidang = bidang;
    const pohon = akar.querySelector("[data-denah-pohon]");
    pohon.addEventListener("keydown", (p) => this.#tombol(p));
    pohon.addEventListener("focusin", (p) => {
      const kartu = p.target.closest(".kp");
      if (kartu) this.pilih(papan.menurut.get(kartu.id));
    });
    pohon.addEventListener("pointerover", (p) => {
      const kartu = p.target.closest(".kp");
      if (kartu) papan.lengkapi(papan.menurut.get(kartu.id));
    });
    pohon.addEventListener("click", (p) => {
      const kartu = p.target.closest(".kp");
      if (kartu && !p.target.closest("a, button")) this.fokus(papan.menurut.get(kartu.id));
    });
    if (papan.simpul[0]) this.pilih(papan.simpul[0]);
  }

  get aktif() {
    return this.#aktif;
  }

  pilih(s) {
    if (s === this.#aktif) return;
    if (this.#aktif) this.#jangkau(this.#aktif, -1);
    this.#aktif = s;
    this.#jangkau(s, 0);
    this.saatPilih?.(s);
  }

  #jangkau(s, urut) {
    if (urut === 0) this.#papan.lengkapi(s);
    s.unsur.tabIndex = urut;
    for (const satu of s.unsur.querySelectorAll("a, button")) satu.tabIndex = urut;
  }

  fokus(s) {
    if (!s?.tampil) return;
    this.pilih(s);
    s.unsur.focus({ preventScroll: true });
    this.#bidang.perlihatkan(s);
  }

  // Where the card that had the focus is hidden now, the nearest one above it that is shown.
  pastikan() {
    let s = this.#aktif;
    while (s && !s.tampil) s = this.#papan.induk(s);
    const ganti = s ?? this.#papan.tampil[0];
    if (ganti) this.pilih(ganti);
  }

  #tombol(p) {
    if (p.altKey || p.ctrlKey || p.metaKey) return;
    const s = this.#aktif;
    const diKartu = p.target === s?.unsur;
    const tampil = this.#papan.tampil;
    const n = tampil.indexOf(s);
    const kerja = {
      ArrowDown: () => this.fokus(tampil[n + 1]),
      ArrowUp: () => this.fokus(tampil[n - 1]),
      ArrowRight: () => {
        if (s.lipat) this.#papan.lipat(s, false);
        else this.fokus(s.anak.find((a) => a.tampil));
      },
      ArrowLeft: () => {
        if (s.anak.some((a) => a.tampil)) this.#papan.lipat(s, true);
        else this.fokus(this.#papan.induk(s));
      },
      Home: () => this.fokus(tampil[0]),
      End: () => this.fokus(tampil[tampil.length - 1]),
      Enter: diKartu ? () => s.unsur.querySelector("a")?.click() : null,
      Escape: diKartu ? null : () => this.fokus(s),
      "+": () => this.#bidang.langkah(1),
      "-": () => this.#bidang.langkah(-1),
      0: () => this.#bidang.muat(),
    }[p.key];
    if (!s || !kerja) return;
    p.preventDefault();
    kerja();
  }
}

// Words to look for: Enter goes to the next card that has them all, Shift+Enter to the one before.
export const pasangCari = (masukan, papan, bidang, kemudi, sebut) => {
  let cocok = [];
  let ke = -1;
  const tandai = () => {
    const kata = masukan.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const s of cocok) s.unsur.classList.remove("kp--cocok");
    cocok = kata.length
      ? papan.simpul.filter((s) => (s.lolos ?? true) && kata.every((satu) => s.teks.includes(satu)))
      : [];
    ke = -1;
    for (const s of cocok) s.unsur.classList.add("kp--cocok");
    if (!kata.length) sebut("");
    else
      sebut(
        cocok.length
          ? `${cocok.length} simpul cocok. Enter: ke simpul berikutnya.`
          : "Tidak ada simpul yang cocok.",
      );
  };
  masukan.addEventListener("input", tandai);
  masukan.addEventListener("keydown", (p) => {
    if (p.key !== "Enter") return;
    p.preventDefault();
    if (!cocok.length) return;
    ke = (ke + (p.shiftKey ? -1 : 1) + cocok.length) % cocok.length;
    const s = cocok[ke];
    papan.bukaKe(s);
    kemudi.pilih(s);
    if (s.tampil) bidang.keTengah(s);
    sebut(
      `Simpul ${ke + 1} dari ${cocok.length}: ${s.unsur.querySelector(".kp__teks").textContent}`,
    );
  });
};
