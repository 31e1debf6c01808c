// Puts one of Elsa Studio's custom elements on the page, joins the pages by its callbacks, tells what the server answered, and shows the English labels in Japanese.
(() => {
  "use strict";
  const host = document.getElementById("studio");
  localStorage.setItem("BlazorCulture", "ja-JP");

  // What the elements ask the server goes through here, unchanged. Some of their messages tell of a refusal its number only: its words are known here before.
  const ask = window.fetch;
  const refusals = [];
  window.fetch = async (resource, options) => {
    const answer = await (isSave(resource, options) ? save(resource, options) : ask.call(window, resource, options));
    const path = new URL(answer.url, location.href).pathname;
    if (!path.startsWith("/elsa/api/")) return answer;
    if (answer.status >= 400) {
      const told = await answer.clone().json().catch(() => null);
      refusals.push(told?.errors?.generalErrors?.join(" ").replace(/\s+/g, " ") ?? `処理できませんでした（${answer.status}）。`);
    }
    document.dispatchEvent(new CustomEvent("studio-answered", { detail: { method: options?.method ?? resource.method ?? "GET", path, answer } }));
    return answer;
  };

  // The elements send a save before they know what their last one has stored. Saves that were asked for on the same stamp before it was answered hold each what the one before held: they go out
  // one after the other, each on what the last one stored. A save on any other stamp is sent as it is, for the server to judge: it may lack what was saved meanwhile.
  const stampOf = /"workflowAnonStamp":"([^"\\]+)"/;
  let turn = Promise.resolve(), series = null;

  function isSave(resource, options) {
    return options?.method === "POST" && ArrayBuffer.isView(options.body) && new URL(resource, location.href).pathname === "/elsa/api/workflow-definitions";
  }

  function save(resource, options) {
    const text = new TextDecoder().decode(options.body);
    const stamp = stampOf.exec(text)?.[1];
    if (series === null || series.waiting === 0 || series.stamp !== stamp) series = { stamp, stored: null, waiting: 0 };
    const mine = series;
    mine.waiting++;
    const answered = turn.then(async () => {
      try {
        const body = mine.stored === null ? options.body : new TextEncoder().encode(text.replace(stampOf, () => `"workflowAnonStamp":"${mine.stored}"`));
        const answer = await ask.call(window, resource, { ...options, body });
        if (answer.ok) mine.stored = stampOf.exec(await answer.clone().text())?.[1] ?? null;
        return answer;
      } finally {
        mine.waiting--;
      }
    });
    turn = answered.catch(() => {});
    return answered;
  }

  const element = document.createElement(host.dataset.element);
  element.setAttribute("remote-endpoint", location.origin + "/elsa/api");
  for (const [name, value] of Object.entries(JSON.parse(host.dataset.attributes))) element.setAttribute(name, value);
  host.append(element);

  // Set before the element is defined, a callback would hide its accessor and never be called.
  customElements.whenDefined(host.dataset.element).then(() => {
    host.querySelector(".studio-wait")?.remove();
    element.editWorkflowDefinition = id => location.assign("/designer/" + encodeURIComponent(id));
    element.viewWorkflowInstance = id => location.assign("/designer/instances/" + encodeURIComponent(id));
  });

  fetch(host.dataset.dictionary).then(answer => answer.json()).then(translate);

  function translate({ texts, patterns }) {
    const rules = patterns.map(([pattern, text]) => [new RegExp("^" + pattern + "$"), text]);
    const attributes = ["placeholder", "title", "aria-label"];

    const unsaid = /Response status code does not indicate success: \d+ \([^)]*\)\.?/g;
    const word = text => {
      const said = text.trim();
      if (said.length === 0 || said.length > 400) return null;
      let at = refusals.length - (said.match(unsaid)?.length ?? 0);
      const key = said.replace(unsaid, number => refusals[at++] ?? number);
      let found = texts[key];
      if (found === undefined) {
        const rule = rules.find(([pattern]) => pattern.test(key));
        found = rule === undefined ? key : key.replace(rule[0], rule[1]);
      }
      return found === said ? null : text.replace(said, () => found);
    };
    // What a designer has written is left alone, and so is source text.
    const skips = node => (node instanceof Element ? node : node.parentElement)?.closest(".studio-pane, .monaco-editor, textarea, [contenteditable=true], script, style") != null;
    const one = node => {
      if (node.nodeType === Node.TEXT_NODE) {
        const found = word(node.data);
        if (found !== null && !skips(node)) node.data = found;
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        for (const name of attributes) {
          const value = node.getAttribute(name);
          const found = value === null ? null : word(value);
          if (found !== null) node.setAttribute(name, found);
        }
      }
    };
    const all = root => {
      one(root);
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      while (walker.nextNode()) one(walker.currentNode);
    };

    // What a list has chosen stands in a read-only field, and no observer sees a field's value.
    const chosen = () => {
      for (const field of document.querySelectorAll("input.mud-select-input[readonly][type=text]")) {
        const found = word(field.value);
        if (found !== null) field.value = found;
      }
    };

    new MutationObserver(changes => {
      for (const change of changes) {
        if (change.type === "childList") change.addedNodes.forEach(all);
        else one(change.target);
      }
      chosen();
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes });
    all(document.body);
    chosen();
  }
})();
