// What interactive pages need in the browser itself.
let leaving = false;
globalThis.portal = {
  signOut: () => {
    leaving = true;
    document.getElementById("sign-out").requestSubmit();
  },
  // The session has ended. A page that signs out by itself is already leaving.
  leave: (address) => {
    if (!leaving) location.assign(address);
  },
  focusWrong: () => document.querySelector('[aria-invalid="true"]')?.focus(),
  // What a press has added is shown without moving the focus.
  show: (selector) => document.querySelector(selector)?.scrollIntoView({ block: "nearest" }),
  // The head of a list, with its first rows. Whoever sees it already keeps their place. After the title's focus, which scrolls as well.
  showList: (selector) => setTimeout(() => {
    const head = document.querySelector(selector);
    const { top, bottom } = head?.getBoundingClientRect() ?? {};
    if (top < 0 || bottom > innerHeight * 0.8) head.scrollIntoView({ block: "start" });
  }),
};

// "/" moves the focus to the page's search, unless somebody types or a dialog is open.
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

// A row can be pressed anywhere: that presses its link, or the button that is marked with data-opens. A control in the row acts by itself,
// and a press that ends a selection of text does nothing.
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
// Otherwise the middle button would scroll.
document.addEventListener("mousedown", (press) => {
  if (press.button === 1 && opens(press)?.href) press.preventDefault();
});

// Words of a list that do not fit are read under the pointer. The browser alone knows which ones, so no row carries its words twice.
const cut = new WeakSet();
document.addEventListener("mouseover", ({ target }) => {
  const words = target.closest?.(".people-grid tbody :is(.name, .c-email .clip, .c-phone)");
  if (!words || (words.title && !cut.has(words))) return;
  const fits = words.scrollWidth <= words.clientWidth;
  words.title = fits ? "" : words.textContent;
  cut.add(words);
});

// Pasted cells are sent as a file, so that they may be long and are read like one.
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

// Blazor listens to a file field one round trip after it has drawn it, and marks the field then. A file that is chosen or dropped earlier
// waits for that, and its event is repeated.
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

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-print]")) print();
});

// On a narrow screen the menu covers the page. It closes when something in it is chosen, and with Escape. The library closes it by itself
// when its overlay is pressed, so this presses the overlay.
const beside = () => [...document.querySelectorAll(".mud-drawer-overlay")].find((one) => one.getClientRects().length);
document.addEventListener("click", ({ target }) => {
  if (target.closest(".portal-drawer a[href], .mud-popover [role^=menuitem]")) beside()?.click();
});
document.addEventListener("keydown", (press) => {
  if (press.key !== "Escape" || press.defaultPrevented || !beside() || document.querySelector(".mud-dialog, .mud-popover-open")) return;
  press.preventDefault();
  beside().click();
  document.querySelector(".portal-bar button")?.focus();
});
