// How the circuit starts, and what happens while it is away.
const modal = document.getElementById("components-reconnect-modal");

// The document holds the frame of the page until the circuit has drawn it.
new MutationObserver((_, watch) => {
  if (!document.querySelector("body > .mud-layout")) return;
  document.querySelector(".first-screen")?.remove();
  watch.disconnect();
}).observe(document.body, { childList: true });

// Where something was typed since the page opened. Searches do not count: nothing is lost with them.
let typedAt;
document.addEventListener("input", (typing) => {
  if (!typing.target.closest("[data-search], #heard")) typedAt = location.pathname;
});

modal?.addEventListener("components-reconnect-state-changed", async (change) => {
  const { state } = change.detail;
  if (state === "show") fallAsleep();
  // What is pressed in a page that is about to be loaded again would be lost.
  if (state === "hide" && !portalArrival.isLeaving()) wakeUp();
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

// The page makes as much room as the strip takes, however many lines that are, and what is being read stays where it stands.
let taken = 0;
if (modal) new ResizeObserver(() => {
  const by = modal.offsetHeight - taken;
  taken += by;
  document.documentElement.style.setProperty("--strip", `${taken}px`);
  if (scrollY > 0) scrollBy({ top: by, behavior: "instant" });
}).observe(modal);

function fallAsleep() {
  if (document.documentElement.classList.contains("away")) return;
  portalArrival.away();
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

// What the page tells the server of by itself is not told either: there is nobody to tell, and the framework complains of each.
const told = ["keydown", "keyup", "keypress", "focus", "blur", "focusin", "focusout", "pointerdown", "pointerup", "mousedown", "mouseup", "mouseover", "mouseout",
  "mouseenter", "mouseleave", "pointerenter", "pointerleave", "touchstart", "touchend", "dragstart", "dragenter", "dragover", "dragend"];
for (const kind of told) {
  window.addEventListener(kind, (event) => {
    if (document.documentElement.classList.contains("away") && !event.target.closest?.(".reconnect, #blazor-error-ui")) event.stopImmediatePropagation();
  }, { capture: true });
}

// Straight to the socket saves a trip to the server. Where a network lets none through, this page and the next ones poll.
const patience = 5_000;
const again = 30 * 60_000;
const pollsUntil = "portal-polls-until";
const polls = () => Number(sessionStorage.getItem(pollsUntil)) > Date.now();

// A network that answers nothing at all would be waited for without end.
class ImpatientSocket extends WebSocket {
  constructor(...how) {
    super(...how);
    setTimeout(() => { if (this.readyState === WebSocket.CONNECTING) this.close(); }, patience);
  }
}

function openSocket() {
  return new Promise((resolve) => {
    const socket = new ImpatientSocket(new URL("_blazor", document.baseURI).href.replace(/^http/, "ws"));
    socket.onopen = () => resolve(socket);
    socket.onclose = () => resolve();
  });
}

// The library makes its socket itself: this gives it the one that is open already.
function handOver(socket) {
  return class {
    static OPEN = WebSocket.OPEN;
    constructor() {
      setTimeout(() => (socket.readyState === WebSocket.OPEN ? socket.onopen() : socket.onclose(new CloseEvent("close"))));
      return socket;
    }
  };
}

const sockets = 1, longPolling = 4;
let opened = false;
const socket = polls() ? undefined : await openSocket().catch(() => undefined);

// Coming back always asks for the way: the framework tells of a socket that fails as if the page had broken.
function way() {
  if (opened) return polls() ? { transport: longPolling } : { WebSocket: ImpatientSocket };
  return socket ? { skipNegotiation: true, transport: sockets, WebSocket: handOver(socket) } : { transport: longPolling };
}

// Where the first connection fails the framework may never end its start: the connection tells.
let fail;
const failed = new Promise((resolve) => { fail = resolve; });

function telling(connection) {
  const build = connection.build.bind(connection);
  connection.build = () => {
    const hub = build();
    const start = hub.start.bind(hub);
    hub.start = () => start().catch((error) => { fail(); throw error; });
    hub.onclose(fail);
    return hub;
  };
}

const started = Blazor.start({
  configureSignalR: (connection) => {
    connection.withUrl("_blazor", way());
    if (!opened) telling(connection);
  },
  // There are none to ask the server for.
  initializers: { beforeStart: [], afterStarted: [] },
  circuitHandlers: [{ onCircuitOpened: () => { opened = true; } }],
  // As long as it takes, and never more than three seconds behind a portal that is back.
  reconnectionOptions: { maxRetries: undefined, retryIntervalMilliseconds: (tries) => (tries === 0 ? 0 : tries < 10 ? 1000 : 3000) },
});
await Promise.race([started.catch(fail), failed]);

const poll = () => sessionStorage.setItem(pollsUntil, Date.now() + again);
if (opened && !socket) {
  poll();
} else if (!opened && (await portalArrival.returned())) {
  location.reload();
} else if (!opened && socket) {
  // A socket that opens and carries nothing.
  poll();
  location.reload();
} else if (!opened) {
  sessionStorage.removeItem(pollsUntil);
  if (await signedOut()) location.reload();
  document.getElementById("blazor-error-ui").hidden = true;
  const said = await import("./no-connection.js").catch(portalArrival.loadAgain);
  said?.say(document.querySelector(".first-screen main"));
}
