// The demonstration: several identities side by side in one browser, each in its own frame.

const byId = (id) => document.getElementById(id);
const tabs = byId('tabs');
const phones = byId('phones');
const who = byId('who');
const shown = []; // {name, label, citizen, frame, panel, tab}
let target = null; // the citizen's phone that receives the sample sentences
let officers = []; // those of "more" who have no phone yet

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  if (tag === 'button') element.type = 'button';
  return element;
}

// On a small screen one panel is seen at a time; on a wide one the tabs are hidden by the style.
function select(tab) {
  for (const each of tabs.children) {
    const on = each === tab;
    each.setAttribute('aria-pressed', String(on));
    byId(each.dataset.panel).classList.toggle('selected', on);
  }
  tab.classList.remove('news');
  tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function addTab(label, panel) {
  const tab = make('button', '', label);
  tab.dataset.panel = panel;
  tab.title = label; // a long one is cut short on a phone
  tab.addEventListener('click', () => select(tab));
  tabs.append(tab);
  return tab;
}

function aim(phone) {
  target = phone;
  byId('target').textContent = phone.label;
}

// Each phone holds a stream open, and a browser allows six connections to one host: a sixth would silence all.
const MOST_PHONES = 5;

function addPhone({ name, label, start }) {
  const panel = make('section', `panel phone ${start ? 'officer' : 'citizen-phone'}`);
  panel.id = `phone-${name}`;
  const frame = make('iframe');
  frame.title = `Máy của ${label}`;
  frame.allow = 'geolocation';
  const query = new URLSearchParams({ id: name, embed: '1' });
  if (start) query.set('start', start);
  frame.src = `/chat?${query}`;
  const heading = start ? `Cán bộ: ${label}` : label;
  panel.append(make('h2', '', heading), frame);
  phones.append(panel);
  const phone = { name, label, citizen: !start, frame, panel, tab: addTab(heading, panel.id) };
  shown.push(phone);
  if (phone.citizen && !target) aim(phone);
  return phone;
}

const citizens = () => shown.filter((phone) => phone.citizen).length;

function offer() {
  who.textContent = '';
  who.append(new Option(`Người dân ${citizens() + 1}`, ''));
  officers.forEach((officer, index) => who.append(new Option(officer.label, String(index))));
}

function addChosen() {
  if (shown.length >= MOST_PHONES) {
    byId('said').textContent = `Mở tối đa ${MOST_PHONES} máy cùng lúc. Muốn xem máy khác, mời tải lại trang.`;
    return;
  }
  let phone;
  if (who.value === '') {
    const number = citizens() + 1;
    phone = addPhone({ name: `cong-dan-${number}`, label: `Người dân ${number}`, start: '' });
    aim(phone);
  } else phone = addPhone(officers.splice(Number(who.value), 1)[0]);
  byId('said').textContent = `Đã thêm máy «${phone.label}».`;
  offer();
  phone.panel.scrollIntoView();
}

function fill(sentence, byKeyboard) {
  if (!target) return;
  select(target.tab);
  target.frame.contentWindow.postMessage({ type: 'langnghe:fill', text: sentence, byKeyboard }, location.origin);
  byId('said').textContent = `Đã đưa câu vào máy «${target.label}». Mời bấm «Gửi» ở máy đó.`;
}

function show({ title, intro, phones: first, more, try: samples }) {
  document.title = `${title} – xem thử`;
  byId('title').textContent = title;
  byId('intro').textContent = intro;
  first.forEach(addPhone);
  const citizen = shown.find((phone) => phone.citizen);
  for (const place of document.querySelectorAll('.citizen')) if (citizen) place.textContent = citizen.label;
  for (const sentence of samples) {
    const item = make('li');
    const button = make('button', '', sentence);
    button.addEventListener('click', ({ detail }) => fill(sentence, !detail));
    item.append(button);
    byId('samples').append(item);
  }
  // A name keeps its secret in this browser: an officer added again is the same person.
  officers = more.map((each, index) => Object.assign({ name: `can-bo-${index + 2}` }, each));
  offer();
}

async function begin() {
  select(addTab('Hướng dẫn', 'guide'));
  try {
    const response = await fetch('/api/demo');
    if (!response.ok) throw new Error(String(response.status));
    show(await response.json());
  } catch (error) {
    byId('intro').textContent = 'Chưa tải được trang xem thử. Mời bà con tải lại trang.';
  }
}

byId('add').addEventListener('click', addChosen);
// A click into a frame takes the focus from this page: the citizen's phone last used is aimed at.
window.addEventListener('blur', () => {
  const phone = shown.find((each) => each.frame === document.activeElement);
  if (phone && phone.citizen) aim(phone);
});
window.addEventListener('message', (event) => {
  if (event.origin !== location.origin || !event.data || event.data.type !== 'langnghe:news') return;
  const phone = shown.find((each) => each.frame.contentWindow === event.source);
  if (phone && phone.tab.getAttribute('aria-pressed') !== 'true') phone.tab.classList.add('news');
});
begin();
