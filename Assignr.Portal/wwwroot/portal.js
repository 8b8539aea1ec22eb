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
