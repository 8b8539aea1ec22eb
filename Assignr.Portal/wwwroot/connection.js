// Starts the circuit, and handles the loss of its connection.
const modal = document.getElementById("components-reconnect-modal");

// The document shows the frame of the page until the circuit has drawn it.
new MutationObserver((_, watch) => {
  if (!document.querySelector("body > .mud-layout")) return;
  document.querySelector(".first-screen")?.remove();
  watch.disconnect();
}).observe(document.body, { childList: true });

// The path of the page in which something was typed. Searches do not count: nothing is lost with them.
let typedAt;
document.addEventListener("input", (typing) => {
  if (!typing.target.closest("[data-search], #heard")) typedAt = location.pathname;
});

modal?.addEventListener("components-reconnect-state-changed", async (change) => {
  const { state } = change.detail;
  if (state === "show") fallAsleep();
  // In a page that is about to be loaded again, controls stay disabled, because a press would be lost.
  if (state === "hide" && !portalArrival.isLeaving()) wakeUp();
  // The circuit has ended, and its state is lost. The page is loaded again without asking where nothing typed is lost by it.
  const gone = state === "rejected" || (state === "retrying" && (await signedOut()));
  if (!gone) return;
  if (typedAt !== location.pathname && !document.querySelector(".mud-dialog, [data-changed]")) location.reload();
  else modal.classList.add("components-reconnect-rejected");
});

// The portal answers, but the session has ended, so trying again would never succeed. Its pages then redirect to the sign-in.
async function signedOut() {
  const answer = await fetch(location.href, { redirect: "manual", cache: "no-store" }).catch(() => null);
  return answer?.type === "opaqueredirect";
}

// A press cannot reach the server while the connection is lost. The page can still be read, scrolled and copied, so each control is
// disabled
// by itself: text within an inert part of a page cannot be selected.
const asleep = new Map();

// The page makes room for the strip, however many lines it has, and the text that is being read keeps its place.
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

// Automatic events of the page are stopped too: they cannot reach the server, and the framework logs an error for each.
const told = ["keydown", "keyup", "keypress", "focus", "blur", "focusin", "focusout", "pointerdown", "pointerup", "mousedown", "mouseup", "mouseover", "mouseout",
  "mouseenter", "mouseleave", "pointerenter", "pointerleave", "touchstart", "touchend", "dragstart", "dragenter", "dragover", "dragend"];
for (const kind of told) {
  window.addEventListener(kind, (event) => {
    if (document.documentElement.classList.contains("away") && !event.target.closest?.(".reconnect, #blazor-error-ui")) event.stopImmediatePropagation();
  }, { capture: true });
}

// Opening the WebSocket without negotiation saves a round trip. Where a network blocks WebSockets, this page and the next ones poll.
const patience = 5_000;
const again = 30 * 60_000;
const pollsUntil = "portal-polls-until";
const polls = () => Number(sessionStorage.getItem(pollsUntil)) > Date.now();

// With a limit, because a network that answers nothing would be waited for without end.
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

// The library creates its own socket: this class gives it the one that is already open.
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

// After the start it always negotiates: the framework reports a socket that fails as a fault of the page.
function way() {
  if (opened) return polls() ? { transport: longPolling } : { WebSocket: ImpatientSocket };
  return socket ? { skipNegotiation: true, transport: sockets, WebSocket: handOver(socket) } : { transport: longPolling };
}

// Where the first connection fails, the promise of the framework's start may never end, so the connection itself reports it.
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
  // There are none, so the server need not be asked for them.
  initializers: { beforeStart: [], afterStarted: [] },
  circuitHandlers: [{ onCircuitOpened: () => { opened = true; } }],
  // It tries without end, and at most three seconds apart.
  reconnectionOptions: { maxRetries: undefined, retryIntervalMilliseconds: (tries) => (tries === 0 ? 0 : tries < 10 ? 1000 : 3000) },
});
await Promise.race([started.catch(fail), failed]);

const poll = () => sessionStorage.setItem(pollsUntil, Date.now() + again);
if (opened && !socket) {
  poll();
} else if (!opened && (await portalArrival.returned())) {
  location.reload();
} else if (!opened && socket) {
  // The socket opens but carries nothing.
  poll();
  location.reload();
} else if (!opened) {
  sessionStorage.removeItem(pollsUntil);
  if (await signedOut()) location.reload();
  document.getElementById("blazor-error-ui").hidden = true;
  const said = await import("./no-connection.js").catch(portalArrival.loadAgain);
  said?.say(document.querySelector(".first-screen main"));
}
