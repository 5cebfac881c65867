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

const NAMED = listed("input select textarea button fieldset output details");

/* Elements whose name or id can stand in front of a member of their form or of the document. */
const MASKING = listed("form img input select textarea button fieldset output object embed iframe frame");

/* The only functions that a drawing may call: those of colours and of places, and url() within its own page. */
const SVG_CALLS = listed(`rgb rgba hsl hsla var calc translate translatex translatey rotate scale scalex scaley skewx
  skewy matrix`);
const SVG_WORDS = listed("id class lang dir title role");
const OUTGOING = listed("http: https: mailto: tel:");
const INSIDE = "https://inside.invalid/";

function isListed(node) {
  if (node.namespaceURI === SVG) return SVG_ELEMENTS.has(node.localName);
  return node.namespaceURI === HTML && HTML_ELEMENTS.has(node.localName);
}

function callsNothing(value) {
  const calls = Array.from(value.matchAll(/([^\s(),]*)\(\s*(["']?#)?/g));
  return !value.includes("\\") && calls.every(([, name, place]) => {
    return name.toLowerCase() === "url" ? place !== undefined : SVG_CALLS.has(name.toLowerCase());
  });
}

function isKept(node, name, value) {
  if (name === "name") return NAMED.has(node.localName);
  if (/^(?:aria|data)-[a-z0-9-]+$/.test(name)) return true;
  if (node.namespaceURI === SVG && !SVG_WORDS.has(name) && !callsNothing(value)) return false;
  return ATTRIBUTES.has(name);
}

/* Before anything else is read: a field called `attributes` would be taken for the attributes of its form, and a form
   called `body` for the body. The members are taken from where no such name reaches. */
function unmask(read) {
  for (const node of Document.prototype.querySelectorAll.call(read, Array.from(MASKING).join())) {
    for (const name of ["id", "name"]) {
      const value = Element.prototype.getAttribute.call(node, name);
      const isMember = value in HTMLFormElement.prototype || value in HTMLDocument.prototype;
      if (isMember) Element.prototype.removeAttribute.call(node, name);
    }
  }
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
    const inside = fragment(target.path || bundle.start, target.anchor, link.ownerDocument);
    if (inside) link.setAttribute("href", inside);
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

/* A page as a document that is safe to show; `fragment(path, anchor, read)` writes the links that stay inside, or
   nothing for one that leads nowhere. */
function readPage(bundle, page, fragment) {
  const read = new DOMParser().parseFromString(textOf(bundle.bytes(page)), "text/html");
  unmask(read);
  for (const node of Array.from(read.body.querySelectorAll("*"))) {
    if (isListed(node)) cleanElement(node, bundle, page, fragment); else node.remove();
  }
  return read;
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

/* A link whose whole address is a place on this page leads there, if there is one, and leaves the address, and so the
   key, as it is. */
function followAnchors() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']"), anchor = link && decoded(link.hash.slice(1));
    if (!link) return;
    event.preventDefault();
    if (anchor && document.getElementById(anchor)) goToAnchor(anchor);
  });
}

/* Paper would carry the address of the page, and the key with it. */
function keepKeyOffPaper() {
  let hash = "";
  window.addEventListener("beforeprint", () => {
    hash = location.hash;
    if (hash) history.replaceState(history.state, "", bareAddress());
  });
  window.addEventListener("afterprint", () => {
    if (hash) history.replaceState(history.state, "", hash);
    hash = "";
  });
}

/* A form of a page is for its script alone: sent, it would carry what was typed to the host. */
function keepFormsHere() {
  document.addEventListener("submit", (event) => event.preventDefault());
}
