/* careerplan: shows a served page again when it changes, and what is wrong above it. Only `careerplan serve` sends this. */
(function () {
  "use strict";
  var doc = document, win = window, script = doc.currentScript;
  var shown = { page: script.dataset.page, style: script.dataset.style, script: script.dataset.script };
  var latest = null, busy = false, source = null, dismissed = "";

  /* Where everything stands on a page: scrolled parts, opened parts, chosen values, the focus */
  function place(node) {
    var way = [];
    for (; node && node !== doc.body; node = node.parentElement) {
      if (node.id) return way.concat("#" + node.id).reverse().join(" ");
      way.push(Array.prototype.indexOf.call(node.parentElement.children, node));
    }
    return way.reverse().join(" ");
  }
  function found(way) {
    var node = doc.body, steps = way ? way.split(" ") : [];
    for (var i = 0; i < steps.length && node; i++) {
      node = steps[i][0] === "#" ? doc.getElementById(steps[i].slice(1)) : node.children[steps[i]];
    }
    return node;
  }
  function name(node) { return node.tagName + (node.name || node.dataset.sort || "") + (node.dataset.filter || ""); }
  function remember() {
    var kept = { x: win.scrollX, y: win.scrollY, scrolled: [], open: [], values: [], focus: null };
    doc.body.querySelectorAll("*").forEach(function (node) {
      if (node.scrollLeft || node.scrollTop) kept.scrolled.push([place(node), node.scrollLeft, node.scrollTop]);
      if (node.tagName === "DETAILS") kept.open.push([place(node), node.open, node.firstElementChild && node.firstElementChild.textContent]);
      if (/^(INPUT|SELECT|TEXTAREA)$/.test(node.tagName) && node.value) kept.values.push([place(node), name(node), node.value]);
    });
    if (doc.activeElement && doc.activeElement !== doc.body) kept.focus = [place(doc.activeElement), doc.activeElement.tagName];
    return kept;
  }
  function restore(kept) {
    kept.open.forEach(function (item) {
      var node = found(item[0]);
      if (node && node.tagName === "DETAILS" && (node.firstElementChild && node.firstElementChild.textContent) === item[2]) node.open = item[1];
    });
    kept.values.forEach(function (item) {
      var node = found(item[0]);
      if (!node || name(node) !== item[1] || node.value === item[2]) return;
      node.value = item[2];
      node.dispatchEvent(new Event(node.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
    });
    kept.scrolled.forEach(function (item) {
      var node = found(item[0]);
      if (node) { node.scrollLeft = item[1]; node.scrollTop = item[2]; }
    });
    var focused = kept.focus && found(kept.focus[0]);
    if (focused && focused.tagName === kept.focus[1]) focused.focus({ preventScroll: true });
    win.scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
  }

  /* A new page takes the place of the old one; where its head asks for other files, it is loaded anew */
  function asked(page) {
    return Array.from(page.head.querySelectorAll("script[src], link[rel=stylesheet]")).map(function (node) {
      return (node.getAttribute("src") || node.getAttribute("href")).replace(/\?.*$/, "");
    }).join(" ");
  }
  function show(html) {
    var page = new DOMParser().parseFromString(html, "text/html");
    var own = page.querySelector("script[data-page]");
    if (!own || asked(page) !== asked(doc)) return win.location.reload();
    var kept = remember();
    doc.title = page.title;
    doc.documentElement.lang = page.documentElement.lang;
    doc.body.className = page.body.className;
    doc.body.replaceChildren.apply(doc.body, Array.from(page.body.childNodes));
    delete win.careerIndex;
    var event = new CustomEvent("careerplan-page", { detail: null, cancelable: true });
    if (doc.dispatchEvent(event)) return win.location.reload(); /* a theme with a script of its own does not know */
    restore(kept);
    shown.page = own.dataset.page;
  }
  function fetchPage() {
    busy = true;
    fetch(win.location.pathname, { cache: "no-store" }).then(function (answer) { return answer.text(); }).then(show)
      .catch(function () { /* the server is gone; the next news starts this again */ })
      .then(function () { busy = false; if (latest) compare(); });
  }

  /* Styles are exchanged one by one, the old one stays until the new one is there */
  function exchangeStyles(tag) {
    doc.querySelectorAll("link[rel=stylesheet]").forEach(function (old) {
      var fresh = old.cloneNode();
      fresh.href = old.getAttribute("href").replace(/\?.*$/, "") + "?" + tag;
      fresh.addEventListener("load", function () { old.remove(); });
      fresh.addEventListener("error", function () { fresh.remove(); });
      old.after(fresh);
    });
  }

  /* Above the page: what is wrong, and whose view this is */
  var STYLE = ":host { all: initial; }"
    + ".banner, .problems { position: fixed; inset-inline: 0; z-index: 2147483647; font: 14px/1.5 system-ui, sans-serif; color: #1d1f23; background: #fff; }"
    + ".banner { bottom: 0; padding: 6px 16px; border-top: 2px solid #1b5fae; }"
    + ".problems { bottom: 0; max-height: 70vh; overflow: auto; padding: 12px 16px 16px; border-top: 4px solid #a92a22; box-sizing: border-box; }"
    + ".banner + .problems { bottom: 36px; }"
    + "h2 { font-size: 16px; margin: 0 0 8px; padding-right: 90px; } pre { font: 13px/1.5 ui-monospace, monospace; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }"
    + "button { position: absolute; top: 10px; right: 16px; min-height: 32px; padding: 4px 12px; font: inherit; color: inherit; background: transparent; border: 1px solid; border-radius: 6px; }"
    + "[hidden] { display: none; }"
    + "@media (prefers-color-scheme: dark) { .banner, .problems { color: #e9e7e2; background: #1b2027; } }"
    + "@media print { .banner, .problems { display: none; } }";
  var host = null, parts = {};
  function makeLayer() {
    host = doc.createElement("careerplan-notes");
    var layer = host.attachShadow({ mode: "open" }), sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    layer.adoptedStyleSheets = [sheet];
    function add(parent, tag, className, text) {
      var node = doc.createElement(tag);
      if (className) node.className = className;
      if (text) node.textContent = text;
      parent.append(node);
      return node;
    }
    parts.banner = add(layer, "div", "banner");
    parts.banner.setAttribute("role", "note");
    parts.problems = add(layer, "section", "problems");
    parts.problems.setAttribute("role", "alert");
    parts.problems.setAttribute("aria-label", "Problems");
    add(parts.problems, "h2", "", "There are errors. Below is what was last good.");
    parts.text = add(parts.problems, "pre", "");
    parts.text.tabIndex = 0;
    add(parts.problems, "button", "", "Hide").addEventListener("click", hide);
    doc.documentElement.append(host); /* beside the body, which is exchanged */
  }
  function hide() { dismissed = parts.text.textContent; parts.problems.hidden = true; }
  function say(news) {
    if (!host && !news.problems && !news.banner) return;
    if (!host) makeLayer();
    parts.banner.hidden = !news.banner;
    parts.banner.textContent = news.banner;
    if (!news.problems) dismissed = "";
    if (parts.text.textContent !== news.problems) parts.text.textContent = news.problems;
    parts.problems.hidden = !news.problems || news.problems === dismissed;
  }

  function compare() {
    var news = latest;
    if (news.script !== shown.script) return win.location.reload();
    if (news.style !== shown.style) { exchangeStyles(news.style); shown.style = news.style; }
    if (news.page !== shown.page && !busy) { latest = null; fetchPage(); }
  }
  function hear(event) {
    latest = JSON.parse(event.data);
    say(latest);
    compare();
  }

  /* A hidden tab listens to nothing: a browser lends a site few connections. It catches up when it is seen. */
  function listen() {
    if (doc.hidden) { if (source) source.close(); source = null; return; }
    if (source) return;
    source = new EventSource("/.careerplan/events?page=" + encodeURIComponent(win.location.pathname));
    source.addEventListener("message", hear);
  }
  doc.addEventListener("keydown", function (event) { if (event.key === "Escape" && host && !parts.problems.hidden) hide(); });
  doc.addEventListener("visibilitychange", listen);
  doc.addEventListener("DOMContentLoaded", listen);
  win.addEventListener("pagehide", function () { if (source) source.close(); source = null; });
  win.addEventListener("pageshow", function (event) { if (event.persisted) listen(); });
})();
