// A field with a list to choose from. The server says which names the list has, and in data-of the text that it found them for. The browser
// opens the list and moves through it. Enter takes the highlighted name where the list belongs to the typed text; otherwise it submits the
// form, and the server decides by the typed text. With data-filters all names are here: the browser itself searches them, and the typed
// text stays, whether or not it is a name.
const comboOf = (target) => target.closest?.(".combo");
const fieldOf = (combo) => combo.querySelector("[role=combobox]");
const optionsOf = (combo) => [...combo.querySelectorAll("[role=option]:not([hidden])")];
const filters = (combo) => combo.hasAttribute("data-filters");
const chosenIn = (combo) => combo.querySelector("[role=option][aria-selected=true]");
const isOpen = (combo) => combo.hasAttribute("data-open");
const isForWhatIsTyped = (combo) => filters(combo) || combo.querySelector("[role=listbox]").dataset.of === fieldOf(combo).value;

// Bypasses heard.js, which keeps the server from writing into a field while somebody types in it.
const { set: write } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");

function highlight(combo, option) {
  for (const one of optionsOf(combo)) one.setAttribute("aria-selected", one === option);
  if (option) fieldOf(combo).setAttribute("aria-activedescendant", option.id);
  else fieldOf(combo).removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

// Spells "utc+5" and "+5" as the list does: "utc+05".
const spelled = (word) => word.replace(/^(?:utc|gmt)?([+-])(\d\d?)(?!\d)/, (_, sign, hours) => `utc${sign}${hours.padStart(2, "0")}`);

function filter(combo, typed) {
  const words = typed.toLowerCase().split(/[\s/_,]+/).map(spelled);
  for (const option of combo.querySelectorAll("[role=option]")) {
    const text = option.textContent.toLowerCase();
    option.hidden = !words.every((word) => text.includes(word));
  }
}

// The only name that matches needs no arrow key.
function onlyIn(combo) {
  const options = filters(combo) ? optionsOf(combo) : [];
  return options.length === 1 && options[0].dataset.name !== fieldOf(combo).value ? options[0] : undefined;
}

function open(combo) {
  combo.setAttribute("data-open", "");
  fieldOf(combo).setAttribute("aria-expanded", "true");
}

function close(combo) {
  combo.removeAttribute("data-open");
  fieldOf(combo).setAttribute("aria-expanded", "false");
  highlight(combo);
}

function step(combo, by) {
  const options = optionsOf(combo);
  const at = options.indexOf(chosenIn(combo));
  if (options.length) highlight(combo, options[at < 0 ? (by > 0 ? 0 : options.length - 1) : (at + by + options.length) % options.length]);
}

const keys = {
  ArrowDown: (combo) => step(combo, 1),
  ArrowUp: (combo) => step(combo, -1),
};

document.addEventListener("keydown", (press) => {
  if (!press.target.matches?.(".combo [role=combobox]") || press.isComposing) return;
  const [combo, field] = [comboOf(press.target), press.target];
  if (press.key in keys) {
    press.preventDefault();
    if (filters(combo) && !isOpen(combo)) filter(combo, "");
    open(combo);
    keys[press.key](combo);
  } else if (press.key === "Enter") {
    const option = isOpen(combo) && isForWhatIsTyped(combo) ? (chosenIn(combo) ?? onlyIn(combo)) : undefined;
    if (filters(combo) && !option) return close(combo);
    if (option) option.click();
    else if (field.value === combo.dataset.name) close(combo);
    else return;
    press.preventDefault();
  } else if (press.key === "Escape" && filters(combo)) {
    if (isOpen(combo)) press.preventDefault();
    close(combo);
  } else if (press.key === "Escape" && (isOpen(combo) || field.value !== combo.dataset.name)) {
    press.preventDefault();
    close(combo);
    if (field.value === combo.dataset.name) return;
    write.call(field, combo.dataset.name);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    close(combo);
  }
}, true);

document.addEventListener("input", ({ target }) => {
  if (!target.matches(".combo [role=combobox]") || target !== document.activeElement) return;
  const combo = comboOf(target);
  if (filters(combo)) filter(combo, target.value);
  open(combo);
  highlight(combo);
});

// The field keeps the focus while its list is pressed.
document.addEventListener("mousedown", (press) => {
  if (press.target.closest(".combo .options, .combo .input > svg")) press.preventDefault();
});

document.addEventListener("click", ({ target }) => {
  const combo = comboOf(target);
  if (!combo || target.closest("button, label") || fieldOf(combo).readOnly || fieldOf(combo).disabled) return;
  const option = target.closest("[role=option]");
  if (option) {
    write.call(fieldOf(combo), option.dataset.name);
    if (filters(combo)) fieldOf(combo).dispatchEvent(new Event("input", { bubbles: true }));
    close(combo);
  } else if (target.closest(".input")) {
    fieldOf(combo).focus();
    if (filters(combo) && !isOpen(combo)) filter(combo, "");
    open(combo);
    if (filters(combo)) optionsOf(combo).find((one) => one.dataset.name === fieldOf(combo).value)?.scrollIntoView({ block: "nearest" });
  }
});

document.addEventListener("focusout", ({ target }) => {
  if (!target.matches(".combo [role=combobox]")) return;
  const combo = comboOf(target);
  close(combo);
  // Text that is not a name is replaced by the current one; an emptied field opens the position.
  if (target.value.trim() && !filters(combo)) write.call(target, combo.dataset.name);
});

// The server has answered: saved or not, the choice has ended.
new MutationObserver((changes) => {
  for (const { target } of changes) close(target);
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-answers"] });
