/* The speakers to choose from. All names come as data and go in through textContent, never as HTML. */

const FROM = 12; // speakers, from which on there is a box to find one
const KINDS = { direct: "direct", mixed: "partly quoted", indirect: "reported" };
const drawn = new WeakMap();

export default function speakers({ data, parentElement, setTriggerValue }) {
  let view = drawn.get(parentElement);
  const version = JSON.stringify(data.rows.map(({ pale, ...row }) => row));
  if (!view || view.version !== version) {
    const sought = view?.sought ?? "";
    view?.root.remove();
    view = draw(data, sought);
    view.version = version;
    parentElement.appendChild(view.root);
    drawn.set(parentElement, view);
    filter(view);
  }
  view.send = (name) => setTriggerValue("speaker", name);
  show(view, data);
}

function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function draw(data, sought) {
  const root = make("section", "speakers");
  const view = { root, sought, buttons: [], seen: null };
  root.appendChild(make("h2", "", "Speakers"));
  if (data.rows.length >= FROM) root.appendChild(drawBox(view));
  const list = make("ul");
  list.setAttribute("aria-label", "Speakers: choose one to see their quotations");
  const add = (button, name) => {
    const item = make("li");
    button.type = "button";
    button.onclick = () => view.send(button.ariaPressed === "true" ? "" : name);
    button.dataset.name = name;
    view.buttons.push(button);
    item.appendChild(button);
    list.appendChild(item);
  };
  const everybody = make("button");
  everybody.appendChild(make("span", "name", data.everybody));
  add(everybody, "");
  for (const row of data.rows) add(drawRow(row), row.name);
  list.addEventListener("keydown", (event) => steer(view, event));
  root.appendChild(list);
  root.appendChild(drawKey(data));
  return view;
}

function drawBox(view) {
  const box = make("input");
  box.type = "search";
  box.value = view.sought;
  box.placeholder = "Find a speaker";
  box.ariaLabel = "Find a speaker";
  box.oninput = () => {
    view.sought = box.value;
    filter(view);
  };
  return box;
}

function drawRow(row) {
  const button = make("button", row.unknown ? "unknown" : "");
  const share = make("span", "share", row.share ? `${row.share} ` : "");
  share.appendChild(make("small", "", row.amount));
  const bar = make("span", "bar");
  row.parts.forEach((part, index) => {
    const element = make("span", `part ${Object.keys(KINDS)[index]}`);
    element.style.width = `${part * 100}%`;
    if (part) bar.appendChild(element);
  });
  button.style.setProperty("--voice", row.colour);
  button.append(make("span", "name", row.name), share, bar);
  return button;
}

function drawKey(data) {
  const key = make("div", "key");
  Object.entries(KINDS).forEach(([kind, label], index) => {
    if (!data.rows.some((row) => row.parts[index])) return;
    const entry = make("span");
    entry.append(make("i", `part ${kind}`), label);
    key.appendChild(entry);
  });
  return key;
}

function filter(view) {
  const sought = view.sought.trim().toLowerCase();
  for (const button of view.buttons)
    button.parentElement.hidden = Boolean(sought) && !button.dataset.name.toLowerCase().includes(sought);
}

function show(view, data) {
  const pale = new Set(data.rows.filter((row) => row.pale).map((row) => row.name));
  for (const button of view.buttons) {
    const chosen = button.dataset.name === data.chosen;
    button.ariaPressed = String(chosen);
    button.classList.toggle("pale", pale.has(button.dataset.name));
    button.tabIndex = chosen ? 0 : -1;
  }
  if (!view.buttons.some((button) => button.tabIndex === 0)) view.buttons[0].tabIndex = 0;
  if (view.seen === data.chosen) return;
  view.seen = data.chosen;
  const button = view.buttons.find((one) => one.dataset.name === data.chosen);
  const list = button?.closest("ul");
  if (!list) return;
  const above = button.offsetTop - list.offsetTop;
  if (above < list.scrollTop || above + button.offsetHeight > list.scrollTop + list.clientHeight)
    list.scrollTop = above - list.clientHeight / 3;
}

/* One stop for the tab key; arrows go from speaker to speaker. */
function steer(view, event) {
  const there = view.buttons.filter((button) => !button.parentElement.hidden);
  const at = there.indexOf(event.target.closest("button"));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: there.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  there[Math.min(there.length - 1, Math.max(0, to))].focus();
  event.preventDefault();
}
