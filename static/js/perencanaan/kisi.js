// A grid of cells that is stored as one form: arrows and Enter move, a block from Excel is pasted
// from the active cell on, Ctrl+Z after a paste takes it back, and what changed is counted.
// Without JavaScript the cells are typed and stored all the same.

const kisi = document.querySelector("[data-kisi]");
const kabar = document.querySelector("[data-kisi-kabar]");
const baris = [...(kisi?.querySelectorAll("tbody tr") ?? [])].map((satu) => [
  ...satu.querySelectorAll("input:not([type=hidden])"),
]);
let sebelumTempel = null;

const letak = (sel) => {
  const r = baris.findIndex((satu) => satu.includes(sel));
  return [r, r < 0 ? -1 : baris[r].indexOf(sel)];
};

const hitung = () => {
  const berubah = baris.flat().filter((sel) => sel.value !== sel.defaultValue);
  for (const sel of baris.flat())
    sel.classList.toggle("kisi-siap__isian--ubah", berubah.includes(sel));
  if (kabar)
    kabar.textContent = berubah.length ? `${berubah.length} sel berubah, belum disimpan.` : "";
};

const pindah = (sel, turun) => {
  const [r, k] = letak(sel);
  const tujuan = baris[r + turun]?.[k];
  tujuan?.focus();
  tujuan?.select?.();
  return Boolean(tujuan);
};

kisi?.addEventListener("keydown", (peristiwa) => {
  const sel = peristiwa.target;
  if (letak(sel)[0] < 0) return;
  if ((peristiwa.ctrlKey || peristiwa.metaKey) && peristiwa.key === "z" && sebelumTempel) {
    peristiwa.preventDefault();
    for (const [satu, isi] of sebelumTempel) satu.value = isi;
    sebelumTempel = null;
    hitung();
    return;
  }
  const tanggal = sel.type === "date";
  const arah = { ArrowDown: 1, ArrowUp: -1, Enter: peristiwa.shiftKey ? -1 : 1 }[peristiwa.key];
  if (arah === undefined || (tanggal && peristiwa.key !== "Enter")) return;
  peristiwa.preventDefault();
  pindah(sel, arah);
});

kisi?.addEventListener("paste", (peristiwa) => {
  const teks = peristiwa.clipboardData?.getData("text/plain") ?? "";
  const [r, k] = letak(peristiwa.target);
  if (r < 0 || !/[\t\n]/.test(teks.trimEnd())) return;
  peristiwa.preventDefault();
  const blok = teks.replace(/\r?\n$/, "").split(/\r?\n/);
  sebelumTempel = [];
  for (const [n, isi] of blok.entries()) {
    for (const [m, nilai] of isi.split("\t").entries()) {
      const sel = baris[r + n]?.[k + m];
      if (!sel) continue;
      sebelumTempel.push([sel, sel.value]);
      sel.value = nilai.trim();
    }
  }
  hitung();
});

kisi?.addEventListener("input", () => {
  sebelumTempel = null;
  hitung();
});
kisi?.addEventListener("submit", () => removeEventListener("beforeunload", tahan));

function tahan(peristiwa) {
  if (baris.flat().some((sel) => sel.value !== sel.defaultValue)) peristiwa.preventDefault();
}
addEventListener("beforeunload", tahan);
kisi?.querySelector("[aria-invalid]")?.focus();
