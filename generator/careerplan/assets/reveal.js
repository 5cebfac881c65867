/* Shows a page of the bundle: read by the browser's own parser, in a document that runs and loads nothing, and freed
   there of all that is not on the lists below. What a plan holds is inert, with the page's policy and without. */

const HTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";

function listed(text) {
  return new Set(text.split(/\s+/).filter(Boolean));
}

const HTML_ELEMENTS = listed(`a abbr address article aside b bdi bdo blockquote br button caption cite code col colgroup
  data datalist dd del details dfn div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup
  hr i img input ins kbd label legend li main mark menu meter nav ol optgroup option output p pre progress q rp rt ruby
  s samp search section select small span strong sub summary sup table tbody td textarea tfoot th thead time tr u ul var
  wbr`);

const SVG_ELEMENTS = listed(`svg g defs symbol use title desc path line polyline polygon rect circle ellipse text tspan
  linearGradient radialGradient stop pattern clipPath mask marker`);

const ATTRIBUTES = listed(`id class lang dir title role tabindex hidden translate inert datetime value label for type
  checked disabled readonly required selected multiple open start reversed placeholder min max step minlength maxlength
  rows cols size autocomplete inputmode enterkeyhint spellcheck autocapitalize pattern scope headers colspan rowspan
  span   abbr alt width height loading decoding low high optimum
  x y x1 y1 x2 y2 dx dy cx cy r rx ry d points transform viewBox preserveAspectRatio fill fill-opacity fill-rule stroke
  stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity opacity offset stop-color text-anchor
  dominant-baseline clip-path mask marker-start marker-mid marker-end gradientUnits patternUnits refX refY markerWidth
  markerHeight orient focusable`);

/* A form or an image with a name would stand in front of the document's own members. */
const NAMED = listed("input select textarea button fieldset output details");
const OUTGOING = listed("http: https: mailto: tel:");
const INSIDE = "https://inside.invalid/";

function isListed(node) {
  if (node.namespaceURI === SVG) return SVG_ELEMENTS.has(node.localName);
  return node.namespaceURI === HTML && HTML_ELEMENTS.has(node.localName);
}

