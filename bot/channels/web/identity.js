// Whose conversation this device holds: the private link that opens it elsewhere and can be made void, the
// question when a link brings another one (always: it may be a stranger's), and forgetting it on a shared computer.
//
// The secret stands in the part of the address behind '#', which browsers never send.

import * as dialog from './dialog.js';
import * as frame from './frame.js';
import { changeSecret, isVoid, secret } from './net.js';
import * as outbox from './outbox.js';
import { forget, read, write } from './store.js';
import { log, make } from './view.js';

const MARK = '#k=';
const SECRET = /^[A-Za-z0-9_-]{43}$/; // 32 bytes; a link that was cut off must not open an empty conversation
const WARNING = 'Ai có đường liên kết này đều đọc được cuộc trò chuyện và nhắn tin thay bà con. '
  + 'Chỉ đưa cho người bà con tin cậy.';
let brought = ''; // from a link, until it is settled

const words = (text, className) => make('p', className || '', text);

function start(token) {
  write('', token);
  location.reload();
}

// Takes the secret out of the address bar, before anything else happens.
export function takeFromAddress() {
  if (!location.hash.startsWith(MARK)) return;
  const found = location.hash.slice(MARK.length);
  history.replaceState(null, '', location.pathname + location.search);
  brought = SECRET.test(found) ? found : '';
  if (!brought) {
    dialog.show('Đường liên kết bị thiếu', [
      words('Đường liên kết này không đủ hoặc bị sai. Mời bà con chép lại cả đường liên kết rồi mở lần nữa.'),
    ], [['Đã hiểu']]);
  }
}

// Called once it is known what this device already holds.
export async function settle() {
  if (read('closed')) {
    sayClosed();
    return;
  }
  const theirs = brought;
  brought = '';
  if (!theirs || theirs === read('')) return;
  if (await isVoid(theirs)) {
    dialog.show('Đường liên kết đã hủy', [
      words('Đường liên kết này đã bị hủy, không mở được cuộc trò chuyện nào nữa.'),
      words('Nếu cần, mời bà con xin đường liên kết mới của người đang giữ cuộc trò chuyện đó.'),
    ], [['Đã hiểu']]);
    return;
  }
  const open = 'Mở cuộc trò chuyện đó';
  if (!log.querySelector('.message') && !outbox.list().length) {
    dialog.show('Mở cuộc trò chuyện đã có?', [
      ...caution(),
      words('Nếu không chắc, mời bà con bắt đầu cuộc mới.'),
    ], [
      ['Bắt đầu cuộc mới'],
      [open, () => start(theirs)], // words not yet sent stay in the text box
    ], true);
    return;
  }
  dialog.show('Giữ cuộc trò chuyện nào?', [
    ...caution(),
    words('Máy này đang có một cuộc trò chuyện khác, và chỉ giữ được một.'),
    ...losses(),
    words('Nếu mở cuộc kia, hãy lấy đường liên kết của cuộc đang có trước, để sau này còn mở lại được.'),
  ], [
    ['Giữ cuộc đang có trên máy'],
    ['Lấy đường liên kết của cuộc đang có', () => { brought = theirs; showLink(() => { settle(); }); }],
    [open, () => { forget(outbox.list()).then(() => start(theirs)); }],
  ], true);
}

function sayClosed() {
  write('closed', null);
  const left = outbox.list().length || read('draft');
  dialog.show('Cuộc trò chuyện cũ đã đóng ở máy này', [
    words('Đường liên kết mà máy này dùng đã bị hủy từ một máy khác, nên ở đây không xem tiếp được nữa. '
      + 'Phản ánh đã gửi vẫn được giải quyết.'),
    words(left ? 'Lời đang viết và tin chưa gửi của bà con vẫn còn đây.' : ''),
    words('Mời bà con bắt đầu cuộc mới. Nếu được đưa đường liên kết mới, hãy mở đường liên kết đó.'),
  ].filter((each) => each.textContent), [['Đã hiểu', () => { settle(); }]]);
}

const caution = () => [
  words('Đường liên kết này mở một cuộc trò chuyện đã có từ trước.'),
  words('Ai có đường liên kết này đều đọc được mọi điều viết trong đó. '
    + 'Đừng mở nếu bà con thấy nó trên tờ dán, hoặc do người lạ gửi.', 'warning'),
];

