// What the frame of interactive pages needs in the browser itself.
let leaving = false;
globalThis.portal = {
  signOut: () => {
    leaving = true;
    document.getElementById("sign-out").requestSubmit();
  },
  // The session is over. The page that signs out itself is on its way already.
  leave: (address) => {
    if (!leaving) location.assign(address);
  },
  focusWrong: () => document.querySelector('[aria-invalid="true"]')?.focus(),
};

// "/" goes to the search of the page, unless something is being typed or a dialog is open.
document.addEventListener("keydown", (press) => {
  if (press.key !== "/" || press.ctrlKey || press.metaKey || press.altKey) return;
  if (press.target.closest("input, textarea, select, [contenteditable]") || document.querySelector(".mud-dialog")) return;
  const place = document.querySelector("[data-search]");
  const field = place?.matches("input") ? place : place?.querySelector("input");
  if (!field) return;
  press.preventDefault();
  field.focus();
  field.select();
});

// A row opens what it shows wherever it is pressed: its link, or what is marked as its button, is pressed with it. A control in the row
// acts for itself, and whoever selected some of its text wants that text.
const rows = ".portal-grid tbody tr, .preview-row, .games li";
const controls = "a, button, input, select, textarea, label, summary, [role=button]";

function opens(press) {
  const row = press.target.closest?.(rows);
  if (!row || row.contains(press.target.closest(controls))) return null;
  const selected = getSelection();
  if (!selected.isCollapsed && selected.containsNode(row, true)) return null;
  return row.querySelector("[data-opens]") ?? row.querySelector("a.name");
}

const open = (link) => window.open(link.href, "_blank", "noopener");

document.addEventListener("click", (click) => {
  const target = click.shiftKey || click.altKey ? null : opens(click);
  if (target?.href && (click.ctrlKey || click.metaKey)) open(target);
  else target?.click();
});
document.addEventListener("auxclick", (click) => {
  const target = click.button === 1 ? opens(click) : null;
  if (target?.href) open(target);
});
// The middle button would scroll instead.
document.addEventListener("mousedown", (press) => {
  if (press.button === 1 && opens(press)?.href) press.preventDefault();
});

// Pasted cells go the way of a file: as long as they like, and read by the same reader.
document.addEventListener("click", (click) => {
  const button = click.target.closest("[data-paste-cells]");
  if (!button) return;
  const cells = document.getElementById(button.dataset.pasteCells);
  if (!cells.value.trim()) return cells.focus();
  const files = new DataTransfer();
  files.items.add(new File([cells.value], "Pasted cells", { type: "text/tab-separated-values" }));
  const input = document.getElementById(button.dataset.pasteInto);
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

// Blazor listens at a file field only one round trip after it has drawn it, and notes that on the field. A file that is chosen or
// dropped before waits there, and is told again.
document.addEventListener(
  "change",
  (change) => {
    const field = change.target;
    const isHeard = () => "_blazorInputFileNextFileId" in field;
    if (!field.matches?.("input[type=file]") || isHeard()) return;
    const wait = setInterval(() => {
      if (field.isConnected && !isHeard()) return;
      clearInterval(wait);
      if (field.isConnected) field.dispatchEvent(new Event("change", { bubbles: true }));
    }, 50);
  },
  true,
);

// Whoever presses something that is gone by the answer keeps their place: the focus goes to what stands there now, and where nothing does,
// to the title, which says what became of it. Dialogs and menus look after their own.
let place;
const stops = "a[href], button:not(:disabled), input:not([type=hidden], :disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]:not([tabindex='-1'])";

document.addEventListener("pointerdown", ({ target }) => { if (!place?.target.contains(target)) place = undefined; }, true);
document.addEventListener("focusin", ({ target }) => {
  place = undefined;
  if (!target.closest("main") || target.closest(".mud-dialog, .mud-popover")) return;
  const around = [];
  for (let one = target.parentElement; one.id !== "main"; one = one.parentElement)
    around.push({ one, at: [...one.querySelectorAll(stops)].indexOf(target) });
  place = { target, around };
});

new MutationObserver(() => {
  if (!place || document.activeElement !== document.body || document.querySelector(".mud-dialog")) return;
  const { target, around } = place;
  if (target.isConnected) return target.matches(":disabled") ? undefined : target.focus();
  const home = around.find(({ one }) => one.isConnected && one.querySelector(stops));
  const there = home && [...home.one.querySelectorAll(stops)];
  const next = there?.[Math.min(home.at, there.length - 1)] ?? document.querySelector("main h1");
  if (next?.matches("h1")) next.tabIndex = -1;
  next?.focus();
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
