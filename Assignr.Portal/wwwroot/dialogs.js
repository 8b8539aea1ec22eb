// A dialog that opens has the focus in its first field, or on its first button where it has none. When it closes, what opened it has the
// focus again. Escape presses its ×.
const field = "[autofocus], input:not([type=hidden], :disabled), textarea:not(:disabled), select:not(:disabled)";
const button = ".mud-dialog-actions button:not(:disabled)";
const openers = new Map();

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) dialogsIn(node).forEach(opened);
    for (const node of change.removedNodes) dialogsIn(node).forEach(closed);
  }
  // What a dialog reads first may bring its fields later.
  for (const dialog of openers.keys()) if (!openers.get(dialog).settled) settle(dialog);
}).observe(document.body, { childList: true, subtree: true });

function dialogsIn(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  return node.matches(".mud-dialog") ? [node] : [...node.querySelectorAll(".mud-dialog")];
}

function opened(dialog) {
  const now = document.activeElement;
  openers.set(dialog, { opener: now === document.body ? undefined : now, settled: false });
}

// Whoever has gone into a field of the dialog meanwhile stays there.
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
  const target = known?.opener?.isConnected ? known.opener : document.getElementById("main");
  if (known && (document.activeElement === document.body || !document.activeElement?.isConnected)) target?.focus();
}

document.addEventListener("keydown", (press) => {
  if (press.key !== "Escape" || press.defaultPrevented || document.querySelector(".mud-popover-open")) return;
  const top = [...document.querySelectorAll(".mud-dialog")].at(-1);
  const close = top?.querySelector("[data-close]:not(:disabled)");
  if (!close) return;
  press.preventDefault();
  close.click();
});
