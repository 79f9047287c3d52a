// The field that the tree stands in: zoom, drag to move, fit, and bringing one card to the middle.

const TERKECIL = 0.05;
const TERBESAR = 2;
const LANGKAH = 1.2;
const TERBACA = 0.75;
const TEPI_AWAL = 16;

export class Bidang {
  #unsur;
  #papan;
  #sebut;

  constructor(akar, papan) {
    this.#unsur = akar.querySelector("[data-denah-bidang]");
    this.#papan = papan;
    this.#sebut = akar.querySelector("[data-denah-skala]");
    this.#unsur.addEventListener("wheel", (p) => this.#roda(p), { passive: false });
    this.#unsur.addEventListener("pointerdown", (p) => this.#geser(p));
  }

  #sebutSkala() {
    this.#sebut.textContent = `${Math.round(this.#papan.skala * 100)}%`;
  }

  // The point (x, y) of the field stays where it is.
  perbesar(skala, x = this.#unsur.clientWidth / 2, y = this.#unsur.clientHeight / 2) {
    const baru = Math.min(TERBESAR, Math.max(TERKECIL, skala));
    const kali = baru / this.#papan.skala;
    const kiri = (this.#unsur.scrollLeft + x) * kali - x;
    const atas = (this.#unsur.scrollTop + y) * kali - y;
    this.#papan.perbesar(baru);
    this.#unsur.scrollTo(kiri, atas);
    this.#sebutSkala();
  }

  langkah(n) {
    this.perbesar(this.#papan.skala * LANGKAH ** n);
  }

  muat() {
    const { clientWidth, clientHeight } = this.#unsur;
    const skala = Math.min(clientWidth / this.#papan.lebar, clientHeight / this.#papan.tinggi, 1);
    this.perbesar(skala);
    this.#unsur.scrollTo(0, 0);
  }

  // The top of the tree in the middle, with whole cards below it as long as they can be read.
  awal() {
    const puncak = this.#papan.simpul[0];
    if (!puncak) return;
    const atas = [puncak, ...puncak.anak].filter((s) => s.letak);
    const kiri = Math.min(...atas.map((s) => s.letak.x));
    const kanan = Math.max(...atas.map((s) => s.letak.x + s.letak.lebar));
    const pas = this.#unsur.clientWidth / (kanan - kiri + 2 * TEPI_AWAL);
    this.perbesar(Math.min(1, Math.max(TERBACA, pas)));
    this.keTengah(puncak, { atas: true });
  }

  keTengah(s, { atas = false } = {}) {
    const { x, y, lebar, tinggi } = s.letak;
    const { skala } = this.#papan;
    const kiri = (x + lebar / 2) * skala - this.#unsur.clientWidth / 2;
    const turun = (y + tinggi / 2) * skala - this.#unsur.clientHeight / 2;
    this.#unsur.scrollTo(kiri, atas ? 0 : turun);
  }

  // Only as far as needed for the whole card to be seen.
  perlihatkan(s) {
    const { skala } = this.#papan;
    const { x, y, lebar, tinggi } = s.letak;
    const kotak = this.#unsur;
    const di = (mulai, panjang, gulir, luas) => {
      if (mulai < gulir || panjang > luas) return mulai - 16;
      return Math.max(gulir, mulai + panjang + 16 - luas);
    };
    kotak.scrollTo(
      di(x * skala, lebar * skala, kotak.scrollLeft, kotak.clientWidth),
      di(y * skala, tinggi * skala, kotak.scrollTop, kotak.clientHeight),
    );
  }

  #roda(p) {
    if (!p.ctrlKey) return; // plain wheel scrolls
    p.preventDefault();
    const kotak = this.#unsur.getBoundingClientRect();
    const skala = this.#papan.skala * LANGKAH ** (p.deltaY < 0 ? 1 : -1);
    this.perbesar(skala, p.clientX - kotak.left, p.clientY - kotak.top);
  }

  #geser(p) {
    if (p.button !== 0 || p.pointerType === "touch" || p.target.closest(".kp")) return;
    const { scrollLeft, scrollTop } = this.#unsur;
    const kotak = this.#unsur.getBoundingClientRect();
    const diBilah = p.clientX - kotak.left > this.#unsur.clientWidth;
    if (diBilah || p.clientY - kotak.top > this.#unsur.clientHeight) return;
    this.#unsur.setPointerCapture(p.pointerId);
    this.#unsur.classList.add("denah__bidang--geser");
    const jalan = (q) =>
      this.#unsur.scrollTo(scrollLeft - q.clientX + p.clientX, scrollTop - q.clientY + p.clientY);
    const selesai = () => {
      this.#unsur.classList.remove("denah__bidang--geser");
      this.#unsur.removeEventListener("pointermove", jalan);
    };
    this.#unsur.addEventListener("pointermove", jalan);
    this.#unsur.addEventListener("lostpointercapture", selesai, { once: true });
  }
}
