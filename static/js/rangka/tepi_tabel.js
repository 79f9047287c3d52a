// Wide tables, also of a document on the screen: show on which side there is more.

const tandai = (bingkai) => {
  const sisa = bingkai.scrollWidth - bingkai.clientWidth - bingkai.scrollLeft;
  bingkai.toggleAttribute("data-geser-kiri", bingkai.scrollLeft > 1);
  bingkai.toggleAttribute("data-geser-kanan", sisa > 1);
};

const pengamat = new ResizeObserver((daftar) => {
  for (const { target } of daftar) tandai(target);
});
for (const bingkai of document.querySelectorAll(".bingkai-tabel, .lk-mendatar")) {
  pengamat.observe(bingkai);
  bingkai.addEventListener("scroll", () => tandai(bingkai), { passive: true });
}
