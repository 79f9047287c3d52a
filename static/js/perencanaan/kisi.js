// A grid of cells that is stored as one form: arrows and Enter move, a block from Excel is pasted
// from the active cell on, one cell is copied to the rows that are ticked, Ctrl+Z takes the last of
// these back, and what changed is counted.
// Without JavaScript the cells are typed and stored all the same.

const kisi = document.querySelector("[data-kisi]");
const kabar = document.querySelector("[data-kisi-kabar]");
const baris = [...(kisi?.querySelectorAll("tbody tr") ?? [])].map((satu) => [
  ...satu.querySelectorAll(".kisi-siap__isian"),
]);
const centang = baris.map((satu) => satu[0]?.closest("tr").querySelector("[data-kisi-pilih]"));
const semua = document.querySelector("[data-kisi-semua]");
const salin = document.querySelector("[data-kisi-salin]");
let sebelumTempel = null;
let terakhir = null;

const semula = (sel) =>
  sel.tagName === "SELECT"
    ? ([...sel.options].find((satu) => satu.defaultSelected)?.value ?? "")
    : sel.defaultValue;
const berubah = (sel) => sel.value !== semula(sel);

// What a cell makes of a pasted text: a code of its list, a day as Excel writes it; null: nothing.
const terbaca = (sel, teks) => {
  if (sel.readOnly) return null;
  if (sel.tagName === "SELECT") {
    const cari = teks.toLowerCase();
    const cocok = [...sel.options].find(
      (satu) => satu.value.toLowerCase() === cari || satu.text.trim().toLowerCase() === cari,
    );
    return teks === "" ? "" : (cocok?.value ?? null);
  }
  const hari = sel.type === "date" && /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(teks);
  return hari ? `${hari[3]}-${hari[2].padStart(2, "0")}-${hari[1].padStart(2, "0")}` : teks;
};

const taruh = (sel, teks) => {
  const isi = terbaca(sel, teks);
  if (isi === null) return sel.readOnly;
  const lama = sel.value;
  sel.value = isi;
  if (sel.value !== isi)
    sel.value = lama; // no such day
  else sebelumTempel.push([sel, lama]);
  return sel.value === isi;
};

const letak = (sel) => {
  const r = baris.findIndex((satu) => satu.includes(sel));
  return [r, r < 0 ? -1 : baris[r].indexOf(sel)];
};

const hitung = (tambahan = "") => {
  const semuaUbah = baris.flat().filter(berubah);
  for (const sel of baris.flat())
    sel.classList.toggle("kisi-siap__isian--ubah", semuaUbah.includes(sel));
  const kata = semuaUbah.length ? `${semuaUbah.length} sel berubah, belum disimpan.` : "";
  if (kabar) kabar.textContent = [kata, tambahan].filter(Boolean).join(" ");
  aturSalin();
};

const terpilih = () => baris.filter((_, n) => centang[n]?.checked);

function aturSalin() {
  if (salin) salin.disabled = !terakhir || !terpilih().length;
}

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
  if (sel.tagName === "SELECT") return; // its keys are its own; Tab leaves it
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
  let gagal = 0;
  for (const [n, isi] of blok.entries()) {
    for (const [m, nilai] of isi.split("\t").entries()) {
      const sel = baris[r + n]?.[k + m];
      if (sel && !taruh(sel, nilai.trim())) gagal += 1;
    }
  }
  hitung(gagal ? `${gagal} isi tempelan tidak dikenal dan dilewati.` : "");
});

salin?.addEventListener("click", () => {
  const kolom = letak(terakhir)[1];
  sebelumTempel = [];
  for (const satu of terpilih()) taruh(satu[kolom], terakhir.value);
  hitung();
  terakhir.focus();
});

kisi?.addEventListener("focusin", (peristiwa) => {
  if (letak(peristiwa.target)[0] < 0) return;
  terakhir = peristiwa.target;
  aturSalin();
});

kisi?.addEventListener("change", (peristiwa) => {
  if (peristiwa.target === semua)
    for (const satu of centang) if (satu) satu.checked = semua.checked;
  aturSalin();
});

kisi?.addEventListener("input", (peristiwa) => {
  if (letak(peristiwa.target)[0] < 0) return;
  terakhir = peristiwa.target;
  sebelumTempel = null;
  hitung();
});
kisi?.addEventListener("submit", () => removeEventListener("beforeunload", tahan));

function tahan(peristiwa) {
  if (baris.flat().some(berubah)) peristiwa.preventDefault();
}
addEventListener("beforeunload", tahan);
kisi?.querySelector("[aria-invalid]")?.focus();
