// The browser sends numbered signals to the server, and each takes a while to arrive. Heard.razor draws the number of the last signal that
// has arrived: what is drawn with a lower number was drawn before the server knew of the signal.
let said = 0;
const line = () => document.getElementById("heard");
// Without a number none has arrived yet.
const heard = () => (line() ? Number(line().dataset.heard ?? 0) : said);

// "input" is answered at once, "change" when all earlier presses have ended. The data-shows of a press is sent with it.
function say(kind, shown) {
  const field = line();
  if (!field) return 0;
  said++;
  field.value = shown === undefined ? said : `${said} ${shown}`;
  field.dispatchEvent(new Event(kind, { bubbles: true }));
  return said;
}

// Typing. From a key until the server knows of it, the server's changes to the field are ignored.
const typed = new WeakMap();
const unheard = new Set();

function own(field) {
  const name = field.type === "checkbox" || field.type === "radio" ? "checked" : "value";
  if (Object.hasOwn(field, name)) return;
  const { get, set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), name);
  Object.defineProperty(field, name, {
    configurable: true,
    get,
    set(written) {
      if (heard() >= typed.get(this)) set.call(this, written);
    },
  });
}

document.addEventListener("input", (typing) => {
  const field = typing.target;
  if (field.id === "heard" || field.type === "file" || !line()) return;
  const number = say("input");
  const together = field.type === "radio" && field.name ? document.querySelectorAll(`input[type="radio"][name="${CSS.escape(field.name)}"]`) : [field];
  for (const one of together) {
    typed.set(one, number);
    own(one);
  }
  for (const one of unheard) if (heard() >= typed.get(one)) unheard.delete(one);
  unheard.add(field);
  entered = field;
}, true);

// What was typed while the connection was lost did not arrive: its events are repeated.
document.getElementById("components-reconnect-modal")?.addEventListener("components-reconnect-state-changed", (change) => {
  if (change.detail.state !== "hide") return;
  for (const field of [...unheard].filter((one) => one.isConnected && heard() < typed.get(one))) {
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  // A press of that time was lost, or its end was not reported: its end is asked for again.
  for (const target of pending.keys()) ask(target);
});

// Focus. The server moves it with a delay: it must not leave a field that somebody has entered since their last press, and must not go to
// the title of a page, as it does when a page opens, where something on that page has been pressed.
let entered;
let pressedOn;
let moved = false;
let fresh;

const focus = HTMLElement.prototype.focus;
HTMLElement.prototype.focus = function (...how) {
  if (entered && entered !== this && entered === document.activeElement) return;
  if (this.matches("h1") && pressedOn === location.href && document.activeElement !== document.body) return;
  moved = true;
  try {
    focus.apply(this, how);
  } finally {
    moved = false;
  }
};

document.addEventListener("focusin", (coming) => {
  if (moved) return;
  entered = coming.target.matches("input, textarea, select") ? coming.target : undefined;
  fresh = coming.target.matches('[role="combobox"]') ? coming.target : undefined;
}, true);

// Opening a list selects all text of its field. It is done here, because the server would also select what has been typed since.
document.addEventListener("click", (click) => {
  if (click.target === fresh) fresh.select();
  fresh = undefined;
});

// Pressing. A pressed control shows it at once, and cannot be pressed again until the press has ended on the server.
const pending = new Map();
const pressable = "button, a[href], [role='button'], [role='menuitem'], [role='option'], .mud-list-item-clickable";

function press(target) {
  entered = undefined;
  pressedOn = location.href;
  mark(target);
  // After the press itself, which the page's own listeners send.
  setTimeout(() => ask(target));
}

function mark(target) {
  const marked = !target.hasAttribute("aria-disabled") && !target.matches("form, input");
  if (marked) target.setAttribute("aria-disabled", "true");
  target.setAttribute("data-pending", "");
  pending.set(target, { marked, number: Infinity });
}

function ask(target) {
  const state = pending.get(target);
  if (state && !(state.number = say("change"))) release(target);
}

function release(target) {
  if (pending.get(target).marked) target.removeAttribute("aria-disabled");
  target.removeAttribute("data-pending");
  pending.delete(target);
}

function refuseSecond(event, target) {
  if (!target.hasAttribute("data-pending")) return false;
  event.preventDefault();
  event.stopImmediatePropagation();
  return true;
}

// While the connection is lost no press is sent (connection.js), so none is answered.
const away = () => document.documentElement.classList.contains("away");

// Whether a click on a link leads to another page of the portal in this window.
function leads(link, click) {
  return click.button === 0 && !click.ctrlKey && !click.metaKey && !click.shiftKey && !click.altKey
    && !link.target && !link.hasAttribute("download") && link.origin === location.origin;
}

window.addEventListener("click", (click) => {
  const target = click.target.closest?.(pressable);
  if (!target || !line() || away() || target.closest("[data-reload], [data-reconnect]") || refuseSecond(click, target)) return;
  // The act concerns what is shown at this moment: the server may have drawn something else since.
  const shows = target.closest("[data-shows]");
  if (shows) say("input", shows.dataset.shows);
  if (!target.matches("a[href]") || leads(target, click)) press(target);
}, true);

// A form is pending as long as the button that submitted it, also by Enter; only a form without a button is pending itself.
window.addEventListener("submit", (submit) => {
  if (line() && !away() && !submit.submitter && !refuseSecond(submit, submit.target)) press(submit.target);
}, true);

// A file. Its name is shown as soon as it is chosen. Where Blazor does not listen yet, portal.js repeats the event, and the end is asked
// for
// then.
window.addEventListener("change", ({ target }) => {
  if (!line() || !target.matches?.("input[type=file]") || !target.files.length) return;
  mark(target);
  const name = target.files.length === 1 ? target.files[0].name : "the files";
  target.parentElement.querySelector("[data-reads]").textContent = `Reading ${name}`;
  if ("_blazorInputFileNextFileId" in target) setTimeout(() => ask(target));
}, true);

new MutationObserver(() => {
  const answered = new Set(line()?.dataset.answered?.split(" ").map(Number));
  for (const [target, { number }] of pending) if (answered.has(number) || !target.isConnected) release(target);
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-answered"] });
