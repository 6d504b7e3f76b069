/* The article with its marks. All text comes as data and goes in through textContent, never as HTML. */

const KINDS = { direct: "direct", mixed: "partly quoted", indirect: "reported" };
const drawn = new WeakMap();

export default function marked({ data, parentElement, setTriggerValue }) {
  let view = drawn.get(parentElement);
  if (!view || view.version !== data.version) {
    view?.root.remove();
    view = draw(data);
    parentElement.appendChild(view.root);
    drawn.set(parentElement, view);
  }
  view.send = setTriggerValue;
  colour(view, parentElement);
  show(view, data);
}

/* ------------------------------------------------------------------------------------------------------- drawing */

function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function draw(data) {
  const root = make("div", data.editable ? "root" : "root still");
  const frame = make("div", data.key ? "frame railed" : "frame");
  const view = { root, version: data.version, data, marks: [], card: null, opener: null, seen: null, rail: null };
  root.appendChild(frame);
  if (data.key) frame.appendChild((view.rail = drawRail(view)));
  const text = make("div", "text");
  text.setAttribute("role", "group");
  text.setAttribute("aria-label", data.label);
  for (const passage of data.passages) text.appendChild(drawPassage(view, passage));
  frame.appendChild(text);
  text.addEventListener("click", (event) => {
    if (event.target.closest(".card") || (data.editable && offerSelection(view))) return;
    pick(view, event.target.closest("[data-mark]"));
  });
  text.addEventListener("keydown", (event) => steer(view, event));
  root.addEventListener("keydown", (event) => event.key === "Escape" && close(view, true));
  return view;
}

/* Who speaks, what the lines mean, and on a wide screen the card of what is chosen. */
function drawRail(view) {
  const rail = make("aside", "rail");
  rail.setAttribute("aria-label", "Speakers and legend");
  if (view.data.voices.length) {
    rail.appendChild(make("h2", "", "Speakers"));
    rail.appendChild(drawKey(view));
  }
  const kinds = new Set(view.data.passages.flatMap((passage) => passage.segments.map((segment) => segment.k)));
  const lines = make("p", "lines");
  for (const [kind, label] of Object.entries(KINDS)) if (kinds.has(kind)) lines.appendChild(make("span", `line ${kind}`, label));
  if (lines.childElementCount) rail.appendChild(lines);
  return rail;
}

function drawKey(view) {
  const list = make("ul", "legend");
  list.setAttribute("aria-label", "Speakers: choose one to highlight their words");
  view.data.voices.forEach((voice, index) => {
    const item = make("li");
    const button = make("button", "", `${voice.mark} ${voice.name} · ${voice.words}`);
    button.type = "button";
    button.dataset.voice = index;
    button.onclick = () => view.send("speaker", button.ariaPressed === "true" ? "" : voice.name);
    item.appendChild(button);
    list.appendChild(item);
  });
  return list;
}

function drawPassage(view, passage) {
  const row = make("div", "passage");
  if (passage.number) {
    const number = make("button", "number", String(passage.number));
    number.type = "button";
    number.ariaLabel = `Paragraph ${passage.number}`;
    if (view.data.editable) enlist(view, number, { passage });
    else number.disabled = true;
    row.appendChild(number);
  } else row.appendChild(make("span"));
  const paragraph = make("p");
  paragraph.dir = "auto";
  if (passage.headline) {
    paragraph.className = "headline";
    paragraph.role = "heading";
    paragraph.ariaLevel = "2";
  }
  paragraph.passage = passage;
  let before = null;
  for (const segment of passage.segments) {
    paragraph.appendChild(drawSegment(view, segment, before));
    before = segment;
  }
  row.appendChild(paragraph);
  return row;
}

function drawSegment(view, segment, before) {
  const { quotations, entities } = view.data;
  if (!isMarked(segment)) return document.createTextNode(segment.t);
  const element = make("span", "mark", segment.t);
  const inner = segment.q?.[0];
  const voiced = inner ?? segment.s?.[0] ?? segment.c?.[0];
  if (inner !== undefined) {
    element.classList.add("content", segment.k);
    if (before?.q?.[0] !== inner) element.dataset.voice = view.data.voices[quotations[inner].voice].mark;
  }
  if (segment.s) element.classList.add("source");
  if (segment.c) element.classList.add("cue");
  if (segment.e !== undefined) element.classList.add("entity", entities[segment.e].type);
  if (segment.l !== undefined) element.classList.add("left-out");
  if (voiced !== undefined) element.dataset.of = quotations[voiced].voice;
  element.label = name(view, segment);
  enlist(view, element, { segment });
  return element;
}

function quotationsOf(segment) {
  return [...(segment?.q ?? []), ...(segment?.s ?? []), ...(segment?.c ?? [])];
}

