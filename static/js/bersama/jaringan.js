// Requests to this server. An answer is {status, isi, json}; a request without an answer throws
// PutusError and may be repeated. Where the login page answers, the status is 401.

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

// A refused CSRF token is a login that changed under this page.
export const sesiBerakhir = ({ status, isi, json }) =>
  status === 401 || (status === 403 && (!json || isi.jenis === "csrf"));

// A small answer is given up after 20 seconds; files may take as long as the line needs.
const BATAS = 20000;

const kiriman = ({ isi, formulir }) => {
  if (formulir !== undefined) {
    const headers = { Accept: "application/json", "X-CSRFToken": tandaMasuk() };
    return { method: "POST", body: formulir, headers };
  }
  if (isi === undefined) return { method: "GET" };
  const body = JSON.stringify(isi);
  return {
    method: "POST",
    body,
    headers: { "Content-Type": "application/json", "X-CSRFToken": tandaMasuk() },
    // The answer may come after the page is gone; the browser allows this for small bodies.
    keepalive: body.length < 30000,
  };
};

// `isi` is sent as JSON, `formulir` (FormData) as a form, neither asks by GET.
export const minta = async (url, { isi, formulir, batas = formulir ? 0 : BATAS } = {}) => {
  const henti = new AbortController();
  const jam = batas ? setTimeout(() => henti.abort(), batas) : null;
  try {
    const respons = await fetch(url, {
      ...kiriman({ isi, formulir }),
      credentials: "same-origin",
      cache: "no-store",
      redirect: "manual",
      signal: henti.signal,
    });
    if (respons.type === "opaqueredirect") {
      return { status: 401, isi: { jenis: "masuk" }, json: false };
    }
    const jenis = respons.headers.get("content-type") ?? "";
    const json = jenis.startsWith("application/json");
    return {
      status: respons.status,
      isi: json ? await respons.json() : await respons.text(),
      json,
    };
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
