/* The sealed format of docs/sealed-format.md. All of the cryptography is the browser's own (WebCrypto). */

const FORMAT = 1;
const FEWEST_ROUNDS = 600000;
const STEPS = { site: 65536, share: 65536, reply: 1024, draft: 1024 };
const KEY_BITS = 256;
const LENGTH_BYTES = 4;
const NONCE_BYTES = 12;

/* White space as Python's str.split sees it, so that a passphrase is the same on both sides. */
const WHITE_SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/* Why something sealed stays shut: "damaged", "version", "rounds" or "wrong" (the key, or a byte that was changed). */
class Unopened extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/* Bytes and texts */

function bytesOf(text) {
  return new TextEncoder().encode(text);
}

function textOf(bytes) {
  return new TextDecoder().decode(bytes);
}

function fromBase64(text) {
  try {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const raw = atob(text), bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i);
    return bytes;
  } catch {
    throw new Unopened("damaged");
  }
}

function toBase64(bytes) {
  if (bytes.toBase64) return bytes.toBase64();
  let raw = "";
  for (const byte of bytes) raw += String.fromCharCode(byte);
  return btoa(raw);
}

/* base64url without padding, as it stands in links. */
function fromBase64Url(text) {
  return fromBase64(text.replace(/-/g, "+").replace(/_/g, "/") + "=".repeat(-text.length & 3));
}

/* A key of a link, in its one spelling. */
function keyText(key) {
  return toBase64(key).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function readKey(text) {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) return null;
  const key = fromBase64Url(text);
  return keyText(key) === text ? key : null;
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function readLength(bytes) {
  if (bytes.length < LENGTH_BYTES) throw new Unopened("damaged");
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
}

function writtenLength(length) {
  const bytes = new Uint8Array(LENGTH_BYTES);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}

/* Keys */

function label(...parts) {
  return bytesOf(JSON.stringify(["careerplan", FORMAT, ...parts]));
}

async function derived(secret, ...parts) {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: label(...parts) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, KEY_BITS));
}

function normalised(passphrase) {
  return passphrase.normalize("NFKC").replace(WHITE_SPACE, " ").replace(/^ | $/g, "");
}

async function stretched(passphrase, salt, rounds) {
  if (!(rounds >= FEWEST_ROUNDS)) throw new Unopened("rounds");
  const typed = bytesOf(normalised(passphrase));
  const key = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, KEY_BITS));
}

/* Sealing and opening; `about` is what the seal also covers: purpose, path, until */

async function decrypted(sealed, key, ...about) {
  const nonce = fromBase64(sealed.nonce), data = fromBase64(sealed.data);
  const opener = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  const how = { name: "AES-GCM", iv: nonce, additionalData: label(...about) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(how, opener, data));
  } catch {
    throw new Unopened("wrong");
  }
}

async function encrypted(text, key, ...about) {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealer = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const how = { name: "AES-GCM", iv: nonce, additionalData: label(...about) };
  const data = new Uint8Array(await crypto.subtle.encrypt(how, sealer, text));
  return { nonce: toBase64(nonce), data: toBase64(data) };
}

async function piped(bytes, through) {
  const stream = new Blob([bytes]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function packed(text, step) {
  const stream = await piped(text, new CompressionStream("deflate"));
  const size = LENGTH_BYTES + stream.length;
  return joined(writtenLength(stream.length), stream, new Uint8Array((step - size % step) % step));
}

async function unpacked(bytes) {
  const end = LENGTH_BYTES + readLength(bytes);
  if (end > bytes.length) throw new Unopened("damaged");
  try {
    return await piped(bytes.subarray(LENGTH_BYTES, end), new DecompressionStream("deflate"));
  } catch {
    throw new Unopened("damaged");
  }
}

/* Envelopes */

function readEnvelope(text, purpose) {
  let envelope;
  try {
    envelope = JSON.parse(text);
  } catch {
    throw new Unopened("damaged");
  }
  if (envelope === null || typeof envelope !== "object") throw new Unopened("damaged");
  if (envelope.format !== FORMAT) throw new Unopened("version");
  const texts = [envelope.path, envelope.until, envelope.nonce, envelope.data];
  if (envelope.purpose !== purpose || texts.some((value) => typeof value !== "string")) throw new Unopened("damaged");
  return envelope;
}

async function openEnvelope(envelope, key) {
  return unpacked(await decrypted(envelope, key, envelope.purpose, envelope.path, envelope.until));
}

async function sealEnvelope(text, key, purpose, path) {
  const sealed = await encrypted(await packed(text, STEPS[purpose]), key, purpose, path, "");
  return { format: FORMAT, purpose, path, until: "", ...sealed };
}

/* The site's content key, by either of its two wrappings */

async function keyByPassphrase(envelope, passphrase) {
  const wrapping = await stretched(passphrase, fromBase64(envelope.salt), envelope.rounds);
  return decrypted(envelope.keys.passphrase, wrapping, "site-key-passphrase", "", "");
}

async function keyByLink(envelope, secret) {
  return decrypted(envelope.keys.link, await derived(secret, "site-wrap"), "site-key-link", "", "");
}

/* The files of an opened envelope; a file is a view of the bytes, made into text when its page is shown */

function areTexts(values) {
  return Array.isArray(values) && values.every((value) => typeof value === "string");
}

/* An entry is offset, length and type, and lies within the bytes that follow the header. */
function isEntry(entry, room) {
  if (!Array.isArray(entry) || typeof entry[2] !== "string") return false;
  const [offset, length] = entry;
  return [offset, length].every((value) => Number.isSafeInteger(value) && value >= 0) && offset + length <= room;
}

function isHeader(header, room) {
  const { start, styles, scripts, files } = header;
  if (files === null || typeof files !== "object" || !areTexts(styles) || !areTexts(scripts)) return false;
  return Object.hasOwn(files, start) && Object.values(files).every((entry) => isEntry(entry, room));
}

function readHeader(bytes) {
  try {
    return JSON.parse(textOf(bytes)) || {};
  } catch {
    throw new Unopened("damaged");
  }
}

function readBundle(bytes) {
  const start = LENGTH_BYTES + readLength(bytes), header = readHeader(bytes.subarray(LENGTH_BYTES, start));
  if (header.format !== FORMAT) throw new Unopened("version");
  if (!isHeader(header, bytes.length - start)) throw new Unopened("damaged");
  const files = new Map(Object.entries(header.files));
  return {
    start: header.start,
    styles: header.styles,
    scripts: header.scripts,
    has: (path) => files.has(path),
    type: (path) => (files.has(path) ? files.get(path)[2] : ""),
    bytes: (path) => bytes.subarray(start + files.get(path)[0], start + files.get(path)[0] + files.get(path)[1]),
  };
}