function isMarked(segment) {
  return quotationsOf(segment).length > 0 || segment.e !== undefined || segment.l !== undefined;
}

/* Is any of its layers drawn? */
function isShown(view, { segment }) {
  if (!segment) return true;
  const { layers } = view.data;
  return (
    (layers.includes("quotations") && segment.q !== undefined) ||
    (layers.includes("sources") && (segment.s !== undefined || segment.c !== undefined)) ||
    (layers.includes("names") && segment.e !== undefined) ||
    segment.l !== undefined
  );
}

/* What a screen reader says: the words, and what they are. */
function name(view, segment) {
  const { quotations, entities, left, voices } = view.data;
  const said = (i) => voices[quotations[i].voice].name;
  const parts = [segment.t];
  if (segment.q) parts.push(`${segment.k} quotation, ${said(segment.q[0])}`);
  if (segment.s) parts.push("source");
  if (segment.c) parts.push("reporting verb");
  if (segment.e !== undefined) parts.push(`${entities[segment.e].type} ${entities[segment.e].name}`);
  if (segment.l !== undefined) parts.push(`not counted: ${left[segment.l].name}`);
  return parts.join(", ");
}

/* One stop for the tab key in the whole text; arrows go from mark to mark. */
function enlist(view, element, what) {
  element.dataset.mark = view.marks.length;
  element.tabIndex = -1;
  element.what = what;
  view.marks.push(element);
}

function colour(view, parentElement) {
  const style = getComputedStyle(parentElement.host ?? parentElement);
  const palette = style.getPropertyValue("--st-chart-categorical-colors").split(",");
  const paint = view.data.voices.map((voice) =>
    voice.colour === null ? "var(--st-gray-color)" : palette[voice.colour % palette.length].trim()
  );
  for (const element of view.root.querySelectorAll("[data-of], .legend button"))
    element.style.setProperty("--voice", paint[element.dataset.of ?? element.dataset.voice]);
}

/* -------------------------------------------------------------------------------------------------- what is shown */

function show(view, data) {
  view.data = data;
  const { root } = view;
  root.classList.toggle("no-quotations", !data.layers.includes("quotations"));
  root.classList.toggle("no-sources", !data.layers.includes("sources"));
  root.classList.toggle("no-names", !data.layers.includes("names"));
  for (const button of root.querySelectorAll(".legend button"))
    button.ariaPressed = String(Number(button.dataset.voice) === data.speaker);
  for (const mark of root.querySelectorAll("[data-of]"))
    mark.classList.toggle("dim", data.speaker !== null && Number(mark.dataset.of) !== data.speaker);
  for (const mark of view.marks) {
    mark.shown = isShown(view, mark.what);
    mark.classList.toggle("plain", !mark.shown);
    if (mark.what.segment) {
      mark.role = mark.shown ? "button" : null;
      mark.ariaLabel = mark.shown ? mark.label : null;
    }
    if (!mark.shown) mark.tabIndex = -1;
  }
  if (!view.marks.some((mark) => mark.tabIndex === 0)) {
    const first = view.marks.find((mark) => mark.shown);
    if (first) first.tabIndex = 0;
  }
  if (data.selected !== view.seen) {
    view.seen = data.selected;
    const first = view.marks.find((mark) => mark.what.segment?.q?.includes(data.selected));
    if (first && data.open) open(view, first);
    else if (first) first.classList.add("chosen");
    if (first && data.open) first.scrollIntoView({ block: "center" });
  }
}

function pick(view, mark) {
  if (!mark?.shown) return close(view);
  if (mark === view.opener) return close(view, true);
  open(view, mark);
  view.card.focus({ preventScroll: true });
}

function steer(view, event) {
  const mark = event.target.closest?.("[data-mark]");
  if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
  const there = view.marks.filter((one) => one.shown);
  const last = there.length - 1;
  const at = there.indexOf(mark);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
  if (event.key === "Enter" || event.key === " ") pick(view, mark);
  else if (to === undefined) return;
  else move(view, there[Math.min(last, Math.max(0, to))]);
  event.preventDefault();
}

function move(view, mark) {
  for (const one of view.marks) if (one.tabIndex === 0) one.tabIndex = -1;
  mark.tabIndex = 0;
  mark.focus();
}

/* -------------------------------------------------------------------------------------------------------- the card */

function open(view, mark) {
  close(view);
  const card = drawCard(view, "About this mark");
  const { segment, passage } = mark.what;
  if (passage) describePassage(view, card, passage);
  else describeSegment(view, card, segment);
  put(view, card, mark);
  mark.classList.add("chosen");
  for (const other of view.marks) other.classList.toggle("kin", other !== mark && sameQuotation(mark, other));
  view.card = card;
  view.opener = mark;
  place(view, mark, card);
}

