// The test vectors of the sealed format, opened by the scripts of the page. Run: node tests/share/vectors.mjs
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import vm from "node:vm";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const vectors = JSON.parse(read("vectors.json"));
const { TextEncoder, TextDecoder, Blob, Response, CompressionStream, DecompressionStream, atob, btoa } = globalThis;
const page = vm.createContext({
  crypto: webcrypto, TextEncoder, TextDecoder, Blob, Response, CompressionStream, DecompressionStream, atob, btoa,
  Uint8Array, DataView, vectors,
});
for (const name of ["envelope.js", "answer.js"]) {
  vm.runInContext(read(`../../generator/careerplan/assets/${name}`), page);
}
vm.runInContext(read("agreement.js"), page);
const failed = await vm.runInContext("disagreements(vectors)", page);
assert.deepEqual([...failed], []);
console.log("agreed");
