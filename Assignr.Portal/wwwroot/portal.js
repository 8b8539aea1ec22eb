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

document.addEventListener("click", async (click) => {
  if (click.target.closest("[data-reload]")) location.reload();
  if (click.target.closest("[data-reconnect]") && !(await Blazor.reconnect())) location.reload();
});

// Where something was typed since the page opened. Searches do not count: nothing is lost with them.
let typedAt;
document.addEventListener("input", (typing) => {
  if (!typing.target.closest("[data-search]")) typedAt = location.pathname;
});

// The circuit is gone for good, and with it what the page knew. Where nothing is lost by it, load the page again without asking.
document.getElementById("components-reconnect-modal")?.addEventListener("components-reconnect-state-changed", async (change) => {
  const modal = change.currentTarget;
  const gone = change.detail.state === "rejected" || (change.detail.state === "retrying" && (await signedOut()));
  if (!gone) return;
  if (typedAt !== location.pathname && !document.querySelector(".mud-dialog, [data-changed]")) location.reload();
  else modal.classList.add("components-reconnect-rejected");
});

// The portal answers, but this session is over: trying on would never end. Its pages lead to the sign-in then.
async function signedOut() {
  const answer = await fetch(location.href, { redirect: "manual", cache: "no-store" }).catch(() => null);
  return answer?.type === "opaqueredirect";
}

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
