/* Copies the address of the page as it stands, with all that is chosen. */
export default function copyLink({ data, parentElement }) {
  let button = parentElement.querySelector("button");
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.title = data.help;
    parentElement.appendChild(button);
  }
  button.textContent = data.label;
  button.onclick = async () => {
    const copied = await copy(location.href);
    button.textContent = copied ? data.done : data.failed;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => (button.textContent = data.label), 2500);
  };
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text); // a page without HTTPS has no clipboard
  }
}

function copyByHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.appendChild(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}
