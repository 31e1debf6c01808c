// 検査の図 beside the editor: shows what the checks say of what was saved last, follows the editor's saves, and opens by itself when the checks have refused a publication.
(() => {
  "use strict";
  const pane = document.getElementById("studio-pane");
  const body = pane.querySelector(".studio-pane__body");
  const told = document.getElementById("studio-pane-told");
  const opener = document.querySelector("[aria-controls=studio-pane]");
  const whole = pane.querySelector(".studio-pane__whole");
  const kept = { open: "studio-pane-open", whole: "studio-pane-whole" };
  let problem = null, current = false, asked = null, wait = 0;

  function show(open) {
    pane.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open && !current) load();
    // The editor measures its drawing anew.
    dispatchEvent(new Event("resize"));
  }

  function choose(open) {
    localStorage.setItem(kept.open, String(open));
    show(open);
  }

  function close() {
    choose(false);
    opener.focus();
  }

  function fit(all) {
    localStorage.setItem(kept.whole, String(all));
    whole.setAttribute("aria-pressed", String(all));
    pane.classList.toggle("is-whole", all);
    reveal();
  }

  async function load(focus = false) {
    asked?.abort();
    const mine = asked = new AbortController();
    const address = new URL(pane.dataset.source, location.origin);
    if (problem !== null) address.searchParams.set("problem", problem);
    pane.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: mine.signal });
      // A session that has ended leads to the sign-in.
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const text = await answer.text();
      const { scrollTop } = body;
      body.innerHTML = text;
      body.scrollTop = scrollTop;
      current = true;
      reveal();
      if (focus) {
        const item = body.querySelector(".problems__item.is-shown");
        if (item !== null) {
          item.tabIndex = -1;
          item.focus();
        }
      }
    } catch {
      if (mine.signal.aborted) return;
      body.innerHTML = "<p role=\"alert\">検査の結果を読めませんでした。閉じて、もう一度開いてください。直らないときは、画面を開き直してください。</p>";
      current = false;
    }
    pane.removeAttribute("aria-busy");
  }

  // Moves the picture to where the rule is broken, or else to where the path begins.
  function reveal() {
    const picture = body.querySelector(".flow");
    const place = picture?.querySelector(".is-broken, .flow__node.is-path, .is-added, .is-changed")?.getBoundingClientRect();
    if (place === undefined || place === null) return;
    const frame = picture.getBoundingClientRect();
    picture.scrollLeft += place.x + place.width / 2 - (frame.x + frame.width / 2);
    picture.scrollTop += place.y + place.height / 2 - (frame.y + frame.height / 2);
  }

  function changed() {
    current = false;
    clearTimeout(wait);
    if (!pane.hidden) wait = setTimeout(load, 300);
  }

  function refused() {
    clearTimeout(wait);
    [problem, current] = [null, false];
    if (pane.hidden) show(true);
    else load();
    told.textContent = "";
    told.append("検査で誤りが見付かったため、公開を申請していません。検査の図に反例を示しました。");
  }

  opener.addEventListener("click", () => choose(pane.hidden));
  whole.addEventListener("click", () => fit(whole.getAttribute("aria-pressed") !== "true"));
  pane.querySelector(".studio-pane__close").addEventListener("click", close);
  pane.addEventListener("keydown", e => {
    if (e.key === "Escape") close();
  });
  // With a modifier the link leads to the whole page of the checks, as links do.
  body.addEventListener("click", e => {
    const link = e.target.closest("a[href*='?problem=']");
    if (link === null || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    problem = new URL(link.href).searchParams.get("problem");
    load(true);
  });
  document.addEventListener("studio-answered", ({ detail: { method, path, answer } }) => {
    if (method === "GET" || !path.startsWith("/elsa/api/workflow-definition")) return;
    if (answer.ok) changed();
    else if (answer.headers.get("Refused-By") === "checks") refused();
  });

  fit(localStorage.getItem(kept.whole) === "true");
  if (localStorage.getItem(kept.open) === "true") show(true);
})();