/* In the rail where there is one beside the text, else below the mark. */
function put(view, card, mark) {
  const beside = view.rail && getComputedStyle(view.rail).position === "sticky";
  card.classList.toggle("docked", Boolean(beside));
  if (beside) view.rail.appendChild(card);
  else mark.closest(".passage").after(card);
}

function drawCard(view, label) {
  const card = make("section", "card");
  card.tabIndex = -1;
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", label);
  const shut = make("button", "close", "×");
  shut.type = "button";
  shut.ariaLabel = "Close";
  shut.onclick = () => close(view, true);
  card.appendChild(shut);
  return card;
}

/* The other pieces of what the card is about: stretches, source and cue of the same quotation. */
function sameQuotation(mark, other) {
  const [one, two] = [mark, other].map(({ what }) => quotationsOf(what.segment));
  return one.some((quotation) => two.includes(quotation));
}

function place(view, mark, card) {
  if (card.classList.contains("docked")) return card.scrollIntoView({ block: "nearest" });
  const frame = view.root.getBoundingClientRect();
  const boxes = mark.getClientRects();
  const box = boxes[boxes.length - 1] ?? mark.getBoundingClientRect();
  const room = frame.width - card.offsetWidth;
  card.style.left = `${Math.max(0, Math.min(box.left - frame.left, room))}px`;
  card.style.top = `${box.bottom - frame.top + 6}px`;
  const below = card.offsetTop + card.offsetHeight - view.root.offsetHeight;
  view.root.style.paddingBottom = below > 0 ? `${below + 12}px` : "";
}

function close(view, refocus = false) {
  if (!view.card) return;
  const opener = view.opener;
  view.card.remove();
  opener?.classList.remove("chosen");
  for (const other of view.root.querySelectorAll(".kin")) other.classList.remove("kin");
  view.card = view.opener = null;
  view.root.style.paddingBottom = "";
  if (refocus && opener) move(view, opener);
}

function describe(card, title, facts) {
  card.appendChild(make("h3", "", title));
  const list = make("dl");
  for (const [label, text] of facts) list.append(make("dt", "", label), make("dd", "", text));
  card.appendChild(list);
}

function act(view, card, label, trigger, value) {
  if (!view.data.editable) return;
  const button = make("button", "act", label);
  button.type = "button";
  button.onclick = () => view.send(trigger, value);
  card.appendChild(button);
}

function describeSegment(view, card, segment) {
  const { quotations, entities, left } = view.data;
  for (const i of new Set(quotationsOf(segment))) {
    describe(card, "Quotation", quotations[i].facts);
    act(view, card, "Wrong speaker? Correct this", "correct", ["quotation", i]);
  }
  if (segment.e !== undefined) {
    describe(card, entities[segment.e].name, entities[segment.e].facts);
    act(view, card, "Correct this name", "correct", ["entity", segment.e]);
  }
  if (segment.l !== undefined) {
    describe(card, "Not counted", left[segment.l].facts);
    act(view, card, "Count it again", "bring_back", [left[segment.l].start, left[segment.l].end]);
  }
}

function describePassage(view, card, passage) {
  describe(card, `Paragraph ${passage.number}`, passage.facts);
  act(view, card, "Leave this paragraph out", "leave_out", [passage.start, passage.end]);
}

/* ---------------------------------------------------------------------------------------------- selected words */

/* Words that are selected can be added as a quotation. True if some are. */
function offerSelection(view) {
  const range = selectedRange(view);
  const ends = range && !range.collapsed && [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)];
  if (!ends || ends.includes(null) || ends[0] >= ends[1]) return false;
  close(view);
  const card = drawCard(view, "The words you selected");
  act(view, card, "Add these words as a quotation", "correct", ["words", ...ends]);
  const holder = range.endContainer.parentElement ?? range.endContainer;
  put(view, card, holder);
  view.card = card;
  place(view, holder, card);
  return true;
}

/* Browsers differ in how they tell what is selected inside a shadow root. */
function selectedRange(view) {
  const root = view.root.getRootNode();
  const selection = root.getSelection ? root.getSelection() : document.getSelection();
  if (!root.getSelection && selection?.getComposedRanges) return selection.getComposedRanges({ shadowRoots: [root] })[0];
  return selection?.rangeCount ? selection.getRangeAt(0) : null;
}

/* Where in the article a place of the page is, counted in characters as Python counts them; null if it is not in the text. */
function placeOf(node, offset) {
  const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("p");
  if (!paragraph?.passage) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return paragraph.passage.start + [...before.toString()].length;
}
