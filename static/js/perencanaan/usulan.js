// Tables of proposals: one tick for all rows of a table. Without JavaScript each is ticked alone.

for (const tabel of document.querySelectorAll("[data-usulan]")) {
  const semua = tabel.querySelector("[data-usulan-semua]");
  const baris = [...tabel.querySelectorAll("tbody input[type=checkbox]")];
  const atur = () => {
    const banyak = baris.filter((satu) => satu.checked).length;
    semua.checked = banyak === baris.length;
    semua.indeterminate = banyak > 0 && banyak < baris.length;
  };
  semua.addEventListener("change", () => {
    for (const satu of baris) satu.checked = semua.checked;
  });
  for (const satu of baris) satu.addEventListener("change", atur);
  atur();
}
