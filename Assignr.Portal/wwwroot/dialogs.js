// An opened dialog has the focus in its first field, or on its first button where it has none. When it closes, the focus returns to what
// opened it. Escape presses its ×, or Back where the dialog is at a later step.
const field = "[autofocus], input:not([type=hidden], :disabled), textarea:not(:disabled), select:not(:disabled)";
const button = ".mud-dialog-actions button:not(:disabled)";
const openers = new Map();

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) dialogsIn(node).forEach(opened);
    for (const node of change.removedNodes) dialogsIn(node).forEach(closed);
  }
  // A dialog may get its fields later, after it has loaded something.
  for (const dialog of openers.keys()) if (!openers.get(dialog).settled) settle(dialog);
}).observe(document.body, { childList: true, subtree: true });

function dialogsIn(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  return node.matches(".mud-dialog") ? [node] : [...node.querySelectorAll(".mud-dialog")];
}

function opened(dialog) {
  // The button that opened it may be disabled while it asks, and so have lost the focus.
  const now = document.activeElement === document.body ? place?.target : document.activeElement;
  // The library's own stops at the edges would ask the server where the focus goes.
  for (const edge of dialog.querySelectorAll(".mud-focus-trap > .pointer-events-none")) edge.tabIndex = -1;
  openers.set(dialog, { opener: now, place: placeOf(now), settled: false });
}

// The focus is not moved where somebody has already put it into the dialog.
function settle(dialog) {
  if (dialog.querySelector("[aria-busy=true]")) return;
  const target = dialog.querySelector(field) ?? dialog.querySelector(button);
  if (!target) return;
  openers.get(dialog).settled = true;
  if (!dialog.contains(document.activeElement)) target.focus();
}

function closed(dialog) {
  const known = openers.get(dialog);
  openers.delete(dialog);
  if (!known || (document.activeElement !== document.body && document.activeElement?.isConnected)) return;
  place = known.place;
  if (known.opener?.isConnected) known.opener.focus();
  else if (!place) document.getElementById("main")?.focus();
  keepPlace();
}

document.addEventListener("keydown", (press) => {
  if (press.key !== "Escape" || press.defaultPrevented || document.querySelector(".mud-popover-open")) return;
  const top = [...document.querySelectorAll(".mud-dialog")].at(-1);
  const close = top?.querySelector("[data-back]:not(:disabled)") ?? top?.querySelector("[data-close]:not(:disabled)");
  if (!close) return;
  press.preventDefault();
  close.click();
});

// Tab stays in the topmost dialog, also where the focus was lost because its content changed. While all of it is disabled, the dialog
// itself has the focus.
document.addEventListener("keydown", (press) => {
  if (press.key !== "Tab" || press.ctrlKey || press.metaKey || press.altKey || press.defaultPrevented) return;
  const top = [...document.querySelectorAll(".mud-dialog")].at(-1);
  if (!top || document.querySelector(".mud-popover-open")) return;
  const now = document.activeElement;
  const within = [...top.querySelectorAll(stops)].filter((one) => one.getClientRects().length && !isPassed(one));
  const side = press.shiftKey ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  if (top !== now && top.contains(now) && within.some((one) => now.compareDocumentPosition(one) & side)) return;
  press.preventDefault();
  const next = within.at(press.shiftKey ? -1 : 0);
  if (!next) top.tabIndex = -1;
  (next ?? top).focus();
});

// Of radio buttons Tab stops at the chosen one.
function isPassed({ type, name, checked, form }) {
  if (type !== "radio" || checked) return false;
  return [...document.getElementsByName(name)].some((one) => one.form === form && one.checked);
}

// Where a pressed control has disappeared or is disabled after the answer, the focus moves to the nearest control in its place and, where
// there is none, to the title, which says what became of it. Menus do this themselves.
let place;
const stops = "a[href], button:not(:disabled), input:not([type=hidden], :disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]:not([tabindex='-1'])";

function placeOf(target) {
  const root = target?.closest?.(".mud-dialog, main");
  if (!root || root === target || target.closest(".mud-popover")) return undefined;
  const around = [];
  for (let one = target.parentElement; one !== root; one = one.parentElement) {
    const before = [...one.querySelectorAll(stops)].filter((stop) => stop.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
    around.push({ one, at: before.length });
  }
  return { target, root, around };
}

function keepPlace() {
  const top = [...document.querySelectorAll(".mud-dialog")].at(-1) ?? document.querySelector("main");
  if (!place || document.activeElement !== document.body || place.root !== top) return;
  const { target, root, around } = place;
  const answered = ![target, target.form, ...(target.form?.elements ?? [])].some((one) => one?.matches("[data-pending]"));
  if (target.isConnected && !target.matches(":disabled")) return target.focus();
  // It may be enabled again as soon as its press has ended.
  if (target.isConnected && !answered) return;
  const home = around.find(({ one }) => one.isConnected && one.querySelector(stops));
  const there = home && [...home.one.querySelectorAll(stops)];
  const next = there?.[Math.min(home.at, there.length - 1)] ?? root.querySelector("h1, h2");
  if (next?.matches("h1, h2")) next.tabIndex = -1;
  next?.focus();
}

document.addEventListener("pointerdown", ({ target }) => { if (!place?.target.contains(target)) place = undefined; }, true);
document.addEventListener("focusin", ({ target }) => { place = placeOf(target); }, true);
new MutationObserver(keepPlace).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "data-pending"] });

// The control named in data-leads gets the focus at once: the server would be too late for the first keys.
document.addEventListener("click", ({ target }) => {
  const id = target.closest("[data-leads]")?.dataset.leads;
  if (id) document.getElementById(id)?.focus();
});

// A field that a press adds arrives with the answer. Until then a hidden input takes what is typed, which is then moved into the field.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-adds]");
  if (!button || document.documentElement.classList.contains("away")) return;
  const within = button.closest(button.dataset.adds);
  const fields = () => [...within.querySelectorAll("input")];
  const before = new Set(fields());
  const keys = document.createElement("input");
  keys.className = "hidden-text";
  keys.setAttribute("aria-label", button.textContent);
  (button.closest(".mud-dialog") ?? document.body).append(keys);
  keys.focus();
  const watch = new MutationObserver(() => {
    const added = fields().find((one) => !before.has(one));
    if (!added && button.isConnected && button.matches("[data-pending]")) return;
    watch.disconnect();
    const [wanted, typed] = [document.activeElement === keys, keys.value];
    keys.remove();
    if (wanted) (added ?? button).focus();
    if (!added || !typed) return;
    added.value = typed;
    added.dispatchEvent(new Event("input", { bubbles: true }));
  });
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-pending"] });
});