function isKept(node, name, value) {
  if (name === "name") return NAMED.has(node.localName);
  if (node.namespaceURI === SVG && /url\(\s*(?!#)|\\/i.test(value)) return false;
  return ATTRIBUTES.has(name) || /^(?:aria|data)-[a-z0-9-]+$/.test(name);
}

/* Where an address on a page leads: to a file of the bundle, or out; null if it must lead nowhere. */
function resolvedFrom(page, address) {
  let url;
  try {
    url = new URL(address, INSIDE + page.split("/").map(encodeURIComponent).join("/"));
  } catch {
    return null;
  }
  if (!url.href.startsWith(INSIDE)) return OUTGOING.has(url.protocol) ? { out: url.href } : null;
  return { path: decoded(url.pathname.slice(1)), anchor: decoded(url.hash.slice(1)) };
}

/* The address of a file's bytes within this browser; a page or a picture that can hold script never gets one. */
function blobAddress(bundle, path) {
  if (!/^image\/(?:jpeg|png|gif|webp|avif)$/.test(bundle.type(path))) return "";
  if (!bundle.addresses) bundle.addresses = new Map();
  if (!bundle.addresses.has(path)) {
    const file = new Blob([bundle.bytes(path)], { type: bundle.type(path) });
    bundle.addresses.set(path, URL.createObjectURL(file));
  }
  return bundle.addresses.get(path);
}

function leadLink(link, address, bundle, page, fragment) {
  const target = resolvedFrom(page, address);
  if (!target) return;
  if (target.out) {
    link.setAttribute("href", target.out);
    link.setAttribute("rel", "noreferrer noopener");
    link.setAttribute("referrerpolicy", "no-referrer");
  } else if (blobAddress(bundle, target.path)) {
    link.setAttribute("href", blobAddress(bundle, target.path));
    link.setAttribute("download", target.path.replace(/^.*\//s, ""));
  } else {
    link.setAttribute("href", fragment(target.path || bundle.start, target.anchor, link.ownerDocument));
  }
}

function showImage(image, address, bundle, page) {
  const target = resolvedFrom(page, address);
  const source = target && !target.out ? blobAddress(bundle, target.path) : "";
  if (source) image.setAttribute("src", source);
}

function cleanElement(node, bundle, page, fragment) {
  const href = node.getAttribute("href"), src = node.getAttribute("src");
  for (const { name, value } of Array.from(node.attributes)) {
    if (!isKept(node, name, value)) node.removeAttribute(name);
  }
  if (href !== null && node.localName === "a") leadLink(node, href, bundle, page, fragment);
  if (href !== null && node.localName === "use" && href.startsWith("#")) node.setAttribute("href", href);
  if (src !== null && node.localName === "img") showImage(node, src, bundle, page);
}

/* A page as a document that is safe to show; `fragment(path, anchor, read)` writes the links that stay inside. */
function readPage(bundle, page, fragment) {
  const read = new DOMParser().parseFromString(textOf(bundle.bytes(page)), "text/html");
  for (const node of Array.from(read.body.querySelectorAll("*"))) {
    if (isListed(node)) cleanElement(node, bundle, page, fragment); else node.remove();
  }
  return read;
}

/* Fonts become data: addresses and images blob: ones, as the policy allows; other addresses in a style lead nowhere. */
function readStyle(bundle, path) {
  const text = textOf(bundle.bytes(path)).replace(/url\(\s*(["']?)(.*?)\1\s*\)/gi, (whole, quote, address) => {
    if (/^(?:#|data:)/i.test(address)) return whole;
    const target = resolvedFrom(path, address);
    if (!target || target.out || !bundle.has(target.path)) return 'url("data:,")';
    const type = bundle.type(target.path);
    if (type.startsWith("font/")) return `url("data:${type};base64,${toBase64(bundle.bytes(target.path))}")`;
    return `url("${blobAddress(bundle, target.path) || "data:,"}")`;
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/* The theme's styles and scripts, once; a script runs only if the page's policy names its hash. */
function dressDocument(bundle) {
  document.adoptedStyleSheets = bundle.styles.filter(bundle.has).map((path) => readStyle(bundle, path));
  for (const path of bundle.scripts.filter(bundle.has)) {
    const script = document.createElement("script");
    script.textContent = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bundle.bytes(path));
    document.head.append(script);
    script.remove();
  }
}

/* Puts a page that was read into the document; `extra` stays after it. */
function showRead(read, ...extra) {
  const root = document.documentElement;
  root.classList.remove("door");
  root.lang = read.documentElement.lang || "en";
  root.dir = read.documentElement.dir;
  document.title = read.title || NEUTRAL_TITLE;
  document.body.className = read.body.className;
  document.body.replaceChildren(...read.body.childNodes, ...extra);
}

/* The theme's scripts hear of every page that is shown; `root` goes before the addresses that they write. */
function tellScripts(root) {
  document.dispatchEvent(new CustomEvent("careerplan-page", { detail: root }));
}

/* The place an anchor names, else the heading: focused, so that the keyboard and a screen reader start there. */
function goToAnchor(anchor) {
  const named = anchor && document.getElementById(anchor);
  const target = named || document.querySelector("main h1") || document.querySelector("main") || document.body;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (named) named.scrollIntoView(); else window.scrollTo(0, 0);
}

/* A link whose whole address is a place on this page leads there and leaves the address, and so the key, as it is. */
function followAnchors() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']"), anchor = link && decoded(link.hash.slice(1));
    if (!anchor || !document.getElementById(anchor)) return;
    event.preventDefault();
    goToAnchor(anchor);
  });
}

/* Paper would carry the address of the page, and a file printed from it those of its links: both with the key. */
function keepKeyOffPaper(key) {
  let hash = "", links = [];
  window.addEventListener("beforeprint", () => {
    hash = location.hash;
    if (hash) history.replaceState(history.state, "", bareAddress());
    links = key ? Array.from(document.querySelectorAll(`a[href*="${key}"]`), (link) => [link, link.href]) : [];
    for (const [link] of links) link.removeAttribute("href");
  });
  window.addEventListener("afterprint", () => {
    if (hash) history.replaceState(history.state, "", hash);
    for (const [link, address] of links) link.setAttribute("href", address);
    hash = "";
    links = [];
  });
}

/* A form of a page is for its script alone: sent, it would carry what was typed to the host. */
function keepFormsHere() {
  document.addEventListener("submit", (event) => event.preventDefault());
}
