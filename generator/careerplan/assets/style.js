/* The styles of the bundle: what they name is taken from the bundle, and everything else that could load leads nowhere. */

/* A comment, a string, a well-written url() with its address, or a name with the bracket of its function: as a browser
   reads a style, so that nothing can hide in a comment or a string. A name may be written with escapes. */
const CSS_TOKEN = new RegExp([
  String.raw`<!-{2}|/\*[^]*?(?:\*/|$)`,
  String.raw`"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?`,
  String.raw`url\(\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)'|([^\s"'()\\]*))\s*\)`,
  String.raw`((?:[-\w\x80-\uffff]|\\(?:[0-9a-f]{1,6}[ \t\n]?|[^0-9a-f\n]))+\(?)`,
].join("|"), "gi");

/* Functions that load what a string names, and one written with an escape, which no style needs. */
const LOADING_CALL = /\\|^(?:-[a-z]+-)?(?:url|src|image|image-set|cross-fade)\($/i;

function styleAddress(bundle, path, address) {
  if (/^(?:#|data:)/i.test(address)) return address;
  const target = resolvedFrom(path, address);
  if (!target || target.out || !bundle.has(target.path)) return "data:,";
  const type = bundle.type(target.path);
  if (type.startsWith("font/")) return `data:${type};base64,${toBase64(bundle.bytes(target.path))}`;
  return blobAddress(bundle, target.path) || "data:,";
}

/* Fonts become data: addresses and images blob: ones, as the policy allows; a function that is not known makes its
   declaration void. */
function boundStyle(text, bundle, path) {
  return text.replace(/\r\n?|\f/g, "\n").replace(CSS_TOKEN, (whole, double, single, bare, name) => {
    if (name) return name.endsWith("(") && LOADING_CALL.test(name) ? "void(" : whole;
    const address = double ?? single ?? bare;
    if (address === undefined) return whole;
    const bound = styleAddress(bundle, path, address);
    return bound === address ? whole : `url("${bound}")`;
  });
}

function readStyle(bundle, path) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(boundStyle(textOf(bundle.bytes(path)), bundle, path));
  return sheet;
}
