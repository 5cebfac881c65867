/* What a host shows for an address that it does not have. It may stand at any depth, so it knows no way but its own. */

const FOLDERS = /^(.*)\/(?:s|skills|goals|roles|people|path|reviews|notes|year|media)\//s;

/* A whole address of this host: a path that begins with two strokes would name another. The last folder of ours counts,
   since the plan may stand in one of the same name. */
function startAddress() {
  const [, above] = FOLDERS.exec(location.pathname) || /^(.*)\//s.exec(location.pathname);
  return `${location.protocol}//${location.host}${`${above}/index.html`.replace(/^\/+/, "/")}`;
}

function showNotFound() {
  const right = repaired(bareAddress()), isShare = /\/s\//.test(location.pathname);
  if (right) {
    return showDoor("This link was changed on its way",
      element("p", {}, isShare ? ASK_FOR_ANOTHER : REPLACE_THE_KEY),
      element("p", {}, element("a", { href: right }, "Open the page this once")));
  }
  if (isShare) {
    return showDoor("This link has ended", element("p", {},
      "There is no page here any more, or the link was cut off on its way. Open the link again as it was sent to " +
      "you. If that does not help, ask for a new one."));
  }
  return showDoor("There is nothing here",
    element("p", {}, "The address may be misspelt, or it was of a page that is now inside the start page."),
    element("p", {}, element("a", { href: startAddress() }, "Go to the start")));
}

showNotFound();
