// Paste from Word: its lists are paragraphs that only look like lists, and much of the rest is
// styling that the report does not keep.

const butir = (p) => /mso-list:\s*l\d+\s+level(\d)/i.exec(p.getAttribute("data-word") ?? "");
const BERNOMOR = /^\s*\(?([0-9]+|[a-z]|[ivxlc]+)[.)]/i;

const PENANDA = /^[\s\u00a0]*[\uf0a7\uf0b7\uf0d8\uf0fc•▪●○◦·‣∙*oO§Ø–-](?=[\s\u00a0])[\s\u00a0]*/;

// The sign of the item: marked as such, or left as its first letters.
const bersihkanPenanda = (p) => {
  p.querySelectorAll("span").forEach((span) => {
    if (/mso-list:\s*ignore/i.test(span.getAttribute("data-word") ?? "")) span.remove();
  });
  const awal = p.ownerDocument.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode();
  if (awal) awal.data = awal.data.replace(PENANDA, "");
};

// Parsing an inline style is refused by the Content-Security-Policy; Word's lists are known by it.
const tanpaGaya = (html) =>
  html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<!\[[^\]]*\]>/g, "")
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-word="));

export const rapikanTempelan = (html) => {
  const dokumen = new DOMParser().parseFromString(tanpaGaya(html), "text/html");
  for (const u of dokumen.querySelectorAll("style, script, meta, link, title, xml")) u.remove();
  let induk = [];
  for (const p of [...dokumen.body.querySelectorAll("p")]) {
    const cocok = butir(p);
    if (!cocok) {
      induk = [];
      continue;
    }
    const tingkat = Number(cocok[1]);
    const bernomor = BERNOMOR.test(p.textContent);
    bersihkanPenanda(p);
    if (induk.length && induk[0].daftar.nextElementSibling !== p) induk = [];
    while (induk.length && induk.at(-1).tingkat > tingkat) induk.pop();
    if (!induk.length || induk.at(-1).tingkat < tingkat) {
      const daftar = dokumen.createElement(bernomor ? "ol" : "ul");
      if (induk.length) induk.at(-1).daftar.lastElementChild.append(daftar);
      else p.before(daftar);
      induk.push({ tingkat, daftar });
    }
    const li = dokumen.createElement("li");
    const isi = dokumen.createElement("p");
    isi.append(...p.childNodes);
    li.append(isi);
    induk.at(-1).daftar.append(li);
    p.remove();
  }
  return dokumen.body.innerHTML;
};

export const bergambar = (html) => /<(img|v:imagedata|svg)\b/i.test(html);
