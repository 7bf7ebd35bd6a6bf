// Keeps a page up to date and gives it keys. Everything works without it.
"use strict";
(() => {
  const root = document.documentElement;
  const all = (words, node = document) => [...node.querySelectorAll(words)];
  const news = document.getElementById("news");
  const CHANGED = "The notes changed: press r, or leave the field.";
  let waiting = CHANGED, tag = `"${root.dataset.revision}"`, isWaiting = false, begun = "", timer = 0;

  // The answer to a form stands where only forms go: loading that again would send the form again.
  if (root.dataset.place) history.replaceState(null, "", root.dataset.place);

  // Nothing is typed into a box to tick: keys mean there what they mean on the page.
  const isField = (node) => Boolean(node && node.matches("input:not([type=checkbox]), textarea, select"));
  // What was typed, and what came back to be mended.
  const isChanged = (field) => field.options
    ? [...field.options].some((each) => each.selected !== each.defaultSelected)
    : field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  const isOwn = (field) => isChanged(field) || field.matches("[aria-invalid]");
  const listTyped = () => all("input:not([type=hidden]), textarea, select").filter(isOwn);
  const isBusy = () => isField(document.activeElement) || listTyped().length > 0;
  const say = (words) => { if (news.textContent !== words) news.textContent = words; };
  // Each form has a word that is good once; it says nothing of the page.
  const look = (node) => node.innerHTML.replace(/name="once" value="[^"]*"/g, "");

  // Who sent a form goes on from what came of it, not from the top of the page.
  const told = document.querySelector(".told p, main > .fault") && !document.querySelector("[autofocus]");
  const next = document.querySelector("[aria-invalid]") || (told && document.getElementById("main"));
  if (next) next.focus({ preventScroll: !isField(next) });

  const replaceParts = (next) => {
    const old = all("[data-part]"), parts = all("[data-part]", next);
    const names = (list) => list.map((each) => each.dataset.part).join("\n");
    const focused = document.activeElement && document.activeElement.id;
    const typed = listTyped().map((each) => [each.id, each.value, each.checked]);
    const open = all("details[open]").map((each) => each.id).filter(Boolean);
    if (names(old) === names(parts)) {
      old.forEach((each, at) => { if (look(each) !== look(parts[at])) each.replaceWith(parts[at]); });
    } else {
      document.querySelector("main").replaceWith(next.querySelector("main"));
      document.querySelector("nav").replaceWith(next.querySelector("nav"));
    }
    open.forEach((id) => { const each = document.getElementById(id); if (each) each.open = true; });
    typed.forEach(([id, value, checked]) => {
      const each = document.getElementById(id);
      if (each) { each.value = value; each.checked = checked; }
    });
    const again = focused && document.getElementById(focused);
    if (again && document.activeElement !== again) again.focus({ preventScroll: true });
  };

  const load = async () => {
    isWaiting = false;
    const answer = await fetch(location.href, { cache: "no-store" });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !next.querySelector("main")) { location.replace(location.pathname + location.search); return; }
    if (listTyped().some((each) => !next.getElementById(each.id))) {
      isWaiting = true;
      say(waiting = "The notes changed: what you typed or ticked has no place on the new page. Send it, or take it out.");
      return;
    }
    waiting = CHANGED;
    replaceParts(next);
    say("");
  };

  const settle = () => {
    if (!isWaiting) return;
    if (isBusy()) say(waiting);
    else load().catch(() => {});
  };

  const poll = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch("/rev", { headers: { "If-None-Match": tag }, cache: "no-store" });
      if (answer.status === 404) { say("This page is closed: mdrel serve --open opens it again."); clearInterval(timer); return; }
      if (answer.ok) { tag = answer.headers.get("etag") || tag; isWaiting = true; }
      if (!isWaiting) say("");
      settle();
    } catch { say("The server does not answer."); }
  };

  const press = (key) => {
    const words = `[data-key="${CSS.escape(key)}"]`;
    const target = document.querySelector(`main ${words}`) || document.querySelector(words);
    if (target) target.click();
    return Boolean(target);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") { document.activeElement.blur(); root.classList.remove("keys"); return; }
    if (isField(event.target)) return;
    const key = begun ? `${begun} ${event.key}` : event.key;
    begun = "";
    if (key === "?") root.classList.toggle("keys");
    else if (key === "r" && isWaiting) load();
    else if (key === "g") { begun = "g"; setTimeout(() => { begun = ""; }, 1500); }
    else if (!press(key)) return;
    event.preventDefault();
  });
  document.addEventListener("focusout", () => setTimeout(settle, 50));
  document.addEventListener("visibilitychange", poll);
  timer = setInterval(poll, 2000);
})();
