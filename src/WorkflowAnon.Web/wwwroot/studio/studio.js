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
    if (path.startsWith("/elsa/api/workflow-definitions/")) own.clear(); // Opened anew: its stamp is what it says.
    if (answer.status >= 400) {
      const told = await answer.clone().json().catch(() => null);
      refusals.push(told?.errors?.generalErrors?.join(" ").replace(/\s+/g, " ") ?? `処理できませんでした（${answer.status}）。`);
    }
    document.dispatchEvent(new CustomEvent("studio-answered", { detail: { method: options?.method ?? resource.method ?? "GET", path, answer } }));
    return answer;
  };

  // The elements send a save before they know what their last one has stored. Here one goes out after the other, on the stamp of the page's own last save.
  const stampOf = /"workflowAnonStamp":"([^"\\]+)"/;
  const own = new Set();
  let turn = Promise.resolve(), newest = null;

  function isSave(resource, options) {
    return options?.method === "POST" && ArrayBuffer.isView(options.body) && new URL(resource, location.href).pathname === "/elsa/api/workflow-definitions";
  }

  function save(resource, options) {
    const answered = turn.then(async () => {
      const text = new TextDecoder().decode(options.body);
      const stamp = stampOf.exec(text)?.[1];
      const body = own.has(stamp) ? new TextEncoder().encode(text.replace(stampOf, () => `"workflowAnonStamp":"${newest}"`)) : options.body;
      const answer = await ask.call(window, resource, { ...options, body });
      const stored = answer.ok ? stampOf.exec(await answer.clone().text())?.[1] : undefined;
      if (stored !== undefined) {
        if (stamp !== undefined) own.add(stamp);
        if (newest !== null) own.add(newest);
        own.delete(newest = stored);
      }
      return answer;
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
