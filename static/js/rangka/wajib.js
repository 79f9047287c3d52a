// What the browser itself finds wrong with a field is said in Bahasa Indonesia, whatever language the
// browser speaks. The words are taken back before the field is judged again.

const tanda = new Set();

const lepas = (unsur) => {
  unsur.setCustomValidity("");
  tanda.delete(unsur);
};

const kosong = (e) => {
  if (e.type === "checkbox") return "Centang dahulu untuk melanjutkan.";
  if (e.type === "radio" || e.tagName === "SELECT") return "Pilih salah satu.";
  if (e.type === "file") return "Pilih berkasnya dahulu.";
  return "Wajib diisi.";
};

const sebab = (e) => {
  const v = e.validity;
  if (v.valueMissing) return kosong(e);
  if (v.badInput) return e.type === "number" ? "Tulis dengan angka." : "Tanggalnya belum lengkap.";
  if (v.typeMismatch) {
    return e.type === "email"
      ? "Tulis alamat surel yang lengkap, misalnya nama@contoh.go.id."
      : "Tulis alamat yang lengkap, misalnya https://contoh.go.id.";
  }
  if (v.tooLong) return `Paling banyak ${e.maxLength} karakter.`;
  if (v.tooShort) return `Paling sedikit ${e.minLength} karakter.`;
  if (v.rangeUnderflow && e.type === "number") return `Paling kecil ${e.min}.`;
  if (v.rangeOverflow && e.type === "number") return `Paling besar ${e.max}.`;
  if (v.rangeUnderflow || v.rangeOverflow) return "Tanggal itu di luar yang boleh dipilih.";
  if (v.patternMismatch) return e.title || "Bentuknya belum sesuai petunjuk.";
  return "";
};

document.addEventListener(
  "invalid",
  ({ target }) => {
    if (target.validity.customError && !tanda.has(target)) return;
    lepas(target);
    const kata = sebab(target);
    if (!kata) return;
    target.setCustomValidity(kata);
    tanda.add(target);
  },
  true,
);

const lepasSemua = () => {
  for (const unsur of [...tanda]) lepas(unsur);
};
for (const peristiwa of ["input", "change", "click"]) {
  document.addEventListener(peristiwa, lepasSemua, true);
}
