// Comfort only: every page works without this file.
(function () {
  'use strict';

  // After a post that came back with errors, or a command that succeeded, the reader starts at what is said about it.
  function focusMessage() {
    var message = document.querySelector('[data-focus]');
    if (message) message.focus();
  }

  // A form is sent once: the second press of a button is dropped while the first is on its way.
  document.addEventListener('submit', function (event) {
    var form = event.target;
    // What opens in another window, or is saved as a file, leaves this page as it is.
    if (event.defaultPrevented || form.method !== 'post' || form.target === '_blank' || form.hasAttribute('data-download')) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = '1';
    form.dataset.clean = '1';
  });

  // Leaving a form in which something was typed asks first.
  document.addEventListener('input', function (event) {
    var form = event.target.form;
    if (form && form.hasAttribute('data-guard')) { form.dataset.typed = '1'; delete form.dataset.clean; }
  });
  window.addEventListener('beforeunload', function (event) {
    if (document.querySelector('form[data-typed]:not([data-clean])')) event.preventDefault();
  });
  // What the server has kept (書きかけ) is not lost by leaving.
  document.addEventListener('htmx:afterRequest', function (event) {
    if (event.target.matches('form[data-guard]') && event.detail.xhr.getResponseHeader('X-Kept')) event.target.dataset.clean = '1';
  });
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) { delete form.dataset.sent; });
  });

  // A row that was added gets the focus; after a removal the table's own button does.
  document.addEventListener('htmx:afterSettle', function (event) {
    var target = event.target.querySelector && event.target.querySelector('[data-focus-row]');
    if (target) target.focus();
  });

  document.addEventListener('click', function (event) {
    if (event.target.closest('[data-print]')) window.print();
  });

  // All rows of a page are chosen at once, or none; without script each row has its box.
  function showPickers() {
    document.querySelectorAll('[data-pick-all]').forEach(function (button) { button.hidden = false; });
  }
  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-pick-all]');
    if (!button) return;
    var boxes = Array.from(document.querySelectorAll('input[type=checkbox][name=' + button.dataset.pickAll + ']'));
    var all = boxes.every(function (box) { return box.checked; });
    boxes.forEach(function (box) { box.checked = !all; });
  });
  document.addEventListener('htmx:afterSettle', showPickers);

  // A table that fits needs no tab stop of its own; one that must be scrolled keeps it.
  function trimTabStops() {
    document.querySelectorAll('.table-scroll').forEach(function (box) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; else box.removeAttribute('tabindex');
    });
  }

  window.addEventListener('resize', trimTabStops);
  document.addEventListener('htmx:afterSettle', trimTabStops);
  document.addEventListener('DOMContentLoaded', function () { trimTabStops(); showPickers(); focusMessage(); });
})();
