// How the circuit starts, and what happens while it is away.
const modal = document.getElementById("components-reconnect-modal");

// The document holds the frame of the page until the circuit has drawn it.
new MutationObserver((_, watch) => {
  if (!document.querySelector("body > .mud-layout")) return;
  document.querySelector(".first-screen")?.remove();
  watch.disconnect();
}).observe(document.body, { childList: true });

document.addEventListener("click", (click) => {
  if (click.target.closest("[data-reload]")) location.reload();
});

// Where something was typed since the page opened. Searches do not count: nothing is lost with them.
let typedAt;
document.addEventListener("input", (typing) => {
  if (!typing.target.closest("[data-search], #heard")) typedAt = location.pathname;
});

modal?.addEventListener("components-reconnect-state-changed", async (change) => {
  const { state } = change.detail;
  if (state === "show") fallAsleep();
  if (state === "hide") wakeUp();
  // The circuit is gone for good, and with it what the page knew. Where nothing is lost by it, load the page again without asking.
  const gone = state === "rejected" || (state === "retrying" && (await signedOut()));
  if (!gone) return;
  if (typedAt !== location.pathname && !document.querySelector(".mud-dialog, [data-changed]")) location.reload();
  else modal.classList.add("components-reconnect-rejected");
});

// The portal answers, but this session is over: trying on would never end. Its pages lead to the sign-in then.
async function signedOut() {
  const answer = await fetch(location.href, { redirect: "manual", cache: "no-store" }).catch(() => null);
  return answer?.type === "opaqueredirect";
}

// Nobody hears a press while the connection is away. What stands there can be read, scrolled and copied all the same, so controls
// sleep one by one: a part of the page that is inert as a whole could not be selected.
const asleep = new Map();

function fallAsleep() {
  if (document.documentElement.classList.contains("away")) return;
  modal.querySelector("time").textContent = new Date().toLocaleTimeString(navigator.language, { hour: "2-digit", minute: "2-digit" });
  document.documentElement.classList.add("away");
  for (const control of document.querySelectorAll("button, select, input, textarea")) {
    if (control.closest(".reconnect, #blazor-error-ui")) continue;
    const attribute = control.matches("textarea, input:not([type=checkbox], [type=radio], [type=file], [type=date], [type=time])") ? "readonly" : "inert";
    if (!control.hasAttribute(attribute)) asleep.set(control, attribute);
    control.setAttribute(attribute, "");
  }
}

function wakeUp() {
  document.documentElement.classList.remove("away");
  for (const [control, attribute] of asleep) control.removeAttribute(attribute);
  asleep.clear();
}

for (const kind of ["click", "submit", "drop"]) {
  document.addEventListener(kind, (press) => {
    if (!document.documentElement.classList.contains("away") || press.target.closest(".reconnect, #blazor-error-ui, summary")) return;
    press.preventDefault();
    press.stopImmediatePropagation();
  }, { capture: true });
}

// Straight to the socket saves a trip to the server. Where a network lets none through, the page loads again and asks for another way.
// Coming back always asks: the framework tells of a socket that fails as if the page had broken.
const asks = "portal-negotiates";
let opened = false;
await Blazor.start({
  configureSignalR: (connection) => {
    if (!opened && !sessionStorage.getItem(asks)) connection.withUrl("_blazor", { skipNegotiation: true, transport: 1 });
  },
  // There are none to ask the server for.
  initializers: { beforeStart: [], afterStarted: [] },
  circuitHandlers: [{ onCircuitOpened: () => { opened = true; } }],
  // As long as it takes, and never more than three seconds behind a portal that is back.
  reconnectionOptions: { maxRetries: undefined, retryIntervalMilliseconds: (tries) => (tries === 0 ? 0 : tries < 10 ? 1000 : 3000) },
});
if (!opened && !sessionStorage.getItem(asks)) {
  sessionStorage.setItem(asks, "1");
  location.reload();
}
