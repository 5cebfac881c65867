/* What stands after the # of the address: KEY, /page and #anchor, each of which may be absent. */

const SENT_AS_ESCAPE = /%23(?=[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-]))/;

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/* A messenger that knows _italics_ may have left their signs around a key. */
function keyWithin(text) {
  const readings = [text, text.replace(/[_-]$/, ""), text.replace(/^[_-]/, ""), text.replace(/^[_-]|[_-]$/g, "")];
  return readings.map(readKey).find(Boolean) || null;
}

/* `key` is bytes, or null; `typed` is what stands in its place. What a mail program left behind it is passed over. */
function readPlace(fragment) {
  const [, typed, page, anchor] = /^(?:#|%23)*([^/#]*)\/?([^#]*)#?(.*)$/s.exec(fragment);
  const key = keyWithin(typed.replace(/[^A-Za-z0-9_-].*$/s, ""));
  return { typed, key, page: decoded(page), anchor: decoded(anchor) };
}

/* The fragment that leads to a page and an anchor, with the key that is in the address now. */
function fragmentTo(key, page, anchor) {
  const address = page.split("/").map(encodeURIComponent).join("/");
  return "#" + key + (page && "/" + address) + (anchor && "#" + encodeURIComponent(anchor));
}

/* An address whose # was sent as %23: the server was asked for it, so it has seen the key. */
function repaired(address) {
  return SENT_AS_ESCAPE.test(address) ? address.replace(SENT_AS_ESCAPE, "#") : "";
}

function bareAddress() {
  return location.href.replace(/#.*$/s, "");
}
