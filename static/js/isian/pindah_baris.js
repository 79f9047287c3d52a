// Going through the rows of a list by keyboard: j and k, or the arrows once a row is reached; x ticks
// its box. Enter is the browser's own: it opens the link that has the focus.

const MAJU = new Map([
  ["j", 1],
  ["k", -1],
]);
const PANAH = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

const mengetik = (unsur) =>
  unsur.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

const pindah = (arah, dari) => {
  const daftar = [...document.querySelectorAll("[data-pindah]")];
  const kini = daftar.findIndex((baris) => baris.contains(dari));
  const tujuan = kini < 0 ? daftar.at(arah > 0 ? 0 : -1) : daftar[kini + arah];
  if (!tujuan) return;
  tujuan.focus({ preventScroll: true });
  tujuan.scrollIntoView({ block: "nearest" });
};

document.addEventListener("keydown", (peristiwa) => {
  const { key, target, ctrlKey, altKey, metaKey } = peristiwa;
  if (ctrlKey || altKey || metaKey || mengetik(target)) return;
  const baris = target.closest("[data-pindah]");
  const arah = MAJU.get(key) ?? (baris === target ? PANAH.get(key) : undefined);
  if (arah) {
    peristiwa.preventDefault();
    pindah(arah, target);
  } else if (key === "x" && baris) {
    baris.querySelector("[data-pilih]")?.click();
  }
});
