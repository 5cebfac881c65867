/* What a reader sees before the page is open: one card with a heading, sentences and perhaps a form. */

const NEUTRAL_TITLE = "Private page";
const OWN_SCRIPT = document.currentScript;

function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/* A stray %23 in the address: whoever reads this has to know that the key is no longer a secret, and what to do. */
const NOT_SECRET = "This link was altered on the way and is no longer secret.";
const KEY_WAS_SEEN = "It came with %23 where a # belongs, so the host of this page was sent the key, and it may stand in " +
  "the host's log.";
const ASK_FOR_ANOTHER = `${NOT_SECRET} Ask for a new link. ${KEY_WAS_SEEN}`;
const REPLACE_THE_KEY = `${NOT_SECRET} Make new keys for this plan with “careerplan share keys --replace”, and publish ` +
  `it anew. ${KEY_WAS_SEEN}`;

const MESSAGES = {
  framed: ["This page does not open inside another one",
    "Somebody may be looking over your shoulder. Open its address in a tab of its own."],
  insecure: ["This page cannot be opened over plain http",
    "The browser decrypts only what came over https or stands on your own device. Put https:// before the address, " +
    "or save this page and open the file."],
  old: ["This browser is too old for this page",
    "It cannot decrypt or unpack what is in it. Update the browser, or open the same address in another one."],
  empty: ["This page is incomplete",
    "What was sealed in it is missing. Load it again; if you saved it, save it once more as it was first loaded."],
  damaged: ["This page is damaged",
    "What is sealed in it cannot be read as it stands. Load it again. If that does not help, tell the " +
    "person whose page it is."],
  version: ["This page is of a version that it cannot read",
    "What is sealed in it was written by another version of the program. Load it again. If that does not help, " +
    "ask the person whose page it is to publish it again."],
  rounds: ["This page asks for a weaker lock than it may",
    "It was changed on its way to you. Do not type the passphrase. Load the page again from where you published it."],
};

/* The reason not to try at all, or an empty text. */
function obstacle() {
  if (window.top !== window.self) return "framed";
  if (!window.isSecureContext) return "insecure";
  const needed = [window.crypto && crypto.subtle, window.DecompressionStream, window.CompressionStream];
  return needed.every(Boolean) && "adoptedStyleSheets" in document ? "" : "old";
}

/* The sealed text; moved to the head with the script, so that the body belongs to what is shown, and a browser that
   saves the page as it stands saves them too. */
function takeEnvelope() {
  const holder = document.getElementById("envelope");
  if (!holder || !holder.textContent.trim()) return "";
  document.head.append(holder, OWN_SCRIPT);
  return holder.textContent;
}

function showDoor(title, ...content) {
  document.documentElement.className = "door";
  document.title = NEUTRAL_TITLE;
  document.body.replaceChildren(element("main", {}, element("h1", {}, title), ...content));
}

function showMessage(reason, ...more) {
  const [title, text] = MESSAGES[reason];
  showDoor(title, element("p", { role: "alert" }, text), ...more);
}

function reasonOf(error) {
  return error instanceof Unopened ? error.reason : "damaged";
}

function note(text) {
  return element("p", { class: "door-note", role: "note" }, text);
}

function today() {
  const now = new Date(), two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function dayInWords(day) {
  const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return Number.isNaN(Date.parse(day)) ? day : words.format(new Date(day));
}

/* A link whose # came as %23 is put right where it stands; its reader is told what that means. */
function repairAddress(whatToDo) {
  const right = repaired(bareAddress());
  if (!right) return [];
  history.replaceState(null, "", right);
  return [note(whatToDo)];
}

function loaded() {
  if (document.readyState !== "loading") return undefined;
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
}

/* Opens the page, or says why it cannot; `open` is given the sealed text. */
async function begin(open) {
  await loaded();
  const reason = obstacle();
  if (reason === "insecure") return showMessage(reason, secureLink());
  if (reason) return showMessage(reason);
  const text = takeEnvelope();
  if (!text) return showMessage("empty");
  showDoor(NEUTRAL_TITLE, element("p", { role: "status" }, "Opening."));
  try {
    return await open(text);
  } catch (error) {
    return showMessage(reasonOf(error));
  }
}

function secureLink() {
  const address = location.href.replace(/^http:/, "https:");
  return element("p", {}, element("a", { href: address }, "Try the same address over https"));
}
