// The lines of a large network. Drawing twenty thousand lines takes longer than a frame, so they are
// drawn into a picture of their own, some in each frame, and that picture is moved along while the
// reader pans and zooms. Small networks are drawn directly.

const direct = 2500; // links: so many are drawn within a frame
const chunk = 1500; // links a frame
const settle = 140; // ms without movement before the picture is drawn anew

function strokeLines(ctx, nodes, links, from, to) {
  ctx.beginPath();
  for (let i = from; i < to; i += 1) {
    const source = nodes[links[i].source];
    const target = nodes[links[i].target];
    ctx.moveTo(source.x, source.y);
    ctx.lineTo(target.x, target.y);
  }
  ctx.stroke();
}

export class LinkLayer {
  #front = document.createElement('canvas');
  #back = document.createElement('canvas');
  #frontView = null; // the transform under which the front was drawn
  #job = null;
  #timer = null;

  constructor(nodes, redraw) {
    this.nodes = nodes;
    this.redraw = redraw;
    this.solid = [];
    this.dashed = [];
  }

  // Links by whether they are there yet.
  set(solid, dashed) {
    this.solid = solid;
    this.dashed = dashed;
    this.#frontView = null;
    this.#job = null;
  }

  get #isLarge() {
    return this.solid.length + this.dashed.length > direct;
  }

  // The view has changed: once it rests, the picture is drawn anew.
  moved() {
    if (!this.#isLarge) return;
    this.#job = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#begin(), settle);
  }

  #begin() {
    this.#job = { at: 0, view: null };
    this.redraw();
  }

  // Draws onto the page's canvas, whose transform is that of the nodes.
  draw(ctx, scale, style) {
    const view = ctx.getTransform();
    if (!this.#isLarge) {
      this.#drawAll(ctx, scale, style);
      return;
    }
    if (this.#frontView === null && this.#job === null) this.#job = { at: 0, view: null };
    if (this.#job !== null) this.#advance(ctx.canvas, view, scale, style);
    if (this.#frontView !== null) this.#paste(ctx, view);
  }

  #drawAll(ctx, scale, style) {
    ctx.strokeStyle = style.color;
    ctx.lineWidth = style.width / scale;
    ctx.setLineDash([]);
    strokeLines(ctx, this.nodes, this.solid, 0, this.solid.length);
    ctx.setLineDash([4 / scale, 3 / scale]);
    strokeLines(ctx, this.nodes, this.dashed, 0, this.dashed.length);
    ctx.setLineDash([]);
  }

  #advance(canvas, view, scale, style) {
    const job = this.#job;
    const ctx = this.#back.getContext('2d');
    if (job.view === null) {
      this.#back.width = canvas.width;
      this.#back.height = canvas.height;
      job.view = view;
      job.inside = this.#inside(view, canvas);
    }
    ctx.setTransform(job.view);
    ctx.strokeStyle = style.color;
    ctx.lineWidth = style.width / scale;
    const end = Math.min(job.inside.length, job.at + chunk);
    strokeLines(ctx, this.nodes, job.inside, job.at, end);
    job.at = end;
    if (end === job.inside.length) {
      [this.#front, this.#back] = [this.#back, this.#front];
      this.#frontView = job.view;
      this.#job = null;
    }
    requestAnimationFrame(() => this.redraw());
  }

  // Links that can be seen: those whose box meets that of the canvas.
  #inside(view, canvas) {
    const inverse = view.inverse();
    const low = inverse.transformPoint({ x: 0, y: 0 });
    const high = inverse.transformPoint({ x: canvas.width, y: canvas.height });
    return [...this.solid, ...this.dashed].filter(({ source, target }) => {
      const a = this.nodes[source];
      const b = this.nodes[target];
      return Math.max(a.x, b.x) >= low.x && Math.min(a.x, b.x) <= high.x &&
        Math.max(a.y, b.y) >= low.y && Math.min(a.y, b.y) <= high.y;
    });
  }

  #paste(ctx, view) {
    const shift = view.multiply(this.#frontView.inverse());
    ctx.save();
    ctx.setTransform(shift);
    ctx.imageSmoothingEnabled = false;
    ctx.drawImage(this.#front, 0, 0);
    ctx.restore();
  }
}
