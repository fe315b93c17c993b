// Frames in the page: a bounded store, and the one who asks the kernel for what is missing.

const LIMITS = { frames: 64, bytes: 24 * 1024 * 1024 };

class FrameStore {
  constructor(limits = LIMITS) {
    this.limits = limits;
    this.frames = new Map();
    this.bytes = 0;
  }

  get(key) {
    const frame = this.frames.get(key);
    if (frame) {
      this.frames.delete(key);
      this.frames.set(key, frame);
    }
    return frame;
  }

  has(key) {
    return this.frames.has(key);
  }

  put(key, frame) {
    this.drop(key);
    this.frames.set(key, frame);
    this.bytes += frame.bytes;
    const full = () => this.frames.size > this.limits.frames || this.bytes > this.limits.bytes;
    while (this.frames.size > 1 && full()) this.drop(this.frames.keys().next().value);
  }

  drop(key) {
    const frame = this.frames.get(key);
    if (!frame) return;
    this.frames.delete(key);
    this.bytes -= frame.bytes;
    frame.free();
  }

  clear() {
    [...this.frames.keys()].forEach((key) => this.drop(key));
  }
}

// The element itself is kept, loaded and decoded: to show a step is to put its element in place.
function pictureFrame(buffer, about) {
  const blob = new Blob([buffer], { type: "image/png" });
  const url = URL.createObjectURL(blob);
  const picture = h("img", { class: "ws-picture", src: url, alt: about.alt, decoding: "sync", draggable: "false" });
  const frame = { ...about, blob, picture, bytes: blob.size, ready: false, free: () => URL.revokeObjectURL(url) };
  const settled = () => (frame.ready = true);
  frame.loading = picture.decode().then(settled, settled);
  return frame;
}

// One request is on its way at a time; the newest wish is asked next, the ones between never are.
// After a rest, neighbours are asked for singly, and only while a drawing costs little.
const REST = 150;
const CHEAP = 50;
const AROUND = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6];

class FrameAsker {
  constructor(model, state) {
    this.model = model;
    this.state = state;
    this.store = new FrameStore();
    this.asked = null;
    this.cost = 0;
    this.views = new Set();
    this.rest = afterRest(REST, () => this.ahead());
    this.failed = new Map();
    this.generation = model.get("generation");
  }

  key(index, { scale, theme } = this.state) {
    return [this.generation, index, scale, theme].join("|");
  }

  current() {
    return this.store.get(this.key(this.state.index));
  }

  wish(change) {
    Object.assign(this.state, change);
    if ("index" in change) this.views.forEach((view) => view.place(change.index));
    this.rest();
    const key = this.key(this.state.index);
    if (![...this.views].some((view) => view.alive())) this.asked = null;
    if (this.store.has(key) || this.failed.has(key)) this.tell();
    else if (!this.asked) this.ask(this.state.index, "show");
  }

  ask(index, why) {
    if (![...this.views].some((view) => view.alive())) {
      if (why === "show") this.views.forEach((view) => view.dead());
      return;
    }
    const { scale, theme } = this.state;
    this.asked = { key: this.key(index), turn: uid() };
    this.model.send({ type: "frame", index, scale, theme, why, turn: this.asked.turn });
  }

  arrive(message, buffers) {
    if (message.type !== "frame" || message.turn !== this.asked?.turn) return;
    const { key } = this.asked;
    this.asked = null;
    this.cost = message.cost ?? 0;
    if (message.problem) this.failed.set(key, message.problem);
    else this.store.put(key, pictureFrame(buffers[0], { alt: message.alt, sentence: message.sentence }));
    const wanted = this.key(this.state.index);
    if (!this.store.has(wanted) && !this.failed.has(wanted)) return this.ask(this.state.index, "show");
    if (key === wanted) this.tell();
    if (!this.rest.waiting()) setTimeout(() => this.ahead(), 30);
  }

  ahead() {
    if (this.asked || this.rest.waiting() || this.cost > CHEAP || document.hidden) return;
    const last = this.model.get("steps").length - 1;
    const near = AROUND.map((by) => this.state.index + by).filter((index) => index >= 0 && index <= last);
    const next = near.find((index) => !this.store.has(this.key(index)) && !this.failed.has(this.key(index)));
    if (next !== undefined) this.ask(next, "ahead");
  }

  renew() {
    if (this.generation === this.model.get("generation")) return;
    this.generation = this.model.get("generation");
    this.store.clear();
    this.failed.clear();
    this.asked = null;
    this.wish({});
  }

  tell() {
    const frame = this.current();
    const problem = this.failed.get(this.key(this.state.index));
    if (frame && !frame.ready) frame.loading.then(() => this.tell());
    else this.views.forEach((view) => view.show(frame, problem));
  }

  join(view) {
    this.views.add(view);
  }

  leave(view) {
    this.views.delete(view);
    if (this.views.size) return false;
    this.rest.cancel();
    this.store.clear();
    return true;
  }
}
