// One box that ticks every [data-pilih] of the page, and shows whether all, some or none are.

const semua = document.querySelector("[data-pilih-semua]");

const tandai = () => {
  const daftar = [...document.querySelectorAll("[data-pilih]")];
  const banyak = daftar.filter((p) => p.checked).length;
  semua.checked = daftar.length > 0 && banyak === daftar.length;
  semua.indeterminate = banyak > 0 && banyak < daftar.length;
};

if (semua) {
  document.addEventListener("change", (peristiwa) => {
    if (peristiwa.target === semua) {
      for (const p of document.querySelectorAll("[data-pilih]")) p.checked = semua.checked;
    }
    tandai();
  });
  tandai();
}