// What exists on this device only, and goes when its conversation goes.
function losses() {
  const count = outbox.list().length;
  return [
    count ? `Có ${count} tin chưa gửi được: các tin này sẽ mất.` : '',
    read('draft') ? 'Lời đang viết trong ô nhắn tin sẽ mất.' : '',
  ].filter(Boolean).map((sentence) => words(sentence, 'warning'));
}

function copy(field, said) {
  const done = () => { said.textContent = 'Đã chép. Bà con có thể dán vào tin nhắn hoặc sổ ghi của mình.'; };
  const byHand = () => {
    field.focus();
    field.select();
    if (document.execCommand('copy')) done();
    else said.textContent = 'Máy không tự chép được. Mời bà con giữ tay vào ô trên rồi chọn «Sao chép».';
  };
  if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(field.value).then(done, byHand);
  else byHand();
}

export async function showLink(then) {
  let token;
  try {
    token = await secret();
  } catch (error) {
    dialog.show('Chưa có mạng', [words('Cuộc trò chuyện chưa bắt đầu. Mời bà con thử lại khi có mạng.')], [['Đã hiểu']]);
    return;
  }
  const field = make('input');
  field.readOnly = true;
  field.value = `${location.origin}/chat${MARK}${token}`;
  field.setAttribute('aria-label', 'Đường liên kết riêng');
  field.addEventListener('focus', () => field.select());
  const said = words('');
  said.setAttribute('role', 'status');
  const ways = [['Chép đường liên kết', () => { copy(field, said); return true; }]];
  if (navigator.share) {
    const message = { title: 'Lắng Nghe – đường liên kết riêng', url: field.value };
    ways.push(['Chia sẻ…', () => { navigator.share(message).catch(() => undefined); return true; }]);
  }
  ways.push(['Hủy đường liên kết cũ', () => askVoid(then)]);
  dialog.show('Đường liên kết riêng', [
    words('Mở đường liên kết này ở máy khác, hoặc ở máy này về sau, để xem và nói tiếp cuộc trò chuyện.'),
    words(WARNING, 'warning'),
    field,
    said,
  ], ways.concat([['Đóng', then]]));
}

// `then` is what follows on the link's dialog, if it was not opened from the menu.
function askVoid(then) {
  const said = words('');
  said.setAttribute('role', 'status');
  const go = () => {
    said.textContent = 'Đang hủy, xin chờ một chút…';
    changeSecret().catch(() => false).then((done) => {
      if (done) sayVoid(then);
      else {
        said.textContent = 'Chưa hủy được, vì máy chưa nối được với máy chủ. '
          + 'Đường liên kết cũ có thể vẫn mở được. Mời bà con bấm lại khi có mạng.';
      }
    });
    return true;
  };
  dialog.show('Hủy đường liên kết cũ?', [
    words('Mọi đường liên kết đã đưa ra sẽ không mở được nữa. Máy khác đang mở cuộc trò chuyện này sẽ thôi xem được.'),
    words('Máy này vẫn dùng tiếp như cũ.'),
    said,
  ], [
    ['Không hủy', () => { showLink(then); }],
    ['Hủy đường liên kết cũ', go],
  ], true);
}

function sayVoid(then) {
  dialog.show('Đã hủy đường liên kết cũ', [
    words('Từ giờ chỉ máy này mở được cuộc trò chuyện. Muốn mở ở máy khác, bà con lấy đường liên kết mới.'),
  ], [
    ['Lấy đường liên kết mới', () => { showLink(then); }],
    ['Đóng', then],
  ]);
}

function goAway() {
  forget(outbox.list()).then(() => {
    frame.left();
    const params = new URLSearchParams(location.search);
    params.delete('start');
    location.replace(`${location.pathname}?${params}`);
  });
}

export function askLeave() {
  dialog.show('Rời khỏi máy này?', [
    words('Máy này sẽ quên cuộc trò chuyện. Nên làm khi dùng máy chung. Phản ánh đã gửi vẫn được giải quyết.'),
    ...losses(),
    words('Muốn đọc trả lời về sau, bà con hãy giữ đường liên kết riêng trước.'),
  ], [
    ['Lấy đường liên kết riêng', () => { showLink(askLeave); }],
    ['Rời khỏi máy này', goAway],
    ['Ở lại'],
  ]);
}
