// Requests to this server. An answer is {status, isi}; a request without an answer throws
// PutusError and may be repeated.

export class PutusError extends Error {}

const kuki = (nama) =>
  document.cookie
    .split("; ")
    .find((satu) => satu.startsWith(`${nama}=`))
    ?.slice(nama.length + 1) ?? "";

// Logging in changes this cookie, logging out does not: it tells when somebody else may be in.
export const tandaMasuk = () => kuki("csrftoken");

const SEMENTARA = new Set([408, 425, 429]);
export const sementara = (status) => status >= 500 || SEMENTARA.has(status);

export const minta = async (url, { isi, batas = 20000 } = {}) => {
  const henti = new AbortController();
  const jam = setTimeout(() => henti.abort(), batas);
  const badan = isi === undefined ? undefined : JSON.stringify(isi);
  try {
    const respons = await fetch(url, {
      method: badan === undefined ? "GET" : "POST",
      headers:
        badan === undefined
          ? {}
          : { "Content-Type": "application/json", "X-CSRFToken": tandaMasuk() },
      body: badan,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "manual",
      // The answer may come after the page is gone; the browser allows this for small bodies.
      keepalive: badan !== undefined && badan.length < 30000,
      signal: henti.signal,
    });
    if (respons.type === "opaqueredirect") return { status: 401, isi: { jenis: "masuk" } };
    const jenis = respons.headers.get("content-type") ?? "";
    const json = jenis.startsWith("application/json");
    return { status: respons.status, isi: json ? await respons.json() : await respons.text(), json };
  } catch (galat) {
    throw new PutusError(galat.message);
  } finally {
    clearTimeout(jam);
  }
};

// crypto.randomUUID is missing on plain http, which is how offices run this.
export const uuid = () => {
  const bita = crypto.getRandomValues(new Uint8Array(16));
  bita[6] = (bita[6] & 0x0f) | 0x40;
  bita[8] = (bita[8] & 0x3f) | 0x80;
  const heksa = [...bita].map((b) => b.toString(16).padStart(2, "0")).join("");
  return [
    heksa.slice(0, 8),
    heksa.slice(8, 12),
    heksa.slice(12, 16),
    heksa.slice(16, 20),
    heksa.slice(20),
  ].join("-");
};
