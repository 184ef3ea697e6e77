// Brings the note of a value to where the value stands: into the margin of
// running text where the page has one, else under the line, when the value is
// focused or tapped. Without this script the notes stand at the end.

const wide = matchMedia('(min-width: 80rem)');
const calls = 'a[href^="#note-"]';
const text = ':is(.prose, .offers, .rows, .history, .links, .section-head)';
const made = new Map(); // call → its note beside or below it
let pinned = null;
let closing = false; // the focus goes back to a call: neither opens nor closes a note
let count = 0;

const noteOf = (call) => document.getElementById(call.hash.slice(1));

// A copy of the note at the end, without what makes sense only there.
function copy(call, className) {
  const source = noteOf(call);
  if (!source) return null;
  const note = document.createElement('aside');
  note.className = className;
  note.setAttribute('role', 'note');
  note.id = `${source.id}-${++count}`;
  call.setAttribute('aria-controls', note.id);
  note.append(...[...source.cloneNode(true).childNodes]);
  note.querySelector('.back')?.remove();
  return note;
}

// Where a note can stand in the order of reading: after the block of the
// call, within a list item or figure, in a row of its own in a table.
function insert(note, call) {
  const block = call.closest('tr, li, dd, .figure, p, h1, h2, h3, blockquote, .finding');
  if (!block) return call.after(note);
  if (block.localName === 'tr') {
    const row = document.createElement('tr');
    const cell = row.insertCell();
    cell.colSpan = block.cells.length;
    cell.append(note);
    block.after(row);
    note.row = row;
  } else if (block.matches('li, dd, .figure')) block.append(note);
  else {
    let last = block; // notes stand in the order of their calls
    while (last.nextElementSibling?.matches('.sidenote, .linenote')) last = last.nextElementSibling;
    last.after(note);
  }
}

function drop(call) {
  const note = made.get(call);
  if (!note) return;
  (note.row || note).remove();
  made.delete(call);
  call.removeAttribute('aria-controls');
  call.setAttribute('aria-expanded', 'false');
}

function open(call) {
  if (made.has(call)) return made.get(call);
  const note = copy(call, 'linenote');
  if (!note) return null;
  insert(note, call);
  made.set(call, note);
  call.setAttribute('aria-expanded', 'true');
  return note;
}

// The margin: one note for each value of a section's running text, beside its
// line or, where another stands there, below that.
function margin() {
  for (const [call, note] of made) if (note.classList.contains('sidenote')) drop(call);
  if (!wide.matches) return;
  const above = underCall();
  for (const section of document.querySelectorAll('main > .section:not(.sources, .section-wide)')) {
    const seen = new Set(above);
    let below = 0;
    const from = section.getBoundingClientRect().top;
    const found = [...section.querySelectorAll(`${text} ${calls}`)].filter((call) => !call.closest('table, .benchmark, .figures, .linenote'));
    const notes = [];
    for (const call of found) {
      if (seen.has(call.hash) || made.has(call)) continue;
      seen.add(call.hash);
      const note = copy(call, 'sidenote');
      if (!note) continue;
      call.removeAttribute('aria-expanded'); // what stands in the margin is always open
      insert(note, call);
      made.set(call, note);
      notes.push([note, call.getBoundingClientRect().top - from]);
    }
    for (const [note, top] of notes) {
      const at = Math.max(top, below);
      note.style.insetBlockStart = `${at}px`;
      below = at + note.offsetHeight + 12;
    }
    section.style.minBlockSize = below ? `${below}px` : '';
  }
}

// The figures of the first screen have their notes below the person to call,
// as many as there is room for; the others open when they are asked for. Gives
// which are there, so that the parts below do not say them again.
function underCall() {
  const shown = [];
  const head = document.querySelector('.pagehead.has-call');
  const card = head?.querySelector(':scope > .call');
  if (!card) return shown;
  const box = head.getBoundingClientRect();
  const floor = box.bottom - parseFloat(getComputedStyle(head).paddingBlockEnd);
  let top = card.getBoundingClientRect().bottom + 24;
  for (const call of head.querySelectorAll(`.pagehead-figures ${calls}`)) {
    if (made.has(call)) continue;
    const note = copy(call, 'sidenote');
    if (!note) continue;
    head.append(note);
    if (top + note.offsetHeight > floor) {
      note.remove();
      call.removeAttribute('aria-controls');
      return shown;
    }
    shown.push(call.hash);
    note.style.insetBlockStart = `${top - box.top}px`;
    top += note.offsetHeight + 12;
    call.removeAttribute('aria-expanded');
    made.set(call, note);
  }
  return shown;
}

const beside = (call) => {
  const own = made.get(call);
  if (own?.classList.contains('sidenote')) return own;
  if (!wide.matches) return null;
  const section = call.closest('main > .section, .pagehead');
  for (const [other, note] of made) {
    if (other.hash === call.hash && note.classList.contains('sidenote') && other.closest('main > .section, .pagehead') === section) return note;
  }
  return null;
};

document.addEventListener('click', (event) => {
  const call = event.target.closest?.(calls);
  if (!call || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const side = beside(call);
  if (side) {
    event.preventDefault();
    side.classList.toggle('is-lit');
    return;
  }
  if (!noteOf(call)) return;
  event.preventDefault();
  if (pinned === call) {
    pinned = null;
    drop(call);
  } else {
    if (pinned) drop(pinned);
    pinned = call;
    open(call);
  }
});

document.addEventListener('focusin', ({ target }) => {
  if (closing || !target.matches?.(calls) || !target.matches(':focus-visible')) return;
  const side = beside(target);
  if (side) side.classList.add('is-lit');
  else open(target);
});

document.addEventListener('focusout', ({ target, relatedTarget }) => {
  if (closing || !target.matches) return;
  const call = target.matches(calls) ? target : [...made].find(([, note]) => note.contains(target))?.[0];
  if (!call || call === pinned || call === relatedTarget) return;
  const note = made.get(call);
  if (note?.contains(relatedTarget)) return;
  const side = beside(call);
  if (side) side.classList.remove('is-lit');
  else drop(call);
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const inside = [...made].find(([call, note]) => note.contains(document.activeElement) || call === document.activeElement);
  const call = inside?.[0] ?? pinned;
  if (!call || made.get(call)?.classList.contains('sidenote')) return;
  closing = true;
  call.focus(); // before the note goes, and the focus with it
  closing = false;
  pinned = null;
  drop(call);
});

for (const call of document.querySelectorAll(calls)) if (noteOf(call)) call.setAttribute('aria-expanded', 'false');
margin();
wide.addEventListener('change', margin);
let width = innerWidth;
addEventListener('resize', () => {
  if (innerWidth !== width) { width = innerWidth; margin(); }
});
document.fonts?.ready.then(margin);
